//! The pages as they come out of the printer: all of them, at the size of the paper, or under a lens.

use super::caption::caption;
use super::checked::CheckedPages;
use super::grid::Grid;
use super::pill::{self, PAPER};
use super::printed::{PrintedPages, is_just_the_sheet, sheet_of};
use super::shown::{self, ShownPage};
use crate::editor::{Camera, Wheel};
use crate::layout::Printed;
use crate::preflight::Report;
use crate::scene::Proofs;
use crate::studio::canvas::{ground, paper, proof_sign, rect_to_kurbo, to_kurbo, to_screen};
use crate::studio::desk::memo::Snapshot;
use crate::studio::desk::{PanelContext, Workspace};
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::paint::{ScenePainter, SceneView};
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL, Theme};
use crate::studio::widgets::{Segment, elided, segmented};
use eframe::egui::{
    Align, Context, Id, Layout, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;
use std::time::Duration;

/// Room around pages that are seen whole: at the sides and above, and below, where the zoom stands.
const ROOM: f64 = 40.0;
const ROOM_BELOW: f64 = 92.0;
/// How long a view rests before it is drawn anew.
const REST: Duration = Duration::from_millis(120);
/// The lens.
const LENS: Vec2 = vec2(340.0, 220.0);

/// How the person looks at what is printed.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    /// From where; all pages, or the first ones of them, where nobody came nearer.
    camera: Option<Camera>,
    pages: PrintedPages,
    /// What is found in them.
    checked: CheckedPages,
    shown: Option<ShownPages>,
    /// Whether a poster that is cut is shown as the sheets it is cut into.
    in_tiles: bool,
    /// The preview on the screen, and where the pages lie.
    area: kurbo::Rect,
    grid: Grid,
    /// Whether the lens is in hand, and whether it is for as long as a button is held.
    pub(super) lens: bool,
    pub(super) held: bool,
    pub(super) wheel: Wheel,
}

/// What is shown of what is printed, in which way and where.
#[derive(Debug)]
struct ShownPages {
    of: Snapshot<Printed>,
    in_tiles: bool,
    /// In which they are laid out, in screen points.
    room: kurbo::Size,
    pages: Arc<[ShownPage]>,
    /// Whether there is a poster that is cut.
    has_posters: bool,
}

impl Preview {
    /// What is printed, as it was laid out last.
    pub(super) fn printed(&mut self, ctx: &Context, cx: &PanelContext<'_>) -> Arc<Printed> {
        self.pages.of(ctx, cx)
    }

    /// Keeps what is found in what is printed in step, wherever the person is.
    pub(crate) fn check(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        let here = cx.view.workspace == Workspace::Print;
        if !here && !self.checked.rests(ctx, cx) {
            return;
        }
        if here || !is_just_the_sheet(&cx.document.project.print) {
            let printed = self.pages.of(ctx, cx);
            if !self.is_settling() {
                let sheets = printed.sheets.iter().map(|sheet| &sheet.scene);
                self.checked.look(ctx, cx, sheets, || Arc::clone(&printed));
            }
        } else if cx.view.compare.is_none() && cx.view.editing.is_none() {
            // The map as it lies there is what is printed, unless it is looked at in another way.
            self.checked.look(ctx, cx, std::iter::once(&cx.layout.scene), || sheet_of(cx));
        }
    }

    /// Whether what is printed now was looked at.
    #[cfg(test)]
    pub(crate) fn is_checked(&self) -> bool {
        !self.is_settling() && self.checked.is_done()
    }

    /// What was found last in what is printed.
    pub(crate) const fn report(&self) -> Option<&Arc<Report>> {
        self.checked.report()
    }

    /// Whether pages are being laid out.
    pub(crate) fn is_settling(&self) -> bool {
        self.pages.is_settling()
    }

    /// How long a PDF of what is shown is, in bytes, once that is known.
    pub(crate) fn size(&self) -> Option<u64> {
        self.pages.size()
    }

    /// The pages that were laid out last, unless others are on their way.
    pub(crate) fn settled(&self) -> Option<&Arc<Printed>> {
        self.pages.last().filter(|_| !self.is_settling())
    }

    /// Another document is in hand: looks at all that is printed of it.
    pub(crate) fn forget_document(&mut self) {
        self.pages.forget();
        self.checked.forget();
        self.shown = None;
        self.fit();
    }

    /// Looks at all pages.
    pub(crate) const fn fit(&mut self) {
        self.camera = None;
    }

