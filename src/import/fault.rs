//! What a table says that cannot be, each with the row and column where it stands.

use super::time::TimeFormat;
use crate::i18n::{Args, Localized, Messages, Value};
use std::fmt;

/// Where in the file something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLocation {
    /// The row as the file counts it, the first being 1; none where several rows together are meant.
    pub row: Option<u64>,
    /// The column, counted from 0, and its heading; none where the whole row is meant.
    pub column: Option<(usize, String)>,
}

impl TableLocation {
    /// A row as a whole.
    #[must_use]
    pub const fn row(row: u64) -> Self {
        Self { row: Some(row), column: None }
    }

    /// Where it is, in words: `Строка 12, столбец C «вошли»`; empty where it is nowhere in particular.
    #[must_use]
    pub fn message(&self, messages: &Messages) -> String {
        let mut values: Vec<(&str, Value)> = Vec::new();
        // Rows are named as the other program names them: without marks between thousands.
        values.extend(self.row.map(|row| ("row", Value::from(row.to_string()))));
        if let Some((index, header)) = &self.column {
            values.push(("column", column_letter(*index).into()));
            values.push(("header", header.as_str().into()));
        }
        let headed = self.column.as_ref().is_some_and(|(_, header)| !header.trim().is_empty());
        match (self.row, &self.column) {
            (Some(_), Some(_)) if headed => messages.format("import-at-row-column-headed", &values),
            (Some(_), Some(_)) => messages.format("import-at-row-column", &values),
            (Some(_), None) => messages.format("import-at-row", &values),
            (None, Some(_)) if headed => messages.format("import-at-column-headed", &values),
            (None, Some(_)) => messages.format("import-at-column", &values),
            (None, None) => String::new(),
        }
    }
}

/// The letters of a column, as spreadsheets name it: A, B … Z, AA.
#[must_use]
pub fn column_letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]);
        match (rest / 26).checked_sub(1) {
            Some(more) => rest = more,
            None => break,
        }
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// What cannot be.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// A text where a number belongs.
    NotANumber {
        /// What stands there.
        text: String,
    },
    /// `1,240`: 1240 or 1.24, as long as nobody says which mark is the decimal one.
    Ambiguous {
        /// What stands there.
        text: String,
    },
    /// People are counted in whole numbers.
    NotWhole {
        /// What stands there.
        text: String,
    },
    /// A number below zero.
    Negative {
        /// What stands there.
        text: String,
    },
    /// A fraction of one where people are counted: a share without its sign, perhaps.
    PerhapsShare {
        /// What stands there.
        text: String,
    },
    /// A share where a number of people belongs.
    ShareNotPeople {
        /// What stands there.
        text: String,
    },
    /// A share where a time belongs.
    ShareNotTime {
        /// What stands there.
        text: String,
    },
    /// A share of people of whom nobody counted how many there are.
    ShareOfNobody {
        /// What stands there.
        text: String,
    },
    /// A share of more than the whole.
    ShareAboveWhole {
        /// What stands there.
        text: String,
    },
    /// A share below zero.
    NegativeShare {
        /// What stands there.
        text: String,
    },
    /// A cell that has to say something is empty.
    EmptyCell,
    /// More left than came.
    LeftExceedsEntered {
        /// Who came.
        entered: u64,
        /// Who left.
        left: u64,
    },
    /// Nobody came and somebody left.
    LeftWithoutEntering {
        /// Who left.
        left: u64,
    },
    /// The next stage has other people than those who went on.
    DoesNotAddUp {
        /// The stage.
        stage: String,
        /// The stage after it.
        next: String,
        /// Who came and did not leave.
        expected: u64,
        /// Who came to the next stage.
        found: u64,
    },
    /// The personas together have more people than everybody.
    PartsExceedWhole {
        /// The stage.
        stage: String,
        /// The personas together.
        parts: u64,
        /// Everybody.
        whole: u64,
    },
    /// A stage of the map of which the file says nothing, though it does of others.
    MissingStage {
        /// The stage.
        stage: String,
        /// Whose figures; empty for everybody's.
        segment: String,
    },
    /// A name that no stage or touchpoint has, or several have.
    UnknownStage {
        /// The name.
        name: String,
    },
    /// A name that no persona or segment has, or several have.
    UnknownSegment {
        /// The name.
        name: String,
    },
    /// The same stage and segment once more with the same figures, or the same event.
    Repeats {
        /// The row that said it first.
        first: u64,
    },
    /// The same stage and segment once more with other figures.
    Contradicts {
        /// The row that said it first.
        first: u64,
    },
    /// Another column holds the same of the same stage; neither is read.
    SameColumn {
        /// The letters of the other column.
        other: String,
    },
    /// A text where a moment belongs.
    NotATime {
        /// What stands there.
        text: String,
    },
    /// A moment that is written in another way than the others.
    MixedTime {
        /// What stands there.
        text: String,
        /// How the others are written.
        others: TimeFormat,
    },
    /// One session has several segments.
    SegmentChanges {
        /// The session.
        session: String,
        /// The segment of its first row.
        first: String,
        /// The segment of this row.
        other: String,
    },
}

/// Something in a table that cannot be.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where.
    pub place: TableLocation,
    /// What.
    pub kind: FaultKind,
}

impl Fault {
    /// Whether the figures can be taken all the same; else its row is left out.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        matches!(
            self.kind,
            FaultKind::DoesNotAddUp { .. }
                | FaultKind::PartsExceedWhole { .. }
                | FaultKind::MissingStage { .. }
                | FaultKind::Repeats { .. }
                | FaultKind::SegmentChanges { .. }
        )
    }
}

