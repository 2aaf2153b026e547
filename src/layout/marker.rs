//! The marks of personas: never hue alone, always a shape too.

use super::context::LayoutContext;
use super::drawing::Drawing;
use super::people::{CardPersona, People};
use crate::model::{Marker, PersonaId, PersonaLook};
use crate::scene::{Fill, Symbol};
use kurbo::{BezPath, Circle, Point, Shape as _};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
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

impl LayoutContext<'_> {
    /// The mark of a persona, about `radius` points to its edge.
    pub(super) fn marker(&self, look: PersonaLook, radius: f64) -> Arc<Symbol> {
        self.symbols.get(Shape::Marker(look.marker), radius)
    }

    /// A disc.
    pub(super) fn disc(&self, radius: f64) -> Arc<Symbol> {
        self.symbols.get(Shape::Disc, radius)
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

/// The marks of some personas in a row, the right one ending at the right edge of a card.
pub(super) struct PersonaMarks<'a> {
    looks: Cow<'a, [PersonaLook]>,
    cx: &'a LayoutContext<'a>,
}

impl<'a> PersonaMarks<'a> {
    /// No marks.
    pub(super) const fn none(cx: &'a LayoutContext<'a>) -> Self {
        Self { looks: Cow::Borrowed(&[]), cx }
    }

    /// Those of the personas on the sheet whom a card concerns.
    pub(super) fn of_some(cx: &'a LayoutContext<'a>, concerned: &[PersonaId], personas: &[CardPersona]) -> Self {
        let some = personas.iter().filter(|persona| concerned.contains(&persona.id));
        Self { looks: some.map(|persona| persona.look).collect(), cx }
    }

    /// Those of whom a card concerns, which is everybody on the sheet where it names nobody.
    pub(super) fn of_all(cx: &'a LayoutContext<'a>, concerned: &[PersonaId], people: &'a People) -> Self {
        if concerned.is_empty() {
            return Self { looks: Cow::Borrowed(&people.looks), cx };
        }
        Self::of_some(cx, concerned, &people.on_cards)
    }

    /// How they look.
    pub(super) fn looks(&self) -> &[PersonaLook] {
        &self.looks
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.looks.is_empty()
    }

    fn radius(&self) -> f64 {
        self.cx.u(5.5)
    }

    fn step(&self) -> f64 {
        self.radius() * 2.0 + self.cx.u(4.0)
    }

    /// With the air to the left of them; nothing where there are none.
    pub(super) fn width(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of personas")]
        let count = self.looks.len() as f64;
        count * self.step()
    }

    pub(super) fn draw(&self, drawing: &mut Drawing, right: f64, middle: f64) {
        let theme = self.cx.theme;
        let mut x = right - self.width() + self.cx.u(2.0) + self.step() / 2.0;
        for look in self.looks.iter() {
            let symbol = self.cx.marker(*look, self.radius());
            drawing.symbol(symbol, Point::new(x, middle), Fill::Solid(theme.persona(*look).line), None);
            x += self.step();
        }
    }
}
