//! How a laid-out map becomes pages: whole, or cut into sheets of paper that are glued together.

use super::drawing::Drawing;
use super::paper::PaperTheme;
use super::view::Layout;
use crate::i18n::Messages;
use crate::model::{Paper, Sheet};
use crate::scene::{Dash, Groups, Layer, Page, Placed, Scene, Stroke};
use crate::text::{Block, Face, Setting, Style, set_one};
use crate::units::{Mm, Pt};
use kurbo::{Point, Rect, Size, Vec2};
use std::num::NonZeroUsize;
use std::sync::Arc;

/// Printers leave so much of the paper blank at each of its edges.
const UNPRINTED: Mm = Mm(5.0);
/// Between that and the sheet stand the marks and the label.
const ROOM_FOR_MARKS: Mm = Mm(5.0);
/// Tiles beside each other show the same strip, so wide: one is glued onto it.
const OVERLAP: Mm = Mm(10.0);
/// The one that is glued is cut so far inside the strip, so that no white shows where the cut is not quite straight.
const BLEED: Mm = Mm(2.0);
/// So far behind the place where the edge of the next tile is laid stands the line that says so: under that tile, once it is glued.
const BEHIND: Mm = Mm(0.2);
/// From a tile to its marks.
const GAP: Mm = Mm(1.0);
/// From the corner of a tile to its label, which keeps clear of the marks.
const INDENT: Mm = Mm(5.0);
/// The thickness of marks, in points: the finest that every printer prints.
const HAIRLINE: f64 = 0.4;
/// The type of labels, in points.
const LABEL: f64 = 7.0;

/// How many stages stand on a sheet of a map that is split by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Split {
    /// As many as leave no type smaller than the paper asks for. Where even one is too many, as many as make it hardly smaller still.
    #[default]
    Legible,
    /// So many at most.
    Stages(NonZeroUsize),
}

/// What pages a map is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Composition {
    /// One page of the sheet's own size.
    #[default]
    Poster,
    /// The sheet in its own size, cut into pages of this paper, with marks to cut and glue them by. The paper lies so that the
    /// fewest are needed; a sheet that fits on one stands in its middle.
    Tiles(Paper),
    /// Sheets of the same size with a part of the stages each, in a type that is read from where the paper is.
    Stages(Split),
}

impl Layout {
    /// The pages of one of the [sheets](super::Engine::sheets) of a composition. What stands on pages besides the sheet is in the language of these messages.
    #[must_use]
    pub fn pages(&self, composition: Composition, words: &Messages) -> Vec<Page> {
        match composition {
            Composition::Poster | Composition::Stages(_) => vec![Page::whole(Arc::clone(&self.scene))],
            Composition::Tiles(paper) => Tiling::of(self.scene.size, paper).pages(&self.scene, words),
        }
    }
}

fn points(length: Mm) -> f64 {
    Pt::from(length).get()
}

/// One side of a sheet in equal parts of which neighbours overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cuts {
    count: u32,
    side: f64,
    part: f64,
}

impl Cuts {
    /// The fewest parts that fit between the margins of paper.
    fn of(side: f64, paper: f64) -> Self {
        /// Less than this, in points, is rounding and no reason for one more sheet of paper.
        const NOTHING: f64 = 1e-6;
        let overlap = points(OVERLAP);
        let room = paper - 2.0 * points(UNPRINTED + ROOM_FOR_MARKS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
        let count = ((side - overlap - NOTHING) / (room - overlap)).ceil().max(1.0) as u32;
        Self { count, side, part: (side + f64::from(count - 1) * overlap) / f64::from(count) }
    }

    /// All of it on one.
    const fn none(side: f64) -> Self {
        Self { count: 1, side, part: side }
    }

    const fn is_last(self, index: u32) -> bool {
        index + 1 == self.count
    }

    fn start(self, index: u32) -> f64 {
        f64::from(index) * (self.part - points(OVERLAP))
    }

    fn end(self, index: u32) -> f64 {
        if self.is_last(index) { self.side } else { self.start(index) + self.part }
    }

    /// Where the edge of the next part is laid on this one, from its beginning.
    fn glued_at(self, index: u32) -> Option<f64> {
        (!self.is_last(index)).then(|| self.cut(index + 1) - self.start(index))
    }

    /// Where a part is cut at its beginning: at the edge of the sheet, or inside the strip that the one before shows too.
    fn cut(self, index: u32) -> f64 {
        self.start(index) + if index == 0 { 0.0 } else { points(BLEED) }
    }
}

/// How the lines to glue by are broken, in points.
const GLUE: Dash = Dash::pair(1.5, 1.1);

/// A sheet in tiles.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tiling {
    /// The paper as it lies, in points.
    paper: Size,
    columns: Cuts,
    rows: Cuts,
}

