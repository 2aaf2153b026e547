//! What was copied, as a value.

use crate::method;
use crate::model::{
    Document, DropOff, ElementId, ElementRef, Extra, ImageHash, Items, Journey, JourneyId, Keyed, LaneId, PersonaId,
    Project, Share, StageId,
};
use crate::store;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

/// Elements that were copied, with what is needed to find their places in another map: a document of one journey that holds
/// nothing but them. Its stages, lanes and personas are those of the map they come from; only the ones that were copied
/// themselves are pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    pub(super) document: Document,
    pub(super) copied: Vec<ElementId>,
}

impl Fragment {
    /// Copies elements of a journey, and personas: a stage with all that stands at it, a lane with all that stands in it.
    /// `None` if nothing of it can be copied.
    #[must_use]
    pub fn copy(document: &Document, journey: JourneyId, elements: &[ElementId]) -> Option<Self> {
        let source = document.journey(journey)?;
        let mut copied: Vec<ElementId> = Vec::new();
        for &element in elements {
            let own = source.holds(element) || matches!(element, ElementId::Persona(_)) && document.has(element);
            if own && !copied.contains(&element) {
                copied.push(element);
            }
        }
        if copied.is_empty() {
            return None;
        }
        let chosen: BTreeSet<ElementId> = copied.iter().copied().collect();
        let taken = |found: ElementRef<'_>, id: ElementId| {
            let by_stage = found.stage().is_some_and(|stage| chosen.contains(&ElementId::Stage(stage)));
            let by_lane = match found {
                ElementRef::Note(note) => chosen.contains(&ElementId::Lane(note.lane)),
                _ => found.lane_kind().is_some_and(|kind| {
                    let first = source.lanes.iter().find(|lane| lane.kind == kind);
                    first.is_some_and(|lane| chosen.contains(&ElementId::Lane(lane.id)))
                }),
            };
            chosen.contains(&id) || by_stage || by_lane
        };
        let mut part = Journey { title: source.title.clone(), ..Journey::empty(journey) };
        part.stages = source.stages.clone();
        part.lanes = source.lanes.clone();
        part.notes = only(&source.notes, |item| taken(ElementRef::Note(item), ElementId::Note(item.id)));
        part.touchpoints =
            only(&source.touchpoints, |item| taken(ElementRef::Touchpoint(item), ElementId::Touchpoint(item.id)));
        part.emotions = only(&source.emotions, |item| taken(ElementRef::Emotion(item), ElementId::Emotion(item.id)));
        part.dropoffs = only(&source.dropoffs, |item| taken(ElementRef::DropOff(item), ElementId::DropOff(item.id)));
        part.barriers = only(&source.barriers, |item| taken(ElementRef::Barrier(item), ElementId::Barrier(item.id)));
        part.solutions =
            only(&source.solutions, |item| taken(ElementRef::Solution(item), ElementId::Solution(item.id)));
        part.metrics = only(&source.metrics, |item| taken(ElementRef::Metric(item), ElementId::Metric(item.id)));

        // The counted people stay behind, so the share that follows from them goes along.
        let rates = method::rates(document, source);
        part.dropoffs.update_each(|dropoff| {
            let lost = rates.get(&dropoff.id).map(|rate| Share::new(*rate)).filter(|lost| *lost != dropoff.lost)?;
            Some(DropOff { lost, ..dropoff.clone() })
        });

