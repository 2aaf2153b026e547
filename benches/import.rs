//! What reading an event log costs.
//!
//! `cargo bench --bench import` · a made-up log of a hundred thousand and of a million rows, with a segment a session.
#![expect(clippy::expect_used, reason = "a bench without its log has nothing to measure")]
#![expect(clippy::print_stdout, reason = "the table is what a benchmark is for")]

mod measure;

use measure::measure;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use tropa::import::{JourneyNames, TableSource, guess, read};
use tropa::method::synth;

/// A log of so many rows: sessions of some seven events each, ten rows apart from their next event.
fn log(stages: &[String], rows: usize) -> String {
    let mut text = String::from("session,user,touchpoint,timestamp\n");
    for row in 0..rows {
        let (session, step) = (row / 70 * 10 + row % 10, row / 10 % 7);
        // Every session goes as far as its number says, and looks back once.
        let stage = &stages[step.min(session % stages.len())];
        let second = session * 30 + step * 40;
        let (hour, minute) = (second / 3600 % 24, second / 60 % 60);
        writeln!(
            text,
            "s{session:07},u{:06},{stage},2026-11-{:02}T{hour:02}:{minute:02}:{:02}",
            session / 3,
            1 + second / 86_400 % 28,
            second % 60
        )
        .expect("a text grows");
    }
    text
}

fn main() {
    let document = synth(8, 80, 3, 1);
    let journey = document.first_journey().expect("a made-up map has a journey");
    let names = JourneyNames::of(&document, journey);
    let stages: Vec<String> = journey.stages.iter().map(|stage| stage.name.clone()).collect();
    let folder = tempfile::tempdir().expect("a folder");
    for rows in [100_000, 1_000_000] {
        let path = folder.path().join(format!("{rows}.csv"));
        fs::write(&path, log(&stages, rows)).expect("a log");
        let source = TableSource::open(&path).expect("a table");
        let reading = source.reading();
        let mapping = guess(&source, &reading, &source.preview(&reading).expect("a preview"), &names);
        measure(&format!("event log/read/{rows}"), || {
            let outcome = read(black_box(&source), &mapping, &names, None, |_| ControlFlow::Continue(()));
            outcome.expect("a log").rows
        });
    }
}
