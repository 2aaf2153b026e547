//! Emotion curves as figures: what a curve says at any place of the way, over a stage, beside another curve.
//!
//! The way is counted in stages: the n-th stage that is on the sheet goes from n − 1 to n, and a place along it is its share. How
//! wide a stage is drawn bears on nothing here, so no figure changes when a column is made wider. The curve is the monotone
//! cubic that the sheet draws, tangents and all; where columns are of one width they are the very same curve, where they are not
//! both pass through every point and stay between any two neighbours, and only the bend between them differs.
//!
//! A curve says nothing before its first point and after its last: whatever is asked of it there is `None`, never a guess.

use crate::i18n::{Messages, Value, format};
use crate::model::{Barrier, EmotionPoint, Journey, JourneyKind, PersonaId, Solution, SolutionId, StageId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Tangents of a monotone cubic (Fritsch and Carlson, 1980), one a point, from the slopes of the chords between the points: with
/// them the curve never rises above the higher of two neighbours nor falls below the lower, so it never shows a feeling that
/// nobody had. The slope of two points at one place is given as 0.
#[must_use]
pub fn tangents(slopes: &[f64]) -> Vec<f64> {
    let (Some(&first), Some(&last)) = (slopes.first(), slopes.last()) else { return vec![0.0] };
    let mut tangents = Vec::with_capacity(slopes.len() + 1);
    tangents.push(first);
    for pair in slopes.windows(2) {
        // Zero at every turn keeps the curve within its points; else the mean of the neighbours.
        tangents.push(if pair[0] * pair[1] <= 0.0 { 0.0 } else { f64::midpoint(pair[0], pair[1]) });
    }
    tangents.push(last);
    for (index, &slope) in slopes.iter().enumerate() {
        if slope == 0.0 {
            tangents[index] = 0.0;
            tangents[index + 1] = 0.0;
            continue;
        }
        let (a, b) = (tangents[index] / slope, tangents[index + 1] / slope);
        let length = a.hypot(b);
        if length > 3.0 {
            tangents[index] = 3.0 * slope * a / length;
            tangents[index + 1] = 3.0 * slope * b / length;
        }
    }
    tangents
}

/// The points of a persona's curve that are on the sheet, in the order of the way, each with the number of its stage among those
/// shown, counted from 0. Points at one place keep the order of the document.
#[must_use]
pub fn curve_points(journey: &Journey, persona: PersonaId, curve: JourneyKind) -> Vec<(usize, &Arc<EmotionPoint>)> {
    let shown: FxHashMap<StageId, usize> =
        journey.shown_stages().enumerate().map(|(index, stage)| (stage.id, index)).collect();
    let mut points: Vec<(usize, &Arc<EmotionPoint>)> = (journey.emotions.iter())
        .filter(|point| point.persona == persona && point.curve == curve)
        .filter_map(|point| Some((*shown.get(&point.stage)?, point)))
        .collect();
    points.sort_by(|(stage, one), (other_stage, other)| {
        stage.cmp(other_stage).then(one.at.get().total_cmp(&other.at.get()))
    });
    points
}

/// One curve of one persona, ready to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    knots: Vec<Knot>,
    /// Feeling per stage of way, at each knot.
    tangents: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    /// The stage whose point it is.
    stage: usize,
    /// Where on the way, in stages.
    way: f64,
    value: f64,
}

impl Curve {
    /// The curve of a persona; `None` where it has no point on the sheet.
    #[must_use]
    pub fn of(journey: &Journey, persona: PersonaId, curve: JourneyKind) -> Option<Self> {
        let knots: Vec<Knot> = (curve_points(journey, persona, curve).into_iter())
            .map(|(stage, point)| Knot { stage, way: start_of(stage) + point.at.get(), value: point.value.get() })
            .collect();
        if knots.is_empty() {
            return None;
        }
        let slope = |pair: &[Knot]| {
            let run = pair[1].way - pair[0].way;
            if run > 0.0 { (pair[1].value - pair[0].value) / run } else { 0.0 }
        };
        let tangents = tangents(&knots.windows(2).map(slope).collect::<Vec<_>>());
        Some(Self { knots, tangents })
    }

