//! The emotion band: the hero of the map.

use super::alt;
use super::context::LayoutContext;
use super::curve::{between, monotone, rungs, within};
use super::emotion_band::{EmotionBand, HeldLabel};
use super::frame::{EmotionScale, Frame, StageColumn};
use super::labels::{LabelledCurve, labels};
use super::legend::CurveLegend;
use super::view::View;
use crate::method::curve_points;
use crate::model::{
    ElementId, EmotionId, EmotionPoint, Feeling, Intensity, Journey, JourneyKind, LaneKind, LineStyle, Persona,
    PersonaId, PersonaLook, Stage, StageId,
};
use crate::scene::{Dash, Fill, Group, Layer, Part, Placed, Role, Source, Stroke};
use kurbo::{BezPath, ParamCurve as _, ParamCurveArclen as _, Point, Rect, RoundedRect, RoundedRectRadii, Shape as _};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Markers of the points of the last band, each drawn at the origin: one that was only moved is the same.
#[derive(Debug, Default)]
pub(super) struct Handles(FxHashMap<EmotionId, (HandleLook, Arc<Group>)>);

/// All that a marker shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct HandleLook {
    look: PersonaLook,
    radius: f64,
    width: f64,
    filled: bool,
}

impl HandleLook {
    fn draw(self, cx: &LayoutContext<'_>, point: EmotionId) -> Arc<Group> {
        let mut drawing = cx.drawing();
        let color = cx.theme.persona(self.look).line;
        let fill = Fill::Solid(if self.filled { color } else { cx.theme.paper });
        let symbol = cx.marker(self.look, self.radius);
        drawing.symbol(symbol, Point::ORIGIN, fill, Some(Stroke::solid(self.width, color)));
        let source = Source { element: ElementId::Emotion(point), part: Part::Handle };
        drawing.finish(Some(source), Layer::Emotions)
    }
}

/// The scale of a band: how far its ends are from +2 and −2, so that a marker at an extreme stays inside.
pub(super) fn scale(cx: &LayoutContext<'_>, band: Rect) -> EmotionScale {
    let inset = cx.u(26.0).min(band.height() / 6.0);
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
pub(super) fn persona_stroke(cx: &LayoutContext<'_>, persona: &Persona, width: f64) -> Stroke {
    let (dash, round) = dash(persona.look.line, width);
    Stroke { width, color: cx.theme.persona(persona.look).line, dash, round }
}

/// Width of the curve of today, in layout units.
pub(super) const LINE: f64 = 4.5;
/// Width of the curve of tomorrow, in layout units.
pub(super) const TO_BE_LINE: f64 = 2.25;
/// So much of a colour shades an area: enough to be seen on the tints, and no more than lets hairlines through.
pub(super) const SHADE: f64 = 0.13;

/// The stroke of one of a persona's curves: that of tomorrow is the same line, half as strong, which is seen in grey as well.
fn curve_stroke(cx: &LayoutContext<'_>, persona: &Persona, curve: JourneyKind) -> Stroke {
    persona_stroke(cx, persona, cx.u(if curve.is_as_is() { LINE } else { TO_BE_LINE }))
}

/// How far a point's marker reaches beside that of a common one: a strong feeling is a larger one.
pub(super) const fn marker_size(intensity: Intensity) -> f64 {
    match intensity {
        Intensity::Faint => 0.72,
        Intensity::Clear => 1.0,
        Intensity::Strong => 1.36,
    }
}

/// Radius of a common marker of a curve, in layout units.
const MARKER: f64 = 7.5;
/// A point of the curve of tomorrow is so much smaller, and always filled: an open one is a hypothesis of today.
const TO_BE: f64 = 0.55;

/// What the curves of these personas make necessary, if the journey shows its emotion lane.
pub(super) fn curve_legend(
    journey: &Journey,
    stages: &[(usize, &Arc<Stage>)],
    personas: &[&Arc<Persona>],
    view: &View,
) -> CurveLegend {
    let mut legend = CurveLegend::default();
    if !journey.lanes.iter().any(|lane| lane.visible && lane.kind == LaneKind::Emotions) {
        return legend;
    }
    let compared = compared(personas, view);
    let curves = curves_shown(compared.is_some());
    let personas = compared.as_deref().unwrap_or(personas);
    let on_sheet: FxHashSet<StageId> = stages.iter().map(|(_, stage)| stage.id).collect();
    let place: FxHashMap<StageId, usize> = journey.shown_stages().map(|stage| stage.id).zip(0..).collect();
    let sheet = stages.first().zip(stages.last()).map(|((first, _), (last, _))| *first..=*last);
    // Where the curves of tomorrow go, from which stage to which: one may come over the sheet without a point on it.
    let mut to_be: FxHashMap<PersonaId, (usize, usize)> = FxHashMap::default();
    for point in &journey.emotions {
        let EmotionPoint { persona, curve, stage, evidence, intensity, .. } = point.as_ref();
        let drawn = curves.contains(curve) && personas.iter().any(|it| it.id == *persona);
        if drawn && place.contains_key(stage) {
            legend.personas.insert(*persona);
        }
        if let Some(&at) = place.get(stage).filter(|_| drawn && !curve.is_as_is()) {
            let (from, to) = to_be.entry(*persona).or_insert((at, at));
            (*from, *to) = (at.min(*from), at.max(*to));
        }
        let drawn = drawn && on_sheet.contains(stage);
        legend.points.evidence |= drawn && evidence.is_backed();
        // What should become is nobody's finding.
        legend.points.hypothesis |= drawn && curve.is_as_is() && evidence.is_hypothesis();
        legend.intensity |= drawn && !intensity.is_common();
    }
    legend.to_be =
        sheet.is_some_and(|sheet| to_be.values().any(|(from, to)| from <= sheet.end() && to >= sheet.start()));
    legend
}

/// The two personas that are compared, where both are on the sheet.
fn compared<'a>(personas: &[&'a Arc<Persona>], view: &View) -> Option<Vec<&'a Arc<Persona>>> {
    let (one, other) = view.compare?;
    let find = |id: PersonaId| personas.iter().copied().find(|persona| persona.id == id);
    (one != other).then_some(())?;
    Some(vec![find(one)?, find(other)?])
}

