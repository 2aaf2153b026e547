//! True pictures of sheets, drawn beside the window by what writes the files for print, and kept as textures.
//!
//! Whoever shows one names a slot, a place of the window in which pictures follow each other. Until a slot's picture is there it shows
//! the one before, or blank paper; no frame ever waits for it.

use super::SceneView;
use super::convert::to_f32;
use super::sheet_drawing::{Made, SheetSource, Stamp, pixels};
use crate::scene::{Page, Scene};
use crate::studio::platform::jobs::Jobs;
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::epaint::TextureHandle;
use eframe::egui::epaint::textures::TextureOptions;
use eframe::egui::{
    Color32, Context, Id, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, ViewportId, ViewportIdMap, pos2, vec2,
};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

/// Texels kept for slots that nobody looks at any more, 48 MB.
const KEPT: usize = 12_000_000;
/// The shape of a sheet that nobody has seen yet, width by height.
const SHAPE: f32 = std::f32::consts::SQRT_2;

/// All pictures of sheets in the window.
pub(crate) struct SheetPictures {
    /// What is being drawn, and for which slot: one at a time.
    jobs: Jobs<(SlotId, PictureWish), Made>,
    slots: FxHashMap<SlotId, Slot>,
    /// Texels kept for slots that nobody looks at.
    kept: usize,
    /// The pass of each viewport that asked last.
    passes: ViewportIdMap<u64>,
}

/// A slot of one viewport.
type SlotId = (ViewportId, Id);

impl std::fmt::Debug for SheetPictures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SheetPictures").field("slots", &self.slots.len()).finish_non_exhaustive()
    }
}

impl Default for SheetPictures {
    fn default() -> Self {
        Self { jobs: Jobs::default(), slots: FxHashMap::default(), kept: KEPT, passes: ViewportIdMap::default() }
    }
}

/// What a picture is of.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "most are pages, and there are a few dozen")]
enum Of {
    /// A page of a sheet that is laid out. The picture does not keep the sheet alive, so the page stands here without.
    Page(Weak<Scene>, Page),
    /// The first map of a file, looked at anew whenever it comes into view.
    File { path: PathBuf, visit: u64 },
}

impl Of {
    fn page(page: &Page) -> Self {
        Self::Page(Arc::downgrade(&page.scene), Page { scene: Arc::default(), ..page.clone() })
    }
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page(sheet, one), Self::Page(other_sheet, other)) => {
                sheet.ptr_eq(other_sheet) && one.is_alike(other)
            }
            (Self::File { path, visit }, Self::File { path: other, visit: then }) => path == other && visit == then,
            _ => false,
        }
    }
}

/// A picture that somebody wants to see.
#[derive(Clone, Debug, PartialEq)]
struct PictureWish {
    of: Of,
    /// Which part of the sheet, in points; all of it where none is named.
    part: Option<kurbo::Rect>,
    /// Pixels each way; for a file those of the room in which its sheet has to fit.
    size: [u32; 2],
}

/// A place of the window in which pictures follow each other.
struct Slot {
    wanted: PictureWish,
    /// Since when it is wanted.
    since: Instant,
    /// Whether it was drawn, or cannot be.
    done: bool,
    shown: Option<ShownTexture>,
    /// In which pass of its viewport it was looked at last, and when that was.
    pass: u64,
    looked: Instant,
    /// Since when it has been in view without a break.
    visit: u64,
}

/// A picture that is there.
struct ShownTexture {
    of: Of,
    part: kurbo::Rect,
    texture: TextureHandle,
    stamp: Option<Stamp>,
    size: [u32; 2],
}

impl SheetPictures {
    /// Shows a whole page as it is printed, drawn anew once it has been wanted in just this way for a while.
    pub(crate) fn show(&mut self, painter: &Painter, slot: Id, page: &Page, view: &SceneView, pause: Duration) {
        self.show_as_if(painter, slot, page, (view, view), pause);
    }

    /// The same, but drawn as if it was seen from elsewhere: from afar for what is looked at nearly, and lies under its part.
    pub(crate) fn show_as_if(
        &mut self,
        painter: &Painter,
        slot: Id,
        page: &Page,
        (drawn, seen): (&SceneView, &SceneView),
        pause: Duration,
    ) {
        let (ctx, sheet) = (painter.ctx(), page.size.to_rect());
        let scale = f64::from(drawn.zoom) * f64::from(ctx.pixels_per_point());
        let paper = placed(sheet, seen);
        if sheet.is_zero_area() || !(scale > 0.0 && paper.is_finite()) || !painter.clip_rect().intersects(paper) {
            return;
        }
        let most = ctx.input(|input| input.max_texture_side);
        let size = [sheet.width(), sheet.height()].map(|length| pixels(length * scale, most));
        self.want(ctx, slot, PictureWish { of: Of::page(page), part: None, size }, pause);
        match self.slots.get(&(ctx.viewport_id(), slot)).and_then(|slot| slot.shown.as_ref()) {
            // What was drawn of a paper of another shape says nothing of this one.
            Some(shown) if shown.part == sheet => shown.paint(painter, paper),
            _ => blank(painter, paper),
        }
    }