    /// The feeling at a place of the way, in stages from its beginning; `None` before the first point and after the last. Of
    /// several points at one place it is the last.
    #[must_use]
    pub fn value(&self, way: f64) -> Option<f64> {
        let after = self.knots.partition_point(|knot| knot.way <= way);
        let (before, knot) = (after.checked_sub(1)?, self.knots.get(after));
        match knot {
            Some(_) => Some(self.between(before, way)),
            None => self.knots.last().filter(|last| last.way >= way).map(|last| last.value),
        }
    }

    /// The feeling between a knot and the next, which is farther on.
    fn between(&self, index: usize, way: f64) -> f64 {
        let (from, to) = (self.knots[index], self.knots[index + 1]);
        let run = to.way - from.way;
        let share = (way - from.way) / run;
        let rest = 1.0 - share;
        let (leave, arrive) = (self.tangents[index] * run, self.tangents[index + 1] * run);
        from.value * (1.0 + 2.0 * share) * rest * rest
            + leave * share * rest * rest
            + to.value * share * share * (3.0 - 2.0 * share)
            - arrive * share * share * rest
    }

    /// The part of a stage over which the curve says something, in stages of way; `None` where it says nothing of it.
    fn within(&self, stage: usize) -> Option<(f64, f64)> {
        let (first, last) = (self.knots.first()?.way, self.knots.last()?.way);
        let (from, to) = (first.max(start_of(stage)), last.min(start_of(stage + 1)));
        let own = || self.knots.iter().any(|knot| knot.stage == stage);
        (from < to || (from <= to && own())).then_some((from, to))
    }

    /// The mean over a stretch of the way that lies between the first and the last point: the exact integral, for Simpson's rule
    /// is exact for cubics.
    fn mean(&self, from: f64, to: f64) -> Option<f64> {
        if to <= from {
            return self.value(from);
        }
        let mut sum = 0.0;
        let first = self.knots.partition_point(|knot| knot.way <= from).saturating_sub(1);
        let last = self.knots.partition_point(|knot| knot.way < to);
        for index in first..last.min(self.knots.len() - 1) {
            let (start, end) = (self.knots[index].way.max(from), self.knots[index + 1].way.min(to));
            if start < end {
                let at = |way: f64| self.between(index, way);
                sum += (at(start) + 4.0 * at(f64::midpoint(start, end)) + at(end)) / 6.0 * (end - start);
            }
        }
        Some(sum / (to - from))
    }

    /// The mean feeling over a stage, counted from 0 among those shown, as far as the curve goes there; `None` where it does not.
    #[must_use]
    pub fn mean_in(&self, stage: usize) -> Option<f64> {
        let (from, to) = self.within(stage)?;
        self.mean(from, to)
    }

    /// The lowest feeling in a stage, counted from 0 among those shown, as far as the curve goes there; `None` where it does not.
    #[must_use]
    pub fn lowest_in(&self, stage: usize) -> Option<f64> {
        let (from, to) = self.within(stage)?;
        // Between two points a monotone curve is lowest at one of its ends.
        let first = self.knots.partition_point(|knot| knot.way < from);
        let points = self.knots[first..].iter().take_while(|knot| knot.way <= to).map(|knot| knot.value);
        points.chain(self.value(from)).chain(self.value(to)).reduce(f64::min)
    }

    /// The means of two curves over the part of a stage where both say something.
    fn both(&self, other: &Self, stage: usize) -> Option<(f64, f64)> {
        let ((from, to), (other_from, other_to)) = (self.within(stage)?, other.within(stage)?);
        let (from, to) = (from.max(other_from), to.min(other_to));
        (from <= to).then_some(())?;
        Some((self.mean(from, to)?, other.mean(from, to)?))
    }
}

/// Where a stage begins on the way, counted in stages.
#[expect(clippy::cast_precision_loss, reason = "a few thousand stages at most")]
const fn start_of(stage: usize) -> f64 {
    stage as f64
}

/// Rounded to tenths, as a mean over a stage is written: nobody asked about the curve between two points.
#[must_use]
pub fn tenths(value: f64) -> f64 {
    format::rounded(value, 1)
}

