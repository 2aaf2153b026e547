//! The names of what is out of view while the camera is near, at the edges of what the audience sees.

use super::stage_input::StageInput;
use crate::color::Rgba;
use crate::layout::{PaperTheme, StageColumn};
use crate::present::{EDGE_NAMES, EDGE_STRIP};
use crate::studio::canvas::rulers::NameEdges;
use crate::studio::desk::lane_names::lane_name_in;
use crate::studio::paint::{color32, to_f32};
use crate::studio::theme::{self, Theme, ThemeId};
use crate::studio::widgets::{elided, wrapped};
use eframe::egui::{Painter, Rangef, Rect, Stroke, Ui, pos2, vec2};
use kurbo::Point;

/// Type, as a part of the height of the strip of stages.
const TYPE: f32 = 0.48;
/// How much smaller it may be where columns are narrow.
const SMALLER: f32 = 0.62;
/// What is narrower, in heights of its type, has no name.
const NAMELESS: f32 = 2.2;
/// Smaller type, in points, is only a smear.
const SMEAR: f32 = 4.0;

/// Paints the heads of stages at the top and the names of lanes at the left, wherever those of the sheet are out of view.
pub(super) fn paint(ui: &Ui, painter: &Painter, input: &StageInput<'_>) {
    let (frame, rect) = (&input.layout.frame, input.rect);
    let (strip, side) = (rect.height() * to_f32(EDGE_STRIP), rect.width() * to_f32(EDGE_NAMES));
    let Some(NameEdges { above, beside }) = NameEdges::of(frame, rect, [strip, side], |at| input.at(at)) else {
        return;
    };
    let inner = rect.min + vec2(if beside { side } else { 0.0 }, if above { strip } else { 0.0 });
    let inner = Rect::from_min_max(inner, rect.max);
    let size = strip * TYPE;
    if above && beside {
        // Between the two nothing is named.
        painter.rect_filled(Rect::from_min_max(rect.min, inner.min), 0, color32(PaperTheme::get().paper));
    }
    if above {
        stages(ui, painter, input, inner, size);
    }
    if beside {
        lanes(ui, painter, input, inner, size * 0.88);
    }
}

fn line() -> Stroke {
    Stroke::new(1.0, color32(PaperTheme::get().hairline))
}

/// Lays the dusk over a name as it lies over what is named: as thinly as anywhere along this line of the sheet.
fn dim(painter: &Painter, input: &StageInput<'_>, cell: Rect, (from, to): (Point, Point)) {
    let dusk = &input.view.dusk;
    let strength = (0..=12).map(|step| {
        let at = from.lerp(to, (f64::from(step) + 0.5) / 13.0);
        dusk.iter().find(|(part, _)| part.contains(at)).map_or(0.0, |(_, strength)| *strength)
    });
    let strength = strength.fold(1.0, f32::min);
    if strength > 0.0 {
        painter.rect_filled(cell, 0, Theme::of(ThemeId::Dark).unlit.gamma_multiply(strength));
    }
}

