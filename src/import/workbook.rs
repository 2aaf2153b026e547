//! Workbooks: XLSX, XLSB, XLS and ODS.

use super::error::ImportError;
use super::limits::MAX_UNPACKED_BYTES;
use super::percents::Percents;
use super::record::{Exact, Record};
use super::time;
use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Style, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use std::fmt::Display;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Which program's workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WorkbookFormat {
    /// Excel since 2007.
    Xlsx,
    /// The same in bytes.
    Xlsb,
    /// Excel before.
    Xls,
    /// `LibreOffice`.
    Ods,
}

impl WorkbookFormat {
    /// Tells a workbook by its bytes; `None` for what is no workbook.
    ///
    /// # Errors
    /// [`ImportError`] for an archive that would fill the memory.
    pub(super) fn of(mut reader: impl Read + Seek, file: &str) -> Result<Option<Self>, ImportError> {
        let mut start = [0; 8];
        let read = reader.read(&mut start).map_err(|error| ImportError::from_io(file, error))?;
        let start = start.get(..read).unwrap_or_default();
        if start == b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
            // A newer workbook with a password hides in a container of the old format.
            let locked = guarded(file, || Ok(matches!(Xlsx::new(&mut reader), Err(XlsxError::Password))))?;
            return if locked { Err(ImportError::Encrypted { file: file.to_owned() }) } else { Ok(Some(Self::Xls)) };
        }
        if !start.starts_with(b"PK\x03\x04") {
            return Ok(None);
        }
        reader.seek(SeekFrom::Start(0)).map_err(|error| ImportError::from_io(file, error))?;
        let mut archive = zip::ZipArchive::new(reader).map_err(|error| broken(file, &error))?;
        let mut bytes = 0_u64;
        for part in 0..archive.len() {
            bytes = bytes.saturating_add(archive.by_index_raw(part).map_err(|error| broken(file, &error))?.size());
        }
        if bytes > MAX_UNPACKED_BYTES {
            return Err(ImportError::TooLarge { file: file.to_owned(), bytes, limit: MAX_UNPACKED_BYTES });
        }
        let has = |part: &[u8]| archive.file_names_raw().any(|name| name == part);
        Ok(if has(b"xl/workbook.bin") {
            Some(Self::Xlsb)
        } else if has(b"xl/workbook.xml") {
            Some(Self::Xlsx)
        } else if has(b"content.xml") && has(b"mimetype") {
            Some(Self::Ods)
        } else {
            None
        })
    }
}

fn broken(file: &str, message: &impl Display) -> ImportError {
    ImportError::Broken { file: file.to_owned(), message: message.to_string() }
}

/// What a workbook's reader says of a workbook with a password, of a sheet that is not there, and of the rest.
trait WorkbookError: Display {
    fn is_password(&self) -> bool;
    fn is_no_sheet(&self) -> bool;
}

macro_rules! workbook_error {
    ($($error:ident),*) => {
        $(
            impl WorkbookError for $error {
                fn is_password(&self) -> bool {
                    matches!(self, $error::Password)
                }

                fn is_no_sheet(&self) -> bool {
                    matches!(self, $error::WorksheetNotFound(_))
                }
            }
        )*
    };
}

workbook_error!(XlsxError, XlsbError, XlsError, OdsError);

fn named(file: &str, sheet: &str, error: &impl WorkbookError) -> ImportError {
    let file = file.to_owned();
    if error.is_password() {
        ImportError::Encrypted { file }
    } else if error.is_no_sheet() {
        ImportError::NoSheet { file, sheet: sheet.to_owned() }
    } else {
        broken(&file, error)
    }
}

/// Runs the reader of a workbook, which may panic over what no office program writes.
fn guarded<T>(file: &str, run: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportError> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(broken(file, &"it does not keep to its own format")))
}

/// The sheets that hold cells.
pub(super) fn sheets<R: Read + Seek>(
    reader: R,
    format: WorkbookFormat,
    file: &str,
) -> Result<Vec<String>, ImportError> {
    fn names<R: Read + Seek, B: Reader<R>>(book: Result<B, B::Error>, file: &str) -> Result<Vec<String>, ImportError>
    where
        B::Error: WorkbookError,
    {
        let book = book.map_err(|error| named(file, "", &error))?;
        let cells = |sheet: &&calamine::Sheet| sheet.typ == calamine::SheetType::WorkSheet;
        Ok(book.sheets_metadata().iter().filter(cells).map(|sheet| sheet.name.clone()).collect())
    }
    guarded(file, || match format {
        WorkbookFormat::Xlsx => names(Xlsx::new(reader), file),
        WorkbookFormat::Xlsb => names(Xlsb::new(reader), file),
        WorkbookFormat::Ods => names(Ods::new(reader), file),
        WorkbookFormat::Xls => names(Xls::new(reader), file),
    })
}

