//! What a file promises, checked by other people's readers.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{self, read_by_another};
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, RgbaImage};
use kurbo::{BezPath, Point, Rect, Size, Vec2};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Instant;
use tempfile::TempDir;
use tropa::color::Rgba;
use tropa::disk::Fault;
use tropa::export::{self, ExportError, Format, LayerNames, Metadata, Options, SvgText};
use tropa::i18n::Localized as _;
use tropa::model::{Date, Framing, Image, Language};
use tropa::scene::{Bookmark, Dash, Fill, Group, Item, Layer, LinkTarget, Page, Placed, Scene, Stroke};
use tropa::text::{Face, Setting, Span, Style, icon_run, set, set_one};
use tropa::units::Pt;

const INK: Rgba = Rgba { r: 0x1B, g: 0x1C, b: 0x20, a: 255 };
const ACCENT: Rgba = Rgba { r: 0x3B, g: 0x3F, b: 0xD8, a: 255 };
const WHITE: Rgba = Rgba { r: 255, g: 255, b: 255, a: 255 };
const STORY: &str = "Предприниматель сопоставляет условия маркетплейсов, рассчитывает себестоимость и сомневается \
                     в\u{A0}рентабельности; что-то мешает зарегистрироваться. Выплаты № 5 — «через 14 дней».";

fn group(layer: Layer, offset: Vec2, items: Vec<Item>) -> Placed {
    // As far as a page may reach: what a group has beyond its bounds may be left out.
    let bounds = Rect::new(-14_400.0, -14_400.0, 14_400.0, 14_400.0);
    Placed { offset, group: Arc::new(Group { layer, bounds, items, ..Group::default() }) }
}

fn paragraph(text: &str, style: Style, width: f64, at: Point) -> Vec<Item> {
    let setting = Setting { width: Some(Pt(width)), ..Setting::default() };
    set_one(text, style, Language::Ru, &setting)
        .items(at)
        .map(|(at, run)| Item::Text { at, run, paragraph: Some(0) })
        .collect()
}

fn png_file(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        let byte = |value: u32| u8::try_from(value % 256).unwrap_or_default();
        image::Rgba([byte(x * 4), byte(y * 4), 160, if (x / 8 + y / 8) % 2 == 0 { 255 } else { 120 }])
    });
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    encoder.write_image(&picture, width, height, ExtendedColorType::Rgba8).expect("a PNG");
    bytes
}

fn jpeg_file(width: u32, height: u32) -> Vec<u8> {
    let left = Rgb([200, 40, 40]);
    let picture = RgbImage::from_fn(width, height, |x, _| if x * 2 < width { left } else { Rgb([40, 90, 200]) });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture).expect("a JPEG");
    bytes
}

fn picture(bytes: Vec<u8>) -> Arc<Image> {
    Arc::new(Image::new(bytes).expect("a known kind of picture"))
}

