//! Copying and pasting: between the map and the clipboard.

use super::Studio;
use super::work::IncomingFor;
use crate::clip::{
    self, Fragment, Lines, Paste, PastePosition, PasteTarget, Pasted, TableOptions, TablePlan, TargetCell,
};
use crate::edit::{Edit, StepName};
use crate::editor::{HIT_TOLERANCE, card_place, hit};
use crate::i18n::Value;
use crate::model::{Document, ElementId, ElementRef, Image, Journey, LaneId, LaneKind, PersonaId, StageId};
use crate::studio::canvas::to_kurbo;
use crate::studio::desk::Workspace;
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::paste::{PasteLines, PasteTable};
use crate::studio::overlays::toasts::Tone;
use crate::studio::platform::clipboard::{ClipboardContents, Offer};
use eframe::egui::Context;
use kurbo::Point;
use std::sync::Arc;

impl Studio {
    /// Whether anything is selected that can be copied.
    pub(super) fn can_copy(&self) -> bool {
        let can = |element| !matches!(element, ElementId::Project | ElementId::Journey(_));
        self.session.editor().selection().iter().any(can)
    }

    fn fragment(&self) -> Option<Fragment> {
        let selected: Vec<ElementId> = self.session.editor().selection().iter().collect();
        Fragment::copy(self.session.document(), self.session.editor().journey(), &selected)
    }

    /// A PNG of what a fragment was copied from, as it stands on the sheet.
    fn drawn(&self, fragment: &Fragment) -> Option<Vec<u8>> {
        match clip::drawn(&self.session.layout_of_map().scene, &fragment.elements())? {
            Ok(png) => Some(png),
            Err(error) => {
                tracing::warn!(%error, "the picture of the selection cannot be drawn");
                None
            }
        }
    }

    /// Puts what is selected into the clipboard in every form that others may want; gives how many elements that are, or `None`
    /// if there are none or the clipboard takes nothing, which is told.
    fn offer(&mut self) -> Option<usize> {
        let fragment = self.fragment()?;
        let picture = self.drawn(&fragment);
        let taken = self.clipboard.put(Offer {
            text: Some(clip::text(&fragment)),
            html: Some(clip::html(&fragment)),
            own: fragment.to_json(),
            picture,
        });
        if !taken {
            self.notify_not_copied();
        }
        taken.then(|| fragment.copied().len())
    }

    fn notify_not_copied(&mut self) {
        let text = self.words().text("copied-nothing").into_owned();
        self.toasts.notify(Tone::Failed, text);
    }

    /// Copies what is selected.
    pub(super) fn copy(&mut self) {
        self.session.close_field();
        if let Some(count) = self.offer() {
            let text = self.words().format("copied-count", &[("count", count.into())]);
            self.toasts.notify(Tone::Done, text);
        }
    }

    /// Copies what is selected and takes it out, as one step. What is locked is copied and stays.
    pub(super) fn cut(&mut self) {
        self.session.close_field();
        if self.offer().is_none() {
            return;
        }
        let document = self.session.document();
        let (held, doomed): (Vec<ElementId>, Vec<ElementId>) = (self.session.editor().selection().iter())
            .filter(|&element| !matches!(element, ElementId::Project | ElementId::Journey(_)))
            .partition(|&element| document.is_locked(element));
        if let Some(&held) = held.first() {
            self.notify_locked(held);
        }
        if !doomed.is_empty() {
            self.apply(&Edit::Several { name: StepName::Cut, edits: vec![Edit::Remove(doomed)] });
        }
    }

    /// Puts a picture of what is selected into the clipboard, and nothing else: for programs that would rather take the text.
    pub(super) fn copy_picture(&mut self) {
        let Some(picture) = self.fragment().and_then(|fragment| self.drawn(&fragment)) else { return };
        if !self.clipboard.put(Offer { picture: Some(picture), ..Offer::default() }) {
            return self.notify_not_copied();
        }
        let text = self.words().text("copied-picture").into_owned();
        self.toasts.notify(Tone::Done, text);
    }

    /// Puts copies of what is selected beside it.
    pub(super) fn duplicate(&mut self) {
        let Some(fragment) = self.fragment() else { return };
        let target = PasteTarget { spot: PastePosition::Beside, ..self.target(None) };
        let mut ids = self.session.ids();
        let mut paste = fragment.paste(self.session.document(), &target, &mut ids);
        if let Edit::Several { name, .. } = &mut paste.edit {
            *name = StepName::Duplicate;
        }
        self.put(&paste);
    }

