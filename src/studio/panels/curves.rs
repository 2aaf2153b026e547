//! Which curve new points go to, and the way to compare curves: below the personas of the palette.

use super::inspector::CURVES;
use crate::model::JourneyKind;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::widgets::{Button, Segment, segmented};
use eframe::egui::Ui;

/// Shows the switch between the two curves and the button that compares them.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let words = cx.text("palette-curve");
    let segments = CURVES.map(|(curve, key)| Segment::new(curve, cx.text_of(key)));
    let width = ui.available_width();
    if let Some(curve) = segmented(ui, &words, &segments, cx.curve, Some(width)) {
        cx.act(Action::TakeCurve(curve));
    }
    let begun = cx.journey.emotions.iter().any(|point| point.curve == JourneyKind::ToBe);
    for command in [Command::CopyCurve, Command::Compare] {
        // A curve that was begun is there to be drawn; the command stays in the list of all.
        let wanted = command.is_enabled(cx.commands) && (command != Command::CopyCurve || !begun);
        let words = if command == Command::CopyCurve { cx.text("curve-begin") } else { cx.text("compare-open") };
        if wanted
            && ui
                .add(Button::ghost(&words).icon(command.icon()).wide().left())
                .on_hover_text(cx.command(command))
                .clicked()
        {
            cx.run(command);
        }
    }
}
