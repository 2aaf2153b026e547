//! What is done to the document in hand: steps, selection, tools, fields, and what is put on the map.

use super::Session;
use crate::clip::Paste;
use crate::edit::{Edit, EditError, Element, StepName};
use crate::editor::Tool;
use crate::layout::PaperTheme;
use crate::model::{
    Document, ElementId, IdSource, JourneyKind, Lane, LaneId, LaneKind, Metric, Persona, PersonaId, PersonaLook, Stage,
    StageId, TouchpointId,
};
use eframe::egui::Id;
use kurbo::Rect;
use std::sync::Arc;

impl Session {
    /// Takes the last step back.
    pub(crate) fn undo(&mut self) -> bool {
        self.editor.undo()
    }

    /// Brings the last step back that was taken back.
    pub(crate) fn redo(&mut self) -> bool {
        self.editor.redo()
    }

    /// Goes to where so many steps are done.
    pub(crate) fn go_to_step(&mut self, done: usize) {
        self.editor.go_to_step(done);
    }

    /// After an undo or redo: the part of the sheet that was seen when the step was made.
    pub(crate) fn take_recalled(&mut self) -> Option<Rect> {
        self.editor.take_recalled()
    }

    /// The document is not saved, whatever becomes of its steps.
    pub(crate) fn mark_unsaved(&mut self) {
        self.editor.mark_unsaved();
    }

    /// Selects an element, or nothing.
    pub(crate) fn select(&mut self, element: Option<ElementId>) {
        self.editor.select(element);
    }

    /// Takes a tool in hand.
    pub(crate) fn set_tool(&mut self, tool: Tool) {
        self.editor.set_tool(tool);
    }

    /// Takes a curve in hand: new points go to it.
    pub(crate) const fn set_active_curve(&mut self, curve: JourneyKind) {
        self.editor.set_active_curve(curve);
    }

    /// Means a persona where none is named.
    pub(crate) const fn set_active_persona(&mut self, persona: Option<PersonaId>) {
        self.editor.set_active_persona(persona);
    }

    /// An id that nothing has.
    pub(crate) fn fresh<T: crate::model::Id>(&mut self) -> T {
        self.editor.fresh()
    }

    /// The edit that copies a stage or lane with its contents, and the id of the copy.
    pub(crate) fn duplicate_stage_or_lane(&mut self, band: ElementId) -> Option<(Edit, ElementId)> {
        self.editor.duplicate_stage_or_lane(band)
    }

    /// The edit that begins a persona's curve as it should become with that as it is.
    pub(crate) fn beginning_of_to_be(&mut self, persona: PersonaId) -> Option<Edit> {
        self.editor.to_be_from_as_is(persona)
    }

    /// The edit that marks on the map what a what-if supposes as what should become.
    pub(crate) fn what_if_as_to_be(&mut self, what_if: &crate::model::WhatIf) -> Option<Edit> {
        self.editor.to_be_from_what_if(what_if)
    }

    /// Applies an edit and selects what came of it.
    ///
    /// # Errors
    /// Those of the edit; the document is as it was then.
    pub(crate) fn apply_selecting(&mut self, edit: &Edit, new: ElementId) -> Result<(), EditError> {
        self.editor.apply_selecting(edit, [new])
    }

