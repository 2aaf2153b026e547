//! From what is measured to a scene: the sheet is filled, and all that is on it gets its place.

use super::Layout;
use super::boxes;
use super::card_cache::DrawnCard;
use super::cells::Cell;
use super::context::LayoutContext;
use super::drawing::Drawing;
use super::emotion;
use super::emotion_band::EmotionBand;
use super::engine::{Engine, HeldSizes, KEPT_SIZES, SharedInputs};
use super::frame::{Frame, LaneBand, Notice, RowSlot, StageColumn};
use super::hints;
use super::labels;
use super::measure::{LaneBody, Measured, MeasuredLane, SheetPass, quantize};
use super::size_cache::Known;
use crate::model::{ElementId, Field, Items, Lane, LaneId, LaneKind, PersonaId};
use crate::scene::{Bookmark, Bundle, Dash, Group, Groups, Layer, Placed, PlacedRef, Scene, Stroke};
use crate::text::Face;
use kurbo::{Point, Rect, Vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Share of the sheet's height that the emotion band gets at most.
const EMOTION_MOST: f64 = 0.35;
/// Stages whose cells of one lane are bundled; a stage's cards are a bundle of their own.
const BUNDLED: usize = 16;

/// What the emotion band depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BandKey {
    emotions: Items<crate::model::EmotionPoint>,
    epoch: SharedInputs,
    columns: Arc<Vec<StageColumn>>,
    rect: Rect,
    unit: f64,
    compare: Option<(PersonaId, PersonaId)>,
    /// A quote that is being edited.
    editing: Option<(ElementId, Field)>,
    /// Whether the labels stand where they stood before something was taken in hand.
    held: bool,
}

