//! What a meeting changed on a map, found by comparing, and how that is taken back. Nothing is recorded while it goes on: a map keeps
//! how it was before, and all else follows.

use super::{Edit, EditError, Element, StepName, apply};
use crate::model::{
    Document, ElementId, ElementRef, Funnel, FunnelRow, HeadChange, Id, Items, JourneyId, Keyed, LaneId, MapBefore,
    MapHead, Meeting, MeetingChange, MeetingId, Share, Verdict, for_each_kind_of_journey,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

/// What a meeting has to keep of a map before anything is changed in it.
#[must_use]
pub fn before(document: &Document) -> MapBefore {
    MapBefore {
        project: document.project.head(),
        personas: document.personas.clone(),
        journeys: document.journeys.clone(),
    }
}

/// What differs between a map as it was and as it is now, in the order in which the map is read: a line for each thing that somebody
/// did, with what followed from it.
#[must_use]
pub fn changes(before: &MapBefore, now: &Document) -> Vec<MeetingChange> {
    let mut found = Vec::new();
    let head = |element, journey, before: MapHead, after: MapHead| {
        let differs = before != after;
        let head = || Some(Box::new(HeadChange { before, after }));
        differs.then(|| MeetingChange { journey, head: head(), ..MeetingChange::of(element) })
    };
    found.extend(head(ElementId::Project, None, before.project.clone(), now.project.head()));
    compare(&before.personas, &now.personas, None, Element::Persona, &mut found);
    for was in &before.journeys {
        let Some(is) = now.journey(was.id).filter(|is| !Arc::ptr_eq(was, is)) else { continue };
        let journey = Some(was.id);
        found.extend(head(was.id.element(), journey, MapHead::of_journey(was), MapHead::of_journey(is)));
        macro_rules! each_list {
            ($($kind:ident $list:ident $row:tt)*) => {
                $(compare(&was.$list, &is.$list, journey, Element::$kind, &mut found);)*
            };
        }
        for_each_kind_of_journey! { each_list }
    }
    let placed = |change| (ReadingPlace::of(&change, before, now), change);
    let mut lines: Vec<_> = gathered(found).into_iter().map(placed).collect();
    lines.sort_by(|(one, _), (other, _)| one.compare(other));
    lines.into_iter().map(|(_, change)| change).collect()
}

/// The changes of a meeting: of one that goes on up to this document, else those that it was closed with.
#[must_use]
pub fn changes_of<'a>(meeting: &'a Meeting, now: &Document) -> Cow<'a, [MeetingChange]> {
    match &meeting.before {
        Some(before) => Cow::Owned(changes(before, now)),
        None => Cow::Borrowed(&meeting.changes),
    }
}

/// Ends a meeting of a document: what it changed is kept instead of the whole map before it. One in which nothing was changed and
/// nothing asked is forgotten. `as_of` is the map as the meeting left it. `None` where no such meeting goes on.
#[must_use]
pub fn closed(document: &Document, meeting: MeetingId, as_of: &Document) -> Option<Edit> {
    let running = document.project.meetings.iter().find(|one| one.id == meeting)?;
    let before = running.before.as_ref()?;
    let over = Meeting { changes: changes(before, as_of), before: None, ..running.clone() };
    let is_empty = over.changes.is_empty() && over.questions.is_empty();
    Some(amended(document, meeting, |_| (!is_empty).then_some(over)))
}

/// The edit that puts another meeting, or none, in the place of one.
#[must_use]
pub fn amended(document: &Document, meeting: MeetingId, change: impl FnOnce(&Meeting) -> Option<Meeting>) -> Edit {
    let mut meetings = document.project.meetings.as_ref().clone();
    if let Some(place) = meetings.iter().position(|one| one.id == meeting) {
        let next = meetings.get(place).and_then(change);
        meetings.splice(place..=place, next);
    }
    Edit::SetMeetings(Arc::new(meetings))
}

/// Whether what a meeting changed was changed once more since: taking it back takes that back, too.
#[must_use]
pub fn has_changed_since(change: &MeetingChange, document: &Document) -> bool {
    let head = change.head.as_ref();
    head.is_some_and(|head| head_now(document, change.element).is_some_and(|now| now != head.after))
        || head.is_none() && !is_as(document, change.element, change.after.as_deref())
}

