//! `tropa export`: a map as files for others.

use super::failure::{Failure, open};
use super::output::{complain, say};
use super::print_args::PrintArgs;
use crate::audience::Hidden;
use crate::export::{self, ExportError, ExportWatch, Format, Options, SvgText};
use crate::i18n::{Localized as _, Message, Messages, Value};
use crate::layout::{PrintInput, View};
use crate::model::{Document, Imposition, PrintLayout, PrintSetup, Project, SplitBy};
use crate::press::{self, SetOutcome};
use crate::store;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Arguments of `tropa export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The map
    file: PathBuf,
    /// Where to; its ending says what to write: pdf, png, svg, html or pptx. An older file of that kind is replaced, another one is not
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    out: Option<PathBuf>,
    /// Write all that can be made of the map into this folder: poster, personas, comparison, handout, slides and workshop
    #[arg(long, value_name = "DIR", conflicts_with_all = ["layout", "tile", "booklet", "two_up", "bleed", "marks", "force"])]
    all: Option<PathBuf>,
    #[command(flatten)]
    print: PrintArgs,
    /// Take logos, colours, faces and the line at the foot from this file, or from another map
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Dots per inch of a PNG
    #[arg(long)]
    dpi: Option<f64>,
    /// A PNG is clear where nothing is drawn, instead of white
    #[arg(long)]
    transparent: bool,
    /// Keep the words of an SVG as text in Golos Text instead of outlines, to edit them where that font is installed
    #[arg(long)]
    text: bool,
    /// Replace OUT also where it is a file of another kind; the map itself is never replaced
    #[arg(long)]
    force: bool,
}

pub(super) fn run(messages: &Messages, args: &ExportArgs) -> Result<ExitCode, Failure> {
    let fail = |error: ExportError| match error {
        // In the window one chooses another name; here there is a word for it, too.
        ExportError::OverOther { .. } => Failure::failed(messages, &Message::instead("cli-not-replaced", &error)),
        _ => Failure::failed(messages, &error),
    };
    let format = args.out.as_deref().map(Format::from_path).transpose().map_err(fail)?;
    let mut document = open(messages, &args.file)?.document;
    if let Some(path) = &args.brand {
        let brand = store::open_brand(path).map_err(|error| Failure::unreadable(messages, &error))?;
        document.project = Arc::new(Project { brand, ..document.project.as_ref().clone() });
    }
    let (setup, view) = args.print.of(messages, &mut document)?;
    let words = if args.text { SvgText::Text } else { SvgText::Outlines };
    let dpi = args.dpi.unwrap_or(Options::default().dpi);
    let options = Options { dpi, transparent: args.transparent, words };
    if let Some(folder) = &args.all {
        let journey = document.first_journey().ok_or(ExportError::NoPages).map_err(fail)?.id;
        let input = PrintInput { document: &document, journey, view: &view, setup: &setup };
        let code = all(messages, folder, &input, options).map_err(fail)?;
        tell_hidden(messages, &input);
        return Ok(code);
    }
    let (Some(out), Some(format)) = (&args.out, format) else { return Err(fail(ExportError::NoPages)) };
    let check = |path: &Path| match export::check_target(path, format, Some(&args.file)) {
        Err(ExportError::OverOther { .. }) if args.force => Ok(()),
        checked => checked,
    };
    let drawing = Drawing { format, options, setup, view };
    let drawn = draw(messages, &document, &drawing, out, check).map_err(fail)?;
    tell(messages, &drawing, out, &drawn);
    if let Some(journey) = document.first_journey() {
        let (view, setup) = (&drawing.view, &drawing.setup);
        tell_hidden(messages, &PrintInput { document: &document, journey: journey.id, view, setup });
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what those it was made for do not see.
fn tell_hidden(messages: &Messages, input: &PrintInput<'_>) {
    if let Ok(Some(audience)) = input.audience() {
        let hidden = Hidden::of(input.document, input.journey, audience);
        say(&hidden.message(messages));
        if hidden.changes_figures() {
            say(&messages.text("unseen-figures"));
        }
    }
}

/// Says on standard output what was written.
fn tell(messages: &Messages, drawing: &Drawing, out: &Path, drawn: &DrawnFiles) {
    say(&match &drawn.files[..] {
        [first, .., last] => Message::new("cli-written-several")
            .with("count", drawn.files.len())
            .with("first", Value::path(first))
            .with("last", Value::path(last))
            .message(messages),
        _ => messages.format("cli-written", &[("path", out.display().to_string().into())]),
    });
    let pages = drawn.of.pages;
    match (drawing.setup.split, drawing.setup.imposition, drawing.setup.layout) {
        (SplitBy::Legible | SplitBy::Stages(_), ..) => {
            let size = (drawn.of.smallest_type * 10.0).round() / 10.0;
            say(&Message::new("cli-split").with("count", pages).with("size", size).message(messages));
        }
        (_, Imposition::Tiles(_), _) if pages > 1 => {
            say(&Message::new("cli-tiles").with("count", pages).message(messages));
        }
        (_, Imposition::Booklet(_), _) => {
            say(&Message::new("cli-booklet").with("count", pages).message(messages));
        }
        (.., layout) if layout != PrintLayout::Poster => {
            say(&Message::new("cli-pages").with("count", pages).message(messages));
        }
        _ => {}
    }
    if let Some(told) = drawn.of.left_out.message(messages) {
        say(&told);
    }
}

/// Writes all that can be made of a map into a folder.
fn all(messages: &Messages, folder: &Path, input: &PrintInput<'_>, options: Options) -> Result<ExitCode, ExportError> {
    let mut code = ExitCode::SUCCESS;
    for item in press::write_set(folder, input, options, &ExportWatch::nobody())? {
        match item.outcome {
            Ok(SetOutcome::Written { .. }) => {
                say(&Message::new("cli-written").with("path", Value::path(&item.path)).message(messages));
            }
            Ok(SetOutcome::Kept) => {
                complain(&Message::new("cli-kept").with("path", Value::path(&item.path)).message(messages));
                code = ExitCode::FAILURE;
            }
            Err(error) => {
                complain(&error.message(messages));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

/// What is drawn of a map.
#[derive(Debug)]
pub(super) struct Drawing {
    format: Format,
    options: Options,
    setup: PrintSetup,
    view: View,
}

impl Drawing {
    /// The poster as the project has it.
    pub(super) fn poster(format: Format) -> Self {
        let (options, setup, view) = (Options::default(), PrintSetup::default(), View::default());
        Self { format, options, setup, view }
    }
}

/// What was drawn, and where.
#[derive(Debug)]
pub(super) struct DrawnFiles {
    files: Vec<PathBuf>,
    of: press::Drawn,
}

/// Lays a journey out and writes it, where `check` lets each of its files be written; says on standard error what could not be done as
/// one would wish.
pub(super) fn draw(
    messages: &Messages,
    document: &Document,
    drawing: &Drawing,
    out: &Path,
    check: impl Fn(&Path) -> Result<(), ExportError>,
) -> Result<DrawnFiles, ExportError> {
    let Drawing { format, options, setup, view } = drawing;
    let journey = document.first_journey().ok_or(ExportError::NoPages)?.id;
    let input = PrintInput { document, journey, view, setup };
    let of = press::draw(&input, *format, *options, None, &ExportWatch::nobody())?;
    let files = export::file_names(out, of.files.len());
    files.iter().try_for_each(|name| check(name))?;
    for notice in &of.notices {
        let place = notice.element().map_or_else(String::new, |element| format!(" [{element}]"));
        complain(&format!("{}{place}", notice.message_with_help(messages)));
    }
    export::write_files(out, &of.files)?;
    Ok(DrawnFiles { files, of })
}
