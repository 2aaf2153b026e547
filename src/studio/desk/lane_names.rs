//! What lanes are called.

use super::Scope;
use crate::model::Lane;

/// The title of a lane, or the name of its kind where it has none.
pub(crate) fn lane_name(scope: &Scope<'_>, lane: &Lane) -> String {
    if lane.title.is_empty() { scope.text_of(lane.kind.name_key()) } else { lane.title.clone() }
}
