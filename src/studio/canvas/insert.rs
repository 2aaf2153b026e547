//! «+» between two stage heads or two lane titles: a new one goes there.

use super::{rect_on_screen, to_kurbo};
use crate::editor::Tool;
use crate::studio::app::{Action, Scope};
use crate::studio::theme;
use crate::studio::widgets::{focus_ring, icon};
use eframe::egui::{CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Diameter of the button, in screen points.
const SIDE: f32 = 18.0;
/// How near the pointer comes before the button is seen, in screen points.
const NEAR: f32 = 16.0;

/// Where something can be put, and how.
struct Gap {
    at: Pos2,
    words: &'static str,
    action: Action,
    salt: (&'static str, usize),
}

/// Shows the button at the gap that is nearest to the pointer.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, canvas: &Response) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| canvas.rect.contains(*at)) else {
        return;
    };
    // Not in the way of a drag, nor of what is in hand.
    if canvas.is_pointer_button_down_on() || *scope.tool != Tool::Select || ui.any_popup_open() {
        return;
    }
    let near = stages(scope, pointer).or_else(|| lanes(scope, pointer));
    let Some(gap) = near.filter(|gap| canvas.rect.contains(gap.at)) else { return };
    let theme = theme::of(ui);
    let rect = Rect::from_center_size(gap.at, vec2(SIDE, SIDE));
    let response = ui.interact(rect, ui.scope_id().with(gap.salt), Sense::click());
    let words = scope.text(gap.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let over = response.hovered();
    let painter = ui.painter();
    let (fill, ink) = if over { (theme.accent, theme.on_accent) } else { (theme.control, theme.accent) };
    painter.circle(rect.center(), SIDE / 2.0, fill, Stroke::new(1.0, theme.accent));
    icon(painter, "plus", rect.center().round(), 12.0, ink);
    if response.has_focus() {
        focus_ring(painter, theme, rect, 9);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words);
    if response.clicked() {
        scope.act(gap.action);
    }
}

/// The gap between two stage heads at the pointer: on the lower edge of the band, so that the border itself stays free.
fn stages(scope: &Scope<'_>, pointer: Pos2) -> Option<Gap> {
    let frame = &scope.layout.frame;
    let heads = rect_on_screen(scope.view, frame.heads);
    if frame.heads.is_zero_area() || !heads.expand2(vec2(NEAR, NEAR)).contains(pointer) {
        return None;
    }
    let x = |at: f64| rect_on_screen(scope.view, kurbo::Rect::new(at, 0.0, at, 0.0)).left();
    let edges = frame.stages.iter().map(|column| (x(column.left), Some(column.id)));
    let end = frame.stages.last().map(|column| (x(column.right), None));
    let (at, before) = edges.chain(end).find(|(at, _)| (at - pointer.x).abs() <= NEAR)?;
    let last = frame.stages.last().and_then(|column| scope.journey.stages.position(column.id));
    let index = match before {
        Some(stage) => scope.journey.stages.position(stage)?,
        None => last? + 1,
    };
    Some(Gap {
        at: pos2(at, heads.bottom()).round(),
        words: "insert-stage-here",
        action: Action::InsertStage(index),
        salt: ("insert stage", index),
    })
}

/// The gap between two lane titles at the pointer, left of the titles.
fn lanes(scope: &Scope<'_>, pointer: Pos2) -> Option<Gap> {
    let frame = &scope.layout.frame;
    let titles_end = frame.stages.first()?.left;
    let sheet = scope.view.camera.to_sheet(to_kurbo(pointer));
    let first = rect_on_screen(scope.view, frame.lanes.first()?.rect);
    if sheet.x > titles_end || pointer.x < first.left() - SIDE - NEAR {
        return None;
    }
    let edges = frame.lanes.iter().map(|lane| (rect_on_screen(scope.view, lane.rect).top(), Some(lane.id)));
    let end = frame.lanes.last().map(|lane| (rect_on_screen(scope.view, lane.rect).bottom(), None));
    let (at, before) = edges.chain(end).find(|(at, _)| (at - pointer.y).abs() <= NEAR)?;
    let last = frame.lanes.last().and_then(|lane| scope.journey.lanes.position(lane.id));
    let index = match before {
        Some(lane) => scope.journey.lanes.position(lane)?,
        None => last? + 1,
    };
    let at = pos2(first.left() - SIDE / 2.0, at);
    Some(Gap {
        at,
        words: "insert-lane-here",
        action: Action::AskForLane { at: Some(at + vec2(SIDE, 0.0)), index: Some(index) },
        salt: ("insert lane", index),
    })
}
