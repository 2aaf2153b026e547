//! Two curves beside each other: how far two personas are apart, or what changes for one of them on the way to what should be.
//! It stands above the inspector, so that it covers nothing of what is compared.

use crate::i18n::format;
use crate::method::{self, Change, Gap, tenths};
use crate::model::{ElementId, JourneyKind, PersonaId, PersonaLook, StageId};
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{
    Choice, Dropdown, IconButton, body, elided, focus_ring, hairline, panel_title, persona_mark, scroll_in_margin,
    wrapped,
};
use eframe::egui::{Align, Color32, FontId, Id, Layout, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The list takes no more than this share of the panel's height; the rest is the inspector's.
const SHARE: f32 = 0.45;
/// Its least height, in points.
const LEAST: f32 = 120.0;

/// One line of the list: where, for whom it is better, how far apart, and what brings the change.
struct GapRow {
    stage: StageId,
    /// The whole line as a sentence, for those who hear it.
    words: String,
    /// Whose curve is the higher one.
    better: Option<PersonaLook>,
    figure: String,
    color: Color32,
    more: String,
}

/// Shows the comparison while there is one.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let Some((one, other)) = cx.view.compare else { return };
    let room = (ui.available_height() * SHARE).max(LEAST);
    ui.scope(|ui| {
        scroll_in_margin(ui);
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        ui.horizontal(|ui| {
            panel_title(ui, Command::Compare.icon(), &cx.text("compare-title"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new("x", &cx.text("compare-end")).size(28.0)).clicked() {
                    cx.act(Action::Compare(None));
                }
            });
        });
        choices(ui, cx, one, other);
        let lines = match other {
            Some(other) => gaps(ui, cx, one, other),
            None => changes(ui, cx, one),
        };
        if lines.is_empty() {
            let key = if other.is_some() { "compare-no-gaps" } else { "compare-no-changes" };
            body(ui, &cx.text(key), theme::of(ui).secondary);
        } else {
            let key = if other.is_some() { "compare-better" } else { "compare-change" };
            heads(ui, &cx.text("element-stage"), &cx.text(key));
        }
        ScrollArea::vertical().id_salt("compare").max_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for shown in &lines {
                line(ui, cx, shown);
            }
        });
        ui.add_space(6.0);
        hairline(ui);
        ui.add_space(8.0);
    });
}

