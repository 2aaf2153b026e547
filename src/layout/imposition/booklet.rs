//! Two pages beside each other on a sheet of paper: in their order, or in the order in which they are read once the sheets are printed on
//! both sides, folded and stapled in the fold.

use super::job::{Job, points};
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::model::{Paper, Sheet};
use crate::scene::{Bookmark, Dash, Groups, Layer, Page, Placed, Role, Scene, Stroke};
use crate::units::Mm;
use kurbo::{Point, Rect, Size, Vec2};
use std::sync::Arc;

/// Marks of the fold stand between these distances from the edge: beyond what printers leave blank.
const FOLD: (Mm, Mm) = (Mm(5.0), Mm(8.0));
/// What was not laid out for a half of the paper keeps so far from its edges.
const AROUND: Mm = Mm(8.0);

/// Half of a paper, as a page of it stands upright.
#[must_use]
pub fn leaf(paper: Paper) -> Sheet {
    let (long, short) = Sheet::landscape(paper).sides();
    let (long, short) = (long.max(short), long.min(short));
    Sheet::portrait(Paper::Custom { width: long / 2.0, height: short })
}

/// The sides of so many pages as a booklet, each with the page at the left and the one at the right, counted from 0; nothing is a blank.
/// Front and back of each sheet follow each other, the outermost sheet is the first.
fn booklet_order(pages: usize) -> impl Iterator<Item = [Option<usize>; 2]> {
    let all = pages.next_multiple_of(4);
    let page = move |at: usize| (at < pages).then_some(at);
    (0..all / 4).flat_map(move |sheet| {
        let (first, last) = (2 * sheet, all - 1 - 2 * sheet);
        [[page(last), page(first)], [page(first + 1), page(last - 1)]]
    })
}

/// Pages two by two, in their order.
pub(super) fn two_up(scenes: &[&Arc<Scene>], paper: Paper) -> Vec<Page> {
    let halves = Halves::of(scenes, paper, true);
    scenes.chunks(2).map(|pair| halves.page([pair.first().copied(), pair.get(1).copied()])).collect()
}

/// Pages in the order of a booklet. Printers turn the paper over the short edge for it.
pub(super) fn booklet(scenes: &[&Arc<Scene>], paper: Paper, job: &Job<'_>) -> Vec<Page> {
    let halves = Halves::of(scenes, paper, false);
    let sheets = scenes.len().div_ceil(4);
    let sides = booklet_order(scenes.len()).enumerate();
    sides
        .map(|(side, pair)| {
            let page = halves.page(pair.map(|at| at.and_then(|at| scenes.get(at).copied())));
            let key = if side % 2 == 0 { "booklet-front" } else { "booklet-back" };
            let name = job.words.format(key, &[("n", (side / 2 + 1).into()), ("of", sheets.into())]);
            let marks = fold_ticks(page.size);
            Page { name, marks, ..page }
        })
        .collect()
}

/// Paper with two pages on it.
struct Halves {
    /// As it lies.
    paper: Size,
    /// Where its halves are.
    places: [Rect; 2],
    /// How large a point of the pages is.
    scale: f64,
}

impl Halves {
    /// Pages that lie stand above each other, if they may.
    fn of(scenes: &[&Arc<Scene>], paper: Paper, may_stand: bool) -> Self {
        let lying = Sheet::landscape(paper).size();
        let (long, short) = (lying.max_side(), lying.min_side());
        let largest = scenes.iter().fold(Size::ZERO, |all, scene| {
            Size::new(all.width.max(scene.size.width), all.height.max(scene.size.height))
        });
        let stacked = may_stand && largest.width > largest.height;
        let (paper, places) = if stacked {
            (Size::new(short, long), [Rect::new(0.0, 0.0, short, long / 2.0), Rect::new(0.0, long / 2.0, short, long)])
        } else {
            (Size::new(long, short), [Rect::new(0.0, 0.0, long / 2.0, short), Rect::new(long / 2.0, 0.0, long, short)])
        };
        let room = places[0].size();
        // What was laid out for a half keeps its margins and its size.
        let is_own = (largest.width - room.width).abs() < 0.5 && (largest.height - room.height).abs() < 0.5;
        let around = 2.0 * points(AROUND).min(room.min_side() / 8.0);
        let fitting = ((room.width - around) / largest.width).min((room.height - around) / largest.height);
        let scale = if is_own || !fitting.is_finite() || fitting <= 0.0 { 1.0 } else { fitting.min(1.0) };
        Self { paper, places, scale }
    }

