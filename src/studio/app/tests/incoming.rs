//! Files that are dropped on the window and pictures that are pasted, read while the window goes on.

use super::clip::{Dropped, Shared, cards, keys, picture, selected};
use super::disk::{rest, until};
use super::{Window, first_card, middle, studio, words};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::clipboard::ClipboardContents;
use eframe::egui::{Event, Key, Modifiers, PointerButton, vec2};
use encoding_rs::WINDOWS_1251;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Lets files go over the window, and gives the frame in which they are taken.
fn drop_on(window: &mut Window, paths: &[PathBuf]) {
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    }
    window.step();
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("it can be written");
    path
}

/// What the window tells of files that were not taken, line by line.
fn told(window: &Window) -> Vec<String> {
    match &studio(window).dialog {
        Dialog::Failed(problem) => problem.text.lines().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn steps(window: &Window) -> usize {
    studio(window).session.editor().history().past_names().count()
}

#[test]
fn a_dropped_picture_is_a_card_with_the_name_of_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), "Главная страница.png", picture().bytes());
    let mut window = Shared::default().window();
    let before = cards(&window);
    drop_on(&mut window, &[path]);
    rest(&mut window);
    assert_eq!(cards(&window), before + 1);
    assert_eq!(words(&window, selected(&window)[0]), "Главная страница");
}

#[test]
fn a_dropped_list_is_read_in_whatever_encoding_it_is_written() {
    let list = "- Получить счёт\n- Оплатить заказ\n- Забрать со склада\n";
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), list.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("utf-8.txt", list.as_bytes().to_vec()),
        ("mark.md", ["\u{feff}", list].concat().into_bytes()),
        ("windows-1251.csv", WINDOWS_1251.encode(list).0.into_owned()),
        ("little.txt", utf16([0xFF, 0xFE], u16::to_le_bytes)),
        ("big.tsv", utf16([0xFE, 0xFF], u16::to_be_bytes)),
    ] {
        let mut window = Shared::default().window();
        let before = cards(&window);
        drop_on(&mut window, &[written(folder.path(), name, &bytes)]);
        rest(&mut window);
        assert_eq!(cards(&window), before + 3, "{name}");
        let said: Vec<String> = selected(&window).into_iter().map(|card| words(&window, card)).collect();
        assert_eq!(said, ["Получить счёт", "Оплатить заказ", "Забрать со склада"], "{name}");
        assert_eq!((steps(&window), told(&window)), (1, Vec::new()), "{name}");
    }
    let page = WINDOWS_1251.encode("<ul><li>Получить счёт</li><li>Оплатить заказ</li></ul>").0.into_owned();
    let mut window = Shared::default().window();
    let before = cards(&window);
    drop_on(&mut window, &[written(folder.path(), "page.html", &page)]);
    rest(&mut window);
    assert_eq!(cards(&window), before + 2);
    assert_eq!(words(&window, selected(&window)[0]), "Получить счёт");
}

#[test]
fn five_dropped_pictures_are_read_beside_the_window_and_each_is_a_card_or_is_told_of() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let folder = tempfile::tempdir().expect("a folder");
    let huge = [PNG, &30_000_u32.to_be_bytes(), &30_000_u32.to_be_bytes()].concat();
    let files = [
        written(folder.path(), "первая.png", picture().bytes()),
        written(folder.path(), "движется.gif", b"GIF89a"),
        written(folder.path(), "огромная.png", &huge),
        written(folder.path(), "вторая.png", picture().bytes()),
        written(folder.path(), "оборвана.png", PNG),
    ];
    let mut window = Shared::default().window();
    let before = cards(&window);
    drop_on(&mut window, &files);
    // What other threads have done is taken in at the beginning of a frame, so in that of the drop nothing can be there yet.
    assert!(studio(&window).is_busy() && cards(&window) == before, "the window reads nothing itself");
    rest(&mut window);
    assert_eq!((cards(&window), steps(&window)), (before + 2, 1), "those that can be read are one step");
    let names: Vec<String> = selected(&window).into_iter().map(|card| words(&window, card)).collect();
    assert_eq!(names, ["первая", "вторая"]);
    let told = told(&window);
    for (line, (name, why)) in told.iter().zip([
        ("движется.gif", "не PNG и не JPEG"),
        ("огромная.png", "30\u{202f}000\u{a0}×\u{a0}30\u{202f}000"),
        ("оборвана.png", "повреждена"),
    ]) {
        assert!(line.contains(name) && line.contains(why), "{line}");
    }
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn what_is_called_a_text_and_is_none_is_told_as_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Shared::default().window();
    let before = cards(&window);
    drop_on(&mut window, &[written(folder.path(), "список.txt", b"\x7FELF\x02\x01\0\0\0\0")]);
    rest(&mut window);
    assert_eq!((cards(&window), steps(&window)), (before, 0));
    let told = told(&window);
    assert!(told.len() == 1 && told[0].contains("«список.txt» — не текст"), "{told:?}");
}

#[test]
fn a_damaged_picture_of_the_clipboard_is_told_of() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    clipboard.holds(ClipboardContents { picture: Some(b"\x89PNG\r\n\x1a\n".to_vec()), ..ClipboardContents::default() });
    keys(&mut window, Modifiers::COMMAND, Key::V);
    rest(&mut window);
    let told = told(&window);
    assert!(told.len() == 1 && told[0].contains("в буфере обмена"), "{told:?}");
}

#[test]
fn a_picture_that_comes_in_the_middle_of_a_drag_waits_for_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = written(folder.path(), "снимок.png", picture().bytes());
    let mut window = Shared::default().window();
    let (at, before) = (middle(&window, first_card(&window)), cards(&window));
    let pointer = |pos, pressed| {
        let button = PointerButton::Primary;
        Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }
    };
    window.hover_at(at);
    window.step();
    window.event(pointer(at, true));
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    for step in 1_u8..12 {
        window.event(Event::PointerMoved(at + vec2(f32::from(step) * 30.0, 0.0)));
        window.step();
    }
    assert!(studio(&window).session.editor().is_carrying());
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
    }
    assert_eq!(cards(&window), before);
    window.event(pointer(at + vec2(330.0, 0.0), false));
    until(&mut window, "the picture", |studio| studio.session.journey().touchpoints.len() == before + 1);
    assert_eq!(steps(&window), 2, "the drag is a step of its own");
}
