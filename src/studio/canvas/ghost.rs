//! What is in hand: a lifted card, or the marker itself on a crosshair, and a tag that says where it would land.

use super::coordinates::{rect_on_screen, to_screen};
use super::input::ReturnGlide;
use crate::editor::{DraggedThing, Landing, Placement, bounds_of};
use crate::method::{channel_icon, kind_icon};
use crate::model::{ElementId, ElementRef, Feeling, PersonaId};
use crate::studio::desk::{PanelContext, Session};
use crate::studio::theme::{self, BODY, CARD_RADIUS, Theme, ThemeId};
use crate::studio::widgets::{elided, icon, persona_mark};
use eframe::egui::epaint::{PathShape, RectShape, TextShape};
use eframe::egui::{
    Color32, CornerRadius, Id, LayerId, Order, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

/// How far a lifted card leans, in radians: one and a half degrees, counter-clockwise.
const TILT: f32 = -0.026;
/// From a marker in hand to the tag beside it, in screen points.
const TAG_GAP: f32 = 10.0;
/// Height of a tag.
const TAG: f32 = 20.0;

/// Paints what is in hand, and where it would land.
pub(super) fn paint(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, session: &Session) {
    let editor = session.editor();
    let Some(dragged) = editor.dragged() else { return };
    // What a hand carries is over everything, the palette it comes from too; what a tool will put stays on the canvas.
    let over = ui.layer_painter(LayerId::new(Order::Foreground, Id::unique("in hand")));
    let on_canvas = painter.clone();
    let (canvas, painter) = (painter.clip_rect(), if editor.is_carrying() { &over } else { painter });
    let at = to_screen(cx.surface.camera.to_screen(dragged.pointer));
    let landing = editor.landing();
    if let Some(landing) = landing.filter(|_| has_ground(dragged.what)) {
        ground(&on_canvas, cx, dragged.what, landing);
    }
    let foot = match dragged.what {
        DraggedThing::Placement(Placement::EmotionPoint) => {
            return new_point(ui, (painter, canvas), cx, landing, at);
        }
        DraggedThing::Placement(Placement::DropOff) => return new_loss(ui, (painter, canvas), cx, landing, at),
        DraggedThing::Placement(Placement::MomentOfTruth) => return new_star(painter, cx, landing, at),
        DraggedThing::Placement(placement) => new_card(ui, painter, cx, placement, at),
        DraggedThing::Element(ElementId::Emotion(point)) => {
            let value = landing.and_then(|_| feeling_words(cx, dragged.what));
            if let (Some(words), Some(marker)) = (value, marker_of(cx, ElementId::Emotion(point))) {
                let own = cx.layout.frame.label(point).map(|label| rect_on_screen(cx.surface, label.rect));
                beside(ui, (painter, canvas), &words, marker, own);
            }
            count(ui, painter, session, at + vec2(16.0, 16.0));
            return;
        }
        DraggedThing::Element(element) => {
            let foot = moved_card(ui, painter, cx, element, at, dragged.grab);
            count(ui, painter, session, foot);
            foot
        }
        // The words themselves are in hand.
        DraggedThing::Label(_) => return,
        DraggedThing::Border(_) => at + vec2(14.0, 14.0),
    };
    let Some(landing) = landing else { return };
    let words = match dragged.what {
        DraggedThing::Border(element) => weight_words(cx, element),
        _ => None,
    };
    // Of a card below the place where it lands, so that the place itself stays to be seen.
    let below = rect_on_screen(cx.surface, landing.rect).bottom() + 6.0;
    let foot = match dragged.what {
        DraggedThing::Element(element) if is_card(element) => pos2(foot.x, below.max(foot.y)),
        _ => foot,
    };
    tag(ui, painter, &words.unwrap_or_else(|| landing_words(cx, landing)), foot);
}

/// Whether the place where a thing lands is tinted: a marker shows its place by itself, and nothing is to cover that.
const fn has_ground(thing: DraggedThing<'_>) -> bool {
    use Placement::{DropOff, EmotionPoint, MomentOfTruth};
    !matches!(
        thing,
        DraggedThing::Label(_)
            | DraggedThing::Element(ElementId::Emotion(_))
            | DraggedThing::Placement(EmotionPoint | DropOff | MomentOfTruth)
    )
}

/// Tints where a thing lands: of a card that is dragged the very place that it takes.
fn ground(painter: &Painter, cx: &PanelContext<'_>, thing: DraggedThing<'_>, landing: &Landing) {
    let on_paper = Theme::of(ThemeId::Light);
    let own = match thing {
        DraggedThing::Element(element @ ElementId::Touchpoint(_)) => bounds_of(&cx.layout.scene, element),
        _ => None,
    };
    let rect = rect_on_screen(cx.surface, own.unwrap_or(landing.rect));
    let edge = Stroke::new(1.0, on_paper.accent.gamma_multiply(0.4));
    painter.rect(rect, 4, on_paper.landing, edge, StrokeKind::Inside);
}

/// How many things are in hand, if they are several.
fn count(ui: &Ui, painter: &Painter, session: &Session, foot: Pos2) {
    let count = session.editor().carried().len();
    if count > 1 {
        badge(ui, painter, count, foot - vec2(28.0, 18.0));
    }
}

/// Radius of the marker of an emotion point on the screen.
fn marker_radius(cx: &PanelContext<'_>) -> f32 {
    /// In sizes of the running text.
    const OF_BODY: f64 = 0.47;
    #[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
    let radius = (cx.layout.frame.body * OF_BODY * cx.surface.camera.zoom()) as f32;
    radius.clamp(4.0, 14.0)
}

/// The box of the marker of an emotion point on the screen.
fn marker_of(cx: &PanelContext<'_>, point: ElementId) -> Option<Rect> {
    bounds_of(&cx.layout.scene, point).map(|bounds| rect_on_screen(cx.surface, bounds))
}

/// A marker in its persona's colour where it would be, with hairlines that meet in it.
fn new_point(ui: &Ui, (painter, canvas): (&Painter, Rect), cx: &PanelContext<'_>, landing: Option<&Landing>, at: Pos2) {
    const ARM: f32 = 26.0;
    let frame = &cx.layout.frame;
    let place = landing.and_then(|landing| {
        let at = kurbo::Point::new(frame.x_of(landing.stage?, landing.at)?, frame.y_of(landing.value?)?);
        Some(to_screen(cx.surface.camera.to_screen(at)))
    });
    let Some(whose) = landing.and_then(|landing| landing.whose).or(cx.owner) else { return };
    let Some(persona) = cx.persona(whose) else { return };
    let on_paper = Theme::of(ThemeId::Light);
    let (center, radius) = (place.unwrap_or(at), marker_radius(cx));
    let hue = on_paper.persona(persona.look.hue);
    let strength = if place.is_some() { 1.0 } else { 0.45 };
    let line = Stroke::new(1.0, hue.gamma_multiply(strength));
    if place.is_some() {
        let from = radius + 3.0;
        for way in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
            painter.line_segment([center + way * from, center + way * (from + ARM)], line);
        }
    }
    persona_mark(painter, persona.look, center, radius, Stroke::new(2.0, hue.gamma_multiply(strength)));
    let words = match landing.and_then(|landing| landing.value).filter(|_| place.is_some()) {
        Some(value) => value_words(cx, whose, value),
        None => cx.persona_name(whose),
    };
    beside(ui, (painter, canvas), &words, Rect::from_center_size(center, Vec2::splat(2.0 * radius)), None);
}

