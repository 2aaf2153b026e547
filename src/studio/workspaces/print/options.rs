//! What is printed, on which paper, and what it is saved as.

use super::checks::{State, check};
use super::proof::proof_choice;
use crate::export::Format;
use crate::layout::{Layout, Notice, reading_distance};
use crate::studio::desk::commands::Command;
use crate::studio::desk::prefs::SplitHabit;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::panels::inspector::paper::{paper as paper_fields, set_sheet};
use crate::studio::theme::{self, CONTROL, LABEL};
use crate::studio::widgets::{Button, Choice, section};
use eframe::egui::{RichText, Ui, vec2};
use std::num::NonZeroUsize;

/// Shows what can be chosen.
pub(super) fn options(ui: &mut Ui, cx: &PanelContext<'_>, (split, is_settling): (SplitHabit, bool), sheets: &[Layout]) {
    section(ui, &cx.text("group-sheet"));
    ui.push_id("print sheet", |ui| {
        let mut sheet = cx.document.project.sheet;
        if paper_fields(ui, cx, &mut sheet) {
            set_sheet(cx, sheet);
        }
    });
    ui.add_space(16.0);
    section(ui, &cx.text("group-split"));
    ui.push_id("print split", |ui| split_fields(ui, cx, split));
    if split != SplitHabit::Off {
        let words = if is_settling {
            cx.text_of("split-settling")
        } else {
            cx.format("split-sheets", &[("count", sheets.len().into())])
        };
        ui.label(RichText::new(words).font(theme::regular(LABEL)).color(theme::of(ui).secondary));
    }
    ui.add_space(16.0);
    section(ui, &cx.text("group-type"));
    let is_small = type_check(ui, cx, sheets);
    if is_small && split == SplitHabit::Off && Command::SplitByStages.is_enabled(cx.commands) {
        ui.add_space(8.0);
        let words = cx.command(Command::SplitByStages);
        if ui.add(Button::new(&words).icon(Command::SplitByStages.icon()).wide()).clicked() {
            cx.run(Command::SplitByStages);
        }
    }
    ui.add_space(8.0);
    ui.push_id("print proof", |ui| proof_choice(ui, cx));
    ui.add_space(8.0);
    section(ui, &cx.text("group-save-sheet"));
    let enabled = Command::ExportPdf.is_enabled(cx.commands);
    let words = cx.text("save-pdf");
    if ui.add(Button::primary(&words).icon("file-down").wide().enabled(enabled)).clicked() {
        cx.act(Action::Export(Format::Pdf));
    }
    let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
    ui.horizontal(|ui| {
        for (format, key, name) in [(Format::Png, "save-png", "image"), (Format::Svg, "save-svg", "external-link")] {
            let words = cx.text(key);
            let button = Button::new(&words).icon(name).wide().enabled(enabled);
            if ui.allocate_ui(vec2(half, CONTROL), |ui| ui.add(button)).inner.clicked() {
                cx.act(Action::Export(format));
            }
        }
    });
}

/// Whether and into which sheets the map is split.
fn split_fields(ui: &mut Ui, cx: &PanelContext<'_>, split: SplitHabit) {
    let stages = cx.journey.shown_stages().count();
    // Five to seven stages are read well; two sheets are less to hang than three.
    let usual = NonZeroUsize::new(stages.div_ceil(2).clamp(1, 7)).unwrap_or(NonZeroUsize::MIN);
    let most = if let SplitHabit::Stages(most) = split { most } else { usual };
    let choices = [
        Choice::new(SplitHabit::Off, cx.text_of("split-off")),
        Choice::new(SplitHabit::Auto, cx.text_of("split-auto")),
        Choice::new(SplitHabit::Stages(most), cx.text_of("split-stages")),
    ];
    if let Some(chosen) = form::choice(ui, cx, "field-split", &choices, &split) {
        cx.act(Action::SetSplit(chosen));
    }
    if split != SplitHabit::Stages(most) {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few stages")]
    let shown = most.get() as f64;
    if let Some(Some(typed)) = form::number(ui, cx, "field-split-stages", Some(shown)) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few thousand")]
        let typed = NonZeroUsize::new(typed.round().clamp(1.0, 9999.0) as usize);
        if let Some(typed) = typed.filter(|typed| *typed != most) {
            cx.act(Action::SetSplit(SplitHabit::Stages(typed)));
        }
    }
}

/// How small the type is, and from where it is read; whether it is too small.
fn type_check(ui: &mut Ui, cx: &PanelContext<'_>, sheets: &[Layout]) -> bool {
    let mut notices = sheets.iter().flat_map(|sheet| &sheet.notices);
    let small = notices.any(|notice| matches!(notice, Notice::TypeBelowMinimum { .. }));
    let size = sheets.iter().map(|sheet| sheet.frame.smallest_type).fold(f64::INFINITY, f64::min);
    let title = cx.format("check-type", &[("size", ((size * 10.0).round() / 10.0).into())]);
    let text = cx.format("check-type-help", &[("distance", reading_distance(size).into())]);
    check(ui, if small { State::Wrong } else { State::Good }, &title, &text);
    small
}
