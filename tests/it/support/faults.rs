//! What covers something on a sheet, is torn or leaves its box, in words: of any sheet that tests lay out.
#![expect(clippy::expect_used, reason = "a helper of a test that cannot go on says so at once")]

use kurbo::{ParamCurve as _, PathSeg, Point, Rect, Shape as _};
use tropa::layout::{LaneBand, Layout, View};
use tropa::method::{labelled, remaining};
use tropa::model::{Document, ElementId, ElementRef, EmotionId, LaneId, LaneKind, PersonaId, StageId};
use tropa::scene::{Fill, Group, Item, Layer, Part, PlacedRef, Source};

/// What of a box may be covered before it counts, in points: what no eye sees and no printer prints.
pub(crate) const HAIR: f64 = 0.05;

/// A line of text as the eye sees it: from the height of its capitals to its descenders.
pub(crate) struct Line {
    /// Which group it stands in, by its place in the scene.
    pub(crate) group: usize,
    pub(crate) source: Option<Source>,
    pub(crate) layer: Layer,
    pub(crate) rect: Rect,
    pub(crate) text: String,
}

pub(crate) fn lines(layout: &Layout) -> Vec<Line> {
    let mut lines = Vec::new();
    for (group, placed) in layout.scene.groups.iter().enumerate().filter(|(_, it)| it.group.layer != Layer::Hints) {
        for item in &placed.group.items {
            let Item::Text { at, run, .. } = item else { continue };
            if run.face == tropa::text::Face::Icons || run.text.trim().is_empty() {
                continue;
            }
            let (at, size) = (*at + placed.offset, run.size.get());
            let rect = Rect::new(at.x, at.y - 0.7 * size, at.x + run.width.get(), at.y + 0.2 * size);
            let Group { source, layer, .. } = placed.group.as_ref();
            lines.push(Line { group, source: *source, layer: *layer, rect, text: run.text.to_string() });
        }
    }
    lines
}

pub(crate) fn covers(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > HAIR && common.height() > HAIR
}

/// Where a group stands for a part of an element.
pub(crate) fn parts(layout: &Layout, part: Part, layer: Layer) -> impl Iterator<Item = (usize, PlacedRef<'_>)> {
    (layout.scene.groups.iter().enumerate()).filter(move |(_, placed)| {
        placed.group.layer == layer && placed.group.source.is_some_and(|source| source.part == part)
    })
}

/// The first filled box of a group: the paper of a label, the chip of a drop-off.
pub(crate) fn paper(placed: PlacedRef<'_>) -> Option<Rect> {
    placed.group.items.iter().find_map(|item| match item {
        Item::Rect { rect, fill: Some(_), .. } => Some(*rect + placed.offset),
        _ => None,
    })
}

/// The ground of the emotion band.
pub(crate) fn band(layout: &Layout) -> Option<Rect> {
    let tints = layout.scene.groups.iter().flat_map(|placed| {
        placed.group.items.iter().filter_map(move |item| match item {
            Item::Path { path, fill: Some(Fill::Vertical { .. }), .. } => Some(path.bounding_box() + placed.offset),
            _ => None,
        })
    });
    tints.reduce(|one, other| one.union(other))
}

/// Places along a path, at most a point apart.
fn samples(segment: PathSeg) -> impl Iterator<Item = Point> {
    let way = match segment {
        PathSeg::Cubic(it) => 3.0 * (it.p1 - it.p0).hypot().max((it.p2 - it.p1).hypot()).max((it.p3 - it.p2).hypot()),
        PathSeg::Line(it) => (it.p1 - it.p0).hypot(),
        PathSeg::Quad(it) => 2.0 * (it.p1 - it.p0).hypot().max((it.p2 - it.p1).hypot()),
    };
    let steps = (1_u32..=4096).find(|steps| f64::from(*steps) >= way).unwrap_or(4096);
    (0..=steps).map(move |step| segment.eval(f64::from(step) / f64::from(steps)))
}

/// All that covers something on a sheet, in words.
pub(crate) fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = lines(layout);
    texts(&lines, &mut faults);
    labels(layout, &lines, &mut faults);
    dropoffs(layout, &lines, &mut faults);
    let frames: Vec<(usize, PlacedRef<'_>)> = parts(layout, Part::Body, Layer::Frame).collect();
    for (index, (_, one)) in frames.iter().enumerate() {
        for (_, other) in &frames[index + 1..] {
            if covers(one.bounds(), other.bounds()) {
                faults.push(format!("{:?} covers {:?}", one.group.source, other.group.source));
            }
        }
    }
    for (index, (group, head)) in parts(layout, Part::Body, Layer::Stages).enumerate() {
        let column = layout.frame.stages[index];
        for line in lines.iter().filter(|line| line.group == group) {
            if line.rect.x0 < column.left || line.rect.x1 > column.right + HAIR {
                faults.push(format!("{:?} says «{}» beyond its column", head.group.source, line.text));
            }
        }
    }
    faults
}

