//! A shape: its frame, outline, inside and line.

use super::frame::Scheme;
use crate::color::Rgba;
use crate::export::items::{dashes, escape, visible};
use crate::scene::{Fill, Stroke};
use kurbo::{BezPath, PathEl, Point, Rect, Shape as _};
use std::fmt::Write as _;

/// So many of the units in which presentations measure make a point.
const EMU: f64 = 12_700.0;
/// The thickest line, in those units.
const THICKEST: i64 = 20_116_800;

/// A length in points as presentations measure it.
pub(super) fn emu(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast saturates, and pages are some millions of units wide")]
    let units = (points * EMU).round() as i64;
    units
}

/// A share as presentations write it: in thousandths of a percent.
pub(super) fn thousandths(share: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a cast saturates")]
    let part = (share * 100_000.0).round() as i64;
    part
}

/// A place on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Frame {
    pub(super) fn of(rect: Rect) -> Self {
        let rect = rect.abs();
        let (x, y) = (emu(rect.x0), emu(rect.y0));
        Self { x, y, width: emu(rect.x1) - x, height: emu(rect.y1) - y }
    }

    pub(super) fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// As the children of an element that says where something stands.
    pub(super) fn place(self, names: [&str; 2]) -> String {
        let Self { x, y, width, height } = self;
        let [at, size] = names;
        format!("<a:{at} x=\"{x}\" y=\"{y}\"/><a:{size} cx=\"{width}\" cy=\"{height}\"/>")
    }
}

/// What kind of element a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Drawing,
    Text,
    Title,
    Picture,
    /// A straight line; whether it goes up.
    Line {
        rises: bool,
    },
}

/// A shape that has no number yet.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) kind: Kind,
    pub(super) frame: Frame,
    pub(super) name: String,
    /// Where a click leads, as XML.
    pub(super) click: String,
    /// Its outline, inside and line, as XML.
    pub(super) look: String,
    /// What it holds, as XML: a text, or a picture.
    pub(super) content: String,
}

impl Shape {
    pub(super) fn xml(&self, number: u32, alt: Option<&str>) -> String {
        let Self { kind, frame, name, click, look, content } = self;
        let alt = alt.map(|alt| format!(" descr=\"{}\"", escape(alt))).unwrap_or_default();
        let named = format!("<p:cNvPr id=\"{number}\" name=\"{}\"{alt}>{click}</p:cNvPr>", escape(name));
        let turn = if *kind == (Kind::Line { rises: true }) { " flipV=\"1\"" } else { "" };
        let look = format!("<p:spPr><a:xfrm{turn}>{}</a:xfrm>{look}</p:spPr>", frame.place(["off", "ext"]));
        match kind {
            Kind::Drawing => {
                format!("<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{look}{content}</p:sp>")
            }
            Kind::Text => {
                format!("<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>{look}{content}</p:sp>")
            }
            Kind::Title => format!(
                "<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>\
                 </p:nvSpPr>{look}{content}</p:sp>"
            ),
            Kind::Picture => format!(
                "<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>\
                 {content}{look}</p:pic>"
            ),
            Kind::Line { .. } => {
                format!("<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{look}</p:cxnSp>")
            }
        }
    }
}

/// An outline by the name that programs have for it.
pub(super) fn preset(name: &str, adjusted: &str) -> String {
    format!("<a:prstGeom prst=\"{name}\"><a:avLst>{adjusted}</a:avLst></a:prstGeom>")
}

/// A rectangle, its corners round, or a circle where they meet.
pub(super) fn rectangle(rect: Rect, radius: f64) -> String {
    let least = rect.width().abs().min(rect.height().abs());
    let most = rect.width().abs().max(rect.height().abs());
    if radius <= 0.0 || least <= 0.0 {
        preset("rect", "")
    } else if radius * 2.0 >= least && most - least < least * 1e-3 {
        preset("ellipse", "")
    } else {
        let share = thousandths((radius / least).min(0.5));
        preset("roundRect", &format!("<a:gd name=\"adj\" fmla=\"val {share}\"/>"))
    }
}

/// The two ends of a path that is one straight line.
pub(super) fn straight(path: &BezPath) -> Option<(Point, Point)> {
    match path.elements() {
        [PathEl::MoveTo(from), PathEl::LineTo(to)] => Some((*from, *to)),
        _ => None,
    }
}

