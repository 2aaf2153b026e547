//! The groups of a sheet in shared bundles, so that a layout after one edit copies a pointer for a whole cell or lane and what is
//! worked out about a bundle is worked out once.

use super::group::{Layer, Part, Placed, PlacedRef, TextFault};
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
    data: Arc<BundleData>,
    /// From where the groups were bundled to where they stand.
    offset: Vec2,
}

/// What bundles at several places share. Which allocation it is, is what [`BundleId`] says.
#[derive(Clone, Debug, Default)]
struct BundleData {
    placed: Vec<Placed>,
    bounds: Rect,
    /// Characters that no face has, with the elements they stand in.
    missing: Vec<(char, Option<ElementId>)>,
    /// What is wrong with how texts are set, with the elements they stand in.
    faults: Vec<(TextFault, Option<ElementId>)>,
    /// Made once somebody asked. Bundles of the same groups in the same order share it, however those stand to each other.
    index: Arc<OnceLock<ElementIndex>>,
}

/// Which groups of a bundle show which elements.
#[derive(Debug)]
struct ElementIndex {
    /// The group that stands for each element best, with its [`Part::priority_for_bounds`]. There are so few that looking at all is
    /// quickest.
    best: Vec<(ElementId, (u8, usize))>,
    /// The groups that are bodies or handles, with their elements.
    bodies: Vec<(usize, ElementId)>,
}

/// The identity of the groups of a bundle: the address of what all bundles share that were made by moving one. As with any address, it
/// may come again once the last of them is gone, so a cache that is keyed by it holds one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BundleId(usize);

/// The group that shows an element itself: its body or its handle, never a label, a curve or a background.
#[derive(Clone, Copy, Debug)]
pub struct ElementGroup<'a> {
    /// The element.
    pub element: ElementId,
    /// The group.
    pub placed: PlacedRef<'a>,
}

fn missing_in(placed: &Placed) -> impl Iterator<Item = (char, Option<ElementId>)> + '_ {
    let element = placed.group.source.map(|source| source.element);
    placed.group.missing.iter().map(move |&character| (character, element))
}

fn faults_in(placed: &Placed) -> impl Iterator<Item = (TextFault, Option<ElementId>)> + '_ {
    let element = placed.group.source.map(|source| source.element);
    placed.group.faults.iter().map(move |fault| (fault.clone(), element))
}

impl Bundle {
    /// Bundles groups of one layer.
    #[must_use]
    pub fn new(placed: Vec<Placed>) -> Self {
        let bounds = placed.iter().map(|placed| placed.as_placed_ref().bounds()).reduce(|all, one| all.union(one));
        let missing = placed.iter().flat_map(missing_in).collect();
        let faults = placed.iter().flat_map(faults_in).collect();
        let data = BundleData { placed, bounds: bounds.unwrap_or_default(), missing, faults, index: Arc::default() };
        Self { data: Arc::new(data), ..Self::default() }
    }

