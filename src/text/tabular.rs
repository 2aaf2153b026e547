//! Digits of one width, for columns of figures on a surface that shapes text by itself.

use super::Face;
use harfrust::{Direction, Feature, ShapeOptions, Tag, UnicodeBuffer, script};

impl Face {
    /// The font file with digits of one width, as wide as the widest and never moved towards each other, whoever shapes them.
    ///
    /// Such a surface asks for no feature by name, only for those that are always on: `tnum` is renamed to one of them that the
    /// bundled faces do not have, and `kern` to none. Golos's own figures for tables differ in width by a fifteenth, so their
    /// advances are made alike too, each digit in the middle of its own.
    #[must_use]
    pub fn tabular(self) -> Vec<u8> {
        let file = Tables(self.bytes());
        let mut bytes = self.bytes().to_vec();
        let mut write = |at: usize, new: &[u8]| {
            if let Some(old) = bytes.get_mut(at..at + new.len()) {
                old.copy_from_slice(new);
            }
        };
        for (table, feature, name) in [(*b"GSUB", *b"tnum", b"rlig"), (*b"GPOS", *b"kern", b"none")] {
            file.features(table, feature).into_iter().for_each(|at| write(at, name));
        }
        let metrics = file.table(*b"hmtx");
        // Glyphs beyond the last of these share its advance.
        let own = file.table(*b"hhea").map_or(0, |table| file.number(table + 34, 2));
        let place = |id: usize| metrics.filter(|_| id < own).map(|table| table + id * 4);
        let digits: Vec<(usize, usize)> =
            self.table_digits().into_iter().filter_map(place).map(|at| (at, file.number(at, 2))).collect();
        let widest = digits.iter().map(|(_, advance)| *advance).max().unwrap_or_default();
        for (at, advance) in digits {
            // The bearing is signed; all of these digits have one of a few units to the right.
            let bearing = file.number(at + 2, 2).saturating_add((widest - advance) / 2);
            if let (Ok(advance), Ok(bearing)) = (u16::try_from(widest), u16::try_from(bearing)) {
                write(at, &advance.to_be_bytes());
                write(at + 2, &bearing.to_be_bytes());
            }
        }
        bytes
    }

    /// The glyphs that the face has for digits in tables.
    fn table_digits(self) -> Vec<usize> {
        let features = [Feature::new(Tag::new(b"tnum"), 1, ..)];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str("0123456789");
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let glyphs = self.loaded().shaper.shape(buffer, ShapeOptions::new().features(&features));
        glyphs.glyph_infos().iter().filter_map(|glyph| usize::try_from(glyph.glyph_id).ok()).collect()
    }
}

/// The tables of a font file.
#[derive(Clone, Copy)]
struct Tables<'a>(&'a [u8]);

impl Tables<'_> {
    /// A number of so many bytes; zero beyond the end.
    fn number(self, at: usize, bytes: usize) -> usize {
        self.0.get(at..at + bytes).map_or(0, |number| number.iter().fold(0, |sum, &byte| sum * 256 + usize::from(byte)))
    }

    fn is(self, at: usize, tag: [u8; 4]) -> bool {
        self.0.get(at..at + 4) == Some(tag.as_slice())
    }

    /// Where a table begins.
    fn table(self, tag: [u8; 4]) -> Option<usize> {
        let records = (0..self.number(4, 2)).map(|record| 12 + record * 16);
        records.into_iter().find(|&at| self.is(at, tag)).map(|at| self.number(at + 8, 4))
    }

    /// Where the tags of a feature stand in a table that lists features.
    fn features(self, table: [u8; 4], feature: [u8; 4]) -> Vec<usize> {
        let Some(table) = self.table(table) else { return Vec::new() };
        let list = table + self.number(table + 6, 2);
        let records = (0..self.number(list, 2)).map(|record| list + 2 + record * 6);
        records.filter(|&at| self.is(at, feature)).collect()
    }
}
