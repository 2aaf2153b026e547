//! What stands in the cells of a comparison.

use super::super::board::{BoardRow, RowBody, RowLabel};
use crate::i18n::format;
use crate::layout::boxes;
use crate::layout::card_cache::DrawnCard;
use crate::layout::cells::Cell;
use crate::layout::context::LayoutContext;
use crate::layout::evidence_lines::unchecked;
use crate::layout::frame::StageColumn;
use crate::layout::marker::PersonaMarks;
use crate::layout::pass::SheetPass;
use crate::model::{Barrier, ElementId, Language, PersonaLook, Touchpoint};
use crate::scene::{Fill, Layer, Placed, Stroke};
use crate::text::{Face, Span};
use kurbo::{Point, Rect, Vec2};

/// The cells of a row, beside each other.
#[derive(Default)]
pub(super) struct Cells {
    groups: Vec<Placed>,
    height: f64,
}

impl Cells {
    /// Adds that of a stage.
    pub(super) fn add(&mut self, column: &StageColumn, cell: Cell) {
        self.height = self.height.max(cell.height);
        let origin = Vec2::new(column.left, 0.0);
        let placed = |(offset, card): (Vec2, DrawnCard)| Placed { offset: origin + offset, group: card.group };
        self.groups.extend(cell.drawn.into_iter().map(placed));
    }

    /// All of them under this label; so far below their top is the baseline of their first line.
    pub(super) fn into_row(self, label: RowLabel, baseline: f64) -> BoardRow {
        BoardRow { label, body: RowBody::Groups { groups: self.groups, height: self.height, baseline } }
    }
}

/// A share that is lost, as it is written.
pub(super) fn lost(rate: f64, language: Language) -> String {
    format!("−{}", format::percent(rate, language))
}

/// Inner margins of a touchpoint, in layout units, and the size of its icon.
const PAD: (f64, f64) = (10.0, 6.0);
const ICON: f64 = 17.0;

/// The baseline of the first line of a touchpoint.
pub(super) fn touchpoint_baseline(cx: &LayoutContext<'_>) -> f64 {
    cx.u(PAD.1) + cx.scale.body * 0.98
}

/// A touchpoint in one line, on the tint of the persona who alone passes it. In a narrow column its name has the whole width, under the icon.
pub(super) fn touchpoint(
    cx: &LayoutContext<'_>,
    card: &Touchpoint,
    whose: Option<PersonaLook>,
    width: f64,
) -> DrawnCard {
    let theme = cx.theme;
    let (side, over, icon) = (cx.u(PAD.0), cx.u(PAD.1), cx.u(ICON));
    let channel = crate::method::channel(&card.channel);
    let icon_name = channel.map_or(if card.channel.is_empty() { None } else { Some("circle") }, |it| Some(it.icon));
    let compact = cx.compact_cards;
    let left = side + icon_name.filter(|_| !compact).map_or(0.0, |_| icon + cx.u(8.0));
    let star = if card.moment_of_truth && !compact { cx.u(18.0) } else { 0.0 };
    let above = if compact && (icon_name.is_some() || card.moment_of_truth) { icon + cx.u(4.0) } else { 0.0 };
    let own = [card.title.trim(), card.platform.trim()].into_iter().find(|text| !text.is_empty());
    let name = own.map_or_else(
        || channel.map_or_else(String::new, |channel| cx.words.text(&channel.name_key()).into_owned()),
        str::to_owned,
    );
    let style = LayoutContext::style(Face::Medium, cx.scale.body, theme.ink).with_leading(1.2);
    let block = cx.heading(&[Span { text: &name, style }], width - left - side - star);
    let height = (above + block.height.get() + 2.0 * over).max(icon + 2.0 * over);
    if cx.is_measuring() {
        return DrawnCard::measured(height);
    }
    let hypothesis = card.evidence.is_hypothesis();
    let outline = if hypothesis { unchecked(cx, cx.u(1.25)) } else { Stroke::solid(cx.u(1.25), theme.outline) };
    let ground = whose.map_or(theme.paper, |look| theme.persona(look).tint);
    let mut drawing = cx.drawing();
    drawing.rect(Rect::new(0.0, 0.0, width, height), cx.u(8.0), Some(ground), Some(outline));
    let first = block.lines.first().filter(|_| !compact);
    let middle = over + first.map_or(icon / 2.0, |line| line.baseline.get() - cx.scale.body * 0.35);
    if let Some(name) = icon_name {
        let color = whose.map_or(theme.body, |look| theme.persona(look).ink);
        drawing.icon(name, icon, color, Point::new(side, middle - icon / 2.0));
    }
    drawing.text(&block, Point::new(left, over + above));
    if card.moment_of_truth {
        let center = Point::new(width - side - cx.u(6.0), middle);
        drawing.symbol(cx.disc(cx.u(9.0)), center, Fill::Solid(theme.ink), None);
        let size = cx.u(11.0);
        drawing.icon("star", size, theme.on_dark, center - (size / 2.0, size / 2.0));
    }
    DrawnCard::of(drawing, ElementId::Touchpoint(card.id), height)
}

