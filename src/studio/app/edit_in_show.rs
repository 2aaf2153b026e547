//! The map edited before the eyes of others: a sign that says so, and the few fields of what is selected beside it.

use super::Studio;
use crate::editor::bounds_of;
use crate::studio::canvas::to_screen;
use crate::studio::desk::PanelContext;
use crate::studio::panels;
use crate::studio::panels::inspector::in_meeting::{few, has_few};
use crate::studio::theme::{self, BLOCK_RADIUS, BODY};
use crate::studio::widgets::{body, elided};
use eframe::egui::{Area, Id, Order, Rect, Ui, pos2, vec2};

/// Width of the fields.
const WIDTH: f32 = 260.0;
/// From what is selected to its fields.
const AWAY: f32 = 16.0;

impl Studio {
    /// What stands over the map while it is edited in a show.
    pub(super) fn over_edited(&self, ui: &Ui, cx: &PanelContext<'_>, rect: Rect) {
        sign(ui, cx, rect);
        let Some(element) = cx.selection.single().filter(|element| has_few(*element)) else { return };
        if self.session.editor().is_carrying() || self.hand.text.is_open() {
            return;
        }
        let Some(part) = bounds_of(&cx.layout.scene, element) else { return };
        let corner = |x, y| to_screen(self.surface.camera.to_screen(kurbo::Point::new(x, y)));
        let part = Rect::from_two_pos(corner(part.x0, part.y0), corner(part.x1, part.y1));
        let room = rect.shrink(AWAY);
        // Beside it where there is room, at its other side else.
        let right = part.right() + AWAY;
        let left = if right + WIDTH > room.right() { part.left() - AWAY - WIDTH } else { right };
        let at = pos2(left.max(room.left()), part.top().min(room.bottom() - 180.0).max(room.top()));
        Area::new(Id::unique(("few fields", element))).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
            panels::floating(ui).show(ui, |ui| {
                ui.set_width(WIDTH - 16.0);
                body(ui, &cx.name_of(element), theme::of(ui).ink);
                few(ui, cx, element);
            });
        });
    }
}

/// Says that what is done now is done to the map.
fn sign(ui: &Ui, cx: &PanelContext<'_>, rect: Rect) {
    let theme = theme::of(ui);
    let words = cx.text("meeting-edit-sign");
    let words = elided(ui, &words, theme::semibold(BODY), theme.on_accent, f32::INFINITY);
    let size = words.size() + vec2(28.0, 12.0);
    let ground = Rect::from_min_size(pos2(rect.center().x - size.x / 2.0, rect.top() + 12.0), size);
    let painter = ui.painter();
    painter.rect_filled(ground, BLOCK_RADIUS, theme.accent);
    painter.galley(ground.center() - words.size() / 2.0, words, theme.on_accent);
}
