//! Where the camera stops at a view: windows of the sheet in the shape of the screen, near enough to be read.

use super::blocks::{Span, share_out};
use super::legibility::Legibility;
use crate::editor::Camera;
use kurbo::{Point, Rect, Size};

/// While the camera is near, names of stages stand in a strip at the upper edge of the picture: this part of its height.
pub const EDGE_STRIP: f64 = 0.058;
/// And names of lanes at its left edge: this part of its width.
pub const EDGE_NAMES: f64 = 0.11;

/// Around what is shown, as a part of the side of the picture.
const PAD: f64 = 0.022;
/// What is narrower than this part of the picture beside a stage is not looked at as a stage.
const LEAST_COLUMN: f64 = 1.0 / 3.0;
/// A stage is no wider than this part unless the room needs larger type.
const MOST_COLUMN: f64 = 0.5;
/// The middle of a stage stands no farther than this part of the picture from the middle, so that little is seen beyond the sheet.
const ASIDE: f64 = 0.14;

/// A place where the camera stops.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The part of the sheet that is seen, in the shape of the screen.
    pub window: Rect,
    /// What is meant; all else steps back. None where all is meant.
    pub lit: Vec<Rect>,
    /// Whether its type has to be read. At a look from afar it is the shape that counts.
    pub is_read: bool,
    /// The smallest type there, beside what the room asks for.
    pub type_size: Legibility,
}

impl Stop {
    /// The camera that shows its window on a part of the screen of the same shape, or as much of it as fits on one of another.
    #[must_use]
    pub fn camera(&self, viewport: Rect) -> Camera {
        let mut camera = Camera::default();
        camera.fit(self.window, viewport, 0.0);
        camera
    }

    /// Whether the room can read what has to be read.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.is_read || self.type_size.holds()
    }
}

/// By what stops are found: the screen in its points and the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct StopFinder {
    pub(super) screen: Size,
    pub(super) sheet: Rect,
    /// The size of running text on the sheet.
    pub(super) body: f64,
    /// The smallest type that can be read, and what is read with ease, in points of the screen.
    pub(super) least: f64,
    pub(super) easy: f64,
}

