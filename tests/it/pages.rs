//! What a page promises: it shows its part of a sheet as it is and nothing else, in every format.
#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use crate::support::{at_least, journey, lay_out, on, read_by_another, sample, school_in};
use kurbo::{Affine, Point, Rect, Size, Vec2};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::color::Rgba;
use tropa::export::{self, Format, Metadata, Options, SvgText};
use tropa::i18n::Messages;
use tropa::layout::{Engine, Layout, PrintInput, Printed, View};
use tropa::model::{Imposition, Language, Orientation, Paper, PersonaId, PrintLayout, PrintMarks, PrintSetup, SplitBy};
use tropa::scene::{Bookmark, Fill, Group, Item, Layer, LinkTarget, Page, Placed, Scene};
use tropa::text::Face;
use tropa::units::Mm;

/// The sample as a poster of A1.
fn poster() -> Layout {
    lay_out(&sample(), &on(Paper::A1, Orientation::Landscape))
}

/// What comes of printing the poster so.
fn printed(imposition: Imposition, marks: PrintMarks) -> Printed {
    let (document, view) = (sample(), on(Paper::A1, Orientation::Landscape));
    let setup = PrintSetup { imposition, marks, ..PrintSetup::default() };
    let journey = journey(&document).id;
    let input = PrintInput { document: &document, journey, view: &view, setup: &setup };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stopped it")
}

/// The poster in tiles of A4: the sheet, the plan and the tiles.
fn tiled() -> (Layout, Page, Vec<Page>) {
    let Printed { mut sheets, mut pages } = printed(Imposition::Tiles(Paper::A4), PrintMarks::default());
    (sheets.remove(0), pages.remove(0), pages)
}

fn meta() -> Metadata {
    let document = sample();
    let mut meta = Metadata::of(&document, journey(&document));
    meta.name_layers(Messages::of(Language::Ru));
    meta
}

fn pdf(pages: &[Page]) -> Vec<u8> {
    let mut files = export::write(Format::Pdf, pages, &meta(), Options::default()).expect("a PDF");
    assert_eq!(files.len(), 1, "a PDF has pages");
    files.remove(0)
}

/// The boxes of a page: where its paper ends, and what is left when it is trimmed.
fn box_of(document: &lopdf::Document, page: lopdf::ObjectId, key: &[u8]) -> Rect {
    let sides = document.get_dictionary(page).and_then(|page| page.get(key)).and_then(lopdf::Object::as_array);
    let sides: Vec<f64> = sides.expect("a box").iter().filter_map(|side| side.as_float().ok()).map(f64::from).collect();
    Rect::new(sides[0], sides[1], sides[2], sides[3])
}

