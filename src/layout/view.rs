//! What is laid out of a document, and what comes of it.

use super::frame::{Frame, Notice};
use super::held_sizes::HeldSizes;
use crate::model::{ElementId, Field, LaneKind, Language, PersonaId, Sheet};
use crate::scene::Scene;
use std::collections::BTreeSet;
use std::ops::Range;
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
    /// Whose poster it is, where it is one of those that each show one persona. All others are then hidden.
    pub poster: Option<PersonaPoster>,
    /// The part of the map that this sheet shows, where it is split by its stages; all of it where none is given. Never on the canvas.
    pub part: Option<SheetPart>,
}

/// One of the sheets that a map is split into by its stages. Title, personas and names of lanes stand on each of them, stages keep the
/// numbers they have on the whole map, and curves and ribbons go on where the sheet before left them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPart {
    /// The stages on it, counted among those that are shown.
    pub stages: Range<usize>,
    /// Which of the sheets it is, from 1.
    pub number: usize,
    /// How many sheets there are.
    pub of: usize,
}

/// One of the posters that each show one persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonaPoster {
    /// Whose it is.
    pub persona: PersonaId,
    /// Which of the sheets of all personas it is, from 1.
    pub number: usize,
    /// How many sheets there are.
    pub of: usize,
}

impl View {
    /// Whether a lane of this kind stands on the sheet. What is worth mending first is told of the whole way: that is its conclusion, and
    /// stands at its end; said on every sheet it would be taken for what is worth mending there.
    pub(super) fn shows(&self, kind: LaneKind) -> bool {
        kind != LaneKind::Priorities || self.part.as_ref().is_none_or(|part| part.number >= part.of)
    }
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
