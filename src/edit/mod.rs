//! How a map *changes*: named intents, applied to a snapshot, giving the next snapshot.
//!
//! [`apply()`] is the only way a document changes. [`History`] keeps the snapshots and groups edits into undo steps.

mod apply;
mod contents;
mod copies;
mod element;
mod find;
mod history;

pub use apply::{EditError, apply};
pub use contents::{Contents, contents};
pub use copies::{Copies, with_contents};
pub use element::Element;
pub use find::{Found, Query, Replacing, find, replace};
pub use history::History;

use crate::model::{
    Document, DropOffId, ElementId, ElementRef, EmotionId, Feeling, Field, Framing, Funnel, Image, JourneyId,
    JourneyKind, LabelPlace, PersonaId, Project, Share, StageId, TouchpointId,
};
use std::sync::Arc;

/// One intent of the person who edits.
#[derive(Clone, Debug, PartialEq)]
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
    /// Moves a barrier, solution, metric or text to another stage.
    MoveToStage {
        /// Which.
        element: ElementId,
        /// The stage.
        stage: StageId,
    },
    /// Many edits as one intent: moving a selection, pasting. All of them or none.
    Several {
        /// The fluent key that names them as an undo step.
        name: &'static str,
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
                let slot = match field {
                    Field::Title => &mut project.title,
                    Field::Client => &mut project.client,
                    Field::Author => &mut project.author,
                    Field::Version => &mut project.version,
                    Field::Research => &mut project.research,
                    _ => return None,
                };
                *slot = text;
                Some(Self::DescribeProject(Box::new(project)))
            }
            ElementRef::Journey(journey) => {
                let (mut title, mut scenario) = (journey.title.clone(), journey.scenario.clone());
                match field {
                    Field::Title => title = text,
                    Field::Scenario => scenario = text,
                    _ => return None,
                }
                Some(Self::DescribeJourney { journey: journey.id, title, scenario, kind: journey.kind })
            }
            other => {
                let mut copy = Element::copy_of(other)?;
                copy.set_text(field, text).then(|| Self::Change(Box::new(copy)))
            }
        }
    }

    /// The fluent key that names the edit as an undo step.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::DescribeProject(_) => "edit-describe-project",
            Self::DescribeJourney { .. } => "edit-describe-journey",
            Self::Add { element, .. } => adding(element),
            Self::Change(_) => "edit-change",
            Self::Remove(ids) => removing(ids.as_slice()),
            Self::Reorder { .. } => "edit-reorder",
            Self::MoveTouchpoint { .. } => "edit-move-touchpoint",
            Self::MoveEmotion { .. } => "edit-move-emotion",
            Self::MoveLabel { .. } => "edit-move-label",
            Self::MoveDropOff { .. } => "edit-move-dropoff",
            Self::MoveToStage { .. } => "edit-move-to-stage",
            Self::Several { name, .. } => name,
            Self::SetFunnel { .. } => "edit-set-funnel",
            Self::AddPicture(_) => "edit-add-picture",
            Self::SetPortrait { .. } => "edit-set-portrait",
        }
    }
}

/// The fluent key of adding an element.
const fn adding(element: &Element) -> &'static str {
    match element {
        Element::Stage(_) => "edit-add-stage",
        Element::Lane(_) => "edit-add-lane",
        Element::Persona(_) => "edit-add-persona",
        Element::Note(_) => "edit-add-note",
        Element::Touchpoint(_) => "edit-add-touchpoint",
        Element::Emotion(_) => "edit-add-emotion",
        Element::DropOff(_) => "edit-add-dropoff",
        Element::Barrier(_) => "edit-add-barrier",
        Element::Solution(_) => "edit-add-solution",
        Element::Metric(_) => "edit-add-metric",
    }
}

/// The fluent key of taking elements out.
const fn removing(ids: &[ElementId]) -> &'static str {
    match ids {
        [ElementId::Stage(_)] => "edit-remove-stage",
        [ElementId::Lane(_)] => "edit-remove-lane",
        [ElementId::Persona(_)] => "edit-remove-persona",
        [ElementId::Note(_)] => "edit-remove-note",
        [ElementId::Touchpoint(_)] => "edit-remove-touchpoint",
        [ElementId::Emotion(_)] => "edit-remove-emotion",
        [ElementId::DropOff(_)] => "edit-remove-dropoff",
        [ElementId::Barrier(_)] => "edit-remove-barrier",
        [ElementId::Solution(_)] => "edit-remove-solution",
        [ElementId::Metric(_)] => "edit-remove-metric",
        _ => "edit-remove",
    }
}
