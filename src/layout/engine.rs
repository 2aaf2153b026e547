//! The engine: finds the size of type at which all fits, and hands on what is known from layout to layout.

use super::card_cache::CardCache;
use super::dropoff::Ribbons;
use super::emotion::{Handles, curve_legend};
use super::emotion_band::EmotionBand;
use super::frame::Notice;
use super::gains::Gains;
use super::legend::{EvidenceMix, LegendItems};
use super::measure::{Measured, RibbonKey, SheetPass};
use super::paper::TypeScale;
use super::place::BandKey;
use super::priorities::{Priorities, PrioritiesKey};
use super::size_cache::{Known, SizeKey};
use super::stage_index::StageIndex;
use super::text_cache::TextCache;
use super::{Layout, View};
use crate::model::{Document, Items, Journey, JourneyId, LaneId, LaneKind, Language, Persona, PersonaId, Sheet};
use crate::scene::{Groups, Scene};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many sizes of type lie between one size and the double: fine enough that a sheet hardly moves when a drag makes it fuller.
pub(super) const STEPS_PER_DOUBLE: f64 = 16.0;
/// The largest type is that of step −4, about 1.2 times what the paper asks for.
const LARGEST: i32 = -4;
/// The smallest type is that of step 128, 1/256 of it: ten thousand cards on one A4 sheet.
const SMALLEST: i32 = 128;

/// How many layouts are remembered whole: undoing goes back to the one before without laying anything out.
const KEPT_LAYOUTS: usize = 4;
/// How many sizes of type are looked at between two edits.
pub(super) const KEPT_SIZES: usize = 4;

/// The height that a sheet's content may have at a size of type, in points: above what the paper asks for it leaves some air.
fn room_at(height: f64, step: i32) -> f64 {
    if step < 0 { height * 0.97 } else { height }
}

const fn step_factor_exponent(step: i32) -> f64 {
    -(step as f64) / STEPS_PER_DOUBLE
}

/// The size of type at which all fits, with what is measured there: from the one that fitted last up while a larger one fits too,
/// else down until one does. Growing beyond what the paper asks for needs a sheet that would look empty otherwise. What is held
/// keeps the size it has. `None` if measuring was given up.
fn fitting<'a>(
    last: i32,
    is_held: bool,
    sheet: Sheet,
    mut measure: impl FnMut(i32) -> Option<Measured<'a>>,
) -> Option<(i32, Measured<'a>)> {
    let height = sheet.size().height;
    let fits = |measured: &Measured<'_>, step: i32| measured.total <= room_at(height, step);
    let mut step = last.clamp(LARGEST, SMALLEST);
    let mut measured = measure(step)?;
    if is_held {
        return Some((step, measured));
    }
    while !fits(&measured, step) && step < SMALLEST {
        // Twice the content needs type smaller by about the root of two.
        #[expect(clippy::cast_possible_truncation, reason = "a logarithm of a finite ratio")]
        let jump = ((measured.total / height).max(1.0).log2() * 0.5 * STEPS_PER_DOUBLE * 0.8).floor() as i32;
        step = (step + jump.max(1)).min(SMALLEST);
        measured = measure(step)?;
    }
    // The size that fitted last, or the jump, may be smaller than need be.
    while fits(&measured, step) && step > LARGEST && measured.may_grow(sheet, room_at(height, step - 1)) {
        let larger = measure(step - 1)?;
        if !fits(&larger, step - 1) {
            break;
        }
        step -= 1;
        measured = larger;
    }
    Some((step, measured))
}

/// Lays journeys out and remembers what it drew, so that the next layout draws only what changed.
#[derive(Debug, Default)]
pub struct Engine {
    texts: RefCell<TextCache>,
    pub(super) cards: RefCell<CardCache>,
    /// What every remembered card depends on.
    epoch: Option<SharedInputs>,
    /// The size of type that fitted last, where the search begins.
    step: i32,
    pub(super) by_stage: StageIndex,
    pub(super) gains: Gains,
    /// What is known at some sizes of type, the one used last at the end.
    known: Vec<Known>,
    /// Newest last.
    pub(super) bands: Vec<(BandKey, Arc<EmotionBand>, Groups)>,
    pub(super) handles: Handles,
    /// Newest last; the search for a size of type looks at two of them in turn.
    pub(super) ribbons: Vec<(RibbonKey, Arc<Ribbons>)>,
    /// Newest last, as the ribbons.
    pub(super) priorities: Vec<(SharedInputs, PrioritiesKey, Arc<Priorities>)>,
    /// How the lanes stood, for a layout that keeps them still.
    stood: Option<HeldSizes>,
    /// The last layouts of sheets at rest, newest last: undoing and doing again goes to and fro between them.
    recent: Vec<KeptLayout>,
}