/// A path, and where it stands. All curves are cubic, as programs draw them themselves.
pub(super) fn freeform(path: &BezPath) -> (Frame, String) {
    let mut frame = Frame::of(path.bounding_box());
    // What has no width at all would be drawn in no scale.
    (frame.width, frame.height) = (frame.width.max(1), frame.height.max(1));
    let mut outline = String::new();
    let put = |outline: &mut String, name: &str, points: &[Point]| {
        let _ = write!(outline, "<a:{name}>");
        for point in points {
            let _ = write!(outline, "<a:pt x=\"{}\" y=\"{}\"/>", emu(point.x) - frame.x, emu(point.y) - frame.y);
        }
        let _ = write!(outline, "</a:{name}>");
    };
    let mut last = Point::ZERO;
    for element in path {
        match element {
            PathEl::MoveTo(to) => put(&mut outline, "moveTo", &[to]),
            PathEl::LineTo(to) => put(&mut outline, "lnTo", &[to]),
            PathEl::QuadTo(by, to) => {
                let (from, until) = (last + (by - last) * (2.0 / 3.0), to + (by - to) * (2.0 / 3.0));
                put(&mut outline, "cubicBezTo", &[from, until, to]);
            }
            PathEl::CurveTo(from, by, to) => put(&mut outline, "cubicBezTo", &[from, by, to]),
            PathEl::ClosePath => outline.push_str("<a:close/>"),
        }
        last = element.end_point().unwrap_or(last);
    }
    let xml = format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
         <a:path w=\"{}\" h=\"{}\">{outline}</a:path></a:pathLst></a:custGeom>",
        frame.width, frame.height
    );
    (frame, xml)
}

/// An inside and a line, `scale` times as thick as it says.
pub(super) fn look(scheme: &Scheme, fill: Option<&Fill>, stroke: Option<&Stroke>, scale: f64) -> String {
    let mut xml = match fill {
        Some(Fill::Solid(color)) if color.a > 0 => solid(scheme, *color),
        None | Some(Fill::Solid(_)) => "<a:noFill/>".to_owned(),
        Some(Fill::Vertical { top, bottom }) => {
            let opaque = |color: &Rgba| scheme.color(Rgba { a: u8::MAX, ..*color });
            format!(
                "<a:gradFill rotWithShape=\"1\"><a:gsLst><a:gs pos=\"0\">{}</a:gs><a:gs pos=\"100000\">{}</a:gs></a:gsLst>\
                 <a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>",
                opaque(top),
                opaque(bottom)
            )
        }
    };
    if let Some(stroke) = visible(stroke) {
        line(&mut xml, scheme, stroke, scale);
    }
    xml
}

pub(super) fn solid(scheme: &Scheme, color: Rgba) -> String {
    format!("<a:solidFill>{}</a:solidFill>", scheme.color(color))
}

fn line(xml: &mut String, scheme: &Scheme, stroke: &Stroke, scale: f64) {
    let width = emu(stroke.width * scale).clamp(1, THICKEST);
    let cap = if stroke.round { "rnd" } else { "flat" };
    let _ = write!(xml, "<a:ln w=\"{width}\" cap=\"{cap}\">{}", solid(scheme, stroke.color));
    let lengths = dashes(stroke);
    if !lengths.is_empty() {
        // Round ends count as part of a dash here, while a dash is drawn beyond its length by them.
        let ends = if stroke.round { stroke.width } else { 0.0 };
        xml.push_str("<a:custDash>");
        // A list of odd length goes on with gaps for dashes.
        let twice = [lengths, lengths].concat();
        let all = if lengths.len() % 2 == 1 { twice.as_slice() } else { lengths };
        for pair in all.chunks_exact(2) {
            let [dash, gap] = [pair.first(), pair.last()].map(|length| length.copied().unwrap_or_default());
            let (dash, gap) = ((dash + ends) / stroke.width, ((gap - ends) / stroke.width).max(0.01));
            let _ = write!(xml, "<a:ds d=\"{}\" sp=\"{}\"/>", thousandths(dash), thousandths(gap));
        }
        xml.push_str("</a:custDash>");
    }
    xml.push_str(if stroke.round { "<a:round/></a:ln>" } else { "<a:miter lim=\"400000\"/></a:ln>" });
}
