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

/// How much closer blocks stand where that saves a page.
const TIGHTER: [f64; 3] = [1.0, 0.78, 0.6];

/// A page with less than this share of its height on it carries almost nothing: the one before it gives up some.
const SPARSE: f64 = 0.26;

/// A part of a stack on one of the pages of its section, counted from the one where it begins.
struct Piece {
    page: usize,
    at: Spot,
    stack: Stack,
}

/// A stack that found its places.
struct Laid {
    pieces: Vec<Piece>,
    end: Spot,
}

impl Laid {
    fn last_page(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.page)
    }

    /// How much stands on the last page, without lines to write on.
    fn tail(&self) -> f64 {
        let last = self.last_page();
        self.pieces.iter().filter(|piece| piece.page == last).map(|piece| piece.stack.told_height()).sum()
    }

    /// Pages before the last that end far above their foot.
    fn holes(&self, kit: &Kit<'_>) -> usize {
        let last = self.last_page();
        let high = kit.form.content.height() * 0.3;
        let ends = |piece: &&Piece| piece.page < last && piece.at.bottom - piece.at.top - piece.stack.height() > high;
        self.pieces.iter().filter(ends).count()
    }
}

/// Finds places for a stack: as it is, or with less air where that saves a page, and with no last page that carries almost nothing.
fn best(kit: &Kit<'_>, blocks: &Stack, from: Spot) -> Laid {
    let mut found = lay(kit, blocks, from, None);
    let mut stack = blocks.clone();
    for air in TIGHTER.into_iter().skip(1) {
        if found.last_page() == 0 {
            return found;
        }
        let tight = blocks.tightened(air);
        let laid = lay(kit, &tight, from, None);
        if (laid.last_page(), laid.holes(kit)) < (found.last_page(), found.holes(kit)) {
            (found, stack) = (laid, tight);
        }
    }
    let (last, page) = (found.last_page(), kit.form.content.height());
    let tail = found.tail();
    if last > 0 && kit.form.columns == 1 && tail < page * SPARSE {
        for share in [SPARSE, SPARSE * 1.5] {
            let shorter = lay(kit, &stack, from, Some((last - 1, page * share - tail)));
            if shorter.last_page() == last && shorter.tail() >= page * SPARSE {
                return shorter;
            }
        }
    }
    found
}

/// Finds places for a stack; one of its pages may end so much above its foot.
fn lay(kit: &Kit<'_>, blocks: &Stack, from: Spot, shorter: Option<(usize, f64)>) -> Laid {
    let page_height = kit.form.content.height();
    let mut waiting = (!blocks.is_empty()).then(|| blocks.clone());
    let (mut pieces, mut page, mut spot) = (Vec::new(), 0, from);
    while let Some(stack) = waiting.take() {
        let less = shorter.filter(|(of, _)| *of == page).map_or(0.0, |(_, less)| less);
        let room = (spot.bottom - spot.top - less).max(0.0);
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
        if let Some(stack) = here {
            let height = stack.height();
            pieces.push(Piece { page, at: spot, stack });
            spot.top += height;
        }
        waiting = rest.and_then(Stack::without_trailing_lines);
        if waiting.is_some() {
            if spot.column + 1 < kit.form.columns {
                spot = Spot { column: spot.column + 1, top: spot.first, ..spot };
            } else {
                page += 1;
                spot = Spot::on(kit, kit.form.content.y0);
            }
        }
    }
    Laid { pieces, end: spot }
}

fn flow_section<'s, 'a>(kit: &Kit<'_>, section: &'s Section<'a>, pages: &mut Vec<OpenPage<'s, 'a>>, spot: &mut Spot) {
    let laid = best(kit, &section.blocks, *spot);
    let mut page = 0;
    for piece in laid.pieces {
        while page < piece.page {
            page += 1;
            let within = pages.last().map_or(0, |page| page.within + 1);
            pages.push(OpenPage { draft: PageDraft::default(), section, within });
        }
        if let Some(open) = pages.last_mut() {
            let at = Point::new(piece.at.x(kit), piece.at.top);
            Node::Stack(piece.stack).draw(kit, &mut open.draft, at, piece.at.bottom);
        }
    }
    *spot = laid.end;
}

impl Stack {
    /// The first node, and the others.
    fn first_alone(mut self) -> (Option<Self>, Option<Self>) {
        let rest = self.items.split_off(1.min(self.items.len()));
        let whole = self.whole;
        let rest = (!rest.is_empty()).then_some(Self { items: rest, whole });
        (Some(self), rest)
    }

    /// How high it is without lines to write on.
    fn told_height(&self) -> f64 {
        let lines = |item: &&super::node::Stacked| matches!(item.node, Node::Ruled(_));
        self.height() - self.items.iter().filter(lines).map(|item| item.gap + item.node.height()).sum::<f64>()
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
