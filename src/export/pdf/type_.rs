//! Faces in use, cut down to the glyphs in use, and runs as text operators with exact places.

use super::numbers::{kern, length, to_f32};
use crate::export::error::ExportError;
use crate::export::items::is_sound;
use crate::scene::{Item, Page};
use crate::text::{Face, Glyph, GlyphCluster, GlyphRun};
use printpdf::{Codepoint, DictItem, FontId, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem, TextMatrix};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// The smallest move, in thousandths of an em, that is written: a hundredth of a thousandth would only swell the file.
const LEAST_KERN: f64 = 0.02;

/// The faces of a document.
pub(super) struct Fonts {
    faces: BTreeMap<Face, Subset>,
}

/// One face, cut down.
struct Subset {
    id: FontId,
    font: PdfFont,
    /// Old glyph index → new one.
    remapper: GlyphRemapper,
    /// What a viewer advances after each new glyph, in thousandths of an em: the font's widths cut to whole numbers.
    advances: Vec<f64>,
    /// What each old glyph says when it is copied.
    words: BTreeMap<u16, String>,
}

impl Fonts {
    /// Collects what the text of all pages needs.
    pub(super) fn of(pages: &[Page]) -> Result<Self, ExportError> {
        // A glyph can say one thing in a PDF unless it is told otherwise at each place, so it says what it says most often.
        #[expect(
            clippy::mutable_key_type,
            reason = "a face is told from others by the hash of its file, which never changes"
        )]
        let mut uses: BTreeMap<Face, BTreeMap<u16, BTreeMap<String, usize>>> = BTreeMap::new();
        let items = pages.iter().flat_map(|page| {
            let of_sheet = page.printed().flat_map(move |placed| page.items(placed));
            of_sheet.chain(page.marks.iter().flat_map(|placed| &placed.group.items))
        });
        for item in items.filter(|item| is_sound(item)) {
            let Item::Text { run, .. } = item else { continue };
            for cluster in clusters(run) {
                for (glyph, said) in cluster.glyphs.iter().zip(cluster.shares(run.face)) {
                    let Some(id) = written(run.face, glyph) else { continue };
                    // A space that stands for another character says so at its place, and so do icons: the numbers they have are nobody else's.
                    let said = if id == glyph.id && run.face != Face::Icons { said } else { " ".to_owned() };
                    let words = uses.entry(run.face).or_default().entry(id).or_default();
                    *words.entry(said).or_default() += 1;
                }
            }
        }
        let named = uses.into_iter().enumerate();
        let faces = named.map(|(place, (face, uses))| Ok((face, Subset::new(face, place, &uses)?)));
        Ok(Self { faces: faces.collect::<Result<_, ExportError>>()? })
    }

    /// The fonts as printpdf keeps them.
    pub(super) fn resources(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.faces.values().map(|subset| (subset.id.clone(), subset.font.clone()))
    }

    /// The operators that write a run whose baseline starts at (`x`, `y`), y upwards from the bottom of the page, in this size, which is set
    /// already or not.
    pub(super) fn write(&self, run: &GlyphRun, (x, y): (f64, f64), (size, is_set): (f64, bool), ops: &mut Vec<Op>) {
        let Some(subset) = self.faces.get(&run.face) else { return };
        let Some(first) = run.glyphs.first() else { return };
        // Everything is counted in thousandths of an em from the first glyph.
        let place = |glyph: &Glyph| (f64::from(glyph.x) - f64::from(first.x)) / size * 1000.0;
        let start = |glyph: &Glyph, ops: &mut Vec<Op>| {
            let (left, up) = (Pt(length(x + f64::from(glyph.x))), Pt(length(y - f64::from(glyph.y))));
            ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(left, up) });
        };
        ops.push(Op::StartTextSection);
        if !is_set {
            ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(to_f32(size)) });
        }
        start(first, ops);
        let (mut pen, mut level) = (0.0, first.y);
        let mut shown: Vec<Codepoint> = Vec::new();
        let clusters: Vec<Cluster<'_>> = clusters(run).collect();
        let mut following = clusters.iter().flat_map(|cluster| cluster.glyphs).skip(1);
        for cluster in &clusters {
            // Where glyphs do not say what they say elsewhere: a hyphen that is only the line's, an icon that says nothing.
            let is_told = run.face == Face::Icons || !subset.says(cluster);
            if is_told {
                show(&mut shown, ops);
                let said = if run.face == Face::Icons { "" } else { &cluster.text };
                ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".to_owned(),
                    properties: DictItem::Dict { map: [("ActualText".to_owned(), utf16(said))].into() },
                });
            }
            for glyph in cluster.glyphs {
                // Only a new start takes the pen to another height.
                if glyph.y.to_bits() != level.to_bits() {
                    show(&mut shown, ops);
                    start(glyph, ops);
                    (pen, level) = (place(glyph), glyph.y);
                }
                let Some(id) = written(run.face, glyph) else {
                    show(&mut shown, ops);
                    // What follows begins anew.
                    level = f32::NAN;
                    following.next();
                    continue;
                };
                let gid = subset.remapper.get(id).unwrap_or(0);
                pen += subset.advances.get(usize::from(gid)).copied().unwrap_or(0.0);
                let next = following.next().filter(|next| next.y.to_bits() == level.to_bits());
                let away = next.map_or(0.0, |next| pen - place(next));
                let offset = if away.abs() > LEAST_KERN { kern(away) } else { 0.0 };
                pen -= f64::from(offset);
                shown.push(Codepoint { gid, offset, cid: subset.words.get(&id).cloned() });
            }
            if is_told {
                show(&mut shown, ops);
                ops.push(Op::EndMarkedContent);
            }
        }
        show(&mut shown, ops);
        ops.push(Op::EndTextSection);
    }
}

