//! Numbers of what is new.

use crate::model::{Document, Id, IdSource};

/// An id that nothing in the document has.
pub(super) fn fresh<T: Id>(ids: &mut IdSource, document: &Document) -> T {
    loop {
        let id = T::numbered(ids.next_number());
        if !document.has(id.element()) {
            return id;
        }
    }
}
