//! Fields that write to the document. Each gives the new value when it was changed, and notes where typing begins and ends.
#![expect(clippy::option_option, reason = "the outer is whether it was changed, the inner whether there is a value")]

use super::app::Scope;
use super::widgets::{Choice, Dropdown, TextField};
use crate::i18n::{format, number};
use crate::model::{Date, Language};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Ui};

/// Where the wish to focus the first text is kept.
pub(crate) fn focus_slot() -> Id {
    Id::unique("focus the first text")
}

/// A text. More than one row makes a field that breaks lines.
pub(crate) fn text(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, value: &str, rows: usize) -> Option<String> {
    text_hinted(ui, scope, label, value, rows, "")
}

/// A text with words that stand in the empty field.
pub(crate) fn text_hinted(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: &str,
    rows: usize,
    hint: &str,
) -> Option<String> {
    let mut buffer = value.to_owned();
    let id = ui.scope_id().with(label);
    let response = TextField::new(&scope.text(label)).rows(rows).hint(hint).id(id).show(ui, &mut buffer);
    // The first text of the inspector is the one that names what is selected.
    if ui.data_mut(|data| data.remove_temp::<String>(focus_slot())).is_some() {
        response.request_focus();
        select_all(ui, id, value);
    }
    scope.track_field(&response);
    (response.changed() && buffer != value).then_some(buffer)
}

/// Selects all of a field's text, so that typing replaces it.
pub(crate) fn select_all(ui: &Ui, field: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), field);
}

/// A text that is kept as typed while the field has the focus, because not every state of it is a value.
fn typed(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, shown: String, field: &Field<'_>) -> Option<String> {
    let id: Id = ui.scope_id().with(label);
    let kept = ui.data(|data| data.get_temp::<String>(id));
    let comes = kept.is_none();
    let mut buffer = kept.unwrap_or(shown);
    let wrong = (field.wrong)(&buffer);
    let words = scope.text(label);
    let mut edit = TextField::new(&words).id(id).rows(field.rows).hint(field.hint).wrong(wrong);
    if field.quiet {
        edit = edit.quiet();
    }
    if field.figures {
        edit = edit.figures();
    }
    if let Some(width) = field.width {
        edit = edit.width(width);
    }
    let response = edit.show(ui, &mut buffer);
    scope.track_field(&response);
    let changed = response.changed();
    if response.has_focus() {
        // Nobody types the marks between thousands anew with each digit: they go while the field has the focus.
        if let Some(mark) = field.thousands.filter(|_| comes && !changed) {
            take_out(ui, id, &mut buffer, mark);
        }
        ui.data_mut(|data| data.insert_temp(id, buffer.clone()));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    changed.then_some(buffer)
}

/// Takes a letter out of a field's text; the caret stays where it is among the others.
fn take_out(ui: &Ui, field: Id, text: &mut String, letter: char) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), field) {
        let place = |cursor: CCursor| {
            let before = text.chars().take(cursor.index.0).filter(|other| *other == letter).count();
            CCursor::new(cursor.index.0.saturating_sub(before))
        };
        if let Some(range) = state.cursor.char_range() {
            let range = CCursorRange::two(place(range.secondary), place(range.primary));
            state.cursor.set_char_range(Some(range));
            state.store(ui.ctx(), field);
        }
    }
    text.retain(|other| other != letter);
}

/// How a typed field looks and what it refuses.
struct Field<'a> {
    rows: usize,
    hint: &'a str,
    quiet: bool,
    /// Whether it stands in a column of figures.
    figures: bool,
    /// The mark between thousands that is shown as long as nobody types.
    thousands: Option<char>,
    width: Option<f32>,
    wrong: &'a dyn Fn(&str) -> bool,
}

impl<'a> Field<'a> {
    /// One row with its label over it.
    const fn new(wrong: &'a dyn Fn(&str) -> bool) -> Self {
        Self { rows: 1, hint: "", quiet: false, figures: false, thousands: None, width: None, wrong }
    }

    /// One in a row with others: the label is only said to a screen reader.
    const fn within(self, width: f32) -> Self {
        Self { quiet: true, width: Some(width), ..self }
    }
}

/// A number that may be missing, with its label over it.
pub(crate) fn number(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, value: Option<f64>) -> Option<Option<f64>> {
    number_as(ui, scope, label, value, |field| field)
}

/// A number in a row with others: the label is only said to a screen reader.
pub(crate) fn number_in(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: Option<f64>,
    width: f32,
) -> Option<Option<f64>> {
    number_as(ui, scope, label, value, |field| field.within(width))
}

/// A number in a column of figures.
pub(crate) fn figure_in(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: Option<f64>,
    width: f32,
) -> Option<Option<f64>> {
    number_as(ui, scope, label, value, |field| Field { figures: true, ..field.within(width) })
}