/// The glyph that is written for one of a run. What no face has is drawn as a box; the font's own box is no character, so a space says it.
fn written(face: Face, glyph: &Glyph) -> Option<u16> {
    if glyph.id == 0 { face.glyph_id(' ').filter(|id| *id != 0) } else { Some(glyph.id) }
}

fn show(glyphs: &mut Vec<Codepoint>, ops: &mut Vec<Op>) {
    if !glyphs.is_empty() {
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(std::mem::take(glyphs))] });
    }
}

fn utf16(text: &str) -> DictItem {
    let data = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    DictItem::String { data, literal: false }
}

impl Subset {
    fn new(face: Face, place: usize, uses: &BTreeMap<u16, BTreeMap<String, usize>>) -> Result<Self, ExportError> {
        let fault = |cause: String| ExportError::Font { face: face.postscript_name(), cause };
        let mut remapper = GlyphRemapper::new();
        for id in uses.keys() {
            remapper.remap(*id);
        }
        let bytes =
            subsetter::subset(face.bytes(), face.index(), &remapper).map_err(|error| fault(error.to_string()))?;
        // It warns that a subset maps no characters, which is so: glyphs are written by their index.
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| fault("its subset cannot be read".to_owned()))?;
        font.font_name = Some(format!("{}+{}", tag(&bytes), face.postscript_name()));
        // Counted as printpdf counts the widths it writes, so that a viewer's pen and ours never part.
        let units = f32::from(font.pdf_font_metrics.units_per_em);
        let advances = (0..remapper.num_gids()).map(|gid| {
            let width = f32::from(font.get_glyph_width(gid).unwrap_or(0));
            f64::from((width * 1000.0 / units).trunc())
        });
        let advances = advances.collect();
        let words = uses.iter().map(|(id, words)| {
            // Of equals the first in the order of the alphabet, so that no chance is in it.
            let most = words.iter().rev().max_by_key(|(_, count)| **count);
            (*id, most.map_or_else(String::new, |(text, _)| text.clone()))
        });
        let words = words.collect();
        let id = match face {
            Face::Regular => "Regular".to_owned(),
            Face::Medium => "Medium".to_owned(),
            Face::SemiBold => "SemiBold".to_owned(),
            Face::Bold => "Bold".to_owned(),
            Face::Icons => "Icons".to_owned(),
            Face::System(_) => format!("System{place}"),
            Face::Own(_) => format!("Own{place}"),
        };
        Ok(Self { id: FontId(id), font: PdfFont::new(font), remapper, advances, words })
    }

    /// Whether the glyph of a cluster says the cluster's text wherever it stands.
    fn says(&self, cluster: &Cluster<'_>) -> bool {
        matches!(cluster.glyphs, [glyph] if self.words.get(&glyph.id) == Some(&cluster.text))
    }
}