/// An A3 sheet with one of everything.
pub(crate) fn one_of_each() -> Scene {
    let ink = |face, size| Style::new(face, Pt(size), INK);
    let stroke = |width, color, dash, round| Some(Stroke { width, color, dash, round });
    let mut curve = BezPath::new();
    curve.move_to((60.0, 600.0));
    curve.curve_to((200.0, 420.0), (320.0, 760.0), (460.0, 560.0));
    curve.quad_to((560.0, 430.0), (700.0, 620.0));
    let mut chevron = BezPath::from_svg("M0 0H200L220 24L200 48H0L20 24Z").expect("a path");
    chevron.apply_affine(kurbo::Affine::translate((60.0, 150.0)));

    let grid = vec![
        Item::Rect {
            rect: Rect::new(40.0, 140.0, 1150.0, 400.0),
            radius: 12.0,
            fill: Some(Fill::Solid(Rgba { r: 0xEE, g: 0xF0, b: 0xFB, a: 255 })),
            stroke: None,
        },
        Item::Path {
            path: chevron,
            fill: Some(Fill::Vertical { top: ACCENT, bottom: ACCENT.mix(WHITE, 0.6) }),
            stroke: stroke(1.0, INK, Dash::SOLID, false),
        },
        Item::Rect {
            rect: Rect::new(300.0, 150.0, 500.0, 198.0),
            radius: 8.0,
            fill: Some(Fill::Vertical { top: WHITE, bottom: Rgba { r: 0xE8, g: 0xEE, b: 0xFB, a: 255 } }),
            stroke: stroke(1.5, INK, Dash::pair(6.0, 4.0), false),
        },
    ];
    let mut frame = paragraph("АТУТ: Товар, Гуля, WAVE To", ink(Face::Bold, 44.0), 1100.0, Point::new(0.0, 0.0));
    frame.extend(
        set(
            &[
                Span { text: "Жирно", style: ink(Face::SemiBold, 18.0) },
                Span { text: " и ", style: ink(Face::Regular, 18.0) },
                Span { text: "с разрядкой", style: ink(Face::Medium, 18.0).with_tracking(0.04) },
            ],
            Language::Ru,
            &Setting::default(),
        )
        .items(Point::new(0.0, 60.0))
        .map(|(at, run)| Item::Text { at, run, paragraph: Some(0) }),
    );
    let mut cards = vec![Item::Rect {
        rect: Rect::new(0.0, 0.0, 180.0, 260.0),
        radius: 8.0,
        fill: Some(Fill::Solid(WHITE.with_alpha(0.85))),
        stroke: stroke(1.0, ACCENT.with_alpha(0.5), Dash::SOLID, false),
    }];
    cards.extend(paragraph(STORY, ink(Face::Regular, 11.5), 160.0, Point::new(10.0, 10.0)));
    let run = icon_run("globe", Pt(20.0), ACCENT).expect("an icon");
    cards.push(Item::Text { at: Point::new(10.0, 240.0), run, paragraph: None });
    cards.push(Item::Link {
        rect: Rect::new(0.0, 0.0, 180.0, 260.0),
        to: LinkTarget::Url("https://пример.рф/(1)".into()),
    });
    cards.push(Item::Link { rect: Rect::new(0.0, 0.0, 9.0, 9.0), to: LinkTarget::Url("javascript:alert(1)".into()) });
    let image = |x: f64, circle, image| Item::Image {
        rect: Rect::new(x, 0.0, x + 90.0, 90.0),
        circle,
        image,
        framing: Framing::default(),
        fallback: INK,
    };
    let portraits = vec![
        image(0.0, true, picture(png_file(64, 64))),
        image(110.0, true, picture(jpeg_file(120, 80))),
        image(220.0, false, picture(jpeg_file(120, 80))),
        image(330.0, true, picture(b"\x89PNG\r\n\x1a\nand no more".to_vec())),
    ];
    let mut emotions: Vec<Item> = [(Dash::SOLID, 0.0), (Dash::pair(10.0, 7.0), 30.0), (Dash::pair(0.0, 6.0), 60.0)]
        .into_iter()
        .map(|(dash, down)| {
            let path = kurbo::Affine::translate((0.0, down)) * curve.clone();
            Item::Path { path, fill: None, stroke: stroke(3.0, ACCENT.with_alpha(0.75), dash, true) }
        })
        .collect();
    emotions.extend(paragraph("«Снова модерация?»", ink(Face::Medium, 14.0), 300.0, Point::new(720.0, 560.0)));
    Scene {
        size: Size::new(1190.55, 841.89),
        groups: vec![
            group(Layer::Grid, Vec2::ZERO, grid),
            group(Layer::Frame, Vec2::new(40.0, 40.0), frame),
            group(Layer::Cards, Vec2::new(560.0, 150.0), cards),
            group(Layer::Frame, Vec2::new(620.0, 430.0), portraits),
            group(Layer::Emotions, Vec2::ZERO, emotions),
            group(
                Layer::Hints,
                Vec2::ZERO,
                paragraph("НЕПЕЧАТАЕМОЕ", ink(Face::Regular, 20.0), 400.0, Point::new(40.0, 780.0)),
            ),
        ]
        .into(),
        bookmarks: vec![
            Bookmark { title: "Этап 2. Поиск".into(), at: Point::new(60.0, 150.0), level: 0 },
            Bookmark { title: "Этап 1. Выбор".into(), at: Point::new(300.0, 150.0), level: 0 },
            Bookmark { title: "Drop-offs".into(), at: Point::new(40.0, 600.0), level: 0 },
        ],
        ..Scene::default()
    }
}

pub(crate) fn meta() -> Metadata {
    Metadata {
        title: "Карта A & B <пути>".into(),
        author: "Анна (студия)".into(),
        subject: "Я вывожу магазин".into(),
        keywords: vec!["CJM".into(), "маркетплейс".into()],
        language: Language::Ru,
        date: Date::new(2026, 11, 21),
        labels: export::ElementLabels::default(),
        layers: LayerNames {
            kinds: [(Layer::Grid, "Сетка"), (Layer::Cards, "Карточки"), (Layer::Emotions, "Эмоции")]
                .map(|(layer, name)| (layer, name.to_owned()))
                .into(),
            ..LayerNames::default()
        },
        ..Metadata::default()
    }
}

/// A sheet as one page.
fn written(format: Format, scene: &Scene, meta: &Metadata, options: Options) -> Result<Vec<u8>, ExportError> {
    let page = Page::whole(Arc::new(scene.clone()));
    // One page is one file.
    export::write(format, &[page], meta, options).map(|files| files.concat())
}

fn pdf(scene: &Scene, meta: &Metadata) -> Result<Vec<u8>, ExportError> {
    written(Format::Pdf, scene, meta, Options::default())
}

fn png(scene: &Scene, dpi: f64) -> Result<Vec<u8>, ExportError> {
    written(Format::Png, scene, &Metadata::default(), Options { dpi, ..Options::default() })
}

