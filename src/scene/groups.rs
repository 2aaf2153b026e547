//! The groups of a sheet in shared bundles, so that a layout after one edit copies a pointer for a whole cell or lane and what is
//! worked out about a bundle is worked out once.

use super::{Layer, Part, Placed, Shown};
use crate::model::ElementId;
use kurbo::{Rect, Vec2};
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
}

/// What bundles at several places share.
#[derive(Clone, Debug, Default)]
struct Stack {
    placed: Vec<Placed>,
    bounds: Rect,
    /// Characters that no face has, with the elements they stand in.
    missing: Vec<(char, Option<ElementId>)>,
    kin: Arc<Kin>,
}

/// What bundles of the same groups in the same order share, however those stand to each other.
#[derive(Debug, Default)]
struct Kin(OnceLock<Known>);

/// What is known of the groups of a bundle once somebody asked.
#[derive(Debug)]
struct Known {
    /// The group that stands for each element best, with how well it does. There are so few that looking at all is quickest.
    best: Vec<(ElementId, (u8, usize))>,
    /// The groups that are marks, with their elements.
    marks: Vec<(usize, ElementId)>,
}

/// What stands for an element: its body or its handle, never a label, a curve or a background.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    /// The element.
    pub element: ElementId,
    /// The group.
    pub shown: Shown<'a>,
}

fn missing_in(placed: &Placed) -> impl Iterator<Item = (char, Option<ElementId>)> + '_ {
    let element = placed.group.source.map(|source| source.element);
    placed.group.missing.iter().map(move |&character| (character, element))
}

impl Bundle {
    /// Bundles groups of one layer.
    #[must_use]
    pub fn new(placed: Vec<Placed>) -> Self {
        let bounds = placed.iter().map(|placed| placed.shown().bounds()).reduce(|all, one| all.union(one));
        let missing = placed.iter().flat_map(missing_in).collect();
        let stack = Stack { placed, bounds: bounds.unwrap_or_default(), missing, kin: Arc::default() };
        Self { stack: Arc::new(stack), ..Self::default() }
    }

