//! What the columns of a sheet need of its width.

use crate::model::StageId;

/// What a column needs, in layout units: each more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ColumnNeed {
    /// So that no word is cut, with the stage's name no larger than running text.
    pub(super) hyphenated: f64,
    /// So that names are not hyphenated either.
    pub(super) whole: f64,
    /// So that the stage's name is not, at its full size.
    pub(super) full: f64,
    /// What its head alone needs so that the stage's name is not hyphenated.
    pub(super) head: HeadNeed,
}

/// What the head of a stage needs so that its name is not hyphenated, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct HeadNeed {
    /// With the name no larger than running text.
    pub(super) small: f64,
    /// At its full size.
    pub(super) full: f64,
}

/// What the columns of a sheet need.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetNeeds {
    stages: Vec<StageId>,
    /// With touchpoint cards as they are.
    usual: Vec<ColumnNeed>,
    /// With compact ones; nothing where all have room at what the paper asks for.
    compact: Vec<ColumnNeed>,
}

impl SheetNeeds {
    /// Those of these stages, with touchpoint cards as they are.
    pub(super) const fn new(stages: Vec<StageId>, usual: Vec<ColumnNeed>) -> Self {
        Self { stages, usual, compact: Vec::new() }
    }

    /// And with compact ones.
    pub(super) fn with_compact(self, compact: Vec<ColumnNeed>) -> Self {
        Self { compact, ..self }
    }

    /// The same for the stages that are on a sheet now: one that is not known needs nothing.
    pub(super) fn of_stages(&self, stages: Vec<StageId>) -> Self {
        let of = |needs: &[ColumnNeed], stage: StageId| {
            let at = self.stages.iter().position(|known| *known == stage);
            at.and_then(|at| needs.get(at)).copied().unwrap_or_default()
        };
        let usual = stages.iter().map(|stage| of(&self.usual, *stage)).collect();
        let compact = if self.compact.is_empty() { &[][..] } else { &stages };
        let compact = compact.iter().map(|stage| of(&self.compact, *stage)).collect();
        Self { stages, usual, compact }
    }

    /// What the columns need where together they are so wide, in points, and one layout unit is so long; and whether that is with compact
    /// cards, since otherwise names would be hyphenated.
    pub(super) fn within(&self, width: f64, unit: f64) -> (&[ColumnNeed], bool) {
        let compact = !self.compact.is_empty() && !self.have_whole_words(width, unit);
        (if compact { &self.compact } else { &self.usual }, compact)
    }

    /// Whether no name would be hyphenated with cards as they are.
    pub(super) fn have_whole_words(&self, width: f64, unit: f64) -> bool {
        self.usual.iter().map(|need| need.whole).sum::<f64>() * unit <= width
    }
}
