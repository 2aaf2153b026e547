//! All views of a show at once, small, to go to any of them.

use super::stage::paint;
use super::stage_input::StageInput;
use super::stage_view::StageView;
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::Journey;
use crate::studio::canvas::rect_to_screen;
use crate::studio::paint::ScenePainter;
use crate::studio::theme::{self, BODY, Theme, ThemeId};
use crate::studio::widgets::elided;
use eframe::egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

/// From a picture to what it is called, and between its number and its name.
const GAP: f32 = 8.0;
/// Corner radius of a picture.
const CORNER: u8 = 4;

/// A view among all of them.
pub(crate) struct SmallView<'a> {
    /// What it is called.
    pub(crate) name: &'a str,
    /// The journey on its sheet.
    pub(crate) journey: &'a Journey,
    /// Its sheet.
    pub(crate) layout: &'a Layout,
    /// What is seen of it.
    pub(crate) view: StageView,
    /// Where it stands on the screen of the audience.
    pub(crate) place: kurbo::Rect,
}

/// Shows all views, which stand on a screen of this size, in a box that may be smaller; gives the one that was pressed.
pub(crate) fn overview(
    ui: &mut Ui,
    (size, rect): (Vec2, Rect),
    words: &'static Messages,
    views: &[SmallView<'_>],
    current: usize,
    scenes: &mut ScenePainter,
) -> Option<usize> {
    ui.painter().rect_filled(rect, 0, Theme::of(ThemeId::Dark).show);
    let mut pressed = None;
    for (nth, one) in views.iter().enumerate() {
        if one_view(ui, (size, rect), words, (nth, one), nth == current, scenes) {
            pressed = Some(nth);
        }
    }
    pressed
}

/// One view: its picture, number and name; whether it was pressed.
fn one_view(
    ui: &mut Ui,
    (size, screen): (Vec2, Rect),
    words: &'static Messages,
    (nth, one): (usize, &SmallView<'_>),
    is_current: bool,
    scenes: &mut ScenePainter,
) -> bool {
    let theme = Theme::of(ThemeId::Dark);
    let picture = rect_to_screen(one.place) * (screen.width() / size.x.max(1.0));
    let picture = picture.translate(screen.min.to_vec2());
    let number = elided(ui, &(nth + 1).to_string(), theme::figures(BODY), theme.secondary, f32::INFINITY);
    let whole = picture.with_max_y(picture.bottom() + 2.0 * GAP + number.size().y);
    let response = ui.interact(whole, ui.scope_id().with(("view", nth)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, format!("{}. {}", nth + 1, one.name)));
    let SmallView { journey, layout, view, .. } = one;
    paint(ui, &StageInput { words, journey, layout, view, screen: size, rect: picture }, scenes);
    let (width, color) = match (is_current, response.hovered()) {
        (true, _) => (3.0, theme.accent),
        (false, true) => (2.0, theme.secondary),
        (false, false) => (1.0, theme.hairline),
    };
    let painter = ui.painter();
    painter.rect_stroke(picture, CORNER, Stroke::new(width, color), StrokeKind::Outside);
    let (font, ink) =
        if is_current { (theme::semibold(BODY), theme.ink) } else { (theme::medium(BODY), theme.secondary) };
    let wide = Vec2::new(number.size().x + GAP, 0.0);
    let name = elided(ui, one.name, font, ink, picture.width() - wide.x);
    let at = pos2(picture.left(), picture.bottom() + GAP);
    painter.galley(at, number, ink);
    painter.galley(at + wide, name, ink);
    response.clicked()
}
