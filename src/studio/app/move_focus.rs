//! Going from one part of the window to the next by a key.

use super::Studio;
use super::focus_ring::FocusPart;
use crate::studio::canvas::node_id;
use crate::studio::desk::{Viewing, Workspace};
use eframe::egui::{Context, Id, Memory};

impl Studio {
    /// Gives the focus to the first control of the next part of the window, or of the one before; the canvas takes it at what is
    /// selected, so that Tab goes on from there.
    pub(super) fn focus_next_part(&mut self, ctx: &Context, back: bool) {
        if self.welcome.is_shown() || self.show.is_some() || self.session.view().workspace != Workspace::Map {
            return;
        }
        self.hand.text.finish(ctx, &mut self.session, &mut Viewing::of(&mut self.surface, &self.person));
        let next = match (self.focus_ring.of(ctx.memory(Memory::focused)), back) {
            (FocusPart::Canvas, false) | (FocusPart::Palette, true) => self.focus_ring.inspector.first().copied(),
            (FocusPart::Inspector, false) | (FocusPart::Canvas, true) => self.focus_ring.palette.first().copied(),
            (FocusPart::Palette, false) | (FocusPart::Inspector, true) => self.canvas_focus(ctx),
        };
        // A folded inspector is opened first.
        let inspector = matches!(
            (self.focus_ring.of(ctx.memory(Memory::focused)), back),
            (FocusPart::Canvas, false) | (FocusPart::Palette, true)
        );
        if inspector && next.is_none() {
            (self.person.peeks, self.focus_ring.enters_inspector) = (true, true);
        }
        if let Some(next) = next {
            ctx.memory_mut(|memory| memory.request_focus(next));
        }
    }

    /// What has the focus while the canvas has it: what is selected, where it is in view, else the canvas.
    fn canvas_focus(&self, ctx: &Context) -> Option<Id> {
        let selected = self.session.editor().selection().single().map(node_id);
        selected.filter(|id| ctx.read_response(*id).is_some()).or(self.focus_ring.canvas)
    }
}
