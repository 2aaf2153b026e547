//! All that was found.

use super::finding::{Finding, Severity};
use crate::layout::LeftOut;
use crate::model::ElementId;

/// How many letters of a size there are on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSize {
    /// The size in points.
    pub points: f64,
    /// Letters of it, or of it and of sizes so near that they are told as one.
    pub letters: usize,
}

/// What is worth knowing before a map is printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings, the weightiest first.
    pub findings: Vec<Finding>,
    /// Sizes of type on paper, small to large.
    pub sizes: Vec<TypeSize>,
    /// The smallest type on paper, in points; none where nothing is written.
    pub smallest: Option<f64>,
    /// Whether that is smaller than the paper asks for.
    pub is_small: bool,
    /// The elements with the longest texts, the longest first: shortening those makes room.
    pub longest: Vec<ElementId>,
    /// What of the map is on none of its sheets.
    pub left_out: LeftOut,
}

impl Report {
    /// What somebody should see to before the map is printed.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_open())
    }

    /// The weight of the weightiest finding.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).min().unwrap_or(Severity::Good)
    }
}
