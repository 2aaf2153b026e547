//! A slider over any range.

use super::focus::{SIDEWAYS, hold_keys};
use super::paint::focus_ring;
use crate::studio::theme;
use eframe::egui::{Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::ops::RangeInclusive;

/// A track with a ring on it; the response is changed when the value is. The texts are its name and what it says of its value.
pub(crate) fn slider(
    ui: &mut Ui,
    (name, told): (&str, &str),
    value: &mut f64,
    range: RangeInclusive<f64>,
    width: f32,
) -> Response {
    const HEIGHT: f32 = 32.0;
    const RING: f32 = 7.0;
    const STEPS: f64 = 20.0;
    let theme = theme::of(ui);
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click_and_drag());
    let track = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * RING, 4.0));
    let (low, high) = (*range.start(), *range.end());
    let before = *value;
    if let Some(pointer) = response.interact_pointer_pos() {
        *value = low + f64::from((pointer.x - track.left()) / track.width().max(1.0)) * (high - low);
    }
    if response.has_focus() {
        hold_keys(ui, response.id, SIDEWAYS);
        let step = ui.input_mut(|input| {
            let more = input.consume_key(Modifiers::NONE, Key::ArrowRight);
            let less = input.consume_key(Modifiers::NONE, Key::ArrowLeft);
            f64::from(i8::from(more) - i8::from(less))
        });
        *value += step * (high - low) / STEPS;
    }
    *value = value.clamp(low, high);
    if (*value - before).abs() > f64::EPSILON {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo {
        value: Some(*value),
        current_text_value: Some(told.to_owned()),
        ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), name)
    });
    #[expect(clippy::cast_possible_truncation, reason = "a share of a track on the screen")]
    let share = ((*value - low) / (high - low).max(f64::EPSILON)) as f32;
    let center = pos2(track.left() + track.width() * share, track.center().y);
    let painter = ui.painter();
    painter.rect_filled(track, 2, theme.trough);
    painter.rect_filled(Rect::from_min_max(track.min, pos2(center.x, track.bottom())), 2, theme.accent);
    painter.circle(center, RING, theme.control, Stroke::new(2.0, theme.accent));
    if response.has_focus() {
        focus_ring(painter, theme, Rect::from_center_size(center, vec2(20.0, 20.0)), 10);
    }
    response
}
