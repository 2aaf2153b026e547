//! How large type is on paper, and from where it is read.

use super::finding::{Finding, Severity};
use super::mend::{self, Mend};
use super::report::TypeSize;
use super::survey::{SMALLEST, Survey};
use crate::i18n::Value;
use crate::layout::{Notice, PrintInput, Printed, TypeScale, reading_distance};
use crate::model::{Paper, Sheet};
use crate::units::{Mm, Pt};
use std::sync::atomic::AtomicBool;

/// Bars of the histogram at most.
const BARS: usize = 8;
/// Below this no print shop promises anything, in points.
const UNREADABLE: f64 = 5.0;

/// The smallest type on paper, in points.
pub(super) fn smallest(survey: &Survey) -> Option<f64> {
    survey.letters.keys().next().map(|tenths| f64::from(*tenths) / 10.0)
}

/// Letters by size. Neighbours that are nearest to each other are told as one until there are few enough; the smallest size is always
/// told by itself.
pub(super) fn histogram(survey: &Survey) -> Vec<TypeSize> {
    let one = |(tenths, letters): (&u32, &usize)| TypeSize { points: f64::from(*tenths) / 10.0, letters: *letters };
    let mut sizes: Vec<TypeSize> = survey.letters.iter().map(one).collect();
    while sizes.len() > BARS {
        let ratio = |at: usize| match (sizes.get(at), sizes.get(at + 1)) {
            (Some(low), Some(high)) => high.points / low.points,
            _ => f64::INFINITY,
        };
        let nearest = (1..sizes.len() - 1).min_by(|one, other| ratio(*one).total_cmp(&ratio(*other)));
        let Some(at) = nearest else { break };
        let high = sizes.remove(at + 1);
        if let Some(low) = sizes.get_mut(at) {
            // It is called by what most of its letters are.
            let points = if high.letters > low.letters { high.points } else { low.points };
            *low = TypeSize { points, letters: low.letters + high.letters };
        }
    }
    sizes
}

/// How small the type is. `None` soon after `stop` becomes true.
pub(super) fn findings(
    (input, printed): (&PrintInput<'_>, &Printed),
    survey: &Survey,
    stop: &AtomicBool,
) -> Option<(bool, Vec<Finding>)> {
    let Some(smallest) = smallest(survey) else { return Some((false, Vec::new())) };
    let distance = reading_distance(smallest);
    let small = printed.sheets.iter().flat_map(|sheet| &sheet.notices).find_map(|notice| match notice {
        Notice::TypeBelowMinimum { minimum, .. } => Some(*minimum),
        _ => None,
    });
    let mut findings = Vec::new();
    findings.push(match small {
        Some(minimum) => {
            let mut mends = mend::for_room(input, stop)?;
            mends.push(Mend::Shorten);
            Finding::new(Severity::Wrong, "preflight-type-small")
                .with("size", smallest)
                .with("minimum", (minimum * 10.0).round() / 10.0)
                .with("distance", distance)
                .about(survey.smallest_at.map(|(_, _, element)| element))
                .mended_by(mends)
        }
        None => Finding::new(Severity::Good, "preflight-type")
            .with("size", smallest)
            .with("distance", distance)
            .with("paper", paper(input, printed, smallest)),
    });
    // Slides are seen on a screen.
    if !input.setup.layout.is_screen() {
        // Where all of it is too small that is told already.
        if survey.tiny.count > 0 && small.is_none() {
            let severity = if survey.tiniest < UNREADABLE { Severity::Wrong } else { Severity::Doubtful };
            findings.push(
                Finding::new(severity, "preflight-type-tiny")
                    .with("count", survey.tiny.count)
                    .with("size", (survey.tiniest * 10.0).round() / 10.0)
                    .with("least", SMALLEST)
                    .about(survey.tiny.elements.iter().copied()),
            );
        }
        if survey.colored.count > 0 {
            let shop = input.setup.marks.bleed.get() > 0.0;
            let severity = if shop { Severity::Doubtful } else { Severity::Told };
            findings.push(
                Finding::new(severity, "preflight-type-colored")
                    .with("count", survey.colored.count)
                    .about(survey.colored.elements.iter().copied()),
            );
        }
    }
    Some((small.is_some(), findings))
}

/// For which paper the type is large enough, by its name; `custom` and `screen` have words of their own.
fn paper(input: &PrintInput<'_>, printed: &Printed, smallest: f64) -> Value {
    if input.setup.layout.is_screen() {
        return Value::from("screen");
    }
    let size = printed.sheets.first().map(|sheet| sheet.scene.size).unwrap_or_default();
    // What is set in smaller type, such as cards to cut out, is not said to be as its paper asks.
    let is_large =
        |paper: &Paper| TypeScale::of(Sheet { paper: *paper, ..Sheet::default() }).smallest().get() < smallest + 0.06;
    let named =
        Paper::of_sides(Mm::from(Pt(size.width)), Mm::from(Pt(size.height))).filter(is_large).and_then(Paper::name);
    Value::from(named.unwrap_or("custom"))
}
