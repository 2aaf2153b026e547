//! The script as pages: a window of the one sheet for each stop of each view, and what the speaker says in a presentation alone.
#![expect(
    clippy::expect_used,
    reason = "a helper of a test that cannot go on says so at once; none is a program that there is not"
)]

use crate::support::{assert_none, at_least, journey, lay_out, read_by_another, sample_in, school_in};
use kurbo::Size;
use std::io::{Cursor, Read as _};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::export::{ExportWatch, Format, Options};
use tropa::i18n::Messages;
use tropa::layout::{Engine, PrintInput, Printed, View};
use tropa::model::{
    Audience, AudienceId, Document, Language, MapLayer, PrintLayout, PrintSetup, Project, Script, ViewSubject,
};
use tropa::present::{ResolveContext, ShownView, script};
use tropa::press;
use tropa::scene::{Item, Page};

/// What the speaker says.
const SECRET: &str = "Спросить у Ирины <почему> & когда";

fn setup() -> PrintSetup {
    PrintSetup { layout: PrintLayout::Script, ..PrintSetup::default() }
}

fn printed(document: &Document, setup: &PrintSetup) -> Printed {
    let view = View::default();
    let input = PrintInput { document, journey: journey(document).id, view: &view, setup };
    press::print(&mut Engine::default(), &input, &AtomicBool::new(false)).expect("nobody stops it")
}

fn written(document: &Document, setup: &PrintSetup, format: Format) -> Vec<u8> {
    let view = View::default();
    let input = PrintInput { document, journey: journey(document).id, view: &view, setup };
    let drawn = press::draw(&input, format, Options::default(), None, &ExportWatch::nobody()).expect("it is drawn");
    drawn.files.concat()
}

/// A sample whose automatic script somebody took over, with a note at each view.
fn with_notes(language: Language) -> Document {
    let mut document = sample_in(language);
    let mut views = script(&document, journey(&document).id);
    for view in &mut views {
        view.note = format!("{SECRET}, {}\nВторая строка", view.id);
    }
    let script = Script { views, ..Script::default() };
    document.project = Arc::new(Project { script: Arc::new(script), ..document.project.as_ref().clone() });
    document
}

fn part(file: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("it is a text");
    Some(text)
}

/// All texts that a page shows of its sheet and besides.
fn said(page: &Page) -> String {
    let items = page.printed().flat_map(|placed| page.items(placed).cloned().collect::<Vec<_>>());
    let marks = page.marks.iter().flat_map(|placed| placed.group.items.clone());
    let texts = items.chain(marks).filter_map(|item| match item {
        Item::Text { run, .. } => Some(run.text.to_string()),
        _ => None,
    });
    plain(&texts.collect::<String>())
}

fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn each_stop_of_each_view_is_a_page_through_its_window_and_all_are_of_one_sheet() {
    for language in [Language::Ru, Language::En] {
        for document in [sample_in(language), school_in(language)] {
            let layout = lay_out(&document, &View::default());
            let messages = Messages::of(language);
            let mut expected = Vec::new();
            for view in script(&document, journey(&document).id) {
                let cx = ResolveContext {
                    document: &document,
                    layout: &layout,
                    screen: Size::new(960.0, 540.0),
                    room: document.project.script.room,
                    messages,
                };
                let shown = ShownView::resolve(&view, &cx).expect("the script of a map is of what it has");
                expected.extend(shown.stops.iter().map(|stop| (shown.title.clone(), stop.window)));
            }
            let printed = printed(&document, &setup());
            let pages: Vec<_> = printed.pages.iter().map(|page| (page.title.clone(), page.window)).collect();
            at_least(10, &pages);
            assert_eq!(printed.sheets.len(), 1, "nothing is composed anew");
            assert_eq!(pages.len(), expected.len());
            for (at, ((title, window), (expected_title, expected))) in pages.iter().zip(&expected).enumerate() {
                let near = (window.origin() - expected.origin()).hypot() < 1e-6
                    && (window.width() - expected.width()).abs() < 1e-6;
                assert!(
                    title == expected_title && near,
                    "page {at}: {title} {window:?}, not {expected_title} {expected:?}"
                );
            }
            for page in &printed.pages {
                assert_eq!(page.size, Size::new(960.0, 540.0));
                assert_eq!(page.trim, page.size.to_rect(), "nobody cuts it");
            }
        }
    }
}

