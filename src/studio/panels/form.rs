//! Fields that write to the document. Each gives the new value when it was changed, and notes where typing begins and ends.
#![expect(clippy::option_option, reason = "the outer is whether it was changed, the inner whether there is a value")]

use crate::color::Rgba;
use crate::i18n::{day, format, number};
use crate::model::{Date, Feeling, Language, Share};
use crate::studio::desk::PanelContext;
use crate::studio::widgets::{Choice, Dropdown, TextField, select_all};
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Event, Id, Key, Ui};
use std::time::Duration;

/// Where the wish to focus the first text is kept.
pub(crate) fn focus_slot() -> Id {
    Id::unique("focus the first text")
}

/// A text. More than one row makes a field that breaks lines.
pub(crate) fn text(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: &str,
    rows: usize,
) -> Option<String> {
    text_hinted(ui, cx, label, value, rows, "")
}

/// A text with words that stand in the empty field.
pub(crate) fn text_hinted(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: &str,
    rows: usize,
    hint: &str,
) -> Option<String> {
    let mut buffer = value.to_owned();
    let id = ui.scope_id().with(label);
    let response = TextField::new(&cx.text(label)).rows(rows).hint(hint).id(id).show(ui, &mut buffer);
    // The first text of the inspector is the one that names what is selected.
    if ui.data_mut(|data| data.remove_temp::<String>(focus_slot())).is_some() {
        response.request_focus();
        select_all(ui, id, value);
    }
    cx.track_field(&response);
    (response.changed() && buffer != value).then_some(buffer)
}

/// A draft: a text that is typed, and what the document said when the typing began.
#[derive(Clone)]
struct FieldDraft<T> {
    text: String,
    was: T,
    /// When it was changed last, in seconds.
    since: f64,
    /// The frame that showed it last: a field that was away begins anew.
    shown_in: u64,
}

/// A field whose text is kept as typed, because not every state of it is a value. What cannot be read leaves the value as it was
/// when the typing began and stays to be corrected, with a line that says what would be understood, until it is, until Esc, or until
/// the field goes away.
fn typed<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    (shown, value): (String, T),
    field: &FieldStyle<'_>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    /// Debounces what is said against the text, in seconds: nobody is told that half a date is none while it is being typed.
    const ERROR_DEBOUNCE: f64 = 0.7;
    let id: Id = ui.scope_id().with(label);
    let (now, frame) = (ui.input(|input| input.time), ui.ctx().cumulative_frame_nr());
    let focused = ui.memory(|memory| memory.has_focus(id));
    let draft = ui.data(|data| data.get_temp::<FieldDraft<T>>(id));
    // Left with what cannot be read, it goes where something else changes the value.
    let draft = draft.filter(|draft| draft.shown_in + 1 >= frame && (focused || draft.was == value));
    let comes = draft.is_none();
    let mut draft =
        draft.unwrap_or_else(|| FieldDraft { text: shown, was: value.clone(), since: now, shown_in: frame });
    let wrong = read(&draft.text).is_none();
    let shows_error = wrong && (!focused || now - draft.since > ERROR_DEBOUNCE);
    let words = cx.text(label);
    let help = cx.text(field.help);
    let mut edit = TextField::new(&words).id(id).rows(field.rows).hint(field.hint);
    if shows_error {
        edit = edit.why(&help);
    } else if wrong {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(ERROR_DEBOUNCE));
    }
    if field.quiet {
        edit = edit.quiet();
    }
    if field.figures {
        edit = edit.figures();
    }
    if let Some(width) = field.width {
        edit = edit.width(width);
    }
    let response = edit.show(ui, &mut draft.text);
    cx.track_field(&response);
    let changed = response.changed();
    let parsed = read(&draft.text);
    if changed {
        draft.since = now;
    }
    // Whoever leaves a part of the window by Esc takes the key before its fields see it.
    let is = |event: &Event, wanted: Key| matches!(event, Event::Key { key, pressed: true, .. } if *key == wanted);
    let pressed = |key| response.lost_focus() && ui.input(|input| input.raw.events.iter().any(|event| is(event, key)));
    let (left, entered) = (pressed(Key::Escape), pressed(Key::Enter));
    if entered && parsed.is_none() {
        // Enter says that it is meant: it is told at once, and the caret stays.
        draft.since = f64::NEG_INFINITY;
        response.request_focus();
    }
    if response.has_focus() || (parsed.is_none() && !left && !comes) {
        // Nobody types the marks between thousands anew with each digit: they go while the field has the focus.
        if let Some(mark) = field.thousands.filter(|_| comes && !changed) {
            take_out(ui, id, &mut draft.text, mark);
            // In a panel a figure is typed anew rather than mended: «10» and a caret behind it would make 1030 of a 30. In a column of
            // counts the caret stays where it was set, as in a spreadsheet.
            if !field.figures {
                select_all(ui, id, &draft.text);
            }
        }
        draft.shown_in = frame;
        ui.data_mut(|data| data.insert_temp(id, draft.clone()));
    } else {
        ui.data_mut(|data| data.remove::<FieldDraft<T>>(id));
    }
    changed.then(|| parsed.unwrap_or(draft.was)).filter(|next| *next != value)
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

