//! One journey, seen in one way, at one size of type.

use super::by_pointer::ByPointer;
use super::card_slots::CardSlots;
use super::column_need::{ColumnNeed, SheetNeeds};
use super::columns::{columns, columns_by_width};
use super::context::LayoutContext;
use super::effort::Effort;
use super::fit::{STEPS, scale_at};
use super::footer::SheetNumber;
use super::frame::{CELL_INSET, StageColumn};
use super::header::head_size;
use super::legend::LegendKey;
use super::paper::{PaperTheme, TypeScale};
use super::people::People;
use super::size_cache::SizeKey;
use super::symbols::SymbolCache;
use super::text_cache::TextCache;
use super::view::View;
use crate::i18n::Messages;
use crate::model::{
    Date, Document, ElementId, ElementRef, Journey, Lane, LaneId, LaneKind, Language, Persona, Sheet, Stage, StageId,
};
use crate::units::Pt;
use kurbo::{Rect, Size};
use std::cell::RefCell;
use std::sync::Arc;

/// Texts keep a little more air to their right than what has an edge, in layout units.
pub(super) const NOTE_AIR: f64 = 12.0;
/// Share of the sheet's height that the emotion band asks for.
pub(super) const EMOTION_SHARE: f64 = 0.236;

/// Share that is left to it where type is much smaller than the paper asks for: labels shrink as well, and stand in less.
const EMOTION_YIELDED: f64 = 0.17;

/// At so many steps below what the paper asks for it has yielded all that it yields.
const YIELDED_AT: i32 = 8;

/// Share of the sheet's height that the emotion band asks for at the size of type of a step: once that is smaller than the paper asks for,
/// the band gives way, little by little, before type shrinks further.
fn emotion_share(step: i32) -> f64 {
    let yielded = f64::from(step.clamp(0, YIELDED_AT)) / f64::from(YIELDED_AT);
    EMOTION_SHARE + (EMOTION_YIELDED - EMOTION_SHARE) * yielded
}

/// What a sheet shows, whatever the size of its type.
pub(super) struct SheetContent<'a> {
    pub(super) document: &'a Document,
    pub(super) journey: &'a Journey,
    /// The stages on the sheet, each with its place among all that are shown.
    pub(super) stages: Vec<(usize, &'a Arc<Stage>)>,
    /// The personas that are shown.
    pub(super) personas: Vec<&'a Arc<Persona>>,
    pub(super) people: People,
    pub(super) sheet: Sheet,
    pub(super) language: Language,
    pub(super) view: &'a View,
    /// Which of the sheets of its map it is.
    pub(super) number: SheetNumber,
    /// What its legend explains.
    pub(super) legend: LegendKey,
    /// Whether texts that nobody has checked are marked, because others are backed.
    pub(super) notes_are_mixed: bool,
    pub(super) texts: &'a RefCell<TextCache>,
    /// What the columns of its stages need.
    pub(super) needs: SheetNeeds,
}

/// The layout's unit, in points: a sixteenth of the running text.
fn unit_of(scale: TypeScale) -> f64 {
    const BODY: f64 = 16.0;
    scale.body / BODY
}

/// What everything at the size of type of a step is laid out by; see [`super::fit`].
pub(super) fn layout_context<'a>(shown: &SheetContent<'a>, step: i32, effort: Effort) -> LayoutContext<'a> {
    let cx = sheet_context(shown.texts, shown.document, (shown.sheet, shown.language), scale_at(step));
    LayoutContext { editing: shown.view.editing, effort, ..cx }
}

/// What is drawn on a sheet by, its type so many times as large as its paper asks for.
pub(super) fn sheet_context<'a>(
    texts: &'a RefCell<TextCache>,
    document: &Document,
    (sheet, language): (Sheet, Language),
    larger: f64,
) -> LayoutContext<'a> {
    context_of(texts, document, language, TypeScale::of(sheet).scaled(larger))
}

/// What is drawn by in type of these sizes.
pub(super) fn context_of<'a>(
    texts: &'a RefCell<TextCache>,
    document: &Document,
    language: Language,
    scale: TypeScale,
) -> LayoutContext<'a> {
    LayoutContext {
        theme: PaperTheme::get(),
        scale,
        unit: unit_of(scale),
        language,
        words: Messages::of(language),
        texts,
        symbols: SymbolCache::default(),
        year: document.project.date.map(Date::year),
        editing: None,
        effort: Effort::Draw,
        compact_cards: false,
        probe: None,
    }
}

/// The sheet without its margins. They follow the paper, not the type: they are what a hand holds and a printer cannot reach. Where nobody
/// says how wide they are, what stands at the top and at the bottom looks as far from the edge as what stands at the sides.
pub(super) fn content_of(sheet: Sheet) -> Rect {
    let Size { width, height } = sheet.size();
    if let Some(margin) = sheet.tamed().margin {
        return sheet.size().to_rect().inset(-Pt::from(margin).get());
    }
    let margin = (width.min(height) * 0.0335).max(14.0);
    Rect::new(margin, margin * 0.85, width - margin, height - margin * 0.7)
}

