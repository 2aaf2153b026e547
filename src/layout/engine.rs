//! From a journey to a scene: measure, find the size of type at which all fits, fill the sheet, draw.

use super::cells::{ByStage, Cell, columns, shared_heights, stack, tops};
use super::draw::{Drawing, Kit, TextMemo};
use super::dropoff::{self, Ribbons};
use super::emotion::{self, Band, Felt, Handles};
use super::footer::{Backing, Used, footer};
use super::frame::{Frame, LaneBand, Notice, RowSlot, StageColumn};
use super::gains::{self, Gains};
use super::header::{header, stage_heads};
use super::known::{Known, KnownKey, Label, Row, TopKey};
use super::paper::{PaperTheme, TypeScale};
use super::pieces::{self, Piece, Pieces};
use super::priorities::{Priorities, PrioritiesKey, priorities};
use super::words::Words;
use super::{Layout, View};
use crate::i18n::Messages;
use crate::model::{
    Document, ElementId, ElementRef, Field, Funnel, Items, Journey, JourneyId, Lane, LaneId, LaneKind, Language,
    Persona, PersonaId, Sheet, Stage, Touchpoint,
};
use crate::scene::{Bookmark, Bundle, Dash, Group, Groups, Layer, Part, Placed, Scene, Shown, Source, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect, Size, Vec2};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many sizes of type lie between one size and the double: fine enough that a sheet hardly moves when a drag makes it fuller.
const STEPS_PER_DOUBLE: f64 = 16.0;
/// The largest type is that of step −4, about 1.2 times what the paper asks for.
const LARGEST: i32 = -4;
/// The smallest type is that of step 128, 1/256 of it: ten thousand cards on one A4 sheet.
const SMALLEST: i32 = 128;

/// Share of the sheet's height that the emotion band gets at least, and at most.
const EMOTION_LEAST: f64 = 0.236;
const EMOTION_MOST: f64 = 0.35;

/// Share of the sheet's height that its margins take at most.
const MARGINS: f64 = 0.06;

/// How many layouts are remembered whole: undoing goes back to the one before without laying anything out.
const KEPT_LAYOUTS: usize = 4;
/// How many sizes of type are looked at between two edits.
const KEPT_SIZES: usize = 4;
/// Stages whose cells of one lane are bundled; a stage's cards are a bundle of their own.
const BUNDLED: usize = 16;

/// The height that a sheet's content may have at a size of type, in points: above what the paper asks for it leaves some air.
fn room_at(height: f64, step: i32) -> f64 {
    if step < 0 { height * 0.97 } else { height }
}

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
    by_stage: ByStage,
    gains: Gains,
    /// What is known at some sizes of type, the one used last at the end.
    known: Vec<Known>,
    /// Newest last.
    bands: Vec<(BandKey, Arc<Band>, Groups)>,
    handles: Handles,
    /// The band as it was pushed down while something was in hand.
    pushed: Option<(Arc<Band>, Vec2, Groups)>,
    /// Newest last; the search for a size of type looks at two of them in turn.
    ribbons: Vec<(RibbonKey, Arc<Ribbons>)>,
    /// Newest last, as the ribbons.
    priorities: Vec<(Epoch, PrioritiesKey, Arc<Priorities>)>,
    /// How the lanes stood, for a layout that keeps them still.
    stood: Option<Stood>,
    /// The last layouts of sheets at rest, newest last: undoing and doing again goes to and fro between them.
    recent: Vec<Recent>,
}

/// A layout with all that it depends on, and what the engine knew after it.
#[derive(Debug)]
struct Recent {
    document: Document,
    journey: JourneyId,
    view: View,
    layout: Layout,
    step: i32,
    stood: Stood,
}

impl Recent {
    fn is_of(&self, document: &Document, journey: JourneyId, view: &View) -> bool {
        let (own, its) = (&self.document, document);
        let same_journey = match (own.journey(journey), its.journey(journey)) {
            (Some(own), Some(its)) => Arc::ptr_eq(own, its),
            _ => false,
        };
        same_journey
            && self.journey == journey
            && Arc::ptr_eq(&own.project, &its.project)
            && Arc::ptr_eq(&own.images, &its.images)
            && own.personas.same(&its.personas)
            && self.view == *view
    }
}

