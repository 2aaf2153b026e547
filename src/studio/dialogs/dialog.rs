//! The dialog that stands in the window, and the system's own for files.

use super::file_chooser::{self, FileChooser};
use super::import_step::{self, ImportStep};
use super::left_copies::{self, LeftCopies};
use super::overwrite::{self, Overwrite};
use super::parts::{answers, focus_answer, heading, words};
use super::paste::{PasteLines, PasteTable};
use super::portrait::Crop;
use super::print_now::{self, PrintNow};
use super::removal::Removal;
use super::{room, settings, tried};
use crate::i18n::{Localized, Message, Messages};
use crate::model::ElementId;
use crate::studio::desk::{Action, PanelContext, Purpose, UnsavedAnswer};
use crate::studio::paint::ScenePainter;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme;
use crate::studio::widgets::Button;
use eframe::egui::{Align2, Context, Frame, Id, Key, Margin, Modal, Modifiers, Stroke, Ui, vec2};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A failure in words: what could not be done and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What could not be done.
    pub(crate) title: String,
    /// Why, where, and what to do about it.
    pub(crate) text: String,
    /// What was not written and can be written somewhere else.
    pub(crate) instead: Option<Purpose>,
}

impl Problem {
    /// A failure in the words of what names itself.
    pub(crate) fn of(words: &Messages, title: &Message, why: &dyn Localized) -> Self {
        Self::new(title.message(words), why.message(words))
    }

    /// A failure after which there is nothing to offer.
    pub(crate) const fn new(title: String, text: String) -> Self {
        Self { title, text, instead: None }
    }
}

/// The dialog that stands in the window.
#[derive(Clone, Debug, Default)]
pub(crate) enum Dialog {
    /// None.
    #[default]
    None,
    /// A file is chosen.
    Choose(Box<FileChooser>),
    /// What to do with unsaved changes.
    Unsaved,
    /// Whether the file is opened that ended the program the last time.
    Tried(PathBuf),
    /// What becomes of maps that were not saved when the program ended.
    Copies(LeftCopies),
    /// Whether stages, lanes or personas go with all that stands in them.
    Remove(Removal),
    /// Whether a file is replaced that somebody else wrote.
    Overwrite(Overwrite),
    /// Something could not be done.
    Failed(Problem),
    /// On which printer, and which pages.
    Print(Box<PrintNow>),
    /// The settings.
    Settings,
    /// The room in which the map is shown.
    Room,
    /// Which part of a picture becomes a portrait.
    Crop(Crop),
    /// How a text that was pasted is meant.
    PasteLines(PasteLines),
    /// What becomes of a table that was pasted.
    PasteTable(PasteTable),
    /// How a table becomes a funnel.
    Import(Box<ImportStep>),
}

/// Whether the system has a file dialog to ask. Without a portal it answers like a person who cancels, so it is not asked.
pub(crate) fn system_has_dialogs() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        // A test has nobody who answers.
        if cfg!(test) || std::env::var_os("TROPA_NO_PORTAL").is_some() {
            return false;
        }
        if cfg!(any(target_os = "windows", target_os = "macos")) {
            return true;
        }
        std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() || in_path("zenity")
    })
}

fn in_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|paths| std::env::split_paths(&paths).any(|folder| folder.join(program).is_file()))
}

/// Asks the system for a file; blocks until the person has answered, so it is called on a thread of its own.
pub(crate) fn ask_system(purpose: Purpose, title: &str, near: Option<&Path>, name: &str) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_title(title);
    if let Some(first) = purpose.extensions().first() {
        dialog = dialog.add_filter(*first, purpose.extensions());
    }
    if let Some(folder) = near.and_then(Path::parent) {
        dialog = dialog.set_directory(folder);
    }
    if purpose == Purpose::ExportAll {
        return dialog.pick_folder();
    }
    if purpose.saves() { dialog.set_file_name(name).save_file() } else { dialog.pick_file() }
}

impl Dialog {
    /// A question whether these go with all that stands in them.
    pub(crate) const fn remove(ids: Vec<ElementId>) -> Self {
        Self::Remove(Removal::new(ids))
    }

    /// Whether somebody is at work in it, which a click beside it or a message must not throw away.
    pub(crate) const fn holds_work(&self) -> bool {
        matches!(
            self,
            Self::Choose(_)
                | Self::Unsaved
                | Self::Overwrite(_)
                | Self::Crop(_)
                | Self::PasteLines(_)
                | Self::PasteTable(_)
                | Self::Import(_)
        )
    }

