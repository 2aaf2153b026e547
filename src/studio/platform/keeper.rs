//! Keeps a copy of the map in hand while it is not saved: within two seconds of an edit, never on the window's thread.
//!
//! The window lays its newest snapshot on a desk; a thread of its own takes it from there after a short pause and puts it into a
//! recovery slot. Only the newest is ever there, so a slow disk does not pile up what is to be written. A panic of the window's thread
//! writes what lies on the desk before the program ends.

use crate::model::Document;
use crate::store::{RecoveryNote, RecoverySlot};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, Builder, JoinHandle};
use std::time::{Duration, Instant};

/// A copy is made when nothing was changed for so long…
const PAUSE: Duration = Duration::from_millis(400);
/// …and under a hand that does not rest no later than this after the first change. What is left of two seconds is for writing it.
const MOST: Duration = Duration::from_millis(900);

/// Keeps copies of the map in hand.
#[derive(Debug)]
pub(crate) struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    /// What lies on the desk: which map, its snapshot if it is not saved, and what is.
    followed: Option<Followed>,
}

/// A state of the map in hand. The snapshots are held, so that their addresses stay theirs.
#[derive(Debug)]
struct Followed {
    map: u64,
    unsaved: Option<Arc<Document>>,
    saved: Arc<Document>,
}

impl Followed {
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
    desk: Mutex<Desk>,
    bell: Condvar,
    writer: Mutex<Writer>,
    /// Why a copy was not written, until somebody takes it to tell it.
    trouble: Mutex<Option<String>>,
}

