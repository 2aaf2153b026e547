//! Lists of shared elements: copying a list copies pointers, and an unchanged element is the same pointer afterwards.

use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

/// Lists shorter than this are searched from the front: that is quicker than any index.
const SHORT: usize = 24;

/// Something with an id of its own.
pub trait Keyed {
    /// The kind of its id.
    type Id: Copy + Eq + Hash + fmt::Debug;

    /// Its id.
    fn id(&self) -> Self::Id;
}

/// An ordered, shared list of elements. Finding one by its id takes the same time in a list of any length.
pub struct Items<T: Keyed>(Arc<List<T>>);

/// What a list shares with its copies.
struct List<T: Keyed> {
    items: Vec<Arc<T>>,
    /// Where each id stands; made when it is first asked for, shared as long as no element comes, goes or changes its place.
    places: OnceLock<Arc<FxHashMap<T::Id, usize>>>,
}

impl<T: Keyed> Clone for Items<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Keyed> Clone for List<T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), places: self.places.clone() }
    }
}

impl<T: Keyed + fmt::Debug> fmt::Debug for Items<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(&self.0.items).finish()
    }
}

impl<T: Keyed + PartialEq> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        // Two snapshots share nearly everything, so pointers answer nearly every question.
        self.same(other)
            || (self.len() == other.len()
                && self.iter().zip(other).all(|(own, its)| Arc::ptr_eq(own, its) || own == its))
    }
}

impl<T: Keyed> Default for Items<T> {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl<T: Keyed> Items<T> {
    fn of(items: Vec<Arc<T>>) -> Self {
        Self(Arc::new(List { items, places: OnceLock::new() }))
    }

    /// The elements in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<T>> + DoubleEndedIterator + Clone {
        self.0.items.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.items.is_empty()
    }

    /// The element at a place.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Arc<T>> {
        self.0.items.get(index)
    }

    /// Whether both are the very same list, so that nothing in it can differ.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Keeps the elements that `keep` accepts; the list stays the same pointer if that is all of them.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        if !self.iter().all(|item| keep(item)) {
            self.rearranged().retain(|item| keep(item));
        }
    }

    /// Changes every element that `change` has something new for. What it gives has the id of what it was given.
    pub fn update_each(&mut self, change: impl Fn(&T) -> Option<T>) {
        for index in 0..self.len() {
            if let Some(changed) = change(&self.0.items[index]) {
                self.put(index, changed);
            }
        }
    }

    /// Where the element with this id stands.
    #[must_use]
    pub fn position(&self, id: T::Id) -> Option<usize> {
        if self.len() < SHORT {
            return self.iter().position(|item| item.id() == id);
        }
        let places = self.0.places.get_or_init(|| {
            let mut places = FxHashMap::with_capacity_and_hasher(self.len(), rustc_hash::FxBuildHasher);
            for (place, item) in self.iter().enumerate() {
                // Of two with one id, which only an unsound file can hold, the first is found, as in a short list.
                places.entry(item.id()).or_insert(place);
            }
            Arc::new(places)
        });
        places.get(&id).copied()
    }

    /// The element with this id.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&Arc<T>> {
        self.at(self.position(id)?)
    }

    /// The element with this id, to be changed in place: it and the list are copied first if they are shared. It keeps its id.
    pub fn get_mut(&mut self, id: T::Id) -> Option<&mut T>
    where
        T: Clone,
    {
        let index = self.position(id)?;
        Arc::make_mut(&mut self.0).items.get_mut(index).map(Arc::make_mut)
    }

    /// Puts an element at a place, or last if the place is beyond the end.
    pub fn insert(&mut self, index: usize, item: T) {
        let index = index.min(self.len());
        self.rearranged().insert(index, Arc::new(item));
    }

    /// Puts the element in the place of the one with the same id; `false` if there is none.
    pub fn replace(&mut self, item: T) -> bool {
        let Some(index) = self.position(item.id()) else { return false };
        self.put(index, item);
        true
    }

    /// Takes the element with this id out; `false` if there is none.
    pub fn remove(&mut self, id: T::Id) -> bool {
        let Some(index) = self.position(id) else { return false };
        self.rearranged().remove(index);
        true
    }

    /// Moves the element with this id so that it stands at `index` afterwards; `false` if there is none.
    pub fn reorder(&mut self, id: T::Id, index: usize) -> bool {
        let Some(from) = self.position(id) else { return false };
        let to = index.min(self.len() - 1);
        if from != to {
            let items = self.rearranged();
            let item = items.remove(from);
            items.insert(to, item);
        }
        true
    }

    /// Puts an element at the place of one with the same id, so that the index stays true.
    fn put(&mut self, index: usize, item: T) {
        Arc::make_mut(&mut self.0).items[index] = Arc::new(item);
    }

    /// The elements of a list of its own, to be moved about; where they stand has to be found anew.
    fn rearranged(&mut self) -> &mut Vec<Arc<T>> {
        let list = Arc::make_mut(&mut self.0);
        list.places.take();
        &mut list.items
    }
}

impl<T: Keyed> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::of(items.into_iter().map(Arc::new).collect())
    }
}

impl<'a, T: Keyed> IntoIterator for &'a Items<T> {
    type Item = &'a Arc<T>;
    type IntoIter = std::slice::Iter<'a, Arc<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.items.iter()
    }
}

impl<T: Keyed + Serialize> Serialize for Items<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.items.serialize(serializer)
    }
}

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::of)
    }
}

impl<T: Keyed + JsonSchema> JsonSchema for Items<T> {
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
