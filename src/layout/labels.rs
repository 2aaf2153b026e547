//! Labels of the emotion band: what people say at peaks and lows, set where it covers nothing.
//!
//! Each label looks for the place it likes best as if it were alone. Only labels whose places collide are placed together, and as
//! long as the places found collide with others, with those too. So a label depends on the curves around it and on the labels it
//! would cover, and what is changed elsewhere moves it no more.

use super::context::LayoutContext;
use super::emotion_band::{EmotionBand, HeldLabel};
use super::frame::{LabelSlot, Notice};
use super::rich_text::RichText;
use crate::method::{ExtremeKind, feeling_key, labelled};
use crate::model::{ElementId, EmotionPoint, Field, Journey, LabelPlace, Persona, PersonaId};
use crate::scene::{Group, Layer, Part, Source, Stroke};
use crate::text::{Block, Face, Style};
use kurbo::{BezPath, Line as Segment, ParamCurve as _, PathSeg, Point, Rect, Size, Vec2};
use std::sync::Arc;

/// A curve that labels keep clear of.
pub(super) struct LabelledCurve<'a> {
    pub(super) persona: &'a Arc<Persona>,
    /// Its points, each with half the box of its marker.
    pub(super) points: Vec<(Point, f64, &'a Arc<EmotionPoint>)>,
    pub(super) path: &'a BezPath,
    /// Width of the stroke in points.
    pub(super) width: f64,
}

impl LabelledCurve<'_> {
    /// Where the curve leads at each of its points, as vectors of length 1. A curve that comes in from another sheet begins before the
    /// first of them.
    fn directions(&self) -> impl Iterator<Item = Vec2> {
        let flat = Vec2::new(1.0, 0.0);
        let unit = move |way: Vec2| if way.hypot() > 0.0 { way.normalize() } else { flat };
        let ends = move |segment: PathSeg| match segment {
            PathSeg::Cubic(cubic) => (cubic.p1 - cubic.p0, cubic.p3 - cubic.p2),
            PathSeg::Line(_) | PathSeg::Quad(_) => (flat, flat),
        };
        let first = self.path.segments().next();
        let comes_in =
            first.zip(self.points.first()).is_some_and(|(first, (place, ..))| first.start().distance(*place) > 1e-6);
        let begins = (!comes_in).then(|| first.map_or(flat, |segment| ends(segment).0));
        begins.into_iter().chain(self.path.segments().map(move |segment| ends(segment).1)).map(unit)
    }
}

/// A label that wants a place.
struct Wish<'a> {
    place: Point,
    /// Where the curve leads there: a line from the point to its label leaves it across.
    along: Vec2,
    /// Half the box of the marker it belongs to.
    rim: f64,
    point: &'a Arc<EmotionPoint>,
    persona: &'a Arc<Persona>,
    turn: Option<ExtremeKind>,
    /// Whether it belongs above its point rather than below.
    above: bool,
    /// How much the map loses without it.
    prominence: f64,
    /// Whether its words are being typed: then it stands on top of something rather than nowhere.
    edited: bool,
}

/// A place that a label may have, which touches no curve, no marker and no edge of the band.
#[derive(Clone)]
struct Candidate {
    /// How much it is disliked, in layout units of distance.
    cost: f64,
    rect: Rect,
    leader: Option<Segment>,
    /// Which of the label's settings.
    setting: usize,
}

/// A label set at one width.
struct LabelSetting {
    head: Arc<Block>,
    body: Arc<Block>,
    size: Size,
    /// The width within which it is set, in points.
    width: f64,
}

/// Inner margin of a label, in layout units; the quotation mark hangs in it.
const PAD: Vec2 = Vec2::new(15.0, 9.0);
/// From a label to the stroke of a curve or a marker, at least, in layout units.
const CLEAR: f64 = 5.0;
/// From a label to another, at least, in layout units.
const APART: f64 = 7.0;

/// The label of a wish in this box.
fn held_label(wish: &Wish<'_>, rect: Rect, width: f64) -> HeldLabel {
    let slot = LabelSlot { point: wish.point.id, rect, width };
    HeldLabel { slot, place: wish.place, turn: wish.turn }
}

/// Where labels may stand in a band.
pub(super) fn area(cx: &LayoutContext<'_>, band: Rect) -> Rect {
    band.inset(-cx.u(CLEAR))
}

