//! Journey + sheet + view → scene. Pure and deterministic; cells that did not change are not laid out again.

mod boxes;
mod card_cache;
mod cards;
mod cells;
mod composition;
mod content_hash;
mod context;
mod coverage;
mod curve;
mod drawing;
mod dropoff;
mod emotion;
mod emotion_band;
mod engine;
mod evidence_lines;
mod footer;
mod frame;
mod gains;
mod header;
mod hints;
mod labels;
mod legend;
mod marker;
mod measure;
mod metric;
mod paper;
mod persona_style;
mod place;
mod priorities;
mod rich_text;
mod size_cache;
mod stage_index;
mod text_cache;
pub mod vignette;

pub use composition::Composition;
pub use curve::monotone;
pub use emotion::along;
pub use engine::Engine;
pub use frame::{EmotionScale, Frame, LabelSlot, LaneBand, Notice, RowSlot, StageColumn};
pub use paper::{PaperTheme, PersonaColors, StageColors, TypeScale, reading_distance};

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
    /// Whether empty cells show their lane's question (on the canvas, never in print).
    pub hints: bool,
    /// The text that is being edited where it stands: it has a place even while it is empty, and its spaces count.
    pub editing: Option<(ElementId, Field)>,
    /// Whether type and lanes keep the size they had, while something is in hand: the sheet stays still under the pointer, and
    /// what does not fit stands beyond its lower edge until it is let go. Never for print.
    pub steady: bool,
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
}
