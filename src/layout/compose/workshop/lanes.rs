//! The lanes of a blank map: which stand on it, what each asks, and what is put into its cells.

use crate::i18n::Messages;
use crate::layout::print_input::PrintInput;
use crate::model::{Journey, Lane, LaneId, LaneKind};

/// What is put into the cells of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// Notes.
    Notes,
    /// Cards that were cut out.
    Cards,
    /// Curves, drawn by hand.
    Curves,
    /// How many are left, and who leaves.
    Shares,
}

/// A lane of a blank map.
pub(super) struct BlankLane {
    pub(super) id: LaneId,
    pub(super) kind: LaneKind,
    pub(super) title: String,
    /// What is asked of whoever fills it.
    pub(super) question: String,
    pub(super) filling: Filling,
}

impl BlankLane {
    fn of(lane: &Lane, words: &Messages) -> Self {
        let title = lane.title.trim();
        let own = |key: String| words.text(&key).into_owned();
        let hint = lane.hint.trim();
        // A lane of one's own asks what its owner wrote beside it.
        let asks = lane.kind == LaneKind::Text && !hint.is_empty();
        Self {
            id: lane.id,
            kind: lane.kind,
            title: if title.is_empty() { own(lane.kind.name_key().to_owned()) } else { title.to_owned() },
            question: if asks { hint.to_owned() } else { own(format!("{}-question", lane.kind.name_key())) },
            filling: match lane.kind {
                LaneKind::Touchpoints => Filling::Cards,
                LaneKind::Emotions => Filling::Curves,
                LaneKind::DropOff => Filling::Shares,
                _ => Filling::Notes,
            },
        }
    }
}

/// Those that are chosen; all that are on the sheet where none is; of a map without lanes those that every map has. What is computed is
/// nobody's to fill.
pub(super) fn blank_lanes(input: &PrintInput<'_>, journey: Option<&Journey>, words: &Messages) -> Vec<BlankLane> {
    const USUAL: [LaneKind; 6] = [
        LaneKind::Expectations,
        LaneKind::Touchpoints,
        LaneKind::Emotions,
        LaneKind::DropOff,
        LaneKind::Barriers,
        LaneKind::Solutions,
    ];
    let chosen = &input.setup.workshop_lanes;
    let is_wanted = |lane: &Lane| if chosen.is_empty() { lane.visible } else { chosen.contains(&lane.id) };
    let own = journey.into_iter().flat_map(|journey| &journey.lanes);
    let own: Vec<BlankLane> = (own.filter(|lane| is_wanted(lane) && !lane.kind.is_computed()))
        .map(|lane| BlankLane::of(lane, words))
        .collect();
    if !own.is_empty() {
        return own;
    }
    let usual = (1..).zip(USUAL).map(|(number, kind)| Lane::new(LaneId::new(number), kind));
    usual.map(|lane| BlankLane::of(&lane, words)).collect()
}
