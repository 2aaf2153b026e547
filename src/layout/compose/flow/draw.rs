//! A node becomes groups of a page.

use super::draft::PageDraft;
use super::kit::Kit;
use super::node::{Boxed, Node, PageNumber, Ruled, Table, TextNode};
use crate::layout::drawing::Drawing;
use crate::scene::{Bookmark, Fill, Item, Layer, LinkTarget, Placed, Role, Stroke};
use crate::text::Block;
use kurbo::{Point, Rect, RoundedRect, RoundedRectRadii, Shape as _, Vec2};

/// Above the baseline, in heights of a line: through the middle of small letters.
const STRIKE: f64 = 0.19;

impl Node {
    /// Draws it with its top left corner at a place. What takes all room that is left ends at `bottom`.
    pub(in crate::layout) fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point, bottom: f64) {
        match self {
            Self::Words(words) => words.draw(kit, page, at),
            Self::Stack(stack) => {
                let mut top = at.y;
                for (index, item) in stack.items.iter().enumerate() {
                    top += if index == 0 { 0.0 } else { item.gap };
                    item.node.draw(kit, page, Point::new(at.x, top), bottom);
                    top += item.node.height();
                }
            }
            Self::Beside(beside) => {
                for (x, node) in &beside.items {
                    node.draw(kit, page, Point::new(at.x + x, at.y), bottom);
                }
            }
            Self::Boxed(boxed) => boxed.draw(kit, page, at),
            Self::Table(table) => table.draw(kit, page, at),
            Self::Drawn(drawn) => page.groups.extend(drawn.groups.iter().map(|placed| Placed {
                offset: placed.offset + at.to_vec2(),
                group: std::sync::Arc::clone(&placed.group),
            })),
            Self::Number(number) => page.numbers.push((number.clone(), at)),
            Self::Ruled(ruled) => ruled.draw(kit, page, at, bottom),
        }
    }
}

impl TextNode {
    fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point) {
        let top = at.y;
        let at = Point::new(at.x + self.indent, at.y);
        if let Some(place) = &self.place {
            page.anchors.extend(place.anchor.map(|anchor| (anchor, at)));
            page.bookmarks.extend(place.bookmark.iter().map(|(title, level)| Bookmark {
                title: title.clone(),
                at,
                level: *level,
            }));
        }
        let mut drawing = kit.cx.drawing();
        drawing.describe(self.role, None);
        if let Some(before) = &self.before {
            page.groups.push(Placed { offset: Vec2::new(at.x - self.indent, top), group: before.clone() });
        }
        let block = self.shown();
        drawing.text(&block, at);
        if let Some(color) = self.strike {
            let body = self.line();
            for line in &block.lines {
                let y = at.y + line.baseline.get() - body * STRIKE;
                let stroke = Stroke::solid(body * 0.06, color);
                drawing.line(Point::new(at.x, y), Point::new(at.x + line.width.get(), y), stroke);
            }
        }
        if let Some(anchor) = self.link {
            let rect = Rect::from_origin_size(at, (block.width.get(), self.height()));
            drawing.push(Item::Link { rect, to: LinkTarget::Place(anchor) }, rect);
        }
        let group = match self.whose {
            Some(persona) if self.source.is_none() => drawing.finish_whose(Some(persona), Layer::Frame),
            _ => drawing.finish(self.source, Layer::Frame),
        };
        page.groups.push(Placed { offset: Vec2::ZERO, group });
        if let Some((group, _)) = &self.behind {
            let offset = Vec2::new(at.x + self.last_width(), top + self.height() - self.line());
            page.groups.push(Placed { offset, group: group.clone() });
        }
    }

    /// The lines that are shown, as a block of their own.
    fn shown(&self) -> Block {
        if self.lines == (0..self.block.lines.len()) {
            return (*self.block).clone();
        }
        #[expect(clippy::cast_precision_loss, reason = "lines of a text")]
        let above = self.lines.start as f64 * self.line();
        let mut lines = self.block.lines.get(self.lines.clone()).unwrap_or_default().to_vec();
        for line in &mut lines {
            line.baseline -= crate::units::Pt(above);
        }
        Block { lines, width: self.block.width, height: crate::units::Pt(self.height()) }
    }
}