    /// Shows what the painter's clip rectangle leaves of a page, once it has been wanted in just this way for a while; until then
    /// nothing but what is true of an earlier view.
    pub(crate) fn show_part(&mut self, painter: &Painter, slot: Id, page: &Page, view: &SceneView, pause: Duration) {
        if !self.want_part(painter, slot, page, (view, painter.clip_rect()), pause) {
            return;
        }
        let shown = self.slots.get(&(painter.ctx().viewport_id(), slot)).and_then(|slot| slot.shown.as_ref());
        if let Some(shown) = shown.filter(|shown| shown.of == Of::page(page)) {
            shown.paint(painter, placed(shown.part, view));
        }
    }

    /// Wants what of a page lies in a room; gives whether that is anything.
    fn want_part(
        &mut self,
        painter: &Painter,
        slot: Id,
        page: &Page,
        (view, room): (&SceneView, Rect),
        pause: Duration,
    ) -> bool {
        let (ctx, sheet) = (painter.ctx(), page.size.to_rect());
        let ppp = f64::from(ctx.pixels_per_point());
        let scale = f64::from(view.zoom) * ppp;
        let seen = room.intersect(placed(sheet, view));
        if !(scale > 0.0 && seen.is_finite() && seen.is_positive()) {
            return false;
        }
        // On whole pixels from the sheet's corner, so that a texel is a pixel.
        let edge = |at: f32, from: f32| (f64::from(at - from) * ppp).round();
        let (left, right) = (edge(seen.min.x, view.origin.x), edge(seen.max.x, view.origin.x));
        let (top, bottom) = (edge(seen.min.y, view.origin.y), edge(seen.max.y, view.origin.y));
        let part = kurbo::Rect::new(left / scale, top / scale, right / scale, bottom / scale);
        let most = ctx.input(|input| input.max_texture_side);
        let size = [right - left, bottom - top].map(|length| pixels(length, most));
        self.want(ctx, slot, PictureWish { of: Of::page(page), part: Some(part), size }, pause);
        true
    }

    /// Shows what of a page lies in a room, and what was drawn of an earlier sheet until it is drawn anew: small pictures in a list do not
    /// go out with every letter that is typed.
    pub(crate) fn show_in_room(
        &mut self,
        painter: &Painter,
        slot: Id,
        page: &Page,
        (view, room): (&SceneView, Rect),
        pause: Duration,
    ) {
        if !self.want_part(painter, slot, page, (view, room), pause) {
            return;
        }
        if let Some(shown) = self.slots.get(&(painter.ctx().viewport_id(), slot)).and_then(|slot| slot.shown.as_ref()) {
            shown.paint(painter, placed(shown.part, view));
        }
    }

    /// Shows the first map of a file in the middle of a room; gives where its paper lies.
    pub(crate) fn show_file(&mut self, painter: &Painter, slot: Id, path: &Path, room: Rect) -> Rect {
        let pass = self.begin_pass(painter.ctx());
        let id = (painter.ctx().viewport_id(), slot);
        let visit = self.slots.get(&id).filter(|slot| slot.pass + 1 >= pass).map_or(pass, |slot| slot.visit);
        let ppp = painter.ctx().pixels_per_point();
        let most = painter.ctx().input(|input| input.max_texture_side);
        let size = [room.width(), room.height()].map(|length| pixels((length * ppp).into(), most));
        let wanted = PictureWish { of: Of::File { path: path.to_owned(), visit }, part: None, size };
        self.want(painter.ctx(), slot, wanted, Duration::ZERO);
        let Some(slot) = self.slots.get_mut(&id) else { return room };
        slot.visit = visit;
        let shape = slot.shown.as_ref().map_or(SHAPE, |shown| to_f32(shown.part.width() / shown.part.height()));
        let width = room.width().min(room.height() * shape);
        let paper = Rect::from_center_size(room.center(), vec2(width, width / shape));
        match &slot.shown {
            Some(shown) => shown.paint(painter, paper),
            None => blank(painter, paper),
        }
        paper
    }

