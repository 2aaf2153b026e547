//! The papers of a meeting: on the red-line poster what was is struck and what is is marked, the list tells both, and every question
//! stands in the minutes.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::faults;
use crate::support::{assert_none, journey, sample_in, school_in};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::edit::{Edit, Element, apply, meeting};
use tropa::layout::{Engine, PaperTheme, PrintInput, Printed, View};
use tropa::model::{
    Date, Document, ElementId, Language, Meeting, MeetingId, MeetingQuestion, PrintLayout, PrintSetup, Share,
    Touchpoint, TouchpointId, Verdict,
};
use tropa::scene::Item;

fn print(document: &Document, layout: PrintLayout) -> Printed {
    let setup = PrintSetup { layout, ..PrintSetup::default() };
    let input = PrintInput { document, journey: journey(document).id, view: &View::default(), setup: &setup };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it")
}

/// A map after a meeting: a card renamed, one added, a solution gone, a loss eased, two questions asked.
fn after_a_meeting(document: &Document) -> Document {
    let map = journey(document);
    let mut card = map.touchpoints.at(1).expect("a card").as_ref().clone();
    "Совсем другое название".clone_into(&mut card.title);
    let mut added = Touchpoint::new(TouchpointId::new(77), map.stages.at(1).expect("a stage").id);
    "Звонок знакомому".clone_into(&mut added.title);
    let mut loss = map.dropoffs.at(0).expect("a drop-off").as_ref().clone();
    (loss.lost, loss.people) = (Share::new(0.11), None);
    let solution = map.solutions.at(0).expect("a solution").id;
    let running = Meeting {
        before: Some(Arc::new(meeting::before(document))),
        questions: ["Почему цены только на звонке?", "Сколько стоит вернуть клиента?"]
            .map(|text| MeetingQuestion { text: text.to_owned(), at: "Этап 2".to_owned(), view: None })
            .to_vec(),
        ..Meeting::new(MeetingId::new(1), Date::new(2026, 11, 21).expect("a day"))
    };
    let edits = [
        Edit::SetMeetings(Arc::new(vec![running])),
        Edit::Change(Box::new(Element::Touchpoint(card))),
        Edit::Add { journey: map.id, element: Box::new(Element::Touchpoint(added)), index: None },
        Edit::Change(Box::new(Element::DropOff(loss))),
        Edit::Remove(vec![ElementId::Solution(solution)]),
    ];
    edits.iter().fold(document.clone(), |document, edit| apply(&document, edit).expect("applied"))
}

fn samples() -> [Document; 4] {
    let of = |language| [sample_in(language), school_in(language)];
    [Language::Ru, Language::En].map(of).concat().try_into().expect("four")
}

fn read(printed: &Printed) -> String {
    let items = printed.sheets.iter().flat_map(|sheet| sheet.scene.printed()).flat_map(|placed| &placed.group.items);
    let text = |item: &Item| match item {
        Item::Text { run, .. } => Some(run.text.to_string()),
        _ => None,
    };
    items.filter_map(text).collect::<String>().split_whitespace().collect()
}

/// How many lines of the red-line pen are on the first sheet: strokes without a frame.
fn strikes(printed: &Printed) -> usize {
    let pen = PaperTheme::get().red_line;
    let items = printed.sheets.first().expect("a poster").scene.printed().flat_map(|placed| &placed.group.items);
    let is_strike =
        |item: &&Item| matches!(item, Item::Path { fill: None, stroke: Some(stroke), .. } if stroke.color == pen);
    items.filter(is_strike).count()
}

#[test]
fn a_red_line_poster_strikes_what_was_and_marks_and_lists_what_is() {
    for document in samples() {
        let after = after_a_meeting(&document);
        let was = document.first_journey().expect("a map").touchpoints.at(1).expect("a card").title.clone();
        let gone = document.first_journey().expect("a map").solutions.at(0).expect("a solution").title.clone();
        let printed = print(&after, PrintLayout::RedLine);
        assert_eq!(printed.sheets.len(), 2, "the poster and its list");
        assert!(strikes(&printed) >= 2, "the old card and the solution are struck");
        let text = read(&printed);
        for words in [was.as_str(), gone.as_str(), "Совсем другое название", "Звонок знакомому"]
        {
            let words: String = words.split_whitespace().collect();
            assert!(text.contains(&words), "{words} is not there");
        }
        // A map that nobody changed bears no mark.
        assert_eq!(strikes(&print(&document, PrintLayout::RedLine)), 0);
    }
}

#[test]
fn what_was_taken_back_is_marked_no_more() {
    let after = after_a_meeting(&sample_in(Language::Ru));
    let running = after.project.meetings.first().expect("a meeting").clone();
    let all: Vec<ElementId> = meeting::changes_of(&running, &after).iter().map(|change| change.element).collect();
    let back = meeting::roll_back(&after, &running, &all).expect("taken back");
    let back = apply(&after, &back).expect("applied");
    let meeting = back.project.meetings.first().expect("a meeting");
    assert!(meeting.changes.iter().all(|change| change.verdict == Verdict::RolledBack));
    assert_eq!(strikes(&print(&back, PrintLayout::RedLine)), 0);
}

#[test]
fn the_minutes_hold_every_change_and_every_question_on_a_page() {
    for document in samples() {
        let after = after_a_meeting(&document);
        let printed = print(&after, PrintLayout::Protocol);
        assert_eq!(printed.pages.len(), 1);
        let text = read(&printed);
        let meeting = after.project.meetings.first().expect("a meeting");
        for question in &meeting.questions {
            let words: String = question.text.split_whitespace().collect();
            assert!(text.contains(&words), "{words} is not there");
        }
        assert!(text.contains("Звонокзнакомому"));
        let wrong = printed.sheets.iter().flat_map(faults);
        assert_none(&wrong.collect::<Vec<_>>());
    }
}

#[test]
fn minutes_of_a_long_meeting_go_on_on_another_page() {
    let mut after = after_a_meeting(&sample_in(Language::Ru));
    let meetings = &after.project.meetings;
    let mut meeting = meetings.first().expect("a meeting").clone();
    let asked = |number: usize| MeetingQuestion {
        text: format!("Вопрос {number}: почему между заявкой и первым звонком проходит два дня и кто за это отвечает?"),
        at: "Этап 3. Первый контакт".to_owned(),
        view: None,
    };
    meeting.questions = (0..60).map(asked).collect();
    after = apply(&after, &Edit::SetMeetings(Arc::new(vec![meeting]))).expect("applied");
    let printed = print(&after, PrintLayout::Protocol);
    assert!(printed.pages.len() > 1);
    let text = read(&printed);
    for number in 0..60 {
        assert!(text.contains(&format!("Вопрос{number}:")), "{number}");
    }
    let wrong = printed.sheets.iter().flat_map(faults);
    assert_none(&wrong.collect::<Vec<_>>());
}