    /// A page with two others on it: one sheet of all that stands on both, each in the middle of its half.
    fn page(&self, pair: [Option<&Arc<Scene>>; 2]) -> Page {
        let mut both = Scene { size: self.paper / self.scale, ..Scene::default() };
        for (scene, place) in pair.into_iter().zip(self.places) {
            let Some(scene) = scene else { continue };
            let by = place.center().to_vec2() / self.scale - scene.size.to_vec2() / 2.0;
            for bundle in scene.groups.bundles() {
                both.groups.push_bundle(Arc::new(bundle.moved(by)));
            }
            both.bookmarks.extend(scene.bookmarks.iter().map(|mark| Bookmark { at: mark.at + by, ..mark.clone() }));
            both.anchors.extend(scene.anchors.iter().map(|(anchor, at)| (*anchor, *at + by)));
        }
        let trim = self.paper.to_rect();
        let whole = Page::whole(Arc::new(both));
        Page { scale: self.scale, size: self.paper, trim, bleed: trim, ..whole }
    }
}

/// Where a side is folded. Nothing trims a booklet off, so no word may stand on it.
fn fold_ticks(size: Size) -> Groups {
    let theme = PaperTheme::get();
    let mut drawing = Drawing::default();
    drawing.describe(Role::Artifact, None);
    let fold = size.width / 2.0;
    let stroke = Stroke { dash: Dash::pair(1.5, 1.1), ..Stroke::solid(0.4, theme.crop_mark) };
    let (from, to) = (points(FOLD.0), points(FOLD.1));
    drawing.line(Point::new(fold, from), Point::new(fold, to), stroke);
    drawing.line(Point::new(fold, size.height - from), Point::new(fold, size.height - to), stroke);
    vec![Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) }].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sides of one to seventeen pages as a printer's hand folds them, written down page by page; 0 is a blank.
    const BY_HAND: [&[[usize; 2]]; 17] = [
        &[[0, 1], [0, 0]],
        &[[0, 1], [2, 0]],
        &[[0, 1], [2, 3]],
        &[[4, 1], [2, 3]],
        &[[0, 1], [2, 0], [0, 3], [4, 5]],
        &[[0, 1], [2, 0], [6, 3], [4, 5]],
        &[[0, 1], [2, 7], [6, 3], [4, 5]],
        &[[8, 1], [2, 7], [6, 3], [4, 5]],
        &[[0, 1], [2, 0], [0, 3], [4, 9], [8, 5], [6, 7]],
        &[[0, 1], [2, 0], [10, 3], [4, 9], [8, 5], [6, 7]],
        &[[0, 1], [2, 11], [10, 3], [4, 9], [8, 5], [6, 7]],
        &[[12, 1], [2, 11], [10, 3], [4, 9], [8, 5], [6, 7]],
        &[[0, 1], [2, 0], [0, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]],
        &[[0, 1], [2, 0], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]],
        &[[0, 1], [2, 15], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]],
        &[[16, 1], [2, 15], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]],
        &[[0, 1], [2, 0], [0, 3], [4, 17], [16, 5], [6, 15], [14, 7], [8, 13], [12, 9], [10, 11]],
    ];

    #[test]
    fn a_booklet_is_in_the_order_in_which_a_hand_folds_it() {
        for (pages, by_hand) in (1..).zip(BY_HAND) {
            let order: Vec<[usize; 2]> =
                booklet_order(pages).map(|side| side.map(|page| page.map_or(0, |page| page + 1))).collect();
            assert_eq!(order, by_hand, "{pages} pages");
        }
        assert_eq!(booklet_order(0).count(), 0);
    }

    #[test]
    fn a_leaf_is_half_of_its_paper_and_stands_upright() {
        assert_eq!(leaf(Paper::A4).sides(), (Mm(148.5), Mm(210.0)));
        assert_eq!(leaf(Paper::A3).sides(), (Mm(210.0), Mm(297.0)));
        let lying = Paper::Custom { width: Mm(300.0), height: Mm(200.0) };
        let standing = Paper::Custom { width: Mm(200.0), height: Mm(300.0) };
        assert_eq!(leaf(lying), leaf(standing));
    }
}
