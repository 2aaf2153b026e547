//! A map that is split by its stages: several sheets, each of which shows a stretch of the way in full.
//!
//! All of them are set in one size of type, and the lanes of sheets that show the same lanes have one height where that makes no type
//! smaller: hung beside each other, curves go on from one to the next.

use super::effort::Effort;
use super::engine::{Engine, LayoutInput, content};
use super::fit::{Extent, SMALLEST, fit};
use super::held_sizes::HeldSizes;
use super::measure::{Measured, extent_at};
use super::pass::{SheetPass, largest_for_width};
use super::view::{Layout, PersonaPoster, SheetPart, View};
use crate::model::{Document, JourneyId, SplitBy};
use std::sync::atomic::AtomicBool;

/// Type that is so many steps smaller looks the same.
const HARDLY: i32 = 1;

impl SheetPart {
    /// So many stages on so many sheets, about as many on each.
    pub(super) fn all(stages: usize, sheets: usize) -> Vec<Self> {
        let (each, more) = (stages / sheets.max(1), stages % sheets.max(1));
        let mut end = 0;
        let next = |index: usize| {
            let start = end;
            end += each + usize::from(index < more);
            Self { stages: start..end, number: index + 1, of: sheets }
        };
        (0..sheets).map(next).collect()
    }
}

/// Views of all sheets of some maps, each split into so many; sheets that belong together count on from map to map.
fn views(maps: &[LayoutInput<'_>], stages: usize, sheets: usize) -> Vec<View> {
    let of_map = |(map, input): (usize, &LayoutInput<'_>)| {
        let numbered = |(at, part): (usize, SheetPart)| {
            let poster = input.view.poster.map(|poster| PersonaPoster {
                number: map * sheets + at + 1,
                of: maps.len() * sheets,
                ..poster
            });
            View { part: (sheets > 1).then_some(part), poster, ..input.view.clone() }
        };
        SheetPart::all(stages, sheets).into_iter().enumerate().map(numbered).collect::<Vec<_>>()
    };
    maps.iter().enumerate().flat_map(of_map).collect()
}

/// What is laid out of these maps, each in the views of its sheets.
fn inputs<'a>(maps: &[LayoutInput<'a>], views: &'a [View]) -> Vec<LayoutInput<'a>> {
    let each = views.len() / maps.len().max(1);
    let of_map = |(map, views): (&LayoutInput<'a>, &'a [View])| {
        let map = *map;
        views.iter().map(move |view| LayoutInput { view, ..map })
    };
    maps.iter().zip(views.chunks(each.max(1))).flat_map(of_map).collect()
}

