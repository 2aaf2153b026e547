//! What the pointer does: press, move, release.

use super::drag::Drag;
use super::event::{Button, Context, DRAG_THRESHOLD, Modifiers, Outcome, Request, Returned, asks, handled};
use super::hit::hit;
use super::landing::{Moved, stage_under};
use super::marquee;
use super::selection::Selection;
use super::state::{Editor, Gesture, PressTarget, StepView};
use super::tool::{Placement, Tool};
use crate::edit::{Edit, EditError};
use crate::model::{ElementId, LaneKind};
use crate::scene::{Part, Source};
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;

impl Editor {
    pub(super) fn press(
        &mut self,
        at: Point,
        button: Button,
        modifiers: Modifiers,
        clicks: u8,
        context: &Context<'_>,
    ) -> Outcome {
        self.end_field();
        if !matches!(self.gesture, Gesture::Idle) {
            if button != Button::Primary {
                return handled();
            }
            // A second press of the same button means that its release was lost.
            self.abort_gesture();
        }
        let pans = button != Button::Primary || modifiers.space || self.tool == Tool::Hand;
        if pans {
            self.gesture = Gesture::Panning { held: at, button, moved: false };
            return handled();
        }
        if self.tool == Tool::Sketch {
            return self.begin_sketch(at, context);
        }
        if let Tool::Place(placement) = &self.tool {
            let placement = placement.clone();
            self.gesture = Gesture::Placing { placement, from_palette: false, pointer: None };
            return self.moved(at, modifiers, context);
        }
        if let Some(border) = self.border_at(at, context) {
            self.gesture = Gesture::Pressed { origin: at, held: PressTarget::Border(border), picks: false };
            return handled();
        }
        let source = hit(context.scene, at, context.reach());
        if clicks >= 2 {
            return self.double_click(at, source, modifiers, context);
        }
        let adds = modifiers.shift || modifiers.primary;
        // What is selected already may be about to be dragged with all else; only a release without a drag picks it out.
        let mut picks = false;
        match source.map(|source| source.element) {
            Some(element) if self.selection.contains(element) => picks = true,
            Some(element) if adds => self.selection = self.selection.toggled(element),
            Some(element) => self.select(Some(element)),
            None => {}
        }
        let held = source.map_or(PressTarget::Nothing, PressTarget::Source);
        self.gesture = Gesture::Pressed { origin: at, held, picks };
        handled()
    }

    /// The button came up where it went down.
    fn clicked(&mut self, at: Point, held: PressTarget, picks: bool, modifiers: Modifiers, context: &Context<'_>) {
        let adds = modifiers.shift || modifiers.primary;
        match held {
            PressTarget::Source(Source { element, .. }) if picks && adds => {
                self.selection = self.selection.toggled(element);
            }
            PressTarget::Source(Source { element, .. }) if picks => self.select(Some(element)),
            PressTarget::Nothing if !adds => match context.frame.cell_at(at).map(|(stage, lane)| (stage, lane.id)) {
                Some((stage, lane)) => self.select_cell(stage, lane),
                None => self.selection = Selection::default(),
            },
            PressTarget::Source(_) | PressTarget::Nothing | PressTarget::Border(_) => {}
        }
    }

    fn double_click(
        &mut self,
        at: Point,
        source: Option<Source>,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Outcome {
        let in_cell = context.frame.cell_at(at).map(|(_, lane)| lane.kind);
        match source {
            Some(Source { element: ElementId::Persona(persona), part: Part::Curve }) => {
                let site = self.site(context);
                let spot = site.on_curve(persona, site.curve_at(persona, at), at);
                self.put(spot, &Placement::EmotionPoint, context)
            }
            None | Some(Source { part: Part::Area, .. })
                if in_cell == Some(LaneKind::Emotions) && self.active_persona().is_some() =>
            {
                let spot = self.site(context).spot(&Placement::EmotionPoint, at, modifiers.alt);
                self.put(spot, &Placement::EmotionPoint, context)
            }
            // The background of a cell names its stage or lane, but a double click there does not mean their names.
            Some(Source { part: Part::Area, .. }) if in_cell.is_some() => handled(),
            Some(source) => {
                self.select(Some(source.element));
                asks(Request::EditText(source.element))
            }
            None => handled(),
        }
    }

    pub(super) fn moved(&mut self, at: Point, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle => {
                self.hover = Some(at);
                self.landing = match &self.tool {
                    Tool::Place(placement) => self.landing_of(placement, at, modifiers, context),
                    Tool::Select | Tool::Hand | Tool::Sketch => None,
                };
                handled()
            }
            Gesture::Pressed { origin, held, picks } => {
                if origin.distance(at) < context.sheet(context.drag_threshold()) {
                    self.gesture = Gesture::Pressed { origin, held, picks };
                    return handled();
                }
                let drag = match held {
                    PressTarget::Source(source) => {
                        let selected = self.selection.iter();
                        Drag::begin(self.document(), context, source, selected, origin)
                    }
                    PressTarget::Border(border) => Some(Drag::border(border, origin)),
                    PressTarget::Nothing => None,
                };
                match drag {
                    Some(drag) => {
                        self.begin(drag.name());
                        self.drag(Box::new(drag), at, modifiers, context)
                    }
                    None => self.begin_marquee(origin, at, held, modifiers, context),
                }
            }
            Gesture::Dragging(drag) => self.drag(drag, at, modifiers, context),
            Gesture::Marquee { origin, base, .. } => {
                let area = Rect::from_points(origin, at);
                let caught = marquee::caught(context, area, modifiers.alt);
                self.selection = base.with(caught);
                self.gesture = Gesture::Marquee { origin, at, base };
                handled()
            }
            Gesture::Nudging => {
                self.gesture = Gesture::Nudging;
                Outcome::default()
            }
            Gesture::Placing { placement, from_palette, .. } => {
                self.landing = self.landing_of(&placement, at, modifiers, context);
                self.gesture = Gesture::Placing { placement, from_palette, pointer: Some(at) };
                handled()
            }
            Gesture::Panning { held, button, moved } => {
                let way = (at - held) * context.zoom;
                let moved = moved || way.hypot() >= DRAG_THRESHOLD;
                self.gesture = Gesture::Panning { held, button, moved };
                if moved && way != Vec2::ZERO { asks(Request::Pan(way)) } else { handled() }
            }
            Gesture::Field => {
                self.gesture = Gesture::Field;
                Outcome::default()
            }
            Gesture::Sketching(mut sketch) => {
                sketch.draw(at, context.frame);
                self.gesture = Gesture::Sketching(sketch);
                handled()
            }
        }
    }

