//! A board: what is told of a way in rows of its own under the heads of its stages, in the largest size of type at which all fits. Head,
//! columns, curves and footer are those of the map.

use crate::layout::context::LayoutContext;
use crate::layout::effort::Effort;
use crate::layout::emotion::{self, Handles, scale};
use crate::layout::engine::{Engine, LayoutInput, content};
use crate::layout::fit::{Extent, fit};
use crate::layout::footer::footer;
use crate::layout::frame::{Frame, Notice};
use crate::layout::header::{Header, stage_heads};
use crate::layout::paper::TypeScale;
use crate::layout::pass::{SheetContent, SheetPass, largest_for_width};
use crate::layout::place::{missing_glyphs, text_faults};
use crate::layout::view::Layout;
use crate::model::PersonaLook;
use crate::scene::{Bookmark, Fill, Group, Layer, Placed, Scene, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What stands on a board, whatever the size of type.
pub(super) trait Board {
    /// What it shows, laid out at the size of type of a pass.
    fn measure(&self, pass: &SheetPass<'_>) -> BoardContent;

    /// What is drawn in the emotion band over all else; it keeps clear of these boxes.
    fn over_band(&self, _pass: &SheetPass<'_>, _frame: &Frame, _taken: &[Rect]) -> Vec<Arc<Group>> {
        Vec::new()
    }
}

/// What stands on a board.
pub(super) struct BoardContent {
    /// All above the heads of the stages.
    pub(super) header: Header,
    /// Under each other.
    pub(super) rows: Vec<BoardRow>,
}

/// A row of a board, as wide as the sheet.
pub(super) struct BoardRow {
    pub(super) label: RowLabel,
    pub(super) body: RowBody,
}

/// What stands in a row.
pub(super) enum RowBody {
    /// Groups, x on the sheet and y from where the row's content begins, so high in all; and how far below that the baseline of their
    /// first line is.
    Groups { groups: Vec<Placed>, height: f64, baseline: f64 },
    /// The curves.
    Emotions,
}

/// What a row is called, at the origin.
pub(super) struct RowLabel {
    group: Arc<Group>,
    height: f64,
    baseline: f64,
}

impl BoardRow {
    /// The curves.
    pub(super) fn emotions(pass: &SheetPass<'_>) -> Self {
        let label = RowLabel::of(pass, &[], &pass.cx.words.text("lane-emotions"), "");
        Self { label, body: RowBody::Emotions }
    }
}

impl RowLabel {
    /// With the marks of those it is about before its name.
    pub(super) fn of(pass: &SheetPass<'_>, marks: &[PersonaLook], title: &str, hint: &str) -> Self {
        let cx = &pass.cx;
        let width = pass.label_width - cx.u(18.0);
        let radius = cx.u(6.5);
        let step = 2.0 * radius + cx.u(5.0);
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let indent = marks.len() as f64 * step;
        let style = LayoutContext::style(Face::Bold, cx.scale.lane, cx.theme.ink).with_leading(1.16);
        let title = cx.heading(&[crate::text::Span { text: title, style }], width - indent);
        let hint = cx.heading(&[crate::text::Span { text: hint, style: cx.small() }], width);
        let mut drawing = cx.drawing();
        let baseline = title.lines.first().map_or(0.0, |line| line.baseline.get());
        let middle = baseline - cx.scale.lane * 0.35;
        let mut x = radius;
        for look in marks {
            let color = cx.theme.persona(*look).line;
            drawing.symbol(cx.marker(*look, radius), Point::new(x, middle), Fill::Solid(color), None);
            x += step;
        }
        drawing.text(&title, Point::new(indent, 0.0));
        let hint_top = title.height.get() + cx.u(4.0);
        drawing.text(&hint, Point::new(0.0, hint_top));
        let height = if hint.lines.is_empty() { title.height.get() } else { hint_top + hint.height.get() };
        Self { group: drawing.finish(None, Layer::Frame), height, baseline }
    }
}

/// From the top of a row to its content, and from there to the next row, in layout units.
const PADS: (f64, f64) = (13.0, 12.0);

/// A board, measured at a size of type.
struct MeasuredBoard {
    content: BoardContent,
    heads: Vec<Arc<Group>>,
    /// The band of heads.
    heads_box: Rect,
    footer: (Arc<Group>, f64),
    /// The heights that the rows need.
    heights: Vec<f64>,
    total: f64,
}

impl MeasuredBoard {
    fn of(pass: &SheetPass<'_>, board: &dyn Board) -> Self {
        let (cx, shown) = (&pass.cx, pass.shown);
        let content = board.measure(pass);
        let top = content.header.bottom + cx.u(17.0);
        let (heads, height) = stage_heads(cx, &shown.stages, &pass.way, &pass.columns, pass.head_size, (top, 0.0));
        let heads_box = Rect::new(pass.content.x0, top, pass.content.x1, top + height);
        let map = (shown.document, shown.journey);
        let numbered = (shown.sheet, shown.number, None);
        let footer = footer(cx, map, &shown.legend, &shown.personas, numbered, pass.content.width());
        let sheet = shown.sheet.size().height;
        let heights: Vec<f64> = content.rows.iter().map(|row| row.height(pass)).collect();
        let total =
            heads_box.y1 + cx.u(8.0) + heights.iter().sum::<f64>() + cx.u(4.0) + footer.1 + (sheet - pass.content.y1);
        Self { content, heads, heads_box, footer, heights, total }
    }

    /// How high it is, as far as it is measured.
    fn extent(&self, pass: &SheetPass<'_>) -> Extent {
        /// Share of the sheet's height that its margins take at most.
        const MARGINS: f64 = 0.06;
        let sheet = pass.shown.sheet.size().height;
        let bands = self.content.rows.iter().filter(|row| matches!(row.body, RowBody::Emotions)).count();
        #[expect(clippy::cast_precision_loss, reason = "one at most")]
        let fixed = sheet * (pass.emotion_share * bands as f64 + MARGINS);
        Extent { total: self.total, fixed }
    }

    /// Gives the rows what height is left: the band first, then all by what they have.
    fn fill(&mut self, pass: &SheetPass<'_>) {
        /// Share of the sheet's height that the band gets at most.
        const MOST: f64 = 0.42;
        let sheet = pass.shown.sheet.size().height;
        let mut spare = (sheet - self.total).max(0.0);
        for (row, height) in self.content.rows.iter().zip(&mut self.heights) {
            if matches!(row.body, RowBody::Emotions) {
                let more = (sheet * MOST - *height).clamp(0.0, spare);
                *height += more;
                spare -= more;
            }
        }
        let sum: f64 = self.heights.iter().map(|height| height.sqrt()).sum();
        if sum > 0.0 {
            self.heights.iter_mut().for_each(|height| *height += spare * height.sqrt() / sum);
        }
    }
}

impl BoardRow {
    /// How far label and content are lowered, so that their first lines stand on one baseline.
    fn shifts(&self) -> (f64, f64) {
        match &self.body {
            RowBody::Groups { baseline, .. } => {
                let above = baseline - self.label.baseline;
                (above.max(0.0), (-above).max(0.0))
            }
            RowBody::Emotions => (0.0, 0.0),
        }
    }

    fn height(&self, pass: &SheetPass<'_>) -> f64 {
        let (label_drop, content_drop) = self.shifts();
        let content = match &self.body {
            RowBody::Groups { height, .. } => *height,
            RowBody::Emotions => pass.shown.sheet.size().height * pass.emotion_share,
        };
        (content + content_drop).max(self.label.height + label_drop) + pass.cx.u(PADS.0 + PADS.1)
    }
}

/// The sheets of a board, a sheet for each of these views of it, all in one size of type.
pub(super) fn boards(
    engine: &mut Engine,
    sheets: &[LayoutInput<'_>],
    board: &dyn Board,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let mut step = i32::MIN;
    for input in sheets {
        let Some(shown) = shown(engine, input) else { continue };
        let look = |step| {
            (!stop.load(Ordering::Relaxed)).then_some(())?;
            let pass = SheetPass::new(&shown, step, Effort::Measure);
            Some(MeasuredBoard::of(&pass, board).extent(&pass))
        };
        step = step.max(fit(input.sheet().size().height, largest_for_width(&shown), look)?);
    }
    let mut layouts = Vec::with_capacity(sheets.len());
    for input in sheets {
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        layouts.push(match shown(engine, input) {
            Some(shown) => place(&SheetPass::new(&shown, step, Effort::Draw), board, step),
            None => Layout {
                scene: Arc::new(Scene { size: input.sheet().size(), ..Scene::default() }),
                ..Layout::default()
            },
        });
    }
    Some(layouts)
}

/// What a sheet shows; `None` if there is no such journey.
fn shown<'a>(engine: &'a mut Engine, input: &LayoutInput<'a>) -> Option<SheetContent<'a>> {
    engine.begin(input.document, input.document.journey(input.journey)?);
    content(&engine.texts, &mut engine.memo.shared, input)
}

fn place(pass: &SheetPass<'_>, board: &dyn Board, step: i32) -> Layout {
    let (cx, shown) = (&pass.cx, pass.shown);
    let mut measured = MeasuredBoard::of(pass, board);
    measured.fill(pass);
    let MeasuredBoard { content, heads, heads_box, footer, heights, .. } = measured;
    let mut scene = Scene { size: shown.sheet.size(), ..Scene::default() };
    let mut frame = Frame {
        content: pass.content,
        heads: heads_box,
        stages: pass.columns.to_vec(),
        body: cx.scale.body,
        smallest_type: cx.scale.smallest().get(),
        ..Frame::default()
    };
    let mut notices: Vec<Notice> = Vec::new();
    if step > 0 {
        let minimum = TypeScale::of(shown.sheet).smallest().get();
        notices.push(Notice::TypeBelowMinimum { actual: frame.smallest_type, minimum, stages: shown.stages.len() });
    }
    let mut put = |offset: Vec2, group: Arc<Group>| scene.groups.push(Placed { offset, group });
    for group in content.header.groups {
        put(Vec2::ZERO, group);
    }
    for group in heads {
        put(Vec2::ZERO, group);
    }
    let mut top = heads_box.y1 + cx.u(8.0);
    for (row, height) in content.rows.into_iter().zip(heights) {
        let rect = Rect::new(pass.content.x0, top, pass.content.x1, top + height);
        let mut drawing = cx.drawing();
        let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
        drawing.line(Point::new(rect.x0, top), Point::new(rect.x1, top), line);
        put(Vec2::ZERO, drawing.finish(None, Layer::Grid));
        let (label_drop, content_drop) = row.shifts();
        let content_top = top + cx.u(PADS.0);
        put(Vec2::new(rect.x0, content_top + label_drop), row.label.group);
        match row.body {
            RowBody::Groups { groups, .. } => {
                let down = Vec2::new(0.0, content_top + content_drop);
                for placed in groups {
                    put(placed.offset + down, placed.group);
                }
            }
            RowBody::Emotions => {
                let left = pass.content.x0 + pass.label_width;
                let band = Rect::new(left, top + cx.u(8.0), pass.content.x1, top + height - cx.u(PADS.1));
                notices.extend(place_band(pass, board, &mut frame, band, &mut put));
            }
        }
        top += height;
    }
    let footer_top = (pass.content.y1 - footer.1).max(top + cx.u(4.0));
    put(Vec2::new(pass.content.x0, footer_top), footer.0);
    for (head, (_, stage)) in scene.groups.iter().filter(|it| it.group.layer == Layer::Stages).zip(&shown.stages) {
        let at = head.bounds().origin();
        scene.bookmarks.push(Bookmark { title: stage.name.clone(), at, level: 0 });
    }
    notices.extend(missing_glyphs(&scene));
    notices.extend(text_faults(&scene));
    Layout { scene: Arc::new(scene), frame: Arc::new(frame), notices, sizes: None }
}

/// The curves in their band, and what is drawn over them.
fn place_band(
    pass: &SheetPass<'_>,
    board: &dyn Board,
    frame: &mut Frame,
    band: Rect,
    put: &mut impl FnMut(Vec2, Arc<Group>),
) -> Vec<Notice> {
    let (cx, shown) = (&pass.cx, pass.shown);
    frame.emotion = Some(scale(cx, band));
    let way = (&*frame, pass.way.as_slice(), band);
    let drawn = emotion::band(cx, way, shown.journey, &shown.personas, shown.view, &mut Handles::default(), None);
    frame.labels = drawn.labels.iter().map(|label| label.slot).collect();
    let mut taken: Vec<Rect> = frame.labels.iter().map(|label| label.rect).collect();
    let is_marker =
        |placed: &&Placed| placed.group.source.is_some_and(|source| source.part == crate::scene::Part::Handle);
    taken.extend(drawn.groups.iter().filter(is_marker).map(|placed| placed.as_placed_ref().bounds()));
    for placed in drawn.groups {
        put(placed.offset, placed.group);
    }
    for group in board.over_band(pass, frame, &taken) {
        put(Vec2::ZERO, group);
    }
    drawn.notices
}
