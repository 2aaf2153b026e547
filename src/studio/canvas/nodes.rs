//! What a screen reader hears of the sheet, and what Tab visits: every element in view, in reading order.

use super::rect_on_screen;
use crate::editor::{bounds_of, reading_order};
use crate::model::ElementId;
use crate::studio::app::{Action, Scope, kind_key};
use eframe::egui::{Context, EventFilter, Id, Rect, Role, Sense, Ui, WidgetInfo};
use std::collections::HashSet;

fn node_id(element: ElementId) -> Id {
    Id::unique(("canvas node", element.to_string()))
}

fn ids_slot() -> Id {
    Id::unique("canvas nodes")
}

/// Whether an id belongs to an element on the sheet.
pub(super) fn is_node(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<HashSet<Id>>(ids_slot())).is_some_and(|ids| ids.contains(&id))
}

/// Registers a node for each element in view; focusing one selects it.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, canvas: Rect) {
    let scene = &scope.layout.scene;
    let order: Vec<ElementId> = reading_order(scope.document, scope.journey.id, &scope.layout.frame)
        .into_iter()
        .filter(|element| !matches!(element, ElementId::Project | ElementId::Journey(_)))
        .collect();
    let mut ids = HashSet::new();
    let total = |key: &str| order.iter().filter(|element| kind_key(**element) == key).count();
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for &element in &order {
        let key = kind_key(element);
        let place = if let Some((_, count)) = counted.iter_mut().find(|(kind, _)| *kind == key) {
            *count += 1;
            *count
        } else {
            counted.push((key, 1));
            1
        };
        let Some(rect) = bounds_of(scene, element).map(|bounds| rect_on_screen(scope.view, bounds)) else { continue };
        let rect = rect.intersect(canvas);
        if !rect.is_positive() {
            continue;
        }
        let id = node_id(element);
        ids.insert(id);
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let selected = scope.selection.contains(&element);
        response.widget_info(|| {
            let values = [
                ("name", scope.name_of(element).into()),
                ("kind", scope.text_of(key).into()),
                ("place", place.into()),
                ("total", total(key).into()),
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
    ui.data_mut(|data| data.insert_temp(ids_slot(), ids));
}
