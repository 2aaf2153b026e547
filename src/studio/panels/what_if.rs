//! What is supposed without touching the map: the sliders that suppose it, and the strip over a sheet that shows it.

use super::ground;
use crate::i18n::format;
use crate::method::{self, ExtremeKind, FunnelStep, Outcome};
use crate::model::{
    DropOffId, EasedDropOff, ElementId, EmotionId, EmotionPoint, Feeling, Journey, JourneyKind, LiftedFeeling,
    PersonaId, Share, StageId, WhatIf, WhatIfId,
};
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::{Action, PanelContext, WhatIfWish, Workspace};
use crate::studio::theme::{self, BODY, CONTROL, TITLE};
use crate::studio::widgets::{Button, IconButton, elided, feeling_slider, icon, persona_mark, slider};
use eframe::egui::{Align, Id, Layout, Panel, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

/// Width of a slider.
const SLIDER: f32 = 220.0;
/// Width of what it says.
const FIGURES: f32 = 130.0;

/// So many drop-offs and lows are shown: those that weigh most. What is supposed is always among them.
const FIRST: usize = 5;

/// What is supposed now: as a fresh one nothing is.
pub(crate) fn supposed(cx: &PanelContext<'_>) -> WhatIf {
    cx.view.what_if.clone().unwrap_or_else(|| WhatIf::new(WhatIfId::new(0), String::new()))
}

/// What would come of a what-if; the figures are counted anew only when they can be others.
pub(crate) fn outcome(ui: &Ui, cx: &PanelContext<'_>, what_if: &WhatIf) -> Option<Arc<Outcome>> {
    let key = (Snapshot::of(cx.document), cx.journey.id, cx.view.hidden.clone(), what_if.clone());
    // What is supposed bears the id of the kept one that it began as.
    let is_kept = cx.journey.what_ifs.contains(what_if);
    memoized(ui, Id::unique(("what if", what_if.id.number(), is_kept)), key, || {
        method::compare(cx.document, cx.journey.id, what_if, &cx.view.hidden).map(Arc::new)
    })
}

/// Over a sheet that is not the map but what is supposed: what that is, what comes of it, and the way back.
pub(crate) fn strip(ui: &mut Ui, cx: &PanelContext<'_>) {
    let Some(what_if) = cx.view.supposed(cx.document) else { return };
    let theme = theme::of(ui);
    let frame = ground::frame(theme, 16, 6).fill(theme.caution_soft);
    Panel::top("what if").exact_size(44.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            off(ui, cx);
            if ui.add(Button::new(&cx.text("whatif-to-metrics"))).clicked() {
                cx.act(Action::Go(Workspace::Metrics));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| sign(ui, &told(ui, cx, what_if)));
        });
    });
}

/// The same in one line over a map that is shown to others.
pub(crate) fn line(ui: &mut Ui, cx: &PanelContext<'_>) {
    let Some(what_if) = cx.view.supposed(cx.document) else { return };
    ui.horizontal(|ui| {
        sign(ui, &told(ui, cx, what_if));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| off(ui, cx));
    });
}

fn off(ui: &mut Ui, cx: &PanelContext<'_>) {
    if ui.add(Button::primary(&cx.text("whatif-off"))).clicked() {
        cx.act(Action::WhatIf(WhatIfWish::ShowOnSheet(false)));
    }
}

fn sign(ui: &mut Ui, told: &str) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
    icon(ui.painter(), "git-branch", rect.center(), 16.0, theme.caution);
    ui.label(RichText::new(told).font(theme::semibold(BODY)).color(theme.ink));
}

/// The panel over a map that is shown to others: what weighs most of what they see of it, and what comes of it at once. Gives whether it
/// is closed.
pub(crate) fn in_show(ui: &mut Ui, cx: &PanelContext<'_>, seen: &Journey) -> bool {
    let mut what_if = supposed(cx);
    let Some(found) = outcome(ui, cx, &what_if) else { return true };
    let before = what_if.clone();
    let theme = theme::of(ui);
    let mut closed = false;
    ui.horizontal(|ui| {
        let told = told(ui, cx, &what_if);
        ui.label(RichText::new(told).font(theme::semibold(TITLE)).color(theme.ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            closed = ui.add(IconButton::new("x", &cx.text("whatif-close"))).clicked();
            if is_anything(&what_if) && ui.add(Button::new(&cx.text("whatif-off"))).clicked() {
                cx.act(Action::WhatIf(WhatIfWish::Suppose(None)));
            }
        });
    });
    for step in worst(&found, &what_if).into_iter().filter(|step| seen.dropoffs.get(step.id).is_some()) {
        ui.push_id(("ease", step.id.number()), |ui| ease_row(ui, cx, &mut what_if, &step));
    }
    for point in lows(cx, &what_if).into_iter().filter(|point| seen.emotions.get(point.id).is_some()) {
        ui.push_id(("lift", point.id.number()), |ui| lift_row(ui, cx, &mut what_if, point));
    }
    if what_if != before {
        cx.act(Action::WhatIf(WhatIfWish::Suppose(Some(what_if))));
        cx.act(Action::WhatIf(WhatIfWish::ShowOnSheet(true)));
    }
    closed
}