/// Which curves of a persona are drawn: two personas are compared as they are today.
const fn curves_shown(comparing: bool) -> &'static [JourneyKind] {
    if comparing { &[JourneyKind::AsIs] } else { &[JourneyKind::AsIs, JourneyKind::ToBe] }
}

/// A persona's points in the order of the way, with their places on the sheet.
struct Curve<'a> {
    persona: &'a Arc<Persona>,
    kind: JourneyKind,
    points: Vec<(Point, &'a Arc<EmotionPoint>)>,
    path: BezPath,
}

impl<'a> Curve<'a> {
    /// The curve of the whole way; what of it is on other sheets is cut off, so that it comes in and goes out as high as it is there.
    fn of(
        frame: &Frame,
        way: &[StageColumn],
        journey: &'a Journey,
        persona: &'a Arc<Persona>,
        kind: JourneyKind,
    ) -> Self {
        let mut points: Vec<(Point, &Arc<EmotionPoint>)> = (along_way(way, journey, persona.id, kind).into_iter())
            .filter_map(|(x, point)| Some((Point::new(x, frame.y_of(point.value)?), point)))
            .collect();
        let mut path = monotone(&points.iter().map(|(place, _)| *place).collect::<Vec<_>>());
        if way.len() > frame.stages.len() {
            let edges = frame.stages.first().zip(frame.stages.last());
            path = edges.map(|(first, last)| within(&path, first.left, last.right)).unwrap_or_default();
            points.retain(|(_, point)| frame.column(point.stage).is_some());
        }
        Self { persona, kind, points, path }
    }

    fn is_empty(&self) -> bool {
        self.points.is_empty() && self.path.is_empty()
    }

    /// Half the box of a marker with its outline, in points.
    fn rim(&self, cx: &LayoutContext<'_>, point: &EmotionPoint) -> f64 {
        // The longest corner of any marker is 1.2 of its radius.
        self.radius(cx, point) * 1.2 + cx.u(1.5)
    }

    /// The path that is drawn. A broken line ends before each marker with a whole dash or dot and a gap, or its dots would run into the
    /// marker and stick out of its edge.
    fn clear_of_markers(&self, cx: &LayoutContext<'_>, stroke: &Stroke) -> BezPath {
        /// Of a gap, so much is left before a marker at least; what is over after the last whole dash is added at both ends.
        const LEAST_GAP: f64 = 0.6;
        let dashes = stroke.dash.lengths();
        let (Some(dash), Some(gap)) = (dashes.first(), dashes.get(1)) else { return self.path.clone() };
        let pitch: f64 = dashes.iter().sum();
        let air = cx.u(1.5) + gap.min(stroke.width * 2.1) * LEAST_GAP;
        let mut markers = self.points.iter().peekable();
        // Where the curve comes in from another sheet or goes out to one there is no marker.
        let mut end_at = |place: Point| {
            let marker = markers.next_if(|(marker, _)| marker.distance(place) < 1e-6);
            marker.map_or(0.0, |(_, point)| self.radius(cx, point) + air)
        };
        let mut path = BezPath::new();
        let mut next = self.path.segments().next().map_or(0.0, |first| end_at(first.start()));
        for segment in self.path.segments() {
            let (before, behind) = (next, end_at(segment.end()));
            next = behind;
            let room = segment.arclen(0.1) - before - behind;
            let whole = ((room - dash) / pitch).floor();
            if whole < 0.0 {
                continue;
            }
            let spare = room - dash - whole * pitch;
            let from = segment.inv_arclen(before + spare / 2.0, 0.1);
            let to = segment.inv_arclen(before + room - spare / 2.0, 0.1);
            let drawn = segment.subsegment(from..to);
            path.move_to(drawn.start());
            path.push(drawn.as_path_el());
        }
        path
    }

