//! An element on its own, outside any document.

use crate::model::{
    Barrier, DropOff, ElementId, ElementRef, EmotionPoint, Lane, Metric, Note, Persona, Solution, Stage, Touchpoint,
};

/// An element that is put into a document or takes the place of the one with the same id.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// A persona.
    Persona(Persona),
    /// A stage.
    Stage(Stage),
    /// A lane.
    Lane(Lane),
    /// A text in a lane.
    Note(Note),
    /// A touchpoint.
    Touchpoint(Touchpoint),
    /// A point of an emotion curve.
    Emotion(EmotionPoint),
    /// A drop-off.
    DropOff(DropOff),
    /// A barrier.
    Barrier(Barrier),
    /// A solution.
    Solution(Solution),
    /// A metric.
    Metric(Metric),
}

impl Element {
    /// The element's id.
    #[must_use]
    pub const fn id(&self) -> ElementId {
        match self {
            Self::Persona(persona) => ElementId::Persona(persona.id),
            Self::Stage(stage) => ElementId::Stage(stage.id),
            Self::Lane(lane) => ElementId::Lane(lane.id),
            Self::Note(note) => ElementId::Note(note.id),
            Self::Touchpoint(touchpoint) => ElementId::Touchpoint(touchpoint.id),
            Self::Emotion(point) => ElementId::Emotion(point.id),
            Self::DropOff(dropoff) => ElementId::DropOff(dropoff.id),
            Self::Barrier(barrier) => ElementId::Barrier(barrier.id),
            Self::Solution(solution) => ElementId::Solution(solution.id),
            Self::Metric(metric) => ElementId::Metric(metric.id),
        }
    }

    /// A copy of an element of a document; `None` for the project and a journey, which have edits of their own.
    #[must_use]
    pub fn copy_of(element: ElementRef<'_>) -> Option<Self> {
        Some(match element {
            ElementRef::Project(_) | ElementRef::Journey(_) => return None,
            ElementRef::Persona(persona) => Self::Persona(persona.as_ref().clone()),
            ElementRef::Stage(stage) => Self::Stage(stage.as_ref().clone()),
            ElementRef::Lane(lane) => Self::Lane(lane.as_ref().clone()),
            ElementRef::Note(note) => Self::Note(note.as_ref().clone()),
            ElementRef::Touchpoint(touchpoint) => Self::Touchpoint(touchpoint.as_ref().clone()),
            ElementRef::Emotion(point) => Self::Emotion(point.as_ref().clone()),
            ElementRef::DropOff(dropoff) => Self::DropOff(dropoff.as_ref().clone()),
            ElementRef::Barrier(barrier) => Self::Barrier(barrier.as_ref().clone()),
            ElementRef::Solution(solution) => Self::Solution(solution.as_ref().clone()),
            ElementRef::Metric(metric) => Self::Metric(metric.as_ref().clone()),
        })
    }
}
