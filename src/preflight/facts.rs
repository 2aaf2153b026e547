//! What a reader asks of any map: how new it is, what it rests on, what the dashes mean.

use super::finding::{Finding, Severity};
use super::mend::Mend;
use super::survey::Survey;
use crate::model::{Document, ElementId};

/// Date, sources and hypotheses.
pub(super) fn findings(document: &Document, survey: &Survey) -> Vec<Finding> {
    let project = &document.project;
    let mut findings = Vec::new();
    if project.date.is_none() {
        findings
            .push(Finding::new(Severity::Wrong, "preflight-date").about([ElementId::Project]).mended_by([Mend::Date]));
    }
    if project.research.trim().is_empty() {
        findings.push(
            Finding::new(Severity::Doubtful, "preflight-sample").about([ElementId::Project]).mended_by([Mend::Sample]),
        );
    }
    if survey.hypotheses.count > 0 && !survey.explains_hypotheses {
        findings.push(
            Finding::new(Severity::Doubtful, "preflight-hypotheses")
                .with("count", survey.hypotheses.count)
                .about(survey.hypotheses.elements.iter().copied()),
        );
    }
    findings
}
