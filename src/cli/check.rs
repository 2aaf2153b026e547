//! `tropa check`: invariants, the craft's rules, and what the sheet cannot show.

use super::failure::{FAILED, Failure, open};
use super::output::print;
use crate::i18n::{Localized as _, Messages};
use crate::layout::{Engine, LeftOut, Notice, View};
use crate::method::{Level, review};
use crate::model::{Breach, ElementId};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `tropa check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The map
    file: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// One thing that was found.
struct Finding {
    level: &'static str,
    key: &'static str,
    element: String,
    text: String,
}

pub(super) fn run(messages: &Messages, args: &CheckArgs) -> Result<ExitCode, Failure> {
    let opened = open(messages, &args.file)?;
    let document = &opened.document;
    let mut findings: Vec<Finding> = opened.breaches.iter().map(|breach| broken(messages, breach)).collect();
    let mut engine = Engine::default();
    let view = View::default();
    let mut unseen: Vec<(ElementId, LeftOut)> = Vec::new();
    for journey in &document.journeys {
        findings.extend(review(document, journey).into_iter().map(|remark| Finding {
            level: match remark.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "advice",
            },
            key: remark.key,
            element: remark.element.to_string(),
            text: remark.text(messages),
        }));
        let layout = engine.lay_out(document, journey.id, &view);
        unseen.push((ElementId::Journey(journey.id), LeftOut::of(document, journey, &view, [&layout])));
        findings.extend(layout.notices.iter().map(|notice| shown(messages, notice, ElementId::Journey(journey.id))));
    }
    let errors = findings.iter().filter(|finding| finding.level == "error").count();
    if args.json {
        let list: Vec<serde_json::Value> = findings
            .iter()
            .map(|Finding { level, key, element, text }| {
                serde_json::json!({ "level": level, "key": key, "element": element, "text": text })
            })
            .collect();
        let file = args.file.display().to_string();
        let unseen: Vec<serde_json::Value> =
            unseen.iter().map(|(journey, unseen)| of_unseen(*journey, unseen)).collect();
        let report =
            serde_json::json!({ "file": file, "sound": errors == 0, "findings": list, "not_on_sheet": unseen });
        print(messages, &report.to_string())?;
    } else {
        for finding in &findings {
            let level = messages.text(match finding.level {
                "error" => "cli-level-error",
                "warning" => "cli-level-warning",
                _ => "cli-level-advice",
            });
            print(messages, &format!("{level}: {} [{}]", finding.text, finding.element))?;
        }
        for told in unseen.iter().filter_map(|(_, unseen)| unseen.message(messages)) {
            print(messages, &told)?;
        }
        let values = [("errors", errors.into()), ("others", (findings.len() - errors).into())];
        print(messages, &messages.format("cli-check-summary", &values))?;
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// What is on no sheet of a journey, for programs.
fn of_unseen(journey: ElementId, unseen: &LeftOut) -> serde_json::Value {
    let counts = unseen.counts().map(|(name, count)| (name.to_owned(), serde_json::Value::from(count)));
    let journey = ("journey".to_owned(), serde_json::Value::from(journey.to_string()));
    serde_json::Value::Object(std::iter::once(journey).chain(counts).collect())
}

/// A broken invariant as a finding.
fn broken(messages: &Messages, breach: &Breach) -> Finding {
    Finding { level: "error", key: breach.key(), element: breach.element.to_string(), text: breach.message(messages) }
}

/// What the sheet cannot show as one would wish, as a finding.
fn shown(messages: &Messages, notice: &Notice, journey: ElementId) -> Finding {
    let element = notice.element().unwrap_or(journey);
    Finding {
        level: "warning",
        key: notice.key(),
        element: element.to_string(),
        text: notice.message_with_help(messages),
    }
}
