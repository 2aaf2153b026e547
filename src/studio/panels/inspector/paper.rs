//! The fields of a sheet: paper, the way it lies, sides of one's own, margins.

use crate::edit::Edit;
use crate::i18n::format::paper_name;
use crate::layout::reading_distance;
use crate::model::{Orientation, Paper, Sheet};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{Button, Choice, Segment, field_label, segmented};
use crate::units::Mm;
use eframe::egui::{Id, Popup, PopupCloseBehavior, RichText, Ui};

/// Asks for another sheet.
pub(crate) fn set_sheet(cx: &PanelContext<'_>, sheet: Sheet) {
    let mut project = cx.document.project.as_ref().clone();
    project.sheet = sheet;
    cx.apply(Edit::DescribeProject(Box::new(project)));
}

/// Paper, the way it lies, sides of one's own and margins; whether anything was changed.
pub(crate) fn paper(ui: &mut Ui, cx: &PanelContext<'_>, sheet: &mut Sheet) -> bool {
    let before = *sheet;
    if let Some(paper) = form::choice(ui, cx, "field-paper", &papers(cx, *sheet), &sheet.paper) {
        sheet.paper = paper;
    }
    let number = |ui: &mut Ui, key, value: Mm| form::number(ui, cx, key, Some(value.get())).flatten().map(Mm);
    match sheet.paper {
        Paper::Custom { width, height } => {
            let wide = number(ui, "field-sheet-width", width).unwrap_or(width);
            let high = number(ui, "field-sheet-height", height).unwrap_or(height);
            sheet.paper = Paper::custom(wide, high).unwrap_or(sheet.paper);
        }
        Paper::Roll { width, length } => {
            let long = number(ui, "field-roll-length", length).unwrap_or(length);
            sheet.paper = Paper::roll(width, long).unwrap_or(sheet.paper);
            way(ui, cx, sheet);
        }
        _ => way(ui, cx, sheet),
    }
    let margin = sheet.margin.map(Mm::get);
    if let Some(margin) = form::number_hinted(ui, cx, "field-margin", margin, &cx.text("hint-margin")) {
        *sheet = Sheet { margin: margin.map(Mm), ..*sheet }.tamed();
    }
    *sheet != before
}

/// What can be chosen: the named papers with their sides as they lie, rolls, a size of one's own. A roll begins with as much of it as
/// the sheet is wide, and so does a size of one's own.
fn papers(cx: &PanelContext<'_>, sheet: Sheet) -> Vec<Choice<Paper>> {
    let (width, height) = sheet.sides();
    let named = Paper::NAMED.into_iter().map(|paper| {
        let (width, height) = Sheet { paper, ..sheet }.sides();
        let [width, height] = [width, height].map(|side| side.get().round());
        Choice::new(paper, format!("{} · {width} × {height}", paper_name(paper, cx.words)))
    });
    let along = if sheet.orientation == Orientation::Landscape { width } else { height };
    let rolls = Paper::ROLLS.into_iter().filter_map(|roll| match sheet.paper {
        Paper::Roll { width, length } if width == roll => Some(Paper::Roll { width, length }),
        _ => Paper::roll(roll, along),
    });
    let rolls = rolls.map(|roll| Choice::new(roll, paper_name(roll, cx.words)));
    let custom = match sheet.paper {
        Paper::Custom { .. } => sheet.paper,
        _ => Paper::custom(width, height).unwrap_or_default(),
    };
    let own = Choice::new(custom, paper_name(custom, cx.words));
    // A roll of another width came with the file.
    let other =
        Some(sheet.paper).filter(|paper| matches!(paper, Paper::Roll { width, .. } if !Paper::ROLLS.contains(width)));
    let other = other.map(|roll| Choice::new(roll, paper_name(roll, cx.words)));
    named.chain(rolls).chain(other).chain([own]).collect()
}

/// Asks for a sheet of the project that is as large as the drawing: at which size of type.
pub(crate) fn fit_to_drawing(ui: &mut Ui, cx: &PanelContext<'_>) {
    let button = ui.add(Button::new(&cx.text("fit-sheet")).icon("maximize").wide());
    let width = button.rect.width().max(240.0);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(width).show(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let slot = Id::unique("type of a fitted sheet");
        let usual = cx.layout.frame.smallest_type.round();
        let mut size = ui.data(|data| data.get_temp::<f64>(slot)).unwrap_or(usual);
        if let Some(typed) = form::number(ui, cx, "field-type-size", Some(size)).flatten().filter(|size| *size > 0.0) {
            size = typed;
            ui.data_mut(|data| data.insert_temp(slot, size));
        }
        let help = cx.format("fit-sheet-help", &[("distance", reading_distance(size).into())]);
        // A menu stretches what stands in it, a text with all its lines.
        ui.vertical(|ui| ui.label(RichText::new(help).font(theme::regular(LABEL)).color(theme::of(ui).secondary)));
        if ui.add(Button::primary(&cx.text("fit-sheet-do")).wide()).clicked() {
            cx.act(Action::FitSheet(size));
            ui.close();
        }
    });
}

/// The way it lies.
fn way(ui: &mut Ui, cx: &PanelContext<'_>, sheet: &mut Sheet) {
    let segments = [
        Segment::new(Orientation::Landscape, cx.text_of("sheet-landscape")),
        Segment::new(Orientation::Portrait, cx.text_of("sheet-portrait")),
    ];
    let width = ui.available_width();
    let name = cx.text("field-orientation");
    field_label(ui, &name);
    if let Some(chosen) = segmented(ui, &name, &segments, sheet.orientation, Some(width)) {
        sheet.orientation = chosen;
    }
}