/// «Что если: «Онлайн-запись» · в конце +84 чел. · +3,1 млн ₽».
pub(crate) fn told(ui: &Ui, cx: &PanelContext<'_>, what_if: &WhatIf) -> String {
    let gain = outcome(ui, cx, what_if).map(|outcome| outcome.gain(cx.document, cx.words)).unwrap_or_default();
    match what_if.name.trim() {
        "" => cx.format("whatif-strip-unnamed", &[("gain", gain.into())]),
        name => {
            let name = format::quote(name, cx.words.language());
            cx.format("whatif-strip", &[("name", name.into()), ("gain", gain.into())])
        }
    }
}

/// Whether anything is supposed.
pub(crate) fn is_anything(what_if: &WhatIf) -> bool {
    !(what_if.eased.is_empty() && what_if.lifted.is_empty())
}

/// The drop-offs that weigh most today, and those that are eased.
pub(crate) fn worst(found: &Outcome, what_if: &WhatIf) -> Vec<FunnelStep> {
    let steps = || found.personas.iter().flat_map(|outcome| &outcome.way.today.steps);
    let ranked = found.ranking.today.places.iter().flat_map(|place| &place.dropoffs);
    let ranked = ranked.filter_map(|id| steps().find(|step| step.id == *id));
    let eased = |step: &FunnelStep| what_if.eased.iter().any(|eased| eased.dropoff == step.id);
    ranked.enumerate().filter(|(index, step)| *index < FIRST || eased(step)).map(|(_, step)| *step).collect()
}

/// The lowest lows of those who are shown, and those that are lifted.
pub(crate) fn lows<'a>(cx: &PanelContext<'a>, what_if: &WhatIf) -> Vec<&'a Arc<EmotionPoint>> {
    let shown = cx.document.personas.iter().filter(|persona| !cx.view.hidden.contains(&persona.id));
    let mut lows: Vec<&Arc<EmotionPoint>> = shown
        .flat_map(|persona| method::extremes(cx.journey, persona.id, JourneyKind::AsIs))
        .filter(|extreme| extreme.turn == ExtremeKind::Low)
        .filter_map(|extreme| cx.journey.emotions.get(extreme.point))
        .filter(|point| point.value.get() < 0.0)
        .collect();
    lows.sort_by(|one, other| one.value.get().total_cmp(&other.value.get()));
    let lifted = |point: &EmotionPoint| what_if.lifted.iter().any(|lifted| lifted.emotion == point.id);
    lows.into_iter().enumerate().filter(|(index, point)| *index < FIRST || lifted(point)).map(|(_, it)| it).collect()
}

/// A drop-off with a slider for the share that would be lost.
pub(crate) fn ease_row(ui: &mut Ui, cx: &PanelContext<'_>, what_if: &mut WhatIf, step: &FunnelStep) {
    let Some(dropoff) = cx.journey.dropoffs.get(step.id) else { return };
    let language = cx.words.language();
    let eased = what_if.eased.iter().find(|eased| eased.dropoff == step.id).map(|eased| eased.lost);
    let lost = |share: f64| format!("−{}", format::percent(share, language));
    let change = change(cx, &lost(step.rate), eased.map(|share| lost(share.get())));
    row(ui, cx, (dropoff.persona, step.stage, &dropoff.reason), (&change, eased.is_some()), |ui| {
        let name = name(cx, "whatif-ease", (dropoff.persona, step.stage));
        let notch = notch(step.rate);
        let mut value = eased.map_or(step.rate, Share::get);
        if slider(ui, (&name, &change), &mut value, 0.0..=notch * 20.0, SLIDER).changed() {
            let lost = Share::new((value / notch * 2.0).round() * notch / 2.0);
            set_eased(what_if, step.id, (lost != Share::new(step.rate)).then_some(lost));
            return;
        }
        if as_today(ui, cx, eased.is_some()) {
            set_eased(what_if, step.id, None);
        }
    });
}

