//! What the craft knows: catalogues, templates, funnel arithmetic and the rules of a review. The knowledge is data in
//! `assets/`; the code only reads it.

mod funnel;

pub use funnel::{Remaining, remaining};
