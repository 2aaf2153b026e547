//! One colour type for every surface, how far apart two colours are seen, and what others see of one.

mod proof;
mod rgba;
mod vision;

pub use proof::Proof;
pub use rgba::Rgba;
pub use vision::Vision;