#[test]
fn the_page_of_a_stage_says_its_name_and_dims_the_others() {
    for language in [Language::Ru, Language::En] {
        for document in [sample_in(language), school_in(language)] {
            let map = journey(&document);
            let messages = Messages::of(language);
            let printed = printed(&document, &setup());
            let mut missing = Vec::new();
            for view in script(&document, map.id) {
                let ViewSubject::Stage(stage) = view.subject else { continue };
                let title = tropa::present::view_title(&view, &document, messages);
                let pages: Vec<_> = printed.pages.iter().filter(|page| page.title == title).collect();
                at_least(1, &pages);
                let name = plain(&map.stages.get(stage).expect("a stage").name);
                for page in pages {
                    if !said(page).contains(&name) {
                        missing.push(format!("{name} on a page of «{title}»"));
                    }
                    let veil = page.marks.iter().next().expect("a mark").to_placed();
                    assert!(veil.group.items.iter().any(|item| matches!(item, Item::Path { .. } | Item::Rect { .. })));
                }
            }
            assert_none(&missing);
        }
    }
}

#[test]
fn names_at_the_edges_stay_within_their_cells_and_on_the_page() {
    for document in [sample_in(Language::Ru), school_in(Language::En)] {
        let mut wrong = Vec::new();
        for page in &printed(&document, &setup()).pages {
            let all = page.size.to_rect();
            for item in page.marks.iter().flat_map(|placed| placed.group.items.iter()) {
                let Item::Text { at, run, .. } = item else { continue };
                let line = kurbo::Rect::new(at.x, at.y - run.size.get() * 0.75, at.x + run.width.get(), at.y);
                if all.union(line) != all {
                    wrong.push(format!("«{}» leaves the page «{}»", run.text, page.title));
                }
            }
        }
        assert_none(&wrong);
    }
}

