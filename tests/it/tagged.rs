//! What a PDF is to programs that read it: tags, layers, outline, links, the standards it keeps to, the project inside.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::rules::broken;
use crate::support::{assert_none, at_least, journey, lay_out, read_by_another, sample, sample_in, school_in};
use kurbo::{Point, Rect, Size, Vec2};
use lopdf::Object;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tropa::export::{self, Format, Metadata, Options};
use tropa::i18n::{Localized as _, Messages};
use tropa::layout::View;
use tropa::model::{Document, Language, PdfSetup};
use tropa::scene::{Anchor, Bookmark, Group, Item, Layer, LinkTarget, Page, Placed, Role, Scene};
use tropa::store;
use tropa::text::{Face, Setting, Style, set_one};
use tropa::units::Pt;

/// Everything at once.
const ALL: PdfSetup = PdfSetup { archive: true, accessible: true, embed_project: true };

fn meta(document: &Document, pdf: PdfSetup) -> Metadata {
    let mut meta = Metadata { pdf, ..Metadata::of(document, journey(document)) };
    meta.name_layers(Messages::of(meta.language));
    meta.embed(|| store::to_bytes(document)).expect("a project");
    meta
}

fn written(pages: &[Page], meta: &Metadata) -> Vec<u8> {
    export::write(Format::Pdf, pages, meta, Options::default()).expect("a PDF").concat()
}

fn poster(document: &Document, pdf: PdfSetup) -> Vec<u8> {
    let pages = [Page::whole(lay_out(document, &View::default()).scene)];
    written(&pages, &meta(document, pdf))
}

fn stored(bytes: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pdf");
    fs::write(&path, bytes).expect("a file");
    let path = path.to_str().expect("a plain path").to_owned();
    (folder, path)
}

/// A scene of groups with roles, each a line of text.
fn spoken(lines: &[(Role, &str)]) -> Scene {
    let group = |(at, (role, text)): (usize, &(Role, &str))| {
        let style = Style::new(Face::Regular, Pt(12.0), tropa::color::Rgba { r: 0, g: 0, b: 0, a: 255 });
        let block = set_one(text, style, Language::Ru, &Setting::default());
        let items: Vec<Item> =
            block.items(Point::ORIGIN).map(|(at, run)| Item::Text { at, run, paragraph: Some(0) }).collect();
        let bounds = Rect::new(0.0, 0.0, 200.0, 20.0);
        let y = f64::from(u32::try_from(at).expect("few")) * 20.0;
        let group = Group { role: *role, layer: Layer::Frame, bounds, items, ..Group::default() };
        Placed { offset: Vec2::new(20.0, 20.0 + y), group: Arc::new(group) }
    };
    let groups = lines.iter().enumerate().map(group).collect();
    Scene { size: Size::new(400.0, 600.0), groups, ..Scene::default() }
}

/// What poppler reads of the tree: type and text of each element.
fn tree(bytes: &[u8]) -> Option<String> {
    let (_folder, path) = stored(bytes);
    let output = read_by_another("pdfinfo", &["-struct-text", &path])?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_poster_keeps_to_both_standards_by_our_own_reading_of_their_rules() {
    for language in [Language::Ru, Language::En] {
        for document in [sample_in(language), school_in(language)] {
            assert_none(&broken(&poster(&document, ALL)));
            let told: Vec<String> = broken(&poster(&document, PdfSetup::default()));
            // Unasked only what archives forbid may be in it.
            assert!(told.iter().all(|fault| fault == "a picture asks to be smoothed"), "{told:?}");
        }
    }
}

#[test]
fn the_sheet_of_a_map_is_a_table_of_its_lanes_and_stages() {
    let document = sample();
    let Some(tree) = tree(&poster(&document, PdfSetup::default())) else { return };
    let journey = journey(&document);
    let lines: Vec<&str> = tree.lines().map(str::trim).collect();
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}: {tree}"));
    let table = at("Table");
    assert!(at("H1") < at(&journey.title) && at(&journey.title) < table);
    assert_eq!(lines.iter().filter(|line| line.starts_with("TH")).count(), {
        let lanes = journey.lanes.iter().filter(|lane| lane.visible).count();
        lanes + journey.shown_stages().count()
    });
    // Stages follow each other in the first row, and what stands in a lane follows its name.
    let stages: Vec<usize> = journey.shown_stages().map(|stage| at(&stage.name)).collect();
    assert!(stages.is_sorted() && stages.iter().all(|line| *line > table));
    let lane = at("Точки контакта");
    let cards: Vec<usize> = at_least(
        6,
        journey.shown_stages().filter_map(|stage| {
            let card = journey.touchpoints.iter().find(|card| card.stage == stage.id)?;
            Some(lane + lines[lane..].iter().position(|line| line.contains(&*card.title))?)
        }),
    );
    assert!(cards.is_sorted(), "{cards:?}");
    // A portrait's letter is an ornament.
    assert!(!lines.contains(&"\"С\""), "{tree}");
}

