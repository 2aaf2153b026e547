//! Pages of HTML as other programs put them into the clipboard: the table in them, their lines, and a fragment that rides in
//! them. The tokens are those of the HTML standard; how they nest is taken as it comes, since nothing here needs a tree.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, Token, Tokenizer};

/// The most rows and columns that are read of a table; a map has no use for more.
const MOST_ROWS: usize = 500;
const MOST_COLUMNS: usize = 100;

/// The attribute in which a fragment rides.
pub(super) const FRAGMENT: &str = "data-tropa";

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// The value of [`FRAGMENT`], if any tag bears it.
    pub(super) fragment: Option<String>,
    /// The first table with more than one cell.
    pub(super) table: Option<Vec<Vec<String>>>,
    /// The text, a line a paragraph.
    pub(super) lines: Vec<String>,
    /// Whether the lines are a list, marked as one.
    pub(super) is_list: bool,
}

/// Reads a page. Nothing is an error: what is not understood is text.
pub(super) fn read(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    // Without a tree the tokenizer has to know by itself that a style sheet is no text.
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        reader.take(token);
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    page: Page,
    /// Depth of elements whose text is not shown.
    hidden: usize,
    /// How many tables are open; those within the first are text of its cells.
    depth: usize,
    grid: GridBuilder,
    /// The text of what is open at the moment: the cell, or the page.
    cell: Option<TextBuilder>,
    text: TextBuilder,
    items: usize,
}

impl Reader {
    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.open(&tag),
            Token::EndTag(tag) => self.close(&tag.name),
            Token::String(text) if self.hidden == 0 => {
                let text = String::from_utf8_lossy(&text);
                self.current().push(&text);
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn current(&mut self) -> &mut TextBuilder {
        self.cell.as_mut().unwrap_or(&mut self.text)
    }

    fn open(&mut self, tag: &StartTag<()>) {
        if let Some(fragment) = attribute(tag, FRAGMENT)
            && self.page.fragment.is_none()
        {
            self.page.fragment = Some(fragment);
        }
        let name: &[u8] = &tag.name;
        match name {
            b"style" | b"script" | b"title" | b"template" if !tag.self_closing => self.hidden += 1,
            b"table" => {
                self.depth += 1;
                if self.depth > 1 {
                    self.current().end_line();
                }
            }
            b"tr" if self.depth == 1 => {
                self.end_cell();
                self.grid.start_row();
            }
            b"td" | b"th" if self.depth == 1 => {
                self.end_cell();
                let span = |name: &str| attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                self.grid.start_cell(span("colspan"), span("rowspan"));
                self.cell = Some(TextBuilder::default());
            }
            b"td" | b"th" => self.current().push(" "),
            b"br" => self.current().break_line(),
            b"li" => {
                self.items += 1;
                self.current().end_line();
            }
            _ if is_block(name) => self.current().end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &HtmlString) {
        let name: &[u8] = name;
        match name {
            b"style" | b"script" | b"title" | b"template" => self.hidden = self.hidden.saturating_sub(1),
            b"table" => {
                if self.depth == 1 {
                    self.end_table();
                }
                self.depth = self.depth.saturating_sub(1);
            }
            b"td" | b"th" | b"tr" if self.depth == 1 => self.end_cell(),
            _ if is_block(name) => self.current().end_line(),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        if let Some(text) = self.cell.take() {
            self.grid.end_cell(&text.finish().join("\n"));
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let rows = std::mem::take(&mut self.grid).finish();
        let cells: usize = rows.iter().map(Vec::len).sum();
        // The text of a table that is none goes on with the page.
        if cells == 1 || self.page.table.is_some() {
            for text in rows.iter().flatten() {
                text.lines().for_each(|line| {
                    self.text.push(line);
                    self.text.break_line();
                });
            }
        } else if cells > 1 {
            self.page.table = Some(rows);
        }
    }

    fn finish(mut self) -> Page {
        if self.depth > 0 {
            self.end_table();
        }
        self.page.lines = self.text.finish();
        self.page.is_list = self.items > 1;
        self.page
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Elements that begin and end a line.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"li"
            | b"ul"
            | b"ol"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"tr"
            | b"blockquote"
            | b"section"
            | b"article"
            | b"header"
            | b"footer"
            | b"pre"
            | b"dt"
            | b"dd"
            | b"body"
            | b"html"
            | b"head"
    )
}

/// Text in the making: spaces run together, lines are broken where the page breaks them.
#[derive(Default)]
struct TextBuilder {
    lines: Vec<String>,
    line: String,
    space: bool,
}

impl TextBuilder {
    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            // A space that does not break is a space here: cells are matched and counted by their words.
            if letter.is_whitespace() {
                self.space = true;
            } else if !matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\0') {
                if self.space && !self.line.is_empty() {
                    self.line.push(' ');
                }
                self.space = false;
                self.line.push(letter);
            }
        }
    }

    /// Ends the line, even if nothing stands in it.
    fn break_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.space = false;
    }