fn svg(scene: &Scene, meta: &Metadata, words: SvgText) -> Result<String, ExportError> {
    let bytes = written(Format::Svg, scene, meta, Options { words, ..Options::default() });
    bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn sample_pdf() -> Vec<u8> {
    pdf(&one_of_each(), &meta()).expect("a PDF")
}

/// The sample in a directory of its own.
fn stored_pdf() -> (TempDir, String) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("sample.pdf");
    fs::write(&path, sample_pdf()).expect("a file");
    let path = path.to_str().expect("a plain path").to_owned();
    (directory, path)
}

/// Runs a reader; `None`, said aloud, where it is not installed. Where everything has to be checked, its absence is a failure.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn readers_find_no_fault_in_a_pdf() {
    let (directory, path) = stored_pdf();
    let page = directory.path().join("page");
    let page = page.to_str().expect("a plain path");
    let runs: [(&str, Vec<&str>); 3] = [
        ("qpdf", vec!["--check", &path]),
        ("pdftotext", vec![&path, "-"]),
        ("pdftoppm", vec!["-r", "50", "-png", &path, page]),
    ];
    for (name, arguments) in runs {
        let Some(output) = read_by_another(name, &arguments) else { continue };
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {}{complaint}", said(&output));
        assert_eq!(complaint, "", "{name}");
    }
}

#[test]
fn only_faces_in_use_are_embedded_and_only_their_glyphs() {
    let (_directory, path) = stored_pdf();
    let Some(output) = read_by_another("pdffonts", &[&path]) else { return };
    let table = said(&output);
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 5, "{table}");
    for row in rows {
        assert!(row.contains("yes yes yes"), "embedded, subset, with text: {row}");
        assert_eq!(row.find('+'), Some(6), "{row}");
    }
}

#[test]
fn text_of_a_pdf_can_be_found_and_copied() {
    let (_directory, path) = stored_pdf();
    let Some(output) = read_by_another("pdftotext", &["-raw", &path, "-"]) else { return };
    let text = said(&output);
    let joined = text.replace("\u{AD}\n", "").replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains("АТУТ: Товар, Гуля, WAVE To"), "{text}");
    assert!(joined.contains("Жирно и с разрядкой"), "{text}");
    assert!(joined.contains(&STORY.replace('\u{A0}', " ")), "{text}");
    assert!(text.contains('\u{AD}'), "a hyphen that only the line has is a soft one: {text}");
    assert!(!text.contains("НЕПЕЧАТАЕМОЕ"), "hints are not printed");
    assert!(!text.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)), "an icon says nothing: {text:?}");
}

#[test]
fn a_dot_whose_place_a_break_takes_is_said_in_a_pdf_and_shown_in_no_svg() {
    let style = Style::new(Face::Regular, Pt(10.0), INK);
    let items = paragraph("магазин · заказы · товары", style, 100.0, Point::new(20.0, 20.0));
    assert!(items.len() > 1, "it is broken");
    let scene = Scene {
        size: Size::new(200.0, 100.0),
        groups: [group(Layer::Frame, Vec2::ZERO, items)].into_iter().collect(),
        ..Scene::default()
    };
    let options = Options { words: SvgText::Text, ..Options::default() };
    let svg = written(Format::Svg, &scene, &meta(), options).expect("an SVG");
    let svg = String::from_utf8_lossy(&svg);
    assert!(svg.contains(">магазин · заказы</text>") && svg.contains(">товары</text>"), "{svg}");
    let file = tempfile::NamedTempFile::new().expect("a file");
    fs::write(file.path(), pdf(&scene, &meta()).expect("a PDF")).expect("it can be written");
    let path = file.path().to_string_lossy();
    let Some(output) = read_by_another("pdftotext", &["-raw", &path, "-"]) else { return };
    let text = said(&output);
    let told = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("магазин · заказы · товары"), "{text}");
}

#[test]
fn a_pdf_says_what_it_is() {
    let (_directory, path) = stored_pdf();
    let Some(output) = read_by_another("pdfinfo", &["-rawdates", &path]) else { return };
    let info = said(&output);
    let value = |key: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_else(|| panic!("no {key} in {info}")).trim().to_owned()
    };
    assert_eq!(value("Title:"), "Карта A & B <пути>");
    assert_eq!(value("Author:"), "Анна (студия)");
    assert_eq!(value("Subject:"), "Я вывожу магазин");
    assert_eq!(value("Keywords:"), "CJM, маркетплейс");
    assert_eq!(value("Creator:"), concat!("Tropa ", env!("CARGO_PKG_VERSION")));
    assert_eq!(value("CreationDate:"), "D:20261121000000Z");
    assert_eq!(value("PDF version:"), "1.7");
    assert_eq!(value("Metadata Stream:"), "yes");
    assert_eq!(value("Page size:"), "1190.55 x 841.89 pts (A3)");
    assert!(!info.contains("PDF/X"), "{info}");
    let Some(output) = read_by_another("pdfinfo", &["-meta", &path]) else { return };
    let packet = said(&output);
    assert!(packet.contains("Карта A &amp; B &lt;пути&gt;") && packet.contains("2026-11-21T00:00:00Z"), "{packet}");
    assert!(!packet.contains("pdfaid"), "no claim that nobody has checked");
    balanced(packet.trim_start_matches('\u{FEFF}'));
}

