//! All channels beside the palette: found by a word, dragged onto the map or taken in hand.

use crate::editor::{Placement, Tool};
use crate::method;
use crate::studio::desk::fuzzy::score;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{PALETTE_ROW, PaletteRow, TextField, elided, focus_ring, icon, label};
use eframe::egui::{
    Id, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

/// Width of one of the two columns, and what stands between them.
const COLUMN: f32 = 176.0;
const GAP: f32 = 4.0;
/// The field above the list with the edges of both.
const AROUND: f32 = 60.0;
/// Between the flyout and the edge of the window.
const MARGIN: f32 = 40.0;

/// The row that opens the channels which have no row of their own, being the first `shown`.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, shown: usize, folded: bool) {
    let words = cx.format("palette-all", &[("count", method::channels().len().into())]);
    let button = opener(ui, cx, &words, shown, folded);
    let slot = Id::unique("channel query");
    let was_open = Popup::is_id_open(ui, Popup::default_response_id(&button));
    // It begins where all of it finds room, and stays there while what is found grows fewer.
    let lines = method::channels().len().saturating_sub(shown).div_ceil(2);
    let screen = ui.ctx().content_rect();
    let height = height_of(lines).min(room(ui)) + AROUND;
    let top = button.rect.top().min(screen.bottom() - height - MARGIN).max(screen.top() + MARGIN);
    Popup::menu(&button)
        .at_position(pos2(button.rect.right() + if folded { 12.0 } else { 18.0 }, top))
        .align(RectAlign::BOTTOM_START)
        .align_alternatives(&[])
        .gap(0.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(2.0 * COLUMN + GAP)
        .show(|ui| {
            let known = ui.data(|data| data.get_temp::<(String, bool)>(slot));
            let (mut query, found) = known.filter(|_| was_open).unwrap_or_default();
            let hint = cx.text("palette-all-search");
            let field = TextField::new(&hint).quiet().hint(&hint).id(Id::unique("channel field"));
            let field = field.width(2.0 * COLUMN + GAP).show(ui, &mut query);
            // A field that is measured in its first frame cannot keep the focus.
            let found = found || field.has_focus();
            if !found {
                field.request_focus();
            }
            ui.add_space(6.0);
            if grid(ui, cx, &query, shown) {
                ui.close();
            }
            ui.data_mut(|data| data.insert_temp(slot, (query, found)));
        });
}

/// The channels that fit what was typed, in two columns; gives whether one was taken.
fn grid(ui: &mut Ui, cx: &PanelContext<'_>, query: &str, shown: usize) -> bool {
    let all = method::channels().iter().map(|channel| (channel, cx.text_of(&channel.name_key())));
    // Those that stand beside it are not repeated until a word is looked for.
    let known = if query.trim().is_empty() { shown } else { 0 };
    let mut found: Vec<_> =
        all.skip(known).filter_map(|(channel, name)| Some((score(query, &name)?, channel, name))).collect();
    if known == 0 {
        found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    }
    if found.is_empty() {
        label(ui, &cx.text("finder-nothing"));
    }
    let lines = found.len().div_ceil(2);
    let height = height_of(lines);
    let mut taken = false;
    let seen = height.min(room(ui));
    // A list would else stay as short as it once was.
    ScrollArea::vertical().min_scrolled_height(seen).max_height(seen).show(ui, |ui| {
        let (ground, _) = ui.allocate_exact_size(vec2(2.0 * COLUMN + GAP, height), Sense::hover());
        let columns = [ground.left(), ground.left() + COLUMN + GAP];
        let half = found.chunks(lines.max(1));
        for (left, column) in columns.into_iter().zip(half) {
            let place = Rect::from_min_size(pos2(left, ground.top()), vec2(COLUMN, height));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                ui.spacing_mut().item_spacing.y = GAP;
                for (_, channel, name) in column {
                    let placement = Placement::Touchpoint { channel: channel.key.to_owned() };
                    let armed = *cx.tool == Tool::Place(placement.clone());
                    let row =
                        PaletteRow { icon: channel.icon, text: name, key: None, armed, color: None, narrow: false };
                    taken |= arm(cx, &ui.add(row), placement, armed);
                }
            });
        }
    });
    taken
}

/// How high so many lines are.
fn height_of(lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "there are some dozens of channels")]
    let lines = lines as f32;
    (PALETTE_ROW + GAP) * lines
}

/// How high the list can be in this window.
fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - AROUND - 2.0 * MARGIN).max(160.0)
}

/// The row itself. While a channel is in hand that has no row of its own, it shows that one.
fn opener(ui: &mut Ui, cx: &PanelContext<'_>, words: &str, shown: usize, folded: bool) -> Response {
    let theme = theme::of(ui);
    let in_hand = method::channels()
        .iter()
        .skip(shown)
        .find(|channel| matches!(cx.tool, Tool::Place(Placement::Touchpoint { channel: key }) if *key == channel.key));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PALETTE_ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() || in_hand.is_some() {
        focus_ring(ui.painter(), theme, rect, theme::RADIUS);
    }
    let name = in_hand.map(|channel| cx.text_of(&channel.name_key()));
    let sign = in_hand.map_or("ellipsis", |channel| channel.icon);
    let middle = if folded { rect.center() } else { pos2(rect.left() + 18.0, rect.center().y) };
    icon(ui.painter(), sign, middle, 16.0, theme.ink);
    if folded {
        return response.on_hover_text(words);
    }
    let text = name.as_deref().unwrap_or(words);
    let galley = elided(ui, text, theme::medium(BODY), theme.secondary, rect.width() - 60.0);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
    icon(ui.painter(), "chevron-right", pos2(rect.right() - 14.0, rect.center().y), 14.0, theme.secondary);
    response
}

/// A drag puts it on the map at once, a click takes it in hand; gives whether either happened.
pub(super) fn arm(cx: &PanelContext<'_>, response: &Response, placement: Placement, armed: bool) -> bool {
    if response.drag_started() {
        cx.act(Action::Drag(placement));
    } else if response.clicked() {
        cx.act(Action::Arm(if armed { Tool::Select } else { Tool::Place(placement) }));
    }
    response.drag_started() || response.clicked()
}