#[test]
fn curves_ribbons_and_portraits_are_said_in_the_words_of_the_map() {
    let words = |language| {
        let document = lopdf::Document::load_mem(&poster(&sample_in(language), PdfSetup::default())).expect("a PDF");
        let alt = |object: &Object| object.as_dict().and_then(|it| it.get(b"Alt")).ok().cloned();
        let texts = document.objects.values().filter_map(alt);
        texts.filter_map(|text| lopdf::decode_text_string(&text).ok()).collect::<Vec<String>>()
    };
    let (ru, en) = (words(Language::Ru), words(Language::En));
    let found = |words: &[String], beginning: &str| {
        words
            .iter()
            .find(|text| text.starts_with(beginning))
            .unwrap_or_else(|| panic!("{beginning}: {words:?}"))
            .clone()
    };
    let curve = found(&ru, "Кривая эмоций, Сергей");
    assert!(
        curve.contains("начинается на ") && curve.contains("провал −") && curve.contains("заканчивается на "),
        "{curve}"
    );
    let ribbon = found(&ru, "Доля тех, кто остаётся в пути, Сергей");
    assert!(ribbon.contains("в начале 100") && ribbon.contains("на этапе "), "{ribbon}");
    assert!(found(&en, "Emotion curve").contains("begins at "));
    assert_eq!(ru.len(), en.len());
}

#[test]
fn roles_become_headings_lists_and_tables_and_no_level_is_skipped() {
    let cell = |row, head| Role::Cell { row, head };
    let scene = spoken(&[
        (Role::Heading(2), "Глава"),
        (Role::Heading(5), "Раздел"),
        (Role::Paragraph, "Абзац"),
        (Role::ListItem, "Первое"),
        (Role::ListItem, "Второе"),
        (cell(0, true), "Кто"),
        (cell(0, true), "Когда"),
        (cell(1, false), "Анна"),
        (Role::Artifact, "Колонтитул"),
        (Role::Paragraph, "Конец"),
    ]);
    let meta = Metadata { title: "Раздатка".into(), pdf: ALL, ..Metadata::default() };
    let bytes = written(&[Page::whole(Arc::new(scene))], &meta);
    assert_none(&broken(&bytes));
    let Some(tree) = tree(&bytes) else { return };
    let told: String = tree.lines().map(|line| line.trim().replace(" (block)", "") + " ").collect();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "H1 \"Глава\" H2 \"Раздел\" P \"Абзац\"",
        "L LI LBody \"Первое\" LI LBody \"Второе\"",
        "Table TR TH: /Scope /Column \"Кто\" TH: /Scope /Column \"Когда\" TR TD \"Анна\" TD",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(!told.contains("Колонтитул") && told.ends_with("P \"Конец\""), "{told}");
}