/// Width of the column of lane titles, in points.
pub(super) fn label_width(content: Rect, unit: f64) -> f64 {
    (196.0 * unit).min(content.width() * 0.2)
}

/// How wide all columns are together at the size of type of a step, and one layout unit, in points.
pub(super) fn columns_at(shown: &SheetContent<'_>, step: i32) -> (f64, f64) {
    let content = content_of(shown.sheet);
    let unit = unit_of(TypeScale::of(shown.sheet).scaled(scale_at(step)));
    (content.width() - label_width(content, unit), unit)
}

/// The largest size of type, as a step, at which the columns have the width that they need.
pub(super) fn largest_for_width(shown: &SheetContent<'_>) -> i32 {
    // The first step at which they have it, or the last that is looked at.
    let first = |need: fn(&ColumnNeed) -> f64, last: i32| {
        let fits = |step: &i32| {
            let (width, unit) = columns_at(shown, *step);
            let (needs, _) = shown.needs.within(width, unit);
            needs.iter().map(need).sum::<f64>() * unit <= width
        };
        (*STEPS.start()..=last).find(fits).unwrap_or(last)
    };
    // Rather than that names are hyphenated type shrinks a little, and it does not grow where names of stages are not at their full size.
    let names = first(|need| need.whole, SMALLER_FOR_NAMES).max(first(|need| need.full, 0));
    first(|need| need.hyphenated, *STEPS.end()).max(names)
}

/// By so many steps type becomes smaller than the paper asks for, at most, so that names are not hyphenated.
const SMALLER_FOR_NAMES: i32 = 4;

/// One journey, seen in one way, at one size of type.
pub(super) struct SheetPass<'a> {
    pub(super) cx: LayoutContext<'a>,
    pub(super) shown: &'a SheetContent<'a>,
    pub(super) content: Rect,
    pub(super) columns: Arc<Vec<StageColumn>>,
    /// The size of the names of stages, in points.
    pub(super) head_size: f64,
    /// The columns of all stages that are shown: those that are on other sheets stand beyond the edges of this one.
    pub(super) way: Arc<Vec<StageColumn>>,
    pub(super) label_width: f64,
    /// Share of the sheet's height that the emotion band asks for.
    pub(super) emotion_share: f64,
    /// The lane above which the line of visibility stands.
    pub(super) visibility: Option<LaneId>,
    /// Where the text stands that is being edited, if it is in a cell.
    pub(super) edited_cell: Option<(StageId, CellOwner)>,
}

/// Whose cell it is: that of a lane of texts, or of all lanes of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CellOwner {
    Lane(LaneId),
    Kind(LaneKind),
}

impl CellOwner {
    /// Whether it is this lane.
    pub(super) fn is(self, lane: &Lane) -> bool {
        match self {
            Self::Lane(id) => id == lane.id,
            Self::Kind(kind) => kind == lane.kind,
        }
    }
}

impl<'a> SheetPass<'a> {
    /// At the size of type of a step; see [`super::fit`].
    pub(super) fn new(shown: &'a SheetContent<'a>, step: i32, effort: Effort) -> Self {
        let mut cx = layout_context(shown, step, effort);
        let content = content_of(shown.sheet);
        let label_width = label_width(content, cx.unit);
        let span = (content.x0 + label_width, content.x1);
        let (needs, compact) = shown.needs.within(span.1 - span.0, cx.unit);
        cx.compact_cards = compact;
        let columns = Arc::new(columns(&shown.stages, span, needs, cx.unit));
        let head_size = head_size(&cx, &columns, needs);
        let way = whole_way(shown, &columns);
        let edited_cell = shown.view.editing.and_then(|(element, _)| cell_of(shown.document, element));
        let visibility = shown.journey.line_of_visibility();
        Self {
            cx,
            shown,
            content,
            columns,
            way,
            head_size,
            label_width,
            emotion_share: emotion_share(step),
            visibility,
            edited_cell,
        }
    }

    /// What everything at this size of type depends on.
    pub(super) fn size_key(&self) -> SizeKey {
        SizeKey {
            effort: self.cx.effort,
            unit: self.cx.unit.to_bits(),
            compact_cards: self.cx.compact_cards,
            year: self.cx.year,
            language: self.cx.language,
            sheet: self.shown.sheet,
            columns: Arc::clone(&self.columns),
            personas: Arc::clone(&self.shown.people.on_cards),
            all_are_shown: self.shown.people.all_are_shown,
            everybody_is_marked: self.shown.people.everybody_is_marked,
            images: ByPointer(Arc::clone(&self.shown.document.images)),
        }
    }

    /// The room above a lane in which the line of visibility stands: a line of running text.
    pub(super) fn gutter(&self, lane: &Lane) -> f64 {
        self.cx.u(if self.visibility == Some(lane.id) { 20.0 } else { 0.0 })
    }

    pub(super) fn pad_top(&self, lane: &Lane) -> f64 {
        let pad = match lane.kind {
            LaneKind::Emotions => 8.0,
            // The star of a moment of truth stands out of its card.
            LaneKind::Touchpoints => 15.0,
            _ => 10.0,
        };
        self.gutter(lane) + self.cx.u(pad)
    }