#[test]
fn bookmarks_keep_their_order_and_lead_to_their_places() {
    let (_directory, path) = stored_pdf();
    let Some(output) = read_by_another("qpdf", &["--json", "--json-key=outlines", &path]) else { return };
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let root = &json["outlines"][0];
    assert_eq!(root["title"], "Карта A & B <пути>");
    let marks = root["kids"].as_array().expect("bookmarks");
    let titles: Vec<&str> = marks.iter().filter_map(|mark| mark["title"].as_str()).collect();
    assert_eq!(titles, ["Этап 2. Поиск", "Этап 1. Выбор", "Drop-offs"]);
    let place = marks[0]["dest"].as_array().expect("a place");
    assert_eq!(place[1], "/XYZ");
    assert_eq!(place[2].as_f64(), Some(60.0));
    assert!((place[3].as_f64().expect("a height") - 691.89).abs() < 0.01, "{place:?}");
}

#[test]
fn layers_are_named_in_the_language_of_the_map() {
    let document = lopdf::Document::load_mem(&sample_pdf()).expect("a PDF");
    let properties = document.catalog().and_then(|catalog| catalog.get_deref(b"OCProperties", &document));
    let groups = properties.and_then(lopdf::Object::as_dict).and_then(|dict| dict.get(b"OCGs"));
    let names: Vec<String> = groups
        .and_then(lopdf::Object::as_array)
        .expect("layers")
        .iter()
        .map(|group| {
            let dict = document.get_dictionary(group.as_reference().expect("a reference")).expect("a layer");
            lopdf::decode_text_string(dict.get(b"Name").expect("a name")).expect("text")
        })
        .collect();
    assert_eq!(names, ["Сетка", "Карточки", "Эмоции"]);
}

#[test]
fn links_lead_to_the_web_and_nowhere_else() {
    let document = lopdf::Document::load_mem(&sample_pdf()).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let links = document.get_page_annotations(page).expect("links");
    assert_eq!(links.len(), 1);
    let target = links[0].get(b"A").and_then(lopdf::Object::as_dict).and_then(|action| action.get(b"URI"));
    let target = String::from_utf8_lossy(target.and_then(lopdf::Object::as_str).expect("an address")).into_owned();
    assert_eq!(target, "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/(1)");
}

#[test]
fn the_same_map_gives_the_same_bytes_twice_and_in_another_process() {
    let first = sample_pdf();
    assert_eq!(first, sample_pdf());
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("other.pdf");
    let status = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "export::other_process_writes_the_sample", "--ignored"])
        .env("TROPA_TEST_PDF", &path)
        .output()
        .expect("another process");
    assert!(status.status.success(), "{}", said(&status));
    assert!(fs::read(&path).expect("its file") == first, "another process wrote other bytes");
    let other = Metadata { title: "Другая".into(), ..meta() };
    assert_ne!(pdf(&one_of_each(), &other).expect("a PDF"), first);
}

#[test]
#[ignore = "run by the_same_map_gives_the_same_bytes_twice_and_in_another_process"]
fn other_process_writes_the_sample() {
    if let Some(path) = std::env::var_os("TROPA_TEST_PDF") {
        fs::write(path, sample_pdf()).expect("a file");
    }
}

#[test]
fn every_glyph_stands_within_a_hundredth_of_a_point_of_its_place() {
    let (_directory, path) = stored_pdf();
    let Some(output) = read_by_another("mutool", &["trace", &path]) else { return };
    let trace = said(&output);
    let attribute = |line: &str, name: &str| -> f64 {
        let from = line.find(name).unwrap_or_else(|| panic!("no {name} in {line}")) + name.len();
        line[from..].split('"').next().and_then(|text| text.parse().ok()).expect("a number")
    };
    let found: Vec<Point> = trace
        .lines()
        .filter(|line| line.trim_start().starts_with("<g "))
        .map(|line| Point::new(attribute(line, " x=\""), attribute(line, " y=\"")))
        .collect();
    let scene = one_of_each();
    let wanted: Vec<Point> = scene
        .text_runs()
        .flat_map(|(at, run)| {
            let height = scene.size.height;
            run.glyphs.iter().map(move |glyph| Point::new(at.x + f64::from(glyph.x), height - at.y))
        })
        .collect();
    assert_eq!(found.len(), wanted.len());
    let worst = found.iter().zip(&wanted).map(|(found, wanted)| (*found - *wanted).hypot()).fold(0.0, f64::max);
    println!("worst of {} glyphs: {worst} pt", found.len());
    assert!(worst < 0.01, "{worst} pt");
}

#[test]
fn a_jpeg_goes_into_a_pdf_byte_by_byte() {
    let (pdf, jpeg) = (sample_pdf(), jpeg_file(120, 80));
    let count = pdf.windows(jpeg.len()).filter(|window| *window == jpeg).count();
    assert_eq!(count, 1, "once, though it is drawn twice");
}

