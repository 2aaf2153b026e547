//! The worked example that is part of the program.

use super::{ReadError, from_bytes};
use crate::model::{Document, Language};

/// The map of Сергей and Марина on their way to the marketplaces, in the language of who looks at it.
///
/// # Errors
/// Those of [`from_bytes`]; a test opens both, so none is met.
pub fn sample(language: Language) -> Result<Document, ReadError> {
    from_bytes(match language {
        Language::Ru => include_bytes!("../../assets/samples/marketplaces.tropa"),
        Language::En => include_bytes!("../../assets/samples/marketplaces.en.tropa"),
    })
}
