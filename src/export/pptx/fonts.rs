//! Faces that go along with a presentation, as Embedded OpenType files: a header over the font file itself, which stays whole, so that
//! whoever types on has all letters.

use super::package::{Package, Relation, relation};
use crate::text::Face;
use skrifa::raw::TableProvider as _;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The version of the header.
const VERSION: u32 = 0x0002_0002;
/// By which a header is known.
const MAGIC: u16 = 0x504C;
/// The checksum of no address at all: the file may be used everywhere.
const EVERYWHERE: u32 = 0x5047_5342;
/// Windows Latin 1, for letters that a person draws; there are none.
const CODE_PAGE: u32 = 1252;

/// How a face is asked for: the family as programs list it, and whether it is the bold one of it. Weights between have families of their
/// own, as in the font files.
pub(super) fn family(face: Face) -> (String, bool) {
    match face {
        Face::Medium => (format!("{} Medium", face.family()), false),
        Face::SemiBold => (format!("{} SemiBold", face.family()), false),
        _ => (face.family().to_owned(), face.weight() >= Face::SemiBold.weight()),
    }
}

/// The faces that go along.
#[derive(Default)]
pub(super) struct Embedded(BTreeSet<Face>);

impl Embedded {
    /// A face is used. Only bundled ones go along, for they go whole: what the licence of another one allows of that is not known.
    pub(super) fn add(&mut self, face: Face) {
        if !matches!(face, Face::Icons | Face::System(_) | Face::Own(_)) {
            self.0.insert(face);
        }
    }

    /// Adds the files, and gives the list of them that a presentation has.
    pub(super) fn into_parts(self, package: &mut Package, relations: &mut Vec<Relation>) -> String {
        let mut list = String::new();
        let mut open: Option<String> = None;
        // The bold face follows the regular one of its family.
        let mut faces: Vec<Face> = self.0.into_iter().collect();
        faces.sort_by_key(|face| family(*face));
        for face in faces {
            let Some(bytes) = embedded_file(face) else { continue };
            let (family, bold) = family(face);
            let name = format!("fonts/{}.fntdata", face.postscript_name());
            let id = Relation::within(relation::FONT, &name).id_among(relations);
            package.binary(&format!("ppt/{name}"), ("fntdata", "application/x-fontdata"), bytes);
            if open.as_ref() != Some(&family) {
                if open.is_some() {
                    list.push_str("</p:embeddedFont>");
                }
                let _ =
                    write!(list, "<p:embeddedFont><p:font typeface=\"{family}\" pitchFamily=\"34\" charset=\"0\"/>");
                open = Some(family);
            }
            let _ = write!(list, "<p:{} r:id=\"{id}\"/>", if bold { "bold" } else { "regular" });
        }
        if open.is_some() {
            list.push_str("</p:embeddedFont>");
        }
        if list.is_empty() { list } else { format!("<p:embeddedFontLst>{list}</p:embeddedFontLst>") }
    }
}

/// A font file under the header by which presentations bear it, after the W3C submission «Embedded OpenType (EOT) File Format» (2008).
fn embedded_file(face: Face) -> Option<Vec<u8>> {
    let bytes = face.bytes();
    let font = FontRef::new(bytes).ok()?;
    let (os2, head) = (font.os2().ok()?, font.head().ok()?);
    let size = u32::try_from(bytes.len()).ok()?;
    let mut header: Vec<u8> = Vec::new();
    let long = |header: &mut Vec<u8>, value: u32| header.extend(value.to_le_bytes());
    let short = |header: &mut Vec<u8>, value: u16| header.extend(value.to_le_bytes());
    long(&mut header, size);
    long(&mut header, VERSION);
    // Neither packed nor scrambled, nor a subset.
    long(&mut header, 0);
    header.extend(os2.panose_10());
    // The character set of every language; not slanted.
    header.extend([1, 0]);
    long(&mut header, face.weight().into());
    short(&mut header, os2.fs_type());
    short(&mut header, MAGIC);
    for range in [
        os2.ul_unicode_range_1(),
        os2.ul_unicode_range_2(),
        os2.ul_unicode_range_3(),
        os2.ul_unicode_range_4(),
        os2.ul_code_page_range_1().unwrap_or_default(),
        os2.ul_code_page_range_2().unwrap_or_default(),
        head.checksum_adjustment(),
    ] {
        long(&mut header, range);
    }
    header.extend([0; 16]);
    for id in [StringId::FAMILY_NAME, StringId::SUBFAMILY_NAME, StringId::VERSION_STRING, StringId::FULL_NAME] {
        let name: Vec<u8> = font
            .localized_strings(id)
            .english_or_first()?
            .to_string()
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        short(&mut header, 0);
        short(&mut header, u16::try_from(name.len()).ok()?);
        header.extend(name);
    }
    // No address to which the file is bound, no signature, no letters that a person drew.
    short(&mut header, 0);
    short(&mut header, 0);
    long(&mut header, EVERYWHERE);
    long(&mut header, CODE_PAGE);
    short(&mut header, 0);
    short(&mut header, 0);
    long(&mut header, 0);
    long(&mut header, 0);
    // The size of all of it stands before the rest, its own four bytes counted.
    let all = u32::try_from(header.len() + bytes.len() + 4).ok()?;
    Some([&all.to_le_bytes(), header.as_slice(), bytes].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_that_goes_along_is_the_font_file_under_a_header_that_says_its_length() {
        for face in [Face::Regular, Face::Medium, Face::SemiBold, Face::Bold] {
            let file = embedded_file(face).expect("a file");
            let number = |at: usize| {
                let bytes = file.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
                usize::try_from(u32::from_le_bytes(bytes.expect("four bytes"))).expect("a length")
            };
            assert_eq!((number(0), number(4)), (file.len(), face.bytes().len()));
            assert!(file.ends_with(face.bytes()));
            assert_eq!(file.get(34..36), Some(MAGIC.to_le_bytes().as_slice()));
            let family: Vec<u8> = family(face).0.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(
                file.get(82..).is_some_and(|names| names[4 - 2..].starts_with(&family) || names.starts_with(&family))
            );
        }
    }
}
