//! A view of the script on a sheet: what it is called, where the camera stops and what is lit.

use super::blocks::Span;
use super::capture::captured;
use super::legibility::Legibility;
use super::script::places_to_mend;
use super::stops::{Stop, StopFinder};
use super::title::{journey_of, view_title};
use crate::i18n::Messages;
use crate::layout::{Frame, LaneBand, Layout, StageColumn};
use crate::model::{Document, DropOffId, ElementId, Journey, LaneKind, MeetingRoom, ScriptView, StageId, ViewSubject};
use crate::scene::{Item, Layer, PlacedRef, Scene};
use crate::text::Face;
use kurbo::{Rect, Size};

/// On what a view is resolved.
#[derive(Clone, Copy, Debug)]
pub struct ResolveContext<'a> {
    /// The document, as it is given to those who look.
    pub document: &'a Document,
    /// The sheet of the view's journey.
    pub layout: &'a Layout,
    /// The size of the picture, in points of the screen.
    pub screen: Size,
    /// The room in which it is shown.
    pub room: MeetingRoom,
    /// The words of titles.
    pub messages: &'a Messages,
}

/// A view on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownView {
    /// The view.
    pub view: ScriptView,
    /// What it is called.
    pub title: String,
    /// Where the camera stops, one after the other; at least one.
    pub stops: Vec<Stop>,
    /// From where to where on the sheet its curves draw themselves, if they do.
    pub way: Option<(f64, f64)>,
}

impl ShownView {
    /// A view on a sheet; `None` where what it is about is not there, so that there is nothing to look at.
    #[must_use]
    pub fn resolve(view: &ScriptView, cx: &ResolveContext<'_>) -> Option<Self> {
        let journey = journey_of(view, cx.document).and_then(|id| cx.document.journey(id))?;
        let frame = &*cx.layout.frame;
        if frame.stages.is_empty() && frame.lanes.is_empty() && cx.layout.scene.groups.is_empty() {
            return None;
        }
        let least = Legibility::least_type(cx.room, cx.screen);
        let finder = StopFinder {
            screen: cx.screen,
            sheet: cx.layout.scene.size.to_rect(),
            body: frame.body,
            least,
            easy: Legibility::easy_type(cx.room, cx.screen),
        };
        let sheet = SheetParts { scene: &cx.layout.scene, frame, view, finder };
        let seen = sheet.of(view.subject, cx.document, journey)?;
        let way = view.draws_curves.then(|| sheet.way(&seen)).flatten();
        let stops = seen.windows.iter().map(|(window, is_read)| {
            let type_size =
                Legibility { size: sheet.smallest_type(*window, &seen) * cx.screen.width / window.width(), least };
            Stop { window: *window, lit: seen.lit.clone(), is_read: *is_read, type_size }
        });
        Some(Self {
            view: view.clone(),
            title: view_title(view, cx.document, cx.messages),
            stops: stops.collect(),
            way,
        })
    }

    /// Whether the room can read every stop that has to be read.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.stops.iter().all(Stop::holds)
    }
}

/// What a view sees of the sheet.
struct Seen {
    /// Each with whether it has to be read.
    windows: Vec<(Rect, bool)>,
    lit: Vec<Rect>,
    /// The element whose words alone have to be read, where it is not all.
    read: Option<ElementId>,
}

impl Seen {
    fn of(windows: Vec<(Rect, bool)>, lit: Vec<Rect>) -> Self {
        Self { windows, lit, read: None }
    }
}

/// The sheet of a view.
struct SheetParts<'a> {
    scene: &'a Scene,
    frame: &'a Frame,
    view: &'a ScriptView,
    finder: StopFinder,
}

