//! What nobody said stands on no sheet, what was said has one name, and what stands on no sheet is counted.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{journey, lay_out, on, sample, sample_in, school};
use kurbo::Point;
use tropa::i18n::Messages;
use tropa::layout::{Layout, LeftOut, View};
use tropa::method::{review, short_name};
use tropa::model::{
    Amount, BarrierKind, Document, ElementId, EmotionPoint, Feeling, Field, Journey, Labelling, Lane, LaneId, LaneKind,
    Language, MapElement as _, Orientation, Paper, Solution,
};
use tropa::scene::Item;
use tropa::text::Face;

/// The sample with its map changed.
fn sample_with(change: impl FnOnce(&mut Journey)) -> Document {
    let mut document = sample();
    let mut changed = journey(&document).as_ref().clone();
    change(&mut changed);
    document.journeys = std::iter::once(changed).collect();
    document
}

/// The words of an element as they stand on its sheet, and how many icons stand beside them.
fn printed(layout: &Layout, element: ElementId) -> (String, usize) {
    let mut words = String::new();
    let mut icons = 0;
    for placed in layout.scene.printed().filter(|placed| placed.group.source.is_some_and(|it| it.element == element)) {
        for item in &placed.group.items {
            match item {
                Item::Text { run, .. } if run.face == Face::Icons => icons += 1,
                Item::Text { run, .. } => words.push_str(&run.text),
                _ => {}
            }
        }
    }
    (words, icons)
}

#[test]
fn a_barrier_says_no_kind_that_nobody_chose_and_ends_no_title_that_nothing_follows() {
    let said = |title: &str, text: &str, kind: Option<BarrierKind>| {
        let document = sample_with(|journey| {
            let barrier = journey.barriers.at_mut(0).expect("a barrier");
            (barrier.title, barrier.text, barrier.kind) = (title.to_owned(), text.to_owned(), kind);
        });
        let barrier = ElementId::Barrier(journey(&document).barriers.at(0).expect("a barrier").id);
        printed(&lay_out(&document, &View::default()), barrier).0
    };
    assert_eq!(said("", "Нет цен", None), "Нет цен");
    assert_eq!(said("", "Нет цен", Some(BarrierKind::Price)), "Ценовой. Нет цен");
    assert_eq!(said("Доверие", "Нет цен", None), "Доверие. Нет цен");
    assert_eq!(said("Доверие", "", Some(BarrierKind::Price)), "Доверие");
    assert_eq!(said("А цены?", "Нет цен", None), "А цены? Нет цен");
    assert_eq!(said("", "", None), "", "what asks for its name is a hint and no print");
}

