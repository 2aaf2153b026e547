//! How sheets come onto the paper that goes through a printer: each on its own with what a print shop wants around it, cut into tiles that
//! are glued together after a plan, or two beside each other.

mod booklet;
mod cuts;
mod job;
mod marks;
mod plan;
mod tile_marks;
mod tiles;
mod tiling;

pub use booklet::leaf;

use super::print_input::PrintInput;
use super::view::Layout;
use crate::model::{Imposition, PrintMarks};
use crate::scene::{Page, Scene};
use job::Job;
use std::sync::Arc;

/// The pages of sheets that are printed together.
pub(super) fn impose(input: &PrintInput<'_>, sheets: &[Layout]) -> Vec<Page> {
    let setup = input.setup.clone().tamed();
    let job = Job::of(input, sheets.len());
    let scenes: Vec<&Arc<Scene>> = sheets.iter().map(|sheet| &sheet.scene).collect();
    match setup.imposition {
        Imposition::Single => {
            // Nobody cuts slides.
            let marks = if setup.layout.is_screen() { PrintMarks::default() } else { setup.marks };
            let numbered = scenes.into_iter().zip(1..);
            numbered.map(|(scene, number)| marks::dressed(scene, marks, &job, number)).collect()
        }
        Imposition::Tiles(paper) => {
            let numbered = scenes.into_iter().zip(1..);
            numbered.flat_map(|(scene, number)| tiles::tiles(scene, paper, &job, number)).collect()
        }
        Imposition::TwoUp(paper) => booklet::two_up(&scenes, paper),
        Imposition::Booklet(paper) => booklet::booklet(&scenes, paper, &job),
    }
}
