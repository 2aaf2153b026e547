//! Losses against tables worked by hand: who is still on the way, people, money, what to mend first, and the faults of a funnel.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{self, journey, on};
use kurbo::{Affine, BezPath, ParamCurve as _, Rect, Shape as _};
use std::collections::BTreeSet;
use std::sync::Arc;
use tropa::clip;
use tropa::edit::{Edit, Element};
use tropa::i18n::{Messages, Value};
use tropa::layout::{Layout, Notice, PaperTheme};
use tropa::method::{self, FunnelFault, FunnelFaultKind, LossUnit, Remaining, check_funnel, ranking, remaining};
use tropa::model::{
    Amount, Cause, Contradiction, ContradictionKind, DataSource, Date, Document, DropOff, DropOffId, ElementId,
    EmotionId, EmotionPoint, Evidence, Feeling, FunnelRow, Journey, JourneyId, JourneyKind, Lane, LaneId, LaneKind,
    Language, Orientation, Paper, Persona, PersonaId, Severity, Share, Solution, SolutionId, Stage, StageId,
};
use tropa::scene::{Dash, Fill, Item, Layer, Part, PlacedRef};

/// A map in the making: stages 1, 2, 3 … and personas 1, 2, 3 …
pub(super) struct Map {
    personas: Vec<Persona>,
    journey: Journey,
    rows: Vec<FunnelRow>,
}

impl Map {
    pub(super) fn new(personas: u64, stages: u64) -> Self {
        let mut journey = Journey::empty(JourneyId::new(1));
        let stage = |number| Stage { name: format!("Этап {number}"), ..Stage::new(StageId::new(number)) };
        journey.stages = (1..=stages).map(stage).collect();
        let persona = |number: u64| Persona { name: format!("П{number}"), ..Persona::new(PersonaId::new(number)) };
        Self { personas: (1..=personas).map(persona).collect(), journey, rows: Vec::new() }
    }

    pub(super) fn worth(mut self, persona: usize, value: f64) -> Self {
        self.personas[persona - 1].value = Some(Amount::new(value));
        self
    }

    pub(super) fn count(mut self, persona: Option<u64>, stage: u64, entered: Option<u64>, left: Option<u64>) -> Self {
        let row = FunnelRow::new(persona.map(PersonaId::new), StageId::new(stage));
        self.rows.push(FunnelRow { entered, left, ..row });
        self
    }

    /// Drop-offs are numbered as they come.
    pub(super) fn lose(self, persona: u64, stage: u64, at: f64, lost: f64) -> Self {
        self.lose_people(persona, stage, at, lost, None)
    }

    pub(super) fn lose_people(mut self, persona: u64, stage: u64, at: f64, lost: f64, people: Option<u64>) -> Self {
        let number = u64::try_from(self.journey.dropoffs.len()).expect("a few") + 1;
        let id = DropOffId::new(number);
        self.journey.dropoffs.insert(
            self.journey.dropoffs.len(),
            DropOff {
                at: Share::new(at),
                lost: Share::new(lost),
                people,
                evidence: Evidence::Interview { count: 5 },
                ..DropOff::new(id, PersonaId::new(persona), StageId::new(stage))
            },
        );
        self
    }

    pub(super) fn feel(mut self, persona: u64, stage: u64, at: f64, value: f64) -> Self {
        let number = u64::try_from(self.journey.emotions.len()).expect("a few") + 1;
        self.journey.emotions.insert(
            self.journey.emotions.len(),
            EmotionPoint {
                at: Share::new(at),
                value: Feeling::new(value),
                evidence: Evidence::Interview { count: 5 },
                ..EmotionPoint::new(EmotionId::new(number), PersonaId::new(persona), StageId::new(stage))
            },
        );
        self
    }

    pub(super) fn done(mut self) -> Document {
        Arc::make_mut(&mut self.journey.funnel).rows = self.rows;
        Document {
            personas: self.personas.into_iter().collect(),
            journeys: [self.journey].into_iter().collect(),
            ..Document::default()
        }
    }
}

