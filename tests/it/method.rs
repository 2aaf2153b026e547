//! The craft: the worked example, the templates, the review and the made-up maps.

use crate::support::{journey, sample_in};
use std::collections::BTreeSet;
use std::sync::Arc;
use tropa::i18n::Messages;
use tropa::method::{self, Level, Remark, remaining, review, synth, with_distinct_texts};
use tropa::model::{
    Barrier, DropOff, ElementId, EmotionPoint, Evidence, Feeling, Field, IdSource, Journey, Lane, LaneId, LaneKind,
    Language, Note, Persona, PersonaId, Share, Solution, validate,
};

const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];

fn keys(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.key).collect()
}

#[test]
fn the_samples_are_sound_and_no_field_of_them_is_unknown() {
    for language in LANGUAGES {
        let document = sample_in(language);
        assert_eq!(validate(&document), [], "{language:?}");
        assert_eq!(document.project.language, language);
        let journey = journey(&document);
        assert!(document.project.extra.is_empty() && journey.extra.is_empty());
        assert!(document.personas.iter().all(|persona| persona.extra.is_empty()));
        assert!(journey.stages.iter().all(|stage| stage.extra.is_empty()));
        assert!(journey.lanes.iter().all(|lane| lane.extra.is_empty()));
        assert!(journey.notes.iter().all(|note| note.extra.is_empty()));
        assert!(journey.touchpoints.iter().all(|touchpoint| touchpoint.extra.is_empty()));
        assert!(journey.emotions.iter().all(|point| point.extra.is_empty()));
        assert!(journey.dropoffs.iter().all(|dropoff| dropoff.extra.is_empty()));
        assert!(journey.barriers.iter().all(|barrier| barrier.extra.is_empty()));
        assert!(journey.solutions.iter().all(|solution| solution.extra.is_empty()));
        assert!(journey.metrics.iter().all(|metric| metric.extra.is_empty()));
    }
}

#[test]
fn both_samples_are_one_map_in_two_languages() {
    let (russian, english) = (sample_in(Language::Ru), sample_in(Language::En));
    let (russian, english) = (journey(&russian), journey(&english));
    let places = |journey: &Journey| {
        let cards: Vec<_> = (journey.touchpoints.iter())
            .map(|card| (card.id, card.stage, card.at, card.row, card.channel.clone(), card.moment_of_truth))
            .collect();
        let points: Vec<_> =
            journey.emotions.iter().map(|point| (point.id, point.stage, point.at, point.value)).collect();
        let lost: Vec<_> = journey.dropoffs.iter().map(|dropoff| (dropoff.id, dropoff.stage, dropoff.lost)).collect();
        let metrics: Vec<_> = journey.metrics.iter().map(|metric| (metric.id, metric.fact, metric.target)).collect();
        (cards, points, lost, metrics)
    };
    assert_eq!(places(russian), places(english));
    let cyrillic = serde_json::to_string(english).expect("a journey is JSON");
    assert!(!cyrillic.chars().any(|letter| ('а'..='я').contains(&letter)), "the English sample is English");
}

#[test]
fn the_shares_of_the_sample_are_those_of_the_poster() {
    let document = sample_in(Language::Ru);
    let wanted = [("Сергей", [100, 71, 44, 39, 30, 27]), ("Марина", [100, 58, 37, 33, 17, 15])];
    for (name, shares) in wanted {
        let persona = document.personas.iter().find(|persona| persona.name == name).expect("the persona is there");
        let found = remaining(&document, journey(&document), persona.id);
        #[expect(clippy::cast_possible_truncation, reason = "percent are small")]
        let percent: Vec<i32> = found.at_stage_start.iter().map(|share| (share * 100.0).round() as i32).collect();
        assert_eq!(percent, shares, "{name}");
        assert_eq!(found.steps.len(), 5);
    }
}

