//! What is in hand, for whoever draws it.

use super::state::{Editor, Gesture};
use super::tool::{Placement, Tool};
use crate::model::ElementId;
use kurbo::{Point, Rect, Vec2};

/// What is in hand, for the ghost under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dragged<'a> {
    /// What.
    pub what: DraggedThing<'a>,
    /// Where the pointer is, in sheet points.
    pub pointer: Point,
    /// From the thing's own anchor to the pointer, in sheet points: of a card its top left corner, of an emotion point or
    /// drop-off its place on the axes. Zero for something new, which is held by its middle.
    pub grab: Vec2,
}

/// What can be in hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DraggedThing<'a> {
    /// Something that is on the sheet, alone or with all else that is selected.
    Element(ElementId),
    /// The label of an emotion point.
    Label(ElementId),
    /// The border of a stage or lane.
    Border(ElementId),
    /// Something new.
    Placement(&'a Placement),
}

impl Editor {
    /// The box that is being drawn over the sheet, in sheet points.
    #[must_use]
    pub fn marquee(&self) -> Option<Rect> {
        match self.gesture {
            Gesture::Marquee { origin, at, .. } => Some(Rect::from_points(origin, at)),
            _ => None,
        }
    }

    /// Whether the pointer carries something or draws a box, so that the sheet scrolls when it comes to an edge.
    #[must_use]
    pub const fn is_carrying(&self) -> bool {
        matches!(self.gesture, Gesture::Dragging(_) | Gesture::Placing { .. } | Gesture::Marquee { .. })
    }

    /// Whether copies are in hand and the originals stayed where they were.
    #[must_use]
    pub fn is_copying(&self) -> bool {
        matches!(&self.gesture, Gesture::Dragging(drag) if drag.is_copying())
    }

    /// The elements in hand; empty while nothing is dragged.
    #[must_use]
    pub fn carried(&self) -> Vec<ElementId> {
        match &self.gesture {
            Gesture::Dragging(drag) if !drag.is_border() && !drag.is_label() => drag.elements().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether things that stand in cells or on curves are on their way, carried by the pointer or moved by an arrow key that is
    /// held: until they are let go, lanes and type keep their size.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        let moving = match &self.gesture {
            Gesture::Dragging(drag) => {
                !drag.is_border() && !matches!(drag.element(), ElementId::Stage(_) | ElementId::Lane(_))
            }
            Gesture::Nudging => true,
            _ => false,
        };
        moving && self.history.is_open()
    }

    /// What would be put on the sheet next: what comes from the palette, or what the tool in hand places.
    #[must_use]
    pub const fn placing(&self) -> Option<&Placement> {
        match (&self.gesture, &self.tool) {
            (Gesture::Placing { placement, .. }, _) | (Gesture::Idle, Tool::Place(placement)) => Some(placement),
            _ => None,
        }
    }

    /// What is in hand, dragged or about to be placed.
    #[must_use]
    pub fn dragged(&self) -> Option<Dragged<'_>> {
        let placement = |placement, pointer: Option<Point>| {
            let what = DraggedThing::Placement(placement);
            pointer.map(|pointer| Dragged { what, pointer, grab: Vec2::ZERO })
        };
        match (&self.gesture, &self.tool) {
            (Gesture::Dragging(drag), _) => {
                let element = drag.element();
                let what = match element {
                    element if drag.is_border() => DraggedThing::Border(element),
                    element if drag.is_label() => DraggedThing::Label(element),
                    element => DraggedThing::Element(element),
                };
                Some(Dragged { what, pointer: drag.pointer(), grab: drag.grab() })
            }
            (Gesture::Placing { placement: thing, pointer, .. }, _) => placement(thing, *pointer),
            (Gesture::Idle, Tool::Place(thing)) => placement(thing, self.hover),
            _ => None,
        }
    }
}
