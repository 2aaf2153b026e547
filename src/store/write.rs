//! Document → bytes.

use super::error::WriteError;
use super::lines::break_lines;
use super::schema::{FORMAT, VERSION};
use crate::model::{Document, Image, ImageHash, ImageKind, Items, Journey, Persona, Project};
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// The names at the top of a file that have a meaning of their own.
const KNOWN: [&str; 6] = ["format", "version", "project", "personas", "journeys", "images"];

/// A file, in the order of its fields.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u64,
    project: &'a Project,
    personas: &'a Items<Persona>,
    journeys: &'a Items<Journey>,
    images: BTreeMap<ImageHash, StoredPicture<'a>>,
    #[serde(flatten)]
    extra: BTreeMap<&'a str, &'a Value>,
}

#[derive(Serialize)]
struct StoredPicture<'a> {
    kind: &'static str,
    #[serde(serialize_with = "base64")]
    data: &'a Image,
}

fn base64<S: Serializer>(image: &Image, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Base64Display::new(image.bytes(), &STANDARD))
}

/// The bytes of a document's file. Equal documents have equal bytes, whatever the language or the machine.
///
/// # Errors
/// [`WriteError`] for what JSON cannot express; no document that was read or edited has that.
pub fn to_bytes(document: &Document) -> Result<Vec<u8>, WriteError> {
    let file = File {
        format: FORMAT,
        version: VERSION,
        project: &document.project,
        personas: &document.personas,
        journeys: &document.journeys,
        images: (document.images.values())
            .map(|image| {
                let kind = match image.kind() {
                    ImageKind::Png => "png",
                    ImageKind::Jpeg => "jpeg",
                };
                (image.hash(), StoredPicture { kind, data: image })
            })
            .collect(),
        extra: (document.extra.iter())
            .map(|(name, value)| (name.as_str(), value))
            .filter(|(name, _)| !KNOWN.contains(name))
            .collect(),
    };
    Ok(break_lines(&serde_json::to_string(&file)?))
}
