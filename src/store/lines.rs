//! Line breaks for compact JSON, so that a comparison of two versions shows the fields that changed.

use super::scan::{characters, end_of_string};

/// Objects and arrays of plain values up to this many characters stay on one line.
const LONGEST_LINE: usize = 96;

/// Breaks compact JSON into lines: every field on its own, two spaces a level. A short array of plain values stays on one
/// line, and so does a short object of them that is the value of a field; an object in an array is an item and never does,
/// whatever its length, so that an item keeps its shape when a word in it changes. Ends with a line break.
pub(super) fn break_lines(compact: &str) -> Vec<u8> {
    let text = compact.as_bytes();
    let mut out = Vec::with_capacity(text.len() + text.len() / 4);
    // Closing brackets that are due, innermost last.
    let mut open: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => {
                let end = end_of_string(text, at + 1);
                out.extend_from_slice(&text[at..end]);
                at = end;
                continue;
            }
            b'{' | b'[' => {
                let is_item = byte == b'{' && open.last().is_none_or(|&close| close == b']');
                if let Some(end) = end_of_flat(text, at).filter(|&end| !is_item || end == at + 2) {
                    write_flat(&text[at..end], &mut out);
                    at = end;
                    continue;
                }
                out.push(byte);
                open.push(if byte == b'{' { b'}' } else { b']' });
                new_line(open.len(), &mut out);
            }
            b'}' | b']' => {
                open.pop();
                new_line(open.len(), &mut out);
                out.push(byte);
            }
            b',' => {
                out.push(b',');
                new_line(open.len(), &mut out);
            }
            b':' => out.extend_from_slice(b": "),
            _ => out.push(byte),
        }
        at += 1;
    }
    out.push(b'\n');
    out
}

fn new_line(depth: usize, out: &mut Vec<u8>) {
    out.push(b'\n');
    out.resize(out.len() + depth * 2, b' ');
}

/// The end of the object or array at `start` if it is short and holds no other.
fn end_of_flat(text: &[u8], start: usize) -> Option<usize> {
    // A character has at most four bytes.
    let text = &text[..text.len().min(start + LONGEST_LINE * 4)];
    let mut at = start + 1;
    loop {
        match *text.get(at)? {
            b'"' => at = end_of_string(text, at + 1),
            b'{' | b'[' => return None,
            b'}' | b']' => break,
            _ => at += 1,
        }
    }
    (characters(&text[start..=at]) <= LONGEST_LINE).then_some(at + 1)
}

/// Writes a short object or array with spaces where a person would put them.
fn write_flat(text: &[u8], out: &mut Vec<u8>) {
    let padded = text.first() == Some(&b'{') && text.len() > 2;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => {
                let end = end_of_string(text, at + 1);
                out.extend_from_slice(&text[at..end]);
                at = end;
                continue;
            }
            b'{' if padded => out.extend_from_slice(b"{ "),
            b'}' if padded => out.extend_from_slice(b" }"),
            b',' => out.extend_from_slice(b", "),
            b':' => out.extend_from_slice(b": "),
            _ => out.push(byte),
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_take_a_line_a_field_and_small_values_one_line() {
        let compact = r#"{"a":{"b":1,"c":",]\""},"list":[{"id":"x","none":[],"few":[1,2]},{}],"deep":{"in":{"x":0}}}"#;
        let expected = r#"{
  "a": { "b": 1, "c": ",]\"" },
  "list": [
    {
      "id": "x",
      "none": [],
      "few": [1, 2]
    },
    {}
  ],
  "deep": {
    "in": { "x": 0 }
  }
}
"#;
        assert_eq!(String::from_utf8(break_lines(compact)).as_deref(), Ok(expected));
    }

    #[test]
    fn a_long_list_takes_a_line_a_value() {
        let word = "Я".repeat(40);
        let compact = format!(r#"{{"short":["{word}"],"long":["{word}","{word}","{word}"]}}"#);
        let lines = String::from_utf8(break_lines(&compact)).unwrap_or_default();
        assert_eq!(lines.lines().count(), 8, "{lines}");
    }
}
