//! The program without a window, as a person types it: exit codes, messages, files.
#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use crate::support::{read_by_another, repository, sample};
use assert_cmd::Command;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command as System, Output};
use tempfile::TempDir;
use tropa::layout::{Engine, View};

fn tropa() -> Command {
    let mut command = Command::cargo_bin("tropa").expect("the program was built for this test");
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").env("LANG", "en_US.UTF-8");
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for files")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SAMPLE: &str = "assets/samples/marketplaces.tropa";

fn exported(folder: &TempDir, name: &str, arguments: &[&str]) -> PathBuf {
    let out = folder.path().join(name);
    tropa().arg("export").arg(repository(SAMPLE)).arg(&out).args(arguments).assert().success();
    out
}

#[test]
fn the_sample_becomes_an_a1_poster_below_150_kilobytes() {
    let folder = folder();
    let out = exported(&folder, "poster.pdf", &["--paper", "a1"]);
    let length = fs::metadata(&out).expect("it was written").len();
    assert!(length < 150_000, "{length} bytes");
    let document = lopdf::Document::load(&out).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let media = document.get_dictionary(page).and_then(|page| page.get(b"MediaBox")).and_then(lopdf::Object::as_array);
    let sides: Vec<f32> = media.expect("a media box").iter().filter_map(|side| side.as_float().ok()).collect();
    assert!((sides[2] - 2384.0).abs() <= 1.0 && (sides[3] - 1684.0).abs() <= 1.0, "{sides:?}");
}

#[test]
fn every_line_of_the_sheet_is_found_in_the_pdf_unbroken() {
    let folder = folder();
    let out = exported(&folder, "poster.pdf", &[]);
    let Some(output) = read_by_another("pdftotext", &["-raw", &out.to_string_lossy(), "-"]) else { return };
    let plain = |text: &str| {
        let words = text.replace(['\u{AD}', '\u{2010}', '\u{2011}'], "-");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let found = plain(&String::from_utf8_lossy(&output.stdout));
    let document = sample();
    let journey = document.first_journey().expect("a journey").id;
    let layout = Engine::default().lay_out(&document, journey, &View::default());
    let mut lines = 0;
    for (_, run) in layout.scene.text_runs().filter(|(_, run)| run.face != tropa::text::Face::Icons) {
        let line = plain(&run.text);
        assert!(found.contains(&line), "the line «{line}» is not in the PDF as it is on the sheet");
        lines += 1;
    }
    assert!(lines > 100, "the sample has more than {lines} lines");
    assert!(found.contains("Сергей") && found.contains("Поиск решений"));
}

#[test]
fn every_format_is_written_by_the_ending_of_the_name() {
    let folder = folder();
    for (name, start) in [("a.pdf", b"%PDF-1.7".as_slice()), ("a.png", b"\x89PNG"), ("a.svg", b"<?xml")] {
        let out = exported(&folder, name, &["--paper", "a3", "--dpi", "72"]);
        let bytes = fs::read(&out).expect("it was written");
        assert!(bytes.starts_with(start), "{name}");
    }
    let out = folder.path().join("a.docx");
    let output = tropa().arg("export").arg(repository(SAMPLE)).arg(&out).output().expect("it ran");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("pdf"), "{}", errors(&output));
    assert!(!out.exists());
}

#[test]
fn a_poster_is_cut_into_sheets_to_glue_as_pages_of_a_pdf_or_as_numbered_pictures() {
    let folder = folder();
    let out = exported(&folder, "tiles.pdf", &["--paper", "a2", "--tiles", "a3"]);
    let count = lopdf::Document::load(&out).expect("a PDF").get_pages().len();
    assert!((3..=6).contains(&count), "{count}");
    let picture = folder.path().join("tiles.png");
    let export = || {
        let mut tropa = tropa();
        tropa.arg("export").arg(repository(SAMPLE)).arg(&picture);
        tropa.args(["--paper", "a2", "--tiles", "a3", "--dpi", "40"]).output().expect("it ran")
    };
    let output = export();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", errors(&output));
    assert!(told.contains("tiles-01.png") && told.contains("100%"), "{told}");
    let files: Vec<PathBuf> = (1..=count).map(|number| folder.path().join(format!("tiles-{number:02}.png"))).collect();
    assert!(files.iter().all(|file| file.is_file()) && !picture.exists(), "{told}");
    // A stranger's file among them: nothing is written at all.
    fs::write(&files[1], "not a picture").expect("a file");
    fs::remove_file(&files[0]).expect("it was there");
    let output = export();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("tiles-02.png") && !files[0].exists(), "{}", errors(&output));
    for paper in ["a9", "90x200"] {
        let output = tropa().arg("export").arg(repository(SAMPLE)).arg(&out).args(["--tiles", paper]).output();
        assert_eq!(output.expect("it ran").status.code(), Some(2), "{paper}");
    }
}

