//! The clipboard without a window: what was copied is pasted whole, what others wrote is understood, and one undo takes it back.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::{journey, repository, sample};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use tropa::clip::{
    self, Content, FileProblem, Fragment, LONGEST_SIDE, Lines, Paste, PasteCounts, PastePosition, PasteTarget, Pasted,
    TableOptions, TablePlan, TargetCell,
};
use tropa::edit::{Edit, Element, History, StepName};
use tropa::i18n::{Localized, Messages};
use tropa::layout::{Engine, View};
use tropa::method::synth;
use tropa::model::{
    Document, ElementId, ElementRef, Feeling, Framing, IdSource, Image, Journey, Lane, LaneKind, Language, Persona,
    PersonaLook, Share, Stage, Touchpoint, Zoom, validate,
};
use tropa::scene::Item;
use tropa::store::{self, ImageProblem, OpenError};

fn clipboard(name: &str) -> String {
    let path = repository("tests/clipboard").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn ids() -> IdSource {
    IdSource::seeded(7)
}

fn lane(document: &Document, kind: LaneKind) -> &Arc<Lane> {
    journey(document).lanes.iter().find(|lane| lane.kind == kind).expect("the sample has lanes of this kind")
}

fn stage(document: &Document, index: usize) -> &Arc<Stage> {
    journey(document).stages.at(index).expect("the sample has stages")
}

fn cell(document: &Document, index: usize, kind: LaneKind) -> PasteTarget {
    let lane = Some(lane(document, kind).id);
    let cell = TargetCell { stage: stage(document, index).id, lane, at: None, row: None };
    PasteTarget { journey: journey(document).id, spot: PastePosition::Cell(cell), persona: None }
}

fn beside(document: &Document) -> PasteTarget {
    PasteTarget { journey: journey(document).id, spot: PastePosition::Beside, persona: None }
}

/// The document after the paste, which is sound, is one undo step and can be taken back.
fn pasted(document: &Document, paste: &Paste) -> Arc<Document> {
    let mut history = History::new(document.clone());
    history.apply(&paste.edit).unwrap_or_else(|error| panic!("{error}: {:?}", paste.edit));
    let after = Arc::clone(history.current());
    assert_eq!(validate(&after), Vec::new());
    assert!(paste.selected.iter().all(|&element| after.has(element)));
    if !paste.is_empty() {
        assert!(history.undo() && !history.undo(), "one step");
    }
    assert_eq!(**history.current(), *document);
    after
}

fn words(document: &Document, elements: &[ElementId]) -> Vec<String> {
    elements.iter().filter_map(|&element| document.element(element)).map(|found| found.words().to_owned()).collect()
}

fn lines(text: &str) -> Lines {
    match Pasted::read(Some(text), None) {
        Pasted::Lines(lines) => lines,
        other => panic!("{other:?}"),
    }
}

fn table(text: Option<&str>, page: Option<&str>) -> Vec<Vec<String>> {
    match Pasted::read(text, page) {
        Pasted::Table(table) => table,
        other => panic!("{other:?}"),
    }
}

/// A picture of one colour.
fn picture(width: u32, height: u32) -> Arc<Image> {
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([200, 40, 40]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("it can be written");
    Arc::new(clip::picture(bytes.into_inner()).expect("a picture"))
}

/// The sample with a picture on its first card and a portrait of its first persona.
fn illustrated() -> Document {
    let document = sample();
    let image = picture(90, 60);
    let mut card: Touchpoint = journey(&document).touchpoints.at(0).expect("cards").as_ref().clone();
    card.picture = Some(image.hash());
    let persona = document.personas.at(0).expect("people").id;
    let edits = vec![
        Edit::AddPicture(image),
        Edit::Change(Box::new(Element::Touchpoint(card))),
        Edit::SetPortrait { persona, image: Some(picture(50, 50)), crop: None },
    ];
    tropa::edit::apply(&document, &Edit::Several { name: StepName::Change, edits }).expect("it fits")
}

/// Every element of a map that can be selected.
fn all(document: &Document) -> Vec<ElementId> {
    let map = journey(document);
    let mut all: Vec<ElementId> = document.personas.iter().map(|item| ElementId::Persona(item.id)).collect();
    all.extend(map.stages.iter().map(|item| ElementId::Stage(item.id)));
    all.extend(map.lanes.iter().map(|item| ElementId::Lane(item.id)));
    all.extend(map.notes.iter().map(|item| ElementId::Note(item.id)));
    all.extend(map.touchpoints.iter().map(|item| ElementId::Touchpoint(item.id)));
    all.extend(map.emotions.iter().map(|item| ElementId::Emotion(item.id)));
    all.extend(map.dropoffs.iter().map(|item| ElementId::DropOff(item.id)));
    all.extend(map.barriers.iter().map(|item| ElementId::Barrier(item.id)));
    all.extend(map.solutions.iter().map(|item| ElementId::Solution(item.id)));
    all.extend(map.metrics.iter().map(|item| ElementId::Metric(item.id)));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_part_of_any_map_pastes_into_another_and_undo_takes_it_back(
        seed in any::<u64>(), from in 0..3_usize, into in 0..4_usize, share in 1..100_u64, place in 0..3_u8,
    ) {
        let maps = [illustrated(), synth(5, 30, 3, seed), synth(1, 4, 0, seed)];
        let mut dice = IdSource::seeded(seed);
        let source = &maps[from];
        let chosen: Vec<ElementId> = all(source).into_iter().filter(|_| dice.next_number() % 100 < share).collect();
        let Some(copied) = Fragment::copy(source, journey(source).id, &chosen) else {
            prop_assert!(chosen.is_empty());
            return Ok(());
        };
        let read = Fragment::from_json(&copied.to_json().expect("it can be written")).expect("it can be read");
        prop_assert_eq!(&read, &copied);

        let empty = Journey::empty(journey(source).id);
        let blank = Document { journeys: [empty].into_iter().collect(), ..Document::default() };
        let document = maps.get(into).unwrap_or(&blank);
        let map = journey(document);
        let spot = match (place, map.stages.at(0), map.lanes.at(0)) {
            (0, Some(stage), Some(lane)) => {
                PastePosition::Cell(TargetCell { stage: stage.id, lane: Some(lane.id), at: Some(Share::new(0.5)), row: Some(1) })
            }
            _ => PastePosition::Beside,
        };
        let target = PasteTarget { journey: map.id, spot, persona: None };
        let paste = read.paste(document, &target, &mut IdSource::seeded(seed));
        let after = pasted(document, &paste);
        prop_assert!(paste.left_out.is_empty());
        // Lanes of cards that are there already are not doubled; everything else is.
        let came = all(&after).len() - all(document).len();
        let doubled = copied.elements().iter().filter(|id| !matches!(id, ElementId::Lane(_))).count();
        prop_assert!(came >= doubled, "{} of {}", came, doubled);
    }

    #[test]
    fn no_text_and_no_page_stops_the_reader(
        text in any::<String>(),
        page in "(<(table|tr|td colspan='9999999999'|td rowspan=3|td|/td|/tr|/table|br|p|li|style|!--|/style)>?|[a-zа-я &;\"'\t\n]{0,6}){0,40}",
    ) {
        let document = sample();
        let both = [(Some(&text), None), (None, Some(&page)), (Some(&page), Some(&text))];
        for (text, page) in both {
            match Pasted::read(text.map(String::as_str), page.map(String::as_str)) {
                Pasted::Table(table) => {
                    prop_assert!(table.len() > 1 && table.iter().all(|row| row.len() == table[0].len()));
                    let reading = TableOptions::guess(&table, journey(&document));
                    let target = beside(&document);
                    let plan = TablePlan::of(&table, reading, &document, &target).expect("there is a map");
                    drop(pasted(&document, &plan.paste(&document, &target, &mut ids())));
                }
                Pasted::Lines(lines) => {
                    prop_assert!(lines.items.iter().all(|line| !line.trim().is_empty()));
                    drop(pasted(&document, &clip::cards(&document, &beside(&document), &lines.items, &mut ids())));
                }
                Pasted::Elements(_) | Pasted::Text(_) => {}
            }
        }
    }
}

#[test]
fn a_copy_beside_its_original_hides_nothing_and_keeps_its_links() {
    let document = sample();
    let map = journey(&document);
    let solution = map.solutions.iter().find(|solution| !solution.barriers.is_empty()).expect("a linked solution");
    let barrier = solution.barriers[0];
    let chosen = [ElementId::Solution(solution.id), ElementId::Barrier(barrier)];
    let fragment = Fragment::copy(&document, map.id, &chosen).expect("both can be copied");
    let paste = fragment.paste(&document, &beside(&document), &mut ids());
    let after = pasted(&document, &paste);
    let [ElementId::Solution(copy), ElementId::Barrier(cause)] = paste.selected[..] else {
        panic!("{:?}", paste.selected);
    };
    let copy = journey(&after).solutions.get(copy).expect("the copy");
    assert!(copy.barriers.contains(&cause) && !copy.barriers.contains(&barrier));
    let own = journey(&after).solutions.position(solution.id).expect("the original");
    assert_eq!(journey(&after).solutions.position(copy.id), Some(own + 1));

    let point = map.emotions.at(0).expect("a curve");
    let fragment = Fragment::copy(&document, map.id, &[ElementId::Emotion(point.id)]).expect("a point");
    let paste = fragment.paste(&document, &beside(&document), &mut ids());
    let after = pasted(&document, &paste);
    let same = |other: &&Arc<tropa::model::EmotionPoint>| other.persona == point.persona && other.stage == point.stage;
    let mut places: Vec<f64> = journey(&after).emotions.iter().filter(same).map(|other| other.at.get()).collect();
    places.sort_by(f64::total_cmp);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 0.004), "{places:?}");
}

