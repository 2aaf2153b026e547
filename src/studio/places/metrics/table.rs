//! The metrics as a table, edited in place.

use super::{Below, HEAD, ROW, head};
use crate::edit::{Edit, Element};
use crate::method::{Progress, Standing, progress};
use crate::model::{Amount, ElementId, Metric};
use crate::studio::app::{Action, Scope};
use crate::studio::form;
use crate::studio::theme::{self, BODY};
use crate::studio::widgets::{IconButton, TextField, elided, empty_state};
use eframe::egui::{Align, Layout, Rect, Sense, Ui, pos2, vec2};
use egui_extras::{Column, TableBuilder};

/// Width of a field for a figure.
const FIGURE: f32 = 96.0;

/// Shows the table.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>) {
    if scope.journey.metrics.is_empty() {
        empty_state(ui, "chart-column", &scope.text("metrics-empty"), &scope.text("metrics-empty-help"));
        return;
    }
    super::rows(ui, |ui| table(ui, scope));
}

fn table(ui: &mut Ui, scope: &Scope<'_>) {
    let mut metrics: Vec<&Metric> = scope.journey.metrics.iter().map(AsRef::as_ref).collect();
    metrics.sort_by_key(|metric| scope.journey.stages.position(metric.stage));
    let heads = ["element-stage", "field-title", "field-fact", "field-target", "field-unit", "field-progress", "more"];
    TableBuilder::new(ui)
        .id_salt("metrics")
        .vscroll(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(190.0))
        .column(Column::remainder().at_least(160.0))
        .columns(Column::exact(104.0), 2)
        .column(Column::exact(72.0))
        .column(Column::exact(150.0))
        .column(Column::exact(36.0))
        .header(HEAD, |mut header| {
            for key in heads {
                header.col(|ui| match key {
                    "more" => {}
                    "field-fact" | "field-target" => head(ui, &scope.text(key), Below::Figures(FIGURE)),
                    "field-title" | "field-unit" => head(ui, &scope.text(key), Below::Text),
                    _ => head(ui, &scope.text(key), Below::Plain),
                });
            }
        })
        .body(|body| {
            body.rows(ROW, metrics.len(), |mut row| {
                let Some(metric) = metrics.get(row.index()).copied() else { return };
                let mut next = metric.clone();
                row.col(|ui| {
                    let theme = theme::of(ui);
                    let name = scope.name_of(ElementId::Stage(metric.stage));
                    let galley = elided(ui, &name, theme::regular(BODY), theme.ink, ui.available_width() - 8.0);
                    ui.label(galley);
                });
                row.col(|ui| {
                    ui.push_id((metric.id.to_string(), "name"), |ui| {
                        if let Some(name) = cell(ui, scope, "field-title", &next.name) {
                            next.name = name;
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id(metric.id.to_string(), |ui| {
                        let fact = next.fact.map(Amount::get);
                        if let Some(fact) = form::figure_in(ui, scope, "field-fact", fact, FIGURE) {
                            next.fact = fact.map(Amount::new);
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id(metric.id.to_string(), |ui| {
                        let target = next.target.map(Amount::get);
                        if let Some(target) = form::figure_in(ui, scope, "field-target", target, FIGURE) {
                            next.target = target.map(Amount::new);
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id((metric.id.to_string(), "unit"), |ui| {
                        if let Some(unit) = cell(ui, scope, "field-unit", &next.unit) {
                            next.unit = unit;
                        }
                    });
                });
                row.col(|ui| bar(ui, metric));
                row.col(|ui| {
                    if ui.add(IconButton::new("map", &scope.text("show-on-map")).size(28.0)).clicked() {
                        scope.act(Action::Reveal(ElementId::Metric(metric.id)));
                    }
                });
                if next != *metric {
                    scope.apply(Edit::Change(Box::new(Element::Metric(next))));
                }
            });
        });
}

/// A text in a cell.
fn cell(ui: &mut Ui, scope: &Scope<'_>, label: &'static str, value: &str) -> Option<String> {
    let mut buffer = value.to_owned();
    let width = ui.available_width() - 8.0;
    let response =
        TextField::new(&scope.text(label)).quiet().width(width).id(ui.scope_id().with(label)).show(ui, &mut buffer);
    scope.track_field(&response);
    (response.changed() && buffer != value).then_some(buffer)
}

/// How far the fact is on its way to the target.
fn bar(ui: &mut Ui, metric: &Metric) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 12.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 3, theme.border);
    let Some(Progress { share, standing }) = progress(metric) else { return };
    #[expect(clippy::cast_possible_truncation, reason = "a share of a bar")]
    let end = rect.left() + rect.width() * share as f32;
    let color = match standing {
        Standing::Good => theme.positive,
        Standing::Bearable => theme.caution,
        Standing::Poor => theme.negative,
    };
    ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(end, rect.bottom())), 3, color);
}
