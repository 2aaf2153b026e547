//! From what is measured to a scene: the sheet is filled, and all that is on it gets its place.

use super::alt;
use super::boxes;
use super::by_pointer::ByPointer;
use super::card_cache::{CardCache, CardSetting, DrawnCard};
use super::cells::{Cell, CellRow};
use super::context::LayoutContext;
use super::dropoff::Ribbons;
use super::emotion;
use super::emotion_band::{BandKey, EmotionBand, HeldLabel};
use super::frame::{Frame, LaneBand, Notice, RowSlot, StageColumn};
use super::held_sizes::HeldSizes;
use super::hints;
use super::labels;
use super::marker::PersonaMarks;
use super::measure::{LaneBody, Measured, MeasuredCells, MeasuredLane};
use super::memo::{MemoAtSize, SharedMemo};
use super::pass::{SheetPass, quantize};
use crate::model::{ElementId, Lane, LaneId, LaneKind};
use crate::scene::{Bookmark, Bundle, Dash, Group, Groups, Layer, Part, Placed, PlacedRef, Scene, Stroke, TextFault};
use crate::text::Face;
use kurbo::{Point, Rect, Vec2};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Share of the sheet's height that the emotion band gets at most.
const EMOTION_MOST: f64 = 0.35;
/// Stages whose cells of one lane are bundled; a stage's cards are a bundle of their own.
const BUNDLED: usize = 16;

/// A sheet on which all has its place.
pub(super) struct PlacedSheet {
    pub(super) scene: Scene,
    pub(super) frame: Frame,
    pub(super) notices: Vec<Notice>,
    /// Where the labels of the emotion band stand, as long as they are held.
    pub(super) labels: Option<Arc<[HeldLabel]>>,
}

impl PlacedSheet {
    fn push_all(&mut self, groups: &Groups) {
        groups.bundles().iter().for_each(|bundle| self.scene.groups.push_bundle(Arc::clone(bundle)));
    }
}

impl<'a> SheetPass<'a> {
    /// Places all, each lane at its height.
    pub(super) fn place(
        &self,
        memo: &mut MemoAtSize<'_>,
        held: Option<&HeldSizes>,
        measured: Measured<'a>,
        heights: &[f64],
    ) -> PlacedSheet {
        let (cx, shown) = (&self.cx, self.shown);
        let mut sheet = PlacedSheet {
            scene: Scene { size: shown.sheet.size(), ..Scene::default() },
            frame: self.frame(&measured),
            notices: Vec::new(),
            labels: None,
        };
        let at_origin = |group: Arc<Group>| Placed { offset: Vec2::ZERO, group };
        sheet.push_all(&measured.header);
        sheet.scene.bookmarks = self.bookmarks(&measured);
        sheet.push_all(&measured.heads);

        let mut top = sheet.frame.heads.y1 + cx.u(8.0);
        for (lane, &height) in measured.lanes.into_iter().zip(heights) {
            let rect = Rect::new(self.content.x0, top, self.content.x1, top + height);
            sheet.frame.lanes.push(LaneBand { id: lane.lane.id, kind: lane.lane.kind, rect });
            if self.visibility == Some(lane.lane.id) {
                sheet.scene.groups.push(at_origin(self.visibility_line(top + self.gutter(lane.lane) / 2.0)));
            } else {
                let mut drawing = cx.drawing();
                let line = Stroke::solid(cx.u(1.0), cx.theme.hairline);
                drawing.line(Point::new(rect.x0, top), Point::new(rect.x1, top), line);
                sheet.scene.groups.push(at_origin(drawing.finish(None, Layer::Grid)));
            }
            let (label_drop, content_drop) = self.baseline_shifts(lane.lane.kind, lane.label_baseline);
            let content_top = top + self.pad_top(lane.lane) + content_drop;
            let label_top = top + self.pad_top(lane.lane) + label_drop;
            let room = held.and_then(|held| held.room(lane.lane.id)).unwrap_or_else(|| self.room(&lane, height));
            sheet.scene.groups.push(Placed { offset: Vec2::new(rect.x0, label_top), group: lane.label });
            // What the content of the lane has from side to side, and from there to the lane's lower margin.
            let bottom = rect.y1 - self.pad_bottom();
            let body = Rect::new(self.content.x0 + self.label_width, content_top, self.content.x1, bottom);
            match lane.body {
                LaneBody::Cells(cells) => {
                    self.place_cells(memo, lane.lane, &cells, (content_top, room), &mut sheet);
                }
                LaneBody::Emotions => self.place_band(memo, held, body, &mut sheet),
                LaneBody::DropOffs(ribbons) => self.place_ribbons(memo, &ribbons, body, &mut sheet),
                LaneBody::Priorities(priorities) => {
                    let offset = Vec2::new(0.0, content_top);
                    let placed = priorities.groups.iter().map(|group| Placed { offset, group: Arc::clone(group) });
                    sheet.scene.groups.extend(placed);
                }
            }
            top += height;
        }

        let footer_top = self.content.y1 - measured.footer_height;
        let offset = Vec2::new(self.content.x0, footer_top.max(top + cx.u(4.0)));
        sheet.scene.groups.push(Placed { offset, group: measured.footer });
        sheet.notices.extend(missing_glyphs(&sheet.scene));
        sheet.notices.extend(text_faults(&sheet.scene));
        sheet
    }

