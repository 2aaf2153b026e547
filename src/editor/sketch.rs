//! A curve that is drawn freehand, and the few points that say the same.

use super::landing::{snapped, stage_under};
use super::{Context, DRAG_THRESHOLD, Editor, Gesture, Outcome, Selection, fresh_number, handled, hit};
use crate::edit::{Edit, Element};
use crate::layout::{Frame, monotone};
use crate::model::{
    Document, ElementId, EmotionId, EmotionPoint, Extra, Feeling, Journey, JourneyId, LaneKind, PersonaId,
};
use kurbo::{ParamCurve as _, PathSeg, Point};
use std::sync::Arc;

/// How far the curve through the fitted points may be from the drawn line, in feelings.
const TOLERANCE: f64 = 0.12;
/// Points a stage at most: more than these nobody can read or move by hand.
const POINTS_A_STAGE: usize = 4;
/// Two points of a curve are not nearer than this share of a stage.
const GAP: f64 = 0.02;
/// Where a quarter would leave the drawn line, a value has at least no more digits than this.
const FINE: f64 = 0.05;

/// A hand that draws a curve: one value at a place, the one that was drawn last.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    persona: PersonaId,
    /// Ascending in x, no two at one x, in sheet points.
    line: Vec<Point>,
    pen: Point,
}

impl Sketch {
    fn new(persona: PersonaId, at: Point) -> Self {
        Self { persona, line: vec![at], pen: at }
    }

    /// The pen goes on to a place within the band. What was drawn over the same places before is drawn anew.
    pub(super) fn draw(&mut self, at: Point, frame: &Frame) {
        let Some(at) = in_band(frame, at) else { return };
        let (from, to) = (self.pen.x, at.x);
        self.line.retain(|point| {
            let passed = if to >= from { point.x > from && point.x <= to } else { point.x < from && point.x >= to };
            !passed && point.x != to
        });
        let place = self.line.partition_point(|point| point.x < at.x);
        self.line.insert(place, at);
        self.pen = at;
    }

