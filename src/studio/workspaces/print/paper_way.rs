//! How pages come onto paper: whole, cut, two on a sheet, as a booklet; and what a print shop wants around them.

use super::caption::is_lying;
use crate::i18n::format::paper_name;
use crate::layout::Printed;
use crate::model::{Imposition, Paper, PrintMarks, PrintSetup};
use crate::studio::desk::PanelContext;
use crate::studio::panels::form;
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{Choice, checkbox};
use crate::units::Mm;
use eframe::egui::{RichText, Ui};

/// What print shops ask for.
const BLEED: Mm = Mm(3.0);

/// The choice how it comes onto the paper of an office printer.
pub(super) fn imposition(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    setup: &mut PrintSetup,
    (printed, is_settling): (&Printed, bool),
) {
    const WAYS: [Imposition; 7] = [
        Imposition::Single,
        Imposition::Tiles(Paper::A4),
        Imposition::Tiles(Paper::A3),
        Imposition::Booklet(Paper::A4),
        Imposition::Booklet(Paper::A3),
        Imposition::TwoUp(Paper::A4),
        Imposition::TwoUp(Paper::A3),
    ];
    let count = (!is_settling).then_some(printed.pages.len());
    let mut ways: Vec<Imposition> = WAYS.into_iter().filter(|way| way.fits(setup.layout)).collect();
    // Another paper came with the file, or from the command line.
    if !ways.contains(&setup.imposition) {
        ways.push(setup.imposition);
    }
    let choices: Vec<Choice<Imposition>> = ways
        .into_iter()
        .map(|way| {
            let (key, sign, paper) = match way {
                Imposition::Single => ("way-single", "square", None),
                Imposition::Tiles(paper) => ("way-tiles", "layout-grid", Some(paper)),
                Imposition::TwoUp(paper) => ("way-two-up", "columns-2", Some(paper)),
                Imposition::Booklet(paper) => ("way-booklet", "book-open", Some(paper)),
            };
            let paper = paper.map(|paper| paper_name(paper, cx.words)).unwrap_or_default();
            let words = cx.format(key, &[("paper", paper.into())]);
            // How many sheets of paper it takes is known of what is laid out.
            let count = count.filter(|_| way == setup.imposition && way != Imposition::Single);
            let words = match count {
                Some(count) => {
                    let papers = if matches!(way, Imposition::Booklet(_)) { count.div_ceil(2) } else { count };
                    format!("{words}, {}", cx.format("chooser-sheets", &[("count", papers.into())]))
                }
                None => words,
            };
            Choice::new(way, words).icon(sign)
        })
        .collect();
    if let Some(chosen) = form::choice(ui, cx, "field-imposition", &choices, &setup.imposition) {
        setup.imposition = chosen;
        if chosen != Imposition::Single {
            setup.marks = PrintMarks::default();
        }
    }
    let help = match setup.imposition {
        Imposition::Single => return,
        Imposition::Tiles(_) => cx.text_of("way-tiles-help"),
        Imposition::TwoUp(_) => cx.text_of("way-two-up-help"),
        Imposition::Booklet(_) => {
            let edge = if is_lying(printed) { "short" } else { "long" };
            cx.format("way-booklet-help", &[("edge", edge.into())])
        }
    };
    ui.label(RichText::new(help).font(theme::regular(LABEL)).color(theme::of(ui).secondary));
}

/// Whether it goes to a print shop, which cuts it: what an office prints is cut by nobody, and slides are not printed there.
pub(super) fn has_bleed(setup: &PrintSetup) -> bool {
    setup.imposition == Imposition::Single && !setup.layout.is_screen()
}

/// How far what touches the edge goes on beyond it.
pub(super) fn bleed(ui: &mut Ui, cx: &PanelContext<'_>, marks: &mut PrintMarks) {
    let bleeds = [Mm::ZERO, BLEED, Mm(5.0)];
    let words = |bleed: Mm| {
        let none = bleed <= Mm::ZERO;
        if none { cx.text_of("bleed-none") } else { cx.format("bleed-mm", &[("bleed", bleed.get().into())]) }
    };
    let mut choices: Vec<Choice<Mm>> = bleeds.into_iter().map(|bleed| Choice::new(bleed, words(bleed))).collect();
    if !bleeds.contains(&marks.bleed) {
        choices.push(Choice::new(marks.bleed, words(marks.bleed)));
    }
    if let Some(chosen) = form::choice(ui, cx, "field-bleed", &choices, &marks.bleed) {
        // Who asks for bleed is asked for marks to cut by.
        *marks = PrintMarks { bleed: chosen, crop: chosen > Mm::ZERO, ..PrintMarks::default() };
    }
}

/// What else stands around a page that is cut; nothing where nobody asked for any of it.
pub(super) fn marks(ui: &mut Ui, cx: &PanelContext<'_>, marks: &mut PrintMarks) {
    if *marks == PrintMarks::default() {
        return;
    }
    ui.add_space(4.0);
    checkbox(ui, &cx.text("marks-crop"), &mut marks.crop);
    checkbox(ui, &cx.text("marks-registration"), &mut marks.registration);
    checkbox(ui, &cx.text("marks-color-bar"), &mut marks.color_bar);
}
