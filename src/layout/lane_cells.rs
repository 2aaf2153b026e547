//! The cells of a lane: what stands where a stage and a lane meet, card by card.

use super::boxes;
use super::card_cache::{CardCache, CardSetting};
use super::card_slots::seat_order;
use super::cards;
use super::cells::{Cell, CellRow};
use super::frame::StageColumn;
use super::gains;
use super::marker::PersonaMarks;
use super::memo::{MemoAtSize, SharedMemo};
use super::metric;
use super::pass::SheetPass;
use super::size_cache::CellStamp;
use crate::model::{ElementId, Lane, LaneKind, Touchpoint};
use kurbo::Vec2;
use std::sync::Arc;

impl SheetPass<'_> {
    /// Whether texts of a lane that nobody has checked are marked in it.
    pub(super) fn marks_unchecked(&self, lane: &Lane) -> bool {
        // A mark has no height.
        self.shown.notes_are_mixed && lane.kind.holds_notes() && !self.cx.is_measuring()
    }

    /// Where a stage and a lane meet.
    pub(super) fn cell(&self, memo: &mut MemoAtSize<'_>, lane: &Lane, column: &StageColumn) -> Arc<Cell> {
        let (cx, people) = (&self.cx, &self.shown.people);
        let MemoAtSize { size, shared: SharedMemo { cards, stages, gains, .. } } = memo;
        let place = (lane.id, lane.kind, column.id);
        let here = self.edited_cell.is_some_and(|(stage, owner)| stage == column.id && owner.is(lane));
        let notes_are_mixed = self.marks_unchecked(lane);
        let stamp = |items: u64| CellStamp { items, editing: cx.editing.filter(|_| here), notes_are_mixed };
        // As high as it asks for.
        let setting = |width: f64| CardSetting { width, height: 0.0, marks: &[], flag: false };
        match lane.kind {
            LaneKind::Touchpoints => {
                let (items, items_stamp) = stages.touchpoints(column.id);
                size.cell(place, stamp(items_stamp), |before| self.touchpoint_cell(cards, column, items, before))
            }
            LaneKind::Barriers => {
                let (items, items_stamp) = stages.barriers(column.id);
                size.cell(place, stamp(items_stamp), |_| {
                    self.item_columns(lane.kind, column, items.len()).set(items, |barrier, width| {
                        let marks = PersonaMarks::of_some(cx, &barrier.personas, &people.on_cards);
                        let setting = CardSetting { marks: marks.looks(), ..setting(width) };
                        cards.get(cx, &**barrier, setting, || boxes::barrier(cx, barrier, &marks, width, 0.0))
                    })
                })
            }
            LaneKind::Solutions => {
                let (items, items_stamp) = stages.solutions(column.id);
                size.cell(place, stamp(items_stamp), |_| {
                    self.item_columns(lane.kind, column, items.len()).set(items, |solution, width| {
                        cards.get(cx, &**solution, setting(width), || boxes::solution(cx, solution, width, 0.0))
                    })
                })
            }
            LaneKind::Metrics => {
                let (items, items_stamp) = stages.metrics(column.id);
                size.cell(place, stamp(items_stamp), |_| {
                    self.item_columns(lane.kind, column, items.len()).set(items, |metric, width| {
                        let marks = PersonaMarks::of_some(cx, &metric.personas, &people.on_cards);
                        let setting = CardSetting { marks: marks.looks(), ..setting(width) };
                        cards.get(cx, &**metric, setting, || metric::metric(cx, metric, &marks, width))
                    })
                })
            }
            _ if lane.kind.holds_notes() => {
                let (items, items_stamp) = stages.notes(column.id, lane.id);
                size.cell(place, stamp(items_stamp), |_| {
                    self.item_columns(lane.kind, column, items.len()).set(items, |note, width| {
                        let unchecked = notes_are_mixed && note.evidence.is_hypothesis();
                        let setting = CardSetting { flag: unchecked, ..setting(width) };
                        cards.get(cx, &**note, setting, || cards::note(cx, note, unchecked, width))
                    })
                })
            }
            LaneKind::Gains => {
                let (inset, width) = (self.cell_inset(), self.cell_width(column));
                let (gained, items_stamp) = gains.at(column.id);
                size.cell(place, stamp(items_stamp), |_| gains::cell(cx, gained, &self.shown.personas, (inset, width)))
            }
            _ => Arc::default(),
        }
    }

    /// Puts cards into the slots of their column: by row, within a row by place; what finds no slot beside its neighbours stands below.
    fn touchpoint_cell(
        &self,
        cards: &mut CardCache,
        column: &StageColumn,
        items: &[Arc<Touchpoint>],
        before: Option<&(CellStamp, Arc<Cell>)>,
    ) -> Cell {
        let (cx, people) = (&self.cx, &self.shown.people);
        let is_shown = |touchpoint: &&Arc<Touchpoint>| {
            people.all_are_shown
                || touchpoint.personas.is_empty()
                || people.on_cards.iter().any(|persona| touchpoint.personas.contains(&persona.id))
        };
        let mut touchpoints: Vec<&Arc<Touchpoint>> = items.iter().filter(is_shown).collect();
        touchpoints.sort_by(|one, other| seat_order((one, one.row), (other, other.row)));
        let slots = self.card_slots(column);
        let mut seats = slots.seats(slots.flow(touchpoints.iter().map(|touchpoint| touchpoint.at)));
        let (width, gap) = (slots.width, self.row_gap());
        // What is edited, or was, looks otherwise though it is the same.
        let editing = [cx.editing, before.and_then(|(stamp, _)| stamp.editing)];
        let is_edited = |touchpoint: &Touchpoint| {
            let element = ElementId::Touchpoint(touchpoint.id);
            editing.iter().flatten().any(|(edited, _)| *edited == element)
        };
        let count = touchpoints.len();
        let mut cell = Cell { drawn: Vec::with_capacity(count), cards: Vec::with_capacity(count), ..Cell::default() };
        let mut next = 0;
        for touchpoint in touchpoints {
            // A card that was only moved looks as before.
            let same = before.and_then(|(_, before)| before.showing(touchpoint, &mut next));
            let same = same.filter(|_| !is_edited(touchpoint)).cloned();
            let card = same.unwrap_or_else(|| {
                let marks = PersonaMarks::of_all(cx, &touchpoint.personas, people);
                let picture = touchpoint.picture.and_then(|picture| self.shown.document.images.get(&picture));
                let setting = CardSetting { width, height: 0.0, marks: marks.looks(), flag: picture.is_some() };
                cards.get(cx, &**touchpoint, setting, || cards::touchpoint(cx, touchpoint, &marks, picture, width))
            });
            let (slot, begins) = seats.next(touchpoint.row, touchpoint.at);
            if begins || cell.rows.is_empty() {
                let top = cell.rows.last().map_or(0.0, |row| row.top + row.height + gap);
                cell.rows.push(CellRow { number: touchpoint.row, cards: 0, top, height: 0.0 });
            }
            let mut top = 0.0;
            if let Some(row) = cell.rows.last_mut() {
                (row.cards, row.height, top) = (row.cards + 1, row.height.max(card.height), row.top);
            }
            cell.drawn.push((Vec2::new(slots.left_of(slot) - column.left, top), card));
            cell.cards.push((touchpoint.id, Arc::clone(&touchpoint.card)));
        }
        cell.height = cell.rows.last().map_or(0.0, |row| row.top + row.height);
        cell
    }
}
