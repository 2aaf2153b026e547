//! Putting something new on the sheet: where it would land, and the edit that puts it there.

use super::event::{Context, HIT_TOLERANCE};
use super::ids::fresh;
use super::landing::{Landing, band, free_row, snapped, stage_under};
use super::rows::{self, MadeWay, Seat, Seeker};
use super::tool::Placement;
use super::{fit, hit};
use crate::edit::{Edit, Element, lock};
use crate::model::{
    Barrier, Card, Document, DropOff, ElementId, ElementRef, EmotionPoint, Feeling, IdSource, Journey, JourneyId,
    JourneyKind, LaneId, LaneKind, Metric, Note, PersonaId, Share, Solution, StageId, Touchpoint, TouchpointId,
};
use kurbo::Point;
use std::sync::Arc;

/// The share lost at a new drop-off, until somebody says how large it is.
const FIRST_GUESS_LOST: f64 = 0.1;

/// The least height, in screen points, of what shows where a row would open.
const LINE: f64 = 4.0;

/// Where and what a placement would be: everything about it but its id and words.
#[derive(Clone, Debug)]
pub(super) struct ResolvedPlacement {
    pub(super) landing: Landing,
    what: PlacedKind,
    /// The touchpoint that a feeling or loss belongs to.
    touchpoint: Option<TouchpointId>,
    /// Cards that make way, with the rows they get.
    others: Vec<(TouchpointId, u32)>,
}

#[derive(Clone, Copy, Debug)]
enum PlacedKind {
    Touchpoint,
    Emotion(PersonaId, JourneyKind, Feeling),
    DropOff(PersonaId),
    Mark(TouchpointId),
    Barrier,
    Solution,
    Metric,
    Note,
}

/// Who places, and where.
pub(super) struct Site<'a> {
    pub(super) document: &'a Document,
    pub(super) journey: JourneyId,
    pub(super) active: Option<PersonaId>,
    /// Which curve new emotion points belong to.
    pub(super) curve: JourneyKind,
    pub(super) context: &'a Context<'a>,
}