#[test]
fn pasting_into_another_file_finds_stages_by_name_and_people_by_choice() {
    let source = sample();
    let other = synth(4, 3, 2, 5);
    let mut there = stage(&other, 3).as_ref().clone();
    there.name.clone_from(&stage(&source, 2).name);
    let other = tropa::edit::apply(&other, &Edit::Change(Box::new(Element::Stage(there)))).expect("a stage");
    let wanted = stage(&source, 2).id;
    let card = journey(&source).touchpoints.iter().find(|card| card.stage == wanted).expect("a card");
    let point = journey(&source).emotions.iter().find(|point| point.stage == wanted).expect("a point");
    let chosen = [ElementId::Touchpoint(card.id), ElementId::Emotion(point.id)];
    let fragment = Fragment::copy(&source, journey(&source).id, &chosen).expect("both");
    let active = other.personas.at(1).expect("two people").id;
    let by_name = other.personas.iter().find(|own| source.persona(point.persona).is_some_and(|it| it.name == own.name));
    let target = PasteTarget { persona: Some(active), ..beside(&other) };
    let paste = fragment.paste(&other, &target, &mut ids());
    let after = pasted(&other, &paste);
    if journey(&other).stages.get(wanted).is_none() {
        let stages: Vec<_> = paste.selected.iter().filter_map(|&id| after.element(id)?.stage()).collect();
        assert_eq!(stages, vec![stage(&other, 3).id; 2]);
    }
    let Some(ElementRef::Emotion(copy)) = after.element(paste.selected[1]) else { panic!("a point") };
    if other.persona(point.persona).is_none() {
        assert_eq!(copy.persona, by_name.map_or(active, |own| own.id));
    }
}

