//! Page → SVG for other drawing programs.
//!
//! Text is written as outlines, one symbol a glyph, so that it looks the same where the fonts are not installed; what it
//! says stands in the label of each group. Whoever has the fonts and goes on working may have it as text instead.
//!
//! | file | what it does |
//! |---|---|
//! | `names` | groups by lane, stage and element, with names |
//! | `words` | runs as text |
//! | `values` | colours, numbers and paths |

mod names;
mod values;
pub(super) mod words;

use super::error::ExportError;
use super::items::{address, check_page, dashes, escape, inner_radius, is_sound, visible};
use super::limits::{MITRE_LIMIT, PRODUCER};
use super::metadata::Metadata;
use super::picture::DecodedPicture;
use super::watch::ExportWatch;
use crate::color::Rgba;
use crate::model::{Framing, Image, ImageHash, ImageKind};
use crate::scene::{Fill, Item, LinkTarget, Page, PlacedRef, Stroke};
use crate::text::{Face, GlyphRun, glyph_outline};
use crate::units::{Mm, Pt};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kurbo::{Affine, Point, Rect, Vec2};
use names::Names;
use std::collections::HashMap;
use std::fmt::Write as _;
use values::{data, number, paint, pair, sides};

/// How an SVG writes its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SvgText {
    /// As outlines, which look the same everywhere.
    #[default]
    Outlines,
    /// As text in Golos Text, which can be edited and looks the same where that is installed.
    Text,
}

/// An SVG of a page, in millimetres as it prints. Its groups are named by lane, stage and element.
///
/// # Errors
/// A page that no file can have, or nobody who wants it any more.
pub(super) fn svg(page: &Page, meta: &Metadata, words: SvgText, watch: &ExportWatch) -> Result<String, ExportError> {
    watch.begin()?;
    check_page(page)?;
    let mut writer = SvgWriter { words, ..SvgWriter::default() };
    let printed: Vec<PlacedRef<'_>> = page.printed().collect();
    let mut names = Names::new(meta, &printed);
    let through_window = !page.is_whole();
    if through_window {
        writer.open_window(page);
    }
    for (placed, way) in printed.iter().zip(names.ways(&printed)) {
        let items: Vec<&Item> = page.items(*placed).filter(|item| is_sound(item)).collect();
        if items.is_empty() && through_window {
            continue;
        }
        names.go_to(way, &mut writer.body);
        writer.group(&items, placed.offset, &names.of(placed.group));
    }
    names.close(0, &mut writer.body);
    if through_window {
        writer.body.push_str("</g>\n</g>\n");
    }
    for placed in page.marks.iter() {
        let items: Vec<&Item> = placed.group.items.iter().filter(|item| is_sound(item)).collect();
        writer.group(&items, placed.offset, " aria-hidden=\"true\"");
    }
    let SvgWriter { definitions, body, .. } = writer;
    let (width, height) = (page.size.width, page.size.height);
    let mm = |length: f64| number(Mm::from(Pt(length)).get(), 3);
    let optional = |tag: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("<{tag}>{}</{tag}>\n", escape(text)) }
    };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {PRODUCER} -->\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" lang=\"{}\" \
         stroke-miterlimit=\"{MITRE_LIMIT}\"{}>\n{}{}<defs>\n{definitions}</defs>\n\
         <path fill=\"#fff\" d=\"M0 0H{2}V{3}H0z\"/>\n{body}</svg>\n",
        mm(width),
        mm(height),
        number(width, 3),
        number(height, 3),
        meta.language.code(),
        match words {
            SvgText::Outlines => "",
            // The face's contextual alternates would turn `->` into an arrow.
            SvgText::Text => {
                " font-family=\"Golos Text\" xml:space=\"preserve\" style=\"font-feature-settings:'calt' 0\""
            }
        },
        optional("title", &meta.title),
        optional("desc", &meta.subject),
    ))
}

