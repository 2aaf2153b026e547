//! The script of a meeting: its panel beside the map, and the commands that mean something to it.

use super::Studio;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Actions, Workspace};
use eframe::egui::Context;

impl Studio {
    /// Opens the script beside the map, or closes it.
    pub(super) fn toggle_script(&mut self) {
        let elsewhere = self.session.view().workspace != Workspace::Map;
        self.go(Workspace::Map);
        // From another page nobody means to close what is not seen there.
        if !(elsewhere && self.script.is_open()) {
            self.script.toggle();
        }
    }

    /// Adds what is seen of the map to the script.
    pub(super) fn capture_view(&mut self, ctx: &Context) {
        self.go(Workspace::Map);
        let (actions, shown) = (Actions::default(), self.frame_state());
        self.script.capture(&shown.panel_context(&actions));
        self.perform_all(ctx, actions.into_inner());
    }

    /// Whether a command means something to the list of views, which has the focus; then it is done.
    pub(super) fn is_of_script(&mut self, ctx: &Context, command: Command) -> bool {
        if !self.script.is_open() || self.dialog.is_open() {
            return false;
        }
        let (actions, shown) = (Actions::default(), self.frame_state());
        let takes = self.script.takes(ctx, &shown.panel_context(&actions), command);
        self.perform_all(ctx, actions.into_inner());
        takes
    }
}
