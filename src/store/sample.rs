//! The worked examples that are part of the program.

use super::{ReadError, from_bytes};
use crate::model::{Document, Language};

/// A worked example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sample {
    /// Сергей and Марина on their way to the marketplaces: the map a beginner looks at.
    #[default]
    Marketplaces,
    /// Three people at an online school, the way as it is and as it should become, with a counted funnel: all a map can say.
    School,
}

impl Sample {
    /// All of them, the simplest first.
    pub const ALL: [Self; 2] = [Self::Marketplaces, Self::School];

    /// The fluent key of its title.
    #[must_use]
    pub const fn title_key(self) -> &'static str {
        match self {
            Self::Marketplaces => "sample-title",
            Self::School => "sample-school-title",
        }
    }

    /// The fluent key of the line under its title.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Marketplaces => "sample-text",
            Self::School => "sample-school-text",
        }
    }
}

/// A worked example in the language of who looks at it.
///
/// # Errors
/// Those of [`from_bytes`]; a test opens all, so none is met.
pub fn sample(sample: Sample, language: Language) -> Result<Document, ReadError> {
    from_bytes(match (sample, language) {
        (Sample::Marketplaces, Language::Ru) => include_bytes!("../../assets/samples/marketplaces.tropa"),
        (Sample::Marketplaces, Language::En) => include_bytes!("../../assets/samples/marketplaces.en.tropa"),
        (Sample::School, Language::Ru) => include_bytes!("../../assets/samples/school.tropa"),
        (Sample::School, Language::En) => include_bytes!("../../assets/samples/school.en.tropa"),
    })
}
