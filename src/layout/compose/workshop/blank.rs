//! The map blank: heads of stages, lanes with what each asks, and cells that notes fit into. Where the paper is too small for all cells, it
//! is several sheets that hang beside and under each other; no cell becomes smaller.

use super::face::face;
use super::lanes::{BlankLane, Filling, blank_lanes};
use super::table_sheet::{layout, mm};
use crate::i18n::format;
use crate::layout::context::LayoutContext;
use crate::layout::drawing::Drawing;
use crate::layout::emotion::persona_stroke;
use crate::layout::frame::{EmotionScale, Frame, LaneBand, StageColumn};
use crate::layout::header::{TitleBlock, header, stage_heads};
use crate::layout::pass::{content_of, label_width, sheet_context};
use crate::layout::persona_cards::{CardSize, PersonaCards};
use crate::layout::print_input::PrintInput;
use crate::layout::text_cache::TextCache;
use crate::layout::view::{Layout, SheetPart};
use crate::model::{Journey, JourneyId, Persona, Sheet, Stage, StageId};
use crate::scene::{Dash, Fill, Group, Layer, Stroke};
use crate::text::{Block, Face, Span};
use kurbo::{Point, Rect, Size};
use std::cell::RefCell;
use std::sync::Arc;

/// So many stages a map has that has none yet.
const USUAL_STAGES: u64 = 6;
/// Around a note in its cell, in millimetres.
const AIR: f64 = 3.0;
/// Between two places for notes at least, in millimetres.
const APART: f64 = 1.5;
/// A lane of curves is so many times as high as one of notes.
const CURVES: f64 = 1.4;

/// The side of the notes that a sheet is for, in millimetres: those that everybody has on paper that hangs on a wall.
fn note(sheet: Sheet) -> f64 {
    let (width, height) = sheet.sides();
    match (width.get() * height.get() / std::f64::consts::SQRT_2).sqrt() {
        short if short >= 500.0 => 76.0,
        short if short >= 380.0 => 51.0,
        _ => 38.0,
    }
}

/// What all sheets of a blank map share.
struct Blank<'a> {
    cx: LayoutContext<'a>,
    input: &'a PrintInput<'a>,
    sheet: Sheet,
    content: Rect,
    label: f64,
    /// The side of a note, and of the least cell, in points.
    note: f64,
    cell: f64,
    stages: Vec<Arc<Stage>>,
}

/// Its sheets: those of the first lanes from the first stage to the last, then those of the next.
pub(super) fn sheets(texts: &RefCell<TextCache>, input: &PrintInput<'_>) -> Vec<Layout> {
    let sheet = input.setup.workshop;
    let journey = input.document.journey(input.journey).map(|journey| &**journey);
    let cx = sheet_context(texts, input.document, (sheet, input.language()), 1.0);
    let content = content_of(sheet);
    let mut stages: Vec<Arc<Stage>> = journey.into_iter().flat_map(Journey::shown_stages).cloned().collect();
    if stages.is_empty() {
        stages = (1..=USUAL_STAGES).map(|number| Arc::new(Stage::new(StageId::new(number)))).collect();
    }
    let lanes = blank_lanes(input, journey, cx.words);
    let (label, side) = (label_width(content, cx.unit), note(sheet));
    let blank = Blank { cx, input, sheet, content, label, note: mm(side), cell: mm(side + 2.0 * AIR), stages };
    let room = ((content.width() - label) / blank.cell).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred at most")]
    let across = blank.stages.len().div_ceil(room as usize);
    let parts = SheetPart::all(blank.stages.len(), across);
    let heads: Vec<SheetHead> = parts.iter().map(|part| blank.head(journey, part)).collect();
    let below = heads.iter().map(|head| head.bottom).fold(0.0, f64::max) + blank.cx.u(8.0);
    let bottom = content.y1 - blank.cx.u(34.0);
    let groups = blank.share_out(&lanes, bottom - below);
    let of = groups.len() * heads.len();
    let mut sheets = Vec::with_capacity(of);
    for lanes in &groups {
        for head in &heads {
            let number = sheets.len() + 1;
            sheets.push(blank.sheet(head, lanes, (below, bottom), (number, of)));
        }
    }
    sheets
}

/// All above the lanes of a sheet.
struct SheetHead {
    groups: Vec<Arc<Group>>,
    columns: Vec<StageColumn>,
    heads: Rect,
    bottom: f64,
}

