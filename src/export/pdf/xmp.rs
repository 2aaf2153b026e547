//! What the file says of itself: to file managers and viewers, and in the packet that asset managers read.

use super::object::{entries, text};
use crate::export::items::escape;
use crate::export::limits::PRODUCER;
use crate::export::metadata::Metadata;
use crate::model::Date;
use lopdf::{Dictionary, Object};
use std::fmt::Write as _;

/// The standards that a file says it keeps to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Claims {
    /// The part of PDF/A, at its level A.
    pub(super) archive: Option<u8>,
    /// PDF/UA-1.
    pub(super) accessible: bool,
}

/// The information dictionary. What is not known is not there.
pub(super) fn information(meta: &Metadata) -> Dictionary {
    let keywords = meta.keywords.join(", ");
    let mut said = entries([("Creator", text(PRODUCER)), ("Producer", text(PRODUCER)), ("Trapped", "False".into())]);
    for (key, value) in
        [("Title", &meta.title), ("Author", &meta.author), ("Subject", &meta.subject), ("Keywords", &keywords)]
    {
        if !value.is_empty() {
            said.set(key, text(value));
        }
    }
    if let Some(date) = meta.date {
        for key in ["CreationDate", "ModDate"] {
            said.set(key, moment(date));
        }
    }
    said
}

/// The beginning of a day.
pub(super) fn moment(date: Date) -> Object {
    Object::string_literal(format!("D:{}000000Z", date.to_string().replace('-', "")))
}

/// The metadata packet.
pub(super) fn packet(meta: &Metadata, claims: Claims) -> String {
    let language = meta.language.code();
    let mut about = String::new();
    let mut put = |name: &str, value: &str, open: &str, close: &str| {
        if !value.is_empty() {
            let _ = writeln!(about, "   <{name}>{open}{}{close}</{name}>", escape(value));
        }
    };
    let alternative = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    put("dc:title", &meta.title, alternative, "</rdf:li></rdf:Alt>");
    put("dc:description", &meta.subject, alternative, "</rdf:li></rdf:Alt>");
    put("dc:creator", &meta.author, "<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>");
    put("dc:language", language, "<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>");
    put("dc:format", "application/pdf", "", "");
    put("pdf:Keywords", &meta.keywords.join(", "), "", "");
    put("pdf:Producer", PRODUCER, "", "");
    put("xmp:CreatorTool", PRODUCER, "", "");
    if let Some(date) = meta.date {
        let moment = format!("{date}T00:00:00Z");
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            put(name, &moment, "", "");
        }
    }
    if let Some(part) = claims.archive {
        put("pdfaid:part", &part.to_string(), "", "");
        put("pdfaid:conformance", "A", "", "");
    }
    if claims.accessible {
        put("pdfuaid:part", "1", "", "");
    }
    let mut names = String::new();
    if claims.archive.is_some() {
        names.push_str(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    }
    if claims.accessible {
        names.push_str(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
    }
    // PDF/A asks for a word about what it does not know.
    let extension = if claims.accessible && claims.archive.is_some() { ACCESSIBLE_SCHEMA } else { "" };
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"{names}>\n{about}  </rdf:Description>\n{extension} </rdf:RDF>\n\
         </x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// What PDF/UA's one field of the packet means.
const ACCESSIBLE_SCHEMA: &str = "  <rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
    \u{20}  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    \u{20}   <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    \u{20}   <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    \u{20}   <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n\
    \u{20}   <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    \u{20}    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    \u{20}    <pdfaProperty:description>Indicates which part of ISO 14289 the file keeps to</pdfaProperty:description>\n\
    \u{20}    <pdfaProperty:name>part</pdfaProperty:name>\n\
    \u{20}    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    \u{20}   </rdf:li></rdf:Seq></pdfaSchema:property>\n\
    \u{20}  </rdf:li></rdf:Bag></pdfaExtension:schemas>\n  </rdf:Description>\n";