#[test]
fn a_whole_stage_comes_with_all_that_stands_at_it() {
    let document = illustrated();
    let map = journey(&document);
    let chosen = stage(&document, 1);
    let fragment = Fragment::copy(&document, map.id, &[ElementId::Stage(chosen.id)]).expect("a stage");
    let paste = fragment.paste(&document, &beside(&document), &mut ids());
    let after = pasted(&document, &paste);
    let [ElementId::Stage(copy)] = paste.selected[..] else { panic!("{:?}", paste.selected) };
    assert_eq!(journey(&after).stages.position(copy), Some(2), "right behind its original");
    let count = |document: &Document, stage| {
        all(document).into_iter().filter(|&id| document.element(id).and_then(ElementRef::stage) == Some(stage)).count()
    };
    assert_eq!(count(&after, copy), count(&document, chosen.id));
}

#[test]
fn portraits_and_pictures_travel_in_the_fragment() {
    let source = illustrated();
    let map = journey(&source);
    let persona = source.personas.at(0).expect("people").id;
    let card = map.touchpoints.at(0).expect("cards").id;
    let chosen = [ElementId::Persona(persona), ElementId::Touchpoint(card)];
    let fragment = Fragment::copy(&source, map.id, &chosen).expect("both");
    let json = fragment.to_json().expect("json");
    let read = Fragment::from_json(&json).expect("read");
    let other = synth(3, 3, 1, 1);
    let after = pasted(&other, &read.paste(&other, &beside(&other), &mut ids()));
    assert_eq!(after.images.len(), 2);
    assert_ne!(
        after.personas.at(1).map(|persona| persona.look),
        Some(PersonaLook::nth(0)),
        "told apart from the other"
    );
    // A picture that is not what its name says comes in by no door.
    let broken = json.replacen("iVBORw0KGgo", "iVBORw0KGgp", 1);
    assert_ne!(broken, json);
    assert_eq!(Fragment::from_json(&broken), None);
}

#[test]
fn a_persona_saved_to_a_file_comes_whole_into_another_project_but_for_its_id_and_look() {
    let mut source = illustrated();
    let id = source.personas.at(0).expect("people").id;
    let crop = Framing { x: Share::new(0.3), y: Share::new(0.4), zoom: Zoom::new(2.5) };
    let image = source.personas.at(0).and_then(|persona| source.images.get(&persona.portrait?).cloned());
    source = tropa::edit::apply(&source, &Edit::SetPortrait { persona: id, image, crop: Some(crop) }).expect("a crop");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("anna.tropa-persona");
    let part = Fragment::persona(&source, id).expect("a persona").to_document();
    store::save(&file, &part).expect("saved");

    let read = Fragment::from_document(store::open_part(&file).expect("read")).expect("a part");
    assert_eq!(read.elements(), [ElementId::Persona(id)], "and nothing of any journey");
    let other = synth(3, 3, 2, 9);
    let paste = read.insert(&other, &beside(&other), &mut ids());
    let after = pasted(&other, &paste);
    let new = after.personas.at(2).expect("the new one");
    let was = source.persona(id).expect("the old one");
    assert_eq!(Persona { id: was.id, look: was.look, ..new.as_ref().clone() }, *was.as_ref());
    assert_eq!(paste.selected, [ElementId::Persona(new.id)]);
    assert_eq!(after.images.len(), 1, "the portrait came along");
    for own in &other.personas {
        assert!(own.look.line != new.look.line && own.look.marker != new.look.marker && own.look.hue != new.look.hue);
    }
    assert_eq!(after.journeys, other.journeys);
}

