//! A paragraph as a text box: its lines end where the page ends them, and nothing is fitted.

use super::fonts::{Embedded, family};
use super::frame::Scheme;
use super::shape::{Frame, Kind, Shape, emu, preset, solid, thousandths};
use crate::export::items::escape;
use crate::export::svg::words::{spacing, words};
use crate::model::Language;
use crate::text::{Face, GlyphRun};
use kurbo::{Affine, Point, Rect};
use std::fmt::Write as _;

/// A line of this many times the size of its type is what programs set where nobody asks for more.
const LINE: f64 = 1.2;
/// So much of a line stands above the baseline: the share that the font files claim.
const ABOVE: f64 = 0.98 / LINE;
/// Places that differ by less than this, in points, are the same to the eye.
const SAME: f64 = 0.6;
/// A gap beside a run this many times the size of its type is no space between words.
const APART: f64 = 0.75;
/// So many letters of a text are its name.
const LONGEST_NAME: usize = 40;

/// A line as it was set.
struct Line<'a> {
    baseline: f64,
    left: f64,
    right: f64,
    /// Where the pen stands at its end, behind the space at which it was broken.
    pen: f64,
    size: f64,
    runs: Vec<&'a GlyphRun>,
}

impl<'a> Line<'a> {
    fn of((at, run): (Point, &'a GlyphRun)) -> Self {
        let mut line =
            Self { baseline: at.y, left: at.x, right: at.x, pen: at.x, size: run.size.get(), runs: Vec::new() };
        line.push((at, run));
        line
    }

    fn push(&mut self, (at, run): (Point, &'a GlyphRun)) {
        let advance: f64 = run.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum();
        self.left = self.left.min(at.x);
        self.right = self.right.max(at.x + run.width.get());
        self.pen = self.pen.max(at.x + advance);
        self.size = self.size.max(run.size.get());
        self.runs.push(run);
    }

    fn ends_paragraph(&self) -> bool {
        self.runs.last().is_some_and(|run| run.text.ends_with('\n'))
    }

    fn is_rtl(&self) -> bool {
        self.runs.first().is_some_and(|run| run.rtl)
    }
}

/// How lines stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Left,
    Middle,
    Right,
}

/// What text boxes are made with.
pub(super) struct Setter<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) language: Language,
    pub(super) fonts: &'a mut Embedded,
}

impl Setter<'_> {
    /// The runs of a paragraph as text boxes: one, or where its lines do not stand as lines of a text do one for each. `place` takes
    /// their points to those of the slide.
    pub(super) fn boxes(&mut self, runs: &[(Point, &GlyphRun)], place: Affine) -> Vec<Shape> {
        let lines = lines(runs);
        let together = stand(&lines).filter(|_| !lines.windows(2).any(|pair| is_beside(&pair[0], &pair[1])));
        match together {
            Some(stand) => self.text_box(&lines, stand, place).into_iter().collect(),
            None => lines.chunks(1).filter_map(|line| self.text_box(line, Stand::Left, place)).collect(),
        }
    }

    fn text_box(&mut self, lines: &[Line<'_>], stand: Stand, place: Affine) -> Option<Shape> {
        let said: Vec<Vec<(String, &GlyphRun)>> = lines.iter().map(said).collect();
        let name: String = said.iter().flatten().map(|(text, _)| text.as_str()).collect();
        let name: String = name.trim().chars().take(LONGEST_NAME).collect();
        let (first, last) = (lines.first()?, lines.last()?);
        if name.is_empty() {
            return None;
        }
        let scale = place.as_coeffs()[0];
        let heights = heights(lines);
        let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
        let top = first.baseline - heights.first()? * ABOVE;
        let bottom = last.baseline + last.size * LINE * (1.0 - ABOVE);
        let base = base(lines).unwrap_or(left);
        let mut body = String::new();
        let mut share = f64::NAN;
        for (at, (line, runs)) in lines.iter().zip(&said).enumerate() {
            let begins = at == 0 || lines.get(at - 1).is_some_and(Line::ends_paragraph);
            let own = heights.get(at)? / (line.size * LINE);
            if begins || (own - share).abs() > 0.002 {
                if at > 0 {
                    body.push_str("</a:p>");
                }
                share = own;
                let hang = if stand == Stand::Left { (base - left, line.left - base) } else { (0.0, 0.0) };
                Self::paragraph(&mut body, stand, hang, line, (own, scale));
            } else {
                body.push_str("<a:br>");
                if let Some((_, run)) = runs.first() {
                    self.look(&mut body, run, scale);
                }
                body.push_str("</a:br>");
            }
            for (text, run) in runs.iter().filter(|(text, _)| !text.is_empty()) {
                body.push_str("<a:r>");
                self.look(&mut body, run, scale);
                let _ = write!(body, "<a:t>{}</a:t></a:r>", escape(text));
            }
        }
        body.push_str("</a:p>");
        let content = format!(
            "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr>\
             <a:lstStyle/>{body}</p:txBody>"
        );
        let frame = Frame::of(place.transform_rect_bbox(Rect::new(left, top, right, bottom)));
        let look = format!("{}<a:noFill/>", preset("rect", ""));
        Some(Shape { kind: Kind::Text, frame, name, click: String::new(), look, content })
    }

    /// Begins a paragraph. `hang` is how far its lines are moved in, and how far the first one of them besides.
    fn paragraph(body: &mut String, stand: Stand, hang: (f64, f64), line: &Line<'_>, (share, scale): (f64, f64)) {
        let stand = match stand {
            Stand::Left => "l",
            Stand::Middle => "ctr",
            Stand::Right => "r",
        };
        let [margin, indent] = [hang.0, hang.1].map(|length| emu(length * scale));
        let share = thousandths(share);
        let rtl = if line.is_rtl() { " rtl=\"1\"" } else { "" };
        let _ = write!(
            body,
            "<a:p><a:pPr marL=\"{margin}\" indent=\"{indent}\" algn=\"{stand}\"{rtl}><a:lnSpc><a:spcPct val=\"{share}\"/></a:lnSpc>\
             <a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/></a:pPr>"
        );
    }

    /// How a run looks.
    fn look(&mut self, body: &mut String, run: &GlyphRun, scale: f64) {
        self.fonts.add(run.face);
        let language = match self.language {
            Language::Ru => "ru-RU",
            Language::En => "en-US",
        };
        let (family, bold) = family(run.face);
        let hundredths = |points: f64| thousandths(points / 1000.0);
        let size = hundredths(run.size.get() * scale).clamp(100, 400_000);
        let spacing = match hundredths(spacing(run) * run.size.get() * scale) {
            -1..=1 => String::new(),
            spacing => format!(" spc=\"{spacing}\""),
        };
        let _ = write!(
            body,
            "<a:rPr lang=\"{language}\" sz=\"{size}\" b=\"{}\"{spacing} dirty=\"0\">{}<a:latin typeface=\"{family}\" pitchFamily=\"34\" \
             charset=\"0\"/><a:ea typeface=\"{family}\"/><a:cs typeface=\"{family}\"/></a:rPr>",
            u8::from(bold),
            solid(self.scheme, run.color),
            family = escape(&family),
        );
    }
}