#[test]
fn every_layout_is_made_and_a_persona_that_is_named_is_alone_in_it() {
    let folder = folder();
    for layout in ["poster", "persona", "compare", "handout", "slides", "workshop"] {
        let out = exported(&folder, &format!("{layout}.pdf"), &["--layout", layout]);
        assert!(!lopdf::Document::load(&out).expect("a PDF").get_pages().is_empty(), "{layout}");
    }
    let export = |arguments: &[&str]| {
        let out = folder.path().join("one.svg");
        let output = tropa().arg("export").arg(repository(SAMPLE)).arg(&out).arg("--text").args(arguments).output();
        (output.expect("it ran"), out)
    };
    let (output, out) = export(&["--persona", "марина"]);
    assert!(output.status.success(), "{}", errors(&output));
    let text = fs::read_to_string(out).expect("text");
    assert!(text.contains("Марина") && !text.contains("Сергей"), "by first name, in any case");
    let (output, _) = export(&["--persona", "Фёдор"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("Марина"), "says who there is: {}", errors(&output));
}

#[test]
fn what_cannot_be_printed_so_is_refused_with_what_can() {
    let folder = folder();
    let out = folder.path().join("x.pdf");
    for (arguments, code) in [
        (&["--booklet"][..], 1),
        (&["--layout", "handout", "--tile", "a4"], 1),
        (&["--layout", "slides", "--booklet", "a4"], 1),
        (&["--layout", "handout", "--split", "3"], 1),
        (&["--tile", "a4", "--two-up"], 2),
        (&["--bleed", "-3"], 2),
        (&["--layout", "novel"], 2),
    ] {
        let output = tropa().arg("export").arg(repository(SAMPLE)).arg(&out).args(arguments).output().expect("it ran");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", errors(&output));
        assert!(!out.exists());
    }
    let output = tropa().arg("export").arg(repository(SAMPLE)).output().expect("it ran");
    assert_eq!(output.status.code(), Some(2), "neither a file nor a folder to write");
}

#[test]
fn all_that_can_be_made_goes_into_a_folder_and_no_stranger_is_replaced() {
    let folder = folder();
    let set = folder.path().join("клиенту");
    let run = || tropa().arg("export").arg(repository(SAMPLE)).arg("--all").arg(&set).output().expect("it ran");
    let output = run();
    assert!(output.status.success(), "{}", errors(&output));
    let names: Vec<PathBuf> = fs::read_dir(&set).expect("made").map(|entry| entry.expect("read").path()).collect();
    assert!(names.len() >= 8, "{names:?}");
    let slides = names.iter().find(|name| name.extension().is_some_and(|end| end == "pptx")).expect("slides");
    fs::write(slides, "not of ours").expect("written");
    let output = run();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains(".pptx"), "{}", errors(&output));
    assert_eq!(fs::read_to_string(slides).expect("kept"), "not of ours");
}

