//! What is wrong with the texts of a scene.

use super::frame::Notice;
use crate::model::ElementId;
use crate::scene::{Layer, Scene, TextFault};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What no face has, and what found no room, told once for each element.
pub(super) fn text_notices(scene: &Scene) -> Vec<Notice> {
    let mut notices = missing_glyphs(scene);
    notices.extend(text_faults(scene));
    notices
}

/// What is wrong with how texts are set: one notice of a kind for each element.
fn text_faults(scene: &Scene) -> Vec<Notice> {
    /// So many letters of a word say which it is.
    const TOLD: usize = 32;
    let faulty = scene.groups.bundles().iter().filter(|bundle| !bundle.faults().is_empty());
    let bundles = faulty.filter(|bundle| bundle.layer() != Layer::Hints);
    let mut seen = BTreeSet::new();
    let faults = bundles.flat_map(|bundle| bundle.faults());
    let notice = |(fault, element): &(TextFault, Option<ElementId>)| {
        let element = *element;
        match fault {
            TextFault::Torn(word) => {
                let mut told: String = word.chars().take(TOLD).collect();
                if told.len() < word.len() {
                    told.push('…');
                }
                seen.insert((element, true)).then_some(Notice::WordTorn { element, word: told })
            }
            TextFault::TooWide => seen.insert((element, false)).then_some(Notice::TextTooWide { element }),
        }
    };
    faults.filter_map(notice).collect()
}

/// One notice for each element in which something is that no face has.
fn missing_glyphs(scene: &Scene) -> Vec<Notice> {
    let mut notices: Vec<(Option<ElementId>, Vec<char>)> = Vec::new();
    let mut known: FxHashMap<Option<ElementId>, usize> = FxHashMap::default();
    let missing = scene.groups.bundles().iter().filter(|bundle| !bundle.missing().is_empty());
    for bundle in missing.filter(|bundle| bundle.layer() != Layer::Hints) {
        for &(character, element) in bundle.missing() {
            let place = *known.entry(element).or_insert(notices.len());
            if place == notices.len() {
                notices.push((element, Vec::new()));
            }
            if !notices[place].1.contains(&character) {
                notices[place].1.push(character);
            }
        }
    }
    notices.into_iter().map(|(element, characters)| Notice::MissingGlyphs { characters, element }).collect()
}
