//! Shapes that many things on a sheet share.

use crate::model::Marker;
use crate::scene::Symbol;
use kurbo::{BezPath, Circle, Point, Shape as _};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// The shapes of one layout, each made once: all dots of one mark and size share theirs.
#[derive(Debug, Default)]
pub(super) struct SymbolCache(RefCell<FxHashMap<(Shape, u64), Arc<Symbol>>>);

/// What a shared shape is, beside its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Marker(Marker),
    Disc,
}

impl SymbolCache {
    /// The mark of a persona, about `radius` points to its edge.
    pub(super) fn marker(&self, marker: Marker, radius: f64) -> Arc<Symbol> {
        self.get(Shape::Marker(marker), radius)
    }

    /// A disc.
    pub(super) fn disc(&self, radius: f64) -> Arc<Symbol> {
        self.get(Shape::Disc, radius)
    }

    fn get(&self, shape: Shape, radius: f64) -> Arc<Symbol> {
        let mut known = self.0.borrow_mut();
        let symbol = known.entry((shape, radius.to_bits())).or_insert_with(|| {
            Arc::new(match shape {
                Shape::Marker(marker) => symbol(marker, radius),
                Shape::Disc => Symbol::new(Circle::new(Point::ORIGIN, radius).to_path(0.05)),
            })
        });
        Arc::clone(symbol)
    }
}

/// The shape of a mark around its origin, about `radius` points to its edge.
pub(super) fn symbol(marker: Marker, radius: f64) -> Symbol {
    let polygon = |corners: &[(f64, f64)]| {
        let mut path = BezPath::new();
        for (index, &(x, y)) in corners.iter().enumerate() {
            let corner = Point::new(x * radius, y * radius);
            if index == 0 { path.move_to(corner) } else { path.line_to(corner) }
        }
        path.close_path();
        path
    };
    Symbol::new(match marker {
        Marker::Circle => Circle::new(Point::ORIGIN, radius).to_path(0.02),
        Marker::Diamond => polygon(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]),
        Marker::Square => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Marker::Triangle => polygon(&[(0.0, -1.15), (1.15, 0.9), (-1.15, 0.9)]),
        Marker::Cross => polygon(&[
            (-0.4, -1.1),
            (0.4, -1.1),
            (0.4, -0.4),
            (1.1, -0.4),
            (1.1, 0.4),
            (0.4, 0.4),
            (0.4, 1.1),
            (-0.4, 1.1),
            (-0.4, 0.4),
            (-1.1, 0.4),
            (-1.1, -0.4),
            (-0.4, -0.4),
        ]),
    })
}
