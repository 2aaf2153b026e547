//! Lines: widths that stay visible, dashes, dots, round ends. All in pixels.

use super::convert::to_f32;
use super::fill::{self, Paint, Polyline, index};
use eframe::egui::epaint::tessellator::Path;
use eframe::egui::epaint::{Color32, Mesh, PathStroke};
use eframe::egui::{Pos2, Vec2};

/// Below this many pixels a line stops getting thinner and begins to fade.
const FADE_BELOW: f32 = 0.6;
/// A pattern of dashes that repeats within fewer pixels than this is drawn larger: dashes stay dashes however far the sheet is,
/// for they say that something is not sure, or whose a line is.
const COARSEST: f32 = 6.5;
/// Dots are drawn farther apart where the paper between them would be less than this many pixels.
const GAP: f32 = 1.5;
/// Lines up to this wide that run along the grid are put on whole pixels.
const SNAP_BELOW: f32 = 4.0;

/// A line's look, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pen {
    /// Width, at least one pixel.
    pub width: f32,
    /// Colour, faded where the true width is less than can be drawn.
    pub color: Color32,
    /// Dash and gap, alternating; empty for a solid line.
    pub dash: Vec<f32>,
    /// Round ends.
    pub round: bool,
}

impl Pen {
    /// A pen for a line `width` pixels wide.
    pub(super) fn new(width: f32, color: Color32, dash: Vec<f32>, round: bool) -> Self {
        let mut pen =
            Self { width: width.max(1.0), color: color.gamma_multiply((width / FADE_BELOW).min(1.0)), dash, round };
        if pen.dash.len() % 2 == 1 {
            pen.dash.extend_from_within(..);
        }
        let period: f32 = pen.dash.iter().sum();
        if period <= 0.0 || !period.is_finite() {
            pen.dash.clear();
        }
        let gap = pen.dash.iter().skip(1).step_by(2).copied().fold(f32::INFINITY, f32::min);
        // Round ends reach into the gaps.
        let larger = if round { (GAP + pen.width) / gap } else { COARSEST / period };
        if larger > 1.0 && larger.is_finite() {
            pen.dash.iter_mut().for_each(|length| *length *= larger);
        }
        pen
    }

    /// The same pen with a whole number of pixels, for lines along the grid.
    pub(super) fn snapped(mut self) -> Self {
        if self.width < SNAP_BELOW {
            self.width = self.width.round();
        }
        self
    }

    /// Where the middle of a line along the grid stands so that its edges fall between pixels.
    pub(super) fn snap(&self, middle: f32) -> f32 {
        if self.width < SNAP_BELOW { (middle - self.width / 2.0).round() + self.width / 2.0 } else { middle }
    }
}

/// Draws a line.
pub(super) fn stroke(line: &Polyline, pen: &Pen, out: &mut Mesh) {
    if line.points.len() < 2 || pen.color == Color32::TRANSPARENT {
        if let (Some(point), true) = (line.points.first(), pen.round) {
            fill::disc(*point, pen.width / 2.0, pen.color, out);
        }
        return;
    }
    if pen.dash.is_empty() {
        piece(&line.points, line.closed && line.points.len() > 2, pen, out);
    } else {
        dashes(line, &pen.dash, |points| match points {
            [point] if pen.round => fill::disc(*point, pen.width / 2.0, pen.color, out),
            [_] | [] => {}
            _ => piece(points, false, pen, out),
        });
    }
}

/// Fills a convex outline and draws its solid line in one go, with fewer triangles than one after the other.
pub(super) fn filled(outline: &[Pos2], inside: Color32, pen: &Pen, out: &mut Mesh) {
    if outline.len() < 3 {
        return;
    }
    let mut path = Path::default();
    path.add_line_loop(outline);
    path.fill_and_stroke(1.0, inside, &PathStroke::new(pen.width, pen.color), out);
}

