//! Slides are what pages are: checked as a package, and as another program draws them.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_in_result,
    reason = "a helper of a test that cannot go on says so at once; none is a program that there is not"
)]

use crate::export::{balanced, meta, one_of_each};
use crate::support::{journey, lay_out, read_by_another, repository, sample, school_in};
use image::{Rgb, RgbImage};
use kurbo::{Point, Rect, Size, Vec2};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tropa::export::{self, Format, Metadata, Options};
use tropa::layout::View;
use tropa::model::{Document, Language};
use tropa::scene::{Anchor, Group, Item, LinkTarget, Page, Placed, Role, Scene};
use tropa::text::{Face, Setting, Style, set_one};
use tropa::units::Pt;

fn presentation(pages: &[Page], meta: &Metadata) -> Vec<u8> {
    export::write(Format::Pptx, pages, meta, Options::default()).expect("a presentation").concat()
}

/// The parts of a presentation by their names.
fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).expect("a part").read_to_end(&mut bytes).expect("it can be read");
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let part = parts.get(name).unwrap_or_else(|| panic!("there is no {name}"));
    String::from_utf8_lossy(part).into_owned()
}

/// The values of an attribute, in their order.
fn values<'a>(xml: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    xml.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn poster(document: &Document) -> (Page, Metadata) {
    let scene = lay_out(document, &View::default()).scene;
    (Page::whole(scene), Metadata::of(document, journey(document)))
}

/// A page with words at a place, which are a heading of this rank.
fn page(words: &str, rank: u8, more: Vec<Item>) -> Page {
    let style = Style::new(Face::Bold, Pt(30.0), one_color());
    let block = set_one(words, style, Language::Ru, &Setting::default());
    let mut items: Vec<Item> =
        block.items(Point::ORIGIN).map(|(at, run)| Item::Text { at, run, paragraph: Some(0) }).collect();
    items.extend(more);
    let group = Group { items, role: Role::Heading(rank), ..Group::default() };
    let placed = Placed { offset: Vec2::new(40.0, 40.0), group: Arc::new(group) };
    Page::whole(Arc::new(Scene { size: Size::new(960.0, 540.0), groups: vec![placed].into(), ..Scene::default() }))
}

