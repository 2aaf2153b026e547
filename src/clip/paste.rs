//! Fragment → edit.

use super::Fragment;
use super::target::{Adder, Paste, PastePosition, PasteTarget, TargetCell, nothing};
use crate::edit::{Element, StepName};
use crate::import::plain;
use crate::layout::PaperTheme;
use crate::model::{
    Document, ElementId, ElementRef, Id, IdSource, ImageHash, Items, Journey, JourneyKind, Keyed, Lane, LaneId,
    LaneKind, Persona, PersonaId, PersonaLook, Share, Stage, StageId,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

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
    pub fn paste(&self, document: &Document, target: &PasteTarget, ids: &mut IdSource) -> Paste {
        self.paste_as(StepName::Paste, false, document, target, ids)
    }

    /// The edit that puts the personas of a file into a project, as one undo step. They keep their ids where those are free, and
    /// their looks where nobody else has anything of them.
    #[must_use]
    pub fn insert(&self, document: &Document, target: &PasteTarget, ids: &mut IdSource) -> Paste {
        self.paste_as(StepName::InsertPersona, true, document, target, ids)
    }

    fn paste_as(
        &self,
        name: StepName,
        keeps_ids: bool,
        document: &Document,
        target: &PasteTarget,
        ids: &mut IdSource,
    ) -> Paste {
        let (Some(journey), Some(part)) = (document.journey(target.journey), self.document.first_journey()) else {
            return nothing(name);
        };
        let mut paster = Paster {
            fragment: self,
            part,
            target,
            keeps_ids,
            copied: self.copied.iter().copied().collect(),
            looks: document.personas.iter().map(|persona| persona.look).collect(),
            adder: Adder::new(document, journey, ids),
            ensured: Vec::new(),
            together: FxHashMap::default(),
            first: FxHashMap::default(),
            free_rows: FxHashMap::default(),
            taken: FxHashMap::default(),
            behind: FxHashMap::default(),
        };
        paster.run();
        let mut adder = paster.adder;
        adder.selected = self.copied.iter().filter_map(|&id| adder.copies.element_here(id)).collect();
        adder.finish(name)
    }
}

/// What points follow each other on: a curve or ribbon of a persona, at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct SeriesKey {
    kind: LaneKind,
    persona: PersonaId,
    curve: JourneyKind,
    stage: StageId,
}

struct Paster<'a> {
    fragment: &'a Fragment,
    part: &'a Journey,
    target: &'a PasteTarget,
    /// Whether a persona keeps its id where that is free.
    keeps_ids: bool,
    /// What was copied itself, not for what it stands in.
    copied: FxHashSet<ElementId>,
    /// The looks that are taken by now.
    looks: Vec<PersonaLook>,
    adder: Adder<'a>,
    /// Kinds of lane that the journey has by now.
    ensured: Vec<LaneKind>,
    /// The first and the last row of touchpoints that were copied together from a stage.
    together: FxHashMap<StageId, (u32, u32)>,
    /// The place along the stage of the leftmost of each kind that was copied without its stage.
    first: FxHashMap<LaneKind, Share>,
    /// The row below all touchpoints of a stage of the journey.
    free_rows: FxHashMap<StageId, u32>,
    /// Places along the stage at which there is a point by now.
    taken: FxHashMap<SeriesKey, Vec<Share>>,
    /// Where the next copy goes among its kind, where that is not the last place; all texts are of one kind.
    behind: FxHashMap<LaneKind, usize>,
}

impl<'a> Paster<'a> {
    fn run(&mut self) {
        self.people();
        self.copied_stages();
        self.copied_lanes();
        self.loose_stages();
        self.lane_of_texts();
        self.measure();
        for element in self.part.standing() {
            self.put(element);
        }
    }