#[test]
fn a_file_that_names_a_kind_of_barrier_has_it_and_one_that_names_none_has_none() {
    let named = |kind: &str| {
        let text = format!(
            r#"{{"format":"tropa","version":1,"journeys":[{{"id":"journey-1","stages":[{{"id":"stage-1"}}],
            "barriers":[{{"id":"barrier-1","stage":"stage-1"{kind}}}]}}]}}"#
        );
        let opened = tropa::store::from_bytes(text.as_bytes()).expect("it is read");
        journey(&opened).barriers.at(0).expect("a barrier").kind
    };
    assert_eq!(named(r#","kind":"psychological""#), Some(BarrierKind::Psychological));
    assert_eq!(named(""), None);
    assert_eq!(named(r#","kind":null"#), None);
}

#[test]
fn a_card_without_a_channel_says_nothing_of_one_and_an_unknown_one_is_another() {
    let said = |channel: &str, platform: &str| {
        let document = sample_with(|journey| {
            let card = journey.touchpoints.at_mut(2).expect("a card");
            (card.channel, card.platform) = (channel.to_owned(), platform.to_owned());
            card.title = "Чат".to_owned();
        });
        let card = ElementId::Touchpoint(journey(&document).touchpoints.at(2).expect("a card").id);
        printed(&lay_out(&document, &View::default()), card)
    };
    assert_eq!(said("", ""), ("Чат".to_owned(), 0));
    assert_eq!(said("", "Telegram"), ("ЧатTelegram".to_owned(), 0));
    assert_eq!(said("email", ""), ("ЧатПочта".to_owned(), 1));
    assert_eq!(said("holograms", ""), ("ЧатДругой канал".to_owned(), 1));
}

#[test]
fn a_low_is_called_so_below_calm_alone_and_a_peak_above_it() {
    let said = |values: [f64; 3]| {
        let mut document = sample();
        let first = document.personas.at(0).expect("a persona").id;
        document.personas.retain(|persona| persona.id == first);
        let document = {
            let mut changed = journey(&document).as_ref().clone();
            changed.emotions.retain(|point| point.persona == first);
            let ids: Vec<_> = changed.emotions.iter().take(3).map(|point| point.id).collect();
            changed.emotions.retain(|point| ids.contains(&point.id));
            changed.emotions.update_each(|point| {
                let at = ids.iter().position(|id| *id == point.id).and_then(|at| values.get(at));
                let value = Feeling::new(at.copied().unwrap_or_default());
                let (quote, label) = ("так".to_owned(), Labelling::Pinned);
                Some(EmotionPoint { value, quote, label, ..point.clone() })
            });
            document.journeys = std::iter::once(changed).collect();
            document
        };
        let points = journey(&document).emotions.iter().map(|point| ElementId::Emotion(point.id));
        let layout = lay_out(&document, &View::default());
        points.map(|point| printed(&layout, point).0.replace("«так»", "")).collect::<Vec<_>>()
    };
    assert_eq!(said([1.5, -1.0, 1.0]), ["Сергей · пик", "Сергей · провал", "Сергей · пик"]);
    assert_eq!(said([1.5, 0.3, 1.0]), ["Сергей · пик", "Сергей", "Сергей · пик"], "a low above calm is no low");
    assert_eq!(said([-1.5, -0.3, -1.0]), ["Сергей · провал", "Сергей", "Сергей · провал"]);
    assert_eq!(said([1.5, 0.0, 1.0])[1], "Сергей", "nor is calm itself");
}

#[test]
fn what_has_no_title_is_called_by_its_text_everywhere_and_its_sheet_begins_with_a_word() {
    let long = "Показать цены и девять кейсов на первом экране сайта, чтобы их не приходилось спрашивать";
    let document = sample_with(|journey| {
        let solution = journey.solutions.at_mut(0).expect("a solution");
        (solution.title, solution.text) = (String::new(), long.to_owned());
        solution.owner.clear();
        let barrier = journey.barriers.at_mut(0).expect("a barrier");
        (barrier.title, barrier.text) = ("  ".to_owned(), "Все обещают рост".to_owned());
        journey.solutions.at_mut(1).expect("a solution").barriers.clear();
        journey.solutions.at_mut(0).expect("a solution").barriers.clear();
    });
    let map = journey(&document);
    let solution = map.solutions.at(0).expect("a solution");
    assert_eq!(solution.words(), long);
    assert_eq!(solution.texts()[0], (Field::Text, long), "what is there is what is edited first");
    let short = short_name(tropa::model::ElementRef::Solution(solution));
    assert_eq!(short, "Показать цены и девять кейсов на первом экране сайта, чтобы…");
    let told: Vec<String> =
        review(&document, map).iter().map(|remark| remark.text(Messages::of(Language::Ru))).collect();
    assert!(told.iter().any(|text| text.starts_with(&format!("У решения «{short}» нет ответственного"))), "{told:?}");
    assert!(told.iter().any(|text| text.starts_with("Барьер «Все обещают рост» на этапе")), "{told:?}");
    let words = printed(&lay_out(&document, &View::default()), ElementId::Solution(solution.id)).0;
    assert!(words.starts_with("Показать"), "no stray space: {words}");

    let nameless = sample_with(|journey| {
        journey
            .solutions
            .update_each(|solution| Some(Solution { locked: true, ..Solution::new(solution.id, solution.stage) }));
    });
    for language in [Language::Ru, Language::En] {
        for remark in review(&nameless, journey(&nameless)) {
            let text = remark.text(Messages::of(language));
            assert!(!text.contains("«…»") && !text.contains("“…”") && !text.contains("«»"), "{text}");
        }
    }
}

#[test]
fn a_target_below_an_hour_is_told_in_minutes() {
    let document = sample_with(|journey| {
        let metric = journey.metrics.at_mut(2).expect("a metric");
        (metric.fact, metric.target) = (Some(Amount::new(0.5)), Some(Amount::new(0.25)));
        metric.unit = "ч".to_owned();
    });
    let metric = ElementId::Metric(journey(&document).metrics.at(2).expect("a metric").id);
    let words = printed(&lay_out(&document, &View::default()), metric).0.replace('\u{a0}', " ");
    assert!(words.contains("цель 15 мин") && words.contains("30 мин") && !words.contains("0,"), "{words}");
}

#[test]
fn what_is_on_no_sheet_is_counted_by_kind_and_told_in_a_line() {
    let document = sample_with(|journey| {
        journey.touchpoints.update_each(|card| {
            let mut card = card.clone();
            card.detail = if card.id.number() <= 3 { "Внутри".to_owned() } else { String::new() };
            Some(card)
        });
        journey.emotions.update_each(|point| {
            let quote =
                if point.id.number() == 1 { "Никто не слышит".to_owned() } else { point.quote.clone() };
            let label = if point.id.number() == 1 { Labelling::Hidden } else { point.label };
            Some(EmotionPoint { quote, label, ..point.clone() })
        });
        journey.dropoffs.at_mut(0).expect("a loss").comeback = "скидка".to_owned();
        let barriers = journey.lanes.iter().position(|lane| lane.kind == LaneKind::Barriers).expect("a lane");
        journey.lanes.at_mut(barriers).expect("a lane").visible = false;
        journey.lanes.insert(0, Lane::new(LaneId::new(900), LaneKind::Priorities));
    });
    let map = journey(&document);
    let view = View::default();
    let layout = lay_out(&document, &view);
    let left_out = LeftOut::of(&document, map, &view, [&layout]);
    let labels: Vec<_> = layout.frame.labels.iter().map(|label| label.point).collect();
    let unheard = map.emotions.iter().filter(|point| !point.quote.is_empty() && !labels.contains(&point.id)).count();
    assert!(unheard > 0 && left_out.quotes == unheard, "{left_out:?}");
    assert_eq!((left_out.details, left_out.comebacks), (3, 1 + comebacks(&sample())));
    assert_eq!(left_out.causes, map.dropoffs.iter().filter(|dropoff| !dropoff.cause.is_own()).count());
    assert_eq!(left_out.hidden, hidden(&sample()) + map.barriers.len());
    assert_eq!(left_out.places, 7, "ten stages lose people, three are told");
    let told = left_out.message(Messages::of(Language::Ru)).expect("something is left out");
    assert!(told.starts_with("Не на листе: ") && told.contains("3 подробности") && !told.contains('\n'), "{told}");
    assert!(told.contains("в\u{a0}карточках") && told.contains("18 элементов скрыты"), "{told}");
    for language in [Language::Ru, Language::En] {
        let told = left_out.message(Messages::of(language)).expect("something is left out");
        assert!(!told.contains("left-out") && !told.contains('{'), "{told}");
    }
    assert_eq!(LeftOut::default().message(Messages::of(Language::Ru)), None);
}

/// What stands in the hidden lanes of a map.
fn hidden(document: &Document) -> usize {
    let view = View::default();
    LeftOut::of(document, journey(document), &view, [&lay_out(document, &view)]).hidden
}

fn comebacks(document: &Document) -> usize {
    let written = |text: &str| !text.trim().is_empty();
    journey(document).dropoffs.iter().skip(1).filter(|dropoff| written(&dropoff.comeback)).count()
}

#[test]
fn what_a_hidden_persona_alone_would_show_is_counted_as_hidden() {
    let document = sample_in(Language::Ru);
    let map = journey(&document);
    let one = document.personas.at(1).expect("two personas").id;
    let view = View { hidden: std::iter::once(one).collect(), ..View::default() };
    let left_out = LeftOut::of(&document, map, &view, [&lay_out(&document, &view)]);
    let own = map.emotions.iter().filter(|point| point.persona == one).count()
        + map.dropoffs.iter().filter(|dropoff| dropoff.persona == one).count()
        + map.touchpoints.iter().filter(|card| card.personas == [one]).count();
    assert_eq!(left_out.hidden, hidden(&document) + own);
}

/// The texts within a lane with the places of their baselines, from left to right.
fn texts_in(layout: &Layout, kind: LaneKind) -> Vec<(Point, String)> {
    let lane = layout.frame.lane_of(kind).expect("the lane is on the sheet").rect;
    let mut texts: Vec<(Point, String)> = (layout.scene.text_runs())
        .filter(|(at, run)| (lane.y0..lane.y1).contains(&at.y) && run.face != Face::Icons)
        .map(|(at, run)| (at, run.text.replace('\u{a0}', " ")))
        .collect();
    texts.sort_by(|(one, _), (other, _)| one.x.total_cmp(&other.x));
    texts
}

#[test]
fn gains_stand_on_the_line_of_their_title_and_whose_gain_nobody_knows_has_a_dash() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let texts = texts_in(&layout, LaneKind::Gains);
    let at = |text: &str| texts.iter().find(|(_, other)| other == text).map(|(at, _)| *at).expect("it is there");
    let title = at("Прирост");
    let figures: Vec<_> = texts.iter().filter(|(_, text)| text.starts_with(['+', '−', '—'])).collect();
    assert!(figures.len() >= 12, "{texts:?}");
    for (figure, text) in &figures {
        assert!(
            (figure.y - title.y).abs() < 0.1 * layout.frame.body,
            "{text} stands at {figure:?}, the title at {title:?}"
        );
    }
    let dashes: Vec<_> = figures.iter().filter(|(_, text)| text == "—").map(|(at, _)| at.x).collect();
    assert_eq!(dashes.len(), 6, "Tamara has no way as it should become: {texts:?}");
    let inset = |(x, stage): (&f64, &tropa::layout::StageColumn)| x - stage.left;
    let insets: Vec<f64> = dashes.iter().zip(&layout.frame.stages).map(inset).collect();
    assert!(insets.iter().all(|inset| (inset - insets[0]).abs() < 1.0), "one place in all cells: {insets:?}");
    let lane = layout.frame.lane_of(LaneKind::Gains).expect("the lane").rect;
    assert!(lane.height() < 4.5 * layout.frame.body, "{} of {}", lane.height(), layout.frame.body);
}

#[test]
fn a_wide_card_of_what_to_mend_first_has_two_lines_on_common_edges_a_narrow_one_four() {
    let document = school();
    for (orientation, lines) in [(Orientation::Landscape, 2), (Orientation::Portrait, 4)] {
        let layout = lay_out(&document, &on(Paper::A0, orientation));
        let lane = layout.frame.lane_of(LaneKind::Priorities).expect("the lane").rect;
        let mut insets = Vec::new();
        for placed in layout.scene.printed() {
            let bounds = placed.bounds();
            let drop_off = matches!(placed.group.source.map(|it| it.element), Some(ElementId::DropOff(_)));
            if !drop_off || bounds.y0 < lane.y0 - 1.0 || bounds.y1 > lane.y1 + 1.0 {
                continue;
            }
            let texts: Vec<Point> = (placed.group.items.iter())
                .filter_map(|item| match item {
                    Item::Text { at, run, .. } if run.face != Face::Icons => Some(*at + placed.offset),
                    _ => None,
                })
                .collect();
            // Behind the numeral: the reason, whose it is, what it costs, the answer.
            let mut baselines: Vec<f64> = texts.iter().skip(1).map(|at| at.y).collect();
            baselines.dedup_by(|next, before| (*next - *before).abs() < 0.1);
            assert_eq!((texts.len(), baselines.len()), (5, lines), "{orientation:?}: {texts:?}");
            insets.push(texts[2].x - bounds.x0);
        }
        assert_eq!(insets.len(), 3);
        assert!(insets.iter().all(|inset| (inset - insets[0]).abs() < 0.1), "{insets:?}");
    }
}

#[test]
fn what_to_mend_first_begins_with_the_reason_and_tells_what_is_lost_and_the_mood_without_a_formula() {
    let document = school();
    let layout = lay_out(&document, &View::default());
    let lane = layout.frame.lane_of(LaneKind::Priorities).expect("the lane").rect;
    let cards = layout.scene.printed().filter(|placed| {
        let bounds = placed.bounds();
        bounds.y0 >= lane.y0 - 1.0
            && bounds.y1 <= lane.y1 + 1.0
            && matches!(placed.group.source.map(|it| it.element), Some(ElementId::DropOff(_)))
    });
    let reasons: Vec<&str> = journey(&document).dropoffs.iter().map(|dropoff| dropoff.reason.as_str()).collect();
    let mut count = 0;
    for card in cards {
        count += 1;
        let runs: Vec<String> = (card.group.items.iter())
            .filter_map(|item| match item {
                Item::Text { run, .. } if run.face != Face::Icons => Some(run.text.replace('\u{a0}', " ")),
                _ => None,
            })
            .collect();
        assert!(reasons.iter().any(|reason| reason.starts_with(runs[1].trim_end())), "{runs:?}");
        let told = runs.join(" ");
        assert!(told.contains("Теряем ") && told.contains("настроение "), "{told}");
        assert!(!told.contains(['×', '=', '→']) && !told.contains("провал"), "{told}");
    }
    assert_eq!(count, 3);
}
