//! What is laid out of a document, and what comes of it.

use super::frame::{Frame, Notice};
use super::held_sizes::HeldSizes;
use crate::model::{ElementId, Field, Language, PersonaId, Sheet};
use crate::scene::Scene;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What of the document is shown, and on which sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The sheet; the project's own where none is given.
    pub sheet: Option<Sheet>,
    /// Language of the sheet's own words; the project's where none is given.
    pub language: Option<Language>,
    /// Personas that are left out.
    pub hidden: BTreeSet<PersonaId>,
    /// Two personas whose curves of today stand alone in the emotion band, the area between them shaded in the colour of the one
    /// who feels better. Means nothing where one of them is left out. Never for print, unless it is asked for.
    pub compare: Option<(PersonaId, PersonaId)>,
    /// The text that is being edited where it stands: it has a place even while it is empty, and its spaces count.
    pub editing: Option<(ElementId, Field)>,
}

/// A laid-out sheet.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What to draw.
    pub scene: Arc<Scene>,
    /// The axes, for editing.
    pub frame: Arc<Frame>,
    /// What could not be done as one would wish.
    pub notices: Vec<Notice>,
    /// Its sizes, for a hand that takes hold of it; none of a sheet that shows no journey.
    pub sizes: Option<Arc<HeldSizes>>,
}
