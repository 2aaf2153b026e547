//! Esc: who hears it, from the first to the last.

use super::Studio;
use crate::editor::Tool;
use crate::studio::desk::Workspace;
use eframe::egui::{Context, Key, Memory, Modifiers, Popup};

/// One who may want Esc.
struct Rung {
    /// Whether it means something to it now.
    wants: fn(&Studio, &Context) -> bool,
    /// What it means.
    does: fn(&mut Studio, &Context),
}

/// The first to want the key takes it, before anything under it hears of it; what nobody here wants is the canvas'.
const LADDER: [Rung; 11] = [
    // The menu is shown last but hears Esc first, so that the selection under it stays.
    Rung { wants: |it, _| it.overlays.context_menu.is_open(), does: |it, _| it.overlays.context_menu.close() },
    Rung { wants: |it, _| it.overlays.lane_catalogue.is_open(), does: |it, _| it.overlays.lane_catalogue.close() },
    // A part of the window has left its field by now; the selection is kept for the next Esc.
    Rung { wants: |it, ctx| it.has_left_a_part(ctx), does: |_, _| {} },
    Rung {
        wants: |it, ctx| it.welcome.is_shown() && it.welcome.has_map() && it.nothing_asks() && !ctx.any_popup_open(),
        does: |it, _| it.back_to_map(),
    },
    Rung {
        wants: |it, ctx| it.is_bare(ctx) && it.overlays.find.wants_escape(it.hand_is_free(ctx)),
        does: |it, ctx| it.overlays.find.close_by_escape(ctx),
    },
    Rung {
        wants: |it, ctx| it.is_bare(ctx) && it.overlays.history.is_open(),
        does: |it, _| it.overlays.history.toggle(),
    },
    Rung {
        wants: |it, ctx| {
            let shown = it.overlays.meeting.is_open() && it.show.is_none();
            shown && it.is_bare(ctx) && it.hand_is_free(ctx)
        },
        does: |it, _| it.overlays.meeting.toggle(),
    },
    // The inspector that lies over the canvas, once nothing is in hand.
    Rung {
        wants: |it, ctx| {
            let idle = it.hand_is_free(ctx) && *it.session.editor().tool() == Tool::Select;
            it.is_bare(ctx) && it.person.peeks && idle
        },
        does: |it, _| it.person.peeks = false,
    },
    Rung {
        wants: |it, ctx| it.is_bare(ctx) && it.compares_at_rest(),
        does: |it, _| it.session.view_mut().compare = None,
    },
    // The script beside the map, once nothing there is in hand.
    Rung {
        wants: |it, ctx| it.script.is_open() && it.is_bare(ctx) && it.hand_is_free(ctx) && it.is_at_rest_on_map(),
        does: |it, _| it.script.close(),
    },
    // Who edits the map before others is done once nothing is in hand; at rest the show heard the key before.
    Rung {
        wants: |it, ctx| {
            let idle = it.hand_is_free(ctx) && *it.session.editor().tool() == Tool::Select;
            it.nothing_asks() && idle && it.session.editor().selection().is_empty() && it.edits_in_show()
        },
        does: |it, ctx| it.end_edits(ctx),
    },
];

impl Studio {
    /// Hands Esc to the first who wants it.
    pub(super) fn take_escape(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.key_pressed(Key::Escape)) {
            return;
        }
        let first = LADDER.iter().find(|rung| (rung.wants)(self, ctx));
        if let Some(rung) = first
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            (rung.does)(self, ctx);
        }
    }

    /// Whether nothing stands over the window that wants an answer.
    pub(super) fn nothing_asks(&self) -> bool {
        !self.dialog.is_open() && !self.overlays.command_palette.is_open() && !self.overlays.shortcuts.is_open()
    }

    /// Whether nothing at all stands over the window, no list either.
    pub(super) fn is_bare(&self, ctx: &Context) -> bool {
        // A list that was open in the last frame is only known by its memory before this one is drawn.
        self.nothing_asks() && !ctx.any_popup_open() && !Popup::is_any_open(ctx)
    }

    /// Whether nothing is carried and nothing typed in.
    fn hand_is_free(&self, ctx: &Context) -> bool {
        !self.hand.text.is_open() && !self.session.editor().is_carrying() && !ctx.text_edit_focused()
    }

    /// Whether Esc has just left the field of a part beside the map. An open list hears it itself.
    fn has_left_a_part(&self, ctx: &Context) -> bool {
        self.focus_ring.had_focus() && ctx.memory(Memory::focused).is_none() && !Popup::is_any_open(ctx)
    }

    /// Whether nothing of the map is in hand: no tool, nothing selected.
    fn is_at_rest_on_map(&self) -> bool {
        let editor = self.session.editor();
        let map = self.session.view().workspace == Workspace::Map && !self.session.view().presenting;
        map && *editor.tool() == Tool::Select && editor.selection().is_empty()
    }

    /// Whether two are compared on the map; what is in hand hears the key first.
    fn compares_at_rest(&self) -> bool {
        let view = self.session.view();
        let compares = view.compare.is_some() && view.workspace == Workspace::Map;
        compares && !self.session.editor().is_carrying() && !self.hand.text.is_open()
    }
}
