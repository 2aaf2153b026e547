//! Snapshots in order: undo, redo, transactions.

use super::{Edit, EditError, StepName, apply, lock};
use crate::model::Document;
use std::sync::Arc;

/// A finished step: the document before it, what to call it, and what is kept with it.
#[derive(Clone, Debug)]
struct Step<M> {
    document: Arc<Document>,
    name: StepName,
    mark: M,
}

/// The document as it is now, all it was before, and what was undone.
///
/// Edits between [`begin`](Self::begin) and [`commit`](Self::commit) are one step; [`abort`](Self::abort) restores what was
/// there at `begin`. An edit outside a transaction is a step of its own. There is no limit but memory: steps share all they
/// do not change. Each step carries a mark of whoever keeps the history: it goes with the step when that is undone and redone.
#[derive(Clone, Debug)]
pub struct History<M = ()> {
    current: Arc<Document>,
    saved: Arc<Document>,
    past: Vec<Step<M>>,
    future: Vec<Step<M>>,
    open: Option<Step<M>>,
}

impl History {
    /// A history without marks that starts at a document which counts as saved.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self::marked(document)
    }
}

impl<M: Default> History<M> {
    /// Applies what a person does, with an empty mark.
    ///
    /// # Errors
    /// Those of [`apply_with`](Self::apply_with).
    pub fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.apply_with(edit, M::default)
    }

    /// Opens a transaction with an empty mark.
    pub fn begin(&mut self, name: StepName) {
        self.begin_with(name, M::default());
    }

    /// Applies what follows from what a person did, as cards make way for another: no lock is asked.
    ///
    /// # Errors
    /// Those of [`apply()`]; nothing has changed then.
    pub fn follow_up(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.perform(edit, M::default)
    }
}

impl<M> History<M> {
    /// A history that starts at a document which counts as saved.
    #[must_use]
    pub fn marked(document: Document) -> Self {
        let document = Arc::new(document);
        Self { saved: Arc::clone(&document), current: document, past: Vec::new(), future: Vec::new(), open: None }
    }

    /// The document as it is now, within an open transaction too.
    #[must_use]
    pub const fn current(&self) -> &Arc<Document> {
        &self.current
    }

