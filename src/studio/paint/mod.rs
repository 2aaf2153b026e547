//! Scenes on the canvas: sharp at every zoom, and no line of type laid out a second time.
//!
//! Everything solid and every glyph of a view goes to the graphics card as one mesh over one texture, the glyph atlas with
//! its white texel. A group is turned into triangles once for each zoom, in pixels from the sheet's corner; the corner
//! stands on a whole pixel, so that panning only moves what is already there.

mod atlas;
mod fill;
mod group;
mod pictures;
mod raster;
mod stroke;

use crate::color::Rgba;
use crate::scene::{Group, Item, Placed, Scene};
use atlas::GlyphAtlas;
use eframe::egui::epaint::{Color32, Mesh, Shape, TextureId};
use eframe::egui::{Painter, Pos2, Rect};
use group::{GroupPainter, Pieces, Source};
use pictures::Pictures;
use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

/// Vertices one view may have before it is drawn with less detail.
const BUDGET: usize = 1_200_000;
/// Vertices kept for groups that are out of view or for another zoom.
const KEPT: usize = 400_000;
/// How far ink may reach beyond a group's bounds (half a thick line and its fading edge), in pixels.
const OVERHANG: f64 = 6.0;

/// Where a sheet stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneView {
    /// The sheet's top left corner on the screen, in egui points. It is moved to the nearest physical pixel.
    pub origin: Pos2,
    /// Egui points a point of the sheet: 1 shows a sheet at 100 %.
    pub zoom: f32,
}

/// How a group is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Visibility {
    /// As it is.
    Shown,
    /// At this opacity, 0–1.
    Dimmed(f32),
    /// Not at all.
    Hidden,
}

/// Paints scenes into egui. Keep one for a window: it owns the glyph atlas, the pictures' textures and the triangles of
/// what was painted before.
#[derive(Default)]
pub struct ScenePainter {
    atlas: GlyphAtlas,
    pictures: Pictures,
    kept: HashMap<Key, Kept>,
    kept_vertices: usize,
    emitted: Vec<Emitted>,
    pass: Option<u64>,
}

impl fmt::Debug for ScenePainter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ScenePainter")
            .field("groups", &self.kept.len())
            .field("vertices", &self.kept_vertices)
            .finish_non_exhaustive()
    }
}

/// What one call handed to egui: handed over again while nothing changes, else its memory is used again.
struct Emitted {
    /// Hash of all that the meshes depend on.
    signature: u64,
    pass: u64,
    meshes: Vec<Arc<Mesh>>,
}

/// What a group's triangles depend on. The group is named by its address, which [`Kept`] keeps from being used again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    group: *const Group,
    offset: [u64; 2],
    scale: u64,
    coarse: bool,
}

struct Kept {
    _group: Arc<Group>,
    pieces: Pieces,
    generation: u64,
    pass: u64,
}

impl ScenePainter {
    /// Paints what `painter`'s clip rectangle shows of a scene. `filter` says how each group is shown; it is asked only
    /// for groups in view. The paper under the scene is not painted.
    pub fn paint<F: Fn(&Placed) -> Visibility>(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        view: &SceneView,
        filter: F,
    ) {
        let ctx = painter.ctx();
        let ppp = ctx.pixels_per_point();
        let scale = f64::from(view.zoom) * f64::from(ppp);
        if !(scale.is_finite() && scale > 0.0 && view.origin.is_finite()) {
            return;
        }
        let pass = ctx.cumulative_pass_nr();
        if self.pass != Some(pass) {
            self.pass = Some(pass);
            self.atlas.begin_pass(ctx);
            self.tidy(pass);
        }
        let origin = Pos2::new((view.origin.x * ppp).round(), (view.origin.y * ppp).round());
        let visible = sheet_rect(painter.clip_rect(), origin, ppp, scale);
        let groups: Vec<(&Placed, f32)> = scene
            .groups
            .iter()
            .filter(|placed| overlaps(placed.bounds(), visible))
            .filter_map(|placed| match filter(placed) {
                Visibility::Shown => Some((placed, 1.0)),
                Visibility::Dimmed(opacity) if opacity > 0.0 => Some((placed, opacity.min(1.0))),
                Visibility::Dimmed(_) | Visibility::Hidden => None,
            })
            .collect();

        let coarse = groups.iter().map(|(placed, _)| estimate(&placed.group)).sum::<usize>() > BUDGET;
        let keys: Vec<Key> = groups.iter().map(|(placed, _)| self.keep(painter, placed, scale, coarse, pass)).collect();
        let (texture, side) = self.atlas.upload(ctx);
        if self.atlas.wants_another_pass() {
            ctx.request_repaint();
        }

        let mut hasher = DefaultHasher::new();
        (texture, side.to_bits(), self.atlas.generation(), ppp.to_bits()).hash(&mut hasher);
        (origin.x.to_bits(), origin.y.to_bits(), &keys).hash(&mut hasher);
        for (_, opacity) in &groups {
            opacity.to_bits().hash(&mut hasher);
        }
        let signature = hasher.finish();
        let known = self.emitted.iter().position(|emitted| emitted.signature == signature);
        let mut emitted = if let Some(at) = known {
            self.emitted.swap_remove(at)
        } else {
            let mut run = Run {
                origin,
                per_pixel: ppp.recip(),
                atlas: texture,
                per_texel: side.recip(),
                mesh: self.spare_mesh(pass),
                done: Vec::new(),
            };
            for ((_, opacity), key) in groups.iter().zip(&keys) {
                if let Some(kept) = self.kept.get(key) {
                    kept.pieces.0.iter().for_each(|(source, mesh)| run.add(*source, mesh, *opacity));
                }
            }
            run.flush();
            Emitted { signature, pass, meshes: run.done }
        };
        emitted.pass = pass;
        for mesh in &emitted.meshes {
            painter.add(Shape::Mesh(Arc::clone(mesh)));
        }
        self.emitted.push(emitted);
    }

