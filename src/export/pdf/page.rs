//! Items → operators of a page.

use super::to_f32::to_f32;
use super::type_::{Fonts, shapes};
use crate::color::Rgba;
use crate::export::items::{address, dashes, inner_radius, is_sound, rect_path, visible};
use crate::export::limits::{ARC_TOLERANCE, MITRE_LIMIT};
use crate::export::picture::DecodedPicture;
use crate::model::{Image, ImageHash};
use crate::scene::{Fill, Item, Layer, LinkTarget, Page, Stroke};
use crate::text::glyph_outline;
use image::DynamicImage;
use kurbo::{Affine, BezPath, Circle, PathEl, Point, Rect, Shape as _, Vec2};
use printpdf::{
    Actions, BorderArray, Color, ColorArray, CurTransMat, DictItem, ExtendedGraphicsState, ExtendedGraphicsStateId,
    ExternalStream, ExternalXObject, GradientStop, HighlightingMode, LayerInternalId, Line, LineCapStyle,
    LineDashPattern, LineJoinStyle, LinePoint, LinkAnnotation, Op, PaintMode, PdfPage, PdfResources, Polygon,
    PolygonRing, Pt, Rgb, Shading, ShadingGeometry, ShadingId, WindingOrder, XObject, XObjectId, XObjectTransform,
};
use std::collections::{BTreeMap, HashMap};

/// Draws pages and keeps what they share.
pub(super) struct Artist<'a> {
    fonts: &'a Fonts,
    layers: &'a BTreeMap<Layer, String>,
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
}

/// What the page's graphics state is, so that only changes are written. `None` is not known.
#[derive(Clone, Default, PartialEq)]
struct GraphicsState {
    fill: Option<[u8; 3]>,
    stroke: Option<[u8; 3]>,
    alpha: Option<u8>,
    line: Option<(f64, Vec<f64>, bool)>,
}

impl<'a> Artist<'a> {
    pub(super) fn new(fonts: &'a Fonts, layers: &'a BTreeMap<Layer, String>) -> Self {
        let mut resources = PdfResources::default();
        resources.fonts.map.extend(fonts.resources());
        for (layer, name) in layers.iter().filter(|(layer, _)| **layer != Layer::Hints) {
            resources.layers.map.insert(layer_id(*layer), printpdf::Layer::new(name));
        }
        Self {
            fonts,
            layers,
            resources,
            pictures: HashMap::new(),
            ops: Vec::new(),
            height: 0.0,
            window: None,
            pen: GraphicsState::default(),
        }
    }

    pub(super) fn into_resources(self) -> PdfResources {
        self.resources
    }

