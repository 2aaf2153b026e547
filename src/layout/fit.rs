//! The size of type at which all fits.
//!
//! Sizes are counted in steps: step 0 is what the paper asks for, and [`STEPS_PER_DOUBLE`] of them halve the type. The search looks at a
//! few sizes, which follow from what it finds and from nothing else: whatever was laid out before, a map gets the same size.

/// How many sizes of type lie between one size and the double: fine enough that a sheet hardly moves when a drag makes it fuller.
const STEPS_PER_DOUBLE: f64 = 16.0;
/// The largest type is that of step −4, about 1.2 times what the paper asks for.
const LARGEST: i32 = -4;
/// The smallest type is that of step 128, 1/256 of it: ten thousand cards on one A4 sheet.
const SMALLEST: i32 = 128;
/// So many sizes are looked at, at most, as long as one of them fits.
pub(super) const MOST_LOOKS: usize = 5;
/// By so many doubles the content falls as type is halved, before anything better is known: in both directions where texts are broken,
/// in one where each stands on a line of its own.
const USUAL_FALL: f64 = 1.5;

/// How high the content of a sheet is at one size of type, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    /// All of it, margins included.
    pub(super) total: f64,
    /// What of that follows the paper and not the type.
    pub(super) fixed: f64,
}

/// The size of type at a step, as a share of what the paper asks for.
pub(super) fn scale_at(step: i32) -> f64 {
    2_f64.powf(-f64::from(step) / STEPS_PER_DOUBLE)
}

/// The height that a sheet's content may have at a size of type, in points: above what the paper asks for it leaves some air.
fn room_at(height: f64, step: i32) -> f64 {
    if step < 0 { height * 0.97 } else { height }
}

/// What is known of the sizes that were looked at.
struct Search<F> {
    height: f64,
    look: F,
    looks: usize,
    /// The smallest step that is known not to fit, with what is set there as the logarithm of its height to the base of 2, and the one
    /// looked at before it.
    too_large: Option<(i32, f64)>,
    /// The largest type that is known to fit.
    fits: Option<(i32, f64)>,
    /// The look before the last that did not fit.
    before: Option<(i32, f64)>,
}

/// The step at which all fits a sheet of this height: the largest type that does, as far as [`MOST_LOOKS`] tell. Growing beyond what the
/// paper asks for needs a sheet that would look empty otherwise. `None` if a look was given up.
pub(super) fn fit(height: f64, look: impl FnMut(i32) -> Option<Extent>) -> Option<i32> {
    let mut search = Search { height, look, looks: 0, too_large: None, fits: None, before: None };
    let first = search.look_at(0)?;
    if search.fits.is_some() { search.grow(first) } else { search.shrink(first) }
}

impl<F: FnMut(i32) -> Option<Extent>> Search<F> {
    fn look_at(&mut self, step: i32) -> Option<Extent> {
        self.looks += 1;
        let extent = (self.look)(step)?;
        let set = (extent.total - extent.fixed).max(1.0).log2();
        if extent.total <= room_at(self.height, step) {
            self.fits = Some((step, set));
        } else {
            self.before = self.too_large;
            self.too_large = Some((step, set));
        }
        Some(extent)
    }

    /// All fits at what the paper asks for: how much larger may it be?
    fn grow(mut self, first: Extent) -> Option<i32> {
        // What is set grows at least as much as its type, and often by more lines. Only then is it worth measuring.
        let set = (first.total - first.fixed).max(0.0);
        let may = |step: &i32| first.fixed + set / scale_at(*step) <= room_at(self.height, *step);
        let mut largest = (LARGEST..0).find(may).unwrap_or(0);
        let mut smallest = 0;
        let mut step = largest;
        while largest < smallest {
            self.look_at(step)?;
            if self.fits.is_some_and(|(fits, _)| fits == step) {
                smallest = step
            } else {
                largest = step + 1
            }
            step = largest + (smallest - largest) / 2;
        }
        Some(smallest)
    }

    /// It does not: how much smaller must it be?
    fn shrink(mut self, first: Extent) -> Option<i32> {
        let target = (self.height - first.fixed).max(1.0).log2();
        loop {
            let (large, fits) = (self.too_large.map_or(LARGEST, |(step, _)| step), self.fits.map(|(step, _)| step));
            match fits {
                Some(fits) if fits - large <= 1 || self.looks >= MOST_LOOKS => return Some(fits),
                // The last of the looks has to fit.
                None if large >= SMALLEST => return Some(SMALLEST),
                _ => {}
            }
            let last = fits.unwrap_or(SMALLEST + 1) - 1;
            let guess = self.crossing(target).clamp(large + 1, last.max(large + 1));
            self.look_at(guess)?;
        }
    }

    /// The step from which on the content is expected to fit.
    fn crossing(&self, target: f64) -> i32 {
        let Some((step, set)) = self.too_large else { return 0 };
        let line =
            |(one, at_one): (i32, f64), (other, at_other): (i32, f64)| (at_one - at_other) / f64::from(other - one);
        // Steps for each halving of what is set, between the two looks that are nearest.
        let fall = match (self.fits, self.before) {
            (Some(fits), _) => line((step, set), fits),
            (None, Some(before)) => line(before, (step, set)),
            (None, None) => USUAL_FALL / STEPS_PER_DOUBLE,
        };
        // Never flatter than what is set in lines of its own would be at least by half, nor steeper than anything is.
        let fall = fall.clamp(0.5 / STEPS_PER_DOUBLE, 4.0 / STEPS_PER_DOUBLE);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the few steps there are")]
        let more = ((set - target) / fall).clamp(1.0, f64::from(SMALLEST * 2)).ceil() as i32;
        step + more
    }
}
