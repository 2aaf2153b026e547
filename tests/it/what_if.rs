//! What-ifs against tables worked by hand. Each table is written out as a reader would count it on paper.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::losses::Map;
use crate::support::journey;
use std::collections::BTreeSet;
use std::sync::Arc;
use tropa::i18n::Messages;
use tropa::method::{self, Figures, Missing, Outcome, Pair, compare};
use tropa::model::{
    Document, DropOffId, EasedDropOff, EmotionId, Feeling, Language, LiftedFeeling, PersonaId, Share, StageId, WhatIf,
    WhatIfId,
};

fn what_if(eased: &[(u64, f64)], lifted: &[(u64, f64)]) -> WhatIf {
    let mut what_if = WhatIf::new(WhatIfId::new(1), "Онлайн-запись".to_owned());
    let eased = eased.iter();
    what_if.eased =
        eased.map(|&(id, lost)| EasedDropOff { dropoff: DropOffId::new(id), lost: Share::new(lost) }).collect();
    let lifted = lifted.iter();
    what_if.lifted =
        lifted.map(|&(id, value)| LiftedFeeling { emotion: EmotionId::new(id), value: Feeling::new(value) }).collect();
    what_if
}

fn outcome(document: &Document, what_if: &WhatIf) -> Outcome {
    compare(document, journey(document).id, what_if, &BTreeSet::new()).expect("the journey is there")
}

fn ease(document: &Document, eased: &[(u64, f64)]) -> Outcome {
    outcome(document, &what_if(eased, &[]))
}

fn near(one: Option<f64>, other: f64) -> bool {
    one.is_some_and(|one| (one - other).abs() < 1e-9)
}

fn people(figures: &Pair<Figures>) -> (Option<u64>, Option<u64>) {
    (figures.today.people, figures.then.people)
}

/// Who gets to each drop-off of a persona, and how many leave there.
fn steps(document: &Document, eased: &[(u64, f64)], persona: u64) -> Vec<(Option<u64>, Option<u64>)> {
    let next = method::with(document, journey(document).id, &what_if(eased, &[]));
    let way = method::remaining(&next, journey(&next), PersonaId::new(persona));
    way.steps.iter().map(|step| (step.arrived, step.people)).collect()
}

fn gain(document: &Document, outcome: &Outcome) -> String {
    outcome.gain(document, Messages::of(Language::Ru)).replace(['\u{a0}', '\u{202f}'], " ")
}

/// Two personas with counted people; one customer brings 2 500 or 10 000.
///
/// |            | П1: who comes | leave            | П2: who comes | leave          |
/// |------------|---------------|------------------|---------------|----------------|
/// | 1          | 1 240         | 29 % = 360       | 300           | 60 (counted)   |
/// | 2          | 880           | 38 % = 334       | 240           |                |
/// | 2, further | 546           | 136 (counted)    |               |                |
/// | 3          | 410           |                  | 240           | 50 % = 120     |
/// | end        | 410           |                  | 120           |                |
/// | money      | 1 025 000     | 830 = 2 075 000  | 1 200 000     | 180 = 1 800 000|
fn two() -> Map {
    Map::new(2, 3)
        .count(Some(1), 1, Some(1240), None)
        .count(Some(2), 1, Some(300), None)
        .lose(1, 1, 0.5, 0.29)
        .lose(1, 2, 0.2, 0.38)
        .lose_people(1, 2, 0.8, 0.9, Some(136))
        .lose_people(2, 1, 0.5, 0.2, Some(60))
        .lose(2, 3, 0.5, 0.5)
}

#[test]
fn where_nobody_was_counted_shares_alone_move() {
    // Today 1 → 0.71 → 0.71 × 0.62 = 0.4402. With 20 % in the place of 38 %: 0.71 × 0.8 = 0.568, so 0.1278 more: 12.8 points.
    let document = Map::new(1, 2).worth(1, 2500.0).lose(1, 1, 0.5, 0.29).lose(1, 2, 0.5, 0.38).done();
    let found = ease(&document, &[(2, 0.2)]);
    assert!(near(found.together.today.share, 0.4402) && near(found.together.then.share, 0.568));
    assert_eq!((people(&found.together), found.together.then.money), ((None, None), None));
    assert_eq!(found.missing(), Some(Missing::Counts(vec![PersonaId::new(1)])));
    assert_eq!(gain(&document, &found), "+12,8 п. п.");
}

