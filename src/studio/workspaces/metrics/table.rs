//! The metrics as a table, edited in place.

use super::grid::{Below, HEAD, ROW, head, rows};
use crate::edit::{Edit, Element};
use crate::method::{Standing, progress};
use crate::model::{ElementId, Metric};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::inspector::boxes::{self, AIMS};
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Button, IconButton, Segment, TextField, elided, empty_state, icon, row_menu, segmented};
use crate::studio::workspaces::takes_name;
use eframe::egui::{
    Align, Layout, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};

/// Width of a field for a figure.
const FIGURE: f32 = 84.0;
/// Width of the choice of what is better.
const AIM: f32 = 168.0;

/// Shows the table.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    if cx.journey.metrics.is_empty() {
        empty_state(ui, "chart-column", &cx.text("metrics-empty"), &cx.text("metrics-empty-help"));
    } else {
        // In a small window the table is wider than the page and goes on sideways.
        ScrollArea::horizontal().id_salt("metrics table").show(ui, |ui| rows(ui, |ui| table(ui, cx)));
    }
    ui.add_space(8.0);
    add(ui, cx);
}

/// The button that adds a metric to one of the stages.
fn add(ui: &mut Ui, cx: &PanelContext<'_>) {
    let stages = &cx.journey.stages;
    let button = ui.add(Button::new(&cx.text("metrics-add")).icon("plus").enabled(!stages.is_empty()));
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).width(288.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (index, stage) in stages.iter().enumerate() {
                let words = format!("{}. {}", index + 1, cx.name_of(ElementId::Stage(stage.id)));
                if row_menu(ui, "columns-3", &words, None, true, false).clicked() {
                    cx.act(Action::AddMetric(stage.id));
                }
            }
        });
    });
}

