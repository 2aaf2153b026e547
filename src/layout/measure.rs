//! One journey, seen in one way, at one size of type: what stands in each lane and how high it is.

use super::View;
use super::boxes;
use super::card_cache::CardCache;
use super::cards;
use super::cells::{Cell, columns, shared_heights, stack, tops};
use super::context::LayoutContext;
use super::drawing::Drawing;
use super::dropoff::{self, Ribbons};
use super::engine::{Engine, HeldSizes, KEPT_SIZES, STEPS_PER_DOUBLE, SharedInputs};
use super::footer::footer;
use super::frame::{Frame, StageColumn};
use super::gains::{self, Gains};
use super::header::{header, stage_heads};
use super::legend::{CurveLegend, LegendItems};
use super::marker::SymbolCache;
use super::metric;
use super::paper::{PaperTheme, TypeScale};
use super::priorities::{Priorities, PrioritiesKey, priorities};
use super::rich_text::RichText;
use super::size_cache::{HeaderKey, Known, Label, Row, SizeKey};
use super::stage_index::StageIndex;
use super::text_cache::TextCache;
use crate::i18n::Messages;
use crate::model::{
    Date, Document, ElementId, ElementRef, Field, Funnel, Items, Journey, Lane, LaneId, LaneKind, Language, Persona,
    Sheet, Stage, Touchpoint,
};
use crate::scene::{Group, Groups, Layer, Part, Placed, Source};
use crate::text::Face;
use kurbo::{Point, Rect, Size, Vec2};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Share of the sheet's height that the emotion band gets at least.
const EMOTION_LEAST: f64 = 0.236;

/// Share of the sheet's height that its margins take at most.
const MARGINS: f64 = 0.06;

/// What the drop-off ribbons depend on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RibbonKey {
    dropoffs: Items<crate::model::DropOff>,
    /// What is lost at a hidden stage is lost all the same.
    stages: Items<Stage>,
    funnel: Arc<Funnel>,
    currency: String,
    epoch: SharedInputs,
    columns: Arc<Vec<StageColumn>>,
    unit: f64,
    /// A reason that is being edited.
    editing: Option<(ElementId, Field)>,
}

/// One journey, seen in one way, at one size of type.
pub(super) struct SheetPass<'a> {
    pub(super) cx: LayoutContext<'a>,
    pub(super) document: &'a Document,
    pub(super) journey: &'a Journey,
    pub(super) personas: &'a [&'a Arc<Persona>],
    pub(super) sheet: Sheet,
    pub(super) view: &'a View,
    pub(super) content: Rect,
    pub(super) columns: Arc<Vec<StageColumn>>,
    pub(super) label_width: f64,
    pub(super) used: LegendItems,
    pub(super) felt: CurveLegend,
    pub(super) notes_are_mixed: bool,
    /// The lane above which the line of visibility stands.
    pub(super) visibility: Option<LaneId>,
}

/// What a lane holds, measured.
pub(super) enum LaneBody {
    /// Cells, and the heights and tops that their rows share.
    Cells(Row, Vec<f64>, Vec<f64>),
    Emotions,
    DropOffs(Arc<Ribbons>),
    Priorities(Arc<Priorities>),
}

pub(super) struct MeasuredLane<'a> {
    pub(super) lane: &'a Arc<Lane>,
    pub(super) label: Arc<Group>,
    /// From the label's top to its first baseline.
    pub(super) label_baseline: f64,
    pub(super) body: LaneBody,
    /// Height at which nothing is cut, paddings included.
    pub(super) natural: f64,
}

/// Everything of a sheet, measured but not yet placed.
pub(super) struct Measured<'a> {
    pub(super) header: Groups,
    pub(super) heads_top: f64,
    pub(super) heads: Groups,
    pub(super) heads_height: f64,
    pub(super) lanes: Vec<MeasuredLane<'a>>,
    pub(super) footer: Arc<Group>,
    pub(super) footer_height: f64,
    /// From the sheet's top to its bottom, margins included.
    pub(super) total: f64,
}