/// One unbroken piece, parted at its sharpest corners.
fn piece(points: &[Pos2], closed: bool, pen: &Pen, out: &mut Mesh) {
    let n = points.len();
    let sharp: Vec<usize> = (0..n)
        .filter(|&at| {
            (closed || (at > 0 && at + 1 < n)) && is_spike(points[(at + n - 1) % n], points[at], points[(at + 1) % n])
        })
        .collect();
    let (Some(&first), Some(&last)) = (sharp.first(), sharp.last()) else {
        return joined(points, closed, pen, out);
    };
    for ends in sharp.windows(2) {
        joined(&points[ends[0]..=ends[1]], false, pen, out);
    }
    if closed {
        let around: Vec<Pos2> = points[last..].iter().chain(&points[..=first]).copied().collect();
        joined(&around, false, pen, out);
    } else {
        joined(&points[..=first], false, pen, out);
        joined(&points[last..], false, pen, out);
    }
}

/// Whether a line turns back so sharply that its mitred corner would stand out as a spike.
fn is_spike(before: Pos2, corner: Pos2, after: Pos2) -> bool {
    /// Cosine of the turn from which on corners are not mitred: about 140 degrees.
    const SHARPEST: f32 = -0.766;
    (corner - before).normalized().dot((after - corner).normalized()) < SHARPEST
}

/// A line whose corners are mitred.
fn joined(points: &[Pos2], closed: bool, pen: &Pen, out: &mut Mesh) {
    let mut path = Path::default();
    let look = PathStroke::new(pen.width, pen.color);
    if closed {
        path.add_line_loop(points);
        path.stroke_closed(1.0, &look, out);
        return;
    }
    path.add_open_points(points);
    path.stroke_open(1.0, &look, out);
    if pen.round && pen.width >= 1.5 {
        let n = points.len();
        cap(points[0], points[0] - points[1], pen, out);
        cap(points[n - 1], points[n - 1] - points[n - 2], pen, out);
    }
}

/// Half a disc beyond the end of a line.
fn cap(end: Pos2, outward: Vec2, pen: &Pen, out: &mut Mesh) {
    let outward = outward.normalized();
    if outward == Vec2::ZERO {
        return;
    }
    let (ahead, aside) = (outward * (pen.width / 2.0), outward.rot90() * (pen.width / 2.0));
    let steps = index(fill::circle(end, pen.width / 2.0).len()) / 2;
    let corners: Vec<Pos2> = (0..=steps)
        .map(|step| {
            let turn = std::f64::consts::PI * (f64::from(step) / f64::from(steps) - 0.5);
            end + ahead * to_f32(turn.cos()) + aside * to_f32(turn.sin())
        })
        .collect();
    fill::fill(&[&corners], Paint::Solid(pen.color), out);
}