fn losses(document: &Document, persona: u64) -> Remaining {
    remaining(document, journey(document), PersonaId::new(persona))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

fn numbers(found: &Remaining) -> Vec<u64> {
    found.steps.iter().map(|step| step.id.number()).collect()
}

#[test]
fn shares_multiply_in_the_order_of_stage_and_place_whatever_the_order_in_the_file() {
    // Stage 1: 0.5 of all leave at 0.1, then 0.2 of the rest at 0.9. Stage 2: half of what is left.
    //   1 → 0.5 → 0.4 → 0.2
    let document = Map::new(2, 2).lose(1, 2, 0.5, 0.5).lose(1, 1, 0.9, 0.2).lose(1, 1, 0.1, 0.5).lose(2, 1, 0.1, 1.0);
    let found = losses(&document.done(), 1);
    assert_eq!(numbers(&found), [3, 2, 1]);
    assert_eq!(found.at_stage_start, [1.0, 0.4]);
    assert!(near(found.at_end, 0.2));
    let lost: Vec<f64> = found.steps.iter().map(method::FunnelStep::lost).collect();
    assert!(near(lost[0], 0.5) && near(lost[1], 0.1) && near(lost[2], 0.2), "{lost:?}");
    assert!(near(found.by_stage[0].share, 0.6) && near(found.by_stage[1].share, 0.2) && near(found.total.share, 0.8));
}

#[test]
fn a_persona_without_dropoffs_keeps_everybody_and_of_losses_nothing_is_known() {
    let found = losses(&Map::new(1, 1).worth(1, 10.0).count(Some(1), 1, Some(5), None).done(), 1);
    assert_eq!((found.at_stage_start.as_slice(), found.at_end), (&[1.0][..], 1.0));
    assert_eq!((found.set_out, found.total), (Some(5), method::Loss::default()));
}

#[test]
fn people_and_money_follow_the_shares_and_add_up_to_those_who_set_out() {
    // 1 240 set out, one brings 2 500.
    //   stage 1: 29 %    of 1 240 = 359,6 → 360 people,   900 000; 880 go on
    //   stage 2: 38 %    of   880 = 334,4 → 334 people,   835 000; 546 go on
    //   stage 2: 136     of   546 = 24,9 %  136 people,   340 000; 410 go on
    //   in all: 830 people, 2 075 000
    let document = Map::new(2, 3)
        .worth(1, 2500.0)
        .count(Some(1), 1, Some(1240), None)
        .lose(1, 1, 0.5, 0.29)
        .lose(1, 2, 0.2, 0.38)
        .lose_people(1, 2, 0.8, 0.9, Some(136))
        .done();
    let found = losses(&document, 1);
    let arrived: Vec<_> = found.steps.iter().map(|step| step.arrived).collect();
    assert_eq!(arrived, [Some(1240), Some(880), Some(546)]);
    let people: Vec<_> = found.steps.iter().map(|step| step.people).collect();
    assert_eq!(people, [Some(360), Some(334), Some(136)]);
    let money: Vec<_> = found.steps.iter().map(|step| step.money).collect();
    assert_eq!(money, [Some(900_000.0), Some(835_000.0), Some(340_000.0)]);
    assert!(near(found.steps[2].rate, 136.0 / 546.0), "what was counted beats the share that is told");
    assert!(near(found.at_end, 0.71 * 0.62 * (1.0 - 136.0 / 546.0)));
    assert_eq!((found.by_stage[1].people, found.by_stage[1].money), (Some(470), Some(1_175_000.0)));
    assert_eq!((found.by_stage[2].people, found.by_stage[2].money), (None, None));
    assert_eq!((found.total.people, found.total.money), (Some(830), Some(2_075_000.0)));
}

#[test]
fn nobody_is_guessed_where_the_first_stage_was_not_counted() {
    // Only the second stage was counted, so it is not known how many set out; one drop-off was counted by itself.
    let document = Map::new(2, 2)
        .worth(1, 100.0)
        .count(Some(1), 2, Some(400), Some(100))
        .count(None, 1, Some(1000), None)
        .lose_people(1, 1, 0.5, 0.3, Some(30))
        .lose(1, 2, 0.5, 0.5)
        .done();
    let found = losses(&document, 1);
    assert_eq!(found.set_out, None, "a row of everybody does not speak for one of two");
    assert_eq!((found.steps[0].people, found.steps[0].money), (Some(30), Some(3000.0)));
    assert!(near(found.steps[0].rate, 0.3), "without knowing how many arrived the share told stands");
    assert_eq!((found.steps[1].arrived, found.steps[1].people, found.steps[1].money), (None, None, None));
    assert_eq!((found.total.people, found.total.money), (None, None), "a sum of which a part is unknown is unknown");
}

#[test]
fn a_row_of_everybody_speaks_for_the_only_persona() {
    let found = losses(&Map::new(1, 1).count(None, 1, Some(50), None).lose(1, 1, 0.5, 0.1).done(), 1);
    assert_eq!((found.set_out, found.steps[0].people, found.steps[0].money), (Some(50), Some(5), None));
}

#[test]
fn a_dropoff_takes_at_most_all_who_arrive_and_that_is_told() {
    // 100 set out, 150 are said to leave: 100 do. Nobody arrives at the second drop-off, of whom 20 are said to leave: 0 do.
    let document = Map::new(1, 2)
        .count(Some(1), 1, Some(100), None)
        .lose_people(1, 1, 0.5, 0.1, Some(150))
        .lose_people(1, 2, 0.5, 0.4, Some(20))
        .done();
    let found = losses(&document, 1);
    assert!(near(found.steps[0].rate, 1.0) && near(found.at_end, 0.0));
    assert_eq!((found.steps[0].people, found.steps[1].people), (Some(100), Some(0)));
    let (persona, first, second) = (Some(PersonaId::new(1)), StageId::new(1), StageId::new(2));
    let over = |dropoff, people, arrived| FunnelFaultKind::MoreLostThanArrived {
        dropoff: DropOffId::new(dropoff),
        people,
        arrived,
    };
    assert_eq!(
        check_funnel(&document, journey(&document)),
        [
            FunnelFault { persona, stage: first, kind: over(1, 150, 100) },
            FunnelFault { persona, stage: second, kind: over(2, 20, 0) },
        ]
    );
}

#[test]
fn nobody_sets_out_and_nobody_is_lost() {
    let document = Map::new(1, 1).worth(1, 9.0).count(Some(1), 1, Some(0), None).lose(1, 1, 0.5, 0.25).done();
    let found = losses(&document, 1);
    assert_eq!((found.set_out, found.steps[0].people, found.steps[0].money), (Some(0), Some(0), Some(0.0)));
    assert!(near(found.at_end, 0.75), "the shares are still those that are told");
    assert_eq!(check_funnel(&document, journey(&document)), []);
}

#[test]
fn every_contradiction_of_a_funnel_is_told_with_its_stage_and_persona() {
    // everybody   1: 100 came, 40 left   2: 50 came (60 went on)   3: not counted   4: 30 came, 31 left
    // persona 1   1: 100 came, 25 left, told 30 %                  2: 0 came (75 went on), 3 left
    let document = Map::new(2, 4)
        .count(None, 1, Some(100), Some(40))
        .count(None, 2, Some(50), None)
        .count(None, 4, Some(30), Some(31))
        .count(Some(1), 1, Some(100), Some(25))
        .count(Some(1), 2, Some(0), Some(3))
        .lose(1, 1, 0.1, 0.2)
        .lose(1, 1, 0.8, 0.125)
        .done();
    let faults = check_funnel(&document, journey(&document));
    let fault = |persona: Option<u64>, stage: u64, kind| FunnelFault {
        persona: persona.map(PersonaId::new),
        stage: StageId::new(stage),
        kind,
    };
    let next = |went_on, entered| FunnelFaultKind::NextDiffers { next: StageId::new(2), went_on, entered };
    assert_eq!(faults.len(), 6, "{faults:?}");
    assert_eq!(
        faults[..5],
        [
            fault(None, 1, next(60, 50)),
            fault(None, 3, FunnelFaultKind::StageMissing),
            fault(None, 4, FunnelFaultKind::MoreLeftThanEntered { entered: 30, left: 31 }),
            fault(Some(1), 1, next(75, 0)),
            fault(Some(1), 2, FunnelFaultKind::LeftFromNobody { left: 3 }),
        ]
    );
    // 1 − 0,8 · 0,875 = 30 %, counted were 25 %.
    let FunnelFaultKind::SharesDisagree { dropoff, told, counted } = faults[5].kind else { panic!("{faults:?}") };
    assert!(dropoff == DropOffId::new(1) && near(told, 0.3) && near(counted, 0.25));
    let said = |language, at: usize| faults[at].remark(&document, journey(&document)).text(Messages::of(language));
    assert_eq!(said(Language::Ru, 5), "На этапе «Этап 1» (П1) уходы забирают 30\u{a0}%, а по воронке ушло 25\u{a0}%");
    assert_eq!(
        said(Language::Ru, 0),
        "Воронка (все вместе): с этапа «Этап 1» дальше пошло 60, а на этап «Этап 2» вошло 50"
    );
    assert_eq!(said(Language::En, 2), "Funnel, stage “Этап 4” (everybody together): 31 left, but only 30 entered");
    let keys: Vec<_> = method::review(&document, journey(&document)).iter().map(|remark| remark.key).collect();
    assert_eq!(keys.iter().filter(|key| key.starts_with("remark-funnel")).count(), 6, "{keys:?}");
}

#[test]
fn personas_that_have_more_people_than_everybody_are_told_at_the_row_and_in_the_review() {
    let rows = |one| {
        let map = Map::new(2, 1).count(None, 1, Some(100), None).count(Some(1), 1, Some(one), None);
        map.count(Some(2), 1, Some(50), None).done()
    };
    assert_eq!(check_funnel(&rows(50), journey(&rows(50))), []);
    let document = rows(60);
    let faults = check_funnel(&document, journey(&document));
    let kind = FunnelFaultKind::PartsExceedWhole { parts: 110, whole: 100 };
    assert_eq!(faults, [FunnelFault { persona: None, stage: StageId::new(1), kind }]);
    let found = journey(&document).funnel.contradictions(&[StageId::new(1)]);
    let kind = ContradictionKind::PartsExceedWhole { parts: 110, whole: 100 };
    assert_eq!(found, [Contradiction { persona: None, stage: StageId::new(1), kind }]);
    let remarks = method::review(&document, journey(&document));
    let said = remarks.iter().find(|remark| remark.key == "remark-funnel-parts-exceed").expect("a remark");
    assert_eq!(
        said.text(Messages::of(Language::Ru)),
        "Воронка, этап «Этап 1»: по персонам вместе вошло 110, а\u{a0}всего вошло 100"
    );
}

#[test]
fn every_reader_tells_the_share_that_follows_from_the_counted_people() {
    // 300 of 1 000 are 30 %, whatever the drop-off was told before; where nobody counted who arrives what is typed stands.
    let map = || {
        let mut map = Map::new(1, 1).lose_people(1, 1, 0.5, 0.1, Some(300));
        map.journey.lanes.insert(0, Lane::new(LaneId::new(1), LaneKind::DropOff));
        map
    };
    let (counted, unknown) = (map().count(Some(1), 1, Some(1000), None).done(), map().done());
    for (document, percent) in [(&counted, 30.0), (&unknown, 10.0)] {
        let dropoff = DropOffId::new(1);
        assert!(near(method::rates(document, journey(document))[&dropoff], percent / 100.0));
        let remarks = method::review(document, journey(document));
        for key in ["remark-dropoff-without-reason", "remark-dropoff-without-solution"] {
            let remark = remarks.iter().find(|remark| remark.key == key).expect("a remark");
            assert!(remark.args.contains(&("lost", Value::Number(percent))), "{remark:?}");
        }
        let copied = [ElementId::DropOff(dropoff)];
        let fragment = clip::Fragment::copy(document, JourneyId::new(1), &copied).expect("a drop-off");
        let text = clip::text(&fragment);
        assert!(text.contains(&format!("{percent}\u{a0}%")), "{text}");
    }
    let nobody = Map::new(1, 1).lose_people(1, 1, 0.5, 0.0, Some(300)).done();
    let remarks = method::review(&nobody, journey(&nobody));
    assert!(remarks.iter().all(|remark| remark.key != "remark-dropoff-loses-nobody"), "300 are not nobody");
}

#[test]
fn places_where_nobody_is_lost_are_not_ranked() {
    let document = Map::new(1, 2).lose(1, 1, 0.5, 0.0).lose(1, 2, 0.5, 0.2).feel(1, 1, 0.5, -2.0).done();
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    assert_eq!(found.places.iter().map(|place| place.stage.number()).collect::<Vec<_>>(), [2]);
    let people = Map::new(1, 1).lose_people(1, 1, 0.5, 0.0, Some(300)).done();
    assert_eq!(ranking(&people, journey(&people), &BTreeSet::new()).places.len(), 1);
}

#[test]
fn shares_told_in_whole_percent_agree_with_what_was_counted() {
    // 357 of 1 240 are 28,8 %, told as 29 %.
    let document = Map::new(1, 1).count(None, 1, Some(1240), Some(357)).lose(1, 1, 0.5, 0.29).done();
    assert_eq!(check_funnel(&document, journey(&document)), []);
}

#[test]
fn what_to_mend_first_is_depth_times_loss_in_percent() {
    // persona stage  lowest  depth    lost                    score
    //    1      1     −1,5   0,875    29 %                    25,375
    //    1      2     +2     0        0,71 · 0,5 = 35,5 %      0
    //    2      1     −2     1        10 % + 0,9 · 0,2 = 28 %  28
    //    2      2      –     –        0,72 · 0,5 = 36 %        –
    let document = Map::new(2, 2)
        .lose(1, 1, 0.5, 0.29)
        .lose(1, 2, 0.5, 0.5)
        .lose(2, 1, 0.2, 0.1)
        .lose(2, 1, 0.8, 0.2)
        .lose(2, 2, 0.5, 0.5)
        .feel(1, 1, 0.2, 1.0)
        .feel(1, 1, 0.6, -1.5)
        .feel(1, 2, 0.0, 2.0)
        .feel(2, 1, 0.5, -2.0)
        .done();
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    assert_eq!(found.unit, LossUnit::Share);
    let order: Vec<_> = found.places.iter().map(|place| (place.persona.number(), place.stage.number())).collect();
    assert_eq!(order, [(2, 1), (1, 1), (1, 2), (2, 2)]);
    let scores: Vec<_> =
        found.places.iter().map(|place| place.score.map(|score| (score * 1e6).round() / 1e6)).collect();
    assert_eq!(scores, [Some(28.0), Some(25.375), Some(0.0), None]);
    assert_eq!(found.places[0].dropoffs, [DropOffId::new(3), DropOffId::new(4)], "drop-offs of a stage are one place");
    assert_eq!((found.places[1].low, found.places[1].feeling), (Some(EmotionId::new(2)), Some(-1.5)));
    let messages = Messages::of(Language::Ru);
    assert_eq!(found.parts(&found.places[1], messages), "настроение −1,5 → 0,875 × 29\u{a0}% = 25,4");
    assert_eq!(
        found.parts(&found.places[3], messages),
        "потеря 36\u{a0}%, балла нет: на этом этапе не отмечены эмоции"
    );
    assert_eq!(found.doubt(&found.places[3], messages).as_deref(), Some("эмоции не отмечены"));
    assert_eq!(found.doubt(&found.places[0], messages), None);
    assert_eq!(found.message(&found.places[1], messages), "Теряем 29\u{a0}% · настроение −1,5");
    assert_eq!(found.message(&found.places[3], messages), "Теряем 36\u{a0}%");
    assert_eq!(found.score_in_words(&found.places[1], messages).as_deref(), Some("25,4\u{a0}балла"));
    let without = ranking(&document, journey(&document), &BTreeSet::from([PersonaId::new(2)]));
    assert!(without.places.iter().all(|place| place.persona == PersonaId::new(1)), "who is hidden is not ranked");
}

#[test]
fn a_half_of_a_percent_and_a_quarter_of_a_feeling_are_written_as_they_were_typed() {
    let document = Map::new(1, 2).lose(1, 1, 0.5, 0.375).lose(1, 2, 0.5, 0.2).feel(1, 1, 0.5, -1.75).done();
    let messages = Messages::of(Language::Ru);
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    let place = found.places.first().expect("one place");
    assert_eq!(found.parts(place, messages), "настроение −1,75 → 0,9375 × 37,5\u{a0}% = 35,2");
    let way = remaining(&document, journey(&document), PersonaId::new(1));
    let written: Vec<String> = way.at_stage_start.iter().map(|share| way.written(*share, Language::Ru)).collect();
    assert_eq!(written, ["100\u{a0}%", "62,5\u{a0}%"], "what is left and what is lost add up");
    let whole = Map::new(1, 3).lose(1, 1, 0.5, 0.29).lose(1, 2, 0.5, 0.35).done();
    let way = remaining(&whole, journey(&whole), PersonaId::new(1));
    let written: Vec<String> = way.at_stage_start.iter().map(|share| way.written(*share, Language::Ru)).collect();
    assert_eq!(written, ["100\u{a0}%", "71\u{a0}%", "46\u{a0}%"], "whole losses leave whole figures");
}

#[test]
fn a_ranking_counts_in_people_or_money_only_where_all_its_places_do() {
    // persona 1: 200 set out, 50 % → 100 people à 1 000; persona 2: 50 set out, 80 % → 40 people à 10 000. Depth 0,75 and 0,5.
    //   share  0,75 · 50 = 37,5   0,5 · 80 = 40        → 2, 1
    //   people 0,75 · 100 = 75    0,5 · 40 = 20        → 1, 2
    //   money  0,75 · 100 000     0,5 · 400 000        → 2, 1
    let build = |first: bool, second: bool, values: bool| {
        let mut map =
            Map::new(2, 1).lose(1, 1, 0.5, 0.5).lose(2, 1, 0.5, 0.8).feel(1, 1, 0.5, -1.0).feel(2, 1, 0.5, 0.0);
        map = if first { map.count(Some(1), 1, Some(200), None) } else { map };
        map = if second { map.count(Some(2), 1, Some(50), None) } else { map };
        map = if values { map.worth(1, 1000.0).worth(2, 10_000.0) } else { map };
        let document = map.done();
        let found = ranking(&document, journey(&document), &BTreeSet::new());
        let first = found.places.first().expect("two places");
        (
            found.unit,
            first.persona.number(),
            first.score.expect("a score"),
            found.parts(first, Messages::of(Language::Ru)),
        )
    };
    assert_eq!(build(true, false, true), (LossUnit::Share, 2, 40.0, "настроение 0 → 0,5 × 80\u{a0}% = 40".to_owned()));
    assert_eq!(
        build(true, true, false),
        (LossUnit::People, 1, 75.0, "настроение −1 → 0,75 × 100\u{a0}чел. = 75".to_owned())
    );
    assert_eq!(
        build(true, true, true),
        (
            LossUnit::Money,
            2,
            200_000.0,
            "настроение 0 → 0,5 × 400\u{202f}000\u{a0}₽ = 200\u{202f}000\u{a0}₽".to_owned()
        )
    );
}

#[test]
fn a_low_may_lie_where_the_curve_leaves_the_stage() {
    // Two points make a straight line: 0 in the middle of stage 1, −2 in the middle of stage 3, so −1,5 at the end of stage 2.
    let document = Map::new(1, 3).lose(1, 2, 0.5, 0.4).feel(1, 1, 0.5, 0.0).feel(1, 3, 0.5, -2.0).done();
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    let place = found.places.first().expect("one place");
    assert_eq!(place.low, None, "no point of the curve lies in the stage");
    assert!(near(place.depth.expect("the curve goes through the stage"), 0.875));
    assert!(near(place.score.expect("a score"), 35.0));
}

#[test]
fn equal_scores_stand_in_the_order_of_stages_and_personas() {
    let document = Map::new(2, 2)
        .lose(2, 2, 0.5, 0.1)
        .lose(2, 1, 0.5, 0.1)
        .lose(1, 2, 0.5, 0.1)
        .lose(1, 1, 0.5, 0.1)
        .feel(1, 1, 0.0, 2.0)
        .feel(1, 2, 0.0, 2.0)
        .feel(2, 1, 0.0, 2.0)
        .feel(2, 2, 0.0, 2.0)
        .done();
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    let order: Vec<_> = found.places.iter().map(|place| (place.stage.number(), place.persona.number())).collect();
    assert_eq!(order, [(1, 1), (1, 2), (2, 1), (2, 2)]);
}

#[test]
fn the_curve_of_what_should_become_makes_no_low_and_solutions_are_told_once() {
    let mut map = Map::new(1, 1).lose(1, 1, 0.2, 0.1).lose(1, 1, 0.6, 0.1).feel(1, 1, 0.5, -2.0).feel(1, 1, 0.6, -1.0);
    map.journey.solutions = [Solution::new(SolutionId::new(7), StageId::new(1))].into_iter().collect();
    map.journey.dropoffs.update_each(|dropoff| {
        Some(DropOff { solution: Some(SolutionId::new(7)), evidence: Evidence::Hypothesis, ..dropoff.clone() })
    });
    map.journey.emotions.update_each(|point| {
        (point.id.number() == 1).then(|| EmotionPoint { curve: JourneyKind::ToBe, ..point.clone() })
    });
    let document = map.done();
    let found = ranking(&document, journey(&document), &BTreeSet::new());
    let place = found.places.first().expect("one place");
    assert_eq!((place.feeling, place.depth), (Some(-1.0), Some(0.75)));
    assert_eq!(place.solutions, [SolutionId::new(7)]);
    assert_eq!(found.doubt(place, Messages::of(Language::Ru)).as_deref(), Some("уход — гипотеза"));
}

#[test]
fn figures_of_everybody_have_a_ribbon_of_their_own_where_no_persona_speaks_for_them() {
    let words = |map: Map| -> Vec<String> {
        let mut map = map;
        map.journey.lanes = [Lane::new(LaneId::new(1), LaneKind::DropOff)].into_iter().collect();
        let layout = lay_out(&map.done(), Paper::A3);
        let lane = layout.scene.groups.iter().filter(|placed| placed.group.layer == Layer::DropOffs);
        lane.flat_map(|placed| &placed.group.items)
            .filter_map(
                |item| if let Item::Text { run, .. } = item { Some(run.text.replace('\u{a0}', " ")) } else { None },
            )
            .collect()
    };
    let count = |map: Map| {
        map.count(None, 1, Some(1000), None).count(None, 2, Some(640), None).count(None, 3, Some(480), Some(80))
    };
    let told = ["все 100 %", "64 %", "48 %", "−36 %", "360 чел.", "−25 %", "160 чел.", "−16,7 %", "80 чел."];
    for personas in [0, 2] {
        let said = words(count(Map::new(personas, 3)));
        assert_eq!(said, told, "of {personas} personas");
    }
    let said = words(count(Map::new(1, 3)).lose(1, 1, 0.5, 0.36));
    assert!(!said.contains(&"все 100 %".to_owned()), "the only persona speaks for everybody: {said:?}");
    assert!(words(Map::new(2, 3).count(None, 1, Some(1000), None)).is_empty(), "nobody is known to have left");
}

/// A made-up map of losses alone, with every kind of drop-off, up to three of them a stage and persona, some of them counted.
fn crowded(seed: u64) -> Document {
    let few = |many: u64| usize::try_from(many).expect("a few");
    let (stages, personas) = (few(1 + seed % 9), few(1 + seed / 9 % 5));
    let mut document = method::synth(stages, 4, personas, seed);
    let mut map = document.first_journey().expect("a journey").as_ref().clone();
    let made: Vec<Arc<DropOff>> = map.dropoffs.iter().cloned().collect();
    let count = u64::try_from(made.len()).expect("a few");
    for turn in 1..=seed % 3 {
        for dropoff in &made {
            let id = dropoff.id.number() + turn * count;
            let at = (dropoff.at.get() * 7.3 + 0.31 * f64::from(u32::try_from(id % 97).expect("small"))) % 1.0;
            let kinds = [Severity::Trivial, Severity::Workaround, Severity::Abandonment];
            map.dropoffs.insert(
                map.dropoffs.len(),
                DropOff {
                    id: DropOffId::new(id),
                    at: Share::new(at),
                    cause: Cause::ALL[few(id) % Cause::ALL.len()],
                    severity: kinds[few(id) % 3],
                    evidence: if id % 2 == 0 { Evidence::Hypothesis } else { Evidence::Interview { count: 3 } },
                    reason: if id % 5 == 0 { String::new() } else { dropoff.reason.clone() },
                    ..dropoff.as_ref().clone()
                },
            );
        }
    }
    if seed.is_multiple_of(2) {
        let first = map.stages.at(0).expect("a stage").id;
        let row = |persona: &Arc<Persona>| FunnelRow {
            entered: Some(40 + seed * 977),
            ..FunnelRow::new(Some(persona.id), first)
        };
        Arc::make_mut(&mut map.funnel).rows = document.personas.iter().map(row).collect();
        let worth = Some(Amount::new(8400.0));
        document.personas.update_each(|persona| Some(Persona { value: worth, ..persona.clone() }));
    }
    let kinds = [LaneKind::DropOff, LaneKind::Priorities];
    map.lanes = (1..).zip(kinds).map(|(number, kind)| Lane::new(LaneId::new(number), kind)).collect();
    document.journeys = [map].into_iter().collect();
    document
}

fn lay_out(document: &Document, paper: Paper) -> Layout {
    support::lay_out(document, &on(paper, Orientation::Landscape))
}

fn ribbon_groups(layout: &Layout, part: Part) -> Vec<PlacedRef<'_>> {
    let groups = layout.scene.groups.iter();
    groups
        .filter(|placed| placed.group.layer == Layer::DropOffs)
        .filter(|placed| placed.group.source.is_some_and(|source| source.part == part))
        .collect()
}

