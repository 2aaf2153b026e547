//! Bringing selected cards and points into line.

use super::links::with_linked;
use crate::edit::{Edit, StepName};
use crate::layout::Frame;
use crate::model::{Document, ElementId, ElementRef, Feeling, Share, StageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a selection is brought into line. Everything stays in its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As far left in its stage as the leftmost.
    Left,
    /// As far right in its stage as the rightmost.
    Right,
    /// Cards into the highest row, feelings to the highest value.
    Top,
    /// Cards into the lowest row, feelings to the lowest value.
    Bottom,
    /// Halfway between the leftmost and the rightmost place.
    Middle,
    /// At equal distances between the first and the last on the sheet.
    Distribute,
}

/// One selected thing with a place along its stage.
#[derive(Clone, Copy)]
struct AlignItem {
    element: ElementId,
    stage: StageId,
    at: Share,
    level: AlignLevel,
    /// Where it is on the sheet.
    x: f64,
    locked: bool,
}

#[derive(Clone, Copy)]
enum AlignLevel {
    Row(u32),
    Value(Feeling),
    /// A drop-off has a place and nothing else.
    None,
}

/// The edit that brings the selected touchpoints, emotion points and drop-offs into line; `None` if fewer than two are
/// selected or all are in line already. What is locked stays, and the others come to it.
#[must_use]
pub fn align(document: &Document, frame: &Frame, selection: &[ElementId], align: Align) -> Option<Edit> {
    let mut items: Vec<AlignItem> = selection.iter().filter_map(|&element| item(document, frame, element)).collect();
    if items.len() < 2 {
        return None;
    }
    items.sort_by(|one, other| one.x.total_cmp(&other.x));
    let places = || items.iter().map(|item| item.at.get());
    let (least, most) = (places().fold(Share::MAX, f64::min), places().fold(Share::MIN, f64::max));
    let (first, last) = (items.first()?.x, items.last()?.x);
    let steps = items.len() - 1;
    let top = align == Align::Top;
    let upright = matches!(align, Align::Top | Align::Bottom);
    let rows = if upright { RowTargets::of(document, &items, top) } else { RowTargets::default() };
    let value_line = value_in_line(&items, top);
    let mut edits = Vec::new();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| !item.locked) {
        let at = match align {
            Align::Left => Share::new(least),
            Align::Right => Share::new(most),
            Align::Middle => Share::new(f64::midpoint(least, most)),
            Align::Top | Align::Bottom => item.at,
            Align::Distribute if index == 0 || index == steps => item.at,
            Align::Distribute => {
                #[expect(clippy::cast_precision_loss, reason = "nobody selects that many cards")]
                let x = first + (last - first) * index as f64 / steps as f64;
                place(frame, item, x)?
            }
        };
        let level = match (align, item.level) {
            (Align::Top | Align::Bottom, AlignLevel::Row(row)) => {
                let free = rows.free.get(&item.stage).copied().unwrap_or(0);
                AlignLevel::Row(rows.line.map_or(row, |line| line.min(free)))
            }
            (Align::Top | Align::Bottom, AlignLevel::Value(value)) => AlignLevel::Value(value_line.unwrap_or(value)),
            (_, level) => level,
        };
        edits.extend(moved(item, at, level));
    }
    if edits.is_empty() {
        return None;
    }
    let edits = with_linked(document, frame, edits, selection);
    Some(Edit::Several { name: StepName::Align, edits })
}

/// How many of these can be brought into line.
#[must_use]
pub fn can_align(selection: &[ElementId]) -> bool {
    use ElementId::{DropOff, Emotion, Touchpoint};
    selection.iter().filter(|element| matches!(element, Touchpoint(_) | Emotion(_) | DropOff(_))).count() > 1
}

fn item(document: &Document, frame: &Frame, element: ElementId) -> Option<AlignItem> {
    let locked = document.is_locked(element);
    let (stage, at, level, x) = match document.element(element)? {
        // Slots show time roughly: cards that stand one under another may have different places.
        ElementRef::Touchpoint(card) => {
            (card.stage, card.at, AlignLevel::Row(card.row), frame.x_of(card.stage, card.at)?)
        }
        ElementRef::Emotion(point) => {
            (point.stage, point.at, AlignLevel::Value(point.value), frame.x_of(point.stage, point.at)?)
        }
        ElementRef::DropOff(dropoff) => {
            (dropoff.stage, dropoff.at, AlignLevel::None, frame.x_of(dropoff.stage, dropoff.at)?)
        }
        _ => return None,
    };
    Some(AlignItem { element, stage, at, level, x, locked })
}

/// The place in its own stage that is nearest to an x.
fn place(frame: &Frame, item: &AlignItem, x: f64) -> Option<Share> {
    let column = frame.column(item.stage)?;
    Some(Share::new((x - column.left) / (column.right - column.left).max(1.0)))
}

/// Where cards come into line.
#[derive(Default)]
struct RowTargets {
    /// The row all selected cards go to.
    line: Option<u32>,
    /// The first free row of each stage that has cards which do not go there; a card goes no further down.
    free: FxHashMap<StageId, u32>,
}

impl RowTargets {
    fn of(document: &Document, items: &[AlignItem], top: bool) -> Self {
        let rows = items.iter().filter_map(|item| match item.level {
            AlignLevel::Row(row) => Some(row),
            AlignLevel::Value(_) | AlignLevel::None => None,
        });
        let line = if top { rows.min() } else { rows.max() };
        let going: FxHashSet<ElementId> = items.iter().filter(|item| !item.locked).map(|item| item.element).collect();
        let mut free = FxHashMap::default();
        let journey = items.first().and_then(|item| document.journey_of(item.element));
        for card in journey.iter().flat_map(|journey| &journey.touchpoints) {
            if !going.contains(&ElementId::Touchpoint(card.id)) {
                let below = free.entry(card.stage).or_insert(0);
                *below = card.row.saturating_add(1).max(*below);
            }
        }
        Self { line, free }
    }
}

fn value_in_line(items: &[AlignItem], top: bool) -> Option<Feeling> {
    let values = items.iter().filter_map(|item| match item.level {
        AlignLevel::Value(value) => Some(value.get()),
        AlignLevel::Row(_) | AlignLevel::None => None,
    });
    let value = if top { values.reduce(f64::max) } else { values.reduce(f64::min) };
    value.map(Feeling::new)
}

/// The edit that moves one item, if it is not there already.
fn moved(item: &AlignItem, at: Share, level: AlignLevel) -> Option<Edit> {
    let stage = item.stage;
    match (item.element, level, item.level) {
        (ElementId::Touchpoint(id), AlignLevel::Row(row), AlignLevel::Row(was)) => {
            (at != item.at || row != was).then_some(Edit::MoveTouchpoint { id, stage, at, row })
        }
        (ElementId::Emotion(id), AlignLevel::Value(value), AlignLevel::Value(was)) => {
            (at != item.at || value != was).then_some(Edit::MoveEmotion { id, stage, at, value })
        }
        (ElementId::DropOff(id), ..) => (at != item.at).then_some(Edit::MoveDropOff { id, stage, at }),
        _ => None,
    }
}
