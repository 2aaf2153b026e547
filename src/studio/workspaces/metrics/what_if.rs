//! What if fewer left here: sliders that leave the map as it is, and what would come of them.

use super::grid::heading;
use super::kept;
use super::ribbons::{self, percent};
use crate::i18n::{Value, format};
use crate::method::{Outcome, Pair, gain_in_money, gain_in_people, gain_in_share};
use crate::model::{ElementId, WhatIf};
use crate::studio::desk::{Action, PanelContext, WhatIfWish, Workspace};
use crate::studio::panels::what_if::{ease_row, is_anything, lift_row, lows, outcome, supposed, worst};
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{Button, TextField, body, elided, icon, persona_mark, section};
use eframe::egui::{Align, Frame, Id, Layout, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// So many places of the ranking are shown.
const FIRST: usize = 5;

/// Shows the section.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let mut what_if = supposed(cx);
    let Some(found) = outcome(ui, cx, &what_if) else { return };
    let (steps, lows) = (worst(&found, &what_if), lows(cx, &what_if));
    ui.horizontal(|ui| {
        heading(ui, &cx.text("whatif-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| commands(ui, cx, &what_if));
    });
    let theme = theme::of(ui);
    if steps.is_empty() && lows.is_empty() {
        body(ui, &cx.text("whatif-empty"), theme.secondary);
        return;
    }
    body(ui, &cx.text("whatif-help"), theme.secondary);
    ui.add_space(8.0);
    result(ui, cx, &found);
    let before = what_if.clone();
    ui.add_space(12.0);
    if !steps.is_empty() {
        section(ui, &cx.text("whatif-dropoffs"));
        for step in &steps {
            ui.push_id(("ease", step.id.number()), |ui| ease_row(ui, cx, &mut what_if, step));
        }
    }
    if !lows.is_empty() {
        ui.add_space(12.0);
        section(ui, &cx.text("whatif-feelings"));
        for point in &lows {
            ui.push_id(("lift", point.id.number()), |ui| lift_row(ui, cx, &mut what_if, point));
        }
    }
    ui.add_space(12.0);
    for outcome in &found.personas {
        ribbons::show(ui, cx, outcome);
    }
    if is_anything(&what_if) {
        ui.add_space(12.0);
        moves(ui, cx, &found);
        ui.add_space(12.0);
        keep(ui, cx, &mut what_if);
    }
    if what_if != before {
        cx.act(Action::WhatIf(WhatIfWish::Suppose(Some(what_if))));
    }
    kept::show(ui, cx);
}

fn commands(ui: &mut Ui, cx: &PanelContext<'_>, what_if: &WhatIf) {
    ui.spacing_mut().item_spacing.x = 8.0;
    if !is_anything(what_if) {
        return;
    }
    if ui.add(Button::new(&cx.text("whatif-make-to-be")).icon("target")).clicked() {
        cx.act(Action::WhatIf(WhatIfWish::MakeToBe));
    }
    if ui.add(Button::new(&cx.text("whatif-show")).icon("map")).clicked() {
        cx.act(Action::Go(Workspace::Map));
        cx.act(Action::WhatIf(WhatIfWish::ShowOnSheet(true)));
    }
    if ui.add(Button::ghost(&cx.text("whatif-reset")).icon("undo-2")).clicked() {
        cx.act(Action::WhatIf(WhatIfWish::Suppose(None)));
    }
}

/// Where the way ends: shares, people, money, beside today.
fn result(ui: &mut Ui, cx: &PanelContext<'_>, found: &Outcome) {
    let theme = theme::of(ui);
    let language = cx.words.language();
    let people = |count: u64| cx.format("people-short", &[("count", Value::from(count))]);
    let money = |amount: f64| format::money(amount, &found.currency, language);
    let together = &found.together;
    let shares = together.map(|figures| figures.share);
    let came = together.map(|figures| figures.people);
    let lost = together.map(|figures| figures.people_lost);
    let brought = together.map(|figures| figures.money);
    let blocks = [
        (
            "whatif-share",
            shares.map(|share| percent(cx, *share)),
            shares.gain().map(|it| (it, gain_in_share(it, cx.words))),
        ),
        ("whatif-people", came.map(|it| it.map(people)), came.gain().map(|it| (it, gain_in_people(it, cx.words)))),
        ("whatif-lost", lost.map(|it| it.map(people)), lost.gain().map(|it| (-it, gain_in_people(it, cx.words)))),
        (
            "whatif-money",
            brought.map(|it| it.map(money)),
            brought.gain().map(|it| (it, gain_in_money(it, &found.currency, language))),
        ),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let width = (ui.available_width() - 36.0) / 4.0;
        for (title, figures, gain) in blocks {
            block(ui, cx, width, title, &figures, gain.as_ref());
        }
    });
    // Shares of several personas are told of each.
    if together.then.share.is_none() && !found.personas.is_empty() {
        ui.add_space(4.0);
        let gain = found.gain(cx.document, cx.words);
        ui.label(RichText::new(gain).font(theme::semibold(BODY)).color(theme.ink));
    }
    if let Some(missing) = found.missing() {
        ui.add_space(4.0);
        let told = missing.message(cx.document, cx.words);
        ui.label(RichText::new(told).font(theme::regular(LABEL)).color(theme.secondary));
    }
}

fn block(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    width: f32,
    title: &'static str,
    figures: &Pair<Option<String>>,
    gain: Option<&(f64, String)>,
) {
    const HEIGHT: f32 = 92.0;
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let then = figures.then.as_deref().unwrap_or("—");
    let today = figures.today.as_deref().map(|today| cx.format("whatif-today", &[("figure", today.into())]));
    let today = today.unwrap_or_default();
    let changes = gain.filter(|(gain, _)| gain.abs() > 1e-9);
    let gained = changes.map_or("", |(_, told)| told.as_str());
    let said = format!("{}: {then} {gained}, {today}", cx.text(title));
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &said));
    ui.painter().rect(rect, CARD_RADIUS, theme.panel, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    let (left, room) = (rect.left() + 14.0, width - 28.0);
    let mut y = rect.top() + 10.0;
    let better = changes.is_some_and(|(gain, _)| *gain > 0.0);
    let color = if better { theme.positive } else { theme.negative };
    for (text, font, ink) in
        [(cx.text_of(title), theme::regular(LABEL), theme.secondary), (then.to_owned(), theme::bold(20.0), theme.ink)]
    {
        let line = elided(ui, &text, font, ink, room);
        let next = line.size().y + 3.0;
        ui.painter().galley(pos2(left, y), line, ink);
        y += next;
    }
    let gained = elided(ui, gained, theme::semibold(LABEL), color, room);
    let beside = if gained.size().x > 0.0 { left + gained.size().x + 8.0 } else { left };
    ui.painter().galley(pos2(left, y), gained, color);
    let today = elided(ui, &today, theme::regular(LABEL), theme.secondary, rect.right() - 10.0 - beside);
    ui.painter().galley(pos2(beside, y), today, theme.secondary);
}

