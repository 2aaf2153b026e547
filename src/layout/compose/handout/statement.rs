//! What statements rest on, and whom they are about, in words.

use super::content::HandoutContent;
use crate::i18n::format;
use crate::layout::rich_text::RichText;
use crate::model::{Evidence, PersonaId};
use crate::text::Style;

/// What a statement rests on, in a few words: `интервью, 9`.
pub(in crate::layout::compose) fn rests_on(content: &HandoutContent<'_>, evidence: &Evidence) -> String {
    let kit = &content.kit;
    let counted = |key: &str, count: u32| {
        let word = kit.word(key);
        if count > 0 { format!("{word},\u{a0}{}", format::number(f64::from(count), kit.cx.language)) } else { word }
    };
    match evidence {
        Evidence::Undisclosed => String::new(),
        Evidence::Hypothesis => kit.word("legend-hypothesis"),
        Evidence::Interview { count } => counted("handout-interview", *count),
        Evidence::Observation { count } => counted("handout-observation", *count),
        Evidence::Data { source, .. } if !source.trim().is_empty() => bound(source.trim()),
        Evidence::Data { date, .. } => {
            let word = kit.word("handout-data");
            date.map_or(word.clone(), |date| format!("{word},\u{a0}{}", format::date(date, kit.cx.language)))
        }
    }
}

/// A source whose figures stay with the word they count: `III квартал 2026`.
fn bound(source: &str) -> String {
    let counts = |word: &str| {
        let word = word.trim_end_matches(',');
        !word.is_empty() && word.len() <= 4 && word.chars().all(|it| it.is_ascii_digit() || "IVX".contains(it))
    };
    let mut said = String::with_capacity(source.len());
    let mut before = "";
    for word in source.split_whitespace() {
        if !before.is_empty() {
            let stays = !before.ends_with(',') && counts(before) != counts(word);
            said.push(if stays { '\u{a0}' } else { ' ' });
        }
        said.push_str(word);
        before = word;
    }
    said
}

/// Whom something concerns, in the inks of those personas; nothing where it is everybody.
pub(in crate::layout::compose) fn concerned(
    content: &HandoutContent<'_>,
    personas: &[PersonaId],
    style: Style,
) -> RichText {
    let mut words = RichText::default();
    for (at, persona) in content.some(personas).into_iter().enumerate() {
        words.push(if at > 0 { ", " } else { "" }, style);
        let color = content.kit.cx.theme.persona(persona.look).ink;
        words.push(&content.name(persona), Style { color, ..style });
    }
    words
}

/// A text that begins a line of its own.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
