//! Where a map begins: new, open, recent files, a finished map to look at, templates.

use crate::method;
use crate::model::Language;
use crate::scene::Scene;
use crate::store::Sample;
use crate::studio::app::{Action, Scope};
use crate::studio::canvas::paper;
use crate::studio::commands::Command;
use crate::studio::paint::SceneView;
use crate::studio::prefs::Prefs;
use crate::studio::sheet_picture::SheetPictures;
use crate::studio::theme::{self, BLOCK_RADIUS, BODY, LABEL, RADIUS, TITLE};
use crate::studio::widgets::{Button, elided, focus_ring, follow_focus, icon, section, wrapped};
use eframe::egui::epaint::PathShape;
use eframe::egui::{
    CursorIcon, Frame, Galley, Id, Margin, Panel, Rect, Response, RichText, Role, ScrollArea, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The worked examples as they are printed.
type Samples = [Arc<Scene>; Sample::ALL.len()];

/// The widest picture of one.
const WIDEST: f32 = 480.0;

/// Room within a tile on every side.
const INSET: f32 = 16.0;

/// Shows the beginning.
pub(crate) fn show(ui: &mut Ui, scope: &Scope<'_>, prefs: &Prefs, samples: &Samples, pictures: &mut SheetPictures) {
    let theme = theme::of(ui);
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(36, 56));
    Panel::left("welcome")
        .exact_size(372.0)
        .resizable(false)
        .frame(ground)
        .show(ui, |ui| left(ui, scope, prefs, pictures));
    let desk = ui.available_rect_before_wrap();
    ui.painter().rect_filled(desk, 0, theme.desk);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let frame = Frame::NONE.inner_margin(Margin { left: 52, right: 52, top: 56, bottom: 40 });
        frame.show(ui, |ui| right(ui, scope, samples, pictures));
        follow_focus(ui);
    });
}

fn left(ui: &mut Ui, scope: &Scope<'_>, prefs: &Prefs, pictures: &mut SheetPictures) {
    let theme = theme::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(46.0, 46.0), Sense::hover());
        ui.painter().rect_filled(rect, BLOCK_RADIUS - 2, theme.mark);
        icon(ui.painter(), "route", rect.center(), 26.0, theme.on_mark);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(RichText::new(scope.text("app-name")).font(theme::bold(26.0)).color(theme.ink));
            ui.label(RichText::new(scope.text("app-what")).font(theme::regular(BODY)).color(theme.secondary));
        });
    });
    ui.add_space(32.0);
    let keys = Command::New.keys();
    if ui
        .add(Button::primary(&scope.text("welcome-new")).icon("plus").shortcut(keys.as_deref()).wide().left())
        .clicked()
    {
        scope.act(Action::FromTemplate(0));
    }
    let keys = Command::Open.keys();
    if ui
        .add(Button::new(&scope.command(Command::Open)).icon("folder-open").shortcut(keys.as_deref()).wide().left())
        .clicked()
    {
        scope.run(Command::Open);
    }
    if !prefs.recent.is_empty() {
        ui.add_space(28.0);
        section(ui, &scope.text("welcome-recent"));
        ui.spacing_mut().item_spacing.y = 2.0;
        for path in &prefs.recent {
            recent(ui, scope, path, &prefs.name_of(path), pictures);
        }
    }
}

fn recent(ui: &mut Ui, scope: &Scope<'_>, path: &Path, name: &str, pictures: &mut SheetPictures) {
    /// Width of the picture.
    const PICTURE: f32 = 64.0;
    let theme = theme::of(ui);
    // Two versions of one project differ by their files.
    let place = path.display().to_string();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ground(ui, &response, rect, RADIUS);
    let room = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(PICTURE, rect.height() - 8.0));
    if ui.is_rect_visible(room) {
        let paper = pictures.show_file(ui.painter(), Id::unique(("recent picture", path)), path, room);
        ui.painter().rect_stroke(paper, 0, Stroke::new(1.0, theme.hairline), StrokeKind::Outside);
    }
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let (left, width) = (room.right() + 12.0, rect.right() - room.right() - 20.0);
    let title = elided(ui, name, theme::semibold(BODY), theme.ink, width);
    ui.painter().galley(pos2(left, rect.top() + 6.0), title, theme.ink);
    let under = elided(ui, &file, theme::regular(LABEL), theme.secondary, width);
    ui.painter().galley(pos2(left, rect.top() + 25.0), under, theme.secondary);
    if response.on_hover_text(place).clicked() {
        scope.act(Action::OpenFile(path.to_owned()));
    }
}

fn ground(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    let theme = theme::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, radius);
    }
}

fn right(ui: &mut Ui, scope: &Scope<'_>, samples: &Samples, pictures: &mut SheetPictures) {
    let heading = |ui: &mut Ui, key: &'static str| {
        let color = theme::of(ui).ink;
        ui.label(RichText::new(scope.text(key)).font(theme::bold(20.0)).color(color));
        ui.add_space(8.0);
    };
    heading(ui, "welcome-sample");
    let width = tile_width(ui.available_width());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of examples")]
        let count = samples.len() as f32;
        let width = ((ui.available_width() - 24.0 * (count - 1.0)) / count).min(WIDEST);
        // Sheets of nearly one shape, one height: what is cut off the higher one is its margin.
        let height = samples.iter().map(|scene| width * shape(scene)).fold(f32::INFINITY, f32::min);
        let about = |ui: &Ui, sample: Sample| {
            wrapped(ui, &scope.text(sample.text_key()), theme::regular(BODY), theme::of(ui).secondary, width)
        };
        let under = Sample::ALL.map(|sample| about(ui, sample).size().y).into_iter().fold(0.0, f32::max);
        for (sample, scene) in Sample::ALL.into_iter().zip(samples) {
            let (title, below) = (scope.text(sample.title_key()), about(ui, sample));
            if finished(ui, scene, pictures, (vec2(width, height), under), (&title, below)).clicked() {
                scope.act(Action::OpenSample(sample));
            }
        }
    });
    ui.add_space(28.0);
    heading(ui, "welcome-templates");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        let language = scope.words.language();
        let color = theme::of(ui).secondary;
        let under = |text: &str| wrapped(ui, text, theme::regular(BODY), color, width - 2.0 * INSET).size().y;
        let tallest = method::templates().iter().map(|template| under(template.summary(language))).fold(0.0, f32::max);
        let size = vec2(width, tallest + 44.0 + 2.0 * INSET);
        for (index, template) in method::templates().iter().enumerate() {
            let stages = scope_stages(template);
            if tile(ui, size, stages, template.title(language), template.summary(language)).clicked() {
                scope.act(Action::FromTemplate(index));
            }
        }
    });
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
    pictures.show(&clip, slot, scene, &SceneView { origin: picture.min, zoom }, Duration::ZERO);
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

/// As many tiles beside each other as fit.
fn tile_width(room: f32) -> f32 {
    let count = (room / 228.0).floor().clamp(1.0, 4.0);
    // Less than a pixel is left, so that a rounding never sends the last one to the next row.
    (room - 16.0 * (count - 1.0)) / count - 0.1
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
