//! The script of a meeting beside the map: its views in their order, and what is said, shown and left out at each.

mod add;
mod deeds;
mod fields;
mod foot;
mod listed;
mod row;
mod rows;

use super::canvas::rect_on_screen;
use super::desk::commands::Command;
use super::desk::{Action, PanelContext};
use super::paint::sheet_picture::SheetPictures;
use super::theme::{self, LABEL};
use super::widgets::{Button, IconButton, panel_title};
use crate::editor::Camera;
use crate::model::ViewId;
use deeds::ScriptDeed;
use eframe::egui::{Align, Context, Frame, Layout, Panel, Rect, RichText, Ui};
use listed::{Listed, ListedViews};
use std::rc::Rc;

/// Width of the panel, in points: with small pictures of the views, and in a window in which the map needs every point.
const WIDTH: f32 = 284.0;
const NARROW: f32 = 256.0;
/// In a window narrower than this the panel is the narrow one.
const NARROW_BELOW: f32 = 1360.0;

/// The script while it is beside the map.
#[derive(Default)]
pub(crate) struct ScriptPanel {
    open: bool,
    /// The view in hand: its place, and what it is known by where places change.
    current: Option<(usize, ViewId)>,
    /// The place of the view that is being renamed, and whether its field has still to get the focus.
    renaming: Option<(usize, bool)>,
    /// The place of the view that is dragged.
    dragged: Option<usize>,
    /// Whether the view in hand has still to get the focus, and to be brought into sight.
    focuses: bool,
    /// From where the view in hand is seen, as long as nobody looked elsewhere since.
    looked: Option<Camera>,
    listed: ListedViews,
}

impl ScriptPanel {
    /// Opens the panel, or closes it if it is open.
    pub(crate) fn toggle(&mut self) {
        *self = Self { open: !self.open, focuses: !self.open, ..Self::default() };
    }

    /// Whether it is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// The view in hand: whoever shows the map from here means it.
    pub(crate) fn in_hand(&self) -> Option<ViewId> {
        self.current.filter(|_| self.open).map(|(_, view)| view)
    }

    /// Closes it.
    pub(crate) fn close(&mut self) {
        *self = Self::default();
    }

    /// How wide it is in a window of this width.
    pub(crate) fn width(window: f32) -> f32 {
        if window < NARROW_BELOW { NARROW } else { WIDTH }
    }

    /// The views as they are shown now.
    fn views(&mut self, cx: &PanelContext<'_>) -> Rc<Listed> {
        self.listed.of(cx)
    }

    /// The place of the view in hand among these, if it is still there.
    fn place(&self, listed: &Listed) -> Option<usize> {
        let (at, id) = self.current?;
        let is_it = |at: &usize| listed.script.views.get(*at).is_some_and(|view| view.id == id);
        Some(at).filter(is_it).or_else(|| listed.script.views.iter().position(|view| view.id == id))
    }

    /// Takes a view in hand: the camera goes to it.
    fn take(&mut self, cx: &PanelContext<'_>, listed: &Listed, at: usize) {
        let Some(view) = listed.script.views.get(at) else { return };
        self.current = Some((at, view.id));
        // What is selected on the map would have the fields of the inspector, and a field of the view before is left.
        if !cx.selection.is_empty() || cx.open_field.is_some() {
            cx.act(Action::Select(None));
        }
        let canvas = cx.surface.canvas;
        let seen = listed.view(cx, at).filter(|_| !canvas.is_zero_area());
        if let Some(camera) = seen.filter(|seen| seen.is_here).and_then(|seen| seen.camera(canvas)) {
            self.looked = Some(camera);
            cx.act(Action::Look(camera));
        }
    }

    /// Dims on the canvas what the view in hand does not mean, until somebody looks elsewhere.
    pub(crate) fn paint(&mut self, ui: &Ui, cx: &PanelContext<'_>, canvas: Rect) {
        let looks_elsewhere = self.looked != Some(cx.surface.target()) || !cx.selection.is_empty();
        if !self.open || cx.view.presenting || looks_elsewhere {
            return;
        }
        let listed = self.views(cx);
        let painter = ui.painter_at(canvas);
        let Some(view) = self.place(&listed).and_then(|at| listed.view(cx, at)) else { return };
        for part in &view.unlit {
            painter.rect_filled(rect_on_screen(cx.surface, *part), 0, theme::of(ui).unlit);
        }
    }

