//! A persona's marks in panels, and the step in which a portrait is framed.

use super::parts::{heading, words};
use crate::color::Rgba;
use crate::layout::Frame;
use crate::layout::vignette::{self, Tones};
use crate::model::{Framing, Image, ImageHash, Journey, Persona, PersonaId, PersonaLook, Share, Zoom};
use crate::scene::{Scene, cover};
use crate::studio::desk::memo::memoized;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::{ScenePainter, SceneView, Visibility};
use crate::studio::theme::{self, Theme};
use crate::studio::widgets::{ARROWS, Button, IconButton, focus_ring, hold_keys, slider};
use eframe::egui::{
    Align, Align2, Color32, CursorIcon, Event, Id, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, vec2,
};
use kurbo::Size;
use std::sync::Arc;

fn show(ui: &Ui, painter: &mut ScenePainter, scene: &Scene, rect: Rect) {
    let view = SceneView { origin: rect.min, zoom: 1.0 };
    let clip = ui.painter_at(rect.expand(2.0).intersect(ui.clip_rect()));
    painter.paint(&clip, scene, &view, |_| Visibility::Shown);
}

fn rgba(color: Color32) -> Rgba {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    Rgba { r, g, b, a }
}

fn tones(theme: &Theme, look: PersonaLook, ground: Color32) -> Tones {
    Tones { line: rgba(theme.persona(look.hue)), ground: rgba(ground), zero: rgba(theme.hairline) }
}

fn size_of(rect: Rect) -> Size {
    Size::new(rect.width().into(), rect.height().into())
}

/// The persona's picture in a circle, or its initial; the rim is in its hue, as on the sheet.
pub(crate) fn paint(ui: &Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter, persona: &Persona, rect: Rect) {
    let theme = theme::of(ui);
    let hue = theme.persona(persona.look.hue);
    let rim = (rect.width() * 0.028).max(2.0);
    let inner = rect.shrink(rim / 2.0);
    let image = persona.portrait.and_then(|portrait| cx.document.images.get(&portrait));
    if let Some(image) = image {
        let framing = persona.crop.unwrap_or_default();
        let key: (ImageHash, Framing, u32, u8) = (image.hash(), framing, inner.width().to_bits(), persona.look.hue);
        let id = Id::unique(("portrait", persona.id.to_string(), inner.width().to_bits()));
        let side = f64::from(inner.width());
        let soft = rgba(theme.persona_soft(persona.look.hue));
        let scene = memoized(ui, id, key, || Arc::new(vignette::portrait(image, framing, side, soft)));
        show(ui, painter, &scene, inner);
    } else {
        ui.painter().circle_filled(rect.center(), inner.width() / 2.0, theme.persona_soft(persona.look.hue));
        let initial: String =
            persona.name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
        let font = theme::bold(rect.width() * 0.42);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, initial, font, hue);
    }
    ui.painter().circle_stroke(rect.center(), inner.width() / 2.0, Stroke::new(rim, hue));
}

/// The line of a look with its marker.
pub(crate) fn line_sample(ui: &Ui, painter: &mut ScenePainter, look: PersonaLook, rect: Rect, ground: Color32) {
    let tones = tones(theme::of(ui), look, ground);
    let id = Id::unique(("line sample", rect.width().to_bits(), look, ground));
    let key = (look, tones_key(tones));
    let scene = memoized(ui, id, key, || Arc::new(vignette::line_sample(look, tones, size_of(rect))));
    show(ui, painter, &scene, rect);
}

fn tones_key(tones: Tones) -> [Rgba; 3] {
    [tones.line, tones.ground, tones.zero]
}