/// A file being written.
#[derive(Default)]
struct SvgWriter {
    words: SvgText,
    definitions: String,
    body: String,
    glyphs: HashMap<(Face, u16), Option<String>>,
    gradients: HashMap<(Rgba, Rgba), String>,
    pictures: HashMap<ImageHash, Option<(DecodedPicture, String)>>,
    clips: usize,
}

impl SvgWriter {
    /// Begins what is seen of a sheet through the window of a page, and no more.
    fn open_window(&mut self, page: &Page) {
        // One letter and a digit are no name of an element.
        let _ = writeln!(self.definitions, "<clipPath id=\"w0\"><rect{}/></clipPath>", sides(page.frame()));
        let matrix = page.to_page().as_coeffs().map(|value| number(value, 4)).join(" ");
        let _ = writeln!(self.body, "<g clip-path=\"url(#w0)\">\n<g transform=\"matrix({matrix})\">");
    }

    fn group(&mut self, items: &[&Item], offset: Vec2, named: &str) {
        let words: String = items
            .iter()
            .map(|item| match item {
                Item::Text { run, .. } if run.face != Face::Icons => &*run.text,
                _ => "",
            })
            .collect();
        let _ = write!(self.body, "<g{named}");
        if offset != Vec2::ZERO {
            let _ = write!(self.body, " transform=\"translate({})\"", pair(offset.to_point()));
        }
        if self.words == SvgText::Outlines && !words.trim().is_empty() {
            let _ = write!(self.body, " role=\"img\" aria-label=\"{}\"", escape(words.trim()));
        }
        self.body.push_str(">\n");
        for item in items {
            self.item(item);
        }
        self.body.push_str("</g>\n");
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let rect = rect.abs();
                let look = self.look(fill.as_ref(), stroke.as_ref());
                let round = if *radius > 0.0 { format!(" rx=\"{}\"", number(*radius, 2)) } else { String::new() };
                let _ = writeln!(self.body, "<rect{}{round}{look}/>", sides(rect));
            }
            Item::Path { path, fill, stroke } => self.path(path, fill.as_ref(), stroke.as_ref()),
            Item::Symbol { at, symbol, fill, stroke } => {
                self.path(&symbol.outline_at(*at), fill.as_ref(), stroke.as_ref());
            }
            Item::Text { at, run, .. } => self.text(*at, run),
            Item::Image { rect, circle, image, framing, fallback } => {
                self.picture(rect.abs(), *circle, (image, *framing), *fallback);
            }
            Item::Link { to: LinkTarget::Place(_), .. } => {}
            Item::Link { rect, to: LinkTarget::Url(url) } => {
                if let Some(url) = address(url) {
                    let place = sides(rect.abs());
                    let _ = writeln!(self.body, "<a href=\"{}\"><rect{place} fill-opacity=\"0\"/></a>", escape(&url));
                }
            }
        }
    }

    fn path(&mut self, path: &kurbo::BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        let look = self.look(fill, stroke);
        let _ = writeln!(self.body, "<path d=\"{}\"{look}/>", data(path, 2));
    }

    /// The attributes of a fill and a line.
    fn look(&mut self, fill: Option<&Fill>, stroke: Option<&Stroke>) -> String {
        let mut look = match fill {
            None => " fill=\"none\"".to_owned(),
            Some(Fill::Solid(color)) => paint("fill", *color),
            Some(Fill::Vertical { top, bottom }) => format!(" fill=\"url(#{})\"", self.gradient(*top, *bottom)),
        };
        if let Some(stroke) = visible(stroke) {
            look.push_str(&paint("stroke", stroke.color));
            let _ = write!(look, " stroke-width=\"{}\"", number(stroke.width, 3));
            let lengths: Vec<String> = dashes(stroke).iter().map(|length| number(*length, 3)).collect();
            if !lengths.is_empty() {
                let _ = write!(look, " stroke-dasharray=\"{}\"", lengths.join(" "));
            }
            if stroke.round {
                look.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            }
        }
        look
    }

    /// The id of a blend from the top of a shape to its bottom.
    fn gradient(&mut self, top: Rgba, bottom: Rgba) -> &str {
        let id = format!("v{}", self.gradients.len());
        let definitions = &mut self.definitions;
        self.gradients.entry((top, bottom)).or_insert_with(|| {
            let stop = |color: Rgba| Rgba { a: 255, ..color }.to_hex();
            let _ = writeln!(
                definitions,
                "<linearGradient id=\"{id}\" x2=\"0\" y2=\"1\"><stop stop-color=\"{}\"/><stop offset=\"1\" \
                 stop-color=\"{}\"/></linearGradient>",
                stop(top),
                stop(bottom)
            );
            id
        })
    }

    fn text(&mut self, at: Point, run: &GlyphRun) {
        if self.words == SvgText::Text
            && let Some(text) = words::text(at, run)
        {
            let _ = writeln!(self.body, "{text}");
            return;
        }
        let units = run.face.units_per_em();
        let scale = run.size.get() / units;
        // A hundredth of a point is enough: whole font units in small type, tenths in large.
        let places = usize::from(scale > 0.02);
        let mut uses = String::new();
        for glyph in &*run.glyphs {
            if let Some(id) = self.glyph(run.face, glyph.id) {
                let x = number(f64::from(glyph.x) / scale, places);
                let x = if x == "0" { String::new() } else { format!(" x=\"{x}\"") };
                let y = number(f64::from(glyph.y) / scale, places);
                let y = if y == "0" { String::new() } else { format!(" y=\"{y}\"") };
                let _ = write!(uses, "<use href=\"#{id}\"{x}{y}/>");
            }
        }
        if !uses.is_empty() {
            let (color, scale) = (paint("fill", run.color), number(scale, 6));
            let _ = writeln!(self.body, "<g{color} transform=\"matrix({scale} 0 0 {scale} {})\">{uses}</g>", pair(at));
        }
    }

    /// The id of a glyph's outline in font units; `None` for one that leaves no trace.
    fn glyph(&mut self, face: Face, id: u16) -> Option<&str> {
        let count = self.glyphs.len();
        let definitions = &mut self.definitions;
        self.glyphs
            .entry((face, id))
            .or_insert_with(|| {
                let outline = Affine::scale(face.units_per_em()) * glyph_outline(face, id);
                if outline.is_empty() {
                    return None;
                }
                let name = format!("g{count}");
                let _ = writeln!(definitions, "<path id=\"{name}\" d=\"{}\"/>", data(&outline, 1));
                Some(name)
            })
            .as_deref()
    }

    fn picture(&mut self, rect: Rect, circle: bool, (image, framing): (&Image, Framing), fallback: Rgba) {
        let count = self.pictures.len();
        let definitions = &mut self.definitions;
        let known = self.pictures.entry(image.hash()).or_insert_with(|| {
            let picture = DecodedPicture::open(image)?;
            let name = format!("p{count}");
            let media = match image.kind() {
                ImageKind::Png => "png",
                ImageKind::Jpeg => "jpeg",
            };
            // The turn of the camera is in the transform, so that programs which know of it do not turn the picture twice.
            let _ = writeln!(
                definitions,
                "<image id=\"{name}\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" \
                 style=\"image-orientation:none\" href=\"data:image/{media};base64,{}\"/>",
                BASE64_STANDARD.encode(&**image.bytes())
            );
            Some((picture, name))
        });
        let outline = if circle {
            let centre = rect.center();
            let radius = number(inner_radius(rect), 2);
            format!("<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", number(centre.x, 2), number(centre.y, 2))
        } else {
            format!("<rect{}", sides(rect))
        };
        let Some((picture, name)) = known else {
            let _ = writeln!(self.body, "{outline}{}/>", paint("fill", fallback));
            return;
        };
        let matrix = picture.placement(rect, framing).as_coeffs().map(|value| number(value, 4)).join(" ");
        let _ = writeln!(self.definitions, "<clipPath id=\"c{}\">{outline}/></clipPath>", self.clips);
        let _ = writeln!(
            self.body,
            "<g clip-path=\"url(#c{})\"><use href=\"#{name}\" transform=\"matrix({matrix})\"/></g>",
            self.clips
        );
        self.clips += 1;
    }
}
