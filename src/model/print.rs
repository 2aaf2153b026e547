//! How a map is printed: what is made of it, on which paper, and what the file bears. Remembered with the project.

use super::extra::Extra;
use super::flags::is_no;
use super::id::{AudienceId, LaneId, MeetingId, PersonaId};
use super::sheet::{Paper, Sheet};
use crate::units::Mm;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::num::NonZeroUsize;

/// What is made of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PrintLayout {
    /// The map on one sheet.
    #[default]
    Poster,
    /// A poster for each persona.
    Personas,
    /// Two personas, or today and tomorrow, on one sheet.
    Comparison,
    /// A booklet that is read at a table.
    Handout,
    /// Slides, 16:9.
    Slides,
    /// The map blank, to be filled by hand, and cards to cut out.
    Workshop,
    /// The views of the script as pages, with what the speaker says.
    Script,
    /// The map with what a meeting changed: what was, struck; what is, marked.
    RedLine,
    /// What came of a meeting: what was changed and what was asked.
    Protocol,
}

impl PrintLayout {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Poster,
        Self::Personas,
        Self::Comparison,
        Self::Handout,
        Self::Slides,
        Self::Workshop,
        Self::Script,
        Self::RedLine,
        Self::Protocol,
    ];

    /// Whether it is made of what a meeting left.
    #[must_use]
    pub const fn is_of_meeting(self) -> bool {
        matches!(self, Self::RedLine | Self::Protocol)
    }

    /// Whether it hangs on a wall, on the sheet of the project: it can be cut into tiles.
    #[must_use]
    pub const fn is_wall(self) -> bool {
        !matches!(self, Self::Handout | Self::Slides | Self::Script | Self::Protocol)
    }

    /// Whether it is the map on the project's own sheet, whole or in parts.
    #[must_use]
    pub const fn is_poster(self) -> bool {
        matches!(self, Self::Poster | Self::Personas | Self::Comparison)
    }

    /// Whether its pages are as wide as a screen, whatever paper is chosen.
    #[must_use]
    pub const fn is_screen(self) -> bool {
        matches!(self, Self::Slides | Self::Script)
    }
}

/// What stands beside what in a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// The first two personas that are shown.
    #[default]
    FirstTwo,
    /// These two.
    Personas(PersonaId, PersonaId),
    /// The way as it is beside the way as it should become.
    TodayAndTomorrow,
}

/// Whether a map is split by its stages over several sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SplitBy {
    /// All of it stands on one.
    #[default]
    Nothing,
    /// As many stages on each as leave no type smaller than the paper asks for.
    Legible,
    /// So many stages on each at most.
    Stages(NonZeroUsize),
}

/// How pages come onto the paper that goes through the printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Imposition {
    /// Each on a sheet of its own size.
    #[default]
    Single,
    /// Each in its own size, cut into sheets of this paper, which are glued together after a plan.
    Tiles(Paper),
    /// Two beside each other on a sheet of this paper, in their order.
    TwoUp(Paper),
    /// Two beside each other on each side of a sheet of this paper, in the order in which they are read once the sheets are folded and
    /// stapled in the fold.
    Booklet(Paper),
}

impl Imposition {
    /// Whether what is made of a map can come onto paper in this way: pages are put beside each other, and what hangs on a wall is cut.
    /// Views of one sheet are neither.
    #[must_use]
    pub const fn fits(self, layout: PrintLayout) -> bool {
        match self {
            Self::Single => true,
            Self::Tiles(_) => layout.is_wall(),
            Self::TwoUp(_) => !layout.is_wall() && !matches!(layout, PrintLayout::Script),
            Self::Booklet(_) => matches!(layout, PrintLayout::Handout),
        }
    }

    /// The paper of which a page of a handout is a half, where two stand on a sheet.
    #[must_use]
    pub const fn halved(self) -> Option<Paper> {
        match self {
            Self::TwoUp(paper) | Self::Booklet(paper) => Some(paper),
            Self::Single | Self::Tiles(_) => None,
        }
    }
}

