//! What a step changed and of what, in words: found by comparing the document before it with that after it, which share all that
//! they have in common. A step itself keeps no more than its name.

use crate::edit::StepName;
use crate::i18n::{Messages, format};
use crate::method::{changed_part, lower_first, part_label};
use crate::model::{
    Document, ElementId, ElementRef, Field, Id, Items, Journey, Keyed, PersonaId, for_each_kind_of_journey,
};
use std::sync::Arc;

/// More elements than this are not looked at one by one.
const MANY: usize = 50;

/// What differs between two documents: what is new, what is gone, what is another.
#[derive(Default)]
struct DocumentDiff {
    added: Vec<ElementId>,
    gone: Vec<ElementId>,
    changed: Vec<ElementId>,
}

impl DocumentDiff {
    fn between(before: &Document, after: &Document) -> Self {
        let mut found = Self::default();
        found.list(&before.personas, &after.personas);
        for (was, is) in before.journeys.differing(&after.journeys) {
            found.journey(was, is);
        }
        if !Arc::ptr_eq(&before.project, &after.project) && before.project != after.project {
            found.changed.push(ElementId::Project);
        }
        found
    }

    fn journey(&mut self, was: &Journey, is: &Journey) {
        if was.title != is.title || was.scenario != is.scenario || was.kind != is.kind {
            self.changed.push(ElementId::Journey(is.id));
        }
        macro_rules! each_list {
            ($($kind:ident $list:ident $row:tt)*) => {
                $(self.list(&was.$list, &is.$list);)*
            };
        }
        for_each_kind_of_journey! { each_list }
    }

    fn list<T: Keyed<Id: Id> + PartialEq>(&mut self, was: &Items<T>, is: &Items<T>) {
        if was.same(is) {
            return;
        }
        if was.same_members(is) {
            // One that only changed its place among the others is none.
            let other = was.differing(is).filter(|(was, is)| was.id() == is.id() && was != is);
            self.changed.extend(other.map(|(_, is)| is.id().element()).take(MANY));
            return;
        }
        let missing = |from: &Items<T>, of: &Items<T>| -> Vec<ElementId> {
            of.iter().filter(|item| from.get(item.id()).is_none()).map(|item| item.id().element()).take(MANY).collect()
        };
        self.added.extend(missing(was, is));
        self.gone.extend(missing(is, was));
    }
}

