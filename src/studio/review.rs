//! Remarks for the person who edits: the rules of the craft and what the layout could not do, in words.

use super::app::kind_key;
use crate::i18n::{Messages, Value, format};
use crate::layout::{Layout, Notice};
use crate::method;
use crate::model::{Breach, BreachKind, Document, ElementId, ElementRef, JourneyId, validate};

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

/// What was wrong with a file when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// Elements that had the id of another one and have their own now.
    parted: Vec<ElementId>,
    /// Whether the file held no map at all; there is an empty one now.
    empty: bool,
    /// Whether it names what it does not hold: that stays as it is until somebody mends it.
    unsound: bool,
}

impl Findings {
    /// What was found in a file, and which elements were given other ids.
    pub(crate) fn new(breaches: &[Breach], parted: Vec<ElementId>) -> Self {
        let mended = |kind| matches!(kind, BreachKind::DuplicateId | BreachKind::NoJourney);
        Self {
            parted,
            empty: breaches.iter().any(|breach| breach.kind == BreachKind::NoJourney),
            unsound: breaches.iter().any(|breach| !mended(breach.kind)),
        }
    }

    /// Whether there is anything to say.
    pub(crate) const fn is_empty(&self) -> bool {
        self.parted.is_empty() && !self.empty && !self.unsound
    }

    /// Whether the document is another one than the file holds.
    pub(crate) const fn has_mended(&self) -> bool {
        !self.parted.is_empty() || self.empty
    }

    fn remarks(&self, document: &Document, words: &Messages) -> Vec<Remark> {
        // Who has taken the element out has settled it.
        let parted = self.parted.iter().filter(|element| document.element(**element).is_some());
        let mut remarks: Vec<Remark> = (parted.map(|element| {
            let values = [("name", named(document, *element, words).into())];
            found(
                Some(*element),
                words.format("finding-parted", &values),
                words.text("finding-parted-help").into_owned(),
            )
        }))
        .collect();
        if self.empty {
            remarks.push(found(None, words.text("finding-empty").into_owned(), String::new()));
        }
        if self.unsound {
            remarks.extend(validate(document).iter().filter_map(|breach| of_breach(document, breach, words)));
        }
        remarks
    }
}

fn found(element: Option<ElementId>, text: String, help: String) -> Remark {
    Remark { weight: Weight::Problem, element, text, help }
}

/// What names a thing that is not there, in words.
fn of_breach(document: &Document, breach: &Breach, words: &Messages) -> Option<Remark> {
    let (key, other) = match breach.kind {
        BreachKind::Dangling(other) => ("finding-dangling", Some(other)),
        BreachKind::WrongLane(other) => ("finding-wrong-lane", Some(other)),
        BreachKind::MissingImage => ("finding-missing-image", None),
        BreachKind::CountedTwice => ("finding-counted-twice", None),
        // These were mended when the file was opened.
        BreachKind::DuplicateId | BreachKind::NoJourney => return None,
    };
    let kind = other.map_or("other", |other| match other {
        ElementId::Stage(_) => "stage",
        ElementId::Lane(_) => "lane",
        ElementId::Persona(_) => "persona",
        ElementId::Touchpoint(_) => "touchpoint",
        ElementId::Solution(_) => "solution",
        ElementId::Barrier(_) => "barrier",
        _ => "other",
    });
    let values: [(&str, Value); 2] = [("name", named(document, breach.element, words).into()), ("kind", kind.into())];
    Some(found(Some(breach.element), words.format(key, &values), words.text(&format!("{key}-help")).into_owned()))
}

/// What an element is called in a sentence: its kind and its own words.
fn named(document: &Document, element: ElementId, words: &Messages) -> String {
    let kind = words.text(kind_key(element)).into_owned();
    let own = document.element(element).map(ElementRef::words).unwrap_or_default().trim();
    if own.is_empty() { kind } else { format!("{kind} {}", format::quote(own, words.language())) }
}

/// Everything there is to say about a journey, what weighs most first.
pub(crate) fn remarks(
    document: &Document,
    journey: JourneyId,
    layout: &Layout,
    findings: &Findings,
    words: &Messages,
) -> Vec<Remark> {
    let mut remarks = findings.remarks(document, words);
    remarks.extend(layout.notices.iter().map(|notice| of_notice(notice, words)));
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