/// The persona's curve as it stands on the map; gives whether there is one.
pub(crate) fn curve(
    ui: &Ui,
    cx: &PanelContext<'_>,
    painter: &mut ScenePainter,
    persona: &Persona,
    rect: Rect,
    ground: Color32,
) -> bool {
    /// Compared by their addresses, which are theirs as long as they are kept here.
    #[derive(Clone)]
    struct PreviewKey(Arc<Journey>, Arc<Frame>, PersonaLook, [Rgba; 3], u32);
    impl PartialEq for PreviewKey {
        fn eq(&self, other: &Self) -> bool {
            Arc::ptr_eq(&self.0, &other.0)
                && Arc::ptr_eq(&self.1, &other.1)
                && (self.2, self.3, self.4) == (other.2, other.3, other.4)
        }
    }
    let tones = tones(theme::of(ui), persona.look, ground);
    let (journey, frame) = (Arc::clone(cx.journey), Arc::clone(&cx.layout.frame));
    let key = PreviewKey(journey, frame, persona.look, tones_key(tones), rect.width().to_bits());
    let id = Id::unique(("small curve", persona.id.to_string()));
    let who = (persona.id, persona.look);
    let make = || vignette::curve(cx.journey, &cx.layout.frame, who, tones, size_of(rect)).map(Arc::new);
    match memoized(ui, id, key, make) {
        Some(scene) => {
            show(ui, painter, &scene, rect);
            true
        }
        None => false,
    }
}

/// A portrait on its way to a persona: which part of the picture the circle will show.
#[derive(Clone, Debug)]
pub(crate) struct Crop {
    persona: PersonaId,
    image: Arc<Image>,
    framing: Framing,
    /// Whether the picture has still to get the focus.
    fresh: bool,
}

/// Side of the field in which the picture is moved, in points.
const FIELD: f32 = 380.0;
/// The circle's diameter in it.
const CIRCLE: f32 = 312.0;
/// One press of an arrow moves the picture by this share of the circle.
const NUDGE: f32 = 0.02;

impl Crop {
    /// A picture that was chosen for a persona, framed as it was where it is the one the persona has.
    pub(crate) fn new(persona: PersonaId, image: Arc<Image>, framing: Option<Framing>) -> Self {
        Self { persona, image, framing: framing.unwrap_or_default(), fresh: true }
    }

    /// Shows the picture under the circle and asks for the portrait when it is framed.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter) {
        heading(ui, &cx.text("crop-title"));
        words(ui, &cx.text("crop-help"));
        self.field(ui, cx, painter);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let step = |framing: &mut Framing, factor: f64| framing.zoom = Zoom::new(framing.zoom.get() * factor);
            if ui.add(IconButton::new("minus", &cx.text("crop-smaller"))).clicked() {
                step(&mut self.framing, 1.0 / 1.2);
            }
            let mut zoom = self.framing.zoom.get().log2();
            let range = Zoom::MIN.log2()..=Zoom::MAX.log2();
            let told = cx.format("crop-zoom-value", &[("percent", (self.framing.zoom.get() * 100.0).round().into())]);
            let width = ui.available_width() - 40.0;
            if slider(ui, (&cx.text("crop-zoom"), &told), &mut zoom, range, width).changed() {
                self.framing.zoom = Zoom::new(zoom.exp2());
            }
            if ui.add(IconButton::new("plus", &cx.text("crop-larger"))).clicked() {
                step(&mut self.framing, 1.2);
            }
        });
        ui.add_space(10.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::primary(&cx.text("crop-done"))).clicked() {
                self.done(cx);
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let whole = self.framing == Framing::default();
                if ui.add(Button::ghost(&cx.text("crop-reset")).enabled(!whole)).clicked() {
                    self.framing = Framing::default();
                }
            });
        });
    }

    fn done(&self, cx: &PanelContext<'_>) {
        let crop = Some(self.framing).filter(|framing| *framing != Framing::default());
        cx.act(Action::Frame { persona: self.persona, image: Arc::clone(&self.image), crop });
    }

    fn field(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, painter: &mut ScenePainter) {
        let theme = theme::of(ui);
        let (field, response) = ui.allocate_exact_size(vec2(ui.available_width(), FIELD), Sense::click_and_drag());
        let name = cx.text("crop-field");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let circle = Rect::from_center_size(field.center(), vec2(CIRCLE, CIRCLE));
        let natural = painter.picture_size(ui.ctx(), &self.image).unwrap_or(vec2(1.0, 1.0));
        if response.hovered() {
            let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            if wheel != 0.0 || (pinch - 1.0).abs() > f32::EPSILON {
                let factor = f64::from(wheel / 240.0).exp2() * f64::from(pinch);
                self.framing.zoom = Zoom::new(self.framing.zoom.get() * factor);
            }
        }
        let mut way = if response.dragged() { response.drag_delta() } else { Vec2::ZERO };
        if response.has_focus() {
            hold_keys(ui, response.id, ARROWS);
            way += nudge(ui) * CIRCLE * NUDGE;
            let typed = |text: &str| ui.input(|input| input.events.contains(&Event::Text(text.to_owned())));
            if typed("+") || typed("=") {
                self.framing.zoom = Zoom::new(self.framing.zoom.get() * 1.1);
            }
            if typed("-") {
                self.framing.zoom = Zoom::new(self.framing.zoom.get() / 1.1);
            }
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
                self.done(cx);
            }
        }
        self.framing = moved(self.framing, natural, circle, way);

        let frame = kurbo::Rect::new(0.0, 0.0, f64::from(CIRCLE), f64::from(CIRCLE));
        let whole = cover(frame, Size::new(natural.x.into(), natural.y.into()), self.framing);
        #[expect(clippy::cast_possible_truncation, reason = "a picture on the screen")]
        let whole_rect = Rect::from_min_size(
            circle.min + vec2(whole.x0 as f32, whole.y0 as f32),
            vec2(whole.width() as f32, whole.height() as f32),
        );
        ui.painter().rect_filled(field, 0, theme.trough);
        let clip = ui.painter_at(field);
        let everything = vignette::picture(&self.image, whole.size(), rgba(theme.trough));
        let view = SceneView { origin: whole_rect.min, zoom: 1.0 };
        painter.paint(&clip, &everything, &view, |_| Visibility::Shown);
        clip.rect_filled(field, 0, theme.panel.gamma_multiply(0.72));
        let inside = vignette::portrait(&self.image, self.framing, f64::from(CIRCLE), rgba(theme.trough));
        show(ui, painter, &inside, circle);
        let hue = cx.hue(theme, self.persona);
        clip.circle_stroke(circle.center(), CIRCLE / 2.0, Stroke::new(3.0, hue));
        if response.has_focus() {
            focus_ring(ui.painter(), theme, field, 0);
        }
        let cursor = if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab };
        response.on_hover_cursor(cursor);
    }
}

