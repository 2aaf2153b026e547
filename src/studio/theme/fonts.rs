//! The bundled faces as egui's fonts, and those of the system for what they lack: the same as on the sheet.

use crate::text::{Face, THOUSANDS_SPACE, stand_in};
use eframe::egui::{Context, FallbackRequest, FontData, FontDefinitions, FontFamily, FontId, FontInsert, FontTweak};
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

/// The plain space of Golos in em.
const SPACE: f32 = 0.25;

/// A face whose narrow space is this part of its plain one.
fn spaced(data: FontData, narrow: f32) -> FontData {
    data.tweak(FontTweak { thin_space_width: narrow, ..FontTweak::default() })
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
    // egui draws no narrow space of a face but a part of the plain one.
    #[expect(clippy::cast_possible_truncation, reason = "a part of an em")]
    let narrow = THOUSANDS_SPACE as f32 / SPACE;
    let mut font_data = faces
        .iter()
        .map(|(name, face)| ((*name).to_owned(), Arc::new(spaced(FontData::from_static(face.bytes()), narrow))))
        .collect::<BTreeMap<_, _>>();
    // Beside digits with that much air around them thousands need more to stand apart.
    let tabular = spaced(FontData::from_owned(Face::Regular.tabular()), 1.0);
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
    ctx.set_font_providers(vec![Arc::new(of_system)]);
}

/// The face of the system for what a family lacks; asked once a character, and never before somebody writes one.
fn of_system(request: &FallbackRequest<'_>) -> Option<FontInsert> {
    let weight = match request.family {
        FontFamily::Name(name) if **name == *MEDIUM => Face::Medium,
        FontFamily::Name(name) if **name == *SEMIBOLD => Face::SemiBold,
        FontFamily::Name(name) if **name == *BOLD => Face::Bold,
        _ => Face::Regular,
    };
    let face = stand_in(weight, request.cluster)?;
    let data = FontData { index: face.index(), ..FontData::from_static(face.bytes()) };
    Some(FontInsert::new(&format!("{face:?}"), data, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Color32, RawInput};

    #[test]
    fn what_is_written_in_a_field_is_drawn_by_the_face_that_draws_it_on_the_sheet() {
        let Some(face) = stand_in(Face::Regular, "中") else {
            let needed = std::env::var_os("TROPA_REQUIRE_TOOLS").is_some();
            assert!(!needed, "a face for Chinese is needed here");
            return;
        };
        let ctx = Context::default();
        install(&ctx);
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let width =
                |text: &str| ui.painter().layout_no_wrap(text.to_owned(), regular(100.0), Color32::BLACK).size().x;
            widths = vec![width("中中") - width("中"), width("\u{E000}\u{E000}") - width("\u{E000}")];
        });
        output.textures_delta.clear();
        let id = face.glyph_id('中').expect("a glyph");
        #[expect(clippy::cast_possible_truncation, reason = "a width in points")]
        let wanted = (face.glyph_advance(id) * 100.0) as f32;
        assert!((widths[0] - wanted).abs() < 1.0 && (widths[1] - wanted).abs() > 1.0, "{widths:?}, not {wanted}");
    }

    #[test]
    fn figures_in_a_column_are_of_one_width() {
        let ctx = Context::default();
        install(&ctx);
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let width =
                |text: &str, font: FontId| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
            let zeros = width("0000", figures(13.0));
            let narrow = width("0\u{202f}0", regular(13.0)) - width("00", regular(13.0));
            assert!((narrow - 13.0 * 0.22).abs() < 0.1, "thousands stand apart as on the sheet: {narrow}");
            assert!(zeros - width("1111", regular(13.0)) > 4.0, "the face itself has digits of several widths");
            widths = (0..10).map(|digit| width(&digit.to_string().repeat(4), figures(13.0)) - zeros).collect();
            widths.push(width("7147", figures(13.0)) - zeros);
        });
        output.textures_delta.clear();
        assert!(widths.len() == 11 && widths.iter().all(|difference| difference.abs() < 0.01), "{widths:?}");
    }
}
