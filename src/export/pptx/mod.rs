//! Pages → a presentation in Office Open XML: a slide a page, of native shapes and text.
//!
//! Every group of a scene is a group of shapes with its name and its words for those who do not see it; every paragraph is one text box,
//! its lines ended where the page ends them, so that it can be retyped and looks the same until then. A heading of the first rank is the
//! slide's title. The faces that are used go along, for hardly anybody has them installed.
//!
//! | file | what it does |
//! |---|---|
//! | `package` | parts, their relations and kinds, in one ZIP file |
//! | `slide` | a page as a tree of shapes |
//! | `shape` | a shape: its frame, outline, inside and line |
//! | `words` | a paragraph as a text box |
//! | `pictures` | pictures, each once |
//! | `fonts` | the faces that go along |
//! | `notes` | what the speaker says at a slide |
//! | `frame` | what stands around slides: theme, master, layouts, properties |

mod fonts;
mod frame;
mod notes;
mod package;
mod pictures;
mod shape;
mod slide;
mod words;

use super::error::ExportError;
use super::items::check_page;
use super::metadata::Metadata;
use super::watch::ExportWatch;
use crate::scene::{Anchor, Page};
use fonts::Embedded;
use frame::{Scheme, slide_frame};
use kurbo::{Affine, Size};
use package::{Package, Relation, relation};
use pictures::Pictures;
use shape::emu;
use slide::{Deck, slide};
use std::collections::BTreeMap;

/// The longest side of a slide in points: 56 inches.
const LONGEST_SLIDE: f64 = 56.0 * 72.0;
/// The shortest: an inch.
const SHORTEST_SLIDE: f64 = 72.0;

/// How large slides show pages: 1 is their own size. Presentations have slides of 56 inches at most, so larger pages are made smaller,
/// all alike.
#[must_use]
pub fn slide_scale(pages: &[Page]) -> f64 {
    let largest = largest(pages);
    (LONGEST_SLIDE / largest.width.max(largest.height)).min(1.0)
}

/// A size in which each page fits: all slides of a presentation have one.
fn largest(pages: &[Page]) -> Size {
    pages.iter().fold(Size::ZERO, |most, page| most.max(page.size))
}

/// A presentation of pages.
///
/// # Errors
/// A page that no file can have, or nobody who wants it any more.
pub(super) fn pptx(pages: &[Page], meta: &Metadata, watch: &ExportWatch) -> Result<Vec<u8>, ExportError> {
    pages.iter().try_for_each(check_page)?;
    let scale = slide_scale(pages);
    let size = (largest(pages) * scale).max(Size::new(SHORTEST_SLIDE, SHORTEST_SLIDE));
    let scheme = Scheme::of_paper();
    let (anchors, pictures, fonts) = (anchors(pages), Pictures::default(), Embedded::default());
    let mut deck = Deck { meta, scheme: &scheme, anchors, pictures, fonts };
    let mut package = Package::default();
    let mut slides = vec![Relation::within(relation::MASTER, "slideMasters/slideMaster1.xml")];
    for (index, page) in pages.iter().enumerate() {
        watch.step(index, pages.len()).begin()?;
        let middle = (size - page.size * scale) / 2.0;
        let place = Affine::translate(middle.to_vec2()) * Affine::scale(scale);
        let (xml, mut relations) = slide(&mut deck, index, page, place);
        if !page.note.trim().is_empty() {
            relations.push(notes::add(&mut package, index, page, deck.meta.language));
        }
        let name = format!("slides/slide{}.xml", index + 1);
        slides.push(Relation::within(relation::SLIDE, &name));
        package.part(&format!("ppt/{name}"), "officedocument.presentationml.slide+xml", xml, &relations);
    }
    let Deck { pictures, fonts, .. } = deck;
    pictures.into_parts(&mut package);
    let has_notes = pages.iter().any(|page| !page.note.trim().is_empty());
    if has_notes {
        notes::add_master(&mut package, &scheme);
    }
    let size = (emu(size.width), emu(size.height));
    slide_frame(&mut package, meta, &scheme, (size, has_notes), slides, fonts);
    package.finish()
}

/// On which page each place stands that links lead to: the first that shows it.
fn anchors(pages: &[Page]) -> BTreeMap<Anchor, usize> {
    let mut anchors = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for (anchor, _) in page.scene.anchors.iter().filter(|(_, at)| page.window.contains(*at)) {
            anchors.entry(*anchor).or_insert(index);
        }
    }
    anchors
}