/// How a typed field looks and what it says where its text cannot be read.
struct FieldStyle<'a> {
    rows: usize,
    hint: &'a str,
    /// The message that says what would be understood.
    help: &'static str,
    quiet: bool,
    /// Whether it stands in a column of figures.
    figures: bool,
    /// The mark between thousands that is shown as long as nobody types.
    thousands: Option<char>,
    width: Option<f32>,
}

impl FieldStyle<'_> {
    /// One row with its label over it.
    const fn new(help: &'static str) -> Self {
        Self { rows: 1, hint: "", help, quiet: false, figures: false, thousands: None, width: None }
    }

    /// One in a row with others: the label is only said to a screen reader.
    const fn within(self, width: f32) -> Self {
        Self { quiet: true, width: Some(width), ..self }
    }

    /// One in a column of figures.
    const fn figures(self, width: f32) -> Self {
        Self { figures: true, ..self.within(width) }
    }
}

/// A number that may be missing, with its label over it.
pub(crate) fn number(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<f64>,
) -> Option<Option<f64>> {
    amount_as(ui, cx, label, (value, ""), &FieldStyle::new("wrong-number"))
}

/// A number that may be missing, with words that stand in the empty field.
pub(crate) fn number_hinted(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<f64>,
    hint: &str,
) -> Option<Option<f64>> {
    amount_as(ui, cx, label, (value, ""), &FieldStyle { hint, ..FieldStyle::new("wrong-number") })
}

/// A number in a row with others: the label is only said to a screen reader.
pub(crate) fn number_in(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<f64>,
    width: f32,
) -> Option<Option<f64>> {
    amount_as(ui, cx, label, (value, ""), &FieldStyle::new("wrong-number").within(width))
}

/// A number of units that may be missing, with its label over it; with a width, in a column of figures.
pub(crate) fn amount(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: (Option<f64>, &str),
    width: Option<f32>,
) -> Option<Option<f64>> {
    let field = FieldStyle::new("wrong-number");
    amount_as(ui, cx, label, value, &width.map_or(field, |width| FieldStyle::new("wrong-number").figures(width)))
}

/// Whether the number that is being typed in the field was missing before.
pub(crate) fn began_empty(ui: &Ui, label: &'static str) -> bool {
    let id: Id = ui.scope_id().with(label);
    ui.data(|data| data.get_temp::<FieldDraft<Option<f64>>>(id)).is_some_and(|draft| draft.was.is_none())
}

fn amount_as(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    (value, unit): (Option<f64>, &str),
    field: &FieldStyle<'_>,
) -> Option<Option<f64>> {
    let language = cx.words.language();
    let shown = value.map_or_else(String::new, |value| format::exact(value, language));
    let help = if format::unit_of_time(unit).is_some() { "wrong-number-or-span" } else { field.help };
    let field = FieldStyle { thousands: Some(format::thousands(language)), help, ..*field };
    typed(ui, cx, label, (shown, value), &field, |text| parse_amount(text, unit, language))
}

/// A share of a whole in percent, with its label over it.
pub(crate) fn percent(ui: &mut Ui, cx: &PanelContext<'_>, label: &'static str, share: Share) -> Option<Share> {
    // Shares are kept in ten-thousandths, so a percent has two digits behind its mark.
    let shown = format::rounded(share.get() * 100.0, 2);
    amount(ui, cx, label, (Some(shown), "%"), None).flatten().map(|value| Share::new(value / 100.0))
}

/// How strong a feeling is, in a row with its slider.
pub(crate) fn feeling_in(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Feeling,
    width: f32,
) -> Option<Feeling> {
    let language = cx.words.language();
    let field = FieldStyle::new("wrong-feeling").figures(width);
    let read = |text: &str| {
        let value = number::typed(text, language)?;
        (Feeling::MIN..=Feeling::MAX).contains(&value).then(|| Feeling::new(value))
    };
    typed(ui, cx, label, (format::feeling(value.get(), language), value), &field, read)
}

