//! A sheet in its own size on several smaller sheets of paper, which are cut and glued together.

use super::cuts::{ROOM_FOR_MARKS, UNPRINTED};
use super::job::{Job, points};
use super::plan::plan;
use super::tile_marks::tile_marks;
use super::tiling::Tiling;
use crate::model::Paper;
use crate::scene::{Page, Scene};
use kurbo::Rect;
use std::sync::Arc;

/// The pages of a sheet: the plan by which it is put together, and after it all tiles that show something. A sheet that fits onto one page
/// is that page.
pub(super) fn tiles(scene: &Arc<Scene>, paper: Paper, job: &Job<'_>, number: usize) -> Vec<Page> {
    let tiling = Tiling::of(scene, paper, job.words.language());
    if tiling.count() <= 1 {
        return vec![page(&tiling, scene, (0, 0), job, number)];
    }
    let pages = tiling.filled().map(|place| page(&tiling, scene, place, job, number));
    std::iter::once(plan(scene, &tiling, job, number)).chain(pages).collect()
}

/// A tile on its page.
fn page(tiling: &Tiling, scene: &Arc<Scene>, place: (u32, u32), job: &Job<'_>, number: usize) -> Page {
    let window = tiling.window(place);
    let around = (tiling.paper - window.size()) / 2.0;
    let at = around.to_vec2().to_point();
    let frame = Rect::from_origin_size(at, window.size());
    let page = Page {
        scene: Arc::clone(scene),
        window,
        scale: 1.0,
        at,
        size: tiling.paper,
        trim: frame,
        bleed: frame,
        name: if tiling.count() > 1 { tiling.name(place) } else { String::new() },
        ..Page::default()
    };
    // On a sheet that fills its paper there is no room for them, and nothing to be cut off.
    let margin = points(UNPRINTED + ROOM_FOR_MARKS) - 1e-6;
    if around.width < margin || around.height < margin {
        return page;
    }
    Page { marks: tile_marks(tiling, frame, place, job, number), ..page }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::layout::imposition::cuts::OVERLAP;
    use crate::layout::paper::PaperTheme;
    use crate::model::{Language, Sheet};
    use crate::scene::{Fill, Group, Item, Placed};
    use crate::units::Mm;
    use kurbo::{Size, Vec2};

    fn sheet(paper: Paper) -> Size {
        Sheet::landscape(paper).size()
    }

    fn job() -> Job<'static> {
        Job { title: "Путь", of: 1, words: Messages::of(Language::Ru) }
    }

    /// A sheet on which something stands at these places.
    fn drawn(size: Size, places: &[Rect]) -> Arc<Scene> {
        let fill = Some(Fill::Solid(PaperTheme::get().ink));
        let item = |rect: &Rect| Item::Rect { rect: *rect, radius: 0.0, fill, stroke: None };
        let group = |rect: &Rect| Arc::new(Group { bounds: *rect, items: vec![item(rect)], ..Group::default() });
        let groups: Vec<Placed> = places.iter().map(|rect| Placed { offset: Vec2::ZERO, group: group(rect) }).collect();
        Arc::new(Scene { size, groups: groups.into(), ..Scene::default() })
    }

    /// A sheet on which something stands everywhere.
    fn full(size: Size) -> Arc<Scene> {
        drawn(size, &[size.to_rect()])
    }

    /// The tiles of a full sheet, without the plan.
    fn all(size: Size, paper: Paper) -> Vec<Page> {
        let pages = tiles(&full(size), paper, &job(), 1);
        let plans = usize::from(pages.len() > 1);
        pages.into_iter().skip(plans).collect()
    }

    /// Papers and sheets of many proportions.
    fn cases() -> impl Iterator<Item = (Size, Paper)> {
        let custom = |width: f64, height: f64| Paper::Custom { width: Mm(width), height: Mm(height) };
        let strange = [custom(5000.0, 60.0), custom(1000.0, 700.0), custom(280.0, 190.0)];
        let sheets = Paper::USUAL.into_iter().chain([Paper::B1, Paper::Letter, Paper::AnsiE]).chain(strange).map(sheet);
        sheets.flat_map(move |size| {
            [Paper::A4, Paper::A3, Paper::Letter, custom(100.0, 100.0)].map(|paper| (size, paper))
        })
    }

    #[test]
    fn tiles_glued_together_show_every_point_of_the_sheet_once() {
        for (size, paper) in cases() {
            let pages = all(size, paper);
            // What is seen of each tile in the end: from its own cut to the cut of the next one, which lies over it.
            let tiling = Tiling::of(&full(size), paper, Language::Ru);
            for cuts in [tiling.columns, tiling.rows] {
                let mut end = 0.0;
                for index in 0..cuts.count {
                    assert!((cuts.cut(index) - end).abs() < 1e-6, "{size} on {paper:?}: nothing is missing or twice");
                    end = cuts.seen_until(index);
                    assert!(cuts.start(index) <= cuts.cut(index) && end <= cuts.end(index) + 1e-6, "and it is printed");
                    if !cuts.is_last(index) {
                        let strip = cuts.end(index) - cuts.start(index + 1);
                        assert!((strip - points(OVERLAP)).abs() < 1e-6, "{strip} pt to glue");
                    }
                }
                assert!((end - cuts.side).abs() < 1e-6);
            }
            assert_eq!(pages.len() as u64, tiling.count());
            let windows = pages.iter().map(|page| page.window).reduce(|all, one| all.union(one)).expect("a page");
            assert!((windows.size() - size).to_vec2().hypot() < 1e-6 && windows.origin() == kurbo::Point::ORIGIN);
        }
    }

    #[test]
    fn a_tile_is_of_the_papers_size_and_all_of_it_is_where_printers_print() {
        for (size, paper) in cases() {
            let (a, b) = (sheet(paper), size);
            for page in all(size, paper) {
                assert!(page.size == a || page.size == Size::new(a.height, a.width), "{paper:?}");
                assert!((page.scale - 1.0).abs() < f64::EPSILON, "in the sheet's own size");
                let fits = page.window == b.to_rect();
                let reach = page.size.to_rect().inset(-points(UNPRINTED + ROOM_FOR_MARKS) + 1e-6);
                assert!(fits || reach.union(page.frame()) == reach, "{size} on {paper:?}: {:?}", page.frame());
                assert_eq!(page.marks.is_empty(), reach.union(page.frame()) != reach);
                assert_eq!((page.trim, page.bleed), (page.frame(), page.frame()));
                for item in page.marks.iter().flat_map(|placed| &placed.group.items) {
                    let paper = page.size.to_rect().inset(-points(UNPRINTED) + 1e-6);
                    match item {
                        Item::Path { path, .. } => {
                            let mark = kurbo::Shape::bounding_box(path);
                            assert!(
                                paper.union(mark) == paper && mark.intersect(page.frame()).is_zero_area(),
                                "{mark:?}"
                            );
                        }
                        Item::Text { at, run, .. } => {
                            let end = at.x + run.width.get();
                            assert!(at.x >= paper.x0 && end <= paper.x1 && at.y <= paper.y1, "{} at {at:?}", run.text);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn paper_lies_so_that_the_fewest_sheets_are_needed() {
        let count = |size, paper| all(sheet(size), paper).len();
        // Lying it would be four by four.
        assert_eq!(count(Paper::A1, Paper::A4), 15);
        assert!(all(sheet(Paper::A1), Paper::A4).iter().all(|page| page.size.width < page.size.height));
        assert_eq!(count(Paper::A4, Paper::A4), 1);
        let banner = sheet(Paper::Custom { width: Mm(2600.0), height: Mm(180.0) });
        assert!(all(banner, Paper::A4).iter().all(|page| page.size.width > page.size.height));
    }

    #[test]
    fn empty_tiles_are_left_out_and_the_others_keep_their_names() {
        let size = sheet(Paper::A1);
        let whole = Tiling::of(&full(size), Paper::A4, Language::Ru);
        let names = |pages: &[Page]| pages.iter().map(|page| page.name.clone()).collect::<Vec<_>>();
        let all = names(&tiles(&full(size), Paper::A4, &job(), 1));
        assert_eq!(all[..7], ["План", "А1", "А2", "А3", "А4", "А5", "Б1"]);
        assert_eq!((all.len(), all.last().map(String::as_str)), (16, Some("В5")));
        let place = |tile| whole.seen(tile).inset(-20.0);
        let some = drawn(size, &[place((0, 0)), place((3, 1)), place((4, 2))]);
        assert_eq!(names(&tiles(&some, Paper::A4, &job(), 1)), ["План", "А1", "Б4", "В5"]);
        let nothing = drawn(size, &[]);
        assert_eq!(names(&tiles(&nothing, Paper::A4, &job(), 1)), ["План"]);
    }

    #[test]
    fn rows_have_letters_that_nobody_takes_for_others_however_many_there_are() {
        let banner = full(Size::new(500.0, 14_000.0));
        let small = Paper::Custom { width: Mm(100.0), height: Mm(100.0) };
        let tiling = |language| Tiling::of(&banner, small, language);
        for language in [Language::Ru, Language::En] {
            let tiling = tiling(language);
            let names: Vec<String> = tiling.places().map(|place| tiling.name(place)).collect();
            let mut distinct = names.clone();
            distinct.sort();
            distinct.dedup();
            assert!(names.len() > 40 && distinct.len() == names.len(), "{names:?}");
            assert!(!names.iter().any(|name| name.contains(['Ё', 'Й', 'З', 'О', 'Ч', 'Ъ', 'Ы', 'Ь', 'I', 'O'])));
        }
        assert_eq!(
            (tiling(Language::Ru).name((0, 23)), tiling(Language::Ru).name((1, 24))),
            ("Я1".into(), "АА2".into())
        );
    }
}