/// Sets the labels of these personas' curves and tells which found no place.
pub(super) fn labels(
    cx: &LayoutContext<'_>,
    band: Rect,
    (journey, personas): (&Journey, &[PersonaId]),
    lines: &[LabelledCurve<'_>],
    held: Option<&[HeldLabel]>,
    result: &mut EmotionBand,
) {
    /// So many of the most prominent look for a place: where there are more, nobody reads a band full of them.
    const TRIED: usize = 36;
    let inner = area(cx, band);
    if let Some(held) = held {
        return place_held(cx, inner, lines, held, result);
    }
    let (fixed, mut wishes): (Vec<Wish<'_>>, Vec<Wish<'_>>) =
        wishes(cx, journey, personas, lines).into_iter().partition(|wish| wish.point.label_place().is_some());
    let fixed = fixed_labels(cx, inner, &fixed, result);
    if wishes.is_empty() {
        return;
    }
    wishes.sort_by(|one, other| {
        (other.prominence.total_cmp(&one.prominence))
            .then(other.point.value.get().abs().total_cmp(&one.point.value.get().abs()))
            .then(one.point.id.cmp(&other.point.id))
    });
    if let Some(edited) = wishes.iter().position(|wish| wish.edited).filter(|&rank| rank >= TRIED) {
        wishes.swap(edited, TRIED - 1);
    }
    let left_out = wishes.split_off(wishes.len().min(TRIED));
    let texts: Vec<(String, RichText)> = wishes.iter().map(|wish| words(cx, wish)).collect();
    let settings: Vec<Vec<LabelSetting>> =
        wishes.iter().zip(&texts).map(|(wish, (head, body))| settings(cx, wish, head, body)).collect();
    let taken = Taken::of(cx, band, lines, &wishes);
    let candidates: Vec<Vec<Candidate>> = (wishes.iter().zip(&settings))
        .map(|(wish, settings)| {
            // What was put somewhere by hand is made way for.
            let apart =
                |rect: Rect| fixed.iter().all(|other| rect.inset(cx.u(APART)).intersect(other.rect).is_zero_area());
            let free = |rect: Rect| contains(inner, rect) && taken.is_free(rect.inset(cx.u(CLEAR))) && apart(rect);
            let mut found = candidates(cx, wish, settings, &taken, free);
            found.retain(|candidate| !fixed.iter().any(|other| collide(candidate, other, cx.u(APART))));
            if found.is_empty() && wish.edited {
                candidates(cx, wish, settings, &taken, |rect| contains(inner, rect))
            } else {
                found
            }
        })
        .collect();
    let chosen = choose(&wishes, &candidates, cx.u(APART));
    for (index, wish) in wishes.iter().enumerate() {
        let place = chosen[index].or(wish.edited.then_some(0)).and_then(|place| candidates[index].get(place));
        match place.and_then(|place| Some((place, settings[index].get(place.setting)?))) {
            Some((place, setting)) => {
                result.labels.push(held_label(wish, place.rect, setting.width));
                result.push(draw(cx, wish, place, setting, &texts[index].1));
            }
            None => result.notices.push(Notice::QuoteLeftOut { element: ElementId::Emotion(wish.point.id) }),
        }
    }
    let left_out = left_out.iter().map(|wish| ElementId::Emotion(wish.point.id));
    result.notices.extend(left_out.map(|element| Notice::QuoteLeftOut { element }));
}

/// The labels that a hand put where they are: there they stand, whatever is under them, but for each other's sake a word is said.
fn fixed_labels(cx: &LayoutContext<'_>, inner: Rect, wishes: &[Wish<'_>], result: &mut EmotionBand) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let Some(at) = wish.point.label_place() else { continue };
        let (head, body) = words(cx, wish);
        let setting = fixed_setting(cx, wish, at, (&head, &body));
        let candidate = fixed(cx, inner, wish, at, setting.size);
        if all.iter().any(|other| !candidate.rect.intersect(other.rect).is_zero_area()) {
            result.notices.push(Notice::LabelsOverlap { element: ElementId::Emotion(wish.point.id) });
        }
        result.labels.push(held_label(wish, candidate.rect, setting.width));
        result.push(draw(cx, wish, &candidate, &setting, &body));
        all.push(candidate);
    }
    all
}

