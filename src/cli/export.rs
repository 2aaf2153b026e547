//! `tropa export`: a map as PDF, PNG or SVG.

use super::failure::{Failure, open};
use super::lang::Lang;
use super::output::{complain, say};
use crate::export::{self, ExportError, Format, Metadata, Options, SvgText};
use crate::i18n::{Localized as _, Message, Messages, Value, number, system_language};
use crate::layout::{Composition, Engine, LeftOut, Notice, Split, View};
use crate::model::{Document, Language, Orientation, Paper, Sheet};
use crate::scene::Page;
use crate::units::Mm;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The shortest side of paper to cut a poster into: less leaves little between the margins.
const SHORTEST_TILE: Mm = Mm(100.0);

/// Arguments of `tropa export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The map
    file: PathBuf,
    /// Where to; its ending says what to write: pdf, png, svg or html. An older file of that kind is replaced, another one is not
    out: PathBuf,
    /// a4, a3, a2, a1, a0, or WIDTHxHEIGHT in millimetres
    #[arg(long, value_parser = parse_paper)]
    paper: Option<Paper>,
    /// The paper stands upright
    #[arg(long)]
    portrait: bool,
    /// Cut the poster, in its own size, into sheets of this paper to be glued together: a4, a3, or WIDTHxHEIGHT in millimetres.
    /// They overlap by 10 mm and bear marks and their place. A PDF has a page for each, PNG and SVG a file: OUT-01, OUT-02 …
    #[arg(long, value_name = "PAPER", value_parser = parse_tile)]
    tiles: Option<Paper>,
    /// Split a map of many stages into sheets of the whole paper each: auto for as few as keep the paper's own size of type, or the
    /// most stages a sheet. Curves and ribbons go on from sheet to sheet. A PDF has a page for each, PNG and SVG a file: OUT-01, OUT-02 …
    #[arg(long, value_name = "auto|N", value_parser = parse_split, conflicts_with = "tiles")]
    split: Option<Split>,
    /// Language of the sheet's own words
    #[arg(long, value_enum)]
    lang: Option<Lang>,
    /// Dots per inch of a PNG
    #[arg(long)]
    dpi: Option<f64>,
    /// Keep the words of an SVG as text in Golos Text instead of outlines, to edit them where that font is installed
    #[arg(long)]
    text: bool,
    /// Replace OUT also where it is a file of another kind; the map itself is never replaced
    #[arg(long)]
    force: bool,
}

/// Reads a paper as the command line names it.
fn parse_paper(text: &str) -> Result<Paper, String> {
    // On a Russian keyboard the letter of a paper looks the same.
    let lower = text.to_lowercase().replace('а', "a");
    let named = Paper::NAMED.into_iter().find(|paper| paper.name().is_some_and(|name| name.to_lowercase() == lower));
    if let Some(paper) = named {
        return Ok(paper);
    }
    let sides = lower.trim_end_matches("mm").split_once(['x', '×', 'х']);
    let side = |text: &str| number::typed(text, system_language()).map(Mm);
    sides
        .and_then(|(width, height)| Paper::custom(side(width)?, side(height)?))
        .ok_or_else(|| "a4, a3, a2, a1, a0, or WIDTHxHEIGHT with sides of 50–5000 mm".to_owned())
}

/// Reads a paper that a poster can be cut into.
fn parse_tile(text: &str) -> Result<Paper, String> {
    let paper = parse_paper(text)?;
    let (width, height) = Sheet { paper, ..Sheet::default() }.sides();
    if width.min(height) >= SHORTEST_TILE {
        Ok(paper)
    } else {
        Err("a4, a3, a2, a1, a0, or WIDTHxHEIGHT with sides of 100–5000 mm".to_owned())
    }
}

/// Reads how many stages a sheet has.
fn parse_split(text: &str) -> Result<Split, String> {
    match text {
        "auto" => Ok(Split::Legible),
        number => {
            number.parse().map(Split::Stages).map_err(|_| "auto, or how many stages a sheet has at most".to_owned())
        }
    }
}

/// The same sheet with its long side as its height. A custom one lies as its sides say.
fn upright(sheet: Sheet) -> Sheet {
    let paper = match sheet.paper {
        Paper::Custom { width, height } if width > height => Paper::Custom { width: height, height: width },
        paper => paper,
    };
    Sheet { paper, orientation: Orientation::Portrait }
}

