//! Where chips and words stand along a ribbon: one pattern for the whole sheet, nothing on top of anything, nobody left out while
//! there is room.

use super::super::context::LayoutContext;
use super::tags::{CHIP, CHIP_PAD, SetWords, Tag, middle};
use super::way::{Label, Way};
use std::ops::Range;

/// From a chip to words beside it, in layout units.
const BESIDE: f64 = 9.0;
/// From a chip to words under it.
const UNDER: f64 = 3.0;
/// From shares to chips under them.
const SHARES: f64 = 2.0;
/// From a share to the chip behind it, from what is said of one loss to the next chip, and to the next share.
const GAP: f64 = 10.0;
const NEXT: f64 = 14.0;
const NEXT_SHARE: f64 = 20.0;
/// Losses that are nearer to each other than this are at one place.
const SAME_PLACE: f64 = 10.0;
/// Lines that stand well beside a chip.
const MOST_BESIDE: usize = 2;
/// How far a chip may stand from where people leave, as a part of the stage and of its own width.
const FROM_STAGE: f64 = 0.4;
const FROM_CHIP: f64 = 0.75;

/// How shares, chips and reasons stand to each other: the same way on the whole sheet, the first that all of it can keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// In one row.
    Beside,
    /// Shares and chips in one row, reasons in the next.
    Under,
    /// Shares, chips and reasons in a row each: stages are too narrow for a share and a chip.
    Stacked,
}

/// What is done about losses that crowd each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crowd {
    /// Another pattern is tried.
    Refuse,
    /// They share a chip.
    Join,
    /// They share a chip, and what finds no room even so is left out.
    Yield,
}

/// A tag at its place. x of the sheet.
pub(super) struct Seat {
    pub(super) tag: Tag,
    /// The left edge of its chip; `None` where there is no room for one.
    pub(super) chip: Option<f64>,
    /// The left edge of its words, and those.
    pub(super) words: Option<(f64, SetWords)>,
}

/// Everything that is said along the ribbons of a sheet.
pub(super) struct Seated {
    pub(super) pattern: Pattern,
    /// Of each way.
    pub(super) rows: Vec<Vec<Seat>>,
}

/// The heights of one way's words, from their top.
pub(super) struct RowHeights {
    /// The common baseline of shares.
    pub(super) shares: f64,
    /// The upper edge of chips, and the baseline of what stands in them.
    pub(super) chips: f64,
    pub(super) chip_baseline: f64,
    pub(super) whole: f64,
}

/// Seats all that is said in the first pattern that can hold it.
pub(super) fn seat(cx: &LayoutContext<'_>, ends: (f64, f64), ways: &[Way<'_>], currency: &str) -> Seated {
    use Pattern::{Beside, Stacked, Under};
    // Within their stages first, then wherever along the way there is room.
    let tries = [
        (Beside, Crowd::Refuse, true),
        (Under, Crowd::Refuse, true),
        (Stacked, Crowd::Refuse, true),
        (Stacked, Crowd::Refuse, false),
        (Under, Crowd::Join, true),
        (Stacked, Crowd::Join, true),
        (Stacked, Crowd::Join, false),
    ];
    for (pattern, crowd, by_stage) in tries {
        let row = |way| Row { cx, ends, way, currency, pattern, crowd, by_stage }.seats();
        if let Some(rows) = ways.iter().map(row).collect() {
            return Seated { pattern, rows };
        }
    }
    let row = |way| Row { cx, ends, way, currency, pattern: Stacked, crowd: Crowd::Yield, by_stage: false }.seats();
    Seated { pattern: Stacked, rows: ways.iter().map(|way| row(way).unwrap_or_default()).collect() }
}

/// One way in one pattern.
struct Row<'a> {
    cx: &'a LayoutContext<'a>,
    ends: (f64, f64),
    way: &'a Way<'a>,
    currency: &'a str,
    pattern: Pattern,
    crowd: Crowd,
    /// Whether what is said of a loss stays between the share of its own stage and the next.
    by_stage: bool,
}

/// A free stretch between two shares.
#[derive(Clone, Copy)]
struct Stretch {
    /// Where words and where chips may begin.
    from: f64,
    chips_from: f64,
    to: f64,
}

