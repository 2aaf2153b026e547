//! All that can be made of a map, in one folder.

use super::draw::{printed, written};
use crate::disk;
use crate::export::{self, ExportError, ExportWatch, Format, Options};
use crate::i18n::{Messages, Value};
use crate::layout::{Engine, NoSuchAudience, Notice, PrintInput, Printed};
use crate::method;
use crate::model::{Imposition, PdfSetup, PrintLayout, PrintMarks, PrintSetup};
use crate::scene::Page;
use std::path::{Path, PathBuf};

/// What a folder for a client holds: what is made of the map, and in which formats.
const SET: [(PrintLayout, &[Format]); 9] = [
    (PrintLayout::Poster, &[Format::Pdf, Format::Png]),
    (PrintLayout::Personas, &[Format::Pdf]),
    (PrintLayout::Comparison, &[Format::Pdf]),
    (PrintLayout::Handout, &[Format::Pdf]),
    (PrintLayout::Slides, &[Format::Pdf, Format::Pptx]),
    (PrintLayout::Workshop, &[Format::Pdf]),
    (PrintLayout::Script, &[Format::Pptx]),
    (PrintLayout::RedLine, &[Format::Pdf]),
    (PrintLayout::Protocol, &[Format::Pdf]),
];

/// One of the files that belong to it.
#[derive(Debug)]
pub struct SetItem {
    /// Where; of pictures of several pages the first.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Result<SetOutcome, ExportError>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOutcome {
    /// It was written.
    Written {
        /// How many files it is.
        files: usize,
    },
    /// Something that Tropa did not write stood there, and stays.
    Kept,
}

/// Writes all that can be made of a map into a folder, each in its own language's words. What another program wrote is never replaced,
/// an older drawing of Tropa is. One that fails does not keep the others from being written.
///
/// # Errors
/// The folder cannot be made, or nobody wants it any more: what was written by then stays.
pub fn write_set(
    folder: &Path,
    input: &PrintInput<'_>,
    options: Options,
    watch: &ExportWatch,
) -> Result<Vec<SetItem>, ExportError> {
    let whom = input.audience().map_err(|NoSuchAudience| ExportError::NoSuchAudience)?.map(|it| it.name.clone());
    let given = input.given().map_err(|NoSuchAudience| ExportError::NoSuchAudience)?;
    let input = &given.input();
    disk::make_folder(folder).map_err(|fault| ExportError::Write { path: folder.to_owned(), fault })?;
    let mut engine = Engine::default();
    let wanted: Vec<_> = SET.into_iter().filter(|(layout, _)| is_there(*layout, input)).collect();
    let mut items = Vec::new();
    for (at, (layout, formats)) in wanted.iter().enumerate() {
        let watch = watch.step(at, wanted.len());
        // Each in its own size and without what one printer asks for: whoever gets the folder has another one.
        let (imposition, marks) = (Imposition::Single, PrintMarks::default());
        // One project is enough to go on with.
        let embed_project = input.setup.pdf.embed_project && *layout == PrintLayout::Poster;
        let pdf = PdfSetup { embed_project, ..input.setup.pdf };
        let setup = PrintSetup { layout: *layout, imposition, marks, pdf, ..input.setup.clone() };
        let input = PrintInput { setup: &setup, ..*input };
        let Printed { sheets, pages } = printed(&mut engine, &input, &watch.part(0.0, 0.3))?;
        let nothing = |notice: &Notice| matches!(notice, Notice::NothingToCompare);
        if sheets.iter().flat_map(|sheet| &sheet.notices).any(nothing) {
            continue;
        }
        for (nth, format) in formats.iter().enumerate() {
            let path = folder.join(name(&input, whom.as_deref(), *layout, *format));
            let watch = watch.part(0.3, 1.0).step(nth, formats.len());
            let outcome = match one(&path, &input, &pages, (*format, options), &watch) {
                Err(ExportError::Stopped) => return Err(ExportError::Stopped),
                outcome => outcome,
            };
            let path = export::file_names(&path, format.files_of(pages.len())).into_iter().next().unwrap_or(path);
            items.push(SetItem { path, outcome });
        }
    }
    Ok(items)
}

