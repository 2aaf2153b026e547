//! Tools: what the next press on the sheet means.

use crate::model::{LaneId, LaneKind};

/// What is in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and drags what is there.
    #[default]
    Select,
    /// Moves the sheet.
    Hand,
    /// Puts something new on the sheet, once.
    Place(Placement),
    /// Draws the emotion curve of the active persona, or of the nearest curve.
    Sketch,
}

/// Something new to put on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// A touchpoint.
    Touchpoint {
        /// Its channel, by its key in the catalogue.
        channel: String,
    },
    /// A point of the active persona's emotion curve.
    EmotionPoint,
    /// A drop-off.
    DropOff,
    /// The mark of a moment of truth: put on a touchpoint or taken off it.
    MomentOfTruth,
    /// A barrier.
    Barrier,
    /// A solution.
    Solution,
    /// A metric.
    Metric,
    /// A text in a lane of texts.
    Note(LaneId),
}

impl Placement {
    /// What a lane of this kind holds; `None` for one that is computed, in which nothing is put by hand.
    #[must_use]
    pub const fn in_lane(kind: LaneKind, lane: LaneId) -> Option<Self> {
        Some(match kind {
            LaneKind::Touchpoints => Self::Touchpoint { channel: String::new() },
            LaneKind::Emotions => Self::EmotionPoint,
            LaneKind::DropOff => Self::DropOff,
            LaneKind::Barriers => Self::Barrier,
            LaneKind::Solutions => Self::Solution,
            LaneKind::Metrics => Self::Metric,
            _ if kind.holds_notes() => Self::Note(lane),
            _ => return None,
        })
    }

    /// Whether it belongs to one persona.
    #[must_use]
    pub const fn has_owner(&self) -> bool {
        matches!(self, Self::EmotionPoint | Self::DropOff)
    }

    /// Whether it is named as soon as it is put down. A feeling is a mark that needs no words, a moment of truth is none itself.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        !matches!(self, Self::EmotionPoint | Self::MomentOfTruth)
    }

    /// The kind of lane it lands in, whichever lane it is dropped on; a note names its lane itself.
    #[must_use]
    pub const fn lane_kind(&self) -> Option<LaneKind> {
        match self {
            Self::Touchpoint { .. } | Self::MomentOfTruth => Some(LaneKind::Touchpoints),
            Self::EmotionPoint => Some(LaneKind::Emotions),
            Self::DropOff => Some(LaneKind::DropOff),
            Self::Barrier => Some(LaneKind::Barriers),
            Self::Solution => Some(LaneKind::Solutions),
            Self::Metric => Some(LaneKind::Metrics),
            Self::Note(_) => None,
        }
    }
}
