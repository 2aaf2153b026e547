//! A look over the bytes before anything is built of them: a file that would fill the memory is refused while it is still
//! only bytes.

use super::error::ReadError;
use super::limits::{MAX_BYTES, MAX_DEPTH, MAX_VALUES};

/// Checks size, depth and number of values in one pass, without memory of its own. Text that is not JSON passes: the parser
/// names that fault better.
pub(super) fn check(text: &[u8]) -> Result<(), ReadError> {
    check_size(text.len() as u64)?;
    let mut depth = 0_usize;
    let mut values = 1_usize;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => at = end_of_string(text, at),
            b'[' | b'{' => {
                depth += 1;
                values += 1;
                if depth > MAX_DEPTH {
                    let (line, column) = position(text, at - 1);
                    return Err(ReadError::TooDeep { line, column, limit: MAX_DEPTH });
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if values > MAX_VALUES {
            return Err(ReadError::TooManyValues { limit: MAX_VALUES });
        }
    }
    Ok(())
}

/// Refuses a file by its size alone.
pub(super) const fn check_size(bytes: u64) -> Result<(), ReadError> {
    if bytes > MAX_BYTES { Err(ReadError::TooLarge { bytes, limit: MAX_BYTES }) } else { Ok(()) }
}

/// The place behind the quotation mark that closes the string whose content starts at `from`, or the end of the text.
pub(super) fn end_of_string(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(step) = text[at..].iter().position(|&byte| byte == b'"' || byte == b'\\') {
        at += step + 1;
        if text[at - 1] == b'"' {
            return at;
        }
        // Behind a backslash stands a byte that ends nothing.
        at = (at + 1).min(text.len());
    }
    text.len()
}

/// Line and column of a byte, both counted from 1, the column in characters.
pub(super) fn position(text: &[u8], offset: usize) -> (usize, usize) {
    let mut lines = text[..offset.min(text.len())].split(|&byte| byte == b'\n');
    let last = lines.next_back().unwrap_or_default();
    (1 + lines.count(), 1 + characters(last))
}

/// How many characters a piece of UTF-8 has.
pub(super) fn characters(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}
