//! The menu of the file, behind the mark of the program.

use super::menu_lines::{line as row, separator};
use crate::studio::desk::commands::{Command, MenuLine};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::platform::recents::{Recent, Recents};
use crate::studio::theme::{self, CONTROL, RADIUS};
use crate::studio::widgets::{focus_ring, icon, row_menu, row_submenu};
use eframe::egui::containers::menu::SubMenu;
use eframe::egui::{Popup, PopupCloseBehavior, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::path::PathBuf;

/// Shows the mark; a click opens the menu.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, recent: (&[PathBuf], &mut Recents)) {
    let (paths, known) = recent;
    let mark = mark(ui, cx);
    Popup::menu(&mark).close_behavior(PopupCloseBehavior::CloseOnClick).width(306.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for entry in Command::MENU {
            match entry {
                MenuLine::Gap => separator(ui),
                MenuLine::Run(command) => {
                    row(ui, cx, command);
                }
                MenuLine::Recent => recents(ui, cx, paths, known),
                MenuLine::Export => {
                    let line = row_submenu(ui, "file-down", &cx.text("menu-export"), true);
                    SubMenu::new().show(ui, &line, |ui| {
                        ui.set_width(264.0);
                        ui.spacing_mut().item_spacing.y = 1.0;
                        for command in Command::EXPORTS {
                            row(ui, cx, command);
                        }
                    });
                }
            }
        }
    });
}

/// The maps that were opened last, as their projects are called; where each lies is told under the pointer.
fn recents(ui: &mut Ui, cx: &PanelContext<'_>, recent: &[PathBuf], known: &mut Recents) {
    let line = row_submenu(ui, "history", &cx.text("welcome-recent"), !recent.is_empty());
    if recent.is_empty() {
        return;
    }
    SubMenu::new().show(ui, &line, |ui| {
        ui.set_width(264.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for path in recent {
            let name = match known.of(ui.ctx(), path) {
                Some(Recent::Map { title, .. }) if !title.is_empty() => title.clone(),
                _ => path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            };
            let row = row_menu(ui, "file", &name, None, true, false);
            if row.on_hover_text(path.display().to_string()).clicked() {
                cx.act(Action::OpenFile(path.clone()));
            }
        }
    });
}

/// The mark of the program with a sign that it opens something.
fn mark(ui: &mut Ui, cx: &PanelContext<'_>) -> Response {
    const SIGN: f32 = 16.0;
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(CONTROL + SIGN, CONTROL), Sense::click());
    let words = cx.text("menu");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.hovered() || Popup::is_id_open(ui, Popup::default_response_id(&response)) {
        ui.painter().rect_filled(rect, RADIUS, theme.hover);
    }
    let square = eframe::egui::Rect::from_min_size(rect.min, vec2(CONTROL, CONTROL));
    ui.painter().rect_filled(square, RADIUS, theme.mark);
    icon(ui.painter(), "route", square.center(), 18.0, theme.on_mark);
    icon(ui.painter(), "chevron-down", pos2(rect.right() - SIGN / 2.0, rect.center().y), 12.0, theme.secondary);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS);
    }
    response.on_hover_text(words)
}
