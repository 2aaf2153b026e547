//! The overview of all views: small pictures in rows.

use crate::editor::Direction;
use kurbo::{Rect, Size};

/// Around the pictures and between them, as a part of the shorter side of the screen.
const MARGIN: f64 = 0.05;
const GAP: f64 = 0.03;
/// Under each picture, for what it is called, as a part of its height.
const NAME: f64 = 0.16;

/// How many columns pictures of the screen's own shape have so that they are as large as they can be.
fn columns(count: usize, screen: Size) -> usize {
    let width = |columns: usize| cell(count, columns, screen).width;
    (1..=count.max(1)).max_by(|one, other| width(*one).total_cmp(&width(*other)).then(other.cmp(one))).unwrap_or(1)
}

#[expect(clippy::cast_precision_loss, reason = "a script has a few views")]
fn cell(count: usize, columns: usize, screen: Size) -> Size {
    let (margin, gap) = (screen.min_side() * MARGIN, screen.min_side() * GAP);
    let rows = count.div_ceil(columns).max(1);
    let share = |side: f64, parts: usize| (side - 2.0 * margin - gap * (parts as f64 - 1.0)) / parts as f64;
    let (width, height) = (share(screen.width, columns).max(1.0), share(screen.height, rows).max(1.0) / (1.0 + NAME));
    let aspect = screen.width.max(1.0) / screen.height.max(1.0);
    let width = width.min(height * aspect);
    Size::new(width, width / aspect)
}

/// Where the pictures of so many views stand on a screen, in its points and in its own shape; what a view is called has room under each.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a script has a few views")]
pub fn grid(count: usize, screen: Size) -> Vec<Rect> {
    let columns = columns(count, screen);
    let (cell, gap) = (cell(count, columns, screen), screen.min_side() * GAP);
    let rows = count.div_ceil(columns);
    let (step_x, step_y) = (cell.width + gap, cell.height * (1.0 + NAME) + gap);
    let left = (screen.width - step_x * columns.min(count) as f64).midpoint(gap);
    let top = (screen.height - step_y * rows as f64).midpoint(gap);
    let place = |at: usize| (left + step_x * (at % columns) as f64, top + step_y * (at / columns) as f64);
    (0..count).map(|at| Rect::from_origin_size(place(at), cell)).collect()
}

/// The picture that an arrow leads to from another.
#[must_use]
pub fn grid_step(at: usize, count: usize, screen: Size, direction: Direction) -> usize {
    let columns = columns(count, screen);
    let to = match direction {
        Direction::Left => at.checked_sub(1),
        Direction::Right => at.checked_add(1),
        Direction::Up => at.checked_sub(columns),
        // Down from above a gap in the last row leads to its end.
        Direction::Down if at / columns < count.saturating_sub(1) / columns => {
            Some((at + columns).min(count.saturating_sub(1)))
        }
        Direction::Down => None,
    };
    to.filter(|to| *to < count).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_of_all_views_are_on_the_screen_and_apart() {
        for (count, screen) in
            [(1, Size::new(1440.0, 900.0)), (12, Size::new(1440.0, 900.0)), (40, Size::new(800.0, 1200.0))]
        {
            let cells = grid(count, screen);
            assert_eq!(cells.len(), count);
            for (at, cell) in cells.iter().enumerate() {
                assert!(screen.to_rect().contains_rect(*cell), "{at} of {count}: {cell:?}");
                assert!(
                    cells.iter().skip(at + 1).all(|other| cell.intersect(*other).is_zero_area()),
                    "{at} of {count}"
                );
            }
        }
    }

    #[test]
    fn arrows_walk_the_overview_and_stop_at_its_edges() {
        let screen = Size::new(1440.0, 900.0);
        // Twelve pictures stand in rows of four or of three.
        let columns = columns(12, screen);
        assert!((3..=4).contains(&columns), "{columns}");
        let step = |at, direction| grid_step(at, 12, screen, direction);
        assert_eq!((step(0, Direction::Left), step(0, Direction::Up)), (0, 0));
        assert_eq!((step(0, Direction::Right), step(0, Direction::Down)), (1, columns));
        assert_eq!((step(11, Direction::Right), step(11, Direction::Down)), (11, 11));
        for count in 2..40 {
            let columns = self::columns(count, screen);
            let above_the_gap = (count / columns * columns).checked_sub(1).filter(|_| count % columns > 0);
            if let Some(at) = above_the_gap {
                assert_eq!(grid_step(at, count, screen, Direction::Down), count - 1, "to the end of a short row");
            }
        }
    }
}
