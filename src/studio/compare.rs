//! Two curves beside each other: how far two personas are apart, or what changes for one of them on the way to what should be.

use super::app::{Action, Scope};
use super::commands::Command;
use super::kept::{Snapshot, kept};
use super::panels;
use super::theme::{self, BODY, LABEL, RADIUS};
use super::widgets::{Choice, Dropdown, IconButton, body, focus_ring, panel_title, wrapped};
use crate::i18n::format;
use crate::method::{self, Change, Gap, tenths};
use crate::model::{ElementId, JourneyKind, PersonaId, StageId};
use eframe::egui::{
    Align, Area, Color32, Context, Id, Layout, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Width of the panel.
const WIDTH: f32 = 320.0;
/// How much of the canvas the list leaves free.
const FREE: f32 = 220.0;

/// One line of the list: where, what, how far, and what more there is to say.
struct Line {
    stage: StageId,
    words: String,
    figure: String,
    color: Color32,
    more: String,
}

/// Shows the comparison while there is one. It is dragged by its ground, for it may stand over what is compared.
pub(crate) fn show(ctx: &Context, scope: &Scope<'_>, canvas: Rect) {
    let Some((one, other)) = scope.view.compare else { return };
    let at = pos2(canvas.left() + 12.0, canvas.top() + 12.0);
    Area::new(Id::unique("compare")).order(Order::Middle).default_pos(at).constrain_to(canvas).show(ctx, |ui| {
        panels::floating(ui).show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                panel_title(ui, Command::Compare.icon(), &scope.text("compare-title"));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.add(IconButton::new("x", &scope.text("compare-end")).size(28.0)).clicked() {
                        scope.act(Action::Compare(None));
                    }
                });
            });
            choices(ui, scope, one, other);
            ui.add_space(2.0);
            let lines = match other {
                Some(other) => gaps(ui, scope, one, other),
                None => changes(ui, scope, one),
            };
            if lines.is_empty() {
                let key = if other.is_some() { "compare-no-gaps" } else { "compare-no-changes" };
                body(ui, &scope.text(key), theme::of(ui).secondary);
            }
            let room = (canvas.height() - FREE).clamp(120.0, 460.0);
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for shown in &lines {
                    line(ui, scope, shown);
                }
            });
        });
    });
}

/// Whose curve stands beside whose; a persona's own curve as it should become is one of the choices.
fn choices(ui: &mut Ui, scope: &Scope<'_>, one: PersonaId, other: Option<PersonaId>) {
    let personas: Vec<PersonaId> = scope.document.personas.iter().map(|persona| persona.id).collect();
    let half = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal(|ui| {
        let known: Vec<Choice<PersonaId>> =
            personas.iter().map(|&persona| Choice::new(persona, scope.persona_name(persona))).collect();
        let words = scope.text("compare-one");
        if let Some(chosen) = ui.vertical(|ui| Dropdown::new(&words).width(half).show(ui, &known, &one)).inner {
            // Whoever was on the other side changes places.
            let other = if other == Some(chosen) { Some(one) } else { other };
            scope.act(Action::Compare(Some((chosen, other))));
        }
        let mut known: Vec<Choice<Option<PersonaId>>> = (personas.iter().filter(|&&persona| persona != one))
            .map(|&persona| Choice::new(Some(persona), scope.persona_name(persona)))
            .collect();
        let key = (Snapshot::of(scope.document), scope.journey.id, one);
        let to_be = kept(ui, Id::unique("has to-be"), key, || {
            method::Curve::of(scope.journey, one, JourneyKind::ToBe).is_some()
        });
        if to_be || other.is_none() {
            let name = scope.persona_name(one);
            known.push(Choice::new(None, scope.format("compare-own-to-be", &[("name", name.into())])));
        }
        let words = scope.text("compare-other");
        if let Some(chosen) = ui.vertical(|ui| Dropdown::new(&words).width(half).show(ui, &known, &other)).inner {
            scope.act(Action::Compare(Some((one, chosen))));
        }
    });
}

/// How far two personas are apart at each stage, the farthest first.
fn gaps(ui: &Ui, scope: &Scope<'_>, one: PersonaId, other: PersonaId) -> Vec<Line> {
    let key = (Snapshot::of(scope.document), scope.journey.id, one, other);
    let gaps: Arc<[Gap]> = kept(ui, Id::unique("gaps"), key, || {
        let mut gaps = method::gaps(scope.journey, one, other);
        gaps.sort_by(|one, other| other.difference.abs().total_cmp(&one.difference.abs()));
        gaps.into()
    });
    let theme = theme::of(ui);
    let names = [scope.persona_name(one), scope.persona_name(other)];
    let line = |gap: &Gap| {
        let stage = scope.name_of(ElementId::Stage(gap.stage));
        let higher = if gap.difference < 0.0 { other } else { one };
        Line {
            stage: gap.stage,
            words: gap.sentence(scope.words, &names[0], &names[1], &stage),
            figure: format::feeling(tenths(gap.difference), scope.words.language()),
            color: scope.hue(theme, higher),
            more: String::new(),
        }
    };
    gaps.iter().map(line).collect()
}

/// What changes for a persona at each stage, and what brings it.
fn changes(ui: &Ui, scope: &Scope<'_>, persona: PersonaId) -> Vec<Line> {
    let theme = theme::of(ui);
    let line = |change: &Change| {
        let stage = scope.name_of(ElementId::Stage(change.stage));
        let gain = tenths(change.to - change.from);
        let solutions: Vec<String> =
            change.solutions.iter().map(|&solution| scope.name_of(ElementId::Solution(solution))).collect();
        Line {
            stage: change.stage,
            words: change.sentence(scope.words, &stage),
            figure: format::feeling(gain, scope.words.language()),
            color: if gain < 0.0 { theme.negative } else { theme.positive },
            more: solutions.join(" · "),
        }
    };
    let key = (Snapshot::of(scope.document), scope.journey.id, persona);
    let changes: Arc<[Change]> =
        kept(ui, Id::unique("changes"), key, || method::changes(scope.journey, persona).into());
    changes.iter().map(line).collect()
}

/// One line; a click goes to the stage.
fn line(ui: &mut Ui, scope: &Scope<'_>, shown: &Line) {
    const FIGURE: f32 = 48.0;
    const SIDE: f32 = 8.0;
    let theme = theme::of(ui);
    let width = ui.available_width();
    let words = wrapped(ui, &shown.words, theme::regular(BODY), theme.ink, width - FIGURE - 2.0 * SIDE - 8.0);
    let more = wrapped(ui, &shown.more, theme::regular(LABEL), theme.secondary, width - FIGURE - 2.0 * SIDE - 8.0);
    let under = if shown.more.is_empty() { 0.0 } else { more.size().y + 3.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y + under + 12.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &shown.words));
    if response.hovered() {
        ui.painter().rect_filled(rect, RADIUS - 2, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.shrink(1.0), RADIUS - 2);
    }
    let left = rect.left() + SIDE;
    let below = rect.top() + 6.0 + words.size().y + 3.0;
    ui.painter().galley(pos2(left, rect.top() + 6.0), words, theme.ink);
    if !shown.more.is_empty() {
        ui.painter().galley(pos2(left, below), more, theme.secondary);
    }
    let figure = wrapped(ui, &shown.figure, theme::semibold(BODY), shown.color, FIGURE);
    let end = rect.right() - SIDE - figure.size().x;
    ui.painter().galley(pos2(end, rect.top() + 6.0), figure, shown.color);
    if response.clicked() {
        scope.act(Action::Reveal(ElementId::Stage(shown.stage)));
    }
}
