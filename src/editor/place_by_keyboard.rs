//! Putting something new on the sheet with the keyboard alone.

use super::event::{Context, Outcome, handled};
use super::fit::{points, value_at};
use super::hit;
use super::landing::{band, snapped};
use super::order::reading_order;
use super::state::Editor;
use super::tool::{Placement, Tool};
use crate::layout::{Frame, StageColumn};
use crate::model::{
    ElementId, ElementRef, Feeling, Journey, JourneyKind, LaneKind, PersonaId, Share, StageId, Touchpoint, TouchpointId,
};
use kurbo::{Point, Rect};
use std::sync::Arc;

impl Editor {
    /// Puts something new into the middle of where the person is: the stage of what is selected, else the first one that
    /// is in view. A feeling or loss goes to the selected touchpoint and belongs to it; where none is selected, or it has one
    /// already, it goes where its line has most room. A feeling stands on the curve. The mark of a moment of truth goes to the
    /// selected touchpoint. What is new is selected afterwards, ready to be moved by arrows, and the tool is put down. The
    /// document is as it was where there is no lane for it.
    pub fn place_here(&mut self, placement: &Placement, context: &Context<'_>) -> Outcome {
        self.settle();
        self.view = context.view;
        let document = Arc::clone(self.document());
        let in_cell = self.selection.cell().filter(|(_, lane)| {
            let holds = band(context.frame, *lane).is_some_and(|band| band.kind == LaneKind::Touchpoints);
            holds && matches!(placement, Placement::Touchpoint { .. })
        });
        let beside = || {
            self.spot_here(placement, context).and_then(|here| {
                let site = self.site(context);
                let spot = match (placement, here.whose) {
                    (Placement::EmotionPoint, Some((persona, curve))) => site.on_curve(persona, curve, here.at),
                    _ => site.spot(placement, here.at, false),
                };
                Some(spot?.of_touchpoint(here.touchpoint))
            })
        };
        // A card goes into the very cell that is selected, as Enter there puts it.
        let spot = in_cell.and_then(|(stage, lane)| self.site(context).in_cell(placement, stage, lane)).or_else(beside);
        let mut outcome = if spot.is_some() {
            self.tool = Tool::Select;
            self.put(spot, placement, context)
        } else {
            handled()
        };
        outcome.document_changed = !Arc::ptr_eq(&document, self.document());
        outcome
    }

    /// The place for something new, and whose it is where that matters.
    fn spot_here(&self, placement: &Placement, context: &Context<'_>) -> Option<KeyboardSpot> {
        let frame = context.frame;
        let journey: &Journey = self.document().journey(self.journey)?;
        let column = self.column_here(frame, context.view)?;
        let center = f64::midpoint(column.left, column.right);
        let lane = match placement {
            Placement::Note(lane) => band(frame, *lane),
            _ => placement.lane_kind().and_then(|kind| frame.lane_of(kind)),
        }?;
        let stands =
            |card: &Touchpoint| Some(hit::bounds_of(context.scene, ElementId::Touchpoint(card.id))?.center().x);
        Some(match placement {
            Placement::EmotionPoint => {
                let persona = self.persona_here(lane.kind)?;
                let curve = self.curve_here();
                let own = || journey.emotions.iter().filter(|one| one.persona == persona && one.curve == curve);
                let card = self.card_here(journey, &|card| own().any(|one| one.touchpoint == Some(card)));
                let room = || roomiest(column, own().filter(|one| one.stage == column.id).map(|one| one.at));
                let x = card.and_then(stands).unwrap_or_else(room);
                let value = snapped(Feeling::new(value_at(&points(frame, journey, persona, curve), x)));
                let at = Point::new(x, frame.y_of(value)?);
                KeyboardSpot { at, whose: Some((persona, curve)), touchpoint: card.map(|card| card.id) }
            }
            Placement::DropOff => {
                let persona = self.persona_here(lane.kind)?;
                let own = || journey.dropoffs.iter().filter(|loss| loss.persona == persona);
                let card = self.card_here(journey, &|card| own().any(|loss| loss.touchpoint == Some(card)));
                let room = || roomiest(column, own().filter(|loss| loss.stage == column.id).map(|loss| loss.at));
                let x = card.and_then(stands).unwrap_or_else(room);
                let strip = frame.ribbons.iter().find(|(of, _)| *of == persona).map(|(_, strip)| strip.center().y);
                let at = Point::new(x, strip.unwrap_or_else(|| lane.rect.center().y));
                KeyboardSpot { at, whose: None, touchpoint: card.map(|card| card.id) }
            }
            Placement::MomentOfTruth => {
                let selected = self.selection.iter().find(|element| matches!(element, ElementId::Touchpoint(_)));
                let is_here = |element: &ElementId| match self.document().element(*element) {
                    Some(ElementRef::Touchpoint(card)) => card.stage == column.id,
                    _ => false,
                };
                let card = selected
                    .or_else(|| reading_order(self.document(), self.journey, frame).into_iter().find(is_here))?;
                KeyboardSpot::at(hit::bounds_of(context.scene, card)?.center())
            }
            // Beside the lane a card goes to the first free row.
            Placement::Touchpoint { .. } if !frame.heads.is_zero_area() => {
                KeyboardSpot::at(Point::new(center, frame.heads.center().y))
            }
            _ => KeyboardSpot::at(Point::new(center, lane.rect.center().y)),
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
        let passing = || match self.selected_card() {
            Some(card) if !self.active_persona().is_some_and(|active| card.personas.contains(&active)) => {
                card.personas.first().copied()
            }
            _ => None,
        };
        let first = || self.document().personas.at(0).map(|persona| persona.id);
        selected.or_else(passing).or_else(|| self.active_persona()).or_else(first)
    }

    /// On which curve a new feeling would be: that of the selected one, else the one in hand.
    fn curve_here(&self) -> JourneyKind {
        let selected = self.selection.iter().find_map(|element| match self.document().element(element)? {
            ElementRef::Emotion(point) => Some(point.curve),
            _ => None,
        });
        selected.unwrap_or(self.active_curve)
    }

    /// The touchpoint that is selected and nothing else.
    fn selected_card(&self) -> Option<&Arc<Touchpoint>> {
        match self.document().element(self.selection.single()?)? {
            ElementRef::Touchpoint(card) => Some(card),
            _ => None,
        }
    }

    /// The selected touchpoint, unless something of the kind belongs to it already.
    fn card_here<'a>(&self, journey: &'a Journey, has_one: &dyn Fn(TouchpointId) -> bool) -> Option<&'a Touchpoint> {
        let card = self.selected_card()?.id;
        journey.touchpoints.get(card).filter(|card| !has_one(card.id)).map(AsRef::as_ref)
    }
}

/// Where something new would be put without a pointer.
struct KeyboardSpot {
    at: Point,
    /// Whose feeling, and on which curve.
    whose: Option<(PersonaId, JourneyKind)>,
    /// What it belongs to.
    touchpoint: Option<TouchpointId>,
}

impl KeyboardSpot {
    const fn at(at: Point) -> Self {
        Self { at, whose: None, touchpoint: None }
    }
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
