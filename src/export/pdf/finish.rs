//! What printpdf cannot write, added to its document before it becomes bytes.

use crate::export::items::escape;
use crate::export::limits::PRODUCER;
use crate::export::metadata::Metadata;
use crate::model::Date;
use crate::scene::{Layer, Page};
use kurbo::{Point, Rect};
use lopdf::{Dictionary, Document, Error, Object, ObjectId, SaveOptions, Stream, StringFormat};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;

/// Writes the document with all that viewers, screen readers and print shops ask for.
pub(super) fn finish(mut document: Document, pages: &[Page], meta: &Metadata) -> Result<Vec<u8>, Error> {
    "1.7".clone_into(&mut document.version);
    let ids: Vec<ObjectId> = document.page_iter().collect();
    for (id, page) in ids.iter().zip(pages) {
        tidy_page(&mut document, *id)?;
        if !page.is_whole() {
            // printpdf writes the length of a side where a box has the place of its end.
            let frame = page.frame().intersect(page.size.to_rect());
            let sides = [frame.x0, page.size.height - frame.y1, frame.x1, page.size.height - frame.y0];
            document.get_dictionary_mut(*id)?.set("TrimBox", sides.map(Object::from).to_vec());
        }
    }
    describe(&mut document, meta)?;
    name_layers(&mut document, meta)?;
    add_outline(&mut document, &ids, pages, meta)?;
    let packet = xmp(meta);
    let packet = Stream::new(entries([("Type", "Metadata".into()), ("Subtype", "XML".into())]), packet.into_bytes());
    // Left plain, so that a program which knows no PDF finds the packet too.
    let packet = document.add_object(packet.with_compression(false));
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal(meta.language.code()));
    let mut preferences = entries([("DisplayDocTitle", true.into())]);
    if pages.iter().any(|page| !page.is_whole()) {
        // What was cut to the paper is not to be made smaller once more.
        preferences.set("PrintScaling", Object::Name(b"None".to_vec()));
    }
    catalog.set("ViewerPreferences", preferences);
    catalog.set("PageLayout", "SinglePage");
    document.trailer.remove(b"ID");
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let identity = Object::String(fingerprint(&mut document)?, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9).build();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Links print, say where they lead and are objects of their own; a page without any has no list of them.
fn tidy_page(document: &mut Document, page: ObjectId) -> Result<(), Error> {
    let Some(Object::Array(links)) = document.get_dictionary_mut(page)?.remove(b"Annots") else { return Ok(()) };
    let mut listed = Vec::new();
    for mut object in links {
        let link = object.as_dict_mut()?;
        let target = link.get(b"A").and_then(Object::as_dict).and_then(|action| action.get(b"URI")).cloned();
        link.set("F", 4);
        if let Ok(target) = target {
            link.set("Contents", target);
        }
        listed.push(Object::from(document.add_object(object)));
    }
    if !listed.is_empty() {
        document.get_dictionary_mut(page)?.set("Annots", listed);
    }
    Ok(())
}

