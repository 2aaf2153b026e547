//! What the speaker sees: the picture of the audience, what to say at it, what comes next, and the time.

use super::clocks::{Clock, clocks};
use super::key_strip::{KEY_STRIP, key_strip};
use crate::i18n::Messages;
use crate::studio::theme::{self, Theme, ThemeId};
use crate::studio::widgets::{Button, IconButton, elided, icon};
use eframe::egui::{
    Align, Color32, CornerRadius, Key, Layout, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    pos2, vec2,
};

/// The window for which the sizes here are meant; in a larger one all is larger.
const MEANT: eframe::egui::Vec2 = vec2(1600.0, 1000.0);
/// Corners of the pictures.
const ROUND: u8 = 10;

/// Where the speaker is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConsoleView<'a> {
    /// What the view is called.
    pub(crate) title: &'a str,
    /// Which view it is, counted from one, and how many there are.
    pub(crate) place: (usize, usize),
    /// Which of its stops, and how many; nothing where it has one.
    pub(crate) stop: Option<(usize, usize)>,
    /// What to say.
    pub(crate) note: &'a str,
    /// What comes next, in words; nothing at the end.
    pub(crate) next: Option<&'a str>,
    /// The time that is shown.
    pub(crate) clocks: &'a [Clock],
    /// What was changed in this meeting.
    pub(crate) changes: &'a [ConsoleLine],
    /// What was asked in it.
    pub(crate) questions: &'a [ConsoleLine],
    /// What is to be known of the audience's screen.
    pub(crate) notice: Option<&'a Notice>,
    /// The size of the notes, as it was chosen.
    pub(crate) note_size: u8,
    /// Height of the audience's screen as a part of its width.
    pub(crate) ratio: f32,
}

/// A line of a list beside the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConsoleLine {
    /// What it is about.
    pub(crate) title: String,
    /// What happened to it.
    pub(crate) detail: String,
}

/// Something that the speaker has to know about the audience's screen, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What.
    pub(crate) text: String,
    /// What can be done, in words.
    pub(crate) offers: Vec<(String, ConsoleWish)>,
}

/// The pictures of a console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConsolePicture {
    /// What the audience sees now.
    Current,
    /// What it will see next.
    Next,
}

/// What a speaker asks for at the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConsoleWish {
    /// The same as this key.
    Press(Key),
    /// Larger notes.
    LargerNotes,
    /// Smaller notes.
    SmallerNotes,
    /// Let time stand, or go on.
    Pause,
    /// Give the audience the screen again that it had.
    Reopen,
    /// Show to the audience in this window.
    ShowHere,
    /// Say no more of it.
    Dismiss,
}

/// Where the parts of the console stand.
struct Places {
    picture: Rect,
    /// The name of the view, and what is beside it.
    title: Rect,
    note: Rect,
    /// All that stands at the right.
    side: Rect,
    strip: Rect,
    notice: Option<Rect>,
    /// How much larger all is than it is meant.
    scale: f32,
}

impl Places {
    fn of(room: Rect, ratio: f32, has_notice: bool) -> Self {
        let scale = (room.width() / MEANT.x).min(room.height() / MEANT.y).clamp(0.82, 1.6);
        let (margin, gap) = ((40.0 * scale).round(), (36.0 * scale).round());
        let strip = room.with_min_y(room.bottom() - KEY_STRIP);
        let notice = has_notice.then(|| room.with_max_y(room.top() + 52.0));
        let top = notice.map_or(room.top() + margin * 0.9, |notice| notice.bottom() + margin * 0.4);
        let content = Rect::from_min_max(pos2(room.left() + margin, top), pos2(room.right() - margin, strip.top()));
        let aside = (content.width() * 0.312).clamp(260.0, 760.0);
        let side = content.with_min_x(content.right() - aside).with_max_y(content.bottom() - 12.0 * scale);
        let most = vec2(content.width() - aside - gap, content.height() * 0.64);
        let width = most.x.min(most.y / ratio.max(0.1));
        let picture = Rect::from_min_size(content.min, vec2(width, width * ratio));
        let title = Rect::from_min_size(
            pos2(content.left(), picture.bottom() + 12.0 * scale),
            vec2(most.x, theme::CONTROL * scale.max(1.0)),
        );
        let note = Rect::from_min_max(
            pos2(content.left(), title.bottom() + 14.0 * scale),
            pos2(content.left() + most.x, strip.top() - 8.0),
        );
        Self { picture, title, note, side, strip, notice, scale }
    }
}

