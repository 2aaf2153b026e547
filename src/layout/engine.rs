//! From a journey to a scene: measure, find the size of type at which all fits, fill the sheet, draw.

use super::cells::{ByStage, Cell, align_rows, columns, stack};
use super::draw::{Drawing, Kit, TextMemo};
use super::dropoff::{self, Ribbons};
use super::emotion::{self, Band};
use super::footer::{Used, footer};
use super::frame::{Frame, LaneBand, Notice, RowSlot, StageColumn};
use super::header::{header, stage_heads};
use super::paper::{PaperTheme, TypeScale};
use super::pieces::{self, Piece, Pieces};
use super::words::Words;
use super::{Layout, View};
use crate::i18n::Messages;
use crate::model::{
    Document, ElementId, ElementRef, Field, Items, Journey, JourneyId, Lane, LaneKind, Language, Metric, Note, Persona,
    Sheet, Solution, Touchpoint,
};
use crate::scene::{Bookmark, Dash, Group, Layer, Part, Placed, Scene, Source, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect, Size, Vec2};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many sizes of type lie between one size and the double: fine enough that a sheet hardly moves when a drag makes it fuller.
const STEPS_PER_DOUBLE: f64 = 16.0;
/// The largest type is that of step −4, about 1.2 times what the paper asks for.
const LARGEST: i32 = -4;
/// The smallest type is that of step 128, 1/256 of it: ten thousand cards on one A4 sheet.
const SMALLEST: i32 = 128;

/// Share of the sheet's height that the emotion band gets at least, and at most.
const EMOTION_LEAST: f64 = 0.236;
const EMOTION_MOST: f64 = 0.35;

/// How many sizes of type are looked at between two edits.
const KEPT_RIBBONS: usize = 4;

const fn step_factor_exponent(step: i32) -> f64 {
    -(step as f64) / STEPS_PER_DOUBLE
}

/// Lays journeys out and remembers what it drew, so that the next layout draws only what changed.
#[derive(Debug, Default)]
pub struct Engine {
    texts: RefCell<TextMemo>,
    pieces: RefCell<Pieces>,
    /// What every remembered piece depends on.
    epoch: Option<Epoch>,
    /// The size of type that fitted last, where the search begins.
    step: i32,
    band: Option<(BandKey, Arc<Band>)>,
    /// Newest last; the search for a size of type looks at two of them in turn.
    ribbons: Vec<(RibbonKey, Arc<Ribbons>)>,
}

#[derive(Clone, Debug, PartialEq)]
struct Epoch {
    personas: Items<Persona>,
    language: Language,
    hidden: BTreeSet<crate::model::PersonaId>,
}

/// What the emotion band depends on.
#[derive(Clone, Debug, PartialEq)]
struct BandKey {
    emotions: Items<crate::model::EmotionPoint>,
    epoch: Epoch,
    columns: Vec<StageColumn>,
    rect: Rect,
    unit: f64,
    /// A quote that is being edited.
    editing: Option<(ElementId, Field)>,
}

/// What the drop-off ribbons depend on.
#[derive(Clone, Debug, PartialEq)]
struct RibbonKey {
    dropoffs: Items<crate::model::DropOff>,
    epoch: Epoch,
    columns: Vec<StageColumn>,
    unit: f64,
    /// A reason that is being edited.
    editing: Option<(ElementId, Field)>,
}

/// One journey, seen in one way, at one size of type.
struct Attempt<'a> {
    kit: Kit<'a>,
    document: &'a Document,
    journey: &'a Journey,
    personas: &'a [&'a Arc<Persona>],
    sheet: Sheet,
    view: &'a View,
    content: Rect,
    columns: Vec<StageColumn>,
    label_width: f64,
    by_stage: &'a ByStage<'a>,
}

/// What a lane holds, measured.
enum LaneBody {
    Cells(Vec<Cell>),
    Emotions,
    DropOffs(Arc<Ribbons>),
}

struct MeasuredLane<'a> {
    lane: &'a Arc<Lane>,
    label: Arc<Group>,
    /// From the label's top to its first baseline.
    label_baseline: f64,
    body: LaneBody,
    /// Height at which nothing is cut, paddings included.
    natural: f64,
}

