//! The texts of an element, each by its name, so that finding, replacing and editing in place need to know no element's inside.

use super::document::ElementRef;
use super::persona::PersonaList;

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

impl<'a> ElementRef<'a> {
    /// The element's texts with their names, the one that is edited first in front.
    #[must_use]
    pub fn texts(self) -> Vec<(Field, &'a str)> {
        match self {
            Self::Project(project) => vec![
                (Field::Title, &project.title),
                (Field::Client, &project.client),
                (Field::Author, &project.author),
                (Field::Version, &project.version),
                (Field::Research, &project.research),
            ],
            Self::Persona(persona) => {
                let mut texts: Vec<(Field, &str)> = vec![
                    (Field::Title, &persona.name),
                    (Field::Segment, &persona.segment),
                    (Field::Demographics, &persona.demographics),
                    (Field::Quote, &persona.quote),
                ];
                for list in PersonaList::ALL {
                    // A line that cannot be counted is one that nobody finds by hand either.
                    let lines = (0..=u16::MAX).zip(persona.list(list));
                    texts.extend(lines.map(|(line, text)| (Field::Line(list, line), text.as_str())));
                }
                texts
            }
            Self::Journey(journey) => vec![(Field::Title, &journey.title), (Field::Scenario, &journey.scenario)],
            Self::Stage(stage) => {
                vec![
                    (Field::Title, &stage.name),
                    (Field::Question, &stage.question),
                    (Field::Duration, &stage.duration),
                ]
            }
            Self::Lane(lane) => vec![(Field::Title, &lane.title), (Field::Hint, &lane.hint)],
            Self::Note(note) => vec![(Field::Text, &note.text)],
            Self::Touchpoint(card) => {
                vec![(Field::Title, &card.title), (Field::Text, &card.detail), (Field::Platform, &card.platform)]
            }
            Self::Emotion(point) => vec![(Field::Quote, &point.quote), (Field::Feeling, &point.feeling)],
            Self::DropOff(dropoff) => vec![(Field::Reason, &dropoff.reason), (Field::Comeback, &dropoff.comeback)],
            // Its kind is title enough where there is none of its own but a text.
            Self::Barrier(barrier) if barrier.title.is_empty() && !barrier.text.is_empty() => {
                vec![(Field::Text, &barrier.text), (Field::Title, &barrier.title)]
            }
            Self::Barrier(barrier) => vec![(Field::Title, &barrier.title), (Field::Text, &barrier.text)],
            Self::Solution(solution) => {
                vec![(Field::Title, &solution.title), (Field::Text, &solution.text), (Field::Owner, &solution.owner)]
            }
            Self::Metric(metric) => vec![(Field::Title, &metric.name), (Field::Unit, &metric.unit)],
        }
    }

    /// One of its texts; `None` if it has no text of that name.
    #[must_use]
    pub fn text(self, field: Field) -> Option<&'a str> {
        self.texts().into_iter().find(|(name, _)| *name == field).map(|(_, text)| text)
    }

    /// Whether it stays where it is, by a lock of its own. That of its stage and lane comes on top: [`super::Document::is_locked`].
    #[must_use]
    pub fn locked(self) -> bool {
        match self {
            Self::Stage(stage) => stage.locked,
            Self::Lane(lane) => lane.locked,
            Self::Note(note) => note.locked,
            Self::Touchpoint(card) => card.locked,
            Self::Barrier(barrier) => barrier.locked,
            Self::Solution(solution) => solution.locked,
            Self::Metric(metric) => metric.locked,
            Self::Project(_) | Self::Persona(_) | Self::Journey(_) | Self::Emotion(_) | Self::DropOff(_) => false,
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
