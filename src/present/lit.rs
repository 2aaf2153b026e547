//! Light and dark on the sheet.

use kurbo::Rect;

/// The parts of `area` that no lit rectangle covers, without overlaps; none where nothing is lit, for then nothing is meant more than
/// the rest.
#[must_use]
pub fn unlit(area: Rect, lit: &[Rect]) -> Vec<Rect> {
    let mut dark = if lit.is_empty() { Vec::new() } else { vec![area] };
    for light in lit.iter().map(Rect::abs) {
        dark = dark.into_iter().flat_map(|part| without(part, light)).collect();
    }
    dark
}

/// What is left of a part around a light: above, below, left and right of it.
fn without(part: Rect, light: Rect) -> impl Iterator<Item = Rect> {
    let inner = part.intersect(light);
    let parts = if inner.is_zero_area() {
        [Some(part), None, None, None]
    } else {
        [
            Some(Rect { y1: inner.y0, ..part }),
            Some(Rect { y0: inner.y1, ..part }),
            Some(Rect { x1: inner.x0, ..Rect { y0: inner.y0, y1: inner.y1, ..part } }),
            Some(Rect { x0: inner.x1, ..Rect { y0: inner.y0, y1: inner.y1, ..part } }),
        ]
    };
    parts.into_iter().flatten().filter(|part| part.width() > 0.0 && part.height() > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_and_dark_cover_the_sheet_once() {
        let area = Rect::new(0.0, 0.0, 100.0, 80.0);
        let lit =
            [Rect::new(10.0, 10.0, 40.0, 90.0), Rect::new(30.0, 20.0, 60.0, 30.0), Rect::new(90.0, -5.0, 95.0, 5.0)];
        let dark = unlit(area, &lit);
        for x in 0..100 {
            for y in 0..80 {
                let at = kurbo::Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
                let parts = dark.iter().filter(|part| part.contains(at)).count();
                assert_eq!(parts, usize::from(!lit.iter().any(|light| light.contains(at))), "{at:?}");
            }
        }
        assert!(unlit(area, &[]).is_empty(), "where nothing is meant more than the rest nothing is dark");
    }
}
