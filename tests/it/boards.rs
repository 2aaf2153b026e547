//! What boards promise: persona posters, comparisons and the workshop kit say what they should and nothing else, cover nothing and cut
//! nothing, on every paper, in both languages, of both samples and of made-up maps.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::{faults, torn};
use crate::support::{assert_none, at_least, journey, on_all_cores, sample, sample_in, school, school_in};
use kurbo::{Rect, Shape as _};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::layout::{Engine, Layout, Notice, PrintInput, Printed, View};
use tropa::method::{synth, with_feelings};
use tropa::model::{
    Comparison, Document, DropOff, DropOffId, EmotionId, EmotionPoint, Feeling, Journey, JourneyId, JourneyKind,
    LaneKind, Language, Orientation, Paper, PersonaId, PrintLayout, PrintSetup, Share, Sheet, SplitBy, Stage, StageId,
};
use tropa::scene::{Item, Layer, Page};
use tropa::units::Mm;

fn print(document: &Document, view: &View, setup: &PrintSetup) -> Printed {
    let input = PrintInput { document, journey: journey(document).id, view, setup };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it")
}

fn of(layout: PrintLayout) -> PrintSetup {
    PrintSetup { layout, ..PrintSetup::default() }
}

/// All that is said on a sheet.
fn said(sheet: &Layout) -> String {
    let runs = sheet.scene.text_runs().map(|(_, run)| run.text.replace('\u{a0}', " "));
    runs.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is somebody's own and said nowhere else on a map.
fn own_words(document: &Document, persona: PersonaId) -> Vec<String> {
    let journey = journey(document);
    let whose = document.persona(persona).expect("a persona");
    let only = |named: &[PersonaId]| named == [persona];
    let cards = journey.touchpoints.iter().filter(|card| only(&card.personas)).map(|card| card.title.clone());
    let barriers =
        journey.barriers.iter().filter(|barrier| only(&barrier.personas)).map(|barrier| barrier.text.clone());
    let words: Vec<String> =
        [whose.name.clone(), whose.quote.clone()].into_iter().chain(cards).chain(barriers).collect();
    words.into_iter().filter(|word| !word.trim().is_empty()).collect()
}

/// The first word of a text as it is set, of which a line break leaves enough to know it by.
fn beginning(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[test]
fn the_poster_of_a_persona_tells_of_that_one_and_of_nobody_else() {
    for (document, view) in [(sample(), View::default()), (school(), View::default())] {
        let personas: Vec<PersonaId> = document.personas.iter().map(|persona| persona.id).collect();
        let sheets = print(&document, &view, &of(PrintLayout::Personas)).sheets;
        assert_eq!(sheets.len(), personas.len());
        let journey = journey(&document);
        for (at, (sheet, persona)) in sheets.iter().zip(&personas).enumerate() {
            let (text, name) = (said(sheet), &document.persona(*persona).expect("a persona").name);
            let numbered = format!("лист {} из {} · {name}", at + 1, personas.len());
            assert!(text.contains(&numbered), "{numbered}: {text}");
            for card in &journey.touchpoints {
                let theirs = card.personas.is_empty() || card.personas.contains(persona);
                let shown = sheet.scene.groups.iter().any(|placed| {
                    placed.group.source.is_some_and(|it| it.element == tropa::model::ElementId::Touchpoint(card.id))
                });
                assert_eq!(shown, theirs, "{} on the sheet of {name}", card.title);
            }
            for other in personas.iter().filter(|other| *other != persona) {
                let other = &document.persona(*other).expect("a persona").name;
                assert!(!text.contains(other.as_str()), "{other} on the sheet of {name}");
            }
            let curves = sheet.scene.groups.iter().filter(|placed| placed.group.whose.is_some_and(|it| it != *persona));
            assert_eq!(curves.count(), 0);
        }
    }
}

#[test]
fn posters_of_personas_hang_in_one_line_and_in_one_size_of_type() {
    let document = school();
    for split in [SplitBy::Nothing, SplitBy::Stages(NonZeroUsize::new(4).expect("four"))] {
        let setup = PrintSetup { split, ..of(PrintLayout::Personas) };
        let sheets = print(&document, &View::default(), &setup).sheets;
        assert_eq!(sheets.len(), if split == SplitBy::Nothing { 3 } else { 6 });
        let first = &sheets[0];
        for sheet in &sheets {
            assert!((sheet.frame.smallest_type - first.frame.smallest_type).abs() < 1e-9);
            let (own, firsts) = (sheet.frame.heads, first.frame.heads);
            // Split in two, there is no room for the lines to be alike.
            let in_line = (own.y0 - firsts.y0).abs() < 1e-6 && (own.y1 - firsts.y1).abs() < 1e-6;
            assert!(split != SplitBy::Nothing || in_line, "{own:?} {firsts:?}");
        }
    }
}

#[test]
fn a_hidden_persona_has_no_poster_and_says_nothing_on_any_board() {
    for document in [sample(), school()] {
        let hidden = document.personas.at(1).expect("two personas").id;
        let view = View { hidden: BTreeSet::from([hidden]), ..View::default() };
        for layout in [PrintLayout::Personas, PrintLayout::Comparison, PrintLayout::Workshop] {
            let sheets = print(&document, &view, &of(layout)).sheets;
            let text = sheets.iter().map(said).collect::<Vec<_>>().join(" ");
            for word in own_words(&document, hidden) {
                let whole = word.replace('\u{a0}', " ");
                assert!(!text.contains(&whole), "{layout:?} says «{word}»");
            }
            let name = beginning(&document.persona(hidden).expect("it is there").name);
            assert!(!text.contains(&name), "{layout:?} names {name}");
        }
    }
}

/// Maps of every kind, by name.
fn maps() -> Vec<(String, Document)> {
    let mut maps: Vec<(String, Document)> = Vec::new();
    for language in [Language::Ru, Language::En] {
        maps.push((format!("marketplaces {language:?}"), sample_in(language)));
        maps.push((format!("school {language:?}"), school_in(language)));
    }
    for (stages, cards, personas) in [(30, 60, 2), (1, 4, 2), (6, 20, 0), (8, 40, 6), (6, 20, 1)] {
        let document = with_feelings(synth(stages, cards, personas, 5), 5);
        maps.push((format!("made up of {stages} stages, {personas} personas"), document));
    }
    maps
}

fn papers() -> Vec<(Paper, Orientation)> {
    let roll = Paper::custom(Mm(3000.0), Mm(914.0)).expect("a roll");
    let lying = [Paper::A4, Paper::A3, Paper::A1, Paper::A0, roll].map(|paper| (paper, Orientation::Landscape));
    lying.into_iter().chain([(Paper::A3, Orientation::Portrait)]).collect()
}

/// Lines of text that leave their sheet.
fn off_the_sheet(sheet: &Layout) -> Vec<String> {
    let whole = Rect::from_origin_size((0.0, 0.0), sheet.scene.size);
    let lines = sheet.scene.text_runs().filter(|(at, run)| {
        let size = run.size.get();
        let line = Rect::new(at.x, at.y - 0.7 * size, at.x + run.width.get(), at.y + 0.2 * size);
        whole.union(line) != whole && !run.text.trim().is_empty()
    });
    lines.map(|(at, run)| format!("«{}» at {at:?} leaves the sheet", run.text)).collect()
}

fn assert_clean(layouts: &[PrintSetup]) {
    let (maps, papers) = (maps(), papers());
    let mut cases = Vec::new();
    for (name, document) in &maps {
        for (paper, orientation) in &papers {
            for setup in layouts {
                let sheet = Sheet { paper: *paper, orientation: *orientation, ..Sheet::default() };
                cases.push((format!("{name} on {paper:?}, {:?}", setup.comparison), document, sheet, setup));
            }
        }
    }
    let found = on_all_cores(&cases, |(name, document, sheet, setup)| {
        let setup = PrintSetup { workshop: *sheet, ..(*setup).clone() };
        let language = if name.contains("En") { Language::En } else { Language::Ru };
        let view = View { sheet: Some(*sheet), language: Some(language), ..View::default() };
        let printed = print(document, &view, &setup);
        let sheets = at_least(1, printed.sheets.iter());
        let faults = sheets.into_iter().enumerate().flat_map(|(number, sheet)| {
            let torn = torn(sheet).into_iter().map(|(_, word)| format!("torn {word}"));
            let all = faults(sheet).into_iter().chain(off_the_sheet(sheet)).chain(torn);
            all.map(move |fault| format!("sheet {}: {fault}", number + 1)).collect::<Vec<_>>()
        });
        faults.map(|fault| format!("{name}: {fault}")).collect()
    });
    assert_none(&found);
}

#[test]
fn on_persona_posters_nothing_covers_anything() {
    assert_clean(&[of(PrintLayout::Personas)]);
}

fn comparing(comparison: Comparison) -> PrintSetup {
    PrintSetup { comparison, ..of(PrintLayout::Comparison) }
}

#[test]
fn on_comparisons_nothing_covers_anything() {
    assert_clean(&[comparing(Comparison::FirstTwo), comparing(Comparison::TodayAndTomorrow)]);
}

#[test]
fn a_comparison_begins_with_what_it_comes_to_and_marks_the_greatest_gap() {
    let document = sample();
    let printed = print(&document, &View::default(), &comparing(Comparison::FirstTwo));
    let text = said(&printed.sheets[0]);
    assert!(text.contains("Марина чувствует себя хуже, чем Сергей, на 4 этапах из 6"), "{text}");
    let (one, other) = (document.personas.at(0).expect("two").id, document.personas.at(1).expect("two").id);
    let gaps = tropa::method::gaps(journey(&document), one, other);
    let greatest = gaps.iter().map(|gap| gap.written().abs()).fold(0.0, f64::max);
    let greatest = tropa::i18n::format::number(greatest, Language::Ru);
    // In the digest, in the band and in the row of gaps.
    assert!(text.matches(greatest.as_str()).count() >= 3, "{greatest} in {text}");
    // Whichever way round they are asked for.
    let turned = comparing(Comparison::Personas(other, one));
    assert!(said(&print(&document, &View::default(), &turned).sheets[0]).contains("Марина чувствует себя хуже"));
}

#[test]
fn where_there_is_nothing_to_compare_the_map_is_printed_and_a_notice_says_so() {
    let one = synth(6, 20, 1, 3);
    let nobody = synth(6, 20, 0, 3);
    let hidden = sample().personas.at(0).expect("two personas").id;
    let view = View { hidden: BTreeSet::from([hidden]), ..View::default() };
    for (document, view, comparison) in [
        (&one, View::default(), Comparison::FirstTwo),
        (&nobody, View::default(), Comparison::FirstTwo),
        (&sample(), view, Comparison::FirstTwo),
        (&sample(), View::default(), Comparison::TodayAndTomorrow),
        (&sample(), View::default(), Comparison::Personas(hidden, hidden)),
    ] {
        let sheets = print(document, &view, &comparing(comparison)).sheets;
        assert_eq!(sheets.len(), 1);
        assert!(sheets[0].notices.contains(&Notice::NothingToCompare), "{comparison:?}");
        assert!(!sheets[0].frame.lanes.is_empty(), "it is the map");
    }
}

#[test]
fn today_and_tomorrow_tell_what_changes_and_of_nobody_whose_tomorrow_is_unknown() {
    let document = school();
    let text = said(&print(&document, &View::default(), &comparing(Comparison::TodayAndTomorrow)).sheets[0]);
    assert!(text.contains("Завтра будет лучше на 5 этапах из 6"), "{text}");
    assert!(!text.contains("Тамара"), "nobody knows her tomorrow: {text}");
    for change in tropa::method::changes(journey(&document), document.personas.at(0).expect("personas").id) {
        let feeling = |value| tropa::i18n::format::feeling(tropa::method::tenths(value), Language::Ru);
        assert!(text.contains(&feeling(change.from)) && text.contains(&feeling(change.to)), "{change:?}");
    }
}

#[test]
fn a_map_of_tomorrow_is_laid_over_that_of_today_by_the_names_of_their_stages() {
    let mut document = sample();
    let today = Journey::clone(journey(&document));
    let number = |add: u64| add + 10_000;
    let mut tomorrow = Journey { id: JourneyId::new(number(1)), kind: JourneyKind::ToBe, ..today.clone() };
    // Other ids throughout, one stage less, and everybody feels better by one.
    let stages: Vec<Stage> = (today.stages.iter().take(5))
        .map(|stage| Stage { id: StageId::new(number(stage.id.number())), ..Stage::clone(stage) })
        .collect();
    tomorrow.stages = stages.into_iter().collect();
    tomorrow.emotions = (today.emotions.iter())
        .map(|point| EmotionPoint {
            id: EmotionId::new(number(point.id.number())),
            stage: StageId::new(number(point.stage.number())),
            value: Feeling::new(point.value.get() + 1.0),
            ..EmotionPoint::clone(point)
        })
        .filter(|point| tomorrow.stages.get(point.stage).is_some())
        .collect();
    tomorrow.dropoffs = (today.dropoffs.iter())
        .map(|dropoff| DropOff {
            id: DropOffId::new(number(dropoff.id.number())),
            stage: StageId::new(number(dropoff.stage.number())),
            lost: Share::new(dropoff.lost.get() / 2.0),
            ..DropOff::clone(dropoff)
        })
        .collect();
    document.journeys.insert(1, tomorrow);
    let sheet = &print(&document, &View::default(), &comparing(Comparison::TodayAndTomorrow)).sheets[0];
    assert!(!sheet.notices.contains(&Notice::NothingToCompare));
    assert_eq!(sheet.frame.stages.len(), 6);
    let text = said(sheet);
    assert!(text.contains("Завтра будет лучше на 5 этапах из 6"), "{text}");
    assert!(text.contains("−38 % → −19 %"), "what is lost is told of both: {text}");
}

#[test]
fn on_the_workshop_kit_nothing_covers_anything() {
    assert_clean(&[of(PrintLayout::Workshop)]);
}

/// The sheets of a kit on which the map is, and those that lie on the table.
fn kit(document: &Document, setup: &PrintSetup) -> (Vec<Layout>, Vec<Layout>) {
    let sheets = print(document, &View::default(), setup).sheets;
    sheets.into_iter().partition(|sheet| !sheet.frame.lanes.is_empty())
}

#[test]
fn every_cell_of_a_blank_map_is_large_enough_for_a_note_and_every_stage_and_lane_is_on_it() {
    let point = 72.0 / 25.4;
    let roll = Paper::custom(Mm(3000.0), Mm(914.0)).expect("a roll");
    for (paper, side) in [(Paper::A1, 76.0), (Paper::A0, 76.0), (roll, 76.0), (Paper::A2, 51.0), (Paper::A4, 38.0)] {
        for (name, document) in maps() {
            let setup = PrintSetup { workshop: Sheet::landscape(paper), ..of(PrintLayout::Workshop) };
            let (blank, _) = kit(&document, &setup);
            let mut cells = BTreeSet::new();
            for sheet in at_least(1, &blank) {
                for lane in at_least(1, &sheet.frame.lanes) {
                    for column in at_least(1, &sheet.frame.stages) {
                        let (width, height) = (column.right - column.left, lane.rect.height());
                        let least = side * point;
                        assert!(width >= least && height >= least, "{name} on {paper:?}: {width} × {height}");
                        assert!(cells.insert((lane.id, column.id)), "a cell is there once");
                    }
                }
            }
            let journey = journey(&document);
            let lanes = journey.lanes.iter().filter(|lane| lane.visible && !lane.kind.is_computed()).count();
            assert_eq!(cells.len(), lanes * journey.shown_stages().count(), "{name} on {paper:?}");
        }
    }
}

#[test]
fn a_blank_map_has_the_lanes_that_are_chosen_with_what_they_ask_and_numbers_where_no_stage_has_a_name() {
    let document = school();
    let triggers = journey(&document).lanes.iter().find(|lane| lane.kind == LaneKind::Triggers).expect("a lane").id;
    let setup = PrintSetup { workshop_lanes: vec![triggers], ..of(PrintLayout::Workshop) };
    let (blank, _) = kit(&document, &setup);
    let text = said(&blank[0]);
    assert_eq!(blank.len(), 1);
    assert!(text.contains("Триггеры Что подталкивает человека сделать шаг?") && !text.contains("Барьеры"), "{text}");
    let mut empty = sample();
    let id = journey(&empty).id;
    let stages = empty.journeys.get_mut(id).expect("it is there");
    stages.stages.retain(|_| false);
    let (blank, _) = kit(&empty, &of(PrintLayout::Workshop));
    assert_eq!(blank[0].frame.stages.len(), 6);
    let text = said(&blank[0]);
    assert!(!text.contains("Поиск решений") && ["1 2 3", "4 5 6"].iter().all(|it| text.contains(it)), "{text}");
}

#[test]
fn cards_of_all_touchpoints_feelings_and_losses_are_cut_out_by_straight_cuts() {
    for document in [sample(), school(), synth(9, 2_00, 3, 4)] {
        let (_, table) = kit(&document, &of(PrintLayout::Workshop));
        let text = table.iter().map(said).collect::<Vec<_>>().join(" ");
        let journey = journey(&document);
        for card in &journey.touchpoints {
            let first = card.title.split_whitespace().next().unwrap_or_default();
            assert!(text.contains(first), "{}", card.title);
        }
        for dropoff in &journey.dropoffs {
            assert!(text.contains(&beginning(&dropoff.reason)), "{}", dropoff.reason);
        }
        assert!(text.contains("восторг") && text.contains("злость"));
        for sheet in &table {
            // No group reaches over a line that is cut by.
            let lines: Vec<Rect> = (sheet.scene.groups.iter().filter(|placed| placed.group.layer == Layer::Grid))
                .flat_map(|placed| {
                    placed.group.items.iter().filter_map(move |item| match item {
                        Item::Path { path, .. } => Some(path.bounding_box() + placed.offset),
                        _ => None,
                    })
                })
                .collect();
            for placed in sheet.scene.groups.iter().filter(|placed| placed.group.layer == Layer::Cards) {
                let bounds = placed.bounds();
                let crossed =
                    lines.iter().any(|line| line.inflate(0.01, 0.01).intersect(bounds.inset(-0.5)).area() > 0.0);
                assert!(!crossed, "{bounds:?}");
            }
        }
    }
}

#[test]
fn the_guide_is_one_page_in_each_language() {
    for language in [Language::Ru, Language::En] {
        let sheets = print(&sample_in(language), &View::default(), &of(PrintLayout::Workshop)).sheets;
        let guide = sheets.last().expect("a guide");
        assert!(off_the_sheet(guide).is_empty());
        let lowest = guide.scene.text_runs().map(|(at, _)| at.y).fold(0.0, f64::max);
        assert!(lowest < guide.frame.content.y1, "{lowest}");
    }
}

#[test]
fn boards_are_the_same_each_time() {
    for document in [sample(), school()] {
        for layout in [PrintLayout::Personas, PrintLayout::Comparison, PrintLayout::Workshop] {
            let once = print(&document, &View::default(), &of(layout)).pages;
            // An engine that has seen other things before.
            let mut engine = Engine::default();
            engine.lay_out(&document, journey(&document).id, &View::default());
            let (view, setup) = (View::default(), of(layout));
            let input = PrintInput { document: &document, journey: journey(&document).id, view: &view, setup: &setup };
            let again = engine.print(&input, &AtomicBool::new(false)).expect("nobody stops it").pages;
            assert_eq!(once.len(), again.len());
            for (one, other) in once.iter().zip(&again) {
                assert!(one.is_alike(other), "{layout:?}");
                let groups =
                    |page: &Page| page.printed().map(|it| (it.offset, Arc::clone(it.group))).collect::<Vec<_>>();
                assert!(groups(one) == groups(other), "{layout:?}");
            }
        }
    }
}

#[test]
fn a_print_that_is_stopped_gives_nothing() {
    let document = school();
    for layout in [PrintLayout::Personas, PrintLayout::Comparison, PrintLayout::Workshop] {
        let (view, setup) = (View::default(), of(layout));
        let input = PrintInput { document: &document, journey: journey(&document).id, view: &view, setup: &setup };
        assert!(Engine::default().print(&input, &AtomicBool::new(true)).is_none(), "{layout:?}");
    }
}
