//! The columns of the stages: as wide as the stages are beside each other, and as wide as what stands in them needs.

use super::frame::StageColumn;
use super::needs::ColumnNeed;
use crate::model::{Stage, Weight};
use std::sync::Arc;

/// A column gives to its neighbours until this share of its width is left, and no more, as long as that is enough for no word to be cut.
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
    let of_all: f64 = wishes.iter().sum();
    let needs: Vec<[f64; 3]> = (needs.iter())
        .map(|need| [need.hyphenated, need.whole, need.full].map(|width| width * unit * (1.0 + 1e-6)))
        .collect();
    let enough = |(wish, need): (&f64, &[f64; 3])| need[2] <= *wish;
    if wishes.len() != needs.len() || wishes.iter().zip(&needs).all(enough) {
        return None;
    }
    let floors = |level: f64| -> Vec<f64> {
        let at = |[hyphenated, whole, full]: &[f64; 3]| {
            hyphenated + (whole - hyphenated) * level.min(1.0) + (full - whole) * (level - 1.0).max(0.0)
        };
        wishes.iter().zip(&needs).map(|(wish, need)| at(need).max(wish * LEAST_LEFT)).collect()
    };
    let fits = |floors: &[f64]| floors.iter().sum::<f64>() <= of_all;
    let floors = if fits(&floors(2.0)) {
        floors(2.0)
    } else if fits(&floors(0.0)) {
        // As much of what names ask for as there is room for.
        let (mut low, mut high) = (0.0, 2.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if fits(&floors(middle)) { low = middle } else { high = middle }
        }
        floors(low)
    } else {
        let least: Vec<f64> = needs.iter().map(|need| need[0]).collect();
        let sum: f64 = least.iter().sum();
        let most = floors(0.0);
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
