//! A stretch of the curves: what is above calm and what below, where people are lost.

use super::draw::artifact;
use super::kit::Kit;
use super::node::{DrawnPiece, Node};
use crate::i18n::format;
use crate::layout::curve::{monotone, within};
use crate::layout::drawing::Drawing;
use crate::layout::emotion::{marker_size, persona_stroke};
use crate::method::curve_points;
use crate::model::{EmotionId, EmotionPoint, Journey, JourneyKind, Persona};
use crate::scene::{Dash, Fill, Group, Layer, Part, Placed, Role, Source, Stroke};
use crate::text::Face;
use kurbo::{BezPath, ParamCurve as _, Point, Rect, RoundedRect, RoundedRectRadii, Shape as _, Vec2};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// A stretch of the curves of some personas.
pub(in crate::layout) struct CurveFigure<'a> {
    /// Whose journey it is.
    pub(in crate::layout) journey: &'a Journey,
    /// Whose curves.
    pub(in crate::layout) personas: &'a [&'a Arc<Persona>],
    /// Which of the stages that are shown.
    pub(in crate::layout) stages: Range<usize>,
    /// Width of the figure and height of its band, in points.
    pub(in crate::layout) size: (f64, f64),
    /// What stands for it where it cannot be seen.
    pub(in crate::layout) alt: String,
    /// The points that have a number, in the order of the numbers.
    pub(in crate::layout) numbered: &'a [EmotionId],
    /// The points whose words stand beside them, where they are short and there is room; the most telling first.
    pub(in crate::layout) said: &'a [EmotionId],
    /// What of those who set out comes to each of the stages and goes on from the last, 0–1, with how it is written: a ribbon below.
    pub(in crate::layout) left: &'a [(f64, String)],
    /// Whether the names of the stages stand below.
    pub(in crate::layout) named: bool,
}

/// So much of the stages before and behind is shown, faintly, where it is one stage.
const AROUND: f64 = 0.14;

/// Where the band lies and what it shows.
struct Axes {
    band: Rect,
    top: f64,
    bottom: f64,
    /// The way at its left and right edge, in stages.
    from: f64,
    to: f64,
}

impl Axes {
    fn x(&self, way: f64) -> f64 {
        self.band.x0 + (way - self.from) / (self.to - self.from).max(1e-6) * self.band.width()
    }

    fn y(&self, value: f64) -> f64 {
        self.top + (2.0 - value) / 4.0 * (self.bottom - self.top)
    }
}

#[expect(clippy::cast_precision_loss, reason = "stages of a map")]
const fn way(stage: usize) -> f64 {
    stage as f64
}

