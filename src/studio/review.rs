//! Remarks for the person who edits: the rules of the craft and what the layout could not do, in words.

use crate::i18n::Messages;
use crate::layout::{Layout, Notice};
use crate::method;
use crate::model::{Document, ElementId, JourneyId};

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// The map is wrong or cannot be read.
    Problem,
    /// The map would be better.
    Advice,
}

/// One remark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    /// How much it weighs.
    pub(crate) weight: Weight,
    /// What it is about.
    pub(crate) element: Option<ElementId>,
    /// The remark.
    pub(crate) text: String,
    /// Why it matters or what to do.
    pub(crate) help: String,
}

/// Everything there is to say about a journey, what weighs most first.
pub(crate) fn remarks(document: &Document, journey: JourneyId, layout: &Layout, words: &Messages) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = layout.notices.iter().map(|notice| of_notice(notice, words)).collect();
    remarks.extend(of_method(document, journey, words));
    remarks.sort_by_key(|remark| remark.weight);
    remarks
}

fn of_notice(notice: &Notice, words: &Messages) -> Remark {
    let weight = match notice {
        Notice::TypeBelowMinimum { .. } | Notice::MissingGlyph { .. } | Notice::DropOffLeftOut { .. } => {
            Weight::Problem
        }
        Notice::QuoteLeftOut { .. }
        | Notice::LabelsOverlap { .. }
        | Notice::ReasonLeftOut { .. }
        | Notice::AmountsLeftOut { .. } => Weight::Advice,
    };
    Remark {
        weight,
        element: notice.element(),
        text: words.format(notice.key(), &notice.values(words.language())),
        help: words.text(notice.help_key()).into_owned(),
    }
}

/// The remarks of the craft's own rules.
fn of_method(document: &Document, journey: JourneyId, words: &Messages) -> Vec<Remark> {
    let Some(journey) = document.journey(journey) else { return Vec::new() };
    let of = |remark: method::Remark| {
        let weight = if remark.level == method::Level::Error { Weight::Problem } else { Weight::Advice };
        Remark { weight, element: Some(remark.element), text: remark.text(words), help: String::new() }
    };
    method::review(document, journey).into_iter().map(of).collect()
}
