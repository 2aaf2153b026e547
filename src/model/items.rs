//! Lists of shared elements: copying a list copies pointers, and an unchanged element is the same pointer afterwards.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Debug;
use std::sync::Arc;

/// Something with an id of its own.
pub trait Keyed {
    /// The kind of its id.
    type Id: Copy + Eq + Debug;

    /// Its id.
    fn id(&self) -> Self::Id;
}

/// An ordered, shared list of elements.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Items<T>(Arc<Vec<Arc<T>>>);

impl<T: PartialEq> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        // Two snapshots share nearly everything, so pointers answer nearly every question.
        self.same(other)
            || (self.len() == other.len()
                && self.iter().zip(other).all(|(own, its)| Arc::ptr_eq(own, its) || own == its))
    }
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Items<T> {
    /// The elements in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<T>> + DoubleEndedIterator + Clone {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The element at a place.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Arc<T>> {
        self.0.get(index)
    }

    /// Whether both are the very same list, so that nothing in it can differ.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Keeps the elements that `keep` accepts; the list stays the same pointer if that is all of them.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        if !self.0.iter().all(|item| keep(item)) {
            Arc::make_mut(&mut self.0).retain(|item| keep(item));
        }
    }

    /// Changes every element that `change` has something new for.
    pub fn update_each(&mut self, change: impl Fn(&T) -> Option<T>) {
        for index in 0..self.0.len() {
            if let Some(changed) = change(&self.0[index]) {
                Arc::make_mut(&mut self.0)[index] = Arc::new(changed);
            }
        }
    }
}

impl<T: Keyed> Items<T> {
    /// Where the element with this id stands.
    #[must_use]
    pub fn position(&self, id: T::Id) -> Option<usize> {
        self.0.iter().position(|item| item.id() == id)
    }

    /// The element with this id.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&Arc<T>> {
        self.0.iter().find(|item| item.id() == id)
    }

    /// Puts an element at a place, or last if the place is beyond the end.
    pub fn insert(&mut self, index: usize, item: T) {
        let index = index.min(self.0.len());
        Arc::make_mut(&mut self.0).insert(index, Arc::new(item));
    }

    /// Puts the element in the place of the one with the same id; `false` if there is none.
    pub fn replace(&mut self, item: T) -> bool {
        let Some(index) = self.position(item.id()) else { return false };
        Arc::make_mut(&mut self.0)[index] = Arc::new(item);
        true
    }

    /// Takes the element with this id out; `false` if there is none.
    pub fn remove(&mut self, id: T::Id) -> bool {
        let Some(index) = self.position(id) else { return false };
        Arc::make_mut(&mut self.0).remove(index);
        true
    }

    /// Moves the element with this id so that it stands at `index` afterwards; `false` if there is none.
    pub fn reorder(&mut self, id: T::Id, index: usize) -> bool {
        let Some(from) = self.position(id) else { return false };
        let to = index.min(self.0.len() - 1);
        if from != to {
            let items = Arc::make_mut(&mut self.0);
            let item = items.remove(from);
            items.insert(to, item);
        }
        true
    }
}

impl<T> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Arc::new(items.into_iter().map(Arc::new).collect()))
    }
}

impl<'a, T> IntoIterator for &'a Items<T> {
    type Item = &'a Arc<T>;
    type IntoIter = std::slice::Iter<'a, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: JsonSchema> JsonSchema for Items<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}
