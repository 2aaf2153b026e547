//! What a file says about itself.

use super::element_labels::ElementLabels;
use super::map_details::MapDetails;
use crate::i18n::Messages;
use crate::model::{Date, Document, Journey, Language};
use crate::scene::Layer;
use std::collections::BTreeMap;

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
    /// Names of the layers as a PDF viewer lists them, see [`layer_key`]. A layer without a name is no layer in the file.
    pub layers: BTreeMap<Layer, String>,
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
            layers: BTreeMap::new(),
        }
    }

    /// Names the layers in a language, so that a PDF viewer lists them.
    pub fn name_layers(&mut self, messages: &Messages) {
        self.layers =
            Layer::PRINTED.into_iter().map(|layer| (layer, messages.text(layer_key(layer)).into_owned())).collect();
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