/// What stands in the two columns.
fn heads(ui: &mut Ui, left: &str, right: &str) {
    let theme = theme::of(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    let right = elided(ui, right, theme::regular(LABEL), theme.secondary, width * 0.7);
    let left = elided(ui, left, theme::regular(LABEL), theme.secondary, width - right.size().x - 8.0);
    let top = |height: f32| rect.center().y - height / 2.0;
    ui.painter().galley(pos2(rect.right() - right.size().x, top(right.size().y)), right, theme.secondary);
    ui.painter().galley(pos2(rect.left(), top(left.size().y)), left, theme.secondary);
}

/// Whose curve stands beside whose; a persona's own curve as it should become is one of the choices.
fn choices(ui: &mut Ui, cx: &PanelContext<'_>, one: PersonaId, other: Option<PersonaId>) {
    let personas: Vec<PersonaId> = cx.document.personas.iter().map(|persona| persona.id).collect();
    let half = (ui.available_width() - 8.0) / 2.0;
    let look = |persona: PersonaId| Some(cx.persona(persona)?.look);
    ui.horizontal(|ui| {
        let known: Vec<Choice<PersonaId>> = personas
            .iter()
            .map(|&persona| Choice::new(persona, cx.persona_name(persona)).marked(look(persona)))
            .collect();
        let words = cx.text("compare-one");
        if let Some(chosen) = ui.vertical(|ui| Dropdown::new(&words).width(half).show(ui, &known, &one)).inner {
            // Whoever was on the other side changes places.
            let other = if other == Some(chosen) { Some(one) } else { other };
            cx.act(Action::Compare(Some((chosen, other))));
        }
        let mut known: Vec<Choice<Option<PersonaId>>> = (personas.iter().filter(|&&persona| persona != one))
            .map(|&persona| Choice::new(Some(persona), cx.persona_name(persona)).marked(look(persona)))
            .collect();
        let key = (Snapshot::of(cx.document), cx.journey.id, one);
        let to_be = memoized(ui, Id::unique("has to-be"), key, || {
            method::Curve::of(cx.journey, one, JourneyKind::ToBe).is_some()
        });
        if to_be || other.is_none() {
            known.push(Choice::new(None, cx.text_of("compare-own-to-be")));
        }
        let words = cx.text("compare-other");
        if let Some(chosen) = ui.vertical(|ui| Dropdown::new(&words).width(half).show(ui, &known, &other)).inner {
            cx.act(Action::Compare(Some((one, chosen))));
        }
    });
}

/// How far two personas are apart at each stage, the farthest first.
fn gaps(ui: &Ui, cx: &PanelContext<'_>, one: PersonaId, other: PersonaId) -> Vec<GapRow> {
    let key = (Snapshot::of(cx.document), cx.journey.id, one, other);
    let gaps: Arc<[Gap]> = memoized(ui, Id::unique("gaps"), key, || {
        let mut gaps = method::gaps(cx.journey, one, other);
        gaps.sort_by(|one, other| other.difference.abs().total_cmp(&one.difference.abs()));
        gaps.into()
    });
    let theme = theme::of(ui);
    let names = [cx.persona_name(one), cx.persona_name(other)];
    let line = |gap: &Gap| {
        let stage = cx.name_of(ElementId::Stage(gap.stage));
        let difference = gap.written();
        let higher = if difference < 0.0 { other } else { one };
        GapRow {
            stage: gap.stage,
            words: gap.sentence(cx.words, &names[0], &names[1], &stage),
            better: cx.persona(higher).filter(|_| difference != 0.0).map(|persona| persona.look),
            figure: format::number(difference.abs(), cx.words.language()),
            // The hue is the mark's: of the light ones a figure could not be read.
            color: theme.ink,
            more: String::new(),
        }
    };
    gaps.iter().map(line).collect()
}

/// What changes for a persona at each stage, and what brings it.
fn changes(ui: &Ui, cx: &PanelContext<'_>, persona: PersonaId) -> Vec<GapRow> {
    let theme = theme::of(ui);
    let line = |change: &Change| {
        let stage = cx.name_of(ElementId::Stage(change.stage));
        let feeling = |value: f64| format::feeling(tenths(value), cx.words.language());
        let solutions: Vec<String> =
            change.solutions.iter().map(|&solution| cx.short_name_of(ElementId::Solution(solution))).collect();
        GapRow {
            stage: change.stage,
            words: change.sentence(cx.words, &stage),
            better: None,
            figure: format!("{} → {}", feeling(change.from), feeling(change.to)),
            color: if change.to < change.from { theme.negative } else { theme.positive },
            more: solutions.join(" · "),
        }
    };
    let key = (Snapshot::of(cx.document), cx.journey.id, persona);
    let changes: Arc<[Change]> =
        memoized(ui, Id::unique("changes"), key, || method::changes(cx.journey, persona).into());
    changes.iter().map(line).collect()
}

/// One line; a click goes to the stage.
fn line(ui: &mut Ui, cx: &PanelContext<'_>, shown: &GapRow) {
    /// How far the ground under the pointer reaches beyond the words.
    const SIDE: f32 = 6.0;
    const ABOVE: f32 = 6.0;
    const MARK: f32 = 20.0;
    let theme = theme::of(ui);
    let width = ui.available_width();
    let laid = |text: &str, font: FontId, color: Color32, width: f32| wrapped(ui, text, font, color, width);
    let figure = laid(&shown.figure, theme::semibold(BODY), shown.color, width);
    let room = width - figure.size().x - MARK - 8.0;
    let stage = laid(&cx.name_of(ElementId::Stage(shown.stage)), theme::regular(BODY), theme.ink, room);
    let more = laid(&shown.more, theme::regular(LABEL), theme.secondary, width);
    let under = if shown.more.is_empty() { 0.0 } else { more.size().y + 2.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, stage.size().y + under + 2.0 * ABOVE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &shown.words));
    let ground = rect.expand2(vec2(SIDE, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(ground, RADIUS - 2, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, ground.shrink(1.0), RADIUS - 2);
    }
    let top = rect.top() + ABOVE;
    let first = top + figure.size().y / 2.0;
    let end = rect.right() - figure.size().x;
    if let Some(look) = shown.better {
        persona_mark(ui.painter(), look, pos2(end - MARK / 2.0, first), 4.5, Stroke::new(2.0, theme.persona(look.hue)));
    }
    let below = top + stage.size().y + 2.0;
    ui.painter().galley(pos2(end, top), figure, shown.color);
    ui.painter().galley(pos2(rect.left(), top), stage, theme.ink);
    if !shown.more.is_empty() {
        ui.painter().galley(pos2(rect.left(), below), more, theme.secondary);
    }
    if response.clicked() {
        cx.act(Action::Reveal(ElementId::Stage(shown.stage)));
    }
}
