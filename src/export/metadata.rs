//! What a file says about itself.

use super::element_labels::ElementLabels;
use super::error::ExportError;
use super::format::Format;
use super::map_details::MapDetails;
use crate::i18n::Messages;
use crate::model::{Date, Document, Journey, Language, PdfSetup};
use crate::scene::Layer;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

/// What a file says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Title; also the root of a PDF's outline.
    pub title: String,
    /// Who made the map.
    pub author: String,
    /// What the map is about, in a sentence.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Language of the map's words.
    pub language: Language,
    /// The day the map speaks of. A file without it bears no date: the clock is never asked.
    pub date: Option<Date>,
    /// What the elements are called and where they stand, for the names of an SVG's groups.
    pub labels: ElementLabels,
    /// The map, for what an HTML file tells of what its pages show.
    pub map: MapDetails,
    /// What a PDF viewer calls the layers.
    pub layers: LayerNames,
    /// Whether it is printed on both sides of paper that is turned over its short edge, as booklets are.
    pub is_booklet: bool,
    /// The standards that a PDF keeps to.
    pub pdf: PdfSetup,
    /// The file of the project, to be put into a PDF: only where a person asked for it, for it has in it what no page shows.
    pub project: Option<Arc<[u8]>>,
}

/// What a PDF viewer calls the layers. A layer without a name is none in the file, and without those of kinds there is none at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerNames {
    /// The kinds of things, see [`layer_key`].
    pub kinds: BTreeMap<Layer, String>,
    /// Stands above those of lanes.
    pub lanes: String,
    /// Stands above those of personas.
    pub personas: String,
    /// What nobody has checked.
    pub hypotheses: String,
}

impl Metadata {
    /// What a document says of one of its journeys. The layers stay without names: those are words of the interface.
    #[must_use]
    pub fn of(document: &Document, journey: &Journey) -> Self {
        let project = &document.project;
        let title = if journey.title.is_empty() { &project.title } else { &journey.title };
        let keywords = [&project.title, &project.client];
        Self {
            title: title.clone(),
            author: project.author.clone(),
            subject: journey.scenario.clone(),
            keywords: keywords.into_iter().filter(|word| !word.is_empty() && *word != title).cloned().collect(),
            language: project.language,
            date: project.date,
            labels: ElementLabels::of(document, journey),
            map: MapDetails::of(document, journey),
            layers: LayerNames::default(),
            is_booklet: false,
            pdf: project.print.pdf,
            project: None,
        }
    }

    /// Takes in the file of the project, where it is to be put into a PDF.
    ///
    /// # Errors
    /// [`ExportError::Encode`] where there is no such file.
    pub fn embed<E: Display>(&mut self, file: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<(), ExportError> {
        if self.pdf.embed_project {
            let failed = |cause: E| ExportError::Encode { format: Format::Pdf, cause: cause.to_string() };
            self.project = Some(file().map_err(failed)?.into());
        }
        Ok(())
    }

    /// Names the layers in a language, so that a PDF viewer lists them.
    pub fn name_layers(&mut self, messages: &Messages) {
        let text = |key: &str| messages.text(key).into_owned();
        self.layers = LayerNames {
            kinds: Layer::PRINTED.into_iter().map(|layer| (layer, text(layer_key(layer)))).collect(),
            lanes: text("export-layers-lanes"),
            personas: text("export-layers-personas"),
            hypotheses: text("export-layer-hypotheses"),
        };
        self.labels.name_lanes(messages);
    }
}

/// The text key of a layer's name.
#[must_use]
pub const fn layer_key(layer: Layer) -> &'static str {
    match layer {
        Layer::Grid => "export-layer-grid",
        Layer::Frame => "export-layer-frame",
        Layer::Stages => "export-layer-stages",
        Layer::Cards => "export-layer-cards",
        Layer::Emotions => "export-layer-emotions",
        Layer::DropOffs => "export-layer-drop-offs",
        Layer::Hints => "export-layer-hints",
    }
}