/// Says of changes of a meeting that is over that they stay.
#[must_use]
pub fn keep(document: &Document, meeting: &Meeting, elements: &[ElementId]) -> Edit {
    let meeting = over(document, meeting);
    let edit = amended(document, meeting.id, |_| {
        Some(with_verdicts(&meeting, |change| {
            elements.contains(&change.element).then_some(Verdict::Kept).filter(|_| change.verdict == Verdict::Open)
        }))
    });
    Edit::Several { name: StepName::KeepChanges, edits: vec![edit] }
}

/// Puts elements that a meeting changed back as they were, with what followed from that, and notes it there. What one of them names
/// and that is not there any more, it does without.
///
/// # Errors
/// [`EditError::Dangling`] where the stage, the lane or the persona is gone to which an element belonged.
pub fn roll_back(document: &Document, meeting: &Meeting, elements: &[ElementId]) -> Result<Edit, EditError> {
    let meeting = over(document, meeting);
    let chosen: Vec<&MeetingChange> =
        meeting.changes.iter().filter(|change| elements.contains(&change.element)).collect();
    let touched = meeting.changes.iter().flat_map(MeetingChange::all).map(|change| change.element).collect();
    let counted_anew = chosen
        .iter()
        .flat_map(|change| change.all())
        .filter(|change| change.head.is_some() && has_changed_since(change, document))
        .map(|change| change.element)
        .collect();
    let mut restored = Restored { now: document.clone(), edits: Vec::new(), touched, counted_anew };
    restored.put_back(&chosen)?;
    let Restored { now, mut edits, .. } = restored;
    let after = with_verdicts(&meeting, |change| {
        let back = elements.contains(&change.element) || (change.verdict == Verdict::Open && is_back(change, &now));
        back.then_some(Verdict::RolledBack)
    });
    edits.push(amended(&now, meeting.id, |_| Some(after)));
    Ok(Edit::Several { name: StepName::RollBack, edits })
}

/// A meeting with its changes, as it would be if it ended now.
fn over(document: &Document, meeting: &Meeting) -> Meeting {
    let changes = changes_of(meeting, document).into_owned();
    Meeting { changes, before: None, ..meeting.clone() }
}

fn with_verdicts(meeting: &Meeting, verdict: impl Fn(&MeetingChange) -> Option<Verdict>) -> Meeting {
    let mut meeting = meeting.clone();
    for change in &mut meeting.changes {
        change.verdict = verdict(change).unwrap_or(change.verdict);
    }
    meeting
}

/// Whether what was changed is as it was before the meeting.
fn is_back(change: &MeetingChange, document: &Document) -> bool {
    match &change.head {
        Some(head) => head_now(document, change.element).is_none_or(|now| now == head.before),
        None => {
            let moved = change.place.filter(|_| change.before.is_some());
            is_as(document, change.element, change.before.as_deref())
                && moved.is_none_or(|place| document.position(change.element) == Some(place))
        }
    }
}

/// Whether an element is this one now, or is not there where this is none.
fn is_as(document: &Document, id: ElementId, wanted: Option<&Element>) -> bool {
    let now = document.element(id).and_then(Element::copy_of);
    now.as_ref() == wanted
}

fn head_now(document: &Document, element: ElementId) -> Option<MapHead> {
    match document.element(element)? {
        ElementRef::Project(project) => Some(project.head()),
        ElementRef::Journey(journey) => Some(MapHead::of_journey(journey)),
        _ => None,
    }
}

