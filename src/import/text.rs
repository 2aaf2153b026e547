//! Rows of text: how they are written, and their cells.
//!
//! Rows are counted here and not by a reader of CSV in general: such a one passes over empty lines and lets a quotation mark that
//! is never closed swallow the rest, so that nobody could say in which row of the spreadsheet something stands.

use super::error::ImportError;
use super::record::Record;
use super::terms::{Delimiter, Encoding};
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1251};
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// How a text is written, told by its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    pub(super) encoding: Encoding,
    pub(super) delimiter: Delimiter,
    /// What ends a line: old spreadsheets of the Macintosh write no line feeds.
    pub(super) line_end: u8,
    /// Whether any delimiter stands in it.
    pub(super) has_columns: bool,
}

impl Manner {
    /// Looks at the beginning of a text; `None` if it is no text.
    pub(super) fn of(sample: &[u8]) -> Option<Self> {
        let encoding = encoding_of(sample)?;
        let mut bytes = Vec::new();
        Decoded::new(sample, encoding).read_to_end(&mut bytes).ok()?;
        // A character that the sample cuts through is no fault of the text.
        let text = String::from_utf8_lossy(&bytes);
        let line_end = if text.contains('\n') || !text.contains('\r') { b'\n' } else { b'\r' };
        let (delimiter, has_columns) = delimiter_of(&text, char::from(line_end));
        Some(Self { encoding, delimiter, line_end, has_columns })
    }
}

fn encoding_of(sample: &[u8]) -> Option<Encoding> {
    match sample {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        [0xEF, 0xBB, 0xBF, ..] => return Some(Encoding::Utf8),
        _ => {}
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        // Digits, marks and line breaks have an empty half in UTF-16.
        (first, second) if second > 8 * first => return Some(Encoding::Utf16Le),
        (first, second) if first > 8 * second => return Some(Encoding::Utf16Be),
        _ => return None,
    }
    if sample.iter().any(|&byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return None;
    }
    match std::str::from_utf8(sample) {
        Ok(_) => Some(Encoding::Utf8),
        // The sample may end within a character.
        Err(error) if error.error_len().is_none() => Some(Encoding::Utf8),
        Err(_) => Some(Encoding::Windows1251),
    }
}

/// The letters of a text, in whatever encoding it is written; `None` if it is no text.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    Decoded::new(bytes, encoding_of(bytes)?).read_to_end(&mut text).ok()?;
    // What is cut off within a character has lost that and no more.
    let text = String::from_utf8_lossy(&text).into_owned();
    // A program may have the zeros of UTF-16, but not its letters alone.
    (!text.contains(|letter: char| letter < ' ' && !matches!(letter, '\t' | '\n' | '\r'))).then_some(text)
}

/// The delimiter that stands most steadily in the first lines, and whether any does.
fn delimiter_of(text: &str, line_end: char) -> (Delimiter, bool) {
    const LINES: usize = 30;
    let steadiness = |delimiter: Delimiter| {
        let mut counts: Vec<usize> = (text.split(line_end).filter(|line| !line.trim().is_empty()).take(LINES))
            .map(|line| {
                let mut quoted = false;
                let outside = |&letter: &char| {
                    quoted ^= letter == '"';
                    !quoted && letter == char::from(delimiter.byte())
                };
                line.chars().filter(outside).count()
            })
            .filter(|&count| count > 0)
            .collect();
        counts.sort_unstable();
        counts.chunk_by(|count, other| count == other).map(|same| (same.len(), same.len() * same[0])).max()
    };
    // Where two are as steady the later one wins: a tab stands in no text by chance, a semicolon seldom.
    let order = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab];
    let best = order.into_iter().max_by_key(|&delimiter| steadiness(delimiter));
    (best.unwrap_or_default(), order.into_iter().any(|delimiter| steadiness(delimiter).is_some()))
}

