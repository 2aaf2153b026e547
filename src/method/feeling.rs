//! The catalogue of feelings: words for the steps of the scale from anger to delight.

use super::embedded::embedded;
use serde::Deserialize;
use std::sync::LazyLock;

/// A word for a feeling. Its name is the message `feeling-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct FeelingWord {
    /// The key of its name.
    pub key: &'static str,
    /// Where on the scale it belongs, −2 to 2.
    pub value: f64,
}

impl FeelingWord {
    /// The message that names the feeling.
    #[must_use]
    pub fn name_key(&self) -> String {
        format!("feeling-{}", self.key)
    }
}

/// All words, from delight to anger.
#[must_use]
pub fn feelings() -> &'static [FeelingWord] {
    static FEELINGS: LazyLock<Vec<FeelingWord>> =
        LazyLock::new(|| embedded("feelings", include_str!("../../assets/catalogue/feelings.json")));
    &FEELINGS
}

/// So many words that come nearest to a value of the scale, from delight to anger.
#[must_use]
pub fn feelings_near(value: f64, count: usize) -> Vec<FeelingWord> {
    let mut nearest: Vec<(usize, &FeelingWord)> = feelings().iter().enumerate().collect();
    nearest.sort_by(|(_, one), (_, other)| (one.value - value).abs().total_cmp(&(other.value - value).abs()));
    nearest.truncate(count);
    nearest.sort_unstable_by_key(|(place, _)| *place);
    nearest.into_iter().map(|(_, word)| *word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;

    #[test]
    fn every_feeling_has_a_name_in_both_languages_and_they_go_from_delight_to_anger() {
        assert!(!feelings().is_empty());
        assert!(feelings().is_sorted_by(|one, other| one.value >= other.value));
        for word in feelings() {
            for language in [Language::Ru, Language::En] {
                assert!(Messages::of(language).has(&word.name_key()), "{}", word.key);
            }
        }
    }

    #[test]
    fn the_words_near_a_value_are_those_of_its_part_of_the_scale() {
        let keys = |value| feelings_near(value, 3).iter().map(|word| word.key).collect::<Vec<_>>();
        assert_eq!(keys(2.0), ["delight", "gratitude", "joy"]);
        assert_eq!(keys(-1.0), ["doubt", "anxiety", "annoyance"], "of two that are equally near the brighter one");
    }
}
