//! The document in hand: editor, layout and remarks, always in step with each other.

mod edits;
mod supposed;
mod supposed_document;

use super::layout_job::{LayoutRequest, SheetLayout};
use super::open_file::{FileOnDisk, OpenFile, Opening, Origin};
use super::review::{self, Findings, Remark};
use super::{DocumentView, KeptBack};
use crate::editor::{Border, Context, Defaults, Editor, Event, Outcome, Placement};
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::{Document, ElementId, Journey, JourneyId, Language};
use eframe::egui::Id;
use kurbo::{Point, Rect};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use supposed_document::Supposed;

/// So many things moved at once may leave a sheet on which every text has to be set again: that layout may be deferred.
const DEFERS_FROM: usize = 1000;

/// The document as it was given to others, behind what it was made of.
type ShownTo = (Arc<Document>, KeptBack, Arc<Document>);

/// A document that is edited, how it is looked at, and all that is derived from the two. Nothing outside can reach the one without
/// the other: whoever asks for the sheet gets that of the document and the view as they are at that moment.
pub(crate) struct Session {
    editor: Editor,
    /// Shared with the frame that is drawn.
    view: Arc<DocumentView>,
    /// The sheet as it was asked for last. It is brought in step when it is read, so an edit that nobody looks at costs no layout.
    sheet: RefCell<SheetLayout>,
    /// What would come of what is supposed, as it was asked for last.
    supposed: RefCell<Option<Supposed>>,
    /// The document as it was shown last to others, with what it was made of.
    shown: RefCell<Option<ShownTo>>,
    remarks: Arc<[Remark]>,
    /// Which document was looked over, on which sheet, in which language.
    reviewed: Option<(Arc<Document>, u64, Language)>,
    /// The document of the last frame that asked for remarks.
    seen_last: Option<Arc<Document>>,
    field: Option<Id>,
    open: OpenFile,
}