/// No line of text stands on another, anywhere on the sheet.
fn texts(lines: &[Line], faults: &mut Vec<String>) {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by(|one, other| one.rect.x0.total_cmp(&other.rect.x0));
    for (index, one) in sorted.iter().enumerate() {
        for other in sorted[index + 1..].iter().take_while(|other| other.rect.x0 < one.rect.x1) {
            if covers(one.rect, other.rect) {
                let who = |line: &Line| format!("{:?} {:?} «{}»", line.layer, line.source, line.text);
                faults.push(format!("text on text: {} and {}", who(one), who(other)));
            }
        }
    }
}

/// Labels of the emotion band cover no label, no curve, no marker and no text, and stay within the band.
fn labels(layout: &Layout, lines: &[Line], faults: &mut Vec<String>) {
    let labels: Vec<(usize, PlacedRef<'_>, Rect)> = parts(layout, Part::Label, Layer::Emotions)
        .filter_map(|(group, placed)| Some((group, placed, paper(placed)?)))
        .collect();
    let Some(band) = band(layout) else { return };
    let name = |placed: PlacedRef<'_>| format!("{:?}", placed.group.source.map(|source| source.element));
    for (index, (group, placed, rect)) in labels.iter().enumerate() {
        if band.union(*rect) != band {
            faults.push(format!("label {} leaves the band: {rect:?} {band:?}", name(*placed)));
        }
        for (_, other, other_rect) in &labels[index + 1..] {
            if covers(*rect, *other_rect) {
                faults.push(format!("label {} covers label {}", name(*placed), name(*other)));
            }
        }
        for (_, marker) in parts(layout, Part::Handle, Layer::Emotions) {
            if covers(*rect, marker.bounds()) {
                faults.push(format!("label {} covers marker {}", name(*placed), name(marker)));
            }
        }
        for line in lines.iter().filter(|line| line.group != *group) {
            if covers(*rect, line.rect) {
                faults.push(format!("label {} covers «{}»", name(*placed), line.text));
            }
        }
    }
    for (_, curve) in parts(layout, Part::Curve, Layer::Emotions) {
        for item in &curve.group.items {
            let Item::Path { path, stroke: Some(stroke), .. } = item else { continue };
            let grown: Vec<(PlacedRef<'_>, Rect)> =
                labels.iter().map(|(_, placed, rect)| (*placed, rect.inset(stroke.width / 2.0))).collect();
            for segment in path.segments() {
                let bounds = segment.bounding_box() + curve.offset;
                for (label, rect) in grown.iter().filter(|(_, rect)| covers(bounds.inset(1.0), *rect)) {
                    if samples(segment).any(|at| rect.contains(at + curve.offset)) {
                        faults.push(format!("curve {} runs through label {}", name(curve), name(*label)));
                    }
                }
            }
        }
    }
}

/// Chips of the drop-off lane cover no other chip and no text of others, and the words of the lane stay in their columns.
fn dropoffs(layout: &Layout, lines: &[Line], faults: &mut Vec<String>) {
    let tags: Vec<(usize, PlacedRef<'_>, Rect)> = parts(layout, Part::Body, Layer::DropOffs)
        .filter_map(|(group, placed)| Some((group, placed, paper(placed)?)))
        .collect();
    let name = |placed: PlacedRef<'_>| format!("{:?}", placed.group.source.map(|source| source.element));
    for (index, (group, placed, rect)) in tags.iter().enumerate() {
        for (_, other, other_rect) in &tags[index + 1..] {
            if covers(*rect, *other_rect) {
                faults.push(format!("chip {} covers chip {}", name(*placed), name(*other)));
            }
        }
        for line in lines.iter().filter(|line| line.group != *group) {
            if covers(*rect, line.rect) {
                faults.push(format!("chip {} covers «{}» of {:?}", name(*placed), line.text, line.source));
            }
        }
    }
    let (Some(first), Some(last)) = (layout.frame.stages.first(), layout.frame.stages.last()) else { return };
    for line in lines.iter().filter(|line| line.layer == Layer::DropOffs) {
        if line.rect.x0 < first.left - HAIR || line.rect.x1 > last.right + HAIR {
            faults.push(format!("«{}» of {:?} leaves the lane", line.text, line.source));
        }
    }
}

/// Whatever should speak and is not on the sheet has a notice.
pub(crate) fn unsaid(document: &Document, view: &View, layout: &Layout) -> Vec<String> {
    let journey = document.first_journey().expect("a journey");
    let on_sheet = |element: ElementId, part: Part| {
        layout.scene.groups.iter().any(|placed| placed.group.source == Some(Source { element, part }))
    };
    let told = |element: ElementId| layout.notices.iter().any(|notice| notice.element() == Some(element));
    let mut unsaid = Vec::new();
    let shown: Vec<PersonaId> = match view.compare {
        Some((one, other)) => vec![one, other],
        None => document.personas.iter().map(|persona| persona.id).collect(),
    };
    let lane = |kind: LaneKind| layout.frame.lane_of(kind).is_some();
    if lane(LaneKind::Emotions) {
        let speaking = labelled(journey, &shown).into_iter().map(|speaking| speaking.point);
        let compared = |id: &EmotionId| {
            view.compare.is_none() || journey.emotions.get(*id).is_some_and(|point| point.curve.is_as_is())
        };
        for point in speaking.filter(compared).map(ElementId::Emotion) {
            if on_sheet(point, Part::Label) == told(point) {
                unsaid.push(format!("{point:?} is either on the sheet or told of"));
            }
        }
    }
    if lane(LaneKind::DropOff) {
        for persona in &document.personas {
            for step in remaining(document, journey, persona.id).steps {
                let element = ElementId::DropOff(step.id);
                if layout.frame.column(step.stage).is_some() && !on_sheet(element, Part::Body) && !told(element) {
                    unsaid.push(format!("{element:?} is neither on the sheet nor told of"));
                }
            }
        }
    }
    unsaid
}

/// A line of a paragraph, as it was set.
struct SetLine {
    y: f64,
    text: String,
    hyphen: bool,
}

/// Words that are cut where no rule lets a line end, each with what it stands in.
pub(crate) fn torn(layout: &Layout) -> Vec<(Option<ElementId>, String)> {
    let mut torn = Vec::new();
    for placed in layout.scene.groups.iter().filter(PlacedRef::is_printed) {
        let mut lines: Vec<(u32, SetLine)> = Vec::new();
        for item in &placed.group.items {
            let Item::Text { at, run, paragraph: Some(paragraph) } = item else { continue };
            let hyphen = run.glyphs.last().is_some_and(|glyph| glyph.start == glyph.end)
                || run.text.ends_with(['\u{AD}', '-', '\u{2010}']);
            match lines.last_mut().filter(|(of, line)| of == paragraph && (line.y - at.y).abs() < 0.01) {
                Some((_, line)) => {
                    line.text.push_str(&run.text);
                    line.hyphen = hyphen;
                }
                None => lines.push((*paragraph, SetLine { y: at.y, text: run.text.to_string(), hyphen })),
            }
        }
        for pair in lines.windows(2) {
            let [(of, one), (other_of, other)] = pair else { continue };
            let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
            if of == other_of
                && !one.hyphen
                && letter(one.text.chars().next_back())
                && letter(other.text.chars().next())
                && !is_ideographic(one.text.chars().next_back())
            {
                let element = placed.group.source.map(|source| source.element);
                torn.push((element, format!("«{}|{}»", one.text, other.text)));
            }
        }
    }
    torn
}

/// Whether lines may end behind this character in any case.
fn is_ideographic(character: Option<char>) -> bool {
    character.is_some_and(|character| matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'))
}

/// Texts that leave the box, the column, the lane or the sheet they belong to, and marks over texts.
pub(crate) fn outside(document: &Document, layout: &Layout) -> Vec<(Option<ElementId>, String)> {
    let mut outside = Vec::new();
    let lines = lines(layout);
    let sheet = Rect::from_origin_size(Point::ORIGIN, layout.scene.size);
    let groups: Vec<PlacedRef<'_>> = layout.scene.groups.iter().collect();
    for line in &lines {
        let element = line.source.map(|source| source.element);
        let mut must_hold = |rect: Rect, what: &str| {
            let (out_x, out_y) = (rect.x0 - line.rect.x0, rect.y0 - line.rect.y0);
            let beyond = [out_x, out_y, line.rect.x1 - rect.x1, line.rect.y1 - rect.y1];
            let most = beyond.into_iter().fold(0.0, f64::max);
            if most > 10.0 * HAIR {
                outside.push((element, format!("«{}» leaves {what} by {most:.1} pt", line.text)));
            }
        };
        must_hold(sheet, "the sheet");
        let Some(element) = element else { continue };
        if let Some((stage, kind, id)) = cell_of(document, element)
            && let Some(column) = layout.frame.column(stage)
        {
            let is_its = |band: &&LaneBand| band.kind == kind && id.is_none_or(|id| band.id == id);
            let lane = layout.frame.lanes.iter().find(is_its);
            if let Some(lane) = lane {
                must_hold(Rect::new(column.left, lane.rect.y0, column.right, lane.rect.y1), "its cell");
            }
        }
        let boxed = matches!(
            element,
            ElementId::Touchpoint(_) | ElementId::Barrier(_) | ElementId::Solution(_) | ElementId::Persona(_)
        ) && line.layer != Layer::DropOffs;
        if let Some(frame) = groups.get(line.group).filter(|_| boxed).and_then(|placed| first_frame(*placed)) {
            must_hold(frame, "its box");
        }
    }
    for (index, placed) in groups.iter().enumerate().filter(|(_, placed)| placed.is_printed()) {
        let card = matches!(
            placed.group.source.map(|source| source.element),
            Some(ElementId::Touchpoint(_) | ElementId::Barrier(_) | ElementId::Solution(_) | ElementId::Metric(_))
        );
        for item in placed.group.items.iter().filter(|_| card) {
            let Item::Symbol { at, symbol, .. } = item else { continue };
            let mark = symbol.outline_at(*at).bounding_box() + placed.offset;
            for line in lines.iter().filter(|line| line.group == index) {
                if covers(mark, line.rect) {
                    outside.push((line.source.map(|it| it.element), format!("a mark stands on «{}»", line.text)));
                }
            }
        }
    }
    outside
}

/// The first shape of a group: the frame of a card, the ground of a box.
fn first_frame(placed: PlacedRef<'_>) -> Option<Rect> {
    placed.group.items.iter().find_map(|item| match item {
        Item::Rect { rect, .. } => Some(*rect + placed.offset),
        Item::Path { path, fill: Some(_), .. } => Some(path.bounding_box() + placed.offset),
        _ => None,
    })
}

/// The stage and the lane of the cell in which an element stands: the lane of a text, or all lanes of its kind.
fn cell_of(document: &Document, element: ElementId) -> Option<(StageId, LaneKind, Option<LaneId>)> {
    Some(match document.element(element)? {
        ElementRef::Note(note) => {
            let lane = document.first_journey()?.lanes.get(note.lane)?;
            (note.stage, lane.kind, Some(lane.id))
        }
        ElementRef::Touchpoint(touchpoint) => (touchpoint.stage, LaneKind::Touchpoints, None),
        ElementRef::Barrier(barrier) => (barrier.stage, LaneKind::Barriers, None),
        ElementRef::Solution(solution) => (solution.stage, LaneKind::Solutions, None),
        ElementRef::Metric(metric) => (metric.stage, LaneKind::Metrics, None),
        _ => return None,
    })
}

/// How full a sheet is, 0–1: the share of the lanes' area in which something stands. A place counts where a card, a box, a line of text
/// with its leading, the band of emotions or a ribbon is; paper between them does not.
pub(crate) fn fullness(layout: &Layout) -> f64 {
    /// Side of a square that is looked at, in points.
    const SQUARE: f64 = 3.0;
    let lanes = &layout.frame.lanes;
    let (Some(first), Some(last)) = (lanes.first(), lanes.last()) else { return 0.0 };
    let left = layout.frame.stages.first().map_or(first.rect.x0, |stage| stage.left);
    let area = Rect::new(left, first.rect.y0, first.rect.x1, last.rect.y1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand squares a side")]
    let squares = |length: f64| (length / SQUARE).ceil().max(0.0) as usize;
    let (across, down) = (squares(area.width()), squares(area.height()));
    let mut taken = vec![false; across * down];
    let mut take = |rect: Rect| {
        let rect = (rect - area.origin().to_vec2()).intersect(Rect::new(0.0, 0.0, area.width(), area.height()));
        if rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the area")]
        let at = |length: f64| (length / SQUARE) as usize;
        for row in at(rect.y0)..squares(rect.y1).min(down) {
            taken[row * across + at(rect.x0)..row * across + squares(rect.x1).min(across)].fill(true);
        }
    };
    for placed in layout.scene.groups.iter().filter(PlacedRef::is_printed) {
        for item in &placed.group.items {
            match item {
                Item::Rect { rect, .. } => take(*rect + placed.offset),
                Item::Path { path, fill: Some(_), .. } => take(path.bounding_box() + placed.offset),
                Item::Text { at, run, .. } => {
                    let (at, size) = (*at + placed.offset, run.size.get());
                    take(Rect::new(at.x, at.y - size, at.x + run.width.get(), at.y + 0.35 * size));
                }
                _ => {}
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few million squares")]
    let share = taken.iter().filter(|taken| **taken).count() as f64 / taken.len().max(1) as f64;
    share
}
