//! A row of choices of which one is taken.

use super::focus::{ARROWS, hold_keys};
use super::paint::{elided, focus_ring};
use crate::studio::theme::{self, BODY, CONTROL, LABEL, RADIUS};
use eframe::egui::{Color32, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// One choice.
#[derive(Clone, Debug)]
pub(crate) struct Segment<T> {
    /// What is chosen.
    pub(crate) value: T,
    /// Its name.
    pub(crate) text: String,
    /// A count beside the name, shown where it is not zero.
    pub(crate) count: usize,
}

impl<T> Segment<T> {
    pub(crate) const fn new(value: T, text: String) -> Self {
        Self { value, text, count: 0 }
    }
}

/// Shows the choices as one control; gives the value that was chosen just now. A `width` spreads them evenly.
pub(crate) fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    segments: &[Segment<T>],
    chosen: T,
    width: Option<f32>,
) -> Option<T> {
    const PADDING: f32 = 14.0;
    const TIGHT: f32 = 10.0;
    const INSET: f32 = 2.0;
    const BADGE: f32 = 18.0;
    /// Words closer to each other than this would be read as one line.
    const APART: f32 = 8.0;
    let theme = theme::of(ui);
    let contents = |size: f32| -> Vec<f32> {
        let content = |segment: &Segment<T>| {
            let text = elided(ui, &segment.text, theme::medium(size), Color32::PLACEHOLDER, f32::INFINITY).size().x;
            text + if segment.count > 0 { BADGE + 6.0 } else { 0.0 }
        };
        segments.iter().map(content).collect()
    };
    let mut size = BODY;
    let mut widths = contents(size);
    #[expect(clippy::cast_precision_loss, reason = "a control has a handful of segments")]
    let count = segments.len().max(1) as f32;
    if let Some(width) = width {
        let inner = width - 2.0 * INSET;
        let even = inner / count;
        if widths.iter().all(|content| content + TIGHT <= even) {
            widths.fill(even);
        } else {
            // A long word takes room from its neighbours, and all of them become smaller, before one loses letters.
            let spare = |widths: &[f32]| (inner - widths.iter().sum::<f32>()) / count;
            if spare(&widths) < APART {
                size = LABEL;
                widths = contents(size);
            }
            let spare = spare(&widths);
            for content in &mut widths {
                *content += spare;
            }
        }
    } else {
        for content in &mut widths {
            *content += 2.0 * PADDING;
        }
    }
    let total = widths.iter().sum::<f32>() + 2.0 * INSET;
    let (rect, group) = ui.allocate_exact_size(vec2(total, CONTROL), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    // On the desk, which is nearly as dark, the edge shows how far it goes.
    let edge = Stroke::new(1.0, theme.hairline);
    ui.painter().rect(rect, RADIUS + 1, theme.trough, edge, StrokeKind::Inside);
    let mut picked = None;
    let mut left = rect.left() + INSET;
    let mut moved = None;
    let taken = segments.iter().position(|segment| segment.value == chosen);
    for (index, (segment, width)) in segments.iter().zip(widths).enumerate() {
        let area = Rect::from_min_size(pos2(left, rect.top() + INSET), vec2(width, CONTROL - 2.0 * INSET));
        left += width;
        let on = segment.value == chosen;
        // Tab stops once; the arrows go from one to the next.
        let stop = index == taken.unwrap_or(0);
        let sense = if stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(area, group.id.with(index), sense);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &segment.text));
        if response.clicked() && !on {
            picked = Some(segment.value);
        }
        if response.has_focus() {
            hold_keys(ui, response.id, ARROWS);
            let arrow = |keys: [Key; 2]| keys.map(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
            let back = arrow([Key::ArrowLeft, Key::ArrowUp]).contains(&true);
            let on = arrow([Key::ArrowRight, Key::ArrowDown]).contains(&true);
            let next = match (back, on) {
                (true, false) => index.checked_sub(1),
                (false, true) => Some(index + 1).filter(|next| *next < segments.len()),
                _ => None,
            };
            if let Some((next, segment)) = next.and_then(|next| Some((next, segments.get(next)?))) {
                picked = Some(segment.value);
                moved = Some(group.id.with(next));
            }
        }
        let painter = ui.painter();
        if on {
            painter.rect(area, RADIUS - 1, theme.control, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        } else if response.hovered() {
            painter.rect_filled(area, RADIUS - 1, theme.pressed);
        }
        if response.has_focus() {
            focus_ring(painter, theme, area, RADIUS - 1);
        }
        let badge = if segment.count > 0 { BADGE + 6.0 } else { 0.0 };
        let ink = if on || response.hovered() { theme.ink } else { theme.secondary };
        let galley = elided(ui, &segment.text, theme::medium(size), ink, width - badge - APART / 2.0);
        let start = area.center().x - f32::midpoint(galley.size().x, badge);
        let end = start + galley.size().x;
        ui.painter().galley(pos2(start, area.center().y - galley.size().y / 2.0), galley, ink);
        if segment.count > 0 {
            let dot = Rect::from_min_size(pos2(end + 6.0, area.center().y - 9.0), vec2(BADGE, 18.0));
            ui.painter().rect_filled(dot, 9, theme.caution_soft);
            let count = if segment.count > 99 { "99".to_owned() } else { segment.count.to_string() };
            let number = elided(ui, &count, theme::semibold(11.0), theme.caution, BADGE);
            ui.painter().galley(dot.center() - number.size() / 2.0, number, theme.caution);
        }
    }
    // Not before all are there: one that Tab does not stop at yet would give the focus away.
    if let Some(id) = moved {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::model::Language;
    use eframe::egui::epaint::{ClippedShape, Shape};
    use eframe::egui::{Context, RawInput};

    #[test]
    fn what_a_map_can_rest_on_is_written_out_at_the_width_of_the_inspector() {
        let ctx = Context::default();
        theme::install_fonts(&ctx);
        theme::apply(&ctx, theme::ThemeId::Light);
        for language in [Language::Ru, Language::En] {
            let words = Messages::of(language);
            let keys = ["hypothesis", "interview", "observation", "data"];
            let name = |key: &str| words.text(&format!("evidence-{key}")).into_owned();
            let segments: Vec<Segment<usize>> =
                keys.iter().enumerate().map(|(index, key)| Segment::new(index, name(key))).collect();
            let show = |ui: &mut Ui| {
                segmented(ui, "", &segments, 0, Some(268.0));
            };
            ctx.run_ui(RawInput::default(), show).drop_without_applying_deltas();
            let mut output = ctx.run_ui(RawInput::default(), show);
            let shapes = std::mem::take(&mut output.shapes);
            output.drop_without_applying_deltas();
            let mut written = 0;
            for ClippedShape { shape, .. } in shapes {
                if let Shape::Text(text) = shape {
                    assert!(!text.galley.elided, "{language:?}: {}", text.galley.text());
                    written += 1;
                }
            }
            assert_eq!(written, keys.len());
        }
    }
}
