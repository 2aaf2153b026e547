//! Every script: what the bundled faces lack comes from faces of the system, in the window and in every format, and what no face has is
//! told once a text. Where the system has no face for a script, its test says `skipped`; `.ci/run` installs them and does not allow it.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a helper of a test that cannot go on, or skips it, says so"
)]

use crate::support::{self, read_by_another};
use kurbo::Point;
use std::fs;
use std::sync::Arc;
use tropa::color::Rgba;
use tropa::editor::{Caret, TextPlace};
use tropa::export::{self, Format, Metadata, Options, SvgText};
use tropa::layout::{Notice, View};
use tropa::model::{Document, ElementId, Field, Language, NoteId};
use tropa::scene::Page;
use tropa::text::{Block, Face, Setting, Style, set_one};
use tropa::units::Pt;

const SCRIPTS: [&str; 10] = [
    "Русский и қазақша",
    "English and français",
    "Ελληνικά",
    "中文地图",
    "日本語のマップ",
    "العربية رحلة",
    "עברית מסע",
    "ภาษาไทย ลูกค้า",
    "हिन्दी ग्राहक",
    "ქართული და Հայերեն",
];

/// A map with nothing on it but notes that say this.
fn map_of(texts: &[&str]) -> Document {
    let notes = texts.iter().zip(1..).map(|(text, number)| {
        serde_json::json!({ "id": format!("note-{number}"), "lane": "lane-1", "stage": "stage-1", "text": text })
    });
    let map = serde_json::json!({
        "format": "tropa", "version": 1, "project": { "title": "x", "language": "ru" }, "personas": [],
        "journeys": [{
            "id": "journey-1", "title": "x", "stages": [{ "id": "stage-1", "name": "Этап" }],
            "lanes": [{ "id": "lane-1", "kind": "process", "title": "" }], "notes": notes.collect::<Vec<_>>(),
        }],
    });
    tropa::store::from_bytes(map.to_string().as_bytes()).unwrap_or_default()
}

fn line(text: &str) -> Block {
    let ink = Rgba { r: 0, g: 0, b: 0, a: 255 };
    set_one(text, Style::new(Face::Regular, Pt(10.0), ink), Language::Ru, &Setting::default())
}

/// Whether there are faces for a text; where there must be, there are.
fn has_faces(text: &str) -> bool {
    let missing = line(text).missing();
    if !missing.is_empty() {
        assert!(std::env::var_os("TROPA_REQUIRE_TOOLS").is_none(), "faces are needed here for {missing:?}");
        eprintln!("skipped: no face for {missing:?}");
    }
    missing.is_empty()
}

fn pdf_of(document: &Document) -> (tempfile::TempDir, String) {
    let layout = support::lay_out(document, &View::default());
    let meta = Metadata::of(document, support::journey(document));
    let pages = [Page::whole(Arc::clone(&layout.scene))];
    let files = export::write(Format::Pdf, &pages, &meta, Options::default()).unwrap_or_default();
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("map.pdf");
    fs::write(&path, files.first().map_or(&[][..], |file| file)).expect("a file");
    let path = path.to_string_lossy().into_owned();
    (directory, path)
}