/// Mean colour of blocks of 32 × 32 pixels.
fn blocks(picture: &RgbImage) -> BTreeMap<(u32, u32), [f64; 3]> {
    let mut blocks: BTreeMap<(u32, u32), [f64; 4]> = BTreeMap::new();
    for (x, y, pixel) in picture.enumerate_pixels() {
        let sum = blocks.entry((x / 32, y / 32)).or_default();
        for (sum, channel) in sum.iter_mut().zip(pixel.0) {
            *sum += f64::from(channel);
        }
        sum[3] += 1.0;
    }
    blocks.into_iter().map(|(at, [r, g, b, count])| (at, [r, g, b].map(|sum| sum / count))).collect()
}

#[test]
fn the_pdf_looks_like_the_png() {
    let (directory, path) = stored_pdf();
    let page = directory.path().join("page");
    let arguments = ["-r", "96", "-png", "-singlefile", &path, page.to_str().expect("a plain path")];
    if read_by_another("pdftoppm", &arguments).is_none() {
        return;
    }
    let theirs = image::open(page.with_extension("png")).expect("their PNG").to_rgb8();
    let png = png(&one_of_each(), 96.0).expect("a PNG");
    let ours = image::load_from_memory(&png).expect("our PNG").to_rgb8();
    assert_eq!(theirs.dimensions(), ours.dimensions());
    let (theirs, ours) = (blocks(&theirs), blocks(&ours));
    for (at, mean) in support::at_least(1000, &ours) {
        let worst = mean.iter().zip(theirs[at]).map(|(ours, theirs)| (ours - theirs).abs()).fold(0.0, f64::max);
        assert!(worst < 12.0, "the block {at:?} differs by {worst}: {mean:?} and {:?}", theirs[at]);
    }
}

#[test]
fn a_png_has_the_size_and_resolution_it_was_asked_for() {
    let bytes = png(&one_of_each(), 144.0).expect("a PNG");
    let picture = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (2382, 1684));
    let at = bytes.windows(4).position(|window| window == b"pHYs").expect("a resolution") + 4;
    // 144 dots per inch are 5669 per metre.
    assert_eq!(bytes[at..at + 9], [0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1]);
}

#[test]
fn a_png_says_that_its_colours_are_srgb_and_who_made_it() {
    let bytes = png(&one_of_each(), 72.0).expect("a PNG");
    for chunk in ["sRGB\0", concat!("tEXtSoftware\0Tropa ", env!("CARGO_PKG_VERSION"))] {
        assert!(bytes.windows(chunk.len()).any(|window| window == chunk.as_bytes()), "{chunk:?}");
    }
}

#[test]
fn a_large_png_which_is_made_in_strips_is_the_picture_of_the_whole_page() {
    // At 300 dots per inch the page has 4962 columns and five strips.
    let scene = one_of_each();
    let ours = image::load_from_memory(&png(&scene, 300.0).expect("a PNG")).expect("a picture").to_rgb8();
    let whole = export::pixmap(&Page::whole(Arc::new(scene)), 300.0 / 72.0).expect("pixels");
    assert_eq!((ours.width(), ours.height()), (whole.width(), whole.height()));
    let apart = ours.pixels().zip(whole.pixels()).map(|(ours, whole)| {
        let whole = [whole.red(), whole.green(), whole.blue()];
        ours.0.iter().zip(whole).map(|(one, other)| one.abs_diff(other)).max().unwrap_or_default()
    });
    // A curve that is cut off far from a strip is drawn with other steps; nothing begins or ends at one.
    let many = apart.clone().filter(|apart| *apart > 0).count();
    assert!(many * 5_000 < whole.pixels().len(), "{many} of {} pixels differ", whole.pixels().len());
    let most = apart.max().unwrap_or_default();
    assert!(most <= 64, "by {most}");
}

#[test]
fn a_png_on_no_ground_is_clear_where_nothing_is_drawn_and_looks_alike_on_white() {
    let page = Page::whole(Arc::new(one_of_each()));
    let window = Page { window: Rect::new(300.0, 140.0, 800.0, 420.0), at: Point::new(20.0, 30.0), ..page.clone() };
    for page in [page, window] {
        let drawn = |transparent| {
            let options = Options { dpi: 72.0, transparent, ..Options::default() };
            let pages = [page.clone()];
            let file = export::write(Format::Png, &pages, &Metadata::default(), options).expect("a PNG").concat();
            image::load_from_memory(&file).expect("a picture").to_rgba8()
        };
        let (white, clear) = (drawn(false), drawn(true));
        assert_eq!(clear.get_pixel(2, 2).0, [0; 4], "nothing is in the corner");
        assert_eq!(white.get_pixel(2, 2).0, [255; 4]);
        let apart = white.pixels().zip(clear.pixels()).map(|(white, clear)| {
            let alpha = f64::from(clear.0[3]) / 255.0;
            let on_white = |channel: u8| f64::from(channel) * alpha + 255.0 * (1.0 - alpha);
            let channels = white.0.iter().zip(&clear.0).take(3);
            channels.map(|(white, clear)| (f64::from(*white) - on_white(*clear)).abs()).fold(0.0, f64::max)
        });
        let most = apart.fold(0.0, f64::max);
        assert!(most <= 4.0, "differs by {most}");
        assert!(clear.pixels().any(|pixel| pixel.0[3] == 255) && clear.pixels().any(|pixel| pixel.0[3] == 0));
    }
}

