//! What is told before a map is printed: each finding where there is a reason for it, and not where there is none.
#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use crate::support::{on, sample};
use kurbo::{BezPath, Point, Rect, Size, Vec2};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::color::Rgba;
use tropa::edit::{Edit, apply};
use tropa::i18n::{Localized as _, Messages};
use tropa::layout::{Engine, PrintInput, Printed, View};
use tropa::method::synth;
use tropa::model::{
    Document, ElementId, Image, Imposition, Language, LineStyle, Marker, Orientation, Paper, PersonaId, PrintSetup,
};
use tropa::preflight::{Finding, Mend, Report, Severity, preflight};
use tropa::scene::{Fill, Group, Item, Layer, Page, Part, Placed, Scene, Source, Stroke};
use tropa::units::Mm;

fn view(paper: Paper) -> View {
    on(paper, Orientation::Landscape)
}

fn printed(document: &Document, view: &View) -> Printed {
    let journey = document.first_journey().expect("a map").id;
    let input = PrintInput { document, journey, view, setup: &document.project.print };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it")
}

fn report_of(document: &Document, view: &View, printed: &Printed) -> Report {
    let journey = document.first_journey().expect("a map").id;
    let input = PrintInput { document, journey, view, setup: &document.project.print };
    let report = preflight(&input, printed, &AtomicBool::new(false)).expect("nobody stops it");
    for finding in &report.findings {
        for language in [Language::Ru, Language::En] {
            let words = Messages::of(language);
            let told = [Some(finding.message(words)), finding.help(words)];
            let mends = finding.mends.iter().map(|mend| mend.message(words));
            for text in told.into_iter().flatten().chain(mends) {
                assert!(!text.contains('{') && !text.contains("preflight-"), "{text}");
            }
        }
    }
    report
}

/// What is found of a document as it is printed.
fn report(document: &Document, view: &View) -> Report {
    report_of(document, view, &printed(document, view))
}

fn find<'r>(report: &'r Report, key: &str) -> Option<&'r Finding> {
    report.findings.iter().find(|finding| finding.key == key)
}

fn edited(document: &Document, edit: &Edit) -> Document {
    apply(document, edit).expect("it can be done")
}

fn change(document: &mut Document, how: impl FnOnce(&mut tropa::model::Project)) {
    how(Arc::make_mut(&mut document.project));
}

/// A sheet of A4 with these items, all of one touchpoint of the sample.
fn drawn(items: Vec<Item>) -> Printed {
    let document = sample();
    let card = document.first_journey().expect("a map").touchpoints.at(0).expect("a card").id;
    let (size, bounds) = (Size::new(842.0, 595.0), Rect::new(0.0, 0.0, 100.0, 100.0));
    let source = Some(Source { element: ElementId::Touchpoint(card), part: Part::Body });
    let group = Arc::new(Group { source, layer: Layer::Cards, bounds, items, ..Group::default() });
    let groups = vec![Placed { offset: Vec2::ZERO, group }].into();
    let scene = Arc::new(Scene { size, groups, ..Scene::default() });
    Printed {
        sheets: vec![tropa::layout::Layout { scene: Arc::clone(&scene), ..tropa::layout::Layout::default() }],
        pages: vec![Page::whole(scene)],
    }
}

fn line(width: f64) -> Item {
    let mut path = BezPath::new();
    path.move_to((10.0, 10.0));
    path.line_to((90.0, 10.0));
    let color = Rgba::from_hex("#1B1C20").expect("a colour");
    Item::Path { path, fill: None, stroke: Some(Stroke::solid(width, color)) }
}

fn picture(width: u32, height: u32) -> Arc<Image> {
    let mut bytes = Vec::new();
    let pixels = image::RgbImage::new(width, height);
    pixels.write_with_encoder(image::codecs::png::PngEncoder::new(&mut bytes)).expect("a PNG");
    Arc::new(Image::new(bytes).expect("a picture"))
}

#[test]
fn the_sample_on_its_own_sheet_is_fit_to_print_and_says_from_where_it_is_read() {
    let report = report(&sample(), &view(Paper::A1));
    assert_eq!(report.open().collect::<Vec<_>>(), Vec::<&Finding>::new());
    let size = find(&report, "preflight-type").expect("how large the type is");
    assert_eq!((size.severity, report.smallest, report.is_small), (Severity::Good, Some(16.0), false));
    let help = size.help(Messages::of(Language::Ru)).expect("from where it is read");
    assert!(help.contains("0,7") && help.contains("A1"), "{help}");
    assert!(find(&report, "preflight-room").is_some());
}

