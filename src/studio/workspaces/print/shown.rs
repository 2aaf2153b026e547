//! What the preview shows of what is printed: the pages themselves, or a poster with the lines at which it is cut.

use crate::layout::Printed;
use crate::model::Imposition;
use crate::scene::{Page, Scene};
use crate::studio::theme::{self, LABEL, Theme};
use eframe::egui::{Color32, Painter, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::sync::Arc;

/// A page, or a poster that is cut into several.
#[derive(Clone, Debug)]
pub(super) struct ShownPage {
    /// As it is drawn.
    pub(super) page: Page,
    /// What stands under it, where there are several.
    pub(super) name: String,
    /// The pages it is cut into, if it is.
    pub(super) cuts: Option<Cuts>,
}

/// Where a poster is cut, in points of its sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cuts {
    /// Lines from top to bottom and from left to right.
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<f64>,
    /// Where the name of each page stands, and the name.
    pub(super) names: Vec<(kurbo::Point, String)>,
}

/// All pages as they go through the printer.
pub(super) fn pages(printed: &Printed) -> Vec<ShownPage> {
    let number = |at: usize, page: &Page| {
        let name = page.name.trim();
        if name.is_empty() { (at + 1).to_string() } else { format!("{} · {name}", at + 1) }
    };
    let shown = printed.pages.iter().enumerate();
    shown.map(|(at, page)| ShownPage { page: page.clone(), name: number(at, page), cuts: None }).collect()
}

/// The posters of what is printed in tiles, each with its cuts; nothing where none is cut.
pub(super) fn posters(printed: &Printed, imposition: Imposition) -> Option<Vec<ShownPage>> {
    if !matches!(imposition, Imposition::Tiles(_)) {
        return None;
    }
    let posters: Vec<ShownPage> = (printed.sheets.iter().enumerate())
        .map(|(at, sheet)| {
            let tiles = tiles_of(printed, &sheet.scene);
            let cuts = (tiles.len() > 1).then(|| Cuts::of(&tiles));
            ShownPage { page: Page::whole(Arc::clone(&sheet.scene)), name: (at + 1).to_string(), cuts }
        })
        .collect();
    posters.iter().any(|poster| poster.cuts.is_some()).then_some(posters)
}

/// The pages that show a part of a sheet. The plan by which they are put together shows all of it.
pub(super) fn tiles_of<'a>(printed: &'a Printed, sheet: &Arc<Scene>) -> Vec<&'a Page> {
    let all = sheet.size.to_rect();
    let is_part = |page: &&Page| Arc::ptr_eq(&page.scene, sheet) && page.window.union(all) != page.window;
    printed.pages.iter().filter(is_part).collect()
}

impl Cuts {
    fn of(tiles: &[&Page]) -> Self {
        let names = tiles.iter().map(|tile| (tile.window.origin(), tile.name.trim().to_owned()));
        Self {
            columns: lines(tiles.iter().map(|tile| (tile.window.x0, tile.window.x1))),
            rows: lines(tiles.iter().map(|tile| (tile.window.y0, tile.window.y1))),
            names: names.filter(|(_, name)| !name.is_empty()).collect(),
        }
    }

    /// Paints lines and names over a poster; `zoom` is in screen points to a point of the sheet.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, sheet: Rect, zoom: f32) {
        let line = Stroke::new(1.5, theme.accent);
        let at = |points: f64| to_f32(points) * zoom;
        for x in &self.columns {
            let x = (sheet.left() + at(*x)).round();
            painter.extend(Shape::dashed_line(&[pos2(x, sheet.top()), pos2(x, sheet.bottom())], line, 6.0, 4.0));
        }
        for y in &self.rows {
            let y = (sheet.top() + at(*y)).round();
            painter.extend(Shape::dashed_line(&[pos2(sheet.left(), y), pos2(sheet.right(), y)], line, 6.0, 4.0));
        }
        for (place, name) in &self.names {
            let corner = sheet.min + vec2(at(place.x), at(place.y));
            let galley = painter.layout_no_wrap(name.clone(), theme::semibold(LABEL), Color32::PLACEHOLDER);
            let size = (galley.size() + vec2(14.0, 4.0)).max(vec2(28.0, 20.0));
            let ground = Rect::from_min_size(corner + Vec2::splat(5.0), size);
            if !painter.clip_rect().intersects(ground) {
                continue;
            }
            painter.rect_filled(ground, 5, theme.accent);
            painter.galley_with_override_text_color(ground.center() - galley.size() / 2.0, galley, theme.on_accent);
        }
    }
}

/// Between spans that overlap: in the middle of what two of them share.
fn lines(spans: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    let mut spans: Vec<(f64, f64)> = spans.collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    spans.dedup_by(|one, other| (one.0 - other.0).abs() < 0.01);
    spans.windows(2).filter_map(|pair| Some(f64::midpoint(pair.first()?.1, pair.get(1)?.0))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "points of a sheet are below 20,000")]
const fn to_f32(points: f64) -> f32 {
    points as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::model::Paper;
    use kurbo::{Point, Size};

    #[test]
    fn a_poster_in_tiles_is_shown_whole_with_a_line_in_each_overlap_and_the_name_of_each_tile() {
        let scene = Arc::new(Scene { size: Size::new(900.0, 500.0), ..Scene::default() });
        let tile = |name: &str, x0: f64, y0: f64| Page {
            name: name.to_owned(),
            window: kurbo::Rect::new(x0, y0, x0 + 320.0, y0 + 260.0),
            ..Page::whole(Arc::clone(&scene))
        };
        let plan = Page { name: "План".to_owned(), scale: 0.3, ..Page::whole(Arc::clone(&scene)) };
        let tiles = [tile("A1", 0.0, 0.0), tile("A2", 290.0, 0.0), tile("A3", 580.0, 0.0), tile("Б1", 0.0, 240.0)];
        let pages = [vec![plan], tiles.to_vec()].concat();
        let sheets = vec![Layout { scene: Arc::clone(&scene), ..Layout::default() }];
        let printed = Printed { sheets, pages };
        let posters = posters(&printed, Imposition::Tiles(Paper::A4)).expect("it is cut");
        let [ShownPage { cuts: Some(cuts), .. }] = &posters[..] else { panic!("one poster") };
        assert_eq!(cuts.columns, [305.0, 595.0]);
        assert_eq!(cuts.rows, [250.0]);
        assert_eq!(cuts.names[3], (Point::new(0.0, 240.0), "Б1".to_owned()));
        assert!(super::posters(&printed, Imposition::Single).is_none());
        let names: Vec<String> = super::pages(&printed).into_iter().map(|page| page.name).collect();
        assert_eq!(names, ["1 · План", "2 · A1", "3 · A2", "4 · A3", "5 · Б1"]);
    }
}
