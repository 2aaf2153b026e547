//! What is handed on from layout to layout. Each part is valid for what its key says and makes no difference but to the time it takes: a
//! layout with an empty memo is the same.

use super::card_cache::CardCache;
use super::dropoff::{RibbonKey, Ribbons};
use super::effort::Effort;
use super::emotion::Handles;
use super::emotion_band::{BandKey, EmotionBand};
use super::fit::MOST_LOOKS;
use super::gains::Gains;
use super::lru::Lru;
use super::needs::NeedMemo;
use super::priorities::{Priorities, PrioritiesKey, RankingKey};
use super::size_cache::{SizeCache, SizeKey};
use super::stage_index::StageIndex;
use crate::method::Ranking;
use crate::model::{Document, Journey, LaneKind};
use crate::scene::Groups;
use std::sync::Arc;

/// So many sizes of type are remembered as they were measured: those that one search looks at, and those that others did before
/// the last edits.
const MEASURED_SIZES: usize = 3 * MOST_LOOKS;
/// So many are remembered as they were drawn: one, and the one before it.
const DRAWN_SIZES: usize = 2;
/// What is small is remembered at every size that is looked at and drawn.
const ALL_SIZES: usize = MEASURED_SIZES + DRAWN_SIZES;

/// What is handed on from layout to layout.
#[derive(Debug, Default)]
pub(super) struct Memo {
    pub(super) shared: SharedMemo,
    measured: Lru<SizeKey, SizeCache, MEASURED_SIZES>,
    drawn: Lru<SizeKey, SizeCache, DRAWN_SIZES>,
}

/// What is found again whatever the size of type.
#[derive(Debug, Default)]
pub(super) struct SharedMemo {
    pub(super) stages: StageIndex,
    pub(super) gains: Gains,
    pub(super) cards: CardCache,
    pub(super) ribbons: Lru<RibbonKey, Arc<Ribbons>, ALL_SIZES>,
    pub(super) rankings: Lru<RankingKey, Arc<Ranking>, 2>,
    pub(super) priorities: Lru<PrioritiesKey, Arc<Priorities>, ALL_SIZES>,
    pub(super) bands: Lru<BandKey, (Arc<EmotionBand>, Groups), 4>,
    pub(super) handles: Handles,
    pub(super) needs: NeedMemo,
}

impl SharedMemo {
    /// Brings what is known in step with a journey.
    pub(super) fn follow(&mut self, document: &Document, journey: &Journey) {
        self.stages.follow(journey);
        if journey.lanes.iter().any(|lane| lane.visible && lane.kind == LaneKind::Gains) {
            self.gains.follow(journey, &document.personas);
        }
    }
}

/// The memo while one size of type is looked at.
pub(super) struct MemoAtSize<'a> {
    pub(super) size: &'a mut SizeCache,
    pub(super) shared: &'a mut SharedMemo,
}

impl Memo {
    /// What is known at a size of type.
    pub(super) fn at(&mut self, key: &SizeKey, journey: &Journey) -> MemoAtSize<'_> {
        let size = match key.effort {
            Effort::Measure => self.measured.get_or_insert_with(key, SizeCache::default),
            Effort::Draw => self.drawn.get_or_insert_with(key, SizeCache::default),
        };
        size.prune(journey);
        MemoAtSize { size, shared: &mut self.shared }
    }
}
