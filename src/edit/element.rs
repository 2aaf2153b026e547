//! An element on its own, outside any document.

use crate::model::{
    Barrier, BarrierId, DropOff, DropOffId, ElementId, ElementRef, EmotionId, EmotionPoint, Evidence, Field, Lane,
    LaneId, Metric, MetricId, Note, NoteId, Persona, PersonaId, Solution, SolutionId, Stage, StageId, Touchpoint,
    TouchpointId,
};
use serde::{Deserialize, Serialize};

/// An element that is put into a document or takes the place of the one with the same id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "an edit keeps it in a box")]
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
    #[serde(rename = "dropoff")]
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

    /// The same element under another number, as a copy of it needs.
    #[must_use]
    pub fn numbered(mut self, number: u64) -> Self {
        match &mut self {
            Self::Persona(persona) => persona.id = PersonaId::new(number),
            Self::Stage(stage) => stage.id = StageId::new(number),
            Self::Lane(lane) => lane.id = LaneId::new(number),
            Self::Note(note) => note.id = NoteId::new(number),
            Self::Touchpoint(touchpoint) => touchpoint.id = TouchpointId::new(number),
            Self::Emotion(point) => point.id = EmotionId::new(number),
            Self::DropOff(dropoff) => dropoff.id = DropOffId::new(number),
            Self::Barrier(barrier) => barrier.id = BarrierId::new(number),
            Self::Solution(solution) => solution.id = SolutionId::new(number),
            Self::Metric(metric) => metric.id = MetricId::new(number),
        }
        self
    }

    /// Gives the element another text; `false` if it has no text of that name.
    pub fn set_text(&mut self, field: Field, text: String) -> bool {
        let slot = match (self, field) {
            (Self::Persona(persona), Field::Title) => &mut persona.name,
            (Self::Persona(persona), Field::Segment) => &mut persona.segment,
            (Self::Persona(persona), Field::Demographics) => &mut persona.demographics,
            (Self::Persona(persona), Field::Quote) => &mut persona.quote,
            (Self::Persona(persona), Field::Line(list, line)) => {
                match persona.list_mut(list).get_mut(usize::from(line)) {
                    Some(text) => text,
                    None => return false,
                }
            }
            (Self::Stage(stage), Field::Title) => &mut stage.name,
            (Self::Stage(stage), Field::Question) => &mut stage.question,
            (Self::Stage(stage), Field::Duration) => &mut stage.duration,
            (Self::Lane(lane), Field::Title) => &mut lane.title,
            (Self::Lane(lane), Field::Hint) => &mut lane.hint,
            (Self::Note(note), Field::Text) => &mut note.text,
            (Self::Touchpoint(card), Field::Title) => &mut card.title,
            (Self::Touchpoint(card), Field::Text) => &mut card.detail,
            (Self::Touchpoint(card), Field::Platform) => &mut card.platform,
            (Self::Emotion(point), Field::Quote) => &mut point.quote,
            (Self::Emotion(point), Field::Feeling) => &mut point.feeling,
            (Self::DropOff(dropoff), Field::Reason) => &mut dropoff.reason,
            (Self::DropOff(dropoff), Field::Comeback) => &mut dropoff.comeback,
            (Self::Barrier(barrier), Field::Title) => &mut barrier.title,
            (Self::Barrier(barrier), Field::Text) => &mut barrier.text,
            (Self::Solution(solution), Field::Title) => &mut solution.title,
            (Self::Solution(solution), Field::Text) => &mut solution.text,
            (Self::Solution(solution), Field::Owner) => &mut solution.owner,
            (Self::Metric(metric), Field::Title) => &mut metric.name,
            (Self::Metric(metric), Field::Unit) => &mut metric.unit,
            _ => return false,
        };
        *slot = text;
        true
    }

    /// What the element rests on, to be changed; `None` for what states nothing.
    pub fn evidence_mut(&mut self) -> Option<&mut Evidence> {
        Some(match self {
            Self::Stage(_) | Self::Lane(_) => return None,
            Self::Persona(persona) => &mut persona.evidence,
            Self::Note(note) => &mut note.evidence,
            Self::Touchpoint(card) => &mut card.evidence,
            Self::Emotion(point) => &mut point.evidence,
            Self::DropOff(dropoff) => &mut dropoff.evidence,
            Self::Barrier(barrier) => &mut barrier.evidence,
            Self::Solution(solution) => &mut solution.evidence,
            Self::Metric(metric) => &mut metric.evidence,
        })
    }

    /// Locks or unlocks the element; `false` if it has no lock of its own.
    pub const fn set_locked(&mut self, locked: bool) -> bool {
        let slot = match self {
            Self::Stage(stage) => &mut stage.locked,
            Self::Lane(lane) => &mut lane.locked,
            Self::Note(note) => &mut note.locked,
            Self::Touchpoint(card) => &mut card.locked,
            Self::Barrier(barrier) => &mut barrier.locked,
            Self::Solution(solution) => &mut solution.locked,
            Self::Metric(metric) => &mut metric.locked,
            Self::Persona(_) | Self::Emotion(_) | Self::DropOff(_) => return false,
        };
        *slot = locked;
        true
    }
}