    /// Notes what is wanted in a slot and has it drawn when its turn comes.
    fn want(&mut self, ctx: &Context, slot: Id, wanted: PictureWish, pause: Duration) {
        let pass = self.begin_pass(ctx);
        let id = (ctx.viewport_id(), slot);
        let slot = self.slots.entry(id).or_insert_with(|| Slot {
            wanted: wanted.clone(),
            since: Instant::now(),
            done: false,
            shown: None,
            pass,
            looked: Instant::now(),
            visit: pass,
        });
        (slot.pass, slot.looked) = (pass, Instant::now());
        if slot.wanted != wanted {
            slot.wanted = wanted;
            slot.since = Instant::now();
            slot.done = false;
        }
        if slot.done || self.jobs.is_running(|_| true) {
            return;
        }
        // Where nothing is shown yet there is nothing to wait for.
        let waited = slot.since.elapsed();
        if waited < pause && slot.shown.is_some() {
            ctx.request_repaint_after(pause.saturating_sub(waited));
            return;
        }
        let wanted = slot.wanted.clone();
        let known = slot.shown.as_ref().filter(|shown| shown.size == wanted.size).and_then(|shown| shown.stamp);
        let job = match &wanted.of {
            Of::Page(sheet, page) => sheet.upgrade().map(|scene| SheetSource::Page(Page { scene, ..page.clone() })),
            Of::File { path, .. } => Some(SheetSource::File(path.clone(), known)),
        };
        let Some(source) = job else { return };
        let (part, size) = (wanted.part, wanted.size);
        let job = move || source.draw(part, size).unwrap_or(Made::Nothing);
        if let Err(error) = self.jobs.start((id, wanted), "sheet picture", ctx, job) {
            slot.done = true;
            tracing::warn!(%error, "no thread for the picture of a sheet");
        }
    }

    /// Takes what was drawn since and forgets what nobody looks at, once a pass of each viewport; gives which pass it is.
    fn begin_pass(&mut self, ctx: &Context) -> u64 {
        let (pass, here) = (ctx.cumulative_pass_nr(), ctx.viewport_id());
        if self.passes.insert(here, pass) == Some(pass) {
            return pass;
        }
        ctx.input(|input| self.passes.retain(|id, _| *id == here || input.raw.viewports.contains_key(id)));
        while let Some(((id, of), ended)) = self.jobs.take() {
            let Some(slot) = self.slots.get_mut(&id) else { continue };
            slot.done = slot.wanted == of;
            match ended.done().unwrap_or(Made::Nothing) {
                Made::Picture { part, texels, stamp } => {
                    let texture = ctx.load_texture("sheet", texels, TextureOptions::LINEAR);
                    slot.shown = Some(ShownTexture { of: of.of, part, texture, stamp, size: of.size });
                }
                Made::Same => {}
                Made::Nothing => slot.shown = slot.shown.take().filter(|_| !slot.done),
            }
        }
        let mut texels: usize = self.slots.values().map(Slot::texels).sum();
        while texels > self.kept {
            // Of a viewport that was closed nobody looks at anything.
            let is_out = |(viewport, _): &SlotId, slot: &Slot| {
                self.passes.get(viewport).is_none_or(|pass| slot.pass + 1 < *pass) && slot.shown.is_some()
            };
            let out_of_view = self.slots.iter().filter(|(id, slot)| is_out(id, slot));
            let Some(oldest) = out_of_view.min_by_key(|(_, slot)| slot.looked).map(|(id, _)| *id) else { break };
            texels -= self.slots.remove(&oldest).map_or(0, |slot| slot.texels());
        }
        pass
    }
}

impl Slot {
    fn texels(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.texture.size().iter().product())
    }
}

impl ShownTexture {
    fn paint(&self, painter: &Painter, place: Rect) {
        let ppp = painter.ctx().pixels_per_point();
        let [width, height] = self.texture.size_vec2().into();
        let min = (place.min.to_vec2() * ppp).round() / ppp;
        let own = vec2(width, height) / ppp;
        // As large as it was drawn, texel for pixel; else as large as it is wanted.
        let size = if (own - place.size()).abs().max_elem() * ppp < 1.0 { own } else { place.size() };
        let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        painter.image(self.texture.id(), Rect::from_min_size(min.to_pos2(), size), uv, Color32::WHITE);
    }
}

/// Paper on which nothing is seen yet.
fn blank(painter: &Painter, paper: Rect) {
    let theme = Theme::of(ThemeId::Light);
    let line = Stroke::new(1.0, theme.hairline);
    painter.rect(paper, 0, theme.paper, line, StrokeKind::Inside);
}

