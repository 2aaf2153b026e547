//! What reading again would change.

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
pub struct Change {
    /// Whose figures; none for everybody's.
    pub persona: Option<PersonaId>,
    /// The stage.
    pub stage: StageId,
    /// As it is; none where the row comes.
    pub before: Option<Counts>,
    /// As it would be; none where the row goes.
    pub after: Option<Counts>,
}

impl Change {
    /// By how many more people come, where both figures are known.
    #[must_use]
    pub fn entered_by(&self) -> Option<i128> {
        self.by(|counts| counts.entered)
    }

    /// By how many more people leave, where both figures are known.
    #[must_use]
    pub fn left_by(&self) -> Option<i128> {
        self.by(|counts| counts.left)
    }

    /// By how many seconds one stays longer, where both figures are known.
    #[must_use]
    pub fn seconds_by(&self) -> Option<f64> {
        Some(self.after?.seconds? - self.before?.seconds?)
    }

    fn by(&self, figure: impl Fn(&Counts) -> Option<u64>) -> Option<i128> {
        let (before, after) = (figure(self.before.as_ref()?)?, figure(self.after.as_ref()?)?);
        Some(i128::from(after) - i128::from(before))
    }
}

/// What differs between the figures that are there and those that were read: first what goes or differs in the order of the old
/// ones, then what comes. Where nothing differs there is nothing to change, whatever the order of rows.
#[must_use]
pub fn compare(old: &Funnel, new: &Funnel) -> Vec<Change> {
    let change = |row: &FunnelRow, before, after| Change { persona: row.persona, stage: row.stage, before, after };
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
        assert_eq!((changes[0].entered_by(), changes[0].left_by()), (Some(20), Some(-10)));
        assert_eq!((changes[1].after, changes[3].before), (None, None));
        assert_eq!(changes[2].after.and_then(|counts| counts.seconds), Some(90.0));
        assert_eq!((changes[2].entered_by(), changes[2].seconds_by()), (Some(0), None));
    }

    #[test]
    fn the_same_figures_in_another_order_are_no_change() {
        let (first, second) = (row(1, 100, None), row(2, 70, None));
        assert_eq!(compare(&funnel(&[first.clone(), second.clone()]), &funnel(&[second, first])), []);
    }
}
