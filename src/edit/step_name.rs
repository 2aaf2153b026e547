//! What an undo step is called: in the menu, in the list of steps, and in a file that keeps them.

use serde::{Deserialize, Serialize};

macro_rules! step_names {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What an undo step did, in a word. The list of these is the one place where the written names stand: a name that was
        /// written once keeps its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum StepName {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl StepName {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The fluent key of its words.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("edit-", $name),)*
                }
            }
        }
    };
}

step_names! {
    /// Title, client, sheet and the like.
    DescribeProject = "describe-project",
    /// A journey's own words.
    DescribeJourney = "describe-journey",
    /// Something about an element; what, is told by comparing.
    Change = "change",
    /// Order among the elements of one kind.
    Reorder = "reorder",
    /// Order of stages.
    ReorderStage = "reorder-stage",
    /// Order of lanes.
    ReorderLane = "reorder-lane",
    /// The width of a stage.
    ResizeStage = "resize-stage",
    /// The height of a lane.
    ResizeLane = "resize-lane",
    /// A touchpoint goes elsewhere.
    MoveTouchpoint = "move-touchpoint",
    /// A point of a curve goes elsewhere.
    MoveEmotion = "move-emotion",
    /// The label of a point goes elsewhere.
    MoveLabel = "move-label",
    /// A drop-off goes elsewhere.
    MoveDropOff = "move-dropoff",
    /// What stands in a stage goes to another.
    MoveToStage = "move-to-stage",
    /// All that is selected goes elsewhere.
    MoveSelection = "move-selection",
    /// All that is selected is put in line.
    Align = "align",
    /// A stage comes.
    AddStage = "add-stage",
    /// A lane comes.
    AddLane = "add-lane",
    /// A persona comes.
    AddPersona = "add-persona",
    /// A text comes.
    AddNote = "add-note",
    /// A touchpoint comes.
    AddTouchpoint = "add-touchpoint",
    /// A point of a curve comes.
    AddEmotion = "add-emotion",
    /// A drop-off comes.
    AddDropOff = "add-dropoff",
    /// A barrier comes.
    AddBarrier = "add-barrier",
    /// A solution comes.
    AddSolution = "add-solution",
    /// A metric comes.
    AddMetric = "add-metric",
    /// A picture comes.
    AddPicture = "add-picture",
    /// Several elements go.
    Remove = "remove",
    /// A stage goes.
    RemoveStage = "remove-stage",
    /// A lane goes.
    RemoveLane = "remove-lane",
    /// A persona goes.
    RemovePersona = "remove-persona",
    /// A text goes.
    RemoveNote = "remove-note",
    /// A touchpoint goes.
    RemoveTouchpoint = "remove-touchpoint",
    /// A point of a curve goes.
    RemoveEmotion = "remove-emotion",
    /// A drop-off goes.
    RemoveDropOff = "remove-dropoff",
    /// A barrier goes.
    RemoveBarrier = "remove-barrier",
    /// A solution goes.
    RemoveSolution = "remove-solution",
    /// A metric goes.
    RemoveMetric = "remove-metric",
    /// What was copied is put in.
    Paste = "paste",
    /// Cells of a table are put in.
    PasteTable = "paste-table",
    /// A picture is put in.
    PastePicture = "paste-picture",
    /// What is selected goes to the clipboard.
    Cut = "cut",
    /// What is selected is there twice.
    Duplicate = "duplicate",
    /// A stage or lane is there twice, with its contents.
    DuplicateStageOrLane = "duplicate-band",
    /// A persona of another file is put in.
    InsertPersona = "insert-persona",
    /// A persona gets a look that nobody else has.
    FreeLook = "free-look",
    /// A persona's portrait.
    SetPortrait = "set-portrait",
    /// A curve drawn by hand.
    Sketch = "sketch",
    /// The future curve begins as the present one.
    CopyCurve = "copy-curve",
    /// The label of a point.
    Label = "label",
    /// A point or drop-off belongs to a touchpoint, or to none.
    Link = "link",
    /// The mark of a moment of truth.
    MomentOfTruth = "moment-of-truth",
    /// The line between what the customer sees and what they do not.
    VisibilityLine = "visibility-line",
    /// What is selected stays as it is.
    Lock = "lock",
    /// What is selected may be changed again.
    Unlock = "unlock",
    /// What is selected is not for everybody.
    Keep = "keep-confidential",
    /// What is selected is for everybody again.
    Open = "open-confidential",
    /// A stage or lane is not shown.
    Hide = "hide",
    /// What was hidden is shown.
    ShowHidden = "show-hidden",
    /// Found text becomes another.
    Replace = "replace",
    /// What was counted along the way.
    SetFunnel = "set-funnel",
    /// How a project is told in a meeting.
    SetScript = "set-script",
    /// For whom a project is made.
    SetAudiences = "set-audiences",
    /// What came of a meeting.
    SetMeetings = "set-meetings",
    /// What a meeting changed stays.
    KeepChanges = "keep-changes",
    /// What a meeting changed is as it was.
    RollBack = "roll-back",
    /// What somebody asked in a meeting.
    NoteQuestion = "note-question",
    /// What was asked of a journey: what if.
    SetWhatIfs = "set-what-ifs",
    /// What was supposed is what should become.
    MakeToBe = "make-to-be",
    /// Counted losses become drop-offs.
    TakeLosses = "take-losses",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::{Language, for_each_kind};

    #[test]
    fn a_step_name_reads_back_what_it_wrote() {
        for &name in StepName::ALL {
            let written = serde_json::to_string(&name).expect("a name is a word");
            assert_eq!(format!("\"{}\"", name.key().trim_start_matches("edit-")), written);
            assert_eq!(serde_json::from_str::<StepName>(&written).ok(), Some(name), "{written}");
        }
    }
    #[test]
    fn every_kind_of_element_has_words_for_its_kind_its_coming_and_its_going() {
        macro_rules! words {
            ($($kind:ident $list:ident { $doc:literal, $type:ident, $id:ident = $prefix:literal, $word:literal })*) => {
                [$($word),*]
            };
        }
        for word in for_each_kind! { words } {
            for key in ["add", "remove"].map(|step| format!("edit-{step}-{word}")) {
                assert!(StepName::ALL.iter().any(|name| name.key() == key), "{key}");
            }
            for language in [Language::Ru, Language::En] {
                assert!(Messages::of(language).has(&format!("element-{word}")), "{word}");
            }
        }
    }
}
