//! Where and how a person shows maps to others.

use serde::{Deserialize, Serialize};

/// Where the audience looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AudienceScreen {
    /// At a display of its own, where there is one.
    #[default]
    Display,
    /// At a window of its own, which is taken to where they look.
    Window,
    /// At this window.
    Here,
}

/// What is remembered of showing maps to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ShowHabits {
    /// Where the audience looks.
    pub(crate) screen: AudienceScreen,
    /// The display that was chosen for it, by its name.
    pub(crate) display: Option<String>,
    note_size: u8,
}

impl Default for ShowHabits {
    fn default() -> Self {
        Self { screen: AudienceScreen::default(), display: None, note_size: 22 }
    }
}

impl ShowHabits {
    /// Habits of somebody whose audience looks there.
    #[cfg(test)]
    pub(crate) fn at(screen: AudienceScreen) -> Self {
        Self { screen, ..Self::default() }
    }

    /// Sizes of the speaker's notes, in points of a window that is 1600 points wide.
    const NOTE_SIZES: std::ops::RangeInclusive<u8> = 14..=44;
    /// From one size to the next.
    const NOTE_STEP: u8 = 2;

    /// The size of the speaker's notes: one that can be read, whatever the file of preferences says.
    pub(crate) fn note_size(&self) -> u8 {
        self.note_size.clamp(*Self::NOTE_SIZES.start(), *Self::NOTE_SIZES.end())
    }

    /// Makes the notes larger, or smaller; whether they are now.
    pub(crate) fn step_notes(&mut self, larger: bool) -> bool {
        let before = self.note_size();
        let stepped =
            if larger { before.saturating_add(Self::NOTE_STEP) } else { before.saturating_sub(Self::NOTE_STEP) };
        self.note_size = stepped.clamp(*Self::NOTE_SIZES.start(), *Self::NOTE_SIZES.end());
        self.note_size != before
    }
}

#[cfg(test)]
mod tests {
    use super::ShowHabits;

    #[test]
    fn notes_stay_in_a_size_that_can_be_read() {
        let mut habits = ShowHabits { note_size: 0, ..ShowHabits::default() };
        assert_eq!(habits.note_size(), 14, "whatever stands in the file");
        while habits.step_notes(true) {}
        assert_eq!(habits.note_size(), 44);
        assert!(habits.step_notes(false));
        assert_eq!(habits.note_size(), 42);
    }
}
