//! The sheet as it comes out of the printer: whole, at the size of the paper, or under a lens.

use super::sheets::SplitSheets;
use crate::editor::{Camera, Turned, Wheel, WheelTurn};
use crate::i18n::format;
use crate::layout;
use crate::model::SplitBy;
use crate::scene::Page;
use crate::studio::canvas::{ground, paper, proof_sign, rect_to_kurbo, to_kurbo, to_screen};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::paint::{ScenePainter, SceneView};
use crate::studio::panels::status::sheet_words;
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{Button, IconButton, elided};
use eframe::egui::{
    Align, Context, CursorIcon, Event, Id, Layout, MouseWheelSource, MouseWheelUnit, PointerButton, Rect, Response,
    Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;
use std::time::Duration;

/// Screen points to a point of the sheet where the paper is as large as it is printed: 96 to an inch, as systems count.
const PAPER: f64 = 96.0 / 72.0;
/// Room around a sheet that is seen whole: at the sides and above, and below, where the zoom stands.
const ROOM: f64 = 40.0;
const ROOM_BELOW: f64 = 92.0;
/// How long a view rests before it is drawn anew.
const REST: Duration = Duration::from_millis(120);
/// For so long a button is held still before it takes up the lens, in seconds.
const HOLD: f64 = 0.35;
/// A hand moves so far without meaning it, in screen points.
const STILL: f32 = 4.0;
/// The lens.
const LENS: Vec2 = vec2(340.0, 220.0);

/// How the person looks at the sheet before it is printed.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    /// From where; the whole sheet where nobody came nearer.
    camera: Option<Camera>,
    /// The sheets of a map that is split.
    split: SplitSheets,
    /// The preview on the screen and all pages, as they were drawn last.
    area: kurbo::Rect,
    sheet: kurbo::Rect,
    /// Whether the lens is in hand, and whether it is for as long as a button is held.
    lens: bool,
    held: bool,
    wheel: Wheel,
}

impl Preview {
    /// The sheets that are printed, and whether others are on their way.
    pub(super) fn sheets(
        &mut self,
        ctx: &Context,
        cx: &PanelContext<'_>,
        split: Option<SplitBy>,
    ) -> (Arc<[layout::Layout]>, bool) {
        self.split.of(ctx, cx, split)
    }

    /// Whether sheets are being laid out.
    #[cfg(test)]
    pub(crate) fn is_settling(&self) -> bool {
        self.split.is_settling()
    }

    /// Whether there are sheets of a map that is split.
    #[cfg(test)]
    pub(crate) fn is_split(&self) -> bool {
        self.split.is_there()
    }

    /// Another document is in hand: looks at the whole of its sheet.
    pub(crate) fn forget_document(&mut self) {
        self.split.forget();
        self.fit();
    }

    /// Looks at the whole sheet.
    pub(crate) const fn fit(&mut self) {
        self.camera = None;
    }

    /// Looks at the sheet as large as it is printed.
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

    /// Moves the camera and keeps the sheet where it can be seen. Nobody looks from farther than at the whole sheet.
    fn change(&mut self, how: impl FnOnce(&mut Camera, kurbo::Point)) {
        let whole = self.whole();
        let mut camera = self.camera.unwrap_or(whole);
        how(&mut camera, self.area.center());
        self.camera = (camera.zoom() > whole.zoom() * 1.001).then(|| self.kept_in_sight(&camera));
    }

    fn whole(&self) -> Camera {
        let mut camera = Camera::default();
        let area = self.area;
        camera.fit(self.sheet, kurbo::Rect::new(area.x0, area.y0, area.x1, area.y1 - (ROOM_BELOW - ROOM)), ROOM);
        camera
    }

