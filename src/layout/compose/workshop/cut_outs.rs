//! Sheets to cut out: cards of touchpoints, feelings and losses, and empty ones. All stand on one grid without gaps, so that straight cuts
//! from edge to edge part them.

use super::face::face;
use super::table_sheet::{TABLE, frame, layout, mm, table_context};
use crate::i18n::format;
use crate::layout::context::LayoutContext;
use crate::layout::drawing::Drawing;
use crate::layout::print_input::PrintInput;
use crate::layout::text_cache::TextCache;
use crate::layout::view::Layout;
use crate::method::feelings;
use crate::model::{DropOff, Journey, PersonaLook, Touchpoint};
use crate::scene::{Dash, Fill, Group, Layer, Stroke};
use crate::text::{Block, Face, Span};
use kurbo::{Point, Rect};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The grid of cut-outs: how many stand beside and under each other, each so large in millimetres.
#[derive(Clone, Copy)]
struct Grid {
    columns: usize,
    rows: usize,
    width: f64,
    height: f64,
}

/// Cards of touchpoints: as large as the places for them on the map.
const CARDS: Grid = Grid { columns: 3, rows: 6, width: 63.0, height: 46.0 };
/// Feelings and losses.
const TAGS: Grid = Grid { columns: 4, rows: 10, width: 47.25, height: 27.6 };
/// From the cut to what stands on a cut-out, in millimetres.
const AIR: f64 = 4.0;
/// No card has more marks of personas.
const MOST_MARKS: usize = 5;
/// So many empty ones there are at least, beside those of the project.
const LEAST_EMPTY: usize = 6;

impl Grid {
    const fn on_a_page(self) -> usize {
        self.columns * self.rows
    }

    /// Where it begins: in the middle of its sheet.
    fn origin(self) -> Point {
        let size = TABLE.size();
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let (width, height) = (mm(self.width) * self.columns as f64, mm(self.height) * self.rows as f64);
        Point::new((size.width - width) / 2.0, (size.height - height) / 2.0)
    }

    fn cell(self, at: usize) -> Rect {
        let (column, row) = (at % self.columns, at / self.columns % self.rows);
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let at = (mm(self.width) * column as f64, mm(self.height) * row as f64);
        Rect::from_origin_size(self.origin() + at, (mm(self.width), mm(self.height)))
    }

    /// The lines to cut by, a little beyond the grid.
    fn cuts(self, cx: &LayoutContext<'_>) -> Arc<Group> {
        let mut drawing = cx.drawing();
        let line = Stroke { dash: Dash::pair(4.0, 3.0), ..Stroke::solid(0.6, cx.theme.crop_mark) };
        let origin = self.origin();
        let end = TABLE.size().to_vec2().to_point() - origin.to_vec2();
        let beyond = mm(4.0);
        for column in 0..=self.columns {
            #[expect(clippy::cast_precision_loss, reason = "a handful")]
            let x = origin.x + mm(self.width) * column as f64;
            drawing.line(Point::new(x, origin.y - beyond), Point::new(x, end.y + beyond), line);
        }
        for row in 0..=self.rows {
            #[expect(clippy::cast_precision_loss, reason = "a handful")]
            let y = origin.y + mm(self.height) * row as f64;
            drawing.line(Point::new(origin.x - beyond, y), Point::new(end.x + beyond, y), line);
        }
        let size = mm(4.0);
        drawing.icon("scissors", size, cx.theme.crop_mark, origin - (mm(8.6), size / 2.0));
        drawing.finish(None, Layer::Grid)
    }
}

