//! The document in hand: editor, layout and remarks, always in step with each other.

use super::layout_job::{LaidOut, Wanted};
use super::open_file::{FileOnDisk, OpenFile, Opening, Origin};
use super::review::{self, Findings, Remark};
use super::{Place, ViewState};
use crate::clip::Paste;
use crate::edit::{Edit, EditError, Element, StepName};
use crate::editor::{Context, Defaults, Editor, Event, Outcome, Placement};
use crate::i18n::Messages;
use crate::layout::{Layout, PaperTheme, View};
use crate::method;
use crate::model::{
    Document, IdSource, Journey, JourneyId, Lane, LaneKind, Language, Metric, Persona, PersonaLook, Stage, StageId,
    TouchpointId,
};
use eframe::egui::Id;
use kurbo::Rect;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many things moved at once may leave a sheet on which every text has to be set again.
const MANY: usize = 1000;

/// A document that is edited, and all that is derived from it.
pub(crate) struct Session {
    editor: Editor,
    sheet: LaidOut,
    remarks: Arc<[Remark]>,
    reviewed: Option<(Arc<Document>, Language)>,
    /// The document of the last frame that asked for remarks.
    seen_last: Option<Arc<Document>>,
    field: Option<Id>,
    open: OpenFile,
}

/// How the person sees the sheet at the moment of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// Screen points per sheet point.
    pub(crate) zoom: f64,
    /// The part of the sheet that is in view.
    pub(crate) view: Rect,
    /// Whether a finger points.
    pub(crate) touch: bool,
}