impl<'a> SheetPass<'a> {
    /// Places all, each lane at its height.
    pub(super) fn place(
        &self,
        engine: &mut Engine,
        epoch: &SharedInputs,
        measured: Measured<'a>,
        heights: &[f64],
    ) -> Layout {
        let cx = &self.cx;
        let size = self.sheet.size();
        let mut known = engine.take_known(&self.known_key());

        let mut scene = Scene { size, ..Scene::default() };
        let mut notices = Vec::new();
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        let whole = |scene: &mut Scene, groups: &Groups| {
            groups.bundles().iter().for_each(|bundle| scene.groups.push_bundle(Arc::clone(bundle)));
        };
        whole(&mut scene, &measured.header);
        for (placed, stage) in measured.heads.iter().zip(self.journey.shown_stages()) {
            scene.bookmarks.push(Bookmark { title: stage.name.clone(), at: placed.group.bounds.origin() });
        }
        whole(&mut scene, &measured.heads);

        let heads_bottom = measured.heads_top + measured.heads_height;
        let mut frame = Frame {
            content: self.content,
            heads: Rect::new(self.content.x0, measured.heads_top, self.content.x1, heads_bottom),
            stages: self.columns.to_vec(),
            card_widths: self.columns.iter().map(|column| self.card_width(column)).collect(),
            card_inset: self.cell_inset(),
            card_gap: self.row_gap(),
            body: cx.scale.body,
            smallest_type: cx.scale.smallest().get(),
            ..Frame::default()
        };
        let mut top = heads_bottom + cx.u(8.0);
        for (lane, &height) in measured.lanes.into_iter().zip(heights) {
            let rect = Rect::new(self.content.x0, top, self.content.x1, top + height);
            frame.lanes.push(LaneBand { id: lane.lane.id, kind: lane.lane.kind, rect });
            if self.visibility == Some(lane.lane.id) {
                scene.groups.push(at_origin(self.visibility_line(top)));
            } else {
                let mut drawing = Drawing::default();
                let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
                drawing.line(Point::new(rect.x0, top), Point::new(rect.x1, top), line);
                scene.groups.push(at_origin(drawing.finish(None, Layer::Grid)));
            }
            let (label_drop, content_drop) = self.baseline_shifts(lane.lane.kind, lane.label_baseline);
            let content_top = top + self.pad_top(lane.lane) + content_drop;
            let label_top = top + self.pad_top(lane.lane) + label_drop;
            let room = engine.room_that_stood(lane.lane.id).unwrap_or_else(|| self.room(&lane, height));
            scene.groups.push(Placed { offset: Vec2::new(rect.x0, label_top), group: lane.label });
            match lane.body {
                LaneBody::Cells(row, _, tops) => {
                    let place = (content_top, room);
                    self.place_cells(engine, &mut known, lane.lane, (&row.cells, &tops), place, &mut scene, &mut frame);
                }
                LaneBody::Emotions => {
                    let bottom = rect.y1 - self.pad_bottom(lane.lane);
                    let band = Rect::new(self.content.x0 + self.label_width, content_top, self.content.x1, bottom);
                    frame.emotion = Some(emotion::scale(cx, band));
                    frame.label_area = labels::area(cx, band);
                    let rect_of_band = band;
                    let (band, groups) = self.emotion_band(engine, epoch, &frame, band);
                    frame.labels = band.labels.iter().map(|label| label.slot).collect();
                    whole(&mut scene, &groups);
                    if self.view.hints && self.journey.emotions.is_empty() {
                        let has_personas = !self.document.personas.is_empty();
                        scene.groups.push(at_origin(hints::curve(cx, rect_of_band, has_personas)));
                    }
                    notices.extend(band.notices.iter().cloned());
                }
                LaneBody::DropOffs(ribbons) => {
                    // What the lane has more than it needs stands above and below alike.
                    let room = rect.y1 - self.pad_bottom(lane.lane) - content_top;
                    let offset = Vec2::new(0.0, content_top + ((room - ribbons.height) / 2.0).max(0.0));
                    whole(&mut scene, &known.ribbons(&ribbons, offset));
                    if self.view.hints && self.journey.dropoffs.is_empty() {
                        let left = self.content.x0 + self.label_width;
                        let lane = Rect::new(left, content_top, self.content.x1, content_top + room);
                        let has_personas = !self.document.personas.is_empty();
                        scene.groups.push(at_origin(hints::ribbon(cx, lane, has_personas)));
                    }
                    let strips = ribbons.strips.iter().map(|strip| *strip + offset);
                    frame.ribbons = self.personas.iter().map(|persona| persona.id).zip(strips).collect();
                    notices.extend(ribbons.notices.iter().cloned());
                }
                LaneBody::Priorities(priorities) => {
                    let offset = Vec2::new(0.0, content_top);
                    let placed = priorities.groups.iter().map(|group| Placed { offset, group: Arc::clone(group) });
                    placed.for_each(|group| scene.groups.push(group));
                }
            }
            top += height;
        }

        let footer_top = self.content.y1 - measured.footer_height;
        let offset = Vec2::new(self.content.x0, footer_top.max(top + cx.u(4.0)));
        scene.groups.push(Placed { offset, group: measured.footer });
        notices.extend(missing_glyphs(&scene));
        engine.keep_known(known);
        Layout { scene: Arc::new(scene), frame: Arc::new(frame), notices }
    }

    /// Heights of the lanes: natural ones, and the sheet's spare height shared out, the emotion band first.
    pub(super) fn fill(&self, measured: &Measured<'_>) -> Vec<f64> {
        let size = self.sheet.size();
        let mut heights: Vec<f64> = measured.lanes.iter().map(|lane| lane.natural).collect();
        let mut spare = (size.height - measured.total).max(0.0);
        for (lane, height) in measured.lanes.iter().zip(&mut heights) {
            if lane.lane.kind == LaneKind::Emotions {
                let most = size.height * EMOTION_MOST * lane.lane.height.get().max(1.0);
                let more = (most - *height).clamp(0.0, spare);
                *height += more;
                spare -= more;
            }
        }
        // By weight and by height, so that a full lane breathes as much as an empty one. Without a lane nothing can grow.
        let weights: Vec<f64> =
            measured.lanes.iter().zip(&heights).map(|(lane, height)| height.sqrt() * lane.lane.height.get()).collect();
        let sum: f64 = weights.iter().sum();
        if sum > 0.0 {
            for (height, weight) in heights.iter_mut().zip(weights) {
                *height += spare * weight / sum;
            }
        }
        heights
    }

    /// The room that the cells of a lane have at its height.
    fn room(&self, lane: &MeasuredLane<'_>, height: f64) -> f64 {
        let (_, drop) = self.baseline_shifts(lane.lane.kind, lane.label_baseline);
        quantize(height - self.pad_top(lane.lane) - drop - self.pad_bottom(lane.lane))
    }

