//! Which pages are wanted: «1-3, 5».

use crate::i18n::{Args, Localized};

/// Pages of a file, counted from 0, each once and in the order in which they were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRange(Vec<usize>);

/// Why a text names no pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageRangeFault {
    /// There is something in it that is neither a page nor from one to another.
    #[error("this is no list of pages, such as 1-3, 5")]
    NoPages,
    /// It begins behind its end.
    #[error("from page {from} one does not come to page {to}")]
    Backwards {
        /// The first page.
        from: usize,
        /// The last one.
        to: usize,
    },
    /// There are not so many.
    #[error("there is no page {page}, the last is {last}")]
    Beyond {
        /// The page that is not there.
        page: usize,
        /// The last one there is.
        last: usize,
    },
}

impl Localized for PageRangeFault {
    fn key(&self) -> &'static str {
        match self {
            Self::NoPages => "page-range-none",
            Self::Backwards { .. } => "page-range-backwards",
            Self::Beyond { .. } => "page-range-beyond",
        }
    }

    fn args(&self) -> Args {
        match self {
            Self::NoPages => Args::new(),
            Self::Backwards { from, to } => vec![("from", (*from).into()), ("to", (*to).into())],
            Self::Beyond { page, last } => vec![("page", (*page).into()), ("last", (*last).into())],
        }
    }
}

impl PageRange {
    /// All of so many pages.
    #[must_use]
    pub fn all(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Reads what a person wrote of so many pages: numbers and ranges with commas, semicolons or spaces between them, any dash, an
    /// open end for the rest. Nothing means all of them.
    ///
    /// # Errors
    /// What is no page, or a page that there is not.
    pub fn parse(text: &str, count: usize) -> Result<Self, PageRangeFault> {
        let dashed: String =
            text.chars().map(|letter| if matches!(letter, '–' | '—' | '−' | '‑') { '-' } else { letter }).collect();
        // Spaces stand between pages, but also around a dash.
        let mut tight = dashed;
        while let Some(at) = tight.find(" -").or_else(|| tight.find("- ").map(|at| at + 1)) {
            tight.remove(at);
        }
        let parts: Vec<&str> =
            tight.split([',', ';', ' ', '\u{A0}']).filter(|part| !part.trim().is_empty()).map(str::trim).collect();
        if parts.is_empty() {
            return if text.trim().is_empty() { Ok(Self::all(count)) } else { Err(PageRangeFault::NoPages) };
        }
        let mut pages = Vec::new();
        for part in parts {
            let (from, to) = ends(part, count)?;
            pages.extend((from - 1..to).filter(|page| !pages.contains(page)).collect::<Vec<_>>());
        }
        Ok(Self(pages))
    }

    /// How many pages.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of some things that stand at these places.
    #[must_use]
    pub fn of<T: Clone>(&self, all: &[T]) -> Vec<T> {
        self.0.iter().filter_map(|page| all.get(*page).cloned()).collect()
    }
}

/// First and last page of a part, from 1.
fn ends(part: &str, count: usize) -> Result<(usize, usize), PageRangeFault> {
    let number = |text: &str| text.parse::<usize>().map_err(|_| PageRangeFault::NoPages);
    let (from, to) = match part.split_once('-') {
        None => (number(part)?, number(part)?),
        Some(("", "")) => return Err(PageRangeFault::NoPages),
        Some((from, "")) => (number(from)?, count),
        Some(("", to)) => (1, number(to)?),
        Some((from, to)) => (number(from)?, number(to)?),
    };
    let beyond = |page: usize| page == 0 || page > count;
    if let Some(page) = [from, to].into_iter().find(|page| beyond(*page)) {
        return Err(PageRangeFault::Beyond { page, last: count });
    }
    if from > to { Err(PageRangeFault::Backwards { from, to }) } else { Ok((from, to)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_people_write_them() {
        let read = |text: &str| PageRange::parse(text, 12).map(|range| range.0);
        assert_eq!(read("1-3, 5"), Ok(vec![0, 1, 2, 4]));
        assert_eq!(read("1–3;5"), Ok(vec![0, 1, 2, 4]), "with the dash of print");
        assert_eq!(read(" 1 - 3  5 "), Ok(vec![0, 1, 2, 4]));
        assert_eq!(read("11-"), Ok(vec![10, 11]));
        assert_eq!(read("-2"), Ok(vec![0, 1]));
        assert_eq!(read("5, 1-5"), Ok(vec![4, 0, 1, 2, 3]), "each once, in the order in which they are named");
        assert_eq!(read("").map(|pages| pages.len()), Ok(12), "nothing is all");
    }

    #[test]
    fn what_names_no_page_says_why() {
        let fault = |text: &str| PageRange::parse(text, 12).expect_err("no pages");
        for text in ["a", "1-2-3", "-", ",", "1.5", "١"] {
            assert_eq!(fault(text), PageRangeFault::NoPages, "{text}");
        }
        assert_eq!(fault("5-3"), PageRangeFault::Backwards { from: 5, to: 3 });
        assert_eq!(fault("13"), PageRangeFault::Beyond { page: 13, last: 12 });
        assert_eq!(fault("0"), PageRangeFault::Beyond { page: 0, last: 12 });
        assert_eq!(
            fault("1-99999999"),
            PageRangeFault::Beyond { page: 99_999_999, last: 12 },
            "it does not count so far"
        );
    }
}
