//! What stands where: hit test, bounds, neighbours. All read the scene that is drawn.

use crate::model::{ElementId, PersonaId};
use crate::scene::{Item, Layer, Part, PlacedRef, Scene, Source};
use kurbo::{Line, ParamCurve, ParamCurveNearest, Point, Rect, Vec2};
use rustc_hash::{FxHashMap, FxHashSet};

/// How exactly the distance to a curve is found, in sheet points: finer than any line is thin.
const CURVE_ACCURACY: f64 = 0.05;

/// A side of an element or of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the start of the journey.
    Left,
    /// Towards its end.
    Right,
    /// Up the sheet.
    Up,
    /// Down the sheet.
    Down,
}

impl Direction {
    /// One step this way, y downwards.
    const fn unit(self) -> Vec2 {
        match self {
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Up => Vec2::new(0.0, -1.0),
            Self::Down => Vec2::new(0.0, 1.0),
        }
    }
}

/// How far a point is from a box; zero inside and on the edge.
fn distance(rect: Rect, at: Point) -> f64 {
    let beyond = |low: f64, value: f64, high: f64| (low - value).max(value - high).max(0.0);
    beyond(rect.x0, at.x, rect.x1).hypot(beyond(rect.y0, at.y, rect.y1))
}

/// How far a point of the sheet is from the lines of a group, edge of the line counted as zero; infinite without lines.
fn distance_to_lines(placed: PlacedRef<'_>, at: Point) -> f64 {
    let at = at - placed.offset;
    let mut nearest = f64::INFINITY;
    for item in &placed.group.items {
        if let Item::Path { path, stroke: Some(stroke), .. } = item {
            for segment in path.segments() {
                let away = segment.nearest(at, CURVE_ACCURACY).distance_sq.sqrt() - stroke.width / 2.0;
                nearest = nearest.min(away.max(0.0));
            }
        }
    }
    nearest
}

/// Whether a point of the sheet is on the box of a label; on one that has no box anywhere.
fn is_on_ground(placed: PlacedRef<'_>, at: Point) -> bool {
    let at = at - placed.offset;
    let mut boxes = placed.group.items.iter().filter_map(|item| match item {
        Item::Rect { rect, .. } => Some(*rect),
        _ => None,
    });
    boxes.clone().next().is_none() || boxes.any(|rect| rect.contains(at))
}

/// How far a point is from what can be taken of a group; `None` beyond its reach.
fn reach(placed: PlacedRef<'_>, part: Part, at: Point, tolerance: f64) -> Option<f64> {
    let outside = distance(placed.bounds(), at);
    match part {
        // The line that leads to a label is not the label.
        Part::Label => (outside <= 0.0 && is_on_ground(placed, at)).then_some(0.0),
        Part::Body | Part::Area => (outside <= 0.0).then_some(0.0),
        Part::Handle => (outside <= tolerance).then_some(outside),
        Part::Curve if outside <= tolerance => {
            Some(distance_to_lines(placed, at)).filter(|&distance| distance <= tolerance)
        }
        Part::Curve => None,
    }
}

/// The groups that can be within reach of a place, front to back.
fn near(scene: &Scene, at: Point, tolerance: f64) -> impl Iterator<Item = PlacedRef<'_>> {
    let bundles = scene.groups.bundles().iter().rev();
    bundles
        .filter(move |bundle| distance(bundle.bounds(), at) <= tolerance.max(0.0))
        .flat_map(|bundle| bundle.groups().rev())
}

/// What the pointer takes at a place: a handle before a body or label, that before a curve, that before an area; of two
/// handles or curves the nearer, and of what is equally near the one in front. `tolerance` in sheet points widens handles and
/// curves, which are too small to be met exactly.
#[must_use]
pub fn hit(scene: &Scene, at: Point, tolerance: f64) -> Option<Source> {
    let mut best: Option<(u8, f64, Source)> = None;
    for placed in near(scene, at, tolerance) {
        let Some(source) = placed.group.source else { continue };
        let priority = source.part.hit_priority();
        if best.is_some_and(|(other, away, _)| priority > other || (priority == other && away <= 0.0)) {
            continue;
        }
        let Some(away) = reach(placed, source.part, at, tolerance) else { continue };
        if best.is_none_or(|(other, nearest, _)| priority < other || away < nearest) {
            best = Some((priority, away, source));
        }
    }
    best.map(|(_, _, source)| source)
}