/// Cuts a line into dashes and hands each over; a dash of no length comes as one point.
fn dashes(line: &Polyline, pattern: &[f32], mut emit: impl FnMut(&[Pos2])) {
    let mut which = 0;
    let mut left = pattern[0].max(0.0);
    let mut piece: Vec<Pos2> = vec![line.points[0]];
    let ends = line.points.iter().skip(1).chain(line.closed.then_some(&line.points[0]));
    let mut from = line.points[0];
    for to in ends {
        let length = from.distance(*to);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let at = from + (*to - from) * (done / length);
            if which % 2 == 0 {
                if left > 0.0 {
                    piece.push(at);
                }
                emit(&piece);
            }
            piece.clear();
            piece.push(at);
            which = (which + 1) % pattern.len();
            left = pattern[which].max(0.0);
        }
        left -= length - done;
        if which % 2 == 0 {
            piece.push(*to);
        }
        from = *to;
    }
    if which % 2 == 0 && piece.len() > 1 {
        emit(&piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    fn straight(length: f32) -> Polyline {
        Polyline { points: vec![Pos2::new(0.0, 0.5), Pos2::new(length, 0.5)], closed: false }
    }

    fn cut(line: &Polyline, pattern: &[f32]) -> Vec<Vec<Pos2>> {
        let mut pieces = Vec::new();
        dashes(line, pattern, |points| pieces.push(points.to_vec()));
        pieces
    }

    #[test]
    fn a_dotted_line_has_a_dot_at_every_step() {
        let dots = cut(&straight(99.0), &[0.0, 10.0]);
        assert_eq!(dots.len(), 10, "0, 10 … 90");
        assert!(dots.iter().all(|dot| dot.len() == 1));
        let mut mesh = Mesh::default();
        stroke(&straight(99.0), &Pen::new(4.0, Color32::RED, vec![0.0, 10.0], true), &mut mesh);
        let per_dot = {
            let mut one = Mesh::default();
            fill::disc(Pos2::ZERO, 2.0, Color32::RED, &mut one);
            one.vertices.len()
        };
        assert_eq!(mesh.vertices.len(), 10 * per_dot);
    }

    #[test]
    fn a_line_that_turns_back_leaves_no_spike() {
        let tongue = [pos2(0.0, 0.0), pos2(40.0, 10.0), pos2(0.0, 1.0)];
        for (points, closed) in [(&tongue[..], true), (&tongue[..], false), (&[tongue[1], tongue[0], tongue[1]], false)]
        {
            let line = Polyline { points: points.to_vec(), closed };
            let mut mesh = Mesh::default();
            stroke(&line, &Pen::new(2.0, Color32::BLACK, Vec::new(), false), &mut mesh);
            let far = mesh.vertices.iter().map(|vertex| vertex.pos.x).fold(f32::MIN, f32::max);
            assert!(!mesh.is_empty() && far < 43.0, "{far}");
        }
    }

    #[test]
    fn dashes_run_on_around_corners() {
        let corner =
            Polyline { points: vec![Pos2::new(0.0, 0.0), Pos2::new(8.0, 0.0), Pos2::new(8.0, 12.0)], closed: false };
        let pieces = cut(&corner, &[6.0, 1.0]);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[1], [Pos2::new(7.0, 0.0), Pos2::new(8.0, 0.0), Pos2::new(8.0, 5.0)]);
        let inked: f32 = pieces.iter().flat_map(|piece| piece.windows(2)).map(|pair| pair[0].distance(pair[1])).sum();
        assert!((inked - 18.0).abs() < 0.01);
    }

    #[test]
    fn hairlines_keep_a_pixel_and_fade() {
        let pen = Pen::new(0.3, Color32::from_rgba_premultiplied(0, 0, 0, 200), Vec::new(), false);
        assert!((pen.width - 1.0).abs() < f32::EPSILON);
        assert_eq!(pen.color.a(), 100);
        assert_eq!(Pen::new(0.8, Color32::BLACK, Vec::new(), false).color, Color32::BLACK);
    }

    #[test]
    fn a_fine_pattern_is_drawn_larger_so_that_dashes_stay_dashes() {
        for fine in [0.05, 0.5, 1.0] {
            let pen = Pen::new(1.0, Color32::BLACK, vec![2.0 * fine, fine], false);
            assert!((pen.dash.iter().sum::<f32>() - COARSEST).abs() < 1e-3 && pen.color == Color32::BLACK);
            let rhythm = pen.dash[0] / pen.dash[1];
            assert!((rhythm - 2.0).abs() < 1e-3, "the same rhythm");
        }
        assert_eq!(Pen::new(1.0, Color32::BLACK, vec![8.0, 4.0], false).dash, [8.0, 4.0]);
        assert!(Pen::new(1.0, Color32::BLACK, vec![0.0, 0.0], false).dash.is_empty());
    }

    #[test]
    fn dots_stay_apart_however_thin_their_line_is() {
        for width in [0.1, 0.5, 1.0] {
            let pen = Pen::new(width, Color32::BLACK, vec![0.0, 2.1 * width], true);
            assert!(pen.dash[1] - pen.width >= GAP - 1e-3, "{:?}", pen.dash);
        }
        assert_eq!(Pen::new(4.0, Color32::BLACK, vec![0.0, 8.4], true).dash, [0.0, 8.4]);
    }
}
