//! How far a sheet is laid out: measured or drawn.

/// How far a sheet is laid out at one size of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// To know how high everything is. The same lines of code run as for a drawing, so that what is measured cannot differ from what
    /// is drawn, but texts have no glyphs and pens leave no marks.
    Measure,
    /// To be seen.
    Draw,
}
