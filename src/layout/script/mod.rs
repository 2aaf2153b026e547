//! The stops of a script as pages: windows of the one sheet on which a map lies, each with what is not meant dimmed and the names of what
//! is out of view at its edges. Nothing is composed anew, so a page shows what the audience saw.

mod edges;
mod veil;

use super::drawing::Drawing;
use super::paper::PaperTheme;
use super::print::Printed;
use super::view::Layout;
use crate::color::Rgba;
use crate::i18n::Messages;
use crate::model::Journey;
use crate::scene::{Groups, Layer, Page, Placed, Role};
use crate::text::{Block, Face, Setting, Style, set_one};
use crate::units::Pt;
use edges::Edges;
use kurbo::{Point, Rect, Size, Vec2};
use std::sync::Arc;
use veil::Veil;

/// The number of a page, and how far it stands from the corner, in points of the page.
const NUMBER: f64 = 10.0;
const CORNER: f64 = 8.0;

/// What is seen at a stop of a script.
#[derive(Clone, Debug)]
pub struct ScriptStop {
    /// The sheet.
    pub layout: Layout,
    /// The journey on it.
    pub journey: Arc<Journey>,
    /// The part of the sheet that is seen, in the shape of a page.
    pub window: Rect,
    /// What is meant; nowhere is all of it.
    pub lit: Vec<Rect>,
    /// The dark parts around that, without overlaps.
    pub unlit: Vec<Rect>,
    /// What the view is called.
    pub title: String,
    /// What the speaker says here.
    pub note: String,
}

/// What is the same on all pages of a script.
#[derive(Clone, Copy, Debug)]
pub struct ScriptLook {
    /// Whose words name lanes that have no title.
    pub words: &'static Messages,
    /// The part of the height that names of stages take at the upper edge.
    pub strip: f64,
    /// The part of the width that names of lanes take at the left.
    pub side: f64,
}

/// The size of its pages, in points: that of slides.
#[must_use]
pub const fn script_page() -> Size {
    Size::new(960.0, 540.0)
}

/// The pages of a script, each stop one.
#[must_use]
pub fn script_pages(stops: &[ScriptStop], look: &ScriptLook) -> Printed {
    let mut sheets: Vec<Layout> = Vec::new();
    for stop in stops {
        if !sheets.iter().any(|sheet| Arc::ptr_eq(&sheet.scene, &stop.layout.scene)) {
            sheets.push(stop.layout.clone());
        }
    }
    let pages = stops.iter().zip(1..).map(|(stop, number)| page(stop, number, look)).collect();
    Printed { sheets, pages }
}

fn page(stop: &ScriptStop, number: usize, look: &ScriptLook) -> Page {
    let size = script_page();
    let (all, window) = (size.to_rect(), stop.window);
    let scale = (size.width / window.width()).min(size.height / window.height());
    // What is seen beside a window of another shape is seen here, too.
    let window = Rect::from_center_size(window.center(), size / scale);
    let page = Page {
        window,
        scale,
        size,
        trim: all,
        bleed: all,
        title: stop.title.clone(),
        note: stop.note.clone(),
        ..Page::whole(Arc::clone(&stop.layout.scene))
    };
    let on_page = page.to_page();
    let place = |part: Rect| on_page.transform_rect_bbox(part);
    let edges = Edges { stop, look, page: all, place: &place };
    let mut marks: Vec<Placed> = Vec::new();
    let mut mark = |drawing: Drawing| {
        if !drawing.is_empty() {
            marks.push(Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) });
        }
    };
    mark(Veil { page: all, lit: &stop.lit, unlit: &stop.unlit, place: &place }.drawn());
    mark(edges.drawn());
    mark(numbered(number, all, look.words));
    Page { marks: Groups::from(marks), ..page }
}

/// A drawing that tells nobody anything that the sheet does not.
fn ornament() -> Drawing {
    let mut drawing = Drawing::default();
    drawing.describe(Role::Artifact, None);
    drawing
}

/// A text on one line, or within a width.
fn line(text: &str, face: Face, (size, color): (f64, Rgba), width: Option<f64>, words: &Messages) -> Block {
    let setting = Setting { width: width.map(Pt), ..Setting::default() };
    set_one(text, Style::new(face, Pt(size), color).with_leading(1.15), words.language(), &setting)
}

/// The number of a page on a piece of paper, for it stands over the sheet.
fn numbered(number: usize, page: Rect, words: &Messages) -> Drawing {
    let theme = PaperTheme::get();
    let mut drawing = ornament();
    let set = line(&number.to_string(), Face::Medium, (NUMBER, theme.secondary), None, words);
    let pad = NUMBER * 0.5;
    let chip = Size::new((set.width.get() + 2.0 * pad).max(2.0 * NUMBER), set.height.get() + pad * 0.5);
    let chip = Rect::from_origin_size(Point::new(page.x1 - CORNER - chip.width, page.y1 - CORNER - chip.height), chip);
    drawing.rect(chip, chip.height() / 2.0, Some(theme.paper), None);
    let left = chip.center().x - set.width.get() / 2.0;
    drawing.text(&set, Point::new(left, chip.center().y - set.height.get() / 2.0));
    drawing
}