fn meet(one: Rect, other: Rect) -> bool {
    let both = one.intersect(other);
    both.width() > 1e-6 && both.height() > 1e-6
}

/// The boxes of a group: chips, and lines of text from the height of their capitals to their descenders.
fn boxes(placed: PlacedRef<'_>) -> Vec<Rect> {
    let items = placed.group.items.iter();
    items
        .filter_map(|item| match item {
            Item::Rect { rect, .. } => Some(*rect + placed.offset),
            Item::Text { at, run, .. } => {
                let (at, size) = (*at + placed.offset, run.size.get());
                Some(Rect::new(at.x, at.y - size * 0.75, at.x + run.width.get(), at.y + size * 0.2))
            }
            _ => None,
        })
        .collect()
}

/// The chip of a tag, and what it says; a reason in the list of a joined tag has none.
fn chip(placed: PlacedRef<'_>) -> Option<(Rect, String)> {
    let rect = placed.group.items.iter().find_map(|item| match item {
        Item::Rect { rect, .. } => Some(*rect + placed.offset),
        _ => None,
    })?;
    let share = placed.group.items.iter().find_map(|item| match item {
        Item::Text { run, .. } => Some(run.text.to_string()),
        _ => None,
    })?;
    Some((rect, share))
}

/// The outline of what peels off.
fn outline(peel: PlacedRef<'_>) -> BezPath {
    let mut outlines = peel.group.items.iter().filter_map(|item| match item {
        Item::Path { path, fill: Some(_), .. } => Some(Affine::translate(peel.offset) * path.clone()),
        _ => None,
    });
    outlines.next_back().expect("a peel is filled")
}

