//! Fragment → edit.

use super::Fragment;
use super::target::{Adder, Cell, Paste, Spot, Target, nothing};
use crate::edit::Element;
use crate::import::plain;
use crate::layout::PaperTheme;
use crate::model::{
    BarrierId, Document, ElementId, IdSource, Items, Journey, JourneyKind, Keyed, LaneId, LaneKind, Persona, PersonaId,
    PersonaLook, Share, SolutionId, StageId, TouchpointId,
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How far beside another point of the same persona a copy is put along the stage, so that neither hides the other.
const BESIDE: f64 = 0.04;
/// Places along a stage nearer than this look like one.
const SAME_PLACE: f64 = 0.005;

impl Fragment {
    /// The edit that puts copies of the fragment into a journey, as one undo step. Every copy has a fresh id; a solution keeps
    /// its links to barriers that were copied with it, and to others where they are in this document too. A stage is found by
    /// its id, else by its name, else by its place; a persona by id, else by name, else the target's is taken; a lane by id,
    /// else by kind and title, else by kind. What the journey lacks altogether comes along.
    #[must_use]
    pub fn paste(&self, document: &Document, target: &Target, ids: &mut IdSource) -> Paste {
        self.paste_as("edit-paste", false, document, target, ids)
    }

    /// The edit that puts the personas of a file into a project, as one undo step. They keep their ids where those are free, and
    /// their looks where nobody else has anything of them.
    #[must_use]
    pub fn insert(&self, document: &Document, target: &Target, ids: &mut IdSource) -> Paste {
        self.paste_as("edit-insert-persona", true, document, target, ids)
    }

    fn paste_as(
        &self,
        name: &'static str,
        keeps_ids: bool,
        document: &Document,
        target: &Target,
        ids: &mut IdSource,
    ) -> Paste {
        let (Some(journey), Some(part)) = (document.journey(target.journey), self.document.first_journey()) else {
            return nothing(name);
        };
        let adder = Adder::new(document, journey, ids);
        let mut paster = Paster {
            fragment: self,
            part,
            target,
            keeps_ids,
            looks: document.personas.iter().map(|persona| persona.look).collect(),
            adder,
            stages: FxHashMap::default(),
            personas: FxHashMap::default(),
            lanes: FxHashMap::default(),
            ensured: Vec::new(),
            now: FxHashMap::default(),
        };
        paster.run();
        let Paster { mut adder, now, .. } = paster;
        adder.selected = self.copied.iter().filter_map(|id| now.get(id).copied()).collect();
        adder.finish(name)
    }
}

/// What points follow each other on: a curve or ribbon of a persona, at a stage.
type Line = (PersonaId, JourneyKind, StageId);

struct Paster<'a> {
    fragment: &'a Fragment,
    part: &'a Journey,
    target: &'a Target,
    /// Whether a persona keeps its id where that is free.
    keeps_ids: bool,
    /// The looks that are taken by now.
    looks: Vec<PersonaLook>,
    adder: Adder<'a>,
    /// Stage of the fragment → stage of the journey.
    stages: FxHashMap<StageId, StageId>,
    personas: FxHashMap<PersonaId, PersonaId>,
    lanes: FxHashMap<LaneId, LaneId>,
    /// Kinds of lane that the journey has by now.
    ensured: Vec<LaneKind>,
    /// What became of each element of the fragment.
    now: FxHashMap<ElementId, ElementId>,
}

