//! The drop-off ribbon: as thick as the share of people who are still on the way.

use super::draw::{Drawing, Kit};
use super::frame::{Frame, Notice};
use super::words;
use crate::i18n::format;
use crate::method::{Remaining, remaining};
use crate::model::{Document, DropOff, ElementId, Field, Journey, Persona, Share};
use crate::scene::{Fill, Group, Layer, Part, Source};
use crate::text::{Block, Face};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// Full thickness of a ribbon, in layout units.
const THICKNESS: f64 = 33.0;
/// From the row of shares and reasons to the ribbon under it: words never stand on a ribbon that is thinner than they are.
const ROW_GAP: f64 = 5.0;
/// Space between two personas' ribbons.
const GAP: f64 = 13.0;

/// The ribbons of a lane, in coordinates of its own: x of the sheet, y from the lane's top.
#[derive(Clone, Debug, Default)]
pub(super) struct Ribbons {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) notices: Vec<Notice>,
    /// One strip a persona, y from the lane's top.
    pub(super) strips: Vec<Rect>,
    pub(super) height: f64,
}

/// A persona's drop-offs with the tags that tell of them.
struct Tag<'a> {
    dropoff: &'a Arc<DropOff>,
    /// Where the ribbon narrows.
    x: f64,
    after: f64,
    /// `None` where the sheet has no room for them.
    words: Option<Words>,
}

/// The share lost and why.
struct Words {
    chip: Rect,
    share: Arc<Block>,
    reason: Option<Reason>,
    /// What the reason says.
    said: words::Words,
}

/// Why people leave, set beside the chip where there is room, else under it.
enum Reason {
    Beside(Arc<Block>),
    Under(Arc<Block>),
}

/// Height of a chip with the share lost, in layout units.
const CHIP: f64 = 28.0;
/// From a chip to a reason under it.
const UNDER: f64 = 3.0;

pub(super) fn ribbons(
    kit: &Kit<'_>,
    frame: &Frame,
    document: &Document,
    journey: &Journey,
    personas: &[&Arc<Persona>],
) -> Ribbons {
    let mut result = Ribbons::default();
    let (Some(first), Some(last)) = (frame.stages.first(), frame.stages.last()) else { return result };
    let mut top = 0.0;
    for persona in personas {
        let remaining = remaining(document, journey, persona.id);
        // Nothing measured is not everybody: without drop-offs there is a line to put them on, and no figures.
        let labels = if remaining.steps.is_empty() {
            Vec::new()
        } else {
            stage_labels(kit, frame, journey, persona, &remaining)
        };
        let tags = tags(kit, frame, journey, &remaining, &labels, &mut result.notices);
        let mut row = kit.u(CHIP);
        let mut under: f64 = 0.0;
        for tag in &tags {
            match tag.words.as_ref().and_then(|words| words.reason.as_ref()) {
                Some(Reason::Beside(reason)) => row = row.max(reason.height.get()),
                Some(Reason::Under(reason)) => under = under.max(kit.u(UNDER) + reason.height.get()),
                None => {}
            }
        }
        let strip = Rect::new(first.left, top, last.right, top + row + under + kit.u(ROW_GAP + THICKNESS));
        let middle = top + row / 2.0;
        draw_ribbon(kit, persona, strip, &tags, middle, labels, &mut result.groups);
        draw_tags(kit, &tags, middle, &mut result.groups);
        result.strips.push(strip);
        top = strip.y1 + kit.u(GAP);
    }
    result.height = (top - kit.u(GAP)).max(0.0);
    result
}

/// The share at the beginning of each stage, set and placed.
fn stage_labels(
    kit: &Kit<'_>,
    frame: &Frame,
    journey: &Journey,
    persona: &Persona,
    remaining: &Remaining,
) -> Vec<(Rect, Arc<Block>)> {
    let ink = kit.theme.persona(persona.look).ink;
    let shown = (journey.stages.iter().zip(&remaining.at_stage_start)).filter(|(stage, _)| stage.visible);
    (frame.stages.iter().zip(shown))
        .map(|(column, (_, share))| {
            let label =
                kit.line(&format::percent(*share, kit.language), Kit::style(Face::SemiBold, kit.scale.card, ink));
            let left = column.left + kit.u(12.0);
            (Rect::new(left, 0.0, left + label.width.get(), label.height.get()), label)
        })
        .collect()
}

