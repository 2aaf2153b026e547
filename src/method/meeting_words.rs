//! What a meeting changed, in words that a client understands: for the window, the protocol and the red line.

use super::changed_part::{changed_part, lower_first, part_label};
use crate::i18n::{Messages, format};
use crate::model::{
    Amount, Document, ElementId, ElementRef, Field, HeadChange, MapElement, Meeting, MeetingChange, PersonaId, StageId,
    TouchpointId,
};

/// A name within a line, and a text that became another, are no longer than this.
const NAME: usize = 48;
const TEXT: usize = 90;

/// One part of an element that is another: what it is, as it was and as it is. What has no words of its own has none of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedPart {
    /// What it is; none where the values say it.
    pub label: Option<String>,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl ChangedPart {
    /// In a line: `причина: «дорого» → «непонятно»`, `−34 % → −38 %`.
    #[must_use]
    pub fn line(&self) -> String {
        let values = match (self.before.as_str(), self.after.as_str()) {
            ("", "") => None,
            (before, "") => Some(format!("{before} → —")),
            ("", after) => Some(after.to_owned()),
            (before, after) => Some(format!("{before} → {after}")),
        };
        match (&self.label, values) {
            (Some(label), Some(values)) => format!("{label}: {values}"),
            (Some(label), None) => label.clone(),
            (None, values) => values.unwrap_or_default(),
        }
    }
}

/// A change of a meeting in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeWords {
    /// What was changed: `Новая точка контакта «Звонок знакомому»`.
    pub title: String,
    /// Where it stands, of what came or went: `этап 2`.
    pub place: String,
    /// In what it is another.
    pub parts: Vec<ChangedPart>,
    /// How much followed from it.
    pub followers: Option<String>,
}

impl ChangeWords {
    /// All but the title, in a line.
    #[must_use]
    pub fn detail(&self) -> String {
        let place = (!self.place.is_empty()).then(|| self.place.clone());
        let parts = self.parts.iter().map(ChangedPart::line);
        place.into_iter().chain(parts).chain(self.followers.clone()).collect::<Vec<_>>().join("; ")
    }
}

/// What a meeting is called: as somebody named it, or by its day.
#[must_use]
pub fn meeting_title(meeting: &Meeting, words: &Messages) -> String {
    let title = meeting.title.trim();
    if title.is_empty() {
        words.format("meeting-of-day", &[("day", day(meeting, words).into())])
    } else {
        title.to_owned()
    }
}

/// Puts a change of a meeting into words; `document` is the map as it is.
#[must_use]
pub fn change_words(change: &MeetingChange, document: &Document, words: &Messages) -> ChangeWords {
    let say = Say { document, words };
    let followers = (!change.followers.is_empty())
        .then(|| words.format("meeting-followers", &[("count", change.followers.len().into())]));
    if let Some(head) = &change.head {
        return ChangeWords { followers, ..say.head(change.element, head) };
    }
    let said = match (change.before.as_deref(), change.after.as_deref()) {
        (None, None) => ChangeWords::default(),
        (None, Some(after)) => after.with_ref(|after| say.one("meeting-new", after)),
        (Some(before), None) => before.with_ref(|before| say.one("meeting-gone", before)),
        (Some(before), Some(after)) => {
            let mut said = before.with_ref(|before| after.with_ref(|after| say.other(before, after)));
            if let Some(place) = change.place {
                let now = say.document.position(change.element).map(|now| (now + 1).to_string()).unwrap_or_default();
                let label = Some(words.text("meeting-order").into_owned());
                said.parts.push(ChangedPart { label, before: (place + 1).to_string(), after: now });
            }
            said
        }
    };
    ChangeWords { followers, ..said }
}

/// The day of a meeting: `21.11`.
fn day(meeting: &Meeting, words: &Messages) -> String {
    format::due(meeting.date, Some(meeting.date.year()), words.language())
}

