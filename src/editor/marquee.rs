//! What a box drawn over the sheet catches.

use super::event::Context;
use crate::model::ElementId;
use crate::scene::{Layer, Part};
use kurbo::Rect;

/// The elements that a box touches or, `enclosing`, holds whole; in the order of the scene. Only what stands on the map: stages,
/// lanes and personas lie under all of it and are clicked.
pub(super) fn caught(context: &Context<'_>, marquee: Rect, enclosing: bool) -> Vec<ElementId> {
    (context.scene.groups.iter())
        .filter_map(|placed| {
            let source = placed.group.source.filter(|_| placed.group.layer != Layer::Hints)?;
            let whole = matches!(source.part, Part::Body | Part::Handle) && stands_on_the_map(source.element);
            let bounds = placed.bounds();
            let inside = if enclosing { marquee.union(bounds) == marquee } else { marquee.overlaps(bounds) };
            (whole && inside).then_some(source.element)
        })
        .collect()
}

const fn stands_on_the_map(element: ElementId) -> bool {
    use ElementId::{Journey, Lane, Persona, Project, Stage};
    !matches!(element, Stage(_) | Lane(_) | Project | Persona(_) | Journey(_))
}