impl Site<'_> {
    /// Where a placement at this point would land; `None` where it cannot. Alt frees a feeling from the quarters.
    pub(super) fn spot(&self, placement: &Placement, at: Point, alt: bool) -> Option<ResolvedPlacement> {
        let frame = self.context.frame;
        if *placement == Placement::MomentOfTruth {
            return self.mark(at);
        }
        let (stage, along) = stage_under(frame, at)?;
        let lane = match placement {
            // A computed lane holds no texts.
            Placement::Note(lane) => band(frame, *lane).filter(|lane| lane.kind.holds_notes())?.id,
            _ => frame.lane_of(placement.lane_kind()?)?.id,
        };
        if !lock::takes(self.document.journey(self.journey)?, stage, lane) {
            return None;
        }
        let mut place = Share::default();
        let mut row = 0;
        let (mut others, mut extent, mut slot) = (Vec::new(), None, None);
        let what = match placement {
            Placement::Touchpoint { .. } => {
                let (along, seat, found) = self.card(stage, at)?;
                (place, row, others, slot) = (along, seat.row, seat.others, found);
                extent = Some(seat.extent).filter(|(top, bottom)| top.is_finite() && bottom.is_finite());
                PlacedKind::Touchpoint
            }
            Placement::EmotionPoint => {
                if frame.lane_at(at.y)?.kind != LaneKind::Emotions {
                    return None;
                }
                place = along;
                let free = frame.feeling_at(at.y)?;
                PlacedKind::Emotion(self.persona()?, self.curve, if alt { free } else { snapped(free) })
            }
            Placement::DropOff => {
                place = along;
                let strip = frame.ribbons.iter().find(|(_, strip)| (strip.y0..strip.y1).contains(&at.y));
                PlacedKind::DropOff(strip.map(|(persona, _)| *persona).or_else(|| self.persona())?)
            }
            Placement::Barrier => PlacedKind::Barrier,
            Placement::Solution => PlacedKind::Solution,
            Placement::Metric => PlacedKind::Metric,
            Placement::Note(_) => PlacedKind::Note,
            // Answered above.
            Placement::MomentOfTruth => return None,
        };
        let mut landing = Landing::in_cell(frame, stage, lane, place, row)?;
        match what {
            PlacedKind::Emotion(persona, _, value) => (landing.whose, landing.value) = (Some(persona), Some(value)),
            PlacedKind::DropOff(persona) => landing.whose = Some(persona),
            _ => {}
        }
        if let Some((top, bottom)) = extent {
            // Between two rows a line shows where they part.
            let least = self.context.sheet(LINE).max(bottom - top);
            let middle = f64::midpoint(top, bottom);
            (landing.rect.y0, landing.rect.y1) = (middle - least / 2.0, middle + least / 2.0);
        }
        if let Some((slots, slot)) = frame.card_slots(stage).zip(slot).filter(|(slots, _)| slots.count > 1) {
            (landing.rect.x0, landing.rect.x1) = (slots.left_of(slot), slots.left_of(slot) + slots.width);
        }
        Some(ResolvedPlacement { others, ..ResolvedPlacement::new(landing, what) })
    }

    /// Whether a placement could land at this point but for a lock.
    pub(super) fn is_closed(&self, placement: &Placement, at: Point) -> bool {
        let frame = self.context.frame;
        if *placement == Placement::MomentOfTruth {
            let there = hit::hit_all(self.context.scene, at, self.context.sheet(HIT_TOLERANCE));
            let card = there.into_iter().find(|source| matches!(source.element, ElementId::Touchpoint(_)));
            return card.is_some_and(|source| self.document.is_locked(source.element));
        }
        let lane = match placement {
            Placement::Note(lane) => Some(*lane),
            _ => placement.lane_kind().and_then(|kind| frame.lane_of(kind)).map(|lane| lane.id),
        };
        let place = stage_under(frame, at).zip(lane).zip(self.document.journey(self.journey));
        place.is_some_and(|(((stage, _), lane), journey)| !lock::takes(journey, stage, lane))
    }

    /// Where a placement would land that is made by the keyboard in a cell: a card at the start of the next free row, anything
    /// else in the middle.
    pub(super) fn in_cell(&self, placement: &Placement, stage: StageId, lane: LaneId) -> Option<ResolvedPlacement> {
        let frame = self.context.frame;
        let cell = frame.cell(stage, lane)?;
        if !matches!(placement, Placement::Touchpoint { .. }) {
            return self.spot(placement, cell.center(), false);
        }
        let journey = self.document.journey(self.journey)?;
        let row = free_row(journey, stage, None);
        let landing = Landing::in_cell(frame, stage, lane, Share::default(), row)
            .filter(|_| lock::takes(journey, stage, lane))?;
        Some(ResolvedPlacement::new(landing, PlacedKind::Touchpoint))
    }

    /// A point on a persona's own curve where it was double clicked: exactly there, so that the curve keeps its shape.
    pub(super) fn on_curve(&self, persona: PersonaId, curve: JourneyKind, at: Point) -> Option<ResolvedPlacement> {
        let frame = self.context.frame;
        let (stage, place) = stage_under(frame, at)?;
        let lane = frame.lane_of(LaneKind::Emotions)?.id;
        let takes = lock::takes(self.document.journey(self.journey)?, stage, lane);
        let landing = Landing::in_cell(frame, stage, lane, place, 0).filter(|_| takes)?;
        Some(ResolvedPlacement::new(landing, PlacedKind::Emotion(persona, curve, frame.feeling_at(at.y)?)))
    }

    /// Which of a persona's two curves passes nearer to a place.
    pub(super) fn curve_at(&self, persona: PersonaId, at: Point) -> JourneyKind {
        let journey = self.document.journey(self.journey);
        let away = |curve| {
            let points = fit::points(self.context.frame, journey?, persona, curve);
            let y = self.context.frame.y_of(Feeling::new(fit::value_at(&points, at.x)))?;
            (!points.is_empty()).then(|| (y - at.y).abs())
        };
        match (away(JourneyKind::AsIs), away(JourneyKind::ToBe)) {
            (Some(as_is), Some(to_be)) if to_be < as_is => JourneyKind::ToBe,
            (None, Some(_)) => JourneyKind::ToBe,
            _ => JourneyKind::AsIs,
        }
    }

    /// The touchpoint under the pointer, for the mark of a moment of truth.
    fn mark(&self, at: Point) -> Option<ResolvedPlacement> {
        let tolerance = self.context.sheet(HIT_TOLERANCE);
        hit::hit_all(self.context.scene, at, tolerance).into_iter().find_map(|source| {
            let found = self.document.element(source.element).filter(|_| !self.document.is_locked(source.element));
            let Some(ElementRef::Touchpoint(card)) = found else { return None };
            let rect = hit::bounds_of(self.context.scene, source.element)?;
            let lane = self.context.frame.lane_of(LaneKind::Touchpoints)?.id;
            let (stage, lane) = (Some(card.stage), Some(lane));
            let landing = Landing { stage, lane, at: card.at, row: card.row, ..Landing::of_rect(rect) };
            Some(ResolvedPlacement::new(landing, PlacedKind::Mark(card.id)))
        })
    }

    /// Place, row and slot of a new card whose middle is under the pointer.
    fn card(&self, stage: StageId, at: Point) -> Option<(Share, Seat, Option<usize>)> {
        let frame = self.context.frame;
        let slots = frame.card_slots(stage)?;
        let slot = slots.nearest(at.x - slots.width / 2.0);
        let journey = self.document.journey(self.journey)?;
        let joins = rows::flow(journey, stage, None);
        let place = if joins { Share::default() } else { slots.place_of(slot) };
        let free = free_row(journey, stage, None);
        let in_lane = frame.lane_at(at.y).is_some_and(|lane| lane.kind == LaneKind::Touchpoints);
        let below = Seat { row: free, extent: (f64::NAN, f64::NAN), ..Seat::default() };
        if !in_lane {
            return Some((place, below, None));
        }
        let seeker = Seeker { card: None, slot, y: at.y, height: 0.0 };
        let unmoved = MadeWay::default();
        let (seat, slot) = if joins && slots.count > 1 {
            let found = rows::seat_in_flow(journey, frame, stage, seeker, &unmoved, (None, 0.0));
            found.map(|(seat, slot)| (seat, Some(slot)))
        } else {
            rows::seat(journey, frame, stage, seeker, &unmoved, None).map(|seat| (seat, Some(slot)))
        }
        .unwrap_or_else(|| (Seat { row: frame.row_at(stage, at.y).min(free), ..below }, None));
        Some((place, seat, slot))
    }

    /// Whose curve or ribbon a new point belongs to.
    fn persona(&self) -> Option<PersonaId> {
        let seen = |persona: PersonaId| self.context.scene.groups.best_group_for(ElementId::Persona(persona)).is_some();
        owner(self.document, self.active, seen)
    }
}