    pub(super) fn pad_bottom(&self) -> f64 {
        self.cx.u(11.0)
    }

    /// From the top of a cell to the baseline of its first line, in points: lane titles stand on the same baseline.
    fn first_baseline(&self, kind: LaneKind) -> f64 {
        self.cx.u(match kind {
            LaneKind::Touchpoints => 28.0,
            LaneKind::Barriers | LaneKind::Solutions | LaneKind::Priorities => 24.5,
            LaneKind::DropOff => 17.6,
            LaneKind::Gains => 20.58,
            LaneKind::Metrics => 15.8,
            LaneKind::Emotions => 0.0,
            _ => 16.5,
        })
    }

    /// How far the label and how far the cells of a lane are lowered, so that the lane's title and the first line of its cells
    /// stand on one baseline.
    pub(super) fn baseline_shifts(&self, kind: LaneKind, label_baseline: f64) -> (f64, f64) {
        let above = self.first_baseline(kind) - label_baseline;
        if kind == LaneKind::Emotions { (0.0, 0.0) } else { (above.max(0.0), (-above).max(0.0)) }
    }

    /// Horizontal padding of a cell's content.
    pub(super) fn cell_inset(&self) -> f64 {
        self.cx.u(CELL_INSET)
    }

    /// Between two columns of a cell, of cards as of anything else.
    pub(super) fn column_gap(&self) -> f64 {
        self.cx.u(18.0)
    }

    /// Between two rows of cards: room for the star of a moment of truth, which stands out of its card.
    pub(super) fn row_gap(&self) -> f64 {
        self.cx.u(13.0)
    }

    /// The slots of touchpoint cards in a column.
    pub(super) fn card_slots(&self, column: &StageColumn) -> CardSlots {
        /// The narrowest card that stands beside another, in layout units.
        const COMFORTABLE: f64 = 215.0;
        let room = quantize(column.right - column.left - 2.0 * self.cell_inset());
        let left = column.left + self.cell_inset();
        CardSlots::between(left, room, self.column_gap(), self.cx.u(COMFORTABLE))
    }

    /// Width of the content of a cell without its padding.
    pub(super) fn cell_width(&self, column: &StageColumn) -> f64 {
        quantize(column.right - column.left - 2.0 * self.cell_inset()).max(self.cx.u(20.0))
    }
}

/// The columns of all stages that are shown. Those of other sheets are as wide, beyond the edges of this one, as their widths say beside
/// those on it.
fn whole_way(shown: &SheetContent<'_>, on_sheet: &Arc<Vec<StageColumn>>) -> Arc<Vec<StageColumn>> {
    let all: Vec<&Arc<Stage>> = shown.journey.shown_stages().collect();
    let (Some((begins, _)), Some(first), Some(last)) = (shown.stages.first(), on_sheet.first(), on_sheet.last()) else {
        return Arc::clone(on_sheet);
    };
    if all.len() == on_sheet.len() {
        return Arc::clone(on_sheet);
    }
    let weight = |stages: &[&Arc<Stage>]| stages.iter().map(|stage| stage.width.get()).sum::<f64>();
    let (before, rest) = all.split_at((*begins).min(all.len()));
    let (own, after) = rest.split_at(on_sheet.len().min(rest.len()));
    let (left, right) = (first.left, last.right);
    let unit = (right - left) / weight(own);
    let mut way = columns_by_width(before.iter().copied(), left - weight(before) * unit, left);
    way.extend_from_slice(on_sheet);
    way.extend(columns_by_width(after.iter().copied(), right, right + weight(after) * unit));
    Arc::new(way)
}

/// A length in points without the last bits, in which columns of one width and lanes of one height differ from each other: what is
/// set at the width of one column is set for all.
pub(super) fn quantize(length: f64) -> f64 {
    const STEPS: f64 = 1024.0;
    (length * STEPS + 0.5).floor() / STEPS
}

/// The cell in which an element stands as a card or a text.
pub(super) fn cell_of(document: &Document, element: ElementId) -> Option<(StageId, CellOwner)> {
    Some(match document.element(element)? {
        ElementRef::Note(note) => (note.stage, CellOwner::Lane(note.lane)),
        ElementRef::Touchpoint(touchpoint) => (touchpoint.stage, CellOwner::Kind(LaneKind::Touchpoints)),
        ElementRef::Barrier(barrier) => (barrier.stage, CellOwner::Kind(LaneKind::Barriers)),
        ElementRef::Solution(solution) => (solution.stage, CellOwner::Kind(LaneKind::Solutions)),
        ElementRef::Metric(metric) => (metric.stage, CellOwner::Kind(LaneKind::Metrics)),
        ElementRef::Project(_)
        | ElementRef::Journey(_)
        | ElementRef::Persona(_)
        | ElementRef::Stage(_)
        | ElementRef::Lane(_)
        | ElementRef::Emotion(_)
        | ElementRef::DropOff(_) => return None,
    })
}