/// What is to be kept.
#[derive(Debug, Default)]
struct Desk {
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

/// The slot of the map in hand, and how far it follows the desk.
#[derive(Debug, Default)]
struct Writer {
    order: u64,
    map: u64,
    slot: Option<RecoverySlot>,
}

/// What is taken from the desk.
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

impl Keeper {
    /// A keeper with copies in this folder; none where the system has no thread to spare.
    pub(crate) fn new(folder: PathBuf) -> Option<Self> {
        let shared = Arc::new(Shared {
            folder,
            desk: Mutex::default(),
            bell: Condvar::new(),
            writer: Mutex::default(),
            trouble: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        let thread = Builder::new().name("recovery".to_owned()).spawn(move || own.keep());
        let thread = thread.inspect_err(|error| tracing::warn!(%error, "no copies for recovery are made")).ok()?;
        Some(Self { shared, thread: Some(thread), followed: None })
    }

    /// Follows the map in hand, every frame: what of it is not saved, what is, and of what a copy would be one.
    pub(crate) fn follow(
        &mut self,
        map: u64,
        unsaved: Option<&Arc<Document>>,
        saved: &Arc<Document>,
        note: impl FnOnce() -> RecoveryNote,
    ) {
        if self.followed.as_ref().is_some_and(|followed| followed.is(map, unsaved, saved)) {
            return;
        }
        self.followed = Some(Followed { map, unsaved: unsaved.cloned(), saved: Arc::clone(saved) });
        let now = Instant::now();
        let mut desk = lock(&self.shared.desk);
        let since = desk.waits.filter(|_| desk.map == map).map_or(now, |(since, _)| since);
        desk.order += 1;
        desk.map = map;
        desk.newest = unsaved.map(|document| (Arc::clone(document), note()));
        desk.waits = Some((since, now));
        drop(desk);
        self.shared.bell.notify_one();
    }

    /// Why a copy could not be written, once.
    pub(crate) fn take_trouble(&self) -> Option<String> {
        lock(&self.shared.trouble).take()
    }

    /// Goes on with the slot that this map was recovered from: its copy stays until the next one takes its place.
    pub(crate) fn adopt(&self, map: u64, slot: RecoverySlot) {
        lock(&self.shared.desk).adopted = Some((map, slot));
    }

    /// Nobody wants the copy of the map in hand: its changes were let go of knowingly, and the window closes.
    pub(crate) fn discard(mut self) {
        if let Some(Followed { map, saved, .. }) = self.followed.take() {
            self.follow(map, None, &saved, RecoveryNote::default);
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

impl Drop for Keeper {
    fn drop(&mut self) {
        lock(&self.shared.desk).ends = true;
        self.shared.bell.notify_one();
        // What waits is done at once, which takes as long as one copy takes. After a panic it was done already.
        if let Some(thread) = self.thread.take()
            && !thread::panicking()
        {
            let _ended_either_way = thread.join();
        }
    }
}

impl Desk {
    /// When what waits is to be done.
    fn due(&self) -> Option<Instant> {
        let (since, changed) = self.waits?;
        let at_once = self.ends || self.newest.is_none();
        Some(if at_once { since } else { (changed + PAUSE).min(since + MOST) })
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
            match catch_unwind(AssertUnwindSafe(|| lock(&self.writer).carry_out(task, &self.folder))) {
                Ok(Ok(())) => {}
                Ok(Err(reason)) => *lock(&self.trouble) = Some(reason),
                Err(_) => tracing::warn!("a copy for recovery was not made"),
            }
        }
    }

    /// Waits for what is to be done; nothing when there will be no more.
    fn next(&self) -> Option<Task> {
        let mut desk = lock(&self.desk);
        loop {
            let now = Instant::now();
            match desk.due() {
                Some(due) if due <= now => return Some(desk.take()),
                Some(due) => {
                    let (guard, _) = self.bell.wait_timeout(desk, due - now).unwrap_or_else(PoisonError::into_inner);
                    desk = guard;
                }
                None if desk.ends => return None,
                None => desk = self.bell.wait(desk).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Writes what is newest here and now.
    fn write_newest(&self) {
        // Who panics may hold the desk itself; then it is too late.
        let Ok(mut desk) = self.desk.try_lock() else { return };
        if desk.newest.is_some() {
            let task = desk.take();
            drop(desk);
            if let Err(reason) = lock(&self.writer).carry_out(task, &self.folder) {
                tracing::warn!(reason, "the last copy for recovery was not written");
            }
        }
    }
}

impl Writer {
    /// Writes a copy or takes it away; an error says why there is none.
    fn carry_out(&mut self, task: Task, folder: &std::path::Path) -> Result<(), String> {
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

    fn keeper() -> (TempDir, PathBuf, Keeper) {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("recovery");
        let keeper = Keeper::new(folder.clone()).expect("a thread");
        (home, folder, keeper)
    }

    fn map(title: &str) -> Arc<Document> {
        let mut document = Document::default();
        Arc::make_mut(&mut document.project).title = title.to_owned();
        Arc::new(document)
    }

    fn follow(keeper: &mut Keeper, map: u64, unsaved: Option<&Arc<Document>>, saved: &Arc<Document>) {
        keeper.follow(map, unsaved, saved, RecoveryNote::default);
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
        let (_home, folder, mut keeper) = keeper();
        let saved = map("");
        let begun = Instant::now();
        let mut edits = 0;
        while copy(&folder).is_none() {
            edits += 1;
            follow(&mut keeper, 1, Some(&map(&edits.to_string())), &saved);
            assert!(begun.elapsed() < Duration::from_secs(2), "nothing after {edits} edits");
            thread::sleep(Duration::from_millis(20));
        }
        assert!(edits > 10, "it was no test of a hand that does not rest");
        follow(&mut keeper, 1, Some(&map("последняя")), &saved);
        assert!(within(Duration::from_secs(2), || copy(&folder).as_deref() == Some("последняя")));
    }

    #[test]
    fn what_is_saved_or_given_up_or_followed_by_another_map_leaves_no_copy() {
        let (_home, folder, mut keeper) = keeper();
        let (saved, edited) = (map(""), map("а"));
        let two = Duration::from_secs(2);
        follow(&mut keeper, 1, Some(&edited), &saved);
        assert!(within(two, || copy(&folder).is_some()));
        follow(&mut keeper, 1, None, &edited);
        assert!(within(two, || copy(&folder).is_none()), "it was saved");
        follow(&mut keeper, 1, Some(&map("б")), &edited);
        assert!(within(two, || copy(&folder).is_some()));
        follow(&mut keeper, 2, Some(&map("в")), &saved);
        assert!(within(two, || copy(&folder).as_deref() == Some("в")), "of the other map alone");
        keeper.discard();
        assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 0);
    }

    #[test]
    fn what_waits_when_the_window_goes_is_done_before_it_is_gone() {
        let (_home, folder, mut keeper) = keeper();
        follow(&mut keeper, 1, Some(&map("а")), &map(""));
        drop(keeper);
        assert_eq!(copy(&folder).as_deref(), Some("а"));
        assert_eq!(left_behind(&folder).len(), 1, "nobody holds it any more");
    }

    #[test]
    fn a_panic_of_the_window_leaves_the_newest_snapshot_whole_and_other_threads_do_not_count() {
        let (_home, folder, mut keeper) = keeper();
        let own = folder.clone();
        let window = thread::spawn(move || {
            keeper.guard();
            follow(&mut keeper, 1, Some(&map("а")), &map(""));
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
        let (_home, folder, mut keeper) = keeper();
        let mut slot = RecoverySlot::create(&folder).expect("a slot");
        slot.write(&map("оставлена"), RecoveryNote::default()).expect("written");
        slot.mark_tried(true).expect("marked");
        keeper.adopt(1, slot);
        let shared = Arc::clone(&keeper.shared);
        shared.write_newest();
        assert_eq!(copy(&folder).as_deref(), Some("оставлена"), "nothing is followed yet");
        follow(&mut keeper, 1, Some(&map("дальше")), &map(""));
        assert!(within(Duration::from_secs(2), || copy(&folder).as_deref() == Some("дальше")));
        drop((keeper, shared));
        assert!(!left_behind(&folder)[0].note().tried, "opening it went well");
    }
}