impl Paster<'_> {
    fn run(&mut self) {
        self.copied_personas();
        self.copied_stages();
        self.copied_lanes();
        self.loose_stages();
        self.touchpoints();
        self.notes();
        self.emotions();
        self.barriers();
        self.solutions();
        self.dropoffs();
        self.metrics();
    }

    fn journey(&self) -> &Journey {
        self.adder.journey
    }

    fn left_out(&mut self, element: ElementId) {
        self.adder.left_out.push(element);
    }

    /// The stage here of one of the fragment, for something of a lane; `None`, and so much is left out, where there is none or
    /// a lock keeps it out.
    fn stage_here(
        &mut self,
        element: ElementId,
        stage: StageId,
        kind: LaneKind,
        lane: Option<LaneId>,
    ) -> Option<StageId> {
        let Some(&here) = self.stages.get(&stage) else {
            self.left_out(element);
            return None;
        };
        if self.adder.is_held(here, kind, lane) {
            self.adder.held += 1;
            return None;
        }
        Some(here)
    }

    fn copied_personas(&mut self) {
        for persona in &self.fragment.document.personas {
            if self.fragment.has_copied(ElementId::Persona(persona.id)) {
                self.bring_persona(persona);
            }
        }
    }

    /// Adds a copy of a persona with a look of which no other has anything, as far as there are looks.
    fn bring_persona(&mut self, persona: &Persona) -> PersonaId {
        let free = self.keeps_ids && self.adder.document.persona(persona.id).is_none();
        let id = if free { persona.id } else { self.adder.persona() };
        let mut copy = Persona { id, ..persona.clone() };
        let taken = |other: &PersonaLook| {
            other.hue == copy.look.hue || other.line == copy.look.line || other.marker == copy.look.marker
        };
        if self.looks.iter().any(taken) {
            copy.look = PaperTheme::get().free_look(&self.looks);
        }
        self.looks.push(copy.look);
        match copy.portrait.and_then(|portrait| self.fragment.document.images.get(&portrait)) {
            Some(image) => self.adder.picture(image),
            None => (copy.portrait, copy.crop) = (None, None),
        }
        self.adder.add(Element::Persona(copy), None);
        self.personas.insert(persona.id, id);
        self.now.insert(ElementId::Persona(persona.id), ElementId::Persona(id));
        id
    }

    /// Those of some personas of the fragment who can be recognised here.
    fn personas_here(&self, personas: &[PersonaId]) -> Vec<PersonaId> {
        personas.iter().filter_map(|&persona| self.same_persona(persona)).collect()
    }

    /// The persona that stands for one of the fragment, as far as it can be recognised.
    fn same_persona(&self, id: PersonaId) -> Option<PersonaId> {
        if let Some(&known) = self.personas.get(&id) {
            return Some(known);
        }
        let own = &self.adder.document.personas;
        if own.get(id).is_some() {
            return Some(id);
        }
        let name = plain(&self.fragment.document.persona(id)?.name);
        own.iter().find(|persona| !name.is_empty() && plain(&persona.name) == name).map(|persona| persona.id)
    }

    /// Whose a feeling or a loss of the fragment is here.
    fn persona_for(&mut self, id: PersonaId) -> Option<PersonaId> {
        if let Some(known) = self.same_persona(id).or_else(|| self.adder.somebody(self.target.persona)) {
            return Some(known);
        }
        // A project without people gets the one that is spoken of.
        let persona = Arc::clone(self.fragment.document.persona(id)?);
        Some(self.bring_persona(&persona))
    }

    fn copied_stages(&mut self) {
        let copied = |stage: StageId| self.fragment.has_copied(ElementId::Stage(stage));
        let after = match self.target.spot {
            Spot::Cell(cell) => self.journey().stages.position(cell.stage),
            Spot::Beside => {
                let own = self.part.stages.iter().filter(|stage| copied(stage.id));
                own.filter_map(|stage| self.journey().stages.position(stage.id)).max()
            }
        };
        let mut index = after.map(|place| place + 1);
        for stage in self.part.stages.iter().filter(|stage| copied(stage.id)) {
            let id = self.adder.stage();
            let mut copy = stage.as_ref().clone();
            copy.id = id;
            copy.locked = false;
            copy.visible = true;
            self.adder.add(Element::Stage(copy), index);
            index = index.map(|place| place + 1);
            self.stages.insert(stage.id, id);
            self.now.insert(ElementId::Stage(stage.id), ElementId::Stage(id));
        }
    }

    /// Finds the stages of what was copied without its stage.
    fn loose_stages(&mut self) {
        let part = self.part;
        let mut needed: Vec<usize> = Vec::new();
        let mut need = |stage: StageId| needed.extend(part.stages.position(stage));
        part.notes.iter().for_each(|item| need(item.stage));
        part.touchpoints.iter().for_each(|item| need(item.stage));
        part.emotions.iter().for_each(|item| need(item.stage));
        part.dropoffs.iter().for_each(|item| need(item.stage));
        part.barriers.iter().for_each(|item| need(item.stage));
        part.solutions.iter().for_each(|item| need(item.stage));
        part.metrics.iter().for_each(|item| need(item.stage));
        needed.sort_unstable();
        needed.dedup();
        needed.retain(|&place| part.stages.at(place).is_some_and(|stage| !self.stages.contains_key(&stage.id)));
        let first = needed.first().copied().unwrap_or_default();
        for place in needed {
            let Some(stage) = part.stages.at(place) else { continue };
            let found = self.stage_for(stage.id, &stage.name, place, first);
            let here = found.unwrap_or_else(|| {
                let id = self.adder.stage();
                let mut copy = stage.as_ref().clone();
                copy.id = id;
                copy.locked = false;
                copy.visible = true;
                self.adder.add(Element::Stage(copy), None);
                id
            });
            self.stages.insert(stage.id, here);
        }
    }

    /// The stage of the sheet that one of the fragment means; `None` where there is none on the sheet.
    fn stage_for(&self, id: StageId, name: &str, place: usize, first: usize) -> Option<StageId> {
        let own: Vec<_> = self.journey().shown_stages().collect();
        let last = own.len().checked_sub(1)?;
        let position = |id: StageId| own.iter().position(|stage| stage.id == id);
        if let Spot::Cell(Cell { stage, .. }) = self.target.spot
            && let Some(anchor) = position(stage)
        {
            // Hidden stages between them are stepped over, there as here.
            let way = (first..place).filter(|&place| self.part.stages.at(place).is_some_and(|stage| stage.visible));
            return own.get((anchor + way.count()).min(last)).map(|stage| stage.id);
        }
        let name = plain(name);
        let by_name = || own.iter().position(|stage| !name.is_empty() && plain(&stage.name) == name);
        let by_place = self.part.stages.iter().take(place).filter(|stage| stage.visible).count().min(last);
        let found = position(id).or_else(by_name).unwrap_or(by_place);
        own.get(found).map(|stage| stage.id)
    }

    fn copied_lanes(&mut self) {
        let copied: Vec<_> =
            self.part.lanes.iter().filter(|lane| self.fragment.has_copied(ElementId::Lane(lane.id))).cloned().collect();
        let after = match self.target.cell().and_then(|cell| cell.lane) {
            Some(lane) => self.journey().lanes.position(lane),
            None => copied.iter().filter_map(|lane| self.journey().lanes.position(lane.id)).max(),
        };
        let mut index = after.map(|place| place + 1);
        for lane in copied {
            // A map has one lane of cards of a kind; what was in another goes there.
            let same = || self.adder.journey.lanes.iter().find(|own| own.kind == lane.kind).map(|own| own.id);
            let here = if lane.kind.holds_notes() { None } else { same() };
            let id = here.unwrap_or_else(|| {
                let id = self.adder.lane();
                let mut copy = lane.as_ref().clone();
                copy.id = id;
                copy.locked = false;
                copy.visible = true;
                self.adder.add(Element::Lane(copy), index);
                index = index.map(|place| place + 1);
                id
            });
            self.ensured.push(lane.kind);
            self.lanes.insert(lane.id, id);
            self.now.insert(ElementId::Lane(lane.id), ElementId::Lane(id));
        }
    }

    /// Sees to it that there is a lane for elements of a kind, or nobody would see them.
    fn ensure_lane(&mut self, kind: LaneKind) {
        if self.ensured.contains(&kind) {
            return;
        }
        self.ensured.push(kind);
        if self.adder.journey.lanes.iter().all(|lane| lane.kind != kind) {
            let title = self.part.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.title.clone());
            self.adder.add_lane(kind, title.unwrap_or_default(), None);
        }
    }

    fn touchpoints(&mut self) {
        let part = self.part;
        let anchor = self.first_place(part.touchpoints.iter().map(|card| (card.stage, card.at)));
        for card in &part.touchpoints {
            let element = ElementId::Touchpoint(card.id);
            let Some(stage) = self.stage_here(element, card.stage, LaneKind::Touchpoints, None) else { continue };
            self.ensure_lane(LaneKind::Touchpoints);
            let mut copy = card.as_ref().clone();
            copy.id = self.adder.touchpoint();
            copy.stage = stage;
            copy.locked = false;
            copy.row = self.row_for(card.row, card.stage, stage);
            copy.at = self.moved(card.at, card.stage, anchor);
            copy.personas = self.personas_here(&card.personas);
            match copy.picture.and_then(|picture| self.fragment.document.images.get(&picture)) {
                Some(image) => self.adder.picture(image),
                None => copy.picture = None,
            }
            self.now.insert(element, ElementId::Touchpoint(copy.id));
            self.adder.add(Element::Touchpoint(copy), None);
        }
    }

    /// The row of a copy: the rows of what was copied together stay in order.
    fn row_for(&self, row: u32, from: StageId, to: StageId) -> u32 {
        if self.fragment.has_copied(ElementId::Stage(from)) {
            return row;
        }
        let together = self.part.touchpoints.iter().filter(|card| card.stage == from).map(|card| card.row);
        let (least, most) = together.fold((row, row), |(least, most), row| (least.min(row), most.max(row)));
        let within = row - least;
        match self.target.cell() {
            Some(cell) => cell.row.unwrap_or_else(|| self.adder.free_row(to)).saturating_add(within),
            // Right under the originals.
            None if from == to => row.saturating_add(most - least + 1),
            None => self.adder.free_row(to).saturating_add(within),
        }
    }

    /// The place of the leftmost of what was copied together without its stage: by stage, then along it.
    fn first_place(&self, places: impl Iterator<Item = (StageId, Share)>) -> Option<Share> {
        let loose = places.filter(|(stage, _)| !self.fragment.has_copied(ElementId::Stage(*stage)));
        let placed = loose.map(|(stage, at)| (self.part.stages.position(stage).unwrap_or(usize::MAX), at));
        let first = placed.min_by(|one, other| one.0.cmp(&other.0).then(one.1.get().total_cmp(&other.1.get())));
        first.map(|(_, at)| at)
    }

    /// A place along the stage, moved as far as the first of its kind is moved to be where the target says. What came with its
    /// stage stands in it as it did.
    fn moved(&self, at: Share, from: StageId, first: Option<Share>) -> Share {
        let came_along = self.fragment.has_copied(ElementId::Stage(from));
        match (self.target.cell().and_then(|cell| cell.at), first) {
            (Some(wanted), Some(first)) if !came_along => Share::new(at.get() + wanted.get() - first.get()),
            _ => at,
        }
    }

    fn notes(&mut self) {
        let part = self.part;
        let mut own_lanes = part.notes.iter().map(|note| note.lane).filter(|lane| !self.lanes.contains_key(lane));
        let first = own_lanes.next();
        let from_one = own_lanes.all(|lane| Some(lane) == first);
        if let (Some(lane), true, Some(wanted)) = (first, from_one, self.target.cell().and_then(|cell| cell.lane))
            && self.journey().lanes.get(wanted).is_some_and(|lane| lane.kind.holds_notes())
        {
            self.lanes.insert(lane, wanted);
        }
        let mut index = self.behind(&part.notes, |journey| &journey.notes);
        for note in &part.notes {
            let element = ElementId::Note(note.id);
            let Some(lane) = self.lane_for(note.lane) else {
                self.left_out(element);
                continue;
            };
            let kind = LaneKind::Text;
            let Some(stage) = self.stage_here(element, note.stage, kind, Some(lane)) else { continue };
            let mut copy = note.as_ref().clone();
            copy.id = self.adder.note();
            (copy.stage, copy.lane, copy.locked) = (stage, lane, false);
            self.now.insert(element, ElementId::Note(copy.id));
            self.adder.add(Element::Note(copy), next(&mut index));
        }
    }

    fn lane_for(&mut self, id: LaneId) -> Option<LaneId> {
        if let Some(&known) = self.lanes.get(&id) {
            return Some(known);
        }
        let lane = self.part.lanes.get(id).filter(|lane| lane.kind.holds_notes())?;
        let own = &self.adder.journey.lanes;
        let title = plain(&lane.title);
        let by_id = own.get(id).filter(|own| own.kind.holds_notes());
        let by_title = || own.iter().find(|own| own.kind == lane.kind && plain(&own.title) == title);
        let mut same = own.iter().filter(|own| own.kind == lane.kind);
        let first = same.clone().next();
        let by_kind = || same.find(|own| !own.locked).or(first);
        let here = match by_id.or_else(by_title).or_else(by_kind) {
            Some(own) => own.id,
            None => self.adder.add_lane(lane.kind, lane.title.clone(), None),
        };
        self.lanes.insert(id, here);
        Some(here)
    }

    /// Where copies of a list go: behind the last of the originals, or last of all.
    fn behind<T: Keyed>(&self, copied: &Items<T>, own: fn(&Journey) -> &Items<T>) -> Option<usize> {
        if self.target.cell().is_some() {
            return None;
        }
        copied.iter().filter_map(|item| own(self.adder.journey).position(item.id())).max().map(|place| place + 1)
    }

    fn emotions(&mut self) {
        let part = self.part;
        let anchor = self.first_place(part.emotions.iter().map(|point| (point.stage, point.at)));
        let own = self.journey().emotions.iter();
        let mut taken: Vec<(Line, Share)> =
            own.map(|point| ((point.persona, point.curve, point.stage), point.at)).collect();
        for point in &part.emotions {
            let element = ElementId::Emotion(point.id);
            let Some(stage) = self.stage_here(element, point.stage, LaneKind::Emotions, None) else { continue };
            let Some(persona) = self.persona_for(point.persona) else {
                self.left_out(element);
                continue;
            };
            self.ensure_lane(LaneKind::Emotions);
            let mut copy = point.as_ref().clone();
            copy.id = self.adder.emotion();
            (copy.stage, copy.persona) = (stage, persona);
            copy.touchpoint = point.touchpoint.and_then(|card| self.touchpoint_now(card));
            let line = (persona, point.curve, stage);
            copy.at = Self::free_place(self.moved(point.at, point.stage, anchor), line, &mut taken);
            self.now.insert(element, ElementId::Emotion(copy.id));
            self.adder.add(Element::Emotion(copy), None);
        }
    }

    /// A place along the stage where the persona has no point yet, so that the copy can be seen and taken.
    fn free_place(at: Share, line: Line, taken: &mut Vec<(Line, Share)>) -> Share {
        let is_free = |place: Share| {
            (taken.iter()).all(|&(other, at)| other != line || (at.get() - place.get()).abs() >= SAME_PLACE)
        };
        // Onwards along the stage, then from its end backwards.
        let steps = (0..=25).map(f64::from).map(|step| step * BESIDE);
        let ahead = steps.clone().map(|step| at.get() + step).filter(|place| *place <= 1.0);
        let behind = steps.map(|step| at.get() - step).filter(|place| *place >= 0.0);
        let place = ahead.chain(behind).map(Share::new).find(|&place| is_free(place)).unwrap_or(at);
        taken.push((line, place));
        place
    }

    fn barriers(&mut self) {
        let part = self.part;
        let mut index = self.behind(&part.barriers, |journey| &journey.barriers);
        for barrier in &part.barriers {
            let element = ElementId::Barrier(barrier.id);
            let Some(stage) = self.stage_here(element, barrier.stage, LaneKind::Barriers, None) else { continue };
            self.ensure_lane(LaneKind::Barriers);
            let mut copy = barrier.as_ref().clone();
            copy.id = self.adder.barrier();
            (copy.stage, copy.locked) = (stage, false);
            copy.personas = self.personas_here(&barrier.personas);
            self.now.insert(element, ElementId::Barrier(copy.id));
            self.adder.add(Element::Barrier(copy), next(&mut index));
        }
    }

    fn solutions(&mut self) {
        let part = self.part;
        let mut index = self.behind(&part.solutions, |journey| &journey.solutions);
        for solution in &part.solutions {
            let element = ElementId::Solution(solution.id);
            let Some(stage) = self.stage_here(element, solution.stage, LaneKind::Solutions, None) else { continue };
            self.ensure_lane(LaneKind::Solutions);
            let mut copy = solution.as_ref().clone();
            copy.id = self.adder.solution();
            (copy.stage, copy.locked) = (stage, false);
            copy.barriers = solution.barriers.iter().filter_map(|&barrier| self.barrier_now(barrier)).collect();
            self.now.insert(element, ElementId::Solution(copy.id));
            self.adder.add(Element::Solution(copy), next(&mut index));
        }
    }

    /// The barrier that a link of the fragment means here: the copy, else the very one it meant.
    fn barrier_now(&self, id: BarrierId) -> Option<BarrierId> {
        match self.now.get(&ElementId::Barrier(id)) {
            Some(ElementId::Barrier(copy)) => Some(*copy),
            _ => self.journey().barriers.get(id).map(|barrier| barrier.id),
        }
    }

    /// The copy of the touchpoint that a link of the fragment means; a touchpoint that was not copied stays the original's.
    fn touchpoint_now(&self, id: TouchpointId) -> Option<TouchpointId> {
        match self.now.get(&ElementId::Touchpoint(id)) {
            Some(ElementId::Touchpoint(copy)) => Some(*copy),
            _ => None,
        }
    }

    fn solution_now(&self, id: SolutionId) -> Option<SolutionId> {
        match self.now.get(&ElementId::Solution(id)) {
            Some(ElementId::Solution(copy)) => Some(*copy),
            _ => self.journey().solutions.get(id).map(|solution| solution.id),
        }
    }

    fn dropoffs(&mut self) {
        let part = self.part;
        let anchor = self.first_place(part.dropoffs.iter().map(|dropoff| (dropoff.stage, dropoff.at)));
        let mut taken: Vec<(Line, Share)> = (self.journey().dropoffs.iter())
            .map(|dropoff| ((dropoff.persona, JourneyKind::AsIs, dropoff.stage), dropoff.at))
            .collect();
        for dropoff in &part.dropoffs {
            let element = ElementId::DropOff(dropoff.id);
            let Some(stage) = self.stage_here(element, dropoff.stage, LaneKind::DropOff, None) else { continue };
            let Some(persona) = self.persona_for(dropoff.persona) else {
                self.left_out(element);
                continue;
            };
            self.ensure_lane(LaneKind::DropOff);
            let mut copy = dropoff.as_ref().clone();
            copy.id = self.adder.dropoff();
            (copy.stage, copy.persona) = (stage, persona);
            let line = (persona, JourneyKind::AsIs, stage);
            copy.at = Self::free_place(self.moved(dropoff.at, dropoff.stage, anchor), line, &mut taken);
            copy.solution = dropoff.solution.and_then(|solution| self.solution_now(solution));
            copy.touchpoint = dropoff.touchpoint.and_then(|card| self.touchpoint_now(card));
            self.now.insert(element, ElementId::DropOff(copy.id));
            self.adder.add(Element::DropOff(copy), None);
        }
    }

    fn metrics(&mut self) {
        let part = self.part;
        let mut index = self.behind(&part.metrics, |journey| &journey.metrics);
        for metric in &part.metrics {
            let element = ElementId::Metric(metric.id);
            let Some(stage) = self.stage_here(element, metric.stage, LaneKind::Metrics, None) else { continue };
            self.ensure_lane(LaneKind::Metrics);
            let mut copy = metric.as_ref().clone();
            copy.id = self.adder.metric();
            (copy.stage, copy.locked) = (stage, false);
            copy.personas = self.personas_here(&metric.personas);
            self.now.insert(element, ElementId::Metric(copy.id));
            self.adder.add(Element::Metric(copy), next(&mut index));
        }
    }
}

/// The next place of a row of copies.
fn next(index: &mut Option<usize>) -> Option<usize> {
    let place = *index;
    *index = place.map(|place| place + 1);
    place
}