fn table(ui: &mut Ui, cx: &PanelContext<'_>) {
    let mut metrics: Vec<&Metric> = cx.journey.metrics.iter().map(AsRef::as_ref).collect();
    metrics.sort_by_key(|metric| cx.journey.stages.position(metric.stage));
    let heads = [
        "element-stage",
        "field-title",
        "field-fact",
        "field-target",
        "field-unit",
        "field-aim",
        "field-progress",
        "",
        "",
    ];
    TableBuilder::new(ui)
        .id_salt("metrics")
        .vscroll(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(140.0))
        .column(Column::remainder().at_least(150.0))
        .columns(Column::exact(FIGURE + 8.0), 2)
        .column(Column::exact(96.0))
        .column(Column::exact(AIM + 8.0))
        .column(Column::exact(176.0))
        .columns(Column::exact(32.0), 2)
        .header(HEAD, |mut header| {
            for key in heads {
                header.col(|ui| match key {
                    "" => {}
                    "field-fact" | "field-target" => head(ui, &cx.text(key), Below::Figures(FIGURE)),
                    "field-title" | "field-unit" => head(ui, &cx.text(key), Below::Text),
                    _ => head(ui, &cx.text(key), Below::Plain),
                });
            }
        })
        .body(|body| {
            body.rows(ROW, metrics.len(), |mut row| {
                let Some(metric) = metrics.get(row.index()).copied() else { return };
                let mut next = metric.clone();
                row.col(|ui| {
                    let theme = theme::of(ui);
                    let name = cx.name_of(ElementId::Stage(metric.stage));
                    let galley = elided(ui, &name, theme::regular(BODY), theme.ink, ui.available_width() - 8.0);
                    ui.label(galley).on_hover_text(name);
                });
                row.col(|ui| {
                    ui.push_id((metric.id.to_string(), "name"), |ui| {
                        if cx.selection.single() == Some(ElementId::Metric(metric.id)) && takes_name(ui) {
                            let field = ui.scope_id().with("field-title");
                            ui.memory_mut(|memory| memory.request_focus(field));
                        }
                        if let Some(name) = cell(ui, cx, "field-title", &next.name) {
                            next.name = name;
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id(metric.id.to_string(), |ui| {
                        boxes::fact(ui, cx, &mut next, Some(FIGURE));
                    });
                });
                row.col(|ui| {
                    ui.push_id(metric.id.to_string(), |ui| {
                        boxes::target(ui, cx, &mut next, Some(FIGURE));
                    });
                });
                row.col(|ui| {
                    ui.push_id((metric.id.to_string(), "unit"), |ui| {
                        if let Some(unit) = cell(ui, cx, "field-unit", &next.unit) {
                            next.unit = unit;
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id((metric.id.to_string(), "aim"), |ui| {
                        let aims = AIMS.map(|(aim, key)| Segment::new(aim, cx.text_of(key)));
                        if let Some(aim) = segmented(ui, &cx.text("field-aim"), &aims, metric.aim, Some(AIM)) {
                            next.aim = aim;
                        }
                    });
                });
                row.col(|ui| bar(ui, cx, metric));
                row.col(|ui| {
                    if ui.add(IconButton::new("map", &cx.text("show-on-map")).size(28.0)).clicked() {
                        cx.act(Action::Reveal(ElementId::Metric(metric.id)));
                    }
                });
                row.col(|ui| {
                    let words = cx.text(Command::Delete.key());
                    let free = !cx.document.is_locked(ElementId::Metric(metric.id));
                    if ui.add(IconButton::new("trash-2", &words).size(28.0).enabled(free)).clicked() {
                        cx.apply(Edit::Remove(vec![ElementId::Metric(metric.id)]));
                    }
                });
                if next != *metric {
                    cx.apply(Edit::Change(Box::new(Element::Metric(next))));
                }
            });
        });
}

/// A text in a cell.
fn cell(ui: &mut Ui, cx: &PanelContext<'_>, label: &'static str, value: &str) -> Option<String> {
    let mut buffer = value.to_owned();
    let width = ui.available_width() - 8.0;
    let response =
        TextField::new(&cx.text(label)).quiet().width(width).id(ui.scope_id().with(label)).show(ui, &mut buffer);
    cx.track_field(&response);
    (response.changed() && buffer != value).then_some(buffer)
}

/// How far the fact is from the target: the bar with its tick, and below it the same in words.
fn bar(ui: &mut Ui, cx: &PanelContext<'_>, metric: &Metric) {
    const THICK: f32 = 6.0;
    const OVER: f32 = 3.0;
    const SIGN: f32 = 13.0;
    let theme = theme::of(ui);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width() - 12.0, 30.0), Sense::hover());
    let Some(progress) = progress(metric) else {
        let trough = Rect::from_center_size(area.center(), vec2(area.width(), THICK));
        ui.painter().rect_filled(trough, 3, theme.border);
        return;
    };
    let trough = Rect::from_min_size(pos2(area.left(), area.top() + OVER + 1.0), vec2(area.width(), THICK));
    #[expect(clippy::cast_possible_truncation, reason = "shares of a bar")]
    let (end, tick) = (progress.bar as f32, progress.tick as f32);
    let at = |share: f32| trough.left() + trough.width() * share;
    let color = match progress.standing {
        Standing::Good => theme.positive,
        Standing::Bearable => theme.caution_mark,
        Standing::Poor => theme.negative,
    };
    let painter = ui.painter();
    painter.rect_filled(trough, 3, theme.border);
    painter.rect_filled(
        Rect::from_min_max(trough.min, pos2(at(end).max(trough.left() + THICK), trough.bottom())),
        3,
        color,
    );
    let mark = trough.y_range().expand(OVER);
    painter.vline(at(tick).max(trough.left() + 1.0).round(), mark, Stroke::new(2.0, theme.ink));
    let words = progress.message(&metric.unit, cx.words);
    let galley = elided(ui, &words, theme::regular(LABEL), theme.secondary, area.width() - SIGN - 3.0);
    let middle = area.bottom() - galley.size().y / 2.0;
    icon(ui.painter(), progress.icon(), pos2(area.left() + SIGN / 2.0, middle), SIGN, color);
    ui.painter().galley(pos2(area.left() + SIGN + 3.0, middle - galley.size().y / 2.0), galley, theme.secondary);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(words);
}