    /// The edit that makes the persona's curve what was drawn; `None` if it is not long enough to be a curve.
    fn edit(
        &self,
        document: &Document,
        journey: JourneyId,
        context: &Context<'_>,
        free: bool,
        mut fresh: impl FnMut() -> u64,
    ) -> Option<Edit> {
        let frame = context.frame;
        let (start, end) = (self.line.first()?.x, self.line.last()?.x);
        if end - start < context.sheet(2.0 * DRAG_THRESHOLD) {
            return None;
        }
        let journey: &Journey = document.journey(journey)?;
        let mut old: Vec<(Point, &Arc<EmotionPoint>)> = (journey.emotions.iter())
            .filter(|point| point.persona == self.persona)
            .filter_map(|point| Some((Point::new(frame.x_of(point.stage, point.at)?, point.value.get()), point)))
            .collect();
        old.sort_by(|one, other| one.0.x.total_cmp(&other.0.x));
        let places = |keep: &dyn Fn(f64) -> bool| -> Vec<Point> {
            old.iter().map(|(place, _)| *place).filter(|place| keep(place.x)).collect()
        };
        let (before, after) = (places(&|x| x < start), places(&|x| x > end));
        let line: Vec<Point> = (self.line.iter())
            .filter_map(|point| Some(Point::new(point.x, frame.feeling_at(point.y)?.get())))
            .collect();
        let borders: Vec<f64> = frame.stages.iter().map(|column| column.right).collect();
        let gap = (frame.stages.last()?.right - frame.stages.first()?.left) / borders.len() as f64 * GAP;
        let is_locked = |point: &EmotionPoint| document.is_locked(ElementId::Emotion(point.id));
        let mut replaced: Vec<(Point, &Arc<EmotionPoint>)> = (old.iter())
            .filter(|(place, point)| (start..=end).contains(&place.x) && !is_locked(point))
            .copied()
            .collect();
        let mut new: Vec<(Point, EmotionPoint)> =
            fit(&Line { line: &line, before: &before, after: &after, borders: &borders, gap }, free)
                .into_iter()
                .filter_map(|place| {
                    let (stage, at) = frame.stage_at(place.x)?;
                    let held = journey.stages.get(stage)?.locked;
                    let point = EmotionPoint {
                        id: EmotionId::new(0),
                        persona: self.persona,
                        stage,
                        at,
                        value: Feeling::new(place.y),
                        quote: String::new(),
                        extra: Extra::new(),
                    };
                    (!held).then_some((place, point))
                })
                .collect();
        if new.is_empty() {
            return None;
        }
        let mut edits = Vec::new();
        let mut named = vec![false; new.len()];
        // Words first, so that each goes to the nearest point that has none; then the rest, so that ids live on.
        replaced.sort_by_key(|(_, point)| point.quote.trim().is_empty());
        let mut gone = Vec::new();
        for (place, was) in replaced {
            let near = |index: &usize| (new[*index].0.x - place.x).abs();
            let nearest = |keep: &dyn Fn(usize) -> bool| {
                (0..new.len()).filter(|index| keep(*index)).min_by(|one, other| near(one).total_cmp(&near(other)))
            };
            if let Some(index) = nearest(&|index| !named[index]) {
                named[index] = true;
                let point = &mut new[index].1;
                *point = EmotionPoint { stage: point.stage, at: point.at, value: point.value, ..was.as_ref().clone() };
            } else {
                if let Some(index) = nearest(&|_| true).filter(|_| !was.quote.trim().is_empty()) {
                    let quote = &mut new[index].1.quote;
                    *quote =
                        if quote.trim().is_empty() { was.quote.clone() } else { format!("{quote} … {}", was.quote) };
                }
                gone.push(ElementId::Emotion(was.id));
            }
        }
        if !gone.is_empty() {
            edits.push(Edit::Remove(gone));
        }
        for ((_, mut point), reused) in new.into_iter().zip(named) {
            if reused {
                edits.push(Edit::Change(Box::new(Element::Emotion(point))));
            } else {
                point.id = EmotionId::new(fresh());
                let element = Box::new(Element::Emotion(point));
                edits.push(Edit::Add { journey: journey.id, element, index: None });
            }
        }
        Some(Edit::Several { name: "edit-sketch", edits })
    }
}

impl Editor {
    /// The line that is being drawn for an emotion curve, in sheet points, ascending in x; `None` while none is drawn.
    #[must_use]
    pub fn sketch(&self) -> Option<&[Point]> {
        match &self.gesture {
            Gesture::Sketching(sketch) => Some(&sketch.line),
            _ => None,
        }
    }

    /// Whose curve is being drawn; `None` while none is drawn.
    #[must_use]
    pub fn sketched_persona(&self) -> Option<PersonaId> {
        match &self.gesture {
            Gesture::Sketching(sketch) => Some(sketch.persona),
            _ => None,
        }
    }

    /// The pen touches the sheet: begins a curve in the emotion lane, does nothing elsewhere.
    pub(super) fn begin_sketch(&mut self, at: Point, context: &Context<'_>) -> Outcome {
        let lane = context.frame.lane_at(at.y).filter(|lane| lane.kind == LaneKind::Emotions);
        let lane = lane.filter(|lane| !self.document().is_locked(ElementId::Lane(lane.id)));
        let known = |persona: &PersonaId| self.document().persona(*persona).is_some();
        let persona = self
            .active_persona()
            .or_else(|| hit::nearest_curve(context.scene, at).filter(known))
            .or_else(|| self.document().personas.at(0).map(|persona| persona.id));
        if let (Some(_), Some(_), Some(at), Some(persona)) =
            (lane, stage_under(context.frame, at), in_band(context.frame, at), persona)
        {
            self.selection = Selection::default();
            self.gesture = Gesture::Sketching(Sketch::new(persona, at));
        }
        handled()
    }

