//! Items of a scene as elements of an SVG.

use super::values::{data, number, paint, pair, sides};
use super::{roles, web_text, words};
use crate::color::Rgba;
use crate::export::items::{address, dashes, escape, inner_radius, is_sound, visible};
use crate::export::picture::DecodedPicture;
use crate::export::web_fonts::WebFonts;
use crate::model::{Framing, Image, ImageHash, ImageKind};
use crate::scene::{Anchor, Fill, Group, Item, LinkTarget, Page, PlacedRef, Stroke};
use crate::text::{Face, GlyphRun, glyph_outline};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kurbo::{Affine, Point, Rect, Vec2};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// How words are written.
pub(in crate::export) enum Words<'a> {
    /// As outlines.
    Outlines,
    /// As text that is edited where the faces are installed.
    Editable,
    /// As text in faces that the file has in it.
    Web(&'a WebFonts),
}

/// Pages being written. Several share what they refer to.
pub(in crate::export) struct SvgWriter<'a> {
    words: Words<'a>,
    /// What is referred to.
    pub(in crate::export) definitions: String,
    /// What is drawn.
    pub(in crate::export) body: String,
    /// The places that can be led to.
    anchors: BTreeSet<Anchor>,
    styles: HashMap<(Face, u64, Rgba), String>,
    glyphs: HashMap<(Face, u16), Option<String>>,
    gradients: HashMap<(Rgba, Rgba), String>,
    pictures: HashMap<ImageHash, Option<(DecodedPicture, String)>>,
    clips: usize,
    windows: usize,
}

/// The id of a place that links lead to.
fn anchor_id(anchor: Anchor) -> String {
    // One letter and a digit are no name of an element.
    format!("a{}", anchor.0)
}

/// What items say, icons aside.
fn said(items: &[&Item]) -> String {
    let said = items.iter().map(|item| match item {
        Item::Text { run, .. } if run.face != Face::Icons => &*run.text,
        _ => "",
    });
    said.collect()
}

impl<'a> SvgWriter<'a> {
    /// Begins pages that links can lead to.
    pub(in crate::export) fn new(words: Words<'a>, pages: &[Page]) -> Self {
        let anchors = pages.iter().flat_map(|page| places(page).map(|(anchor, _)| anchor)).collect();
        Self {
            words,
            definitions: String::new(),
            body: String::new(),
            anchors,
            styles: HashMap::new(),
            glyphs: HashMap::new(),
            gradients: HashMap::new(),
            pictures: HashMap::new(),
            clips: 0,
            windows: 0,
        }
    }

    /// The styles of its text, where that is in faces of the file.
    pub(in crate::export) fn css(&self, family: &str) -> String {
        let mut styles: Vec<_> = self.styles.iter().collect();
        styles.sort_by(|one, other| one.1.len().cmp(&other.1.len()).then(one.1.cmp(other.1)));
        let mut css = String::new();
        for ((face, size, color), class) in styles {
            let size = number(f64::from_bits(*size), 3);
            let fill = Rgba { a: 255, ..*color }.to_hex();
            let _ = write!(css, ".{class}{{font:{} {size}px \"{family}\";fill:{fill}", face.weight());
            if color.a < 255 {
                let _ = write!(css, ";fill-opacity:{}", number(f64::from(color.a) / 255.0, 3));
            }
            css.push_str("}\n");
        }
        css
    }

    /// Ends it, and writes what is drawn over it.
    pub(in crate::export) fn close_window(&mut self) {
        self.body.push_str("</g>\n</g>\n");
    }

    /// The places of a page that links lead to.
    pub(in crate::export) fn anchors(&mut self, page: &Page) {
        for (anchor, at) in places(page) {
            let (id, x, y) = (anchor_id(anchor), number(at.x, 2), number(at.y, 2));
            let _ = writeln!(self.body, "<g id=\"{id}\"><path d=\"M{x} {y}h0\"/></g>");
        }
    }

    /// What is drawn over the sheet: marks to cut by.
    pub(in crate::export) fn marks(&mut self, page: &Page) {
        for placed in page.marks.iter() {
            let items: Vec<&Item> = placed.group.items.iter().filter(|item| is_sound(item)).collect();
            self.open(placed.offset, " aria-hidden=\"true\"");
            self.close(&items);
        }
    }