#[test]
fn an_inserted_persona_keeps_its_id_and_look_where_they_are_free() {
    let source = illustrated();
    let id = source.personas.at(1).expect("two people").id;
    let part = Fragment::persona(&source, id).expect("a persona");
    let empty = synth(2, 2, 0, 1);
    let paste = part.insert(&empty, &beside(&empty), &mut ids());
    let after = pasted(&empty, &paste);
    assert_eq!(after.persona(id), source.persona(id));
    let twice = pasted(&after, &part.insert(&after, &beside(&after), &mut ids()));
    assert_eq!(twice.personas.len(), 2);
    assert_ne!(twice.personas.at(1).map(|persona| persona.look), after.personas.at(0).map(|persona| persona.look));
}

#[test]
fn a_file_with_a_persona_is_refused_as_a_project_and_a_project_as_a_persona() {
    let source = illustrated();
    let folder = tempfile::tempdir().expect("a folder");
    let (one, all) = (folder.path().join("one.tropa-persona"), folder.path().join("all.tropa"));
    let id = source.personas.at(0).expect("people").id;
    store::save(&one, &Fragment::persona(&source, id).expect("a persona").to_document()).expect("saved");
    store::save(&all, &source).expect("saved");
    let key = |refused: Result<(), OpenError>| refused.expect_err("refused").key();
    assert_eq!(key(store::open(&one).map(|_| ())), "open-error-part");
    assert_eq!(key(store::open_part(&all).map(|_| ())), "open-error-whole");
    assert!(Fragment::from_document(source).is_none());
}

#[test]
fn a_list_becomes_one_card_a_line_in_the_lane_it_is_put_into() {
    let document = sample();
    let list = lines("• Увидеть рекламу\n• Зайти на сайт\n\n3. Позвонить\n");
    let bare = ["Увидеть рекламу", "Зайти на сайт", "Позвонить"].map(str::to_owned);
    assert_eq!(list, Lines { items: bare.to_vec(), clear: true });
    for kind in [LaneKind::Touchpoints, LaneKind::Barriers, LaneKind::Solutions, LaneKind::Process] {
        let paste = clip::cards(&document, &cell(&document, 1, kind), &list.items, &mut ids());
        let after = pasted(&document, &paste);
        assert_eq!(words(&after, &paste.selected), list.items, "{kind:?}");
        let stages: Vec<_> = paste.selected.iter().filter_map(|&id| after.element(id)?.stage()).collect();
        assert_eq!(stages, vec![stage(&document, 1).id; 3]);
    }
    let paste = clip::cards(&document, &cell(&document, 1, LaneKind::Touchpoints), &list.items, &mut ids());
    let after = pasted(&document, &paste);
    let row = |id: ElementId| match after.element(id) {
        Some(ElementRef::Touchpoint(card)) => Some(card.row),
        _ => None,
    };
    let rows: Vec<u32> = paste.selected.iter().filter_map(|&id| row(id)).collect();
    assert!(rows.windows(2).all(|pair| pair[1] == pair[0] + 1), "each has a row of its own: {rows:?}");
}

#[test]
fn a_list_pasted_as_one_is_one_card_with_the_whole_text() {
    let document = sample();
    let paste = clip::one_card(&document, &cell(&document, 0, LaneKind::Goal), "Первая\nВторая", &mut ids());
    let after = pasted(&document, &paste);
    assert_eq!(words(&after, &paste.selected), ["Первая\nВторая"]);
}

#[test]
fn lines_that_may_be_a_paragraph_are_not_clear_and_lists_are() {
    let prose = "Клиент приходит на сайт из рекламы и долго ищет,\nсколько стоит доставка в его город, а потом\nуходит к соседу.";
    assert!(!lines(prose).clear);
    assert!(!lines("один\tдва\tтри").clear, "one row of cells may be one sentence");
    assert!(lines("Сайт\nПочта\nЗвонок").clear);
    assert!(lines("- Клиент приходит на сайт и долго ищет цену\n- потом он уходит").clear);
    assert_eq!(lines(&clipboard("word-list.txt")).items, ["Позвонить", "Написать", "Приехать"]);
    let page = "<ul><li>Раз</li><li>Два</li></ul>";
    assert!(matches!(Pasted::read(None, Some(page)), Pasted::Lines(Lines { clear: true, .. })));
    assert_eq!(Pasted::read(Some("  Одна строка "), None), Pasted::Text("Одна строка".to_owned()));
}

#[test]
fn numbers_in_the_lane_of_emotions_are_feelings() {
    let document = sample();
    let values = ["−2", "+1,5 Наконец-то", "Спокойно"].map(str::to_owned);
    let paste = clip::cards(&document, &cell(&document, 0, LaneKind::Emotions), &values, &mut ids());
    let after = pasted(&document, &paste);
    let point = |id: ElementId| match after.element(id) {
        Some(ElementRef::Emotion(point)) => Some((point.value, point.quote.clone())),
        _ => None,
    };
    let points: Vec<_> = paste.selected.iter().filter_map(|&id| point(id)).collect();
    let wanted = [(-2.0, ""), (1.5, "Наконец-то"), (0.0, "Спокойно")];
    assert_eq!(points, wanted.map(|(value, quote)| (Feeling::new(value), quote.to_owned())));
}