/// Places a tag a drop-off: before the place where the ribbon narrows, its reason beside it, nothing on top of anything.
fn tags<'a>(
    kit: &Kit<'_>,
    frame: &Frame,
    journey: &'a Journey,
    remaining: &Remaining,
    labels: &[(Rect, Arc<Block>)],
    notices: &mut Vec<Notice>,
) -> Vec<Tag<'a>> {
    /// A reason narrower than this, in layout units, would be a column of syllables.
    const LEAST_REASON: f64 = 84.0;
    let (gap, pad, chip_height, arrow) = (kit.u(10.0), kit.u(9.0), kit.u(CHIP), kit.u(15.0));
    let places: Vec<(f64, f64, &Arc<DropOff>)> = (remaining.steps.iter())
        .filter_map(|step| {
            let dropoff = journey.dropoffs.get(step.id)?;
            // Whoever left at a hidden stage is missing at the next one that is on the sheet.
            let x = frame.x_of(dropoff.stage, dropoff.at).or_else(|| {
                let hidden = journey.stages.position(dropoff.stage)?;
                let next = journey.stages.iter().skip(hidden).find(|stage| stage.visible)?;
                frame.x_of(next.id, Share::default())
            })?;
            Some((x, step.after, dropoff))
        })
        .collect();
    let mut tags: Vec<Tag<'a>> = Vec::new();
    let mut free_from = frame.stages.first().map_or(0.0, |column| column.left);
    for (index, &(x, after, dropoff)) in places.iter().enumerate() {
        if frame.column(dropoff.stage).is_none() {
            tags.push(Tag { dropoff, x, after, words: None });
            continue;
        }
        let text = format!("−{}", format::percent(dropoff.lost.get(), kit.language));
        let style = Kit::style(Face::SemiBold, kit.scale.small, kit.theme.on_dark).with_leading(1.2);
        let share = kit.line(&text, style);
        let chip_width = pad * 2.0 + arrow + kit.u(3.0) + share.width.get();
        // The stretch in which this tag may stand: after the last label or tag before it, up to the next one.
        let own_label =
            labels.iter().filter(|(rect, _)| rect.x0 <= x).map(|(rect, _)| rect.x1).fold(free_from, f64::max);
        let mut start = own_label.max(free_from) + gap;
        // Tags that crowd each other may have pushed this one under the next stage's share.
        for (label, _) in labels {
            if start < label.x1 + gap && start + chip_width + gap > label.x0 {
                start = label.x1 + gap;
            }
        }
        let sheet_end = frame.stages.last().map_or(x, |column| column.right);
        if start + chip_width > sheet_end {
            notices.push(Notice::DropOffLeftOut { element: ElementId::DropOff(dropoff.id) });
            tags.push(Tag { dropoff, x, after, words: None });
            continue;
        }
        let next_label = labels.iter().map(|(rect, _)| rect.x0).find(|&left| left > start).unwrap_or(f64::INFINITY);
        // The next tag must find room for at least its own chip.
        let next_tag = places.get(index + 1).map_or(f64::INFINITY, |&(next, ..)| (next - chip_width).max(x));
        let end = next_label.min(next_tag).min(sheet_end) - gap;
        let reason_left = start + chip_width + kit.u(9.0);
        let room = end - reason_left;
        let element = ElementId::DropOff(dropoff.id);
        let style = Kit::style(Face::Regular, kit.scale.small, kit.theme.ink).with_leading(1.16);
        let mut said = words::Words::default();
        said.trimmed(kit, element, Field::Reason, &dropoff.reason, style);
        let set = |width: f64| kit.set_words(&said, width.min(kit.u(190.0)));
        let reason = if said.is_empty() {
            None
        } else if room >= kit.u(LEAST_REASON) {
            Some(Reason::Beside(set(room)))
        } else if end - start >= kit.u(LEAST_REASON) {
            Some(Reason::Under(set(end - start)))
        } else if kit.edits(element, Field::Reason) {
            // What is being typed stands on top of something rather than nowhere.
            Some(Reason::Under(set(kit.u(LEAST_REASON))))
        } else {
            notices.push(Notice::ReasonLeftOut { element });
            None
        };
        let chip = Rect::from_origin_size((start, 0.0), (chip_width, chip_height));
        free_from = match &reason {
            Some(Reason::Beside(reason)) => reason_left + reason.width.get(),
            Some(Reason::Under(reason)) => chip.x1.max(start + reason.width.get()),
            None => chip.x1,
        };
        tags.push(Tag { dropoff, x: x.max(chip.x1), after, words: Some(Words { chip, share, reason, said }) });
    }
    tags
}

