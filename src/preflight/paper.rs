//! What of a page the printer cannot print, and what of it the print shop was promised and is not there.

use super::finding::{Finding, Severity};
use super::survey::Found;
use crate::layout::{PrintInput, Printed};
use crate::scene::{Item, Page, PlacedRef};
use crate::text::Face;
use crate::units::{Mm, Pt};
use kurbo::{Rect, Shape as _};

/// Printers leave so much of the paper blank at each of its edges.
const UNPRINTED: Mm = Mm(4.2);
/// Office printers take no larger paper than A3.
const OFFICE: Mm = Mm(297.0);
/// The longest side of a page in a PDF, in points: above it some programs get its size wrong.
const LONGEST: f64 = 14_400.0;
/// Rounding.
const HAIR: f64 = 0.5;

/// Margins, bleed and the size of pages.
pub(super) fn findings(input: &PrintInput<'_>, printed: &Printed) -> Vec<Finding> {
    let mut findings = Vec::new();
    let long = printed.pages.iter().map(|page| page.size.width.max(page.size.height)).fold(0.0, f64::max);
    if long > LONGEST + HAIR {
        findings.push(
            Finding::new(Severity::Wrong, "preflight-page-long")
                .with("length", (Mm::from(Pt(long)).get() / 10.0).round())
                .with("most", (Mm::from(Pt(LONGEST)).get() / 10.0).floor()),
        );
    }
    if !input.setup.layout.is_screen() {
        let mut near = Found::default();
        for page in printed.pages.iter().filter(|page| is_for_the_office(page)) {
            beyond_the_margin(page, &mut near);
        }
        if near.count > 0 {
            findings.push(
                Finding::new(Severity::Doubtful, "preflight-margin")
                    .with("count", near.count)
                    .with("margin", UNPRINTED.get())
                    .about(near.elements),
            );
        }
    }
    let bleed = input.setup.marks.bleed;
    if bleed.get() > 0.0 && !printed.pages.is_empty() && !printed.pages.iter().any(bleeds) {
        findings.push(Finding::new(Severity::Told, "preflight-bleed").with("bleed", bleed.get()));
    }
    findings
}

/// Whether a page goes through an office printer as it is: it is small enough and nothing is cut off it.
fn is_for_the_office(page: &Page) -> bool {
    let short = page.size.width.min(page.size.height);
    let cut = page.size.to_rect().area() - page.trim.area();
    short <= Pt::from(OFFICE).get() + HAIR && cut < page.size.width + page.size.height
}

/// Texts that reach into the part of the paper that stays blank.
fn beyond_the_margin(page: &Page, near: &mut Found) {
    let to_page = page.to_page();
    let frame = page.frame();
    let margin = Pt::from(UNPRINTED).get() - HAIR;
    let safe = page.size.to_rect().inset(-margin);
    for placed in page.printed() {
        for item in page.items(placed) {
            let Item::Text { at, run, .. } = item else { continue };
            if run.face == Face::Icons || run.text.trim().is_empty() {
                continue;
            }
            // What letters cover, without the room above and below them.
            let height = run.size.get() * run.face.cap_height().max(0.5);
            let place = Rect::new(at.x, at.y - height, at.x + run.width.get(), at.y) + placed.offset;
            let seen = to_page.transform_rect_bbox(place).intersect(frame);
            if !seen.is_zero_area() && safe.union(seen) != safe {
                near.at(placed.group.source.map(|source| source.element));
            }
        }
    }
}

/// Whether anything that is filled reaches beyond where a page is cut.
fn bleeds(page: &Page) -> bool {
    let to_page = page.to_page();
    let cut = page.trim.inflate(HAIR, HAIR);
    let reaches = |placed: PlacedRef<'_>, bounds: Rect| {
        let place = to_page.transform_rect_bbox(bounds + placed.offset).intersect(page.frame());
        !place.is_zero_area() && cut.union(place) != cut
    };
    page.printed().any(|placed| {
        placed.group.items.iter().any(|item| match item {
            Item::Rect { rect, fill: Some(_), .. } | Item::Image { rect, .. } => reaches(placed, *rect),
            Item::Path { path, fill: Some(_), .. } => reaches(placed, path.bounding_box()),
            _ => false,
        })
    })
}
