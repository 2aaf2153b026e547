//! What a sheet makes necessary to explain.

use crate::method::Coverage;
use crate::model::Evidence;

/// Whether some of a kind are backed, and whether some are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EvidenceMix {
    pub(super) evidence: bool,
    pub(super) hypothesis: bool,
}

impl EvidenceMix {
    /// That of these statements.
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a Evidence>) -> Self {
        let mut backing = Self::default();
        for evidence in all {
            let hypothesis = evidence.is_hypothesis();
            backing.hypothesis |= hypothesis;
            backing.evidence |= !hypothesis;
            if backing.hypothesis && backing.evidence {
                break;
            }
        }
        backing
    }

    /// That of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { evidence: self.evidence | other.evidence, hypothesis: self.hypothesis | other.hypothesis }
    }
}

/// What the elements on the sheet make necessary to explain, and what is said of the whole map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LegendItems {
    pub(super) cards: EvidenceMix,
    /// Barriers and solutions.
    pub(super) boxes: EvidenceMix,
    /// Whether something else is drawn as a hypothesis: a metric or a text.
    pub(super) lines: bool,
    pub(super) moment_of_truth: bool,
    pub(super) coverage: Coverage,
}

/// All that the legend explains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LegendKey {
    /// Of cards, boxes and texts.
    pub(super) items: LegendItems,
    pub(super) curves: CurveLegend,
}

/// What the curves of a sheet make necessary to explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CurveLegend {
    /// A curve of how it should become, beside or without that of today.
    pub(super) to_be: bool,
    /// Whether points rest on evidence, and whether some are hypotheses.
    pub(super) points: EvidenceMix,
    /// Points felt more or less strongly than common.
    pub(super) intensity: bool,
}