/// A label set within the width it was put somewhere with.
fn fixed_setting(
    cx: &LayoutContext<'_>,
    wish: &Wish<'_>,
    at: LabelPlace,
    (head, body): (&str, &RichText),
) -> LabelSetting {
    /// In layout units.
    const NARROWEST: f64 = 120.0;
    const WIDEST: f64 = 600.0;
    let width = at.width.get() * cx.scale.body;
    let width = if width > 0.0 { width.clamp(cx.u(NARROWEST), cx.u(WIDEST)) } else { cx.u(WIDTHS[0]) };
    LabelSetting::of(cx, wish, (head, body), width)
}

/// The place of a label that a hand put there.
fn fixed(cx: &LayoutContext<'_>, inner: Rect, wish: &Wish<'_>, at: LabelPlace, size: Size) -> Candidate {
    let way = Vec2::new(at.x.get(), at.y.get()) * cx.scale.body;
    placed(cx, inner, wish, Rect::from_center_size(wish.place + way, size))
}

/// A label in this box, or as near to it as the band lets it.
fn placed(cx: &LayoutContext<'_>, inner: Rect, wish: &Wish<'_>, rect: Rect) -> Candidate {
    let into = |low: f64, length: f64, from: f64, to: f64| low.min(to - length).max(from) - low;
    let way =
        Vec2::new(into(rect.x0, rect.width(), inner.x0, inner.x1), into(rect.y0, rect.height(), inner.y0, inner.y1));
    let rect = rect + way;
    Candidate { cost: 0.0, rect, leader: leader(wish.place, rect, wish.rim + cx.u(1.5), cx.u(NEAR)), setting: 0 }
}

/// The labels as they stood, each gone along with its point; one that a hand puts somewhere is there.
fn place_held(
    cx: &LayoutContext<'_>,
    inner: Rect,
    lines: &[LabelledCurve<'_>],
    held: &[HeldLabel],
    result: &mut EmotionBand,
) {
    for label in held {
        let points = lines.iter().flat_map(|line| line.points.iter().map(move |point| (line.persona, point)));
        let found = points.into_iter().find(|(_, (.., point))| point.id == label.slot.point);
        let Some((persona, &(place, rim, point))) = found else { continue };
        let (turn, above, prominence, edited) = (label.turn, true, 0.0, false);
        let along = Vec2::new(1.0, 0.0);
        let wish = Wish { place, along, rim, point, persona, turn, above, prominence, edited };
        let (head, body) = words(cx, &wish);
        let (setting, candidate) = if let Some(at) = point.label_place() {
            let setting = fixed_setting(cx, &wish, at, (&head, &body));
            let candidate = fixed(cx, inner, &wish, at, setting.size);
            (setting, candidate)
        } else {
            let setting = LabelSetting::of(cx, &wish, (&head, &body), label.slot.width);
            let went = label.slot.rect + (place - label.place);
            let changed = (setting.size.to_vec2() - went.size().to_vec2()).hypot() > 1e-6;
            let rect = if changed { Rect::from_center_size(went.center(), setting.size) } else { went };
            let candidate = placed(cx, inner, &wish, rect);
            (setting, candidate)
        };
        result.labels.push(held_label(&wish, candidate.rect, setting.width));
        result.push(draw(cx, &wish, &candidate, &setting, &body));
    }
}

/// The points that speak, and the one whose words are being typed.
fn wishes<'a>(
    cx: &LayoutContext<'_>,
    journey: &Journey,
    personas: &[PersonaId],
    lines: &[LabelledCurve<'a>],
) -> Vec<Wish<'a>> {
    let mut speaking = labelled(journey, personas);
    speaking.sort_by_key(|speaking| speaking.point);
    let points = lines.iter().flat_map(|line| {
        line.points.iter().zip(line.directions()).map(move |(point, along)| (line.persona, point, along))
    });
    points
        .filter_map(|(persona, &(place, rim, point), along)| {
            let edits = |field| cx.edits(ElementId::Emotion(point.id), field);
            let edited = edits(Field::Quote) || edits(Field::Feeling);
            let told = speaking.binary_search_by_key(&point.id, |speaking| speaking.point).ok();
            let told = told.and_then(|index| speaking.get(index));
            if told.is_none() && !edited {
                return None;
            }
            let turn = told.and_then(|told| told.turn);
            let above = turn.map_or(point.value.get() >= 0.0, |turn| turn == ExtremeKind::Peak);
            let prominence = told.map_or(0.0, |told| told.prominence);
            Some(Wish { place, along, rim, point, persona, turn, above, prominence, edited })
        })
        .collect()
}

