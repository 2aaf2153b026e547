//! One page of how a workshop is run.

use super::table_sheet::{TABLE, frame, layout, mm, table_context};
use crate::layout::context::LayoutContext;
use crate::layout::print_input::PrintInput;
use crate::layout::text_cache::TextCache;
use crate::layout::view::Layout;
use crate::scene::{Fill, Group, Layer, Role, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect};
use std::cell::RefCell;
use std::sync::Arc;

/// What is laid ready, and the steps: each has its words under this key, and steps a name.
const PREPARE: usize = 3;
/// How many minutes each step takes.
const STEPS: [u32; 8] = [10, 15, 15, 35, 25, 25, 30, 15];

/// The page.
pub(super) fn sheet(texts: &RefCell<TextCache>, input: &PrintInput<'_>) -> Layout {
    let cx = table_context(texts, input);
    let size = TABLE.size();
    let content = size.to_rect().inset(-mm(20.0));
    let mut page = GuidePage { cx: &cx, content, top: content.y0, groups: Vec::new() };
    let title = cx.words.text("workshop-guide-title").into_owned();
    page.paragraph("workshop-guide-title", Face::Bold, cx.scale.title * 0.82, Role::Heading(1));
    page.space(2.5);
    page.paragraph("workshop-guide-lead", Face::Regular, cx.scale.lane, Role::Paragraph);
    page.space(7.0);
    page.paragraph("workshop-guide-prepare", Face::Bold, cx.scale.lane * 1.05, Role::Heading(2));
    page.space(1.6);
    for number in 1..=PREPARE {
        page.point(&cx.words.text(&format!("workshop-guide-prepare-{number}")));
    }
    page.space(5.0);
    page.paragraph("workshop-guide-steps", Face::Bold, cx.scale.lane * 1.05, Role::Heading(2));
    page.space(3.4);
    for (number, minutes) in (1..).zip(STEPS) {
        page.step(number, minutes);
    }
    page.space(2.0);
    page.paragraph("workshop-guide-after", Face::Medium, cx.scale.body, Role::Paragraph);
    let GuidePage { groups, .. } = page;
    layout(&cx, size, groups, frame(content), title)
}

/// A page that is filled from the top.
struct GuidePage<'a> {
    cx: &'a LayoutContext<'a>,
    content: Rect,
    top: f64,
    groups: Vec<Arc<Group>>,
}

impl GuidePage<'_> {
    fn space(&mut self, length: f64) {
        self.top += mm(length);
    }

    fn paragraph(&mut self, key: &str, face: Face, size: f64, role: Role) {
        let cx = self.cx;
        let heading = matches!(role, Role::Heading(_));
        let color = if heading { cx.theme.ink } else { cx.theme.body };
        let leading = if heading { 1.1 } else { 1.34 };
        let style = LayoutContext::style(face, size, color).with_leading(leading);
        let block = cx.set(&cx.words.text(key), style, self.content.width());
        let mut drawing = cx.drawing();
        drawing.text(&block, Point::new(self.content.x0, self.top));
        drawing.describe(role, None);
        self.groups.push(drawing.finish(None, Layer::Frame));
        self.top += block.height.get();
    }

    /// Something to be laid ready, with a box to tick.
    fn point(&mut self, text: &str) {
        let cx = self.cx;
        let indent = mm(6.5);
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.body).with_leading(1.3);
        let block = cx.set(text, style, self.content.width() - indent);
        let side = mm(3.2);
        let line = block.lines.first().map_or(side, |line| line.baseline.get() - cx.scale.body * 0.35);
        let mut drawing = cx.drawing();
        let tick = Rect::from_center_size((self.content.x0 + side / 2.0 + 0.5, self.top + line), (side, side));
        drawing.rect(tick, mm(0.7), None, Some(Stroke::solid(0.9, cx.theme.secondary)));
        drawing.text(&block, Point::new(self.content.x0 + indent, self.top));
        drawing.describe(Role::ListItem, None);
        self.groups.push(drawing.finish(None, Layer::Frame));
        self.top += block.height.get() + mm(1.2);
    }

    /// A step: its number, name and length, and what is done.
    fn step(&mut self, number: u32, minutes: u32) {
        let cx = self.cx;
        let (left, radius) = (self.content.x0 + mm(12.0), mm(3.6));
        let style = LayoutContext::style(Face::Bold, cx.scale.lane * 0.96, cx.theme.ink).with_leading(1.2);
        let name = cx.line(&cx.words.text(&format!("workshop-step-{number}")), style);
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.body).with_leading(1.3);
        let told = cx.set(&cx.words.text(&format!("workshop-step-{number}-told")), style, self.content.x1 - left);
        let length = cx.words.format("workshop-minutes", &[("count", f64::from(minutes).into())]);
        let style = LayoutContext::style(Face::Medium, cx.scale.body, cx.theme.secondary);
        let length = cx.line(&length, style);
        let figure = LayoutContext::style(Face::Bold, cx.scale.body, cx.theme.on_dark);
        let figure = cx.line(&number.to_string(), figure);
        let base = name.lines.first().map_or(0.0, |line| line.baseline.get());
        let center = Point::new(self.content.x0 + radius, self.top + base - cx.scale.lane * 0.34);
        let mut drawing = cx.drawing();
        drawing.symbol(cx.disc(radius), center, Fill::Solid(cx.theme.ink), None);
        drawing.text(&figure, center - (figure.width.get() / 2.0, figure.height.get() / 2.0));
        drawing.text(&name, Point::new(left, self.top));
        let own = length.lines.first().map_or(0.0, |line| line.baseline.get());
        drawing.text(&length, Point::new(self.content.x1 - length.width.get(), self.top + base - own));
        drawing.text(&told, Point::new(left, self.top + name.height.get() + mm(0.6)));
        drawing.describe(Role::ListItem, None);
        self.groups.push(drawing.finish(None, Layer::Frame));
        self.top += name.height.get() + told.height.get() + mm(4.6);
    }
}
