//! What a sheet makes necessary to explain.

use crate::method::{Coverage, Standing};
use crate::model::{DropOff, Evidence, Journey, LaneKind, Persona, PersonaId, Severity, Stage, StageId};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::Arc;

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
            backing.evidence |= evidence.is_backed();
            if backing.hypothesis && backing.evidence {
                break;
            }
        }
        backing
    }

    /// Whether there are any.
    pub(super) const fn any(self) -> bool {
        self.evidence | self.hypothesis
    }

    /// That of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { evidence: self.evidence | other.evidence, hypothesis: self.hypothesis | other.hypothesis }
    }
}

/// Whose marks stand on cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MarkedPersonas {
    /// Something concerns all who are on the sheet.
    pub(super) everybody: bool,
    pub(super) some: BTreeSet<PersonaId>,
}

impl MarkedPersonas {
    /// Those whom something concerns: nobody named is everybody.
    pub(super) fn mark(&mut self, concerned: &[PersonaId]) {
        self.everybody |= concerned.is_empty();
        self.mark_some(concerned);
    }

    /// Those alone who are named.
    pub(super) fn mark_some(&mut self, concerned: &[PersonaId]) {
        // Card after card names the same few.
        let new = concerned.iter().filter(|id| !self.some.contains(id)).copied().collect::<Vec<_>>();
        self.some.extend(new);
    }

    /// Adds those of another part of the sheet.
    pub(super) fn add(&mut self, other: &Self) {
        self.everybody |= other.everybody;
        self.some.extend(&other.some);
    }
}

/// How the metrics with a bar stand to their targets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    pub(super) good: bool,
    pub(super) bearable: bool,
    pub(super) poor: bool,
}

impl Standings {
    /// Adds one.
    pub(super) const fn count(&mut self, standing: Standing) {
        match standing {
            Standing::Good => self.good = true,
            Standing::Bearable => self.bearable = true,
            Standing::Poor => self.poor = true,
        }
    }

    /// Those of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self { good: self.good | other.good, bearable: self.bearable | other.bearable, poor: self.poor | other.poor }
    }
}

/// What the elements on the sheet make necessary to explain, and what is said of the whole map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LegendItems {
    pub(super) cards: EvidenceMix,
    pub(super) barriers: EvidenceMix,
    pub(super) solutions: EvidenceMix,
    /// Whether something else is drawn as a hypothesis: a metric or a text.
    pub(super) lines: bool,
    pub(super) moment_of_truth: bool,
    pub(super) standings: Standings,
    pub(super) marked: MarkedPersonas,
    pub(super) coverage: Coverage,
}

/// All that the legend explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LegendKey {
    /// Of cards, boxes and texts.
    pub(super) items: LegendItems,
    pub(super) curves: CurveLegend,
    pub(super) losses: LossLegend,
}

/// What the curves of a sheet make necessary to explain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CurveLegend {
    /// Whose they are.
    pub(super) personas: BTreeSet<PersonaId>,
    /// A curve of how it should become, beside or without that of today.
    pub(super) to_be: bool,
    /// Whether points rest on evidence, and whether some are hypotheses.
    pub(super) points: EvidenceMix,
    /// Points felt more or less strongly than common.
    pub(super) intensity: bool,
}

/// What the tags of the drop-off lane make necessary to explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an entry of the legend, or a part of one")]
pub(super) struct LossLegend {
    /// Whether the lane is on the sheet, each of its ribbons with the mark of whose it is.
    pub(super) ribbons: bool,
    /// People are known to be gone: their tag is filled.
    pub(super) gone: bool,
    /// They are known to come back or to find a way around: an outline.
    pub(super) kept: bool,
    /// Nobody has checked it: dashed.
    pub(super) hypothesis: bool,
}

impl LossLegend {
    /// That of the losses of these personas at these stages, if the journey shows its drop-off lane.
    pub(super) fn of(journey: &Journey, stages: &[(usize, &Arc<Stage>)], personas: &[&Arc<Persona>]) -> Self {
        let ribbons = journey.lanes.iter().any(|lane| lane.visible && lane.kind == LaneKind::DropOff);
        let mut legend = Self { ribbons, ..Self::default() };
        let on_sheet: FxHashSet<StageId> = stages.iter().map(|(_, stage)| stage.id).collect();
        for dropoff in journey.dropoffs.iter().filter(|_| ribbons) {
            let DropOff { persona, stage, severity, evidence, .. } = dropoff.as_ref();
            if on_sheet.contains(stage) && personas.iter().any(|it| it.id == *persona) {
                let (known, gone) = (!evidence.is_hypothesis(), *severity == Severity::Abandonment);
                legend.gone |= known && gone;
                legend.kept |= known && !gone;
                legend.hypothesis |= !known;
            }
        }
        legend
    }
}