    /// Whether there is anything that is not saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        !Arc::ptr_eq(&self.saved, &self.current)
    }

    /// The document as it was saved last, or as it was when it was taken in hand.
    #[must_use]
    pub const fn saved(&self) -> &Arc<Document> {
        &self.saved
    }

    /// How many steps lie between what is saved and what is there now: all that were done, where what is saved is none of them.
    #[must_use]
    pub fn unsaved_steps(&self) -> usize {
        let is_saved = |step: &Step<M>| Arc::ptr_eq(&step.document, &self.saved);
        let open = usize::from(self.open.as_ref().is_some_and(|step| !Arc::ptr_eq(&step.document, &self.current)));
        let back = self.past.iter().rev().position(is_saved).map(|steps| steps + 1);
        let forth = || self.future.iter().rev().position(is_saved).map(|steps| steps + 1);
        match back.or_else(forth) {
            Some(steps) => steps + open,
            None if self.is_dirty() => self.past.len() + open,
            None => 0,
        }
    }

    /// Remembers that this snapshot was saved. Edits made while the file was written stay unsaved.
    pub fn mark_saved(&mut self, snapshot: &Arc<Document>) {
        self.saved = Arc::clone(snapshot);
    }

    /// What is in hand is saved nowhere as it is: it was mended while it was read.
    pub fn mark_unsaved(&mut self) {
        self.saved = Arc::default();
    }

    /// Applies what a person does: a step of its own with this mark, or a part of the open transaction. This is the one gate of
    /// locks.
    ///
    /// # Errors
    /// [`EditError::Locked`] where a lock holds it, else those of [`apply()`]; nothing has changed then.
    pub fn apply_with(&mut self, edit: &Edit, mark: impl FnOnce() -> M) -> Result<(), EditError> {
        match lock::forbidden(&self.current, edit) {
            Some(held) => Err(EditError::Locked(held)),
            None => self.perform(edit, mark),
        }
    }

    fn perform(&mut self, edit: &Edit, mark: impl FnOnce() -> M) -> Result<(), EditError> {
        let next = apply(&self.current, edit)?;
        if next == *self.current {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.current, Arc::new(next));
        if self.open.is_none() {
            self.push(Step { document: before, name: edit.name(), mark: mark() });
        }
        Ok(())
    }

    /// Opens a transaction under a name; one that is open is committed first.
    pub fn begin_with(&mut self, name: StepName, mark: M) {
        self.commit();
        self.open = Some(Step { document: Arc::clone(&self.current), name, mark });
    }

    /// The mark of the open transaction.
    #[must_use]
    pub fn open_mark(&self) -> Option<&M> {
        self.open.as_ref().map(|step| &step.mark)
    }

    /// The mark of the step that [`undo`](Self::undo) would take back, an open transaction aside: of the one made or redone last.
    #[must_use]
    pub fn last_mark(&self) -> Option<&M> {
        self.past.last().map(|step| &step.mark)
    }

    /// The same, to be changed.
    #[must_use]
    pub fn last_mark_mut(&mut self) -> Option<&mut M> {
        self.past.last_mut().map(|step| &mut step.mark)
    }

    /// The mark of the step that was undone last, which [`redo`](Self::redo) would bring back.
    #[must_use]
    pub fn undone_mark(&self) -> Option<&M> {
        self.future.last().map(|step| &step.mark)
    }

    /// Makes an edit part of the step that was made last, as if it had been done then: no lock is asked, and what was undone since
    /// stays. A step of its own, without a mark, where there is none.
    ///
    /// # Errors
    /// Those of [`apply()`]; nothing has changed then.
    pub fn amend(&mut self, edit: &Edit) -> Result<(), EditError>
    where
        M: Default,
    {
        if self.open.is_some() || self.past.is_empty() {
            return self.perform(edit, M::default);
        }
        self.current = Arc::new(apply(&self.current, edit)?);
        Ok(())
    }

    /// Opens the last step again, so that what follows is part of it. Does nothing in an open transaction, or without a step.
    pub fn reopen(&mut self) {
        if self.open.is_none() {
            self.open = self.past.pop();
        }
    }

    /// Whether a transaction is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The document as it was when the open transaction began.
    #[must_use]
    pub const fn opened(&self) -> Option<&Arc<Document>> {
        match &self.open {
            Some(step) => Some(&step.document),
            None => None,
        }
    }

    /// Closes the transaction; all its edits are one step, or none if they changed nothing.
    pub fn commit(&mut self) {
        if let Some(step) = self.open.take() {
            if *step.document == *self.current {
                self.current = step.document;
            } else {
                self.push(step);
            }
        }
    }

    /// Closes the transaction and restores the document as it was when it was opened.
    pub fn abort(&mut self) {
        if let Some(step) = self.open.take() {
            self.current = step.document;
        }
    }

    /// Goes one step back; `false` if there is none. An open transaction is committed first, so that it is what is undone.
    pub fn undo(&mut self) -> bool {
        self.commit();
        go(&mut self.current, &mut self.past, &mut self.future)
    }

    /// Goes one step forward again; `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.commit();
        go(&mut self.current, &mut self.future, &mut self.past)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.past.len()
    }

    /// The name of what [`undo`](Self::undo) would take back.
    #[must_use]
    pub fn undo_name(&self) -> Option<StepName> {
        // A field that merely has the focus has changed nothing yet.
        let open = self.open.as_ref().filter(|step| !Arc::ptr_eq(&step.document, &self.current));
        open.or(self.past.last()).map(|step| step.name)
    }

    /// The name of what [`redo`](Self::redo) would bring back.
    #[must_use]
    pub fn redo_name(&self) -> Option<StepName> {
        self.future.last().map(|step| step.name)
    }

    /// The names of the steps that are done, the first first; an open transaction is not among them.
    #[must_use]
    pub fn past_names(&self) -> impl ExactSizeIterator<Item = StepName> + '_ {
        self.past.iter().map(|step| step.name)
    }

    /// The names of the steps that were undone, the one that would be redone next first.
    #[must_use]
    pub fn future_names(&self) -> impl ExactSizeIterator<Item = StepName> + '_ {
        self.future.iter().rev().map(|step| step.name)
    }

    /// What [`undo`](Self::undo) would take back: its name, the document before it and that after it.
    #[must_use]
    pub fn undo_step(&self) -> Option<(StepName, &Arc<Document>, &Arc<Document>)> {
        let name = self.undo_name()?;
        match self.open.as_ref().filter(|step| !Arc::ptr_eq(&step.document, &self.current)) {
            Some(open) => Some((name, &open.document, &self.current)),
            None => self.past.last().map(|step| (name, &step.document, &self.current)),
        }
    }

    /// What [`redo`](Self::redo) would bring back, in the same way.
    #[must_use]
    pub fn redo_step(&self) -> Option<(StepName, &Arc<Document>, &Arc<Document>)> {
        self.future.last().map(|step| (step.name, &self.current, &step.document))
    }

    /// The document before the first step, then that after each: the done ones first, then those that were undone. An open
    /// transaction is not among them.
    #[must_use]
    pub fn documents(&self) -> Vec<&Arc<Document>> {
        let past = self.past.iter().map(|step| &step.document);
        let now = self.opened().unwrap_or(&self.current);
        past.chain([now]).chain(self.future.iter().rev().map(|step| &step.document)).collect()
    }

    fn push(&mut self, step: Step<M>) {
        self.past.push(step);
        self.future.clear();
    }
}

/// Goes to the last step of one row; where it came from becomes the last of the other.
fn go<M>(current: &mut Arc<Document>, from: &mut Vec<Step<M>>, to: &mut Vec<Step<M>>) -> bool {
    let Some(step) = from.pop() else { return false };
    let document = std::mem::replace(current, step.document);
    to.push(Step { document, ..step });
    true
}
