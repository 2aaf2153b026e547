//! The focus ring: the parts of the window with the map, what can have the focus in each, and which of them has it.

use eframe::egui::{Context, Id, LayerId, Memory, Ui};

/// What can have the focus in each part, in the order of Tab.
#[derive(Debug, Default)]
pub(super) struct FocusRing {
    pub(super) canvas: Option<Id>,
    pub(super) inspector: Vec<Id>,
    pub(super) palette: Vec<Id>,
    /// What had the focus at the end of the last frame.
    pub(super) focused: Option<Id>,
    /// Whether the inspector is to have the focus as soon as it is there.
    pub(super) enters_inspector: bool,
}

/// A part of the window, in the order of the key that goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FocusPart {
    Canvas,
    Inspector,
    Palette,
}

impl FocusRing {
    /// The part that has the focus; the keys are the canvas' where none has.
    pub(super) fn of(&self, focused: Option<Id>) -> FocusPart {
        match focused {
            Some(id) if self.inspector.contains(&id) => FocusPart::Inspector,
            Some(id) if self.palette.contains(&id) => FocusPart::Palette,
            _ => FocusPart::Canvas,
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
        self.of(self.focused) != FocusPart::Canvas
    }

    /// Remembers what has the focus.
    pub(super) fn note_focus(&mut self, ctx: &Context) {
        self.focused = ctx.memory(Memory::focused);
    }
}

/// Shows a part and gives what can have the focus in it.
pub(super) fn with_focusable(ui: &mut Ui, show: impl FnOnce(&mut Ui)) -> Vec<Id> {
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
