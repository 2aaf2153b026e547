//! Names in a file and what they stand for in the map.

use super::mapping::{Mapping, Means, Whose};
use crate::i18n::Messages;
use crate::model::{Document, Journey, Language, Persona, PersonaId, StageId};
use std::collections::BTreeMap;

/// A name as it is compared: small letters, single spaces, ё as е, no mark at its end.
#[must_use]
pub fn plain(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(|word| word.to_lowercase().replace('ё', "е")).collect();
    words.join(" ").trim_matches(|letter: char| ":.;,«»\"".contains(letter) || letter.is_whitespace()).to_owned()
}

/// Words that mean the same as a message does, in both languages, as [`plain`] gives them.
pub(super) fn words(key: &str) -> Vec<String> {
    let of = |language| Messages::of(language).text(key).split(',').map(plain).collect::<Vec<_>>();
    [Language::Ru, Language::En].into_iter().flat_map(of).filter(|word| !word.is_empty()).collect()
}

/// A name that stands for nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// As the file has it.
    pub name: String,
    /// In how many rows, or columns of a wide table.
    pub times: u64,
}

/// The names of a journey by which a file is matched.
#[derive(Clone, Debug)]
pub struct JourneyNames {
    /// Stages in the order of the journey.
    stages: Vec<(StageId, String)>,
    /// What a name of a stage means; none where several stages have it.
    by_stage: BTreeMap<String, Option<StageId>>,
    /// What a title of a touchpoint means; none where touchpoints of several stages have it.
    by_touchpoint: BTreeMap<String, Option<StageId>>,
    by_segment: BTreeMap<String, Option<Whose>>,
    /// Name of each persona.
    personas: Vec<(Whose, String)>,
}

/// Notes what a name means; a name of two things means neither.
fn note<T: PartialEq>(names: &mut BTreeMap<String, Option<T>>, name: &str, means: T) {
    let name = plain(name);
    if name.is_empty() {
        return;
    }
    match names.get_mut(&name) {
        Some(known) if known.as_ref() != Some(&means) => *known = None,
        Some(_) => {}
        None => {
            names.insert(name, Some(means));
        }
    }
}

impl JourneyNames {
    /// The names of a journey and of the personas of its project.
    #[must_use]
    pub fn of(document: &Document, journey: &Journey) -> Self {
        let mut names = Self {
            stages: journey.stages.iter().map(|stage| (stage.id, stage.name.clone())).collect(),
            by_stage: BTreeMap::new(),
            by_touchpoint: BTreeMap::new(),
            by_segment: BTreeMap::new(),
            personas: Vec::new(),
        };
        for stage in &journey.stages {
            note(&mut names.by_stage, &stage.name, stage.id);
        }
        for touchpoint in &journey.touchpoints {
            note(&mut names.by_touchpoint, &touchpoint.title, touchpoint.stage);
        }
        let whose = |persona: &Persona| Whose::Persona(persona.id);
        for persona in &document.personas {
            note(&mut names.by_segment, &persona.name, whose(persona));
            names.personas.push((whose(persona), persona.name.clone()));
        }
        // A segment that is called as another persona is leaves that persona its name.
        let mut segments = BTreeMap::new();
        for persona in &document.personas {
            note(&mut segments, &persona.segment, whose(persona));
        }
        for (name, means) in segments {
            names.by_segment.entry(name).or_insert(means);
        }
        for word in words("import-words-everybody") {
            names.by_segment.entry(word).or_insert(Some(Whose::Everybody));
        }
        names
    }

    /// The stages in the order of the journey.
    pub(super) fn stages(&self) -> impl ExactSizeIterator<Item = StageId> {
        self.stages.iter().map(|(stage, _)| *stage)
    }

    /// In which order figures stand: everybody's first, then those of the personas as the project has them.
    pub(super) fn place_of(&self, persona: Option<PersonaId>) -> usize {
        let place = |persona| self.personas.iter().position(|(own, _)| *own == Whose::Persona(persona));
        persona.map_or(0, |persona| place(persona).map_or(usize::MAX, |place| place + 1))
    }

    /// The name of a stage.
    #[must_use]
    pub fn stage_name(&self, stage: StageId) -> &str {
        self.stages.iter().find(|(id, _)| *id == stage).map_or("", |(_, name)| name)
    }

    /// The name of whom figures are of; empty for everybody.
    #[must_use]
    pub fn whose_name(&self, whose: Whose) -> &str {
        self.personas.iter().find(|(own, _)| *own == whose).map_or("", |(_, name)| name)
    }

    /// The stage of a name, with what was said by hand; `None` where nothing says it.
    #[must_use]
    pub fn stage(&self, name: &str, mapping: &Mapping) -> Option<Means<StageId>> {
        let name = plain(name);
        self.said(&name, mapping).or_else(|| self.known_stage(&name).map(Means::This))
    }

    /// The stage of a touchpoint's title or of a stage's name.
    #[must_use]
    pub fn touchpoint(&self, name: &str, mapping: &Mapping) -> Option<Means<StageId>> {
        let name = plain(name);
        let by_title = || self.by_touchpoint.get(&name).copied().flatten();
        self.said(&name, mapping).or_else(|| by_title().or_else(|| self.known_stage(&name)).map(Means::This))
    }

    /// Whose figures a name of a persona or a segment gives.
    #[must_use]
    pub fn segment(&self, name: &str, mapping: &Mapping) -> Option<Means<Whose>> {
        let name = plain(name);
        let said = mapping.segments.get(&name).copied();
        // Somebody who is gone by now is as unknown as anybody.
        let said = said.filter(|means| match means {
            Means::This(Whose::Persona(_)) => self.personas.iter().any(|(own, _)| Means::This(*own) == *means),
            Means::This(Whose::Everybody) | Means::Nothing => true,
        });
        said.or_else(|| self.by_segment.get(&name).copied().flatten().map(Means::This))
    }

    fn said(&self, name: &str, mapping: &Mapping) -> Option<Means<StageId>> {
        let said = mapping.stages.get(name).copied();
        said.filter(|means| match means {
            Means::This(stage) => self.stages().any(|own| own == *stage),
            Means::Nothing => true,
        })
    }

    /// The stage of a plain name, with or without a number in front of it.
    pub(super) fn known_stage(&self, name: &str) -> Option<StageId> {
        let without_number = || {
            let rest = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
            let rest = if rest.len() < name.len() { rest.trim_start_matches(['.', ')', ' ']) } else { "" };
            self.by_stage.get(rest).copied().flatten()
        };
        match self.by_stage.get(name) {
            Some(means) => *means,
            None => without_number(),
        }
    }
}
