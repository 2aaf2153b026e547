//! What reading again would change.

use super::terms::Measure;
use crate::model::{Funnel, FunnelRow, PersonaId, StageId};

/// The figures of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// How many came.
    pub entered: Option<u64>,
    /// How many went no further.
    pub left: Option<u64>,
    /// How long one stays, in seconds.
    pub seconds: Option<f64>,
}

impl From<&FunnelRow> for Counts {
    fn from(row: &FunnelRow) -> Self {
        Self { entered: row.entered, left: row.left, seconds: row.seconds.map(crate::model::Amount::get) }
    }
}

/// A row that comes, goes or has other figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelChange {
    /// Whose figures; none for everybody's.
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// As it is; none where the row comes.
    pub before: Option<Counts>,
    /// As it would be; none where the row goes.
    pub after: Option<Counts>,
}

/// One figure that comes, goes or is another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureChange {
    /// What is counted.
    pub measure: Measure,
    /// As it is, in people or seconds; none where it was not known.
    pub before: Option<f64>,
    /// As it would be; none where it would not be known any more.
    pub after: Option<f64>,
}

impl FigureChange {
    /// By how much it grows, where both are known.
    #[must_use]
    pub fn by(&self) -> Option<f64> {
        Some(self.after? - self.before?)
    }
}

impl FunnelChange {
    /// The figures of the row that differ.
    pub fn differences(&self) -> impl Iterator<Item = FigureChange> + use<> {
        let (before, after) = (self.before.unwrap_or_default(), self.after.unwrap_or_default());
        let people = |count: Option<u64>| {
            #[expect(clippy::cast_precision_loss, reason = "people are counted below 10¹⁵")]
            count.map(|count| count as f64)
        };
        let all = [
            (Measure::Entered, people(before.entered), people(after.entered)),
            (Measure::Left, people(before.left), people(after.left)),
            (Measure::Time, before.seconds, after.seconds),
        ];
        let differ = all.into_iter().filter(|(_, before, after)| before != after);
        differ.map(|(measure, before, after)| FigureChange { measure, before, after })
    }
}

/// What differs between the figures that are there and those that were read: first what goes or differs in the order of the old
/// ones, then what comes. Where nothing differs there is nothing to change, whatever the order of rows.
#[must_use]
pub fn compare(old: &Funnel, new: &Funnel) -> Vec<FunnelChange> {
    let change =
        |row: &FunnelRow, before, after| FunnelChange { persona: row.persona, stage: row.stage, before, after };
    let known = old.rows.iter().filter_map(|row| {
        let before = Counts::from(row);
        let after = new.row(row.persona, row.stage).map(Counts::from);
        (after != Some(before)).then(|| change(row, Some(before), after))
    });
    let coming = new.rows.iter().filter(|row| old.row(row.persona, row.stage).is_none());
    known.chain(coming.map(|row| change(row, None, Some(Counts::from(row))))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amount;

    fn row(stage: u64, entered: u64, left: Option<u64>) -> FunnelRow {
        FunnelRow { entered: Some(entered), left, ..FunnelRow::new(None, StageId::new(stage)) }
    }

    fn funnel(rows: &[FunnelRow]) -> Funnel {
        Funnel { rows: rows.to_vec(), ..Funnel::default() }
    }

    #[test]
    fn rows_that_come_go_and_differ_are_told_with_by_how_much() {
        let old = funnel(&[row(1, 100, Some(30)), row(2, 70, None), row(3, 50, Some(5))]);
        let mut slower = row(3, 50, Some(5));
        slower.seconds = Some(Amount::new(90.0));
        let new = funnel(&[slower, row(4, 10, None), row(1, 120, Some(20))]);
        let changes = compare(&old, &new);
        let stages: Vec<u64> = changes.iter().map(|change| change.stage.number()).collect();
        assert_eq!(stages, [1, 2, 3, 4]);
        let told = |at: usize| -> Vec<_> {
            changes[at].differences().map(|one| (one.measure, one.before, one.after, one.by())).collect()
        };
        assert_eq!(
            told(0),
            [
                (Measure::Entered, Some(100.0), Some(120.0), Some(20.0)),
                (Measure::Left, Some(30.0), Some(20.0), Some(-10.0)),
            ]
        );
        assert_eq!(told(1), [(Measure::Entered, Some(70.0), None, None)], "the row goes");
        assert_eq!(told(2), [(Measure::Time, None, Some(90.0), None)], "what is the same is not told");
        assert_eq!(told(3), [(Measure::Entered, None, Some(10.0), None)], "the row comes");
    }

    #[test]
    fn the_same_figures_in_another_order_are_no_change() {
        let (first, second) = (row(1, 100, None), row(2, 70, None));
        assert_eq!(compare(&funnel(&[first.clone(), second.clone()]), &funnel(&[second, first])), []);
    }
}
