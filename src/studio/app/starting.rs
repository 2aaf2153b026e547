//! The file that the window begins with: one that ended the program the last time is offered, not opened.

use super::Studio;
use super::state::Starting;
use crate::disk::is_same_file;
use crate::store::StartNote;
use crate::studio::desk::open_file::open_project;
use crate::studio::dialogs::Dialog;
use eframe::egui::Context;
use std::path::Path;

/// So many frames show that a map can be opened, laid out and drawn.
const GOOD_FRAMES: u8 = 4;

impl Studio {
    /// Begins with a project. One that ended the program the last time is asked about; one that cannot be opened is told of at the
    /// beginning.
    pub(super) fn begin_with(&mut self, path: &Path) {
        let noted = self.work.state.as_deref().map(|state| StartNote::begin(state, path));
        let ended = match noted {
            Some(Ok(Some((note, ended)))) => {
                self.shell.starting = Some(Starting { path: path.to_owned(), note, frames: None });
                ended
            }
            // Another window begins with it just now, or nothing can be noted here.
            Some(Ok(None)) | None => false,
            Some(Err(error)) => {
                tracing::info!(%error, "the file that the window begins with was not noted");
                false
            }
        };
        if ended {
            self.dialog = Dialog::Tried(path.to_owned());
        } else {
            self.open_now(path);
        }
    }

    fn open_now(&mut self, path: &Path) {
        match open_project(path, &self.claims()) {
            Ok(opening) => self.take_opened(opening),
            Err(error) => {
                self.not_opened(path, &error);
                self.end_start_well();
            }
        }
    }

    /// A file is in hand now; it may be the one that the window begins with.
    pub(super) fn note_started(&mut self, path: &Path) {
        if let Some(starting) = &mut self.shell.starting
            && is_same_file(path, &starting.path)
        {
            starting.frames = Some(GOOD_FRAMES);
        }
    }

    /// A frame is over. After a few the file that the window began with is known to be a good one.
    pub(super) fn count_good_frame(&mut self, ctx: &Context) {
        let shown = !self.welcome.is_shown() && !self.session.is_settling();
        let Some(frames) = self.shell.starting.as_mut().and_then(|starting| starting.frames.as_mut()) else { return };
        if shown {
            *frames = frames.saturating_sub(1);
        }
        if *frames == 0 {
            self.end_start_well();
        } else {
            ctx.request_repaint();
        }
    }

    fn end_start_well(&mut self) {
        if let Some(starting) = self.shell.starting.take() {
            starting.end_well();
        }
    }
}

impl Starting {
    fn end_well(self) {
        if let Err(error) = self.note.end_well() {
            tracing::info!(%error, "the note of the file that the window began with stays");
        }
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        // Who closes the window at once has seen the map well enough.
        if !std::thread::panicking() && self.shell.starting.as_ref().is_some_and(|starting| starting.frames.is_some()) {
            self.end_start_well();
        }
    }
}
