//! The parts of the window with the map, and going from one to the next by a key.

use super::Studio;
use crate::studio::canvas::node_id;
use crate::studio::desk::{Place, Viewing};
use eframe::egui::{Context, Id, LayerId, Memory, Ui};

/// What can have the focus in each part, in the order of Tab.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) canvas: Option<Id>,
    pub(super) inspector: Vec<Id>,
    pub(super) palette: Vec<Id>,
    /// What had the focus at the end of the last frame.
    focused: Option<Id>,
    /// Whether the inspector is to have the focus as soon as it is there.
    enters_inspector: bool,
}

/// A part of the window, in the order of the key that goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Canvas,
    Inspector,
    Palette,
}

impl Parts {
    /// The part that has the focus; the keys are the canvas' where none has.
    fn of(&self, focused: Option<Id>) -> Part {
        match focused {
            Some(id) if self.inspector.contains(&id) => Part::Inspector,
            Some(id) if self.palette.contains(&id) => Part::Palette,
            _ => Part::Canvas,
        }
    }

    /// Gives the focus to the inspector that was opened for it.
    pub(super) fn enter_inspector(&mut self, ctx: &Context) {
        if let Some(&first) = self.inspector.first()
            && std::mem::take(&mut self.enters_inspector)
        {
            ctx.memory_mut(|memory| memory.request_focus(first));
        }
    }

    /// Whether a part beside the map had the focus in the last frame.
    pub(super) fn had_focus(&self) -> bool {
        self.of(self.focused) != Part::Canvas
    }

    /// Remembers what has the focus.
    pub(super) fn note_focus(&mut self, ctx: &Context) {
        self.focused = ctx.memory(Memory::focused);
    }
}

/// Shows a part and gives what can have the focus in it.
pub(super) fn noted(ui: &mut Ui, show: impl FnOnce(&mut Ui)) -> Vec<Id> {
    let layer = ui.layer_id();
    let before = widgets(ui, layer);
    show(ui);
    ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer).skip(before);
        let takes_focus = widgets.filter(|one| one.enabled && one.sense.is_focusable() && one.sense.senses_click());
        takes_focus.map(|one| one.id).collect()
    })
}

fn widgets(ctx: &Context, layer: LayerId) -> usize {
    ctx.viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).count())
}

impl Studio {
    /// Gives the focus to the first control of the next part of the window, or of the one before; the canvas takes it at what is
    /// selected, so that Tab goes on from there.
    pub(super) fn go_to_part(&mut self, ctx: &Context, back: bool) {
        if self.beginning.is_shown() || self.session.view().show || self.session.view().place != Place::Map {
            return;
        }
        self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
        let next = match (self.parts.of(ctx.memory(Memory::focused)), back) {
            (Part::Canvas, false) | (Part::Palette, true) => self.parts.inspector.first().copied(),
            (Part::Inspector, false) | (Part::Canvas, true) => self.parts.palette.first().copied(),
            (Part::Palette, false) | (Part::Inspector, true) => self.canvas_focus(ctx),
        };
        // A folded inspector is opened first.
        let inspector =
            matches!((self.parts.of(ctx.memory(Memory::focused)), back), (Part::Canvas, false) | (Part::Palette, true));
        if inspector && next.is_none() {
            (self.person.peeks, self.parts.enters_inspector) = (true, true);
        }
        if let Some(next) = next {
            ctx.memory_mut(|memory| memory.request_focus(next));
        }
    }

    /// What has the focus while the canvas has it: what is selected, where it is in view, else the canvas.
    fn canvas_focus(&self, ctx: &Context) -> Option<Id> {
        let selected = self.session.editor().selection().single().map(node_id);
        selected.filter(|id| ctx.read_response(*id).is_some()).or(self.parts.canvas)
    }
}