#[test]
fn no_tag_crosses_another_a_share_the_ribbon_or_what_peels_off_it() {
    // So many on all sheets together; on one or the other there may be no room for any.
    let mut met = (0, 0, 0);
    for seed in 0..200 {
        let document = crowded(seed);
        let paper = Paper::USUAL[usize::try_from(seed).expect("small") % Paper::USUAL.len()];
        let layout = lay_out(&document, paper);
        let tags: Vec<Rect> = ribbon_groups(&layout, Part::Body).into_iter().map(|placed| placed.bounds()).collect();
        let peels = ribbon_groups(&layout, Part::Label);
        let mut fixed: Vec<Rect> = peels.iter().map(PlacedRef::bounds).collect();
        let mut shares = Vec::new();
        for ribbon in ribbon_groups(&layout, Part::Area) {
            for item in &ribbon.group.items {
                if let Item::Path { path, .. } = item {
                    fixed.push(path.bounding_box() + ribbon.offset);
                }
            }
            shares.extend(boxes(ribbon));
        }
        for (index, tag) in tags.iter().enumerate() {
            let others = tags[index + 1..].iter().chain(&fixed);
            others.for_each(|other| assert!(!meet(*tag, *other), "{seed}: the tag {tag:?} crosses {other:?}"));
        }
        // Words may stand under a share.
        for word in ribbon_groups(&layout, Part::Body).into_iter().flat_map(boxes) {
            for share in &shares {
                assert!(!meet(word, *share), "{seed}: {word:?} crosses the share {share:?}");
            }
        }
        for (index, share) in shares.iter().enumerate() {
            let others = shares[index + 1..].iter().chain(&fixed);
            others.for_each(|other| assert!(!meet(*share, *other), "{seed}: the share {share:?} crosses {other:?}"));
        }
        met = (met.0 + tags.len(), met.1 + shares.len(), met.2 + fixed.len());
        let outlines: Vec<BezPath> = peels.iter().map(|peel| outline(*peel)).collect();
        for (index, one) in outlines.iter().enumerate() {
            for (_, other) in outlines.iter().enumerate().filter(|(at, _)| *at != index) {
                let steps = || (1..10).map(|step| f64::from(step) / 10.0);
                let crosses = one.segments().any(|side| steps().any(|at| other.contains(side.eval(at))));
                assert!(!crosses, "{seed}: {one:?} crosses {other:?}");
            }
        }
    }
    assert!(met.0 > 1_000 && met.1 > 1_000 && met.2 > 1_000, "tags, shares, ribbons and peels: {met:?}");
}

