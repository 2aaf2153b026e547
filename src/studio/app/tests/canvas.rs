//! What stands around and over the sheet.

use super::*;
use crate::edit::Element;
use crate::editor::Camera;
use crate::model::{ElementRef, Id as _, Labelling, Stage};
use crate::studio::desk::Action;

/// A point of the sheet on the screen.
fn on_screen(window: &Window, at: kurbo::Point) -> Pos2 {
    to_screen(studio(window).surface.camera.to_screen(at))
}

fn button(window: &mut Window, pos: Pos2, pressed: bool) {
    window.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    window.step();
}

#[test]
fn nothing_that_floats_lies_on_a_fitted_sheet_in_a_window_of_any_size() {
    for (width, height) in [(1280.0, 720.0), (1440.0, 900.0), (1920.0, 1080.0), (2560.0, 1440.0)] {
        let window = window(Vec2::new(width, height));
        let studio = studio(&window);
        let size = studio.session.layout().scene.size;
        let low = studio.surface.camera.to_screen(kurbo::Point::new(0.0, size.height)).y;
        let room = studio.surface.canvas.y1 - low;
        assert!(room >= 63.9, "{width} × {height}: {room}");
        let left = studio.surface.camera.to_screen(kurbo::Point::ORIGIN);
        assert!(left.x > studio.surface.canvas.x0 && left.y > studio.surface.canvas.y0);
    }
}

#[test]
fn names_that_are_scrolled_out_stay_at_the_edges_and_select_what_they_name() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let name = studio(&window).session.journey().stages.at(3).expect("a stage").name.clone();
    let names = |window: &Window| {
        let is_it = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == eframe::egui::accesskit::Role::Button && node.label().as_deref() == Some(name.as_str())
        };
        window.query_all_by(|node| node.label().is_some()).filter(is_it).map(|node| node.rect()).collect::<Vec<_>>()
    };
    let before = names(&window).len();
    // The middle of the fourth stage at 200 %.
    let frame = Arc::clone(&studio(&window).session.layout().frame);
    let (column, lane) = (frame.stages[3], frame.lanes.last().expect("a lane").rect);
    let at = kurbo::Point::new(f64::midpoint(column.left, column.right), lane.center().y);
    let canvas = studio(&window).surface.canvas;
    let surface = &mut window.state_mut().as_mut().expect("it is there").surface;
    surface.camera = Camera::new(2.0, canvas.center().to_vec2() - at.to_vec2() * 2.0);
    window.run_steps(3);
    let strip = names(&window);
    assert_eq!(strip.len(), before + 1, "the name stands at the upper edge");
    let upper = |rect: &eframe::egui::Rect| f64::from(rect.top()) < canvas.y0 + 30.0;
    let place = *strip.iter().find(|rect| upper(rect)).expect("at the upper edge");
    let middle = on_screen(&window, at);
    assert!(place.x_range().contains(middle.x), "over its column");
    press(&mut window, place.center(), PointerButton::Primary);
    assert_eq!(studio(&window).session.editor().selection().single(), Some(ElementId::Stage(column.id)));
}

#[test]
fn a_quote_is_dragged_in_the_window_and_automatic_takes_it_back() {
    let mut window = window(Vec2::new(1440.0, 900.0));
    let label = studio(&window).session.layout().frame.labels[0];
    let point = ElementId::Emotion(label.point);
    let from = on_screen(&window, label.rect.center());
    let to = from + Vec2::new(30.0, 24.0);
    window.hover_at(from);
    window.step();
    button(&mut window, from, true);
    for step in [0.25, 0.5, 0.75, 1.0] {
        window.hover_at(from.lerp(to, step));
        window.step();
    }
    button(&mut window, to, false);
    window.run_steps(2);
    let state = |window: &Window| match studio(window).session.document().element(point) {
        Some(ElementRef::Emotion(point)) => Some((point.label, point.label_at.is_some())),
        _ => None,
    };
    assert_eq!(state(&window), Some((Labelling::Pinned, true)));
    let now = studio(&window).session.layout().frame.label(label.point).expect("it is drawn").rect;
    assert!(on_screen(&window, now.center()).distance(to) < 2.0, "it stands where it was let go");
    let automatic = studio(&window).words().text("label-auto").into_owned();
    window.query_all_by_label(&automatic).next().expect("in the inspector").click();
    window.run_steps(3);
    assert_eq!(state(&window), Some((Labelling::Auto, false)));
    assert_eq!(studio(&window).session.layout().frame.label(label.point), Some(&label));
}

/// Panels ask for several things in one frame, and each is done on the sheet that the one before it left.
#[test]
fn the_second_wish_of_a_frame_sees_the_sheet_that_the_first_one_made() {
    let mut window = window(Vec2::new(1024.0, 680.0));
    let ctx = window.ctx.clone();
    let state = window.state_mut().as_mut().expect("it is there");
    state.surface.camera = Camera::new(4.0, kurbo::Vec2::ZERO);
    let before = state.surface.target();
    let journey = state.session.editor().journey();
    let stage = Stage::new(state.session.fresh());
    let id = stage.id.element();
    let add = Edit::Add { journey, element: Box::new(Element::Stage(stage)), index: None };
    state.perform_all(&ctx, vec![Action::Apply(add), Action::Reveal(id)]);
    assert_ne!(state.surface.target(), before, "it is brought into view");
}
