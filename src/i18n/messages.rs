//! The messages of both languages.

use super::figures;
use super::value::Value;
use crate::text::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

const RUSSIAN: &[&str] = &[
    include_str!("../../assets/i18n/ru.ftl"),
    include_str!("../../assets/i18n/store.ru.ftl"),
    include_str!("../../assets/i18n/export.ru.ftl"),
    include_str!("../../assets/i18n/preflight.ru.ftl"),
    include_str!("../../assets/i18n/studio.ru.ftl"),
    include_str!("../../assets/i18n/audience.ru.ftl"),
    include_str!("../../assets/i18n/cli.ru.ftl"),
    include_str!("../../assets/i18n/import.ru.ftl"),
    include_str!("../../assets/i18n/present.ru.ftl"),
    include_str!("../../assets/i18n/synonyms.ru.ftl"),
];

const ENGLISH: &[&str] = &[
    include_str!("../../assets/i18n/en.ftl"),
    include_str!("../../assets/i18n/store.en.ftl"),
    include_str!("../../assets/i18n/export.en.ftl"),
    include_str!("../../assets/i18n/preflight.en.ftl"),
    include_str!("../../assets/i18n/studio.en.ftl"),
    include_str!("../../assets/i18n/audience.en.ftl"),
    include_str!("../../assets/i18n/cli.en.ftl"),
    include_str!("../../assets/i18n/import.en.ftl"),
    include_str!("../../assets/i18n/present.en.ftl"),
    include_str!("../../assets/i18n/synonyms.en.ftl"),
];

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of a language, read once a process.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static RU: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::Ru));
        static EN: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::En));
        match language {
            Language::Ru => &RU,
            Language::En => &EN,
        }
    }

    /// Reads the messages of a language anew. [`Messages::of`] is what code usually wants.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let (messages, problems) = Self::read(language);
        for problem in problems {
            tracing::error!(language = language.code(), problem, "a message cannot be used");
        }
        messages
    }

    /// Reads the messages and says what is wrong with them: parts that do not parse, keys that stand twice.
    fn read(language: Language) -> (Self, Vec<String>) {
        let (sources, write_number): (_, fn(&FluentValue<'_>, &_) -> Option<String>) = match language {
            Language::Ru => (RUSSIAN, |value, _| write_number(value, Language::Ru)),
            Language::En => (ENGLISH, |value, _| write_number(value, Language::En)),
        };
        // Both codes are well formed; the fallback only saves a panic.
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolates are invisible characters that no bundled face has, and both languages run the same way.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(write_number));
        let mut problems = Vec::new();
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.iter().map(ToString::to_string));
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(ToString::to_string));
            }
        }
        (Self { language, bundle }, problems)
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A message that takes nothing. A key without a message gives the key, so that the gap is seen and nothing breaks.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.fill(key, None).unwrap_or(Cow::Borrowed(key))
    }

    /// A message filled with values. A key without a message gives the key; a value that is missing shows its name in braces.
    #[must_use]
    pub fn format(&self, key: &str, values: &[(&str, Value)]) -> String {
        let args: FluentArgs<'_> = (values.iter())
            .map(|(name, value)| {
                let value = match value {
                    Value::Number(number) => FluentValue::from(*number),
                    Value::Text(text) => FluentValue::from(text.as_str()),
                    Value::Key(key) => FluentValue::from(self.text(key)),
                };
                (*name, value)
            })
            .collect();
        self.fill(key, Some(&args)).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    fn fill<'a>(&'a self, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        for error in errors {
            tracing::warn!(key, language = self.language.code(), %error, "a message is not filled");
        }
        Some(text)
    }
}

/// Writes the numbers inside messages as [`figures::number`] does.
fn write_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(figures::number(number.value, language)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_parses_and_no_key_stands_twice() {
        for language in [Language::Ru, Language::En] {
            assert_eq!(Messages::read(language).1, Vec::<String>::new(), "{language:?}");
        }
    }

    #[test]
    fn messages_can_be_shared_between_threads() {
        const fn shared<T: Send + Sync>() {}
        shared::<Messages>();
    }
}
