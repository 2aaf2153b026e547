//! Remarks: what to look at before the map is shown to anybody. Those of one kind are one line with the things they are about.

use crate::model::{ElementId, ElementRef};
use crate::studio::desk::commands::Command;
use crate::studio::desk::review::{Remark, Weight};
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::theme::{self, BODY, CARD_RADIUS, LABEL};
use crate::studio::widgets::{elided, focus_ring, icon, section, wrapped};
use eframe::egui::{
    Align, Color32, CursorIcon, Frame, Layout, Margin, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

/// The widest list: lines stay short enough to be read.
const WIDEST: f32 = 880.0;
/// Room for the sign of a line, and for what can be done about it.
const SIGN: f32 = 40.0;
const ACTION: f32 = 172.0;

/// What remarks of a kind are called together: their key, and the message that counts them.
const TOGETHER: [(&str, &str); 18] = [
    ("remark-touchpoint-without-title", "remarks-touchpoint-without-title"),
    ("remark-dropoff-loses-nobody", "remarks-dropoff-loses-nobody"),
    ("remark-dropoff-without-reason", "remarks-dropoff-without-reason"),
    ("remark-dropoff-without-solution", "remarks-dropoff-without-solution"),
    ("remark-barrier-without-solution", "remarks-barrier-without-solution"),
    ("remark-stage-without-touchpoint", "remarks-stage-without-touchpoint"),
    ("remark-persona-without-emotions", "remarks-persona-without-emotions"),
    ("remark-persona-without-portrait", "remarks-persona-without-portrait"),
    ("remark-persona-without-wishes", "remarks-persona-without-wishes"),
    ("remark-persona-without-fears", "remarks-persona-without-fears"),
    ("remark-metric-without-target", "remarks-metric-without-target"),
    ("remark-solution-without-owner", "remarks-solution-without-owner"),
    ("remark-solution-without-due", "remarks-solution-without-due"),
    ("remark-solution-without-cause", "remarks-solution-without-cause"),
    ("remark-low-without-evidence", "remarks-low-without-evidence"),
    ("notice-quote-left-out", "remarks-quote-left-out"),
    ("notice-reason-left-out", "remarks-reason-left-out"),
    ("notice-amounts-left-out", "remarks-amounts-left-out"),
];

/// Shows the remarks.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::column(ui, WIDEST, |ui| {
            let theme = theme::of(ui);
            ui.label(RichText::new(cx.text("review-title")).font(theme::bold(22.0)).color(theme.ink));
            if cx.remarks.is_empty() {
                return clean(ui, cx);
            }
            ui.label(RichText::new(cx.text("review-help")).font(theme::regular(BODY)).color(theme.secondary));
            for weight in Weight::ALL {
                let groups = groups(cx.remarks, weight);
                if groups.is_empty() {
                    continue;
                }
                ui.add_space(12.0);
                section(ui, &cx.text(weight.key()));
                ui.add_space(2.0);
                let ground = Frame::NONE.fill(theme.panel).stroke(Stroke::new(1.0, theme.hairline));
                ground.corner_radius(CARD_RADIUS).inner_margin(Margin::symmetric(16, 2)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (index, group) in groups.iter().enumerate() {
                        if index > 0 {
                            crate::studio::widgets::hairline(ui);
                        }
                        ui.push_id((weight.key(), index), |ui| line(ui, cx, weight, group));
                    }
                });
            }
        });
    });
}

/// Nothing is left to mend.
fn clean(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(28.0, 36.0), Sense::hover());
        icon(ui.painter(), "circle-check", rect.center(), 22.0, theme.positive);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(RichText::new(cx.text("review-empty")).font(theme::semibold(BODY)).color(theme.positive));
            let help = cx.text("review-empty-help");
            ui.label(RichText::new(help).font(theme::regular(LABEL)).color(theme.secondary));
        });
    });
}

/// The remarks of a weight, those of one kind together, in the order in which each kind comes first.
fn groups(remarks: &[Remark], weight: Weight) -> Vec<Vec<&Remark>> {
    let mut groups: Vec<Vec<&Remark>> = Vec::new();
    for remark in remarks.iter().filter(|remark| remark.weight == weight) {
        let joins = TOGETHER.iter().any(|(key, _)| *key == remark.key);
        let known = groups.iter_mut().find(|group| joins && group.first().is_some_and(|first| first.key == remark.key));
        match known {
            Some(group) => group.push(remark),
            None => groups.push(vec![remark]),
        }
    }
    groups
}