impl Measured<'_> {
    /// Whether all of it may have room at the next larger size of type: what is set grows at least as much as its type, and often
    /// by more lines. Only then is it worth measuring.
    pub(super) fn may_grow(&self, sheet: Sheet, room: f64) -> bool {
        let height = sheet.size().height;
        let bands = self.lanes.iter().filter(|lane| lane.lane.kind == LaneKind::Emotions);
        // Bands and margins follow the paper.
        let fixed = height * (EMOTION_LEAST * bands.map(|lane| lane.lane.height.get().max(1.0)).sum::<f64>() + MARGINS);
        let set = (self.total - fixed).max(0.0);
        fixed + set * 2_f64.powf(1.0 / STEPS_PER_DOUBLE) <= room
    }

    /// What is worth mending first, if that is on the sheet.
    pub(super) fn priorities(&self) -> Option<Arc<Priorities>> {
        self.lanes.iter().find_map(|lane| match &lane.body {
            LaneBody::Priorities(priorities) => Some(Arc::clone(priorities)),
            _ => None,
        })
    }

    /// The heights of the rows of cards.
    pub(super) fn rows(&self) -> Vec<f64> {
        let rows = self.lanes.iter().find_map(|lane| match &lane.body {
            LaneBody::Cells(_, rows, _) if !rows.is_empty() => Some(rows.clone()),
            _ => None,
        });
        rows.unwrap_or_default()
    }
}

