//! Steps: what is applied, undone and redone, and what a gesture or a field makes one step of.

use super::links;
use super::state::{Editor, Gesture, StepView};
use crate::edit::{Edit, EditError, StepName};
use crate::layout::Frame;
use crate::model::ElementId;
use kurbo::Rect;

impl Editor {
    /// Goes one step back, and what was selected before it is selected again; an open gesture is aborted first, a field that is
    /// being typed in is finished and is that step. `false` if there is nothing to undo.
    pub fn undo(&mut self) -> bool {
        self.settle();
        let done = self.history.undo();
        if let Some(then) = self.history.undone_mark().filter(|_| done) {
            self.selection = then.before.clone();
            self.recalled = Some(then.view);
        }
        self.prune_selection();
        done
    }

    /// Goes one step forward again, and what was selected after it is selected again; an open gesture is aborted first.
    /// `false` if there is nothing to redo.
    pub fn redo(&mut self) -> bool {
        self.settle();
        let done = self.history.redo();
        if let Some(then) = self.history.last_mark().filter(|_| done) {
            self.selection = then.after.clone();
            self.recalled = Some(then.view);
        }
        self.prune_selection();
        done
    }

    /// The part of the sheet that was in view when the step was made that was just undone or redone; once.
    pub fn take_recalled(&mut self) -> Option<Rect> {
        self.recalled.take()
    }

    /// Goes to where so many steps are done, back or forward, one step at a time; as far as there are steps.
    pub fn go_to_step(&mut self, done: usize) {
        while self.history.depth() > done && self.undo() {}
        while self.history.depth() < done && self.redo() {}
    }

    /// A text field of the window begins to be typed in: every edit until [`end_field`](Self::end_field) is one undo step under
    /// this name.
    pub fn begin_field(&mut self, name: StepName) {
        self.settle();
        self.begin(name);
        self.gesture = Gesture::Field;
    }

    /// A text field begins to be typed in that belongs to the step made last: it is the text of what was put there.
    pub fn continue_in_field(&mut self) {
        self.settle();
        self.history.reopen();
        self.gesture = Gesture::Field;
    }

    /// The field is left with nothing in it, and so is what was put there for it: as if the step had not been made. Does nothing if no
    /// field is open.
    pub fn withdraw_field(&mut self) {
        if matches!(self.gesture, Gesture::Field) {
            self.abort_gesture();
            self.prune_selection();
        }
    }

    /// The field is finished and what was typed is kept. Does nothing if none is open.
    pub fn end_field(&mut self) {
        if matches!(self.gesture, Gesture::Field | Gesture::Nudging) {
            self.commit();
            self.gesture = Gesture::Idle;
        }
    }

    /// Applies an edit that was not made on the canvas: part of the open field, else a step of its own. An open gesture is
    /// aborted first.
    ///
    /// # Errors
    /// Those of [`History::apply`](crate::edit::History::apply); the document is as it was then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        if !matches!(self.gesture, Gesture::Field) {
            self.settle();
        }
        let depth = self.history.depth();
        self.change(edit)?;
        self.prune_selection();
        self.note_selection(depth);
        Ok(())
    }

    /// Makes an edit part of the step that was made last: it comes and goes with that.
    ///
    /// # Errors
    /// Those of [`History::amend`](crate::edit::History::amend); the document is as it was then.
    pub fn amend_last_step(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.history.amend(edit)
    }

    /// Applies an edit that was not made on the canvas and selects these elements; both come back with the step.
    ///
    /// # Errors
    /// Those of [`History::apply`](crate::edit::History::apply); document and selection are as they were then.
    pub fn apply_selecting(
        &mut self,
        edit: &Edit,
        elements: impl IntoIterator<Item = ElementId>,
    ) -> Result<(), EditError> {
        let depth = self.history.depth();
        self.apply(edit)?;
        self.select_all(elements);
        self.note_selection(depth);
        Ok(())
    }

    /// Applies what the person does: part of the open transaction, else a step of its own.
    pub(super) fn change(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.history.apply_with(edit, || StepView::of(&self.selection, self.view))
    }

    /// Applies what follows from what was done in the open transaction: a lock does not hold it.
    pub(super) fn follow_up(&mut self, edits: Vec<Edit>) -> Result<(), EditError> {
        if edits.is_empty() {
            return Ok(());
        }
        self.history.follow_up(&Edit::Several { name: StepName::MoveSelection, edits })
    }

    /// Takes what belongs to the touchpoints in hand along with them, within the open transaction.
    pub(super) fn take_linked(&mut self, frame: &Frame, in_hand: &dyn Fn(ElementId) -> bool) -> Result<(), EditError> {
        let start = self.history.opened().and_then(|document| document.journey(self.journey));
        let Some((start, now)) = start.zip(self.current_journey()) else { return Ok(()) };
        self.follow_up(links::along(frame, start, now, in_hand))
    }

    /// Opens a transaction and remembers what is selected.
    pub(super) fn begin(&mut self, name: StepName) {
        self.history.begin_with(name, StepView::of(&self.selection, self.view));
    }

    /// Closes the open transaction.
    pub(super) fn commit(&mut self) {
        let depth = self.history.depth();
        self.history.commit();
        if self.history.depth() > depth
            && let Some(made) = self.history.last_mark_mut()
        {
            (made.after, made.view) = (self.selection.clone(), self.view);
        }
    }

    /// Notes what is selected after a step that was made since the history had this depth.
    pub(super) fn note_selection(&mut self, depth: usize) {
        if self.history.depth() > depth
            && let Some(made) = self.history.last_mark_mut()
        {
            made.after = self.selection.clone();
        }
    }

    /// Ends whatever is going on: typed text is kept, a drag is taken back.
    pub(super) fn settle(&mut self) {
        self.end_field();
        self.abort_gesture();
    }

    /// Takes back what an open gesture did.
    pub(super) fn abort_gesture(&mut self) {
        if let Some(then) = self.history.open_mark() {
            self.selection = then.before.clone();
        }
        self.history.abort();
        self.gesture = Gesture::Idle;
        self.landing = None;
        self.guides.clear();
    }
}
