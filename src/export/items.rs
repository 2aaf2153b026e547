//! What of an item every format draws, and how.

use super::error::ExportError;
use super::limits::{ARC_TOLERANCE, FARTHEST, LONGEST_SIDE};
use crate::scene::{Item, Page, Stroke};
use kurbo::{BezPath, Rect, RoundedRect, Shape as _, Size};
use std::fmt::Write as _;

/// Refuses a page that no file can have.
pub(super) fn check_page(page: &Page) -> Result<(), ExportError> {
    // Written so that NaN is refused too.
    let sound = |side: f64| (1.0..=LONGEST_SIDE).contains(&side);
    let refused = |size: Size| Err(ExportError::SheetSize { width: size.width, height: size.height });
    if !(sound(page.size.width) && sound(page.size.height)) {
        refused(page.size)
    } else if !(page.scale > 0.0 && page.to_page().is_finite()) {
        refused(page.frame().size())
    } else {
        Ok(())
    }
}

/// Whether all of an item is where a file can show it. One coordinate that is no number must not make a file unreadable, so
/// every format leaves out what this refuses.
pub(super) fn is_sound(item: &Item) -> bool {
    let number = |value: f64| value.abs() <= FARTHEST;
    let rect = |rect: &Rect| number(rect.x0) && number(rect.y0) && number(rect.x1) && number(rect.y1);
    let line = |stroke: &Option<Stroke>| stroke.is_none_or(|stroke| number(stroke.width));
    match item {
        Item::Rect { rect: place, radius, stroke, .. } => rect(place) && number(*radius) && line(stroke),
        Item::Path { path, stroke, .. } => {
            // A box around points is blind to those that are no numbers.
            !path.is_empty() && path.is_finite() && rect(&path.control_box()) && line(stroke)
        }
        Item::Symbol { at, symbol, stroke, .. } => {
            let outline = symbol.outline();
            !outline.is_empty() && outline.is_finite() && rect(&(outline.control_box() + at.to_vec2())) && line(stroke)
        }
        Item::Text { at, run, .. } => {
            number(at.x)
                && number(at.y)
                && (0.01..=FARTHEST).contains(&run.size.get())
                && run.glyphs.iter().all(|glyph| number(f64::from(glyph.x)))
        }
        Item::Image { rect: place, .. } | Item::Link { rect: place, .. } => {
            rect(place) && place.width().abs() > 0.0 && place.height().abs() > 0.0
        }
    }
}

/// The outline of a rectangle with round corners.
pub(super) fn rect_path(rect: Rect, radius: f64) -> BezPath {
    let rect = rect.abs();
    if radius > 0.0 { RoundedRect::from_rect(rect, radius).to_path(ARC_TOLERANCE) } else { rect.to_path(ARC_TOLERANCE) }
}

/// The radius of the largest circle in a rectangle.
pub(super) fn inner_radius(rect: Rect) -> f64 {
    rect.width().abs().min(rect.height().abs()) / 2.0
}

/// A line that leaves a trace: one without width is none, in every format.
pub(super) fn visible(stroke: Option<&Stroke>) -> Option<&Stroke> {
    stroke.filter(|stroke| stroke.width > 0.0 && stroke.color.a > 0)
}

/// The dashes of a line, empty where it is solid; lengths that are all zero or not lengths draw a solid line.
pub(super) fn dashes(stroke: &Stroke) -> &[f64] {
    let lengths = stroke.dash.lengths();
    let sound = lengths.iter().all(|length| (0.0..=FARTHEST).contains(length)) && lengths.iter().sum::<f64>() > 0.0;
    if sound { lengths } else { &[] }
}

/// An address as files may bear it: only ASCII, the rest percent-encoded. `None` for anything but the web and mail, so that
/// a map from elsewhere cannot bring a script.
pub(super) fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, _) = url.split_once(':')?;
    if !["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let mut plain = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            plain.push(char::from(byte));
        } else {
            let _ = write!(plain, "%{byte:02X}");
        }
    }
    Some(plain)
}

/// Text as XML bears it; characters that XML has no way to write are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Point;

    #[test]
    fn only_the_web_and_mail_are_linked() {
        assert_eq!(
            address("https://пример.рф/путь (1)").as_deref(),
            Some("https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%BF%D1%83%D1%82%D1%8C%20(1)")
        );
        assert_eq!(address("mailto:a@b.c").as_deref(), Some("mailto:a@b.c"));
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "нет", ""] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_not_sound() {
        let mut path = BezPath::new();
        path.move_to(Point::new(0.0, 0.0));
        path.line_to(Point::new(f64::NAN, 1.0));
        assert!(!is_sound(&Item::Path { path, fill: None, stroke: None }));
        let rect = Rect::new(0.0, 0.0, f64::INFINITY, 1.0);
        assert!(!is_sound(&Item::Rect { rect, radius: 0.0, fill: None, stroke: None }));
    }
}
