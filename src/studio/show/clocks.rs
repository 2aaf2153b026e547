//! The time of a show: how much of it went by, and how much was meant.

use crate::i18n::Messages;
use crate::studio::theme::{self, Theme, ThemeId};
use crate::studio::widgets::{elided, icon};
use eframe::egui::{Color32, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::time::Duration;

/// One clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The key of its name.
    pub(crate) name: &'static str,
    /// What it shows.
    pub(crate) shows: String,
    /// How much was meant, where something was.
    pub(crate) meant: Option<String>,
    /// Whether it took longer than was meant.
    pub(crate) over: bool,
    /// Whether it stands still; nothing for one that cannot.
    pub(crate) stands: Option<bool>,
}

impl Clock {
    /// A clock that only shows.
    pub(crate) const fn new(name: &'static str, shows: String) -> Self {
        Self { name, shows, meant: None, over: false, stands: None }
    }

    /// The same with how much was meant.
    pub(crate) fn of(name: &'static str, took: Duration, meant: Option<Duration>) -> Self {
        let over = meant.is_some_and(|meant| took > meant);
        Self { meant: meant.map(span), over, ..Self::new(name, span(took)) }
    }
}

/// A span of time as a clock shows it: `0:42`, `12:40`, `1:02:40`.
pub(crate) fn span(span: Duration) -> String {
    let seconds = span.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Shows clocks beside each other; gives where they end.
pub(super) fn clocks(ui: &Ui, words: &Messages, clocks: &[Clock], place: Rect, scale: f32) -> f32 {
    let theme = Theme::of(ThemeId::Dark);
    let label = (13.0 * scale).max(theme::LABEL);
    let gap = 36.0 * scale;
    // As large as they find room beside each other.
    let wide = |size: f32| -> f32 {
        let digits = |clock: &Clock| width(ui, &clock.shows, size).max(name_width(ui, words, clock, label));
        clocks.iter().map(|clock| digits(clock) + gap).sum::<f32>() - gap
    };
    let most = 40.0 * scale;
    let size = if wide(most) > place.width() { (most * place.width() / wide(most)).max(20.0) } else { most };
    let (mut left, mut bottom) = (place.left(), place.top());
    for clock in clocks {
        let name = words.text(clock.name);
        let galley = elided(ui, &name, theme::semibold(label), theme.secondary, place.width());
        let height = galley.size().y;
        let stands = clock.stands == Some(true);
        ui.painter().galley(pos2(left, place.top()), galley.clone(), theme.secondary);
        if stands {
            let at = pos2(left + galley.size().x + 12.0, place.top() + height / 2.0);
            icon(ui.painter(), "pause", at, 13.0, theme.caution);
        }
        let color = if clock.over {
            theme.caution
        } else if stands {
            theme.secondary
        } else {
            theme.ink
        };
        let at = pos2(left, place.top() + height + 2.0 * scale);
        let shown = digits(ui, &clock.shows, at, size, color);
        let mut end = at.y + shown.y;
        if let Some(meant) = &clock.meant {
            let meant = words.format("console-meant", &[("time", meant.as_str().into())]);
            let galley = elided(ui, &meant, theme::figures(label), theme.secondary, place.width());
            ui.painter().galley(pos2(left, end + 1.0), galley.clone(), theme.secondary);
            end += galley.size().y + 1.0;
        }
        let column = width(ui, &clock.shows, size).max(name_width(ui, words, clock, label));
        let rect = Rect::from_min_max(pos2(left, place.top()), pos2(left + column, end));
        let response = ui.interact(rect, ui.scope_id().with(("clock", clock.name)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {}", clock.shows)));
        bottom = bottom.max(end);
        left += column + gap;
    }
    bottom
}

fn name_width(ui: &Ui, words: &Messages, clock: &Clock, label: f32) -> f32 {
    let name = elided(ui, &words.text(clock.name), theme::semibold(label), Color32::PLACEHOLDER, f32::INFINITY);
    name.size().x + if clock.stands == Some(true) { 20.0 } else { 0.0 }
}

/// Width of a digit, and of what stands between digits.
fn cells(ui: &Ui, size: f32) -> (f32, f32) {
    let width = |text: &str| elided(ui, text, theme::bold(size), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    (width("0"), width(":"))
}

fn width(ui: &Ui, text: &str, size: f32) -> f32 {
    let (digit, colon) = cells(ui, size);
    text.chars().map(|letter| if letter.is_ascii_digit() { digit } else { colon }).sum()
}

/// Digits, each in a place as wide as any: a second that goes by moves nothing.
fn digits(ui: &Ui, text: &str, at: Pos2, size: f32, color: Color32) -> eframe::egui::Vec2 {
    let (digit, colon) = cells(ui, size);
    let (mut left, mut height) = (at.x, 0.0_f32);
    for letter in text.chars() {
        let cell = if letter.is_ascii_digit() { digit } else { colon };
        let galley = elided(ui, letter.encode_utf8(&mut [0; 4]), theme::bold(size), color, f32::INFINITY);
        let place = pos2(left + (cell - galley.size().x) / 2.0, at.y);
        height = height.max(galley.size().y);
        ui.painter().galley(place, galley, color);
        left += cell;
    }
    vec2(left - at.x, height)
}

#[cfg(test)]
mod tests {
    use super::{Clock, span};
    use std::time::Duration;

    #[test]
    fn a_span_is_written_as_clocks_write_it() {
        let written = [0, 42, 760, 3760].map(|seconds| span(Duration::from_secs(seconds)));
        assert_eq!(written, ["0:00", "0:42", "12:40", "1:02:40"]);
    }

    #[test]
    fn a_clock_says_that_it_took_longer_than_was_meant_and_not_before() {
        let meant = Some(Duration::from_mins(1));
        let over = |seconds| Clock::of("console-elapsed", Duration::from_secs(seconds), meant).over;
        assert_eq!([over(59), over(60), over(61)], [false, false, true]);
        assert!(!Clock::of("console-elapsed", Duration::from_secs(99), None).over, "nothing was meant");
    }
}
