//! The page by which the tiles of a sheet are put together: a small picture of it with the cuts and the names of all tiles, what is
//! needed, and what to do in which order.

use super::cuts::{OVERLAP, UNPRINTED};
use super::job::{Job, points};
use super::tiling::Tiling;
use crate::i18n::format::{exact, paper_name};
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::scene::{Dash, Groups, Layer, Page, Placed, Role, Scene, Stroke};
use crate::text::{Block, Face};
use crate::units::Mm;
use kurbo::{Point, Rect, Size, Vec2};
use std::borrow::Cow;
use std::sync::Arc;

/// What stays free around all.
const MARGIN: Mm = Mm(14.0);
/// Type sizes, in points.
const TITLE: f64 = 22.0;
const FACT: f64 = 11.0;
const STEP: f64 = 9.5;
const CAPTION: f64 = 7.5;
/// The most that a line of a step is long, and the least that two columns of them leave to each.
const STEP_WIDTH: f64 = 420.0;
const COLUMN: f64 = 230.0;
/// The lines by which one sees whether the printer made all smaller: the longest that there is room for.
const RULERS: [Mm; 3] = [Mm(100.0), Mm(50.0), Mm(20.0)];

/// The page.
pub(super) fn plan(scene: &Arc<Scene>, tiling: &Tiling, job: &Job<'_>, number: usize) -> Page {
    let size = tiling.paper;
    // Small paper has small margins.
    let margin = points(MARGIN).min(size.min_side() * 0.08).max(points(UNPRINTED));
    let room = size.to_rect().inset(-margin);
    let mut marks = Groups::default();
    let mut push = |drawing: Drawing| {
        marks.push(Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) });
    };
    let mut top = room.y0;
    for drawing in heading(tiling, scene.size, job, (number, room), &mut top) {
        push(drawing);
    }
    let steps = Steps::of(tiling, job, room);
    // The picture takes what is left, as large as it can be, and the steps follow it.
    let gap = points(Mm(7.0));
    let high = (room.y1 - ruler_height() - steps.height - top - 2.0 * gap).max(1.0);
    let scale = (room.width() / scene.size.width).min(high / scene.size.height);
    let picture = scene.size * scale;
    let at = Point::new(room.center().x - picture.width / 2.0, top + gap);
    let frame = Rect::from_origin_size(at, picture);
    push(grid(tiling, job, frame, scale));
    for drawing in steps.drawn(job, room, frame.y1 + gap) {
        push(drawing);
    }
    push(ruler(job, room));
    Page {
        scene: Arc::clone(scene),
        window: scene.size.to_rect(),
        scale,
        at,
        size,
        trim: size.to_rect(),
        bleed: size.to_rect(),
        name: job.words.text("plan-page").into_owned(),
        marks,
        ..Page::default()
    }
}

fn described(role: Role) -> Drawing {
    let mut drawing = Drawing::default();
    drawing.describe(role, None);
    drawing
}

