//! Pictures inside a project, kept once each under the hash of their bytes.

use super::value::{Share, Zoom};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::{ImageFormat, ImageReader};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

/// The name of a picture: the first 16 bytes of the SHA-256 of its file, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageHash([u8; 16]);

impl ImageHash {
    /// The hash of a file's bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let mut name = [0; 16];
        name.copy_from_slice(&digest[..16]);
        Self(name)
    }

    fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let mut name = [0; 16];
        for (at, byte) in name.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Self(name))
    }
}

impl fmt::Display for ImageHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for ImageHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for ImageHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ImageHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not the hash of an image (32 hexadecimal digits)"))
        })
    }
}

impl JsonSchema for ImageHash {
    fn schema_name() -> Cow<'static, str> {
        "ImageHash".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-f]{32}$" })
    }
}

/// Which part of a picture its frame shows. The picture itself is kept whole, so that it can be framed anew.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Framing {
    /// Where in the upright picture the middle of the frame is, as a share of its width from the left. What would leave a part of
    /// the frame empty is moved to the nearest place that does not.
    pub x: Share,
    /// The same from the top, as a share of its height.
    pub y: Share,
    /// How near it is.
    pub zoom: Zoom,
}

impl Default for Framing {
    fn default() -> Self {
        Self { x: Share::new(0.5), y: Share::new(0.5), zoom: Zoom::default() }
    }
}

/// The kinds of picture a project may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

/// A picture as it came, never re-encoded.
#[derive(Clone)]
pub struct Image {
    hash: ImageHash,
    kind: ImageKind,
    bytes: Arc<[u8]>,
}

impl Image {
    /// Names the bytes of a PNG or JPEG file, told apart by their first bytes; `None` for anything else. The picture is not
    /// decoded here: what cannot be decoded is shown as a placeholder and its bytes are kept.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let kind = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            ImageKind::Png
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            ImageKind::Jpeg
        } else {
            return None;
        };
        Some(Self { hash: ImageHash::of(&bytes), kind, bytes })
    }

    /// Its name.
    #[must_use]
    pub const fn hash(&self) -> ImageHash {
        self.hash
    }

    /// What kind of file it is.
    #[must_use]
    pub const fn kind(&self) -> ImageKind {
        self.kind
    }

    /// Width and height in pixels, as the header says; `None` where it cannot be read. Nothing is decoded.
    #[must_use]
    pub fn size(&self) -> Option<(u32, u32)> {
        match self.kind {
            ImageKind::Png => png_size(&self.bytes),
            ImageKind::Jpeg => {
                let reader = ImageReader::with_format(Cursor::new(&*self.bytes), ImageFormat::Jpeg);
                reader.into_dimensions().ok()
            }
        }
    }

    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }
}

/// Width and height of a PNG. They stand at a fixed place, and reading no further leaves packed texts and colour profiles,
/// which may be bombs of their own, packed.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(12..24)?;
    let (name, sides) = header.split_at(4);
    let (width, height) = sides.split_at(4);
    if name != b"IHDR" {
        return None;
    }
    Some((u32::from_be_bytes(width.try_into().ok()?), u32::from_be_bytes(height.try_into().ok()?)))
}

impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        // The hash is of all the bytes.
        self.hash == other.hash
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(&*self.bytes))
    }
}

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        let bytes = BASE64_STANDARD.decode(&*text).map_err(serde::de::Error::custom)?;
        Self::new(bytes).ok_or_else(|| serde::de::Error::custom("neither a PNG nor a JPEG file"))
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Image({:?}, {}, {} bytes)", self.kind, self.hash, self.bytes.len())
    }
}