/// How far the arrows that were pressed move the picture, in steps.
fn nudge(ui: &Ui) -> Vec2 {
    ui.input_mut(|input| {
        let mut pressed = |key| f32::from(u8::from(input.consume_key(Modifiers::NONE, key)));
        vec2(pressed(Key::ArrowRight) - pressed(Key::ArrowLeft), pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
    })
}

/// The framing after the picture was moved by `way` points under a circle; it never leaves a part of the circle empty.
fn moved(framing: Framing, natural: Vec2, circle: Rect, way: Vec2) -> Framing {
    let frame = kurbo::Rect::new(0.0, 0.0, circle.width().into(), circle.height().into());
    let whole = cover(frame, Size::new(natural.x.into(), natural.y.into()), framing);
    // Of what is really shown, so that a hand that moved beyond the edge comes back at once.
    let share = |middle: f64, low: f64, length: f64, way: f32, half: f64| {
        let least = (half / length).min(0.5);
        Share::new(((middle - low - f64::from(way)) / length.max(1.0)).clamp(least, 1.0 - least))
    };
    let (middle, half) = (frame.center(), frame.width() / 2.0);
    Framing {
        x: share(middle.x, whole.x0, whole.width(), way.x, half),
        y: share(middle.y, whole.y0, whole.height(), way.y, half),
        zoom: framing.zoom,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Pos2;

    #[test]
    fn the_picture_follows_the_hand_and_stops_where_the_circle_would_be_empty() {
        let circle = Rect::from_min_size(Pos2::ZERO, vec2(100.0, 100.0));
        let near = Framing { zoom: Zoom::new(2.0), ..Framing::default() };
        // 400 × 200 points in the field: the middle moves by 40 of 400.
        let after = moved(near, vec2(200.0, 100.0), circle, vec2(-40.0, 0.0));
        assert_eq!((after.x, after.y), (Share::new(0.6), Share::new(0.5)));
        let far = moved(near, vec2(200.0, 100.0), circle, vec2(-4000.0, 4000.0));
        assert_eq!((far.x, far.y), (Share::new(0.875), Share::new(0.25)));
        let back = moved(far, vec2(200.0, 100.0), circle, vec2(40.0, 0.0));
        assert_eq!(back.x, Share::new(0.775), "it comes back at once");
    }
}
