//! The sheet before it is printed, and what cannot be done yet, in the whole window.

use super::disk::{click, studio_mut, until};
use super::looking::{CTRL, key, open, wheel};
use super::overlays::offered;
use super::{Window, studio};
use crate::edit::Edit;
use crate::export::{ExportWatch, Format};
use crate::method::synth;
use crate::model::{Imposition, Paper, PrintLayout, PrintSetup, SplitBy};
use crate::studio::app::exporting::write_drawing;
use crate::studio::desk::commands::Command;
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

/// Takes other settings for print.
fn set_up(window: &mut Window, change: impl FnOnce(&mut PrintSetup)) {
    let mut project = studio(window).session.document().project.as_ref().clone();
    change(&mut project.print);
    let ctx = window.ctx.clone();
    studio_mut(window).perform(&ctx, Action::Apply(Edit::DescribeProject(Box::new(project))));
    window.step();
    until(window, "the pages are laid out", |studio| !studio.preview.is_settling());
}

fn pages(window: &Window) -> usize {
    studio(window).preview.settled().map_or(0, |printed| printed.pages.len())
}

#[test]
fn a_map_is_split_where_it_is_printed_and_its_pdf_has_a_page_for_each_sheet() {
    let mut window = open();
    let ctx = window.ctx.clone();
    studio_mut(&mut window).run(&ctx, Command::SplitByStages);
    until(&mut window, "the pages are laid out", |studio| !studio.preview.is_settling());
    assert_eq!(studio(&window).session.view().workspace, Workspace::Print);
    assert_eq!(pages(&window), 1, "the sample has room on one");
    let whole = studio(&window).preview.camera();

    let three = SplitBy::Stages(NonZeroUsize::new(3).expect("some stages"));
    set_up(&mut window, |setup| setup.split = three);
    assert_eq!(pages(&window), 2);
    assert!(studio(&window).preview.camera().zoom() < whole.zoom(), "both are seen");

    let (document, journey) = (studio(&window).session.document().clone(), studio(&window).session.journey().id);
    let habits = studio(&window).prefs.exports;
    let drawn = |format| {
        let watch = ExportWatch::nobody();
        write_drawing(&document, journey, BTreeSet::default(), (format, habits), &watch).expect("files").files
    };
    assert_eq!(lopdf::Document::load_mem(&drawn(Format::Pdf)[0]).expect("a PDF").get_pages().len(), 2);
    assert_eq!(drawn(Format::Svg).len(), 2);

    set_up(&mut window, |setup| setup.split = SplitBy::Nothing);
    assert_eq!(studio(&window).preview.camera(), whole);
    for _ in 0..3 {
        studio_mut(&mut window).run(&ctx, Command::Undo);
    }
    window.run_steps(2);
    assert!(!studio(&window).session.is_dirty(), "each setting was a step");
}

#[test]
fn the_pages_of_a_map_go_with_it_when_another_is_opened() {
    let mut window = open();
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    set_up(&mut window, |setup| setup.layout = PrintLayout::Handout);
    assert!(studio(&window).preview.settled().is_some());
    studio_mut(&mut window).open_document(Session::new(synth(2, 4, 1, 1)));
    assert!(studio(&window).preview.settled().is_none());
}

#[test]
fn how_long_the_pdf_is_stands_in_the_status_bar_once_it_is_known() {
    let mut window = open();
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    until(&mut window, "it is measured", |studio| studio.preview.size().is_some());
    assert!(window.query_by_label_contains("PDF ≈").is_some());
    key(&mut window, Key::Num1, Key::Num1, CTRL);
    window.run_steps(2);
    assert!(window.query_by_label_contains("PDF ≈").is_none(), "on the map nobody asks");
}

#[test]
fn a_card_says_what_is_made_of_the_map_and_only_its_own_settings_stand_below() {
    let mut window = open();
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    window.run_steps(3);
    let is_there = |window: &Window, label: &str| window.query_all_by_label(label).next().is_some();
    assert!(is_there(&window, "Разделить по этапам") && is_there(&window, "Бумага"));
    click(&mut window, "Слайды");
    let setup = &studio(&window).session.document().project.print;
    assert_eq!(setup.layout, PrintLayout::Slides);
    for gone in ["Разделить по этапам", "Под обрез", "Бумага"] {
        assert!(!is_there(&window, gone), "{gone}");
    }
    click(&mut window, "Сравнение");
    assert!(is_there(&window, "Что сравниваем"));
    let ctx = window.ctx.clone();
    studio_mut(&mut window).run(&ctx, Command::Undo);
    assert_eq!(studio(&window).session.document().project.print.layout, PrintLayout::Slides);
}

#[test]
fn a_booklet_that_becomes_a_poster_is_no_booklet_any_more() {
    let mut window = open();
    key(&mut window, Key::Num5, Key::Num5, CTRL);
    set_up(&mut window, |setup| {
        (setup.layout, setup.imposition) = (PrintLayout::Handout, Imposition::Booklet(Paper::A4));
    });
    click(&mut window, "Плакат");
    let setup = &studio(&window).session.document().project.print;
    assert_eq!((setup.layout, setup.imposition), (PrintLayout::Poster, Imposition::Single));
}
