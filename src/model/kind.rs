//! What kinds of maps and lanes there are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether a map shows what is or what should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JourneyKind {
    /// The path as it is today.
    #[default]
    AsIs,
    /// The path as it should become.
    ToBe,
}

impl JourneyKind {
    /// Whether it is the path as it is today.
    #[must_use]
    pub const fn is_as_is(&self) -> bool {
        matches!(self, Self::AsIs)
    }
}

/// What a lane holds. The six rows of source text 000 are goal, expectations, process, touchpoints, barriers («наши
/// проблемы») and solutions («как будем решать»).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LaneKind {
    /// The company's goal at the stage.
    Goal,
    /// What the customer expects.
    Expectations,
    /// What the customer does.
    Process,
    /// Touchpoints.
    Touchpoints,
    /// Emotion curves.
    Emotions,
    /// Drop-off ribbon.
    DropOff,
    /// Barriers.
    Barriers,
    /// Solutions.
    Solutions,
    /// Metrics.
    Metrics,
    /// Marketing tools.
    Tools,
    /// What sets the customer going: «триггеры» (source text 003).
    Triggers,
    /// What leads the customer away: «отвлекающие факторы» (source text 003).
    Distractions,
    /// What the customer asks.
    Questions,
    /// Who and what else has a say: reviews, friends, competitors.
    Influences,
    /// What the company does out of the customer's sight.
    Backstage,
    /// What each stage gains on the way from as it is to as it should become; computed.
    Gains,
    /// The places that are worth mending first; computed.
    Priorities,
    /// Free text.
    #[default]
    Text,
}

impl LaneKind {
    /// All kinds, in the order in which a map usually has them.
    pub const ALL: [Self; 18] = [
        Self::Goal,
        Self::Expectations,
        Self::Triggers,
        Self::Process,
        Self::Questions,
        Self::Touchpoints,
        Self::Influences,
        Self::Distractions,
        Self::Emotions,
        Self::Gains,
        Self::DropOff,
        Self::Barriers,
        Self::Solutions,
        Self::Backstage,
        Self::Metrics,
        Self::Priorities,
        Self::Tools,
        Self::Text,
    ];

    /// The fluent key of its name.
    #[must_use]
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Goal => "lane-goal",
            Self::Expectations => "lane-expectations",
            Self::Process => "lane-process",
            Self::Touchpoints => "lane-touchpoints",
            Self::Emotions => "lane-emotions",
            Self::DropOff => "lane-drop-off",
            Self::Barriers => "lane-barriers",
            Self::Solutions => "lane-solutions",
            Self::Metrics => "lane-metrics",
            Self::Tools => "lane-tools",
            Self::Triggers => "lane-triggers",
            Self::Distractions => "lane-distractions",
            Self::Questions => "lane-questions",
            Self::Influences => "lane-influences",
            Self::Backstage => "lane-backstage",
            Self::Gains => "lane-gains",
            Self::Priorities => "lane-priorities",
            Self::Text => "lane-text",
        }
    }

    /// What names it within other keys: `drop-off` in `clip-lane-drop-off`.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.name_key().trim_start_matches("lane-")
    }

    /// Whether what stands in the lane follows from the rest of the map, so that nothing is put there by hand.
    #[must_use]
    pub const fn is_computed(self) -> bool {
        matches!(self, Self::Gains | Self::Priorities)
    }

    /// Whether such a lane is by its nature out of the customer's sight, below the line of visibility («line of visibility»:
    /// what is above is seen by the customer, what is below is the company's work; Nielsen Norman Group, "Service Blueprints").
    #[must_use]
    pub const fn is_backstage(self) -> bool {
        matches!(self, Self::Solutions | Self::Backstage)
    }

    /// Whether the lane holds [`Note`](super::Note)s.
    #[must_use]
    pub const fn holds_notes(self) -> bool {
        matches!(
            self,
            Self::Goal
                | Self::Expectations
                | Self::Process
                | Self::Tools
                | Self::Triggers
                | Self::Distractions
                | Self::Questions
                | Self::Influences
                | Self::Backstage
                | Self::Text
        )
    }
}
