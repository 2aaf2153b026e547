//! Remarks for the person who edits: the rules of the craft and what the layout could not do, in words.

use super::step_summary::same;
use crate::i18n::{Localized as _, Messages, Value, format};
use crate::layout::{Layout, Notice};
use crate::method;
use crate::model::{Breach, BreachKind, Document, ElementId, ElementRef, JourneyId, validate};

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// The map is wrong or cannot be read.
    Problem,
    /// A reader will ask about what is not there.
    Gap,
    /// The map would be better.
    Advice,
}

impl Weight {
    /// Every weight, what weighs most first.
    pub(crate) const ALL: [Self; 3] = [Self::Problem, Self::Gap, Self::Advice];

    /// The fluent key of the heading over its remarks.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Problem => "review-problems",
            Self::Gap => "review-gaps",
            Self::Advice => "review-advice",
        }
    }
}

/// One remark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    /// How much it weighs.
    pub(crate) weight: Weight,
    /// The fluent key of its kind.
    pub(crate) key: &'static str,
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
                "finding-parted",
                words.format("finding-parted", &values),
                words.text("finding-parted-help").into_owned(),
            )
        }))
        .collect();
        if self.empty {
            remarks.push(found(None, "finding-empty", words.text("finding-empty").into_owned(), String::new()));
        }
        if self.unsound {
            remarks.extend(validate(document).iter().filter_map(|breach| of_breach(document, breach, words)));
        }
        remarks
    }
}

fn found(element: Option<ElementId>, key: &'static str, text: String, help: String) -> Remark {
    Remark { weight: Weight::Problem, key, element, text, help }
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
    // The message has a form for those that can be missing.
    let kind = other.map_or("other", ElementId::kind);
    let values: [(&str, Value); 2] = [("name", named(document, breach.element, words).into()), ("kind", kind.into())];
    let help = words.text(&format!("{key}-help")).into_owned();
    Some(found(Some(breach.element), key, words.format(key, &values), help))
}

/// What an element is called in a sentence: its kind and its own words.
fn named(document: &Document, element: ElementId, words: &Messages) -> String {
    let kind = words.text(element.kind_key()).into_owned();
    let own = document.element(element).map(method::short_name).unwrap_or_default();
    if own.is_empty() { kind } else { format!("{kind} {}", format::quote(&own, words.language())) }
}

/// Everything there is to say about a journey, what weighs most first. What still is as the map was `begun` from a template is not
/// blamed for what it lacks.
pub(crate) fn remarks(
    document: &Document,
    journey: JourneyId,
    layout: &Layout,
    findings: &Findings,
    words: &Messages,
    begun: Option<&Document>,
) -> Vec<Remark> {
    let mut remarks = findings.remarks(document, words);
    remarks.extend(layout.notices.iter().map(|notice| of_notice(notice, words)));
    let of_method = of_method(document, journey, words);
    remarks.extend(of_method.into_iter().filter(|remark| {
        let untouched = |begun| remark.element.is_some_and(|element| is_untouched(begun, document, element));
        !begun.is_some_and(untouched)
    }));
    remarks.sort_by_key(|remark| remark.weight);
    remarks
}

/// Whether an element is as the template had it. A map as a whole is, as long as nothing is felt and nobody leaves on it.
fn is_untouched(begun: &Document, document: &Document, element: ElementId) -> bool {
    match (begun.element(element), document.element(element)) {
        (Some(was), Some(is @ ElementRef::Journey(journey))) => {
            same(was, is) && journey.emotions.is_empty() && journey.dropoffs.is_empty()
        }
        (Some(was), Some(is)) => same(was, is),
        _ => false,
    }
}

fn of_notice(notice: &Notice, words: &Messages) -> Remark {
    let weight = match notice {
        Notice::TypeBelowMinimum { .. }
        | Notice::WordTorn { .. }
        | Notice::TextTooWide { .. }
        | Notice::MissingGlyphs { .. }
        | Notice::DropOffLeftOut { .. } => Weight::Problem,
        Notice::QuoteLeftOut { .. }
        | Notice::LabelsOverlap { .. }
        | Notice::ReasonLeftOut { .. }
        | Notice::AmountsLeftOut { .. }
        | Notice::NothingToCompare => Weight::Advice,
    };
    Remark {
        weight,
        key: notice.key(),
        element: notice.element(),
        text: notice.message(words),
        help: words.text(notice.help_key()).into_owned(),
    }
}

/// The remarks of the craft's own rules.
fn of_method(document: &Document, journey: JourneyId, words: &Messages) -> Vec<Remark> {
    let Some(journey) = document.journey(journey) else { return Vec::new() };
    let of = |remark: method::Remark| {
        let weight = match remark.level {
            method::Level::Error => Weight::Problem,
            method::Level::Warning => Weight::Gap,
            method::Level::Advice => Weight::Advice,
        };
        let text = remark.text(words);
        Remark { weight, key: remark.key, element: Some(remark.element), text, help: String::new() }
    };
    method::review(document, journey).into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Engine, View};
    use crate::model::{IdSource, Language};

    fn told(document: &Document, begun: Option<&Document>) -> Vec<Remark> {
        let journey = document.first_journey().expect("it has a map").id;
        let layout = Engine::default().lay_out(document, journey, &View::default());
        remarks(document, journey, &layout, &Findings::default(), Messages::of(document.project.language), begun)
    }

    #[test]
    fn a_map_that_was_just_begun_is_blamed_for_nothing_and_a_thing_that_was_touched_for_what_it_lacks() {
        for template in method::templates() {
            for language in [Language::Ru, Language::En] {
                let begun = template.document(language, &mut IdSource::seeded(7));
                assert_eq!(told(&begun, Some(&begun)), [], "{} {language:?}", template.id);
            }
        }
        let begun = method::templates()[0].document(Language::Ru, &mut IdSource::seeded(7));
        let mut touched = begun.clone();
        let journey = touched.journeys.at_mut(0).expect("it has a map");
        journey.metrics.at_mut(0).expect("it has metrics").name = "Заявки".to_owned();
        let keys: Vec<&str> = told(&touched, Some(&begun)).iter().map(|remark| remark.key).collect();
        assert_eq!(keys, ["remark-metric-without-target"]);
    }
}
