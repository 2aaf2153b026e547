//! Who was counted where: a row a stage, edited in place, read from a file or pasted.

use super::grid::{Below, FIELD_MARGIN, HEAD, ROW, figure, head, heading, rows};
use crate::edit::Edit;
use crate::i18n::format;
use crate::method;
use crate::model::{Amount, ContradictionKind, ElementId, Funnel, FunnelRow, PersonaId, StageId};
use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::panels::form;
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::{Button, Choice, Dropdown, Segment, elided, empty_state, icon, segmented};
use eframe::egui::{Align, Id, Layout, RichText, Sense, Ui, pos2, vec2};
use egui_extras::{Column, TableBuilder};
use std::sync::Arc;

/// Width of a field for a count.
const COUNT: f32 = 108.0;
/// Width of a share.
const SHARE: f32 = 56.0;
/// From this many personas on they are chosen from a list.
const MANY: usize = 6;

/// Shows the funnel.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    ui.horizontal(|ui| {
        heading(ui, &cx.text("funnel-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for command in [Command::ReadFunnel, Command::ReadFunnelAgain, Command::TakeLosses] {
                if command.is_enabled(cx.commands) {
                    let words = cx.command(command);
                    if ui.add(Button::new(&words).icon(command.icon())).clicked() {
                        cx.run(command);
                    }
                }
            }
        });
    });
    ui.add_space(8.0);
    if cx.journey.stages.is_empty() {
        empty_state(ui, "columns-3", &cx.text("funnel-no-stages"), &cx.text("funnel-no-stages-help"));
        return;
    }
    let whose = chosen(ui, cx);
    ui.add_space(4.0);
    rows(ui, |ui| table(ui, cx, whose));
    ui.add_space(8.0);
    let color = theme::of(ui).secondary;
    let note = match &cx.journey.funnel.source {
        Some(source) => method::source_line(source, cx.words),
        None if cx.journey.funnel.rows.is_empty() => cx.text_of("funnel-how"),
        None => cx.text_of("funnel-typed"),
    };
    ui.label(RichText::new(note).font(theme::regular(LABEL)).color(color));
}

/// Whose figures are shown; everybody's first.
fn chosen(ui: &mut Ui, cx: &PanelContext<'_>) -> Option<PersonaId> {
    let slot = Id::unique("whose funnel");
    let rows = |whose: Option<PersonaId>| cx.journey.funnel.rows.iter().filter(|row| row.persona == whose).count();
    let look = |whose: Option<PersonaId>| Some(cx.persona(whose?)?.look);
    let everybody = (None, cx.text_of("funnel-everybody"));
    let personas = cx.document.personas.iter().map(|persona| (Some(persona.id), cx.persona_name(persona.id)));
    let all: Vec<(Option<PersonaId>, String)> = std::iter::once(everybody).chain(personas).collect();
    let kept = ui.data(|data| data.get_temp::<Option<PersonaId>>(slot));
    // The first of whom anything was counted, as long as nobody has chosen.
    let first = || all.iter().map(|(whose, _)| *whose).find(|&whose| rows(whose) > 0).flatten();
    let mut whose = kept.filter(|kept| all.iter().any(|(whose, _)| whose == kept)).unwrap_or_else(first);
    if all.len() < 2 {
        return whose;
    }
    let label = cx.text("funnel-whose");
    let picked = if all.len() > MANY {
        let choices: Vec<_> =
            all.into_iter().map(|(whose, name)| Choice::new(whose, name).marked(look(whose))).collect();
        Dropdown::new(&label).quiet().width(280.0).show(ui, &choices, &whose)
    } else {
        let segments: Vec<_> =
            all.into_iter().map(|(whose, name)| Segment::new(whose, name).marked(look(whose))).collect();
        segmented(ui, &label, &segments, whose, None)
    };
    if let Some(picked) = picked {
        whose = picked;
        ui.data_mut(|data| data.insert_temp(slot, whose));
    }
    whose
}

