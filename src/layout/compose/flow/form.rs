//! A page that blocks flow over: margins, columns, sizes of type.

use crate::layout::paper::TypeScale;
use crate::units::{Mm, Pt};
use kurbo::{Rect, Size};

/// A page that blocks flow over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct PageForm {
    /// The paper, in points.
    pub(in crate::layout) size: Size,
    /// Where blocks stand: what is above and below it belongs to the running head and foot.
    pub(in crate::layout) content: Rect,
    /// Sizes of type: `title` and `stage` for the heading of a page and the lines under it, `lane` for headings within it, `card` for
    /// what leads a row.
    pub(in crate::layout) scale: TypeScale,
    /// How many columns blocks flow in.
    pub(in crate::layout) columns: usize,
    /// Between two of them.
    pub(in crate::layout) gutter: f64,
}

/// What is read in the hand is held nearer the smaller it is: type grows with the root of the paper's side. On A4 it is set in this, in
/// points, and nowhere in less than the other.
const BODY_ON_A4: f64 = 9.6;
const LEAST_BODY: f64 = 8.0;
const LEAST_SMALL: f64 = 7.0;

impl PageForm {
    /// A page of a booklet that is read at a table, on paper of this size in points, with margins of its own where they are given.
    pub(in crate::layout) fn booklet(size: Size, margin: Option<Mm>) -> Self {
        const A4: f64 = 595.28 * 841.89;
        /// A page is wider than so many of its type's sizes only where it has two columns.
        const WIDEST_COLUMN: f64 = 68.0;
        let Size { width, height } = size;
        let body = (BODY_ON_A4 * (width * height / A4).powf(0.25)).max(LEAST_BODY);
        // Paper as small as a card still holds words.
        let body = body.min(width / 24.0).min(height / 24.0);
        let usual = (width.min(height) * 0.065).max(body);
        let side = margin.map_or(usual, |margin| Pt::from(margin).get().clamp(0.0, width.min(height) * 0.2));
        let line = body * 1.35;
        // Head and foot take a line each, and two or three lines of air towards the blocks.
        let content = Rect::new(side, side + 3.4 * line, width - side, height - side - 2.2 * line);
        let columns = if content.width() > WIDEST_COLUMN * body { 2 } else { 1 };
        Self { size, content, scale: scale(body), columns, gutter: 3.0 * body }
    }

    /// A slide, 16:9 and as large as slides are everywhere: 13⅓ × 7½ in, shown on a wall and read from the last row.
    pub(in crate::layout) const fn slide() -> Self {
        let scale =
            TypeScale { distance: 0.35, body: 16.0, small: 14.0, card: 17.0, lane: 18.0, stage: 20.0, title: 34.0 };
        Self {
            size: Size::new(960.0, 540.0),
            content: Rect::new(48.0, 72.0, 912.0, 478.0),
            scale,
            columns: 1,
            gutter: 0.0,
        }
    }

    /// Whether it is shown on a wall, not held in the hand.
    pub(in crate::layout) fn is_shown(&self) -> bool {
        self.size == Self::slide().size
    }

    /// How wide a column is.
    pub(in crate::layout) fn column(&self) -> f64 {
        if self.columns > 1 { (self.content.width() - self.gutter) / 2.0 } else { self.content.width() }
    }
}

/// Sizes of type beside running text of this one.
pub(in crate::layout) fn scale(body: f64) -> TypeScale {
    TypeScale {
        distance: 0.35,
        body,
        small: (body * 0.86).max(LEAST_SMALL.min(body)),
        card: body * 1.04,
        lane: body * 1.2,
        stage: body * 1.3,
        title: body * 2.8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Orientation, Paper, Sheet};

    #[test]
    fn type_follows_the_paper_and_is_never_smaller_than_hands_and_eyes_ask_for() {
        let of = |paper, orientation| PageForm::booklet(Sheet::of(paper, orientation).size(), None);
        for (paper, least, most) in [(Paper::A5, 8.0, 8.4), (Paper::A4, 9.0, 10.0), (Paper::A3, 11.0, 12.0)] {
            let form = of(paper, Orientation::Portrait);
            assert!((least..=most).contains(&form.scale.body), "{paper:?}: {}", form.scale.body);
            assert!(form.scale.small >= 6.9 && form.columns == 1, "{paper:?}");
        }
        assert_eq!(of(Paper::A4, Orientation::Landscape).columns, 2, "lines stay short where the page is wide");
    }
}
