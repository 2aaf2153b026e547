//! What panels ask for. Panels only read; their actions are collected and dispatched in order after the window is drawn.

use super::commands::Command;
use super::prefs::{ExportHabits, InputHabits};
use super::purpose::BrandPart;
use super::{AudienceScreen, Purpose, Workspace};
use crate::clip::{PasteTarget, TablePlan};
use crate::color::Proof;
use crate::edit::Edit;
use crate::editor::{Camera, Placement, Tool};
use crate::export::{ExportProgress, Format, PageRange};
use crate::import::Reading;
use crate::model::{
    AudienceId, DropOffId, ElementId, Framing, Image, JourneyKind, LaneKind, Language, MeetingId, PersonaId,
    PrintLayout, StageId, WhatIf,
};
use crate::store::{Sample, Sight};
use crate::studio::platform::printers::Sides;
use crate::studio::theme::ThemeId;
use eframe::egui::{Id, Pos2};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

/// What a panel asks for: a message that is dispatched once the window is drawn.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Run a command of the table.
    Run(Command),
    /// A field has the focus: all that is changed until it ends is one step.
    BeginField(Id),
    /// The field has lost the focus.
    EndField(Id),
    /// Change the document.
    Apply(Edit),
    /// Select an element, or nothing.
    Select(Option<ElementId>),
    /// Go to the map, select the element and bring it into view.
    Reveal(ElementId),
    /// Go to a persona's page.
    RevealPersona(PersonaId),
    /// Look at the sheet in this way.
    Look(Camera),
    /// Take a tool in hand.
    Arm(Tool),
    /// Begin to drag something new out of the palette.
    Drag(Placement),
    /// Run a command that was chosen in the palette.
    Choose(Command),
    /// Go to where so many steps are done.
    GoToStep(usize),
    /// Take up other habits.
    SetHabits(InputHabits),
    /// Look at the sheet as it looks elsewhere.
    SetProof(Proof),
    /// Take a sheet that is as large as the drawing with type of this size, in points.
    FitSheet(f64),
    /// Wear another theme; that of the system where none is named.
    SetTheme(Option<ThemeId>),
    /// Have the audience look here from now on, at a display of this name where it is one.
    ChooseScreen(AudienceScreen, Option<String>),
    /// Keep a question that was asked while the map is shown.
    NoteQuestion(String),
    /// Show the map to these from now on; to nobody in particular where nobody is named.
    ShowTo(Option<AudienceId>),
    /// Ask in which room the map is shown.
    AskAboutRoom,
    /// Speak another language.
    SetLanguage(Language),
    /// Go to another place.
    Go(Workspace),
    /// Show or hide a persona's curve and losses.
    ToggleHidden(PersonaId),
    /// Add a stage after the selected one, or last.
    AddStage,
    /// Ask which lane to add: where on the screen, and at which place among the lanes.
    AskForLane {
        /// Where the catalogue opens.
        at: Option<Pos2>,
        /// Before which lane; last if none is given.
        index: Option<usize>,
    },
    /// Add a lane of a kind at a place among the lanes, or last.
    AddLane {
        /// What it holds.
        kind: LaneKind,
        /// Before which lane; last if none is given.
        index: Option<usize>,
    },
    /// Add a stage at this place among the stages.
    InsertStage(usize),
    /// Take elements out, which was asked about.
    Remove {
        /// What.
        ids: Vec<ElementId>,
        /// Whether not to ask again.
        ask_no_more: bool,
    },
    /// Show a persona's way in full colour and dim the others, or no longer.
    ToggleFocus(PersonaId),
    /// Show the touchpoints of a channel in full colour and dim the others, or no longer.
    ToggleChannel(String),
    /// Add a persona.
    AddPersona,
    /// Add a metric to a stage.
    AddMetric(StageId),
    /// Do something about what came of a meeting.
    Meeting(MeetingWish),
    /// Compare a persona with another, or its curve as it is with that as it should become; or no longer.
    Compare(Option<(PersonaId, Option<PersonaId>)>),
    /// Take a curve in hand: new points go to it.
    TakeCurve(JourneyKind),
    /// Add a solution for a drop-off and link it.
    SolveDropOff(DropOffId),
    /// Show a persona's way alone, or all again.
    Solo(PersonaId),
    /// Choose a picture for a persona.
    PickPortrait(PersonaId),
    /// Choose a logo or a face of the brand.
    PickBrand(BrandPart),
    /// Give a persona a portrait of which this part is shown.
    Frame {
        /// Whose.
        persona: PersonaId,
        /// The picture.
        image: Arc<Image>,
        /// Which part; as much as fits around the middle where none is given.
        crop: Option<Framing>,
    },
    /// Select an element and open its menu at a place of the screen.
    OpenMenu(Pos2, ElementId),
    /// Begin a map from the template of this number.
    FromTemplate(usize),
    /// Open a worked example.
    OpenSample(Sample),
    /// Open a file.
    OpenFile(PathBuf),
    /// Open the file that ended the program the last time.
    OpenTried(PathBuf),
    /// Open a copy that was left behind.
    Recover(u64),
    /// Take a copy that was left behind away for good.
    RemoveCopy(u64),
    /// Ask what becomes of copies that were left behind.
    AskAboutCopies,
    /// Leave the welcome screen for the map that is open behind it.
    BackToMap,
    /// Say no more that what is open is an example.
    CloseExample,
    /// Save or export a format under a name that is asked for.
    Export(Format),
    /// Stop writing what nobody wants any more.
    StopExport(ExportProgress),
    /// Print pages.
    PrintNow(PrintWish),
    /// Bring a part of the sheet (sheet points) into the middle of the view.
    LookAt(kurbo::Point),
    /// Write this over what the person was shown.
    Replace(Purpose, PathBuf, Sight),
    /// Choose another place for what was to be written.
    AskAgain(Purpose),
    /// Save beside the file that somebody else has changed, and go on with that.
    SaveBeside,
    /// Read the file again that somebody else has changed.
    ReadAgain,
    /// Open a file with another program.
    OpenOutside(PathBuf),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Answer to the question what to do with unsaved changes.
    Unsaved(UnsavedAnswer),
    /// What the window's own dialog for files asks for.
    Chooser(ChooserWish),
    /// The path typed into the window's own dialog.
    PathTyped(Purpose, PathBuf),
    /// Put cards with these texts where they were pasted, one each.
    PasteCards(Vec<String>, PasteTarget),
    /// Put a table on the map as it was planned.
    PasteTable(TablePlan, PasteTarget),
    /// Go on with a table that becomes a funnel.
    Import(ImportWish),
    /// Suppose something, or do something about what is supposed.
    WhatIf(WhatIfWish),
    /// Close whatever dialog is open.
    CloseDialog,
}

