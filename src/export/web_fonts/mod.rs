//! Faces in use, cut down to the letters in use and fit for a browser: real text that is selected, found and copied.
//!
//! | file | what it does |
//! |---|---|
//! | `letters` | a run as characters with places |
//! | `sfnt` | a subset gets its map of characters |

mod letters;
mod sfnt;

use super::error::ExportError;
use super::items::is_sound;
use crate::scene::{Item, Page};
use crate::text::Face;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use subsetter::GlyphRemapper;

pub(super) use letters::{Letter, letters};

/// The family by which a file calls its faces: no installed one may take their place.
pub(super) const FAMILY: &str = "Tropa Golos";

/// The faces of a file.
pub(super) struct WebFonts {
    faces: BTreeMap<Face, WebFace>,
}

/// One face, cut down.
struct WebFace {
    /// What each character is drawn as: a glyph of the whole face.
    glyphs: BTreeMap<char, u16>,
    file: Vec<u8>,
}

impl WebFonts {
    /// Collects what the text of all pages needs, and what is written around them in these faces.
    pub(super) fn of<'a>(
        pages: &[Page],
        around: impl IntoIterator<Item = (Face, &'a str)>,
    ) -> Result<Self, ExportError> {
        #[expect(
            clippy::mutable_key_type,
            reason = "a face is told from others by the hash of its file, which never changes"
        )]
        let mut uses: BTreeMap<Face, BTreeMap<char, BTreeMap<u16, usize>>> = BTreeMap::new();
        let mut count = |face: Face, letter: Letter| {
            let glyphs = uses.entry(face).or_default().entry(letter.character).or_default();
            *glyphs.entry(letter.glyph).or_default() += 1;
        };
        let items = pages.iter().flat_map(|page| {
            let of_sheet = page.printed().flat_map(move |placed| page.items(placed));
            of_sheet.chain(page.marks.iter().flat_map(|placed| &placed.group.items))
        });
        for item in items.filter(|item| is_sound(item)) {
            let Item::Text { run, .. } = item else { continue };
            for letter in letters(run).into_iter().flatten() {
                count(run.face, letter);
            }
        }
        for (face, text) in around {
            for character in text.chars() {
                if let Some(glyph) = face.glyph_id(character)
                    && u16::try_from(u32::from(character)).is_ok()
                {
                    count(face, Letter { character, glyph, x: 0.0 });
                }
            }
        }
        let faces = uses.into_iter().map(|(face, uses)| Ok((face, WebFace::new(face, uses)?)));
        Ok(Self { faces: faces.collect::<Result<_, ExportError>>()? })
    }

    /// Whether the file's face draws a letter as the sheet does.
    pub(super) fn draws(&self, face: Face, letter: &Letter) -> bool {
        self.faces.get(&face).is_some_and(|web| web.glyphs.get(&letter.character) == Some(&letter.glyph))
    }

    /// The faces as a style sheet has them.
    pub(super) fn css(&self) -> String {
        let mut css = String::new();
        for (face, web) in &self.faces {
            let _ = writeln!(
                css,
                "@font-face{{font-family:\"{FAMILY}\";font-weight:{};src:url(data:font/ttf;base64,{})format(\"truetype\")}}",
                face.weight(),
                BASE64_STANDARD.encode(&web.file)
            );
        }
        css
    }
}

impl WebFace {
    fn new(face: Face, uses: BTreeMap<char, BTreeMap<u16, usize>>) -> Result<Self, ExportError> {
        let fault = |cause: String| ExportError::Font { face: face.postscript_name(), cause };
        // A character is drawn in one way in a font: as it is most often. Of equals the first glyph, so that no chance is in it.
        let most = |glyphs: BTreeMap<u16, usize>| glyphs.into_iter().rev().max_by_key(|(_, count)| *count);
        let glyphs: BTreeMap<char, u16> =
            uses.into_iter().filter_map(|(character, glyphs)| Some((character, most(glyphs)?.0))).collect();
        let mut remapper = GlyphRemapper::new();
        let characters: BTreeMap<char, u16> =
            glyphs.iter().map(|(character, glyph)| (*character, remapper.remap(*glyph))).collect();
        let subset =
            subsetter::subset(face.bytes(), face.index(), &remapper).map_err(|error| fault(error.to_string()))?;
        let file = sfnt::with_characters(&subset, face.bytes(), &characters)
            .ok_or_else(|| fault("its subset cannot be read".to_owned()))?;
        Ok(Self { glyphs, file })
    }
}
