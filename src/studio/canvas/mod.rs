//! The desk with the sheet on it: turns what the person does into editor events and paints what comes of them.

mod confidential_sign;
mod coordinates;
mod filters;
mod frames;
mod ghost;
mod input;
mod input_outcome;
mod insert;
mod lock_sign;
mod looking;
mod minimap;
mod nodes;
mod overlay;
mod pin_sign;
mod proof_sign;
pub(crate) mod rulers;
mod sketch;
mod text_edit;
mod zoom_pill;

pub(crate) use coordinates::{rect_on_screen, rect_to_kurbo, rect_to_screen, to_kurbo, to_screen};
pub(crate) use filters::of_interest;
pub(crate) use input::Pointer;
pub(crate) use input_outcome::InputOutcome;
use input_outcome::New;
use looking::fit_area;
pub(crate) use looking::{FIT_PADDING, fit, step_zoom};
pub(crate) use nodes::node_id;
pub(crate) use proof_sign::proof_sign;
pub(crate) use text_edit::{SheetText, Start};
pub(crate) use zoom_pill::ground;

use super::paint::{ScenePainter, SceneView, Visibility};
use super::theme;
use super::widgets::{ARROWS, hold_keys};
use crate::editor::{Border, DraggedThing, HIT_TOLERANCE, Request, Tool, bounds_of, hit};
use crate::model::ElementId;
use crate::scene::{Layer, Part, PlacedRef, Scene};
use crate::studio::desk::{PanelContext, Session, Surface, Viewing};
use crate::studio::paint::sheet_picture::SheetPictures;
use eframe::egui::epaint::RectShape;
use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, vec2,
};
use kurbo::Size;
use std::sync::Arc;

/// Takes the input of the canvas and moves the camera; gives the canvas' box and what only the window can do.
pub(crate) fn interact(
    ui: &mut Ui,
    session: &mut Session,
    view: &mut Viewing<'_>,
    pointer: &mut Pointer,
    text: &mut SheetText,
) -> (Response, InputOutcome) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    if response.has_focus() {
        let tab = session.editor().selection().cell().is_some();
        hold_keys(ui, response.id, EventFilter { tab, escape: true, ..ARROWS });
    }
    let viewport = rect_to_kurbo(rect);
    let surface = &mut *view.surface;
    surface.canvas = viewport;
    let sheet = session.layout().scene.size.to_rect();
    // A sheet that was fitted and not moved since stays fitted when the window or the sheet takes another size.
    let still_fitted = surface
        .fitted
        .is_some_and(|(camera, around, of)| camera == surface.camera && (around != viewport || of != sheet));
    if (surface.fit || still_fitted) && !sheet.is_zero_area() {
        surface.camera.fit(sheet, fit_area(viewport, session.view().presenting), FIT_PADDING);
        surface.fitted = Some((surface.camera, viewport, sheet));
        surface.fit = false;
    }
    if surface.glide_on(ui.input(|input| input.time)) {
        ui.request_repaint();
    }
    let error = text.run(ui, &response, session, view);
    let mut outcome = pointer.take(ui, &response, session, view);
    for request in std::mem::take(&mut outcome.texts) {
        let start = match (request.pressed, request.new) {
            (Some(at), _) => Start::At(at),
            (None, Some(New::Placed)) => Start::Placed,
            (None, _) => Start::All,
        };
        let begun = text.begin(ui, session, view, (request.element, None), start);
        match request.new.filter(|_| begun) {
            Some(New::InCell) => text.fill_cell(session),
            Some(New::Placed) => text.join_last_step(session),
            None if begun => {}
            // What a hand puts down where its words do not stand is not followed to its fields.
            None if request.new == Some(New::Placed) => {}
            None if session.document().is_locked(request.element) => outcome.locked = true,
            None => outcome.requests.push(Request::EditText(request.element)),
        }
    }
    outcome.errors.extend(error);
    (response, outcome)
}

/// What hands are doing on the canvas.
pub(crate) struct ActiveInput<'a> {
    /// The text that is edited on the sheet.
    pub(crate) text: &'a SheetText,
    /// The pointer.
    pub(crate) pointer: &'a Pointer,
}

/// From the lower edge of the canvas to above the pills that stand there, in screen points.
pub(crate) const PILLS: f32 = 40.0;

