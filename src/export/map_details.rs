//! What a map knows of an element besides its drawing, for a reader who asks: the sheet may have had no room for it.

use crate::i18n::{Messages, format};
use crate::model::{
    Cause, Document, ElementId, ElementRef, EmotionPoint, Evidence, Field, Id, Intensity, Journey, JourneyId, Metric,
    PersonaId, PersonaLook, Severity,
};
use crate::scene::Group;
use std::collections::BTreeSet;

/// A longer text is no title.
const LONGEST_TITLE: usize = 160;

/// The map that pages are made of. A file takes of it what its pages show, element by element, and no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapDetails {
    map: Option<(Document, JourneyId)>,
}

/// What is known of one element, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Detail {
    /// What it is, and where it stands.
    pub(super) kind: String,
    /// What it is called.
    pub(super) title: String,
    /// Whose it is.
    pub(super) personas: Vec<PersonaId>,
    /// Whether a customer decides here whether to go on.
    pub(super) is_moment: bool,
    /// Whether nobody has checked it; `None` for what states nothing.
    pub(super) hypothesis: Option<bool>,
    /// Names and what stands under them.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

impl MapDetails {
    /// Those of one journey of a document.
    pub(super) fn of(document: &Document, journey: &Journey) -> Self {
        Self { map: Some((document.clone(), journey.id)) }
    }

    fn element(&self, id: ElementId) -> Option<ElementRef<'_>> {
        let (document, journey) = self.map.as_ref()?;
        document.journey(*journey)?.element(id).or_else(|| document.element(id))
    }

    /// The people of the map in their order, with their looks.
    pub(super) fn personas(&self) -> impl Iterator<Item = (PersonaId, &str, PersonaLook)> {
        let personas = self.map.iter().flat_map(|(document, _)| document.personas.iter());
        personas.map(|persona| (persona.id, persona.name.as_str(), persona.look))
    }

    /// The lanes of the map in their order, by their titles or what their kinds are called.
    pub(super) fn lanes<'a>(&'a self, words: &'a Messages) -> impl Iterator<Item = (ElementId, String)> + 'a {
        let journey = self.map.as_ref().and_then(|(document, journey)| document.journey(*journey));
        journey.into_iter().flat_map(|journey| journey.lanes.iter()).map(|lane| {
            let title = lane.title.trim();
            let kind = || words.text(lane.kind.name_key()).into_owned();
            (lane.id.element(), if title.is_empty() { kind() } else { title.to_owned() })
        })
    }

    /// Whose a group is: of all of them alike where there is nobody.
    pub(super) fn people(&self, group: &Group) -> Vec<PersonaId> {
        if let Some(persona) = group.whose {
            return vec![persona];
        }
        let Some(source) = group.source else { return Vec::new() };
        self.people_of(source.element)
    }

    fn people_of(&self, id: ElementId) -> Vec<PersonaId> {
        if let ElementId::Persona(persona) = id {
            return vec![persona];
        }
        let Some(element) = self.element(id) else { return Vec::new() };
        let named = element.element().holder().into_iter().chain(element.element().links());
        named.filter_map(PersonaId::of).collect()
    }

    /// What is known of an element, in the words of a language, of people and things that are `shown` besides.
    pub(super) fn detail(&self, id: ElementId, shown: &BTreeSet<ElementId>, words: &Messages) -> Option<Detail> {
        if matches!(id, ElementId::Project | ElementId::Journey(_) | ElementId::Lane(_)) {
            return None;
        }
        let element = self.element(id)?;
        let text = |key: &str| words.text(key).into_owned();
        let own = element.words().trim();
        let is_title = !own.is_empty() && own.chars().count() <= LONGEST_TITLE;
        let mut detail = Detail {
            kind: text(id.kind_key()),
            title: if is_title { own.to_owned() } else { String::new() },
            personas: self.people_of(id),
            ..Detail::default()
        };
        detail.personas.retain(|persona| shown.contains(&persona.element()));
        let stage = element.stage().map(Id::element).filter(|stage| *stage != id && shown.contains(stage));
        if let Some(stage) = stage.and_then(|stage| self.element(stage)) {
            let name = stage.words().trim();
            if !name.is_empty() {
                detail.kind =
                    words.format("html-kind-at", &[("kind", detail.kind.as_str().into()), ("stage", name.into())]);
            }
        }
        let mut rows = Rows { words, rows: Vec::new() };
        let title = detail.title.clone();
        let texts: Vec<(Field, String)> = element
            .texts()
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty() && text.trim() != title)
            .map(|(field, text)| (field, text.to_owned()))
            .collect();
        match element {
            ElementRef::Persona(persona) => {
                if let Some(age) = persona.age
                    && is_title
                {
                    let values = [("name", own.into()), ("age", age.into())];
                    detail.title = words.format("persona-name-age", &values);
                }
            }
            ElementRef::Touchpoint(card) => {
                detail.is_moment = card.moment_of_truth;
                rows.put("field-channel", channel(&card.channel, words));
                rows.put("field-platform", Some(card.platform.trim().to_owned()).filter(|name| !name.is_empty()));
            }
            ElementRef::Emotion(point) => rows.feeling(point),
            ElementRef::Barrier(barrier) => {
                rows.put("field-kind", barrier.kind.map(|kind| text(kind.key())));
            }
            ElementRef::DropOff(dropoff) => {
                let lost = dropoff.lost.get();
                rows.put("html-lost", (lost > 0.0).then(|| format::percent(lost, words.language())));
                let people = dropoff.people.map(|people| words.format("html-people-lost", &[("count", people.into())]));
                rows.put("html-left", people);
                rows.put("field-cause", (dropoff.cause != Cause::Own).then(|| text(dropoff.cause.key())));
                rows.put("field-severity", Some(text(severity(dropoff.severity))));
            }
            ElementRef::Metric(metric) => rows.metric(metric),
            _ => {}
        }
        for (field, said) in texts {
            let key = match (element, field) {
                (ElementRef::Touchpoint(_), Field::Text) => "field-detail",
                // The unit stands behind each figure, the platform behind its channel.
                (ElementRef::Metric(_), Field::Unit) | (ElementRef::Touchpoint(_), Field::Platform) => continue,
                _ => field.key(),
            };
            rows.add(key, said);
        }
        if let ElementRef::Persona(persona) = element {
            let channels = persona.channels.iter().filter_map(|name| channel(name, words));
            channels.for_each(|name| rows.add("field-channel", name));
        }
        if let ElementRef::Solution(solution) = element {
            rows.put("field-due", solution.due.map(|due| format::date(due, words.language())));
        }
        let links = element.element().links();
        for other in links.into_iter().filter(|other| PersonaId::of(*other).is_none() && shown.contains(other)) {
            let said = self.element(other).map(|other| other.words().trim().to_owned());
            rows.put_or_add(other.kind_key(), said.filter(|said| !said.is_empty()));
        }
        if let Some(evidence) = element.evidence() {
            detail.hypothesis = evidence.is_said().then(|| evidence.is_hypothesis());
            rows.put("field-evidence", evidence_words(evidence, words));
        }
        detail.rows = rows.rows;
        Some(detail)
    }
}