    /// Ends the line if something stands in it.
    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.break_line();
        }
    }

    /// The lines that are not empty.
    fn finish(mut self) -> Vec<String> {
        self.end_line();
        self.lines.retain(|line| !line.is_empty());
        self.lines
    }
}

/// A table in the making; cells that span several rows or columns push the others aside.
#[derive(Default)]
struct GridBuilder {
    rows: Vec<Vec<String>>,
    /// For each column, how many rows below are still covered from above, and by which text.
    covered: Vec<(usize, String)>,
    /// Columns and rows that the open cell spans.
    span: Option<(usize, usize)>,
    column: usize,
}

impl GridBuilder {
    fn start_row(&mut self) {
        self.end_row();
        if self.rows.len() < MOST_ROWS {
            self.rows.push(Vec::new());
        }
        self.column = 0;
    }

    /// Fills what is covered from above behind the last cell of a row.
    fn end_row(&mut self) {
        if !self.rows.is_empty() {
            while self.covered.iter().skip(self.column).any(|(left, _)| *left > 0) && self.column < MOST_COLUMNS {
                if !self.take_covered() {
                    self.put(String::new());
                }
            }
        }
    }

    /// Takes what is covered from above at this column, if it is.
    fn take_covered(&mut self) -> bool {
        let Some((left, text)) = self.covered.get_mut(self.column).filter(|(left, _)| *left > 0) else { return false };
        *left -= 1;
        // A name that spans several rows is the name of each; any other text is said once.
        let text = if self.column == 0 { text.clone() } else { String::new() };
        self.put(text);
        true
    }

    fn put(&mut self, text: String) {
        if self.column < MOST_COLUMNS
            && let Some(row) = self.rows.last_mut()
        {
            row.push(text);
        }
        self.column += 1;
    }

    fn start_cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.start_row();
        }
        while self.take_covered() {}
        self.span = Some((columns.clamp(1, MOST_COLUMNS), rows.clamp(1, MOST_ROWS)));
    }

    fn end_cell(&mut self, text: &str) {
        let Some((columns, rows)) = self.span.take() else { return };
        let first_row = self.rows.len() == 1;
        for part in 0..columns {
            if self.column >= MOST_COLUMNS {
                return;
            }
            // A heading that spans several columns is that of each.
            let shown = part == 0 || first_row;
            if self.covered.len() <= self.column {
                self.covered.resize(self.column + 1, (0, String::new()));
            }
            self.covered[self.column] = (rows - 1, if part == 0 { text.to_owned() } else { String::new() });
            self.put(if shown { text.to_owned() } else { String::new() });
        }
    }

    fn finish(mut self) -> Vec<Vec<String>> {
        self.end_row();
        self.rows.retain(|row| !row.is_empty());
        self.rows
    }
}