/// Whether a part has a name of this ending.
fn ends_in(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

fn one_color() -> tropa::color::Rgba {
    tropa::color::Rgba::from_hex("#1B1C20").expect("a colour")
}

#[test]
fn a_presentation_names_every_part_it_holds_and_holds_every_part_it_names() {
    let (school, _) = poster(&school_in(Language::En));
    let pages = [Page::whole(Arc::new(one_of_each())), school, page("Итог", 1, Vec::new())];
    let parts = parts(&presentation(&pages, &meta()));
    let kinds = text(&parts, "[Content_Types].xml");
    let (names, endings) = (values(&kinds, "PartName"), values(&kinds, "Extension"));
    for (name, bytes) in &parts {
        let own = names.iter().any(|named| *named == format!("/{name}"));
        let ending = name.rsplit('.').next().is_some_and(|ending| endings.contains(&ending));
        assert!(name == "[Content_Types].xml" || own || (ending && !ends_in(name, "xml")), "{name} has no kind");
        if ends_in(name, "xml") || ends_in(name, "rels") {
            balanced(&String::from_utf8_lossy(bytes));
        }
    }
    for name in names {
        assert!(parts.contains_key(name.trim_start_matches('/')), "{name} is named and not there");
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| ends_in(name, "rels")) {
        let xml = String::from_utf8_lossy(bytes);
        let folder = Path::new(name).parent().and_then(Path::parent).expect("a folder");
        for relation in xml.split("<Relationship ").skip(1).filter(|relation| !relation.contains("External")) {
            let target = values(&format!(" {relation}"), "Target").concat();
            let (folder, target) = match target.strip_prefix("../") {
                Some(target) => (folder.parent().expect("a folder above"), target.to_owned()),
                None => (folder, target),
            };
            let path = folder.join(target).to_string_lossy().into_owned();
            assert!(parts.contains_key(&path), "{name} leads to {path}");
        }
        let source = name.replace("_rels/", "").replace(".rels", "");
        if let Some(part) = parts.get(&source) {
            let ids = values(&xml, "Id");
            let part = String::from_utf8_lossy(part);
            for used in ["id", "embed"].into_iter().flat_map(|name| values(&part, &format!("r:{name}"))) {
                assert!(ids.contains(&used), "{source} asks for {used}");
            }
        }
    }
    let numbers = text(&parts, "ppt/slides/slide2.xml");
    let mut ids: Vec<&str> =
        numbers.split("<p:cNvPr id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(count > 100 && ids.len() == count, "each shape has a number of its own");
}

#[test]
fn the_same_pages_give_the_same_presentation_and_each_picture_is_in_it_once() {
    let pages = [Page::whole(Arc::new(one_of_each())), Page::whole(Arc::new(one_of_each()))];
    let file = presentation(&pages, &meta());
    assert!(file == presentation(&pages, &meta()), "the same bytes");
    let parts = parts(&file);
    let media = parts.keys().filter(|name| name.starts_with("ppt/media/")).count();
    assert_eq!(media, 2, "of four frames on each of two slides one is broken and two show the same picture");
    let slide = text(&parts, "ppt/slides/slide1.xml");
    for part in ["prst=\"ellipse\"", "<a:cubicBezTo>", "<a:gradFill", "<a:custDash>", "prst=\"roundRect\"", "<a:alpha"]
    {
        assert!(slide.contains(part), "{part}");
    }
    assert!(!slide.contains("НЕПЕЧАТАЕМОЕ") && !slide.contains("javascript"), "what is not printed is in no file");
    assert!(slide.contains("предприниматель") || slide.contains("Предприниматель"));
    let core = text(&parts, "docProps/core.xml");
    assert!(
        core.contains("<dc:title>Карта A &amp; B &lt;пути&gt;</dc:title>") && core.contains("<dc:language>ru<"),
        "{core}"
    );
    assert!(parts.keys().any(|name| name == "ppt/fonts/GolosText-Bold.fntdata"), "the faces go along");
}

#[test]
fn a_slide_has_its_title_links_lead_to_slides_and_figures_say_what_they_show() {
    let link = |to| Item::Link { rect: Rect::new(0.0, 0.0, 200.0, 40.0), to };
    let first = page("Поиск решений", 1, vec![link(LinkTarget::Place(Anchor(7)))]);
    let mut second = page("Оценка", 1, vec![link(LinkTarget::Url("https://пример.рф/".to_owned()))]);
    let mut scene = (*second.scene).clone();
    scene.anchors.push((Anchor(7), Point::new(0.0, 0.0)));
    let curve = Group { role: Role::Figure, alt: Some("Сергей: «пик»".into()), ..(*one_figure()).clone() };
    let groups = scene.groups.iter().map(|placed| placed.to_placed());
    scene.groups = groups.chain([Placed { offset: Vec2::ZERO, group: Arc::new(curve) }]).collect::<Vec<_>>().into();
    second.scene = Arc::new(scene);
    let parts = parts(&presentation(&[first, second], &meta()));
    let (one, other) = (text(&parts, "ppt/slides/slide1.xml"), text(&parts, "ppt/slides/slide2.xml"));
    for (slide, title) in [(&one, "Поиск решений"), (&other, "Оценка")] {
        assert!(slide.contains("<p:ph type=\"title\"/>") && slide.contains(&format!("<a:t>{title}</a:t>")), "{slide}");
    }
    assert!(one.contains("ppaction://hlinksldjump"), "{one}");
    assert!(text(&parts, "ppt/slides/_rels/slide1.xml.rels").contains("slideLayout1.xml"));
    assert!(text(&parts, "ppt/slides/_rels/slide1.xml.rels").contains("Target=\"slide2.xml\""));
    assert!(text(&parts, "ppt/slides/_rels/slide2.xml.rels").contains("TargetMode=\"External\""));
    assert!(other.contains("descr=\"Сергей: «пик»\""), "{other}");
}

fn one_figure() -> Arc<Group> {
    let scene = one_of_each();
    let last = scene.printed().last().expect("a group");
    Arc::clone(last.group)
}

#[test]
fn a_page_larger_than_slides_can_be_is_made_smaller_as_a_whole() {
    let (mut large, meta) = poster(&sample());
    let usual = export::slide_scale(std::slice::from_ref(&large));
    assert!((usual - 1.0).abs() < f64::EPSILON, "A1 is a slide of its own size");
    let scale = 5000.0 / large.size.width;
    (large.size, large.scale) = (large.size * scale, scale);
    let shown = export::slide_scale(std::slice::from_ref(&large));
    assert!((shown - 4032.0 / 5000.0).abs() < 1e-9, "{shown}");
    let parts = parts(&presentation(&[large], &meta));
    let all = text(&parts, "ppt/presentation.xml");
    assert!(all.contains("<p:sldSz cx=\"51206400\""), "{all}");
}

/// A file as `LibreOffice` makes a PDF of it, with the faces of the repository; `None` where it is not installed.
fn through_libreoffice(directory: &TempDir, file: &Path) -> Option<std::path::PathBuf> {
    let root = directory.path();
    let fonts = root.join("fonts.conf");
    let conf = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir>\
         <dir>/usr/share/fonts</dir><cachedir>{}</cachedir></fontconfig>",
        repository("fonts").display(),
        root.join("cache").display()
    );
    fs::write(&fonts, conf).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", root.join("profile").display());
    let (fonts, out, file) = (fonts.to_string_lossy(), root.to_string_lossy(), file.to_string_lossy());
    let fonts = format!("FONTCONFIG_FILE={fonts}");
    // A program that is asked of `env` and not there fails as if it were broken, so it is asked for first.
    read_by_another("soffice", &["--version"])?;
    let run = [
        "-k",
        "10",
        "240",
        "env",
        &fonts,
        "soffice",
        &profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        &out,
        &file,
    ];
    let said = Command::new("timeout").args(run).output().expect("it runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(Path::new(&*file).with_extension("pdf"))
}

/// A word of a PDF, and the middle of its left edge.
#[derive(Debug)]
struct Word {
    text: String,
    at: Point,
    height: f64,
}

fn words(pdf: &Path) -> Option<Vec<Word>> {
    let output = read_by_another("pdftotext", &["-bbox", &pdf.to_string_lossy(), "-"])?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut words = Vec::new();
    for line in said.lines().filter(|line| line.trim_start().starts_with("<word ")) {
        let number =
            |name: &str| values(line, name).first().and_then(|value| value.parse::<f64>().ok()).expect("a place");
        let word = line.split('>').nth(1).and_then(|rest| rest.split('<').next()).expect("a word");
        let (top, bottom) = (number("yMin"), number("yMax"));
        let at = Point::new(number("xMin"), f64::midpoint(top, bottom));
        words.push(Word { text: word.replace('\u{AD}', "-"), at, height: bottom - top });
    }
    Some(words)
}

fn picture(pdf: &Path) -> Option<RgbImage> {
    let out = pdf.with_extension("");
    read_by_another("pdftoppm", &["-r", "48", "-png", "-singlefile", &pdf.to_string_lossy(), &out.to_string_lossy()])?;
    Some(image::open(out.with_extension("png")).expect("a picture").into_rgb8())
}

/// The shares of all pixels of one picture, and of those in strong colours, that have none alike within a step in the other.
fn strangers(one: &RgbImage, other: &RgbImage) -> (f64, f64) {
    let near = |x: u32, y: u32| {
        let (right, bottom) = ((x + 2).min(other.width()), (y + 2).min(other.height()));
        (y.saturating_sub(1)..bottom)
            .flat_map(move |y| (x.saturating_sub(1)..right).map(move |x| other.get_pixel(x, y)))
    };
    let alike = |one: &Rgb<u8>, other: &Rgb<u8>| one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) < 64);
    let is_strong = |pixel: &Rgb<u8>| {
        let [red, green, blue] = pixel.0;
        red.max(green).max(blue) - red.min(green).min(blue) > 110
    };
    let (mut strange, mut strong, mut strong_and_strange) = (0.0, 0.0, 0.0);
    for (x, y, pixel) in one.enumerate_pixels() {
        let stranger = f64::from(u8::from(!near(x, y).any(|other| alike(pixel, other))));
        strange += stranger;
        if is_strong(pixel) {
            strong += 1.0;
            strong_and_strange += stranger;
        }
    }
    (strange / f64::from(one.width() * one.height()), strong_and_strange / strong)
}

