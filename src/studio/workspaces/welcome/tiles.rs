//! Maps to begin from: finished ones to look at, templates to fill. One grid, so that all of it ends at one edge.

use crate::method;
use crate::model::Language;
use crate::scene::{Page, Scene};
use crate::store::Sample;
use crate::studio::canvas::paper;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::SceneView;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::theme::{self, BLOCK_RADIUS, BODY, TITLE};
use crate::studio::widgets::{elided, focus_ring, wrapped};
use eframe::egui::epaint::PathShape;
use eframe::egui::{
    CursorIcon, Galley, Id, Rect, Response, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;
use std::time::Duration;

/// The worked examples as they are printed.
pub(crate) type Samples = [Arc<Scene>; Sample::ALL.len()];

/// Room within a tile on every side.
const INSET: f32 = 16.0;
/// From tile to tile.
const GAP: f32 = 20.0;
/// The narrowest that four templates stand beside each other in.
const FOUR: f32 = 780.0;

pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, samples: &Samples, pictures: &mut SheetPictures) {
    let heading = |ui: &mut Ui, key: &'static str| {
        let color = theme::of(ui).ink;
        ui.label(RichText::new(cx.text(key)).font(theme::bold(20.0)).color(color));
        ui.add_space(8.0);
    };
    let room = ui.available_width();
    heading(ui, "welcome-sample");
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let width = column(room, samples.len());
        // Sheets of nearly one shape, one height: what is cut off the higher one is its margin.
        let height = samples.iter().map(|scene| width * shape(scene)).fold(f32::INFINITY, f32::min);
        let about = |ui: &Ui, sample: Sample| {
            wrapped(ui, &cx.text(sample.text_key()), theme::regular(BODY), theme::of(ui).secondary, width)
        };
        let under = Sample::ALL.map(|sample| about(ui, sample).size().y).into_iter().fold(0.0, f32::max);
        for (sample, scene) in Sample::ALL.into_iter().zip(samples) {
            let (title, below) = (cx.text(sample.title_key()), about(ui, sample));
            if finished(ui, scene, pictures, (vec2(width, height), under), (&title, below)).clicked() {
                cx.act(Action::OpenSample(sample));
            }
        }
    });
    ui.add_space(24.0);
    heading(ui, "welcome-templates");
    let count = if room < FOUR { 2 } else { 4 };
    let (width, language, color) = (column(room, count), cx.words.language(), theme::of(ui).secondary);
    let under = |text: &str| wrapped(ui, text, theme::regular(BODY), color, width - 2.0 * INSET).size().y;
    let tallest = method::templates().iter().map(|template| under(template.summary(language))).fold(0.0, f32::max);
    let size = vec2(width, tallest + 44.0 + 2.0 * INSET);
    let templates: Vec<(usize, &method::Template)> = method::templates().iter().enumerate().collect();
    for row in templates.chunks(count) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for &(index, template) in row {
                let stages = scope_stages(template);
                if tile(ui, size, stages, template.title(language), template.summary(language)).clicked() {
                    cx.act(Action::FromTemplate(index));
                }
            }
        });
        ui.add_space(GAP - ui.spacing().item_spacing.y);
    }
}

/// The width of one of so many columns of a room.
fn column(room: f32, count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let count = count as f32;
    ((room + GAP) / count - GAP).max(1.0)
}

/// A sheet's sides in points.
fn sides(scene: &Scene) -> Vec2 {
    #[expect(clippy::cast_possible_truncation, reason = "a sheet is at most 14 400 points long")]
    let sides = vec2(scene.size.width.max(1.0) as f32, scene.size.height.max(1.0) as f32);
    sides
}

/// Height of a sheet for each point of its width.
fn shape(scene: &Scene) -> f32 {
    let sides = sides(scene);
    sides.y / sides.x
}

/// A finished map as it is, in a room of this size, with its name and so many points of words about it under it.
fn finished(
    ui: &mut Ui,
    scene: &Arc<Scene>,
    pictures: &mut SheetPictures,
    (room, under): (Vec2, f32),
    (title, about): (&str, Arc<Galley>),
) -> Response {
    /// From the sheet to the words about it.
    const NAME: f32 = 34.0;
    let theme = theme::of(ui);
    let (sheet, width) = (sides(scene), room.x);
    let zoom = width / sheet.x;
    let (rect, response) = ui.allocate_exact_size(room + vec2(0.0, NAME + under + 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}. {}", about.text())));
    let picture = Rect::from_min_size(rect.min, room);
    paper(ui.painter(), picture, theme);
    let clip = ui.painter().with_clip_rect(picture.intersect(ui.clip_rect()));
    let slot = Id::unique(("sample picture", title));
    let page = Page::whole(Arc::clone(scene));
    pictures.show(&clip, slot, &page, &SceneView { origin: picture.min, zoom }, Duration::ZERO);
    if response.hovered() || response.has_focus() {
        focus_ring(ui.painter(), theme, picture, 0);
    }
    let head = elided(ui, title, theme::semibold(TITLE), theme.ink, width);
    ui.painter().galley(pos2(rect.left(), picture.bottom() + 12.0), head, theme.ink);
    ui.painter().galley(pos2(rect.left(), picture.bottom() + NAME), about, theme.secondary);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// How many stages a template has.
fn scope_stages(template: &method::Template) -> usize {
    let mut ids = crate::model::IdSource::seeded(0);
    template.document(Language::Ru, &mut ids).first_journey().map_or(0, |journey| journey.stages.len())
}

fn tile(ui: &mut Ui, size: Vec2, stages: usize, title: &str, text: &str) -> Response {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}. {text}")));
    let fill = if response.hovered() { theme.hover } else { theme.control };
    ui.painter().rect(rect, BLOCK_RADIUS, fill, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, BLOCK_RADIUS);
    }
    let inner = rect.shrink(INSET);
    #[expect(clippy::cast_precision_loss, reason = "a handful of stages")]
    let step = inner.width() / stages.max(1) as f32;
    for index in 0..stages {
        #[expect(clippy::cast_precision_loss, reason = "a handful of stages")]
        let left = inner.left() + step * index as f32;
        ui.painter()
            .add(chevron(Rect::from_min_size(pos2(left, inner.top()), vec2(step - 4.0, 8.0)), theme.stage(index)));
    }
    let head = elided(ui, title, theme::semibold(TITLE - 1.0), theme.ink, inner.width());
    ui.painter().galley(pos2(inner.left(), inner.top() + 22.0), head, theme.ink);
    let below = wrapped(ui, text, theme::regular(BODY), theme.secondary, inner.width());
    ui.painter().galley(pos2(inner.left(), inner.top() + 44.0), below, theme.secondary);
    response
}

/// A stage head as a small arrow.
fn chevron(rect: Rect, color: eframe::egui::Color32) -> Shape {
    let tip = 3.0;
    let points = vec![
        rect.left_top(),
        pos2(rect.right() - tip, rect.top()),
        pos2(rect.right(), rect.center().y),
        pos2(rect.right() - tip, rect.bottom()),
        rect.left_bottom(),
    ];
    PathShape::convex_polygon(points, color, Stroke::NONE).into()
}
