//! The panels beside the canvas: unfolded, folded, dragged by their edges, and the inspector laid over the canvas.

use super::{Studio, focus_ring};
use crate::method::kind_icon;
use crate::studio::canvas::ground;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::desk::panel_fold::{Panels, STRIP, Side};
use crate::studio::overlays::compare;
use crate::studio::panels::{self, inspector, palette};
use crate::studio::script::ScriptPanel;
use crate::studio::theme::{self, CARD_RADIUS};
use crate::studio::widgets::{IconButton, icon};
use eframe::egui::{
    Align, Context, CursorIcon, Layout, Panel, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

/// How far from the edge of a panel it is still taken by.
const REACH: f32 = 4.0;
/// The handle that folds a panel.
const HANDLE: eframe::egui::Vec2 = vec2(14.0, 44.0);
/// Side of a button on the handle of the folded inspector.
const BUTTON: f32 = 28.0;

impl Studio {
    /// The two panels, where they stand beside the canvas.
    pub(super) fn sides(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let theme = theme::of(ui);
        let (panels, window) = (self.person.panels, ui.ctx().content_rect().width());
        let folded = panels.is_folded(Side::Palette, window);
        if self.script.is_open() {
            // Whoever arranges what is shown puts nothing on the map.
            let left = Panel::left("script").exact_size(ScriptPanel::width(window)).resizable(false);
            left.frame(panels::frame(theme, 12, 10)).show(ui, |ui| {
                let (script, pictures) = (&mut self.script, &mut self.pictures);
                self.focus_ring.palette = focus_ring::with_focusable(ui, |ui| script.show(ui, cx, pictures));
            });
        } else {
            let (width, margin) = if folded { (STRIP, 8) } else { (panels.width(Side::Palette, window), 14) };
            let left = Panel::left("palette").exact_size(width).resizable(false);
            left.frame(panels::frame(theme, margin, 12)).show(ui, |ui| {
                self.focus_ring.palette = focus_ring::with_focusable(ui, |ui| palette::show(ui, cx, folded));
            });
        }
        if panels.is_folded(Side::Inspector, window) {
            // What is to be typed in is seen first.
            self.person.peeks |= self.hand.focus_field;
            return;
        }
        self.person.peeks = false;
        let right = Panel::right("inspector").exact_size(panels.width(Side::Inspector, window)).resizable(false);
        right.frame(panels::frame(theme, 16, 14)).show(ui, |ui| self.fields(ui, cx));
    }

    fn fields(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        if std::mem::take(&mut self.hand.focus_field) {
            inspector::focus_first(ui, cx);
        }
        let script = &mut self.script;
        self.focus_ring.inspector = focus_ring::with_focusable(ui, |ui| {
            compare::show(ui, cx);
            if script.has_fields(cx) {
                script.fields(ui, cx);
            } else {
                inspector::show(ui, cx);
            }
        });
        self.focus_ring.enter_inspector(ui);
    }

    /// What stands at the edges of the canvas: the inspector laid over it, and the handles of both panels.
    pub(super) fn edges(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect) {
        let window = ui.ctx().content_rect().width();
        let folded = self.person.panels.is_folded(Side::Inspector, window);
        for side in [Side::Palette, Side::Inspector] {
            if side == Side::Palette && self.script.is_open() {
                continue;
            }
            if !self.person.panels.is_folded(side, window) {
                self.resize(ui, side, canvas);
            }
            if side == Side::Palette || !folded {
                handle(ui, cx, side, canvas, self.person.panels.is_folded(side, window));
            }
        }
        if folded && self.person.peeks {
            self.laid_over(ui, cx, canvas, window);
        } else if folded {
            self.focus_ring.inspector.clear();
            self.folded_inspector(ui, cx, canvas);
        }
    }

    /// The edge of a panel, which is dragged; a double click gives the panel its first width again.
    fn resize(&mut self, ui: &Ui, side: Side, canvas: Rect) {
        let at = edge(side, canvas);
        let reach = Rect::from_min_max(pos2(at - REACH, canvas.top()), pos2(at + REACH, canvas.bottom()));
        // Not a stop of Tab: who has no pointer folds the panel by its command.
        let response =
            ui.interact(reach, ui.scope_id().with(("edge", side == Side::Palette)), Sense::CLICK | Sense::DRAG);
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        if response.hovered() || response.dragged() {
            let color = theme::of(ui).accent.gamma_multiply(if response.dragged() { 1.0 } else { 0.5 });
            ui.painter().vline(at, canvas.y_range(), Stroke::new(2.0, color));
        }
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let width = self.person.panels.width(side, ui.ctx().content_rect().width());
            let wider = if side == Side::Palette { pointer.x - at } else { at - pointer.x };
            self.person.panels.set_width(side, Some(width + wider));
        }
        if response.double_clicked() {
            self.person.panels.set_width(side, None);
        }
        if response.double_clicked() || response.drag_stopped() {
            self.remember_panels();
        }
    }

    /// The handle of the inspector that is folded: opens it over the canvas, or beside it again.
    fn folded_inspector(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect) {
        let size = vec2(BUTTON + 4.0, 2.0 * BUTTON + 4.0);
        let place = Rect::from_min_size(pos2(canvas.right() - size.x - 6.0, canvas.center().y - size.y / 2.0), size);
        ground(ui, place, "folded inspector");
        let builder = UiBuilder::new().max_rect(place.shrink(2.0)).layout(Layout::top_down(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = cx.selection.single().map_or("route", kind_icon);
            if ui.add(IconButton::new(name, &cx.text("inspector-peek")).size(BUTTON)).clicked() {
                self.person.peeks = true;
            }
            if ui.add(IconButton::new("panel-right", &cx.text("inspector-unfold")).size(BUTTON)).clicked() {
                cx.run(Command::FoldInspector);
            }
        });
    }

    fn laid_over(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect, window: f32) {
        let theme = theme::of(ui);
        let width = self.person.panels.width(Side::Inspector, window).min(canvas.width() - 24.0);
        let place =
            Rect::from_min_max(pos2(canvas.right() - width - 8.0, canvas.top() + 8.0), canvas.max - vec2(8.0, 8.0));
        ui.interact(place, ui.scope_id().with("laid over"), Sense::click_and_drag());
        ui.painter().add(ui.visuals().popup_shadow.as_shape(place, CARD_RADIUS));
        ui.painter().rect(place, CARD_RADIUS, theme.panel, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
        let bar = Rect::from_min_max(place.min + vec2(8.0, 6.0), pos2(place.right() - 8.0, place.top() + 34.0));
        ui.scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if ui.add(IconButton::new("x", &cx.text("inspector-close")).shortcut(Some("Esc")).size(BUTTON)).clicked() {
                self.person.peeks = false;
            }
            if ui.add(IconButton::new("panel-right", &cx.text("inspector-unfold")).size(BUTTON)).clicked() {
                cx.run(Command::FoldInspector);
            }
        });
        let inner = Rect::from_min_max(pos2(place.left() + 16.0, bar.bottom()), place.max - vec2(16.0, 12.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min)), |ui| {
            ui.set_clip_rect(inner.expand2(vec2(14.0, 2.0)));
            self.fields(ui, cx);
        });
    }

    /// Folds or unfolds panels and remembers it.
    pub(super) fn fold(&mut self, ctx: &Context, fold: impl FnOnce(&mut Panels, f32)) {
        fold(&mut self.person.panels, ctx.content_rect().width());
        self.person.peeks = false;
        self.remember_panels();
    }

    fn remember_panels(&mut self) {
        self.prefs.panels = self.person.panels;
        self.prefs.save();
    }
}