#[test]
fn libreoffice_shows_every_word_and_every_curve_where_the_pdf_has_it() {
    /// How far a word may stand from its place, in points and in the height of its line: at the end of a long line, after all rounding
    /// of letters.
    const SHIFT: (f64, f64) = (6.0, 0.1);
    for document in [sample(), school_in(Language::En)] {
        let (page, meta) = poster(&document);
        let pages = [page];
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("slides.pptx");
        fs::write(&file, presentation(&pages, &meta)).expect("a file");
        let Some(theirs) = through_libreoffice(&directory, &file) else { return };
        let ours = directory.path().join("ours.pdf");
        let pdf = export::write(Format::Pdf, &pages, &meta, Options::default()).expect("a PDF").concat();
        fs::write(&ours, pdf).expect("a file");
        let (Some(words_of_ours), Some(words_of_theirs)) = (words(&ours), words(&theirs)) else { return };
        let is_there = |word: &Word| {
            let near = |other: &Word| other.at.distance(word.at) < SHIFT.0.max(SHIFT.1 * word.height);
            words_of_theirs.iter().any(|other| other.text == word.text && near(other))
        };
        // A dot in whose place a line is broken is said in the PDF and drawn nowhere.
        let lost: Vec<_> = words_of_ours.iter().filter(|word| word.text != "·" && !is_there(word)).collect();
        assert!(words_of_ours.len() > 200 && lost.is_empty(), "{} of {}: {lost:?}", lost.len(), words_of_ours.len());
        let (Some(ours), Some(theirs)) = (picture(&ours), picture(&theirs)) else { return };
        assert_eq!((ours.width(), ours.height()), (theirs.width(), theirs.height()), "the slide has the page's size");
        let (missing, added) = (strangers(&ours, &theirs), strangers(&theirs, &ours));
        // Without the curves a quarter of what is in strong colours is not there.
        for (what, (all, strong)) in [("not there", missing), ("not drawn", added)] {
            assert!(
                all < 0.002 && strong < 0.02,
                "{all} of the pixels, {strong} of those in strong colours are {what}"
            );
        }
    }
}
