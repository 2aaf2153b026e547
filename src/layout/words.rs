//! The sheet's own words, in the language of the sheet.

pub(super) use crate::i18n::Messages as Words;