impl CurveFigure<'_> {
    /// Draws it; gives the points whose numbers found a place too.
    pub(in crate::layout) fn node(&self, kit: &Kit<'_>) -> (Node, BTreeSet<EmotionId>) {
        let (width, height) = self.size;
        let scale = [(2.0, "emotion-plus2"), (0.0, "emotion-zero"), (-2.0, "emotion-minus2")]
            .map(|(value, key)| (value, kit.cx.line(&kit.word(key), kit.small())));
        let gutter = scale.iter().map(|(_, label)| label.width.get()).fold(0.0, f64::max) + kit.u(12.0);
        let band = Rect::new(gutter, 0.0, width, height);
        let inset = kit.u(20.0).min(height / 6.0);
        let count = self.journey.shown_stages().count();
        let one = self.stages.len() == 1;
        let around = if one { AROUND } else { 0.0 };
        let axes = Axes {
            band,
            top: band.y0 + inset,
            bottom: band.y1 - inset,
            from: (way(self.stages.start) - around).max(0.0),
            to: (way(self.stages.end) + around).min(way(count)),
        };
        let mut groups = Vec::new();
        let mut push = |drawing: Drawing, source: Option<Source>| {
            groups.push(Placed { offset: Vec2::ZERO, group: drawing.finish(source, Layer::Frame) });
        };
        let mut ground = kit.cx.drawing();
        ground.describe(Role::Figure, Some(self.alt.clone()));
        draw_ground(kit, &mut ground, &axes, self.stages.clone());
        for (value, label) in &scale {
            let top = axes.y(*value) - label.height.get() / 2.0;
            ground.text(label, Point::new(gutter - kit.u(12.0) - label.width.get(), top));
        }
        push(ground, None);
        let mut taken: Vec<Rect> = Vec::new();
        let mut placed = BTreeSet::new();
        for persona in self.personas {
            for kind in [JourneyKind::ToBe, JourneyKind::AsIs] {
                let points: Vec<(f64, &Arc<EmotionPoint>)> = curve_points(self.journey, persona.id, kind)
                    .into_iter()
                    .map(|(stage, point)| (way(stage) + point.at.get(), point))
                    .collect();
                let mut drawing = artifact(kit);
                self.draw_curve(kit, &mut drawing, &axes, (persona, kind), &points);
                let source = Source { element: crate::model::ElementId::Persona(persona.id), part: Part::Curve };
                push(drawing, Some(source));
                if kind.is_as_is() {
                    let mut numbers = artifact(kit);
                    self.draw_numbers(kit, &mut numbers, &axes, (persona, &points), (&mut taken, &mut placed));
                    push(numbers, None);
                }
            }
        }
        for group in self.words(kit, &axes) {
            groups.push(Placed { offset: Vec2::ZERO, group });
        }
        let mut push = |drawing: Drawing, source: Option<Source>| {
            groups.push(Placed { offset: Vec2::ZERO, group: drawing.finish(source, Layer::Frame) });
        };
        let mut bottom = height;
        if !self.left.is_empty() {
            let mut ribbon = artifact(kit);
            bottom = self.draw_ribbon(kit, &mut ribbon, &axes, bottom);
            push(ribbon, None);
        }
        if self.named {
            let mut names = kit.cx.drawing();
            names.describe(Role::Paragraph, None);
            bottom = self.draw_names(kit, &mut names, &axes, bottom);
            push(names, None);
        }
        (Node::Drawn(DrawnPiece { groups, height: bottom }), placed)
    }

    /// Points of a curve on the figure, each of which lies nowhere before the one before.
    fn places(&self, axes: &Axes, persona: &Persona, kind: JourneyKind) -> Vec<(Point, &Arc<EmotionPoint>)> {
        let mut least = f64::NEG_INFINITY;
        let points = curve_points(self.journey, persona.id, kind).into_iter();
        points
            .map(|(stage, point)| {
                least = axes.x(way(stage) + point.at.get()).max(least);
                (Point::new(least, axes.y(point.value.get())), point)
            })
            .collect()
    }

    /// What was said at points, beside them where no curve and no other words run.
    fn words(&self, kit: &Kit<'_>, axes: &Axes) -> Vec<Arc<Group>> {
        if self.said.is_empty() {
            return Vec::new();
        }
        let all: Vec<(_, Vec<_>)> = (self.personas.iter())
            .flat_map(|persona| [JourneyKind::AsIs, JourneyKind::ToBe].map(|kind| (*persona, kind)))
            .map(|(persona, kind)| (&**persona, self.places(axes, persona, kind)))
            .collect();
        let mut taken: Vec<Rect> = Vec::new();
        for (_, places) in &all {
            let points: Vec<Point> = places.iter().map(|(at, _)| *at).collect();
            let mark = kit.u(20.0);
            taken.extend(points.iter().map(|at| Rect::from_center_size(*at, (mark, mark))));
            taken.extend(along(&monotone(&points), kit.u(6.0)));
        }
        let mut groups = Vec::new();
        for id in self.said {
            let found = all.iter().find_map(|(persona, places)| {
                places.iter().find(|(_, point)| point.id == *id).map(|(at, point)| (persona, *at, *point))
            });
            let Some((persona, at, point)) = found else { continue };
            let quote = point.quote.trim();
            if quote.is_empty() {
                continue;
            }
            let style = Kit::style(Face::Medium, kit.cx.scale.small, kit.cx.theme.persona(persona.look).ink);
            let quote = format::quote(quote, kit.cx.language);
            let words = Kit::rich(&quote, style.with_leading(1.2)).balanced(&kit.cx, kit.u(190.0));
            if words.lines.len() > 3 || words.divided() > 0 {
                continue;
            }
            let size = kurbo::Size::new(words.width.get() + kit.u(6.0), words.height.get());
            let Some(rect) = seat(kit, axes.band, (at, point.value.get()), size, &taken) else { continue };
            let mut drawing = kit.cx.drawing();
            drawing.describe(Role::Paragraph, None);
            drawing.text(&words, Point::new(rect.x0 + kit.u(3.0), rect.y0));
            let source = Source { element: crate::model::ElementId::Emotion(point.id), part: Part::Label };
            groups.push(drawing.finish(Some(source), Layer::Frame));
            taken.push(rect.inset(kit.u(8.0)));
        }
        groups
    }

    fn draw_curve(
        &self,
        kit: &Kit<'_>,
        drawing: &mut Drawing,
        axes: &Axes,
        (persona, kind): (&Persona, JourneyKind),
        points: &[(f64, &Arc<EmotionPoint>)],
    ) {
        // Points at one place keep it, and none lies before the one before.
        let mut least = f64::NEG_INFINITY;
        let places: Vec<Point> = (points.iter())
            .map(|(way, point)| {
                least = axes.x(*way).max(least);
                Point::new(least, axes.y(point.value.get()))
            })
            .collect();
        let path = monotone(&places);
        let (left, right) = (axes.x(way(self.stages.start)), axes.x(way(self.stages.end)));
        let wide = if kind.is_as_is() { 3.2 } else { 1.6 };
        let stroke = persona_stroke(&kit.cx, persona, kit.u(wide));
        let faint = Stroke { color: stroke.color.with_alpha(0.3), ..stroke };
        for (from, to, stroke) in [(axes.band.x0, left, faint), (right, axes.band.x1, faint), (left, right, stroke)] {
            if to > from {
                drawing.path(within(&path, from, to), None, Some(stroke));
            }
        }
        if !kind.is_as_is() {
            return;
        }
        let color = kit.cx.theme.persona(persona.look).line;
        for (place, (_, point)) in places.iter().zip(points) {
            if place.x < left - 1e-6 || place.x > right + 1e-6 {
                continue;
            }
            let radius = kit.u(5.2) * marker_size(point.intensity);
            // A rim of paper keeps dots and dashes off the mark.
            let halo = Stroke::solid(kit.u(3.0), kit.cx.theme.paper);
            let symbol = kit.cx.marker(persona.look, radius + kit.u(1.2));
            drawing.symbol(symbol, *place, Fill::Solid(kit.cx.theme.paper), Some(halo));
            let fill = if point.evidence.is_hypothesis() { kit.cx.theme.paper } else { color };
            let symbol = kit.cx.marker(persona.look, radius);
            drawing.symbol(symbol, *place, Fill::Solid(fill), Some(Stroke::solid(kit.u(2.0), color)));
        }
    }

    fn draw_numbers(
        &self,
        kit: &Kit<'_>,
        drawing: &mut Drawing,
        axes: &Axes,
        (persona, points): (&Persona, &[(f64, &Arc<EmotionPoint>)]),
        (taken, placed): (&mut Vec<Rect>, &mut BTreeSet<EmotionId>),
    ) {
        let marks: Vec<Rect> = (points.iter())
            .map(|(way, point)| {
                let half = kit.u(8.0);
                Rect::from_center_size((axes.x(*way), axes.y(point.value.get())), (2.0 * half, 2.0 * half))
            })
            .collect();
        let style =
            Kit::style(Face::Bold, kit.cx.scale.small, kit.cx.theme.persona(persona.look).ink).with_leading(1.0);
        for (id, number) in self.numbered.iter().zip(1..) {
            let Some((way, point)) = points.iter().find(|(_, point)| point.id == *id) else { continue };
            let block = kit.cx.line(&number.to_string(), style);
            let at = Point::new(axes.x(*way), axes.y(point.value.get()));
            let (w, h) = (block.width.get(), block.height.get());
            let away = kit.u(9.0) + h / 2.0;
            let up = Vec2::new(0.0, -away);
            let order = if point.value.get() >= 0.0 { [up, -up] } else { [-up, up] };
            let spot =
                order.into_iter().map(|way| Rect::from_center_size(at + way, (w + kit.u(3.0), h))).find(|rect| {
                    axes.band.union(*rect) == axes.band
                        && !taken.iter().chain(&marks).any(|other| other.overlaps(*rect))
                });
            if let Some(rect) = spot {
                drawing.text(&block, Point::new(rect.center().x - w / 2.0, rect.y0));
                taken.push(rect);
                placed.insert(*id);
            }
        }
    }

    /// How many are left: a ribbon as thick as what comes to each stage, with the shares at its beginning.
    fn draw_ribbon(&self, kit: &Kit<'_>, drawing: &mut Drawing, axes: &Axes, top: f64) -> f64 {
        let Some(persona) = self.personas.first() else { return top };
        let colors = kit.cx.theme.persona(persona.look);
        let style = Kit::style(Face::SemiBold, kit.cx.scale.small, colors.ink).with_leading(1.2);
        let labels_top = top + kit.u(9.0);
        let label_height = style.size.get() * style.leading;
        let (ground, thick) = (labels_top + label_height + kit.u(4.0), kit.u(30.0));
        let mut path = BezPath::new();
        path.move_to((axes.x(way(self.stages.start)), ground + thick));
        for (index, (share, _)) in self.left.iter().enumerate() {
            path.line_to((axes.x(way(self.stages.start + index)), ground + thick * (1.0 - share.clamp(0.0, 1.0))));
        }
        path.line_to((axes.x(way(self.stages.end)), ground + thick));
        path.close_path();
        drawing.path(path, Some(Fill::Solid(colors.ribbon)), None);
        let mut free = f64::NEG_INFINITY;
        for (index, (_, written)) in self.left.iter().enumerate() {
            let label = kit.cx.line(written, style);
            let last = index + 1 == self.left.len();
            let x = axes.x(way(self.stages.start + index));
            let x = if last { x - label.width.get() } else { x };
            if x >= free {
                drawing.text(&label, Point::new(x, labels_top));
                free = x + label.width.get() + kit.u(6.0);
            }
        }
        ground + thick
    }

    /// The names of the stages, or their numbers where one of the names has no room.
    fn draw_names(&self, kit: &Kit<'_>, drawing: &mut Drawing, axes: &Axes, top: f64) -> f64 {
        let stages: Vec<_> = self.journey.shown_stages().collect();
        let stages = stages.get(self.stages.clone()).unwrap_or_default();
        let width = axes.x(1.0) - axes.x(0.0) - kit.u(6.0);
        let style = kit.small().with_leading(1.2);
        let blocks: Vec<_> =
            stages.iter().map(|stage| Kit::rich(&stage.name, style).balanced(&kit.cx, width)).collect();
        let fits = blocks.iter().all(|block| block.divided() == 0 && block.lines.len() <= 3);
        let mut bottom = top;
        for (block, stage) in blocks.iter().zip(self.stages.clone()) {
            let number = kit.cx.line(&(stage + 1).to_string(), style);
            let block = if fits && !block.lines.is_empty() { block } else { &number };
            let x = axes.x(way(stage));
            drawing.text(block, Point::new(x, top + kit.u(7.0)));
            bottom = f64::max(bottom, top + kit.u(7.0) + block.height.get());
        }
        bottom
    }
}

