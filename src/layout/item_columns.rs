//! Columns within a cell: items that would be lines longer than one likes to read stand beside each other, as in a newspaper.

use super::card_cache::DrawnCard;
use super::cells::Cell;
use super::frame::StageColumn;
use super::pass::{NOTE_AIR, SheetPass};
use crate::model::LaneKind;
use kurbo::Vec2;
use std::sync::Arc;

/// The widest column of running text, in layout units: about sixty letters.
const WIDEST: f64 = 525.0;
/// The narrowest one beside another: about twenty-eight.
const NARROWEST: f64 = 245.0;
/// What stands alone in its cell may be as wide as this: about seventy-five.
const ALONE: f64 = 656.0;
/// What a box takes of its width beside its text.
const SIDES: f64 = 25.0;
/// A metric is a figure and a bar: half as wide it says as much, and two stand beside each other where texts have one column.
const METRIC_NARROWEST: f64 = 206.0;
/// And alone it is no wider than this, or its bar says less than its figure.
const METRIC_ALONE: f64 = 480.0;

/// The columns of one cell, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ItemColumns {
    count: usize,
    /// The left edge of the first, from the cell's.
    left: f64,
    /// From the left edge of one to that of the next.
    pitch: f64,
    /// How wide an item is.
    width: f64,
    /// Between two items one above the other.
    gap: f64,
}

impl SheetPass<'_> {
    /// The columns in which so many items of a lane stand in a stage. How many there may be follows from the stage's width alone, so
    /// that cells below each other share their left edges.
    pub(super) fn item_columns(&self, kind: LaneKind, column: &StageColumn, items: usize) -> ItemColumns {
        let cx = &self.cx;
        let (room, gutter) = (self.cell_width(column), self.column_gap());
        let is_metric = kind == LaneKind::Metrics;
        let gap = cx.u(if is_metric { 14.0 } else { 8.0 });
        let air = cx.u(if kind.holds_notes() { NOTE_AIR } else { 0.0 });
        let left = self.cell_inset();
        let most = |narrowest: f64| ((room + gutter) / (cx.u(narrowest) + gutter)).floor().max(1.0);
        let asked = ((room + gutter) / (cx.u(WIDEST + SIDES) + gutter)).ceil();
        let mut count = asked.min(most(NARROWEST + SIDES)).max(1.0);
        if is_metric && count < 1.5 {
            count = most(METRIC_NARROWEST);
        }
        if items <= 1 || count < 1.5 {
            let alone = cx.u(if is_metric { METRIC_ALONE } else { ALONE + SIDES });
            let width = if count < 1.5 { room } else { room.min(alone) };
            return ItemColumns { count: 1, left, pitch: room, width: width - air, gap };
        }
        let pitch = (room + gutter) / count;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns, and at least one")]
        let count = count as usize;
        // Between two columns the gutter is air enough.
        ItemColumns { count: count.min(items), left, pitch, width: pitch - gutter, gap }
    }
}

impl ItemColumns {
    /// Sets items, each as a card of the width it is given: down the first column, then down the next, as many columns as there are
    /// and none higher than need be.
    pub(super) fn set<T>(&self, items: &[Arc<T>], mut card: impl FnMut(&Arc<T>, f64) -> DrawnCard) -> Cell {
        let cards: Vec<DrawnCard> = items.iter().map(|item| card(item, self.width)).collect();
        let heights: Vec<f64> = cards.iter().map(|card| card.height).collect();
        let mut cell = Cell { drawn: Vec::with_capacity(cards.len()), item_width: self.width, ..Cell::default() };
        let (mut left, mut tops) = (self.left, Tops::default());
        let most = self.least_height(&heights);
        for card in cards {
            let (top, begins) = tops.next(card.height, self.gap, most);
            if begins {
                left += self.pitch;
            }
            cell.height = cell.height.max(top + card.height);
            cell.drawn.push((Vec2::new(left, top), card));
        }
        cell
    }