#[test]
fn looking_twice_finds_the_same_in_the_same_order() {
    for document in [sample(), synth(9, 90, 3, 4)] {
        let view = view(Paper::A4);
        assert_eq!(report(&document, &view), report(&document, &view));
    }
}

#[test]
fn who_is_stopped_finds_nothing() {
    let (document, view) = (synth(9, 120, 3, 4), view(Paper::A4));
    let printed = printed(&document, &view);
    let journey = document.first_journey().expect("a map").id;
    let input = PrintInput { document: &document, journey, view: &view, setup: &document.project.print };
    assert!(preflight(&input, &printed, &AtomicBool::new(true)).is_none());
}

#[test]
fn the_histogram_counts_every_letter_by_its_size_on_paper_and_names_the_smallest_first() {
    let (document, view) = (sample(), view(Paper::A1));
    let printed = printed(&document, &view);
    let report = report_of(&document, &view, &printed);
    assert!((3..=8).contains(&report.sizes.len()), "{:?}", report.sizes);
    assert!(report.sizes.windows(2).all(|pair| pair[0].points < pair[1].points));
    assert_eq!(report.sizes.first().map(|size| size.points), report.smallest);
    let runs = printed.sheets[0].scene.text_runs().filter(|(_, run)| run.face != tropa::text::Face::Icons);
    let letters: usize = runs.map(|(_, run)| run.glyphs.len()).sum();
    assert_eq!(report.sizes.iter().map(|size| size.letters).sum::<usize>(), letters);
    // On paper, not on the sheet: two pages beside each other are smaller.
    let mut small = printed.clone();
    small.pages[0].scale = 0.5;
    assert_eq!(report_of(&document, &view, &small).smallest, Some(8.0));
}

#[test]
fn type_that_is_too_small_is_told_with_what_would_be_enough() {
    let mut document = sample();
    let (a4, mut grown) = (view(Paper::A4), false);
    change(&mut document, |project| project.sheet = a4.sheet.expect("a sheet"));
    let plain = View::default();
    let told = report(&document, &plain);
    assert!(told.is_small);
    let small = find(&told, "preflight-type-small").expect("it is too small");
    assert_eq!(small.severity, Severity::Wrong);
    assert!(!small.elements.is_empty(), "there is something to show");
    assert!(small.mends.contains(&Mend::Split) && small.mends.contains(&Mend::Shorten));
    assert!(!told.longest.is_empty() && told.longest.len() <= 5);
    for mend in &small.mends {
        if let (Mend::LargerSheet(_) | Mend::HideLane { .. }, Some(edit)) = (mend, mend.edit(&document)) {
            grown |= matches!(mend, Mend::LargerSheet(_));
            assert!(!report(&edited(&document, &edit), &plain).is_small, "{mend:?} is enough");
        }
    }
    assert!(grown, "there is a sheet that is large enough: {:?}", small.mends);
    let split = edited(&document, &Mend::Split.edit(&document).expect("an edit"));
    assert!(printed(&split, &plain).sheets.len() > 1);
}

#[test]
fn a_word_that_is_cut_is_shown_where_it_stands() {
    let mut document = sample();
    let journey = document.journeys.at_mut(0).expect("a map");
    let stage = journey.stages.at_mut(0).expect("a stage");
    stage.name = "w".repeat(70);
    let stage = ElementId::Stage(stage.id);
    let told = report(&document, &view(Paper::A4));
    let torn = find(&told, "preflight-torn").or_else(|| find(&told, "preflight-too-wide")).expect("it is cut");
    assert_eq!((torn.severity, &torn.elements[..]), (Severity::Wrong, &[stage][..]));
    assert!(torn.mends.contains(&Mend::Shorten));
    assert!(find(&told, "preflight-room").is_none(), "not all has room");
}

#[test]
fn lines_that_a_printer_cannot_hold_are_told_in_widths_of_the_paper() {
    let document = sample();
    let thin = |printed: &Printed| find(&report_of(&document, &View::default(), printed), "preflight-thin").cloned();
    let mut lines = drawn(vec![line(0.25), line(0.6)]);
    assert_eq!(thin(&lines), None);
    lines.pages[0].scale = 0.5;
    let told = thin(&lines).expect("the first of them is too thin");
    assert_eq!((told.elements.len(), &told.args[0].1), (1, &1_usize.into()));
}

