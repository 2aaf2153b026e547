//! The sheet before it is printed: paper on the left, preview in the middle, checks on the right.

mod checks;
mod options;
mod preview;
mod proof;
mod sheets;

pub(crate) use preview::Preview;

use crate::studio::desk::PanelContext;
use crate::studio::desk::prefs::SplitHabit;
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme;
use crate::studio::widgets::scroll_in_margin;
use checks::checks;
use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};
use options::options;

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
