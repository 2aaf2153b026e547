//! A page as a tree of shapes.

use super::fonts::Embedded;
use super::frame::{NAMES, Scheme, layout_of};
use super::package::{Relation, relation};
use super::pictures::{Cropped, Pictures};
use super::shape::{Frame, Kind, Shape, freeform, look, preset, rectangle, solid, straight, thousandths};
use super::words::Setter;
use crate::color::Rgba;
use crate::export::items::{address, escape, inner_radius, is_sound};
use crate::export::metadata::Metadata;
use crate::model::{Framing, Image};
use crate::scene::{Anchor, Fill, Group, Item, LinkTarget, Page, Role, Stroke};
use crate::text::{Face, GlyphRun, glyph_outline};
use kurbo::{Affine, BezPath, Point, Rect};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is drawn of no interest to a screen reader.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative \
     xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

/// An inside as white as paper, and one that is there and cannot be seen.
const PAPER: &str = "<a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>";
const CLEAR: &str = "<a:solidFill><a:schemeClr val=\"bg1\"><a:alpha val=\"0\"/></a:schemeClr></a:solidFill>";

/// How far above its slide a title begins that nobody sees, in points.
const TITLE_BESIDE: f64 = 60.0;

/// What all slides of a presentation are made with.
pub(super) struct Deck<'a> {
    pub(super) meta: &'a Metadata,
    pub(super) scheme: &'a Scheme,
    /// On which slide each place stands, counted from 0.
    pub(super) anchors: BTreeMap<Anchor, usize>,
    pub(super) pictures: Pictures,
    pub(super) fonts: Embedded,
}

/// A slide that is being drawn.
struct Slide<'d, 'a> {
    deck: &'d mut Deck<'a>,
    index: usize,
    /// The number of the last shape; the tree itself is 1.
    last: u32,
    tree: String,
    /// The first is the slide's layout.
    relations: Vec<Relation>,
    has_title: bool,
}

/// A slide of a page, and what it needs. `place` takes the points of the page to those of the slide.
pub(super) fn slide(deck: &mut Deck<'_>, index: usize, page: &Page, place: Affine) -> (String, Vec<Relation>) {
    let relations = vec![layout_of(false)];
    let mut slide = Slide { deck, index, last: 1, tree: String::new(), relations, has_title: false };
    let sheet = place * page.to_page();
    for placed in page.printed() {
        let items: Vec<&Item> = page.items(placed).filter(|item| is_sound(item)).collect();
        slide.group(placed.group, &items, sheet * Affine::translate(placed.offset));
    }
    // Nothing cuts a drawing off on a slide, so what stands beyond the window is covered.
    for rect in margins(page) {
        let frame = Frame::of(place.transform_rect_bbox(rect));
        slide.put(vec![drawing(frame, format!("{}{PAPER}", preset("rect", "")))], &Label::default());
    }
    for placed in page.marks.iter() {
        let items: Vec<&Item> = placed.group.items.iter().filter(|item| is_sound(item)).collect();
        slide.group(placed.group, &items, place * Affine::translate(placed.offset));
    }
    if !page.title.is_empty() && !slide.has_title {
        slide.title_beside(&page.title, place.transform_rect_bbox(page.size.to_rect()));
    }
    if slide.has_title
        && let Some(layout) = slide.relations.first_mut()
    {
        *layout = layout_of(true);
    }
    let Slide { tree, relations, .. } = slide;
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<p:sld {NAMES}><p:cSld><p:spTree><p:nvGrpSpPr>\
         <p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{tree}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    );
    (xml, relations)
}

/// The paper around what a page shows of its sheet; nothing where it shows all of it.
fn margins(page: &Page) -> Vec<Rect> {
    let sheet = page.scene.size.to_rect();
    if page.window.union(sheet) == page.window {
        return Vec::new();
    }
    let (all, window) = (page.size.to_rect(), page.frame());
    let around = [
        Rect::new(all.x0, all.y0, all.x1, window.y0),
        Rect::new(all.x0, window.y1, all.x1, all.y1),
        Rect::new(all.x0, window.y0, window.x0, window.y1),
        Rect::new(window.x1, window.y0, all.x1, window.y1),
    ];
    around.into_iter().filter(|rect| rect.width() > 0.0 && rect.height() > 0.0).collect()
}

/// How a group is called, and what it says to those who do not see it.
#[derive(Default)]
struct Label {
    name: String,
    alt: Option<String>,
    is_decoration: bool,
}

const fn drawing(frame: Frame, look: String) -> Shape {
    Shape { kind: Kind::Drawing, frame, name: String::new(), click: String::new(), look, content: String::new() }
}