impl Blank<'_> {
    /// The lanes of each sheet, as many as have the room that they need.
    fn share_out<'b>(&self, lanes: &'b [BlankLane], room: f64) -> Vec<&'b [BlankLane]> {
        let mut groups = Vec::new();
        let (mut first, mut taken) = (0, 0.0);
        for (at, lane) in lanes.iter().enumerate() {
            let height = self.least_height(lane);
            if at > first && taken + height > room {
                groups.push(&lanes[first..at]);
                (first, taken) = (at, 0.0);
            }
            taken += height;
        }
        groups.push(&lanes[first..]);
        groups
    }

    fn least_height(&self, lane: &BlankLane) -> f64 {
        let label = self.label_height(lane) + self.cx.u(20.0);
        (self.cell * if lane.filling == Filling::Curves { CURVES } else { 1.0 }).max(label)
    }

    /// Title, whose lines are whose, and the heads of some stages.
    fn head(&self, journey: Option<&Journey>, part: &SheetPart) -> SheetHead {
        let cx = &self.cx;
        let empty = Journey::empty(JourneyId::new(1));
        let journey = journey.unwrap_or(&empty);
        let scenario = match journey.scenario.trim() {
            "" => String::new(),
            text => cx.words.format("scenario-prefix", &[("text", text.into())]),
        };
        let told = (journey.title.trim(), scenario.as_str());
        let title = TitleBlock::told(cx, self.input.document, journey, &["workshop-eyebrow", "map-eyebrow"], told);
        let nobody = PersonaCards::of(cx, &[], CardSize::Usual);
        let made = header(cx, self.input.document, &title, &nobody, self.content);
        let (mut groups, mut top) = (made.groups, made.bottom);
        if told.0.is_empty() {
            // A line to write the title on.
            let mut drawing = cx.drawing();
            top += cx.u(52.0);
            let line = Stroke::solid(cx.u(1.25), cx.theme.outline);
            drawing.line(Point::new(self.content.x0, top), Point::new(self.content.center().x, top), line);
            groups.push(drawing.finish(None, Layer::Frame));
        }
        top += cx.u(16.0);
        let (lines, height) = self.whose_lines(top);
        groups.push(lines);
        let top = top + height + cx.u(14.0);
        let left = self.content.x0 + self.label;
        #[expect(clippy::cast_precision_loss, reason = "a few stages")]
        let width = (self.content.x1 - left) / part.stages.len().max(1) as f64;
        let own = self.stages.get(part.stages.clone()).unwrap_or_default();
        let mut edge = left;
        let columns: Vec<StageColumn> = (own.iter())
            .map(|stage| {
                let column = StageColumn { id: stage.id, left: edge, right: edge + width };
                edge += width;
                column
            })
            .collect();
        let shown: Vec<(usize, &Arc<Stage>)> = part.stages.clone().zip(own).collect();
        // Of the whole way only how long it is counts.
        let way: Vec<StageColumn> =
            self.stages.iter().map(|stage| StageColumn { id: stage.id, left: 0.0, right: 0.0 }).collect();
        let size = self.name_size(width);
        let (heads, height) = stage_heads(cx, &shown, &way, &columns, size, (top, cx.u(72.0)));
        groups.extend(heads);
        groups.extend(self.lines_for_names(&shown, &columns, size, top));
        let heads = Rect::new(self.content.x0, top, self.content.x1, top + height);
        SheetHead { groups, columns, heads, bottom: heads.y1 }
    }

    /// The size of the names of stages: the largest at which none is hyphenated in columns of this width.
    fn name_size(&self, width: f64) -> f64 {
        const SMALLER: f64 = 0.94;
        let cx = &self.cx;
        let mut size = cx.scale.stage * 1.1;
        while size > cx.scale.body {
            let style = LayoutContext::style(Face::Bold, size, cx.theme.ink);
            let room = width - cx.u(48.0) - size;
            let is_whole = |stage: &Arc<Stage>| {
                let block = cx.heading(&[Span { text: stage.name.trim(), style }], room);
                block.divided() == 0 && block.width.get() <= room
            };
            if self.stages.iter().all(is_whole) {
                break;
            }
            size *= SMALLER;
        }
        size
    }

    /// A line in the head of each stage that has no name yet.
    fn lines_for_names(
        &self,
        stages: &[(usize, &Arc<Stage>)],
        columns: &[StageColumn],
        size: f64,
        top: f64,
    ) -> Option<Arc<Group>> {
        let cx = &self.cx;
        let mut drawing = cx.drawing();
        let y = top + cx.u(14.0) + size * 1.1;
        let line = Stroke::solid(cx.u(1.25), cx.theme.dashed_outline);
        for (_, column) in stages.iter().zip(columns).filter(|((_, stage), _)| stage.name.trim().is_empty()) {
            let left = column.left + cx.u(22.0) + size * 1.2;
            drawing.line(Point::new(left, y), Point::new(column.right - cx.u(24.0), y), line);
        }
        (!drawing.is_empty()).then(|| drawing.finish(None, Layer::Frame))
    }

    /// Who draws with which line, and what is to be written down of the day; gives how high that is.
    fn whose_lines(&self, top: f64) -> (Arc<Group>, f64) {
        let cx = &self.cx;
        let hidden = &self.input.view.hidden;
        let personas: Vec<&Arc<Persona>> =
            self.input.document.personas.iter().filter(|persona| !hidden.contains(&persona.id)).collect();
        let name = LayoutContext::style(Face::SemiBold, cx.scale.lane * 0.92, cx.theme.ink).with_leading(1.2);
        let quiet = LayoutContext::style(Face::Regular, cx.scale.lane * 0.92, cx.theme.secondary).with_leading(1.2);
        let row = cx.line("0", name).height.get() + cx.u(10.0);
        let sample = cx.u(64.0);
        let most = self.content.width();
        let mut drawing = cx.drawing();
        let (mut x, mut y) = (0.0, top);
        let mut next = |width: f64| {
            if x > 0.0 && x + width > most {
                (x, y) = (0.0, y + row);
            }
            let at = Point::new(self.content.x0 + x, y);
            x += width + cx.u(36.0);
            at
        };
        for persona in &personas {
            let text = persona.name.trim();
            let nameless = cx.words.text("nameless-person");
            let block = cx.heading(
                &[Span { text: if text.is_empty() { &nameless } else { text }, style: name }],
                most - sample - cx.u(12.0),
            );
            let at = next(sample + cx.u(12.0) + block.width.get());
            let middle = at.y + block.lines.first().map_or(0.0, |line| line.baseline.get()) - cx.scale.lane * 0.32;
            let stroke = persona_stroke(cx, persona, cx.u(4.5));
            drawing.line(Point::new(at.x + cx.u(3.0), middle), Point::new(at.x + sample - cx.u(3.0), middle), stroke);
            let color = cx.theme.persona(persona.look).line;
            let outline = Stroke::solid(cx.u(3.0), color);
            let mark = cx.marker(persona.look, cx.u(7.5));
            drawing.symbol(mark, Point::new(at.x + sample / 2.0, middle), Fill::Solid(cx.theme.paper), Some(outline));
            drawing.text(&block, Point::new(at.x + sample + cx.u(12.0), at.y));
        }
        let line = Stroke::solid(cx.u(1.25), cx.theme.outline);
        let asked = if personas.is_empty() { ["element-persona", "element-persona"].as_slice() } else { &[] };
        for key in asked.iter().chain(&["workshop-date", "workshop-leader"]) {
            let block = cx.line(&cx.words.text(key), quiet);
            let blank = (cx.u(190.0)).min(most - block.width.get() - cx.u(10.0)).max(0.0);
            let at = next(block.width.get() + cx.u(10.0) + blank);
            drawing.text(&block, at);
            let base = at.y + block.lines.first().map_or(0.0, |line| line.baseline.get()) + cx.u(2.0);
            let left = at.x + block.width.get() + cx.u(10.0);
            drawing.line(Point::new(left, base), Point::new(left + blank, base), line);
        }
        (drawing.finish(None, Layer::Frame), y + row - top)
    }

    fn sheet(
        &self,
        head: &SheetHead,
        lanes: &[BlankLane],
        (below, bottom): (f64, f64),
        (number, of): (usize, usize),
    ) -> Layout {
        let cx = &self.cx;
        let mut groups = head.groups.clone();
        let mut frame =
            Frame { content: self.content, heads: head.heads, stages: head.columns.clone(), ..Frame::default() };
        let least: Vec<f64> = lanes.iter().map(|lane| self.least_height(lane)).collect();
        let needed: f64 = least.iter().sum();
        // What is left of the sheet is shared out: more room to write.
        let more = ((bottom - below) / needed.max(1.0)).max(1.0);
        let mut top = below;
        for (lane, least) in lanes.iter().zip(least) {
            let rect = Rect::new(self.content.x0, top, self.content.x1, top + least * more);
            frame.lanes.push(LaneBand { id: lane.id, kind: lane.kind, rect });
            groups.extend(self.lane(lane, rect, &head.columns, &mut frame));
            top = rect.y1;
        }
        let end = Stroke::solid(cx.u(1.0), cx.theme.hairline);
        let mut drawing = cx.drawing();
        drawing.line(Point::new(self.content.x0, top), Point::new(self.content.x1, top), end);
        groups.push(drawing.finish(None, Layer::Grid));
        groups.push(self.foot(top.max(bottom), (number, of)));
        let title = cx.words.format("workshop-blank", &[("n", number.into()), ("of", of.into())]);
        layout(cx, self.sheet.size(), groups, frame, title)
    }

    /// What the cells are for, and which sheet it is.
    fn foot(&self, top: f64, (number, of): (usize, usize)) -> Arc<Group> {
        let cx = &self.cx;
        let side = format::number(note(self.sheet), cx.language);
        let room = self.content.width();
        let notes = cx.set(&cx.words.format("workshop-notes", &[("side", side.into())]), cx.small(), room);
        let which = cx.line(&cx.words.format("footer-sheet", &[("n", number.into()), ("of", of.into())]), cx.small());
        let mut drawing = cx.drawing();
        let top = top + cx.u(10.0);
        drawing.text(&notes, Point::new(self.content.x0, top));
        if notes.lines.len() == 1 && notes.width.get() + which.width.get() + cx.u(20.0) <= room {
            drawing.text(&which, Point::new(self.content.x1 - which.width.get(), top));
        }
        drawing.finish(None, Layer::Frame)
    }

    /// How wide the words of a lane are: where there is a scale they leave it room.
    fn words_width(&self, lane: &BlankLane) -> f64 {
        let scale = match lane.filling {
            Filling::Curves => 64.0,
            Filling::Shares => 58.0,
            Filling::Notes | Filling::Cards => 0.0,
        };
        self.label - self.cx.u(18.0 + scale)
    }

    fn label_words(&self, lane: &BlankLane) -> [Arc<Block>; 2] {
        let cx = &self.cx;
        let width = self.words_width(lane);
        let title = LayoutContext::style(Face::Bold, cx.scale.lane * 1.06, cx.theme.ink).with_leading(1.16);
        let question = LayoutContext::style(Face::Regular, cx.scale.body * 1.12, cx.theme.body).with_leading(1.26);
        let set = |text: &str, style| cx.heading(&[Span { text, style }], width);
        [set(&lane.title, title), set(&lane.question, question)]
    }

    fn label_height(&self, lane: &BlankLane) -> f64 {
        let [title, question] = self.label_words(lane);
        title.height.get() + self.cx.u(5.0) + question.height.get()
    }

    fn lane(&self, lane: &BlankLane, rect: Rect, columns: &[StageColumn], frame: &mut Frame) -> Vec<Arc<Group>> {
        let cx = &self.cx;
        let mut grid = cx.drawing();
        let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
        grid.line(Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y0), line);
        for column in columns.iter().skip(1) {
            grid.line(Point::new(column.left, rect.y0), Point::new(column.left, rect.y1), line);
        }
        let mut words = cx.drawing();
        let [title, question] = self.label_words(lane);
        let top = rect.y0 + cx.u(12.0);
        words.text(&title, Point::new(rect.x0, top));
        words.text(&question, Point::new(rect.x0, top + title.height.get() + cx.u(5.0)));
        let left = columns.first().map_or(rect.x0, |column| column.left);
        let body = Rect { x0: left, ..rect };
        match lane.filling {
            Filling::Notes => self.spots(&mut grid, body, columns, Size::new(self.note, self.note)),
            Filling::Cards => {
                /// A card that was cut out beside a note: 63 × 46 mm beside 76.
                const CARD: (f64, f64) = (63.0 / 76.0, 46.0 / 76.0);
                self.spots(&mut grid, body, columns, Size::new(self.note * CARD.0, self.note * CARD.1));
            }
            Filling::Curves => frame.emotion = Some(self.axis(&mut grid, &mut words, body)),
            Filling::Shares => self.shares(&mut grid, &mut words, body, columns),
        }
        vec![grid.finish(None, Layer::Grid), words.finish(None, Layer::Frame)]
    }

    /// Where notes or cards of this size are put, as many as a cell holds, with as much room around each.
    fn spots(&self, drawing: &mut Drawing, body: Rect, columns: &[StageColumn], spot: Size) {
        let cx = &self.cx;
        let air = mm(APART);
        let count = |room: f64, side: f64| ((room - air) / (side + air)).floor().clamp(1.0, 12.0);
        let edge = Stroke { dash: Dash::pair(cx.u(4.0), cx.u(5.0)), ..Stroke::solid(cx.u(1.0), cx.theme.outline) };
        for column in columns {
            let cell = Rect { x0: column.left, x1: column.right, ..body };
            let (across, down) = (count(cell.width(), spot.width), count(cell.height(), spot.height));
            let apart = Size::new(
                (cell.width() - across * spot.width) / (across + 1.0),
                (cell.height() - down * spot.height) / (down + 1.0),
            );
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a dozen at most")]
            let (across, down) = (across as u32, down as u32);
            for at in 0..across * down {
                let (column, row) = (f64::from(at % across), f64::from(at / across));
                let x = cell.x0 + apart.width + (spot.width + apart.width) * column;
                let y = cell.y0 + apart.height + (spot.height + apart.height) * row;
                drawing.rect(Rect::from_origin_size((x, y), spot), cx.u(6.0), None, Some(edge));
            }
        }
    }

    /// The scale of feelings, with its faces.
    fn axis(&self, grid: &mut Drawing, words: &mut Drawing, body: Rect) -> EmotionScale {
        let cx = &self.cx;
        let inset = cx.u(30.0).min(body.height() / 6.0);
        let scale = EmotionScale { top: body.y0 + inset, bottom: body.y1 - inset };
        let radius = cx.u(14.0).min((scale.bottom - scale.top) / 10.0);
        for value in [2.0, 1.0, 0.0, -1.0, -2.0] {
            let y = scale.top + (2.0 - value) / 4.0 * (scale.bottom - scale.top);
            let line = if value == 0.0 {
                Stroke::solid(cx.u(1.75), cx.theme.zero_line)
            } else {
                Stroke { dash: Dash::pair(cx.u(2.0), cx.u(6.0)), ..Stroke::solid(cx.u(1.0), cx.theme.dashed_outline) }
            };
            grid.line(Point::new(body.x0, y), Point::new(body.x1, y), line);
            let center = Point::new(body.x0 - cx.u(10.0) - radius, y);
            face(cx, words, center, radius, value);
            let style = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.secondary);
            let figure = cx.line(&format::feeling(value, cx.language), style);
            let left = center.x - radius - cx.u(6.0) - figure.width.get();
            words.text(&figure, Point::new(left, y - figure.height.get() / 2.0));
        }
        scale
    }

    /// How many of those who set out are left, from all to none, and a place for how many leave at each stage.
    fn shares(&self, grid: &mut Drawing, words: &mut Drawing, body: Rect, columns: &[StageColumn]) {
        let cx = &self.cx;
        let asked = cx.line(&cx.words.text("workshop-left"), cx.small());
        let percent = cx.line("%", cx.small());
        let foot = asked.height.get() + cx.u(14.0);
        let (top, bottom) = (body.y0 + cx.u(18.0), body.y1 - foot - cx.u(10.0));
        for (share, told) in [(1.0, true), (0.75, false), (0.5, true), (0.25, false), (0.0, true)] {
            let y = top + (1.0 - share) * (bottom - top);
            let stroke = Stroke::solid(cx.u(1.0), cx.theme.dashed_outline);
            let dash = if share == 0.0 { Dash::SOLID } else { Dash::pair(cx.u(2.0), cx.u(6.0)) };
            grid.line(Point::new(body.x0, y), Point::new(body.x1, y), Stroke { dash, ..stroke });
            if !told {
                continue;
            }
            let figure = cx.line(&format::whole_percent(share, cx.language), cx.small());
            let left = body.x0 - cx.u(10.0) - figure.width.get();
            words.text(&figure, Point::new(left, y - figure.height.get() / 2.0));
        }
        let line = Stroke::solid(cx.u(1.25), cx.theme.outline);
        for column in columns {
            let (left, right) = (column.left + cx.u(10.0), column.right - cx.u(12.0));
            let y = body.y1 - cx.u(8.0) - asked.height.get();
            let from = left + asked.width.get() + cx.u(6.0);
            let to = (from + cx.u(90.0)).min(right - percent.width.get() - cx.u(4.0));
            if to <= from + cx.u(20.0) {
                continue;
            }
            words.text(&asked, Point::new(left, y));
            let base = y + asked.lines.first().map_or(0.0, |line| line.baseline.get()) + cx.u(1.0);
            words.line(Point::new(from, base), Point::new(to, base), line);
            words.text(&percent, Point::new(to + cx.u(4.0), y));
        }
    }
}
