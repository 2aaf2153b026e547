//! What a meeting changed, numbered as the map shows it.

use crate::i18n::Messages;
use crate::layout::print_input::PrintInput;
use crate::method::{self, ChangeWords, ChangedPart, change_words, changes_of, meeting_title};
use crate::model::{Meeting, MeetingChange, Verdict};

/// A change that was not taken back.
pub(super) struct ChangeLine {
    pub(super) change: MeetingChange,
    pub(super) words: ChangeWords,
}

impl ChangeLine {
    /// What was, in a line: of what went its own words.
    pub(super) fn before(&self) -> String {
        match &self.change.before {
            Some(before) if self.change.is_gone() => before.element().words().trim().to_owned(),
            _ => self.parts(|part| &part.before),
        }
    }

    /// What is, in a line: of what came its own words.
    pub(super) fn after(&self) -> String {
        match &self.change.after {
            Some(after) if self.change.is_new() => after.element().words().trim().to_owned(),
            _ => self.parts(|part| &part.after),
        }
    }

    fn parts(&self, side: impl Fn(&ChangedPart) -> &String) -> String {
        let said = |part: &ChangedPart| match (&part.label, side(part).trim()) {
            (_, "") => None,
            (Some(label), text) => Some(format!("{label}: {text}")),
            (None, text) => Some(text.to_owned()),
        };
        self.words.parts.iter().filter_map(said).collect::<Vec<_>>().join("; ")
    }
}

/// A meeting of a project, and what it changed on the journey that is printed.
pub(super) struct MeetingLines<'a> {
    pub(super) meeting: &'a Meeting,
    /// What it is called.
    pub(super) title: String,
    /// What the map is called.
    pub(super) map: String,
    /// In the order in which the map is read.
    pub(super) changes: Vec<ChangeLine>,
}

impl<'a> MeetingLines<'a> {
    /// Of the meeting that is chosen, or the latest; `None` where there was none.
    pub(super) fn of(input: &PrintInput<'a>, words: &Messages) -> Option<Self> {
        let document = input.document;
        let meetings = &document.project.meetings;
        let chosen = input.setup.meeting.and_then(|id| meetings.iter().find(|meeting| meeting.id == id));
        let meeting = chosen.or_else(|| meetings.last())?;
        let here = |change: &MeetingChange| change.journey.is_none_or(|journey| journey == input.journey);
        let changes = changes_of(meeting, document);
        let stays = changes.iter().filter(|change| here(change) && change.verdict != Verdict::RolledBack);
        let changes =
            stays.map(|change| ChangeLine { change: change.clone(), words: change_words(change, document, words) });
        let map = document.journey(input.journey).and_then(|journey| method::title(&document.project, journey));
        let map = map.map_or_else(|| words.text("untitled").into_owned(), str::to_owned);
        Some(Self { meeting, map, title: meeting_title(meeting, words), changes: changes.collect() })
    }
}
