//! What leaves the window on paper and in files for others: whole or not at all, told either way.

use super::disk::{Disk, click, studio_mut, until};
use super::{Window, studio};
use crate::export::Format;
use crate::model::PrintLayout;
use crate::studio::app::work::Onto;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, Purpose, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::jobs::Threads;
use crate::studio::platform::jobs::threads::Held;
use crate::studio::platform::printers::{PrintError, PrintOrder, PrintOutcome, Printer, Printers, Sides};
use eframe::egui::Event;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

/// Printers that keep what they are given, with the pages of the PDF.
#[derive(Default)]
struct Kept {
    printers: Vec<Printer>,
    refuses: bool,
    orders: Mutex<Vec<(PrintOrder, usize)>>,
}

impl Kept {
    fn office(refuses: bool) -> Arc<Self> {
        let printer = |name: &str, is_default| Printer { name: name.to_owned(), is_default };
        Arc::new(Self { printers: vec![printer("Epson", true), printer("HP", false)], refuses, ..Self::default() })
    }

    fn last(&self) -> Option<(PrintOrder, usize)> {
        self.orders.lock().expect("nobody panicked").last().cloned()
    }
}

impl Printers for Kept {
    fn list(&self) -> Vec<Printer> {
        self.printers.clone()
    }

    fn print(&self, order: &PrintOrder) -> Result<PrintOutcome, PrintError> {
        if self.refuses {
            return Err(PrintError::Refused("lp: out of paper".to_owned()));
        }
        let pages = lopdf::Document::load(&order.file).map_or(0, |pdf| pdf.get_pages().len());
        self.orders.lock().unwrap_or_else(PoisonError::into_inner).push((order.clone(), pages));
        Ok(if self.printers.is_empty() { PrintOutcome::Shown } else { PrintOutcome::Sent })
    }
}

/// A window with slides to print, which asks about them.
fn asked(disk: &Disk, printers: &Arc<Kept>) -> Window {
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    studio_mut(&mut window).printers = Arc::clone(printers) as Arc<dyn Printers>;
    let ctx = window.ctx.clone();
    studio_mut(&mut window).run(&ctx, Command::PrintNow);
    until(&mut window, "pages and printers are known", |studio| {
        studio.preview.settled().is_some() && !studio.is_busy()
    });
    window.run_steps(2);
    window
}

fn can_print(window: &Window, label: &str) -> bool {
    let mut buttons = window.query_all_by_label(label).filter(|node| !node.accesskit_node().is_disabled());
    // One stands at the foot of the page.
    buttons.by_ref().count() > 1
}

#[test]
fn the_pages_that_are_named_go_to_the_printer_as_a_pdf_of_just_those() {
    let (disk, printers) = (Disk::new(), Kept::office(false));
    let mut window = asked(&disk, &printers);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Print, "who prints sees what");
    for letter in ["1", "-", "1"] {
        window.event(Event::Text(letter.to_owned()));
        window.step();
    }
    window.key_press(eframe::egui::Key::Enter);
    until(&mut window, "it is printed", |studio| !studio.is_busy() && !studio.dialog.is_open());
    let (order, pages) = printers.last().expect("it was printed");
    assert_eq!((order.printer.as_deref(), order.copies, order.sides, pages), (Some("Epson"), 1, Sides::Front, 1));
    assert!((order.paper.0 - 841.0).abs() < 0.5 && (order.paper.1 - 594.0).abs() < 0.5, "{:?}", order.paper);
    assert!(studio(&window).toasts.texts().iter().any(|text| text.contains("Epson")));
}

#[test]
fn pages_that_there_are_not_cannot_be_printed_and_the_field_says_why() {
    let (disk, printers) = (Disk::new(), Kept::office(false));
    let mut window = asked(&disk, &printers);
    assert!(can_print(&window, "Печать…"));
    window.event(Event::Text("7".to_owned()));
    window.run_steps(2);
    assert!(window.query_by_label_contains("Страницы 7 нет").is_some());
    assert!(!can_print(&window, "Печать…"));
    window.key_press(eframe::egui::Key::Enter);
    window.run_steps(3);
    assert!(matches!(studio(&window).dialog, Dialog::Print(_)) && printers.last().is_none());
}

