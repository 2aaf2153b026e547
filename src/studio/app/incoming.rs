//! Pictures and texts that come in: dropped on the window, pasted, chosen for a persona. They are read on a thread of their own.

use super::Studio;
use super::work::{Incoming, IncomingFor, JobResult, JobSlot, Next};
use crate::clip::{self, Content, FileError};
use crate::i18n::{Localized as _, Message};
use crate::studio::desk::Workspace;
use crate::studio::desk::purpose::PERSONA;
use crate::studio::dialogs::{Dialog, Problem};
use crate::studio::platform::clipboard::ClipboardContents;
use eframe::egui::Context;
use std::path::PathBuf;

/// So many failures are told by name; who drops a folder of films knows by then.
const MOST_TOLD: usize = 8;

impl Studio {
    /// Takes in the files that were dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        // A question that is open is answered first.
        if !paths.is_empty() && !self.dialog.is_open() {
            self.take_files(ctx, &paths);
        }
    }

    /// Opens a project or a persona; reads figures, pictures and texts for the place that is shown.
    pub(super) fn take_files(&mut self, ctx: &Context, paths: &[PathBuf]) {
        for path in paths {
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            match ending.as_str() {
                "tropa" | "json" | "pdf" => return self.guard_unsaved(ctx, Next::Open(path.clone())),
                PERSONA if self.welcome.is_shown() => return self.guard_unsaved(ctx, Next::Open(path.clone())),
                PERSONA => return self.read_persona(ctx, path.clone()),
                _ => {}
            }
        }
        match self.session.view().workspace {
            _ if self.welcome.is_shown() => {}
            Workspace::Metrics => {
                if let Some(path) = paths.first() {
                    self.work.asked_again = None;
                    self.look_at_table(ctx, path.clone());
                }
            }
            Workspace::Personas => {
                if let Some((persona, path)) = self.persona_meant().zip(paths.first()) {
                    self.read_files(ctx, IncomingFor::Portrait(persona), vec![path.clone()]);
                }
            }
            Workspace::Map => self.read_files(ctx, IncomingFor::OnMap(self.pointed(ctx)), paths.to_vec()),
            _ => {}
        }
    }

    /// Reads files for what they are wanted.
    pub(super) fn read_files(&mut self, ctx: &Context, wanted: IncomingFor, paths: Vec<PathBuf>) {
        self.read_incoming(ctx, wanted, move || {
            let read = match wanted {
                IncomingFor::OnMap(_) => clip::read_file,
                IncomingFor::Portrait(_) => clip::read_picture,
            };
            paths.iter().map(|path| read(path)).collect()
        });
    }

    /// Takes in a picture of the clipboard.
    pub(super) fn read_pasted(&mut self, ctx: &Context, wanted: IncomingFor, picture: Vec<u8>) {
        self.read_incoming(ctx, wanted, move || vec![clip::take_picture(picture)]);
    }

    fn read_incoming(
        &mut self,
        ctx: &Context,
        wanted: IncomingFor,
        read: impl FnOnce() -> Vec<Result<Content, FileError>> + Send + 'static,
    ) {
        let slot = match wanted {
            IncomingFor::OnMap(_) => JobSlot::Incoming,
            IncomingFor::Portrait(_) => JobSlot::Portrait,
        };
        self.start(ctx, slot, move || JobResult::Incoming(Incoming { wanted, read: read() }));
    }

    /// Puts what was read where it was wanted, and tells of each that was not.
    pub(super) fn take_incoming(&mut self, ctx: &Context, incoming: Incoming) {
        // A gesture is one step of its own: what comes meanwhile waits for its end.
        if self.session.editor().is_carrying() {
            return self.work.held_back.push_back(incoming);
        }
        let (mut pictures, mut texts, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for read in incoming.read {
            match read {
                Ok(Content::Picture(image, title)) => pictures.push((image, title)),
                Ok(Content::Text(text)) => {
                    texts.push(ClipboardContents { text: Some(text), ..ClipboardContents::default() });
                }
                Ok(Content::Page(page)) => {
                    texts.push(ClipboardContents { html: Some(page), ..ClipboardContents::default() });
                }
                Err(error) => failed.push(error),
            }
        }
        match incoming.wanted {
            IncomingFor::Portrait(persona) => {
                if let Some((image, _)) = pictures.into_iter().next() {
                    self.frame_portrait(persona, image);
                }
            }
            IncomingFor::OnMap(place) => {
                if !pictures.is_empty() {
                    self.put_pictures(&pictures, place);
                }
                for text in texts {
                    self.paste_found(ctx, text, place, false);
                }
            }
        }
        self.notify_not_taken(incoming.wanted, &failed);
    }

    fn notify_not_taken(&mut self, wanted: IncomingFor, failed: &[FileError]) {
        let Some(first) = failed.first() else { return };
        let words = self.words();
        let title = match wanted {
            IncomingFor::Portrait(_) => Message::new("failed-picture"),
            IncomingFor::OnMap(_) if first.is_named() => Message::new("failed-files").with("count", failed.len()),
            IncomingFor::OnMap(_) => Message::new("failed-paste-picture"),
        };
        let mut told: Vec<String> = failed.iter().take(MOST_TOLD).map(|error| error.message(words)).collect();
        if let Some(more) = failed.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            told.push(Message::new("failed-files-more").with("count", more).message(words));
        }
        let problem = Problem::new(title.message(words), told.join("\n"));
        self.raise(Dialog::Failed(problem));
    }
}
