//! What each room costs, at three sizes, so that growth shows.
//!
//! `cargo bench --bench rooms [-- NAME…]` · layout cold and after an edit of one card, also where no text is like another,
//! open, save, PDF. The frame has a bench of its own.
#![expect(clippy::expect_used, reason = "a bench without its map has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]

mod board;
mod measure;

use measure::{again_and_again, is_wanted, measure};
use std::cell::RefCell;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use tropa::edit::{Edit, Element, apply};
use tropa::export::{Format, Metadata, Options, write};
use tropa::layout::{Engine, View};
use tropa::method::synth;
use tropa::model::{Document, JourneyId};
use tropa::scene::Page;
use tropa::store;

/// Touchpoints; the stages grow with them, forty to a stage.
const SIZES: [usize; 3] = [200, 2_000, 10_000];

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn map(touchpoints: usize) -> (Document, JourneyId) {
    let document = synth((touchpoints / 40).clamp(6, 250), touchpoints, 3, 1);
    let journey = document.first_journey().map(|journey| journey.id).expect("a made-up map has a journey");
    (document, journey)
}

/// The document after an edit.
fn after(document: &Document, edit: &Edit) -> Document {
    apply(document, edit).expect("what is edited is there")
}

/// The same map with one more word on one card, and the one after that, in turn.
fn edited(document: &Document, turn: usize) -> Document {
    let touchpoints = &document.first_journey().expect("a journey").touchpoints;
    let mut touchpoint = touchpoints.at(touchpoints.len() / 2).expect("a touchpoint").as_ref().clone();
    touchpoint.title = format!("{} {turn}", touchpoint.title);
    after(document, &Edit::Change(Box::new(Element::Touchpoint(touchpoint))))
}

/// Measures what needs something made ready each time, which does not count.
fn measure_prepared<S, T>(name: &str, mut prepare: impl FnMut() -> S, mut work: impl FnMut(S) -> T) {
    if !is_wanted(name) {
        return;
    }
    let mut timed = || {
        let ready = prepare();
        let begun = Instant::now();
        black_box(work(ready));
        begun.elapsed()
    };
    timed();
    again_and_again(name, timed);
}

fn layout() {
    for size in SIZES {
        let (document, journey) = map(size);
        measure(&format!("layout/cold/{size}"), || {
            Engine::default().lay_out(black_box(&document), journey, &View::default())
        });
        let mut engine = Engine::default();
        engine.lay_out(&document, journey, &View::default());
        let versions: Vec<Document> = (0..64).map(|turn| edited(&document, turn)).collect();
        let mut turn = 0;
        measure(&format!("layout/after one edit/{size}"), || {
            turn = (turn + 1) % versions.len();
            engine.lay_out(black_box(&versions[turn]), journey, &View::default())
        });
    }
}

/// Boards without a text that was seen before: cold, and what concerns personas or texts and not the cards.
fn distinct_boards() {
    for size in [2_000, 10_000] {
        let document = board::distinct(size);
        let journey = document.first_journey().map(|journey| journey.id).expect("a journey");
        let name = |what: &str| format!("distinct texts/{what}/{size}");
        measure(&name("cold"), || Engine::default().lay_out(black_box(&document), journey, &View::default()));

        let engine = RefCell::new(Engine::default());
        let lay_out =
            |document: &Document, view: &View| engine.borrow_mut().lay_out(black_box(document), journey, view);
        // No document is laid out twice: the engine would remember it whole.
        let turn = RefCell::new(document.clone());
        let mut next = || turn.replace_with(|turn| after(turn, &board::letter(turn)));
        lay_out(&document, &View::default());
        measure_prepared(&name("a letter in a persona's notes"), &mut next, |document| {
            lay_out(&document, &View::default())
        });

        let mut number = 0;
        let mut next = || {
            number += 1;
            edited(&document, number)
        };
        let mut laid_out = |view: &View| {
            let document = next();
            lay_out(&document, view);
            document
        };
        measure_prepared(
            &name("the first evidence"),
            || {
                let document = laid_out(&View::default());
                after(&document, &board::evidence(&document))
            },
            |document| lay_out(&document, &View::default()),
        );
        let hidden = View { hidden: [board::persona(&document).id].into(), ..View::default() };
        measure_prepared(
            &name("a persona hidden"),
            || laid_out(&View::default()),
            |document| lay_out(&document, &hidden),
        );
        measure_prepared(
            &name("a persona shown again"),
            || laid_out(&hidden),
            |document| lay_out(&document, &View::default()),
        );
    }
}

fn edits() {
    for size in SIZES {
        let (document, _) = map(size);
        measure(&format!("edit/change one card/{size}"), || edited(black_box(&document), 1));
    }
}

fn files() {
    let folder = tempfile::tempdir().expect("a folder for files");
    for size in SIZES {
        let (document, journey) = map(size);
        let path = folder.path().join(format!("{size}.tropa"));
        store::save(&path, &document).expect("the folder is there");
        measure(&format!("file/open/{size}"), || store::open(black_box(&path)).expect("it was just saved"));
        measure(&format!("file/save/{size}"), || {
            store::save(&path, black_box(&document)).expect("the folder is there")
        });
        let layout = Engine::default().lay_out(&document, journey, &View::default());
        let metadata = Metadata::of(&document, document.first_journey().expect("a journey"));
        let pages = [Page::whole(Arc::clone(&layout.scene))];
        measure(&format!("file/pdf/{size}"), || {
            write(Format::Pdf, black_box(&pages), &metadata, Options::default()).expect("a sound page")
        });
    }
}

fn main() {
    layout();
    distinct_boards();
    edits();
    files();
}