impl Row<'_> {
    fn tag(&self, losses: Range<usize>) -> Tag {
        Tag::of(self.cx, self.way, losses, self.currency)
    }

    fn seats(&self) -> Option<Vec<Seat>> {
        let mut seats = Vec::new();
        let mut waiting: Vec<Range<usize>> = Vec::new();
        let mut stretch = 0;
        for losses in self.at_one_place() {
            let own = self.way.losses.get(losses.start).map_or(0, |loss| self.stretch_of(loss.stage.0));
            if own != stretch && !waiting.is_empty() {
                seats.extend(self.seat_all(self.stretch(stretch), std::mem::take(&mut waiting))?);
            }
            stretch = own;
            waiting.push(losses);
        }
        if !waiting.is_empty() {
            seats.extend(self.seat_all(self.stretch(stretch), waiting)?);
        }
        Some(seats)
    }

    /// Neighbours at one place of one stage, of those that are told of.
    fn at_one_place(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, loss) in self.way.losses.iter().enumerate().filter(|(_, loss)| loss.is_told) {
            let before = found.last_mut().filter(|before| before.end == at);
            let first = before.as_ref().and_then(|before| self.way.losses.get(before.start));
            let same = first.is_some_and(|first| first.stage == loss.stage && loss.x - first.x < self.cx.u(SAME_PLACE));
            match before {
                Some(before) if same => before.end = at + 1,
                _ => found.push(at..at + 1),
            }
        }
        found
    }

    /// Which stretch a stage that begins at `left` is in: shares part them.
    fn stretch_of(&self, left: f64) -> usize {
        let labels = &self.way.labels;
        if self.by_stage { labels.partition_point(|label| label.stage <= left + 1e-6) } else { 0 }
    }

    fn stretch(&self, at: usize) -> Stretch {
        let (left, right) = (self.ends.0, self.ends.1);
        if !self.by_stage {
            return Stretch { from: left, chips_from: left, to: right };
        }
        let labels = &self.way.labels;
        let own = at.checked_sub(1).and_then(|own| labels.get(own));
        let (share, behind) = own.map_or((left, left), |label| (label.left, label.right + self.cx.u(GAP)));
        let (from, chips_from, gap) = match self.pattern {
            Pattern::Beside => (behind, behind, NEXT_SHARE),
            Pattern::Under => (share, behind, NEXT_SHARE),
            Pattern::Stacked => (share, share, NEXT),
        };
        Stretch { from, chips_from, to: labels.get(at).map_or(right, |next| next.left - self.cx.u(gap)) }
    }

    /// The room that a tag takes along the way, with words of this width.
    fn width(&self, tag: &Tag, words: f64) -> f64 {
        match self.pattern {
            Pattern::Beside if words > 0.0 => tag.chip + self.cx.u(BESIDE) + words,
            Pattern::Beside => tag.chip,
            Pattern::Under | Pattern::Stacked => tag.chip.max(words),
        }
    }

    /// Joins losses of which there are more than a stretch has room for chips without a word, as [`Self::seat_all`] would, before
    /// anything is set: of thousands only so many are set as a sheet has room for. `None` where joining is not allowed.
    fn thin_out(&self, stretch: Stretch, mut places: Vec<Range<usize>>) -> Option<Vec<Range<usize>>> {
        let (chip, next) = (self.cx.u(CHIP_PAD) * 2.0, self.cx.u(NEXT));
        let room = |count: usize| (chip + next) * f64::from(u32::try_from(count).unwrap_or(u32::MAX)) - next;
        let has_room = |count: usize| count < 2 || room(count) <= stretch.to - stretch.from;
        if has_room(places.len()) {
            return Some(places);
        }
        if self.crowd == Crowd::Refuse {
            return None;
        }
        let x = |place: &Range<usize>| middle(self.way.losses.get(place.clone()).unwrap_or_default());
        let mut gaps: Vec<f64> =
            places.windows(2).map(|pair| pair.iter().map(x).fold(0.0, |one, next| next - one)).collect();
        while !has_room(places.len()) {
            let Some(at) = nearest(&gaps) else { break };
            gaps.remove(at);
            let joined = places.remove(at + 1);
            let Some(own) = places.get_mut(at) else { break };
            own.end = joined.end;
            for beside in [at.checked_sub(1), Some(at)].into_iter().flatten() {
                if let (Some(gap), Some([one, other])) = (gaps.get_mut(beside), places.get(beside..beside + 2)) {
                    *gap = x(other) - x(one);
                }
            }
        }
        Some(places)
    }

    /// Seats losses in a stretch, joining what crowds each other as far as that is allowed.
    fn seat_all(&self, stretch: Stretch, places: Vec<Range<usize>>) -> Option<Vec<Seat>> {
        let mut tags: Vec<Tag> = self.thin_out(stretch, places)?.into_iter().map(|losses| self.tag(losses)).collect();
        loop {
            let crowded = match self.spread(stretch, &tags) {
                Ok(places) => return self.set(stretch, tags, &places),
                Err(crowded) => crowded,
            };
            if self.crowd == Crowd::Refuse || tags.len() < 2 {
                return (self.crowd == Crowd::Yield).then(|| stretch.without_words(tags));
            }
            let gaps = tags.windows(2).map(|pair| pair.iter().map(|tag| tag.x).fold(0.0, |one, next| next - one));
            let at = crowded.or_else(|| nearest(&gaps.collect::<Vec<_>>())).unwrap_or(0).min(tags.len() - 2);
            let next = tags.remove(at + 1);
            if let Some(own) = tags.get_mut(at) {
                *own = self.tag(own.losses.start..next.losses.end);
            }
        }
    }

    /// The left end and the width of the room of each tag, as near to where people leave as the others let it; else which two crowd
    /// each other, where that is known.
    fn spread(&self, stretch: Stretch, tags: &[Tag]) -> Result<Vec<(f64, f64)>, Option<usize>> {
        let cx = self.cx;
        let next = cx.u(NEXT);
        // Under a share there is room for words and none for a chip.
        let ahead = |at: usize| if at == 0 { stretch.chips_from - stretch.from } else { 0.0 };
        let least: Vec<f64> =
            (tags.iter().enumerate()).map(|(at, tag)| self.width(tag, tag.least).max(ahead(at) + tag.chip)).collect();
        let best: Vec<f64> =
            tags.iter().zip(&least).map(|(tag, least)| self.width(tag, tag.natural).max(*least)).collect();
        let gaps = next * f64::from(u32::try_from(tags.len().saturating_sub(1)).unwrap_or(u32::MAX));
        let room = stretch.to - stretch.from - gaps;
        let (needed, wanted): (f64, f64) = (least.iter().sum(), best.iter().sum());
        if needed > room + 1e-6 {
            return Err(None);
        }
        let share = if wanted > needed { ((room - needed) / (wanted - needed)).min(1.0) } else { 1.0 };
        let widths: Vec<f64> = least.iter().zip(&best).map(|(least, best)| least + (best - least) * share).collect();
        let mut places: Vec<(f64, f64)> = Vec::with_capacity(tags.len());
        let mut from = stretch.from;
        for (tag, &width) in tags.iter().zip(&widths) {
            let left = (tag.x - tag.chip / 2.0).max(from);
            places.push((left, width));
            from = left + width + next;
        }
        let mut to = stretch.to;
        for (left, width) in places.iter_mut().rev() {
            *left = left.min(to - *width);
            to = *left - next;
        }
        if self.crowd == Crowd::Yield {
            return Ok(places);
        }
        // A chip far from where people leave would tell of another place.
        let stray = tags.iter().zip(&places).position(|(tag, &place)| {
            let stage = self.way.losses.get(tag.losses.start).map_or(0.0, |loss| loss.stage.1 - loss.stage.0);
            let reach = (stage * FROM_STAGE).max(tag.chip * FROM_CHIP);
            let chip = stretch.chip_left(tag, place);
            let wanted = (tag.x - tag.chip / 2.0).max(stretch.chips_from);
            (chip - wanted).abs() > reach
        });
        match stray {
            None => Ok(places),
            // One that stands alone strays because its words are wide: no joining helps.
            Some(_) if tags.len() == 1 && self.crowd == Crowd::Join => Ok(places),
            Some(at) => {
                let x = |at: usize| tags.get(at).map_or(f64::INFINITY, |tag| tag.x);
                let before = at.checked_sub(1).map_or(f64::INFINITY, |before| x(at) - x(before));
                Err(Some(if before < x(at + 1) - x(at) { at - 1 } else { at }))
            }
        }
    }

    fn set(&self, stretch: Stretch, tags: Vec<Tag>, places: &[(f64, f64)]) -> Option<Vec<Seat>> {
        (tags.into_iter().zip(places))
            .map(|(tag, &(left, width))| {
                let chip = stretch.chip_left(&tag, (left, width));
                let beside = tag.chip + self.cx.u(BESIDE);
                let words = if self.pattern == Pattern::Beside {
                    tag.set(self.cx, width - beside).map(|words| (left + beside, words))
                } else {
                    // Words stand flush with their chip, or with the share before it.
                    let left = if left < stretch.chips_from - 1e-6 { stretch.from } else { left };
                    tag.set(self.cx, width).map(|words| (left, words))
                };
                let fits = self.pattern != Pattern::Beside
                    || !tag.is_joined() && words.as_ref().is_none_or(|(_, words)| words.lines <= MOST_BESIDE);
                (fits || self.crowd != Crowd::Refuse).then_some(Seat { chip: Some(chip), tag, words })
            })
            .collect()
    }
}

