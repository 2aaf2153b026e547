//! Pages → files: PDF for print, PPTX for slides, PNG for pictures, SVG for editors, HTML for browsers.
//!
//! [`write()`] is the one door. One file a format and one `match` over the items of a scene in each; a format has no geometry of its
//! own, so what is on the screen is what is on the paper. Everything is made in memory and the same pages give the same bytes, on
//! any day and machine.

mod element_labels;
mod error;
mod file;
mod format;
mod html;
mod items;
mod limits;
mod map_details;
mod metadata;
mod page_range;
mod pdf;
mod picture;
mod pptx;
mod raster;
mod svg;
mod watch;
mod web_fonts;
mod write;

pub use element_labels::ElementLabels;
pub use error::ExportError;
pub use file::{check_target, file_names, write_atomically, write_files};
pub use format::Format;
pub use map_details::MapDetails;
pub use metadata::{LayerNames, Metadata, layer_key};
pub use page_range::{PageRange, PageRangeFault};
pub use picture::picture_proof;
pub use pptx::slide_scale;
pub use raster::{part, pixmap};
pub use svg::SvgText;
pub use watch::{ExportProgress, ExportWatch};
pub use write::{Options, write, write_watched};