/// What is put together, and of what; moves `top` below it.
fn heading(tiling: &Tiling, sheet: Size, job: &Job<'_>, (number, room): (usize, Rect), top: &mut f64) -> Vec<Drawing> {
    let theme = PaperTheme::get();
    let mut parts = Vec::new();
    let mut title = described(Role::Heading(1));
    let words = job.set(&job.words.text("plan-title"), Face::Bold, (TITLE, theme.ink), Some(room.width()));
    title.text(&words, Point::new(room.x0, *top));
    *top += words.height.get();
    parts.push(title);
    let mut subtitle = job.title.to_owned();
    if job.of > 1 {
        let sheet = job.words.format("tile-sheet", &[("n", number.into()), ("of", job.of.into())]);
        subtitle = format!("{subtitle} · {sheet}");
    }
    let mut name = described(Role::Paragraph);
    let words = job.set(&subtitle, Face::Regular, (FACT, theme.secondary), Some(room.width()));
    name.text(&words, Point::new(room.x0, *top));
    *top += words.height.get() + points(Mm(5.0));
    parts.push(name);

    let language = job.words.language();
    let papers = tiling.filled().count();
    let facts = [
        ("plan-sheet", job.size(sheet)),
        (
            "plan-paper",
            job.words.format(
                "plan-papers",
                &[("paper", paper_name(tiling.kind, job.words).into()), ("count", papers.into())],
            ),
        ),
        ("plan-overlap", job.words.format("length-mm", &[("length", exact(OVERLAP.get(), language).into())])),
        ("plan-scale", job.words.text("plan-scale-whole").into_owned()),
    ];
    let mut left = room.x0;
    let mut lowest = *top;
    for (key, value) in facts {
        let label = job.set(&job.words.text(key), Face::Regular, (CAPTION, theme.secondary), None);
        let value = job.set(&value, Face::SemiBold, (FACT, theme.ink), None);
        let width = label.width.get().max(value.width.get());
        if left > room.x0 && left + width > room.x1 {
            (left, *top) = (room.x0, lowest + points(Mm(3.0)));
        }
        let mut fact = described(Role::Paragraph);
        fact.text(&label, Point::new(left, *top));
        fact.text(&value, Point::new(left, *top + label.height.get()));
        parts.push(fact);
        lowest = *top + label.height.get() + value.height.get();
        left += width + points(Mm(12.0));
    }
    *top = lowest;
    parts
}

/// The sheet's cuts over its picture, and what each tile is called.
fn grid(tiling: &Tiling, job: &Job<'_>, frame: Rect, scale: f64) -> Drawing {
    let theme = PaperTheme::get();
    let mut drawing = described(Role::Artifact);
    let place =
        |rect: Rect| Rect::from_origin_size(frame.origin() + rect.origin().to_vec2() * scale, rect.size() * scale);
    drawing.rect(frame, 0.0, None, Some(Stroke::solid(0.5, theme.outline)));
    let line = Stroke { dash: Dash::pair(3.5, 2.5), ..Stroke::solid(0.75, theme.assembly) };
    for column in 1..tiling.columns.count {
        let x = frame.x0 + tiling.columns.cut(column) * scale;
        drawing.line(Point::new(x, frame.y0), Point::new(x, frame.y1), line);
    }
    for row in 1..tiling.rows.count {
        let y = frame.y0 + tiling.rows.cut(row) * scale;
        drawing.line(Point::new(frame.x0, y), Point::new(frame.x1, y), line);
    }
    for tile in tiling.left_out() {
        let rect = place(tiling.seen(tile)).inset(-1.5);
        drawing.rect(rect, 0.0, Some(theme.track), None);
        let across = Stroke::solid(0.5, theme.outline);
        drawing.line(Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y1), across);
        drawing.line(Point::new(rect.x0, rect.y1), Point::new(rect.x1, rect.y0), across);
    }
    // As large as the smallest tile lets it be.
    let least = place(tiling.seen((0, 0)));
    let size = (least.width().min(least.height()) * 0.28).clamp(4.0, 10.0);
    for tile in tiling.places() {
        let (ground, ink) =
            if tiling.is_filled(tile) { (theme.assembly, theme.on_dark) } else { (theme.paper, theme.secondary) };
        let name = job.set(&tiling.name(tile), Face::Bold, (size, ink), None);
        let pad = size * 0.45;
        let badge = Size::new(name.width.get() + 2.0 * pad, name.height.get() + pad * 0.3);
        let corner = place(tiling.seen(tile)).origin() + Vec2::new(size * 0.4, size * 0.4);
        drawing.rect(Rect::from_origin_size(corner, badge), size * 0.35, Some(ground), None);
        drawing.text(&name, corner + Vec2::new(pad, pad * 0.15));
    }
    drawing
}

/// What to do, numbered, in two columns where there is room for them.
struct Steps {
    blocks: Vec<Block>,
    in_two: bool,
    height: f64,
}

impl Steps {
    const BETWEEN: f64 = STEP * 0.45;
    const INDENT: f64 = STEP * 1.9;
    const APART: Mm = Mm(8.0);

