//! Each stop as a page: a window of the sheet with what stands over it.

use super::edges::Edges;
use super::stop::{ScriptLook, ScriptStop, line, ornament};
use super::veil::Veil;
use crate::i18n::Messages;
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::layout::print::Printed;
use crate::layout::view::Layout;
use crate::scene::{Groups, Layer, Page, Placed};
use crate::text::Face;
use kurbo::{Point, Rect, Size, Vec2};
use std::sync::Arc;

/// The number of a page, and how far it stands from the corner, in points of the page.
const NUMBER: f64 = 10.0;
const CORNER: f64 = 8.0;

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
