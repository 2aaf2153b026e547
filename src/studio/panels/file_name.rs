//! The name of the file in the bar at the top: how it stands, and the titles that are changed by a click on it.

use super::form;
use crate::edit::Edit;
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{elided, focus_ring, select_all};
use eframe::egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The name with a dot while there is anything unsaved, and the time of the last save under it, in `room` points of width.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, room: f32) {
    /// From the edge to the words, and for the dot.
    const SIDE: f32 = 6.0;
    const DOT: f32 = 10.0;
    let theme = theme::of(ui);
    let name = elided(ui, &cx.file.name, theme::semibold(BODY), theme.ink, room - DOT - SIDE);
    let state = match &cx.file.saved_at {
        _ if cx.file.saving => cx.text_of("saved-soon"),
        Some(time) if cx.file.dirty => cx.format("saved-before", &[("time", time.as_str().into())]),
        Some(time) => cx.format("saved-at", &[("time", time.as_str().into())]),
        None if cx.file.dirty => cx.text_of("saved-not-yet"),
        None => cx.text_of("saved-clean"),
    };
    let under = elided(ui, &state, theme::regular(LABEL), theme.secondary, room - SIDE);
    let (rect, _) = ui.allocate_exact_size(vec2(room + SIDE, 36.0), Sense::hover());
    let dot = if cx.file.dirty { DOT } else { 0.0 };
    let width = (name.size().x + dot).max(under.size().x) + 2.0 * SIDE;
    let ground = eframe::egui::Rect::from_min_size(rect.min, vec2(width, rect.height()));
    let response = ui.interact(ground, ui.scope_id().with("file name"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {state}", cx.file.name)));
    if response.hovered() {
        ui.painter().rect_filled(ground, RADIUS, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, ground, RADIUS);
    }
    let left = rect.left() + SIDE;
    let top = rect.top() + 2.0;
    let end = left + name.size().x;
    let middle = top + name.size().y / 2.0;
    let below = top + name.size().y - 1.0;
    ui.painter().galley(pos2(left, top), name, theme.ink);
    if cx.file.dirty {
        ui.painter().circle_filled(pos2(end + 6.0, middle - 1.0), 2.0, theme.accent);
    }
    ui.painter().galley(pos2(left, below), under, theme.secondary);
    let rename = cx.text("rename-map");
    let place = &cx.file.place;
    let told = if place.is_empty() { rename.into_owned() } else { format!("{place}\n{rename}") };
    let response = response.on_hover_text(told);
    let was_open = Popup::is_id_open(ui, Popup::default_response_id(&response));
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        titles(ui, cx, was_open);
    });
}

/// The title of the map, which is printed, and the name of the project. Enter ends it.
fn titles(ui: &mut Ui, cx: &PanelContext<'_>, was_open: bool) {
    let begun = Id::unique("titles begun");
    if !was_open {
        ui.data_mut(|data| data.insert_temp(begun, false));
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        ui.close();
    }
    let journey = cx.journey;
    // A field that is measured in its first frame cannot keep the focus.
    let field = ui.scope_id().with("field-journey-title");
    if ui.memory(|memory| memory.has_focus(field)) {
        ui.data_mut(|data| data.insert_temp(begun, true));
    } else if !ui.data(|data| data.get_temp::<bool>(begun)).unwrap_or_default() {
        ui.memory_mut(|memory| memory.request_focus(field));
        select_all(ui, field, &journey.title);
    }
    let hint = cx.text("hint-journey-title");
    if let Some(title) = form::text_hinted(ui, cx, "field-journey-title", &journey.title, 2, &hint) {
        let (scenario, kind) = (journey.scenario.clone(), journey.kind);
        cx.apply(Edit::DescribeJourney { journey: journey.id, title, scenario, kind });
    }
    let project = &cx.document.project;
    if let Some(title) = form::text(ui, cx, "field-project-title", &project.title, 1) {
        let mut next = project.as_ref().clone();
        next.title = title;
        cx.apply(Edit::DescribeProject(Box::new(next)));
    }
}
