//! The size of type at which all fits.
//!
//! Sizes are counted in steps: step 0 is what the paper asks for, and [`STEPS_PER_DOUBLE`] of them halve the type. The search looks at a
//! few sizes, which follow from what it finds and from nothing else: whatever was laid out before, a map gets the same size.

/// How many sizes of type lie between one size and the double: fine enough that a sheet hardly moves when a drag makes it fuller.
const STEPS_PER_DOUBLE: f64 = 16.0;
/// The largest type is that of step −4, about 1.2 times what the paper asks for.
const LARGEST: i32 = -4;
/// The smallest type is that of step 128, 1/256 of it: ten thousand cards on one A4 sheet.
pub(super) const SMALLEST: i32 = 128;
/// All sizes of type, the largest first.
pub(super) const STEPS: std::ops::RangeInclusive<i32> = LARGEST..=SMALLEST;
/// So many sizes are looked at, at most, as long as one of them fits.
pub(super) const MOST_LOOKS: usize = 5;
/// The first guess is a multiple of so many steps.
const ROUGHLY: i32 = 4;
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

impl Extent {
    /// Whether that is no higher than a sheet of this height lets it be at a size of type.
    pub(super) fn fits(self, height: f64, step: i32) -> bool {
        self.total <= room_at(height, step)
    }
}

/// The size of type at a step, as a share of what the paper asks for.
pub(super) fn scale_at(step: i32) -> f64 {
    2_f64.powf(-f64::from(step) / STEPS_PER_DOUBLE)
}

/// The height that a sheet's content may have at a size of type, in points: above what the paper asks for it leaves some air.
fn room_at(height: f64, step: i32) -> f64 {
    if step < 0 { height * 0.97 } else { height }
}

/// What is known of the sizes that were looked at: steps, each with how high what is set there is beside the room for it, as the logarithm
/// to the base of 2.
struct Search<F> {
    height: f64,
    look: F,
    looks: usize,
    /// The smallest type that is known not to fit.
    too_large: Option<(i32, f64)>,
    /// The one that was looked at before that and did not fit either.
    before: Option<(i32, f64)>,
    /// The largest type that is known to fit.
    fits: Option<(i32, f64)>,
}

/// The step at which all fits a sheet of this height: the largest type that does, as far as [`MOST_LOOKS`] tell, and no larger than that of
/// step `largest`. Growing beyond what the paper asks for needs a sheet that would look empty otherwise. `None` if a look was given up.
pub(super) fn fit(height: f64, largest: i32, look: impl FnMut(i32) -> Option<Extent>) -> Option<i32> {
    let mut search = Search { height, look, looks: 0, too_large: None, fits: None, before: None };
    let first = search.look_at(largest.clamp(0, SMALLEST))?;
    if search.fits.is_none() { search.shrink() } else { search.grow(first, largest) }
}

impl<F: FnMut(i32) -> Option<Extent>> Search<F> {
    fn look_at(&mut self, step: i32) -> Option<Extent> {
        self.looks += 1;
        let extent = (self.look)(step)?;
        let room = (self.height - extent.fixed).max(1.0);
        let set = ((extent.total - extent.fixed).max(1.0) / room).log2();
        if extent.fits(self.height, step) {
            self.fits = Some((step, set));
        } else {
            self.before = self.too_large;
            self.too_large = Some((step, set));
        }
        Some(extent)
    }

    /// All fits at what the paper asks for, or at the largest type there may be: how much larger may it be?
    fn grow(mut self, first: Extent, largest: i32) -> Option<i32> {
        if largest >= 0 {
            return Some(largest);
        }
        // What is set grows at least as much as its type, and often by more lines. Only then is it worth measuring.
        let set = (first.total - first.fixed).max(0.0);
        let may = |step: &i32| first.fixed + set * scale_at(*step) <= room_at(self.height, *step);
        let mut largest = (largest.max(LARGEST)..0).find(may).unwrap_or(0);
        let mut smallest = 0;
        let mut step = largest;
        while largest < smallest {
            self.look_at(step)?;
            if self.fits.is_some_and(|(fits, _)| fits == step) {
                smallest = step;
            } else {
                largest = step + 1;
            }
            step = largest + (smallest - largest) / 2;
        }
        Some(smallest)
    }

    /// It does not: how much smaller must it be?
    fn shrink(mut self) -> Option<i32> {
        loop {
            let large = self.too_large.map_or(LARGEST, |(step, _)| step);
            let mut guess = self.crossing();
            match self.fits {
                Some((fits, set)) => {
                    // What is set grows at least as much as its type: at the next larger size it would not fit.
                    let is_full = set + 1.0 / STEPS_PER_DOUBLE > 0.0;
                    if fits - large <= 1 || is_full || self.looks >= MOST_LOOKS {
                        return Some(fits);
                    }
                    guess = guess.min(fits - 1);
                }
                None if large >= SMALLEST => return Some(SMALLEST),
                // The last of the looks has to fit: the less is known the more is left.
                None => guess = guess.min(SMALLEST),
            }
            self.look_at(guess.max(large + 1))?;
        }
    }

