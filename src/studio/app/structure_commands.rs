//! Tools of the canvas that work on what is selected: order, locks, alignment, stages and lanes as wholes, placing by key.

use super::Studio;
use crate::edit::confidential::toggle_confidential;
use crate::edit::lock::{locked_by, toggle_lock};
use crate::edit::{Edit, EditError, Element, StepName, contents};
use crate::editor::{
    Align, Placement, Request, Tool, align, can_duplicate_stage_or_lane, reorder, toggle_visibility_line,
};
use crate::method;
use crate::model::{ElementId, ElementRef, Journey, LaneId, LaneKind};
use crate::studio::canvas::Start;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Session, Viewing, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::toasts::Tone;
use crate::studio::workspaces;
use eframe::egui::{Context, Pos2};
use std::sync::Arc;

impl Session {
    /// The stage or lane that is selected, if it is the only thing that is.
    pub(crate) fn selected_stage_or_lane(&self) -> Option<ElementId> {
        let selected = self.editor().selection().single();
        selected.filter(|element| matches!(element, ElementId::Stage(_) | ElementId::Lane(_)))
    }

    /// Whether what is selected is a stage or lane that can be copied with its contents.
    pub(crate) fn can_duplicate_stage_or_lane(&self) -> bool {
        self.selected_stage_or_lane().is_some_and(|element| can_duplicate_stage_or_lane(self.document(), element))
    }

    pub(super) fn selected(&self) -> Vec<ElementId> {
        self.editor().selection().iter().collect()
    }
}

/// The edit that shows every hidden stage and lane; `None` if there is none.
fn shown(journey: &Journey) -> Option<Edit> {
    let change = |element| Edit::Change(Box::new(element));
    let stages = journey.stages.iter().filter(|stage| !stage.visible).map(|stage| {
        let mut stage = stage.as_ref().clone();
        stage.visible = true;
        change(Element::Stage(stage))
    });
    let lanes = journey.lanes.iter().filter(|lane| !lane.visible).map(|lane| {
        let mut lane = lane.as_ref().clone();
        lane.visible = true;
        change(Element::Lane(lane))
    });
    let edits: Vec<Edit> = stages.chain(lanes).collect();
    (!edits.is_empty()).then_some(Edit::Several { name: StepName::ShowHidden, edits })
}

impl Studio {
    /// Puts a copy of the selected stage or lane behind it, with everything in it, and selects the copy.
    pub(super) fn duplicate_stage_or_lane(&mut self) {
        self.session.close_field();
        let selected = self.session.selected_stage_or_lane();
        let copied = selected.and_then(|element| self.session.duplicate_stage_or_lane(element));
        if let Some((edit, copy)) = copied {
            self.apply_selecting(&edit, copy);
        }
    }

    /// Applies an edit and selects what came of it; that a lock holds it, or a refusal, is told.
    pub(super) fn apply_selecting(&mut self, edit: &Edit, new: ElementId) -> bool {
        let refused = self.session.apply_selecting(edit, new).err();
        let applied = refused.is_none();
        self.refused(refused);
        applied
    }

    /// Takes something new in hand; where it is in hand already, or there is no pointer, puts it where the person is.
    pub(super) fn take_placement(&mut self, ctx: &Context, placement: Placement) {
        let linked = self.goes_to_touchpoint(&placement);
        let tool = Tool::Place(placement);
        let again = *self.session.editor().tool() == tool;
        let here = self.session.view().workspace == Workspace::Map;
        self.go(Workspace::Map);
        if again || linked || here && ctx.input(|input| input.pointer.hover_pos().is_none()) {
            let Tool::Place(placement) = tool else { return };
            self.place_here(ctx, &placement);
        } else {
            self.perform(ctx, Action::Arm(tool));
        }
    }

    fn place_here(&mut self, ctx: &Context, placement: &Placement) {
        self.session.close_field();
        let outcome = self.session.place_here(placement, self.surface.vantage());
        if !outcome.document_changed && outcome.error.is_none() {
            let text = self.words().text("place-nowhere").into_owned();
            self.toasts.notify(Tone::Failed, text);
        }
        self.refused(outcome.error);
        if let Some(element) = self.session.editor().selection().single() {
            self.reveal(element);
        }
        if let Some(Request::EditText(element)) = outcome.request
            && self.hand.text.begin(
                ctx,
                &mut self.session,
                &mut Viewing::of(&mut self.surface, &self.person),
                (element, None),
                Start::Placed,
            )
        {
            self.hand.text.join_last_step(&mut self.session);
        }
    }

