//! Scenes on the canvas: sharp at every zoom, and no line of type laid out a second time.
//!
//! Everything solid and every glyph of a view goes to the graphics card as one mesh over one texture, the glyph atlas with
//! its white texel. A group is turned into triangles once for each zoom, in pixels from the sheet's corner; the corner
//! stands on a whole pixel, so that panning only moves what is already there.

mod atlas;
mod batch;
mod convert;
mod fill;
mod glyphs;
mod group;
mod lod;
mod meshes;
mod painter;
mod pictures;
mod raster;
mod round;
mod shapes;
mod sheet_drawing;
pub(crate) mod sheet_picture;
mod stroke;
mod tessellation;
mod view;

pub(crate) use convert::{color32, to_f32};
pub use painter::ScenePainter;
pub(crate) use round::Circle;
pub use view::{SceneView, Visibility};
