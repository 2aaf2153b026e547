//! Of what a picture of a show is painted, and where.

use super::stage_view::StageView;
use crate::i18n::Messages;
use crate::layout::Layout;
use crate::model::Journey;
use crate::studio::canvas::to_screen;
use crate::studio::paint::{SceneView, to_f32};
use eframe::egui::{Pos2, Rect, Vec2};
use kurbo::Point;

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

    /// Where the sheet is painted, for the painter of scenes.
    pub(super) fn scene_view(&self) -> SceneView {
        SceneView { origin: self.at(Point::ORIGIN), zoom: to_f32(self.view.camera.zoom() * self.scale()) }
    }
}
