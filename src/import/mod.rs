//! Figures of other programs as values: text files of rows, workbooks and pasted tables become a funnel.
//!
//! A [`TableSource`] is a file or a text that was pasted; a [`Mapping`] says how its columns are meant and is confirmed by a person;
//! [`read()`] counts and says of every row that it could not use which it is and why. Nothing is guessed and nothing is corrected:
//! [`guess()`] only proposes a mapping, and what is not clear is a [`Fault`]. [`compare()`] says what reading again would change.

mod compare;
mod context;
mod error;
mod fault;
mod guess;
mod limits;
mod log;
mod mapping;
mod meter;
mod names;
mod percents;
mod read;
mod record;
mod source;
mod table;
mod terms;
mod text;
mod time;
mod workbook;

pub use crate::i18n::number::DecimalMark;
pub use compare::{Counts, FigureChange, FunnelChange, compare};
pub use error::ImportError;
pub use fault::{Fault, FaultKind, Faults, TableLocation, column_letter};
pub use guess::{guess, guess_under};
pub use limits::{MAX_ROWS, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES, MAX_WORKBOOK_BYTES};
pub use mapping::{Column, Mapping, Means, Reading, TableLayout, TimeUnit, Whose};
pub use meter::ReadProgress;
pub use names::{JourneyNames, Unmatched, plain};
pub use read::{ImportOutcome, read};
pub use source::{Preview, PreviewRow, TableSource};
pub use terms::{Delimiter, Encoding, Measure, Role};
pub use text::{decoded, tabbed};
pub use time::TimeFormat;
