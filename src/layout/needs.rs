//! How wide the column of a stage has to be for all that stands in it.
//!
//! Widths of texts are linear in their size, so what is needed is the same at every size of type: it is counted in layout units. What
//! draws a card says it, too: asked for a card so wide that each of its texts has room, it tells what stands around them.

use super::boxes;
use super::by_pointer::ByPointer;
use super::cards;
use super::column_need::{ColumnNeed, HeadNeed, SheetNeeds};
use super::context::LayoutContext;
use super::effort::Effort;
use super::frame::CELL_INSET;
use super::gains;
use super::header::head_texts;
use super::marker::PersonaMarks;
use super::metric;
use super::pass::{NOTE_AIR, SheetContent, cell_of, columns_at, layout_context};
use super::people::CardPersona;
use super::probe::{Probe, TextNeed};
use super::stage_index::StageIndex;
use crate::model::{Card, ElementId, Field, Lane, LaneId, LaneKind, Language, Sheet, Stage, StageId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

impl LayoutContext<'_> {
    /// What the texts of something need that is laid out as wide as it is told to, in points; all in layout units.
    fn need_of<T>(&self, lay_out: impl FnOnce(f64) -> T) -> TextNeed {
        let Some(probe) = &self.probe else { return TextNeed::default() };
        lay_out(probe.begin());
        probe.found()
    }
}

/// What is known of needs from layout to layout.
#[derive(Debug, Default)]
pub(super) struct NeedMemo {
    /// What all cards depend on.
    of: Option<NeedKey>,
    cells: FxHashMap<(LaneId, LaneKind, StageId, bool), (CellKey, TextNeed)>,
    heads: FxHashMap<StageId, (HeadKey, ColumnNeed)>,
    /// What each touchpoint card of a stage needs, usual or compact: one that was only moved is not asked again.
    cards: FxHashMap<(StageId, bool), CardNeeds>,
}

/// Cards by their address, which nothing else can have as long as they are kept here.
type CardNeeds = FxHashMap<usize, (Arc<Card>, TextNeed)>;

#[derive(Clone, Debug, PartialEq)]
struct NeedKey {
    year: Option<i16>,
    language: Language,
    /// The proportions of type are the paper's.
    sheet: Sheet,
    personas: Arc<[CardPersona]>,
    all_are_shown: bool,
}

type CellKey = (u64, Option<(ElementId, Field)>);

#[derive(Clone, Debug, PartialEq)]
struct HeadKey {
    stage: ByPointer<Stage>,
    index: usize,
    editing: Option<(ElementId, Field)>,
}

/// What the columns of a sheet need.
pub(super) fn sheet_needs(
    shown: &SheetContent<'_>,
    memo: &mut NeedMemo,
    known: (&StageIndex, &gains::Gains),
) -> SheetNeeds {
    let stages = shown.stages.iter().map(|(_, stage)| stage.id).collect();
    let needs = SheetNeeds::new(stages, column_needs(shown, memo, known, false));
    let (width, unit) = columns_at(shown, 0);
    if needs.have_whole_words(width, unit) {
        return needs;
    }
    needs.with_compact(column_needs(shown, memo, known, true))
}

/// What each column of a sheet needs, in the order of the stages.
fn column_needs(
    shown: &SheetContent<'_>,
    memo: &mut NeedMemo,
    known: (&StageIndex, &gains::Gains),
    compact_cards: bool,
) -> Vec<ColumnNeed> {
    let mut cx = layout_context(shown, 0, Effort::Measure);
    cx.probe = Some(Probe::new(cx.unit));
    cx.compact_cards = compact_cards;
    let key = NeedKey {
        year: cx.year,
        language: cx.language,
        sheet: shown.sheet,
        personas: Arc::clone(&shown.people.on_cards),
        all_are_shown: shown.people.all_are_shown,
    };
    let lanes: Vec<&Lane> = shown.journey.lanes.iter().filter(|lane| lane.visible).map(|lane| &**lane).collect();
    let most = (shown.journey.lanes.len() + 1) * (shown.journey.stages.len() + 1) * 4;
    if memo.of.as_ref() != Some(&key) || memo.cells.len() + memo.heads.len() > most {
        *memo = NeedMemo { of: Some(key), ..NeedMemo::default() };
    }
    let edited = cx.editing.and_then(|(element, _)| cell_of(shown.document, element));
    let need_of_column = |&(index, stage): &(usize, &Arc<Stage>)| {
        let mut column = memo.head(&cx, stage, index);
        for lane in &lanes {
            let here = edited.is_some_and(|(stage_of, owner)| stage_of == stage.id && owner.is(lane));
            let need = memo.cell(&cx, shown, (lane, stage.id), cx.editing.filter(|_| here), known);
            column.hyphenated = column.hyphenated.max(need.hyphenated);
            column.whole = column.whole.max(need.whole);
        }
        column.whole = column.whole.max(column.hyphenated);
        column.full = column.full.max(column.whole);
        column
    };
    shown.stages.iter().map(need_of_column).collect()
}

