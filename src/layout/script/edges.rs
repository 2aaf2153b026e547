//! The names of stages and lanes that are out of view, at the edges of a page.

use super::stop::{ScriptLook, ScriptStop, line, ornament};
use crate::color::Rgba;
use crate::i18n::format;
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::scene::Stroke;
use crate::text::{Block, Face};
use kurbo::{Point, Rect};

/// Type, as a part of the height of the strip of stages; names of lanes are a little smaller.
const TYPE: f64 = 0.42;
const LANE_TYPE: f64 = 0.82;
/// What is narrower, in heights of its type, has no name.
const NAMELESS: f64 = 2.2;
/// The thickness of the lines between names.
const LINE: f64 = 0.75;

/// What stands at the edges of a page.
pub(super) struct Edges<'a> {
    pub(super) stop: &'a ScriptStop,
    pub(super) look: &'a ScriptLook,
    pub(super) page: Rect,
    /// From the sheet to the page.
    pub(super) place: &'a dyn Fn(Rect) -> Rect,
}

impl Edges<'_> {
    pub(super) fn drawn(&self) -> Drawing {
        let mut drawing = ornament();
        let frame = &*self.stop.layout.frame;
        let (Some(first), Some(last)) = (frame.stages.first(), frame.stages.last()) else { return drawing };
        let lanes = frame.lanes.iter().map(|lane| lane.rect).reduce(|all, one| all.union(one));
        let Some(lanes) = lanes else { return drawing };
        let (strip, side) = (self.page.height() * self.look.strip, self.page.width() * self.look.side);
        let map = (self.place)(Rect::new(first.left, lanes.y0, last.right, lanes.y1));
        let heads = (self.place)(frame.heads);
        let above = heads.y1 < self.page.y0 + 1.0 && map.y1 > self.page.y0 + strip;
        let beside = map.x0 < self.page.x0 + 1.0 && map.x1 > self.page.x0 + side;
        let inner = Rect {
            x0: self.page.x0 + if beside { side } else { 0.0 },
            y0: self.page.y0 + if above { strip } else { 0.0 },
            ..self.page
        };
        if above {
            self.stages(&mut drawing, inner, strip * TYPE);
        }
        if beside {
            self.lanes(&mut drawing, inner, strip * TYPE * LANE_TYPE);
        }
        drawing
    }

    fn stages(&self, drawing: &mut Drawing, inner: Rect, size: f64) {
        let theme = PaperTheme::get();
        let band = Rect { y0: self.page.y0, y1: inner.y0, ..self.page };
        let pad = size * 0.6;
        for (nth, column) in self.stop.layout.frame.stages.iter().enumerate() {
            let shown = (self.place)(Rect::new(column.left, 0.0, column.right, 1.0));
            let head = Rect { x0: shown.x0.max(inner.x0), x1: shown.x1.min(self.page.x1), ..band };
            let Some(stage) = self.stop.journey.stages.get(column.id).filter(|_| head.x1 > head.x0 + 1.0) else {
                continue;
            };
            let colors = theme.stage(nth);
            drawing.rect(head, 0.0, Some(colors.tint), None);
            if head.width() >= size * NAMELESS {
                let number = self.line(&(nth + 1).to_string(), Face::Bold, (size, colors.ink));
                let left = head.x0 + pad + number.width.get() + size * 0.5;
                let name = self.fitted(&stage.name, (size, theme.ink), head.x1 - pad - left);
                let top = |block: &Block| head.center().y - block.height.get() / 2.0;
                drawing.text(&number, Point::new(head.x0 + pad, top(&number)));
                if let Some(name) = name {
                    drawing.text(&name, Point::new(left, top(&name)));
                }
            }
            let middle = f64::midpoint(column.left, column.right);
            self.dimmed(drawing, head, |light| light.x0 <= middle && middle <= light.x1);
            Self::edge(drawing, Point::new(head.x1, band.y0), Point::new(head.x1, band.y1));
            Self::edge(drawing, Point::new(head.x0, band.y1), Point::new(head.x1, band.y1));
        }
    }

    fn lanes(&self, drawing: &mut Drawing, inner: Rect, size: f64) {
        let theme = PaperTheme::get();
        let band = Rect { x0: self.page.x0, x1: inner.x0, ..inner };
        let pad = size * 0.7;
        for lane in &self.stop.layout.frame.lanes {
            let shown = (self.place)(lane.rect);
            let cell = Rect { y0: shown.y0.max(band.y0), y1: shown.y1.min(band.y1), ..band };
            let Some(of) = self.stop.journey.lanes.get(lane.id).filter(|_| cell.y1 > cell.y0 + 1.0) else { continue };
            drawing.rect(cell, 0.0, Some(theme.paper), None);
            let width = band.width() - 2.0 * pad;
            let title = of.title.trim();
            let title =
                if title.is_empty() { self.look.words.text(of.kind.name_key()).into_owned() } else { title.to_owned() };
            let wrapped = line(&title, Face::SemiBold, (size, theme.ink), Some(width), self.look.words);
            let fits = |block: &Block| block.height.get() <= cell.height() - 2.0 && !block.is_torn();
            let name =
                Some(wrapped).filter(fits).or_else(|| self.fitted(&title, (size, theme.ink), width).filter(fits));
            if let Some(name) = name {
                // The name of a lane of which little is left stays within it.
                let top = (cell.y0 + pad).min(cell.y1 - name.height.get()).max(cell.y0 + 1.0);
                drawing.text(&name, Point::new(cell.x0 + pad, top));
            }
            let middle = lane.rect.center().y;
            self.dimmed(drawing, cell, |light| light.y0 <= middle && middle <= light.y1);
            Self::edge(drawing, Point::new(band.x0, cell.y1), Point::new(band.x1, cell.y1));
            Self::edge(drawing, Point::new(band.x1, cell.y0), Point::new(band.x1, cell.y1));
        }
    }

    /// Lays the dark over the name of what no light falls on.
    fn dimmed(&self, drawing: &mut Drawing, cell: Rect, is_lit: impl Fn(&Rect) -> bool) {
        if !self.stop.lit.is_empty() && !self.stop.lit.iter().any(is_lit) {
            drawing.rect(cell, 0.0, Some(PaperTheme::get().dusk), None);
        }
    }

    fn edge(drawing: &mut Drawing, from: Point, to: Point) {
        drawing.line(from, to, Stroke::solid(LINE, PaperTheme::get().hairline));
    }

    fn line(&self, text: &str, face: Face, look: (f64, Rgba)) -> Block {
        line(text, face, look, None, self.look.words)
    }

    /// As much of a name as stands on one line of a width; nothing where that is hardly any of it.
    fn fitted(&self, name: &str, look: (f64, Rgba), width: f64) -> Option<Block> {
        let set = |name: &str| self.line(name, Face::SemiBold, look);
        let whole = set(name);
        if name.trim().is_empty() || whole.width.get() <= width {
            return Some(whole).filter(|_| !name.trim().is_empty());
        }
        let (mut low, mut high) = (0, name.chars().count());
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if set(&format::shortened(name, middle)).width.get() <= width { low = middle } else { high = middle }
        }
        // Less than that names nothing.
        (low >= 4).then(|| set(&format::shortened(name, low)))
    }
}