impl Slide<'_, '_> {
    fn group(&mut self, group: &Group, items: &[&Item], place: Affine) {
        let mut shapes: Vec<Shape> = Vec::new();
        let mut left = items;
        while let Some((&item, rest)) = left.split_first() {
            left = rest;
            if let Item::Text { paragraph: Some(paragraph), run, .. } = item
                && run.face != Face::Icons
            {
                let of_it =
                    |item: &&&Item| matches!(item, Item::Text { paragraph: Some(other), .. } if other == paragraph);
                let count = rest.iter().take_while(|item| of_it(item)).count();
                let (text, after) = rest.split_at(count);
                left = after;
                let runs: Vec<_> = std::iter::once(&item).chain(text).filter_map(|item| text_of(item)).collect();
                shapes.extend(self.text(&runs, place));
            } else {
                shapes.extend(self.item(item, place));
            }
        }
        let title = self.title_among(group.role, &mut shapes);
        let label = group.source.and_then(|source| self.deck.meta.labels.name(source.element)).unwrap_or_default();
        let name = Label {
            name: label.replace('_', " ").trim().to_owned(),
            alt: group.alt.as_deref().map(str::to_owned),
            is_decoration: group.role == Role::Artifact,
        };
        self.put(shapes, &name);
        if let Some(title) = title {
            self.put(vec![title], &Label::default());
        }
    }

    /// Takes the title out of the shapes of a heading: a title stands in no group.
    fn title_among(&mut self, role: Role, shapes: &mut Vec<Shape>) -> Option<Shape> {
        if self.has_title || role != Role::Heading(1) {
            return None;
        }
        let texts = shapes.iter().enumerate().filter(|(_, shape)| shape.kind == Kind::Text);
        let (at, _) = texts.max_by_key(|(_, shape)| shape.content.len())?;
        self.has_title = true;
        let mut title = shapes.remove(at);
        // A title is broken at the edge of its frame whatever the frame says: one set in another face keeps its lines.
        title.frame.width += title.frame.width / 4;
        Some(Shape { kind: Kind::Title, ..title })
    }

    /// A title that nobody sees: it stands above the slide, for those who go by the titles of slides.
    fn title_beside(&mut self, title: &str, slide: Rect) {
        self.has_title = true;
        let above = Frame::of(Rect::new(slide.x0, slide.y0 - TITLE_BESIDE, slide.x1, slide.y0 - TITLE_BESIDE / 2.0));
        let content = format!(
            "<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"{}\" sz=\"1400\"/>\
             <a:t>{}</a:t></a:r></a:p></p:txBody>",
            self.deck.meta.language.code(),
            escape(title)
        );
        let shape = drawing(above, preset("rect", ""));
        self.put(vec![Shape { kind: Kind::Title, content, ..shape }], &Label::default());
    }

    /// Adds shapes, as a group where there are several.
    fn put(&mut self, shapes: Vec<Shape>, name: &Label) {
        let Some(frame) = shapes.iter().map(|shape| shape.frame).reduce(Frame::union) else { return };
        let decoration = if name.is_decoration { DECORATIVE } else { "" };
        if let [_] = shapes.as_slice() {
            for mut shape in shapes {
                if !name.name.is_empty() {
                    shape.name.clone_from(&name.name);
                }
                shape.click.push_str(decoration);
                self.shape(shape, name.alt.as_deref());
            }
            return;
        }
        let alt = name.alt.as_deref().map(|alt| format!(" descr=\"{}\"", escape(alt))).unwrap_or_default();
        let (number, named) = (self.number(), self.named(&name.name));
        let _ = write!(
            self.tree,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{number}\" name=\"{}\"{alt}>{decoration}</p:cNvPr><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
             <p:grpSpPr><a:xfrm>{}{}</a:xfrm></p:grpSpPr>",
            escape(&named),
            frame.place(["off", "ext"]),
            frame.place(["chOff", "chExt"])
        );
        for shape in shapes {
            self.shape(shape, None);
        }
        self.tree.push_str("</p:grpSp>");
    }

    fn shape(&mut self, mut shape: Shape, alt: Option<&str>) {
        let number = self.number();
        shape.name = self.named(&shape.name);
        self.tree.push_str(&shape.xml(number, alt));
    }

    fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// What has no name of its own is told by its number.
    fn named(&self, name: &str) -> String {
        if name.is_empty() { format!("{}.{}", self.index + 1, self.last) } else { name.to_owned() }
    }

    fn text(&mut self, runs: &[(Point, &GlyphRun)], place: Affine) -> Vec<Shape> {
        let Deck { meta, scheme, fonts, .. } = &mut *self.deck;
        Setter { scheme, language: meta.language, fonts }.boxes(runs, place)
    }

