//! A shaped text at the sizes of its spans: what its lengths are while its lines are looked for.

use super::shaped::ShapedText;
use super::{Setting, Style};
use std::borrow::Cow;

/// Width that rounding in a sum of advances may add, as a share of the line's width: a text always fits the width that was
/// measured for it.
const ROUNDING: f64 = 1e-9;

/// A shaped text with the styles of its spans.
///
/// Nearly every text has one size of type. Then nothing is scaled but the width its lines may have: lengths stay those in em
/// that were shaped. Where sizes differ, lengths are in points.
#[derive(Debug)]
pub(super) struct SizedText<'a> {
    pub(super) shaped: &'a ShapedText,
    styles: &'a [Style],
    /// The style of spans that were given none.
    rest: &'a Style,
    /// Where each cluster begins and the last ends.
    pub(super) edges: Cow<'a, [f64]>,
    /// Points of one unit of length.
    pub(super) unit: f64,
}

impl<'a> SizedText<'a> {
    /// `None` where there is no style at all.
    pub(super) fn new(shaped: &'a ShapedText, styles: &'a [Style]) -> Option<Self> {
        let rest = styles.last()?;
        let size = rest.size.get();
        let of_one_size = size.is_finite() && size > 0.0 && styles.iter().all(|style| style.size == rest.size);
        let text = Self { shaped, styles, rest, edges: Cow::Borrowed(&shaped.edges), unit: size };
        Some(if of_one_size { text } else { text.in_points() })
    }

    /// The same with lengths in points.
    fn in_points(self) -> Self {
        let edges = self.shaped.edges(|span| self.style(span).size.get());
        Self { edges: Cow::Owned(edges.into()), unit: 1.0, ..self }
    }

    /// The style of a span.
    pub(super) fn style(&self, span: usize) -> &'a Style {
        self.styles.get(span).unwrap_or(self.rest)
    }

    /// The longest a line may be.
    pub(super) fn limit(&self, setting: &Setting) -> f64 {
        setting.width.map_or(f64::INFINITY, |width| width.get() * (1.0 + ROUNDING) / self.unit)
    }

    /// From where one cluster begins to where another does.
    pub(super) fn length(&self, start: usize, end: usize) -> f64 {
        self.edges[end] - self.edges[start]
    }

    /// Length of what is seen of a line.
    pub(super) fn seen_length(&self, start: usize, end: usize) -> f64 {
        self.length(start, self.shaped.seen(start, end))
    }

    /// Length of a hyphen that is added after the cluster before `end`; `None` where its face has none.
    pub(super) fn hyphen_length(&self, end: usize) -> Option<f64> {
        let span = self.shaped.span_of(end.checked_sub(1)?);
        let (_, advance) = self.shaped.spans.get(span)?.hyphen()?;
        Some(advance * self.style(span).size.get() / self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Rgba;
    use crate::text::lines::break_into_lines;
    use crate::text::{Face, Language, Span};
    use crate::units::Pt;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_end_at_the_same_places_in_em_as_in_points(
            text in "([а-яё«» —-]{1,40}|[a-z ]{1,20}|\\PC{1,6}|\n){0,4}", size in 2.0..40.0_f64, width in 1.0..400.0_f64,
            hyphenate: bool,
        ) {
            let styles = [Style::new(Face::Medium, Pt(size), Rgba { r: 0, g: 0, b: 0, a: 255 }).with_tracking(0.03)];
            let shaped = ShapedText::new(&[Span { text: &text, style: styles[0] }], Language::Ru);
            let setting = Setting { width: Some(Pt(width)), hyphenate, ..Setting::default() };
            let em = SizedText::new(&shaped, &styles).expect("there is a style");
            let points = SizedText::new(&shaped, &styles).expect("there is a style").in_points();
            prop_assert!(matches!(em.edges, Cow::Borrowed(_)));
            prop_assert_eq!(break_into_lines(&em, &setting), break_into_lines(&points, &setting));
        }
    }
}
