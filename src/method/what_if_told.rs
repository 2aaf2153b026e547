//! What would come of a what-if, in words.

use super::what_if::Outcome;
use crate::i18n::{Messages, Value, format};
use crate::model::{Document, Language, PersonaId};

/// What has to be known before there are people and money at the end of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nobody leaves anywhere on the map.
    DropOffs,
    /// It is not known of these how many set out, or how many leave somewhere.
    Counts(Vec<PersonaId>),
    /// It is not known of these what one customer brings.
    Values(Vec<PersonaId>),
}

impl Missing {
    /// The same in words: what to type in, and of whom.
    #[must_use]
    pub fn message(&self, document: &Document, messages: &Messages) -> String {
        let names = |ids: &[PersonaId]| {
            let names: Vec<String> = ids.iter().map(|id| name(document, *id, messages)).collect();
            ("names", Value::from(names.join(", ")))
        };
        match self {
            Self::DropOffs => messages.text("whatif-missing-dropoffs").into_owned(),
            Self::Counts(ids) => messages.format("whatif-missing-counts", &[names(ids)]),
            Self::Values(ids) => messages.format("whatif-missing-values", &[names(ids)]),
        }
    }
}

impl Outcome {
    /// Why there are no people at the end of the way, or no money; `None` where there are both.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        if self.personas.is_empty() {
            Some(Missing::DropOffs)
        } else if !self.uncounted.is_empty() {
            Some(Missing::Counts(self.uncounted.clone()))
        } else if !self.unvalued.is_empty() {
            Some(Missing::Values(self.unvalued.clone()))
        } else {
            None
        }
    }

    /// The difference at the end of the way: `+84 чел. · +3,1 млн ₽`; in points of a percent where nobody was counted, of each persona
    /// with whom anything changes where there are several.
    #[must_use]
    pub fn gain(&self, document: &Document, messages: &Messages) -> String {
        let people = self.together.map(|figures| figures.people).gain();
        let money = self.together.map(|figures| figures.money).gain();
        if let Some(people) = people {
            let people = gain_in_people(people, messages);
            let money = money.map(|money| gain_in_money(money, &self.currency, messages.language()));
            return money.map_or_else(|| people.clone(), |money| format!("{people} · {money}"));
        }
        if let Some(share) = self.together.map(|figures| figures.share).gain() {
            return gain_in_share(share, messages);
        }
        let changed = self.personas.iter().filter_map(|outcome| {
            let share = outcome.figures.map(|figures| figures.share).gain().filter(|share| share.abs() >= POINT)?;
            Some(format!("{} {}", name(document, outcome.persona, messages), gain_in_share(share, messages)))
        });
        let changed: Vec<String> = changed.collect();
        if changed.is_empty() { messages.text("whatif-same").into_owned() } else { changed.join(" · ") }
    }
}

/// What rounds to no tenth of a percent.
const POINT: f64 = 0.0005;

fn name(document: &Document, persona: PersonaId, messages: &Messages) -> String {
    let name = document.persona(persona).map(|persona| persona.name.trim()).filter(|name| !name.is_empty());
    name.map_or_else(|| messages.text("element-persona").into_owned(), str::to_owned)
}

/// More or fewer people: `+84 чел.`
#[must_use]
pub fn gain_in_people(people: f64, messages: &Messages) -> String {
    let written = messages.format("people-short", &[("count", Value::Number(people.abs()))]);
    signed(people, &written)
}

/// More or less money: `+3,1 млн ₽`.
#[must_use]
pub fn gain_in_money(money: f64, currency: &str, language: Language) -> String {
    signed(money, &format::money(money.abs(), currency, language))
}

/// More or less of a share of those who set out, in points of a percent: `+7,2 п. п.`
#[must_use]
pub fn gain_in_share(share: f64, messages: &Messages) -> String {
    let points = format::rounded(share.abs() * 100.0, 1);
    let written = messages.format("whatif-points", &[("points", Value::Number(points))]);
    signed(if points == 0.0 { 0.0 } else { share }, &written)
}

fn signed(value: f64, written: &str) -> String {
    let sign = match value {
        _ if value > 0.0 => "+",
        _ if value < 0.0 => "−",
        _ => "±",
    };
    format!("{sign}{written}")
}
