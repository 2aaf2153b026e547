//! What the keys do at rest: selecting, walking the cells, nudging, deleting.

use super::event::{Context, Key, Modifiers, Outcome, Request, asks, handled};
use super::hit::{self, Direction, neighbour};
use super::order::{self, reading_order};
use super::selection::Selection;
use super::state::{Editor, Gesture};
use super::tool::{Placement, Tool};
use super::{navigate, nudge};
use crate::edit::{Edit, StepName, lock};
use crate::layout::Frame;
use crate::model::{ElementId, ElementRef, LaneId, StageId};
use std::sync::Arc;

impl Editor {
    pub(super) fn key(&mut self, key: Key, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        match (key, &self.gesture) {
            (Key::Escape, _) => self.escape(),
            (Key::Arrow(_), Gesture::Nudging) => self.key_at_rest(key, modifiers, context),
            (_, Gesture::Idle | Gesture::Nudging) => {
                self.end_field();
                self.key_at_rest(key, modifiers, context)
            }
            _ => Outcome::default(),
        }
    }

    /// One rung down: the gesture, the selection, the tool.
    fn escape(&mut self) -> Outcome {
        let at_rest = matches!(self.gesture, Gesture::Idle | Gesture::Nudging);
        if !at_rest {
            if let Gesture::Marquee { base, .. } = &self.gesture {
                self.selection = base.clone();
            }
            self.settle();
        } else if self.tool != Tool::Select {
            // Before the selection: who has forgotten the tool sees a sheet that no longer answers to clicks.
            self.set_tool(Tool::Select);
        } else if !self.selection.is_empty() || self.selection.cell().is_some() {
            self.settle();
            self.selection = Selection::default();
        } else {
            return Outcome::default();
        }
        handled()
    }

    fn key_at_rest(&mut self, key: Key, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let selected = self.selection.single();
        let cell = self.selection.cell();
        match (key, selected, cell) {
            (Key::Delete, ..) => self.delete_selection(),
            (Key::SelectAll, ..) => self.select_more(context),
            (Key::Enter, Some(element), _) if modifiers.shift => self.step_out(element, context),
            (Key::Enter, Some(element), _) => asks(Request::EditText(element)),
            (Key::Enter, None, Some((stage, _))) if modifiers.shift => {
                self.select(Some(ElementId::Stage(stage)));
                handled()
            }
            (Key::Enter, None, Some(cell)) => self.step_in(cell, context),
            (Key::Tab { back }, None, Some(cell)) => match navigate::next(context.frame, cell, back) {
                Some((stage, lane)) => {
                    self.select_cell(stage, lane);
                    handled()
                }
                None => Outcome::default(),
            },
            (Key::Tab { back }, ..) => {
                let order = reading_order(self.document(), self.journey, context.frame);
                let from = if back { self.selection.iter().next() } else { self.selection.iter().last() };
                let next = match order.iter().position(|&element| Some(element) == from) {
                    Some(index) if back => index.checked_sub(1).and_then(|index| order.get(index)),
                    Some(index) => order.get(index + 1),
                    None if back => order.last(),
                    None => order.first(),
                };
                // At either end the key is left to the window, so that the keyboard is never trapped on the sheet.
                next.map_or_else(Outcome::default, |&element| {
                    self.select(Some(element));
                    handled()
                })
            }
            (Key::Arrow(direction), None, Some(cell)) => self.go(navigate::from_cell(context.frame, cell, direction)),
            (Key::Arrow(direction), Some(element), _) if modifiers.primary => {
                if let Some(next) = neighbour(context.scene, element, direction) {
                    self.select(Some(next));
                }
                handled()
            }
            (Key::Arrow(direction), Some(ElementId::Stage(stage)), _) => {
                self.go(navigate::from_stage(context.frame, stage, direction))
            }
            (Key::Arrow(direction), Some(ElementId::Lane(lane)), _) => {
                self.go(navigate::from_lane(context.frame, lane, direction))
            }
            (Key::Arrow(direction), ..) if !self.selection.is_empty() => self.nudge(direction, modifiers, context),
            (Key::Enter | Key::Arrow(_) | Key::Escape, ..) => Outcome::default(),
        }
    }

    fn go(&mut self, to: Option<navigate::Stop>) -> Outcome {
        match to {
            Some(navigate::Stop::Cell(stage, lane)) => self.select_cell(stage, lane),
            Some(navigate::Stop::Element(element)) => self.select(Some(element)),
            None => {}
        }
        handled()
    }

    /// Everything in the lane of what is selected; if that is selected already, or nothing is, everything on the map.
    fn select_more(&mut self, context: &Context<'_>) -> Outcome {
        let Some(journey) = self.current_journey() else { return Outcome::default() };
        let own = self.selection.iter().next();
        let cell = own.and_then(|element| order::cell_of(self.document(), context.frame, element));
        let lane = match own {
            Some(ElementId::Lane(lane)) => Some(lane),
            _ => cell.or(self.selection.cell()).map(|(_, lane)| lane),
        };
        // What is not seen, such as the points of a hidden persona, is not selected behind the person's back.
        let shown = hit::shown(context.scene);
        let seen = |lane| {
            let mut all = order::in_lane(journey, context.frame, lane);
            all.retain(|element| shown.contains(element));
            all
        };
        let of_lane = lane.map(|lane| seen(Some(lane))).unwrap_or_default();
        let more = of_lane.iter().any(|&element| !self.selection.contains(element));
        let all = if more { of_lane } else { seen(None) };
        self.select_all(all);
        handled()
    }

    /// From an element to the cell it stands in.
    fn step_out(&mut self, element: ElementId, context: &Context<'_>) -> Outcome {
        match order::cell_of(self.document(), context.frame, element) {
            Some((stage, lane)) => self.select_cell(stage, lane),
            None => self.selection = Selection::default(),
        }
        handled()
    }

