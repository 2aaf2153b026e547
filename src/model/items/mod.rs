//! Lists of shared elements: copying a list copies pointers, and an unchanged element is the same pointer afterwards.

#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::hash::Hash;
use std::ops::Range;
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

/// So many elements are copied when one of them changes.
const CHUNK: usize = 64;

/// An ordered, shared list of elements. Finding one by its id takes the same time in a list of any length. Changing one copies the
/// few around it and shares the others, so that an edit, and comparing what it gave with what was, cost what changed.
pub struct Items<T: Keyed>(Arc<List<T>>);

/// What a list shares with its copies.
struct List<T: Keyed> {
    /// All but the last are full.
    chunks: Vec<Arc<Vec<Arc<T>>>>,
    len: usize,
    /// Where each id stands; made when it is first asked for, shared as long as no element comes, goes or changes its place.
    places: OnceLock<Arc<FxHashMap<T::Id, usize>>>,
}

/// The elements of a list in order.
pub struct Iter<'a, T: Keyed> {
    list: &'a List<T>,
    left: Range<usize>,
}

impl<T: Keyed + fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.clone()).finish()
    }
}

impl<T: Keyed> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { list: self.list, left: self.left.clone() }
    }
}

impl<'a, T: Keyed> Iterator for Iter<'a, T> {
    type Item = &'a Arc<T>;

    fn next(&mut self) -> Option<Self::Item> {
        self.list.at(self.left.next()?)
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.list.at(self.left.nth(n)?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<T: Keyed> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.list.at(self.left.next_back()?)
    }
}

impl<T: Keyed> ExactSizeIterator for Iter<'_, T> {}

impl<T: Keyed> List<T> {
    fn at(&self, index: usize) -> Option<&Arc<T>> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK)
    }
}

impl<T: Keyed> Clone for Items<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Keyed> Clone for List<T> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len, places: self.places.clone() }
    }
}

impl<T: Keyed + fmt::Debug> fmt::Debug for Items<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<T: Keyed + PartialEq> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        // Two snapshots share nearly everything, so pointers answer nearly every question.
        self.same(other) || (self.len() == other.len() && self.differing(other).all(|(own, its)| own == its))
    }
}

impl<T: Keyed> Default for Items<T> {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl<T: Keyed> Items<T> {
    fn of(items: impl IntoIterator<Item = Arc<T>>) -> Self {
        let mut list = List { chunks: Vec::new(), len: 0, places: OnceLock::new() };
        list.extend(items);
        Self(Arc::new(list))
    }

    /// The elements in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { list: &self.0, left: 0..self.len() }
    }