    /// The outline of the sheet: who it is about, and its stages; of one of several sheets under its number.
    fn bookmarks(&self, measured: &Measured<'_>) -> Vec<Bookmark> {
        let (shown, words) = (self.shown, self.cx.words);
        let mut marks = Vec::new();
        let mut put = |level: u8, title: &str, at: Point| {
            let title = title.trim().to_owned();
            if !title.is_empty() {
                marks.push(Bookmark { title, at, level });
            }
        };
        let part = shown.view.part.as_ref();
        let depth = u8::from(part.is_some());
        if let Some(part) = part {
            let values = [("n", part.number.into()), ("of", part.of.into())];
            put(0, &words.format("outline-sheet", &values), Point::ORIGIN);
        }
        // They stand on each of several sheets, and are led to once.
        if part.is_none_or(|part| part.number == 1) {
            let mut places = (measured.header.iter())
                .filter_map(|placed| Some((placed.group.source?, placed.bounds().origin())))
                .filter(|(source, _)| source.part == Part::Body)
                .filter_map(|(source, at)| match source.element {
                    ElementId::Persona(id) => Some((shown.document.persona(id)?, at)),
                    _ => None,
                })
                .peekable();
            if let Some((_, at)) = places.peek() {
                put(depth, &words.text("outline-personas"), *at);
            }
            for (persona, at) in places {
                put(depth + 1, &alt::name(&self.cx, persona), at);
            }
        }
        for (placed, (_, stage)) in measured.heads.iter().zip(&shown.stages) {
            put(depth, &stage.name, placed.group.bounds.origin());
        }
        marks
    }

    /// The axes as far as they are known before the lanes are placed.
    fn frame(&self, measured: &Measured<'_>) -> Frame {
        let heads_bottom = measured.heads_top + measured.heads_height;
        Frame {
            content: self.content,
            heads: Rect::new(self.content.x0, measured.heads_top, self.content.x1, heads_bottom),
            stages: self.columns.to_vec(),
            card_slots: self.columns.iter().map(|column| self.card_slots(column)).collect(),
            card_inset: self.cell_inset(),
            card_gap: self.row_gap(),
            body: self.cx.scale.body,
            smallest_type: self.cx.scale.smallest().get(),
            ..Frame::default()
        }
    }

    /// The emotion band in its box.
    fn place_band(&self, memo: &mut MemoAtSize<'_>, held: Option<&HeldSizes>, rect: Rect, sheet: &mut PlacedSheet) {
        let cx = &self.cx;
        sheet.frame.emotion = Some(emotion::scale(cx, rect));
        sheet.frame.label_area = labels::area(cx, rect);
        let held = held.and_then(|held| held.labels.as_ref());
        let (band, groups) = self.emotion_band(memo, &sheet.frame, rect, held);
        sheet.frame.labels = band.labels.iter().map(|label| label.slot).collect();
        sheet.push_all(&groups);
        if self.shown.journey.emotions.is_empty() {
            let has_personas = !self.shown.document.personas.is_empty();
            let hint = hints::curve(cx, rect, has_personas);
            sheet.scene.groups.push(Placed { offset: Vec2::ZERO, group: hint });
        }
        sheet.notices.extend(band.notices.iter().cloned());
        sheet.labels = Some(held.map_or_else(|| band.labels.as_slice().into(), Arc::clone));
    }

