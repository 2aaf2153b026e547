//! Whether a command can run now, and why it cannot.

use super::commands::Command;
use super::keys::Typed;

/// Facts on which it depends whether a command can run.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the session")]
pub(crate) struct CommandState {
    /// There is a step that can be taken back.
    pub(crate) can_undo: bool,
    /// There is a step that can be brought back.
    pub(crate) can_redo: bool,
    /// Something is selected that can be deleted.
    pub(crate) has_selection: bool,
    /// Exactly one thing is selected.
    pub(crate) has_one: bool,
    /// Something is selected that can stand on the map twice.
    pub(crate) can_duplicate: bool,
    /// Something is selected that can be copied.
    pub(crate) can_copy: bool,
    /// There is at least one persona, so that a feeling or a loss can be somebody's.
    pub(crate) has_personas: bool,
    /// At least two things are selected that can be brought into line.
    pub(crate) can_align: bool,
    /// Something is selected that has a lock.
    pub(crate) can_lock: bool,
    /// Something is selected that can be kept from some.
    pub(crate) can_keep: bool,
    /// One stage or lane is selected.
    pub(crate) has_stage_or_lane: bool,
    /// One lane is selected above which the line of visibility can stand.
    pub(crate) has_lane_below: bool,
    /// A stage or lane is hidden.
    pub(crate) has_hidden: bool,
    /// Somebody or something is dimmed.
    pub(crate) is_filtered: bool,
    /// An emotion point is selected.
    pub(crate) has_points: bool,
    /// An emotion point or a drop-off is selected.
    pub(crate) can_link: bool,
    /// A persona has a curve as it is, from which that as it should become can begin.
    pub(crate) can_copy_curve: bool,
    /// There are two curves to compare.
    pub(crate) can_compare: bool,
    /// Somebody was counted who left.
    pub(crate) has_losses: bool,
    /// The counted figures come from a file.
    pub(crate) has_funnel_source: bool,
    /// It is clear which persona is meant.
    pub(crate) has_persona: bool,
    /// That persona has a portrait.
    pub(crate) has_portrait: bool,
    /// There are at least two personas.
    pub(crate) has_others: bool,
    /// A persona is hidden.
    pub(crate) has_hidden_personas: bool,
    /// The marks of that persona are taken for those of another.
    pub(crate) is_alike: bool,
    /// What single keys mean.
    pub(crate) typed: Typed,
    /// There are stages to stand on several sheets.
    pub(crate) has_stages_to_split: bool,
    /// The map was changed, or something was asked, in a meeting.
    pub(crate) has_meetings: bool,
    /// The ranking is not on the poster.
    pub(crate) has_priorities_to_show: bool,
}

impl Command {
    /// The first shortcut that means this command at the moment, in words. A key that types now is not promised.
    pub(crate) fn live_keys(self, state: CommandState) -> Option<String> {
        let live = self.shortcuts().iter().find(|shortcut| shortcut.is_live(self, state.typed));
        live.map(|shortcut| shortcut.words())
    }

    /// Whether it can run now.
    pub(crate) const fn is_enabled(self, state: CommandState) -> bool {
        self.why_not(state).is_none()
    }

    /// Why it cannot run now: the fluent key of a sentence that says what to do. `None` where it can.
    pub(crate) const fn why_not(self, state: CommandState) -> Option<&'static str> {
        let (can, why) = match self {
            Self::Undo => (state.can_undo, "why-undo"),
            Self::Redo => (state.can_redo, "why-redo"),
            Self::EditText => (state.has_one, "why-one"),
            Self::Duplicate => (state.can_duplicate, "why-selection"),
            Self::Copy | Self::Cut | Self::CopyPicture => (state.can_copy, "why-selection"),
            Self::Delete | Self::ZoomSelection | Self::OrderEarlier | Self::OrderLater => {
                (state.has_selection, "why-selection")
            }
            Self::PlaceEmotion | Self::PlaceDropOff | Self::DrawCurve | Self::SwitchCurve => {
                (state.has_personas, "why-persona")
            }
            Self::AlignLeft
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignBottom
            | Self::AlignMiddle
            | Self::Distribute => (state.can_align, "why-several"),
            Self::ToggleLock => (state.can_lock, "why-lock"),
            Self::ToggleConfidential => (state.can_keep, "why-confidential"),
            Self::InsertBefore | Self::InsertAfter | Self::HideStageOrLane => (state.has_stage_or_lane, "why-band"),
            Self::VisibilityLine => (state.has_lane_below, "why-lane"),
            Self::ShowHidden => (state.has_hidden, "why-hidden"),
            Self::ResetFilters => (state.is_filtered, "why-filters"),
            Self::PinLabel | Self::HideLabel | Self::AutoLabel => (state.has_points, "why-point"),
            Self::LinkTouchpoint => (state.can_link, "why-link"),
            Self::CopyCurve => (state.can_copy_curve, "why-curve"),
            Self::Compare => (state.can_compare, "why-curves"),
            Self::TakeLosses => (state.has_losses, "why-losses"),
            Self::ReadFunnelAgain => (state.has_funnel_source, "why-funnel"),
            Self::SoloPersona if !state.has_others => (false, "why-others"),
            Self::SoloPersona | Self::SavePersona => (state.has_persona, "why-whose"),
            Self::ShowPersonas => (state.has_hidden_personas, "why-personas"),
            Self::CropPortrait => (state.has_portrait, "why-portrait"),
            Self::FreeLook => (state.is_alike, "why-look"),
            Self::SplitByStages => (state.has_stages_to_split, "why-split"),
            Self::ReviewMeeting => (state.has_meetings, "why-meetings"),
            Self::ShowPriorities => (state.has_priorities_to_show, "why-priorities"),
            _ => (true, ""),
        };
        if can { None } else { Some(why) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;

    #[test]
    fn what_cannot_be_done_says_why_in_both_languages() {
        let mut reasons = 0;
        for command in Command::all() {
            let Some(why) = command.why_not(CommandState::default()) else { continue };
            reasons += 1;
            for language in [Language::Ru, Language::En] {
                assert!(Messages::of(language).has(why), "{command:?} does not say why: {why}");
            }
        }
        assert!(reasons > 30, "an empty map can do little with what is not there: {reasons}");
        assert_eq!(Command::PlaceEmotion.why_not(CommandState::default()), Some("why-persona"));
        assert!(Command::PlaceEmotion.is_enabled(CommandState { has_personas: true, ..CommandState::default() }));
    }
}
