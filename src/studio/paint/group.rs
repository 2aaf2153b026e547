//! One group to triangles, in pixels from the sheet's corner.

use super::atlas::{Found, GlyphAtlas};
use super::fill::{self, Line, Paint, flatten, index};
use super::pictures::Pictures;
use super::stroke::{self, Pen};
use super::{color32, narrow};
use crate::color::Rgba;
use crate::model::{Framing, Image};
use crate::scene::{Bundle, Dash, Fill, Group, INK_OF_TYPE, Item, Layer, Part, Stroke, cover};
use crate::text::{Face, GlyphRun};
use eframe::egui::epaint::{Color32, Mesh, TextureId, Vertex};
use eframe::egui::{Context, Pos2, Rect, Vec2, pos2, vec2};
use kurbo::{BezPath, Point};
use std::ops::Range;

/// A group is written in bars where its largest small letters are lower than this many pixels: type of three is the last that
/// is drawn as letters.
pub(super) const GREEKED: f64 = 1.5;
/// The same when there is more in view than can be drawn letter by letter.
const GREEKED_COARSE: f64 = 3.5;
/// Bars lower than this many pixels melt with the next line of their column.
const MELTED: f64 = 0.7;
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
/// Type larger than this many pixels an em is drawn as shapes: the atlas would fill with a headline.
const LARGE: f64 = 160.0;
/// Largest type that is placed to a quarter of a pixel; above it, half a pixel cannot be told.
const QUARTERS: f64 = 40.0;
/// A box thinner than this many pixels is a rule.
const THIN: f32 = 3.0;
/// A curve of fewer turns is drawn as it is at every zoom.
const MANY_TURNS: usize = 64;
/// Shapes smaller than this many pixels are specks of colour.
const SPECK: f64 = 2.2;
/// An outline whose edges run along the grid for more than this many pixels is put on whole ones.
const LONG_EDGE: f32 = 3.0;

/// What a run of triangles is filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The glyph atlas; texture coordinates are in texels.
    Atlas,
    /// A picture.
    Picture(TextureId),
}

/// Triangles of one group, back to front, cut where the texture changes; and the memory of an earlier mesh for the next ones.
#[derive(Debug, Default)]
pub(super) struct Pieces(pub Vec<(Source, Mesh)>, Mesh);

impl Pieces {
    /// The mesh that solid shapes and glyphs go to.
    fn atlas(&mut self) -> &mut Mesh {
        self.of(Source::Atlas)
    }

    fn of(&mut self, source: Source) -> &mut Mesh {
        if self.0.last().is_none_or(|(last, _)| *last != source) {
            self.0.push((source, std::mem::take(&mut self.1)));
        }
        let at = self.0.len() - 1;
        &mut self.0[at].1
    }

    /// No triangles yet, and an empty mesh with memory for them.
    pub(super) const fn within(memory: Mesh) -> Self {
        Self(Vec::new(), memory)
    }

    /// The triangles in no more memory than they need, and what they were made in.
    pub(super) fn settled(mut self) -> (Self, Mesh) {
        let mut memory = self.1;
        for (_, mesh) in &mut self.0 {
            let exact = mesh.clone();
            let mut made_in = std::mem::replace(mesh, exact);
            if made_in.vertices.capacity() > memory.vertices.capacity() {
                made_in.clear();
                memory = made_in;
            }
        }
        (Self(self.0, Mesh::default()), memory)
    }

    /// Where the next triangles will go.
    pub(super) fn end(&self) -> Place {
        self.0.last().map_or_else(Place::default, |(_, mesh)| Place {
            piece: self.0.len() - 1,
            vertices: mesh.vertices.len(),
            indices: mesh.indices.len(),
        })
    }

