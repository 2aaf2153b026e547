//! Search highlights: where found words stand on the sheet.

use crate::edit::Query;
use crate::model::ElementId;
use crate::scene::{Item, Layer, PlacedRef, Scene};
use kurbo::Rect;

/// How far a mark reaches above and below the baseline, as shares of the type size.
const ABOVE: f64 = 0.82;
const BELOW: f64 = 0.26;

/// The boxes, in sheet points, around every place of the printed sheet where the words stand, each with the element that says
/// them. Words that run over the end of a line have a box on each line.
#[must_use]
pub fn highlights(scene: &Scene, query: &Query) -> Vec<(ElementId, Rect)> {
    if query.is_empty() {
        return Vec::new();
    }
    let mut highlights = Vec::new();
    for placed in scene.groups.iter() {
        if let Some(source) = placed.group.source.filter(|_| placed.group.layer != Layer::Hints) {
            highlights.extend(in_group(placed, query).into_iter().map(|rect| (source.element, rect)));
        }
    }
    highlights
}

fn in_group(placed: PlacedRef<'_>, query: &Query) -> Vec<Rect> {
    // Lines of one text follow each other, and each keeps the space it was broken at, so together they are the text again. The
    // next text does not go on where the one before ends.
    let mut whole = String::new();
    let mut runs = Vec::new();
    let mut before = None;
    for (index, item) in (0_u32..).zip(&placed.group.items) {
        if let Item::Text { at, run, .. } = item {
            let field = placed.group.text_sources.iter().find(|source| source.item == index).map(|source| source.field);
            if before.is_some_and(|before| before != field) {
                whole.push('\u{1}');
            }
            before = Some(field);
            let start = whole.len();
            whole.push_str(&run.text);
            runs.push((start, *at + placed.offset, run));
        }
    }
    let mut rects = Vec::new();
    for place in query.matches(&whole) {
        for (first, at, run) in &runs {
            let bytes = place.start.saturating_sub(*first)..place.end.saturating_sub(*first).min(run.text.len());
            let inside = run.glyphs.iter().filter(|glyph| {
                let (start, end) = (glyph.start as usize, glyph.end as usize);
                start < bytes.end && end > bytes.start
            });
            let ends = inside.fold(None, |ends: Option<(f32, f32)>, glyph| {
                let (left, right) = ends.unwrap_or((glyph.x, glyph.x));
                Some((left, right.max(glyph.x + glyph.advance)))
            });
            let Some((left, right)) = ends else { continue };
            // The space at the end of a line is not seen.
            let (left, right) = (f64::from(left), f64::from(right).min(run.width.get()));
            if right > left {
                let size = run.size.get();
                rects.push(Rect::new(at.x + left, at.y - ABOVE * size, at.x + right, at.y + BELOW * size));
            }
        }
    }
    rects
}
