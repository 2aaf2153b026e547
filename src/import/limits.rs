//! How much is read at most.

/// The largest file of text that is read: 1 GiB, an event log of some ten million rows.
pub const MAX_TEXT_BYTES: u64 = 1 << 30;
/// The largest workbook that is read: 128 MiB.
pub const MAX_WORKBOOK_BYTES: u64 = 128 << 20;
/// The most bytes a workbook may have unpacked: 2 GiB.
pub const MAX_UNPACKED_BYTES: u64 = 2 << 30;
/// The most rows that are read.
pub const MAX_ROWS: u64 = 5_000_000;
