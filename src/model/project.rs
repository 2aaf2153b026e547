//! What a map is about, for whom it is made and on which sheet.

use super::audience::Audience;
use super::brand::Brand;
use super::date::Date;
use super::extra::Extra;
use super::flags::has_none;
use super::id::AudienceId;
use super::map_element::{MapElement, texts};
use super::meeting::{MapHead, Meeting};
use super::print::PrintSetup;
use super::script::Script;
use super::sheet::Sheet;
use crate::text::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

fn is_default_script(script: &Arc<Script>) -> bool {
    script.is_default()
}

/// What the map is about and for whom it is made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Project {
    /// Name of the project, as the window and the file list show it.
    pub title: String,
    /// For whom the map is made.
    pub client: String,
    /// Who made it.
    pub author: String,
    /// Language of the map's own words: labels, dates, numbers, hyphenation.
    pub language: Language,
    /// Version as the author counts it, such as `1.4`.
    pub version: String,
    /// The day the map speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What the map rests on: interviews, analytics, their period. Printed in the footer.
    pub research: String,
    /// Sign of the money in which values are given, such as `₽`; empty means the usual one of the map's language.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub currency: String,
    /// The sheet it is laid out for.
    pub sheet: Sheet,
    /// How its papers look.
    #[serde(skip_serializing_if = "Brand::is_default")]
    pub brand: Arc<Brand>,
    /// How it is printed.
    #[serde(skip_serializing_if = "PrintSetup::is_default")]
    pub print: PrintSetup,
    /// How it is told in a meeting.
    #[serde(skip_serializing_if = "is_default_script")]
    pub script: Arc<Script>,
    /// For whom it is made.
    #[serde(skip_serializing_if = "has_none")]
    pub audiences: Arc<Vec<Audience>>,
    /// The meetings in which it was looked at, the latest last.
    #[serde(skip_serializing_if = "has_none")]
    pub meetings: Arc<Vec<Meeting>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Project {
    /// What it says beside its elements.
    #[must_use]
    pub fn head(&self) -> MapHead {
        MapHead {
            title: self.title.clone(),
            client: self.client.clone(),
            author: self.author.clone(),
            version: self.version.clone(),
            research: self.research.clone(),
            ..MapHead::default()
        }
    }
}

impl Project {
    /// An audience by its id.
    #[must_use]
    pub fn audience(&self, id: AudienceId) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.id == id)
    }

    /// An id that no audience has, behind all that were given as long as there is one: what names an audience that is gone does not name
    /// another.
    #[must_use]
    pub fn free_audience(&self) -> AudienceId {
        let last = self.audiences.iter().map(|audience| audience.id.number()).max().unwrap_or_default();
        let free = |number: &u64| self.audience(AudienceId::new(*number)).is_none();
        AudienceId::new(last.checked_add(1).or_else(|| (1..=u64::MAX).find(free)).unwrap_or_default())
    }
}

impl MapElement for Project {
    texts! { Title: title, Client: client, Author: author, Version: version, Research: research }
}