    /// Draws a page.
    pub(super) fn page(&mut self, page: &Page) -> PdfPage {
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
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            for placed in page.marks.iter() {
                self.items(placed.group.items.iter(), placed.offset);
            }
            self.ops.push(Op::EndMarkedContent);
        }
        let paper = || printpdf::Rect::from_wh(Pt(to_f32(width)), Pt(to_f32(height)));
        PdfPage { media_box: paper(), trim_box: paper(), crop_box: paper(), ops: std::mem::take(&mut self.ops) }
    }

    /// Draws what is seen of the sheet, layer by layer.
    fn sheet(&mut self, page: &Page) {
        let mut open = None;
        for placed in page.printed() {
            let layer = Some(placed.group.layer).filter(|layer| self.layers.contains_key(layer));
            if layer != open {
                if open.is_some() {
                    self.ops.push(Op::EndLayer);
                }
                if let Some(layer) = layer {
                    self.ops.push(Op::BeginLayer { layer_id: layer_id(layer) });
                }
                open = layer;
            }
            self.items(page.items(placed), placed.offset);
        }
        if open.is_some() {
            self.ops.push(Op::EndLayer);
        }
    }

    /// Draws items of a group that stands here on what is drawn.
    fn items<'i>(&mut self, items: impl Iterator<Item = &'i Item>, offset: Vec2) {
        let place = upwards(self.height) * Affine::translate(offset);
        for item in items.filter(|item| is_sound(item)) {
            self.item(item, place);
        }
    }

    fn item(&mut self, item: &Item, place: Affine) {
        match item {
            Item::Rect { rect, radius, fill, stroke } => {
                self.shape(&(place * rect_path(*rect, *radius)), fill.as_ref(), stroke.as_ref());
            }
            Item::Path { path, fill, stroke } => self.shape(&(place * path), fill.as_ref(), stroke.as_ref()),
            Item::Symbol { at, symbol, fill, stroke } => {
                self.shape(&(place * symbol.outline_at(*at)), fill.as_ref(), stroke.as_ref());
            }
            Item::Text { at, run, .. } => {
                let at = place * *at;
                self.fill_color(run.color);
                self.fonts.write(run, at.x, at.y, &mut self.ops);
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
            Item::Link { to: LinkTarget::Place(_), .. } => {}
            Item::Link { rect, to: LinkTarget::Url(url) } => {
                if let Some(url) = address(url) {
                    let mut place = place.transform_rect_bbox(rect.abs());
                    if let Some((matrix, frame)) = self.window {
                        place = matrix.transform_rect_bbox(place).intersect(frame);
                    }
                    let [x, y, width, height] =
                        [place.x0, place.y0, place.width(), place.height()].map(|value| Pt(to_f32(value)));
                    self.ops.push(Op::LinkAnnotation {
                        link: LinkAnnotation::new(
                            printpdf::Rect::from_xywh(x, y, width, height),
                            Actions::uri(url),
                            Some(BorderArray::Solid([0.0; 3])),
                            Some(ColorArray::Transparent),
                            Some(HighlightingMode::None),
                        ),
                    });
                }
            }
        }
    }

    /// A shape in the page's coordinates, y upwards.
    fn shape(&mut self, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        match fill {
            None => {}
            Some(Fill::Solid(color)) if color.a == 0 => {}
            Some(Fill::Solid(color)) => {
                self.fill_color(*color);
                self.ops.push(polygon(path, PaintMode::Fill));
            }
            Some(Fill::Vertical { top, bottom }) => {
                self.alpha(u8::MAX);
                self.ops.push(Op::SaveGraphicsState);
                self.ops.push(polygon(path, PaintMode::Clip));
                let id = self.shading(path.bounding_box(), *top, *bottom);
                self.ops.push(Op::PaintShading { id });
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
        if let Some(stroke) = visible(stroke) {
            self.line(stroke);
            for (points, is_closed) in rings(path) {
                self.ops.push(Op::DrawLine { line: Line { points, is_closed } });
            }
        }
    }

    /// A blend from the top of a box to its bottom.
    fn shading(&mut self, bounds: Rect, top: Rgba, bottom: Rgba) -> ShadingId {
        let stop = |offset, color: Rgba| GradientStop { offset, color: channels(color).map(share) };
        let shading = Shading {
            // Up is more in a PDF.
            geometry: ShadingGeometry::Axial { coords: [0.0, to_f32(bounds.y1), 0.0, to_f32(bounds.y0)] },
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
        let known = self.pictures.entry(image.hash()).or_insert_with(|| {
            let picture = DecodedPicture::open(image)?;
            objects.insert(name.clone(), XObject::External(object(&picture, image)));
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
        let lengths: Vec<f32> = look.1.iter().map(|length| to_f32(*length)).collect();
        let (cap, join) = if stroke.round {
            (LineCapStyle::Round, LineJoinStyle::Round)
        } else {
            (LineCapStyle::Butt, LineJoinStyle::Miter)
        };
        self.ops.extend([
            Op::SetOutlineThickness { pt: Pt(to_f32(stroke.width)) },
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

/// From points downwards to points upwards on a page of this height, and back.
const fn upwards(height: f64) -> Affine {
    Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, height])
}

fn layer_id(layer: Layer) -> LayerInternalId {
    // The enum has no explicit values, so a layer's value is its place: printpdf lists layers in the order of their ids.
    LayerInternalId(format!("L{}", layer as u8))
}

fn channels(color: Rgba) -> [u8; 3] {
    [color.r, color.g, color.b]
}

fn share(channel: u8) -> f32 {
    f32::from(channel) / 255.0
}

fn pdf_color(channels: [u8; 3]) -> Color {
    let [r, g, b] = channels.map(share);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn polygon(path: &BezPath, mode: PaintMode) -> Op {
    let rings = rings(path).into_iter().map(|(points, _)| PolygonRing { points }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } }
}

/// The outlines of a path as printpdf writes them, each with whether it is closed.
fn rings(path: &BezPath) -> Vec<(Vec<LinePoint>, bool)> {
    let mut rings: Vec<(Vec<LinePoint>, bool)> = Vec::new();
    let mut last = Point::ZERO;
    for element in path {
        let put = |ring: &mut Vec<LinePoint>, point: Point, bezier| {
            ring.push(LinePoint { p: printpdf::Point { x: Pt(to_f32(point.x)), y: Pt(to_f32(point.y)) }, bezier });
        };
        if let PathEl::MoveTo(to) = element {
            let mut ring = Vec::new();
            put(&mut ring, to, false);
            rings.push((ring, false));
            last = to;
            continue;
        }
        let Some((ring, closed)) = rings.last_mut() else { continue };
        match element {
            PathEl::MoveTo(_) => {}
            PathEl::LineTo(to) => put(ring, to, false),
            PathEl::QuadTo(by, to) => {
                put(ring, last + (by - last) * (2.0 / 3.0), true);
                put(ring, to + (by - to) * (2.0 / 3.0), true);
                put(ring, to, false);
            }
            PathEl::CurveTo(from, by, to) => {
                put(ring, from, true);
                put(ring, by, true);
                put(ring, to, false);
            }
            PathEl::ClosePath => *closed = true,
        }
        last = element.end_point().unwrap_or(last);
    }
    rings
}

/// A picture as an object of the file: a JPEG as it came, anything else as its pixels.
fn object(picture: &DecodedPicture, image: &Image) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = |space: &str| -> BTreeMap<String, DictItem> {
        [
            ("Type", name("XObject")),
            ("Subtype", name("Image")),
            ("Width", DictItem::Int(picture.pixels.width().into())),
            ("Height", DictItem::Int(picture.pixels.height().into())),
            ("ColorSpace", name(space)),
            ("BitsPerComponent", DictItem::Int(8)),
            ("Interpolate", DictItem::Bool(true)),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into()
    };
    let stream = if let Some(channels) = picture.jpeg_channels {
        let mut dict = dict(if channels == 1 { "DeviceGray" } else { "DeviceRGB" });
        dict.insert("Filter".to_owned(), name("DCTDecode"));
        ExternalStream { dict, content: image.bytes().to_vec(), compress: false }
    } else if picture.pixels.color().has_alpha() {
        let pixels = picture.pixels.to_rgba8();
        let (mut color, mut cover) = (Vec::new(), Vec::new());
        for [r, g, b, a] in pixels.pixels().map(|pixel| pixel.0) {
            color.extend([r, g, b]);
            cover.push(a);
        }
        let mask = ExternalStream { dict: dict("DeviceGray"), content: cover, compress: true };
        let mut dict = dict("DeviceRGB");
        dict.insert("SMask".to_owned(), DictItem::Stream { stream: mask });
        ExternalStream { dict, content: color, compress: true }
    } else if matches!(picture.pixels, DynamicImage::ImageLuma8(_) | DynamicImage::ImageLuma16(_)) {
        ExternalStream { dict: dict("DeviceGray"), content: picture.pixels.to_luma8().into_raw(), compress: true }
    } else {
        ExternalStream { dict: dict("DeviceRGB"), content: picture.pixels.to_rgb8().into_raw(), compress: true }
    };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}