impl Engine {
    /// The sheets of a map: one of all of it, or those it is split into by its stages.
    pub fn sheets(&mut self, document: &Document, journey: JourneyId, view: &View, split: SplitBy) -> Vec<Layout> {
        let input = LayoutInput { document, journey, view, held: None };
        self.sheets_unless(&input, split, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// The same unless `stop` becomes true; `None` soon after that.
    pub fn sheets_unless(&mut self, input: &LayoutInput<'_>, split: SplitBy, stop: &AtomicBool) -> Option<Vec<Layout>> {
        self.hung_together(&[*input], split, stop)
    }

    /// The sheets of maps of the same stages that hang beside each other, such as a poster for each persona: in one size of type, and
    /// split at the same stages.
    pub(super) fn hung_together(
        &mut self,
        maps: &[LayoutInput<'_>],
        split: SplitBy,
        stop: &AtomicBool,
    ) -> Option<Vec<Layout>> {
        let journeys = maps.iter().filter_map(|map| Some((map.document, map.document.journey(map.journey)?)));
        let stages = journeys.clone().map(|(_, journey)| journey.shown_stages().count()).max().unwrap_or(0);
        if let Some((document, journey)) = journeys.into_iter().next() {
            self.begin(document, journey);
        }
        let sheets = match split {
            SplitBy::Nothing => 1,
            SplitBy::Stages(most) => stages.div_ceil(most.get()),
            SplitBy::Legible => self.fewest_legible(maps, stages, stop)?,
        };
        if let ([alone], 0..=1) = (maps, sheets) {
            return Some(vec![self.lay_out_unless(alone, stop)?]);
        }
        let views = views(maps, stages, sheets.max(1));
        let sheets = inputs(maps, &views);
        let sizes = self.common_sizes(&sheets, stop)?;
        (sheets.iter().zip(&sizes))
            .map(|(sheet, sizes)| self.lay_out_unless(&LayoutInput { held: Some(sizes), ..*sheet }, stop))
            .collect()
    }

    /// How many sheets each map needs for [`SplitBy::Legible`].
    fn fewest_legible(&mut self, maps: &[LayoutInput<'_>], stages: usize, stop: &AtomicBool) -> Option<usize> {
        let mut counts: Vec<usize> = (1..=stages).rev().map(|most| stages.div_ceil(most)).collect();
        counts.dedup();
        let fewest = |engine: &mut Self, step: i32| {
            for sheets in &counts {
                let views = views(maps, stages, *sheets);
                if engine.all_fit(&inputs(maps, &views), step, stop)? {
                    return Some(Some(*sheets));
                }
            }
            Some(None)
        };
        if let Some(sheets) = fewest(self, 0)? {
            return Some(sheets);
        }
        let views = views(maps, stages, stages.max(1));
        let step = self.common_step(&inputs(maps, &views), stop)? + HARDLY;
        Some(fewest(self, step)?.unwrap_or(stages))
    }

    /// Whether each of some sheets has room for what it shows at a size of type.
    pub(super) fn all_fit(&mut self, sheets: &[LayoutInput<'_>], step: i32, stop: &AtomicBool) -> Option<bool> {
        for input in sheets {
            self.memo.shared.follow(input.document, input.document.journey(input.journey)?);
            let shown = content(&self.texts, &mut self.memo.shared, input)?;
            if largest_for_width(&shown) > step
                || !extent_at(&mut self.memo, &shown, step, stop)?.fits(height(input), step)
            {
                return Some(false);
            }
        }
        Some(true)
    }

    /// The size of type at which each of some sheets has room for what it shows.
    fn common_step(&mut self, sheets: &[LayoutInput<'_>], stop: &AtomicBool) -> Option<i32> {
        let mut common = i32::MIN;
        for input in sheets {
            self.memo.shared.follow(input.document, input.document.journey(input.journey)?);
            let shown = content(&self.texts, &mut self.memo.shared, input)?;
            let look = |step| extent_at(&mut self.memo, &shown, step, stop);
            common = common.max(fit(height(input), largest_for_width(&shown), look)?);
        }
        // Now and then a text needs a line more in smaller type.
        while common < SMALLEST && !self.all_fit(sheets, common, stop)? {
            common += 1;
        }
        // And a search of a few looks ends a step or so before the largest.
        while common > 0 && self.all_fit(sheets, common - 1, stop)? {
            common -= 1;
        }
        Some(common)
    }

    /// The sizes of sheets that belong together.
    fn common_sizes(&mut self, sheets: &[LayoutInput<'_>], stop: &AtomicBool) -> Option<Vec<HeldSizes>> {
        let step = self.common_step(sheets, stop)?;
        let Self { memo, texts, .. } = self;
        let mut shown = Vec::with_capacity(sheets.len());
        for input in sheets {
            memo.shared.follow(input.document, input.document.journey(input.journey)?);
            shown.push(content(texts, &mut memo.shared, input)?);
        }
        let passes: Vec<SheetPass<'_>> =
            shown.iter().map(|shown| SheetPass::new(shown, step, Effort::Measure)).collect();
        let mut measured = Vec::with_capacity(passes.len());
        for pass in &passes {
            memo.shared.follow(pass.shown.document, pass.shown.journey);
            measured.push(pass.measure(&mut memo.at(&pass.size_key(), pass.shown.journey), None, stop)?);
        }
        let lanes = |sheet: &Measured<'_>| sheet.lanes.iter().map(|lane| lane.lane.id).collect::<Vec<_>>();
        let height = sheets.first().map_or(0.0, height);
        let mut rest: Vec<&mut Measured<'_>> = measured.iter_mut().collect();
        while let Some(first) = rest.first() {
            let shown = lanes(first);
            let (mut alike, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|sheet| lanes(sheet) == shown);
            level(&mut alike, |total| Extent { total, fixed: 0.0 }.fits(height, step));
            rest = others;
        }
        let sizes = passes.iter().zip(&measured).map(|(pass, measured)| {
            let heights = pass.fill(measured);
            HeldSizes {
                journey: pass.shown.journey.id,
                sheet: pass.shown.sheet,
                step,
                needs: pass.shown.needs.clone(),
                header: measured.header_bottom,
                heads: measured.heads_height,
                heights: measured.lanes.iter().map(|lane| lane.lane.id).zip(heights).collect(),
                rows: Vec::new(),
                rooms: Vec::new(),
                priorities: None,
                labels: None,
            }
        });
        Some(sizes.collect())
    }
}

fn height(input: &LayoutInput<'_>) -> f64 {
    input.sheet().size().height
}

/// Gives the headers, heads and lanes of sheets that show the same lanes the height of the highest, if that fits.
fn level(sheets: &mut [&mut Measured<'_>], fits: impl Fn(f64) -> bool) {
    let highest = |of: &dyn Fn(&Measured<'_>) -> f64| sheets.iter().map(|sheet| of(sheet)).fold(0.0, f64::max);
    let header = highest(&|sheet| sheet.header_bottom);
    let (heads, footer) = (highest(&|sheet| sheet.heads_height), highest(&|sheet| sheet.footer_height));
    let lanes = sheets.first().map_or(0, |sheet| sheet.lanes.len());
    let natural = |at: usize| highest(&|sheet| sheet.lanes.get(at).map_or(0.0, |lane| lane.natural));
    let natural: Vec<f64> = (0..lanes).map(natural).collect();
    let total = |sheet: &Measured<'_>| {
        let own = sheet.heads_height + sheet.footer_height + sheet.lanes.iter().map(|lane| lane.natural).sum::<f64>();
        sheet.total - own + header - sheet.header_bottom + heads + footer + natural.iter().sum::<f64>()
    };
    let totals: Vec<f64> = sheets.iter().map(|sheet| total(sheet)).collect();
    if !totals.iter().all(|total| fits(*total)) {
        // What hangs in one line begins there at least.
        let lower = |sheet: &Measured<'_>| sheet.total + header - sheet.header_bottom;
        if sheets.iter().all(|sheet| fits(lower(sheet))) {
            for sheet in sheets.iter_mut() {
                (sheet.total, sheet.header_bottom) = (lower(sheet), header);
            }
        }
        return;
    }
    for (sheet, total) in sheets.iter_mut().zip(totals) {
        (sheet.heads_height, sheet.footer_height, sheet.total) = (heads, footer, total);
        sheet.header_bottom = header;
        for (lane, natural) in sheet.lanes.iter_mut().zip(&natural) {
            lane.natural = *natural;
        }
    }
}