/// What to mend first then, with the way each place went.
fn moves(ui: &mut Ui, cx: &PanelContext<'_>, found: &Outcome) {
    const ROW: f32 = 28.0;
    let theme = theme::of(ui);
    section(ui, &cx.text("whatif-ranking"));
    for place in found.moves.iter().filter(|place| place.rank.then.is_none_or(|rank| rank <= FIRST)) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let middle = rect.center().y;
        let (sign, color, told) = match (place.rank.today, place.rank.then) {
            (_, None) => ("check", theme.positive, cx.text_of("whatif-rank-gone")),
            (None, Some(_)) => ("arrow-up", theme.caution, cx.text_of("whatif-rank-new")),
            (Some(was), Some(is)) if was == is => ("minus", theme.faint, String::new()),
            (Some(was), Some(is)) => {
                let sign = if is < was { "arrow-up" } else { "arrow-down" };
                let color = if is < was { theme.caution } else { theme.positive };
                (sign, color, cx.format("whatif-rank-was", &[("rank", was.into())]))
            }
        };
        let rank = place.rank.then.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
        let (name, stage) = (cx.persona_name(place.persona), cx.short_name_of(ElementId::Stage(place.stage)));
        response.widget_info(|| {
            let said = format!("{rank}. {name} · {stage} {told}");
            eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, said)
        });
        let number = elided(ui, &rank, theme::figures(BODY), theme.ink, 24.0);
        ui.painter().galley(pos2(rect.left(), middle - number.size().y / 2.0), number, theme.ink);
        icon(ui.painter(), sign, pos2(rect.left() + 36.0, middle), 14.0, color);
        let look = cx.persona(place.persona).map(|persona| persona.look).unwrap_or_default();
        let mark = pos2(rect.left() + 60.0, middle);
        persona_mark(ui.painter(), look, mark, 4.5, Stroke::new(2.0, theme.persona(look.hue)));
        let words = elided(ui, &format!("{name} · {stage}"), theme::regular(BODY), theme.ink, rect.width() - 420.0);
        ui.painter().galley(pos2(rect.left() + 74.0, middle - words.size().y / 2.0), words, theme.ink);
        let then = found.ranking.then.places.iter().find(|it| (it.persona, it.stage) == (place.persona, place.stage));
        let loss = then.map(|then| found.ranking.then.message(then, cx.words)).unwrap_or_default();
        let loss = elided(ui, &loss, theme::regular(BODY), theme.secondary, 260.0);
        ui.painter().galley(pos2(rect.right() - 340.0, middle - loss.size().y / 2.0), loss, theme.secondary);
        let told = elided(ui, &told, theme::regular(LABEL), color, 130.0);
        let at = pos2(rect.right() - told.size().x, middle - told.size().y / 2.0);
        ui.painter().galley(at, told, color);
    }
}

/// Its name, and keeping it with the map.
fn keep(ui: &mut Ui, cx: &PanelContext<'_>, what_if: &mut WhatIf) {
    let theme = theme::of(ui);
    let kept = cx.journey.what_ifs.iter().find(|kept| kept.id == what_if.id);
    Frame::NONE.fill(theme.panel).corner_radius(CARD_RADIUS).inner_margin(12.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let (label, hint) = (cx.text("whatif-name"), cx.text("whatif-name-hint"));
            let id = Id::unique("name of what is supposed");
            TextField::new(&label).quiet().hint(&hint).id(id).width(280.0).show(ui, &mut what_if.name);
            let changed = kept.is_none_or(|kept| kept != what_if);
            let words = cx.text("whatif-keep");
            let button = if changed { Button::primary(&words) } else { Button::new(&words).enabled(false) };
            if ui.add(button.icon("save")).clicked() {
                cx.act(Action::WhatIf(WhatIfWish::Suppose(Some(what_if.clone()))));
                cx.act(Action::WhatIf(WhatIfWish::Keep { beside: false }));
            }
            if kept.is_some() && ui.add(Button::new(&cx.text("whatif-keep-beside"))).clicked() {
                cx.act(Action::WhatIf(WhatIfWish::Suppose(Some(what_if.clone()))));
                cx.act(Action::WhatIf(WhatIfWish::Keep { beside: true }));
            }
        });
    });
}
