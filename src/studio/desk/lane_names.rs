//! What lanes are called.

use super::Scope;
use crate::model::{Lane, LaneKind};

/// The message that names a kind of lane.
pub(crate) const fn lane_key(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Goal => "lane-goal",
        LaneKind::Expectations => "lane-expectations",
        LaneKind::Process => "lane-process",
        LaneKind::Touchpoints => "lane-touchpoints",
        LaneKind::Emotions => "lane-emotions",
        LaneKind::DropOff => "lane-drop-off",
        LaneKind::Barriers => "lane-barriers",
        LaneKind::Solutions => "lane-solutions",
        LaneKind::Metrics => "lane-metrics",
        LaneKind::Tools => "lane-tools",
        LaneKind::Triggers => "lane-triggers",
        LaneKind::Distractions => "lane-distractions",
        LaneKind::Questions => "lane-questions",
        LaneKind::Influences => "lane-influences",
        LaneKind::Backstage => "lane-backstage",
        LaneKind::Gains => "lane-gains",
        LaneKind::Priorities => "lane-priorities",
        LaneKind::Text => "lane-text",
    }
}

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
    if lane.title.is_empty() { scope.text_of(lane_key(lane.kind)) } else { lane.title.clone() }
}
