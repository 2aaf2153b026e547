//! A memo of what is worked out of the document for one frame: cached for the next, until what it is made of is another.

use crate::model::Document;
use eframe::egui::{Id, Ui};
use std::sync::Arc;

/// A document, or another shared value, as it was at one time: equal to nothing but itself.
#[derive(Debug)]
pub(crate) struct Snapshot<T = Document>(Arc<T>);

impl<T> Snapshot<T> {
    pub(crate) fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> Clone for Snapshot<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T> PartialEq for Snapshot<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A value that is made anew only when what it is made of is another.
pub(crate) fn memoized<K, T>(ui: &Ui, id: Id, key: K, make: impl FnOnce() -> T) -> T
where
    K: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    if let Some((_, value)) = ui.data(|data| data.get_temp::<(K, T)>(id)).filter(|(known, _)| *known == key) {
        return value;
    }
    let value = make();
    ui.data_mut(|data| data.insert_temp(id, (key, value.clone())));
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Context;

    #[test]
    fn a_kept_value_is_made_again_only_for_another_snapshot() {
        let ctx = Context::default();
        let (one, other) = (Arc::new(Document::default()), Arc::new(Document::default()));
        let mut made = 0;
        for document in [&one, &one, &other, &other, &one] {
            let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
                memoized(ui, Id::unique("kept"), Snapshot::of(document), || made += 1);
            });
            output.textures_delta.clear();
        }
        assert_eq!(made, 3);
    }
}
