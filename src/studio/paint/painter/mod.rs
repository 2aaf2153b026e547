//! The painter of scenes, which keeps the triangles of what it painted before.

use super::atlas::GlyphAtlas;
use super::batch::MeshBatch;
use super::convert::to_f32;
use super::group::GroupPainter;
use super::lod;
use super::meshes::{MeshCursor, MeshSlice, TexturedMeshes};
use super::pictures::Pictures;
use super::round::Circle;
use super::tessellation::{GroupSpan, MeshRef, Tessellation, VisibleBundle};
use super::view::{SceneView, Visibility, opacities, overlaps, sheet_rect};
use crate::color::Proof;
use crate::export::picture_proof;
use crate::layout::PaperTheme;
use crate::scene::{Bundle, BundleId, Page, PlacedRef, Proofs, Scene};
use eframe::egui::epaint::{Mesh, Shape, TextureId};
use eframe::egui::{Context, Painter, Pos2, Rect, Vec2, ViewportIdMap, vec2};
use kurbo::Point;
use rustc_hash::{FxHashMap, FxHasher};
use std::fmt;
use std::hash::{Hash, Hasher as _};
use std::sync::Arc;

/// Letters that one view may have before type that can just be read is shown as bars too: more than fit on a usual screen.
const LETTERS: usize = 30_000;
/// Groups that one view may have before the small ones are patches.
const GROUPS: usize = 6_000;
/// Vertices cached for what is out of view or for another zoom.
const CACHED_VERTICES: usize = 400_000;
/// Bundles that may be known before those out of view are forgotten.
const CACHED_BUNDLES: usize = 4096;
/// While the zoom changes, triangles of a zoom so near are shown larger or smaller until it rests.
const NEAR: std::ops::RangeInclusive<f64> = 0.66..=1.5;
/// Triangles of one group that are shown or left out as one.
const LONG: usize = 1000;
/// Vertices that are made anew in one frame where others can stand in for them.
const REFINED: usize = 60_000;
/// The same where those that stand in differ by less than half a pixel, or by bars for type that can just be read.
const TOUCHED_UP: usize = 8_000;

/// Paints scenes into egui. Keep one for the program: it owns the pictures' textures and, for each viewport, what was painted there
/// before.
pub struct ScenePainter {
    pictures: Pictures,
    viewports: ViewportIdMap<ViewportPainter>,
    proofs: Proofs,
}

impl Default for ScenePainter {
    fn default() -> Self {
        let proofs = Proofs::new(Proof::default(), PaperTheme::get().paper, picture_proof);
        Self { pictures: Pictures::default(), viewports: ViewportIdMap::default(), proofs }
    }
}

impl fmt::Debug for ScenePainter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ScenePainter").field("viewports", &self.viewports.len()).finish_non_exhaustive()
    }
}

impl ScenePainter {
    /// What makes proofs of what is painted.
    pub(crate) fn proofs(&mut self, proof: Proof) -> &mut Proofs {
        self.proofs.set_proof(proof);
        &mut self.proofs
    }

    /// Width and height of a picture the way up it is shown, in its own pixels; `None` if it cannot be decoded.
    pub fn picture_size(&mut self, ctx: &Context, image: &crate::model::Image) -> Option<Vec2> {
        self.pictures.texture(ctx, image, 1.0).map(|(_, size)| size)
    }

    /// Paints what `painter`'s clip rectangle shows of a scene. `filter` says how each group is shown; it is asked only
    /// for groups in view. The paper under the scene is not painted.
    pub fn paint<F: Fn(PlacedRef<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        view: &SceneView,
        filter: F,
    ) {
        for mesh in self.meshes(painter, scene, view, filter) {
            painter.add(Shape::Mesh(Arc::clone(mesh)));
        }
    }

