//! What lanes are called.

use super::PanelContext;
use crate::i18n::Messages;
use crate::model::Lane;

/// The title of a lane, or the name of its kind where it has none.
pub(crate) fn lane_name(cx: &PanelContext<'_>, lane: &Lane) -> String {
    lane_name_in(cx.words, lane)
}

/// The same in these words.
pub(crate) fn lane_name_in(words: &Messages, lane: &Lane) -> String {
    if lane.title.is_empty() { words.text(lane.kind.name_key()).into_owned() } else { lane.title.clone() }
}
