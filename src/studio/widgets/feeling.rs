//! A slider from anger to delight.

use super::focus::{SIDEWAYS, hold_keys};
use super::paint::focus_ring;
use super::persona_mark::persona_mark_on;
use crate::i18n::format;
use crate::model::{Feeling, PersonaLook};
use crate::studio::theme;
use eframe::egui::epaint::{Mesh, Vertex, WHITE_UV};
use eframe::egui::{Color32, Key, Modifiers, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// A track from −2 to +2 with the persona's own mark on it; the response is changed when the feeling is.
pub(crate) fn feeling_slider(
    ui: &mut Ui,
    name: &str,
    feeling: &mut Feeling,
    look: PersonaLook,
    width: f32,
) -> Response {
    const HEIGHT: f32 = 24.0;
    const RING: f32 = 7.0;
    let theme = theme::of(ui);
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click_and_drag());
    let track = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * RING, 4.0));
    if let Some(pointer) = response.interact_pointer_pos() {
        let share = f64::from((pointer.x - track.left()) / track.width().max(1.0));
        // Tenths are what a hand can mean on a track this long.
        set(feeling, format::rounded(Feeling::MIN + share * (Feeling::MAX - Feeling::MIN), 1), &mut response);
    }
    if response.has_focus() {
        hold_keys(ui, response.id, SIDEWAYS);
        let step = ui.input_mut(|input| {
            let more = input.consume_key(Modifiers::NONE, Key::ArrowRight);
            let less = input.consume_key(Modifiers::NONE, Key::ArrowLeft);
            f64::from(i8::from(more) - i8::from(less)) * 0.1
        });
        if step != 0.0 {
            set(feeling, feeling.get() + step, &mut response);
        }
    }
    response.widget_info(|| WidgetInfo {
        value: Some(feeling.get()),
        ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), name)
    });
    let painter = ui.painter();
    painter.add(gradient(track, &theme.feelings));
    #[expect(clippy::cast_possible_truncation, reason = "a share of a track on the screen")]
    let share = ((feeling.get() - Feeling::MIN) / (Feeling::MAX - Feeling::MIN)) as f32;
    let center = pos2(track.left() + track.width() * share, track.center().y);
    let hue = theme.persona(look.hue);
    persona_mark_on(painter, look, center, RING - 0.5, (theme.control, Stroke::new(2.5, hue)));
    if response.has_focus() {
        focus_ring(painter, theme, Rect::from_center_size(center, vec2(20.0, 20.0)), 10);
    }
    response
}

fn set(feeling: &mut Feeling, value: f64, response: &mut Response) {
    let next = Feeling::new(value);
    if next != *feeling {
        *feeling = next;
        response.mark_changed();
    }
}

/// A bar that blends evenly spaced colours from left to right.
fn gradient(rect: Rect, colors: &[Color32]) -> Shape {
    let mut mesh = Mesh::default();
    #[expect(clippy::cast_precision_loss, reason = "three colours")]
    let last = colors.len().saturating_sub(1).max(1) as f32;
    for (index, &color) in colors.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "three colours")]
        let x = rect.left() + rect.width() * index as f32 / last;
        mesh.vertices.push(Vertex { pos: pos2(x, rect.top()), uv: WHITE_UV, color });
        mesh.vertices.push(Vertex { pos: pos2(x, rect.bottom()), uv: WHITE_UV, color });
        if let Some(base) = u32::try_from(index).ok().and_then(|index| index.checked_sub(1)).map(|index| index * 2) {
            mesh.add_triangle(base, base + 1, base + 2);
            mesh.add_triangle(base + 1, base + 2, base + 3);
        }
    }
    Shape::mesh(mesh)
}