#[test]
fn what_memory_cannot_hold_is_refused_before_it_is_tried() {
    let huge = Scene { size: Size::new(3370.0, 2384.0), ..Scene::default() };
    let error = png(&huge, 1200.0).expect_err("too large");
    assert!(
        matches!(error, ExportError::TooManyPixels { width: 56167, height: 39734, limit: 1_000_000_000 }),
        "{error}"
    );
    for dpi in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(matches!(png(&huge, dpi), Err(ExportError::Resolution(_))), "{dpi}");
    }
}

#[test]
fn a_sheet_that_no_file_can_have_is_refused() {
    for size in [Size::ZERO, Size::new(f64::NAN, 100.0), Size::new(100.0, 20_000.0), Size::new(-5.0, 100.0)] {
        let scene = Scene { size, ..Scene::default() };
        assert!(matches!(pdf(&scene, &meta()), Err(ExportError::SheetSize { .. })), "{size}");
        assert!(matches!(svg(&scene, &meta(), SvgText::Outlines), Err(ExportError::SheetSize { .. })), "{size}");
        assert!(matches!(png(&scene, 96.0), Err(ExportError::SheetSize { .. })), "{size}");
    }
    assert!(matches!(export::write(Format::Pdf, &[], &meta(), Options::default()), Err(ExportError::NoPages)));
}

#[test]
fn coordinates_that_are_no_numbers_reach_no_file() {
    let mut broken = BezPath::new();
    broken.move_to((0.0, 0.0));
    broken.line_to((f64::NAN, 5.0));
    let fill = Some(Fill::Solid(INK));
    let mut items = vec![
        Item::Path { path: broken, fill, stroke: None },
        Item::Rect { rect: Rect::new(0.0, 0.0, f64::INFINITY, 5.0), radius: f64::NAN, fill, stroke: None },
        Item::Rect {
            rect: Rect::new(9.0, 9.0, 1.0, 1.0),
            radius: 900.0,
            fill,
            stroke: Some(Stroke { width: 1.0, color: INK, dash: Dash::pair(f64::NAN, 0.0), round: false }),
        },
        Item::Link { rect: Rect::new(f64::NAN, 0.0, 1.0, 1.0), to: LinkTarget::Url("https://a.b".into()) },
        Item::Image {
            rect: Rect::ZERO,
            circle: true,
            image: picture(png_file(8, 8)),
            framing: Framing::default(),
            fallback: INK,
        },
    ];
    items.extend(paragraph("здесь", Style::new(Face::Regular, Pt(12.0), INK), 90.0, Point::new(f64::NAN, 10.0)));
    items.extend(paragraph("видно", Style::new(Face::Regular, Pt(12.0), INK), 90.0, Point::new(10.0, 40.0)));
    let scene = Scene {
        size: Size::new(200.0, 100.0),
        groups: vec![group(Layer::Cards, Vec2::ZERO, items)].into(),
        bookmarks: vec![Bookmark { title: "нигде".into(), at: Point::new(f64::NAN, 0.0), level: 0 }],
        ..Scene::default()
    };
    let svg = svg(&scene, &meta(), SvgText::Outlines).expect("an SVG");
    let pdf = lopdf::Document::load_mem(&pdf(&scene, &meta()).expect("a PDF")).expect("a PDF");
    let content = pdf.get_page_content(pdf.page_iter().next().expect("a page"));
    for text in [svg, String::from_utf8_lossy(&content).into_owned()] {
        assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    }
    png(&scene, 96.0).expect("a PNG");
}

/// Whether every element is closed in its order; enough for what a writer that escapes its text can get wrong.
pub(crate) fn balanced(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for piece in support::at_least(3, xml.split('<').skip(1)) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("`<{piece}` has no end"));
        assert!(!text.contains('>'), "a bare > after <{tag}>");
        for (at, _) in text.match_indices('&').chain(tag.match_indices('&')) {
            let rest = if text.is_char_boundary(at) && text[at..].starts_with('&') { &text[at..] } else { &tag[at..] };
            assert!(
                ["&amp;", "&lt;", "&gt;", "&quot;"].iter().any(|known| rest.starts_with(known)),
                "a bare &: {rest}"
            );
        }
        if tag.starts_with(['?', '!']) || tag.ends_with('/') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            open.push(tag.split_whitespace().next().unwrap_or_default());
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
}