    fn of(tiling: &Tiling, job: &Job<'_>, room: Rect) -> Self {
        let words = job.words;
        let mut told = vec![words.text("plan-step-print"), words.text("plan-step-cut")];
        if tiling.columns.count > 1 {
            told.push(words.text("plan-step-row"));
        }
        if tiling.rows.count > 1 {
            told.push(words.text(if tiling.columns.count > 1 { "plan-step-rows" } else { "plan-step-column" }));
        }
        let empty: Vec<String> = tiling.left_out().map(|tile| tiling.name(tile)).collect();
        if !empty.is_empty() {
            let values = [("count", empty.len().into()), ("names", empty.join(", ").into())];
            told.push(words.format("plan-left-out", &values).into());
        }
        let in_two = room.width() >= 2.0 * (COLUMN + Self::INDENT) + points(Self::APART);
        let column = if in_two { (room.width() - points(Self::APART)) / 2.0 } else { room.width() };
        let width = column.min(STEP_WIDTH) - Self::INDENT;
        let ink = PaperTheme::get().body;
        let set = |text: &Cow<'_, str>| job.set(text, Face::Regular, (STEP, ink), Some(width));
        let blocks: Vec<Block> = told.iter().map(set).collect();
        let mut steps = Self { blocks, in_two, height: 0.0 };
        let heights = steps.blocks.chunks(steps.half());
        let heights = heights.map(|column| column.iter().map(|block| block.height.get() + Self::BETWEEN).sum());
        steps.height = heights.fold(0.0, f64::max);
        steps
    }

    /// How many stand in the first column.
    fn half(&self) -> usize {
        if self.in_two { self.blocks.len().div_ceil(2) } else { self.blocks.len() }.max(1)
    }

    fn drawn(&self, job: &Job<'_>, room: Rect, top: f64) -> Vec<Drawing> {
        let lefts = [room.x0, room.x0 + f64::midpoint(room.width(), points(Self::APART))];
        let columns = self.blocks.chunks(self.half()).zip(lefts);
        let mut drawings = Vec::new();
        for (column, left) in columns {
            let mut y = top;
            for block in column {
                let mut step = described(Role::ListItem);
                let number = (drawings.len() + 1).to_string();
                let number = job.set(&number, Face::Bold, (STEP, PaperTheme::get().assembly), None);
                step.text(&number, Point::new(left, y));
                step.text(block, Point::new(left + Self::INDENT, y));
                drawings.push(step);
                y += block.height.get() + Self::BETWEEN;
            }
        }
        drawings
    }
}

/// How high the line to measure by is, with what is said of it.
fn ruler_height() -> f64 {
    points(Mm(11.0))
}

/// The line to measure by, at the lower edge of the room.
fn ruler(job: &Job<'_>, room: Rect) -> Drawing {
    let theme = PaperTheme::get();
    let mut drawing = described(Role::Artifact);
    let Some(length) = RULERS.into_iter().find(|length| points(*length) <= room.width()) else { return drawing };
    let values = [("length", exact(length.get(), job.words.language()).into())];
    let length = points(length);
    let y = room.y1 - 1.0;
    let stroke = Stroke::solid(0.5, theme.crop_mark);
    drawing.line(Point::new(room.x0, y), Point::new(room.x0 + length, y), stroke);
    for tick in 0..=10_u8 {
        let x = room.x0 + length * f64::from(tick) / 10.0;
        let high = if tick % 5 == 0 { 6.0 } else { 3.5 };
        drawing.line(Point::new(x, y - high), Point::new(x, y), stroke);
    }
    let help = job.set(&job.words.format("plan-ruler", &values), Face::Regular, (CAPTION, theme.secondary), None);
    let beside = room.x0 + length + points(Mm(4.0));
    let at = if beside + help.width.get() <= room.x1 {
        Point::new(beside, y - help.height.get() + 1.0)
    } else {
        Point::new(room.x0, y - 8.0 - help.height.get())
    };
    drawing.text(&help, at);
    drawing
}
