//! The axes of a laid-out map: from a place on the sheet to a stage, a lane, a feeling, and back.

use super::card_slots::CardSlots;
use crate::i18n::{Args, Localized, Messages, Value};
use crate::model::{ElementId, EmotionId, Feeling, LaneId, LaneKind, PersonaId, Share, StageId};
use kurbo::{Point, Rect};
use std::collections::HashMap;
use std::mem::discriminant;

/// From the left edge of a column to the one edge on which all in it stands, in layout units: words of its head, cards, boxes, texts and
/// metrics. From their right edge to that of the column it is as much.
pub(super) const CELL_INSET: f64 = 10.0;

/// Where a stage's column stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageColumn {
    /// The stage.
    pub id: StageId,
    /// Left edge in points.
    pub left: f64,
    /// Right edge in points.
    pub right: f64,
}

impl StageColumn {
    /// The x of a place along the stage.
    #[must_use]
    pub const fn x_of(&self, at: Share) -> f64 {
        self.left + (self.right - self.left) * at.get()
    }
}

/// Where a lane stands: from the left margin to the right, heading included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBand {
    /// The lane.
    pub id: LaneId,
    /// What it holds.
    pub kind: LaneKind,
    /// Its box on the sheet.
    pub rect: Rect,
}

/// The vertical scale of the emotion band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmotionScale {
    /// y of +2, in points.
    pub top: f64,
    /// y of −2, in points.
    pub bottom: f64,
}

/// One row of touchpoint cards in one stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowSlot {
    /// The stage.
    pub stage: StageId,
    /// The row, as [`crate::model::Touchpoint::row`] counts; of cards that flow that of the first.
    pub row: u32,
    /// How many cards stand in it.
    pub cards: usize,
    /// Top in points.
    pub top: f64,
    /// Bottom in points.
    pub bottom: f64,
}

/// Where the words of an emotion point stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSlot {
    /// The point.
    pub point: EmotionId,
    /// Their box on the sheet.
    pub rect: Rect,
    /// The width within which they are broken, in points.
    pub width: f64,
}

/// The axes of one laid-out journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The sheet without its margins.
    pub content: Rect,
    /// The band of stage heads.
    pub heads: Rect,
    /// Stages, left to right.
    pub stages: Vec<StageColumn>,
    /// Visible lanes, top to bottom.
    pub lanes: Vec<LaneBand>,
    /// Scale of the emotion band, if it is on the sheet.
    pub emotion: Option<EmotionScale>,
    /// Rows of the touchpoint lane.
    pub rows: Vec<RowSlot>,
    /// The slots of touchpoint cards in each stage, in the order of `stages`.
    pub card_slots: Vec<CardSlots>,
    /// Inner margin left and right of a card within its column, in points.
    pub card_inset: f64,
    /// One strip of the drop-off lane a persona, top to bottom.
    pub ribbons: Vec<(PersonaId, Rect)>,
    /// The labels of emotion points.
    pub labels: Vec<LabelSlot>,
    /// Where labels of emotion points may stand; nothing without an emotion band.
    pub label_area: Rect,
    /// The distance between two rows of cards, in points.
    pub card_gap: f64,
    /// The size of the running text, in points.
    pub body: f64,
    /// The smallest type on the sheet, in points.
    pub smallest_type: f64,
}

impl Frame {
    /// The stage at an x, with the place along it; an x beyond the first or last stage is theirs at 0 or 1.
    #[must_use]
    pub fn stage_at(&self, x: f64) -> Option<(StageId, Share)> {
        let column = self.stages.iter().find(|column| x < column.right).or(self.stages.last())?;
        Some((column.id, Share::new((x - column.left) / (column.right - column.left).max(1.0))))
    }

    /// The column of a stage.
    #[must_use]
    pub fn column(&self, stage: StageId) -> Option<&StageColumn> {
        self.stages.iter().find(|column| column.id == stage)
    }

    /// The x of a place along a stage.
    #[must_use]
    pub fn x_of(&self, stage: StageId, at: Share) -> Option<f64> {
        Some(self.column(stage)?.x_of(at))
    }

    /// The visible lane at a y.
    #[must_use]
    pub fn lane_at(&self, y: f64) -> Option<&LaneBand> {
        self.lanes.iter().find(|lane| (lane.rect.y0..lane.rect.y1).contains(&y))
    }

    /// The first visible lane of a kind.
    #[must_use]
    pub fn lane_of(&self, kind: LaneKind) -> Option<&LaneBand> {
        self.lanes.iter().find(|lane| lane.kind == kind)
    }

    /// The box where a stage and a lane meet.
    #[must_use]
    pub fn cell(&self, stage: StageId, lane: LaneId) -> Option<Rect> {
        let column = self.column(stage)?;
        let band = self.lanes.iter().find(|band| band.id == lane)?;
        Some(Rect::new(column.left, band.rect.y0, column.right, band.rect.y1))
    }

