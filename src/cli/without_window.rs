//! What the program does where it cannot open a window.

use super::Obstacle;
use super::export::{self, Drawing};
use super::output::{complain, say};
use crate::export::{Format, check_target};
use crate::i18n::{Localized as _, Message, Messages, Value, system_language};
use crate::store;
use std::path::Path;
use std::process::ExitCode;

/// Where the sample's poster is left.
const POSTER: &str = "tropa-sample.pdf";

/// Says what is missing. With a file to open that is a failure that names `tropa export`; without one the sample's poster is left
/// in the current folder, so that the first thing a person runs shows them something.
#[must_use]
pub fn without_window(obstacle: &Obstacle, file: Option<&Path>) -> ExitCode {
    let messages = Messages::of(system_language());
    let reason = obstacle.message(messages);
    if let Some(file) = file {
        let told = Message::new("cli-no-window-for-file").with("reason", reason).with("path", Value::path(file));
        complain(&told.message(messages));
        return ExitCode::FAILURE;
    }
    complain(&reason);
    let result = store::sample(store::Sample::default(), messages.language())
        .map_err(|error| error.message(messages))
        .and_then(|document| {
            let check = |path: &Path| check_target(path, Format::Pdf, None);
            export::draw(messages, &document, &Drawing::poster(Format::Pdf), Path::new(POSTER), check)
                .map_err(|error| error.message(messages))
        });
    match result {
        Ok(_) => {
            let path = std::path::absolute(POSTER).unwrap_or_else(|_| POSTER.into());
            say(&messages.format("cli-sample-written", &[("path", path.display().to_string().into())]));
            ExitCode::SUCCESS
        }
        Err(text) => {
            complain(&text);
            ExitCode::FAILURE
        }
    }
}