    /// Begins what is seen of a sheet through the window of a page, and no more.
    pub(in crate::export) fn open_window(&mut self, page: &Page) {
        // One letter and a digit are no name of an element.
        let id = format!("w{}", self.windows);
        self.windows += 1;
        let _ = writeln!(self.definitions, "<clipPath id=\"{id}\"><rect{}/></clipPath>", sides(page.frame()));
        let matrix = page.to_page().as_coeffs().map(|value| number(value, 4)).join(" ");
        let _ = writeln!(self.body, "<g clip-path=\"url(#{id})\">\n<g transform=\"matrix({matrix})\">");
    }

    /// A group of a sheet, with what of it is seen and more attributes.
    pub(super) fn group(&mut self, placed: PlacedRef<'_>, items: &[&Item], more: &str) {
        let group: &Group = placed.group;
        let words = matches!(self.words, Words::Outlines).then(|| said(items));
        self.open(placed.offset, &format!("{more}{}", roles::attributes(group, words.as_deref())));
        if let Some(alt) = &group.alt {
            let _ = writeln!(self.body, "<desc>{}</desc>", escape(alt));
        }
        self.close(items);
    }

    /// Begins a group that stands here on the sheet.
    pub(in crate::export) fn open(&mut self, offset: Vec2, attributes: &str) {
        let _ = write!(self.body, "<g{attributes}");
        if offset != Vec2::ZERO {
            let _ = write!(self.body, " transform=\"translate({})\"", pair(offset.to_point()));
        }
        self.body.push_str(">\n");
    }

    /// Writes what a group shows, and ends it.
    pub(in crate::export) fn close(&mut self, items: &[&Item]) {
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
            Item::Link { rect, to } => self.link(*rect, to),
        }
    }

    fn link(&mut self, rect: Rect, to: &LinkTarget) {
        let place = sides(rect.abs());
        let (target, elsewhere) = match to {
            LinkTarget::Url(url) => (address(url), matches!(self.words, Words::Web(_))),
            LinkTarget::Place(anchor) => {
                let there = self.anchors.contains(anchor).then(|| format!("#{}", anchor_id(*anchor)));
                (there, false)
            }
        };
        let Some(target) = target else { return };
        // A file that is handed over stays open while its reader follows a link.
        let elsewhere = if elsewhere { " target=\"_blank\" rel=\"noopener noreferrer\"" } else { "" };
        let target = escape(&target);
        let _ = writeln!(self.body, "<a href=\"{target}\"{elsewhere}><rect{place} fill-opacity=\"0\"/></a>");
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
        let text = match self.words {
            Words::Outlines => None,
            Words::Editable => words::text(at, run),
            Words::Web(fonts) => {
                let class = self.class(run);
                let text = web_text::text(fonts, at, run, &class);
                if text.is_none() {
                    self.ghost(at, run, &class);
                }
                text
            }
        };
        if let Some(text) = text {
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

    /// The class of text that looks as this run does.
    fn class(&mut self, run: &GlyphRun) -> String {
        let next = self.styles.len();
        let style = (run.face, run.size.get().to_bits(), run.color);
        self.styles.entry(style).or_insert_with(|| format!("t{next}")).clone()
    }

    /// What a run says that is drawn as outlines: text that nobody sees, as wide as they are, to be found, copied and read aloud.
    fn ghost(&mut self, at: Point, run: &GlyphRun, class: &str) {
        let words = words::words(run);
        if run.face == Face::Icons || words.trim().is_empty() {
            return;
        }
        let (x, y, width) = (number(at.x, 2), number(at.y, 2), number(run.width.get().max(0.01), 2));
        let _ = writeln!(
            self.body,
            "<text class=\"{class} ghost\" x=\"{x}\" y=\"{y}\" textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            escape(words.trim_end())
        );
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

/// The places on a page that links lead to, those alone that are seen.
fn places(page: &Page) -> impl Iterator<Item = (Anchor, Point)> + '_ {
    let seen = page.scene.anchors.iter().filter(|(_, at)| at.is_finite() && page.window.contains(*at));
    seen.map(|(anchor, at)| (*anchor, page.to_page() * *at))
}
