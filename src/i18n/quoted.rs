//! Texts of others within a message: file names, ids and values that may hold anything.

use super::Value;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::path::Path;

/// A value that is quoted has at most so many characters; its beginning and its end tell more than either alone.
const LONGEST: usize = 80;
/// So many of them are its end.
const END: usize = 24;

impl Value {
    /// A text of others: short, and so that it can neither act on a terminal nor turn the line round.
    #[must_use]
    pub fn quoted(text: &(impl Display + ?Sized)) -> Self {
        Self::Text(visible(&shortened(&text.to_string())).into_owned())
    }

    /// A path: whole, for it has to be found.
    #[must_use]
    pub fn path(path: &Path) -> Self {
        Self::Text(visible(&path.to_string_lossy()).into_owned())
    }

    /// A number by which something is called, as a row or a version is: without marks between thousands.
    #[must_use]
    pub fn ordinal(number: impl Display) -> Self {
        Self::Text(number.to_string())
    }
}

/// The text with its control characters written out, as JSON writes them. Line feeds stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if acts(character) {
            let _ = write!(shown, "\\u{:04x}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something to what shows it, instead of being shown.
fn acts(character: char) -> bool {
    (character.is_control() && character != '\n')
        // These turn the direction of what follows, so that a name reads as another.
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

fn shortened(text: &str) -> Cow<'_, str> {
    // In most texts not even the bytes are as many.
    let count = if text.len() <= LONGEST { 0 } else { text.chars().count() };
    if count <= LONGEST {
        return Cow::Borrowed(text);
    }
    let head = text.chars().take(LONGEST - END - 1);
    Cow::Owned(head.chain(['…']).chain(text.chars().skip(count - END)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_short_and_does_nothing() {
        let text = |value: Value| match value {
            Value::Text(text) => text,
            Value::Number(_) | Value::Key(_) => panic!("a text stays a text"),
        };
        let long = text(Value::quoted(&format!("начало{}конец", "я".repeat(1_000_000))));
        assert_eq!(long.chars().count(), LONGEST);
        assert!(long.starts_with("начало") && long.ends_with("конец"));
        assert_eq!(text(Value::quoted("\u{1b}]0;title\u{7}\u{9b}2J red")), r"\u001b]0;title\u0007\u009b2J red");
        assert_eq!(text(Value::quoted("gpj\u{202E}exe")), r"gpj\u202eexe");
        let path = format!("/a/{}", "b".repeat(200));
        assert_eq!(text(Value::path(Path::new(&path))), path);
        assert_eq!(text(Value::path(Path::new("/gpj\u{202E}exe"))), r"/gpj\u202eexe");
        assert!(matches!(visible("две\nстроки"), Cow::Borrowed(_)));
    }
}
