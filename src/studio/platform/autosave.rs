//! Autosave: keeps a copy of the map in hand while it is not saved, within two seconds of an edit, never on the window's thread.
//!
//! The window lays its newest snapshot into an inbox; a thread of its own takes it from there after a short pause and puts it into a
//! recovery slot. Only the newest is ever there, so a slow disk does not pile up what is to be written. A panic of the window's thread
//! writes what lies there before the program ends.

use crate::model::Document;
use crate::store::{RecoveryNote, RecoverySlot};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, Builder, JoinHandle};
use std::time::{Duration, Instant};

/// Debounces what is written: a copy is made when nothing was changed for so long…
const DEBOUNCE: Duration = Duration::from_millis(400);
/// …and under a hand that does not rest no later than this after the first change. What is left of two seconds is for writing it.
const LONGEST_WAIT: Duration = Duration::from_millis(900);

/// Keeps copies of the map in hand.
#[derive(Debug)]
pub(crate) struct Autosave {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// What lies in the inbox: which map, its snapshot if it is not saved, and what is.
    watched: Option<WatchedState>,
}

/// A state of the map in hand. The snapshots are held, so that their addresses stay theirs.
#[derive(Debug)]
struct WatchedState {
    map: u64,
    unsaved: Option<Arc<Document>>,
    saved: Arc<Document>,
}

impl WatchedState {
    fn is(&self, map: u64, unsaved: Option<&Arc<Document>>, saved: &Arc<Document>) -> bool {
        let same = match (&self.unsaved, unsaved) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same && self.map == map && Arc::ptr_eq(&self.saved, saved)
    }
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    inbox: Mutex<Inbox>,
    bell: Condvar,
    writer: Mutex<SlotWriter>,
    /// Why a copy was not written, until somebody takes it to tell it.
    trouble: Mutex<Option<String>>,
}

/// What is to be kept.
#[derive(Debug, Default)]
struct Inbox {
    /// Grows with everything that is laid here.
    order: u64,
    /// Which of the maps that were in hand.
    map: u64,
    /// Nothing of a map that is saved.
    newest: Option<(Arc<Document>, RecoveryNote)>,
    /// Since when it waits, and since when it is what it is; nothing once it is done.
    waits: Option<(Instant, Instant)>,
    /// The slot that a map was recovered from goes on being its own.
    adopted: Option<(u64, RecoverySlot)>,
    /// Whether the window is gone.
    ends: bool,
}

/// The slot of the map in hand, and how far it follows the inbox.
#[derive(Debug, Default)]
struct SlotWriter {
    order: u64,
    map: u64,
    slot: Option<RecoverySlot>,
}

/// What is taken from the inbox.
struct Task {
    order: u64,
    map: u64,
    newest: Option<(Arc<Document>, RecoveryNote)>,
    adopted: Option<(u64, RecoverySlot)>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a writer that panicked leaves is whole: the copy on the disk is replaced in one step.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Autosave {
    /// Copies in this folder; none where the system has no thread to spare.
    pub(crate) fn new(folder: PathBuf) -> Option<Self> {
        let shared = Arc::new(Shared {
            folder,
            inbox: Mutex::default(),
            bell: Condvar::new(),
            writer: Mutex::default(),
            trouble: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        let thread = Builder::new().name("recovery".to_owned()).spawn(move || own.keep());
        let thread = thread.inspect_err(|error| tracing::warn!(%error, "no copies for recovery are made")).ok()?;
        Some(Self { shared, thread: Some(thread), watched: None })
    }

    /// Follows the map in hand, every frame: what of it is not saved, what is, and of what a copy would be one.
    pub(crate) fn watch(
        &mut self,
        map: u64,
        unsaved: Option<&Arc<Document>>,
        saved: &Arc<Document>,
        note: impl FnOnce() -> RecoveryNote,
    ) {
        if self.watched.as_ref().is_some_and(|watched| watched.is(map, unsaved, saved)) {
            return;
        }
        self.watched = Some(WatchedState { map, unsaved: unsaved.cloned(), saved: Arc::clone(saved) });
        let now = Instant::now();
        let mut inbox = lock(&self.shared.inbox);
        let since = inbox.waits.filter(|_| inbox.map == map).map_or(now, |(since, _)| since);
        inbox.order += 1;
        inbox.map = map;
        inbox.newest = unsaved.map(|document| (Arc::clone(document), note()));
        inbox.waits = Some((since, now));
        drop(inbox);
        self.shared.bell.notify_one();
    }

    /// Why a copy could not be written, once.
    pub(crate) fn take_trouble(&self) -> Option<String> {
        lock(&self.shared.trouble).take()
    }

    /// Goes on with the slot that this map was recovered from: its copy stays until the next one takes its place.
    pub(crate) fn adopt(&self, map: u64, slot: RecoverySlot) {
        lock(&self.shared.inbox).adopted = Some((map, slot));
    }

    /// Nobody wants the copy of the map in hand: its changes were let go of knowingly, and the window closes.
    pub(crate) fn discard(mut self) {
        if let Some(WatchedState { map, saved, .. }) = self.watched.take() {
            self.watch(map, None, &saved, RecoveryNote::default);
        }
    }

    /// From now on a panic of this thread writes the newest snapshot before anything else is done about it.
    pub(crate) fn guard(&self) {
        let (shared, window) = (Arc::downgrade(&self.shared), thread::current().id());
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            // Other threads may panic and be caught: the window lives on then.
            if thread::current().id() == window
                && let Some(shared) = Weak::upgrade(&shared)
            {
                shared.write_newest();
            }
            before(panicked);
        }));
    }
}

