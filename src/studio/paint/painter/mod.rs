//! The painter of scenes, which keeps the triangles of what it painted before.

use super::atlas::GlyphAtlas;
use super::detail;
use super::drawn::{Drawn, Found, Seen, Span};
use super::group::GroupPainter;
use super::meshes::{Pieces, Place, Stretch};
use super::pictures::Pictures;
use super::run::Run;
use super::view::{SceneView, Visibility, opacities, overlaps, sheet_rect};
use crate::scene::{Bundle, Scene, Shown};
use eframe::egui::epaint::{Mesh, Shape, TextureId};
use eframe::egui::{Context, Painter, Pos2, Vec2, ViewportIdMap};
use rustc_hash::{FxHashMap, FxHasher};
use std::fmt;
use std::hash::{Hash, Hasher as _};
use std::sync::Arc;

/// Letters that one view may have before type that can just be read is shown as bars too: more than fit on a usual screen.
const LETTERS: usize = 30_000;
/// Groups that one view may have before the small ones are patches.
const GROUPS: usize = 6_000;
/// Vertices kept for what is out of view or for another zoom.
const KEPT: usize = 400_000;
/// Bundles that may be known before those out of view are forgotten.
const KNOWN: usize = 4096;
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
#[derive(Default)]
pub struct ScenePainter {
    pictures: Pictures,
    viewports: ViewportIdMap<ViewportPainter>,
}

impl fmt::Debug for ScenePainter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ScenePainter").field("viewports", &self.viewports.len()).finish_non_exhaustive()
    }
}

impl ScenePainter {
    /// Width and height of a picture the way up it is shown, in its own pixels; `None` if it cannot be decoded.
    pub fn picture_size(&mut self, ctx: &Context, image: &crate::model::Image) -> Option<Vec2> {
        self.pictures.texture(ctx, image, 1.0).map(|(_, size)| size)
    }

    /// Paints what `painter`'s clip rectangle shows of a scene. `filter` says how each group is shown; it is asked only
    /// for groups in view. The paper under the scene is not painted.
    pub fn paint<F: Fn(Shown<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        scene: &Scene,
        view: &SceneView,
        filter: F,
    ) {
        let ctx = painter.ctx();
        let here = ctx.viewport_id();
        if self.viewports.len() > 1 {
            // Of one that was closed nothing is needed any more.
            ctx.input(|input| self.viewports.retain(|id, _| *id == here || input.raw.viewports.contains_key(id)));
        }
        self.viewports.entry(here).or_default().paint(painter, &mut self.pictures, scene, view, filter);
    }
}

/// Paints scenes into one viewport. Frames of viewports are counted for each and may lie within each other, so each has a glyph atlas
/// and triangles of its own: no frame empties or forgets what another is just showing.
#[derive(Default)]
struct ViewportPainter {
    atlas: GlyphAtlas,
    /// What was painted, by [`Bundle::shape`].
    kept: FxHashMap<usize, Kept>,
    kept_vertices: usize,
    /// Memory in which triangles are made.
    workbench: Mesh,
    emitted: Vec<Emitted>,
    pass: Option<u64>,
    /// Scales that were painted in the last pass, and in this one: one that is new belongs to a zoom in motion.
    scales: [Vec<u64>; 2],
    /// Vertices made anew in this pass where others could have stood in.
    refined: usize,
}

/// What one call handed to egui: handed over again while nothing changes, else its memory is used again.
struct Emitted {
    /// Hash of all that the meshes depend on.
    signature: u64,
    pass: u64,
    meshes: Vec<Arc<Mesh>>,
}

/// What is known of bundles that differ by their place alone.
struct Kept {
    /// Keeps the name of its shape from being given again.
    _bundle: Arc<Bundle>,
    letters: usize,
    /// Its tallest small letters, in points.
    tallest: f64,
    /// Where it stands, and since which pass.
    stands: (kurbo::Vec2, u64),
    drawn: Vec<Drawn>,
    pass: u64,
}

