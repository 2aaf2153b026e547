//! How drop-offs take over what was counted, and where the figures come from.

use crate::edit::{Edit, Element};
use crate::i18n::{Messages, format};
use crate::model::{
    DataSource, Document, DropOff, DropOffId, ElementId, ElementRef, Evidence, Funnel, FunnelRow, IdSource, JourneyId,
    PersonaId, Share, StageId,
};

/// What drop-offs take over from a funnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Losses {
    /// The changes in the order in which they are applied; none if there is nothing to take over.
    pub edits: Vec<Edit>,
    /// How many drop-offs get other figures.
    pub changed: usize,
    /// How many are new. They have no reason yet, which the review asks for.
    pub added: usize,
    /// Whose people at which stage have several drop-offs, so that nobody knows who left at which: untouched.
    pub several: Vec<(PersonaId, StageId)>,
    /// Whose people at which stage a lock keeps as they are: untouched.
    pub locked: Vec<(PersonaId, StageId)>,
    /// How many rows say who left but not whose people they are or how many came: untouched.
    pub unclear: usize,
}

/// Has drop-offs take over who left where, by this rule: where people of a persona left a stage and there is exactly one drop-off,
/// it gets their number and the part that they are of those who came; where there is none, there comes one at the end of the
/// stage without a reason; where there are several, or a lock holds the place, nothing is touched. What was a hypothesis rests on the
/// source then, if the source has the row and nobody typed it.
#[must_use]
pub fn losses(document: &Document, id: JourneyId, ids: &mut IdSource) -> Losses {
    let mut losses = Losses::default();
    let Some(journey) = document.journey(id) else { return losses };
    for row in &journey.funnel.rows {
        let Some(left) = row.left.filter(|&left| left > 0) else { continue };
        let (Some(persona), Some(entered)) = (row.persona, row.entered.filter(|&entered| entered >= left)) else {
            losses.unclear += 1;
            continue;
        };
        let here = |dropoff: &&std::sync::Arc<DropOff>| dropoff.persona == persona && dropoff.stage == row.stage;
        let mut there = journey.dropoffs.iter().filter(here);
        let lost = share(left, entered);
        match (there.next(), there.next()) {
            (Some(_), Some(_)) => losses.several.push((persona, row.stage)),
            (Some(one), None) => {
                let mut next = one.as_ref().clone();
                (next.people, next.lost) = (Some(left), lost);
                if next.evidence.is_hypothesis() {
                    next.evidence = evidence(&journey.funnel, row);
                }
                if next == **one {
                    continue;
                }
                if journey.locks(ElementRef::DropOff(one)) {
                    losses.locked.push((persona, row.stage));
                } else {
                    losses.changed += 1;
                    losses.edits.push(Edit::Change(Box::new(Element::DropOff(next))));
                }
            }
            (None, _) => {
                let number = free_number(document, ids);
                let dropoff = DropOff {
                    at: Share::new(1.0),
                    lost,
                    people: Some(left),
                    evidence: evidence(&journey.funnel, row),
                    ..DropOff::new(DropOffId::new(number), persona, row.stage)
                };
                let dropoff = std::sync::Arc::new(dropoff);
                if journey.locks(ElementRef::DropOff(&dropoff)) {
                    losses.locked.push((persona, row.stage));
                    continue;
                }
                losses.added += 1;
                losses.edits.push(Edit::Add {
                    journey: id,
                    element: Box::new(Element::DropOff(dropoff.as_ref().clone())),
                    index: None,
                });
            }
        }
    }
    losses
}

/// What a counted row rests on: the source, unless somebody typed it.
fn evidence(funnel: &Funnel, row: &FunnelRow) -> Evidence {
    match &funnel.source {
        Some(source) if !row.typed => Evidence::Data { source: source.file.clone(), date: source.date },
        _ => Evidence::default(),
    }
}

/// A number that no drop-off of the document has.
fn free_number(document: &Document, ids: &mut IdSource) -> u64 {
    loop {
        let number = ids.next_number();
        if document.element(ElementId::DropOff(DropOffId::new(number))).is_none() {
            return number;
        }
    }
}

/// Where figures come from: file, sheet, day and rows, and whether they were typed over since.
#[must_use]
pub fn source_line(source: &DataSource, words: &Messages) -> String {
    source_told(source, "funnel-source-file", words)
}

/// The same within a line that has begun: without a capital.
#[must_use]
pub fn source_within(source: &DataSource, words: &Messages) -> String {
    source_told(source, "funnel-source-file-within", words)
}

fn source_told(source: &DataSource, file: &str, words: &Messages) -> String {
    let mut parts = vec![words.format(file, &[("file", source.file.as_str().into())])];
    if !source.sheet.is_empty() {
        parts.push(words.format("funnel-source-sheet", &[("sheet", source.sheet.as_str().into())]));
    }
    parts.extend(source.date.map(|date| format::date(date, words.language())));
    #[expect(clippy::cast_precision_loss, reason = "no file holds 2⁵³ rows")]
    parts.push(words.format("funnel-source-rows", &[("rows", (source.rows as f64).into())]));
    let line = parts.join(" · ");
    if source.amended { words.format("funnel-source-amended", &[("source", line.into())]) } else { line }
}