impl NeedMemo {
    /// What the head of a stage needs.
    fn head(&mut self, cx: &LayoutContext<'_>, stage: &Arc<Stage>, index: usize) -> ColumnNeed {
        let editing = cx.editing.filter(|(element, _)| *element == ElementId::Stage(stage.id));
        let key = HeadKey { stage: ByPointer(Arc::clone(stage)), index, editing };
        if let Some((_, need)) = self.heads.get(&stage.id).filter(|(kept, _)| *kept == key) {
            return *need;
        }
        let at = |size: f64| cx.need_of(|width| head_texts(cx, stage, index, width, size));
        let (small, full) = (at(cx.scale.body), at(cx.scale.stage));
        let head = HeadNeed { small: small.whole, full: full.whole };
        let need = ColumnNeed { hyphenated: small.hyphenated, whole: small.whole, full: full.whole, head };
        self.heads.insert(stage.id, (key, need));
        need
    }

    /// What the texts of a cell need of its column.
    fn cell(
        &mut self,
        cx: &LayoutContext<'_>,
        shown: &SheetContent<'_>,
        (lane, stage): (&Lane, StageId),
        editing: Option<(ElementId, Field)>,
        (stages, all_gains): (&StageIndex, &gains::Gains),
    ) -> TextNeed {
        let people = &shown.people;
        let stamp = match lane.kind {
            LaneKind::Touchpoints => stages.touchpoints(stage).1,
            LaneKind::Barriers => stages.barriers(stage).1,
            LaneKind::Solutions => stages.solutions(stage).1,
            LaneKind::Metrics => stages.metrics(stage).1,
            LaneKind::Gains => all_gains.at(stage).1,
            kind if kind.holds_notes() => stages.notes(stage, lane.id).1,
            _ => return TextNeed::default(),
        };
        // Other lanes have no touchpoint cards.
        let compact = cx.compact_cards && lane.kind == LaneKind::Touchpoints;
        let (place, key) = ((lane.id, lane.kind, stage, compact), (stamp, editing));
        if let Some((_, need)) = self.cells.get(&place).filter(|(kept, _)| *kept == key) {
            return *need;
        }
        let need = match lane.kind {
            LaneKind::Touchpoints => {
                let before = self.cards.remove(&(stage, compact)).unwrap_or_default();
                let mut asked = CardNeeds::default();
                let need = widest(stages.touchpoints(stage).0, |touchpoint| {
                    let card = Arc::as_ptr(&touchpoint.card).addr();
                    let known = before.get(&card).filter(|_| editing.is_none()).map(|(_, need)| *need);
                    let need = known.unwrap_or_else(|| {
                        let marks = PersonaMarks::of_all(cx, &touchpoint.personas, people);
                        cx.need_of(|width| cards::touchpoint(cx, touchpoint, &marks, None, width))
                    });
                    if editing.is_none() {
                        asked.insert(card, (Arc::clone(&touchpoint.card), need));
                    }
                    need
                });
                self.cards.insert((stage, compact), asked);
                need.map(|card| card + 2.0 * CELL_INSET)
            }
            LaneKind::Barriers => widest(stages.barriers(stage).0, |barrier| {
                let marks = PersonaMarks::of_some(cx, &barrier.personas, &people.on_cards);
                cx.need_of(|width| boxes::barrier(cx, barrier, &marks, width, 0.0))
            })
            .map(|card| card + 2.0 * CELL_INSET),
            LaneKind::Solutions => widest(stages.solutions(stage).0, |solution| {
                cx.need_of(|width| boxes::solution(cx, solution, width, 0.0))
            })
            .map(|card| card + 2.0 * CELL_INSET),
            LaneKind::Metrics => widest(stages.metrics(stage).0, |metric| {
                let marks = PersonaMarks::of_some(cx, &metric.personas, &people.on_cards);
                cx.need_of(|width| metric::metric(cx, metric, &marks, width))
            })
            .map(|card| card + 2.0 * CELL_INSET),
            LaneKind::Gains => {
                let (gained, _) = all_gains.at(stage);
                let cell = cx.need_of(|width| gains::cell(cx, gained, &shown.personas, (0.0, width)));
                cell.map(|cell| cell + 2.0 * CELL_INSET)
            }
            _ => widest(stages.notes(stage, lane.id).0, |note| cx.need_of(|width| cards::note(cx, note, false, width)))
                .map(|text| text + 2.0 * CELL_INSET + NOTE_AIR),
        };
        self.cells.insert(place, (key, need));
        need
    }
}

/// What the widest of some cards needs.
fn widest<T>(cards: &[Arc<T>], mut need: impl FnMut(&T) -> TextNeed) -> TextNeed {
    cards.iter().map(|card| need(card)).fold(TextNeed::default(), TextNeed::max)
}
