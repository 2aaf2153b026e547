//! What came of a rehearsal: how long each view was meant to take, and how long it took.

use super::clocks::span;
use crate::i18n::Messages;
use crate::studio::theme::{self, BODY, LABEL, Theme, ThemeId};
use crate::studio::widgets::{Button, elided};
use eframe::egui::{
    Align, FontId, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::time::Duration;

/// Width of the table, at most.
const WIDTH: f32 = 760.0;
/// Height of a row.
const ROW: f32 = 34.0;
/// Width of a column of times.
const TIME: f32 = 96.0;
/// What took so much longer than was meant is too long, and not before: nobody speaks to the second.
const TOLERANCE: Duration = Duration::from_secs(5);

/// A view that was rehearsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RehearsedView {
    /// What it is called.
    pub(crate) title: String,
    /// How long it is meant to take.
    pub(crate) meant: Option<Duration>,
    /// How long it took.
    pub(crate) took: Duration,
}

/// What is done after a rehearsal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RehearsalWish {
    /// What it took is what it is meant to take from now on.
    TakeAsPlan,
    /// Once more from the beginning.
    Again,
    /// Back to the map.
    Done,
}

/// Shows what came of it in all the room there is.
pub(crate) fn rehearsed(ui: &mut Ui, words: &Messages, views: &[RehearsedView]) -> Option<RehearsalWish> {
    let theme = Theme::of(ThemeId::Dark);
    ui.visuals_mut().dark_mode = true;
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0, theme.show);
    let width = WIDTH.min(room.width() - 80.0);
    let top = room.top() + (room.height() * 0.09).min(72.0);
    let page = Rect::from_min_max(
        pos2(room.center().x - width / 2.0, top),
        pos2(room.center().x + width / 2.0, room.bottom() - 28.0),
    );
    let mut wish = None;
    ui.scope_builder(UiBuilder::new().max_rect(page).layout(Layout::top_down(Align::Min)), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(words.text("rehearsal-title")).font(theme::semibold(22.0)).color(theme.ink));
        ui.add_space(6.0);
        ui.label(RichText::new(verdict(words, views)).font(theme::regular(BODY + 1.0)).color(theme.secondary));
        ui.add_space(20.0);
        let cells = [words.text("rehearsal-view"), words.text("rehearsal-meant"), words.text("rehearsal-took")];
        let head = [cells[0].as_ref(), cells[1].as_ref(), cells[2].as_ref()];
        row(ui, head, &theme::semibold(LABEL), [theme.secondary; 2]);
        let most = (page.bottom() - ui.cursor().top() - ROW - 72.0).max(ROW);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            for view in views {
                let meant = view.meant.map_or_else(|| "—".to_owned(), span);
                let took = if view.took.is_zero() { "—".to_owned() } else { span(view.took) };
                let color = if is_over(view) { theme.caution } else { theme.ink };
                row(ui, [&view.title, &meant, &took], &theme::regular(BODY + 1.0), [theme.ink, color]);
            }
        });
        let (meant, took) = sums(views);
        let meant = meant.map_or_else(|| "—".to_owned(), span);
        let all = words.text("rehearsal-all");
        row(ui, [&all, &meant, &span(took)], &theme::semibold(BODY + 1.0), [theme.ink; 2]);
        ui.add_space(24.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let takes = views.iter().any(|view| !view.took.is_zero());
            let [take, again, done] =
                ["rehearsal-take", "rehearsal-again", "rehearsal-done"].map(|key| words.text(key));
            for (button, what) in [
                (Button::primary(&take).icon("timer").enabled(takes), RehearsalWish::TakeAsPlan),
                (Button::new(&again).icon("rotate-ccw"), RehearsalWish::Again),
                (Button::ghost(&done), RehearsalWish::Done),
            ] {
                if ui.add(button).clicked() {
                    wish = Some(what);
                }
            }
        });
    });
    wish
}

/// All that was meant, where anything was, and all that it took.
fn sums(views: &[RehearsedView]) -> (Option<Duration>, Duration) {
    let meant = views.iter().filter_map(|view| view.meant).reduce(Duration::saturating_add);
    (meant, views.iter().map(|view| view.took).fold(Duration::ZERO, Duration::saturating_add))
}

fn is_over(view: &RehearsedView) -> bool {
    view.meant.is_some_and(|meant| view.took > meant.saturating_add(TOLERANCE))
}

/// In a sentence how it went.
fn verdict(words: &Messages, views: &[RehearsedView]) -> String {
    let (meant, took) = sums(views);
    let Some(meant) = meant else { return words.format("rehearsal-took-all", &[("time", span(took).into())]) };
    let (key, by) = if took > meant.saturating_add(TOLERANCE) {
        ("rehearsal-longer", took.saturating_sub(meant))
    } else if meant > took.saturating_add(TOLERANCE) {
        ("rehearsal-shorter", meant.saturating_sub(took))
    } else {
        ("rehearsal-on-time", Duration::ZERO)
    };
    words.format(key, &[("time", span(took).into()), ("by", span(by).into())])
}

/// A row of the table with a line under it.
fn row(ui: &mut Ui, cells: [&str; 3], font: &FontId, colors: [eframe::egui::Color32; 2]) {
    let theme = Theme::of(ThemeId::Dark);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, cells.join(" ")));
    let [title, meant, took] = cells;
    let name = elided(ui, title, font.clone(), colors[0], rect.width() - 2.0 * TIME - 16.0);
    ui.painter().galley(pos2(rect.left(), rect.center().y - name.size().y / 2.0), name, colors[0]);
    for (text, right, color) in [(meant, rect.right() - TIME, theme.secondary), (took, rect.right(), colors[1])] {
        // Digits under digits.
        let font = if text.starts_with(|letter: char| letter.is_ascii_digit()) {
            theme::figures(font.size)
        } else {
            font.clone()
        };
        let galley = elided(ui, text, font, color, TIME);
        let at = pos2(right - galley.size().x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.hairline));
}

#[cfg(test)]
mod tests {
    use super::{RehearsedView, is_over, verdict};
    use crate::i18n::Messages;
    use crate::model::Language;
    use std::time::Duration;

    fn view(meant: Option<u64>, took: u64) -> RehearsedView {
        let seconds = Duration::from_secs;
        RehearsedView { title: String::new(), meant: meant.map(seconds), took: seconds(took) }
    }

    #[test]
    fn a_view_is_too_long_only_where_somebody_would_notice() {
        let over = [(Some(60), 64), (Some(60), 66), (None, 600)].map(|(meant, took)| is_over(&view(meant, took)));
        assert_eq!(over, [false, true, false]);
    }

    #[test]
    fn the_sentence_says_by_how_much_it_was_too_long_or_too_short() {
        let words = Messages::of(Language::Ru);
        assert!(verdict(words, &[view(Some(60), 90), view(Some(60), 75)]).contains("0:45"), "longer");
        assert!(verdict(words, &[view(Some(60), 30), view(None, 0)]).contains("0:30"), "shorter");
        assert!(!verdict(words, &[view(Some(60), 58)]).contains("0:02"), "as was meant");
    }
}