    /// The drop-off ribbons in the box of their lane.
    fn place_ribbons(&self, memo: &mut MemoAtSize<'_>, ribbons: &Arc<Ribbons>, rect: Rect, sheet: &mut PlacedSheet) {
        // What the lane has more than it needs stands above and below alike.
        let offset = Vec2::new(0.0, rect.y0 + ((rect.height() - ribbons.height) / 2.0).max(0.0));
        sheet.push_all(&memo.size.ribbons(ribbons, offset));
        if self.shown.journey.dropoffs.is_empty() {
            let has_personas = !self.shown.document.personas.is_empty();
            let hint = hints::ribbon(&self.cx, rect, has_personas);
            sheet.scene.groups.push(Placed { offset: Vec2::ZERO, group: hint });
        }
        let strips = ribbons.strips.iter().map(|strip| *strip + offset);
        sheet.frame.ribbons = self.shown.personas.iter().map(|persona| persona.id).zip(strips).collect();
        sheet.notices.extend(ribbons.notices.iter().cloned());
    }

    /// Heights of the lanes: natural ones, and the sheet's spare height shared out, the emotion band first.
    pub(super) fn fill(&self, measured: &Measured<'_>) -> Vec<f64> {
        let size = self.shown.sheet.size();
        let mut heights: Vec<f64> = measured.lanes.iter().map(|lane| lane.natural).collect();
        let mut spare = (size.height - measured.total).max(0.0);
        for (lane, height) in measured.lanes.iter().zip(&mut heights) {
            if lane.lane.kind == LaneKind::Emotions {
                let most = size.height * EMOTION_MOST * lane.lane.height.get();
                let more = (most - *height).clamp(0.0, spare);
                *height += more;
                spare -= more;
            }
        }
        // By weight and by height, so that a full lane breathes as much as an empty one. Without a lane nothing can grow.
        // A line of figures has no use for more, unless somebody gives it some.
        let weight = |lane: &Lane| match lane.kind {
            LaneKind::Gains => (lane.height.get() - 1.0).max(0.0),
            _ => lane.height.get(),
        };
        let weights: Vec<f64> =
            measured.lanes.iter().zip(&heights).map(|(lane, height)| height.sqrt() * weight(lane.lane)).collect();
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
        quantize(height - self.pad_top(lane.lane) - drop - self.pad_bottom())
    }

    /// That room in each lane.
    pub(super) fn rooms(&self, measured: &Measured<'_>, heights: &[f64]) -> Vec<(LaneId, f64)> {
        let lanes = measured.lanes.iter().zip(heights);
        lanes.map(|(lane, height)| (lane.lane.id, self.room(lane, *height))).collect()
    }

    /// Heights at which nothing moves: those that are held. What is not known to have stood gets what it needs.
    pub(super) fn held_heights(measured: &Measured<'_>, held: &HeldSizes) -> Vec<f64> {
        measured.lanes.iter().map(|lane| held.height(lane.lane.id).unwrap_or(lane.natural)).collect()
    }

    fn emotion_band(
        &self,
        memo: &mut MemoAtSize<'_>,
        frame: &Frame,
        rect: Rect,
        held: Option<&Arc<[HeldLabel]>>,
    ) -> (Arc<EmotionBand>, Groups) {
        let shown = self.shown;
        let key = BandKey {
            emotions: shown.journey.emotions.clone(),
            people: Arc::clone(&shown.people.in_lanes),
            language: self.cx.language,
            way: Arc::clone(&self.way),
            rect,
            unit: self.cx.unit,
            compare: shown.view.compare,
            editing: self.cx.editing.filter(|(element, _)| matches!(element, ElementId::Emotion(_))),
            held: held.map(|labels| ByPointer(Arc::clone(labels))),
        };
        // What is held and has not changed stands as it stood.
        let at_rest = BandKey { held: None, ..key.clone() };
        let SharedMemo { bands, handles, .. } = &mut *memo.shared;
        if let Some((band, groups)) = bands.find(|kept| *kept == at_rest || *kept == key) {
            return (Arc::clone(band), groups.clone());
        }
        let place = (frame, self.way.as_slice(), rect);
        let band = emotion::band(
            &self.cx,
            place,
            shown.journey,
            &shown.personas,
            shown.view,
            handles,
            held.map(|labels| &**labels),
        );
        let band = Arc::new(band);
        let groups = match bands.last() {
            Some((_, before)) => before.reuse(&band.groups),
            None => Groups::default().reuse(&band.groups),
        };
        bands.insert(key, (Arc::clone(&band), groups.clone()));
        (band, groups)
    }

