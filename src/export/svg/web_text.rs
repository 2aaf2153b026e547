//! Runs as text in faces that the file has in it, each letter where the sheet has it.

use super::values::number;
use crate::export::items::escape;
use crate::export::web_fonts::{Letter, WebFonts, letters};
use crate::text::GlyphRun;
use kurbo::Point;
use std::fmt::Write as _;

/// Steps in which letters are moved, in points: a hundredth.
const PLACES: usize = 2;
/// A smaller move is not written.
const LEAST: f64 = 0.005;

/// A run as a `<text>` of this class at its place; `None` for one that no face of the file can set as the sheet has it, and for what
/// says nothing.
pub(super) fn text(fonts: &WebFonts, at: Point, run: &GlyphRun, class: &str) -> Option<String> {
    let letters = letters(run).filter(|letters| letters.iter().all(|letter| fonts.draws(run.face, letter)))?;
    let first = letters.first()?;
    let said: String = letters.iter().map(|letter| letter.character).collect();
    if said.trim().is_empty() {
        return None;
    }
    let (x, y) = (number(at.x + first.x, PLACES), number(at.y, PLACES));
    Some(format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{}>{}</text>", moves(run, &letters), escape(&said)))
}

/// How each letter is moved from where the one before it ends: kerning and letter spacing, which the file's faces know nothing of.
fn moves(run: &GlyphRun, letters: &[Letter]) -> String {
    let mut pen = letters.first().map_or(0.0, |letter| letter.x);
    let mut moves = String::new();
    let mut unsaid = 0_usize;
    for letter in letters {
        let by = number(letter.x - pen, PLACES);
        let moved: f64 = by.parse().unwrap_or_default();
        if moved.abs() < LEAST {
            unsaid += 1;
        } else {
            // Those behind the last that is moved stand where they come.
            for _ in 0..std::mem::take(&mut unsaid) {
                moves.push_str("0 ");
            }
            let _ = write!(moves, "{by} ");
            pen += moved;
        }
        pen += run.face.glyph_advance(letter.glyph) * run.size.get();
    }
    if moves.is_empty() { moves } else { format!(" dx=\"{}\"", moves.trim_end()) }
}
