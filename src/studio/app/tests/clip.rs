//! Copying, pasting and dropping in the whole window, with a clipboard of the test's own.

use super::disk::rest;
use super::{Window, first_card, middle, press, studio, window, words};
use crate::clip;
use crate::edit::StepName;
use crate::model::{ElementId, Image, ImageHash, PersonaId};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::clipboard::{Clipboard, ClipboardContents, Offer};
use eframe::egui::{DroppedFile, Event, Key, Modifiers, PointerButton, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// A clipboard that several windows of a test share.
#[derive(Clone, Default)]
pub(super) struct Shared(Rc<RefCell<(Offer, Option<ClipboardContents>)>>);

/// A clipboard that takes nothing.
struct Refusing;

impl Clipboard for Refusing {
    fn put(&mut self, _: Offer) -> bool {
        false
    }

    fn take(&mut self) -> ClipboardContents {
        ClipboardContents::default()
    }

    fn text(&mut self) -> Option<String> {
        None
    }
}

impl Shared {
    /// A window of the sample that uses this clipboard.
    pub(super) fn window(&self) -> Window {
        let mut window = window(SIZE);
        let studio = window.state_mut().as_mut().expect("the first frame makes the studio");
        studio.clipboard = Box::new(self.clone());
        window
    }

    /// Another program puts something in.
    pub(super) fn holds(&self, found: ClipboardContents) {
        self.0.borrow_mut().1 = Some(found);
    }

    fn offer(&self) -> Offer {
        self.0.borrow().0.clone()
    }
}

impl Clipboard for Shared {
    fn put(&mut self, offer: Offer) -> bool {
        *self.0.borrow_mut() = (offer, None);
        true
    }

    fn take(&mut self) -> ClipboardContents {
        let held = self.0.borrow();
        let Offer { text, html, own, picture } = held.0.clone();
        held.1.clone().unwrap_or(ClipboardContents { text, html, own, picture, files: Vec::new() })
    }

    fn text(&mut self) -> Option<String> {
        self.take().text
    }
}

pub(super) fn keys(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

fn click(window: &mut Window, element: ElementId) {
    let at = middle(window, element);
    press(window, at, PointerButton::Primary);
}

pub(super) fn cards(window: &Window) -> usize {
    studio(window).session.journey().touchpoints.len()
}

pub(super) fn selected(window: &Window) -> Vec<ElementId> {
    studio(window).session.editor().selection().iter().collect()
}

pub(super) fn picture() -> Image {
    let pixels = image::RgbImage::from_pixel(60, 40, image::Rgb([10, 120, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("it can be written");
    clip::picture(bytes.into_inner()).expect("a picture")
}

#[test]
fn a_card_copied_in_one_window_is_pasted_in_another_and_one_undo_takes_it_back() {
    let clipboard = Shared::default();
    let (mut here, mut there) = (clipboard.window(), clipboard.window());
    let card = first_card(&here);
    click(&mut here, card);
    keys(&mut here, Modifiers::COMMAND, Key::C);
    let offer = clipboard.offer();
    assert!(offer.own.is_some() && offer.html.is_some(), "in every form at once");
    assert_eq!(offer.picture.map(|png| png.starts_with(b"\x89PNG")), Some(true));
    let before = cards(&there);
    keys(&mut there, Modifiers::COMMAND, Key::V);
    assert_eq!(cards(&there), before + 1);
    let [copy] = selected(&there)[..] else { panic!("the copy is selected") };
    assert_eq!(words(&there, copy), words(&here, card));
    keys(&mut there, Modifiers::COMMAND, Key::Z);
    assert_eq!(cards(&there), before);
    assert!(!studio(&there).session.is_dirty());
}

#[test]
fn cutting_is_one_step_and_pasting_brings_back_what_was_cut() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let card = first_card(&window);
    let (name, before) = (words(&window, card), cards(&window));
    click(&mut window, card);
    keys(&mut window, Modifiers::COMMAND, Key::X);
    assert_eq!(cards(&window), before - 1);
    assert_eq!(studio(&window).session.editor().history().undo_name(), Some(StepName::Cut));
    keys(&mut window, Modifiers::COMMAND, Key::V);
    assert_eq!(words(&window, selected(&window)[0]), name);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(cards(&window), before);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn what_the_clipboard_does_not_take_is_not_cut() {
    let mut window = Shared::default().window();
    window.state_mut().as_mut().expect("the studio").clipboard = Box::new(Refusing);
    let (card, before) = (first_card(&window), cards(&window));
    click(&mut window, card);
    keys(&mut window, Modifiers::COMMAND, Key::X);
    assert_eq!(cards(&window), before);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_list_becomes_cards_in_the_cell_under_the_pointer_and_with_shift_one_card() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    clipboard.holds(ClipboardContents {
        text: Some("- Раз\n- Два\n- Три".to_owned()), ..ClipboardContents::default()
    });
    let barrier = ElementId::Barrier(studio(&window).session.journey().barriers.at(0).expect("barriers").id);
    let before = studio(&window).session.journey().barriers.len();
    let at = middle(&window, barrier);
    window.hover_at(at);
    window.run_steps(2);
    keys(&mut window, Modifiers::COMMAND, Key::V);
    assert_eq!(studio(&window).session.journey().barriers.len(), before + 3);
    assert_eq!(selected(&window).len(), 3);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    keys(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    assert_eq!(studio(&window).session.journey().barriers.len(), before + 1);
}

#[test]
fn lines_that_may_be_a_paragraph_are_asked_about_once() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let text = "Клиент приходит на сайт из рекламы и долго ищет,\nсколько стоит доставка";
    clipboard.holds(ClipboardContents { text: Some(text.to_owned()), ..ClipboardContents::default() });
    let card = first_card(&window);
    click(&mut window, card);
    let before = cards(&window);
    keys(&mut window, Modifiers::COMMAND, Key::V);
    assert_eq!(cards(&window), before, "nothing happens before it is answered");
    window.get_by_label("Одна карточка").click();
    window.run_steps(3);
    assert_eq!(cards(&window), before + 1);
    // The answer left the pointer over another cell.
    click(&mut window, card);
    keys(&mut window, Modifiers::COMMAND, Key::V);
    window.get_by_label("2 карточки").click();
    window.run_steps(3);
    assert_eq!(cards(&window), before + 3);
}

#[test]
fn a_table_is_shown_before_it_is_put_on_the_map_as_one_step() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let page = "<table><tr><td></td><td>Поиск решений</td><td>Продление</td></tr>\
                <tr><td>Точки контакта</td><td>Сайт</td><td>Письмо<br>Звонок</td></tr></table>";
    clipboard.holds(ClipboardContents {
        html: Some(page.to_owned()),
        text: Some("x".to_owned()),
        ..ClipboardContents::default()
    });
    let (before, stages) = (cards(&window), studio(&window).session.journey().stages.len());
    keys(&mut window, Modifiers::COMMAND, Key::V);
    assert!(window.query_by_label("Продление · новый").is_some(), "what is new says so");
    assert!(window.query_by_label("Карточек: 3, новых этапов: 1, новых дорожек: 0").is_some());
    assert!(!studio(&window).session.is_dirty());
    window.get_by_label("Вставить").click();
    window.run_steps(3);
    assert_eq!(cards(&window), before + 3);
    assert_eq!(studio(&window).session.journey().stages.len(), stages + 1);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!studio(&window).session.is_dirty());
}

#[test]
fn a_picture_becomes_a_card_or_once_it_is_framed_the_portrait_of_the_selected_persona() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let image = picture();
    clipboard.holds(ClipboardContents { picture: Some(image.bytes().to_vec()), ..ClipboardContents::default() });
    let (card, before) = (first_card(&window), cards(&window));
    click(&mut window, card);
    keys(&mut window, Modifiers::COMMAND, Key::V);
    rest(&mut window);
    assert_eq!(cards(&window), before + 1);
    let document = Arc::clone(studio(&window).session.document());
    let [ElementId::Touchpoint(copy)] = selected(&window)[..] else { panic!("the card is selected") };
    assert_eq!(
        studio(&window).session.journey().touchpoints.get(copy).and_then(|card| card.picture),
        Some(image.hash())
    );
    let persona = document.personas.at(0).expect("people").id;
    click(&mut window, ElementId::Persona(persona));
    keys(&mut window, Modifiers::COMMAND, Key::V);
    rest(&mut window);
    assert_eq!(cards(&window), before + 1);
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(portrait(&window, persona), Some(image.hash()));
}

fn portrait(window: &Window, persona: PersonaId) -> Option<ImageHash> {
    studio(window).session.document().persona(persona)?.portrait
}

#[test]
fn a_picture_dropped_on_a_persona_of_the_map_is_framed_is_one_step_and_leaves_no_trace_after_esc() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("portrait.png");
    std::fs::write(&path, &**picture().bytes()).expect("it can be written");
    let mut window = Shared::default().window();
    let persona = studio(&window).session.document().personas.at(1).expect("people").id;
    let steps = |window: &Window| studio(window).session.editor().history().past_names().count();
    let (at, before) = (middle(&window, ElementId::Persona(persona)), cards(&window));
    for answer in [Key::Escape, Key::Enter] {
        window.event(Event::PointerMoved(at));
        window.run_steps(2);
        window.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        window.step();
        rest(&mut window);
        assert!(matches!(studio(&window).dialog, Dialog::Crop(_)));
        assert_eq!((portrait(&window, persona), steps(&window)), (None, 0), "not before it is framed");
        window.key_press(answer);
        window.run_steps(3);
        assert!(matches!(studio(&window).dialog, Dialog::None));
        let framed = answer == Key::Enter;
        assert_eq!(portrait(&window, persona), framed.then(|| picture().hash()));
        assert_eq!((steps(&window), studio(&window).session.is_dirty()), (usize::from(framed), framed));
    }
    assert_eq!(cards(&window), before);
    keys(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(portrait(&window, persona), None);
    assert!(!studio(&window).session.is_dirty());
}

/// A file that is let go of over the window.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn text_fields_copy_and_paste_through_the_same_clipboard() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let card = first_card(&window);
    click(&mut window, card);
    let before = cards(&window);
    window.key_press(Key::Enter);
    window.run_steps(3);
    window.event(Event::Text("Чат".to_owned()));
    window.run_steps(2);
    keys(&mut window, Modifiers::COMMAND, Key::A);
    keys(&mut window, Modifiers::COMMAND, Key::C);
    assert_eq!(clipboard.offer().text.as_deref(), Some("Чат"));
    assert_eq!(clipboard.offer().own, None, "the text, not the card");
    clipboard.holds(ClipboardContents { text: Some("Бот".to_owned()), ..ClipboardContents::default() });
    keys(&mut window, Modifiers::COMMAND, Key::V);
    assert_eq!((words(&window, card).as_str(), cards(&window)), ("Бот", before));
}

#[test]
fn a_picture_of_the_selection_can_be_copied_alone() {
    let clipboard = Shared::default();
    let mut window = clipboard.window();
    let card = first_card(&window);
    click(&mut window, card);
    keys(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let offer = clipboard.offer();
    assert!(offer.picture.is_some() && offer.text.is_none() && offer.own.is_none());
}
