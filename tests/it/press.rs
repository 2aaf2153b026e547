//! Everything that is made of a map, on every paper, of both samples and in both languages, as other people's programs read it.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use crate::support::rules::broken;
use crate::support::{assert_none, journey, on_all_cores, read_by_another, sample_in, school_in};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use tropa::export::{self, Format, Metadata, Options};
use tropa::i18n::Messages;
use tropa::layout::{Engine, PrintInput, Printed, View};
use tropa::model::{Document, Language, Paper, PdfSetup, PrintLayout, PrintMarks, PrintSetup, Sheet};
use tropa::scene::{Item, Page};
use tropa::text::Face;
use tropa::units::Mm;

/// What is printed.
struct Case {
    layout: PrintLayout,
    paper: &'static str,
    sheet: Sheet,
    school: bool,
    language: Language,
}

impl Case {
    fn name(&self) -> String {
        let Self { layout, paper, school, language, .. } = self;
        format!("{layout:?} on {paper} of {} in {language:?}", if *school { "the school" } else { "marketplaces" })
    }

    fn document(&self) -> Document {
        if self.school { school_in(self.language) } else { sample_in(self.language) }
    }

    /// Pages as they go into a file, and what the file says of itself.
    fn printed(&self) -> (Printed, Metadata) {
        let document = self.document();
        let pdf = PdfSetup { archive: true, accessible: true, embed_project: false };
        // What print shops want around a page stands around half of them.
        let marks = PrintMarks { bleed: Mm(3.0), crop: true, registration: true, color_bar: true };
        let marks = if self.school { marks } else { PrintMarks::default() };
        let setup = PrintSetup {
            layout: self.layout,
            handout: self.sheet,
            workshop: self.sheet,
            pdf,
            marks,
            ..PrintSetup::default()
        };
        let view = View { sheet: Some(self.sheet), ..View::default() };
        let journey = journey(&document);
        let input = PrintInput { document: &document, journey: journey.id, view: &view, setup: &setup };
        let printed = Engine::default().print(&input, &AtomicBool::new(false)).expect("nobody stops it");
        let mut meta = Metadata { pdf, ..Metadata::of(&document, journey) };
        meta.name_layers(Messages::of(self.language));
        (printed, meta)
    }
}

/// All of them on all papers; slides have a paper of their own.
fn cases() -> Vec<Case> {
    let roll = Paper::Custom { width: Mm(914.0), height: Mm(2400.0) };
    let papers = [
        ("A5", Sheet::portrait(Paper::A5)),
        ("A4", Sheet::portrait(Paper::A4)),
        ("A3", Sheet::landscape(Paper::A3)),
        ("A1", Sheet::landscape(Paper::A1)),
        ("A0", Sheet::landscape(Paper::A0)),
        ("a roll", Sheet::landscape(roll)),
    ];
    let mut cases = Vec::new();
    for layout in PrintLayout::ALL {
        for (paper, sheet) in papers {
            let fits = match layout {
                PrintLayout::Handout => paper != "A4",
                PrintLayout::Slides => paper == "A4",
                _ => paper != "A5",
            };
            for (school, language) in [false, true]
                .into_iter()
                .flat_map(|school| [Language::Ru, Language::En].map(|language| (school, language)))
            {
                if fits {
                    cases.push(Case { layout, paper, sheet, school, language });
                }
            }
        }
    }
    cases
}

/// How often each letter and digit is there.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// What differs between what is said and what is read.
fn differences(said: &str, read: &str) -> Option<String> {
    let (said, read) = (letters(said), letters(read));
    let differs = said.keys().chain(read.keys()).filter(|letter| said.get(letter) != read.get(letter));
    let differs: Vec<String> = differs
        .map(|letter| {
            let count = |of: &BTreeMap<char, i64>| of.get(letter).copied().unwrap_or_default();
            format!("{letter} {} → {}", count(&said), count(&read))
        })
        .collect();
    (!differs.is_empty()).then(|| differs.join(", "))
}

/// The words of a page in the order in which they are drawn.
fn said(page: &Page) -> String {
    let mut said = String::new();
    let of_sheet = page.printed().flat_map(|placed| page.items(placed).collect::<Vec<_>>());
    for item in of_sheet.chain(page.marks.iter().flat_map(|placed| placed.group.items.iter())) {
        let Item::Text { run, .. } = item else { continue };
        if run.face != Face::Icons {
            said.push_str(&run.text);
            said.push(' ');
        }
    }
    said
}

