//! What is changed and asked while the map is shown to others: it becomes a meeting of the project, within the step that made it.

use super::Studio;
use super::meeting_watch::{Began, Over};
use crate::edit::{Edit, StepName, meeting};
use crate::method::{meeting_sum, meeting_title};
use crate::model::{Date, Document, Meeting, MeetingId, MeetingQuestion, PrintLayout, ViewId};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, MeetingWish, Workspace};
use crate::studio::overlays::toasts::{Stay, Toast, Tone};
use std::sync::Arc;

/// The meeting of a document that goes on.
fn running(document: &Document) -> Option<&Meeting> {
    document.project.meetings.iter().rev().find(|meeting| meeting.is_running())
}

fn today() -> Date {
    Date::of_clock(jiff::Zoned::now().date())
}

impl Studio {
    /// Follows what is done while the map is shown, once a frame.
    pub(super) fn keep_meeting(&mut self) {
        // What is in hand is no step yet.
        if self.welcome.is_shown() || self.session.editor().history().is_open() {
            return;
        }
        let (serial, document) = (self.session.serial(), Arc::clone(self.session.document()));
        self.meeting.began.take_if(|began| began.serial != serial);
        self.meeting.over.take_if(|over| over.serial != serial);
        match (self.show.is_some(), &self.meeting.began) {
            (true, None) => {
                let steps = self.session.editor().history().depth();
                self.meeting.began = Some(Began { serial, document, steps });
                self.meeting.over = None;
            }
            (true, Some(_)) => self.begin_meeting(),
            (false, Some(began)) => {
                let has_steps = self.session.editor().history().depth() > began.steps;
                let id = running(&document).map(|meeting| meeting.id);
                self.meeting.over = id.map(|id| Over { serial, id, document, has_steps });
                (self.meeting.began, self.meeting.seen) = (None, None);
                self.end_meeting();
            }
            (false, None) if self.meeting.over.is_some() => self.end_meeting(),
            (false, None) => self.tell_of_unfinished(),
        }
    }