impl StopFinder {
    /// The zoom at which running text has a size on the screen.
    fn zoom_of(&self, size: f64) -> f64 {
        (size / self.body.max(0.1)).clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM)
    }

    /// The window that a zoom gives.
    fn window_size(&self, zoom: f64) -> Size {
        self.screen / zoom.clamp(Camera::MIN_ZOOM, Camera::MAX_ZOOM)
    }

    /// Whether running text can be read in a window.
    pub(super) fn reads(&self, window: Rect) -> bool {
        self.screen.width / window.width() >= self.zoom_of(self.least) * (1.0 - 1e-9)
    }

    /// A part as large as it fits with some room around it, but not larger than running text needs that is read with ease, times
    /// `closer`.
    pub(super) fn around(&self, part: Rect, closer: f64) -> Rect {
        let room = |side: f64| side * (1.0 - 4.0 * PAD);
        let fits =
            (room(self.screen.width) / part.width().max(1.0)).min(room(self.screen.height) / part.height().max(1.0));
        let size = self.window_size(fits.min(self.zoom_of(self.easy * closer)));
        self.on_sheet(Rect::from_center_size(part.center(), size))
    }

    /// A window brought onto the sheet as far as that is large enough; in its middle where it is not.
    fn on_sheet(&self, window: Rect) -> Rect {
        let along = |start: f64, side: f64, (low, high): Span| {
            let most = high - side;
            if most >= low { start.clamp(low, most) } else { low.midpoint(most) }
        };
        let x = along(window.x0, window.width(), (self.sheet.x0, self.sheet.x1));
        let y = along(window.y0, window.height(), (self.sheet.y0, self.sheet.y1));
        Rect::from_origin_size((x, y), window.size())
    }

    /// What is at least as large as a part and has the shape of the screen.
    pub(super) fn in_shape(&self, part: Rect) -> Rect {
        let zoom = (self.screen.width / part.width().max(1.0)).min(self.screen.height / part.height().max(1.0));
        Rect::from_center_size(part.center(), self.window_size(zoom))
    }

    /// The windows of a column, from its head down. `blocks` stand under the head and are not cut where that can be. Type is as large as
    /// is read with ease where that takes no more windows, and no smaller than can be read where a column is not too wide for that.
    pub(super) fn column(&self, column: Span, head: Span, blocks: &[Span]) -> Vec<Rect> {
        let width = (column.1 - column.0).max(1.0);
        let at_width = |part: f64| self.screen.width * part / width;
        // Names of lanes stand at the left, and what is in the middle has as much on its right.
        let most = at_width(1.0 - 2.0 * EDGE_NAMES - PAD);
        let least = self.zoom_of(self.least).max(at_width(LEAST_COLUMN)).min(most);
        let easy = self.zoom_of(self.easy).clamp(least, at_width(MOST_COLUMN).max(least)).min(most);
        let (near, few) = (self.down(easy, head, blocks), self.down(least, head, blocks));
        let (zoom, tops) = if near.len() > few.len() { (least, few) } else { (easy, near) };
        let size = self.window_size(zoom);
        let middle = column.0.midpoint(column.1);
        let aside = size.width * ASIDE;
        let on_sheet = (self.sheet.x0 + size.width / 2.0, self.sheet.x1 - size.width / 2.0);
        let center =
            if on_sheet.0 <= on_sheet.1 { middle.clamp(on_sheet.0, on_sheet.1) } else { self.sheet.center().x };
        let left = center.clamp(middle - aside, middle + aside) - size.width / 2.0;
        tops.into_iter().map(|top| Rect::from_origin_size((left, top), size)).collect()
    }

    /// The upper edges of the windows of a column at a zoom.
    fn down(&self, zoom: f64, head: Span, blocks: &[Span]) -> Vec<f64> {
        let height = self.window_size(zoom).height;
        let (pad, strip) = (height * PAD, height * EDGE_STRIP);
        // The head is a part of what stands right under it.
        let mut blocks = blocks.to_vec();
        match blocks.first_mut() {
            Some(first) if first.0 - head.1 < 2.0 * self.body => first.0 = first.0.min(head.0),
            Some(_) => {}
            None => blocks.push(head),
        }
        let headed = blocks.first().is_some_and(|first| first.0 <= head.0);
        let spans = share_out(&blocks, |first| height - 2.0 * pad - if first && headed { 0.0 } else { strip });
        let with_head = |top: f64| top <= head.0 + 1e-6;
        spans.into_iter().map(|(top, _)| top - pad - if with_head(top) { 0.0 } else { strip }).collect()
    }

    /// The windows of a band that lies across the sheet: one where all of it can be read at once, else one of all of it, from afar, and
    /// then of one part after the other. `columns` are not cut where that can be; names of lanes stand left of the first. Each comes with
    /// whether it is near enough to be read.
    pub(super) fn band(&self, band: Rect, columns: &[Span]) -> Vec<(Rect, bool)> {
        let all = self.around(band, 1.0);
        if self.reads(all) {
            return vec![(all, true)];
        }
        let size = self.window_size(self.zoom_of(self.least));
        let pad = Size::new(size.width * PAD, size.height * PAD);
        let (names, strip) = (size.width * EDGE_NAMES, size.height * EDGE_STRIP);
        let mut columns = columns.to_vec();
        if let Some(first) = columns.first_mut() {
            first.0 = first.0.min(band.x0);
        } else {
            columns.push((band.x0, band.x1));
        }
        let across = share_out(&columns, |first| size.width - 2.0 * pad.width - if first { 0.0 } else { names });
        let down = share_out(&[(band.y0, band.y1)], |_| size.height - 2.0 * pad.height - strip);
        let mut windows = vec![(all, false)];
        for (left, right) in &across {
            let lead = if *left <= band.x0 + 1e-6 { 0.0 } else { names };
            // What is left over stands on both sides.
            let x = (left + right) / 2.0 - lead / 2.0 - size.width / 2.0;
            for (top, bottom) in &down {
                let y = (top + bottom) / 2.0 - strip / 2.0 - size.height / 2.0;
                windows.push((self.on_sheet(Rect::from_origin_size(Point::new(x, y), size)), true));
            }
        }
        windows
    }
}