#[test]
fn a_map_is_split_into_sheets_as_pages_of_a_pdf_or_as_numbered_pictures() {
    let folder = folder();
    let out = exported(&folder, "split.pdf", &["--split", "3"]);
    assert_eq!(lopdf::Document::load(&out).expect("a PDF").get_pages().len(), 2);
    let out = exported(&folder, "auto.pdf", &["--split", "auto"]);
    assert_eq!(lopdf::Document::load(&out).expect("a PDF").get_pages().len(), 1, "it fits");
    let picture = folder.path().join("split.svg");
    let export = |arguments: &[&str]| {
        let output = tropa().arg("export").arg(repository(SAMPLE)).arg(&picture).args(arguments).output();
        output.expect("it ran")
    };
    let output = export(&["--split", "2", "--lang", "en"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && told.contains("split-03.svg"), "{told} {}", errors(&output));
    for number in 1..=3 {
        assert!(folder.path().join(format!("split-{number:02}.svg")).is_file());
    }
    for refused in [&["--split", "0"][..], &["--split", "many"], &["--split", "2", "--tiles", "a4"]] {
        let output = export(refused);
        assert_eq!(output.status.code(), Some(2), "{refused:?}");
        assert!(errors(&output).contains("--split"), "{}", errors(&output));
    }
}

#[test]
fn an_export_says_when_type_is_smaller_than_the_paper_allows() {
    let folder = folder();
    let out = folder.path().join("small.pdf");
    let output =
        tropa().arg("export").arg(repository(SAMPLE)).arg(&out).args(["--paper", "a4"]).output().expect("it ran");
    assert!(output.status.success());
    assert!(errors(&output).contains("7\u{a0}pt"), "{}", errors(&output));
}

#[test]
fn the_sample_is_sound_and_says_so_as_json_too() {
    tropa().arg("check").arg(repository(SAMPLE)).assert().code(0);
    let output = tropa().arg("check").arg(repository(SAMPLE)).arg("--json").output().expect("it ran");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["sound"], true);
}

#[test]
fn what_is_on_no_sheet_is_told_by_check_and_export_and_is_no_finding() {
    let folder = folder();
    let check = tropa().arg("check").arg(repository(SAMPLE)).output().expect("it ran");
    let told = String::from_utf8_lossy(&check.stdout).into_owned();
    let line = told.lines().find(|line| line.starts_with("Not on the sheet: ")).expect("a line");
    let out = folder.path().join("poster.svg");
    let export = tropa().arg("export").arg(repository(SAMPLE)).arg(&out).output().expect("it ran");
    assert!(String::from_utf8_lossy(&export.stdout).lines().any(|other| other == line), "both say the same: {line}");
    let json = tropa().arg("check").arg(repository(SAMPLE)).arg("--json").output().expect("it ran");
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert!(report["not_on_sheet"][0]["quotes"].is_u64() && report["findings"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn a_map_that_names_what_is_not_there_has_errors() {
    let folder = folder();
    let path = folder.path().join("dangling.tropa");
    let text = fs::read_to_string(repository(SAMPLE)).expect("the sample");
    fs::write(&path, text.replacen("\"stage\": \"stage-1\"", "\"stage\": \"stage-zzz\"", 1)).expect("a file");
    let output = tropa().arg("check").arg(&path).output().expect("it ran");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("stage-zzz"));
}

/// Writes a file of brackets, as large as asked.
fn brackets(path: &Path, bytes: usize) {
    let block = vec![b'['; 1 << 20];
    let mut file = fs::File::create(path).expect("a file");
    for _ in 0..bytes >> 20 {
        file.write_all(&block).expect("room for the file");
    }
}

#[test]
fn what_cannot_be_read_is_told_in_one_message_with_exit_code_2_and_left_as_it_was() {
    let folder = folder();
    let sample = fs::read_to_string(repository(SAMPLE)).expect("the sample");
    let image = "\"images\": {\n    \"00000000000000000000000000000000\": {\"kind\": \"png\", \"data\": \"bm90IGFuIGltYWdl\"}\n  }";
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "empty"),
        ("not-json", b"{ \"format\": \"tropa\", ".to_vec(), "line 1"),
        ("picture", b"\x89PNG\r\n\x1a\n0000".to_vec(), "PNG"),
        ("wrong-type", sample.replacen("\"age\": 38", "\"age\": \"old\"", 1).into_bytes(), "personas[0].age"),
        ("newer", sample.replacen("\"version\": 1,", "\"version\": 999,", 1).into_bytes(), "999"),
        ("not-an-image", sample.replacen("\"images\": {}", image, 1).into_bytes(), "image"),
    ];
    for (name, bytes, needle) in cases {
        assert_ne!(bytes, sample.as_bytes(), "{name}: the sample has nothing to damage");
        let path = folder.path().join(format!("{name}.tropa"));
        fs::write(&path, &bytes).expect("a file");
        for command in ["check", "export"] {
            let mut tropa = tropa();
            tropa.arg(command).arg(&path);
            if command == "export" {
                tropa.arg(folder.path().join("out.pdf"));
            }
            let output = tropa.output().expect("it ran");
            let told = errors(&output);
            assert_eq!(output.status.code(), Some(2), "{name}: {told}");
            assert!(told.to_lowercase().contains(&needle.to_lowercase()), "{name}: {told}");
            assert!(told.contains(&*path.to_string_lossy()), "{name} does not say which file: {told}");
            assert_eq!(fs::read(&path).expect("still there"), bytes, "{name}");
        }
        assert!(!folder.path().join("out.pdf").exists(), "{name}");
    }
}