    /// An empty mesh, with the memory of the largest one of an earlier pass that egui has let go of.
    fn spare_mesh(&mut self, pass: u64) -> Mesh {
        let old = self
            .emitted
            .iter_mut()
            .filter(|emitted| emitted.pass != pass)
            .flat_map(|emitted| emitted.meshes.iter_mut());
        let largest = old.filter_map(Arc::get_mut).max_by_key(|mesh| mesh.vertices.capacity());
        let Some(mut mesh) = largest.map(std::mem::take) else { return Mesh::default() };
        mesh.clear();
        mesh.texture_id = TextureId::default();
        // What lost a mesh can no longer be handed over again.
        self.emitted.retain(|emitted| emitted.meshes.iter().all(|mesh| !mesh.is_empty()));
        mesh
    }

    /// Makes sure that a group's triangles are there.
    fn keep(&mut self, painter: &Painter, placed: &Placed, scale: f64, coarse: bool, pass: u64) -> Key {
        let key = Key {
            group: Arc::as_ptr(&placed.group),
            offset: [placed.offset.x.to_bits(), placed.offset.y.to_bits()],
            scale: scale.to_bits(),
            coarse,
        };
        if let Some(kept) = self.kept.get_mut(&key)
            && kept.generation == self.atlas.generation()
        {
            kept.pass = pass;
            return key;
        }
        let group_painter = GroupPainter {
            ctx: painter.ctx(),
            atlas: &mut self.atlas,
            pictures: &mut self.pictures,
            scale,
            offset: placed.offset,
            coarse,
            out: Pieces::default(),
        };
        let pieces = group_painter.paint(&placed.group);
        self.kept_vertices += pieces.vertices();
        let kept = Kept { _group: Arc::clone(&placed.group), pieces, generation: self.atlas.generation(), pass };
        if let Some(old) = self.kept.insert(key, kept) {
            self.kept_vertices -= old.pieces.vertices();
        }
        key
    }

    /// Forgets triangles that the last pass did not need, once there are many.
    fn tidy(&mut self, pass: u64) {
        self.emitted.retain(|emitted| emitted.pass + 2 >= pass);
        if self.kept_vertices <= KEPT {
            return;
        }
        let mut left = 0;
        self.kept.retain(|_, kept| {
            let recent = kept.pass + 1 >= pass;
            left += if recent { kept.pieces.vertices() } else { 0 };
            recent
        });
        self.kept_vertices = left;
    }
}

/// Triangles on their way to egui.
struct Run {
    /// The sheet's corner in pixels.
    origin: Pos2,
    per_pixel: f32,
    atlas: TextureId,
    per_texel: f32,
    mesh: Mesh,
    done: Vec<Arc<Mesh>>,
}

impl Run {
    fn add(&mut self, source: Source, piece: &Mesh, opacity: f32) {
        let (texture, per_texel) = match source {
            Source::Atlas => (self.atlas, self.per_texel),
            Source::Picture(texture) => (texture, 1.0),
        };
        if self.mesh.texture_id != texture {
            self.flush();
            self.mesh.texture_id = texture;
        }
        let base = fill::index(self.mesh.vertices.len());
        let (origin, per_pixel) = (self.origin.to_vec2(), self.per_pixel);
        self.mesh.indices.extend(piece.indices.iter().map(|index| index + base));
        self.mesh.vertices.extend(piece.vertices.iter().map(|vertex| {
            let mut vertex = *vertex;
            vertex.pos = ((vertex.pos.to_vec2() + origin) * per_pixel).to_pos2();
            vertex.uv = (vertex.uv.to_vec2() * per_texel).to_pos2();
            vertex
        }));
        if opacity < 1.0 {
            let first = self.mesh.vertices.len() - piece.vertices.len();
            for vertex in &mut self.mesh.vertices[first..] {
                vertex.color = vertex.color.gamma_multiply(opacity);
            }
        }
    }

    fn flush(&mut self) {
        if !self.mesh.is_empty() {
            self.done.push(Arc::new(std::mem::take(&mut self.mesh)));
        }
    }
}

/// The part of the sheet that a clip rectangle shows, in points of the sheet.
fn sheet_rect(clip: Rect, origin: Pos2, ppp: f32, scale: f64) -> kurbo::Rect {
    let edge = |at: f32, origin: f32| (f64::from(at * ppp) - f64::from(origin)) / scale;
    kurbo::Rect::new(
        edge(clip.min.x, origin.x),
        edge(clip.min.y, origin.y),
        edge(clip.max.x, origin.x),
        edge(clip.max.y, origin.y),
    )
    .inflate(OVERHANG / scale, OVERHANG / scale)
}

/// Whether two boxes touch; a line is a box too.
fn overlaps(a: kurbo::Rect, b: kurbo::Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// About how many vertices a group becomes when its type is drawn letter by letter.
fn estimate(group: &Group) -> usize {
    group
        .items
        .iter()
        .map(|item| match item {
            Item::Text { run, .. } => 4 * run.glyphs.len(),
            Item::Rect { .. } | Item::Path { .. } | Item::Image { .. } => 40,
            Item::Link { .. } => 0,
        })
        .sum()
}

fn color32(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// From the document's numbers to the graphics card's.
#[expect(clippy::cast_possible_truncation, reason = "pixels on a screen: an f32 tells a hundredth of one at any zoom")]
const fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests;
