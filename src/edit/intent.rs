//! What a person means to do, as a value.

use super::{Element, StepName};
use crate::model::{
    Audience, Document, DropOffId, ElementId, ElementRef, EmotionId, Feeling, Field, Framing, Funnel, Image, Journey,
    JourneyId, JourneyKind, LabelPlace, MapElement, Meeting, PersonaId, Project, Script, Share, StageId, TouchpointId,
    WhatIf,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One intent of the person who edits. It can be written and read: what was done to a document is data as the document is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Title, client, sheet and the like.
    DescribeProject(Box<Project>),
    /// The journey's own words.
    DescribeJourney {
        /// Which.
        journey: JourneyId,
        /// Title in the first person.
        title: String,
        /// Scenario.
        scenario: String,
        /// As it is or as it should be.
        kind: JourneyKind,
    },
    /// Puts a new element into a journey (a persona: into the project, whichever journey is named).
    Add {
        /// Where.
        journey: JourneyId,
        /// What; its id must be free.
        element: Box<Element>,
        /// Before which of its kind; last if none is given.
        index: Option<usize>,
    },
    /// Puts an element in the place of the one with the same id.
    Change(Box<Element>),
    /// Takes elements out, with all that stands in them: a stage or lane with its contents, a persona with its curve and
    /// drop-offs. A touchpoint that only removed personas passed is everybody's afterwards.
    Remove(Vec<ElementId>),
    /// Moves an element so that it stands at this place among its kind.
    Reorder {
        /// Which.
        element: ElementId,
        /// Where it stands afterwards, counted from 0.
        index: usize,
    },
    /// Moves a touchpoint within its stage or to another. Emotion points and drop-offs that belong to it go along to the other stage.
    MoveTouchpoint {
        /// Which.
        id: TouchpointId,
        /// The stage.
        stage: StageId,
        /// Place along the stage.
        at: Share,
        /// Row of the lane.
        row: u32,
    },
    /// Moves a point of an emotion curve.
    MoveEmotion {
        /// Which.
        id: EmotionId,
        /// The stage.
        stage: StageId,
        /// Place along the stage.
        at: Share,
        /// The feeling.
        value: Feeling,
    },
    /// Puts the label of an emotion point somewhere and pins it there; the point stays.
    MoveLabel {
        /// Whose.
        id: EmotionId,
        /// Where.
        place: LabelPlace,
    },
    /// Moves a drop-off.
    #[serde(rename = "move-dropoff")]
    MoveDropOff {
        /// Which.
        id: DropOffId,
        /// The stage.
        stage: StageId,
        /// Place along the stage.
        at: Share,
    },
    /// Takes over what was counted along a journey, in place of what was counted before.
    SetFunnel {
        /// Which journey.
        journey: JourneyId,
        /// The rows and their source.
        funnel: Arc<Funnel>,
    },
    /// Says how the project is told in a meeting.
    SetScript(Arc<Script>),
    /// Says for whom the project is made.
    SetAudiences(Arc<Vec<Audience>>),
    /// Notes what came of meetings, or what is said of it afterwards.
    SetMeetings(Arc<Vec<Meeting>>),
    /// Keeps what was asked of a journey: what if fewer left here.
    SetWhatIfs {
        /// Which journey.
        journey: JourneyId,
        /// All of them.
        what_ifs: Arc<Vec<WhatIf>>,
    },
    /// Moves a barrier, solution, metric or text to another stage.
    MoveToStage {
        /// Which.
        element: ElementId,
        /// The stage.
        stage: StageId,
    },
    /// Many edits as one intent: moving a selection, pasting. All of them or none.
    Several {
        /// What they are called as an undo step.
        name: StepName,
        /// In the order in which they are applied.
        edits: Vec<Edit>,
    },
    /// Puts a picture into the project for an element that an edit after it, in the same [`Several`](Self::Several), names it
    /// in. A picture that nothing shows afterwards is let go of.
    AddPicture(Arc<Image>),
    /// Gives a persona a portrait, or takes it away.
    SetPortrait {
        /// Whose.
        persona: PersonaId,
        /// The picture.
        image: Option<Arc<Image>>,
        /// Which part of it the circle shows; as much as fits around its middle where none is chosen.
        crop: Option<Framing>,
    },
}