/// What a label says: whose it is and what kind of turn; then the quote, or the feeling where nothing was said.
fn words(cx: &LayoutContext<'_>, wish: &Wish<'_>) -> (String, RichText) {
    let name = wish.persona.name.as_str();
    let head = match wish.turn.and_then(|turn| turn.name_key(wish.point.value.get())) {
        Some(key) => cx.words.format(key, &[("persona", name.into())]),
        None => name.to_owned(),
    };
    let style = LayoutContext::style(Face::Medium, cx.scale.body, cx.theme.ink).with_leading(1.22);
    let (element, point) = (ElementId::Emotion(wish.point.id), wish.point);
    let quoted = !point.quote.trim().is_empty() || cx.edits(element, Field::Quote);
    let body = if quoted && !cx.edits(element, Field::Feeling) {
        RichText::quoted(cx, element, Field::Quote, &point.quote, style)
    } else {
        let word = || cx.words.text(feeling_key(point.value.get()));
        let feeling = if point.feeling.trim().is_empty() { "" } else { point.feeling.as_str() };
        // The name of a feeling is nobody's words: it is quieter than a quote.
        let style = Style { face: Face::Regular, color: cx.theme.secondary, ..style };
        RichText::or(cx, (element, Field::Feeling), feeling, style, word)
    };
    (head, body)
}

/// Widths that are tried, in layout units: a compact one first, then a flat and a narrow one.
const WIDTHS: [f64; 4] = [250.0, 310.0, 205.0, 390.0];
/// A label nearer to its marker than this, in layout units, is taken for the marker's own.
const NEAR: f64 = 24.0;

impl LabelSetting {
    /// A label set within a width in points.
    fn of(cx: &LayoutContext<'_>, wish: &Wish<'_>, (head, body): (&str, &RichText), width: f64) -> Self {
        let ink = cx.theme.persona(wish.persona.look).ink;
        let style = LayoutContext::style(Face::SemiBold, cx.scale.small, ink).with_leading(1.2);
        let inner = width - cx.u(2.0 * PAD.x);
        let (head, body) = (cx.set(head, style, inner), body.balanced(cx, inner));
        let size = Size::new(
            head.width.get().max(body.width.get()) + cx.u(2.0 * PAD.x),
            head.height.get() + body.height.get() + cx.u(1.0 + 2.0 * PAD.y),
        );
        Self { head, body, size, width }
    }
}

/// A label at the widths tried.
fn settings(cx: &LayoutContext<'_>, wish: &Wish<'_>, head: &str, body: &RichText) -> Vec<LabelSetting> {
    let mut settings: Vec<LabelSetting> = Vec::new();
    for width in WIDTHS {
        let setting = LabelSetting::of(cx, wish, (head, body), cx.u(width));
        // A short text has the same box at any width.
        if settings.iter().all(|other| (other.size.to_vec2() - setting.size.to_vec2()).hypot() > 0.5) {
            settings.push(setting);
        }
    }
    settings
}

/// One way to hang a label on its marker.
struct Hang {
    /// A dislike in layout units.
    dislike: f64,
    /// From the marker to the label's top left corner, at no distance at all.
    base: Vec2,
    /// What each point of distance adds.
    away: Vec2,
}

/// Where a label of a size may hang on its marker. A peak's label belongs above or beside it, a low's below or beside.
fn hangs(peak: bool, Size { width, height }: Size) -> Vec<Hang> {
    /// How a box slides along the side it hangs on: 0 its near edge at the marker, 1 its far edge.
    const SLIDES: [f64; 7] = [0.5, 0.25, 0.75, 0.0, 1.0, -0.2, 1.2];
    const HEIGHTS: [f64; 5] = [0.5, 0.75, 0.25, 0.95, 0.05];
    let mut hangs = Vec::with_capacity(26);
    for upward in [peak, !peak] {
        let wrong_side = if upward == peak { 0.0 } else { 140.0 };
        for (order, slide) in (0_u8..).zip(SLIDES) {
            let dislike = wrong_side + f64::from(order) * 2.0;
            let x = -width * slide;
            hangs.push(if upward {
                Hang { dislike, base: Vec2::new(x, -height), away: Vec2::new(0.0, -1.0) }
            } else {
                Hang { dislike, base: Vec2::new(x, 0.0), away: Vec2::new(0.0, 1.0) }
            });
        }
    }
    for (x, sideways) in [(0.0, 1.0), (-width, -1.0)] {
        let (y, down) = if peak { (-height, -1.0) } else { (0.0, 1.0) };
        hangs.push(Hang { dislike: 5.0, base: Vec2::new(x, y), away: Vec2::new(0.75 * sideways, 0.66 * down) });
    }
    for (order, slide) in (0_u8..).zip(HEIGHTS) {
        let dislike = 6.0 + f64::from(order) * 3.0;
        let y = -height * slide;
        hangs.push(Hang { dislike, base: Vec2::new(0.0, y), away: Vec2::new(1.0, 0.0) });
        hangs.push(Hang { dislike: dislike + 1.0, base: Vec2::new(-width, y), away: Vec2::new(-1.0, 0.0) });
    }
    hangs
}