/// What to do about what came of a meeting.
#[derive(Clone, Debug)]
pub(crate) enum MeetingWish {
    /// Show it.
    Review(MeetingId),
    /// It is over.
    Close(MeetingId),
    /// These changes stay.
    Keep(MeetingId, Vec<ElementId>),
    /// These changes are taken back.
    RollBack(MeetingId, Vec<ElementId>),
    /// Put it on paper.
    Print(MeetingId, PrintLayout),
}

/// What to do about what is supposed.
#[derive(Clone, Debug)]
pub(crate) enum WhatIfWish {
    /// Suppose this; nothing any more where none is given.
    Suppose(Option<WhatIf>),
    /// Show it on the sheet, or the map as it is.
    ShowOnSheet(bool),
    /// Keep it with the map by its name: instead of the kept one it came from, or beside it.
    Keep {
        /// Whether beside it.
        beside: bool,
    },
    /// Mark on the map what should become.
    MakeToBe,
}

/// What goes to a printer.
#[derive(Clone, Debug)]
pub(crate) struct PrintWish {
    /// Which pages.
    pub(crate) pages: PageRange,
    /// On which printer; the usual one where none is named.
    pub(crate) printer: Option<String>,
    /// How often.
    pub(crate) copies: u16,
    /// On which sides.
    pub(crate) sides: Sides,
}

/// What to do next with a table that becomes a funnel.
#[derive(Clone, Debug)]
pub(crate) enum ImportWish {
    /// Look at its first rows in another way.
    Look(Reading),
    /// Read it as it is meant now.
    Read,
    /// Take the figures over.
    Take,
}

/// What to do with unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnsavedAnswer {
    /// Save them first.
    Save,
    /// Let them go.
    Discard,
    /// Stay.
    Cancel,
}

/// The wishes of one frame.
#[derive(Debug, Default)]
pub(crate) struct Actions(RefCell<Vec<Action>>);

impl Actions {
    /// Adds a wish.
    pub(crate) fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// All wishes in order.
    pub(crate) fn into_inner(self) -> Vec<Action> {
        self.0.into_inner()
    }
}

/// What the chooser of files asks of the window.
#[derive(Clone, Debug)]
pub(crate) enum ChooserWish {
    /// Show this folder.
    Go(PathBuf),
    /// Make a folder and show it.
    Make(PathBuf),
    /// Write drawings in this way from now on.
    Habits(ExportHabits),
}