    /// A touchpoint of the channel of the selected one, else of the first channel.
    pub(super) fn touchpoint_placement(&self) -> Placement {
        let document = self.session.document();
        let selected =
            self.session.editor().selection().iter().find_map(|element| match document.element(element)? {
                ElementRef::Touchpoint(card) => Some(card.channel.clone()),
                _ => None,
            });
        let first = || method::channels().first().map(|channel| channel.key.to_owned());
        Placement::Touchpoint { channel: selected.or_else(first).unwrap_or_default() }
    }

    /// A text for the selected lane, else for the first lane of texts on the sheet.
    pub(super) fn note_placement(&self) -> Option<Placement> {
        let document = self.session.document();
        let journey = self.session.journey();
        let holds =
            |lane: &LaneId| journey.lanes.get(*lane).is_some_and(|lane| lane.visible && lane.kind.holds_notes());
        let selected =
            self.session.editor().selection().iter().find_map(|element| match document.element(element)? {
                ElementRef::Note(note) => Some(note.lane),
                ElementRef::Lane(lane) => Some(lane.id),
                _ => None,
            });
        let first = || journey.lanes.iter().map(|lane| lane.id).find(holds);
        selected.filter(holds).or_else(first).map(Placement::Note)
    }

    /// Brings the selection into line.
    pub(super) fn align(&mut self, way: Align) {
        let edit = align(self.session.document(), &self.session.layout().frame, &self.session.selected(), way);
        self.apply_some(edit.as_ref());
    }

    /// Moves the selection one place earlier or later.
    pub(super) fn order(&mut self, later: bool) {
        let selected = self.session.selected();
        if let Some(&held) = selected.iter().find(|element| self.session.document().is_locked(**element)) {
            self.notify_locked(held);
        }
        let edit = reorder(self.session.document(), &selected, later);
        self.apply_some(edit.as_ref());
    }

    /// Locks the selection, or unlocks it if all of it is locked.
    pub(super) fn toggle_lock(&mut self) {
        let edit = toggle_lock(self.session.document(), &self.session.selected());
        self.apply_some(edit.as_ref());
    }

    /// Marks the selection as confidential, or lets it be seen if all of it is marked.
    pub(super) fn toggle_confidential(&mut self) {
        let edit = toggle_confidential(self.session.document(), &self.session.selected());
        self.apply_some(edit.as_ref());
    }

    /// Whether a touchpoint is among what is selected.
    pub(super) fn has_touchpoints(&self) -> bool {
        self.session.editor().selection().iter().any(|element| matches!(element, ElementId::Touchpoint(_)))
    }

    /// Makes every selected touchpoint a moment of truth, or none of them where all are; what is locked stays, which is told.
    pub(super) fn toggle_moments(&mut self) {
        let document = self.session.document();
        let is_touchpoint = |element: &ElementId| matches!(element, ElementId::Touchpoint(_));
        let (held, free): (Vec<ElementId>, Vec<ElementId>) =
            self.session.selected().into_iter().filter(is_touchpoint).partition(|&element| document.is_locked(element));
        let found = || free.iter().filter_map(|&element| document.element(element));
        let all = found().all(|one| matches!(one, ElementRef::Touchpoint(card) if card.moment_of_truth));
        let marked = found().filter_map(|one| match one {
            ElementRef::Touchpoint(card) if card.moment_of_truth == all => {
                let mut card = card.as_ref().clone();
                card.moment_of_truth = !all;
                Some(Edit::Change(Box::new(Element::Touchpoint(card))))
            }
            _ => None,
        });
        let edit = Edit::Several { name: StepName::MomentOfTruth, edits: marked.collect() };
        if let Some(&held) = held.first() {
            self.notify_locked(held);
        }
        if !free.is_empty() {
            self.apply_some(Some(&edit));
        }
    }

    /// Hides the selected stage or lane.
    pub(super) fn hide_stage_or_lane(&mut self) {
        let found = self.session.selected_stage_or_lane().and_then(|element| self.session.document().element(element));
        let Some(mut element) = found.and_then(Element::copy_of) else { return };
        match &mut element {
            Element::Stage(stage) => stage.visible = false,
            Element::Lane(lane) => lane.visible = false,
            _ => return,
        }
        self.apply(&Edit::Several { name: StepName::Hide, edits: vec![Edit::Change(Box::new(element))] });
        self.session.select(None);
    }

    /// The edit that puts the line of visibility above the selected lane, or takes it from there.
    pub(super) fn visibility_line(&self) -> Option<Edit> {
        let Some(ElementId::Lane(lane)) = self.session.selected_stage_or_lane() else { return None };
        toggle_visibility_line(&self.session.journey(), lane)
    }