/// What is cut out.
enum CutOut<'a> {
    Touchpoint(&'a Touchpoint, Vec<PersonaLook>),
    EmptyTouchpoint,
    Feeling(String, f64),
    EmptyFeeling,
    Loss(&'a DropOff, Option<PersonaLook>),
    EmptyLoss,
}

/// All sheets of cut-outs of a print.
pub(super) fn sheets(texts: &RefCell<TextCache>, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Layout>> {
    let cx = table_context(texts, input);
    let journey = input.document.journey(input.journey).map(|journey| &**journey);
    let cards = filled(CARDS, cards(input, journey), &[|| CutOut::EmptyTouchpoint]);
    let tags = filled(TAGS, tags(&cx, input, journey), &[|| CutOut::EmptyFeeling, || CutOut::EmptyLoss]);
    let pages: Vec<(Grid, &[CutOut<'_>])> = (cards.chunks(CARDS.on_a_page()).map(|page| (CARDS, page)))
        .chain(tags.chunks(TAGS.on_a_page()).map(|page| (TAGS, page)))
        .collect();
    let of = pages.len();
    let mut sheets = Vec::with_capacity(of);
    for (number, (grid, page)) in pages.into_iter().enumerate() {
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        let mut groups = vec![grid.cuts(&cx)];
        groups.extend(page.iter().enumerate().map(|(at, it)| cut_out(&cx, it, grid.cell(at).inset(-mm(AIR)))));
        let values = [("n", (number + 1).into()), ("of", of.into())];
        let title = cx.words.format("workshop-cut-outs", &values);
        groups.push(caption(&cx, &title));
        let size = TABLE.size();
        sheets.push(layout(&cx, size, groups, frame(size.to_rect().inset(-mm(5.0))), title));
    }
    Some(sheets)
}

/// These, and behind them empty ones of each kind in turn, until the last sheet is full.
fn filled<'a>(grid: Grid, own: Vec<CutOut<'a>>, empty: &[fn() -> CutOut<'a>]) -> Vec<CutOut<'a>> {
    let pages = (own.len() + LEAST_EMPTY).div_ceil(grid.on_a_page());
    let missing = pages * grid.on_a_page() - own.len();
    let each = missing.div_ceil(empty.len().max(1));
    // All of one kind stand together.
    let empty = empty.iter().flat_map(|make| std::iter::repeat_with(make).take(each)).take(missing);
    own.into_iter().chain(empty).collect()
}

fn cards<'a>(input: &PrintInput<'_>, journey: Option<&'a Journey>) -> Vec<CutOut<'a>> {
    let mut cards = Vec::new();
    for stage in journey.into_iter().flat_map(Journey::shown_stages) {
        let mut here: Vec<_> = (journey.into_iter().flat_map(|journey| &journey.touchpoints))
            .filter(|touchpoint| touchpoint.stage == stage.id && says_something(touchpoint))
            .collect();
        here.sort_by(|one, other| one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())));
        cards.extend(here.into_iter().map(|card| {
            let shown = input.document.personas.iter().filter(|persona| !input.view.hidden.contains(&persona.id));
            let looks = shown.filter(|persona| card.personas.contains(&persona.id)).map(|persona| persona.look);
            CutOut::Touchpoint(card, looks.collect())
        }));
    }
    cards
}

fn says_something(card: &Touchpoint) -> bool {
    [&card.title, &card.platform, &card.channel].into_iter().any(|text| !text.trim().is_empty())
}

/// The feelings of the project and of the catalogue, from delight to anger, then what the project loses.
fn tags<'a>(cx: &LayoutContext<'_>, input: &PrintInput<'_>, journey: Option<&'a Journey>) -> Vec<CutOut<'a>> {
    let own = journey.into_iter().flat_map(|journey| &journey.emotions);
    let own = own.map(|point| (point.feeling.trim().to_owned(), point.value.get()));
    let usual = feelings().iter().map(|word| (cx.words.text(&word.name_key()).into_owned(), word.value));
    let mut named: Vec<(String, f64)> = Vec::new();
    for (name, value) in own.filter(|(name, _)| !name.is_empty()).chain(usual) {
        if named.iter().all(|(other, _)| other.to_lowercase() != name.to_lowercase()) {
            named.push((name, value));
        }
    }
    named.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let look = |dropoff: &DropOff| input.document.persona(dropoff.persona).map(|persona| persona.look);
    let losses = journey.into_iter().flat_map(|journey| &journey.dropoffs);
    let losses = losses.filter(|dropoff| !dropoff.reason.trim().is_empty());
    (named.into_iter().map(|(name, value)| CutOut::Feeling(name, value)))
        .chain(losses.map(|dropoff| CutOut::Loss(dropoff, look(dropoff))))
        .collect()
}

/// What a sheet is, in its lower margin.
fn caption(cx: &LayoutContext<'_>, text: &str) -> Arc<Group> {
    let style = LayoutContext::style(Face::Regular, cx.scale.small * 0.75, cx.theme.secondary);
    let block = cx.line(text, style);
    let size = TABLE.size();
    let mut drawing = cx.drawing();
    drawing.text(
        &block,
        Point::new((size.width - block.width.get()) / 2.0, size.height - mm(4.6) - block.height.get() / 2.0),
    );
    drawing.finish(None, Layer::Frame)
}

/// A text in the largest of some sizes at which it fits a room without a word cut.
fn fitted(cx: &LayoutContext<'_>, text: &str, face: Face, largest: f64, (width, height): (f64, f64)) -> Arc<Block> {
    const SMALLER: f64 = 0.9;
    const LEAST: f64 = 2.0;
    let mut size = largest;
    loop {
        let style = LayoutContext::style(face, size, cx.theme.ink).with_leading(1.18);
        let block = cx.heading(&[Span { text, style }], width);
        let fits = block.height.get() <= height && block.width.get() <= width;
        if (fits && block.divided() == 0) || size * SMALLER < LEAST {
            return block;
        }
        size *= SMALLER;
    }
}

/// Lines to write on, from the bottom of a room upwards.
fn ruled(cx: &LayoutContext<'_>, drawing: &mut Drawing, room: Rect, count: u32) {
    let line = Stroke::solid(0.6, cx.theme.outline);
    for at in 0..count {
        let y = room.y1 - f64::from(at) * mm(8.0);
        drawing.line(Point::new(room.x0, y), Point::new(room.x1, y), line);
    }
}

fn cut_out(cx: &LayoutContext<'_>, it: &CutOut<'_>, room: Rect) -> Arc<Group> {
    let mut drawing = cx.drawing();
    let small = LayoutContext::style(Face::Regular, cx.scale.small * 0.9, cx.theme.secondary).with_leading(1.2);
    match it {
        CutOut::Touchpoint(card, looks) => {
            touchpoint(cx, &mut drawing, card, looks, room);
        }
        CutOut::EmptyTouchpoint => {
            let size = mm(7.0);
            let circle = Stroke { dash: Dash::pair(2.5, 2.0), ..Stroke::solid(0.9, cx.theme.dashed_outline) };
            drawing.rect(Rect::from_origin_size(room.origin(), (size, size)), size / 2.0, None, Some(circle));
            let words = cx.line(&cx.words.text("element-touchpoint"), small);
            let left = room.x0 + size + mm(2.5);
            drawing.text(&words, Point::new(left, room.y0 + (size - words.height.get()) / 2.0));
            ruled(cx, &mut drawing, room, 3);
        }
        CutOut::Feeling(name, value) => {
            let radius = mm(5.2);
            let middle = Point::new(room.x0 + radius, room.center().y);
            face(cx, &mut drawing, middle, radius, *value);
            let left = middle.x + radius + mm(2.5);
            let block = fitted(cx, name, Face::SemiBold, cx.scale.card, (room.x1 - left, room.height() - mm(5.0)));
            let figure = cx.line(&format::feeling(*value, cx.language), small);
            let top = middle.y - f64::midpoint(block.height.get(), figure.height.get());
            drawing.text(&block, Point::new(left, top));
            drawing.text(&figure, Point::new(left, top + block.height.get()));
        }
        CutOut::EmptyFeeling => {
            let radius = mm(5.2);
            let circle = Stroke { dash: Dash::pair(2.5, 2.0), ..Stroke::solid(0.9, cx.theme.dashed_outline) };
            let middle = Point::new(room.x0 + radius, room.center().y);
            let around = Rect::from_center_size(middle, (2.0 * radius, 2.0 * radius));
            drawing.rect(around, radius, None, Some(circle));
            let left = middle.x + radius + mm(2.5);
            let words = cx.line(&cx.words.text("workshop-feeling"), small);
            drawing.text(&words, Point::new(left, room.y0));
            ruled(cx, &mut drawing, Rect { x0: left, y1: room.y1 - mm(1.0), ..room }, 1);
        }
        CutOut::Loss(dropoff, look) => loss(cx, &mut drawing, dropoff, *look, room),
        CutOut::EmptyLoss => {
            let chip = Rect::from_origin_size(room.origin(), (mm(15.0), mm(6.4)));
            let edge = Stroke { dash: Dash::pair(2.5, 2.0), ..Stroke::solid(0.9, cx.theme.negative) };
            drawing.rect(chip, mm(1.6), None, Some(edge));
            let sign = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.negative);
            let (minus, percent) = (cx.line("−", sign), cx.line("%", sign));
            let top = chip.center().y - minus.height.get() / 2.0;
            drawing.text(&minus, Point::new(chip.x0 + mm(1.2), top));
            drawing.text(&percent, Point::new(chip.x1 - mm(1.2) - percent.width.get(), top));
            let words = cx.line(&cx.words.text("workshop-loss"), small);
            let left = chip.x1 + mm(2.0);
            if left + words.width.get() <= room.x1 {
                drawing.text(&words, Point::new(left, chip.center().y - words.height.get() / 2.0));
            }
            ruled(cx, &mut drawing, room, 2);
        }
    }
    drawing.finish(None, Layer::Cards)
}

