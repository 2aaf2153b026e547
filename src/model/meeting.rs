//! What came of a meeting: the questions that were asked, and what was changed on the map while it was shown.

use super::date::Date;
use super::element::ElementRef;
use super::extra::Extra;
use super::flags::is_uncounted;
use super::funnel::Funnel;
use super::id::{ElementId, JourneyId, MeetingId, ViewId};
use super::image::ImageHash;
use super::items::Items;
use super::journey::Journey;
use super::kind::JourneyKind;
use super::map_element::{MapElement, texts};
use super::owned_element::Element;
use super::persona::Persona;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a project or a map says beside its elements: its own words and what was counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MapHead {
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Of a map, its scenario.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scenario: String,
    /// Of a map, whether it is as it is or as it should be.
    #[serde(skip_serializing_if = "JourneyKind::is_as_is")]
    pub kind: JourneyKind,
    /// Of the project, for whom it is made.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// Of the project, who made it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Of the project, its version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Of the project, what the map rests on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub research: String,
    /// Of a map, who was counted where.
    #[serde(skip_serializing_if = "is_uncounted")]
    pub funnel: Arc<Funnel>,
}

impl MapHead {
    /// That of a map.
    #[must_use]
    pub fn of_journey(journey: &Journey) -> Self {
        Self {
            title: journey.title.clone(),
            scenario: journey.scenario.clone(),
            kind: journey.kind,
            funnel: Arc::clone(&journey.funnel),
            ..Self::default()
        }
    }
}

impl MapElement for MapHead {
    texts! { Title: title, Scenario: scenario, Client: client, Author: author, Version: version, Research: research }
}

/// The map as it was before somebody changed it in a meeting. In memory all that did not change is shared with the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapBefore {
    /// What the project said of itself.
    #[serde(default)]
    pub project: MapHead,
    /// The people.
    #[serde(default)]
    pub personas: Items<Persona>,
    /// The maps.
    #[serde(default)]
    pub journeys: Items<Journey>,
}

/// What was said of a change afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Open,
    /// It stays.
    Kept,
    /// It was taken back.
    RolledBack,
}

impl Verdict {
    /// Whether nothing was said yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// What a project or a map said beside its elements, before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeadChange {
    /// As it was.
    pub before: MapHead,
    /// As it was at the end.
    pub after: MapHead,
}

/// Something that came, went, changed or found another place in a meeting: an element, or the words of the project or a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingChange {
    /// Which.
    pub element: ElementId,
    /// On which map; none for the project and its people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<JourneyId>,
    /// As it was; nothing where it came in the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Box<Element>>,
    /// As it was at the end; nothing where it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Box<Element>>,
    /// Where it stood among its kind, counted from 0, where it went or stands elsewhere now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
    /// Of the project and of a map, which are no elements of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Box<HeadChange>>,
    /// What followed from it and needs no line of its own: what stood in a stage that went, the link of a drop-off to a card that did.
    #[serde(default, rename = "with", skip_serializing_if = "Vec::is_empty")]
    pub followers: Vec<Self>,
    /// What was said of it since.
    #[serde(default, skip_serializing_if = "Verdict::is_open")]
    pub verdict: Verdict,
}

impl MeetingChange {
    /// Nothing yet of an element.
    #[must_use]
    pub const fn of(element: ElementId) -> Self {
        Self {
            element,
            journey: None,
            before: None,
            after: None,
            place: None,
            head: None,
            followers: Vec::new(),
            verdict: Verdict::Open,
        }
    }

    /// Whether the element came in the meeting.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.before.is_none() && self.head.is_none()
    }

    /// Whether the element went in the meeting.
    #[must_use]
    pub const fn is_gone(&self) -> bool {
        self.after.is_none() && self.head.is_none()
    }

    /// It and all that followed from it.
    pub fn all(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(std::iter::once(self).chain(self.followers.iter().flat_map(Self::all)))
    }
}

/// A question that was asked in a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingQuestion {
    /// What was asked.
    pub text: String,
    /// The view that was shown, as it was called then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The view of the script that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<ViewId>,
}

/// A meeting in which the map was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Stable id.
    pub id: MeetingId,
    /// The day.
    pub date: Date,
    /// What it is called; a meeting of its day where nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What was asked, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<MeetingQuestion>,
    /// The map as it was before the first change, while the meeting goes on: what was changed follows by comparing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Arc<MapBefore>>,
    /// What was changed, once the meeting is over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<MeetingChange>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Meeting {
    /// A meeting in which nothing happened yet.
    #[must_use]
    pub const fn new(id: MeetingId, date: Date) -> Self {
        Self {
            id,
            date,
            title: String::new(),
            questions: Vec::new(),
            before: None,
            changes: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// The pictures that show what it changed as that was: they may be wanted again.
    pub fn pictures(&self) -> impl Iterator<Item = ImageHash> + '_ {
        let before = self.before.iter().flat_map(|before| {
            let personas = before.personas.iter().map(|persona| persona.as_ref() as &dyn MapElement);
            let others = before.journeys.iter().flat_map(|journey| journey.elements().map(ElementRef::element));
            personas.chain(others)
        });
        let open = self.changes.iter().filter(|change| change.verdict != Verdict::Kept);
        let changes = open.flat_map(MeetingChange::all).filter_map(|change| Some(change.before.as_ref()?.element()));
        before.chain(changes).filter_map(MapElement::picture)
    }

    /// Whether it still goes on.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.before.is_some()
    }
}
