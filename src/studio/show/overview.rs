//! All views of a show at once, small, to go to any of them.

use super::stage::{StageInput, StageView, paint};
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::Journey;
use crate::studio::paint::ScenePainter;
use crate::studio::theme::{self, BODY, CARD_RADIUS, Theme, ThemeId};
use crate::studio::widgets::elided;
use eframe::egui::{
    Align, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// Between two views, and around them all.
const GAP: f32 = 24.0;
const MARGIN: f32 = 48.0;
/// Below a picture, for what the view is called.
const CAPTION: f32 = 34.0;
/// No picture is narrower than this where there is room for one.
const LEAST: f32 = 220.0;
/// Where few are shown they do not grow beyond this part of the width.
const MOST: f32 = 0.3;

/// A view among all of them.
pub(crate) struct SmallView {
    /// What it is called.
    pub(crate) name: String,
    /// What of the sheet is seen, in a box of the size of the screen that begins at the origin.
    pub(crate) view: StageView,
}

/// The sheet that all of them show.
#[derive(Clone, Copy)]
pub(crate) struct ShownSheet<'a> {
    /// The words of the window.
    pub(crate) words: &'static Messages,
    /// The journey on the sheet.
    pub(crate) journey: &'a Journey,
    /// The sheet as it is laid out.
    pub(crate) layout: &'a Layout,
}

/// How many of so many views stand beside each other in a box of this size, each of the shape of `screen`.
pub(crate) fn columns(count: usize, room: Vec2, screen: Vec2) -> usize {
    let shape = screen.x / screen.y.max(1.0);
    let width_of = |columns: usize| {
        let gaps = GAP * columns.saturating_sub(1) as f32;
        ((room.x - 2.0 * MARGIN - gaps) / columns as f32).min(room.x * MOST)
    };
    let fits = |columns: usize| {
        let rows = count.div_ceil(columns) as f32;
        rows * (width_of(columns) / shape + CAPTION + GAP) <= room.y - 2.0 * MARGIN + GAP
    };
    let most = (2..=8).take_while(|columns| *columns == 2 || width_of(*columns) >= LEAST).last().unwrap_or(2);
    (2..=most).find(|columns| fits(*columns)).unwrap_or(most)
}

/// Shows all views; gives the one that was pressed.
pub(crate) fn overview(
    ui: &mut Ui,
    rect: Rect,
    sheet: ShownSheet<'_>,
    views: &[SmallView],
    current: usize,
    scenes: &mut ScenePainter,
) -> Option<usize> {
    let theme = Theme::of(ThemeId::Dark);
    ui.painter().rect_filled(rect, 0, theme.show);
    let columns = columns(views.len(), rect.size(), rect.size());
    let gaps = GAP * columns.saturating_sub(1) as f32;
    let width = ((rect.width() - 2.0 * MARGIN - gaps) / columns as f32).min(rect.width() * MOST).floor();
    let small = vec2(width, (width * rect.height() / rect.width()).floor());
    let rows = views.len().div_ceil(columns) as f32;
    let all = vec2(width * columns as f32 + gaps, rows * (small.y + CAPTION + GAP) - GAP);
    let top = ((rect.height() - all.y) / 2.0).max(MARGIN);
    let mut pressed = None;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let (room, _) = ui.allocate_exact_size(vec2(rect.width(), all.y + 2.0 * top), Sense::hover());
            let corner = room.min + vec2((rect.width() - all.x) / 2.0, top);
            for (nth, one) in views.iter().enumerate() {
                let (column, row) = ((nth % columns) as f32, (nth / columns) as f32);
                let at = corner + vec2(column * (small.x + GAP), row * (small.y + CAPTION + GAP));
                let picture = Rect::from_min_size(at, small);
                if nth == current && ui.memory(|memory| memory.data.get_temp(ui.id().with("seen")) != Some(current)) {
                    ui.scroll_to_rect(picture.expand(GAP), Some(Align::Center));
                }
                if one_view(ui, picture, (nth, one), nth == current, (sheet, rect.size()), scenes) {
                    pressed = Some(nth);
                }
            }
            ui.memory_mut(|memory| memory.data.insert_temp(ui.id().with("seen"), current));
        });
    });
    pressed
}

/// One view: its picture, number and name.
fn one_view(
    ui: &mut Ui,
    picture: Rect,
    (nth, one): (usize, &SmallView),
    is_current: bool,
    (sheet, screen): (ShownSheet<'_>, Vec2),
    scenes: &mut ScenePainter,
) -> bool {
    let theme = Theme::of(ThemeId::Dark);
    let whole = picture.with_max_y(picture.bottom() + CAPTION);
    if !ui.is_rect_visible(whole) {
        return false;
    }
    let response = ui.interact(whole, ui.id().with(("view", nth)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, format!("{}. {}", nth + 1, one.name)));
    let ShownSheet { words, journey, layout } = sheet;
    paint(ui, &StageInput { words, journey, layout, view: &one.view, screen, rect: picture }, scenes);
    let (width, color) = match (is_current, response.hovered()) {
        (true, _) => (3.0, theme.accent),
        (false, true) => (2.0, theme.secondary),
        (false, false) => (1.0, theme.hairline),
    };
    let painter = ui.painter();
    painter.rect_stroke(picture, CARD_RADIUS / 2, Stroke::new(width, color), StrokeKind::Outside);
    let ink = if is_current { theme.ink } else { theme.secondary };
    let number = elided(ui, &(nth + 1).to_string(), theme::figures(BODY), theme.secondary, f32::INFINITY);
    let font = if is_current { theme::semibold(BODY) } else { theme::medium(BODY) };
    let gap = 8.0;
    let name = elided(ui, &one.name, font, ink, picture.width() - number.size().x - gap);
    let middle = picture.bottom() + CAPTION / 2.0 + 2.0;
    let wide = number.size().x;
    painter.galley(pos2(picture.left(), middle - number.size().y / 2.0), number, ink);
    painter.galley(pos2(picture.left() + wide + gap, middle - name.size().y / 2.0), name, ink);
    response.clicked()
}
