//! Icons: Lucide names and the characters of [`Face::Icons`] that draw them.

use super::{Face, Glyph, GlyphRun};
use crate::color::Rgba;
use crate::units::Pt;

/// The icons the program uses, by name; the order is the order of the names, for the binary search.
const ICONS: &[(&str, char)] = &[
    ("align-center-vertical", '\u{E26D}'),
    ("align-end-horizontal", '\u{E26E}'),
    ("align-end-vertical", '\u{E26F}'),
    ("align-horizontal-distribute-center", '\u{E03C}'),
    ("align-start-horizontal", '\u{E270}'),
    ("align-start-vertical", '\u{E271}'),
    ("app-window", '\u{E426}'),
    ("arrow-down", '\u{E042}'),
    ("arrow-left", '\u{E048}'),
    ("arrow-left-to-line", '\u{E457}'),
    ("arrow-right", '\u{E049}'),
    ("arrow-right-to-line", '\u{E459}'),
    ("arrow-up", '\u{E04A}'),
    ("arrow-up-right", '\u{E04D}'),
    ("book", '\u{E05E}'),
    ("book-open", '\u{E05F}'),
    ("bot", '\u{E1BB}'),
    ("building-2", '\u{E290}'),
    ("calendar", '\u{E063}'),
    ("camera", '\u{E064}'),
    ("chart-column", '\u{E2A3}'),
    ("chart-line", '\u{E2A5}'),
    ("check", '\u{E06C}'),
    ("chevron-down", '\u{E06D}'),
    ("chevron-left", '\u{E06E}'),
    ("chevron-right", '\u{E06F}'),
    ("chevron-up", '\u{E070}'),
    ("chevrons-down", '\u{E071}'),
    ("chevrons-up", '\u{E074}'),
    ("circle", '\u{E076}'),
    ("circle-alert", '\u{E077}'),
    ("circle-check", '\u{E226}'),
    ("circle-help", '\u{E082}'),
    ("clipboard", '\u{E085}'),
    ("clipboard-paste", '\u{E3E8}'),
    ("columns-2", '\u{E098}'),
    ("columns-3", '\u{E099}'),
    ("command", '\u{E09A}'),
    ("contact", '\u{E09C}'),
    ("contrast", '\u{E09D}'),
    ("copy", '\u{E09E}'),
    ("copy-plus", '\u{E3FD}'),
    ("credit-card", '\u{E0AA}'),
    ("crop", '\u{E0AB}'),
    ("diamond", '\u{E2D2}'),
    ("download", '\u{E0B2}'),
    ("droplet", '\u{E0B4}'),
    ("ellipsis", '\u{E0B6}'),
    ("external-link", '\u{E0B9}'),
    ("eye", '\u{E0BA}'),
    ("eye-off", '\u{E0BB}'),
    ("file", '\u{E0C0}'),
    ("file-down", '\u{E318}'),
    ("file-plus", '\u{E0C9}'),
    ("file-spreadsheet", '\u{E326}'),
    ("file-text", '\u{E0CC}'),
    ("files", '\u{E0CF}'),
    ("filter", '\u{E0DC}'),
    ("focus", '\u{E29E}'),
    ("folder", '\u{E0D7}'),
    ("folder-down", '\u{E332}'),
    ("folder-open", '\u{E247}'),
    ("folder-plus", '\u{E0D9}'),
    ("frown", '\u{E0DB}'),
    ("gift", '\u{E0E1}'),
    ("git-branch", '\u{E0E2}'),
    ("globe", '\u{E0E8}'),
    ("grip-vertical", '\u{E0EB}'),
    ("hand", '\u{E1D7}'),
    ("hat-glasses", '\u{E683}'),
    ("headphones", '\u{E0F1}'),
    ("heart-handshake", '\u{E2D7}'),
    ("history", '\u{E1F5}'),
    ("home", '\u{E0F5}'),
    ("image", '\u{E0F6}'),
    ("image-plus", '\u{E1F7}'),
    ("info", '\u{E0F9}'),
    ("keyboard", '\u{E284}'),
    ("languages", '\u{E0FE}'),
    ("layers-2", '\u{E52A}'),
    ("layout-grid", '\u{E0FF}'),
    ("life-buoy", '\u{E101}'),
    ("lightbulb", '\u{E1C2}'),
    ("link", '\u{E102}'),
    ("list", '\u{E106}'),
    ("list-filter", '\u{E460}'),
    ("list-ordered", '\u{E1D1}'),
    ("list-video", '\u{E2E2}'),
    ("lock", '\u{E10B}'),
    ("lock-open", '\u{E10C}'),
    ("log-out", '\u{E10E}'),
    ("mail", '\u{E10F}'),
    ("map", '\u{E110}'),
    ("map-pin", '\u{E111}'),
    ("maximize", '\u{E112}'),
    ("megaphone", '\u{E235}'),
    ("meh", '\u{E114}'),
    ("menu", '\u{E115}'),
    ("message-circle", '\u{E116}'),
    ("message-square", '\u{E117}'),
    ("messages-square", '\u{E40D}'),
    ("mic", '\u{E118}'),
    ("minus", '\u{E11C}'),
    ("monitor", '\u{E11D}'),
    ("monitor-play", '\u{E485}'),
    ("moon", '\u{E11E}'),
    ("mouse", '\u{E28E}'),
    ("mouse-pointer-2", '\u{E1C3}'),
    ("mouse-pointer-square-dashed", '\u{E509}'),
    ("newspaper", '\u{E348}'),
    ("package", '\u{E129}'),
    ("panel-left", '\u{E12A}'),
    ("panel-right", '\u{E431}'),
    ("pause", '\u{E12E}'),
    ("pencil", '\u{E1F9}'),
    ("phone", '\u{E133}'),
    ("pin", '\u{E259}'),
    ("pin-off", '\u{E2B6}'),
    ("play", '\u{E13C}'),
    ("plus", '\u{E13D}'),
    ("presentation", '\u{E4AE}'),
    ("printer", '\u{E141}'),
    ("projector", '\u{E4AF}'),
    ("qr-code", '\u{E1DF}'),
    ("receipt", '\u{E3D3}'),
    ("redo-2", '\u{E2A0}'),
    ("refresh-cw", '\u{E145}'),
    ("replace", '\u{E3DB}'),
    ("rotate-ccw", '\u{E148}'),
    ("route", '\u{E53E}'),
    ("rows-3", '\u{E58A}'),
    ("ruler", '\u{E14B}'),
    ("save", '\u{E14D}'),
    ("scale", '\u{E212}'),
    ("scan", '\u{E257}'),
    ("scan-search", '\u{E537}'),
    ("scissors", '\u{E14E}'),
    ("search", '\u{E151}'),
    ("send", '\u{E152}'),
    ("settings", '\u{E154}'),
    ("share-2", '\u{E156}'),
    ("shield-check", '\u{E1FF}'),
    ("shopping-bag", '\u{E15B}'),
    ("shopping-cart", '\u{E15C}'),
    ("shuffle", '\u{E15E}'),
    ("smartphone", '\u{E163}'),
    ("smile", '\u{E164}'),
    ("spline", '\u{E38B}'),
    ("square", '\u{E167}'),
    ("star", '\u{E176}'),
    ("step-forward", '\u{E3EA}'),
    ("sticky-note", '\u{E303}'),
    ("store", '\u{E3E4}'),
    ("sun", '\u{E178}'),
    ("tag", '\u{E17F}'),
    ("target", '\u{E180}'),
    ("timer", '\u{E1E0}'),
    ("trash-2", '\u{E18E}'),
    ("trending-down", '\u{E190}'),
    ("trending-up", '\u{E191}'),
    ("triangle", '\u{E192}'),
    ("triangle-alert", '\u{E193}'),
    ("truck", '\u{E194}'),
    ("undo-2", '\u{E2A1}'),
    ("upload", '\u{E19E}'),
    ("user-plus", '\u{E1A2}'),
    ("users", '\u{E1A4}'),
    ("users-round", '\u{E46E}'),
    ("video", '\u{E1A5}'),
    ("wallet", '\u{E204}'),
    ("x", '\u{78}'),
    ("zap", '\u{E1B4}'),
    ("zoom-in", '\u{E1B6}'),
];

