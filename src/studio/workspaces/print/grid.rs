//! Where pages lie beside and under each other, so that they are seen as large as can be.

use kurbo::{Point, Rect, Size};

/// Room between two pages, in screen points; under each stands its name.
const GAP: f64 = 28.0;
/// Where the longer side of a page would be shown shorter than this, in screen points, they are scrolled instead.
const SMALLEST: f64 = 190.0;
/// How long it is shown then.
const SCROLLED: f64 = 250.0;

/// More pages than this never stand in a row: they would be too small.
const WIDEST: usize = 24;

/// Pages on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// Where each lies, in points of the pages.
    pub(super) places: Vec<Rect>,
    /// All of them.
    pub(super) all: Rect,
    /// Screen points to a point of a page when all are seen, or as many as can be.
    pub(super) zoom: f64,
}

impl Grid {
    /// Pages of these sizes in a room of so many screen points.
    pub(super) fn of(sizes: &[Size], room: Size) -> Self {
        let sizes: Vec<Size> = sizes.iter().map(|size| Size::new(size.width.max(1.0), size.height.max(1.0))).collect();
        let mut longest: Vec<f64> = sizes.iter().map(|size| size.max_side()).collect();
        longest.sort_by(f64::total_cmp);
        let Some(usual) = longest.get(longest.len() / 2).copied() else { return Self::default() };
        let best = (1..=sizes.len().min(WIDEST)).map(|columns| fitting(&sizes, columns, room)).max_by(f64::total_cmp);
        let zoom = best.unwrap_or(1.0);
        if sizes.len() > 1 && usual * zoom < SMALLEST {
            return Self::at(&sizes, SCROLLED / usual, room.width);
        }
        Self::at(&sizes, zoom, room.width)
    }

    /// Rows as wide as the room at this zoom.
    fn at(sizes: &[Size], zoom: f64, width: f64) -> Self {
        let gap = GAP / zoom;
        // A hair more, or rounding would break a row that just fits.
        let rows = rows(sizes, (width + 1e-3) / zoom, gap);
        let mut places = Vec::with_capacity(sizes.len());
        let mut top = 0.0;
        for row in &rows {
            let height = row.iter().map(|size| size.height).fold(0.0, f64::max);
            let mut left = 0.0;
            for size in row {
                places.push(Rect::from_origin_size(Point::new(left, top), *size));
                left += size.width + gap;
            }
            top += height + gap;
        }
        let all = places.iter().copied().reduce(|all, one| all.union(one)).unwrap_or_default();
        Self { places, all, zoom }
    }
}

/// At which zoom so many pages stand in the first row and all fit.
fn fitting(sizes: &[Size], columns: usize, room: Size) -> f64 {
    let first = sizes.iter().take(columns).map(|size| size.width).sum::<f64>();
    let widest = sizes.iter().map(|size| size.width).fold(first, f64::max);
    let rows = rows(sizes, widest + 1e-6, 0.0);
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let across = rows.iter().map(|row| {
        let width: f64 = row.iter().map(|size| size.width).sum();
        (room.width - GAP * count(row.len() - 1)) / width
    });
    let height: f64 = rows.iter().map(|row| row.iter().map(|size| size.height).fold(0.0, f64::max)).sum();
    let down = (room.height - GAP * count(rows.len() - 1)) / height;
    across.fold(down, f64::min).max(f64::MIN_POSITIVE)
}

/// Pages in their order in rows that are no wider than this.
fn rows(sizes: &[Size], width: f64, gap: f64) -> Vec<Vec<Size>> {
    let mut rows: Vec<Vec<Size>> = Vec::new();
    let mut taken = f64::INFINITY;
    for size in sizes {
        if taken + gap + size.width > width {
            rows.push(Vec::new());
            taken = -gap;
        }
        taken += gap + size.width;
        if let Some(row) = rows.last_mut() {
            row.push(*size);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Size = Size::new(800.0, 600.0);
    const A4: Size = Size::new(595.0, 842.0);
    const A1: Size = Size::new(2384.0, 1684.0);

    #[test]
    fn one_page_fills_the_room_and_a_few_are_all_seen() {
        let one = Grid::of(&[A1], ROOM);
        assert!((one.zoom - 800.0 / 2384.0).abs() < 1e-9);
        for count in [2, 3, 6, 8] {
            let grid = Grid::of(&vec![A4; count], ROOM);
            let all = grid.all.size() * grid.zoom;
            assert!(all.width <= 800.1 && all.height <= 600.1, "{count}: {all:?}");
            assert_eq!(grid.places.len(), count);
        }
    }

    #[test]
    fn pages_that_would_be_too_small_to_be_told_apart_are_scrolled_at_a_size_of_their_own() {
        let grid = Grid::of(&[A4; 60], ROOM);
        let all = grid.all.size() * grid.zoom;
        assert!(all.width <= 800.1 && all.height > 1200.0, "{all:?}");
        assert!((A4.height * grid.zoom - SCROLLED).abs() < 1e-9);
    }

    #[test]
    fn pages_of_different_sizes_are_shown_as_they_are_to_each_other_and_never_over_each_other() {
        let sizes = [A1, A4, A4, Size::new(842.0, 595.0), A1, Size::ZERO];
        let grid = Grid::of(&sizes, ROOM);
        for (at, place) in grid.places.iter().enumerate() {
            assert!(place.size().width >= sizes[at].width, "{place:?}");
            let over = |other: &Rect| !place.intersect(*other).is_zero_area() && other != place;
            assert!(!grid.places.iter().any(over), "{at}");
        }
        assert_eq!(Grid::of(&[], ROOM), Grid::default());
    }
}