#[test]
fn two_hundred_megabytes_of_brackets_are_refused() {
    let folder = folder();
    let path = folder.path().join("brackets.tropa");
    brackets(&path, 200 << 20);
    tropa().arg("check").arg(&path).assert().code(2);
    assert_eq!(fs::metadata(&path).expect("still there").len(), 200 << 20);
}

#[test]
fn a_new_map_is_made_from_every_template_and_never_over_another_file() {
    let folder = folder();
    let output = tropa().args(["templates", "--json"]).output().expect("it ran");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let ids: Vec<&str> = list.as_array().expect("a list").iter().filter_map(|entry| entry["id"].as_str()).collect();
    assert!(ids.len() >= 4, "{ids:?}");
    for id in ids {
        let path = folder.path().join(format!("{id}.tropa"));
        tropa().arg("new").arg(&path).args(["--template", id, "--lang", "ru"]).assert().success();
        tropa().arg("check").arg(&path).assert().success();
        let before = fs::read(&path).expect("a map");
        tropa().arg("new").arg(&path).assert().code(1);
        assert_eq!(fs::read(&path).expect("a map"), before, "the map was overwritten");
    }
    tropa().arg("new").arg(folder.path().join("x.tropa")).args(["--template", "nonsense"]).assert().code(1);
}

