//! Project files: what is refused and how, what survives a round trip, what a save leaves behind.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use base64::Engine as _;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tropa::i18n::{Args, Localized as _, Messages};
use tropa::model::{
    Breach, BreachKind, Document, ElementId, Image, Journey, JourneyId, Language, Paper, Persona, PersonaId, Project,
    StageId, TouchpointId, validate,
};
use tropa::store::{
    self, FieldProblem, FileKind, FileStamp, ImageProblem, OpenError, ReadError, SaveError, check_image, from_bytes,
    json_schema, open, save, to_bytes,
};
use tropa::units::Mm;

const HEAD: &str = r#""format":"tropa","version":1"#;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01";

fn refused(bytes: impl AsRef<[u8]>) -> ReadError {
    match from_bytes(bytes.as_ref()) {
        Err(error) => error,
        Ok(document) => panic!("opened as {document:?}"),
    }
}

fn read(text: &str) -> Document {
    from_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn written(document: &Document) -> String {
    String::from_utf8(to_bytes(document).expect("JSON")).expect("UTF-8")
}

/// A project with one element of every kind and a field that no version knows at every level that keeps them.
fn full() -> Value {
    json!({
        "format": "tropa", "version": 1, "future": { "deep": [1, 2.5, null, "три"] },
        "project": {
            "title": "Мой путь", "sheet": { "paper": { "custom": { "width": 800.0, "height": 600.0 } } },
            "date": "2026-11-21", "x-project": true
        },
        "personas": [{ "id": "persona-1", "name": "Анна", "age": 34, "wishes": ["скорость"], "x-persona": [1] }],
        "journeys": [{
            "id": "journey-1", "title": "Я", "x-journey": "да",
            "stages": [{ "id": "stage-1", "name": "Узнаю", "x-stage": 1 }],
            "lanes": [{ "id": "lane-1", "kind": "goal", "x-lane": {} }],
            "notes": [{ "id": "note-1", "lane": "lane-1", "stage": "stage-1", "x-note": [] }],
            "touchpoints": [{
                "id": "touch-1", "stage": "stage-1", "at": 0.25, "personas": ["persona-1"],
                "evidence": { "kind": "interview", "count": 5 }, "x-touch": null
            }],
            "emotions": [{ "id": "emotion-1", "persona": "persona-1", "stage": "stage-1", "value": -1.5, "x-emotion": 0.5 }],
            "dropoffs": [{
                "id": "dropoff-1", "persona": "persona-1", "stage": "stage-1", "lost": 0.3, "solution": "solution-1",
                "x-dropoff": "\u{1F9ED}"
            }],
            "barriers": [{ "id": "barrier-1", "stage": "stage-1", "kind": "price", "x-barrier": 1 }],
            "solutions": [{
                "id": "solution-1", "stage": "stage-1", "due": "2027-01-31", "barriers": ["barrier-1"], "x-solution": 1
            }],
            "metrics": [{ "id": "metric-1", "stage": "stage-1", "fact": 12.5, "x-metric": -7 }]
        }]
    })
}

/// A sound project whose one touchpoint has this field in addition.
fn with_touchpoint_field(field: &str) -> String {
    format!(
        "{{{HEAD},\n\"journeys\":[{{\"id\":\"journey-1\",\"stages\":[{{\"id\":\"stage-1\"}}],\n\
         \"touchpoints\":[{{\"id\":\"touch-1\",\"stage\":\"stage-1\"}},\n{{\"id\":\"touch-2\",{field}}}]}}]}}"
    )
}

fn with_image(name: &str, data: &str) -> String {
    format!("{{{HEAD},\"images\":{{\"{name}\":{{\"kind\":\"png\",\"data\":\"{data}\"}}}}}}")
}

fn encoded(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn files_that_are_no_project_are_refused_by_name() {
    let json = ReadError::NotAProject { kind: FileKind::Json };
    let table: [(&[u8], ReadError); 27] = [
        (b"", ReadError::Empty),
        (b" \r\n\t", ReadError::Empty),
        (b"\xEF\xBB\xBF", ReadError::Empty),
        (&[0; 4096], ReadError::Zeros),
        (PNG, ReadError::NotAProject { kind: FileKind::Png }),
        (b"\xFF\xD8\xFF\xE0", ReadError::NotAProject { kind: FileKind::Jpeg }),
        (b"%PDF-1.7\n", ReadError::NotAProject { kind: FileKind::Pdf }),
        (b"PK\x03\x04", ReadError::NotAProject { kind: FileKind::Zip }),
        (b"GIF89a\x01", ReadError::NotAProject { kind: FileKind::Gif }),
        (b"\x1F\x8B\x08", ReadError::NotAProject { kind: FileKind::Gzip }),
        (b"\x7FELF\x02", ReadError::NotAProject { kind: FileKind::Program }),
        (b"SQLite format 3\0", ReadError::NotAProject { kind: FileKind::Sqlite }),
        (b"\n<!DOCTYPE HTML><html>", ReadError::NotAProject { kind: FileKind::Html }),
        (b"<html lang=ru>", ReadError::NotAProject { kind: FileKind::Html }),
        (b"\xEF\xBB\xBF<?xml version='1.0'?>", ReadError::NotAProject { kind: FileKind::Xml }),
        (b"[]", json.clone()),
        (b"17", json.clone()),
        (b"\"tropa\"", json.clone()),
        (b"{}", json.clone()),
        (br#"{"type":"excalidraw","version":2,"elements":[]}"#, json.clone()),
        (br#"{"format":["tropa"],"version":1}"#, json),
        (br#"{"format":"tropa"}"#, ReadError::NoVersion),
        (br#"{"format":"tropa","version":null}"#, ReadError::NoVersion),
        (br#"{"format":"tropa","version":"1"}"#, ReadError::OddVersion { version: "\"1\"".to_owned() }),
        (br#"{"format":"tropa","version":1.5}"#, ReadError::OddVersion { version: "1.5".to_owned() }),
        (br#"{"format":"tropa","version":0}"#, ReadError::NoVersion),
        (br#"{"format":"tropa","version":999,"journeys":7}"#, ReadError::Newer { version: 999, supported: 1 }),
    ];
    for (bytes, expected) in table {
        assert_eq!(refused(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
    assert!(from_bytes(br#"{"format":"tropa","version":1.0}"#).is_ok(), "some programs write every number so");
}

#[test]
fn broken_text_is_refused_with_line_and_column_in_characters() {
    let at = |line, column, message: &str| ReadError::NotJson { line, column, message: message.to_owned() };
    let table: [(&[u8], ReadError); 9] = [
        (
            "{\n \"ключ\": \"\u{0}\"}".as_bytes(),
            at(2, 10, "control character (\\u0000-\\u001F) found while parsing a string"),
        ),
        ("{\n\"ключ\": да}".as_bytes(), at(2, 9, "expected value")),
        (b"{}\n{}", at(2, 1, "trailing characters")),
        (b"hello", at(1, 1, "expected value")),
        (b"{\"a\": NaN}", at(1, 7, "expected value")),
        (b"{\"a\": -Infinity}", at(1, 8, "invalid number")),
        ("{\n\"я\": \"да\u{0416}".as_bytes(), ReadError::CutOff { line: 2, column: 9 }),
        (b"{\n\"\xD0\x96\": \"\xFF\"}", ReadError::NotUtf8 { line: 2, column: 7 }),
        (b"{\n\"\xD0", ReadError::CutOff { line: 2, column: 2 }),
    ];
    for (bytes, expected) in table {
        assert_eq!(refused(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn strings_and_numbers_that_no_text_can_hold_are_refused_where_they_stand() {
    let head = format!("{{{HEAD},\n");
    for (rest, message) in [
        (r#""x":"\ud800"}"#, "unexpected end of hex escape"),
        (r#""x":"\udc00"}"#, "lone leading surrogate in hex escape"),
        (r#""x":1e999}"#, "number out of range"),
    ] {
        match refused(format!("{head}{rest}")) {
            ReadError::NotJson { line: 2, message: given, .. } => assert_eq!(given, message, "{rest}"),
            other => panic!("{rest}: {other}"),
        }
    }
}

#[test]
fn a_wrong_field_is_named_by_its_path_its_line_and_its_fault() {
    for (field, path, problem, message) in [
        (
            "\"stage\":\"stage-1\",\"at\":\"0.5\"",
            "journeys[0].touchpoints[1].at",
            FieldProblem::Type,
            "invalid type: string \"0.5\", expected f64",
        ),
        (
            "\"stage\":\"lane-1\"",
            "journeys[0].touchpoints[1].stage",
            FieldProblem::Value,
            "`lane-1` is not an id like `stage-1a`",
        ),
        ("\"title\":\"Я\"", "journeys[0].touchpoints[1].stage", FieldProblem::Missing, "missing field `stage`"),
        (
            "\"stage\":\"stage-1\",\"title\":\"а\",\"title\":\"б\"",
            "journeys[0].touchpoints[1].title",
            FieldProblem::Duplicate,
            "duplicate field `title`",
        ),
        (
            "\"stage\":\"stage-1\",\"evidence\":{\"kind\":\"oracle\"}",
            "journeys[0].touchpoints[1].evidence.kind",
            FieldProblem::Word,
            "unknown variant `oracle`, expected one of `hypothesis`, `interview`, `observation`, `data`, `undisclosed`",
        ),
        (
            "\"stage\":\"stage-1\",\"row\":-1",
            "journeys[0].touchpoints[1].row",
            FieldProblem::Value,
            "invalid value: integer `-1`, expected u32",
        ),
        (
            "\"stage\":null",
            "journeys[0].touchpoints[1].stage",
            FieldProblem::Type,
            "invalid type: null, expected a string",
        ),
    ] {
        let expected = ReadError::Field { path: path.to_owned(), line: 4, problem, message: message.to_owned() };
        assert_eq!(refused(with_touchpoint_field(field)), expected, "{field}");
    }
    let twice = format!("{{{HEAD},\"project\":{{}},\"project\":{{}}}}");
    match refused(twice) {
        ReadError::Field { path, problem: FieldProblem::Duplicate, .. } => assert_eq!(path, "project"),
        other => panic!("{other}"),
    }
    let sheet = format!("{{{HEAD},\"project\":{{\"sheet\":{{\"paper\":{{\"custom\":{{\"width\":1}}}}}}}}}}");
    match refused(sheet) {
        ReadError::Field { path, .. } => assert_eq!(path, "project.sheet.paper.custom.height"),
        other => panic!("{other}"),
    }
}

#[test]
fn nonsense_numbers_are_brought_into_range() {
    let document = read(&with_touchpoint_field("\"stage\":\"stage-1\",\"at\":1e300"));
    let journey = document.first_journey().expect("a journey");
    let touchpoint = journey.touchpoints.get(TouchpointId::new(2)).expect("a touchpoint");
    assert!((touchpoint.at.get() - 1.0).abs() < f64::EPSILON);
    let document = read(&format!(
        "{{{HEAD},\"project\":{{\"sheet\":{{\"paper\":{{\"custom\":{{\"width\":1e300,\"height\":-0.0}}}}}}}}}}"
    ));
    assert_eq!(document.project.sheet.paper, Paper::Custom { width: Mm(5000.0), height: Mm(50.0) });
}

#[test]
fn pictures_that_are_none_are_refused_by_name() {
    let good = Image::new(PNG).expect("a PNG").hash().to_string();
    let bomb = [&PNG[..16], &30_000_u32.to_be_bytes(), &30_000_u32.to_be_bytes()].concat();
    let bomb_name = Image::new(bomb.clone()).expect("a PNG").hash().to_string();
    for (name, data, problem) in [
        (&good, "не base64".to_owned(), ImageProblem::NotBase64),
        (&good, encoded(b"GIF89a"), ImageProblem::NotAnImage),
        (&good, String::new(), ImageProblem::NotAnImage),
        (&good, encoded(&[PNG, b"!"].concat()), ImageProblem::WrongHash),
        (&"cover".to_owned(), encoded(PNG), ImageProblem::WrongHash),
        (&bomb_name, encoded(&bomb), ImageProblem::TooManyPixels { width: 30_000, height: 30_000, limit: 100_000_000 }),
    ] {
        assert_eq!(refused(with_image(name, &data)), ReadError::Image { name: name.clone(), problem }, "{data}");
    }
    let document = read(&with_image(&good, &encoded(PNG)));
    assert_eq!(document.images.len(), 1);
    let too_large = Image::new([PNG, &vec![0; store::MAX_IMAGE_BYTES]].concat()).expect("a PNG");
    assert_eq!(check_image(&too_large), Err(ImageProblem::TooLarge { limit: store::MAX_IMAGE_BYTES }));
}

#[test]
fn the_size_of_a_jpeg_is_read_from_its_header() {
    // Start, frame header of 20,000 × 20,000 pixels with one component, start of scan, end.
    let frame = [0xFF, 0xC0, 0, 11, 8, 0x4E, 0x20, 0x4E, 0x20, 1, 1, 0x11, 0];
    let bytes = [&[0xFF, 0xD8][..], &frame, &[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9]].concat();
    let image = Image::new(bytes).expect("a JPEG");
    let expected = ImageProblem::TooManyPixels { width: 20_000, height: 20_000, limit: 100_000_000 };
    assert_eq!(check_image(&image), Err(expected));
}

#[test]
fn bombs_of_brackets_are_refused_fast() {
    let start = Instant::now();
    let deep = vec![b'['; 1 << 20];
    assert_eq!(refused(deep), ReadError::TooDeep { line: 1, column: 65, limit: store::MAX_DEPTH });
    let wide = format!("{{{HEAD},\"x\":[{}0]}}", "[],".repeat(store::MAX_VALUES));
    assert_eq!(refused(wide), ReadError::TooManyValues { limit: store::MAX_VALUES });
    // A debug build on a slow machine needs a tenth of this.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn brackets_in_strings_are_not_depth() {
    let text = format!("{{{HEAD},\"x\":\"{}\\\"{}\"}}", "[".repeat(1000), "{".repeat(1000));
    assert_eq!(read(&text).extra.len(), 1);
}

#[test]
fn nesting_up_to_the_limit_opens_and_saves() {
    // The top object is a level itself.
    let nested = |depth: usize| format!("{{{HEAD},\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    let document = read(&nested(store::MAX_DEPTH - 1));
    assert_eq!(from_bytes(&to_bytes(&document).expect("JSON")), Ok(document));
    assert!(matches!(refused(nested(store::MAX_DEPTH)), ReadError::TooDeep { .. }));
}

#[test]
fn byte_order_mark_and_windows_line_breaks_are_accepted() {
    let text = serde_json::to_string_pretty(&full()).expect("JSON");
    let expected = read(&text);
    assert_eq!(read(&format!("\u{FEFF}{text}")), expected);
    assert_eq!(read(&text.replace('\n', "\r\n")), expected);
}

#[test]
fn a_file_cut_at_any_length_says_so() {
    let bytes = to_bytes(&read(&full().to_string())).expect("JSON");
    for len in 1..bytes.len() - 1 {
        let error = refused(&bytes[..len]);
        assert!(matches!(error, ReadError::CutOff { .. }), "{len}: {error:?}");
    }
}

#[test]
fn no_flipped_bit_breaks_the_reader() {
    let bytes = to_bytes(&read(&full().to_string())).expect("JSON");
    let mut opened = 0;
    for at in 0..bytes.len() {
        for bit in [1, 4, 32, 128] {
            let mut bytes = bytes.clone();
            bytes[at] ^= bit;
            if let Ok(document) = from_bytes(&bytes) {
                opened += 1;
                let again = to_bytes(&document).expect("JSON");
                assert_eq!(from_bytes(&again).as_ref(), Ok(&document), "byte {at}");
            }
        }
    }
    assert!(opened > 0, "flips inside words leave a file that opens");
}

#[test]
fn random_bytes_are_refused() {
    let mut source = tropa::model::IdSource::seeded(7);
    for len in 1..200 {
        let bytes: Vec<u8> = (0..len).map(|_| source.next_number().to_le_bytes()[0] | 1).collect();
        refused(bytes);
    }
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let document = read(&full().to_string());
    assert_eq!(validate(&document), []);
    let again: Value = serde_json::from_slice(&to_bytes(&document).expect("JSON")).expect("JSON");
    assert_contains(&again, &full(), "");
}

/// Checks that `whole` has every value of `part`; it may have more, such as the defaults of what was left out.
fn assert_contains(whole: &Value, part: &Value, path: &str) {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            for (key, value) in part {
                let path = format!("{path}.{key}");
                assert_contains(whole.get(key).unwrap_or_else(|| panic!("{path} is lost")), value, &path);
            }
        }
        (Value::Array(whole), Value::Array(part)) => {
            assert_eq!(whole.len(), part.len(), "{path}");
            for (at, (whole, part)) in whole.iter().zip(part).enumerate() {
                assert_contains(whole, part, &format!("{path}[{at}]"));
            }
        }
        _ => assert_eq!(whole, part, "{path}"),
    }
}

#[test]
fn saving_what_was_opened_changes_no_byte() {
    let document = read(&full().to_string());
    let first = to_bytes(&document).expect("JSON");
    let again = from_bytes(&first).expect("a project");
    assert_eq!(again, document);
    assert_eq!(to_bytes(&again).expect("JSON"), first);
}

#[test]
fn a_file_is_laid_out_for_people_and_for_git() {
    let mut persona: Persona = serde_json::from_value(json!({ "id": "persona-1" })).expect("a persona");
    persona.name = "Анна".to_owned();
    persona.wishes = vec!["скорость".to_owned(), "покой".to_owned()];
    let image = Arc::new(Image::new(PNG).expect("a PNG"));
    let document = Document {
        project: Arc::new(Project { title: "Путь".to_owned(), ..Project::default() }),
        personas: std::iter::once(persona).collect(),
        journeys: std::iter::once(Journey::empty(JourneyId::new(1))).collect(),
        images: Arc::new(BTreeMap::from([(image.hash(), image)])),
        extra: Arc::new(BTreeMap::from([("later".to_owned(), json!(1.0)), ("version".to_owned(), json!(7))])),
    };
    let expected = r#"{
  "format": "tropa",
  "version": 1,
  "project": {
    "title": "Путь",
    "client": "",
    "author": "",
    "language": "ru",
    "version": "",
    "research": "",
    "sheet": { "paper": "a1", "orientation": "landscape" }
  },
  "personas": [
    {
      "id": "persona-1",
      "name": "Анна",
      "segment": "",
      "quote": "",
      "look": { "hue": 0, "line": "solid", "marker": "circle" },
      "wishes": ["скорость", "покой"]
    }
  ],
  "journeys": [
    {
      "id": "journey-1",
      "title": "",
      "scenario": "",
      "kind": "as-is",
      "stages": [],
      "lanes": [],
      "notes": [],
      "touchpoints": [],
      "emotions": [],
      "dropoffs": [],
      "barriers": [],
      "solutions": [],
      "metrics": []
    }
  ],
  "images": {
    "6a5b0aa9f9aef0b8f0f4b1a7b9b55b32": { "kind": "png", "data": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB" }
  },
  "later": 1.0
}
"#;
    let hash = Image::new(PNG).expect("a PNG").hash().to_string();
    assert_eq!(written(&document), expected.replace("6a5b0aa9f9aef0b8f0f4b1a7b9b55b32", &hash));
}

#[test]
fn one_changed_word_is_one_changed_line() {
    let before = full();
    let mut after = full();
    after["journeys"][0]["stages"][0]["name"] = json!("Узнаю о магазине от подруги, которая там уже покупала");
    let (before, after) = (written(&read(&before.to_string())), written(&read(&after.to_string())));
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(before.lines().zip(after.lines()).filter(|(old, new)| old != new).count(), 1);
}

#[test]
fn the_samples_open_sound_and_are_fixed_points() {
    for name in ["marketplaces.tropa", "marketplaces.en.tropa", "school.tropa", "school.en.tropa"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
        let opened = open(&path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opened.breaches, []);
        // As the program writes it, so that the first save of a sample changes only what somebody changed.
        assert_eq!(fs::read_to_string(&path).expect("read"), written(&opened.document), "{name}");
        assert_eq!(from_bytes(&to_bytes(&opened.document).expect("JSON")), Ok(opened.document));
    }
}

#[test]
fn what_does_not_fit_together_opens_and_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.tropa");
    fs::write(&path, with_touchpoint_field("\"stage\":\"stage-9\"")).expect("written");
    let opened = open(&path).expect("opened");
    let expected = Breach {
        element: ElementId::Touchpoint(TouchpointId::new(2)),
        kind: BreachKind::Dangling(ElementId::Stage(StageId::new(9))),
    };
    assert_eq!(opened.breaches, [expected]);
}

#[test]
fn what_was_saved_opens_equal_with_the_same_stamp() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("карта.tropa");
    let document = read(&full().to_string());
    let stamp = save(&path, &document).expect("saved");
    let opened = open(&path).expect("opened");
    assert_eq!(opened.document, document);
    assert_eq!(opened.breaches, []);
    assert_eq!(opened.stamp, stamp);
    assert_eq!(names(folder.path()), ["карта.tropa"]);
}

#[test]
fn a_change_by_somebody_else_is_noticed_and_a_touch_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.tropa");
    let stamp: FileStamp = save(&path, &read(&full().to_string())).expect("saved");
    let modified = stamp.modified.expect("a time");
    let bytes = fs::read(&path).expect("read");
    fs::write(&path, &bytes).expect("touched");
    assert!(stamp.is_current(&path).expect("read"));

    // Same length, same second.
    let mut changed = bytes.clone();
    changed[40] ^= 1;
    fs::write(&path, &changed).expect("changed");
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(modified)).expect("set back");
    assert!(!stamp.is_current(&path).expect("read"));

    fs::write(&path, &bytes[1..]).expect("changed");
    assert!(!stamp.is_current(&path).expect("read"));
    fs::remove_file(&path).expect("removed");
    assert!(matches!(stamp.is_current(&path), Err(OpenError::Missing { .. })));
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = (fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = read(&full().to_string());

    let taken = folder.path().join("folder.tropa");
    fs::create_dir(&taken).expect("a folder");
    assert!(matches!(save(&taken, &document), Err(SaveError::NotAFile { path }) if path == taken));

    let gone = folder.path().join("no such folder/map.tropa");
    assert!(matches!(save(&gone, &document), Err(SaveError::NoFolder { path }) if path == gone));

    let protected = folder.path().join("protected.tropa");
    fs::write(&protected, "old").expect("written");
    let mut rights = fs::metadata(&protected).expect("there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&protected, rights).expect("set");
    assert!(matches!(save(&protected, &document), Err(SaveError::ReadOnly { path }) if path == protected));
    assert_eq!(fs::read(&protected).expect("there"), b"old");

    // A name that is too long fails at the very last step, when the new file is written already.
    let long = folder.path().join("я".repeat(200));
    assert!(matches!(save(&long, &document), Err(SaveError::Io { path, .. }) if path == long));

    assert_eq!(names(folder.path()), ["folder.tropa", "protected.tropa"]);
}

#[test]
fn the_longest_name_of_a_file_can_be_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("{}.tropa", "n".repeat(249)));
    let document = read(&full().to_string());
    save(&path, &document).expect("saved");
    save(&path, &document).expect("saved again");
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn what_could_not_be_opened_again_is_not_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.tropa");
    fs::write(&path, "old").expect("written");
    let bomb = [&PNG[..16], &30_000_u32.to_be_bytes(), &30_000_u32.to_be_bytes()].concat();
    let bomb = Arc::new(Image::new(bomb).expect("a PNG"));
    let mut document = read(&full().to_string());
    document.images = Arc::new(BTreeMap::from([(bomb.hash(), bomb)]));
    let error = save(&path, &document).expect_err("a bomb");
    assert!(matches!(&error, SaveError::WouldNotOpen { source: ReadError::Image { .. }, .. }), "{error}");
    assert_eq!(fs::read(&path).expect("there"), b"old");
}

#[test]
fn folders_and_missing_files_do_not_open() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(open(folder.path()), Err(OpenError::NotAFile { .. })));
    assert!(matches!(open(&folder.path().join("none")), Err(OpenError::Missing { .. })));
    let path = folder.path().join("empty.tropa");
    fs::write(&path, "").expect("written");
    assert!(matches!(open(&path), Err(OpenError::Read { source: ReadError::Empty, .. })));
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.tropa");
    // A hole: it has the size and needs no space.
    let file = fs::File::create(&path).expect("created");
    file.set_len(40 << 30).expect("set");
    match open(&path) {
        Err(OpenError::Read { source, .. }) => {
            assert_eq!(source, ReadError::TooLarge { bytes: 40 << 30, limit: store::MAX_BYTES });
        }
        other => panic!("{other:?}"),
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o7777
    }

    #[test]
    fn a_save_keeps_the_rights_of_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.tropa");
        let document = read(&full().to_string());
        for rights in [0o600, 0o660, 0o644] {
            fs::write(&path, "old").expect("written");
            fs::set_permissions(&path, fs::Permissions::from_mode(rights)).expect("set");
            save(&path, &document).expect("saved");
            assert_eq!(mode(&path), rights);
        }
    }

    #[test]
    fn a_new_file_has_the_rights_that_any_new_file_has() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, other) = (folder.path().join("map.tropa"), folder.path().join("other"));
        fs::write(&other, "").expect("written");
        save(&path, &read(&full().to_string())).expect("saved");
        assert_eq!(mode(&path), mode(&other));
    }

    #[test]
    fn a_link_stays_a_link_and_its_file_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = read(&full().to_string());
        fs::create_dir(folder.path().join("real")).expect("a folder");
        for existing in [true, false] {
            let (file, link) = (folder.path().join("real/map.tropa"), folder.path().join("link.tropa"));
            if existing {
                fs::write(&file, "old").expect("written");
            }
            symlink("real/map.tropa", &link).expect("linked");
            save(&link, &document).expect("saved");
            assert!(fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
            assert_eq!(fs::read(&file).expect("there"), to_bytes(&document).expect("JSON"));
            assert_eq!(names(folder.path()), ["link.tropa", "real"]);
            assert_eq!(names(&folder.path().join("real")), ["map.tropa"]);
            fs::remove_file(&file).expect("removed");
            fs::remove_file(&link).expect("removed");
        }
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        symlink(&there, &here).expect("linked");
        symlink(&here, &there).expect("linked");
        assert!(matches!(save(&here, &read(&full().to_string())), Err(SaveError::Io { .. })));
    }

    #[test]
    fn devices_and_sockets_are_neither_opened_nor_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("socket");
        let _socket = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        assert!(matches!(open(&path), Err(OpenError::NotAFile { .. })));
        assert!(matches!(save(&path, &read(&full().to_string())), Err(SaveError::NotAFile { .. })));
        assert!(matches!(open(std::path::Path::new("/dev/zero")), Err(OpenError::NotAFile { .. })));
    }

    #[test]
    fn a_folder_without_the_right_to_write_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("set");
        if fs::write(folder.path().join("probe"), "").is_ok() {
            // The administrator may write anywhere, so there is nothing to be refused.
            eprintln!("skipped: rights do not bind the user of this run");
            return;
        }
        let path = folder.path().join("map.tropa");
        assert!(
            matches!(save(&path, &read(&full().to_string())), Err(SaveError::Denied { path: named }) if named == path)
        );
    }
}

#[test]
fn every_fault_is_said_in_both_languages_with_all_that_is_known() {
    let path = PathBuf::from("/дом/map.tropa");
    let io = || io::Error::other("the disk is on fire");
    let image = |problem| ReadError::Image { name: "00ff".to_owned(), problem };
    let field =
        |problem| ReadError::Field { path: "journeys[0].title".to_owned(), line: 3, problem, message: "m".to_owned() };
    let mut messages: Vec<(&str, Args)> = Vec::new();
    let kinds = [
        FileKind::Json,
        FileKind::Png,
        FileKind::Jpeg,
        FileKind::Pdf,
        FileKind::Zip,
        FileKind::Gif,
        FileKind::Gzip,
        FileKind::Program,
        FileKind::Sqlite,
        FileKind::Html,
        FileKind::Xml,
    ];
    let problems =
        [FieldProblem::Missing, FieldProblem::Duplicate, FieldProblem::Type, FieldProblem::Word, FieldProblem::Value];
    let faults: Vec<ReadError> = [
        ReadError::Empty,
        ReadError::Zeros,
        ReadError::NotUtf8 { line: 1, column: 2 },
        ReadError::CutOff { line: 1, column: 2 },
        ReadError::NotJson { line: 1, column: 2, message: "m".to_owned() },
        ReadError::NoVersion,
        ReadError::OddVersion { version: "1.5".to_owned() },
        ReadError::Newer { version: 2, supported: 1 },
        ReadError::TooLarge { bytes: 300 << 20, limit: store::MAX_BYTES },
        ReadError::TooDeep { line: 1, column: 65, limit: 64 },
        ReadError::TooManyValues { limit: store::MAX_VALUES },
        image(ImageProblem::NotBase64),
        image(ImageProblem::NotAnImage),
        image(ImageProblem::WrongHash),
        image(ImageProblem::TooLarge { limit: store::MAX_IMAGE_BYTES }),
        image(ImageProblem::TooManyPixels { width: 30_000, height: 30_000, limit: 100_000_000 }),
    ]
    .into_iter()
    .chain(kinds.map(|kind| ReadError::NotAProject { kind }))
    .chain(problems.map(field))
    .collect();
    for fault in &faults {
        messages.push((fault.key(), fault.args()));
    }
    for error in [
        OpenError::Missing { path: path.clone() },
        OpenError::Denied { path: path.clone() },
        OpenError::NotAFile { path: path.clone() },
        OpenError::Io { path: path.clone(), source: io() },
        OpenError::Read { path: path.clone(), source: ReadError::Empty },
    ] {
        assert!(error.to_string().starts_with("/дом/map.tropa: "), "{error}");
        messages.push((error.key(), error.args()));
    }
    let would_not_open = |source| SaveError::WouldNotOpen { path: path.clone(), source };
    for error in [
        SaveError::NotAFile { path: path.clone() },
        SaveError::ReadOnly { path: path.clone() },
        SaveError::Denied { path: path.clone() },
        SaveError::NoFolder { path: path.clone() },
        SaveError::NoSpace { path: path.clone(), needed: 1 },
        SaveError::Io { path: path.clone(), source: io() },
        would_not_open(ReadError::TooLarge { bytes: 300 << 20, limit: store::MAX_BYTES }),
        would_not_open(image(ImageProblem::NotAnImage)),
        would_not_open(ReadError::TooManyValues { limit: store::MAX_VALUES }),
    ] {
        assert!(error.to_string().starts_with("/дом/map.tropa: "), "{error}");
        messages.push((error.key(), error.args()));
    }
    let named = ElementId::Stage(StageId::new(1));
    for kind in [
        BreachKind::DuplicateId,
        BreachKind::Dangling(named),
        BreachKind::WrongLane(named),
        BreachKind::MissingImage,
        BreachKind::NoJourney,
    ] {
        let breach = Breach { element: ElementId::Persona(PersonaId::new(1)), kind };
        messages.push((breach.key(), breach.args()));
    }

    for language in [Language::Ru, Language::En] {
        let words = Messages::of(language);
        let mut said = BTreeMap::new();
        for (key, args) in &messages {
            assert!(words.has(key), "{language:?}: {key}");
            let text = words.format(key, args);
            // A value that the sentence asks for and does not get stands there in braces.
            assert!(!text.contains(['{', '}']), "{language:?}: {key}: {text}");
            if matches!(language, Language::Ru) {
                assert!(text.chars().any(|c| ('а'..='я').contains(&c)) && !text.contains(" - "), "{key}: {text}");
            }
            let before = said.insert(text.clone(), (*key, args.clone()));
            assert!(before.is_none_or(|(other, _)| other == *key), "{language:?}: two faults are said alike: {text}");
        }
    }
}

#[test]
fn published_schema_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/schema/tropa-1.schema.json");
    let current = serde_json::to_string_pretty(&json_schema()).expect("JSON") + "\n";
    if std::env::var_os("TROPA_BLESS").is_some() {
        fs::write(&path, &current).expect("written");
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(published == current, "the schema has changed; run this test once with TROPA_BLESS=1");
}
