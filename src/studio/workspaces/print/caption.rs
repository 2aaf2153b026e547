//! What is printed, in a line.

use super::shown::tiles_of;
use crate::i18n::format::paper_name;
use crate::layout::Printed;
use crate::model::{Imposition, Paper, PrintLayout};
use crate::scene::Page;
use crate::studio::desk::PanelContext;
use crate::studio::desk::print_words::{made_key, size_name};
use crate::studio::panels::status::sheet_words;
use crate::units::{Mm, Pt};

/// «Плакат · сборка: 4 × 4 листа A4, нахлёст 10 мм, план на первой странице».
pub(super) fn caption(cx: &PanelContext<'_>, printed: &Printed, is_settling: bool) -> String {
    if is_settling {
        return cx.text_of("print-settling");
    }
    let setup = &cx.document.project.print;
    let made = cx.text_of(made_key(setup.layout));
    let (sheets, pages) = (printed.sheets.len(), printed.pages.len());
    let rest = match setup.imposition {
        Imposition::Tiles(paper) => tiles(cx, printed, paper),
        Imposition::TwoUp(paper) => Some(cx.format(
            "print-two-up",
            &[("pages", sheets.into()), ("count", pages.into()), ("paper", paper_name(paper, cx.words).into())],
        )),
        Imposition::Booklet(paper) => {
            let (count, edge) = (pages.div_ceil(2), if is_lying(printed) { "short" } else { "long" });
            let values = [
                ("pages", sheets.into()),
                ("count", count.into()),
                ("paper", paper_name(paper, cx.words).into()),
                ("edge", edge.into()),
            ];
            Some(cx.format("print-booklet", &values))
        }
        Imposition::Single => None,
    };
    let own = || match (&printed.pages[..], setup.layout) {
        ([_], PrintLayout::Poster | PrintLayout::Personas | PrintLayout::Comparison) => {
            sheet_words(cx, cx.document.project.sheet)
        }
        (pages, _) => {
            let names = sizes(cx, pages).join(", ");
            cx.format("print-pages", &[("count", pages.len().into()), ("paper", names.into())])
        }
    };
    format!("{made} · {}", rest.unwrap_or_else(own))
}

/// «сборка: 4 × 4 листа A4, нахлёст 10 мм, план на первой странице»; nothing where no sheet is cut.
fn tiles(cx: &PanelContext<'_>, printed: &Printed, paper: Paper) -> Option<String> {
    let tiles = tiles_of(printed, &printed.sheets.first()?.scene);
    let count = |starts: Vec<f64>| {
        let mut starts = starts;
        starts.sort_by(f64::total_cmp);
        starts.dedup_by(|one, other| (*one - *other).abs() < 0.01);
        starts.len()
    };
    let columns = count(tiles.iter().map(|tile| tile.window.x0).collect());
    let rows = count(tiles.iter().map(|tile| tile.window.y0).collect());
    if columns * rows < 2 {
        return None;
    }
    let plan = printed.pages.first().is_some_and(|page| !tiles.iter().any(|tile| std::ptr::eq(*tile, page)));
    // What neighbours both show, to glue one onto the other.
    let first = tiles.first()?;
    let right = tiles.iter().map(|tile| first.window.intersect(tile.window).width());
    let below = tiles.iter().map(|tile| first.window.intersect(tile.window).height());
    let least =
        |overlaps: &mut dyn Iterator<Item = f64>| overlaps.filter(|width| *width > 0.01).fold(f64::INFINITY, f64::min);
    let overlap = Mm::from(Pt(least(&mut right.chain(below)))).get().round();
    let values = [
        ("columns", columns.into()),
        ("rows", rows.into()),
        ("count", printed.pages.len().into()),
        ("paper", paper_name(paper, cx.words).into()),
        ("overlap", overlap.into()),
        ("plan", if plan { "yes" } else { "no" }.into()),
    ];
    Some(cx.format("print-tiles", &values))
}

/// Whether the paper lies on its long side.
pub(super) fn is_lying(printed: &Printed) -> bool {
    printed.pages.first().is_some_and(|page| page.size.width > page.size.height)
}

/// What sizes pages have, each once, in their order.
fn sizes(cx: &PanelContext<'_>, pages: &[Page]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for page in pages {
        let name = size_name(cx, page.trim.size());
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}
