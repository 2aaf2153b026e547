//! Nothing on a sheet covers anything: asserted over the scenes of both bundled samples and of 500 made-up maps. What finds no place
//! is told by a notice, never drawn over something else.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::{band, faults, lines, paper, parts, unsaid};
use crate::support::{
    assert_none, at_least, dice, english_sample, lay_out, on, on_all_cores, sample, school, school_in,
};
use kurbo::Rect;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use tropa::edit::{Edit, Element, apply};
use tropa::layout::{Layout, Notice, View};
use tropa::method::{synth, with_feelings};
use tropa::model::{
    Document, ElementId, EmotionId, EmotionPoint, Feeling, Journey, Labelling, Language, Orientation, Paper, Share,
};
use tropa::scene::{Layer, Part};

/// Of a sheet that has something of everything which may cover or be covered.
fn assert_clean(name: &str, document: &Document, view: &View) {
    let layout = lay_out(document, view);
    assert!(band(&layout).is_some() && !layout.frame.stages.is_empty(), "{name}");
    at_least(100, lines(&layout));
    for (part, layer) in [
        (Part::Body, Layer::Frame),
        (Part::Label, Layer::Emotions),
        (Part::Handle, Layer::Emotions),
        (Part::Curve, Layer::Emotions),
        (Part::Body, Layer::DropOffs),
    ] {
        at_least(2, parts(&layout, part, layer));
    }
    let mut found = faults(&layout);
    found.extend(unsaid(document, view, &layout));
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
}

#[test]
fn on_the_samples_nothing_covers_anything_on_any_paper() {
    for (name, document) in [
        ("marketplaces", sample()),
        ("marketplaces.en", english_sample()),
        ("school", school()),
        ("school.en", school_in(Language::En)),
    ] {
        assert_clean(name, &document, &View::default());
        for paper in Paper::USUAL {
            for orientation in [Orientation::Landscape, Orientation::Portrait] {
                assert_clean(&format!("{name} on {paper:?} {orientation:?}"), &document, &on(paper, orientation));
            }
        }
        let pair = (document.personas.at(0).expect("two personas").id, document.personas.at(1).expect("two").id);
        assert_clean(&format!("{name} compared"), &document, &View { compare: Some(pair), ..View::default() });
        let other = View { language: Some(Language::En), ..View::default() };
        assert_clean(&format!("{name} in English"), &document, &other);
    }
}

/// A made-up map of any size, plain or with all that curves can say, on any paper.
fn made_up(seed: u64) -> (Document, View) {
    let dice = dice(seed * 31);
    let stages = 1 + dice(1, 9);
    // Cards are not what is tried here; now and then there are many, so that all else becomes small.
    let touchpoints = if dice(2, 12) == 0 { 120 } else { dice(3, 14) };
    let personas = 1 + dice(4, 5);
    let plain = synth(stages, touchpoints, personas, seed);
    let document = if dice(5, 4) == 0 { plain } else { with_feelings(plain, seed) };
    let orientation = if dice(6, 3) == 0 { Orientation::Portrait } else { Orientation::Landscape };
    let mut view = on(Paper::USUAL[dice(7, 5)], orientation);
    view.language = (dice(8, 5) == 0).then_some(Language::En);
    if personas > 1 && dice(9, 5) == 0 {
        view.compare = document.personas.at(0).zip(document.personas.at(1)).map(|(one, other)| (one.id, other.id));
    }
    (document, view)
}

#[test]
fn on_five_hundred_made_up_maps_nothing_covers_anything() {
    const MAPS: usize = 500;
    let seeds: Vec<u64> = (0..).take(MAPS).collect();
    let met = AtomicUsize::new(0);
    let found = on_all_cores(&seeds, |seed| {
        let (document, view) = made_up(*seed);
        let layout = lay_out(&document, &view);
        met.fetch_add(parts(&layout, Part::Label, Layer::Emotions).count(), Ordering::Relaxed);
        let all = faults(&layout).into_iter().chain(unsaid(&document, &view, &layout));
        all.map(|fault| format!("map {seed}: {fault}")).collect()
    });
    let met = met.into_inner();
    assert!(met > 4 * MAPS, "{met} labels on {MAPS} maps are no test of them");
    assert_none(&found);
}

