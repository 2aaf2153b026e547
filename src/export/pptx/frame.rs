//! What stands around slides: theme, master, layouts, properties.

use super::fonts::Embedded;
use super::package::{Package, Relation, relation};
use crate::color::Rgba;
use crate::export::items::escape;
use crate::export::limits::PRODUCER;
use crate::export::metadata::Metadata;
use serde::Deserialize;
use std::fmt::Write as _;

const THEME: &str = include_str!("../../../assets/pptx/theme.xml");
const MASTER: &str = include_str!("../../../assets/pptx/master.xml");
const LAYOUT: &str = include_str!("../../../assets/pptx/layout.xml");
const PAPER: &str = include_str!("../../../assets/themes/paper.json");

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names of XML that every part of a presentation uses.
pub(super) const NAMES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The master of notes, by its way from the presentation.
pub(super) const NOTES_MASTER: &str = "notesMasters/notesMaster1.xml";
/// A page of notes: wide and high, in EMU. As other programs have it.
const NOTES_SIZE: (i64, i64) = (6_858_000, 9_144_000);

/// Those tokens of the paper that a presentation offers as its colours.
#[derive(Deserialize)]
struct Tokens {
    paper: Rgba,
    ink: Rgba,
    secondary: Rgba,
    hairline: Rgba,
    caution: Rgba,
    personas: Vec<PersonaTokens>,
}

#[derive(Deserialize)]
struct PersonaTokens {
    line: Rgba,
    ink: Rgba,
}