impl Drop for Autosave {
    fn drop(&mut self) {
        lock(&self.shared.inbox).ends = true;
        self.shared.bell.notify_one();
        // What waits is done at once, which takes as long as one copy takes. After a panic it was done already.
        if let Some(thread) = self.thread.take()
            && !thread::panicking()
        {
            let _ended_either_way = thread.join();
        }
    }
}

impl Inbox {
    /// When what waits is to be done.
    fn due(&self) -> Option<Instant> {
        let (since, changed) = self.waits?;
        let at_once = self.ends || self.newest.is_none();
        Some(if at_once { since } else { (changed + DEBOUNCE).min(since + LONGEST_WAIT) })
    }

    fn take(&mut self) -> Task {
        self.waits = None;
        let adopted = self.adopted.take_if(|(map, _)| *map == self.map);
        Task { order: self.order, map: self.map, newest: self.newest.clone(), adopted }
    }
}

impl Shared {
    fn keep(&self) {
        while let Some(task) = self.next() {
            // A map that cannot be written must not keep the next one from being written.
            match catch_unwind(AssertUnwindSafe(|| lock(&self.writer).perform(task, &self.folder))) {
                Ok(Ok(())) => {}
                Ok(Err(reason)) => *lock(&self.trouble) = Some(reason),
                Err(_) => tracing::warn!("a copy for recovery was not made"),
            }
        }
    }