/// How the person sees the sheet at the moment of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vantage {
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
            view: Arc::default(),
            sheet: RefCell::default(),
            supposed: RefCell::default(),
            shown: RefCell::default(),
            remarks: Arc::default(),
            reviewed: None,
            seen_last: None,
            field: None,
            open: OpenFile::untitled(),
        }
    }

    /// Takes a project in hand that was opened. One that had to be mended is offered to be saved.
    pub(crate) fn open(opening: Opening) -> Self {
        let Opening { document, file, findings, .. } = opening;
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

    /// The document as it is now.
    pub(crate) const fn document(&self) -> &Arc<Document> {
        self.editor.document()
    }

    /// The journey on the sheet.
    pub(crate) fn journey(&self) -> Arc<Journey> {
        let id = self.editor.journey();
        self.document().journey(id).cloned().unwrap_or_else(|| Arc::new(Journey::empty(id)))
    }

    /// How the document is looked at.
    pub(crate) const fn view(&self) -> &Arc<DocumentView> {
        &self.view
    }

    /// How the document is looked at, to be changed; the sheet follows when it is read next.
    pub(crate) fn view_mut(&mut self) -> &mut DocumentView {
        Arc::make_mut(&mut self.view)
    }

    /// The sheet of the document as it is now, seen as it is seen now.
    pub(crate) fn layout(&self) -> Arc<Layout> {
        Arc::clone(self.in_step().layout())
    }

    /// Whether the sheet stands as it was held a moment ago, and will find the size of its type without anything being done.
    pub(crate) fn is_settling(&self) -> bool {
        self.in_step().is_settling()
    }

    /// Gives a sheet that was let go the time to settle, once a frame; gives whether it needs more of them.
    pub(crate) fn settle(&self) -> bool {
        self.in_step().settle();
        self.is_settling()
    }

    /// A layout is at work beside the window that never ends, as long as what is given lives.
    #[cfg(test)]
    pub(crate) fn settle_for_ever(&mut self) -> std::sync::mpsc::Sender<()> {
        self.in_step().settle_for_ever()
    }

    /// The sheet, brought in step with the document and the view.
    fn in_step(&self) -> std::cell::RefMut<'_, SheetLayout> {
        let document = self.shown_document();
        let (view, is_held) = (self.view.of_sheet(), self.editor.is_moving());
        let may_defer = self.editor.selection().len() > DEFERS_FROM;
        let mut sheet = self.sheet.borrow_mut();
        let journey = self.editor.journey();
        sheet.update(LayoutRequest { document, journey, view, is_held }, may_defer);
        sheet
    }

    /// The document as it lies on the sheet: without what is kept from those before whom it is shown. Made anew where it or they change.
    pub(crate) fn shown_document(&self) -> Arc<Document> {
        let (document, kept_back) = (self.on_sheet(), self.view.kept_back);
        if kept_back == KeptBack::default() {
            return document;
        }
        let mut shown = self.shown.borrow_mut();
        match &*shown {
            Some((of, known, given)) if *known == kept_back && Arc::ptr_eq(of, &document) => Arc::clone(given),
            _ => {
                let given = Arc::new(kept_back.from(&document));
                *shown = Some((document, kept_back, Arc::clone(&given)));
                given
            }
        }
    }

    /// Lets go of filters by what the map no longer has.
    pub(crate) fn forget_gone(&mut self) {
        if self.view.is_filtered() {
            let journey = self.journey();
            Arc::make_mut(&mut self.view).forget_gone(self.editor.document(), &journey);
        }
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
        let sheet = self.in_step().revision();
        let reviewed = self
            .reviewed
            .as_ref()
            .is_some_and(|(of, on, words)| Arc::ptr_eq(of, &document) && (*on, *words) == (sheet, language));
        if reviewed || self.editor.history().is_open() {
            return false;
        }
        let last = self.seen_last.replace(Arc::clone(&document));
        if last.is_some_and(|last| !Arc::ptr_eq(&last, &document)) {
            return true;
        }
        let journey = self.editor.journey();
        let (begun, words) = (self.begun(), Messages::of(language));
        let found = review::remarks(&document, journey, &self.layout(), self.open.findings(), words, begun);
        self.remarks = found.into();
        self.reviewed = Some((document, sheet, language));
        false
    }

    /// Whether a letter begins a text where the selection is.
    pub(crate) fn takes_letters(&self) -> bool {
        self.editor.takes_letters(&self.layout().frame)
    }

    /// Hands an event of the canvas to the editor, which sees the sheet of the document before it.
    pub(crate) fn handle(&mut self, event: Event, vantage: Vantage) -> Outcome {
        self.in_context(vantage, |editor, context| editor.handle(event, context))
    }

    /// Puts something new where the person is, without a pointer.
    pub(crate) fn place_here(&mut self, placement: &Placement, vantage: Vantage) -> Outcome {
        self.in_context(vantage, |editor, context| editor.place_here(placement, context))
    }

    /// Puts what the selected cell holds into it.
    pub(crate) fn fill_cell(&mut self, vantage: Vantage) -> Outcome {
        self.in_context(vantage, Editor::fill_cell)
    }

    /// Goes from the cell of an element to the next, and selects that; gives what stands in it first.
    pub(crate) fn next_cell(&mut self, element: ElementId, back: bool, vantage: Vantage) -> Option<ElementId> {
        self.in_context(vantage, |editor, context| editor.next_cell(element, back, context))
    }

    /// The border of a stage or lane that a press at a place of the sheet would take.
    pub(crate) fn border_at(&self, at: Point, vantage: Vantage) -> Option<Border> {
        self.editor.border_at(at, &context(&self.layout(), vantage, &self.map_words()))
    }

    fn in_context<T>(&mut self, vantage: Vantage, act: impl FnOnce(&mut Editor, &Context<'_>) -> T) -> T {
        let (layout, words) = (self.layout(), self.map_words());
        act(&mut self.editor, &context(&layout, vantage, &words))
    }

    fn map_words(&self) -> MapWords {
        MapWords(Messages::of(self.document().project.language))
    }
}

