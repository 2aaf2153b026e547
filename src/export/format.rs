//! The formats.

/// A format that a drawing can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl Format {
    /// All formats, the one for print first.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Svg];

    /// How names of such files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// How many files so many pages make: a picture has one page.
    #[must_use]
    pub const fn files_of(self, pages: usize) -> usize {
        match self {
            Self::Pdf => 1,
            Self::Png | Self::Svg => pages,
        }
    }
}
