//! What the audience sees: the sheet through the camera of the show, with what is not meant stepped back, and what the speaker
//! points with over it.

use super::stage_input::StageInput;
use super::{edges, pen};
use crate::color::Proof;
use crate::present::BlankScreen;
use crate::scene::{Layer, Part, PlacedRef};
use crate::studio::canvas::of_interest;
use crate::studio::paint::{Circle, ScenePainter, SceneView, Visibility, to_f32};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::{Painter, Rect, Stroke, Ui, vec2};
use kurbo::Point;
use std::collections::BTreeSet;

/// How much larger the lens shows what lies under it.
const LENS: f32 = 2.5;
/// Its radius, as a part of the shorter side of the stage.
const LENS_RADIUS: f32 = 0.19;
/// How long a point and its words take to appear behind the edge of a curve that draws itself, as a part of what is seen.
const APPEARING: f64 = 0.03;

/// Paints what the audience sees into any box of any viewport; the painter keeps what it made for each viewport by itself.
pub(crate) fn paint(ui: &Ui, input: &StageInput<'_>, scenes: &mut ScenePainter) {
    let StageInput { view, rect, .. } = *input;
    let theme = Theme::of(ThemeId::Dark);
    let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
    let blank = view.blank.map(|blank| match blank {
        BlankScreen::Black => theme.shadow.to_opaque(),
        BlankScreen::White => theme.paper,
    });
    if let Some(color) = blank {
        painter.rect_filled(rect, 0, color);
        return;
    }
    painter.rect_filled(rect, 0, theme.show);
    let side = rect.size().min_elem();
    sheet(&painter, input, scenes);
    let strokes = view.ink.iter().map(|stroke| stroke.iter().map(|at| input.at(*at)).collect());
    pen::ink(&painter, strokes, theme.laser, side);
    edges::paint(ui, &painter, input);
    if let Some(at) = view.lens {
        lens(&painter, input, at, scenes);
    }
    let trail: Vec<_> = view.laser.iter().map(|(at, left)| (input.at(*at), to_f32(*left))).collect();
    pen::laser(&painter, &trail, theme.laser, side);
}

/// The sheet, and the dark over it.
fn sheet(painter: &Painter, input: &StageInput<'_>, scenes: &mut ScenePainter) {
    let StageInput { layout, view, .. } = *input;
    let theme = Theme::of(ThemeId::Dark);
    let size = layout.scene.size.to_rect();
    if size.is_zero_area() {
        return;
    }
    painter.rect_filled(input.part(size), 0, theme.paper);
    let seen = input.scene_view();
    let scene = scenes.proofs(Proof::Color).scene(&layout.scene);
    if let Some(edge) = view.drawn_to {
        scenes.paint(painter, &scene, &seen, |placed| drawn(input, placed, false));
        let way = f64::from(input.screen.x) / view.camera.zoom() * APPEARING;
        let cut = painter.clip_rect().with_max_x(input.at(Point::new(edge, 0.0)).x.min(painter.clip_rect().right()));
        if cut.is_positive() {
            scenes.paint(&painter.with_clip_rect(cut), &scene, &seen, |placed| drawn(input, placed, true));
        }
        scenes.paint(painter, &scene, &seen, |placed| appeared(placed, edge, way));
    } else {
        scenes.paint(painter, &scene, &seen, |placed| shown(input, placed));
    }
    for (part, strength) in &view.dusk {
        painter.rect_filled(input.part(*part), 0, theme.unlit.gamma_multiply(*strength));
    }
}

/// Whatever is printed is shown; people who are not meant step back.
fn shown(input: &StageInput<'_>, placed: PlacedRef<'_>) -> Visibility {
    if placed.is_printed() {
        of_interest(input.journey, &input.view.meant, &BTreeSet::new(), placed)
    } else {
        Visibility::Hidden
    }
}

/// What a curve that draws itself is made of, or all the rest.
fn drawn(input: &StageInput<'_>, placed: PlacedRef<'_>, curves: bool) -> Visibility {
    let emotional = placed.group.layer == Layer::Emotions;
    let wanted = if curves { emotional && is_line(placed) } else { !emotional };
    if wanted { shown(input, placed) } else { Visibility::Hidden }
}

/// Whether it is a line along the way, and not a point of it or the words there.
fn is_line(placed: PlacedRef<'_>) -> bool {
    placed.group.source.is_none_or(|source| matches!(source.part, Part::Curve | Part::Area))
}

/// Points and their words, once the edge of the curve has come by.
fn appeared(placed: PlacedRef<'_>, edge: f64, way: f64) -> Visibility {
    if placed.group.layer != Layer::Emotions || is_line(placed) {
        return Visibility::Hidden;
    }
    let share = to_f32(((edge - placed.bounds().center().x) / way.max(1e-6)).clamp(0.0, 1.0));
    if share <= 0.0 { Visibility::Hidden } else { Visibility::Dimmed(share) }
}

/// The lens: what lies under it, larger.
fn lens(painter: &Painter, input: &StageInput<'_>, on_sheet: Point, scenes: &mut ScenePainter) {
    let StageInput { layout, rect, .. } = *input;
    let theme = Theme::of(ThemeId::Dark);
    let middle = input.at(on_sheet);
    let circle = Circle { middle, radius: rect.size().min_elem() * LENS_RADIUS };
    let seen = input.scene_view();
    let larger = SceneView { origin: middle + (seen.origin - middle) * LENS, zoom: seen.zoom * LENS };
    let size = layout.scene.size;
    let paper = Rect::from_min_size(larger.origin, vec2(to_f32(size.width), to_f32(size.height)) * larger.zoom);
    painter.circle_filled(middle, circle.radius, theme.show);
    painter.add(circle.of(paper, theme.paper));
    let scene = scenes.proofs(Proof::Color).scene(&layout.scene);
    scenes.paint_round(painter, &scene, &larger, circle, |placed| shown(input, placed));
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(6.0, theme.shadow));
    painter.circle_stroke(middle, circle.radius, Stroke::new(3.0, theme.paper));
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(1.0, theme.show));
}
