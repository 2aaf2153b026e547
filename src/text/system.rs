//! The faces of the system, for characters that the bundled ones lack.
//!
//! Nothing is read before a text needs such a character. Then every font file is looked at once: its names, and for which characters
//! it has glyphs. A file is read whole when something is to be drawn with it, and is kept for as long as the process lives, because
//! shapers borrow its tables.

use super::loaded::Loaded;
use fontdb::{Database, FaceInfo, Source, Stretch, Style};
use harfrust::ShaperData;
use skrifa::raw::TableProvider as _;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A larger file is not read: it would be pictures of emoji.
const LARGEST_FILE: u64 = 256 << 20;

/// Faces that draw every character as the same box, or as nothing.
const STAND_INS: [&str; 4] = ["lastresort", ".lastresort", "adobe notdef", "adobe blank"];

/// A face of the system: its place among all of them, in an order that does not depend on how their files were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SystemFace(u16);

impl SystemFace {
    /// Every face of the system, in order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..u16::try_from(fonts().len()).unwrap_or(u16::MAX)).map(Self)
    }

    /// What is known of it.
    pub(super) fn font(self) -> &'static SystemFont {
        // Only places in this list are ever made.
        &fonts()[usize::from(self.0)]
    }

    /// Its file, read once; `None` for one that cannot be read any more.
    pub(super) fn file(self) -> Option<&'static SystemFile> {
        self.font().file()
    }

    pub(super) fn index(self) -> u32 {
        self.font().index
    }

    pub(super) fn postscript_name(self) -> &'static str {
        &self.font().postscript_name
    }

    pub(super) fn family(self) -> &'static str {
        self.font().families.first().map_or("", |family| family)
    }

    pub(super) fn weight(self) -> u16 {
        self.font().weight
    }
}

/// What is known of a face without its file.
pub(super) struct SystemFont {
    path: PathBuf,
    index: u32,
    /// The names of its family, the English one first.
    pub(super) families: Vec<String>,
    /// In letters that PDF allows in a name.
    postscript_name: String,
    pub(super) weight: u16,
    /// Whether it neither slants nor is narrow or wide.
    pub(super) is_plain: bool,
    pub(super) is_monospaced: bool,
    /// Whether it has drawings in colour, so that a glyph may have no outline.
    is_coloured: bool,
    /// The characters for which it has a glyph: first and last of each stretch, ascending.
    characters: Vec<(u32, u32)>,
    file: OnceLock<Option<SystemFile>>,
}

/// A font file that was read.
pub(super) struct SystemFile {
    bytes: &'static [u8],
    loaded: Loaded,
}

impl SystemFile {
    pub(super) const fn bytes(&self) -> &'static [u8] {
        self.bytes
    }

    pub(super) const fn loaded(&self) -> &Loaded {
        &self.loaded
    }
}

impl SystemFont {
    /// Whether it draws a character as an outline.
    pub(super) fn draws(&self, character: char) -> bool {
        let code = u32::from(character);
        let after = self.characters.partition_point(|stretch| stretch.0 <= code);
        let known = after.checked_sub(1).and_then(|at| self.characters.get(at));
        if known.is_none_or(|stretch| stretch.1 < code) {
            return false;
        }
        // Pictures alone cannot be drawn in the colour of the text, nor sharply at every size.
        let has_outline = |file: &SystemFile| {
            let id = file.loaded.glyph_id(character);
            id.is_some_and(|id| !file.loaded.outline(GlyphId::from(id)).is_empty())
        };
        !self.is_coloured || self.file().is_some_and(has_outline)
    }

    pub(super) fn file(&self) -> Option<&SystemFile> {
        let read = || {
            let bytes = read(&self.path)?;
            let font = FontRef::from_index(bytes, self.index).ok()?;
            let data: &'static ShaperData = Box::leak(Box::new(ShaperData::new(&font)));
            Some(SystemFile { bytes, loaded: Loaded::new(&font, data, &[]) })
        };
        self.file.get_or_init(read).as_ref()
    }