    /// What lies between two places, cut where the texture changes.
    pub(super) fn between(&self, start: Place, end: Place) -> impl Iterator<Item = Stretch<'_>> {
        self.0.iter().enumerate().take(end.piece + 1).skip(start.piece).filter_map(move |(piece, (_, mesh))| {
            let first = if piece == start.piece { (start.vertices, start.indices) } else { (0, 0) };
            let last = if piece == end.piece {
                (end.vertices, end.indices)
            } else {
                (mesh.vertices.len(), mesh.indices.len())
            };
            let (vertices, indices) = (first.0..last.0, first.1..last.1);
            (!indices.is_empty()).then_some(Stretch { mesh, piece, vertices, indices, is_part: false })
        })
    }

    /// Vertices in all pieces.
    pub(super) fn vertices(&self) -> usize {
        self.0.iter().map(|(_, mesh)| mesh.vertices.len()).sum()
    }
}

/// A place in the triangles of several groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub piece: usize,
    pub vertices: usize,
    pub indices: usize,
}

/// Triangles that follow each other in one piece.
#[derive(Clone, Debug)]
pub(super) struct Stretch<'a> {
    mesh: &'a Mesh,
    pub piece: usize,
    pub vertices: Range<usize>,
    pub indices: Range<usize>,
    /// Whether it was cut out of a longer one.
    pub is_part: bool,
}

impl Stretch<'_> {
    /// Whether it has more than so many triangles.
    pub(super) fn is_longer(&self, triangles: usize) -> bool {
        self.indices.len() > 3 * triangles
    }

    /// Cuts what is long into parts of so many triangles, such as a curve along the whole sheet of which little is in view.
    pub(super) fn cut(self, triangles: usize) -> Vec<Self> {
        let starts = self.indices.clone().step_by(3 * triangles);
        let part = |start: usize| {
            let indices = start..(start + 3 * triangles).min(self.indices.end);
            let corners = || self.mesh.indices[indices.clone()].iter().map(|index| *index as usize);
            let vertices = corners().min().unwrap_or(0)..corners().max().map_or(0, |last| last + 1);
            Self { indices: indices.clone(), vertices, is_part: true, ..self.clone() }
        };
        starts.map(part).collect()
    }

    /// Where the triangles are, in points of the sheet; `scale` is pixels a point.
    pub(super) fn bounds(&self, scale: f64) -> kurbo::Rect {
        let corners = self.mesh.vertices[self.vertices.clone()].iter();
        let mut all = Rect::NOTHING;
        corners.for_each(|vertex| all.extend_with(vertex.pos));
        let at = |edge: f32| f64::from(edge) / scale;
        kurbo::Rect::new(at(all.min.x), at(all.min.y), at(all.max.x), at(all.max.y))
    }
}