/// The free places of a label, the best first.
fn candidates(
    cx: &LayoutContext<'_>,
    wish: &Wish<'_>,
    settings: &[LabelSetting],
    taken: &Taken,
    free: impl Fn(Rect) -> bool,
) -> Vec<Candidate> {
    /// Dislike of a leader that runs over another point's marker, in layout units, and of one that crosses a curve.
    const OVER_MARKER: f64 = 300.0;
    const OVER_CURVE: f64 = 120.0;
    /// And of one that runs along the curve it leaves instead of across it: the two would be taken for one line.
    const ALONG_CURVE: f64 = 150.0;
    /// So far from the point a leader may be on the stroke of its curve, in layout units.
    const LEAVING: f64 = 14.0;
    /// Distances from the marker, in layout units.
    const DISTANCES: [f64; 9] = [21.0, 26.0, 32.0, 41.0, 54.0, 72.0, 95.0, 125.0, 160.0];
    /// So many places on each side are worth keeping: the nearest, and others to give way to another label.
    const NEAREST: usize = 3;
    const KEPT: usize = 96;
    let mut found = Vec::new();
    for (setting, LabelSetting { size, .. }) in settings.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "one of four")]
        let unusual = setting as f64 * 9.0;
        for Hang { dislike, base, away } in hangs(wish.above, *size) {
            let places = DISTANCES.iter().map(|distance| {
                let rect = Rect::from_origin_size(wish.place + base + away * cx.u(*distance), *size);
                (distance * 2.0 + dislike + unusual, rect)
            });
            found.extend(places.filter(|(_, rect)| free(*rect)).take(NEAREST).map(|(cost, rect)| {
                let leader = leader(wish.place, rect, wish.rim + cx.u(1.5), cx.u(NEAR));
                let over = leader.map_or(0.0, |line| {
                    let along = (line.p1 - line.p0).normalize().dot(wish.along);
                    let crossed = if taken.has_marker_on(line, wish.place) {
                        OVER_MARKER
                    } else if taken.is_clear(line, wish.rim + cx.u(LEAVING)) {
                        0.0
                    } else {
                        OVER_CURVE
                    };
                    crossed + ALONG_CURVE * along * along
                });
                Candidate { cost: cost + over, rect, leader, setting }
            }));
        }
    }
    found.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    found.truncate(KEPT);
    found
}

/// A line from the marker's rim to the middle of the label's nearest side, where the label stands too far to be taken for the marker's
/// own.
fn leader(from: Point, label: Rect, rim: f64, least: f64) -> Option<Segment> {
    let nearest = Point::new(from.x.clamp(label.x0, label.x1), from.y.clamp(label.y0, label.y1));
    ((nearest - from).hypot() > least.max(rim)).then_some(())?;
    let (Point { x, y }, Rect { x0, y0, x1, y1 }) = (label.center(), label);
    let facing = [
        (from.y < y0, Point::new(x, y0)),
        (from.y > y1, Point::new(x, y1)),
        (from.x < x0, Point::new(x0, y)),
        (from.x > x1, Point::new(x1, y)),
    ];
    let docks = facing.into_iter().filter(|(faces, _)| *faces).map(|(_, dock)| dock);
    let to = docks.min_by(|one, other| (*one - from).hypot2().total_cmp(&(*other - from).hypot2()))?;
    let way = to - from;
    Some(Segment::new(from + way.normalize() * rim, to))
}

/// Whether two labels cannot both be where they are.
fn collide(one: &Candidate, other: &Candidate, apart: f64) -> bool {
    let crosses = |leader: Option<Segment>, label: Rect| leader.is_some_and(|line| runs_through(line, label));
    !one.rect.inset(apart).intersect(other.rect).is_zero_area()
        || crosses(one.leader, other.rect)
        || crosses(other.leader, one.rect)
}