/// A reader that gives UTF-8 whatever it reads. What is no letter becomes U+FFFD.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// What is decoded and not given yet, from `from` on.
    text: Vec<u8>,
    from: usize,
    /// Whether nothing was read yet, so that a byte order mark may come.
    fresh: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(inner: R, encoding: Encoding) -> Self {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
            Encoding::Windows1251 => Some(WINDOWS_1251.new_decoder_without_bom_handling()),
        };
        Self { inner, decoder, raw: Vec::new(), text: Vec::new(), from: 0, fresh: true }
    }

    /// Decodes the next piece; `false` at the end.
    fn decode(&mut self) -> io::Result<bool> {
        const CHUNK: usize = 1 << 16;
        let Some(decoder) = &mut self.decoder else { return Ok(false) };
        self.raw.resize(CHUNK, 0);
        let read = self.inner.read(&mut self.raw)?;
        let piece = self.raw.get(..read).unwrap_or_default();
        let room = decoder.max_utf8_buffer_length(read).unwrap_or(CHUNK * 4);
        self.text.resize(room, 0);
        // There is room for all of it, so one call takes it.
        let (_, _, written, _) = decoder.decode_to_utf8(piece, &mut self.text, read == 0);
        self.text.truncate(written);
        self.from = 0;
        if read == 0 {
            // What has ended must not be given to the decoder again.
            self.decoder = None;
        }
        Ok(true)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.decoder.is_none() && self.raw.is_empty() {
            let read = self.inner.read(buffer)?;
            let start = buffer.get(..read).unwrap_or_default();
            if !(std::mem::take(&mut self.fresh) && start.starts_with(b"\xEF\xBB\xBF")) {
                return Ok(read);
            }
            buffer.copy_within(3..read, 0);
            // Nothing but the mark was read, which is not the end yet.
            return if read == 3 { self.inner.read(buffer) } else { Ok(read - 3) };
        }
        loop {
            let rest = self.text.get(self.from..).unwrap_or_default();
            if !rest.is_empty() {
                let count = rest.len().min(buffer.len());
                buffer[..count].copy_from_slice(&rest[..count]);
                self.from += count;
                return Ok(count);
            }
            if !self.decode()? {
                return Ok(0);
            }
        }
    }
}

/// The longest row, in bytes.
const MAX_ROW_BYTES: usize = 4 << 20;

/// Gives every row that is not blank to `each` until that has enough.
pub(super) fn rows(
    input: impl Read,
    file: &str,
    manner: Manner,
    each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
) -> Result<(), ImportError> {
    let Manner { encoding, delimiter, line_end, .. } = manner;
    let mut input = BufReader::with_capacity(1 << 16, Decoded::new(input, encoding));
    let mut line = Vec::new();
    let mut record = Record::default();
    let mut row = 0_u64;
    loop {
        line.clear();
        row += 1;
        // A row goes on in the next line as long as a quotation mark is open.
        let mut quotes = Quotes::default();
        let open = loop {
            let room = (MAX_ROW_BYTES - line.len()) as u64 + 1;
            let read = (&mut input).take(room).read_until(line_end, &mut line);
            let read = read.map_err(|error| ImportError::from_io(file, error))?;
            let open = quotes.open(&line, delimiter.byte());
            if line.len() > MAX_ROW_BYTES {
                let file = file.to_owned();
                return Err(if open { ImportError::OpenQuote { file, row } } else { ImportError::NotATable { file } });
            }
            if !open || read == 0 {
                break open;
            }
        };
        if line.is_empty() {
            return Ok(());
        }
        if open {
            return Err(ImportError::OpenQuote { file: file.to_owned(), row });
        }
        let not_text = || ImportError::NotText { file: file.to_owned(), row, encoding };
        let text = std::str::from_utf8(&line).map_err(|_| not_text())?;
        let text = text.strip_suffix(char::from(line_end)).unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if encoding != Encoding::Utf8 && text.contains('\u{FFFD}') {
            return Err(not_text());
        }
        record.begin(row);
        split(text, char::from(delimiter.byte()), &mut record);
        if !record.is_blank() && each(&record).is_break() {
            return Ok(());
        }
    }
}

