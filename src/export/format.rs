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
    /// A page of the web: one file that any browser opens.
    Html,
    /// A presentation in Office Open XML.
    Pptx,
}

impl Format {
    /// All formats, the one for print first.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Png, Self::Svg, Self::Html, Self::Pptx];

    /// How names of such files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Pptx => "pptx",
        }
    }

    /// How many files so many pages make: a picture has one page.
    #[must_use]
    pub const fn files_of(self, pages: usize) -> usize {
        match self {
            Self::Pdf | Self::Html | Self::Pptx => 1,
            Self::Png | Self::Svg => pages,
        }
    }
}
