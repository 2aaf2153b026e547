//! Templates: maps to start from, with the stages, tasks, tools and metrics that the craft knows.

use super::embedded::embedded;
use crate::model::{
    Aim, Card, Document, IdSource, Items, Journey, JourneyId, Lane, LaneId, LaneKind, Metric, MetricId, Note, NoteId,
    Persona, PersonaId, PersonaLook, Project, Stage, StageId, Touchpoint, TouchpointId,
};
use crate::text::Language;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// A wording in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct Wording {
    ru: String,
    en: String,
}

impl Wording {
    fn of(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }

    fn owned(&self, language: Language) -> String {
        self.of(language).to_owned()
    }
}

/// A map to start from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it is called on a command line: `six-stages`.
    pub id: String,
    title: Wording,
    summary: Wording,
    /// Title of the project.
    name: Wording,
    /// Title of the map, in quotation marks where it is what a customer says.
    said: Wording,
    scenario: Wording,
    personas: Vec<PersonaPlan>,
    lanes: Vec<LanePlan>,
    stages: Vec<StagePlan>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonaPlan {
    name: Wording,
    segment: Wording,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanePlan {
    kind: LaneKind,
    /// Empty means the kind's own name.
    #[serde(default)]
    title: Wording,
    /// A lane that few maps fill waits out of sight, so that the others have room on the sheet.
    #[serde(default = "yes")]
    visible: bool,
}

const fn yes() -> bool {
    true
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct StagePlan {
    name: Wording,
    question: Wording,
    #[serde(default)]
    duration: Wording,
    /// Texts by the kind of the lane they stand in.
    #[serde(default)]
    notes: HashMap<LaneKind, Vec<Wording>>,
    #[serde(default)]
    touchpoints: Vec<TouchpointPlan>,
    #[serde(default)]
    metrics: Vec<MetricPlan>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TouchpointPlan {
    channel: String,
    title: Wording,
    #[serde(default)]
    detail: Wording,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct MetricPlan {
    name: Wording,
    unit: Wording,
    aim: Aim,
}

/// All templates, in the order in which a welcome screen offers them.
#[must_use]
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
        [
            ("six-stages", include_str!("../../assets/templates/six-stages.json")),
            ("four-stages", include_str!("../../assets/templates/four-stages.json")),
            ("service", include_str!("../../assets/templates/service.json")),
            ("blank", include_str!("../../assets/templates/blank.json")),
        ]
        .into_iter()
        .filter_map(|(name, json)| embedded::<Option<Template>>(name, json))
        .collect()
    });
    &TEMPLATES
}

/// A template by its id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.id == id)
}

/// Whether a project is still called as a template calls it, in any language.
fn is_template_title(title: &str) -> bool {
    templates()
        .iter()
        .any(|template| [Language::Ru, Language::En].iter().any(|other| template.name.of(*other) == title))
}

/// What a map is called: as its project, or as its journey while the project has no name of its own yet. Nothing where neither has.
#[must_use]
pub fn title<'a>(project: &'a Project, journey: &'a Journey) -> Option<&'a str> {
    let (own, map) = (project.title.trim(), journey.title.trim());
    let own = Some(own).filter(|title| !title.is_empty() && !is_template_title(title));
    own.or(Some(map).filter(|title| !title.is_empty()))
}

impl Template {
    /// What it is called.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        self.title.of(language)
    }

    /// What it holds, in one sentence.
    #[must_use]
    pub fn summary(&self, language: Language) -> &str {
        self.summary.of(language)
    }

    /// A new project from the template, its ids taken from `ids`. It has no date: what day it is, only the caller knows.
    #[must_use]
    pub fn document(&self, language: Language, ids: &mut IdSource) -> Document {
        let project = Project { title: self.name.owned(language), language, ..Project::default() };
        let personas = (self.personas.iter().enumerate())
            .map(|(index, plan)| Persona {
                name: plan.name.owned(language),
                segment: plan.segment.owned(language),
                look: PersonaLook::nth(index),
                wishes: Vec::new(),
                problems: Vec::new(),
                criteria: Vec::new(),
                objections: Vec::new(),
                fears: Vec::new(),
                ..Persona::new(PersonaId::new(ids.next_number()))
            })
            .collect();
        let journeys = [self.journey(language, ids)].into_iter().collect();
        Document { project: Arc::new(project), personas, journeys, ..Document::default() }
    }

    fn journey(&self, language: Language, ids: &mut IdSource) -> Journey {
        let lanes: Items<Lane> = (self.lanes.iter())
            .map(|plan| Lane {
                title: plan.title.owned(language),
                visible: plan.visible,
                ..Lane::new(LaneId::new(ids.next_number()), plan.kind)
            })
            .collect();
        let mut stages = Vec::new();
        let mut notes = Vec::new();
        let mut touchpoints = Vec::new();
        let mut metrics = Vec::new();
        for plan in &self.stages {
            let stage = StageId::new(ids.next_number());
            stages.push(Stage {
                name: plan.name.owned(language),
                question: plan.question.owned(language),
                duration: plan.duration.owned(language),
                ..Stage::new(stage)
            });
            for lane in &lanes {
                let texts = plan.notes.get(&lane.kind).map(Vec::as_slice).unwrap_or_default();
                notes.extend(texts.iter().map(|text| Note {
                    text: text.owned(language),
                    ..Note::new(NoteId::new(ids.next_number()), lane.id, stage)
                }));
            }
            // Nobody placed them: under each other in a narrow column, beside each other in a wide one.
            touchpoints.extend(plan.touchpoints.iter().zip(0_u32..).map(|(plan, row)| Touchpoint {
                row,
                card: Arc::new(Card {
                    channel: plan.channel.clone(),
                    title: plan.title.owned(language),
                    detail: plan.detail.owned(language),
                    ..Card::default()
                }),
                ..Touchpoint::new(TouchpointId::new(ids.next_number()), stage)
            }));
            metrics.extend(plan.metrics.iter().map(|plan| Metric {
                name: plan.name.owned(language),
                unit: plan.unit.owned(language),
                aim: plan.aim,
                ..Metric::new(MetricId::new(ids.next_number()), stage)
            }));
        }
        Journey {
            title: self.said.owned(language),
            scenario: self.scenario.owned(language),
            stages: stages.into_iter().collect(),
            lanes,
            notes: notes.into_iter().collect(),
            touchpoints: touchpoints.into_iter().collect(),
            metrics: metrics.into_iter().collect(),
            ..Journey::empty(JourneyId::new(ids.next_number()))
        }
    }
}