    /// The least height at which the columns hold items of these heights in their order.
    fn least_height(&self, heights: &[f64]) -> f64 {
        /// So often the span between too low and high enough is halved: then it is less than can be seen.
        const HALVINGS: usize = 24;
        if self.count == 1 {
            return f64::INFINITY;
        }
        let tallest = heights.iter().copied().fold(0.0, f64::max);
        let all: f64 = heights.iter().map(|height| height + self.gap).sum::<f64>() - self.gap;
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let share = all / self.count as f64;
        let fits = |most: f64| {
            let mut tops = Tops::default();
            heights.iter().filter(|height| tops.next(**height, self.gap, most).1).count() < self.count
        };
        // A column that is left has no room for the item that the next begins with.
        let (mut low, mut high) = (0.0_f64.max(share - self.gap), share + tallest + self.gap);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if fits(middle) { high = middle } else { low = middle }
        }
        high
    }
}

/// Where items come to stand that go down one column after the other.
#[derive(Default)]
struct Tops {
    /// The lower edge of the last one in its column, if there is one.
    below: Option<f64>,
}

impl Tops {
    /// The top of an item, and whether it begins another column because the last would be higher than `most`.
    fn next(&mut self, height: f64, gap: f64, most: f64) -> (f64, bool) {
        let top = self.below.map_or(0.0, |below| below + gap);
        let begins = self.below.is_some() && top + height > most;
        let top = if begins { 0.0 } else { top };
        self.below = Some(top + height);
        (top, begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The columns that items of these heights come to, and how high the highest is.
    fn set(count: usize, heights: &[f64]) -> (Vec<usize>, f64) {
        let columns = ItemColumns { count, left: 5.0, pitch: 100.0, width: 90.0, gap: 8.0 };
        let items: Vec<Arc<f64>> = heights.iter().map(|height| Arc::new(*height)).collect();
        let cell = columns.set(&items, |height, _| DrawnCard::measured(**height));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
        let column = |offset: &Vec2| ((offset.x - 5.0) / 100.0).round() as usize;
        (cell.drawn.iter().map(|(offset, _)| column(offset)).collect(), cell.height)
    }

    #[test]
    fn items_go_down_one_column_after_the_other_and_the_columns_are_balanced() {
        assert_eq!(set(1, &[10.0; 3]), (vec![0, 0, 0], 46.0));
        assert_eq!(set(2, &[10.0; 4]), (vec![0, 0, 1, 1], 28.0));
        assert_eq!(set(3, &[10.0; 5]).0, [0, 0, 1, 1, 2]);
        assert_eq!(set(2, &[60.0, 10.0, 10.0, 10.0]).0, [0, 1, 1, 1]);
        assert_eq!(set(2, &[10.0, 10.0, 10.0, 60.0]).0, [0, 0, 0, 1]);
    }

    proptest! {
        #[test]
        fn no_other_way_to_part_items_into_columns_is_lower(
            count in 1..5_usize, heights in prop::collection::vec(1.0..80.0_f64, 1..9),
        ) {
            let (columns, height) = set(count.min(heights.len()), &heights);
            prop_assert!(columns.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + 1));
            prop_assert!(columns.iter().all(|column| *column < count));
            // Every way to break the list in two or more places.
            let best = (0..1_u32 << (heights.len() - 1))
                .filter(|breaks| breaks.count_ones() < u32::try_from(count).unwrap_or(u32::MAX))
                .map(|breaks| {
                    let mut tops = vec![-8.0];
                    for (at, item) in heights.iter().enumerate() {
                        if at > 0 && breaks & (1 << (at - 1)) != 0 { tops.push(-8.0) }
                        if let Some(top) = tops.last_mut() { *top += item + 8.0 }
                    }
                    tops.into_iter().fold(0.0, f64::max)
                })
                .fold(f64::INFINITY, f64::min);
            prop_assert!(height <= best + 1e-3, "{} instead of {}", height, best);
        }
    }
}
