//! How far a metric is from its target.

use crate::i18n::{Messages, Value, format};
use crate::model::{Aim, Metric};

/// How a metric stands, and where its bar and the tick of its target end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Where the bar of the fact ends, 0–1 of its trough: past the tick where there is more than the target.
    pub bar: f64,
    /// Where the target is marked, 0–1 of the trough.
    pub tick: f64,
    /// What the fact is of the target; `None` where the target is nothing at all.
    pub ratio: Option<f64>,
    /// What that means.
    pub standing: Standing,
}

/// What a share of the target means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The target is reached.
    Good,
    /// At least half of it.
    Bearable,
    /// Less.
    Poor,
}

/// From these shares of the target on, a metric stands well and bearably.
const GOOD: f64 = 1.0;
const BEARABLE: f64 = 0.5;
/// Beyond a target that is not passed the trough goes on by so much of it, so that the tick is no edge.
const BEYOND: f64 = 1.15;

/// How far a metric has come; `None` where the fact or the target is missing or their ratio means nothing.
#[must_use]
pub fn progress(metric: &Metric) -> Option<Progress> {
    let (fact, target) = (metric.fact?.get(), metric.target?.get());
    let share = match metric.aim {
        Aim::Higher if target > 0.0 => fact / target,
        // A cost or a wait of nothing at all is as good as it gets.
        Aim::Lower if fact == 0.0 && target >= 0.0 => 1.0,
        Aim::Lower if fact > 0.0 && target >= 0.0 => target / fact,
        Aim::Higher | Aim::Lower => return None,
    };
    let standing = if share >= GOOD {
        Standing::Good
    } else if share >= BEARABLE {
        Standing::Bearable
    } else {
        Standing::Poor
    };
    let whole = fact.max(target * BEYOND);
    let part = |value: f64| if whole > 0.0 { (value / whole).clamp(0.0, 1.0) } else { 0.0 };
    let ratio = (target > 0.0).then(|| fact / target);
    Some(Progress { bar: part(fact), tick: part(target), ratio, standing })
}

/// Which way a metric is likely meant to go: to its target, from where it stands. `None` where nothing tells.
#[must_use]
pub fn likely_aim(metric: &Metric) -> Option<Aim> {
    let (fact, target) = (metric.fact?, metric.target?);
    match target.partial_cmp(&fact)? {
        std::cmp::Ordering::Less => Some(Aim::Lower),
        std::cmp::Ordering::Greater => Some(Aim::Higher),
        std::cmp::Ordering::Equal => None,
    }
}