    /// What the head of a font file says; `None` for one that draws no text or may not be embedded.
    fn of(info: &FaceInfo, database: &Database) -> Option<Self> {
        let (Source::File(path) | Source::SharedFile(path, _)) = &info.source else { return None };
        let families: Vec<String> = info.families.iter().map(|(family, _)| family.clone()).collect();
        let name = families.first()?.to_lowercase();
        if STAND_INS.iter().any(|stand_in| name.starts_with(stand_in)) {
            return None;
        }
        let (characters, is_coloured) = database.with_face_data(info.id, heads)??;
        let postscript_name = postscript_letters(&info.post_script_name, "SystemFace");
        Some(Self {
            path: path.clone(),
            index: info.index,
            families,
            postscript_name,
            weight: info.weight.0,
            is_plain: info.style == Style::Normal && info.stretch == Stretch::Normal,
            is_monospaced: info.monospaced,
            is_coloured,
            characters,
            file: OnceLock::new(),
        })
    }
}

/// Whether a font may be embedded in part, as its file says; `None` for one that draws no letters, or none that can be embedded.
pub(super) fn is_embeddable(font: &FontRef<'_>) -> Option<bool> {
    /// What a licence says of embedding: not at all; only whole; only as pixels.
    const RESTRICTED: (u16, u16) = (0x000F, 0x0002);
    const NEVER_IN_PARTS: u16 = 0x0100;
    const PIXELS_ONLY: u16 = 0x0200;
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    // Outlines of the newest kind (`CFF2`) cannot be embedded in part; pictures in place of letters are `Symbol` and `Wingdings`.
    ((has(b"glyf") || has(b"CFF ")) && !font.charmap().is_symbol()).then_some(())?;
    let rights = font.os2().map_or(0, |table| table.fs_type());
    Some(rights & RESTRICTED.0 != RESTRICTED.1 && rights & (NEVER_IN_PARTS | PIXELS_ONLY) == 0)
}

/// A name in letters that PDF allows in one, or this one where there are none.
pub(super) fn postscript_letters(name: &str, otherwise: &str) -> String {
    let is_allowed = |character: &char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let name: String = name.chars().filter(is_allowed).collect();
    if name.is_empty() { otherwise.to_owned() } else { name }
}

/// The characters of a font file, and whether it has drawings in colour.
fn heads(bytes: &[u8], index: u32) -> Option<(Vec<(u32, u32)>, bool)> {
    let font = FontRef::from_index(bytes, index).ok()?;
    if !is_embeddable(&font)? {
        return None;
    }
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    let charmap = font.charmap();
    let mut codes: Vec<u32> = charmap.mappings().filter(|(_, id)| id.to_u32() != 0).map(|(code, _)| code).collect();
    codes.sort_unstable();
    let mut characters: Vec<(u32, u32)> = Vec::new();
    for code in codes {
        match characters.last_mut() {
            Some(stretch) if code <= stretch.1.saturating_add(1) => stretch.1 = code,
            _ => characters.push((code, code)),
        }
    }
    let is_coloured = [b"COLR", b"CBDT", b"sbix", b"SVG "].into_iter().any(has);
    Some((characters, is_coloured))
}

/// Every face of the system that can draw text.
fn fonts() -> &'static [SystemFont] {
    static FONTS: OnceLock<Vec<SystemFont>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let began = std::time::Instant::now();
        let mut database = Database::new();
        database.load_system_fonts();
        let mut fonts: Vec<SystemFont> = database.faces().filter_map(|info| SystemFont::of(info, &database)).collect();
        fonts.sort_by(|one, other| one.key().cmp(&other.key()));
        fonts.dedup_by(|one, other| one.path == other.path && one.index == other.index);
        fonts.truncate(usize::from(u16::MAX));
        tracing::debug!(faces = fonts.len(), took = ?began.elapsed(), "looked through the faces of the system");
        fonts
    })
}

impl SystemFont {
    fn key(&self) -> (&[String], u16, &str, &Path, u32) {
        (&self.families, self.weight, &self.postscript_name, &self.path, self.index)
    }
}

/// A font file, read once however many faces are in it.
fn read(path: &Path) -> Option<&'static [u8]> {
    type Files = HashMap<PathBuf, Option<&'static [u8]>>;
    static FILES: OnceLock<Mutex<Files>> = OnceLock::new();
    let mut files = FILES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = files.get(path) {
        return *known;
    }
    let is_read = std::fs::metadata(path).is_ok_and(|about| about.len() <= LARGEST_FILE);
    let bytes = if is_read { std::fs::read(path).ok() } else { None };
    let bytes = bytes.map(|bytes| -> &'static [u8] { Box::leak(bytes.into_boxed_slice()) });
    files.insert(path.to_owned(), bytes);
    bytes
}