#[test]
fn a_picture_of_too_few_pixels_is_told_with_how_many_it_has_and_needs() {
    let persona = sample().personas.at(0).expect("somebody").id;
    let with = |width, height| {
        let image = Some(picture(width, height));
        let document = edited(&sample(), &Edit::SetPortrait { persona, image, crop: None });
        find(&report(&document, &view(Paper::A1)), "preflight-picture").cloned()
    };
    let coarse = with(60, 90).expect("so few pixels are seen");
    assert_eq!(
        (&coarse.elements[..], &coarse.mends[..]),
        (&[ElementId::Persona(persona)][..], &[Mend::Portrait(persona)][..])
    );
    let needed = coarse.args.iter().find_map(|(name, value)| match value {
        tropa::i18n::Value::Number(number) if *name == "pixels" => Some(*number),
        _ => None,
    });
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
    let needed = needed.expect("how many it needs") as u32;
    assert_eq!(with(needed, needed * 3 / 2), None, "{needed} are enough");
    assert!(with(needed * 9 / 10, needed * 27 / 20).is_some());
}

/// The sample with the looks of its two personas.
fn looking(lines: [LineStyle; 2], markers: [Marker; 2]) -> (Document, [PersonaId; 2]) {
    let mut document = sample();
    let ids = [0, 1].map(|at| document.personas.at(at).expect("two people").id);
    for (at, id) in ids.into_iter().enumerate() {
        let look = &mut document.personas.get_mut(id).expect("somebody").look;
        (look.line, look.marker) = (lines[at], markers[at]);
        // Blue and green: as light as each other.
        look.hue = [0, 2][at];
    }
    (document, ids)
}

#[test]
fn curves_that_merge_in_grey_are_told_only_where_no_dash_tells_them_apart_and_another_dash_mends_it() {
    use {
        LineStyle::{Dotted, Solid},
        Marker::{Circle, Diamond},
    };
    let merging = |document: &Document, view: &View| find(&report(document, view), "preflight-lines-merge").cloned();
    let a1 = view(Paper::A1);
    for (lines, markers, told) in [
        ([Solid, Dotted], [Circle, Diamond], None),
        ([Solid, Dotted], [Circle, Circle], None),
        ([Solid, Solid], [Circle, Diamond], Some(Severity::Told)),
        ([Solid, Solid], [Circle, Circle], Some(Severity::Doubtful)),
    ] {
        let (document, ids) = looking(lines, markers);
        let finding = merging(&document, &a1);
        assert_eq!(finding.as_ref().map(|finding| finding.severity), told, "{lines:?} {markers:?}");
        let Some(finding) = finding else { continue };
        assert_eq!(finding.elements, ids.map(ElementId::Persona));
        let words = finding.message(Messages::of(Language::Ru));
        assert!(words.contains("сером"), "{words}");
        let mend = finding.mends[0].edit(&document).expect("an edit");
        assert_eq!(merging(&edited(&document, &mend), &a1), None);
        // Who is not on the sheet merges with nobody.
        let alone = View { hidden: [ids[1]].into(), ..a1.clone() };
        assert_eq!(merging(&document, &alone), None);
    }
}

#[test]
fn type_that_no_print_shop_vouches_for_is_told_and_in_colour_sooner() {
    let (document, a1) = (sample(), view(Paper::A1));
    let at = |scale: f64| {
        let mut printed = printed(&document, &a1);
        printed.pages[0].scale = scale;
        let report = report_of(&document, &a1, &printed);
        ["preflight-type-tiny", "preflight-type-colored"]
            .map(|key| find(&report, key).map(|finding| (finding.severity, finding.elements.is_empty())))
    };
    assert_eq!(at(1.0), [None, None]);
    assert_eq!(at(0.42), [None, Some((Severity::Told, false))], "6.7 points");
    assert_eq!(at(0.35)[0], Some((Severity::Doubtful, false)), "5.6 points");
    assert_eq!(at(0.25)[0], Some((Severity::Wrong, false)), "4 points");
}

#[test]
fn characters_that_no_face_has_are_named_with_where_they_stand() {
    let mut document = sample();
    let journey = document.journeys.at_mut(0).expect("a map");
    let barrier = journey.barriers.at_mut(0).expect("a barrier");
    barrier.text.push('\u{E000}');
    let barrier = ElementId::Barrier(barrier.id);
    let told = report(&document, &view(Paper::A1));
    let glyphs = find(&told, "preflight-glyphs").expect("nobody has it");
    assert_eq!((glyphs.severity, &glyphs.elements[..]), (Severity::Wrong, &[barrier][..]));
    let words = glyphs.help(Messages::of(Language::Ru)).expect("which");
    assert!(words.contains("U+E000"), "{words}");
    assert!(find(&report(&sample(), &view(Paper::A1)), "preflight-glyphs").is_none());
}

