//! What is supposed without touching the map, on its sheet.

use super::Session;
use super::supposed_document::Supposed;
use crate::layout::{Engine, Layout};
use crate::method;
use crate::model::Document;
use std::sync::Arc;

impl Session {
    /// Whether the sheet shows what is supposed and not the map.
    pub(crate) fn is_supposing(&self) -> bool {
        self.view.supposed(self.editor.document()).is_some()
    }

    /// Shows on the sheet what is supposed, or the map as it is.
    pub(crate) fn suppose_on_sheet(&mut self, on: bool) {
        let document = on.then(|| Arc::clone(self.editor.document()));
        self.view_mut().supposed_of = document;
    }

    /// The map was changed since what is supposed was shown on its sheet: it is the map's again, for good. Gives whether it was so.
    pub(crate) fn end_stale_what_if(&mut self) -> bool {
        let of = self.view.supposed_of.as_ref();
        let stale = of.is_some_and(|of| !Arc::ptr_eq(of, self.editor.document()));
        if stale {
            self.view_mut().supposed_of = None;
        }
        stale
    }

    /// What is laid out: the document, or what would come of it.
    pub(super) fn on_sheet(&self) -> Arc<Document> {
        let document = self.editor.document();
        let Some(what_if) = self.view.supposed(document) else { return Arc::clone(document) };
        let mut memo = self.supposed.borrow_mut();
        let known = memo.as_ref().filter(|known| Arc::ptr_eq(&known.of, document) && known.what_if == *what_if);
        if let Some(known) = known {
            return Arc::clone(&known.document);
        }
        let next = Arc::new(method::with(document, self.editor.journey(), what_if));
        *memo = Some(Supposed { of: Arc::clone(document), what_if: what_if.clone(), document: Arc::clone(&next) });
        next
    }

    /// The sheet of the map as it is, whatever is supposed: what leaves the window.
    pub(crate) fn layout_of_map(&self) -> Arc<Layout> {
        if !self.is_supposing() {
            return self.layout();
        }
        let view = self.view.of_sheet();
        Arc::new(Engine::default().lay_out(self.editor.document(), self.editor.journey(), &view))
    }
}