    /// The same, but only what lies within a circle on the screen.
    pub(crate) fn paint_round<F: Fn(PlacedRef<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        view: &SceneView,
        circle: Circle,
        filter: F,
    ) {
        let around = Rect::from_center_size(circle.middle, Vec2::splat(2.0 * circle.radius));
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(around));
        for mesh in self.meshes(&painter, scene, view, filter) {
            painter.add(circle.cut(mesh));
        }
    }

    /// The triangles of what `painter`'s clip rectangle shows of a scene.
    fn meshes<F: Fn(PlacedRef<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        view: &SceneView,
        filter: F,
    ) -> &[Arc<Mesh>] {
        let ctx = painter.ctx();
        let here = ctx.viewport_id();
        if self.viewports.len() > 1 {
            // Of one that was closed nothing is needed any more.
            ctx.input(|input| self.viewports.retain(|id, _| *id == here || input.raw.viewports.contains_key(id)));
        }
        self.viewports.entry(here).or_default().meshes(painter, &mut self.pictures, scene, view, filter)
    }

    /// Paints what `painter`'s clip rectangle shows of a page as it is printed; `view` says where the page stands. The paper is not
    /// painted.
    pub(crate) fn paint_page(&mut self, painter: &Painter, page: &Page, view: &SceneView) {
        let on_screen = |at: Point| view.origin + vec2(to_f32(at.x), to_f32(at.y)) * view.zoom;
        let printed = |placed: PlacedRef<'_>| if placed.is_printed() { Visibility::Shown } else { Visibility::Hidden };
        let frame = page.frame();
        let frame = Rect::from_min_max(on_screen(frame.origin()), on_screen(Point::new(frame.x1, frame.y1)));
        let window = painter.with_clip_rect(painter.clip_rect().intersect(frame));
        let sheet =
            SceneView { origin: on_screen(page.to_page() * Point::ORIGIN), zoom: view.zoom * to_f32(page.scale) };
        self.paint(&window, &page.scene, &sheet, printed);
        if !page.marks.is_empty() {
            let marks = Scene { size: page.size, groups: page.marks.clone(), ..Scene::default() };
            self.paint(painter, &marks, view, printed);
        }
    }
}

/// Paints scenes into one viewport. Frames of viewports are counted for each and may lie within each other, so each has a glyph atlas
/// and triangles of its own: no frame empties or forgets what another is just showing.
#[derive(Default)]
struct ViewportPainter {
    atlas: GlyphAtlas,
    /// What was painted, by [`Bundle::identity`].
    bundles: FxHashMap<BundleId, BundleMeshes>,
    cached_vertices: usize,
    /// Memory in which triangles are made.
    workbench: Mesh,
    submissions: Vec<Submission>,
    pass: Option<u64>,
    /// Scales that were painted in the last pass, and in this one: one that is new belongs to a zoom in motion.
    scales: [Vec<u64>; 2],
    /// Vertices made anew in this pass where others could have stood in.
    refined: usize,
}

/// What one call handed to egui: handed over again while nothing changes, else its memory is used again.
struct Submission {
    /// Hash of all that the meshes depend on.
    signature: u64,
    pass: u64,
    meshes: Vec<Arc<Mesh>>,
}

/// The meshes of bundles that differ by their place alone, and what is known of those.
struct BundleMeshes {
    /// Keeps its [`BundleId`] from being given to another.
    _bundle: Arc<Bundle>,
    letters: usize,
    /// Its tallest small letters, in points.
    tallest: f64,
    /// Where it stands, and since which pass.
    stands: (kurbo::Vec2, u64),
    tessellations: Vec<Tessellation>,
    pass: u64,
}