/// Pages as a file in a folder of its own.
fn written(pages: &[Page]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tiles.pdf");
    fs::write(&path, pdf(pages)).expect("a file");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn the_tiles_of_a_poster_are_pages_of_a4_and_together_hardly_larger_than_it() {
    let (layout, _, pages) = tiled();
    assert_eq!(pages.len(), 15);
    let bytes = pdf(&pages);
    let whole = pdf(&[Page::whole(Arc::clone(&layout.scene))]);
    assert!(bytes.len() < 3 * whole.len(), "{} bytes for the {} of the poster", bytes.len(), whole.len());
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    for (id, page) in at_least(15, document.page_iter().zip(&pages)) {
        let paper = box_of(&document, id, b"MediaBox");
        assert!((paper.x1 - 595.276).abs() < 0.01 && (paper.y1 - 841.89).abs() < 0.01, "{paper:?} is no A4");
        let trim = box_of(&document, id, b"TrimBox");
        assert!((trim.width() - page.frame().width()).abs() < 0.01 && paper.union(trim) == paper, "{trim:?}");
    }
    let catalog = document.catalog().expect("a catalogue");
    let preferences = catalog.get(b"ViewerPreferences").and_then(lopdf::Object::as_dict).expect("preferences");
    let scaling = preferences.get(b"PrintScaling").and_then(lopdf::Object::as_name).expect("a wish");
    assert_eq!(scaling, b"None", "a viewer does not make them smaller unasked");
}

#[test]
fn every_line_of_the_poster_is_read_on_the_tiles_that_show_it_and_on_no_other() {
    let (layout, _, pages) = tiled();
    let (_folder, path) = written(&pages);
    let Some(output) = read_by_another("pdftotext", &["-raw", &path, "-"]) else { return };
    let plain = |text: &str| {
        let words = text.replace(['\u{AD}', '\u{2010}', '\u{2011}'], "-");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said: Vec<String> = String::from_utf8_lossy(&output.stdout).split('\u{C}').map(plain).collect();
    let lines: Vec<(Rect, String)> = (layout.scene.text_runs())
        .filter(|(_, run)| run.face != Face::Icons && !run.text.trim().is_empty())
        .map(|(at, run)| {
            let size = run.size.get();
            let (up, down) = (run.face.ascent() * size, run.face.descent() * size);
            (Rect::new(at.x, at.y - up, at.x + run.width.get(), at.y + down), plain(&run.text))
        })
        .collect();
    let (mut read, mut told) = (0, 0);
    for (place, line) in at_least(100, &lines) {
        let shown = pages.iter().zip(&said).filter(|(page, _)| !page.window.intersect(*place).is_zero_area());
        let alone = lines.iter().filter(|(_, other)| other.contains(line.as_str())).count() == 1;
        for (page, text) in at_least(1, shown) {
            let runs = page.printed().flat_map(|placed| page.items(placed));
            let mut runs = runs.filter_map(|item| if let Item::Text { run, .. } = item { Some(run) } else { None });
            assert!(runs.any(|run| plain(&run.text) == *line), "«{line}» is not on the tile of {:?}", page.window);
            // Readers tell nothing of what stands beyond the edge of the paper.
            let ends_here = page.window.union(*place) == page.window;
            assert!(!ends_here || text.contains(line.as_str()), "«{line}» is not read on {:?}", page.window);
            read += i32::from(ends_here);
        }
        let elsewhere = pages.iter().zip(&said).filter(|(page, _)| page.window.intersect(*place).is_zero_area());
        for (page, text) in elsewhere.filter(|_| alone && line.chars().count() > 12) {
            assert!(!text.contains(line.as_str()), "«{line}» is found where nobody sees it, on {:?}", page.window);
            told += 1;
        }
    }
    assert!(read > 100, "{read} lines are read");
    assert!(told > 500, "{told} lines were looked for where they are not");
    for (number, text) in (1..).zip(said.iter().take(15)) {
        assert!(text.contains(&format!("лист {number} из 15")), "{text}");
    }
}

/// The entries of an outline with how deep they lie, in their order.
fn entries<'a>(kids: &'a serde_json::Value, level: u8, found: &mut Vec<(u8, &'a serde_json::Value)>) {
    for kid in kids.as_array().into_iter().flatten() {
        found.push((level, kid));
        entries(&kid["kids"], level + 1, found);
    }
}

#[test]
fn a_bookmark_leads_to_the_tile_on_which_it_stands() {
    let (layout, _, pages) = tiled();
    let (_folder, path) = written(&pages);
    let Some(output) = read_by_another("qpdf", &["--json", "--json-key=outlines", &path]) else { return };
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut kids = Vec::new();
    entries(&json["outlines"][0]["kids"], 0, &mut kids);
    assert_eq!(kids.len(), layout.scene.bookmarks.len(), "each once");
    for ((level, kid), mark) in at_least(6, kids.iter().zip(&layout.scene.bookmarks)) {
        assert_eq!(*level, mark.level, "{}", mark.title);
        assert_eq!(kid["title"], mark.title.as_str());
        let number = kid["destpageposfrom1"].as_u64().and_then(|number| usize::try_from(number).ok());
        let page = number.and_then(|number| pages.get(number - 1)).expect("a page");
        assert!(page.window.contains(mark.at), "{} is not on {:?}", mark.title, page.window);
        let wanted = page.to_page() * mark.at;
        let place = [2, 3].map(|at| kid["dest"][at].as_f64().expect("a place"));
        let found = Point::new(place[0], page.size.height - place[1]);
        assert!((found - wanted).hypot() < 0.01, "{found:?} is not {wanted:?}");
    }
}

/// A page of pixels.
fn pixels(page: &Page, scale: f64) -> tiny_skia::Pixmap {
    export::pixmap(page, scale).expect("pixels")
}

#[test]
fn a_page_shows_its_part_of_the_sheet_larger_or_smaller_and_white_around_it() {
    let scene = poster().scene;
    let whole = Page::whole(Arc::clone(&scene));
    for scale in [0.5, 1.0, 2.0] {
        let window = Rect::new(600.0, 700.0, 900.0, 940.0);
        let size = Size::new(700.0, 600.0);
        let page = Page { window, scale, at: Point::new(50.0, 40.0), size, ..whole.clone() };
        let (part, all) = (pixels(&page, 1.0), pixels(&whole, scale));
        let frame = page.frame();
        let mut alike = 0;
        for y in 0..part.height() {
            for x in 0..part.width() {
                let at = Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
                let pixel = part.pixel(x, y).expect("a pixel");
                if !frame.contains(at) {
                    assert_eq!((pixel.red(), pixel.green(), pixel.blue()), (255, 255, 255), "{at:?} is around it");
                    continue;
                }
                let there = Affine::scale(scale) * page.to_page().inverse() * at;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on the sheet")]
                let other = all.pixel(there.x as u32, there.y as u32).expect("a pixel of the sheet");
                // Edges may be smoothed in another way: each is drawn at another place of the canvas.
                let near = |one: u8, other: u8| one.abs_diff(other) <= 40;
                alike += i32::from(near(pixel.red(), other.red()) && near(pixel.green(), other.green()));
            }
        }
        assert!(f64::from(alike) > 0.995 * frame.area(), "{alike} pixels of {} at {scale}", frame.area());
    }
}

/// Mean grey of squares of 24 × 24 pixels.
fn squares(picture: &image::RgbImage) -> Vec<f64> {
    let (columns, rows) = (picture.width().div_ceil(24), picture.height().div_ceil(24));
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column * 24, row * 24)));
    places
        .map(|(x, y)| {
            let (width, height) = (24.min(picture.width() - x), 24.min(picture.height() - y));
            let square = image::imageops::crop_imm(picture, x, y, width, height).to_image();
            let sum: f64 = square.pixels().flat_map(|pixel| pixel.0).map(f64::from).sum();
            sum / f64::from(3 * width * height)
        })
        .collect()
}