/// Whether a line runs through a box: some stretch of it, 0–1, lies between both pairs of edges (Liang and Barsky, 1984).
fn runs_through(line: Segment, rect: Rect) -> bool {
    let way = line.p1 - line.p0;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in [(line.p0.x, way.x, rect.x0, rect.x1), (line.p0.y, way.y, rect.y0, rect.y1)] {
        if step == 0.0 {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (near, far) = ((low - start) / step, (high - start) / step);
        from = from.max(near.min(far));
        to = to.min(near.max(far));
    }
    from <= to
}

/// A place for each label, by its number among the label's candidates; `None` where there is none beside the others.
fn choose(wishes: &[Wish<'_>], candidates: &[Vec<Candidate>], apart: f64) -> Vec<Option<usize>> {
    let mut chosen: Vec<Option<usize>> = candidates.iter().map(|found| (!found.is_empty()).then_some(0)).collect();
    // Which labels are placed together: the smallest number among them stands for each.
    let mut group: Vec<usize> = (0..candidates.len()).collect();
    loop {
        let place = |index: usize| chosen[index].and_then(|place| candidates[index].get(place));
        let before = group.clone();
        for one in 0..candidates.len() {
            for other in one + 1..candidates.len() {
                let meet = before[one] != before[other]
                    && place(one).zip(place(other)).is_some_and(|(one, other)| collide(one, other, apart));
                if meet {
                    let (least, most) = (group[one].min(group[other]), group[one].max(group[other]));
                    group.iter_mut().filter(|of| **of == most).for_each(|of| *of = least);
                }
            }
        }
        if group == before {
            return chosen;
        }
        for leader in 0..candidates.len() {
            let members: Vec<usize> = (0..candidates.len()).filter(|index| group[*index] == leader).collect();
            // Those whose company did not change stay where they are.
            let grown = members.iter().any(|index| before[*index] != before[leader]);
            if grown {
                for (index, place) in members.iter().zip(Search::best(&members, wishes, candidates, apart)) {
                    chosen[*index] = place;
                }
            }
        }
    }
}

/// The search for the places of some labels beside each other that are disliked least in all.
struct Search<'a> {
    /// The labels in the order in which they choose.
    order: Vec<usize>,
    candidates: &'a [Vec<Candidate>],
    apart: f64,
    /// What it costs to leave each of them out.
    left_out: Vec<f64>,
    /// What those from each on cost at least.
    least: Vec<f64>,
    steps: u32,
    chosen: Vec<Option<usize>>,
    best: Option<(f64, Vec<Option<usize>>)>,
}

impl Search<'_> {
    /// Every choice is tried where the labels are few; where they are many, the best of what some orders begin with.
    fn best(members: &[usize], wishes: &[Wish<'_>], candidates: &[Vec<Candidate>], apart: f64) -> Vec<Option<usize>> {
        /// A label left out is worse than any place it could have.
        const LEFT_OUT: f64 = 10_000.0;
        let mut by_place = members.to_vec();
        by_place.sort_by(|one, other| wishes[*one].place.x.total_cmp(&wishes[*other].place.x).then(one.cmp(other)));
        let reversed = |order: &[usize]| order.iter().rev().copied().collect::<Vec<_>>();
        let orders = [members.to_vec(), reversed(members), reversed(&by_place), by_place];
        let mut best: Option<(f64, FoundPlaces)> = None;
        for order in orders {
            let left_out: Vec<f64> = (order.iter())
                .map(|index| {
                    LEFT_OUT * (1.0 + wishes[*index].prominence + if wishes[*index].edited { 99.0 } else { 0.0 })
                })
                .collect();
            let mut least = vec![0.0; order.len() + 1];
            for (at, index) in order.iter().enumerate().rev() {
                least[at] = least[at + 1] + candidates[*index].first().map_or(left_out[at], |first| first.cost);
            }
            let least_in_all = least[0];
            let chosen = Vec::with_capacity(order.len());
            let mut search = Search { order, candidates, apart, left_out, least, steps: 0, chosen, best: None };
            search.go(0.0, best.as_ref().map_or(f64::INFINITY, |(cost, _)| *cost));
            if let Some((cost, chosen)) = search.best {
                let places = search.order.iter().copied().zip(chosen).collect();
                best = Some((cost, places));
                if cost <= least_in_all {
                    break;
                }
            }
        }
        let places = best.map(|(_, places)| places).unwrap_or_default();
        members.iter().map(|index| places.iter().find(|(of, _)| of == index).and_then(|(_, place)| *place)).collect()
    }

    /// Goes on from the labels that have chosen, at what their places cost together, for something cheaper than `known`.
    fn go(&mut self, cost: f64, known: f64) {
        /// So many choices are looked at.
        const STEPS: u32 = 4_000;
        let limit = |search: &Self| search.best.as_ref().map_or(known, |(cost, _)| *cost);
        let depth = self.chosen.len();
        let Some(&index) = self.order.get(depth) else {
            if cost < limit(self) {
                self.best = Some((cost, self.chosen.clone()));
            }
            return;
        };
        let rest = self.least[depth + 1];
        for (number, candidate) in self.candidates[index].iter().enumerate() {
            self.steps += 1;
            if self.steps > STEPS || cost + candidate.cost + rest >= limit(self) {
                break;
            }
            let free = self.order.iter().zip(&self.chosen).all(|(other, place)| {
                place
                    .and_then(|place| self.candidates[*other].get(place))
                    .is_none_or(|other| !collide(candidate, other, self.apart))
            });
            if free {
                self.chosen.push(Some(number));
                self.go(cost + candidate.cost, known);
                self.chosen.pop();
            }
        }
        // Without a first answer the search goes on to one, however long it took.
        if (self.best.is_none() || self.steps <= STEPS) && cost + self.left_out[depth] + rest < limit(self) {
            self.chosen.push(None);
            self.go(cost + self.left_out[depth], known);
            self.chosen.pop();
        }
    }
}

/// Labels with the places they chose.
type FoundPlaces = Vec<(usize, Option<usize>)>;

fn draw(
    cx: &LayoutContext<'_>,
    wish: &Wish<'_>,
    place: &Candidate,
    setting: &LabelSetting,
    body: &RichText,
) -> Arc<Group> {
    let rect = place.rect;
    let mut drawing = cx.drawing();
    if let Some(leader) = place.leader {
        drawing.line(leader.p0, leader.p1, Stroke::solid(cx.u(1.0), cx.theme.secondary));
    }
    drawing.rect(rect, cx.u(9.0), Some(cx.theme.paper), Some(Stroke::solid(cx.u(1.0), cx.theme.hairline)));
    let (left, top) = (rect.x0 + cx.u(PAD.x), rect.y0 + cx.u(PAD.y));
    drawing.text(&setting.head, Point::new(left, top));
    drawing.words(body, &setting.body, Point::new(left, top + setting.head.height.get() + cx.u(1.0)));
    let source = Source { element: ElementId::Emotion(wish.point.id), part: Part::Label };
    drawing.finish(Some(source), Layer::Emotions)
}

fn contains(outer: Rect, inner: Rect) -> bool {
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

/// Which cells of a grid over the band are touched by a curve or a marker, so that a box that touches one is told at once, however
/// many there are. Only what is within reach of a label is looked at.
struct Taken {
    origin: Point,
    /// Side of a cell in points.
    cell: f64,
    columns: usize,
    rows: usize,
    /// How many cells above and left of each corner of the grid are taken.
    sums: Vec<u32>,
    /// Boxes of the markers, ascending in the x of their middles.
    markers: Vec<Rect>,
}

impl Taken {
    fn of(cx: &LayoutContext<'_>, band: Rect, lines: &[LabelledCurve<'_>], wishes: &[Wish<'_>]) -> Self {
        /// Side of a cell in layout units: no label is kept farther away than this for the sake of the grid.
        const CELL: f64 = 2.0;
        /// About so many cells at most, whatever the size of the band.
        const CELLS: f64 = 250_000.0;
        /// A label reaches no farther than this from its point, in layout units: the farthest place of the widest.
        const REACH: f64 = 600.0;
        let cell = (band.area() / CELLS).sqrt().max(cx.u(CELL)).max(0.01);
        let (columns, rows) = (whole(band.width() / cell) + 1, whole(band.height() / cell) + 1);
        let mut cells = vec![false; columns * rows];
        let mut mark = |rect: Rect| {
            let (left, right) = (whole((rect.x0 - band.x0) / cell), whole((rect.x1 - band.x0) / cell));
            let (top, bottom) = (whole((rect.y0 - band.y0) / cell), whole((rect.y1 - band.y0) / cell));
            if rect.x1 >= band.x0 && rect.y1 >= band.y0 && left < columns && top < rows {
                for row in top..=bottom.min(rows - 1) {
                    cells[row * columns + left..=row * columns + right.min(columns - 1)].fill(true);
                }
            }
        };
        let mut reach: Vec<(f64, f64)> =
            wishes.iter().map(|wish| (wish.place.x - cx.u(REACH), wish.place.x + cx.u(REACH))).collect();
        reach.sort_by(|one, other| one.0.total_cmp(&other.0));
        let within = |from: f64, to: f64| {
            let last = reach.partition_point(|(start, _)| *start <= to);
            reach[..last].iter().any(|(_, end)| *end >= from)
        };
        for line in lines {
            for segment in line.path.segments() {
                let (start, end) = (segment.start(), segment.end());
                if !within(start.x, end.x) {
                    continue;
                }
                // Between two of its points a curve leads one way, and x runs along it evenly: over one column of the grid it
                // covers what lies between the heights at which it comes in and goes out.
                let run = end.x - start.x;
                let height =
                    |x: f64| if run > 0.0 { segment.eval(((x - start.x) / run).clamp(0.0, 1.0)).y } else { end.y };
                let half = line.width / 2.0;
                let (first, last) = (whole((start.x - half - band.x0) / cell), whole((end.x + half - band.x0) / cell));
                for column in first..=last.min(columns - 1) {
                    #[expect(clippy::cast_precision_loss, reason = "a few thousand columns")]
                    let left = band.x0 + column as f64 * cell;
                    let from = if run > 0.0 { height(left - half) } else { start.y };
                    let to = height(left + cell + half);
                    let middle = left + cell / 2.0;
                    mark(Rect::new(middle, from.min(to) - half, middle, from.max(to) + half));
                }
            }
            for &(place, rim, _) in &line.points {
                mark(Rect::from_center_size(place, (2.0 * rim, 2.0 * rim)));
            }
        }

        let across = columns + 1;
        let mut sums = vec![0; across * (rows + 1)];
        for row in 0..rows {
            let mut sum = 0;
            for column in 0..columns {
                sum += u32::from(cells[row * columns + column]);
                sums[(row + 1) * across + column + 1] = sum + sums[row * across + column + 1];
            }
        }
        let mut markers: Vec<Rect> = (lines.iter())
            .flat_map(|line| &line.points)
            .map(|&(place, rim, _)| Rect::from_center_size(place, (2.0 * rim, 2.0 * rim)))
            .collect();
        markers.sort_by(|one, other| one.center().x.total_cmp(&other.center().x));
        Self { origin: band.origin(), cell, columns, rows, sums, markers }
    }

    /// Whether a line runs over a marker other than the one at `own`.
    fn has_marker_on(&self, line: Segment, own: Point) -> bool {
        /// No marker reaches farther than this many sides of a cell to either side.
        const WIDEST: f64 = 16.0;
        let bounds = Rect::from_points(line.p0, line.p1).inset(WIDEST * self.cell);
        let first = self.markers.partition_point(|marker| marker.center().x < bounds.x0);
        (self.markers[first..].iter().take_while(|marker| marker.center().x <= bounds.x1))
            .any(|marker| !marker.contains(own) && runs_through(line, *marker))
    }

    /// Whether a leader crosses no cell that is taken, but for its first `along` points, where it leaves the curve it belongs to.
    fn is_clear(&self, line: Segment, along: f64) -> bool {
        let length = (line.p1 - line.p0).hypot();
        if length <= along {
            return true;
        }
        let line = line.subsegment(along / length..1.0);
        let steps = whole((line.p1 - line.p0).hypot() / self.cell).clamp(1, 10_000);
        let at = |step: usize| {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand steps")]
            let share = step as f64 / steps as f64;
            line.eval(share)
        };
        (0..=steps).all(|step| self.is_free(Rect::from_points(at(step), at(step))))
    }

    /// Whether no cell that a box touches is taken.
    fn is_free(&self, rect: Rect) -> bool {
        let at = |place: f64, origin: f64| (place - origin) / self.cell;
        let (left, top) = (whole(at(rect.x0, self.origin.x)), whole(at(rect.y0, self.origin.y)));
        let right = (whole(at(rect.x1, self.origin.x)) + 1).min(self.columns);
        let bottom = (whole(at(rect.y1, self.origin.y)) + 1).min(self.rows);
        if left >= right || top >= bottom {
            return true;
        }
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        sum(right, bottom) + sum(left, top) == sum(left, bottom) + sum(right, top)
    }
}

/// Whole steps of a way, none of one that leads back.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand cells; negative becomes 0")]
const fn whole(way: f64) -> usize {
    way as usize
}