const fn edge(side: Side, canvas: Rect) -> f32 {
    match side {
        Side::Palette => canvas.min.x,
        Side::Inspector => canvas.max.x,
    }
}

/// The small handle at the edge of a panel that folds and unfolds it.
fn handle(ui: &Ui, cx: &PanelContext<'_>, side: Side, canvas: Rect, folded: bool) {
    let theme = theme::of(ui);
    let middle = match side {
        Side::Palette => canvas.left() + HANDLE.x / 2.0,
        Side::Inspector => canvas.right() - HANDLE.x / 2.0,
    };
    let place = Rect::from_center_size(pos2(middle, canvas.center().y), HANDLE);
    let response = ui.interact(place, ui.scope_id().with(("handle", side == Side::Palette)), Sense::CLICK);
    let (command, key) = match (side, folded) {
        (Side::Palette, false) => (Command::FoldPalette, "palette-fold"),
        (Side::Palette, true) => (Command::FoldPalette, "palette-unfold"),
        (Side::Inspector, _) => (Command::FoldInspector, "inspector-fold"),
    };
    let words = cx.text(key);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let lit = response.hovered();
    let (fill, ink) = if lit { (theme.hover, theme.ink) } else { (theme.panel, theme.secondary) };
    let radius = match side {
        Side::Palette => eframe::egui::CornerRadius { nw: 0, sw: 0, ne: 6, se: 6 },
        Side::Inspector => eframe::egui::CornerRadius { nw: 6, sw: 6, ne: 0, se: 0 },
    };
    ui.painter().rect(place, radius, fill, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    let points_left = (side == Side::Palette) != folded;
    icon(ui.painter(), if points_left { "chevron-left" } else { "chevron-right" }, place.center(), 12.0, ink);
    let keys = Command::TogglePanels.keys().unwrap_or_default();
    let both = cx.format("panels-both", &[("keys", keys.into())]);
    if response.on_hover_text(format!("{words}\n{both}")).clicked() {
        cx.run(command);
    }
}