#[expect(clippy::cast_precision_loss, reason = "a part of people to four digits")]
fn share(part: u64, whole: u64) -> Share {
    Share::new(part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{StepName, apply};
    use crate::model::{Journey, Persona, Stage};
    use std::sync::Arc;

    fn row(persona: Option<u64>, stage: u64, entered: Option<u64>, left: Option<u64>) -> FunnelRow {
        FunnelRow { entered, left, ..FunnelRow::new(persona.map(PersonaId::new), StageId::new(stage)) }
    }

    fn map(rows: Vec<FunnelRow>, dropoffs: &[(u64, u64, u64)]) -> Document {
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.stages = (1..=3).map(|number| Stage::new(StageId::new(number))).collect();
        let dropoff = |&(id, persona, stage): &(u64, u64, u64)| {
            DropOff::new(DropOffId::new(id), PersonaId::new(persona), StageId::new(stage))
        };
        journey.dropoffs = dropoffs.iter().map(dropoff).collect();
        let source = Some(DataSource { file: "crm.csv".to_owned(), ..DataSource::default() });
        journey.funnel = Arc::new(Funnel { rows, source, ..Funnel::default() });
        let personas = (1..=2).map(|number| Persona::new(PersonaId::new(number))).collect();
        Document { personas, journeys: [journey].into_iter().collect(), ..Document::default() }
    }

    #[test]
    fn one_dropoff_takes_the_figures_none_becomes_one_and_several_stay() {
        let rows = vec![
            row(Some(1), 1, Some(200), Some(50)),
            row(Some(1), 2, Some(150), Some(30)),
            row(Some(2), 1, Some(10), Some(4)),
            row(Some(2), 2, Some(6), Some(0)),
            row(Some(2), 3, None, Some(2)),
            row(None, 1, Some(210), Some(54)),
        ];
        let document = map(rows, &[(1, 1, 1), (2, 2, 1), (3, 2, 1)]);
        let mut ids = IdSource::seeded(7);
        let found = losses(&document, JourneyId::new(1), &mut ids);
        assert_eq!((found.changed, found.added, found.unclear), (1, 1, 2));
        assert_eq!(found.several, [(PersonaId::new(2), StageId::new(1))]);
        let next =
            apply(&document, &Edit::Several { name: StepName::TakeLosses, edits: found.edits }).expect("sound edits");
        let dropoffs = &next.first_journey().expect("a journey").dropoffs;
        let told: Vec<(u64, Option<u64>, f64)> =
            dropoffs.iter().map(|dropoff| (dropoff.stage.number(), dropoff.people, dropoff.lost.get())).collect();
        assert_eq!(told, [(1, Some(50), 0.25), (1, None, 0.0), (1, None, 0.0), (2, Some(30), 0.2)]);
        let new = dropoffs.iter().next_back().expect("a new one");
        assert_eq!((new.at.get(), new.reason.as_str()), (1.0, ""));
        assert_eq!(new.evidence, Evidence::Data { source: "crm.csv".to_owned(), date: None });
        assert_eq!(losses(&next, JourneyId::new(1), &mut ids).edits, [], "what is taken over once is the same then");
    }

    fn dropoffs_after(document: &Document) -> Vec<DropOff> {
        let edits = losses(document, JourneyId::new(1), &mut IdSource::seeded(7)).edits;
        let next = apply(document, &Edit::Several { name: StepName::TakeLosses, edits }).expect("sound edits");
        next.first_journey().expect("a journey").dropoffs.iter().map(|one| one.as_ref().clone()).collect()
    }

    #[test]
    fn a_hypothesis_rests_on_the_source_then_unless_the_row_was_typed() {
        let mut document = map(vec![row(Some(1), 1, Some(200), Some(50))], &[(1, 1, 1)]);
        let data = Evidence::Data { source: "crm.csv".to_owned(), date: None };
        assert_eq!(dropoffs_after(&document)[0].evidence, data);
        let mut journey = document.first_journey().expect("a journey").as_ref().clone();
        let said = Evidence::Interview { count: 3 };
        journey.dropoffs =
            [DropOff { evidence: said.clone(), ..journey.dropoffs.at(0).expect("one").as_ref().clone() }]
                .into_iter()
                .collect();
        document.journeys = [journey.clone()].into_iter().collect();
        assert_eq!(dropoffs_after(&document)[0].evidence, said, "what people said stays");
        journey.dropoffs = Vec::<DropOff>::new().into_iter().collect();
        Arc::make_mut(&mut journey.funnel).type_in(row(Some(1), 1, Some(200), Some(60)));
        document.journeys = [journey.clone()].into_iter().collect();
        assert_eq!(dropoffs_after(&document)[0].evidence, Evidence::Hypothesis, "no file says 60");
        let source = journey.funnel.source.as_ref().expect("a source");
        let told = source_line(source, Messages::of(crate::model::Language::Ru));
        assert!(told.ends_with(", поправлено вручную"), "{told}");
    }

    #[test]
    fn a_lock_keeps_its_place_as_it_is_and_is_told() {
        let rows = (1..=3).map(|stage| row(Some(1), stage, Some(200), Some(50))).collect();
        let mut document = map(rows, &[(1, 1, 1)]);
        let mut journey = document.first_journey().expect("a journey").as_ref().clone();
        let stage = |number| Stage { locked: number < 3, ..Stage::new(StageId::new(number)) };
        journey.stages = (1..=3).map(stage).collect();
        document.journeys = [journey].into_iter().collect();
        let found = losses(&document, JourneyId::new(1), &mut IdSource::seeded(7));
        assert_eq!((found.changed, found.added), (0, 1));
        assert_eq!(found.locked, [1, 2].map(|stage| (PersonaId::new(1), StageId::new(stage))));
    }
}
