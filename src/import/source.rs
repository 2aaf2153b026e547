//! Where figures come from: a file of text, a workbook, or a text that was pasted.

use super::error::ImportError;
use super::limits::{MAX_ROWS, MAX_TEXT_BYTES, MAX_WORKBOOK_BYTES};
use super::mapping::Reading;
use super::meter::{Meter, Metered};
use super::record::Record;
use super::text::{self, Manner};
use super::workbook::{self, WorkbookFormat};
use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What it is and where its bytes are.
#[derive(Clone, Debug)]
enum SourceKind {
    Text(PathBuf, Manner),
    Pasted(Arc<str>, Manner),
    Workbook(PathBuf, WorkbookFormat, Vec<String>),
}

/// A table that can be read. It is a name for it and holds no rows, so it costs little to keep and to copy.
#[derive(Clone, Debug)]
pub struct TableSource {
    name: String,
    bytes: u64,
    kind: SourceKind,
}

/// A row of a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The row as the file counts it, from 1.
    pub row: u64,
    /// Its cells as they are shown.
    pub cells: Vec<String>,
}

/// The first rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Rows that are not blank.
    pub rows: Vec<PreviewRow>,
    /// Cells of the longest row.
    pub width: usize,
    /// Whether these are all rows of the table.
    pub is_whole: bool,
}

impl Preview {
    /// The cells of the row with the headings; none if it is blank or too far down.
    #[must_use]
    pub fn headers(&self, header: u64) -> &[String] {
        self.rows.iter().find(|row| row.row == header).map_or(&[], |row| &row.cells)
    }

    /// The rows of data.
    pub fn data(&self, header: u64) -> impl Iterator<Item = &PreviewRow> {
        self.rows.iter().filter(move |row| row.row > header)
    }
}