/// What a reader says of a file, without marks of direction.
fn read(program: &str, arguments: &[&str]) -> Option<String> {
    let output = read_by_another(program, arguments)?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(said.replace(|mark: char| matches!(mark, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'), ""))
}

#[test]
fn bundled_faces_always_win() {
    for document in [support::sample(), support::english_sample()] {
        let layout = support::lay_out(&document, &View::default());
        let of_system = layout.scene.text_runs().filter(|(_, run)| matches!(run.face, Face::System(_)));
        assert_eq!(of_system.map(|(_, run)| run.text.to_string()).collect::<Vec<_>>(), Vec::<String>::new());
    }
}

#[test]
fn a_text_in_which_something_is_missing_is_told_once_with_its_place() {
    let document = map_of(&["a\u{E000}б\u{E001}\u{E000}\u{FE0F}\u{200D}", "Без изъяна", "\u{E002}"]);
    let layout = support::lay_out(&document, &View::default());
    let told: Vec<_> = layout.notices.iter().filter(|notice| matches!(notice, Notice::MissingGlyphs { .. })).collect();
    let missing = |characters: &[char], note| Notice::MissingGlyphs {
        characters: characters.to_vec(),
        element: Some(ElementId::Note(NoteId::new(note))),
    };
    assert_eq!(told, [&missing(&['\u{E000}', '\u{E001}'], 1), &missing(&['\u{E002}'], 3)]);
}

#[test]
fn a_pdf_in_ten_scripts_is_embedded_and_read_back() {
    if !SCRIPTS.into_iter().all(has_faces) {
        return;
    }
    let (_directory, path) = pdf_of(&map_of(&SCRIPTS));
    if let Some(fonts) = read("pdffonts", &[&path]) {
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(rows.len() > 8, "{fonts}");
        assert!(rows.iter().all(|row| row.contains("yes yes yes")), "embedded, subset, with text: {fonts}");
    }
    let Some(text) = read("pdftotext", &[&path, "-"]) else { return };
    for script in SCRIPTS {
        assert!(text.contains(script), "{script}: {text}");
    }
}

#[test]
fn accents_and_no_break_spaces_are_found_in_a_pdf() {
    let (_directory, path) = pdf_of(&map_of(&["за\u{301}мок и А\u{301}нна", "до\u{A0}5\u{A0}000\u{A0}₽ в\u{A0}год"]));
    let Some(text) = read("pdftotext", &["-raw", &path, "-"]) else { return };
    assert!(text.contains("за\u{301}мок и А\u{301}нна"), "{text}");
    assert!(text.contains("до 5 000 ₽ в год"), "{text}");
    assert!(!text.contains('\u{AD}'), "no letter is followed by a hyphen that nobody sees: {text}");
    let Some(text) = read("mutool", &["draw", "-q", "-F", "txt", &path]) else { return };
    assert!(text.contains("замок и ") && text.contains("до 5 000 ₽ в год"), "{text}");
}

#[test]
fn a_grapheme_is_drawn_by_one_face_and_invisible_characters_ask_for_none() {
    for text in ["👩\u{200D}💻", "1\u{FE0F}\u{20E3}", "ё\u{302}"] {
        if !has_faces(text) {
            continue;
        }
        let block = line(text);
        assert_eq!(block.lines.iter().map(|line| line.runs.len()).sum::<usize>(), 1, "{text}: {block:?}");
    }
    assert!(line("a\u{200D}b\u{200C}c\u{FE0F}").missing().is_empty());
}

#[test]
fn what_is_read_from_right_to_left_stands_so_and_its_text_stays_in_order() {
    let block = line("Клиент говорит «שלום עולם» и уходит");
    assert_eq!(block.text(), "Клиент говорит «שלום עולם» и уходит");
    let runs = &block.lines[0].runs;
    let at = |word: &str| {
        let (x, run) =
            runs.iter().find(|(_, run)| run.text.contains(word)).unwrap_or_else(|| panic!("{word} in {runs:?}"));
        (x.get(), run)
    };
    let ((first, run), (second, _), (end, _)) = (at("שלום"), at("עולם"), at("» и"));
    assert!(run.rtl, "{run:?}");
    assert!(second <= first && first < end, "{first}, {second}, {end}");
    let stops = run.stops();
    assert!(stops.first().is_some_and(|first| stops.iter().all(|stop| stop.1 <= first.1)), "{stops:?}");
    let width: f64 = runs.iter().map(|(_, run)| run.width.get()).sum();
    assert!((width - block.width.get()).abs() < 0.01, "{width} and {:?}", block.width);
}

#[test]
fn a_caret_goes_the_way_a_text_is_read_and_a_selection_covers_what_it_holds() {
    let text = "А שלום Б";
    let document = map_of(&[text]);
    let layout = support::lay_out(&document, &View::default());
    let note = ElementId::Note(NoteId::new(1));
    let place = TextPlace::of(&layout.scene, note, Field::Text).unwrap_or_else(|| panic!("the note is on the sheet"));
    let x = |byte: usize| place.caret(Caret::before(byte)).x0;
    let (shin, mem) = ("А ".len(), "А שלו".len());
    assert!(x(shin) > x(mem), "from right to left: {} and {}", x(shin), x(mem));
    assert!(x(text.len()) > x(shin) && x(0) < x(mem));
    let boxes = place.marked(&(shin..mem));
    assert_eq!(boxes.len(), 1, "{boxes:?}");
    assert!(boxes[0].width() > 0.0 && boxes[0].x1 <= x(shin) + 0.01, "{boxes:?}");
    let middle = Point::new(x(mem) + 0.01, boxes[0].center().y);
    assert_eq!(place.nearest(middle).byte, mem);
}

#[test]
fn every_format_draws_what_a_face_of_the_system_has() {
    if !has_faces("中") {
        return;
    }
    let written = |text: &str, format, words| {
        let document = map_of(&[text]);
        let layout = support::lay_out(&document, &View::default());
        let meta = Metadata::of(&document, support::journey(&document));
        let pages = [Page::whole(Arc::clone(&layout.scene))];
        export::write(format, &pages, &meta, Options { dpi: 20.0, words, ..Options::default() })
            .unwrap_or_default()
            .concat()
    };
    for format in [Format::Png, Format::Svg] {
        let (drawn, boxed) = (written("中", format, SvgText::Outlines), written("\u{E000}", format, SvgText::Outlines));
        assert!(!drawn.is_empty() && drawn != boxed, "{format:?} draws a box");
    }
    let text = String::from_utf8_lossy(&written("中", Format::Svg, SvgText::Text)).into_owned();
    let own = text.lines().find(|line| line.contains("中<")).unwrap_or_default();
    assert!(own.contains(" font-family=\"") && !own.contains("Golos"), "{own}");
}