/// The cells of a text with tabs between them, as spreadsheets put it into the clipboard: no more than `most` rows, blank ones
/// left out.
///
/// # Errors
/// [`ImportError`]: a quotation mark is opened and never closed, or a row is longer than any table has.
pub fn tabbed(text: &str, most: usize) -> Result<Vec<Vec<String>>, ImportError> {
    let mut found = Vec::new();
    let manner = Manner { encoding: Encoding::Utf8, delimiter: Delimiter::Tab, line_end: b'\n', has_columns: true };
    rows(text.as_bytes(), "", manner, &mut |record| {
        found.push(record.cells().map(str::to_owned).collect());
        if found.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(found)
}

/// Where a reader of cells stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CellState {
    /// A cell begins.
    #[default]
    Start,
    /// In a cell without quotation marks, or behind them.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark that closes the cell, unless another follows.
    Closing,
}

impl CellState {
    const fn after(self, letter: char, delimiter: char) -> Self {
        match (self, letter) {
            (Self::Quoted, '"') => Self::Closing,
            (Self::Start | Self::Closing, '"') | (Self::Quoted, _) => Self::Quoted,
            (_, letter) if letter == delimiter => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// Follows the quotation marks of a row through its lines. A mark is one byte in UTF-8 and never a part of another letter.
#[derive(Default)]
struct Quotes {
    spot: CellState,
    seen: usize,
}

impl Quotes {
    /// Whether a mark is open at the end of what there is by now.
    fn open(&mut self, line: &[u8], delimiter: u8) -> bool {
        let new = line.get(self.seen..).unwrap_or_default();
        self.seen = line.len();
        if self.spot == CellState::Quoted || new.contains(&b'"') {
            let delimiter = char::from(delimiter);
            self.spot = new.iter().fold(self.spot, |spot, &byte| spot.after(char::from(byte), delimiter));
        }
        self.spot == CellState::Quoted
    }
}

/// Splits a row into its cells.
fn split(text: &str, delimiter: char, record: &mut Record) {
    if !text.contains('"') {
        text.split(delimiter).for_each(|cell| record.push(cell));
        return;
    }
    let mut cell = String::new();
    let mut spot = CellState::Start;
    for letter in text.chars() {
        let next = spot.after(letter, delimiter);
        match (spot, next) {
            (CellState::Start | CellState::Plain | CellState::Closing, CellState::Start) => {
                record.push(&cell);
                cell.clear();
            }
            // The mark that opens or closes is no part of the cell; one that stands for itself is.
            (CellState::Start, CellState::Quoted) | (CellState::Quoted, CellState::Closing) => {}
            _ => cell.push(letter),
        }
        spot = next;
    }
    record.push(&cell);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows with their numbers, in an encoding and with a delimiter that is told by the text itself.
    fn read(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
        let manner = Manner::of(bytes).expect("a text");
        let mut found = Vec::new();
        rows(bytes, "t.csv", manner, &mut |record| {
            found.push((record.row, record.texts().map(str::to_owned).collect()));
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    fn cells(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        read(bytes).expect("rows")
    }

    fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn every_encoding_of_a_russian_spreadsheet_gives_the_same_cells() {
        let text = "Этап;Вошли\r\nСайт;1 240\r\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let expected = [row(1, &["Этап", "Вошли"]), row(2, &["Сайт", "1 240"])];
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", with(b"\xEF\xBB\xBF", text.as_bytes())),
            ("UTF-16 LE with a mark", with(b"\xFF\xFE", &utf16(u16::to_le_bytes))),
            ("UTF-16 BE with a mark", with(b"\xFE\xFF", &utf16(u16::to_be_bytes))),
            ("Windows-1251", WINDOWS_1251.encode(text).0.into_owned()),
        ] {
            assert_eq!(cells(&bytes), expected, "{name}");
        }
        let plain: Vec<u8> = "stage,entered\nsite,12\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&plain), [row(1, &["stage", "entered"]), row(2, &["site", "12"])]);
    }

    #[test]
    fn a_text_of_any_length_is_told_by_its_beginning() {
        for rows in [1, 7, 40, 700, 3000] {
            let text = format!("Этап;Вошли\n{}", "Сайт;1 240\n".repeat(rows));
            for bytes in
                [WINDOWS_1251.encode(&text).0.into_owned(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()]
            {
                assert_eq!(cells(&bytes).len(), rows + 1);
            }
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_stands_most_steadily() {
        let delimiter = |text: &str| Manner::of(text.as_bytes()).expect("a text").delimiter;
        assert_eq!(delimiter("этап;время\nа;1,5\nб;2,5\n"), Delimiter::Semicolon);
        assert_eq!(delimiter("stage,entered\n\"a;b\",1\n"), Delimiter::Comma);
        assert_eq!(delimiter("a\tb, c\nd\te\n"), Delimiter::Tab);
        assert!(!Manner::of(b"only words\nand more").expect("a text").has_columns);
    }

    #[test]
    fn rows_are_counted_as_the_spreadsheet_counts_them() {
        let text = "a,b\n\n\"two\nlines\",1\n , \nlast,\"say \"\"hi\"\"\"";
        assert_eq!(
            cells(text.as_bytes()),
            [row(1, &["a", "b"]), row(3, &["two\nlines", "1"]), row(5, &["last", "say \"hi\""])]
        );
        assert_eq!(cells(b"a,b\rc,d\r"), [row(1, &["a", "b"]), row(2, &["c", "d"])]);
    }

    #[test]
    fn a_mark_within_a_cell_is_a_letter_and_an_open_one_is_named_by_its_row() {
        assert_eq!(cells(b"a,5\" pipe\n"), [row(1, &["a", "5\" pipe"])]);
        assert!(matches!(read(b"a,b\nc,\"d\ne,f\n"), Err(ImportError::OpenQuote { row: 2, .. })));
    }

    #[test]
    fn bytes_of_another_encoding_are_named_by_their_row() {
        let mut bytes = "a,b\nc,d\n".repeat(2).into_bytes();
        bytes.extend_from_slice(b"\xFF,e\n");
        let manner =
            Manner { encoding: Encoding::Utf8, delimiter: Delimiter::Comma, line_end: b'\n', has_columns: true };
        let broken = rows(bytes.as_slice(), "t.csv", manner, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(broken, Err(ImportError::NotText { row: 5, encoding: Encoding::Utf8, .. })));
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(Manner::of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02"), None);
    }
}
