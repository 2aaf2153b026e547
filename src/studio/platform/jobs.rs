//! Background jobs, which must not stop the window: each has a slot, named for its purpose, and runs on a thread of its own.
//!
//! A job that is begun in a slot takes the place of the one that was there: what that gives comes too late, and nobody sees it. A slot
//! can also be let go of. So whoever takes what was done never has to ask whether it is still wanted.

use eframe::egui::Context;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

/// What is run beside the window.
pub(crate) type Job = Box<dyn FnOnce() + Send>;

/// Runs a job beside the window. A test puts threads of its own in place of the system's: some never come to an end, some do not begin.
pub(crate) trait Threads: Send + Sync {
    /// Begins a job.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    fn run(&self, name: &str, job: Job) -> io::Result<()>;
}

/// The threads of the system.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemThreads;

impl Threads for SystemThreads {
    fn run(&self, name: &str, job: Job) -> io::Result<()> {
        Builder::new().name(name.to_owned()).spawn(job).map(drop)
    }
}

/// What became of a job.
#[derive(Debug)]
pub(crate) enum Ended<T> {
    /// It gave this.
    Done(T),
    /// It came to no end.
    Crashed,
}

impl<T> Ended<T> {
    /// What it gave, if it came to its end.
    pub(crate) fn done(self) -> Option<T> {
        match self {
            Self::Done(done) => Some(done),
            Self::Crashed => None,
        }
    }
}

/// Jobs of the window, by their slots.
pub(crate) struct Jobs<S, T> {
    threads: Arc<dyn Threads>,
    sender: Sender<Answer<T>>,
    receiver: Receiver<Answer<T>>,
    running: Vec<Running<S>>,
    begun: u64,
}

struct Running<S> {
    number: u64,
    slot: S,
    /// Whether anybody wants to know what it gives.
    wanted: bool,
}

struct Answer<T> {
    number: u64,
    ended: Ended<T>,
}

/// Sees to it that a job is answered for however it ends: a panic drops this, and so does whoever never runs the job.
struct JobSender<T> {
    number: u64,
    sender: Sender<Answer<T>>,
    ctx: Context,
    done: Option<T>,
}

impl<T> Drop for JobSender<T> {
    fn drop(&mut self) {
        let ended = self.done.take().map_or(Ended::Crashed, Ended::Done);
        // The window may be gone by now, and then nobody is there to be told.
        let _gone = self.sender.send(Answer { number: self.number, ended });
        self.ctx.request_repaint();
    }
}

impl<S, T> Default for Jobs<S, T> {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { threads: Arc::new(SystemThreads), sender, receiver, running: Vec::new(), begun: 0 }
    }
}

impl<S: PartialEq, T: Send + 'static> Jobs<S, T> {
    /// Runs what comes on other threads.
    #[cfg(test)]
    pub(crate) fn run_on(&mut self, threads: Arc<dyn Threads>) {
        self.threads = threads;
    }

    /// Begins a job in a slot; the window is drawn again when it is done. Whatever was in the slot goes on, but is no longer wanted.
    ///
    /// # Errors
    /// The system's, where it has no more threads to give.
    pub(crate) fn start(
        &mut self,
        slot: S,
        name: &str,
        ctx: &Context,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<()> {
        let number = self.run(name, ctx, job)?;
        self.forget(|other| *other == slot);
        self.running.push(Running { number, slot, wanted: true });
        Ok(())
    }

    /// As [`Self::start`], beside what is in the slot already: all of it stays wanted.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn add(
        &mut self,
        slot: S,
        name: &str,
        ctx: &Context,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<()> {
        let number = self.run(name, ctx, job)?;
        self.running.push(Running { number, slot, wanted: true });
        Ok(())
    }

    fn run(&mut self, name: &str, ctx: &Context, job: impl FnOnce() -> T + Send + 'static) -> io::Result<u64> {
        self.begun += 1;
        let number = self.begun;
        let courier = JobSender { number, sender: self.sender.clone(), ctx: ctx.clone(), done: None };
        let job = move || {
            let mut courier = courier;
            courier.done = Some(job());
        };
        self.threads.run(name, Box::new(job))?;
        Ok(number)
    }

    /// Lets go of slots: what is being done in them goes on, but nobody wants to know what it gives.
    pub(crate) fn forget(&mut self, which: impl Fn(&S) -> bool) {
        for running in self.running.iter_mut().filter(|running| which(&running.slot)) {
            running.wanted = false;
        }
    }

    /// Whether anything is being done in such a slot, wanted or not.
    pub(crate) fn is_running(&self, which: impl Fn(&S) -> bool) -> bool {
        self.running.iter().any(|running| which(&running.slot))
    }

    /// Something that was done since, with its slot; nothing of what is no longer wanted.
    pub(crate) fn take(&mut self) -> Option<(S, Ended<T>)> {
        loop {
            let Answer { number, ended } = self.receiver.try_recv().ok()?;
            let index = self.running.iter().position(|running| running.number == number);
            let Some(Running { slot, wanted, .. }) = index.map(|index| self.running.remove(index)) else { continue };
            if wanted {
                return Some((slot, ended));
            }
        }
    }
}