    /// The first change that is made while the map is shown begins a meeting, and taking it back ends that.
    fn begin_meeting(&mut self) {
        let Some(began) = &self.meeting.began else { return };
        let document = Arc::clone(self.session.document());
        // After a step back nothing new was done.
        if self.meeting.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &document))
            || self.session.editor().history().redo_name().is_some()
        {
            return;
        }
        let start = Arc::clone(&began.document);
        if running(&document).is_none() && !meeting::changes(&meeting::before(&start), &document).is_empty() {
            let begun = self.new_meeting(&start);
            // A picture that the first change took away may be wanted again.
            let pictures = start.images.values().map(|image| Edit::AddPicture(Arc::clone(image)));
            let edits = pictures.chain([with_meeting(&document, begun)]).collect();
            let edit = Edit::Several { name: StepName::SetMeetings, edits };
            let error = self.session.amend_last_step(&edit).err();
            self.refused(error);
        }
        self.meeting.seen = Some(Arc::clone(self.session.document()));
    }

    fn new_meeting(&mut self, start: &Arc<Document>) -> Meeting {
        let id = MeetingId::new(self.session.ids().next_number());
        Meeting { before: Some(Arc::new(meeting::before(start))), ..Meeting::new(id, today()) }
    }

    /// Keeps a question that was asked while the map is shown. A meeting may be nothing but questions.
    pub(super) fn note_question(&mut self, question: String) {
        let (at, view) = self.shown_view();
        let question = MeetingQuestion { text: question, at, view };
        self.session.close_field();
        let document = Arc::clone(self.session.document());
        let edit = match running(&document) {
            Some(meeting) => meeting::amended(&document, meeting.id, |meeting| {
                let mut meeting = meeting.clone();
                meeting.questions.push(question);
                Some(meeting)
            }),
            None => {
                let start =
                    self.meeting.began.as_ref().map_or_else(|| Arc::clone(&document), |it| Arc::clone(&it.document));
                let begun = Meeting { questions: vec![question], ..self.new_meeting(&start) };
                with_meeting(&document, begun)
            }
        };
        self.apply(&Edit::Several { name: StepName::NoteQuestion, edits: vec![edit] });
    }

    /// What the view is called that is shown.
    fn shown_view(&self) -> (String, Option<ViewId>) {
        let shown = self.show.as_ref().and_then(|showing| showing.show.view());
        shown.map(|shown| (shown.title.clone(), Some(shown.view.id))).unwrap_or_default()
    }

    /// Ends the meeting of a show that is over, within its last step.
    fn end_meeting(&mut self) {
        let document = Arc::clone(self.session.document());
        let Some(over) = &self.meeting.over else { return };
        let Some(edit) = meeting::closed(&document, over.id, &over.document) else {
            // It was taken back, or ended by hand.
            self.meeting.over = None;
            return;
        };
        let history = self.session.editor().history();
        // What was undone can still be brought back; the next step ends it.
        if history.redo_name().is_some() {
            return;
        }
        let (id, has_steps) = (over.id, over.has_steps);
        self.meeting.over = None;
        if has_steps && history.is_dirty() {
            let error = self.session.amend_last_step(&edit).err();
            self.refused(error);
        } else {
            self.apply(&edit);
        }
        self.tell_of(id);
    }

    /// Says what came of a meeting.
    fn tell_of(&mut self, id: MeetingId) {
        let document = Arc::clone(self.session.document());
        let Some(meeting) = document.project.meetings.iter().find(|meeting| meeting.id == id) else { return };
        let words = self.words();
        let text = words.format(
            "meeting-came",
            &[
                ("meeting", meeting_title(meeting, words).into()),
                ("came", meeting_sum(meeting.changes.len(), meeting.questions.len(), words).into()),
            ],
        );
        let look = words.text("meeting-look").into_owned();
        self.toasts.push(Toast::new(Tone::Done, text).offer(look, Action::Meeting(MeetingWish::Review(id))));
    }

    /// Offers to go on with a meeting that the program did not see the end of, or to end it.
    fn tell_of_unfinished(&mut self) {
        let serial = self.session.serial();
        if self.meeting.told.replace(serial) == Some(serial) {
            return;
        }
        let document = Arc::clone(self.session.document());
        let Some(meeting) = running(&document) else { return };
        let words = self.words();
        let text = words.format("meeting-unfinished", &[("meeting", meeting_title(meeting, words).into())]);
        let toast = Toast::new(Tone::Careful, text)
            .offer(words.text("meeting-go-on").into_owned(), Action::Run(Command::Present))
            .offer(words.text("meeting-close").into_owned(), Action::Meeting(MeetingWish::Close(meeting.id)));
        self.toasts.push(toast.stay(Stay::UntilClosed));
    }

    /// Does something about what came of a meeting.
    pub(super) fn about_meeting(&mut self, wish: MeetingWish) {
        self.session.close_field();
        let document = Arc::clone(self.session.document());
        let found = |id: MeetingId| document.project.meetings.iter().find(|meeting| meeting.id == id);
        match wish {
            MeetingWish::Review(id) => {
                self.go(Workspace::Map);
                self.overlays.meeting.open(id);
            }
            MeetingWish::Close(id) => {
                if let Some(edit) = meeting::closed(&document, id, &document) {
                    self.apply(&edit);
                    self.overlays.meeting.open(id);
                }
            }
            MeetingWish::Keep(id, elements) => {
                if let Some(meeting) = found(id) {
                    self.apply(&meeting::keep(&document, meeting, &elements));
                }
            }
            MeetingWish::RollBack(id, elements) => {
                match found(id).map(|it| meeting::roll_back(&document, it, &elements)) {
                    Some(Ok(edit)) => self.apply(&edit),
                    Some(Err(error)) => self.refused(Some(error)),
                    None => {}
                }
            }
            MeetingWish::Print(id, layout) => self.print_meeting(id, layout),
        }
    }

    fn print_meeting(&mut self, id: MeetingId, layout: PrintLayout) {
        self.go(Workspace::Print);
        let mut project = self.session.document().project.as_ref().clone();
        (project.print.layout, project.print.meeting) = (layout, Some(id));
        if project != *self.session.document().project {
            self.apply(&Edit::DescribeProject(Box::new(project)));
        }
        self.preview.fit();
    }
}

/// The edit that notes a meeting behind the others.
fn with_meeting(document: &Document, meeting: Meeting) -> Edit {
    let others = document.project.meetings.iter().cloned();
    Edit::SetMeetings(Arc::new(others.chain([meeting]).collect()))
}