impl Tiling {
    fn of(sheet: Size, paper: Paper) -> Self {
        let size = Sheet::landscape(paper).size();
        let turned = Size::new(size.height, size.width);
        // Of two ways that need as many sheets of paper the one in which it lies as the sheet does.
        let alike = (size.width > size.height) == (sheet.width > sheet.height);
        let ways = if alike { [size, turned] } else { [turned, size] }.map(|paper| {
            let fits = sheet.width <= paper.width && sheet.height <= paper.height;
            let [columns, rows] = [(sheet.width, paper.width), (sheet.height, paper.height)]
                .map(|(side, paper)| if fits { Cuts::none(side) } else { Cuts::of(side, paper) });
            Self { paper, columns, rows }
        });
        let [first, second] = ways;
        if second.count() < first.count() { second } else { first }
    }

    const fn count(self) -> u64 {
        self.columns.count as u64 * self.rows.count as u64
    }

    /// Row by row.
    fn pages(self, scene: &Arc<Scene>, words: &Messages) -> Vec<Page> {
        let places = (0..self.rows.count).flat_map(|row| (0..self.columns.count).map(move |column| (column, row)));
        places.map(|place| self.page(scene, place, words)).collect()
    }

    fn page(self, scene: &Arc<Scene>, (column, row): (u32, u32), words: &Messages) -> Page {
        let window =
            Rect::new(self.columns.start(column), self.rows.start(row), self.columns.end(column), self.rows.end(row));
        let around = (self.paper - window.size()) / 2.0;
        let frame = Rect::from_origin_size(around.to_vec2().to_point(), window.size());
        let page = Page {
            scene: Arc::clone(scene),
            window,
            scale: 1.0,
            at: around.to_vec2().to_point(),
            size: self.paper,
            trim: frame,
            bleed: frame,
            name: String::new(),
            marks: Groups::default(),
        };
        // On a sheet that fills its paper there is no room for them, and nothing to be cut off.
        let margin = points(UNPRINTED + ROOM_FOR_MARKS) - 1e-6;
        if around.width < margin || around.height < margin {
            return page;
        }
        let marks = self.marks(page.frame(), (column, row), words);
        Page { marks, ..page }
    }

    /// Marks around the place of a tile on its page, and what the tile is called.
    fn marks(self, frame: Rect, (column, row): (u32, u32), words: &Messages) -> Groups {
        let color = PaperTheme::get().crop_mark;
        let (near, far) = (points(GAP), points(ROOM_FOR_MARKS));
        let mut drawing = Drawing::default();
        let mut mark = |from: Point, to: Point, dash: Dash| {
            drawing.line(from, to, Stroke { dash, ..Stroke::solid(HAIRLINE, color) });
        };
        for (at, dash) in lines(self.columns, column) {
            let x = frame.x0 + at;
            mark(Point::new(x, frame.y0 - near), Point::new(x, frame.y0 - far), dash);
            mark(Point::new(x, frame.y1 + near), Point::new(x, frame.y1 + far), dash);
        }
        for (at, dash) in lines(self.rows, row) {
            let y = frame.y0 + at;
            mark(Point::new(frame.x0 - near, y), Point::new(frame.x0 - far, y), dash);
            mark(Point::new(frame.x1 + near, y), Point::new(frame.x1 + far, y), dash);
        }
        // The marks in the margins go with what is cut off; on the strip that is glued over there is a line that stays.
        if let Some(at) = self.columns.glued_at(column) {
            let x = frame.x0 + at + points(BEHIND);
            mark(Point::new(x, frame.y0), Point::new(x, frame.y1), GLUE);
        }
        if let Some(at) = self.rows.glued_at(row) {
            let y = frame.y0 + at + points(BEHIND);
            mark(Point::new(frame.x0, y), Point::new(frame.x1, y), GLUE);
        }
        if self.count() > 1 {
            let number = u64::from(row) * u64::from(self.columns.count) + u64::from(column) + 1;
            let values = [
                ("n", number.into()),
                ("of", self.count().into()),
                ("row", (row + 1).into()),
                ("column", (column + 1).into()),
            ];
            let set = |face, text: &str| {
                let setting = Setting { hyphenate: false, ..Setting::default() };
                set_one(text, Style::new(face, Pt(LABEL), color), words.language(), &setting)
            };
            let name = set(Face::SemiBold, &words.format("tile-name", &values));
            let help = set(Face::Regular, &words.text("tile-help"));
            let top = |block: &Block| frame.y1 + f64::midpoint(near, far - block.height.get());
            let indent = points(INDENT);
            let (left, right) = (frame.x0 + indent, frame.x1 - points(OVERLAP) - indent);
            drawing.text(&name, Point::new(left, top(&name)));
            let help_left = right - help.width.get();
            if help_left > left + name.width.get() + indent {
                drawing.text(&help, Point::new(help_left, top(&help)));
            }
        }
        vec![Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) }].into()
    }
}

