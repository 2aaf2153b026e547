//! Project files: `NAME.tropa`, JSON that a person can read and git can compare.
//!
//! [`to_bytes`] and [`from_bytes`] turn a document into a file's bytes and back; [`open`] and [`save`] do the same with a file on
//! disk. What is read is never trusted: size, depth and number of values are bounded before anything is built of them. What
//! is written replaces the old file in one step, so that whatever happens the old file or the new one is there.
//!
//! Same document, same bytes: order of fields, line breaks and numbers depend on nothing but the document.

mod brand;
mod error;
mod file;
mod ids;
mod image;
mod limits;
mod lines;
mod lock;
mod pdf;
mod read;
mod recovery;
mod replacing;
mod sample;
mod scan;
mod schema;
mod start_note;
mod state;
mod write;

pub use brand::{BRAND_EXTENSION, FaceError, open_brand, open_face, save_brand};
pub use error::{FieldProblem, FileKind, ImageProblem, OpenError, ReadError, SaveError, WriteError};
pub use file::{FileStamp, Opened, PART, open, open_part, save};
pub use ids::fresh_ids;
pub use image::check_image;
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_FACE_BYTES, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MAX_VALUES};
pub use lock::FileLock;
pub use read::from_bytes;
pub use recovery::{Basis, RecoveryNote, RecoverySlot, left_behind};
pub use replacing::{MayReplace, Sight, TargetState, free_name};
pub use sample::{Sample, sample};
pub use schema::{FORMAT, VERSION, json_schema};
pub use start_note::StartNote;
pub use state::state_folder;
pub use write::to_bytes;
