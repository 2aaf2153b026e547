//! Sheets of a workshop that lie on the table: A4, upright, whatever paper the map is on.

use crate::layout::context::LayoutContext;
use crate::layout::frame::Frame;
use crate::layout::pass::sheet_context;
use crate::layout::place::{missing_glyphs, text_faults};
use crate::layout::print_input::PrintInput;
use crate::layout::text_cache::TextCache;
use crate::layout::view::Layout;
use crate::model::{Paper, Sheet};
use crate::scene::{Bookmark, Group, Placed, Scene};
use crate::units::{Mm, Pt};
use kurbo::{Point, Rect, Size, Vec2};
use std::cell::RefCell;
use std::sync::Arc;

/// The paper.
pub(super) const TABLE: Sheet = Sheet::portrait(Paper::A4);

/// A length in points.
pub(super) fn mm(length: f64) -> f64 {
    Pt::from(Mm(length)).get()
}

/// What is drawn on it by: type that is read by several who stand around a table.
pub(super) fn table_context<'a>(texts: &'a RefCell<TextCache>, input: &PrintInput<'_>) -> LayoutContext<'a> {
    const LARGER: f64 = 1.5;
    sheet_context(texts, input.document, (TABLE, input.language()), LARGER)
}

/// Groups on a sheet of this size, with where its content is and what it is called in the outline.
pub(super) fn layout(
    cx: &LayoutContext<'_>,
    size: Size,
    groups: Vec<Arc<Group>>,
    frame: Frame,
    title: String,
) -> Layout {
    let mut scene = Scene { size, ..Scene::default() };
    scene.bookmarks.push(Bookmark { title, at: Point::ORIGIN, level: 0 });
    scene.groups.extend(groups.into_iter().map(|group| Placed { offset: Vec2::ZERO, group }));
    let mut notices = missing_glyphs(&scene);
    notices.extend(text_faults(&scene));
    let frame = Frame { body: cx.scale.body, smallest_type: cx.scale.smallest().get(), ..frame };
    Layout { scene: Arc::new(scene), frame: Arc::new(frame), notices, sizes: None }
}

/// The content of a table sheet.
pub(super) fn frame(content: Rect) -> Frame {
    Frame { content, ..Frame::default() }
}
