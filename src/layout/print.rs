//! A map is printed: what is made of it becomes sheets, and sheets become pages.

use super::compose;
use super::engine::Engine;
use super::imposition::impose;
use super::print_input::PrintInput;
use super::view::Layout;
use crate::audience;
use crate::model::PrintLayout;
use crate::scene::Page;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A print.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// What was laid out, each a sheet with what could not be done on it as one would wish.
    pub sheets: Vec<Layout>,
    /// What goes through the printer.
    pub pages: Vec<Page>,
}

impl Engine {
    /// Prints: arranges the map as the setup asks, and puts that onto paper, as far as its audience is given it. `None` soon after `stop`
    /// becomes true. An unknown journey gives an empty sheet, and so does an audience that the project does not have.
    pub fn print(&mut self, input: &PrintInput<'_>, stop: &AtomicBool) -> Option<Printed> {
        let Ok(given) = input.given() else {
            let sheet = Layout::default();
            let pages = vec![Page::whole(Arc::clone(&sheet.scene))];
            return Some(Printed { sheets: vec![sheet], pages });
        };
        let input = &given.input();
        // What concerns those alone who are not shown is on no page, whatever is made of the map.
        let document = audience::without(input.document, input.journey, &input.view.hidden);
        let input = &PrintInput { document: &document, ..*input };
        let sheets = match input.setup.layout {
            // The pages of a script are windows that somebody else chose; without them it is one window of all.
            PrintLayout::Poster | PrintLayout::Script => compose::poster(self, input, stop)?,
            PrintLayout::Personas => compose::personas(self, input, stop)?,
            PrintLayout::Comparison => compose::comparison(self, input, stop)?,
            PrintLayout::Handout => compose::handout(self, input, stop)?,
            PrintLayout::Slides => compose::slides(self, input, stop)?,
            PrintLayout::Workshop => compose::workshop(self, input, stop)?,
            PrintLayout::RedLine => compose::red_line(self, input, stop)?,
            PrintLayout::Protocol => compose::protocol(self, input, stop)?,
        };
        let pages = impose(input, &sheets);
        Some(Printed { sheets, pages })
    }
}
