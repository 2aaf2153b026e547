//! How a sheet is cut into tiles, which of them show nothing, and what each is called.

use super::cuts::Cuts;
use crate::layout::paper::PaperTheme;
use crate::model::{Language, Paper, Sheet};
use crate::scene::{Fill, Item, Page, Scene};
use kurbo::{Rect, Size};
use std::sync::Arc;

/// Letters of rows that nobody takes for another one or for a figure, in handwriting and from afar.
const ROWS_RU: &str = "АБВГДЕЖИКЛМНПРСТУФХЦШЭЮЯ";
const ROWS_EN: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A sheet in tiles.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tiling {
    /// What it is cut into.
    pub(super) kind: Paper,
    /// The paper as it lies, in points.
    pub(super) paper: Size,
    pub(super) columns: Cuts,
    pub(super) rows: Cuts,
    /// Which of the tiles show nothing, row by row.
    empty: Vec<bool>,
    language: Language,
}

impl Tiling {
    pub(super) fn of(scene: &Arc<Scene>, paper: Paper, language: Language) -> Self {
        let sheet = scene.size;
        let size = Sheet::landscape(paper).size();
        let turned = Size::new(size.height, size.width);
        // Of two ways that need as many sheets of paper the one in which it lies as the sheet does.
        let alike = (size.width > size.height) == (sheet.width > sheet.height);
        let [first, second] = if alike { [size, turned] } else { [turned, size] }.map(|lies| {
            let fits = sheet.width <= lies.width && sheet.height <= lies.height;
            let [columns, rows] = [(sheet.width, lies.width), (sheet.height, lies.height)]
                .map(|(side, paper)| if fits { Cuts::none(side) } else { Cuts::of(side, paper) });
            Self { kind: paper, paper: lies, columns, rows, empty: Vec::new(), language }
        });
        let mut tiling = if second.count() < first.count() { second } else { first };
        tiling.empty = tiling.places().map(|place| !is_seen(scene, tiling.seen(place))).collect();
        tiling
    }

    /// How many there are, empty ones included.
    pub(super) const fn count(&self) -> u64 {
        self.columns.count as u64 * self.rows.count as u64
    }

    /// Columns and rows, row by row.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let (columns, rows) = (self.columns.count, self.rows.count);
        (0..rows).flat_map(move |row| (0..columns).map(move |column| (column, row)))
    }

    /// Those that are printed.
    pub(super) fn filled(&self) -> impl Iterator<Item = (u32, u32)> {
        self.places().zip(&self.empty).filter(|(_, empty)| !**empty).map(|(place, _)| place)
    }

    /// Those that are left out, since nothing stands on them.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (u32, u32)> {
        self.places().zip(&self.empty).filter(|(_, empty)| **empty).map(|(place, _)| place)
    }

    /// Whether there is such a tile and it is printed.
    pub(super) fn is_filled(&self, place: (u32, u32)) -> bool {
        self.filled().any(|filled| filled == place)
    }

    /// What a tile shows of the sheet.
    pub(super) fn window(&self, (column, row): (u32, u32)) -> Rect {
        Rect::new(self.columns.start(column), self.rows.start(row), self.columns.end(column), self.rows.end(row))
    }

    /// What is seen of it once all are glued.
    pub(super) fn seen(&self, (column, row): (u32, u32)) -> Rect {
        let [x, y] = [(self.columns, column), (self.rows, row)].map(|(cuts, at)| (cuts.cut(at), cuts.seen_until(at)));
        Rect::new(x.0, y.0, x.1, y.1)
    }

    /// What a tile is called: a letter for its row, a number for its column. It stays so whatever others are left out.
    pub(super) fn name(&self, (column, row): (u32, u32)) -> String {
        let letters: Vec<char> = if self.language == Language::Ru { ROWS_RU } else { ROWS_EN }.chars().collect();
        let mut rest = usize::try_from(row).unwrap_or(usize::MAX);
        let mut letter = String::new();
        loop {
            letter.insert(0, letters[rest % letters.len()]);
            if rest < letters.len() {
                return format!("{letter}{}", column + 1);
            }
            rest = rest / letters.len() - 1;
        }
    }
}

/// Whether anything is printed in a part of a sheet.
fn is_seen(scene: &Arc<Scene>, part: Rect) -> bool {
    let paper = PaperTheme::get().paper;
    let page = Page { window: part, ..Page::whole(Arc::clone(scene)) };
    page.printed().any(|placed| {
        page.items(placed).any(|item| match item {
            Item::Link { .. } => false,
            Item::Rect { fill, stroke, .. } => stroke.is_some() || fill.is_some_and(|fill| fill != Fill::Solid(paper)),
            _ => true,
        })
    })
}