/// Cards so small that a pixel holds several, as one box of their mean colour; `None` where one of them can be seen.
pub(super) fn melted(bundle: &Bundle, scale: f64) -> Option<Color32> {
    /// Cards whose shorter side has fewer pixels melt together.
    const SPECKS: f64 = 1.25;
    let seen = |group: &Group| group.bounds.width().min(group.bounds.height()) * scale >= SPECKS;
    let long = |group: &Group| group.bounds.width().max(group.bounds.height()) * scale >= 4.0 * SPECKS;
    if bundle.layer() != Layer::Cards || bundle.shown().any(|it| seen(it.group) || long(it.group)) {
        return None;
    }
    let all = bundle.bounds().area().max(1e-9);
    let mut mean = [0.0; 4];
    for placed in bundle.shown() {
        let share = placed.group.bounds.area() / all;
        for (mean, channel) in mean.iter_mut().zip(placed.group.gist().tone) {
            *mean += f64::from(channel) * share;
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped means of bytes")]
    let [r, g, b, a] = mean.map(|channel| channel.round().clamp(0.0, 255.0) as u8);
    Some(Color32::from_rgba_premultiplied(r, g, b, a))
}

/// Turns the items of one group into triangles.
pub(super) struct GroupPainter<'a> {
    pub ctx: &'a Context,
    pub atlas: &'a mut GlyphAtlas,
    pub pictures: &'a mut Pictures,
    /// Pixels a point of the sheet.
    pub scale: f64,
    /// Where the group's origin stands on the sheet, in points.
    pub offset: kurbo::Vec2,
    /// Less detail, for a view with too much in it.
    pub coarse: bool,
    /// Whether the group in hand is written in letters: all that it says, or nothing of it.
    pub letters: bool,
    pub out: Pieces,
}

impl GroupPainter<'_> {
    /// Draws one box on whole pixels.
    pub(super) fn patch(&mut self, rect: kurbo::Rect, tone: Color32) {
        let (min, max) = self.whole(rect);
        fill::quad(min, max, tone, tone, self.out.atlas());
    }

    /// Draws every item.
    pub(super) fn paint(&mut self, group: &Group) {
        let afar = group.gist();
        let (width, height) = (group.bounds.width() * self.scale, group.bounds.height() * self.scale);
        // The shape of a mark without words tells whose it is, as long as it can be told from another shape.
        let small = if afar.letters == 0 { MARK_SHAPE } else { SKETCHED };
        let is = |part: Part| group.source.is_some_and(|source| source.part == part);
        self.letters = afar.tallest * self.scale >= self.limit();
        if !is(Part::Handle) && width.max(height) < small && !self.letters {
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
            return;
        }
        for item in &group.items {
            match item {
                Item::Rect { rect, radius, fill, stroke } => self.rect(*rect, *radius, *fill, *stroke),
                Item::Path { path, fill: None, stroke: Some(stroke) } if is(Part::Curve) => {
                    self.path(path, None, Some(self.thinned(*stroke)));
                }
                Item::Path { path, fill, stroke } => self.path(path, *fill, *stroke),
                Item::Text { at, run } => self.text(*at, run),
                Item::Image { rect, circle, image, framing, fallback } => {
                    self.image(*rect, *circle, (image, *framing), *fallback);
                }
                Item::Link { .. } => {}
            }
        }
    }

    /// The stroke of a persona's curve: what is thinner than a pixel is paler instead, so that the curve of tomorrow stays weaker
    /// than that of today, and both can be followed from afar.
    fn thinned(&self, stroke: Stroke) -> Stroke {
        const PALEST: f64 = 0.25;
        let width = stroke.width * self.scale;
        if width >= 1.0 || width <= 0.0 {
            return stroke;
        }
        let color = stroke.color.with_alpha(PALEST + (1.0 - PALEST) * width);
        Stroke { color, width: 1.0 / self.scale, ..stroke }
    }

    /// Below so many pixels of small letters type is shown as bars.
    const fn limit(&self) -> f64 {
        if self.coarse { GREEKED_COARSE } else { GREEKED }
    }

    /// A box on whole pixels, at least one of them.
    fn whole(&self, rect: kurbo::Rect) -> (Pos2, Pos2) {
        let (min, max) = (self.px(rect.origin()), self.px(Point::new(rect.x1, rect.y1)));
        let min = min.round();
        (min, max.round().max(min + Vec2::splat(1.0)))
    }

    /// A small group without its fine shapes.
    fn sketch(&mut self, group: &Group) {
        // Lines that follow each other, where they are too low to be told apart: where, how much ink, and its colour.
        let mut block: Option<(kurbo::Rect, f64, Rgba)> = None;
        for item in &group.items {
            match item {
                Item::Rect { rect, fill, stroke, .. } => self.plain_box(*rect, *fill, *stroke),
                Item::Path { path, fill: Some(fill), stroke } => {
                    let area = path.control_box();
                    if area.width().max(area.height()) * self.scale < MARK {
                        let color = color32(stroke.map_or_else(|| fill.middle(), |stroke| stroke.color));
                        let (min, max) = self.whole(area.inset(-0.057 * area.width().min(area.height())));
                        fill::quad(min, max, color, color, self.out.atlas());
                    } else {
                        self.path(path, Some(*fill), *stroke);
                    }
                }
                Item::Path { path, fill: None, stroke } => self.path(path, None, *stroke),
                Item::Text { at, run } if run.face == Face::Icons || run.small_letters() * self.scale >= MELTED => {
                    self.text(*at, run);
                }
                Item::Text { at, run } => {
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

    /// Lines too low to be told apart as one soft box.
    fn block(&mut self, lines: Option<(kurbo::Rect, f64, Rgba)>) {
        let Some((place, ink, color)) = lines else { return };
        let (min, max) = self.whole(place);
        let drawn = f64::from((max.x - min.x) * (max.y - min.y)) / self.scale.powi(2);
        let tone = color32(color).gamma_multiply(INK_OF_TYPE * narrow((ink / drawn.max(1e-9)).min(1.3)));
        fill::quad(min, max, tone, tone, self.out.atlas());
    }

    /// A box without round corners; dashes are a paler line.
    fn plain_box(&mut self, rect: kurbo::Rect, fill: Option<Fill>, stroke: Option<Stroke>) {
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

    fn px(&self, point: Point) -> Pos2 {
        pos2(narrow((point.x + self.offset.x) * self.scale), narrow((point.y + self.offset.y) * self.scale))
    }

    fn pen(&self, stroke: Stroke) -> Pen {
        let dash = dash_lengths(&stroke.dash).iter().map(|length| narrow(length * self.scale)).collect();
        Pen::new(narrow(stroke.width * self.scale), color32(stroke.color), dash, stroke.round)
    }

    fn rect(&mut self, rect: kurbo::Rect, radius: f64, fill: Option<Fill>, stroke: Option<Stroke>) {
        let (min, max) = (self.px(Point::new(rect.x0, rect.y0)), self.px(Point::new(rect.x1, rect.y1)));
        let (min, max) = (min.min(max), min.max(max));
        if !min.is_finite() || !max.is_finite() {
            return;
        }
        let radius = narrow(radius * self.scale);
        let size = max - min;
        // A disc keeps its shape and its true place; all else stands on whole pixels, so that edges are sharp and
        // neighbours meet without a seam.
        if radius > 0.45 * size.min_elem() && size.max_elem() < 24.0 {
            let outline = fill::rounded(min, max, radius);
            self.outline(&[Line { points: outline, closed: true }], fill, stroke);
            return;
        }
        let pen = stroke.filter(|stroke| stroke.width > 0.0).map(|stroke| self.pen(stroke).snapped());
        let snap = |at: f32| pen.as_ref().map_or_else(|| at.round(), |pen| pen.snap(at));
        let (min, mut max) = (pos2(snap(min.x), snap(min.y)), pos2(snap(max.x), snap(max.y)));
        for axis in 0..2 {
            // A rule is as thick in one column as in the next, wherever its edges fall between pixels.
            if (1.0..THIN).contains(&size[axis]) {
                max[axis] = min[axis] + size[axis].round().max(1.0);
            }
        }
        let mut faint = 1.0;
        for axis in 0..2 {
            if max[axis] - min[axis] < 1.0 {
                max[axis] = min[axis] + 1.0;
                faint *= (size[axis] / 0.6).min(1.0);
            }
        }
        let mesh = self.out.atlas();
        let plain = radius < 0.75;
        if let Some(look) = fill {
            let paint = match paint_of(look, min.y, max.y) {
                Paint::Solid(color) => Paint::Solid(color.gamma_multiply(faint)),
                blend @ Paint::Vertical { .. } => blend,
            };
            match (paint, &pen) {
                (Paint::Solid(color), Some(pen)) if !plain && pen.dash.is_empty() => {
                    stroke::filled(&fill::rounded(min, max, radius), color, pen, mesh);
                    return;
                }
                _ => {}
            }
            match paint {
                Paint::Solid(color) if plain => fill::quad(min.round(), max.round(), color, color, mesh),
                Paint::Vertical { top, bottom, .. } if plain => fill::quad(min.round(), max.round(), top, bottom, mesh),
                _ => fill::fill(&[&fill::rounded(min, max, radius)], paint, mesh),
            }
        }
        let Some(pen) = pen else { return };
        if plain && pen.dash.is_empty() && pen.width.fract() == 0.0 {
            let half = Vec2::splat(pen.width / 2.0);
            frame(Rect::from_min_max(min - half, max + half), pen.width, pen.color, mesh);
        } else {
            stroke::stroke(&Line { points: fill::rounded(min, max, radius), closed: true }, &pen, mesh);
        }
    }

    fn path(&mut self, path: &BezPath, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(Fill::Solid(color)) = fill
            && let area = path.control_box()
            && area.width().max(area.height()) * self.scale < SPECK
        {
            // A marker from afar: its outline cannot be told, its colour can.
            let color = stroke.map_or(color, |stroke| stroke.color);
            let radius = narrow((area.width() + area.height()) / 4.0 * self.scale);
            let center = self.px(area.center());
            if center.is_finite() {
                fill::disc(center, radius, color32(color), self.out.atlas());
            }
            return;
        }
        let stroke =
            stroke.map(|stroke| if self.is_crowded(path) { Stroke { dash: Dash::SOLID, ..stroke } } else { stroke });
        if fill.is_none()
            && let Some(stroke) = stroke
            && self.draw_from_afar(path, stroke)
        {
            return;
        }
        let mut lines = flatten(path, self.scale, |point| self.px(point));
        for line in &mut lines {
            if fill.is_some() {
                put_on_grid(line);
            }
        }
        self.outline(&lines, fill, stroke);
    }

    /// Whether a curve turns so often that no dash of it lies between two turns: then its dashes say nothing.
    fn is_crowded(&self, path: &BezPath) -> bool {
        /// Pixels to a turn between which two dashes can be told.
        const ROOM: f64 = 12.0;
        let turns = path.elements().len();
        #[expect(clippy::cast_precision_loss, reason = "turns of a curve on a sheet")]
        let needed = turns as f64 * ROOM;
        turns >= MANY_TURNS && path.control_box().width() * self.scale < needed
    }

    /// Draws a curve with more turns than there are pixels across as plain lines between some of them; `false` where every turn
    /// can be seen.
    fn draw_from_afar(&mut self, path: &BezPath, stroke: Stroke) -> bool {
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
            stroke::stroke(&Line { points, closed: false }, &pen, self.out.atlas());
        }
        true
    }

    fn outline(&mut self, lines: &[Line], fill: Option<Fill>, stroke: Option<Stroke>) {
        let pen = stroke.filter(|stroke| stroke.width > 0.0).map(|stroke| self.pen(stroke));
        let mesh = self.out.atlas();
        if let Some(look) = fill {
            let heights = || lines.iter().flat_map(|line| &line.points).map(|point| point.y);
            let paint = paint_of(look, heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
            for line in lines {
                fill::fill(&[&line.points], paint, mesh);
            }
        }
        let Some(pen) = pen else { return };
        for line in lines {
            match (line.points.as_slice(), line.closed) {
                ([from, to], false) if (from.y - to.y).abs() < 0.01 || (from.x - to.x).abs() < 0.01 => {
                    let pen = pen.clone().snapped();
                    let points = if (from.y - to.y).abs() < 0.01 {
                        let y = pen.snap(from.y);
                        vec![pos2(from.x, y), pos2(to.x, y)]
                    } else {
                        let x = pen.snap(from.x);
                        vec![pos2(x, from.y), pos2(x, to.y)]
                    };
                    stroke::stroke(&Line { points, closed: false }, &pen, mesh);
                }
                _ => stroke::stroke(line, &pen, mesh),
            }
        }
    }

    fn text(&mut self, at: Point, run: &GlyphRun) {
        let em = run.size.get() * self.scale;
        let origin = self.px(at);
        if !em.is_finite() || em <= 0.0 || !origin.is_finite() {
            return;
        }
        let color = color32(run.color);
        let small = run.small_letters() * self.scale;
        let icon = run.face == Face::Icons;
        if !self.letters {
            self.bar(origin, narrow(small), narrow(run.width.get() * self.scale), icon, color);
        } else if em > LARGE {
            for glyph in run.glyphs.iter() {
                let x = (at.x + self.offset.x + f64::from(glyph.x)) * self.scale;
                self.large_glyph(run.face, glyph.id, em, pos2(narrow(x), origin.y), color);
            }
        } else {
            self.glyphs(at, run, em, color);
        }
    }

    /// A run as a soft bar as high as its small letters; an icon as a soft square.
    fn bar(&mut self, origin: Pos2, height: f32, width: f32, icon: bool, color: Color32) {
        if width <= 0.0 {
            return;
        }
        let height = if icon { width * 0.7 } else { height };
        let base = if icon { origin.y - width * 0.05 } else { origin.y };
        let rows = height.round().max(1.0);
        // The bar stands on whole rows; its tone makes up for the rounding.
        let tone = color.gamma_multiply(INK_OF_TYPE * (height / rows).min(1.3));
        let top = (base - height).round();
        let inset = if icon { width * 0.12 } else { 0.0 };
        let (left, right) = (origin.x + inset, origin.x + width - inset);
        fill::quad(pos2(left, top), pos2(right, top + rows), tone, tone, self.out.atlas());
    }

    fn glyphs(&mut self, at: Point, run: &GlyphRun, em: f64, color: Color32) {
        let baseline = ((at.y + self.offset.y) * self.scale).round();
        let steps = if em <= QUARTERS { 4.0 } else { 2.0 };
        let light = is_light(run.color);
        for glyph in run.glyphs.iter() {
            let x = (at.x + self.offset.x + f64::from(glyph.x)) * self.scale;
            let snapped = (x * steps).round() / steps;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0, 1, 2 or 3")]
            let quarters = (snapped.rem_euclid(1.0) * 4.0) as u8;
            match self.atlas.glyph(run.face, glyph.id, em, quarters, light) {
                Found::Blank => {}
                Found::Full => self.large_glyph(run.face, glyph.id, em, pos2(narrow(x), narrow(baseline)), color),
                Found::Sprite(sprite) => {
                    let min = pos2(narrow(snapped.floor()) + sprite.left, narrow(baseline) + sprite.top);
                    let size = vec2(sprite.width, sprite.height);
                    let uv = Rect::from_min_size(pos2(sprite.u, sprite.v), size);
                    self.out.atlas().add_rect_with_uv(Rect::from_min_size(min, size), uv, color);
                }
            }
        }
    }

    /// A glyph as a shape.
    fn large_glyph(&mut self, face: Face, id: u16, em: f64, origin: Pos2, color: Color32) {
        let outline = self.atlas.outline(face, id);
        let place = |point: Point| origin + vec2(narrow(point.x * em), narrow(point.y * em));
        let contours = flatten(&outline, em, place);
        let mut rings: Vec<&[Pos2]> =
            contours.iter().map(|line| line.points.as_slice()).filter(|ring| ring.len() > 2).collect();
        // Largest first: a contour can only lie in one that comes before it.
        rings.sort_by(|a, b| fill::double_area(b).abs().total_cmp(&fill::double_area(a).abs()));
        let depth: Vec<usize> =
            (0..rings.len()).map(|at| rings[..at].iter().filter(|outer| inside(outer, rings[at][0])).count()).collect();
        for at in (0..rings.len()).filter(|at| depth[*at].is_multiple_of(2)) {
            let mut shape = vec![rings[at]];
            shape.extend(
                (at + 1..rings.len())
                    .filter(|hole| depth[*hole] == depth[at] + 1 && inside(rings[at], rings[*hole][0]))
                    .map(|hole| rings[hole]),
            );
            fill::fill(&shape, Paint::Solid(color), self.out.atlas());
        }
    }

    fn image(&mut self, rect: kurbo::Rect, circle: bool, (image, framing): (&Image, Framing), fallback: Rgba) {
        let (min, max) = (self.px(Point::new(rect.x0, rect.y0)), self.px(Point::new(rect.x1, rect.y1)));
        let frame = Rect::from_two_pos(min, max);
        if !frame.is_finite() || !frame.is_positive() {
            return;
        }
        let radius = frame.size().min_elem() / 2.0;
        let corners = if circle {
            fill::circle(frame.center(), radius)
        } else {
            let frame = Rect::from_min_max(frame.min.round(), frame.max.round());
            vec![frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom()]
        };
        // What is looked at more nearly needs more pixels.
        let pixels = frame.size().max_elem() * narrow(framing.zoom.get());
        let Some((texture, size)) = self.pictures.texture(self.ctx, image, pixels) else {
            fill::fill(&[&corners], Paint::Solid(color32(fallback)), self.out.atlas());
            return;
        };
        let of_frame = |from: Pos2| Point::new(from.x.into(), from.y.into());
        let frame = kurbo::Rect::from_points(of_frame(frame.min), of_frame(frame.max));
        let whole = cover(frame, kurbo::Size::new(size.x.into(), size.y.into()), framing);
        let mesh = self.out.of(Source::Picture(texture));
        let first = mesh.vertices.len();
        fill::fill(&[&corners], Paint::Solid(Color32::WHITE), mesh);
        for Vertex { pos, uv, .. } in &mut mesh.vertices[first..] {
            let within = Point::new(pos.x.into(), pos.y.into()) - whole.origin();
            *uv = pos2(narrow(within.x / whole.width()), narrow(within.y / whole.height()));
        }
    }
}

/// The lengths of a dash; all of them nothing means a solid line.
fn dash_lengths(dash: &Dash) -> &[f64] {
    let lengths = dash.lengths();
    if lengths.iter().all(|length| *length <= 0.0) { &[] } else { lengths }
}

fn paint_of(fill: Fill, y0: f32, y1: f32) -> Paint {
    match fill {
        Fill::Solid(color) => Paint::Solid(color32(color)),
        Fill::Vertical { top, bottom } => Paint::Vertical { top: color32(top), bottom: color32(bottom), y0, y1 },
    }
}

/// Type that is light enough to stand on dark.
fn is_light(color: Rgba) -> bool {
    2 * u32::from(color.r) + 5 * u32::from(color.g) + u32::from(color.b) > 8 * 190
}

/// Moves long edges along the grid to whole pixels.
fn put_on_grid(line: &mut Line) {
    let n = line.points.len();
    for at in 0..n {
        let next = (at + 1) % n;
        let (from, to) = (line.points[at], line.points[next]);
        if (from.y - to.y).abs() < 0.01 && (from.x - to.x).abs() > LONG_EDGE {
            line.points[at].y = from.y.round();
            line.points[next].y = from.y.round();
        } else if (from.x - to.x).abs() < 0.01 && (from.y - to.y).abs() > LONG_EDGE {
            line.points[at].x = from.x.round();
            line.points[next].x = from.x.round();
        }
    }
}

/// A frame of whole pixels inside `outer`.
fn frame(outer: Rect, width: f32, color: Color32, out: &mut Mesh) {
    let base = index(out.vertices.len());
    let inner = outer.shrink(width);
    for rect in [outer, inner] {
        for corner in [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()] {
            out.colored_vertex(corner, color);
        }
    }
    for side in 0..4 {
        let next = (side + 1) % 4;
        out.indices.extend([base + side, base + next, base + 4 + next, base + side, base + 4 + next, base + 4 + side]);
    }
}

/// Whether a point lies inside a polygon.
fn inside(ring: &[Pos2], point: Pos2) -> bool {
    let mut odd = false;
    let Some(mut previous) = ring.last().copied() else { return false };
    for corner in ring {
        if (corner.y > point.y) != (previous.y > point.y)
            && point.x < (previous.x - corner.x) * (point.y - corner.y) / (previous.y - corner.y) + corner.x
        {
            odd = !odd;
        }
        previous = *corner;
    }
    odd
}
