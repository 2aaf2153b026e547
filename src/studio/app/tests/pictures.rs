//! The sheet before it is printed, and what cannot be done yet, in the whole window.

use super::disk::{studio_mut, until};
use super::looking::{CTRL, key, open, wheel};
use super::overlays::offered;
use super::studio;
use crate::export::Format;
use crate::method::synth;
use crate::studio::app::exporting::write_drawing;
use crate::studio::desk::commands::Command;
use crate::studio::desk::prefs::SplitHabit;
use crate::studio::desk::{Action, Session, Workspace};
use eframe::egui::{Key, Modifiers, MouseWheelUnit, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;
use std::num::NonZeroUsize;

#[test]
fn the_keys_of_zoom_look_at_the_page_before_printing_and_leave_the_map_where_it_was() {
    let mut window = open();
    let map = studio(&window).surface.camera;
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    window.run_steps(3);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Print);
    let whole = studio(&window).preview.camera();
    key(&mut window, Key::Num0, Key::Num0, CTRL);
    window.run_steps(2);
    let actual = studio(&window).preview.camera();
    assert!((actual.zoom() * 72.0 - 96.0).abs() < 1e-9, "an inch is an inch: {}", actual.zoom());
    key(&mut window, Key::Num1, Key::Num1, Modifiers::SHIFT);
    window.run_steps(2);
    assert_eq!(studio(&window).preview.camera(), whole);
    assert_eq!(studio(&window).surface.camera, map);
}

#[test]
fn ctrl_and_the_wheel_come_nearer_to_the_page_where_the_pointer_is() {
    let mut window = open();
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    window.run_steps(3);
    let sheet = window.get_by_label("Лист, как он выйдет из принтера").accesskit_node().bounding_box();
    let sheet = sheet.expect("it is on the screen");
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    let at = eframe::egui::pos2((sheet.x0 + sheet.x1) as f32 / 2.0, (sheet.y0 + sheet.y1) as f32 / 2.0 + 40.0);
    let place = crate::studio::canvas::to_kurbo(at);
    let before = studio(&window).preview.camera();
    for _ in 0..4 {
        wheel(&mut window, at, MouseWheelUnit::Line, Vec2::new(0.0, 1.0), CTRL);
    }
    let after = studio(&window).preview.camera();
    assert!(after.zoom() > before.zoom() * 1.3, "{} after {}", after.zoom(), before.zoom());
    assert!((after.to_sheet(place) - before.to_sheet(place)).hypot() < 60.0, "what is looked at stays in sight");
}

#[test]
fn the_palette_says_what_to_do_first_for_what_cannot_be_done_yet() {
    let mut window = open();
    let line = "Воронка: прочитать файл снова… · Сначала прочитайте воронку из файла";
    assert_eq!(offered(&mut window, "файл снова"), line);
}

#[test]
fn a_map_is_split_where_it_is_printed_and_its_pdf_has_a_page_for_each_sheet() {
    let mut window = open();
    let ctx = window.ctx.clone();
    studio_mut(&mut window).run(&ctx, Command::SplitByStages);
    until(&mut window, "the sheets are laid out", |studio| !studio.preview.is_settling());
    assert_eq!(studio(&window).session.view().workspace, Workspace::Print);
    assert!(window.query_by_label("Всё на одном листе").is_some(), "the sample has room on one");
    let whole = studio(&window).preview.camera();

    let three = SplitHabit::Stages(NonZeroUsize::new(3).expect("some stages"));
    studio_mut(&mut window).perform(&ctx, Action::SetSplit(three));
    window.step();
    until(&mut window, "the sheets are laid out", |studio| !studio.preview.is_settling());
    assert!(window.query_by_label("2 листа").is_some());
    assert!(studio(&window).preview.camera().zoom() < whole.zoom(), "both are seen");

    let (document, journey) = (studio(&window).session.document().clone(), studio(&window).session.journey().id);
    let habits = studio(&window).prefs.exports;
    let (files, _) = write_drawing(&document, journey, BTreeSet::default(), Format::Pdf, habits).expect("a PDF");
    assert_eq!(lopdf::Document::load_mem(&files[0]).expect("a PDF").get_pages().len(), 2);
    let (files, _) = write_drawing(&document, journey, BTreeSet::default(), Format::Svg, habits).expect("pictures");
    assert_eq!(files.len(), 2);

    studio_mut(&mut window).perform(&ctx, Action::SetSplit(SplitHabit::Off));
    window.run_steps(2);
    assert_eq!(studio(&window).preview.camera(), whole);
}

#[test]
fn the_sheets_of_a_map_that_is_split_go_with_it_when_another_is_opened() {
    let mut window = open();
    let ctx = window.ctx.clone();
    studio_mut(&mut window).perform(&ctx, Action::SetSplit(SplitHabit::Auto));
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    until(&mut window, "the sheets are laid out", |studio| studio.preview.is_split() && !studio.preview.is_settling());
    studio_mut(&mut window).open_document(Session::new(synth(2, 4, 1, 1)));
    assert!(!studio(&window).preview.is_split());
}
