//! What a map split by its stages promises: every stage once, one size of type, and curves that go on from sheet to sheet.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{at_least, journey, lay_out, on, sample};
use kurbo::{ParamCurve as _, PathSeg};
use std::num::NonZeroUsize;
use std::sync::Arc;
use tropa::export::{self, Format, Metadata, Options};
use tropa::layout::{Engine, Layout, Notice, View};
use tropa::method::synth;
use tropa::model::{
    Document, ElementId, Lane, LaneKind, LineStyle, Orientation, Paper, SplitBy, Stage, StageId, Weight,
};
use tropa::scene::{Item, Layer, Page, Part, Source};

fn most(stages: usize) -> SplitBy {
    SplitBy::Stages(NonZeroUsize::new(stages).expect("some stages"))
}

const LEGIBLE: SplitBy = SplitBy::Legible;

fn sheets(document: &Document, view: &View, split: SplitBy) -> Vec<Layout> {
    Engine::default().sheets(document, journey(document).id, view, split)
}

fn stages(sheet: &Layout) -> Vec<StageId> {
    sheet.frame.stages.iter().map(|column| column.id).collect()
}

/// All that is said on a sheet.
fn said(sheet: &Layout) -> String {
    sheet.scene.text_runs().map(|(_, run)| run.text.to_string()).collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

/// A made-up map of many stages, not all alike wide, one of them hidden.
fn wide() -> Document {
    let mut document = synth(15, 60, 2, 7);
    let id = journey(&document).id;
    let hidden = journey(&document).stages.at(5).expect("a stage").id;
    let journey = document.journeys.get_mut(id).expect("a journey");
    journey.stages.update_each(|stage| {
        let width = Weight::new(if stage.id.number() % 3 == 0 { 1.6 } else { 0.8 });
        Some(Stage { width, visible: stage.id != hidden, ..stage.clone() })
    });
    document
}

#[test]
fn every_stage_is_on_one_sheet_and_all_sheets_have_type_of_one_size() {
    let document = wide();
    let shown: Vec<StageId> = journey(&document).shown_stages().map(|stage| stage.id).collect();
    for (composition, count) in [(most(5), 3), (most(4), 4), (most(1), 14), (most(40), 1)] {
        let sheets = sheets(&document, &on(Paper::A1, Orientation::Landscape), composition);
        assert_eq!(sheets.len(), count, "{composition:?}");
        assert_eq!(sheets.iter().flat_map(stages).collect::<Vec<_>>(), shown);
        let sizes = sheets.iter().map(|sheet| sheet.frame.stages.len());
        assert!(sizes.clone().max() <= sizes.min().map(|least| least + 1), "about as many on each");
        for (number, sheet) in at_least(count, (1..).zip(&sheets)) {
            assert!((sheet.frame.smallest_type - sheets[0].frame.smallest_type).abs() < 1e-9);
            let (first, last) = (sheet.frame.stages.first(), sheet.frame.stages.last());
            let (first, last) = first.zip(last).expect("stages");
            assert!((last.right - sheet.frame.content.x1).abs() < 1e-6 && first.left < sheet.scene.size.width * 0.25);
            let told = format!("лист {number} из {count}");
            assert!(said(sheet).contains(&told), "{told}");
            let depth = u8::from(count > 1);
            let marks = sheet.scene.bookmarks.iter().filter(|mark| mark.level == depth);
            let marks: Vec<&str> = marks.map(|mark| mark.title.as_str()).filter(|title| *title != "Персоны").collect();
            let first = &sheet.scene.bookmarks[0].title;
            assert!(count == 1 || *first == format!("Лист {number} из {count}"), "{first}");
            let names: Vec<&str> = (stages(sheet).iter())
                .filter_map(|id| journey(&document).stages.get(*id).map(|stage| stage.name.as_str()))
                .collect();
            assert_eq!(marks, names);
        }
    }
}

#[test]
fn stages_keep_the_numbers_of_the_whole_map_and_the_ranking_ends_it() {
    let document = wide();
    let whole = lay_out(&document, &View::default());
    let has_ranking = |sheet: &Layout| sheet.frame.lane_of(LaneKind::Priorities).is_some();
    assert!(has_ranking(&whole));
    let sheets = sheets(&document, &View::default(), most(5));
    assert_eq!(sheets.iter().map(has_ranking).collect::<Vec<_>>(), [false, false, true]);
    let heads = |sheet: &Layout| -> Vec<String> {
        let heads = sheet.scene.printed().filter(|placed| placed.group.layer == Layer::Stages);
        let first = |items: &[Item]| {
            items
                .iter()
                .find_map(|item| if let Item::Text { run, .. } = item { Some(run.text.to_string()) } else { None })
        };
        heads.filter_map(|placed| first(&placed.group.items)).collect()
    };
    assert_eq!(sheets.iter().flat_map(heads).collect::<Vec<_>>(), heads(&whole));
    // The lanes of sheets that show the same ones stand in line, the curves above all.
    assert_eq!(sheets[0].frame.lanes, sheets[1].frame.lanes);
}

/// How high the curve of the persona with an unbroken line is at an x, 0 at +2 and 1 at −2.
fn height(document: &Document, sheet: &Layout, x: f64) -> f64 {
    let scale = sheet.frame.emotion.expect("an emotion band");
    let persona = document.personas.iter().find(|persona| persona.look.line == LineStyle::Solid).expect("a persona").id;
    let is_curve = |source: Source| source.element == ElementId::Persona(persona) && source.part == Part::Curve;
    let placed = sheet.scene.groups.iter().find(|placed| placed.group.source.is_some_and(is_curve)).expect("a curve");
    let line =
        placed.group.items.first().and_then(|item| if let Item::Path { path, .. } = item { Some(path) } else { None });
    let path = line.expect("it is a line");
    let there = path.segments().find_map(|segment| {
        let PathSeg::Cubic(piece) = segment else { return None };
        let along = (x - placed.offset.x - piece.p0.x) / (piece.p3.x - piece.p0.x);
        (-1e-6..=1.0 + 1e-6).contains(&along).then(|| piece.eval(along).y + placed.offset.y)
    });
    (there.expect("it goes there") - scale.top) / (scale.bottom - scale.top)
}

fn markers(sheet: &Layout) -> usize {
    let parts = sheet.scene.groups.iter().filter_map(|placed| placed.group.source);
    parts.filter(|source| source.part == Part::Handle).count()
}

#[test]
fn a_curve_leaves_a_sheet_and_enters_the_next_as_high_as_it_is_on_the_whole_map() {
    let document = wide();
    let whole = lay_out(&document, &View::default());
    for count in [5, 3, 1] {
        let sheets = sheets(&document, &View::default(), most(count));
        for pair in at_least(2, sheets.windows(2)) {
            let (out, into) = (pair[0].frame.stages.last(), pair[1].frame.stages.first());
            let (out, into) = out.zip(into).expect("stages");
            let there = height(&document, &whole, whole.frame.column(into.id).expect("a column").left);
            for found in [height(&document, &pair[0], out.right), height(&document, &pair[1], into.left)] {
                assert!((found - there).abs() < 1e-6, "{found} is not {there}");
            }
        }
        assert_eq!(sheets.iter().map(markers).sum::<usize>(), markers(&whole), "every point is on one sheet");
    }
}

#[test]
fn a_map_is_split_as_little_as_the_papers_own_size_of_type_allows() {
    let mut document = synth(30, 120, 2, 1);
    let id = journey(&document).id;
    let lanes = [LaneKind::Touchpoints, LaneKind::Emotions, LaneKind::DropOff, LaneKind::Barriers, LaneKind::Solutions];
    let map = document.journeys.get_mut(id).expect("a journey");
    map.lanes.update_each(|lane| Some(Lane { visible: lanes.contains(&lane.kind), ..lane.clone() }));
    let view = on(Paper::A1, Orientation::Landscape);
    let is_small =
        |sheet: &Layout| sheet.notices.iter().any(|notice| matches!(notice, Notice::TypeBelowMinimum { .. }));
    assert!(is_small(&lay_out(&document, &view)), "it is too much for one sheet");
    let found = sheets(&document, &view, LEGIBLE);
    assert!((2..=10).contains(&found.len()), "{} {}", found.len(), found[0].frame.smallest_type);
    assert!(!found.iter().any(is_small));
    let fewer = sheets(&document, &view, most(30_usize.div_ceil(found.len() - 1)));
    assert!(fewer.iter().any(is_small), "with a sheet less the type is too small");
    // A map that has room is not split.
    assert_eq!(sheets(&sample(), &view, LEGIBLE).len(), 1);
}

#[test]
fn what_no_split_makes_legible_is_split_until_it_helps_no_more() {
    let document = synth(12, 400, 2, 1);
    let view = on(Paper::A4, Orientation::Landscape);
    let found = sheets(&document, &view, LEGIBLE);
    let best = sheets(&document, &view, most(1))[0].frame.smallest_type;
    assert!(
        found.len() > 1 && found[0].frame.smallest_type > 0.95 * best,
        "{} of {best}",
        found[0].frame.smallest_type
    );
}

#[test]
fn the_pdf_of_a_split_map_has_a_page_for_each_sheet_and_bookmarks_to_all_stages() {
    let document = wide();
    let pages: Vec<Page> = sheets(&document, &View::default(), most(5))
        .iter()
        .map(|sheet| Page::whole(Arc::clone(&sheet.scene)))
        .collect();
    assert_eq!(pages.len(), 3);
    let meta = Metadata::of(&document, journey(&document));
    let file = export::write(Format::Pdf, &pages, &meta, Options::default()).expect("a PDF").remove(0);
    let read = lopdf::Document::load_mem(&file).expect("a PDF");
    assert_eq!(read.get_pages().len(), 3);
    let toc = read.get_toc().expect("bookmarks").toc;
    let at_level = |level| toc.iter().filter(move |entry| entry.level == level).map(|entry| entry.page);
    assert_eq!(at_level(2).collect::<Vec<_>>(), [1, 2, 3], "the sheets");
    let stages = at_level(3).skip(1).collect::<Vec<_>>();
    assert_eq!(stages, [vec![1; 5], vec![2; 5], vec![3; 4]].concat(), "and, behind who walks, the stages of each");
}

#[test]
fn an_engine_that_laid_out_other_things_gives_the_same_sheets() {
    let document = wide();
    let id = journey(&document).id;
    let mut engine = Engine::default();
    engine.lay_out(&document, id, &View::default());
    for composition in [most(5), LEGIBLE, most(7), SplitBy::Nothing] {
        let again = engine.sheets(&document, id, &View::default(), composition);
        let fresh = sheets(&document, &View::default(), composition);
        assert_eq!(again.len(), fresh.len());
        for (again, fresh) in at_least(1, again.iter().zip(&fresh)) {
            assert_eq!((&again.frame, &again.notices), (&fresh.frame, &fresh.notices));
            let same = again.scene.groups.iter().zip(fresh.scene.groups.iter());
            assert!(again.scene.groups.len() == fresh.scene.groups.len());
            assert!({ same }.all(|(one, other)| one.offset == other.offset && one.group == other.group));
        }
    }
    let whole = engine.lay_out(&document, id, &View::default());
    assert_eq!(whole.frame, lay_out(&document, &View::default()).frame);
}
