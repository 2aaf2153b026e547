//! What is remembered of a show, so that what is done in it becomes a meeting.

use crate::model::{Document, MeetingId};
use std::sync::Arc;

/// What becomes a meeting of what is done while the map is shown.
#[derive(Default)]
pub(super) struct MeetingWatch {
    /// The show that goes on.
    pub(super) began: Option<Began>,
    /// The map that was compared with that of the beginning last.
    pub(super) seen: Option<Arc<Document>>,
    /// A meeting whose show is over.
    pub(super) over: Option<Over>,
    /// The document of which it was told that a meeting of it never ended.
    pub(super) told: Option<u64>,
}

/// How the map was when a show began.
pub(super) struct Began {
    pub(super) serial: u64,
    pub(super) document: Arc<Document>,
    pub(super) steps: usize,
}

/// A meeting that ends as soon as nothing is lost by it.
pub(super) struct Over {
    pub(super) serial: u64,
    pub(super) id: MeetingId,
    /// The map as the meeting left it.
    pub(super) document: Arc<Document>,
    /// Whether the last step is one of the meeting.
    pub(super) has_steps: bool,
}
