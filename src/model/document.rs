//! The document: an immutable value that is cheap to copy.

use super::Extra;
use super::dropoff::DropOff;
use super::elements::{Barrier, Journey, Lane, Metric, Note, Project, Solution, Stage, Touchpoint};
use super::emotion::EmotionPoint;
use super::evidence::Evidence;
use super::id::{ElementId, JourneyId, PersonaId, StageId};
use super::image::{Image, ImageHash};
use super::items::Items;
use super::kind::LaneKind;
use super::persona::Persona;
use super::value::Share;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A borrowed element of any kind.
#[derive(Clone, Copy, Debug)]
pub enum ElementRef<'a> {
    /// The project itself.
    Project(&'a Arc<Project>),
    /// A persona.
    Persona(&'a Arc<Persona>),
    /// A journey.
    Journey(&'a Arc<Journey>),
    /// A stage.
    Stage(&'a Arc<Stage>),
    /// A lane.
    Lane(&'a Arc<Lane>),
    /// A text in a lane.
    Note(&'a Arc<Note>),
    /// A touchpoint.
    Touchpoint(&'a Arc<Touchpoint>),
    /// A point of an emotion curve.
    Emotion(&'a Arc<EmotionPoint>),
    /// A drop-off.
    DropOff(&'a Arc<DropOff>),
    /// A barrier.
    Barrier(&'a Arc<Barrier>),
    /// A solution.
    Solution(&'a Arc<Solution>),
    /// A metric.
    Metric(&'a Arc<Metric>),
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

impl Journey {
    /// Whether one of its elements stays where it is, by a lock of its own or of the stage or lane it stands in.
    #[must_use]
    pub fn locks(&self, element: ElementRef<'_>) -> bool {
        let stage = || element.stage().and_then(|stage| self.stages.get(stage)).is_some_and(|stage| stage.locked);
        let lane = || self.lane_of(element).is_some_and(|lane| lane.locked);
        element.locked() || stage() || lane()
    }

    /// An element of this journey by its id.
    #[must_use]
    pub fn element(&self, id: ElementId) -> Option<ElementRef<'_>> {
        match id {
            ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => None,
            ElementId::Stage(id) => self.stages.get(id).map(ElementRef::Stage),
            ElementId::Lane(id) => self.lanes.get(id).map(ElementRef::Lane),
            ElementId::Note(id) => self.notes.get(id).map(ElementRef::Note),
            ElementId::Touchpoint(id) => self.touchpoints.get(id).map(ElementRef::Touchpoint),
            ElementId::Emotion(id) => self.emotions.get(id).map(ElementRef::Emotion),
            ElementId::DropOff(id) => self.dropoffs.get(id).map(ElementRef::DropOff),
            ElementId::Barrier(id) => self.barriers.get(id).map(ElementRef::Barrier),
            ElementId::Solution(id) => self.solutions.get(id).map(ElementRef::Solution),
            ElementId::Metric(id) => self.metrics.get(id).map(ElementRef::Metric),
        }
    }

    /// The lane one of its elements stands in: a text names its own, of all else it is the first for its kind.
    #[must_use]
    pub fn lane_of(&self, element: ElementRef<'_>) -> Option<&Arc<Lane>> {
        match element {
            ElementRef::Note(note) => self.lanes.get(note.lane),
            _ => element.lane_kind().and_then(|kind| self.lanes.iter().find(|lane| lane.kind == kind)),
        }
    }

    /// The place of one of its elements among those of its kind, counted from 0.
    #[must_use]
    pub fn position(&self, id: ElementId) -> Option<usize> {
        match id {
            ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => None,
            ElementId::Stage(id) => self.stages.position(id),
            ElementId::Lane(id) => self.lanes.position(id),
            ElementId::Note(id) => self.notes.position(id),
            ElementId::Touchpoint(id) => self.touchpoints.position(id),
            ElementId::Emotion(id) => self.emotions.position(id),
            ElementId::DropOff(id) => self.dropoffs.position(id),
            ElementId::Barrier(id) => self.barriers.position(id),
            ElementId::Solution(id) => self.solutions.position(id),
            ElementId::Metric(id) => self.metrics.position(id),
        }
    }

    /// All that stands at its stages, kind by kind. What names another stands behind it: a solution behind the barriers that it
    /// takes away.
    pub fn standing(&self) -> impl Iterator<Item = ElementRef<'_>> {
        (self.touchpoints.iter().map(ElementRef::Touchpoint))
            .chain(self.notes.iter().map(ElementRef::Note))
            .chain(self.emotions.iter().map(ElementRef::Emotion))
            .chain(self.barriers.iter().map(ElementRef::Barrier))
            .chain(self.solutions.iter().map(ElementRef::Solution))
            .chain(self.dropoffs.iter().map(ElementRef::DropOff))
            .chain(self.metrics.iter().map(ElementRef::Metric))
    }

    /// Whether the element is one of this journey's own.
    #[must_use]
    pub fn holds(&self, id: ElementId) -> bool {
        self.element(id).is_some()
    }

    /// Whether both have elements with the same ids, in the same order.
    #[must_use]
    pub fn same_members(&self, other: &Self) -> bool {
        self.touchpoints.same_members(&other.touchpoints)
            && self.stages.same_members(&other.stages)
            && self.lanes.same_members(&other.lanes)
            && self.notes.same_members(&other.notes)
            && self.emotions.same_members(&other.emotions)
            && self.dropoffs.same_members(&other.dropoffs)
            && self.barriers.same_members(&other.barriers)
            && self.solutions.same_members(&other.solutions)
            && self.metrics.same_members(&other.metrics)
    }
}

impl<'a> ElementRef<'a> {
    /// The element's id.
    #[must_use]
    pub fn id(self) -> ElementId {
        match self {
            Self::Project(_) => ElementId::Project,
            Self::Persona(persona) => ElementId::Persona(persona.id),
            Self::Journey(journey) => ElementId::Journey(journey.id),
            Self::Stage(stage) => ElementId::Stage(stage.id),
            Self::Lane(lane) => ElementId::Lane(lane.id),
            Self::Note(note) => ElementId::Note(note.id),
            Self::Touchpoint(card) => ElementId::Touchpoint(card.id),
            Self::Emotion(point) => ElementId::Emotion(point.id),
            Self::DropOff(dropoff) => ElementId::DropOff(dropoff.id),
            Self::Barrier(barrier) => ElementId::Barrier(barrier.id),
            Self::Solution(solution) => ElementId::Solution(solution.id),
            Self::Metric(metric) => ElementId::Metric(metric.id),
        }
    }

    /// The stage the element stands at; a stage stands at itself.
    #[must_use]
    pub fn stage(self) -> Option<StageId> {
        match self {
            Self::Project(_) | Self::Persona(_) | Self::Journey(_) | Self::Lane(_) => None,
            Self::Stage(stage) => Some(stage.id),
            Self::Note(note) => Some(note.stage),
            Self::Touchpoint(touchpoint) => Some(touchpoint.stage),
            Self::Emotion(point) => Some(point.stage),
            Self::DropOff(dropoff) => Some(dropoff.stage),
            Self::Barrier(barrier) => Some(barrier.stage),
            Self::Solution(solution) => Some(solution.stage),
            Self::Metric(metric) => Some(metric.stage),
        }
    }

    /// Where along its stage the element stands; `None` for what has no place there.
    #[must_use]
    pub fn at(self) -> Option<Share> {
        match self {
            Self::Touchpoint(card) => Some(card.at),
            Self::Emotion(point) => Some(point.at),
            Self::DropOff(dropoff) => Some(dropoff.at),
            _ => None,
        }
    }

    /// The kind of lane the element stands in; `None` for what stands in none and for a note, which names its lane itself.
    #[must_use]
    pub const fn lane_kind(self) -> Option<LaneKind> {
        match self {
            Self::Touchpoint(_) => Some(LaneKind::Touchpoints),
            Self::Emotion(_) => Some(LaneKind::Emotions),
            Self::DropOff(_) => Some(LaneKind::DropOff),
            Self::Barrier(_) => Some(LaneKind::Barriers),
            Self::Solution(_) => Some(LaneKind::Solutions),
            Self::Metric(_) => Some(LaneKind::Metrics),
            Self::Project(_) | Self::Persona(_) | Self::Journey(_) | Self::Stage(_) | Self::Lane(_) | Self::Note(_) => {
                None
            }
        }
    }

    /// What the element rests on; `None` for what states nothing.
    #[must_use]
    pub fn evidence(self) -> Option<&'a Evidence> {
        Some(match self {
            Self::Project(_) | Self::Journey(_) | Self::Stage(_) | Self::Lane(_) => return None,
            Self::Persona(persona) => &persona.evidence,
            Self::Note(note) => &note.evidence,
            Self::Touchpoint(card) => &card.evidence,
            Self::Emotion(point) => &point.evidence,
            Self::DropOff(dropoff) => &dropoff.evidence,
            Self::Barrier(barrier) => &barrier.evidence,
            Self::Solution(solution) => &solution.evidence,
            Self::Metric(metric) => &metric.evidence,
        })
    }

    /// The words that name the element best: its title, name, text or reason. May be empty.
    #[must_use]
    pub fn words(self) -> &'a str {
        match self {
            Self::Project(project) => &project.title,
            Self::Persona(persona) => &persona.name,
            Self::Journey(journey) => &journey.title,
            Self::Stage(stage) => &stage.name,
            Self::Lane(lane) => &lane.title,
            Self::Note(note) => &note.text,
            Self::Touchpoint(touchpoint) => &touchpoint.title,
            Self::Emotion(point) => &point.quote,
            Self::DropOff(dropoff) => &dropoff.reason,
            Self::Barrier(barrier) if barrier.title.is_empty() => &barrier.text,
            Self::Barrier(barrier) => &barrier.title,
            Self::Solution(solution) => &solution.title,
            Self::Metric(metric) => &metric.name,
        }
    }
}