/// A barrier with the mark of whose it is.
pub(super) fn barrier(pass: &SheetPass<'_>, barrier: &Barrier, width: f64) -> DrawnCard {
    let marks = PersonaMarks::of_some(&pass.cx, &barrier.personas, &pass.shown.people.on_cards);
    boxes::barrier(&pass.cx, barrier, &marks, width, 0.0)
}

/// The size of the figure of a gap, in layout units: one of the greatest, and any other.
const GREAT: f64 = 29.0;
const USUAL: f64 = 19.0;

/// The baseline of the figures of gaps.
pub(super) fn gap_baseline(cx: &LayoutContext<'_>) -> f64 {
    cx.u(GREAT) * 1.0
}

/// The baseline of the first line of a barrier or a solution.
pub(super) fn box_baseline(cx: &LayoutContext<'_>) -> f64 {
    cx.u(24.5)
}

/// How far two personas are apart at a stage: the mark of who feels better, by how much, and a bar of that length in their colour.
pub(super) fn gap(
    pass: &SheetPass<'_>,
    column: &StageColumn,
    gap: Option<f64>,
    great: bool,
    [one, other]: [PersonaLook; 2],
) -> Cell {
    /// The difference that a bar of the whole width stands for.
    const WHOLE: f64 = 4.0;
    let cx = &pass.cx;
    let (inset, width) = (pass.cell_inset(), pass.cell_width(column));
    let (size, ink) = if great { (cx.u(GREAT), cx.theme.ink) } else { (cx.u(USUAL), cx.theme.secondary) };
    let better = gap.filter(|gap| *gap != 0.0).map(|gap| if gap > 0.0 { one } else { other });
    let written = gap.map_or_else(|| "—".to_owned(), |gap| format::number(gap.abs(), cx.language));
    let face = if great { Face::Bold } else { Face::SemiBold };
    let figure = cx.line(&written, LayoutContext::style(face, size, ink).with_leading(1.1));
    let own = figure.lines.first().map_or(0.0, |line| line.baseline.get());
    let (mut drawing, mut x, radius) = (cx.drawing(), 0.0, cx.u(if great { 8.0 } else { 6.0 }));
    let baseline = gap_baseline(cx);
    if let Some(look) = better {
        let middle = Point::new(radius, baseline - size * 0.35);
        drawing.symbol(cx.marker(look, radius), middle, Fill::Solid(cx.theme.persona(look).line), None);
        x = 2.0 * radius + cx.u(7.0);
    }
    drawing.text(&figure, Point::new(x, baseline - own));
    let (top, thickness) = (baseline + cx.u(9.0), cx.u(if great { 7.0 } else { 4.0 }));
    if let (Some(look), Some(gap)) = (better, gap) {
        let long = (width * gap.abs() / WHOLE).clamp(thickness * 1.5, width);
        let bar = Rect::new(0.0, top, long, top + thickness);
        drawing.rect(bar, thickness / 2.0, Some(cx.theme.persona(look).line), None);
    }
    let height = top + cx.u(7.0);
    let group = drawing.finish(None, Layer::Cards);
    let drawn = vec![(Vec2::new(inset, 0.0), DrawnCard { group, placeholder: None, height })];
    Cell { drawn, height, ..Cell::default() }
}
