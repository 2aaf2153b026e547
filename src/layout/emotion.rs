//! The emotion band: the hero of the map.

use super::curve::monotone;
use super::draw::{Drawing, Kit};
use super::frame::{EmotionScale, Frame, Notice};
use super::pieces::marker;
use super::words::Words;
use crate::model::{ElementId, EmotionPoint, Feeling, Field, Journey, LineStyle, Persona};
use crate::scene::{Dash, Fill, Group, Layer, Part, Source, Stroke};
use crate::text::{Block, Face};
use kurbo::{
    BezPath, ParamCurve as _, ParamCurveArclen as _, Point, Rect, RoundedRect, RoundedRectRadii, Shape as _, Vec2,
};
use std::sync::Arc;

/// Groups of the band, in sheet coordinates, and what found no place.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) notices: Vec<Notice>,
}

/// The scale of a band: how far its ends are from +2 and −2, so that a marker at an extreme stays inside.
pub(super) fn scale(kit: &Kit<'_>, band: Rect) -> EmotionScale {
    let inset = kit.u(26.0).min(band.height() / 6.0);
    EmotionScale { top: band.y0 + inset, bottom: band.y1 - inset }
}

/// How a persona's line is broken, at `width` points of line.
pub(super) fn dash(line: LineStyle, width: f64) -> (Dash, bool) {
    match line {
        LineStyle::Solid => (Dash::SOLID, true),
        // Round caps make dots of dashes without length.
        LineStyle::Dotted => (Dash::pair(0.01, width * 2.1), true),
        LineStyle::Dashed => (Dash::pair(width * 3.0, width * 2.0), false),
        LineStyle::DashDot => (Dash::quad([width * 3.5, width * 1.8, width * 0.9, width * 1.8]), false),
        LineStyle::LongDash => (Dash::pair(width * 6.5, width * 2.2), false),
    }
}

/// The stroke of a persona's line.
pub(super) fn persona_stroke(kit: &Kit<'_>, persona: &Persona, width: f64) -> Stroke {
    let (dash, round) = dash(persona.look.line, width);
    Stroke { width, color: kit.theme.persona(persona.look).line, dash, round }
}

/// A persona's points in the order of the way, with their places on the sheet.
struct Curve<'a> {
    persona: &'a Arc<Persona>,
    points: Vec<(Point, &'a Arc<EmotionPoint>)>,
    path: BezPath,
    /// Points along the curve, near enough to each other that no label slips between them.
    samples: Vec<Point>,
}

/// Draws ground, curves, markers and quotes.
pub(super) fn band(kit: &Kit<'_>, frame: &Frame, band: Rect, journey: &Journey, personas: &[&Arc<Persona>]) -> Band {
    let mut result = Band::default();
    result.groups.push(ground(kit, frame, band));

    // Quotes keep so far from what they are tested against that even the wider spacing lets none touch a curve.
    let spacing = kit.u(if journey.emotions.len() > CROWDED { 12.0 } else { 5.0 });
    let curves: Vec<Curve<'_>> = personas
        .iter()
        .map(|persona| {
            let mut points: Vec<(Point, &Arc<EmotionPoint>)> = (journey.emotions.iter())
                .filter(|point| point.persona == persona.id)
                .filter_map(|point| {
                    Some((Point::new(frame.x_of(point.stage, point.at)?, frame.y_of(point.value)?), point))
                })
                .collect();
            points.sort_by(|(one, _), (other, _)| one.x.total_cmp(&other.x));
            let path = monotone(&points.iter().map(|(place, _)| *place).collect::<Vec<_>>());
            let samples = sample(&path, spacing);
            Curve { persona, points, path, samples }
        })
        .collect();

    for curve in &curves {
        let mut drawing = Drawing::default();
        drawing.path(curve.path.clone(), None, Some(persona_stroke(kit, curve.persona, kit.u(4.5))));
        if !drawing.is_empty() {
            let source = Source { element: ElementId::Persona(curve.persona.id), part: Part::Curve };
            result.groups.push(drawing.finish(Some(source), Layer::Emotions));
        }
    }
    for curve in &curves {
        let color = kit.theme.persona(curve.persona.look).line;
        for (place, point) in &curve.points {
            let mut drawing = Drawing::default();
            let shape = marker(curve.persona.look, *place, kit.u(7.5));
            let outline = Stroke::solid(kit.u(3.0), color);
            drawing.path(shape, Some(Fill::Solid(kit.theme.paper)), Some(outline));
            let source = Source { element: ElementId::Emotion(point.id), part: Part::Handle };
            result.groups.push(drawing.finish(Some(source), Layer::Emotions));
        }
    }
    quotes(kit, band, &curves, &mut result);
    result
}

