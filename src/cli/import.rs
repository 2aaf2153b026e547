//! `tropa import`: figures of other programs become a funnel.

use super::failure::{FAILED, Failure, open};
use super::output::{print, say};
use crate::edit::{Edit, apply};
use crate::i18n::{Localized as _, Message, Messages, Value};
use crate::import::{ImportError, JourneyNames, Mapping, TableSource, guess, read};
use crate::model::Date;
use crate::store;
use clap::{Args, Subcommand};
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// The longest mapping that is read, in bytes: one of a table with all its columns and names has some kilobytes.
const MAX_MAPPING: u64 = 4 << 20;

/// Arguments of `tropa import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(subcommand)]
    what: ImportCommand,
}

/// What is read.
#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// Counted people by stage and persona, from CSV, XLSX, XLSB, XLS or ODS
    ///
    /// Without --mapping nothing is written: a mapping is proposed on standard output, to be looked at and given back.
    Funnel(FunnelArgs),
}

/// Arguments of `tropa import funnel`.
#[derive(Debug, Args)]
struct FunnelArgs {
    /// The table or event log
    file: PathBuf,
    /// The map; it is written back with the figures in it
    #[arg(long)]
    into: PathBuf,
    /// How the columns are meant: a JSON file, as this command proposes it
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// Write the map although rows or columns cannot be used; without this it stays as it is then. The exit code is 1 either way
    #[arg(long, requires = "mapping")]
    leave_out: bool,
}

pub(super) fn run(messages: &Messages, args: &ImportArgs) -> Result<ExitCode, Failure> {
    let ImportCommand::Funnel(args) = &args.what;
    let failed = |error: ImportError| Failure::unreadable(messages, &error);
    let document = open(messages, &args.into)?.document;
    let Some(journey) = document.first_journey() else {
        return Err(Failure::failed(messages, &Message::new("breach-no-journey")));
    };
    let names = JourneyNames::of(&document, journey);
    let source = TableSource::open(&args.file).map_err(failed)?;
    let Some(mapping) = &args.mapping else {
        let reading = source.reading();
        let preview = source.preview(&reading).map_err(failed)?;
        let proposed = guess(&source, &reading, &preview, &names);
        let json = serde_json::to_string_pretty(&proposed);
        print(messages, &json.map_err(|error| Failure { text: error.to_string(), code: FAILED })?)?;
        return Ok(ExitCode::SUCCESS);
    };
    let mapping = mapping_of(messages, mapping)?;
    let today = Some(Date::of_clock(jiff::Zoned::now().date()));
    let outcome = read(&source, &mapping, &names, today, |_| ControlFlow::Continue(())).map_err(failed)?;
    for fault in outcome.faults.list() {
        let level = if fault.is_warning() { "cli-level-warning" } else { "cli-level-error" };
        say(&format!("{}: {}", messages.text(level), fault.message(messages)));
    }
    let funnel = outcome.taken().map_err(|error| Failure::failed(messages, &error))?;
    if outcome.leaves_out() && !args.leave_out {
        return Err(Failure::failed(messages, &Message::new("cli-import-leaves-out")));
    }
    let edit = Edit::SetFunnel { journey: journey.id, funnel: Arc::new(funnel.clone()) };
    let next = apply(&document, &edit).map_err(|error| Failure::failed(messages, &error))?;
    store::save(&args.into, &next).map_err(|error| Failure::failed(messages, &error))?;
    let values =
        [("taken", outcome.funnel.rows.len().into()), ("rows", outcome.rows.into()), ("left", outcome.left_out.into())];
    say(&messages.format("import-summary", &values));
    Ok(if outcome.leaves_out() { ExitCode::from(FAILED) } else { ExitCode::SUCCESS })
}

/// Reads a mapping that was confirmed.
fn mapping_of(messages: &Messages, path: &std::path::Path) -> Result<Mapping, Failure> {
    let unread = |reason: String| {
        let why = Message::new("cli-mapping-unread").with("path", Value::path(path)).with("reason", reason);
        Failure::unreadable(messages, &why)
    };
    let io = |error: io::Error| unread(error.to_string());
    // A pipe of the shell may be given, so it need not be a file; devices that never end are read no further than this.
    let mut text = String::new();
    File::open(path).map_err(io)?.take(MAX_MAPPING + 1).read_to_string(&mut text).map_err(io)?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= MAX_MAPPING) {
        serde_json::from_str(&text).map_err(|error| unread(error.to_string()))
    } else {
        Err(unread(messages.format("cli-mapping-too-large", &[("limit", (MAX_MAPPING >> 20).to_string().into())])))
    }
}
