//! Items → operators of a page.

use super::content::{PageContent, Piece, PlacedLink, ReadGroup, Said};
use super::layers::{Layers, layer_id};
use super::numbers::{length, share, to_f32, type_size};
use super::paths::{polygon, rings};
use super::picture::object;
use super::type_::{Fonts, shapes};
use crate::color::Rgba;
use crate::export::items::{address, dashes, inner_radius, is_sound, rect_path, visible};
use crate::export::limits::{ARC_TOLERANCE, MITRE_LIMIT};
use crate::export::metadata::Metadata;
use crate::export::picture::DecodedPicture;
use crate::model::{Image, ImageHash};
use crate::scene::{Fill, Item, LinkTarget, Page, PlacedRef, Role, Stroke};
use crate::text::{Face, glyph_outline};
use kurbo::{Affine, BezPath, Circle, Point, Rect, Shape as _, Vec2};
use printpdf::{
    Color, CurTransMat, DictItem, ExtendedGraphicsState, ExtendedGraphicsStateId, GradientStop, Line, LineCapStyle,
    LineDashPattern, LineJoinStyle, Op, PaintMode, PdfPage, PdfResources, Pt, Rgb, Shading, ShadingGeometry, ShadingId,
    XObject, XObjectId, XObjectTransform,
};
use std::collections::HashMap;

/// Draws pages and keeps what they share.
pub(super) struct Artist<'a> {
    fonts: &'a Fonts,
    layers: &'a Layers,
    meta: &'a Metadata,
    resources: PdfResources,
    /// Pictures that were met; `None` for one that cannot be read.
    pictures: HashMap<ImageHash, Option<(DecodedPicture, XObjectId)>>,
    ops: Vec<Op>,
    /// Height of the page being drawn.
    height: f64,
    /// What takes the points of the sheet to those of the page, both upwards, and where the sheet is seen; nothing where the two are
    /// the same. Operators are under it already, links are not.
    window: Option<(Affine, Rect)>,
    pen: GraphicsState,
    /// The layers that what is drawn stands on, the outermost first.
    open_layers: Vec<usize>,
    open_mark: OpenMark,
    content: PageContent,
}

/// What is said of the operators being written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum OpenMark {
    #[default]
    None,
    /// Nobody reads them.
    Artifact,
    /// They are a part of the group being drawn.
    Said(Said),
}

/// What the page's graphics state is, so that only changes are written. `None` is not known.
#[derive(Clone, Default, PartialEq)]
struct GraphicsState {
    fill: Option<[u8; 3]>,
    stroke: Option<[u8; 3]>,
    alpha: Option<u8>,
    font: Option<(Face, f64)>,
    line: Option<(f64, Vec<f64>, bool)>,
}

impl<'a> Artist<'a> {
    pub(super) fn new(fonts: &'a Fonts, layers: &'a Layers, meta: &'a Metadata) -> Self {
        let mut resources = PdfResources::default();
        resources.fonts.map.extend(fonts.resources());
        resources.layers.map.extend(layers.resources());
        Self {
            fonts,
            layers,
            meta,
            resources,
            pictures: HashMap::new(),
            ops: Vec::new(),
            height: 0.0,
            window: None,
            pen: GraphicsState::default(),
            open_layers: Vec::new(),
            open_mark: OpenMark::None,
            content: PageContent::default(),
        }
    }

    pub(super) fn into_resources(self) -> PdfResources {
        self.resources
    }