fn line(ui: &mut Ui, cx: &PanelContext<'_>, weight: Weight, group: &[&Remark]) {
    let Some(first) = group.first() else { return };
    let theme = theme::of(ui);
    let (name, color) = match weight {
        Weight::Problem => ("triangle-alert", theme.negative),
        Weight::Gap => ("circle-alert", theme.caution),
        Weight::Advice => ("lightbulb", theme.secondary),
    };
    ui.add_space(10.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() - SIGN - ACTION;
        let (sign, _) = ui.allocate_exact_size(vec2(SIGN, 20.0), Sense::hover());
        icon(ui.painter(), name, pos2(sign.left() + 9.0, sign.center().y), 17.0, color);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            let together = TOGETHER.iter().find(|(key, _)| group.len() > 1 && *key == first.key);
            match together {
                Some((_, key)) => many(ui, cx, &cx.format(key, &[("count", group.len().into())]), group),
                None => one(ui, cx, first, width),
            }
            if !first.help.is_empty() {
                ui.label(RichText::new(&first.help).font(theme::regular(LABEL)).color(theme.secondary));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            act(ui, cx, first);
        });
    });
    ui.add_space(10.0);
}

/// A remark alone: its sentence leads to what it is about.
fn one(ui: &mut Ui, cx: &PanelContext<'_>, remark: &Remark, width: f32) {
    let theme = theme::of(ui);
    let text = wrapped(ui, &remark.text, theme::medium(BODY), theme.ink, width);
    let sense = if remark.element.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(text.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &remark.text));
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.expand(3.0), 4);
    }
    ui.painter().galley(rect.min, text, theme.ink);
    if let Some(element) = remark.element
        && response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    {
        cx.act(Action::Reveal(element));
    }
}

/// Several of a kind: what is wrong with how many, and each by its name.
fn many(ui: &mut Ui, cx: &PanelContext<'_>, words: &str, group: &[&Remark]) {
    let theme = theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 3.0);
        ui.label(RichText::new(format!("{words}: ")).font(theme::medium(BODY)).color(theme.ink));
        for (index, element) in group.iter().filter_map(|remark| remark.element).enumerate() {
            if index > 0 {
                ui.label(RichText::new(", ").font(theme::regular(BODY)).color(theme.secondary));
            }
            if link(ui, &link_name(cx, element), theme.accent).clicked() {
                cx.act(Action::Reveal(element));
            }
        }
    });
}

/// What an element is called in a list of its like; feelings and losses by where and whose they are.
pub(super) fn link_name(cx: &PanelContext<'_>, element: ElementId) -> String {
    let at = |stage, persona| {
        let (stage, persona) = (cx.name_of(ElementId::Stage(stage)), cx.persona_name(persona));
        format!("{stage} ({persona})")
    };
    match cx.document.element(element) {
        Some(ElementRef::Emotion(point)) => at(point.stage, point.persona),
        Some(ElementRef::DropOff(dropoff)) => at(dropoff.stage, dropoff.persona),
        Some(ElementRef::Touchpoint(card)) if card.title.trim().is_empty() => cx.name_of(ElementId::Stage(card.stage)),
        _ => cx.short_name_of(element),
    }
}

/// What can be done about it, at the end of the line.
fn act(ui: &mut Ui, cx: &PanelContext<'_>, remark: &Remark) {
    let key = remark.key;
    let (words, wish) = if key == "remark-metric-without-target" || key.starts_with("remark-funnel") {
        ("review-to-metrics", Some(Action::Go(Workspace::Metrics)))
    } else if key == "notice-type-below-minimum" && Command::SplitByStages.is_enabled(cx.commands) {
        ("review-split", Some(Action::Run(Command::SplitByStages)))
    } else if key == "notice-type-below-minimum" {
        ("review-to-print", Some(Action::Go(Workspace::Print)))
    } else if ["remark-persona-without-portrait", "remark-persona-without-wishes", "remark-persona-without-fears"]
        .contains(&key)
    {
        ("review-to-persona", Some(Action::Go(Workspace::Personas)))
    } else {
        ("show-on-map", remark.element.map(Action::Reveal))
    };
    let Some(wish) = wish else { return };
    if link(ui, &cx.text(words), theme::of(ui).accent).clicked() {
        if matches!(wish, Action::Go(Workspace::Personas)) {
            cx.act(Action::Select(remark.element));
        }
        cx.act(wish);
    }
}

/// Words that lead somewhere.
pub(super) fn link(ui: &mut Ui, words: &str, color: Color32) -> Response {
    let theme = theme::of(ui);
    let galley = elided(ui, words, theme::medium(BODY), color, 260.0);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    if response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, color));
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.expand(2.0), 4);
    }
    ui.painter().galley(rect.min, galley, color);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
