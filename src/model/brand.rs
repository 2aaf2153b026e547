//! How the papers of an agency and of its client look: logos, colours, a face of their own, a line at the foot.

use super::extra::Extra;
use super::font_file::FontFile;
use super::image::Image;
use crate::color::Rgba;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How the papers of an agency and of its client look. It holds all that it needs, so that it is kept as a file and used again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Brand {
    /// The logo of those who made the map; it stands at the foot.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub agency: Option<Arc<Image>>,
    /// The logo of those for whom it is made; it stands at the head.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub client: Option<Arc<Image>>,
    /// The colours of stages, taken in turn; the first is that of covers too. Those of Tropa where there are none. Personas keep their own,
    /// which everybody can tell apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub colors: Vec<Rgba>,
    /// The face of running text in place of the bundled one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub regular: Option<Arc<FontFile>>,
    /// The face of names and headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub bold: Option<Arc<FontFile>>,
    /// What stands at the foot of every sheet: an address, a confidentiality note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Brand {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