    /// From a cell to the first thing that stands in it; where none does, a new one is put there to be written.
    fn step_in(&mut self, (stage, lane): (StageId, LaneId), context: &Context<'_>) -> Outcome {
        match self.first_in(stage, lane, context) {
            Some(first) => {
                self.select(Some(first));
                handled()
            }
            None => self.fill_cell(context),
        }
    }

    /// The first thing that is seen in a cell.
    fn first_in(&self, stage: StageId, lane: LaneId, context: &Context<'_>) -> Option<ElementId> {
        let standing = order::in_cell(self.current_journey()?, context.frame, stage, lane);
        standing.into_iter().find(|&element| hit::bounds_of(context.scene, element).is_some())
    }

    /// Whether a letter that is typed begins a text: where there is none yet, and nowhere else. In an empty cell of what is known by
    /// its name, and on one thing that has still to get one. Feelings and losses are marks; they need no words.
    #[must_use]
    pub fn takes_letters(&self, frame: &Frame) -> bool {
        use ElementId::{Barrier, Metric, Note, Persona, Solution, Stage, Touchpoint};
        let Some(journey) = self.current_journey() else { return false };
        let (selected, cell) = (self.selection.single(), self.selection.cell());
        match selected.zip(selected.and_then(|element| self.document().element(element))) {
            Some((
                element @ (Touchpoint(_)
                | Barrier(_)
                | Solution(_)
                | Metric(_)
                | Note(_)
                | Stage(_)
                | Persona(_)
                | ElementId::Journey(_)),
                found,
            )) => {
                let unnamed = found.texts().first().is_some_and(|(_, text)| text.trim().is_empty());
                unnamed && !self.document().is_locked(element)
            }
            Some(_) => false,
            None => cell.is_some_and(|(stage, lane)| {
                let kind = frame.lanes.iter().find(|band| band.id == lane).map(|band| band.kind);
                let placement = kind.and_then(|kind| Placement::in_lane(kind, lane));
                let named = placement.is_some_and(|placement| placement.is_named() && placement != Placement::DropOff);
                let stands = |one: ElementRef<'_>| {
                    one.stage() == Some(stage) && journey.lane_of(one.element()).is_some_and(|other| other.id == lane)
                };
                named && lock::takes(journey, stage, lane) && !journey.standing().any(stands)
            }),
        }
    }

    /// Puts something new into the selected cell, of the kind its lane holds, and asks for its text. Does nothing where no cell
    /// is selected.
    pub fn fill_cell(&mut self, context: &Context<'_>) -> Outcome {
        self.view = context.view;
        let Some((stage, lane)) = self.selection.cell() else { return Outcome::default() };
        if self.current_journey().is_some_and(|journey| !lock::takes(journey, stage, lane)) {
            return Outcome { locked: true, ..handled() };
        }
        let kind = context.frame.lanes.iter().find(|band| band.id == lane).map(|band| band.kind);
        let Some(placement) = kind.and_then(|kind| Placement::in_lane(kind, lane)) else { return Outcome::default() };
        let spot = self.site(context).in_cell(&placement, stage, lane);
        let before = Arc::clone(self.document());
        let mut outcome = self.put(spot, &placement, context);
        outcome.document_changed = !Arc::ptr_eq(&before, self.document());
        if let Some(element) = self.selection.single().filter(|_| outcome.document_changed) {
            outcome.request = Some(Request::EditText(element));
        }
        outcome
    }

    /// The cell after the one in which an element stands, or before it: along its lane, then the next lane. What stands there
    /// is selected, the first if there are several, else the empty cell. Gives the element, if there is one.
    pub fn next_cell(&mut self, element: ElementId, back: bool, context: &Context<'_>) -> Option<ElementId> {
        let cell = order::cell_of(self.document(), context.frame, element)?;
        let (stage, lane) = navigate::next(context.frame, cell, back)?;
        let first = self.first_in(stage, lane, context);
        match first {
            Some(first) => self.select(Some(first)),
            None => self.select_cell(stage, lane),
        }
        first
    }

    /// One press of an arrow. While the key is held it is one step, however often it repeats.
    fn nudge(&mut self, direction: Direction, modifiers: Modifiers, context: &Context<'_>) -> Outcome {
        let document = Arc::clone(self.document());
        let (edits, locked) = nudge::nudge(&document, context.frame, self.selection.iter(), direction, modifiers.shift);
        let Some(first) = edits.first() else {
            return Outcome { locked, handled: locked, ..Outcome::default() };
        };
        if !matches!(self.gesture, Gesture::Nudging) {
            let name = if edits.len() == 1 { first.name() } else { StepName::MoveSelection };
            self.begin(name);
            self.gesture = Gesture::Nudging;
        }
        let selection = self.selection.clone();
        let applied = self.change(&Edit::Several { name: StepName::MoveSelection, edits });
        let error =
            applied.and_then(|()| self.take_linked(context.frame, &|element| selection.contains(element))).err();
        Outcome { locked, error, ..handled() }
    }

    fn delete_selection(&mut self) -> Outcome {
        let fixed = |element: ElementId| matches!(element, ElementId::Project | ElementId::Journey(_));
        let document = Arc::clone(self.document());
        let (locked, doomed): (Vec<ElementId>, Vec<ElementId>) = (self.selection.iter())
            .filter(|&element| !fixed(element))
            .partition(|&element| lock::held_with(&document, &[element]).is_some());
        let locked = !locked.is_empty();
        if doomed.is_empty() {
            return Outcome { locked, handled: locked, ..Outcome::default() };
        }
        let edit = Edit::Remove(doomed);
        Outcome { error: self.change(&edit).err(), locked, ..handled() }
    }
}
