//! The bar at the top: file, undo, places, search, show, PDF.

use super::show_menu::ShowChoice;
use crate::export::Format;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::platform::recents::Recents;
use crate::studio::theme::{self, BODY, CONTROL, RADIUS};
use crate::studio::widgets::{Button, IconButton, Segment, elided, focus_ring, icon, key_cap, segmented};
use eframe::egui::{Align, Id, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::path::PathBuf;

/// Below this width of the window searching has no words.
const MIDDLING: f32 = 1120.0;
/// Room for the name of the file: what stands after it keeps its place however long the name is.
const NAME: f32 = 148.0;
/// The same in a narrow window.
const SHORT_NAME: f32 = 112.0;
/// Below this width showing has none either; the places keep theirs.
const NARROW: f32 = 980.0;

/// Shows the bar.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>, recent: (&[PathBuf], &mut Recents), choice: ShowChoice<'_>) {
    let bar = ui.max_rect();
    let right = ui.scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        right_end(ui, cx, choice);
        ui.min_rect().left()
    });
    let left = ui.scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Center)), |ui| {
        left_end(ui, cx, recent);
        ui.min_rect().right()
    });
    let segments: Vec<_> = (Workspace::ALL.iter())
        .map(|&place| Segment {
            count: if place == Workspace::Review { cx.remarks.len() } else { 0 },
            ..Segment::new(place, cx.text_of(place.key()))
        })
        .collect();
    // The places stand in the middle of the window and give way only to what is beside them.
    let id = ui.scope_id().with("places width");
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(460.0);
    let start = (bar.center().x - width / 2.0).min(right.inner - 12.0 - width).max(left.inner + 12.0);
    let place = Rect::from_min_size(pos2(start, bar.center().y - CONTROL / 2.0), vec2(width, CONTROL));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)), |ui| {
        if let Some(place) = segmented(ui, &cx.text("places"), &segments, cx.view.workspace, None) {
            cx.act(Action::Go(place));
        }
    });
    let natural = shown.response.rect.width();
    ui.data_mut(|data| data.insert_temp(id, natural));
}

fn left_end(ui: &mut Ui, cx: &PanelContext<'_>, recent: (&[PathBuf], &mut Recents)) {
    super::file_menu::show(ui, cx, recent);
    ui.spacing_mut().item_spacing.x = 2.0;
    super::file_name::show(ui, cx, if ui.ctx().content_rect().width() < MIDDLING { SHORT_NAME } else { NAME });
    for command in [Command::Undo, Command::Redo] {
        let words = cx.command(command);
        let button = IconButton::new(command.icon(), &words);
        let keys = command.keys();
        let button = ui.add(button.shortcut(keys.as_deref()).enabled(command.is_enabled(cx.commands)));
        if button.clicked() {
            cx.run(command);
        }
        // Where the menu opens that lists all steps.
        if command == Command::Undo {
            ui.data_mut(|data| data.insert_temp(history_anchor(), button.rect));
        }
        if button.secondary_clicked() {
            cx.run(Command::History);
        }
    }
}

fn right_end(ui: &mut Ui, cx: &PanelContext<'_>, choice: ShowChoice<'_>) {
    let keys = Command::ExportPdf.keys();
    let pdf = ui.add(Button::primary("PDF").icon("file-down").enabled(Command::ExportPdf.is_enabled(cx.commands)));
    let pdf = pdf.on_hover_text(format!("{}   {}", cx.command(Command::ExportPdf), keys.unwrap_or_default()));
    if pdf.clicked() {
        cx.act(Action::Export(Format::Pdf));
    }
    let room = ui.ctx().content_rect().width();
    super::show_menu::show(ui, cx, choice, room < NARROW);
    if room < MIDDLING {
        let words = cx.text("search-hint");
        let keys = Command::Palette.keys();
        if ui.add(IconButton::new("search", &words).shortcut(keys.as_deref())).clicked() {
            cx.run(Command::Palette);
        }
    } else {
        search(ui, cx);
    }
}

/// Looks like a field and opens the command palette.
fn search(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    let width = if ui.ctx().content_rect().width() < 1280.0 { 150.0 } else { 228.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::click());
    let words = cx.text("search-hint");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let fill = if response.hovered() { theme.hover } else { theme.control };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS);
    }
    icon(ui.painter(), "search", pos2(rect.left() + 16.0, rect.center().y), 15.0, theme.secondary);
    let room = rect.width() - 32.0 - 60.0;
    let galley = elided(ui, &words, theme::regular(BODY), theme.secondary, room);
    ui.painter().galley(pos2(rect.left() + 32.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
    if let Some(keys) = Command::Palette.keys() {
        key_cap(ui, pos2(rect.right() - 6.0, rect.center().y), &keys, None);
    }
    if response.clicked() {
        cx.run(Command::Palette);
    }
}

/// Where the button stands under which the list is shown.
pub(crate) fn history_anchor() -> Id {
    Id::unique("history anchor")
}