#[test]
fn the_sample_passes_its_own_review_and_is_as_full_as_the_poster() {
    for language in LANGUAGES {
        let document = sample_in(language);
        let journey = journey(&document);
        assert_eq!(keys(&review(&document, journey)), [""; 0]);
        assert_eq!(journey.stages.len(), 6);
        assert!(journey.touchpoints.iter().all(|touchpoint| touchpoint.title.chars().count() <= 40));
        assert!(journey.touchpoints.iter().all(|touchpoint| method::channel(&touchpoint.channel).is_some()));
        assert_eq!(document.personas.len(), 2);
        for persona in &document.personas {
            assert!(journey.emotions.iter().filter(|point| point.persona == persona.id).count() >= 10);
        }
        assert!((5..=6).contains(&journey.emotions.iter().filter(|point| !point.quote.is_empty()).count()));
        let has = |wanted: fn(&Evidence) -> bool| journey.touchpoints.iter().any(|card| wanted(&card.evidence));
        assert!(has(Evidence::is_hypothesis));
        assert!(has(|evidence| matches!(evidence, Evidence::Interview { count: 1..=14 })));
        assert!(has(|evidence| matches!(evidence, Evidence::Data { .. })));
        for kind in tropa::model::BarrierKind::ALL {
            assert!(journey.barriers.iter().any(|barrier| barrier.kind == Some(kind)), "{kind:?}");
        }
        let shown: Vec<LaneKind> = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.kind).collect();
        assert!(!shown.contains(&LaneKind::Goal) && !shown.contains(&LaneKind::Process));
        assert_eq!(shown.len(), 7);
    }
}

#[test]
fn every_template_makes_a_sound_map_in_both_languages() {
    let ids: Vec<&str> = method::templates().iter().map(|template| template.id.as_str()).collect();
    assert_eq!(ids, ["six-stages", "four-stages", "service", "blank"]);
    for template in method::templates() {
        for language in LANGUAGES {
            let document = template.document(language, &mut IdSource::seeded(7));
            assert_eq!(validate(&document), [], "{} {language:?}", template.id);
            assert_eq!(document, template.document(language, &mut IdSource::seeded(7)), "the same seed, the same map");
            assert!(!template.title(language).is_empty() && !template.summary(language).is_empty());
            let journey = journey(&document);
            for touchpoint in &journey.touchpoints {
                assert!(method::channel(&touchpoint.channel).is_some(), "{}", touchpoint.channel);
            }
            let errors = review(&document, journey).into_iter().filter(|remark| remark.level == Level::Error).count();
            assert_eq!(errors, 0, "{}", template.id);
        }
        let text = |language| {
            let document = template.document(language, &mut IdSource::seeded(7));
            serde_json::to_string(journey(&document)).expect("a journey is JSON")
        };
        assert!(!text(Language::En).chars().any(|letter| ('а'..='я').contains(&letter)), "{} in English", template.id);
    }
}

#[test]
fn every_text_of_a_template_stands_in_a_lane_of_it() {
    // A note under a lane that the template lacks would vanish without a word.
    for (id, notes) in [("six-stages", 6 + 18), ("four-stages", 4 + 14), ("service", 19), ("blank", 0)] {
        let template = method::template(id).expect("the template is there");
        let document = template.document(Language::Ru, &mut IdSource::seeded(1));
        assert_eq!(journey(&document).notes.len(), notes, "{id}");
    }
}

#[test]
fn the_review_finds_each_fault_and_names_it() {
    let mut document = sample_in(Language::Ru);
    let mut journey = journey(&document).as_ref().clone();
    let mut project = document.project.as_ref().clone();
    project.research.clear();
    document.project = Arc::new(project);
    document
        .personas
        .insert(9, Persona { id: PersonaId::new(77), ..document.personas.at(0).expect("a persona").as_ref().clone() });

    journey.scenario.clear();
    journey.touchpoints.update_each(|card| {
        let mut card = card.clone();
        card.moment_of_truth = false;
        if card.id.number() == 1 {
            card.title.clear();
        }
        Some(card)
    });
    let sixth = journey.stages.at(5).expect("six stages").id;
    journey.touchpoints.retain(|card| card.stage != sixth);
    journey.solutions.update_each(|solution| {
        let mut solution = solution.clone();
        match solution.id.number() {
            1 => solution.barriers.clear(),
            2 => solution.owner.clear(),
            3 => solution.due = None,
            _ => return None,
        }
        Some(solution)
    });
    journey.dropoffs.update_each(|dropoff| {
        let mut dropoff: DropOff = dropoff.clone();
        match dropoff.id.number() {
            1 => dropoff.reason = " ".to_owned(),
            2 => dropoff.lost = Share::new(0.0),
            _ => return None,
        }
        Some(dropoff)
    });
    journey.metrics.update_each(|metric| {
        let mut metric = metric.clone();
        metric.target = metric.target.filter(|_| metric.id.number() != 2);
        Some(metric)
    });

    let remarks = review(&document, &journey);
    assert_eq!(
        keys(&remarks),
        [
            "remark-touchpoint-without-title",
            "remark-dropoff-loses-nobody",
            "remark-dropoff-without-reason",
            "remark-barrier-without-solution",
            "remark-stage-without-touchpoint",
            "remark-persona-without-emotions",
            "remark-journey-without-scenario",
            "remark-metric-without-target",
            "remark-solution-without-owner",
            "remark-solution-without-due",
            "remark-project-without-research",
            "remark-journey-without-moment-of-truth",
        ]
    );
    assert!(remarks.is_sorted_by_key(|remark| remark.level), "the weightiest first");
    let russian = Messages::of(Language::Ru);
    assert_eq!(
        remarks[2].text(russian),
        "Уход 29\u{a0}% на этапе «Поиск решений» (Сергей) без причины: впишите, почему люди уходят"
    );
    assert_eq!(remarks[4].element, ElementId::Stage(sixth));
    for language in LANGUAGES {
        for remark in &remarks {
            let text = remark.text(Messages::of(language));
            assert!(!text.contains('{') && !text.starts_with("remark-"), "{text}");
        }
    }
}

