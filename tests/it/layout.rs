//! What a layout promises: everything is on the sheet, nothing covers anything, the same input gives the same drawing, and an
//! edit lays out only what it touched.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{at_least, english_sample, journey, lay_out, on, repository, sample};
use kurbo::{BezPath, ParamCurve as _, ParamCurveArclen as _, Rect};
use proptest::prelude::*;
use std::sync::Arc;
use tropa::edit::{Edit, Element, StepName, apply};
use tropa::layout::{Engine, LaneBand, Layout, LeftOut, Notice, View};
use tropa::method::coverage;
use tropa::model::{
    Document, ElementId, Evidence, Feeling, Items, Journey, Lane, LaneId, LaneKind, Language, Orientation, Paper,
    Share, TouchpointId,
};
use tropa::scene::{Group, Item, Layer, Part, Stroke};

fn boxes_of(layout: &Layout, layer: Layer, part: Part) -> Vec<Rect> {
    (layout.scene.groups.iter())
        .filter(|placed| placed.group.layer == layer)
        .filter(|placed| placed.group.source.is_some_and(|source| source.part == part))
        .map(|placed| placed.bounds())
        .collect()
}

#[test]
fn the_sample_fills_an_a1_sheet_at_the_size_of_type_the_paper_asks_for() {
    for document in [sample(), english_sample()] {
        let layout = lay_out(&document, &View::default());
        assert_eq!(layout.notices, [], "nothing is left out and nothing shrinks");
        assert!(layout.frame.smallest_type >= 16.0, "{}", layout.frame.smallest_type);
        let size = layout.scene.size;
        assert!((size.width - 2384.0).abs() < 1.0 && (size.height - 1684.0).abs() < 1.0, "{size:?}");
        let lowest = layout.scene.printed().map(|placed| placed.bounds().y1).fold(0.0, f64::max);
        assert!(lowest > size.height * 0.95, "the footer ends at {lowest}, the sheet is not filled");
    }
}

#[test]
fn the_large_sample_stands_on_a0_at_the_size_of_type_the_paper_asks_for() {
    for name in ["school", "school.en"] {
        let path = repository(&format!("assets/samples/{name}.tropa"));
        let document = tropa::store::open(&path).expect("the bundled sample opens").document;
        assert_eq!(document.project.sheet.paper, Paper::A0, "a size that shops stock");
        for orientation in [Orientation::Landscape, Orientation::Portrait] {
            let layout = lay_out(&document, &on(Paper::A0, orientation));
            assert_eq!(layout.notices, [], "{name} {orientation:?}: nothing is left out and nothing shrinks");
            assert!(layout.frame.smallest_type >= 22.0 * 0.999, "{name}: {}", layout.frame.smallest_type);
            let quotes = LeftOut::of(&document, journey(&document), &View::default(), [&layout]).quotes;
            assert_eq!(quotes, 0, "{name} {orientation:?}");
        }
        let layout = lay_out(&document, &View::default());
        let band = layout.frame.lane_of(LaneKind::Emotions).expect("an emotion lane").rect;
        assert!(band.height() / layout.scene.size.height > 0.19, "the curves are the hero of a full sheet too");
    }
}

#[test]
fn the_emotion_band_is_the_hero() {
    let layout = lay_out(&sample(), &View::default());
    let band = layout.frame.lane_of(LaneKind::Emotions).expect("the sample has an emotion lane");
    let share = band.rect.height() / layout.scene.size.height;
    assert!((0.22..=0.37).contains(&share), "{share}");
}

/// A map of so many stages with nothing but long names in narrow columns.
fn crowded(stages: usize, title: &str) -> Document {
    let mut document = tropa::method::synth(stages, stages, 2, 3);
    let id = document.first_journey().expect("a map").id;
    let journey = document.journeys.get_mut(id).expect("a map");
    journey.touchpoints = (journey.touchpoints.iter())
        .map(|touchpoint| {
            let card = tropa::model::Card { title: title.to_owned(), ..touchpoint.card.as_ref().clone() };
            tropa::model::Touchpoint { card: Arc::new(card), ..touchpoint.as_ref().clone() }
        })
        .collect();
    document
}

#[test]
fn words_are_hyphenated_and_never_cut_however_many_stages_there_are() {
    for stages in [8, 12, 16, 30] {
        let document = crowded(stages, "Автоматическое подтверждение");
        for paper in [Paper::A1, Paper::A4] {
            let layout = lay_out(&document, &on(paper, Orientation::Landscape));
            let cut = layout
                .notices
                .iter()
                .filter(|notice| matches!(notice, Notice::WordTorn { .. } | Notice::TextTooWide { .. }));
            assert_eq!(cut.count(), 0, "{stages} stages on {paper:?}: {:?}", layout.notices);
            let columns = &layout.frame.stages;
            assert!((columns[0].left..columns[stages - 1].right).contains(&columns[stages / 2].left));
            let edges = columns.iter().zip(&columns[1..]).all(|(one, next)| (one.right - next.left).abs() < 1e-9);
            assert!(edges && (columns[stages - 1].right - layout.frame.content.x1).abs() < 1e-6, "no gap, no overlap");
        }
    }
}

#[test]
fn a_word_that_had_to_be_cut_is_told_with_its_place() {
    let word = "a1".repeat(60);
    let document = crowded(16, &word);
    let layout = lay_out(&document, &on(Paper::A1, Orientation::Landscape));
    let told = layout.notices.iter().find(|notice| matches!(notice, Notice::WordTorn { .. })).expect("it is cut");
    assert!(matches!(told.element(), Some(ElementId::Touchpoint(_))), "{told:?}");
    let message = told.message_with_help(tropa::i18n::Messages::of(Language::Ru));
    assert!(message.contains("a1a1") && message.contains("этап"), "{message}");
}

