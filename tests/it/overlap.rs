//! Nothing on a sheet covers anything: asserted over the scenes of both bundled samples and of 500 made-up maps. What finds no place
//! is told by a notice, never drawn over something else.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{at_least, english_sample, lay_out, on, repository, sample};
use kurbo::{ParamCurve as _, PathSeg, Point, Rect, Shape as _};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use tropa::edit::{Edit, Element, apply};
use tropa::layout::{Layout, Notice, View};
use tropa::method::{labelled, remaining, synth, with_feelings};
use tropa::model::{
    Document, ElementId, EmotionId, EmotionPoint, Feeling, Journey, Labelling, LaneKind, Language, Orientation, Paper,
    PersonaId, Share,
};
use tropa::scene::{Fill, Group, Item, Layer, Part, PlacedRef, Source};

/// What of a box may be covered before it counts, in points: what no eye sees and no printer prints.
const HAIR: f64 = 0.05;

/// A line of text as the eye sees it: from the height of its capitals to its descenders.
struct Line {
    /// Which group it stands in, by its place in the scene.
    group: usize,
    source: Option<Source>,
    layer: Layer,
    rect: Rect,
    text: String,
}

fn lines(layout: &Layout) -> Vec<Line> {
    let mut lines = Vec::new();
    for (group, placed) in layout.scene.groups.iter().enumerate().filter(|(_, it)| it.group.layer != Layer::Hints) {
        for item in &placed.group.items {
            let Item::Text { at, run, .. } = item else { continue };
            if run.face == tropa::text::Face::Icons || run.text.trim().is_empty() {
                continue;
            }
            let (at, size) = (*at + placed.offset, run.size.get());
            let rect = Rect::new(at.x, at.y - 0.7 * size, at.x + run.width.get(), at.y + 0.2 * size);
            let Group { source, layer, .. } = placed.group.as_ref();
            lines.push(Line { group, source: *source, layer: *layer, rect, text: run.text.to_string() });
        }
    }
    lines
}

fn covers(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > HAIR && common.height() > HAIR
}

/// Where a group stands for a part of an element.
fn parts(layout: &Layout, part: Part, layer: Layer) -> impl Iterator<Item = (usize, PlacedRef<'_>)> {
    (layout.scene.groups.iter().enumerate()).filter(move |(_, placed)| {
        placed.group.layer == layer && placed.group.source.is_some_and(|source| source.part == part)
    })
}

/// The first filled box of a group: the paper of a label, the chip of a drop-off.
fn paper(placed: PlacedRef<'_>) -> Option<Rect> {
    placed.group.items.iter().find_map(|item| match item {
        Item::Rect { rect, fill: Some(_), .. } => Some(*rect + placed.offset),
        _ => None,
    })
}

/// The ground of the emotion band.
fn band(layout: &Layout) -> Option<Rect> {
    let tints = layout.scene.groups.iter().flat_map(|placed| {
        placed.group.items.iter().filter_map(move |item| match item {
            Item::Path { path, fill: Some(Fill::Vertical { .. }), .. } => Some(path.bounding_box() + placed.offset),
            _ => None,
        })
    });
    tints.reduce(|one, other| one.union(other))
}

/// Places along a path, at most a point apart.
fn samples(segment: PathSeg) -> impl Iterator<Item = Point> {
    let way = match segment {
        PathSeg::Cubic(it) => 3.0 * (it.p1 - it.p0).hypot().max((it.p2 - it.p1).hypot()).max((it.p3 - it.p2).hypot()),
        PathSeg::Line(it) => (it.p1 - it.p0).hypot(),
        PathSeg::Quad(it) => 2.0 * (it.p1 - it.p0).hypot().max((it.p2 - it.p1).hypot()),
    };
    let steps = (1_u32..=4096).find(|steps| f64::from(*steps) >= way).unwrap_or(4096);
    (0..=steps).map(move |step| segment.eval(f64::from(step) / f64::from(steps)))
}

/// All that covers something on a sheet, in words.
fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = lines(layout);
    texts(&lines, &mut faults);
    labels(layout, &lines, &mut faults);
    dropoffs(layout, &lines, &mut faults);
    let frames: Vec<(usize, PlacedRef<'_>)> = parts(layout, Part::Body, Layer::Frame).collect();
    for (index, (_, one)) in frames.iter().enumerate() {
        for (_, other) in &frames[index + 1..] {
            if covers(one.bounds(), other.bounds()) {
                faults.push(format!("{:?} covers {:?}", one.group.source, other.group.source));
            }
        }
    }
    for (index, (group, head)) in parts(layout, Part::Body, Layer::Stages).enumerate() {
        let column = layout.frame.stages[index];
        for line in lines.iter().filter(|line| line.group == group) {
            if line.rect.x0 < column.left || line.rect.x1 > column.right + HAIR {
                faults.push(format!("{:?} says «{}» beyond its column", head.group.source, line.text));
            }
        }
    }
    faults
}

