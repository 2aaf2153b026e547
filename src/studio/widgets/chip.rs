//! Words that can be switched on and off.

use super::checkbox::Ticked;
use super::paint::{elided, focus_ring};
use super::persona_mark::persona_mark;
use crate::model::PersonaLook;
use crate::studio::theme::{self, BODY, RADIUS};
use eframe::egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A word that is chosen or not.
pub(crate) fn chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = theme::of(ui);
    show(ui, text, Ticked::of(on), None, (theme.accent, theme.accent_soft))
}

/// A persona with its own mark, in its own hue where it is on, quiet where it is off, between both where it is on for some.
pub(crate) fn persona_chip(ui: &mut Ui, name: &str, ticked: Ticked, look: PersonaLook) -> Response {
    let theme = theme::of(ui);
    show(ui, name, ticked, Some(look), (theme.persona(look.hue), theme.persona_soft(look.hue)))
}

fn show(
    ui: &mut Ui,
    text: &str,
    ticked: Ticked,
    look: Option<PersonaLook>,
    (color, soft): (Color32, Color32),
) -> Response {
    const HEIGHT: f32 = 30.0;
    const SIDE: f32 = 10.0;
    const MARK: f32 = 17.0;
    let theme = theme::of(ui);
    let on = ticked == Ticked::On;
    let before = if look.is_some() { MARK } else { 0.0 };
    let ink = if on { theme.ink } else { theme.secondary };
    let room = (ui.max_rect().width() - before - 2.0 * SIDE).max(24.0);
    let galley = elided(ui, text, theme::medium(BODY), ink, room);
    let cut = galley.elided;
    let (rect, mut response) =
        ui.allocate_exact_size(vec2(galley.size().x + before + 2.0 * SIDE, HEIGHT), Sense::click());
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, text));
    let (fill, border) = match ticked {
        Ticked::On => (soft, color),
        Ticked::Some => (theme.control, color),
        Ticked::Off => (theme.control, theme.border),
    };
    let painter = ui.painter();
    painter.rect(rect, RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(painter, theme, rect, RADIUS);
    }
    if let Some(look) = look {
        let hue = if ticked == Ticked::Off { theme.faint } else { color };
        persona_mark(painter, look, pos2(rect.left() + SIDE + 5.5, rect.center().y), 4.5, Stroke::new(2.0, hue));
    }
    painter.galley(pos2(rect.left() + SIDE + before, rect.center().y - galley.size().y / 2.0), galley, ink);
    if cut { response.on_hover_text(text) } else { response }
}
