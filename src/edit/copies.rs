//! Copies of elements: each under an id of its own, with its links kept among what is copied together.

use super::{Edit, Element};
use crate::model::{Document, ElementId, ElementRef, Id, IdSource, Image, Journey};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The elements of a journey that are chosen, with all that stands in the stages and lanes among them, in such an order that what
/// names another comes behind it.
pub fn with_contents(
    journey: &Journey,
    chosen: impl Fn(ElementId) -> bool + Copy,
) -> impl Iterator<Item = ElementRef<'_>> {
    let standing = journey.standing().filter(move |&element| {
        chosen(element.id())
            || element.stage().is_some_and(|stage| chosen(stage.element()))
            || journey.lane_of(element.element()).is_some_and(|lane| chosen(lane.id.element()))
    });
    (journey.stages.iter().map(ElementRef::Stage))
        .chain(journey.lanes.iter().map(ElementRef::Lane))
        .filter(move |band| chosen(band.id()))
        .chain(standing)
}

/// What is new in a journey, gathered as the edits that add it. Copies may be of elements of the same document or of another.
#[derive(Debug)]
pub struct Copies<'a> {
    document: &'a Document,
    journey: &'a Journey,
    ids: &'a mut IdSource,
    taken: FxHashSet<ElementId>,
    /// What each original that was met so far is in the journey.
    here: FxHashMap<ElementId, ElementId>,
    edits: Vec<Edit>,
}

impl<'a> Copies<'a> {
    /// Nothing new yet in a journey of a document; `ids` gives the numbers of what will be.
    #[must_use]
    pub fn new(document: &'a Document, journey: &'a Journey, ids: &'a mut IdSource) -> Self {
        let (taken, here) = (FxHashSet::default(), FxHashMap::default());
        Self { document, journey, ids, taken, here, edits: Vec::new() }
    }

    /// An id that nothing has, here or in the document.
    pub fn fresh<T: Id>(&mut self) -> T {
        T::numbered(self.number(T::numbered(0).element()))
    }

    fn number(&mut self, kind: ElementId) -> u64 {
        loop {
            let number = self.ids.next_number();
            let id = kind.with_number(number);
            if !self.document.has(id) && self.taken.insert(id) {
                return number;
            }
        }
    }

    /// What an original is here: its copy, or what was said to stand for it.
    #[must_use]
    pub fn here<T: Id>(&self, original: T) -> Option<T> {
        self.element_here(original.element()).and_then(T::of)
    }

    /// The same for an element of any kind.
    #[must_use]
    pub fn element_here(&self, original: ElementId) -> Option<ElementId> {
        self.here.get(&original).copied()
    }

    /// Says that an element of the journey stands for an original that is not copied.
    pub fn stands_for<T: Id>(&mut self, original: T, here: T) {
        self.here.insert(original.element(), here.element());
    }

    /// Adds what is no copy, as it is; last of its kind where no place is given.
    pub fn add(&mut self, element: Element, index: Option<usize>) {
        self.edits.push(Edit::Add { journey: self.journey.id, element: Box::new(element), index });
    }

    /// Puts a picture into the project for what is added behind it.
    pub fn add_picture(&mut self, image: &Arc<Image>) {
        self.edits.push(Edit::AddPicture(Arc::clone(image)));
    }

    /// Adds a copy under an id of its own, unlocked, and gives that id. What the element names is what that is here. Of what is
    /// nothing here, stage, lane and whose a feeling or a loss is stay as they are; persons, barriers and a solution do where the
    /// journey has them itself; a touchpoint does not, for what belongs to one stays the original's.
    pub fn copy(&mut self, mut element: Element, index: Option<usize>) -> ElementId {
        let original = element.id();
        self.relink(&mut element);
        element.set_locked(false);
        let copy = element.numbered(self.number(original));
        let id = copy.id();
        self.here.insert(original, id);
        self.add(copy, index);
        id
    }

    /// Adds copies of the elements of the journey itself that are chosen, of stages and lanes with all that stands in them;
    /// `index` gives the place of each among its kind.
    pub fn copy_all(&mut self, chosen: impl Fn(ElementId) -> bool + Copy, index: impl Fn(ElementId) -> Option<usize>) {
        for element in with_contents(self.journey, chosen) {
            if let Some(copy) = Element::copy_of(element) {
                self.copy(copy, index(element.id()));
            }
        }
    }

    /// The edits, in order.
    #[must_use]
    pub fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    fn relink(&self, element: &mut Element) {
        if let Element::Note(note) = element {
            self.remap(&mut note.lane);
        }
        let element = element.element_mut();
        if let Some(stage) = element.stage_mut() {
            self.remap(stage);
        }
        let links = element.links();
        // What it says is shared with the original as long as it is the same.
        if links.iter().any(|&link| self.link_here(link) != Some(link)) {
            element.relink(&|link| self.link_here(link));
        }
    }

    fn remap<T: Id>(&self, id: &mut T) {
        *id = self.here(*id).unwrap_or(*id);
    }

    fn link_here(&self, link: ElementId) -> Option<ElementId> {
        self.element_here(link).or_else(|| {
            let itself = match link {
                ElementId::Touchpoint(_) => false,
                ElementId::Persona(persona) => self.document.persona(persona).is_some(),
                other => self.journey.holds(other),
            };
            itself.then_some(link)
        })
    }
}
