//! An element on its own, outside any document.

use super::barrier::Barrier;
use super::dropoff::DropOff;
use super::element::ElementRef;
use super::emotion::EmotionPoint;
use super::evidence::Evidence;
use super::field::Field;
use super::for_each_kind::{for_each_kind, for_each_kind_of_journey};
use super::id::{
    BarrierId, DropOffId, ElementId, EmotionId, LaneId, MetricId, NoteId, PersonaId, SolutionId, StageId, TouchpointId,
};
use super::journey::Journey;
use super::lane::Lane;
use super::map_element::MapElement;
use super::metric::Metric;
use super::note::Note;
use super::persona::Persona;
use super::solution::Solution;
use super::stage::Stage;
use super::touchpoint::Touchpoint;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

macro_rules! element {
    ($($kind:ident $list:ident { $doc:literal, $type:ident, $id:ident = $prefix:literal, $word:literal })*) => {
        /// An element that is put into a document or takes the place of the one with the same id.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[expect(clippy::large_enum_variant, reason = "an edit keeps it in a box")]
        pub enum Element {
            $(#[doc = $doc] #[serde(rename = $word)] $kind($type),)*
        }

        impl Element {
            /// The element's id.
            #[must_use]
            pub const fn id(&self) -> ElementId {
                match self {
                    $(Self::$kind(element) => ElementId::$kind(element.id),)*
                }
            }

            /// A copy of an element of a document; `None` for the project and a journey, which have edits of their own.
            #[must_use]
            pub fn copy_of(element: ElementRef<'_>) -> Option<Self> {
                Some(match element {
                    ElementRef::Project(_) | ElementRef::Journey(_) => return None,
                    $(ElementRef::$kind(element) => Self::$kind(element.as_ref().clone()),)*
                })
            }

            /// Looks at it as at an element of a document.
            pub fn with_ref<T>(&self, look: impl FnOnce(ElementRef<'_>) -> T) -> T {
                match self {
                    $(Self::$kind(element) => look(ElementRef::$kind(&Arc::new(element.clone()))),)*
                }
            }

            /// The same element under another number, as a copy of it needs.
            #[must_use]
            pub fn numbered(mut self, number: u64) -> Self {
                match &mut self {
                    $(Self::$kind(element) => element.id = $id::new(number),)*
                }
                self
            }

            /// What every kind answers.
            #[must_use]
            pub fn element(&self) -> &dyn MapElement {
                match self {
                    $(Self::$kind(element) => element,)*
                }
            }

            /// What every kind lets be changed.
            pub fn element_mut(&mut self) -> &mut dyn MapElement {
                match self {
                    $(Self::$kind(element) => element,)*
                }
            }
        }
    };
}

for_each_kind! { element }

macro_rules! in_a_journey {
    ($($kind:ident $list:ident $row:tt)*) => {
        impl Element {
            /// Puts it into its list of a journey. The list of personas is the project's.
            pub fn insert_into(self, journey: &mut Journey, index: usize) {
                match self {
                    Self::Persona(_) => {}
                    $(Self::$kind(element) => journey.$list.insert(index, element),)*
                }
            }

            /// Puts it in the place of the one with the same id; `false` where there is none.
            pub fn replace_in(self, journey: &mut Journey) -> bool {
                match self {
                    Self::Persona(_) => false,
                    $(Self::$kind(element) => journey.$list.replace(element),)*
                }
            }
        }
    };
}

for_each_kind_of_journey! { in_a_journey }

impl Element {
    /// Gives the element another text; `false` if it has no text of that name.
    pub fn set_text(&mut self, field: Field, text: String) -> bool {
        self.element_mut().text_mut(field).map(|slot| *slot = text).is_some()
    }

    /// What the element rests on, to be changed; `None` for what states nothing.
    pub fn evidence_mut(&mut self) -> Option<&mut Evidence> {
        self.element_mut().evidence_mut()
    }

    /// Locks or unlocks the element; `false` if it has no lock of its own.
    pub fn set_locked(&mut self, locked: bool) -> bool {
        self.element_mut().lock_mut().map(|slot| *slot = locked).is_some()
    }

    /// Says whether the element is for everybody; `false` if that is not said of its kind.
    pub fn set_confidential(&mut self, confidential: bool) -> bool {
        self.element_mut().confidential_mut().map(|slot| *slot = confidential).is_some()
    }
}
