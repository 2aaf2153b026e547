//! What stands around a tile on its page: where it is cut and glued, what it is called, what comes beside it.

use super::cuts::{Cuts, OVERLAP, ROOM_FOR_MARKS};
use super::job::{Job, points};
use super::tiling::Tiling;
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::scene::{Dash, Fill, Groups, Layer, Placed, Role, Stroke};
use crate::text::{Block, Face};
use crate::units::Mm;
use kurbo::{BezPath, Point, Rect, Vec2};

/// So far behind the place where the edge of the next tile is laid stands the line that says so: under that tile, once it is glued.
const BEHIND: Mm = Mm(0.2);
/// From a tile to its marks.
const GAP: Mm = Mm(1.0);
/// From the corner of a tile to its label, which keeps clear of the marks.
const INDENT: Mm = Mm(5.0);
/// The thickness of marks, in points: the finest that every printer prints.
const HAIRLINE: f64 = 0.4;
/// The type of labels, in points.
const LABEL: f64 = 7.0;
/// The type of the tile's own name.
const NAME: f64 = 9.0;
/// How the lines to glue by are broken, in points.
const GLUE: Dash = Dash::pair(1.5, 1.1);

/// Marks around the place of a tile on its page, and what the tile is called.
pub(super) fn tile_marks(tiling: &Tiling, frame: Rect, place: (u32, u32), job: &Job<'_>, number: usize) -> Groups {
    let (column, row) = place;
    let (right, below) = ((column + 1, row), (column, row + 1));
    let color = PaperTheme::get().crop_mark;
    let (near, far) = (points(GAP), points(ROOM_FOR_MARKS));
    let mut drawing = Drawing::default();
    drawing.describe(Role::Artifact, None);
    let mut mark = |from: Point, to: Point, dash: Dash| {
        drawing.line(from, to, Stroke { dash, ..Stroke::solid(HAIRLINE, color) });
    };
    for (at, dash) in lines(tiling.columns, column, tiling.is_filled(right)) {
        let x = frame.x0 + at;
        mark(Point::new(x, frame.y0 - near), Point::new(x, frame.y0 - far), dash);
        mark(Point::new(x, frame.y1 + near), Point::new(x, frame.y1 + far), dash);
    }
    for (at, dash) in lines(tiling.rows, row, tiling.is_filled(below)) {
        let y = frame.y0 + at;
        mark(Point::new(frame.x0 - near, y), Point::new(frame.x0 - far, y), dash);
        mark(Point::new(frame.x1 + near, y), Point::new(frame.x1 + far, y), dash);
    }
    // The marks in the margins go with what is cut off; on the strip that is glued over there is a line that stays.
    if let Some(at) = tiling.columns.glued_at(column).filter(|_| tiling.is_filled(right)) {
        let x = frame.x0 + at + points(BEHIND);
        mark(Point::new(x, frame.y0), Point::new(x, frame.y1), GLUE);
    }
    if let Some(at) = tiling.rows.glued_at(row).filter(|_| tiling.is_filled(below)) {
        let y = frame.y0 + at + points(BEHIND);
        mark(Point::new(frame.x0, y), Point::new(frame.x1, y), GLUE);
    }
    if tiling.count() > 1 {
        label(&mut drawing, tiling, frame, place, (job, number));
    }
    vec![Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) }].into()
}

/// Where a part is marked, from its beginning: solid where it is cut, dashed where the edge of the next one is laid. Where no next one is
/// printed it is cut there, too.
fn lines(cuts: Cuts, index: u32, is_followed: bool) -> [(f64, Dash); 2] {
    let start = cuts.start(index);
    let dash = if is_followed { GLUE } else { Dash::SOLID };
    let end = cuts.glued_at(index).map_or((cuts.side - start, Dash::SOLID), |at| (at, dash));
    [(cuts.cut(index) - start, Dash::SOLID), end]
}

