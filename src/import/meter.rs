//! How far reading has come, and whether it is to stop.

use std::cell::{Cell, RefCell};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadProgress {
    /// Bytes that were read.
    pub done: u64,
    /// Bytes that there are.
    pub total: u64,
    /// Rows that were looked at.
    pub rows: u64,
}

impl ReadProgress {
    /// The share that is done, 0–1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share for a bar of a few hundred points")]
    pub fn share(self) -> f64 {
        if self.total == 0 { 0.0 } else { (self.done.min(self.total)) as f64 / self.total as f64 }
    }
}

/// Who is told of progress and may say that it is enough.
pub(super) type Tell<'a> = dyn FnMut(ReadProgress) -> ControlFlow<()> + 'a;

/// Counts what is read and asks now and then whether to go on.
pub(super) struct Meter<'a> {
    done: Cell<u64>,
    total: u64,
    rows: Cell<u64>,
    stopped: Cell<bool>,
    tell: RefCell<&'a mut Tell<'a>>,
}

impl<'a> Meter<'a> {
    pub(super) fn new(total: u64, tell: &'a mut Tell<'a>) -> Self {
        Self { done: Cell::new(0), total, rows: Cell::new(0), stopped: Cell::new(false), tell: RefCell::new(tell) }
    }

    /// Whether somebody said that it is enough.
    pub(super) const fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Counts a row, and asks every few thousand.
    pub(super) fn row(&self) -> bool {
        const OFTEN: u64 = 4096;
        let rows = self.rows.get() + 1;
        self.rows.set(rows);
        !rows.is_multiple_of(OFTEN) || self.go_on()
    }

    /// Asks whether to go on.
    pub(super) fn go_on(&self) -> bool {
        let progress = ReadProgress { done: self.done.get().min(self.total), total: self.total, rows: self.rows.get() };
        // Nobody reads from within the answer, so it is never asked while it answers.
        let answer = self.tell.try_borrow_mut().map(|mut tell| tell(progress));
        if matches!(answer, Ok(ControlFlow::Break(()))) {
            self.stopped.set(true);
        }
        !self.is_stopped()
    }
}

/// A reader whose bytes are counted; it fails once it is enough.
pub(super) struct Metered<'m, 'a, R> {
    inner: R,
    meter: &'m Meter<'a>,
}

impl<'m, 'a, R> Metered<'m, 'a, R> {
    pub(super) const fn new(inner: R, meter: &'m Meter<'a>) -> Self {
        Self { inner, meter }
    }
}

impl<R: Read> Read for Metered<'_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.meter.go_on() {
            return Err(io::Error::other("stopped"));
        }
        let read = self.inner.read(buffer)?;
        self.meter.done.set(self.meter.done.get().saturating_add(read as u64));
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<'_, '_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
