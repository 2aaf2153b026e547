//! The file in the window: nothing that somebody else wrote goes without a question.

use super::disk::{Disk, choose, click, edit, holds, is_asking, rest, save, studio_mut, title, until};
use super::{Window, press, press_first_card, studio, type_in};
use crate::export::{self, Format, Metadata, Options};
use crate::model::{Document, Language};
use crate::scene::{Page, Scene};
use crate::store;
use crate::studio::app::Studio;
use crate::studio::app::work::{JobResult, JobSlot};
use crate::studio::desk::{Purpose, Session, Workspace};
use crate::studio::dialogs::Dialog;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use kurbo::Size;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Opens the dialog that asks where to save, and waits for the list of its folder.
fn ask_where_to_save(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run_steps(3);
    rest(window);
}

#[test]
fn saving_over_a_file_that_somebody_else_changed_asks_and_saves_beside_it() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    disk.map("map.tropa", "Чужая");
    save(&mut window);
    assert!(is_asking(&window), "it asks");
    assert_eq!(title(&path), "Чужая", "nothing is written before the answer");
    click(&mut window, "Сохранить рядом");
    assert_eq!(disk.names(), ["map (2).tropa", "map.tropa"]);
    assert_eq!(title(&path), "Чужая");
    assert!(holds(&disk.path("map (2).tropa"), "Моя карточка"));
    assert_eq!(studio(&window).session.path(), Some(&*disk.path("map (2).tropa")), "the window goes on with it");
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_file_that_somebody_else_changed_is_replaced_only_by_the_word_for_it_and_esc_leaves_both() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    disk.map("map.tropa", "Чужая");
    save(&mut window);
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(!studio(&window).dialog.is_open());
    assert_eq!(title(&path), "Чужая");
    assert!(studio(&window).session.is_dirty(), "what is here is still unsaved");
    save(&mut window);
    // It changed once more while the question stood.
    disk.map("map.tropa", "Чужая, вторая");
    click(&mut window, "Заменить");
    assert!(is_asking(&window), "what was shown is not what is there now");
    assert_eq!(title(&path), "Чужая, вторая");
    click(&mut window, "Заменить");
    assert!(holds(&path, "Моя карточка"));
    assert_eq!(title(&path), "Наша");
    edit(&mut window, "Ещё одна");
    save(&mut window);
    assert!(!is_asking(&window), "what this window wrote is its own again");
    assert!(holds(&path, "Ещё одна"));
}

#[test]
fn reading_again_what_somebody_else_saved_keeps_the_own_version_beside_it() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    disk.map("map.tropa", "Чужая");
    save(&mut window);
    click(&mut window, "Прочитать заново");
    assert_eq!(studio(&window).session.document().project.title, "Чужая");
    assert_eq!(studio(&window).session.path(), Some(&*path));
    assert!(holds(&disk.path("map (2).tropa"), "Моя карточка"));
    assert!(studio(&window).toasts.texts().contains(&"Ваша версия сохранена рядом"));
}

#[test]
fn what_was_saved_here_and_replaced_by_somebody_else_is_kept_beside_when_it_is_read_again() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    save(&mut window);
    assert!(!studio(&window).session.is_dirty());
    // This window holds the only copy from here on.
    disk.map("map.tropa", "Чужая");
    save(&mut window);
    click(&mut window, "Прочитать заново");
    assert_eq!(studio(&window).session.document().project.title, "Чужая");
    assert!(holds(&disk.path("map (2).tropa"), "Моя карточка"));
}

#[test]
fn a_file_that_is_gone_is_written_anew_and_that_is_told() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    fs::remove_file(&path).expect("it is taken away");
    save(&mut window);
    assert!(holds(&path, "Моя карточка"));
    assert_eq!(studio(&window).toasts.texts(), ["Файла уже не было на диске, карта записана заново"]);
}

