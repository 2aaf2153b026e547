//! The drawing as a value: what stands where on a sheet, in points.
//!
//! Layout makes a scene; the canvas, the presenter, the PDF, the PNG, the SVG, the hit test and the screen reader read it.
//! A scene knows nothing of journeys beyond the id of the thing each group shows. Groups are shared (`Arc`), so that a
//! layout after one edit copies pointers for everything that did not change.

mod group;
mod groups;
mod item;
mod lod;
mod page;
mod proof;
mod role;
mod sheet;
mod symbol;

pub use group::{Group, Layer, Part, Placed, PlacedRef, Source, TextFault, TextSource};
pub use groups::{Bundle, BundleId, ElementGroup, Groups};
pub use item::{Dash, Fill, Item, Stroke, cover};
pub use lod::{INK_OF_TYPE, LazyLod, LodSummary};
pub use page::Page;
pub use proof::{PictureProof, Proofs};
pub use role::{Anchor, LinkTarget, Role};
pub use sheet::{Bookmark, Scene};
pub use symbol::Symbol;
