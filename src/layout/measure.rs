//! What stands in each lane and how high it is.

use super::cells::{shared_heights, tops};
use super::context::LayoutContext;
use super::dropoff::{self, RibbonKey, Ribbons};
use super::effort::Effort;
use super::fit::Extent;
use super::footer::footer;
use super::frame::Frame;
use super::header::{TitleBlock, header, stage_heads};
use super::held_sizes::HeldSizes;
use super::memo::{Memo, MemoAtSize, SharedMemo};
use super::needs::lane_stamp;
use super::pass::{EMOTION_SHARE, SheetContent, SheetPass};
use super::persona_cards::{CardSize, PersonaCards};
use super::priorities::{Priorities, PrioritiesKey, RankingKey, priorities};
use super::rich_text::RichText;
use super::size_cache::{CellStamp, HeaderKey, HeadsKey, LaneCells, LaneLabel};
use crate::method::ranking;
use crate::model::{ElementId, Field, Lane, LaneKind};
use crate::scene::{Group, Groups, Layer, Part, Placed, Source};
use crate::text::Face;
use kurbo::{Point, Vec2};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Share of the sheet's height that a band which somebody made higher may ask for: beyond it nothing else would fit, however small the type.
const EMOTION_MOST_ASKED: f64 = 0.55;

/// Share of the sheet's height that its margins take at most, where nobody chose them.
const MARGINS: f64 = 0.06;

/// What a lane holds, measured.
pub(super) enum LaneBody {
    Cells(MeasuredCells),
    Emotions,
    DropOffs(Arc<Ribbons>),
    Priorities(Arc<Priorities>),
}

/// The cells of a lane with the rows that they share.
pub(super) struct MeasuredCells {
    pub(super) row: LaneCells,
    /// Heights of the rows of cards, and their tops; none where the lane has no rows.
    pub(super) heights: Vec<f64>,
    pub(super) tops: Vec<f64>,
}

impl MeasuredCells {
    fn height(&self) -> f64 {
        match self.tops.as_slice() {
            [] => self.row.height,
            tops => self.row.cells.iter().map(|cell| cell.height_at(tops)).fold(0.0, f64::max),
        }
    }
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
    pub(super) header_bottom: f64,
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
            LaneBody::Cells(cells) if !cells.heights.is_empty() => Some(cells.heights.clone()),
            _ => None,
        });
        rows.unwrap_or_default()
    }
}

/// How high what a sheet shows is at the size of type of a step; `None` if it is to be given up.
pub(super) fn extent_at(memo: &mut Memo, shown: &SheetContent<'_>, step: i32, stop: &AtomicBool) -> Option<Extent> {
    let pass = SheetPass::new(shown, step, Effort::Measure);
    let measured = pass.measure(&mut memo.at(&pass.size_key(), shown.journey), None, stop)?;
    Some(pass.extent(&measured))
}

/// How many times as high as it needs a lane is at least. Only the emotion band may be lower than it would be: its height is nobody's
/// need, and no other lane cuts what stands in it.
fn stretch(lane: &Lane) -> f64 {
    let stretch = lane.height.get();
    if lane.kind == LaneKind::Emotions { stretch.min(EMOTION_MOST_ASKED / EMOTION_SHARE) } else { stretch.max(1.0) }
}

impl<'a> SheetPass<'a> {
    /// How high all of it is, as far as it is measured.
    pub(super) fn extent(&self, measured: &Measured<'_>) -> Extent {
        let height = self.shown.sheet.size().height;
        let bands = measured.lanes.iter().filter(|lane| lane.lane.kind == LaneKind::Emotions);
        // Bands and margins follow the paper.
        let bands = bands.map(|lane| stretch(lane.lane)).sum::<f64>();
        let margins = self.shown.sheet.margin.map_or(height * MARGINS, |_| height - self.content.height());
        Extent { total: measured.total, fixed: height * self.emotion_share * bands + margins }
    }

