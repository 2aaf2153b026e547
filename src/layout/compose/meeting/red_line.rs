//! The red-line poster: the map as it is now, with what a meeting changed marked on it and what was struck, and the list of all that.

use super::lines::MeetingLines;
use super::pen::{mark, place_of, strike};
use super::protocol::{form, frame};
use super::struck_out::{WithStruck, with_struck};
use super::table::table;
use crate::layout::compose::flow::{Kit, Node, Section, Stack, flow};
use crate::layout::compose::poster::poster;
use crate::layout::engine::Engine;
use crate::layout::fit::scale_at;
use crate::layout::held_sizes::HeldSizes;
use crate::layout::paper::TypeScale;
use crate::layout::pass::context_of;
use crate::layout::print_input::PrintInput;
use crate::layout::view::Layout;
use crate::model::SplitBy;
use crate::scene::{Placed, Scene};
use kurbo::Vec2;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The poster and the list behind it. The map itself where there was no meeting.
pub(in crate::layout) fn red_line(
    engine: &mut Engine,
    input: &PrintInput<'_>,
    stop: &AtomicBool,
) -> Option<Vec<Layout>> {
    let language = input.language();
    let words = crate::i18n::Messages::of(language);
    let Some(lines) = MeetingLines::of(input, words) else { return poster(engine, input, stop) };
    let WithStruck { document, struck } = with_struck(input.document, input.journey, &lines.changes);
    let merged = PrintInput { document: &document, ..*input };
    let mut sheets = engine.sheets_unless(&merged.map(), SplitBy::Nothing, stop)?;
    for sheet in &mut sheets {
        let Some(scale) = sheet.sizes.as_ref().map(|sizes| scale_of(sizes)) else { continue };
        let cx = context_of(&engine.texts, &document, language, scale);
        let mut scene = Scene::clone(&sheet.scene);
        let mut put = |group| scene.groups.push(Placed { offset: Vec2::ZERO, group });
        for (line, number) in lines.changes.iter().zip(1_usize..) {
            if let Some(place) = place_of(&sheet.scene, line.change.element) {
                put(mark(&cx, place, number));
            }
        }
        for (element, at) in &struck {
            if let Some(place) = place_of(&sheet.scene, *element) {
                put(strike(&cx, place, at + 1));
            }
        }
        sheet.scene = Arc::new(scene);
    }
    if !lines.changes.is_empty() {
        sheets.extend(list(engine, input, &lines));
    }
    Some(sheets)
}

/// The sizes of type of a sheet.
fn scale_of(sizes: &HeldSizes) -> TypeScale {
    TypeScale::of(sizes.sheet).scaled(scale_at(sizes.step))
}

/// What is marked, by its numbers, on pages to be held in the hand.
fn list(engine: &Engine, input: &PrintInput<'_>, lines: &MeetingLines<'_>) -> Vec<Layout> {
    let kit = Kit::new(engine, input.document, input.language(), form(input));
    let width = kit.form.content.width();
    let title = kit.cx.words.format("minutes-changed-at", &[("meeting", lines.title.as_str().into())]);
    let mut opening = Stack::default();
    opening.push(0.0, Node::Words(kit.heading(&title, kit.title(), width, 1).listed(&title, 0)));
    let mut blocks = Stack::default();
    blocks.push(0.0, table(&kit, &lines.changes, width));
    flow(&kit, &[Section { frame: frame(lines), opening, blocks, joined: false }])
}
