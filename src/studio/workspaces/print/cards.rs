//! What is made of the map, as cards.

use crate::model::PrintLayout;
use crate::studio::desk::PanelContext;
use crate::studio::desk::print_words::made_key;
use crate::studio::theme::{self, BODY, CARD_RADIUS, ICON};
use crate::studio::widgets::{ARROWS, elided, focus_ring, hold_keys, icon};
use eframe::egui::{Color32, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Cards beside each other.
const COLUMNS: usize = 2;
const HEIGHT: f32 = 56.0;
const GAP: f32 = 8.0;

/// Shows the cards; gives the one that was chosen just now.
pub(super) fn cards(ui: &mut Ui, cx: &PanelContext<'_>, chosen: PrintLayout) -> Option<PrintLayout> {
    let theme = theme::of(ui);
    #[expect(clippy::cast_precision_loss, reason = "two columns and a few rows")]
    let count = |count: usize| count as f32;
    let rows = PrintLayout::ALL.len().div_ceil(COLUMNS);
    let width = ((ui.available_width() - GAP * count(COLUMNS - 1)) / count(COLUMNS)).floor();
    let size = vec2(ui.available_width(), HEIGHT * count(rows) + GAP * count(rows - 1));
    let (area, group) = ui.allocate_exact_size(size, Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, cx.text("group-print")));
    let (mut picked, mut moved) = (None, None);
    for (at, layout) in PrintLayout::ALL.into_iter().enumerate() {
        let place = vec2((width + GAP) * count(at % COLUMNS), (HEIGHT + GAP) * count(at / COLUMNS));
        let rect = Rect::from_min_size(area.min + place, vec2(width, HEIGHT));
        let on = layout == chosen;
        // Tab stops once; the arrows go from one to the next.
        let sense = if on { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, group.id.with(at), sense);
        let words = cx.text(made_key(layout));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &words));
        if response.clicked() && !on {
            picked = Some(layout);
        }
        if response.has_focus() {
            hold_keys(ui, response.id, ARROWS);
            let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let steps = [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -2), (Key::ArrowDown, 2)];
            for (_, step) in steps.into_iter().filter(|(key, _)| pressed(*key)) {
                let next = at.checked_add_signed(step).filter(|next| *next < PrintLayout::ALL.len());
                if let Some((next, layout)) = next.and_then(|next| Some((next, *PrintLayout::ALL.get(next)?))) {
                    (picked, moved) = (Some(layout), Some(group.id.with(next)));
                }
            }
        }
        let painter = ui.painter();
        let fill = if response.hovered() && !on { theme.hover } else { theme.control };
        painter.rect(rect, CARD_RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        if on {
            focus_ring(painter, theme, rect, CARD_RADIUS);
        }
        if response.has_focus() {
            focus_ring(painter, theme, rect.shrink(3.0), CARD_RADIUS - 3);
        }
        let ink = if on { theme.accent } else { theme.ink };
        icon(painter, sign(layout), pos2(rect.left() + 19.0, rect.top() + 18.0), ICON, ink);
        let galley = elided(ui, &words, theme::semibold(BODY), Color32::PLACEHOLDER, width - 22.0);
        let at = pos2(rect.left() + 11.0, rect.bottom() - 8.0 - galley.size().y);
        ui.painter().galley(at, galley, theme.ink);
        response.on_hover_text(cx.text(help_key(layout)));
    }
    // Not before all are there: one that Tab does not stop at yet would give the focus away.
    if let Some(id) = moved {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    picked
}

const fn sign(layout: PrintLayout) -> &'static str {
    match layout {
        PrintLayout::Poster => "image",
        PrintLayout::Personas => "contact",
        PrintLayout::Comparison => "columns-2",
        PrintLayout::Handout => "book",
        PrintLayout::Slides => "presentation",
        PrintLayout::Workshop => "scissors",
        PrintLayout::Script => "monitor-play",
        PrintLayout::RedLine => "pencil",
        PrintLayout::Protocol => "clipboard",
    }
}

const fn help_key(layout: PrintLayout) -> &'static str {
    match layout {
        PrintLayout::Poster => "print-poster-help",
        PrintLayout::Personas => "print-personas-help",
        PrintLayout::Comparison => "print-comparison-help",
        PrintLayout::Handout => "print-handout-help",
        PrintLayout::Slides => "print-slides-help",
        PrintLayout::Workshop => "print-workshop-help",
        PrintLayout::Script => "print-script-help",
        PrintLayout::RedLine => "print-red-line-help",
        PrintLayout::Protocol => "print-protocol-help",
    }
}
