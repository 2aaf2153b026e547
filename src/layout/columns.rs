//! The columns of the stages: as wide as the stages are beside each other, and as wide as what stands in them needs.

use super::column_need::ColumnNeed;
use super::frame::StageColumn;
use crate::model::{Stage, Weight};
use std::sync::Arc;

/// A column gives to others until this share of its width is left, and no more, as long as that is enough for no word to be cut.
const LEAST_LEFT: f64 = 0.55;

/// Stage columns between two edges, by the stages' widths alone.
pub(super) fn columns_by_width<'a>(
    stages: impl Iterator<Item = &'a Arc<Stage>> + Clone,
    left: f64,
    right: f64,
) -> Vec<StageColumn> {
    let sum: f64 = stages.clone().map(|stage| stage.width.get()).sum();
    let unit = (right - left) / sum.max(Weight::MIN);
    beside_each_other(stages, left, |stage, _| stage.width.get() * unit)
}

/// Stage columns between two edges. They are as wide as their stages say, but one that is narrower than what stands in it needs takes width
/// from those that have more than they need, in proportion to what they have to spare. Where there is not enough for all needs, names of
/// stages become smaller, then names are hyphenated; `unit` is that of the needs, in points.
pub(super) fn columns(
    stages: &[(usize, &Arc<Stage>)],
    (left, right): (f64, f64),
    needs: &[ColumnNeed],
    unit: f64,
) -> Vec<StageColumn> {
    let stages = stages.iter().map(|(_, stage)| *stage);
    let columns = columns_by_width(stages.clone(), left, right);
    let wishes: Vec<f64> = columns.iter().map(|column| column.right - column.left).collect();
    match widths(&wishes, needs, unit) {
        Some(widths) => beside_each_other(stages, left, |_, at| widths.get(at).copied().unwrap_or_default()),
        None => columns,
    }
}

fn beside_each_other<'a>(
    stages: impl Iterator<Item = &'a Arc<Stage>>,
    left: f64,
    width: impl Fn(&Stage, usize) -> f64,
) -> Vec<StageColumn> {
    let mut edge = left;
    let column = |(at, stage): (usize, &Arc<Stage>)| {
        let start = edge;
        edge += width(stage, at);
        StageColumn { id: stage.id, left: start, right: edge }
    };
    stages.enumerate().map(column).collect()
}

