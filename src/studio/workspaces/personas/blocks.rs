//! What is known of a persona, in blocks of two or three columns.

use super::inline::{INDENT, Inline, InlineKind, lines};
use crate::method::{self, channel_icon};
use crate::model::Persona;
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{Button, TextField, elided, focus_ring, icon, row_menu, wrapped};
use eframe::egui::{
    Color32, Id, Key, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// Room between two columns.
pub(super) const GUTTER: f32 = 32.0;
/// The least height of a block, so that empty ones keep the grid.
const LEAST: f32 = 104.0;

/// A block: its name, its icon and the question that an empty one asks (source text 003).
struct PersonaBlock {
    name: &'static str,
    icon: &'static str,
    question: &'static str,
}

const WISHES: PersonaBlock = PersonaBlock { name: "persona-wishes", icon: "star", question: "persona-wishes-question" };
const PROBLEMS: PersonaBlock =
    PersonaBlock { name: "persona-problems", icon: "frown", question: "persona-problems-question" };
const CRITERIA: PersonaBlock =
    PersonaBlock { name: "persona-criteria", icon: "scale", question: "persona-criteria-question" };
const OBJECTIONS: PersonaBlock =
    PersonaBlock { name: "persona-objections", icon: "message-square", question: "persona-objections-question" };
const FEARS: PersonaBlock = PersonaBlock { name: "persona-fears", icon: "zap", question: "persona-fears-question" };
const DOUBTS: PersonaBlock =
    PersonaBlock { name: "persona-doubts", icon: "circle-help", question: "persona-doubts-question" };
const CHANNELS: PersonaBlock =
    PersonaBlock { name: "persona-channels", icon: "megaphone", question: "persona-channels-question" };
const PLACES: PersonaBlock =
    PersonaBlock { name: "persona-places", icon: "search", question: "persona-places-question" };
const SUBSCRIPTIONS: PersonaBlock =
    PersonaBlock { name: "persona-subscriptions", icon: "newspaper", question: "persona-subscriptions-question" };

/// Shows the blocks; the grid has as many columns as lines stay readable.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut Persona) {
    type Content = fn(&mut Ui, &PanelContext<'_>, &mut Persona);
    const CELLS: [Content; 9] = [
        |ui, cx, persona| list(ui, cx, &WISHES, persona.look.hue, &mut persona.wishes),
        |ui, cx, persona| list(ui, cx, &PROBLEMS, persona.look.hue, &mut persona.problems),
        |ui, cx, persona| list(ui, cx, &CRITERIA, persona.look.hue, &mut persona.criteria),
        |ui, cx, persona| list(ui, cx, &OBJECTIONS, persona.look.hue, &mut persona.objections),
        |ui, cx, persona| list(ui, cx, &FEARS, persona.look.hue, &mut persona.fears),
        |ui, cx, persona| list(ui, cx, &DOUBTS, persona.look.hue, &mut persona.doubts),
        channels,
        |ui, cx, persona| list(ui, cx, &PLACES, persona.look.hue, &mut persona.places),
        |ui, cx, persona| list(ui, cx, &SUBSCRIPTIONS, persona.look.hue, &mut persona.subscriptions),
    ];
    let columns = match ui.available_width() {
        width if width >= 880.0 => 3,
        width if width >= 540.0 => 2,
        _ => 1,
    };
    for row in CELLS.chunks(columns) {
        in_columns(ui, columns, row.len(), |ui, index| {
            if let Some(cell) = row.get(index) {
                cell(ui, cx, next);
            }
        });
        ui.add_space(20.0);
    }
}

/// The width of one of several columns of equal width.
pub(super) fn column_width(width: f32, columns: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let columns = columns.max(1) as f32;
    (width + GUTTER) / columns - GUTTER
}

/// Puts `count` things side by side in a grid of `columns`; what comes after them begins below the longest.
pub(super) fn in_columns(ui: &mut Ui, columns: usize, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    let start = ui.cursor().min;
    let width = column_width(ui.available_width(), columns);
    let mut bottom = start.y + LEAST;
    for index in 0..count {
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let left = start.x + index as f32 * (width + GUTTER);
        let area = Rect::from_min_size(pos2(left, start.y), vec2(width, f32::INFINITY));
        let mut cell = ui.new_child(UiBuilder::new().max_rect(area).id_salt(index));
        cell.set_width(width);
        add(&mut cell, index);
        bottom = bottom.max(cell.min_rect().bottom());
    }
    let all = Rect::from_min_max(start, pos2(start.x + ui.available_width(), bottom));
    ui.advance_cursor_after_rect(all);
}

/// The rule and the name over a block.
pub(super) fn head(ui: &mut Ui, name: &str, sign: &str) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.hairline));
    icon(ui.painter(), sign, pos2(rect.left() + 8.0, rect.top() + 20.0), 15.0, theme.secondary);
    let galley = elided(ui, name, theme::semibold(BODY + 0.5), theme.ink, rect.width() - 26.0);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top() + 20.0 - galley.size().y / 2.0), galley, theme.ink);
}

