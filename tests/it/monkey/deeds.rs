//! What panels, menus and pages of the window do to a map, at random: none of it is a gesture on the sheet.

use super::Monkey;
use tropa::clip::{Fragment, PastePosition, PasteTarget};
use tropa::edit::{Edit, EditError, Element, StepName};
use tropa::model::{
    ElementId, ElementRef, Evidence, Id, IdSource, Lane, LaneId, LaneKind, Language, Orientation, Paper, Persona,
    PersonaId, PersonaList, PersonaLook, Sheet, Stage, StageId, Weight,
};

/// So many things stand on a map at most before copies are put beside them.
const MANY: usize = 160;

impl Monkey {
    /// One thing or another.
    pub(super) fn do_elsewhere(&mut self) {
        match self.below(16) {
            0..=1 => self.type_into_persona(),
            2..=3 => self.back(),
            4..=5 => self.hide_or_show(),
            6 => self.compare(),
            7..=8 => self.change_lane(),
            9 => self.change_stage(),
            10 => self.change_sheet(),
            11 => self.paste(),
            12 => self.go_to_step(),
            13..=14 => self.change_people(),
            _ => self.begin_in_vain(),
        }
    }

    /// Applies what a lock may forbid.
    fn apply(&mut self, edit: &Edit) {
        let refused = self.editor.apply(edit).err();
        assert!(matches!(refused, None | Some(EditError::Locked(_))), "{refused:?} of {edit:?}");
    }

    fn change(&mut self, element: Element) {
        self.apply(&Edit::Change(Box::new(element)));
    }

    fn add(&mut self, element: Element, index: Option<usize>) {
        self.apply(&Edit::Add { journey: self.journey, element: Box::new(element), index });
    }

    fn fresh<T: Id>(&mut self) -> T {
        T::numbered(self.dice.next_number() | (1 << 40))
    }

    fn persona(&mut self) -> Option<Persona> {
        let personas: Vec<_> = self.editor.document().personas.iter().cloned().collect();
        (!personas.is_empty()).then(|| self.of(&personas).as_ref().clone())
    }

    /// A letter after another into what a persona's page says, or a line more.
    fn type_into_persona(&mut self) {
        let Some(mut persona) = self.persona() else { return };
        self.editor.begin_field(StepName::Change);
        for _ in 0..=self.below(3) {
            match self.below(5) {
                0 => persona.quote.push('д'),
                1 => persona.segment.push('а'),
                2 => persona.name.push('я'),
                _ => {
                    let list = self.of(&PersonaList::ALL);
                    let lines = persona.list_mut(list);
                    match lines.last_mut() {
                        Some(line) if !line.is_empty() => line.push('о'),
                        _ => lines.push("н".to_owned()),
                    }
                }
            }
            self.change(Element::Persona(persona.clone()));
            self.look();
        }
        self.editor.end_field();
    }

    /// Backs something by evidence, or makes it a guess again; sometimes all of a kind.
    fn back(&mut self) {
        let journey = self.journey();
        let all: Vec<ElementId> = journey.standing().map(ElementRef::id).collect();
        if all.is_empty() {
            return;
        }
        let one = self.of(&all);
        let evidence = match self.below(3) {
            0 => Evidence::Interview { count: 5 },
            1 => Evidence::Data { source: "CRM".to_owned(), date: None },
            _ => Evidence::Hypothesis,
        };
        let kind = std::mem::discriminant(&one);
        let chosen: Vec<ElementId> = if self.chance(4) {
            all.into_iter().filter(|it| std::mem::discriminant(it) == kind).collect()
        } else {
            vec![one]
        };
        let document = std::sync::Arc::clone(self.editor.document());
        let edits = chosen.into_iter().filter(|&it| !document.is_locked(it)).filter_map(|it| {
            let mut copy = Element::copy_of(document.element(it)?)?;
            *copy.evidence_mut()? = evidence.clone();
            Some(Edit::Change(Box::new(copy)))
        });
        let edits = edits.collect();
        self.apply(&Edit::Several { name: StepName::Change, edits });
    }

    fn hide_or_show(&mut self) {
        let Some(persona) = self.persona() else { return };
        if !self.view.hidden.remove(&persona.id) {
            self.view.hidden.insert(persona.id);
        }
    }

    fn compare(&mut self) {
        let pair = self.persona().zip(self.persona()).filter(|(one, other)| one.id != other.id);
        self.view.compare = pair.map(|(one, other)| (one.id, other.id)).filter(|_| self.view.compare.is_none());
    }

