//! The accessibility tree of the sheet: what a screen reader hears and what Tab visits, the elements in view, in reading order.

use super::coordinates::{rect_on_screen, rect_to_kurbo};
use crate::editor::reading_order;
use crate::model::ElementId;
use crate::scene::Scene;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::widgets::{ARROWS, hold_keys};
use eframe::egui::accesskit::Live;
use eframe::egui::{Context, EventFilter, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use rustc_hash::FxHashMap;
use std::collections::{HashSet, VecDeque};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// So many elements are told at a time. Where more are in view, those around the selected one: Tab and a screen reader go from
/// one to the next, and the rest follows them.
const MOST_ANNOUNCED: usize = 200;
/// On a sheet with more elements the order is worked out when nothing else is.
const LARGE: usize = 1000;
/// Elements that follow each other and are passed over at once where none of them is in view.
const STRETCH: usize = 32;

/// The id of the node of an element.
pub(crate) fn node_id(element: ElementId) -> Id {
    Id::unique(("canvas node", element))
}

/// Where a viewport keeps which nodes it has.
fn ids_slot(ctx: &Context) -> Id {
    Id::unique(("canvas nodes", ctx.viewport_id()))
}

/// Whether an id belongs to an element on the sheet.
pub(super) fn is_node(ctx: &Context, id: Id) -> bool {
    let slot = ids_slot(ctx);
    ctx.data(|data| data.get_temp::<Arc<HashSet<Id>>>(slot)).is_some_and(|ids| ids.contains(&id))
}

/// An element of the sheet.
#[derive(Clone, Copy)]
struct Node {
    element: ElementId,
    /// Where it is on the sheet.
    bounds: kurbo::Rect,
    /// Which of its kind it is, from 1.
    place: usize,
}

/// All elements of a sheet in reading order, worked out once for it.
struct SheetOrder {
    of: Arc<Scene>,
    /// The sheet that was seen last.
    seen: Arc<Scene>,
    nodes: Vec<Node>,
    /// A box around each [`STRETCH`] of them.
    around: Vec<kurbo::Rect>,
    /// Where each element stands among them.
    at: FxHashMap<ElementId, usize>,
    totals: Vec<(Discriminant<ElementId>, usize)>,
}

/// The order in which a canvas tells its elements, kept from frame to frame.
#[derive(Default)]
pub(super) struct ReadingOrder(Option<SheetOrder>);

impl ReadingOrder {
    /// The order of the sheet in hand. While a button is held it may be that of the sheet as it was when it went down; of a large sheet
    /// that of the sheet before, until it stays for a frame. What is selected is always told as it is now.
    fn current(&mut self, ui: &Ui, cx: &PanelContext<'_>) -> &SheetOrder {
        let held = ui.input(|input| input.pointer.any_down());
        let scene = &cx.layout.scene;
        let stays = self.0.take().and_then(|mut known| {
            if held || Arc::ptr_eq(&known.of, scene) {
                return Some(known);
            }
            let waits = known.can_wait(cx) && !Arc::ptr_eq(&known.seen, scene);
            waits.then(|| {
                ui.ctx().request_repaint();
                known.seen = Arc::clone(scene);
                known
            })
        });
        self.0.insert(stays.unwrap_or_else(|| SheetOrder::of(cx)))
    }
}

impl SheetOrder {
    fn of(cx: &PanelContext<'_>) -> Self {
        let scene = &cx.layout.scene;
        let mut bounds: FxHashMap<ElementId, kurbo::Rect> = FxHashMap::default();
        for mark in scene.groups.element_groups() {
            bounds.entry(mark.element).or_insert(mark.placed.bounds());
        }
        let mut totals: Vec<(Discriminant<ElementId>, usize)> = Vec::new();
        let mut nodes = Vec::with_capacity(bounds.len());
        for element in reading_order(cx.document, cx.journey.id, &cx.layout.frame) {
            if matches!(element, ElementId::Project | ElementId::Journey(_)) {
                continue;
            }
            let kind = discriminant(&element);
            let place = match totals.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, count)) => {
                    *count += 1;
                    *count
                }
                None => {
                    totals.push((kind, 1));
                    1
                }
            };
            if let Some(&bounds) = bounds.get(&element) {
                nodes.push(Node { element, bounds, place });
            }
        }
        let seen = Arc::clone(scene);
        let around = |stretch: &[Node]| {
            stretch.iter().map(|node| node.bounds).reduce(|all, one| all.union(one)).unwrap_or_default()
        };
        let around = nodes.chunks(STRETCH).map(around).collect();
        let at = nodes.iter().enumerate().map(|(at, node)| (node.element, at)).collect();
        Self { of: Arc::clone(scene), seen, nodes, around, at, totals }
    }

    /// Whether working it out anew takes long and nothing new is selected.
    fn can_wait(&self, cx: &PanelContext<'_>) -> bool {
        let selected = cx.selection.iter().next();
        self.nodes.len() > LARGE && selected.is_none_or(|element| self.at.contains_key(&element))
    }

    fn total(&self, element: ElementId) -> usize {
        let kind = discriminant(&element);
        self.totals.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }

    /// Those in view that are told, with their boxes on the screen: all, or as many as there may be around the selected one.
    fn announced(&self, cx: &PanelContext<'_>, canvas: Rect) -> Vec<(Node, Rect)> {
        let seen = cx.surface.camera.visible(rect_to_kurbo(canvas));
        let selected = cx.selection.iter().next().and_then(|element| self.at.get(&element).copied());
        let mut announced: VecDeque<(Node, Rect)> = VecDeque::with_capacity(MOST_ANNOUNCED);
        let mut after = None;
        let stretches = self.nodes.chunks(STRETCH).zip(self.around.iter()).enumerate();
        'all: for (stretch, (nodes, around)) in stretches {
            let first = stretch * STRETCH;
            if !around.overlaps(seen) {
                if selected.is_some_and(|at| (first..first + nodes.len()).contains(&at)) {
                    after = Some(0);
                }
                continue;
            }
            for (at, node) in (first..).zip(nodes) {
                if Some(at) == selected {
                    after = Some(0);
                }
                if !node.bounds.overlaps(seen) {
                    continue;
                }
                if announced.len() == MOST_ANNOUNCED {
                    // Enough before the selected one is half of them; without one in view, the first.
                    match &mut after {
                        None if selected.is_none() => break 'all,
                        Some(count) if *count >= MOST_ANNOUNCED / 2 => break 'all,
                        _ => {
                            announced.pop_front();
                        }
                    }
                }
                let rect = rect_on_screen(cx.surface, node.bounds).intersect(canvas);
                if rect.is_positive() {
                    announced.push_back((*node, rect));
                    if let Some(count) = &mut after {
                        *count += 1;
                    }
                }
            }
        }
        announced.into()
    }
}