#[test]
fn an_svg_is_well_formed_and_refers_to_nothing_it_lacks() {
    let svg = svg(&one_of_each(), &meta(), SvgText::Outlines).expect("an SVG");
    balanced(&svg);
    let ids: Vec<&str> = svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let references = svg.split("href=\"#").skip(1).chain(svg.split("url(#").skip(1));
    for reference in support::at_least(10, references) {
        let id = reference.split(['"', ')']).next().unwrap_or_default();
        assert!(ids.contains(&id), "{id} is nowhere");
    }
    assert!(
        svg.contains("width=\"420mm\" height=\"297mm\"") && svg.contains("viewBox=\"0 0 1190.55 841.89\""),
        "{}",
        svg.lines().nth(2).unwrap_or_default()
    );
    assert!(svg.contains("aria-label=\"АТУТ: Товар, Гуля, WAVE ToЖирно и с разрядкой\""), "words can be found");
    assert!(svg.contains("Карта A &amp; B &lt;пути&gt;"));
    assert!(!svg.contains("НЕПЕЧАТАЕМОЕ") && !svg.contains("javascript") && !svg.contains("<text"));
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_one_as_it_was() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("карта.pdf");
    export::write_atomically(&path, b"old").expect("the first file");
    export::write_atomically(&path, b"new").expect("the second file");
    assert_eq!(fs::read(&path).expect("a file"), b"new");
    let entries = || fs::read_dir(directory.path()).expect("a directory").count();
    assert_eq!(entries(), 1, "nothing is left beside it");
    let nowhere = directory.path().join("missing").join("map.pdf");
    assert!(matches!(export::write_atomically(&nowhere, b"new"), Err(ExportError::Write { .. })));
    // A directory of that name cannot be replaced by a file.
    let taken = directory.path().join("taken.pdf");
    fs::create_dir_all(taken.join("inside")).expect("a directory");
    assert!(export::write_atomically(&taken, b"new").is_err());
    assert_eq!(entries(), 2, "a failed write leaves nothing behind");
}

#[test]
fn every_error_and_layer_has_words_in_both_languages() {
    let path = Path::new("карта.pdf").to_owned();
    let faults = [
        Fault::NotAFile,
        Fault::ReadOnly,
        Fault::Denied,
        Fault::NoFolder,
        Fault::NoSpace { needed: 1 },
        Fault::Io(std::io::Error::other("")),
    ];
    let errors = [
        ExportError::NoPages,
        ExportError::SheetSize { width: 1.0, height: 1.0 },
        ExportError::Resolution(0.0),
        ExportError::TooManyPixels { width: 1, height: 1, limit: 1 },
        ExportError::Font { face: "", cause: String::new() },
        ExportError::Encode { format: Format::Png, cause: String::new() },
        ExportError::UnknownFormat { extension: String::new() },
        ExportError::OverSource { path: path.clone() },
        ExportError::OverOther { path: path.clone(), format: Format::Pdf },
    ]
    .into_iter()
    .chain(faults.map(|fault| ExportError::Write { path: path.clone(), fault }))
    .collect::<Vec<_>>();
    for language in ["ru", "en"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/i18n/export.{language}.ftl"));
        let words = fs::read_to_string(&file).expect("the words");
        for error in &errors {
            let key = format!("{} =", error.key());
            let message = words.split("\nexport-").find(|part| format!("export-{part}").starts_with(&key));
            let message = message.unwrap_or_else(|| panic!("no {key} in {language}"));
            for (name, _) in error.args() {
                assert!(message.contains(&format!("${name}")), "{key} says nothing of {name} in {language}");
            }
        }
        for layer in
            [Layer::Grid, Layer::Frame, Layer::Stages, Layer::Cards, Layer::Emotions, Layer::DropOffs, Layer::Hints]
        {
            assert!(words.contains(&format!("\n{} =", export::layer_key(layer))), "{layer:?} in {language}");
        }
    }
}

/// An A1 sheet with 200 cards and 2,000 lines of text.
fn poster() -> Scene {
    let style = Style::new(Face::Regular, Pt(9.0), INK);
    let groups = (0..200u32).map(|card| {
        let place = Vec2::new(f64::from(card % 20) * 118.0 + 12.0, f64::from(card / 20) * 166.0 + 12.0);
        let mut items = vec![Item::Rect {
            rect: Rect::new(0.0, 0.0, 110.0, 156.0),
            radius: 8.0,
            fill: Some(Fill::Solid(WHITE.with_alpha(0.9))),
            stroke: Some(Stroke::solid(1.0, ACCENT)),
        }];
        // Every card begins at another word and walks with another step, so that no line is the copy of a line.
        let words: Vec<&str> = STORY.split(' ').collect();
        let word = |at: usize| words[(card as usize * 7 + at * (1 + card as usize % 13)) % words.len()];
        let text = format!("Карточка {card}. {}", (0..80).map(word).collect::<Vec<_>>().join(" "));
        items.extend(paragraph(&text, style, 98.0, Point::new(6.0, 6.0)).into_iter().take(10));
        group(Layer::Cards, place, items)
    });
    Scene { size: Size::new(2383.94, 1683.78), groups: groups.collect(), ..Scene::default() }
}

