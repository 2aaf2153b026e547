//! `tropa export`: a map as PDF, PNG or SVG.

use super::failure::{Failure, open};
use super::lang::Lang;
use super::output::{complain, say};
use crate::export::{self, Choices, ExportError, Format, Metadata, SvgText};
use crate::i18n::{Message, Messages, number, system_language};
use crate::layout::{Engine, View};
use crate::model::{Document, Language, Orientation, Paper, Sheet};
use crate::units::Mm;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Resolution of a PNG where none is asked for: sharp on a screen, and on paper from a reading distance.
pub(super) const DEFAULT_DPI: f64 = 150.0;

/// Arguments of `tropa export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The map
    file: PathBuf,
    /// Where to; its ending says what to write: pdf, png or svg. An older file of that kind is replaced, another one is not
    out: PathBuf,
    /// a4, a3, a2, a1, a0, or WIDTHxHEIGHT in millimetres
    #[arg(long, value_parser = parse_paper)]
    paper: Option<Paper>,
    /// The paper stands upright
    #[arg(long)]
    portrait: bool,
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
    let lower = text.to_lowercase();
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

pub(super) fn run(messages: &Messages, args: &ExportArgs) -> Result<ExitCode, Failure> {
    let fail = |error: ExportError| match error {
        // In the window one chooses another name; here there is a word for it, too.
        ExportError::OverOther { .. } => Failure::failed(messages, &Message::instead("cli-not-replaced", &error)),
        _ => Failure::failed(messages, &error),
    };
    let format = Format::from_path(&args.out).map_err(fail)?;
    let opened = open(messages, &args.file)?;
    match export::check_target(&args.out, format, Some(&args.file)) {
        Err(ExportError::OverOther { .. }) if args.force => {}
        checked => checked.map_err(fail)?,
    }
    let mut sheet = opened.document.project.sheet;
    if let Some(paper) = args.paper {
        sheet = Sheet { paper, orientation: Orientation::Landscape };
    }
    if args.portrait {
        sheet.orientation = Orientation::Portrait;
    }
    let words = if args.text { SvgText::Text } else { SvgText::Outlines };
    let choices = Choices { dpi: args.dpi.unwrap_or(DEFAULT_DPI), words };
    let view = View { sheet: Some(sheet), language: args.lang.map(Language::from), ..View::default() };
    poster(messages, &opened.document, &view, (format, choices), &args.out).map_err(fail)?;
    say(&messages.format("cli-written", &[("path", args.out.display().to_string().into())]));
    Ok(ExitCode::SUCCESS)
}

/// Lays the first journey out and writes it; says on standard error what the sheet could not show.
pub(super) fn poster(
    messages: &Messages,
    document: &Document,
    view: &View,
    (format, choices): (Format, Choices),
    out: &Path,
) -> Result<(), ExportError> {
    let journey = document.first_journey().ok_or(ExportError::NoPages)?;
    let layout = Engine::default().lay_out(document, journey.id, view);
    for notice in &layout.notices {
        complain(&notice.told(messages));
    }
    let mut metadata = Metadata::of(document, journey);
    metadata.language = view.language.unwrap_or(metadata.language);
    metadata.name_layers(Messages::of(metadata.language));
    export::write_atomically(out, &export::encode(format, &layout.scene, &metadata, choices)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_read_by_name_and_by_sides() {
        assert_eq!(parse_paper("A1"), Ok(Paper::A1));
        assert_eq!(parse_paper("a4"), Ok(Paper::A4));
        assert_eq!(parse_paper("1000x700"), Ok(Paper::Custom { width: Mm(1000.0), height: Mm(700.0) }));
        assert_eq!(parse_paper("420,5х297mm"), Ok(Paper::Custom { width: Mm(420.5), height: Mm(297.0) }));
        for text in ["", "a5", "10x10", "NaNx100", "infx100", "1e9x100", "-5x100"] {
            assert!(parse_paper(text).is_err(), "{text}");
        }
    }
}
