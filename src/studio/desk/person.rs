//! What belongs to the person at the window, whatever is open in it.

use super::panel_fold::Panels;
use super::prefs::InputHabits;
use crate::model::Language;
use crate::studio::theme::ThemeId;

/// Theme, language and habits: one for the program, kept from one document to the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Person {
    /// The theme.
    pub(crate) theme: ThemeId,
    /// Whether the theme is the system's.
    pub(crate) follows_system: bool,
    /// The language of the window.
    pub(crate) language: Language,
    /// What hands and eyes are used to.
    pub(crate) habits: InputHabits,
    /// How wide the panels are, and whether they are folded.
    pub(crate) panels: Panels,
    /// Whether the inspector, being folded, lies over the canvas.
    pub(crate) peeks: bool,
    /// Whether stages, lanes and personas with contents are taken out without a question.
    pub(crate) removes_at_once: bool,
}
