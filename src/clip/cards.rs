//! Lines → cards of the lane they are put into.

use super::target::{Adder, Paste, PasteTarget, nothing};
use super::words::{feeling, loss, metric, titled};
use crate::edit::{Element, StepName};
use crate::model::{
    Barrier, Card, Document, DropOff, ElementId, EmotionPoint, Feeling, IdSource, LaneId, LaneKind, Metric, Note,
    PersonaId, Share, Solution, StageId, Touchpoint,
};
use std::sync::Arc;

/// The name of the undo step.
const NAME: StepName = StepName::Paste;
/// The share lost at a new drop-off that does not say how large it is.
const FIRST_GUESS_LOST: f64 = 0.1;
/// A title longer than this many characters is broken into a title and a text.
const LONGEST_TITLE: usize = 80;

/// One card a line, in the lane and at the stage of the target: touchpoints from its row downwards, feelings and losses spread
/// along the stage, all else below each other. Without a lane that is touchpoints.
#[must_use]
pub fn cards(document: &Document, target: &PasteTarget, lines: &[String], ids: &mut IdSource) -> Paste {
    let Some(journey) = document.journey(target.journey) else { return nothing(NAME) };
    let mut adder = Adder::new(document, journey, ids);
    let Some(place) = CardSlot::of(&adder, target) else { return nothing(NAME) };
    let selected = put(&mut adder, &place, lines);
    adder.selected = selected;
    adder.finish(NAME)
}

/// One card with the whole text.
#[must_use]
pub fn one_card(document: &Document, target: &PasteTarget, text: &str, ids: &mut IdSource) -> Paste {
    cards(document, target, &[text.to_owned()], ids)
}

/// A cell that cards are put into.
pub(super) struct CardSlot {
    pub(super) stage: StageId,
    pub(super) lane: Option<(LaneId, LaneKind)>,
    pub(super) at: Option<Share>,
    pub(super) row: Option<u32>,
    pub(super) persona: Option<PersonaId>,
}

impl CardSlot {
    /// The cell a target means: its own, else that of the first stage that is not locked, in the lane of touchpoints.
    pub(super) fn of(adder: &Adder<'_>, target: &PasteTarget) -> Option<Self> {
        let journey = adder.journey;
        let cell = target.cell().filter(|cell| journey.stages.get(cell.stage).is_some());
        let stage = cell.map(|cell| cell.stage).or_else(|| adder.first_stage())?;
        let lane = cell.and_then(|cell| cell.lane).and_then(|lane| journey.lanes.get(lane));
        let lane = lane.map(|lane| (lane.id, lane.kind));
        let (at, row) = (cell.and_then(|cell| cell.at), cell.and_then(|cell| cell.row));
        Some(Self { stage, lane, at, row, persona: target.persona })
    }
}

/// Adds one card a line; gives what was added. Nothing goes where a lock keeps it out.
pub(super) fn put(adder: &mut Adder<'_>, place: &CardSlot, lines: &[String]) -> Vec<ElementId> {
    let kind = place.lane.map_or(LaneKind::Touchpoints, |(_, kind)| kind);
    if adder.is_held(place.stage, kind, place.lane.map(|(lane, _)| lane)) {
        adder.held += lines.len();
        return Vec::new();
    }
    if place.lane.is_none() && adder.journey.lanes.iter().all(|lane| lane.kind != kind) {
        adder.add_lane(kind, String::new(), None);
    }
    let first_row = place.row.unwrap_or_else(|| adder.take_rows(place.stage, lines.len()));
    let mut added = Vec::new();
    for ((line, index), row) in lines.iter().zip(0_usize..).zip(first_row..) {
        let at = match place.at {
            Some(at) if lines.len() == 1 => at,
            _ => spread(index, lines.len()),
        };
        // Several that nobody placed one by one flow over the slots of their cell.
        let card_at = place.at.filter(|_| lines.len() == 1).unwrap_or_default();
        let element = match kind {
            LaneKind::Touchpoints => Some(Element::Touchpoint(touchpoint(adder, place.stage, card_at, row, line))),
            LaneKind::Emotions => emotion(adder, place, at, line),
            LaneKind::DropOff => dropoff(adder, place, at, line),
            LaneKind::Barriers => Some(barrier(adder, place.stage, line)),
            LaneKind::Solutions => Some(solution(adder, place.stage, line)),
            LaneKind::Metrics => Some(measured(adder, place.stage, line)),
            _ if kind.holds_notes() => place.lane.map(|(lane, _)| {
                let id = adder.copies.fresh();
                let (stage, text) = (place.stage, line.clone());
                Element::Note(Note { text, ..Note::new(id, lane, stage) })
            }),
            // Nothing stands there by hand.
            _ => None,
        };
        if let Some(element) = element {
            added.push(element.id());
            adder.copies.add(element, None);
        }
    }
    added
}

