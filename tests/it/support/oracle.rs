//! An engine that has followed a map from the beginning lays out what one does that sees it for the first time. This keeps every cache
//! of the layout honest: whatever one of them remembers wrongly, a fresh engine does not know.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use std::fmt::{Debug, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tropa::layout::{Engine, Layout, LayoutInput, View};
use tropa::model::{Document, JourneyId};
use tropa::scene::PlacedRef;

/// Lengths that differ by less are the same, in points.
const NEAR: f64 = 1e-6;

/// What an engine was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) document: Arc<Document>,
    pub(crate) view: View,
    /// Whether a hand holds the sheet that was laid out before.
    pub(crate) is_held: bool,
    /// Whether it was told to stop before it had begun.
    pub(crate) given_up: bool,
}

/// An engine that lives long, with what it laid out last, and all that it was asked.
#[derive(Debug)]
pub(crate) struct LongLived {
    engine: Engine,
    layout: Layout,
    journey: JourneyId,
    asked: Vec<Asked>,
}

impl LongLived {
    pub(crate) fn new(journey: JourneyId) -> Self {
        Self { engine: Engine::default(), layout: Layout::default(), journey, asked: Vec::new() }
    }

    pub(crate) fn lay_out(&mut self, document: &Arc<Document>, view: &View, is_held: bool) -> Layout {
        self.ask(Asked { document: Arc::clone(document), view: view.clone(), is_held, given_up: false });
        self.layout.clone()
    }

    /// Begins what is given up at once.
    pub(crate) fn begin(&mut self, document: &Arc<Document>, view: &View) {
        self.ask(Asked { document: Arc::clone(document), view: view.clone(), is_held: false, given_up: true });
    }

    fn ask(&mut self, asked: Asked) {
        let Asked { document, view, is_held, given_up } = &asked;
        let held = if *is_held { self.layout.sizes.clone() } else { None };
        let input = LayoutInput { document, journey: self.journey, view, held: held.as_deref() };
        if let Some(layout) = self.engine.lay_out_unless(&input, &AtomicBool::new(*given_up)) {
            self.layout = layout;
        }
        self.asked.push(asked);
    }

    /// Fails where the sheet that was asked for last is another than that of a fresh engine; says what differs first, and leaves the
    /// fewest documents that show it in a folder.
    #[track_caller]
    pub(crate) fn assert_is_that_of_a_fresh_one(&self, layout: &Layout, when: &str) {
        let last = self.asked.last().expect("it was asked");
        let Some(difference) = differs(layout, &fresh(self.journey, last)) else { return };
        let few = self.fewest();
        let told = keep(when, &few);
        panic!("{when}: the sheet is not that of a fresh engine: {difference}\n{told}");
    }

    /// As few of the questions as it takes for the last one to be answered wrongly.
    fn fewest(&self) -> Vec<Asked> {
        let mut from = self.asked.len().saturating_sub(1);
        let mut length = 1;
        while from > 0 && !is_wrong(self.journey, &self.asked[from..]) {
            length *= 2;
            from = self.asked.len().saturating_sub(length);
        }
        let mut few = self.asked[from..].to_vec();
        // Of the rest, more and more at once are tried to do without, then fewer and fewer.
        let mut length = few.len() / 2;
        while length > 0 {
            let mut at = 0;
            while at + length < few.len() {
                let mut fewer = few.clone();
                fewer.drain(at..at + length);
                if is_wrong(self.journey, &fewer) { few = fewer } else { at += length }
            }
            length /= 2;
        }
        few
    }
}

fn fresh(journey: JourneyId, asked: &Asked) -> Layout {
    Engine::default().lay_out(&asked.document, journey, &asked.view)
}

fn is_wrong(journey: JourneyId, asked: &[Asked]) -> bool {
    let mut engine = LongLived::new(journey);
    for asked in asked {
        engine.ask(asked.clone());
    }
    let last = asked.last().map(|last| fresh(journey, last));
    last.is_some_and(|fresh| differs(&engine.layout, &fresh).is_some())
}

