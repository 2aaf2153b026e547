//! A sheet as large as the drawing: found beside the window, for that takes a look at many sheets.

use super::Studio;
use super::work::{JobResult, JobSlot};
use crate::edit::Edit;
use crate::i18n::format::exact;
use crate::layout::{Engine, LayoutInput};
use crate::model::Sheet;
use crate::studio::overlays::toasts::{Toast, Tone};
use crate::units::Pt;
use eframe::egui::Context;
use std::sync::Arc;

impl Studio {
    /// Looks for a sheet as large as the drawing with type of this size, in points.
    pub(super) fn fit_sheet(&mut self, ctx: &Context, size: f64) {
        let document = Arc::clone(self.session.document());
        let journey = self.session.editor().journey();
        let view = self.session.view().of_print();
        self.start(ctx, JobSlot::FittingSheet, move || {
            let input = LayoutInput { document: &document, journey, view: &view, held: None };
            JobResult::SheetFound(size, Engine::default().sheet_for_type(&input, Pt(size)))
        });
    }

    /// Takes the sheet that was found.
    pub(super) fn take_sheet(&mut self, size: f64, sheet: Option<Sheet>) {
        let Some(sheet) = sheet else {
            let size = exact(size, self.words().language());
            let text = self.words().format("no-sheet-for-type", &[("size", size.into())]);
            self.toasts.push(Toast::new(Tone::Careful, text));
            return;
        };
        let mut project = self.session.document().project.as_ref().clone();
        project.sheet = sheet;
        self.apply(&Edit::DescribeProject(Box::new(project)));
    }
}
