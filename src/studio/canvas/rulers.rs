//! The names of stages and lanes that were scrolled out of view, at the edges of the canvas: never printed.

use super::coordinates::{rect_on_screen, to_screen};
use crate::layout::Frame;
use crate::model::{ElementId, StageId};
use crate::studio::desk::lane_names::lane_name;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, LABEL, Theme};
use crate::studio::widgets::{elided, focus_ring};
use eframe::egui::{Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use kurbo::Point;

/// Height of the strip with the stages.
const STRIP: f32 = 26.0;
/// Width of the strip with the lanes.
const SIDE: f32 = 128.0;
/// A canvas smaller than this has no room to spare for names.
const LEAST: f32 = 360.0;
/// Narrower than this a column is told by its number alone.
const NUMBER_ALONE: f32 = 64.0;
/// What is smaller has no name at all.
const NAMELESS: f32 = 14.0;
/// From the edge of a strip to its words.
const PAD: f32 = 8.0;

/// The part of a canvas that names at its edges leave to something of the sheet, in screen points: what stands beside the names of lanes
/// and below the heads of stages may have them over it.
pub(crate) fn free_of_names(canvas: kurbo::Rect, frame: &Frame, part: kurbo::Rect) -> kurbo::Rect {
    if canvas.width().min(canvas.height()) < f64::from(LEAST) {
        return canvas;
    }
    let beside = frame.stages.first().is_some_and(|first| part.x0 >= first.left);
    let below = part.y0 >= frame.heads.y1;
    let strip = |is_there: bool, width: f32| if is_there { f64::from(width) } else { 0.0 };
    kurbo::Rect { x0: canvas.x0 + strip(beside, SIDE), y0: canvas.y0 + strip(below, STRIP), ..canvas }
}

/// At which edges names stand: what they name is out of view there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameEdges {
    /// Those of stages, at the top.
    pub(crate) above: bool,
    /// Those of lanes, at the left.
    pub(crate) beside: bool,
}

impl NameEdges {
    /// At which edges of a canvas (screen points) names stand, where their strips take so much of its height and of its width; `at`
    /// says where a place of the sheet stands on the screen.
    pub(crate) fn of(frame: &Frame, canvas: Rect, [strip, side]: [f32; 2], at: impl Fn(Point) -> Pos2) -> Option<Self> {
        let (first, last) = (frame.stages.first()?, frame.stages.last()?);
        let lanes = frame.lanes.iter().map(|lane| lane.rect).reduce(|all, one| all.union(one))?;
        let (names, map) = (at(Point::new(first.left, lanes.y0)), at(Point::new(last.right, lanes.y1)));
        Some(Self {
            above: at(Point::new(0.0, frame.heads.y1)).y < canvas.top() + 1.0 && map.y > canvas.top() + strip,
            beside: names.x < canvas.left() + 1.0 && map.x > canvas.left() + side,
        })
    }
}

/// Shows what is out of view of the heads and the names.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, canvas: Rect) {
    let frame = &cx.layout.frame;
    let edges = NameEdges::of(frame, canvas, [STRIP, SIDE], |at| to_screen(cx.surface.camera.to_screen(at)));
    let Some(NameEdges { above, beside }) = edges.filter(|_| canvas.width().min(canvas.height()) >= LEAST) else {
        return;
    };
    let inner = Rect::from_min_max(
        canvas.min + vec2(if beside { SIDE } else { 0.0 }, if above { STRIP } else { 0.0 }),
        canvas.max,
    );
    let theme = theme::of(ui);
    if above {
        let strip = Rect::from_min_max(canvas.min, pos2(canvas.right(), canvas.top() + STRIP));
        ui.painter().rect_filled(strip, 0, theme.desk);
        stages(ui, cx, theme, strip, inner.x_range());
        ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, theme.hairline));
    }
    if beside {
        let strip = Rect::from_min_max(canvas.min, pos2(canvas.left() + SIDE, canvas.bottom()));
        let strip = Rect { min: pos2(strip.left(), inner.top()), ..strip };
        ui.painter().rect_filled(strip, 0, theme.desk);
        for lane in &frame.lanes {
            let rect = rect_on_screen(cx.surface, lane.rect);
            let rect = Rect::from_x_y_ranges(strip.x_range(), rect.y_range()).intersect(strip);
            let Some(of) = cx.journey.lanes.get(lane.id).filter(|_| rect.height() >= NAMELESS) else { continue };
            name(ui, cx, theme, rect, ElementId::Lane(lane.id), &lane_name(cx, of), None);
            ui.painter().hline(strip.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.hairline));
        }
        ui.painter().vline(strip.right() - 0.5, strip.y_range(), Stroke::new(1.0, theme.hairline));
    }
}

/// The names of the stages over their columns; the column that is worked in stands out.
fn stages(ui: &mut Ui, cx: &PanelContext<'_>, theme: &Theme, strip: Rect, across: eframe::egui::Rangef) {
    let current = current(cx);
    for (number, column) in (1..).zip(&cx.layout.frame.stages) {
        let at = kurbo::Rect::new(column.left, 0.0, column.right, 1.0);
        let shown = rect_on_screen(cx.surface, at).x_range().intersection(across);
        let rect = Rect::from_x_y_ranges(shown, strip.y_range());
        let Some(stage) = cx.journey.stages.get(column.id).filter(|_| rect.width() >= NAMELESS) else { continue };
        if current == Some(column.id) {
            ui.painter().rect_filled(rect, 0, theme.accent_soft);
        }
        let number: i32 = number;
        name(ui, cx, theme, rect, ElementId::Stage(column.id), &stage.name, Some(number));
        ui.painter().vline(rect.right() - 0.5, strip.y_range(), Stroke::new(1.0, theme.hairline));
    }
}

/// The stage in which the person works: that of what is selected.
fn current(cx: &PanelContext<'_>) -> Option<StageId> {
    let cell = cx.selection.cell().map(|(stage, _)| stage);
    cell.or_else(|| match cx.selection.single()? {
        ElementId::Stage(stage) => Some(stage),
        element => cx.document.element(element)?.stage(),
    })
}

/// One name, which selects what it names.
fn name(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    theme: &Theme,
    rect: Rect,
    element: ElementId,
    words: &str,
    number: Option<i32>,
) {
    let selected = cx.selection.contains(element);
    let response = ui.interact(rect, ui.scope_id().with(("ruler", element)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, words));
    let painter = ui.painter_at(rect);
    if selected || response.hovered() {
        painter.rect_filled(rect, 0, if selected { theme.accent_soft } else { theme.hover });
    }
    if response.has_focus() {
        focus_ring(&painter, theme, rect.shrink(1.0), 0);
    }
    let room = rect.width() - 2.0 * PAD;
    let (text, ink) = match number {
        Some(number) if rect.width() < NUMBER_ALONE => (number.to_string(), theme.secondary),
        Some(number) => (format!("{number}  {words}"), theme.ink),
        None => (words.to_owned(), theme.ink),
    };
    let galley = elided(ui, &text, theme::medium(LABEL), ink, room.max(10.0));
    let top = if number.is_some() { rect.center().y - galley.size().y / 2.0 } else { rect.top() + 5.0 };
    // The name of a lane of which little is left stays within it.
    let top = top.min(rect.bottom() - galley.size().y);
    painter.galley(pos2(rect.left() + PAD.min(rect.width() / 3.0), top), galley, ink);
    if response.clicked() {
        cx.act(Action::Select(Some(element)));
    }
}
