//! «+» between two stage heads or two lane titles: a new one goes there.

use super::coordinates::rect_on_screen;
use crate::editor::Tool;
use crate::layout::{LaneBand, StageColumn};
use crate::model::{ElementId, LaneId, StageId};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme;
use crate::studio::widgets::{focus_ring, icon};
use eframe::egui::{CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Diameter of the button, in screen points.
const SIDE: f32 = 18.0;
/// From where the button stands to where it is clear of the handles of a frame, in screen points.
const CLEAR: f32 = 20.0;
/// How near the pointer comes before the button is seen, in screen points.
const NEAR: f32 = 16.0;

/// Where something can be put, and how.
struct InsertPoint {
    at: Pos2,
    /// Where the pointer makes it seen.
    near: Rect,
    words: &'static str,
    action: Action,
    salt: (&'static str, usize),
}

/// Shows the button at the gap that is nearest to the pointer. The others are there as well, unseen.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, canvas: &Response) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| canvas.rect.contains(*at)) else {
        return;
    };
    // Not in the way of a drag, nor of what is in hand.
    if canvas.is_pointer_button_down_on() || *cx.tool != Tool::Select || ui.any_popup_open() {
        return;
    }
    let mut gaps = stages(cx);
    gaps.extend(lanes(cx));
    gaps.retain(|gap| canvas.rect.contains(gap.at));
    let reach = |gap: &InsertPoint| (gap.near.contains(pointer)).then(|| gap.at.distance_sq(pointer));
    let near = gaps.iter().filter_map(|gap| Some((reach(gap)?, gap)));
    let nearest = near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, gap)| gap.salt);
    for gap in gaps {
        let rect = Rect::from_center_size(gap.at, vec2(SIDE, SIDE));
        let id = ui.scope_id().with(gap.salt);
        if Some(gap.salt) == nearest {
            button(ui, cx, gap, ui.interact(rect, id, Sense::click()));
        } else {
            // A press may come with the very move that brings the pointer here.
            ui.interact(rect, id, Sense::CLICK);
        }
    }
}

/// Paints a button, and does what it is for when it is pressed.
fn button(ui: &Ui, cx: &PanelContext<'_>, gap: InsertPoint, response: Response) {
    let (theme, rect) = (theme::of(ui), response.rect);
    let words = cx.text(gap.words);
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
        cx.act(gap.action);
    }
}

/// The gaps between stage heads: on the lower edge of the band, so that the border itself stays free; below the handles of a stage
/// that is selected.
fn stages(cx: &PanelContext<'_>) -> Vec<InsertPoint> {
    let frame = &cx.layout.frame;
    if frame.heads.is_zero_area() {
        return Vec::new();
    }
    let heads = rect_on_screen(cx.surface, frame.heads);
    let x = |at: f64| rect_on_screen(cx.surface, kurbo::Rect::new(at, 0.0, at, 0.0)).left();
    let place = |stage: StageId| cx.journey.stages.position(stage);
    let is_selected = |column: &StageColumn| cx.selection.contains(ElementId::Stage(column.id));
    let edges = frame.stages.iter().map(|column| (x(column.left), place(column.id)));
    let last = frame.stages.last().map(|column| (x(column.right), place(column.id).map(|place| place + 1)));
    let gap = |(nth, (at, index)): (usize, (f32, Option<usize>))| {
        let beside = [nth.checked_sub(1), Some(nth)].map(|nth| frame.stages.get(nth?));
        let down = if beside.into_iter().flatten().any(is_selected) { CLEAR } else { 0.0 };
        let (at, index) = (pos2(at, heads.bottom() + down).round(), index?);
        let reach = Rect::from_x_y_ranges(at.x - NEAR..=at.x + NEAR, heads.top() - NEAR..=heads.bottom() + NEAR + down);
        let action = Action::InsertStage(index);
        Some(InsertPoint { at, near: reach, words: "insert-stage-here", action, salt: ("insert stage", index) })
    };
    edges.chain(last).enumerate().filter_map(gap).collect()
}

/// The gaps between lane titles, left of the titles, and of the handles of a lane that is selected.
fn lanes(cx: &PanelContext<'_>) -> Vec<InsertPoint> {
    let frame = &cx.layout.frame;
    let (Some(first), Some(column)) = (frame.lanes.first(), frame.stages.first()) else { return Vec::new() };
    let left = rect_on_screen(cx.surface, first.rect).left();
    let titles_end = rect_on_screen(cx.surface, kurbo::Rect::new(column.left, 0.0, column.left, 0.0)).left();
    let place = |lane: LaneId| cx.journey.lanes.position(lane);
    let is_selected = |lane: &LaneBand| cx.selection.contains(ElementId::Lane(lane.id));
    let y = |rect: kurbo::Rect| rect_on_screen(cx.surface, rect).y_range();
    let edges = frame.lanes.iter().map(|lane| (y(lane.rect).min, place(lane.id)));
    let last = frame.lanes.last().map(|lane| (y(lane.rect).max, place(lane.id).map(|place| place + 1)));
    let gap = |(nth, (at, index)): (usize, (f32, Option<usize>))| {
        let beside = [nth.checked_sub(1), Some(nth)].map(|nth| frame.lanes.get(nth?));
        let aside = if beside.into_iter().flatten().any(is_selected) { CLEAR } else { 0.0 };
        let (at, index) = (pos2(left - SIDE / 2.0 - aside, at), index?);
        let reach = Rect::from_x_y_ranges(left - SIDE - NEAR - aside..=titles_end, at.y - NEAR..=at.y + NEAR);
        let action = Action::AskForLane { at: Some(at + vec2(SIDE, 0.0)), index: Some(index) };
        Some(InsertPoint { at, near: reach, words: "insert-lane-here", action, salt: ("insert lane", index) })
    };
    edges.chain(last).enumerate().filter_map(gap).collect()
}
