//! A persona: who it is and how its curve looks.

use super::parts::change;
use crate::edit::{Edit, Element};
use crate::model::{LineStyle, Marker, Persona};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, Theme};
use crate::studio::widgets::{Button, Choice, field_label, focus_ring};
use eframe::egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Shows the fields.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Persona) {
    let mut next = persona.clone();
    if let Some(name) = form::text(ui, cx, "field-name", &next.name, 1) {
        next.name = name;
    }
    if let Some(age) = form::number(ui, cx, "field-age", next.age.map(f64::from)) {
        next.age = age.map(|age| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–150")]
            let age = age.clamp(0.0, 150.0).round() as u16;
            age
        });
    }
    if let Some(segment) = form::text(ui, cx, "persona-segment", &next.segment, 2) {
        next.segment = segment;
    }
    if let Some(quote) = form::text_hinted(ui, cx, "persona-quote", &next.quote, 2, &cx.text("hint-quote")) {
        next.quote = quote;
    }
    let page = cx.text("persona-open-page");
    if ui.add(Button::new(&page).icon("users").wide()).clicked() {
        cx.run(Command::GoToPersonas);
    }
    portrait(ui, cx, persona);
    look(ui, cx, &mut next);
    let lists = [
        ("persona-wishes", &mut next.wishes),
        ("persona-problems", &mut next.problems),
        ("persona-criteria", &mut next.criteria),
        ("persona-objections", &mut next.objections),
        ("persona-fears", &mut next.fears),
    ];
    for (key, list) in lists {
        if let Some(lines) = form::lines(ui, cx, key, list) {
            *list = lines;
        }
    }
    change(cx, persona, next, Element::Persona);
}

fn portrait(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Persona) {
    field_label(ui, &cx.text("field-portrait"));
    ui.horizontal(|ui| {
        let key = if persona.portrait.is_some() { "portrait-replace" } else { "portrait-choose" };
        if ui.add(Button::new(&cx.text(key)).icon("image-plus")).clicked() {
            cx.act(Action::PickPortrait(persona.id));
        }
        if persona.portrait.is_some() && ui.add(Button::ghost(&cx.text("portrait-remove"))).clicked() {
            cx.apply(Edit::SetPortrait { persona: persona.id, image: None, crop: None });
        }
    });
}

/// The hue, the line and the points.
pub(crate) fn look(ui: &mut Ui, cx: &PanelContext<'_>, persona: &mut Persona) {
    let theme = theme::of(ui);
    field_label(ui, &cx.text("field-hue"));
    ui.horizontal(|ui| {
        for hue in 0..hues(theme) {
            let on = persona.look.hue % hues(theme) == hue;
            let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
            let words = cx.format("hue-number", &[("number", u16::from(hue + 1).into())]);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &words));
            ui.painter().circle_filled(rect.center(), 9.0, theme.persona(hue));
            if on {
                ui.painter().circle_stroke(rect.center(), 12.0, Stroke::new(2.0, theme.persona(hue)));
            }
            if response.has_focus() {
                focus_ring(ui.painter(), theme, Rect::from_center_size(rect.center(), vec2(28.0, 28.0)), 12);
            }
            if response.clicked() {
                persona.look.hue = hue;
            }
        }
    });
    let lines = [
        (LineStyle::Solid, "line-solid"),
        (LineStyle::Dotted, "line-dotted"),
        (LineStyle::Dashed, "line-dashed"),
        (LineStyle::DashDot, "line-dash-dot"),
        (LineStyle::LongDash, "line-long-dash"),
    ]
    .map(|(line, key)| Choice::new(line, cx.text_of(key)));
    let markers = [
        (Marker::Circle, "marker-circle"),
        (Marker::Diamond, "marker-diamond"),
        (Marker::Square, "marker-square"),
        (Marker::Triangle, "marker-triangle"),
        (Marker::Cross, "marker-cross"),
    ]
    .map(|(marker, key)| Choice::new(marker, cx.text_of(key)));
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        if let Some(line) = form::choice(left, cx, "field-line", &lines, &persona.look.line) {
            persona.look.line = line;
        }
        if let Some(marker) = form::choice(right, cx, "field-marker", &markers, &persona.look.marker) {
            persona.look.marker = marker;
        }
    });
}

/// How many hues there are to choose from.
fn hues(theme: &Theme) -> u8 {
    u8::try_from(theme.personas.len()).unwrap_or(u8::MAX).max(1)
}