impl Edit {
    /// The edit that gives an element another text; `None` if there is no such element or it has no text of that name.
    #[must_use]
    pub fn text(document: &Document, element: ElementId, field: Field, text: String) -> Option<Self> {
        match document.element(element)? {
            ElementRef::Project(project) => {
                let mut project = project.as_ref().clone();
                *project.text_mut(field)? = text;
                Some(Self::DescribeProject(Box::new(project)))
            }
            ElementRef::Journey(journey) => {
                let mut journey = journey.as_ref().clone();
                *journey.text_mut(field)? = text;
                let Journey { id: journey, title, scenario, kind, .. } = journey;
                Some(Self::DescribeJourney { journey, title, scenario, kind })
            }
            other => {
                let mut copy = Element::copy_of(other)?;
                copy.set_text(field, text).then(|| Self::Change(Box::new(copy)))
            }
        }
    }

    /// What the edit is called as an undo step.
    #[must_use]
    pub const fn name(&self) -> StepName {
        match self {
            Self::DescribeProject(_) => StepName::DescribeProject,
            Self::DescribeJourney { .. } => StepName::DescribeJourney,
            Self::Add { element, .. } => adding(element),
            Self::Change(_) => StepName::Change,
            Self::Remove(ids) => removing(ids.as_slice()),
            Self::Reorder { .. } => StepName::Reorder,
            Self::MoveTouchpoint { .. } => StepName::MoveTouchpoint,
            Self::MoveEmotion { .. } => StepName::MoveEmotion,
            Self::MoveLabel { .. } => StepName::MoveLabel,
            Self::MoveDropOff { .. } => StepName::MoveDropOff,
            Self::MoveToStage { .. } => StepName::MoveToStage,
            Self::Several { name, .. } => *name,
            Self::SetFunnel { .. } => StepName::SetFunnel,
            Self::SetScript(_) => StepName::SetScript,
            Self::SetAudiences(_) => StepName::SetAudiences,
            Self::SetMeetings(_) => StepName::SetMeetings,
            Self::SetWhatIfs { .. } => StepName::SetWhatIfs,
            Self::AddPicture(_) => StepName::AddPicture,
            Self::SetPortrait { .. } => StepName::SetPortrait,
        }
    }
}

/// The name of adding an element.
const fn adding(element: &Element) -> StepName {
    match element {
        Element::Stage(_) => StepName::AddStage,
        Element::Lane(_) => StepName::AddLane,
        Element::Persona(_) => StepName::AddPersona,
        Element::Note(_) => StepName::AddNote,
        Element::Touchpoint(_) => StepName::AddTouchpoint,
        Element::Emotion(_) => StepName::AddEmotion,
        Element::DropOff(_) => StepName::AddDropOff,
        Element::Barrier(_) => StepName::AddBarrier,
        Element::Solution(_) => StepName::AddSolution,
        Element::Metric(_) => StepName::AddMetric,
    }
}

/// The name of taking elements out.
const fn removing(ids: &[ElementId]) -> StepName {
    match ids {
        [ElementId::Stage(_)] => StepName::RemoveStage,
        [ElementId::Lane(_)] => StepName::RemoveLane,
        [ElementId::Persona(_)] => StepName::RemovePersona,
        [ElementId::Note(_)] => StepName::RemoveNote,
        [ElementId::Touchpoint(_)] => StepName::RemoveTouchpoint,
        [ElementId::Emotion(_)] => StepName::RemoveEmotion,
        [ElementId::DropOff(_)] => StepName::RemoveDropOff,
        [ElementId::Barrier(_)] => StepName::RemoveBarrier,
        [ElementId::Solution(_)] => StepName::RemoveSolution,
        [ElementId::Metric(_)] => StepName::RemoveMetric,
        _ => StepName::Remove,
    }
}