/// Widths for columns that wish to be so wide, in points; `None` where each has what it needs.
fn widths(wishes: &[f64], needs: &[ColumnNeed], unit: f64) -> Option<Vec<f64>> {
    /// What is lost where widths are rounded for texts to share them, in points.
    const ROUNDED: f64 = 1.0 / 512.0;
    let of_all: f64 = wishes.iter().sum();
    let needs: Vec<[f64; 3]> = (needs.iter())
        .map(|need| [need.hyphenated, need.whole, need.full].map(|width| width * unit * (1.0 + 1e-6) + ROUNDED))
        .collect();
    let enough = |(wish, need): (&f64, &[f64; 3])| need[2] <= *wish;
    if wishes.len() != needs.len() || wishes.iter().zip(&needs).all(enough) {
        return None;
    }
    let floors = |level: f64| {
        let at = move |[hyphenated, whole, full]: &[f64; 3]| {
            hyphenated + (whole - hyphenated) * level.min(1.0) + (full - whole) * (level - 1.0).max(0.0)
        };
        wishes.iter().zip(&needs).map(move |(wish, need)| at(need).max(wish * LEAST_LEFT))
    };
    let fits = |level: f64| floors(level).sum::<f64>() <= of_all;
    let floors: Vec<f64> = if fits(2.0) {
        floors(2.0).collect()
    } else if fits(0.0) {
        // As much of what names ask for as there is room for.
        let (mut low, mut high) = (0.0, 2.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if fits(middle) { low = middle } else { high = middle }
        }
        floors(low).collect()
    } else {
        let least: Vec<f64> = needs.iter().map(|need| need[0]).collect();
        let sum: f64 = least.iter().sum();
        let most: Vec<f64> = floors(0.0).collect();
        if sum >= of_all {
            least.iter().map(|need| need * of_all / sum.max(f64::MIN_POSITIVE)).collect()
        } else {
            let more = (of_all - sum) / (most.iter().sum::<f64>() - sum);
            least.iter().zip(&most).map(|(least, most)| least + (most - least) * more).collect()
        }
    };
    let (mut missing, mut spare) = (0.0, 0.0);
    for (wish, floor) in wishes.iter().zip(&floors) {
        missing += (floor - wish).max(0.0);
        spare += (wish - floor).max(0.0);
    }
    let given = if spare > 0.0 { (missing / spare).min(1.0) } else { 0.0 };
    Some(wishes.iter().zip(&floors).map(|(wish, floor)| wish.max(*floor) - (wish - floor).max(0.0) * given).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::column_need::HeadNeed;
    use proptest::prelude::*;

    fn need(hyphenated: f64, whole: f64, full: f64) -> ColumnNeed {
        ColumnNeed { hyphenated, whole, full, head: HeadNeed::default() }
    }

    #[test]
    fn columns_that_have_what_they_need_stand_as_their_stages_say() {
        assert_eq!(widths(&[100.0, 300.0], &[need(50.0, 80.0, 99.0), need(60.0, 60.0, 60.0)], 1.0), None);
        assert_eq!(widths(&[100.0, 300.0], &[], 1.0), None);
    }

    #[test]
    fn a_narrow_column_takes_from_all_others_by_what_they_have_to_spare() {
        let needs = [need(150.0, 150.0, 150.0), need(50.0, 50.0, 50.0), need(90.0, 90.0, 90.0)];
        let widths = widths(&[100.0, 100.0, 100.0], &needs, 1.0).expect("one is too narrow");
        // The second gives what is over 55 of its 100, the third what is over 90.
        let given = [100.0 - widths[1], 100.0 - widths[2]];
        assert!((widths[0] - 150.0).abs() < 0.01 && (given[0] / given[1] - 4.5).abs() < 0.01, "{widths:?}");
    }

    proptest! {
        #[test]
        fn columns_fill_the_sheet_and_no_word_is_cut_where_there_is_room_for_all(
            of in prop::collection::vec((10.0..500.0_f64, 1.0..200.0_f64, 0.0..150.0_f64, 0.0..100.0_f64), 1..40),
            unit in 0.05..3.0_f64,
        ) {
            let wishes: Vec<f64> = of.iter().map(|(wish, ..)| *wish).collect();
            let needs: Vec<ColumnNeed> =
                of.iter().map(|(_, least, more, most)| need(*least, least + more, least + more + most)).collect();
            let found = widths(&wishes, &needs, unit);
            let enough = |need: fn(&ColumnNeed) -> f64| needs.iter().map(need).sum::<f64>() * unit < wishes.iter().sum::<f64>() * 0.999;
            let widths = found.unwrap_or_else(|| wishes.clone());
            let sum: f64 = widths.iter().sum();
            prop_assert!((sum / wishes.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for ((width, wish), need) in widths.iter().zip(&wishes).zip(&needs) {
                prop_assert!(*width > 0.0);
                if enough(|need| need.hyphenated) {
                    prop_assert!(*width >= need.hyphenated * unit * (1.0 - 1e-9), "{} of {:?}", width, need);
                }
                // Nobody gives more than there is reason to.
                if *width < wish * (LEAST_LEFT - 1e-9) {
                    let squeezed = needs.iter().zip(&wishes).map(|(need, wish)| (need.hyphenated * unit).max(wish * LEAST_LEFT));
                    prop_assert!(squeezed.sum::<f64>() > wishes.iter().sum::<f64>());
                }
            }
        }
    }
}
