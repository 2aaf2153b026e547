//! A paper that is asked for by its name, or by the size that its type is to have.

use super::failure::Failure;
use super::papers::{parse_paper, upright};
use crate::i18n::{Message, Messages, number, system_language};
use crate::layout::{Engine, LayoutInput, View};
use crate::model::{Document, Paper, Sheet};
use crate::units::{Mm, Pt};

/// A paper that was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PaperChoice {
    /// This one.
    Paper(Paper),
    /// As large as the drawing at a size of type: a sheet of the usual proportions, or so much of a roll.
    Fit {
        /// The size of type in points.
        size: f64,
        /// How wide the roll is.
        roll: Option<Mm>,
    },
}

impl PaperChoice {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let lower = text.to_lowercase();
        let Some((roll, size)) = lower.split_once("fit:") else { return parse_paper(text).map(Self::Paper) };
        let typed = |text: &str| number::typed(text, system_language());
        let roll = match roll {
            "" => Some(None),
            roll => {
                let width = roll.strip_prefix("roll").and_then(|roll| roll.strip_suffix(':'));
                let width = width.and_then(|width| typed(width.trim_start_matches('-'))).map(Mm);
                width.filter(|width| Paper::roll(*width, *width).is_some()).map(Some)
            }
        };
        let size = typed(size.trim_end_matches("pt")).filter(|size| *size > 0.0);
        (roll.zip(size).map(|(roll, size)| Self::Fit { size, roll })).ok_or_else(|| {
            "fit:SIZE or rollWIDTH:fit:SIZE with the size of type in points: fit:22, roll914:fit:22".to_owned()
        })
    }

    /// The paper, where one is named.
    pub(super) const fn named(self) -> Option<Paper> {
        match self {
            Self::Paper(paper) => Some(paper),
            Self::Fit { .. } => None,
        }
    }

    /// The sheet that is as large as the drawing of a view, where that is asked for.
    pub(super) fn fitted(
        self,
        messages: &Messages,
        (document, view): (&Document, &View),
        portrait: bool,
    ) -> Result<Option<Sheet>, Failure> {
        let Self::Fit { size, roll } = self else { return Ok(None) };
        let paper = roll.map_or(Paper::A1, |width| Paper::Roll { width, length: width });
        let like = Sheet::landscape(paper);
        let view = View { sheet: Some(if portrait { upright(like) } else { like }), ..view.clone() };
        let found = document.first_journey().and_then(|journey| {
            let input = LayoutInput { document, journey: journey.id, view: &view, held: None };
            Engine::default().sheet_for_type(&input, Pt(size))
        });
        let none = || Failure::failed(messages, &Message::new("no-sheet-for-type").with("size", size));
        found.map(Some).ok_or_else(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_may_be_as_large_as_the_drawing_at_a_size_of_type() {
        let fit = |size, roll: Option<f64>| Ok(PaperChoice::Fit { size, roll: roll.map(Mm) });
        assert_eq!(PaperChoice::parse("fit:22"), fit(22.0, None));
        assert_eq!(PaperChoice::parse("FIT:16pt"), fit(16.0, None));
        assert_eq!(PaperChoice::parse("roll914:fit:22"), fit(22.0, Some(914.0)));
        assert_eq!(PaperChoice::parse("a3"), Ok(PaperChoice::Paper(Paper::A3)));
        for text in ["fit:", "fit:-3", "fit:nan", "a1:fit:22", "roll9:fit:22"] {
            assert!(PaperChoice::parse(text).is_err(), "{text}");
        }
    }
}
