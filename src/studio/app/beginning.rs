//! The beginning of the window: a place to go to and to come back from, with the open map kept behind it.

use super::Studio;
use super::leaving::Next;
use crate::method;
use crate::model::Language;
use crate::scene::Scene;
use crate::store::Sample;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Scope};
use crate::studio::platform::recents::Recents;
use crate::studio::widgets::{Button, IconButton, body, icon};
use crate::studio::{panels, theme};
use eframe::egui::{Align, Context, Key, Layout, Modifiers, Panel, Sense, Ui, vec2};
use std::sync::Arc;

/// What stands in the window: a place to begin from, or the map in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Front {
    /// The beginning; no map was ever in hand.
    #[default]
    Beginning,
    /// The beginning, with a map behind it that one can go back to.
    BeginningOverMap,
    /// The map in hand.
    Map,
}

/// The beginning of the window, and what it shows.
#[derive(Default)]
pub(super) struct AtBeginning {
    pub(super) front: Front,
    /// The maps that were opened last.
    pub(super) recents: Recents,
    /// The pictures of the worked examples, and their language.
    pub(super) samples: Option<(Language, [Arc<Scene>; Sample::ALL.len()])>,
}

impl AtBeginning {
    /// Whether it is shown instead of a map.
    pub(super) const fn is_shown(&self) -> bool {
        !matches!(self.front, Front::Map)
    }

    /// Whether there is a map to go back to.
    pub(super) const fn has_map(&self) -> bool {
        !matches!(self.front, Front::Beginning)
    }
}

/// The template that «a new map» means: a blank sheet.
const BLANK: &str = "blank";

impl Studio {
    /// Shows the beginning; the map in hand stays as it is until another is taken in hand.
    pub(super) fn show_beginning(&mut self, ctx: &Context) {
        if self.session.view().show {
            self.set_show(ctx, false);
        }
        self.session.close_field();
        self.let_go();
        self.overlays.context_menu.close();
        if self.beginning.front == Front::Map {
            self.beginning.front = Front::BeginningOverMap;
        }
    }

    /// Goes back to the map that is open behind the beginning, if one is.
    pub(super) fn back_to_map(&mut self) {
        if self.beginning.has_map() {
            self.beginning.front = Front::Map;
        }
    }

    /// A map without anything in it, once the one in hand is dealt with.
    pub(super) fn new_map(&mut self, ctx: &Context) {
        let blank = method::templates().iter().position(|template| template.id == BLANK);
        self.guard_unsaved(ctx, Next::Template(blank.unwrap_or_default()));
    }

    /// Esc leaves the beginning, where nothing stands over it.
    pub(super) fn leave_beginning_by_escape(&mut self, ctx: &Context) {
        let alone = !self.dialog.is_open() && !self.overlays.finder.is_open() && !self.overlays.shortcuts.is_open();
        if self.beginning.is_shown()
            && self.beginning.has_map()
            && alone
            && !ctx.any_popup_open()
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.back_to_map();
        }
    }

    /// A place is where the map is: whoever goes to one from the beginning goes back to the map.
    pub(super) fn goes_back_to(&mut self, command: Command) -> bool {
        let place = matches!(
            command,
            Command::PlaceMap
                | Command::PlacePersonas
                | Command::PlaceMetrics
                | Command::PlaceReview
                | Command::PlacePrint
        );
        if place {
            self.back_to_map();
        }
        place && !self.beginning.is_shown()
    }

    /// Says, above the map, that what is open is an example.
    pub(super) fn example_strip(&self, ui: &mut Ui, scope: &Scope<'_>) {
        if !self.session.is_example() || self.session.view().show || self.session.path().is_some() {
            return;
        }
        let theme = theme::of(ui);
        let frame = panels::frame(theme, 16, 6).fill(theme.accent_soft);
        Panel::top("example").exact_size(44.0).resizable(false).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if ui.add(IconButton::new("x", &scope.text("example-close"))).clicked() {
                    scope.act(Action::CloseExample);
                }
                if ui.add(Button::new(&scope.text("example-begin"))).clicked() {
                    scope.run(Command::New);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                    icon(ui.painter(), "info", rect.center(), 16.0, theme.accent);
                    body(ui, &scope.text("example-text"), theme.ink);
                });
            });
        });
    }
}