/// How much came of a meeting: `3 правки, 2 вопроса`; nothing is said of what there is none of.
#[must_use]
pub fn meeting_sum(changes: usize, questions: usize, words: &Messages) -> String {
    let counted = |key: &str, count: usize| (count > 0).then(|| words.format(key, &[("count", count.into())]));
    let parts = [counted("meeting-sum-changes", changes), counted("meeting-sum-questions", questions)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

struct Say<'a> {
    document: &'a Document,
    words: &'a Messages,
}

impl Say<'_> {
    /// What came or went.
    fn one(&self, verb: &str, element: ElementRef<'_>) -> ChangeWords {
        let key = format!("{verb}-{}", element.id().kind_key().trim_start_matches("element-"));
        let kind = self.words.text(&key);
        let title = [kind.into_owned(), self.name(element)].join(" ");
        let value = match element {
            ElementRef::DropOff(dropoff) => Some(self.lost(dropoff.lost.get(), dropoff.people)),
            ElementRef::Emotion(point) => Some(format::feeling(point.value.get(), self.words.language())),
            _ => None,
        };
        let stage = element.stage().filter(|_| !matches!(element, ElementRef::Stage(_)));
        let stage = stage.and_then(|stage| self.stage(stage));
        let place = value.into_iter().chain(stage).collect::<Vec<_>>().join(", ");
        ChangeWords { title: title.trim().to_owned(), place, ..ChangeWords::default() }
    }

    /// What is another.
    fn other(&self, was: ElementRef<'_>, is: ElementRef<'_>) -> ChangeWords {
        // It is named as people knew it.
        let kind = self.words.text(was.id().kind_key());
        let title = [kind.into_owned(), self.name(was)].join(" ").trim().to_owned();
        ChangeWords { title, parts: self.parts(was, is), ..ChangeWords::default() }
    }

    fn parts(&self, was: ElementRef<'_>, is: ElementRef<'_>) -> Vec<ChangedPart> {
        let mut parts = Vec::new();
        let language = self.words.language();
        let bare = |before: String, after: String| ChangedPart { label: None, before, after };
        match (was, is) {
            (ElementRef::Emotion(was), ElementRef::Emotion(is)) if was.value != is.value => {
                let feeling = |value: f64| format::feeling(value, language);
                parts.push(bare(feeling(was.value.get()), feeling(is.value.get())));
            }
            (ElementRef::DropOff(was), ElementRef::DropOff(is)) if (was.lost, was.people) != (is.lost, is.people) => {
                parts.push(bare(self.lost(was.lost.get(), was.people), self.lost(is.lost.get(), is.people)));
            }
            (ElementRef::Metric(was), ElementRef::Metric(is)) => {
                let told = |amount: Option<Amount>, unit: &str| {
                    amount.map_or_else(String::new, |amount| format::measured(amount.get(), unit, language))
                };
                let amounts = [(was.fact, is.fact, "field-fact"), (was.target, is.target, "field-target")];
                parts.extend(amounts.into_iter().filter(|(was, is, _)| was != is).map(|(before, after, key)| {
                    ChangedPart {
                        label: Some(part_label(self.words, key)),
                        ..bare(told(before, &was.unit), told(after, &is.unit))
                    }
                }));
            }
            _ => {}
        }
        if let (Some(from), Some(to)) = (was.stage(), is.stage())
            && from != to
        {
            parts.push(bare(self.stage(from).unwrap_or_default(), self.stage(to).unwrap_or_default()));
        }
        parts.extend(self.texts(&was.texts(), &is.texts()));
        if parts.is_empty()
            && let Some(key) = changed_part(was, is)
        {
            parts.push(ChangedPart { label: Some(part_label(self.words, key)), ..ChangedPart::default() });
        }
        parts
    }

    /// The texts that are others, the one that names the element without saying so.
    fn texts(&self, was: &[(Field, &str)], is: &[(Field, &str)]) -> Vec<ChangedPart> {
        let text_of = |texts: &[(Field, &str)], field: Field| {
            texts.iter().find(|(name, _)| *name == field).map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
        };
        let mut fields: Vec<Field> = was.iter().chain(is).map(|(field, _)| *field).collect();
        let first = fields.first().copied();
        fields.sort_unstable();
        fields.dedup();
        fields.sort_by_key(|field| Some(*field) != first);
        let quoted = |text: String| if text.is_empty() { text } else { self.quoted(&text, TEXT) };
        fields
            .into_iter()
            .map(|field| (field, text_of(was, field), text_of(is, field)))
            .filter(|(_, was, is)| was != is)
            .map(|(field, was, is)| ChangedPart {
                label: (Some(field) != first || field != Field::Title).then(|| part_label(self.words, field.key())),
                before: quoted(was),
                after: quoted(is),
            })
            .collect()
    }

    /// The words of the project or of a map.
    fn head(&self, element: ElementId, head: &HeadChange) -> ChangeWords {
        let mut parts = self.texts(&head.before.texts(), &head.after.texts());
        if head.before.kind != head.after.kind {
            let label = Some(part_label(self.words, "field-kind"));
            parts.push(ChangedPart { label, ..ChangedPart::default() });
        }
        if head.before.funnel != head.after.funnel {
            let label = Some(lower_first(&self.words.text("edit-set-funnel")));
            parts.push(ChangedPart { label, ..ChangedPart::default() });
        }
        ChangeWords { title: self.words.text(element.kind_key()).into_owned(), parts, ..ChangeWords::default() }
    }

    /// What an element is called beside its kind.
    fn name(&self, element: ElementRef<'_>) -> String {
        let shown = match element {
            ElementRef::Emotion(point) => {
                let quote = point.quote.trim();
                let quote = (!quote.is_empty()).then(|| self.quoted(quote, NAME));
                return quote.into_iter().chain(self.whose(point.persona)).collect::<Vec<_>>().join(" ");
            }
            ElementRef::DropOff(dropoff) => {
                let after = dropoff.touchpoint.and_then(|card| self.card(card));
                let at = || {
                    let place = self.document.position(ElementId::Stage(dropoff.stage))?;
                    Some(self.words.format("meeting-at-stage", &[("n", (place + 1).into())]))
                };
                return after.or_else(at).into_iter().chain(self.whose(dropoff.persona)).collect::<Vec<_>>().join(" ");
            }
            ElementRef::Lane(lane) if lane.title.trim().is_empty() => {
                self.words.text(lane.kind.name_key()).into_owned()
            }
            other => other.words().trim().to_owned(),
        };
        if shown.is_empty() { shown } else { self.quoted(&shown, NAME) }
    }

    fn quoted(&self, text: &str, longest: usize) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format::quote(&format::shortened(&line, longest), self.words.language())
    }

    fn whose(&self, persona: PersonaId) -> Option<String> {
        let name = self.document.persona(persona)?.name.trim();
        (!name.is_empty()).then(|| format!("· {name}"))
    }

    fn card(&self, card: TouchpointId) -> Option<String> {
        let card = self.document.element(ElementId::Touchpoint(card))?.words().trim().to_owned();
        (!card.is_empty())
            .then(|| self.words.format("meeting-after-card", &[("card", self.quoted(&card, NAME).into())]))
    }

    fn stage(&self, stage: StageId) -> Option<String> {
        let place = self.document.position(ElementId::Stage(stage))?;
        Some(self.words.format("meeting-stage", &[("n", (place + 1).into())]))
    }

    fn lost(&self, share: f64, people: Option<u64>) -> String {
        let language = self.words.language();
        let share = format!("−{}", format::percent(share, language));
        match people {
            Some(people) => {
                let count = self.words.format("handout-lost-people", &[("count", people.into())]);
                format!("{share}, {count}")
            }
            None => share,
        }
    }
}
