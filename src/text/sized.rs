//! A shaped text at the sizes of its spans: how long its parts are while its lines are looked for.

use super::shape::is_separator;
use super::shaped::ShapedText;
use super::{Align, Setting, Style};

/// A shaped text with the styles of its spans.
#[derive(Debug)]
pub(super) struct SizedText<'a> {
    pub(super) shaped: &'a ShapedText,
    styles: &'a [Style],
    /// The style of spans that were given none.
    rest: Style,
    /// Where each cluster begins and, one more, where the last ends, in points, were all on one line.
    pub(super) edges: Vec<f64>,
}

impl<'a> SizedText<'a> {
    /// `None` where there is no style at all.
    pub(super) fn new(shaped: &'a ShapedText, styles: &'a [Style]) -> Option<Self> {
        let edges = Vec::with_capacity(shaped.count() + 1);
        let mut text = Self { shaped, styles, rest: *styles.last()?, edges };
        let mut pen = 0.0;
        let mut first = 0;
        for (index, span) in shaped.spans.iter().enumerate() {
            let size = text.style(index).size.get();
            for cluster in first..span.end {
                text.edges.push(pen);
                for (_, advance) in shaped.cluster_glyphs(cluster, span) {
                    pen += advance * size;
                }
            }
            first = span.end;
        }
        text.edges.push(pen);
        Some(text)
    }

    /// The style of a stretch.
    pub(super) fn style(&self, span: usize) -> &Style {
        let style = self.shaped.spans.get(span).and_then(|span| self.styles.get(span.style as usize));
        style.unwrap_or(&self.rest)
    }

    /// From where one cluster begins to where another does, in points.
    pub(super) fn length(&self, start: usize, end: usize) -> f64 {
        self.edges[end] - self.edges[start]
    }

    /// Length of what is seen of a line, in points.
    pub(super) fn seen_length(&self, start: usize, end: usize) -> f64 {
        self.length(start, self.shaped.seen(start, end))
    }

    /// Length of a hyphen that is added after the cluster before `end`; `None` where its face has none.
    pub(super) fn hyphen_length(&self, end: usize) -> Option<f64> {
        let span = self.shaped.span_of(end.checked_sub(1)?);
        let (_, advance) = self.shaped.spans.get(span)?.hyphen()?;
        Some(advance * self.style(span).size.get())
    }

    /// How far a line stands out to the left: by the quotation mark with which a paragraph begins, so that its letters stand below
    /// each other.
    pub(super) fn hanging(&self, start: usize, setting: &Setting) -> f64 {
        if !setting.hang || setting.align != Align::Start {
            return 0.0;
        }
        let begins = start == 0 || self.shaped.said(start - 1, start).ends_with(is_separator);
        let marks = self.shaped.said(start, start + 1);
        let hangs = begins && marks.chars().all(|mark| matches!(mark, '«' | '„' | '“' | '‹' | '‘' | '"'));
        if hangs { self.length(start, start + 1) } else { 0.0 }
    }
}