#[test]
fn saving_under_the_name_of_another_map_asks_first() {
    let disk = Disk::new();
    let (path, other) = (disk.map("map.tropa", "Наша"), disk.map("other.tropa", "Чужая"));
    let mut window = disk.window(&path);
    for answer in ["Отмена", "Заменить"] {
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        window.run_steps(3);
        choose(&mut window, &other);
        assert!(is_asking(&window), "it asks");
        assert_eq!(title(&other), "Чужая");
        click(&mut window, answer);
    }
    assert_eq!(title(&other), "Наша");
    assert_eq!(studio(&window).session.path(), Some(&*other));
}

#[test]
fn an_export_asks_before_it_replaces_what_this_window_did_not_export() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let sheet = disk.path("лист.pdf");
    fs::write(&sheet, "чужой").expect("a file");
    let mut window = disk.window(&path);
    let export = |window: &mut Window| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::E);
        window.run_steps(3);
        choose(window, &sheet);
    };
    export(&mut window);
    assert!(is_asking(&window), "it asks");
    assert_eq!(fs::read(&sheet).expect("it is there"), "чужой".as_bytes());
    click(&mut window, "Заменить");
    let own = fs::read(&sheet).expect("it is there");
    assert!(own.starts_with(b"%PDF-"));
    edit(&mut window, "Моя карточка");
    export(&mut window);
    assert!(!is_asking(&window), "its own export is replaced without a question");
    assert_ne!(fs::read(&sheet).expect("it is there"), own);
    fs::write(&sheet, "снова чужой").expect("a file");
    export(&mut window);
    assert!(is_asking(&window), "by now it is another's again");
}

#[test]
fn a_second_window_is_told_of_the_first_and_neither_takes_the_others_work_away() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut first = disk.window(&path);
    let mut second = disk.window(&path);
    let told = "«map.tropa» уже открыт в другом окне. Перед тем как заменить чужие правки, окно спросит";
    assert_eq!(studio(&second).toasts.texts(), [told]);
    assert!(studio(&first).toasts.texts().is_empty());
    edit(&mut first, "Первая");
    save(&mut first);
    assert!(!is_asking(&first));
    edit(&mut second, "Вторая");
    save(&mut second);
    assert!(is_asking(&second), "the other one has saved meanwhile");
    assert!(holds(&path, "Первая"));
    click(&mut second, "Заменить");
    edit(&mut first, "Снова первая");
    save(&mut first);
    assert!(is_asking(&first), "and so has this one");
    assert!(holds(&path, "Вторая"));
    drop((first, second));
    let third = disk.window(&path);
    assert!(studio(&third).toasts.texts().is_empty(), "closed windows claim nothing");
}

#[test]
fn a_window_that_comes_to_the_front_says_once_that_its_file_was_changed() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    let focus = |window: &mut Window| {
        window.event(Event::WindowFocused(true));
        window.step();
        rest(window);
    };
    focus(&mut window);
    assert!(studio(&window).toasts.texts().is_empty(), "nobody changed it");
    disk.map("map.tropa", "Чужая");
    focus(&mut window);
    assert_eq!(studio(&window).toasts.texts(), ["«map.tropa» изменил кто-то ещё"]);
    click(&mut window, "Прочитать заново");
    assert_eq!(studio(&window).session.document().project.title, "Чужая");
    assert_eq!(disk.names(), ["map.tropa"], "there was nothing unsaved to keep");
    focus(&mut window);
    assert!(studio(&window).toasts.texts().is_empty());
    fs::remove_file(&path).expect("it is taken away");
    focus(&mut window);
    assert_eq!(studio(&window).toasts.texts().len(), 1, "it is gone, and that is told");
}

#[test]
fn files_are_found_by_their_first_letters_and_by_arrows() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    fs::create_dir(disk.path("Вложенная")).expect("a folder");
    let inner = disk.path("Вложенная").join("inner.tropa");
    fs::copy(&path, &inner).expect("a copy");
    let mut window = disk.window(&path);
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run_steps(3);
    rest(&mut window);
    type_in(&mut window, "вло");
    window.key_press(Key::Enter);
    window.run_steps(2);
    rest(&mut window);
    let Dialog::Choose(chooser) = &studio(&window).dialog else { panic!("it is still open") };
    assert_eq!(chooser.folder(), disk.path("Вложенная"));
    window.key_press(Key::ArrowDown);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(2);
    rest(&mut window);
    assert!(!studio(&window).dialog.is_open());
    assert_eq!(studio(&window).session.path(), Some(&*inner));
    assert_eq!(studio(&window).prefs.folders, [disk.path("Вложенная")], "the folder is offered the next time");
}

