//! The desk with the sheet on it: turns what the person does into editor events and paints what comes of them.

mod filters;
mod input;
mod insert;
mod lock_sign;
mod minimap;
mod nodes;
mod overlay;
mod sketch;
mod text_edit;
mod zoom_pill;

pub(crate) use input::{Answers, Pointer, step_zoom};
pub(crate) use nodes::node_id;
pub(crate) use text_edit::{SheetText, Start};
pub(crate) use zoom_pill::ground;

use super::app::{Scope, Session, ViewState};
use super::paint::{ScenePainter, SceneView};
use super::sheet_picture::SheetPictures;
use super::theme;
use super::widgets::{ARROWS, hold_keys};
use crate::editor::{Border, DraggedThing, Request, Tool};
use crate::model::ElementId;
use crate::scene::Shown;
use eframe::egui::epaint::RectShape;
use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use kurbo::Size;

/// Room around a sheet that is fitted, in screen points.
pub(crate) const FIT_PADDING: f64 = 28.0;

/// A place of the screen for kurbo.
pub(crate) fn to_kurbo(at: Pos2) -> kurbo::Point {
    kurbo::Point::new(at.x.into(), at.y.into())
}

/// A box of the screen for kurbo.
pub(crate) fn rect_to_kurbo(rect: Rect) -> kurbo::Rect {
    kurbo::Rect::from_points(to_kurbo(rect.min), to_kurbo(rect.max))
}

/// A place that kurbo calculated, on the screen.
#[expect(clippy::cast_possible_truncation, reason = "places on a screen are far below the range of f32")]
pub(crate) fn to_screen(at: kurbo::Point) -> Pos2 {
    pos2(at.x as f32, at.y as f32)
}

/// A box of the sheet on the screen.
pub(crate) fn rect_on_screen(view: &ViewState, rect: kurbo::Rect) -> Rect {
    let corner = kurbo::Point::new(rect.x1, rect.y1);
    Rect::from_two_pos(to_screen(view.camera.to_screen(rect.origin())), to_screen(view.camera.to_screen(corner)))
}

/// Takes the input of the canvas and moves the camera; gives the canvas' box and what only the window can do.
pub(crate) fn interact(
    ui: &mut Ui,
    session: &mut Session,
    view: &mut ViewState,
    pointer: &mut Pointer,
    text: &mut SheetText,
) -> (Response, Answers) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    if response.has_focus() {
        let tab = session.editor().selection().cell().is_some();
        hold_keys(ui, response.id, EventFilter { tab, escape: true, ..ARROWS });
    }
    let viewport = rect_to_kurbo(rect);
    view.canvas = viewport;
    let sheet = session.layout().scene.size.to_rect();
    // A sheet that was fitted and not moved since stays fitted when the window or the sheet takes another size.
    let still_fitted =
        view.fitted.is_some_and(|(camera, around, of)| camera == view.camera && (around != viewport || of != sheet));
    if (view.fit || still_fitted) && !sheet.is_zero_area() {
        view.camera.fit(sheet, viewport, FIT_PADDING);
        view.fitted = Some((view.camera, viewport, sheet));
        view.fit = false;
    }
    if view.glide_on(ui.input(|input| input.time)) {
        ui.request_repaint();
    }
    let error = text.run(ui, &response, session, view);
    let mut answers = pointer.take(ui, &response, session, view);
    for wanted in std::mem::take(&mut answers.texts) {
        let start = wanted.pressed.map_or(Start::All, Start::At);
        if !text.begin(ui, session, view, (wanted.element, None), start) {
            answers.requests.push(Request::EditText(wanted.element));
        } else if wanted.new {
            text.join_last_step(session);
        }
    }
    answers.errors.extend(error);
    (response, answers)
}

/// Looks at the whole sheet. Before the size of the canvas is known it waits for it.
pub(crate) fn fit(view: &mut ViewState, canvas: Rect, sheet: kurbo::Rect) {
    if !canvas.is_positive() || sheet.is_zero_area() {
        view.fit = true;
        return;
    }
    let viewport = rect_to_kurbo(canvas);
    let mut camera = view.camera;
    camera.fit(sheet, viewport, FIT_PADDING);
    view.fitted = Some((camera, viewport, sheet));
    view.look(camera);
}

/// What hands are doing on the canvas.
pub(crate) struct Hands<'a> {
    /// The text that is edited on the sheet.
    pub(crate) text: &'a SheetText,
    /// The pointer.
    pub(crate) pointer: &'a Pointer,
}

/// From the lower edge of the canvas to above the pills that stand there, in screen points.
pub(crate) const PILLS: f32 = 40.0;

