//! What each room costs, at three sizes, so that growth shows.
//!
//! `cargo bench --bench rooms [-- NAME…]` · layout cold and after an edit of one card, open, save, PDF. The frame has a bench of its own.
#![expect(clippy::expect_used, reason = "a bench without its map has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]

mod measure;

use measure::measure;
use std::hint::black_box;
use tropa::edit::{Edit, Element, apply};
use tropa::export::{Format, Metadata, Options, write};
use tropa::i18n::Messages;
use tropa::layout::{Composition, Engine, View};
use tropa::method::synth;
use tropa::model::{Document, JourneyId};
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

/// The same map with one more word on one card, and the one after that, in turn.
fn edited(document: &Document, turn: usize) -> Document {
    let touchpoints = &document.first_journey().expect("a journey").touchpoints;
    let mut touchpoint = touchpoints.at(touchpoints.len() / 2).expect("a touchpoint").as_ref().clone();
    touchpoint.title = format!("{} {turn}", touchpoint.title);
    apply(document, &Edit::Change(Box::new(Element::Touchpoint(touchpoint)))).expect("the card is there")
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
        let pages = layout.pages(Composition::Poster, Messages::of(metadata.language));
        measure(&format!("file/pdf/{size}"), || {
            write(Format::Pdf, black_box(&pages), &metadata, Options::default()).expect("a sound page")
        });
    }
}

fn main() {
    layout();
    edits();
    files();
}