#[test]
fn the_table_of_excel_becomes_stages_lanes_and_cards() {
    let document = sample();
    let map = journey(&document);
    let cells = table(None, Some(&clipboard("excel.html")));
    assert_eq!(cells[0], ["", "Поиск решений", "Оценка альтернатив", "Продление"]);
    assert_eq!(cells[1][1], "Сайт\nПоиск в Яндексе");
    let reading = TableOptions::guess(&cells, map);
    assert_eq!(reading, TableOptions { first_row: true, first_column: true, turned: false });
    let target = beside(&document);
    let plan = TablePlan::of(&cells, reading, &document, &target).expect("a plan");
    let found: Vec<_> = plan.columns.iter().map(|column| column.stage).collect();
    assert_eq!(found, [Some(stage(&document, 0).id), Some(stage(&document, 1).id), None]);
    assert_eq!(plan.counts(), PasteCounts { cards: 13, stages: 1, lanes: 1 });
    let paste = plan.paste(&document, &target, &mut ids());
    let after = pasted(&document, &paste);
    assert_eq!(paste.selected.len(), 13);
    assert_eq!(journey(&after).stages.at(map.stages.len()).map(|stage| stage.name.as_str()), Some("Продление"));
    let own = journey(&after).lanes.at(map.lanes.len()).expect("a new lane");
    assert_eq!((own.kind, own.title.as_str()), (LaneKind::Text, "Ответственный"));
    assert_eq!(journey(&after).emotions.len(), map.emotions.len() + 3);
    let metric = journey(&after).metrics.iter().find(|metric| paste.selected.contains(&ElementId::Metric(metric.id)));
    assert_eq!(metric.map(|metric| (metric.name.as_str(), metric.unit.as_str())), Some(("CTR", "%")));
    let said = words(&after, &paste.selected);
    assert!(said.contains(&"Дорого & долго".to_owned()) && said.contains(&"Обзор".to_owned()), "{said:?}");
}

#[test]
fn the_tables_of_google_and_word_are_read_as_they_are_written() {
    let sheets = table(None, Some(&clipboard("sheets.html")));
    let wanted = [
        ["", "Awareness", "Purchase"],
        ["Touchpoints", "Ad\nSearch", "Checkout"],
        ["Touchpoints", "Blog", ""],
        ["Pains", "", "Long form <12 fields>"],
    ];
    assert_eq!(sheets, wanted);
    let word = table(None, Some(&clipboard("word-table.html")));
    assert_eq!(word[0], ["Этап", "Знакомство"]);
    let document = sample();
    let target = beside(&document);
    let plan =
        TablePlan::of(&word, TableOptions::guess(&word, journey(&document)), &document, &target).expect("a plan");
    assert_eq!(plan.rows[0].kind, LaneKind::Process);
    assert_eq!(plan.rows[0].cells[0][..2], ["Ищет", "Сравнивает цены"]);
}

#[test]
fn text_with_tabs_is_a_table_with_the_quotes_of_excel_taken_apart() {
    let cells = table(Some(&clipboard("excel.txt")), None);
    assert_eq!(cells[1], ["Точки контакта", "Сайт\nПоиск \"Яндекс\"", "Письмо"]);
    assert_eq!(cells[2], ["Барьеры", "", "Дорого"]);
    assert_eq!(table(Some("а\tб\r\nв\tг\r\n"), None), [["а", "б"], ["в", "г"]]);
    // A quote that nobody closes swallows nothing.
    assert_eq!(table(Some("\"а\tб\nв\tг"), None), [["\"а", "б"], ["в", "г"]]);
}

#[test]
fn a_turned_table_is_recognised_and_headings_can_be_switched_off() {
    let document = sample();
    let rows = [["", "Точки контакта", "Барьеры"], ["Первый контакт", "Звонок", "Очередь"]];
    let cells: Vec<Vec<String>> = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let reading = TableOptions::guess(&cells, journey(&document));
    assert!(reading.turned, "{reading:?}");
    let target = cell(&document, 1, LaneKind::Barriers);
    let plan = TablePlan::of(&cells, reading, &document, &target).expect("a plan");
    assert_eq!(plan.counts(), PasteCounts { cards: 2, stages: 0, lanes: 0 });
    let plain = TableOptions { first_row: false, first_column: false, turned: false };
    let plan = TablePlan::of(&cells, plain, &document, &target).expect("a plan");
    assert_eq!(plan.counts().cards, 5);
    assert!(plan.rows.iter().all(|row| row.kind == LaneKind::Barriers));
    assert_eq!(plan.columns[0].stage, Some(stage(&document, 1).id), "from the target's stage on");
}

