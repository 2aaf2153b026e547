//! The five workspaces of the window: the map and the pages beside it.

/// The workspace in which the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Workspace {
    /// The canvas.
    #[default]
    Map,
    /// The personas as cards.
    Personas,
    /// The metrics as a table.
    Metrics,
    /// Remarks.
    Review,
    /// The sheet before it is printed.
    Print,
}

impl Workspace {
    /// All workspaces in order.
    pub(crate) const ALL: [Self; 5] = [Self::Map, Self::Personas, Self::Metrics, Self::Review, Self::Print];

    /// The fluent key of its name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Map => "place-map",
            Self::Personas => "place-personas",
            Self::Metrics => "place-metrics",
            Self::Review => "place-review",
            Self::Print => "place-print",
        }
    }
}
