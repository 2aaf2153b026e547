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
    /// The cells of a whole lane, usual or compact: most lanes are as they were.
    rows: FxHashMap<(LaneId, LaneKind, bool), NeedRow>,
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
    everybody_is_marked: bool,
}

type CellKey = (u64, Option<(ElementId, Field)>);

/// What the cells of a lane need, stage by stage.
#[derive(Debug)]
struct NeedRow {
    of: CellKey,
    stages: Vec<StageId>,
    needs: Vec<TextNeed>,
}

#[derive(Clone, Debug, PartialEq)]
struct HeadKey {
    stage: ByPointer<Stage>,
    index: usize,
    editing: Option<(ElementId, Field)>,
}

/// A number that is another one as soon as something changed of what stands in lanes of a kind.
pub(super) fn lane_stamp(kind: LaneKind, stages: &StageIndex, all_gains: &gains::Gains) -> u64 {
    if kind == LaneKind::Gains { all_gains.stamp() } else { stages.stamp(kind) }
}

/// What the columns of a sheet need.
pub(super) fn sheet_needs(
    shown: &SheetContent<'_>,
    memo: &mut NeedMemo,
    known: (&StageIndex, &gains::Gains),
) -> SheetNeeds {
    let mut cx = layout_context(shown, 0, Effort::Measure);
    cx.probe = Some(Probe::new(cx.unit));
    memo.begin(&cx, shown);
    let stages: Vec<StageId> = shown.stages.iter().map(|(_, stage)| stage.id).collect();
    let (with_cards, others): (Vec<&Lane>, Vec<&Lane>) = (shown.journey.lanes.iter())
        .filter(|lane| lane.visible)
        .map(|lane| &**lane)
        .partition(|lane| lane.kind == LaneKind::Touchpoints);
    let heads = shown.stages.iter().map(|(index, stage)| memo.head(&cx, stage, *index)).collect();
    // Of all lanes that of the touchpoints alone has two forms.
    let without_cards = memo.add_lanes(heads, &cx, shown, &others, &stages, known);
    let with = |memo: &mut NeedMemo, cx: &LayoutContext<'_>| {
        let mut columns = memo.add_lanes(without_cards.clone(), cx, shown, &with_cards, &stages, known);
        for column in &mut columns {
            column.whole = column.whole.max(column.hyphenated);
            column.full = column.full.max(column.whole);
        }
        columns
    };
    let usual = with(memo, &cx);
    let needs = SheetNeeds::new(stages.clone(), usual);
    let (width, unit) = columns_at(shown, 0);
    if needs.have_whole_words(width, unit) {
        return needs;
    }
    cx.compact_cards = true;
    needs.with_compact(with(memo, &cx))
}

impl NeedMemo {
    /// Forgets what depends on something else than what is shown now.
    fn begin(&mut self, cx: &LayoutContext<'_>, shown: &SheetContent<'_>) {
        let key = NeedKey {
            year: cx.year,
            language: cx.language,
            sheet: shown.sheet,
            personas: Arc::clone(&shown.people.on_cards),
            all_are_shown: shown.people.all_are_shown,
            everybody_is_marked: shown.people.everybody_is_marked,
        };
        let most = (shown.journey.lanes.len() + 1) * (shown.journey.stages.len() + 1) * 4;
        if self.of.as_ref() != Some(&key) || self.cells.len() + self.heads.len() > most {
            *self = Self { of: Some(key), ..Self::default() };
        }
    }

