//! What found no room: words that are cut, labels that are left out or stand over each other.

use super::finding::{Finding, Severity};
use super::mend::Mend;
use super::survey::Survey;
use crate::layout::{Notice, Printed};

/// Kinds of notices that tell of room, with the message that counts them and how much they weigh.
const KINDS: [(&str, Severity); 8] = [
    ("preflight-nothing-to-compare", Severity::Wrong),
    ("preflight-torn", Severity::Wrong),
    ("preflight-too-wide", Severity::Wrong),
    ("preflight-drop-off-left-out", Severity::Wrong),
    ("preflight-labels-overlap", Severity::Doubtful),
    ("preflight-quote-left-out", Severity::Doubtful),
    ("preflight-reason-left-out", Severity::Told),
    ("preflight-amounts-left-out", Severity::Told),
];

/// Under which of these a notice is counted; none for what other checks tell.
const fn kind(notice: &Notice) -> Option<&'static str> {
    match notice {
        Notice::TypeBelowMinimum { .. } | Notice::MissingGlyphs { .. } => None,
        Notice::NothingToCompare => Some("preflight-nothing-to-compare"),
        Notice::WordTorn { .. } => Some("preflight-torn"),
        Notice::TextTooWide { .. } => Some("preflight-too-wide"),
        Notice::DropOffLeftOut { .. } => Some("preflight-drop-off-left-out"),
        Notice::LabelsOverlap { .. } => Some("preflight-labels-overlap"),
        Notice::QuoteLeftOut { .. } => Some("preflight-quote-left-out"),
        Notice::ReasonLeftOut { .. } => Some("preflight-reason-left-out"),
        Notice::AmountsLeftOut { .. } => Some("preflight-amounts-left-out"),
    }
}

/// What found no room, or that all did.
pub(super) fn findings(printed: &Printed, survey: &Survey) -> Vec<Finding> {
    let told = Notice::each_once(printed.sheets.iter().flat_map(|sheet| &sheet.notices));
    let mut findings = Vec::new();
    for (key, severity) in KINDS {
        let alike: Vec<&Notice> = told.iter().copied().filter(|notice| kind(notice) == Some(key)).collect();
        if !alike.is_empty() {
            let finding = Finding::new(severity, key).with("count", alike.len());
            let finding = match alike.first() {
                Some(Notice::WordTorn { word, .. }) => finding.with("word", word.as_str()),
                _ => finding,
            };
            let cut = matches!(key, "preflight-torn" | "preflight-too-wide");
            findings.push(
                finding
                    .about(alike.iter().filter_map(|notice| notice.element()))
                    .mended_by(cut.then_some(Mend::Shorten)),
            );
        }
    }
    if findings.is_empty() && survey.texts > 0 {
        findings.push(Finding::new(Severity::Good, "preflight-room").with("count", survey.texts));
    }
    findings
}
