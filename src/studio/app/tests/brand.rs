//! The brand in the whole window: chosen part by part, taken from a file and kept in one, each a step that is undone.

use super::disk::{studio_mut, wait};
use super::{Window, studio, window};
use crate::model::Brand;
use crate::studio::app::work::Onto;
use crate::studio::desk::purpose::BrandPart;
use crate::studio::dialogs::Dialog;
use crate::text::Face;
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;

fn brand(window: &Window) -> Arc<Brand> {
    Arc::clone(&studio(window).session.document().project.brand)
}

fn choose(window: &mut Window, part: BrandPart, path: &Path) {
    let ctx = window.ctx.clone();
    studio_mut(window).read_brand_part(&ctx, part, path.to_owned());
    wait(window);
}

#[test]
fn a_logo_and_a_face_come_from_files_and_go_with_a_step_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (logo, face) = (folder.path().join("logo.png"), folder.path().join("own.ttf"));
    image::RgbImage::from_pixel(60, 40, image::Rgb([10, 120, 90])).save(&logo).expect("it can be written");
    std::fs::write(&face, Face::Medium.bytes()).expect("it can be written");
    let mut window = window(Vec2::new(1440.0, 900.0));
    choose(&mut window, BrandPart::Client, &logo);
    assert!(brand(&window).client.is_some() && brand(&window).agency.is_none());
    choose(&mut window, BrandPart::Bold, &face);
    assert!(brand(&window).bold.is_some() && brand(&window).regular.is_none());
    assert!(window.query_by_label_contains("Golos Text").is_some(), "the inspector names the face");
    for expected in [false, true] {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(3);
        assert_eq!(brand(&window).is_default(), expected);
    }
}

#[test]
fn a_file_that_is_no_face_is_refused_with_what_to_do_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.ttf");
    let mut window = window(Vec2::new(1440.0, 900.0));
    for (bytes, told) in [(&b"no font"[..], "TrueType"), (Face::Icons.bytes(), "нет знака «а»")] {
        std::fs::write(&path, bytes).expect("it can be written");
        choose(&mut window, BrandPart::Regular, &path);
        assert!(matches!(studio(&window).dialog, Dialog::Failed(_)));
        assert!(window.query_by_label_contains(told).is_some(), "{told}");
        window.key_press(Key::Escape);
        window.run_steps(3);
    }
    assert!(brand(&window).is_default() && !studio(&window).session.is_dirty());
}

#[test]
fn a_brand_goes_to_a_file_and_another_map_takes_it_from_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (logo, path) = (folder.path().join("logo.png"), folder.path().join("house.tropa-brand"));
    image::RgbImage::from_pixel(6, 4, image::Rgb([10, 120, 90])).save(&logo).expect("it can be written");
    let mut first = window(Vec2::new(1440.0, 900.0));
    choose(&mut first, BrandPart::Agency, &logo);
    let ctx = first.ctx.clone();
    studio_mut(&mut first).write_brand(&ctx, path.clone(), Onto::Free);
    wait(&mut first);
    assert!(first.query_by_label_contains("Фирменный стиль сохранён").is_some());
    let mut second = window(Vec2::new(1440.0, 900.0));
    let ctx = second.ctx.clone();
    studio_mut(&mut second).read_brand(&ctx, path);
    wait(&mut second);
    assert_eq!(brand(&second), brand(&first));
}