    /// The label of an emotion point.
    #[must_use]
    pub fn label(&self, point: EmotionId) -> Option<&LabelSlot> {
        self.labels.iter().find(|label| label.point == point)
    }

    /// The feeling at a y of the emotion band.
    #[must_use]
    pub fn feeling_at(&self, y: f64) -> Option<Feeling> {
        let scale = self.emotion?;
        Some(Feeling::new(2.0 - 4.0 * (y - scale.top) / (scale.bottom - scale.top).max(1.0)))
    }

    /// The y of a feeling.
    #[must_use]
    pub fn y_of(&self, feeling: Feeling) -> Option<f64> {
        let scale = self.emotion?;
        Some(scale.top + (2.0 - feeling.get()) / 4.0 * (scale.bottom - scale.top))
    }

    /// The slots of touchpoint cards in a stage.
    #[must_use]
    pub fn card_slots(&self, stage: StageId) -> Option<&CardSlots> {
        self.card_slots.get(self.stages.iter().position(|column| column.id == stage)?)
    }

    /// The place along a stage of a card whose left edge is nearest to the slot at `left`: the place it has, `was`, where that slot is
    /// its own.
    #[must_use]
    pub fn card_place(&self, stage: StageId, left: f64, was: Option<Share>) -> Option<Share> {
        let slots = self.card_slots(stage)?;
        let slot = slots.nearest(left);
        Some(was.filter(|was| slots.slot_of(*was) == slot).unwrap_or_else(|| slots.place_of(slot)))
    }

    /// The left edge of the slot of a place along a stage. Where cards flow it says nothing of where one stands.
    #[must_use]
    pub fn card_left(&self, stage: StageId, at: Share) -> Option<f64> {
        let slots = self.card_slots(stage)?;
        Some(slots.left_of(slots.slot_of(at)))
    }

    /// The row of touchpoints at a y within a stage: the slot under it, else one past the last slot above it.
    #[must_use]
    pub fn row_at(&self, stage: StageId, y: f64) -> u32 {
        let mut below_last = 0;
        for slot in self.rows.iter().filter(|slot| slot.stage == stage) {
            if y < slot.bottom {
                return slot.row;
            }
            below_last = below_last.max(slot.row + 1);
        }
        below_last
    }

    /// Whether a point of the sheet can take a touchpoint, an emotion point and so on: the lane kind and stage under it.
    #[must_use]
    pub fn cell_at(&self, point: Point) -> Option<(StageId, &LaneBand)> {
        let inside = self.stages.first()?.left..=self.stages.last()?.right;
        let lane = self.lane_at(point.y).filter(|_| inside.contains(&point.x))?;
        Some((self.stage_at(point.x)?.0, lane))
    }
}

/// What a layout could not do as one would wish; each is shown to the person, none is silent.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The content does not fit at the paper's minimum: type was made smaller. Both in points.
    TypeBelowMinimum {
        /// The smallest type on the sheet.
        actual: f64,
        /// What the paper asks for at its reading distance.
        minimum: f64,
        /// How many stages stand beside each other on the sheet.
        stages: usize,
    },
    /// A word that no line could hold and that cannot be hyphenated is cut at the end of one.
    WordTorn {
        /// Where it stands.
        element: Option<ElementId>,
        /// The word, shortened where it is endless.
        word: String,
    },
    /// A line is longer than what it stands on is wide.
    TextTooWide {
        /// Where it stands.
        element: Option<ElementId>,
    },
    /// Characters of a text that neither a bundled face nor one of the system has; each prints as an empty box.
    MissingGlyphs {
        /// The characters, each once, in the order of the text.
        characters: Vec<char>,
        /// Where they stand.
        element: Option<ElementId>,
    },
    /// A quote found no free place in the emotion band and is left out of the sheet.
    QuoteLeftOut {
        /// The emotion point.
        element: ElementId,
    },
    /// A label stands where a hand put it, over another that a hand put there.
    LabelsOverlap {
        /// The emotion point.
        element: ElementId,
    },
    /// So many drop-offs crowd each other that the share and the reason of one found no room; its ribbon narrows all the same.
    DropOffLeftOut {
        /// The drop-off.
        element: ElementId,
    },
    /// A drop-off's reason found no room in its ribbon and only the share is shown.
    ReasonLeftOut {
        /// The drop-off.
        element: ElementId,
    },
    /// There are no two personas to be compared, or nothing of tomorrow: the map stands there instead.
    NothingToCompare,
    /// How many people and how much money a drop-off loses found no room beside it.
    AmountsLeftOut {
        /// The drop-off.
        element: ElementId,
    },
}

