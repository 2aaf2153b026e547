//! What is printed, and how.

use super::engine::LayoutInput;
use super::view::View;
use crate::audience;
use crate::model::{Audience, Document, JourneyId, Language, PrintLayout, PrintSetup, Project};
use std::sync::Arc;

/// All that a print follows from.
#[derive(Clone, Copy, Debug)]
pub struct PrintInput<'a> {
    /// The document.
    pub document: &'a Document,
    /// Which of its journeys.
    pub journey: JourneyId,
    /// What is shown of it, in which language, and on which sheet where it is not the project's own.
    pub view: &'a View,
    /// What is made of it, on which paper, for whom.
    pub setup: &'a PrintSetup,
}

/// An audience that the project does not have. Nothing is made then, and least of all everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the project has no such audience")]
pub struct NoSuchAudience;

/// A print whose document is what its audience is given. Whatever is made of the map, its metadata and what rides in a file are
/// made of this one.
#[derive(Clone, Debug)]
pub struct GivenPrint {
    document: Document,
    journey: JourneyId,
    view: View,
    setup: PrintSetup,
}

impl GivenPrint {
    /// The same as what is printed: for everybody who is given this document.
    #[must_use]
    pub const fn input(&self) -> PrintInput<'_> {
        PrintInput { document: &self.document, journey: self.journey, view: &self.view, setup: &self.setup }
    }
}

impl<'a> PrintInput<'a> {
    /// In which language it speaks.
    #[must_use]
    pub fn language(&self) -> Language {
        self.view.language.unwrap_or(self.document.project.language)
    }

    /// The map itself, as it is laid out on its sheet.
    pub(super) const fn map(&self) -> LayoutInput<'a> {
        LayoutInput { document: self.document, journey: self.journey, view: self.view, held: None }
    }

    /// For whom it is printed; `None` where it is for nobody in particular.
    ///
    /// # Errors
    /// [`NoSuchAudience`].
    pub fn audience(&self) -> Result<Option<&'a Audience>, NoSuchAudience> {
        let Some(id) = self.setup.audience else { return Ok(None) };
        self.document.project.audience(id).map(Some).ok_or(NoSuchAudience)
    }

    /// What its audience is given of it. Of what is given already nothing more is taken, so the one who prints asks, and nobody has to
    /// know whether somebody did before.
    ///
    /// # Errors
    /// [`NoSuchAudience`].
    pub fn given(&self) -> Result<GivenPrint, NoSuchAudience> {
        let PrintInput { document, journey, view, setup } = *self;
        let (mut view, mut setup) = (view.clone(), setup.clone());
        let Some(audience) = self.audience()? else {
            return Ok(GivenPrint { document: document.clone(), journey, view, setup });
        };
        // Whoever is hidden on the map is not given away either.
        let mut audience = audience.clone();
        audience.hidden_personas.extend(view.hidden.iter().copied());
        let mut document = audience::given(document, &audience);
        setup = audience::print_setup(&document, &setup);
        view.editing = None;
        view.hidden.clear();
        if let Some(sheet) = audience.sheet {
            match (setup.layout, audience.layout.unwrap_or_default()) {
                (PrintLayout::Handout, PrintLayout::Handout) => setup.handout = sheet,
                (PrintLayout::Workshop, PrintLayout::Workshop) => setup.workshop = sheet,
                (layout, meant) if layout.is_poster() && meant.is_poster() => {
                    document.project = Arc::new(Project { sheet, ..document.project.as_ref().clone() });
                }
                _ => {}
            }
        }
        Ok(GivenPrint { document, journey, view, setup })
    }
}
