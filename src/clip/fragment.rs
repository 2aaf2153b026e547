//! What was copied, as a value.

use crate::edit::with_contents;
use crate::method;
use crate::model::{
    Document, DropOff, ElementId, ElementRef, Extra, Id, ImageHash, Items, Journey, JourneyId, Keyed, Persona,
    PersonaId, Project, Share,
};
use crate::store;
use rustc_hash::FxHashSet;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
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
        let own = |element: ElementId| {
            source.holds(element) || matches!(element, ElementId::Persona(_)) && document.has(element)
        };
        let mut chosen = FxHashSet::default();
        let copied: Vec<ElementId> =
            elements.iter().copied().filter(|&element| own(element) && chosen.insert(element)).collect();
        if copied.is_empty() {
            return None;
        }
        let taken: FxHashSet<ElementId> =
            with_contents(source, |id| chosen.contains(&id)).map(ElementRef::id).collect();
        let mut part = Journey {
            title: source.title.clone(),
            stages: source.stages.clone(),
            lanes: source.lanes.clone(),
            notes: only(&source.notes, &taken),
            touchpoints: only(&source.touchpoints, &taken),
            emotions: only(&source.emotions, &taken),
            dropoffs: only(&source.dropoffs, &taken),
            barriers: only(&source.barriers, &taken),
            solutions: only(&source.solutions, &taken),
            metrics: only(&source.metrics, &taken),
            ..Journey::empty(journey)
        };

        // The counted people stay behind, so the share that follows from them goes along.
        let rates = method::rates(document, source);
        part.dropoffs.update_each(|dropoff| {
            let lost = rates.get(&dropoff.id).map(|rate| Share::new(*rate)).filter(|lost| *lost != dropoff.lost)?;
            Some(DropOff { lost, ..dropoff.clone() })
        });

        let mut people: FxHashSet<ElementId> = chosen.clone();
        let mut name = |persona: PersonaId| _ = people.insert(persona.element());
        part.emotions.iter().for_each(|point| name(point.persona));
        part.dropoffs.iter().for_each(|dropoff| name(dropoff.persona));
        part.touchpoints.iter().flat_map(|card| &card.personas).for_each(|&persona| name(persona));
        part.barriers.iter().flat_map(|barrier| &barrier.personas).for_each(|&persona| name(persona));
        part.metrics.iter().flat_map(|metric| &metric.personas).for_each(|&persona| name(persona));
        let mut personas = only(&document.personas, &people);
        // A persona that is only named needs no portrait: it is found by its id or its name.
        personas.update_each(|persona| {
            let bare = persona.portrait.is_some() && !chosen.contains(&persona.id.element());
            bare.then(|| Persona { portrait: None, crop: None, ..persona.clone() })
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
        (self.copied.iter().copied())
            .filter(|id| matches!(id, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_)))
            .chain(part.standing().map(ElementRef::id))
            .collect()
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
        let can_be_copied = |id: &ElementId| !matches!(id, ElementId::Project | ElementId::Journey(_));
        let read = ids.iter().filter_map(|id| id.as_str()?.parse().ok());
        let copied: Vec<ElementId> = read.filter(can_be_copied).collect();
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

fn only<T: Keyed<Id: Id> + Clone>(items: &Items<T>, taken: &FxHashSet<ElementId>) -> Items<T> {
    items.iter().filter(|item| taken.contains(&item.id().element())).map(|item| item.as_ref().clone()).collect()
}
