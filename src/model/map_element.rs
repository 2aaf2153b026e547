//! What can be asked of an element, whatever its kind.

use super::evidence::Evidence;
use super::field::Field;
use super::id::{ElementId, Id, StageId};
use super::image::ImageHash;
use super::kind::LaneKind;
use super::value::Share;

/// What each kind of element says of itself, in its own file. What a kind says nothing of, it does not have.
pub trait MapElement {
    /// Its texts with their names, the one that is edited first in front.
    fn texts(&self) -> Vec<(Field, &str)>;

    /// One of its texts, to be changed; `None` if it has no text of that name.
    fn text_mut(&mut self, field: Field) -> Option<&mut String>;

    /// The words that name it, the same wherever it is named: its title, name or reason; where it has none, its text. May be empty.
    fn words(&self) -> &str;

    /// The stage it stands at; a stage stands at itself.
    fn stage(&self) -> Option<StageId> {
        None
    }

    /// The stage it stands at, to be changed.
    fn stage_mut(&mut self) -> Option<&mut StageId> {
        None
    }

    /// Where along its stage it stands.
    fn at(&self) -> Option<Share> {
        None
    }

    /// The kind of lane it stands in; a note names its lane itself.
    fn lane_kind(&self) -> Option<LaneKind> {
        None
    }

    /// What it goes with, beside its stage, where that is taken out: of a note its lane, of a feeling or a loss the persona.
    fn holder(&self) -> Option<ElementId> {
        None
    }

    /// What else it names, and goes on without where that is taken out.
    fn links(&self) -> Vec<ElementId> {
        Vec::new()
    }

    /// Puts what this gives in the place of each link, and forgets a link for which it gives nothing.
    fn relink(&mut self, _to: &dyn Fn(ElementId) -> Option<ElementId>) {}

    /// The picture it shows.
    fn picture(&self) -> Option<ImageHash> {
        None
    }

    /// What it rests on.
    fn evidence(&self) -> Option<&Evidence> {
        None
    }

    /// What it rests on, to be changed.
    fn evidence_mut(&mut self) -> Option<&mut Evidence> {
        None
    }

    /// Whether it stays where it is, by a lock of its own.
    fn locked(&self) -> bool {
        false
    }

    /// Its own lock, to be changed.
    fn lock_mut(&mut self) -> Option<&mut bool> {
        None
    }

    /// Whether it is not for everybody, by its own mark.
    fn confidential(&self) -> bool {
        false
    }

    /// Its own mark of what is not for everybody, to be changed.
    fn confidential_mut(&mut self) -> Option<&mut bool> {
        None
    }

    /// Stage and holder: where one of them is taken out, it goes too.
    fn holders(&self) -> [Option<ElementId>; 2] {
        [self.stage().map(Id::element), self.holder()]
    }

    /// All that it names, and that has to be there; a stage names itself.
    fn named(&self) -> Vec<ElementId> {
        self.holders().into_iter().flatten().chain(self.links()).collect()
    }
}

/// The fields that hold an element's texts, the one that names it in front, and perhaps the one that does where that is empty:
/// `texts! { Title: name, Unit: unit }`, `texts! { Title: title or detail, Text: detail }`.
macro_rules! texts {
    ($first_name:ident: $first:ident $(or $other:ident)? $(, $name:ident: $field:ident)*) => {
        fn texts(&self) -> Vec<($crate::model::Field, &str)> {
            use $crate::model::Field;
            vec![(Field::$first_name, self.$first.as_str()), $((Field::$name, self.$field.as_str())),*]
        }

        fn text_mut(&mut self, field: $crate::model::Field) -> Option<&mut String> {
            use $crate::model::Field;
            match field {
                Field::$first_name => Some(&mut self.$first),
                $(Field::$name => Some(&mut self.$field),)*
                _ => None,
            }
        }

        fn words(&self) -> &str {
            $(if self.$first.trim().is_empty() {
                return &self.$other;
            })?
            &self.$first
        }
    };
}
pub(super) use texts;

/// What a [`MapElement`] answers by a field of the very name: `accessors! { stage, evidence, locked }`.
macro_rules! accessors {
    (stage) => {
        fn stage(&self) -> Option<$crate::model::StageId> {
            Some(self.stage)
        }

        fn stage_mut(&mut self) -> Option<&mut $crate::model::StageId> {
            Some(&mut self.stage)
        }
    };
    (at) => {
        fn at(&self) -> Option<$crate::model::Share> {
            Some(self.at)
        }
    };
    (evidence) => {
        fn evidence(&self) -> Option<&$crate::model::Evidence> {
            Some(&self.evidence)
        }

        fn evidence_mut(&mut self) -> Option<&mut $crate::model::Evidence> {
            Some(&mut self.evidence)
        }
    };
    (locked) => {
        fn locked(&self) -> bool {
            self.locked
        }

        fn lock_mut(&mut self) -> Option<&mut bool> {
            Some(&mut self.locked)
        }
    };
    (confidential) => {
        fn confidential(&self) -> bool {
            self.confidential
        }

        fn confidential_mut(&mut self) -> Option<&mut bool> {
            Some(&mut self.confidential)
        }
    };
    ($($field:ident),+) => {
        $(accessors! { $field })+
    };
}
pub(super) use accessors;

/// The fields that hold links to other elements, in lists or one each: `links! { solution, touchpoint }`.
macro_rules! links {
    ($($field:ident),+) => {
        fn links(&self) -> Vec<$crate::model::ElementId> {
            use $crate::model::Id;
            std::iter::empty() $(.chain(self.$field.iter().map(|id| id.element())))+.collect()
        }

        fn relink(&mut self, to: &dyn Fn($crate::model::ElementId) -> Option<$crate::model::ElementId>) {
            use $crate::model::map_element::Links;
            $(self.$field.relink(to);)+
        }
    };
}
pub(super) use links;

/// A field that holds links.
pub(super) trait Links {
    fn relink(&mut self, to: &dyn Fn(ElementId) -> Option<ElementId>);
}

impl<T: Id> Links for Vec<T> {
    fn relink(&mut self, to: &dyn Fn(ElementId) -> Option<ElementId>) {
        *self = self.iter().filter_map(|id| T::of(to(id.element())?)).collect();
    }
}

impl<T: Id> Links for Option<T> {
    fn relink(&mut self, to: &dyn Fn(ElementId) -> Option<ElementId>) {
        *self = self.and_then(|id| T::of(to(id.element())?));
    }
}