impl Notice {
    /// Each once of what several sheets tell: the heads of a map that is split say the same.
    pub fn each_once<'a>(told: impl IntoIterator<Item = &'a Self>) -> Vec<&'a Self> {
        // Of one element there are few of a kind.
        let mut known: HashMap<_, Vec<&Self>> = HashMap::new();
        let is_new = |notice: &&'a Self| {
            let alike = known.entry((discriminant(*notice), notice.element())).or_default();
            let is_new = !alike.contains(notice);
            alike.extend(is_new.then_some(*notice));
            is_new
        };
        told.into_iter().filter(is_new).collect()
    }

    /// The fluent key of what to do about it.
    #[must_use]
    pub const fn help_key(&self) -> &'static str {
        match self {
            // So many stages can be shared out among sheets.
            Self::TypeBelowMinimum { stages: 9.., .. } => "notice-type-below-minimum-split-help",
            Self::TypeBelowMinimum { .. } => "notice-type-below-minimum-help",
            Self::WordTorn { .. } => "notice-word-torn-help",
            Self::TextTooWide { .. } => "notice-text-too-wide-help",
            Self::MissingGlyphs { .. } => "notice-missing-glyphs-help",
            Self::QuoteLeftOut { .. } => "notice-quote-left-out-help",
            Self::LabelsOverlap { .. } => "notice-labels-overlap-help",
            Self::DropOffLeftOut { .. } => "notice-dropoff-left-out-help",
            Self::ReasonLeftOut { .. } => "notice-reason-left-out-help",
            Self::AmountsLeftOut { .. } => "notice-amounts-left-out-help",
            Self::NothingToCompare => "notice-nothing-to-compare-help",
        }
    }

    /// What happened and what to do, in one line.
    #[must_use]
    pub fn message_with_help(&self, messages: &Messages) -> String {
        format!("{}. {}", self.message(messages), messages.text(self.help_key()))
    }

    /// The element it speaks of, if it speaks of one.
    #[must_use]
    pub const fn element(&self) -> Option<ElementId> {
        match self {
            Self::TypeBelowMinimum { .. } | Self::NothingToCompare => None,
            Self::MissingGlyphs { element, .. } | Self::WordTorn { element, .. } | Self::TextTooWide { element } => {
                *element
            }
            Self::QuoteLeftOut { element }
            | Self::LabelsOverlap { element }
            | Self::DropOffLeftOut { element }
            | Self::ReasonLeftOut { element }
            | Self::AmountsLeftOut { element } => Some(*element),
        }
    }
}

impl Localized for Notice {
    fn key(&self) -> &'static str {
        match self {
            Self::TypeBelowMinimum { .. } => "notice-type-below-minimum",
            Self::WordTorn { .. } => "notice-word-torn",
            Self::TextTooWide { .. } => "notice-text-too-wide",
            Self::MissingGlyphs { .. } => "notice-missing-glyphs",
            Self::QuoteLeftOut { .. } => "notice-quote-left-out",
            Self::LabelsOverlap { .. } => "notice-labels-overlap",
            Self::DropOffLeftOut { .. } => "notice-dropoff-left-out",
            Self::ReasonLeftOut { .. } => "notice-reason-left-out",
            Self::AmountsLeftOut { .. } => "notice-amounts-left-out",
            Self::NothingToCompare => "notice-nothing-to-compare",
        }
    }

    fn args(&self) -> Args {
        let size = |points: f64| Value::from((points * 10.0).round() / 10.0);
        match self {
            Self::TypeBelowMinimum { actual, minimum, .. } => {
                vec![("actual", size(*actual)), ("minimum", size(*minimum))]
            }
            Self::MissingGlyphs { characters, .. } => {
                vec![("characters", Value::from(named(characters))), ("count", Value::from(characters.len()))]
            }
            Self::WordTorn { word, .. } => vec![("word", Value::from(word.clone()))],
            Self::TextTooWide { .. }
            | Self::NothingToCompare
            | Self::QuoteLeftOut { .. }
            | Self::LabelsOverlap { .. }
            | Self::DropOffLeftOut { .. }
            | Self::ReasonLeftOut { .. }
            | Self::AmountsLeftOut { .. } => Vec::new(),
        }
    }
}

/// Characters with their numbers, since whoever reads this may have no face for them either.
fn named(characters: &[char]) -> String {
    /// More are not named: a text in a script that no face has is clear from a few.
    const NAMED: usize = 6;
    let names =
        characters.iter().take(NAMED).map(|character| format!("{character}\u{A0}U+{:04X}", u32::from(*character)));
    let rest = if characters.len() > NAMED { ", …" } else { "" };
    names.collect::<Vec<_>>().join(", ") + rest
}
