//! Triangles of groups, cut where the texture changes, and stretches of them.

use eframe::egui::Rect;
use eframe::egui::epaint::{Mesh, TextureId};
use std::ops::Range;

/// What a run of triangles is filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextureOf {
    /// The glyph atlas; texture coordinates are in texels.
    Atlas,
    /// A picture.
    Picture(TextureId),
}

/// Triangles of one group, back to front, cut where the texture changes; and the memory of an earlier mesh for the next ones.
#[derive(Debug, Default)]
pub(super) struct TexturedMeshes(pub Vec<(TextureOf, Mesh)>, Mesh);

impl TexturedMeshes {
    /// The mesh that solid shapes and glyphs go to.
    pub(super) fn atlas(&mut self) -> &mut Mesh {
        self.of(TextureOf::Atlas)
    }

    pub(super) fn of(&mut self, source: TextureOf) -> &mut Mesh {
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
    pub(super) fn end(&self) -> MeshCursor {
        self.0.last().map_or_else(MeshCursor::default, |(_, mesh)| MeshCursor {
            piece: self.0.len() - 1,
            vertices: mesh.vertices.len(),
            indices: mesh.indices.len(),
        })
    }

    /// What lies between two places, cut where the texture changes.
    pub(super) fn between(&self, start: MeshCursor, end: MeshCursor) -> impl Iterator<Item = MeshSlice<'_>> {
        self.0.iter().enumerate().take(end.piece + 1).skip(start.piece).filter_map(move |(piece, (_, mesh))| {
            let first = if piece == start.piece { (start.vertices, start.indices) } else { (0, 0) };
            let last = if piece == end.piece {
                (end.vertices, end.indices)
            } else {
                (mesh.vertices.len(), mesh.indices.len())
            };
            let (vertices, indices) = (first.0..last.0, first.1..last.1);
            (!indices.is_empty()).then_some(MeshSlice { mesh, piece, vertices, indices, is_part: false })
        })
    }

    /// Vertices in all pieces.
    pub(super) fn vertices(&self) -> usize {
        self.0.iter().map(|(_, mesh)| mesh.vertices.len()).sum()
    }
}

/// A place in the triangles of several groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MeshCursor {
    pub piece: usize,
    pub vertices: usize,
    pub indices: usize,
}

/// Triangles that follow each other in one piece.
#[derive(Clone, Debug)]
pub(super) struct MeshSlice<'a> {
    mesh: &'a Mesh,
    pub piece: usize,
    pub vertices: Range<usize>,
    pub indices: Range<usize>,
    /// Whether it was cut out of a longer one.
    pub is_part: bool,
}

impl MeshSlice<'_> {
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
