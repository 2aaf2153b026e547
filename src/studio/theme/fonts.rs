//! The bundled faces as egui's fonts.

use crate::text::Face;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::collections::BTreeMap;
use std::sync::Arc;

const REGULAR: &str = "regular";
const MEDIUM: &str = "medium";
const SEMIBOLD: &str = "semibold";
const BOLD: &str = "bold";
const ICONS: &str = "icons";

/// Golos Text 400.
pub(crate) fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(REGULAR.into()))
}

/// Golos Text 500.
pub(crate) fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM.into()))
}

/// Golos Text 600.
pub(crate) fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Golos Text 700.
pub(crate) fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Lucide.
pub(crate) fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Replaces egui's fonts by the bundled ones, so that the window looks alike on every machine.
pub(crate) fn install(ctx: &Context) {
    let faces = [
        (REGULAR, Face::Regular),
        (MEDIUM, Face::Medium),
        (SEMIBOLD, Face::SemiBold),
        (BOLD, Face::Bold),
        (ICONS, Face::Icons),
    ];
    let font_data = faces
        .iter()
        .map(|(name, face)| ((*name).to_owned(), Arc::new(FontData::from_static(face.bytes()))))
        .collect::<BTreeMap<_, _>>();
    let mut families = BTreeMap::new();
    for (name, face) in faces {
        let chain = if face == Face::Icons { vec![name.to_owned()] } else { vec![name.to_owned(), ICONS.to_owned()] };
        families.insert(FontFamily::Name(name.into()), chain);
    }
    families.insert(FontFamily::Proportional, vec![REGULAR.to_owned(), ICONS.to_owned()]);
    families.insert(FontFamily::Monospace, vec![REGULAR.to_owned(), ICONS.to_owned()]);
    ctx.set_fonts(FontDefinitions { font_data, families });
}