fn number_as(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: Option<f64>,
    look: impl FnOnce(Field<'_>) -> Field<'_>,
) -> Option<Option<f64>> {
    let language = scope.words.language();
    let shown = value.map_or_else(String::new, |value| format::exact(value, language));
    let wrong = |text: &str| parse_number(text, language).is_none();
    let field = Field { thousands: Some(format::thousands(language)), ..Field::new(&wrong) };
    let typed = typed(ui, scope, label, shown, &look(field))?;
    parse_number(&typed, language).filter(|parsed| *parsed != value)
}

/// How many people, in a column of figures; may be missing.
pub(crate) fn count_in(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: Option<u64>,
    width: f32,
) -> Option<Option<u64>> {
    let language = scope.words.language();
    #[expect(clippy::cast_precision_loss, reason = "what is more than that is no number of people")]
    let shown = value.map_or_else(String::new, |value| format::exact(value as f64, language));
    let wrong = |text: &str| parse_count(text, language).is_none();
    let field = Field { figures: true, thousands: Some(format::thousands(language)), ..Field::new(&wrong) };
    let typed = typed(ui, scope, label, shown, &field.within(width))?;
    parse_count(&typed, language).filter(|parsed| *parsed != value)
}

/// How long, in seconds, in a cell of a table; may be missing.
pub(crate) fn span_in(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    value: Option<f64>,
    width: f32,
) -> Option<Option<f64>> {
    let language = scope.words.language();
    let read =
        |text: &str| if text.trim().is_empty() { Some(None) } else { format::parse_span(text, language).map(Some) };
    let shown = value.map_or_else(String::new, |seconds| format::span(seconds, language));
    let wrong = |text: &str| read(text).is_none();
    let typed = typed(ui, scope, label, shown, &Field::new(&wrong).within(width))?;
    read(&typed).filter(|parsed| *parsed != value)
}

/// `None` for what is no whole number of people, `Some(None)` for nothing at all.
fn parse_count(text: &str, language: Language) -> Option<Option<u64>> {
    /// What is more than a number of JSON keeps exactly is no number of people.
    const MOST: f64 = 1e15;
    let Some(value) = parse_number(text, language)? else { return Some(None) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, not negative and at most 10¹⁵")]
    let count = ((0.0..=MOST).contains(&value) && value.fract() == 0.0).then_some(value as u64);
    count.map(Some)
}

/// `None` for what is no number, `Some(None)` for nothing at all.
fn parse_number(text: &str, language: Language) -> Option<Option<f64>> {
    if text.trim().is_empty() { Some(None) } else { number::typed(text, language).map(Some) }
}

/// A day that may be missing, as `21.11.2026` or `2026-11-21`.
pub(crate) fn date(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, value: Option<Date>) -> Option<Option<Date>> {
    let shown = value.map_or_else(String::new, |date| format!("{:02}.{:02}.{}", date.day(), date.month(), date.year()));
    let hint = scope.text("hint-date");
    let wrong = |text: &str| parse_date(text).is_none();
    let field = Field { hint: &hint, ..Field::new(&wrong) };
    let typed = typed(ui, scope, label, shown, &field)?;
    parse_date(&typed).filter(|parsed| *parsed != value)
}

fn parse_date(text: &str) -> Option<Option<Date>> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    if let Ok(date) = text.parse() {
        return Some(Some(date));
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(Some)
}

/// A list of texts, one a line.
pub(crate) fn lines(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, value: &[String]) -> Option<Vec<String>> {
    let hint = scope.text("hint-one-per-line");
    let field = Field { rows: 2, hint: &hint, ..Field::new(&|_| false) };
    let typed = typed(ui, scope, label, value.join("\n"), &field)?;
    let lines: Vec<String> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    (lines != value).then_some(lines)
}

/// One of several values.
pub(crate) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    choices: &[Choice<T>],
    value: &T,
) -> Option<T> {
    Dropdown::new(&scope.text(label)).show(ui, choices, value).filter(|chosen| chosen != value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_language_of_the_window() {
        assert_eq!(parse_number("1 240,5", Language::Ru), Some(Some(1240.5)));
        assert_eq!(parse_number("−3", Language::Ru), Some(Some(-3.0)));
        assert_eq!(parse_number("  ", Language::Ru), Some(None));
        assert_eq!(parse_number("7,440", Language::En), Some(Some(7440.0)));
        assert_eq!(parse_number("7,440", Language::Ru), Some(Some(7.44)));
        for nonsense in ["inf", "1,2,3", "двадцать"] {
            assert_eq!(parse_number(nonsense, Language::Ru), None, "{nonsense}");
        }
    }

    #[test]
    fn people_are_counted_in_whole_numbers() {
        for text in ["1240", "1 240", "1,240", "1\u{202f}240"] {
            assert_eq!(parse_count(text, Language::En), Some(Some(1240)), "{text}");
        }
        assert_eq!(parse_count(" ", Language::Ru), Some(None));
        for nonsense in ["-1", "1,5", "1,240", "много", "99999999999999999999"] {
            assert_eq!(parse_count(nonsense, Language::Ru), None, "{nonsense}");
        }
    }

    #[test]
    fn days_are_read_in_both_orders_and_nonsense_is_refused() {
        let day = Date::new(2026, 11, 21);
        assert_eq!(parse_date("21.11.2026"), Some(day));
        assert_eq!(parse_date("2026-11-21"), Some(day));
        assert_eq!(parse_date(""), Some(None));
        for nonsense in ["31.02.2026", "21.11.26", "1.2.3.4", "завтра"] {
            assert_eq!(parse_date(nonsense), None, "{nonsense}");
        }
    }
}
