//! Runs as text, for those who edit the words in another program.

use super::values::{number, paint};
use crate::export::items::escape;
use crate::text::{Face, Glyph, GlyphCluster, GlyphRun, Style, line_width};
use kurbo::Point;
use std::ops::Range;

/// Letter spacing below this many em is rounding.
const LEAST_SPACING: f64 = 0.005;

/// A run as a `<text>` at its place. `None` for icons, which are drawings, and for what says nothing.
///
/// A run is one piece, so that a person can go on typing in it: kerning is left to the program, which finds the same face by its
/// name, and only spacing that the sheet adds is said.
pub(super) fn text(at: Point, run: &GlyphRun) -> Option<String> {
    if run.face == Face::Icons {
        return None;
    }
    let weight = run.face.weight();
    // The family of the whole file is that of the bundled faces.
    let family = match run.face {
        Face::System(_) | Face::Own(_) => format!(" font-family=\"{}\"", escape(run.face.family())),
        _ => String::new(),
    };
    let words = words(run);
    if words.trim().is_empty() {
        return None;
    }
    let first = run.glyphs.first().map_or(0.0, |glyph| f64::from(glyph.x));
    let (x, y, size) = (number(at.x + first, 2), number(at.y, 2), number(run.size.get(), 2));
    let spacing = spacing(run);
    let spacing = if spacing.abs() < LEAST_SPACING {
        String::new()
    } else {
        format!(" letter-spacing=\"{}\"", number(spacing * run.size.get(), 2))
    };
    Some(format!(
        "<text x=\"{x}\" y=\"{y}\"{family} font-size=\"{size}\" font-weight=\"{weight}\"{spacing}{}>{}</text>",
        paint("fill", run.color),
        escape(words.trim_end())
    ))
}

/// What a run says, as it is seen: a hyphen at which a word was broken is there, one that only might be is not.
pub(in crate::export) fn words(run: &GlyphRun) -> String {
    let said = |cluster: GlyphCluster<'_>| match run.text.get(cluster.bytes) {
        // The hyphen of a broken line stands for no letter of the text.
        None | Some("") => "-",
        Some("\u{AD}") => "",
        Some(text) => text,
    };
    let shown = |cluster: &GlyphCluster<'_>| cluster.glyphs.iter().any(|glyph| is_seen(run, glyph));
    let mut words: Vec<&str> = run.clusters().filter(shown).map(said).collect();
    if run.rtl {
        words.reverse();
    }
    words.concat()
}

/// Whether a glyph is no space at the end of a line and no dot that the break has taken the place of.
fn is_seen(run: &GlyphRun, glyph: &Glyph) -> bool {
    /// Rounding of places in points.
    const LEAST: f64 = 1e-3;
    f64::from(glyph.x) < run.width.get() - LEAST || glyph.advance <= 0.0
}

const fn bytes(glyph: &Glyph) -> Range<usize> {
    glyph.start as usize..glyph.end as usize
}

/// Space that the sheet adds after each letter, in em.
pub(in crate::export) fn spacing(run: &GlyphRun) -> f64 {
    let seen = run.glyphs.iter().filter(|glyph| is_seen(run, glyph)).map(|glyph| bytes(glyph).end).max();
    let shown = seen.and_then(|end| run.text.get(..end)).unwrap_or("").trim_end();
    let natural = line_width(shown, Style::new(run.face, run.size, run.color));
    let (mut width, mut letters) = (0.0, 0.0);
    for glyph in run.glyphs.iter().filter(|glyph| !bytes(glyph).is_empty() && bytes(glyph).end <= shown.len()) {
        width += f64::from(glyph.advance);
        letters += 1.0;
    }
    if letters > 0.0 { (width - natural.get()) / letters / run.size.get() } else { 0.0 }
}
