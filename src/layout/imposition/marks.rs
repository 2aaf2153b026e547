//! What a print shop wants around a page: bleed, marks to cut by, crosses by which the inks are laid over each other, patches by which
//! colours are judged, and a line that says what it is.
//!
//! All of it stands beyond the trim, so that nothing is left of it on what is handed over.

use super::job::{Job, points};
use crate::layout::drawing::Drawing;
use crate::layout::paper::PaperTheme;
use crate::model::PrintMarks;
use crate::scene::{Groups, Layer, Page, Placed, Role, Scene, Stroke};
use crate::text::Face;
use crate::units::Mm;
use kurbo::{Circle, Point, Rect, Shape as _, Size, Vec2};
use std::sync::Arc;

/// Marks keep so far from the trim at least, so that an unsteady knife meets none.
const OFFSET: Mm = Mm(3.0);
/// So long is a mark to cut by; crosses, patches and words stand between its ends.
const LENGTH: Mm = Mm(5.0);
/// From the marks to the edge of the page.
const EDGE: Mm = Mm(2.0);
/// The thickness of marks, in points: the finest that print shops ask for.
const HAIRLINE: f64 = 0.25;
/// The type of the line that says what it is, in points.
const SLUG: f64 = 6.0;
/// A patch, and how far from the corner of the trim the first stands.
const PATCH: Mm = Mm(4.0);
const INDENT: Mm = Mm(8.0);

/// The page of a sheet with what is wanted around it.
pub(super) fn dressed(scene: &Arc<Scene>, marks: PrintMarks, job: &Job<'_>, number: usize) -> Page {
    let page = Page::whole(Arc::clone(scene));
    let bleed = points(marks.bleed);
    let has_marks = marks.crop || marks.registration || marks.color_bar;
    let offset = bleed.max(points(OFFSET));
    let around = if has_marks { offset + points(LENGTH + EDGE) } else { bleed };
    if around <= 0.0 {
        return page;
    }
    let window = page.window.inflate(bleed, bleed);
    let trim = Rect::from_origin_size((around, around), scene.size);
    let page = Page {
        window,
        at: Point::new(around - bleed, around - bleed),
        size: scene.size + Size::new(2.0 * around, 2.0 * around),
        trim,
        bleed: trim.inflate(bleed, bleed),
        ..page
    };
    if !has_marks {
        return page;
    }
    let mut drawing = Drawing::default();
    drawing.describe(Role::Artifact, None);
    let ring = Ring { trim, offset };
    if marks.crop {
        ring.crop(&mut drawing);
    }
    if marks.registration {
        ring.registration(&mut drawing);
    }
    let after = if marks.color_bar { ring.color_bar(&mut drawing, job) } else { trim.x0 + points(INDENT) };
    ring.slug(&mut drawing, after, (marks, job, number));
    let group = Placed { offset: Vec2::ZERO, group: drawing.finish(None, Layer::Frame) };
    Page { marks: Groups::from(vec![group]), ..page }
}

/// The ring around a page in which marks stand.
struct Ring {
    trim: Rect,
    /// From the trim to its inner edge.
    offset: f64,
}

impl Ring {
    /// From the trim to the middle of the ring.
    fn middle(&self) -> f64 {
        self.offset + points(LENGTH) / 2.0
    }

    /// Two lines at each corner.
    fn crop(&self, drawing: &mut Drawing) {
        let Rect { x0, y0, x1, y1 } = self.trim;
        let (near, far) = (self.offset, self.offset + points(LENGTH));
        let stroke = Stroke::solid(HAIRLINE, PaperTheme::get().registration);
        for (x, along) in [(x0, -1.0), (x1, 1.0)] {
            for (y, up) in [(y0, -1.0), (y1, 1.0)] {
                drawing.line(Point::new(x + along * near, y), Point::new(x + along * far, y), stroke);
                drawing.line(Point::new(x, y + up * near), Point::new(x, y + up * far), stroke);
            }
        }
    }

