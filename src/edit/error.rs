//! Why an edit is refused.

use crate::i18n::{Args, Localized, Value};
use crate::model::{ElementId, Field, ImageHash, LaneId, StageId};

/// Why an edit cannot be applied. The document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A lock holds what the edit would move, change or take out, or where it would put something.
    #[error("{0} is locked")]
    Locked(ElementId),
    /// The element is not in the document.
    #[error("there is no {0}")]
    Unknown(ElementId),
    /// The id of a new element is in use.
    #[error("{0} exists already")]
    Taken(ElementId),
    /// The element names something that does not exist.
    #[error("{element} names {named}, which does not exist")]
    Dangling {
        /// The element.
        element: ElementId,
        /// What it names.
        named: ElementId,
    },
    /// A text was put into a lane that holds something else.
    #[error("{0} holds no texts")]
    WrongLane(LaneId),
    /// A persona or a card names a picture that the project does not hold.
    #[error("the project holds no picture {0}")]
    MissingImage(ImageHash),
    /// A funnel counts one stage of one persona twice.
    #[error("{0} is counted twice")]
    CountedTwice(StageId),
    /// The element has no stage, so it cannot be moved to one, or no place among others.
    #[error("{0} cannot be moved like that")]
    Immovable(ElementId),
    /// A text would have more letters than a map has room for.
    #[error("a text of {element} is longer than {limit} letters")]
    TooLong {
        /// The element.
        element: ElementId,
        /// Which of its texts.
        field: Field,
        /// How many letters it may have.
        limit: usize,
    },
}

impl Localized for EditError {
    fn key(&self) -> &'static str {
        match self {
            Self::Locked(_) => "edit-locked",
            Self::Unknown(_) => "edit-unknown",
            Self::Taken(_) => "edit-taken",
            Self::Dangling { .. } => "edit-dangling",
            Self::WrongLane(_) => "edit-wrong-lane",
            Self::MissingImage(_) => "edit-missing-picture",
            Self::CountedTwice(_) => "edit-counted-twice",
            Self::Immovable(_) => "edit-immovable",
            Self::TooLong { .. } => "edit-too-long",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::Unknown(element)
            | Self::Taken(element)
            | Self::Dangling { element, .. }
            | Self::Immovable(element) => vec![("kind", Value::Key(element.kind_key()))],
            Self::Locked(_) | Self::WrongLane(_) | Self::MissingImage(_) | Self::CountedTwice(_) => Args::new(),
            Self::TooLong { field, limit, .. } => vec![("field", Value::Key(field.key())), ("limit", (*limit).into())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::{Language, MetricId};

    #[test]
    fn every_refusal_says_why_in_both_languages() {
        let element = ElementId::Metric(MetricId::new(1));
        let all = [
            EditError::Locked(element),
            EditError::Unknown(element),
            EditError::Taken(element),
            EditError::Dangling { element, named: element },
            EditError::WrongLane(LaneId::new(1)),
            EditError::MissingImage(ImageHash::of(b"")),
            EditError::CountedTwice(StageId::new(1)),
            EditError::Immovable(element),
            EditError::TooLong { element, field: Field::Unit, limit: 40 },
        ];
        for language in [Language::Ru, Language::En] {
            let told = all.each_ref().map(|error| error.message(Messages::of(language)));
            for (error, told) in all.iter().zip(&told) {
                assert!(told != error.key() && !told.contains(['{', '$']), "{error:?}: {told}");
                assert_eq!(told.contains("Показатель") || told.contains("Metric"), error.args().len() == 1, "{told}");
            }
            assert!(told.iter().enumerate().all(|(at, one)| !told[..at].contains(one)), "each says its own: {told:?}");
        }
    }
}
