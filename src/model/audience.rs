//! For whom a map is shown or printed: what such people are given to see, and in which form.

use super::extra::Extra;
use super::flags::is_no;
use super::id::{AudienceId, LaneId, PersonaId};
use super::layer::MapLayer;
use super::print::PrintLayout;
use super::sheet::Sheet;
use crate::text::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A named set of what is visible and in which form: for the board, for the team, for the client. What it leaves out is gone before
/// anything is laid out, so no file that is made for it holds any of that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Audience {
    /// Stable id.
    pub id: AudienceId,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Whether it sees what is confidential, too.
    #[serde(default, skip_serializing_if = "is_no")]
    pub sees_confidential: bool,
    /// Personas that are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_personas: Vec<PersonaId>,
    /// Lanes that are left out, with all that stands in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_lanes: Vec<LaneId>,
    /// What else is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_layers: Vec<MapLayer>,
    /// Language of the sheet's own words; the project's where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What is made of the map for it; whatever is chosen otherwise where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<PrintLayout>,
    /// On which sheet; the one of the product where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Sheet>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Audience {
    /// An audience that sees all but what is confidential.
    #[must_use]
    pub const fn new(id: AudienceId, name: String) -> Self {
        Self {
            id,
            name,
            sees_confidential: false,
            hidden_personas: Vec::new(),
            hidden_lanes: Vec::new(),
            hidden_layers: Vec::new(),
            language: None,
            layout: None,
            sheet: None,
            extra: Extra::new(),
        }
    }
}