    /// A sheet that is smaller than the preview stands in its middle, a larger one fills it.
    fn kept_in_sight(&self, camera: &Camera) -> Camera {
        let along = |from: f64, to: f64, length: f64, offset: f64| {
            let (low, high) = (to - length, from);
            if low >= high { f64::midpoint(low, high) } else { offset.clamp(low, high) }
        };
        let (size, at) = (self.sheet.size() * camera.zoom(), camera.offset());
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

    /// Shows the sheet and takes what a hand does with it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        sheets: &[layout::Layout],
        painter: &mut ScenePainter,
        pictures: &mut SheetPictures,
    ) {
        let theme = theme::of(ui);
        let area = ui.available_rect_before_wrap();
        ui.painter().rect_filled(area, 0, theme.desk);
        let response = ui.allocate_rect(area, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.text("print-preview")));
        let pages = sheets.iter().map(|sheet| Page::whole(Arc::clone(&sheet.scene)));
        let proofs = painter.proofs(cx.view.proof);
        let pages: Vec<Page> = pages.map(|page| proofs.page(&page)).collect();
        let Some(size) = pages.first().map(|page| page.size).filter(|size| !size.is_zero_area()) else { return };
        self.area = rect_to_kurbo(area);
        let places = places(pages.len(), size, self.area.size());
        let frames = places.iter().map(|at| kurbo::Rect::from_origin_size(*at, size));
        self.sheet = frames.reduce(|all, one| all.union(one)).unwrap_or_default();
        self.take(ui, cx, &response);
        let (camera, whole) = (self.camera(), self.whole());
        let clip = ui.painter_at(area);
        for (number, (page, at)) in pages.iter().zip(&places).enumerate() {
            let view = scene_view(&camera, *at);
            let corner = to_screen(camera.to_screen(*at + size.to_vec2()));
            let rect = Rect::from_min_max(view.origin, corner);
            if !rect.intersects(area) {
                continue;
            }
            paper(&clip, rect, theme);
            // Under what is drawn for just this part lies the whole, less finely, for what comes into view.
            let whole = scene_view(&whole, *at);
            pictures.show_as_if(&clip, Id::unique("print preview").with(number), page, (&whole, &view), REST);
            if self.camera.is_some() {
                pictures.show_part(&clip, Id::unique("print preview part").with(number), page, &view, REST);
            }
        }
        if self.camera.is_none() {
            let words = sheet_words(cx, cx.document.project.sheet);
            let galley = clip.layout_no_wrap(words, theme::regular(LABEL), theme.secondary);
            let below = to_screen(camera.to_screen(kurbo::Point::new(self.sheet.x0, self.sheet.y1)));
            clip.galley(below + vec2(0.0, 14.0), galley, theme.secondary);
        }
        self.lens(ui, (&pages, &places), &response, &camera, painter);
        self.pill(ui, cx, area, &camera);
        proof_sign(ui, cx, area);
    }

    fn take(&mut self, ui: &Ui, cx: &PanelContext<'_>, response: &Response) {
        let Some(at) = ui.input(|input| input.pointer.hover_pos()).map(to_kurbo) else {
            self.held = false;
            return;
        };
        if response.contains_pointer() {
            let habits = cx.person.habits.wheel;
            let (events, scroll) = ui.input(|input| (input.events.clone(), input.smooth_scroll_delta()));
            for event in events {
                match event {
                    Event::Zoom(factor) => self.change(|camera, _| camera.zoom_at(at, factor.into())),
                    Event::MouseWheel { unit, delta, source, modifiers, .. } => {
                        let turn = WheelTurn {
                            amount: kurbo::Vec2::new(delta.x.into(), delta.y.into()),
                            notches: unit != MouseWheelUnit::Point,
                            fingers: matches!(source, MouseWheelSource::Trackpad | MouseWheelSource::Momentum),
                            primary: modifiers.command,
                            scrolls: modifiers.shift || modifiers.alt,
                        };
                        match self.wheel.turn(&turn, habits) {
                            Turned::Scroll => {}
                            Turned::Step(steps) => self.change(|camera, _| camera.step(steps, at)),
                            Turned::Zoom(factor) => self.change(|camera, _| camera.zoom_at(at, factor)),
                        }
                    }
                    _ => {}
                }
            }
            if !self.wheel.is_zooming() && scroll != Vec2::ZERO {
                self.pan(if habits.invert { -scroll } else { scroll });
            }
        }
        self.hold(ui, response);
        if response.dragged() && !self.held {
            self.pan(response.drag_delta());
        }
        if response.double_clicked() {
            match self.camera {
                None => self.change(|camera, _| camera.set_zoom(PAPER, at)),
                Some(_) => self.fit(),
            }
        }
        if response.hovered() {
            ui.set_cursor_icon(match (response.dragged() && !self.held, self.camera) {
                _ if self.lens || self.held => CursorIcon::Crosshair,
                (true, _) => CursorIcon::Grabbing,
                (false, Some(_)) => CursorIcon::Grab,
                (false, None) => CursorIcon::ZoomIn,
            });
        }
    }

    fn pan(&mut self, by: Vec2) {
        if self.camera.is_some() {
            self.change(|camera, _| camera.pan(kurbo::Vec2::new(by.x.into(), by.y.into())));
        }
    }

    /// A button that is held still takes up the lens until it is let go.
    fn hold(&mut self, ui: &Ui, response: &Response) {
        let (down, since, way) = ui.input(|input| {
            let pointer = &input.pointer;
            let way = pointer.press_origin().zip(pointer.latest_pos()).map_or(0.0, |(from, to)| from.distance(to));
            let since = pointer.press_start_time().map_or(0.0, |start| input.time - start);
            (pointer.button_down(PointerButton::Primary), since, way)
        });
        if !down || !response.is_pointer_button_down_on() {
            self.held = false;
        } else if !self.held && way < STILL {
            self.held = since >= HOLD;
            ui.request_repaint_after(Duration::from_secs_f64((HOLD - since).max(0.0)));
        }
    }

    /// What is under the pointer, as large as it is printed or twice as large as it is shown.
    fn lens(
        &self,
        ui: &Ui,
        (pages, places): (&[Page], &[kurbo::Point]),
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
        for (page, place) in pages.iter().zip(places) {
            let view = scene_view(&near, *place);
            let corner = to_screen(near.to_screen(*place + page.size.to_vec2()));
            let sheet = Rect::from_min_max(view.origin, corner);
            if sheet.intersects(rect) {
                glass.rect_filled(sheet, 0, theme.paper);
                painter.paint_page(&glass, page, &view);
            }
        }
        glass.rect_stroke(rect, 0, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    }

    /// − 42 % + | Вписать | 100 % | Лупа.
    fn pill(&self, ui: &mut Ui, cx: &PanelContext<'_>, area: Rect, camera: &Camera) {
        let theme = theme::of(ui);
        let (fit, actual, lens) = (cx.text("zoom-fit"), cx.text("zoom-paper"), cx.text("zoom-lens"));
        let width = |words: &str| elided(ui, words, theme::medium(BODY), theme.ink, 200.0).size().x + 24.0;
        let size = vec2(28.0 * 2.0 + 52.0 + 18.0 + width(&fit) + width(&actual) + width(&lens) + 24.0, 32.0);
        let rect = Rect::from_min_size(pos2(area.left() + 16.0, area.bottom() - 16.0 - size.y), size);
        ground(ui, rect, "print zoom");
        let builder =
            UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 0.0))).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let line = |ui: &mut Ui| {
                let (line, _) = ui.allocate_exact_size(vec2(9.0, 28.0), Sense::hover());
                ui.painter().vline(line.center().x, rect.y_range(), Stroke::new(1.0, theme.hairline));
            };
            let step = |ui: &mut Ui, name: &str, command: Command| {
                let (words, keys) = (cx.command(command), command.keys());
                if ui.add(IconButton::new(name, &words).shortcut(keys.as_deref()).size(28.0)).clicked() {
                    cx.run(command);
                }
            };
            step(ui, "minus", Command::ZoomOut);
            let percent = format::whole_percent(camera.zoom() / PAPER, cx.words.language());
            let galley = elided(ui, &percent, theme::medium(BODY), theme.ink, 60.0);
            let (place, _) = ui.allocate_exact_size(vec2(48.0, 28.0), Sense::hover());
            ui.painter().galley(place.center() - galley.size() / 2.0, galley, theme.ink);
            step(ui, "plus", Command::ZoomIn);
            line(ui);
            if ui.add(Button::ghost(&fit)).clicked() {
                cx.run(Command::ZoomFit);
            }
            if ui.add(Button::ghost(&actual)).on_hover_text(cx.text("zoom-paper-help")).clicked() {
                cx.run(Command::ZoomActual);
            }
            line(ui);
            let color = if self.lens { theme.accent } else { theme.ink };
            let button = ui.add(Button::ghost(&lens).icon("zoom-in").color(color));
            if button.on_hover_text(cx.text("zoom-lens-help")).clicked() {
                cx.run(Command::Lens);
            }
        });
    }
}