/// Paints the desk, the sheet and everything over it; gives the sheet as it is shown.
pub(crate) fn paint(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    session: &Session,
    input: &ActiveInput<'_>,
    painter: &mut ScenePainter,
    canvas: &Response,
) -> Arc<Scene> {
    let rect = canvas.rect;
    let desk = ui.painter_at(rect);
    let theme = theme::of(ui);
    // Who edits before an audience does not change the light of the room.
    desk.rect_filled(rect, 0, if cx.view.presenting { theme.show } else { theme.desk });
    sheet(&desk, cx.surface, cx.layout.scene.size, theme);
    let origin = to_screen(cx.surface.camera.offset().to_point());
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let zoom = cx.surface.camera.zoom() as f32;
    let hidden = without_room(cx, session);
    let shown = |placed: PlacedRef<'_>| match placed.group.source {
        Some(source) if hidden.contains(&source.element) => Visibility::Hidden,
        _ if cx.view.presenting && placed.group.layer == Layer::Hints => Visibility::Hidden,
        _ => filters::visibility(cx, placed),
    };
    let scene = painter.proofs(cx.view.proof).scene(&cx.layout.scene);
    painter.paint(&desk, &scene, &SceneView { origin, zoom }, shown);
    overlay::paint(ui, &desk, cx, session, canvas);
    if let Some(glide) = &input.pointer.glide {
        ghost::gliding(ui, &desk, cx, glide);
    }
    lock_sign::paint(ui, &desk, cx, canvas);
    confidential_sign::paint(&desk, cx);
    pin_sign::paint(&desk, cx);
    sketch::paint(&desk, cx, session);
    input.text.paint(ui, &desk, session, cx.surface);
    cursor(ui, cx, session, input.text, canvas);
    scene
}

/// What one canvas keeps from frame to frame of what floats over it.
#[derive(Default)]
pub(crate) struct Floating {
    order: nodes::ReadingOrder,
    /// Where the window of the small map was taken by the pointer, from its middle.
    minimap_held_by: Vec2,
}

/// What floats over the sheet: zoom, the small map, the way back; and the nodes that a screen reader hears.
pub(crate) fn floating(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    floating: &mut Floating,
    (pictures, shown): (&mut SheetPictures, &Arc<Scene>),
    canvas: &Response,
) {
    nodes::show(ui, cx, &mut floating.order, canvas.rect);
    if !cx.view.presenting {
        rulers::show(ui, cx, canvas.rect);
        let zoom = zoom_pill::show(ui, cx, canvas.rect);
        filters::show(ui, cx, zoom, canvas.rect);
        insert::show(ui, cx, canvas);
        minimap::show(ui, cx, &mut floating.minimap_held_by, (pictures, shown), canvas.rect);
    }
    proof_sign(ui, cx, canvas.rect);
    zoom_pill::way_back(ui, cx, canvas.rect);
}

/// The things in hand that find no room in their lane as it stands: the card in hand shows them, and they cover nothing.
fn without_room(cx: &PanelContext<'_>, session: &Session) -> Vec<ElementId> {
    /// Of more than these nobody sees one.
    const MANY: usize = 64;
    let (editor, layout) = (session.editor(), cx.layout);
    let carried = editor.carried();
    if carried.len() > MANY {
        return Vec::new();
    }
    let lane = editor.landing().and_then(|landing| landing.lane);
    let Some(lane) = layout.frame.lanes.iter().find(|band| Some(band.id) == lane) else { return Vec::new() };
    let is_beyond = |element: &ElementId| {
        ghost::is_card(*element)
            && bounds_of(&layout.scene, *element).is_some_and(|bounds| bounds.y1 > lane.rect.y1 + 0.5)
    };
    carried.into_iter().filter(is_beyond).collect()
}

/// The paper and its soft shadow.
pub(crate) fn sheet(painter: &Painter, surface: &Surface, size: Size, theme: &theme::Theme) {
    if size.width > 0.0 && size.height > 0.0 {
        paper(painter, rect_on_screen(surface, size.to_rect()), theme);
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

fn cursor(ui: &Ui, cx: &PanelContext<'_>, session: &Session, text: &SheetText, canvas: &Response) {
    let over = ui.input(|input| input.pointer.hover_pos()).map(|at| cx.surface.camera.to_sheet(to_kurbo(at)));
    let border = over.and_then(|at| session.border_at(at, cx.surface.vantage()));
    if !canvas.hovered() && !canvas.is_pointer_button_down_on() {
        return;
    }
    let down = canvas.is_pointer_button_down_on();
    let space = ui.input(|input| input.key_down(eframe::egui::Key::Space)) && !ui.text_edit_focused();
    let zooms = ui.input(|input| input.key_down(eframe::egui::Key::Z) && !input.modifiers.command)
        && cx.person.habits.single_keys
        && !ui.text_edit_focused();
    let on_text = ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| text.is_over(at, session, cx.surface));
    let icon = match cx.tool {
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
            // What can be taken by itself says so: the words of a point, and the point.
            (None, None) if canvas.hovered() => match over.and_then(|at| part_under(cx, at)) {
                Some(Part::Label) => CursorIcon::Grab,
                Some(Part::Handle) => CursorIcon::Move,
                _ => CursorIcon::Default,
            },
            (None, None) => CursorIcon::Default,
        },
    };
    ui.set_cursor_icon(icon);
}

/// Which part of an emotion point a press would take.
fn part_under(cx: &PanelContext<'_>, at: kurbo::Point) -> Option<Part> {
    let source = hit(&cx.layout.scene, at, HIT_TOLERANCE / cx.surface.camera.zoom().max(1e-6))?;
    matches!(source.element, ElementId::Emotion(_)).then_some(source.part)
}