/// Everything of a sheet, measured but not yet placed.
struct Measured<'a> {
    header_groups: Vec<Arc<Group>>,
    heads_top: f64,
    head_groups: Vec<Arc<Group>>,
    heads_height: f64,
    lanes: Vec<MeasuredLane<'a>>,
    footer: Arc<Group>,
    footer_height: f64,
    /// From the sheet's top to its bottom, margins included.
    total: f64,
}

impl Engine {
    /// Lays out one journey of a document. An unknown journey gives an empty sheet.
    ///
    /// The type has the size that the paper asks for, up to a fifth more where the sheet would look empty otherwise, or the
    /// largest smaller one at which all content fits; a smaller one is never silent ([`Notice::TypeBelowMinimum`]). What height
    /// is left goes to the emotion band first, then to all lanes. The search begins at the size that fitted last, so an engine
    /// that saw other versions of a map may, in rare cases, settle one step beside a fresh one.
    pub fn lay_out(&mut self, document: &Document, journey: JourneyId, view: &View) -> Layout {
        let sheet = view.sheet.unwrap_or(document.project.sheet);
        let Some(journey) = document.journey(journey) else {
            let scene = Scene { size: sheet.size(), ..Scene::default() };
            return Layout { scene: Arc::new(scene), ..Layout::default() };
        };
        let language = view.language.unwrap_or(document.project.language);
        let personas: Vec<&Arc<Persona>> =
            document.personas.iter().filter(|persona| !view.hidden.contains(&persona.id)).collect();
        let epoch = Epoch { personas: document.personas.clone(), language, hidden: view.hidden.clone() };
        if self.epoch.as_ref() != Some(&epoch) {
            self.pieces.get_mut().clear();
            self.epoch = Some(epoch.clone());
        }
        self.texts.get_mut().next_generation();
        self.pieces.get_mut().next_generation();

        let asked = TypeScale::of(sheet);
        let texts = std::mem::take(&mut self.texts);
        let by_stage = ByStage::of(journey);
        let attempt = |step: i32| {
            let scale = asked.scaled(2_f64.powf(step_factor_exponent(step)));
            Attempt::new(document, journey, &personas, sheet, view, scale, language, &texts, &by_stage)
        };
        let height = sheet.size().height;

        // From the size that fitted last, up while a larger one fits too, else down until one does. Growing beyond what the
        // paper asks for needs a sheet that would look empty otherwise.
        let mut step = self.step.clamp(LARGEST, SMALLEST);
        let measure = |engine: &mut Self, step: i32| {
            let measured = attempt(step).measure(engine, &epoch);
            let room = if step < 0 { height * 0.97 } else { height };
            (measured.total <= room, measured)
        };
        let (mut fits, mut measured) = measure(self, step);
        while !fits && step < SMALLEST {
            // Twice the content needs type smaller by about the root of two.
            #[expect(clippy::cast_possible_truncation, reason = "a logarithm of a finite ratio")]
            let jump = ((measured.total / height).max(1.0).log2() * 0.5 * STEPS_PER_DOUBLE * 0.8).floor() as i32;
            step = (step + jump.max(1)).min(SMALLEST);
            (fits, measured) = measure(self, step);
        }
        // The size that fitted last, or the jump, may be smaller than need be.
        while fits && step > LARGEST {
            let (larger_fits, larger) = measure(self, step - 1);
            if !larger_fits {
                break;
            }
            step -= 1;
            measured = larger;
        }
        self.step = step;

        let attempt = attempt(step);
        let mut layout = attempt.place(self, &epoch, measured);
        let smallest = attempt.kit.scale.smallest().get();
        if step > 0 {
            layout.notices.insert(0, Notice::TypeBelowMinimum { actual: smallest, minimum: asked.smallest().get() });
        }
        drop(attempt);
        self.texts = texts;
        layout
    }
}

