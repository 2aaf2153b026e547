//! What a handout tells: a journey without all that is hidden, and what follows from it.

use crate::layout::compose::flow::Node;
use crate::layout::compose::flow::{Kit, PageForm};
use crate::layout::engine::Engine;
use crate::layout::portrait::portrait;
use crate::layout::print_input::PrintInput;
use crate::method::{Ranking, Remaining, ranking, remaining};
use crate::model::{
    Document, ElementId, Imposition, Journey, Lane, LaneId, LaneKind, MapElement, Persona, PersonaId, Stage, StageId,
};
use crate::scene::{Layer, Part, Role, Source};
use kurbo::Rect;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a handout tells.
pub(in crate::layout::compose) struct HandoutContent<'a> {
    pub(in crate::layout::compose) kit: Kit<'a>,
    /// Whether what touches the edge may go on beyond it: where two pages stand on a sheet, that would lie on the other.
    pub(in crate::layout::compose) bleeds: bool,
    pub(in crate::layout::compose) document: &'a Document,
    /// The journey without what is hidden. Drop-offs at hidden stages are there: what is lost at them is lost all the same.
    pub(in crate::layout::compose) journey: Journey,
    /// The personas that are shown.
    pub(in crate::layout::compose) personas: Vec<&'a Arc<Persona>>,
    /// The stages that are shown.
    pub(in crate::layout::compose) stages: Vec<Arc<Stage>>,
    /// How many of each of these personas are left along the way.
    pub(in crate::layout::compose) ways: Vec<Remaining>,
    /// What to mend first; places at hidden stages are not among them.
    pub(in crate::layout::compose) ranking: Ranking,
}

impl<'a> HandoutContent<'a> {
    /// Of a map that is printed; `None` where there is no such journey.
    pub(in crate::layout::compose) fn of(engine: &'a Engine, input: &PrintInput<'a>, form: PageForm) -> Option<Self> {
        let PrintInput { document, view, .. } = *input;
        let journey = shown(document.journey(input.journey)?, &view.hidden);
        let language = view.language.unwrap_or(document.project.language);
        let personas: Vec<&Arc<Persona>> =
            document.personas.iter().filter(|persona| !view.hidden.contains(&persona.id)).collect();
        let mut ranking =
            if shows_ranking(&journey) { ranking(document, &journey, &view.hidden) } else { Ranking::default() };
        ranking.places.retain(|place| journey.stages.get(place.stage).is_some_and(|stage| stage.visible));
        Some(Self {
            kit: Kit::new(engine, document, language, form),
            document,
            bleeds: input.setup.imposition == Imposition::Single,
            stages: journey.shown_stages().cloned().collect(),
            ways: personas.iter().map(|persona| remaining(document, &journey, persona.id)).collect(),
            personas,
            ranking,
            journey,
        })
    }

    /// The first lane of a kind that is shown.
    pub(in crate::layout::compose) fn lane(&self, kind: LaneKind) -> Option<&Arc<Lane>> {
        self.journey.lanes.iter().find(|lane| lane.visible && lane.kind == kind)
    }

    /// What a lane of a kind is called.
    pub(in crate::layout::compose) fn lane_title(&self, kind: LaneKind) -> String {
        self.own_title(kind).unwrap_or_else(|| self.kit.word(kind.name_key()))
    }

    /// What a lane of a kind is called, where it has a name of its own.
    pub(in crate::layout::compose) fn own_title(&self, kind: LaneKind) -> Option<String> {
        self.lane(kind).map(|lane| lane.title.trim().to_owned()).filter(|title| !title.is_empty())
    }

