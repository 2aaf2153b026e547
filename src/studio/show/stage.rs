//! What the audience sees: the sheet through the camera of the show, with what is not meant stepped back, and what the speaker
//! points with over it.

use super::stage_view::StageView;
use super::{edges, pen};
use crate::color::Proof;
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::Journey;
use crate::present::BlankScreen;
use crate::scene::{Layer, Part, PlacedRef};
use crate::studio::canvas::to_screen;
use crate::studio::paint::{Circle, ScenePainter, SceneView, Visibility, to_f32};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::{Painter, Pos2, Rect, Stroke, Ui, Vec2, vec2};
use kurbo::Point;

/// How much larger the lens shows what lies under it.
const LENS: f32 = 2.5;
/// Its radius, as a part of the shorter side of the stage.
const LENS_RADIUS: f32 = 0.19;
/// How long a point and its words take to appear behind the edge of a curve that draws itself, as a part of what is seen.
const APPEARING: f64 = 0.03;

/// What is painted, and where.
#[derive(Clone, Copy)]
pub(crate) struct StageInput<'a> {
    /// The words of the window.
    pub(crate) words: &'static Messages,
    /// The journey on the sheet.
    pub(crate) journey: &'a Journey,
    /// The sheet as it is laid out.
    pub(crate) layout: &'a Layout,
    /// What is seen of it.
    pub(crate) view: &'a StageView,
    /// How large the audience's screen is, in points.
    pub(crate) screen: Vec2,
    /// Where it is painted: all of that screen, or a small picture of it.
    pub(crate) rect: Rect,
}

impl StageInput<'_> {
    /// How large it is painted: 1 as the audience sees it.
    fn scale(&self) -> f64 {
        f64::from(self.rect.width()) / f64::from(self.screen.x.max(1.0))
    }

    /// Where a place of the sheet is painted.
    pub(super) fn at(&self, sheet: Point) -> Pos2 {
        let on_screen = self.view.camera.to_screen(sheet);
        self.rect.min + to_screen((on_screen.to_vec2() * self.scale()).to_point()).to_vec2()
    }

    /// Where a part of the sheet is painted.
    pub(super) fn part(&self, sheet: kurbo::Rect) -> Rect {
        Rect::from_two_pos(self.at(sheet.origin()), self.at(Point::new(sheet.x1, sheet.y1)))
    }

    fn scene_view(&self) -> SceneView {
        SceneView { origin: self.at(Point::ORIGIN), zoom: to_f32(self.view.camera.zoom() * self.scale()) }
    }
}

/// Paints what the audience sees into any box of any viewport; the painter keeps what it made for each viewport by itself.
pub(crate) fn paint(ui: &Ui, input: &StageInput<'_>, scenes: &mut ScenePainter) {
    let StageInput { view, rect, .. } = *input;
    let theme = Theme::of(ThemeId::Dark);
    let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
    let blank = view.blank.map(|blank| match blank {
        BlankScreen::Black => eframe::egui::Color32::BLACK,
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
        scenes.paint(painter, &scene, &seen, |placed| drawn(placed, false));
        let way = f64::from(input.screen.x) / view.camera.zoom() * APPEARING;
        let cut = painter.clip_rect().with_max_x(input.at(Point::new(edge, 0.0)).x.min(painter.clip_rect().right()));
        if cut.is_positive() {
            scenes.paint(&painter.with_clip_rect(cut), &scene, &seen, |placed| drawn(placed, true));
        }
        scenes.paint(painter, &scene, &seen, |placed| appeared(placed, edge, way));
    } else {
        scenes.paint(painter, &scene, &seen, shown);
    }
    for (part, strength) in &view.dusk {
        painter.rect_filled(input.part(*part), 0, theme.unlit.gamma_multiply(*strength));
    }
}

/// Whatever is printed is shown.
fn shown(placed: PlacedRef<'_>) -> Visibility {
    if placed.is_printed() { Visibility::Shown } else { Visibility::Hidden }
}

/// What a curve that draws itself is made of, or all the rest.
fn drawn(placed: PlacedRef<'_>, curves: bool) -> Visibility {
    let emotional = placed.group.layer == Layer::Emotions;
    let wanted = if curves { emotional && is_line(placed) } else { !emotional };
    if wanted { shown(placed) } else { Visibility::Hidden }
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
    scenes.paint_round(painter, &scene, &larger, circle, shown);
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(6.0, theme.shadow));
    painter.circle_stroke(middle, circle.radius, Stroke::new(3.0, theme.paper));
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(1.0, theme.show));
}
