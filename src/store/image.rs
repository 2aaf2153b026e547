//! Pictures are looked at before they are taken in: their header says how much memory they would fill.

use super::error::{ImageProblem, ReadError};
use super::limits::{MAX_FACE_BYTES, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS};
use crate::model::{Brand, Image};

/// Checks a picture by its size and its header; nothing is decoded. To be asked before a picture is put into a project too,
/// since [`save`](super::save()) refuses what [`open`](super::open()) would not take. A header that cannot be read passes: no
/// decoder gets past it, and the bytes are kept for somebody who can mend them.
///
/// # Errors
/// [`ImageProblem::TooLarge`] or [`ImageProblem::TooManyPixels`].
pub fn check_image(image: &Image) -> Result<(), ImageProblem> {
    if image.bytes().len() > MAX_IMAGE_BYTES {
        return Err(ImageProblem::TooLarge { limit: MAX_IMAGE_BYTES });
    }
    match image.size() {
        Some((width, height)) if u64::from(width) * u64::from(height) > MAX_IMAGE_PIXELS => {
            Err(ImageProblem::TooManyPixels { width, height, limit: MAX_IMAGE_PIXELS })
        }
        _ => Ok(()),
    }
}

/// Checks the logos as other pictures are checked, and how large the faces are.
pub(super) fn check_brand(brand: &Brand) -> Result<(), ReadError> {
    for (name, logo) in [("project.brand.agency", &brand.agency), ("project.brand.client", &brand.client)] {
        if let Some(Err(problem)) = logo.as_deref().map(check_image) {
            return Err(ReadError::Image { name: name.to_owned(), problem });
        }
    }
    for (name, face) in [("project.brand.regular", &brand.regular), ("project.brand.bold", &brand.bold)] {
        if face.as_ref().is_some_and(|face| face.bytes().len() as u64 > MAX_FACE_BYTES) {
            return Err(ReadError::Face { name: name.to_owned(), limit: MAX_FACE_BYTES });
        }
    }
    Ok(())
}