    fn item(&mut self, item: &Item, place: Affine) -> Vec<Shape> {
        let scale = place.as_coeffs()[0];
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let rect = place.transform_rect_bbox(*rect);
                let look = look(self.deck.scheme, fill.as_ref(), stroke.as_ref(), scale);
                vec![drawing(Frame::of(rect), format!("{}{look}", rectangle(rect, radius * scale)))]
            }
            Item::Path { path, fill, stroke } => {
                vec![self.path(&(place * path), fill.as_ref(), stroke.as_ref(), scale)]
            }
            Item::Symbol { at, symbol, fill, stroke } => {
                vec![self.path(&(place * symbol.outline_at(*at)), fill.as_ref(), stroke.as_ref(), scale)]
            }
            Item::Text { at, run, .. } if run.face == Face::Icons => self.icon(*at, run, place).into_iter().collect(),
            Item::Text { at, run, .. } => self.text(&[(*at, run)], place),
            Item::Image { rect, circle, image, framing, fallback } => {
                vec![self.picture(place.transform_rect_bbox(*rect), *circle, (image, *framing), *fallback)]
            }
            Item::Link { rect, to } => self.link(place.transform_rect_bbox(*rect), to).into_iter().collect(),
        }
    }

    fn path(&self, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>, scale: f64) -> Shape {
        let look = look(self.deck.scheme, fill, stroke, scale);
        if let Some((from, to)) = straight(path) {
            let frame = Frame::of(Rect::from_points(from, to));
            let rises = (to.x - from.x) * (to.y - from.y) < 0.0;
            return Shape { kind: Kind::Line { rises }, ..drawing(frame, format!("{}{look}", preset("line", ""))) };
        }
        let (frame, outline) = freeform(path);
        drawing(frame, format!("{outline}{look}"))
    }

    /// The outlines of icons, which are letters of a face that nobody has.
    fn icon(&self, at: Point, run: &GlyphRun, place: Affine) -> Option<Shape> {
        let mut outline = BezPath::new();
        for glyph in &*run.glyphs {
            let at = Point::new(at.x + f64::from(glyph.x), at.y + f64::from(glyph.y));
            let place = place * Affine::translate(at.to_vec2()) * Affine::scale(run.size.get());
            outline.extend(place * glyph_outline(run.face, glyph.id));
        }
        (!outline.is_empty()).then(|| self.path(&outline, Some(&Fill::Solid(run.color)), None, 1.0))
    }

    fn picture(&mut self, rect: Rect, circle: bool, (image, framing): (&Image, Framing), fallback: Rgba) -> Shape {
        let radius = inner_radius(rect);
        let rect =
            if circle { Rect::from_center_size(rect.center(), (2.0 * radius, 2.0 * radius)) } else { rect.abs() };
        let outline = preset(if circle { "ellipse" } else { "rect" }, "");
        let frame = Frame::of(rect);
        match self.deck.pictures.cropped(image, framing, rect) {
            Some(Cropped { relation, crop: [left, top, right, bottom] }) => {
                let id = relation.id_among(&mut self.relations);
                let [left, top, right, bottom] = [left, top, right, bottom].map(thousandths);
                let content = format!(
                    "<p:blipFill><a:blip r:embed=\"{id}\"/><a:srcRect l=\"{left}\" t=\"{top}\" r=\"{right}\" b=\"{bottom}\"/>\
                     <a:stretch><a:fillRect/></a:stretch></p:blipFill>"
                );
                Shape { kind: Kind::Picture, content, ..drawing(frame, outline) }
            }
            None => drawing(frame, format!("{outline}{}", solid(self.deck.scheme, fallback))),
        }
    }

    /// A place that is clicked. It is there and cannot be seen: what has no inside is clicked at its edge alone.
    fn link(&mut self, rect: Rect, to: &LinkTarget) -> Option<Shape> {
        let (relation, action) = match to {
            LinkTarget::Url(url) => (Relation::to(address(url)?), ""),
            LinkTarget::Place(anchor) => {
                let target = self.deck.anchors.get(anchor).filter(|target| **target != self.index)?;
                let name = format!("slide{}.xml", target + 1);
                (Relation::within(relation::SLIDE, &name), " action=\"ppaction://hlinksldjump\"")
            }
        };
        let id = relation.id_among(&mut self.relations);
        let click = format!("<a:hlinkClick r:id=\"{id}\"{action}/>");
        Some(Shape { click, ..drawing(Frame::of(rect), format!("{}{CLEAR}", preset("rect", ""))) })
    }
}

const fn text_of(item: &Item) -> Option<(Point, &GlyphRun)> {
    match item {
        Item::Text { at, run, .. } => Some((*at, run)),
        _ => None,
    }
}
