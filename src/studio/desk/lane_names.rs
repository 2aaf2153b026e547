//! What lanes are called.

use super::Scope;
use crate::model::{Lane, LaneKind};

/// The icon of a kind of lane.
pub(crate) const fn lane_icon(kind: LaneKind) -> &'static str {
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

/// The title of a lane, or the name of its kind where it has none.
pub(crate) fn lane_name(scope: &Scope<'_>, lane: &Lane) -> String {
    if lane.title.is_empty() { scope.text_of(lane.kind.name_key()) } else { lane.title.clone() }
}