/// Places of the labels of points in these stages, counted from 0.
fn placed(document: &Document, layout: &Layout, stages: std::ops::Range<usize>) -> Vec<(EmotionId, Rect)> {
    let journey = document.first_journey().expect("a journey");
    let within: BTreeSet<_> =
        journey.stages.iter().skip(stages.start).take(stages.len()).map(|stage| stage.id).collect();
    let mut placed: Vec<(EmotionId, Rect)> = parts(layout, Part::Label, Layer::Emotions)
        .filter_map(|(_, placed)| match placed.group.source?.element {
            ElementId::Emotion(id) => {
                let point = journey.emotions.get(id)?;
                within.contains(&point.stage).then_some((id, paper(placed)?))
            }
            _ => None,
        })
        .collect();
    placed.sort_by_key(|(id, _)| *id);
    placed
}

fn change(document: &Document, point: EmotionPoint) -> Document {
    apply(document, &Edit::Change(Box::new(Element::Emotion(point)))).expect("it is there")
}

fn add(document: &Document, journey: &Journey, point: EmotionPoint) -> Document {
    let element = Box::new(Element::Emotion(point));
    apply(document, &Edit::Add { journey: journey.id, element, index: None }).expect("its stage is there")
}

#[test]
fn what_changes_in_the_last_stage_moves_no_label_in_the_first_three() {
    for document in [sample(), english_sample(), school()] {
        let journey = document.first_journey().expect("a journey");
        let view = View::default();
        let before = placed(&document, &lay_out(&document, &view), 0..3);
        assert!(before.len() >= 2, "there is something to be moved: {before:?}");
        let last = journey.stages.at(5).expect("six stages").id;
        let mut tried = 0;
        for point in journey.emotions.iter().filter(|point| point.stage == last) {
            for step in [-0.15, 0.1, 0.2] {
                let moved = EmotionPoint {
                    at: Share::new(point.at.get() + step / 2.0),
                    value: Feeling::new(point.value.get() + step),
                    quote: "Совсем другие слова, и их больше прежнего".to_owned(),
                    label: Labelling::Pinned,
                    ..point.as_ref().clone()
                };
                let document = change(&document, moved.clone());
                let after = placed(&document, &lay_out(&document, &view), 0..3);
                // A pinned peak or low may take the turn of one here.
                let ids = |labels: &[(EmotionId, Rect)]| labels.iter().map(|(id, _)| *id).collect::<Vec<_>>();
                if ids(&after) == ids(&before) {
                    assert_eq!(after, before, "{moved:?}");
                    tried += 1;
                }
            }
        }
        assert!(tried >= 6, "only {tried} changes left the ranking as it was");
        let fresh = EmotionPoint {
            at: Share::new(0.6),
            value: Feeling::new(0.2),
            quote: "Ещё одна мысль".to_owned(),
            label: Labelling::Pinned,
            ..EmotionPoint::new(EmotionId::new(9_999), document.personas.at(0).expect("a persona").id, last)
        };
        let more = add(&document, journey, fresh);
        assert_eq!(placed(&more, &lay_out(&more, &view), 0..3), before, "a new point");
    }
}

#[test]
fn a_label_that_finds_no_place_is_told_of_and_not_drawn() {
    let mut document = sample();
    let journey = document.first_journey().expect("a journey").clone();
    let (persona, stage) = (document.personas.at(0).expect("a persona").id, journey.stages.at(2).expect("six").id);
    for number in 0..30_u32 {
        let crowded = EmotionPoint {
            at: Share::new(0.1 + f64::from(number) * 0.02),
            value: Feeling::new(f64::from(number % 5) * 0.2),
            quote: "Слов много, а места для них здесь нет совсем".to_owned(),
            label: Labelling::Pinned,
            ..EmotionPoint::new(EmotionId::new(5_000 + u64::from(number)), persona, stage)
        };
        document = add(&document, &journey, crowded);
    }
    let layout = lay_out(&document, &View::default());
    assert!(layout.notices.iter().any(|notice| matches!(notice, Notice::QuoteLeftOut { .. })), "{:?}", layout.notices);
    assert_clean("thirty pinned labels in one stage", &document, &View::default());
}