/// What differs between two lists of a kind.
fn compare<T>(
    was: &Items<T>,
    is: &Items<T>,
    journey: Option<JourneyId>,
    own: fn(T) -> Element,
    found: &mut Vec<MeetingChange>,
) where
    T: Keyed<Id: Id> + Clone + PartialEq,
{
    if was.same(is) {
        return;
    }
    let blank = |item: &Arc<T>| MeetingChange { journey, ..MeetingChange::of(item.id().element()) };
    let boxed = |item: &Arc<T>| Some(Box::new(own(item.as_ref().clone())));
    let changed = |was: &Arc<T>, is: &Arc<T>, place: Option<usize>| MeetingChange {
        before: boxed(was),
        after: boxed(is),
        place,
        ..blank(is)
    };
    if was.same_members(is) {
        let other = was.differing(is).filter(|(was, is)| was != is);
        found.extend(other.map(|(was, is)| changed(was, is, None)));
        return;
    }
    let stays: Vec<(usize, &Arc<T>)> = is.iter().filter_map(|item| Some((was.position(item.id())?, item))).collect();
    let in_order = longest_rise(stays.iter().map(|(place, _)| *place));
    for (place, item) in was.iter().enumerate().filter(|(_, item)| is.get(item.id()).is_none()) {
        let (before, place) = (boxed(item), Some(place));
        found.push(MeetingChange { before, place, ..blank(item) });
    }
    for item in is.iter().filter(|item| was.get(item.id()).is_none()) {
        found.push(MeetingChange { after: boxed(item), ..blank(item) });
    }
    for (place, item) in stays {
        let moved = (!in_order.contains(&place)).then_some(place);
        let Some(before) =
            was.at(place).filter(|before| moved.is_some() || (!Arc::ptr_eq(before, item) && *before != item))
        else {
            continue;
        };
        found.push(changed(before, item, moved));
    }
}

