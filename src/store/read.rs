//! Bytes → document, refusing by name what is not one.

use super::error::{FieldProblem, FileKind, ImageProblem, ReadError};
use super::image::{check_brand, check_image};
use super::limits::MAX_IMAGE_BYTES;
use super::scan;
use super::schema::{FORMAT, check_version};
use crate::model::{Document, Extra, Image, ImageHash, Items, Journey, Persona, Project};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What says whether the rest can be read.
#[derive(Deserialize)]
struct Header {
    format: Option<Value>,
    version: Option<Value>,
}

/// A whole file.
#[derive(Deserialize)]
struct File<'a> {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(default)]
    project: Arc<Project>,
    #[serde(default)]
    personas: Items<Persona>,
    #[serde(default)]
    journeys: Items<Journey>,
    #[serde(default, borrow)]
    images: BTreeMap<String, StoredPicture<'a>>,
    #[serde(flatten)]
    extra: Extra,
}

/// A picture. Its kind is told by its bytes, so what the file says of it is not read.
#[derive(Deserialize)]
struct StoredPicture<'a> {
    #[serde(borrow)]
    data: Cow<'a, str>,
}

/// Reads a project from the bytes of its file. A byte order mark and either kind of line break are accepted; what is not known
/// is kept. Whether the elements fit together is another question, for [`validate`](crate::model::validate).
///
/// # Errors
/// [`ReadError`]: what is wrong, where, and what to do.
pub fn from_bytes(bytes: &[u8]) -> Result<Document, ReadError> {
    scan::check_size(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(ReadError::Zeros);
    }
    if let Some(kind) = FileKind::of(bytes) {
        return Err(ReadError::NotAProject { kind });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = scan::position(bytes, error.valid_up_to());
        // A character that only lacks its end means that the file does.
        if error.error_len().is_none() {
            ReadError::CutOff { line, column }
        } else {
            ReadError::NotUtf8 { line, column }
        }
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    scan::check(text.as_bytes())?;

    let header: Header = parse(text)?;
    if header.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::NotAProject { kind: FileKind::Json });
    }
    check_version(header.version.as_ref())?;

    let file: File<'_> = parse(text)?;
    check_brand(&file.project.brand)?;
    Ok(Document {
        project: file.project,
        personas: file.personas,
        journeys: file.journeys,
        images: Arc::new(read_images(file.images)?),
        extra: Arc::new(file.extra),
    })
}

/// Parses text that is nothing but one JSON value.
fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| name_fault(text, &error.path().to_string(), error.inner()))?;
    json.end().map_err(|error| name_fault(text, "", &error))?;
    Ok(value)
}

fn name_fault(text: &str, path: &str, error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let message = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message).to_owned();
    // The parser counts bytes, people count characters.
    let column = text.lines().nth(line.saturating_sub(1)).map_or(column, |content| {
        let before = &content.as_bytes()[..column.min(content.len())];
        scan::characters(before).max(1)
    });
    match error.classify() {
        Category::Eof => ReadError::CutOff { line, column },
        // A number of which only the sign or the point is left.
        Category::Syntax if message == "invalid number" && text.ends_with(['-', '.']) => {
            ReadError::CutOff { line, column }
        }
        Category::Syntax | Category::Io => ReadError::NotJson { line, column, message },
        Category::Data if !text.trim_start().starts_with('{') => ReadError::NotAProject { kind: FileKind::Json },
        Category::Data => {
            let problem = FieldProblem::of(&message);
            let path = match (problem, message.split('`').nth(1)) {
                // The parser names the object and, in its message, the field.
                (FieldProblem::Missing | FieldProblem::Duplicate, Some(field)) if path == "." => field.to_owned(),
                (FieldProblem::Missing | FieldProblem::Duplicate, Some(field)) => format!("{path}.{field}"),
                _ => path.to_owned(),
            };
            ReadError::Field { path, line, problem, message }
        }
    }
}

fn read_images(pictures: BTreeMap<String, StoredPicture<'_>>) -> Result<BTreeMap<ImageHash, Arc<Image>>, ReadError> {
    pictures
        .into_iter()
        .map(|(name, picture)| match read_image(&name, &picture.data) {
            Ok(image) => Ok((image.hash(), Arc::new(image))),
            Err(problem) => Err(ReadError::Image { name, problem }),
        })
        .collect()
}

fn read_image(name: &str, data: &str) -> Result<Image, ImageProblem> {
    // Four digits of base64 hold three bytes, so that what is too large is not even decoded.
    if data.len() / 4 * 3 > MAX_IMAGE_BYTES + 2 {
        return Err(ImageProblem::TooLarge { limit: MAX_IMAGE_BYTES });
    }
    let bytes = STANDARD.decode(data).map_err(|_| ImageProblem::NotBase64)?;
    let image = Image::new(bytes).ok_or(ImageProblem::NotAnImage)?;
    if image.hash().to_string() != name {
        return Err(ImageProblem::WrongHash);
    }
    check_image(&image)?;
    Ok(image)
}