    /// Looks at the pages as large as they are printed.
    pub(crate) fn actual(&mut self) {
        self.change(|camera, middle| camera.set_zoom(PAPER, middle));
    }

    /// Goes nearer by so many rungs of the ladder of zooms.
    pub(crate) fn step(&mut self, steps: i32) {
        self.change(|camera, middle| camera.step(steps, middle));
    }

    /// Takes up the lens or lays it down.
    pub(crate) const fn toggle_lens(&mut self) {
        self.lens = !self.lens;
    }

    /// Moves the camera and keeps the pages where they can be seen. Nobody looks from farther than at all of them.
    pub(super) fn change(&mut self, how: impl FnOnce(&mut Camera, kurbo::Point)) {
        let whole = self.whole();
        let mut camera = self.camera.unwrap_or(whole);
        how(&mut camera, self.area.center());
        if camera.zoom() < whole.zoom() {
            camera.set_zoom(whole.zoom(), self.area.center());
        }
        let is_near = camera.zoom() > whole.zoom() * 1.001;
        self.camera = (is_near || self.is_scrolled()).then(|| self.kept_in_sight(&camera));
    }

    /// Whether somebody came nearer than it takes to see all pages.
    pub(super) fn is_near(&self) -> bool {
        self.camera.is_some_and(|camera| camera.zoom() > self.whole().zoom() * 1.001)
    }

    /// Whether there are more pages than can be seen at once.
    pub(super) fn is_scrolled(&self) -> bool {
        self.grid.all.height() * self.grid.zoom > self.room().height + 1.0
    }

    /// In which the pages are laid out, in screen points.
    fn room(&self) -> kurbo::Size {
        let room = |side: f64, around: f64| (side - around).max(1.0);
        kurbo::Size::new(room(self.area.width(), 2.0 * ROOM), room(self.area.height(), ROOM + ROOM_BELOW))
    }

    /// All pages, in the middle; where they are scrolled, the first ones.
    fn whole(&self) -> Camera {
        /// Farther down than any page is high, in screen points.
        const TOP: f64 = 1e9;
        self.kept_in_sight(&Camera::new(self.grid.zoom, kurbo::Vec2::new(0.0, TOP)))
    }

    /// Pages that are smaller than the preview stand in its middle, larger ones fill it.
    fn kept_in_sight(&self, camera: &Camera) -> Camera {
        let along = |from: f64, to: f64, length: f64, offset: f64| {
            let (low, high) = (to - length, from);
            if low >= high { f64::midpoint(low, high) } else { offset.clamp(low, high) }
        };
        let (size, at) = (self.grid.all.size() * camera.zoom(), camera.offset());
        let room = self.area.inflate(-ROOM, -ROOM);
        let offset = kurbo::Vec2::new(
            along(room.x0, room.x1, size.width, at.x),
            along(room.y0, room.y1 - (ROOM_BELOW - ROOM), size.height, at.y),
        );
        Camera::new(camera.zoom(), offset)
    }

    /// From where the person looks.
    pub(crate) fn camera(&self) -> Camera {
        self.camera.map_or_else(|| self.whole(), |camera| self.kept_in_sight(&camera))
    }

    /// What is shown of what is printed, and whether it could be shown in another way, too.
    fn shown(&mut self, cx: &PanelContext<'_>, printed: &Arc<Printed>) -> (Arc<[ShownPage]>, bool) {
        let (of, room) = (Snapshot::of(printed), self.room());
        let known = self.shown.as_ref().filter(|known| known.of == of && known.in_tiles == self.in_tiles);
        if let Some(known) = known.filter(|known| known.room == room) {
            return (Arc::clone(&known.pages), known.has_posters);
        }
        let posters = shown::posters(printed, cx.document.project.print.imposition);
        let has_posters = posters.is_some();
        let pages: Arc<[ShownPage]> =
            posters.filter(|_| !self.in_tiles).unwrap_or_else(|| shown::pages(printed)).into();
        let sizes: Vec<kurbo::Size> = pages.iter().map(|shown| shown.page.size).collect();
        self.grid = Grid::of(&sizes, room);
        self.shown = Some(ShownPages { of, in_tiles: self.in_tiles, room, pages: Arc::clone(&pages), has_posters });
        (pages, has_posters)
    }