/// The line under a tile: its name, the names of what comes right of it and below, which of how many it is, what to do, and where on the
/// sheet it belongs.
fn label(drawing: &mut Drawing, tiling: &Tiling, frame: Rect, place: (u32, u32), (job, number): (&Job<'_>, usize)) {
    let color = PaperTheme::get().crop_mark;
    let middle = frame.y1 + f64::midpoint(points(GAP), points(ROOM_FOR_MARKS));
    let top = |block: &Block| middle - block.height.get() / 2.0;
    let gap = points(Mm(2.0));
    let mut left = frame.x0 + points(INDENT);
    let mut put = |drawing: &mut Drawing, block: &Block| {
        drawing.text(block, Point::new(left, top(block)));
        left += block.width.get() + gap;
        left
    };
    let mut after = put(drawing, &job.set(&tiling.name(place), Face::Bold, (NAME, color), None));
    let (column, row) = place;
    for (next, way) in [((column + 1, row), Vec2::new(1.0, 0.0)), ((column, row + 1), Vec2::new(0.0, 1.0))] {
        if tiling.is_filled(next) {
            let size = LABEL * 0.3;
            arrow(drawing, Point::new(after + size, middle), way * size);
            let name = job.set(&tiling.name(next), Face::SemiBold, (LABEL, color), None);
            drawing.text(&name, Point::new(after + size * 3.0, top(&name)));
            after += size * 3.0 + name.width.get() + gap;
        }
    }
    let printed: Vec<(u32, u32)> = tiling.filled().collect();
    let at = printed.iter().position(|filled| *filled == place).map_or(1, |at| at + 1);
    let mut told = job.words.format("tile-number", &[("n", at.into()), ("of", printed.len().into())]);
    if job.of > 1 {
        let sheet = job.words.format("tile-sheet", &[("n", number.into()), ("of", job.of.into())]);
        told = format!("{told} · {sheet}");
    }
    let told = job.set(&told, Face::Regular, (LABEL, color), None);
    drawing.text(&told, Point::new(after + gap, top(&told)));
    after += gap + told.width.get() + points(INDENT);

    let right = locator(drawing, tiling, Point::new(frame.x1 - points(OVERLAP) - gap, middle), place);
    let help = job.set(&job.words.text("tile-help"), Face::Regular, (LABEL, color), None);
    let help_left = right - gap - help.width.get();
    if help_left > after {
        drawing.text(&help, Point::new(help_left, top(&help)));
    }
}

/// A small triangle that points this far.
fn arrow(drawing: &mut Drawing, at: Point, way: Vec2) {
    let across = Vec2::new(-way.y, way.x);
    let mut path = BezPath::new();
    path.move_to(at + way);
    path.line_to(at - way + across * 1.2);
    path.line_to(at - way - across * 1.2);
    path.close_path();
    drawing.path(path, Some(Fill::Solid(PaperTheme::get().crop_mark)), None);
}

/// All tiles as a grid, this one filled, ending here at the right; gives where it begins.
fn locator(drawing: &mut Drawing, tiling: &Tiling, end: Point, place: (u32, u32)) -> f64 {
    /// Cells that are smaller, in points, are none.
    const SMALLEST: f64 = 1.2;
    let height = points(ROOM_FOR_MARKS) - points(GAP);
    let (columns, rows) = (f64::from(tiling.columns.count), f64::from(tiling.rows.count));
    let cell = (height / rows).min(height / 2.0);
    if cell < SMALLEST || cell * columns > points(Mm(40.0)) {
        return end.x;
    }
    let color = PaperTheme::get().crop_mark;
    let origin = Point::new(end.x - cell * columns, end.y - cell * rows / 2.0);
    for (column, row) in tiling.places() {
        let at = origin + Vec2::new(f64::from(column), f64::from(row)) * cell;
        let rect = Rect::from_origin_size(at, (cell, cell));
        drawing.rect(rect, 0.0, ((column, row) == place).then_some(color), Some(Stroke::solid(HAIRLINE * 0.75, color)));
    }
    origin.x
}
