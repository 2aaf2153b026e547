//! A caret in a text on the sheet: from a byte of the text to a place and back, all read from the scene that is drawn.

use crate::model::{ElementId, Field};
use crate::scene::{Item, PlacedRef, Scene, Source, TextSource};
use kurbo::{Point, Rect};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Runs whose baselines are nearer than this, in points, are one line.
const SAME_LINE: f64 = 0.01;
/// How wide the mark of a selected empty line is, as a share of its height.
const EMPTY_LINE: f64 = 0.3;

/// A place between two characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The byte before which it stands.
    pub byte: usize,
    /// Whether it stands at the end of a line that was broken there, and not at the beginning of the next.
    pub ends_line: bool,
}

impl Caret {
    /// Before a byte of the text; where a line was broken there, at the beginning of the next.
    #[must_use]
    pub const fn before(byte: usize) -> Self {
        Self { byte, ends_line: false }
    }
}

/// A text of an element where it stands on the sheet: its lines with every place where a caret can stand. All in sheet points.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPlace {
    lines: Vec<CaretLine>,
    /// The box it is written in.
    frame: Rect,
    size: f64,
}

/// One line of the text, or what of a line is this text's.
#[derive(Clone, Debug, PartialEq)]
struct CaretLine {
    baseline: f64,
    top: f64,
    bottom: f64,
    /// Bytes, ascending, and their x; at least one. Where the direction turns, a byte has two: the end of what is read before it, and
    /// the beginning of what is read from it on.
    stops: Vec<(usize, f64)>,
    /// Whether the person ended it, so that its end is not the next line's beginning.
    ended: bool,
    /// Whether what was read last is read from right to left.
    rtl: bool,
}

impl TextPlace {
    /// Where a text of an element stands; `None` if it is not on the sheet.
    #[must_use]
    pub fn of(scene: &Scene, element: ElementId, field: Field) -> Option<Self> {
        texts_of(scene, element).find_map(|placed| Self::in_group(placed, field))
    }