    /// The elements that are not the same pointer in both lists, place by place, as far as both go. Where most of two lists is
    /// shared this takes far less time than looking at each element.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Arc<T>, &'a Arc<T>)> {
        let chunks = self.0.chunks.iter().zip(&other.0.chunks).filter(|(own, its)| !Arc::ptr_eq(own, its));
        chunks.flat_map(|(own, its)| own.iter().zip(its.iter()).filter(|(own, its)| !Arc::ptr_eq(own, its)))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.len == 0
    }

    /// The element at a place.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Arc<T>> {
        self.0.at(index)
    }

    /// Whether both are the very same list, so that nothing in it can differ.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether both have elements with the same ids, in the same order.
    #[must_use]
    pub fn same_members(&self, other: &Self) -> bool {
        let same_places =
            || self.0.places.get().zip(other.0.places.get()).is_some_and(|(own, its)| Arc::ptr_eq(own, its));
        self.len() == other.len()
            && (self.same(other) || same_places() || self.differing(other).all(|(own, its)| own.id() == its.id()))
    }

    /// Keeps the elements that `keep` accepts; the list stays the same pointer if that is all of them.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        if !self.iter().all(|item| keep(item)) {
            self.rearrange(0, |items| items.retain(|item| keep(item)));
        }
    }

    /// Changes every element that `change` has something new for. What it gives has the id of what it was given.
    pub fn update_each(&mut self, change: impl Fn(&T) -> Option<T>) {
        for index in 0..self.len() {
            if let Some(changed) = self.at(index).and_then(|item| change(item)) {
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
        self.at_mut(index)
    }

    /// The element at a place, to be changed in place as [`get_mut`](Self::get_mut) does.
    pub fn at_mut(&mut self, index: usize) -> Option<&mut T>
    where
        T: Clone,
    {
        self.slot(index).map(Arc::make_mut)
    }

    /// Puts an element at a place, or last if the place is beyond the end.
    pub fn insert(&mut self, index: usize, item: T) {
        let index = index.min(self.len());
        self.rearrange(index, |items| items.insert(index % CHUNK, Arc::new(item)));
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
        self.rearrange(index, |items| drop(items.remove(index % CHUNK)));
        true
    }

    /// Moves elements one after the other, each so that it stands at its index afterwards, or last if that is beyond the end; however
    /// many, in one go.
    ///
    /// # Errors
    /// The id that no element has; the list is as it was then.
    pub fn reorder_each(&mut self, moves: &[(T::Id, usize)]) -> Result<(), T::Id> {
        let mut order: Vec<Arc<T>> = self.iter().cloned().collect();
        let mut first = order.len();
        for &(id, index) in moves {
            let before = self.position(id).ok_or(id)?;
            // Most stand where they stood before the others moved.
            let is_it = |place: &usize| order.get(*place).is_some_and(|item| item.id() == id);
            let from = Some(before).filter(is_it).or_else(|| (0..order.len()).find(is_it)).ok_or(id)?;
            let to = index.min(order.len() - 1);
            if from < to {
                order[from..=to].rotate_left(1);
            } else {
                order[to..=from].rotate_right(1);
            }
            if from != to {
                first = first.min(from).min(to);
            }
        }
        if first < order.len() {
            self.rearrange(first, |items| *items = order.split_off(first - first % CHUNK));
        }
        Ok(())
    }

    /// Puts an element at the place of one with the same id, so that the index stays true.
    fn put(&mut self, index: usize, item: T) {
        if let Some(slot) = self.slot(index) {
            *slot = Arc::new(item);
        }
    }

    /// The element at a place, in a list and a chunk of its own.
    fn slot(&mut self, index: usize) -> Option<&mut Arc<T>> {
        let chunk = Arc::make_mut(&mut self.0).chunks.get_mut(index / CHUNK)?;
        Arc::make_mut(chunk).get_mut(index % CHUNK)
    }

    /// Moves elements about from the chunk of `first` on; where they stand has to be found anew. `change` is given that chunk's
    /// elements and all after them.
    fn rearrange(&mut self, first: usize, change: impl FnOnce(&mut Vec<Arc<T>>)) {
        let list = Arc::make_mut(&mut self.0);
        list.places.take();
        let moved = list.chunks.split_off((first / CHUNK).min(list.chunks.len()));
        let mut items: Vec<Arc<T>> = moved.iter().flat_map(|chunk| chunk.iter().cloned()).collect();
        list.len -= items.len();
        change(&mut items);
        list.extend(items);
    }
}

impl<T: Keyed> List<T> {
    /// Puts elements behind the others, of which only full chunks may be there.
    fn extend(&mut self, items: impl IntoIterator<Item = Arc<T>>) {
        let mut items = items.into_iter();
        loop {
            let chunk: Vec<Arc<T>> = items.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return;
            }
            self.len += chunk.len();
            self.chunks.push(Arc::new(chunk));
        }
    }
}

impl<T: Keyed> FromIterator<T> for Items<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::of(items.into_iter().map(Arc::new))
    }
}

impl<'a, T: Keyed> IntoIterator for &'a Items<T> {
    type Item = &'a Arc<T>;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Keyed + Serialize> Serialize for Items<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Arc<T>>::deserialize(deserializer).map(Self::of)
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