/// A layout with all that it depends on, and what the engine knew after it.
#[derive(Debug)]
struct KeptLayout {
    document: Document,
    journey: JourneyId,
    view: View,
    layout: Layout,
    step: i32,
    stood: HeldSizes,
}

impl KeptLayout {
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
pub(super) struct HeldSizes {
    journey: JourneyId,
    sheet: Sheet,
    pub(super) heights: Vec<(LaneId, f64)>,
    /// Heights of the rows of cards.
    pub(super) rows: Vec<f64>,
    /// The room in each lane when nothing was in hand: what stretches with its lane keeps the height it had.
    rooms: Vec<(LaneId, f64)>,
    /// What was worth mending first then.
    pub(super) priorities: Option<Arc<Priorities>>,
    /// The emotion band with its labels then.
    band: Option<Arc<EmotionBand>>,
}

impl HeldSizes {
    /// The height of a lane.
    pub(super) fn height(&self, lane: LaneId) -> Option<f64> {
        self.heights.iter().find(|(id, _)| *id == lane).map(|(_, height)| *height)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct SharedInputs {
    personas: Items<Persona>,
    language: Language,
    hidden: BTreeSet<PersonaId>,
    /// Whether texts that nobody has checked are marked, because others are backed.
    notes_are_mixed: bool,
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

    /// [Lays out](Self::lay_out) unless `stop` becomes true, which is looked at between cells: `None` soon after that, and what was
    /// done so far is there for the next layout.
    pub fn lay_out_unless(
        &mut self,
        document: &Document,
        journey: JourneyId,
        view: &View,
        stop: &AtomicBool,
    ) -> Option<Layout> {
        if let Some(layout) = self.recall(document, journey, view) {
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
        let epoch = SharedInputs {
            personas: document.personas.clone(),
            language,
            hidden: view.hidden.clone(),
            notes_are_mixed: self.by_stage.notes_are_mixed(),
        };
        if self.epoch.as_ref() != Some(&epoch) {
            self.cards.get_mut().clear();
            self.known.clear();
            self.epoch = Some(epoch.clone());
        }
        self.texts.get_mut().next_generation();
        self.cards.get_mut().next_generation();

        let asked = TypeScale::of(sheet);
        let texts = std::mem::take(&mut self.texts);
        if journey.lanes.iter().any(|lane| lane.visible && lane.kind == LaneKind::Gains) {
            self.gains.follow(journey, &document.personas);
        }
        let felt = curve_legend(journey, &personas, view);
        let told = (self.used(journey, &epoch), felt, epoch.notes_are_mixed);
        let attempt = |step: i32| {
            let scale = asked.scaled(2_f64.powf(step_factor_exponent(step)));
            SheetPass::new(document, journey, &personas, sheet, view, scale, language, &texts, told)
        };
        let before = self.stood.take();
        let stood = before.as_ref().filter(|stood| view.steady && stood.journey == journey.id && stood.sheet == sheet);

        let last = self.step;
        let measure = |step: i32| attempt(step).measure(self, &epoch, stood, stop);
        let fitting = fitting(last, stood.is_some(), sheet, measure);
        let Some((step, measured)) = fitting.filter(|_| !stop.load(Ordering::Relaxed)) else {
            self.texts = texts;
            self.stood = before;
            return None;
        };
        self.step = step;

        let attempt = attempt(step);
        let mut heights = attempt.fill(&measured);
        if let Some(stood) = stood {
            heights = SheetPass::still(&measured, stood);
        }
        self.stood = Some(HeldSizes {
            journey: journey.id,
            sheet,
            heights: measured.lanes.iter().map(|lane| lane.lane.id).zip(heights.iter().copied()).collect(),
            rows: stood.map_or_else(|| measured.rows(), |stood| stood.rows.clone()),
            rooms: stood.map_or_else(|| attempt.rooms(&measured, &heights), |stood| stood.rooms.clone()),
            priorities: measured.priorities(),
            band: stood.and_then(|stood| stood.band.clone()),
        });
        let mut layout = attempt.place(self, &epoch, measured, &heights);
        let smallest = attempt.cx.scale.smallest().get();
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
            self.recent.push(KeptLayout { document, journey: journey.id, view: view.clone(), layout, step, stood });
        }
        Some(layout)
    }

    /// One of the last layouts, if this is what it shows; what is carried then starts from it.
    fn recall(&mut self, document: &Document, journey: JourneyId, view: &View) -> Option<Layout> {
        let at = self.recent.iter().position(|recent| recent.is_of(document, journey, view))?;
        let recent = self.recent.remove(at);
        let layout = recent.layout.clone();
        self.step = recent.step;
        self.stood = Some(recent.stood.clone());
        self.recent.push(recent);
        Some(layout)
    }

    /// What the lanes on the sheet make necessary to explain, and how much of the whole journey is backed.
    fn used(&mut self, journey: &Journey, epoch: &SharedInputs) -> LegendItems {
        let has = |kind: LaneKind| journey.lanes.iter().any(|lane| lane.visible && lane.kind == kind);
        let of = |kind: LaneKind, backing: EvidenceMix| if has(kind) { backing } else { EvidenceMix::default() };
        let backings = self.by_stage.backings(journey.shown_stages());
        let notes = epoch.notes_are_mixed && journey.lanes.iter().any(|lane| lane.visible && lane.kind.holds_notes());
        LegendItems {
            cards: of(LaneKind::Touchpoints, backings.cards),
            boxes: of(LaneKind::Barriers, backings.barriers).and(of(LaneKind::Solutions, backings.solutions)),
            lines: notes || of(LaneKind::Metrics, backings.metrics).hypothesis,
            moment_of_truth: has(LaneKind::Touchpoints) && backings.moment_of_truth,
            coverage: self.by_stage.coverage(),
        }
    }

    /// The room in a lane when nothing was in hand.
    pub(super) fn room_that_stood(&self, lane: LaneId) -> Option<f64> {
        self.stood.as_ref()?.rooms.iter().find(|(id, _)| *id == lane).map(|(_, room)| *room)
    }

    /// The emotion band whose labels stood when nothing was in hand.
    pub(super) fn labels_that_stood(&self) -> Option<Arc<EmotionBand>> {
        self.stood.as_ref()?.band.clone()
    }

    /// Notes where labels stand, unless something is in hand.
    pub(super) fn note_labels(&mut self, band: &Arc<EmotionBand>, is_held: bool) {
        if let Some(stood) = self.stood.as_mut().filter(|stood| !is_held || stood.band.is_none()) {
            stood.band = Some(Arc::clone(band));
        }
    }

    /// What is known at a size of type; nothing where it was not looked at lately.
    pub(super) fn take_known(&mut self, key: &SizeKey) -> Known {
        match self.known.iter().position(|known| known.key == *key) {
            Some(at) => self.known.remove(at),
            None => Known::new(key.clone()),
        }
    }

    pub(super) fn keep_known(&mut self, known: Known) {
        if self.known.len() == KEPT_SIZES {
            self.known.remove(0);
        }
        self.known.push(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::synth;

    /// How many of the texts that were set for this map are longer than any that a person would write.
    fn long_texts_set(change: impl FnOnce(&mut Document)) -> usize {
        let mut document = synth(6, 30, 2, 1);
        change(&mut document);
        let journey = document.first_journey().expect("a journey").id;
        let mut engine = Engine::default();
        engine.lay_out(&document, journey, &View::default());
        engine.texts.get_mut().longer_than(1_000)
    }

    #[test]
    fn a_text_of_any_length_is_set_a_few_times_and_no_more() {
        let long = "абвгдежзик".repeat(500);
        let scenario = long_texts_set(|document| {
            let journey = document.first_journey().expect("a journey").id;
            document.journeys.get_mut(journey).expect("a journey").scenario.clone_from(&long);
        });
        let quote = long_texts_set(|document| {
            let persona = document.personas.at(0).expect("a persona").id;
            document.personas.get_mut(persona).expect("a persona").quote.clone_from(&long);
        });
        let reason = long_texts_set(|document| {
            let journey = document.first_journey().expect("a journey").id;
            let journey = document.journeys.get_mut(journey).expect("a journey");
            let dropoff = journey.dropoffs.at(0).expect("a drop-off").id;
            journey.dropoffs.get_mut(dropoff).expect("a drop-off").reason.clone_from(&long);
        });
        // At each of the sizes of type that are tried, once or twice.
        for (name, times) in [("scenario", scenario), ("quote", quote), ("reason", reason)] {
            assert!((1..=40).contains(&times), "{name}: set {times} times");
        }
    }
}
