//! What to mend first: lows and losses of all personas, ranked.

use super::grid::heading;
use crate::method::{self, LossUnit, Ranking};
use crate::model::{ElementId, LaneKind};
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{Button, body, elided, focus_ring, icon, persona_mark, wrapped};
use eframe::egui::{Align, Id, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How many places are shown until all are asked for: what is mended first, not everything that could be.
const FIRST: usize = 8;

/// Shows the ranking.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let key = (Snapshot::of(cx.document), cx.journey.id, cx.view.hidden.clone());
    let ranking = memoized(ui, Id::unique("ranking"), key, || {
        Arc::new(method::ranking(cx.document, cx.journey, &cx.view.hidden))
    });
    let theme = theme::of(ui);
    ui.horizontal(|ui| {
        heading(ui, &cx.text("ranking-title"));
        if !ranking.places.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| poster(ui, cx));
        }
    });
    if ranking.places.is_empty() {
        body(ui, &cx.text("ranking-empty"), theme.secondary);
        return;
    }
    ui.add_space(4.0);
    let all = ui.scope_id().with("all places");
    let shows_all = ui.data(|data| data.get_temp::<bool>(all)).unwrap_or_default();
    let count = if shows_all { usize::MAX } else { FIRST };
    for (index, place) in ranking.places.iter().enumerate().take(count) {
        row(ui, cx, &ranking, index, place);
        ui.add_space(6.0);
    }
    if let Some(more) = ranking.places.len().checked_sub(FIRST).filter(|more| *more > 0) {
        let words =
            if shows_all { cx.text_of("ranking-fewer") } else { cx.format("ranking-more", &[("count", more.into())]) };
        let sign = if shows_all { "chevron-up" } else { "chevron-down" };
        if ui.add(Button::ghost(&words).icon(sign)).clicked() {
            ui.data_mut(|data| data.insert_temp(all, !shows_all));
        }
    }
}

/// The button that puts the block on the poster; it says so once it is there.
fn poster(ui: &mut Ui, cx: &PanelContext<'_>) {
    let there = cx.journey.lanes.iter().any(|lane| lane.kind == LaneKind::Priorities && lane.visible);
    let key = if there { "ranking-on-poster" } else { Command::ShowPriorities.key() };
    let sign = if there { "check" } else { "list-ordered" };
    if ui.add(Button::new(&cx.text(key)).icon(sign).enabled(!there)).clicked() {
        cx.run(Command::ShowPriorities);
    }
}

