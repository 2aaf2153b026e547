//! What is said of one thing that should be mended.

use crate::i18n::{Messages, Value, format};
use crate::model::{ElementId, ElementRef, Journey, Persona, StageId};
use std::sync::Arc;

/// The argument that is a person's name.
pub(super) const PERSONA: &str = "persona";

/// Letters of a name that a remark repeats; the element itself shows the rest.
const NAME_LENGTH: usize = 60;

/// How much a remark weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The map says something wrong or nothing at all.
    Error,
    /// The map has a gap that a reader will ask about.
    Warning,
    /// The map would be more useful with it.
    Advice,
}

impl Level {
    /// The message that names the level.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "level-error",
            Self::Warning => "level-warning",
            Self::Advice => "level-advice",
        }
    }
}

/// One thing that should be mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The message that says it.
    pub key: &'static str,
    /// What the message is filled with; names stand without quotation marks.
    pub args: Vec<(&'static str, Value)>,
    /// The element to go to.
    pub element: ElementId,
    /// How much it weighs.
    pub level: Level,
}

impl Remark {
    /// The remark as a sentence, its names in the quotation marks of the language. People's names go without.
    #[must_use]
    pub fn text(&self, messages: &Messages) -> String {
        let args: Vec<(&str, Value)> = (self.args.iter())
            .map(|(name, value)| {
                let value = match value {
                    Value::Text(text) if *name != PERSONA => Value::Text(format::quote(text, messages.language())),
                    Value::Text(_) | Value::Number(_) | Value::Key(_) => value.clone(),
                };
                (*name, value)
            })
            .collect();
        messages.format(self.key, &args)
    }
}

/// The stage's name, or its number where it has none.
pub(super) fn stage_name(journey: &Journey, id: StageId) -> Value {
    let Some(index) = journey.stages.position(id) else { return name("") };
    match journey.stages.at(index) {
        Some(stage) if !stage.name.trim().is_empty() => name(&stage.name),
        _ => Value::Text((index + 1).to_string()),
    }
}

/// What an element is called where there is little room: its own words, shortened, or nothing where it has none.
#[must_use]
pub fn short_name(element: ElementRef<'_>) -> String {
    format::shortened(element.words(), NAME_LENGTH)
}

/// A name as a remark repeats it: one line, not too long; of what has none, that it has none.
pub(super) fn name(text: &str) -> Value {
    match format::shortened(text, NAME_LENGTH) {
        short if short.is_empty() => Value::Key("nameless"),
        short => Value::Text(short),
    }
}

/// A person's name as a remark repeats it.
pub(super) fn person(persona: Option<&Arc<Persona>>) -> Value {
    match name(persona.map_or("", |persona| persona.name.as_str())) {
        Value::Key(_) => Value::Key("nameless-person"),
        name => name,
    }
}