#[test]
fn shares_of_two_personas_are_told_of_each_and_never_added_up() {
    let document = Map::new(2, 1).lose(1, 1, 0.5, 0.4).lose(2, 1, 0.5, 0.3).done();
    let found = ease(&document, &[(1, 0.1)]);
    assert_eq!(found.together.today.share, None, "nobody knows how many of either there are");
    assert!(near(found.personas[0].figures.then.share, 0.9) && near(found.personas[1].figures.then.share, 0.7));
    assert_eq!(gain(&document, &found), "П1 +30 п. п.");
    assert_eq!(gain(&document, &ease(&document, &[])), "без изменений");
}

#[test]
fn people_and_money_of_two_personas_follow_from_one_eased_dropoff() {
    // П1, 20 % in the place of 38 %: 880 × 0.2 = 176 leave, 704 go on. Further on 136 of 546 left, 24.9 %; that part of 704 is
    // 175.4, so 175 leave and 529 get to the end: 119 more than 410, who bring 297 500. П2 is as before.
    //   all:  410 + 120 = 530 of 1 540 (34.4 %) → 529 + 120 = 649 (42.1 %)
    //   lost: 830 + 180 = 1 010 → 360 + 176 + 175 + 180 = 891
    //   money: 1 025 000 + 1 200 000 = 2 225 000 → 1 322 500 + 1 200 000 = 2 522 500; lost 3 875 000 → 3 577 500
    let document = two().worth(1, 2500.0).worth(2, 10_000.0).done();
    let found = ease(&document, &[(2, 0.2)]);
    assert_eq!(
        steps(&document, &[(2, 0.2)], 1),
        [(Some(1240), Some(360)), (Some(880), Some(176)), (Some(704), Some(175))]
    );
    assert_eq!(people(&found.personas[0].figures), (Some(410), Some(529)));
    assert_eq!(people(&found.personas[1].figures), (Some(120), Some(120)));
    let Pair { today, then } = found.together;
    assert_eq!((today.set_out, today.people, today.people_lost), (Some(1540), Some(530), Some(1010)));
    assert_eq!((then.set_out, then.people, then.people_lost), (Some(1540), Some(649), Some(891)));
    assert!(near(today.share, 530.0 / 1540.0) && near(then.share, 649.0 / 1540.0));
    assert_eq!((today.money, today.money_lost), (Some(2_225_000.0), Some(3_875_000.0)));
    assert_eq!((then.money, then.money_lost), (Some(2_522_500.0), Some(3_577_500.0)));
    assert_eq!((found.missing(), gain(&document, &found).as_str()), (None, "+119 чел. · +298 000 ₽"));
}

#[test]
fn without_a_value_per_customer_there_are_people_and_no_money() {
    let document = two().worth(1, 2500.0).done();
    let found = ease(&document, &[(2, 0.2)]);
    assert_eq!(people(&found.together), (Some(530), Some(649)));
    assert_eq!(
        (found.together.today.money, found.together.then.money_lost),
        (None, None),
        "of one part it is not known"
    );
    assert_eq!(found.personas[0].figures.then.money, Some(1_322_500.0), "of the other it is");
    assert_eq!(found.missing(), Some(Missing::Values(vec![PersonaId::new(2)])));
    assert_eq!(gain(&document, &found), "+119 чел.");
    let told = found.missing().map(|missing| missing.message(&document, Messages::of(Language::Ru)));
    assert!(told.is_some_and(|told| told.ends_with(": П2")), "it is said whose value is missing");
}

#[test]
fn a_share_eased_to_zero_loses_nobody_and_leaves_the_ranking() {
    // П1: nobody leaves stage 1. 1 240 × 38 % = 471.2 → 471, 769 go on; of those 24.9 % = 191.5 → 192 leave, 577 are left.
    let document = two().worth(1, 2500.0).worth(2, 10_000.0).done();
    let found = ease(&document, &[(1, 0.0)]);
    assert_eq!(
        steps(&document, &[(1, 0.0)], 1),
        [(Some(1240), Some(0)), (Some(1240), Some(471)), (Some(769), Some(192))]
    );
    assert_eq!(people(&found.personas[0].figures), (Some(410), Some(577)));
    let gone = found.moves.iter().find(|place| (place.persona, place.stage) == (PersonaId::new(1), StageId::new(1)));
    assert!(gone.is_some_and(|place| place.rank.today.is_some() && place.rank.then.is_none()));
    assert_eq!((found.ranking.today.places.len(), found.ranking.then.places.len()), (4, 3));
}

#[test]
fn where_everybody_leaves_nobody_gets_to_the_end() {
    // 1 240 − 360 = 880, of whom all leave: further on nobody comes, and of nobody nobody leaves.
    let document = two().worth(1, 2500.0).worth(2, 10_000.0).done();
    let found = ease(&document, &[(2, 1.0)]);
    assert_eq!(steps(&document, &[(2, 1.0)], 1), [(Some(1240), Some(360)), (Some(880), Some(880)), (Some(0), Some(0))]);
    assert_eq!(found.personas[0].figures.then.share, Some(0.0));
    assert_eq!(found.personas[0].figures.then.money, Some(0.0));
    assert_eq!(gain(&document, &found), "−410 чел. · −1 млн ₽");
}

