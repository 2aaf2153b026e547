//! How wide the column of a stage has to be for all that stands in it.
//!
//! Widths of texts are linear in their size, so what is needed is the same at every size of type: it is counted in layout units. What
//! draws a card says it, too: asked for a card so wide that each of its texts has room, it tells what stands around them.

use super::boxes;
use super::by_pointer::ByPointer;
use super::cards;
use super::context::LayoutContext;
use super::effort::Effort;
use super::gains;
use super::header::head_texts;
use super::marker::PersonaMarks;
use super::memo::SharedMemo;
use super::metric;
use super::pass::{CELL_INSET, NOTE_AIR, SheetContent, cell_of, columns_at, layout_context};
use super::people::CardPersona;
use super::stage_index::StageIndex;
use crate::model::{ElementId, Field, Lane, LaneId, LaneKind, Language, Sheet, Stage, StageId};
use crate::text::LeastWidth;
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::sync::Arc;

/// What the texts in a place need, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct TextNeed {
    /// So that no word is cut: every one may be hyphenated.
    pub(super) hyphenated: f64,
    /// So that names are not even hyphenated.
    pub(super) whole: f64,
}

impl TextNeed {
    fn max(self, other: Self) -> Self {
        Self { hyphenated: self.hyphenated.max(other.hyphenated), whole: self.whole.max(other.whole) }
    }

    fn map(self, outer: impl Fn(f64) -> f64) -> Self {
        let outer = |width: f64| if width > 0.0 { outer(width) } else { 0.0 };
        Self { hyphenated: outer(self.hyphenated), whole: outer(self.whole) }
    }
}

/// What a column needs, in layout units: each more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ColumnNeed {
    /// So that no word is cut, with the stage's name no larger than running text.
    pub(super) hyphenated: f64,
    /// So that names are not hyphenated either.
    pub(super) whole: f64,
    /// So that the stage's name is not, at its full size.
    pub(super) full: f64,
    /// What its head alone needs so that the stage's name is not hyphenated.
    pub(super) head: HeadNeed,
}

/// What the head of a stage needs so that its name is not hyphenated, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct HeadNeed {
    /// With the name no larger than running text.
    pub(super) small: f64,
    /// At its full size.
    pub(super) full: f64,
}

/// Asks what the texts of something need: it is laid out [`Probe::outer`] wide.
#[derive(Debug)]
pub(super) struct Probe {
    /// Points of one layout unit.
    unit: f64,
    outer: Cell<f64>,
    found: Cell<TextNeed>,
}

impl Probe {
    /// So wide, in layout units, that no text on it is broken for that.
    const WIDE: f64 = 4096.0;
    /// What is not wider is not looked at: less than that has no column on any sheet that can be read.
    const GRANTED: f64 = 48.0;

    fn new(unit: f64) -> Self {
        Self { unit, outer: Cell::new(Self::WIDE * unit), found: Cell::default() }
    }

    /// What is granted to every text, in points.
    pub(super) fn granted(&self) -> f64 {
        Self::GRANTED * self.unit
    }

    /// Hears of a text that is set to a width, all in points.
    pub(super) fn hear(&self, least: LeastWidth, width: f64) {
        let around = (self.outer.get() - width).max(0.0);
        let need = |least: f64| if least > 0.0 { (least + around) / self.unit } else { 0.0 };
        let need = TextNeed { hyphenated: need(least.hyphenated.get()), whole: need(least.whole.get()) };
        self.found.set(self.found.get().max(need));
    }

    /// Hears of something of one piece, in points.
    pub(super) fn hear_piece(&self, width: f64) {
        let width = width / self.unit;
        self.found.set(self.found.get().max(TextNeed { hyphenated: width, whole: width }));
    }
}

impl LayoutContext<'_> {
    /// What the texts of something need that is laid out as wide as it is told to, in points; all in layout units.
    fn need_of<T>(&self, lay_out: impl FnOnce(f64) -> T) -> TextNeed {
        let Some(probe) = &self.probe else { return TextNeed::default() };
        probe.found.set(TextNeed::default());
        lay_out(probe.outer.get());
        probe.found.get()
    }
}