    /// That room in each lane.
    pub(super) fn rooms(&self, measured: &Measured<'_>, heights: &[f64]) -> Vec<(LaneId, f64)> {
        let lanes = measured.lanes.iter().zip(heights);
        lanes.map(|(lane, height)| (lane.lane.id, self.room(lane, *height))).collect()
    }

    /// Heights at which nothing moves: as they stood. What is not known to have stood gets what it needs.
    pub(super) fn still(measured: &Measured<'_>, stood: &HeldSizes) -> Vec<f64> {
        measured.lanes.iter().map(|lane| stood.height(lane.lane.id).unwrap_or(lane.natural)).collect()
    }

    fn emotion_band(
        &self,
        engine: &mut Engine,
        epoch: &SharedInputs,
        frame: &Frame,
        rect: Rect,
    ) -> (Arc<EmotionBand>, Groups) {
        let stood = engine.labels_that_stood().filter(|_| self.view.steady);
        let key = BandKey {
            emotions: self.journey.emotions.clone(),
            epoch: epoch.clone(),
            columns: Arc::clone(&self.columns),
            rect,
            unit: self.cx.unit,
            compare: self.view.compare,
            editing: self.cx.editing.filter(|(element, _)| matches!(element, ElementId::Emotion(_))),
            held: stood.is_some(),
        };
        // What is held and has not changed stands as it stood.
        let at_rest = BandKey { held: false, ..key.clone() };
        let found = engine.bands.iter().rev().find(|(kept, ..)| *kept == at_rest || *kept == key);
        if let Some((_, band, groups)) = found {
            let (band, groups) = (Arc::clone(band), groups.clone());
            engine.note_labels(&band, self.view.steady);
            return (band, groups);
        }
        let (handles, stood) = (&mut engine.handles, stood.as_deref().map(|band| band.labels.as_slice()));
        let place = (frame, rect);
        let band = emotion::band(&self.cx, place, self.journey, self.personas, self.view, handles, stood);
        let band = Arc::new(band);
        engine.note_labels(&band, self.view.steady);
        let groups = match engine.bands.last() {
            Some((.., before)) => before.follow(&band.groups),
            None => Groups::default().follow(&band.groups),
        };
        if engine.bands.len() == KEPT_SIZES {
            engine.bands.remove(0);
        }
        engine.bands.push((key, Arc::clone(&band), groups.clone()));
        (band, groups)
    }

