//! What is done with personas: seen alone, kept in files, given a picture and a look.

use super::Studio;
use super::work::{JobResult, JobSlot, NotWritten, Onto, unless_in_the_way};
use crate::clip::{Fragment, PastePosition, PasteTarget};
use crate::edit::{Edit, Element, StepName};
use crate::i18n::{Message, Value};
use crate::layout::PaperTheme;
use crate::model::{Document, ElementId, ElementRef, Image, Persona, PersonaId, PersonaLook};
use crate::store::{self, OpenError, SaveError, Sight};
use crate::studio::desk::open_file::file_name;
use crate::studio::desk::{Purpose, Workspace};
use crate::studio::dialogs::Dialog;
use crate::studio::dialogs::portrait::Crop;
use eframe::egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Studio {
    /// The persona that a command means: the selected one, or whose the selected feeling or loss is; among the personas themselves
    /// the one whose sheet is shown.
    pub(super) fn persona_meant(&self) -> Option<PersonaId> {
        let document = self.session.document();
        let selected = self.session.editor().selection().single().and_then(|element| document.element(element));
        let selected = match selected {
            Some(ElementRef::Persona(persona)) => Some(persona.id),
            Some(ElementRef::Emotion(point)) => Some(point.persona),
            Some(ElementRef::DropOff(dropoff)) => Some(dropoff.persona),
            _ => None,
        };
        let first = || document.personas.at(0).map(|persona| persona.id);
        selected.or_else(|| first().filter(|_| self.session.view().workspace == Workspace::Personas))
    }

    /// Whether the portrait of the persona that is meant can be framed anew.
    pub(super) fn can_crop(&self) -> bool {
        self.own_portrait().is_some()
    }

    /// Whether the persona that is meant is taken for another.
    pub(super) fn is_alike(&self) -> bool {
        let paper = PaperTheme::get();
        let Some(persona) = self.persona_meant().and_then(|id| self.session.document().persona(id)) else {
            return false;
        };
        let mut others = self.session.document().personas.iter().filter(|other| other.id != persona.id);
        others.any(|other| paper.too_similar(persona.look, other.look).is_some())
    }

    fn own_portrait(&self) -> Option<(&Arc<Persona>, &Arc<Image>)> {
        let document = self.session.document();
        let persona = document.persona(self.persona_meant()?)?;
        Some((persona, document.images.get(&persona.portrait?)?))
    }

    /// Shows one persona alone; all of them, if it is alone already.
    pub(super) fn solo(&mut self, persona: PersonaId) {
        let document = self.session.document();
        let others = document.personas.iter().map(|persona| persona.id).filter(|other| *other != persona).collect();
        if self.session.view().hidden == others {
            self.session.view_mut().hidden.clear();
        } else {
            self.session.view_mut().hidden = others;
        }
    }

    /// Gives the persona that is meant the look that is farthest from those of the others.
    pub(super) fn take_free_look(&mut self) {
        let Some(id) = self.persona_meant() else { return };
        let document = Arc::clone(self.session.document());
        let Some(persona) = document.persona(id) else { return };
        let others = document.personas.iter().filter(|other| other.id != id);
        let taken: Vec<PersonaLook> = others.map(|other| other.look).collect();
        let look = PaperTheme::get().most_distinct_look(&taken);
        self.session.close_field();
        let edit = Edit::Change(Box::new(Element::Persona(Persona { look, ..persona.as_ref().clone() })));
        self.apply(&Edit::Several { name: StepName::FreeLook, edits: vec![edit] });
    }

    /// Asks which part of the portrait is shown.
    pub(super) fn crop_portrait(&mut self) {
        self.session.close_field();
        if let Some((persona, image)) = self.own_portrait() {
            self.dialog = Dialog::Crop(Crop::new(persona.id, Arc::clone(image), persona.crop));
        }
    }

    /// Asks which part of a picture becomes the portrait of a persona.
    pub(super) fn frame_portrait(&mut self, persona: PersonaId, image: Arc<Image>) {
        self.session.close_field();
        if self.session.document().persona(persona).is_some() {
            self.raise(Dialog::Crop(Crop::new(persona, image, None)));
        }
    }

    /// Writes a persona with its portrait to a file of its own.
    pub(super) fn write_persona(&mut self, ctx: &Context, persona: PersonaId, path: PathBuf, onto: Onto) {
        self.session.close_field();
        let Some(part) = Fragment::persona(self.session.document(), persona) else { return };
        let may = self.may_replace(&path, onto);
        self.start(ctx, JobSlot::SavingPersona(path.clone()), move || {
            let saved = unless_in_the_way(may, &path, || store::save(&path, &part.to_document()));
            JobResult::PersonaSaved(persona, path, saved.map(|stamp| Some(stamp.sight())))
        });
    }

    /// Reads a persona from a file, to put it into the project.
    pub(super) fn read_persona(&mut self, ctx: &Context, path: PathBuf) {
        self.start(ctx, JobSlot::ReadingPersona, move || {
            let read = store::open_part(&path);
            JobResult::PersonaRead(path, Box::new(read))
        });
    }

    /// Tells how saving a persona went.
    pub(super) fn persona_saved(
        &mut self,
        persona: PersonaId,
        path: PathBuf,
        saved: Result<Option<Sight>, NotWritten<SaveError>>,
    ) {
        let text = self.words().text("persona-saved").into_owned();
        self.take_written(Purpose::SavePersona(persona), (text, None, "failed-save-persona"), path, saved);
    }

    /// Puts a persona that was read into the project.
    pub(super) fn persona_read(&mut self, path: &Path, read: Result<Document, OpenError>) {
        match read.map(Fragment::from_document) {
            Ok(Some(part)) => {
                let target = PasteTarget {
                    journey: self.session.editor().journey(),
                    spot: PastePosition::Beside,
                    persona: None,
                };
                let mut ids = self.session.ids();
                let paste = part.insert(self.session.document(), &target, &mut ids);
                let refused = self.session.paste(&paste).err();
                self.refused(refused);
            }
            Ok(None) => {
                let name = || Value::quoted(&file_name(path));
                let why = Message::new("failed-persona-unknown").with("name", name());
                self.fail(Message::new("failed-open-named").with("name", name()), &why);
            }
            Err(error) => self.not_opened(path, &error),
        }
    }

    /// Opens the menu of an element at a place of the screen.
    pub(super) fn open_menu(&mut self, at: eframe::egui::Pos2, element: ElementId) {
        self.session.close_field();
        self.session.select(Some(element));
        self.overlays.context_menu.open(at, Some(element));
    }
}
