//! Slides: nothing on them covers anything or leaves them, their type is read from the last row, what is hidden is on none of them.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::{faults, lines};
use crate::support::{assert_none, at_least, dice, journey, on_all_cores, sample_in, school, school_in};
use kurbo::Size;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::export::{Format, Metadata, Options, write};
use tropa::layout::{Engine, PrintInput, Printed, View};
use tropa::method::{synth, with_feelings};
use tropa::model::{Document, Language, PrintLayout, PrintSetup};
use tropa::scene::{Item, Role};

/// What is read from the last row, and what nobody needs to read from there: running title and number.
const LEAST: f64 = 14.0;
const LEAST_AT_THE_FOOT: f64 = 10.0;

fn slides(document: &Document, view: &View) -> Printed {
    let setup = PrintSetup { layout: PrintLayout::Slides, ..PrintSetup::default() };
    let input = PrintInput { document, journey: journey(document).id, view, setup: &setup };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it")
}

/// What covers something, leaves its slide, is set too small or has no title.
fn wrong(name: &str, printed: &Printed) -> Vec<String> {
    let mut wrong = Vec::new();
    for (sheet, number) in printed.sheets.iter().zip(1..) {
        let mut tell = |fault: String| wrong.push(format!("{name}, slide {number}: {fault}"));
        faults(sheet).into_iter().for_each(&mut tell);
        if sheet.scene.size != Size::new(960.0, 540.0) {
            tell(format!("is {:?}", sheet.scene.size));
        }
        let page = sheet.scene.size.to_rect();
        for line in lines(sheet).into_iter().filter(|line| page.union(line.rect) != page) {
            tell(format!("«{}» leaves it", line.text));
        }
        let mut titles = 0;
        for placed in sheet.scene.printed() {
            titles += usize::from(placed.group.role == Role::Heading(1));
            let least = if placed.group.role == Role::Artifact { LEAST_AT_THE_FOOT } else { LEAST };
            for item in &placed.group.items {
                if let Item::Text { run, .. } = item
                    && run.size.get() < least - 1e-6
                {
                    tell(format!("«{}» is set in {} pt", run.text, run.size.get()));
                }
            }
        }
        if titles != 1 {
            tell(format!("has {titles} titles"));
        }
    }
    wrong
}

fn read(printed: &Printed) -> String {
    let groups = printed.sheets.iter().flat_map(|sheet| sheet.scene.printed());
    let items = groups.flat_map(|placed| placed.group.items.iter());
    let texts = items.filter_map(|item| match item {
        Item::Text { run, .. } => Some(run.text.to_string()),
        _ => None,
    });
    plain(&texts.collect::<String>())
}

fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn on_no_slide_of_the_samples_anything_covers_anything_or_is_too_small_to_be_read() {
    for language in [Language::Ru, Language::En] {
        for document in [sample_in(language), school_in(language)] {
            let printed = slides(&document, &View::default());
            at_least(12, &printed.pages);
            assert_none(&wrong(&document.project.title, &printed));
        }
    }
}

#[test]
fn slides_of_made_up_maps_hold_any_number_of_stages_and_personas() {
    let seeds: Vec<u64> = (0..40).collect();
    let found = on_all_cores(&seeds, |seed| {
        let dice = dice(seed * 19);
        let plain = match seed {
            0 => synth(30, 60, 6, *seed),
            _ => synth(1 + dice(1, 30), 1 + dice(2, 60), 1 + dice(3, 8), *seed),
        };
        let mut document = if dice(4, 3) == 0 { plain } else { with_feelings(plain, *seed) };
        if dice(5, 4) == 0 {
            // What is as long as a paragraph has a slide of its own.
            Arc::make_mut(&mut document.project).client =
                "Закрытое акционерное общество с длинным названием ".repeat(3);
        }
        // Now and then nobody is shown.
        let nobody = dice(6, 6) == 0;
        let hidden = document.personas.iter().map(|persona| persona.id).filter(|_| nobody).collect();
        wrong(&format!("map {seed}"), &slides(&document, &View { hidden, ..View::default() }))
    });
    assert_none(&found);
}

#[test]
fn what_a_hidden_persona_is_and_says_is_on_no_slide() {
    let document = school();
    let first = document.personas.at(0).expect("a persona");
    let view = View { hidden: [first.id].into(), ..View::default() };
    let said = read(&slides(&document, &view));
    let shown = document.personas.at(1).expect("another persona");
    assert!(said.contains(&plain(&shown.name)));
    assert!(!said.contains(&plain(&first.name)) && !said.contains(&plain(&first.quote)));
    let quotes = journey(&document).emotions.iter().filter(|point| point.persona == first.id);
    for quote in quotes.map(|point| plain(&point.quote)).filter(|quote| !quote.is_empty()) {
        assert!(!said.contains(&quote), "{quote}");
    }
}

#[test]
fn slides_are_the_same_bytes_each_time() {
    let document = school();
    let file = || {
        let printed = slides(&document, &View::default());
        let meta = Metadata::of(&document, journey(&document));
        write(Format::Pdf, &printed.pages, &meta, Options::default()).expect("a file")
    };
    assert_eq!(file(), file());
}
