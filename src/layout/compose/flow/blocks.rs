//! Headings, texts, quotations, lists, cards, boxes with a bar, chips.

use super::draw::artifact;
use super::kit::Kit;
use super::node::{Boxed, Ground, Node, TextNode};
use crate::color::Rgba;
use crate::layout::rich_text::RichText;
use crate::model::PersonaLook;
use crate::scene::{Fill, Group, Layer, Role, Source, Stroke};
use crate::text::{Face, Style};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// How a chip looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct ChipLook {
    pub(in crate::layout) fill: Option<Rgba>,
    pub(in crate::layout) outline: Option<Stroke>,
    pub(in crate::layout) ink: Rgba,
    pub(in crate::layout) icon: Option<&'static str>,
}

impl Kit<'_> {
    /// A heading of a level, at most so wide.
    pub(in crate::layout) fn heading(&self, text: &str, style: Style, width: f64, level: u8) -> TextNode {
        TextNode::new(Self::rich(text, style).balanced(&self.cx, width), Role::Heading(level))
    }

    /// A heading within a page.
    pub(in crate::layout) fn section_head(&self, text: &str, width: f64) -> Node {
        Node::Words(self.heading(text, self.head(), width, 2))
    }

    /// How wide running text is at most: lines longer than that are hard to follow.
    pub(in crate::layout) fn measure(&self, width: f64) -> f64 {
        width.min(self.cx.scale.body * 40.0)
    }

    /// Items under each other, each with a small dot.
    pub(in crate::layout) fn list(
        &self,
        items: impl IntoIterator<Item = (RichText, Option<Source>)>,
        width: f64,
    ) -> Node {
        let indent = self.u(15.0);
        let nodes = items.into_iter().filter(|(words, _)| !words.is_empty()).map(|(words, source)| {
            let mut item = self.set(&words, width - indent, Role::ListItem);
            let mut dot = artifact(self);
            let baseline = item.block.lines.first().map_or(0.0, |line| line.baseline.get());
            let center = Point::new(self.u(3.5), baseline - self.cx.scale.body * 0.3);
            dot.symbol(self.cx.disc(self.u(2.2)), center, Fill::Solid(self.cx.theme.secondary), None);
            item.before = Some(dot.finish(None, Layer::Frame));
            item.indent = indent;
            item.source = source;
            Node::Words(item)
        });
        Node::Stack(Node::stack(self.u(3.0), nodes))
    }

    /// A line from edge to edge.
    pub(in crate::layout) fn rule(&self, width: f64) -> Node {
        let mut drawing = artifact(self);
        let line = Stroke::solid(self.u(1.0), self.cx.theme.hairline);
        drawing.line(Point::new(0.0, line.width / 2.0), Point::new(width, line.width / 2.0), line);
        Node::drawn(drawing.finish(None, Layer::Frame), line.width)
    }

    /// Something within the outline of a card.
    pub(in crate::layout) fn card(&self, node: Node, width: f64) -> Node {
        let ground = Ground {
            fill: Some(self.cx.theme.paper),
            outline: Some(Stroke::solid(self.u(1.0), self.cx.theme.hairline)),
            radius: self.u(12.0),
            bar: None,
        };
        let (x, y) = self.card_insets();
        Node::Boxed(Box::new(Boxed { node, insets: (x, y, x, y), width, least: 0.0, ground, source: None }))
    }

    /// How far what stands in a card is from its sides and from its top and bottom.
    pub(in crate::layout) fn card_insets(&self) -> (f64, f64) {
        (self.u(18.0), self.u(17.0))
    }

    /// Something on a tint with a strong left edge.
    pub(in crate::layout) fn tinted(&self, node: Node, (fill, bar): (Rgba, Stroke), width: f64) -> Node {
        let ground = Ground { fill: Some(fill), outline: None, radius: self.u(7.0), bar: Some(bar) };
        let (x, y) = self.tint_insets();
        Node::Boxed(Box::new(Boxed { node, insets: (x, y, x, y), width, least: 0.0, ground, source: None }))
    }

    /// How far what stands on a tint is from its sides and from its top and bottom.
    pub(in crate::layout) fn tint_insets(&self) -> (f64, f64) {
        (self.u(18.0), self.u(11.0))
    }

    /// A chip drawn with its top left corner at the origin of a line of text of this height, and its width.
    pub(in crate::layout) fn chip(&self, text: &str, look: ChipLook, (line, indent): (f64, f64)) -> (Arc<Group>, f64) {
        let style = Self::style(Face::SemiBold, self.cx.scale.small, look.ink).with_leading(1.2);
        let words = self.cx.line(text, style);
        let (pad, height) = (self.u(7.5), self.cx.scale.small * 1.72);
        let icon = self.cx.scale.small * 1.02;
        let icon_room = look.icon.map_or(0.0, |_| icon + self.u(3.5));
        let width = words.width.get() + 2.0 * pad + icon_room;
        let top = (line - height) / 2.0;
        let mut drawing = self.cx.drawing();
        drawing.describe(Role::Paragraph, None);
        let rect = Rect::new(indent, top, indent + width, top + height);
        let inset = look.outline.map_or(0.0, |outline| outline.width / 2.0);
        drawing.rect(rect.inset(-inset), self.u(6.0), look.fill, look.outline);
        if let Some(name) = look.icon {
            drawing.icon(name, icon, look.ink, Point::new(rect.x0 + pad, rect.center().y - icon / 2.0));
        }
        let text_top = rect.center().y - words.height.get() / 2.0;
        drawing.text(&words, Point::new(rect.x0 + pad + icon_room, text_top));
        (drawing.finish(None, Layer::Frame), indent + width)
    }

    /// Puts a chip behind the last line of some words, where their width has room for it, else below them.
    pub(in crate::layout) fn with_chip(&self, mut words: TextNode, text: &str, look: ChipLook, width: f64) -> Node {
        let line = words.line();
        let (group, taken) = self.chip(text, look, (line, self.u(9.0)));
        if words.last_width() + taken <= width {
            words.behind = Some((group, taken));
            return Node::Words(words);
        }
        let (group, _) = self.chip(text, look, (line, 0.0));
        Node::stack(self.u(3.0), [Node::Words(words), Node::drawn(group, line)]).whole()
    }

    /// The mark of a persona in front of words.
    pub(in crate::layout) fn with_mark(&self, mut words: TextNode, look: PersonaLook) -> TextNode {
        let baseline = words.block.lines.first().map_or(0.0, |line| line.baseline.get());
        let size = words.line() / 1.38;
        let mut drawing = artifact(self);
        let color = self.cx.theme.persona(look).line;
        let center = Point::new(self.u(6.0), baseline - size * 0.34);
        drawing.symbol(self.cx.marker(look, self.u(5.0)), center, Fill::Solid(color), None);
        words.before = Some(drawing.finish(None, Layer::Frame));
        words.indent = self.mark_room();
        words
    }

    /// How much room the mark of a persona takes in front of words.
    pub(in crate::layout) fn mark_room(&self) -> f64 {
        self.u(19.0)
    }

    /// An icon in front of words.
    pub(in crate::layout) fn with_icon(&self, mut words: TextNode, name: &str, color: Rgba) -> TextNode {
        let baseline = words.block.lines.first().map_or(0.0, |line| line.baseline.get());
        let size = self.cx.scale.body * 1.05;
        let mut drawing = artifact(self);
        drawing.icon(name, size, color, Point::new(0.0, baseline - self.cx.scale.body * 0.35 - size / 2.0));
        words.before = Some(drawing.finish(None, Layer::Frame));
        words.indent = self.mark_room();
        words
    }
}
