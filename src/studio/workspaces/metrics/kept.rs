//! What-ifs that are kept with the map, beside today and each other.

use super::ribbons::percent;
use crate::edit::Edit;
use crate::i18n::{Value, format};
use crate::method::Figures;
use crate::model::WhatIf;
use crate::studio::desk::{Action, PanelContext, WhatIfWish};
use crate::studio::panels::what_if::outcome;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Button, IconButton, TextField, elided, section};
use eframe::egui::{Align, Color32, Layout, RichText, Ui, vec2};
use std::sync::Arc;

const NAME: f32 = 260.0;
const FIGURE: f32 = 110.0;
const GAIN: f32 = 230.0;
const ROW: f32 = 36.0;

/// Shows all that are kept; nothing where there is none.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let kept = Arc::clone(&cx.journey.what_ifs);
    if kept.is_empty() {
        return;
    }
    ui.add_space(16.0);
    section(ui, &cx.text("whatif-all"));
    ui.add_space(4.0);
    let theme = theme::of(ui);
    let heads = ["whatif-column-share", "whatif-column-people", "whatif-column-money"].map(|key| cx.text_of(key));
    line(ui, theme.secondary, (LABEL, ""), (&heads, &cx.text("whatif-column-gain")), |_| {});
    let today = kept
        .first()
        .and_then(|first| outcome(ui, cx, first))
        .map(|outcome| (outcome.together.today, outcome.currency.clone()));
    if let Some((today, currency)) = today {
        let figures = figures(cx, &today, &currency);
        line(ui, theme.ink, (BODY, &cx.text("whatif-row-today")), (&figures, ""), |_| {});
    }
    for (index, what_if) in kept.iter().enumerate() {
        let Some(found) = outcome(ui, cx, what_if) else { continue };
        let figures = figures(cx, &found.together.then, &found.currency);
        let gain = found.gain(cx.document, cx.words);
        ui.push_id(what_if.id.number(), |ui| {
            let mut renamed = None;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let mut name = what_if.name.clone();
                ui.allocate_ui_with_layout(vec2(NAME, ROW), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(NAME);
                    let label = cx.text("whatif-name");
                    let id = ui.scope_id().with("name");
                    let response = TextField::new(&label).quiet().id(id).width(NAME - 12.0).show(ui, &mut name);
                    cx.track_field(&response);
                    renamed = (response.changed() && name != what_if.name).then_some(name);
                });
                cells(ui, theme.ink, BODY, (&figures, &gain));
                ui.spacing_mut().item_spacing.x = 4.0;
                if ui.add(Button::new(&cx.text("whatif-open"))).clicked() {
                    cx.act(Action::WhatIf(WhatIfWish::Suppose(Some(what_if.clone()))));
                }
                let remove = cx.format("whatif-remove", &[("name", what_if.name.as_str().into())]);
                if ui.add(IconButton::new("trash-2", &remove).color(theme.secondary)).clicked() {
                    let rest = kept.iter().filter(|other| other.id != what_if.id).cloned().collect();
                    set(cx, rest);
                }
            });
            if let Some(name) = renamed {
                let mut all = Vec::clone(&kept);
                if let Some(own) = all.get_mut(index) {
                    own.name = name;
                }
                set(cx, all);
            }
        });
    }
}

fn set(cx: &PanelContext<'_>, what_ifs: Vec<WhatIf>) {
    cx.apply(Edit::SetWhatIfs { journey: cx.journey.id, what_ifs: Arc::new(what_ifs) });
}

/// Share, people and money at the end of the way; a dash for what is not known.
fn figures(cx: &PanelContext<'_>, figures: &Figures, currency: &str) -> [String; 3] {
    let people = figures.people.map(|people| cx.format("people-short", &[("count", Value::from(people))]));
    let money = figures.money.map(|money| format::money(money, currency, cx.words.language()));
    [percent(cx, figures.share), people, money].map(|figure| figure.unwrap_or_else(|| "—".to_owned()))
}

fn line(
    ui: &mut Ui,
    color: Color32,
    (size, name): (f32, &str),
    (figures, gain): (&[String; 3], &str),
    end: impl FnOnce(&mut Ui),
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(NAME, ROW - 8.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(RichText::new(name).font(theme::regular(size)).color(color));
        });
        cells(ui, color, size, (figures, gain));
        end(ui);
    });
}

fn cells(ui: &mut Ui, color: Color32, size: f32, (figures, gain): (&[String; 3], &str)) {
    for figure in figures {
        ui.allocate_ui_with_layout(vec2(FIGURE, ROW - 8.0), Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(FIGURE);
            ui.label(RichText::new(figure).font(theme::figures(size)).color(color));
        });
    }
    ui.allocate_ui_with_layout(vec2(GAIN, ROW - 8.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(GAIN);
        ui.add_space(24.0);
        let gain = elided(ui, gain, theme::figures(size), color, GAIN - 32.0);
        ui.label(gain);
    });
}