/// The character of [`Face::Icons`] that draws the Lucide icon `name`; `None` for a name not in the
/// program's own table.
#[must_use]
pub fn icon(name: &str) -> Option<char> {
    let place = ICONS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    ICONS.get(place).map(|(_, character)| *character)
}

/// The names [`icon`] knows, in order.
pub fn icon_names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// A run of one icon, `size` wide. Lucide draws in a square that stands on the baseline.
#[must_use]
pub fn icon_run(name: &str, size: Pt, color: Rgba) -> Option<GlyphRun> {
    let character = icon(name)?;
    let id = Face::Icons.glyph_id(character)?;
    let width = size * Face::Icons.glyph_advance(id);
    #[expect(clippy::cast_possible_truncation, reason = "a glyph is placed in f32; sheets are far below its range")]
    let glyph = Glyph { id, x: 0.0, y: 0.0, advance: width.get() as f32, start: 0, end: character.len_utf8() as u32 };
    Some(GlyphRun {
        face: Face::Icons,
        size,
        color,
        glyphs: [glyph].into(),
        text: character.encode_utf8(&mut [0; 4]).into(),
        width,
        rtl: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::glyph_outline;

    const INK: Rgba = Rgba { r: 0, g: 0, b: 0, a: 255 };

    #[test]
    fn icon_names_are_sorted_and_unique() {
        assert!(ICONS.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn all_listed_icons_have_glyphs() {
        for name in icon_names() {
            let run = icon_run(name, Pt(24.0), INK).unwrap_or_else(|| panic!("{name} has no glyph"));
            assert!((run.width.get() - 24.0).abs() < 1e-9, "{name} is {:?} wide", run.width);
            assert!(!glyph_outline(Face::Icons, run.glyphs[0].id).is_empty(), "{name} draws nothing");
        }
    }

    #[test]
    fn an_unknown_icon_is_none() {
        assert_eq!(icon("no-such-icon"), None);
        assert!(icon_run("no-such-icon", Pt(24.0), INK).is_none());
    }
}