#[test]
fn a_link_within_the_file_leads_to_its_place_by_name_and_one_to_nowhere_is_none() {
    let mut contents = spoken(&[(Role::Paragraph, "Смотри план")]);
    let link = |to| Item::Link { rect: Rect::new(0.0, 0.0, 200.0, 20.0), to };
    let items = vec![
        link(LinkTarget::Place(Anchor(7))),
        link(LinkTarget::Place(Anchor(8))),
        link(LinkTarget::Url("https://a.b".into())),
    ];
    let mut group = Group::clone(&contents.groups.iter().next().expect("a group").group.clone());
    group.items.extend(items);
    contents.groups = vec![Placed { offset: Vec2::new(20.0, 20.0), group: Arc::new(group) }].into();
    let mut plan = spoken(&[(Role::Heading(1), "План")]);
    plan.anchors.push((Anchor(7), Point::new(20.0, 100.0)));
    plan.bookmarks = [("План", 0), ("Сейчас", 1), ("Потом", 1)]
        .map(|(title, level)| Bookmark { title: title.into(), at: Point::ORIGIN, level })
        .into();
    let meta = Metadata { title: "Раздатка".into(), pdf: ALL, ..Metadata::default() };
    let names = ["i", ""];
    let pages: Vec<Page> = ([contents, plan].into_iter().zip(names))
        .map(|(scene, name)| Page { name: name.to_owned(), ..Page::whole(Arc::new(scene)) })
        .collect();
    let bytes = written(&pages, &meta);
    assert_none(&broken(&bytes));
    let (_folder, path) = stored(&bytes);
    let Some(output) = read_by_another("pdfinfo", &["-dests", &path]) else { return };
    let told = String::from_utf8_lossy(&output.stdout);
    let place = told.lines().find(|line| line.contains("place-000007")).expect("a named place");
    assert!(place.contains("2 [ XYZ") && place.contains(" 500 "), "{place}");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let first = document.page_iter().next().expect("a page");
    let links = document.get_page_annotations(first).expect("links");
    assert_eq!(links.len(), 2, "the place that is on no page is no link");
    let said = links[0].get(b"Contents").and_then(lopdf::decode_text_string).expect("words");
    assert_eq!(said, "Смотри план");
    let Some(output) = read_by_another("qpdf", &["--json", "--json-key=outlines", "--json-key=pagelabels", &path])
    else {
        return;
    };
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let plan = &json["outlines"][0]["kids"][0];
    assert_eq!(plan["title"], "План");
    assert_eq!(plan["kids"].as_array().map(Vec::len), Some(2), "{plan}");
    assert_eq!(json["pagelabels"][0]["label"]["/P"], "u:i");
    assert_eq!(json["pagelabels"][1]["label"]["/S"], "/D");
}

#[test]
fn layers_are_kinds_lanes_personas_and_hypotheses_in_branches() {
    let document = sample();
    let bytes = poster(&document, PdfSetup::default());
    let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let catalog = file.catalog().expect("a catalogue");
    let order = catalog.get(b"OCProperties").and_then(Object::as_dict).and_then(|it| it.get(b"D")?.as_dict());
    let order = order.and_then(|shown| shown.get(b"Order")?.as_array()).expect("an order");
    let name = |object: &Object| match object {
        Object::Reference(id) => {
            file.get_dictionary(*id).and_then(|it| it.get(b"Name").and_then(lopdf::decode_text_string)).ok()
        }
        text => lopdf::decode_text_string(text).ok(),
    };
    let mut told: Vec<Vec<String>> = Vec::new();
    for entry in order {
        match entry {
            Object::Array(branch) => told.push(branch.iter().filter_map(name).collect()),
            other => told.push(name(other).into_iter().collect()),
        }
    }
    let lanes = told.iter().find(|branch| branch[0] == "Дорожки").expect("lanes");
    let journey = journey(&document);
    assert_eq!(lanes.len() - 1, journey.lanes.iter().filter(|lane| lane.visible).count(), "{lanes:?}");
    assert!(lanes.iter().any(|lane| lane == "Точки контакта"), "{lanes:?}");
    let personas = told.iter().find(|branch| branch[0] == "Персоны").expect("personas");
    assert_eq!(personas.len() - 1, document.personas.len(), "{personas:?}");
    assert_eq!(told.last().map(|last| last[0].as_str()), Some("Гипотезы"), "{told:?}");
}

