//! What the system says of the person.

use crate::text::Language;

/// The language of the system: Russian where its locale is, else English.
#[must_use]
pub fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("ru") => Language::Ru,
        _ => Language::En,
    }
}
