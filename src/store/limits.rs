//! How much is read at most.

/// The largest file that is read, in bytes: 256 MiB.
pub const MAX_BYTES: u64 = 256 << 20;
/// The deepest nesting of objects and arrays; a project of this version needs 7 levels, the rest is for what newer ones add.
pub const MAX_DEPTH: usize = 64;
/// The most values in a file: some 400,000 cards.
pub const MAX_VALUES: usize = 4_000_000;
/// The largest picture file, in bytes: 64 MiB.
pub const MAX_IMAGE_BYTES: usize = 64 << 20;
/// The most pixels of a picture: 100 million.
pub const MAX_IMAGE_PIXELS: u64 = 100_000_000;
/// The largest font file of a brand, in bytes: 32 MiB.
pub const MAX_FACE_BYTES: u64 = 32 << 20;
