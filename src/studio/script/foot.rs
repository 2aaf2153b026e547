//! Below the list: how long it is meant to take, the room it is shown in, and the way back to what the map gives by itself.

use super::deeds::ScriptDeed;
use super::fields::time;
use super::listed::{Listed, legible};
use crate::i18n::format;
use crate::model::Script;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{Button, body, hairline};
use eframe::egui::{Align, Layout, RichText, Ui};

/// Shows it; gives what is to be done.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed) -> Option<ScriptDeed> {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(2.0);
    hairline(ui);
    total(ui, cx, listed);
    room(ui, cx, &listed.script);
    if !listed.is_own {
        return None;
    }
    let rebuild = ui.add(Button::ghost(&cx.text("script-rebuild")).icon("rotate-ccw").wide().left());
    rebuild.on_hover_text(cx.text("script-rebuild-help")).clicked().then_some(ScriptDeed::Rebuild)
}

fn total(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed) {
    let theme = theme::of(ui);
    let planned = listed.script.views.iter().filter_map(|view| view.seconds).fold(0_u32, u32::saturating_add);
    let open = listed.script.views.iter().filter(|view| view.seconds.is_none()).count();
    ui.horizontal(|ui| {
        let count = cx.format("script-count", &[("count", listed.script.views.len().into())]);
        body(ui, &count, theme.secondary);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if planned == 0 {
                body(ui, &cx.text("script-no-time"), theme.secondary);
                return;
            }
            let words = time(cx, planned);
            let told = ui.label(RichText::new(words).font(theme::semibold(BODY)).color(theme.ink));
            if open > 0 {
                told.on_hover_text(cx.format("script-untimed", &[("count", open.into())]));
            }
        });
    });
}

/// The room in words; a click asks about it.
fn room(ui: &mut Ui, cx: &PanelContext<'_>, script: &Script) {
    let metres = |value: f64| format::exact((value * 10.0).round() / 10.0, cx.words.language());
    let values = [("depth", metres(script.room.depth).into()), ("width", metres(script.room.picture).into())];
    let words = cx.format("script-room", &values);
    let button = ui.add(Button::ghost(&words).icon("ruler").wide().left());
    if button.on_hover_text(legible(cx, script)).clicked() {
        cx.act(Action::AskAboutRoom);
    }
}
