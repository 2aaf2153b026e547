//! The engine: finds the size of type at which all fits, places all, and hands on what it knows from layout to layout.

use super::brand_look::BrandLook;
use super::column_need::SheetNeeds;
use super::effort::Effort;
use super::emotion::curve_legend;
use super::fit::fit;
use super::footer::SheetNumber;
use super::frame::Notice;
use super::held_sizes::HeldSizes;
use super::legend::{EvidenceMix, LegendItems, LegendKey, LossLegend, MarkedPersonas, Standings};
use super::lru::Lru;
use super::measure::{Measured, extent_at};
use super::memo::{Memo, SharedMemo};
use super::needs::sheet_needs;
use super::paper::TypeScale;
use super::pass::{SheetContent, SheetPass, largest_for_width};
use super::people::People;
use super::place::PlacedSheet;
use super::stage_index::StageIndex;
use super::text_cache::TextCache;
use super::view::{Layout, View};
use crate::model::{Brand, Document, Journey, JourneyId, Lane, LaneKind, Persona, Sheet, Stage};
use crate::scene::Scene;
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many layouts are remembered whole: undoing goes back to the one before without laying anything out.
const KEPT_LAYOUTS: usize = 4;

/// All that a layout depends on.
#[derive(Clone, Copy, Debug)]
pub struct LayoutInput<'a> {
    /// The document.
    pub document: &'a Document,
    /// Which of its journeys.
    pub journey: JourneyId,
    /// What is shown of it, on which sheet.
    pub view: &'a View,
    /// The sizes of a sheet that something is carried over. They count where they are those of the same journey on the same sheet; else
    /// all finds its own size.
    pub held: Option<&'a HeldSizes>,
}

impl LayoutInput<'_> {
    /// The sheet it is laid out on.
    pub(super) fn sheet(&self) -> Sheet {
        self.view.sheet.unwrap_or(self.document.project.sheet)
    }
}

/// Lays journeys out. A layout follows from its [`LayoutInput`] alone; the engine remembers what it measured and drew, so that the next
/// layout does only what changed.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) texts: RefCell<TextCache>,
    pub(super) memo: Memo,
    /// The brand whose look the texts have.
    brand: Arc<Brand>,
    /// The last layouts of sheets at rest: undoing and doing again goes to and fro between them.
    recent: Lru<LayoutKey, Layout, KEPT_LAYOUTS>,
}

/// A document, seen in one way.
#[derive(Clone, Debug)]
struct LayoutKey {
    document: Document,
    journey: JourneyId,
    view: View,
}

