//! The texts of an element, each by its name, so that finding, replacing and editing in place need to know no element's inside.

use super::persona_list::PersonaList;

/// A text of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Name or title: what the element is called on the sheet.
    Title,
    /// The running text under the title: of a barrier, solution or touchpoint; of a note, its only text.
    Text,
    /// Of a stage, the question the customer asks there.
    Question,
    /// Of a stage, how long it takes.
    Duration,
    /// Of a lane, the line under its title.
    Hint,
    /// What a persona says: at an emotion point, or all in all.
    Quote,
    /// Why people leave, at a drop-off.
    Reason,
    /// Where in the channel, of a touchpoint.
    Platform,
    /// Who answers for a solution.
    Owner,
    /// Of a metric, its unit.
    Unit,
    /// Of a journey, what happens in it.
    Scenario,
    /// Of a persona, the segment.
    Segment,
    /// Of a persona, family, town, work.
    Demographics,
    /// Of an emotion point, the name of the feeling.
    Feeling,
    /// Of a drop-off, what would bring the person back.
    Comeback,
    /// Of the project, for whom the map is made.
    Client,
    /// Of the project, who made it.
    Author,
    /// Of the project, its version.
    Version,
    /// Of the project, what the map rests on.
    Research,
    /// Of a persona, a line of a list, counted from 0.
    Line(PersonaList, u16),
}

impl Field {
    /// How many letters a text of this name may have that is typed or pasted. A page of print has about two thousand: no line of a
    /// poster says more. What is written in paragraphs may fill ten pages, far more than any sheet shows, and is still set within
    /// a frame. A file with longer texts is read as it is; they can be shortened, not lengthened.
    #[must_use]
    pub const fn most_letters(self) -> usize {
        if self.has_lines() { 20_000 } else { 2_000 }
    }

    /// Whether Enter breaks the line in this text. In the others it ends the editing.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        matches!(self, Self::Text | Self::Scenario | Self::Research)
    }

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "field-title",
            Self::Text => "field-text",
            Self::Question => "field-question",
            Self::Duration => "field-duration",
            Self::Hint => "field-hint",
            Self::Quote => "field-quote",
            Self::Reason => "field-reason",
            Self::Platform => "field-platform",
            Self::Owner => "field-owner",
            Self::Unit => "field-unit",
            Self::Scenario => "field-scenario",
            Self::Segment => "field-segment",
            Self::Demographics => "field-demographics",
            Self::Feeling => "field-feeling-name",
            Self::Comeback => "field-comeback",
            Self::Client => "field-client",
            Self::Author => "field-author",
            Self::Version => "field-version",
            Self::Research => "field-research",
            Self::Line(list, _) => list.key(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn only_running_text_breaks_its_lines() {
        assert!(Field::Text.has_lines() && !Field::Title.has_lines() && !Field::Quote.has_lines());
    }
}