    /// The pen leaves the sheet: what was drawn becomes the curve. `free` leaves the values off the quarters.
    pub(super) fn end_sketch(&mut self, sketch: &Sketch, free: bool, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let ids = &mut self.ids;
        let fresh = || fresh_number(ids, &document, |number| ElementId::Emotion(EmotionId::new(number)));
        let Some(edit) = sketch.edit(&document, self.journey, context, free, fresh) else { return handled() };
        Outcome { error: self.history.apply(&edit).err(), ..handled() }
    }
}

/// The nearest place in the emotion band; `None` where there is no such band.
fn in_band(frame: &Frame, at: Point) -> Option<Point> {
    let scale = frame.emotion?;
    let (left, right) = (frame.stages.first()?.left, frame.stages.last()?.right);
    let (top, bottom) = (scale.top.min(scale.bottom), scale.top.max(scale.bottom));
    Some(Point::new(at.x.clamp(left, right), at.y.clamp(top, bottom)))
}

/// A drawn line and what stands around it. Every x in sheet points, every y a feeling.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// Ascending in x, no two at one x.
    line: &'a [Point],
    /// Points of the curve before the line; they bend it where it begins.
    before: &'a [Point],
    /// Points of the curve after the line.
    after: &'a [Point],
    /// Right ends of the stages.
    borders: &'a [f64],
    /// How near to each other two points may be.
    gap: f64,
}

/// The few points whose curve is what was drawn: its ends, its peaks and lows, and as many more as it takes to stay within
/// [`TOLERANCE`], at most [`POINTS_A_STAGE`] in a stage. Values lie on quarters where that is still near enough, unless `free`.
fn fit(drawn: &Line<'_>, free: bool) -> Vec<Point> {
    let line = drawn.line;
    let mut threshold = TOLERANCE;
    let mut kept = drawn.turns(threshold);
    // A scribble has more peaks than anybody can read: the smaller ones go first.
    while kept.len() > 2 && drawn.is_crowded(&kept) {
        threshold *= 1.5;
        kept = drawn.turns(threshold);
    }
    let turns = kept.clone();
    let points = |kept: &[usize]| -> Vec<Point> { kept.iter().map(|index| line[*index]).collect() };
    loop {
        let away = drawn.deviations(&points(&kept));
        let room = |index: &usize| drawn.has_room(&kept, line[*index].x);
        // Of places about equally far off one on a quarter is better: its value can be kept.
        let off = |index: &usize| if free { 0.0 } else { (line[*index].y - quarter(line[*index].y)).abs() };
        let score = |index: &usize| away[*index] - off(index);
        let far = (0..line.len()).filter(|index| room(index) && away[*index] > TOLERANCE);
        let Some(worst) = far.max_by(|one, other| score(one).total_cmp(&score(other))) else { break };
        let place = kept.partition_point(|index| *index < worst);
        kept.insert(place, worst);
    }
    // What was taken early may be superfluous by what was taken later.
    let mut index = 0;
    while index < kept.len() {
        let mut fewer = kept.clone();
        let taken = fewer.remove(index);
        if !turns.contains(&taken) && largest(&drawn.deviations(&points(&fewer))) <= TOLERANCE {
            kept = fewer;
        } else {
            index += 1;
        }
    }
    let mut points = points(&kept);
    if !free {
        for index in 0..points.len() {
            let allowed = largest(&drawn.deviations(&points)).max(TOLERANCE);
            let was = points[index].y;
            for value in [quarter(was), (was / FINE).round() * FINE] {
                points[index].y = value;
                if largest(&drawn.deviations(&points)) <= allowed {
                    break;
                }
                points[index].y = was;
            }
        }
    }
    points
}