#[test]
fn two_dropoffs_of_one_stage_are_eased_one_after_the_other() {
    // Today 1 000: half leave, 500; a fifth of 500, 100; 400 are left. Eased to 20 % and 10 %: 200, then 80 of 800; 720 are left.
    let document = Map::new(1, 1).count(Some(1), 1, Some(1000), None).lose(1, 1, 0.9, 0.2).lose(1, 1, 0.1, 0.5).done();
    let eased = [(1, 0.1), (2, 0.2)];
    assert_eq!(steps(&document, &eased, 1), [(Some(1000), Some(200)), (Some(800), Some(80))]);
    assert_eq!(people(&ease(&document, &eased).together), (Some(400), Some(720)));
    assert_eq!(gain(&document, &ease(&document, &eased)), "+320 чел.");
}

#[test]
fn a_counted_dropoff_takes_the_share_that_is_asked_for_in_the_place_of_its_count() {
    // 1 000 set out, 300 were counted as leaving (30 %, whatever the 90 % say), then 70 of 700 (10 %): 630 are left.
    // With 10 % at the first: 100 leave, 900 go on, 10 % of them are 90: 810 are left.
    let document = Map::new(1, 2)
        .count(Some(1), 1, Some(1000), None)
        .lose_people(1, 1, 0.5, 0.9, Some(300))
        .lose_people(1, 2, 0.5, 0.0, Some(70))
        .done();
    assert_eq!(steps(&document, &[(1, 0.1)], 1), [(Some(1000), Some(100)), (Some(900), Some(90))]);
    assert_eq!(people(&ease(&document, &[(1, 0.1)]).together), (Some(630), Some(810)));
    // Asked for what it is today, it is today.
    let same = method::with(&document, journey(&document).id, &what_if(&[(1, 0.3)], &[]));
    assert_eq!(same, document);
}

#[test]
fn a_count_after_an_eased_dropoff_is_none_any_more_where_nobody_knows_who_gets_there() {
    // 30 were counted further on, but not of how many: with others coming there it is another number, which nobody knows.
    let document = Map::new(1, 2).lose(1, 1, 0.5, 0.5).lose_people(1, 2, 0.5, 0.2, Some(30)).done();
    let found = ease(&document, &[(1, 0.25)]);
    assert_eq!(steps(&document, &[(1, 0.25)], 1), [(None, None), (None, None)]);
    // 1 × 0.5 × 0.8 = 0.4 → 0.75 × 0.8 = 0.6
    assert!(near(found.together.today.share, 0.4) && near(found.together.then.share, 0.6));
}

#[test]
fn what_was_counted_of_everybody_speaks_for_an_only_persona_and_never_moves_by_itself() {
    // 50 set out, of an only persona: 40 % = 20 leave, 30 are left; with 10 % it is 5 and 45.
    let alone = Map::new(1, 1).count(None, 1, Some(50), None).lose(1, 1, 0.5, 0.4).done();
    assert_eq!(people(&ease(&alone, &[(1, 0.1)]).together), (Some(30), Some(45)));
    // Of two nobody knows whose they are: shares move, and the count of everybody stays what was counted.
    let two = Map::new(2, 2)
        .count(None, 1, Some(50), Some(10))
        .count(None, 2, Some(40), Some(10))
        .lose(1, 1, 0.5, 0.4)
        .lose(2, 1, 0.5, 0.2)
        .done();
    let found = ease(&two, &[(1, 0.1)]);
    assert_eq!(people(&found.together), (None, None));
    assert_eq!(found.missing(), Some(Missing::Counts(vec![PersonaId::new(1), PersonaId::new(2)])));
    let next = method::with(&two, journey(&two).id, &what_if(&[(1, 0.1)], &[]));
    let everybody = method::everybody(&two, journey(&two));
    assert!(everybody.is_some());
    assert_eq!(everybody, method::everybody(&next, journey(&next)));
}

#[test]
fn what_the_map_no_longer_has_means_nothing() {
    let document = two().feel(1, 1, 0.5, -1.0).done();
    let gone = what_if(&[(99, 0.0)], &[(99, 2.0)]);
    assert_eq!(method::with(&document, journey(&document).id, &gone), document);
    let found = outcome(&document, &gone);
    assert_eq!(found.together.today, found.together.then);
    assert!(found.moods.is_empty() && found.moves.iter().all(|place| place.rank.today == place.rank.then));
}