/// Small boxes along a path.
fn along(path: &BezPath, step: f64) -> Vec<Rect> {
    let mut boxes = Vec::new();
    for segment in path.segments() {
        let bounds = segment.bounding_box();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "steps across a page")]
        let steps = ((bounds.width() + bounds.height()) / step).ceil().clamp(1.0, 400.0) as u32;
        for at in 0..=steps {
            let point = segment.eval(f64::from(at) / f64::from(steps));
            boxes.push(Rect::from_center_size(point, (step, step)));
        }
    }
    boxes
}

/// Where words of a point stand: beyond its turn if they can, within the band and off all that is taken.
fn seat(kit: &Kit<'_>, band: Rect, (at, value): (Point, f64), size: kurbo::Size, taken: &[Rect]) -> Option<Rect> {
    let room = band.inset(-kit.u(4.0));
    let (w, h) = (size.width, size.height);
    let near = kit.u(13.0);
    let beyond = if value >= 0.0 { -1.0 } else { 1.0 };
    let side = w / 2.0 + near;
    let offsets = [1.0, 1.8, -1.0, 2.8].into_iter().flat_map(|times| {
        let y = beyond * (near * times + h / 2.0 * f64::signum(times));
        [0.0, 0.35, -0.35, 0.5, -0.5].map(|x| Vec2::new(x * w, y))
    });
    let beside = [Vec2::new(side, 0.0), Vec2::new(-side, 0.0)];
    offsets
        .chain(beside)
        .map(|offset| Rect::from_center_size(at + offset, (w, h)))
        .find(|rect| room.union(*rect) == room && !taken.iter().any(|other| other.overlaps(*rect)))
}