#[test]
fn a_poster_of_two_thousand_lines_stays_small() {
    let scene = poster();
    let glyphs: usize = scene.text_runs().map(|(_, run)| run.glyphs.len()).sum();
    let timed = |name: &str, make: &dyn Fn() -> usize| {
        let start = Instant::now();
        let bytes = make();
        println!("{name}: {bytes} bytes, {} ms", start.elapsed().as_millis());
        bytes
    };
    println!("{} lines, {glyphs} glyphs", scene.text_runs().count());
    let pdf = timed("pdf", &|| pdf(&scene, &meta()).expect("a PDF").len());
    let svg = timed("svg", &|| svg(&scene, &meta(), SvgText::Outlines).expect("an SVG").len());
    timed("png at 96 dpi", &|| png(&scene, 96.0).expect("a PNG").len());
    assert!(pdf < 200_000, "{pdf}");
    assert!(svg < 1_500_000, "{svg}");
}

/// Writes the sample in every format where a person can look at it.
#[test]
#[ignore = "for the eye: set TROPA_TEST_OUT to a directory"]
fn write_the_sample_for_the_eye() {
    let Some(directory) = std::env::var_os("TROPA_TEST_OUT").map(std::path::PathBuf::from) else { return };
    for (name, scene) in [("sample", one_of_each()), ("poster", poster())] {
        let put = |ending: &str, bytes: &[u8]| {
            export::write_atomically(&directory.join(format!("{name}.{ending}")), bytes).expect("a file");
        };
        put("pdf", &pdf(&scene, &meta()).expect("a PDF"));
        put("png", &png(&scene, 96.0).expect("a PNG"));
        put("svg", svg(&scene, &meta(), SvgText::Outlines).expect("an SVG").as_bytes());
    }
}

/// The bundled sample as an SVG.
fn mapped(words: SvgText) -> String {
    let document = support::sample();
    let journey = document.first_journey().expect("a journey");
    let layout = tropa::layout::Engine::default().lay_out(&document, journey.id, &tropa::layout::View::default());
    svg(&layout.scene, &Metadata::of(&document, journey), words).expect("an SVG")
}

#[test]
fn the_groups_of_an_svg_are_named_by_lane_stage_and_element_and_each_name_is_given_once() {
    let document = support::sample();
    let journey = document.first_journey().expect("a journey");
    for words in [SvgText::Outlines, SvgText::Text] {
        let svg = mapped(words);
        balanced(&svg);
        let ids: Vec<&str> = svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "a name is given twice");
        let named = |id: &str, kind: &str| svg.contains(&format!("data-kind=\"{kind}\" data-id=\"{id}\""));
        assert!(journey.stages.iter().all(|stage| named(&stage.id.to_string(), "stage")));
        assert!(journey.lanes.iter().filter(|lane| lane.visible).all(|lane| named(&lane.id.to_string(), "lane")));
        assert!(journey.touchpoints.iter().all(|card| named(&card.id.to_string(), "touchpoint")));
        // A card stands in the group of its stage, and that in the group of its lane, in their order on the sheet.
        let card = journey.touchpoints.at(0).expect("a card");
        let lane = journey.lanes.iter().find(|lane| lane.kind == tropa::model::LaneKind::Touchpoints).expect("a lane");
        let at = |id: String| svg.find(&format!("data-id=\"{id}\"")).expect("it is named");
        let stage = svg[at(lane.id.to_string())..].find(&format!("data-kind=\"stage\" data-id=\"{}\"", card.stage));
        assert!(stage.is_some_and(|stage| at(lane.id.to_string()) + stage < at(card.id.to_string())));
        // The lane is one group: it is opened once.
        assert_eq!(svg.matches(&format!("<g id=\"{}\"", name_in(&svg, &lane.id.to_string()))).count(), 1);
        assert_eq!(name_in(&svg, &lane.id.to_string()), "Точки_контакта", "a lane without a title has its kind's");
    }
}

/// The name of the first group of an element.
fn name_in<'a>(svg: &'a str, id: &str) -> &'a str {
    let before = svg.split(&format!("data-id=\"{id}\"")).next().expect("text");
    before.rsplit(" id=\"").next().and_then(|rest| rest.split('"').next()).expect("a name")
}

#[test]
fn an_svg_keeps_its_words_as_text_when_that_is_asked_for() {
    let svg = mapped(SvgText::Text);
    let document = support::sample();
    assert!(svg.contains("font-family=\"Golos Text\""));
    // Text is text, and only a picture is said in other words.
    let pictures = svg.matches(" role=\"img\" aria-label=").count();
    assert!(svg.matches("aria-label").count() == pictures && pictures < 40, "{pictures}");
    let said: String = svg.split("<text").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).collect::<String>().to_lowercase();
    let said = letters(&said);
    for card in support::at_least(10, &document.first_journey().expect("a journey").touchpoints) {
        assert!(said.contains(&letters(&card.title)), "{}", card.title);
    }
    // Icons are drawings in either way, and so is nothing else.
    let glyphs = svg.matches("<path id=\"g").count();
    assert!(glyphs > 0 && glyphs < 60, "{glyphs} outlines");
    // What is spaced out on the sheet is spaced out there, what is not is left to the program.
    let spaced = svg.matches("letter-spacing").count();
    assert!(spaced < svg.matches("<text").count() / 2, "{spaced} spaced runs");
    let plain = mapped(SvgText::Outlines);
    assert!(!plain.contains("<text") && !plain.contains("Golos"));
}
