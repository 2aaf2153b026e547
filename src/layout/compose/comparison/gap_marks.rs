//! The greatest gaps between two curves, measured where they are: an upright line from one to the other with its figure, as in a
//! drawing.

use crate::i18n::format;
use crate::layout::context::LayoutContext;
use crate::layout::curve::{monotone, y_at};
use crate::layout::emotion::along_way;
use crate::layout::frame::{Frame, StageColumn};
use crate::layout::pass::SheetPass;
use crate::method::Gap;
use crate::model::{Journey, JourneyKind, PersonaId};
use crate::scene::{Fill, Group, Layer, Stroke};
use crate::text::{Block, Face};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// So many of them are marked.
const MARKED: usize = 3;
/// A difference that is less is no gap to be spoken of.
const LEAST: f64 = 0.5;

/// Marks the greatest gaps of the stages on a sheet, each where it finds room between the two curves of today, clear of these boxes.
pub(super) fn gap_marks(
    pass: &SheetPass<'_>,
    frame: &Frame,
    journey: &Journey,
    pair: [PersonaId; 2],
    greatest: &[&Gap],
    taken: &[Rect],
) -> Vec<Arc<Group>> {
    let cx = &pass.cx;
    let curves = pair.map(|persona| {
        let points = along_way(&pass.way, journey, persona, JourneyKind::AsIs);
        let places = points.iter().filter_map(|(x, point)| Some(Point::new(*x, frame.y_of(point.value)?)));
        monotone(&places.collect::<Vec<_>>())
    });
    let mut taken = taken.to_vec();
    let mut groups = Vec::new();
    for gap in greatest.iter().take(MARKED).filter(|gap| gap.written().abs() >= LEAST) {
        let Some(column) = frame.stages.iter().find(|column| column.id == gap.stage) else { continue };
        let style = LayoutContext::style(Face::Bold, cx.scale.body * 1.2, cx.theme.ink).with_leading(1.1);
        let figure = cx.line(&format::number(gap.written().abs(), cx.language), style);
        let Some(mark) = GapMark::within(cx, &curves, column, &figure, &taken) else { continue };
        taken.push(mark.bounds(cx));
        groups.push(mark.draw(cx, &figure));
    }
    groups
}

/// A line from one curve to the other.
#[derive(Clone, Copy)]
struct GapMark {
    x: f64,
    top: f64,
    bottom: f64,
    /// The ground of its figure.
    chip: Rect,
}

impl GapMark {
    /// The longest one in a column that touches nothing.
    fn within(
        cx: &LayoutContext<'_>,
        curves: &[BezPath; 2],
        column: &StageColumn,
        figure: &Block,
        taken: &[Rect],
    ) -> Option<Self> {
        /// So many places are looked at.
        const LOOKS: u32 = 32;
        let size = (figure.width.get() + cx.u(16.0), figure.height.get() + cx.u(6.0));
        let at =
            |look: u32| column.left + (column.right - column.left) * (0.08 + 0.84 * f64::from(look) / f64::from(LOOKS));
        let mut marks: Vec<Self> = (0..=LOOKS)
            .filter_map(|look| {
                let x = at(look);
                let (one, other) = (y_at(&curves[0], x)?, y_at(&curves[1], x)?);
                let (top, bottom) = (one.min(other), one.max(other));
                let chip = Rect::from_center_size((x, f64::midpoint(top, bottom)), size);
                Some(Self { x, top, bottom, chip })
            })
            .filter(|mark| mark.is_clear(cx, curves, taken))
            .collect();
        marks.sort_by(|one, other| (other.bottom - other.top).total_cmp(&(one.bottom - one.top)));
        marks.first().copied()
    }

    fn is_clear(&self, cx: &LayoutContext<'_>, curves: &[BezPath; 2], taken: &[Rect]) -> bool {
        let air = cx.u(9.0);
        let ground = self.chip.inset(air);
        let fits = ground.height() + cx.u(8.0) <= self.bottom - self.top;
        // Where the figure stands both curves keep above and below it.
        let along = (0..=8_u32).map(|part| ground.x0 + ground.width() * f64::from(part) / 8.0);
        let between = along.clone().all(|x| {
            let inside = |curve: &BezPath| y_at(curve, x).is_some_and(|y| ground.y0 < y && y < ground.y1);
            !curves.iter().any(inside)
        });
        let bounds = self.bounds(cx);
        fits && between && taken.iter().all(|other| bounds.inset(cx.u(3.0)).intersect(*other).is_zero_area())
    }

    fn bounds(&self, cx: &LayoutContext<'_>) -> Rect {
        let line = Rect::new(self.x - cx.u(5.0), self.top, self.x + cx.u(5.0), self.bottom);
        line.union(self.chip)
    }

    fn draw(&self, cx: &LayoutContext<'_>, figure: &Block) -> Arc<Group> {
        let (ink, clear, half) = (cx.theme.ink, cx.u(6.0), cx.u(4.0));
        let mut drawing = cx.drawing();
        let (top, bottom) = (self.top + clear, self.bottom - clear);
        let line = Stroke::solid(cx.u(1.5), ink);
        drawing.line(Point::new(self.x, top), Point::new(self.x, bottom), line);
        for (tip, way) in [(top, 1.0), (bottom, -1.0)] {
            let mut arrow = BezPath::new();
            arrow.move_to((self.x, tip));
            arrow.line_to((self.x - half, tip + way * half * 2.2));
            arrow.line_to((self.x + half, tip + way * half * 2.2));
            arrow.close_path();
            drawing.path(arrow, Some(Fill::Solid(ink)), None);
        }
        drawing.rect(self.chip, cx.u(6.0), Some(cx.theme.paper), Some(Stroke::solid(cx.u(1.25), ink)));
        let at = self.chip.center() - (figure.width.get() / 2.0, figure.height.get() / 2.0);
        drawing.text(figure, at);
        drawing.finish(None, Layer::Emotions)
    }
}
