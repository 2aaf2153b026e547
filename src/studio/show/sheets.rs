//! The sheets that a show shows: that of the window, and those of other journeys or with something left out.

use crate::audience;
use crate::layout::{Engine, Layout, View};
use crate::model::{Document, Journey, JourneyId, MapLayer, ScriptView};
use std::sync::Arc;

/// A sheet, and of what it is.
#[derive(Clone)]
pub(crate) struct ShownSheet {
    /// The document as it is given to those who look.
    pub(crate) document: Arc<Document>,
    /// The journey on the sheet.
    pub(crate) journey: Arc<Journey>,
    /// The sheet.
    pub(crate) layout: Arc<Layout>,
}

/// What a view leaves out of which sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SheetKey {
    journey: JourneyId,
    hidden: Vec<MapLayer>,
}

/// The sheets of a show, laid out once for each document.
#[derive(Default)]
pub(crate) struct ShowSheets {
    of: Option<Arc<Document>>,
    known: Vec<(SheetKey, ShownSheet)>,
    engine: Engine,
}

impl ShowSheets {
    /// The sheet of a view. `own` is the sheet of the window, with all that there is.
    pub(crate) fn sheet(&mut self, view: &ScriptView, own: &ShownSheet) -> Option<ShownSheet> {
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, &own.document)) {
            self.of = Some(Arc::clone(&own.document));
            self.known.clear();
        }
        let journey = view.journey.unwrap_or(own.journey.id);
        if journey == own.journey.id && view.hidden.is_empty() {
            return Some(own.clone());
        }
        let key = SheetKey { journey, hidden: view.hidden.clone() };
        if let Some((_, sheet)) = self.known.iter().find(|(known, _)| *known == key) {
            return Some(sheet.clone());
        }
        // What is confidential is not in the sheet of the window either.
        let document = match view.hidden.as_slice() {
            [] => Arc::clone(&own.document),
            layers => Arc::new(audience::without_layers(&own.document, layers)),
        };
        let journey = Arc::clone(document.journey(journey)?);
        let layout = Arc::new(self.engine.lay_out(&document, journey.id, &View::default()));
        let sheet = ShownSheet { document, journey, layout };
        self.known.push((key, sheet.clone()));
        Some(sheet)
    }
}
