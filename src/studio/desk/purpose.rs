//! For what a file is chosen.

use crate::export::Format;
use crate::model::PersonaId;
use crate::store::BRAND_EXTENSION;
use std::path::PathBuf;

/// The ending of files that hold a persona.
pub(crate) const PERSONA: &str = "tropa-persona";

/// What of a brand is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BrandPart {
    /// The logo of those who made the map.
    Agency,
    /// The logo of those for whom it is made.
    Client,
    /// The face of running text.
    Regular,
    /// The face of names and headings.
    Bold,
}

impl BrandPart {
    /// All of them, as they are asked for.
    pub(crate) const ALL: [Self; 4] = [Self::Client, Self::Agency, Self::Bold, Self::Regular];

    /// Whether it is a font, and no picture.
    pub(crate) const fn is_face(self) -> bool {
        matches!(self, Self::Regular | Self::Bold)
    }
}

/// For what a file is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A project to open.
    Open,
    /// Where to save the project.
    Save,
    /// Where to export to.
    Export(Format),
    /// In which folder to put all that can be made of the map.
    ExportAll,
    /// A picture of a persona.
    Portrait(PersonaId),
    /// A table with counted people.
    Funnel,
    /// Where to save a persona on its own.
    SavePersona(PersonaId),
    /// A persona to put into the project.
    InsertPersona,
    /// A logo or a face.
    BrandPart(BrandPart),
    /// Where to save the brand on its own.
    SaveBrand,
    /// A brand to take over.
    ReadBrand,
}

impl Purpose {
    /// Whether a file is written.
    pub(crate) const fn saves(self) -> bool {
        matches!(self, Self::Save | Self::Export(_) | Self::ExportAll | Self::SavePersona(_) | Self::SaveBrand)
    }

    /// The fluent key of the question.
    pub(crate) const fn title_key(self) -> &'static str {
        match self {
            Self::Open => "dialog-open",
            Self::Save => "dialog-save",
            Self::Export(Format::Pdf) => "dialog-export-pdf",
            Self::Export(Format::Png) => "dialog-export-png",
            Self::Export(Format::Svg) => "dialog-export-svg",
            Self::Export(Format::Html) => "dialog-export-html",
            Self::Export(Format::Pptx) => "dialog-export-pptx",
            Self::ExportAll => "dialog-export-all",
            Self::Portrait(_) => "dialog-portrait",
            Self::Funnel => "dialog-funnel",
            Self::SavePersona(_) => "dialog-save-persona",
            Self::InsertPersona => "dialog-insert-persona",
            Self::BrandPart(part) if part.is_face() => "dialog-brand-face",
            Self::BrandPart(_) => "dialog-brand-logo",
            Self::SaveBrand => "dialog-save-brand",
            Self::ReadBrand => "dialog-read-brand",
        }
    }

    /// The endings of files that fit, the first for what is written; a folder has none.
    pub(crate) const fn extensions(self) -> &'static [&'static str] {
        match self {
            // A PDF may have the project inside.
            Self::Open => &["tropa", "pdf"],
            Self::Save => &["tropa"],
            Self::Export(Format::Pdf) => &["pdf"],
            Self::Export(Format::Png) => &["png"],
            Self::Export(Format::Svg) => &["svg"],
            Self::Export(Format::Html) => &["html"],
            Self::Export(Format::Pptx) => &["pptx"],
            Self::ExportAll => &[],
            Self::BrandPart(BrandPart::Regular | BrandPart::Bold) => &["ttf", "otf"],
            Self::Portrait(_) | Self::BrandPart(_) => &["png", "jpg", "jpeg"],
            Self::SaveBrand => &[BRAND_EXTENSION],
            Self::ReadBrand => &[BRAND_EXTENSION, "tropa"],
            Self::Funnel => &["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"],
            Self::SavePersona(_) | Self::InsertPersona => &[PERSONA],
        }
    }

    /// The path with the ending that the purpose asks for, if it has none that fits.
    pub(crate) fn with_ending(self, path: PathBuf) -> PathBuf {
        if !self.saves()
            || path.extension().is_some_and(|own| self.extensions().iter().any(|end| own.eq_ignore_ascii_case(end)))
        {
            return path;
        }
        let Some(first) = self.extensions().first() else { return path };
        let mut name = path.into_os_string();
        name.push(".");
        name.push(first);
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_typed_name_gets_the_ending_that_is_missing_and_no_second_one() {
        let export = Purpose::Export(Format::Pdf);
        assert_eq!(export.with_ending("map".into()), Path::new("map.pdf"));
        assert_eq!(export.with_ending("map.PDF".into()), Path::new("map.PDF"));
        assert_eq!(Purpose::Save.with_ending("v1.4".into()), Path::new("v1.4.tropa"));
        assert_eq!(Purpose::Open.with_ending("anything".into()), Path::new("anything"));
    }
}
