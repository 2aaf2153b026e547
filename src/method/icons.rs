//! Which sign of the icon face stands for what, in the window and on the sheet alike.

use super::channel;
use crate::model::{ElementId, LaneKind};

/// The icon of a kind of element.
#[must_use]
pub const fn kind_icon(element: ElementId) -> &'static str {
    match element {
        ElementId::Project | ElementId::Journey(_) => "route",
        ElementId::Persona(_) => "users",
        ElementId::Stage(_) => "columns-3",
        ElementId::Lane(_) => "rows-3",
        ElementId::Touchpoint(_) => "map-pin",
        ElementId::Emotion(_) => "spline",
        ElementId::DropOff(_) => "log-out",
        ElementId::Barrier(_) => "triangle-alert",
        ElementId::Solution(_) => "lightbulb",
        ElementId::Metric(_) => "chart-column",
        ElementId::Note(_) => "file-text",
    }
}

/// The icon of a kind of lane.
#[must_use]
pub const fn lane_icon(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Goal => "target",
        LaneKind::Expectations => "smile",
        LaneKind::Process => "list",
        LaneKind::Touchpoints => "map-pin",
        LaneKind::Emotions => "spline",
        LaneKind::DropOff => "log-out",
        LaneKind::Barriers => "triangle-alert",
        LaneKind::Solutions => "lightbulb",
        LaneKind::Metrics => "chart-column",
        LaneKind::Tools => "settings",
        LaneKind::Triggers => "zap",
        LaneKind::Distractions => "shuffle",
        LaneKind::Questions => "circle-help",
        LaneKind::Influences => "users",
        LaneKind::Backstage => "layers-2",
        LaneKind::Gains => "trending-up",
        LaneKind::Priorities => "list-ordered",
        LaneKind::Text => "file-text",
    }
}

/// The icon of a channel; a channel that the catalogue does not know has a neutral one.
#[must_use]
pub fn channel_icon(key: &str) -> &'static str {
    channel(key).map_or("map-pin", |channel| channel.icon)
}
