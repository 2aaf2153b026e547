//! What is told of a print on the margins of its pages.

use crate::color::Rgba;
use crate::i18n::{Messages, format};
use crate::layout::print_input::PrintInput;
use crate::model::Paper;
use crate::text::{Block, Face, Setting, Style, set_one};
use crate::units::{Mm, Pt};
use kurbo::Size;

/// A length in points.
pub(super) fn points(length: Mm) -> f64 {
    Pt::from(length).get()
}

/// Which print it is.
pub(super) struct Job<'a> {
    /// What the map is called.
    pub(super) title: &'a str,
    /// How many sheets are printed together.
    pub(super) of: usize,
    /// In the language of the sheets.
    pub(super) words: &'static Messages,
}

impl<'a> Job<'a> {
    pub(super) fn of(input: &PrintInput<'a>, of: usize) -> Self {
        let project = &input.document.project;
        let title = input.document.journey(input.journey).map_or("", |journey| journey.title.as_str());
        let title = if title.is_empty() { project.title.as_str() } else { title };
        Self { title, of, words: Messages::of(input.language()) }
    }

    /// A text that is not divided, on one line where no width is given.
    pub(super) fn set(&self, text: &str, face: Face, (size, color): (f64, Rgba), width: Option<f64>) -> Block {
        let setting = Setting { width: width.map(Pt), hyphenate: false, ..Setting::default() };
        set_one(text, Style::new(face, Pt(size), color), self.words.language(), &setting)
    }

    /// «A1, 841 × 594 мм».
    pub(super) fn size(&self, size: Size) -> String {
        let [width, height] = [size.width, size.height].map(|side| Mm::from(Pt(side)));
        let side = |side: Mm| format::exact((side.get() * 10.0).round() / 10.0, self.words.language()).into();
        let values = [("width", side(width)), ("height", side(height))];
        let sides = self.words.format("page-sides", &values);
        match Paper::of_sides(width, height).and_then(Paper::name) {
            Some(name) => format!("{name}, {sides}"),
            None => sides,
        }
    }
}
