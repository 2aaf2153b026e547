//! A curve that is drawn freehand, and the few points that say the same.

use super::event::{Context, DRAG_THRESHOLD};
use super::fit::{FitInput, fit};
use crate::edit::{Edit, Element, StepName};
use crate::layout::Frame;
use crate::model::{Document, ElementId, EmotionId, EmotionPoint, Feeling, Journey, JourneyId, JourneyKind, PersonaId};
use kurbo::Point;
use std::sync::Arc;

/// Two points of a curve are not nearer than this share of a stage.
const GAP: f64 = 0.02;

/// A hand that draws a curve: one value at a place, the one that was drawn last.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    pub(super) persona: PersonaId,
    pub(super) curve: JourneyKind,
    /// Ascending in x, no two at one x, in sheet points.
    pub(super) line: Vec<Point>,
    pen: Point,
}

impl Sketch {
    pub(super) fn new(persona: PersonaId, curve: JourneyKind, at: Point) -> Self {
        Self { persona, curve, line: vec![at], pen: at }
    }

    /// The pen goes on to a place within the band. What was drawn over the same places before is drawn anew.
    pub(super) fn draw(&mut self, at: Point, frame: &Frame) {
        let Some(at) = in_band(frame, at) else { return };
        let (from, to) = (self.pen.x, at.x);
        self.line.retain(|point| {
            let passed = if to >= from { point.x > from && point.x <= to } else { point.x < from && point.x >= to };
            !passed && point.x.total_cmp(&to).is_ne()
        });
        let place = self.line.partition_point(|point| point.x < at.x);
        self.line.insert(place, at);
        self.pen = at;
    }

    /// The edit that makes the persona's curve what was drawn; `None` if it is not long enough to be a curve.
    pub(super) fn edit(
        &self,
        document: &Document,
        journey: JourneyId,
        context: &Context<'_>,
        free: bool,
        mut fresh: impl FnMut() -> EmotionId,
    ) -> Option<Edit> {
        let frame = context.frame;
        let (start, end) = (self.line.first()?.x, self.line.last()?.x);
        if end - start < context.sheet(2.0 * DRAG_THRESHOLD) {
            return None;
        }
        let journey: &Journey = document.journey(journey)?;
        let mut old: Vec<(Point, &Arc<EmotionPoint>)> = (journey.emotions.iter())
            .filter(|point| point.persona == self.persona && point.curve == self.curve)
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
        let narrowest = frame.stages.iter().map(|column| column.right - column.left).reduce(f64::min)?;
        let is_locked = |point: &EmotionPoint| document.is_locked(ElementId::Emotion(point.id));
        let replaced: Vec<(Point, &Arc<EmotionPoint>)> = (old.iter())
            .filter(|(place, point)| (start..=end).contains(&place.x) && !is_locked(point))
            .copied()
            .collect();
        let mut new: Vec<(Point, EmotionPoint)> = fit(
            &FitInput { drawn: &line, before: &before, after: &after, borders: &borders, gap: narrowest * GAP },
            free,
        )
        .into_iter()
        .filter_map(|place| {
            let (stage, at) = frame.stage_at(place.x)?;
            let held = journey.stages.get(stage)?.locked;
            let point = EmotionPoint {
                curve: self.curve,
                at,
                value: Feeling::new(place.y),
                ..EmotionPoint::new(EmotionId::new(0), self.persona, stage)
            };
            (!held).then_some((place, point))
        })
        .collect();
        if new.is_empty() {
            return None;
        }
        let (reused, gone) = inherit(&mut new, replaced);
        let mut edits = Vec::new();
        if !gone.is_empty() {
            edits.push(Edit::Remove(gone));
        }
        for ((_, mut point), reused) in new.into_iter().zip(reused) {
            if reused {
                edits.push(Edit::Change(Box::new(Element::Emotion(point))));
            } else {
                point.id = fresh();
                let element = Box::new(Element::Emotion(point));
                edits.push(Edit::Add { journey: journey.id, element, index: None });
            }
        }
        Some(Edit::Several { name: StepName::Sketch, edits })
    }
}

/// Each point that is replaced lives on in the nearest new one that is nobody's yet, with its words; the words of those for
/// whom none is left are added to the nearest. Gives which of the new ones are old ones, and who is gone.
fn inherit(
    new: &mut [(Point, EmotionPoint)],
    mut replaced: Vec<(Point, &Arc<EmotionPoint>)>,
) -> (Vec<bool>, Vec<ElementId>) {
    let mut reused = vec![false; new.len()];
    let mut gone = Vec::new();
    // Those with words first, so that they come to the nearest.
    replaced.sort_by_key(|(_, point)| point.quote.trim().is_empty());
    for (place, was) in replaced {
        let away = |index: &usize| (new[*index].0.x - place.x).abs();
        let nearest = |free: bool| {
            let open = (0..new.len()).filter(|index| !free || !reused[*index]);
            open.min_by(|one, other| away(one).total_cmp(&away(other)))
        };
        if let Some(index) = nearest(true) {
            reused[index] = true;
            let point = &mut new[index].1;
            // One that came to another stage is no longer at its touchpoint.
            let touchpoint = was.touchpoint.filter(|_| was.stage == point.stage);
            let (stage, at, value) = (point.stage, point.at, point.value);
            *point = EmotionPoint { stage, at, value, touchpoint, ..was.as_ref().clone() };
            continue;
        }
        if let Some(index) = nearest(false).filter(|_| !was.quote.trim().is_empty()) {
            let quote = &mut new[index].1.quote;
            let first = std::mem::take(quote);
            *quote = if first.trim().is_empty() { was.quote.clone() } else { format!("{first} … {}", was.quote) };
        }
        gone.push(ElementId::Emotion(was.id));
    }
    (reused, gone)
}

/// The nearest place in the emotion band; `None` where there is no such band.
pub(super) fn in_band(frame: &Frame, at: Point) -> Option<Point> {
    let scale = frame.emotion?;
    let (left, right) = (frame.stages.first()?.left, frame.stages.last()?.right);
    let (top, bottom) = (scale.top.min(scale.bottom), scale.top.max(scale.bottom));
    Some(Point::new(at.x.clamp(left, right), at.y.clamp(top, bottom)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut sketch = Sketch::new(PersonaId::new(1), JourneyKind::AsIs, Point::new(0.0, 100.0));
        for (x, y) in [(100.0, 100.0), (200.0, 100.0), (150.0, 300.0), (80.0, 300.0), (250.0, 50.0)] {
            sketch.draw(Point::new(x, y), &frame);
        }
        assert!(sketch.line.is_sorted_by(|one, other| one.x < other.x), "{:?}", sketch.line);
        let ys: Vec<f64> = sketch.line.iter().map(|point| point.y).collect();
        assert_eq!(ys, [100.0, 300.0, 50.0]);
    }

    #[test]
    fn a_stroke_up_and_down_is_one_place() {
        let mut sketch = Sketch::new(PersonaId::new(1), JourneyKind::AsIs, Point::new(50.0, 100.0));
        for step in 0..40 {
            sketch.draw(Point::new(50.0, f64::from(step % 7) * 50.0), &frame());
        }
        assert_eq!(sketch.line.len(), 1);
    }

    #[test]
    fn the_pen_cannot_leave_the_band() {
        let mut sketch = Sketch::new(PersonaId::new(1), JourneyKind::AsIs, Point::new(50.0, 100.0));
        sketch.draw(Point::new(9_000.0, -50.0), &frame());
        assert_eq!(sketch.line.last(), Some(&Point::new(300.0, 0.0)));
    }
}