/// One place: rank, why people leave, who and where, what is lost, what is missing, the score. A click goes there.
fn row(ui: &mut Ui, cx: &PanelContext<'_>, ranking: &Ranking, index: usize, place: &method::PainPoint) {
    const RANK: f32 = 52.0;
    const SCORE: f32 = 150.0;
    const TOP: f32 = 12.0;
    let theme = theme::of(ui);
    let width = ui.available_width();
    let room = width - RANK - SCORE - 16.0;
    let (stage, name) = (cx.name_of(ElementId::Stage(place.stage)), cx.persona_name(place.persona));
    let reason = Ranking::reason(place, cx.journey, cx.words);
    let title = wrapped(ui, &reason, theme::semibold(BODY), theme.ink, room);
    let told = ranking.message(place, cx.words);
    let whose = elided(ui, &format!("{name} · {stage}"), theme::regular(BODY), theme.secondary, room - 16.0);
    let parts = wrapped(ui, &told, theme::regular(BODY), theme.secondary, room);
    let doubt = ranking.doubt(place, cx.words);
    let doubted = wrapped(ui, doubt.as_deref().unwrap_or_default(), theme::regular(LABEL), theme.caution, room - 20.0);
    let off = cx.journey.stages.get(place.stage).is_some_and(|stage| !stage.visible);
    let unseen = if off { cx.text_of("ranking-stage-hidden") } else { String::new() };
    let unseen = wrapped(ui, &unseen, theme::regular(LABEL), theme.secondary, room - 20.0);
    let solutions: Vec<String> =
        place.solutions.iter().map(|&solution| cx.short_name_of(ElementId::Solution(solution))).collect();
    let help = wrapped(ui, &solutions.join(" · "), theme::regular(LABEL), theme.positive, room - 20.0);
    let mut height = title.size().y + whose.size().y + parts.size().y + 2.0 * 4.0 + 2.0 * TOP;
    for (shown, line) in [(off, &unseen), (doubt.is_some(), &doubted), (!solutions.is_empty(), &help)] {
        if shown {
            height += line.size().y + 4.0;
        }
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let said = format!("{}. {reason}. {name}, {stage}: {told}", index + 1);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let painter = ui.painter();
    let fill = if response.hovered() { theme.hover } else { theme.panel };
    painter.rect(rect, CARD_RADIUS, fill, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(painter, theme, rect, CARD_RADIUS);
    }
    let rank = elided(ui, &(index + 1).to_string(), theme::bold(18.0), theme.secondary, RANK);
    ui.painter().galley(pos2(rect.left() + 16.0, rect.top() + TOP - 2.0), rank, theme.secondary);
    let left = rect.left() + RANK;
    let mut y = rect.top() + TOP;
    let next = title.size().y + 4.0;
    ui.painter().galley(pos2(left, y), title, theme.ink);
    y += next;
    let (middle, next) = (y + whose.size().y / 2.0, whose.size().y + 4.0);
    let look = cx.persona(place.persona).map(|persona| persona.look).unwrap_or_default();
    persona_mark(ui.painter(), look, pos2(left + 5.0, middle), 4.5, Stroke::new(2.0, theme.persona(look.hue)));
    ui.painter().galley(pos2(left + 16.0, y), whose, theme.secondary);
    y += next;
    let next = parts.size().y + 4.0;
    ui.painter().galley(pos2(left, y), parts, theme.secondary);
    y += next;
    for (shown, line, name, color) in [
        (off, unseen, "eye-off", theme.secondary),
        (doubt.is_some(), doubted, "circle-alert", theme.caution),
        (!solutions.is_empty(), help, "lightbulb", theme.positive),
    ] {
        if shown {
            let next = line.size().y + 4.0;
            icon(ui.painter(), name, pos2(left + 6.0, y + 7.5), 13.0, color);
            ui.painter().galley(pos2(left + 20.0, y), line, color);
            y += next;
        }
    }
    let (score, ink) = match ranking.score_in_words(place, cx.words) {
        Some(score) => (score, theme.ink),
        None => ("—".to_owned(), theme.faint),
    };
    let score = elided(ui, &score, theme::bold(18.0), ink, SCORE - 40.0);
    // An amount that is weighed is no longer the one that is lost.
    let weighed = place.score.is_some() && ranking.unit == LossUnit::Money;
    let weighed = if weighed { cx.text_of("ranking-weighed") } else { String::new() };
    let weighed = elided(ui, &weighed, theme::regular(LABEL), theme.secondary, SCORE - 20.0);
    let under = if weighed.is_empty() { 0.0 } else { weighed.size().y + 2.0 };
    let (right, top) = (rect.right() - 40.0, rect.center().y - f32::midpoint(score.size().y, under));
    ui.painter().galley(pos2(right - weighed.size().x, top + score.size().y + 2.0), weighed, theme.secondary);
    ui.painter().galley(pos2(right - score.size().x, top), score, ink);
    icon(ui.painter(), "chevron-right", pos2(rect.right() - 20.0, rect.center().y), 15.0, theme.secondary);
    // How it is counted is asked rarely.
    let counted = format!("{}\n{}", ranking.parts(place, cx.words), ranking.formula(cx.words));
    if response.on_hover_text(counted).clicked()
        && let Some(&dropoff) = place.dropoffs.first()
    {
        cx.act(Action::Reveal(ElementId::DropOff(dropoff)));
    }
}
