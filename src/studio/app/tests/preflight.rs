//! What is told before a map is printed, by real clicks: shown on the map, mended in one step, counted in the status bar.

use super::{Window, studio, window};
use crate::color::Proof;
use crate::i18n::Messages;
use crate::model::{Document, ElementId, Language, LineStyle};
use crate::scene::Item;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Session, Workspace};
use eframe::egui::vec2;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;
use std::time::Duration;

fn document(window: &Window) -> &Arc<Document> {
    studio(window).session.document()
}

/// The sample with curves that merge in grey and no date, before it is printed.
fn before_printing() -> Window {
    let mut window = window(vec2(1440.0, 900.0));
    let mut document = Document::clone(document(&window));
    let ids: Vec<_> = document.personas.iter().map(|persona| persona.id).collect();
    for (id, hue) in ids.into_iter().zip([0, 2]) {
        let look = &mut document.personas.get_mut(id).expect("somebody").look;
        (look.hue, look.line) = (hue, LineStyle::Solid);
    }
    Arc::make_mut(&mut document.project).date = None;
    let state = window.state_mut().as_mut().expect("the window");
    state.session = Session::new(document);
    state.session.view_mut().workspace = Workspace::Print;
    looked_at(&mut window);
    window
}

/// Waits until what is in hand was looked at.
fn looked_at(window: &mut Window) {
    for _ in 0..400 {
        window.run_steps(2);
        if studio(window).preview.is_checked() {
            window.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nobody looked at it");
}

fn keys(window: &Window) -> Vec<&'static str> {
    studio(window).preview.report().expect("a report").open().map(|finding| finding.key).collect()
}

fn words(key: &str) -> String {
    Messages::of(Language::Ru).text(key).into_owned()
}

#[test]
fn what_is_found_is_mended_by_a_click_in_one_step_that_undo_takes_back() {
    let mut window = before_printing();
    assert_eq!(keys(&window), ["preflight-date"]);
    let told = studio(&window).preview.report().expect("a report").findings.clone();
    assert!(told.iter().any(|finding| finding.key == "preflight-lines-merge"), "their markers tell them apart");
    let before = Document::clone(document(&window));
    window.get_by_label(&words("preflight-mend-look")).click();
    window.run_steps(4);
    let lines: Vec<LineStyle> = document(&window).personas.iter().map(|persona| persona.look.line).collect();
    assert_ne!(lines[0], lines[1]);
    looked_at(&mut window);
    let told = &studio(&window).preview.report().expect("a report").findings;
    assert!(told.iter().all(|finding| finding.key != "preflight-lines-merge"));
    let ctx = window.ctx.clone();
    let state = window.state_mut().as_mut().expect("the window");
    state.run(&ctx, Command::Undo);
    assert_eq!(**state.session.document(), before);
}

#[test]
fn a_click_on_show_lists_what_it_is_about_and_a_click_on_a_name_leads_to_the_map() {
    let mut window = before_printing();
    let persona = document(&window).personas.at(0).expect("somebody");
    let (id, name) = (ElementId::Persona(persona.id), persona.name.clone());
    let all = Messages::of(Language::Ru).format("preflight-show-all", &[("count", 2_u32.into())]);
    window.get_by_label(&all).click();
    window.run_steps(4);
    window.get_by_role_and_label(eframe::egui::accesskit::Role::Link, &name).click();
    window.run_steps(4);
    let state = studio(&window);
    assert_eq!(state.session.view().workspace, Workspace::Map);
    assert_eq!(state.session.editor().selection().single(), Some(id));
}

#[test]
fn what_is_to_be_seen_to_is_counted_on_the_map_too_and_leads_to_the_page_before_printing() {
    let mut window = before_printing();
    window.state_mut().as_mut().expect("the window").session.view_mut().workspace = Workspace::Map;
    looked_at(&mut window);
    let counted = Messages::of(Language::Ru).format("preflight-count", &[("count", 1_u32.into())]);
    window.get_by_label(&counted).click();
    window.run_steps(4);
    assert_eq!(studio(&window).session.view().workspace, Workspace::Print);
}

#[test]
fn a_date_is_said_where_it_is_missed() {
    let mut window = before_printing();
    window.get_by_label(&words("preflight-mend-say")).click();
    window.run_steps(4);
    assert!(window.query_all_by_label(&words("field-date")).next().is_some(), "there is a field for it");
}

#[test]
fn a_proof_is_seen_with_a_sign_and_is_never_printed() {
    let mut window = before_printing();
    let ctx = window.ctx.clone();
    let state = window.state_mut().as_mut().expect("the window");
    state.run(&ctx, Command::ProofGrey);
    assert_eq!(state.session.view().proof, Proof::Grey);
    let scene = Arc::clone(&state.session.layout().scene);
    let proof = state.painter.proofs(Proof::Grey).scene(&scene);
    let colored = |scene: &crate::scene::Scene| {
        scene.text_runs().filter(|(_, run)| crate::color::Vision::chroma(run.color) > 5.0).count()
            + scene.groups.iter().flat_map(|placed| &placed.group.items).filter(|item| is_colored(item)).count()
    };
    assert!(colored(&scene) > 100 && colored(&proof) == 0);
    looked_at(&mut window);
    assert!(window.query_all_by_label(&words("command-proof-grey")).next().is_some(), "a sign says so");
    let printed = studio(&window).preview.settled().expect("pages").clone();
    assert!(printed.sheets.iter().all(|sheet| Arc::ptr_eq(&sheet.scene, &scene)));
}

fn is_colored(item: &Item) -> bool {
    let stroke = match item {
        Item::Rect { stroke, .. } | Item::Path { stroke, .. } | Item::Symbol { stroke, .. } => *stroke,
        _ => None,
    };
    stroke.is_some_and(|stroke| crate::color::Vision::chroma(stroke.color) > 5.0)
}