#[test]
fn every_loss_stands_on_the_sheet_or_is_told_to_have_found_no_room() {
    for seed in 0..60 {
        let document = crowded(seed);
        let layout = lay_out(&document, Paper::A3);
        let of = |part| -> BTreeSet<ElementId> {
            let groups = ribbon_groups(&layout, part).into_iter();
            groups.filter_map(|placed| placed.group.source).map(|source| source.element).collect()
        };
        let told: BTreeSet<ElementId> = (layout.notices.iter())
            .filter(|notice| matches!(notice, Notice::DropOffLeftOut { .. }))
            .filter_map(Notice::element)
            .collect();
        let all: BTreeSet<ElementId> =
            journey(&document).dropoffs.iter().map(|dropoff| ElementId::DropOff(dropoff.id)).collect();
        let tagged = of(Part::Body);
        assert!(tagged.is_disjoint(&told), "{seed}");
        assert_eq!(tagged.union(&told).copied().collect::<BTreeSet<_>>(), all, "{seed}");
        // Those of one chip leave together, as the first of them.
        let listed: BTreeSet<ElementId> = (ribbon_groups(&layout, Part::Body).into_iter())
            .filter(|tag| chip(*tag).is_none())
            .filter_map(|tag| Some(tag.group.source?.element))
            .collect();
        let (peeling, alone) = (of(Part::Label), all.difference(&listed).copied());
        assert!(peeling.is_disjoint(&listed), "{seed}");
        for element in alone.filter(|element| !told.contains(element)) {
            assert!(peeling.contains(&element), "{seed}: {element:?} peels off");
        }
    }
}

