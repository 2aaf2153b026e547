//! A fault in the middle of a frame: what was unsaved before it is on the disk, whole, and the next start offers it.

use crate::edit::Edit;
use crate::method::synth;
use crate::model::{Document, ElementId, Field, Language};
use crate::store;
use crate::studio::app::{Studio, StudioOptions};
use crate::studio::desk::commands::Command;
use crate::studio::desk::prefs::Prefs;
use crate::studio::desk::{Action, Session};
use crate::studio::dialogs::Dialog;
use crate::studio::platform::clipboard::{Clipboard, ClipboardContents, Offer};
use eframe::egui::{Context, Pos2, RawInput, Rect, Ui, vec2};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

thread_local! {
    static STRIKES: Cell<Option<Command>> = const { Cell::new(None) };
}

/// Ends the command that is to fail, when all that it does is done and nothing of it was noted yet.
pub(in crate::studio::app) fn strike(command: Command) {
    if STRIKES.get() == Some(command) {
        STRIKES.set(None);
        panic!("a fault in {command:?}");
    }
}

/// A clipboard that nobody else sees.
struct Own;

impl Clipboard for Own {
    fn put(&mut self, _: Offer) -> bool {
        true
    }

    fn take(&mut self) -> ClipboardContents {
        ClipboardContents { text: Some("Раз\nДва".to_owned()), ..ClipboardContents::default() }
    }

    fn text(&mut self) -> Option<String> {
        None
    }
}

fn studio(ctx: &Context, state: &Path) -> Studio {
    let prefs = Prefs { language: Some(Language::Ru), ran_before: true, ..Prefs::default() };
    let mut studio = Studio::new(ctx, prefs, StudioOptions::default());
    studio.clipboard = Box::new(Own);
    studio.begin_recovery(ctx, state);
    studio
}

fn frame(ctx: &Context, mut show: impl FnMut(&mut Ui)) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
        focused: true,
        ..RawInput::default()
    };
    ctx.run_ui(input, |ui| show(ui)).drop_without_applying_deltas();
}

/// A window in which a card was renamed, until a command fails; gives what was in hand before it.
fn fail(state: &Path, command: Command) -> Arc<Document> {
    let before = Cell::new(None);
    let failed = catch_unwind(AssertUnwindSafe(|| {
        let ctx = Context::default();
        let mut studio = studio(&ctx, state);
        studio.guard();
        studio.open_document(Session::new(synth(2, 4, 1, 1)));
        frame(&ctx, |ui| studio.window(ui));
        let card = studio.session.journey().touchpoints.at(0).expect("there are cards").id;
        let card = ElementId::Touchpoint(card);
        let edit = Edit::text(studio.session.document(), card, Field::Title, format!("До {command:?}"));
        studio.apply(&edit.expect("a card has a title"));
        studio.perform(&ctx, Action::Select(Some(card)));
        frame(&ctx, |ui| studio.window(ui));
        before.set(Some(Arc::clone(studio.session.document())));
        STRIKES.set(Some(command));
        frame(&ctx, |ui| studio.run(ui.ctx(), command));
    }));
    assert!(failed.is_err(), "{command:?} did not fail");
    before.take().expect("it was so far")
}

fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what}");
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_panic_in_any_command_leaves_the_map_that_was_before_it_whole_and_the_next_start_offers_it() {
    let mut changed = 0;
    for command in Command::all() {
        let home = tempfile::tempdir().expect("a folder");
        let before = fail(home.path(), command);
        let folder = home.path().join("recovery");
        // The thread that kept it ends on its own, as it does not in a program that is gone.
        wait("nobody holds the copy any more", || !store::left_behind(&folder).is_empty());
        let ctx = Context::default();
        let mut next = studio(&ctx, home.path());
        wait("it is offered", || {
            next.update_autosave(&ctx);
            matches!(next.dialog, Dialog::Copies(_))
        });
        let offered = next.left_copies();
        assert_eq!(offered.len(), 1, "{command:?}");
        let copy = store::open(&offered[0].copy).unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert!(copy.breaches.is_empty() && copy.document == *before, "{command:?}");
        changed += 1;
    }
    assert!(changed > 80, "{changed} commands are not the whole table");
}
