//! The handout: nothing on its pages covers anything or leaves them, all that the map shows is told, what is hidden is not, and links
//! lead where they say.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::faults::{faults, lines};
use crate::support::{assert_none, at_least, dice, journey, on_all_cores, sample_in, school, school_in};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use tropa::export::{Format, Metadata, Options, write};
use tropa::layout::{Engine, PrintInput, Printed, View};
use tropa::method::{synth, with_feelings};
use tropa::model::{
    Document, ElementRef, Imposition, LaneId, Language, Orientation, Paper, PrintLayout, PrintSetup, Sheet,
};
use tropa::scene::{Anchor, Item, LinkTarget, Role};

fn handout(document: &Document, view: &View, sheet: Sheet) -> Printed {
    let setup = PrintSetup { layout: PrintLayout::Handout, handout: sheet, ..PrintSetup::default() };
    let input = PrintInput { document, journey: journey(document).id, view, setup: &setup };
    Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it")
}

fn sheets() -> impl Iterator<Item = Sheet> {
    [Paper::A5, Paper::A4, Paper::A3, Paper::Letter]
        .into_iter()
        .flat_map(|paper| [Orientation::Portrait, Orientation::Landscape].map(|lies| Sheet::of(paper, lies)))
}

fn samples() -> [Document; 4] {
    [Language::Ru, Language::En]
        .map(|language| [sample_in(language), school_in(language)])
        .concat()
        .try_into()
        .expect("four")
}

/// All that is read, without what differs between a text and how it is set.
fn read(printed: &Printed) -> String {
    let groups = printed.sheets.iter().flat_map(|sheet| sheet.scene.printed());
    let texts = groups.filter(|placed| placed.group.role != Role::Artifact).flat_map(|placed| {
        placed.group.items.iter().filter_map(|item| match item {
            Item::Text { run, .. } => Some(run.text.to_string()),
            _ => None,
        })
    });
    plain(&texts.collect::<String>())
}