    /// Applies an edit of a panel.
    ///
    /// # Errors
    /// Those of the edit; the document is as it was then.
    pub(crate) fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        let supposed = self.is_supposing();
        self.editor.apply(edit)?;
        // What is kept by its name changes nothing on the sheet.
        if supposed && matches!(edit, Edit::SetWhatIfs { .. }) {
            self.suppose_on_sheet(true);
        }
        Ok(())
    }

    /// Makes an edit part of the step that was made last.
    ///
    /// # Errors
    /// Those of the edit; the document is as it was then.
    pub(crate) fn amend_last_step(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.editor.amend_last_step(edit)
    }

    /// A field has the focus: what is changed until it ends is one step.
    pub(crate) fn begin_field(&mut self, field: Id) {
        self.editor.begin_field(StepName::Change);
        self.field = Some(field);
    }

    /// A field has the focus that is the text of what was just put there: both are one step.
    pub(crate) fn continue_in_field(&mut self, field: Id) {
        self.editor.continue_in_field();
        self.field = Some(field);
    }

    /// The field whose changes are being gathered into one step.
    pub(crate) fn open_field(&self) -> Option<Id> {
        self.field.filter(|_| self.editor.history().is_open())
    }

    /// The field has lost the focus; another that has it by now stays open.
    pub(crate) fn end_field(&mut self, field: Id) {
        if self.field == Some(field) {
            self.close_field();
        }
    }

    /// Ends whatever field is open.
    pub(crate) fn close_field(&mut self) {
        self.editor.end_field();
        self.field = None;
    }

    /// The field that is open is left with nothing in it, and so is what was put there for it.
    pub(crate) fn withdraw_field(&mut self) {
        self.editor.withdraw_field();
        self.field = None;
    }

    /// Whether there is anything that is not saved.
    pub(crate) fn is_dirty(&self) -> bool {
        self.editor.history().is_dirty()
    }

    /// What is not saved: all but what a gesture that is not at its end has changed so far.
    pub(crate) fn unsaved(&self) -> Option<&Arc<Document>> {
        let history = self.editor.history();
        let document = history.opened().filter(|_| self.editor.is_carrying()).unwrap_or_else(|| history.current());
        (!Arc::ptr_eq(document, history.saved())).then_some(document)
    }

    /// Adds a stage after the selected one, or last, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn add_stage(&mut self) -> Result<(), EditError> {
        let selected = self.editor.selection().single();
        let after =
            selected.and_then(|element| self.document().element(element)).and_then(crate::model::ElementRef::stage);
        let index = after.and_then(|stage| self.journey().stages.position(stage)).map(|index| index + 1);
        self.insert_stage(index)
    }

    /// Adds a stage at a place among the stages, or last, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn insert_stage(&mut self, index: Option<usize>) -> Result<(), EditError> {
        let stage = Stage::new(self.editor.fresh());
        self.add(Element::Stage(stage), index)
    }

    /// Adds a lane of a kind at a place among the lanes, or below the others, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn insert_lane(&mut self, kind: LaneKind, index: Option<usize>) -> Result<(), EditError> {
        let lane = Lane::new(self.editor.fresh(), kind);
        self.add(Element::Lane(lane), index)
    }

    /// Adds a persona with a look of its own and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn add_persona(&mut self) -> Result<(), EditError> {
        let taken: Vec<PersonaLook> = self.document().personas.iter().map(|persona| persona.look).collect();
        let persona =
            Persona { look: PaperTheme::get().most_distinct_look(&taken), ..Persona::new(self.editor.fresh()) };
        self.add(Element::Persona(persona), None)
    }

    /// Adds a metric without a name to a stage and selects it.
    ///
    /// # Errors
    /// Those of the edit; nothing has changed then.
    pub(crate) fn add_metric(&mut self, stage: StageId) -> Result<(), EditError> {
        let metric = Metric::new(self.editor.fresh(), stage);
        self.add(Element::Metric(metric), None)
    }

    /// Applies what was pasted as one step and selects it.
    ///
    /// # Errors
    /// Those of the edit; nothing has changed then.
    pub(crate) fn paste(&mut self, paste: &Paste) -> Result<(), EditError> {
        if paste.is_empty() {
            return Ok(());
        }
        self.close_field();
        self.editor.apply_selecting(&paste.edit, paste.selected.iter().copied())
    }

    /// A source of ids for what is pasted: another one each time.
    pub(crate) fn ids(&mut self) -> IdSource {
        IdSource::seeded(self.editor.fresh::<TouchpointId>().number())
    }

    fn add(&mut self, element: Element, index: Option<usize>) -> Result<(), EditError> {
        let id = element.id();
        let journey = self.editor.journey();
        self.close_field();
        self.editor.apply_selecting(&Edit::Add { journey, element: Box::new(element), index }, [id])
    }
}

impl Session {
    /// Selects these elements.
    pub(crate) fn select_all(&mut self, elements: impl IntoIterator<Item = ElementId>) {
        self.editor.select_all(elements);
    }

    /// Selects a cell.
    pub(crate) fn select_cell(&mut self, stage: StageId, lane: LaneId) {
        self.editor.select_cell(stage, lane);
    }
}
