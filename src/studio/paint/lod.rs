//! Level of detail: what is drawn more plainly because it is seen from afar. Type becomes bars ("greeked"), a small group a sketch or a
//! patch of its mean colour, cards smaller than a pixel melt together, and a crowded curve leaves turns out.

use super::convert::{color32, to_f32};
use super::fill::{self, Polyline};
use super::group::GroupPainter;
use super::shapes::frame;
use super::stroke;
use crate::color::Rgba;
use crate::scene::{Bundle, Fill, Group, INK_OF_TYPE, Item, Layer, Stroke};
use crate::text::Face;
use eframe::egui::epaint::Color32;
use eframe::egui::{Pos2, Rect, Vec2};
use kurbo::BezPath;

/// A group is written in bars where its largest small letters are lower than this many pixels: type of three is the last that
/// is drawn as letters.
pub(super) const GREEKED: f64 = 1.5;
/// The same when there is more in view than can be drawn letter by letter.
const GREEKED_COARSE: f64 = 3.5;
/// Bars lower than this many pixels melt with the next line of their column.
const COLLAPSED: f64 = 0.7;
/// A group whose type cannot be read and whose longer side has fewer pixels is sketched with plain boxes.
const SKETCHED: f64 = 44.0;
/// A card or a tag whose shorter side has fewer pixels is a patch of its mean colour: nothing within could be told.
const PATCHED: f64 = 3.5;
/// The same for what is no thing with an edge of its own, such as lines of type: a patch would claim the paper beside it.
const PATCHED_LOOSE: f64 = 1.5;
/// The same for everything when there is more in view than can be sketched.
const PATCHED_COARSE: f64 = 6.0;
/// Shapes up to this many pixels are boxes in a sketch.
const MARK: f64 = 4.5;
/// A group without words whose longer side has fewer pixels is a box of its colour: round or square, nobody can tell. The marks
/// of persons keep their shape however small they are, for a box is the mark of another.
const MARK_SHAPE: f64 = 4.5;
/// A curve of fewer turns is drawn as it is at every zoom.
const MANY_TURNS: usize = 64;