/// Six capitals that name a subset by its bytes.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Glyphs that stand for one stretch of the source text.
struct Cluster<'a> {
    glyphs: &'a [Glyph],
    /// What they say, as a person would type it into a search.
    text: String,
}

impl Cluster<'_> {
    /// What each of its glyphs says by itself, for readers that know nothing of the cluster: the character that it draws, and the first
    /// that draws none of them what is left.
    fn shares(&self, face: Face) -> Vec<String> {
        if let [_] = self.glyphs {
            return vec![self.text.clone()];
        }
        let mut left: Vec<char> = self.text.chars().collect();
        let mut drawn = |glyph: &Glyph| {
            let place = left.iter().position(|character| face.glyph_id(*character) == Some(glyph.id));
            place.map(|place| left.remove(place).to_string())
        };
        let mut shares: Vec<Option<String>> = self.glyphs.iter().map(&mut drawn).collect();
        if let Some(share) = shares.iter_mut().find(|share| share.is_none()) {
            *share = Some(left.into_iter().collect());
        }
        shares.into_iter().map(Option::unwrap_or_default).collect()
    }
}

/// Whether these glyphs of a run are a letter and accents over it, as Russian, English and Kazakh have them.
fn has_accents(run: &GlyphRun, glyphs: &[Glyph]) -> bool {
    let is_bundled = !matches!(run.face, Face::System(_) | Face::Own(_) | Face::Icons);
    let [letter, accents @ ..] = glyphs else { return false };
    is_bundled && letter.advance > 0.0 && !accents.is_empty() && accents.iter().all(|accent| accent.advance <= 0.0)
}

/// The glyphs of a run that are drawn as shapes and say nothing: accents, since the letter says them, and the boxes of what no face has,
/// since a font's own may be hairlines.
pub(super) fn shapes(run: &GlyphRun) -> impl Iterator<Item = &Glyph> {
    run.clusters().flat_map(|GlyphCluster { glyphs, .. }| {
        let accents = if has_accents(run, glyphs) { 1 } else { glyphs.len() };
        glyphs
            .iter()
            .enumerate()
            .filter(move |(place, glyph)| *place >= accents || glyph.id == 0)
            .map(|(_, glyph)| glyph)
    })
}

fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    run.clusters().flat_map(|GlyphCluster { glyphs, bytes }| {
        let text: String = match run.text.get(bytes) {
            // A hyphen that hyphenation added: readers join the word again at a soft hyphen.
            None | Some("") => "\u{AD}".to_owned(),
            Some(text) => text.chars().map(typed).collect(),
        };
        // Readers take the end of what was drawn last for the end of the letter, and see a space behind an accent.
        if has_accents(run, glyphs) {
            return vec![Cluster { glyphs: glyphs.get(..1).unwrap_or_default(), text }];
        }
        // A letter and its accent, each with a glyph of its own, are no more than two characters.
        let mut letters: Vec<char> = if glyphs.len() > 1 { text.chars().collect() } else { Vec::new() };
        if run.rtl {
            letters.reverse();
        }
        let own = |(glyph, letter): (&Glyph, &char)| run.face.glyph_id(*letter) == Some(glyph.id);
        if letters.len() == glyphs.len() && glyphs.iter().zip(&letters).all(own) {
            let each = glyphs.chunks(1).zip(letters);
            return each.map(|(glyphs, letter)| Cluster { glyphs, text: letter.to_string() }).collect();
        }
        vec![Cluster { glyphs, text }]
    })
}

/// The character that a person types for one of its typographic kin.
fn typed(character: char) -> char {
    match character {
        '\u{2010}' | '\u{2011}' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}
