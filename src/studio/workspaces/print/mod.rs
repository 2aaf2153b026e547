//! The sheet before it is printed: paper on the left, preview in the middle, checks on the right.

mod preview;
mod sheets;

pub(crate) use preview::Preview;

use crate::export::Format;
use crate::layout::{Layout, LeftOut, Notice, View, reading_distance};
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::prefs::SplitHabit;
use crate::studio::desk::review::Weight;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::panels::form;
use crate::studio::panels::inspector::project::{paper as paper_fields, set_sheet};
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::{Button, Choice, hairline, icon, panel_title, scroll_in_margin, section, wrapped};
use eframe::egui::{Frame, Id, Margin, Panel, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use std::num::NonZeroUsize;

/// Shows the place.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    split: SplitHabit,
    preview: &mut Preview,
    (painter, pictures): (&mut ScenePainter, &mut SheetPictures),
) {
    let theme = theme::of(ui);
    let (sheets, is_settling) = preview.sheets(ui.ctx(), cx, split.split());
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 16));
    Panel::left("print options").exact_size(240.0).resizable(false).frame(ground).show(ui, |ui| {
        options(ui, cx, (split, is_settling), &sheets);
    });
    Panel::right("print checks").exact_size(280.0).resizable(false).frame(ground).show(ui, |ui| {
        scroll_in_margin(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| checks(ui, cx, &sheets));
    });
    preview.show(ui, cx, &sheets, painter, pictures);
}

fn options(ui: &mut Ui, cx: &PanelContext<'_>, (split, is_settling): (SplitHabit, bool), sheets: &[Layout]) {
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

fn checks(ui: &mut Ui, cx: &PanelContext<'_>, sheets: &[Layout]) {
    ui.horizontal(|ui| panel_title(ui, "printer", &cx.text("print-checks")));
    let scenes: Vec<_> = sheets.iter().map(|sheet| Snapshot::of(&sheet.scene)).collect();
    let (lost, runs) = memoized(ui, Id::unique("what is seen of the sheet"), scenes, || {
        (hard_to_see(sheets), sheets.iter().map(|sheet| sheet.scene.text_runs().count()).sum::<usize>())
    });
    if lost == 0 {
        let text = cx.format("check-room-help", &[("count", runs.into())]);
        check(ui, State::Good, &cx.text("check-room"), &text);
    } else {
        check(ui, State::Doubtful, &cx.format("check-room-lost", &[("count", lost.into())]), "");
    }
    let problems = cx.remarks.iter().filter(|remark| remark.weight == Weight::Problem).count();
    let state = if problems > 0 {
        State::Wrong
    } else if cx.remarks.is_empty() {
        State::Good
    } else {
        State::Doubtful
    };
    let title = cx.format("check-remarks", &[("count", cx.remarks.len().into())]);
    check(ui, state, &title, "");
    let frames: Vec<_> = sheets.iter().map(|sheet| Snapshot::of(&sheet.frame)).collect();
    let key = (Snapshot::of(cx.document), frames, cx.view.hidden.clone(), cx.words.language());
    let unseen = memoized(ui, Id::unique("left out of the sheet"), key, || {
        let view = View { hidden: cx.view.hidden.clone(), ..View::default() };
        LeftOut::of(cx.document, cx.journey, &view, sheets).lines(cx.words).join("\n")
    });
    if !unseen.is_empty() {
        check(ui, State::Told, &cx.text("check-left-out"), &unseen);
    }
    let research = !cx.document.project.research.is_empty();
    let key = if research { "check-research" } else { "check-research-none" };
    check(ui, if research { State::Good } else { State::Doubtful }, &cx.text(key), "");
    let dated = cx.document.project.date.is_some();
    let key = if dated { "check-date" } else { "check-date-none" };
    check(ui, if dated { State::Good } else { State::Doubtful }, &cx.text(key), "");
}

/// How many texts are hard to see on any of the sheets; of what several of them tell, one.
fn hard_to_see(sheets: &[Layout]) -> usize {
    let told = Notice::each_once(sheets.iter().flat_map(|sheet| &sheet.notices));
    told.into_iter().filter(|notice| is_hard_to_see(notice)).count()
}

/// Whether a notice tells of a text that is missing, cut, covered or not drawn; how small the type is has a check of its own.
const fn is_hard_to_see(notice: &Notice) -> bool {
    match notice {
        Notice::TypeBelowMinimum { .. } => false,
        Notice::WordTorn { .. }
        | Notice::TextTooWide { .. }
        | Notice::MissingGlyphs { .. }
        | Notice::QuoteLeftOut { .. }
        | Notice::LabelsOverlap { .. }
        | Notice::DropOffLeftOut { .. }
        | Notice::ReasonLeftOut { .. }
        | Notice::AmountsLeftOut { .. } => true,
    }
}

/// How a check came out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Good,
    Doubtful,
    Wrong,
    /// Nothing to mend, and good to know.
    Told,
}

fn check(ui: &mut Ui, state: State, title: &str, text: &str) {
    let theme = theme::of(ui);
    let width = ui.available_width() - 28.0;
    let head = wrapped(ui, title, theme::medium(BODY), theme.ink, width);
    let below = wrapped(ui, text, theme::regular(LABEL), theme.secondary, width);
    let below_height = if text.is_empty() { 0.0 } else { below.size().y + 2.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), head.size().y + below_height + 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    let (name, color) = match state {
        State::Good => ("check", theme.positive),
        State::Doubtful => ("circle-alert", theme.caution),
        State::Wrong => ("triangle-alert", theme.negative),
        State::Told => ("info", theme.secondary),
    };
    icon(ui.painter(), name, pos2(rect.left() + 8.0, rect.top() + 13.0), 16.0, color);
    let top = rect.top() + 4.0;
    let under = top + head.size().y + 2.0;
    ui.painter().galley(pos2(rect.left() + 28.0, top), head, theme.ink);
    ui.painter().galley(pos2(rect.left() + 28.0, under), below, theme.secondary);
    hairline(ui);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DropOffId, ElementId, EmotionId};

    #[test]
    fn nothing_that_a_sheet_tells_of_is_passed_over_and_what_several_tell_is_counted_once() {
        let glyphs = || Notice::MissingGlyphs { characters: vec!['\u{E000}'], element: None };
        let small = Notice::TypeBelowMinimum { actual: 5.0, minimum: 8.0, stages: 12 };
        let overlap = Notice::LabelsOverlap { element: ElementId::Emotion(EmotionId::new(1)) };
        let left_out = |number| Notice::DropOffLeftOut { element: ElementId::DropOff(DropOffId::new(number)) };
        let sheet = |notices| Layout { notices, ..Layout::default() };
        let sheets = [sheet(vec![small, glyphs(), overlap]), sheet(vec![glyphs(), left_out(1), left_out(2)])];
        assert_eq!(hard_to_see(&sheets), 4);
    }
}