#[test]
fn slides_hold_what_the_speaker_says_once_a_view_and_other_files_never() {
    let document = with_notes(Language::Ru);
    let pages = printed(&document, &setup()).pages;
    let file = written(&document, &setup(), Format::Pptx);
    let mut notes = 0;
    let mut before = String::new();
    for (page, number) in pages.iter().zip(1..) {
        let of_slide = part(&file, &format!("ppt/notesSlides/notesSlide{number}.xml"));
        assert_eq!(of_slide.is_some(), page.title != before, "page {number} of «{}»", page.title);
        before.clone_from(&page.title);
        let Some(said) = of_slide else { continue };
        notes += 1;
        assert!(said.contains("Спросить у Ирины &lt;почему&gt; &amp; когда"), "{said}");
        let relations = part(&file, &format!("ppt/slides/_rels/slide{number}.xml.rels")).expect("relations");
        assert!(relations.contains(&format!("../notesSlides/notesSlide{number}.xml")), "{relations}");
        let back = part(&file, &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels")).expect("relations");
        assert!(back.contains(&format!("../slides/slide{number}.xml")) && back.contains("notesMaster1.xml"), "{back}");
    }
    assert_eq!(notes, script(&document, journey(&document).id).len());
    let presentation = part(&file, "ppt/presentation.xml").expect("a presentation");
    let master = presentation.find("<p:notesMasterIdLst>").expect("a master of notes");
    assert!(presentation.find("</p:sldMasterIdLst>").expect("a master") < master, "the order of the standard");
    assert!(master < presentation.find("<p:sldIdLst>").expect("slides"), "the order of the standard");
    let without = PrintSetup { without_notes: true, ..setup() };
    let file = written(&document, &without, Format::Pptx);
    assert!(part(&file, "ppt/notesSlides/notesSlide1.xml").is_none());
    assert!(!part(&file, "ppt/presentation.xml").expect("a presentation").contains("notesMaster"));
    assert!(pages.iter().all(|page| !said(page).contains(&plain(SECRET))), "it is on no page");
}

#[test]
fn an_audience_is_given_no_notes() {
    let mut document = with_notes(Language::Ru);
    let client = Audience { sees_confidential: true, ..Audience::new(AudienceId::new(1), "Клиент".to_owned()) };
    document.project = Arc::new(Project { audiences: Arc::new(vec![client]), ..document.project.as_ref().clone() });
    let setup = PrintSetup { audience: Some(AudienceId::new(1)), ..setup() };
    let file = written(&document, &setup, Format::Pptx);
    let mut archive = zip::ZipArchive::new(Cursor::new(&file[..])).expect("an archive");
    for at in 0..archive.len() {
        let mut bytes = Vec::new();
        let mut part = archive.by_index(at).expect("a part");
        part.read_to_end(&mut bytes).expect("it can be read");
        let name = part.name().expect("a name").into_owned();
        assert!(!String::from_utf8_lossy(&bytes).contains("Ирины"), "{name}");
        assert!(!name.contains("notes"), "{name}");
    }
    at_least(10, &printed(&document, &setup).pages);
}

#[test]
fn what_a_view_leaves_out_is_on_none_of_its_pages() {
    let mut document = with_notes(Language::Ru);
    let map = journey(&document);
    let quotes: Vec<String> = map.emotions.iter().map(|point| plain(&point.quote)).collect();
    let all = printed(&document, &setup());
    let spoken = |printed: &Printed| {
        let text: String = printed.pages.iter().map(said).collect();
        quotes.iter().filter(|quote| quote.chars().count() > 8 && text.contains(quote.as_str())).count()
    };
    at_least(2, vec![(); spoken(&all)]);
    let mut script = document.project.script.as_ref().clone();
    for view in &mut script.views {
        view.hidden = vec![MapLayer::Quotes];
    }
    document.project = Arc::new(Project { script: Arc::new(script), ..document.project.as_ref().clone() });
    assert_eq!(spoken(&printed(&document, &setup())), 0);
}

#[test]
fn an_outline_lists_the_views_each_once_and_a_page_is_read_by_other_programs() {
    let document = with_notes(Language::Ru);
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("script.pdf");
    std::fs::write(&path, written(&document, &setup(), Format::Pdf)).expect("a file");
    let path = path.to_string_lossy();
    if let Some(checked) = read_by_another("qpdf", &["--check", &path]) {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
    let Some(outline) = read_by_another("mutool", &["show", &path, "outline"]) else { return };
    let outline = String::from_utf8_lossy(&outline.stdout).into_owned();
    let messages = Messages::of(Language::Ru);
    for view in script(&document, journey(&document).id) {
        let title = tropa::present::view_title(&view, &document, messages);
        assert_eq!(outline.matches(&title).count(), 1, "{title}: {outline}");
    }
    let pages = printed(&document, &setup()).pages;
    for (page, number) in pages.iter().zip(1..) {
        let Some(stage) = page.title.strip_prefix("Этап ").and_then(|rest| rest.split_once(". ")) else { continue };
        let number = i32::to_string(&number);
        let Some(text) = read_by_another("pdftotext", &["-f", &number, "-l", &number, &path, "-"]) else { return };
        let text = plain(&String::from_utf8_lossy(&text.stdout));
        assert!(text.contains(&plain(stage.1)), "page {number} of {}", stage.1);
        assert!(!text.contains(&plain(SECRET)));
    }
}
