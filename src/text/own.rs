//! Faces that a project brings along: of an agency or its client, in place of the bundled ones.

use super::loaded::{Loaded, NEVER_CONTEXTUAL};
use super::system::{is_embeddable, postscript_letters};
use harfrust::ShaperData;
use sha2::{Digest as _, Sha256};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A face that a project brings along. Its file is kept for as long as the process lives, because shapers borrow its tables.
#[derive(Clone, Copy)]
pub struct OwnFace(&'static OwnFont);

/// Why a font file cannot be a face of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnFaceProblem {
    /// No TrueType or OpenType font with outlines, or a damaged one.
    #[error("it is no TrueType or OpenType font with outlines")]
    NotAFont,
    /// Its licence, as the file says it, forbids to embed it in part.
    #[error("its licence forbids to embed it")]
    NotEmbeddable,
    /// It lacks a letter of the Russian or of the English alphabet.
    #[error("it has no “{0}”")]
    Lacks(char),
}

struct OwnFont {
    hash: [u8; 32],
    bytes: &'static [u8],
    family: String,
    postscript_name: String,
    weight: u16,
    loaded: Loaded,
}

/// What a map is written in.
const LETTERS: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
                       abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

impl OwnFace {
    /// The face in a font file, which is parsed once a process.
    ///
    /// # Errors
    /// [`OwnFaceProblem`] where it draws no text, may not be embedded, or lacks a letter of Russian or English.
    pub fn of(bytes: &[u8]) -> Result<Self, OwnFaceProblem> {
        type Known = HashMap<[u8; 32], Result<OwnFace, OwnFaceProblem>>;
        static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
        let hash = Sha256::digest(bytes).into();
        let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(hash).or_insert_with(|| Self::parse(hash, bytes))
    }

    fn parse(hash: [u8; 32], bytes: &[u8]) -> Result<Self, OwnFaceProblem> {
        let font = FontRef::new(bytes).map_err(|_| OwnFaceProblem::NotAFont)?;
        let may_be_embedded = is_embeddable(&font).ok_or(OwnFaceProblem::NotAFont)?;
        if !may_be_embedded {
            return Err(OwnFaceProblem::NotEmbeddable);
        }
        let charmap = font.charmap();
        if let Some(lacked) = LETTERS.chars().find(|letter| charmap.map(*letter).is_none_or(|id| id.to_u32() == 0)) {
            return Err(OwnFaceProblem::Lacks(lacked));
        }
        let name = |id| font.localized_strings(id).english_or_first().map(|name| name.to_string());
        let family = name(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(StringId::FAMILY_NAME));
        let postscript_name = postscript_letters(&name(StringId::POSTSCRIPT_NAME).unwrap_or_default(), "OwnFace");
        let weight = font.attributes().weight.value();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1–1000")]
        let weight = weight.round().clamp(1.0, 1000.0) as u16;
        // Only what is sound is kept for good.
        let bytes: &'static [u8] = Box::leak(bytes.to_vec().into_boxed_slice());
        let font = FontRef::new(bytes).map_err(|_| OwnFaceProblem::NotAFont)?;
        let data: &'static ShaperData = Box::leak(Box::new(ShaperData::new(&font)));
        let loaded = Loaded::new(&font, data, &NEVER_CONTEXTUAL);
        let family = family.unwrap_or_else(|| postscript_name.clone());
        Ok(Self(Box::leak(Box::new(OwnFont { hash, bytes, family, postscript_name, weight, loaded }))))
    }

    pub(super) const fn bytes(self) -> &'static [u8] {
        self.0.bytes
    }

    /// The name of its family.
    #[must_use]
    pub fn family(self) -> &'static str {
        &self.0.family
    }

    pub(super) fn postscript_name(self) -> &'static str {
        &self.0.postscript_name
    }

    pub(super) const fn weight(self) -> u16 {
        self.0.weight
    }

    pub(super) const fn loaded(self) -> &'static Loaded {
        &self.0.loaded
    }
}

impl PartialEq for OwnFace {
    fn eq(&self, other: &Self) -> bool {
        self.0.hash == other.0.hash
    }
}

impl Eq for OwnFace {}

impl Hash for OwnFace {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash.hash(state);
    }
}

impl Ord for OwnFace {
    fn cmp(&self, other: &Self) -> Ordering {
        // By what they are, so that the order is the same in every run.
        self.0.hash.cmp(&other.0.hash)
    }
}

impl PartialOrd for OwnFace {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Debug for OwnFace {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "OwnFace({})", self.0.postscript_name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Face;

    #[test]
    fn a_font_file_is_a_face_where_it_has_the_letters_and_may_be_embedded() {
        let golos = OwnFace::of(Face::Bold.bytes()).expect("a face");
        assert_eq!((golos.family(), golos.weight()), ("Golos Text", 700));
        assert_eq!(OwnFace::of(Face::Bold.bytes()), Ok(golos), "and the same when it is asked for again");
        assert_ne!(OwnFace::of(Face::Regular.bytes()), Ok(golos));
        assert!(matches!(OwnFace::of(Face::Icons.bytes()), Err(OwnFaceProblem::Lacks(_))));
        for bytes in [&b""[..], b"true type", &Face::Bold.bytes()[..900]] {
            assert_eq!(OwnFace::of(bytes), Err(OwnFaceProblem::NotAFont));
        }
    }

    #[test]
    fn what_a_licence_forbids_to_embed_is_refused() {
        let mut bytes = Face::Regular.bytes().to_vec();
        let font = FontRef::new(&bytes).expect("parses");
        let tables = font.table_directory().table_records();
        let os2 = tables.iter().find(|record| record.tag() == harfrust::Tag::new(b"OS/2")).expect("a table");
        let at = usize::try_from(os2.offset()).expect("small");
        bytes[at + 9] = 2;
        assert_eq!(OwnFace::of(&bytes), Err(OwnFaceProblem::NotEmbeddable));
    }
}
