//! The document: an immutable value that is cheap to copy.

use super::element::ElementRef;
use super::extra::Extra;
use super::id::{ElementId, JourneyId, PersonaId};
use super::image::{Image, ImageHash};
use super::items::Items;
use super::journey::Journey;
use super::persona::Persona;
use super::project::Project;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the file of a project is called where kinds of content are told by name: on the clipboard, inside a PDF.
pub const PROJECT_MIME: &str = "application/x-tropa+json";

/// A whole project. Cloning copies a handful of pointers; an edit copies only the path to what it changes, so any two
/// snapshots share all that is equal and `Arc::ptr_eq` tells what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Title, client, sheet.
    pub project: Arc<Project>,
    /// The people whose ways are drawn.
    pub personas: Items<Persona>,
    /// The maps.
    pub journeys: Items<Journey>,
    /// Pictures by the hash of their bytes.
    pub images: Arc<BTreeMap<ImageHash, Arc<Image>>>,
    /// Fields of the file that this version does not know.
    pub extra: Arc<Extra>,
}

impl Document {
    /// The journey that is shown first.
    #[must_use]
    pub fn first_journey(&self) -> Option<&Arc<Journey>> {
        self.journeys.at(0)
    }

    /// A journey by its id.
    #[must_use]
    pub fn journey(&self, id: JourneyId) -> Option<&Arc<Journey>> {
        self.journeys.get(id)
    }

    /// A persona by its id.
    #[must_use]
    pub fn persona(&self, id: PersonaId) -> Option<&Arc<Persona>> {
        self.personas.get(id)
    }

    /// Any element by its id, in whichever journey it is.
    #[must_use]
    pub fn element(&self, id: ElementId) -> Option<ElementRef<'_>> {
        match id {
            ElementId::Project => Some(ElementRef::Project(&self.project)),
            ElementId::Persona(id) => self.personas.get(id).map(ElementRef::Persona),
            ElementId::Journey(id) => self.journeys.get(id).map(ElementRef::Journey),
            _ => self.journeys.iter().find_map(|journey| journey.element(id)),
        }
    }

    /// The place of an element among those of its kind, counted from 0; a journey has none, nor has the project.
    #[must_use]
    pub fn position(&self, id: ElementId) -> Option<usize> {
        match id {
            ElementId::Persona(id) => self.personas.position(id),
            _ => self.journeys.iter().find_map(|journey| journey.position(id)),
        }
    }

    /// An element of a journey and its journey; `None` for the project, a persona, a journey, or an id that is nowhere.
    #[must_use]
    pub fn located(&self, id: ElementId) -> Option<(&Arc<Journey>, ElementRef<'_>)> {
        self.journeys.iter().find_map(|journey| Some((journey, journey.element(id)?)))
    }

    /// The journey that holds an element; `None` for the project, a persona, or an id that is nowhere.
    #[must_use]
    pub fn journey_of(&self, id: ElementId) -> Option<&Arc<Journey>> {
        match id {
            ElementId::Project | ElementId::Persona(_) => None,
            ElementId::Journey(id) => self.journeys.get(id),
            _ => self.journeys.iter().find(|journey| journey.holds(id)),
        }
    }

    /// Whether an element stays where it is, by a lock of its own or of the stage or lane it stands in.
    #[must_use]
    pub fn is_locked(&self, id: ElementId) -> bool {
        self.located(id).is_some_and(|(journey, element)| journey.locks(element))
    }

    /// Whether an element with this id exists.
    #[must_use]
    pub fn has(&self, id: ElementId) -> bool {
        self.element(id).is_some()
    }
}