    /// Shows the pages and takes what a hand does with them.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        printed: &Arc<Printed>,
        painter: &mut ScenePainter,
        pictures: &mut SheetPictures,
    ) {
        let theme = theme::of(ui);
        let area = ui.available_rect_before_wrap();
        ui.painter().rect_filled(area, 0, theme.desk);
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.text("print-preview")));
        self.area = rect_to_kurbo(area);
        let (shown, has_posters) = self.shown(cx, printed);
        if shown.is_empty() {
            let words = cx.text(if self.is_settling() { "print-settling" } else { "print-nothing" });
            let galley = ui.painter().layout_no_wrap(words.into_owned(), theme::regular(LABEL), theme.secondary);
            ui.painter().galley(area.center() - galley.size() / 2.0, galley, theme.secondary);
            return;
        }
        self.take(ui, cx, &response);
        let camera = self.camera();
        let clip = ui.painter_at(area);
        self.paint((&clip, theme), &shown, &camera, (painter.proofs(cx.view.proof), pictures));
        self.thumb((&clip, theme), &camera);
        self.lens((ui, cx), &shown, &response, &camera, painter);
        let pill = pill::show(ui, cx, area, (camera.zoom(), self.lens));
        self.tell((ui, cx), (printed, has_posters), (pill, area));
        proof_sign(ui, cx, area);
    }

    /// The pages that are in view.
    fn paint(
        &self,
        (clip, theme): (&Painter, &Theme),
        shown: &[ShownPage],
        camera: &Camera,
        (proofs, pictures): (&mut Proofs, &mut SheetPictures),
    ) {
        let (is_near, whole) = (self.is_near(), self.whole());
        for (number, (shown, place)) in shown.iter().zip(&self.grid.places).enumerate() {
            let (view, rect) = seen(camera, *place);
            if !rect.expand(LABEL * 2.0).intersects(clip.clip_rect()) {
                continue;
            }
            paper(clip, rect, theme);
            // Under what is drawn for just this part lies the whole, less finely, for what comes into view.
            let (afar, _) = seen(&whole, *place);
            let page = proofs.page(&shown.page);
            pictures.show_as_if(clip, Id::unique("print preview").with(number), &page, (&afar, &view), REST);
            if is_near {
                pictures.show_part(clip, Id::unique("print preview part").with(number), &page, &view, REST);
            }
            if let Some(cuts) = &shown.cuts {
                cuts.paint(clip, theme, rect, view.zoom);
            }
            if self.grid.places.len() > 1 {
                let galley = clip.layout_no_wrap(shown.name.clone(), theme::figures(LABEL), theme.secondary);
                clip.galley(
                    pos2(rect.center().x - galley.size().x / 2.0, rect.bottom() + 7.0),
                    galley,
                    theme.secondary,
                );
            }
        }
    }

    /// Where one is among pages that are scrolled.
    fn thumb(&self, (clip, theme): (&Painter, &Theme), camera: &Camera) {
        const WIDTH: f32 = 6.0;
        if !self.is_scrolled() {
            return;
        }
        let all = self.grid.all.inflate(0.0, ROOM / camera.zoom());
        let seen = camera.visible(self.area).intersect(all);
        let area = clip.clip_rect();
        #[expect(clippy::cast_possible_truncation, reason = "a share of a whole")]
        let at = |y: f64| area.top() + area.height() * (((y - all.y0) / all.height()) as f32).clamp(0.0, 1.0);
        let right = area.right() - 4.0;
        let bar = Rect::from_min_max(pos2(right - WIDTH, at(seen.y0) + 4.0), pos2(right, at(seen.y1) - 4.0));
        clip.rect_filled(bar, 3, theme.border);
    }

    /// What the pages are: under them where all are seen, else beside the zoom. A poster that is cut can be seen either way.
    fn tell(
        &mut self,
        (ui, cx): (&mut Ui, &PanelContext<'_>),
        (printed, has_posters): (&Printed, bool),
        (pill, area): (Rect, Rect),
    ) {
        /// From the pages to the line under them; their own names stand between.
        const DROP: f32 = 16.0;
        let theme = theme::of(ui);
        let mut left = pill.right() + 16.0;
        if has_posters {
            let segments =
                [Segment::new(false, cx.text_of("preview-poster")), Segment::new(true, cx.text_of("preview-tiles"))];
            let row = Rect::from_min_max(pos2(left, pill.top()), area.right_bottom());
            let builder = UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Min));
            let name = cx.text("preview-of-tiles");
            let chosen = ui.scope_builder(builder, |ui| {
                let chosen = segmented(ui, &name, &segments, self.in_tiles, None);
                left = ui.min_rect().right() + 16.0;
                chosen
            });
            if let Some(in_tiles) = chosen.inner {
                self.in_tiles = in_tiles;
                self.fit();
            }
        }
        let words = caption(cx, printed, self.is_settling());
        let under = !self.is_near() && !self.is_scrolled();
        let corner = to_screen(self.camera().to_screen(kurbo::Point::new(self.grid.all.x0, self.grid.all.y1)));
        let room = area.right() - if under { 16.0 + corner.x } else { 36.0 + left };
        let galley = elided(ui, &words, theme::regular(BODY), theme.secondary, room);
        let named = if self.grid.places.len() > 1 { DROP } else { 0.0 };
        let at =
            if under { corner + vec2(0.0, DROP + named) } else { pos2(left, pill.center().y - galley.size().y / 2.0) };
        if !under {
            // Over pages it stands on a ground of its own.
            let place = Rect::from_min_size(at, galley.size()).expand2(vec2(10.0, 6.0)).translate(vec2(6.0, 0.0));
            ground(ui, place, "print caption");
            ui.painter().galley(at + vec2(6.0, 0.0), galley, theme.secondary);
            return;
        }
        ui.painter().galley(at, galley, theme.secondary);
    }

    /// What is under the pointer, as large as it is printed or twice as large as it is shown.
    fn lens(
        &self,
        (ui, cx): (&Ui, &PanelContext<'_>),
        shown: &[ShownPage],
        response: &Response,
        camera: &Camera,
        painter: &mut ScenePainter,
    ) {
        let Some(at) = response.hover_pos().filter(|_| self.lens || self.held) else { return };
        let theme = theme::of(ui);
        let mut near = *camera;
        near.set_zoom(PAPER.max(2.0 * camera.zoom()), to_kurbo(at));
        let rect = Rect::from_center_size(at, LENS);
        let glass = ui.painter_at(rect.intersect(response.rect));
        ui.painter().add(ui.visuals().popup_shadow.as_shape(rect, CARD_RADIUS));
        glass.rect_filled(rect, 0, theme.desk);
        for (shown, place) in shown.iter().zip(&self.grid.places) {
            let (view, sheet) = seen(&near, *place);
            if sheet.intersects(rect) {
                glass.rect_filled(sheet, 0, theme.paper);
                let page = painter.proofs(cx.view.proof).page(&shown.page);
                painter.paint_page(&glass, &page, &view);
            }
        }
        glass.rect_stroke(rect, 0, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    }
}

/// How a page is seen that lies there, and its box on the screen.
fn seen(camera: &Camera, place: kurbo::Rect) -> (SceneView, Rect) {
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let zoom = camera.zoom() as f32;
    let view = SceneView { origin: to_screen(camera.to_screen(place.origin())), zoom };
    let corner = to_screen(camera.to_screen(kurbo::Point::new(place.x1, place.y1)));
    (view, Rect::from_min_max(view.origin, corner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview() -> Preview {
        let mut preview = Preview::default();
        preview.area = kurbo::Rect::new(240.0, 48.0, 1000.0, 690.0);
        preview.grid = Grid::of(&[kurbo::Size::new(2384.0, 1684.0)], preview.room());
        preview
    }

    #[test]
    fn the_whole_sheet_is_as_far_as_one_goes_and_keeps_clear_of_the_zoom() {
        let mut preview = preview();
        let whole = preview.camera();
        let low = whole.to_screen(kurbo::Point::new(2384.0, 1684.0));
        assert!(low.x <= 1000.0 - ROOM + 1e-6 && low.y <= 690.0 - ROOM_BELOW + 1e-6, "{low:?}");
        preview.step(-3);
        assert_eq!((preview.camera, preview.camera()), (None, whole));
        preview.step(2);
        assert!(preview.camera().zoom() > whole.zoom());
        preview.step(-9);
        assert_eq!(preview.camera(), whole);
    }

    #[test]
    fn at_a_hundred_percent_an_inch_of_paper_is_an_inch_of_the_screen() {
        let mut preview = preview();
        preview.actual();
        assert!((preview.camera().zoom() * 72.0 - 96.0).abs() < 1e-9);
        preview.fit();
        assert_eq!(preview.camera, None);
    }

    #[test]
    fn a_sheet_cannot_be_pushed_out_of_the_preview() {
        let mut preview = preview();
        preview.actual();
        for way in [vec2(9000.0, 9000.0), vec2(-20_000.0, -20_000.0)] {
            preview.pan(way);
            let seen = preview.camera().visible(preview.area).intersect(preview.grid.all);
            assert!(seen.area() > 0.7 * preview.camera().visible(preview.area).area(), "{seen:?}");
        }
    }
}
