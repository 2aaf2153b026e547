//! The groups of a sheet in shared bundles, so that a layout after one edit copies a pointer for a whole cell or lane and what is
//! worked out about a bundle is worked out once.

use super::{Layer, Part, Placed};
use crate::model::ElementId;
use kurbo::{Rect, Vec2};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::{Arc, OnceLock};

/// So many groups are bundled at most where nobody says how: few enough that a bundle that comes into view is drawn within a frame.
const MOST: usize = 16;

/// The groups of a sheet, back to front.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    bundles: Vec<Arc<Bundle>>,
}

/// Groups of one layer that follow each other on the sheet. Bundles that differ by their place alone share all else.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    stack: Arc<Stack>,
    /// From where the groups were bundled to where they stand.
    offset: Vec2,
    /// The groups where they stand, if that is elsewhere.
    placed: OnceLock<Vec<Placed>>,
    marks: OnceLock<Vec<Mark>>,
}

/// What bundles at several places share.
#[derive(Clone, Debug, Default)]
struct Stack {
    placed: Vec<Placed>,
    bounds: Rect,
    /// Characters that no face has, with the elements they stand in.
    missing: Vec<(char, Option<ElementId>)>,
    best: Arc<OnceLock<Best>>,
}

/// The group that stands for an element best, with how well it does: known once somebody asked.
type Best = FxHashMap<ElementId, (u8, usize)>;

/// What stands for an element: its body or its handle, never a label, a curve or a background.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The element.
    pub element: ElementId,
    /// Its box on the sheet.
    pub rect: Rect,
}

fn missing_in(placed: &Placed) -> impl Iterator<Item = (char, Option<ElementId>)> + '_ {
    let element = placed.group.source.map(|source| source.element);
    placed.group.missing.iter().map(move |&character| (character, element))
}

impl Bundle {
    /// Bundles groups of one layer.
    #[must_use]
    pub fn new(placed: Vec<Placed>) -> Self {
        let bounds = placed.iter().map(Placed::bounds).reduce(|all, one| all.union(one)).unwrap_or_default();
        let missing = placed.iter().flat_map(missing_in).collect();
        let stack = Stack { placed, bounds, missing, best: Arc::default() };
        Self { stack: Arc::new(stack), ..Self::default() }
    }

    /// The same groups elsewhere on the sheet, `by` so many points.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        Self { stack: Arc::clone(&self.stack), offset: self.offset + by, ..Self::default() }
    }

    /// The same bundle, with all that another one knows of its groups where they are the same ones in the same order.
    #[must_use]
    pub fn knowing(mut self, other: &Self) -> Self {
        let (own, its) = (&self.stack.placed, &other.stack.placed);
        let same = own.len() == its.len() && own.iter().zip(its).all(|(a, b)| Arc::ptr_eq(&a.group, &b.group));
        if same {
            Arc::make_mut(&mut self.stack).best = Arc::clone(&other.stack.best);
        }
        self
    }

    /// The groups, back to front.
    #[must_use]
    pub fn placed(&self) -> &[Placed] {
        if self.offset == Vec2::ZERO {
            return &self.stack.placed;
        }
        self.placed.get_or_init(|| {
            let place = |it: &Placed| Placed { offset: it.offset + self.offset, group: Arc::clone(&it.group) };
            self.stack.placed.iter().map(place).collect()
        })
    }

    /// A box around all groups, on the sheet.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.stack.bounds + self.offset
    }

    /// Characters in the texts that no bundled face has, with the elements they stand in.
    #[must_use]
    pub fn missing(&self) -> &[(char, Option<ElementId>)] {
        &self.stack.missing
    }

    /// The layer of the groups.
    #[must_use]
    pub fn layer(&self) -> Layer {
        self.stack.placed.first().map(|placed| placed.group.layer).unwrap_or_default()
    }

    /// What stands for elements here, each element once, in reading order.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| {
            let best = self.stack.index();
            let mark = |(at, placed): (usize, &Placed)| {
                let source = placed.group.source.filter(|_| placed.group.layer != Layer::Hints)?;
                let stands = matches!(source.part, Part::Handle | Part::Body);
                let is_best = stands && best.get(&source.element).is_some_and(|(_, best)| *best == at);
                is_best.then(|| Mark { element: source.element, rect: placed.bounds() + self.offset })
            };
            self.stack.placed.iter().enumerate().filter_map(mark).collect()
        })
    }

    /// The group that stands for an element best here, with how well it does: the smaller, the better.
    fn best(&self, element: ElementId) -> Option<(u8, &Placed)> {
        let &(standing, at) = self.stack.index().get(&element)?;
        Some((standing, self.placed().get(at)?))
    }

    fn len(&self) -> usize {
        self.stack.placed.len()
    }
}

