//! What several files of tests share.
#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a helper of a test that cannot go on, or skips it, says so"
)]

pub(crate) mod browser;
pub(crate) mod faults;
pub(crate) mod hand;
pub(crate) mod house;
pub(crate) mod oracle;
pub(crate) mod rules;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tropa::layout::{Engine, Layout, View};
use tropa::model::{Document, Journey, Language, Orientation, Paper, Sheet};

/// These, of which there are at least so many: what is then promised of each of them is promised of something.
#[track_caller]
pub(crate) fn at_least<T>(count: usize, these: impl IntoIterator<Item = T>) -> Vec<T> {
    let these: Vec<T> = these.into_iter().collect();
    assert!(these.len() >= count, "there are {} of them and should be {count} or more", these.len());
    these
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bundled sample.
pub(crate) fn sample_in(language: Language) -> Document {
    let path = match language {
        Language::Ru => "assets/samples/marketplaces.tropa",
        Language::En => "assets/samples/marketplaces.en.tropa",
    };
    tropa::store::open(&repository(path)).expect("the bundled sample opens").document
}

/// The large bundled sample.
pub(crate) fn school_in(language: Language) -> Document {
    let path = match language {
        Language::Ru => "assets/samples/school.tropa",
        Language::En => "assets/samples/school.en.tropa",
    };
    tropa::store::open(&repository(path)).expect("the bundled sample opens").document
}

/// The large bundled sample in Russian.
pub(crate) fn school() -> Document {
    school_in(Language::Ru)
}

/// The bundled sample in Russian.
pub(crate) fn sample() -> Document {
    sample_in(Language::Ru)
}

/// The bundled sample in English.
pub(crate) fn english_sample() -> Document {
    sample_in(Language::En)
}

/// The first map of a document.
pub(crate) fn journey(document: &Document) -> &Arc<Journey> {
    document.first_journey().expect("the document has a map")
}

/// The first map as an engine lays it out that has seen nothing before.
pub(crate) fn lay_out(document: &Document, view: &View) -> Layout {
    Engine::default().lay_out(document, journey(document).id, view)
}

/// Numbers below a limit, the same for the same seed and number of the throw.
pub(crate) fn dice(seed: u64) -> impl Fn(u64, u64) -> usize {
    move |throw, below| {
        let mut number = (seed + throw).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        number ^= number >> 29;
        number = number.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33;
        usize::try_from(number % below).expect("a small number")
    }
}

/// What is found in each of so many cases, on all cores.
pub(crate) fn on_all_cores<T: Sync>(cases: &[T], find: impl Fn(&T) -> Vec<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                found.extend(find(case));
            }
            found
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no case panics")).collect()
    })
}

/// Shows the first of what was found.
#[track_caller]
pub(crate) fn assert_none(found: &[String]) {
    let shown = found.iter().take(40).map(String::as_str).collect::<Vec<_>>();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), shown.join("\n"));
}

/// The view of a sheet of this paper.
pub(crate) fn on(paper: Paper, orientation: Orientation) -> View {
    View { sheet: Some(Sheet::of(paper, orientation)), ..View::default() }
}

/// Runs somebody else's reader of files; `None` where it is not installed, which `TROPA_REQUIRE_TOOLS` does not allow.
pub(crate) fn read_by_another(program: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(error) => {
            assert!(std::env::var_os("TROPA_REQUIRE_TOOLS").is_none(), "{program} is needed here: {error}");
            eprintln!("skipped: {program}: {error}");
            None
        }
    }
}