    /// Who is meant by a list of personas, where it is not everybody.
    pub(in crate::layout::compose) fn some(&self, personas: &[PersonaId]) -> Vec<&'a Arc<Persona>> {
        let named: Vec<&Arc<Persona>> =
            self.personas.iter().filter(|persona| personas.contains(&persona.id)).copied().collect();
        if named.len() == self.document.personas.len() { Vec::new() } else { named }
    }

    /// The name of a stage, or its number where it has none.
    pub(in crate::layout::compose) fn stage_name(&self, at: usize) -> String {
        let name = self.stages.get(at).map_or("", |stage| stage.name.trim());
        if name.is_empty() { format!("{} {}", self.kit.word("element-stage"), at + 1) } else { name.to_owned() }
    }

    /// The place of a stage among those that are shown.
    pub(in crate::layout::compose) fn stage_at(&self, id: StageId) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }

    /// The name of a persona, or that there is none.
    pub(in crate::layout::compose) fn name(&self, persona: &Persona) -> String {
        let name = persona.name.trim();
        if name.is_empty() { self.kit.word("nameless-person") } else { name.to_owned() }
    }

    /// A persona's name and age.
    pub(in crate::layout::compose) fn name_and_age(&self, persona: &Persona) -> String {
        let name = self.name(persona);
        match persona.age {
            Some(age) => format!("{name}, {}", self.kit.cx.words.format("age", &[("age", age.into())])),
            None => name,
        }
    }

    /// A persona's portrait in a circle, so many points wide.
    pub(in crate::layout::compose) fn portrait(&self, persona: &Arc<Persona>, face: f64) -> Node {
        let kit = &self.kit;
        let source = Source { element: ElementId::Persona(persona.id), part: Part::Body };
        let mut drawing = kit.cx.drawing();
        drawing.describe(Role::Figure, Some(self.name(persona)));
        let circle = Rect::new(0.0, 0.0, face, face).inset(-kit.u(2.0));
        portrait(&kit.cx, &mut drawing, (self.document, persona), (circle, kit.u(3.6)));
        Node::drawn(drawing.finish(Some(source), Layer::Frame), face)
    }

    /// The title of the map in quotation marks.
    pub(in crate::layout::compose) fn title(&self) -> String {
        let title = self.journey.title.trim();
        let title = if title.is_empty() { self.document.project.title.trim() } else { title };
        if title.is_empty() {
            self.kit.word("map-eyebrow")
        } else {
            crate::i18n::format::quote(title, self.kit.cx.language)
        }
    }
}

/// Whether it is told what to mend first: unless somebody hid that, or nobody is to see who leaves.
fn shows_ranking(journey: &Journey) -> bool {
    let of = |kind: LaneKind| journey.lanes.iter().filter(move |lane| lane.kind == kind);
    let hidden = of(LaneKind::Priorities).next().is_some() && !of(LaneKind::Priorities).any(|lane| lane.visible);
    !hidden && of(LaneKind::DropOff).any(|lane| lane.visible)
}

/// A journey without what stands in hidden lanes and at hidden stages or concerns hidden personas alone.
fn shown(journey: &Journey, hidden: &BTreeSet<PersonaId>) -> Journey {
    let mut shown = journey.clone();
    let lanes: FxHashSet<LaneId> = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.id).collect();
    let kinds: Vec<LaneKind> = journey.lanes.iter().filter(|lane| lane.visible).map(|lane| lane.kind).collect();
    let stages: FxHashSet<StageId> = journey.shown_stages().map(|stage| stage.id).collect();
    let stands = |element: &dyn MapElement| {
        element.lane_kind().is_none_or(|kind| kinds.contains(&kind))
            && element.stage().is_none_or(|stage| stages.contains(&stage))
    };
    let met = |personas: &[PersonaId]| personas.is_empty() || personas.iter().any(|persona| !hidden.contains(persona));
    shown.notes.retain(|note| lanes.contains(&note.lane) && stands(note));
    shown.touchpoints.retain(|card| stands(card) && met(&card.personas));
    shown.emotions.retain(|point| stands(point) && !hidden.contains(&point.persona));
    shown.dropoffs.retain(|dropoff| kinds.contains(&LaneKind::DropOff) && !hidden.contains(&dropoff.persona));
    shown.barriers.retain(|barrier| stands(barrier));
    shown.solutions.retain(|solution| stands(solution));
    shown.metrics.retain(|metric| stands(metric));
    shown
}