/// Words of new elements in the language of the map.
#[derive(Debug)]
struct MapWords(&'static Messages);

impl Defaults for MapWords {
    fn title(&self, placement: &Placement) -> String {
        // What nobody has named yet has no name: one that is made up would be printed.
        let Placement::Touchpoint { channel } = placement else { return String::new() };
        let key = format!("channel-{channel}");
        if self.0.has(&key) { self.0.text(&key).into_owned() } else { channel.clone() }
    }
}

impl Session {
    /// Takes a document in hand. One without a journey gets an empty one, so that there is always a sheet.
    pub(crate) fn new(mut document: Document) -> Self {
        let mut ids = crate::store::fresh_ids();
        let first = document.first_journey().map(|journey| journey.id);
        let journey = first.unwrap_or_else(|| {
            let id = JourneyId::new(ids.next_number());
            document.journeys.insert(0, Journey::empty(id));
            id
        });
        Self {
            editor: Editor::new(document, journey, ids),
            sheet: LaidOut::default(),
            remarks: Arc::default(),
            reviewed: None,
            seen_last: None,
            field: None,
            open: OpenFile::untitled(),
        }
    }

    /// Takes a project in hand that was opened. One that had to be mended is offered to be saved.
    pub(crate) fn open(opening: Opening) -> Self {
        let Opening { document, file, findings } = opening;
        let mended = findings.has_mended();
        let mut session = Self { open: OpenFile::read(file, findings), ..Self::new(document) };
        if mended {
            session.editor.mark_unsaved();
        }
        session
    }

    /// The editor, to be read.
    pub(crate) const fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The editor, for selection and tools. Edits go through this type, so that what is derived stays in step.
    pub(crate) const fn editor_mut(&mut self) -> &mut Editor {
        &mut self.editor
    }

    /// The document as it is now.
    pub(crate) const fn document(&self) -> &Arc<Document> {
        self.editor.document()
    }

    /// The journey on the sheet.
    pub(crate) fn journey(&self) -> Arc<Journey> {
        let id = self.editor.journey();
        self.document().journey(id).cloned().unwrap_or_else(|| Arc::new(Journey::empty(id)))
    }

    /// The sheet as it was laid out last.
    pub(crate) const fn layout(&self) -> &Arc<Layout> {
        self.sheet.layout()
    }

    /// Whether the sheet stands as it was held a moment ago, and will find the size of its type without anything being done.
    pub(crate) const fn is_settling(&self) -> bool {
        self.sheet.is_settling()
    }

    /// What the review has to say.
    pub(crate) const fn remarks(&self) -> &Arc<[Remark]> {
        &self.remarks
    }

    /// Which of all documents that were in hand this is.
    pub(crate) const fn serial(&self) -> u64 {
        self.open.serial()
    }

    /// Where the document is kept.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.open.file().map(FileOnDisk::path)
    }

    /// The file it is kept in.
    pub(crate) const fn file(&self) -> Option<&FileOnDisk> {
        self.open.file()
    }

    /// The file it is kept in, to note what was seen of it.
    pub(crate) const fn file_mut(&mut self) -> Option<&mut FileOnDisk> {
        self.open.file_mut()
    }

    /// What was wrong with the file when it was opened.
    pub(crate) const fn findings(&self) -> &Findings {
        self.open.findings()
    }

    /// The table that figures were taken from in this run.
    pub(crate) fn table(&self) -> Option<&Path> {
        self.open.table()
    }

    /// Notes the table that figures were taken from; none for a pasted one.
    pub(crate) fn note_table(&mut self, table: Option<PathBuf>) {
        self.open.note_table(table);
    }

    /// When it was saved last in this run.
    pub(crate) fn saved_at(&self) -> Option<&str> {
        self.open.saved_at()
    }

    /// Notes that a snapshot was written to a file.
    pub(crate) fn mark_saved(&mut self, snapshot: &Arc<Document>, file: FileOnDisk) {
        self.editor.mark_saved(snapshot);
        self.open.note_saved(file);
    }

    /// Brings layout and remarks in step with the document. Who is shown the map sees no questions in empty cells.
    pub(crate) fn refresh(&mut self, seen: &ViewState) {
        let document = Arc::clone(self.editor.document());
        let journey = self.editor.journey();
        let view = View {
            hidden: seen.hidden.clone(),
            // What is printed compares nobody.
            compare: seen.compare.filter(|_| seen.place != Place::Print).and_then(|(one, other)| Some((one, other?))),
            hints: !seen.show,
            editing: seen.editing,
            steady: self.editor.is_moving(),
            ..View::default()
        };
        let many = self.editor.selection().len() > MANY;
        if self.sheet.follow(Wanted { document, journey, view }, many) {
            self.reviewed = None;
        }
    }

    /// The map was made from a template just now.
    pub(crate) fn begin_here(&mut self) {
        self.open.set_origin(Origin::Template(Arc::clone(self.editor.document())));
    }

    /// The map as a template made it.
    fn begun(&self) -> Option<&Document> {
        match self.open.origin() {
            Origin::Template(begun) => Some(begun),
            Origin::Own | Origin::Example => None,
        }
    }

    /// Notes whether this is a worked example that says so.
    pub(crate) fn note_example(&mut self, example: bool) {
        self.open.set_origin(if example { Origin::Example } else { Origin::Own });
    }

    /// Whether this is a worked example that says so.
    pub(crate) const fn is_example(&self) -> bool {
        matches!(self.open.origin(), Origin::Example)
    }

    /// Looks the map over once it stays for a frame: while every frame has another one nobody reads what there is to say. Gives
    /// whether to ask again in the next frame.
    pub(crate) fn review(&mut self, language: Language) -> bool {
        let document = Arc::clone(self.editor.document());
        let reviewed =
            self.reviewed.as_ref().is_some_and(|(of, words)| Arc::ptr_eq(of, &document) && *words == language);
        if reviewed || self.editor.history().is_open() {
            return false;
        }
        let last = self.seen_last.replace(Arc::clone(&document));
        if last.is_some_and(|last| !Arc::ptr_eq(&last, &document)) {
            return true;
        }
        let journey = self.editor.journey();
        let (begun, words) = (self.begun(), Messages::of(language));
        let found = review::remarks(&document, journey, self.layout(), self.open.findings(), words, begun);
        self.remarks = found.into();
        self.reviewed = Some((document, language));
        false
    }

    /// Whether a letter begins a text where the selection is.
    pub(crate) fn takes_letters(&self) -> bool {
        self.editor.takes_letters(&self.layout().frame)
    }

    /// Hands an event of the canvas to the editor.
    pub(crate) fn handle(&mut self, event: Event, seen: Seen) -> Outcome {
        self.in_context(seen, |editor, context| editor.handle(event, context))
    }

    /// Lets the editor do something that needs to know the sheet as it is laid out.
    pub(crate) fn in_context<T>(&mut self, seen: Seen, act: impl FnOnce(&mut Editor, &Context<'_>) -> T) -> T {
        let words = MapWords(Messages::of(self.document().project.language));
        let scene = Arc::clone(&self.layout().scene);
        let frame = Arc::clone(&self.layout().frame);
        let Seen { zoom, view, touch } = seen;
        let context = Context { scene: &scene, frame: &frame, zoom, view, touch, defaults: &words };
        act(&mut self.editor, &context)
    }

    /// Puts something new where the person is, without a pointer.
    pub(crate) fn place_here(&mut self, placement: &Placement, seen: Seen) -> Outcome {
        self.in_context(seen, |editor, context| editor.place_here(placement, context))
    }

    /// Applies an edit of a panel.
    ///
    /// # Errors
    /// Those of the edit; the document is as it was then.
    pub(crate) fn apply(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.editor.apply(edit)
    }

    /// A field has the focus: what is changed until it ends is one step.
    pub(crate) fn begin_field(&mut self, field: Id) {
        self.editor.begin_field(StepName::Change);
        self.field = Some(field);
    }

    /// A field has the focus that is the text of what was just put there: both are one step.
    pub(crate) fn continue_in_field(&mut self, field: Id) {
        self.editor.continue_in_field();
        self.field = Some(field);
    }

    /// The field whose changes are being gathered into one step.
    pub(crate) fn open_field(&self) -> Option<Id> {
        self.field.filter(|_| self.editor.history().is_open())
    }

    /// The field has lost the focus; another that has it by now stays open.
    pub(crate) fn end_field(&mut self, field: Id) {
        if self.field == Some(field) {
            self.close_field();
        }
    }

    /// Ends whatever field is open.
    pub(crate) fn close_field(&mut self) {
        self.editor.end_field();
        self.field = None;
    }

    /// The field that is open is left with nothing in it, and so is what was put there for it.
    pub(crate) fn withdraw_field(&mut self) {
        self.editor.withdraw_field();
        self.field = None;
    }

    /// Whether there is anything that is not saved.
    pub(crate) fn is_dirty(&self) -> bool {
        self.editor.history().is_dirty()
    }

    /// What is not saved: all but what a gesture that is not at its end has changed so far.
    pub(crate) fn unsaved(&self) -> Option<&Arc<Document>> {
        let history = self.editor.history();
        let document = history.opened().filter(|_| self.editor.is_carrying()).unwrap_or_else(|| history.current());
        (!Arc::ptr_eq(document, history.saved())).then_some(document)
    }

    /// Adds a stage after the selected one, or last, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn add_stage(&mut self) -> Result<(), EditError> {
        let selected = self.editor.selection().single();
        let after =
            selected.and_then(|element| self.document().element(element)).and_then(crate::model::ElementRef::stage);
        let index = after.and_then(|stage| self.journey().stages.position(stage)).map(|index| index + 1);
        self.insert_stage(index)
    }

    /// Adds a stage at a place among the stages, or last, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn insert_stage(&mut self, index: Option<usize>) -> Result<(), EditError> {
        let stage = Stage::new(self.editor.fresh());
        self.add(Element::Stage(stage), index)
    }

    /// Adds a lane of a kind at a place among the lanes, or below the others, and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn insert_lane(&mut self, kind: LaneKind, index: Option<usize>) -> Result<(), EditError> {
        let lane = Lane::new(self.editor.fresh(), kind);
        self.add(Element::Lane(lane), index)
    }

    /// Adds a persona with a look of its own and selects it.
    ///
    /// # Errors
    /// Those of the edit.
    pub(crate) fn add_persona(&mut self) -> Result<(), EditError> {
        let taken: Vec<PersonaLook> = self.document().personas.iter().map(|persona| persona.look).collect();
        let persona = Persona { look: PaperTheme::get().free_look(&taken), ..Persona::new(self.editor.fresh()) };
        self.add(Element::Persona(persona), None)
    }

    /// Adds a metric without a name to a stage and selects it.
    ///
    /// # Errors
    /// Those of the edit; nothing has changed then.
    pub(crate) fn add_metric(&mut self, stage: StageId) -> Result<(), EditError> {
        let metric = Metric::new(self.editor.fresh(), stage);
        self.add(Element::Metric(metric), None)
    }

    /// Applies what was pasted as one step and selects it.
    ///
    /// # Errors
    /// Those of the edit; nothing has changed then.
    pub(crate) fn paste(&mut self, paste: &Paste) -> Result<(), EditError> {
        if paste.is_empty() {
            return Ok(());
        }
        self.close_field();
        self.editor.apply_selecting(&paste.edit, paste.selected.iter().copied())
    }

    /// A source of ids for what is pasted: another one each time.
    pub(crate) fn ids(&mut self) -> IdSource {
        IdSource::seeded(self.editor.fresh::<TouchpointId>().number())
    }

    fn add(&mut self, element: Element, index: Option<usize>) -> Result<(), EditError> {
        let id = element.id();
        let journey = self.editor.journey();
        self.close_field();
        self.editor.apply_selecting(&Edit::Add { journey, element: Box::new(element), index }, [id])
    }
}

/// The icon of a channel; a channel that the catalogue does not know has a neutral one.
pub(crate) fn channel_icon(key: &str) -> &'static str {
    method::channel(key).map_or("map-pin", |channel| channel.icon)
}
