//! Curves, labels and links of feelings and losses.

use super::Studio;
use super::state::{CurveState, WeighedCurves};
use crate::edit::{Edit, Element, StepName};
use crate::editor::{self, Placement};
use crate::method;
use crate::model::{
    DropOff, DropOffId, ElementId, ElementRef, JourneyKind, Labelling, Lane, LaneKind, PersonaId, Solution, SolutionId,
};
use crate::studio::overlays::toasts::Tone;
use eframe::egui::Context;
use std::sync::Arc;

impl Studio {
    /// Whether an emotion point is selected, and whether one or a drop-off is.
    pub(super) fn selected_feelings(&self) -> (bool, bool) {
        let selected = || self.session.editor().selection().iter();
        let points = selected().any(|element| matches!(element, ElementId::Emotion(_)));
        (points, points || selected().any(|element| matches!(element, ElementId::DropOff(_))))
    }

    /// Says of the selected emotion points when their words stand on the sheet, as one step. What is locked stays.
    pub(super) fn label_points(&mut self, label: Labelling) {
        let document = self.session.document();
        let relabelled = |element: ElementId| match document.element(element)? {
            ElementRef::Emotion(point) if point.label != label => {
                let mut next = point.as_ref().clone();
                next.set_label(label);
                Some(Element::Emotion(next))
            }
            _ => None,
        };
        let selected = self.session.editor().selection().iter();
        let (held, free): (Vec<ElementId>, Vec<ElementId>) = selected.partition(|&element| document.is_locked(element));
        let edits: Vec<Edit> =
            free.into_iter().filter_map(relabelled).map(|point| Edit::Change(Box::new(point))).collect();
        if let Some(&held) = held.first().filter(|_| edits.is_empty()) {
            return self.notify_locked(held);
        }
        if !edits.is_empty() {
            self.apply(&Edit::Several { name: StepName::Label, edits });
        }
    }

    /// Links the selected emotion points and drop-offs to the nearest touchpoint of their stages.
    pub(super) fn link_to_nearest(&mut self) {
        let selected = self.session.selected();
        let edit = editor::link_nearest(self.session.document(), &self.session.layout().frame, &selected);
        match edit {
            Some(edit) => self.apply(&edit),
            None => self.notify("link-nothing"),
        }
    }

    /// The persona whose curve is meant: of what is selected, else the active one, else the first.
    fn persona_in_hand(&self) -> Option<PersonaId> {
        let active = || self.session.editor().active_persona();
        let first = || self.session.document().personas.at(0).map(|persona| persona.id);
        self.persona_meant().or_else(active).or_else(first)
    }

    /// What can be done with the curves, weighed anew only where something of it changed.
    pub(super) fn curve_facts(&self) -> CurveState {
        let (journey, personas) = (self.session.journey(), &self.session.document().personas);
        let (hidden, in_hand, meant) = (&self.session.view().hidden, self.persona_in_hand(), self.persona_meant());
        let mut weighed = self.memo.curves.borrow_mut();
        let same = weighed.as_ref().filter(|of| {
            Arc::ptr_eq(&of.journey, &journey)
                && of.personas.same(personas)
                && of.hidden == *hidden
                && (of.in_hand, of.meant) == (in_hand, meant)
        });
        if let Some(same) = same {
            return same.state;
        }
        let state = CurveState {
            can_begin: in_hand.is_some_and(|persona| editor::can_begin_to_be(&journey, persona)),
            can_compare: self.first_to_compare().is_some(),
            is_alike: self.is_alike(),
        };
        let (personas, hidden) = (personas.clone(), hidden.clone());
        *weighed = Some(WeighedCurves { journey, personas, hidden, in_hand, meant, state });
        state
    }

    /// Copies the curve as it is to the curve as it should become, and takes that in hand.
    pub(super) fn begin_to_be(&mut self) {
        let Some(persona) = self.persona_in_hand() else { return };
        self.session.close_field();
        let Some(edit) = self.session.beginning_of_to_be(persona) else { return };
        self.apply(&edit);
        self.session.set_active_persona(Some(persona));
        self.session.set_active_curve(JourneyKind::ToBe);
    }

