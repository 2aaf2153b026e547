//! Any content on any paper is either set well or says what to do: maps of 1 to 40 stages with names of any length, prose, lists, text
//! without a space at which a line may be broken, and addresses, on every paper and for one to five personas.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::{faults, fullness, outside, torn, unsaid};
use crate::support::{assert_none, dice, lay_out, on, on_all_cores};
use std::sync::Arc;
use tropa::layout::{Layout, Notice, TypeScale, View};
use tropa::method::{synth, with_feelings};
use tropa::model::{
    Barrier, BarrierId, Card, Document, ElementId, LaneKind, Language, Metric, Note, Orientation, Paper, Solution,
    Stage, StageId, Touchpoint,
};
use tropa::units::Mm;

/// What the texts of a map are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Content {
    /// Names and titles of 6 to 40 letters.
    Titles,
    /// Paragraphs of 400 letters.
    Paragraphs,
    /// Two dozen items in a cell.
    Lists,
    /// What chat assistants and web pages give: all spaces are no-break spaces.
    NoBreak,
    /// Addresses of 200 letters.
    Addresses,
}

const CONTENTS: [Content; 5] =
    [Content::Titles, Content::Paragraphs, Content::Lists, Content::NoBreak, Content::Addresses];
const STAGES: [usize; 9] = [1, 2, 4, 8, 12, 16, 20, 30, 40];
const PERSONAS: [usize; 3] = [1, 3, 5];

const PROSE: &str = "Предприниматель сопоставляет условия нескольких маркетплейсов, спрашивает знакомых и читает договор, \
    но нигде не видит, сколько останется после комиссий, логистики и возвратов. Он откладывает решение на неделю, потом \
    возвращается к расчётам, звонит в поддержку и слышит разные ответы от разных сотрудников. Самостоятельная регистрация \
    занимает вечер, а документы приходится загружать трижды, потому что страница молча теряет их при каждом обновлении.";
const TITLES: [&str; 8] = [
    "Оплата",
    "Регистрация",
    "Сравнение предложений",
    "Подтверждение",
    "Самостоятельная работа с документами",
    "Перерегистрация предпринимателя",
    "Доставка",
    "Послепродажное обслуживание покупателей",
];
const ADDRESS: &str = "https://seller.example-marketplace.ru/knowledge-base/registration/documents/individual-entrepreneurs/\
    step-by-step?utm_source=newsletter&utm_medium=email&utm_campaign=autumn_2026&utm_content=button_in_the_header_of_the_letter";

