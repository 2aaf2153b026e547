//! A brand as a file of its own.

use super::error::{OpenError, SaveError};
use super::file::{open, save};
use crate::model::{Brand, Document, Project};
use std::path::Path;
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
pub fn save_brand(path: &Path, brand: Arc<Brand>) -> Result<(), SaveError> {
    let project = Project { brand, ..Project::default() };
    save(path, &Document { project: Arc::new(project), ..Document::default() }).map(|_| ())
}