/// Cards so small that a pixel holds several, as one box of their mean colour; `None` where one of them can be seen.
pub(super) fn collapsed(bundle: &Bundle, scale: f64) -> Option<Color32> {
    /// Cards whose shorter side has fewer pixels melt together.
    const SPECKS: f64 = 1.25;
    let seen = |group: &Group| group.bounds.width().min(group.bounds.height()) * scale >= SPECKS;
    let long = |group: &Group| group.bounds.width().max(group.bounds.height()) * scale >= 4.0 * SPECKS;
    if bundle.layer() != Layer::Cards || bundle.groups().any(|it| seen(it.group) || long(it.group)) {
        return None;
    }
    let all = bundle.bounds().area().max(1e-9);
    let mut mean = [0.0; 4];
    for placed in bundle.groups() {
        let share = placed.group.bounds.area() / all;
        for (mean, channel) in mean.iter_mut().zip(placed.group.lod().tone) {
            *mean += f64::from(channel) * share;
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped means of bytes")]
    let [r, g, b, a] = mean.map(|channel| channel.round().clamp(0.0, 255.0) as u8);
    Some(Color32::from_rgba_premultiplied(r, g, b, a))
}

impl GroupPainter<'_> {
    /// Draws a group without letters in a few boxes, or in one, where it is so small that no more of it could be told; `false` where
    /// it could.
    pub(super) fn paint_plainly(&mut self, group: &Group) -> bool {
        let afar = group.lod();
        let (width, height) = (group.bounds.width() * self.scale, group.bounds.height() * self.scale);
        // The shape of a mark without words tells whose it is, as long as it can be told from another shape.
        let small = if afar.letters == 0 { MARK_SHAPE } else { SKETCHED };
        if width.max(height) >= small {
            return false;
        }
        let patched = match (self.coarse, afar.is_solid) {
            (true, _) => PATCHED_COARSE,
            (false, true) => PATCHED,
            (false, false) => PATCHED_LOOSE,
        };
        if width.min(height) < patched {
            let [r, g, b, a] = afar.tone;
            self.patch(group.bounds, Color32::from_rgba_premultiplied(r, g, b, a));
        } else {
            self.sketch(group);
        }
        true
    }

    /// The stroke of a persona's curve: what is thinner than a pixel is paler instead, so that the curve of tomorrow stays weaker
    /// than that of today, and both can be followed from afar.
    pub(super) fn thinned(&self, stroke: Stroke) -> Stroke {
        const PALEST: f64 = 0.25;
        let width = stroke.width * self.scale;
        if width >= 1.0 || width <= 0.0 {
            return stroke;
        }
        let color = stroke.color.with_alpha(PALEST + (1.0 - PALEST) * width);
        Stroke { color, width: 1.0 / self.scale, ..stroke }
    }

    /// Below so many pixels of small letters type is shown as bars.
    pub(super) const fn limit(&self) -> f64 {
        if self.coarse { GREEKED_COARSE } else { GREEKED }
    }

    /// A small group without its fine shapes.
    pub(super) fn sketch(&mut self, group: &Group) {
        // Lines that follow each other, where they are too low to be told apart: where, how much ink, and its colour.
        let mut block: Option<(kurbo::Rect, f64, Rgba)> = None;
        for item in &group.items {
            match item {
                Item::Rect { rect, fill, stroke, .. } => self.plain_box(*rect, *fill, *stroke),
                Item::Path { path, fill, stroke } => self.sketch_shape(path, *fill, *stroke),
                Item::Symbol { at, symbol, fill, stroke } => {
                    self.with_origin(*at, |painter| painter.sketch_shape(symbol.outline(), *fill, *stroke));
                }
                Item::Text { at, run, .. }
                    if run.face == Face::Icons || run.small_letters() * self.scale >= COLLAPSED =>
                {
                    self.text(*at, run);
                }
                Item::Text { at, run, .. } => {
                    let height = run.small_letters();
                    let place = kurbo::Rect::new(at.x, at.y - height, at.x + run.width.get(), at.y);
                    let follows = |all: &kurbo::Rect| {
                        place.x0 < all.x1 && all.x0 < place.x1 && (place.y0 - all.y1) * self.scale < 1.0
                    };
                    if let Some((all, ink, _)) = block.as_mut().filter(|(all, ..)| follows(all)) {
                        *all = all.union(place);
                        *ink += place.area();
                    } else {
                        self.block(block.replace((place, place.area(), run.color)));
                    }
                }
                Item::Image { rect, circle, image, framing, fallback } => {
                    self.image(*rect, *circle, (image, *framing), *fallback);
                }
                Item::Link { .. } => {}
            }
        }
        self.block(block);
    }

    /// A filled shape as a box where it is so small that it cannot be told from one.
    fn sketch_shape(&mut self, path: &BezPath, fill: Option<Fill>, stroke: Option<Stroke>) {
        let area = path.control_box();
        if let Some(fill) = fill
            && area.width().max(area.height()) * self.scale < MARK
        {
            let color = color32(stroke.map_or_else(|| fill.middle(), |stroke| stroke.color));
            let (min, max) = self.whole(area.inset(-0.057 * area.width().min(area.height())));
            fill::quad(min, max, color, color, self.out.atlas());
        } else {
            self.path(path, fill, stroke);
        }
    }

    /// Lines too low to be told apart as one soft box.
    pub(super) fn block(&mut self, lines: Option<(kurbo::Rect, f64, Rgba)>) {
        let Some((place, ink, color)) = lines else { return };
        let (min, max) = self.whole(place);
        let drawn = f64::from((max.x - min.x) * (max.y - min.y)) / self.scale.powi(2);
        let tone = color32(color).gamma_multiply(INK_OF_TYPE * to_f32((ink / drawn.max(1e-9)).min(1.3)));
        fill::quad(min, max, tone, tone, self.out.atlas());
    }

    /// A box without round corners; dashes are a paler line.
    pub(super) fn plain_box(&mut self, rect: kurbo::Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
        let (min, max) = self.whole(rect);
        if !min.is_finite() || !max.is_finite() {
            return;
        }
        let fill = fill.map(|fill| color32(fill.middle()));
        let line = stroke.filter(|stroke| stroke.width > 0.0).map(|stroke| {
            let pen = self.pen(stroke);
            let faint = if pen.dash.is_empty() { 1.0 } else { 0.6 };
            (pen.width.round(), pen.color.gamma_multiply(faint))
        });
        let mesh = self.out.atlas();
        match (fill, line) {
            (Some(inside), Some((width, color))) if inside.is_opaque() => {
                let over = inside.blend(color);
                fill::quad(min, max, over, over, mesh);
                let (min, max) = (min + Vec2::splat(width), max - Vec2::splat(width));
                if max.x > min.x && max.y > min.y {
                    fill::quad(min, max, inside, inside, mesh);
                }
            }
            (inside, line) => {
                if let Some(inside) = inside {
                    fill::quad(min, max, inside, inside, mesh);
                }
                if let Some((width, color)) = line {
                    frame(Rect::from_min_max(min, max), width, color, mesh);
                }
            }
        }
    }

    /// Whether a curve turns so often that no dash of it lies between two turns: then its dashes say nothing.
    pub(super) fn is_crowded(&self, path: &BezPath) -> bool {
        /// Pixels to a turn between which two dashes can be told.
        const ROOM: f64 = 12.0;
        let turns = path.elements().len();
        #[expect(clippy::cast_precision_loss, reason = "turns of a curve on a sheet")]
        let needed = turns as f64 * ROOM;
        turns >= MANY_TURNS && path.control_box().width() * self.scale < needed
    }

    /// Draws a curve with more turns than there are pixels across as plain lines between some of them; `false` where every turn
    /// can be seen.
    pub(super) fn draw_from_afar(&mut self, path: &BezPath, stroke: Stroke) -> bool {
        /// Turns to a pixel that can still be told apart.
        const TURNS: f64 = 0.4;
        let turns = path.elements().len();
        #[expect(clippy::cast_precision_loss, reason = "turns of a curve on a sheet")]
        let crowded = turns as f64 / (path.control_box().width() * self.scale * TURNS).max(1.0);
        if turns < MANY_TURNS || crowded <= 1.0 || crowded.is_nan() {
            return false;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the number of turns"
        )]
        let step = (crowded * 0.5).ceil() as usize;
        let ends = path.elements().iter().filter_map(kurbo::PathEl::end_point);
        let points: Vec<Pos2> = ends.step_by(step).map(|point| self.px(point)).collect();
        if points.iter().all(|point| point.is_finite()) {
            let mut pen = self.pen(stroke);
            pen.dash.clear();
            stroke::stroke(&Polyline { points, closed: false }, &pen, self.out.atlas());
        }
        true
    }
}
