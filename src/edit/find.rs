//! Finding words in all texts of a map, and putting others in their place.
//!
//! Letters are compared without case, «ё» and «е» are one letter, soft hyphens and other invisible signs are not there, and
//! every space is a space.

use super::{Edit, StepName, apply};
use crate::model::{Document, ElementId, ElementRef, Field, JourneyId};
use std::ops::Range;

/// A place where the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// In which element.
    pub element: ElementId,
    /// In which of its texts.
    pub field: Field,
    /// Which bytes of that text.
    pub range: Range<usize>,
}

/// What replacing comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replacing {
    /// The edit, one step; `None` if nothing would change.
    pub edit: Option<Edit>,
    /// How many places it changes.
    pub replaced: usize,
    /// How many places are left as they are because their element is locked.
    pub locked: usize,
}

/// Words that are looked for, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<char>);

impl Query {
    /// The words as they were typed. White space alone finds nothing.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let folded: Vec<char> = fold(words).map(|(letter, _)| letter).collect();
        if folded.iter().all(|letter| *letter == ' ') { Self::default() } else { Self(folded) }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes of every place in a text, from its beginning on; no two overlap.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded: Vec<(char, Range<usize>)> = fold(text).collect();
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(window) = folded.get(at..at + self.0.len()) {
            if window.iter().map(|(letter, _)| letter).eq(&self.0) {
                let end = window.last().map_or(0, |(_, range)| range.end);
                places.push(window[0].1.start..end);
                at += self.0.len();
            } else {
                at += 1;
            }
        }
        places
    }
}

/// The letters of a text as they are compared, each with the bytes it comes from.
fn fold(text: &str) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
    let seen = text.char_indices().filter(|(_, letter)| !is_invisible(*letter));
    seen.flat_map(|(start, letter)| {
        let range = start..start + letter.len_utf8();
        letter.to_lowercase().map(move |low| (same(low), range.clone()))
    })
}

/// Soft hyphens, joiners and the like, which nobody types into a field to look for.
const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{301}')
}

/// The letter that stands for all that are taken for the same.
const fn same(letter: char) -> char {
    match letter {
        'ё' => 'е',
        '\t' | '\n' | '\r' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{3000}' => {
            ' '
        }
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

/// Every place of a journey, its personas and the project where the words stand: in the order given, then what the order does
/// not name, in the order of the document.
#[must_use]
pub fn find(document: &Document, journey: JourneyId, order: &[ElementId], query: &Query) -> Vec<TextMatch> {
    if query.is_empty() {
        return Vec::new();
    }
    let all = everything(document, journey);
    let mut left: std::collections::HashSet<ElementId> = all.iter().copied().collect();
    let mut found = Vec::new();
    for &element in order.iter().chain(&all) {
        let Some(there) = document.element(element).filter(|_| left.remove(&element)) else { continue };
        for (field, text) in there.texts() {
            found.extend(query.matches(text).into_iter().map(|range| TextMatch { element, field, range }));
        }
    }
    found
}

/// Every element that has to do with a journey.
fn everything(document: &Document, journey: JourneyId) -> Vec<ElementId> {
    let mut all = vec![ElementId::Project];
    let Some(journey) = document.journey(journey) else { return all };
    all.push(ElementId::Journey(journey.id));
    all.extend(document.personas.iter().map(|persona| ElementId::Persona(persona.id)));
    all.extend(journey.elements().map(ElementRef::id));
    all
}

/// Puts other words into the places that were found in this very document, the locked ones left out. All of it is one edit.
#[must_use]
pub fn replace(document: &Document, found: &[TextMatch], words: &str) -> Replacing {
    let mut replacing = Replacing::default();
    let mut edits = Vec::new();
    // An edit holds a whole element, so what changes two texts of one element has to see what the first did.
    let mut next = document.clone();
    let mut rest = found;
    while let Some(first) = rest.first() {
        let together = |one: &TextMatch| one.element == first.element && one.field == first.field;
        let count = rest.iter().take_while(|one| together(one)).count();
        let (places, others) = rest.split_at(count);
        rest = others;
        if document.is_locked(first.element) {
            replacing.locked += count;
            continue;
        }
        let Some(text) = next.element(first.element).and_then(|element| element.text(first.field)) else { continue };
        let mut text = text.to_owned();
        let mut changed = 0;
        // From the end, so that the places before stay where they are.
        for place in places.iter().rev() {
            if text.get(place.range.clone()).is_some() {
                text.replace_range(place.range.clone(), words);
                changed += 1;
            }
        }
        let Some(edit) = Edit::text(&next, first.element, first.field, text) else { continue };
        if let Ok(after) = apply(&next, &edit) {
            replacing.replaced += changed;
            if after != next {
                next = after;
                edits.push(edit);
            }
        }
    }
    if !edits.is_empty() {
        replacing.edit = Some(Edit::Several { name: StepName::Replace, edits });
    }
    replacing
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn places(words: &str, text: &str) -> Vec<String> {
        Query::new(words).matches(text).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn case_yo_soft_hyphens_and_kinds_of_space_make_no_difference() {
        assert_eq!(places("ЕЖ", "Ёж и ёж, но не еще"), ["Ёж", "ёж"]);
        assert_eq!(places("маркетплейс", "на марке\u{AD}тплейсах"), ["марке\u{AD}тплейс"]);
        assert_eq!(places("за неделю", "за\u{A0}неделю, за\u{202F}неделю"), ["за\u{A0}неделю", "за\u{202F}неделю"]);
        assert_eq!(places("за\u{A0}неделю", "за неделю"), ["за неделю"]);
    }

    #[test]
    fn places_do_not_overlap_and_nothing_is_found_by_nothing() {
        assert_eq!(places("аа", "ааааа").len(), 2);
        assert!(places("", "текст").is_empty() && places(" \u{AD}", "а б").is_empty());
    }
}
