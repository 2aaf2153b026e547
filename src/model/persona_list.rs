//! The lists of a persona's page.

/// A list of what is known of a persona, each line a text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonaList {
    /// What they wish for.
    Wishes,
    /// What troubles them.
    Problems,
    /// By what they choose.
    Criteria,
    /// What they object.
    Objections,
    /// What they fear.
    Fears,
    /// What they doubt.
    Doubts,
    /// Where they can be found.
    Places,
    /// What they read, watch and are subscribed to.
    Subscriptions,
}

impl PersonaList {
    /// Every list of texts, in the order of a persona's page. Channels are not among them: they may be names of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Wishes,
        Self::Problems,
        Self::Criteria,
        Self::Objections,
        Self::Fears,
        Self::Doubts,
        Self::Places,
        Self::Subscriptions,
    ];

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wishes => "persona-wishes",
            Self::Problems => "persona-problems",
            Self::Criteria => "persona-criteria",
            Self::Objections => "persona-objections",
            Self::Fears => "persona-fears",
            Self::Doubts => "persona-doubts",
            Self::Places => "persona-places",
            Self::Subscriptions => "persona-subscriptions",
        }
    }
}