/// A low with a slider for what would be felt there.
pub(crate) fn lift_row(ui: &mut Ui, cx: &PanelContext<'_>, what_if: &mut WhatIf, point: &EmotionPoint) {
    let language = cx.words.language();
    let lifted = what_if.lifted.iter().find(|lifted| lifted.emotion == point.id).map(|lifted| lifted.value);
    let felt = |value: Feeling| format::feeling(value.get(), language);
    let change = change(cx, &felt(point.value), lifted.map(felt));
    row(ui, cx, (point.persona, point.stage, &point.quote), (&change, lifted.is_some()), |ui| {
        let name = name(cx, "whatif-lift", (point.persona, point.stage));
        let look = cx.persona(point.persona).map(|persona| persona.look).unwrap_or_default();
        let mut value = lifted.unwrap_or(point.value);
        if feeling_slider(ui, &name, &mut value, look, SLIDER).changed() {
            set_lifted(what_if, point.id, (value != point.value).then_some(value));
            return;
        }
        if as_today(ui, cx, lifted.is_some()) {
            set_lifted(what_if, point.id, None);
        }
    });
}

/// By how much a press of an arrow key moves a share, so that twenty of them are the whole slider: fine where little is lost.
fn notch(rate: f64) -> f64 {
    [0.005, 0.01, 0.02].into_iter().find(|notch| notch * 20.0 >= rate).unwrap_or(0.05)
}

fn set_eased(what_if: &mut WhatIf, dropoff: DropOffId, lost: Option<Share>) {
    what_if.eased.retain(|eased| eased.dropoff != dropoff);
    what_if.eased.extend(lost.map(|lost| EasedDropOff { dropoff, lost }));
}

fn set_lifted(what_if: &mut WhatIf, emotion: EmotionId, value: Option<Feeling>) {
    what_if.lifted.retain(|lifted| lifted.emotion != emotion);
    what_if.lifted.extend(value.map(|value| LiftedFeeling { emotion, value }));
}

fn change(cx: &PanelContext<'_>, from: &str, to: Option<String>) -> String {
    match to {
        Some(to) => cx.format("whatif-change", &[("from", from.into()), ("to", to.into())]),
        None => from.to_owned(),
    }
}

fn name(cx: &PanelContext<'_>, key: &str, (persona, stage): (PersonaId, StageId)) -> String {
    let stage = cx.short_name_of(ElementId::Stage(stage));
    cx.format(key, &[("name", cx.persona_name(persona).into()), ("stage", stage.into())])
}

fn as_today(ui: &mut Ui, cx: &PanelContext<'_>, changed: bool) -> bool {
    let color = theme::of(ui).secondary;
    changed && ui.add(IconButton::new("undo-2", &cx.text("whatif-as-today")).color(color)).clicked()
}

/// A row: whose, where and why on the left; what it is and would be, and the slider on the right.
fn row(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    (persona, stage, said): (PersonaId, StageId, &str),
    (change, changed): (&str, bool),
    control: impl FnOnce(&mut Ui),
) {
    const HEIGHT: f32 = CONTROL;
    let theme = theme::of(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let words = Rect::from_min_max(rect.min, pos2(rect.right() - SLIDER - FIGURES - CONTROL - 24.0, rect.bottom()));
    let look = cx.persona(persona).map(|persona| persona.look).unwrap_or_default();
    let middle = rect.center().y;
    persona_mark(ui.painter(), look, pos2(words.left() + 6.0, middle), 4.5, Stroke::new(2.0, theme.persona(look.hue)));
    let where_at = cx.short_name_of(ElementId::Stage(stage));
    let head = elided(ui, &where_at, theme::medium(BODY), theme.ink, words.width() * 0.45);
    let left = words.left() + 20.0;
    let next = left + head.size().x + 10.0;
    ui.painter().galley(pos2(left, middle - head.size().y / 2.0), head, theme.ink);
    let said = elided(ui, said.trim(), theme::regular(BODY), theme.secondary, words.right() - next);
    ui.painter().galley(pos2(next, middle - said.size().y / 2.0), said, theme.secondary);
    let (ink, font) =
        if changed { (theme.ink, theme::semibold(BODY)) } else { (theme.secondary, theme::figures(BODY)) };
    let figures = elided(ui, change, font, ink, FIGURES);
    let at = pos2(words.right() + FIGURES + 4.0 - figures.size().x, middle - figures.size().y / 2.0);
    ui.painter().galley(at, figures, ink);
    let controls = Rect::from_min_max(pos2(words.right() + FIGURES + 16.0, rect.top()), rect.max);
    ui.scope_builder(
        eframe::egui::UiBuilder::new().max_rect(controls).layout(Layout::left_to_right(Align::Center)),
        control,
    );
}
