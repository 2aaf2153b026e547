//! What belongs together of the state of one window.

use crate::model::{Items, Journey, Language, Persona, PersonaId};
use crate::scene::Scene;
use crate::store::{Sample, StartNote};
use crate::studio::canvas::{Floating, Pointer, SheetText};
use crate::studio::desk::keys::{HeldKeys, Typed};
use crate::studio::desk::memo::Snapshot;
use crate::studio::dialogs::Dialog;
use crate::studio::overlays::command_palette::CommandPalette;
use crate::studio::overlays::find_bar::FindBar;
use crate::studio::overlays::history_panel::HistoryPanel;
use crate::studio::overlays::meeting_panel::MeetingPanel;
use crate::studio::overlays::shortcuts::ShortcutSheet;
use crate::studio::panels::{ContextMenu, LaneCatalogue};
use crate::studio::platform::recents::Recents;
use eframe::egui::Pos2;
use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
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
    pub(super) command_palette: CommandPalette,
    pub(super) find: FindBar,
    pub(super) history: HistoryPanel,
    pub(super) meeting: MeetingPanel,
    pub(super) shortcuts: ShortcutSheet,
    pub(super) context_menu: ContextMenu,
    pub(super) lane_catalogue: LaneCatalogue,
    /// Dialogs that wait for the one in which somebody is at work.
    pub(super) later: VecDeque<Dialog>,
}

/// What a step did, with the language and the documents that it was told for.
type CachedSummary = ((Language, Snapshot, Snapshot), Arc<str>);

/// What was worked out for one frame and is kept for the next.
#[derive(Default)]
pub(super) struct FrameMemo {
    /// What can be done with the curves, as it was weighed last.
    pub(super) curves: RefCell<Option<WeighedCurves>>,
    /// What the steps did that can be taken back and brought back, as it was told last.
    pub(super) steps: RefCell<[Option<CachedSummary>; 2]>,
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

/// What stands in the window: a place to begin from, or the map in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Front {
    /// The welcome screen; no map was ever in hand.
    #[default]
    Welcome,
    /// The welcome screen, with a map behind it that one can go back to.
    WelcomeOverMap,
    /// The map in hand.
    Map,
}

/// The welcome screen, and what it shows.
#[derive(Default)]
pub(super) struct WelcomeState {
    pub(super) front: Front,
    /// The maps that were opened last.
    pub(super) recents: Recents,
    /// The pictures of the worked examples, and their language.
    pub(super) samples: Option<(Language, [Arc<Scene>; Sample::ALL.len()])>,
}

impl WelcomeState {
    /// Whether it is shown instead of a map.
    pub(super) const fn is_shown(&self) -> bool {
        !matches!(self.front, Front::Map)
    }

    /// Whether there is a map to go back to.
    pub(super) const fn has_map(&self) -> bool {
        !matches!(self.front, Front::Welcome)
    }
}

/// What can be done with the curves of the personas.
#[derive(Clone, Copy, Debug)]
pub(super) struct CurveState {
    /// There is a curve as it is to begin the other from.
    pub(super) can_begin: bool,
    /// There are two curves to compare.
    pub(super) can_compare: bool,
    /// The persona that is meant looks too much like another.
    pub(super) is_alike: bool,
}

/// The same with all that it depends on: it is asked for several times a frame.
#[derive(Debug)]
pub(super) struct WeighedCurves {
    pub(super) journey: Arc<Journey>,
    pub(super) personas: Items<Persona>,
    pub(super) hidden: BTreeSet<PersonaId>,
    pub(super) in_hand: Option<PersonaId>,
    pub(super) meant: Option<PersonaId>,
    pub(super) state: CurveState,
}

/// The file that the window begins with, until it is known that it can be shown.
#[derive(Debug)]
pub(super) struct Starting {
    pub(super) path: PathBuf,
    pub(super) note: StartNote,
    /// The frames that are still to come once it is in hand.
    pub(super) frames: Option<u8>,
}