    /// Takes the other curve in hand.
    pub(super) fn switch_curve(&mut self) {
        let (other, key) = match self.session.editor().active_curve() {
            JourneyKind::AsIs => (JourneyKind::ToBe, "curve-now-to-be"),
            JourneyKind::ToBe => (JourneyKind::AsIs, "curve-now-as-is"),
        };
        self.session.set_active_curve(other);
        self.notify(key);
    }

    fn notify(&mut self, key: &'static str) {
        let text = self.words().text(key).into_owned();
        self.toasts.notify(Tone::Done, text);
    }

    /// Whether there are two curves that can be compared.
    pub(super) fn first_to_compare(&self) -> Option<(PersonaId, Option<PersonaId>)> {
        let document = self.session.document();
        let journey = self.session.journey();
        let shown = |persona: &PersonaId| {
            !self.session.view().hidden.contains(persona)
                && journey.emotions.iter().any(|point| point.persona == *persona && point.curve == JourneyKind::AsIs)
        };
        let mut personas: Vec<PersonaId> =
            document.personas.iter().map(|persona| persona.id).filter(|persona| shown(persona)).collect();
        // The one in hand comes first.
        if let Some(place) = self.persona_in_hand().and_then(|own| personas.iter().position(|other| *other == own)) {
            personas.swap(0, place);
        }
        match personas.as_slice() {
            &[one, other, ..] => Some((one, Some(other))),
            &[one] => (!method::changes(&journey, one).is_empty()).then_some((one, None)),
            [] => None,
        }
    }

    /// Opens the comparison, or ends it.
    pub(super) fn toggle_compare(&mut self) {
        self.session.view_mut().compare = match self.session.view().compare {
            Some(_) => None,
            None => self.first_to_compare(),
        };
        self.person.peeks |= self.session.view().compare.is_some();
    }

    /// Adds a solution to the stage of a drop-off and links it, as one step, with the lane of solutions where there is none; its
    /// title is typed over at once.
    pub(super) fn solve(&mut self, ctx: &Context, id: DropOffId) {
        let document = self.session.document();
        let Some(ElementRef::DropOff(dropoff)) = document.element(ElementId::DropOff(id)) else { return };
        let dropoff = dropoff.as_ref().clone();
        self.session.close_field();
        let has_lane = self.session.journey().lanes.iter().any(|lane| lane.kind == LaneKind::Solutions);
        let journey = self.session.editor().journey();
        let add = |element| Edit::Add { journey, element: Box::new(element), index: None };
        let solution: SolutionId = self.session.fresh();
        let mut edits = Vec::new();
        if !has_lane {
            edits.push(add(Element::Lane(Lane::new(self.session.fresh(), LaneKind::Solutions))));
        }
        edits.push(add(Element::Solution(Solution::new(solution, dropoff.stage))));
        edits.push(Edit::Change(Box::new(Element::DropOff(DropOff { solution: Some(solution), ..dropoff }))));
        let edit = Edit::Several { name: StepName::AddSolution, edits };
        if self.apply_selecting(&edit, ElementId::Solution(solution)) {
            ctx.request_repaint();
            self.hand.focus_field = true;
        }
    }

    /// Puts the block of what to mend first on the poster: shows its lane, or adds it below the others.
    pub(super) fn show_priorities(&mut self) {
        let journey = self.session.journey();
        match journey.lanes.iter().find(|lane| lane.kind == LaneKind::Priorities) {
            Some(lane) => {
                let lane = Element::Lane(Lane { visible: true, ..lane.as_ref().clone() });
                self.apply(&Edit::Several { name: StepName::ShowHidden, edits: vec![Edit::Change(Box::new(lane))] });
            }
            None => self.add(|session| session.insert_lane(LaneKind::Priorities, None)),
        }
        self.notify("priorities-on-poster");
    }

    /// Whether a feeling or loss that is put now goes to the touchpoint that alone is selected.
    pub(super) fn goes_to_touchpoint(&self, placement: &Placement) -> bool {
        matches!(placement, Placement::EmotionPoint | Placement::DropOff)
            && matches!(self.session.editor().selection().single(), Some(ElementId::Touchpoint(_)))
    }
}