/// How a page is seen that lies there.
fn scene_view(camera: &Camera, at: kurbo::Point) -> SceneView {
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let zoom = camera.zoom() as f32;
    SceneView { origin: to_screen(camera.to_screen(at)), zoom }
}

/// Where pages of one size lie beside and under each other so that they are seen as large as can be.
fn places(count: usize, page: kurbo::Size, area: kurbo::Size) -> Vec<kurbo::Point> {
    /// Between two pages, as a share of the width of one.
    const GAP: f64 = 0.03;
    let step = page + kurbo::Size::new(page.width, page.width) * GAP;
    #[expect(clippy::cast_precision_loss, reason = "a few pages")]
    let zoom = |columns: usize| {
        let rows = count.div_ceil(columns);
        (area.width / (step.width * columns as f64)).min(area.height / (step.height * rows as f64))
    };
    let columns = (1..=count).max_by(|one, other| zoom(*one).total_cmp(&zoom(*other))).unwrap_or(1);
    #[expect(clippy::cast_precision_loss, reason = "a few pages")]
    let place = |at: usize| kurbo::Point::new((at % columns) as f64 * step.width, (at / columns) as f64 * step.height);
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview() -> Preview {
        let mut preview = Preview::default();
        (preview.area, preview.sheet) =
            (kurbo::Rect::new(240.0, 48.0, 1000.0, 690.0), kurbo::Rect::new(0.0, 0.0, 2384.0, 1684.0));
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
            let seen = preview.camera().visible(preview.area).intersect(preview.sheet);
            assert!(seen.area() > 0.7 * preview.camera().visible(preview.area).area(), "{seen:?}");
        }
    }
}
