//! What a desktop needs to know the program and its files: the entries agree with each other, and what is installed can be taken away.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/linux")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a file of the package")
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// Every file below a folder, from there.
fn files(root: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut ahead = vec![root.to_owned()];
    while let Some(at) = ahead.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                ahead.push(path);
            } else {
                found.insert(path.strip_prefix(root).expect("it is below").to_owned());
            }
        }
    }
    found
}

/// Runs the script against a folder instead of the system, with a stand-in for the program.
fn install(at: &Path, more: &[&str]) {
    let release = at.join("target/release");
    fs::create_dir_all(&release).expect("a folder");
    fs::write(release.join("tropa"), "#!/bin/sh\n").expect("a file");
    assert!(Command::new("chmod").arg("755").arg(release.join("tropa")).status().expect("chmod").success());
    let done = Command::new("sh")
        .arg(folder().join("install.sh"))
        .args(["--prefix", "/usr"])
        .args(more)
        .env("DESTDIR", at.join("system"))
        .env("CARGO_TARGET_DIR", at.join("target"))
        .output()
        .expect("a shell");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn every_kind_of_file_is_known_to_the_desktop_with_its_name_icon_and_program() {
    let (kinds, desktop, about) = (text("tropa.mime.xml"), text("tropa.desktop"), text("tropa.metainfo.xml"));
    let types = between(&kinds, "<mime-type type=\"", "\"");
    assert_eq!(types, ["application/x-tropa", "application/x-tropa-persona"]);
    assert_eq!(between(&kinds, "<glob pattern=\"", "\""), ["*.tropa", "*.tropa-persona"]);
    assert_eq!(between(&desktop, "\nMimeType=", "\n"), [format!("{};", types.join(";"))]);
    assert_eq!(between(&about, "<mediatype>", "</mediatype>"), types);

    let system = TempDir::new().expect("a folder");
    install(system.path(), &[]);
    let installed = files(&system.path().join("system/usr"));
    let icons = between(&kinds, "<icon name=\"", "\"");
    assert_eq!(icons.len(), types.len());
    for (icon, kind) in icons.into_iter().zip(types) {
        assert_eq!(icon, kind.replace('/', "-"), "desktops look for an icon by the name of the type too");
        let path = format!("share/icons/hicolor/scalable/mimetypes/{icon}.svg");
        assert!(installed.contains(Path::new(&path)), "{path}");
    }
    for opening in ["<comment>", "<comment xml:lang=\"ru\">"] {
        let comments = between(&kinds, opening, "</comment>");
        assert!(
            comments.len() == 2 && comments.iter().all(|comment| !comment.is_empty()),
            "in Russian too: {comments:?}"
        );
    }
}

#[test]
fn what_is_installed_is_taken_away_again() {
    let system = TempDir::new().expect("a folder");
    let root = system.path().join("system/usr");
    install(system.path(), &[]);
    let pictures = fs::read_dir(folder()).expect("a folder").filter_map(Result::ok);
    let pictures = pictures.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "svg")).count();
    let installed = files(&root);
    let icons = installed.iter().filter(|path| path.starts_with("share/icons")).count();
    assert_eq!(icons, pictures, "every picture of the package is installed: {installed:?}");
    install(system.path(), &["--uninstall"]);
    assert_eq!(files(&root), BTreeSet::new());
}
