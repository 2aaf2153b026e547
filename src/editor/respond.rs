//! One event in, one outcome back.

use super::event::{Context, Event, Modifiers, Outcome, Request, handled};
use super::landing::Landing;
use super::place::ResolvedPlacement;
use super::state::{Editor, Gesture};
use super::tool::Placement;
use crate::edit::StepName;
use kurbo::Point;
use std::sync::Arc;

impl Editor {
    /// Takes in what the person did. The context must show the document as it is before the event.
    pub fn handle(&mut self, event: Event, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let depth = self.history.depth();
        self.view = context.view;
        let mut outcome = self.respond(event, context);
        outcome.document_changed = !Arc::ptr_eq(&document, self.document());
        let journeys = (document.journey(self.journey), self.current_journey());
        let same_members = matches!(journeys, (Some(before), Some(now)) if before.same_members(now))
            && document.personas.same_members(&self.document().personas);
        if outcome.document_changed && !same_members {
            self.prune_selection();
        }
        self.note_selection(depth);
        outcome
    }

    pub(super) fn respond(&mut self, event: Event, context: &Context<'_>) -> Outcome {
        match event {
            // A place that is not a number comes from a broken device or a window without a size.
            Event::PointerDown { at, .. } | Event::PointerMove { at, .. } | Event::PointerUp { at, .. }
                if !at.is_finite() =>
            {
                Outcome::default()
            }
            Event::PointerDown { at, button, modifiers, clicks } => self.press(at, button, modifiers, clicks, context),
            Event::PointerMove { at, modifiers } => self.moved(at, modifiers, context),
            Event::PointerUp { at, button, modifiers } => self.release(at, button, modifiers, context),
            Event::PointerGone => {
                self.hover = None;
                if matches!(self.gesture, Gesture::Idle) {
                    self.landing = None;
                }
                handled()
            }
            Event::PaletteDrag(placement) => {
                self.settle();
                self.gesture = Gesture::Placing { placement, from_palette: true, pointer: None };
                handled()
            }
            Event::Key(key, modifiers) => self.key(key, modifiers, context),
            Event::KeyUp => {
                if matches!(self.gesture, Gesture::Nudging) {
                    self.end_field();
                }
                handled()
            }
            Event::FocusLost | Event::Cancel => {
                self.settle();
                handled()
            }
        }
    }

    /// Puts something new at a spot and selects it.
    pub(super) fn put(
        &mut self,
        spot: Option<ResolvedPlacement>,
        placement: &Placement,
        context: &Context<'_>,
    ) -> Outcome {
        let title = context.defaults.title(placement);
        let document = Arc::clone(self.document());
        let journey = self.journey;
        let ids = &mut self.ids;
        let Some(spot) = spot else { return handled() };
        let aside = document.journey(journey).map(|journey| spot.aside(journey)).unwrap_or_default();
        let Some((edit, element)) = spot.edit(&document, journey, placement, title, ids) else { return handled() };
        let name = if *placement == Placement::MomentOfTruth { StepName::MomentOfTruth } else { edit.name() };
        let depth = self.history.depth();
        self.begin(name);
        if let Err(error) = self.change(&edit).and_then(|()| self.follow_up(aside)) {
            self.abort_gesture();
            return Outcome { error: Some(error), ..handled() };
        }
        self.commit();
        // Whoever was chosen stays chosen, whose ribbon something is put on.
        let chosen = self.active_persona();
        self.select(Some(element));
        self.active_persona = chosen.or(self.active_persona);
        self.note_selection(depth);
        Outcome { request: placement.is_named().then_some(Request::EditText(element)), ..handled() }
    }

    pub(super) fn landing_of(
        &self,
        placement: &Placement,
        at: Point,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Option<Landing> {
        self.site(context).spot(placement, at, modifiers.alt).map(|spot| spot.landing)
    }
}
