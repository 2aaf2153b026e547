//! All checks, one after the other.

use super::finding::Finding;
use super::report::Report;
use super::survey::Survey;
use super::{eyes, facts, ink, paper, room, type_size};
use crate::layout::{LeftOut, PrintInput, Printed};
use crate::model::PrintLayout;
use std::sync::atomic::AtomicBool;

/// Looks at what is printed, as it is printed. It walks through all that is drawn, and where type is too small it tries what would mend
/// that, so it is asked beside a window. `None` soon after `stop` becomes true.
#[must_use]
pub fn preflight(input: &PrintInput<'_>, printed: &Printed, stop: &AtomicBool) -> Option<Report> {
    // What is hidden from those it is for is nothing to find on it.
    let Ok(given) = input.given() else { return Some(Report::default()) };
    let input = &given.input();
    let Some(journey) = input.document.journey(input.journey) else { return Some(Report::default()) };
    let survey = Survey::of(input, printed);
    let (is_small, mut findings) = type_size::findings((input, printed), &survey, stop)?;
    findings.extend(room::findings(printed, &survey));
    findings.extend(ink::findings(input.document, &survey));
    findings.extend(eyes::findings(input, printed));
    findings.extend(paper::findings(input, printed));
    findings.extend(facts::findings(input.document, &survey));
    findings.sort_by_key(|finding: &Finding| finding.severity);
    // Booklets and slides tell in other words what a poster has no room for.
    let left_out = match input.setup.layout {
        PrintLayout::Poster => LeftOut::of(input.document, journey, input.view, &printed.sheets),
        _ => LeftOut::default(),
    };
    Some(Report {
        findings,
        sizes: type_size::histogram(&survey),
        smallest: type_size::smallest(&survey),
        is_small,
        longest: survey.longest(),
        left_out,
    })
}