    /// The same groups elsewhere on the sheet, `by` so many points.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        Self { data: Arc::clone(&self.data), offset: self.offset + by }
    }

    /// The groups where they stand, back to front.
    #[must_use]
    pub fn groups(&self) -> impl ExactSizeIterator<Item = PlacedRef<'_>> + DoubleEndedIterator + Clone {
        let offset = self.offset;
        self.data.placed.iter().map(move |it| PlacedRef { offset: it.offset + offset, group: &it.group })
    }

    /// Pointer identity of the groups: the same for bundles that differ by their place on the sheet alone.
    #[must_use]
    pub fn identity(&self) -> BundleId {
        BundleId(Arc::as_ptr(&self.data).addr())
    }

    /// From where the groups stood when they were bundled to where they stand now.
    #[must_use]
    pub const fn offset(&self) -> Vec2 {
        self.offset
    }

    /// A box around all groups, on the sheet.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.data.bounds + self.offset
    }

    /// Characters in the texts that no bundled face has, with the elements they stand in.
    #[must_use]
    pub fn missing(&self) -> &[(char, Option<ElementId>)] {
        &self.data.missing
    }

    /// What is wrong with how the texts are set, with the elements they stand in.
    #[must_use]
    pub fn faults(&self) -> &[(TextFault, Option<ElementId>)] {
        &self.data.faults
    }

    /// The layer of the groups.
    #[must_use]
    pub fn layer(&self) -> Layer {
        self.data.placed.first().map(|placed| placed.group.layer).unwrap_or_default()
    }

    /// The bodies and handles of elements here, each element once, in reading order.
    pub fn element_groups(&self) -> impl Iterator<Item = ElementGroup<'_>> {
        let bodies = self.data.index().bodies.iter();
        bodies.filter_map(|&(at, element)| Some(ElementGroup { element, placed: self.at(at)? }))
    }

    /// The group that stands for an element best here, with the priority of its part.
    fn best(&self, element: ElementId) -> Option<(u8, PlacedRef<'_>)> {
        let best = self.data.index().best.iter().find(|(other, _)| *other == element);
        let &(_, (priority, at)) = best?;
        Some((priority, self.at(at)?))
    }

    fn at(&self, at: usize) -> Option<PlacedRef<'_>> {
        let it = self.data.placed.get(at)?;
        Some(PlacedRef { offset: it.offset + self.offset, group: &it.group })
    }

    fn len(&self) -> usize {
        self.data.placed.len()
    }

    /// Bundles groups, sharing with bundles of before what they can: all but the place where the same groups stand alike to each
    /// other, what is known of them where they are the same groups. For cells in which little changed.
    #[must_use]
    pub fn reuse(before: &[Arc<Self>], groups: &[PlacedRef<'_>]) -> Vec<Arc<Self>> {
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
                None => Arc::new(Self::new(now.iter().map(PlacedRef::to_placed).collect())),
            });
            left = rest;
        }
        bundles
    }

    /// Whether these groups begin with those of the bundle, in the same order.
    fn has(&self, groups: &[PlacedRef<'_>]) -> bool {
        self.data.placed.iter().zip(groups).all(|(own, its)| Arc::ptr_eq(&own.group, its.group))
    }

    /// The same groups where they stand now.
    fn elsewhere(self: &Arc<Self>, groups: &[PlacedRef<'_>]) -> Arc<Self> {
        /// Less than this, in points, is what adding lengths in another order makes.
        const NOTHING: f64 = 1e-9;
        let way = |(own, now): (PlacedRef<'_>, &PlacedRef<'_>)| now.offset - own.offset;
        let by = self.groups().zip(groups).next().map(way).unwrap_or_default();
        if self.groups().zip(groups).any(|pair| (way(pair) - by).hypot2() > NOTHING * NOTHING) {
            let mut bundle = Self::new(groups.iter().map(PlacedRef::to_placed).collect());
            Arc::make_mut(&mut bundle.data).index = Arc::clone(&self.data.index);
            Arc::new(bundle)
        } else if by == Vec2::ZERO {
            Arc::clone(self)
        } else {
            Arc::new(self.moved(by))
        }
    }
}

impl BundleData {
    fn index(&self) -> &ElementIndex {
        self.index.get_or_init(|| {
            let mut best: Vec<(ElementId, (u8, usize))> = Vec::with_capacity(self.placed.len());
            for (at, placed) in self.placed.iter().enumerate() {
                let Some(source) = placed.group.source else { continue };
                let this = (source.part.priority_for_bounds(), at);
                match best.iter_mut().find(|(element, _)| *element == source.element) {
                    Some((_, other)) => *other = this.min(*other),
                    None => best.push((source.element, this)),
                }
            }
            let body = |&(element, (_, at)): &(ElementId, (u8, usize))| {
                let group = &self.placed.get(at)?.group;
                let source = group.source.filter(|_| group.layer != Layer::Hints)?;
                matches!(source.part, Part::Handle | Part::Body).then_some((at, element))
            };
            let mut bodies: Vec<(usize, ElementId)> = best.iter().filter_map(body).collect();
            bodies.sort_unstable_by_key(|(at, _)| *at);
            ElementIndex { best, bodies }
        })
    }
}

impl Groups {
    /// All groups, back to front.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = PlacedRef<'_>> + Clone {
        self.bundles.iter().flat_map(|bundle| bundle.groups())
    }

    /// The groups in their bundles, back to front.
    #[must_use]
    pub fn bundles(&self) -> &[Arc<Bundle>] {
        &self.bundles
    }

    /// The bodies and handles of elements on the sheet, in reading order; an element that is in several bundles comes once of each.
    pub fn element_groups(&self) -> impl Iterator<Item = ElementGroup<'_>> {
        self.bundles.iter().flat_map(|bundle| bundle.element_groups())
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
                let data = Arc::make_mut(&mut last.data);
                let bounds = placed.as_placed_ref().bounds();
                data.bounds = if data.placed.is_empty() { bounds } else { data.bounds.union(bounds) };
                data.index = Arc::default();
                data.missing.extend(missing_in(&placed));
                data.faults.extend(faults_in(&placed));
                data.placed.push(placed);
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

    /// Groups that come in the place of these, sharing with them what they can; see [`Bundle::reuse`].
    #[must_use]
    pub fn reuse(&self, groups: &[Placed]) -> Self {
        let refs: Vec<PlacedRef<'_>> = groups.iter().map(Placed::as_placed_ref).collect();
        Self { bundles: Bundle::reuse(&self.bundles, &refs) }
    }

    /// The group that stands for an element: of its handle or body if it has one, else of its label, its curve, its area; where
    /// it is shown more than once, the first.
    #[must_use]
    pub fn best_group_for(&self, element: ElementId) -> Option<PlacedRef<'_>> {
        let found = self.bundles.iter().filter_map(|bundle| bundle.best(element));
        found.min_by_key(|(priority, _)| *priority).map(|(_, placed)| placed)
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
        Self::default().reuse(&groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NoteId, TouchpointId};
    use crate::scene::{Group, Source};
    use proptest::prelude::*;

    /// Groups of several layers, elements and parts, each with a box of its own.
    fn pool() -> Vec<Arc<Group>> {
        let parts = [Part::Body, Part::Handle, Part::Label, Part::Area, Part::Curve];
        let layers = [Layer::Grid, Layer::Cards, Layer::Cards, Layer::Cards, Layer::Emotions, Layer::Hints];
        let group = |(number, side): (u64, f64)| {
            let element = match number % 9 {
                id if number.is_multiple_of(2) => ElementId::Note(NoteId::new(id)),
                id => ElementId::Touchpoint(TouchpointId::new(id)),
            };
            let source = Source { element, part: parts[usize::try_from(number % 5).expect("few")] };
            let layer = layers[usize::try_from(number / 10).expect("few")];
            let missing = if number.is_multiple_of(7) { vec!['漢'] } else { Vec::new() };
            let bounds = Rect::new(0.0, 0.0, side, 2.0 * side);
            Arc::new(Group { source: Some(source), layer, bounds, missing, ..Group::default() })
        };
        (0..60).zip((1..).map(f64::from)).map(group).collect()
    }

    fn placed(group: &Arc<Group>, x: f64, y: f64) -> Placed {
        Placed { offset: Vec2::new(x, y), group: Arc::clone(group) }
    }

    /// Some cards in a row.
    fn row(groups: &[Arc<Group>]) -> Vec<Placed> {
        (groups.iter().zip(0..)).map(|(group, index)| placed(group, f64::from(index) * 50.0, 10.0)).collect()
    }

    fn apart(one: Rect, other: Rect) -> bool {
        let edges = |rect: Rect| [rect.x0, rect.y0, rect.x1, rect.y1];
        edges(one).into_iter().zip(edges(other)).any(|(one, other)| (one - other).abs() > 1e-6)
    }

    #[test]
    fn groups_that_stand_as_before_are_the_very_bundles_and_those_that_moved_together_share_all_but_their_place() {
        let cards = row(&pool()[10..40]);
        let before = Groups::from(cards.clone());
        let sizes: Vec<usize> = before.bundles().iter().map(|bundle| bundle.len()).collect();
        assert_eq!(sizes, [MOST, 30 - MOST], "of one layer, and not too many");
        let same = before.reuse(&cards);
        assert!(before.bundles().iter().zip(same.bundles()).all(|(was, is)| Arc::ptr_eq(was, is)));

        // The first bundle goes down; in the second one card goes, as when it is carried.
        let mut moved = cards.clone();
        moved[..MOST].iter_mut().for_each(|card| card.offset.y += 30.0);
        moved[20].offset.x += 7.0;
        let after = before.reuse(&moved);
        let [(whole, lower), (among, carried)] = [0, 1].map(|at| (&before.bundles()[at], &after.bundles()[at]));
        assert_eq!((lower.identity(), lower.offset()), (whole.identity(), Vec2::new(0.0, 30.0)));
        assert!(!apart(lower.bounds(), whole.bounds() + Vec2::new(0.0, 30.0)));
        assert!(carried.identity() != among.identity(), "they stand to each other in another way");
        assert!(Arc::ptr_eq(&carried.data.index, &among.data.index), "and are the same groups");

        // Another card in the place of one: a bundle of its own, and nothing is known of it before it is asked.
        let mut other = cards;
        other[3].group = Arc::clone(&pool()[13]);
        let after = before.reuse(&other);
        assert!(!Arc::ptr_eq(&after.bundles()[0].data.index, &before.bundles()[0].data.index));
        assert!(Arc::ptr_eq(&after.bundles()[1], &before.bundles()[1]));
    }

    #[test]
    fn a_handle_stands_for_its_element_before_a_body_a_label_or_an_area_and_of_two_the_first() {
        let card = ElementId::Touchpoint(TouchpointId::new(1));
        let group = |part| Arc::new(Group { source: Some(Source { element: card, part }), ..Group::default() });
        let [area, label, body, again, handle] =
            [Part::Area, Part::Label, Part::Body, Part::Body, Part::Handle].map(group);
        let mut groups = Groups::default();
        assert!(groups.best_group_for(card).is_none());
        for (more, best) in [(&area, &area), (&label, &label), (&body, &body), (&again, &body), (&handle, &handle)] {
            groups.push(placed(more, 0.0, 0.0));
            assert!(Arc::ptr_eq(groups.best_group_for(card).expect("it is shown").group, best));
        }
    }

    proptest! {
        #[test]
        fn groups_that_follow_others_are_what_they_would_be_alone(
            sheets in prop::collection::vec(
                (prop::collection::vec((0..60_usize, 0..3_u8, 0..3_u8), 0..50), any::<bool>(), -9..9_i8), 2..6),
        ) {
            let pool = pool();
            let mut last: Vec<Placed> = Vec::new();
            let mut groups = Groups::default();
            for (anew, is_other, shift) in sheets {
                // Another sheet, or the last with some of its groups replaced and all after the first of them put elsewhere.
                let mut next: Vec<Placed> = if is_other { Vec::new() } else { last.clone() };
                let from = anew.first().map_or(0, |(at, ..)| *at).min(next.len());
                next[from..].iter_mut().for_each(|it| it.offset += Vec2::new(0.1, 0.3) * f64::from(shift));
                let few = if is_other { anew.len() } else { anew.len() / 16 };
                for &(at, x, y) in anew.iter().take(few) {
                    let it = placed(&pool[at], f64::from(x) * 40.0, f64::from(y) * 40.0);
                    match next.get_mut(at) {
                        Some(old) if !is_other => *old = it,
                        _ => next.push(it),
                    }
                }
                groups = groups.reuse(&next);
                prop_assert_eq!((groups.len(), groups.is_empty()), (next.len(), next.is_empty()));
                for (shown, wanted) in groups.iter().zip(&next) {
                    prop_assert!(Arc::ptr_eq(shown.group, &wanted.group));
                    prop_assert!((shown.offset - wanted.offset).hypot() < 1e-6);
                }
                for bundle in groups.bundles() {
                    let around = bundle.groups().map(|shown| shown.bounds()).reduce(|all, one| all.union(one));
                    prop_assert!(bundle.len() <= MOST && !apart(bundle.bounds(), around.expect("it is not empty")));
                    prop_assert!(bundle.groups().all(|shown| shown.group.layer == bundle.layer()));
                    let missing: usize = bundle.groups().map(|shown| shown.group.missing.len()).sum();
                    prop_assert_eq!(bundle.missing().len(), missing);
                }
                let alone: Groups = next.iter().cloned().collect();
                for element in pool.iter().filter_map(|group| Some(group.source?.element)) {
                    let [one, other] = [&groups, &alone].map(|groups| groups.best_group_for(element));
                    prop_assert_eq!(one.is_some(), other.is_some());
                    let Some((one, other)) = one.zip(other) else { continue };
                    prop_assert!(Arc::ptr_eq(one.group, other.group) && !apart(one.bounds(), other.bounds()));
                }
                last = next;
            }
        }
    }
}
