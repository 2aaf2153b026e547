//! A field that opens a list.

use super::field::field_label;
use super::focus::{UPRIGHT, hold_keys};
use super::paint::{elided, focus_ring, icon};
use super::persona_mark::persona_mark;
use crate::model::PersonaLook;
use crate::studio::theme::{self, BODY, CONTROL, ICON, RADIUS};
use eframe::egui::{
    Color32, Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// The widest list that is wider than its field, in points.
const WIDEST: f32 = 320.0;

/// One line of the list.
#[derive(Clone, Debug)]
pub(crate) struct Choice<T> {
    /// What is chosen.
    pub(crate) value: T,
    /// Its name.
    pub(crate) text: String,
    /// An icon before the name.
    pub(crate) icon: Option<String>,
    /// The persona whose mark stands before the name.
    pub(crate) look: Option<PersonaLook>,
}

impl<T> Choice<T> {
    pub(crate) const fn new(value: T, text: String) -> Self {
        Self { value, text, icon: None, look: None }
    }

    /// With an icon.
    pub(crate) fn icon(self, icon: &str) -> Self {
        Self { icon: Some(icon.to_owned()), ..self }
    }

    /// With the mark of a persona.
    pub(crate) fn marked(self, look: Option<PersonaLook>) -> Self {
        Self { look, ..self }
    }

    /// The same choice of another value.
    pub(crate) fn map<U>(self, value: impl FnOnce(T) -> U) -> Choice<U> {
        Choice { value: value(self.value), text: self.text, icon: self.icon, look: self.look }
    }

    /// Paints what stands before the name from `left` on; gives how much room it takes.
    fn sign(&self, ui: &Ui, left: f32, middle: f32) -> f32 {
        let theme = theme::of(ui);
        let at = pos2(left + ICON / 2.0, middle);
        match (&self.icon, self.look) {
            (Some(name), _) => icon(ui.painter(), name, at, ICON, theme.ink),
            (None, Some(look)) => {
                persona_mark(ui.painter(), look, at, 4.5, Stroke::new(2.0, theme.persona(look.hue)));
            }
            (None, None) => return 0.0,
        }
        ICON + 6.0
    }
}

/// A field with a label over it that opens a list of choices.
#[must_use = "a dropdown is shown with `show`"]
pub(crate) struct Dropdown<'a> {
    label: &'a str,
    shown: bool,
    width: Option<f32>,
}

impl<'a> Dropdown<'a> {
    pub(crate) const fn new(label: &'a str) -> Self {
        Self { label, shown: true, width: None }
    }

    /// Says its name only to a screen reader.
    pub(crate) const fn quiet(self) -> Self {
        Self { shown: false, ..self }
    }

    /// Width in points; all there is where none is given.
    pub(crate) const fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Shows the field; gives the value that was chosen just now.
    pub(crate) fn show<T: Clone + PartialEq>(self, ui: &mut Ui, choices: &[Choice<T>], chosen: &T) -> Option<T> {
        let theme = theme::of(ui);
        if self.shown {
            field_label(ui, self.label);
        }
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (rect, response) = ui.allocate_exact_size(vec2(width, CONTROL), Sense::click());
        let current = choices.iter().find(|choice| choice.value == *chosen);
        let words = current.map_or("", |choice| choice.text.as_str());
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(words.to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.label)
        });
        let fill = if response.hovered() { theme.hover } else { theme.control };
        ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        if response.has_focus() || Popup::is_id_open(ui, Popup::default_response_id(&response)) {
            focus_ring(ui.painter(), theme, rect, RADIUS);
        }
        let mut left = rect.left() + 10.0;
        if let Some(current) = current {
            left += current.sign(ui, left, rect.center().y);
        }
        let galley = elided(ui, words, theme::regular(BODY), theme.ink, rect.right() - 28.0 - left);
        let response = if galley.elided { response.on_hover_text(words) } else { response };
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
        icon(ui.painter(), "chevron-down", pos2(rect.right() - 16.0, rect.center().y), 14.0, theme.secondary);
        let mut picked = None;
        let list = Popup::default_response_id(&response);
        let was_open = Popup::is_id_open(ui, list);
        let mut opened = response.clicked() && !was_open;
        if response.has_focus() && !was_open {
            hold_keys(ui, response.id, UPRIGHT);
            let arrow = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if arrow(Key::ArrowDown) || arrow(Key::ArrowUp) {
                Popup::open_id(ui, list);
                opened = true;
            }
        }
        // Where the field cuts a name its list does not.
        let menu = if opened || was_open { width.max(longest(ui, choices)).min(WIDEST.max(width)) } else { width };
        Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick).width(menu).show(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for choice in choices {
                    let line = list_line(ui, choice, choice.value == *chosen);
                    // The arrows go on from what is chosen.
                    if opened && choice.value == *chosen {
                        line.request_focus();
                        line.scroll_to_me(None);
                    }
                    if line.gained_focus() {
                        line.scroll_to_me(None);
                    }
                    if line.clicked() {
                        picked = Some(choice.value.clone());
                        ui.close();
                    }
                }
            });
        });
        let closed = was_open && !Popup::is_id_open(ui, list);
        if closed && !ui.input(|input| input.pointer.any_click()) {
            response.request_focus();
        }
        picked
    }
}

/// The width of a list in which no choice is cut, in points.
fn longest<T>(ui: &Ui, choices: &[Choice<T>]) -> f32 {
    /// Margins, the check mark and what stands between.
    const AROUND: f32 = 48.0;
    let line = |choice: &Choice<T>| {
        let text = elided(ui, &choice.text, theme::regular(BODY), Color32::PLACEHOLDER, WIDEST).size().x;
        text + if choice.icon.is_some() || choice.look.is_some() { ICON + 6.0 } else { 0.0 } + AROUND
    };
    choices.iter().map(line).fold(0.0, f32::max)
}

/// One line of a popup list.
fn list_line<T>(ui: &mut Ui, choice: &Choice<T>, on: bool) -> Response {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), on, &choice.text));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS - 2, theme.hover);
    }
    let left = rect.left() + 8.0 + choice.sign(ui, rect.left() + 8.0, rect.center().y);
    let galley = elided(ui, &choice.text, theme::regular(BODY), theme.ink, rect.right() - 24.0 - left);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    if on {
        icon(ui.painter(), "check", pos2(rect.right() - 12.0, rect.center().y), 14.0, theme.accent);
    }
    response
}