pub(super) fn run(messages: &Messages, args: &ExportArgs) -> Result<ExitCode, Failure> {
    let fail = |error: ExportError| match error {
        // In the window one chooses another name; here there is a word for it, too.
        ExportError::OverOther { .. } => Failure::failed(messages, &Message::instead("cli-not-replaced", &error)),
        _ => Failure::failed(messages, &error),
    };
    let format = Format::from_path(&args.out).map_err(fail)?;
    let opened = open(messages, &args.file)?;
    let check = |path: &Path| match export::check_target(path, format, Some(&args.file)) {
        Err(ExportError::OverOther { .. }) if args.force => Ok(()),
        checked => checked,
    };
    let mut sheet = opened.document.project.sheet;
    if let Some(paper) = args.paper {
        sheet = Sheet { paper, orientation: Orientation::Landscape };
    }
    if args.portrait {
        sheet = upright(sheet);
    }
    let words = if args.text { SvgText::Text } else { SvgText::Outlines };
    let drawing = Drawing {
        format,
        options: Options { dpi: args.dpi.unwrap_or(Options::default().dpi), words, ..Options::default() },
        composition: match (args.tiles, args.split) {
            (Some(paper), _) => Composition::Tiles(paper),
            (None, Some(split)) => Composition::Stages(split),
            (None, None) => Composition::Poster,
        },
        view: View { sheet: Some(sheet), language: args.lang.map(Language::from), ..View::default() },
    };
    let drawn = draw(messages, &opened.document, &drawing, &args.out, check).map_err(fail)?;
    say(&match &drawn.files[..] {
        [first, .., last] => Message::new("cli-written-several")
            .with("count", drawn.files.len())
            .with("first", Value::path(first))
            .with("last", Value::path(last))
            .message(messages),
        _ => messages.format("cli-written", &[("path", args.out.display().to_string().into())]),
    });
    match drawing.composition {
        Composition::Stages(_) => {
            let size = (drawn.smallest_type * 10.0).round() / 10.0;
            say(&Message::new("cli-split").with("count", drawn.pages).with("size", size).message(messages));
        }
        _ if drawn.pages > 1 => say(&Message::new("cli-tiles").with("count", drawn.pages).message(messages)),
        _ => {}
    }
    if let Some(told) = drawn.left_out.message(messages) {
        say(&told);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is drawn of a map.
#[derive(Debug)]
pub(super) struct Drawing {
    format: Format,
    options: Options,
    composition: Composition,
    view: View,
}

impl Drawing {
    /// The poster as the project has it.
    pub(super) fn poster(format: Format) -> Self {
        let (options, composition, view) = (Options::default(), Composition::Poster, View::default());
        Self { format, options, composition, view }
    }
}

/// What was drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    files: Vec<PathBuf>,
    pages: usize,
    /// In points.
    smallest_type: f64,
    left_out: LeftOut,
}

/// Lays the first journey out and writes it, where `check` lets each of its files be written; says on standard error what the sheet
/// could not show.
pub(super) fn draw(
    messages: &Messages,
    document: &Document,
    drawing: &Drawing,
    out: &Path,
    check: impl Fn(&Path) -> Result<(), ExportError>,
) -> Result<Drawn, ExportError> {
    let Drawing { format, options, composition, view } = drawing;
    let journey = document.first_journey().ok_or(ExportError::NoPages)?;
    let sheets = Engine::default().sheets(document, journey.id, view, *composition);
    let mut metadata = Metadata::of(document, journey);
    metadata.language = view.language.unwrap_or(metadata.language);
    let words = Messages::of(metadata.language);
    metadata.name_layers(words);
    let pages: Vec<Page> = sheets.iter().flat_map(|sheet| sheet.pages(*composition, words)).collect();
    let names = export::file_names(out, format.files_of(pages.len()));
    names.iter().try_for_each(|name| check(name))?;
    // What is so on several sheets is said once.
    for notice in Notice::each_once(sheets.iter().flat_map(|sheet| &sheet.notices)) {
        let place = notice.element().map_or_else(String::new, |element| format!(" [{element}]"));
        complain(&format!("{}{place}", notice.message_with_help(messages)));
    }
    export::write_files(out, &export::write(*format, &pages, &metadata, *options)?)?;
    let left_out = LeftOut::of(document, journey, view, &sheets);
    let smallest_type = sheets.iter().map(|sheet| sheet.frame.smallest_type).fold(f64::INFINITY, f64::min);
    Ok(Drawn { files: names, pages: pages.len(), smallest_type, left_out })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_stands_upright_whatever_its_paper() {
        let custom = |width: f64, height: f64| Paper::Custom { width: Mm(width), height: Mm(height) };
        for paper in [Paper::A1, custom(1500.0, 1067.0), custom(700.0, 1000.0)] {
            let (width, height) = upright(Sheet { paper, ..Sheet::default() }).sides();
            assert!(width < height, "{paper:?}");
        }
    }

    #[test]
    fn a_split_is_by_itself_or_of_so_many_stages() {
        assert_eq!(parse_split("auto"), Ok(Split::Legible));
        assert!(matches!(parse_split("7"), Ok(Split::Stages(seven)) if seven.get() == 7));
        for text in ["", "0", "-1", "many", "1.5"] {
            assert!(parse_split(text).is_err(), "{text}");
        }
    }

    #[test]
    fn papers_are_read_by_name_and_by_sides() {
        assert_eq!(parse_paper("A1"), Ok(Paper::A1));
        assert_eq!(parse_paper("a4"), Ok(Paper::A4));
        assert_eq!(parse_paper("А4"), Ok(Paper::A4), "in Cyrillic");
        assert_eq!(parse_paper("1000x700"), Ok(Paper::Custom { width: Mm(1000.0), height: Mm(700.0) }));
        assert_eq!(parse_paper("420,5х297mm"), Ok(Paper::Custom { width: Mm(420.5), height: Mm(297.0) }));
        for text in ["", "a5", "10x10", "NaNx100", "infx100", "1e9x100", "-5x100"] {
            assert!(parse_paper(text).is_err(), "{text}");
        }
        assert_eq!(parse_tile("A3"), Ok(Paper::A3));
        assert!(parse_tile("216x279").is_ok(), "Letter");
        assert!(parse_tile("90x200").is_err());
    }
}
