//! Triangles of many bundles on their way to egui, in one mesh as long as the texture is the same.

use super::convert::to_f32;
use super::fill;
use super::meshes::TextureOf;
use super::tessellation::{MeshRef, Tessellation, VisibleBundle};
use super::view::overlaps;
use eframe::egui::epaint::{Mesh, TextureId};
use eframe::egui::{Pos2, Vec2, vec2};
use std::sync::Arc;

/// Triangles on their way to egui.
pub(super) struct MeshBatch {
    /// The sheet's corner in pixels.
    pub origin: Pos2,
    /// Pixels a point of the sheet.
    pub scale: f64,
    pub per_pixel: f32,
    pub atlas: TextureId,
    pub per_texel: f32,
    pub mesh: Mesh,
    pub done: Vec<Arc<Mesh>>,
}

impl MeshBatch {
    /// Makes room for all triangles at once.
    pub(super) fn reserve<'a>(&mut self, drawn: impl Iterator<Item = &'a Tessellation>) {
        let (mut vertices, mut indices) = (0, 0);
        for (_, mesh) in drawn.flat_map(|drawn| &drawn.pieces.0) {
            vertices += mesh.vertices.len();
            indices += mesh.indices.len();
        }
        self.mesh.vertices.reserve(vertices);
        self.mesh.indices.reserve(indices);
    }

    /// Adds what is in view of a bundle.
    pub(super) fn add_bundle(&mut self, seen: &VisibleBundle<'_>, drawn: &Tessellation, visible: kurbo::Rect) {
        let all = seen.bundle.bounds();
        let inside = all.x0 >= visible.x0 && all.y0 >= visible.y0 && all.x1 <= visible.x1 && all.y1 <= visible.y1;
        let MeshRef { ratio, shift, .. } = seen.meshes;
        let mut way = kurbo::Vec2::new(shift.x * self.scale, shift.y * self.scale);
        if ratio.to_bits() == 1.0_f64.to_bits() {
            // On whole pixels what is sharp stays sharp.
            way = way.round();
        }
        let shown = (to_f32(ratio), self.origin.to_vec2() + vec2(to_f32(way.x), to_f32(way.y)));
        if inside && seen.opacities.is_none() {
            for (source, mesh) in &drawn.pieces.0 {
                self.add(*source, (mesh, 0..mesh.vertices.len(), 0..mesh.indices.len()), shown, 1.0);
            }
            return;
        }
        // Neighbours that are shown alike go in one run.
        let mut run: Option<(usize, std::ops::Range<usize>, std::ops::Range<usize>, f32)> = None;
        for span in &drawn.spans {
            let opacity = seen.opacities.as_ref().and_then(|all| all.get(span.group).copied()).unwrap_or(1.0);
            if opacity <= 0.0 || !overlaps(span.bounds + shift, visible) {
                continue;
            }
            match &mut run {
                Some((piece, vertices, indices, with))
                    if *piece == span.piece
                        && indices.end == span.indices.start
                        && with.to_bits() == opacity.to_bits() =>
                {
                    *vertices = vertices.start.min(span.vertices.start)..vertices.end.max(span.vertices.end);
                    indices.end = span.indices.end;
                }
                _ => {
                    self.add_run(drawn, run.take(), shown);
                    run = Some((span.piece, span.vertices.clone(), span.indices.clone(), opacity));
                }
            }
        }
        self.add_run(drawn, run, shown);
    }

    fn add_run(
        &mut self,
        drawn: &Tessellation,
        run: Option<(usize, std::ops::Range<usize>, std::ops::Range<usize>, f32)>,
        shown: (f32, Vec2),
    ) {
        if let Some((piece, vertices, indices, opacity)) = run
            && let Some((source, mesh)) = drawn.pieces.0.get(piece)
        {
            self.add(*source, (mesh, vertices, indices), shown, opacity);
        }
    }

    fn add(
        &mut self,
        source: TextureOf,
        (piece, vertices, indices): (&Mesh, std::ops::Range<usize>, std::ops::Range<usize>),
        (ratio, origin): (f32, Vec2),
        opacity: f32,
    ) {
        let (texture, per_texel) = match source {
            TextureOf::Atlas => (self.atlas, self.per_texel),
            TextureOf::Picture(texture) => (texture, 1.0),
        };
        if self.mesh.texture_id != texture {
            self.flush();
            self.mesh.texture_id = texture;
        }
        let from = self.mesh.vertices.len();
        let (base, skipped) = (fill::index(from), fill::index(vertices.start));
        let per_pixel = self.per_pixel;
        self.mesh.indices.extend(piece.indices[indices].iter().map(|index| index - skipped + base));
        self.mesh.vertices.extend(piece.vertices[vertices].iter().map(|vertex| {
            let mut vertex = *vertex;
            vertex.pos = ((vertex.pos.to_vec2() * ratio + origin) * per_pixel).to_pos2();
            vertex.uv = (vertex.uv.to_vec2() * per_texel).to_pos2();
            vertex
        }));
        if opacity < 1.0 {
            for vertex in &mut self.mesh.vertices[from..] {
                vertex.color = vertex.color.gamma_multiply(opacity);
            }
        }
    }

    pub(super) fn flush(&mut self) {
        if !self.mesh.is_empty() {
            self.done.push(Arc::new(std::mem::take(&mut self.mesh)));
        }
    }
}