    fn radius(&self, cx: &LayoutContext<'_>, point: &EmotionPoint) -> f64 {
        cx.u(MARKER) * marker_size(point.intensity) * if self.kind.is_as_is() { 1.0 } else { TO_BE }
    }
}

/// The points of a persona's curve that are on the sheet, in the order of the way, each with its x, which never falls.
#[must_use]
pub fn along<'a>(
    frame: &Frame,
    journey: &'a Journey,
    persona: PersonaId,
    curve: JourneyKind,
) -> Vec<(f64, &'a Arc<EmotionPoint>)> {
    along_way(&frame.stages, journey, persona, curve)
}

/// The same of columns beyond the sheet as well.
pub(super) fn along_way<'a>(
    way: &[StageColumn],
    journey: &'a Journey,
    persona: PersonaId,
    curve: JourneyKind,
) -> Vec<(f64, &'a Arc<EmotionPoint>)> {
    // The end of a stage and the beginning of the next are one place, but for the last bits.
    let mut least = f64::NEG_INFINITY;
    let mut column = None;
    (curve_points(journey, persona, curve).into_iter())
        .filter_map(|(_, point)| {
            // Points of one stage follow each other.
            if column.is_none_or(|column: &StageColumn| column.id != point.stage) {
                column = way.iter().find(|column| column.id == point.stage);
            }
            least = column?.x_of(point.at).max(least);
            Some((least, point))
        })
        .collect()
}

/// Draws ground, shaded areas, curves, markers and labels. While something is in hand the labels stay as they stood.
pub(super) fn band(
    cx: &LayoutContext<'_>,
    (frame, way, band): (&Frame, &[StageColumn], Rect),
    journey: &Journey,
    personas: &[&Arc<Persona>],
    view: &View,
    handles: &mut Handles,
    held: Option<&[HeldLabel]>,
) -> EmotionBand {
    let mut result = EmotionBand::default();
    result.push(ground(cx, frame, band));

    let compared = compared(personas, view);
    let personas = compared.as_deref().unwrap_or(personas);
    let curves: Vec<Curve<'_>> = (personas.iter())
        .flat_map(|persona| curves_shown(compared.is_some()).iter().map(move |kind| (persona, *kind)))
        .map(|(persona, kind)| Curve::of(frame, way, journey, persona, kind))
        .filter(|curve| !curve.is_empty())
        .collect();
    for area in areas(cx, &curves, compared.is_some()) {
        result.push(area);
    }

    for curve in &curves {
        let mut drawing = cx.drawing();
        let stroke = curve_stroke(cx, curve.persona, curve.kind);
        drawing.path(curve.clear_of_markers(cx, &stroke), None, Some(stroke));
        if !drawing.is_empty() {
            let points = curve.points.iter().map(|(_, point)| *point);
            drawing.describe(Role::Figure, Some(alt::curve(cx, journey, curve.persona, curve.kind, points)));
            let source = Source { element: ElementId::Persona(curve.persona.id), part: Part::Curve };
            result.push(drawing.finish(Some(source), Layer::Emotions));
        }
    }
    let mut before = std::mem::take(&mut handles.0);
    handles.0.reserve(before.len());
    for curve in &curves {
        let width = cx.u(if curve.kind.is_as_is() { 3.0 } else { 2.0 });
        for (place, point) in &curve.points {
            let filled = !curve.kind.is_as_is() || !point.evidence.is_hypothesis();
            let looks = HandleLook { look: curve.persona.look, radius: curve.radius(cx, point), width, filled };
            let known = before.remove(&point.id).filter(|(before, _)| *before == looks);
            let (_, group) = known.unwrap_or_else(|| (looks, looks.draw(cx, point.id)));
            result.groups.push(Placed { offset: place.to_vec2(), group: Arc::clone(&group) });
            handles.0.insert(point.id, (looks, group));
        }
    }
    let lines: Vec<LabelledCurve<'_>> = (curves.iter())
        .map(|curve| LabelledCurve {
            persona: curve.persona,
            points: curve.points.iter().map(|(place, point)| (*place, curve.rim(cx, point), *point)).collect(),
            path: &curve.path,
            width: curve_stroke(cx, curve.persona, curve.kind).width,
        })
        .collect();
    let shown: Vec<PersonaId> = personas.iter().map(|persona| persona.id).collect();
    labels(cx, band, (journey, &shown), &lines, held, &mut result);
    result
}

