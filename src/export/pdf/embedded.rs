//! The project inside its PDF, so that it opens as a map again. Whoever opens the PDF can take it out: it is there only where a person asks
//! for it.

use super::object::{entries, text};
use super::xmp::moment;
use crate::export::metadata::Metadata;
use crate::model::PROJECT_MIME;
use lopdf::{Document, Object, ObjectId, Stream};

/// What the file is called within.
pub(super) const NAME: &str = "map.tropa";

/// Adds the project's file; gives what names it.
pub(super) fn add(document: &mut Document, project: &[u8], meta: &Metadata) -> ObjectId {
    let mut about = entries([("Size", i64::try_from(project.len()).unwrap_or(i64::MAX).into())]);
    // An archive asks for a day also where none is known.
    about.set("ModDate", meta.date.map_or_else(|| Object::string_literal("D:19700101000000Z"), moment));
    let file = entries([
        ("Type", "EmbeddedFile".into()),
        ("Subtype", Object::Name(PROJECT_MIME.as_bytes().to_vec())),
        ("Params", about.into()),
    ]);
    let file = document.add_object(Stream::new(file, project.to_vec()));
    document.add_object(entries([
        ("Type", "Filespec".into()),
        ("F", text(NAME)),
        ("UF", text(NAME)),
        ("Desc", text(&meta.title)),
        ("AFRelationship", "Source".into()),
        ("EF", entries([("F", file.into()), ("UF", file.into())]).into()),
    ]))
}