    fn place_cells(
        &self,
        memo: &mut MemoAtSize<'_>,
        lane: &Lane,
        MeasuredCells { row, tops, .. }: &MeasuredCells,
        (content_top, room): (f64, f64),
        sheet: &mut PlacedSheet,
    ) {
        let bundled = if lane.kind == LaneKind::Touchpoints { 1 } else { BUNDLED };
        // Only what stretches with its lane depends on the room.
        let stretches = matches!(lane.kind, LaneKind::Barriers | LaneKind::Solutions);
        let place = (content_top, if stretches { room } else { 0.0 });
        sheet.frame.rows.reserve(row.cells.iter().map(|cell| cell.rows.len()).sum());
        let MemoAtSize { size, shared } = memo;
        for (at, (cells, columns)) in row.cells.chunks(bundled).zip(self.columns.chunks(bundled)).enumerate() {
            let rows = cells.iter().map(|cell| cell.rows.len()).max().unwrap_or(0);
            let tops = &tops[..rows.min(tops.len())];
            let block = size.block((lane.id, lane.kind, at), cells, tops, place, |before| {
                self.block(&mut shared.cards, lane, (cells, tops), columns, room, before)
            });
            sheet.frame.rows.extend_from_slice(&block.rows);
            block.bundles.iter().for_each(|bundle| sheet.scene.groups.push_bundle(Arc::clone(bundle)));
        }
    }

    /// Some cells of a lane beside each other, as if the content of the lane began at the sheet's upper edge; what they share with
    /// what was drawn before is shared.
    fn block(
        &self,
        cards: &mut CardCache,
        lane: &Lane,
        (cells, tops): (&[Arc<Cell>], &[f64]),
        columns: &[StageColumn],
        room: f64,
        before: &[Arc<Bundle>],
    ) -> (Vec<Arc<Bundle>>, Vec<RowSlot>) {
        // What is drawn for this place alone: questions in empty cells, boxes that fill the height of their lane.
        let own: Vec<Vec<(Vec2, DrawnCard)>> = (cells.iter().zip(columns))
            .map(|(cell, column)| match lane.kind {
                kind if cell.drawn.is_empty() && !kind.is_computed() => {
                    vec![(Vec2::new(self.cell_inset(), 0.0), self.question(lane, column))]
                }
                LaneKind::Barriers | LaneKind::Solutions => self.filled(cards, cell, room),
                _ => Vec::new(),
            })
            .collect();
        let mut groups: Vec<PlacedRef<'_>> = Vec::with_capacity(cells.iter().map(|cell| cell.drawn.len().max(1)).sum());
        let mut rows = Vec::new();
        for ((cell, column), own) in cells.iter().zip(columns).zip(&own) {
            let origin = Vec2::new(column.left, 0.0);
            if lane.kind == LaneKind::Touchpoints {
                rows.extend(cell.rows_at(tops).map(|CellRow { number: row, cards, top, height }| RowSlot {
                    stage: column.id,
                    row,
                    cards,
                    top,
                    bottom: top + height,
                }));
            }
            let as_measured = cell.cards_at(tops).filter(|_| own.is_empty());
            for (offset, card) in own.iter().map(|(offset, card)| (*offset, card)).chain(as_measured) {
                let shown = [Some(&card.group), card.placeholder.as_ref()].into_iter().flatten();
                groups.extend(shown.map(|group| PlacedRef { offset: origin + offset, group }));
            }
        }
        (Bundle::reuse(before, &groups), rows)
    }

    /// The boxes of a cell, each column of them as high as its lane, so that a row of boxes has one lower edge: what is left of the
    /// height is shared out among those of a column.
    fn filled(&self, cards: &mut CardCache, cell: &Cell, room: f64) -> Vec<(Vec2, DrawnCard)> {
        /// In layout units.
        const SEEN: f64 = 0.5;
        let mut filled = Vec::with_capacity(cell.drawn.len());
        for column in cell.drawn.chunk_by(|(one, _), (other, _)| one.y < other.y) {
            let below = column.last().map_or(0.0, |(offset, card)| offset.y + card.height);
            #[expect(clippy::cast_precision_loss, reason = "the boxes of a cell")]
            let more = quantize((room - below) / column.len() as f64);
            if more < self.cx.u(SEEN) {
                filled.extend(column.iter().cloned());
                continue;
            }
            for ((offset, card), lower) in column.iter().zip(0_u32..) {
                let down = Vec2::new(0.0, more * f64::from(lower));
                filled.push((*offset + down, self.stretched(cards, cell.item_width, card, card.height + more)));
            }
        }
        filled
    }

