//! How long something takes that can be done again and again.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one thing is measured.
const TIME: Duration = Duration::from_secs(3);
/// A clock says little about what is shorter: as many as fill it are taken together.
const SHORTEST: Duration = Duration::from_millis(1);
/// So often at least, however long it takes.
const FEWEST: usize = 10;

/// Prints the median of what `work` takes, and the quickest; skipped where the command line names other things.
pub(crate) fn measure<T>(name: &str, mut work: impl FnMut() -> T) {
    if !is_wanted(name) {
        return;
    }
    let mut timed = |times: u32| {
        let begun = Instant::now();
        for _ in 0..times {
            black_box(work());
        }
        begun.elapsed()
    };
    // The first time fills caches and is not counted.
    timed(1);
    let once = timed(1).max(Duration::from_nanos(1));
    let together = u32::try_from(SHORTEST.as_nanos() / once.as_nanos()).unwrap_or(u32::MAX).max(1);
    again_and_again(name, || timed(together) / together);
}

/// Whether the command line names this, or nothing.
pub(crate) fn is_wanted(name: &str) -> bool {
    let mut wanted = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    wanted.peek().is_none() || wanted.any(|part| name.contains(&part))
}

/// Prints the median of what is timed again and again, and the quickest.
pub(crate) fn again_and_again(name: &str, mut timed: impl FnMut() -> Duration) {
    let begun = Instant::now();
    let mut taken = Vec::new();
    while taken.len() < FEWEST || begun.elapsed() < TIME {
        taken.push(timed());
    }
    taken.sort_unstable();
    println!("{name:60} {:>12.3?}   quickest {:>12.3?}   of {}", taken[taken.len() / 2], taken[0], taken.len());
}
