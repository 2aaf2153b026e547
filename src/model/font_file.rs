//! A font file inside a project.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A font file as it came. Whether it can be used is for [`OwnFace`](crate::text::OwnFace) to say; what cannot is kept and not used.
#[derive(Clone, PartialEq, Eq)]
pub struct FontFile(Arc<[u8]>);

impl FontFile {
    /// The bytes of a file.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(bytes.into())
    }

    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Serialize for FontFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(&*self.0))
    }
}

impl<'de> Deserialize<'de> for FontFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        BASE64_STANDARD.decode(&*text).map(Self::new).map_err(serde::de::Error::custom)
    }
}

impl fmt::Debug for FontFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FontFile({} bytes)", self.0.len())
    }
}