/// The widest bleed: with it and its marks the largest sheet is still a page that a PDF can have.
pub const WIDEST_BLEED: Mm = Mm(20.0);

/// What a print shop wants around a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PrintMarks {
    /// How far what touches the edge goes on beyond it; print shops ask for 3 mm.
    pub bleed: Mm,
    /// Marks to cut by.
    pub crop: bool,
    /// Crosses by which the inks are laid over each other.
    pub registration: bool,
    /// Patches by which colours are judged.
    pub color_bar: bool,
}

/// What a PDF bears besides its pages. Each makes a file larger or forbids it something, so none is there unasked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PdfSetup {
    /// Keeps to PDF/A, for archives.
    pub archive: bool,
    /// Keeps to PDF/UA, for screen readers.
    pub accessible: bool,
    /// Has the project inside, so that the PDF opens as a map again.
    pub embed_project: bool,
}

/// How a map is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PrintSetup {
    /// What is made of it. A poster, persona posters and a comparison stand on the project's own sheet, slides on 16:9.
    pub layout: PrintLayout,
    /// The page of a handout, unless it is a half of the paper that [`Imposition`] names.
    pub handout: Sheet,
    /// The sheet of a workshop's map.
    pub workshop: Sheet,
    /// The lanes of a workshop's map; all that are shown where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub workshop_lanes: Vec<LaneId>,
    /// For whom it is printed; all of it where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<AudienceId>,
    /// The meeting whose changes and minutes are printed; the latest where none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// What is compared.
    pub comparison: Comparison,
    /// Whether the pages of a script go without what the speaker says.
    #[serde(skip_serializing_if = "is_no")]
    pub without_notes: bool,
    /// Whether posters are split by stages.
    pub split: SplitBy,
    /// How pages come onto paper.
    pub imposition: Imposition,
    /// What stands around them.
    pub marks: PrintMarks,
    /// What a PDF bears besides.
    pub pdf: PdfSetup,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for PrintSetup {
    fn default() -> Self {
        Self {
            layout: PrintLayout::default(),
            handout: Sheet::portrait(Paper::A4),
            workshop: Sheet::landscape(Paper::A1),
            workshop_lanes: Vec::new(),
            audience: None,
            meeting: None,
            comparison: Comparison::default(),
            without_notes: false,
            split: SplitBy::default(),
            imposition: Imposition::default(),
            marks: PrintMarks::default(),
            pdf: PdfSetup::default(),
            extra: Extra::new(),
        }
    }
}

/// The shortest side of paper to cut a poster into: less leaves little between the margins.
pub const SHORTEST_TILE: Mm = Mm(100.0);

/// Paper that a poster can be cut into.
fn tile(paper: Paper) -> Paper {
    let (width, height) = Sheet::landscape(paper).sides();
    if width.min(height) < SHORTEST_TILE { Paper::A4 } else { paper }
}

impl PrintMarks {
    /// The same with a bleed that can be.
    #[must_use]
    pub fn tamed(self) -> Self {
        let bleed = if self.bleed.get().is_finite() { self.bleed.max(Mm::ZERO).min(WIDEST_BLEED) } else { Mm::ZERO };
        Self { bleed: Mm((bleed.get() * 100.0).round() / 100.0), ..self }
    }
}

impl PrintSetup {
    /// The same with sheets and a bleed that can be.
    #[must_use]
    pub fn tamed(self) -> Self {
        let imposition = match self.imposition {
            Imposition::Single => Imposition::Single,
            Imposition::Tiles(paper) => Imposition::Tiles(tile(paper.tamed())),
            Imposition::TwoUp(paper) => Imposition::TwoUp(paper.tamed()),
            Imposition::Booklet(paper) => Imposition::Booklet(paper.tamed()),
        };
        let (handout, workshop) = (self.handout.tamed(), self.workshop.tamed());
        Self { handout, workshop, imposition, marks: self.marks.tamed(), ..self }
    }

    /// Whether nobody chose anything yet.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
