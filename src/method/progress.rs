//! How far a metric is from its target.

use crate::model::{Aim, Metric};

/// How a metric stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The part of the target that is reached, 0–1.
    pub share: f64,
    /// What that means.
    pub standing: Standing,
}

/// What a share of the target means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At least three quarters of the target.
    Good,
    /// At least half of it.
    Bearable,
    /// Less.
    Poor,
}

/// From these shares of the target on, a metric stands well and bearably.
const GOOD: f64 = 0.75;
const BEARABLE: f64 = 0.5;

/// How far a metric has come; `None` where the fact or the target is missing or their ratio means nothing.
#[must_use]
pub fn progress(metric: &Metric) -> Option<Progress> {
    let (fact, target) = (metric.fact?.get(), metric.target?.get());
    let ratio = match metric.aim {
        Aim::Higher if target > 0.0 => fact / target,
        // A cost or a wait of nothing at all is as good as it gets.
        Aim::Lower if fact == 0.0 && target >= 0.0 => 1.0,
        Aim::Lower if fact > 0.0 => target / fact,
        Aim::Higher | Aim::Lower => return None,
    };
    let share = ratio.clamp(0.0, 1.0);
    let standing = if share >= GOOD {
        Standing::Good
    } else if share >= BEARABLE {
        Standing::Bearable
    } else {
        Standing::Poor
    };
    Some(Progress { share, standing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, MetricId, StageId};

    fn with(fact: f64, target: f64, aim: Aim) -> Option<f64> {
        let metric = Metric {
            name: String::new(),
            fact: Some(Amount::new(fact)),
            target: Some(Amount::new(target)),
            unit: String::new(),
            aim,
            ..Metric::new(MetricId::new(1), StageId::new(1))
        };
        progress(&metric).map(|progress| progress.share)
    }

    #[test]
    fn progress_counts_towards_the_target_in_the_direction_of_the_aim() {
        assert_eq!(with(1.8, 2.4, Aim::Higher), Some(0.75));
        assert_eq!(with(1200.0, 900.0, Aim::Lower), Some(0.75));
        assert_eq!(with(5.0, 4.0, Aim::Higher), Some(1.0), "more than the target is full");
        assert_eq!(with(0.0, 4.0, Aim::Lower), Some(1.0));
        assert_eq!(with(3.0, 0.0, Aim::Higher), None);
        assert_eq!(with(-3.0, 5.0, Aim::Lower), None);
    }
}