impl Boxed {
    fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point) {
        let rect = Rect::from_origin_size(at, (self.width, self.height()));
        let mut drawing = artifact(kit);
        let ground = self.ground;
        let bar = ground.bar.map_or(0.0, |bar| bar.width);
        if ground.bar.is_some() {
            // Square on the side of the edge, round on the other.
            let radii = RoundedRectRadii::new(0.0, ground.radius, ground.radius, 0.0);
            let shape = RoundedRect::from_rect(Rect { x0: rect.x0 + bar, ..rect }, radii).to_path(0.05);
            drawing.path(shape, ground.fill.map(Fill::Solid), None);
        } else {
            // An outline lies within its box, so that boxes end where their neighbours do.
            let inset = ground.outline.map_or(0.0, |outline| outline.width / 2.0);
            drawing.rect(rect.inset(-inset), ground.radius, ground.fill, ground.outline);
        }
        if let Some(stroke) = ground.bar {
            let x = rect.x0 + bar / 2.0;
            drawing.line(Point::new(x, rect.y0), Point::new(x, rect.y1), stroke);
        }
        page.groups.push(Placed { offset: Vec2::ZERO, group: drawing.finish(self.source, Layer::Frame) });
        let inside = Point::new(at.x + self.insets.0, at.y + self.insets.1);
        self.node.draw(kit, page, inside, rect.y1 - self.insets.3);
    }
}

impl Table {
    fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point) {
        let (width, head_color, row_color) = self.line;
        let mut top = at.y;
        for (left, cell) in self.lefts.iter().zip(&self.head) {
            cell.draw(kit, page, Point::new(at.x + left, top), f64::INFINITY);
        }
        top += self.head_height();
        let mut lines = artifact(kit);
        for (index, row) in self.rows.iter().enumerate() {
            let color = if index == 0 { head_color } else { row_color };
            lines.line(Point::new(at.x, top), Point::new(at.x + self.width, top), Stroke::solid(width, color));
            for (left, cell) in self.lefts.iter().zip(row) {
                cell.draw(kit, page, Point::new(at.x + left, top + self.air), f64::INFINITY);
            }
            top += self.row_height(row);
        }
        page.push(lines.finish(None, Layer::Frame));
    }
}

impl Ruled {
    fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point, bottom: f64) {
        self.head.draw(kit, page, at);
        let mut drawing = artifact(kit);
        let mut y = at.y + self.head.height();
        for _ in 0..self.fitting(bottom - at.y) {
            y += self.pitch;
            let line = Stroke::solid(kit.u(0.8), kit.cx.theme.outline);
            drawing.line(Point::new(at.x, y), Point::new(at.x + self.width, y), line);
        }
        page.groups.push(Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) });
    }
}

impl PageNumber {
    /// Draws the number once it is known.
    pub(super) fn draw(&self, kit: &Kit<'_>, page: &mut PageDraft, at: Point, number: usize) {
        let block = kit.cx.line(&number.to_string(), self.style);
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Paragraph, None);
        let origin = Point::new(at.x + self.right - block.width.get(), at.y);
        drawing.text(&block, origin);
        let rect = Rect::from_origin_size(origin, (block.width.get(), block.height.get()));
        drawing.push(Item::Link { rect, to: LinkTarget::Place(self.of) }, rect);
        page.groups.push(Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) });
    }
}

/// Ornament in the making: what no reader reads.
pub(super) fn artifact(kit: &Kit<'_>) -> Drawing {
    let mut drawing = kit.cx.drawing();
    drawing.describe(Role::Artifact, None);
    drawing
}