/// The lanes of the last layout.
#[derive(Clone, Debug)]
struct Stood {
    journey: JourneyId,
    sheet: Sheet,
    heights: Vec<(LaneId, f64)>,
    /// Heights of the rows of cards.
    rows: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Epoch {
    personas: Items<Persona>,
    language: Language,
    hidden: BTreeSet<PersonaId>,
    /// Whether texts that nobody has checked are marked, because others are backed.
    notes_are_mixed: bool,
}

/// What the emotion band depends on.
#[derive(Clone, Debug, PartialEq)]
struct BandKey {
    emotions: Items<crate::model::EmotionPoint>,
    epoch: Epoch,
    columns: Arc<Vec<StageColumn>>,
    rect: Rect,
    unit: f64,
    compare: Option<(PersonaId, PersonaId)>,
    /// A quote that is being edited.
    editing: Option<(ElementId, Field)>,
}

/// What the drop-off ribbons depend on.
#[derive(Clone, Debug, PartialEq)]
struct RibbonKey {
    dropoffs: Items<crate::model::DropOff>,
    /// What is lost at a hidden stage is lost all the same.
    stages: Items<Stage>,
    funnel: Arc<Funnel>,
    currency: String,
    epoch: Epoch,
    columns: Arc<Vec<StageColumn>>,
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
    columns: Arc<Vec<StageColumn>>,
    label_width: f64,
    used: Used,
    felt: Felt,
    notes_are_mixed: bool,
    /// The lane above which the line of visibility stands.
    visibility: Option<LaneId>,
}

/// What a lane holds, measured.
enum LaneBody {
    /// Cells, and the heights and tops that their rows share.
    Cells(Row, Vec<f64>, Vec<f64>),
    Emotions,
    DropOffs(Arc<Ribbons>),
    Priorities(Arc<Priorities>),
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
    header: Groups,
    heads_top: f64,
    heads: Groups,
    heads_height: f64,
    lanes: Vec<MeasuredLane<'a>>,
    footer: Arc<Group>,
    footer_height: f64,
    /// From the sheet's top to its bottom, margins included.
    total: f64,
}

impl Measured<'_> {
    /// Whether all of it may have room at the next larger size of type: what is set grows at least as much as its type, and often
    /// by more lines. Only then is it worth measuring.
    fn may_grow(&self, sheet: Sheet, room: f64) -> bool {
        let height = sheet.size().height;
        let bands = self.lanes.iter().filter(|lane| lane.lane.kind == LaneKind::Emotions);
        // Bands and margins follow the paper.
        let fixed = height * (EMOTION_LEAST * bands.map(|lane| lane.lane.height.get().max(1.0)).sum::<f64>() + MARGINS);
        let set = (self.total - fixed).max(0.0);
        fixed + set * 2_f64.powf(1.0 / STEPS_PER_DOUBLE) <= room
    }

    /// The heights of the rows of cards, and below them those that were there before.
    fn rows(&self, stood: Option<&Stood>) -> Vec<f64> {
        let rows = self.lanes.iter().find_map(|lane| match &lane.body {
            LaneBody::Cells(_, rows, _) if !rows.is_empty() => Some(rows.clone()),
            _ => None,
        });
        let mut rows = rows.unwrap_or_default();
        let below = stood.and_then(|stood| stood.rows.get(rows.len()..)).unwrap_or_default();
        rows.extend_from_slice(below);
        rows
    }
}

