//! Peaks and lows of an emotion curve, and which of them speak on the sheet.
//!
//! A map that annotates everything says nothing: two to four extremes a curve, the rest is shape (reference: what journey maps
//! are read for). Which ones is decided by topographic prominence: how far one has to come down from a peak before one can climb
//! to a higher one.

use super::curves::curve_points;
use crate::model::{EmotionId, EmotionPoint, Journey, JourneyKind, Labelling, PersonaId};
use std::cmp::Ordering;
use std::sync::Arc;

/// Which way a curve turns at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExtremeKind {
    /// From better to worse.
    Peak,
    /// From worse to better.
    Low,
}

impl ExtremeKind {
    /// The fluent key of what it is called at a value: a peak is above calm and a low below. What turns on the other side, or at
    /// calm itself, is neither to a reader.
    #[must_use]
    pub fn name_key(self, value: f64) -> Option<&'static str> {
        match self {
            Self::Peak if value > 0.0 => Some("quote-peak"),
            Self::Low if value < 0.0 => Some("quote-low"),
            Self::Peak | Self::Low => None,
        }
    }
}

/// A peak or a low of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extreme {
    /// The point.
    pub point: EmotionId,
    /// Which of the two it is.
    pub turn: ExtremeKind,
    /// Topographic prominence, 0–4.
    pub prominence: f64,
}

/// Peaks and lows of one curve, the most prominent first; of equally prominent ones the stronger feeling, then the one that
/// comes first on the way.
///
/// Both ends of a curve count: its way beyond them is taken to lead neither up nor down. Neighbouring points of one value are one
/// turn, which the first of them with words stands for. Of two peaks of one height the first is the higher. The highest peak is as
/// prominent as it stands over the lowest point; lows mirror peaks. A curve without any turn, of one point or of one value, has
/// one extreme, a peak from calm upwards.
#[must_use]
pub fn extremes(journey: &Journey, persona: PersonaId, curve: JourneyKind) -> Vec<Extreme> {
    let points: Vec<&Arc<EmotionPoint>> =
        curve_points(journey, persona, curve).into_iter().map(|(_, point)| point).collect();
    extremes_of(&points).into_iter().map(|(extreme, _)| extreme).collect()
}

/// The extremes of points in the order of the way, ranked, with the points.
fn extremes_of<'a>(points: &[&'a Arc<EmotionPoint>]) -> Vec<(Extreme, &'a Arc<EmotionPoint>)> {
    let levels: Vec<&'a Arc<EmotionPoint>> = (points.chunk_by(|one, other| one.value == other.value))
        .filter_map(|level| level.iter().find(|point| has_words(point)).or(level.first()).copied())
        .collect();
    let heights: Vec<f64> = levels.iter().map(|point| point.value.get()).collect();
    let depths: Vec<f64> = heights.iter().map(|height| -height).collect();
    let mut found: Vec<(usize, ExtremeKind, f64)> = Vec::new();
    match heights.as_slice() {
        [] => {}
        [height] => found.push((0, if *height >= 0.0 { ExtremeKind::Peak } else { ExtremeKind::Low }, 0.0)),
        _ => {
            for (turn, ground) in [(ExtremeKind::Peak, &heights), (ExtremeKind::Low, &depths)] {
                found.extend(prominences(ground).into_iter().map(|(index, prominence)| (index, turn, prominence)));
            }
        }
    }
    found.sort_by(|one, other| {
        let strength = |index: usize| heights[index].abs();
        (other.2.total_cmp(&one.2)).then(strength(other.0).total_cmp(&strength(one.0))).then(one.0.cmp(&other.0))
    });
    (found.into_iter())
        .map(|(index, turn, prominence)| (Extreme { point: levels[index].id, turn, prominence }, levels[index]))
        .collect()
}