    /// A lane higher or lower, hidden or shown, elsewhere, new or gone.
    fn change_lane(&mut self) {
        let lanes: Vec<_> = self.journey().lanes.iter().cloned().collect();
        let at = self.below(lanes.len() + 1);
        let mut lane = match lanes.get(at) {
            Some(lane) if lanes.len() > 1 => Lane::clone(lane),
            _ => {
                let kind = self.of(&LaneKind::ALL);
                let id: LaneId = self.fresh();
                return self.add(Element::Lane(Lane::new(id, kind)), Some(at));
            }
        };
        match self.below(8) {
            0..=2 => lane.height = Weight::new(0.2 + self.share() * 4.0),
            3..=5 => lane.visible = !lane.visible,
            6 => {
                let index = self.below(lanes.len());
                return self.apply(&Edit::Reorder { element: lane.id.element(), index });
            }
            _ if self.chance(3) => return self.apply(&Edit::Remove(vec![lane.id.element()])),
            _ => lane.title.push('ж'),
        }
        self.change(Element::Lane(lane));
    }

    /// A stage wider or narrower, hidden or shown, elsewhere, new.
    fn change_stage(&mut self) {
        let stages: Vec<_> = self.journey().stages.iter().cloned().collect();
        let at = self.below(stages.len() + 1);
        let mut stage = match stages.get(at) {
            Some(stage) => Stage::clone(stage),
            None if stages.len() < 9 => {
                let id: StageId = self.fresh();
                return self.add(Element::Stage(Stage::new(id)), Some(at));
            }
            None => return,
        };
        match self.below(6) {
            0..=2 => stage.width = Weight::new(0.2 + self.share() * 4.0),
            3 => stage.visible = !stage.visible,
            4 => {
                let index = self.below(stages.len());
                return self.apply(&Edit::Reorder { element: stage.id.element(), index });
            }
            _ => stage.question.push('ю'),
        }
        self.change(Element::Stage(stage));
    }

    /// Another paper or language, of the project or of a view.
    fn change_sheet(&mut self) {
        let paper = self.of(&Paper::NAMED);
        let orientation = self.of(&[Orientation::Landscape, Orientation::Portrait]);
        let sheet = Sheet::of(paper, orientation);
        let language = self.of(&[Language::Ru, Language::En]);
        let mut project = self.editor.document().project.as_ref().clone();
        match self.below(5) {
            0 => self.view.sheet = self.view.sheet.is_none().then_some(sheet),
            1 => self.view.language = self.view.language.is_none().then_some(language),
            2 => project.language = language,
            3 => project.sheet = sheet,
            _ => project.title.push('ё'),
        }
        self.apply(&Edit::DescribeProject(Box::new(project)));
    }

    /// Copies of some things beside them.
    fn paste(&mut self) {
        let journey = self.journey();
        let all: Vec<ElementId> = journey.standing().map(ElementRef::id).collect();
        if all.is_empty() || all.len() > MANY {
            return;
        }
        let some: Vec<ElementId> = (0..=self.below(3)).map(|_| self.of(&all)).collect();
        let target = PasteTarget { journey: self.journey, spot: PastePosition::Beside, persona: None };
        let document = std::sync::Arc::clone(self.editor.document());
        let Some(fragment) = Fragment::copy(&document, self.journey, &some) else { return };
        let paste = fragment.paste(&document, &target, &mut IdSource::seeded(self.dice.next_number()));
        let refused = self.editor.apply_selecting(&paste.edit, paste.selected).err();
        assert!(matches!(refused, None | Some(EditError::Locked(_))), "{refused:?}");
    }

    /// Back or forward to any step, as the list of steps does.
    fn go_to_step(&mut self) {
        let depth = self.editor.history().depth();
        let step = depth.saturating_sub(self.below(6)) + self.below(4);
        self.editor.go_to_step(step);
    }

    /// Somebody else, another look, or nobody more.
    fn change_people(&mut self) {
        let count = self.editor.document().personas.len();
        match (self.below(5), self.persona()) {
            (0..=1, Some(mut persona)) => {
                persona.look = PersonaLook::nth(self.below(6));
                self.change(Element::Persona(persona));
            }
            (2, Some(persona)) if count > 1 && self.chance(2) => self.apply(&Edit::Remove(vec![persona.id.element()])),
            (_, persona) if count < 5 => {
                let id: PersonaId = self.fresh();
                let name = persona.map_or_else(|| "Вера".to_owned(), |persona| persona.name);
                self.add(Element::Persona(Persona { name, ..Persona::new(id) }), None);
            }
            _ => {}
        }
    }

    /// A layout of something else begins beside the window and is given up.
    fn begin_in_vain(&mut self) {
        let mut view = self.view.clone();
        view.sheet = self.chance(2).then_some(Sheet::portrait(Paper::A3));
        self.engine.begin(self.editor.document(), &view);
    }
}