#[test]
fn a_page_of_a_pdf_looks_as_its_picture_does() {
    let tile = tiled().2.remove(6);
    let larger = Page { window: Rect::new(700.0, 760.0, 950.0, 900.0), scale: 1.7, ..tile.clone() };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, page) in [("tile", tile), ("larger", larger)] {
        let pages = [page];
        let path = |ending: &str| folder.path().join(format!("{name}.{ending}"));
        let file = |format| {
            let options = Options { dpi: 96.0, ..Options::default() };
            export::write(format, &pages, &meta(), options).expect("written").remove(0)
        };
        let ours = squares(&image::load_from_memory(&file(Format::Png)).expect("our PNG").to_rgb8());
        fs::write(path("pdf"), file(Format::Pdf)).expect("a file");
        let [pdf, of_pdf] = [path("pdf"), path("theirs")].map(|path| path.to_string_lossy().into_owned());
        if read_by_another("pdftoppm", &["-r", "96", "-png", "-singlefile", &pdf, &of_pdf]).is_none() {
            return;
        }
        let theirs = squares(&image::open(of_pdf + ".png").expect("their PNG").to_rgb8());
        assert_eq!(theirs.len(), ours.len(), "{name}");
        let worst = ours.iter().zip(&theirs).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
        assert!(worst < 14.0, "{name} differs by {worst}");
    }
}

#[test]
fn a_link_ends_where_its_page_does_and_is_not_where_nobody_sees_it() {
    let fill = Some(Fill::Solid(Rgba { r: 0, g: 0, b: 0, a: 255 }));
    let place = Rect::new(80.0, 80.0, 220.0, 120.0);
    let items = vec![
        Item::Rect { rect: place, radius: 0.0, fill, stroke: None },
        Item::Link { rect: place, to: LinkTarget::Url("https://a.b".into()) },
    ];
    let group = Group { layer: Layer::Cards, bounds: place, items, ..Group::default() };
    let scene = Arc::new(Scene {
        size: Size::new(300.0, 300.0),
        groups: vec![Placed { offset: Vec2::ZERO, group: Arc::new(group) }].into(),
        bookmarks: vec![Bookmark { title: "Здесь".into(), at: place.origin(), level: 0 }],
        ..Scene::default()
    });
    let page = |window: Rect, scale: f64| Page {
        window,
        scale,
        at: Point::new(10.0, 20.0),
        size: Size::new(400.0, 400.0),
        ..Page::whole(Arc::clone(&scene))
    };
    let pages = [page(Rect::new(0.0, 0.0, 150.0, 150.0), 2.0), page(Rect::new(0.0, 150.0, 300.0, 300.0), 1.0)];
    let document = lopdf::Document::load_mem(&pdf(&pages)).expect("a PDF");
    let links: Vec<Vec<f64>> = document
        .page_iter()
        .flat_map(|page| document.get_page_annotations(page).unwrap_or_default())
        .map(|link| {
            let sides = link.get(b"Rect").and_then(lopdf::Object::as_array).expect("a place");
            sides.iter().filter_map(|side| side.as_float().ok()).map(f64::from).collect()
        })
        .collect();
    // Twice as large, from (10, 20), and cut at 150: 170 to 310 from the left, 180 to 260 from the top.
    assert_eq!(links, [[170.0, 140.0, 310.0, 220.0]]);
    let svg = export::write(Format::Svg, &pages, &meta(), Options { words: SvgText::Text, ..Options::default() });
    let svg = svg.expect("two pictures");
    let svg: Vec<String> = svg.into_iter().map(|svg| String::from_utf8(svg).expect("text")).collect();
    assert_eq!(svg.iter().map(|svg| svg.matches("<a href").count()).collect::<Vec<_>>(), [1, 0]);
    assert!(
        svg[0].contains("<clipPath id=\"w0\"><rect x=\"10\" y=\"20\" width=\"300\" height=\"300\"/>"),
        "{}",
        svg[0]
    );
    assert!(svg[0].contains("<g clip-path=\"url(#w0)\">\n<g transform=\"matrix(2 0 0 2 10 20)\">"), "{}", svg[0]);
}