    /// Adds what the cells of some lanes need to what the columns do.
    fn add_lanes(
        &mut self,
        mut columns: Vec<ColumnNeed>,
        cx: &LayoutContext<'_>,
        shown: &SheetContent<'_>,
        lanes: &[&Lane],
        stages: &[StageId],
        known: (&StageIndex, &gains::Gains),
    ) -> Vec<ColumnNeed> {
        let edited = cx.editing.and_then(|(element, _)| cell_of(shown.document, element));
        for lane in lanes {
            let edited = edited.filter(|(_, owner)| owner.is(lane)).map(|(stage, _)| stage);
            let of = (lane_stamp(lane.kind, known.0, known.1), cx.editing.filter(|_| edited.is_some()));
            let place = (lane.id, lane.kind, cx.compact_cards);
            let kept = self.rows.get(&place).filter(|row| row.of == of && row.stages == stages);
            if kept.is_none() {
                let editing = |stage: StageId| cx.editing.filter(|_| edited == Some(stage));
                let need = |stage: &StageId| self.cell(cx, shown, (lane, *stage), editing(*stage), known);
                let needs = stages.iter().map(need).collect();
                self.rows.insert(place, NeedRow { of, stages: stages.to_vec(), needs });
            }
            let needs = self.rows.get(&place).map_or(&[][..], |row| &row.needs);
            for (column, need) in columns.iter_mut().zip(needs) {
                column.hyphenated = column.hyphenated.max(need.hyphenated);
                column.whole = column.whole.max(need.whole);
            }
        }
        columns
    }

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
        let compact = cx.compact_cards;
        let (place, key) = ((lane.id, lane.kind, stage, compact), (stamp, editing));
        if let Some((_, need)) = self.cells.get(&place).filter(|(kept, _)| *kept == key) {
            return *need;
        }
        let inner = match lane.kind {
            LaneKind::Touchpoints => {
                let before = self.cards.remove(&(stage, compact)).unwrap_or_default();
                let mut asked = CardNeeds::default();
                let need = widest(stages.touchpoints(stage).0, |touchpoint| {
                    // What is edited looks otherwise though it is the same.
                    let edited = editing.is_some_and(|(element, _)| element == ElementId::Touchpoint(touchpoint.id));
                    let card = Arc::as_ptr(&touchpoint.card).addr();
                    let known = before.get(&card).filter(|_| !edited).map(|(_, need)| *need);
                    let need = known.unwrap_or_else(|| {
                        let marks = PersonaMarks::of_all(cx, &touchpoint.personas, people);
                        cx.need_of(|width| cards::touchpoint(cx, touchpoint, &marks, None, width))
                    });
                    if !edited {
                        asked.insert(card, (Arc::clone(&touchpoint.card), need));
                    }
                    need
                });
                self.cards.insert((stage, compact), asked);
                need
            }
            LaneKind::Barriers => widest(stages.barriers(stage).0, |barrier| {
                let marks = PersonaMarks::of_some(cx, &barrier.personas, &people.on_cards);
                cx.need_of(|width| boxes::barrier(cx, barrier, &marks, width, 0.0))
            }),
            LaneKind::Solutions => widest(stages.solutions(stage).0, |solution| {
                cx.need_of(|width| boxes::solution(cx, solution, width, 0.0))
            }),
            LaneKind::Metrics => widest(stages.metrics(stage).0, |metric| {
                let marks = PersonaMarks::of_some(cx, &metric.personas, &people.on_cards);
                cx.need_of(|width| metric::metric(cx, metric, &marks, width))
            }),
            LaneKind::Gains => {
                let (gained, _) = all_gains.at(stage);
                cx.need_of(|width| gains::cell(cx, gained, &shown.personas, (0.0, width)))
            }
            _ => widest(stages.notes(stage, lane.id).0, |note| cx.need_of(|width| cards::note(cx, note, false, width))),
        };
        let air = if lane.kind.holds_notes() { NOTE_AIR } else { 0.0 };
        let need = inner.map(|inner| inner + 2.0 * CELL_INSET + air);
        self.cells.insert(place, (key, need));
        need
    }
}

/// What the widest of some cards needs.
fn widest<T>(cards: &[Arc<T>], mut need: impl FnMut(&T) -> TextNeed) -> TextNeed {
    cards.iter().map(|card| need(card)).fold(TextNeed::default(), TextNeed::max)
}