    /// Measures all; `None` if it is to be given up.
    pub(super) fn measure(
        &self,
        memo: &mut MemoAtSize<'_>,
        held: Option<&HeldSizes>,
        stop: &AtomicBool,
    ) -> Option<Measured<'a>> {
        let (cx, shown) = (&self.cx, self.shown);
        let whose = shown.view.poster.map(|poster| poster.persona);
        let header_key = HeaderKey::of(shown.document, shown.journey, whose, cx.editing);
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        let (header, header_bottom) = memo.size.header.get_or_insert_with(&header_key, || {
            let cards =
                PersonaCards::of(cx, &shown.personas, if whose.is_some() { CardSize::Large } else { CardSize::Usual });
            let title = TitleBlock::of(cx, shown.document, shown.journey);
            let header = header(cx, shown.document, &title, &cards, self.content);
            (header.groups.into_iter().map(at_origin).collect(), header.bottom)
        });
        let header_bottom = held.map_or(0.0, |held| held.header).max(*header_bottom);
        let (header, heads_top) = (header.clone(), header_bottom + cx.u(17.0));
        let editing = cx.editing.filter(|(element, _)| matches!(element, ElementId::Stage(_)));
        let least = held.map_or(0.0, |held| held.heads);
        let heads_key = HeadsKey {
            stages: shown.journey.stages.clone(),
            top: heads_top.to_bits(),
            size: self.head_size.to_bits(),
            least: least.to_bits(),
            editing,
        };
        let (heads, heads_height) = memo.size.heads.get_or_insert_with(&heads_key, || {
            let (groups, height) =
                stage_heads(cx, &shown.stages, &self.way, &self.columns, self.head_size, (heads_top, least));
            (groups.into_iter().map(at_origin).collect(), height)
        });
        let (heads, heads_height) = (heads.clone(), *heads_height);
        let lanes: Vec<MeasuredLane<'a>> = (shown.journey.lanes.iter())
            .filter(|lane| lane.visible && shown.view.shows(lane.kind))
            .map(|lane| self.measure_lane(memo, held, lane, stop))
            .collect::<Option<_>>()?;
        let footer_key = (header_key, shown.legend.clone(), shown.number);
        let (footer, footer_height) = memo.size.footer.get_or_insert_with(&footer_key, || {
            let (map, width) = ((shown.document, shown.journey), self.content.width());
            let whose = whose.and_then(|whose| shown.document.persona(whose)).map(|persona| &**persona);
            footer(cx, map, &shown.legend, &shown.personas, (shown.sheet, shown.number, whose), width)
        });
        let (footer, footer_height) = (Arc::clone(footer), *footer_height);
        let total = heads_top
            + heads_height
            + cx.u(8.0)
            + lanes.iter().map(|lane| lane.natural).sum::<f64>()
            + cx.u(4.0)
            + footer_height
            + (shown.sheet.size().height - self.content.y1);
        Some(Measured { header, header_bottom, heads_top, heads, heads_height, lanes, footer, footer_height, total })
    }

    fn measure_lane(
        &self,
        memo: &mut MemoAtSize<'_>,
        held: Option<&HeldSizes>,
        lane: &'a Arc<Lane>,
        stop: &AtomicBool,
    ) -> Option<MeasuredLane<'a>> {
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        let cx = &self.cx;
        let LaneLabel { group: label, height: label_height, baseline: label_baseline } =
            memo.size.label(lane, cx.editing, || self.lane_label(lane));
        let natural = |content_height: f64| {
            // An empty row of boxes keeps room for a note by hand.
            let empty = cx.u(if matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions) { 64.0 } else { 40.0 });
            let content_height = if content_height > 0.0 { content_height } else { empty };
            let (label_drop, content_drop) = self.baseline_shifts(lane.kind, label_baseline);
            let (content_height, label_height) = (content_height + content_drop, label_height + label_drop);
            let content_height = (content_height.max(label_height) * stretch(lane)).max(label_height);
            content_height + self.pad_top(lane) + self.pad_bottom()
        };
        let body = match lane.kind {
            LaneKind::Emotions => LaneBody::Emotions,
            LaneKind::DropOff => LaneBody::DropOffs(self.ribbons(memo)),
            // What is worth mending first is told again when the hand lets go.
            LaneKind::Priorities => LaneBody::Priorities(
                held.and_then(|held| held.priorities.clone()).unwrap_or_else(|| self.priorities(memo)),
            ),
            _ => {
                let row = self.lane_cells(memo, lane, stop)?;
                LaneBody::Cells(self.share_rows(row, held, lane, natural))
            }
        };
        let content_height = match &body {
            LaneBody::Cells(cells) => cells.height(),
            LaneBody::Emotions => self.shown.sheet.size().height * self.emotion_share,
            LaneBody::DropOffs(ribbons) => ribbons.height,
            LaneBody::Priorities(priorities) => priorities.height,
        };
        Some(MeasuredLane { lane, label, natural: natural(content_height), label_baseline, body })
    }

    /// All cells of a lane; `None` if it is to be given up.
    fn lane_cells(&self, memo: &mut MemoAtSize<'_>, lane: &Lane, stop: &AtomicBool) -> Option<LaneCells> {
        let items = lane_stamp(lane.kind, &memo.shared.stages, &memo.shared.gains);
        let editing = self.cx.editing.filter(|_| self.edited_cell.is_some_and(|(_, owner)| owner.is(lane)));
        let notes_are_mixed = self.marks_unchecked(lane);
        let stamp = CellStamp { items, editing, notes_are_mixed };
        if let Some(row) = memo.size.row((lane.id, lane.kind), stamp) {
            return Some(row);
        }
        let cell = |column| {
            (!stop.load(Ordering::Relaxed)).then_some(())?;
            Some(self.cell(memo, lane, column))
        };
        let cells = self.columns.iter().map(cell).collect::<Option<Vec<_>>>()?;
        Some(memo.size.keep_row((lane.id, lane.kind), stamp, cells))
    }

    /// The rows of cards that the cells of a lane share. Held rows keep the heights they had, unless the room that a card left behind
    /// it is needed elsewhere in the lane.
    fn share_rows(
        &self,
        row: LaneCells,
        held: Option<&HeldSizes>,
        lane: &Lane,
        natural: impl Fn(f64) -> f64,
    ) -> MeasuredCells {
        if lane.kind != LaneKind::Touchpoints {
            return MeasuredCells { row, heights: Vec::new(), tops: Vec::new() };
        }
        let shared = |row: LaneCells, least: &[f64]| {
            let heights = shared_heights(&row.cells, least);
            let tops = tops(&heights, self.row_gap());
            MeasuredCells { row, heights, tops }
        };
        if let Some((held, height)) = held.and_then(|held| Some((held, held.height(lane.id)?))) {
            let cells = shared(row, &held.rows);
            return if natural(cells.height()) <= height + 1e-6 { cells } else { shared(cells.row, &[]) };
        }
        shared(row, &[])
    }

    /// Title and hint of a lane at the origin, their height and the baseline of the title.
    fn lane_label(&self, lane: &Lane) -> LaneLabel {
        let cx = &self.cx;
        let key = lane.kind.key();
        let width = self.label_width - cx.u(18.0);
        let element = ElementId::Lane(lane.id);
        let style = LayoutContext::style(Face::Bold, cx.scale.lane, cx.theme.ink).with_leading(1.16);
        let own = |key: String| move || cx.words.text(&key).into_owned();
        let title_words = RichText::or(cx, (element, Field::Title), &lane.title, style, own(format!("lane-{key}")));
        let title = title_words.heading(cx, width);
        // The scale's words stand in the emotion lane's label column.
        let hint_words = if lane.kind == LaneKind::Emotions {
            RichText::default()
        } else {
            RichText::or(cx, (element, Field::Hint), &lane.hint, cx.small(), own(format!("lane-{key}-hint")))
        };
        let hint = hint_words.heading(cx, width);
        let mut drawing = cx.drawing();
        drawing.words(&title_words, &title, Point::ORIGIN);
        let hint_top = title.height.get() + cx.u(4.0);
        drawing.words(&hint_words, &hint, Point::new(0.0, hint_top));
        let height = if hint.lines.is_empty() { title.height.get() } else { hint_top + hint.height.get() };
        let source = Source { element, part: Part::Body };
        let baseline = title.lines.first().map_or(0.0, |line| line.baseline.get());
        LaneLabel { group: drawing.finish(Some(source), Layer::Frame), height, baseline }
    }

    fn ribbons(&self, memo: &mut MemoAtSize<'_>) -> Arc<Ribbons> {
        let shown = self.shown;
        let key = RibbonKey {
            effort: self.cx.effort,
            unit: self.cx.unit,
            language: self.cx.language,
            dropoffs: shown.journey.dropoffs.clone(),
            stages: shown.journey.stages.clone(),
            funnel: Arc::clone(&shown.journey.funnel),
            project: Arc::clone(&shown.document.project),
            people: Arc::clone(&shown.people.in_lanes),
            personas: shown.document.personas.len(),
            columns: Arc::clone(&self.columns),
            editing: self.cx.editing.filter(|(element, _)| matches!(element, ElementId::DropOff(_))),
        };
        let ribbons = memo.shared.ribbons.get_or_insert_with(&key, || {
            let frame = Frame { stages: self.columns.to_vec(), ..Frame::default() };
            Arc::new(dropoff::ribbons(&self.cx, &frame, shown.document, shown.journey, &shown.personas))
        });
        Arc::clone(ribbons)
    }

    fn priorities(&self, memo: &mut MemoAtSize<'_>) -> Arc<Priorities> {
        let shown = self.shown;
        let key = PrioritiesKey {
            ranking: RankingKey::of(shown.document, shown.journey, &shown.people.in_lanes),
            language: self.cx.language,
            effort: self.cx.effort,
            unit: self.cx.unit,
            span: (self.content.x0 + self.label_width, self.content.x1),
        };
        let SharedMemo { rankings, priorities: drawn, .. } = &mut *memo.shared;
        let drawn = drawn.get_or_insert_with(&key, || {
            let ranking = rankings.get_or_insert_with(&key.ranking, || {
                Arc::new(ranking(shown.document, shown.journey, &shown.view.hidden))
            });
            Arc::new(priorities(&self.cx, shown.document, shown.journey, ranking, key.span))
        });
        Arc::clone(drawn)
    }
}