#[test]
fn the_copied_page_holds_the_table_and_the_fragment_itself() {
    let document = sample();
    let map = journey(&document);
    let chosen: Vec<ElementId> = (map.touchpoints.iter().map(|card| ElementId::Touchpoint(card.id)))
        .chain(map.barriers.iter().map(|barrier| ElementId::Barrier(barrier.id)))
        .collect();
    let fragment = Fragment::copy(&document, map.id, &chosen).expect("cards");
    let (page, text) = (clip::html(&fragment), clip::text(&fragment));
    assert!(page.contains("<table") && page.contains("Точки контакта") && page.contains(&stage(&document, 0).name));
    assert_eq!(Pasted::read(Some(&text), Some(&page)), Pasted::Elements(Box::new(fragment)));
    // Without the fragment it is a table that any program can read, and so can this one.
    let from_page = table(None, Some(&page.replacen("data-tropa", "data-other", 1)));
    let spaced = |rows: Vec<Vec<String>>| -> Vec<Vec<String>> {
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.replace('\u{a0}', " ")).collect()).collect()
    };
    assert_eq!(spaced(from_page.clone()), spaced(table(Some(&text), None)));
    assert_eq!(from_page.len(), 3);
    let target = beside(&document);
    let plan = TablePlan::of(&from_page, TableOptions::guess(&from_page, map), &document, &target).expect("a plan");
    assert_eq!((plan.counts().stages, plan.counts().lanes), (0, 0), "it finds its own stages and lanes");
}

#[test]
fn one_copied_card_is_its_words_and_marks_of_a_page_in_them_break_nothing() {
    let document = sample();
    let map = journey(&document);
    let mut card = map.touchpoints.at(0).expect("cards").as_ref().clone();
    card.title = "<b>A & \"B\"</b>".to_owned();
    card.platform = String::new();
    let id = ElementId::Touchpoint(card.id);
    let document = tropa::edit::apply(&document, &Edit::Change(Box::new(Element::Touchpoint(card)))).expect("a card");
    let fragment = Fragment::copy(&document, map.id, &[id]).expect("a card");
    assert_eq!(clip::text(&fragment), "<b>A & \"B\"</b>");
    assert!(clip::html(&fragment).contains("&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;"));
}

#[test]
fn the_picture_of_a_selection_has_its_size_and_nothing_else() {
    let document = sample();
    let map = journey(&document);
    let scene = Engine::default().lay_out(&document, map.id, &View::default()).scene;
    let card = ElementId::Touchpoint(map.touchpoints.at(0).expect("cards").id);
    let bounds = tropa::editor::bounds_of(&scene, card).expect("on the sheet");
    let png = clip::drawn(&scene, &[card]).expect("it is drawn").expect("a picture");
    let (width, height) = Image::new(png).and_then(|image| image.size()).expect("a PNG");
    // Two pixels a point and eight points of room all around.
    assert!((f64::from(width) - (bounds.width() + 16.0) * 2.0).abs() < 2.0, "{width} of {bounds:?}");
    assert!((f64::from(height) - (bounds.height() + 16.0) * 2.0).abs() < 2.0, "{height} of {bounds:?}");
    assert!(clip::drawn(&scene, &[]).is_none());
}

/// The frames of the pictures on cards.
fn frames(document: &Document) -> Vec<kurbo::Rect> {
    let scene = Engine::default().lay_out(document, journey(document).id, &View::default()).scene;
    let items = scene.groups.iter().flat_map(|placed| &placed.group.items);
    let frame = |item: &Item| match item {
        Item::Image { rect, circle: false, .. } => Some(*rect),
        _ => None,
    };
    items.filter_map(frame).collect()
}

#[test]
fn a_picture_becomes_a_card_that_shows_it_above_its_title() {
    let document = sample();
    let image = picture(300, 100);
    let target = cell(&document, 1, LaneKind::Touchpoints);
    let paste = clip::cards_with_pictures(&document, &target, &[(Arc::clone(&image), "Снимок".to_owned())], &mut ids());
    let after = pasted(&document, &paste);
    assert!(after.images.contains_key(&image.hash()), "the project holds it");
    let [frame] = frames(&after)[..] else { panic!("it shows its picture") };
    assert!((frame.width() / frame.height() - 3.0).abs() < 0.01, "as it is: {frame:?}");
    let scene = Engine::default().lay_out(&after, journey(&after).id, &View::default()).scene;
    let of_card = |placed: &tropa::scene::PlacedRef<'_>| {
        placed.group.source.map(|source| source.element) == Some(paste.selected[0])
    };
    let card = scene.groups.iter().find(of_card).expect("the card is on the sheet");
    let baseline = |item: &Item| match item {
        Item::Text { at, .. } => Some(at.y),
        _ => None,
    };
    let first = card.group.items.iter().filter_map(baseline).fold(f64::INFINITY, f64::min);
    assert!(first > frame.y1, "all words stand under it");
    // The picture goes with the card that showed it.
    let gone = tropa::edit::apply(&after, &Edit::Remove(paste.selected.clone())).expect("the card can go");
    assert!(gone.images.is_empty());
}

#[test]
fn a_tall_picture_is_no_higher_than_two_thirds_of_its_width() {
    let document = sample();
    let target = cell(&document, 0, LaneKind::Touchpoints);
    let pictures = [(picture(100, 900), String::new())];
    let after = pasted(&document, &clip::cards_with_pictures(&document, &target, &pictures, &mut ids()));
    let [frame] = frames(&after)[..] else { panic!("it shows its picture") };
    assert!((frame.width() / frame.height() - 1.5).abs() < 0.01, "{frame:?}");
}