    /// Waits for what is to be done; nothing when there will be no more.
    fn next(&self) -> Option<Task> {
        let mut inbox = lock(&self.inbox);
        loop {
            let now = Instant::now();
            match inbox.due() {
                Some(due) if due <= now => return Some(inbox.take()),
                Some(due) => {
                    let (guard, _) = self.bell.wait_timeout(inbox, due - now).unwrap_or_else(PoisonError::into_inner);
                    inbox = guard;
                }
                None if inbox.ends => return None,
                None => inbox = self.bell.wait(inbox).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Writes what is newest here and now.
    fn write_newest(&self) {
        // Who panics may hold the inbox itself; then it is too late.
        let Ok(mut inbox) = self.inbox.try_lock() else { return };
        if inbox.newest.is_some() {
            let task = inbox.take();
            drop(inbox);
            if let Err(reason) = lock(&self.writer).perform(task, &self.folder) {
                tracing::warn!(reason, "the last copy for recovery was not written");
            }
        }
    }
}

impl SlotWriter {
    /// Writes a copy or takes it away; an error says why there is none.
    fn perform(&mut self, task: Task, folder: &std::path::Path) -> Result<(), String> {
        // A panic may have overtaken what the thread had in hand.
        if task.order <= self.order {
            return Ok(());
        }
        self.order = task.order;
        if task.map != self.map {
            self.clear();
            self.map = task.map;
            self.slot = task.adopted.map(|(_, slot)| slot);
        }
        let Some((document, note)) = task.newest else {
            self.clear();
            return Ok(());
        };
        let slot = match &mut self.slot {
            Some(slot) => slot,
            none => none.insert(RecoverySlot::create(folder).map_err(|error| error.to_string())?),
        };
        slot.write(&document, note).map_err(|error| error.to_string())
    }

    fn clear(&mut self) {
        if let Some(Err(error)) = self.slot.take().map(RecoverySlot::remove) {
            tracing::warn!(%error, "a copy for recovery was not taken away");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::left_behind;
    use std::path::Path;
    use tempfile::TempDir;

    fn autosave() -> (TempDir, PathBuf, Autosave) {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("recovery");
        let autosave = Autosave::new(folder.clone()).expect("a thread");
        (home, folder, autosave)
    }

    fn map(title: &str) -> Arc<Document> {
        let mut document = Document::default();
        Arc::make_mut(&mut document.project).title = title.to_owned();
        Arc::new(document)
    }

    fn watch(autosave: &mut Autosave, map: u64, unsaved: Option<&Arc<Document>>, saved: &Arc<Document>) {
        autosave.watch(map, unsaved, saved, RecoveryNote::default);
    }

    /// The one map that is on the disk, whoever holds it.
    fn copy(folder: &Path) -> Option<String> {
        let entries = std::fs::read_dir(folder).ok()?;
        let copies = entries.flatten().map(|entry| entry.path());
        let copies: Vec<PathBuf> = copies.filter(|path| path.extension().is_some_and(|end| end == "tropa")).collect();
        assert!(copies.len() < 2, "{copies:?}");
        let opened = crate::store::open(copies.first()?).expect("a copy is whole at every moment");
        Some(opened.document.project.title.clone())
    }

    fn within(most: Duration, is_so: impl Fn() -> bool) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < most {
            if is_so() {
                return true;
            }
            thread::sleep(Duration::from_millis(5));
        }
        is_so()
    }

    #[test]
    fn an_edit_is_on_the_disk_within_two_seconds_also_under_a_hand_that_does_not_rest() {
        let (_home, folder, mut autosave) = autosave();
        let saved = map("");
        let begun = Instant::now();
        let mut edits = 0;
        while copy(&folder).is_none() {
            edits += 1;
            watch(&mut autosave, 1, Some(&map(&edits.to_string())), &saved);
            assert!(begun.elapsed() < Duration::from_secs(2), "nothing after {edits} edits");
            thread::sleep(Duration::from_millis(20));
        }
        assert!(edits > 10, "it was no test of a hand that does not rest");
        watch(&mut autosave, 1, Some(&map("последняя")), &saved);
        assert!(within(Duration::from_secs(2), || copy(&folder).as_deref() == Some("последняя")));
    }

    #[test]
    fn what_is_saved_or_given_up_or_followed_by_another_map_leaves_no_copy() {
        let (_home, folder, mut autosave) = autosave();
        let (saved, edited) = (map(""), map("а"));
        let two = Duration::from_secs(2);
        watch(&mut autosave, 1, Some(&edited), &saved);
        assert!(within(two, || copy(&folder).is_some()));
        watch(&mut autosave, 1, None, &edited);
        assert!(within(two, || copy(&folder).is_none()), "it was saved");
        watch(&mut autosave, 1, Some(&map("б")), &edited);
        assert!(within(two, || copy(&folder).is_some()));
        watch(&mut autosave, 2, Some(&map("в")), &saved);
        assert!(within(two, || copy(&folder).as_deref() == Some("в")), "of the other map alone");
        autosave.discard();
        assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 0);
    }

    #[test]
    fn what_waits_when_the_window_goes_is_done_before_it_is_gone() {
        let (_home, folder, mut autosave) = autosave();
        watch(&mut autosave, 1, Some(&map("а")), &map(""));
        drop(autosave);
        assert_eq!(copy(&folder).as_deref(), Some("а"));
        assert_eq!(left_behind(&folder).len(), 1, "nobody holds it any more");
    }

    #[test]
    fn a_panic_of_the_window_leaves_the_newest_snapshot_whole_and_other_threads_do_not_count() {
        let (_home, folder, mut autosave) = autosave();
        let own = folder.clone();
        let window = thread::spawn(move || {
            autosave.guard();
            watch(&mut autosave, 1, Some(&map("а")), &map(""));
            let job = thread::spawn(|| panic::resume_unwind(Box::new("a job, without the hook")));
            assert!(job.join().is_err() && copy(&own).is_none());
            // As a fault in a frame would.
            let frame = catch_unwind(|| panic!("a frame"));
            (frame.is_err(), copy(&own))
        });
        assert_eq!(window.join().expect("the window ends"), (true, Some("а".to_owned())));
    }

    #[test]
    fn a_recovered_map_goes_on_in_the_slot_it_came_from_and_never_is_without_a_copy() {
        let (_home, folder, mut autosave) = autosave();
        let mut slot = RecoverySlot::create(&folder).expect("a slot");
        slot.write(&map("оставлена"), RecoveryNote::default()).expect("written");
        slot.mark_tried(true).expect("marked");
        autosave.adopt(1, slot);
        let shared = Arc::clone(&autosave.shared);
        shared.write_newest();
        assert_eq!(copy(&folder).as_deref(), Some("оставлена"), "nothing is followed yet");
        watch(&mut autosave, 1, Some(&map("дальше")), &map(""));
        assert!(within(Duration::from_secs(2), || copy(&folder).as_deref() == Some("дальше")));
        drop((autosave, shared));
        assert!(!left_behind(&folder)[0].note().tried, "opening it went well");
    }
}
