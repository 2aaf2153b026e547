//! The welcome screen: a place to go to and to come back from, with the open map kept behind it.

use super::Studio;
use super::state::Front;
use super::work::Next;
use crate::method;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::widgets::{Button, IconButton, body, icon};
use crate::studio::{panels, theme};
use eframe::egui::{Align, Context, Layout, Panel, Sense, Ui, vec2};

/// The template that «a new map» means: a blank sheet.
const BLANK: &str = "blank";

impl Studio {
    /// Shows the welcome screen; the map in hand stays as it is until another is taken in hand.
    pub(super) fn show_welcome(&mut self, ctx: &Context) {
        self.leave_show(ctx);
        self.session.close_field();
        self.let_go();
        self.overlays.context_menu.close();
        if self.welcome.front == Front::Map {
            self.welcome.front = Front::WelcomeOverMap;
        }
    }

    /// Goes back to the map that is open behind the welcome screen, if one is.
    pub(super) fn back_to_map(&mut self) {
        if self.welcome.has_map() {
            self.welcome.front = Front::Map;
        }
    }

    /// A map without anything in it, once the one in hand is dealt with.
    pub(super) fn new_map(&mut self, ctx: &Context) {
        let blank = method::templates().iter().position(|template| template.id == BLANK);
        self.guard_unsaved(ctx, Next::Template(blank.unwrap_or_default()));
    }

    /// A workspace is one of the map: whoever goes to one from the welcome screen goes back to the map.
    pub(super) fn goes_back_to(&mut self, command: Command) -> bool {
        let place = matches!(
            command,
            Command::GoToMap | Command::GoToPersonas | Command::GoToMetrics | Command::GoToReview | Command::GoToPrint
        );
        if place {
            self.back_to_map();
        }
        place && !self.welcome.is_shown()
    }

    /// Says, above the map, that what is open is an example.
    pub(super) fn example_strip(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        if !self.session.is_example() || self.session.path().is_some() {
            return;
        }
        let theme = theme::of(ui);
        let frame = panels::frame(theme, 16, 6).fill(theme.accent_soft);
        Panel::top("example").exact_size(44.0).resizable(false).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if ui.add(IconButton::new("x", &cx.text("example-close"))).clicked() {
                    cx.act(Action::CloseExample);
                }
                if ui.add(Button::new(&cx.text("example-begin"))).clicked() {
                    cx.run(Command::New);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                    icon(ui.painter(), "info", rect.center(), 16.0, theme.accent);
                    body(ui, &cx.text("example-text"), theme.ink);
                });
            });
        });
    }
}