/// The lines that runs make, in their order. What stands apart on the same height is a line of its own.
fn lines<'a>(runs: &[(Point, &'a GlyphRun)]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for &(at, run) in runs {
        let size = run.size.get();
        let same = |line: &&mut Line<'_>| {
            let near = run.rtl || line.is_rtl() || (at.x - line.pen).abs() < APART * size;
            (line.baseline - at.y).abs() < 0.01 && near
        };
        match lines.last_mut().filter(same) {
            Some(line) => line.push((at, run)),
            None => lines.push(Line::of((at, run))),
        }
    }
    lines
}

fn is_beside(one: &Line<'_>, other: &Line<'_>) -> bool {
    other.baseline - one.baseline < 0.01
}

/// The left edge of the lines that go on, where each has the same.
fn base(lines: &[Line<'_>]) -> Option<f64> {
    let goes_on = |pair: &[Line<'_>]| pair.first().is_some_and(|line| !line.ends_paragraph());
    let mut edges = lines.windows(2).filter(|pair| goes_on(pair)).filter_map(|pair| pair.last()).map(|line| line.left);
    let first = edges.next()?;
    edges.all(|edge| (edge - first).abs() < SAME).then_some(first)
}

/// How lines stand; `None` where each stands otherwise.
fn stand(lines: &[Line<'_>]) -> Option<Stand> {
    let first = lines.first()?;
    let same = |edge: &dyn Fn(&Line<'_>) -> f64| lines.iter().all(|line| (edge(line) - edge(first)).abs() < SAME);
    // The first line of a paragraph may stand out by a quotation mark, or all may begin alike.
    let out =
        |line: &Line<'_>| base(lines).is_some_and(|base| line.left <= base + SAME && base - line.left < line.size);
    let left = || same(&|line| line.left) || (base(lines).is_some() && lines.iter().all(out));
    let right = || same(&|line| line.right);
    if first.is_rtl() && right() {
        Some(Stand::Right)
    } else if left() {
        Some(Stand::Left)
    } else if same(&|line| f64::midpoint(line.left, line.right)) {
        Some(Stand::Middle)
    } else {
        right().then_some(Stand::Right)
    }
}

/// How high each line is, so that its baseline comes to stand where it should below the one before: what stands above a baseline and what
/// below it have the same shares of every line.
fn heights(lines: &[Line<'_>]) -> Vec<f64> {
    let mut heights: Vec<f64> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let natural = line.size * LINE;
        let height = match (at.checked_sub(1).and_then(|before| lines.get(before)), heights.last()) {
            (Some(before), Some(above)) => (line.baseline - before.baseline - above * (1.0 - ABOVE)) / ABOVE,
            // Lines of one paragraph share their height.
            _ => match lines.get(1).filter(|_| !line.ends_paragraph()) {
                Some(next) if (next.size - line.size).abs() < 0.01 => next.baseline - line.baseline,
                _ => natural,
            },
        };
        heights.push(height.max(natural * 0.1));
    }
    heights
}

/// What the runs of a line say: all of each, but for the last what is seen of it.
fn said<'a>(line: &Line<'a>) -> Vec<(String, &'a GlyphRun)> {
    let count = line.runs.len();
    let runs = line.runs.iter().enumerate().map(|(at, run)| {
        let text = if at + 1 == count { words(run).trim_end().to_owned() } else { run.text.replace('\u{AD}', "") };
        (text, *run)
    });
    runs.filter(|(_, run)| run.face != Face::Icons).collect()
}