impl<'a> SheetPass<'a> {
    #[expect(clippy::too_many_arguments, reason = "the whole of what a layout depends on, gathered once")]
    pub(super) fn new(
        document: &'a Document,
        journey: &'a Journey,
        personas: &'a [&'a Arc<Persona>],
        sheet: Sheet,
        view: &'a View,
        scale: TypeScale,
        language: Language,
        texts: &'a RefCell<TextCache>,
        (used, felt, notes_are_mixed): (LegendItems, CurveLegend, bool),
    ) -> Self {
        /// The layout's unit is a sixteenth of the running text.
        const BODY: f64 = 16.0;
        let cx = LayoutContext {
            theme: PaperTheme::get(),
            scale,
            unit: scale.body / BODY,
            language,
            words: Messages::of(language),
            texts,
            symbols: SymbolCache::default(),
            year: document.project.date.map(Date::year),
            hints: view.hints,
            editing: view.editing,
            edited_card: view.editing.and_then(|(element, field)| Some((address(document.element(element)?), field))),
        };
        let Size { width, height } = sheet.size();
        // Margins follow the paper, not the type: they are what a hand holds and a printer cannot reach.
        let margin = (width.min(height) * 0.0335).max(14.0);
        let content = Rect::new(margin, margin * 0.85, width - margin, height - margin * 0.7);
        let label_width = cx.u(196.0).min(content.width() * 0.2);
        let columns = Arc::new(columns(journey, content.x0 + label_width, content.x1));
        Self {
            cx,
            document,
            journey,
            personas,
            sheet,
            view,
            content,
            columns,
            label_width,
            used,
            felt,
            notes_are_mixed,
            visibility: journey.line_of_visibility(),
        }
    }

    pub(super) fn known_key(&self) -> SizeKey {
        SizeKey {
            unit: self.cx.unit.to_bits(),
            year: self.cx.year,
            sheet: self.sheet,
            columns: Arc::clone(&self.columns),
            hints: self.view.hints,
            editing: self.view.editing,
        }
    }

    /// Measures all; `None` if it is to be given up.
    pub(super) fn measure(
        &self,
        engine: &mut Engine,
        epoch: &SharedInputs,
        stood: Option<&HeldSizes>,
        stop: &AtomicBool,
    ) -> Option<Measured<'a>> {
        let cx = &self.cx;
        let mut known = engine.take_known(&self.known_key());
        let top_key = HeaderKey::of(self.document, self.journey);
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        let (header_groups, header_bottom) = known.header(&top_key, || {
            let header = header(cx, self.document, self.journey, self.personas, self.content);
            (header.groups.into_iter().map(at_origin).collect(), header.bottom)
        });
        let heads_top = header_bottom + cx.u(17.0);
        let (heads, heads_height) = known.heads(&self.journey.stages, heads_top, || {
            let (groups, height) = stage_heads(cx, self.journey, &self.columns, heads_top);
            (groups.into_iter().map(at_origin).collect(), height)
        });
        let lanes: Option<Vec<MeasuredLane<'a>>> = (self.journey.lanes.iter())
            .filter(|lane| lane.visible)
            .map(|lane| self.measure_lane(engine, &mut known, epoch, stood, lane, stop))
            .collect();
        let Some(lanes) = lanes else {
            engine.keep_known(known);
            return None;
        };
        let (footer, footer_height) = known.footer(&top_key, (self.used, self.felt), || {
            footer(
                cx,
                (self.document, self.journey),
                (self.used, self.felt),
                self.personas,
                self.sheet,
                self.content.width(),
            )
        });
        engine.keep_known(known);
        let total = heads_top
            + heads_height
            + cx.u(8.0)
            + lanes.iter().map(|lane| lane.natural).sum::<f64>()
            + cx.u(4.0)
            + footer_height
            + (self.sheet.size().height - self.content.y1);
        Some(Measured { header: header_groups, heads_top, heads, heads_height, lanes, footer, footer_height, total })
    }

    fn measure_lane(
        &self,
        engine: &mut Engine,
        known: &mut Known,
        epoch: &SharedInputs,
        stood: Option<&HeldSizes>,
        lane: &'a Arc<Lane>,
        stop: &AtomicBool,
    ) -> Option<MeasuredLane<'a>> {
        let go_on = || (!stop.load(Ordering::Relaxed)).then_some(());
        go_on()?;
        let cx = &self.cx;
        let Label { group: label, height: label_height, baseline: label_baseline } =
            known.label(lane, || self.lane_label(lane));
        let content_height = |row: &Row, tops: &[f64]| match tops {
            [] => row.height,
            tops => row.cells.iter().map(|cell| cell.height_at(tops)).fold(0.0, f64::max),
        };
        let natural = |content_height: f64| {
            // An empty row of boxes keeps room for a note by hand.
            let empty = cx.u(if matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions) { 64.0 } else { 40.0 });
            let content_height = if content_height > 0.0 { content_height } else { empty };
            let (label_drop, content_drop) = self.baseline_shifts(lane.kind, label_baseline);
            let (content_height, label_height) = (content_height + content_drop, label_height + label_drop);
            let content_height = content_height.max(label_height) * lane.height.get().max(1.0);
            content_height + self.pad_top(lane) + self.pad_bottom(lane)
        };
        let body = match lane.kind {
            LaneKind::Emotions => LaneBody::Emotions,
            LaneKind::DropOff => LaneBody::DropOffs(self.ribbons(engine, epoch)),
            // What is worth mending first is told again when the hand lets go.
            LaneKind::Priorities => LaneBody::Priorities(
                stood.and_then(|stood| stood.priorities.clone()).unwrap_or_else(|| self.priorities(engine, epoch)),
            ),
            _ => {
                let stamp = match lane.kind {
                    LaneKind::Gains => engine.gains.stamp(),
                    kind => engine.by_stage.stamp(kind),
                };
                let row = match known.row((lane.id, lane.kind), stamp) {
                    Some(row) => row,
                    None => {
                        let mut cards = engine.cards.borrow_mut();
                        let held = (&engine.by_stage, &engine.gains);
                        let cell = |column| {
                            go_on()?;
                            Some(self.cell(&mut cards, known, lane, column, held))
                        };
                        let cells = self.columns.iter().map(cell).collect::<Option<Vec<_>>>()?;
                        known.keep_row((lane.id, lane.kind), stamp, cells)
                    }
                };
                let touchpoints = lane.kind == LaneKind::Touchpoints;
                let rows_of = |least: &[f64]| {
                    let rows = if touchpoints { shared_heights(&row.cells, least) } else { Vec::new() };
                    let tops = tops(&rows, self.row_gap());
                    (rows, tops)
                };
                // Rows keep the heights they had, unless the room that a card left behind it is needed elsewhere in the lane.
                let stood = stood.filter(|_| touchpoints).map(|stood| (stood, rows_of(&stood.rows)));
                let still = stood.filter(|(stood, (_, tops))| {
                    let natural = natural(content_height(&row, tops));
                    stood.height(lane.id).is_some_and(|height| natural <= height + 1e-6)
                });
                let (rows, tops) = still.map_or_else(|| rows_of(&[]), |(_, rows)| rows);
                LaneBody::Cells(row, rows, tops)
            }
        };
        let content_height = match &body {
            LaneBody::Cells(row, _, tops) => content_height(row, tops),
            LaneBody::Emotions => self.sheet.size().height * EMOTION_LEAST,
            LaneBody::DropOffs(ribbons) => ribbons.height,
            LaneBody::Priorities(priorities) => priorities.height,
        };
        Some(MeasuredLane { lane, label, natural: natural(content_height), label_baseline, body })
    }

    pub(super) fn pad_top(&self, lane: &Lane) -> f64 {
        match lane.kind {
            // The words of the line of visibility stand on the lane's upper edge.
            _ if self.visibility == Some(lane.id) => self.cx.u(17.0),
            LaneKind::Emotions => self.cx.u(8.0),
            // The star of a moment of truth stands out of its card.
            LaneKind::Touchpoints => self.cx.u(15.0),
            _ => self.cx.u(10.0),
        }
    }

    /// From the top of a cell to the baseline of its first line, in points: lane titles stand on the same baseline.
    fn first_baseline(&self, kind: LaneKind) -> f64 {
        self.cx.u(match kind {
            LaneKind::Touchpoints => 28.0,
            LaneKind::Barriers | LaneKind::Solutions | LaneKind::Priorities => 24.5,
            LaneKind::DropOff => 19.5,
            LaneKind::Metrics => 15.8,
            LaneKind::Emotions => 0.0,
            _ => 16.5,
        })
    }

    pub(super) fn pad_bottom(&self, lane: &Lane) -> f64 {
        self.cx.u(if lane.kind == LaneKind::Barriers { 17.0 } else { 11.0 })
    }

    /// How far the label and how far the cells of a lane are lowered, so that the lane's title and the first line of its cells
    /// stand on one baseline.
    pub(super) fn baseline_shifts(&self, kind: LaneKind, label_baseline: f64) -> (f64, f64) {
        let above = self.first_baseline(kind) - label_baseline;
        if kind == LaneKind::Emotions { (0.0, 0.0) } else { (above.max(0.0), (-above).max(0.0)) }
    }

    /// Title and hint of a lane at the origin, their height and the baseline of the title.
    fn lane_label(&self, lane: &Lane) -> Label {
        let cx = &self.cx;
        let key = lane.kind.key();
        let width = self.label_width - cx.u(18.0);
        let element = ElementId::Lane(lane.id);
        let style = LayoutContext::style(Face::Bold, cx.scale.lane, cx.theme.ink).with_leading(1.16);
        let name = cx.words.text(&format!("lane-{key}")).into_owned();
        let title_words = RichText::or(cx, (element, Field::Title), &lane.title, style, &name);
        let title = title_words.heading(cx, width);
        // The scale's words stand in the emotion lane's label column.
        let hint_words = if lane.kind == LaneKind::Emotions {
            RichText::default()
        } else {
            let hint = cx.words.text(&format!("lane-{key}-hint")).into_owned();
            RichText::or(cx, (element, Field::Hint), &lane.hint, cx.small(), &hint)
        };
        let hint = hint_words.heading(cx, width);
        let mut drawing = Drawing::default();
        drawing.words(&title_words, &title, Point::ORIGIN);
        let hint_top = title.height.get() + cx.u(4.0);
        drawing.words(&hint_words, &hint, Point::new(0.0, hint_top));
        let height = if hint.lines.is_empty() { title.height.get() } else { hint_top + hint.height.get() };
        let source = Source { element, part: Part::Body };
        let baseline = title.lines.first().map_or(0.0, |line| line.baseline.get());
        Label { group: drawing.finish(Some(source), Layer::Frame), height, baseline }
    }

    pub(super) fn ribbons(&self, engine: &mut Engine, epoch: &SharedInputs) -> Arc<Ribbons> {
        let key = RibbonKey {
            dropoffs: self.journey.dropoffs.clone(),
            stages: self.journey.stages.clone(),
            funnel: Arc::clone(&self.journey.funnel),
            currency: self.document.project.currency.clone(),
            epoch: epoch.clone(),
            columns: Arc::clone(&self.columns),
            unit: self.cx.unit,
            editing: self.cx.editing.filter(|(element, _)| matches!(element, ElementId::DropOff(_))),
        };
        if let Some((_, ribbons)) = engine.ribbons.iter().find(|(kept, _)| *kept == key) {
            return Arc::clone(ribbons);
        }
        let frame = Frame { stages: self.columns.to_vec(), ..Frame::default() };
        let ribbons = Arc::new(dropoff::ribbons(&self.cx, &frame, self.document, self.journey, self.personas));
        if engine.ribbons.len() == KEPT_SIZES {
            engine.ribbons.remove(0);
        }
        engine.ribbons.push((key, Arc::clone(&ribbons)));
        ribbons
    }

    fn priorities(&self, engine: &mut Engine, epoch: &SharedInputs) -> Arc<Priorities> {
        let span = (self.content.x0 + self.label_width, self.content.x1);
        let key = PrioritiesKey::of(self.document, self.journey, self.cx.unit, span, self.view.hints);
        if let Some((.., kept)) = engine.priorities.iter().find(|(when, of, _)| when == epoch && *of == key) {
            return Arc::clone(kept);
        }
        let hidden = &self.view.hidden;
        let drawn = priorities(&self.cx, self.document, self.journey, hidden, span, self.view.hints);
        if engine.priorities.len() == KEPT_SIZES {
            engine.priorities.remove(0);
        }
        let drawn = Arc::new(drawn);
        engine.priorities.push((epoch.clone(), key, Arc::clone(&drawn)));
        drawn
    }

    /// Horizontal padding of a cell's content.
    pub(super) fn cell_inset(&self) -> f64 {
        self.cx.u(10.0)
    }

    /// Between two rows of cards: room for the star of a moment of truth, which stands out of its card.
    pub(super) fn row_gap(&self) -> f64 {
        self.cx.u(13.0)
    }

    /// Width of a touchpoint card in a column.
    pub(super) fn card_width(&self, column: &StageColumn) -> f64 {
        let room = quantize(column.right - column.left - 2.0 * self.cell_inset());
        // The rest of the column is what a card can be moved along the stage.
        (room * 0.92).clamp(self.cx.u(200.0).min(room), self.cx.u(330.0))
    }

    fn cell(
        &self,
        cards: &mut CardCache,
        known: &mut Known,
        lane: &Lane,
        column: &StageColumn,
        (by_stage, gains): (&StageIndex, &Gains),
    ) -> Arc<Cell> {
        let cx = &self.cx;
        let inset = self.cell_inset();
        let width = quantize(column.right - column.left - 2.0 * inset).max(cx.u(20.0));
        let place = (lane.id, lane.kind, column.id);
        match lane.kind {
            LaneKind::Touchpoints => {
                let (items, stamp) = by_stage.touchpoints(column.id);
                known.cell(place, stamp, |before| self.touchpoint_cell(cards, column, items, before))
            }
            LaneKind::Barriers => {
                let (items, stamp) = by_stage.barriers(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, cx.u(8.0), |barrier| {
                        cards.get(cx, barrier, (width, 0.0), |it| boxes::barrier(cx, it, self.personas, width, 0.0))
                    })
                })
            }
            LaneKind::Solutions => {
                let (items, stamp) = by_stage.solutions(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, cx.u(8.0), |solution| {
                        cards.get(cx, solution, (width, 0.0), |it| boxes::solution(cx, it, width, 0.0))
                    })
                })
            }
            LaneKind::Metrics => {
                let (inset, width) = (inset + cx.u(2.0), width - cx.u(2.0));
                let (items, stamp) = by_stage.metrics(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, cx.u(14.0), |metric| {
                        cards.get(cx, metric, (width, 0.0), |it| metric::metric(cx, it, self.personas, width))
                    })
                })
            }
            _ if lane.kind.holds_notes() => {
                let (inset, width) = (inset + cx.u(2.0), width - cx.u(14.0));
                let (items, stamp) = by_stage.notes(column.id, lane.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, cx.u(8.0), |note| {
                        cards.get(cx, note, (width, 0.0), |it| cards::note(cx, it, self.notes_are_mixed, width))
                    })
                })
            }
            LaneKind::Gains => {
                let (inset, width) = (inset + cx.u(2.0), width - cx.u(2.0));
                let (gained, stamp) = gains.at(column.id);
                known.cell(place, stamp, |_| gains::cell(cx, gained, self.personas, (inset, width)))
            }
            _ => Arc::default(),
        }
    }

    /// Packs cards: by row, within a row by place; a card that would cover its neighbour starts a row below.
    fn touchpoint_cell(
        &self,
        cards: &mut CardCache,
        column: &StageColumn,
        items: &[Arc<Touchpoint>],
        before: Option<&Cell>,
    ) -> Cell {
        let cx = &self.cx;
        let all_are_shown = self.personas.len() == self.document.personas.len();
        let mut touchpoints: Vec<&Arc<Touchpoint>> = (items.iter())
            .filter(|touchpoint| {
                all_are_shown
                    || touchpoint.personas.is_empty()
                    || self.personas.iter().any(|persona| touchpoint.personas.contains(&persona.id))
            })
            .collect();
        touchpoints.sort_by(|one, other| {
            one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())).then(one.id.cmp(&other.id))
        });
        let width = self.card_width(column);
        let travel = (column.right - column.left - 2.0 * self.cell_inset() - width).max(0.0);
        let gap = self.row_gap();
        let count = touchpoints.len();
        let mut cell = Cell { drawn: Vec::with_capacity(count), cards: Vec::with_capacity(count), ..Cell::default() };
        let mut next = 0;
        // The row that is being filled: its number, top, height, and where its last card ends.
        let mut row: Option<(u32, f64, f64, f64)> = None;
        for touchpoint in touchpoints {
            // A card that was only moved looks as before.
            let shown = before.and_then(|before| before.showing(touchpoint, &mut next)).cloned();
            let card = shown.unwrap_or_else(|| {
                cards.get(cx, touchpoint, (width, 0.0), |touchpoint| {
                    let picture = touchpoint.picture.and_then(|picture| self.document.images.get(&picture));
                    cards::touchpoint(cx, touchpoint, self.personas, picture, width)
                })
            });
            let left = self.cell_inset() + travel * touchpoint.at.get();
            let (top, height) = match row {
                Some((number, top, height, end)) if number == touchpoint.row && left >= end + gap => (top, height),
                Some((number, top, height, _)) => {
                    cell.rows.push((number, top, top + height));
                    (top + height + gap, 0.0)
                }
                None => (0.0, 0.0),
            };
            row = Some((touchpoint.row, top, height.max(card.height), left + width));
            cell.drawn.push((Vec2::new(left, top), card));
            cell.cards.push((touchpoint.id, Arc::clone(&touchpoint.card)));
        }
        if let Some((number, top, height, _)) = row {
            cell.rows.push((number, top, top + height));
            cell.height = top + height;
        }
        cell
    }
}

/// A length in points without the last bits, in which columns of one width and lanes of one height differ from each other: what is
/// set at the width of one column is set for all.
pub(super) fn quantize(length: f64) -> f64 {
    const STEPS: f64 = 1024.0;
    (length * STEPS + 0.5).floor() / STEPS
}

/// Where an element is kept, as the drawn cards are found by it.
fn address(element: ElementRef<'_>) -> usize {
    std::ptr::from_ref(element.element()).addr()
}
