//! What is printed, before it is: settings on the left, the pages in the middle, checks on the right.

mod audience;
mod caption;
mod cards;
mod checked;
mod checks;
mod foot;
mod grid;
mod hand;
mod histogram;
mod options;
mod paper_way;
mod parts;
mod pill;
mod preview;
mod printed;
mod proof;
mod shown;

pub(crate) use preview::Preview;

use crate::studio::desk::PanelContext;
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme::{self, CONTROL};
use crate::studio::widgets::scroll_in_margin;
use checks::checks;
use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};
use foot::foot;
use options::options;

/// Shows the place.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    preview: &mut Preview,
    (painter, pictures): (&mut ScenePainter, &mut SheetPictures),
) {
    let theme = theme::of(ui);
    let printed = preview.printed(ui.ctx(), cx);
    let is_settling = preview.is_settling();
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 16));
    Panel::left("print options").exact_size(320.0).resizable(false).frame(ground).show(ui, |ui| {
        Panel::bottom("print foot")
            .exact_size(CONTROL + 12.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::NONE.fill(theme.panel).inner_margin(Margin { top: 12, ..Margin::ZERO }))
            .show(ui, |ui| foot(ui, cx));
        scroll_in_margin(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| options(ui, cx, (&printed, is_settling)));
    });
    Panel::right("print checks").exact_size(280.0).resizable(false).frame(ground).show(ui, |ui| {
        scroll_in_margin(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| checks(ui, cx));
    });
    preview.show(ui, cx, &printed, painter, pictures);
}