#[test]
fn a_made_up_map_has_the_size_asked_for_and_is_the_same_for_the_same_seed() {
    let folder = folder();
    let made = |name: &str| {
        let path = folder.path().join(name);
        let size = ["--stages", "9", "--touchpoints", "123", "--personas", "3", "--seed", "5"];
        tropa().arg("synth").arg(&path).args(size).assert().success();
        path
    };
    let (one, other) = (made("one.tropa"), made("other.tropa"));
    assert_eq!(fs::read(&one).expect("a map"), fs::read(other).expect("a map"));
    let document = tropa::store::open(&one).expect("it opens").document;
    let journey = document.first_journey().expect("a journey");
    assert_eq!((journey.stages.len(), journey.touchpoints.len(), document.personas.len()), (9, 123, 3));
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_a_map_names_the_export_and_no_map_leaves_the_poster_of_the_sample() {
    let folder = folder();
    let output = tropa().arg(repository(SAMPLE)).current_dir(folder.path()).output().expect("it ran");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(errors(&output).trim().lines().count(), 1, "{}", errors(&output));
    assert!(errors(&output).contains("tropa export"), "{}", errors(&output));

    let output = tropa().current_dir(folder.path()).output().expect("it ran");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let poster = folder.path().join("tropa-sample.pdf");
    assert!(
        String::from_utf8_lossy(&output.stdout).contains(&*poster.to_string_lossy()),
        "it says where the poster is"
    );
    assert!(fs::read(&poster).expect("the poster").starts_with(b"%PDF"));
}

#[test]
fn a_funnel_is_read_into_a_map_only_with_a_mapping_that_was_given_back() {
    let folder = folder();
    let (map, table, mapping) =
        (folder.path().join("map.tropa"), folder.path().join("crm.csv"), folder.path().join("mapping.json"));
    fs::copy(repository(SAMPLE), &map).expect("the sample");
    fs::write(&table, "Этап;Персона;Вошли;Ушли\nПоиск решений;Сергей;1 240;240\nПоиск решений;Никто;5;1\n")
        .expect("a table");
    let before = fs::read(&map).expect("the map");
    let import = || {
        let mut command = tropa();
        command.args(["import", "funnel"]).arg(&table).arg("--into").arg(&map);
        command
    };
    let proposed = import().assert().success().get_output().stdout.clone();
    assert_eq!(fs::read(&map).expect("the map"), before, "a proposal changes nothing");
    fs::write(&mapping, proposed).expect("a mapping");
    let refused = import().arg("--mapping").arg(&mapping).assert().code(1).get_output().clone();
    assert!(errors(&refused).contains("--leave-out"), "{}", errors(&refused));
    assert_eq!(fs::read(&map).expect("the map"), before, "what leaves rows out changes nothing unasked");
    let output = import().arg("--mapping").arg(&mapping).arg("--leave-out").assert().code(1).get_output().clone();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Row 3, column B “Персона”") && said.contains("left out: 1"), "{said}");
    let document = tropa::store::open(&map).expect("a map").document;
    let funnel = &document.first_journey().expect("a journey").funnel;
    let figures: Vec<_> = funnel.rows.iter().map(|row| (row.entered, row.left)).collect();
    assert_eq!(figures, [(Some(1240), Some(240))]);
    assert_eq!(funnel.source.as_ref().map(|source| source.file.as_str()), Some("crm.csv"));

    let counted = fs::read(&map).expect("the map");
    fs::write(&table, "Этап;Персона;Вошли;Ушли\nПоиск решений;Никто;5;1\n").expect("a table");
    for leave_out in [None, Some("--leave-out")] {
        import().arg("--mapping").arg(&mapping).args(leave_out).assert().code(1);
        assert_eq!(fs::read(&map).expect("the map"), counted, "no figures never take the place of figures");
    }

    fs::write(&mapping, "{}").expect("a file");
    let output = import().arg("--mapping").arg(&mapping).assert().code(2).get_output().clone();
    assert!(errors(&output).contains("mapping.json"), "{}", errors(&output));
}

#[test]
fn a_made_up_map_never_takes_the_place_of_a_file() {
    let folder = folder();
    let path = folder.path().join("map.tropa");
    fs::write(&path, "somebody's work").expect("a file");
    let refused = tropa().arg("synth").arg(&path).assert().code(1).get_output().clone();
    assert!(errors(&refused).contains("map.tropa"), "{}", errors(&refused));
    assert_eq!(fs::read(&path).expect("a file"), b"somebody's work");
}

#[test]
fn an_export_takes_the_place_of_an_older_one_but_of_no_other_file_unless_forced() {
    let folder = folder();
    let export = |out: &Path, force: bool| {
        let mut command = tropa();
        command.arg("export").arg(repository(SAMPLE)).arg(out).args(["--dpi", "20"]).args(force.then_some("--force"));
        command
    };
    for (name, start) in [("a.pdf", b"%PDF".as_slice()), ("a.png", b"\x89PNG"), ("a.svg", b"<?xml")] {
        let out = folder.path().join(name);
        fs::write(&out, "").expect("an empty file");
        export(&out, false).assert().success();
        export(&out, false).assert().success();
        let mut foreign = start.to_vec();
        foreign.extend(b"-1.7 a drawing of another program <svg");
        fs::write(&out, &foreign).expect("somebody else's drawing");
        export(&out, false).assert().code(1);
        assert_eq!(fs::read(&out).expect("it is there"), foreign, "{name}");
        fs::copy(repository(SAMPLE), &out).expect("a map");
        let map = fs::read(&out).expect("a map");
        let refused = export(&out, false).assert().code(1).get_output().clone();
        assert!(errors(&refused).contains("--force") && errors(&refused).contains(name), "{}", errors(&refused));
        assert_eq!(fs::read(&out).expect("a map"), map, "{name}");
        export(&out, true).assert().success();
        assert!(fs::read(&out).expect("a drawing").starts_with(start), "{name}");
    }
}

#[test]
#[cfg(unix)]
fn an_export_never_takes_the_place_of_its_own_map_by_whatever_name() {
    let folder = folder();
    let (map, hard, soft) = (folder.path().join("map.pdf"), folder.path().join("b.pdf"), folder.path().join("c.pdf"));
    fs::copy(repository(SAMPLE), &map).expect("the sample");
    fs::hard_link(&map, &hard).expect("a link");
    std::os::unix::fs::symlink("map.pdf", &soft).expect("a link");
    for out in [map.clone(), hard, soft, folder.path().join("./map.pdf")] {
        let mut command = tropa();
        let refused = command.arg("export").arg(&map).arg(&out).arg("--force").assert().code(1).get_output().clone();
        assert!(errors(&refused).contains("the map itself"), "{}", errors(&refused));
        assert_eq!(fs::read(&map).expect("a map"), fs::read(repository(SAMPLE)).expect("a map"), "{}", out.display());
    }
}

#[test]
#[cfg(unix)]
fn an_export_keeps_rights_and_links_and_refuses_what_is_protected_or_no_file() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder();
    let (pdf, link) = (folder.path().join("a.pdf"), folder.path().join("link.pdf"));
    let export = |out: &Path| {
        let mut command = tropa();
        command.arg("export").arg(repository(SAMPLE)).arg(out);
        command.assert()
    };
    let rights = |mode| fs::set_permissions(&pdf, fs::Permissions::from_mode(mode)).expect("set");
    fs::write(&pdf, "%PDF-old, by Tropa").expect("a file");
    rights(0o600);
    symlink("a.pdf", &link).expect("a link");
    export(&link).success();
    assert!(fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
    assert_eq!(fs::metadata(&pdf).expect("there").permissions().mode() & 0o777, 0o600);
    let written = fs::read(&pdf).expect("a PDF");
    assert!(written.len() > 1000);
    rights(0o444);
    assert!(errors(export(&pdf).code(1).get_output()).contains("read-only"));
    assert_eq!(fs::read(&pdf).expect("a PDF"), written);
    let pipe = folder.path().join("pipe.pdf");
    let made = System::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|made| made.success()) {
        assert!(errors(export(&pipe).code(1).get_output()).contains("device"));
        assert!(!fs::symlink_metadata(&pipe).expect("still there").is_file());
    }
}