/// The colours of the theme: what is drawn in one of them follows where somebody changes it.
pub(super) struct Scheme(Vec<(&'static str, Rgba)>);

impl Scheme {
    /// The colours of the paper. Whatever is not among them keeps its own.
    pub(super) fn of_paper() -> Self {
        let Ok(tokens) = serde_json::from_str::<Tokens>(PAPER) else { return Self(Vec::new()) };
        let mut colors =
            vec![("dk1", tokens.ink), ("lt1", tokens.paper), ("dk2", tokens.secondary), ("lt2", tokens.hairline)];
        let personas = tokens.personas.iter().map(|persona| persona.line).chain(std::iter::repeat(tokens.secondary));
        colors.extend(["accent1", "accent2", "accent3", "accent4", "accent5"].into_iter().zip(personas));
        let link = tokens.personas.first().map_or(tokens.ink, |persona| persona.ink);
        colors.extend([("accent6", tokens.caution), ("hlink", link), ("folHlink", tokens.secondary)]);
        Self(colors)
    }

    /// A colour as an element of XML, which holds its opacity.
    pub(super) fn color(&self, color: Rgba) -> String {
        let same = |(_, other): &&(&str, Rgba)| (other.r, other.g, other.b) == (color.r, color.g, color.b);
        let alpha = match color.a {
            u8::MAX => String::new(),
            alpha => format!("<a:alpha val=\"{}\"/>", u32::from(alpha) * 100_000 / 255),
        };
        match self.0.iter().find(same) {
            Some((name, _)) => {
                let name = match *name {
                    "dk1" => "tx1",
                    "lt1" => "bg1",
                    "dk2" => "tx2",
                    "lt2" => "bg2",
                    name => name,
                };
                format!("<a:schemeClr val=\"{name}\">{alpha}</a:schemeClr>")
            }
            None => format!("<a:srgbClr val=\"{}\">{alpha}</a:srgbClr>", digits(color)),
        }
    }

    pub(super) fn theme(&self) -> String {
        let mut colors = String::new();
        for (name, color) in &self.0 {
            let _ = write!(colors, "<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", digits(*color));
        }
        THEME.replace("{colors}", &colors)
    }
}

/// Six digits, without a sign before them.
fn digits(color: Rgba) -> String {
    Rgba { a: u8::MAX, ..color }.to_hex().trim_start_matches('#').to_owned()
}

/// Adds all parts but slides and pictures. `slides` are the relations of the presentation so far: the master first, then each slide.
pub(super) fn slide_frame(
    package: &mut Package,
    meta: &Metadata,
    scheme: &Scheme,
    (size, has_notes): ((i64, i64), bool),
    slides: Vec<Relation>,
    fonts: Embedded,
) {
    let count = slides.len().saturating_sub(1);
    presentation(package, (size, has_notes), slides, fonts);
    let up = |kind, name: &str| Relation::within(kind, &format!("../{name}"));
    let layouts: Vec<Relation> =
        (1..=LAYOUTS.len()).map(|at| up(relation::LAYOUT, &format!("slideLayouts/slideLayout{at}.xml"))).collect();
    let relations = [layouts, vec![up(relation::THEME, "theme/theme1.xml")]].concat();
    let master = MASTER.replace("{title}", &title(size, "<a:t></a:t>"));
    package.part(
        "ppt/slideMasters/slideMaster1.xml",
        "officedocument.presentationml.slideMaster+xml",
        master,
        &relations,
    );
    for (at, kind) in LAYOUTS.into_iter().enumerate() {
        let title = if kind == "titleOnly" { title(size, "<a:t></a:t>") } else { String::new() };
        let xml = LAYOUT.replace("{type}", kind).replace("{name}", kind).replace("{title}", &title);
        let name = format!("ppt/slideLayouts/slideLayout{}.xml", at + 1);
        let relations = vec![up(relation::MASTER, "slideMasters/slideMaster1.xml")];
        package.part(&name, "officedocument.presentationml.slideLayout+xml", xml, &relations);
    }
    package.part("ppt/theme/theme1.xml", "officedocument.theme+xml", scheme.theme(), &[]);
    package.part("docProps/core.xml", "package.core-properties+xml", core(meta), &[]);
    package.part("docProps/app.xml", "officedocument.extended-properties+xml", app(count), &[]);
    let relations = [
        Relation::within(relation::DOCUMENT, "ppt/presentation.xml"),
        Relation::within(relation::CORE, "docProps/core.xml"),
        Relation::within(relation::APP, "docProps/app.xml"),
    ];
    package.relations("", &relations);
}

/// The layouts, by the names that programs know: with a title, and with nothing.
const LAYOUTS: [&str; 2] = ["titleOnly", "blank"];

/// The way from a slide to its layout.
pub(super) fn layout_of(has_title: bool) -> Relation {
    let number = if has_title { 1 } else { 2 };
    Relation::within(relation::LAYOUT, &format!("../slideLayouts/slideLayout{number}.xml"))
}

/// Where a title stands that nobody laid out.
fn title((width, height): (i64, i64), text: &str) -> String {
    let (margin, room) = (width / 16, height / 6);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{margin}\" y=\"{margin}\"/>\
         <a:ext cx=\"{}\" cy=\"{room}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody>\
         <a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></a:bodyPr><a:lstStyle/>\
         <a:p><a:r><a:rPr/>{text}</a:r></a:p></p:txBody></p:sp>",
        width - 2 * margin
    )
}

fn presentation(
    package: &mut Package,
    ((width, height), has_notes): ((i64, i64), bool),
    slides: Vec<Relation>,
    fonts: Embedded,
) {
    let mut list = String::new();
    for at in 1..slides.len() {
        // Numbers below 256 are not for slides.
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + at, at + 1);
    }
    let mut relations = slides;
    relations.push(Relation::within(relation::THEME, "theme/theme1.xml"));
    let notes = if has_notes {
        let id = Relation::within(relation::NOTES_MASTER, NOTES_MASTER).id_among(&mut relations);
        format!("<p:notesMasterIdLst><p:notesMasterId r:id=\"{id}\"/></p:notesMasterIdLst>")
    } else {
        String::new()
    };
    let (notes_width, notes_height) = NOTES_SIZE;
    let fonts = fonts.into_parts(package, &mut relations);
    let xml = format!(
        "{DECLARATION}<p:presentation {NAMES} saveSubsetFonts=\"1\"><p:sldMasterIdLst>\
         <p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>{notes}<p:sldIdLst>{list}</p:sldIdLst>\
         <p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"{notes_width}\" cy=\"{notes_height}\"/>{fonts}</p:presentation>"
    );
    package.part("ppt/presentation.xml", "officedocument.presentationml.presentation.main+xml", xml, &relations);
}

/// What the file says about itself.
fn core(meta: &Metadata) -> String {
    let mut said = String::new();
    let keywords = meta.keywords.join(", ");
    let words = [
        ("dc:title", meta.title.as_str()),
        ("dc:subject", &meta.subject),
        ("dc:creator", &meta.author),
        ("cp:keywords", &keywords),
        ("dc:language", meta.language.code()),
    ];
    for (name, text) in words.into_iter().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(said, "<{name}>{}</{name}>", escape(text));
    }
    if let Some(date) = meta.date {
        for name in ["created", "modified"] {
            let _ = write!(said, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>");
        }
    }
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{said}</cp:coreProperties>"
    )
}

/// What made the file.
fn app(slides: usize) -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{PRODUCER}</Application><Slides>{slides}</Slides></Properties>"
    )
}