/// Whose a new point or loss is: of the persona that was chosen or whose points were touched last, else of the first; of the
/// first that is seen where that one is not.
pub(super) fn owner(
    document: &Document,
    active: Option<PersonaId>,
    seen: impl Fn(PersonaId) -> bool,
) -> Option<PersonaId> {
    let known = active.filter(|&persona| document.persona(persona).is_some());
    let all = || document.personas.iter().map(|persona| persona.id);
    known
        .filter(|&persona| seen(persona))
        .or_else(|| all().find(|&persona| seen(persona)))
        .or(known)
        .or_else(|| all().next())
}

impl ResolvedPlacement {
    const fn new(landing: Landing, what: PlacedKind) -> Self {
        Self { landing, what, touchpoint: None, others: Vec::new() }
    }

    /// The same, belonging to a touchpoint.
    pub(super) fn of_touchpoint(self, touchpoint: Option<TouchpointId>) -> Self {
        Self { touchpoint, ..self }
    }

    /// The edits of the cards that make way.
    pub(super) fn aside(&self, journey: &Journey) -> Vec<Edit> {
        rows::aside(journey, &self.others)
    }

    /// The edit that puts the thing there, and the element that is selected afterwards; `ids` gives its number.
    pub(super) fn edit(
        self,
        document: &Document,
        journey: JourneyId,
        placement: &Placement,
        title: String,
        ids: &mut IdSource,
    ) -> Option<(Edit, ElementId)> {
        let Landing { stage: Some(stage), lane: Some(lane), at, row, .. } = self.landing else { return None };
        let element = match self.what {
            PlacedKind::Mark(id) => {
                let Some(ElementRef::Touchpoint(card)) = document.element(ElementId::Touchpoint(id)) else {
                    return None;
                };
                let mut card = card.as_ref().clone();
                card.moment_of_truth = !card.moment_of_truth;
                return Some((Edit::Change(Box::new(Element::Touchpoint(card))), ElementId::Touchpoint(id)));
            }
            PlacedKind::Touchpoint => Element::Touchpoint(Touchpoint {
                at,
                row,
                card: Arc::new(Card {
                    channel: match placement {
                        Placement::Touchpoint { channel } => channel.clone(),
                        _ => String::new(),
                    },
                    title,
                    ..Card::default()
                }),
                ..Touchpoint::new(fresh(ids, document), stage)
            }),
            PlacedKind::Emotion(persona, curve, value) => {
                let touchpoint = self.touchpoint;
                Element::Emotion(EmotionPoint {
                    curve,
                    at,
                    value,
                    touchpoint,
                    ..EmotionPoint::new(fresh(ids, document), persona, stage)
                })
            }
            PlacedKind::DropOff(persona) => {
                let lost = Share::new(FIRST_GUESS_LOST);
                let touchpoint = self.touchpoint;
                Element::DropOff(DropOff { at, lost, touchpoint, ..DropOff::new(fresh(ids, document), persona, stage) })
            }
            PlacedKind::Barrier => Element::Barrier(Barrier { title, ..Barrier::new(fresh(ids, document), stage) }),
            PlacedKind::Solution => Element::Solution(Solution { title, ..Solution::new(fresh(ids, document), stage) }),
            PlacedKind::Metric => Element::Metric(Metric { name: title, ..Metric::new(fresh(ids, document), stage) }),
            PlacedKind::Note => Element::Note(Note { text: title, ..Note::new(fresh(ids, document), lane, stage) }),
        };
        let id = element.id();
        Some((Edit::Add { journey, element: Box::new(element), index: None }, id))
    }
}