    /// The text of an element under a point of the sheet, or within `reach` points of it.
    #[must_use]
    pub fn at(scene: &Scene, element: ElementId, at: Point, reach: f64) -> Option<(Field, Self)> {
        texts_of(scene, element)
            .flat_map(|placed| {
                let mut fields: Vec<Field> = placed.group.text_sources.iter().map(|source| source.field).collect();
                fields.sort_unstable();
                fields.dedup();
                fields.into_iter().filter_map(move |field| Some((field, Self::in_group(placed, field)?)))
            })
            .map(|(field, text)| (text.distance(at), field, text))
            .filter(|(distance, ..)| *distance <= reach)
            .min_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, field, text)| (field, text))
    }

    fn in_group(placed: PlacedRef<'_>, field: Field) -> Option<Self> {
        let mut lines: Vec<CaretLine> = Vec::new();
        let mut size = 0.0_f64;
        for source in placed.group.text_sources.iter().filter(|source| source.field == field) {
            let Some(Item::Text { at, run, .. }) = placed.group.items.get(source.item as usize) else { continue };
            let at = *at + placed.offset;
            size = size.max(run.size.get());
            let (top, bottom) = (at.y - run.face.ascent() * run.size.get(), at.y + run.face.descent() * run.size.get());
            match lines.last_mut() {
                Some(line) if (line.baseline - at.y).abs() < SAME_LINE => {
                    (line.top, line.bottom) = (line.top.min(top), line.bottom.max(bottom));
                }
                _ => lines.push(CaretLine { baseline: at.y, top, bottom, stops: Vec::new(), ended: false, rtl: false }),
            }
            if let Some(line) = lines.last_mut() {
                line.take(source, at.x, (&run.stops(), run.rtl), &run.text);
            }
        }
        for index in 0..lines.len().saturating_sub(1) {
            let line = &mut lines[index];
            if line.ended && line.stops.len() > 1 {
                line.stops.pop();
            }
        }
        lines.retain(|line| !line.stops.is_empty());
        let text = lines.iter().map(CaretLine::bounds).reduce(|one, other| one.union(other))?;
        // The card around it; not what stands out of the card or leads to it.
        let boxes = placed.group.items.iter().filter_map(|item| match item {
            Item::Rect { rect, .. } => Some(*rect + placed.offset),
            _ => None,
        });
        let around = boxes.filter(|rect| rect.union(text) == *rect);
        let titles = matches!(placed.group.source, Some(Source { element: ElementId::Journey(_), .. }));
        // The title of the map and its scenario are one group, but each is a text by itself.
        let own = || if titles && text.width() > 0.0 { text } else { placed.bounds() };
        let frame = around.min_by(|one, other| one.area().total_cmp(&other.area())).unwrap_or_else(own);
        Some(Self { lines, frame, size })
    }

    /// The size of the largest type in it, in points.
    #[must_use]
    pub const fn type_size(&self) -> f64 {
        self.size
    }

    /// The box the text is written in: its card, its tag, its heading.
    #[must_use]
    pub const fn frame(&self) -> Rect {
        self.frame
    }

    /// A box around all its lines.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let boxes = self.lines.iter().map(CaretLine::bounds);
        boxes.reduce(|one, other| one.union(other)).unwrap_or(self.frame)
    }

    /// The line of a caret: a box without width.
    #[must_use]
    pub fn caret(&self, caret: Caret) -> Rect {
        let line = &self.lines[self.line_of(caret)];
        let x = line.x_of(caret.byte);
        Rect::new(x, line.top, x, line.bottom)
    }

    /// The place between two characters that is nearest to a point.
    #[must_use]
    pub fn nearest(&self, at: Point) -> Caret {
        let away = |line: &CaretLine| (line.top - at.y).max(at.y - line.bottom).max(0.0);
        let mut best = 0;
        for (index, line) in self.lines.iter().enumerate() {
            // Lines may overlap a little; the one whose middle is nearer is meant.
            let (this, other) = (away(line), away(&self.lines[best]));
            let middle = |line: &CaretLine| (f64::midpoint(line.top, line.bottom) - at.y).abs();
            if this < other || (this <= other && middle(line) < middle(&self.lines[best])) {
                best = index;
            }
        }
        self.on_line(best, at.x)
    }

    /// One line up, as near to `x` as can be; at the first line its beginning.
    #[must_use]
    pub fn above(&self, caret: Caret, x: f64) -> Caret {
        match self.line_of(caret).checked_sub(1) {
            Some(line) => self.on_line(line, x),
            None => self.line_start(caret),
        }
    }

    /// One line down, as near to `x` as can be; at the last line its end.
    #[must_use]
    pub fn below(&self, caret: Caret, x: f64) -> Caret {
        let line = self.line_of(caret) + 1;
        if line < self.lines.len() { self.on_line(line, x) } else { self.line_end(caret) }
    }

    /// The beginning of the line.
    #[must_use]
    pub fn line_start(&self, caret: Caret) -> Caret {
        Caret::before(self.lines[self.line_of(caret)].first())
    }

    /// The end of the line.
    #[must_use]
    pub fn line_end(&self, caret: Caret) -> Caret {
        let index = self.line_of(caret);
        self.end_of(index, self.lines[index].last())
    }

    /// Boxes around a stretch of the text, one a line, or more where the direction turns in it.
    #[must_use]
    pub fn marked(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let mut boxes = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let (first, last) = (line.first(), line.last());
            let (from, to) = (bytes.start.max(first), bytes.end.min(last));
            let on = index + 1 < self.lines.len() && bytes.end > last && bytes.start <= last;
            if from < to {
                boxes.extend(line.marked(from, to));
            } else if on && first == last {
                let x = line.x_of(first);
                boxes.push(Rect::new(x, line.top, x + (line.bottom - line.top) * EMPTY_LINE, line.bottom));
            }
        }
        boxes
    }

    fn line_of(&self, caret: Caret) -> usize {
        if caret.ends_line
            && let Some(index) = self.lines.iter().position(|line| line.last() == caret.byte)
        {
            return index;
        }
        self.lines.iter().rposition(|line| line.first() <= caret.byte).unwrap_or(0)
    }

    fn on_line(&self, index: usize, x: f64) -> Caret {
        let line = &self.lines[index];
        let nearest = line.stops.iter().min_by(|one, other| (one.1 - x).abs().total_cmp(&(other.1 - x).abs()));
        self.end_of(index, nearest.map_or_else(|| line.first(), |stop| stop.0))
    }

    /// A caret on a line: where it stands at the line's end, it does not slip to the next.
    fn end_of(&self, index: usize, byte: usize) -> Caret {
        let slips = self.lines.get(index + 1).is_some_and(|next| next.first() == byte);
        Caret { byte, ends_line: slips }
    }

    fn distance(&self, at: Point) -> f64 {
        let beyond = |low: f64, value: f64, high: f64| (low - value).max(value - high).max(0.0);
        let away = |rect: Rect| beyond(rect.x0, at.x, rect.x1).hypot(beyond(rect.y0, at.y, rect.y1));
        self.lines.iter().map(|line| away(line.bounds())).fold(f64::INFINITY, f64::min)
    }
}