#[test]
fn a_narrow_stage_with_a_long_word_takes_width_from_its_neighbours_and_type_stays() {
    let mut document = sample();
    let id = document.first_journey().expect("a map").id;
    let usual = lay_out(&document, &View::default());
    let journey = document.journeys.get_mut(id).expect("a map");
    let mut narrow = journey.stages.at(0).expect("a stage").as_ref().clone();
    narrow.width = tropa::model::Weight::new(0.3);
    journey.stages.get_mut(narrow.id).expect("a stage").width = narrow.width;
    let layout = lay_out(&document, &View::default());
    let torn = layout.notices.iter().any(|notice| matches!(notice, Notice::WordTorn { .. }));
    assert!(!torn, "{:?}", layout.notices);
    let share = |layout: &Layout| {
        let column = layout.frame.stages[0];
        (column.right - column.left) / layout.frame.content.width()
    };
    assert!(share(&layout) < share(&usual), "it is narrower all the same");
}

#[test]
fn the_emotion_band_is_as_low_as_it_is_asked_to_be_and_type_gains_what_it_gives() {
    let mut document = tropa::method::synth(8, 60, 2, 5);
    let id = document.first_journey().expect("a map").id;
    let mut before: Option<(f64, f64)> = None;
    for height in [1.0, 0.6, 0.3] {
        let journey = document.journeys.get_mut(id).expect("a map");
        let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Emotions).expect("feelings").id;
        journey.lanes.get_mut(lane).expect("a lane").height = tropa::model::Weight::new(height);
        let layout = lay_out(&document, &on(Paper::A4, Orientation::Landscape));
        let band = layout.frame.lane_of(LaneKind::Emotions).expect("feelings").rect.height() / layout.scene.size.height;
        let now = (band, layout.frame.smallest_type);
        if let Some((band, smallest)) = before.replace(now) {
            assert!(now.0 < band * 0.85 && now.1 > smallest, "{height}: {now:?} after {:?}", (band, smallest));
        }
    }
}

#[test]
fn nothing_is_drawn_beyond_the_sheet() {
    for paper in Paper::USUAL {
        let layout = lay_out(&sample(), &on(paper, Orientation::Landscape));
        let sheet = layout.scene.size.to_rect();
        for placed in at_least(100, layout.scene.printed()) {
            let bounds = placed.bounds();
            assert!(sheet.union(bounds) == sheet, "{paper:?}: {:?} at {bounds:?}", placed.group.source);
        }
    }
}

#[test]
fn every_template_passes_the_check_of_its_own_type() {
    for template in tropa::method::templates() {
        for language in [Language::Ru, Language::En] {
            let document = template.document(language, &mut tropa::model::IdSource::seeded(7));
            let layout = lay_out(&document, &View::default());
            assert_eq!(layout.notices, [], "{} {language:?}", template.id);
        }
    }
}

#[test]
fn type_smaller_than_the_paper_allows_is_never_silent() {
    let layout = lay_out(&sample(), &on(Paper::A4, Orientation::Landscape));
    let told = layout.notices.iter().find_map(|notice| match notice {
        Notice::TypeBelowMinimum { actual, minimum, .. } => Some((*actual, *minimum)),
        _ => None,
    });
    let (actual, minimum) = told.expect("the sample does not fit an A4 sheet at 7 pt");
    assert!(actual < minimum && (minimum - 7.0).abs() < 0.1, "{actual} {minimum}");
    assert!((actual - layout.frame.smallest_type).abs() < 1e-9, "what is told is what is drawn");
}

#[test]
fn quotes_cover_no_curve_no_marker_and_no_other_quote() {
    for document in [sample(), english_sample()] {
        let layout = lay_out(&document, &View::default());
        at_least(4, boxes_of_quotes(&layout));
        for part in [Part::Curve, Part::Handle] {
            at_least(
                2,
                layout.scene.groups.iter().filter(|placed| placed.group.source.is_some_and(|it| it.part == part)),
            );
        }
        assert_quotes_are_free(&layout);
    }
}

fn assert_quotes_are_free(layout: &Layout) {
    let quotes = boxes_of_quotes(layout);
    for (index, quote) in quotes.iter().enumerate() {
        for other in &quotes[index + 1..] {
            assert!(quote.intersect(*other).is_zero_area(), "{quote:?} covers {other:?}");
        }
        for placed in layout.scene.groups.iter() {
            let Some(source) = placed.group.source else { continue };
            match source.part {
                Part::Curve => {
                    for item in &placed.group.items {
                        let Item::Path { path, .. } = item else { continue };
                        assert!(!crosses(path, *quote), "a curve runs through {quote:?}");
                    }
                }
                Part::Handle => {
                    assert!(!quote.contains(placed.bounds().center()), "a marker is under {quote:?}");
                }
                Part::Body | Part::Label | Part::Area => {}
            }
        }
    }
}

/// The paper of each quote, without the line that leads to its marker.
fn boxes_of_quotes(layout: &Layout) -> Vec<Rect> {
    (layout.scene.groups.iter())
        .filter(|placed| placed.group.source.is_some_and(|source| source.part == Part::Label))
        .filter_map(|placed| {
            placed.group.items.iter().find_map(|item| match item {
                Item::Rect { rect, .. } => Some(*rect + placed.offset),
                _ => None,
            })
        })
        .collect()
}

fn crosses(path: &BezPath, rect: Rect) -> bool {
    path.segments().any(|segment| {
        let steps = (segment.arclen(0.5) / 2.0).ceil().max(1.0);
        let mut at = 0.0;
        while at <= steps {
            if rect.contains(segment.eval(at / steps)) {
                return true;
            }
            at += 1.0;
        }
        false
    })
}

