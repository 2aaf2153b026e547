//! What stands before the audience where there is one screen: the picture of the show, and what lies over it for a moment.

use super::Studio;
use super::show_state::Showing;
use crate::i18n::Messages;
use crate::present::{ShowEvent, grid};
use crate::studio::desk::{Action, Actions};
use crate::studio::show::{self, KEY_STRIP, SmallView, StageInput, StageView};
use crate::studio::theme::{self, BLOCK_RADIUS, BODY, Theme, ThemeId};
use crate::studio::widgets::{elided, wrapped};
use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Order, Painter, Pos2, Rect, RichText, Sense, Stroke, TextEdit, Ui,
    pos2, vec2,
};

/// How long the strip of keys takes to come and go, in seconds.
const COMES: f32 = 0.2;
/// Type on the last screen.
const END: f32 = 30.0;
/// Type of the notes, where the audience sees them too.
const NOTES: f32 = 20.0;
/// The field for a question.
const FIELD: f32 = 620.0;

impl Studio {
    /// The picture of the show in a box that is as large as its screen, and the hand over it.
    pub(super) fn stage(&mut self, ui: &mut Ui, rect: Rect) {
        let own = self.own_sheet();
        let words = self.words();
        let Some(showing) = &mut self.show else { return };
        let response = ui.interact(rect, ui.scope_id().with("stage"), Sense::click_and_drag());
        let screen = show::screen_size(&showing.show);
        if showing.show.grid().is_some() {
            let places = grid(showing.show.views().len(), showing.show.screen());
            let Showing { show, sheets, .. } = showing;
            let shown: Vec<_> = show.views().iter().map(|shown| sheets.sheet(&shown.view, &own)).collect();
            let views: Vec<_> = (show.views().iter().zip(&shown).zip(places))
                .map(|((of, sheet), place)| {
                    let sheet = sheet.as_ref().unwrap_or(&own);
                    let stop = of.stops.first();
                    let view = stop.map(|stop| StageView::at(&of.view, stop, sheet.layout.scene.size, show.screen()));
                    let (journey, layout) = (&*sheet.journey, &*sheet.layout);
                    SmallView { name: &of.title, journey, layout, view: view.unwrap_or_default(), place }
                })
                .collect();
            let chosen =
                show::overview(ui, (screen, rect), words, &views, show.grid().unwrap_or_default(), &mut self.painter);
            if let Some(view) = chosen {
                show.handle(ShowEvent::Choose(view), show::now(ui.ctx()));
                ui.ctx().request_repaint();
            }
            return;
        }
        showing.hand.hear(ui, &response, &mut showing.show);
        showing.hand.cursor(ui, &response, &showing.show);
        if showing.show.is_over() && showing.show.blank().is_none() {
            end(ui, rect, words.text("show-end").as_ref(), words.text("show-end-hint").as_ref());
        } else {
            let sheet = showing.sheet(&own);
            let view = StageView::of(&showing.show, sheet.layout.scene.size);
            let (journey, layout) = (&*sheet.journey, &*sheet.layout);
            let input = StageInput { words, journey, layout, view: &view, screen, rect };
            show::paint(ui, &input, &mut self.painter);
        }
    }

    /// What lies over the picture for a moment: keys, notes, the number that is typed, a question.
    pub(super) fn over_stage(&mut self, ui: &mut Ui, rect: Rect, actions: &Actions) {
        let words = self.words();
        let time = if self.person.habits.reduced_motion { 0.0 } else { COMES };
        let Some(showing) = &mut self.show else { return };
        // The console has keys and notes of its own.
        let bare = !showing.windows.has_console();
        let helps = bare && showing.show.shows_help() && !showing.show.is_editing();
        let strength = ui.ctx().animate_bool_with_time(Id::unique("keys of the show"), helps, time);
        let mut pressed = None;
        let mut bottom = rect.bottom() - if bare { 0.0 } else { KEY_STRIP };
        if strength > 0.0 {
            let strip = rect.with_min_y(rect.bottom() - KEY_STRIP);
            bottom = strip.top();
            let place = place(showing, words);
            pressed = show::key_strip(ui, strip, words, &place, strength);
        }
        let painter = ui.painter_at(rect);
        if bare && showing.show.shows_notes() && showing.show.blank().is_none() {
            let note = showing.show.view().map(|shown| shown.view.note.trim()).unwrap_or_default();
            let note = if note.is_empty() { words.text("show-no-note").into_owned() } else { note.to_owned() };
            bottom = notes(ui, &painter, rect.with_max_y(bottom), &note);
        }
        if let Some(number) = showing.show.typed() {
            let number = words.format("show-goto", &[("number", number.into())]);
            typed(ui, &painter, pos2(rect.right() - 24.0, bottom - 24.0), &number, &words.text("show-goto-hint"));
        }
        if let Some(text) = &mut showing.question {
            let over = question(ui, rect.with_max_y(bottom), text, &words.text("show-question"));
            if over == Some(true) && !text.trim().is_empty() {
                actions.push(Action::NoteQuestion(text.trim().to_owned()));
            }
            if over.is_some() {
                showing.question = None;
            }
        }
        if let Some(key) = pressed {
            self.press_in_show(ui.ctx(), key);
        }
    }