fn plain(text: &str) -> String {
    const MARKS: &str = "«»„“”‘’\"";
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && !MARKS.contains(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

/// What covers something or leaves its page.
fn wrong(name: &str, printed: &Printed) -> Vec<String> {
    let mut wrong = Vec::new();
    for (sheet, number) in printed.sheets.iter().zip(1..) {
        wrong.extend(faults(sheet).into_iter().map(|fault| format!("{name}, page {number}: {fault}")));
        let page = sheet.scene.size.to_rect();
        let out = lines(sheet).into_iter().filter(|line| page.union(line.rect) != page);
        wrong.extend(out.map(|line| format!("{name}, page {number}: «{}» leaves the page", line.text)));
    }
    wrong
}

#[test]
fn on_no_page_of_the_samples_handouts_anything_covers_anything_on_any_paper() {
    for document in samples() {
        for sheet in sheets() {
            let printed = handout(&document, &View::default(), sheet);
            at_least(10, &printed.pages);
            assert_none(&wrong(&format!("{} on {sheet:?}", document.project.title), &printed));
        }
    }
}

#[test]
fn handouts_of_made_up_maps_hold_any_number_of_stages_and_personas() {
    let seeds: Vec<u64> = (0..40).collect();
    let found = on_all_cores(&seeds, |seed| {
        let dice = dice(seed * 17);
        let plain = synth(1 + dice(1, 30), 1 + dice(2, 60), 1 + dice(3, 12), *seed);
        let document = if dice(4, 3) == 0 { plain } else { with_feelings(plain, *seed) };
        let sheet = sheets().nth(dice(5, 8)).expect("eight of them");
        // Now and then nobody is shown.
        let nobody = dice(6, 6) == 0;
        let hidden = document.personas.iter().map(|persona| persona.id).filter(|_| nobody).collect();
        let view = View { hidden, ..View::default() };
        wrong(&format!("map {seed}"), &handout(&document, &view, sheet))
    });
    assert_none(&found);
}

#[test]
fn all_that_the_map_shows_stands_in_the_handout_with_what_the_poster_has_no_room_for() {
    for document in samples() {
        let journey = journey(&document);
        let said = read(&handout(&document, &View::default(), Sheet::of(Paper::A4, Orientation::Portrait)));
        let lanes: BTreeSet<LaneId> = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.id).collect();
        let shown = journey.elements().filter(|element| match element {
            ElementRef::Note(note) => lanes.contains(&note.lane),
            ElementRef::Lane(_) => false,
            _ => true,
        });
        let people = document.personas.iter().map(ElementRef::Persona);
        let whole = [ElementRef::Project(&document.project), ElementRef::Journey(journey)];
        let texts: Vec<(String, String)> = (shown.chain(people).chain(whole))
            .flat_map(|element| {
                let texts = element.texts().into_iter().map(|(_, text)| text.to_owned());
                texts.map(move |text| (element.id().to_string(), text)).collect::<Vec<_>>()
            })
            .filter(|(_, text)| !text.trim().is_empty() && *text != document.project.title)
            .collect();
        let texts = at_least(120, texts);
        let missing: Vec<String> = (texts.into_iter())
            .filter(|(_, text)| !said.contains(&plain(text)))
            .map(|(element, text)| format!("{element}: «{text}»"))
            .collect();
        assert_none(&missing);
    }
}

#[test]
fn what_is_hidden_is_on_no_page_of_a_handout() {
    let document = school();
    let journey = journey(&document);
    let first = document.personas.at(0).expect("a persona");
    let view = View { hidden: [first.id].into(), ..View::default() };
    let said = read(&handout(&document, &view, Sheet::of(Paper::A4, Orientation::Portrait)));
    assert!(!said.contains(&plain(&first.name)) && !said.contains(&plain(&first.quote)));
    let hidden = |id: LaneId| journey.lanes.get(id).is_some_and(|lane| !lane.visible);
    let notes = at_least(20, journey.notes.iter().filter(|note| hidden(note.lane)));
    for note in notes {
        assert!(!said.contains(&plain(&note.text)), "{}", note.text);
    }
}

#[test]
fn the_contents_tell_true_numbers_and_every_link_leads_to_a_page() {
    for document in samples() {
        let printed = handout(&document, &View::default(), Sheet::of(Paper::A5, Orientation::Portrait));
        let mut places: BTreeMap<Anchor, usize> = BTreeMap::new();
        for (sheet, number) in printed.sheets.iter().zip(1..) {
            places.extend(sheet.scene.anchors.iter().map(|(anchor, _)| (*anchor, number)));
        }
        let mut numbers = 0;
        for placed in printed.sheets.iter().flat_map(|sheet| sheet.scene.groups.iter()) {
            let words: String = (placed.group.items.iter())
                .filter_map(|item| match item {
                    Item::Text { run, .. } => Some(&*run.text),
                    _ => None,
                })
                .collect();
            for item in &placed.group.items {
                let Item::Link { to: LinkTarget::Place(anchor), .. } = item else { continue };
                let page = places.get(anchor).expect("a link leads to a place that is on a page");
                if let Ok(number) = words.parse::<usize>() {
                    assert_eq!(number, *page, "{anchor:?}");
                    numbers += 1;
                }
            }
        }
        assert!(numbers >= 10, "{numbers} pages in the contents");
    }
}

#[test]
fn the_handout_of_the_school_is_a_small_file() {
    for language in [Language::Ru, Language::En] {
        let document = school_in(language);
        let printed = handout(&document, &View::default(), Sheet::of(Paper::A4, Orientation::Portrait));
        let meta = Metadata::of(&document, journey(&document));
        let files = write(Format::Pdf, &printed.pages, &meta, Options::default()).expect("a file");
        let bytes = files.iter().map(Vec::len).sum::<usize>();
        assert!(bytes <= 200_000, "{bytes} bytes");
    }
}

#[test]
fn no_leaf_of_a_booklet_reaches_over_the_fold_and_no_word_stands_where_nothing_is_trimmed_off() {
    let document = school();
    let setup = PrintSetup {
        layout: PrintLayout::Handout,
        imposition: Imposition::Booklet(Paper::A4),
        ..PrintSetup::default()
    };
    let input =
        PrintInput { document: &document, journey: journey(&document).id, view: &View::default(), setup: &setup };
    let printed = Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stopped it");
    for (number, page) in printed.pages.iter().enumerate() {
        let fold = page.size.width / 2.0;
        for placed in page.scene.printed() {
            let bounds = page.to_page().transform_rect_bbox(placed.bounds());
            // Half a line of a curve that ends there is nothing.
            let crosses = bounds.x0 < fold - 2.0 && bounds.x1 > fold + 2.0;
            assert!(!crosses, "side {number}: {bounds:?} lies over the fold at {fold}");
        }
        let words = page.marks.iter().flat_map(|placed| &placed.group.items);
        assert_eq!(words.filter(|item| matches!(item, Item::Text { .. })).count(), 0, "side {number}");
    }
}