/// How far two personas are apart at a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The stage.
    pub stage: StageId,
    /// Mean feeling of the one over the part of the stage where both curves go, −2 to 2.
    pub one: f64,
    /// That of the other.
    pub other: f64,
    /// The former less the latter, −4 to 4.
    pub difference: f64,
}

impl Gap {
    /// The difference as it is written: that of the means as they are written, so that the figures beside each other add up.
    #[must_use]
    pub fn written(&self) -> f64 {
        tenths(tenths(self.one) - tenths(self.other))
    }

    /// «Марина ниже, чем Сергей, на 1,8 — «Приобретение»»: `one` and `other` are the names in the order in which the gap was
    /// asked for, `stage` is the name of the stage.
    #[must_use]
    pub fn sentence(&self, messages: &Messages, one: &str, other: &str, stage: &str) -> String {
        let language = messages.language();
        let difference = self.written();
        let key = match difference {
            _ if difference > 0.0 => "gap-higher",
            _ if difference < 0.0 => "gap-lower",
            _ => "gap-none",
        };
        let stage = format::quote(stage, language);
        let difference = format::number(difference.abs(), language);
        let values: [(&str, Value); 4] =
            [("one", one.into()), ("other", other.into()), ("difference", difference.into()), ("stage", stage.into())];
        messages.format(key, &values)
    }
}

/// How far two personas' curves of the way as it is are apart, a gap for each stage on the sheet that both go through, in the
/// order of the way.
#[must_use]
pub fn gaps(journey: &Journey, one: PersonaId, other: PersonaId) -> Vec<Gap> {
    let curve = |persona| Curve::of(journey, persona, JourneyKind::AsIs);
    let (Some(one), Some(other)) = (curve(one), curve(other)) else { return Vec::new() };
    (journey.shown_stages().enumerate())
        .filter_map(|(index, stage)| {
            let (one, other) = one.both(&other, index)?;
            Some(Gap { stage: stage.id, one, other, difference: one - other })
        })
        .collect()
}

/// What a persona gains at each stage on the sheet, in the order of the way: the mean feeling as it should become less that of
/// today over the part of the stage where both curves go, −4 to 4; `None` where one of them does not.
#[must_use]
pub fn gains(journey: &Journey, persona: PersonaId) -> Vec<(StageId, Option<f64>)> {
    let curve = |kind| Curve::of(journey, persona, kind);
    let curves = curve(JourneyKind::AsIs).zip(curve(JourneyKind::ToBe));
    (journey.shown_stages().enumerate())
        .map(|(index, stage)| {
            let both = curves.as_ref().and_then(|(as_is, to_be)| as_is.both(to_be, index));
            (stage.id, both.map(|(as_is, to_be)| to_be - as_is))
        })
        .collect()
}

/// What changes for a persona at a stage, and what is to bring it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The stage.
    pub stage: StageId,
    /// Mean feeling today, −2 to 2.
    pub from: f64,
    /// Mean feeling as it should become, over the same part of the stage.
    pub to: f64,
    /// What is to bring it: the solutions of the stage, unless every barrier they lower is other people's, then those that answer
    /// the persona's drop-offs here from another stage; in the order of the document.
    pub solutions: Vec<SolutionId>,
}

impl Change {
    /// «Приобретение»: −1,2 → +0,3. `stage` is the name of the stage.
    #[must_use]
    pub fn sentence(&self, messages: &Messages, stage: &str) -> String {
        let language = messages.language();
        let feeling = |value: f64| Value::from(format::feeling(tenths(value), language));
        let stage = format::quote(stage, language);
        messages.format("change", &[("stage", stage.into()), ("from", feeling(self.from)), ("to", feeling(self.to))])
    }
}

/// The stages on the sheet where a persona should feel otherwise than today by a tenth at least, in the order of the way.
#[must_use]
pub fn changes(journey: &Journey, persona: PersonaId) -> Vec<Change> {
    let curve = |kind| Curve::of(journey, persona, kind);
    let Some((as_is, to_be)) = curve(JourneyKind::AsIs).zip(curve(JourneyKind::ToBe)) else { return Vec::new() };
    (journey.shown_stages().enumerate())
        .filter_map(|(index, stage)| {
            let (from, to) = as_is.both(&to_be, index)?;
            let changes = tenths(to - from) != 0.0;
            changes.then(|| Change { stage: stage.id, from, to, solutions: remedies(journey, persona, stage.id) })
        })
        .collect()
}

