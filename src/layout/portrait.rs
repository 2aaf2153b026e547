//! The round portrait of a persona: a picture, or the first letter of the name.

use super::context::LayoutContext;
use super::drawing::Drawing;
use crate::model::{Document, Persona};
use crate::scene::{Fill, Item, Stroke};
use crate::text::Face;
use kurbo::{Circle, Point, Rect, Shape as _};
use std::sync::Arc;

/// Draws it into a square, with a rim of this width in the colour of the persona.
pub(super) fn portrait(
    cx: &LayoutContext<'_>,
    drawing: &mut Drawing,
    (document, persona): (&Document, &Persona),
    (circle, rim): (Rect, f64),
) {
    let colors = cx.theme.persona(persona.look);
    let side = circle.width();
    let round = Circle::new(circle.center(), side / 2.0).to_path(0.05);
    let rim = Stroke::solid(rim, colors.line);
    match persona.portrait.and_then(|portrait| document.images.get(&portrait)) {
        Some(image) => {
            drawing.push(
                Item::Image {
                    rect: circle,
                    circle: true,
                    image: Arc::clone(image),
                    framing: persona.crop.unwrap_or_default(),
                    fallback: colors.tint,
                },
                circle,
            );
            drawing.path(round, None, Some(rim));
        }
        None => {
            drawing.path(round, Some(Fill::Solid(colors.tint)), Some(rim));
            let initial: String =
                persona.name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
            let style = LayoutContext::style(Face::Bold, side * 0.456, colors.line);
            let letter = cx.line(&initial, style);
            // Capitals look centred when their height is, not when their line is.
            if let Some(line) = letter.lines.first() {
                let cap = Face::Bold.cap_height() * style.size.get();
                let top = circle.center().y + cap / 2.0 - line.baseline.get();
                drawing.ornament(&letter, Point::new(circle.center().x - letter.width.get() / 2.0, top));
            }
        }
    }
}