impl Localized for Fault {
    fn key(&self) -> &'static str {
        match &self.kind {
            FaultKind::NotANumber { .. } => "import-fault-not-a-number",
            FaultKind::Ambiguous { .. } => "import-fault-ambiguous",
            FaultKind::NotWhole { .. } => "import-fault-not-whole",
            FaultKind::Negative { .. } => "import-fault-negative",
            FaultKind::PerhapsShare { .. } => "import-fault-perhaps-share",
            FaultKind::ShareNotPeople { .. } => "import-fault-share-not-people",
            FaultKind::ShareNotTime { .. } => "import-fault-share-not-time",
            FaultKind::ShareOfNobody { .. } => "import-fault-share-of-nobody",
            FaultKind::ShareAboveWhole { .. } => "import-fault-share-above-whole",
            FaultKind::NegativeShare { .. } => "import-fault-negative-share",
            FaultKind::EmptyCell => "import-fault-empty-cell",
            FaultKind::LeftExceedsEntered { .. } => "import-fault-left-exceeds-entered",
            FaultKind::LeftWithoutEntering { .. } => "import-fault-left-without-entering",
            FaultKind::DoesNotAddUp { .. } => "import-fault-does-not-add-up",
            FaultKind::PartsExceedWhole { .. } => "import-fault-parts-exceed-whole",
            FaultKind::MissingStage { segment, .. } if segment.is_empty() => "import-fault-missing-stage",
            FaultKind::MissingStage { .. } => "import-fault-missing-stage-of",
            FaultKind::UnknownStage { .. } => "import-fault-unknown-stage",
            FaultKind::UnknownSegment { .. } => "import-fault-unknown-segment",
            FaultKind::Repeats { .. } => "import-fault-repeats",
            FaultKind::Contradicts { .. } => "import-fault-contradicts",
            FaultKind::SameColumn { .. } => "import-fault-same-column",
            FaultKind::NotATime { .. } => "import-fault-not-a-time",
            FaultKind::MixedTime { .. } => "import-fault-mixed-time",
            FaultKind::SegmentChanges { .. } => "import-fault-segment-changes",
        }
    }

    fn args(&self) -> Args {
        let count = |number: &u64| Value::from(*number);
        let said = |text: &String| Value::quoted(text);
        match &self.kind {
            FaultKind::EmptyCell => Vec::new(),
            FaultKind::NotANumber { text }
            | FaultKind::Ambiguous { text }
            | FaultKind::NotWhole { text }
            | FaultKind::Negative { text }
            | FaultKind::PerhapsShare { text }
            | FaultKind::ShareNotPeople { text }
            | FaultKind::ShareNotTime { text }
            | FaultKind::ShareOfNobody { text }
            | FaultKind::ShareAboveWhole { text }
            | FaultKind::NegativeShare { text }
            | FaultKind::NotATime { text } => vec![("text", said(text))],
            FaultKind::LeftExceedsEntered { entered, left } => vec![("entered", count(entered)), ("left", count(left))],
            FaultKind::LeftWithoutEntering { left } => vec![("left", count(left))],
            FaultKind::DoesNotAddUp { stage, next, expected, found } => {
                vec![
                    ("stage", said(stage)),
                    ("next", said(next)),
                    ("expected", count(expected)),
                    ("found", count(found)),
                ]
            }
            FaultKind::PartsExceedWhole { stage, parts, whole } => {
                vec![("stage", said(stage)), ("parts", count(parts)), ("whole", count(whole))]
            }
            FaultKind::MissingStage { stage, segment } => vec![("stage", said(stage)), ("segment", said(segment))],
            FaultKind::UnknownStage { name } | FaultKind::UnknownSegment { name } => vec![("name", said(name))],
            FaultKind::Repeats { first } | FaultKind::Contradicts { first } => {
                vec![("first", Value::ordinal(first))]
            }
            FaultKind::SameColumn { other } => vec![("other", said(other))],
            FaultKind::MixedTime { text, others } => {
                vec![("text", said(text)), ("example", others.example().into())]
            }
            FaultKind::SegmentChanges { session, first, other } => {
                vec![("session", said(session)), ("first", said(first)), ("other", said(other))]
            }
        }
    }

    /// Place and fault as one sentence.
    fn message(&self, messages: &Messages) -> String {
        let (place, what) = (self.place.message(messages), messages.format(self.key(), &self.args()));
        if place.is_empty() {
            what
        } else {
            messages.format("import-at", &[("place", place.into()), ("what", what.into())])
        }
    }
}

/// The faults of a table: the first of them, and how many there are.
#[derive(Clone, Default, PartialEq)]
pub struct Faults {
    list: Vec<Fault>,
    more: u64,
    grave: u64,
}

impl fmt::Debug for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(&self.list).finish()?;
        if self.more > 0 { write!(out, " and {} more", self.more) } else { Ok(()) }
    }
}

impl Faults {
    /// How many are kept: more than anybody reads.
    const MOST: usize = 500;

    pub(super) fn push(&mut self, place: TableLocation, kind: FaultKind) {
        let fault = Fault { place, kind };
        self.grave += u64::from(!fault.is_warning());
        if self.list.len() < Self::MOST {
            self.list.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Those that are kept, in the order of the file.
    #[must_use]
    pub fn list(&self) -> &[Fault] {
        &self.list
    }

    /// How many there are beyond them.
    #[must_use]
    pub const fn more(&self) -> u64 {
        self.more
    }

    /// How many of all are no warnings: each of them leaves figures out.
    #[must_use]
    pub const fn grave(&self) -> u64 {
        self.grave
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(index), letters);
        }
    }
}