    /// Puts the line of visibility above the selected lane, or takes it from there.
    pub(super) fn toggle_visibility_line(&mut self) {
        let edit = self.visibility_line();
        self.apply_some(edit.as_ref());
    }

    /// Shows every hidden stage and lane.
    pub(super) fn show_hidden(&mut self) {
        let edit = shown(&self.session.journey());
        self.apply_some(edit.as_ref());
    }

    /// Puts something empty before or after the selected stage or lane; what lane it is to be is asked.
    pub(super) fn insert_beside(&mut self, ctx: &Context, after: bool) {
        let journey = self.session.journey();
        let beside = |place: usize| place + usize::from(after);
        match self.session.selected_stage_or_lane() {
            Some(ElementId::Stage(stage)) => {
                let index = journey.stages.position(stage).map(beside);
                self.add_named(ctx, |session| session.insert_stage(index));
            }
            Some(ElementId::Lane(lane)) => {
                self.ask_for_lane(ctx, None, journey.lanes.position(lane).map(beside));
            }
            _ => {}
        }
    }

    /// Opens the catalogue of lanes, where the pointer is if no other place is given.
    pub(super) fn ask_for_lane(&mut self, ctx: &Context, at: Option<Pos2>, index: Option<usize>) {
        let pointer = ctx.input(|input| input.pointer.latest_pos()).filter(|at| self.canvas().contains(*at));
        let at = at.or(pointer).unwrap_or_else(|| self.canvas().center() - eframe::egui::vec2(120.0, 160.0));
        self.overlays.lane_catalogue.open(at, index);
    }

    /// Adds a lane; one of one's own is named at once.
    pub(super) fn insert_lane(&mut self, ctx: &Context, kind: LaneKind, index: Option<usize>) {
        let add = |session: &mut Session| session.insert_lane(kind, index);
        if kind == LaneKind::Text {
            self.add_named(ctx, add);
        } else {
            self.add(add);
        }
    }

    /// Adds a stage or lane whose name is edited at once: where that stands on the sheet, adding and naming are one step.
    pub(super) fn add_named(&mut self, ctx: &Context, add: impl FnOnce(&mut Session) -> Result<(), EditError>) {
        let before = Arc::clone(self.session.document());
        self.add(add);
        if Arc::ptr_eq(&before, self.session.document()) {
            return;
        }
        match self.session.view().workspace {
            Workspace::Map => {
                if self.edit_text(ctx) {
                    self.hand.text.join_last_step(&mut self.session);
                }
            }
            Workspace::Personas | Workspace::Metrics => workspaces::name_new(ctx),
            Workspace::Review | Workspace::Print => {}
        }
    }

    /// Whether it was said that all of the selection is locked, or asked whether stages, lanes or personas go with contents.
    pub(super) fn stops_removing(&mut self) -> bool {
        let ids = self.removable();
        let locked = self.session.editor().selection().iter().find(|id| self.session.document().is_locked(*id));
        if let Some(locked) = locked.filter(|_| ids.is_empty()) {
            self.notify_locked(locked);
            return true;
        }
        let holds = |id: &ElementId| matches!(id, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_));
        let asks = !self.person.removes_at_once
            && ids.iter().any(holds)
            && !contents(self.session.document(), &ids).is_empty();
        if asks {
            self.session.close_field();
            self.dialog = Dialog::remove(ids);
        }
        asks
    }

    /// What of the selection can be taken out.
    pub(super) fn removable(&self) -> Vec<ElementId> {
        let document = self.session.document();
        let stays =
            |id: &ElementId| matches!(id, ElementId::Project | ElementId::Journey(_)) || document.is_locked(*id);
        self.session.selected().into_iter().filter(|id| !stays(id)).collect()
    }

    /// Takes out what was asked about.
    pub(super) fn remove(&mut self, ids: Vec<ElementId>, ask_no_more: bool) {
        self.dialog = Dialog::None;
        self.person.removes_at_once |= ask_no_more;
        self.apply(&Edit::Remove(ids));
    }

    /// Says that something is locked.
    pub(super) fn notify_locked(&mut self, element: ElementId) {
        let document = self.session.document();
        let holder = locked_by(document, element).unwrap_or(element);
        let name = document.element(holder).map(method::short_name).unwrap_or_default();
        let name = if name.is_empty() { self.words().text(holder.kind_key()).into_owned() } else { name };
        let keys = Command::ToggleLock.keys().unwrap_or_default();
        let text = self.words().format("locked-told", &[("name", name.into()), ("keys", keys.into())]);
        self.toasts.notify(Tone::Failed, text);
    }

    fn apply_some(&mut self, edit: Option<&Edit>) {
        if let Some(edit) = edit {
            self.session.close_field();
            self.apply(edit);
        }
    }
}