    /// Another document is in hand: what was chosen in the one before says nothing of it.
    pub(crate) fn forget_document(&mut self) {
        *self = Self { open: self.open, ..Self::default() };
    }

    /// Whether the inspector shows the view in hand: nothing on the map is selected.
    pub(crate) fn has_fields(&mut self, cx: &PanelContext<'_>) -> bool {
        if !self.open || !cx.selection.is_empty() || self.current.is_none() {
            return false;
        }
        let listed = self.views(cx);
        self.place(&listed).is_some()
    }

    /// The fields of the view in hand.
    pub(crate) fn fields(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let listed = self.views(cx);
        if let Some(at) = self.place(&listed) {
            let deed = fields::show(ui, cx, &listed, at);
            self.perform(cx, &listed, deed);
        }
    }

    /// What a command means while the list of views has the focus; gives whether it means something to it.
    pub(crate) fn takes(&mut self, ctx: &Context, cx: &PanelContext<'_>, command: Command) -> bool {
        let has_focus = self.open && self.renaming.is_none() && ctx.memory(|memory| memory.has_focus(row::in_hand()));
        if !has_focus {
            return false;
        }
        let listed = self.views(cx);
        let Some(at) = self.place(&listed) else { return false };
        let deed = match command {
            Command::Delete | Command::Cut => ScriptDeed::Remove(at),
            Command::Duplicate => ScriptDeed::Duplicate(at),
            Command::OrderEarlier => ScriptDeed::Move(at, at.saturating_sub(1)),
            Command::OrderLater => ScriptDeed::Move(at, at + 1),
            _ => return false,
        };
        self.perform(cx, &listed, Some(deed));
        true
    }

    /// Adds what is seen on the canvas as a view behind the one in hand.
    pub(crate) fn capture(&mut self, cx: &PanelContext<'_>) {
        self.open = true;
        let listed = self.views(cx);
        self.perform(cx, &listed, Some(ScriptDeed::Capture));
    }

    /// Does what is asked for, and takes in hand what came of it.
    fn perform(&mut self, cx: &PanelContext<'_>, listed: &Listed, deed: Option<ScriptDeed>) {
        let Some(deed) = deed else { return };
        if let Some(at) = deeds::perform(cx, listed, self.place(listed), deed) {
            self.current = Some(at);
            self.focuses = true;
        }
    }

    /// Shows the panel.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, pictures: &mut SheetPictures) {
        let listed = self.views(cx);
        let mut deed = None;
        ui.horizontal(|ui| {
            panel_title(ui, Command::Script.icon(), &cx.text("script-title"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new("x", &cx.text("script-close")).shortcut(Some("Esc")).size(28.0)).clicked() {
                    cx.run(Command::Script);
                }
            });
        });
        let kind = if listed.is_own { "script-own" } else { "script-automatic" };
        let color = theme::of(ui).secondary;
        ui.label(RichText::new(cx.text(kind)).font(theme::regular(LABEL)).color(color));
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let words = cx.text("script-capture");
            let capture = ui.add(Button::new(&words).icon(Command::CaptureView.icon()));
            let keys = Command::CaptureView.keys().unwrap_or_default();
            if capture.on_hover_text(cx.format("script-capture-help", &[("keys", keys.into())])).clicked() {
                deed = Some(ScriptDeed::Capture);
            }
            deed = deed.take().or_else(|| add::button(ui, cx));
        });
        ui.add_space(2.0);
        Panel::bottom("script foot").frame(Frame::NONE).resizable(false).show(ui, |ui| {
            deed = deed.take().or_else(|| foot::show(ui, cx, &listed));
        });
        deed = self.rows(ui, cx, &listed, pictures).or(deed);
        self.perform(cx, &listed, deed);
    }
}
