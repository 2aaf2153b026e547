//! Below the list: how long it is meant to take, the room it is shown in, and the way back to what the map gives by itself.

use super::deeds::ScriptDeed;
use super::fields::time;
use super::listed::{Listed, legible};
use crate::i18n::format;
use crate::model::{MeetingRoom, Script};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Button, body, hairline};
use eframe::egui::{Align, Layout, Popup, PopupCloseBehavior, RichText, Ui};

/// Shows it; gives what is to be done.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed) -> Option<ScriptDeed> {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(2.0);
    hairline(ui);
    total(ui, cx, listed);
    let room = room(ui, cx, &listed.script);
    let words = cx.text("script-rebuild");
    let rebuild = ui.add(Button::ghost(&words).icon("rotate-ccw").wide().left().enabled(listed.is_own));
    let help = if listed.is_own { "script-rebuild-help" } else { "script-rebuild-none" };
    let rebuilds = rebuild.on_hover_text(cx.text(help)).clicked() && listed.is_own;
    room.map(ScriptDeed::SetRoom).or_else(|| rebuilds.then_some(ScriptDeed::Rebuild))
}

fn total(ui: &mut Ui, cx: &PanelContext<'_>, listed: &Listed) {
    let theme = theme::of(ui);
    let planned = listed.script.views.iter().filter_map(|view| view.seconds).fold(0_u32, u32::saturating_add);
    let open = listed.script.views.iter().filter(|view| view.seconds.is_none()).count();
    ui.horizontal(|ui| {
        let count = cx.format("script-count", &[("count", listed.script.views.len().into())]);
        body(ui, &count, theme.secondary);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = time(cx, planned);
            let told = ui.label(RichText::new(words).font(theme::semibold(BODY)).color(theme.ink));
            if open > 0 {
                told.on_hover_text(cx.format("script-untimed", &[("count", open.into())]));
            }
        });
    });
}

/// The room in words; a click opens its measures.
fn room(ui: &mut Ui, cx: &PanelContext<'_>, script: &Script) -> Option<MeetingRoom> {
    let room = script.room;
    let language = cx.words.language();
    let metres = |value: f64| format::exact(value, language);
    let values = [("depth", metres(room.depth).into()), ("width", metres(room.picture).into())];
    let words = cx.format("script-room", &values);
    let button = ui.add(Button::new(&words).wide().left());
    let button = button.on_hover_text(format!("{}\n{}", cx.text("script-room-help"), legible(cx, script)));
    let mut next = room;
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(268.0).show(|ui| {
        ui.set_width(256.0);
        if let Some(Some(depth)) = form::number(ui, cx, "field-room-depth", Some(room.depth)) {
            next.depth = depth;
        }
        if let Some(Some(picture)) = form::number(ui, cx, "field-room-picture", Some(room.picture)) {
            next.picture = picture;
        }
        ui.add_space(6.0);
        let color = theme::of(ui).secondary;
        ui.label(RichText::new(legible(cx, script)).font(theme::regular(LABEL)).color(color));
    });
    let next = next.tamed();
    (next != room).then_some(next)
}
