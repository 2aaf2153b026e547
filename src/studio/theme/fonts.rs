//! The bundled faces as egui's fonts.

use crate::text::Face;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::collections::BTreeMap;
use std::sync::Arc;

const REGULAR: &str = "regular";
const FIGURES: &str = "figures";
const MEDIUM: &str = "medium";
const SEMIBOLD: &str = "semibold";
const BOLD: &str = "bold";
const ICONS: &str = "icons";

/// Golos Text 400.
pub(crate) fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(REGULAR.into()))
}

/// Golos Text 400 with digits of one width, for columns of figures.
pub(crate) fn figures(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(FIGURES.into()))
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
    let mut font_data = faces
        .iter()
        .map(|(name, face)| ((*name).to_owned(), Arc::new(FontData::from_static(face.bytes()))))
        .collect::<BTreeMap<_, _>>();
    let tabular = FontData::from_owned(tabular(Face::Regular.bytes()));
    font_data.insert(FIGURES.to_owned(), Arc::new(tabular));
    let mut families = BTreeMap::new();
    families.insert(FontFamily::Name(FIGURES.into()), vec![FIGURES.to_owned(), ICONS.to_owned()]);
    for (name, face) in faces {
        let chain = if face == Face::Icons { vec![name.to_owned()] } else { vec![name.to_owned(), ICONS.to_owned()] };
        families.insert(FontFamily::Name(name.into()), chain);
    }
    families.insert(FontFamily::Proportional, vec![REGULAR.to_owned(), ICONS.to_owned()]);
    families.insert(FontFamily::Monospace, vec![REGULAR.to_owned(), ICONS.to_owned()]);
    ctx.set_fonts(FontDefinitions { font_data, families });
}

/// The same face with its digits of one width switched on for good. egui asks a face for no feature by name, only for those that
/// are always on; so `tnum` is renamed to one of them, which the faces do not have otherwise.
fn tabular(face: &[u8]) -> Vec<u8> {
    let mut bytes = face.to_vec();
    for at in features(face, b"tnum") {
        if let Some(tag) = bytes.get_mut(at..at + 4) {
            tag.copy_from_slice(b"rlig");
        }
    }
    bytes
}

/// Where the tags of a feature stand in the table GSUB of a face, in bytes from its beginning.
fn features(face: &[u8], wanted: &[u8; 4]) -> Vec<usize> {
    let wide = |at: usize| face.get(at..at + 2).map(|pair| pair.iter().fold(0, |sum, &byte| sum * 256 + usize::from(byte)));
    let offset = |at: usize| Some((wide(at)? << 16) + wide(at + 2)?);
    let tables = (0..wide(4).unwrap_or_default()).map(|table| 12 + table * 16);
    let gsub = tables.into_iter().find(|&at| face.get(at..at + 4) == Some(b"GSUB")).and_then(|at| offset(at + 8));
    let list = gsub.and_then(|gsub| Some(gsub + wide(gsub + 6)?));
    let count = list.and_then(wide).unwrap_or_default();
    let tags = list.into_iter().flat_map(|list| (0..count).map(move |feature| list + 2 + feature * 6));
    tags.filter(|&at| face.get(at..at + 4) == Some(wanted)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Color32, RawInput};

    #[test]
    fn figures_in_a_column_are_of_one_width() {
        let ctx = Context::default();
        install(&ctx);
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let width = |text: &str, font: FontId| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
            widths = vec![
                (width("1111", regular(13.0)) - width("0000", regular(13.0))).abs(),
                (width("1111", figures(13.0)) - width("0000", figures(13.0))).abs(),
                (width("7777", figures(13.0)) - width("2222", figures(13.0))).abs(),
            ];
        });
        output.textures_delta.clear();
        assert!(widths[0] > 4.0 && widths[1..].iter().all(|difference| *difference < 0.01), "{widths:?}");
    }
}
