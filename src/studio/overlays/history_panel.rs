//! The steps that were made, under the buttons that take them back: a click goes there.

use crate::edit::{History, StepName};
use crate::editor::StepView;
use crate::model::{Document, Language};
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::Snapshot;
use crate::studio::desk::step_summary::summary;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::{self, top::history_anchor};
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{IconButton, elided, focus_ring, icon, key_cap, panel_title};
use eframe::egui::{
    Align, Area, Context, Id, Layout, Order, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};
use std::sync::Arc;

/// Width of the list.
const WIDTH: f32 = 360.0;
/// Height of a step.
const LINE: f32 = 28.0;

/// The list while it is open.
#[derive(Debug, Default)]
pub(crate) struct HistoryPanel {
    open: bool,
    /// How many steps were done when the list was looked at last, so that the current one is brought into view once.
    seen: Option<usize>,
    /// What each step did, in words, with the documents that it was found between.
    cache: Vec<CachedStep>,
}

/// What a step did, in the words of this language.
#[derive(Debug)]
struct CachedStep {
    before: Snapshot,
    after: Snapshot,
    language: Language,
    words: String,
}

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StepState {
    Done,
    Current,
    Undone,
}

impl HistoryPanel {
    /// Opens the list, or closes it if it is open.
    pub(crate) const fn toggle(&mut self) {
        self.open = !self.open;
        self.seen = None;
    }

    /// Whether the list is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// What a step did: found once, for the documents before and after it never change.
    fn summary(&mut self, cx: &PanelContext<'_>, index: usize, name: StepName, between: [&Arc<Document>; 2]) -> String {
        let [before, after] = between.map(Snapshot::of);
        let language = cx.words.language();
        let known = self.cache.get(index);
        if let Some(known) = known
            && (&known.before, &known.after, known.language) == (&before, &after, language)
        {
            return known.words.clone();
        }
        let words = capital(&summary(name, between[0], between[1], cx.words));
        self.cache.truncate(index);
        self.cache.push(CachedStep { before, after, language, words: words.clone() });
        words
    }

    /// Shows the list: the beginning first, then the steps that are done, then those that were taken back.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>, history: &History<StepView>) {
        if !self.open {
            self.cache.clear();
            return;
        }
        let done = history.depth();
        let names = history.past_names().chain(history.future_names());
        let documents = history.documents();
        let between = documents.iter().zip(documents.iter().skip(1)).map(|(before, after)| [*before, *after]);
        let steps: Vec<String> =
            names.zip(between).enumerate().map(|(index, (name, pair))| self.summary(cx, index, name, pair)).collect();
        let moved = self.seen.replace(done) != Some(done);
        let at = ctx.data(|data| data.get_temp::<Rect>(history_anchor()));
        let at = at.map_or(pos2(12.0, 52.0), |button| pos2(button.left() - 8.0, button.bottom() + 8.0));
        let room = ctx.content_rect().bottom() - at.y - 96.0;
        Area::new(Id::unique("history")).order(Order::Middle).fixed_pos(at).show(ctx, |ui| {
            panels::floating(ui).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                ui.horizontal(|ui| {
                    ui.add_space(6.0);
                    panel_title(ui, "history", &cx.text("history-title"));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if ui.add(IconButton::new("x", &cx.text("find-close")).size(LINE)).clicked() {
                            self.open = false;
                        }
                    });
                });
                ui.add_space(4.0);
                ScrollArea::vertical().max_height(room.clamp(LINE * 4.0, LINE * 16.0)).show(ui, |ui| {
                    let beginning = cx.text_of("history-beginning");
                    for (index, words) in std::iter::once(beginning).chain(steps).enumerate() {
                        let place = match index.cmp(&done) {
                            std::cmp::Ordering::Less => StepState::Done,
                            std::cmp::Ordering::Equal => StepState::Current,
                            std::cmp::Ordering::Greater => StepState::Undone,
                        };
                        let keys = match place {
                            _ if index + 1 == done => Command::Undo.keys(),
                            _ if index == done + 1 => Command::Redo.keys(),
                            _ => None,
                        };
                        let response = step(ui, &words, place, keys.as_deref()).on_hover_text(&words);
                        if place == StepState::Current && moved {
                            response.scroll_to_me(Some(Align::Center));
                        }
                        if response.clicked() && place != StepState::Current {
                            cx.act(Action::GoToStep(index));
                        }
                    }
                });
            });
        });
    }
}

/// A name as it begins a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn step(ui: &mut Ui, words: &str, place: StepState, keys: Option<&str>) -> Response {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let current = place == StepState::Current;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), current, words));
    if current {
        ui.painter().rect_filled(rect, RADIUS - 2, theme.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS - 2, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.shrink(1.0), RADIUS - 2);
    }
    let dot = pos2(rect.left() + 15.0, rect.center().y);
    let ink = match place {
        StepState::Current => {
            icon(ui.painter(), "check", dot, 14.0, theme.accent);
            theme.ink
        }
        StepState::Done => {
            ui.painter().circle_filled(dot, 2.0, theme.faint);
            theme.ink
        }
        StepState::Undone => {
            ui.painter().circle_stroke(dot, 2.0, Stroke::new(1.0, theme.faint));
            theme.faint
        }
    };
    let font = if current { theme::medium(BODY) } else { theme::regular(BODY) };
    let galley = elided(ui, words, font, ink, rect.width() - 38.0 - if keys.is_some() { 80.0 } else { 0.0 });
    ui.painter().galley(pos2(rect.left() + 30.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if let Some(keys) = keys {
        key_cap(ui, pos2(rect.right() - 8.0, rect.center().y), keys, None);
    }
    response
}