    /// The same groups elsewhere on the sheet, `by` so many points.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        Self { stack: Arc::clone(&self.stack), offset: self.offset + by }
    }

    /// The groups where they stand, back to front.
    #[must_use]
    pub fn shown(&self) -> impl ExactSizeIterator<Item = Shown<'_>> + DoubleEndedIterator + Clone {
        let offset = self.offset;
        self.stack.placed.iter().map(move |it| Shown { offset: it.offset + offset, group: &it.group })
    }

    /// A name that bundles share whose groups stand alike to each other, wherever on the sheet, as long as one of them is there.
    #[must_use]
    pub fn shape(&self) -> usize {
        Arc::as_ptr(&self.stack).addr()
    }

    /// From where the groups stood when they were bundled to where they stand now.
    #[must_use]
    pub const fn offset(&self) -> Vec2 {
        self.offset
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
    pub fn marks(&self) -> impl Iterator<Item = Mark<'_>> {
        let marks = self.stack.known().marks.iter();
        marks.filter_map(|&(at, element)| Some(Mark { element, shown: self.at(at)? }))
    }

    /// The group that stands for an element best here, with how well it does: the smaller, the better.
    fn best(&self, element: ElementId) -> Option<(u8, Shown<'_>)> {
        let best = self.stack.known().best.iter().find(|(other, _)| *other == element);
        let &(_, (standing, at)) = best?;
        Some((standing, self.at(at)?))
    }

    fn at(&self, at: usize) -> Option<Shown<'_>> {
        let it = self.stack.placed.get(at)?;
        Some(Shown { offset: it.offset + self.offset, group: &it.group })
    }

    fn len(&self) -> usize {
        self.stack.placed.len()
    }

    /// Bundles groups, sharing with bundles of before what they can: all but the place where the same groups stand alike to each
    /// other, what is known of them where they are the same groups. For cells in which little changed.
    #[must_use]
    pub fn follow(before: &[Arc<Self>], groups: &[Shown<'_>]) -> Vec<Arc<Self>> {
        let mut bundles = Vec::with_capacity(groups.len().div_ceil(MOST));
        let mut left = groups;
        while let Some(first) = left.first() {
            let old = before.get(bundles.len()).filter(|old| old.len() == left.len().min(MOST) && old.has(left));
            let (now, rest) = if let Some(old) = old {
                left.split_at(old.len())
            } else {
                let same = left.iter().take(MOST).take_while(|other| other.group.layer == first.group.layer);
                left.split_at(same.count())
            };
            bundles.push(match old {
                Some(old) => old.elsewhere(now),
                None => Arc::new(Self::new(now.iter().map(Shown::placed).collect())),
            });
            left = rest;
        }
        bundles
    }

    /// Whether these groups begin with those of the bundle, in the same order.
    fn has(&self, groups: &[Shown<'_>]) -> bool {
        self.stack.placed.iter().zip(groups).all(|(own, its)| Arc::ptr_eq(&own.group, its.group))
    }

    /// The same groups where they stand now.
    fn elsewhere(self: &Arc<Self>, groups: &[Shown<'_>]) -> Arc<Self> {
        /// Less than this, in points, is what adding lengths in another order makes.
        const NOTHING: f64 = 1e-9;
        let way = |(own, now): (Shown<'_>, &Shown<'_>)| now.offset - own.offset;
        let by = self.shown().zip(groups).next().map(way).unwrap_or_default();
        if self.shown().zip(groups).any(|pair| (way(pair) - by).hypot2() > NOTHING * NOTHING) {
            let mut bundle = Self::new(groups.iter().map(Shown::placed).collect());
            Arc::make_mut(&mut bundle.stack).kin = Arc::clone(&self.stack.kin);
            Arc::new(bundle)
        } else if by == Vec2::ZERO {
            Arc::clone(self)
        } else {
            Arc::new(self.moved(by))
        }
    }
}

impl Stack {
    fn known(&self) -> &Known {
        self.kin.0.get_or_init(|| {
            let mut best: Vec<(ElementId, (u8, usize))> = Vec::with_capacity(self.placed.len());
            for (at, placed) in self.placed.iter().enumerate() {
                let Some(source) = placed.group.source else { continue };
                let this = (source.part.standing(), at);
                match best.iter_mut().find(|(element, _)| *element == source.element) {
                    Some((_, other)) => *other = this.min(*other),
                    None => best.push((source.element, this)),
                }
            }
            let mark = |&(element, (_, at)): &(ElementId, (u8, usize))| {
                let group = &self.placed.get(at)?.group;
                let source = group.source.filter(|_| group.layer != Layer::Hints)?;
                matches!(source.part, Part::Handle | Part::Body).then_some((at, element))
            };
            let mut marks: Vec<(usize, ElementId)> = best.iter().filter_map(mark).collect();
            marks.sort_unstable_by_key(|(at, _)| *at);
            Known { best, marks }
        })
    }
}

impl Groups {
    /// All groups, back to front.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Shown<'_>> + Clone {
        self.bundles.iter().flat_map(|bundle| bundle.shown())
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
                let stack = Arc::make_mut(&mut last.stack);
                let bounds = placed.shown().bounds();
                stack.bounds = if stack.placed.is_empty() { bounds } else { stack.bounds.union(bounds) };
                stack.kin = Arc::default();
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

    /// Groups that come in the place of these, sharing with them what they can; see [`Bundle::follow`].
    #[must_use]
    pub fn follow(&self, groups: &[Placed]) -> Self {
        let shown: Vec<Shown<'_>> = groups.iter().map(Placed::shown).collect();
        Self { bundles: Bundle::follow(&self.bundles, &shown) }
    }

    /// The group that stands for an element: of its handle or body if it has one, else of its label, its curve, its area; where
    /// it is shown more than once, the first.
    #[must_use]
    pub fn standing_for(&self, element: ElementId) -> Option<Shown<'_>> {
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
        groups.into_iter().collect::<Vec<_>>().into()
    }
}

impl From<Vec<Placed>> for Groups {
    fn from(groups: Vec<Placed>) -> Self {
        Self::default().follow(&groups)
    }
}
