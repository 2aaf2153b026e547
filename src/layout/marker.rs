//! The marks of personas: never hue alone, always a shape too.

use super::context::LayoutContext;
use super::drawing::Drawing;
use super::people::{CardPersona, People};
use crate::model::{PersonaId, PersonaLook};
use crate::scene::Fill;
use kurbo::Point;
use std::borrow::Cow;

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