impl CaretLine {
    /// Adds what a run with its origin at `x` says of the text.
    fn take(&mut self, source: &TextSource, x: f64, (stops, rtl): (&[(usize, f64)], bool), words: &str) {
        let (from, to) = (source.from as usize, (source.from + source.len) as usize);
        let start = source.start as usize;
        let mut turns = rtl != self.rtl;
        self.rtl = rtl;
        for &(byte, at) in stops {
            if !(from..=to).contains(&byte) {
                continue;
            }
            let stop = (start + byte - from, x + at);
            let turned = std::mem::take(&mut turns);
            if self.stops.last().is_none_or(|(last, _)| *last < stop.0 || (*last == stop.0 && turned)) {
                self.stops.push(stop);
            }
        }
        let stretch = words.get(from..to).unwrap_or_default();
        self.ended = stretch.ends_with(['\n', '\u{2028}', '\u{2029}']);
    }

    fn first(&self) -> usize {
        self.stops.first().map_or(0, |stop| stop.0)
    }

    fn last(&self) -> usize {
        self.stops.last().map_or(0, |stop| stop.0)
    }

    fn x_of(&self, byte: usize) -> f64 {
        let after = self.stops.partition_point(|stop| stop.0 <= byte);
        self.stops.get(after.saturating_sub(1)).map_or(0.0, |stop| stop.1)
    }

    fn bounds(&self) -> Rect {
        let all = self.stops.iter().map(|stop| stop.1);
        let (left, right) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        Rect::new(left, self.top, right, self.bottom)
    }

    /// Boxes around a stretch of the line.
    fn marked(&self, from: usize, to: usize) -> Vec<Rect> {
        /// What is nearer than this, in points, touches.
        const NEAR: f64 = 0.01;
        let mut boxes: Vec<Rect> = Vec::new();
        for pair in self.stops.windows(2) {
            let [(start, begins), (end, ends)] = pair else { continue };
            if *start >= *end || *start < from || *end > to {
                continue;
            }
            let one = Rect::new(*begins, self.top, *ends, self.bottom).abs();
            match boxes.last_mut() {
                Some(last) if one.x0 - last.x1 < NEAR && last.x0 - one.x1 < NEAR => *last = last.union(one),
                _ => boxes.push(one),
            }
        }
        boxes
    }
}

/// The groups that show an element and say something of its own.
fn texts_of(scene: &Scene, element: ElementId) -> impl Iterator<Item = PlacedRef<'_>> {
    scene.groups.iter().filter(move |placed| {
        !placed.group.text_sources.is_empty() && placed.group.source.is_some_and(|source| source.element == element)
    })
}

/// The word at a byte of a text, or the spaces or the sign that stand there.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let words = text.split_word_bound_indices();
    let mut found = 0..0;
    for (start, word) in words {
        // At the end of the text the last word is meant.
        if start <= byte {
            found = start..start + word.len();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::word_at;

    #[test]
    fn a_word_is_taken_whole_and_a_sign_alone() {
        let text = "Жду ответ, звоню";
        assert_eq!(&text[word_at(text, text.find("вет").unwrap_or(0))], "ответ");
        assert_eq!(&text[word_at(text, text.find(',').unwrap_or(0))], ",");
        assert_eq!(&text[word_at(text, text.len())], "звоню");
        assert_eq!(word_at("", 0), 0..0);
    }
}
