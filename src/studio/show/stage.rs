//! What the audience sees: the sheet through the camera of the show, with what is not meant stepped back, and what the speaker
//! points with over it.

use super::{edges, pen};
use crate::color::Proof;
use crate::editor::Camera;
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::Journey;
use crate::scene::{Layer, Part, PlacedRef};
use crate::studio::canvas::to_screen;
use crate::studio::paint::{Circle, ScenePainter, SceneView, Visibility};
use crate::studio::theme::{Theme, ThemeId};
use eframe::egui::{Painter, Pos2, Rect, Stroke, Ui, Vec2, vec2};
use kurbo::Point;

/// How much larger the lens shows what lies under it.
const LENS: f32 = 2.5;
/// Its radius, as a part of the shorter side of the stage.
const LENS_RADIUS: f32 = 0.19;
/// How long a point and its words take to appear behind the edge of a curve that draws itself, as a part of what is seen.
const APPEARING: f64 = 0.03;

/// A screen with nothing on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blank {
    /// Nothing but black.
    Black,
    /// Nothing but white.
    White,
}

/// The laser: places of the sheet, the last being where it is, each with how much of it is left, 0–1.
pub(crate) type Laser = Vec<(Point, f32)>;

/// What is seen of a sheet that is shown to others.
#[derive(Clone, Debug, Default)]
pub(crate) struct StageView {
    /// Where the sheet stands on the audience's screen, whose upper left corner is the origin.
    pub(crate) camera: Camera,
    /// The parts of the sheet that lie in the dark, without overlaps.
    pub(crate) unlit: Vec<kurbo::Rect>,
    /// How dark it is there, 0–1.
    pub(crate) dusk: f32,
    /// How far along the sheet the curves have drawn themselves, in points of the sheet; all the way where nothing is said.
    pub(crate) drawn_to: Option<f64>,
    /// Whether names of what is out of view stand at the edges.
    pub(crate) names: bool,
    /// Nothing is seen at all.
    pub(crate) blank: Option<Blank>,
    /// Where the laser points.
    pub(crate) laser: Laser,
    /// Where the lens is held, on the sheet.
    pub(crate) lens: Option<Point>,
    /// Strokes of ink, on the sheet.
    pub(crate) ink: Vec<Vec<Point>>,
}

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

    #[expect(clippy::cast_possible_truncation, reason = "a zoom is far below the range of f32")]
    fn scene_view(&self) -> SceneView {
        SceneView { origin: self.at(Point::ORIGIN), zoom: (self.view.camera.zoom() * self.scale()) as f32 }
    }
}

/// Paints what the audience sees into any box of any viewport; the painter keeps what it made for each viewport by itself.
pub(crate) fn paint(ui: &Ui, input: &StageInput<'_>, scenes: &mut ScenePainter) {
    let StageInput { view, rect, .. } = *input;
    let theme = Theme::of(ThemeId::Dark);
    let painter = ui.painter_at(rect.intersect(ui.clip_rect()));
    let blank = view.blank.map(|blank| match blank {
        Blank::Black => eframe::egui::Color32::BLACK,
        Blank::White => theme.paper,
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
    if view.names {
        edges::paint(ui, &painter, input);
    }
    if let Some(at) = view.lens {
        lens(&painter, input, at, scenes);
    }
    let trail: Vec<_> = view.laser.iter().map(|(at, left)| (input.at(*at), *left)).collect();
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
    if view.dusk > 0.0 {
        for part in &view.unlit {
            painter.rect_filled(input.part(*part), 0, theme.unlit.gamma_multiply(view.dusk));
        }
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
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let share = ((edge - placed.bounds().center().x) / way.max(1e-6)).clamp(0.0, 1.0) as f32;
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
    #[expect(clippy::cast_possible_truncation, reason = "sheets are far below the range of f32")]
    let paper = Rect::from_min_size(larger.origin, vec2(size.width as f32, size.height as f32) * larger.zoom);
    painter.circle_filled(middle, circle.radius, theme.show);
    painter.add(circle.of(paper, theme.paper));
    let scene = scenes.proofs(Proof::Color).scene(&layout.scene);
    scenes.paint_round(painter, &scene, &larger, circle, shown);
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(6.0, theme.shadow));
    painter.circle_stroke(middle, circle.radius, Stroke::new(3.0, theme.paper));
    painter.circle_stroke(middle, circle.radius + 2.0, Stroke::new(1.0, theme.show));
}
