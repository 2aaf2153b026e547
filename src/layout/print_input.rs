//! What is printed, and how.

use super::engine::LayoutInput;
use super::view::View;
use crate::model::{Document, JourneyId, PrintSetup};

/// All that a print follows from.
#[derive(Clone, Copy, Debug)]
pub struct PrintInput<'a> {
    /// The document.
    pub document: &'a Document,
    /// Which of its journeys.
    pub journey: JourneyId,
    /// What is shown of it, in which language, and on which sheet where it is not the project's own.
    pub view: &'a View,
    /// What is made of it, on which paper.
    pub setup: &'a PrintSetup,
}

impl<'a> PrintInput<'a> {
    /// The map itself, as it is laid out on its sheet.
    pub(super) const fn map(&self) -> LayoutInput<'a> {
        LayoutInput { document: self.document, journey: self.journey, view: self.view, held: None }
    }
}