/// What a step of this name did, as it stands within a line: «показатель «Жалобы»: цель».
pub(crate) fn summary(step: StepName, before: &Document, after: &Document, words: &Messages) -> String {
    let kind = words.text(step.key()).into_owned();
    let found = DocumentDiff::between(before, after);
    let plain = step == StepName::Change;
    let (document, element) = match (found.gone.as_slice(), found.added.as_slice(), found.changed.as_slice()) {
        ([gone, ..], [], _) => (before, *gone),
        (_, [added, ..], _) => (after, *added),
        (_, _, [changed]) => (after, *changed),
        ([], [], []) => return if plain { words.text("history-map").into_owned() } else { kind },
        (_, _, several) => {
            let count = words.format("history-several", &[("count", several.len().into())]);
            let part = several.first().and_then(|one| part(before, after, *one, words));
            return match part {
                _ if !plain => format!("{kind}: {count}"),
                Some(part) => format!("{count}: {part}"),
                None => count,
            };
        }
    };
    let Some(shown) = document.element(element) else { return kind };
    let changes = found.gone.is_empty() && found.added.is_empty();
    let name = name(document, shown, words);
    if !plain {
        let kind = [Some(kind), name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let value = if changes { value(shown, words) } else { None };
        return [Some(kind), value].into_iter().flatten().collect::<Vec<_>>().join(", ");
    }
    let titles = (before.element(element).and_then(title), title(shown));
    if changes
        && let (Some(was), Some(is)) = titles
        && !was.is_empty()
        && was != is
    {
        let values = [("what", lower_first(&words.text(element.kind_key())).into()), ("before", cut(&was).into())];
        let values = [&values[..], &[("after", cut(&is).into())]].concat();
        return words.format("history-renamed", &values);
    }
    let subject =
        [Some(lower_first(&words.text(element.kind_key()))), name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    match part(before, after, element, words) {
        Some(part) => format!("{subject}: {part}"),
        None => subject,
    }
}

/// Whether an element says the same in both, wherever it stands among the others.
pub(crate) fn same(was: ElementRef<'_>, is: ElementRef<'_>) -> bool {
    was.texts() == is.texts() && changed_part(was, is).is_none()
}

/// The title of what has one.
fn title(element: ElementRef<'_>) -> Option<String> {
    let first = element.texts().first().copied();
    first.filter(|(field, _)| *field == Field::Title).map(|(_, title)| title.trim().to_owned())
}

/// What an element is called beside its kind: its words in quotation marks, or whose it is.
fn name(document: &Document, element: ElementRef<'_>, words: &Messages) -> Option<String> {
    let persona = |id: PersonaId| {
        let name = document.persona(id).map(|persona| persona.name.trim()).filter(|name| !name.is_empty());
        name.map(|name| format!("· {name}"))
    };
    let title = match element {
        ElementRef::Emotion(point) => return persona(point.persona),
        ElementRef::DropOff(dropoff) => return persona(dropoff.persona),
        ElementRef::Project(_) | ElementRef::Journey(_) => return None,
        ElementRef::Lane(lane) if lane.title.trim().is_empty() => words.text(lane.kind.name_key()).into_owned(),
        other => other.words().trim().to_owned(),
    };
    (!title.is_empty()).then(|| words.format("history-named", &[("name", cut(&title).into())]))
}

/// The feeling of a point after the step.
fn value(element: ElementRef<'_>, words: &Messages) -> Option<String> {
    match element {
        ElementRef::Emotion(point) => Some(format::feeling(point.value.get(), words.language())),
        _ => None,
    }
}

/// Which part of an element is another, in a word.
fn part(before: &Document, after: &Document, element: ElementId, words: &Messages) -> Option<String> {
    let (was, is) = (before.element(element)?, after.element(element)?);
    if let (ElementRef::Emotion(one), ElementRef::Emotion(other)) = (was, is)
        && one.value != other.value
    {
        return value(is, words);
    }
    let key = changed_part(was, is).or_else(|| {
        let (was, is) = (was.texts(), is.texts());
        let other = is.iter().find(|text| !was.contains(text)).or_else(|| was.iter().find(|text| !is.contains(text)));
        other.map(|(field, _)| field.key())
    })?;
    Some(part_label(words, key))
}

/// A name that is not longer than a line of a list.
fn cut(name: &str) -> String {
    const LONGEST: usize = 36;
    format::shortened(name.trim().lines().next().unwrap_or_default(), LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, Element, History};
    use crate::model::{Feeling, Language};
    use crate::store::{Sample, sample};

    /// What the last of these edits is told to have done.
    fn summary_of(edit: impl FnOnce(&Journey) -> Edit) -> String {
        let document = sample(Sample::default(), Language::Ru).expect("the sample reads");
        let edit = edit(document.first_journey().expect("it has a map"));
        let mut history = History::new(document);
        history.apply(&edit).expect("it can be done");
        let (name, before, after) = history.undo_step().expect("it did something");
        summary(name, before, after, Messages::of(Language::Ru))
    }

    fn change(element: Element) -> Edit {
        Edit::Change(Box::new(element))
    }

    #[test]
    fn a_step_says_what_it_changed_and_of_what() {
        let target = summary_of(|journey| {
            let mut metric = journey.metrics.at(0).expect("it has metrics").as_ref().clone();
            metric.target = None;
            change(Element::Metric(metric))
        });
        assert_eq!(target, "показатель «CTR»: цель");
        let renamed = summary_of(|journey| {
            let mut stage = journey.stages.at(0).expect("it has stages").as_ref().clone();
            stage.name = "Начало".to_owned();
            change(Element::Stage(stage))
        });
        assert_eq!(renamed, "этап «Поиск решений» → «Начало»");
        let felt = summary_of(|journey| {
            let mut point = journey.emotions.at(0).expect("it has points").as_ref().clone();
            point.value = Feeling::from(0.4);
            change(Element::Emotion(point))
        });
        assert_eq!(felt, "точка эмоции · Сергей: +0,4");
        let gone = summary_of(|journey| {
            let barrier = journey.barriers.at(0).expect("it has barriers").id;
            Edit::Remove(vec![ElementId::Barrier(barrier)])
        });
        assert_eq!(gone, "удаление барьера «Доверие»");
    }

    #[test]
    fn no_step_is_told_as_a_mere_change() {
        let several = summary_of(|journey| {
            let cards = journey.touchpoints.iter().take(3).map(|card| {
                let mut card = card.as_ref().clone();
                Arc::make_mut(&mut card.card).moment_of_truth ^= true;
                change(Element::Touchpoint(card))
            });
            Edit::Several { name: StepName::Change, edits: cards.collect() }
        });
        assert_eq!(several, "3 элемента: момент истины");
    }
}