    /// The step from which on the content is expected to fit.
    fn crossing(&self) -> i32 {
        let Some((step, set)) = self.too_large else { return 0 };
        let fall_between =
            |(one, at_one): (i32, f64), (other, at_other): (i32, f64)| (at_one - at_other) / f64::from(other - one);
        // By how much what is set falls with each step, between the two looks that are nearest, and how sure that is, in steps.
        let (fall, margin) = match (self.fits, self.before) {
            (Some(fits), _) => (fall_between((step, set), fits), if self.looks + 1 < MOST_LOOKS { 0.0 } else { 1.0 }),
            (None, Some(before)) => (fall_between(before, (step, set)), f64::from(step - before.0) / 6.0),
            (None, None) => (USUAL_FALL / STEPS_PER_DOUBLE, 0.0),
        };
        // Never much flatter than lines of their own, nor steeper than anything is.
        let fall = fall.clamp(0.7 / STEPS_PER_DOUBLE, 3.0 / STEPS_PER_DOUBLE);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the few steps there are")]
        let more = (set / fall + margin).clamp(1.0, f64::from(SMALLEST * 2)).ceil() as i32;
        // A first guess is rough; that of a map in which little changed is the same, and what was measured there is known.
        if self.looks == 1 { (step + more + ROUGHLY - 1) / ROUGHLY * ROUGHLY } else { step + more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEIGHT: f64 = 1000.0;

    /// The step at which content fits that is so high at each, and the sizes that were looked at.
    fn search(total: impl Fn(i32) -> f64, fixed: f64) -> (i32, Vec<i32>) {
        let mut looks = Vec::new();
        let step = fit(HEIGHT, LARGEST, |step| {
            looks.push(step);
            Some(Extent { total: total(step), fixed })
        });
        (step.expect("nobody gave it up"), looks)
    }

    #[test]
    fn a_sheet_that_would_look_empty_has_larger_type_and_a_full_one_what_the_paper_asks_for() {
        assert_eq!(search(|step| 300.0 * scale_at(step), 0.0).0, LARGEST);
        assert_eq!(search(|step| 990.0 * scale_at(step), 0.0), (0, vec![0]), "nothing larger is worth a look");
        let (step, looks) = search(|step| 900.0 * scale_at(step), 0.0);
        assert!(step == -1 && looks.len() <= 4, "{step} {looks:?}");
    }

    #[test]
    fn type_is_never_larger_than_the_columns_allow() {
        for largest in [-2, 0, 5, SMALLEST] {
            let mut looks = Vec::new();
            let step = fit(HEIGHT, largest, |step| {
                looks.push(step);
                Some(Extent { total: 300.0 * scale_at(step), fixed: 0.0 })
            });
            assert_eq!(step, Some(largest));
            assert!(looks.iter().all(|step| *step >= largest) && looks.len() <= MOST_LOOKS, "{looks:?}");
        }
        let over = fit(HEIGHT, 3, |step| Some(Extent { total: 2000.0 * scale_at(step), fixed: 0.0 }));
        assert!(over.is_some_and(|step| (16..=17).contains(&step)), "{over:?}");
    }

    #[test]
    fn what_fits_at_no_size_gets_the_smallest() {
        assert_eq!(search(|_| 2.0 * HEIGHT, 1.5 * HEIGHT).0, SMALLEST);
    }

    #[test]
    fn a_look_that_is_given_up_gives_up_the_search() {
        assert_eq!(
            fit(HEIGHT, LARGEST, |step| (step == 0).then_some(Extent { total: 2.0 * HEIGHT, fixed: 0.0 })),
            None
        );
    }

    proptest! {
        /// Content falls by one to two doubles while type is halved, not evenly, and now and then a line more or less.
        #[test]
        fn a_full_sheet_finds_its_size_in_five_looks_and_one_step_from_the_best(
            over in 0.01..8.3_f64, falls in (1.0..1.9_f64, 1.0..1.9_f64), fixed in 0.0..0.4_f64, noise in 0.0..0.03_f64, seed: u32,
        ) {
            let rough = |step: i32| f64::from((seed % 1000 + step.unsigned_abs() * 7919) % 1000) / 1000.0 - 0.5;
            let total = |step: i32| {
                let doubles = f64::from(step) / STEPS_PER_DOUBLE;
                let fall = falls.0 * doubles + (falls.1 - falls.0) * doubles * doubles / 16.0;
                HEIGHT * (fixed + (1.0 - fixed) * 2_f64.powf(over - fall) * (1.0 + noise * rough(step)))
            };
            prop_assume!(total(0) > HEIGHT);
            let (step, looks) = search(total, HEIGHT * fixed);
            let best = (0..=SMALLEST).find(|step| total(*step) <= HEIGHT).unwrap_or(SMALLEST);
            prop_assert!(looks.len() <= MOST_LOOKS, "{:?}", looks);
            prop_assert!(total(step) <= HEIGHT && (best..=best + 1).contains(&step), "{} instead of {}", step, best);
        }
    }
}