impl LayoutKey {
    fn is(&self, document: &Document, journey: JourneyId, view: &View) -> bool {
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

impl Engine {
    /// Lays out one journey of a document at rest. An unknown journey gives an empty sheet.
    ///
    /// The type has the size that the paper asks for, up to a fifth more where the sheet would look empty otherwise, or the
    /// largest smaller one at which all content fits; a smaller one is never silent ([`Notice::TypeBelowMinimum`]). What height
    /// is left goes to the emotion band first, then to all lanes.
    pub fn lay_out(&mut self, document: &Document, journey: JourneyId, view: &View) -> Layout {
        let input = LayoutInput { document, journey, view, held: None };
        self.lay_out_unless(&input, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// [Lays out](Self::lay_out) while something is carried over a sheet that was laid out: type, lanes and labels stay as they are there,
    /// and what does not fit stands beyond the sheet's lower edge. Never for print.
    pub fn lay_out_held(&mut self, document: &Document, journey: JourneyId, view: &View, held: &Layout) -> Layout {
        let input = LayoutInput { document, journey, view, held: held.sizes.as_deref() };
        self.lay_out_unless(&input, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// Whether it is known how this looks at rest: then laying it out takes no time.
    #[must_use]
    pub fn remembers(&self, document: &Document, journey: JourneyId, view: &View) -> bool {
        self.recent.has(|key| key.is(document, journey, view))
    }

    /// Lays out unless `stop` becomes true, which is looked at between cells: `None` soon after that, and what was done so far is there
    /// for the next layout.
    pub fn lay_out_unless(&mut self, input: &LayoutInput<'_>, stop: &AtomicBool) -> Option<Layout> {
        let LayoutInput { document, journey, view, held } = *input;
        if held.is_none()
            && let Some(layout) = self.recent.find(|key| key.is(document, journey, view))
        {
            return Some(layout.clone());
        }
        if let Some(journey) = document.journey(journey) {
            self.begin(document, journey);
        }
        let Some(shown) = content(&self.texts, &mut self.memo.shared, input) else {
            let scene = Scene { size: input.sheet().size(), ..Scene::default() };
            return Some(Layout { scene: Arc::new(scene), ..Layout::default() });
        };
        let (journey, sheet) = (shown.journey, shown.sheet);
        let held = held.filter(|held| held.are_of(journey.id, sheet));
        let memo = &mut self.memo;
        let step = match held {
            Some(held) => held.step,
            None => {
                let look = |step| extent_at(memo, &shown, step, stop);
                fit(sheet.size().height, largest_for_width(&shown), look)?
            }
        };

        let pass = SheetPass::new(&shown, step, Effort::Draw);
        let mut memo = memo.at(&pass.size_key(), journey);
        let measured = pass.measure(&mut memo, held, stop)?;
        (!stop.load(Ordering::Relaxed)).then_some(())?;
        let heights = held.map_or_else(|| pass.fill(&measured), |held| SheetPass::held_heights(&measured, held));
        let mut sizes = sizes(&pass, &measured, &heights, step, held);
        let PlacedSheet { scene, frame, mut notices, labels } = pass.place(&mut memo, held, measured, &heights);
        sizes.labels = labels;
        if step > 0 {
            let minimum = TypeScale::of(sheet).smallest().get();
            let (actual, stages) = (frame.smallest_type, frame.stages.len());
            notices.insert(0, Notice::TypeBelowMinimum { actual, minimum, stages });
        }
        let (scene, frame) = (Arc::new(scene), Arc::new(frame));
        let layout = Layout { scene, frame, notices, sizes: Some(Arc::new(sizes)) };
        if held.is_none() {
            let key = LayoutKey { document: document.clone(), journey: journey.id, view: view.clone() };
            self.recent.insert(key, layout.clone());
        }
        Some(layout)
    }

    /// Brings what is known in step with a journey.
    pub(super) fn begin(&mut self, document: &Document, journey: &Journey) {
        let texts = self.texts.get_mut();
        texts.next_generation();
        if !Arc::ptr_eq(&self.brand, &document.project.brand) {
            self.brand = Arc::clone(&document.project.brand);
            let look = BrandLook::of(&self.brand);
            if *texts.look != look {
                texts.look = Arc::new(look);
                self.memo = Memo::default();
            }
        }
        let memo = &mut self.memo.shared;
        memo.cards.next_generation();
        memo.follow(document, journey);
    }
}

/// What a sheet shows; `None` if there is no such journey.
pub(super) fn content<'a>(
    texts: &'a RefCell<TextCache>,
    memo: &mut SharedMemo,
    input: &LayoutInput<'a>,
) -> Option<SheetContent<'a>> {
    let LayoutInput { document, journey, view, held } = *input;
    let journey = document.journey(journey)?;
    let index = &mut memo.stages;
    let personas: Vec<&Arc<Persona>> =
        document.personas.iter().filter(|persona| !view.hidden.contains(&persona.id)).collect();
    let mut stages: Vec<(usize, &Arc<Stage>)> = journey.shown_stages().enumerate().collect();
    if let Some(part) = &view.part {
        stages.retain(|(at, _)| part.stages.contains(at));
    }
    let curves = curve_legend(journey, &stages, &personas, view);
    let losses = LossLegend::of(journey, &stages, &personas);
    let mut shown = SheetContent {
        document,
        journey,
        people: People::of(&personas, document.personas.len(), view.poster.is_none()),
        personas,
        sheet: input.sheet(),
        language: view.language.unwrap_or(document.project.language),
        view,
        legend: LegendKey { items: legend_items(index, journey, &stages), curves, losses },
        stages,
        number: SheetNumber::of(view),
        notes_are_mixed: index.notes_are_mixed(),
        texts,
        needs: SheetNeeds::default(),
    };
    shown.needs = match held.filter(|held| held.are_of(journey.id, shown.sheet)) {
        Some(held) => held.needs.of_stages(shown.stages.iter().map(|(_, stage)| stage.id).collect()),
        None => sheet_needs(&shown, &mut memo.needs, (&memo.stages, &memo.gains)),
    };
    Some(shown)
}

/// The sizes of a sheet, for a hand that takes hold of it; of one that is held they stay.
fn sizes(
    pass: &SheetPass<'_>,
    measured: &Measured<'_>,
    heights: &[f64],
    step: i32,
    held: Option<&HeldSizes>,
) -> HeldSizes {
    HeldSizes {
        journey: pass.shown.journey.id,
        sheet: pass.shown.sheet,
        step,
        header: held.map_or(0.0, |held| held.header),
        heads: held.map_or(0.0, |held| held.heads),
        needs: pass.shown.needs.clone(),
        heights: measured.lanes.iter().map(|lane| lane.lane.id).zip(heights.iter().copied()).collect(),
        rows: held.map_or_else(|| measured.rows(), |held| held.rows.clone()),
        rooms: held.map_or_else(|| pass.rooms(measured, heights), |held| held.rooms.clone()),
        priorities: measured.priorities(),
        labels: None,
    }
}

/// What the lanes on the sheet make necessary to explain, and how much of the whole journey is backed.
fn legend_items(index: &mut StageIndex, journey: &Journey, stages: &[(usize, &Arc<Stage>)]) -> LegendItems {
    let has = |kind: LaneKind| journey.lanes.iter().any(|lane| lane.visible && lane.kind == kind);
    let of = |kind: LaneKind, mix: EvidenceMix| if has(kind) { mix } else { EvidenceMix::default() };
    let evidence = index.evidence(stages.iter().map(|(_, stage)| *stage));
    let unchecked = |lane: &Arc<Lane>| {
        let mut notes = stages.iter().flat_map(|(_, stage)| index.notes(stage.id, lane.id).0);
        lane.visible && lane.kind.holds_notes() && notes.any(|note| note.evidence.is_hypothesis())
    };
    let notes = index.notes_are_mixed() && journey.lanes.iter().any(unchecked);
    let mut marked = MarkedPersonas::default();
    for (kind, marks) in [LaneKind::Touchpoints, LaneKind::Barriers, LaneKind::Metrics].into_iter().zip(&evidence.marks)
    {
        if has(kind) {
            marked.add(marks);
        }
    }
    LegendItems {
        cards: of(LaneKind::Touchpoints, evidence.cards),
        barriers: of(LaneKind::Barriers, evidence.barriers),
        solutions: of(LaneKind::Solutions, evidence.solutions),
        lines: notes || of(LaneKind::Metrics, evidence.metrics).hypothesis,
        standings: if has(LaneKind::Metrics) { evidence.standings } else { Standings::default() },
        marked,
        moment_of_truth: has(LaneKind::Touchpoints) && evidence.moment_of_truth,
        coverage: index.coverage(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::synth;

    /// How many of the texts that were shaped for this map are longer than any that a person would write.
    fn long_texts_shaped(change: impl FnOnce(&mut Document)) -> usize {
        let mut document = synth(6, 30, 2, 1);
        change(&mut document);
        let journey = document.first_journey().expect("a journey").id;
        let mut engine = Engine::default();
        engine.lay_out(&document, journey, &View::default());
        engine.texts.borrow().longer_than(1_000)
    }

    #[test]
    fn a_text_of_any_length_is_shaped_once_at_all_sizes_of_type() {
        let long = "абвгдежзик".repeat(500);
        let scenario = long_texts_shaped(|document| {
            let journey = document.first_journey().expect("a journey").id;
            document.journeys.get_mut(journey).expect("a journey").scenario.clone_from(&long);
        });
        let quote = long_texts_shaped(|document| {
            let persona = document.personas.at(0).expect("a persona").id;
            document.personas.get_mut(persona).expect("a persona").quote.clone_from(&long);
        });
        let reason = long_texts_shaped(|document| {
            let journey = document.first_journey().expect("a journey").id;
            let journey = document.journeys.get_mut(journey).expect("a journey");
            let dropoff = journey.dropoffs.at(0).expect("a drop-off").id;
            journey.dropoffs.get_mut(dropoff).expect("a drop-off").reason.clone_from(&long);
        });
        // Whatever sizes of type and widths are tried; a reason stands with and without the people it is about.
        for (name, times) in [("scenario", scenario), ("quote", quote), ("reason", reason)] {
            assert!((1..=4).contains(&times), "{name}: shaped {times} times");
        }
    }
}
