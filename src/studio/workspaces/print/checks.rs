//! What is to be seen to before the sheet is printed.

use crate::layout::{Layout, LeftOut, Notice, View};
use crate::studio::desk::PanelContext;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::review::Weight;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{hairline, icon, panel_title, wrapped};
use eframe::egui::{Id, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Shows the checks.
pub(super) fn checks(ui: &mut Ui, cx: &PanelContext<'_>, sheets: &[Layout]) {
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
        | Notice::AmountsLeftOut { .. }
        | Notice::NothingToCompare => true,
    }
}

/// How a check came out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Good,
    Doubtful,
    Wrong,
    /// Nothing to mend, and good to know.
    Told,
}

/// One check.
pub(super) fn check(ui: &mut Ui, state: State, title: &str, text: &str) {
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