    #[expect(clippy::too_many_arguments, reason = "one lane's share of the sheet in the making")]
    fn place_cells(
        &self,
        engine: &mut Engine,
        known: &mut Known,
        lane: &Lane,
        (cells, tops): (&[Arc<Cell>], &[f64]),
        (content_top, room): (f64, f64),
        scene: &mut Scene,
        frame: &mut Frame,
    ) {
        let bundled = if lane.kind == LaneKind::Touchpoints { 1 } else { BUNDLED };
        // Only what stretches with its lane depends on the room.
        let stretches = matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions);
        let place = (content_top, if stretches { room } else { 0.0 });
        frame.rows.reserve(cells.iter().map(|cell| cell.rows.len()).sum());
        for (at, (cells, columns)) in cells.chunks(bundled).zip(self.columns.chunks(bundled)).enumerate() {
            let rows = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
            let tops = &tops[..rows.min(tops.len())];
            let block = known.block((lane.id, lane.kind, at), cells, tops, place, |before| {
                self.block(engine, lane, (cells, tops), columns, room, before)
            });
            frame.rows.extend_from_slice(&block.rows);
            block.bundles.iter().for_each(|bundle| scene.groups.push_bundle(Arc::clone(bundle)));
        }
    }

    /// Some cells of a lane beside each other, as if the content of the lane began at the sheet's upper edge; what they share with
    /// what was drawn before is shared.
    fn block(
        &self,
        engine: &mut Engine,
        lane: &Lane,
        (cells, tops): (&[Arc<Cell>], &[f64]),
        columns: &[StageColumn],
        room: f64,
        before: &[Arc<Bundle>],
    ) -> (Vec<Arc<Bundle>>, Vec<RowSlot>) {
        // What is drawn for this place alone: questions in empty cells, boxes as high as their lane.
        let own: Vec<Option<Arc<Group>>> = (cells.iter().zip(columns))
            .map(|(cell, column)| match (cell.drawn.as_slice(), lane.kind) {
                ([], kind) if self.view.hints && !kind.is_computed() => Some(self.hint(lane, column)),
                // One box alone in its cell is as high as its lane, so that a row of boxes has one lower edge.
                ([(_, card)], LaneKind::Barriers | LaneKind::Solutions) => {
                    Some(self.stretched(engine, column, card, room))
                }
                _ => None,
            })
            .collect();
        let mut groups: Vec<PlacedRef<'_>> = Vec::with_capacity(cells.iter().map(|cell| cell.drawn.len().max(1)).sum());
        let mut rows = Vec::new();
        for ((cell, column), own) in cells.iter().zip(columns).zip(&own) {
            let origin = Vec2::new(column.left, 0.0);
            if lane.kind == LaneKind::Touchpoints {
                rows.extend(cell.rows_at(tops).map(|(row, top, bottom)| RowSlot {
                    stage: column.id,
                    row,
                    top,
                    bottom,
                }));
            }
            match (own, cell.drawn.is_empty()) {
                (Some(hint), true) => {
                    let offset = origin + Vec2::new(self.hint_inset(), 0.0);
                    groups.push(PlacedRef { offset, group: hint });
                }
                _ => groups.extend(cell.cards_at(tops).map(|(offset, card)| {
                    let group = own.as_ref().unwrap_or(&card.group);
                    PlacedRef { offset: origin + offset, group }
                })),
            }
        }
        (Bundle::follow(before, &groups), rows)
    }

    /// The same barrier or solution, as high as its lane.
    fn stretched(&self, engine: &mut Engine, column: &StageColumn, card: &DrawnCard, height: f64) -> Arc<Group> {
        let cx = &self.cx;
        let width = quantize(column.right - column.left - 2.0 * self.cell_inset()).max(cx.u(20.0));
        let mut cards = engine.cards.borrow_mut();
        let stretched =
            match card.group.source.map(|source| source.element) {
                Some(ElementId::Barrier(id)) => self.journey.barriers.get(id).map(|barrier| {
                    cards.get(cx, barrier, (width, height), |it| boxes::barrier(cx, it, self.personas, width, height))
                }),
                Some(ElementId::Solution(id)) => self.journey.solutions.get(id).map(|solution| {
                    cards.get(cx, solution, (width, height), |it| boxes::solution(cx, it, width, height))
                }),
                _ => None,
            };
        Arc::clone(&stretched.as_ref().unwrap_or(card).group)
    }

    /// The question an empty cell asks the person who edits.
    fn hint(&self, lane: &Lane, column: &StageColumn) -> Arc<Group> {
        let cx = &self.cx;
        let key = format!("lane-{}-question", lane.kind.key());
        let inset = self.hint_inset();
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.hint);
        let block = cx.set(&cx.words.text(&key), style, column.right - column.left - 2.0 * inset);
        let mut drawing = Drawing::default();
        drawing.text(&block, Point::ORIGIN);
        drawing.finish(None, Layer::Hints)
    }

    /// From the edge of a cell to the question in it.
    fn hint_inset(&self) -> f64 {
        self.cell_inset() + self.cx.u(2.0)
    }

    /// The dashed line that parts what the customer sees from the company's own work.
    fn visibility_line(&self, y: f64) -> Arc<Group> {
        let cx = &self.cx;
        let (left, right) = (self.content.x0, self.content.x1);
        let label = cx.line(&cx.words.text("visibility-line"), cx.small());
        let label_left = right - label.width.get();
        let mut drawing = Drawing::default();
        let stroke =
            Stroke { dash: Dash::pair(cx.u(9.0), cx.u(6.0)), ..Stroke::solid(cx.u(1.75), cx.theme.dashed_outline) };
        drawing.line(Point::new(left, y), Point::new(label_left - cx.u(12.0), y), stroke);
        drawing.text(&label, Point::new(label_left, y - label.height.get() / 2.0));
        drawing.finish(None, Layer::Grid)
    }
}

/// One notice a character that no face has.
fn missing_glyphs(scene: &Scene) -> Vec<Notice> {
    let mut seen = BTreeSet::new();
    let mut notices = Vec::new();
    let missing = scene.groups.bundles().iter().filter(|bundle| !bundle.missing().is_empty());
    for bundle in missing.filter(|bundle| bundle.layer() != Layer::Hints) {
        for &(character, element) in bundle.missing() {
            if seen.insert(character) {
                notices.push(Notice::MissingGlyph { character, element });
            }
        }
    }
    notices
}