#[test]
fn a_large_picture_is_made_smaller_and_a_small_one_stays_as_it_is() {
    let small = picture(40, 30);
    assert_eq!(clip::picture(small.bytes().to_vec()).expect("a picture").hash(), small.hash());
    assert_eq!(picture(LONGEST_SIDE + 400, 120).size(), Some((LONGEST_SIDE, 100)));
    assert!(clip::picture(b"GIF89a".to_vec()).is_err());
    assert!(clip::picture(b"\x89PNG\r\n\x1a\n".to_vec()).is_err());
}

/// A picture in which no two pixels beside each other are alike, in the bytes of a format.
fn noise(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixel =
        |x: u32, y: u32| image::Rgb([x, y, x.wrapping_mul(31) ^ y.wrapping_mul(17)].map(|part| part.to_le_bytes()[0]));
    image::RgbImage::from_fn(200, 200, pixel).write_to(&mut bytes, format).expect("it is written");
    bytes.into_inner()
}

#[test]
fn every_file_that_does_not_come_in_says_why_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        path
    };
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let huge = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &30_000_u32.to_be_bytes(), &30_000_u32.to_be_bytes()].concat();
    let heavy = file("heavy.png", b"");
    fs::File::options().write(true).open(&heavy).expect("open").set_len(65 << 20).expect("long");
    let long = file("long.txt", b"");
    fs::File::options().write(true).open(&long).expect("open").set_len(5 << 20).expect("long");
    let film = file("film.mp4", b"");
    fs::File::options().write(true).open(&film).expect("open").set_len(200 << 20).expect("long");
    let mut errors = Vec::new();
    for (path, is_that) in [
        (folder.path().join("none.txt"), (|problem| matches!(problem, FileProblem::Io(_))) as fn(&FileProblem) -> bool),
        (folder.path().to_owned(), |problem| matches!(problem, FileProblem::NotAFile)),
        (file("empty.txt", b" \n"), |problem| matches!(problem, FileProblem::Empty)),
        (long, |problem| matches!(problem, FileProblem::TooMuchText { .. })),
        (file("program.csv", b"\x7FELF\x02\0"), |problem| matches!(problem, FileProblem::NotText)),
        (file("moves.gif", b"GIF89a"), |problem| matches!(problem, FileProblem::NotAPicture)),
        (heavy, |problem| matches!(problem, FileProblem::TooLarge(ImageProblem::TooLarge { .. }))),
        (file("huge.png", &huge), |problem| {
            matches!(problem, FileProblem::TooLarge(ImageProblem::TooManyPixels { .. }))
        }),
        (file("torn.jpg", b"\xFF\xD8\xFF"), |problem| matches!(problem, FileProblem::Damaged)),
        (file("half.jpg", &half(noise(image::ImageFormat::Jpeg))), |problem| matches!(problem, FileProblem::Damaged)),
        (file("half.png", &half(noise(image::ImageFormat::Png))), |problem| matches!(problem, FileProblem::Damaged)),
        (file("figures.xlsx", b"PK\x03\x04"), |problem| matches!(problem, FileProblem::Workbook)),
        (file("report.pdf", b"%PDF-1.7"), |problem| matches!(problem, FileProblem::Unsupported)),
        (film, |problem| matches!(problem, FileProblem::Unsupported)),
    ] {
        let error = clip::read_file(&path).expect_err("nothing for a map");
        assert!(is_that(error.problem()), "{error}");
        errors.push(error);
    }
    errors.push(clip::take_picture(b"BM".to_vec()).expect_err("no picture"));
    errors.push(clip::take_picture(huge).expect_err("too many pixels"));
    for language in [Language::Ru, Language::En] {
        let words = Messages::of(language);
        for error in &errors {
            let told = error.message(words);
            assert!(words.has(error.key()) && !told.contains(['{', '}']), "{language:?}: {told}");
            let name = error.to_string();
            let name = name.split_once(": ").filter(|_| error.is_named()).map_or("", |(name, _)| name);
            assert!(told.contains(name), "{language:?}: {told}");
        }
        let keys: BTreeSet<&str> = errors.iter().map(Localized::key).collect();
        assert_eq!(keys.len(), 11, "one message a kind of fault");
    }
    assert_eq!(
        clip::read_file(&file("photo.bak", picture(3, 3).bytes())).ok(),
        Some(Content::Picture(picture(3, 3), "photo".to_owned()))
    );
}

#[test]
fn a_picture_that_nothing_shows_is_let_go_of() {
    let after = tropa::edit::apply(&sample(), &Edit::AddPicture(picture(3, 3))).expect("it can come");
    assert!(after.images.is_empty());
}

