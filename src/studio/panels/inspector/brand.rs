//! The brand of the project: logos, colours of stages, faces, the line at the foot.

use crate::edit::Edit;
use crate::model::Brand;
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::purpose::BrandPart;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, CONTROL, LABEL};
use crate::studio::widgets::{Button, IconButton};
use crate::text::OwnFace;
use eframe::egui::{Color32, Id, RichText, Sense, Ui, vec2};
use std::sync::Arc;

/// Shows all of it.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let project = cx.document.project.as_ref();
    let mut brand = project.brand.as_ref().clone();
    for part in BrandPart::ALL {
        row(ui, cx, part, &mut brand);
    }
    if let Some(colors) = form::colors(ui, cx, "field-brand-colors", &brand.colors) {
        brand.colors = colors;
    }
    swatches(ui, &brand);
    if let Some(footer) = form::text(ui, cx, "field-brand-footer", &brand.footer, 2) {
        brand.footer = footer;
    }
    ui.horizontal(|ui| {
        let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        for (command, key) in [(Command::ReadBrand, "brand-read"), (Command::SaveBrand, "brand-save")] {
            let words = cx.text(key);
            let button = Button::new(&words).wide().enabled(command.is_enabled(cx.commands));
            if ui.allocate_ui(vec2(half, CONTROL), |ui| ui.add(button)).inner.clicked() {
                cx.run(command);
            }
        }
    });
    if brand != *project.brand {
        let mut next = project.clone();
        next.brand = Arc::new(brand);
        cx.apply(Edit::DescribeProject(Box::new(next)));
    }
}

/// A logo or a face: what it is, a button to choose it and one to take it away.
fn row(ui: &mut Ui, cx: &PanelContext<'_>, part: BrandPart, brand: &mut Brand) {
    let (label, key) = match part {
        BrandPart::Client => (cx.text("field-brand-client"), "brand-choose-logo"),
        BrandPart::Agency => (cx.text("field-brand-agency"), "brand-choose-logo"),
        BrandPart::Bold => (cx.text("field-brand-bold"), "brand-choose-face"),
        BrandPart::Regular => (cx.text("field-brand-regular"), "brand-choose-face"),
    };
    let value = value(ui, cx, part, brand);
    ui.label(RichText::new(&*label).font(theme::medium(LABEL)).color(theme::of(ui).secondary));
    ui.horizontal(|ui| {
        let choose = cx.text(key);
        let shown = value.as_deref().unwrap_or(&choose);
        let beside = if value.is_some() { CONTROL + ui.spacing().item_spacing.x } else { 0.0 };
        let room = ui.available_width() - beside;
        let button = Button::new(shown).icon(if part.is_face() { "file-text" } else { "image" }).wide().left();
        if ui.allocate_ui(vec2(room, CONTROL), |ui| ui.add(button)).inner.on_hover_text(&*choose).clicked() {
            cx.act(Action::PickBrand(part));
        }
        if value.is_some() {
            let words = cx.format("brand-take-away", &[("what", (&*label).into())]);
            if ui.add(IconButton::new("x", &words)).clicked() {
                match part {
                    BrandPart::Client => brand.client = None,
                    BrandPart::Agency => brand.agency = None,
                    BrandPart::Bold => brand.bold = None,
                    BrandPart::Regular => brand.regular = None,
                }
            }
        }
    });
}

/// What is chosen, in words; nothing where nothing is.
fn value(ui: &Ui, cx: &PanelContext<'_>, part: BrandPart, brand: &Brand) -> Option<String> {
    let logo = match part {
        BrandPart::Client => brand.client.as_ref(),
        BrandPart::Agency => brand.agency.as_ref(),
        BrandPart::Bold | BrandPart::Regular => None,
    };
    if let Some(image) = logo {
        let (width, height) = image.size().unwrap_or_default();
        return Some(cx.format("brand-logo-size", &[("width", width.into()), ("height", height.into())]));
    }
    let face = match part {
        BrandPart::Bold => brand.bold.as_ref()?,
        BrandPart::Regular => brand.regular.as_ref()?,
        BrandPart::Client | BrandPart::Agency => return None,
    };
    let named = memoized(ui, Id::unique(("the face of a brand", part as u8)), Snapshot::of(face), || {
        OwnFace::of(face.bytes()).map(|face| face.family().to_owned()).ok()
    });
    Some(named.unwrap_or_else(|| cx.text("brand-face-unusable").into_owned()))
}

/// The colours as they are.
fn swatches(ui: &mut Ui, brand: &Brand) {
    if brand.colors.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for color in &brand.colors {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let shown = Color32::from_rgb(color.r, color.g, color.b);
            ui.painter().rect_filled(rect, theme::RADIUS, shown);
        }
    });
}
