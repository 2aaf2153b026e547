//! Whether a window can be opened here, found out before the event loop: two of the libraries it loads at run time end the
//! program where they are missing, instead of returning an error.

use crate::i18n::{Args, Localized, Value};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// Why no window can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The program was built without the feature `studio`.
    NotBuiltIn,
    /// There is neither an X nor a Wayland display.
    NoDisplay,
    /// A library is not installed.
    MissingLibrary {
        /// The file that was looked for.
        file: &'static str,
        /// Debian's package that holds it.
        package: &'static str,
    },
    /// The window system refused.
    Failed {
        /// What it said.
        reason: String,
    },
}

impl Localized for Obstacle {
    fn key(&self) -> &'static str {
        match self {
            Self::NotBuiltIn => "cli-not-built-in",
            Self::NoDisplay => "cli-no-display",
            Self::MissingLibrary { .. } => "cli-missing-library",
            Self::Failed { .. } => "cli-no-window",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::NotBuiltIn | Self::NoDisplay => Vec::new(),
            Self::MissingLibrary { file, package } => {
                vec![("file", (*file).into()), ("package", (*package).into())]
            }
            Self::Failed { reason } => vec![("reason", Value::quoted(&without_source_places(reason)))],
        }
    }
}

/// What a window system said, without the place in the source at which a library heard it: that names a folder of the machine
/// the program was built on, and helps nobody who runs it.
fn without_source_places(reason: &str) -> String {
    const HEARD: &str = "os error at ";
    match reason.split_once(HEARD).and_then(|(before, rest)| Some((before, rest.split_once(": ")?))) {
        Some((before, (place, cause))) if place.contains(".rs:") => format!("{before}{cause}"),
        _ => reason.to_owned(),
    }
}

/// Libraries without which a window on X cannot be opened, with Debian's packages.
const X11: &[(&str, &str)] = &[
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];
/// The same for Wayland.
const WAYLAND: &[(&str, &str)] = &[
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
];

/// What stands in the way of a window; `None` where nothing is known to.
#[must_use]
pub fn obstacle() -> Option<Obstacle> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    // The order in which the event loop itself chooses.
    let needed = if set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") {
        WAYLAND
    } else if set("DISPLAY") {
        X11
    } else {
        return Some(Obstacle::NoDisplay);
    };
    let folders = library_folders();
    // Where the loader looks is not known (a system without these folders), nothing can be said to be missing.
    if folders.is_empty() {
        return None;
    }
    (needed.iter())
        .find(|(file, _)| !folders.iter().any(|folder| folder.join(file).exists()))
        .map(|&(file, package)| Obstacle::MissingLibrary { file, package })
}

/// The folders in which the dynamic loader looks, as far as they can be told without asking it.
fn library_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("LD_LIBRARY_PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let triplet = format!("{}-linux-gnu", env::consts::ARCH);
    for root in ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib", "/run/current-system/sw/lib"] {
        folders.push(PathBuf::from(root));
        folders.push(Path::new(root).join(&triplet));
    }
    let listed = fs::read_dir("/etc/ld.so.conf.d").into_iter().flatten().flatten().map(|entry| entry.path());
    for file in listed.filter(|path| path.extension() == Some(OsStr::new("conf"))) {
        let text = fs::read_to_string(file).unwrap_or_default();
        folders.extend(text.lines().map(str::trim).filter(|line| line.starts_with('/')).map(PathBuf::from));
    }
    folders.retain(|folder| folder.is_dir());
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_does_not_open_names_no_folder_of_the_build() {
        let reason =
            "winit EventLoopError: os error at /home/me/.cargo/registry/src/winit-0.30/src/x11/mod.rs:12: no X";
        let told = Obstacle::Failed { reason: reason.to_owned() }.args();
        assert_eq!(told, [("reason", "winit EventLoopError: no X".into())]);
        assert_eq!(without_source_places("OpenGL: 3.1 is missing"), "OpenGL: 3.1 is missing");
    }
}
