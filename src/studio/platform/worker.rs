//! Work that must not stop the window: reading, writing and exporting files, and the system's own dialogs.

use eframe::egui::Context;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What a job gives.
pub(crate) trait Outcome: Send + 'static {
    /// What is given in place of a job that panicked, so that nobody waits for it for ever.
    fn crashed() -> Self;
}

/// What a thread is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It writes: the window waits for it before it closes.
    Writing,
    /// It reads, or asks another program for something: nobody waits for it.
    Reading,
    /// It waits for an answer of the person: nothing is lost if none comes.
    Question,
    /// It draws a picture: nothing is lost if nobody is there to see it.
    Picture,
}

/// Runs jobs on threads of their own and collects what they give.
pub(crate) struct Worker<T> {
    sender: Sender<(Kind, T)>,
    receiver: Receiver<(Kind, T)>,
    writing: usize,
    reading: usize,
    asking: usize,
    drawing: usize,
}

impl<T: Outcome> Worker<T> {
    /// A worker without work.
    pub(crate) fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, writing: 0, reading: 0, asking: 0, drawing: 0 }
    }

    /// Whether anything is being written.
    pub(crate) const fn is_writing(&self) -> bool {
        self.writing > 0
    }

    /// Whether anything is being read or written.
    #[cfg(test)]
    pub(crate) const fn is_busy(&self) -> bool {
        self.writing + self.reading > 0
    }

    /// Whether a dialog of the system is open.
    pub(crate) const fn is_asking(&self) -> bool {
        self.asking > 0
    }

    /// Whether a picture is being drawn.
    pub(crate) const fn is_drawing(&self) -> bool {
        self.drawing > 0
    }

    /// Starts a job; the window is drawn again when it is done.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    pub(crate) fn start(
        &mut self,
        kind: Kind,
        name: &str,
        ctx: &Context,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<()> {
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // A job owns all it works on, so a panic leaves nothing half done that anybody could see.
            let outcome = catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_| T::crashed());
            // The window may be gone by now, and then nobody is there to be told.
            let _gone = sender.send((kind, outcome));
            ctx.request_repaint();
        })?;
        *self.count(kind) += 1;
        Ok(())
    }

    /// Gives an outcome once more the next time: it came when nobody could take it.
    pub(crate) fn put_back(&mut self, kind: Kind, outcome: T) {
        // The receiver is this worker's own.
        let _held = self.sender.send((kind, outcome));
        *self.count(kind) += 1;
    }

    /// What was done since the last time.
    pub(crate) fn take(&mut self) -> Vec<T> {
        let done: Vec<(Kind, T)> = self.receiver.try_iter().collect();
        done.into_iter()
            .map(|(kind, outcome)| {
                let count = self.count(kind);
                *count = count.saturating_sub(1);
                outcome
            })
            .collect()
    }

    const fn count(&mut self, kind: Kind) -> &mut usize {
        match kind {
            Kind::Writing => &mut self.writing,
            Kind::Reading => &mut self.reading,
            Kind::Question => &mut self.asking,
            Kind::Picture => &mut self.drawing,
        }
    }
}
