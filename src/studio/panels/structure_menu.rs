//! Lines of the context menu that stages, lanes and everything that can be locked or moved among its neighbours have.

use super::menu_lines::{line, separator};
use crate::edit::confidential::can_be_confidential;
use crate::edit::lock::can_lock;
use crate::editor::can_duplicate_stage_or_lane;
use crate::model::ElementId;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::widgets::row_menu;
use eframe::egui::Ui;

/// Words of a command for stages, and for lanes.
type MenuWords = (Command, &'static str, &'static str);

/// The lines of one element.
pub(super) fn rows(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    if cx.commands.can_align {
        separator(ui);
        for command in Command::ALIGNING {
            line(ui, cx, command);
        }
    }
    if matches!(element, ElementId::Stage(_) | ElementId::Lane(_)) {
        separator(ui);
        stage_or_lane(ui, cx, element);
    }
    if can_lock(element) {
        separator(ui);
        let locked = cx.document.element(element).is_some_and(crate::model::ElementRef::locked);
        let (icon, key) = if locked { ("lock-open", "lock-off") } else { ("lock", "lock-on") };
        let keys = Command::ToggleLock.keys();
        if row_menu(ui, icon, &cx.text(key), keys.as_deref(), true, locked).clicked() {
            cx.run(Command::ToggleLock);
        }
        confidential(ui, cx, element);
        if !matches!(element, ElementId::Stage(_) | ElementId::Lane(_)) {
            line(ui, cx, Command::OrderEarlier);
            line(ui, cx, Command::OrderLater);
        }
    } else if can_be_confidential(element) {
        separator(ui);
        confidential(ui, cx, element);
    }
}

/// The line that keeps the element from some, ticked where it is kept.
fn confidential(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    if can_be_confidential(element) {
        let kept = cx.document.element(element).is_some_and(crate::model::ElementRef::confidential);
        if row_menu(ui, Command::ToggleConfidential.icon(), &cx.text("confidential"), None, true, kept).clicked() {
            cx.run(Command::ToggleConfidential);
        }
    }
}

fn stage_or_lane(ui: &mut Ui, cx: &PanelContext<'_>, element: ElementId) {
    const LINES: [MenuWords; 5] = [
        (Command::InsertBefore, "menu-stage-before", "menu-lane-before"),
        (Command::InsertAfter, "menu-stage-after", "menu-lane-after"),
        (Command::OrderEarlier, "menu-stage-earlier", "menu-lane-earlier"),
        (Command::OrderLater, "menu-stage-later", "menu-lane-later"),
        (Command::HideStageOrLane, "menu-stage-hide", "menu-lane-hide"),
    ];
    let is_stage = matches!(element, ElementId::Stage(_));
    for (command, stage, lane) in LINES {
        let words = cx.text(if is_stage { stage } else { lane });
        let icon = match (command, is_stage) {
            (Command::InsertBefore | Command::InsertAfter, _) => "plus",
            (Command::OrderEarlier, true) => "chevron-left",
            (Command::OrderLater, true) => "chevron-right",
            _ => command.icon(),
        };
        if row_menu(ui, icon, &words, command.keys().as_deref(), true, false).clicked() {
            cx.run(command);
        }
    }
    if let ElementId::Lane(lane) = element
        && cx.commands.has_lane_below
    {
        let there = cx.journey.line_of_visibility() == Some(lane);
        let words = cx.command(Command::VisibilityLine);
        if row_menu(ui, Command::VisibilityLine.icon(), &words, None, true, there).clicked() {
            cx.run(Command::VisibilityLine);
        }
    }
    if cx.commands.has_hidden {
        line(ui, cx, Command::ShowHidden);
    }
    if can_duplicate_stage_or_lane(cx.document, element) {
        let keys = Command::Duplicate.keys();
        if row_menu(ui, "copy-plus", &cx.text("menu-stage-copy"), keys.as_deref(), true, false).clicked() {
            cx.run(Command::Duplicate);
        }
    }
}
