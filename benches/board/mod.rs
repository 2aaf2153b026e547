//! Boards on which no text is like another: what is remembered of texts does not help there.

use tropa::edit::{Edit, Element};
use tropa::method::{synth, with_distinct_texts};
use tropa::model::{Document, Evidence, Persona};

/// Fifty stages, three personas, the lanes that most maps have, and so many cards of six to eleven words.
pub(crate) fn distinct(touchpoints: usize) -> Document {
    with_distinct_texts(synth(50, touchpoints, 3, 1), 1)
}

/// The persona in front, as its page shows it.
pub(crate) fn persona(document: &Document) -> Persona {
    document.personas.at(0).expect("a made-up map has personas").as_ref().clone()
}

/// The edit by which one more letter is typed into the notes of that persona; they are of some length, so that no letter is a line more.
pub(crate) fn letter(document: &Document) -> Edit {
    let mut persona = persona(document);
    let line = persona.wishes.first_mut().expect("a made-up persona wishes for something");
    if line.ends_with("ааааааа") {
        line.truncate(line.len() - "ааааааа".len());
    }
    line.push('а');
    Edit::Change(Box::new(Element::Persona(persona)))
}

/// The edit by which one text is backed or, where it is, a guess again: no other text of these boards is.
pub(crate) fn evidence(document: &Document) -> Edit {
    let notes = &document.first_journey().expect("a made-up map has a journey").notes;
    let mut note = notes.at(notes.len() / 2).expect("a made-up map has texts").as_ref().clone();
    note.evidence = if note.evidence.is_hypothesis() { Evidence::Interview { count: 5 } } else { Evidence::Hypothesis };
    Edit::Change(Box::new(Element::Note(note)))
}