#[test]
fn the_review_asks_for_evidence_causes_portraits_and_triggers() {
    let mut document = sample_in(Language::Ru);
    let mut journey = journey(&document).as_ref().clone();
    document.personas.update_each(|persona| {
        let mut persona = persona.clone();
        match persona.id.number() {
            1 => persona.wishes.clear(),
            _ => persona.fears.clear(),
        }
        Some(persona)
    });
    // The low of Sergey beside his drop-off at the fifth stage.
    journey.emotions.update_each(|point| {
        (point.id.number() == 9).then(|| EmotionPoint { evidence: Evidence::Hypothesis, ..point.clone() })
    });
    // One who is gone for good, one who only finds a way around.
    journey.dropoffs.update_each(|dropoff| {
        let solution = dropoff.solution.filter(|_| !matches!(dropoff.id.number(), 1 | 3));
        Some(DropOff { solution, ..dropoff.clone() })
    });
    journey.solutions.update_each(|one| {
        (one.id.number() == 6).then(|| Solution { barriers: vec![tropa::model::BarrierId::new(99)], ..one.clone() })
    });
    journey.barriers.retain(|barrier| barrier.id.number() != 6);
    // The barrier of the first stage and what lowers it are no answer to who leaves there: they concern somebody else.
    let (stage, other) = (journey.stages.at(0).expect("a stage").id, PersonaId::new(2));
    journey
        .barriers
        .update_each(|barrier| (barrier.stage == stage).then(|| Barrier { personas: vec![other], ..barrier.clone() }));
    let triggers = LaneId::new(77);
    journey.lanes.insert(0, Lane::new(triggers, LaneKind::Triggers));
    let remarks = review(&document, &journey);
    assert_eq!(
        keys(&remarks),
        [
            "remark-dropoff-without-solution",
            "remark-low-without-evidence",
            "remark-solution-without-cause",
            "remark-persona-without-wishes",
            "remark-persona-without-fears",
            "remark-triggers-empty",
        ]
    );
    assert_eq!(remarks[1].element, ElementId::Emotion(tropa::model::EmotionId::new(9)));
    let russian = Messages::of(Language::Ru);
    assert_eq!(
        remarks[5].text(russian),
        "Дорожка «Триггеры» пуста: впишите, что подталкивает к каждому шагу, или скройте её"
    );
    for language in LANGUAGES {
        for remark in &remarks {
            let text = remark.text(Messages::of(language));
            assert!(!text.contains('{') && !text.starts_with("remark-"), "{text}");
        }
    }
    // A hidden lane may be empty; a text fills a shown one.
    let mut hidden = journey.clone();
    hidden.lanes.update_each(|lane| Some(Lane { visible: lane.visible && lane.id != triggers, ..lane.clone() }));
    assert!(!keys(&review(&document, &hidden)).contains(&"remark-triggers-empty"));
    let stage = journey.stages.at(0).expect("a stage").id;
    journey.notes.insert(0, Note::new(tropa::model::NoteId::new(777), triggers, stage));
    assert!(!keys(&review(&document, &journey)).contains(&"remark-triggers-empty"));
}

#[test]
fn a_map_that_is_mostly_guessed_is_told_so_and_an_empty_one_is_not() {
    let document = synth(6, 30, 2, 1);
    let mut journey = journey(&document).as_ref().clone();
    journey.touchpoints.update_each(|card| {
        let mut card = card.clone();
        card.evidence = Evidence::Hypothesis;
        Some(card)
    });
    let remarks = review(&document, &journey);
    let remark = remarks.iter().find(|remark| remark.key == "remark-journey-of-hypotheses").expect("nothing is backed");
    assert!(remark.text(Messages::of(Language::Ru)).contains("100\u{a0}% гипотез"), "{remark:?}");
    let blank = method::template("blank").expect("the template").document(Language::Ru, &mut IdSource::seeded(1));
    let first = blank.first_journey().expect("a journey");
    assert!(!keys(&review(&blank, first)).contains(&"remark-journey-of-hypotheses"), "nothing is said yet");
}