fn list(ui: &mut Ui, cx: &PanelContext<'_>, block: &PersonaBlock, hue: u8, value: &mut Vec<String>) {
    let name = cx.text(block.name);
    head(ui, &name, block.icon);
    let inline = Inline {
        label: &name,
        hint: &cx.text(block.question),
        font: theme::regular(BODY),
        kind: InlineKind::List(theme::of(ui).persona(hue)),
    };
    if let Some(lines) = lines(ui, cx, inline, value) {
        *value = lines;
    }
}

/// The channels: chips of the catalogue and of free words.
fn channels(ui: &mut Ui, cx: &PanelContext<'_>, persona: &mut Persona) {
    let theme = theme::of(ui);
    head(ui, &cx.text(CHANNELS.name), CHANNELS.icon);
    if persona.channels.is_empty() {
        let question = cx.text(CHANNELS.question);
        ui.add_space(3.0);
        ui.horizontal_top(|ui| {
            ui.add_space(INDENT);
            let galley = wrapped(ui, &question, theme::regular(BODY), theme.secondary, ui.available_width());
            ui.label(galley);
        });
        ui.add_space(4.0);
    }
    let mut gone = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (index, channel) in persona.channels.iter().enumerate() {
            let known = method::channel(channel);
            let name = known.map_or_else(|| channel.clone(), |known| cx.text_of(&known.name_key()));
            let sign = known.map(|_| channel_icon(channel));
            let colors = (theme.persona(persona.look.hue), theme.persona_soft(persona.look.hue));
            let words = cx.format("persona-channel-remove", &[("name", name.as_str().into())]);
            if channel_chip(ui, &name, &words, sign, colors).clicked() {
                gone = Some(index);
            }
        }
        let add = ui.add(Button::new(&cx.text("persona-channel-add")).icon("plus"));
        choose(&add, cx, persona);
    });
    if let Some(index) = gone {
        persona.channels.remove(index);
    }
}

/// A channel; pressing it takes it away, which the cross at its end says.
fn channel_chip(ui: &mut Ui, name: &str, words: &str, sign: Option<&str>, colors: (Color32, Color32)) -> Response {
    const HEIGHT: f32 = 30.0;
    let theme = theme::of(ui);
    let (line, soft) = colors;
    let lead = if sign.is_some() { 32.0 } else { 11.0 };
    let galley = elided(ui, name, theme::medium(BODY), theme.ink, 200.0);
    let (rect, response) = ui.allocate_exact_size(vec2(lead + galley.size().x + 28.0, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    ui.painter().rect_filled(rect, RADIUS, soft);
    if let Some(sign) = sign {
        icon(ui.painter(), sign, pos2(rect.left() + 18.0, rect.center().y), 15.0, line);
    }
    ui.painter().galley(pos2(rect.left() + lead, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    let cross = if response.hovered() || response.has_focus() { theme.ink } else { theme.secondary };
    icon(ui.painter(), "x", pos2(rect.right() - 14.0, rect.center().y), 13.0, cross);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS);
    }
    response.on_hover_text(words)
}

/// The catalogue with what is taken ticked, and a field for a channel that is not in it.
fn choose(add: &Response, cx: &PanelContext<'_>, persona: &mut Persona) {
    let slot = Id::unique("channel of one's own");
    Popup::menu(add).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(252.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut own = ui.data(|data| data.get_temp::<String>(slot)).unwrap_or_default();
        let hint = cx.text("persona-channel-own");
        let field = TextField::new(&hint).quiet().hint(&hint).id(slot.with("field")).show(ui, &mut own);
        let name = own.trim();
        if field.lost_focus() && !name.is_empty() && ui.input(|input| input.key_pressed(Key::Enter)) {
            if !persona.channels.iter().any(|channel| channel == name) {
                persona.channels.push(name.to_owned());
            }
            own.clear();
            field.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(slot, own));
        ui.add_space(6.0);
        ScrollArea::vertical().max_height(340.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for channel in method::channels() {
                let taken = persona.channels.iter().position(|own| own == channel.key);
                let words = cx.text_of(&channel.name_key());
                let row = row_menu(ui, channel.icon, &words, None, true, taken.is_some());
                if taken.is_some() {
                    let at = pos2(row.rect.right() - 16.0, row.rect.center().y);
                    icon(ui.painter(), "check", at, 14.0, theme::of(ui).accent);
                }
                if row.clicked() {
                    match taken {
                        Some(index) => drop(persona.channels.remove(index)),
                        None => persona.channels.push(channel.key.to_owned()),
                    }
                }
            }
        });
    });
}