impl Stack {
    fn index(&self) -> &Best {
        self.best.get_or_init(|| {
            let mut best = Best::with_capacity_and_hasher(self.placed.len(), FxBuildHasher);
            for (at, placed) in self.placed.iter().enumerate() {
                let Some(source) = placed.group.source else { continue };
                let this = (source.part.standing(), at);
                best.entry(source.element).and_modify(|other| *other = (*other).min(this)).or_insert(this);
            }
            best
        })
    }
}

impl Groups {
    /// All groups, back to front.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Placed> + Clone {
        self.bundles.iter().flat_map(|bundle| bundle.placed())
    }

    /// The groups in their bundles, back to front.
    #[must_use]
    pub fn bundles(&self) -> &[Arc<Bundle>] {
        &self.bundles
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bundles.iter().map(|bundle| bundle.len()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bundles.iter().all(|bundle| bundle.len() == 0)
    }

    /// Puts a group in front of all others.
    pub fn push(&mut self, placed: Placed) {
        let layer = placed.group.layer;
        match self.bundles.last_mut() {
            Some(last) if last.layer() == layer && last.len() < MOST && last.offset == Vec2::ZERO => {
                let last = Arc::make_mut(last);
                last.marks = OnceLock::new();
                let stack = Arc::make_mut(&mut last.stack);
                let bounds = placed.bounds();
                stack.bounds = if stack.placed.is_empty() { bounds } else { stack.bounds.union(bounds) };
                stack.best = Arc::default();
                stack.missing.extend(missing_in(&placed));
                stack.placed.push(placed);
            }
            _ => self.bundles.push(Arc::new(Bundle::new(vec![placed]))),
        }
    }

    /// Puts a bundle in front of all others, as it is.
    pub fn push_bundle(&mut self, bundle: Arc<Bundle>) {
        if bundle.len() > 0 {
            self.bundles.push(bundle);
        }
    }

    /// The group that stands for an element: of its handle or body if it has one, else of its label, its curve, its area; where
    /// it is shown more than once, the first.
    #[must_use]
    pub fn standing_for(&self, element: ElementId) -> Option<&Placed> {
        let found = self.bundles.iter().filter_map(|bundle| bundle.best(element));
        found.min_by_key(|(standing, _)| *standing).map(|(_, placed)| placed)
    }
}

impl Extend<Placed> for Groups {
    fn extend<I: IntoIterator<Item = Placed>>(&mut self, groups: I) {
        groups.into_iter().for_each(|placed| self.push(placed));
    }
}

impl FromIterator<Placed> for Groups {
    fn from_iter<I: IntoIterator<Item = Placed>>(groups: I) -> Self {
        let mut all = Self::default();
        all.extend(groups);
        all
    }
}

impl From<Vec<Placed>> for Groups {
    fn from(groups: Vec<Placed>) -> Self {
        groups.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Groups {
    type Item = &'a Placed;
    type IntoIter = std::iter::FlatMap<
        std::slice::Iter<'a, Arc<Bundle>>,
        std::slice::Iter<'a, Placed>,
        fn(&'a Arc<Bundle>) -> std::slice::Iter<'a, Placed>,
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.bundles.iter().flat_map(|bundle| bundle.placed().iter())
    }
}