fn papers() -> [(&'static str, View); 6] {
    let roll = Paper::Custom { width: Mm(3000.0), height: Mm(914.0) };
    [
        ("A4", on(Paper::A4, Orientation::Landscape)),
        ("A3", on(Paper::A3, Orientation::Landscape)),
        ("A1", on(Paper::A1, Orientation::Landscape)),
        ("A0", on(Paper::A0, Orientation::Landscape)),
        ("roll", on(roll, Orientation::Landscape)),
        ("A1 portrait", on(Paper::A1, Orientation::Portrait)),
    ]
}

/// A map of so many stages and personas with this content, and something in every lane.
fn map(stages: usize, personas: usize, content: Content) -> Document {
    let seed = u64::try_from(stages * 31 + personas).expect("a small number");
    let mut document = with_feelings(synth(stages, stages * 2, personas, seed), seed);
    let id = document.first_journey().expect("a map").id;
    let journey = document.journeys.get_mut(id).expect("a map");
    let text = |index: usize, short: bool| -> String {
        let prose = if short { PROSE.chars().take(60).collect() } else { PROSE.chars().take(400).collect::<String>() };
        match content {
            Content::Titles => TITLES[index % TITLES.len()].to_owned(),
            Content::Paragraphs => prose,
            Content::Lists => PROSE.chars().skip(index % 40).take(24 + index % 30).collect(),
            Content::NoBreak => prose.replace(' ', "\u{A0}"),
            Content::Addresses if short => TITLES[index % TITLES.len()].to_owned(),
            Content::Addresses => ADDRESS.to_owned(),
        }
    };
    let many = content == Content::Lists;
    let stages_of = journey.stages.clone();
    journey.stages = (stages_of.iter().enumerate())
        .map(|(index, stage)| Stage { name: TITLES[index % TITLES.len()].to_owned(), ..stage.as_ref().clone() })
        .collect();
    journey.touchpoints = (journey.touchpoints.iter().enumerate())
        .map(|(index, touchpoint)| {
            let card = Card { title: text(index, true), ..touchpoint.card.as_ref().clone() };
            Touchpoint { card: Arc::new(card), ..touchpoint.as_ref().clone() }
        })
        .collect();
    journey.notes = (journey.notes.iter().enumerate())
        .map(|(index, note)| Note { text: text(index, false), ..note.as_ref().clone() })
        .collect();
    journey.solutions = (journey.solutions.iter().enumerate())
        .map(|(index, solution)| Solution { text: text(index, false), ..solution.as_ref().clone() })
        .collect();
    journey.metrics = (journey.metrics.iter().enumerate())
        .map(|(index, metric)| Metric { name: text(index, true), ..metric.as_ref().clone() })
        .collect();
    let mut barriers: Vec<Barrier> = (journey.barriers.iter().enumerate())
        .map(|(index, barrier)| Barrier { text: text(index, false), ..barrier.as_ref().clone() })
        .collect();
    if many {
        for (number, stage) in (0..2_usize).flat_map(|_| stages_of.iter()).enumerate().take(48) {
            for item in 0..12 {
                let id = BarrierId::new(u64::try_from(50_000 + number * 100 + item).expect("small"));
                barriers.push(Barrier { text: text(number + item, false), ..Barrier::new(id, stage.id) });
            }
        }
    }
    journey.barriers = barriers.into_iter().collect();
    document
}

/// What is wrong with a sheet and is not told of.
fn untold(document: &Document, view: &View, layout: &Layout) -> Vec<String> {
    let told = |element: Option<ElementId>| {
        layout.notices.iter().any(|notice| element.is_some() && notice.element() == element)
    };
    let mut found: Vec<String> = faults(layout);
    found.extend(unsaid(document, view, layout));
    let cut = torn(layout).into_iter().map(|(element, text)| (element, format!("torn: {text}")));
    let wrong = cut.chain(outside(document, layout)).filter(|(element, _)| !told(*element));
    found.extend(wrong.map(|(element, text)| format!("{element:?} {text}")));
    let minimum = TypeScale::of(view.sheet.unwrap_or_default()).body;
    let small = layout.frame.smallest_type < minimum * 0.999;
    if small != layout.notices.iter().any(|notice| matches!(notice, Notice::TypeBelowMinimum { .. })) {
        found.push(format!("type of {:.1} pt on paper that asks for {minimum:.1}", layout.frame.smallest_type));
    }
    found
}

#[test]
fn any_content_on_any_paper_is_set_well_or_says_what_to_do() {
    let cases: Vec<(usize, usize, Content)> = (STAGES.into_iter())
        .flat_map(|stages| PERSONAS.into_iter().map(move |personas| (stages, personas)))
        .flat_map(|(stages, personas)| CONTENTS.into_iter().map(move |content| (stages, personas, content)))
        .collect();
    let found = on_all_cores(&cases, |&(stages, personas, content)| {
        let document = map(stages, personas, content);
        let of_paper = |(name, view): (&'static str, View)| {
            let layout = lay_out(&document, &view);
            let untold = untold(&document, &view, &layout);
            let type_ = layout.frame.smallest_type;
            let untold = untold.into_iter();
            untold.map(move |fault| {
                format!("{stages} stages, {personas} personas, {content:?}, {name}, {type_:.1} pt: {fault}")
            })
        };
        papers().into_iter().flat_map(of_paper).collect()
    });
    assert_none(&found);
}

/// Two stages with two dozen barriers each and little else: type shrinks and most of each box is empty if they stand one under another.
fn wide() -> Document {
    let mut document = synth(2, 0, 1, 7);
    let id = document.first_journey().expect("a map").id;
    let journey = document.journeys.get_mut(id).expect("a map");
    let stages: Vec<StageId> = journey.stages.iter().map(|stage| stage.id).collect();
    journey.lanes = (journey.lanes.iter())
        .filter(|lane| matches!(lane.kind, LaneKind::Touchpoints | LaneKind::Barriers))
        .map(|lane| lane.as_ref().clone())
        .collect();
    journey.barriers = (0..48_u64)
        .map(|number| Barrier {
            text: format!(
                "{} {}",
                TITLES[usize::try_from(number % 8).expect("small")],
                PROSE.get(..60).expect("letters of two bytes")
            ),
            ..Barrier::new(BarrierId::new(number + 1), stages[usize::from(number >= 24)])
        })
        .collect();
    document
}

#[test]
fn a_wide_cell_full_of_items_fills_its_sheet_at_the_size_the_paper_asks_for() {
    let document = wide();
    for (name, view) in papers().into_iter().take(4) {
        let layout = lay_out(&document, &view);
        let minimum = TypeScale::of(view.sheet.expect("a paper")).body;
        let full = fullness(&layout);
        assert!(layout.frame.smallest_type >= minimum * 0.999, "{name}: {:.1} pt", layout.frame.smallest_type);
        assert!(full >= 0.6, "{name}: {:.0} % of the lanes are used", full * 100.0);
        let untold = untold(&document, &view, &layout);
        assert!(untold.is_empty(), "{name}: {}", untold.join("\n"));
    }
}

#[test]
fn a_sheet_of_thirty_stages_is_readable_or_says_to_split_it() {
    let document = map(30, 3, Content::Titles);
    let view = on(Paper::A1, Orientation::Landscape);
    let layout = lay_out(&document, &view);
    let minimum = TypeScale::of(view.sheet.expect("a paper")).body;
    if layout.frame.smallest_type < minimum * 0.999 {
        let words = tropa::i18n::Messages::of(Language::Ru);
        let told = layout.notices.iter().find(|notice| matches!(notice, Notice::TypeBelowMinimum { .. }));
        let told = told.expect("small type is told of").message_with_help(words);
        assert!(told.contains("этап"), "{told}");
    }
}

/// A made-up map of 1 to 40 stages and up to 60 cards in each, on any paper.
fn made_up(seed: u64) -> (Document, View) {
    let dice = dice(seed * 37);
    let stages = 1 + dice(1, 40);
    // A full map now and then: most have a few cards in a stage.
    let cards = if dice(2, 25) == 0 { dice(3, 61) } else { dice(4, 6) };
    let document = synth(stages, stages * cards, 1 + dice(5, 5), seed);
    let orientation = if dice(6, 3) == 0 { Orientation::Portrait } else { Orientation::Landscape };
    let mut view = on(Paper::USUAL[dice(7, 5)], orientation);
    view.language = (dice(8, 5) == 0).then_some(Language::En);
    (with_feelings(document, seed), view)
}

#[test]
fn on_five_hundred_made_up_maps_no_word_is_torn_and_no_text_leaves_its_box() {
    let seeds: Vec<u64> = (0..500).collect();
    let found = on_all_cores(&seeds, |&seed| {
        let (document, view) = made_up(seed);
        let layout = lay_out(&document, &view);
        let cut = torn(&layout).into_iter().map(|(element, text)| (element, format!("torn: {text}")));
        let wrong = cut.chain(outside(&document, &layout));
        let type_ = layout.frame.smallest_type;
        wrong.map(|(element, text)| format!("map {seed}, {type_:.1} pt: {element:?} {text}")).collect()
    });
    assert_none(&found);
}
