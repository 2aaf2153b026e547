//! The grounds on which panels and menus stand.

use crate::studio::theme::{self, Theme};
use eframe::egui::{Context, Frame, Id, LayerId, Margin, Popup, PopupCloseBehavior, PopupKind, Pos2, Stroke, Ui};

/// Height of the bar at the top.
pub(crate) const TOP: f32 = 48.0;
/// Height of the bar at the bottom.
pub(crate) const BOTTOM: f32 = 30.0;

/// The ground of a panel.
pub(crate) fn frame(theme: &Theme, horizontal: i8, vertical: i8) -> Frame {
    Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(horizontal, vertical))
}

/// A menu at a place of the screen, as wide as is said in points, while it is open. A click closes it.
pub(super) fn menu(
    ctx: &Context,
    name: &'static str,
    at: Pos2,
    width: f32,
    open: &mut bool,
    content: impl FnOnce(&mut Ui),
) {
    Popup::new(Id::unique(name), ctx.clone(), at, LayerId::background())
        .kind(PopupKind::Menu)
        .open_bool(open)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .gap(2.0)
        .width(width)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            content(ui);
        });
}

/// The ground of a small panel that floats over the canvas.
pub(crate) fn floating(ui: &Ui) -> Frame {
    let theme = theme::of(ui);
    Frame::NONE
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.hairline))
        .shadow(ui.visuals().popup_shadow)
        .corner_radius(theme::BLOCK_RADIUS)
        .inner_margin(Margin::same(8))
}