/// The most of these numbers, none of which is twice there, that rise in the order in which they stand.
fn longest_rise(numbers: impl Iterator<Item = usize>) -> FxHashSet<usize> {
    // The smallest end of a row of each length, and what stood before each number in the best row that ends with it.
    let (mut ends, mut before): (Vec<usize>, FxHashMap<usize, usize>) = (Vec::new(), FxHashMap::default());
    for number in numbers {
        let length = ends.partition_point(|end| *end < number);
        if let Some(previous) = length.checked_sub(1).and_then(|at| ends.get(at)) {
            before.insert(number, *previous);
        }
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    std::iter::successors(ends.last().copied(), |number| before.get(number).copied()).collect()
}

/// Puts what followed from a change under it.
fn gathered(found: Vec<MeetingChange>) -> Vec<MeetingChange> {
    let places: FxHashMap<ElementId, usize> =
        found.iter().enumerate().map(|(place, change)| (change.element, place)).collect();
    let cause = |change: &MeetingChange| -> Option<ElementId> {
        let other = |id: ElementId| Some(found.get(*places.get(&id)?)?).filter(|_| id != change.element);
        let gone = |id: &ElementId| other(*id).is_some_and(MeetingChange::is_gone);
        if let Some(head) = &change.head {
            return counted_no_more(head).and_then(|rows| rows.into_iter().find(gone));
        }
        let before = change.before.as_deref()?;
        let Some(after) = change.after.as_deref() else {
            let mut holders = before.element().holders().into_iter().flatten();
            return holders
                .clone()
                .find(gone)
                .or_else(|| holders.find(|lane| other(*lane).is_some_and(holds_none_now)));
        };
        if change.place.is_some() {
            return None;
        }
        let lost = before.element().links().into_iter().find(gone);
        let mut expected = before.clone();
        if lost.is_some() {
            expected.element_mut().relink(&|id| (!gone(&id)).then_some(id));
        }
        let went_along = carrier(before).filter(|card| other(*card).is_some_and(has_another_place));
        if went_along.is_some() {
            stand_as(&mut expected, after);
        }
        (expected == *after).then_some(lost.or(went_along)).flatten()
    };
    let causes: FxHashMap<ElementId, ElementId> =
        found.iter().filter_map(|change| Some((change.element, cause(change)?))).collect();
    let root = |element: ElementId| {
        // A cause has no more causes than there are changes.
        let chain = std::iter::successors(Some(element), |element| causes.get(element).copied());
        chain.take(causes.len() + 1).last().filter(|root| !causes.contains_key(root)).unwrap_or(element)
    };
    let (followers, mut lines): (Vec<MeetingChange>, Vec<MeetingChange>) =
        found.into_iter().partition(|change| root(change.element) != change.element);
    let places: FxHashMap<ElementId, usize> =
        lines.iter().enumerate().map(|(place, change)| (change.element, place)).collect();
    for change in followers {
        if let Some(line) = places.get(&root(change.element)).and_then(|place| lines.get_mut(*place)) {
            line.followers.push(change);
        }
    }
    lines
}

/// The touchpoint that an element belongs to and goes along with.
fn carrier(element: &Element) -> Option<ElementId> {
    match element {
        Element::Emotion(point) => point.touchpoint.map(Id::element),
        Element::DropOff(dropoff) => dropoff.touchpoint.map(Id::element),
        _ => None,
    }
}

/// Gives an element the place along the way that another has.
fn stand_as(element: &mut Element, other: &Element) {
    match (element, other) {
        (Element::Emotion(point), Element::Emotion(other)) => (point.stage, point.at) = (other.stage, other.at),
        (Element::DropOff(dropoff), Element::DropOff(other)) => (dropoff.stage, dropoff.at) = (other.stage, other.at),
        _ => {}
    }
}

fn has_another_place(change: &MeetingChange) -> bool {
    let place = |element: &Option<Box<Element>>| {
        element.as_ref().map(|element| (element.element().stage(), element.element().at()))
    };
    change.before.is_some() && change.after.is_some() && place(&change.before) != place(&change.after)
}

/// Whether this is a lane that held texts and does so no more.
fn holds_none_now(change: &MeetingChange) -> bool {
    let holds = |element: &Option<Box<Element>>| match element.as_deref() {
        Some(Element::Lane(lane)) => Some(lane.kind.holds_notes()),
        _ => None,
    };
    holds(&change.before) == Some(true) && holds(&change.after) == Some(false)
}

/// The stages and personas of counted rows that are no more, where a map differs by these alone.
fn counted_no_more(head: &HeadChange) -> Option<Vec<ElementId>> {
    let (was, is) = (&head.before.funnel.rows, &head.after.funnel.rows);
    let same_words = MapHead { funnel: Arc::clone(&head.after.funnel), ..head.before.clone() } == head.after;
    let gone: Vec<_> = was.iter().filter(|row| !is.contains(row)).collect();
    let only_fewer = was.iter().filter(|row| is.contains(row)).eq(is.iter());
    let rest = Funnel { rows: is.clone(), ..head.before.funnel.as_ref().clone() };
    (same_words && only_fewer && rest == *head.after.funnel && !gone.is_empty()).then(|| {
        let named = gone.into_iter().flat_map(|row| [Some(row.stage.element()), row.persona.map(Id::element)]);
        named.flatten().collect()
    })
}

/// Where something stands in the order in which a map is read.
#[derive(Clone, Copy, Default)]
struct ReadingPlace {
    /// Of the project and its people none, then map by map.
    journey: usize,
    /// What belongs to no stage comes first.
    stage: usize,
    lane: usize,
    at: f64,
}

impl ReadingPlace {
    /// Of a change, by the map as it is, and as it was where that has it no more.
    fn of(change: &MeetingChange, before: &MapBefore, now: &Document) -> Self {
        let id = change.journey;
        let found = id.and_then(|id| now.journeys.get(id).or_else(|| before.journeys.get(id)));
        let Some(journey) = found else { return Self::default() };
        let was = before.journeys.get(journey.id).unwrap_or(journey);
        let mut place =
            Self { journey: now.journeys.position(journey.id).map_or(usize::MAX, |at| at + 1), ..Self::default() };
        if let Some(element) = change.after.as_deref().or(change.before.as_deref()) {
            let element = element.element();
            let stage = |stage| journey.stages.position(stage).or_else(|| was.stages.position(stage));
            place.stage = element.stage().and_then(stage).map_or(0, |at| at + 1);
            let lane = LaneId::of(change.element).or_else(|| {
                let lane = journey.lane_of(element).or_else(|| was.lane_of(element));
                lane.map(|lane| lane.id)
            });
            let lane_at = |lane| journey.lanes.position(lane).or_else(|| was.lanes.position(lane));
            place.lane = lane.and_then(lane_at).map_or(0, |at| at + 1);
            place.at = element.at().map_or(0.0, Share::get);
        }
        place
    }

    fn compare(&self, other: &Self) -> Ordering {
        let coarse = |place: &Self| (place.journey, place.stage, place.lane);
        coarse(self).cmp(&coarse(other)).then(self.at.total_cmp(&other.at))
    }
}

/// A document into which things are put back, with the edits that do so.
struct Restored {
    now: Document,
    edits: Vec<Edit>,
    /// All that the meeting changed.
    touched: FxHashSet<ElementId>,
    /// The maps that say something else by now than at the end of the meeting.
    counted_anew: FxHashSet<ElementId>,
}

impl Restored {
    fn push(&mut self, edit: Edit) -> Result<(), EditError> {
        self.now = apply(&self.now, &edit)?;
        self.edits.push(edit);
        Ok(())
    }

    fn put_back(&mut self, chosen: &[&MeetingChange]) -> Result<(), EditError> {
        let direct: FxHashSet<ElementId> = chosen.iter().map(|change| change.element).collect();
        // A follower that was changed once more since is what somebody wanted it to be.
        let all: Vec<&MeetingChange> = chosen
            .iter()
            .flat_map(|change| change.all())
            .filter(|change| direct.contains(&change.element) || !has_changed_since(change, &self.now))
            .collect();
        // What others name and name nobody themselves, then what comes back, what names another behind that, then what was changed.
        let (bands, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(|change| is_named_alone(change.element));
        for change in &bands {
            self.change_back(change)?;
        }
        let (mut gone, changed): (Vec<_>, Vec<_>) =
            all.iter().copied().partition(|change| change.before.is_some() && !self.now.has(change.element));
        gone.sort_by_key(|change| (rank(change.element), change.place));
        for change in gone {
            self.bring_back(change)?;
        }
        self.pin_linked(&changed);
        for change in others {
            self.change_back(change)?;
        }
        for change in all.iter().filter(|change| change.is_new()) {
            // It may have gone with another.
            if self.now.has(change.element) {
                self.push(Edit::Remove(vec![change.element]))?;
            }
        }
        self.put_in_order(&all)?;
        for change in &all {
            self.say_again(change)?;
        }
        Ok(())
    }

    /// Gives an element that is there the look it had.
    fn change_back(&mut self, change: &MeetingChange) -> Result<(), EditError> {
        let Some(before) = &change.before else { return Ok(()) };
        let now = self.now.element(change.element).and_then(Element::copy_of);
        let Some(now) = now.filter(|now| *now != **before) else { return Ok(()) };
        let before = self.as_it_can_be(before, change.journey);
        if before == now { Ok(()) } else { self.push(Edit::Change(Box::new(before))) }
    }

    /// Adds an element that is not there.
    fn bring_back(&mut self, change: &MeetingChange) -> Result<(), EditError> {
        let Some(before) = &change.before else { return Ok(()) };
        let journey = change.journey.or_else(|| self.now.first_journey().map(|journey| journey.id));
        let Some(journey) = journey else { return Ok(()) };
        let element = Box::new(self.as_it_can_be(before, Some(journey)));
        self.push(Edit::Add { journey, element, index: change.place })
    }

    /// An element without what it names that is not there. Without its stage, lane or persona it cannot be, and applying says so.
    fn as_it_can_be(&self, element: &Element, journey: Option<JourneyId>) -> Element {
        let mut element = element.clone();
        let journey = journey.and_then(|journey| self.now.journey(journey));
        let there = |id: ElementId| match id {
            ElementId::Persona(persona) => self.now.persona(persona).is_some(),
            other => journey.is_some_and(|journey| journey.holds(other)),
        };
        if !element.element().links().into_iter().all(there) {
            element.element_mut().relink(&|id| there(id).then_some(id));
        }
        if element.element().picture().is_some_and(|picture| !self.now.images.contains_key(&picture)) {
            match &mut element {
                Element::Persona(persona) => (persona.portrait, persona.crop) = (None, None),
                Element::Touchpoint(touchpoint) => touchpoint.picture = None,
                _ => {}
            }
        }
        element
    }

    /// Says of what belongs to cards that go back, and that the meeting left alone, that it stays: otherwise it would go along.
    fn pin_linked(&mut self, changes: &[&MeetingChange]) {
        let cards: FxHashSet<ElementId> = changes
            .iter()
            .filter(|change| matches!(change.element, ElementId::Touchpoint(_)) && has_another_place(change))
            .map(|change| change.element)
            .collect();
        if cards.is_empty() {
            return;
        }
        let elements = self.now.journeys.iter().flat_map(|journey| journey.standing());
        let linked = elements.filter(|element| !self.touched.contains(&element.id())).filter_map(Element::copy_of);
        let pinned = linked.filter(|element| carrier(element).is_some_and(|card| cards.contains(&card)));
        let pins: Vec<Edit> = pinned.map(|element| Edit::Change(Box::new(element))).collect();
        self.edits.extend(pins);
    }

    /// Puts what came back or was moved where it stood among its kind.
    fn put_in_order(&mut self, all: &[&MeetingChange]) -> Result<(), EditError> {
        let mut placed: Vec<(usize, usize, ElementId)> = all
            .iter()
            .filter(|change| change.before.is_some())
            .filter_map(|change| Some((rank(change.element), change.place?, change.element)))
            .collect();
        placed.sort_unstable();
        for kind in placed.chunk_by(|one, other| one.0 == other.0) {
            if kind.iter().all(|(_, place, element)| self.now.position(*element) == Some(*place)) {
                continue;
            }
            // Behind all others first, so that none of them is counted before its turn.
            for (_, _, element) in kind {
                self.push(Edit::Reorder { element: *element, index: usize::MAX })?;
            }
            for (_, place, element) in kind {
                self.push(Edit::Reorder { element: *element, index: *place })?;
            }
        }
        Ok(())
    }

    /// Gives the project or a map the words back that it had, and what was counted.
    fn say_again(&mut self, change: &MeetingChange) -> Result<(), EditError> {
        let Some(HeadChange { before, after }) = change.head.as_deref() else { return Ok(()) };
        match change.element {
            ElementId::Project => {
                let mut project = self.now.project.as_ref().clone();
                let MapHead { title, client, author, version, research, .. } = before.clone();
                (project.title, project.client, project.author) = (title, client, author);
                (project.version, project.research) = (version, research);
                self.push(Edit::DescribeProject(Box::new(project)))
            }
            ElementId::Journey(journey) => {
                let MapHead { title, scenario, kind, .. } = before.clone();
                self.push(Edit::DescribeJourney { journey, title, scenario, kind })?;
                if before.funnel == after.funnel {
                    return Ok(());
                }
                let funnel = self.counted_again(journey, &before.funnel);
                self.push(Edit::SetFunnel { journey, funnel: Arc::new(funnel) })
            }
            _ => Ok(()),
        }
    }

    /// What was counted before, of what there is; where it was counted anew since, only the rows that are missing come back.
    fn counted_again(&self, journey: JourneyId, before: &Funnel) -> Funnel {
        let Some(journey) = self.now.journey(journey) else { return before.clone() };
        let there = |row: &&FunnelRow| {
            journey.stages.get(row.stage).is_some() && row.persona.is_none_or(|id| self.now.persona(id).is_some())
        };
        if !self.counted_anew.contains(&journey.id.element()) {
            return Funnel { rows: before.rows.iter().filter(there).cloned().collect(), ..before.clone() };
        }
        let mut funnel = journey.funnel.as_ref().clone();
        let missing = before.rows.iter().filter(there);
        let missing = missing.filter(|row| journey.funnel.row(row.persona, row.stage).is_none()).cloned();
        funnel.rows.extend(missing);
        funnel
    }
}

/// Whether this is of a kind that others name and that names nobody.
const fn is_named_alone(element: ElementId) -> bool {
    matches!(element, ElementId::Stage(_) | ElementId::Lane(_) | ElementId::Persona(_))
}

/// The place of a kind in an order in which what names another stands behind it.
fn rank(element: ElementId) -> usize {
    macro_rules! ranks {
        ($($kind:ident $list:ident $row:tt)*) => {
            [$(matches!(element, ElementId::$kind(_)),)*]
        };
    }
    let of_journeys = for_each_kind_of_journey! { ranks };
    of_journeys.iter().position(|is_it| *is_it).map_or(0, |place| place + 1)
}