impl Engine {
    /// Lays out one journey of a document. An unknown journey gives an empty sheet.
    ///
    /// The type has the size that the paper asks for, up to a fifth more where the sheet would look empty otherwise, or the
    /// largest smaller one at which all content fits; a smaller one is never silent ([`Notice::TypeBelowMinimum`]). What height
    /// is left goes to the emotion band first, then to all lanes. The search begins at the size that fitted last, so an engine
    /// that saw other versions of a map may, in rare cases, settle one step beside a fresh one.
    pub fn lay_out(&mut self, document: &Document, journey: JourneyId, view: &View) -> Layout {
        self.lay_out_unless(document, journey, view, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// Whether it is known how this looks: then laying it out takes no time.
    #[must_use]
    pub fn remembers(&self, document: &Document, journey: JourneyId, view: &View) -> bool {
        self.recent.iter().any(|recent| recent.is_of(document, journey, view))
    }

    /// The same, given up soon after `stop` becomes true: `None` then, and what was done so far is there for the next layout.
    pub fn lay_out_unless(
        &mut self,
        document: &Document,
        journey: JourneyId,
        view: &View,
        stop: &AtomicBool,
    ) -> Option<Layout> {
        if let Some(at) = self.recent.iter().position(|recent| recent.is_of(document, journey, view)) {
            let recent = self.recent.remove(at);
            let layout = recent.layout.clone();
            self.step = recent.step;
            self.stood = Some(recent.stood.clone());
            self.recent.push(recent);
            return Some(layout);
        }
        let sheet = view.sheet.unwrap_or(document.project.sheet);
        let Some(journey) = document.journey(journey) else {
            let scene = Scene { size: sheet.size(), ..Scene::default() };
            return Some(Layout { scene: Arc::new(scene), ..Layout::default() });
        };
        let language = view.language.unwrap_or(document.project.language);
        let personas: Vec<&Arc<Persona>> =
            document.personas.iter().filter(|persona| !view.hidden.contains(&persona.id)).collect();
        self.by_stage.follow(journey);
        let epoch = Epoch {
            personas: document.personas.clone(),
            language,
            hidden: view.hidden.clone(),
            notes_are_mixed: self.by_stage.notes_are_mixed(),
        };
        if self.epoch.as_ref() != Some(&epoch) {
            self.pieces.get_mut().clear();
            self.known.clear();
            self.epoch = Some(epoch.clone());
        }
        self.texts.get_mut().next_generation();
        self.pieces.get_mut().next_generation();

        let asked = TypeScale::of(sheet);
        let texts = std::mem::take(&mut self.texts);
        if journey.lanes.iter().any(|lane| lane.visible && lane.kind == LaneKind::Gains) {
            self.gains.follow(journey, &document.personas);
        }
        let felt = Felt::of(journey, &personas, view);
        let told = (self.used(journey, &epoch), felt, epoch.notes_are_mixed);
        let attempt = |step: i32| {
            let scale = asked.scaled(2_f64.powf(step_factor_exponent(step)));
            Attempt::new(document, journey, &personas, sheet, view, scale, language, &texts, told)
        };
        let height = sheet.size().height;
        let before = self.stood.take();
        let stood = before.as_ref().filter(|stood| view.steady && stood.journey == journey.id && stood.sheet == sheet);

        // From the size that fitted last, up while a larger one fits too, else down until one does. Growing beyond what the
        // paper asks for needs a sheet that would look empty otherwise.
        let measure = |engine: &mut Self, step: i32| {
            let measured = attempt(step).measure(engine, &epoch, stood, stop)?;
            Some((measured.total <= room_at(height, step), measured))
        };
        let first = self.step.clamp(LARGEST, SMALLEST);
        let mut search = || {
            let mut step = first;
            let (mut fits, mut measured) = measure(self, step)?;
            while !fits && step < SMALLEST && stood.is_none() {
                // Twice the content needs type smaller by about the root of two.
                #[expect(clippy::cast_possible_truncation, reason = "a logarithm of a finite ratio")]
                let jump = ((measured.total / height).max(1.0).log2() * 0.5 * STEPS_PER_DOUBLE * 0.8).floor() as i32;
                step = (step + jump.max(1)).min(SMALLEST);
                (fits, measured) = measure(self, step)?;
            }
            // The size that fitted last, or the jump, may be smaller than need be.
            while fits && step > LARGEST && stood.is_none() && measured.may_grow(sheet, room_at(height, step - 1)) {
                let (larger_fits, larger) = measure(self, step - 1)?;
                if !larger_fits {
                    break;
                }
                step -= 1;
                measured = larger;
            }
            Some((step, measured))
        };
        let Some((step, measured)) = search() else {
            self.texts = texts;
            self.stood = before;
            return None;
        };
        self.step = step;

        let attempt = attempt(step);
        let mut heights = attempt.fill(&measured);
        if let Some(stood) = stood {
            heights = Attempt::still(&measured, stood);
        }
        self.stood = Some(Stood {
            journey: journey.id,
            sheet,
            heights: measured.lanes.iter().map(|lane| lane.lane.id).zip(heights.iter().copied()).collect(),
            rows: measured.rows(stood),
        });
        let mut layout = attempt.place(self, &epoch, measured, &heights);
        let smallest = attempt.kit.scale.smallest().get();
        if step > 0 {
            layout.notices.insert(0, Notice::TypeBelowMinimum { actual: smallest, minimum: asked.smallest().get() });
        }
        drop(attempt);
        self.texts = texts;
        if let Some(stood) = self.stood.clone().filter(|_| !view.steady) {
            let (document, layout) = (document.clone(), layout.clone());
            if self.recent.len() == KEPT_LAYOUTS {
                self.recent.remove(0);
            }
            self.recent.push(Recent { document, journey: journey.id, view: view.clone(), layout, step, stood });
        }
        Some(layout)
    }

    /// What the lanes on the sheet make necessary to explain, and how much of the whole journey is backed.
    fn used(&mut self, journey: &Journey, epoch: &Epoch) -> Used {
        let has = |kind: LaneKind| journey.lanes.iter().any(|lane| lane.visible && lane.kind == kind);
        let of = |kind: LaneKind, backing: Backing| if has(kind) { backing } else { Backing::default() };
        let backings = self.by_stage.backings(journey.shown_stages());
        let notes = epoch.notes_are_mixed && journey.lanes.iter().any(|lane| lane.visible && lane.kind.holds_notes());
        Used {
            cards: of(LaneKind::Touchpoints, backings.cards),
            boxes: of(LaneKind::Barriers, backings.barriers).and(of(LaneKind::Solutions, backings.solutions)),
            lines: notes || of(LaneKind::Metrics, backings.metrics).hypothesis,
            moment_of_truth: has(LaneKind::Touchpoints) && backings.moment_of_truth,
            coverage: self.by_stage.coverage(),
        }
    }

    /// What is known at a size of type; nothing where it was not looked at lately.
    fn take_known(&mut self, key: &KnownKey) -> Known {
        match self.known.iter().position(|known| known.key == *key) {
            Some(at) => self.known.remove(at),
            None => Known::new(key.clone()),
        }
    }

    fn keep_known(&mut self, known: Known) {
        if self.known.len() == KEPT_SIZES {
            self.known.remove(0);
        }
        self.known.push(known);
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
        (used, felt, notes_are_mixed): (Used, Felt, bool),
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
        let columns = Arc::new(columns(journey, content.x0 + label_width, content.x1));
        Self {
            kit,
            document,
            journey,
            personas,
            sheet,
            view,
            content,
            columns,
            label_width,
            used,
            felt,
            notes_are_mixed,
            visibility: journey.line_of_visibility(),
        }
    }

    fn known_key(&self) -> KnownKey {
        KnownKey {
            unit: self.kit.unit.to_bits(),
            sheet: self.sheet,
            columns: Arc::clone(&self.columns),
            hints: self.view.hints,
            editing: self.view.editing,
        }
    }

    /// Measures all; `None` if it is to be given up.
    fn measure(
        &self,
        engine: &mut Engine,
        epoch: &Epoch,
        stood: Option<&Stood>,
        stop: &AtomicBool,
    ) -> Option<Measured<'a>> {
        let kit = &self.kit;
        let mut known = engine.take_known(&self.known_key());
        let top_key = TopKey::of(self.document, self.journey);
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        let (header_groups, header_bottom) = known.header(&top_key, || {
            let header = header(kit, self.document, self.journey, self.personas, self.content);
            (header.groups.into_iter().map(at_origin).collect(), header.bottom)
        });
        let heads_top = header_bottom + kit.u(17.0);
        let (heads, heads_height) = known.heads(&self.journey.stages, heads_top, || {
            let (groups, height) = stage_heads(kit, self.journey, &self.columns, heads_top);
            (groups.into_iter().map(at_origin).collect(), height)
        });
        let lanes: Option<Vec<MeasuredLane<'a>>> = (self.journey.lanes.iter())
            .filter(|lane| lane.visible)
            .map(|lane| self.measure_lane(engine, &mut known, epoch, stood, lane, stop))
            .collect();
        let Some(lanes) = lanes else {
            engine.keep_known(known);
            return None;
        };
        let (footer, footer_height) = known.footer(&top_key, (self.used, self.felt), || {
            footer(
                kit,
                (self.document, self.journey),
                (self.used, self.felt),
                self.personas,
                self.sheet,
                self.content.width(),
            )
        });
        engine.keep_known(known);
        let total = heads_top
            + heads_height
            + kit.u(8.0)
            + lanes.iter().map(|lane| lane.natural).sum::<f64>()
            + kit.u(4.0)
            + footer_height
            + (self.sheet.size().height - self.content.y1);
        Some(Measured { header: header_groups, heads_top, heads, heads_height, lanes, footer, footer_height, total })
    }

    fn measure_lane(
        &self,
        engine: &mut Engine,
        known: &mut Known,
        epoch: &Epoch,
        stood: Option<&Stood>,
        lane: &'a Arc<Lane>,
        stop: &AtomicBool,
    ) -> Option<MeasuredLane<'a>> {
        let go_on = || (!stop.load(Ordering::Relaxed)).then_some(());
        go_on()?;
        let kit = &self.kit;
        let Label { group: label, height: label_height, baseline: label_baseline } =
            known.label(lane, || self.lane_label(lane));
        let body = match lane.kind {
            LaneKind::Emotions => LaneBody::Emotions,
            LaneKind::DropOff => LaneBody::DropOffs(self.ribbons(engine, epoch)),
            LaneKind::Priorities => LaneBody::Priorities(self.priorities(engine, epoch)),
            _ => {
                let stamp = match lane.kind {
                    LaneKind::Gains => engine.gains.stamp(),
                    kind => engine.by_stage.stamp(kind),
                };
                let row = match known.row((lane.id, lane.kind), stamp) {
                    Some(row) => row,
                    None => {
                        let mut pieces = engine.pieces.borrow_mut();
                        let held = (&engine.by_stage, &engine.gains);
                        let cell = |column| {
                            go_on()?;
                            Some(self.cell(&mut pieces, known, lane, column, held))
                        };
                        let cells = self.columns.iter().map(cell).collect::<Option<Vec<_>>>()?;
                        known.keep_row((lane.id, lane.kind), stamp, cells)
                    }
                };
                let touchpoints = lane.kind == LaneKind::Touchpoints;
                let least = stood.filter(|_| touchpoints).map_or(&[][..], |stood| stood.rows.as_slice());
                let rows = if touchpoints { shared_heights(&row.cells, least) } else { Vec::new() };
                let tops = tops(&rows, self.row_gap());
                LaneBody::Cells(row, rows, tops)
            }
        };
        let content_height = match &body {
            LaneBody::Cells(row, _, tops) if tops.is_empty() => row.height,
            LaneBody::Cells(row, _, tops) => row.cells.iter().map(|cell| cell.height_at(tops)).fold(0.0, f64::max),
            LaneBody::Emotions => self.sheet.size().height * EMOTION_LEAST,
            LaneBody::DropOffs(ribbons) => ribbons.height,
            LaneBody::Priorities(priorities) => priorities.height,
        };
        // An empty row of boxes keeps room for a note by hand.
        let empty = kit.u(if matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions) { 64.0 } else { 40.0 });
        let content_height = if content_height > 0.0 { content_height } else { empty };
        let (label_drop, content_drop) = self.drops(lane.kind, label_baseline);
        let (content_height, label_height) = (content_height + content_drop, label_height + label_drop);
        let content_height = content_height.max(label_height) * lane.height.get().max(1.0);
        Some(MeasuredLane {
            lane,
            label,
            natural: content_height + self.pad_top(lane) + self.pad_bottom(lane),
            label_baseline,
            body,
        })
    }

    fn pad_top(&self, lane: &Lane) -> f64 {
        match lane.kind {
            // The words of the line of visibility stand on the lane's upper edge.
            _ if self.visibility == Some(lane.id) => self.kit.u(17.0),
            LaneKind::Emotions => self.kit.u(8.0),
            // The star of a moment of truth stands out of its card.
            LaneKind::Touchpoints => self.kit.u(15.0),
            _ => self.kit.u(10.0),
        }
    }

    /// From the top of a cell to the baseline of its first line, in points: lane titles stand on the same baseline.
    fn first_baseline(&self, kind: LaneKind) -> f64 {
        self.kit.u(match kind {
            LaneKind::Touchpoints => 28.0,
            LaneKind::Barriers | LaneKind::Solutions | LaneKind::Priorities => 24.5,
            LaneKind::DropOff => 19.5,
            LaneKind::Metrics => 15.8,
            LaneKind::Emotions => 0.0,
            _ => 16.5,
        })
    }

    fn pad_bottom(&self, lane: &Lane) -> f64 {
        self.kit.u(if lane.kind == LaneKind::Barriers { 17.0 } else { 11.0 })
    }

    /// How far the label and how far the cells of a lane are lowered, so that the lane's title and the first line of its cells
    /// stand on one baseline.
    fn drops(&self, kind: LaneKind, label_baseline: f64) -> (f64, f64) {
        let above = self.first_baseline(kind) - label_baseline;
        if kind == LaneKind::Emotions { (0.0, 0.0) } else { (above.max(0.0), (-above).max(0.0)) }
    }

    /// Title and hint of a lane at the origin, their height and the baseline of the title.
    fn lane_label(&self, lane: &Lane) -> Label {
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
        Label { group: drawing.finish(Some(source), Layer::Frame), height, baseline }
    }

    fn ribbons(&self, engine: &mut Engine, epoch: &Epoch) -> Arc<Ribbons> {
        let key = RibbonKey {
            dropoffs: self.journey.dropoffs.clone(),
            stages: self.journey.stages.clone(),
            funnel: Arc::clone(&self.journey.funnel),
            currency: self.document.project.currency.clone(),
            epoch: epoch.clone(),
            columns: Arc::clone(&self.columns),
            unit: self.kit.unit,
            editing: self.kit.editing.filter(|(element, _)| matches!(element, ElementId::DropOff(_))),
        };
        if let Some((_, ribbons)) = engine.ribbons.iter().find(|(kept, _)| *kept == key) {
            return Arc::clone(ribbons);
        }
        let frame = Frame { stages: self.columns.to_vec(), ..Frame::default() };
        let ribbons = Arc::new(dropoff::ribbons(&self.kit, &frame, self.document, self.journey, self.personas));
        if engine.ribbons.len() == KEPT_SIZES {
            engine.ribbons.remove(0);
        }
        engine.ribbons.push((key, Arc::clone(&ribbons)));
        ribbons
    }

    fn priorities(&self, engine: &mut Engine, epoch: &Epoch) -> Arc<Priorities> {
        let span = (self.content.x0 + self.label_width, self.content.x1);
        let key = PrioritiesKey::of(self.document, self.journey, self.kit.unit, span, self.view.hints);
        let is_known = |(when, of, _): &&(Epoch, PrioritiesKey, Arc<Priorities>)| {
            // What is worth mending first is told again when the hand lets go.
            when == epoch && if self.view.steady { of.has_the_place_of(&key) } else { *of == key }
        };
        if let Some((.., kept)) = engine.priorities.iter().rev().find(is_known) {
            return Arc::clone(kept);
        }
        let hidden = &self.view.hidden;
        let drawn = priorities(&self.kit, self.document, self.journey, hidden, span, self.view.hints);
        if engine.priorities.len() == KEPT_SIZES {
            engine.priorities.remove(0);
        }
        let drawn = Arc::new(drawn);
        engine.priorities.push((epoch.clone(), key, Arc::clone(&drawn)));
        drawn
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
        let room = even(column.right - column.left - 2.0 * self.cell_inset());
        // The rest of the column is what a card can be moved along the stage.
        (room * 0.92).clamp(self.kit.u(200.0).min(room), self.kit.u(330.0))
    }

    fn cell(
        &self,
        pieces: &mut Pieces,
        known: &mut Known,
        lane: &Lane,
        column: &StageColumn,
        (by_stage, gains): (&ByStage, &Gains),
    ) -> Arc<Cell> {
        let kit = &self.kit;
        let inset = self.cell_inset();
        let width = even(column.right - column.left - 2.0 * inset).max(kit.u(20.0));
        let place = (lane.id, lane.kind, column.id);
        match lane.kind {
            LaneKind::Touchpoints => {
                let (items, stamp) = by_stage.touchpoints(column.id);
                known.cell(place, stamp, |before| self.touchpoint_cell(pieces, column, items, before))
            }
            LaneKind::Barriers => {
                let (items, stamp) = by_stage.barriers(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, kit.u(8.0), |barrier| {
                        pieces.get(kit, barrier, (width, 0.0), |it| pieces::barrier(kit, it, self.personas, width, 0.0))
                    })
                })
            }
            LaneKind::Solutions => {
                let (items, stamp) = by_stage.solutions(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, kit.u(8.0), |solution| {
                        pieces.get(kit, solution, (width, 0.0), |it| pieces::solution(kit, it, width, 0.0))
                    })
                })
            }
            LaneKind::Metrics => {
                let (inset, width) = (inset + kit.u(2.0), width - kit.u(2.0));
                let (items, stamp) = by_stage.metrics(column.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, kit.u(14.0), |metric| {
                        pieces.get(kit, metric, (width, 0.0), |it| pieces::metric(kit, it, self.personas, width))
                    })
                })
            }
            _ if lane.kind.holds_notes() => {
                let (inset, width) = (inset + kit.u(2.0), width - kit.u(14.0));
                let (items, stamp) = by_stage.notes(column.id, lane.id);
                known.cell(place, stamp, |_| {
                    stack(items, inset, kit.u(8.0), |note| {
                        pieces.get(kit, note, (width, 0.0), |it| pieces::note(kit, it, self.notes_are_mixed, width))
                    })
                })
            }
            LaneKind::Gains => {
                let (inset, width) = (inset + kit.u(2.0), width - kit.u(2.0));
                let (gained, stamp) = gains.at(column.id);
                known.cell(place, stamp, |_| gains::cell(kit, gained, self.personas, (inset, width)))
            }
            _ => Arc::default(),
        }
    }

    /// Packs cards: by row, within a row by place; a card that would cover its neighbour starts a row below.
    fn touchpoint_cell(
        &self,
        pieces: &mut Pieces,
        column: &StageColumn,
        items: &[Arc<Touchpoint>],
        before: Option<&Cell>,
    ) -> Cell {
        let kit = &self.kit;
        let all_are_shown = self.personas.len() == self.document.personas.len();
        let mut touchpoints: Vec<&Arc<Touchpoint>> = (items.iter())
            .filter(|touchpoint| {
                all_are_shown
                    || touchpoint.personas.is_empty()
                    || self.personas.iter().any(|persona| touchpoint.personas.contains(&persona.id))
            })
            .collect();
        touchpoints.sort_by(|one, other| {
            one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())).then(one.id.cmp(&other.id))
        });
        let width = self.card_width(column);
        let travel = (column.right - column.left - 2.0 * self.cell_inset() - width).max(0.0);
        let gap = self.row_gap();
        let count = touchpoints.len();
        let mut cell = Cell { pieces: Vec::with_capacity(count), cards: Vec::with_capacity(count), ..Cell::default() };
        let mut next = 0;
        // The row that is being filled: its number, top, height, and where its last card ends.
        let mut row: Option<(u32, f64, f64, f64)> = None;
        for touchpoint in touchpoints {
            // A card that was only moved looks as before.
            let shown = before.and_then(|before| before.showing(touchpoint, &mut next)).cloned();
            let piece = shown.unwrap_or_else(|| {
                pieces.get(kit, touchpoint, (width, 0.0), |touchpoint| {
                    let picture = touchpoint.picture.and_then(|picture| self.document.images.get(&picture));
                    pieces::touchpoint(kit, touchpoint, self.personas, picture, width)
                })
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
            row = Some((touchpoint.row, top, height.max(piece.height), left + width));
            cell.pieces.push((Vec2::new(left, top), piece));
            cell.cards.push((touchpoint.id, Arc::clone(&touchpoint.card)));
        }
        if let Some((number, top, height, _)) = row {
            cell.rows.push((number, top, top + height));
            cell.height = top + height;
        }
        cell
    }

    /// Places all, each lane at its height.
    fn place(&self, engine: &mut Engine, epoch: &Epoch, measured: Measured<'a>, heights: &[f64]) -> Layout {
        let kit = &self.kit;
        let size = self.sheet.size();
        let mut known = engine.take_known(&self.known_key());

        let mut scene = Scene { size, ..Scene::default() };
        let mut notices = Vec::new();
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        let whole = |scene: &mut Scene, groups: &Groups| {
            groups.bundles().iter().for_each(|bundle| scene.groups.push_bundle(Arc::clone(bundle)));
        };
        whole(&mut scene, &measured.header);
        for (placed, stage) in measured.heads.iter().zip(self.journey.shown_stages()) {
            scene.bookmarks.push(Bookmark { title: stage.name.clone(), at: placed.group.bounds.origin() });
        }
        whole(&mut scene, &measured.heads);

        let heads_bottom = measured.heads_top + measured.heads_height;
        let mut frame = Frame {
            content: self.content,
            heads: Rect::new(self.content.x0, measured.heads_top, self.content.x1, heads_bottom),
            stages: self.columns.to_vec(),
            card_widths: self.columns.iter().map(|column| self.card_width(column)).collect(),
            card_inset: self.cell_inset(),
            smallest_type: kit.scale.smallest().get(),
            ..Frame::default()
        };
        let mut top = heads_bottom + kit.u(8.0);
        for (lane, &height) in measured.lanes.into_iter().zip(heights) {
            let rect = Rect::new(self.content.x0, top, self.content.x1, top + height);
            frame.lanes.push(LaneBand { id: lane.lane.id, kind: lane.lane.kind, rect });
            if self.visibility == Some(lane.lane.id) {
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
                LaneBody::Cells(row, _, tops) => {
                    // A lane that is only lowered has the very room that it had.
                    let room = even(rect.y1 - self.pad_bottom(lane.lane) - content_top);
                    let place = (content_top, room);
                    self.place_cells(engine, &mut known, lane.lane, (&row.cells, &tops), place, &mut scene, &mut frame);
                }
                LaneBody::Emotions => {
                    let bottom = rect.y1 - self.pad_bottom(lane.lane);
                    let band = Rect::new(self.content.x0 + self.label_width, content_top, self.content.x1, bottom);
                    frame.emotion = Some(emotion::scale(kit, band));
                    let (band, groups) = self.emotion_band(engine, epoch, &frame, band);
                    whole(&mut scene, &groups);
                    notices.extend(band.notices.iter().cloned());
                }
                LaneBody::DropOffs(ribbons) => {
                    // What the lane has more than it needs stands above and below alike.
                    let room = rect.y1 - self.pad_bottom(lane.lane) - content_top;
                    let offset = Vec2::new(0.0, content_top + ((room - ribbons.height) / 2.0).max(0.0));
                    whole(&mut scene, &known.ribbons(&ribbons, offset));
                    let strips = ribbons.strips.iter().map(|strip| *strip + offset);
                    frame.ribbons = self.personas.iter().map(|persona| persona.id).zip(strips).collect();
                    notices.extend(ribbons.notices.iter().cloned());
                }
                LaneBody::Priorities(priorities) => {
                    let offset = Vec2::new(0.0, content_top);
                    let placed = priorities.groups.iter().map(|group| Placed { offset, group: Arc::clone(group) });
                    placed.for_each(|group| scene.groups.push(group));
                }
            }
            top += height;
        }

        let footer_top = self.content.y1 - measured.footer_height;
        let offset = Vec2::new(self.content.x0, footer_top.max(top + kit.u(4.0)));
        scene.groups.push(Placed { offset, group: measured.footer });
        notices.extend(missing_glyphs(&scene));
        engine.keep_known(known);
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

    /// Heights at which nothing moves that need not: as they stood, or what a lane needs where that is more.
    fn still(measured: &Measured<'_>, stood: &Stood) -> Vec<f64> {
        let lanes = measured.lanes.iter();
        let height = |lane: &MeasuredLane<'_>| {
            let before = stood.heights.iter().find(|(id, _)| *id == lane.lane.id).map_or(0.0, |(_, height)| *height);
            // Lanes are still as long as their content lets them; the emotion band never changes under the pointer.
            before.max(lane.natural)
        };
        lanes.map(height).collect()
    }

    fn emotion_band(&self, engine: &mut Engine, epoch: &Epoch, frame: &Frame, rect: Rect) -> (Arc<Band>, Groups) {
        let key = BandKey {
            emotions: self.journey.emotions.clone(),
            epoch: epoch.clone(),
            columns: Arc::clone(&self.columns),
            rect,
            unit: self.kit.unit,
            compare: self.view.compare,
            editing: self.kit.editing.filter(|(element, _)| matches!(element, ElementId::Emotion(_))),
        };
        if let Some((_, band, groups)) = engine.bands.iter().find(|(kept, ..)| *kept == key) {
            return (Arc::clone(band), groups.clone());
        }
        // Until it is let go, a band that is only pushed down is not drawn anew.
        let moved =
            engine.bands.iter().rev().filter(|_| self.view.steady).find(|(kept, ..)| kept.moved_to(rect) == key);
        if let Some((kept, band, groups)) = moved {
            let way = rect.origin() - kept.rect.origin();
            let pushed = engine.pushed.take().filter(|(of, by, _)| Arc::ptr_eq(of, band) && *by == way);
            let groups = pushed.map_or_else(
                || {
                    let mut pushed = Groups::default();
                    let bundles = groups.bundles().iter();
                    bundles.for_each(|bundle| pushed.push_bundle(Arc::new(bundle.moved(way))));
                    pushed
                },
                |(.., groups)| groups,
            );
            engine.pushed = Some((Arc::clone(band), way, groups.clone()));
            return (Arc::clone(band), groups);
        }
        let handles = &mut engine.handles;
        let band = Arc::new(emotion::band(&self.kit, frame, rect, self.journey, self.personas, self.view, handles));
        let groups = match engine.bands.last() {
            Some((.., before)) => before.follow(&band.groups),
            None => Groups::default().follow(&band.groups),
        };
        if engine.bands.len() == KEPT_SIZES {
            engine.bands.remove(0);
        }
        engine.bands.push((key, Arc::clone(&band), groups.clone()));
        (band, groups)
    }

    #[expect(clippy::too_many_arguments, reason = "one lane's share of the sheet in the making")]
    fn place_cells(
        &self,
        engine: &mut Engine,
        known: &mut Known,
        lane: &Lane,
        (cells, tops): (&[Arc<Cell>], &[f64]),
        (content_top, room): (f64, f64),
        scene: &mut Scene,
        frame: &mut Frame,
    ) {
        let bundled = if lane.kind == LaneKind::Touchpoints { 1 } else { BUNDLED };
        // Only what stretches with its lane depends on the room.
        let stretches = matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions);
        let place = (content_top, if stretches { room } else { 0.0 }, self.view.steady);
        frame.rows.reserve(cells.iter().map(|cell| cell.rows.len()).sum());
        for (at, (cells, columns)) in cells.chunks(bundled).zip(self.columns.chunks(bundled)).enumerate() {
            let rows = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
            let tops = &tops[..rows.min(tops.len())];
            let block = known.block((lane.id, lane.kind, at), cells, tops, place, |room, before| {
                self.block(engine, lane, (cells, tops), columns, room, before)
            });
            frame.rows.extend_from_slice(&block.rows);
            block.bundles.iter().for_each(|bundle| scene.groups.push_bundle(Arc::clone(bundle)));
        }
    }

    /// Some cells of a lane beside each other, as if the content of the lane began at the sheet's upper edge; what they share with
    /// what was drawn before is shared.
    fn block(
        &self,
        engine: &mut Engine,
        lane: &Lane,
        (cells, tops): (&[Arc<Cell>], &[f64]),
        columns: &[StageColumn],
        room: f64,
        before: &[Arc<Bundle>],
    ) -> (Vec<Arc<Bundle>>, Vec<RowSlot>) {
        // What is drawn for this place alone: questions in empty cells, boxes as high as their lane.
        let own: Vec<Option<Arc<Group>>> = (cells.iter().zip(columns))
            .map(|(cell, column)| match (cell.pieces.as_slice(), lane.kind) {
                ([], kind) if self.view.hints && !kind.is_computed() => Some(self.hint(lane, column)),
                // One box alone in its cell is as high as its lane, so that a row of boxes has one lower edge.
                ([(_, piece)], LaneKind::Barriers | LaneKind::Solutions) => {
                    Some(self.stretched(engine, column, piece, room))
                }
                _ => None,
            })
            .collect();
        let mut groups: Vec<Shown<'_>> = Vec::with_capacity(cells.iter().map(|cell| cell.pieces.len().max(1)).sum());
        let mut rows = Vec::new();
        for ((cell, column), own) in cells.iter().zip(columns).zip(&own) {
            let origin = Vec2::new(column.left, 0.0);
            if lane.kind == LaneKind::Touchpoints {
                rows.extend(cell.rows_at(tops).map(|(row, top, bottom)| RowSlot {
                    stage: column.id,
                    row,
                    top,
                    bottom,
                }));
            }
            match (own, cell.pieces.is_empty()) {
                (Some(hint), true) => {
                    let offset = origin + Vec2::new(self.hint_inset(), 0.0);
                    groups.push(Shown { offset, group: hint });
                }
                _ => groups.extend(cell.pieces_at(tops).map(|(offset, piece)| {
                    let group = own.as_ref().unwrap_or(&piece.group);
                    Shown { offset: origin + offset, group }
                })),
            }
        }
        (Bundle::follow(before, &groups), rows)
    }

    /// The same barrier or solution, as high as its lane.
    fn stretched(&self, engine: &mut Engine, column: &StageColumn, piece: &Piece, height: f64) -> Arc<Group> {
        let kit = &self.kit;
        let width = even(column.right - column.left - 2.0 * self.cell_inset()).max(kit.u(20.0));
        let mut pieces = engine.pieces.borrow_mut();
        let stretched = match piece.group.source.map(|source| source.element) {
            Some(ElementId::Barrier(id)) => self.journey.barriers.get(id).map(|barrier| {
                pieces.get(kit, barrier, (width, height), |it| pieces::barrier(kit, it, self.personas, width, height))
            }),
            Some(ElementId::Solution(id)) => self.journey.solutions.get(id).map(|solution| {
                pieces.get(kit, solution, (width, height), |it| pieces::solution(kit, it, width, height))
            }),
            _ => None,
        };
        Arc::clone(&stretched.as_ref().unwrap_or(piece).group)
    }

    /// The question an empty cell asks the person who edits.
    fn hint(&self, lane: &Lane, column: &StageColumn) -> Arc<Group> {
        let kit = &self.kit;
        let key = format!("lane-{}-question", lane_key(lane.kind));
        let inset = self.hint_inset();
        let style = Kit::style(Face::Regular, kit.scale.body, kit.theme.hint);
        let block = kit.set(&kit.words.text(&key), style, column.right - column.left - 2.0 * inset);
        let mut drawing = Drawing::default();
        drawing.text(&block, Point::ORIGIN);
        drawing.finish(None, Layer::Hints)
    }

    /// From the edge of a cell to the question in it.
    fn hint_inset(&self) -> f64 {
        self.cell_inset() + self.kit.u(2.0)
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
        LaneKind::Triggers => "triggers",
        LaneKind::Distractions => "distractions",
        LaneKind::Questions => "questions",
        LaneKind::Influences => "influences",
        LaneKind::Backstage => "backstage",
        LaneKind::Gains => "gains",
        LaneKind::Priorities => "priorities",
        LaneKind::Text => "text",
    }
}

/// A length in points without the last bits, in which columns of one width and lanes of one height differ from each other: what is
/// set at the width of one column is set for all.
fn even(length: f64) -> f64 {
    const STEPS: f64 = 1024.0;
    (length * STEPS + 0.5).floor() / STEPS
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
    let missing = scene.groups.bundles().iter().filter(|bundle| !bundle.missing().is_empty());
    for bundle in missing.filter(|bundle| bundle.layer() != Layer::Hints) {
        for &(character, element) in bundle.missing() {
            if seen.insert(character) {
                notices.push(Notice::MissingGlyph { character, element });
            }
        }
    }
    notices
}

impl BandKey {
    /// The same band at another place.
    fn moved_to(&self, rect: Rect) -> Self {
        let same = (rect.width() - self.rect.width()).abs() < 1e-6 && (rect.height() - self.rect.height()).abs() < 1e-6;
        Self { rect: if same { rect } else { self.rect }, ..self.clone() }
    }
}