/// How many people, in a column of figures; may be missing.
pub(crate) fn count_in(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<u64>,
    width: f32,
) -> Option<Option<u64>> {
    let language = cx.words.language();
    #[expect(clippy::cast_precision_loss, reason = "what is more than that is no number of people")]
    let shown = value.map_or_else(String::new, |value| format::exact(value as f64, language));
    let field =
        FieldStyle { thousands: Some(format::thousands(language)), ..FieldStyle::new("wrong-count").figures(width) };
    typed(ui, cx, label, (shown, value), &field, |text| parse_count(text, language))
}

/// How long, in seconds, in a cell of a table; may be missing.
pub(crate) fn span_in(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<f64>,
    width: f32,
) -> Option<Option<f64>> {
    let language = cx.words.language();
    let read =
        |text: &str| if text.trim().is_empty() { Some(None) } else { format::parse_span(text, language).map(Some) };
    let shown = value.map_or_else(String::new, |seconds| format::span(seconds, language));
    typed(ui, cx, label, (shown, value), &FieldStyle::new("wrong-span").within(width), read)
}

/// How long, in seconds, as minutes and seconds; may be missing.
pub(crate) fn minutes(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<f64>,
) -> Option<Option<f64>> {
    let language = cx.words.language();
    let hint = cx.text("hint-minutes");
    let field = FieldStyle { hint: &hint, ..FieldStyle::new("wrong-minutes") };
    let shown = value.map_or_else(String::new, minutes_and_seconds);
    typed(ui, cx, label, (shown, value), &field, |text| parse_minutes(text, language))
}

/// `3:05` for so many seconds.
fn minutes_and_seconds(seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    format!("{minutes:.0}:{:02.0}", seconds - minutes * 60.0)
}

/// Minutes and seconds, minutes alone, or a span with its units; no more than a day.
fn parse_minutes(text: &str, language: Language) -> Option<Option<f64>> {
    const MOST: f64 = 86_400.0;
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let seconds = match text.split_once(':') {
        Some((minutes, seconds)) => {
            let (minutes, seconds): (u32, u32) = (minutes.trim().parse().ok()?, seconds.trim().parse().ok()?);
            (seconds < 60).then(|| f64::from(minutes) * 60.0 + f64::from(seconds))?
        }
        None => match number::typed(text, language) {
            Some(minutes) => (minutes * 60.0).round(),
            None => format::parse_span(text, language)?.round(),
        },
    };
    (0.0..=MOST).contains(&seconds).then_some(Some(seconds))
}

/// `None` for what is no whole number of people, `Some(None)` for nothing at all.
fn parse_count(text: &str, language: Language) -> Option<Option<u64>> {
    /// What is more than a number of JSON keeps exactly is no number of people.
    const MOST: f64 = 1e15;
    let Some(value) = parse_amount(text, "", language)? else { return Some(None) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, not negative and at most 10¹⁵")]
    let count = ((0.0..=MOST).contains(&value) && value.fract() == 0.0).then_some(value as u64);
    count.map(Some)
}

/// `None` for what is no number, `Some(None)` for nothing at all. The unit may stand behind it or, of money, before it; where it is
/// one of time, so may any other: `40 мин` are two thirds of an hour.
fn parse_amount(text: &str, unit: &str, language: Language) -> Option<Option<f64>> {
    let (text, unit) = (text.trim(), unit.trim());
    if text.is_empty() {
        return Some(None);
    }
    let bare = if unit.is_empty() { None } else { text.strip_suffix(unit).or_else(|| text.strip_prefix(unit)) };
    let time = || Some(format::parse_span(text, language)? / format::unit_of_time(unit)?);
    number::typed(bare.unwrap_or(text), language).or_else(time).map(Some)
}

/// A day that may be missing.
pub(crate) fn date(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    let language = cx.words.language();
    let shown = value.map_or_else(String::new, |date| format::date(date, language));
    let hint = cx.text("hint-date");
    let field = FieldStyle { hint: &hint, ..FieldStyle::new("wrong-date") };
    let read = |text: &str| {
        if text.trim().is_empty() {
            return Some(None);
        }
        let now = jiff::Zoned::now();
        day::read(text, Date::new(now.year(), now.month(), now.day())?, language).map(Some)
    };
    typed(ui, cx, label, (shown, value), &field, read)
}

/// A list of texts, one a line.
pub(crate) fn lines(ui: &mut Ui, cx: &PanelContext<'_>, label: &'static str, value: &[String]) -> Option<Vec<String>> {
    let hint = cx.text("hint-one-per-line");
    let field = FieldStyle { rows: 2, hint: &hint, ..FieldStyle::new("hint-one-per-line") };
    let read = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Some(lines.map(str::to_owned).collect())
    };
    typed(ui, cx, label, (value.join("\n"), value.to_vec()), &field, read)
}