/// Tints, hairlines, the words of the scale.
fn ground(kit: &Kit<'_>, frame: &Frame, band: Rect) -> Arc<Group> {
    let theme = kit.theme;
    let mut drawing = Drawing::default();
    let radius = kit.u(10.0);
    let middle = frame.y_of(Feeling::new(0.0)).unwrap_or(band.center().y);
    let upper = RoundedRect::from_rect(Rect { y1: middle, ..band }, RoundedRectRadii::new(radius, radius, 0.0, 0.0));
    let lower = RoundedRect::from_rect(Rect { y0: middle, ..band }, RoundedRectRadii::new(0.0, 0.0, radius, radius));
    drawing.path(upper.to_path(0.05), Some(Fill::Vertical { top: theme.delight_tint, bottom: theme.paper }), None);
    drawing.path(lower.to_path(0.05), Some(Fill::Vertical { top: theme.paper, bottom: theme.anger_tint }), None);
    for column in frame.stages.iter().skip(1) {
        let line = Stroke::solid(kit.u(1.0), theme.hairline);
        drawing.line(Point::new(column.left, band.y0), Point::new(column.left, band.y1), line);
    }
    for value in [2.0, 1.0, -1.0, -2.0] {
        if let Some(y) = frame.y_of(Feeling::new(value)) {
            let line = Stroke { dash: Dash::pair(kit.u(2.0), kit.u(7.0)), ..Stroke::solid(kit.u(1.0), theme.outline) };
            drawing.line(Point::new(band.x0, y), Point::new(band.x1, y), line);
        }
    }
    let line = Stroke::solid(kit.u(1.5), theme.zero_line);
    drawing.line(Point::new(band.x0, middle), Point::new(band.x1, middle), line);
    for (value, key) in [(2.0, "emotion-plus2"), (0.0, "emotion-zero"), (-2.0, "emotion-minus2")] {
        if let Some(y) = frame.y_of(Feeling::new(value)) {
            let label = kit.line(&kit.words.text(key), kit.small());
            let origin = Point::new(band.x0 - kit.u(12.0) - label.width.get(), y - label.height.get() / 2.0);
            drawing.text(&label, origin);
        }
    }
    drawing.finish(None, Layer::Grid)
}

/// Points along a path, at most `spacing` apart.
fn sample(path: &BezPath, spacing: f64) -> Vec<Point> {
    let mut samples = Vec::new();
    for segment in path.segments() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in points, at least 1")]
        let steps = (segment.arclen(1.0) / spacing).ceil().clamp(1.0, 10_000.0) as u32;
        samples.extend((0..=steps).map(|step| segment.eval(f64::from(step) / f64::from(steps))));
    }
    samples
}

/// A quote that wants a place.
struct Wish<'a> {
    place: Point,
    point: &'a Arc<EmotionPoint>,
    persona: &'a Arc<Persona>,
    /// Whether the curve turns downward here: its label belongs above.
    peak: bool,
}

