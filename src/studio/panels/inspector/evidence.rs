//! What statements rest on: the same fields for everything that says something, one of them or many at once.

use super::parts::shared;
use crate::model::{Date, Evidence};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::widgets::{Segment, field_label, segmented};
use eframe::egui::Ui;

/// The most people an interview or an observation can count.
const MOST: f64 = 1e6;

/// A kind of evidence without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EvidenceKind {
    Hypothesis,
    Interview,
    Observation,
    Data,
    /// Kept from those for whom the map was made; never offered.
    Undisclosed,
}

impl EvidenceKind {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Hypothesis, "evidence-hypothesis"),
        (Self::Interview, "evidence-interview"),
        (Self::Observation, "evidence-observation"),
        (Self::Data, "evidence-data"),
    ];

    const fn of(evidence: &Evidence) -> Self {
        match evidence {
            Evidence::Hypothesis => Self::Hypothesis,
            Evidence::Interview { .. } => Self::Interview,
            Evidence::Observation { .. } => Self::Observation,
            Evidence::Data { .. } => Self::Data,
            Evidence::Undisclosed => Self::Undisclosed,
        }
    }
}

/// One change to what statements rest on, for as many of them as there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EvidenceChange {
    Kind(EvidenceKind),
    Count(u32),
    Source(String),
    Date(Option<Date>),
}

impl EvidenceChange {
    /// Makes the change to one of them; a detail that its kind does not have leaves it as it is.
    pub(super) fn make(&self, evidence: &mut Evidence) {
        match (self, &mut *evidence) {
            (Self::Kind(kind), was) if EvidenceKind::of(was) != *kind => {
                // People who were asked and people who were watched are counted alike.
                let people = count_of(was).unwrap_or_default();
                *evidence = match kind {
                    EvidenceKind::Hypothesis => Evidence::Hypothesis,
                    EvidenceKind::Undisclosed => Evidence::Undisclosed,
                    EvidenceKind::Interview => Evidence::Interview { count: people },
                    EvidenceKind::Observation => Evidence::Observation { count: people },
                    EvidenceKind::Data => Evidence::Data { source: String::new(), date: None },
                };
            }
            (Self::Count(people), Evidence::Interview { count } | Evidence::Observation { count }) => *count = *people,
            (Self::Source(text), Evidence::Data { source, .. }) => source.clone_from(text),
            (Self::Date(day), Evidence::Data { date, .. }) => *date = *day,
            _ => {}
        }
    }
}

const fn count_of(evidence: &Evidence) -> Option<u32> {
    match evidence {
        Evidence::Interview { count } | Evidence::Observation { count } => Some(*count),
        Evidence::Hypothesis | Evidence::Undisclosed | Evidence::Data { .. } => None,
    }
}

/// The fields of one statement.
pub(crate) fn evidence(ui: &mut Ui, cx: &PanelContext<'_>, evidence: &mut Evidence) {
    if let Some(change) = of_all(ui, cx, std::iter::once(&*evidence)) {
        change.make(evidence);
    }
}

/// The fields of some statements at once; where they differ nothing is chosen, and a field is empty until it is filled for all.
pub(super) fn of_all<'a>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    all: impl Iterator<Item = &'a Evidence> + Clone,
) -> Option<EvidenceChange> {
    let label = cx.text("field-evidence");
    field_label(ui, &label);
    let kind = shared(all.clone().map(EvidenceKind::of));
    let segments = EvidenceKind::ALL.map(|(kind, key)| Segment::new(Some(kind), cx.text_of(key)));
    let width = ui.available_width();
    if let Some(Some(chosen)) = segmented(ui, &label, &segments, kind, Some(width)) {
        return Some(EvidenceChange::Kind(chosen));
    }
    match kind? {
        EvidenceKind::Hypothesis | EvidenceKind::Undisclosed => None,
        counted @ (EvidenceKind::Interview | EvidenceKind::Observation) => {
            let key = if counted == EvidenceKind::Interview { "field-interviews" } else { "field-observed" };
            let people = shared(all.map(count_of)).flatten();
            let typed = form::number(ui, cx, key, people.map(f64::from))?;
            Some(EvidenceChange::Count(whole(typed.unwrap_or_default())))
        }
        EvidenceKind::Data => {
            let (sources, dates): (Vec<&str>, Vec<Option<Date>>) = all
                .filter_map(|one| match one {
                    Evidence::Data { source, date } => Some((source.as_str(), *date)),
                    _ => None,
                })
                .unzip();
            let source = shared(sources.into_iter());
            let differ = if source.is_none() { cx.text_of("several-differ") } else { String::new() };
            let text = form::text_hinted(ui, cx, "field-source", source.unwrap_or_default(), 1, &differ);
            let day = form::date(ui, cx, "field-source-date", shared(dates.into_iter()).flatten());
            text.map(EvidenceChange::Source).or(day.map(EvidenceChange::Date))
        }
    }
}

/// A count of people typed as a number.
fn whole(value: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a count of people")]
    let count = value.clamp(0.0, MOST).round() as u32;
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_kind_keeps_the_people_and_a_detail_touches_only_its_own_kind() {
        let mut evidence = Evidence::Interview { count: 12 };
        EvidenceChange::Kind(EvidenceKind::Observation).make(&mut evidence);
        assert_eq!(evidence, Evidence::Observation { count: 12 });
        EvidenceChange::Source("Метрика".to_owned()).make(&mut evidence);
        assert_eq!(evidence, Evidence::Observation { count: 12 });
        EvidenceChange::Kind(EvidenceKind::Data).make(&mut evidence);
        EvidenceChange::Source("Метрика".to_owned()).make(&mut evidence);
        EvidenceChange::Date(Date::new(2026, 11, 22)).make(&mut evidence);
        assert_eq!(evidence, Evidence::Data { source: "Метрика".to_owned(), date: Date::new(2026, 11, 22) });
        EvidenceChange::Kind(EvidenceKind::Data).make(&mut evidence);
        assert_eq!(evidence, Evidence::Data { source: "Метрика".to_owned(), date: Date::new(2026, 11, 22) });
    }

    #[test]
    fn a_count_is_a_whole_number_of_people() {
        assert_eq!([-3.0, 4.6, 1e9].map(whole), [0, 5, 1_000_000]);
    }
}