    /// Takes the best of what stands in the clipboard.
    pub(super) fn paste(&mut self, ctx: &Context, as_one: bool) {
        if self.session.view().workspace == Workspace::Metrics {
            return self.paste_funnel(ctx);
        }
        if !matches!(self.session.view().workspace, Workspace::Map | Workspace::Personas) {
            return;
        }
        self.session.close_field();
        let found = self.clipboard.take();
        if !found.files.is_empty() {
            return self.take_files(ctx, &found.files);
        }
        if self.session.view().workspace == Workspace::Map {
            let place = self.pointed(ctx);
            self.paste_found(ctx, found, place, as_one);
        } else {
            self.paste_among_personas(ctx, found);
        }
    }

    /// Among the personas a picture becomes the portrait of the one whose sheet is shown, and copied personas come in.
    fn paste_among_personas(&mut self, ctx: &Context, found: ClipboardContents) {
        if let Some(fragment) = found.own.as_deref().and_then(Fragment::from_json) {
            if fragment.copied().iter().any(|id| matches!(id, ElementId::Persona(_))) {
                self.put_fragment(&fragment, None);
            }
        } else if let (Some(picture), Some(persona)) = (found.picture, self.persona_meant()) {
            self.read_pasted(ctx, IncomingFor::Portrait(persona), picture);
        }
    }

    /// Puts what others have written at a place of the sheet.
    pub(super) fn paste_found(&mut self, ctx: &Context, found: ClipboardContents, place: Option<Point>, as_one: bool) {
        if let Some(fragment) = found.own.as_deref().and_then(Fragment::from_json) {
            return self.put_fragment(&fragment, place);
        }
        match (Pasted::read(found.text.as_deref(), found.html.as_deref()), found.picture) {
            // A picture from a page comes with a page that shows it and says nothing.
            (Pasted::Text(text), Some(picture)) if text.is_empty() => {
                self.read_pasted(ctx, IncomingFor::OnMap(place), picture);
            }
            (Pasted::Elements(fragment), _) => self.put_fragment(&fragment, place),
            (Pasted::Text(text), _) if text.is_empty() => {
                let text = self.words().text("pasted-nothing").into_owned();
                self.toasts.notify(Tone::Failed, text);
            }
            (pasted, _) if as_one => {
                let whole = match pasted {
                    Pasted::Text(text) => text,
                    Pasted::Lines(lines) => found.text.unwrap_or_else(|| lines.whole()).trim().to_owned(),
                    Pasted::Table(rows) => rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join("\n"),
                    Pasted::Elements(fragment) => clip::text(&fragment),
                };
                let target = self.target(place);
                self.put_one(&whole, &target);
            }
            (Pasted::Text(text), _) => {
                let target = self.target(place);
                self.put_one(&text, &target);
            }
            (Pasted::Lines(lines), _) => {
                let target = self.target(place);
                self.put_lines(lines, target);
            }
            (Pasted::Table(table), _) => {
                let target = self.target(place);
                let reading = TableOptions::guess(&table, &self.session.journey());
                self.raise(Dialog::PasteTable(PasteTable { table, reading, target }));
            }
        }
    }

    fn put_lines(&mut self, lines: Lines, target: PasteTarget) {
        if lines.clear {
            self.put_cards(&lines.items, &target);
        } else {
            self.raise(Dialog::PasteLines(PasteLines { lines, target }));
        }
    }

    /// Puts one card for each text.
    pub(super) fn put_cards(&mut self, lines: &[String], target: &PasteTarget) {
        let mut ids = self.session.ids();
        let paste = clip::cards(self.session.document(), target, lines, &mut ids);
        self.put(&paste);
    }

    fn put_one(&mut self, text: &str, target: &PasteTarget) {
        if !text.is_empty() {
            let mut ids = self.session.ids();
            let paste = clip::one_card(self.session.document(), target, text, &mut ids);
            self.put(&paste);
        }
    }

    /// Puts a table on the map as it was planned.
    pub(super) fn put_table(&mut self, plan: &TablePlan, target: &PasteTarget) {
        let mut ids = self.session.ids();
        let paste = plan.paste(self.session.document(), target, &mut ids);
        self.put(&paste);
    }