/// A hairline across the ribbon that would become thinner there.
fn new_loss(ui: &Ui, (painter, canvas): (&Painter, Rect), cx: &PanelContext<'_>, landing: Option<&Landing>, at: Pos2) {
    let Some(whose) = landing.and_then(|landing| landing.whose).or(cx.owner) else { return };
    let frame = &cx.layout.frame;
    let hue = cx.hue(Theme::of(ThemeId::Light), whose);
    let strip = frame.ribbons.iter().find(|(persona, _)| *persona == whose).map(|(_, strip)| *strip);
    let across = landing.and_then(|landing| {
        let (x, strip) = (frame.x_of(landing.stage?, landing.at)?, strip?);
        Some(rect_on_screen(cx.surface, kurbo::Rect::new(x, strip.y0, x, strip.y1)))
    });
    let Some(across) = across else {
        let words = cx.persona_name(whose);
        return beside(ui, (painter, canvas), &words, Rect::from_center_size(at, Vec2::splat(8.0)), None);
    };
    let x = across.center().x.round() + 0.5;
    painter.vline(x, across.expand2(vec2(0.0, 4.0)).y_range(), Stroke::new(1.5, hue));
    let words = format!("{} · −?", cx.persona_name(whose));
    beside(
        ui,
        (painter, canvas),
        &words,
        Rect::from_center_size(pos2(x, across.center().y), vec2(2.0, across.height())),
        None,
    );
}

