//! The digest over a board: what it comes to, in a few figures beside each other.

use crate::layout::context::LayoutContext;
use crate::layout::header::{Header, TitleBlock, header};
use crate::layout::pass::SheetPass;
use crate::layout::persona_cards::{CardSize, PersonaCards};
use crate::model::{Document, Persona, PersonaLook};
use crate::scene::{Fill, Group, Layer, Stroke};
use crate::text::{Block, Face};
use kurbo::{Point, Rect};
use std::sync::Arc;

/// One of its statements: two figures that are to be seen beside each other, over them what they are of, under them what follows.
pub(super) struct Statement {
    /// What the figures are of.
    pub(super) of: String,
    /// The figures, and what stands between them.
    pub(super) figures: [Figure; 2],
    pub(super) between: &'static str,
    /// What follows.
    pub(super) told: String,
}

/// A figure of a statement.
pub(super) struct Figure {
    /// Whose it is: it stands in their colour.
    pub(super) whose: Option<PersonaLook>,
    /// Whether their mark stands before it.
    pub(super) marked: bool,
    pub(super) text: String,
}

impl Figure {
    /// A persona's, behind their mark.
    pub(super) const fn of(whose: PersonaLook, text: String) -> Self {
        Self { whose: Some(whose), marked: true, text }
    }

    fn mark(&self) -> Option<PersonaLook> {
        self.whose.filter(|_| self.marked)
    }
}

/// The size of figures, in layout units.
const FIGURE: f64 = 38.0;
/// Inner margins of a statement, and between two.
const PAD: (f64, f64) = (18.0, 14.0);
const GAP: f64 = 20.0;

struct SetStatement {
    of: Arc<Block>,
    figures: [(Option<PersonaLook>, Arc<Block>); 2],
    between: Arc<Block>,
    told: Arc<Block>,
}

impl SetStatement {
    fn of(cx: &LayoutContext<'_>, statement: &Statement, width: f64, size: f64) -> Self {
        let ink = |look: Option<PersonaLook>| look.map_or(cx.theme.ink, |look| cx.theme.persona(look).ink);
        let style = |color| LayoutContext::style(Face::Bold, size, color).with_leading(1.12).with_tracking(-0.01);
        let head = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.secondary).with_leading(1.24);
        Self {
            of: cx.set(&statement.of, head, width),
            figures: [0, 1].map(|at| {
                let figure = &statement.figures[at];
                (figure.mark(), cx.line(&figure.text, style(ink(figure.whose))))
            }),
            between: cx.line(statement.between, style(cx.theme.secondary)),
            told: cx.set(&statement.told, cx.body().with_leading(1.24), width),
        }
    }

    fn mark(cx: &LayoutContext<'_>, look: Option<PersonaLook>) -> f64 {
        cx.u(if look.is_some() { 25.0 } else { 0.0 })
    }

    fn gap(&self, cx: &LayoutContext<'_>) -> f64 {
        if self.between.lines.is_empty() { cx.u(26.0) } else { self.between.width.get() + cx.u(20.0) }
    }

    /// How wide the figures are.
    fn figures_width(&self, cx: &LayoutContext<'_>) -> f64 {
        let each = self.figures.iter().filter(|(_, figure)| !figure.lines.is_empty());
        let widths: Vec<f64> = each.map(|(look, figure)| Self::mark(cx, *look) + figure.width.get()).collect();
        let gap = if widths.len() > 1 { self.gap(cx) } else { 0.0 };
        widths.iter().sum::<f64>() + gap
    }

    fn figure_height(&self) -> f64 {
        self.figures.iter().map(|(_, figure)| figure.height.get()).fold(0.0, f64::max)
    }

    fn height(&self, cx: &LayoutContext<'_>) -> f64 {
        self.of.height.get() + self.figure_height() + self.told.height.get() + cx.u(10.0 + 2.0 * PAD.1)
    }

    fn draw(&self, cx: &LayoutContext<'_>, rect: Rect) -> Arc<Group> {
        let mut drawing = cx.drawing();
        let edge = Stroke::solid(cx.u(1.25), cx.theme.hairline);
        drawing.rect(rect, cx.u(12.0), Some(cx.theme.paper), Some(edge));
        let (left, mut y) = (rect.x0 + cx.u(PAD.0), rect.y0 + cx.u(PAD.1));
        drawing.text(&self.of, Point::new(left, y));
        y += self.of.height.get() + cx.u(5.0);
        let mut x = left;
        for (at, (look, figure)) in self.figures.iter().enumerate() {
            let Some(line) = figure.lines.first() else { continue };
            if at > 0 {
                drawing.text(&self.between, Point::new(x + (self.gap(cx) - self.between.width.get()) / 2.0, y));
                x += self.gap(cx);
            }
            if let Some(look) = look {
                let size = figure.height.get() / 1.12;
                let middle = Point::new(x + cx.u(8.0), y + line.baseline.get() - size * 0.35);
                let color = cx.theme.persona(*look).line;
                drawing.symbol(cx.marker(*look, cx.u(8.0)), middle, Fill::Solid(color), None);
            }
            x += Self::mark(cx, *look);
            drawing.text(figure, Point::new(x, y));
            x += figure.width.get();
        }
        y += self.figure_height() + cx.u(5.0);
        drawing.text(&self.told, Point::new(left, y));
        drawing.finish(None, Layer::Frame)
    }
}

/// What stands over the stages of a board that begins with what it comes to: title, people, statements.
pub(super) fn headed(
    pass: &SheetPass<'_>,
    document: &Document,
    title: &TitleBlock,
    people: &[&Arc<Persona>],
    statements: &[Statement],
) -> Header {
    let cards = PersonaCards::of(&pass.cx, people, CardSize::Usual);
    let mut header = header(&pass.cx, document, title, &cards, pass.content);
    digest(&pass.cx, &mut header, (pass.content.x0, pass.content.x1), statements);
    header
}

/// Adds statements under a header, as many in a row as can be read there.
fn digest(cx: &LayoutContext<'_>, header: &mut Header, (left, right): (f64, f64), statements: &[Statement]) {
    /// The narrowest one, in layout units.
    const NARROWEST: f64 = 250.0;
    if statements.is_empty() {
        return;
    }
    let gap = cx.u(GAP);
    #[expect(clippy::cast_precision_loss, reason = "a handful of statements")]
    let width_of = |count: usize| (right - left - gap * (count - 1) as f64) / count as f64;
    let fits = |rows: &usize| width_of(statements.len().div_ceil(*rows)) >= cx.u(NARROWEST);
    let rows = (1..=statements.len()).find(fits).unwrap_or(statements.len());
    let mut top = header.bottom + cx.u(20.0);
    for row in statements.chunks(statements.len().div_ceil(rows)) {
        let width = width_of(row.len());
        let inner = width - cx.u(2.0 * PAD.0);
        let at = |size: f64| row.iter().map(|statement| SetStatement::of(cx, statement, inner, size)).collect();
        let mut set: Vec<SetStatement> = at(cx.u(FIGURE));
        // All figures of a row have one size: the largest at which each pair stands on one line.
        let widest = set.iter().map(|statement| statement.figures_width(cx)).fold(0.0, f64::max);
        if widest > inner {
            set = at(cx.u(FIGURE) * (inner / widest * 0.98).max(0.3));
        }
        let height = set.iter().map(|statement| statement.height(cx)).fold(0.0, f64::max);
        let mut x = left;
        for statement in &set {
            header.groups.push(statement.draw(cx, Rect::new(x, top, x + width, top + height)));
            x += width + gap;
        }
        top += height + gap;
    }
    header.bottom = top - gap;
}
