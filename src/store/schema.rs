//! The versions of the format and its published JSON Schema.
//!
//! A reader of version N reads every version up to N: when a version 2 changes the meaning of a field, the step from 1 to 2
//! belongs here, between the header and the fields.

use super::error::ReadError;
use crate::model::{ImageHash, Items, Journey, Persona, Project};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// What `"format"` says.
pub const FORMAT: &str = "tropa";
/// The version that is written.
pub const VERSION: u64 = 1;

/// Checks what `"version"` says.
pub(super) fn check_version(version: Option<&Value>) -> Result<(), ReadError> {
    let Some(version) = version.filter(|version| !version.is_null()) else { return Err(ReadError::NoVersion) };
    match version.as_u64() {
        Some(0) => Err(ReadError::NoVersion),
        Some(version) if version > VERSION => Err(ReadError::Newer { version, supported: VERSION }),
        Some(_) => Ok(()),
        None => match version.to_string() {
            // Some programs write every number with a point.
            text if text == format!("{VERSION}.0") => Ok(()),
            version => Err(ReadError::OddVersion { version }),
        },
    }
}

/// The JSON Schema of a project file, draft 2020-12.
#[must_use]
pub fn json_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let project = generator.subschema_for::<Project>();
    let personas = <Items<Persona>>::json_schema(&mut generator);
    let journeys = <Items<Journey>>::json_schema(&mut generator);
    let hash = ImageHash::json_schema(&mut generator);
    let definitions = generator.take_definitions(true);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "tropa-1",
        "title": "Tropa project",
        "description": "A project of customer journey maps. Fields that are not named here are kept as they are.",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "const": VERSION },
            "project": project,
            "personas": personas,
            "journeys": journeys,
            "images": {
                "description": "Pictures by the first 16 bytes of the SHA-256 of their file.",
                "type": "object",
                "propertyNames": hash,
                "additionalProperties": {
                    "type": "object",
                    "required": ["data"],
                    "properties": {
                        "kind": { "enum": ["png", "jpeg"] },
                        "data": { "type": "string", "contentEncoding": "base64" }
                    }
                }
            }
        },
        "$defs": definitions
    })
}
