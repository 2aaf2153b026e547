//! One thing that is worth knowing before a map is printed.

use super::mend::Mend;
use crate::i18n::{Args, Localized, Messages, Value};
use crate::model::ElementId;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What comes out of the printer is wrong, or cannot be read.
    Wrong,
    /// Whoever looks closely will ask about it.
    Doubtful,
    /// Good to know, and nothing to mend.
    Told,
    /// It was looked for and is as it should be.
    Good,
}

/// One thing that is worth knowing before a map is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The message that says it.
    pub key: &'static str,
    /// What that and the line below it are filled with.
    pub args: Args,
    /// How much it weighs.
    pub severity: Severity,
    /// The elements it is about, each once, in the order of the sheet.
    pub elements: Vec<ElementId>,
    /// What would mend it, the best way first.
    pub mends: Vec<Mend>,
}

impl Finding {
    pub(super) const fn new(severity: Severity, key: &'static str) -> Self {
        Self { key, args: Args::new(), severity, elements: Vec::new(), mends: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub(super) fn about(mut self, elements: impl IntoIterator<Item = ElementId>) -> Self {
        for element in elements {
            if !self.elements.contains(&element) {
                self.elements.push(element);
            }
        }
        self
    }

    pub(super) fn mended_by(mut self, mends: impl IntoIterator<Item = Mend>) -> Self {
        self.mends.extend(mends);
        self
    }

    /// Whether somebody should see to it before the map is printed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.severity <= Severity::Doubtful
    }

    /// Why it matters or what it is about, in a line below; nothing where the first line says all.
    #[must_use]
    pub fn help(&self, messages: &Messages) -> Option<String> {
        let key = format!("{}-help", self.key);
        messages.has(&key).then(|| messages.format(&key, &self.args))
    }
}

impl Localized for Finding {
    fn key(&self) -> &'static str {
        self.key
    }

    fn args(&self) -> Args {
        self.args.clone()
    }
}