    /// A key that was pressed on the screen.
    pub(super) fn press_in_show(&mut self, ctx: &Context, key: Key) {
        let Some(showing) = &mut self.show else { return };
        let edited = showing.edits();
        let request = show::press(ctx, &mut showing.show, key);
        if showing.edits() && !edited {
            self.begin_edits();
        }
        self.answer_show(ctx, request);
    }
}

/// Where the show stands, in words.
fn place(showing: &Showing, words: &Messages) -> String {
    let show = &showing.show;
    let stops = show.view().map_or(1, |shown| shown.stops.len());
    let values = [
        ("number", (show.number() + 1).into()),
        ("count", show.views().len().into()),
        ("stop", (show.stop_number() + 1).into()),
        ("stops", stops.into()),
    ];
    if stops > 1 { words.format("console-place-stop", &values) } else { words.format("console-place", &values[..2]) }
}

/// The last screen.
fn end(ui: &Ui, rect: Rect, words: &str, hint: &str) {
    let theme = Theme::of(ThemeId::Dark);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0, theme.show);
    let middle = rect.center();
    painter.text(middle - vec2(0.0, 8.0), Align2::CENTER_BOTTOM, words, theme::semibold(END), theme.ink);
    painter.text(middle + vec2(0.0, 12.0), Align2::CENTER_TOP, hint, theme::regular(BODY + 2.0), theme.secondary);
}

/// The notes of the speaker; gives where they begin.
fn notes(ui: &Ui, painter: &Painter, rect: Rect, note: &str) -> f32 {
    let theme = Theme::of(ThemeId::Dark);
    let width = (rect.width() - 96.0).min(1100.0);
    let galley = wrapped(ui, note, theme::regular(NOTES), theme.ink, width);
    let height = galley.size().y.min(rect.height() * 0.4) + 44.0;
    let ground = rect.with_min_y(rect.bottom() - height);
    painter.rect_filled(ground, 0, theme.show);
    painter.hline(ground.x_range(), ground.top() + 0.5, Stroke::new(1.0, theme.hairline));
    let inner = painter.with_clip_rect(ground.shrink(1.0));
    inner.galley(pos2(rect.center().x - width / 2.0, ground.top() + 22.0), galley, theme.ink);
    ground.top()
}

/// The number that is being typed, with its right lower corner at a place.
fn typed(ui: &Ui, painter: &Painter, corner: Pos2, number: &str, hint: &str) {
    let theme = Theme::of(ThemeId::Dark);
    let number = elided(ui, number, theme::semibold(20.0), theme.ink, f32::INFINITY);
    let hint = elided(ui, hint, theme::regular(BODY), theme.secondary, f32::INFINITY);
    let size = vec2(number.size().x + hint.size().x + 16.0 + 40.0, 52.0);
    let ground = Rect::from_min_size(corner - size, size);
    painter.rect_filled(ground, BLOCK_RADIUS, theme.panel);
    let middle = ground.center().y;
    let left = ground.left() + 20.0;
    let wide = number.size().x;
    painter.galley(pos2(left, middle - number.size().y / 2.0), number, theme.ink);
    painter.galley(pos2(left + wide + 16.0, middle - hint.size().y / 2.0 + 1.0), hint, theme.ink);
}

/// The field for a question; once it is over, whether it is kept.
fn question(ui: &Ui, rect: Rect, text: &mut String, hint: &str) -> Option<bool> {
    let theme = Theme::of(ThemeId::Dark);
    let width = FIELD.min(rect.width() - 48.0);
    let at = pos2(rect.center().x - width / 2.0, rect.bottom() - 24.0 - 56.0);
    let area = Area::new(Id::unique("question from the room")).order(Order::Foreground).fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::NONE.fill(theme.panel).corner_radius(BLOCK_RADIUS).inner_margin(Margin::symmetric(20, 16));
        let frame = frame.stroke(Stroke::new(1.0, theme.border));
        frame.show(ui, |ui| {
            let field = TextEdit::singleline(text).font(theme::regular(18.0)).text_color(theme.ink).frame(Frame::NONE);
            let hint = RichText::new(hint).color(theme.secondary);
            let response = ui.add(field.hint_text(hint).desired_width(width - 40.0));
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            let leaves = ui.input(|input| input.key_pressed(Key::Escape));
            if response.lost_focus() || enter || leaves {
                return Some(enter);
            }
            response.request_focus();
            None
        })
    });
    shown.inner.inner
}
