//! The window's own dialog for files, where the system has none: a folder with what fits in it, the name apart.

mod listing;
mod rows;

pub(crate) use listing::{Listing, typed};
pub(crate) use rows::Measure;

use super::parts::{answers, heading};
use crate::export::Format;
use crate::studio::desk::prefs::ExportHabits;
use crate::studio::desk::{Action, ChooserWish, PanelContext, Purpose};
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{Button, IconButton, TextField, elided, focus_ring, icon, section};
use eframe::egui::{
    Align, Event, Id, Key, Layout, Memory, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::path::{Path, PathBuf};

/// Width of the dialog's content, in screen points.
pub(crate) const WIDTH: f32 = 760.0;
/// Width of the column of places.
const PLACES: f32 = 172.0;
/// Height of the list.
const LIST: f32 = 296.0;
/// How many recent folders are offered.
const RECENT: usize = 4;

/// A file that is being chosen.
#[derive(Clone, Debug)]
pub(crate) struct FileChooser {
    purpose: Purpose,
    folder: PathBuf,
    /// The name, as typed so far.
    name: String,
    /// The name that was offered first.
    offered: String,
    /// What is in the folder; nothing while it is being read.
    listing: Option<Result<Listing, String>>,
    /// The places of the last listing: they stay while another folder is read.
    places: Vec<PathBuf>,
    /// Folders in which files were chosen before.
    recent: Vec<PathBuf>,
    /// The line that keys go on from.
    marked: Option<usize>,
    /// Whether the marked line has still to be brought into view.
    follow: bool,
    /// Whether the field has still to get the focus.
    fresh: bool,
    /// The name of a folder that is being made.
    new_folder: Option<String>,
    /// How drawings are written.
    habits: ExportHabits,
    /// How long the file will be, once that is known.
    measure: Option<Measure>,
}

impl FileChooser {
    /// A chooser that begins in a folder with a name offered.
    pub(crate) fn new(
        purpose: Purpose,
        folder: PathBuf,
        name: String,
        recent: &[PathBuf],
        habits: ExportHabits,
    ) -> Self {
        Self {
            purpose,
            folder,
            offered: name.clone(),
            name,
            listing: None,
            places: Vec::new(),
            recent: recent.to_vec(),
            marked: None,
            follow: false,
            fresh: true,
            new_folder: None,
            habits,
            measure: None,
        }
    }

    /// For what a file is chosen.
    pub(crate) const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The folder that is shown.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Goes to a folder, which has to be read.
    pub(crate) fn go(&mut self, folder: PathBuf) {
        // Who typed the name of a folder went there, and still wants the file to have a name of its own.
        if self.name.trim() == folder_name(&folder) {
            self.name.clone_from(&self.offered);
        }
        self.folder = folder;
        self.listing = None;
        self.marked = None;
        self.new_folder = None;
        if !self.purpose.saves() {
            self.name.clear();
        }
    }

    /// Takes in what is in the folder.
    pub(crate) fn take(&mut self, folder: &Path, listing: Result<Listing, String>) {
        if folder != self.folder {
            return;
        }
        if let Ok(listing) = &listing {
            self.places.clone_from(&listing.places);
        }
        self.listing = Some(listing);
    }

    /// Takes in how long the file will be, and what will be in it.
    pub(crate) const fn take_measure(&mut self, measure: Option<Measure>) {
        self.measure = measure;
    }

    /// Draws in another way from now on.
    pub(crate) const fn set_habits(&mut self, habits: ExportHabits) {
        self.habits = habits;
        self.measure = None;
    }

    /// Shows the chooser.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        heading(ui, &cx.text(self.purpose.title_key()));
        ui.add_space(4.0);
        // The field would take the arrows for itself.
        let keys = self.keys(ui);
        if self.purpose.saves() {
            self.name_field(ui, cx);
            ui.add_space(8.0);
        }
        self.way(ui, cx);
        ui.add_space(4.0);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LIST), Sense::hover());
        let (left, right) = rect.split_left_right_at_x(rect.left() + PLACES);
        ui.scope_builder(UiBuilder::new().max_rect(left.with_max_x(left.right() - 12.0)), |ui| self.places(ui, cx));
        let done = ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.list(ui, cx, right)).inner;
        // A list with little in it is as high as a full one.
        ui.advance_cursor_after_rect(rect);
        ui.add_space(4.0);
        if !self.purpose.saves() {
            self.name_field(ui, cx);
        }
        if let Purpose::Export(format) = self.purpose {
            self.export(ui, cx, format);
        }
        ui.add_space(12.0);
        self.answers(ui, cx, keys || done);
    }

    fn name_field(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let before = self.name.clone();
        let label = cx.text("chooser-name");
        let hint = cx.text(if self.purpose.saves() { "chooser-name-hint" } else { "chooser-find-hint" });
        let id = field_id();
        let response = TextField::new(&label).quiet().hint(&hint).id(id).show(ui, &mut self.name);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
            self.select_stem(ui);
        }
        if before != self.name {
            self.marked = if self.purpose.saves() { None } else { self.first_like(&self.name) };
            self.follow = true;
        }
    }

    /// Selects the name without its ending, so that typing gives another name of the same kind.
    fn select_stem(&self, ui: &Ui) {
        use eframe::egui::text::{CCursor, CCursorRange};
        let stem = Path::new(&self.name).file_stem().map_or(0, |stem| stem.to_string_lossy().chars().count());
        let mut state = eframe::egui::TextEdit::load_state(ui.ctx(), field_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(stem))));
        state.store(ui.ctx(), field_id());
    }

    /// The first line whose name begins with these letters.
    fn first_like(&self, letters: &str) -> Option<usize> {
        let letters = letters.trim().to_lowercase();
        let entries = &self.listing.as_ref()?.as_ref().ok()?.entries;
        entries.iter().position(|entry| entry.name.to_lowercase().starts_with(&letters)).filter(|_| !letters.is_empty())
    }

    /// Where one is: up, the folders on the way, a new folder.
    fn way(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let above = self.folder.parent().map(Path::to_owned);
            let up = ui.add(IconButton::new("arrow-up", &cx.text("chooser-up")).enabled(above.is_some()));
            if up.clicked()
                && let Some(above) = above
            {
                cx.act(Action::Chooser(ChooserWish::Go(above)));
            }
            ui.add_space(4.0);
            if let Some(name) = &mut self.new_folder {
                let label = cx.text("chooser-new-folder");
                let field = TextField::new(&label).quiet().hint(&label).id(Id::unique("new folder")).width(280.0);
                let response = field.show(ui, name);
                let made = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                ui.add_space(4.0);
                let pressed = ui.add(Button::new(&cx.text("chooser-make"))).clicked();
                if (made || pressed) && !name.trim().is_empty() {
                    cx.act(Action::Chooser(ChooserWish::Make(self.folder.join(name.trim()))));
                }
                return;
            }
            crumbs(ui, cx, &self.folder, ui.available_width() - 40.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new("folder-plus", &cx.text("chooser-new-folder"))).clicked() {
                    self.new_folder = Some(String::new());
                    ui.memory_mut(|memory| memory.request_focus(Id::unique("new folder")));
                }
            });
        });
    }

    /// Where else people keep files.
    fn places(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (index, place) in self.places.iter().enumerate() {
            let name = if index == 0 { cx.text_of("chooser-home") } else { folder_name(place) };
            let sign = if index == 0 { "home" } else { "folder" };
            if rows::place(ui, sign, &name, *place == self.folder).clicked() {
                cx.act(Action::Chooser(ChooserWish::Go(place.clone())));
            }
        }
        let recent: Vec<&PathBuf> =
            self.recent.iter().filter(|path| !self.places.contains(path)).take(RECENT).collect();
        if recent.is_empty() {
            return;
        }
        ui.add_space(12.0);
        section(ui, &cx.text("chooser-recent"));
        for place in recent {
            let row = rows::place(ui, "history", &folder_name(place), *place == self.folder);
            if row.on_hover_text(place.display().to_string()).clicked() {
                cx.act(Action::Chooser(ChooserWish::Go(place.clone())));
            }
        }
    }

    /// What is in the folder; gives whether a line was taken.
    fn list(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, rect: Rect) -> bool {
        let theme = theme::of(ui);
        ui.painter().rect(rect, RADIUS, theme.control, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        let list = ui.interact(rect, list_id(), Sense::focusable_noninteractive());
        if list.has_focus() {
            crate::studio::widgets::hold_keys(ui, list_id(), crate::studio::widgets::ARROWS);
            focus_ring(ui.painter(), theme, rect, RADIUS);
        }
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, cx.text("chooser-list")));
        let told = match &self.listing {
            None => Some(cx.text_of("chooser-reading")),
            Some(Err(reason)) => Some(cx.format("chooser-unreadable", &[("reason", reason.as_str().into())])),
            Some(Ok(listing)) if listing.entries.is_empty() => Some(cx.text_of("chooser-empty")),
            Some(Ok(_)) => None,
        };
        if let Some(told) = told {
            let galley =
                crate::studio::widgets::wrapped(ui, &told, theme::regular(BODY), theme.secondary, rect.width() - 64.0);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, theme.secondary);
            return false;
        }
        let Some(Ok(listing)) = &self.listing else { return false };
        let mut taken = false;
        let (mut marked, follow) = (self.marked, std::mem::take(&mut self.follow));
        let mut named = None;
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(4.0)), |ui| {
            let count = listing.entries.len();
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut area = ScrollArea::vertical().auto_shrink([false, false]);
            if follow && let Some(marked) = marked {
                area = area.vertical_scroll_offset(rows::offset_of(marked, rect.height() - 8.0));
            }
            area.show_rows(ui, rows::HEIGHT, count, |ui, range| {
                for (index, entry) in listing.entries.iter().enumerate().take(range.end).skip(range.start) {
                    let row = rows::entry(ui, cx, entry, marked == Some(index));
                    if row.clicked() || row.double_clicked() {
                        marked = Some(index);
                        if self.purpose.saves() && !entry.is_folder {
                            named = Some(entry.name.clone());
                        }
                    }
                    taken |= row.double_clicked();
                }
            });
        });
        if listing.cut {
            let words = cx.text("chooser-cut");
            let galley = elided(ui, &words, theme::regular(LABEL), theme.caution, rect.width() - 24.0);
            let at = pos2(rect.left() + 12.0, rect.bottom() - 20.0);
            ui.painter().rect_filled(Rect::from_min_size(at, galley.size()).expand(4.0), 4, theme.control);
            ui.painter().galley(at, galley, theme.caution);
        }
        self.marked = marked;
        if let Some(named) = named {
            self.name = named;
        }
        taken
    }

    /// Keys that the list hears while it or the field has the focus; gives whether a line or a name was taken.
    fn keys(&mut self, ui: &Ui) -> bool {
        let focused = ui.memory(Memory::focused);
        let in_list = focused == Some(list_id());
        if !in_list && focused != Some(field_id()) && focused.is_some() {
            return false;
        }
        let count = match &self.listing {
            Some(Ok(listing)) => listing.entries.len(),
            _ => 0,
        };
        let last = count.saturating_sub(1);
        let page = 8;
        let before = self.marked;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let mut to = |to: usize| self.marked = (count > 0).then_some(to.min(last));
        if pressed(Key::ArrowDown) {
            to(before.map_or(0, |at| at + 1));
        }
        if pressed(Key::ArrowUp) {
            to(before.map_or(last, |at| at.saturating_sub(1)));
        }
        if pressed(Key::PageDown) {
            to(before.map_or(0, |at| at + page));
        }
        if pressed(Key::PageUp) {
            to(before.map_or(0, |at| at.saturating_sub(page)));
        }
        if in_list {
            if pressed(Key::Home) {
                to(0);
            }
            if pressed(Key::End) {
                to(last);
            }
            // Letters go on in the field, where they are seen; of files that are opened they find the line.
            let letters: String = ui.input(|input| {
                let texts = input.events.iter().filter_map(|event| match event {
                    Event::Text(text) => Some(text.as_str()),
                    _ => None,
                });
                texts.collect()
            });
            if !letters.is_empty() {
                self.marked = self.first_like(&letters);
            }
        }
        if self.marked != before {
            self.follow = true;
            if self.purpose.saves()
                && let Some(entry) = self.marked_entry().filter(|entry| !entry.is_folder)
            {
                self.name = entry.name.clone();
            }
        }
        pressed(Key::Enter)
    }

    fn marked_entry(&self) -> Option<&listing::FolderEntry> {
        self.listing.as_ref()?.as_ref().ok()?.entries.get(self.marked?)
    }

    /// What would be chosen now: a folder to go to, or a file.
    fn chosen(&self) -> Option<Chosen> {
        if let Some(entry) = self.marked_entry() {
            let path = self.folder.join(&entry.name);
            if entry.is_folder {
                return Some(Chosen::Folder(path));
            }
            if !self.purpose.saves() {
                return Some(Chosen::File(path));
            }
        }
        let name = self.name.trim();
        if name.is_empty() {
            return None;
        }
        let path = typed(name, &self.folder);
        // A name alone is a file to be written, though a folder of that name would be in its way: writing tells so.
        // All of a map goes into a folder, whether that is there or not.
        if self.purpose == Purpose::ExportAll {
            return Some(Chosen::File(path));
        }
        let leads = name == "~" || name.ends_with(['/', '\\']) || !self.purpose.saves() || path.extension().is_none();
        if leads && path.is_dir() { Some(Chosen::Folder(path)) } else { Some(Chosen::File(path)) }
    }

    /// What will be written, in words, and how.
    fn export(&self, ui: &mut Ui, cx: &PanelContext<'_>, format: Format) {
        ui.add_space(8.0);
        let mut habits = self.habits;
        rows::options(ui, cx, format, &mut habits);
        if habits != self.habits {
            cx.act(Action::Chooser(ChooserWish::Habits(habits)));
        }
        rows::will_be(ui, cx, format, self.habits, self.measure);
    }

    fn answers(&self, ui: &mut Ui, cx: &PanelContext<'_>, taken: bool) {
        answers(ui, |ui| {
            let folder = self.marked_entry().is_some_and(|entry| entry.is_folder);
            let ready = folder || self.marked.is_some() || !self.name.trim().is_empty();
            let key = if self.purpose.saves() && !folder { "dialog-save-here" } else { "dialog-open-this" };
            let pressed = ui.add(Button::primary(&cx.text(key)).enabled(ready)).clicked();
            if pressed || taken {
                match self.chosen() {
                    Some(Chosen::Folder(path)) => cx.act(Action::Chooser(ChooserWish::Go(path))),
                    Some(Chosen::File(path)) => {
                        cx.act(Action::PathTyped(self.purpose, self.purpose.with_ending(path)));
                    }
                    None => {}
                }
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

enum Chosen {
    Folder(PathBuf),
    File(PathBuf),
}

fn field_id() -> Id {
    Id::unique("path field")
}

fn list_id() -> Id {
    Id::unique("path list")
}

/// What a folder is called; the root of a disk by its path.
fn folder_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The folders on the way, the last ones where not all have room: each goes there.
fn crumbs(ui: &mut Ui, cx: &PanelContext<'_>, folder: &Path, room: f32) {
    let theme = theme::of(ui);
    let galley = |ui: &Ui, name: &str, last: bool| {
        let (font, color) =
            if last { (theme::semibold(BODY), theme.ink) } else { (theme::regular(BODY), theme.secondary) };
        elided(ui, name, font, color, 200.0)
    };
    let mut way: Vec<&Path> = folder.ancestors().collect();
    way.reverse();
    let names: Vec<String> = way.iter().map(|path| folder_name(path)).collect();
    let last = names.len().saturating_sub(1);
    let widths: Vec<f32> =
        names.iter().enumerate().map(|(index, name)| galley(ui, name, index == last).size().x + 30.0).collect();
    let mut first = 0;
    while first < last && widths.iter().skip(first).sum::<f32>() > room {
        first += 1;
    }
    for (index, (path, name)) in way.iter().zip(&names).enumerate().skip(first) {
        let text = galley(ui, name, index == last);
        let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 12.0, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        if response.hovered() {
            ui.painter().rect_filled(rect, RADIUS - 2, theme.hover);
        }
        if response.has_focus() {
            focus_ring(ui.painter(), theme, rect, RADIUS - 2);
        }
        ui.painter().galley(rect.center() - text.size() / 2.0, text, theme.ink);
        if response.clicked() {
            cx.act(Action::Chooser(ChooserWish::Go(path.to_path_buf())));
        }
        if index != last {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 28.0), Sense::hover());
            icon(ui.painter(), "chevron-right", rect.center(), 13.0, theme.faint);
        }
    }
}