#[test]
fn hypotheses_without_a_legend_are_told() {
    let (document, a1) = (sample(), view(Paper::A1));
    let mut printed = printed(&document, &a1);
    assert!(find(&report_of(&document, &a1, &printed), "preflight-hypotheses").is_none());
    let sheet = &mut printed.sheets[0];
    let is_footer = |placed: &Placed| placed.group.source.is_some_and(|source| source.element == ElementId::Project);
    let groups: Vec<Placed> =
        sheet.scene.groups.iter().map(|placed| placed.to_placed()).filter(|placed| !is_footer(placed)).collect();
    sheet.scene = Arc::new(Scene { groups: groups.into(), ..Scene::clone(&sheet.scene) });
    let report = report_of(&document, &a1, &printed);
    let told = find(&report, "preflight-hypotheses").expect("nobody says what a dashed card is");
    assert!(told.severity == Severity::Doubtful && !told.elements.is_empty());
}

#[test]
fn a_map_without_date_or_sample_says_so() {
    let mut document = sample();
    let told = |document: &Document| {
        let report = report(document, &view(Paper::A1));
        ["preflight-date", "preflight-sample"].map(|key| find(&report, key).map(|finding| finding.mends.clone()))
    };
    assert_eq!(told(&document), [None, None]);
    change(&mut document, |project| (project.date, project.research) = (None, " ".to_owned()));
    assert_eq!(told(&document), [Some(vec![Mend::Date]), Some(vec![Mend::Sample])]);
}

#[test]
fn text_where_an_office_printer_leaves_paper_blank_is_told() {
    let (document, a4) = (sample(), view(Paper::A4));
    let mut printed = printed(&document, &a4);
    assert!(find(&report_of(&document, &a4, &printed), "preflight-margin").is_none());
    printed.pages[0].at = Point::new(0.0, -25.0);
    let report = report_of(&document, &a4, &printed);
    assert!(find(&report, "preflight-margin").is_some_and(|finding| !finding.elements.is_empty()));
    // What is cut out of a larger sheet of paper is printed up to its edge.
    printed.pages[0].trim = printed.pages[0].size.to_rect().inset(-20.0);
    assert!(find(&report_of(&document, &a4, &printed), "preflight-margin").is_none());
}

#[test]
fn bleed_that_nothing_fills_is_told_and_what_fills_it_is_not() {
    let mut document = sample();
    let ground = Fill::Solid(Rgba::from_hex("#FCEBEC").expect("a colour"));
    let full = Item::Rect { rect: Rect::new(0.0, 0.0, 842.0, 595.0), radius: 0.0, fill: Some(ground), stroke: None };
    let told = |document: &Document, items: Vec<Item>| {
        let mut printed = drawn(items);
        printed.pages[0].trim = printed.pages[0].size.to_rect().inset(-8.5);
        find(&report_of(document, &View::default(), &printed), "preflight-bleed").map(|finding| finding.severity)
    };
    assert_eq!(told(&document, vec![line(1.0)]), None, "nobody asked for it");
    change(&mut document, |project| project.print.marks.bleed = Mm(3.0));
    assert_eq!(told(&document, vec![line(1.0)]), Some(Severity::Told));
    assert_eq!(told(&document, vec![full]), None);
}

#[test]
fn a_page_that_is_longer_than_a_pdf_may_say_is_told() {
    let document = sample();
    let long = |side: f64| {
        let mut printed = drawn(vec![line(1.0)]);
        printed.pages[0].size = Size::new(side, 595.0);
        find(&report_of(&document, &View::default(), &printed), "preflight-page-long").is_some()
    };
    assert!(!long(14_400.0));
    assert!(long(14_500.0));
}

#[test]
fn the_small_picture_on_the_plan_of_tiles_is_no_small_type() {
    let document = crate::support::school();
    let journey = crate::support::journey(&document).id;
    let smallest = |imposition| {
        let setup = PrintSetup { imposition, ..PrintSetup::default() };
        let input = PrintInput { document: &document, journey, view: &View::default(), setup: &setup };
        let stop = AtomicBool::new(false);
        let printed = Engine::default().print(&input, &stop).expect("printed");
        preflight(&input, &printed, &stop).expect("looked through").smallest
    };
    assert_eq!(smallest(Imposition::Tiles(Paper::A4)), smallest(Imposition::Single));
}