/// The information dictionary: what file managers and viewers show.
fn describe(document: &mut Document, meta: &Metadata) -> Result<(), Error> {
    let info = document.trailer.get(b"Info")?.as_reference()?;
    let mut entries = entries([
        ("Title", text(&meta.title)),
        ("Author", text(&meta.author)),
        ("Subject", text(&meta.subject)),
        ("Keywords", text(&meta.keywords.join(", "))),
        ("Creator", text(PRODUCER)),
        ("Producer", text(PRODUCER)),
        ("Trapped", "False".into()),
    ]);
    if let Some(date) = meta.date {
        for key in ["CreationDate", "ModDate"] {
            entries.set(key, Object::string_literal(format!("D:{}000000Z", digits(date))));
        }
    }
    document.objects.insert(info, entries.into());
    Ok(())
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Names that other alphabets can be read in; printpdf writes bytes that only some viewers guess.
fn name_layers(document: &mut Document, meta: &Metadata) -> Result<(), Error> {
    let groups: Vec<ObjectId> = match document.catalog()?.get(b"OCProperties").and_then(Object::as_dict) {
        Ok(properties) => {
            properties.get(b"OCGs")?.as_array()?.iter().map(Object::as_reference).collect::<Result<_, _>>()?
        }
        Err(_) => return Ok(()),
    };
    // printpdf lists them in the order of their ids, which is that of the enum.
    let names = meta.layers.iter().filter(|(layer, _)| **layer != Layer::Hints).map(|(_, name)| name);
    for (group, name) in groups.into_iter().zip(names) {
        let group = document.get_dictionary_mut(group)?;
        group.set("Name", text(name));
        group.remove(b"Usage");
    }
    Ok(())
}

/// The outline: the title, and under it every bookmark of every sheet in its order, leading to the page that shows its place.
fn add_outline(document: &mut Document, ids: &[ObjectId], pages: &[Page], meta: &Metadata) -> Result<(), Error> {
    let place = |page: ObjectId, x: f64, y: f64| -> Object {
        vec![page.into(), "XYZ".into(), x.into(), y.into(), Object::Null].into()
    };
    let mut marks: Vec<Dictionary> = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let is_of_sheet = |other: &Page| Arc::ptr_eq(&other.scene, &page.scene);
        if pages.iter().take(index).any(is_of_sheet) {
            continue;
        }
        for mark in page.scene.bookmarks.iter().filter(|mark| mark.at.is_finite()) {
            let shown = ids.iter().zip(pages).filter(|(_, page)| is_of_sheet(page));
            // Of pages that show the same strip the last shows what is right of the place and below it.
            let nearest = shown.rev().min_by(|(_, one), (_, other)| {
                let way = |page: &Page| (clamped(mark.at, page.window) - mark.at).hypot2();
                way(one).total_cmp(&way(other))
            });
            let Some((id, page)) = nearest else { continue };
            let at = page.to_page() * clamped(mark.at, page.window);
            marks.push(entries([("Title", text(&mark.title)), ("Dest", place(*id, at.x, page.size.height - at.y))]));
        }
    }
    let (Some(page), Some(first)) = (ids.first(), pages.first()) else { return Ok(()) };
    if marks.is_empty() {
        return Ok(());
    }
    let outlines = document.new_object_id();
    let count = i64::try_from(marks.len()).unwrap_or(i64::MAX);
    let mut root = entries([("Type", "Outlines".into())]);
    if meta.title.is_empty() {
        add_chain(document, &mut root, outlines, marks);
        root.set("Count", count);
    } else {
        let top = document.new_object_id();
        let mut title = entries([
            ("Title", text(&meta.title)),
            ("Dest", place(*page, 0.0, first.size.height)),
            ("Parent", outlines.into()),
            ("Count", count.into()),
        ]);
        add_chain(document, &mut title, top, marks);
        document.objects.insert(top, title.into());
        root.set("First", top);
        root.set("Last", top);
        root.set("Count", count + 1);
    }
    document.objects.insert(outlines, root.into());
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", outlines);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// The place in a window that is nearest to another.
const fn clamped(at: Point, window: Rect) -> Point {
    Point::new(at.x.clamp(window.x0, window.x1), at.y.clamp(window.y0, window.y1))
}

/// Adds entries of an outline one after the other under `parent`.
fn add_chain(document: &mut Document, parent: &mut Dictionary, parent_id: ObjectId, marks: Vec<Dictionary>) {
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    for (at, mut mark) in marks.into_iter().enumerate() {
        mark.set("Parent", parent_id);
        if let Some(previous) = at.checked_sub(1).and_then(|at| ids.get(at)) {
            mark.set("Prev", *previous);
        }
        if let Some(next) = ids.get(at + 1) {
            mark.set("Next", *next);
        }
        document.objects.insert(ids[at], mark.into());
    }
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        parent.set("First", *first);
        parent.set("Last", *last);
    }
}

/// The metadata packet that asset managers read.
fn xmp(meta: &Metadata) -> String {
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
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n{about}  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n\
         <?xpacket end=\"r\"?>"
    )
}

/// The file's identity: a hash of all that is in it, so that equal maps are equal files.
fn fingerprint(document: &mut Document) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(Sha256::digest(&bytes)[..16].to_vec())
}

fn entries<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    Dictionary::from_iter(entries)
}

/// Text in the encoding that every viewer knows.
fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