/// Whether it can be made of this map at all.
fn is_there(layout: PrintLayout, input: &PrintInput<'_>) -> bool {
    let shown = input.document.personas.iter().filter(|persona| !input.view.hidden.contains(&persona.id)).count();
    match layout {
        PrintLayout::Personas => shown > 0,
        PrintLayout::RedLine | PrintLayout::Protocol => !input.document.project.meetings.is_empty(),
        PrintLayout::Comparison
        | PrintLayout::Poster
        | PrintLayout::Handout
        | PrintLayout::Slides
        | PrintLayout::Workshop
        | PrintLayout::Script => true,
    }
}

fn one(
    path: &Path,
    input: &PrintInput<'_>,
    pages: &[Page],
    (format, options): (Format, Options),
    watch: &ExportWatch,
) -> Result<SetOutcome, ExportError> {
    let names = export::file_names(path, format.files_of(pages.len()));
    for name in &names {
        match export::check_target(name, format, None) {
            Err(ExportError::OverOther { .. }) => return Ok(SetOutcome::Kept),
            checked => checked?,
        }
    }
    let files = written(input, pages, (format, options), watch)?;
    export::write_files(path, &files)?;
    Ok(SetOutcome::Written { files: files.len() })
}

/// The letters of a name without its ending, of which the longest take four bytes: file systems have room for 255.
const LONGEST_STEM: usize = 60;

/// «Маркетплейсы, раздатка.pdf», in the language of the map; with the name of the audience behind, where it is for one.
fn name(input: &PrintInput<'_>, whom: Option<&str>, layout: PrintLayout, format: Format) -> String {
    let words = Messages::of(input.language());
    let journey = input.document.journey(input.journey);
    let title = journey.and_then(|journey| method::title(&input.document.project, journey));
    let title = title.map_or_else(|| words.text("untitled").into_owned(), str::to_owned);
    let what = words.text(key(layout)).into_owned();
    let whom = whom.map(str::trim).filter(|whom| !whom.is_empty());
    let what = whom.map_or_else(|| what.clone(), |whom| format!("{what}, {}", cut(whom)));
    // What it is made of stands behind the title, so a long one gives way.
    let room = LONGEST_STEM.saturating_sub(what.chars().count() + 3);
    let title: String = title.chars().take(room).collect();
    let name = words.format("set-file-name", &[("title", Value::from(title.trim_end())), ("what", what.into())]);
    format!("{}.{}", file_stem(&name), format.extension())
}

const fn key(layout: PrintLayout) -> &'static str {
    match layout {
        PrintLayout::Poster => "set-poster",
        PrintLayout::Personas => "set-personas",
        PrintLayout::Comparison => "set-comparison",
        PrintLayout::Handout => "set-handout",
        PrintLayout::Slides => "set-slides",
        PrintLayout::Workshop => "set-workshop",
        PrintLayout::Script => "set-script",
        PrintLayout::RedLine => "set-red-line",
        PrintLayout::Protocol => "set-protocol",
    }
}

/// A name of an audience that leaves room for what else stands in the name of a file.
fn cut(name: &str) -> String {
    name.chars().take(LONGEST_STEM / 3).collect()
}

/// A name that every system can give a file, without its ending.
#[must_use]
pub fn file_stem(name: &str) -> String {
    let letter = |letter: char| if r#"/\:*?"<>|"#.contains(letter) || letter.is_control() { '-' } else { letter };
    let name: String = name.chars().map(letter).take(LONGEST_STEM).collect();
    // A dot at the end belongs to no name, and one in front would hide the file.
    name.trim_matches(['.', ' ']).to_owned()
}
