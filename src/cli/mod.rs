//! The same work without a window.
//!
//! Commands print what they found on standard output and what went wrong on standard error, in the language of the system.

mod check;
mod display;
mod export;
mod failure;
mod import;
mod lang;
mod output;
mod paper_choice;
mod papers;
mod print_args;
mod without_window;

pub use display::{Obstacle, obstacle};
pub use lang::Lang;
pub use output::complain;
pub use without_window::without_window;

use crate::i18n::{Localized as _, Message, Messages, Value, system_language};
use crate::method;
use crate::model::{Document, Language};
use crate::store;
use clap::{Args, Parser, Subcommand};
use failure::Failure;
use output::{print, say};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draw customer journey maps, print them as posters.
#[derive(Debug, Parser)]
#[command(name = "tropa", version, about, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// The map to open in the studio
    pub file: Option<PathBuf>,
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new map from a template
    New(NewArgs),
    /// List the templates
    Templates {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Look a map through: exit 0 sound, 1 has errors, 2 cannot be read
    Check(check::CheckArgs),
    /// Write a map as PDF, PPTX, PNG, SVG or HTML, by the ending of OUT
    Export(Box<export::ExportArgs>),
    /// Read figures of another program into a map: exit 0 read, 1 rows were left out, 2 cannot be read
    Import(import::ImportArgs),
    /// Make up a large map, for benchmarks
    Synth(SynthArgs),
}

/// Arguments of `tropa new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Where to write the map; an existing file is not overwritten
    file: PathBuf,
    /// The template, see `tropa templates`
    #[arg(long, default_value = "blank")]
    template: String,
    /// Language of the map
    #[arg(long, value_enum)]
    lang: Option<Lang>,
}

/// Arguments of `tropa synth`.
#[derive(Debug, Args)]
pub struct SynthArgs {
    /// Where to write the map; an existing file is not overwritten
    out: PathBuf,
    /// How many stages
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=1000))]
    stages: u16,
    /// How many touchpoints
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(0..=200_000))]
    touchpoints: u32,
    /// How many personas
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(0..=50))]
    personas: u16,
    /// The same seed gives the same map
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Curves with all that they can say: tomorrow's beside today's, named feelings, strengths, pinned labels
    #[arg(long)]
    feelings: bool,
    /// Every text another, so that nothing is set from memory, on the few lanes that most maps have
    #[arg(long)]
    distinct: bool,
}

/// Runs a command and says how it went.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    let messages = Messages::of(system_language());
    let result = match command {
        Command::New(args) => new(messages, args),
        Command::Templates { json } => templates(messages, *json),
        Command::Check(args) => check::run(messages, args),
        Command::Export(args) => export::run(messages, args),
        Command::Import(args) => import::run(messages, args),
        Command::Synth(args) => synth(messages, args),
    };
    result.unwrap_or_else(|failure| {
        complain(&failure.text);
        ExitCode::from(failure.code)
    })
}

fn new(messages: &Messages, args: &NewArgs) -> Result<ExitCode, Failure> {
    let language = args.lang.map_or_else(system_language, Language::from);
    let Some(template) = method::template(&args.template) else {
        let known: Vec<&str> = method::templates().iter().map(|template| template.id.as_str()).collect();
        let why = Message::new("cli-unknown-template").with("id", Value::quoted(&args.template));
        return Err(Failure::failed(messages, &why.with("known", known.join(", "))));
    };
    save_new(messages, &args.file, || template.document(language, &mut store::fresh_ids()))
}

/// Makes a map and saves it where there is no file yet.
fn save_new(messages: &Messages, path: &Path, make: impl FnOnce() -> Document) -> Result<ExitCode, Failure> {
    let named = |key| Message::new(key).with("path", Value::path(path));
    if path.exists() {
        return Err(Failure::failed(messages, &named("cli-file-exists")));
    }
    store::save(path, &make()).map_err(|error| Failure::failed(messages, &error))?;
    say(&named("cli-written").message(messages));
    Ok(ExitCode::SUCCESS)
}

fn templates(messages: &Messages, json: bool) -> Result<ExitCode, Failure> {
    let language = messages.language();
    if json {
        let list: Vec<serde_json::Value> = method::templates()
            .iter()
            .map(|template| {
                serde_json::json!({
                    "id": template.id,
                    "title": template.title(language),
                    "summary": template.summary(language),
                })
            })
            .collect();
        print(messages, &serde_json::Value::from(list).to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    let width = method::templates().iter().map(|template| template.id.chars().count()).max().unwrap_or(0);
    for template in method::templates() {
        let (title, summary) = (template.title(language), template.summary(language));
        print(messages, &format!("{:width$}  {title} — {summary}", template.id))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn synth(messages: &Messages, args: &SynthArgs) -> Result<ExitCode, Failure> {
    let touchpoints = usize::try_from(args.touchpoints).unwrap_or(usize::MAX);
    save_new(messages, &args.out, || {
        let document = method::synth(usize::from(args.stages), touchpoints, usize::from(args.personas), args.seed);
        let document = if args.feelings { method::with_feelings(document, args.seed) } else { document };
        if args.distinct { method::with_distinct_texts(document, args.seed) } else { document }
    })
}
