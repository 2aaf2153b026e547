//! A project inside a PDF.
//!
//! The PDF is not understood, only looked through for the file that says by its kind that it is a project: a program that reads all that
//! a PDF may be would have to be trusted with what anybody sends. So a PDF that was encrypted afterwards has no project, as far as is seen
//! here.

use super::limits::MAX_BYTES;
use crate::model::PROJECT_MIME;
use flate2::read::ZlibDecoder;
use std::io::Read as _;

/// Around the name of its kind stand the few words that say how a file is packed.
const REACH: usize = 2048;

/// So many places that name the kind are tried, the last first: a file may be made of nothing else.
const MOST_TRIED: usize = 8;

/// The bytes of the project in a PDF; of several the last, which took the place of those before. They may be one more than a project may
/// have, and are then refused as any other file is.
pub(super) fn project_in(pdf: &[u8]) -> Option<Vec<u8>> {
    let names = [escaped("#2F"), escaped("#2f")];
    let mut places: Vec<usize> = names.iter().flat_map(|name| places_of(pdf, name.as_bytes())).collect();
    places.sort_unstable();
    let mut budget = MAX_BYTES + 1;
    places.into_iter().rev().take(MOST_TRIED).find_map(|at| unpacked(pdf, at, &mut budget))
}

/// The name of the kind as a PDF writes it.
fn escaped(slash: &str) -> String {
    PROJECT_MIME.replace('/', slash)
}

fn places_of<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(name.len()).enumerate().filter(move |(_, window)| *window == name).map(|(at, _)| at)
}

/// The file whose kind is named at a place; of all that are tried no more is unpacked than the budget says.
fn unpacked(pdf: &[u8], at: usize, budget: &mut u64) -> Option<Vec<u8>> {
    let before = pdf.get(at.saturating_sub(REACH)..at)?;
    let after = pdf.get(at..pdf.len().min(at + REACH))?;
    let begin = places_of(before, b"obj").last()?;
    let end = places_of(after, b"stream").next()?;
    let words = [before.get(begin..)?, after.get(..end)?].concat();
    let words = String::from_utf8_lossy(&words);
    let data = pdf.get(at + end + b"stream".len()..)?;
    let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n"))?;
    if words.contains("/Filter") {
        // Packed as every PDF program packs, and in no other way on top of it.
        let is_plain = words.matches("/FlateDecode").count() == 1 && words.matches("Decode").count() == 1;
        let mut file = Vec::new();
        let read = is_plain.then(|| ZlibDecoder::new(data).take(*budget).read_to_end(&mut file))?;
        *budget = budget.saturating_sub(u64::try_from(file.len()).unwrap_or(u64::MAX));
        return read.is_ok().then_some(file);
    }
    let end = places_of(data, b"endstream").next()?;
    Some(data.get(..end)?.trim_ascii_end().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_versions_the_last_is_the_project_and_what_is_packed_otherwise_is_none() {
        let file = |filter: &str, data: &str| {
            format!(
                "7 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fx-tropa+json{filter}>>\nstream\r\n{data}\nendstream\n"
            )
        };
        let of = |text: String| project_in(text.as_bytes());
        assert_eq!(of(file("", "{1}") + &file("", "{2}")).as_deref(), Some(&b"{2}"[..]));
        assert_eq!(of(file("", "{1}") + &file("/Filter/LZWDecode", "{2}")).as_deref(), Some(&b"{1}"[..]));
        assert_eq!(of(file("/Filter/FlateDecode", "no zlib")), None);
        assert_eq!(of("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj".to_owned()), None);
        // What is cut off anywhere is no project, and no panic.
        let whole = file("", "{1}");
        for end in 0..whole.len() {
            drop(project_in(&whole.as_bytes()[..end]));
        }
    }
}