/// The peaks of a line of at least two heights, of which no neighbours are equal, with their prominences, in the order of the line.
fn prominences(heights: &[f64]) -> Vec<(usize, f64)> {
    let lowest = heights.iter().copied().fold(f64::INFINITY, f64::min);
    let higher = |index: usize, other: usize| match heights[other].total_cmp(&heights[index]) {
        Ordering::Greater => true,
        Ordering::Equal => other < index,
        Ordering::Less => false,
    };
    // The lowest height on the way to a higher one, if there is one.
    let col = |index: usize, way: &mut dyn Iterator<Item = usize>| {
        let mut least = heights[index];
        for other in way {
            if higher(index, other) {
                return Some(least);
            }
            least = least.min(heights[other]);
        }
        None
    };
    (0..heights.len())
        .filter(|&index| {
            let falls = |other: Option<usize>| {
                other.and_then(|other| heights.get(other)).is_none_or(|other| *other < heights[index])
            };
            falls(index.checked_sub(1)) && falls(index.checked_add(1))
        })
        .map(|index| {
            let (before, after) = (col(index, &mut (0..index).rev()), col(index, &mut (index + 1..heights.len())));
            let col = match (before, after) {
                (Some(before), Some(after)) => before.max(after),
                (Some(col), None) | (None, Some(col)) => col,
                (None, None) => lowest,
            };
            (index, heights[index] - col)
        })
        .collect()
}

fn has_words(point: &EmotionPoint) -> bool {
    !point.quote.trim().is_empty() || !point.feeling.trim().is_empty()
}

/// A point whose words stand on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speaking {
    /// The point.
    pub point: EmotionId,
    /// Whether it is a peak, a low, or neither: a point on a slope speaks only where it is pinned.
    pub turn: Option<ExtremeKind>,
    /// How prominent it is, 0–4; nothing on a slope.
    pub prominence: f64,
}

/// So many extremes of each curve speak by themselves where this many personas are shown: «annotate two to four extremes, not all».
const fn most(personas: usize) -> usize {
    match personas {
        0..=2 => 4,
        3 => 3,
        _ => 2,
    }
}

/// How much the map loses without the words of an extreme: what somebody said outweighs the mere name of a feeling by a quarter.
fn weight((extreme, point): &(Extreme, &Arc<EmotionPoint>)) -> f64 {
    const SAID: f64 = 1.25;
    extreme.prominence * if point.quote.trim().is_empty() { 1.0 } else { SAID }
}

/// Which points speak where these personas are on the sheet: the pinned ones always, the hidden ones never, and of the others the
/// most prominent extremes of each curve that have a quote or a named feeling, a quote counting for a quarter more: four where one or two personas are shown, three of
/// three, two of more. A pinned extreme is one of these by its rank, so pinning what speaks anyway changes nothing. Where a persona
/// has both curves only that of today speaks by itself: what should become is drawn, not yet felt.
///
/// In the order of the personas, the pinned ones of each first, then by prominence.
#[must_use]
pub fn labelled(journey: &Journey, personas: &[PersonaId]) -> Vec<Speaking> {
    let most = most(personas.len());
    let mut speaking = Vec::new();
    for &persona in personas {
        let mut as_is_speaks = false;
        for curve in [JourneyKind::AsIs, JourneyKind::ToBe] {
            let points: Vec<&Arc<EmotionPoint>> =
                curve_points(journey, persona, curve).into_iter().map(|(_, point)| point).collect();
            let extremes = extremes_of(&points);
            let allowed = if as_is_speaks { 0 } else { most };
            as_is_speaks |= !points.is_empty();
            let turned = |point: &EmotionPoint| extremes.iter().find(|(extreme, _)| extreme.point == point.id);
            speaking.extend(points.iter().filter(|point| point.label == Labelling::Pinned).map(|point| Speaking {
                point: point.id,
                turn: turned(point).map(|(extreme, _)| extreme.turn),
                prominence: turned(point).map_or(0.0, |(extreme, _)| extreme.prominence),
            }));
            let mut by_weight: Vec<&(Extreme, &Arc<EmotionPoint>)> = extremes.iter().collect();
            // The sort is stable: equals keep their rank.
            by_weight.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
            let ranked = (by_weight.into_iter())
                .filter(|(_, point)| match point.label {
                    Labelling::Pinned => true,
                    Labelling::Auto => has_words(point),
                    Labelling::Hidden => false,
                })
                .take(allowed);
            speaking.extend(ranked.filter(|(_, point)| point.label == Labelling::Auto).map(|(extreme, _)| Speaking {
                point: extreme.point,
                turn: Some(extreme.turn),
                prominence: extreme.prominence,
            }));
        }
    }
    speaking
}

