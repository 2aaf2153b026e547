//! What printpdf cannot write, added to its document before it becomes bytes.

use super::content::PageContent;
use super::embedded;
use super::icc;
use super::index;
use super::layers::Layers;
use super::object::{entries, real, text};
use super::places::{add_links, add_outline, named_places, place_name};
use super::structure::page_nodes;
use super::tree;
use super::xmp::{self, Claims};
use crate::export::metadata::Metadata;
use crate::scene::Page;
use kurbo::Rect;
use lopdf::{Dictionary, Document, Error, Object, ObjectId, SaveOptions, Stream, StringFormat};
use sha2::{Digest as _, Sha256};

/// What the pages are, and what is read of them.
pub(super) struct Contents<'a> {
    pub(super) pages: &'a [Page],
    pub(super) read: Vec<PageContent>,
    pub(super) layers: &'a Layers,
}

/// Writes the document with all that viewers, screen readers and print shops ask for.
pub(super) fn finish(mut document: Document, contents: Contents<'_>, meta: &Metadata) -> Result<Vec<u8>, Error> {
    let Contents { pages, mut read, layers } = contents;
    let setup = meta.pdf;
    "1.7".clone_into(&mut document.version);
    let ids: Vec<ObjectId> = document.page_iter().collect();
    for (id, page) in ids.iter().zip(pages) {
        set_boxes(document.get_dictionary_mut(*id)?, page);
    }
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.objects.insert(info, xmp::information(meta).into());
    layers.finish(&mut document, meta)?;
    add_outline(&mut document, &ids, pages, meta)?;

    let places = named_places(&ids, pages);
    let links: Vec<_> = read.iter_mut().map(|content| std::mem::take(&mut content.links)).collect();
    let links = add_links(&mut document, &ids, &links, &places)?;
    let nodes = read.into_iter().zip(pages).map(|(content, page)| page_nodes(content, &meta.labels, page.shows_all()));
    tree::add(&mut document, &ids, nodes.collect(), &links)?;

    let claims = Claims {
        archive: setup.archive.then_some(if meta.project.is_some() { 3 } else { 2 }),
        accessible: setup.accessible,
    };
    let packet = xmp::packet(meta, claims);
    let packet = Stream::new(entries([("Type", "Metadata".into()), ("Subtype", "XML".into())]), packet.into_bytes());
    // Left plain, so that a program which knows no PDF finds the packet too.
    let packet = document.add_object(packet.with_compression(false));
    let intents = setup.archive.then(|| output_intent(&mut document));
    let mut names = Dictionary::new();
    if !places.is_empty() {
        let listed: Vec<Object> = places.into_iter().flat_map(|(anchor, place)| [place_name(anchor), place]).collect();
        names.set("Dests", entries([("Names", listed.into())]));
    }
    let project = meta.project.as_deref().map(|project| embedded::add(&mut document, project, meta));
    if let Some(file) = project {
        names.set("EmbeddedFiles", entries([("Names", vec![text(embedded::NAME), file.into()].into())]));
    }
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal(meta.language.code()));
    catalog.set("ViewerPreferences", preferences(pages, meta.is_booklet));
    catalog.set("PageLayout", "SinglePage");
    catalog.set("PageLabels", page_labels(pages));
    if let Some(intent) = intents {
        catalog.set("OutputIntents", vec![intent.into()]);
    }
    if let Some(file) = project {
        catalog.set("AF", vec![file.into()]);
    }
    if !names.is_empty() {
        catalog.set("Names", names);
    }
    if setup.archive {
        for id in &ids {
            // In which colours what shines through is mixed.
            let group = entries([("S", "Transparency".into()), ("CS", "DeviceRGB".into())]);
            document.get_dictionary_mut(*id)?.set("Group", group);
        }
    }
    document.trailer.remove(b"ID");
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let identity = Object::String(fingerprint(&mut document)?, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9).build();
    document.save_with_options(&mut bytes, options)?;
    Ok(index::packed(&bytes).unwrap_or(bytes))
}

/// Where the paper is cut, and how far is printed beyond that. A bleed that is the page itself is not said once more: it is what one that is missing means.
fn set_boxes(entry: &mut Dictionary, page: &Page) {
    let size = page.size.to_rect();
    let sides = |area: Rect| {
        let area = area.intersect(size);
        [area.x0, page.size.height - area.y1, area.x1, page.size.height - area.y0].map(real).to_vec()
    };
    entry.remove(b"CropBox");
    entry.set("TrimBox", sides(page.trim));
    if page.bleed != size {
        entry.set("BleedBox", sides(page.bleed));
    }
}

fn preferences(pages: &[Page], is_booklet: bool) -> Dictionary {
    let mut preferences = entries([("DisplayDocTitle", true.into())]);
    if pages.iter().any(|page| !page.is_whole()) {
        // What was cut to the paper is not to be made smaller once more.
        preferences.set("PrintScaling", Object::Name(b"None".to_vec()));
    }
    if is_booklet {
        // What a print dialog proposes, so that nobody has to find the edge.
        preferences.set("Duplex", Object::Name(b"DuplexFlipShortEdge".to_vec()));
    }
    preferences
}

/// Pages are called by their names where they have one, else by their numbers.
fn page_labels(pages: &[Page]) -> Dictionary {
    let mut listed: Vec<Object> = Vec::new();
    let mut is_counting = false;
    for (at, page) in (0_i64..).zip(pages) {
        if page.name.is_empty() {
            if !is_counting {
                listed.extend([at.into(), entries([("S", "D".into()), ("St", (at + 1).into())]).into()]);
            }
            is_counting = true;
        } else {
            listed.extend([at.into(), entries([("P", text(&page.name))]).into()]);
            is_counting = false;
        }
    }
    entries([("Nums", listed.into())])
}

/// Says that colours are those of sRGB.
fn output_intent(document: &mut Document) -> ObjectId {
    const SPACE: &str = "sRGB IEC61966-2.1";
    let profile = document.add_object(Stream::new(entries([("N", 3.into())]), icc::srgb()));
    document.add_object(entries([
        ("Type", "OutputIntent".into()),
        ("S", "GTS_PDFA1".into()),
        ("OutputConditionIdentifier", Object::string_literal(SPACE)),
        ("RegistryName", Object::string_literal("http://www.color.org")),
        ("Info", Object::string_literal(SPACE)),
        ("DestOutputProfile", profile.into()),
    ]))
}

/// The file's identity: a hash of all that is in it, so that equal maps are equal files.
fn fingerprint(document: &mut Document) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(Sha256::digest(&bytes)[..16].to_vec())
}
