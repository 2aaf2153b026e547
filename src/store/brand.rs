//! A brand as a file of its own.

use super::error::{OpenError, SaveError};
use super::file::{FileStamp, open, save};
use super::limits::MAX_FACE_BYTES;
use crate::disk;
use crate::i18n::{Args, Localized, Value};
use crate::model::{Brand, Document, FontFile, Project};
use crate::text::{OwnFace, OwnFaceProblem};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How names of brand files end. Such a file is a project with nothing in it but its brand, so that there is one reader and one set of limits.
pub const BRAND_EXTENSION: &str = "tropa-brand";

/// The brand in a file: in one of its own, or in any project.
///
/// # Errors
/// As [`open()`](super::open()).
pub fn open_brand(path: &Path) -> Result<Arc<Brand>, OpenError> {
    Ok(Arc::clone(&open(path)?.document.project.brand))
}

/// Writes a brand into a file of its own.
///
/// # Errors
/// As [`save()`](super::save()).
pub fn save_brand(path: &Path, brand: Arc<Brand>) -> Result<FileStamp, SaveError> {
    let project = Project { brand, ..Project::default() };
    save(path, &Document { project: Arc::new(project), ..Document::default() })
}

/// Why a file gives no face.
#[derive(Debug, thiserror::Error)]
pub enum FaceError {
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] OpenError),
    /// It was read and cannot be used.
    #[error("{}: {problem}; choose another font file", .path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// Why not.
        problem: OwnFaceProblem,
    },
}

/// The font in a file, for a brand.
///
/// # Errors
/// [`FaceError`] for what cannot be read, is larger than [`MAX_FACE_BYTES`], draws no Russian or English, or must not be embedded.
pub fn open_face(path: &Path) -> Result<Arc<FontFile>, FaceError> {
    let (_, bytes) = disk::read(path, MAX_FACE_BYTES).map_err(|unread| OpenError::unread(path, unread))?;
    OwnFace::of(&bytes).map_err(|problem| FaceError::Unusable { path: path.to_owned(), problem })?;
    Ok(Arc::new(FontFile::new(bytes)))
}

impl Localized for FaceError {
    fn key(&self) -> &'static str {
        match self {
            Self::Unread(error) => error.key(),
            Self::Unusable { problem: OwnFaceProblem::NotAFont, .. } => "face-error-not-a-font",
            Self::Unusable { problem: OwnFaceProblem::NotEmbeddable, .. } => "face-error-not-embeddable",
            Self::Unusable { problem: OwnFaceProblem::Lacks(_), .. } => "face-error-lacks",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::Unread(error) => error.args(),
            Self::Unusable { path, problem } => {
                let mut args = vec![("path", Value::path(path))];
                if let OwnFaceProblem::Lacks(letter) = problem {
                    args.push(("letter", letter.to_string().into()));
                }
                args
            }
        }
    }
}
