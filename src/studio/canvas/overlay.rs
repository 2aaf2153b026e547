//! What is drawn over the sheet and never printed: selection, hover, where a drag lands, what is in hand.

use super::input::Glide;
use super::{rect_on_screen, to_kurbo, to_screen};
use crate::editor::{DraggedThing, HIT_TOLERANCE, Landing, Placement, Tool, bounds_of, hit};
use crate::model::{ElementId, ElementRef};
use crate::scene::{Item, Part, Shown};
use crate::studio::app::{Scope, Session, channel_icon, kind_icon};
use crate::studio::theme::{self, BODY, CARD_RADIUS, Theme, ThemeId};
use crate::studio::widgets::elided;
use eframe::egui::epaint::{Mesh, PathShape, RectShape, TextShape};
use eframe::egui::{
    Color32, CornerRadius, Id, LayerId, Order, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2,
    pos2, vec2,
};

/// How far a lifted card leans, in radians: one and a half degrees, counter-clockwise.
const TILT: f32 = -0.026;
/// Between an element and the frame around it, in screen points.
const FRAME_GAP: f32 = 5.0;

/// Paints everything over the sheet.
pub(super) fn paint(ui: &Ui, painter: &Painter, scope: &Scope<'_>, session: &Session, canvas: &Response) {
    // The paper is white in every theme, so what is drawn on it has the colours of the light one.
    let on_paper = Theme::of(ThemeId::Light);
    let dragged = session.editor().dragged();
    // A lifted card carries its own frame.
    let lifted = dragged.and_then(|dragged| match dragged.what {
        DraggedThing::Element(element) if is_card(element) => Some(element),
        _ => None,
    });
    // A text that is being edited has a frame of its own.
    let edited = scope.view.editing.map(|(element, _)| element);
    let framed = |element: &ElementId| Some(*element) != lifted && Some(*element) != edited;
    if let Some(element) = session.editor().selection().single().filter(framed) {
        if let Some(bounds) = bounds_of(&scope.layout.scene, element) {
            selection(painter, on_paper, rect_on_screen(scope.view, bounds));
        }
    } else if edited.is_none() && lifted.is_none() {
        // What is on its way is shown by the card in hand; a frame around each would hide where it lands.
        many(painter, scope, session, on_paper);
    }
    if let Some((stage, lane)) = session.editor().selection().cell()
        && let Some(cell) = scope.layout.frame.cell(stage, lane)
    {
        cell_frame(painter, on_paper, rect_on_screen(scope.view, cell));
    }
    if dragged.is_none() && !scope.view.show && canvas.hovered() && *scope.tool == Tool::Select {
        hover(ui, painter, scope, on_paper);
    }
    if let Some(marquee) = session.editor().marquee() {
        let rect = rect_on_screen(scope.view, marquee);
        painter.rect(rect, 2, on_paper.landing, Stroke::new(1.0, on_paper.accent), StrokeKind::Inside);
        let count = session.editor().selection().len();
        if let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|_| count > 0) {
            badge(ui, painter, count, pointer + vec2(20.0, 20.0));
        }
    }
    for guide in session.editor().guides() {
        let ends = [guide.from, guide.to].map(|end| to_screen(scope.view.camera.to_screen(end)));
        painter.line_segment(ends, Stroke::new(1.0, on_paper.accent));
    }
    if let Some(landing) = session.editor().landing() {
        let rect = rect_on_screen(scope.view, landing.rect);
        let edge = Stroke::new(1.0, on_paper.accent.gamma_multiply(0.4));
        painter.rect(rect, 4, on_paper.landing, edge, StrokeKind::Inside);
    }
    if let Some(dragged) = dragged {
        // What a hand carries is over everything, the palette it comes from too; what a tool will put stays on the canvas.
        let over = ui.layer_painter(LayerId::new(Order::Foreground, Id::unique("in hand")));
        let painter = if session.editor().is_carrying() { &over } else { painter };
        let at = to_screen(scope.view.camera.to_screen(dragged.pointer));
        let foot = match dragged.what {
            DraggedThing::Placement(placement) => new_card(ui, painter, scope, placement, at),
            DraggedThing::Element(element) => {
                let foot = moved_card(ui, painter, scope, element, at, dragged.grab);
                let count = session.editor().carried().len();
                if count > 1 {
                    badge(ui, painter, count, foot - vec2(28.0, 18.0));
                }
                foot
            }
            DraggedThing::Border(_) => at + vec2(14.0, 14.0),
        };
        if let Some(landing) = session.editor().landing() {
            let words = match dragged.what {
                DraggedThing::Element(ElementId::Emotion(_)) => feeling_words(scope, dragged.what),
                DraggedThing::Border(element) => weight_words(scope, element),
                _ => None,
            };
            // Of a card below the place where it lands, so that the place itself stays to be seen.
            let below = rect_on_screen(scope.view, landing.rect).bottom() + 6.0;
            let foot = match dragged.what {
                DraggedThing::Element(element) if is_card(element) => pos2(foot.x, below.max(foot.y)),
                _ => foot,
            };
            tag(ui, painter, &words.unwrap_or_else(|| landing_words(scope, landing)), foot);
        }
    }
}