impl<'a> Attempt<'a> {
    #[expect(clippy::too_many_arguments, reason = "the whole of what a layout depends on, gathered once")]
    fn new(
        document: &'a Document,
        journey: &'a Journey,
        personas: &'a [&'a Arc<Persona>],
        sheet: Sheet,
        view: &'a View,
        scale: TypeScale,
        language: Language,
        texts: &'a RefCell<TextMemo>,
        by_stage: &'a ByStage<'a>,
    ) -> Self {
        /// The layout's unit is a sixteenth of the running text.
        const BODY: f64 = 16.0;
        let kit = Kit {
            theme: PaperTheme::get(),
            scale,
            unit: scale.body / BODY,
            language,
            words: Messages::of(language),
            texts,
            editing: view.editing,
            edited_card: view.editing.and_then(|(element, field)| Some((address(document.element(element)?)?, field))),
        };
        let Size { width, height } = sheet.size();
        // Margins follow the paper, not the type: they are what a hand holds and a printer cannot reach.
        let margin = (width.min(height) * 0.0335).max(14.0);
        let content = Rect::new(margin, margin * 0.85, width - margin, height - margin * 0.7);
        let label_width = kit.u(196.0).min(content.width() * 0.2);
        let columns = columns(journey, content.x0 + label_width, content.x1);
        Self { kit, document, journey, personas, sheet, view, content, columns, label_width, by_stage }
    }

    fn measure(&self, engine: &mut Engine, epoch: &Epoch) -> Measured<'a> {
        let kit = &self.kit;
        let header = header(kit, self.document, self.journey, self.personas, self.content);
        let by_stage = self.by_stage;
        let heads_top = header.bottom + kit.u(20.0);
        let (head_groups, heads_height) = stage_heads(kit, self.journey, &self.columns, heads_top);
        let lanes: Vec<MeasuredLane<'a>> = (self.journey.lanes.iter())
            .filter(|lane| lane.visible)
            .map(|lane| self.measure_lane(engine, epoch, lane, by_stage))
            .collect();
        let has_touchpoints = lanes.iter().any(|lane| lane.lane.kind == LaneKind::Touchpoints);
        let used = Used::of(self.journey, has_touchpoints);
        let (footer, footer_height) = footer(kit, self.document, used, self.personas, self.sheet, self.content.width());
        let total = heads_top
            + heads_height
            + kit.u(8.0)
            + lanes.iter().map(|lane| lane.natural).sum::<f64>()
            + kit.u(4.0)
            + footer_height
            + (self.sheet.size().height - self.content.y1);
        Measured {
            header_groups: header.groups,
            heads_top,
            head_groups,
            heads_height,
            lanes,
            footer,
            footer_height,
            total,
        }
    }

    fn measure_lane(
        &self,
        engine: &mut Engine,
        epoch: &Epoch,
        lane: &'a Arc<Lane>,
        by_stage: &ByStage<'a>,
    ) -> MeasuredLane<'a> {
        let kit = &self.kit;
        let (label, label_height, label_baseline) = self.lane_label(lane);
        let body = match lane.kind {
            LaneKind::Emotions => LaneBody::Emotions,
            LaneKind::DropOff => LaneBody::DropOffs(self.ribbons(engine, epoch)),
            LaneKind::Goal
            | LaneKind::Expectations
            | LaneKind::Process
            | LaneKind::Touchpoints
            | LaneKind::Barriers
            | LaneKind::Solutions
            | LaneKind::Metrics
            | LaneKind::Tools
            | LaneKind::Text => {
                let mut pieces = engine.pieces.borrow_mut();
                let mut cells: Vec<Cell> =
                    self.columns.iter().map(|column| self.cell(&mut pieces, lane, column, by_stage)).collect();
                if lane.kind == LaneKind::Touchpoints {
                    align_rows(&mut cells, self.row_gap());
                }
                LaneBody::Cells(cells)
            }
        };
        let content_height = match &body {
            LaneBody::Cells(cells) => cells.iter().map(|cell| cell.height).fold(0.0, f64::max),
            LaneBody::Emotions => self.sheet.size().height * EMOTION_LEAST,
            LaneBody::DropOffs(ribbons) => ribbons.height,
        };
        // An empty row of boxes keeps room for a note by hand.
        let empty = kit.u(if matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions) { 64.0 } else { 40.0 });
        let content_height = if content_height > 0.0 { content_height } else { empty };
        let (label_drop, content_drop) = self.drops(lane.kind, label_baseline);
        let (content_height, label_height) = (content_height + content_drop, label_height + label_drop);
        let content_height = content_height.max(label_height) * lane.height.get().max(1.0);
        MeasuredLane {
            lane,
            label,
            natural: content_height + self.pad_top(lane) + self.pad_bottom(lane),
            label_baseline,
            body,
        }
    }

    fn pad_top(&self, lane: &Lane) -> f64 {
        match lane.kind {
            LaneKind::Emotions => self.kit.u(8.0),
            // The words of the line of visibility stand on the lane's upper edge.
            LaneKind::Solutions => self.kit.u(17.0),
            // The star of a moment of truth stands out of its card.
            LaneKind::Touchpoints => self.kit.u(15.0),
            _ => self.kit.u(11.0),
        }
    }

    /// From the top of a cell to the baseline of its first line, in points: lane titles stand on the same baseline.
    fn first_baseline(&self, kind: LaneKind) -> f64 {
        self.kit.u(match kind {
            LaneKind::Touchpoints => 28.0,
            LaneKind::Barriers | LaneKind::Solutions => 24.5,
            LaneKind::DropOff => 19.5,
            LaneKind::Metrics => 15.8,
            LaneKind::Emotions => 0.0,
            LaneKind::Goal | LaneKind::Expectations | LaneKind::Process | LaneKind::Tools | LaneKind::Text => 16.5,
        })
    }

    fn pad_bottom(&self, lane: &Lane) -> f64 {
        self.kit.u(if lane.kind == LaneKind::Barriers { 17.0 } else { 12.0 })
    }

    /// How far the label and how far the cells of a lane are lowered, so that the lane's title and the first line of its cells
    /// stand on one baseline.
    fn drops(&self, kind: LaneKind, label_baseline: f64) -> (f64, f64) {
        let above = self.first_baseline(kind) - label_baseline;
        if kind == LaneKind::Emotions { (0.0, 0.0) } else { (above.max(0.0), (-above).max(0.0)) }
    }

    /// Title and hint of a lane at the origin, their height and the baseline of the title.
    fn lane_label(&self, lane: &Lane) -> (Arc<Group>, f64, f64) {
        let kit = &self.kit;
        let key = lane_key(lane.kind);
        let width = self.label_width - kit.u(18.0);
        let element = ElementId::Lane(lane.id);
        let style = Kit::style(Face::Bold, kit.scale.lane, kit.theme.ink).with_leading(1.16);
        let name = kit.words.text(&format!("lane-{key}")).into_owned();
        let title_words = Words::or(kit, (element, Field::Title), &lane.title, style, &name);
        let title = kit.heading(&title_words, width);
        // The scale's words stand in the emotion lane's label column.
        let hint_words = if lane.kind == LaneKind::Emotions {
            Words::default()
        } else {
            let hint = kit.words.text(&format!("lane-{key}-hint")).into_owned();
            Words::or(kit, (element, Field::Hint), &lane.hint, kit.small(), &hint)
        };
        let hint = kit.heading(&hint_words, width);
        let mut drawing = Drawing::default();
        drawing.words(&title_words, &title, Point::ORIGIN);
        let hint_top = title.height.get() + kit.u(4.0);
        drawing.words(&hint_words, &hint, Point::new(0.0, hint_top));
        let height = if hint.lines.is_empty() { title.height.get() } else { hint_top + hint.height.get() };
        let source = Source { element, part: Part::Body };
        let baseline = title.lines.first().map_or(0.0, |line| line.baseline.get());
        (drawing.finish(Some(source), Layer::Frame), height, baseline)
    }

    fn ribbons(&self, engine: &mut Engine, epoch: &Epoch) -> Arc<Ribbons> {
        let key = RibbonKey {
            dropoffs: self.journey.dropoffs.clone(),
            epoch: epoch.clone(),
            columns: self.columns.clone(),
            unit: self.kit.unit,
            editing: self.kit.editing.filter(|(element, _)| matches!(element, ElementId::DropOff(_))),
        };
        if let Some((_, ribbons)) = engine.ribbons.iter().find(|(kept, _)| *kept == key) {
            return Arc::clone(ribbons);
        }
        let frame = Frame { stages: self.columns.clone(), ..Frame::default() };
        let ribbons = Arc::new(dropoff::ribbons(&self.kit, &frame, self.journey, self.personas));
        if engine.ribbons.len() == KEPT_RIBBONS {
            engine.ribbons.remove(0);
        }
        engine.ribbons.push((key, Arc::clone(&ribbons)));
        ribbons
    }

    /// Horizontal padding of a cell's content.
    fn cell_inset(&self) -> f64 {
        self.kit.u(10.0)
    }

    /// Between two rows of cards: room for the star of a moment of truth, which stands out of its card.
    fn row_gap(&self) -> f64 {
        self.kit.u(13.0)
    }

    /// Width of a touchpoint card in a column.
    fn card_width(&self, column: &StageColumn) -> f64 {
        let room = column.right - column.left - 2.0 * self.cell_inset();
        // The rest of the column is what a card can be moved along the stage.
        (room * 0.92).clamp(self.kit.u(200.0).min(room), self.kit.u(330.0))
    }

    fn cell(&self, pieces: &mut Pieces, lane: &Lane, column: &StageColumn, by_stage: &ByStage<'a>) -> Cell {
        let kit = &self.kit;
        let inset = self.cell_inset();
        let width = (column.right - column.left - 2.0 * inset).max(kit.u(20.0));
        match lane.kind {
            LaneKind::Touchpoints => self.touchpoint_cell(pieces, column, by_stage),
            LaneKind::Barriers => stack(by_stage.barriers.get(&column.id), inset, kit.u(8.0), |barrier| {
                pieces.get(kit, barrier, width, 0.0, |barrier| pieces::barrier(kit, barrier, width, 0.0))
            }),
            LaneKind::Solutions => {
                stack(by_stage.solutions.get(&column.id), inset, kit.u(8.0), |solution: &Arc<Solution>| {
                    pieces.get(kit, solution, width, 0.0, |solution| pieces::solution(kit, solution, width, 0.0))
                })
            }
            LaneKind::Metrics => {
                let inset = inset + kit.u(2.0);
                let width = width - kit.u(2.0);
                stack(by_stage.metrics.get(&column.id), inset, kit.u(14.0), |metric: &Arc<Metric>| {
                    pieces.get(kit, metric, width, 0.0, |metric| pieces::metric(kit, metric, width))
                })
            }
            LaneKind::Goal | LaneKind::Expectations | LaneKind::Process | LaneKind::Tools | LaneKind::Text => {
                let inset = inset + kit.u(2.0);
                let width = width - kit.u(14.0);
                let notes = by_stage.notes.get(&(column.id, lane.id));
                stack(notes, inset, kit.u(8.0), |note: &Arc<Note>| {
                    pieces.get(kit, note, width, 0.0, |note| pieces::note(kit, note, width))
                })
            }
            LaneKind::Emotions | LaneKind::DropOff => Cell::default(),
        }
    }

    /// Packs cards: by row, within a row by place; a card that would cover its neighbour starts a row below.
    fn touchpoint_cell(&self, pieces: &mut Pieces, column: &StageColumn, by_stage: &ByStage<'a>) -> Cell {
        let kit = &self.kit;
        let mut touchpoints: Vec<&Arc<Touchpoint>> = (by_stage.touchpoints.get(&column.id).into_iter().flatten())
            .copied()
            .filter(|touchpoint| {
                touchpoint.personas.is_empty()
                    || self.personas.iter().any(|persona| touchpoint.personas.contains(&persona.id))
            })
            .collect();
        touchpoints.sort_by(|one, other| {
            one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())).then(one.id.cmp(&other.id))
        });
        let width = self.card_width(column);
        let travel = (column.right - column.left - 2.0 * self.cell_inset() - width).max(0.0);
        let gap = self.row_gap();
        let mut cell = Cell::default();
        // The row that is being filled: its number, top, height, and where its last card ends.
        let mut row: Option<(u32, f64, f64, f64)> = None;
        for touchpoint in touchpoints {
            let piece = pieces.get(kit, touchpoint, width, 0.0, |touchpoint| {
                let picture = touchpoint.picture.and_then(|picture| self.document.images.get(&picture));
                pieces::touchpoint(kit, touchpoint, self.personas, picture, width)
            });
            let left = self.cell_inset() + travel * touchpoint.at.get();
            let (top, height) = match row {
                Some((number, top, height, end)) if number == touchpoint.row && left >= end + gap => (top, height),
                Some((number, top, height, _)) => {
                    cell.rows.push((number, top, top + height));
                    (top + height + gap, 0.0)
                }
                None => (0.0, 0.0),
            };
            cell.pieces.push((Vec2::new(left, top), Arc::clone(&piece)));
            row = Some((touchpoint.row, top, height.max(piece.height), left + width));
        }
        if let Some((number, top, height, _)) = row {
            cell.rows.push((number, top, top + height));
            cell.height = top + height;
        }
        cell
    }

    /// Gives every lane its height, then places all.
    fn place(&self, engine: &mut Engine, epoch: &Epoch, measured: Measured<'a>) -> Layout {
        let kit = &self.kit;
        let size = self.sheet.size();
        let heights = self.fill(&measured);

        let mut scene = Scene { size, ..Scene::default() };
        let mut notices = Vec::new();
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        scene.groups.extend(measured.header_groups.into_iter().map(at_origin));
        for (group, stage) in measured.head_groups.iter().zip(self.journey.shown_stages()) {
            scene.bookmarks.push(Bookmark { title: stage.name.clone(), at: group.bounds.origin() });
        }
        scene.groups.extend(measured.head_groups.into_iter().map(at_origin));

        let heads_bottom = measured.heads_top + measured.heads_height;
        let mut frame = Frame {
            content: self.content,
            heads: Rect::new(self.content.x0, measured.heads_top, self.content.x1, heads_bottom),
            stages: self.columns.clone(),
            card_widths: self.columns.iter().map(|column| self.card_width(column)).collect(),
            card_inset: self.cell_inset(),
            smallest_type: kit.scale.smallest().get(),
            ..Frame::default()
        };
        let first_solutions = measured.lanes.iter().position(|lane| lane.lane.kind == LaneKind::Solutions);

        let mut top = heads_bottom + kit.u(8.0);
        for (index, (lane, height)) in measured.lanes.into_iter().zip(heights).enumerate() {
            let rect = Rect::new(self.content.x0, top, self.content.x1, top + height);
            frame.lanes.push(LaneBand { id: lane.lane.id, kind: lane.lane.kind, rect });
            if first_solutions == Some(index) && index > 0 {
                scene.groups.push(at_origin(self.visibility_line(top)));
            } else {
                let mut drawing = Drawing::default();
                let line = Stroke::solid(kit.u(1.0), kit.theme.hairline);
                drawing.line(Point::new(rect.x0, top), Point::new(rect.x1, top), line);
                scene.groups.push(at_origin(drawing.finish(None, Layer::Grid)));
            }
            let (label_drop, content_drop) = self.drops(lane.lane.kind, lane.label_baseline);
            let content_top = top + self.pad_top(lane.lane) + content_drop;
            let label_top = top + self.pad_top(lane.lane) + label_drop;
            scene.groups.push(Placed { offset: Vec2::new(rect.x0, label_top), group: lane.label });
            match lane.body {
                LaneBody::Cells(cells) => {
                    self.place_cells(engine, lane.lane, cells, rect, content_top, &mut scene, &mut frame);
                }
                LaneBody::Emotions => {
                    let bottom = rect.y1 - self.pad_bottom(lane.lane);
                    let band = Rect::new(self.content.x0 + self.label_width, content_top, self.content.x1, bottom);
                    frame.emotion = Some(emotion::scale(kit, band));
                    let band = self.emotion_band(engine, epoch, &frame, band);
                    scene.groups.extend(band.groups.iter().map(|group| at_origin(Arc::clone(group))));
                    notices.extend(band.notices.iter().cloned());
                }
                LaneBody::DropOffs(ribbons) => {
                    // What the lane has more than it needs stands above and below alike.
                    let room = rect.y1 - self.pad_bottom(lane.lane) - content_top;
                    let offset = Vec2::new(0.0, content_top + ((room - ribbons.height) / 2.0).max(0.0));
                    scene.groups.extend(ribbons.groups.iter().map(|group| Placed { offset, group: Arc::clone(group) }));
                    let strips = ribbons.strips.iter().map(|strip| *strip + offset);
                    frame.ribbons = self.personas.iter().map(|persona| persona.id).zip(strips).collect();
                    notices.extend(ribbons.notices.iter().cloned());
                }
            }
            top += height;
        }

        let footer_top = self.content.y1 - measured.footer_height;
        let offset = Vec2::new(self.content.x0, footer_top.max(top + kit.u(4.0)));
        scene.groups.push(Placed { offset, group: measured.footer });
        notices.extend(missing_glyphs(&scene));
        Layout { scene: Arc::new(scene), frame: Arc::new(frame), notices }
    }

    /// Heights of the lanes: natural ones, and the sheet's spare height shared out, the emotion band first.
    fn fill(&self, measured: &Measured<'_>) -> Vec<f64> {
        let size = self.sheet.size();
        let mut heights: Vec<f64> = measured.lanes.iter().map(|lane| lane.natural).collect();
        let mut spare = (size.height - measured.total).max(0.0);
        for (lane, height) in measured.lanes.iter().zip(&mut heights) {
            if lane.lane.kind == LaneKind::Emotions {
                let most = size.height * EMOTION_MOST * lane.lane.height.get().max(1.0);
                let more = (most - *height).clamp(0.0, spare);
                *height += more;
                spare -= more;
            }
        }
        // By weight and by height, so that a full lane breathes as much as an empty one. Without a lane nothing can grow.
        let weights: Vec<f64> =
            measured.lanes.iter().zip(&heights).map(|(lane, height)| height.sqrt() * lane.lane.height.get()).collect();
        let sum: f64 = weights.iter().sum();
        if sum > 0.0 {
            for (height, weight) in heights.iter_mut().zip(weights) {
                *height += spare * weight / sum;
            }
        }
        heights
    }

    fn emotion_band(&self, engine: &mut Engine, epoch: &Epoch, frame: &Frame, rect: Rect) -> Arc<Band> {
        let key = BandKey {
            emotions: self.journey.emotions.clone(),
            epoch: epoch.clone(),
            columns: self.columns.clone(),
            rect,
            unit: self.kit.unit,
            editing: self.kit.editing.filter(|(element, _)| matches!(element, ElementId::Emotion(_))),
        };
        match &engine.band {
            Some((kept, band)) if *kept == key => Arc::clone(band),
            _ => {
                let band = Arc::new(emotion::band(&self.kit, frame, rect, self.journey, self.personas));
                engine.band = Some((key, Arc::clone(&band)));
                band
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one lane's share of the sheet in the making")]
    fn place_cells(
        &self,
        engine: &mut Engine,
        lane: &Lane,
        cells: Vec<Cell>,
        rect: Rect,
        content_top: f64,
        scene: &mut Scene,
        frame: &mut Frame,
    ) {
        let room = rect.y1 - self.pad_bottom(lane) - content_top;
        for (cell, column) in cells.into_iter().zip(&self.columns) {
            let origin = Vec2::new(column.left, content_top);
            if lane.kind == LaneKind::Touchpoints {
                frame.rows.extend(cell.rows.iter().map(|&(row, top, bottom)| RowSlot {
                    stage: column.id,
                    row,
                    top: content_top + top,
                    bottom: content_top + bottom,
                }));
            }
            if cell.pieces.is_empty() && self.view.hints {
                scene.groups.push(self.hint(lane, column, content_top));
            }
            // One box alone in its cell is as high as its lane, so that a row of boxes has one lower edge.
            let alone = cell.pieces.len() == 1;
            for (offset, piece) in cell.pieces {
                let group = match (lane.kind, alone) {
                    (LaneKind::Barriers | LaneKind::Solutions, true) => self.stretched(engine, column, &piece, room),
                    _ => Arc::clone(&piece.group),
                };
                scene.groups.push(Placed { offset: origin + offset, group });
            }
        }
    }

    /// The same barrier or solution, as high as its lane.
    fn stretched(&self, engine: &mut Engine, column: &StageColumn, piece: &Arc<Piece>, height: f64) -> Arc<Group> {
        let kit = &self.kit;
        let width = (column.right - column.left - 2.0 * self.cell_inset()).max(kit.u(20.0));
        let mut pieces = engine.pieces.borrow_mut();
        let stretched = match piece.group.source.map(|source| source.element) {
            Some(ElementId::Barrier(id)) => self.journey.barriers.get(id).map(|barrier| {
                pieces.get(kit, barrier, width, height, |barrier| pieces::barrier(kit, barrier, width, height))
            }),
            Some(ElementId::Solution(id)) => self.journey.solutions.get(id).map(|solution| {
                pieces.get(kit, solution, width, height, |solution| pieces::solution(kit, solution, width, height))
            }),
            _ => None,
        };
        Arc::clone(&stretched.as_ref().unwrap_or(piece).group)
    }

    /// The question an empty cell asks the person who edits.
    fn hint(&self, lane: &Lane, column: &StageColumn, top: f64) -> Placed {
        let kit = &self.kit;
        let key = format!("lane-{}-question", lane_key(lane.kind));
        let inset = self.cell_inset() + kit.u(2.0);
        let style = Kit::style(Face::Regular, kit.scale.body, kit.theme.hint);
        let block = kit.set(&kit.words.text(&key), style, column.right - column.left - 2.0 * inset);
        let mut drawing = Drawing::default();
        drawing.text(&block, Point::ORIGIN);
        let group = drawing.finish(None, Layer::Hints);
        Placed { offset: Vec2::new(column.left + inset, top), group }
    }

    /// The dashed line that parts what the customer sees from the company's own work.
    fn visibility_line(&self, y: f64) -> Arc<Group> {
        let kit = &self.kit;
        let (left, right) = (self.content.x0, self.content.x1);
        let label = kit.line(&kit.words.text("visibility-line"), kit.small());
        let label_left = right - label.width.get();
        let mut drawing = Drawing::default();
        let stroke =
            Stroke { dash: Dash::pair(kit.u(9.0), kit.u(6.0)), ..Stroke::solid(kit.u(1.75), kit.theme.dashed_outline) };
        drawing.line(Point::new(left, y), Point::new(label_left - kit.u(12.0), y), stroke);
        drawing.text(&label, Point::new(label_left, y - label.height.get() / 2.0));
        drawing.finish(None, Layer::Grid)
    }
}

/// The part of a fluent key that names a kind of lane.
#[must_use]
pub const fn lane_key(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Goal => "goal",
        LaneKind::Expectations => "expectations",
        LaneKind::Process => "process",
        LaneKind::Touchpoints => "touchpoints",
        LaneKind::Emotions => "emotions",
        LaneKind::DropOff => "drop-off",
        LaneKind::Barriers => "barriers",
        LaneKind::Solutions => "solutions",
        LaneKind::Metrics => "metrics",
        LaneKind::Tools => "tools",
        LaneKind::Text => "text",
    }
}

/// Where the element of a card is kept, as the drawn cards are found by it.
fn address(element: ElementRef<'_>) -> Option<usize> {
    Some(match element {
        ElementRef::Note(note) => Arc::as_ptr(note).addr(),
        ElementRef::Touchpoint(touchpoint) => Arc::as_ptr(touchpoint).addr(),
        ElementRef::Barrier(barrier) => Arc::as_ptr(barrier).addr(),
        ElementRef::Solution(solution) => Arc::as_ptr(solution).addr(),
        ElementRef::Metric(metric) => Arc::as_ptr(metric).addr(),
        ElementRef::Project(_)
        | ElementRef::Journey(_)
        | ElementRef::Persona(_)
        | ElementRef::Stage(_)
        | ElementRef::Lane(_)
        | ElementRef::Emotion(_)
        | ElementRef::DropOff(_) => return None,
    })
}

/// One notice a character that no face has.
fn missing_glyphs(scene: &Scene) -> Vec<Notice> {
    let mut seen = BTreeSet::new();
    let mut notices = Vec::new();
    for placed in scene.printed() {
        for &character in &placed.group.missing {
            if seen.insert(character) {
                let element = placed.group.source.map(|source| source.element);
                notices.push(Notice::MissingGlyph { character, element });
            }
        }
    }
    notices
}