/// Shows the console in all the room there is; `paint` paints a picture into a box and hears the pointer there.
pub(crate) fn console(
    ui: &mut Ui,
    words: &Messages,
    view: &ConsoleView<'_>,
    mut paint: impl FnMut(&mut Ui, Rect, ConsolePicture),
) -> Vec<ConsoleWish> {
    let theme = Theme::of(ThemeId::Dark);
    let room = ui.max_rect();
    let places = Places::of(room, view.ratio, view.notice.is_some());
    ui.visuals_mut().dark_mode = true;
    ui.painter().rect_filled(room, 0, theme.show);
    let mut wishes = Vec::new();
    if let (Some(notice), Some(place)) = (view.notice, places.notice) {
        self::notice(ui, place, notice, &mut wishes);
    }
    paint(ui, places.picture, ConsolePicture::Current);
    round_off(ui, places.picture, theme);
    title(ui, words, view, &places, &mut wishes);
    note(ui, words, view, &places);
    side(ui, words, view, &places, &mut paint, &mut wishes);
    wishes.extend(key_strip(ui, places.strip, words, "", 1.0).map(ConsoleWish::Press));
    wishes
}

/// Covers the corners of a picture with the ground, so that they are round.
fn round_off(ui: &Ui, rect: Rect, theme: &Theme) {
    // A ring in the colour of the ground whose inner edge is round. As wide as this it reaches beyond the corners and no further.
    let width = (f32::from(ROUND) * 0.45).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few points")]
    let corner = CornerRadius::same(ROUND + width as u8);
    ui.painter().rect_stroke(rect.expand(width), corner, Stroke::new(width, theme.show), StrokeKind::Inside);
    ui.painter().rect_stroke(rect, ROUND, Stroke::new(1.0, theme.hairline), StrokeKind::Outside);
}

/// The name of the view, where it stands among the others, and the size of the notes at the right end.
fn title(ui: &mut Ui, words: &Messages, view: &ConsoleView<'_>, places: &Places, wishes: &mut Vec<ConsoleWish>) {
    let theme = Theme::of(ThemeId::Dark);
    let size = (18.0 * places.scale).max(15.0);
    let row = UiBuilder::new().max_rect(places.title).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (key, sign, wish) in [
            ("console-larger-notes", "plus", ConsoleWish::LargerNotes),
            ("console-smaller-notes", "minus", ConsoleWish::SmallerNotes),
        ] {
            let name = words.text(key);
            let button = IconButton::new(sign, &name).size(28.0).color(theme.secondary);
            // What a finger or a pointer presses must not take the keys of the show.
            if unfocused(ui, button).clicked() {
                wishes.push(wish);
            }
        }
    });
    let number = place_words(words, view);
    let number = elided(ui, &number, theme::figures(size * 0.8), theme.secondary, places.title.width());
    let room = places.title.width() - number.size().x - 14.0 - 72.0;
    let name = elided(ui, view.title, theme::semibold(size), theme.ink, room);
    let middle = places.title.center().y;
    let after = places.title.left() + name.size().x + 14.0;
    let response = ui.interact(places.title.with_max_x(after), ui.scope_id().with("console title"), Sense::hover());
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{} {}", view.title, number.text()))
    });
    ui.painter().galley(pos2(places.title.left(), middle - name.size().y / 2.0), name, theme.ink);
    ui.painter().galley(pos2(after, middle - number.size().y / 2.0 + size * 0.06), number, theme.secondary);
}

/// `4 из 12`, and the stop where the view has several: `4 из 12 · 1/2`.
fn place_words(words: &Messages, view: &ConsoleView<'_>) -> String {
    let mut values = vec![("number", view.place.0.into()), ("count", view.place.1.into())];
    match view.stop {
        None => words.format("console-place", &values),
        Some((stop, stops)) => {
            values.extend([("stop", stop.into()), ("stops", stops.into())]);
            words.format("console-place-stop", &values)
        }
    }
}

/// A button that leaves the focus where it is.
fn unfocused(ui: &mut Ui, button: impl eframe::egui::Widget) -> eframe::egui::Response {
    let response = ui.add(button);
    if response.clicked() {
        response.surrender_focus();
    }
    response
}

/// What to say, as large as was chosen; what does not fit is scrolled.
fn note(ui: &mut Ui, words: &Messages, view: &ConsoleView<'_>, places: &Places) {
    let theme = Theme::of(ThemeId::Dark);
    let size = (f32::from(view.note_size) * places.scale).round();
    ui.scope_builder(UiBuilder::new().max_rect(places.note), |ui| {
        if view.note.trim().is_empty() {
            let hint = RichText::new(words.text("console-no-note")).font(theme::regular(theme::BODY * places.scale));
            ui.label(hint.color(theme.faint));
            return;
        }
        // Each view begins at the beginning of what is said at it.
        let id = ui.scope_id().with(("console note", view.place.0));
        ScrollArea::vertical().id_salt(id).auto_shrink(false).max_height(places.note.height()).show(ui, |ui| {
            // Longer lines are hard to find again for eyes that come back from the audience.
            ui.set_max_width((size * 38.0).min(places.note.width() - 12.0));
            let note = RichText::new(view.note).font(theme::regular(size)).line_height(Some((size * 1.42).round()));
            ui.label(note.color(theme.ink));
            ui.add_space(size);
        });
    });
}