    /// The same barrier or solution, so high.
    fn stretched(&self, cards: &mut CardCache, width: f64, card: &DrawnCard, height: f64) -> DrawnCard {
        let (cx, shown) = (&self.cx, self.shown);
        let setting = CardSetting { width, height, marks: &[], flag: false };
        let stretched =
            match card.group.source.map(|source| source.element) {
                Some(ElementId::Barrier(id)) => shown.journey.barriers.get(id).map(|barrier| {
                    let marks = PersonaMarks::of_some(cx, &barrier.personas, &shown.people.on_cards);
                    let setting = CardSetting { marks: marks.looks(), ..setting };
                    cards.get(cx, &**barrier, setting, || boxes::barrier(cx, barrier, &marks, width, height))
                }),
                Some(ElementId::Solution(id)) => shown.journey.solutions.get(id).map(|solution| {
                    cards.get(cx, &**solution, setting, || boxes::solution(cx, solution, width, height))
                }),
                _ => None,
            };
        stretched.unwrap_or_else(|| card.clone())
    }

    /// The question an empty cell asks the person who edits.
    fn question(&self, lane: &Lane, column: &StageColumn) -> DrawnCard {
        let cx = &self.cx;
        let key = format!("lane-{}-question", lane.kind.key());
        let inset = self.cell_inset();
        let style = LayoutContext::style(Face::Regular, cx.scale.body, cx.theme.hint);
        let block = cx.set(&cx.words.text(&key), style, column.right - column.left - 2.0 * inset);
        let mut drawing = self.cx.drawing();
        drawing.text(&block, Point::ORIGIN);
        DrawnCard { group: drawing.finish(None, Layer::Hints), placeholder: None, height: block.height.get() }
    }

    /// The dashed line that parts what the customer sees from the company's own work, its name on it at the right.
    fn visibility_line(&self, y: f64) -> Arc<Group> {
        let cx = &self.cx;
        let (left, right) = (self.content.x0, self.content.x1);
        let label = cx.line(&cx.words.text("visibility-line"), cx.small());
        let label_left = right - label.width.get();
        let mut drawing = self.cx.drawing();
        let stroke =
            Stroke { dash: Dash::pair(cx.u(9.0), cx.u(6.0)), ..Stroke::solid(cx.u(1.75), cx.theme.dashed_outline) };
        drawing.line(Point::new(left, y), Point::new(right, y), stroke);
        let half = label.height.get() / 2.0;
        let ground = Rect::new(label_left - cx.u(12.0), y - half, right, y + half);
        drawing.rect(ground, 0.0, Some(cx.theme.paper), None);
        drawing.text(&label, Point::new(label_left, y - half));
        drawing.finish(None, Layer::Grid)
    }
}

/// What is wrong with how texts are set: one notice of a kind for each element.
pub(super) fn text_faults(scene: &Scene) -> Vec<Notice> {
    /// So many letters of a word say which it is.
    const TOLD: usize = 32;
    let faulty = scene.groups.bundles().iter().filter(|bundle| !bundle.faults().is_empty());
    let bundles = faulty.filter(|bundle| bundle.layer() != Layer::Hints);
    let mut seen = BTreeSet::new();
    let faults = bundles.flat_map(|bundle| bundle.faults());
    let notice = |(fault, element): &(TextFault, Option<ElementId>)| {
        let element = *element;
        match fault {
            TextFault::Torn(word) => {
                let mut told: String = word.chars().take(TOLD).collect();
                if told.len() < word.len() {
                    told.push('…');
                }
                seen.insert((element, true)).then_some(Notice::WordTorn { element, word: told })
            }
            TextFault::TooWide => seen.insert((element, false)).then_some(Notice::TextTooWide { element }),
        }
    };
    faults.filter_map(notice).collect()
}

/// One notice for each element in which something is that no face has.
pub(super) fn missing_glyphs(scene: &Scene) -> Vec<Notice> {
    let mut notices: Vec<(Option<ElementId>, Vec<char>)> = Vec::new();
    let mut known: FxHashMap<Option<ElementId>, usize> = FxHashMap::default();
    let missing = scene.groups.bundles().iter().filter(|bundle| !bundle.missing().is_empty());
    for bundle in missing.filter(|bundle| bundle.layer() != Layer::Hints) {
        for &(character, element) in bundle.missing() {
            let place = *known.entry(element).or_insert(notices.len());
            if place == notices.len() {
                notices.push((element, Vec::new()));
            }
            if !notices[place].1.contains(&character) {
                notices[place].1.push(character);
            }
        }
    }
    notices.into_iter().map(|(element, characters)| Notice::MissingGlyphs { characters, element }).collect()
}