/// Everything at a place, in the order in which [`hit`] prefers it.
#[must_use]
pub fn hit_all(scene: &Scene, at: Point, tolerance: f64) -> Vec<Source> {
    let mut found: Vec<(u8, f64, Source)> = near(scene, at, tolerance)
        .filter_map(|placed| {
            let source = placed.group.source?;
            Some((source.part.hit_priority(), reach(placed, source.part, at, tolerance)?, source))
        })
        .collect();
    // Stable, so what is in front stays first among equals.
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.into_iter().map(|(_, _, source)| source).collect()
}

/// The persona whose curve passes nearest to a place.
#[must_use]
pub fn nearest_curve(scene: &Scene, at: Point) -> Option<PersonaId> {
    let distances = scene.groups.iter().filter_map(|placed| match placed.group.source? {
        Source { element: ElementId::Persona(persona), part: Part::Curve } => {
            Some((persona, distance_to_lines(placed, at)))
        }
        _ => None,
    });
    distances
        .filter(|(_, distance)| distance.is_finite())
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(persona, _)| persona)
}

/// Where the curves of the personas pass at an x of the sheet: whose, and at which y.
pub(super) fn curves_at(scene: &Scene, x: f64) -> Vec<(PersonaId, f64)> {
    let mut found = Vec::new();
    for placed in scene.groups.iter() {
        let Some(Source { element: ElementId::Persona(persona), part: Part::Curve }) = placed.group.source else {
            continue;
        };
        let (own, bounds) = (x - placed.offset.x, placed.group.bounds);
        let upright = Line::new((own, bounds.y0 - 1.0), (own, bounds.y1 + 1.0));
        for item in &placed.group.items {
            let Item::Path { path, .. } = item else { continue };
            let crossings = path.segments().flat_map(|segment| segment.intersect_line(upright));
            found.extend(crossings.map(|crossing| (persona, upright.eval(crossing.line_t).y + placed.offset.y)));
        }
    }
    found
}

/// Every element that is to be seen somewhere on the sheet.
pub(super) fn shown(scene: &Scene) -> FxHashSet<ElementId> {
    scene.groups.element_groups().map(|mark| mark.element).collect()
}

/// The box of an element on the sheet: of its handle or body if it has one, else of its label, its curve, its area. Where it is
/// shown more than once, the first place counts.
#[must_use]
pub fn bounds_of(scene: &Scene, element: ElementId) -> Option<Rect> {
    scene.groups.best_group_for(element).map(|placed| placed.bounds())
}

/// The elements of the sheet with the groups that stand for them, hints left out: in reading order.
fn elements(scene: &Scene) -> Vec<(ElementId, PlacedRef<'_>)> {
    let groups: Vec<PlacedRef<'_>> = scene
        .groups
        .iter()
        .filter(|placed| placed.group.layer != Layer::Hints && placed.group.source.is_some())
        .collect();
    let mut best: FxHashMap<ElementId, (u8, usize)> = FxHashMap::default();
    for (index, placed) in groups.iter().enumerate() {
        let Some(source) = placed.group.source else { continue };
        let this = (source.part.priority_for_bounds(), index);
        best.entry(source.element).and_modify(|other| *other = (*other).min(this)).or_insert(this);
    }
    let mut order: Vec<(Layer, usize, ElementId)> =
        best.into_iter().map(|(element, (_, index))| (groups[index].group.layer, index, element)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index, element)| (element, groups[index])).collect()
}

/// The element nearest to `from` in a direction; `None` at the edge or if `from` is not on the sheet. What lies straight ahead
/// is nearer than what lies aslant.
#[must_use]
pub fn neighbour(scene: &Scene, from: ElementId, direction: Direction) -> Option<ElementId> {
    let start = bounds_of(scene, from)?.center();
    let unit = direction.unit();
    elements(scene)
        .into_iter()
        .filter_map(|(element, placed)| {
            let part = placed.group.source?.part;
            let away = placed.bounds().center() - start;
            let ahead = away.dot(unit);
            let aside = away.cross(unit).abs();
            // Backgrounds and curves span the sheet, so their middle says nothing about where they are.
            let mark = !matches!(part, Part::Area | Part::Curve);
            (mark && element != from && ahead > 0.5 && aside <= 2.0 * ahead).then_some((element, ahead + 2.0 * aside))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(element, _)| element)
}
