//! The sheets that a show shows: that of the window, and those of other journeys or with something left out.

use crate::audience::shown_to;
use crate::layout::{Engine, Layout, View};
use crate::model::{Audience, AudienceId, Document, Journey, JourneyId, MapLayer, ScriptView};
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
    /// Of which document they are, and whether what is confidential is kept back.
    of: Option<(Arc<Document>, bool)>,
    known: Vec<(SheetKey, ShownSheet)>,
    engine: Engine,
}

impl ShowSheets {
    /// The sheet of a view. `own` is the sheet of the window, without what is confidential where `keeps_secrets` says so.
    pub(crate) fn sheet(&mut self, view: &ScriptView, own: &ShownSheet, keeps_secrets: bool) -> Option<ShownSheet> {
        if self.of.as_ref().is_none_or(|(of, kept)| !Arc::ptr_eq(of, &own.document) || *kept != keeps_secrets) {
            self.of = Some((Arc::clone(&own.document), keeps_secrets));
            self.known.clear();
        }
        let journey = view.journey.unwrap_or(own.journey.id);
        let key = SheetKey { journey, hidden: view.hidden.clone() };
        if key.journey == own.journey.id && key.hidden.is_empty() {
            return Some(own.clone());
        }
        if let Some((_, sheet)) = self.known.iter().find(|(known, _)| *known == key) {
            return Some(sheet.clone());
        }
        let whom = Audience {
            sees_confidential: !keeps_secrets,
            hidden_layers: key.hidden.clone(),
            ..Audience::new(AudienceId::new(0), String::new())
        };
        let document = Arc::new(shown_to(&own.document, &whom));
        let journey = Arc::clone(document.journey(journey)?);
        let layout = Arc::new(self.engine.lay_out(&document, journey.id, &View::default()));
        let sheet = ShownSheet { document, journey, layout };
        self.known.push((key, sheet.clone()));
        Some(sheet)
    }
}
