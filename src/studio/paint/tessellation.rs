//! A bundle's triangles as they were made, and which of them are shown.

use super::meshes::TexturedMeshes;
use crate::scene::Bundle;
use std::sync::Arc;

/// A bundle's triangles, in pixels from the sheet's corner.
pub(super) struct Tessellation {
    pub scale: f64,
    /// Where the bundle stood for which they were made.
    pub offset: kurbo::Vec2,
    pub coarse: bool,
    pub generation: u64,
    pub pieces: TexturedMeshes,
    /// Which triangles are whose.
    pub spans: Vec<GroupSpan>,
    pub pass: u64,
}

/// Triangles of one group that follow each other.
pub(super) struct GroupSpan {
    /// Which of the bundle's groups.
    pub group: usize,
    pub piece: usize,
    pub vertices: std::ops::Range<usize>,
    pub indices: std::ops::Range<usize>,
    /// Where they are, in points of the sheet.
    pub bounds: kurbo::Rect,
}

/// Which triangles of a bundle are shown, and how.
#[derive(Clone, Copy)]
pub(super) struct MeshRef {
    /// Which of those that were made.
    pub at: usize,
    /// How much larger than they were made.
    pub ratio: f64,
    /// How far from where they were made, in points of the sheet.
    pub shift: kurbo::Vec2,
    /// Whether they were made for just this view; others stand in for them until the view rests.
    pub is_exact: bool,
}

/// A bundle in view and which of its triangles are shown.
pub(super) struct VisibleBundle<'a> {
    pub bundle: &'a Arc<Bundle>,
    pub meshes: MeshRef,
    /// The opacity of each group, where not all are shown as they are.
    pub opacities: Option<Vec<f32>>,
}