/// Sets quotes where they cover no curve, no marker and no other quote, near their point.
fn quotes(kit: &Kit<'_>, band: Rect, curves: &[Curve<'_>], result: &mut Band) {
    let mut wishes: Vec<Wish<'_>> = Vec::new();
    for curve in curves {
        for (index, (place, point)) in curve.points.iter().enumerate() {
            if point.quote.trim().is_empty() && !kit.edits(ElementId::Emotion(point.id), Field::Quote) {
                continue;
            }
            let before = index.checked_sub(1).map(|index| curve.points[index].1.value.get());
            let after = curve.points.get(index + 1).map(|(_, point)| point.value.get());
            let value = point.value.get();
            let above = |other: Option<f64>| other.is_none_or(|other| value > other);
            let below = |other: Option<f64>| other.is_none_or(|other| value < other);
            let peak = if above(before) && above(after) {
                true
            } else if below(before) && below(after) {
                false
            } else {
                value >= 0.0
            };
            wishes.push(Wish { place: *place, point, persona: curve.persona, peak });
        }
    }
    wishes.sort_by(|one, other| {
        let strength = |wish: &Wish<'_>| wish.point.value.get().abs();
        strength(other).total_cmp(&strength(one)).then(one.point.id.cmp(&other.point.id))
    });

    let mut markers: Vec<Point> =
        curves.iter().flat_map(|curve| curve.points.iter().map(|(place, _)| *place)).collect();
    markers.sort_by(|one, other| one.x.total_cmp(&other.x));
    let points = || curves.iter().flat_map(|curve| &curve.samples).chain(&markers).copied();
    let crowd = (wishes.len() > FEW).then(|| Crowd::of(band, points()));
    let place = |order: &[&Wish<'_>]| place_all(kit, band, curves, (&markers, crowd.as_ref()), order);
    let mut orders: Vec<Vec<&Wish<'_>>> = vec![wishes.iter().collect()];
    if wishes.len() <= FEW {
        // The strongest feeling chooses first, unless another order lets all of them stand nearer to their points.
        let mut by_place: Vec<&Wish<'_>> = wishes.iter().collect();
        by_place.sort_by(|one, other| one.place.x.total_cmp(&other.place.x));
        orders.push(wishes.iter().rev().collect());
        orders.push(by_place.iter().rev().copied().collect());
        orders.push(by_place);
    }
    let best =
        orders.iter().map(|order| place(order)).reduce(|best, other| if other.0 < best.0 { other } else { best });
    if let Some((_, labels, notices)) = best {
        result.groups.extend(labels);
        result.notices.extend(notices);
    }
}

/// A band of more points is sampled less densely.
const CROWDED: usize = 300;

/// So few quotes are worth trying in several orders.
const FEW: usize = 12;

/// Points counted in the cells of a grid, so that a box that covers some is told apart at once, however many there are.
struct Crowd {
    origin: Point,
    /// Side of a cell in points.
    cell: f64,
    columns: usize,
    rows: usize,
    /// How many points lie above and left of each corner of the grid.
    sums: Vec<u32>,
}

impl Crowd {
    fn of(area: Rect, points: impl Iterator<Item = Point>) -> Self {
        /// About so many cells, whatever the size of the band.
        const CELLS: f64 = 60_000.0;
        let cell = (area.area() / CELLS).sqrt().max(0.25);
        let mut crowd = Self {
            origin: area.origin(),
            cell,
            columns: steps(area.width() / cell) + 1,
            rows: steps(area.height() / cell) + 1,
            sums: Vec::new(),
        };
        let across = crowd.columns + 1;
        crowd.sums.resize(across * (crowd.rows + 1), 0);
        for point in points {
            let at = (point - crowd.origin) / cell;
            let (column, row) = (steps(at.x), steps(at.y));
            if at.x >= 0.0 && at.y >= 0.0 && column < crowd.columns && row < crowd.rows {
                crowd.sums[(row + 1) * across + column + 1] += 1;
            }
        }
        for row in 1..=crowd.rows {
            let mut line = 0;
            for column in 1..across {
                line += crowd.sums[row * across + column];
                crowd.sums[row * across + column] = line + crowd.sums[(row - 1) * across + column];
            }
        }
        crowd
    }

    /// Whether a point lies in a cell that is wholly in a box; there may be others at the box's edges.
    fn has_in(&self, rect: Rect) -> bool {
        /// A point at the very edge of a cell is left to a closer look.
        const EDGE: f64 = 1e-6;
        let edge = |at: f64, origin: f64| (at - origin) / self.cell;
        let left = steps((edge(rect.x0, self.origin.x) + EDGE).ceil()).min(self.columns);
        let top = steps((edge(rect.y0, self.origin.y) + EDGE).ceil()).min(self.rows);
        let right = steps((edge(rect.x1, self.origin.x) - EDGE).floor()).min(self.columns);
        let bottom = steps((edge(rect.y1, self.origin.y) - EDGE).floor()).min(self.rows);
        if left >= right || top >= bottom {
            return false;
        }
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        sum(right, bottom) + sum(left, top) > sum(left, bottom) + sum(right, top)
    }
}

/// Whole steps of a way, none of one that leads back.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand cells; negative becomes 0")]
const fn steps(way: f64) -> usize {
    way as usize
}

/// Places quotes one after the other: what all of it costs, the labels, and what found no place.
fn place_all(
    kit: &Kit<'_>,
    band: Rect,
    curves: &[Curve<'_>],
    markers: (&[Point], Option<&Crowd>),
    order: &[&Wish<'_>],
) -> (f64, Vec<Arc<Group>>, Vec<Notice>) {
    /// A quote left out is worse than any place it could have.
    const LEFT_OUT: f64 = 10_000.0;
    /// So many of the strongest feelings look for a place: where there are more, nobody reads a band full of quotes.
    const TRIED: usize = 36;
    let mut taken: Vec<Rect> = Vec::new();
    let (mut cost, mut labels, mut notices) = (0.0, Vec::new(), Vec::new());
    for (rank, wish) in order.iter().enumerate() {
        // What is being typed stands on top of something rather than nowhere.
        let edited = kit.edits(ElementId::Emotion(wish.point.id), Field::Quote);
        let place = |anywhere: bool| place_quote(kit, band, curves, markers, &taken, wish, anywhere);
        let found = if rank < TRIED || edited { place(false) } else { None };
        match found.or_else(|| edited.then(|| place(true)).flatten()) {
            Some((dislike, rect, label)) => {
                cost += dislike;
                taken.push(rect);
                labels.push(label);
            }
            None => {
                cost += LEFT_OUT;
                notices.push(Notice::QuoteLeftOut { element: ElementId::Emotion(wish.point.id) });
            }
        }
    }
    (cost, labels, notices)
}

fn place_quote(
    kit: &Kit<'_>,
    band: Rect,
    curves: &[Curve<'_>],
    (markers, crowd): (&[Point], Option<&Crowd>),
    taken: &[Rect],
    wish: &Wish<'_>,
    anywhere: bool,
) -> Option<(f64, Rect, Arc<Group>)> {
    /// Widths tried, in layout units: a compact label first, then a flat and a narrow one.
    const WIDTHS: [f64; 4] = [250.0, 310.0, 205.0, 390.0];
    /// Distances from the marker, in layout units.
    const DISTANCES: [f64; 9] = [21.0, 26.0, 32.0, 41.0, 54.0, 72.0, 95.0, 125.0, 160.0];
    let (pad_x, pad_y) = (kit.u(13.0), kit.u(9.0));
    let clear = kit.u(7.0);
    let inner = band.inset(-kit.u(5.0));
    let key = if wish.peak { "quote-peak" } else { "quote-low" };
    let colors = kit.theme.persona(wish.persona.look);
    let head = kit.words.format(key, &[("persona", wish.persona.name.as_str().into())]);
    let element = ElementId::Emotion(wish.point.id);
    let style = Kit::style(Face::Medium, kit.scale.body, kit.theme.ink).with_leading(1.22);
    let quote = Words::quoted(kit, element, Field::Quote, &wish.point.quote, style);

    let mut best: Option<(f64, Rect, Arc<Block>, Arc<Block>)> = None;
    for (rank, width) in (0_u8..).zip(WIDTHS) {
        let unusual = f64::from(rank) * 9.0;
        if best.as_ref().is_some_and(|(least, ..)| *least <= DISTANCES[0] * 2.0 + unusual) {
            break;
        }
        let text_width = kit.u(width) - 2.0 * pad_x;
        let head =
            kit.set(&head, Kit::style(Face::SemiBold, kit.scale.small, colors.ink).with_leading(1.2), text_width);
        let body = kit.balanced(&quote, text_width);
        let size = (
            head.width.get().max(body.width.get()) + 2.0 * pad_x,
            head.height.get() + body.height.get() + kit.u(1.0) + 2.0 * pad_y,
        );
        for Hang { dislike, base, away } in hangs(wish.peak, size) {
            for distance in DISTANCES {
                let cost = distance * 2.0 + dislike + unusual;
                if best.as_ref().is_some_and(|(least, ..)| *least <= cost) {
                    break;
                }
                let rect = Rect::from_origin_size(wish.place + base + away * kit.u(distance), size);
                let room = rect.inset(clear);
                // Markers and curves are found by their x; the labels are gone through one by one, so they come last.
                let free = || {
                    !crowd.is_some_and(|crowd| crowd.has_in(room))
                        && !touches(rect.inset(kit.u(11.0)), markers)
                        && curves.iter().all(|curve| !touches(room, &curve.samples))
                        && taken.iter().all(|other| room.intersect(*other).is_zero_area())
                };
                if contains(inner, rect) && (anywhere || free()) {
                    best = Some((cost, rect, Arc::clone(&head), Arc::clone(&body)));
                    break;
                }
            }
        }
    }

    let (cost, rect, head, body) = best?;
    let mut drawing = Drawing::default();
    if let Some(leader) = leader(wish.place, rect, kit.u(11.0), kit.u(24.0)) {
        drawing.line(leader.0, leader.1, Stroke::solid(kit.u(1.25), colors.line));
    }
    drawing.rect(rect, kit.u(9.0), Some(kit.theme.paper), Some(Stroke::solid(kit.u(1.0), kit.theme.hairline)));
    drawing.text(&head, Point::new(rect.x0 + pad_x, rect.y0 + pad_y));
    drawing.words(&quote, &body, Point::new(rect.x0 + pad_x, rect.y0 + pad_y + head.height.get() + kit.u(1.0)));
    let source = Source { element, part: Part::Label };
    Some((cost, rect, drawing.finish(Some(source), Layer::Emotions)))
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
fn hangs(peak: bool, (width, height): (f64, f64)) -> Vec<Hang> {
    /// How a box slides along the side it hangs on: 0 its near edge at the marker, 1 its far edge.
    const SLIDES: [f64; 7] = [0.0, 1.0, 0.25, 0.75, 0.5, -0.2, 1.2];
    const HEIGHTS: [f64; 5] = [0.5, 0.75, 0.25, 0.95, 0.05];
    let mut hangs = Vec::with_capacity(24);
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
    for (order, slide) in (0_u8..).zip(HEIGHTS) {
        let dislike = 6.0 + f64::from(order) * 3.0;
        let y = -height * slide;
        hangs.push(Hang { dislike, base: Vec2::new(0.0, y), away: Vec2::new(1.0, 0.0) });
        hangs.push(Hang { dislike: dislike + 1.0, base: Vec2::new(-width, y), away: Vec2::new(-1.0, 0.0) });
    }
    hangs
}

/// A line from the marker's rim to the label, where the label stands too far to be taken for the marker's own.
fn leader(from: Point, label: Rect, rim: f64, least: f64) -> Option<(Point, Point)> {
    let to = Point::new(from.x.clamp(label.x0, label.x1), from.y.clamp(label.y0, label.y1));
    let way = to - from;
    (way.hypot() > least).then(|| (from + way.normalize() * rim, to))
}

fn contains(outer: Rect, inner: Rect) -> bool {
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

/// Whether one of the points, which ascend in x, lies in a box: the samples of a curve, the markers.
fn touches(rect: Rect, samples: &[Point]) -> bool {
    let start = samples.partition_point(|point| point.x < rect.x0);
    samples[start..].iter().take_while(|point| point.x <= rect.x1).any(|point| rect.contains(*point))
}
