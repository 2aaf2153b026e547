//! Which cells of an ODS sheet are shown as percent. The reader of workbooks gives their numbers and drops how they are shown.

use html5gum::{IoReader, StartTag, Token, Tokenizer};
use std::io::{Read, Seek};
use std::ops::Range;

/// Cells that are shown as percent.
#[derive(Debug, Default)]
pub(super) struct Percents {
    /// Rows counted from 1, in their order, each with columns counted from 0.
    rows: Vec<(Range<u64>, Vec<Range<usize>>)>,
}

impl Percents {
    /// Looks through a sheet. What cannot be read is left to the reader of the workbook, which says why.
    pub(super) fn of(reader: impl Read + Seek, sheet: &str) -> Self {
        let mut found = Self::default();
        let Ok(mut archive) = zip::ZipArchive::new(reader) else { return found };
        let Ok(content) = archive.by_name("content.xml") else { return found };
        let mut inside = false;
        let (mut row, mut column) = (1_u64..1, 0_usize);
        for token in Tokenizer::new(IoReader::new(content)).map_while(Result::ok) {
            match token {
                Token::StartTag(tag) if &*tag.name == b"table:table" => {
                    inside = said(&tag, b"table:name") == Some(sheet.as_bytes());
                }
                Token::EndTag(tag) if inside && &*tag.name == b"table:table" => break,
                Token::StartTag(tag) if inside && &*tag.name == b"table:table-row" => {
                    row = row.end..row.end.saturating_add(times(&tag, b"table:number-rows-repeated"));
                    column = 0;
                }
                Token::StartTag(tag) if inside && is_cell(&tag) => {
                    let times = usize::try_from(times(&tag, b"table:number-columns-repeated")).unwrap_or(usize::MAX);
                    let columns = column..column.saturating_add(times);
                    column = columns.end;
                    if said(&tag, b"office:value-type") == Some(b"percentage") {
                        found.note(&row, columns);
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn note(&mut self, row: &Range<u64>, columns: Range<usize>) {
        match self.rows.last_mut() {
            Some((last, known)) if last == row => known.push(columns),
            _ => self.rows.push((row.clone(), vec![columns])),
        }
    }

    /// Whether a cell is shown as percent.
    pub(super) fn has(&self, row: u64, column: usize) -> bool {
        let at = self.rows.partition_point(|(rows, _)| rows.end <= row);
        let here = self.rows.get(at).filter(|(rows, _)| rows.contains(&row));
        here.is_some_and(|(_, columns)| columns.iter().any(|columns| columns.contains(&column)))
    }
}

fn is_cell(tag: &StartTag<()>) -> bool {
    matches!(&**tag.name, b"table:table-cell" | b"table:covered-table-cell")
}

fn said<'a>(tag: &'a StartTag<()>, attribute: &[u8]) -> Option<&'a [u8]> {
    tag.attributes.get(attribute).map(|value| value.as_slice())
}

/// How often a row or cell stands there.
fn times(tag: &StartTag<()>, attribute: &[u8]) -> u64 {
    let written = said(tag, attribute).and_then(|text| std::str::from_utf8(text).ok());
    written.and_then(|text| text.parse().ok()).unwrap_or(1)
}