/// The solutions that a stage has for a persona.
fn remedies(journey: &Journey, persona: PersonaId, stage: StageId) -> Vec<SolutionId> {
    let concerns = |barrier: &Arc<Barrier>| barrier.personas.is_empty() || barrier.personas.contains(&persona);
    let for_others = |solution: &Solution| {
        let mut barriers = solution.barriers.iter().filter_map(|barrier| journey.barriers.get(*barrier)).peekable();
        barriers.peek().is_some() && !barriers.any(concerns)
    };
    let answers: Vec<SolutionId> = (journey.dropoffs.iter())
        .filter(|dropoff| dropoff.persona == persona && dropoff.stage == stage)
        .filter_map(|dropoff| dropoff.solution)
        .collect();
    let own = (journey.solutions.iter())
        .filter(|solution| solution.stage == stage && (answers.contains(&solution.id) || !for_others(solution)));
    let other = journey.solutions.iter().filter(|solution| solution.stage != stage && answers.contains(&solution.id));
    own.chain(other).map(|solution| solution.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        BarrierId, DropOff, DropOffId, EmotionId, Feeling, JourneyId, Language, Share, Stage, StageId, Weight,
    };

    const AS_IS: JourneyKind = JourneyKind::AsIs;
    const TO_BE: JourneyKind = JourneyKind::ToBe;
    const ONE: PersonaId = PersonaId::new(1);
    const OTHER: PersonaId = PersonaId::new(2);

    /// A journey of four stages with these points: persona, curve, stage from 1, place along it, feeling.
    fn journey(points: &[(PersonaId, JourneyKind, u64, f64, f64)]) -> Journey {
        let mut journey = Journey::empty(JourneyId::new(1));
        journey.stages = (1..=4).map(|number| Stage::new(StageId::new(number))).collect();
        journey.emotions = (points.iter().zip(1..))
            .map(|(&(persona, curve, stage, at, value), number)| EmotionPoint {
                curve,
                at: Share::new(at),
                value: Feeling::new(value),
                ..EmotionPoint::new(EmotionId::new(number), persona, StageId::new(stage))
            })
            .collect();
        journey
    }

    fn near(one: Option<f64>, other: f64) -> bool {
        one.is_some_and(|one| (one - other).abs() < 1e-9)
    }

    // A straight rise from −1 at 0.5 to +1 at 2.5, with a point on it at 1.5: slope 1 everywhere, so the curve is the line.
    //
    //   stage      goes over    mean                    lowest
    //   1 (0–1)    0.5–1        (−1 + −0.5) / 2 = −0.75   −1
    //   2 (1–2)    1–2          (−0.5 + 0.5) / 2 = 0      −0.5
    //   3 (2–3)    2–2.5        (0.5 + 1) / 2 = 0.75       0.5
    //   4 (3–4)    –            –                          –
    #[test]
    fn a_straight_curve_has_the_means_and_the_lowest_feelings_of_a_straight_line() {
        let journey = journey(&[(ONE, AS_IS, 1, 0.5, -1.0), (ONE, AS_IS, 3, 0.5, 1.0), (ONE, AS_IS, 2, 0.5, 0.0)]);
        let curve = Curve::of(&journey, ONE, AS_IS).expect("three points");
        assert_eq!(curve.value(0.49), None);
        assert_eq!(curve.value(2.51), None);
        assert!(near(curve.value(0.5), -1.0) && near(curve.value(1.25), -0.25) && near(curve.value(2.5), 1.0));
        let table = [(Some(-0.75), Some(-1.0)), (Some(0.0), Some(-0.5)), (Some(0.75), Some(0.5)), (None, None)];
        for (stage, (mean, lowest)) in table.into_iter().enumerate() {
            let close = |found: Option<f64>, told: Option<f64>| match told {
                Some(told) => near(found, told),
                None => found.is_none(),
            };
            assert!(close(curve.mean_in(stage), mean), "stage {stage}: {:?}", curve.mean_in(stage));
            assert!(close(curve.lowest_in(stage), lowest), "stage {stage}: {:?}", curve.lowest_in(stage));
        }
    }

    // 0 at 0, 2 at 1, 0 at 2, each the border of a stage: chords +2 and −2, so the tangents are 2, 0 (a turn), −2.
    // Up to the turn, with t along the stage: 2·t·(1−t)² + 2·t²·(3−2t) = 2t + 2t² − 2t³.
    // At t = ½: 1 + ½ − ¼ = 1.25. Its integral over the stage: 1 + 2/3 − 1/2 = 7/6. The second stage mirrors the first.
    #[test]
    fn a_bent_curve_has_the_exact_integral_of_its_cubics() {
        let journey = journey(&[(ONE, AS_IS, 1, 0.0, 0.0), (ONE, AS_IS, 1, 1.0, 2.0), (ONE, AS_IS, 2, 1.0, 0.0)]);
        let curve = Curve::of(&journey, ONE, AS_IS).expect("three points");
        assert!(near(curve.value(0.5), 1.25), "{:?}", curve.value(0.5));
        assert!(near(curve.mean_in(0), 7.0 / 6.0), "{:?}", curve.mean_in(0));
        assert!(near(curve.mean_in(1), 7.0 / 6.0), "{:?}", curve.mean_in(1));
        assert_eq!(curve.mean_in(2), None, "a point at the end of the stage before is none of this one");
    }

    #[test]
    fn one_point_speaks_for_its_own_stage_alone_and_no_point_for_none() {
        let journey = journey(&[(ONE, AS_IS, 2, 1.0, -1.5)]);
        let curve = Curve::of(&journey, ONE, AS_IS).expect("a point");
        assert_eq!((curve.mean_in(0), curve.mean_in(1), curve.mean_in(2)), (None, Some(-1.5), None));
        assert_eq!(Curve::of(&journey, OTHER, AS_IS), None);
        assert_eq!(Curve::of(&journey, ONE, TO_BE), None);
    }

    #[test]
    fn no_figure_depends_on_how_wide_a_stage_is_drawn_and_none_on_a_stage_off_the_sheet() {
        let points = [(ONE, AS_IS, 1, 0.2, -1.0), (ONE, AS_IS, 2, 0.7, 1.5), (ONE, AS_IS, 4, 0.6, -0.5)];
        let one = journey(&points);
        let mut wide = one.clone();
        wide.stages.update_each(|stage| {
            (stage.id == StageId::new(2)).then(|| Stage { width: Weight::new(3.0), ..stage.clone() })
        });
        assert_eq!(Curve::of(&one, ONE, AS_IS), Curve::of(&wide, ONE, AS_IS));
        let mut hidden = one.clone();
        hidden
            .stages
            .update_each(|stage| (stage.id == StageId::new(2)).then(|| Stage { visible: false, ..stage.clone() }));
        let curve = Curve::of(&hidden, ONE, AS_IS).expect("two points");
        assert!(near(curve.value(2.6), -0.5), "the fourth stage is the third on the sheet");
        assert_eq!(curve.lowest_in(3), None);
    }

    // One: flat at −1 over the way from 0 to 3. Other: flat at 0.8 from 1.5 to 4. Both go over the second half of stage 2 and all
    // of stage 3: −1 − 0.8 = −1.8 there, nothing elsewhere.
    #[test]
    fn a_gap_is_where_both_go_and_nowhere_else() {
        let journey = journey(&[
            (ONE, AS_IS, 1, 0.0, -1.0),
            (ONE, AS_IS, 3, 1.0, -1.0),
            (OTHER, AS_IS, 2, 0.5, 0.8),
            (OTHER, AS_IS, 4, 1.0, 0.8),
        ]);
        let found = gaps(&journey, ONE, OTHER);
        let stages: Vec<u64> = found.iter().map(|gap| gap.stage.number()).collect();
        assert_eq!(stages, [2, 3]);
        assert!(found.iter().all(|gap| (gap.difference + 1.8).abs() < 1e-9), "{found:?}");
        let mirrored = gaps(&journey, OTHER, ONE);
        assert!(mirrored.iter().all(|gap| (gap.difference - 1.8).abs() < 1e-9), "{mirrored:?}");
        let (russian, english) = (Messages::of(Language::Ru), Messages::of(Language::En));
        let told = |gap: &Gap, messages| gap.sentence(messages, "Марина", "Сергей", "Приобретение");
        assert_eq!(told(&found[0], russian), "Марина ниже, чем Сергей, на\u{a0}1,8\u{a0}— «Приобретение»");
        assert_eq!(told(&mirrored[0], russian), "Марина выше, чем Сергей, на\u{a0}1,8\u{a0}— «Приобретение»");
        assert_eq!(
            found[0].sentence(english, "Marina", "Sergei", "Purchase"),
            "Marina is 1.8 lower than Sergei at “Purchase”"
        );
        let none = Gap { one: 0.44, other: 0.41, ..found[0] };
        assert_eq!(told(&none, russian), "Марина и\u{a0}Сергей наравне\u{a0}— «Приобретение»");
    }

    // Today: −1 all along stages 1–3. As it should become: −1 in stage 1, +0.4 all along stages 2 and 3 (points at the ends of the
    // stages, two at the border of stage 1 and 2, where the curve jumps).
    //
    //   stage   today   then    gain
    //   1       −1      −1      0
    //   2       −1      +0.4    1.4
    //   3       −1      +0.4    1.4
    //   4       –       –       –
    #[test]
    fn gains_and_changes_follow_both_curves_and_name_what_brings_them() {
        let mut journey = journey(&[
            (ONE, AS_IS, 1, 0.0, -1.0),
            (ONE, AS_IS, 3, 1.0, -1.0),
            (ONE, TO_BE, 1, 0.0, -1.0),
            (ONE, TO_BE, 1, 1.0, -1.0),
            (ONE, TO_BE, 2, 0.0, 0.4),
            (ONE, TO_BE, 3, 1.0, 0.4),
        ]);
        let solution = |number, stage, barriers: &[u64]| Solution {
            barriers: barriers.iter().map(|number| BarrierId::new(*number)).collect(),
            ..Solution::new(SolutionId::new(number), StageId::new(stage))
        };
        journey.barriers = [Barrier { personas: vec![OTHER], ..Barrier::new(BarrierId::new(1), StageId::new(2)) }]
            .into_iter()
            .collect();
        journey.solutions =
            [solution(1, 2, &[]), solution(2, 2, &[1]), solution(3, 4, &[]), solution(4, 3, &[])].into_iter().collect();
        let dropoff = |number, persona, solution| DropOff {
            solution: Some(SolutionId::new(solution)),
            ..DropOff::new(DropOffId::new(number), persona, StageId::new(2))
        };
        journey.dropoffs = [dropoff(1, ONE, 3), dropoff(2, OTHER, 4)].into_iter().collect();

        let gained: Vec<Option<f64>> = gains(&journey, ONE).into_iter().map(|(_, gain)| gain).collect();
        assert!(near(gained[0], 0.0) && near(gained[1], 1.4) && near(gained[2], 1.4), "{gained:?}");
        assert_eq!(gained[3], None);
        assert_eq!(gains(&journey, OTHER).iter().filter(|(_, gain)| gain.is_some()).count(), 0);

        let found = changes(&journey, ONE);
        let numbers = |change: &Change| change.solutions.iter().map(|id| id.number()).collect::<Vec<_>>();
        assert_eq!(found.iter().map(|change| change.stage.number()).collect::<Vec<_>>(), [2, 3], "none where none is");
        assert_eq!(numbers(&found[0]), [1, 3], "not the one for other people's barrier; the answer to the drop-off");
        assert_eq!(numbers(&found[1]), [4]);
        assert!(near(Some(found[0].from), -1.0) && near(Some(found[0].to), 0.4));
        assert_eq!(found[0].sentence(Messages::of(Language::Ru), "Приобретение"), "«Приобретение»: −1 → +0,4");
    }
}