#[test]
fn a_printer_that_refuses_is_told_in_its_own_words_with_what_to_do() {
    let (disk, printers) = (Disk::new(), Kept::office(true));
    let mut window = asked(&disk, &printers);
    window.key_press(eframe::egui::Key::Enter);
    until(&mut window, "it is told", |studio| matches!(studio.dialog, Dialog::Failed(_)));
    let Dialog::Failed(problem) = &studio(&window).dialog else { panic!("it failed") };
    assert!(problem.text.contains("out of paper") && problem.text.contains("PDF"), "{}", problem.text);
}

#[test]
fn without_a_printer_the_pdf_is_shown_and_that_is_said_before() {
    let (disk, printers) = (Disk::new(), Arc::new(Kept::default()));
    let mut window = asked(&disk, &printers);
    assert!(window.query_by_label_contains("ни одного принтера").is_some());
    click(&mut window, "Показать для печати");
    until(&mut window, "it is shown", |studio| !studio.is_busy());
    assert_eq!(printers.last().map(|(_, pages)| pages), Some(1));
}

#[test]
fn an_export_that_is_stopped_leaves_the_file_that_stood_there_whole() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    let held = Held::of(&["export"]);
    studio_mut(&mut window).work.jobs.run_on(Arc::clone(&held) as Arc<dyn Threads>);
    let pdf = disk.path("лист.pdf");
    fs::write(&pdf, "прежний").expect("a file");
    let ctx = window.ctx.clone();
    studio_mut(&mut window).use_path(&ctx, Purpose::Export(Format::Pdf), pdf.clone(), Onto::Anything);
    window.step();
    let progress = studio(&window).work.exports.first().expect("it is shown how far it is").1.clone();
    studio_mut(&mut window).perform(&ctx, Action::StopExport(progress));
    held.release("export");
    until(&mut window, "it is told", |studio| !studio.is_busy());
    assert_eq!(fs::read_to_string(&pdf).expect("it is there"), "прежний");
    assert!(studio(&window).toasts.texts().contains(&"Запись остановлена. Прежний файл цел"));
    assert!(studio(&window).work.exports.is_empty() && !studio(&window).dialog.is_open());
}

#[test]
fn how_far_an_export_has_come_is_shown_until_it_is_done_and_then_what_came_of_it() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let mut window = disk.window(&path);
    let held = Held::of(&["export"]);
    studio_mut(&mut window).work.jobs.run_on(Arc::clone(&held) as Arc<dyn Threads>);
    let ctx = window.ctx.clone();
    studio_mut(&mut window).use_path(&ctx, Purpose::Export(Format::Pdf), disk.path("лист.pdf"), Onto::Free);
    assert_eq!(studio(&window).toasts.texts(), ["«лист.pdf» пишется"]);
    held.release("export");
    until(&mut window, "it is written", |studio| !studio.is_busy());
    assert_eq!(studio(&window).toasts.texts(), ["PDF сохранён"]);
}

#[test]
fn all_of_a_map_goes_into_one_folder_and_what_somebody_else_put_there_stays() {
    let disk = Disk::new();
    let path = disk.map("map.tropa", "Наша");
    let folder = disk.path("печать");
    fs::create_dir(&folder).expect("a folder");
    let foreign = folder.join("Наша, раздатка.pdf");
    fs::write(&foreign, "чужой").expect("a file");
    let mut window = disk.window(&path);
    let ctx = window.ctx.clone();
    studio_mut(&mut window).use_path(&ctx, Purpose::ExportAll, folder.clone(), Onto::Free);
    until(&mut window, "all is written", |studio| !studio.is_busy());
    let written: Vec<String> = (fs::read_dir(&folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    for name in ["плакат.pdf", "плакат.png", "персоны.pdf", "слайды.pdf", "мастерская.pdf"]
    {
        assert!(written.iter().any(|file| file.contains(name)), "{name}: {written:?}");
    }
    assert_eq!(fs::read_to_string(&foreign).expect("it is there"), "чужой");
    assert!(studio(&window).toasts.texts().iter().any(|text| text.starts_with("Сохранен")));
    assert_eq!(studio(&window).session.document().project.print.layout, PrintLayout::Poster, "the map is as it was");
}
