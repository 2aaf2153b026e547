//! A borrowed element of any kind.

use super::barrier::Barrier;
use super::dropoff::DropOff;
use super::emotion::EmotionPoint;
use super::evidence::Evidence;
use super::field::Field;
use super::for_each_kind::for_each_kind;
use super::id::{
    BarrierId, DropOffId, ElementId, EmotionId, JourneyId, LaneId, MetricId, NoteId, PersonaId, SolutionId, StageId,
    TouchpointId,
};
use super::items::Keyed;
use super::journey::Journey;
use super::kind::LaneKind;
use super::lane::Lane;
use super::map_element::MapElement;
use super::metric::Metric;
use super::note::Note;
use super::persona::Persona;
use super::project::Project;
use super::solution::Solution;
use super::stage::Stage;
use super::touchpoint::Touchpoint;
use super::value::Share;
use std::sync::Arc;

macro_rules! element_ref {
    ($($kind:ident $list:ident { $doc:literal, $type:ident, $id:ident = $prefix:literal, $word:literal })*) => {
        /// A borrowed element of any kind.
        #[derive(Clone, Copy, Debug)]
        pub enum ElementRef<'a> {
            /// The project itself.
            Project(&'a Arc<Project>),
            $(#[doc = $doc] $kind(&'a Arc<$type>),)*
        }

        impl<'a> ElementRef<'a> {
            /// The element's id.
            #[must_use]
            pub fn id(self) -> ElementId {
                match self {
                    Self::Project(_) => ElementId::Project,
                    $(Self::$kind(element) => ElementId::$kind(element.id),)*
                }
            }

            /// What every kind answers.
            #[must_use]
            pub fn element(self) -> &'a dyn MapElement {
                match self {
                    Self::Project(project) => project.as_ref(),
                    $(Self::$kind(element) => element.as_ref(),)*
                }
            }
        }

        $(
            impl Keyed for $type {
                type Id = $id;

                fn id(&self) -> $id {
                    self.id
                }
            }
        )*
    };
}

for_each_kind! { element_ref Journey journeys { "A journey.", Journey, JourneyId = "journey", "journey" } }

impl<'a> ElementRef<'a> {
    /// The stage the element stands at; a stage stands at itself.
    #[must_use]
    pub fn stage(self) -> Option<StageId> {
        self.element().stage()
    }

    /// Where along its stage the element stands; `None` for what has no place there.
    #[must_use]
    pub fn at(self) -> Option<Share> {
        self.element().at()
    }

    /// The kind of lane the element stands in; `None` for what stands in none and for a note, which names its lane itself.
    #[must_use]
    pub fn lane_kind(self) -> Option<LaneKind> {
        self.element().lane_kind()
    }

    /// What the element rests on; `None` for what states nothing.
    #[must_use]
    pub fn evidence(self) -> Option<&'a Evidence> {
        self.element().evidence()
    }

    /// The words that name the element best: its title, name, text or reason. May be empty.
    #[must_use]
    pub fn words(self) -> &'a str {
        self.element().words()
    }

    /// The element's texts with their names, the one that is edited first in front.
    #[must_use]
    pub fn texts(self) -> Vec<(Field, &'a str)> {
        self.element().texts()
    }

    /// One of its texts; `None` if it has no text of that name.
    #[must_use]
    pub fn text(self, field: Field) -> Option<&'a str> {
        self.texts().into_iter().find(|(name, _)| *name == field).map(|(_, text)| text)
    }

    /// Whether it is not for everybody, by its own mark. What stands in a lane is not either where the lane is not.
    #[must_use]
    pub fn confidential(self) -> bool {
        self.element().confidential()
    }

    /// Whether it stays where it is, by a lock of its own. That of its stage and lane comes on top: [`super::Document::is_locked`].
    #[must_use]
    pub fn locked(self) -> bool {
        self.element().locked()
    }
}