/// A box whose edges fall between pixels, so that a line along them is sharp.
fn crisp(rect: Rect) -> Rect {
    Rect::from_min_max(rect.min.round(), rect.max.round())
}

fn selection(painter: &Painter, theme: &Theme, rect: Rect) {
    const HANDLE: f32 = 7.0;
    let frame = crisp(rect.expand(FRAME_GAP));
    painter.rect_stroke(frame, 2, Stroke::new(3.0, theme.ring), StrokeKind::Outside);
    painter.rect_stroke(frame, 1, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    if rect.width().min(rect.height()) < 2.0 * HANDLE {
        return;
    }
    for corner in [frame.left_top(), frame.right_top(), frame.left_bottom(), frame.right_bottom()] {
        let handle = Rect::from_center_size(corner, vec2(HANDLE, HANDLE));
        painter.rect(handle, 1, theme.paper, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
}

fn hover(ui: &Ui, painter: &Painter, scope: &Scope<'_>, theme: &Theme) {
    let Some(over) = ui.input(|input| input.pointer.hover_pos()) else { return };
    let at = scope.view.camera.to_sheet(to_kurbo(over));
    let scene = &scope.layout.scene;
    let Some(source) = hit(scene, at, HIT_TOLERANCE / scope.view.camera.zoom().max(1e-6)) else { return };
    if matches!(source.part, Part::Area | Part::Curve) || scope.selection.contains(source.element) {
        return;
    }
    if let Some(bounds) = bounds_of(scene, source.element) {
        let rect = rect_on_screen(scope.view, bounds).expand(3.0);
        painter.rect_stroke(rect, 4, Stroke::new(1.0, theme.accent.gamma_multiply(0.55)), StrokeKind::Middle);
    }
}

/// Whether an element is a card that is lifted off the sheet when it is dragged.
const fn is_card(element: ElementId) -> bool {
    use ElementId::{Barrier, Metric, Note, Solution, Touchpoint};
    matches!(element, Touchpoint(_) | Barrier(_) | Solution(_) | Metric(_) | Note(_))
}

/// «Сергей · +0,5»: of a feeling it matters how strong it is, its stage can be seen.
fn feeling_words(scope: &Scope<'_>, dragged: DraggedThing<'_>) -> Option<String> {
    let DraggedThing::Element(element) = dragged else { return None };
    let Some(ElementRef::Emotion(point)) = scope.document.element(element) else { return None };
    let value = crate::i18n::format::feeling(point.value.get(), scope.words.language());
    Some(format!("{} · {value}", scope.persona_name(point.persona)))
}

/// «1,25×»: how wide a stage or how high a lane becomes beside the common measure.
fn weight_words(scope: &Scope<'_>, element: ElementId) -> Option<String> {
    let weight = match scope.document.element(element)? {
        ElementRef::Stage(stage) => stage.width,
        ElementRef::Lane(lane) => lane.height,
        _ => return None,
    };
    Some(format!("{}×", crate::i18n::format::number(weight.get(), scope.words.language())))
}

/// «Этап 3 · Точки контакта»; of a stage or lane that is dragged itself, the place it takes.
fn landing_words(scope: &Scope<'_>, landing: &Landing) -> String {
    let frame = &scope.layout.frame;
    let stage = landing.stage.and_then(|stage| frame.stages.iter().position(|column| column.id == stage));
    let place = landing.lane.and_then(|lane| frame.lanes.iter().position(|band| band.id == lane));
    let lane = landing.lane.and_then(|lane| scope.journey.lanes.get(lane)).map(|lane| {
        if lane.title.is_empty() {
            scope.text_of(crate::studio::panels::lane_key(lane.kind))
        } else {
            lane.title.clone()
        }
    });
    match (stage, place, lane) {
        (Some(stage), _, Some(lane)) => {
            scope.format("landing-tag", &[("stage", (stage + 1).into()), ("lane", lane.into())])
        }
        (Some(stage), ..) => scope.format("landing-stage", &[("stage", (stage + 1).into())]),
        (None, place, _) => scope.format("landing-lane", &[("lane", place.map_or(0, |place| place + 1).into())]),
    }
}

/// Frames of everything selected, a thin one each and a strong one around all. What is out of view is not drawn.
fn many(painter: &Painter, scope: &Scope<'_>, session: &Session, theme: &Theme) {
    /// A frame of fewer pixels would be all line: what is so small is tinted.
    const TINTED: f32 = 14.0;
    /// From words to the outer edge of the frame around them, at most and at least.
    const WORDS_GAP: std::ops::RangeInclusive<f32> = 1.5..=3.0;
    /// So much of the margin of a cell that may be: from afar the frames of neighbours must not meet.
    const OF_MARGIN: f32 = 0.7;
    /// Thickness of a frame.
    const LINE: f32 = 2.0;
    let selected = session.editor().selection();
    if selected.is_empty() {
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a margin of a cell on the screen")]
    let margin = (scope.layout.frame.card_inset * scope.view.camera.zoom()) as f32;
    let words_gap = (margin * OF_MARGIN).clamp(*WORDS_GAP.start(), *WORDS_GAP.end());
    let mut all: Option<kurbo::Rect> = None;
    let mut tints = Mesh::default();
    tints.reserve_vertices(4 * selected.len());
    tints.reserve_triangles(2 * selected.len());
    for mark in scope.layout.scene.groups.bundles().iter().flat_map(|bundle| bundle.marks()) {
        if !selected.contains(mark.element) {
            continue;
        }
        let bounds = mark.shown.bounds();
        all = Some(all.map_or(bounds, |all| all.union(bounds)));
        let rect = rect_on_screen(scope.view, bounds);
        if !rect.intersects(painter.clip_rect()) {
            continue;
        }
        if rect.width().min(rect.height()) < TINTED {
            tints.add_colored_rect(rect.expand(0.5), theme.accent.gamma_multiply(0.4));
        } else {
            let (rect, line) = match own_edge(mark.shown) {
                Some(edge) => (crisp(rect_on_screen(scope.view, edge)), LINE),
                // What has no edge of its own is all words: a frame on them would cover the first letters.
                None => (crisp(rect.expand(words_gap)), if words_gap < LINE { 1.0 } else { LINE }),
            };
            let inside = theme.accent.gamma_multiply(0.06);
            painter.rect(rect, 3, inside, Stroke::new(line, theme.accent), StrokeKind::Inside);
        }
    }
    if !tints.is_empty() {
        painter.add(Shape::mesh(tints));
    }
    // While the box is drawn it is frame enough.
    if let Some(all) = all.filter(|_| selected.len() > 1 && session.editor().marquee().is_none()) {
        let rect = crisp(rect_on_screen(scope.view, all).expand(4.0));
        painter.rect_stroke(rect, 3, Stroke::new(1.0, theme.accent.gamma_multiply(0.4)), StrokeKind::Outside);
    }
}

/// The edge that a card has of its own, without the star that stands out of it; a box with its strong left edge.
fn own_edge(shown: Shown<'_>) -> Option<kurbo::Rect> {
    let all = shown.bounds();
    shown.group.items.iter().find_map(|item| {
        let (ground, edge) = match item {
            Item::Rect { rect, .. } => (*rect, *rect + shown.offset),
            Item::Path { path, fill: Some(_), .. } => (path.control_box(), all),
            _ => return None,
        };
        Some(edge).filter(|_| ground.area() > all.area() * 0.5)
    })
}

/// The frame of a selected cell: something new goes here.
fn cell_frame(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(3.0, theme.ring), StrokeKind::Inside);
    painter.rect_stroke(rect.shrink(1.0), 3, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
}

/// How many things are in hand.
fn badge(ui: &Ui, painter: &Painter, count: usize, at: Pos2) {
    let theme = theme::of(ui);
    let galley = elided(ui, &count.to_string(), theme::semibold(12.0), theme.on_accent, 80.0);
    let size = vec2((galley.size().x + 10.0).max(20.0), 20.0);
    let rect = Rect::from_center_size(at.round(), size);
    painter.rect_filled(rect, 10, theme.accent);
    painter.galley(rect.center() - galley.size() / 2.0, galley, theme.on_accent);
}

fn tag(ui: &Ui, painter: &Painter, text: &str, at: Pos2) {
    let theme = theme::of(ui);
    let galley = elided(ui, text, theme::medium(12.0), theme.on_accent, 320.0);
    let size = vec2(galley.size().x + 14.0, 20.0);
    let rect = Rect::from_min_size(at.round(), size);
    painter.rect_filled(rect, 5, theme.accent);
    painter.galley(rect.left_center() + vec2(7.0, -galley.size().y / 2.0), galley, theme.on_accent);
}

/// The icon and name of something new.
pub(crate) fn placement_look(scope: &Scope<'_>, placement: &Placement) -> (&'static str, String) {
    match placement {
        Placement::Touchpoint { channel } => {
            let key = format!("channel-{channel}");
            (channel_icon(channel), if scope.words.has(&key) { scope.text_of(&key) } else { channel.clone() })
        }
        Placement::EmotionPoint => ("spline", scope.text_of("mark-emotion")),
        Placement::DropOff => ("log-out", scope.text_of("mark-dropoff")),
        Placement::MomentOfTruth => ("star", scope.text_of("mark-moment")),
        Placement::Barrier => ("triangle-alert", scope.text_of("mark-barrier")),
        Placement::Solution => ("lightbulb", scope.text_of("mark-solution")),
        Placement::Metric => ("chart-column", scope.text_of("element-metric")),
        Placement::Note(_) => ("file-text", scope.text_of("element-note")),
    }
}

/// A lifted card for something new, held by its middle; gives where the tag under it stands.
fn new_card(ui: &Ui, painter: &Painter, scope: &Scope<'_>, placement: &Placement, at: Pos2) -> Pos2 {
    let (icon, text) = placement_look(scope, placement);
    // Smaller over a small sheet, so that it does not hide where it will land, but never too small to read.
    #[expect(clippy::cast_possible_truncation, reason = "a zoom is between 0.05 and 8")]
    let scale = (scope.view.camera.zoom() as f32 / 0.72).clamp(0.7, 1.0);
    let size = vec2(200.0, 46.0) * scale;
    let rect = Rect::from_min_size(at - vec2(size.x * 0.6, size.y * 0.5), size);
    lifted(ui, painter, rect, icon, &text);
    pos2(rect.left() + 20.0, rect.bottom() + 10.0)
}

/// A lifted card for something that is on the sheet. What is no card is shown by itself alone.
fn moved_card(ui: &Ui, painter: &Painter, scope: &Scope<'_>, element: ElementId, at: Pos2, grab: kurbo::Vec2) -> Pos2 {
    let Some(bounds) = bounds_of(&scope.layout.scene, element) else { return at + vec2(16.0, 16.0) };
    let size = rect_on_screen(scope.view, bounds).size();
    #[expect(clippy::cast_possible_truncation, reason = "a distance on the screen")]
    let grab = vec2((grab.x * scope.view.camera.zoom()) as f32, (grab.y * scope.view.camera.zoom()) as f32);
    let icon = match scope.document.element(element) {
        Some(ElementRef::Touchpoint(touchpoint)) => channel_icon(&touchpoint.channel),
        Some(ElementRef::Barrier(_) | ElementRef::Solution(_) | ElementRef::Note(_) | ElementRef::Metric(_)) => {
            kind_icon(element)
        }
        _ => return at + vec2(16.0, 16.0),
    };
    let rect = Rect::from_min_size(at - grab, size);
    lifted(ui, painter, rect, icon, &scope.name_of(element));
    pos2(rect.left() + 20.0, rect.bottom() + 10.0)
}

/// A card that was let go where it cannot be flies back to its place.
pub(super) fn gliding(ui: &Ui, painter: &Painter, scope: &Scope<'_>, glide: &Glide) {
    let Some(progress) = glide.progress(ui.input(|input| input.time)) else { return };
    let element = glide.returned.element;
    let Some(home) = bounds_of(&scope.layout.scene, element).filter(|_| is_card(element)) else { return };
    let home = rect_on_screen(scope.view, home);
    let from = to_screen(scope.view.camera.to_screen(glide.returned.pointer - glide.returned.grab));
    let icon = match scope.document.element(element) {
        Some(ElementRef::Touchpoint(touchpoint)) => channel_icon(&touchpoint.channel),
        _ => kind_icon(element),
    };
    let rect = Rect::from_min_size(from.lerp(home.min, progress), home.size());
    lifted(ui, painter, rect, icon, &scope.name_of(element));
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