#[test]
fn cards_and_boxes_of_a_lane_never_overlap() {
    for paper in [Paper::A1, Paper::A4] {
        let layout = lay_out(&sample(), &on(paper, Orientation::Landscape));
        let cards = at_least(30, boxes_of(&layout, Layer::Cards, Part::Body));
        for (index, card) in cards.iter().enumerate() {
            for other in &cards[index + 1..] {
                // A star of a moment of truth stands out of its card by less than the gap between cards.
                assert!(card.intersect(*other).area() < 1.0, "{card:?} covers {other:?} on {paper:?}");
            }
        }
    }
}

#[test]
fn empty_cells_ask_their_question_on_the_canvas_and_never_in_print() {
    let mut document = sample();
    let note = document.first_journey().expect("a journey").notes.at(0).expect("a note").id;
    let lane = document.first_journey().expect("a journey").notes.at(0).expect("a note").lane;
    document = apply(&document, &Edit::Remove(vec![ElementId::Note(note)])).expect("the note is there");
    let mut shown = document.first_journey().expect("a journey").lanes.get(lane).expect("its lane").as_ref().clone();
    shown.visible = true;
    document = apply(&document, &Edit::Change(Box::new(Element::Lane(shown)))).expect("the lane is there");
    let layout = lay_out(&document, &View::default());
    assert!(layout.scene.groups.iter().any(|placed| placed.group.layer == Layer::Hints), "the empty cell asks");
    assert!(layout.scene.printed().all(|placed| placed.group.layer != Layer::Hints), "but not on paper");
}

#[test]
fn the_bands_of_feelings_and_losses_say_on_an_empty_map_how_they_begin_and_no_more_once_they_have() {
    let said = |document: &Document, kind: LaneKind| {
        let layout = lay_out(document, &View::default());
        let band = layout.frame.lane_of(kind).expect("it is shown").rect;
        let hints = layout.scene.groups.iter().filter(|placed| placed.group.layer == Layer::Hints);
        let items: Vec<Item> = (hints.filter(|placed| band.contains(placed.bounds().center())))
            .flat_map(|placed| placed.group.items.clone())
            .collect();
        assert!(items.is_empty() || items.iter().any(|item| matches!(item, Item::Path { .. })), "a ghost of it");
        let words = |item: &Item| if let Item::Text { run, .. } = item { Some(run.text.to_string()) } else { None };
        items.iter().filter_map(words).collect::<Vec<_>>().join(" ")
    };
    let full = sample();
    let empty = with(sample(), |journey| {
        journey.emotions = Items::default();
        journey.dropoffs = Items::default();
    });
    let nobody = Document { personas: Items::default(), ..empty.clone() };
    for (kind, asked) in [(LaneKind::Emotions, "первую точку"), (LaneKind::DropOff, "первый уход")]
    {
        assert_eq!(said(&full, kind), "");
        assert!(said(&empty, kind).contains(asked), "{}", said(&empty, kind));
        assert!(said(&nobody, kind).contains("добавьте персону"), "{}", said(&nobody, kind));
    }
}

#[test]
fn a_hidden_persona_leaves_no_trace_on_the_sheet() {
    let document = sample();
    let marina = document.personas.at(1).expect("two personas");
    let view = View { hidden: [marina.id].into(), ..View::default() };
    let layout = lay_out(&document, &view);
    let words: String = layout.scene.text_runs().map(|(_, run)| run.text.to_string()).collect();
    assert!(!words.contains(marina.name.as_str()), "the name is still there");
    assert!(
        layout
            .scene
            .groups
            .iter()
            .all(|placed| { placed.group.source.is_none_or(|source| source.element != ElementId::Persona(marina.id)) })
    );
}

#[test]
fn the_sheet_speaks_the_language_it_is_asked_to() {
    let view = View { language: Some(Language::En), ..View::default() };
    let layout = lay_out(&sample(), &view);
    let words: Vec<String> = layout.scene.text_runs().map(|(_, run)| run.text.trim().to_owned()).collect();
    assert!(words.iter().any(|text| text == "Touchpoints"), "{words:?}");
}

/// Groups by pointer: what a second layout kept and what it drew anew.
fn drawn_anew(before: &Layout, after: &Layout) -> usize {
    let kept: std::collections::HashSet<_> =
        before.scene.groups.iter().map(|placed| Arc::as_ptr(placed.group)).collect();
    (after.scene.groups.iter())
        .filter(|placed| placed.group.layer == Layer::Cards)
        .filter(|placed| !kept.contains(&Arc::as_ptr(placed.group)))
        .count()
}

#[test]
fn an_edit_of_one_card_draws_one_card_anew_and_the_result_is_that_of_a_cold_layout() {
    let document = tropa::method::synth(12, 300, 2, 7);
    let journey = document.first_journey().expect("a journey").id;
    let mut engine = Engine::default();
    let before = engine.lay_out(&document, journey, &View::default());
    let touchpoint = document.first_journey().expect("a journey").touchpoints.at(10).expect("a touchpoint");
    let mut changed = touchpoint.as_ref().clone();
    changed.title.push('!');
    let edited = apply(&document, &Edit::Change(Box::new(Element::Touchpoint(changed)))).expect("it is there");
    let warm = engine.lay_out(&edited, journey, &View::default());
    assert!(drawn_anew(&before, &warm) <= 1, "{} cards were drawn anew", drawn_anew(&before, &warm));
    let cold = Engine::default().lay_out(&edited, journey, &View::default());
    assert_eq!(describe(&warm), describe(&cold));
}

/// Two texts that are one to a hash which is quick and no more: bytes 32 to 39 of both are the state of rustc-hash at that place, so
/// that it multiplies the next eight by nothing and forgets them.
const TWINS: [&str; 2] = [
    "skkonlititxqm nothe customer is fT'I.$s4pleased. Nothing to mend here at all",
    "skkonlititxqm nothe customer is fT'I.$s4furious! Nothing to mend here at all",
];

