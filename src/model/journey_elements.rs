//! The elements of a journey, whichever of its lists they stand in.

use super::element::ElementRef;
use super::for_each_kind::for_each_kind_of_journey;
use super::id::ElementId;
use super::journey::Journey;
use super::lane::Lane;
use super::map_element::MapElement;
use std::sync::Arc;

macro_rules! lists {
    ($($kind:ident $list:ident $row:tt)*) => {
        impl Journey {
            /// Its elements, kind by kind. What names another stands behind it: a solution behind the barriers that it takes away.
            pub fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> {
                std::iter::empty() $(.chain(self.$list.iter().map(ElementRef::$kind)))*
            }

            /// An element of this journey by its id.
            #[must_use]
            pub fn element(&self, id: ElementId) -> Option<ElementRef<'_>> {
                match id {
                    ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => None,
                    $(ElementId::$kind(id) => self.$list.get(id).map(ElementRef::$kind),)*
                }
            }

            /// The place of one of its elements among those of its kind, counted from 0.
            #[must_use]
            pub fn position(&self, id: ElementId) -> Option<usize> {
                match id {
                    ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => None,
                    $(ElementId::$kind(id) => self.$list.position(id),)*
                }
            }

            /// An element to be changed, copied first where another snapshot has it too.
            pub fn element_mut(&mut self, id: ElementId) -> Option<&mut dyn MapElement> {
                match id {
                    ElementId::Project | ElementId::Persona(_) | ElementId::Journey(_) => None,
                    $(ElementId::$kind(id) => self.$list.get_mut(id).map(|element| element as &mut dyn MapElement),)*
                }
            }

            /// Keeps the elements for which this holds, in one pass over each list.
            pub fn retain(&mut self, keep: impl Fn(ElementId, &dyn MapElement) -> bool) {
                $(self.$list.retain(|element| keep(ElementId::$kind(element.id), element));)*
            }

            /// Forgets the links to what is gone. Elements without such a link stay the same pointer.
            pub fn unlink(&mut self, is_gone: impl Fn(ElementId) -> bool) {
                $(self.$list.update_each(|element| {
                    let names_it = element.links().into_iter().any(&is_gone);
                    names_it.then(|| {
                        let mut element = element.clone();
                        element.relink(&|id| (!is_gone(id)).then_some(id));
                        element
                    })
                });)*
            }

            /// Whether both have elements with the same ids, in the same order.
            #[must_use]
            pub fn same_members(&self, other: &Self) -> bool {
                true $(&& self.$list.same_members(&other.$list))*
            }
        }
    };
}

for_each_kind_of_journey! { lists }

impl Journey {
    /// Whether the element is one of this journey's own.
    #[must_use]
    pub fn holds(&self, id: ElementId) -> bool {
        self.position(id).is_some()
    }

    /// Whether one of its elements stays where it is, by a lock of its own or of the stage or lane it stands in.
    #[must_use]
    pub fn locks(&self, element: ElementRef<'_>) -> bool {
        let stage = || element.stage().and_then(|stage| self.stages.get(stage)).is_some_and(|stage| stage.locked);
        let lane = || self.lane_of(element.element()).is_some_and(|lane| lane.locked);
        element.locked() || stage() || lane()
    }

    /// The lane one of its elements stands in: a text names its own, of all else it is the first for its kind.
    #[must_use]
    pub fn lane_of(&self, element: &dyn MapElement) -> Option<&Arc<Lane>> {
        match element.holder() {
            Some(ElementId::Lane(lane)) => self.lanes.get(lane),
            _ => element.lane_kind().and_then(|kind| self.lanes.iter().find(|lane| lane.kind == kind)),
        }
    }

    /// All that stands at its stages, kind by kind.
    pub fn standing(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements().filter(|element| !matches!(element, ElementRef::Stage(_) | ElementRef::Lane(_)))
    }
}
