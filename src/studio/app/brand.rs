//! The brand of a project: logos and faces that are chosen, and the whole as a file of its own.

use super::Studio;
use super::work::{BrandFault, BrandRead, JobResult, JobSlot, NotWritten, Onto, unless_in_the_way};
use crate::clip::{self, Content};
use crate::edit::Edit;
use crate::model::Project;
use crate::store::{self, SaveError, Sight};
use crate::studio::desk::Purpose;
use crate::studio::desk::purpose::BrandPart;
use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

impl Studio {
    /// Reads a logo or a face.
    pub(super) fn read_brand_part(&mut self, ctx: &Context, part: BrandPart, path: PathBuf) {
        self.start(ctx, JobSlot::ReadingBrand, move || {
            let face = || store::open_face(&path).map(|face| BrandRead::Face(part, face));
            let logo = || clip::read_picture(&path).map(|content| logo(part, content));
            let fault = |error| -> BrandFault { Box::new(error) };
            JobResult::BrandRead(if part.is_face() {
                face().map(Some).map_err(fault)
            } else {
                logo().map_err(|error| -> BrandFault { Box::new(error) })
            })
        });
    }

    /// Reads a brand from a file of its own, or from another project.
    pub(super) fn read_brand(&mut self, ctx: &Context, path: PathBuf) {
        self.start(ctx, JobSlot::ReadingBrand, move || {
            let read = store::open_brand(&path).map(|brand| Some(BrandRead::Whole(brand)));
            JobResult::BrandRead(read.map_err(|error| -> BrandFault { Box::new(error) }))
        });
    }

    /// Takes over what was read; in one step.
    pub(super) fn take_brand(&mut self, read: Result<Option<BrandRead>, BrandFault>) {
        let read = match read {
            Ok(Some(read)) => read,
            Ok(None) => return,
            Err(why) => return self.fail("failed-brand", why.as_ref()),
        };
        self.session.close_field();
        let project = self.session.document().project.as_ref().clone();
        let mut brand = project.brand.as_ref().clone();
        match read {
            BrandRead::Logo(BrandPart::Agency, image) => brand.agency = Some(image),
            BrandRead::Logo(_, image) => brand.client = Some(image),
            BrandRead::Face(BrandPart::Regular, face) => brand.regular = Some(face),
            BrandRead::Face(_, face) => brand.bold = Some(face),
            BrandRead::Whole(whole) => brand = whole.as_ref().clone(),
        }
        self.apply(&Edit::DescribeProject(Box::new(Project { brand: Arc::new(brand), ..project })));
    }

    /// Writes the brand to a file of its own.
    pub(super) fn write_brand(&mut self, ctx: &Context, path: PathBuf, onto: Onto) {
        self.session.close_field();
        let brand = Arc::clone(&self.session.document().project.brand);
        let may = self.may_replace(&path, onto);
        self.start(ctx, JobSlot::SavingBrand(path.clone()), move || {
            let saved = unless_in_the_way(may, &path, || store::save_brand(&path, brand));
            JobResult::BrandSaved(path, saved.map(|stamp| Some(stamp.sight())))
        });
    }

    /// Tells how saving the brand went.
    pub(super) fn brand_saved(&mut self, path: PathBuf, saved: Result<Option<Sight>, NotWritten<SaveError>>) {
        let text = self.words().text("brand-saved").into_owned();
        self.take_written(Purpose::SaveBrand, (text, None, "failed-save-brand"), path, saved);
    }
}

/// A picture as a logo.
fn logo(part: BrandPart, content: Content) -> Option<BrandRead> {
    if let Content::Picture(image, _) = content { Some(BrandRead::Logo(part, image)) } else { None }
}
