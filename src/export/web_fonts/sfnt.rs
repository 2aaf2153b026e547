//! A font file put together from tables, with a map from characters to glyphs, as browsers want one.

use std::collections::BTreeMap;

/// A font with the tables of a subset, those that a browser asks for from the whole font, and a map of characters to the glyphs of the
/// subset. `None` where either file is none.
pub(super) fn with_characters(subset: &[u8], whole: &[u8], characters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = tables(subset)?.collect();
    let metrics = self::tables(whole)?.find(|(tag, _)| tag == b"OS/2")?;
    tables.extend([metrics, (*b"cmap", cmap(characters)?)]);
    // A font is asked for its sum as a whole once it is whole.
    tables.get_mut(b"head")?.get_mut(8..12)?.fill(0);
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut file = [0x0001_0000_u32.to_be_bytes().as_slice()].concat();
    for value in [count, range, u16::try_from(power).ok()?, count.checked_mul(16)?.checked_sub(range)?] {
        file.extend(value.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut body = Vec::new();
    let mut head_at = 0;
    for (tag, table) in &tables {
        if tag == b"head" {
            head_at = at;
        }
        file.extend(tag);
        for value in [sum(table), u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            file.extend(value.to_be_bytes());
        }
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
        at = 12 + 16 * tables.len() + body.len();
    }
    file.extend(body);
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(sum(&file));
    file.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(file)
}

/// The tables of a font.
fn tables(file: &[u8]) -> Option<impl Iterator<Item = ([u8; 4], Vec<u8>)> + '_> {
    let count = u16::from_be_bytes(file.get(4..6)?.try_into().ok()?);
    let records = file.get(12..12 + 16 * usize::from(count))?.chunks_exact(16);
    let table = |record: &[u8]| {
        let number = |at: usize| {
            let bytes = record.get(at..at + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let (tag, start) = (record.get(..4)?.try_into().ok()?, number(8)?);
        Some((tag, file.get(start..start.checked_add(number(12)?)?)?.to_vec()))
    };
    Some(records.filter_map(table))
}

/// A map of characters to glyphs, of the Basic Multilingual Plane.
fn cmap(characters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    // A segment for each stretch in which characters and glyphs go on alike: first, last, glyph of the first.
    let mut segments: Vec<(u16, u16, u16)> = Vec::new();
    for (character, glyph) in characters {
        let code = u16::try_from(u32::from(*character)).ok()?;
        match segments.last_mut() {
            Some((first, last, start)) if *last + 1 == code && *start + (code - *first) == *glyph => *last = code,
            _ => segments.push((code, code, *glyph)),
        }
    }
    // The last segment is that of no character.
    segments.push((u16::MAX, u16::MAX, 0));
    let count = u16::try_from(segments.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 2_u16.checked_shl(power)?;
    let mut table: Vec<u16> = vec![4, 16_u16.checked_add(count.checked_mul(8)?)?, 0, count.checked_mul(2)?, range];
    table.extend([u16::try_from(power).ok()?, (count * 2).checked_sub(range)?]);
    table.extend(segments.iter().map(|(_, last, _)| last));
    table.push(0);
    table.extend(segments.iter().map(|(first, ..)| first));
    let deltas =
        segments.iter().map(|(first, _, glyph)| if *first == u16::MAX { 1 } else { glyph.wrapping_sub(*first) });
    table.extend(deltas);
    table.extend(segments.iter().map(|_| 0));
    // One table, for Windows and Unicode.
    let head: [u16; 6] = [0, 1, 3, 1, 0, 12];
    Some(head.iter().chain(&table).flat_map(|value| value.to_be_bytes()).collect())
}

/// The sum by which a table is checked.
fn sum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(bytes) {
            *to = *from;
        }
        u32::from_be_bytes(word)
    };
    table.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Face;
    use skrifa::{FontRef, MetadataProvider as _};
    use subsetter::GlyphRemapper;

    #[test]
    fn a_subset_has_its_characters_and_no_others() {
        let face = Face::SemiBold;
        let mut remapper = GlyphRemapper::new();
        let wanted = "Путь 12–34 ₽abc";
        let characters: BTreeMap<char, u16> =
            wanted.chars().map(|letter| (letter, remapper.remap(face.glyph_id(letter).expect("a letter")))).collect();
        let subset = subsetter::subset(face.bytes(), 0, &remapper).expect("a subset");
        let font = with_characters(&subset, face.bytes(), &characters).expect("a font");
        assert_eq!(sum(&font), 0xB1B0_AFBA, "the sum of a whole font");
        let font = FontRef::new(&font).expect("it parses");
        let map = font.charmap();
        for (character, glyph) in &characters {
            assert_eq!(map.map(*character).map(skrifa::GlyphId::to_u32), Some(u32::from(*glyph)), "{character}");
        }
        for other in ['я', 'Z', '\u{FFFF}'] {
            assert_eq!(map.map(other), None, "{other:?}");
        }
    }
}
