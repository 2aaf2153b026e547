//! Remarks for the person who edits: the rules of the craft and what the layout could not do, in words.

use crate::i18n::Messages;
use crate::layout::{Layout, Notice};
use crate::method;
use crate::model::{Document, ElementId, ElementRef, JourneyId};
use crate::studio::told::same;

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

/// Everything there is to say about a journey, what weighs most first. What still is as the map was `begun` from a template is not
/// blamed for what it lacks.
pub(crate) fn remarks(
    document: &Document,
    journey: JourneyId,
    layout: &Layout,
    words: &Messages,
    begun: Option<&Document>,
) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = layout.notices.iter().map(|notice| of_notice(notice, words)).collect();
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
        Notice::TypeBelowMinimum { .. } | Notice::MissingGlyph { .. } | Notice::DropOffLeftOut { .. } => {
            Weight::Problem
        }
        Notice::QuoteLeftOut { .. } | Notice::ReasonLeftOut { .. } | Notice::AmountsLeftOut { .. } => Weight::Advice,
    };
    Remark {
        weight,
        key: notice.key(),
        element: notice.element(),
        text: words.format(notice.key(), &notice.values(words.language())),
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

    fn found(document: &Document, begun: Option<&Document>) -> Vec<Remark> {
        let journey = document.first_journey().expect("it has a map").id;
        let layout = Engine::default().lay_out(document, journey, &View::default());
        remarks(document, journey, &layout, Messages::of(document.project.language), begun)
    }

    #[test]
    fn a_map_that_was_just_begun_is_blamed_for_nothing_and_a_thing_that_was_touched_for_what_it_lacks() {
        for template in method::templates() {
            for language in [Language::Ru, Language::En] {
                let begun = template.document(language, &mut IdSource::seeded(7));
                assert_eq!(found(&begun, Some(&begun)), [], "{} {language:?}", template.id);
            }
        }
        let begun = method::templates()[0].document(Language::Ru, &mut IdSource::seeded(7));
        let mut touched = begun.clone();
        let journey = touched.journeys.at_mut(0).expect("it has a map");
        journey.metrics.at_mut(0).expect("it has metrics").name = "Заявки".to_owned();
        let told: Vec<&str> = found(&touched, Some(&begun)).iter().map(|remark| remark.key).collect();
        assert_eq!(told, ["remark-metric-without-target"]);
    }
}
