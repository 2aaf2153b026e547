//! A view in the list: its number, a picture of what is seen, its name, its time, and what there is to know of it.

use super::listed::ListedView;
use crate::i18n::format;
use crate::model::ScriptView;
use crate::scene::Page;
use crate::studio::desk::PanelContext;
use crate::studio::paint::sheet_picture::{SheetPictures, placed};
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{elided, focus_ring, icon};
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, Color32, FontId, Galley, Id, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;
use std::time::Duration;

/// Height of a row.
pub(super) const ROW: f32 = 62.0;
/// The picture: of the shape of a projector.
const PICTURE: eframe::egui::Vec2 = vec2(92.0, 52.0);
/// From the left edge of the row to the picture: room for the number.
const NUMBER: f32 = 28.0;
/// How round the corners of a picture are.
const ROUND: u8 = 5;
/// How long a map rests before the pictures are drawn anew.
const PAUSE: Duration = Duration::from_millis(700);

/// What has the focus while the view in hand has it: the same for each view, so that the focus goes along with it.
pub(super) fn in_hand() -> Id {
    Id::unique("script view in hand")
}

/// A view with all that its row tells.
pub(super) struct ViewRow<'a> {
    pub(super) at: usize,
    pub(super) view: &'a ScriptView,
    pub(super) listed: &'a ListedView,
    pub(super) taken: bool,
    pub(super) dragged: bool,
}

impl ViewRow<'_> {
    /// What a screen reader says of it.
    pub(super) fn words(&self, cx: &PanelContext<'_>) -> String {
        let mut parts = vec![format!("{}. {}", self.at + 1, self.listed.title)];
        parts.extend(self.view.seconds.map(|seconds| format::span(seconds.into(), cx.words.language())));
        parts.extend(self.listed.gone.map(|gone| cx.text_of(gone.key())));
        parts.extend(self.listed.small.map(|small| small.message(cx)));
        parts.join(", ")
    }

    /// Paints it; the name is left out where it is typed.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        cx: &PanelContext<'_>,
        (rect, response): (Rect, &Response),
        pictures: &mut SheetPictures,
        named: bool,
    ) {
        let (theme, painter) = (theme::of(ui), ui.painter());
        let ground = match (self.taken, response.hovered() && !self.dragged) {
            (true, _) => theme.accent_soft,
            (false, true) => theme.hover,
            (false, false) => theme.panel,
        };
        painter.rect_filled(rect, RADIUS, ground);
        if response.has_focus() {
            focus_ring(painter, theme, rect.shrink(1.0), RADIUS);
        }
        let number = pos2(rect.left() + NUMBER / 2.0, rect.center().y);
        let ink = if self.taken { theme.ink } else { theme.secondary };
        painter.text(number, Align2::CENTER_CENTER, self.at + 1, theme::figures(LABEL), ink);
        let place = Rect::from_min_size(pos2(rect.left() + NUMBER, rect.center().y - PICTURE.y / 2.0), PICTURE);
        self.picture(ui, place, pictures, ground);
        if !named {
            self.name(ui, rect);
        }
        self.facts(ui, cx, rect);
        if self.dragged {
            painter.rect_filled(rect, RADIUS, theme.panel.gamma_multiply(0.6));
        }
    }

    /// Where its words stand.
    pub(super) fn beside(rect: Rect) -> Rect {
        let left = rect.left() + NUMBER + PICTURE.x + 10.0;
        Rect::from_min_max(pos2(left, rect.top() + 6.0), pos2(rect.right() - 8.0, rect.bottom() - 6.0))
    }

    /// What is seen, with what is not meant dimmed.
    fn picture(&self, ui: &Ui, place: Rect, pictures: &mut SheetPictures, ground: Color32) {
        let theme = theme::of(ui);
        let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
        painter.rect_filled(place, ROUND, theme.desk);
        if let Some(view) = self.listed.seen_in(place) {
            let page = Page::whole(Arc::clone(&self.listed.scene));
            let slot = Id::unique(("script view", self.at));
            pictures.show_in_room(&painter, slot, &page, (&view, place), PAUSE);
            for part in &self.listed.unlit {
                painter.rect_filled(placed(*part, &view), 0, theme.unlit);
            }
        } else {
            icon(&painter, "circle-alert", place.center(), 18.0, theme.caution_mark);
        }
        // A picture has no round corners by itself.
        ui.painter().rect_stroke(place, ROUND, Stroke::new(3.0, ground), StrokeKind::Outside);
        ui.painter().rect_stroke(place, ROUND, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    }

    /// Its name, in two lines at most.
    fn name(&self, ui: &Ui, rect: Rect) {
        let (theme, room) = (theme::of(ui), Self::beside(rect));
        let name = two_lines(ui, &self.listed.title, theme::medium(BODY), theme.ink, room.width());
        ui.painter().galley(room.min, name, theme.ink);
    }

    /// How long it is meant to take, whether there is a note, and what is wrong with it.
    fn facts(&self, ui: &Ui, cx: &PanelContext<'_>, rect: Rect) {
        let (theme, room) = (theme::of(ui), Self::beside(rect));
        let middle = room.bottom() - 8.0;
        let mut left = room.left();
        if let Some(seconds) = self.view.seconds {
            let words = format::span(seconds.into(), cx.words.language());
            let galley = elided(ui, &words, theme::regular(LABEL), theme.secondary, room.width());
            let width = galley.size().x;
            ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, theme.secondary);
            left += width + 8.0;
        }
        let mut sign = |name: &str, color: Color32| {
            icon(ui.painter(), name, pos2(left + 7.0, middle), 14.0, color);
            left += 20.0;
        };
        if !self.view.note.trim().is_empty() {
            sign("sticky-note", theme.secondary);
        }
        if self.listed.gone.is_some() {
            sign("circle-alert", theme.caution);
        } else if self.listed.small.is_some() {
            sign("triangle-alert", theme.caution);
        }
    }
}

/// Text in two lines at most, cut with an ellipsis.
fn two_lines(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.replace('\n', " "), TextFormat::simple(font, color));
    job.wrap = TextWrapping { max_width: width, max_rows: 2, break_anywhere: false, overflow_character: Some('…') };
    ui.painter().layout_job(job)
}
