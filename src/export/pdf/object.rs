//! Small things of the file.

use super::numbers;
use lopdf::{Dictionary, Object, StringFormat};

pub(super) fn entries<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    Dictionary::from_iter(entries)
}

/// Text in the encoding that every viewer knows.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A length with the digits that are seen.
pub(super) fn real(length: f64) -> Object {
    Object::Real(numbers::length(length))
}