/// What comes next, the time, and what happened in the meeting.
fn side(
    ui: &mut Ui,
    words: &Messages,
    view: &ConsoleView<'_>,
    places: &Places,
    paint: &mut impl FnMut(&mut Ui, Rect, ConsolePicture),
    wishes: &mut Vec<ConsoleWish>,
) {
    let theme = Theme::of(ThemeId::Dark);
    let (side, scale) = (places.side, places.scale);
    let label = (13.0 * scale).max(theme::LABEL);
    let says = view.next.map_or_else(|| words.text("console-last"), Into::into);
    let says = elided(ui, &says, theme::semibold(label), theme.secondary, side.width());
    // The words stand over the box as the picture beside it begins.
    ui.painter().galley(pos2(side.left(), side.top() - 2.0), says.clone(), theme.secondary);
    let mut below = side.top() + says.size().y + 8.0 * scale;
    let width = side.width().min(side.height() * 0.3 / view.ratio.max(0.1));
    let next = Rect::from_min_size(pos2(side.left(), below), vec2(width, width * view.ratio));
    if view.next.is_some() {
        paint(ui, next, ConsolePicture::Next);
        round_off(ui, next, theme);
    } else {
        ui.painter().rect_filled(next, ROUND, theme.panel);
        icon(ui.painter(), "check", next.center(), 22.0 * scale, theme.faint);
    }
    below = next.bottom() + 28.0 * scale;
    let place = Rect::from_min_max(pos2(side.left(), below), side.max);
    below = clocks(ui, words, view.clocks, place, scale);
    let rest = Rect::from_min_max(pos2(side.left(), below + 26.0 * scale), side.max);
    lists(ui, words, view, rest, scale);
    wishes.extend(pause(ui, view, place, below));
}

/// A click on the time lets it stand where it can.
fn pause(ui: &Ui, view: &ConsoleView<'_>, place: Rect, below: f32) -> Option<ConsoleWish> {
    if !view.clocks.iter().any(|clock| clock.stands.is_some()) {
        return None;
    }
    let response = ui.interact(place.with_max_y(below), ui.scope_id().with("console clocks"), Sense::CLICK);
    response.clicked().then_some(ConsoleWish::Pause)
}

/// What was changed and what was asked, the newest last and in view.
fn lists(ui: &mut Ui, words: &Messages, view: &ConsoleView<'_>, rest: Rect, scale: f32) {
    let theme = Theme::of(ThemeId::Dark);
    if rest.height() < 40.0 {
        return;
    }
    let label = (13.0 * scale).max(theme::LABEL);
    ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
        ScrollArea::vertical().id_salt("console lists").auto_shrink(false).stick_to_bottom(true).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0 * scale;
            for (heading, lines) in [("console-changes", view.changes), ("console-questions", view.questions)] {
                if lines.is_empty() {
                    continue;
                }
                let heading = words.format(heading, &[("count", lines.len().into())]);
                ui.label(RichText::new(heading).font(theme::semibold(label)).color(theme.secondary));
                for line in lines {
                    card(ui, line, theme, scale);
                }
                ui.add_space(8.0 * scale);
            }
        });
    });
}

/// A line of a list, as a card.
fn card(ui: &mut Ui, line: &ConsoleLine, theme: &Theme, scale: f32) {
    let (x, y) = (14.0 * scale, 10.0 * scale);
    let width = ui.available_width() - 2.0 * x - 6.0;
    let title = elided(ui, &line.title, theme::medium((14.0 * scale).max(13.0)), theme.ink, width);
    let detail = (!line.detail.is_empty())
        .then(|| elided(ui, &line.detail, theme::medium((13.0 * scale).max(12.0)), theme.accent, width));
    let room = detail.as_ref().map_or(0.0, |detail| detail.size().y + 3.0);
    let size = vec2(ui.available_width() - 6.0, title.size().y + room + 2.0 * y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let words = format!("{} {}", line.title, line.detail);
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, words)
    });
    ui.painter().rect_filled(rect, ROUND - 2, theme.panel);
    let under = rect.top() + y + title.size().y + 3.0;
    ui.painter().galley(rect.min + vec2(x, y), title, theme.ink);
    if let Some(detail) = detail {
        ui.painter().galley(pos2(rect.left() + x, under), detail, theme.accent);
    }
}

/// What is to be known of the audience's screen, over all.
fn notice(ui: &mut Ui, place: Rect, notice: &Notice, wishes: &mut Vec<ConsoleWish>) {
    let theme = Theme::of(ThemeId::Dark);
    ui.painter().rect_filled(place, 0, theme.caution_soft);
    icon(ui.painter(), "projector", pos2(place.left() + 52.0, place.center().y), 18.0, theme.caution);
    let row = UiBuilder::new().max_rect(place.shrink2(vec2(40.0, 0.0))).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(row, |ui| {
        for (words, wish) in notice.offers.iter().rev() {
            if unfocused(ui, Button::new(words)).clicked() {
                wishes.push(*wish);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(32.0);
            let text = elided(ui, &notice.text, theme::medium(theme::BODY + 1.0), theme.ink, ui.available_width());
            let (rect, response) = ui.allocate_exact_size(text.size(), Sense::hover());
            response.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, notice.text.as_str())
            });
            ui.painter().galley(rect.min, text, Color32::PLACEHOLDER);
        });
    });
}