/// Rows that are gathered.
struct Rows<'a> {
    words: &'a Messages,
    rows: Vec<(String, Vec<String>)>,
}

impl Rows<'_> {
    /// A row of one value, if there is one.
    fn put(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value {
            self.rows.push((self.words.text(key).into_owned(), vec![value]));
        }
    }

    /// One more value of the last row, if that is of this name, else a row of its own.
    fn add(&mut self, key: &str, value: String) {
        let name = self.words.text(key);
        match self.rows.last_mut() {
            Some((last, values)) if *last == *name => values.push(value),
            _ => self.rows.push((name.into_owned(), vec![value])),
        }
    }

    fn put_or_add(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }

    fn feeling(&mut self, point: &EmotionPoint) {
        self.put("field-feeling", Some(format::feeling(point.value.get(), self.words.language())));
        let intensity = match point.intensity {
            Intensity::Faint => "intensity-faint",
            Intensity::Clear => return,
            Intensity::Strong => "intensity-strong",
        };
        self.put("field-intensity", Some(self.words.text(intensity).into_owned()));
    }

    fn metric(&mut self, metric: &Metric) {
        for (key, amount) in [("field-fact", metric.fact), ("field-target", metric.target)] {
            let value = amount.map(|amount| format::measured(amount.get(), &metric.unit, self.words.language()));
            self.put(key, value);
        }
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Trivial => "severity-trivial",
        Severity::Workaround => "severity-workaround",
        Severity::Abandonment => "severity-abandonment",
    }
}

/// What a channel is called: as the catalogue has it, or as the map says.
fn channel(name: &str, words: &Messages) -> Option<String> {
    let key = format!("channel-{name}");
    let known = words.has(&key).then(|| words.text(&key).into_owned());
    known.or_else(|| Some(name.trim().to_owned()).filter(|name| !name.is_empty()))
}

/// On what a statement rests.
fn evidence_words(evidence: &Evidence, words: &Messages) -> Option<String> {
    let counted = |none: &str, some: &str, count: u32| {
        if count == 0 { words.text(none).into_owned() } else { words.format(some, &[("count", count.into())]) }
    };
    match evidence {
        Evidence::Hypothesis | Evidence::Undisclosed => None,
        Evidence::Interview { count } => Some(counted("evidence-interview", "evidence-interview-count", *count)),
        Evidence::Observation { count } => Some(counted("evidence-observation", "html-observation-count", *count)),
        Evidence::Data { source, date } => {
            let source = source.trim();
            let named = if source.is_empty() { words.text("evidence-data").into_owned() } else { source.to_owned() };
            let date = date.map(|date| format::date(date, words.language()));
            Some(date.map_or_else(|| named.clone(), |date| format!("{named}, {date}")))
        }
    }
}