fn touchpoint(cx: &LayoutContext<'_>, drawing: &mut Drawing, card: &Touchpoint, looks: &[PersonaLook], room: Rect) {
    let channel = crate::method::channel(&card.channel);
    let icon = channel.map_or(if card.channel.is_empty() { None } else { Some("circle") }, |it| Some(it.icon));
    let (size, star) = (mm(7.0), mm(3.2));
    if let Some(icon) = icon {
        drawing.icon(icon, size, cx.theme.body, room.origin());
    }
    if card.moment_of_truth {
        let center = Point::new(room.x1 - star, room.y0 + star);
        drawing.symbol(cx.disc(star), center, Fill::Solid(cx.theme.ink), None);
        let size = star * 1.25;
        drawing.icon("star", size, cx.theme.on_dark, center - (size / 2.0, size / 2.0));
    }
    let name = || channel.map_or_else(String::new, |channel| cx.words.text(&channel.name_key()).into_owned());
    let platform = card.platform.trim();
    let place = if platform.is_empty() { name() } else { platform.to_owned() };
    let title = if card.title.trim().is_empty() { place.clone() } else { card.title.trim().to_owned() };
    let looks = looks.get(..MOST_MARKS).unwrap_or(looks);
    let marks_room = looks.iter().map(|_| mm(4.4)).sum::<f64>() + if looks.is_empty() { 0.0 } else { mm(1.0) };
    let foot = if card.title.trim().is_empty() { String::new() } else { place };
    let foot = fitted(cx, &foot, Face::Regular, cx.scale.small, (room.width() - marks_room, mm(9.0)));
    let top = room.y0 + size + mm(2.2);
    let head = (room.width(), room.y1 - top - foot.height.get() - mm(1.4));
    let title = fitted(cx, &title, Face::SemiBold, cx.scale.card * 1.16, head);
    drawing.text(&title, Point::new(room.x0, top));
    drawing.text(&foot, Point::new(room.x0, room.y1 - foot.height.get()));
    let mut x = room.x1 - mm(1.6);
    for look in looks.iter().rev() {
        let color = cx.theme.persona(*look).line;
        drawing.symbol(cx.marker(*look, mm(1.6)), Point::new(x, room.y1 - mm(2.0)), Fill::Solid(color), None);
        x -= mm(4.4);
    }
}

fn loss(cx: &LayoutContext<'_>, drawing: &mut Drawing, dropoff: &DropOff, look: Option<PersonaLook>, room: Rect) {
    let style = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.on_dark);
    let share = cx.line(&format!("−{}", format::percent(dropoff.lost.get(), cx.language)), style);
    let chip = Rect::from_origin_size(room.origin(), (share.width.get() + mm(4.0), mm(6.0)));
    drawing.rect(chip, mm(1.6), Some(cx.theme.negative), None);
    drawing.text(&share, chip.center() - (share.width.get() / 2.0, share.height.get() / 2.0));
    if let Some(look) = look {
        let center = Point::new(room.x1 - mm(1.6), chip.center().y);
        drawing.symbol(cx.marker(look, mm(1.6)), center, Fill::Solid(cx.theme.persona(look).line), None);
    }
    let top = chip.y1 + mm(1.6);
    let words = fitted(cx, dropoff.reason.trim(), Face::Medium, cx.scale.body, (room.width(), room.y1 - top));
    drawing.text(&words, Point::new(room.x0, top));
}