#[test]
fn the_chip_of_a_hypothesis_is_an_outline_with_one_dashed_edge_and_no_other_is_dashed() {
    let negative = PaperTheme::get().negative;
    let mut told = BTreeSet::new();
    for seed in 0..20 {
        let document = crowded(seed);
        let layout = lay_out(&document, Paper::A1);
        for tag in ribbon_groups(&layout, Part::Body) {
            let Some(ElementId::DropOff(id)) = tag.group.source.map(|source| source.element) else { continue };
            let dropoff = journey(&document).dropoffs.get(id).expect("it is on the map");
            // A chip of several stands for all of them.
            if chip(tag).is_none_or(|(_, share)| share.contains('·')) {
                continue;
            }
            let grounds: Vec<_> = (tag.group.items.iter())
                .filter_map(|item| match item {
                    Item::Rect { fill, stroke, .. } => {
                        Some((*fill, stroke.is_some_and(|edge| edge.dash != Dash::SOLID)))
                    }
                    _ => None,
                })
                .collect();
            let [(fill, dashed)] = grounds[..] else { panic!("{grounds:?}") };
            let hypothesis = dropoff.evidence.is_hypothesis();
            assert_eq!(dashed, hypothesis, "{dropoff:?}");
            let solid = fill == Some(Fill::Solid(negative));
            assert_eq!(solid, dropoff.severity == Severity::Abandonment && !hypothesis, "{dropoff:?}");
            told.insert((hypothesis, solid));
        }
    }
    assert_eq!(told.len(), 3, "the maps have known and guessed losses");
}

