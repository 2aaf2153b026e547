//! What a page of a script is made of, and by what all that stands besides the sheet is drawn.

use crate::color::Rgba;
use crate::i18n::Messages;
use crate::layout::drawing::Drawing;
use crate::layout::view::Layout;
use crate::model::Journey;
use crate::scene::Role;
use crate::text::{Block, Face, Setting, Style, set_one};
use crate::units::Pt;
use kurbo::Rect;
use std::sync::Arc;

/// What is seen at a stop of a script.
#[derive(Clone, Debug)]
pub struct ScriptStop {
    /// The sheet.
    pub layout: Layout,
    /// The journey on it.
    pub journey: Arc<Journey>,
    /// The part of the sheet that is seen, in the shape of a page.
    pub window: Rect,
    /// What is meant; nowhere is all of it.
    pub lit: Vec<Rect>,
    /// The dark parts around that, without overlaps.
    pub unlit: Vec<Rect>,
    /// What the view is called.
    pub title: String,
    /// What the speaker says here.
    pub note: String,
}

/// What is the same on all pages of a script.
#[derive(Clone, Copy, Debug)]
pub struct ScriptLook {
    /// Whose words name lanes that have no title.
    pub words: &'static Messages,
    /// The part of the height that names of stages take at the upper edge.
    pub strip: f64,
    /// The part of the width that names of lanes take at the left.
    pub side: f64,
}

/// A drawing that tells nobody anything that the sheet does not.
pub(super) fn ornament() -> Drawing {
    let mut drawing = Drawing::default();
    drawing.describe(Role::Artifact, None);
    drawing
}

/// A text on one line, or within a width.
pub(super) fn line(text: &str, face: Face, (size, color): (f64, Rgba), width: Option<f64>, words: &Messages) -> Block {
    let setting = Setting { width: width.map(Pt), ..Setting::default() };
    set_one(text, Style::new(face, Pt(size), color).with_leading(1.15), words.language(), &setting)
}