    /// Whether any dialog is open.
    pub(crate) const fn is_open(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Shows the dialog.
    pub(crate) fn show(
        &mut self,
        ctx: &Context,
        cx: &PanelContext<'_>,
        painter: &mut ScenePainter,
        pictures: &mut SheetPictures,
    ) {
        if !self.is_open() {
            return;
        }
        let theme = theme::Theme::of(cx.person.theme);
        let ground = Frame::NONE
            .fill(theme.panel)
            .stroke(Stroke::new(1.0, theme.hairline))
            .shadow(ctx.global_style().visuals.window_shadow)
            .corner_radius(theme::BLOCK_RADIUS)
            .inner_margin(Margin::same(20));
        let mut area = Modal::default_area(Id::unique("dialog"));
        if matches!(self, Self::Import(_) | Self::PasteTable(_)) {
            // What grows and shrinks while somebody works in it stays where its head is.
            area = area.anchor(Align2::CENTER_TOP, vec2(0.0, (ctx.content_rect().height() * 0.06).round()));
        }
        let shown =
            Modal::new(Id::unique("dialog")).area(area).frame(ground).backdrop_color(theme.scrim).show(ctx, |ui| {
                ui.set_width(match self {
                    Self::Settings => settings::WIDTH,
                    Self::Print(_) => print_now::WIDTH,
                    Self::PasteTable(_) => 720.0,
                    Self::Import(_) => import_step::WIDTH,
                    Self::Choose(_) => file_chooser::WIDTH,
                    Self::Copies(_) => left_copies::WIDTH,
                    Self::Overwrite(_) => overwrite::WIDTH,
                    _ => 420.0,
                });
                match self {
                    Self::None => {}
                    Self::Choose(chooser) => chooser.show(ui, cx),
                    Self::Unsaved => unsaved(ui, cx),
                    Self::Tried(path) => tried::show(ui, cx, path),
                    Self::Copies(copies) => copies.show(ui, cx, pictures),
                    Self::Remove(removal) => removal.show(ui, cx),
                    Self::Overwrite(question) => question.show(ui, cx),
                    Self::Failed(problem) => failed(ui, cx, problem),
                    Self::Settings => all_settings(ui, cx),
                    Self::Room => room::show(ui, cx),
                    Self::Print(question) => question.show(ui, cx),
                    Self::Crop(crop) => crop.show(ui, cx, painter),
                    Self::PasteLines(question) => question.show(ui, cx),
                    Self::PasteTable(question) => question.show(ui, cx),
                    Self::Import(step) => step.show(ui, cx),
                }
            });
        let beside = shown.backdrop_response.clicked() && !self.holds_work();
        let escape = || ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if beside || (shown.is_top_modal && !shown.any_popup_open && escape()) {
            cx.act(if matches!(self, Self::Unsaved) {
                Action::Unsaved(UnsavedAnswer::Cancel)
            } else {
                Action::CloseDialog
            });
        }
    }
}

fn unsaved(ui: &mut Ui, cx: &PanelContext<'_>) {
    heading(ui, &cx.format("unsaved-title", &[("name", cx.file.name.as_str().into())]));
    words(ui, &cx.text("unsaved-text"));
    answers(ui, |ui| {
        let save = ui.add(Button::primary(&cx.text("unsaved-save")));
        focus_answer(ui, &save);
        if save.clicked() {
            cx.act(Action::Unsaved(UnsavedAnswer::Save));
        }
        if ui.add(Button::new(&cx.text("unsaved-discard"))).clicked() {
            cx.act(Action::Unsaved(UnsavedAnswer::Discard));
        }
        if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
            cx.act(Action::Unsaved(UnsavedAnswer::Cancel));
        }
    });
}

fn failed(ui: &mut Ui, cx: &PanelContext<'_>, problem: &Problem) {
    heading(ui, &problem.title);
    words(ui, &problem.text);
    answers(ui, |ui| {
        let understood = ui.add(Button::primary(&cx.text("dialog-understood")));
        focus_answer(ui, &understood);
        if understood.clicked() {
            cx.act(Action::CloseDialog);
        }
        if let Some(purpose) = problem.instead {
            let key = if purpose == Purpose::Save { "failed-save-as" } else { "failed-elsewhere" };
            if ui.add(Button::new(&cx.text(key))).clicked() {
                // What was to come after it comes once it is written somewhere else.
                cx.act(Action::AskAgain(purpose));
            }
        }
    });
}

fn all_settings(ui: &mut Ui, cx: &PanelContext<'_>) {
    heading(ui, &cx.text("settings-title"));
    ui.add_space(8.0);
    settings::show(ui, cx);
    ui.add_space(8.0);
    answers(ui, |ui| {
        if ui.add(Button::primary(&cx.text("settings-done"))).clicked() {
            cx.act(Action::CloseDialog);
        }
    });
}