#[test]
fn a_new_folder_is_made_where_a_file_is_saved() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    ask_where_to_save(&mut window);
    click(&mut window, "Новая папка");
    type_in(&mut window, "Осень");
    window.key_press(Key::Enter);
    window.run_steps(3);
    rest(&mut window);
    assert!(disk.path("Осень").is_dir());
    click(&mut window, "Сохранить");
    assert_eq!(studio(&window).session.path(), Some(&*disk.path("Осень").join("map.tropa")));
}

#[test]
fn a_click_beside_a_dialog_that_holds_work_leaves_it_open() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    ask_where_to_save(&mut window);
    press(&mut window, Pos2::new(20.0, 450.0), PointerButton::Primary);
    assert!(matches!(studio(&window).dialog, Dialog::Choose(_)), "what was typed is still there");
    window.key_press(Key::Escape);
    window.run_steps(2);
    assert!(!studio(&window).dialog.is_open());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run_steps(3);
    assert!(matches!(studio(&window).dialog, Dialog::Settings));
    press(&mut window, Pos2::new(20.0, 450.0), PointerButton::Primary);
    assert!(!studio(&window).dialog.is_open(), "there is nothing to lose in the settings");
}

#[test]
fn a_map_that_was_given_a_title_is_called_by_it_while_the_project_has_none_of_its_own() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    assert_eq!(studio(&window).title(), "Наша");
    let mut document = crate::method::templates()[0].document(Language::Ru, &mut store::fresh_ids());
    let mut journey = document.journeys.at(0).expect("it has one").as_ref().clone();
    journey.title = "Я выбираю: школу?".to_owned();
    document.journeys.replace(journey);
    studio_mut(&mut window).open_document(Session::new(document));
    window.run_steps(3);
    assert_eq!(studio(&window).title(), "Я выбираю: школу?");
    assert_eq!(studio(&window).shell.titled, "Я выбираю: школу? — Тропа");
    let purpose = Purpose::Export(Format::Pdf);
    assert_eq!(studio(&window).offered_name(purpose), "Я выбираю- школу-.pdf");
    edit(&mut window, "Моя карточка");
    assert_eq!(studio(&window).shell.titled, "• Я выбираю: школу? — Тропа");
}

#[test]
fn a_name_that_the_system_did_not_ask_about_is_asked_about_here() {
    let disk = Disk::new();
    let (path, other) = (disk.map("map.tropa", "Наша"), disk.map("other.tropa", "Чужая"));
    let mut window = disk.window(&path);
    let chosen = |window: &mut Window, path: PathBuf| {
        let ctx = window.ctx.clone();
        let studio = studio_mut(window);
        let answer = move || JobResult::Chosen(Purpose::Save, Some(path));
        studio.try_start(&ctx, JobSlot::Asking(Purpose::Save), answer).expect("a thread");
        let is_asking = |studio: &Studio| studio.work.jobs.is_running(|slot| matches!(slot, JobSlot::Asking(_)));
        until(window, "the answer is taken in", |studio| !is_asking(studio));
        rest(window);
    };
    // The system has asked about a file without an ending, if there is one; it knows nothing of this one.
    chosen(&mut window, disk.path("other"));
    assert!(is_asking(&window), "it asks");
    assert_eq!(title(&other), "Чужая");
    click(&mut window, "Отмена");
    chosen(&mut window, other.clone());
    assert!(!is_asking(&window), "nobody is asked twice");
    assert_eq!(title(&other), "Наша");
}

#[test]
fn a_file_that_cannot_be_opened_is_told_of_in_the_window() {
    let disk = Disk::new();
    let path = disk.path("cut.tropa");
    fs::write(&path, "{\"format\": \"tro").expect("a file");
    let window = disk.window(&path);
    assert!(studio(&window).welcome.is_shown(), "the window is at the beginning");
    let Dialog::Failed(problem) = &studio(&window).dialog else { panic!("nothing is told") };
    assert_eq!(problem.title, "Файл «cut.tropa» не открылся");
    assert!(window.query_by_label("Понятно").is_some());
}