/// How chips stand to shares and to words on a sheet: one value for each way in which some do.
fn patterns(layout: &Layout) -> BTreeSet<(i64, bool)> {
    let hair = |length: f64| (length * 20.0).round();
    let shares: Vec<Rect> = ribbon_groups(layout, Part::Area).into_iter().flat_map(boxes).collect();
    let mut found = BTreeSet::new();
    for tag in ribbon_groups(layout, Part::Body) {
        let Some((rect, _)) = chip(tag) else { continue };
        // The shares of its own row are the nearest above or beside.
        let gap = |share: &Rect| (share.center().y - rect.center().y).abs();
        let Some(share) = shares.iter().min_by(|one, other| gap(one).total_cmp(&gap(other))) else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "a length on a sheet")]
        let above = hair(rect.center().y - share.center().y) as i64;
        // The chip, its share, and words.
        let boxes = boxes(tag);
        let Some(words) = boxes.get(2) else { continue };
        found.insert((above, words.y0 > rect.y1));
    }
    found
}

#[test]
fn shares_chips_and_words_stand_to_each_other_in_one_way_on_a_whole_sheet() {
    let mut beside = BTreeSet::new();
    for seed in 0..120 {
        let layout = lay_out(&crowded(seed), Paper::USUAL[usize::try_from(seed % 5).expect("small")]);
        let found = patterns(&layout);
        assert!(found.len() <= 1, "{seed}: {found:?}");
        beside.extend(found.into_iter().map(|(_, under)| under));
    }
    assert_eq!(beside.len(), 2, "some sheets have room beside the chips, others have not");
}

#[test]
fn a_narrow_sheet_keeps_every_reason_and_amount_of_the_sample() {
    for name in ["school", "school.en"] {
        let path = support::repository(&format!("assets/samples/{name}.tropa"));
        let document = tropa::store::open(&path).expect("the sample opens").document;
        for orientation in [Orientation::Portrait, Orientation::Landscape] {
            let layout = support::lay_out(&document, &on(Paper::A1, orientation));
            let left_out = |notice: &&Notice| matches!(notice.element(), Some(ElementId::DropOff(_)));
            assert_eq!(layout.notices.iter().find(left_out), None, "{name} {orientation:?}");
            assert_eq!(patterns(&layout).len(), 1);
        }
    }
}

#[test]
fn losses_at_one_place_share_a_chip_and_keep_their_reasons() {
    let mut map = Map::new(1, 2).lose(1, 1, 0.5, 0.2).lose(1, 1, 0.5, 0.5).lose(1, 2, 0.5, 0.1);
    map.journey.lanes = [Lane::new(LaneId::new(1), LaneKind::DropOff)].into_iter().collect();
    map.journey
        .dropoffs
        .update_each(|one| Some(DropOff { reason: format!("причина {}", one.id.number()), ..one.clone() }));
    let layout = lay_out(&map.done(), Paper::A3);
    assert_eq!(layout.notices, []);
    let tags = ribbon_groups(&layout, Part::Body);
    let said = |tag: &PlacedRef<'_>| -> String {
        let items = tag.group.items.iter();
        items
            .filter_map(|item| if let Item::Text { run, .. } = item { Some(run.text.to_string()) } else { None })
            .collect()
    };
    let found: Vec<(Option<ElementId>, bool, String)> = (tags.iter())
        .map(|tag| {
            (tag.group.source.map(|source| source.element), chip(*tag).is_some(), said(tag).replace('\u{a0}', " "))
        })
        .collect();
    let dropoff = |number| Some(ElementId::DropOff(DropOffId::new(number)));
    assert_eq!(
        found,
        [
            (dropoff(1), true, "−60 % · 2 причины−20 % причина 1".to_owned()),
            (dropoff(2), false, "−50 % причина 2".to_owned()),
            (dropoff(3), true, "−10 %причина 3".to_owned()),
        ]
    );
    let peels = ribbon_groups(&layout, Part::Label);
    assert_eq!(peels.len(), 2, "what leaves at one place leaves together");
    let (first, last) = (chip(tags[0]).expect("a chip").0, chip(tags[2]).expect("a chip").0);
    for (peel, chip) in peels.iter().zip([first, last]) {
        let bounds = peel.bounds();
        assert!(bounds.x0 < chip.center().x && chip.center().x < bounds.x1, "it parts under the middle of its chip");
    }
}