impl ViewportPainter {
    fn paint<F: Fn(Shown<'_>) -> Visibility>(
        &mut self,
        painter: &Painter,
        pictures: &mut Pictures,
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
            self.scales.swap(0, 1);
            self.scales[1].clear();
            self.refined = 0;
        }
        self.scales[1].push(scale.to_bits());
        let origin = Pos2::new((view.origin.x * ppp).round(), (view.origin.y * ppp).round());
        let visible = sheet_rect(painter.clip_rect(), origin, ppp, scale);
        let bundles = || scene.groups.bundles().iter().filter(|bundle| overlaps(bundle.bounds(), visible));
        let letters: usize = bundles().map(|bundle| self.know(bundle, pass).letters_at(scale)).sum();
        let coarse = letters > LETTERS || bundles().map(|bundle| bundle.shown().len()).sum::<usize>() > GROUPS;
        let seen: Vec<Seen<'_>> = bundles()
            .filter_map(|bundle| {
                let opacities = opacities(bundle, &filter);
                if opacities.as_ref().is_some_and(|all| all.iter().all(|opacity| *opacity <= 0.0)) {
                    return None;
                }
                let found = self.keep((ctx, pictures), bundle, scale, coarse, pass);
                Some(Seen { bundle, found, opacities })
            })
            .collect();
        let (texture, side) = self.atlas.upload(ctx);
        if self.atlas.wants_another_pass() || seen.iter().any(|seen| !seen.found.exact) {
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
        for Seen { bundle, found: Found { ratio, shift, exact, .. }, opacities } in &seen {
            let offset = bundle.offset();
            (bundle.shape(), exact).hash(&mut hasher);
            for number in [*ratio, shift.x, shift.y, offset.x, offset.y] {
                number.to_bits().hash(&mut hasher);
            }
            for opacity in opacities.iter().flatten() {
                opacity.to_bits().hash(&mut hasher);
            }
        }
        let signature = hasher.finish();
        let known = self.emitted.iter().position(|emitted| emitted.signature == signature);
        let mut emitted = if let Some(at) = known {
            self.emitted.swap_remove(at)
        } else {
            let mut run = Run {
                origin,
                scale,
                per_pixel: ppp.recip(),
                atlas: texture,
                per_texel: side.recip(),
                mesh: self.spare_mesh(pass),
                done: Vec::new(),
            };
            let drawn = |seen: &Seen<'_>| self.kept.get(&seen.bundle.shape())?.drawn.get(seen.found.at);
            run.make_room(seen.iter().filter_map(drawn));
            for seen in &seen {
                if let Some(drawn) = drawn(seen) {
                    run.add_bundle(seen, drawn, visible);
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

    /// What is known of a bundle.
    fn know(&mut self, bundle: &Arc<Bundle>, pass: u64) -> &mut Kept {
        let kept = self.kept.entry(bundle.shape()).or_insert_with(|| {
            let gists = || bundle.shown().map(|shown| shown.group.gist());
            Kept {
                _bundle: Arc::clone(bundle),
                letters: gists().map(|gist| gist.letters).sum(),
                tallest: gists().map(|gist| gist.tallest).fold(0.0, f64::max),
                stands: (bundle.offset(), pass),
                drawn: Vec::new(),
                pass,
            }
        });
        // The first to paint in a pass is the canvas: the small map may still show the sheet of a moment ago.
        if kept.pass != pass && kept.stands.0 != bundle.offset() {
            kept.stands = (bundle.offset(), pass);
        }
        kept.pass = pass;
        kept
    }

    /// Makes sure that there are triangles for a bundle, its own or some that can stand in for them.
    fn keep(
        &mut self,
        (ctx, pictures): (&Context, &mut Pictures),
        bundle: &Arc<Bundle>,
        scale: f64,
        coarse: bool,
        pass: u64,
    ) -> Found {
        let generation = self.atlas.generation();
        let offset = bundle.offset();
        let zoom_rests = self.scales[0].contains(&scale.to_bits());
        let refined = self.refined;
        let kept = self.know(bundle, pass);
        let at_rest = zoom_rests && kept.stands.1 < pass;
        kept.drawn.retain(|drawn| drawn.generation == generation);
        let same_scale = |drawn: &Drawn| drawn.scale.to_bits() == scale.to_bits();
        let same_zoom = |drawn: &Drawn| same_scale(drawn) && drawn.coarse == coarse;
        if let Some(at) = kept.drawn.iter().position(|drawn| same_zoom(drawn) && drawn.offset == offset) {
            kept.drawn[at].pass = pass;
            return Found { at, ratio: 1.0, shift: kurbo::Vec2::ZERO, exact: true };
        }
        let away = |drawn: &Drawn| (scale / drawn.scale).ln().abs();
        let near = (kept.drawn.iter().enumerate())
            .filter(|(_, drawn)| NEAR.contains(&(scale / drawn.scale)))
            .min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))
            .map(|(at, _)| at);
        let enough = |drawn: &Drawn| refined >= if same_scale(drawn) { TOUCHED_UP } else { REFINED };
        if let Some(at) = near.filter(|at| !at_rest || enough(&kept.drawn[*at])) {
            let drawn = &mut kept.drawn[at];
            drawn.pass = pass;
            return Found { at, ratio: scale / drawn.scale, shift: offset - drawn.offset, exact: false };
        }
        let mut group_painter = GroupPainter {
            ctx,
            atlas: &mut self.atlas,
            pictures,
            scale,
            offset: kurbo::Vec2::ZERO,
            coarse,
            letters: true,
            out: Pieces::within(std::mem::take(&mut self.workbench)),
        };
        let mut spans = Vec::with_capacity(bundle.shown().len());
        let mut start = Place::default();
        let melted = detail::melted(bundle, scale);
        if let Some(tone) = melted {
            group_painter.patch(bundle.bounds(), tone);
            let end = group_painter.out.end();
            let (vertices, indices) = (0..end.vertices, 0..end.indices);
            spans.push(Span { group: 0, piece: 0, vertices, indices, bounds: bundle.bounds() });
        }
        let single = bundle.shown().filter(|_| melted.is_none());
        for (group, placed) in single.enumerate() {
            group_painter.offset = placed.offset;
            group_painter.paint(placed.group);
            let end = group_painter.out.end();
            let span = |stretch: Stretch<'_>| {
                let bounds = if stretch.is_part { stretch.bounds(scale) } else { placed.bounds() };
                Span { group, piece: stretch.piece, vertices: stretch.vertices, indices: stretch.indices, bounds }
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
        self.kept_vertices += pieces.vertices();
        if near.is_some() {
            self.refined += pieces.vertices();
        }
        let generation = self.atlas.generation();
        let kept = self.know(bundle, pass);
        kept.drawn.push(Drawn { scale, offset, coarse, generation, pieces, spans, pass });
        Found { at: kept.drawn.len() - 1, ratio: 1.0, shift: kurbo::Vec2::ZERO, exact: true }
    }

    /// Forgets triangles that the last pass did not need, once there are many.
    fn tidy(&mut self, pass: u64) {
        self.emitted.retain(|emitted| emitted.pass + 1 >= pass);
        if self.kept_vertices <= KEPT && self.kept.len() <= KNOWN {
            return;
        }
        let mut left = 0;
        self.kept.retain(|_, kept| {
            kept.drawn.retain(|drawn| drawn.pass + 1 >= pass);
            left += kept.drawn.iter().map(|drawn| drawn.pieces.vertices()).sum::<usize>();
            kept.pass + 1 >= pass
        });
        self.kept_vertices = left;
    }
}

impl Kept {
    /// Letters that are drawn one by one at a scale.
    fn letters_at(&self, scale: f64) -> usize {
        if self.tallest * scale < detail::GREEKED { 0 } else { self.letters }
    }
}

#[cfg(test)]
mod tests;