#[test]
fn two_cards_show_their_own_words_whatever_a_file_was_made_to_make_of_them() {
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    let stage = journey.stages.at(1).expect("six stages").id;
    let cards: Vec<TouchpointId> = journey.touchpoints.iter().map(|card| card.id).take(2).collect();
    let named = |titles: [&str; 2]| {
        with(sample(), |journey| {
            for (index, (id, title)) in cards.iter().zip(titles).enumerate() {
                let card = journey.touchpoints.get_mut(*id).expect("it is there");
                (card.stage, card.row) = (stage, 20 + u32::try_from(index).expect("two of them"));
                card.title = title.into();
            }
        })
    };
    let mut engine = Engine::default();
    let mut shown = |titles: [&str; 2]| {
        let document = named(titles);
        let layout = engine.lay_out(&document, journey.id, &View::default());
        let cards: [TouchpointId; 2] = cards.as_slice().try_into().expect("two of them");
        cards.map(|card| {
            let items = group_of(&layout, ElementId::Touchpoint(card)).items.iter();
            let words =
                items.filter_map(|item| if let Item::Text { run, .. } = item { Some(&*run.text) } else { None });
            words.collect::<String>()
        })
    };
    let [first, second] = shown(TWINS);
    assert!(first.contains("pleased.") && !first.contains("furious!"), "{first}");
    assert!(second.contains("furious!") && !second.contains("pleased."), "{second}");
    // The same card, said otherwise.
    let [first, _] = shown([TWINS[1], TWINS[1]]);
    assert!(first.contains("furious!") && !first.contains("pleased."), "{first}");
}

/// Everything a person could see of a layout, as text.
fn describe(layout: &Layout) -> Vec<String> {
    (layout.scene.groups.iter())
        .map(|placed| {
            let bounds = placed.bounds();
            format!(
                "{:?} {:.2?} {}",
                placed.group.source,
                (bounds.x0, bounds.y0, bounds.x1, bounds.y1),
                placed.group.items.len()
            )
        })
        .collect()
}

#[test]
fn a_card_stands_where_the_frame_says_it_does() {
    let document = sample();
    let layout = lay_out(&document, &View::default());
    for touchpoint in at_least(10, &document.first_journey().expect("a journey").touchpoints) {
        let placed = (layout.scene.groups.iter())
            .find(|placed| {
                placed.group.source.is_some_and(|source| source.element == ElementId::Touchpoint(touchpoint.id))
            })
            .expect("every touchpoint is drawn");
        let left = layout.frame.card_left(touchpoint.stage, touchpoint.at).expect("its stage is on the sheet");
        assert!((placed.offset.x - left).abs() < 1e-6, "{}", touchpoint.title);
        let place = |was| layout.frame.card_place(touchpoint.stage, left, was).expect("its stage is on the sheet");
        assert_eq!(place(Some(touchpoint.at)), touchpoint.at, "{}: where it is its place stays", touchpoint.title);
        assert_eq!(layout.frame.card_left(touchpoint.stage, place(None)), Some(left), "{}", touchpoint.title);
        assert_eq!(
            layout.frame.row_at(touchpoint.stage, placed.bounds().center().y),
            touchpoint.row,
            "{}",
            touchpoint.title
        );
    }
}

