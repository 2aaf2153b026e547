//! Places that links within a handout lead to.

use crate::scene::Anchor;

/// A place that links within a handout lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout::compose) enum Place {
    About,
    /// The n-th persona that is shown.
    Persona(usize),
    /// The n-th stage that is shown.
    Stage(usize),
    Mend,
    Plan,
    Evidence,
    Hypotheses,
}

impl Place {
    /// Its number among all places.
    pub(in crate::layout::compose) fn anchor(self) -> Anchor {
        /// Places of the list, and how many personas there may be before the numbers of stages begin.
        const FIXED: u32 = 16;
        const PERSONAS: u32 = 1 << 24;
        let counted = |at: usize| u32::try_from(at).unwrap_or(PERSONAS - 1).min(PERSONAS - 1);
        Anchor(match self {
            Self::About => 0,
            Self::Mend => 1,
            Self::Plan => 2,
            Self::Evidence => 3,
            Self::Hypotheses => 4,
            Self::Persona(at) => FIXED + counted(at),
            Self::Stage(at) => FIXED + PERSONAS + counted(at),
        })
    }
}