/// A part of a sheet on the screen.
pub(crate) fn placed(part: kurbo::Rect, view: &SceneView) -> Rect {
    let at = |x: f64, y: f64| view.origin + Vec2::new(to_f32(x), to_f32(y)) * view.zoom;
    Rect::from_min_max(at(part.x0, part.y0), at(part.x1, part.y1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Engine, View};
    use crate::model::Language;
    use crate::store::{self, Sample};
    use eframe::egui::{RawInput, Shape};

    /// What pictures a window without a screen shows, frame by frame.
    #[derive(Default)]
    struct Window {
        ctx: Context,
        pictures: SheetPictures,
    }

    impl Window {
        /// The textures that one frame shows, with their places.
        fn frame(&mut self, show: impl Fn(&mut SheetPictures, &Painter)) -> Vec<Rect> {
            let mut output = self.ctx.run_ui(RawInput::default(), |ui| show(&mut self.pictures, ui.painter()));
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            let picture = |shape: &Shape| match shape {
                Shape::Rect(rect) if rect.brush.is_some() => Some(rect.rect),
                Shape::Mesh(mesh) => Some(mesh.calc_bounds()),
                _ => None,
            };
            shapes.iter().filter_map(|clipped| picture(&clipped.shape)).collect()
        }

        /// Frames until a picture is there.
        fn wait(&mut self, show: impl Fn(&mut SheetPictures, &Painter)) -> Rect {
            let begun = Instant::now();
            loop {
                if let [place] = self.frame(&show)[..] {
                    return place;
                }
                assert!(begun.elapsed() < Duration::from_mins(1), "no picture came");
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    fn page() -> Page {
        let document = store::sample(Sample::Marketplaces, Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("it has a map").id;
        Page::whole(Engine::default().lay_out(&document, journey, &View::default()).scene)
    }

    #[test]
    fn a_sheet_is_blank_paper_until_its_picture_is_there_and_then_stands_on_whole_pixels() {
        let page = page();
        let view = SceneView { origin: pos2(20.3, 11.8), zoom: 0.1 };
        let show = |pictures: &mut SheetPictures, painter: &Painter| {
            pictures.show(painter, Id::unique("a"), &page, &view, Duration::ZERO);
        };
        let mut window = Window::default();
        assert!(window.frame(show).is_empty(), "no frame waits for it");
        let place = window.wait(show);
        assert_eq!((place.min, place.size()), (pos2(20.0, 12.0), place.size().round()));
        assert!((f64::from(place.width()) - page.size.width * 0.1).abs() < 1.0);
    }

    #[test]
    fn while_a_picture_is_wanted_otherwise_the_one_before_is_shown_in_its_place() {
        let page = page();
        let mut window = Window::default();
        let show = |zoom: f32| {
            let page = &page;
            move |pictures: &mut SheetPictures, painter: &Painter| {
                let view = SceneView { origin: Pos2::ZERO, zoom };
                pictures.show(painter, Id::unique("a"), page, &view, Duration::from_mins(1));
            }
        };
        let small = window.wait(show(0.1));
        let large = window.frame(show(0.2));
        assert!(large.len() == 1 && (large[0].width() - 2.0 * small.width()).abs() < 2.0, "{large:?}");
    }

    #[test]
    fn the_picture_of_a_file_is_that_of_its_map_and_follows_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.tropa");
        let room = Rect::from_min_size(pos2(10.0, 10.0), vec2(64.0, 64.0));
        let show = |pictures: &mut SheetPictures, painter: &Painter| {
            pictures.show_file(painter, Id::unique("a"), &path, room);
        };
        let mut window = Window::default();
        for _ in 0..40 {
            assert!(window.frame(show).is_empty(), "there is no file yet");
            std::thread::sleep(Duration::from_millis(1));
        }
        // Out of sight and back again.
        window.frame(|_, _| ());
        window.frame(|_, _| ());
        std::fs::write(&path, include_bytes!("../../../assets/samples/marketplaces.tropa")).expect("written");
        let place = window.wait(show);
        assert!(room.expand(0.5).contains_rect(place) && place.width() > 63.0 && place.height() < 60.0, "{place:?}");
    }

    #[test]
    fn what_nobody_looks_at_is_forgotten_once_there_is_much_of_it() {
        let page = page();
        let mut window = Window::default();
        window.pictures.kept = 40_000;
        let slot = |nth: u8| Id::unique(("much", nth));
        for nth in 0..6 {
            let view = SceneView { origin: Pos2::ZERO, zoom: 0.06 };
            window.wait(|pictures, painter| pictures.show(painter, slot(nth), &page, &view, Duration::ZERO));
        }
        window.frame(|_, _| ());
        window.frame(|pictures, painter| {
            pictures.begin_pass(painter.ctx());
        });
        let left = &window.pictures.slots;
        assert!(left.values().map(Slot::texels).sum::<usize>() <= 40_000);
        assert!(
            !left.contains_key(&(ViewportId::ROOT, slot(0))) && left.contains_key(&(ViewportId::ROOT, slot(5))),
            "the oldest go first"
        );
    }
}