#[test]
fn several_pictures_stand_below_each_other_in_one_new_lane() {
    let mut document = sample();
    let cards: Vec<ElementId> =
        journey(&document).touchpoints.iter().map(|card| ElementId::Touchpoint(card.id)).collect();
    let doomed = [vec![ElementId::Lane(lane(&document, LaneKind::Touchpoints).id)], cards].concat();
    document = tropa::edit::apply(&document, &Edit::Remove(doomed)).expect("they can go");
    let pictures = [3, 4, 5].map(|side| (picture(side, side), side.to_string()));
    let paste = clip::cards_with_pictures(&document, &beside(&document), &pictures, &mut ids());
    let after = pasted(&document, &paste);
    let lanes = journey(&after).lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints);
    assert_eq!(lanes.count(), 1);
    let rows: Vec<u32> = journey(&after).touchpoints.iter().map(|card| card.row).collect();
    assert_eq!(rows, [0, 1, 2]);
}

/// The document with a stage changed.
fn with_stage(document: &Document, index: usize, change: impl FnOnce(&mut Stage)) -> Document {
    let mut changed = stage(document, index).as_ref().clone();
    change(&mut changed);
    tropa::edit::apply(document, &Edit::Change(Box::new(Element::Stage(changed)))).expect("a stage can change")
}

#[test]
fn nothing_is_put_into_a_locked_stage_or_lane() {
    let document = with_stage(&sample(), 1, |stage| stage.locked = true);
    let target = cell(&document, 1, LaneKind::Barriers);
    let two = ["Раз".to_owned(), "Два".to_owned()];
    let cards = clip::cards(&document, &target, &two, &mut ids());
    assert!(cards.is_empty() && cards.held == 2, "{cards:?}");
    let pictures = [(picture(3, 3), String::new())];
    let shown = clip::cards_with_pictures(&document, &target, &pictures, &mut ids());
    assert!(shown.is_empty() && shown.held == 1, "{shown:?}");
    let table = [vec!["Раз".to_owned(), "Два".to_owned()]];
    let reading = TableOptions { first_row: false, first_column: false, turned: false };
    let into = cell(&document, 0, LaneKind::Barriers);
    let planned = TablePlan::of(&table, reading, &document, &into).expect("a plan");
    let paste = planned.paste(&document, &into, &mut ids());
    assert_eq!((words(&pasted(&document, &paste), &paste.selected), paste.held), (vec!["Раз".to_owned()], 1));

    let mut held = lane(&document, LaneKind::Barriers).as_ref().clone();
    held.locked = true;
    let document =
        tropa::edit::apply(&document, &Edit::Change(Box::new(Element::Lane(held)))).expect("it can be locked");
    let barrier = ElementId::Barrier(journey(&document).barriers.at(0).expect("barriers").id);
    let fragment = Fragment::copy(&document, journey(&document).id, &[barrier]).expect("a barrier");
    let paste = fragment.paste(&document, &cell(&document, 0, LaneKind::Barriers), &mut ids());
    assert!(paste.is_empty() && paste.held == 1, "{paste:?}");
}

#[test]
fn hidden_stages_are_stepped_over() {
    let document = with_stage(&sample(), 1, |stage| stage.visible = false);
    let table = [vec!["Раз".to_owned(), "Два".to_owned()]];
    let reading = TableOptions { first_row: false, first_column: false, turned: false };
    let plan = TablePlan::of(&table, reading, &document, &cell(&document, 0, LaneKind::Barriers)).expect("a plan");
    let stages: Vec<_> = plan.columns.iter().map(|column| column.stage).collect();
    assert_eq!(stages, [Some(stage(&document, 0).id), Some(stage(&document, 2).id)]);

    let map = journey(&document);
    let at = |index: usize| map.touchpoints.iter().find(|card| card.stage == stage(&document, index).id);
    let chosen = [0, 2].map(|index| ElementId::Touchpoint(at(index).expect("a card at the stage").id));
    let fragment = Fragment::copy(&document, map.id, &chosen).expect("cards");
    let paste = fragment.paste(&document, &cell(&document, 2, LaneKind::Touchpoints), &mut ids());
    let after = pasted(&document, &paste);
    let came: Vec<_> = paste.selected.iter().map(|&id| after.element(id).and_then(ElementRef::stage)).collect();
    assert_eq!(came, [Some(stage(&document, 2).id), Some(stage(&document, 3).id)], "neighbours on the sheet as before");
}

#[test]
fn what_comes_with_its_stage_keeps_its_place_along_it() {
    let document = sample();
    let chosen = stage(&document, 1).id;
    let places = |document: &Document, stage| -> Vec<Share> {
        journey(document).touchpoints.iter().filter(|card| card.stage == stage).map(|card| card.at).collect()
    };
    let fragment = Fragment::copy(&document, journey(&document).id, &[ElementId::Stage(chosen)]).expect("a stage");
    let mut target = cell(&document, 2, LaneKind::Touchpoints);
    if let PastePosition::Cell(cell) = &mut target.spot {
        cell.at = Some(Share::new(0.93));
    }
    let paste = fragment.paste(&document, &target, &mut ids());
    let [ElementId::Stage(copy)] = paste.selected[..] else { panic!("{:?}", paste.selected) };
    assert_eq!(places(&pasted(&document, &paste), copy), places(&document, chosen));
}