fn table(ui: &mut Ui, cx: &PanelContext<'_>, whose: Option<PersonaId>) {
    let stages: Vec<StageId> = cx.journey.stages.iter().map(|stage| stage.id).collect();
    let key = (Snapshot::of(cx.document), cx.journey.id);
    let doubts = memoized(ui, Id::unique("doubts"), key, || Arc::new(cx.journey.funnel.contradictions(&stages)));
    let heads = ["element-stage", "funnel-entered", "funnel-left", "funnel-share", "funnel-time", "funnel-doubt"];
    TableBuilder::new(ui)
        .id_salt("funnel")
        .vscroll(false)
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::exact(220.0))
        .columns(Column::exact(120.0), 2)
        .column(Column::exact(72.0))
        .column(Column::exact(150.0))
        .column(Column::remainder().at_least(160.0))
        .header(HEAD, |mut header| {
            for key in heads {
                header.col(|ui| match key {
                    "funnel-doubt" => {}
                    "funnel-entered" | "funnel-left" => head(ui, &cx.text(key), Below::Figures(COUNT)),
                    "funnel-share" => head(ui, &cx.text(key), Below::Figures(SHARE + FIELD_MARGIN)),
                    "funnel-time" => head(ui, &cx.text(key), Below::Text),
                    _ => head(ui, &cx.text(key), Below::Plain),
                });
            }
        })
        .body(|body| {
            body.rows(ROW, stages.len(), |mut row| {
                let Some(&stage) = stages.get(row.index()) else { return };
                let known = cx.journey.funnel.row(whose, stage).cloned();
                let current = known.unwrap_or_else(|| FunnelRow::new(whose, stage));
                let mut next = current.clone();
                let salt = (whose.map(PersonaId::number), stage.number());
                row.col(|ui| {
                    let theme = theme::of(ui);
                    let name = cx.name_of(ElementId::Stage(stage));
                    let galley = elided(ui, &name, theme::regular(BODY), theme.ink, ui.available_width() - 8.0);
                    ui.label(galley);
                });
                row.col(|ui| {
                    ui.push_id(salt, |ui| {
                        if let Some(entered) = form::count_in(ui, cx, "funnel-entered", current.entered, COUNT) {
                            next.entered = entered;
                        }
                    });
                });
                row.col(|ui| {
                    ui.push_id(salt, |ui| {
                        if let Some(left) = form::count_in(ui, cx, "funnel-left", current.left, COUNT) {
                            next.left = left;
                        }
                    });
                });
                row.col(|ui| {
                    let theme = theme::of(ui);
                    let share = lost(&current).map(|share| format::percent(share, cx.words.language()));
                    let share = share.unwrap_or_default();
                    figure(ui, &share, SHARE, theme.secondary);
                });
                row.col(|ui| {
                    ui.push_id(salt, |ui| {
                        let seconds = current.seconds.map(Amount::get);
                        if let Some(seconds) = form::span_in(ui, cx, "funnel-time", seconds, 138.0) {
                            next.seconds = seconds.map(Amount::new);
                        }
                    });
                });
                row.col(|ui| {
                    // The first is the worst that can be said of a row.
                    if let Some(doubt) = doubts.iter().find(|doubt| (doubt.persona, doubt.stage) == (whose, stage)) {
                        warn(ui, &message(cx, doubt.kind));
                    }
                });
                if next != current {
                    cx.apply(with_row(cx, next));
                }
            });
        });
}

/// The part of those who came that went no further.
#[expect(clippy::cast_precision_loss, reason = "a part of people in whole percent")]
fn lost(row: &FunnelRow) -> Option<f64> {
    let (entered, left) = (row.entered?, row.left?);
    (entered > 0 && left <= entered).then(|| left as f64 / entered as f64)
}

/// The edit that puts a typed row in its place.
fn with_row(cx: &PanelContext<'_>, row: FunnelRow) -> Edit {
    let mut funnel = Funnel::clone(&cx.journey.funnel);
    funnel.type_in(row);
    Edit::SetFunnel { journey: cx.journey.id, funnel: Arc::new(funnel) }
}

fn message(cx: &PanelContext<'_>, doubt: ContradictionKind) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a count of people, written in a message")]
    let count = |number: u64| crate::i18n::Value::from(number as f64);
    let (key, values) = match doubt {
        ContradictionKind::LeftWithoutEntering { left } => ("doubt-left-without-entering", vec![("left", count(left))]),
        ContradictionKind::LeftExceedsEntered { entered, left } => {
            ("doubt-left-exceeds-entered", vec![("entered", count(entered)), ("left", count(left))])
        }
        ContradictionKind::DoesNotAddUp { before, expected, found } => {
            let before = cx.name_of(ElementId::Stage(before)).into();
            let values = vec![("before", before), ("expected", count(expected)), ("found", count(found))];
            ("doubt-does-not-add-up", values)
        }
        ContradictionKind::PartsExceedWhole { parts, whole } => {
            ("doubt-parts-exceed-whole", vec![("parts", count(parts)), ("whole", count(whole))])
        }
    };
    cx.format(key, &values)
}

/// A remark beside a row.
fn warn(ui: &mut Ui, text: &str) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL), Sense::hover());
    icon(ui.painter(), "triangle-alert", pos2(rect.left() + 10.0, rect.center().y), 15.0, theme.caution);
    let galley = elided(ui, text, theme::regular(LABEL), theme.caution, rect.width() - 28.0);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0), galley, theme.caution);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, text));
    response.on_hover_text(text);
}