impl ViewportPainter {
    /// The triangles of what `painter`'s clip rectangle shows of a scene.
    fn meshes<F: Fn(PlacedRef<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        pictures: &mut Pictures,
        scene: &Scene,
        view: &SceneView,
        filter: F,
    ) -> &[Arc<Mesh>] {
        let ctx = painter.ctx();
        let ppp = ctx.pixels_per_point();
        let scale = f64::from(view.zoom) * f64::from(ppp);
        if !(scale.is_finite() && scale > 0.0 && view.origin.is_finite()) {
            return &[];
        }
        let pass = ctx.cumulative_pass_nr();
        if self.pass != Some(pass) {
            self.pass = Some(pass);
            self.atlas.begin_pass(ctx);
            self.tidy(pass);
            self.scales.swap(0, 1);
            self.scales[1].clear();
            self.refined = 0;
        }
        self.scales[1].push(scale.to_bits());
        let origin = Pos2::new((view.origin.x * ppp).round(), (view.origin.y * ppp).round());
        let visible = sheet_rect(painter.clip_rect(), origin, ppp, scale);
        let bundles = || scene.groups.bundles().iter().filter(|bundle| overlaps(bundle.bounds(), visible));
        let letters: usize = bundles().map(|bundle| self.entry(bundle, pass).letters_at(scale)).sum();
        let coarse = letters > LETTERS || bundles().map(|bundle| bundle.groups().len()).sum::<usize>() > GROUPS;
        let seen: Vec<VisibleBundle<'_>> = bundles()
            .filter_map(|bundle| {
                let opacities = opacities(bundle, &filter);
                if opacities.as_ref().is_some_and(|all| all.iter().all(|opacity| *opacity <= 0.0)) {
                    return None;
                }
                let meshes = self.tessellate_or_reuse((ctx, pictures), bundle, scale, coarse, pass);
                Some(VisibleBundle { bundle, meshes, opacities })
            })
            .collect();
        let (texture, side) = self.atlas.upload(ctx);
        if self.atlas.wants_another_pass() || seen.iter().any(|seen| !seen.meshes.is_exact) {
            ctx.request_repaint();
        }

        let mut hasher = FxHasher::default();
        (texture, side.to_bits(), self.atlas.generation(), ppp.to_bits(), coarse, scale.to_bits()).hash(&mut hasher);
        for edge in [origin.x, origin.y, painter.clip_rect().min.x, painter.clip_rect().min.y] {
            edge.to_bits().hash(&mut hasher);
        }
        for edge in [visible.x0, visible.y0, visible.x1, visible.y1] {
            edge.to_bits().hash(&mut hasher);
        }
        for VisibleBundle { bundle, meshes: MeshRef { ratio, shift, is_exact, .. }, opacities } in &seen {
            let offset = bundle.offset();
            (bundle.identity(), is_exact).hash(&mut hasher);
            for number in [*ratio, shift.x, shift.y, offset.x, offset.y] {
                number.to_bits().hash(&mut hasher);
            }
            for opacity in opacities.iter().flatten() {
                opacity.to_bits().hash(&mut hasher);
            }
        }
        let signature = hasher.finish();
        let known = self.submissions.iter().position(|it| it.signature == signature);
        let mut submission = if let Some(at) = known {
            self.submissions.swap_remove(at)
        } else {
            let mut batch = MeshBatch {
                origin,
                scale,
                per_pixel: ppp.recip(),
                atlas: texture,
                per_texel: side.recip(),
                mesh: self.spare_mesh(pass),
                done: Vec::new(),
            };
            let tessellation =
                |seen: &VisibleBundle<'_>| self.bundles.get(&seen.bundle.identity())?.tessellations.get(seen.meshes.at);
            batch.reserve(seen.iter().filter_map(tessellation));
            for seen in &seen {
                if let Some(tessellation) = tessellation(seen) {
                    batch.add_bundle(seen, tessellation, visible);
                }
            }
            batch.flush();
            Submission { signature, pass, meshes: batch.done }
        };
        submission.pass = pass;
        self.submissions.push(submission);
        self.submissions.last().map_or(&[], |submission| &submission.meshes)
    }

    /// An empty mesh, with the memory of the largest one of an earlier pass that egui has let go of.
    fn spare_mesh(&mut self, pass: u64) -> Mesh {
        let old = self.submissions.iter_mut().filter(|it| it.pass != pass).flat_map(|it| it.meshes.iter_mut());
        let largest = old.filter_map(Arc::get_mut).max_by_key(|mesh| mesh.vertices.capacity());
        let Some(mut mesh) = largest.map(std::mem::take) else { return Mesh::default() };
        mesh.clear();
        mesh.texture_id = TextureId::default();
        // What lost a mesh can no longer be handed over again.
        self.submissions.retain(|it| it.meshes.iter().all(|mesh| !mesh.is_empty()));
        mesh
    }

    /// What is known of a bundle.
    fn entry(&mut self, bundle: &Arc<Bundle>, pass: u64) -> &mut BundleMeshes {
        let entry = self.bundles.entry(bundle.identity()).or_insert_with(|| {
            let summaries = || bundle.groups().map(|shown| shown.group.lod());
            BundleMeshes {
                _bundle: Arc::clone(bundle),
                letters: summaries().map(|lod| lod.letters).sum(),
                tallest: summaries().map(|lod| lod.tallest).fold(0.0, f64::max),
                stands: (bundle.offset(), pass),
                tessellations: Vec::new(),
                pass,
            }
        });
        // The first to paint in a pass is the canvas: the small map may still show the sheet of a moment ago.
        if entry.pass != pass && entry.stands.0 != bundle.offset() {
            entry.stands = (bundle.offset(), pass);
        }
        entry.pass = pass;
        entry
    }