/// Threads for tests.
#[cfg(test)]
pub(crate) mod threads {
    use super::{Job, SystemThreads, Threads};
    use std::io;
    use std::sync::{Arc, Mutex, PoisonError};

    /// Holds jobs of some names until it is told what becomes of them; the others run.
    #[derive(Default)]
    pub(crate) struct Held {
        names: Vec<&'static str>,
        jobs: Mutex<Vec<(String, Job)>>,
    }

    impl Held {
        pub(crate) fn of(names: &[&'static str]) -> Arc<Self> {
            Arc::new(Self { names: names.to_vec(), jobs: Mutex::default() })
        }

        fn take(&self, name: &str) -> Option<Job> {
            let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            let index = jobs.iter().position(|(held, _)| held == name)?;
            Some(jobs.remove(index).1)
        }

        /// How many jobs of this name wait.
        pub(crate) fn count(&self, name: &str) -> usize {
            let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            jobs.iter().filter(|(held, _)| held == name).count()
        }

        /// Does the first job of this name, here and now.
        pub(crate) fn release(&self, name: &str) {
            self.take(name).unwrap_or_else(|| panic!("there is no job «{name}»"))();
        }

        /// The first job of this name comes to no end.
        pub(crate) fn crash(&self, name: &str) {
            drop(self.take(name).unwrap_or_else(|| panic!("there is no job «{name}»")));
        }
    }

    impl Threads for Held {
        fn run(&self, name: &str, job: Job) -> io::Result<()> {
            if self.names.contains(&name) {
                self.jobs.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), job));
                return Ok(());
            }
            SystemThreads.run(name, job)
        }
    }

    /// A system that has no thread to give.
    pub(crate) struct Refusing;

    impl Threads for Refusing {
        fn run(&self, _name: &str, _job: Job) -> io::Result<()> {
            Err(io::Error::other("no threads"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::threads::{Held, Refusing};
    use super::*;

    fn jobs(threads: Arc<dyn Threads>) -> Jobs<u8, &'static str> {
        let mut jobs = Jobs::default();
        jobs.run_on(threads);
        jobs
    }

    fn taken(jobs: &mut Jobs<u8, &'static str>) -> Vec<(u8, Option<&'static str>)> {
        std::iter::from_fn(|| jobs.take()).map(|(slot, ended)| (slot, ended.done())).collect()
    }

    #[test]
    fn the_newest_job_of_a_slot_is_the_wanted_one_whichever_ends_first() {
        let held = Held::of(&["one", "two", "other"]);
        let (mut jobs, ctx) = (jobs(Arc::clone(&held) as Arc<dyn Threads>), Context::default());
        for (slot, name) in [(1, "one"), (1, "two"), (2, "other")] {
            jobs.start(slot, name, &ctx, move || name).expect("held");
        }
        for name in ["two", "other", "one"] {
            held.release(name);
        }
        assert_eq!(taken(&mut jobs), [(1, Some("two")), (2, Some("other"))]);
        assert!(!jobs.is_running(|_| true));
    }

    #[test]
    fn a_slot_that_was_let_go_of_gives_nothing_but_is_at_work_until_the_end() {
        let held = Held::of(&["one"]);
        let (mut jobs, ctx) = (jobs(Arc::clone(&held) as Arc<dyn Threads>), Context::default());
        jobs.start(1, "one", &ctx, || "one").expect("held");
        jobs.forget(|slot| *slot == 1);
        assert!(jobs.is_running(|slot| *slot == 1));
        held.release("one");
        assert!(taken(&mut jobs).is_empty() && !jobs.is_running(|_| true));
    }

    #[test]
    fn a_job_that_panics_is_told_of_as_one_that_came_to_no_end() {
        let (mut jobs, ctx) = (jobs(Arc::new(SystemThreads)), Context::default());
        // Without the hook: nobody reads the backtrace.
        jobs.start(1, "panics", &ctx, || std::panic::resume_unwind(Box::new("a job"))).expect("a thread");
        let begun = std::time::Instant::now();
        loop {
            let taken = taken(&mut jobs);
            if !taken.is_empty() {
                assert_eq!(taken, [(1, None)]);
                break;
            }
            assert!(begun.elapsed() < std::time::Duration::from_mins(1), "nobody answers for it");
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_job_that_finds_no_thread_leaves_the_slot_as_it_was() {
        let held = Held::of(&["one"]);
        let (mut jobs, ctx) = (jobs(Arc::clone(&held) as Arc<dyn Threads>), Context::default());
        jobs.start(1, "one", &ctx, || "one").expect("held");
        jobs.run_on(Arc::new(Refusing));
        assert!(jobs.start(1, "two", &ctx, || "two").is_err());
        held.release("one");
        assert_eq!(taken(&mut jobs), [(1, Some("one"))]);
    }
}