/// Paints the desk, the sheet and everything over it.
pub(crate) fn paint(
    ui: &mut Ui,
    scope: &Scope<'_>,
    session: &mut Session,
    hands: &Hands<'_>,
    painter: &mut ScenePainter,
    canvas: &Response,
) {
    let rect = canvas.rect;
    let desk = ui.painter_at(rect);
    let theme = theme::of(ui);
    desk.rect_filled(rect, 0, theme.desk);
    sheet(&desk, scope.view, paper_in_hand(session), theme);
    let origin = to_screen(scope.view.camera.offset().to_point());
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let zoom = scope.view.camera.zoom() as f32;
    let shown = |placed: Shown<'_>| filters::visibility(scope, placed);
    painter.paint(&desk, &session.layout().scene, &SceneView { origin, zoom }, shown);
    overlay::paint(ui, &desk, scope, session, canvas);
    if let Some(glide) = &hands.pointer.glide {
        overlay::gliding(ui, &desk, scope, glide);
    }
    lock_sign::paint(ui, &desk, scope, canvas);
    sketch::paint(&desk, scope, session);
    hands.text.paint(ui, &desk, session, scope.view);
    cursor(ui, scope, session, hands.text, canvas);
}

/// What floats over the sheet: zoom, the small map, the way back; and the nodes that a screen reader hears.
pub(crate) fn floating(ui: &mut Ui, scope: &Scope<'_>, pictures: &mut SheetPictures, canvas: &Response) {
    nodes::show(ui, scope, canvas.rect);
    if !scope.view.show {
        let zoom = zoom_pill::show(ui, scope, canvas.rect);
        filters::show(ui, scope, zoom, canvas.rect);
        insert::show(ui, scope, canvas);
        minimap::show(ui, scope, pictures, canvas.rect);
    }
    zoom_pill::way_back(ui, scope, canvas.rect);
}

/// The size of the paper: while something is in hand, lanes keep their heights and what needs more room stands further down; the
/// paper goes down with it until it is let go.
fn paper_in_hand(session: &Session) -> Size {
    let layout = session.layout();
    let size = layout.scene.size;
    if session.editor().dragged().is_none() && !session.editor().is_moving() && !session.is_settling() {
        return size;
    }
    let margin = (size.height - layout.frame.content.y1).max(0.0);
    let low = layout.scene.groups.bundles().iter().map(|bundle| bundle.bounds().y1).fold(0.0, f64::max);
    Size::new(size.width, size.height.max(low + margin))
}

/// The paper and its soft shadow.
pub(crate) fn sheet(painter: &Painter, view: &ViewState, size: Size, theme: &theme::Theme) {
    if size.width > 0.0 && size.height > 0.0 {
        paper(painter, rect_on_screen(view, size.to_rect()), theme);
    }
}

/// Paper on the desk at a place of the screen.
pub(crate) fn paper(painter: &Painter, rect: Rect, theme: &theme::Theme) {
    let shadow = |grow: f32, drop: f32, blur: f32| {
        let ground = rect.expand(grow).translate(vec2(0.0, drop));
        RectShape::new(ground, CornerRadius::ZERO, theme.shadow, Stroke::NONE, StrokeKind::Inside).with_blur_width(blur)
    };
    painter.add(shadow(2.0, 6.0, 24.0));
    painter.add(shadow(0.0, 1.0, 4.0));
    painter.rect_filled(rect, 0, theme.paper);
}

fn cursor(ui: &Ui, scope: &Scope<'_>, session: &mut Session, text: &SheetText, canvas: &Response) {
    let over = ui.input(|input| input.pointer.hover_pos()).map(|at| scope.view.camera.to_sheet(to_kurbo(at)));
    let border =
        over.and_then(|at| session.in_context(scope.view.seen(), |editor, context| editor.border_at(at, context)));
    if !canvas.hovered() && !canvas.is_pointer_button_down_on() {
        return;
    }
    let down = canvas.is_pointer_button_down_on();
    let space = ui.input(|input| input.key_down(eframe::egui::Key::Space)) && !ui.text_edit_focused();
    let zooms = ui.input(|input| input.key_down(eframe::egui::Key::Z) && !input.modifiers.command)
        && scope.view.hands.single_keys
        && !ui.text_edit_focused();
    let on_text = ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| text.is_over(at, session, scope.view));
    let icon = match scope.tool {
        _ if on_text => CursorIcon::Text,
        Tool::Hand if down => CursorIcon::Grabbing,
        Tool::Hand => CursorIcon::Grab,
        _ if zooms => {
            let out = ui.input(|input| input.modifiers.alt || input.modifiers.shift);
            if out { CursorIcon::ZoomOut } else { CursorIcon::ZoomIn }
        }
        _ if space => {
            if down {
                CursorIcon::Grabbing
            } else {
                CursorIcon::Grab
            }
        }
        Tool::Place(_) | Tool::Sketch => CursorIcon::Crosshair,
        Tool::Select => match (session.editor().dragged().map(|dragged| dragged.what), border) {
            (Some(DraggedThing::Border(ElementId::Stage(_))), _) | (None, Some(Border::Stage { .. })) => {
                CursorIcon::ResizeColumn
            }
            (Some(DraggedThing::Border(_)), _) | (None, Some(Border::Lane { .. })) => CursorIcon::ResizeRow,
            (Some(_), _) if session.editor().is_copying() => CursorIcon::Copy,
            (Some(_), _) => CursorIcon::Grabbing,
            (None, None) => CursorIcon::Default,
        },
    };
    ui.set_cursor_icon(icon);
}