    fn put_fragment(&mut self, fragment: &Fragment, place: Option<Point>) {
        let target = self.target(place);
        let mut ids = self.session.ids();
        let paste = fragment.paste(self.session.document(), &target, &mut ids);
        self.put(&paste);
    }

    fn put(&mut self, paste: &Paste) {
        let refused = self.session.paste(paste).err();
        self.refused(refused);
        self.notify_held(paste.held > 0);
        let left_out = paste.left_out.len() + paste.held;
        if left_out > 0 {
            let count = Value::from(left_out);
            let text = self.words().format("pasted-left-out", &[("count", count)]);
            self.toasts.notify(Tone::Failed, text);
        }
    }

    /// A picture becomes the portrait of the persona under the pointer, else of the selected one, once it is framed; else a card.
    /// Several become cards, as one step.
    pub(super) fn put_pictures(&mut self, pictures: &[(Arc<Image>, String)], place: Option<Point>) {
        if let ([(image, _)], Some(persona)) = (pictures, self.persona_under(place)) {
            return self.frame_portrait(persona, Arc::clone(image));
        }
        let target = self.target(place);
        let mut ids = self.session.ids();
        let paste = clip::cards_with_pictures(self.session.document(), &target, pictures, &mut ids);
        self.put(&paste);
    }

    fn persona_under(&self, place: Option<Point>) -> Option<PersonaId> {
        let scene = &self.session.layout().scene;
        let tolerance = HIT_TOLERANCE / self.surface.camera.zoom().max(1e-6);
        let under = place.and_then(|place| hit(scene, place, tolerance)).map(|source| source.element);
        match (under, self.session.editor().selection().single()) {
            (Some(ElementId::Persona(persona)), _) | (_, Some(ElementId::Persona(persona))) => Some(persona),
            _ => None,
        }
    }

    /// The place of the sheet that the pointer means: where it was last over the bare canvas, as long as it has not gone to a
    /// panel beside it.
    pub(super) fn pointed(&self, ctx: &Context) -> Option<Point> {
        let now = ctx.input(|input| input.pointer.latest_pos())?;
        let last = self.hand.last_over.filter(|_| self.canvas().contains(now))?;
        Some(self.surface.camera.to_sheet(to_kurbo(last)))
    }

    /// Where things are put: in the cell under the pointer, else in that of what is selected, else beside their originals.
    fn target(&self, place: Option<Point>) -> PasteTarget {
        let cell = place.and_then(|place| self.cell_at(place)).or_else(|| self.selected_cell());
        PasteTarget {
            journey: self.session.editor().journey(),
            spot: cell.map_or(PastePosition::Beside, PastePosition::Cell),
            persona: self.session.editor().active_persona(),
        }
    }

    fn cell_at(&self, place: Point) -> Option<TargetCell> {
        let frame = &self.session.layout().frame;
        let (stage, band) = frame.cell_at(place)?;
        let (at, row) = match band.kind {
            LaneKind::Touchpoints => {
                let at = card_place(&self.session.journey(), frame, stage, place.x);
                (at, Some(frame.row_at(stage, place.y)))
            }
            LaneKind::Emotions | LaneKind::DropOff => (frame.stage_at(place.x).map(|(_, at)| at), None),
            _ => (None, None),
        };
        Some(TargetCell { stage, lane: Some(band.id), at, row })
    }

    fn selected_cell(&self) -> Option<TargetCell> {
        let selection = self.session.editor().selection();
        if let Some((stage, lane)) = selection.cell() {
            return Some(TargetCell { stage, lane: Some(lane), at: None, row: None });
        }
        let element = selection.single()?;
        let (stage, lane) = cell_of(self.session.document(), &self.session.journey(), element)?;
        Some(TargetCell { stage, lane, at: None, row: None })
    }
}

/// The stage and the lane an element stands in. A lane alone means its first stage.
fn cell_of(document: &Document, journey: &Journey, element: ElementId) -> Option<(StageId, Option<LaneId>)> {
    let found = document.element(element)?;
    let lane = match found {
        ElementRef::Lane(lane) => Some(lane.id),
        _ => journey.lane_of(found.element()).map(|lane| lane.id),
    };
    let first = || journey.shown_stages().next().map(|stage| stage.id).filter(|_| lane.is_some());
    Some((found.stage().or_else(first)?, lane))
}
