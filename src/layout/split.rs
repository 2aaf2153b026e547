//! A map that is split by its stages: several sheets, each of which shows a stretch of the way in full.
//!
//! All of them are set in one size of type, and the lanes of sheets that show the same lanes have one height where that makes no type
//! smaller: hung beside each other, curves go on from one to the next.

use super::effort::Effort;
use super::engine::{Engine, LayoutInput, content};
use super::fit::{Extent, SMALLEST, fit};
use super::held_sizes::HeldSizes;
use super::measure::{Measured, extent_at};
use super::pass::{SheetContent, SheetPass, largest_for_width};
use super::view::{Layout, SheetPart, View};
use crate::model::{Document, JourneyId, SplitBy};
use std::sync::atomic::AtomicBool;

/// Type that is so many steps smaller looks the same.
const HARDLY: i32 = 1;

impl SheetPart {
    /// So many stages on so many sheets, about as many on each.
    fn all(stages: usize, sheets: usize) -> Vec<Self> {
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

/// Views of all sheets that so many stages are split into.
fn views(of: &View, stages: usize, sheets: usize) -> Vec<View> {
    SheetPart::all(stages, sheets).into_iter().map(|part| View { part: Some(part), ..of.clone() }).collect()
}

impl Engine {
    /// The sheets of a map: one of all of it, or those it is split into by its stages.
    pub fn sheets(&mut self, document: &Document, journey: JourneyId, view: &View, split: SplitBy) -> Vec<Layout> {
        let input = LayoutInput { document, journey, view, held: None };
        self.sheets_unless(&input, split, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// The same unless `stop` becomes true; `None` soon after that.
    pub fn sheets_unless(&mut self, input: &LayoutInput<'_>, split: SplitBy, stop: &AtomicBool) -> Option<Vec<Layout>> {
        let journey = input.document.journey(input.journey);
        let stages = journey.map_or(0, |journey| journey.shown_stages().count());
        if let Some(journey) = journey {
            self.begin(input.document, journey);
        }
        let sheets = match split {
            SplitBy::Nothing => 1,
            SplitBy::Stages(most) => stages.div_ceil(most.get()),
            SplitBy::Legible => self.fewest_legible(input, stages, stop)?,
        };
        if sheets <= 1 {
            return Some(vec![self.lay_out_unless(input, stop)?]);
        }
        let views = views(input.view, stages, sheets);
        let sizes = self.common_sizes(input, &views, stop)?;
        (views.iter().zip(&sizes))
            .map(|(view, sizes)| self.lay_out_unless(&LayoutInput { view, held: Some(sizes), ..*input }, stop))
            .collect()
    }

    /// How many sheets are needed for [`SplitBy::Legible`].
    fn fewest_legible(&mut self, input: &LayoutInput<'_>, stages: usize, stop: &AtomicBool) -> Option<usize> {
        let mut counts: Vec<usize> = (1..=stages).rev().map(|most| stages.div_ceil(most)).collect();
        counts.dedup();
        let fewest = |engine: &mut Self, step: i32| {
            for sheets in &counts {
                if engine.all_fit(input, &views(input.view, stages, *sheets), step, stop)? {
                    return Some(Some(*sheets));
                }
            }
            Some(None)
        };
        if let Some(sheets) = fewest(self, 0)? {
            return Some(sheets);
        }
        let step = self.common_step(input, &views(input.view, stages, stages), stop)? + HARDLY;
        Some(fewest(self, step)?.unwrap_or(stages))
    }

    /// Whether each of some sheets has room for what it shows at a size of type.
    fn all_fit(&mut self, input: &LayoutInput<'_>, views: &[View], step: i32, stop: &AtomicBool) -> Option<bool> {
        for view in views {
            let input = LayoutInput { view, ..*input };
            let shown = content(&self.texts, &mut self.memo.shared, &input)?;
            if largest_for_width(&shown) > step
                || !extent_at(&mut self.memo, &shown, step, stop)?.fits(height(&input), step)
            {
                return Some(false);
            }
        }
        Some(true)
    }

    /// The size of type at which each of some sheets has room for what it shows.
    fn common_step(&mut self, input: &LayoutInput<'_>, views: &[View], stop: &AtomicBool) -> Option<i32> {
        let mut common = i32::MIN;
        for view in views {
            let input = LayoutInput { view, ..*input };
            let shown = content(&self.texts, &mut self.memo.shared, &input)?;
            let look = |step| extent_at(&mut self.memo, &shown, step, stop);
            common = common.max(fit(height(&input), largest_for_width(&shown), look)?);
        }
        // Now and then a text needs a line more in smaller type.
        while common < SMALLEST && !self.all_fit(input, views, common, stop)? {
            common += 1;
        }
        // And a search of a few looks ends a step or so before the largest.
        while common > 0 && self.all_fit(input, views, common - 1, stop)? {
            common -= 1;
        }
        Some(common)
    }

    /// The sizes of sheets that belong together.
    fn common_sizes(&mut self, input: &LayoutInput<'_>, views: &[View], stop: &AtomicBool) -> Option<Vec<HeldSizes>> {
        let step = self.common_step(input, views, stop)?;
        let memo = &mut self.memo.shared;
        let shown = (views.iter())
            .map(|view| content(&self.texts, memo, &LayoutInput { view, ..*input }))
            .collect::<Option<Vec<SheetContent<'_>>>>()?;
        let passes: Vec<SheetPass<'_>> =
            shown.iter().map(|shown| SheetPass::new(shown, step, Effort::Measure)).collect();
        let memo = &mut self.memo;
        let mut measured = (passes.iter())
            .map(|pass| pass.measure(&mut memo.at(&pass.size_key(), pass.shown.journey), None, stop))
            .collect::<Option<Vec<Measured<'_>>>>()?;
        let lanes = |sheet: &Measured<'_>| sheet.lanes.iter().map(|lane| lane.lane.id).collect::<Vec<_>>();
        for alike in measured.chunk_by_mut(|one, other| lanes(one) == lanes(other)) {
            level(alike, |total| Extent { total, fixed: 0.0 }.fits(height(input), step));
        }
        let sizes = passes.iter().zip(&measured).map(|(pass, measured)| {
            let heights = pass.fill(measured);
            HeldSizes {
                journey: pass.shown.journey.id,
                sheet: pass.shown.sheet,
                step,
                needs: pass.shown.needs.clone(),
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

/// Gives the heads and lanes of sheets that show the same lanes the height of the highest, if that fits.
fn level(sheets: &mut [Measured<'_>], fits: impl Fn(f64) -> bool) {
    let highest = |of: &dyn Fn(&Measured<'_>) -> f64| sheets.iter().map(of).fold(0.0, f64::max);
    let (heads, footer) = (highest(&|sheet| sheet.heads_height), highest(&|sheet| sheet.footer_height));
    let lanes = sheets.first().map_or(0, |sheet| sheet.lanes.len());
    let natural = |at: usize| highest(&|sheet| sheet.lanes.get(at).map_or(0.0, |lane| lane.natural));
    let natural: Vec<f64> = (0..lanes).map(natural).collect();
    let total = |sheet: &Measured<'_>| {
        let own = sheet.heads_height + sheet.footer_height + sheet.lanes.iter().map(|lane| lane.natural).sum::<f64>();
        sheet.total - own + heads + footer + natural.iter().sum::<f64>()
    };
    let totals: Vec<f64> = sheets.iter().map(total).collect();
    if !totals.iter().all(|total| fits(*total)) {
        return;
    }
    for (sheet, total) in sheets.iter_mut().zip(totals) {
        (sheet.heads_height, sheet.footer_height, sheet.total) = (heads, footer, total);
        for (lane, natural) in sheet.lanes.iter_mut().zip(&natural) {
            lane.natural = *natural;
        }
    }
}