/// Gives every row of a sheet that is not blank to `each` until that has enough. Whether a cell is shown as percent is known of XLSX
/// and ODS; of the binary formats nobody reads how cells are shown, so their parts are fractions, which no number of people is.
pub(super) fn rows<R: Read + Seek>(
    mut reader: R,
    format: WorkbookFormat,
    (file, sheet): (&str, &str),
    each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
) -> Result<(), ImportError> {
    guarded(file, || match format {
        WorkbookFormat::Xlsx => {
            let mut book = Xlsx::new(reader).map_err(|error| named(file, sheet, &error))?;
            streamed(&mut book, sheet, each).map_err(|error| named(file, sheet, &error))
        }
        WorkbookFormat::Xlsb => whole(Xlsb::new(reader), (file, sheet), &Percents::default(), each),
        WorkbookFormat::Ods => {
            let percents = Percents::of(&mut reader, sheet);
            reader.seek(SeekFrom::Start(0)).map_err(|error| ImportError::from_io(file, error))?;
            whole(Ods::new(reader), (file, sheet), &percents, each)
        }
        WorkbookFormat::Xls => whole(Xls::new(reader), (file, sheet), &Percents::default(), each),
    })
}

/// Whether a number format shows percent: its first part has the sign, neither quoted nor escaped.
fn is_percent(code: &str) -> bool {
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            // What follows is taken as it is, or says how wide a gap is.
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => return false,
            '%' => return true,
            _ => {}
        }
    }
    false
}

/// Reads a sheet cell by cell: a sheet of two cells that lie far apart needs no more memory than two cells.
fn streamed<R: Read + Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
) -> Result<(), XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let shows = |style: &Style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code));
    let percents: Vec<bool> = cells.styles().iter().map(shows).collect();
    let mut record = Record::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let row = u64::from(row) + 1;
        if row != record.row {
            if record.row > 0 && !record.is_blank() && each(&record).is_break() {
                return Ok(());
            }
            record.begin(row);
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        while record.len() < column {
            record.push("");
        }
        if record.len() == column {
            match cell.get_value() {
                DataRef::SharedString(text) => record.push(text),
                other => {
                    let percent = percents.get(style).copied().unwrap_or_default();
                    put(&Data::from(other.clone()), percent, &mut record);
                }
            }
        }
    }
    if record.row > 0 && !record.is_blank() {
        let _enough = each(&record);
    }
    Ok(())
}

/// Reads a sheet that its reader gives only as a whole; these formats hold no more than a million cells or are bounded there.
fn whole<R: Read + Seek, B: Reader<R>>(
    book: Result<B, B::Error>,
    (file, sheet): (&str, &str),
    percents: &Percents,
    each: &mut dyn FnMut(&Record) -> ControlFlow<()>,
) -> Result<(), ImportError>
where
    B::Error: WorkbookError,
{
    let range = book.and_then(|mut book| book.worksheet_range(sheet)).map_err(|error| named(file, sheet, &error))?;
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    let mut record = Record::default();
    for (cells, row) in range.rows().zip(u64::from(first_row) + 1..) {
        record.begin(row);
        (0..first_column).for_each(|_| record.push(""));
        for cell in cells {
            let percent = percents.has(row, record.len());
            put(cell, percent, &mut record);
        }
        if !record.is_blank() && each(&record).is_break() {
            break;
        }
    }
    Ok(())
}

/// Adds a cell to a row.
fn put(cell: &Data, percent: bool, record: &mut Record) {
    match cell {
        #[expect(clippy::cast_precision_loss, reason = "no part is told in 2⁵³ wholes")]
        Data::Int(number) if percent => put_percent(*number as f64, record),
        Data::Float(number) if percent => put_percent(*number, record),
        Data::Empty => record.push(""),
        Data::String(text) => record.push(text),
        #[expect(clippy::cast_precision_loss, reason = "no workbook holds a whole number beyond 2⁵³")]
        Data::Int(number) => record.push_exact(&number.to_string(), Exact::Number(*number as f64)),
        Data::Float(number) => record.push_exact(&number.to_string(), Exact::Number(*number)),
        Data::DateTime(moment) => put_moment(moment, record),
        Data::DurationIso(span) => match span.parse::<jiff::SignedDuration>() {
            Ok(length) => record.push_exact(span, Exact::Span(length.as_secs_f64())),
            Err(_) => record.push(span),
        },
        other => record.push(&other.to_string()),
    }
}

/// Adds a part of one as the percent that the workbook shows, with all its digits.
fn put_percent(part: f64, record: &mut Record) {
    // A hundred times 0.29 is 28.999 999 999 999 996: beyond the digits that a workbook keeps.
    let written = format!("{:.12e}", part * 100.0);
    let percent: f64 = written.parse().unwrap_or(part * 100.0);
    let shown = percent.to_string();
    let places = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    record.push_exact(&format!("{shown}%"), Exact::Percent(percent, i32::try_from(places).unwrap_or(i32::MAX)));
}

fn put_moment(moment: &ExcelDateTime, record: &mut Record) {
    let days = moment.as_f64();
    if moment.is_duration() {
        record.push_exact(&format!("{days}"), Exact::Span(days * 86_400.0));
        return;
    }
    let (year, month, day, hour, minute, second, millis) = moment.to_ymd_hms_milli();
    match time::of_parts((year, month, day), (hour, minute, second), millis) {
        Some(since) => record.push_exact(&time::shown(since), Exact::Moment(since, days)),
        None => record.push(&days.to_string()),
    }
}
