//! How curves of feelings and their labels are drawn: what a leader leads to, where a broken line ends, and whose an area is.

use crate::support::faults::{paper, parts};
use crate::support::{at_least, journey, lay_out, on, sample, school};
use kurbo::{ParamCurve as _, PathSeg, Point, Rect};
use tropa::layout::{Layout, PaperTheme, View};
use tropa::model::{Document, ElementId, JourneyKind, Orientation, Paper};
use tropa::scene::{Fill, Item, Layer, Part};

/// Labels with the point each belongs to and its leader.
fn labels(document: &Document, layout: &Layout) -> Vec<(Rect, Point, Option<PathSeg>)> {
    parts(layout, Part::Label, Layer::Emotions)
        .filter_map(|(_, placed)| {
            let ElementId::Emotion(id) = placed.group.source?.element else { return None };
            let point = journey(document).emotions.get(id)?;
            let place = Point::new(layout.frame.x_of(point.stage, point.at)?, layout.frame.y_of(point.value)?);
            let leader = placed.group.items.iter().find_map(|item| match item {
                Item::Path { path, stroke: Some(stroke), fill: None } => {
                    assert_eq!(stroke.color, PaperTheme::get().secondary, "a leader is no second curve");
                    path.segments().next()
                }
                _ => None,
            });
            let leader =
                leader.map(|it| PathSeg::Line(kurbo::Line::new(it.start() + placed.offset, it.end() + placed.offset)));
            Some((paper(placed)?, place, leader))
        })
        .collect()
}

#[test]
fn a_label_beside_its_point_has_no_leader_and_any_other_one_to_the_middle_of_a_side() {
    let (mut with, mut without) = (0, 0);
    for document in [sample(), school()] {
        for view in [View::default(), on(Paper::A3, Orientation::Portrait), on(Paper::A0, Orientation::Landscape)] {
            let layout = lay_out(&document, &view);
            let near = 1.5 * layout.frame.body;
            for (rect, place, leader) in at_least(4, labels(&document, &layout)) {
                let nearest = Point::new(place.x.clamp(rect.x0, rect.x1), place.y.clamp(rect.y0, rect.y1));
                let away = (nearest - place).hypot();
                assert_eq!(leader.is_some(), away > near + 1e-6, "{away} points away, where {near} are near");
                with += usize::from(leader.is_some());
                without += usize::from(leader.is_none());
                let Some(leader) = leader else { continue };
                let (center, end) = (rect.center(), leader.end());
                let on_side = (end.x - center.x).abs() < 1e-6 || (end.y - center.y).abs() < 1e-6;
                assert!(on_side && rect.inset(1e-6).contains(end), "{end:?} of {rect:?}");
            }
        }
    }
    assert!(with > 10 && without > 10, "{with} with a leader, {without} without");
}

#[test]
fn a_broken_curve_ends_before_each_marker() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let markers: Vec<(Point, f64)> = parts(&layout, Part::Handle, Layer::Emotions)
        .map(|(_, placed)| (placed.offset.to_point(), placed.bounds().width() / 2.0))
        .collect();
    let mut broken = 0;
    for (_, curve) in parts(&layout, Part::Curve, Layer::Emotions) {
        for item in &curve.group.items {
            let Item::Path { path, stroke: Some(stroke), .. } = item else { continue };
            if stroke.dash.lengths().is_empty() {
                continue;
            }
            // Its own markers are those that its stretches lead up to.
            let segments: Vec<PathSeg> = path.segments().collect();
            for pair in segments.windows(2) {
                let (end, start) = (pair[0].end() + curve.offset, pair[1].start() + curve.offset);
                let between = end.midpoint(start);
                let (_, radius) = (markers.iter())
                    .min_by(|one, other| one.0.distance(between).total_cmp(&other.0.distance(between)))
                    .expect("markers");
                assert!(end.distance(start) > 2.0 * radius, "{} between the ends, {radius}", end.distance(start));
                broken += 1;
            }
        }
    }
    assert!(broken > 20, "{broken}");
}

#[test]
fn what_several_people_gain_is_never_mixed_into_one_colour() {
    let mut document = school();
    let gains = |document: &Document| {
        let layout = lay_out(document, &View::default());
        let areas: Vec<Item> = (layout.scene.groups.iter())
            .filter(|placed| placed.group.layer == Layer::Emotions && placed.group.whose.is_some())
            .flat_map(|placed| placed.group.items.clone())
            .collect();
        at_least(1, areas)
    };
    for item in gains(&document) {
        let Item::Path { path, fill: None, stroke: Some(_) } = item else { panic!("an area that is filled: {item:?}") };
        let upright = |segment: PathSeg| (segment.start().x - segment.end().x).abs() < 1e-9;
        assert!(path.segments().count() > 40 && path.segments().all(upright));
    }
    let first = document.personas.at(0).expect("a persona").id;
    let id = journey(&document).id;
    let map = document.journeys.get_mut(id).expect("a map");
    map.emotions = (map.emotions.iter())
        .filter(|point| point.curve == JourneyKind::AsIs || point.persona == first)
        .map(|point| point.as_ref().clone())
        .collect();
    assert!(gains(&document).iter().all(|item| matches!(item, Item::Path { fill: Some(Fill::Solid(_)), .. })));
}

#[test]
fn a_point_of_tomorrow_is_small_and_filled_and_an_open_one_is_a_hypothesis_of_today() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let mut seen = [0; 3];
    for (_, placed) in parts(&layout, Part::Handle, Layer::Emotions) {
        let Some(ElementId::Emotion(id)) = placed.group.source.map(|source| source.element) else { continue };
        let point = journey(&document).emotions.get(id).expect("it is there");
        let [Item::Symbol { fill: Some(Fill::Solid(fill)), stroke: Some(stroke), .. }] = placed.group.items.as_slice()
        else {
            panic!("a marker: {:?}", placed.group.items)
        };
        let open = *fill == PaperTheme::get().paper;
        let today = point.curve == JourneyKind::AsIs;
        assert_eq!(open, today && point.evidence.is_hypothesis(), "{point:?}");
        assert!(open || *fill == stroke.color);
        seen[usize::from(!today) + usize::from(open) * 2] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn a_bare_feeling_is_quieter_than_a_quote() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let mut quiet = 0;
    for (_, placed) in parts(&layout, Part::Label, Layer::Emotions) {
        let Some(ElementId::Emotion(id)) = placed.group.source.map(|source| source.element) else { continue };
        let point = journey(&document).emotions.get(id).expect("it is there");
        let run = placed.group.items.iter().rev().find_map(|item| match item {
            Item::Text { run, .. } => Some(run),
            _ => None,
        });
        let secondary = run.expect("words").color == PaperTheme::get().secondary;
        assert_eq!(secondary, point.quote.trim().is_empty(), "{point:?}");
        quiet += usize::from(secondary);
    }
    assert!(quiet > 0);
}