impl TableSource {
    /// Looks at a file: what it is, which sheets it has, how its text is written.
    ///
    /// # Errors
    /// [`ImportError`]: it cannot be read or is no table.
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let failed = |error| ImportError::from_io(&name, error);
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if !about.is_file() {
            return Err(ImportError::NotATable { file: name });
        }
        let bytes = about.len();
        let too_large = |limit| ImportError::TooLarge { file: name.clone(), bytes, limit };
        if bytes == 0 {
            return Err(ImportError::Empty { file: name });
        }
        if bytes > MAX_TEXT_BYTES {
            return Err(too_large(MAX_TEXT_BYTES));
        }
        let kind = match WorkbookFormat::of(&file, &name)? {
            Some(_) if bytes > MAX_WORKBOOK_BYTES => return Err(too_large(MAX_WORKBOOK_BYTES)),
            Some(format) => {
                let file = File::open(path).map_err(failed)?;
                let sheets = workbook::sheets(BufReader::new(file), format, &name)?;
                if sheets.is_empty() {
                    return Err(ImportError::Empty { file: name });
                }
                SourceKind::Workbook(path.to_owned(), format, sheets)
            }
            None => {
                let mut sample = Vec::new();
                let file = File::open(path).map_err(failed)?;
                file.take(SAMPLE).read_to_end(&mut sample).map_err(failed)?;
                SourceKind::Text(path.to_owned(), manner(&sample, &name)?)
            }
        };
        Ok(Self { name, bytes, kind })
    }

    /// A text that was pasted; `name` is what messages call it.
    ///
    /// # Errors
    /// [`ImportError`]: it is empty or has no columns.
    pub fn pasted(name: &str, text: &str) -> Result<Self, ImportError> {
        if text.trim().is_empty() {
            return Err(ImportError::Empty { file: name.to_owned() });
        }
        let sample = text.get(..text.floor_char_boundary(usize::try_from(SAMPLE).unwrap_or(usize::MAX)));
        let kind = SourceKind::Pasted(text.into(), manner(sample.unwrap_or_default().as_bytes(), name)?);
        Ok(Self { name: name.to_owned(), bytes: text.len() as u64, kind })
    }

    /// The name of the file, without its folders.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file; `None` for what was pasted.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.kind {
            SourceKind::Text(path, _) | SourceKind::Workbook(path, ..) => Some(path),
            SourceKind::Pasted(..) => None,
        }
    }

    /// The sheets of a workbook; none for a file of text.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        match &self.kind {
            SourceKind::Text(..) | SourceKind::Pasted(..) => &[],
            SourceKind::Workbook(.., sheets) => sheets,
        }
    }

    /// How it is read unless somebody says otherwise: the first sheet, the encoding and delimiter that its beginning shows, and
    /// headings in the first row.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let (encoding, delimiter) = match &self.kind {
            SourceKind::Text(_, manner) | SourceKind::Pasted(_, manner) => (manner.encoding, manner.delimiter),
            SourceKind::Workbook(..) => Default::default(),
        };
        Reading { sheet: self.sheets().first().cloned().unwrap_or_default(), encoding, delimiter, header: 1 }
    }

    /// The first rows. Of a file of text no more than they need is read.
    ///
    /// # Errors
    /// [`ImportError`]: it cannot be read in this way.
    pub fn preview(&self, reading: &Reading) -> Result<Preview, ImportError> {
        const ROWS: usize = 60;
        let mut preview = Preview { is_whole: true, ..Preview::default() };
        let mut tell = |_| ControlFlow::Continue(());
        let meter = Meter::new(self.bytes, &mut tell);
        self.each(reading, &meter, &mut |record| {
            let cells: Vec<String> = record.texts().map(str::to_owned).collect();
            preview.width =
                preview.width.max(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
            preview.is_whole = preview.rows.len() < ROWS;
            if !preview.is_whole {
                return ControlFlow::Break(());
            }
            preview.rows.push(PreviewRow { row: record.row, cells });
            ControlFlow::Continue(())
        })?;
        if preview.rows.is_empty() {
            return Err(self.empty(reading));
        }
        Ok(preview)
    }

    /// The error for a table without rows.
    pub(super) fn empty(&self, reading: &Reading) -> ImportError {
        let file = self.name.clone();
        if self.sheets().is_empty() {
            ImportError::Empty { file }
        } else {
            ImportError::EmptySheet { file, sheet: reading.sheet.clone() }
        }
    }

    /// The size of the file, in bytes, by which progress is told.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Gives every row that is not blank to `each` until that has enough.
    pub(super) fn each(
        &self,
        reading: &Reading,
        meter: &Meter<'_>,
        each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let file = self.name.as_str();
        let mut rows = 0;
        let mut too_many = false;
        let mut counted = |record: &Record| {
            rows += 1;
            too_many = rows > MAX_ROWS;
            if too_many || !meter.row() { ControlFlow::Break(()) } else { each(record) }
        };
        let open = |path: &PathBuf| File::open(path).map_err(|error| ImportError::from_io(file, error));
        let how = |manner: &Manner| Manner { encoding: reading.encoding, delimiter: reading.delimiter, ..*manner };
        let result = match &self.kind {
            SourceKind::Text(path, manner) => {
                text::rows(Metered::new(open(path)?, meter), file, how(manner), &mut counted)
            }
            SourceKind::Pasted(text, manner) => {
                text::rows(Metered::new(text.as_bytes(), meter), file, how(manner), &mut counted)
            }
            SourceKind::Workbook(path, format, _) => {
                let input = BufReader::with_capacity(1 << 16, Metered::new(open(path)?, meter));
                workbook::rows(input, *format, (file, &reading.sheet), &mut counted)
            }
        };
        if meter.is_stopped() {
            Err(ImportError::Stopped)
        } else if too_many {
            Err(ImportError::TooManyRows { file: self.name.clone(), limit: MAX_ROWS })
        } else {
            result
        }
    }
}

/// How much of a text is looked at to tell how it is written, in bytes.
const SAMPLE: u64 = 1 << 16;

fn manner(sample: &[u8], file: &str) -> Result<Manner, ImportError> {
    let blank = sample.iter().all(u8::is_ascii_whitespace);
    match Manner::of(sample) {
        _ if blank => Err(ImportError::Empty { file: file.to_owned() }),
        Some(manner) if manner.has_columns => Ok(manner),
        _ => Err(ImportError::NotATable { file: file.to_owned() }),
    }
}
