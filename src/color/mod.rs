//! One colour type for every surface, and how far apart two colours are seen.

mod rgba;
mod vision;

pub use rgba::Rgba;
pub use vision::Vision;