#[test]
fn a_pdf_says_which_standards_it_keeps_to_and_is_read_by_the_packet_of_both() {
    let document = sample();
    for (setup, said, unsaid) in [
        (PdfSetup { archive: true, ..PdfSetup::default() }, vec!["pdfaid:part>2<"], vec!["pdfuaid", "pdfaExtension"]),
        (
            PdfSetup { accessible: true, ..PdfSetup::default() },
            vec!["pdfuaid:part>1<"],
            vec!["pdfaid", "pdfaExtension"],
        ),
        (ALL, vec!["pdfaid:part>3<", "pdfaid:conformance>A<", "pdfuaid:part>1<", "pdfaExtension:schemas"], vec![]),
    ] {
        let bytes = poster(&document, setup);
        let packet = String::from_utf8_lossy(&bytes).into_owned();
        let packet = packet.split("<?xpacket").nth(1).expect("it stands plain in the file");
        assert!(said.iter().all(|word| packet.contains(word)), "{packet}");
        assert!(!unsaid.iter().any(|word| packet.contains(word)), "{packet}");
        let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
        assert_eq!(file.catalog().expect("a catalogue").has(b"OutputIntents"), setup.archive);
    }
}

#[test]
fn a_pdf_with_its_project_opens_as_the_same_map_and_one_without_says_what_it_lacks() {
    let document = sample();
    for setup in [ALL, PdfSetup { embed_project: true, ..PdfSetup::default() }] {
        let (_folder, path) = stored(&poster(&document, setup));
        let opened = store::open(&PathBuf::from(&path)).expect("it opens");
        assert!(opened.in_pdf && opened.breaches.is_empty());
        assert_eq!(opened.document, document);
        // A program that writes the PDF anew keeps it.
        let again = format!("{path}.again.pdf");
        if read_by_another("qpdf", &["--object-streams=disable", &path, &again]).is_some() {
            assert_eq!(store::open(&PathBuf::from(&again)).expect("it opens").document, document);
        }
    }
    let (_folder, path) = stored(&poster(&document, PdfSetup::default()));
    let error = store::open(&PathBuf::from(&path)).expect_err("there is none");
    let told = error.message(Messages::of(Language::Ru));
    assert!(told.contains("нет проекта"), "{told}");
}

#[test]
fn the_command_line_opens_a_pdf_with_its_project_and_never_writes_over_it() {
    let (folder, path) = stored(&poster(&sample(), ALL));
    let before = fs::read(&path).expect("a file");
    let run = |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_tropa")).args(arguments).output().expect("it runs");
    let out = folder.path().join("out.svg");
    let drawn = run(&["export", &path, out.to_str().expect("a plain path")]);
    assert!(drawn.status.success() && out.exists(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let over = run(&["export", &path, &path]);
    assert!(!over.status.success(), "its own drawing does not take its place");
    assert_eq!(fs::read(&path).expect("a file"), before);
}

#[test]
fn our_own_reading_of_the_rules_finds_what_breaks_them() {
    let good = poster(&sample(), ALL);
    let change = |name: &str, change: &dyn Fn(&mut lopdf::Dictionary)| {
        let mut file = lopdf::Document::load_mem(&good).expect("a PDF");
        for object in file.objects.values_mut() {
            match object {
                Object::Dictionary(dict) => change(dict),
                Object::Stream(stream) => change(&mut stream.dict),
                _ => {}
            }
        }
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).expect("bytes");
        assert!(!broken(&bytes).is_empty(), "without {name}");
    };
    for key in ["Lang", "StructParents", "Alt", "Scope", "ColSpan", "ToUnicode", "FontFile2", "AFRelationship"] {
        change(key, &|dict| {
            dict.remove(key.as_bytes());
            if let Ok(attributes) = dict.get_mut(b"A").and_then(Object::as_dict_mut) {
                attributes.remove(key.as_bytes());
            }
        });
    }
}
