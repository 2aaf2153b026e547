//! The whole sheet in the corner, while the view shows only a part of it.

use super::coordinates::{rect_to_kurbo, to_screen};
use super::zoom_pill::ground;
use crate::scene::{Page, Scene};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::SceneView;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme;
use eframe::egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};
use kurbo::Point;
use std::sync::Arc;
use std::time::Duration;

const WIDTH: f32 = 168.0;
const HEIGHT: f32 = 132.0;
/// On a canvas narrower than this it would stand on the zoom.
const NARROWEST: f32 = 440.0;
const MARGIN: f32 = 16.0;
const INSET: f32 = 4.0;
/// So long the sheet rests before the small map follows it.
const REST: Duration = Duration::from_millis(250);

/// Paints the small map; `held_by` is where its window was taken, from the middle of that. A press beside the window in it and a click anywhere look there; the window itself can be dragged.
pub(super) fn show(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    held_by: &mut Vec2,
    (pictures, shown): (&mut SheetPictures, &Arc<Scene>),
    canvas: Rect,
) {
    let size = cx.layout.scene.size;
    let seen = cx.surface.camera.visible(rect_to_kurbo(canvas));
    let whole = size.to_rect();
    if canvas.width() < NARROWEST || whole.is_zero_area() || seen.intersect(whole).area() > whole.area() * 0.98 {
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a sheet is at most 14 400 points long")]
    let sheet = vec2(size.width as f32, size.height as f32);
    let scale = ((WIDTH - 2.0 * INSET) / sheet.x).min((HEIGHT - 2.0 * INSET) / sheet.y);
    let inner = sheet * scale;
    let outer = inner + vec2(2.0 * INSET, 2.0 * INSET);
    let rect = Rect::from_min_size(canvas.right_bottom() - outer - vec2(MARGIN, MARGIN), outer);
    ground(ui, rect, "minimap ground");
    let map = Rect::from_min_size(rect.min + vec2(INSET, INSET), inner);
    let theme = theme::of(ui);
    let clip = ui.painter_at(map);
    let view = SceneView { origin: map.min, zoom: scale };
    pictures.show(&clip, Id::unique("minimap"), &Page::whole(Arc::clone(shown)), &view, REST);
    let on_map = |at: Point| map.min + to_screen(at).to_vec2() * scale;
    let window = Rect::from_two_pos(on_map(seen.origin()), on_map(Point::new(seen.x1, seen.y1))).intersect(map);
    clip.rect(window, 2, theme.landing, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    let response = ui.interact(rect, ui.scope_id().with("minimap"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, cx.text("minimap")));
    let Some(at) = response.interact_pointer_pos() else { return };
    // The window keeps under the pointer what it was taken by; beside it there is nothing to hold.
    if ui.input(|input| input.pointer.any_pressed()) {
        *held_by = if window.contains(at) { at - on_map(seen.center()) } else { Vec2::ZERO };
    }
    let by = if response.clicked() { Vec2::ZERO } else { *held_by };
    let place = (at - by - map.min) / scale;
    cx.act(Action::LookAt(Point::new(place.x.into(), place.y.into())));
}