/// Registers a node for each element in view; focusing one selects it.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, order: &mut ReadingOrder, canvas: Rect) {
    let order = order.current(ui, cx);
    let announced = order.announced(cx, canvas);
    let mut ids = HashSet::with_capacity(announced.len());
    for (Node { element, place, .. }, rect) in announced {
        let id = node_id(element);
        ids.insert(id);
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let selected = cx.selection.contains(element);
        response.widget_info(|| {
            let name = spoken(cx, order, element, place);
            WidgetInfo::selected(Role::ListBoxOption, true, selected, name)
        });
        if response.gained_focus() && !selected {
            cx.act(Action::Select(Some(element)));
        }
        if response.has_focus() {
            hold_keys(ui, id, EventFilter { escape: true, ..ARROWS });
        }
    }
    let slot = ids_slot(ui);
    ui.data_mut(|data| data.insert_temp(slot, Arc::new(ids)));
    announce_selection(ui, cx, order, canvas);
}

/// «Чат селлеров, точка контакта, 3 из 14».
fn spoken(cx: &PanelContext<'_>, order: &SheetOrder, element: ElementId, place: usize) -> String {
    let values = [
        ("name", cx.name_of(element).into()),
        ("kind", cx.text_of(element.kind_key()).into()),
        ("place", place.into()),
        ("total", order.total(element).into()),
    ];
    cx.format("node-name", &values)
}

/// Tells what is selected, whenever that changes: a screen reader says it without being asked.
fn announce_selection(ui: &Ui, cx: &PanelContext<'_>, order: &SheetOrder, canvas: Rect) {
    let words = match cx.selection.as_slice() {
        [] => String::new(),
        [element] => {
            let place = order.at.get(element).and_then(|at| order.nodes.get(*at)).map_or(1, |node| node.place);
            spoken(cx, order, *element, place)
        }
        many => cx.format("selected-count", &[("count", many.len().into())]),
    };
    let id = Id::unique("selection told");
    let announced = ui.interact(Rect::from_min_size(canvas.min, Vec2::splat(1.0)), id, Sense::hover());
    announced.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}
