//! Questions about what was pasted: a list or one text, and what becomes of a table.

use super::parts::{answers, heading, words};
use crate::clip::{Lines, PasteTarget, TableOptions, TablePlan};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Button, checkbox, elided};
use eframe::egui::{Color32, Rect, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2};

/// The most lines and rows that a preview shows.
const SHOWN: usize = 8;
/// The most columns that a preview shows.
const SHOWN_COLUMNS: usize = 6;

/// Lines that may be one paragraph.
#[derive(Clone, Debug)]
pub(crate) struct PasteLines {
    /// The lines.
    pub(crate) lines: Lines,
    /// Where they go.
    pub(crate) target: PasteTarget,
}

/// A table on its way to the map.
#[derive(Clone, Debug)]
pub(crate) struct PasteTable {
    /// The cells as they came.
    pub(crate) table: Vec<Vec<String>>,
    /// How they are read.
    pub(crate) reading: TableOptions,
    /// Where they go.
    pub(crate) target: PasteTarget,
}

impl PasteLines {
    /// Shows the two choices and the lines.
    pub(crate) fn show(&self, ui: &mut Ui, cx: &PanelContext<'_>) {
        heading(ui, &cx.text("paste-lines-title"));
        words(ui, &cx.text("paste-lines-text"));
        for line in self.lines.items.iter().take(SHOWN) {
            cell(ui, line, ui.available_width(), LineLook::Card);
            ui.add_space(2.0);
        }
        more(ui, cx, self.lines.items.len());
        ui.add_space(10.0);
        answers(ui, |ui| {
            let count = self.lines.items.len();
            let many = cx.format("paste-lines-many", &[("count", count.into())]);
            if ui.add(Button::primary(&many)).clicked() {
                cx.act(Action::PasteCards(self.lines.items.clone(), self.target));
            }
            if ui.add(Button::new(&cx.text("paste-lines-one"))).clicked() {
                cx.act(Action::PasteCards(vec![self.lines.whole()], self.target));
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

impl PasteTable {
    /// Shows what becomes of the table, and how it may be read otherwise.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        heading(ui, &cx.text("paste-table-title"));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            checkbox(ui, &cx.text("paste-table-first-row"), &mut self.reading.first_row);
            checkbox(ui, &cx.text("paste-table-first-column"), &mut self.reading.first_column);
            checkbox(ui, &cx.text("paste-table-turned"), &mut self.reading.turned);
        });
        ui.add_space(8.0);
        let Some(plan) = TablePlan::of(&self.table, self.reading, cx.document, &self.target) else { return };
        preview(ui, cx, &plan);
        ui.add_space(8.0);
        let counts = plan.counts();
        let values = [("cards", counts.cards.into()), ("stages", counts.stages.into()), ("lanes", counts.lanes.into())];
        words(ui, &cx.format("paste-table-counts", &values));
        answers(ui, |ui| {
            let any = counts.cards + counts.stages + counts.lanes > 0;
            if ui.add(Button::primary(&cx.text("paste-table-insert")).enabled(any)).clicked() {
                cx.act(Action::PasteTable(plan, self.target));
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

/// Stages across, lanes down, in each cell its first cards; what is new says so.
fn preview(ui: &mut Ui, cx: &PanelContext<'_>, plan: &TablePlan) {
    const NAME: f32 = 168.0;
    const GAP: f32 = 4.0;
    let columns = plan.columns.len().clamp(1, SHOWN_COLUMNS);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (ui.available_width() - NAME) / columns as f32 - GAP;
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    ui.horizontal(|ui| {
        ui.allocate_exact_size(vec2(NAME, 1.0), Sense::hover());
        for column in plan.columns.iter().take(SHOWN_COLUMNS) {
            let new = if column.stage.is_none() { LineLook::New } else { LineLook::Name };
            let note = cx.text("paste-table-new");
            name(ui, &column.name, &note, width, new);
        }
    });
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for row in plan.rows.iter().take(SHOWN * 4) {
            ui.horizontal_top(|ui| {
                let new = if row.lane.is_none() { LineLook::New } else { LineLook::Name };
                name(ui, &row.name, &cx.text("paste-table-new-lane"), NAME, new);
                for cards in row.cells.iter().take(SHOWN_COLUMNS) {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = 2.0;
                        for card in cards.iter().take(3) {
                            cell(ui, card, width, LineLook::Card);
                        }
                        if cards.len() > 3 {
                            let rest = cx.format("paste-table-more", &[("count", (cards.len() - 3).into())]);
                            cell(ui, &rest, width, LineLook::Hint);
                        }
                    });
                }
            });
        }
    });
    more_of(ui, cx, plan.columns.len(), SHOWN_COLUMNS);
}

/// How a line of a preview looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineLook {
    /// A card that will be on the map.
    Card,
    /// The name of something that is there.
    Name,
    /// The name of something new.
    New,
    /// A remark.
    Hint,
}

/// The name of a stage or a lane, with a word behind it if it is new.
fn name(ui: &mut Ui, text: &str, new: &str, width: f32, look: LineLook) {
    let shown = if look == LineLook::New { format!("{text} · {new}") } else { text.to_owned() };
    cell(ui, &shown, width, look);
}

/// One line of a preview, cut to its width.
fn cell(ui: &mut Ui, text: &str, width: f32, look: LineLook) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    let (color, font) = match look {
        LineLook::Card => (theme.ink, theme::regular(BODY)),
        LineLook::Name => (theme.ink, theme::medium(BODY)),
        LineLook::New => (theme.accent, theme::medium(BODY)),
        LineLook::Hint => (theme.secondary, theme::regular(LABEL)),
    };
    if look == LineLook::Card {
        let fill: Color32 = theme.control;
        let stroke = eframe::egui::Stroke::new(1.0, theme.border);
        ui.painter().rect(rect, 4, fill, stroke, StrokeKind::Inside);
    }
    let line = text.lines().collect::<Vec<_>>().join(" ");
    let inside = Rect::from_min_max(pos2(rect.left() + 7.0, rect.top()), pos2(rect.right() - 5.0, rect.bottom()));
    let galley = elided(ui, &line, font, color, inside.width());
    ui.painter().galley(pos2(inside.left(), inside.center().y - galley.size().y / 2.0), galley, color);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &line));
}

fn more(ui: &mut Ui, cx: &PanelContext<'_>, count: usize) {
    more_of(ui, cx, count, SHOWN);
}

/// Says how many there are beyond what is shown.
fn more_of(ui: &mut Ui, cx: &PanelContext<'_>, count: usize, shown: usize) {
    if count > shown {
        let text = cx.format("paste-table-more", &[("count", (count - shown).into())]);
        cell(ui, &text, ui.available_width(), LineLook::Hint);
    }
}
