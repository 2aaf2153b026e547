//! Putting something new on the sheet with the keyboard alone.

use super::fit::value_at;
use super::landing::{band, snapped};
use super::{Context, Editor, Outcome, Placement, Tool, handled, hit, reading_order};
use crate::layout::{Frame, StageColumn};
use crate::model::{ElementId, ElementRef, Feeling, Journey, LaneKind, PersonaId, Share, StageId};
use kurbo::{Point, Rect};
use std::sync::Arc;

impl Editor {
    /// Puts something new into the middle of where the person is: the stage of what is selected, else the first one that
    /// is in view. A feeling or loss goes where its line has most room and, being a feeling,
    /// onto the curve; the mark of a moment of truth goes to the selected touchpoint. It is selected afterwards, ready to be
    /// moved by arrows, and the tool is put down. The document is as it was where there is no lane for it.
    pub fn place_here(&mut self, placement: &Placement, context: &Context<'_>) -> Outcome {
        self.settle();
        self.view = context.view;
        let (document, selection, tool) = (Arc::clone(self.document()), self.selection.clone(), self.tool.clone());
        let spot = self.spot_here(placement, context).and_then(|(at, persona)| match (placement, persona) {
            (Placement::EmotionPoint, Some(persona)) => self.site(context).on_curve(persona, at),
            _ => self.site(context).spot(placement, at, false),
        });
        let mut outcome = if spot.is_some() {
            self.tool = Tool::Select;
            self.put(spot, placement, context)
        } else {
            handled()
        };
        outcome.document_changed = !Arc::ptr_eq(&document, self.document());
        outcome.selection_changed = selection != self.selection;
        outcome.tool_changed = tool != self.tool;
        outcome
    }

    /// The place for something new, and whose it is where that matters.
    fn spot_here(&self, placement: &Placement, context: &Context<'_>) -> Option<(Point, Option<PersonaId>)> {
        let frame = context.frame;
        let journey: &Journey = self.document().journey(self.journey)?;
        let column = self.column_here(frame, context.view)?;
        let middle = f64::midpoint(column.left, column.right);
        let lane = match placement {
            Placement::Note(lane) => band(frame, *lane),
            _ => placement.lane_kind().and_then(|kind| frame.lane_of(kind)),
        }?;
        let at = |x: f64| Point::new(x, lane.rect.center().y);
        Some(match placement {
            Placement::EmotionPoint => {
                let persona = self.persona_here(lane.kind)?;
                let points = journey.emotions.iter().filter(|point| point.persona == persona);
                let x = roomiest(column, points.filter(|point| point.stage == column.id).map(|point| point.at));
                let y = frame.y_of(feeling_here(frame, journey, persona, x))?;
                (Point::new(x, y), Some(persona))
            }
            Placement::DropOff => {
                let persona = self.persona_here(lane.kind)?;
                let losses = journey.dropoffs.iter().filter(|dropoff| dropoff.persona == persona);
                let x = roomiest(column, losses.filter(|loss| loss.stage == column.id).map(|loss| loss.at));
                let strip = frame.ribbons.iter().find(|(of, _)| *of == persona).map(|(_, strip)| strip.center().y);
                (Point::new(x, strip.unwrap_or_else(|| lane.rect.center().y)), Some(persona))
            }
            Placement::MomentOfTruth => {
                let selected = self.selection.iter().find(|element| matches!(element, ElementId::Touchpoint(_)));
                let is_here = |element: &ElementId| match self.document().element(*element) {
                    Some(ElementRef::Touchpoint(card)) => card.stage == column.id,
                    _ => false,
                };
                let card = selected
                    .or_else(|| reading_order(self.document(), self.journey, frame).into_iter().find(is_here))?;
                (hit::bounds_of(context.scene, card)?.center(), None)
            }
            // Beside the lane a card goes to the first free row.
            Placement::Touchpoint { .. } if !frame.heads.is_zero_area() => {
                (Point::new(middle, frame.heads.center().y), None)
            }
            _ => (at(middle), None),
        })
    }

    /// The stage at which the person is.
    fn column_here<'a>(&self, frame: &'a Frame, seen: Rect) -> Option<&'a StageColumn> {
        let stage_of = |element| self.document().element(element).and_then(ElementRef::stage);
        let cell = self.selection.cell().map(|(stage, _)| stage);
        let selected: Option<StageId> = cell.or_else(|| self.selection.iter().find_map(stage_of));
        selected.and_then(|stage| frame.column(stage)).or_else(|| {
            let shown = |column: &&StageColumn| (seen.x0..=seen.x1).contains(&f64::midpoint(column.left, column.right));
            let touched = |column: &&StageColumn| column.right > seen.x0 && column.left < seen.x1;
            let mut columns = frame.stages.iter();
            columns.clone().find(shown).or_else(|| columns.find(touched)).or_else(|| frame.stages.first())
        })
    }

    /// Whose feeling or loss it would be: that of the selected one, else the active persona's, else the first's.
    fn persona_here(&self, lane: LaneKind) -> Option<PersonaId> {
        let selected = self.selection.iter().find_map(|element| match self.document().element(element)? {
            ElementRef::Emotion(point) if lane == LaneKind::Emotions => Some(point.persona),
            ElementRef::DropOff(dropoff) => Some(dropoff.persona),
            _ => None,
        });
        selected.or_else(|| self.active_persona()).or_else(|| self.document().personas.at(0).map(|persona| persona.id))
    }
}

/// The feeling of a persona's curve at an x, on the nearest quarter.
fn feeling_here(frame: &Frame, journey: &Journey, persona: PersonaId, x: f64) -> Feeling {
    let mut points: Vec<Point> = (journey.emotions.iter())
        .filter(|point| point.persona == persona)
        .filter_map(|point| Some(Point::new(frame.x_of(point.stage, point.at)?, point.value.get())))
        .collect();
    points.sort_by(|one, other| one.x.total_cmp(&other.x));
    snapped(Feeling::new(value_at(&points, x)))
}

/// The middle of the widest room between places along a stage and its ends.
fn roomiest(column: &StageColumn, places: impl Iterator<Item = Share>) -> f64 {
    let mut all: Vec<f64> = places.map(Share::get).collect();
    all.extend([0.0, 1.0]);
    all.sort_by(f64::total_cmp);
    // Of rooms of one width the first.
    let widest = all.windows(2).rev().max_by(|one, other| (one[1] - one[0]).total_cmp(&(other[1] - other[0])));
    let middle = widest.map_or(0.5, |room| f64::midpoint(room[0], room[1]));
    column.left + (column.right - column.left) * middle
}