/// Writes the documents of a failure beside each other, and tells how each was seen.
fn keep(when: &str, few: &[Asked]) -> String {
    let folder: PathBuf = std::env::temp_dir().join(format!("tropa-oracle-{}", std::process::id()));
    let mut told = format!("{} layouts show it, in {}", few.len(), folder.display());
    std::fs::create_dir_all(&folder).expect("a folder for what failed");
    for (number, asked) in few.iter().enumerate() {
        let path = folder.join(format!("{number}.tropa"));
        tropa::store::save(&path, &asked.document).expect("a document is saved");
        let how = if asked.given_up {
            ", given up"
        } else if asked.is_held {
            ", held"
        } else {
            ""
        };
        write!(told, "\n  {number}.tropa: {:?}{how}", asked.view).expect("a text is written");
    }
    std::fs::write(folder.join("told.txt"), format!("{when}\n{told}\n")).expect("a text is saved");
    told
}

/// What differs first between two sheets.
pub(crate) fn differs(one: &Layout, other: &Layout) -> Option<String> {
    let (sizes, others) = (sizes(one), sizes(other));
    if sizes.iter().zip(&others).any(|(a, b)| (a - b).abs() > NEAR) {
        return Some(format!("the type is {sizes:?}, not {others:?}"));
    }
    lines("notices", &one.notices, &other.notices)
        .or_else(|| lines("frame", &*one.frame, &*other.frame))
        .or_else(|| lines("sheet", &one.scene.size, &other.scene.size))
        .or_else(|| lines("bookmarks", &one.scene.bookmarks, &other.scene.bookmarks))
        .or_else(|| {
            let mut others = other.scene.groups.iter();
            for (number, group) in one.scene.groups.iter().enumerate() {
                let Some(other) = others.next() else {
                    return Some(format!("group {number} is one too many: {:?}", group.group.source));
                };
                let difference = of_groups(group, other);
                if difference.is_some() {
                    return difference.map(|difference| format!("group {number}, {difference}"));
                }
            }
            others.next().map(|other| format!("a group is missing: {:?}", other.group.source))
        })
}

fn sizes(layout: &Layout) -> [f64; 2] {
    [layout.frame.body, layout.frame.smallest_type]
}

fn of_groups(one: PlacedRef<'_>, other: PlacedRef<'_>) -> Option<String> {
    let (a, b) = (one.group, other.group);
    if a.source != b.source || a.layer != b.layer || a.whose != b.whose {
        return Some(format!("{:?} in {:?} instead of {:?} in {:?}", a.source, a.layer, b.source, b.layer));
    }
    let name = format!("{:?} in {:?}", a.source, a.layer);
    if (one.offset - other.offset).hypot() > NEAR {
        return Some(format!("{name} at {:?} instead of {:?}", one.offset, other.offset));
    }
    if Arc::ptr_eq(a, b) || a == b {
        return None;
    }
    lines(&name, &a.bounds, &b.bounds)
        .or_else(|| lines(&name, &a.items, &b.items))
        .or_else(|| lines(&name, &a.missing, &b.missing))
        .or_else(|| lines(&name, &a.faults, &b.faults))
        .or_else(|| lines(&name, &a.text_sources, &b.text_sources))
}

/// The first line that differs of two values written out, with numbers as near as they have to be.
fn lines<T: Debug + PartialEq>(what: &str, one: &T, other: &T) -> Option<String> {
    if one == other {
        return None;
    }
    let (one, other) = (format!("{one:#.5?}"), format!("{other:#.5?}"));
    let (mut ones, mut others) = (one.lines(), other.lines());
    let mut before = String::new();
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return None,
            (a, b) if a == b => a.unwrap_or_default().trim().clone_into(&mut before),
            (a, b) => {
                let [a, b] = [a, b].map(|line| line.unwrap_or("nothing").trim());
                return Some(format!("{what}: after «{before}» {a} instead of {b}"));
            }
        }
    }
}
