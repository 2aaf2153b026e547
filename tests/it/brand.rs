//! What a brand changes of a sheet and what it leaves, and that it is kept with the map and as a file.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so")]

use crate::support::faults::faults;
use crate::support::{lay_out, sample, school};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::color::Rgba;
use tropa::layout::{Engine, Layout, PrintInput, View};
use tropa::model::{Brand, Document, ElementId, FontFile, Image, PrintLayout, PrintSetup};
use tropa::scene::{Fill, Item, Layer};
use tropa::store;
use tropa::text::{Face, OwnFace};

fn logo(width: u32, height: u32) -> Arc<Image> {
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([10, 120, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("it can be written");
    Arc::new(Image::new(bytes.into_inner()).expect("a picture"))
}

fn branded(document: &Document, brand: Brand) -> Document {
    let mut document = document.clone();
    Arc::make_mut(&mut document.project).brand = Arc::new(brand);
    document
}

fn full() -> Brand {
    Brand {
        agency: Some(logo(300, 80)),
        client: Some(logo(90, 120)),
        colors: vec![Rgba { r: 228, g: 0, b: 43, a: 255 }, Rgba { r: 0, g: 90, b: 160, a: 255 }],
        regular: Some(Arc::new(FontFile::new(Face::SemiBold.bytes()))),
        bold: None,
        footer: "Агентство «Тропинка» · не для передачи".into(),
        ..Brand::default()
    }
}

fn text(layout: &Layout) -> String {
    layout.scene.text_runs().map(|(_, run)| run.text.to_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn logos_stand_whole_at_the_head_and_at_the_foot_and_cover_nothing() {
    for document in [sample(), school()] {
        let layout = lay_out(&branded(&document, full()), &View::default());
        let logos: Vec<_> = (layout.scene.printed())
            .filter(|placed| placed.group.source.is_some_and(|source| source.element == ElementId::Project))
            .flat_map(|placed| {
                placed.group.items.iter().filter_map(move |item| match item {
                    Item::Image { rect, .. } => Some(*rect + placed.offset),
                    _ => None,
                })
            })
            .collect();
        let [client, agency] = &logos[..] else { panic!("two logos: {logos:?}") };
        assert!((client.width() / client.height() - 0.75).abs() < 1e-9 && client.y0 < 200.0, "{client:?}");
        assert!((agency.width() / agency.height() - 3.75).abs() < 1e-9, "{agency:?}");
        assert!(agency.y0 > layout.scene.size.height * 0.9 && agency.y1 < layout.scene.size.height, "{agency:?}");
        assert!(text(&layout).contains("не для передачи"));
        assert_eq!(faults(&layout), faults(&lay_out(&document, &View::default())));
    }
}

#[test]
fn the_colours_of_a_brand_are_those_of_its_stages_alone() {
    let document = sample();
    let fills = |layout: &Layout, layer: Layer| -> Vec<Fill> {
        let placed = layout.scene.printed().filter(|placed| placed.group.layer == layer);
        let items = placed.flat_map(|placed| placed.group.items.clone());
        items.filter_map(|item| if let Item::Path { fill, .. } = item { fill } else { None }).collect()
    };
    let plain = lay_out(&document, &View::default());
    let colored = lay_out(&branded(&document, Brand { colors: full().colors, ..Brand::default() }), &View::default());
    let heads = fills(&colored, Layer::Stages);
    assert_ne!(heads, fills(&plain, Layer::Stages));
    assert!(heads[0] == heads[2] && heads[0] != heads[1], "two colours in turn");
    assert_eq!(fills(&colored, Layer::Emotions), fills(&plain, Layer::Emotions), "people keep theirs");
    assert_eq!(text(&colored), text(&plain));
}

#[test]
fn texts_are_set_in_the_face_of_a_brand_and_what_it_lacks_in_the_bundled_one() {
    let own = Face::Own(OwnFace::of(Face::SemiBold.bytes()).expect("a face"));
    let layout = lay_out(&branded(&sample(), full()), &View::default());
    let faces: Vec<Face> = layout.scene.text_runs().map(|(_, run)| run.face).collect();
    assert!(faces.contains(&own) && faces.contains(&Face::Bold));
    assert!(!faces.contains(&Face::Regular) && !faces.contains(&Face::Medium), "nothing is left in the bundled one");
    // A file that is no font changes nothing.
    let broken = Brand { regular: Some(Arc::new(FontFile::new(*b"no font"))), ..Brand::default() };
    let same = lay_out(&branded(&sample(), broken), &View::default());
    assert!(same.scene.text_runs().all(|(_, run)| !matches!(run.face, Face::Own(_))));
}

#[test]
fn an_engine_that_saw_another_brand_lays_out_as_a_fresh_one() {
    let (plain, brand) = (sample(), branded(&sample(), full()));
    let journey = plain.first_journey().expect("a map").id;
    let mut engine = Engine::default();
    for document in [&plain, &brand, &plain] {
        let used = engine.lay_out(document, journey, &View::default());
        let fresh = lay_out(document, &View::default());
        let places = |layout: &Layout| {
            layout.scene.text_runs().map(|(at, run)| (at, run.text.clone(), run.face)).collect::<Vec<_>>()
        };
        assert_eq!(places(&used), places(&fresh));
    }
}

#[test]
fn a_brand_is_kept_with_the_map_and_comes_back_from_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = branded(&sample(), full());
    let map = folder.path().join("map.tropa");
    store::save(&map, &document).expect("saved");
    assert_eq!(store::open(&map).expect("opened").document, document);
    let file = folder.path().join("house.tropa-brand");
    store::save_brand(&file, Arc::clone(&document.project.brand)).expect("saved");
    assert_eq!(*store::open_brand(&file).expect("opened"), full());
    assert_eq!(*store::open_brand(&map).expect("and from any map"), full());
    // A map without a brand does not mention one.
    store::save(&map, &sample()).expect("saved");
    assert!(!fs::read_to_string(&map).expect("text").contains("brand"));
}

#[test]
fn a_logo_that_would_fill_the_memory_is_refused_by_name() {
    let mut bytes = logo(2, 2).bytes().to_vec();
    bytes[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let brand = Brand { client: Image::new(bytes).map(Arc::new), ..Brand::default() };
    let folder = tempfile::tempdir().expect("a folder");
    let refused = store::save(&folder.path().join("map.tropa"), &branded(&sample(), brand)).expect_err("refused");
    assert!(format!("{refused:?}").contains("project.brand.client"), "{refused:?}");
}

#[test]
fn a_handout_bears_the_brand_too() {
    let document = branded(&sample(), full());
    let journey = document.first_journey().expect("a map").id;
    let setup = PrintSetup { layout: PrintLayout::Handout, ..PrintSetup::default() };
    let input = PrintInput { document: &document, journey, view: &View::default(), setup: &setup };
    let printed = Engine::default().print(&input, &AtomicBool::new(false)).expect("printed");
    let cover = &printed.pages[0].scene;
    let logos = cover.printed().flat_map(|placed| placed.group.items.clone());
    assert_eq!(logos.filter(|item| matches!(item, Item::Image { .. })).count(), 2, "both logos on the cover");
    let last = printed.pages.last().expect("pages");
    assert!(last.scene.text_runs().any(|(_, run)| run.text.contains("не для передачи")), "the line at the foot");
}