/// Where the least of some gaps is, the first of several.
fn nearest(gaps: &[f64]) -> Option<usize> {
    gaps.iter().enumerate().min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at)
}

impl Stretch {
    /// Where the chip of a tag stands in its room: where its words begin, but never under a share.
    fn chip_left(&self, tag: &Tag, (left, width): (f64, f64)) -> f64 {
        if left >= self.chips_from - 1e-6 {
            return left;
        }
        (tag.x - tag.chip / 2.0).min(left + width - tag.chip).max(self.chips_from)
    }

    /// What is left in a stretch that is too narrow for its words, or even for its chip.
    fn without_words(&self, tags: Vec<Tag>) -> Vec<Seat> {
        let seat = |tag: Tag| {
            let chip = (tag.x - tag.chip / 2.0).min(self.to - tag.chip).max(self.chips_from);
            Seat { chip: (chip + tag.chip <= self.to + 1e-6).then_some(chip), tag, words: None }
        };
        tags.into_iter().map(seat).collect()
    }
}

impl Pattern {
    /// How high the words of one way are, and where what is in them stands.
    pub(super) fn heights(self, cx: &LayoutContext<'_>, labels: &[Label], seats: &[Seat]) -> RowHeights {
        /// Half of the height of capitals and figures, as a part of the size of type.
        const CAPITALS: f64 = 0.35;
        let chip_height = cx.u(CHIP);
        let share = labels.first().map(|label| &label.share);
        let share_height = share.map_or(0.0, |share| share.height.get());
        let share_baseline = share.and_then(|share| share.lines.first()).map_or(0.0, |line| line.baseline.get());
        let chips = if self == Self::Stacked && share.is_some() { share_height + cx.u(SHARES) } else { 0.0 };
        let chip_baseline = chips + chip_height / 2.0 + cx.scale.small * CAPITALS;
        let words =
            seats.iter().filter_map(|seat| Some(self.words_top(cx, chip_baseline, chips, &seat.words.as_ref()?.1)));
        let below = words.zip(seats.iter().filter_map(|seat| seat.words.as_ref()));
        let lowest = below.map(|(top, (_, words))| top + words.height).fold(chips + chip_height, f64::max);
        let shares = if self == Self::Stacked { share_baseline } else { chip_baseline };
        RowHeights { shares, chips, chip_baseline, whole: lowest }
    }

    /// The upper edge of words: on the baseline of the chip, or under it.
    pub(super) fn words_top(self, cx: &LayoutContext<'_>, chip_baseline: f64, chips: f64, words: &SetWords) -> f64 {
        match self {
            Self::Beside => chip_baseline - words.baseline,
            Self::Under | Self::Stacked => chips + cx.u(CHIP + UNDER),
        }
    }
}