/// `cargo test --no-default-features` runs it.
#[test]
#[cfg(not(feature = "studio"))]
fn a_build_without_the_window_says_so_and_what_it_can_do() {
    let folder = folder();
    let output = tropa().arg(repository(SAMPLE)).env("DISPLAY", ":0").output().expect("it ran");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("the full program has the window"), "{}", errors(&output));
    assert!(errors(&output).contains("tropa export"), "{}", errors(&output));
    let output = tropa().current_dir(folder.path()).env("DISPLAY", ":0").output().expect("it ran");
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(folder.path().join("tropa-sample.pdf").exists());
}

/// Runs a command whose output nobody reads: its pipe is closed before it writes the first word.
#[cfg(unix)]
fn unread(arguments: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = System::new(assert_cmd::cargo::cargo_bin("tropa"));
    command.args(arguments).env("LANG", "en_US.UTF-8").stdout(writer);
    command.output().expect("it ran")
}

#[test]
#[cfg(target_os = "linux")]
fn a_report_that_nobody_reads_decides_over_nothing() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let sample = repository(SAMPLE).to_string_lossy().into_owned();
    let (map, table, mapping) = (at("map.tropa"), at("crm.csv"), at("mapping.json"));
    fs::copy(&sample, &map).expect("the sample");
    fs::write(&table, "Этап;Персона;Вошли;Ушли\nПоиск решений;Сергей;1 240;240\nПоиск решений;Никто;5;1\n")
        .expect("a table");
    let proposed = tropa().args(["import", "funnel", &table, "--into", &map]).output().expect("it ran").stdout;
    fs::write(&mapping, proposed).expect("a mapping");
    let import = ["import", "funnel", &table, "--into", &map, "--mapping", &mapping, "--leave-out"];
    let (new, synth, pdf) = (at("new.tropa"), at("synth.tropa"), at("out.pdf"));
    // The arguments, and the exit code where the reader is gone and where the disk behind the output is full.
    let cases: [(&[&str], i32, i32); 7] = [
        (&["check", &sample], 0, 1),
        (&["check", "--json", &sample], 0, 1),
        (&["templates"], 0, 1),
        (&["export", &sample, &pdf], 0, 0),
        (&["new", &new], 0, 0),
        (&["synth", &synth], 0, 0),
        (&import, 1, 1),
    ];
    for (arguments, closed, full) in cases {
        let put_back = || {
            for made in [&new, &synth] {
                let _not_there_yet = fs::remove_file(made);
            }
            fs::copy(&sample, &map).expect("the sample");
        };
        put_back();
        let output = unread(arguments);
        assert_eq!(output.status.code(), Some(closed), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).contains("panicked"), "{}", errors(&output));
        if arguments == import {
            assert_ne!(fs::read(&map).expect("a map"), fs::read(&sample).expect("a map"), "the figures were not saved");
        }
        put_back();
        let device = || fs::File::options().write(true).open("/dev/full").expect("a device");
        let run = |command: &mut System| command.args(arguments).env("LANG", "en_US.UTF-8").output().expect("it ran");
        let output = run(System::new(assert_cmd::cargo::cargo_bin("tropa")).stdout(device()));
        assert_eq!(output.status.code(), Some(full), "{arguments:?}: {}", errors(&output));
        assert!(!errors(&output).contains("panicked"), "{}", errors(&output));
        put_back();
        let output = run(System::new(assert_cmd::cargo::cargo_bin("tropa")).stdout(device()).stderr(device()));
        assert_eq!(output.status.code(), Some(full), "{arguments:?} with standard error full, too");
    }
    assert!(fs::read(&pdf).expect("a PDF").starts_with(b"%PDF"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_mapping_that_never_ends_is_refused() {
    let folder = folder();
    let (map, table) = (folder.path().join("map.tropa"), folder.path().join("crm.csv"));
    fs::copy(repository(SAMPLE), &map).expect("the sample");
    fs::write(&table, "Этап;Персона;Вошли;Ушли\nПоиск решений;Сергей;1 240;240\n").expect("a table");
    let mut command = tropa();
    command.args(["import", "funnel"]).arg(&table).arg("--into").arg(&map).args(["--mapping", "/dev/zero"]);
    let refused = command.assert().code(2).get_output().clone();
    assert!(errors(&refused).contains("MiB"), "{}", errors(&refused));
}

#[test]
fn what_a_map_or_a_name_holds_does_nothing_to_the_terminal_and_fills_no_screen() {
    let folder = folder();
    let sample = fs::read_to_string(repository(SAMPLE)).expect("the sample");
    let (escape, long) = (folder.path().join("escape.tropa"), folder.path().join("long.tropa"));
    let id = "\"id\": \"stage-1\"";
    fs::write(&escape, sample.replacen(id, "\"id\": \"\\u001b]0;OWNED\\u0007\\u001b[31mred\"", 1)).expect("a file");
    fs::write(&long, sample.replacen(id, &format!("\"id\": \"{}\"", "x".repeat(1_000_000)), 1)).expect("a file");
    let acts = |bytes: &[u8]| bytes.iter().any(|byte| *byte < 32 && *byte != b'\n');
    for path in [&escape, &long] {
        let output = tropa().arg("check").arg(path).assert().code(2).get_output().clone();
        assert!(!acts(&output.stderr) && output.stderr.len() < 2000, "{}", errors(&output));
    }
    let refused = tropa().arg("check").arg(&escape).output().expect("it ran");
    assert!(errors(&refused).contains("\\u001b"), "{}", errors(&refused));
    if cfg!(unix) {
        let name = folder.path().join("a\u{1b}[31mb.svg");
        let written = tropa().arg("export").arg(repository(SAMPLE)).arg(&name).assert().success().get_output().clone();
        assert!(!acts(&written.stdout) && String::from_utf8_lossy(&written.stdout).contains("\\u001b[31mb.svg"));
    }
}
