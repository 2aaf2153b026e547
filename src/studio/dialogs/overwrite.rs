//! The question before a file is replaced that somebody else wrote.

use super::parts::{answers, focus_answer, heading, words};
use crate::i18n::format;
use crate::model::Date;
use crate::store::Sight;
use crate::studio::desk::{Action, PanelContext, Purpose};
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{Button, icon, wrapped};
use eframe::egui::{Sense, Ui, pos2, vec2};
use std::path::PathBuf;
use std::time::SystemTime;

/// Width of the question, in screen points.
pub(crate) const WIDTH: f32 = 560.0;

/// A file that is in the way.
#[derive(Clone, Debug)]
pub(crate) struct Overwrite {
    /// What was to be written.
    pub(crate) purpose: Purpose,
    /// Where.
    pub(crate) path: PathBuf,
    /// What stands there.
    pub(crate) sight: Sight,
    /// The free name beside it, where it is the file that is open, changed by somebody else.
    pub(crate) beside: Option<String>,
}

impl Overwrite {
    /// Shows the question and its answers.
    pub(crate) fn show(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = self.path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let values = [("name", name.as_str().into()), ("folder", folder.into())];
        let key = if self.beside.is_some() { "changed-title" } else { "overwrite-title" };
        heading(ui, &cx.format(key, &values));
        found(ui, cx, &name, self.sight);
        match &self.beside {
            Some(beside) => {
                let values = [
                    ("beside", beside.as_str().into()),
                    ("dirty", usize::from(cx.file.dirty || cx.file.saved_at.is_some()).into()),
                ];
                words(ui, &cx.format("changed-text", &values));
            }
            None => words(ui, &cx.format("overwrite-text", &values)),
        }
        ui.add_space(4.0);
        answers(ui, |ui| {
            let replace = Action::Replace(self.purpose, self.path.clone(), self.sight);
            let replace_words = cx.text("overwrite-replace");
            let safe = if self.beside.is_some() {
                let safe = ui.add(Button::primary(&cx.text("changed-beside")));
                if safe.clicked() {
                    cx.act(Action::SaveBeside);
                }
                if ui.add(Button::new(&cx.text("changed-read-again"))).clicked() {
                    cx.act(Action::ReadAgain);
                }
                safe
            } else {
                let safe = ui.add(Button::primary(&cx.text("overwrite-other")));
                if safe.clicked() {
                    cx.act(Action::AskAgain(self.purpose));
                }
                safe
            };
            // Enter never replaces anything.
            focus_answer(ui, &safe);
            if ui.add(Button::new(&replace_words).color(theme::of(ui).negative)).clicked() {
                cx.act(replace);
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

/// The file that is there, as a card: name, when it was changed, how long it is.
fn found(ui: &mut Ui, cx: &PanelContext<'_>, name: &str, sight: Sight) {
    let theme = theme::of(ui);
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    ui.painter().rect_filled(rect, theme::CARD_RADIUS, theme.hover);
    icon(ui.painter(), "file-text", pos2(rect.left() + 24.0, rect.center().y), 20.0, theme.secondary);
    let room = rect.width() - 60.0;
    let title = crate::studio::widgets::elided(ui, name, theme::semibold(BODY), theme.ink, room);
    let under = wrapped(ui, &description(cx, sight), theme::regular(theme::LABEL), theme.secondary, room);
    ui.painter().galley(pos2(rect.left() + 48.0, rect.top() + 8.0), title, theme.ink);
    ui.painter().galley(pos2(rect.left() + 48.0, rect.top() + 28.0), under, theme.secondary);
    ui.add_space(8.0);
}

/// «12.05.2026, 14:32 · 140 КБ».
fn description(cx: &PanelContext<'_>, sight: Sight) -> String {
    let language = cx.words.language();
    let size = format::bytes(sight.len, language);
    match sight.modified.and_then(|time| moment(cx, time)) {
        Some(time) => format!("{time} · {size}"),
        None => size,
    }
}

/// A moment as a day and a time of this place: «12.05.2026, 14:32».
pub(crate) fn moment(cx: &PanelContext<'_>, time: SystemTime) -> Option<String> {
    let time = jiff::Timestamp::try_from(time).ok()?.to_zoned(jiff::tz::TimeZone::system());
    let date = Date::new(time.year(), time.month(), time.day())?;
    Some(format!("{}, {:02}:{:02}", format::date(date, cx.words.language()), time.hour(), time.minute()))
}