/// The place of one of several points that are spread evenly along a stage.
pub(super) fn spread(index: usize, count: usize) -> Share {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred lines at most")]
    let share = (index as f64 + 0.5) / count.max(1) as f64;
    Share::new(share)
}

/// A touchpoint whose title is the line, or the first sentence of a long one, the rest being its text.
pub(super) fn touchpoint(adder: &mut Adder<'_>, stage: StageId, at: Share, row: u32, line: &str) -> Touchpoint {
    let (title, detail) = title_and_rest(line);
    let card = Arc::new(Card { title, detail, ..Card::default() });
    Touchpoint { at, row, card, ..Touchpoint::new(adder.copies.fresh(), stage) }
}

fn title_and_rest(text: &str) -> (String, String) {
    let (first, rest) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    if first.chars().count() > LONGEST_TITLE
        && let Some((sentence, more)) =
            first.split_once(". ").filter(|(sentence, _)| sentence.chars().count() <= LONGEST_TITLE)
    {
        let rest = if rest.is_empty() { more.to_owned() } else { format!("{more}\n{rest}") };
        return (sentence.trim().to_owned(), rest);
    }
    (first.trim().to_owned(), rest.trim().to_owned())
}

/// A feeling of a number, of a number with words, or calm with words.
fn emotion(adder: &mut Adder<'_>, place: &CardSlot, at: Share, line: &str) -> Option<Element> {
    let persona = adder.somebody(place.persona)?;
    let (value, quote) = feeling(line, adder.document.project.language).unwrap_or((Feeling::default(), line.trim()));
    let id = adder.copies.fresh();
    let (stage, quote) = (place.stage, quote.replace('\n', " "));
    Some(Element::Emotion(EmotionPoint { at, value, quote, ..EmotionPoint::new(id, persona, stage) }))
}

fn dropoff(adder: &mut Adder<'_>, place: &CardSlot, at: Share, line: &str) -> Option<Element> {
    let persona = adder.somebody(place.persona)?;
    let (lost, reason) =
        loss(line, adder.document.project.language).unwrap_or((Share::new(FIRST_GUESS_LOST), line.trim()));
    Some(Element::DropOff(DropOff {
        at,
        lost,
        reason: reason.replace('\n', " "),
        ..DropOff::new(adder.copies.fresh(), persona, place.stage)
    }))
}

fn barrier(adder: &mut Adder<'_>, stage: StageId, line: &str) -> Element {
    let (title, text) = titled(line);
    Element::Barrier(Barrier { title, text, ..Barrier::new(adder.copies.fresh(), stage) })
}

fn solution(adder: &mut Adder<'_>, stage: StageId, line: &str) -> Element {
    let (title, text) = titled(line);
    Element::Solution(Solution { title, text, ..Solution::new(adder.copies.fresh(), stage) })
}

fn measured(adder: &mut Adder<'_>, stage: StageId, line: &str) -> Element {
    let read = metric(line, adder.document.project.language);
    Element::Metric(Metric {
        name: read.name,
        fact: read.fact,
        target: read.target,
        unit: read.unit,
        ..Metric::new(adder.copies.fresh(), stage)
    })
}
