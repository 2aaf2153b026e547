//! The question on the welcome screen: what becomes of maps that were not saved when the program ended.

use super::parts::{answers, focus_answer, heading, words};
use crate::i18n::{Messages, format};
use crate::store::{Basis, RecoveryNote};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::platform::short_path::short_path;
use crate::studio::theme::{self, BODY, LABEL, TITLE};
use crate::studio::widgets::{Button, elided, hairline, icon, wrapped};
use eframe::egui::{Color32, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::path::PathBuf;

/// Width of the dialog.
pub(crate) const WIDTH: f32 = 640.0;
/// The room of a picture: that of a sheet on its side.
const PICTURE: eframe::egui::Vec2 = vec2(128.0, 92.0);
/// So much of the list is in view at once.
const HIGHEST: f32 = 420.0;

/// A copy that somebody may want back.
#[derive(Clone, Debug)]
pub(crate) struct LeftCopy {
    /// By what it is asked for.
    pub(crate) id: u64,
    /// Where the copy is.
    pub(crate) copy: PathBuf,
    /// Of what it is a copy.
    pub(crate) note: RecoveryNote,
    /// How the file stands to it.
    pub(crate) basis: Basis,
    /// Whether the program ended while it opened this copy.
    pub(crate) tried: bool,
}

impl LeftCopy {
    /// What the map is called.
    pub(crate) fn name(&self, words: &Messages) -> String {
        let stem = self.note.path.as_ref().and_then(|path| path.file_stem());
        match stem {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None if !self.note.title.trim().is_empty() => self.note.title.trim().to_owned(),
            None => words.text("untitled").into_owned(),
        }
    }

    /// When it was made and how much was done since the map was saved: `сегодня, 14:32 · 41 правка`.
    pub(crate) fn when(&self, words: &Messages) -> String {
        let time = i64::try_from(self.note.time).ok().and_then(|time| Timestamp::from_second(time).ok());
        let at = time.unwrap_or_default().to_zoned(TimeZone::system());
        let moment = format::moment(&at, &Zoned::now(), words.language());
        if self.note.edits == 0 {
            return moment;
        }
        words.format("copies-when", &[("moment", moment.into()), ("edits", self.note.edits.into())])
    }
}

/// The question.
#[derive(Clone, Debug)]
pub(crate) struct LeftCopies {
    copies: Vec<LeftCopy>,
    /// The one of which it is asked whether it is really to go.
    doubt: Option<u64>,
}

impl LeftCopies {
    /// A question about these.
    pub(crate) const fn new(copies: Vec<LeftCopy>) -> Self {
        Self { copies, doubt: None }
    }

    /// Shows the question and asks for what is answered.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, pictures: &mut SheetPictures) {
        heading(ui, &cx.text("copies-title"));
        words(ui, &cx.format("copies-text", &[("count", self.copies.len().into())]));
        let careful = self.copies.iter().any(|copy| copy.tried);
        ScrollArea::vertical().max_height(HIGHEST).show(ui, |ui| {
            for (index, copy) in self.copies.iter().enumerate() {
                if index > 0 {
                    ui.add_space(4.0);
                    hairline(ui);
                    ui.add_space(4.0);
                }
                row(ui, cx, pictures, copy, (&mut self.doubt, index == 0 && !careful));
            }
        });
        ui.add_space(12.0);
        answers(ui, |ui| {
            let (key, count) = if careful { ("copies-without", self.copies.len()) } else { ("copies-later", 1) };
            let text = cx.format(key, &[("count", count.into())]);
            let later = ui.add(if careful { Button::primary(&text) } else { Button::ghost(&text) });
            if careful {
                focus_answer(ui, &later);
            }
            if later.clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

fn row(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    pictures: &mut SheetPictures,
    copy: &LeftCopy,
    (doubt, first): (&mut Option<u64>, bool),
) {
    /// From the picture to the words.
    const GAP: f32 = 16.0;
    let theme = theme::of(ui);
    let (name, when) = (copy.name(cx.words), copy.when(cx.words));
    let place = copy.note.path.as_deref().map_or_else(|| cx.text("copies-never-saved").into_owned(), short_path);
    let careful = match copy.basis {
        _ if copy.tried => Some("copies-tried"),
        Basis::Changed => Some("copies-changed"),
        Basis::Gone => Some("copies-gone"),
        Basis::Unsaved | Basis::AsItWas => None,
    };
    let width = ui.available_width() - PICTURE.x - GAP;
    let warning = careful.map(|key| wrapped(ui, &cx.text(key), theme::regular(LABEL), theme.caution, width));
    let words = 22.0 + 18.0 + 18.0 + warning.as_ref().map_or(0.0, |text| text.size().y + 4.0);
    let height = (words + 8.0 + theme::CONTROL).max(PICTURE.y);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("{name}. {place}. {when}")));

    let room = Rect::from_min_size(rect.min, PICTURE);
    // What may have ended the program once is not looked at unasked.
    if copy.tried {
        ui.painter().rect_filled(room, theme::RADIUS, theme.hover);
        icon(ui.painter(), "triangle-alert", room.center(), 22.0, theme.caution);
    } else {
        let paper = pictures.show_file(ui.painter(), Id::unique(("left copy", &copy.copy)), &copy.copy, room);
        ui.painter().rect_stroke(paper, 0, Stroke::new(1.0, theme.hairline), StrokeKind::Outside);
    }

    let left = room.right() + GAP;
    let mut top = rect.top();
    let mut line = |galley: std::sync::Arc<eframe::egui::Galley>, height: f32, color: Color32| {
        ui.painter().galley(pos2(left, top), galley, color);
        top += height;
    };
    line(elided(ui, &name, theme::semibold(TITLE), theme.ink, width), 22.0, theme.ink);
    line(elided(ui, &place, theme::regular(BODY), theme.secondary, width), 18.0, theme.secondary);
    line(elided(ui, &when, theme::regular(BODY), theme.secondary, width), 18.0, theme.secondary);
    if let Some(text) = warning {
        let height = text.size().y + 4.0;
        top += 2.0;
        ui.painter().galley(pos2(left, top), text, theme.caution);
        top += height - 2.0;
    }
    let buttons = Rect::from_min_max(pos2(left, top + 8.0), pos2(rect.right(), top + 8.0 + theme::CONTROL));
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(buttons), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if *doubt == Some(copy.id) {
                let sure = ui.add(Button::new(&cx.text("copies-remove-sure")).color(theme.negative));
                if sure.clicked() {
                    cx.act(Action::RemoveCopy(copy.id));
                }
                if ui.add(Button::ghost(&cx.text("copies-keep"))).clicked() {
                    *doubt = None;
                }
                return;
            }
            let text = cx.text(if copy.tried { "copies-recover-anyway" } else { "copies-recover" });
            let recover = ui.add(if first { Button::primary(&text) } else { Button::new(&text) });
            if first {
                focus_answer(ui, &recover);
            }
            if recover.clicked() {
                cx.act(Action::Recover(copy.id));
            }
            if ui.add(Button::ghost(&cx.text("copies-remove"))).clicked() {
                *doubt = Some(copy.id);
            }
        });
    });
}