impl Progress {
    /// The icon that says without colour how it stands: a tick where the target is reached, else on which side of it the fact is,
    /// doubled where it is far.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        let below = self.ratio.is_some_and(|ratio| ratio < 1.0);
        match (self.standing, below) {
            (Standing::Good, _) => "check",
            (Standing::Bearable, true) => "arrow-down",
            (Standing::Bearable, false) => "arrow-up",
            (Standing::Poor, true) => "chevrons-down",
            (Standing::Poor, false) => "chevrons-up",
        }
    }

    /// How the fact stands to the target, in a few words: «в 76 раз дольше цели», «на 12 % ниже цели», «цель достигнута».
    #[must_use]
    pub fn message(&self, unit: &str, messages: &Messages) -> String {
        /// From here on a multiple is read more easily than percent.
        const TWICE: f64 = 2.0;
        /// From here on tenths of a multiple say nothing.
        const MANY: f64 = 10.0;
        let (above, below) =
            if format::unit_of_time(unit).is_some() { ("longer", "shorter") } else { ("above", "below") };
        let Some(ratio) = self.ratio else {
            return messages
                .text(if self.standing == Standing::Good { "metric-on-target" } else { "metric-over" })
                .into_owned();
        };
        let percent = (ratio - 1.0).abs() * 100.0;
        let percent = format::rounded(percent, u8::from(percent < 1.0));
        if percent == 0.0 {
            messages.text("metric-on-target").into_owned()
        } else if ratio >= TWICE {
            let times = format::rounded(ratio, u8::from(ratio < MANY));
            messages.format(&format!("metric-times-{above}"), &[("times", Value::Number(times))])
        } else {
            let side = if ratio > 1.0 { above } else { below };
            messages.format(&format!("metric-percent-{side}"), &[("percent", Value::Number(percent))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Language, MetricId, StageId};

    fn metric(fact: f64, target: f64, aim: Aim) -> Metric {
        Metric {
            fact: Some(Amount::new(fact)),
            target: Some(Amount::new(target)),
            aim,
            ..Metric::new(MetricId::new(1), StageId::new(1))
        }
    }

    fn of(fact: f64, target: f64, aim: Aim) -> Option<Progress> {
        progress(&metric(fact, target, aim))
    }

    #[test]
    fn a_metric_stands_by_its_share_of_the_target_in_the_direction_of_the_aim() {
        let standing = |fact, target, aim| of(fact, target, aim).map(|progress| progress.standing);
        assert_eq!(standing(1.8, 2.4, Aim::Higher), Some(Standing::Bearable), "short of the target is not well");
        assert_eq!(standing(1200.0, 900.0, Aim::Lower), Some(Standing::Bearable));
        assert_eq!(standing(4.1, 2.0, Aim::Lower), Some(Standing::Poor), "twice the complaints are no full bar");
        assert_eq!(standing(5.0, 4.0, Aim::Higher), Some(Standing::Good));
        assert_eq!(standing(0.0, 4.0, Aim::Lower), Some(Standing::Good));
        assert_eq!(standing(3.0, 0.0, Aim::Lower), Some(Standing::Poor));
        assert_eq!(standing(3.0, 0.0, Aim::Higher), None);
        assert_eq!(standing(-3.0, 5.0, Aim::Lower), None);
    }

    #[test]
    fn the_bar_runs_past_the_tick_where_there_is_more_than_the_target() {
        let ends = |fact, target, aim| of(fact, target, aim).map(|progress| (progress.bar, progress.tick));
        assert_eq!(ends(1.15, 2.0, Aim::Higher), Some((0.5, 1.0 / BEYOND)));
        assert_eq!(ends(4.0, 2.0, Aim::Lower), Some((1.0, 0.5)));
        assert_eq!(ends(19.0, 0.25, Aim::Lower).map(|(bar, tick)| bar > 50.0 * tick), Some(true));
        assert_eq!(ends(0.0, 0.0, Aim::Lower), Some((0.0, 0.0)));
        assert_eq!(ends(-1.0, 2.0, Aim::Higher).map(|(bar, _)| bar), Some(0.0));
    }

    #[test]
    fn how_a_fact_stands_to_its_target_is_said_in_words() {
        let message = |fact, target, aim, unit, language| {
            of(fact, target, aim).map(|progress| progress.message(unit, Messages::of(language))).unwrap_or_default()
        };
        let ru = |fact, target, aim, unit| message(fact, target, aim, unit, Language::Ru).replace('\u{a0}', " ");
        assert_eq!(ru(19.0, 0.25, Aim::Lower, "ч"), "в 76 раз дольше цели");
        assert_eq!(ru(42.0, 20.0, Aim::Lower, "₽"), "в 2,1 раза выше цели");
        assert_eq!(ru(42.0, 2.0, Aim::Higher, ""), "в 21 раз выше цели");
        assert_eq!(ru(44.0, 50.0, Aim::Higher, "%"), "на 12 % ниже цели");
        assert_eq!(ru(44.0, 50.0, Aim::Lower, "мин"), "на 12 % короче цели");
        assert_eq!(ru(50.0, 50.0, Aim::Lower, "%"), "цель достигнута");
        assert_eq!(ru(5.0, 0.0, Aim::Lower, ""), "выше цели");
        assert_eq!(message(19.0, 0.25, Aim::Lower, "h", Language::En).replace('\u{a0}', " "), "76× longer than target");
        assert_eq!(message(44.0, 50.0, Aim::Higher, "", Language::En).replace('\u{a0}', " "), "12% below target");
    }

    #[test]
    fn the_icon_tells_reached_from_missed_without_colour_and_the_aim_follows_the_target() {
        let icon = |fact, target, aim| of(fact, target, aim).map(|progress| progress.icon());
        assert_eq!(icon(5.0, 4.0, Aim::Higher), Some("check"));
        assert_eq!(icon(3.0, 4.0, Aim::Higher), Some("arrow-down"));
        assert_eq!(icon(5.0, 4.0, Aim::Lower), Some("arrow-up"));
        // Far from the target is another shape than near to it.
        assert_eq!(icon(1.0, 4.0, Aim::Higher), Some("chevrons-down"));
        assert_eq!(icon(19.0, 0.25, Aim::Lower), Some("chevrons-up"));
        assert_eq!(icon(5.0, 0.0, Aim::Lower), Some("chevrons-up"));
        assert_eq!(likely_aim(&metric(4.1, 2.0, Aim::Higher)), Some(Aim::Lower));
        assert_eq!(likely_aim(&metric(2.0, 4.1, Aim::Lower)), Some(Aim::Higher));
        assert_eq!(likely_aim(&metric(2.0, 2.0, Aim::Lower)), None);
    }
}
