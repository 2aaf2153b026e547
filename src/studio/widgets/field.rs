//! Fields for text.

use super::paint::{focus_ring, icon};
use crate::model::Field;
use crate::studio::theme::{self, BODY, CONTROL, ICON, LABEL, RADIUS};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    self, Frame, Id, Key, Margin, Response, RichText, Shape, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

/// The label over a control: as far from what stands above and as near to its control in every panel.
pub(crate) fn field_label(ui: &mut Ui, text: &str) -> Response {
    const ABOVE: f32 = 12.0;
    const BELOW: f32 = 4.0;
    let (color, gap) = (theme::of(ui).secondary, ui.spacing().item_spacing.y);
    ui.add_space(ABOVE - gap);
    let response = ui.label(RichText::new(text).font(theme::regular(LABEL)).color(color));
    ui.add_space(BELOW - gap);
    response
}

/// How many letters a field takes: so many more than any text may have that the edit is refused, and that is told, but not the
/// whole of a book that is pasted, which would be laid out first.
pub(crate) fn room(text: &str) -> usize {
    text.chars().count().max(Field::Text.most_letters()) + 1
}

/// Selects all of a field's text, so that typing replaces it.
pub(crate) fn select_all(ui: &Ui, field: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), field);
}

/// Who comes into a field by Tab means all of it, in every program that has forms.
pub(crate) fn select_when_tabbed_into(ui: &Ui, field: &Response, text: &str) {
    if field.gained_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
        select_all(ui, field.id, text);
    }
}

/// A field with a label over it.
#[must_use = "a field is shown with `show`"]
pub(crate) struct TextField<'a> {
    label: &'a str,
    shown: bool,
    hint: &'a str,
    rows: usize,
    id: Option<Id>,
    width: Option<f32>,
    wrong: bool,
    why: Option<&'a str>,
    figures: bool,
    icon: Option<&'a str>,
}

impl<'a> TextField<'a> {
    pub(crate) const fn new(label: &'a str) -> Self {
        Self {
            label,
            shown: true,
            hint: "",
            rows: 1,
            id: None,
            width: None,
            wrong: false,
            why: None,
            figures: false,
            icon: None,
        }
    }

    /// Says its name only to a screen reader.
    pub(crate) const fn quiet(self) -> Self {
        Self { shown: false, ..self }
    }

    /// What stands in the empty field.
    pub(crate) const fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Rows that are there at least; more than one makes a field that breaks lines.
    pub(crate) const fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// An id of one's own, so that the field can be focused from elsewhere.
    pub(crate) const fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Width in points; all there is where none is given.
    pub(crate) const fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Whether what stands in it leads to nothing.
    pub(crate) const fn wrong(self, wrong: bool) -> Self {
        Self { wrong, ..self }
    }

    /// What stands in it cannot be read, and what could be.
    pub(crate) const fn why(self, why: &'a str) -> Self {
        Self { wrong: true, why: Some(why), ..self }
    }

    /// Digits of one width, flush right: in a column each stands under its like.
    pub(crate) const fn figures(self) -> Self {
        Self { figures: true, ..self }
    }

    /// A sign at its beginning that says what it is for.
    pub(crate) const fn icon(self, icon: &'a str) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Shows the field over the text.
    pub(crate) fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let theme = theme::of(ui);
        let label = self.shown.then(|| field_label(ui, self.label));
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let ground = ui.painter().add(Shape::Noop);
        let limit = room(text);
        let edit = if self.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
        // The row of body type is 17–18 points high; the margin brings the field to the height of a control.
        let mut margin = Margin::symmetric(10, 7);
        if self.icon.is_some() {
            margin.left = 34;
        }
        let mut edit = edit
            .font(if self.figures { theme::figures(BODY) } else { theme::regular(BODY) })
            .text_color(theme.ink)
            .frame(Frame::NONE.inner_margin(margin))
            .margin(margin)
            .desired_width(width - margin.sum().x)
            .desired_rows(self.rows)
            .min_size(vec2(width, CONTROL))
            .char_limit(limit)
            .align(match (self.figures, self.rows) {
                (true, _) => egui::Align2::RIGHT_CENTER,
                (false, 0 | 1) => egui::Align2::LEFT_CENTER,
                (false, _) => egui::Align2::LEFT_TOP,
            })
            .hint_text(RichText::new(self.hint).color(theme.faint));
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let response = ui.add(edit);
        if self.rows <= 1 {
            select_when_tabbed_into(ui, &response, text);
        }
        let rect = response.rect;
        let border = if self.wrong {
            theme.negative
        } else if response.hovered() && !response.has_focus() {
            theme.faint
        } else {
            theme.border
        };
        let shape =
            egui::epaint::RectShape::new(rect, RADIUS, theme.control, Stroke::new(1.0, border), StrokeKind::Inside);
        ui.painter().set(ground, shape);
        if let Some(name) = self.icon {
            icon(ui.painter(), name, pos2(rect.left() + 18.0, rect.center().y), ICON, theme.secondary);
        }
        if response.has_focus() {
            focus_ring(ui.painter(), theme, rect, RADIUS);
            if self.wrong {
                ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, theme.negative), StrokeKind::Inside);
            }
        }
        if let Some(why) = self.why {
            error_line(ui, &response, why, self.shown);
        }
        match label {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(self.label),
        }
    }
}

/// Says why what stands in a field cannot be used: below it, or over what is below where the field has no line of its own.
fn error_line(ui: &mut Ui, field: &Response, why: &str, below: bool) {
    let line = |ui: &mut Ui| {
        let color = theme::of(ui).negative;
        ui.label(RichText::new(why).font(theme::regular(LABEL)).color(color));
    };
    if below {
        ui.add_space(3.0 - ui.spacing().item_spacing.y);
        line(ui);
    } else {
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), field.id.with("why"), field.rect).show(line);
    }
}