#[test]
fn a_save_that_fails_offers_another_place() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    edit(&mut window, "Моя карточка");
    fs::remove_file(&path).expect("it is taken away");
    fs::create_dir(&path).expect("a folder in its place");
    save(&mut window);
    // A folder is in the way; whoever says to replace it is told that this cannot be.
    click(&mut window, "Заменить");
    assert!(matches!(studio(&window).dialog, Dialog::Failed(_)));
    click(&mut window, "Сохранить как…");
    choose(&mut window, &disk.path("elsewhere.tropa"));
    assert!(holds(&disk.path("elsewhere.tropa"), "Моя карточка"));
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn what_is_wrong_with_a_file_is_told_and_two_cards_of_one_id_are_two_cards() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut document: Document = store::open(&path).expect("it opens").document;
    let mut journey = document.journeys.at(0).expect("it has one").as_ref().clone();
    let first = journey.touchpoints.at(0).expect("it has cards").as_ref().clone();
    let mut twin = first.clone();
    twin.title = "Двойник".to_owned();
    let mut lost = first.clone();
    lost.title = "Потерянная".to_owned();
    lost.id = crate::model::TouchpointId::new(900_000);
    lost.stage = crate::model::StageId::new(900_000);
    journey.touchpoints.insert(1, twin);
    journey.touchpoints.insert(2, lost);
    let count = journey.touchpoints.len();
    document.journeys.replace(journey);
    store::save(&path, &document).expect("it is written");
    let bytes = fs::read(&path).expect("it is there");

    let mut window = disk.window(&path);
    assert_eq!(studio(&window).toasts.texts(), ["«map.tropa» открыт с замечаниями"]);
    assert!(studio(&window).session.is_dirty(), "what was mended can be saved");
    assert_eq!(fs::read(&path).expect("it is there"), bytes, "nothing is written unasked");
    click(&mut window, "К замечаниям");
    assert_eq!(studio(&window).session.view().workspace, Workspace::Review);
    let told: Vec<String> = studio(&window).session.remarks().iter().map(|remark| remark.text.clone()).collect();
    for expected in [
        "Точка контакта «Двойник»: тот же идентификатор в файле был у другого элемента",
        "Точка контакта «Потерянная»: этапа, к которому это относится, в файле нет",
    ] {
        assert!(told.iter().any(|text| text == expected), "{expected} is not among {told:#?}");
    }
    studio_mut(&mut window).go(Workspace::Map);
    window.run_steps(3);
    press_first_card(&mut window);
    window.key_press(Key::Delete);
    window.run_steps(3);
    assert_eq!(studio(&window).session.journey().touchpoints.len(), count - 1, "one goes, not both");
}

#[test]
fn a_map_out_of_a_pdf_is_saved_under_another_name_and_the_pdf_stays_as_it_is() {
    let disk = Disk::new();
    let map = store::open(&disk.map("map.tropa", "Наша")).expect("it opens").document;
    let page = Page::whole(Arc::new(Scene { size: Size::new(200.0, 100.0), ..Scene::default() }));
    let project = store::to_bytes(&map).expect("a project");
    let meta = Metadata { project: Some(project.into()), ..Metadata::default() };
    let bytes = export::write(Format::Pdf, &[page], &meta, Options::default()).expect("a PDF").concat();
    let path = disk.path("плакат.pdf");
    fs::write(&path, &bytes).expect("a file");
    let mut window = disk.window(&path);
    assert_eq!(studio(&window).session.document().project.title, "Наша");
    assert_eq!(studio(&window).session.path(), None, "it is kept in no file yet");
    edit(&mut window, "Моя карточка");
    save(&mut window);
    let kept = disk.path("новая.tropa");
    choose(&mut window, &kept);
    assert!(holds(&kept, "Моя карточка"));
    assert_eq!(studio(&window).session.path(), Some(&*kept));
    assert_eq!(fs::read(&path).expect("a file"), bytes);
}