/// The words of a page as another program finds them: where they stand, in points from the top left corner, and the size of the page.
fn words_of(path: &str, number: usize) -> Option<Vec<(Rect, String)>> {
    let page = number.to_string();
    let output = read_by_another("pdftotext", &["-bbox", "-f", &page, "-l", &page, path, "-"])?;
    let side = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{key}=\"")).expect("a side");
        rest.split('"').next().and_then(|side| side.parse().ok()).expect("a number")
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let words = text.lines().filter(|line| line.contains("<word ")).map(|line| {
        let place = Rect::new(side(line, "xMin"), side(line, "yMin"), side(line, "xMax"), side(line, "yMax"));
        let word = line.split_once('>').and_then(|(_, rest)| rest.split('<').next()).unwrap_or_default();
        (place, word.to_owned())
    });
    Some(words.collect())
}

#[test]
fn tiles_cut_and_joined_by_their_boxes_give_the_poster_back_to_a_tenth_of_a_millimetre() {
    const TENTH: f64 = 72.0 / 254.0;
    let Printed { sheets, pages } = printed(Imposition::Tiles(Paper::A4), PrintMarks::default());
    let (_poster_folder, poster) = written(&[Page::whole(Arc::clone(&sheets[0].scene))]);
    let (_folder, path) = written(&pages);
    let Some(wanted) = words_of(&poster, 1) else { return };
    let bytes = fs::read(&path).expect("the file");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    // Of its boxes alone a hand knows how large a tile is; neighbours overlap by ten millimetres, and row and column are its name.
    let overlap = 10.0 * 72.0 / 25.4;
    let tiles: Vec<(usize, Rect, f64)> = (document.page_iter().zip(1..).skip(1))
        .map(|(id, number)| (number, box_of(&document, id, b"TrimBox"), box_of(&document, id, b"MediaBox").height()))
        .collect();
    let mut origins = vec![(0_usize, Point::ORIGIN)];
    let sheet = sheets[0].scene.size;
    for (index, (_, trim, _)) in tiles.iter().enumerate().skip(1) {
        let (column, at) = origins[index - 1];
        let previous = tiles[index - 1].1;
        let right = at.x + previous.width();
        origins.push(if right > sheet.width - TENTH {
            (0, Point::new(0.0, at.y + previous.height() - overlap))
        } else {
            (column + 1, Point::new(right - overlap, at.y))
        });
        assert!(trim.width() > 2.0 * overlap);
    }
    let (last, trim) = (origins.last().expect("tiles").1, tiles.last().expect("tiles").1);
    let end = last + trim.size().to_vec2();
    assert!((end - sheet.to_vec2().to_point()).hypot() < TENTH, "they end at {end:?}, the poster at {sheet:?}");
    let mut found = 0;
    for ((number, trim, height), (_, origin)) in tiles.iter().zip(&origins) {
        let shown = Rect::from_origin_size(*origin, trim.size());
        let corner = Vec2::new(trim.x0, height - trim.y1);
        for (place, word) in words_of(&path, *number).expect("as before") {
            let on_poster = place - corner + origin.to_vec2();
            // What stands across an edge is cut there, and what stands beyond is a label of the tile.
            if shown.inset(-1.0).union(on_poster) != shown.inset(-1.0) {
                continue;
            }
            let nearest = (wanted.iter().filter(|(_, other)| *other == word))
                .map(|(there, _)| (there.origin() - on_poster.origin()).hypot().max((there.x1 - on_poster.x1).abs()))
                .fold(f64::INFINITY, f64::min);
            assert!(nearest < TENTH, "«{word}» of page {number} is {nearest} pt from its place on the poster");
            found += 1;
        }
    }
    assert!(found > 300, "{found} words were compared");
}