#[test]
fn of_more_losses_than_one_place_can_tell_each_is_listed_or_named() {
    let mut map = Map::new(1, 12);
    for number in 0..20 {
        map = map.lose(1, 6, f64::from(number) / 20.0, 0.05);
    }
    map.journey.lanes = [Lane::new(LaneId::new(1), LaneKind::DropOff)].into_iter().collect();
    map.journey.dropoffs.update_each(|one| Some(DropOff { reason: "долго ждать".to_owned(), ..one.clone() }));
    let layout = lay_out(&map.done(), Paper::A4);
    let told = layout.notices.iter().filter(|notice| matches!(notice, Notice::DropOffLeftOut { .. })).count();
    assert_eq!(ribbon_groups(&layout, Part::Body).len() + told, 20);
    assert!(told > 0 && told < 20, "{told}");
}

#[test]
fn a_chip_of_several_losses_does_not_speak_of_those_at_hidden_stages_between_them() {
    let mut map = Map::new(1, 40);
    for number in 1..=40 {
        map = map.lose(1, number, 0.5, 0.02);
    }
    map.journey.lanes = [Lane::new(LaneId::new(1), LaneKind::DropOff)].into_iter().collect();
    let reason = |one: &DropOff| format!("долго ждать ответа поддержки {}", one.id.number());
    map.journey.dropoffs.update_each(|one| Some(DropOff { reason: reason(one), ..one.clone() }));
    let is_hidden = |stage: StageId| stage.number().is_multiple_of(3);
    map.journey.stages.update_each(|stage| is_hidden(stage.id).then(|| Stage { visible: false, ..stage.clone() }));
    let layout = lay_out(&map.done(), Paper::A4);
    let tags = ribbon_groups(&layout, Part::Body);
    let spoken = tags.iter().filter_map(|tag| Some(tag.group.source?.element));
    let elements: Vec<ElementId> = spoken.chain(layout.notices.iter().filter_map(Notice::element)).collect();
    for number in (3..=40).step_by(3) {
        assert!(!elements.contains(&ElementId::DropOff(DropOffId::new(number))), "{number} is hidden: {elements:?}");
    }
    let told = |share: &str| {
        share.split_once("· ").map_or(1, |(_, count)| {
            count.split(char::is_whitespace).next().and_then(|count| count.parse::<u32>().ok()).expect("a count")
        })
    };
    let counts: Vec<u32> =
        tags.iter().filter_map(|tag| chip(*tag)).map(|(_, share)| told(&share.replace('\u{a0}', " "))).collect();
    assert!(counts.iter().any(|count| *count > 1), "some crowd each other");
    assert_eq!(counts.iter().sum::<u32>(), 27, "{counts:?}");
}

#[test]
fn people_and_money_stand_at_the_place_where_they_are_lost() {
    let mut map = Map::new(1, 2).worth(1, 2500.0).count(None, 1, Some(1240), None).lose(1, 1, 0.6, 0.29);
    map.journey.lanes = [Lane::new(LaneId::new(1), LaneKind::DropOff)].into_iter().collect();
    let layout = lay_out(&map.done(), Paper::A3);
    assert_eq!(layout.notices, []);
    let tags = ribbon_groups(&layout, Part::Body);
    let words: String = (tags.iter().flat_map(|tag| &tag.group.items))
        .filter_map(|item| match item {
            Item::Text { run, .. } => Some(run.text.to_string()),
            _ => None,
        })
        .collect();
    assert!(words.contains("−29\u{a0}%"), "{words}");
    assert!(words.contains("360\u{a0}чел."), "{words}");
    assert!(words.contains("−900\u{202f}000\u{a0}₽"), "{words}");
}

#[test]
fn the_places_to_mend_first_stand_beside_each_other_and_lead_to_their_dropoffs() {
    let mut met = 0;
    for seed in 9..40 {
        let mut document = crowded(seed);
        let first = ranking(&document, journey(&document), &BTreeSet::new()).places[0].stage;
        // What is hidden is ranked, but is not on the sheet.
        if seed.is_multiple_of(2) {
            let hidden =
                Stage { visible: false, ..journey(&document).stages.get(first).expect("a stage").as_ref().clone() };
            document =
                tropa::edit::apply(&document, &Edit::Change(Box::new(Element::Stage(hidden)))).expect("it can hide");
        }
        let layout = lay_out(&document, Paper::A1);
        let band = layout.frame.lane_of(LaneKind::Priorities).expect("the lane is shown").rect;
        let cards: Vec<PlacedRef<'_>> = (layout.scene.groups.iter())
            .filter(|placed| placed.group.layer == Layer::Cards)
            .filter(|placed| placed.group.source.is_some_and(|source| source.part == Part::Label))
            .collect();
        let places = ranking(&document, journey(&document), &BTreeSet::new()).places;
        assert!(places.iter().any(|place| place.stage == first), "{seed}");
        let shown =
            places.iter().filter(|place| journey(&document).shown_stages().any(|stage| stage.id == place.stage));
        let wanted: Vec<ElementId> = shown.take(3).map(|place| ElementId::DropOff(place.dropoffs[0])).collect();
        let found: Vec<ElementId> = cards.iter().filter_map(|card| Some(card.group.source?.element)).collect();
        assert_eq!(found, wanted, "{seed}");
        met += found.len();
        for (index, card) in cards.iter().enumerate() {
            let bounds = card.bounds();
            assert!(band.union(bounds) == band, "{seed}: {bounds:?} is not in {band:?}");
            cards[index + 1..].iter().for_each(|other| assert!(!meet(bounds, other.bounds()), "{seed}"));
        }
    }
    assert!(met > 40, "{met} places on all maps");
}

#[test]
fn the_footer_says_where_the_figures_of_the_funnel_come_from() {
    let mut map = Map::new(1, 1);
    Arc::make_mut(&mut map.journey.funnel).source = Some(DataSource {
        file: "funnel.xlsx".to_owned(),
        sheet: "Май".to_owned(),
        date: Date::new(2026, 11, 22),
        rows: 1240,
        ..DataSource::default()
    });
    let layout = lay_out(&map.done(), Paper::A1);
    let words: String = layout.scene.text_runs().map(|(_, run)| run.text.to_string()).collect();
    let plain: String = words.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    assert!(plain.contains("«funnel.xlsx» · лист «Май» · 22.11.2026 · 1 240 строк"), "{words}");
}
