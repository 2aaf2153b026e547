//! Colours, numbers and paths as an SVG spells them.

use crate::color::Rgba;
use kurbo::{BezPath, PathEl, Point, Rect};

/// A colour as the attributes of `fill` or `stroke`.
pub(super) fn paint(what: &str, color: Rgba) -> String {
    let solid = Rgba { a: 255, ..color }.to_hex();
    if color.a == 255 {
        format!(" {what}=\"{solid}\"")
    } else {
        format!(" {what}=\"{solid}\" {what}-opacity=\"{}\"", number(f64::from(color.a) / 255.0, 3))
    }
}

/// A rectangle as attributes.
pub(super) fn sides(rect: Rect) -> String {
    let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(|value| number(value, 2));
    format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

/// A number with at most so many decimal places.
pub(in crate::export) fn number(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let short = if places > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

pub(super) fn pair(point: Point) -> String {
    format!("{} {}", number(point.x, 2), number(point.y, 2))
}

/// A path with coordinates of so many decimal places.
pub(in crate::export) fn data(path: &BezPath, places: usize) -> String {
    let mut data = String::new();
    let mut put = |command: char, points: &[Point]| {
        data.push(command);
        for (at, value) in points.iter().flat_map(|point| [point.x, point.y]).enumerate() {
            let text = number(value, places);
            // A minus sign parts two numbers as well as a space does.
            if at > 0 && !text.starts_with('-') {
                data.push(' ');
            }
            data.push_str(&text);
        }
    };
    for element in path {
        match element {
            PathEl::MoveTo(to) => put('M', &[to]),
            PathEl::LineTo(to) => put('L', &[to]),
            PathEl::QuadTo(by, to) => put('Q', &[by, to]),
            PathEl::CurveTo(from, by, to) => put('C', &[from, by, to]),
            PathEl::ClosePath => put('z', &[]),
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        let cases = [(1.0, 2, "1"), (0.5, 2, "0.5"), (-0.001, 2, "0"), (100.0, 0, "100"), (12.345, 2, "12.35")];
        for (value, places, text) in cases {
            assert_eq!(number(value, places), text);
        }
    }
}