/// No line of text stands on another, anywhere on the sheet.
fn texts(lines: &[Line], faults: &mut Vec<String>) {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by(|one, other| one.rect.x0.total_cmp(&other.rect.x0));
    for (index, one) in sorted.iter().enumerate() {
        for other in sorted[index + 1..].iter().take_while(|other| other.rect.x0 < one.rect.x1) {
            if covers(one.rect, other.rect) {
                let who = |line: &Line| format!("{:?} {:?} «{}»", line.layer, line.source, line.text);
                faults.push(format!("text on text: {} and {}", who(one), who(other)));
            }
        }
    }
}

/// Labels of the emotion band cover no label, no curve, no marker and no text, and stay within the band.
fn labels(layout: &Layout, lines: &[Line], faults: &mut Vec<String>) {
    let labels: Vec<(usize, PlacedRef<'_>, Rect)> = parts(layout, Part::Label, Layer::Emotions)
        .filter_map(|(group, placed)| Some((group, placed, paper(placed)?)))
        .collect();
    let Some(band) = band(layout) else { return };
    let name = |placed: PlacedRef<'_>| format!("{:?}", placed.group.source.map(|source| source.element));
    for (index, (group, placed, rect)) in labels.iter().enumerate() {
        if band.union(*rect) != band {
            faults.push(format!("label {} leaves the band: {rect:?} {band:?}", name(*placed)));
        }
        for (_, other, other_rect) in &labels[index + 1..] {
            if covers(*rect, *other_rect) {
                faults.push(format!("label {} covers label {}", name(*placed), name(*other)));
            }
        }
        for (_, marker) in parts(layout, Part::Handle, Layer::Emotions) {
            if covers(*rect, marker.bounds()) {
                faults.push(format!("label {} covers marker {}", name(*placed), name(marker)));
            }
        }
        for line in lines.iter().filter(|line| line.group != *group) {
            if covers(*rect, line.rect) {
                faults.push(format!("label {} covers «{}»", name(*placed), line.text));
            }
        }
    }
    for (_, curve) in parts(layout, Part::Curve, Layer::Emotions) {
        for item in &curve.group.items {
            let Item::Path { path, stroke: Some(stroke), .. } = item else { continue };
            let grown: Vec<(PlacedRef<'_>, Rect)> =
                labels.iter().map(|(_, placed, rect)| (*placed, rect.inset(stroke.width / 2.0))).collect();
            for segment in path.segments() {
                let bounds = segment.bounding_box() + curve.offset;
                for (label, rect) in grown.iter().filter(|(_, rect)| covers(bounds.inset(1.0), *rect)) {
                    if samples(segment).any(|at| rect.contains(at + curve.offset)) {
                        faults.push(format!("curve {} runs through label {}", name(curve), name(*label)));
                    }
                }
            }
        }
    }
}

/// Chips of the drop-off lane cover no other chip and no text of others, and the words of the lane stay in their columns.
fn dropoffs(layout: &Layout, lines: &[Line], faults: &mut Vec<String>) {
    let tags: Vec<(usize, PlacedRef<'_>, Rect)> = parts(layout, Part::Body, Layer::DropOffs)
        .filter_map(|(group, placed)| Some((group, placed, paper(placed)?)))
        .collect();
    let name = |placed: PlacedRef<'_>| format!("{:?}", placed.group.source.map(|source| source.element));
    for (index, (group, placed, rect)) in tags.iter().enumerate() {
        for (_, other, other_rect) in &tags[index + 1..] {
            if covers(*rect, *other_rect) {
                faults.push(format!("chip {} covers chip {}", name(*placed), name(*other)));
            }
        }
        for line in lines.iter().filter(|line| line.group != *group) {
            if covers(*rect, line.rect) {
                faults.push(format!("chip {} covers «{}» of {:?}", name(*placed), line.text, line.source));
            }
        }
    }
    let (Some(first), Some(last)) = (layout.frame.stages.first(), layout.frame.stages.last()) else { return };
    for line in lines.iter().filter(|line| line.layer == Layer::DropOffs) {
        if line.rect.x0 < first.left - HAIR || line.rect.x1 > last.right + HAIR {
            faults.push(format!("«{}» of {:?} leaves the lane", line.text, line.source));
        }
    }
}

/// Whatever should speak and is not on the sheet has a notice.
fn unsaid(document: &Document, view: &View, layout: &Layout) -> Vec<String> {
    let journey = document.first_journey().expect("a journey");
    let on_sheet = |element: ElementId, part: Part| {
        layout.scene.groups.iter().any(|placed| placed.group.source == Some(Source { element, part }))
    };
    let told = |element: ElementId| layout.notices.iter().any(|notice| notice.element() == Some(element));
    let mut unsaid = Vec::new();
    let shown: Vec<PersonaId> = match view.compare {
        Some((one, other)) => vec![one, other],
        None => document.personas.iter().map(|persona| persona.id).collect(),
    };
    let lane = |kind: LaneKind| layout.frame.lane_of(kind).is_some();
    if lane(LaneKind::Emotions) {
        let speaking = labelled(journey, &shown).into_iter().map(|speaking| speaking.point);
        let compared = |id: &EmotionId| {
            view.compare.is_none() || journey.emotions.get(*id).is_some_and(|point| point.curve.is_as_is())
        };
        for point in speaking.filter(compared).map(ElementId::Emotion) {
            if on_sheet(point, Part::Label) == told(point) {
                unsaid.push(format!("{point:?} is either on the sheet or told of"));
            }
        }
    }
    if lane(LaneKind::DropOff) {
        for persona in &document.personas {
            for step in remaining(document, journey, persona.id).steps {
                let element = ElementId::DropOff(step.id);
                if layout.frame.column(step.stage).is_some() && !on_sheet(element, Part::Body) && !told(element) {
                    unsaid.push(format!("{element:?} is neither on the sheet nor told of"));
                }
            }
        }
    }
    unsaid
}

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
    let school = |language: &str| {
        let path = repository(&format!("assets/samples/school{language}.tropa"));
        tropa::store::open(&path).expect("the bundled sample opens").document
    };
    for (name, document) in [
        ("marketplaces", sample()),
        ("marketplaces.en", english_sample()),
        ("school", school("")),
        ("school.en", school(".en")),
    ] {
        assert_clean(name, &document, &View::default());
        for paper in Paper::NAMED {
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
    let dice = |salt: u64, below: u64| {
        let mut number = (seed * 31 + salt).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        number ^= number >> 29;
        number = number.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33;
        usize::try_from(number % below).expect("a small number")
    };
    let stages = 1 + dice(1, 9);
    // Cards are not what is tried here; now and then there are many, so that all else becomes small.
    let touchpoints = if dice(2, 12) == 0 { 120 } else { dice(3, 14) };
    let personas = 1 + dice(4, 5);
    let plain = synth(stages, touchpoints, personas, seed);
    let document = if dice(5, 4) == 0 { plain } else { with_feelings(plain, seed) };
    let orientation = if dice(6, 3) == 0 { Orientation::Portrait } else { Orientation::Landscape };
    let mut view = on(Paper::NAMED[dice(7, 5)], orientation);
    view.language = (dice(8, 5) == 0).then_some(Language::En);
    if personas > 1 && dice(9, 5) == 0 {
        view.compare = document.personas.at(0).zip(document.personas.at(1)).map(|(one, other)| (one.id, other.id));
    }
    (document, view)
}

#[test]
fn on_five_hundred_made_up_maps_nothing_covers_anything() {
    const MAPS: usize = 500;
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let met = AtomicUsize::new(0);
    let found: Vec<String> = std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= MAPS {
                    return found;
                }
                let (document, view) = made_up(u64::try_from(seed).expect("a small number"));
                let layout = lay_out(&document, &view);
                met.fetch_add(parts(&layout, Part::Label, Layer::Emotions).count(), Ordering::Relaxed);
                let all = faults(&layout).into_iter().chain(unsaid(&document, &view, &layout));
                found.extend(all.map(|fault| format!("map {seed}: {fault}")));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no map panics")).collect()
    });
    let met = met.into_inner();
    assert!(met > 4 * MAPS, "{met} labels on {MAPS} maps are no test of them");
    let shown = found.iter().take(40).map(String::as_str).collect::<Vec<_>>();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), shown.join("\n"));
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
    let school = tropa::store::open(&repository("assets/samples/school.tropa")).expect("it opens").document;
    for document in [sample(), english_sample(), school] {
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