    /// Makes sure that there are triangles for a bundle, its own or some that can stand in for them.
    fn tessellate_or_reuse(
        &mut self,
        (ctx, pictures): (&Context, &mut Pictures),
        bundle: &Arc<Bundle>,
        scale: f64,
        coarse: bool,
        pass: u64,
    ) -> MeshRef {
        let generation = self.atlas.generation();
        let offset = bundle.offset();
        let zoom_rests = self.scales[0].contains(&scale.to_bits());
        let refined = self.refined;
        let entry = self.entry(bundle, pass);
        let at_rest = zoom_rests && entry.stands.1 < pass;
        entry.tessellations.retain(|it| it.generation == generation);
        let same_scale = |it: &Tessellation| it.scale.to_bits() == scale.to_bits();
        let same_zoom = |it: &Tessellation| same_scale(it) && it.coarse == coarse;
        if let Some(at) = entry.tessellations.iter().position(|it| same_zoom(it) && it.offset == offset) {
            entry.tessellations[at].pass = pass;
            return MeshRef { at, ratio: 1.0, shift: kurbo::Vec2::ZERO, is_exact: true };
        }
        let away = |it: &Tessellation| (scale / it.scale).ln().abs();
        let near = (entry.tessellations.iter().enumerate())
            .filter(|(_, it)| NEAR.contains(&(scale / it.scale)))
            .min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))
            .map(|(at, _)| at);
        let enough = |it: &Tessellation| refined >= if same_scale(it) { TOUCHED_UP } else { REFINED };
        if let Some(at) = near.filter(|at| !at_rest || enough(&entry.tessellations[*at])) {
            let it = &mut entry.tessellations[at];
            it.pass = pass;
            return MeshRef { at, ratio: scale / it.scale, shift: offset - it.offset, is_exact: false };
        }
        let mut group_painter = GroupPainter {
            ctx,
            atlas: &mut self.atlas,
            pictures,
            scale,
            offset: kurbo::Vec2::ZERO,
            coarse,
            letters: true,
            out: TexturedMeshes::within(std::mem::take(&mut self.workbench)),
        };
        let mut spans = Vec::with_capacity(bundle.groups().len());
        let mut start = MeshCursor::default();
        let collapsed = lod::collapsed(bundle, scale);
        if let Some(tone) = collapsed {
            group_painter.patch(bundle.bounds(), tone);
            let end = group_painter.out.end();
            let (vertices, indices) = (0..end.vertices, 0..end.indices);
            spans.push(GroupSpan { group: 0, piece: 0, vertices, indices, bounds: bundle.bounds() });
        }
        let single = bundle.groups().filter(|_| collapsed.is_none());
        for (group, placed) in single.enumerate() {
            group_painter.offset = placed.offset;
            group_painter.paint(placed.group);
            let end = group_painter.out.end();
            let span = |stretch: MeshSlice<'_>| {
                let bounds = if stretch.is_part { stretch.bounds(scale) } else { placed.bounds() };
                GroupSpan { group, piece: stretch.piece, vertices: stretch.vertices, indices: stretch.indices, bounds }
            };
            for stretch in group_painter.out.between(start, end) {
                if stretch.is_longer(LONG) {
                    spans.extend(stretch.cut(LONG).into_iter().map(span));
                } else {
                    spans.push(span(stretch));
                }
            }
            start = end;
        }
        let (pieces, workbench) = group_painter.out.settled();
        self.workbench = workbench;
        self.cached_vertices += pieces.vertices();
        if near.is_some() {
            self.refined += pieces.vertices();
        }
        let generation = self.atlas.generation();
        let entry = self.entry(bundle, pass);
        entry.tessellations.push(Tessellation { scale, offset, coarse, generation, pieces, spans, pass });
        MeshRef { at: entry.tessellations.len() - 1, ratio: 1.0, shift: kurbo::Vec2::ZERO, is_exact: true }
    }

    /// Forgets triangles that the last pass did not need, once there are many.
    fn tidy(&mut self, pass: u64) {
        self.submissions.retain(|it| it.pass + 1 >= pass);
        if self.cached_vertices <= CACHED_VERTICES && self.bundles.len() <= CACHED_BUNDLES {
            return;
        }
        let mut left = 0;
        self.bundles.retain(|_, entry| {
            entry.tessellations.retain(|it| it.pass + 1 >= pass);
            left += entry.tessellations.iter().map(|it| it.pieces.vertices()).sum::<usize>();
            entry.pass + 1 >= pass
        });
        self.cached_vertices = left;
    }
}

impl BundleMeshes {
    /// Letters that are drawn one by one at a scale.
    fn letters_at(&self, scale: f64) -> usize {
        if self.tallest * scale < lod::GREEKED { 0 } else { self.letters }
    }
}

#[cfg(test)]
mod tests;
