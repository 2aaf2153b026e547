//! What goes wrong names itself: by the key of a message and by what that is filled with, in no language yet.

use super::{Messages, Value};

/// What a message is filled with, by name.
pub type Args = Vec<(&'static str, Value)>;

/// Something that is told to a person: an error, a fault, a notice. Every surface says it in the language of its reader.
pub trait Localized {
    /// The fluent key.
    fn key(&self) -> &'static str;

    /// What the message is filled with.
    fn args(&self) -> Args {
        Args::new()
    }

    /// What is told.
    fn message(&self, messages: &Messages) -> String {
        messages.format(self.key(), &self.args())
    }
}

/// A message on its own, for what has no error of a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    key: &'static str,
    args: Args,
}

impl Message {
    /// A message that takes nothing.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Args::new() }
    }

    /// The message with one value more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// What something else says, in other words: filled with the values of that.
    #[must_use]
    pub fn instead(key: &'static str, of: &dyn Localized) -> Self {
        Self { key, args: of.args() }
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

impl Localized for Message {
    fn key(&self) -> &'static str {
        self.key
    }

    fn args(&self) -> Args {
        self.args.clone()
    }
}