/// What the columns of a sheet need.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetNeeds {
    stages: Vec<StageId>,
    /// With touchpoint cards as they are.
    usual: Vec<ColumnNeed>,
    /// With compact ones; nothing where all have room at what the paper asks for.
    compact: Vec<ColumnNeed>,
}

impl SheetNeeds {
    /// What the columns of a sheet need.
    pub(super) fn of(shown: &SheetContent<'_>, memo: &mut SharedMemo) -> Self {
        let stages = shown.stages.iter().map(|(_, stage)| stage.id).collect();
        let usual = column_needs(shown, memo, false);
        let mut needs = Self { stages, usual, compact: Vec::new() };
        let (width, unit) = columns_at(shown, 0);
        if !needs.have_whole_words(width, unit) {
            needs.compact = column_needs(shown, memo, true);
        }
        needs
    }

    /// The same for the stages that are on a sheet now: one that is not known needs nothing.
    pub(super) fn of_sheet(&self, shown: &SheetContent<'_>) -> Self {
        let of = |needs: &[ColumnNeed], stage: StageId| {
            let at = self.stages.iter().position(|known| *known == stage);
            at.and_then(|at| needs.get(at)).copied().unwrap_or_default()
        };
        let stages: Vec<StageId> = shown.stages.iter().map(|(_, stage)| stage.id).collect();
        let usual = stages.iter().map(|stage| of(&self.usual, *stage)).collect();
        let compact = if self.compact.is_empty() { &[][..] } else { &stages };
        let compact = compact.iter().map(|stage| of(&self.compact, *stage)).collect();
        Self { stages, usual, compact }
    }

    /// What the columns need where together they are so wide, in points, and one layout unit is so long; and whether that is with compact
    /// cards, since otherwise names would be hyphenated.
    pub(super) fn within(&self, width: f64, unit: f64) -> (&[ColumnNeed], bool) {
        let compact = !self.compact.is_empty() && !self.have_whole_words(width, unit);
        (if compact { &self.compact } else { &self.usual }, compact)
    }

    fn have_whole_words(&self, width: f64, unit: f64) -> bool {
        self.usual.iter().map(|need| need.whole).sum::<f64>() * unit <= width
    }
}

/// What is known of needs from layout to layout.
#[derive(Debug, Default)]
pub(super) struct NeedMemo {
    /// What all cards depend on.
    of: Option<NeedKey>,
    cells: FxHashMap<(LaneId, LaneKind, StageId, bool), (CellKey, TextNeed)>,
    heads: FxHashMap<StageId, (HeadKey, ColumnNeed)>,
}

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

/// What each column of a sheet needs, in the order of the stages.
fn column_needs(shown: &SheetContent<'_>, memo: &mut SharedMemo, compact_cards: bool) -> Vec<ColumnNeed> {
    let mut cx = layout_context(shown, 0, Effort::Measure);
    cx.probe = Some(Probe::new(cx.unit));
    cx.compact_cards = compact_cards;
    let SharedMemo { needs: memo, stages, gains, .. } = memo;
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
            let need = memo.cell(&cx, shown, (lane, stage.id), cx.editing.filter(|_| here), (stages, gains));
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
            LaneKind::Touchpoints => widest(stages.touchpoints(stage).0, |touchpoint| {
                let marks = PersonaMarks::of_all(cx, &touchpoint.personas, people);
                cx.need_of(|width| cards::touchpoint(cx, touchpoint, &marks, None, width))
            })
            .map(|card| card + 2.0 * CELL_INSET),
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
fn widest<T>(cards: &[Arc<T>], need: impl Fn(&T) -> TextNeed) -> TextNeed {
    cards.iter().map(|card| need(card)).fold(TextNeed::default(), TextNeed::max)
}
