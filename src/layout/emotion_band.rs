//! The emotion band as it is drawn.

use super::by_pointer::ByPointer;
use super::frame::{LabelSlot, Notice, StageColumn};
use super::people::LanePersona;
use crate::method::ExtremeKind;
use crate::model::{ElementId, EmotionPoint, Field, Items, Language, PersonaId};
use crate::scene::{Group, Placed};
use kurbo::{Point, Rect, Vec2};
use std::sync::Arc;

/// Groups of the band on the sheet, and what found no place.
#[derive(Clone, Debug, Default)]
pub(super) struct EmotionBand {
    pub(super) groups: Vec<Placed>,
    pub(super) notices: Vec<Notice>,
    /// Where the labels stand.
    pub(super) labels: Vec<HeldLabel>,
}

impl EmotionBand {
    /// Adds a group that is drawn in the coordinates of the sheet.
    pub(super) fn push(&mut self, group: Arc<Group>) {
        self.groups.push(Placed { offset: Vec2::ZERO, group });
    }
}

/// What the emotion band depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BandKey {
    pub(super) emotions: Items<EmotionPoint>,
    pub(super) people: Arc<[LanePersona]>,
    pub(super) language: Language,
    /// The columns of the whole way, those on other sheets beyond the edges of the band.
    pub(super) way: Arc<Vec<StageColumn>>,
    pub(super) rect: Rect,
    /// Points of one layout unit.
    pub(super) unit: f64,
    pub(super) compare: Option<(PersonaId, PersonaId)>,
    /// A quote that is being edited.
    pub(super) editing: Option<(ElementId, Field)>,
    /// The labels of before something was taken in hand, where they stay.
    pub(super) held: Option<ByPointer<[HeldLabel]>>,
}

/// A label that stands on a sheet. While something is in hand it stays there, and goes along with its point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct HeldLabel {
    pub(super) slot: LabelSlot,
    pub(super) place: Point,
    pub(super) turn: Option<ExtremeKind>,
}