fn quarter(value: f64) -> f64 {
    snapped(Feeling::new(value)).get()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

impl Line<'_> {
    fn stage(&self, x: f64) -> usize {
        self.borders.iter().position(|border| x < *border).unwrap_or(self.borders.len())
    }

    fn is_crowded(&self, kept: &[usize]) -> bool {
        kept.iter().any(|index| {
            let stage = self.stage(self.line[*index].x);
            kept.iter().filter(|other| self.stage(self.line[**other].x) == stage).count() > POINTS_A_STAGE
        })
    }

    /// Whether one point more may stand at an x.
    fn has_room(&self, kept: &[usize], x: f64) -> bool {
        let stage = self.stage(x);
        let mut taken = kept.iter().map(|index| self.line[*index].x);
        taken.clone().filter(|other| self.stage(*other) == stage).count() < POINTS_A_STAGE
            && taken.all(|other| (other - x).abs() >= self.gap)
    }

    /// Both ends, and every place where the line turns by more than a threshold: smaller turns are a hand that trembles.
    fn turns(&self, threshold: f64) -> Vec<usize> {
        let line = self.line;
        let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
        let mut kept = vec![0];
        let (mut high, mut low) = (0, 0);
        let mut rises = None;
        for (index, point) in line.iter().enumerate() {
            if point.y > line[high].y {
                high = index;
            }
            if point.y < line[low].y {
                low = index;
            }
            if rises != Some(false) && line[high].y - point.y > threshold {
                kept.push(high);
                rises = Some(false);
                low = index;
            } else if rises != Some(true) && point.y - line[low].y > threshold {
                kept.push(low);
                rises = Some(true);
                high = index;
            }
        }
        kept.push(last);
        // A turn beside an end is that end.
        kept.dedup_by(|next, kept| line[*next].x - line[*kept].x < self.gap && *next != last);
        if let &[.., before, _] = kept.as_slice()
            && kept.len() > 2
            && line[last].x - line[before].x < self.gap
        {
            kept.remove(kept.len() - 2);
        }
        kept.dedup();
        kept
    }

    /// How far the curve through these points is from the drawn line, at each of its places.
    fn deviations(&self, points: &[Point]) -> Vec<f64> {
        let all: Vec<Point> = self.before.iter().chain(points).chain(self.after).copied().collect();
        let values = values_at(&all, self.line.iter().map(|place| place.x));
        self.line.iter().zip(values).map(|(place, value)| (value - place.y).abs()).collect()
    }
}

/// The value of the curve through some points at an x; of no points zero, beyond them that of the nearest.
pub(super) fn value_at(points: &[Point], x: f64) -> f64 {
    values_at(points, std::iter::once(x)).first().copied().unwrap_or_default()
}