#[test]
fn an_unknown_journey_gives_an_empty_sheet_and_no_panic() {
    let layout = Engine::default().lay_out(&sample(), tropa::model::JourneyId::new(999), &View::default());
    assert!(layout.scene.groups.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_made_up_map_is_laid_out_within_its_sheet(
        stages in 1_usize..14, touchpoints in 0_usize..80, personas in 0_usize..5, seed in any::<u64>(), paper in 0_usize..5
    ) {
        let document = tropa::method::synth(stages, touchpoints, personas, seed);
        let layout = lay_out(&document, &on(Paper::USUAL[paper], Orientation::Landscape));
        let sheet = layout.scene.size.to_rect().inset(0.5);
        for placed in at_least(stages + touchpoints, layout.scene.printed()) {
            let bounds = placed.bounds();
            prop_assert!(bounds.is_finite());
            prop_assert!(sheet.union(bounds) == sheet, "{:?} at {bounds:?} beyond {sheet:?}", placed.group.source);
        }
        assert_quotes_are_free(&layout);
        let tags = boxes_of(&layout, Layer::DropOffs, Part::Body);
        for (index, tag) in tags.iter().enumerate() {
            for other in &tags[index + 1..] {
                prop_assert!(tag.intersect(*other).is_zero_area(), "the drop-off at {tag:?} covers that at {other:?}");
            }
        }
    }

    #[test]
    fn a_place_on_the_sheet_and_a_place_in_the_journey_convert_into_each_other(at in 0.0_f64..=1.0, value in -2.0_f64..=2.0) {
        let document = sample();
        let frame = lay_out(&document, &View::default()).frame;
        let stage = document.first_journey().expect("a journey").stages.at(2).expect("six stages").id;
        let (at, value) = (Share::new(at), Feeling::new(value));
        let (x, y) = (frame.x_of(stage, at).expect("shown"), frame.y_of(value).expect("shown"));
        prop_assert!((frame.feeling_at(y).expect("shown").get() - value.get()).abs() < 1e-3);
        // The very end of a stage is the beginning of the next.
        if at.get() < 0.999 {
            let (back, share) = frame.stage_at(x).expect("shown");
            prop_assert_eq!(back, stage);
            prop_assert!((share.get() - at.get()).abs() < 1e-3);
        }
    }
}

#[test]
fn moving_a_card_away_leaves_an_id_that_is_still_found() {
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    let touchpoint = journey.touchpoints.at(0).expect("a touchpoint");
    let id: TouchpointId = touchpoint.id;
    let stage = journey.stages.at(3).expect("six stages").id;
    let moved =
        apply(&document, &Edit::MoveTouchpoint { id, stage, at: Share::new(0.5), row: 0 }).expect("it is there");
    let layout = lay_out(&moved, &View::default());
    let placed = (layout.scene.groups.iter())
        .find(|placed| placed.group.source.is_some_and(|source| source.element == ElementId::Touchpoint(id)))
        .expect("it is drawn");
    let column = layout.frame.column(stage).expect("shown");
    assert!(placed.bounds().center().x > column.left && placed.bounds().center().x < column.right);
}
/// What an engine lays out that followed a card carried from place to place and let go is what a fresh one lays out.
#[test]
fn a_sheet_after_a_card_was_let_go_is_that_of_a_fresh_engine() {
    use tropa::model::{Share, StageId};
    for seed in 1..4 {
        let document = tropa::method::synth(10, 200, 2, seed);
        let journey = document.first_journey().expect("a journey");
        let (id, stages) = (journey.id, journey.stages.clone());
        let mut engine = Engine::default();
        let before = engine.lay_out(&document, id, &View::default());
        let card = journey.touchpoints.at(37).expect("a touchpoint").id;
        let moved =
            |stage: StageId, at: f64, row: u32| Edit::MoveTouchpoint { id: card, stage, at: Share::new(at), row };
        let mut carried = document.clone();
        for (stage, row) in stages.iter().zip([0, 3, 7, 1, 12, 25, 40, 2]) {
            carried = apply(&carried, &moved(stage.id, 0.4, row)).expect("it is there");
            engine.lay_out_held(&carried, id, &View::default(), &before);
            let warm = engine.lay_out(&carried, id, &View::default());
            let fresh = Engine::default().lay_out(&carried, id, &View::default());
            assert_eq!(describe(&warm), describe(&fresh), "seed {seed}, row {row}");
        }
    }
}

/// The document with its first journey changed.
fn with(mut document: Document, change: impl FnOnce(&mut Journey)) -> Document {
    let mut journey = document.first_journey().expect("a journey").as_ref().clone();
    change(&mut journey);
    document.journeys = std::iter::once(journey).collect();
    document
}

/// All words on the sheet, in one line.
fn words_of(layout: &Layout) -> String {
    layout.scene.text_runs().map(|(_, run)| run.text.as_ref()).collect()
}

fn group_of(layout: &Layout, element: ElementId) -> &Group {
    let found = layout.scene.groups.iter().find(|placed| placed.group.source.is_some_and(|it| it.element == element));
    found.expect("it is on the sheet").group
}

fn is_dashed(item: &Item) -> bool {
    let dashed = |stroke: &Option<Stroke>| stroke.is_some_and(|stroke| !stroke.dash.lengths().is_empty());
    match item {
        Item::Rect { stroke, .. } | Item::Path { stroke, .. } | Item::Symbol { stroke, .. } => dashed(stroke),
        Item::Text { .. } | Item::Image { .. } | Item::Link { .. } => false,
    }
}

/// Everything that states something rests on this.
fn all_resting_on(document: Document, evidence: &Evidence) -> Document {
    with(document, |journey| {
        journey.touchpoints.update_each(|one| {
            let mut one = one.clone();
            one.evidence = evidence.clone();
            Some(one)
        });
        journey.notes.update_each(|one| Some(tropa::model::Note { evidence: evidence.clone(), ..one.clone() }));
        journey
            .emotions
            .update_each(|one| Some(tropa::model::EmotionPoint { evidence: evidence.clone(), ..one.clone() }));
        journey.dropoffs.update_each(|one| Some(tropa::model::DropOff { evidence: evidence.clone(), ..one.clone() }));
        journey.barriers.update_each(|one| Some(tropa::model::Barrier { evidence: evidence.clone(), ..one.clone() }));
        journey.solutions.update_each(|one| Some(tropa::model::Solution { evidence: evidence.clone(), ..one.clone() }));
        journey.metrics.update_each(|one| Some(tropa::model::Metric { evidence: evidence.clone(), ..one.clone() }));
    })
}

/// One shown element of each kind of card but texts.
fn one_of_each(document: &Document) -> [ElementId; 4] {
    let journey = document.first_journey().expect("a journey");
    [
        ElementId::Touchpoint(journey.touchpoints.iter().find(|card| !card.moment_of_truth).expect("a card").id),
        ElementId::Barrier(journey.barriers.at(0).expect("a barrier").id),
        ElementId::Solution(journey.solutions.at(0).expect("a solution").id),
        ElementId::Metric(journey.metrics.at(0).expect("a metric").id),
    ]
}

#[test]
fn what_nobody_has_checked_is_dashed_and_what_rests_on_something_is_not() {
    for (evidence, dashed) in [(Evidence::Hypothesis, true), (Evidence::Observation { count: 3 }, false)] {
        let document = all_resting_on(sample(), &evidence);
        let layout = lay_out(&document, &View::default());
        let journey = document.first_journey().expect("a journey");
        let moment = journey.touchpoints.iter().find(|card| card.moment_of_truth).expect("a moment of truth");
        for element in one_of_each(&document).into_iter().chain([ElementId::Touchpoint(moment.id)]) {
            let drawn = group_of(&layout, element).items.iter().any(is_dashed);
            assert_eq!(drawn, dashed, "{element:?} on {evidence:?}");
        }
    }
}

#[test]
fn the_legend_explains_what_the_sheet_uses_and_the_footer_says_how_much_is_backed() {
    let asked = Evidence::Interview { count: 5 };
    for (evidence, hypothesis, backed) in [(&Evidence::Hypothesis, true, false), (&asked, false, true)] {
        let words = words_of(&lay_out(&all_resting_on(sample(), evidence), &View::default()));
        assert_eq!(words.contains("гипотеза"), hypothesis, "{words}");
        assert!(words.contains("подтверждено"), "{words}");
        assert_eq!(words.contains("(100\u{a0}%)"), backed, "{words}");
    }
    let document = sample();
    let coverage = coverage(document.first_journey().expect("a journey"));
    let told = format!("подтверждено {} из\u{a0}{}", coverage.backed, coverage.total);
    assert!(words_of(&lay_out(&document, &View::default())).contains(&told), "{told}");
    // Without the lanes that show it there is nothing to explain, and the map is backed as much as before.
    let bare = with(document, |journey| {
        journey.lanes.update_each(|lane| Some(Lane { visible: lane.kind == LaneKind::Goal, ..lane.clone() }));
        journey.notes.update_each(|note| Some(tropa::model::Note { evidence: asked.clone(), ..note.clone() }));
    });
    let words = words_of(&lay_out(&bare, &View::default()));
    assert!(!words.contains("гипотеза") && words.contains("подтверждено"), "{words}");
}

#[test]
fn a_text_nobody_has_checked_is_marked_only_beside_texts_that_somebody_has() {
    let marked = |document: &Document| {
        let layout = lay_out(document, &View::default());
        let notes =
            layout.scene.groups.iter().filter(|placed| {
                placed.group.source.is_some_and(|source| matches!(source.element, ElementId::Note(_)))
            });
        notes.filter(|placed| placed.group.items.iter().any(is_dashed)).count()
    };
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    let shown = |lane: LaneId| journey.lanes.get(lane).is_some_and(|lane| lane.visible);
    let guessed = journey.notes.iter().filter(|note| shown(note.lane) && note.evidence.is_hypothesis()).count();
    assert!(guessed > 0, "the sample shows the mark");
    assert_eq!(marked(&document), guessed);
    for evidence in [Evidence::Hypothesis, Evidence::Interview { count: 1 }] {
        assert_eq!(marked(&all_resting_on(document.clone(), &evidence)), 0, "{evidence:?}");
    }
}

#[test]
fn barriers_and_metrics_of_some_personas_carry_their_marks_and_cover_no_word() {
    let document = sample();
    let personas: Vec<_> = document.personas.iter().map(|persona| persona.id).collect();
    let of = |count: usize| {
        with(document.clone(), |journey| {
            let some: Vec<_> = personas.iter().copied().take(count).collect();
            journey.barriers.update_each(|one| Some(tropa::model::Barrier { personas: some.clone(), ..one.clone() }));
            journey.metrics.update_each(|one| Some(tropa::model::Metric { personas: some.clone(), ..one.clone() }));
        })
    };
    let plain = lay_out(&of(0), &View::default());
    for count in [1, 2] {
        let layout = lay_out(&of(count), &View::default());
        let journey = document.first_journey().expect("a journey");
        let barriers = at_least(3, journey.barriers.iter().map(|one| ElementId::Barrier(one.id)));
        let metrics = at_least(3, journey.metrics.iter().map(|one| ElementId::Metric(one.id)));
        for element in barriers.into_iter().chain(metrics) {
            let (bare, marked) = (group_of(&plain, element), group_of(&layout, element));
            let marks = |group: &Group| -> Vec<Rect> {
                let symbols = group.items.iter().filter_map(|item| match item {
                    Item::Symbol { at, symbol, .. } => Some(symbol.bounds() + at.to_vec2()),
                    _ => None,
                });
                symbols.collect()
            };
            assert_eq!((marks(bare).len(), marks(marked).len()), (0, count), "{element:?}");
            for mark in marks(marked) {
                let words = marked.items.iter().filter_map(|item| match item {
                    Item::Text { at, run, .. } => Some((at, run)),
                    _ => None,
                });
                for (at, run) in at_least(1, words) {
                    let right = at.x + run.width.get();
                    let line = Rect::new(at.x, at.y - run.size.get() * 0.7, right, at.y);
                    assert!(mark.intersect(line).is_zero_area(), "{element:?}: {mark:?} covers {:?}", run.text);
                }
            }
        }
    }
}

/// The lane above which the line of visibility is drawn, by the place of its words.
fn parted_at(layout: &Layout) -> Option<LaneKind> {
    let (at, run) = layout.scene.text_runs().find(|(_, run)| run.text.contains("линия видимости"))?;
    let stands_in = |lane: &&LaneBand| (lane.rect.y0..lane.rect.y0 + 2.0 * run.size.get()).contains(&at.y);
    layout.frame.lanes.iter().find(stands_in).map(|lane| lane.kind)
}

#[test]
fn the_line_of_visibility_stands_above_the_first_shown_lane_that_is_the_companys_own_work() {
    let parted = |change: &dyn Fn(&mut Lane)| {
        let document = with(sample(), |journey| {
            journey.lanes.update_each(|lane| {
                let mut lane = lane.clone();
                change(&mut lane);
                Some(lane)
            });
        });
        let layout = lay_out(&document, &View::default());
        let parted = parted_at(&layout);
        let lane = document.first_journey().expect("a journey").line_of_visibility();
        let kind = |id: LaneId| layout.frame.lanes.iter().find(|band| band.id == id).map(|band| band.kind);
        assert_eq!(parted, lane.and_then(kind), "the sheet shows what the journey says");
        parted
    };
    assert_eq!(parted(&|_| {}), Some(LaneKind::Solutions));
    let put = |kind: LaneKind, backstage: bool| {
        move |lane: &mut Lane| {
            if lane.kind == kind {
                lane.set_backstage(backstage);
            }
        }
    };
    assert_eq!(parted(&put(LaneKind::Barriers, true)), Some(LaneKind::Barriers));
    assert_eq!(parted(&put(LaneKind::Metrics, true)), Some(LaneKind::Solutions), "the first of two");
    assert_eq!(parted(&put(LaneKind::Solutions, false)), None);
    let hidden = |lane: &mut Lane| lane.visible = lane.visible && lane.kind != LaneKind::Solutions;
    assert_eq!(parted(&hidden), None, "what is hidden does not count");
    let alone = |lane: &mut Lane| lane.visible = lane.kind == LaneKind::Solutions;
    assert_eq!(parted(&alone), None, "there is nothing above to part");
}

#[test]
fn a_computed_lane_asks_nothing_of_its_empty_cells() {
    let document = with(sample(), |journey| {
        journey.lanes.insert(0, Lane::new(LaneId::new(900), LaneKind::Backstage));
        journey.lanes.insert(0, Lane::new(LaneId::new(901), LaneKind::Gains));
        journey.lanes.insert(0, Lane::new(LaneId::new(902), LaneKind::Priorities));
    });
    let layout = lay_out(&document, &View::default());
    let asked = |kind: LaneKind| {
        let band = layout.frame.lane_of(kind).expect("it is shown").rect;
        let hints = layout.scene.groups.iter().filter(|placed| placed.group.layer == Layer::Hints);
        hints.filter(|placed| band.contains(placed.bounds().center())).count()
    };
    assert_eq!(asked(LaneKind::Backstage), 6);
    assert_eq!((asked(LaneKind::Gains), asked(LaneKind::Priorities)), (0, 0));
}

/// All cards and feelings of the first journey one step further along their stages.
fn all_nudged(document: &Document, by: f64) -> Document {
    let journey = document.first_journey().expect("a journey");
    let cards = journey.touchpoints.iter().map(|card| {
        let at = Share::new(card.at.get() + by);
        Edit::MoveTouchpoint { id: card.id, stage: card.stage, at, row: card.row }
    });
    let feelings = journey.emotions.iter().map(|point| {
        let at = Share::new(point.at.get() + by);
        Edit::MoveEmotion { id: point.id, stage: point.stage, at, value: point.value }
    });
    let edits = cards.chain(feelings).collect();
    apply(document, &Edit::Several { name: StepName::MoveSelection, edits }).expect("all are there")
}

#[test]
fn a_sheet_on_which_all_was_nudged_is_that_of_a_fresh_engine() {
    let document = tropa::method::synth(10, 300, 2, 5);
    let id = document.first_journey().expect("a journey").id;
    let mut engine = Engine::default();
    engine.lay_out(&document, id, &View::default());
    let mut nudged = document;
    for by in [0.05, 0.05, -0.05, -0.1, 0.3] {
        nudged = all_nudged(&nudged, by);
        let warm = engine.lay_out(&nudged, id, &View::default());
        let fresh = Engine::default().lay_out(&nudged, id, &View::default());
        assert_eq!(describe(&warm), describe(&fresh), "by {by}");
        assert_eq!(warm.frame, fresh.frame, "by {by}");
    }
}

#[test]
fn going_back_to_a_sheet_that_was_just_seen_lays_nothing_out_and_what_is_carried_then_starts_from_it() {
    let document = tropa::method::synth(10, 300, 2, 5);
    let journey = document.first_journey().expect("a journey");
    let id = journey.id;
    // With a ranking on the sheet, and with lanes that have the room of one that is hidden in between.
    let ranking = Lane::new(LaneId::new(9_000), LaneKind::Priorities);
    let ranking = Edit::Add { journey: id, element: Box::new(Element::Lane(ranking)), index: None };
    let document = apply(&document, &ranking).expect("it is new");
    let journey = document.first_journey().expect("a journey");
    let lane = |kind: LaneKind| journey.lanes.iter().find(|lane| lane.kind == kind).expect("it is on the sheet");
    let metrics = Lane { visible: false, ..lane(LaneKind::Metrics).as_ref().clone() };
    let hidden = apply(&document, &Edit::Change(Box::new(Element::Lane(metrics)))).expect("it is there");
    let losses = journey.dropoffs.iter().take(4).map(|loss| ElementId::DropOff(loss.id)).collect();
    let fewer = apply(&document, &Edit::Remove(losses)).expect("they are there");
    let card = journey.touchpoints.at(7).expect("a touchpoint");
    let carried = Edit::MoveTouchpoint { id: card.id, stage: card.stage, at: card.at, row: card.row + 30 };
    let carried = apply(&document, &carried).expect("it is there");
    let view = View::default();

    let mut other = Engine::default();
    let before = other.lay_out(&document, id, &view);
    let straight = other.lay_out_held(&carried, id, &view, &before);
    for between in [all_nudged(&document, 0.4), hidden, fewer] {
        let mut engine = Engine::default();
        let first = engine.lay_out(&document, id, &View::default());
        let shown = engine.lay_out(&between, id, &View::default());
        assert!(describe(&first) != describe(&shown), "it was no other sheet");
        let again = engine.lay_out(&document, id, &View::default());
        assert!(Arc::ptr_eq(&first.scene, &again.scene));
        let after = engine.lay_out_held(&carried, id, &view, &again);
        assert_eq!(describe(&after), describe(&straight));
        assert_eq!(after.frame, straight.frame);
    }
}

#[test]
fn a_lane_that_stands_lower_has_its_marks_where_its_groups_are() {
    let document = tropa::method::synth(10, 300, 2, 5);
    let journey = document.first_journey().expect("a journey");
    let (id, card) = (journey.id, journey.touchpoints.at(7).expect("a touchpoint"));
    let carried = Edit::MoveTouchpoint { id: card.id, stage: card.stage, at: card.at, row: card.row + 30 };
    let carried = apply(&document, &carried).expect("it is there");
    let mut engine = Engine::default();
    let before = engine.lay_out(&document, id, &View::default());
    // Asked before and after, so that what is known of the groups is handed on.
    let held = engine.lay_out_held(&carried, id, &View::default(), &before);
    for layout in [before, held] {
        let mut marks = 0;
        for bundle in at_least(20, layout.scene.groups.bundles()) {
            let all = bundle.groups().map(|placed| placed.bounds()).reduce(|all, one| all.union(one));
            let all = all.expect("no bundle is empty");
            let edges = |rect: Rect| [rect.x0, rect.y0, rect.x1, rect.y1];
            let apart = |a: Rect, b: Rect| edges(a).into_iter().zip(edges(b)).any(|(a, b)| (a - b).abs() > 1e-6);
            assert!(!apart(all, bundle.bounds()));
            // A card is shown once.
            for mark in bundle.element_groups().filter(|_| bundle.layer() == Layer::Cards) {
                let placed = layout.scene.groups.best_group_for(mark.element).expect("it is marked");
                assert!(!apart(placed.bounds(), mark.placed.bounds()), "{}", mark.element);
                marks += 1;
            }
        }
        assert!(marks >= 300, "{marks} cards are marked");
    }
}

/// What stands on a sheet that nobody is to see move: the words of each point, the lanes, the lower edge of all.
fn standing(layout: &Layout) -> (Vec<(tropa::model::EmotionId, Rect)>, Vec<Rect>, f64) {
    let labels = layout.frame.labels.iter().map(|label| (label.point, label.rect)).collect();
    let lowest = layout.scene.printed().map(|placed| placed.bounds().y1).fold(0.0, f64::max);
    (labels, layout.frame.lanes.iter().map(|lane| lane.rect).collect(), lowest)
}

#[test]
fn all_other_quotes_stand_still_while_a_point_is_in_hand() {
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    let mut engine = Engine::default();
    let rested = engine.lay_out(&document, journey.id, &View::default());
    let (before, ..) = standing(&rested);
    assert!(before.len() > 4, "the sample speaks");
    let speaking = before[0].0;
    for value in [1.0, 0.0, -1.0, -2.0, 2.0] {
        let point = journey.emotions.get(speaking).expect("it is there");
        let edit = Edit::MoveEmotion { id: speaking, stage: point.stage, at: point.at, value: Feeling::new(value) };
        let carried = apply(&document, &edit).expect("it is there");
        let (now, ..) = standing(&engine.lay_out_held(&carried, journey.id, &View::default(), &rested));
        assert_eq!(before.len(), now.len(), "nobody begins or ceases to speak");
        for ((id, was), (other, is)) in before.iter().zip(&now) {
            assert_eq!(id, other);
            assert!(*id == speaking || was == is, "{id}: {was:?} {is:?} at {value}");
        }
        let at_rest = engine.lay_out(&carried, journey.id, &View::default());
        assert_eq!(at_rest.frame, Engine::default().lay_out(&carried, journey.id, &View::default()).frame);
    }
}

#[test]
fn lanes_and_the_lower_edge_stand_still_while_a_card_is_in_hand() {
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    for card in at_least(10, &journey.touchpoints) {
        let mut engine = Engine::default();
        let rested = engine.lay_out(&document, journey.id, &View::default());
        let (_, lanes, lowest) = standing(&rested);
        assert!(lanes.len() > 4, "{lanes:?}");
        for (stage, row) in journey.stages.iter().flat_map(|stage| [0, 1, 2, 3].map(|row| (stage.id, row))) {
            let edit = Edit::MoveTouchpoint { id: card.id, stage, at: Share::new(0.3), row };
            let carried = apply(&document, &edit).expect("it is there");
            let (_, now, low) = standing(&engine.lay_out_held(&carried, journey.id, &View::default(), &rested));
            assert_eq!(lanes, now, "{} in row {row}", card.id);
            assert!((low - lowest).abs() < 1e-6, "the sheet ends at {low} instead of {lowest}");
        }
    }
}

#[test]
fn a_label_put_by_hand_stands_there_on_every_paper_and_the_others_make_way() {
    use tropa::model::{Ems, LabelPlace};
    let document = sample();
    let journey = document.first_journey().expect("a journey");
    let first = lay_out(&document, &View::default());
    let [one, other] = [first.frame.labels[0], first.frame.labels[1]];
    let put = |document: &Document, id, x: f64, y: f64| {
        let place = LabelPlace { x: Ems::new(x), y: Ems::new(y), width: Ems::new(15.0) };
        apply(document, &Edit::MoveLabel { id, place }).expect("it is there")
    };
    let marker = |layout: &Layout, id| {
        let point = journey.emotions.get(id).expect("it is there");
        kurbo::Point::new(
            layout.frame.x_of(point.stage, point.at).expect("x"),
            layout.frame.y_of(point.value).expect("y"),
        )
    };
    // Where another quote stands.
    let way = (other.rect.center() - marker(&first, one.point)) / first.frame.body;
    let moved = put(&document, one.point, way.x, way.y);
    for view in [View::default(), on(Paper::A3, Orientation::Landscape), on(Paper::A0, Orientation::Landscape)] {
        let layout = lay_out(&moved, &view);
        let label = layout.frame.label(one.point).expect("it is drawn");
        let wanted = marker(&layout, one.point) + way * layout.frame.body;
        let area = layout.frame.label_area;
        let inside = area.union(Rect::from_center_size(wanted, label.rect.size())) == area;
        assert!(!inside || (label.rect.center() - wanted).hypot() < 0.1, "{label:?} instead of {wanted:?}");
        for quote in at_least(3, layout.frame.labels.iter().filter(|quote| quote.point != one.point)) {
            assert!(quote.rect.intersect(label.rect).is_zero_area(), "{quote:?} lies on {label:?}");
        }
    }
    // Far off it is kept in the band; two on each other are told of.
    let gone = put(&moved, one.point, -900.0, 900.0);
    let layout = lay_out(&gone, &View::default());
    let (area, label) = (layout.frame.label_area, layout.frame.label(one.point).expect("it is drawn").rect);
    assert!((label.x0 - area.x0).abs() < 1e-6 && (label.y1 - area.y1).abs() < 1e-6, "{label:?} in {area:?}");
    let both = put(&gone, other.point, -900.0, 900.0);
    let notices = lay_out(&both, &View::default()).notices;
    let told = notices.iter().filter(|notice| matches!(notice, Notice::LabelsOverlap { .. })).count();
    assert_eq!(told, 1, "{notices:?}");
}