/// What is won or lost: the area between two personas in the colour of the one who feels better, or between a persona's own two
/// curves. Of several personas the latter lie over each other, and tints that are mixed belong to nobody: there thin upright rungs lead
/// from today to tomorrow, those of one persona between those of the others.
fn areas(cx: &LayoutContext<'_>, curves: &[Curve<'_>], comparing: bool) -> Vec<Arc<Group>> {
    /// Between two rungs of a persona, in layout units, and how wide and how strong they are.
    const PITCH: f64 = 9.0;
    const RUNG: f64 = 1.1;
    const STRENGTH: f64 = 0.38;
    let pairs: Vec<(&Curve<'_>, &Curve<'_>)> = (curves.windows(2))
        .filter_map(|pair| match pair {
            [one, other] if comparing || one.persona.id == other.persona.id => Some((one, other)),
            _ => None,
        })
        .collect();
    let several = !comparing && pairs.len() > 1;
    let line = |curve: &Curve<'_>| cx.theme.persona(curve.persona.look).line;
    let mut groups = Vec::new();
    for (index, (one, other)) in pairs.iter().enumerate() {
        let mut drawing = cx.drawing();
        if several {
            #[expect(clippy::cast_precision_loss, reason = "a handful of personas")]
            let phase = cx.u(PITCH) * index as f64 / pairs.len() as f64;
            let stroke = Stroke::solid(cx.u(RUNG), line(one).with_alpha(STRENGTH));
            drawing.path(rungs(&one.path, &other.path, cx.u(PITCH), phase), None, Some(stroke));
        } else {
            for (one_above, area) in between(&one.path, &other.path) {
                let shade = line(if one_above { one } else { other }).with_alpha(SHADE);
                drawing.path(area, Some(Fill::Solid(shade)), None);
            }
        }
        if !drawing.is_empty() {
            let whose = (one.persona.id == other.persona.id).then_some(one.persona.id);
            groups.push(drawing.finish_whose(whose, Layer::Emotions));
        }
    }
    groups
}

/// Tints, hairlines, the words of the scale.
fn ground(cx: &LayoutContext<'_>, frame: &Frame, band: Rect) -> Arc<Group> {
    let theme = cx.theme;
    let mut drawing = cx.drawing();
    let radius = cx.u(10.0);
    let middle = frame.y_of(Feeling::new(0.0)).unwrap_or(band.center().y);
    let upper = RoundedRect::from_rect(Rect { y1: middle, ..band }, RoundedRectRadii::new(radius, radius, 0.0, 0.0));
    let lower = RoundedRect::from_rect(Rect { y0: middle, ..band }, RoundedRectRadii::new(0.0, 0.0, radius, radius));
    drawing.path(upper.to_path(0.05), Some(Fill::Vertical { top: theme.delight_tint, bottom: theme.paper }), None);
    drawing.path(lower.to_path(0.05), Some(Fill::Vertical { top: theme.paper, bottom: theme.anger_tint }), None);
    for column in frame.stages.iter().skip(1) {
        let line = Stroke::solid(cx.u(1.0), theme.hairline);
        drawing.line(Point::new(column.left, band.y0), Point::new(column.left, band.y1), line);
    }
    for value in [2.0, 1.0, -1.0, -2.0] {
        if let Some(y) = frame.y_of(Feeling::new(value)) {
            let line = Stroke { dash: Dash::pair(cx.u(2.0), cx.u(7.0)), ..Stroke::solid(cx.u(1.0), theme.outline) };
            drawing.line(Point::new(band.x0, y), Point::new(band.x1, y), line);
        }
    }
    let line = Stroke::solid(cx.u(1.5), theme.zero_line);
    drawing.line(Point::new(band.x0, middle), Point::new(band.x1, middle), line);
    for (value, key) in [(2.0, "emotion-plus2"), (0.0, "emotion-zero"), (-2.0, "emotion-minus2")] {
        if let Some(y) = frame.y_of(Feeling::new(value)) {
            let label = cx.line(&cx.words.text(key), cx.small());
            let origin = Point::new(band.x0 - cx.u(12.0) - label.width.get(), y - label.height.get() / 2.0);
            drawing.text(&label, origin);
        }
    }
    drawing.finish(None, Layer::Grid)
}