/// A program's output, and what it says is wrong.
fn run(program: &str, arguments: &[&str], faults: &mut Vec<String>) -> Option<String> {
    let output = read_by_another(program, arguments)?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    // Some builds of mupdf draw without profiles of colours, and say so.
    let complaint = complaint.replace("warning: ICC support is not available", "");
    if !output.status.success() || !complaint.trim().is_empty() {
        faults.push(format!("{program}: {complaint}"));
    }
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What is wrong with a file of pages, by the programs of others and by our own reading of the rules.
fn faults(pages: &[Page], bytes: &[u8], path: &Path) -> Vec<String> {
    let mut faults = broken(bytes);
    fs::write(path, bytes).expect("a file");
    let path = path.to_str().expect("a plain path");
    run("qpdf", &["--check", path], &mut faults);
    if let Some(fonts) = run("pdffonts", &[path], &mut faults) {
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        let bad = rows.iter().filter(|row| !row.contains(" yes yes yes"));
        faults.extend(bad.map(|row| format!("a font is not embedded, cut down and read: {row}")));
        if rows.is_empty() {
            faults.push("there is no font".to_owned());
        }
    }
    let all: String = pages.iter().map(said).collect();
    for (program, arguments) in
        [("pdftotext", vec!["-raw", path, "-"]), ("mutool", vec!["draw", "-q", "-F", "text", path])]
    {
        if let Some(read) = run(program, &arguments, &mut faults) {
            faults.extend(differences(&all, &read).map(|told| format!("{program} reads other letters: {told}")));
        }
    }
    let document = lopdf::Document::load_mem(bytes).expect("it was read before");
    if document.get_pages().len() != pages.len() {
        faults.push(format!("{} pages of {}", document.get_pages().len(), pages.len()));
    }
    for (number, (id, page)) in (1..).zip(document.page_iter().zip(pages)) {
        let entry = document.get_dictionary(id).expect("a page");
        let height = page.size.height;
        for (name, wanted) in [("MediaBox", page.size.to_rect()), ("TrimBox", page.trim), ("BleedBox", page.bleed)] {
            let Ok(sides) = entry.get(name.as_bytes()).and_then(lopdf::Object::as_array) else {
                if name != "BleedBox" || page.bleed != page.trim {
                    faults.push(format!("page {number} has no {name}"));
                }
                continue;
            };
            let sides: Vec<f64> = sides.iter().filter_map(|side| side.as_float().ok()).map(f64::from).collect();
            let wanted = [wanted.x0, height - wanted.y1, wanted.x1, height - wanted.y0];
            if sides.len() != 4 || sides.iter().zip(wanted).any(|(is, should)| (is - should).abs() > 0.1) {
                faults.push(format!("page {number}: {name} is {sides:?} and should be {wanted:?}"));
            }
        }
        if page.size.width.max(page.size.height) > 14_400.0 {
            faults.push(format!("page {number} is larger than a page may be"));
        }
    }
    faults
}

#[test]
fn whatever_is_printed_of_a_map_is_read_by_the_programs_of_others_without_a_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases: Vec<(usize, Case)> = cases().into_iter().enumerate().collect();
    let found = on_all_cores(&cases, |(number, case)| {
        let (printed, meta) = case.printed();
        let bytes = export::write(Format::Pdf, &printed.pages, &meta, Options::default()).expect("a PDF").concat();
        let path = folder.path().join(format!("{number}.pdf"));
        let faults = faults(&printed.pages, &bytes, &path);
        faults.into_iter().map(|fault| format!("{}: {fault}", case.name())).collect()
    });
    assert_none(&found);
}

/// Mean grey of squares of so many pixels.
fn squares(picture: &image::RgbImage, side: u32) -> Vec<f64> {
    let (columns, rows) = (picture.width() / side, picture.height() / side);
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column * side, row * side)));
    places
        .map(|(x, y)| {
            let square = image::imageops::crop_imm(picture, x, y, side, side).to_image();
            let sum: f64 = square.pixels().flat_map(|pixel| pixel.0).map(f64::from).sum();
            sum / f64::from(3 * side * side)
        })
        .collect()
}

#[test]
fn a_pdf_looks_as_our_own_picture_of_it_does() {
    /// Squares of 16 pixels differ by no more of 255 than letters do that are smoothed in another way.
    const SIDE: u32 = 16;
    const MOST: f64 = 32.0;
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = |case: &Case| {
        let paper = if case.layout == PrintLayout::Slides { "A4" } else { "A3" };
        case.school && case.language == Language::Ru && case.paper == paper
    };
    let cases: Vec<(usize, Case)> = cases().into_iter().filter(wanted).enumerate().collect();
    assert_eq!(cases.len(), PrintLayout::ALL.len());
    let found = on_all_cores(&cases, |(number, case)| {
        let (printed, meta) = case.printed();
        let mut faults = Vec::new();
        // At most a few pages of each.
        for (at, page) in printed.pages.iter().take(3).enumerate() {
            let page = std::slice::from_ref(page);
            let dpi = 72.0 * (900.0 / page[0].size.width.max(page[0].size.height)).min(1.0);
            let options = Options { dpi, ..Options::default() };
            let file = |format| export::write(format, page, &meta, options).expect("written").concat();
            let path = folder.path().join(format!("{number}-{at}"));
            let path = path.to_str().expect("a plain path");
            let pdf = format!("{path}.pdf");
            fs::write(&pdf, file(Format::Pdf)).expect("a file");
            let arguments = ["-r", &dpi.to_string(), "-png", "-singlefile", &pdf, path];
            if run("pdftoppm", &arguments, &mut faults).is_none() {
                continue;
            }
            let ours = squares(&image::load_from_memory(&file(Format::Png)).expect("our PNG").to_rgb8(), SIDE);
            let theirs = squares(&image::open(format!("{path}.png")).expect("their PNG").to_rgb8(), SIDE);
            let worst = ours.iter().zip(&theirs).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            let lengths = ours.len().abs_diff(theirs.len());
            if worst > MOST || lengths > ours.len() / 20 {
                faults.push(format!("page {}: a square differs by {worst:.1}, {lengths} are missing", at + 1));
            }
        }
        faults.into_iter().map(|fault| format!("{}: {fault}", case.name())).collect()
    });
    assert_none(&found);
}