        let mut named: BTreeSet<PersonaId> = BTreeSet::new();
        named.extend(part.emotions.iter().map(|point| point.persona));
        named.extend(part.dropoffs.iter().map(|dropoff| dropoff.persona));
        named.extend(part.touchpoints.iter().flat_map(|card| card.personas.iter().copied()));
        named.extend(part.barriers.iter().flat_map(|barrier| barrier.personas.iter().copied()));
        named.extend(part.metrics.iter().flat_map(|metric| metric.personas.iter().copied()));
        let mut personas = only(&document.personas, |persona| {
            named.contains(&persona.id) || chosen.contains(&ElementId::Persona(persona.id))
        });
        // A persona that is only named needs no portrait: it is found by its id or its name.
        personas.update_each(|persona| {
            let bare = persona.portrait.is_some() && !chosen.contains(&ElementId::Persona(persona.id));
            bare.then(|| {
                let mut persona = persona.clone();
                persona.portrait = None;
                persona.crop = None;
                persona
            })
        });
        let mut shown: BTreeSet<ImageHash> = personas.iter().filter_map(|persona| persona.portrait).collect();
        shown.extend(part.touchpoints.iter().filter_map(|card| card.picture));
        let images = document.images.iter().filter(|(hash, _)| shown.contains(hash));
        let images: BTreeMap<_, _> = images.map(|(hash, image)| (*hash, Arc::clone(image))).collect();
        let project = Project { language: document.project.language, ..Project::default() };
        let document = Document {
            project: Arc::new(project),
            personas,
            journeys: [part].into_iter().collect(),
            images: Arc::new(images),
            extra: Arc::default(),
        };
        Some(Self { document, copied })
    }

    /// Copies one persona with its portrait and nothing of any journey, to be kept in a file and used in other projects. `None` if
    /// there is no such persona.
    #[must_use]
    pub fn persona(document: &Document, persona: PersonaId) -> Option<Self> {
        let journey = Journey::empty(JourneyId::new(1));
        let bare = Document { journeys: [journey].into_iter().collect(), ..document.clone() };
        Self::copy(&bare, JourneyId::new(1), &[ElementId::Persona(persona)])
    }

    /// What was copied, by the ids it had there.
    #[must_use]
    pub fn copied(&self) -> &[ElementId] {
        &self.copied
    }

    /// Every element that a paste puts on the map, with what stands in copied stages and lanes.
    #[must_use]
    pub fn elements(&self) -> Vec<ElementId> {
        let Some(part) = self.document.first_journey() else { return Vec::new() };
        let mut all: Vec<ElementId> = (self.copied.iter().copied())
            .filter(|id| matches!(id, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_)))
            .collect();
        all.extend(part.notes.iter().map(|item| ElementId::Note(item.id)));
        all.extend(part.touchpoints.iter().map(|item| ElementId::Touchpoint(item.id)));
        all.extend(part.emotions.iter().map(|item| ElementId::Emotion(item.id)));
        all.extend(part.dropoffs.iter().map(|item| ElementId::DropOff(item.id)));
        all.extend(part.barriers.iter().map(|item| ElementId::Barrier(item.id)));
        all.extend(part.solutions.iter().map(|item| ElementId::Solution(item.id)));
        all.extend(part.metrics.iter().map(|item| ElementId::Metric(item.id)));
        all
    }

    pub(super) fn has_copied(&self, element: ElementId) -> bool {
        self.copied.contains(&element)
    }

    /// The fragment as JSON: a project file with a list of what was copied in it, of the same version and under the same limits.
    /// `None` for what JSON cannot express; nothing that was copied from a document has that.
    #[must_use]
    pub fn to_json(&self) -> Option<String> {
        String::from_utf8(store::to_bytes(&self.to_document()).ok()?).ok()
    }

    /// The fragment as a document that says in [`store::PART`] what was copied.
    #[must_use]
    pub fn to_document(&self) -> Document {
        let ids: Vec<String> = self.copied.iter().map(ToString::to_string).collect();
        Document { extra: Arc::new(Extra::from([(store::PART.to_owned(), json!(ids))])), ..self.document.clone() }
    }

    /// The other way round; `None` for a document that is no part of another, or a part of which nothing is known here.
    #[must_use]
    pub fn from_document(mut document: Document) -> Option<Self> {
        let ids = document.extra.get(store::PART).and_then(Value::as_array)?;
        let copied: Vec<ElementId> = ids.iter().filter_map(Value::as_str).filter_map(element_of).collect();
        document.extra = Arc::default();
        (!document.journeys.is_empty() && !copied.is_empty()).then_some(Self { document, copied })
    }

    /// Reads what [`Self::to_json`] wrote, here or in another window, of this version or an older one. `None` for anything
    /// else, for pictures beyond the limits of a file, and for a newer version.
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        Self::from_document(store::from_bytes(json.as_bytes()).ok()?)
    }
}

fn only<T: Keyed + Clone>(items: &Items<T>, keep: impl Fn(&Arc<T>) -> bool) -> Items<T> {
    items.iter().filter(|item| keep(item)).map(|item| item.as_ref().clone()).collect()
}

/// The element that a written id names.
fn element_of(text: &str) -> Option<ElementId> {
    fn parse<T: FromStr>(text: &str, element: fn(T) -> ElementId) -> Option<ElementId> {
        text.parse().ok().map(element)
    }
    parse::<StageId>(text, ElementId::Stage)
        .or_else(|| parse::<LaneId>(text, ElementId::Lane))
        .or_else(|| parse::<PersonaId>(text, ElementId::Persona))
        .or_else(|| parse(text, ElementId::Note))
        .or_else(|| parse(text, ElementId::Touchpoint))
        .or_else(|| parse(text, ElementId::Emotion))
        .or_else(|| parse(text, ElementId::DropOff))
        .or_else(|| parse(text, ElementId::Barrier))
        .or_else(|| parse(text, ElementId::Solution))
        .or_else(|| parse(text, ElementId::Metric))
}
