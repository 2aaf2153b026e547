//! What belongs together of the state of one window.

use super::feelings::WeighedCurves;
use super::starting::Starting;
use crate::model::Language;
use crate::studio::canvas::{Floating, Pointer, SheetText};
use crate::studio::desk::keys::{HeldKeys, Typed};
use crate::studio::desk::memo::Snapshot;
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::find_bar::FindBar;
use crate::studio::overlays::finder::Finder;
use crate::studio::overlays::history_panel::HistoryPanel;
use crate::studio::overlays::shortcuts::ShortcutSheet;
use crate::studio::panels::{ContextMenu, LaneCatalogue};
use eframe::egui::Pos2;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

/// What the hand of the person is at.
#[derive(Default)]
pub(super) struct InHand {
    pub(super) pointer: Pointer,
    pub(super) floating: Floating,
    /// The text that is edited on the sheet.
    pub(super) text: SheetText,
    /// What single keys mean in this frame.
    pub(super) typed: Typed,
    pub(super) held_keys: HeldKeys,
    /// Where the pointer was last over the bare canvas.
    pub(super) last_over: Option<Pos2>,
    /// Whether the first field of the inspector should get the focus.
    pub(super) focus_field: bool,
}

/// What lies over the map for a while.
#[derive(Default)]
pub(super) struct Overlays {
    pub(super) finder: Finder,
    pub(super) find: FindBar,
    pub(super) history: HistoryPanel,
    pub(super) shortcuts: ShortcutSheet,
    pub(super) context_menu: ContextMenu,
    pub(super) lane_catalogue: LaneCatalogue,
    /// Dialogs that wait for the one in which somebody is at work.
    pub(super) later: VecDeque<Dialog>,
}

/// What a step did, with the language and the documents that it was told for.
type ToldStep = ((Language, Snapshot, Snapshot), Arc<str>);

/// What was worked out for one frame and is kept for the next.
#[derive(Default)]
pub(super) struct Known {
    /// What can be done with the curves, as it was weighed last.
    pub(super) curves: RefCell<Option<WeighedCurves>>,
    /// What the steps did that can be taken back and brought back, as it was told last.
    pub(super) told: RefCell<[Option<ToldStep>; 2]>,
}

/// The window of the system.
#[derive(Default)]
pub(super) struct Shell {
    /// Its title, as the system knows it.
    pub(super) titled: String,
    /// Whether it may close now.
    pub(super) closing: bool,
    /// The file that it began with, until that is known to be a good one.
    pub(super) starting: Option<Starting>,
    /// When the process began, until the first picture is there.
    pub(super) started: Option<Instant>,
}
