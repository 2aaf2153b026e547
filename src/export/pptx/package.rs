//! Parts, their relations and kinds, in one ZIP file.

use crate::export::error::ExportError;
use crate::export::format::Format;
use crate::export::items::escape;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What kinds of relations begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What parts are to each other.
pub(super) mod relation {
    pub(in super::super) const APP: &str = "extended-properties";
    pub(in super::super) const CORE: &str = "core";
    pub(in super::super) const DOCUMENT: &str = "officeDocument";
    pub(in super::super) const FONT: &str = "font";
    pub(in super::super) const IMAGE: &str = "image";
    pub(in super::super) const LAYOUT: &str = "slideLayout";
    pub(in super::super) const LINK: &str = "hyperlink";
    pub(in super::super) const MASTER: &str = "slideMaster";
    pub(in super::super) const NOTES: &str = "notesSlide";
    pub(in super::super) const NOTES_MASTER: &str = "notesMaster";
    pub(in super::super) const SLIDE: &str = "slide";
    pub(in super::super) const THEME: &str = "theme";
}

/// What a part needs of another one, or of the web. It is called `rId1` and so on by its place among the relations of its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    kind: &'static str,
    target: String,
    external: bool,
}

impl Relation {
    /// To a part, by its way from the part that needs it.
    pub(super) fn within(kind: &'static str, target: &str) -> Self {
        Self { kind, target: target.to_owned(), external: false }
    }

    /// To an address.
    pub(super) fn to(address: String) -> Self {
        Self { kind: relation::LINK, target: address, external: true }
    }

    /// The place of a relation among others, where it is put unless it is there; as they are called.
    pub(super) fn id_among(self, relations: &mut Vec<Self>) -> String {
        let known = relations.iter().position(|other| *other == self).unwrap_or_else(|| {
            relations.push(self);
            relations.len() - 1
        });
        format!("rId{}", known + 1)
    }
}

/// A package of parts, in the order in which they came.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// What each part is, by its name, and what all of an ending are.
    kinds: BTreeMap<String, String>,
    endings: BTreeMap<&'static str, &'static str>,
}

impl Package {
    /// A part in XML: its name, its kind behind `application/vnd.openxmlformats-`, and what it needs.
    pub(super) fn part(&mut self, name: &str, kind: &str, xml: String, relations: &[Relation]) {
        self.kinds.insert(format!("/{name}"), format!("application/vnd.openxmlformats-{kind}"));
        self.parts.push((name.to_owned(), xml.into_bytes()));
        self.relations(name, relations);
    }

    /// A part that is no XML: pictures and faces are told by how their names end.
    pub(super) fn binary(&mut self, name: &str, (ending, kind): (&'static str, &'static str), bytes: Vec<u8>) {
        self.endings.insert(ending, kind);
        self.parts.push((name.to_owned(), bytes));
    }

    /// What a part needs; the package itself, where the name is empty.
    pub(super) fn relations(&mut self, name: &str, relations: &[Relation]) {
        if relations.is_empty() {
            return;
        }
        let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">");
        for (at, Relation { kind, target, external }) in relations.iter().enumerate() {
            let kind = match *kind {
                relation::CORE => format!("{RELATIONS}/metadata/core-properties"),
                kind => format!("{OFFICE}{kind}"),
            };
            let mode = if *external { " TargetMode=\"External\"" } else { "" };
            let target = escape(target);
            let _ = write!(xml, "<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>", at + 1);
        }
        xml.push_str("</Relationships>");
        let (folder, file) =
            name.rsplit_once('/').map_or((String::new(), name), |(folder, file)| (format!("{folder}/"), file));
        self.parts.push((format!("{folder}_rels/{file}.rels"), xml.into_bytes()));
    }

    /// The file. The same parts give the same bytes: no part bears a date.
    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        let failed =
            |error: &dyn std::fmt::Display| ExportError::Encode { format: Format::Pptx, cause: error.to_string() };
        let packed = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let plain = packed.compression_method(CompressionMethod::Stored);
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        let kinds = ("[Content_Types].xml".to_owned(), self.content_types().into_bytes());
        for (name, bytes) in std::iter::once(&kinds).chain(&self.parts) {
            // Whoever looks for the name of the program finds it, and pictures are packed already.
            let is_plain = name.starts_with("docProps/") || name.starts_with("ppt/media/");
            file.start_file(name.as_str(), if is_plain { plain } else { packed }).map_err(|error| failed(&error))?;
            file.write_all(bytes).map_err(|error| failed(&error))?;
        }
        Ok(file.finish().map_err(|error| failed(&error))?.into_inner())
    }

    fn content_types(&self) -> String {
        let mut xml = format!(
            "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        );
        for (ending, kind) in &self.endings {
            let _ = write!(xml, "<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>");
        }
        for (name, kind) in &self.kinds {
            let _ = write!(xml, "<Override PartName=\"{name}\" ContentType=\"{kind}\"/>");
        }
        xml.push_str("</Types>");
        xml
    }
}