/// Colours as brand books write them: `#E4002B`, with or without the sign, between commas or spaces.
pub(crate) fn colors(ui: &mut Ui, cx: &PanelContext<'_>, label: &'static str, value: &[Rgba]) -> Option<Vec<Rgba>> {
    let field = FieldStyle { hint: "#E4002B, #005AA0", ..FieldStyle::new("wrong-colors") };
    let shown = value.iter().map(|color| color.to_hex()).collect::<Vec<_>>().join(", ");
    typed(ui, cx, label, (shown, value.to_vec()), &field, parse_colors)
}

fn parse_colors(text: &str) -> Option<Vec<Rgba>> {
    let words = text.split([',', ';', ' ', '\u{A0}', '\n']).map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| Rgba::from_hex(&format!("#{}", word.trim_start_matches('#')))).collect()
}

/// One of several values.
pub(crate) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    label: &'static str,
    choices: &[Choice<T>],
    value: &T,
) -> Option<T> {
    Dropdown::new(&cx.text(label)).show(ui, choices, value).filter(|chosen| chosen != value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_language_of_the_window() {
        assert_eq!(parse_amount("1 240,5", "", Language::Ru), Some(Some(1240.5)));
        assert_eq!(parse_amount("−3", "", Language::Ru), Some(Some(-3.0)));
        assert_eq!(parse_amount("  ", "", Language::Ru), Some(None));
        assert_eq!(parse_amount("7,440", "", Language::En), Some(Some(7440.0)));
        assert_eq!(parse_amount("7,440", "", Language::Ru), Some(Some(7.44)));
        for nonsense in ["inf", "1,2,3", "двадцать"] {
            assert_eq!(parse_amount(nonsense, "", Language::Ru), None, "{nonsense}");
        }
    }

    #[test]
    fn colours_are_read_as_brand_books_write_them() {
        let red = Rgba { r: 0xE4, g: 0, b: 0x2B, a: 255 };
        let blue = Rgba { r: 0, g: 0x5A, b: 0xA0, a: 255 };
        for text in ["#E4002B, #005AA0", "e4002b 005aa0", " #e4002b;005AA0, "] {
            assert_eq!(parse_colors(text), Some(vec![red, blue]), "{text}");
        }
        assert_eq!(parse_colors(""), Some(Vec::new()));
        for nonsense in ["#E400", "red", "#E4002B, #00"] {
            assert_eq!(parse_colors(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn an_amount_may_be_typed_with_its_unit_and_time_in_any_unit_of_time() {
        assert_eq!(parse_amount("37,5 %", "%", Language::Ru), Some(Some(37.5)));
        assert_eq!(parse_amount("$84,300", "$", Language::En), Some(Some(84_300.0)));
        assert_eq!(parse_amount("19 ч", "ч", Language::Ru), Some(Some(19.0)));
        assert_eq!(parse_amount("30 мин", "ч", Language::Ru), Some(Some(0.5)));
        assert_eq!(parse_amount("1,5 дня", "ч", Language::Ru), Some(Some(36.0)));
        assert_eq!(parse_amount("1 h 30 min", "min", Language::En), Some(Some(90.0)));
        for (text, unit) in [("30 мин", "₽"), ("5 ₽", "%"), ("завтра", "ч"), ("abc", "")] {
            assert_eq!(parse_amount(text, unit, Language::Ru), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_typed_as_minutes_and_seconds_or_in_minutes_alone() {
        for (text, seconds) in
            [("1:30", 90.0), ("2", 120.0), ("1,5", 90.0), ("45 с", 45.0), ("1 мин 30 с", 90.0), ("0:05", 5.0)]
        {
            assert_eq!(parse_minutes(text, Language::Ru), Some(Some(seconds)), "{text}");
        }
        assert_eq!(parse_minutes(" ", Language::Ru), Some(None));
        for nonsense in ["1:75", "-1", "скоро", "99999999", "1:2:3", ":"] {
            assert_eq!(parse_minutes(nonsense, Language::Ru), None, "{nonsense}");
        }
        assert_eq!((minutes_and_seconds(65.0), minutes_and_seconds(600.0)), ("1:05".to_owned(), "10:00".to_owned()));
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
}