#[test]
fn the_boxes_of_a_page_with_bleed_and_marks_are_exact_to_a_tenth_of_a_point() {
    let mm = |length: f64| length * 72.0 / 25.4;
    let all = |bleed| PrintMarks { bleed: Mm(bleed), crop: true, registration: true, color_bar: true };
    let bare = |bleed| PrintMarks { bleed: Mm(bleed), ..PrintMarks::default() };
    // Marks begin three millimetres from the trim or where the bleed ends, are five long, and two more are free.
    for (marks, around) in [(all(3.0), 10.0), (all(0.0), 10.0), (all(5.0), 12.0), (bare(3.0), 3.0), (bare(0.0), 0.0)] {
        let pages = printed(Imposition::Single, marks).pages;
        let document = lopdf::Document::load_mem(&pdf(&pages)).expect("a PDF");
        let id = document.page_iter().next().expect("a page");
        let media = box_of(&document, id, b"MediaBox");
        let near = |one: Rect, other: Rect| {
            let sides = |rect: Rect| [rect.x0, rect.y0, rect.x1, rect.y1];
            sides(one).into_iter().zip(sides(other)).all(|(one, other)| (one - other).abs() < 0.1)
        };
        let trim = Rect::from_origin_size((mm(around), mm(around)), (mm(841.0), mm(594.0)));
        assert!(near(media, Rect::new(0.0, 0.0, trim.x1 + mm(around), trim.y1 + mm(around))), "{marks:?}: {media:?}");
        assert!(near(box_of(&document, id, b"TrimBox"), trim), "{marks:?}");
        let bleed = trim.inflate(mm(marks.bleed.get()), mm(marks.bleed.get()));
        // One that is the whole page is what a missing one means.
        let is_page = near(pages[0].bleed, pages[0].size.to_rect());
        let bled = if is_page { media } else { box_of(&document, id, b"BleedBox") };
        assert!(near(bled, bleed), "{marks:?}");
        for item in pages[0].marks.iter().flat_map(|placed| &placed.group.items) {
            let bounds = match item {
                Item::Rect { rect, .. } => *rect,
                Item::Path { path, .. } => kurbo::Shape::bounding_box(path),
                Item::Text { at, run, .. } => Rect::new(at.x, at.y - run.size.get(), at.x + run.width.get(), at.y),
                _ => continue,
            };
            assert!(bounds.intersect(pages[0].bleed).is_zero_area(), "{bounds:?} is in the bleed");
            assert!(pages[0].size.to_rect().union(bounds) == pages[0].size.to_rect(), "{bounds:?} is beyond the page");
        }
    }
}

#[test]
fn what_stands_over_the_trim_is_seen_in_the_bleed_and_not_without_one() {
    let over = Rect::new(-20.0, 40.0, 60.0, 80.0);
    let ink = Rgba { r: 0, g: 0, b: 0, a: 255 };
    let item = Item::Rect { rect: over, radius: 0.0, fill: Some(Fill::Solid(ink)), stroke: None };
    let group = Arc::new(Group { layer: Layer::Cards, bounds: over, items: vec![item], ..Group::default() });
    let scene = Arc::new(Scene {
        size: Size::new(200.0, 200.0),
        groups: vec![Placed { offset: Vec2::ZERO, group }].into(),
        ..Scene::default()
    });
    let whole = Page::whole(Arc::clone(&scene));
    let trim = Rect::new(30.0, 30.0, 230.0, 230.0);
    let bled = Page {
        window: whole.window.inflate(10.0, 10.0),
        at: Point::new(20.0, 20.0),
        size: Size::new(260.0, 260.0),
        trim,
        bleed: trim.inflate(10.0, 10.0),
        ..whole
    };
    let picture = pixels(&bled, 1.0);
    let dark = |x: u32| picture.pixel(x, 90).is_some_and(|pixel| pixel.red() < 40);
    assert_eq!([15, 22, 28, 50].map(dark), [false, true, true, true]);
}

