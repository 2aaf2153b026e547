//! A meeting: what is changed and asked while the map is shown is gathered and looked through.

use super::{Window, first_card, middle, press, studio, window};
use crate::edit::Edit;
use crate::model::{ElementId, Meeting, Verdict};
use crate::studio::desk::{Action, MeetingWish, Session};
use eframe::egui::{Event, Key, PointerButton, vec2};
use std::sync::Arc;

fn meetings(window: &Window) -> Arc<Vec<Meeting>> {
    Arc::clone(&studio(window).session.document().project.meetings)
}

fn do_it(window: &mut Window, action: Action) {
    let ctx = window.ctx.clone();
    let studio = window.state_mut().as_mut().expect("a window");
    studio.perform(&ctx, action);
    window.run_steps(3);
}

fn keys(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key_press(*key);
        window.run_steps(3);
    }
}

/// Changes the words of the first card as a panel does.
fn rename(window: &mut Window, text: &str) -> ElementId {
    let card = first_card(window);
    let document = Arc::clone(studio(window).session.document());
    let edit = Edit::text(&document, card, crate::model::Field::Title, text.to_owned()).expect("a card has a name");
    do_it(window, Action::Apply(edit));
    card
}

#[test]
fn a_show_without_a_change_leaves_the_file_as_it_is() {
    let mut window = window(vec2(1440.0, 900.0));
    keys(&mut window, &[Key::F5, Key::ArrowRight, Key::Escape]);
    assert!(studio(&window).show.is_none() && !studio(&window).session.is_dirty());
    assert!(meetings(&window).is_empty());
}

#[test]
fn what_is_changed_in_a_show_is_one_step_and_stands_in_the_list_of_its_meeting() {
    let mut window = window(vec2(1440.0, 900.0));
    keys(&mut window, &[Key::F5]);
    let steps = studio(&window).session.editor().history().depth();
    let card = rename(&mut window, "Звонок знакомому");
    assert!(meetings(&window).first().is_some_and(Meeting::is_running), "the first change begins it");
    assert_eq!(studio(&window).session.editor().history().depth(), steps + 1);
    keys(&mut window, &[Key::Escape]);
    assert!(studio(&window).show.is_none());
    let held = meetings(&window);
    let change = held.first().and_then(|meeting| meeting.changes.first()).expect("it is told of");
    assert_eq!((change.element, change.verdict), (card, Verdict::Open));
    assert_eq!(studio(&window).session.editor().history().depth(), steps + 1, "the end is part of the step");
    let toasts = studio(&window).toasts.texts().join("\n");
    assert!(toasts.contains("1 правка"), "{toasts}");
    window.state_mut().as_mut().expect("a window").session.undo();
    window.run_steps(3);
    assert!(meetings(&window).is_empty() && !studio(&window).session.is_dirty(), "taking it back takes all of it back");
    window.state_mut().as_mut().expect("a window").session.redo();
    window.run_steps(3);
    assert_eq!(meetings(&window), held);
}

#[test]
fn a_card_dragged_in_a_show_is_a_change_of_the_meeting_and_can_be_taken_back() {
    let mut window = window(vec2(1440.0, 900.0));
    keys(&mut window, &[Key::F5, Key::E]);
    assert!(studio(&window).edits_in_show());
    let card = first_card(&window);
    let was = Arc::clone(studio(&window).session.document());
    let at = middle(&window, card);
    press(&mut window, at, PointerButton::Primary);
    window.run_steps(2);
    window.drag_at(at);
    window.run_steps(2);
    for step in 1..=6_u8 {
        window.event(Event::PointerMoved(at + vec2(0.0, 9.0) * f32::from(step)));
        window.run_steps(1);
    }
    window.drop_at(at + vec2(0.0, 54.0));
    window.run_steps(3);
    assert!(*studio(&window).session.document().journeys.at(0).expect("a map") != *was.journeys.at(0).expect("a map"));
    keys(&mut window, &[Key::Escape, Key::Escape, Key::Escape]);
    assert!(studio(&window).show.is_none());
    let meeting = meetings(&window).first().cloned().expect("it was a change");
    assert!(meeting.changes.iter().any(|change| change.element == card), "{:?}", meeting.changes);
    let all = meeting.changes.iter().map(|change| change.element).collect();
    do_it(&mut window, Action::Meeting(MeetingWish::RollBack(meeting.id, all)));
    assert_eq!(studio(&window).session.document().journeys, was.journeys);
    assert!(meetings(&window).iter().flat_map(|it| &it.changes).all(|it| it.verdict == Verdict::RolledBack));
}

#[test]
fn a_meeting_that_was_cut_short_keeps_its_changes_and_is_offered_to_go_on_or_to_end() {
    let mut window = window(vec2(1440.0, 900.0));
    keys(&mut window, &[Key::F5]);
    let card = rename(&mut window, "Звонок знакомому");
    // What a copy of unsaved work holds when the program ends here.
    let left = studio(&window).session.unsaved().expect("it is not saved").as_ref().clone();
    let bytes = crate::store::to_bytes(&left).expect("it can be written");
    let opened = Session::new(crate::store::from_bytes(&bytes).expect("it can be read"));
    keys(&mut window, &[Key::Escape]);
    window.state_mut().as_mut().expect("a window").open_document(opened);
    window.run_steps(3);
    let toasts = studio(&window).toasts.texts().join("\n");
    assert!(toasts.contains("не закончена"), "{toasts}");
    let id = meetings(&window).first().filter(|meeting| meeting.is_running()).expect("it goes on").id;
    do_it(&mut window, Action::Meeting(MeetingWish::Close(id)));
    let meeting = meetings(&window).first().cloned().expect("it is kept");
    assert!(!meeting.is_running() && meeting.changes.iter().any(|change| change.element == card));
}

#[test]
fn a_question_alone_is_a_meeting_and_one_step() {
    let mut window = window(vec2(1440.0, 900.0));
    keys(&mut window, &[Key::F5]);
    let steps = studio(&window).session.editor().history().depth();
    do_it(&mut window, Action::NoteQuestion("Почему цены только на звонке?".to_owned()));
    assert_eq!(studio(&window).session.editor().history().depth(), steps + 1);
    keys(&mut window, &[Key::Escape]);
    let meeting = meetings(&window).first().cloned().expect("it is kept");
    assert!(!meeting.is_running() && meeting.changes.is_empty());
    let question = meeting.questions.first().expect("it is kept");
    assert!(!question.at.is_empty() && question.view.is_some(), "{question:?}");
    assert_eq!(studio(&window).session.editor().history().depth(), steps + 1);
}
