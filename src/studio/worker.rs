//! Work that must not stop the window: reading, writing and exporting files, and the system's own dialogs.

use eframe::egui::Context;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Runs jobs on threads of their own and collects what they give.
pub(crate) struct Worker<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    running: usize,
}

impl<T: Send + 'static> Worker<T> {
    /// A worker without work.
    pub(crate) fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: 0 }
    }

    /// Whether any job is still running.
    pub(crate) const fn is_busy(&self) -> bool {
        self.running > 0
    }

    /// Starts a job; the window is drawn again when it is done.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    pub(crate) fn start(
        &mut self,
        name: &str,
        ctx: &Context,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<()> {
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The window may be gone by now, and then nobody is there to be told.
            let _gone = sender.send(job());
            ctx.request_repaint();
        })?;
        self.running += 1;
        Ok(())
    }

    /// What was done since the last time.
    pub(crate) fn take(&mut self) -> Vec<T> {
        let done: Vec<T> = self.receiver.try_iter().collect();
        self.running = self.running.saturating_sub(done.len());
        done
    }
}