    /// A drag that takes nothing draws a box. A thing that stays where it is because of its lock draws none: the hand meant it.
    fn begin_marquee(
        &mut self,
        origin: Point,
        at: Point,
        held: PressTarget,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Outcome {
        if let PressTarget::Source(source) = held
            && !matches!(source.part, Part::Area | Part::Curve)
            && self.document().is_locked(source.element)
        {
            self.gesture = Gesture::Idle;
            return Outcome { locked: true, ..handled() };
        }
        let adds = modifiers.shift || modifiers.primary;
        let base = if adds { self.selection.clone() } else { Selection::default() };
        self.gesture = Gesture::Marquee { origin, at, base };
        self.moved(at, modifiers, context)
    }

    fn drag(&mut self, mut drag: Box<Drag>, at: Point, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let mut outcome = handled();
        self.landing = None;
        self.guides.clear();
        if drag.can_copy() && modifiers.alt != drag.is_copying() {
            outcome.error = self.swap_copies(&mut drag);
        }
        if let Some(Moved { edit, aside, landing, guides }) = drag.edit_at(self.document(), context, at, modifiers) {
            let applied = self.change(&edit).and_then(|()| self.follow_up(aside));
            match applied.and_then(|()| self.take_linked(context.frame, &|element| drag.holds(element))) {
                Ok(()) => {
                    self.landing = Some(landing);
                    self.guides = guides;
                }
                Err(error) => outcome.error = Some(error),
            }
        }
        self.gesture = Gesture::Dragging(drag);
        outcome
    }

    /// Alt went down or up in the middle of a drag: the originals go back and copies are in hand, or the other way round.
    fn swap_copies(&mut self, drag: &mut Drag) -> Option<EditError> {
        let taken = self.history.open_mark().cloned();
        self.history.abort();
        let document = Arc::clone(self.history.current());
        let edits = drag.swap_copies(&document, &mut self.ids);
        let taken = taken.unwrap_or_else(|| StepView::of(&self.selection, self.view));
        self.history.begin_with(drag.name(), taken);
        let error = self.change(&Edit::Several { name: drag.name(), edits }).err();
        self.selection = Selection::of(drag.elements());
        error
    }

    pub(super) fn release(
        &mut self,
        at: Point,
        button: Button,
        modifiers: Modifiers,
        context: &Context<'_>,
    ) -> Outcome {
        let own = match &self.gesture {
            Gesture::Idle | Gesture::Field | Gesture::Nudging => return Outcome::default(),
            Gesture::Panning { button, .. } => *button,
            Gesture::Pressed { .. }
            | Gesture::Dragging(_)
            | Gesture::Placing { .. }
            | Gesture::Marquee { .. }
            | Gesture::Sketching(_) => Button::Primary,
        };
        if button != own {
            return handled();
        }
        // The release may be the first that is heard of the way to it.
        let mut outcome = self.moved(at, modifiers, context);
        let landing = self.landing.take();
        self.guides.clear();
        match std::mem::take(&mut self.gesture) {
            Gesture::Dragging(_) if landing.is_some() => self.commit(),
            // Let go where it cannot be: it goes back to where it was.
            Gesture::Dragging(drag) => {
                outcome.returned =
                    Some(Returned { element: drag.element(), pointer: drag.pointer(), grab: drag.grab() });
                self.abort_gesture();
                let stage =
                    stage_under(context.frame, at).and_then(|(stage, _)| self.current_journey()?.stages.get(stage));
                outcome.locked = stage.is_some_and(|stage| stage.locked);
            }
            Gesture::Pressed { held, picks, .. } => self.clicked(at, held, picks, modifiers, context),
            Gesture::Placing { placement, from_palette, .. } => {
                let spot = self.site(context).spot(&placement, at, modifiers.alt);
                if spot.is_some() && !from_palette {
                    self.tool = Tool::Select;
                }
                let closed = spot.is_none() && self.site(context).is_closed(&placement, at);
                outcome = Outcome { locked: closed, ..self.put(spot, &placement, context) };
            }
            Gesture::Panning { button: Button::Secondary, moved: false, .. } => {
                let source = hit(context.scene, at, context.reach());
                let element = source.map(|source| source.element);
                match element {
                    Some(element) if self.selection.contains(element) => {}
                    Some(element) => self.select(Some(element)),
                    None => self.clicked(at, PressTarget::Nothing, false, Modifiers::default(), context),
                }
                outcome.request = Some(Request::Menu { at, element });
            }
            Gesture::Sketching(sketch) => outcome = self.end_sketch(&sketch, modifiers.alt, context),
            Gesture::Idle | Gesture::Marquee { .. } | Gesture::Panning { .. } | Gesture::Field | Gesture::Nudging => {}
        }
        outcome
    }
}