/// The card that would bear the mark, framed and starred.
fn new_star(painter: &Painter, cx: &PanelContext<'_>, landing: Option<&Landing>, at: Pos2) {
    let on_paper = Theme::of(ThemeId::Light);
    let Some(landing) = landing else {
        return icon(painter, "star", at + vec2(14.0, 14.0), 16.0, on_paper.accent);
    };
    let rect = rect_on_screen(cx.surface, landing.rect);
    painter.rect_stroke(rect.expand(1.0), 4, Stroke::new(2.0, on_paper.accent), StrokeKind::Outside);
    let corner = pos2(rect.right() - 8.0, rect.top());
    painter.circle(corner, 10.0, on_paper.paper, Stroke::new(1.5, on_paper.accent));
    icon(painter, "star", corner, 13.0, on_paper.accent);
}

/// A tag beside a marker.
fn beside(ui: &Ui, (painter, canvas): (&Painter, Rect), text: &str, marker: Rect, own: Option<Rect>) {
    let galley = elided(ui, text, theme::medium(12.0), theme::of(ui).on_accent, 320.0);
    let rect = place_beside(vec2(galley.size().x + 14.0, TAG), marker, own, canvas);
    tag(ui, painter, text, rect.min);
}

/// Where a tag of a size stands beside a marker: on the side away from the words of the marker's own point, never on them, and
/// within the canvas.
fn place_beside(size: Vec2, marker: Rect, own: Option<Rect>, canvas: Rect) -> Rect {
    const SIDES: [(f32, f32); 6] = [(1.0, -1.0), (-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, 0.0), (-1.0, 0.0)];
    let (middle, half) = (marker.center(), marker.size() / 2.0 + Vec2::splat(TAG_GAP));
    let places = SIDES.map(|(x, y)| {
        let way = vec2(x * (half.x + size.x / 2.0), y * (half.y + size.y / 2.0));
        Rect::from_center_size(middle + way, size)
    });
    let cost = |rect: &Rect| {
        let off = if canvas.contains_rect(*rect) { 0.0 } else { 10_000.0 };
        let on = own.map_or(0.0, |own| {
            let covers = if own.expand(4.0).intersects(*rect) { 20_000.0 } else { 0.0 };
            covers - (rect.center() - own.center()).length()
        });
        off + on
    };
    let best = places.into_iter().min_by(|one, other| cost(one).total_cmp(&cost(other)));
    best.unwrap_or_else(|| Rect::from_center_size(middle, size))
}

/// Whether an element is a card that is lifted off the sheet when it is dragged.
pub(super) const fn is_card(element: ElementId) -> bool {
    use ElementId::{Barrier, Metric, Note, Solution, Touchpoint};
    matches!(element, Touchpoint(_) | Barrier(_) | Solution(_) | Metric(_) | Note(_))
}

/// «Сергей · +0,5»: of a feeling it matters how strong it is, its stage can be seen.
fn feeling_words(cx: &PanelContext<'_>, dragged: DraggedThing<'_>) -> Option<String> {
    let DraggedThing::Element(element) = dragged else { return None };
    let Some(ElementRef::Emotion(point)) = cx.document.element(element) else { return None };
    Some(value_words(cx, point.persona, point.value))
}

fn value_words(cx: &PanelContext<'_>, whose: PersonaId, value: Feeling) -> String {
    let value = crate::i18n::format::feeling(value.get(), cx.words.language());
    format!("{} · {value}", cx.persona_name(whose))
}

/// «1,25×»: how wide a stage or how high a lane becomes beside the common measure.
fn weight_words(cx: &PanelContext<'_>, element: ElementId) -> Option<String> {
    let weight = match cx.document.element(element)? {
        ElementRef::Stage(stage) => stage.width,
        ElementRef::Lane(lane) => lane.height,
        _ => return None,
    };
    Some(format!("{}×", crate::i18n::format::number(weight.get(), cx.words.language())))
}

/// «Этап 3 · Точки контакта»; of a stage or lane that is dragged itself, the place it takes.
fn landing_words(cx: &PanelContext<'_>, landing: &Landing) -> String {
    let frame = &cx.layout.frame;
    let stage = landing.stage.and_then(|stage| frame.stages.iter().position(|column| column.id == stage));
    let place = landing.lane.and_then(|lane| frame.lanes.iter().position(|band| band.id == lane));
    let lane = landing
        .lane
        .and_then(|lane| cx.journey.lanes.get(lane))
        .map(|lane| if lane.title.is_empty() { cx.text_of(lane.kind.name_key()) } else { lane.title.clone() });
    match (stage, place, lane) {
        (Some(stage), _, Some(lane)) => {
            cx.format("landing-tag", &[("stage", (stage + 1).into()), ("lane", lane.into())])
        }
        (Some(stage), ..) => cx.format("landing-stage", &[("stage", (stage + 1).into())]),
        (None, place, _) => cx.format("landing-lane", &[("lane", place.map_or(0, |place| place + 1).into())]),
    }
}