impl SheetParts<'_> {
    fn of(&self, subject: ViewSubject, document: &Document, journey: &Journey) -> Option<Seen> {
        match subject {
            ViewSubject::Title => self.title(journey),
            ViewSubject::Personas => self.personas(),
            ViewSubject::Overview => {
                Some(Seen::of(vec![(self.finder.in_shape(self.finder.sheet), false)], self.named_lanes()))
            }
            ViewSubject::Stage(id) => self.stage(id),
            ViewSubject::HighsAndLows => self.band(LaneKind::Emotions),
            ViewSubject::DropOffs => self.band(LaneKind::DropOff),
            ViewSubject::Priorities => self.priorities(document, journey),
            ViewSubject::Plan => self.band(LaneKind::Solutions),
            ViewSubject::DropOff(id) => self.dropoff(id, journey),
            ViewSubject::Captured(window) => {
                let window = self.finder.in_shape(captured(&window, self.frame, journey));
                Some(Seen::of(vec![(window, true)], self.named_lanes()))
            }
        }
    }

    /// The lanes that are meant; none where all are.
    fn named_lanes(&self) -> Vec<Rect> {
        self.frame.lanes.iter().filter(|band| self.view.lanes.contains(&band.id)).map(|band| band.rect).collect()
    }

    /// Boxes of what the header shows, in reading order.
    fn header_boxes(&self, wanted: impl Fn(ElementId) -> bool) -> Vec<Rect> {
        let above = self.frame.heads.y0;
        let groups =
            self.scene.groups.iter().filter(|placed| placed.group.layer == Layer::Frame && placed.is_printed());
        let shown = groups.filter(|placed| placed.group.source.is_some_and(|source| wanted(source.element)));
        let boxes = shown.map(|placed| placed.bounds()).filter(|bounds| bounds.width() > 0.0 && bounds.y0 < above);
        boxes.collect()
    }

    /// What the map is called and what it is about. What stands over that is a caption that nobody has to read.
    fn title(&self, journey: &Journey) -> Option<Seen> {
        /// Next to a title its running text is large enough.
        const CLOSER: f64 = 1.25;
        let own = ElementId::Journey(journey.id);
        let boxes = self.header_boxes(|element| element == own || element == ElementId::Project);
        let part = boxes.into_iter().reduce(|all, one| all.union(one))?;
        let air = self.frame.body;
        let windows = vec![(self.finder.around(part, CLOSER), true)];
        Some(Seen { read: Some(own), ..Seen::of(windows, vec![part.inflate(air, air).intersect(self.finder.sheet)]) })
    }

    /// All cards at once where they can be read, else one after the other.
    fn personas(&self) -> Option<Seen> {
        let meant = |element| match element {
            ElementId::Persona(id) => self.view.personas.is_empty() || self.view.personas.contains(&id),
            _ => false,
        };
        let cards = self.header_boxes(meant);
        let all = cards.iter().copied().reduce(|all, one| all.union(one))?;
        let window = self.finder.around(all, 1.0);
        let windows = if self.finder.reads(window) || cards.len() == 1 {
            vec![(window, true)]
        } else {
            cards.iter().map(|card| (self.finder.around(*card, 1.0), true)).collect()
        };
        Some(Seen::of(windows, cards))
    }

    /// The lanes that a view of stages shows: those that are named, else all that say something of a stage.
    fn lanes(&self) -> impl Iterator<Item = &LaneBand> + Clone {
        let named = &self.view.lanes;
        self.frame.lanes.iter().filter(move |band| {
            // What is worth mending first is told of the whole way.
            if named.is_empty() { band.kind != LaneKind::Priorities } else { named.contains(&band.id) }
        })
    }

    fn stage(&self, id: StageId) -> Option<Seen> {
        let column = *self.frame.column(id)?;
        let (head, across) = (self.frame.heads, (column.left, column.right));
        let mut blocks: Vec<Span> = Vec::new();
        for band in self.lanes() {
            let rows = self.frame.rows.iter().filter(|row| row.stage == id && band.kind == LaneKind::Touchpoints);
            // Rows of cards can be parted where a lane is too high for one picture.
            let mut tops: Vec<f64> = rows.skip(1).map(|row| row.top - self.frame.card_gap / 2.0).collect();
            tops.retain(|top| (band.rect.y0..band.rect.y1).contains(top));
            tops.push(band.rect.y1);
            let mut from = band.rect.y0;
            for to in tops {
                blocks.push((from, to));
                from = to;
            }
        }
        let lit_from = |top: f64, bottom: f64| Rect::new(column.left, top, column.right, bottom);
        let lit = if self.view.lanes.is_empty() {
            let bottom = blocks.last().map_or(head.y1, |block| block.1);
            vec![lit_from(head.y0, bottom)]
        } else {
            let cells = self.lanes().map(|band| lit_from(band.rect.y0, band.rect.y1));
            [lit_from(head.y0, head.y1)].into_iter().chain(cells).collect()
        };
        let windows = self.finder.column(across, (head.y0, head.y1), &blocks);
        Some(Seen::of(windows.into_iter().map(|window| (window, true)).collect(), lit))
    }

    fn band(&self, kind: LaneKind) -> Option<Seen> {
        let band = self.frame.lane_of(kind)?.rect;
        let columns: Vec<Span> =
            self.frame.stages.iter().map(|StageColumn { left, right, .. }| (*left, *right)).collect();
        let lit = [band].into_iter().chain(self.named_lanes()).fold(Vec::new(), |mut lit: Vec<Rect>, part| {
            if !lit.contains(&part) {
                lit.push(part);
            }
            lit
        });
        Some(Seen::of(self.finder.band(band, &columns), lit))
    }

    /// The places beside each other, each of them whole; where the sheet does not tell of them, those places themselves, one after the
    /// other.
    fn priorities(&self, document: &Document, journey: &Journey) -> Option<Seen> {
        let Some(band) = self.frame.lane_of(LaneKind::Priorities) else {
            let leaving = self.frame.lane_of(LaneKind::DropOff)?.id;
            let places = places_to_mend(document, journey).into_iter();
            let cells: Vec<Rect> = places.filter_map(|stage| self.frame.cell(stage, leaving)).collect();
            let windows: Vec<(Rect, bool)> = cells.iter().map(|cell| (self.finder.around(*cell, 1.0), true)).collect();
            return (!windows.is_empty()).then(|| Seen::of(windows, cells));
        };
        let cards = self.scene.groups.iter().filter(|placed| {
            let of_dropoff = placed.group.source.is_some_and(|source| matches!(source.element, ElementId::DropOff(_)));
            of_dropoff && placed.group.layer == Layer::Cards && band.rect.contains(placed.bounds().center())
        });
        let cards: Vec<Span> = cards.map(|placed| (placed.bounds().x0, placed.bounds().x1)).collect();
        Some(Seen::of(self.finder.band(band.rect, &cards), vec![band.rect]))
    }

    fn dropoff(&self, id: DropOffId, journey: &Journey) -> Option<Seen> {
        let groups = self.scene.groups.iter().filter(|placed| {
            let its = placed.group.source.is_some_and(|source| source.element == ElementId::DropOff(id));
            its && placed.group.layer == Layer::DropOffs && placed.is_printed()
        });
        let marks = groups.map(|placed| placed.bounds()).reduce(|all, one| all.union(one));
        let stage = journey.dropoffs.get(id)?.stage;
        let band = self.frame.lane_of(LaneKind::DropOff)?;
        let cell = self.frame.cell(stage, band.id)?;
        let part = marks.unwrap_or(cell);
        let air = self.frame.body;
        Some(Seen::of(vec![(self.finder.around(part.union(cell), 1.0), true)], vec![part.inflate(air, air)]))
    }

    /// From where to where curves draw themselves.
    fn way(&self, seen: &Seen) -> Option<(f64, f64)> {
        let (first, last) = (self.frame.stages.first()?, self.frame.stages.last()?);
        let lit = seen.lit.iter().copied().reduce(|all, one| all.union(one));
        let within = |x: f64| lit.map_or(x, |lit| x.clamp(lit.x0, lit.x1));
        Some((within(first.left), within(last.right)))
    }

    /// The smallest type in what is meant of a window, in points of the sheet; running text where nothing is read.
    fn smallest_type(&self, window: Rect, Seen { lit, read, .. }: &Seen) -> f64 {
        let near = |part: Rect| !part.intersect(window).is_zero_area();
        // A line belongs to where its middle is: others may reach in.
        let meant = |line: Rect| {
            let middle = line.center();
            window.contains(middle) && (lit.is_empty() || lit.iter().any(|part| part.contains(middle)))
        };
        let bundles = self.scene.groups.bundles().iter().filter(|bundle| near(bundle.bounds()));
        let groups = bundles.flat_map(|bundle| bundle.groups()).filter(PlacedRef::is_printed);
        let is_read =
            |placed: &PlacedRef<'_>| read.is_none() || placed.group.source.map(|source| source.element) == *read;
        let runs = groups.filter(|placed| near(placed.bounds()) && is_read(placed)).flat_map(|placed| {
            placed.group.items.iter().filter_map(move |item| match item {
                // An icon is seen, not read.
                Item::Text { at, run, .. } if run.face != Face::Icons => {
                    let (at, size) = (*at + placed.offset, run.size.get());
                    Some((Rect::new(at.x, at.y - size, at.x + run.width.get(), at.y), size))
                }
                _ => None,
            })
        });
        let sizes = runs.filter(|(line, _)| meant(*line)).map(|(_, size)| size);
        sizes.min_by(f64::total_cmp).unwrap_or(self.frame.body)
    }
}