fn stages(ui: &Ui, painter: &Painter, input: &StageInput<'_>, inner: Rect, size: f32) {
    let (frame, rect) = (&input.layout.frame, input.rect);
    let paper = PaperTheme::get();
    let edge = |x: f64| input.at(Point::new(x, 0.0)).x;
    let all = frame.stages.first().zip(frame.stages.last()).map(|(first, last)| (edge(first.left), edge(last.right)));
    let (start, end) =
        all.map_or((inner.left(), inner.right()), |(from, to)| (from.max(inner.left()), to.min(rect.right())));
    // Beside the stages is whatever stands there.
    let band = Rect::from_min_max(pos2(start, rect.top()), pos2(end, inner.top()));
    let ink = color32(paper.ink);
    // Where the camera is far all names are set as much smaller as the longest needs.
    let needs = |(nth, column): (usize, &StageColumn)| {
        let stage = input.journey.stages.get(column.id)?;
        let words = format!("{}  {}", nth + 1, stage.name);
        let width = elided(ui, &words, theme::semibold(size), ink, f32::INFINITY).size().x + 1.2 * size;
        Some((edge(column.right) - edge(column.left)) / width.max(1.0))
    };
    let fits = frame.stages.iter().enumerate().filter_map(needs).fold(1.0, f32::min);
    let size = size * fits.max(SMALLER);
    let pad = size * 0.6;
    painter.rect_filled(band, 0, color32(paper.paper));
    for (nth, column) in frame.stages.iter().enumerate() {
        let shown = Rangef::new(edge(column.left).max(inner.left()), edge(column.right).min(rect.right()));
        let head = Rect::from_x_y_ranges(shown, band.y_range());
        let Some(stage) = input.journey.stages.get(column.id).filter(|_| head.width() > 1.0) else { continue };
        let colors = paper.stage(nth);
        painter.rect_filled(head, 0, color32(colors.tint));
        if size >= SMEAR && head.width() >= size * NAMELESS {
            let named = |words: &str, font, tone: Rgba, room| elided(ui, words, font, color32(tone), room);
            let number = named(&(nth + 1).to_string(), theme::bold(size), colors.ink, f32::INFINITY);
            let (start, wide) = (head.left() + pad, number.size().x);
            let top = head.center().y - number.size().y / 2.0;
            painter.galley(pos2(start, top), number, ink);
            let room = head.width() - 2.0 * pad - wide - size * 0.5;
            if room > size * NAMELESS {
                let name = named(&stage.name, theme::semibold(size), paper.ink, room);
                painter.galley(pos2(start + wide + size * 0.5, top), name, ink);
            }
        }
        let middle = f64::midpoint(column.left, column.right);
        let sheet = input.layout.scene.size.height;
        dim(painter, input, head, (Point::new(middle, frame.heads.y0), Point::new(middle, sheet)));
        painter.vline(head.right() - 0.5, head.y_range(), line());
    }
    painter.hline(band.x_range(), band.bottom() - 0.5, line());
}

/// From where to where the lanes reach down on the screen.
fn all_lanes(input: &StageInput<'_>) -> (f32, f32) {
    let lanes = &input.layout.frame.lanes;
    let ends = lanes.first().zip(lanes.last()).map(|(first, last)| (input.part(first.rect), input.part(last.rect)));
    ends.map_or((0.0, 0.0), |(first, last)| (first.top(), last.bottom()))
}

fn lanes(ui: &Ui, painter: &Painter, input: &StageInput<'_>, inner: Rect, size: f32) {
    let rect = input.rect;
    let paper = PaperTheme::get();
    let band = Rect::from_min_max(pos2(rect.left(), inner.top()), pos2(inner.left(), rect.bottom()));
    let ink = color32(paper.ink);
    let pad = size * 0.7;
    let (top, bottom) = all_lanes(input);
    // Above and below the lanes, too.
    let band =
        Rect::from_min_max(pos2(band.left(), band.top().max(top)), pos2(band.right(), band.bottom().min(bottom)));
    painter.rect_filled(band, 0, color32(paper.paper));
    for lane in &input.layout.frame.lanes {
        let cell = Rect::from_x_y_ranges(band.x_range(), input.part(lane.rect).y_range()).intersect(band);
        let Some(of) = input.journey.lanes.get(lane.id).filter(|_| cell.height() > 1.0) else { continue };
        if size >= SMEAR && cell.height() >= size * 1.4 {
            let name =
                wrapped(ui, &lane_name_in(input.words, of), theme::semibold(size), ink, band.width() - 2.0 * pad);
            // The name of a lane of which little is left stays within it.
            let top = (cell.top() + pad).min(cell.bottom() - name.size().y).max(cell.top() + 2.0);
            let within = painter.with_clip_rect(cell.intersect(painter.clip_rect()));
            within.galley(pos2(cell.left() + pad, top), name, ink);
        }
        let middle = lane.rect.center().y;
        dim(painter, input, cell, (Point::new(lane.rect.x0, middle), Point::new(lane.rect.x1, middle)));
        painter.hline(band.x_range(), cell.bottom() - 0.5, line());
    }
    painter.vline(band.right() - 0.5, band.y_range(), line());
}
