//! Faces in use, cut down to the glyphs in use, and runs as text operators with exact places.

use super::to_f32::to_f32;
use crate::export::error::ExportError;
use crate::export::items::is_sound;
use crate::scene::{Item, Page};
use crate::text::{Face, Glyph, GlyphRun};
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
        let mut uses: BTreeMap<Face, BTreeMap<u16, BTreeMap<String, usize>>> = BTreeMap::new();
        let items = pages.iter().flat_map(|page| {
            let of_sheet = page.printed().flat_map(move |placed| page.items(placed));
            of_sheet.chain(page.marks.iter().flat_map(|placed| &placed.group.items))
        });
        for item in items.filter(|item| is_sound(item)) {
            let Item::Text { run, .. } = item else { continue };
            for cluster in clusters(run) {
                for glyph in cluster.glyphs {
                    let words = uses.entry(run.face).or_default().entry(glyph.id).or_default();
                    *words.entry(cluster.text.clone()).or_default() += 1;
                }
            }
        }
        let faces = uses.into_iter().map(|(face, uses)| Ok((face, Subset::new(face, &uses)?)));
        Ok(Self { faces: faces.collect::<Result<_, ExportError>>()? })
    }

    /// The fonts as printpdf keeps them.
    pub(super) fn resources(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.faces.values().map(|subset| (subset.id.clone(), subset.font.clone()))
    }

    /// The operators that write a run whose baseline starts at (`x`, `y`), y upwards from the bottom of the page.
    pub(super) fn write(&self, run: &GlyphRun, x: f64, y: f64, ops: &mut Vec<Op>) {
        let Some(subset) = self.faces.get(&run.face) else { return };
        let Some(first) = run.glyphs.first() else { return };
        let size = run.size.get();
        // Everything is counted in thousandths of an em from the first glyph.
        let place = |glyph: &Glyph| (f64::from(glyph.x) - f64::from(first.x)) / size * 1000.0;
        ops.push(Op::StartTextSection);
        ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(to_f32(size)) });
        let start = (Pt(to_f32(x + f64::from(first.x))), Pt(to_f32(y)));
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(start.0, start.1) });
        let mut pen = 0.0;
        let mut plain: Vec<Codepoint> = Vec::new();
        let mut written = 0;
        for cluster in clusters(run) {
            let mut shown: Vec<Codepoint> = Vec::new();
            for glyph in cluster.glyphs {
                written += 1;
                let gid = subset.remapper.get(glyph.id).unwrap_or(0);
                pen += subset.advances.get(usize::from(gid)).copied().unwrap_or(0.0);
                let away = run.glyphs.get(written).map_or(0.0, |next| pen - place(next));
                let offset = if away.abs() > LEAST_KERN { to_f32(away) } else { 0.0 };
                pen -= f64::from(offset);
                shown.push(Codepoint { gid, offset, cid: subset.words.get(&glyph.id).cloned() });
            }
            if run.face != Face::Icons && subset.says(&cluster) {
                plain.append(&mut shown);
                continue;
            }
            // Here the glyphs do not say what they say elsewhere: a hyphen that is only the line's, an icon that says nothing.
            show(&mut plain, ops);
            let said = if run.face == Face::Icons { "" } else { &cluster.text };
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict { map: [("ActualText".to_owned(), utf16(said))].into() },
            });
            show(&mut shown, ops);
            ops.push(Op::EndMarkedContent);
        }
        show(&mut plain, ops);
        ops.push(Op::EndTextSection);
    }
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
    fn new(face: Face, uses: &BTreeMap<u16, BTreeMap<String, usize>>) -> Result<Self, ExportError> {
        let fault = |cause: String| ExportError::Font { face: face.postscript_name(), cause };
        let mut remapper = GlyphRemapper::new();
        for id in uses.keys() {
            remapper.remap(*id);
        }
        let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|error| fault(error.to_string()))?;
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
            Face::Regular => "Regular",
            Face::Medium => "Medium",
            Face::SemiBold => "SemiBold",
            Face::Bold => "Bold",
            Face::Icons => "Icons",
        };
        Ok(Self { id: FontId(id.to_owned()), font: PdfFont::new(font), remapper, advances, words })
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

fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    run.glyphs.chunk_by(|left, right| left.end > left.start && (left.start, left.end) == (right.start, right.end)).map(
        |glyphs| {
            let source = glyphs.first().map_or(0..0, |glyph| glyph.start as usize..glyph.end as usize);
            let text = match run.text.get(source) {
                // A hyphen that hyphenation added: readers join the word again at a soft hyphen.
                None | Some("") => "\u{AD}".to_owned(),
                Some(text) => text.chars().map(typed).collect(),
            };
            Cluster { glyphs, text }
        },
    )
}

/// The character that a person types for one of its typographic kin.
fn typed(character: char) -> char {
    match character {
        '\u{2010}' | '\u{2011}' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}