/// Where a part is marked, from its beginning: solid where it is cut, dashed where the edge of the next one is laid.
fn lines(cuts: Cuts, index: u32) -> [(f64, Dash); 2] {
    let start = cuts.start(index);
    let end = cuts.glued_at(index).map_or((cuts.side - start, Dash::SOLID), |at| (at, GLUE));
    [(cuts.cut(index) - start, Dash::SOLID), end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::scene::Item;

    fn sheet(paper: Paper) -> Size {
        Sheet::landscape(paper).size()
    }

    fn tiles(of: Size, paper: Paper) -> Vec<Page> {
        let scene = Arc::new(Scene { size: of, ..Scene::default() });
        let layout = Layout { scene, ..Layout::default() };
        layout.pages(Composition::Tiles(paper), Messages::of(Language::Ru))
    }

    /// Papers and sheets of many proportions.
    fn cases() -> impl Iterator<Item = (Size, Paper)> {
        let custom = |width: f64, height: f64| Paper::Custom { width: Mm(width), height: Mm(height) };
        let strange = [custom(5000.0, 60.0), custom(1000.0, 700.0), custom(216.0, 279.0), custom(280.0, 190.0)];
        let sheets = Paper::USUAL.into_iter().chain(strange).map(sheet);
        sheets.flat_map(move |size| {
            [Paper::A4, Paper::A3, custom(216.0, 279.0), custom(50.0, 50.0)].map(|paper| (size, paper))
        })
    }

    #[test]
    fn tiles_glued_together_show_every_point_of_the_sheet_once() {
        for (size, paper) in cases() {
            let pages = tiles(size, paper);
            // What is seen of each tile in the end: from its own cut to the cut of the next one, which lies over it.
            let tiling = Tiling::of(size, paper);
            for cuts in [tiling.columns, tiling.rows] {
                let mut end = 0.0;
                for index in 0..cuts.count {
                    assert!((cuts.cut(index) - end).abs() < 1e-6, "{size} on {paper:?}: nothing is missing or twice");
                    end = if cuts.is_last(index) { cuts.side } else { cuts.cut(index + 1) };
                    assert!(cuts.start(index) <= cuts.cut(index) && end <= cuts.end(index) + 1e-6, "and it is printed");
                    if !cuts.is_last(index) {
                        let strip = cuts.end(index) - cuts.start(index + 1);
                        assert!((strip - points(OVERLAP)).abs() < 1e-6, "{strip} pt to glue");
                    }
                }
                assert!((end - cuts.side).abs() < 1e-6);
            }
            assert_eq!(pages.len() as u64, tiling.count());
            let windows = pages.iter().map(|page| page.window).reduce(|all, one| all.union(one)).expect("a page");
            assert_eq!(windows, size.to_rect(), "empty tiles are tiles too");
        }
    }

    #[test]
    fn a_tile_is_of_the_papers_size_and_all_of_it_is_where_printers_print() {
        for (size, paper) in cases() {
            let (a, b) = (sheet(paper), size);
            for page in tiles(size, paper) {
                assert!(page.size == a || page.size == Size::new(a.height, a.width), "{paper:?}");
                assert!((page.scale - 1.0).abs() < f64::EPSILON, "in the sheet's own size");
                let fits = page.window == b.to_rect();
                let reach = page.size.to_rect().inset(-points(UNPRINTED + ROOM_FOR_MARKS) + 1e-6);
                assert!(fits || reach.union(page.frame()) == reach, "{size} on {paper:?}: {:?}", page.frame());
                assert_eq!(page.marks.is_empty(), reach.union(page.frame()) != reach);
                for item in page.marks.iter().flat_map(|placed| &placed.group.items) {
                    let Item::Path { path, .. } = item else { continue };
                    let paper = page.size.to_rect().inset(-points(UNPRINTED) + 1e-6);
                    let mark = kurbo::Shape::bounding_box(path);
                    assert!(paper.union(mark) == paper && mark.intersect(page.frame()).is_zero_area(), "{mark:?}");
                }
            }
        }
    }

    #[test]
    fn paper_lies_so_that_the_fewest_sheets_are_needed() {
        let count = |size, paper| tiles(sheet(size), paper).len();
        // Lying it would be four by four.
        assert_eq!(count(Paper::A1, Paper::A4), 15);
        assert!(tiles(sheet(Paper::A1), Paper::A4).iter().all(|page| page.size.width < page.size.height));
        assert_eq!(count(Paper::A4, Paper::A4), 1);
        let banner = sheet(Paper::Custom { width: Mm(2600.0), height: Mm(180.0) });
        assert!(tiles(banner, Paper::A4).iter().all(|page| page.size.width > page.size.height));
    }
}
