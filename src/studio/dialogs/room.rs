//! The room in which a map is shown: from how far it is read, and how large the picture is.

use super::parts::{answers, heading, words};
use crate::edit::Edit;
use crate::model::{MeetingRoom, Script};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, CONTROL};
use crate::studio::widgets::{Button, elided, slider};
use eframe::egui::{Sense, Ui, pos2, vec2};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// From the last row to the picture, in metres: those of rooms in which maps are shown.
const DEPTHS: RangeInclusive<f64> = 1.0..=20.0;
/// Widths of pictures, in metres: from a laptop's to a hall's.
const PICTURES: RangeInclusive<f64> = 0.3..=6.0;
/// Width of the names, and of what is said of the values.
const NAMES: f32 = 150.0;
const VALUES: f32 = 64.0;

/// Shows the dialog.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    heading(ui, &cx.text("room-title"));
    words(ui, &cx.text("room-text"));
    let script = &cx.document.project.script;
    let mut room = script.room;
    measure(ui, cx, "room-depth", &mut room.depth, DEPTHS, 0.5);
    measure(ui, cx, "room-picture", &mut room.picture, PICTURES, 0.1);
    if room != script.room {
        cx.apply(Edit::SetScript(Arc::new(Script { room, ..script.as_ref().clone() })));
    }
    ui.add_space(8.0);
    answers(ui, |ui| {
        if ui.add(Button::primary(&cx.text("settings-done"))).clicked() {
            cx.act(Action::CloseDialog);
        }
        let usual = MeetingRoom::default();
        if ui.add(Button::ghost(&cx.text("room-usual")).enabled(room != usual)).clicked() {
            cx.apply(Edit::SetScript(Arc::new(Script { room: usual, ..script.as_ref().clone() })));
        }
    });
}

/// A name, a slider and what it says, in steps of `step` metres.
fn measure(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &'static str,
    value: &mut f64,
    range: RangeInclusive<f64>,
    step: f64,
) {
    let theme = theme::of(ui);
    let name = cx.text(name);
    let told = cx.format("room-metres", &[("length", ((*value * 10.0).round() / 10.0).into())]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let text = |ui: &mut Ui, words: &str, width: f32| {
            let (rect, _) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::hover());
            let galley = elided(ui, words, theme::regular(BODY), theme.ink, width);
            ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.ink);
        };
        text(ui, &name, NAMES);
        let width = ui.available_width() - VALUES;
        let mut chosen = *value;
        let response = slider(ui, (&name, &told), &mut chosen, range, width);
        cx.track_drag_start(&response);
        if response.changed() {
            *value = (chosen / step).round() * step;
        }
        cx.track_drag_end(&response);
        ui.add_space(12.0);
        text(ui, &told, VALUES - 12.0);
    });
}