#[test]
fn a_map_with_too_many_stages_is_told_to_split() {
    let document = synth(9, 9, 1, 1);
    let remarks = review(&document, journey(&document));
    let remark = remarks.iter().find(|remark| remark.key == "remark-too-many-stages").expect("nine are too many");
    assert!(remark.text(Messages::of(Language::Ru)).starts_with("На карте 9 этапов, а хорошо читаются не больше 8"));
    let document = synth(8, 8, 1, 1);
    assert!(!keys(&review(&document, journey(&document))).contains(&"remark-too-many-stages"));
}

#[test]
fn a_made_up_map_of_two_thousand_touchpoints_is_sound_full_and_always_the_same() {
    let document = synth(12, 2000, 5, 42);
    assert_eq!(validate(&document), []);
    assert_eq!(document, synth(12, 2000, 5, 42));
    assert_ne!(document, synth(12, 2000, 5, 43));
    let journey = journey(&document);
    assert_eq!((journey.stages.len(), journey.touchpoints.len(), document.personas.len()), (12, 2000, 5));
    assert_eq!(journey.lanes.len(), LaneKind::ALL.len());
    assert!(LaneKind::ALL.iter().filter(|kind| kind.holds_notes()).count() > 2);
    for lane in journey.lanes.iter().filter(|lane| lane.kind.holds_notes()) {
        assert_eq!(journey.notes.iter().filter(|note| note.lane == lane.id).count(), 12);
    }
    for persona in &document.personas {
        let points: Vec<_> = journey.emotions.iter().filter(|point| point.persona == persona.id).collect();
        assert_eq!(points.len(), 36);
        let places: Vec<f64> = (points.iter())
            .map(|point| {
                let stage = journey.stages.position(point.stage).expect("the stage is there");
                f64::from(u32::try_from(stage).expect("a few stages")) + point.at.get()
            })
            .collect();
        assert!(places.is_sorted(), "a curve never runs backwards");
        assert!(points.iter().all(|point| point.value.get().abs() <= Feeling::MAX));
        assert_eq!(remaining(&document, journey, persona.id).steps.len(), 12);
    }
    let lengths: Vec<usize> = journey.touchpoints.iter().map(|card| card.title.chars().count()).collect();
    assert!(lengths.iter().max() > lengths.iter().min().map(|least| least * 4).as_ref(), "titles differ in length");
}

#[test]
fn a_made_up_map_of_distinct_texts_says_nothing_twice_and_is_always_the_same() {
    let made = |seed: u64| with_distinct_texts(synth(50, 10_000, 3, seed), seed);
    let document = made(7);
    assert_eq!(validate(&document), []);
    assert_eq!(document, made(7));
    assert_ne!(document, made(8));
    let journey = journey(&document);
    assert_eq!((journey.stages.len(), journey.touchpoints.len(), document.personas.len()), (50, 10_000, 3));
    for card in &journey.touchpoints {
        let words = card.title.split_whitespace().count();
        assert!((6..=11).contains(&words), "{words} words: {}", card.title);
    }
    // Durations and the words of the project are a few of many, the empty texts none.
    let mut said = BTreeSet::new();
    let elements = document.personas.iter().map(|it| ElementId::Persona(it.id));
    let elements = elements.chain(journey.stages.iter().map(|it| ElementId::Stage(it.id)));
    let elements = elements.chain(journey.notes.iter().map(|it| ElementId::Note(it.id)));
    let elements = elements.chain(journey.touchpoints.iter().map(|it| ElementId::Touchpoint(it.id)));
    let elements = elements.chain(journey.emotions.iter().map(|it| ElementId::Emotion(it.id)));
    let elements = elements.chain(journey.barriers.iter().map(|it| ElementId::Barrier(it.id)));
    for element in elements {
        for (field, text) in document.element(element).expect("it is there").texts() {
            let again = field != Field::Duration && !text.is_empty() && !said.insert(text.to_owned());
            assert!(!again, "{element} says again: {text}");
        }
    }
    assert!(said.len() > 10_300, "{}", said.len());
}

#[test]
fn a_made_up_map_of_nothing_still_has_a_stage() {
    let document = with_distinct_texts(synth(0, 0, 0, 0), 0);
    assert_eq!(validate(&document), []);
    let document = synth(0, 0, 0, 0);
    assert_eq!(validate(&document), []);
    assert_eq!(journey(&document).stages.len(), 1);
}