/// The fluent key of the scale's own word for a feeling, for a point that has no name of its own.
#[must_use]
pub fn feeling_key(value: f64) -> &'static str {
    match value {
        _ if value >= 1.5 => "feeling-delight",
        _ if value >= 0.5 => "feeling-joy",
        _ if value > -0.5 => "feeling-calm",
        _ if value > -1.5 => "feeling-annoyance",
        _ => "feeling-anger",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feeling, JourneyId, Share, Stage, StageId};

    const ONE: PersonaId = PersonaId::new(1);

    /// One stage with points of these feelings, evenly spread, all with a quote.
    fn journey(values: &[f64]) -> Journey {
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.stages = [Stage::new(StageId::new(1))].into_iter().collect();
        journey.emotions = (values.iter().zip(1_u32..))
            .map(|(value, number)| EmotionPoint {
                at: Share::new(f64::from(number) / 100.0),
                value: Feeling::new(*value),
                quote: "!".to_owned(),
                ..EmotionPoint::new(EmotionId::new(u64::from(number)), ONE, StageId::new(1))
            })
            .collect();
        journey
    }

    fn ranked(values: &[f64]) -> Vec<(u64, ExtremeKind, f64)> {
        let round = |value: f64| (value * 100.0).round() / 100.0;
        (extremes(&journey(values), ONE, JourneyKind::AsIs).iter())
            .map(|extreme| (extreme.point.number(), extreme.turn, round(extreme.prominence)))
            .collect()
    }

    use ExtremeKind::{Low, Peak};

    // Sergei of the bundled sample. Highest 1.75 (12), lowest −1.35 (9): each stands 3.1 over the other.
    //   peak 1.5 (6): to the right 1.75 is higher, the way there goes down to −1.35: 2.85
    //   low −1.15 (4): to the right −1.35 is lower, the way there climbs to 1.5: 2.65
    //   peak 0.7 (2): to the right 1.5, by way of −1.15: 1.85
    //   low 0.2 (1), an end: to the right −0.5, by way of 0.7: 0.5
    // 0.2 (7), −0.3 (8) and the like lie on slopes.
    #[test]
    fn the_curve_of_the_sample_has_the_prominences_worked_out_by_hand() {
        let found = ranked(&[0.2, 0.7, -0.5, -1.15, 0.4, 1.5, 0.2, -0.3, -1.35, 0.9, 1.2, 1.75]);
        let expected =
            [(12, Peak, 3.1), (9, Low, 3.1), (6, Peak, 2.85), (4, Low, 2.65), (2, Peak, 1.85), (1, Low, 0.5)];
        assert_eq!(found, expected);
    }

    // Two peaks of +1 with a dip to 0 between them, −1 at both ends. The first is the highest: 1 − −1 = 2. From the second the way to
    // the first goes down to 0: 1. The lows mirror: the first end is the lowest (2), the second end comes up to 1 on the way to
    // it: 2; the dip comes up to 1 on either side: 1.
    #[test]
    fn of_two_peaks_of_one_height_the_first_is_the_higher() {
        assert_eq!(
            ranked(&[-1.0, 1.0, 0.0, 1.0, -1.0]),
            [(1, Low, 2.0), (2, Peak, 2.0), (5, Low, 2.0), (4, Peak, 1.0), (3, Low, 1.0)]
        );
    }

    #[test]
    fn a_rise_has_a_low_and_a_peak_at_its_ends_and_one_level_is_one_extreme() {
        assert_eq!(ranked(&[-1.0, 0.0, 1.5]), [(3, Peak, 2.5), (1, Low, 2.5)]);
        assert_eq!(ranked(&[-0.5, -0.5, -0.5]), [(1, Low, 0.0)]);
        assert_eq!(ranked(&[0.5]), [(1, Peak, 0.0)]);
        assert_eq!(ranked(&[]), []);
    }

    #[test]
    fn a_plateau_is_one_turn_which_its_first_words_stand_for() {
        let mut journey = journey(&[-1.0, 1.0, 1.0, -1.0]);
        journey.emotions.update_each(|point| {
            (point.id == EmotionId::new(2)).then(|| EmotionPoint { quote: String::new(), ..point.clone() })
        });
        let found = extremes(&journey, ONE, JourneyKind::AsIs);
        let peaks: Vec<u64> = found.iter().filter(|it| it.turn == Peak).map(|extreme| extreme.point.number()).collect();
        assert_eq!(peaks, [3]);
    }

    fn speakers(journey: &Journey, personas: &[PersonaId]) -> Vec<u64> {
        let mut found: Vec<u64> = labelled(journey, personas).iter().map(|speaking| speaking.point.number()).collect();
        found.sort_unstable();
        found
    }

    fn amended(journey: &Journey, number: u64, change: impl Fn(&mut EmotionPoint)) -> Journey {
        let mut journey = journey.clone();
        if let Some(point) = journey.emotions.get_mut(EmotionId::new(number)) {
            change(point);
        }
        journey
    }

    #[test]
    fn the_most_prominent_speak_fewer_of_them_where_more_personas_are_shown() {
        let journey = journey(&[0.2, 0.7, -0.5, -1.15, 0.4, 1.5, 0.2, -0.3, -1.35, 0.9, 1.2, 1.75]);
        let others: Vec<PersonaId> = (1..=5).map(PersonaId::new).collect();
        assert_eq!(speakers(&journey, &others[..1]), [4, 6, 9, 12]);
        assert_eq!(speakers(&journey, &others[..2]), [4, 6, 9, 12]);
        assert_eq!(speakers(&journey, &others[..3]), [6, 9, 12]);
        assert_eq!(speakers(&journey, &others[..4]), [9, 12]);
        assert_eq!(speakers(&journey, &others), [9, 12]);
    }

    #[test]
    fn pinned_points_always_speak_hidden_ones_never_and_those_without_words_leave_their_turn_to_the_next() {
        let journey = journey(&[0.2, 0.7, -0.5, -1.15, 0.4, 1.5, 0.2, -0.3, -1.35, 0.9, 1.2, 1.75]);
        let pinned = amended(&journey, 7, |point| point.label = Labelling::Pinned);
        assert_eq!(speakers(&pinned, &[ONE]), [4, 6, 7, 9, 12], "a slope speaks and takes nobody's turn");
        assert!(labelled(&pinned, &[ONE]).iter().any(|it| it.point == EmotionId::new(7) && it.turn.is_none()));
        let same = amended(&journey, 6, |point| point.label = Labelling::Pinned);
        assert_eq!(speakers(&same, &[ONE]), speakers(&journey, &[ONE]), "pinning what speaks changes nothing");
        let hidden = amended(&journey, 12, |point| point.label = Labelling::Hidden);
        assert_eq!(speakers(&hidden, &[ONE]), [2, 4, 6, 9]);
        let mute = amended(&journey, 6, |point| point.quote.clear());
        assert_eq!(speakers(&mute, &[ONE]), [2, 4, 9, 12]);
        let named = amended(&mute, 6, |point| "доверие".clone_into(&mut point.feeling));
        assert_eq!(speakers(&named, &[ONE]), [4, 6, 9, 12]);
    }

    #[test]
    fn a_change_at_one_end_leaves_the_speakers_at_the_other_unless_the_ranking_changes() {
        let journey = journey(&[0.2, 0.7, -0.5, -1.15, 0.4, 1.5, 0.2, -0.3, -1.35, 0.9, 1.2, 1.75]);
        for value in [1.5, 1.6, 1.9, 2.0] {
            let changed = amended(&journey, 12, |point| point.value = Feeling::new(value));
            assert_eq!(speakers(&changed, &[ONE]), speakers(&journey, &[ONE]), "{value}");
        }
    }

    #[test]
    fn beside_the_curve_of_today_that_of_tomorrow_speaks_only_where_it_is_pinned() {
        let mut journey = journey(&[-1.0, 1.0]);
        let to_be = |number: u64, value: f64, label: Labelling| EmotionPoint {
            curve: JourneyKind::ToBe,
            value: Feeling::new(value),
            quote: "!".to_owned(),
            label,
            ..EmotionPoint::new(EmotionId::new(number), ONE, StageId::new(1))
        };
        journey.emotions.insert(9, to_be(3, 1.0, Labelling::Pinned));
        journey.emotions.insert(9, to_be(4, 1.5, Labelling::Auto));
        assert_eq!(speakers(&journey, &[ONE]), [1, 2, 3]);
        journey.emotions.retain(|point| !point.curve.is_as_is());
        assert_eq!(speakers(&journey, &[ONE]), [3, 4], "alone it speaks for itself");
    }
}
