//! One row of a table, whatever file it comes from.

/// What a workbook knows of a cell beside its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Exact {
    /// Nothing: the text is all there is.
    Text,
    /// A number.
    Number(f64),
    /// A part in percent, and its digits behind the decimal mark.
    Percent(f64, i32),
    /// A moment in thousandths of a second since 1970, and the same as the number of days that the workbook holds.
    Moment(i64, f64),
    /// A span in seconds.
    Span(f64),
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell<'a> {
    /// As it is shown, without spaces around it.
    pub(super) text: &'a str,
    /// What a workbook knows of it.
    pub(super) exact: Exact,
}

/// One row; the memory is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The row as the file counts it, from 1.
    pub(super) row: u64,
    text: String,
    ends: Vec<usize>,
    /// Empty for files of text.
    exact: Vec<Exact>,
}

impl Record {
    /// Begins a row anew.
    pub(super) fn begin(&mut self, row: u64) {
        self.row = row;
        self.text.clear();
        self.ends.clear();
        self.exact.clear();
    }

    /// Adds a cell of text.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Adds a cell of a workbook.
    pub(super) fn push_exact(&mut self, text: &str, exact: Exact) {
        self.exact.resize(self.ends.len(), Exact::Text);
        self.push(text);
        self.exact.push(exact);
    }

    /// How many cells it has.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no cell says anything.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// All its text, one cell behind the other, and where each ends: what makes it the same row as another.
    pub(super) fn whole(&self) -> (&str, &[usize]) {
        (&self.text, &self.ends)
    }

    /// A cell; beyond the last there are only empty ones.
    pub(super) fn cell(&self, index: usize) -> Cell<'_> {
        let end = self.ends.get(index).copied();
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let text = end.and_then(|end| self.text.get(start..end)).unwrap_or_default();
        Cell { text: text.trim(), exact: self.exact.get(index).copied().unwrap_or(Exact::Text) }
    }

    /// The cells as they are, with the spaces around them.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.text.get(start..end).unwrap_or_default())
    }

    /// The texts of all cells.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.cell(index).text)
    }
}