#[test]
fn a_booklet_has_two_leaves_on_a_side_in_their_own_size_and_leads_where_they_went() {
    let document = sample();
    let view = on(Paper::A5, Orientation::Portrait);
    let split = SplitBy::Stages(std::num::NonZeroUsize::MIN);
    let journey = journey(&document).id;
    let print = |imposition| {
        let setup = PrintSetup { imposition, split, ..PrintSetup::default() };
        let input = PrintInput { document: &document, journey, view: &view, setup: &setup };
        Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stopped it")
    };
    let leaf = tropa::layout::leaf(Paper::A4).size();
    let Printed { sheets, pages } = print(Imposition::Booklet(Paper::A4));
    assert_eq!((sheets.len(), pages.len()), (6, 4), "six leaves are two sheets with two blanks");
    assert_eq!(pages[0].name, "Лист 1 из 2, лицо");
    let texts = |scene: &Scene| scene.text_runs().count();
    let (left, right) = (texts(&sheets[5].scene), texts(&sheets[2].scene));
    assert_eq!(texts(&pages[2].scene), left + right, "behind each other stand the sixth and the third");
    for page in &pages {
        assert_eq!((page.trim, page.bleed), (page.size.to_rect(), page.size.to_rect()));
        assert!((page.size.width - 2.0 * leaf.width).abs() < 0.01, "two leaves of half of A4");
    }
    let marks: usize = sheets.iter().map(|sheet| sheet.scene.bookmarks.len()).sum();
    assert_eq!(pages.iter().map(|page| page.scene.bookmarks.len()).sum::<usize>(), marks, "each once");
    let (own, moved) = (&sheets[2].scene.bookmarks, &pages[2].scene.bookmarks);
    let mark = moved.iter().find(|mark| mark.title == own[0].title).expect("it went along");
    let shown = pages[2].to_page() * mark.at;
    assert!(shown.x > leaf.width && shown.x < 2.0 * leaf.width, "the third leaf is the right one: {shown:?}");
    // Slides and posters that lie stand above each other.
    let lying = printed(Imposition::TwoUp(Paper::A4), PrintMarks::default()).pages;
    assert!(lying[0].size.height > lying[0].size.width && lying[0].scale < 1.0);
}

#[test]
fn a_poster_that_no_pdf_can_have_is_refused_with_its_size_and_the_largest() {
    let scene = Arc::new(Scene { size: Size::new(14_500.0, 500.0), ..Scene::default() });
    let refused = export::write(Format::Pdf, &[Page::whole(scene)], &meta(), Options::default());
    let why = tropa::i18n::Localized::message(&refused.expect_err("too long"), Messages::of(Language::Ru));
    assert!(why.contains("5115") || why.contains("5\u{202F}115") || why.contains("5\u{A0}115"), "{why}");
}

#[test]
fn what_concerns_hidden_people_alone_is_on_no_page_whatever_is_made_of_the_map() {
    let document = school_in(Language::Ru);
    let map = journey(&document);
    let is_of_one = |personas: &[PersonaId], one: PersonaId| *personas == [one];
    let mut looked_for = 0;
    for hidden in &document.personas {
        let barriers = map.barriers.iter().filter(|it| is_of_one(&it.personas, hidden.id)).map(|it| it.text.clone());
        let cards = map.touchpoints.iter().filter(|it| is_of_one(&it.personas, hidden.id)).map(|it| it.title.clone());
        let words: Vec<String> = barriers.chain(cards).filter(|text| text.chars().count() > 5).collect();
        looked_for += words.len();
        let view = View { hidden: [hidden.id].into(), ..View::default() };
        for layout in PrintLayout::ALL {
            let setup = PrintSetup { layout, ..PrintSetup::default() };
            let input = PrintInput { document: &document, journey: map.id, view: &view, setup: &setup };
            let printed = Engine::default().print(&input, &AtomicBool::new(false)).expect("printed");
            let runs = printed.pages.iter().flat_map(|page| page.scene.text_runs());
            let said = runs.map(|(_, run)| run.text.to_string()).collect::<Vec<_>>().join(" ").replace('\u{A0}', " ");
            for text in &words {
                assert!(!said.contains(&text.replace('\u{A0}', " ")), "{layout:?} tells «{text}» of {}", hidden.name);
            }
        }
    }
    assert!(looked_for >= 2, "the sample has things of one person: {looked_for}");
}