/// What the editor is told of the sheet and of who looks at it.
fn context<'a>(layout: &'a Layout, vantage: Vantage, words: &'a MapWords) -> Context<'a> {
    let Vantage { zoom, view, touch } = vantage;
    Context { scene: &layout.scene, frame: &layout.frame, zoom, view, touch, defaults: words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::editor::{Modifiers, bounds_of, hit};
    use crate::model::Id as _;
    use crate::store::{Sample, sample};

    fn session() -> Session {
        Session::new(sample(Sample::default(), Language::Ru).expect("a sample"))
    }

    fn vantage(session: &Session) -> Vantage {
        Vantage { zoom: 1.0, view: session.layout().scene.size.to_rect(), touch: false }
    }

    #[test]
    fn whoever_reads_the_sheet_gets_that_of_the_document_and_the_view_as_they_are() {
        let mut session = session();
        let before = session.layout();
        assert!(Arc::ptr_eq(&before, &session.layout()), "what is in step is not laid out again");
        let step = session.document().clone();
        session.add_stage().expect("there is room for a stage");
        let stage = session.editor().selection().single().expect("it is selected");
        assert!(bounds_of(&session.layout().scene, stage).is_some(), "an edit");
        session.undo();
        assert!(
            Arc::ptr_eq(session.document(), &step) && bounds_of(&session.layout().scene, stage).is_none(),
            "a step"
        );
        let persona = session.document().personas.at(0).expect("a persona").id;
        let owned = |session: &Session| {
            let sources =
                session.layout().scene.groups.iter().filter_map(|placed| placed.group.source).collect::<Vec<_>>();
            sources.iter().filter(|source| source.element == persona.element()).count()
        };
        assert!(owned(&session) > 0);
        session.view_mut().hidden.insert(persona);
        assert_eq!(owned(&session), 0, "a way of looking");
    }

    #[test]
    fn what_is_confidential_is_not_on_the_sheet_that_others_see_and_stays_in_the_document() {
        let mut document = sample(Sample::default(), Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("a map").id;
        let map = document.journeys.get_mut(journey).expect("it is there");
        let card = map.touchpoints.at(0).expect("it has cards").id;
        map.touchpoints.get_mut(card).expect("it is there").confidential = true;
        let mut session = Session::new(document);
        let is_shown = |session: &Session| bounds_of(&session.layout().scene, ElementId::Touchpoint(card)).is_some();
        assert!(is_shown(&session));
        session.view_mut().kept_back = KeptBack { confidential: true, from: None };
        assert!(!is_shown(&session));
        assert!(session.document().has(ElementId::Touchpoint(card)));
        session.view_mut().kept_back = KeptBack { from: Some(crate::model::AudienceId::new(404)), confidential: false };
        assert!(!is_shown(&session), "an audience that is gone sees nothing confidential either");
        session.view_mut().kept_back = KeptBack::default();
        assert!(is_shown(&session));
    }

    #[test]
    fn an_event_meets_the_sheet_of_the_document_before_it() {
        let mut session = session();
        session.add_stage().expect("there is room for a stage");
        let stage = session.editor().selection().single().expect("it is selected");
        session.select(None);
        // Nobody has drawn the stage yet.
        let seen = vantage(&session);
        let frame = Arc::clone(&session.layout().frame);
        let column = frame.stages.last().expect("a stage");
        let at = Point::new(f64::midpoint(column.left, column.right), frame.heads.center().y);
        let source = hit(&session.layout().scene, at, 4.0).map(|source| source.element);
        assert_eq!(source, Some(stage));
        let (button, modifiers) = (crate::editor::Button::Primary, Modifiers::default());
        session.handle(Event::PointerDown { at, button, modifiers, clicks: 1 }, seen);
        session.handle(Event::PointerUp { at, button, modifiers }, seen);
        assert_eq!(session.editor().selection().single(), Some(stage));
    }

    #[test]
    fn a_document_in_hand_begins_with_a_view_of_its_own() {
        let mut first = session();
        let persona = first.document().personas.at(0).expect("a persona").id;
        first.view_mut().hidden.insert(persona);
        first.view_mut().channels.insert("web".to_owned());
        first.view_mut().workspace = crate::studio::desk::Workspace::Print;
        let next = session();
        assert!(!next.view().is_filtered() && next.view().workspace == crate::studio::desk::Workspace::Map);
    }

    #[test]
    fn filters_by_what_a_map_no_longer_has_are_let_go_of() {
        let mut session = session();
        let persona = session.document().personas.at(0).expect("a persona").id;
        session.view_mut().focus.insert(persona);
        session.forget_gone();
        assert!(session.view().focus.contains(&persona), "it is still there");
        session.apply(&Edit::Remove(vec![persona.element()])).expect("it can be taken out");
        session.forget_gone();
        assert!(!session.view().is_filtered());
    }
}