#[test]
fn people_are_whole() {
    // Half of 7 are 3.5, so 4 leave and 3 are left; 49 % are 3.43, so 3 leave and 4 are left.
    let document = Map::new(1, 1).count(Some(1), 1, Some(7), None).lose(1, 1, 0.5, 0.5).done();
    assert_eq!(people(&ease(&document, &[(1, 0.49)]).together), (Some(3), Some(4)));
}

#[test]
fn of_hidden_personas_and_those_who_lose_nobody_nothing_is_counted() {
    // With П2 hidden П1 is alone: 410 → 529.
    let document = two().worth(1, 2500.0).done();
    let hidden = BTreeSet::from([PersonaId::new(2)]);
    let found = compare(&document, journey(&document).id, &what_if(&[(2, 0.2)], &[]), &hidden).expect("a journey");
    assert_eq!((found.personas.len(), people(&found.together)), (1, (Some(410), Some(529))));
    assert!(found.moves.iter().all(|place| place.persona == PersonaId::new(1)));
    let nobody = Map::new(1, 1).count(Some(1), 1, Some(5), None).done();
    assert_eq!(outcome(&nobody, &what_if(&[], &[])).missing(), Some(Missing::DropOffs));
}

#[test]
fn eased_losses_and_lifted_feelings_put_another_place_first() {
    // Feelings −2 in the middle of stage 1 and −1 in the middle of stage 2, so −1.5 where the stages meet; today
    //   stage 1: lowest −2, depth 1, loss 40 %: 40;      stage 2: lowest −1.5, depth 0.875, loss 0.6 × 50 % = 30 %: 26.25
    // With +1 in the middle of stage 1 the curve falls to 0 where the stages meet and to −1:
    //   stage 1: lowest 0, depth 0.5, 40 %: 20;          stage 2: lowest −1, depth 0.75, 30 %: 22.5
    // Means: stage 1 −1.75 → 0.5, stage 2 −1.25 → −0.5.
    let document =
        Map::new(1, 2).lose(1, 1, 0.5, 0.4).lose(1, 2, 0.5, 0.5).feel(1, 1, 0.5, -2.0).feel(1, 2, 0.5, -1.0).done();
    let found = outcome(&document, &what_if(&[], &[(1, 1.0)]));
    let scores = |ranking: &method::Ranking| -> Vec<(u64, Option<f64>)> {
        ranking.places.iter().map(|place| (place.stage.number(), place.score)).collect()
    };
    assert_eq!(scores(&found.ranking.today), [(1, Some(40.0)), (2, Some(26.25))]);
    assert_eq!(scores(&found.ranking.then), [(2, Some(22.5)), (1, Some(20.0))]);
    let ranks: Vec<_> = found.moves.iter().map(|place| (place.rank.today, place.rank.then)).collect();
    assert_eq!(ranks, [(Some(2), Some(1)), (Some(1), Some(2))]);
    let moods: Vec<_> = found.moods.iter().map(|mood| (mood.feeling.today, mood.feeling.then)).collect();
    assert_eq!(moods, [(-1.75, 0.5), (-1.25, -0.5)]);
    assert_eq!(found.together.today, found.together.then, "a feeling alone holds nobody: that would be a guess");
    // A loss eased instead: stage 1 10 %, depth 1: 10; stage 2 0.9 × 50 % = 45 %, depth 0.875: 39.375.
    let found = ease(&document, &[(1, 0.1)]);
    let [first, second] = scores(&found.ranking.then)[..] else { panic!("two places") };
    assert!(first == (2, Some(39.375)) && second.0 == 1 && near(second.1, 10.0));
}

#[test]
fn the_map_stays_as_it_is_and_what_is_not_touched_is_shared() {
    let document = two().feel(1, 1, 0.5, -1.0).feel(2, 1, 0.5, 1.0).done();
    let before = document.clone();
    let next = method::with(&document, journey(&document).id, &what_if(&[(4, 0.0)], &[(1, 0.0)]));
    assert_eq!(document, before);
    let (today, then) = (journey(&document), journey(&next));
    assert!(today.stages.same(&then.stages) && Arc::ptr_eq(&today.funnel, &then.funnel));
    let shared: Vec<u64> = (today.dropoffs.iter().zip(&then.dropoffs))
        .filter(|(one, other)| Arc::ptr_eq(one, other))
        .map(|(one, _)| one.id.number())
        .collect();
    assert_eq!(shared, [1, 2, 3, 5]);
    let lifted = then.emotions.get(EmotionId::new(1)).expect("it is there");
    assert!(lifted.value == Feeling::new(0.0) && lifted.evidence.is_hypothesis(), "nobody has asked about it");
}
