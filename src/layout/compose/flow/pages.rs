//! Stacks become pages.

use super::draft::PageDraft;
use super::kit::Kit;
use super::node::{Node, Stack};
use crate::layout::place::{missing_glyphs, text_faults};
use crate::layout::view::Layout;
use crate::scene::{Anchor, Scene};
use kurbo::{Point, Rect};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Which page one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) struct PagePlace {
    /// Counted from 1.
    pub(in crate::layout) number: usize,
    /// How many there are.
    pub(in crate::layout) of: usize,
    /// Which of the pages of its section, from 0.
    pub(in crate::layout) within: usize,
}

/// What draws running head, foot and ground of a page.
pub(in crate::layout) type PageFrame<'a> = Box<dyn Fn(&Kit<'_>, &mut PageDraft, PagePlace) + 'a>;

/// What begins on a page of its own and flows.
pub(in crate::layout) struct Section<'a> {
    /// Around the blocks of each of its pages, behind them.
    pub(in crate::layout) frame: PageFrame<'a>,
    /// Above all columns of its first page.
    pub(in crate::layout) opening: Stack,
    /// What flows.
    pub(in crate::layout) blocks: Stack,
    /// Whether it begins below the section before where that leaves room; only of a section that has no opening.
    pub(in crate::layout) joined: bool,
}

/// A page in the making.
struct OpenPage<'s, 'a> {
    draft: PageDraft,
    section: &'s Section<'a>,
    within: usize,
}

/// Flows sections over pages. Where a page has several columns they are filled one after the other.
pub(in crate::layout) fn flow(kit: &Kit<'_>, sections: &[Section<'_>]) -> Vec<Layout> {
    let mut pages: Vec<OpenPage<'_, '_>> = Vec::new();
    let mut left = None;
    for section in sections {
        let mut spot = left
            .filter(|_| section.joined && section.opening.is_empty())
            .map(|spot: Spot| Spot { top: spot.top + kit.lines(JOINED), ..spot });
        if let Some(joined) = &spot
            && Node::Stack(section.blocks.clone()).least(kit.form.content.height()) > joined.bottom - joined.top
        {
            spot = None;
        }
        let mut spot = match spot {
            Some(spot) => spot,
            None => {
                pages.push(OpenPage { draft: PageDraft::default(), section, within: 0 });
                open(kit, section, &mut pages)
            }
        };
        flow_section(kit, section, &mut pages, &mut spot);
        left = Some(spot);
    }
    finish(kit, pages)
}

/// Between two sections on a page, in lines.
const JOINED: f64 = 2.6;

/// Where the next block stands.
#[derive(Clone, Copy, Debug)]
struct Spot {
    column: usize,
    /// Where columns of the page begin and end.
    first: f64,
    bottom: f64,
    top: f64,
}

impl Spot {
    fn on(kit: &Kit<'_>, top: f64) -> Self {
        Self { column: 0, first: top, bottom: kit.form.content.y1, top }
    }

    fn x(self, kit: &Kit<'_>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "two columns")]
        let column = self.column as f64;
        kit.form.content.x0 + column * (kit.form.column() + kit.form.gutter)
    }
}

/// Draws what stands above the columns of a section's first page.
fn open(kit: &Kit<'_>, section: &Section<'_>, pages: &mut Vec<OpenPage<'_, '_>>) -> Spot {
    let Rect { x0, y0, .. } = kit.form.content;
    if section.opening.is_empty() {
        return Spot::on(kit, y0);
    }
    let opening = Node::Stack(section.opening.clone());
    if let Some(page) = pages.last_mut() {
        opening.draw(kit, &mut page.draft, Point::new(x0, y0), kit.form.content.y1);
    }
    Spot::on(kit, (y0 + opening.height() + kit.lines(1.6)).min(kit.form.content.y1))
}

fn flow_section<'s, 'a>(kit: &Kit<'_>, section: &'s Section<'a>, pages: &mut Vec<OpenPage<'s, 'a>>, spot: &mut Spot) {
    let page_height = kit.form.content.height();
    let mut waiting = (!section.blocks.is_empty()).then(|| section.blocks.clone());
    while let Some(stack) = waiting.take() {
        let room = spot.bottom - spot.top;
        let (here, rest) = if stack.height() <= room + 1e-6 {
            (Some(stack), None)
        } else {
            match stack.split(room, page_height) {
                Some((here, rest)) => (Some(here), Some(rest)),
                // Nothing of it fits on an empty page either: it stands there all the same.
                None if spot.column == 0 && spot.top <= kit.form.content.y0 + 1e-6 => stack.first_alone(),
                None => (None, Some(stack)),
            }
        };
        if let (Some(here), Some(page)) = (here, pages.last_mut()) {
            let height = here.height();
            Node::Stack(here).draw(kit, &mut page.draft, Point::new(spot.x(kit), spot.top), spot.bottom);
            spot.top += height;
        }
        waiting = rest.and_then(Stack::without_trailing_lines);
        if waiting.is_some() {
            if spot.column + 1 < kit.form.columns {
                *spot = Spot { column: spot.column + 1, top: spot.first, ..*spot };
            } else {
                let within = pages.last().map_or(0, |page| page.within + 1);
                pages.push(OpenPage { draft: PageDraft::default(), section, within });
                *spot = Spot::on(kit, kit.form.content.y0);
            }
        }
    }
}

impl Stack {
    /// The first node, and the others.
    fn first_alone(mut self) -> (Option<Self>, Option<Self>) {
        let rest = self.items.split_off(1.min(self.items.len()));
        let whole = self.whole;
        let rest = (!rest.is_empty()).then_some(Self { items: rest, whole });
        (Some(self), rest)
    }

    /// What is left where nothing but lines for notes is: no page begins with them.
    fn without_trailing_lines(self) -> Option<Self> {
        let only_lines = self.items.iter().all(|item| matches!(item.node, Node::Ruled(_)));
        (!only_lines).then_some(self)
    }
}

/// Draws frames and numbers, and makes layouts.
fn finish(kit: &Kit<'_>, pages: Vec<OpenPage<'_, '_>>) -> Vec<Layout> {
    let of = pages.len();
    let mut found: FxHashMap<Anchor, usize> = FxHashMap::default();
    for (page, number) in pages.iter().zip(1..) {
        for (anchor, _) in &page.draft.anchors {
            found.entry(*anchor).or_insert(number);
        }
    }
    let layouts = pages.into_iter().zip(1..).map(|(page, number)| {
        let mut framed = PageDraft::default();
        (page.section.frame)(kit, &mut framed, PagePlace { number, of, within: page.within });
        let PageDraft { groups, bookmarks, anchors, numbers } = page.draft;
        framed.groups.extend(groups);
        framed.bookmarks.extend(bookmarks);
        framed.anchors.extend(anchors);
        for (waiting, at) in numbers {
            if let Some(number) = found.get(&waiting.of) {
                waiting.draw(kit, &mut framed, at, *number);
            }
        }
        let scene = Scene {
            size: kit.form.size,
            groups: framed.groups.into(),
            bookmarks: framed.bookmarks,
            anchors: framed.anchors,
        };
        let notices = missing_glyphs(&scene).into_iter().chain(text_faults(&scene)).collect();
        Layout { scene: Arc::new(scene), notices, ..Layout::default() }
    });
    layouts.collect()
}
