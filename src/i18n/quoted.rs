//! Texts of others within a message: file names, ids and values that may hold anything.

use super::Value;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A value that is quoted has at most so many characters; its beginning and its end tell more than either alone.
const LONGEST: usize = 80;
/// So many of them are its end.
const END: usize = 24;

/// The arguments of an error as the values of its message. What is quoted is short and cannot act on a terminal or turn the line
/// round; a path is whole, for it has to be found.
#[must_use]
pub fn values_of(args: Vec<(&'static str, String)>) -> Vec<(&'static str, Value)> {
    let shown = |(name, text): (&'static str, String)| {
        let text = if name == "path" { text } else { shortened(&text).into_owned() };
        (name, Value::from(visible(&text).into_owned()))
    };
    args.into_iter().map(shown).collect()
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
        let long = format!("начало{}конец", "я".repeat(1_000_000));
        let path = format!("/a/{}", "b".repeat(200));
        let values = values_of(vec![
            ("field", long),
            ("message", "\u{1b}]0;title\u{7}\u{9b}2J red".to_owned()),
            ("path", path.clone()),
            ("name", "gpj\u{202E}exe".to_owned()),
        ]);
        let text = |index: usize| match &values[index].1 {
            Value::Text(text) => text.clone(),
            Value::Number(_) => panic!("a text stays a text"),
        };
        assert_eq!(text(0).chars().count(), LONGEST);
        assert!(text(0).starts_with("начало") && text(0).ends_with("конец"));
        assert_eq!(text(1), r"\u001b]0;title\u0007\u009b2J red");
        assert_eq!(text(2), path);
        assert_eq!(text(3), r"gpj\u202eexe");
        assert!(matches!(visible("две\nстроки"), Cow::Borrowed(_)));
    }
}
