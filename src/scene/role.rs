//! What a group is to whoever reads a sheet with a program: a screen reader, a search, a converter.

/// What a group is to whoever reads a sheet with a program. Groups follow each other in reading order; list items that do are one
/// list, and cells that do are one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A part of a map, whose role follows from the element that it shows.
    #[default]
    Plain,
    /// A heading, from 1 down to 6.
    Heading(u8),
    /// A stretch of text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell {
        /// The row, from 0; the cells of a row stand in the order of their columns.
        row: u32,
        /// Whether it names its row or column.
        head: bool,
    },
    /// A picture, a curve: said by the group's words for it.
    Figure,
    /// Nothing that is read: ornament, running heads, marks.
    Artifact,
}

/// A place that links lead to; whoever arranges pages numbers the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub u32);

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an address.
    Url(String),
    /// To a place on one of the pages that are made together.
    Place(Anchor),
}
