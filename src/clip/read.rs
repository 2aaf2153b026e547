//! What others put into the clipboard: a list, a table, a text, or elements of another map.

use super::Fragment;
use super::html;
use super::words::without_marker;
use crate::import;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The most text that is read, in bytes: 4 MiB are more than any map holds.
pub(super) const MOST_TEXT: usize = 4 << 20;
/// The most rows of a table or lines of a list.
const MOST_ROWS: usize = 500;
/// The most columns of a table.
const MOST_COLUMNS: usize = 100;
/// A line from this many characters on may be a part of a paragraph that was broken to a width.
const LONG_LINE: usize = 50;

/// A list of lines, without bullets and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The lines; none is empty. One from a cell of a table may hold line breaks.
    pub items: Vec<String>,
    /// Whether they are surely a list. If not they may be one paragraph, or one row of a table.
    pub clear: bool,
}

impl Lines {
    /// The lines as one text.
    #[must_use]
    pub fn whole(&self) -> String {
        self.items.join("\n")
    }
}

/// What was put into the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Pasted {
    /// Elements of a map.
    Elements(Box<Fragment>),
    /// Several lines.
    Lines(Lines),
    /// A table of at least two rows and two columns; all rows are equally long.
    Table(Vec<Vec<String>>),
    /// One text; empty if there is none at all.
    Text(String),
}

impl Pasted {
    /// Tells what a text is, with the page of HTML that came beside it. The page is asked first: spreadsheets and word
    /// processors say in it where cells begin and end.
    #[must_use]
    pub fn read(text: Option<&str>, page: Option<&str>) -> Self {
        let text = text.map(|text| cut(text.trim_start_matches('\u{FEFF}')));
        if let Some(fragment) = text.filter(|text| text.trim_start().starts_with('{')).and_then(Fragment::from_json) {
            return Self::Elements(Box::new(fragment));
        }
        // A fragment may ride in a page together with pictures, so a page is never cut.
        let page = page.map(html::read).unwrap_or_default();
        let fragment = page.fragment.and_then(|data| STANDARD.decode(data).ok());
        let fragment = fragment.and_then(|json| Fragment::from_json(std::str::from_utf8(&json).ok()?));
        if let Some(fragment) = fragment {
            return Self::Elements(Box::new(fragment));
        }
        if let Some(table) = page.table {
            return of_table(table);
        }
        match text.filter(|text| !text.trim().is_empty()) {
            Some(text) => of_text(text, page.is_list),
            None => of_lines(page.lines.iter().map(String::as_str), page.is_list),
        }
    }
}

/// The beginning of a text, no longer than is read.
fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_TEXT)]
}

fn of_text(text: &str, is_list: bool) -> Pasted {
    if text.contains('\t') {
        let by_line: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        // A numbered list of a word processor has a tab behind each number, which makes it no table.
        let numbered = by_line.iter().all(|line| {
            let (bare, marked) = without_marker(line);
            marked && !bare.contains('\t')
        });
        if !numbered {
            return of_table(tabbed(text));
        }
    }
    of_lines(text.lines(), is_list)
}

/// The cells of a text as spreadsheets write it: tabs between cells, quotes around a cell that holds a tab or a line break.
fn tabbed(text: &str) -> Vec<Vec<String>> {
    let plainly = || text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    // A quote that opens a cell and is never closed would swallow all that follows.
    if text.matches('"').count() % 2 == 1 {
        return plainly();
    }
    import::tabbed(text, MOST_ROWS).unwrap_or_else(|_| plainly())
}

/// A table without empty rows and columns at its edges, every row as long as the longest; a single row or column is a list.
fn of_table(rows: Vec<Vec<String>>) -> Pasted {
    let tidy =
        |cell: String| cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let mut rows: Vec<Vec<String>> =
        (rows.into_iter()).take(MOST_ROWS).map(|row| row.into_iter().take(MOST_COLUMNS).map(tidy).collect()).collect();
    rows.retain(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(|row| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)).max();
    let width = width.unwrap_or_default();
    for row in &mut rows {
        row.resize(width, String::new());
    }
    let first_used = (0..width).find(|&column| rows.iter().any(|row| !row[column].is_empty())).unwrap_or_default();
    // Only at the left edge: an empty column between two others keeps its neighbours apart.
    for row in &mut rows {
        row.drain(..first_used);
    }
    match (rows.len(), width - first_used) {
        (0, _) => Pasted::Text(String::new()),
        (1, 1) => of_lines(rows[0][0].lines(), false),
        // One row of cells may be a list or one sentence with tabs in it.
        (1, _) => Pasted::Lines(listed(rows.into_iter().flatten(), false)),
        (_, 1) => Pasted::Lines(listed(rows.into_iter().flatten(), true)),
        _ => Pasted::Table(rows),
    }
}

/// A list of cells, each without the marker of its first line.
fn listed(cells: impl Iterator<Item = String>, clear: bool) -> Lines {
    let bare = cells.map(|cell| without_marker(&cell).0.to_owned());
    Lines { items: bare.filter(|cell| !cell.is_empty()).collect(), clear }
}

fn of_lines<'a>(lines: impl Iterator<Item = &'a str>, is_list: bool) -> Pasted {
    let full: Vec<String> = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if full.len() < 2 {
        let only = full.first().map(|line| without_marker(line).0.to_owned());
        return Pasted::Text(only.unwrap_or_default());
    }
    let marked = full.iter().filter(|line| without_marker(line).1).count();
    let clear = is_list || marked * 2 >= full.len() || !looks_like_prose(&full);
    let items = full.iter().take(MOST_ROWS).map(|line| without_marker(line).0.to_owned()).collect();
    Pasted::Lines(Lines { items, clear })
}

/// Whether lines read on into each other: a long one that ends within a sentence before one that begins with a small letter,
/// or lines that hold several sentences each.
fn looks_like_prose(lines: &[String]) -> bool {
    let runs_on = lines.windows(2).any(|pair| {
        let small = pair[1].starts_with(char::is_lowercase);
        let open = !pair[0].ends_with(['.', '!', '?', ';', ':']);
        small && (open && pair[0].chars().count() >= LONG_LINE || pair[0].ends_with([',', '-']))
    });
    let sentences = |line: &str| line.matches(['.', '!', '?']).count();
    let wordy = lines.iter().filter(|line| sentences(line) > 1 && line.chars().count() >= LONG_LINE).count();
    runs_on || wordy * 2 >= lines.len()
}
