//! The list of views: chosen by click and arrows, dragged and moved by keys, renamed where they stand.

use super::ScriptPanel;
use super::deeds::{ScriptDeed, present_from};
use super::listed::Listed;
use super::row::{ROW, ViewRow, in_hand};
use crate::model::ScriptView;
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme;
use crate::studio::widgets::{ARROWS, TextField, hairline, hold_keys, row_menu, scroll_in_margin, select_all};
use eframe::egui::{
    CursorIcon, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// Points of the screen from the edge of the list at which a drag scrolls it, and how far it does in a frame.
const EDGE: f32 = 24.0;
const SPEED: f32 = 8.0;

/// What a row was asked for.
enum RowWish {
    Take(usize),
    Present(usize),
    Rename(usize),
    Do(ScriptDeed),
}

impl ScriptPanel {
    /// Shows the list; gives what is to be done.
    pub(super) fn rows(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        listed: &Listed,
        pictures: &mut SheetPictures,
    ) -> Option<ScriptDeed> {
        scroll_in_margin(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = listed.script.views.len();
        let taken = self.place(listed);
        let mut wish = self.keys(ui, taken, count);
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        let focused = std::mem::take(&mut self.focuses);
        area.show_viewport(ui, |ui, seen| {
            let (top, left, width) = (ui.max_rect().top(), ui.max_rect().left(), ui.available_width());
            #[expect(clippy::cast_precision_loss, reason = "no list of views is as long as that")]
            let top_of = |at: usize| top + at as f32 * ROW;
            ui.set_height(top_of(count) - top);
            let row_of = |at: usize| Rect::from_min_size(pos2(left, top_of(at)), vec2(width, ROW));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
            let nth = |y: f32| (y / ROW).max(0.0) as usize;
            let (first, last) = (nth(seen.top()).min(count), (nth(seen.bottom()) + 1).min(count));
            for at in first..last {
                let Some(view) = listed.script.views.get(at) else { continue };
                let asked = self.row(ui, cx, (listed, pictures), (at, view, row_of(at)), taken);
                wish = asked.or(wish.take());
            }
            if focused && count > 0 {
                ui.scroll_to_rect(row_of(taken.unwrap_or_default()), None);
                ui.memory_mut(|memory| memory.request_focus(in_hand()));
            }
            if let Some(from) = self.dragged {
                let pointer = ui.input(|input| input.pointer.latest_pos()).unwrap_or_default();
                let gap = nth(pointer.y - top + ROW / 2.0).min(count);
                carry(ui, pointer.y, Rect::from_min_size(pos2(left, top_of(gap)), vec2(width, 0.0)));
                if !ui.input(|input| input.pointer.any_down()) {
                    self.dragged = None;
                    wish = Some(RowWish::Do(ScriptDeed::Move(from, if gap > from { gap - 1 } else { gap })));
                }
            }
        });
        match wish? {
            RowWish::Take(at) => {
                self.take(cx, listed, at);
                self.focuses = true;
                None
            }
            RowWish::Present(at) => {
                self.take(cx, listed, at);
                present_from(cx, listed, at);
                None
            }
            RowWish::Rename(at) => {
                self.take(cx, listed, at);
                self.renaming = Some((at, true));
                None
            }
            RowWish::Do(deed) => Some(deed),
        }
    }

    /// The keys of the list while it has the focus.
    fn keys(&self, ui: &Ui, taken: Option<usize>, count: usize) -> Option<RowWish> {
        if !ui.memory(|memory| memory.has_focus(in_hand())) || self.renaming.is_some() {
            return None;
        }
        hold_keys(ui, in_hand(), ARROWS);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let last = count.checked_sub(1)?;
        let at = taken.unwrap_or_default();
        // The longer way to press a key comes first: a bare arrow means one with Alt, too.
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            return Some(RowWish::Do(ScriptDeed::Move(at, at.saturating_sub(1))));
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            return Some(RowWish::Do(ScriptDeed::Move(at, (at + 1).min(last))));
        }
        let steps = [
            (Key::ArrowUp, at.saturating_sub(usize::from(taken.is_some()))),
            (Key::ArrowDown, (at + usize::from(taken.is_some())).min(last)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in steps {
            if pressed(Modifiers::NONE, key) {
                return Some(RowWish::Take(to));
            }
        }
        taken?;
        if pressed(Modifiers::NONE, Key::F2) {
            return Some(RowWish::Rename(at));
        }
        pressed(Modifiers::NONE, Key::Enter).then_some(RowWish::Present(at))
    }

    /// One view.
    fn row(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        (sheet, pictures): (&Listed, &mut SheetPictures),
        (at, view, rect): (usize, &ScriptView, Rect),
        taken: Option<usize>,
    ) -> Option<RowWish> {
        let listed = sheet.view(cx, at)?;
        let listed = listed.as_ref();
        let is_taken = taken == Some(at);
        // Tab stops once, at the view in hand or at the first; the arrows go from one to the next.
        let stops = taken.unwrap_or_default() == at;
        let sense = if stops { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
        let id = if stops { in_hand() } else { ui.scope_id().with(("view", at)) };
        let response = ui.interact(rect, id, sense);
        let row = ViewRow { at, view, listed, taken: is_taken, dragged: self.dragged == Some(at) };
        let words = row.words(cx);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_taken, &words));
        let named = self.renaming.is_some_and(|(renamed, _)| renamed == at);
        row.paint(ui, cx, (rect, &response), pictures, named);
        if named {
            return self.rename(ui, cx, (at, view), rect);
        }
        let mut wish = None;
        if response.drag_started() {
            self.dragged = Some(at);
        }
        if response.double_clicked() {
            wish = Some(RowWish::Present(at));
        } else if response.clicked() || response.secondary_clicked() {
            wish = Some(RowWish::Take(at));
        }
        let response = tooltip(cx, &row, response);
        // Not by the row's own id, which is another once it is in hand.
        let id = ui.scope_id().with(("menu of view", at));
        Popup::context_menu(&response).id(id).close_behavior(PopupCloseBehavior::CloseOnClick).width(268.0).show(
            |ui| {
                wish = menu(ui, cx, at, sheet.script.views.len()).or(wish.take());
            },
        );
        wish
    }

    /// The name of a view, typed where it stands.
    fn rename(
        &mut self,
        ui: &mut Ui,
        cx: &PanelContext<'_>,
        (at, view): (usize, &ScriptView),
        rect: Rect,
    ) -> Option<RowWish> {
        let id = ui.scope_id().with("renamed view");
        let place = ViewRow::beside(rect);
        let mut title = view.title.clone();
        let hint = cx.text("script-title-hint");
        let builder =
            UiBuilder::new().max_rect(Rect::from_min_size(place.min - vec2(4.0, 2.0), vec2(place.width() + 8.0, 34.0)));
        let field = ui.scope_builder(builder, |ui| {
            TextField::new(&cx.text("field-view-title")).quiet().hint(&hint).id(id).show(ui, &mut title)
        });
        let response = field.inner;
        if let Some((_, focuses @ true)) = &mut self.renaming {
            *focuses = false;
            response.request_focus();
            select_all(ui, id, &title);
        } else if !response.has_focus() {
            self.renaming = None;
            // Whoever is done with the name is at the view again.
            self.focuses = !ui.input(|input| input.pointer.any_pressed());
        }
        cx.track_field(&response);
        let changed = response.changed() && title != view.title;
        changed.then(|| RowWish::Do(ScriptDeed::Change(at, Box::new(ScriptView { title, ..view.clone() }))))
    }
}

/// Where what is dragged would land, and the list under it.
fn carry(ui: &Ui, pointer: f32, gap: Rect) {
    let line = Stroke::new(2.0, theme::of(ui).accent);
    let y = gap.top().clamp(ui.clip_rect().top() + 1.0, ui.clip_rect().bottom() - 1.0);
    ui.painter().hline(gap.x_range(), y, line);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let room = ui.clip_rect();
    let way = if pointer < room.top() + EDGE {
        SPEED
    } else if pointer > room.bottom() - EDGE {
        -SPEED
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, way));
    ui.ctx().request_repaint();
}

/// What there is to know of a view that its row has no room for.
fn tooltip(cx: &PanelContext<'_>, row: &ViewRow<'_>, response: Response) -> Response {
    let told = [row.listed.gone.map(|gone| cx.text_of(gone.key())), row.listed.small.map(|small| small.message(cx))];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if told.is_empty() { response } else { response.on_hover_text(told.join("\n")) }
}

/// What can be done with a view.
fn menu(ui: &mut Ui, cx: &PanelContext<'_>, at: usize, count: usize) -> Option<RowWish> {
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut wish = None;
    let mut line = |ui: &mut Ui, icon: &str, key: &'static str, keys: Option<&str>, enabled: bool, asked: RowWish| {
        if row_menu(ui, icon, &cx.text(key), keys, enabled, false).clicked() {
            wish = Some(asked);
        }
    };
    line(ui, "play", "script-present-from", Some("Enter"), true, RowWish::Present(at));
    gap(ui);
    line(ui, "pencil", "script-rename", Some("F2"), true, RowWish::Rename(at));
    let duplicate = Command::Duplicate.keys();
    line(ui, "copy-plus", "script-duplicate", duplicate.as_deref(), true, RowWish::Do(ScriptDeed::Duplicate(at)));
    gap(ui);
    let up = RowWish::Do(ScriptDeed::Move(at, at.saturating_sub(1)));
    line(ui, "arrow-up", "script-earlier", Some("Alt ↑"), at > 0, up);
    line(ui, "arrow-down", "script-later", Some("Alt ↓"), at + 1 < count, RowWish::Do(ScriptDeed::Move(at, at + 1)));
    gap(ui);
    let delete = Command::Delete.keys();
    line(ui, "trash-2", "script-remove", delete.as_deref(), count > 1, RowWish::Do(ScriptDeed::Remove(at)));
    wish
}

fn gap(ui: &mut Ui) {
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
}
