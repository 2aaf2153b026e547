//! The drawing of a sheet as it is printed, done beside the window.

use crate::layout::{Engine, View};
use crate::scene::Page;
use crate::{export, store};
use eframe::egui::epaint::ColorImage;
use std::path::PathBuf;
use std::time::SystemTime;

/// Pixels that are drawn at most for one picture; a larger one is drawn less finely.
const DRAWN: u64 = 48_000_000;

/// What a file was when it was read: enough to know that there is nothing new in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    len: u64,
}

/// What came of drawing.
pub(super) enum Made {
    Picture {
        part: kurbo::Rect,
        texels: ColorImage,
        stamp: Option<Stamp>,
    },
    /// The picture that is there is still true.
    Same,
    Nothing,
}

/// What is drawn, on its way to another thread.
pub(super) enum SheetSource {
    Page(Page),
    File(PathBuf, Option<Stamp>),
}

impl SheetSource {
    /// Draws a part of it, or all; `None` where it cannot be.
    pub(super) fn draw(self, part: Option<kurbo::Rect>, size: [u32; 2]) -> Option<Made> {
        match self {
            Self::Page(page) => picture(&page, part.unwrap_or_else(|| page.size.to_rect()), size, None),
            Self::File(path, known) => {
                let metadata = std::fs::metadata(&path).ok()?;
                let stamp = Stamp { modified: metadata.modified().ok(), len: metadata.len() };
                if known == Some(stamp) {
                    return Some(Made::Same);
                }
                let document = store::open(&path).ok()?.document;
                let journey = document.first_journey()?.id;
                let page = Page::whole(Engine::default().lay_out(&document, journey, &View::default()).scene);
                let room = size.map(f64::from);
                let scale = (room[0] / page.size.width).min(room[1] / page.size.height);
                let size = [page.size.width, page.size.height].map(|length| pixels(length * scale, usize::MAX));
                picture(&page, page.size.to_rect(), size, Some(stamp))
            }
        }
    }
}

/// A part of a page as it is printed.
fn picture(page: &Page, part: kurbo::Rect, size: [u32; 2], stamp: Option<Stamp>) -> Option<Made> {
    let scale = f64::from(size[0]) / part.width();
    let count = u64::from(size[0]) * u64::from(size[1]);
    let wanted = if scale < 0.5 { 3 } else { 2 };
    let finer = (1..=wanted).rev().find(|finer| count * u64::from(finer * finer) <= DRAWN).unwrap_or(1);
    let pixmap = export::part(page, part, size, finer)
        .inspect_err(|error| tracing::warn!(%error, "a sheet cannot be drawn"))
        .ok()?;
    let sides = [usize::try_from(pixmap.width()).ok()?, usize::try_from(pixmap.height()).ok()?];
    Some(Made::Picture { part, texels: ColorImage::from_rgba_premultiplied(sides, pixmap.data()), stamp })
}

/// A length in whole pixels, no more than a texture has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and a cast saturates")]
pub(super) fn pixels(length: f64, most: usize) -> u32 {
    (length.round().max(1.0) as u32).min(u32::try_from(most).unwrap_or(u32::MAX))
}
