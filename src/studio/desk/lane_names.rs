//! What lanes are called.

use super::PanelContext;
use crate::model::Lane;

/// The title of a lane, or the name of its kind where it has none.
pub(crate) fn lane_name(cx: &PanelContext<'_>, lane: &Lane) -> String {
    if lane.title.is_empty() { cx.text_of(lane.kind.name_key()) } else { lane.title.clone() }
}
