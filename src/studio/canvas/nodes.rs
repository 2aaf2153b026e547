//! What a screen reader hears of the sheet, and what Tab visits: the elements in view, in reading order.

use super::{rect_on_screen, rect_to_kurbo};
use crate::model::ElementId;
use crate::scene::{Bundle, Layer};
use crate::studio::app::{Action, Scope, kind_key};
use eframe::egui::{EventFilter, Id, Rect, Role, Sense, Ui, WidgetInfo};
use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// So many elements are told at a time. Where more are in view, those around the selected one: Tab and a screen reader go from
/// one to the next, and the rest follows them.
const TOLD: usize = 200;

/// All layers in reading order.
const LAYERS: [Layer; 6] = Layer::PRINTED;

fn node_id(element: ElementId) -> Id {
    Id::unique(("canvas node", element))
}

fn ids_slot() -> Id {
    Id::unique("canvas nodes")
}

/// Whether an id belongs to an element on the sheet.
pub(super) fn is_node(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp::<Arc<HashSet<Id>>>(ids_slot())).is_some_and(|ids| ids.contains(&id))
}

/// An element in view.
#[derive(Clone, Copy)]
struct Node {
    element: ElementId,
    /// Where it is on the screen.
    rect: Rect,
    /// Which of its kind it is, from 1.
    place: usize,
}

/// How many elements of each kind were met.
#[derive(Default)]
struct Counts(Vec<(Discriminant<ElementId>, usize)>);

impl Counts {
    fn add(&mut self, kind: Discriminant<ElementId>, more: usize) -> usize {
        match self.0.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, count)) => {
                *count += more;
                *count
            }
            None => {
                self.0.push((kind, more));
                more
            }
        }
    }

    fn of(&self, element: ElementId) -> usize {
        let kind = discriminant(&element);
        self.0.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }
}

/// The elements in view in reading order, and how many there are of each kind on the whole sheet.
fn in_view(scope: &Scope<'_>, canvas: Rect) -> (Vec<Node>, Counts) {
    let seen = scope.view.camera.visible(rect_to_kurbo(canvas));
    let bundles = scope.layout.scene.groups.bundles();
    let mut counts = Counts::default();
    let mut nodes = Vec::new();
    let mut meet = |bundle: &Bundle| {
        if !bundle.bounds().overlaps(seen) {
            for (kind, count) in bundle.kinds() {
                counts.add(*kind, *count);
            }
            return;
        }
        for mark in bundle.marks() {
            let place = counts.add(discriminant(&mark.element), 1);
            if matches!(mark.element, ElementId::Project | ElementId::Journey(_)) {
                continue;
            }
            let rect = rect_on_screen(scope.view, mark.rect).intersect(canvas);
            if rect.is_positive() {
                nodes.push(Node { element: mark.element, rect, place });
            }
        }
    };
    for layer in LAYERS {
        bundles.iter().filter(|bundle| bundle.layer() == layer).for_each(|bundle| meet(bundle));
    }
    (nodes, counts)
}

/// Those that are told: all, or as many as there may be around the selected one.
fn told<'a>(nodes: &'a [Node], scope: &Scope<'_>) -> &'a [Node] {
    if nodes.len() <= TOLD {
        return nodes;
    }
    let selected = scope.selection.first();
    let middle = nodes.iter().position(|node| Some(&node.element) == selected).unwrap_or(0);
    let start = middle.saturating_sub(TOLD / 2).min(nodes.len() - TOLD);
    &nodes[start..start + TOLD]
}

/// Registers a node for each element in view; focusing one selects it.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, canvas: Rect) {
    let (nodes, totals) = in_view(scope, canvas);
    let nodes = told(&nodes, scope);
    let selection: HashSet<ElementId> = scope.selection.iter().copied().collect();
    let mut ids = HashSet::with_capacity(nodes.len());
    for &Node { element, rect, place } in nodes {
        let id = node_id(element);
        ids.insert(id);
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let selected = selection.contains(&element);
        response.widget_info(|| {
            let values = [
                ("name", scope.name_of(element).into()),
                ("kind", scope.text_of(kind_key(element)).into()),
                ("place", place.into()),
                ("total", totals.of(element).into()),
            ];
            WidgetInfo::selected(Role::ListBoxOption, true, selected, scope.format("node-name", &values))
        });
        if response.gained_focus() && !selected {
            scope.act(Action::Select(Some(element)));
        }
        if response.has_focus() {
            let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
    }
    ui.data_mut(|data| data.insert_temp(ids_slot(), Arc::new(ids)));
}