/// The ribbon hangs from a straight edge under the row of words; what is lost is taken off its lower edge.
fn draw_ribbon(
    kit: &Kit<'_>,
    persona: &Persona,
    strip: Rect,
    tags: &[Tag<'_>],
    middle: f64,
    labels: Vec<(Rect, Arc<Block>)>,
    groups: &mut Vec<Arc<Group>>,
) {
    let colors = kit.theme.persona(persona.look);
    let top = strip.y1 - kit.u(THICKNESS);
    let lower = |share: f64| top + (kit.u(THICKNESS) * share).max(kit.u(1.5));
    let mut path = BezPath::new();
    path.move_to((strip.x0, top));
    path.line_to((strip.x1, top));
    if labels.is_empty() {
        path.line_to((strip.x1, lower(0.0)));
        path.line_to((strip.x0, lower(0.0)));
    } else {
        // The lower edge from the left to the right, then drawn backwards.
        let slope = kit.u(34.0);
        let mut edge = vec![(strip.x0, lower(1.0))];
        let mut share = 1.0;
        for tag in tags {
            let from = (tag.x - slope).max(edge.last().map_or(strip.x0, |last| last.0));
            let to = (tag.x + slope).min(strip.x1).max(from);
            edge.push((from, lower(share)));
            share = tag.after;
            edge.push((to, lower(share)));
        }
        edge.push((strip.x1, lower(share)));
        path.line_to((strip.x1, lower(share)));
        for pair in edge.windows(2).rev() {
            let ((to_x, to_y), (from_x, from_y)) = (pair[0], pair[1]);
            let knee = f64::midpoint(from_x, to_x);
            path.curve_to((knee, from_y), (knee, to_y), (to_x, to_y));
        }
    }
    path.close_path();

    let mut drawing = Drawing::default();
    drawing.path(path, Some(Fill::Solid(colors.ribbon)), None);
    for (rect, label) in labels {
        drawing.text(&label, Point::new(rect.x0, middle - label.height.get() / 2.0));
    }
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Area };
    groups.push(drawing.finish(Some(source), Layer::DropOffs));
}

fn draw_tags(kit: &Kit<'_>, tags: &[Tag<'_>], middle: f64, groups: &mut Vec<Arc<Group>>) {
    for tag in tags {
        let Some(Words { chip, share, reason, said }) = &tag.words else { continue };
        let mut drawing = Drawing::default();
        let chip = *chip + kurbo::Vec2::new(0.0, middle - chip.height() / 2.0);
        drawing.rect(chip, kit.u(6.0), Some(kit.theme.negative), None);
        let (pad, arrow) = (kit.u(9.0), kit.u(15.0));
        drawing.icon(
            "arrow-down",
            arrow,
            kit.theme.on_dark,
            Point::new(chip.x0 + pad - kit.u(1.0), middle - arrow / 2.0),
        );
        let text_left = chip.x0 + pad + arrow + kit.u(3.0);
        drawing.text(share, Point::new(text_left, middle - share.height.get() / 2.0));
        match reason {
            Some(Reason::Beside(reason)) => {
                drawing.words(said, reason, Point::new(chip.x1 + kit.u(9.0), middle - reason.height.get() / 2.0));
            }
            Some(Reason::Under(reason)) => {
                drawing.words(said, reason, Point::new(chip.x0, chip.y1 + kit.u(UNDER)));
            }
            None => {}
        }
        let source = Source { element: ElementId::DropOff(tag.dropoff.id), part: Part::Body };
        groups.push(drawing.finish(Some(source), Layer::DropOffs));
    }
}