/// How many things are in hand.
pub(super) fn badge(ui: &Ui, painter: &Painter, count: usize, at: Pos2) {
    let theme = theme::of(ui);
    let galley = elided(ui, &count.to_string(), theme::semibold(12.0), theme.on_accent, 80.0);
    let size = vec2((galley.size().x + 10.0).max(20.0), 20.0);
    let rect = Rect::from_center_size(at.round(), size);
    painter.rect_filled(rect, 10, theme.accent);
    painter.galley(rect.center() - galley.size() / 2.0, galley, theme.on_accent);
}

/// Words on a strong ground.
fn tag(ui: &Ui, painter: &Painter, text: &str, at: Pos2) {
    let theme = theme::of(ui);
    let galley = elided(ui, text, theme::medium(12.0), theme.on_accent, 320.0);
    let size = vec2(galley.size().x + 14.0, 20.0);
    let rect = Rect::from_min_size(at.round(), size);
    painter.rect_filled(rect, 5, theme.accent);
    painter.galley(rect.left_center() + vec2(7.0, -galley.size().y / 2.0), galley, theme.on_accent);
}

/// The icon and name of something new.
pub(crate) fn placement_look(cx: &PanelContext<'_>, placement: &Placement) -> (&'static str, String) {
    match placement {
        Placement::Touchpoint { channel } => {
            let key = format!("channel-{channel}");
            (channel_icon(channel), if cx.words.has(&key) { cx.text_of(&key) } else { channel.clone() })
        }
        Placement::EmotionPoint => ("spline", cx.text_of("mark-emotion")),
        Placement::DropOff => ("log-out", cx.text_of("mark-dropoff")),
        Placement::MomentOfTruth => ("star", cx.text_of("mark-moment")),
        Placement::Barrier => ("triangle-alert", cx.text_of("mark-barrier")),
        Placement::Solution => ("lightbulb", cx.text_of("mark-solution")),
        Placement::Metric => ("chart-column", cx.text_of("element-metric")),
        Placement::Note(_) => ("file-text", cx.text_of("element-note")),
    }
}

/// A lifted card for something new, held by its middle; gives where the tag under it stands.
fn new_card(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, placement: &Placement, at: Pos2) -> Pos2 {
    let (icon, text) = placement_look(cx, placement);
    // Smaller over a small sheet, so that it does not hide where it will land, but never too small to read.
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let scale = (cx.surface.camera.zoom() as f32 / 0.72).clamp(0.7, 1.0);
    let size = vec2(200.0, 46.0) * scale;
    let rect = Rect::from_min_size(at - vec2(size.x * 0.6, size.y * 0.5), size);
    lifted(ui, painter, rect, icon, &text);
    pos2(rect.left() + 20.0, rect.bottom() + 10.0)
}

/// A lifted card for something that is on the sheet. What is no card is shown by itself alone.
fn moved_card(
    ui: &Ui,
    painter: &Painter,
    cx: &PanelContext<'_>,
    element: ElementId,
    at: Pos2,
    grab: kurbo::Vec2,
) -> Pos2 {
    let Some(bounds) = bounds_of(&cx.layout.scene, element) else { return at + vec2(16.0, 16.0) };
    let size = rect_on_screen(cx.surface, bounds).size();
    #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
    let grab = vec2((grab.x * cx.surface.camera.zoom()) as f32, (grab.y * cx.surface.camera.zoom()) as f32);
    let icon = match cx.document.element(element) {
        Some(ElementRef::Touchpoint(touchpoint)) => channel_icon(&touchpoint.channel),
        Some(ElementRef::Barrier(_) | ElementRef::Solution(_) | ElementRef::Note(_) | ElementRef::Metric(_)) => {
            kind_icon(element)
        }
        _ => return at + vec2(16.0, 16.0),
    };
    let rect = Rect::from_min_size(at - grab, size);
    lifted(ui, painter, rect, icon, &cx.name_of(element));
    pos2(rect.left() + 20.0, rect.bottom() + 10.0)
}