/// The same at many places, which ascend.
fn values_at(points: &[Point], places: impl Iterator<Item = f64>) -> Vec<f64> {
    let curve = monotone(points);
    let mut segments = curve.segments().peekable();
    let last = points.last().map_or(0.0, |point| point.y);
    places
        .map(|x| {
            while segments.peek().is_some_and(|segment| segment.end().x < x) {
                segments.next();
            }
            match segments.peek() {
                // The handles of the curve stand at thirds, so that x grows evenly along it.
                Some(PathSeg::Cubic(cubic)) if cubic.p3.x > cubic.p0.x => {
                    cubic.eval(((x - cubic.p0.x) / (cubic.p3.x - cubic.p0.x)).max(0.0)).y
                }
                Some(segment) => segment.end().y,
                None => last,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn<'a>(line: &'a [Point], borders: &'a [f64]) -> Line<'a> {
        Line { line, before: &[], after: &[], borders, gap: 2.0 }
    }

    /// A line over three stages of 100 points each.
    fn line(value: impl Fn(f64) -> f64) -> Vec<Point> {
        (0..=300).map(|x| Point::new(f64::from(x), value(f64::from(x)))).collect()
    }

    const BORDERS: [f64; 3] = [100.0, 200.0, 300.0];

    #[test]
    fn a_drawn_wave_keeps_its_peaks_and_lows_and_little_else() {
        let wave = line(|x| 1.5 * (x / 300.0 * 2.0 * std::f64::consts::TAU).sin());
        let points = fit(&drawn(&wave, &BORDERS), false);
        for (x, value) in [(37.5, 1.5), (112.5, -1.5), (187.5, 1.5), (262.5, -1.5)] {
            assert!(points.iter().any(|point| (point.x - x).abs() <= 1.0 && point.y == value), "{x}: {points:?}");
        }
        assert!(points.len() <= 12, "{points:?}");
        assert!(largest(&drawn(&wave, &BORDERS).deviations(&points)) <= TOLERANCE);
    }

    #[test]
    fn a_trembling_hand_draws_a_line_and_not_a_comb() {
        let comb = line(|x| x / 150.0 - 1.0 + if x % 2.0 == 0.0 { 0.05 } else { -0.05 });
        let points = fit(&drawn(&comb, &BORDERS), false);
        assert!(points.len() <= 3, "{points:?}");
    }

    #[test]
    fn a_scribble_has_at_most_four_points_a_stage() {
        let scribble = line(|x| if x % 6.0 < 3.0 { 1.9 } else { -1.9 } + x / 3000.0);
        let points = fit(&drawn(&scribble, &BORDERS), false);
        for stage in 0..3 {
            let low = f64::from(stage) * 100.0;
            let count = points.iter().filter(|point| (low..low + 100.0).contains(&point.x)).count();
            assert!(count <= POINTS_A_STAGE + 1, "{points:?}");
        }
    }

    #[test]
    fn values_lie_on_quarters_unless_they_are_set_free() {
        let flat = line(|_| 0.57);
        assert!(fit(&drawn(&flat, &BORDERS), false).iter().all(|point| point.y == 0.5));
        assert!(fit(&drawn(&flat, &BORDERS), true).iter().all(|point| point.y == 0.57));
    }

    #[test]
    fn nothing_and_one_point_are_no_failure() {
        assert!(fit(&drawn(&[], &BORDERS), false).is_empty());
        assert_eq!(fit(&drawn(&[Point::new(3.0, 1.0)], &BORDERS), false).len(), 1);
    }

    fn frame() -> Frame {
        let column =
            |id, left| crate::layout::StageColumn { id: crate::model::StageId::new(id), left, right: left + 100.0 };
        Frame {
            stages: vec![column(1, 0.0), column(2, 100.0), column(3, 200.0)],
            emotion: Some(crate::layout::EmotionScale { top: 0.0, bottom: 400.0 }),
            ..Frame::default()
        }
    }

    #[test]
    fn going_back_draws_the_same_places_anew() {
        let frame = frame();
        let mut sketch = Sketch::new(PersonaId::new(1), Point::new(0.0, 100.0));
        for (x, y) in [(100.0, 100.0), (200.0, 100.0), (150.0, 300.0), (80.0, 300.0), (250.0, 50.0)] {
            sketch.draw(Point::new(x, y), &frame);
        }
        assert!(sketch.line.is_sorted_by(|one, other| one.x < other.x), "{:?}", sketch.line);
        let ys: Vec<f64> = sketch.line.iter().map(|point| point.y).collect();
        assert_eq!(ys, [100.0, 300.0, 50.0]);
    }

    #[test]
    fn a_stroke_up_and_down_is_one_place() {
        let mut sketch = Sketch::new(PersonaId::new(1), Point::new(50.0, 100.0));
        for step in 0..40 {
            sketch.draw(Point::new(50.0, f64::from(step % 7) * 50.0), &frame());
        }
        assert_eq!(sketch.line.len(), 1);
    }

    #[test]
    fn the_pen_cannot_leave_the_band() {
        let mut sketch = Sketch::new(PersonaId::new(1), Point::new(50.0, 100.0));
        sketch.draw(Point::new(9_000.0, -50.0), &frame());
        assert_eq!(sketch.line.last(), Some(&Point::new(300.0, 0.0)));
    }
}
