//! What would come of a what-if, kept while it is the same.

use crate::model::{Document, WhatIf};
use std::sync::Arc;

/// What would come of a what-if, and of which document.
pub(super) struct Supposed {
    pub(super) of: Arc<Document>,
    pub(super) what_if: WhatIf,
    pub(super) document: Arc<Document>,
}