    /// A cross in a circle in the middle of each side.
    fn registration(&self, drawing: &mut Drawing) {
        let (middle, arm, radius) = (self.middle(), points(LENGTH) / 2.0, points(LENGTH) * 0.3);
        let (center, trim) = (self.trim.center(), self.trim);
        let stroke = Stroke::solid(HAIRLINE, PaperTheme::get().registration);
        for at in [
            Point::new(center.x, trim.y0 - middle),
            Point::new(center.x, trim.y1 + middle),
            Point::new(trim.x0 - middle, center.y),
            Point::new(trim.x1 + middle, center.y),
        ] {
            drawing.path(Circle::new(at, radius).to_path(0.005), None, Some(stroke));
            drawing.line(at - Vec2::new(arm, 0.0), at + Vec2::new(arm, 0.0), stroke);
            drawing.line(at - Vec2::new(0.0, arm), at + Vec2::new(0.0, arm), stroke);
        }
    }

    /// Patches of the inks, of what two of them give, and of grey, under the left part of the page, as many as find room before its middle; and that
    /// they are no inks. Gives where it ends.
    fn color_bar(&self, drawing: &mut Drawing, job: &Job<'_>) -> f64 {
        let theme = PaperTheme::get();
        let side = points(PATCH);
        let top = self.trim.y1 + self.middle() - side / 2.0;
        let mut left = self.trim.x0 + points(INDENT);
        let end = self.trim.center().x - points(LENGTH) - side;
        let patches = theme.process.iter().map(Some).chain([None]).chain(theme.greys.iter().map(Some));
        let outline = Stroke::solid(HAIRLINE, theme.registration);
        for patch in patches {
            if left + side > end {
                break;
            }
            if let Some(color) = patch {
                let is_light = [color.r, color.g, color.b].map(u16::from).iter().sum::<u16>() > LIGHT;
                drawing.rect(
                    Rect::from_origin_size((left, top), (side, side)),
                    0.0,
                    Some(*color),
                    is_light.then_some(outline),
                );
            }
            left += if patch.is_some() { side } else { side / 2.0 };
        }
        let words = job.set(&job.words.text("color-bar-rgb"), Face::Regular, (SLUG, theme.registration), None);
        let at = left + points(Mm(1.5));
        if at + words.width.get() > end {
            return left;
        }
        drawing.text(&words, Point::new(at, self.trim.y1 + self.middle() - words.height.get() / 2.0));
        at + words.width.get()
    }

    /// What the page is, at the right under it; as much as there is room for.
    fn slug(&self, drawing: &mut Drawing, after: f64, (marks, job, number): (PrintMarks, &Job<'_>, usize)) {
        let words = job.words;
        let mut told = vec![job.size(self.trim.size())];
        if marks.bleed > Mm::ZERO {
            let length = crate::i18n::format::exact(marks.bleed.get(), words.language());
            told.push(words.format("slug-bleed", &[("length", length.into())]));
        }
        if job.of > 1 {
            told.push(words.format("tile-sheet", &[("n", number.into()), ("of", job.of.into())]));
        }
        let right = self.trim.x1 - points(INDENT);
        let left = after.max(self.trim.center().x + points(LENGTH));
        let title = Some(job.title.to_owned()).filter(|title| !title.is_empty());
        for line in [title.into_iter().chain(told.iter().cloned()).collect(), told] as [Vec<String>; 2] {
            let set = job.set(&line.join(" · "), Face::Regular, (SLUG, PaperTheme::get().registration), None);
            let at = right - set.width.get();
            if at >= left {
                drawing.text(&set, Point::new(at, self.trim.y1 + self.middle() - set.height.get() / 2.0));
                return;
            }
        }
    }
}

/// Lighter patches, by the sum of their channels, have an outline, or nobody would see where they are.
const LIGHT: u16 = 3 * 225;