/// A card that was let go where it cannot be flies back to its place.
pub(super) fn gliding(ui: &Ui, painter: &Painter, cx: &PanelContext<'_>, glide: &ReturnGlide) {
    let Some(progress) = glide.progress(ui.input(|input| input.time)) else { return };
    let element = glide.returned.element;
    let Some(home) = bounds_of(&cx.layout.scene, element).filter(|_| is_card(element)) else { return };
    let home = rect_on_screen(cx.surface, home);
    let from = to_screen(cx.surface.camera.to_screen(glide.returned.pointer - glide.returned.grab));
    let icon = match cx.document.element(element) {
        Some(ElementRef::Touchpoint(touchpoint)) => channel_icon(&touchpoint.channel),
        _ => kind_icon(element),
    };
    let rect = Rect::from_min_size(from.lerp(home.min, progress), home.size());
    lifted(ui, painter, rect, icon, &cx.name_of(element));
    ui.ctx().request_repaint();
}

/// A card that leans, with a shadow under it.
fn lifted(ui: &Ui, painter: &Painter, rect: Rect, icon: &str, text: &str) {
    let theme = theme::of(ui);
    let shadow = RectShape::new(
        rect.translate(vec2(0.0, 8.0)),
        CornerRadius::same(CARD_RADIUS),
        theme.lift,
        Stroke::NONE,
        StrokeKind::Inside,
    );
    painter.add(shadow.with_blur_width(24.0));
    let center = rect.center();
    let turn = |at: Pos2| center + rotated(at - center);
    let outline: Vec<Pos2> = rounded(rect, f32::from(CARD_RADIUS)).into_iter().map(turn).collect();
    painter.add(PathShape {
        points: outline,
        closed: true,
        fill: theme.control,
        stroke: Stroke::new(1.5, theme.accent).into(),
    });
    let scale = (rect.height() / 46.0).clamp(0.5, 1.4);
    let glyph = crate::text::icon(icon).unwrap_or(' ').to_string();
    let mark = painter.layout_no_wrap(glyph, theme::icon_font(17.0 * scale), theme.ink);
    let left = rect.left() + 16.0 * scale;
    let at = pos2(left, center.y - mark.size().y / 2.0);
    let right = left + mark.size().x + 10.0 * scale;
    painter.add(text_shape(turn(at), mark, theme.ink));
    let galley = elided(ui, text, theme::medium((BODY + 1.0) * scale), theme.ink, rect.right() - right - 8.0);
    let at = pos2(right, center.y - galley.size().y / 2.0);
    painter.add(text_shape(turn(at), galley, theme.ink));
}

fn text_shape(at: Pos2, galley: std::sync::Arc<eframe::egui::Galley>, color: Color32) -> Shape {
    TextShape::new(at, galley, color).with_angle(TILT).into()
}

fn rotated(way: Vec2) -> Vec2 {
    let (sin, cos) = TILT.sin_cos();
    vec2(way.x * cos - way.y * sin, way.x * sin + way.y * cos)
}

/// The outline of a rounded box, clockwise.
fn rounded(rect: Rect, radius: f32) -> Vec<Pos2> {
    const STEPS: u8 = 5;
    let quarter = std::f32::consts::FRAC_PI_2;
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_top(), -quarter),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), quarter),
        (inner.left_top(), 2.0 * quarter),
    ];
    corners
        .into_iter()
        .flat_map(|(center, start)| {
            (0..=STEPS).map(move |step| {
                let angle = start + quarter * f32::from(step) / f32::from(STEPS);
                center + radius * vec2(angle.cos(), angle.sin())
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_of_a_point_in_hand_never_covers_the_words_of_that_point() {
        let canvas = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        let tag = vec2(110.0, TAG);
        for (x, y) in [(400.0, 300.0), (20.0, 20.0), (780.0, 20.0), (780.0, 580.0), (20.0, 580.0)] {
            let marker = Rect::from_center_size(pos2(x, y), vec2(16.0, 16.0));
            for way in [vec2(80.0, -50.0), vec2(-80.0, -50.0), vec2(80.0, 50.0), vec2(-80.0, 50.0), vec2(0.0, -40.0)] {
                let own = Rect::from_center_size(pos2(x, y) + way, vec2(140.0, 50.0));
                let place = place_beside(tag, marker, Some(own), canvas);
                assert!(!place.intersects(own) && !place.intersects(marker), "{place:?} {own:?}");
                let away = (place.center() - marker.center()).dot(way);
                assert!((x - 400.0).abs() > 1.0 || away < 0.0, "it stands on the side of the words: {place:?} {own:?}");
            }
            assert!(canvas.contains_rect(place_beside(tag, marker, None, canvas)));
        }
    }
}
