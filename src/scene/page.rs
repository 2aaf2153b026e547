//! A page: which part of a sheet is shown, how large, and where on which paper.
//!
//! Whoever shows or writes a sheet for others takes pages: the print preview, PDF, PPTX, HTML, PNG and SVG. A poster is one page of all of its
//! sheet. Tiles are pages of the same sheet through other windows; what arranges a map in another way, such as a handout, makes
//! sheets of its own and a page of each.

use super::group::PlacedRef;
use super::groups::Groups;
use super::item::Item;
use super::sheet::Scene;
use kurbo::{Affine, Point, Rect, Shape as _, Size};
use std::sync::Arc;

/// A part of a sheet on paper.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The sheet.
    pub scene: Arc<Scene>,
    /// The part of the sheet that is shown, in points of the sheet. Nothing beyond it is seen.
    pub window: Rect,
    /// How many points of the page show a point of the sheet: 1 is the sheet's own size.
    pub scale: f64,
    /// Where the window's top left corner stands on the page, in points of the page. What is around the window stays white.
    pub at: Point,
    /// The page's size in points.
    pub size: Size,
    /// Where the paper is cut, in points of the page: the page itself unless there are marks around it.
    pub trim: Rect,
    /// How far is printed beyond that, so that no white shows where the cut is not quite straight.
    pub bleed: Rect,
    /// What the page is called where a number does not do: `B3` of a poster in tiles.
    pub name: String,
    /// What it is called where pages are views of a sheet: as an entry of an outline, as a slide. Nothing where they are not; then an
    /// outline lists the places of the sheet.
    pub title: String,
    /// What the speaker says at it. It is on no page: a presentation keeps it for the one who speaks.
    pub note: String,
    /// What is drawn besides the sheet and over it: marks to cut by, a label. In points of the page, and on none of the layers.
    pub marks: Groups,
}

impl Page {
    /// All of a sheet as it is, on paper of its size.
    #[must_use]
    pub fn whole(scene: Arc<Scene>) -> Self {
        let size = scene.size;
        let window = size.to_rect();
        Self { scene, window, scale: 1.0, size, trim: window, bleed: window, ..Self::default() }
    }

    /// Whether it is all of its sheet as it is and nothing besides, so that a point of the page is a point of the sheet.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.shows_all() && self.to_page() == Affine::IDENTITY && self.size == self.scene.size && self.marks.is_empty()
    }

    /// From points of the sheet to points of the page.
    #[must_use]
    pub fn to_page(&self) -> Affine {
        Affine::new([self.scale, 0.0, 0.0, self.scale, 0.0, 0.0])
            .then_translate(self.at.to_vec2() - self.window.origin().to_vec2() * self.scale)
    }

    /// Where the window stands on the page.
    #[must_use]
    pub fn frame(&self) -> Rect {
        Rect::from_origin_size(self.at, self.window.size() * self.scale)
    }

    /// The groups of the sheet that are printed and of which the page shows something, back to front.
    pub fn printed(&self) -> impl Iterator<Item = PlacedRef<'_>> {
        let all = self.shows_all();
        let bundles = self.scene.groups.bundles().iter().filter(move |bundle| all || self.is_near(bundle.bounds()));
        let groups = bundles.flat_map(|bundle| bundle.groups()).filter(PlacedRef::is_printed);
        groups.filter(move |placed| all || self.is_near(placed.bounds()))
    }

    /// The items of a group of which the page shows something.
    pub fn items<'a>(&self, placed: PlacedRef<'a>) -> impl Iterator<Item = &'a Item> + Clone {
        let window = (!self.shows_all()).then(|| self.window - placed.offset);
        placed.group.items.iter().filter(move |item| window.is_none_or(|window| reaches(item, window)))
    }

    /// Whether another page shows the same part in the same way, of whatever sheet.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        let same =
            |(one, other): (PlacedRef<'_>, PlacedRef<'_>)| one.offset == other.offset && one.group == other.group;
        (self.window, self.scale, self.at, self.size) == (other.window, other.scale, other.at, other.size)
            && (self.trim, self.bleed, &self.name) == (other.trim, other.bleed, &other.name)
            && self.marks.len() == other.marks.len()
            && self.marks.iter().zip(other.marks.iter()).all(same)
    }

    /// Whether nothing of the sheet is cut off; what stands over its edge may be.
    #[must_use]
    pub fn shows_all(&self) -> bool {
        let sheet = self.scene.size.to_rect();
        self.window.union(sheet) == self.window
    }

    fn is_near(&self, bounds: Rect) -> bool {
        bounds.overlaps(near(self.window))
    }
}

/// A window and what is so close to it that its ink may reach in.
fn near(window: Rect) -> Rect {
    /// How far ink may reach beyond the bounds of what it belongs to, in points: half a thick line.
    const OVERHANG: f64 = 8.0;
    window.inflate(OVERHANG, OVERHANG)
}

/// Whether something of an item may be seen through a window.
fn reaches(item: &Item, window: Rect) -> bool {
    match item {
        Item::Rect { rect, .. } | Item::Image { rect, .. } => rect.abs().overlaps(near(window)),
        Item::Path { path, .. } => path.bounding_box().overlaps(near(window)),
        Item::Symbol { at, symbol, .. } => (symbol.bounds() + at.to_vec2()).overlaps(near(window)),
        // What is not seen must not be found either: neither words nor what leads elsewhere.
        Item::Link { rect, .. } => !rect.abs().intersect(window).is_zero_area(),
        Item::Text { at, run, .. } => {
            let size = run.size.get();
            let line = Rect::new(0.0, -run.face.ascent() * size, run.width.get(), run.face.descent() * size);
            !(line + at.to_vec2()).intersect(window).is_zero_area()
        }
    }
}