/// Tints, hairlines, the edges of stages.
fn draw_ground(kit: &Kit<'_>, drawing: &mut Drawing, axes: &Axes, stages: Range<usize>) {
    let theme = kit.cx.theme;
    let (band, middle, radius) = (axes.band, axes.y(0.0), kit.u(8.0));
    let upper = RoundedRect::from_rect(Rect { y1: middle, ..band }, RoundedRectRadii::new(radius, radius, 0.0, 0.0));
    let lower = RoundedRect::from_rect(Rect { y0: middle, ..band }, RoundedRectRadii::new(0.0, 0.0, radius, radius));
    drawing.path(upper.to_path(0.05), Some(Fill::Vertical { top: theme.delight_tint, bottom: theme.paper }), None);
    drawing.path(lower.to_path(0.05), Some(Fill::Vertical { top: theme.paper, bottom: theme.anger_tint }), None);
    for value in [2.0, 1.0, -1.0, -2.0] {
        let y = axes.y(value);
        let dash = Dash::pair(kit.u(2.0), kit.u(6.0));
        let line = Stroke { dash, ..Stroke::solid(kit.u(0.8), theme.outline) };
        drawing.line(Point::new(band.x0, y), Point::new(band.x1, y), line);
    }
    for stage in stages.start..=stages.end {
        let x = axes.x(way(stage));
        if x > band.x0 + 0.5 && x < band.x1 - 0.5 {
            drawing.line(Point::new(x, band.y0), Point::new(x, band.y1), Stroke::solid(kit.u(1.0), theme.hairline));
        }
    }
    let zero = Stroke::solid(kit.u(1.2), theme.zero_line);
    drawing.line(Point::new(band.x0, middle), Point::new(band.x1, middle), zero);
}