    /// Draws a page, and says what of it is read.
    pub(super) fn page(&mut self, page: &Page) -> (PdfPage, PageContent) {
        let (width, height) = (page.size.width, page.size.height);
        self.height = height;
        self.pen = GraphicsState::default();
        self.ops.push(Op::SetMiterLimit { limit: Pt(MITRE_LIMIT) });
        if page.is_whole() {
            self.sheet(page);
        } else {
            let matrix = upwards(height) * page.to_page() * upwards(height);
            let frame = upwards(height).transform_rect_bbox(page.frame());
            self.ops.extend([
                Op::SaveGraphicsState,
                polygon(&frame.to_path(ARC_TOLERANCE), PaintMode::Clip),
                Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix.as_coeffs().map(to_f32)) },
            ]);
            self.window = Some((matrix, frame));
            self.sheet(page);
            self.window = None;
            self.ops.push(Op::RestoreGraphicsState);
            self.pen = GraphicsState::default();
        }
        if !page.marks.is_empty() {
            // No part of the document: a reader skips it, and so does whoever copies its text.
            self.mark(OpenMark::Artifact);
            for placed in page.marks.iter() {
                let place = upwards(self.height) * Affine::translate(placed.offset);
                for item in placed.group.items.iter().filter(|item| is_sound(item)) {
                    self.item(item, place);
                }
            }
            self.mark(OpenMark::None);
        }
        let paper = || printpdf::Rect::from_wh(Pt(to_f32(width)), Pt(to_f32(height)));
        let ops = std::mem::take(&mut self.ops);
        let drawn = PdfPage { media_box: paper(), trim_box: paper(), crop_box: paper(), ops };
        (drawn, std::mem::take(&mut self.content))
    }

    /// Draws what is seen of the sheet, layer by layer.
    fn sheet(&mut self, page: &Page) {
        for placed in page.printed() {
            self.lay(&self.layers.way(placed.group, self.meta));
            self.group(placed, &page.items(placed).filter(|item| is_sound(item)));
        }
        self.mark(OpenMark::None);
        self.lay(&[]);
    }

    /// Goes on on these layers; those that both have stay open.
    fn lay(&mut self, layers: &[usize]) {
        if self.open_layers == layers {
            return;
        }
        self.mark(OpenMark::None);
        let same = self.open_layers.iter().zip(layers).take_while(|(open, wanted)| open == wanted).count();
        self.ops.extend(self.open_layers.drain(same..).map(|_| Op::EndLayer));
        for layer in layers.iter().skip(same) {
            self.ops.push(Op::BeginLayer { layer_id: layer_id(*layer) });
            self.open_layers.push(*layer);
        }
    }

    /// Says what the operators are that follow.
    fn mark(&mut self, mark: OpenMark) {
        if self.open_mark == mark {
            return;
        }
        if self.open_mark != OpenMark::None {
            self.ops.push(Op::EndMarkedContent);
        }
        self.open_mark = mark;
        match mark {
            OpenMark::None => {}
            OpenMark::Artifact => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            OpenMark::Said(what) => {
                let tag = if what == Said::Figure { "Figure" } else { "P" }.to_owned();
                let number = ("MCID".to_owned(), DictItem::Int(self.content.marked));
                let properties = DictItem::Dict { map: [number].into() };
                self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
                self.content.marked += 1;
            }
        }
    }

    /// Draws items of a group: its words are read, and so is what its own words stand for; all else is ornament.
    fn group<'i>(&mut self, placed: PlacedRef<'_>, items: &(impl Iterator<Item = &'i Item> + Clone)) {
        let place = upwards(self.height) * Affine::translate(placed.offset);
        let mut read = ReadGroup::of(placed);
        let has_picture = items.clone().any(|item| matches!(item, Item::Image { .. }));
        let is_figure = read.alt.is_some() && (read.role == Role::Figure || !has_picture);
        for item in items.clone() {
            if let Item::Link { rect, to } = item {
                self.link(place, (*rect, to), items.clone(), &mut read);
                continue;
            }
            let what = match item {
                _ if read.role == Role::Artifact => None,
                _ if is_figure => Some(Said::Figure),
                Item::Image { .. } => read.alt.is_some().then_some(Said::Figure),
                Item::Text { paragraph, .. } => paragraph.map(Said::Words),
                _ => None,
            };
            let mark = what.map_or(OpenMark::Artifact, OpenMark::Said);
            if let Some(what) = what.filter(|_| self.open_mark != mark) {
                read.pieces.push(Piece { what, mark: self.content.marked });
            }
            self.mark(mark);
            if let (Some(Said::Figure), Item::Image { rect, .. }) = (what, item) {
                read.figure = Some(self.on_page(place, *rect));
            }
            self.item(item, place);
        }
        if is_figure {
            read.figure = Some(self.on_page(place, placed.group.bounds));
        }
        if matches!(self.open_mark, OpenMark::Said(_)) {
            self.mark(OpenMark::None);
        }
        if read.is_read() {
            self.content.groups.push(read);
        }
    }

    /// Where something of a group is on the page, counted upwards.
    fn on_page(&self, place: Affine, rect: Rect) -> Rect {
        let place = place.transform_rect_bbox(rect.abs());
        self.window.map_or(place, |(matrix, frame)| matrix.transform_rect_bbox(place).intersect(frame))
    }

    fn link<'i>(
        &mut self,
        place: Affine,
        (rect, to): (Rect, &LinkTarget),
        items: impl Iterator<Item = &'i Item>,
        read: &mut ReadGroup,
    ) {
        if matches!(to, LinkTarget::Url(url) if address(url).is_none()) {
            return;
        }
        let mut words = String::new();
        let mut on = None;
        for item in items {
            let Item::Text { at, run, paragraph: Some(paragraph) } = item else { continue };
            let middle = *at + Vec2::new(run.width.get() / 2.0, -run.small_letters() / 2.0);
            if rect.abs().contains(middle) {
                words.push_str(&run.text);
                on = on.or(Some(*paragraph));
            }
        }
        read.links.push((self.content.links.len(), on));
        let place = self.on_page(place, rect);
        self.content.links.push(PlacedLink { place, to: to.clone(), words: words.trim().to_owned() });
    }

    fn item(&mut self, item: &Item, place: Affine) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                let rect = rect.abs();
                if *radius > 0.0 {
                    let own = FLIP * rect_path(rect - rect.origin().to_vec2(), *radius);
                    self.shape_at(place * rect.origin(), &own, fill.as_ref(), stroke.as_ref());
                } else {
                    self.shape(&(place * rect_path(rect, 0.0)), fill.as_ref(), stroke.as_ref());
                }
            }
            Item::Path { path, fill, stroke } => self.shape(&(place * path), fill.as_ref(), stroke.as_ref()),
            Item::Symbol { at, symbol, fill, stroke } => {
                self.shape_at(place * *at, &(FLIP * symbol.outline()), fill.as_ref(), stroke.as_ref());
            }
            Item::Text { at, run, .. } => {
                let at = place * *at;
                self.fill_color(run.color);
                let size = type_size(run.size.get());
                let is_set = self.pen.font.replace((run.face, size)) == Some((run.face, size));
                self.fonts.write(run, (at.x, at.y), (size, is_set), &mut self.ops);
                for glyph in shapes(run) {
                    let at = Vec2::new(at.x + f64::from(glyph.x), at.y - f64::from(glyph.y));
                    let size = run.size.get();
                    let place = Affine::translate(at) * Affine::scale_non_uniform(size, -size);
                    self.ops.push(polygon(&(place * glyph_outline(run.face, glyph.id)), PaintMode::Fill));
                }
            }
            Item::Image { rect, circle, image, framing, fallback } => {
                let outline = if *circle {
                    Circle::new(rect.center(), inner_radius(*rect)).to_path(ARC_TOLERANCE)
                } else {
                    rect_path(*rect, 0.0)
                };
                let placed = |picture: &DecodedPicture| place * picture.placement(*rect, *framing);
                self.picture(image, &(place * outline), placed, *fallback);
            }
            // What leads elsewhere is no ink.
            Item::Link { .. } => {}
        }
    }

    /// A shape around a place of its own, y upwards. Where many are alike they are so to the letter, which packs to nearly nothing.
    fn shape_at(&mut self, at: Point, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(Fill::Vertical { .. }) = fill {
            return self.shape(&(Affine::translate(at.to_vec2()) * path), fill, stroke);
        }
        self.draw_shape(path, (fill, stroke), Some(at));
    }

    /// A shape in the page's coordinates, y upwards.
    fn shape(&mut self, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(Fill::Vertical { top, bottom }) = fill {
            self.alpha(u8::MAX);
            self.ops.push(Op::SaveGraphicsState);
            self.ops.push(polygon(path, PaintMode::Clip));
            let id = self.shading(path.bounding_box(), *top, *bottom);
            self.ops.push(Op::PaintShading { id });
            self.ops.push(Op::RestoreGraphicsState);
        }
        self.draw_shape(path, (fill, stroke), None);
    }

    fn draw_shape(&mut self, path: &BezPath, (fill, stroke): (Option<&Fill>, Option<&Stroke>), at: Option<Point>) {
        let stroke = visible(stroke);
        let fill = fill.and_then(|fill| match fill {
            Fill::Solid(color) if color.a > 0 => Some(*color),
            _ => None,
        });
        if let Some(color) = fill {
            self.fill_color(color);
            // One outline, inside and line, is written once; what shines through is mixed twice where both are.
            let line = stroke.filter(|line| line.color.a == u8::MAX && color.a == u8::MAX);
            if let Some(line) = line.filter(|_| matches!(rings(path).as_slice(), [(_, true)])) {
                self.line(line);
                return self.ink([polygon(path, PaintMode::FillStroke)], at);
            }
            self.ink([polygon(path, PaintMode::Fill)], at);
        }
        if let Some(stroke) = stroke {
            self.line(stroke);
            let lines = rings(path).into_iter();
            self.ink(lines.map(|(points, is_closed)| Op::DrawLine { line: Line { points, is_closed } }), at);
        }
    }

    /// Operators around a place.
    fn ink(&mut self, ink: impl IntoIterator<Item = Op>, at: Option<Point>) {
        let Some(at) = at else { return self.ops.extend(ink) };
        let matrix = CurTransMat::Translate(Pt(length(at.x)), Pt(length(at.y)));
        self.ops.extend([Op::SaveGraphicsState, Op::SetTransformationMatrix { matrix }]);
        self.ops.extend(ink);
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// A blend from the top of a box to its bottom.
    fn shading(&mut self, bounds: Rect, top: Rgba, bottom: Rgba) -> ShadingId {
        let stop = |offset, color: Rgba| GradientStop { offset, color: channels(color).map(share) };
        let shading = Shading {
            // Up is more in a PDF.
            geometry: ShadingGeometry::Axial { coords: [0.0, length(bounds.y1), 0.0, length(bounds.y0)] },
            stops: vec![stop(0.0, top), stop(1.0, bottom)],
            extend: (true, true),
        };
        let known = self.resources.shadings.map.iter().find(|(_, other)| **other == shading).map(|(id, _)| id.clone());
        known.unwrap_or_else(|| {
            let id = ShadingId(format!("V{}", self.resources.shadings.map.len()));
            self.resources.shadings.map.insert(id.clone(), shading);
            id
        })
    }

    fn picture(
        &mut self,
        image: &Image,
        outline: &BezPath,
        placed: impl Fn(&DecodedPicture) -> Affine,
        fallback: Rgba,
    ) {
        let name = XObjectId(format!("P{}", image.hash()));
        let objects = &mut self.resources.xobjects.map;
        let smooth = !self.meta.pdf.archive;
        let known = self.pictures.entry(image.hash()).or_insert_with(|| {
            let picture = DecodedPicture::open(image)?;
            objects.insert(name.clone(), XObject::External(object(&picture, image, smooth)));
            Some((picture, name))
        });
        let Some((picture, name)) = known else {
            self.shape(outline, Some(&Fill::Solid(fallback)), None);
            return;
        };
        // A picture's first row is at the top of its unit square, which a PDF counts upwards.
        let place = placed(picture) * Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, 1.0]);
        let matrix = CurTransMat::Raw(place.as_coeffs().map(to_f32));
        let id = name.clone();
        self.alpha(u8::MAX);
        self.ops.extend([
            Op::SaveGraphicsState,
            polygon(outline, PaintMode::Clip),
            Op::SetTransformationMatrix { matrix },
            Op::UseXobject { id, transform: XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() } },
            Op::RestoreGraphicsState,
        ]);
    }

    fn fill_color(&mut self, color: Rgba) {
        self.alpha(color.a);
        let channels = channels(color);
        if self.pen.fill.replace(channels) != Some(channels) {
            self.ops.push(Op::SetFillColor { col: pdf_color(channels) });
        }
    }

    fn line(&mut self, stroke: &Stroke) {
        self.alpha(stroke.color.a);
        let channels = channels(stroke.color);
        if self.pen.stroke.replace(channels) != Some(channels) {
            self.ops.push(Op::SetOutlineColor { col: pdf_color(channels) });
        }
        let look = (stroke.width, dashes(stroke).to_vec(), stroke.round);
        if self.pen.line.as_ref() == Some(&look) {
            return;
        }
        let lengths: Vec<f32> = look.1.iter().map(|dash| length(*dash)).collect();
        let (cap, join) = if stroke.round {
            (LineCapStyle::Round, LineJoinStyle::Round)
        } else {
            (LineCapStyle::Butt, LineJoinStyle::Miter)
        };
        self.ops.extend([
            Op::SetOutlineThickness { pt: Pt(length(stroke.width)) },
            Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &lengths) },
            Op::SetLineCapStyle { cap },
            Op::SetLineJoinStyle { join },
        ]);
        self.pen.line = Some(look);
    }

    /// The opacity of what is drawn next, insides and lines alike.
    fn alpha(&mut self, alpha: u8) {
        // A page starts opaque.
        if self.pen.alpha.unwrap_or(u8::MAX) != alpha {
            let gs = ExtendedGraphicsStateId(format!("A{alpha}"));
            self.resources.extgstates.map.entry(gs.clone()).or_insert_with(|| {
                let share = share(alpha);
                ExtendedGraphicsState::default().with_current_fill_alpha(share).with_current_stroke_alpha(share)
            });
            self.ops.push(Op::LoadGraphicsState { gs });
        }
        self.pen.alpha = Some(alpha);
    }
}

/// From points downwards to points upwards around a place of their own.
const FLIP: Affine = Affine::scale_non_uniform(1.0, -1.0);

/// From points downwards to points upwards on a page of this height, and back.
const fn upwards(height: f64) -> Affine {
    Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, height])
}

fn channels(color: Rgba) -> [u8; 3] {
    [color.r, color.g, color.b]
}

fn pdf_color(channels: [u8; 3]) -> Color {
    let [r, g, b] = channels.map(share);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