    const fn journey(&self) -> &'a Journey {
        self.adder.journey
    }

    fn has_copied<T: Id>(&self, id: T) -> bool {
        self.copied.contains(&id.element())
    }

    /// Adds a copy of something that stands at a stage. It is left out where there is no place for it here, and where a lock keeps
    /// it out.
    fn put(&mut self, element: ElementRef<'_>) {
        let lane = match element {
            ElementRef::Note(note) => self.lane_for(note.lane),
            _ => None,
        };
        let homeless = matches!(element, ElementRef::Note(_)) && lane.is_none();
        let stage = element.stage().and_then(|stage| self.adder.copies.here(stage)).filter(|_| !homeless);
        let (Some(stage), Some(mut copy)) = (stage, Element::copy_of(element)) else {
            return self.adder.left_out.push(element.id());
        };
        let kind = element.lane_kind().unwrap_or_default();
        if self.adder.is_held(stage, kind, lane) {
            self.adder.held += 1;
            return;
        }
        match &mut copy {
            Element::Touchpoint(card) => {
                card.row = self.row_for(card.row, card.stage, stage);
                card.at = self.moved(kind, card.at, card.stage);
                if card.picture.is_some_and(|picture| !self.bring_picture(picture)) {
                    card.picture = None;
                }
            }
            Element::Emotion(point) => {
                let Some(persona) = self.persona_for(point.persona) else {
                    return self.adder.left_out.push(element.id());
                };
                let wanted = self.moved(kind, point.at, point.stage);
                point.persona = persona;
                point.at = self.free_place(wanted, SeriesKey { kind, persona, curve: point.curve, stage });
            }
            Element::DropOff(dropoff) => {
                let Some(persona) = self.persona_for(dropoff.persona) else {
                    return self.adder.left_out.push(element.id());
                };
                let wanted = self.moved(kind, dropoff.at, dropoff.stage);
                dropoff.persona = persona;
                dropoff.at = self.free_place(wanted, SeriesKey { kind, persona, curve: JourneyKind::AsIs, stage });
            }
            _ => {}
        }
        if lane.is_none() {
            self.ensure_lane(kind);
        }
        let index = self.behind.get_mut(&kind).map(|place| {
            *place += 1;
            *place - 1
        });
        self.adder.copies.copy(copy, index);
    }

    /// Brings the personas that were copied, and finds who stands here for the others, as far as they can be recognised.
    fn people(&mut self) {
        let personas = &self.fragment.document.personas;
        for persona in personas {
            if self.has_copied(persona.id) {
                self.bring_persona(persona);
            }
        }
        for persona in personas {
            if self.adder.copies.here(persona.id).is_none()
                && let Some(known) = self.same_persona(persona)
            {
                self.adder.copies.stands_for(persona.id, known);
            }
        }
    }

    /// Adds a copy of a persona with a look of which no other has anything, as far as there are looks.
    fn bring_persona(&mut self, persona: &Persona) -> PersonaId {
        let free = self.keeps_ids && self.adder.document.persona(persona.id).is_none();
        let id = if free { persona.id } else { self.adder.copies.fresh() };
        let mut copy = Persona { id, ..persona.clone() };
        let taken = |other: &PersonaLook| {
            other.hue == copy.look.hue || other.line == copy.look.line || other.marker == copy.look.marker
        };
        if self.looks.iter().any(taken) {
            copy.look = PaperTheme::get().most_distinct_look(&self.looks);
        }
        self.looks.push(copy.look);
        if !copy.portrait.is_some_and(|portrait| self.bring_picture(portrait)) {
            (copy.portrait, copy.crop) = (None, None);
        }
        self.adder.copies.add(Element::Persona(copy), None);
        self.adder.copies.stands_for(persona.id, id);
        id
    }

    /// Takes a picture of the fragment along; `false` if it has none of that name.
    fn bring_picture(&mut self, picture: ImageHash) -> bool {
        let found = self.fragment.document.images.get(&picture);
        if let Some(image) = found {
            self.adder.copies.add_picture(image);
        }
        found.is_some()
    }

    /// The persona of the project that is one of the fragment, by id or else by name.
    fn same_persona(&self, persona: &Persona) -> Option<PersonaId> {
        let own = &self.adder.document.personas;
        if own.get(persona.id).is_some() {
            return Some(persona.id);
        }
        let name = plain(&persona.name);
        own.iter().find(|other| !name.is_empty() && plain(&other.name) == name).map(|other| other.id)
    }

    /// Whose a feeling or a loss of the fragment is here.
    fn persona_for(&mut self, id: PersonaId) -> Option<PersonaId> {
        let own = || self.adder.document.persona(id).map(|_| id);
        let known = self.adder.copies.here(id).or_else(own).or_else(|| self.adder.somebody(self.target.persona));
        // A project without people gets the one that is spoken of.
        known.or_else(|| self.fragment.document.persona(id).map(|persona| self.bring_persona(persona)))
    }

    fn copied_stages(&mut self) {
        let place = |stage: StageId| self.journey().stages.position(stage);
        let copied: Vec<_> = self.part.stages.iter().filter(|stage| self.has_copied(stage.id)).collect();
        let after = match self.target.spot {
            PastePosition::Cell(cell) => place(cell.stage),
            PastePosition::Beside => copied.iter().filter_map(|stage| place(stage.id)).max(),
        };
        let mut index = after.map(|place| place + 1);
        for stage in copied {
            self.bring_stage(stage, next(&mut index));
        }
    }

    fn bring_stage(&mut self, stage: &Stage, index: Option<usize>) {
        self.adder.copies.copy(Element::Stage(Stage { visible: true, ..stage.clone() }), index);
    }

    /// Finds the stages of what was copied without its stage.
    fn loose_stages(&mut self) {
        let part = self.part;
        let needed: BTreeSet<usize> = (part.standing().filter_map(ElementRef::stage))
            .filter(|&stage| self.adder.copies.here(stage).is_none())
            .filter_map(|stage| part.stages.position(stage))
            .collect();
        let first = needed.first().copied().unwrap_or_default();
        for place in needed {
            let Some(stage) = part.stages.at(place) else { continue };
            match self.stage_for(stage.id, &stage.name, place, first) {
                Some(here) => self.adder.copies.stands_for(stage.id, here),
                None => self.bring_stage(stage, None),
            }
        }
    }

    /// The stage of the sheet that one of the fragment means; `None` where there is none on the sheet.
    fn stage_for(&self, id: StageId, name: &str, place: usize, first: usize) -> Option<StageId> {
        let own: Vec<_> = self.journey().shown_stages().collect();
        let last = own.len().checked_sub(1)?;
        let position = |id: StageId| own.iter().position(|stage| stage.id == id);
        if let PastePosition::Cell(TargetCell { stage, .. }) = self.target.spot
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
        let place = |lane: LaneId| self.journey().lanes.position(lane);
        let copied: Vec<_> = self.part.lanes.iter().filter(|lane| self.has_copied(lane.id)).collect();
        let after = match self.target.cell().and_then(|cell| cell.lane) {
            Some(lane) => place(lane),
            None => copied.iter().filter_map(|lane| place(lane.id)).max(),
        };
        let mut index = after.map(|place| place + 1);
        for lane in copied {
            // A map has one lane of cards of a kind; what was in another goes there.
            let same = self.journey().lanes.iter().find(|own| own.kind == lane.kind && !lane.kind.holds_notes());
            match same {
                Some(own) => self.adder.copies.stands_for(lane.id, own.id),
                None => {
                    let copy = Lane { visible: true, ..lane.as_ref().clone() };
                    self.adder.copies.copy(Element::Lane(copy), next(&mut index));
                }
            }
            self.ensured.push(lane.kind);
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

    /// Texts that were copied from one lane go to the lane that is meant, if that is one of texts.
    fn lane_of_texts(&mut self) {
        let loose = |lane: &LaneId| self.adder.copies.here(*lane).is_none();
        let mut lanes = self.part.notes.iter().map(|note| note.lane).filter(loose);
        let first = lanes.next();
        let from_one = lanes.all(|lane| Some(lane) == first);
        if let (Some(lane), true, Some(wanted)) = (first, from_one, self.target.cell().and_then(|cell| cell.lane))
            && self.journey().lanes.get(wanted).is_some_and(|lane| lane.kind.holds_notes())
        {
            self.adder.copies.stands_for(lane, wanted);
        }
    }

    /// Looks once at what was copied together, and at what stands in the journey.
    fn measure(&mut self) {
        let (part, journey) = (self.part, self.journey());
        for card in &part.touchpoints {
            let (first, last) = self.together.entry(card.stage).or_insert((card.row, card.row));
            (*first, *last) = (card.row.min(*first), card.row.max(*last));
        }
        let mut first: FxHashMap<LaneKind, (usize, Share)> = FxHashMap::default();
        for element in part.standing() {
            let (Some(stage), Some(at)) = (element.stage(), element.at()) else { continue };
            let Some(kind) = element.lane_kind() else { continue };
            if !self.has_copied(stage) {
                let place = (part.stages.position(stage).unwrap_or(usize::MAX), at);
                let least = first.entry(kind).or_insert(place);
                if place.0.cmp(&least.0).then(at.get().total_cmp(&least.1.get())).is_lt() {
                    *least = place;
                }
            }
        }
        self.first = first.into_iter().map(|(kind, (_, at))| (kind, at)).collect();
        for point in &journey.emotions {
            let line =
                SeriesKey { kind: LaneKind::Emotions, persona: point.persona, curve: point.curve, stage: point.stage };
            self.taken.entry(line).or_default().push(point.at);
        }
        for dropoff in &journey.dropoffs {
            let line = SeriesKey {
                kind: LaneKind::DropOff,
                persona: dropoff.persona,
                curve: JourneyKind::AsIs,
                stage: dropoff.stage,
            };
            self.taken.entry(line).or_default().push(dropoff.at);
        }
        // Right behind the last of the originals, where no other place is meant.
        if self.target.cell().is_none() {
            let mut behind = |kind: LaneKind, last: Option<usize>| {
                self.behind.extend(last.map(|last| (kind, last + 1)));
            };
            behind(LaneKind::Text, last(&part.notes, &journey.notes));
            behind(LaneKind::Barriers, last(&part.barriers, &journey.barriers));
            behind(LaneKind::Solutions, last(&part.solutions, &journey.solutions));
            behind(LaneKind::Metrics, last(&part.metrics, &journey.metrics));
        }
    }

    /// The row of a copy: the rows of what was copied together stay in order.
    fn row_for(&mut self, row: u32, from: StageId, to: StageId) -> u32 {
        if self.has_copied(from) {
            return row;
        }
        let (least, most) = self.together.get(&from).copied().unwrap_or((row, row));
        let within = row.saturating_sub(least);
        let adder = &self.adder;
        let mut free = || *self.free_rows.entry(to).or_insert_with(|| adder.free_row(to));
        match self.target.cell() {
            Some(cell) => cell.row.unwrap_or_else(free).saturating_add(within),
            // Right under the originals.
            None if from == to => row.saturating_add(most - least + 1),
            None => free().saturating_add(within),
        }
    }

    /// A place along the stage, moved as far as the first of its kind is moved to be where the target says. What came with its
    /// stage stands in it as it did.
    fn moved(&self, kind: LaneKind, at: Share, from: StageId) -> Share {
        let came_along = self.has_copied(from);
        match (self.target.cell().and_then(|cell| cell.at), self.first.get(&kind)) {
            (Some(wanted), Some(first)) if !came_along => Share::new(at.get() + wanted.get() - first.get()),
            _ => at,
        }
    }

    fn lane_for(&mut self, id: LaneId) -> Option<LaneId> {
        if let Some(known) = self.adder.copies.here(id) {
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
        self.adder.copies.stands_for(id, here);
        Some(here)
    }

    /// A place along the stage where the persona has no point yet, so that the copy can be seen and taken.
    fn free_place(&mut self, at: Share, line: SeriesKey) -> Share {
        let taken = self.taken.entry(line).or_default();
        let is_free = |place: &Share| taken.iter().all(|at| (at.get() - place.get()).abs() >= SAME_PLACE);
        // Onwards along the stage, then from its end backwards.
        let steps = (0..=25).map(f64::from).map(|step| step * BESIDE);
        let ahead = steps.clone().map(|step| at.get() + step).filter(|place| *place <= 1.0);
        let behind = steps.map(|step| at.get() - step).filter(|place| *place >= 0.0);
        let place = ahead.chain(behind).map(Share::new).find(is_free).unwrap_or(at);
        taken.push(place);
        place
    }
}

/// The place of the last of some originals among its kind, where any of them is there.
fn last<T: Keyed>(copied: &Items<T>, own: &Items<T>) -> Option<usize> {
    copied.iter().filter_map(|item| own.position(item.id())).max()
}

/// The next place of a row of copies.
fn next(index: &mut Option<usize>) -> Option<usize> {
    let place = *index;
    *index = place.map(|place| place + 1);
    place
}
