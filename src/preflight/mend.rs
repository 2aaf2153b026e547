//! What would mend a finding.

use crate::edit::{Edit, Element, StepName};
use crate::i18n::{Args, Localized, Value};
use crate::layout::{Engine, LayoutInput, Notice, PrintInput, View};
use crate::model::{
    Document, Journey, Lane, LaneId, LaneKind, Paper, Persona, PersonaId, PersonaLook, PrintLayout, Project, Sheet,
    SplitBy,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Mend {
    /// The smallest larger sheet on which the type is as large as it asks for.
    LargerSheet(Sheet),
    /// To split the map by its stages, as many on each sheet as are read well.
    Split,
    /// To hide the lane without which all has room.
    HideLane {
        /// The lane.
        lane: LaneId,
        /// What it is called.
        name: Value,
    },
    /// To shorten the longest texts; which those are is told beside.
    Shorten,
    /// Another dash, and another marker where one is free.
    Look {
        /// Whose.
        persona: PersonaId,
        /// The look with it.
        look: PersonaLook,
    },
    /// A portrait with more pixels.
    Portrait(PersonaId),
    /// A date: nobody but the author knows it.
    Date,
    /// What the map rests on.
    Sample,
}

impl Mend {
    /// The edit that mends, where it needs nothing that a person has to say.
    #[must_use]
    pub fn edit(&self, document: &Document) -> Option<Edit> {
        match self {
            Self::LargerSheet(sheet) => {
                let mut project = document.project.as_ref().clone();
                match project.print.layout {
                    PrintLayout::Workshop => project.print.workshop = *sheet,
                    _ => project.sheet = *sheet,
                }
                Some(described(project))
            }
            Self::Split => {
                let mut project = document.project.as_ref().clone();
                project.print.split = SplitBy::Legible;
                Some(described(project))
            }
            Self::HideLane { lane, .. } => {
                let lane = document.journeys.iter().find_map(|journey| journey.lanes.get(*lane))?;
                Some(Edit::Change(Box::new(Element::Lane(Lane { visible: false, ..lane.as_ref().clone() }))))
            }
            Self::Look { persona, look } => {
                let persona = document.persona(*persona)?;
                let edit =
                    Edit::Change(Box::new(Element::Persona(Persona { look: *look, ..persona.as_ref().clone() })));
                Some(Edit::Several { name: StepName::FreeLook, edits: vec![edit] })
            }
            Self::Shorten | Self::Portrait(_) | Self::Date | Self::Sample => None,
        }
    }
}

impl Localized for Mend {
    fn key(&self) -> &'static str {
        match self {
            Self::LargerSheet(_) => "preflight-mend-larger",
            Self::Split => "preflight-mend-split",
            Self::HideLane { .. } => "preflight-mend-hide",
            Self::Shorten => "preflight-mend-shorten",
            Self::Look { .. } => "preflight-mend-look",
            Self::Portrait(_) => "preflight-mend-portrait",
            Self::Date | Self::Sample => "preflight-mend-say",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::LargerSheet(sheet) => vec![("paper", sheet.paper.name().unwrap_or_default().into())],
            Self::HideLane { name, .. } => vec![("lane", name.clone())],
            _ => Args::new(),
        }
    }
}

fn described(project: Project) -> Edit {
    Edit::DescribeProject(Box::new(project))
}

/// Lanes that tell the least, in the order in which they are given up: what a map is of always stays.
const SPARE: [LaneKind; 11] = [
    LaneKind::Tools,
    LaneKind::Text,
    LaneKind::Distractions,
    LaneKind::Influences,
    LaneKind::Triggers,
    LaneKind::Questions,
    LaneKind::Goal,
    LaneKind::Backstage,
    LaneKind::Gains,
    LaneKind::Expectations,
    LaneKind::Metrics,
];
/// Lanes that are tried: each costs a layout.
const TRIED: usize = 4;

/// What would give the texts of a map the room they need: the smallest larger sheet, sheets by stages, one lane less. Each was
/// tried. `None` soon after `stop` becomes true.
pub(super) fn for_room(input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Vec<Mend>> {
    let mut mends = Vec::new();
    // Booklets and slides set their texts on as many pages as they need.
    if !input.setup.layout.is_poster() {
        return Some(mends);
    }
    let Some(journey) = input.document.journey(input.journey) else { return Some(mends) };
    let sheet = input.view.sheet.unwrap_or(input.document.project.sheet);
    let mut engine = Engine::default();
    for larger in larger(sheet) {
        let view = View { sheet: Some(larger), ..input.view.clone() };
        if has_room(&mut engine, (input.document, journey), &view, stop)? {
            mends.push(Mend::LargerSheet(larger));
            break;
        }
    }
    let splits = input.setup.layout == PrintLayout::Poster && input.setup.split == SplitBy::Nothing;
    if splits && journey.shown_stages().count() > 1 {
        mends.push(Mend::Split);
    }
    let spare = SPARE.iter().filter_map(|kind| journey.lanes.iter().find(|lane| lane.visible && lane.kind == *kind));
    for lane in spare.take(TRIED) {
        let mut without = Journey::clone(journey);
        if let Some(lane) = without.lanes.get_mut(lane.id) {
            lane.visible = false;
        }
        let mut document = input.document.clone();
        if let Some(journey) = document.journeys.get_mut(journey.id) {
            *journey = without;
        }
        let Some(journey) = document.journey(input.journey) else { break };
        if has_room(&mut engine, (&document, journey), input.view, stop)? {
            let name = match lane.title.trim() {
                "" => Value::Key(lane.kind.name_key()),
                title => Value::from(title),
            };
            mends.push(Mend::HideLane { lane: lane.id, name });
            break;
        }
    }
    Some(mends)
}

/// Whether all type is as large there as the paper asks for.
fn has_room(
    engine: &mut Engine,
    (document, journey): (&Document, &Arc<Journey>),
    view: &View,
    stop: &AtomicBool,
) -> Option<bool> {
    let input = LayoutInput { document, journey: journey.id, view, held: None };
    let layout = engine.lay_out_unless(&input, stop)?;
    (!stop.load(Ordering::Relaxed)).then_some(())?;
    Some(!layout.notices.iter().any(|notice| matches!(notice, Notice::TypeBelowMinimum { .. })))
}

/// Larger papers of the same family, small to large; of a sheet that has no name those that maps are usually printed on.
fn larger(sheet: Sheet) -> impl Iterator<Item = Sheet> {
    let of = move |paper: Paper| Sheet { paper, ..sheet };
    let area = |sheet: Sheet| sheet.size().area();
    let at = Paper::NAMED.iter().position(|named| *named == sheet.paper);
    let family = at.map_or(&Paper::USUAL[..], |at| Paper::NAMED.get(at + 1..).unwrap_or_default());
    let mut last = area(sheet);
    let unnamed = at.is_none();
    family
        .iter()
        .map(move |paper| of(*paper))
        .skip_while(move |larger| unnamed && area(*larger) <= area(sheet))
        .take_while(move |larger| {
            let grows = area(*larger) > last;
            last = area(*larger);
            grows
        })
}
