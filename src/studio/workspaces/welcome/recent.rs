//! A map that was opened last: its picture, what it is called, when it was saved and where it is.

use crate::i18n::format;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::platform::recents::{Recent, Recents};
use crate::studio::platform::short_path::{path_end, short_path};
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{elided, focus_ring};
use eframe::egui::{Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::path::Path;
use std::time::SystemTime;

/// Height of a row.
pub(super) const HEIGHT: f32 = 62.0;
/// The room of the picture.
const PICTURE: Vec2 = vec2(68.0, 48.0);

/// Shows a map and opens it when it is pressed.
pub(super) fn show(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    path: &Path,
    recents: &mut Recents,
    pictures: &mut SheetPictures,
) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let known = recents.of(ui.ctx(), path);
    let stem = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (name, about) = match known {
        Some(Recent::Map { title, personas, saved }) => {
            let name = if title.is_empty() { stem } else { title.clone() };
            (name, about(cx, *personas, *saved))
        }
        Some(Recent::Gone) => (stem, cx.text("recent-gone").into_owned()),
        Some(Recent::Unread) => (stem, cx.text("recent-unread").into_owned()),
        None => (stem, String::new()),
    };
    let is_map = !matches!(known, Some(Recent::Gone | Recent::Unread));
    let place = short_path(path);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}. {about}. {place}")));
    ground(ui, &response, rect.expand2(vec2(8.0, 0.0)), RADIUS);
    let room = Rect::from_min_size(pos2(rect.left(), rect.center().y - PICTURE.y / 2.0), PICTURE);
    let paper =
        if is_map { pictures.show_file(ui.painter(), Id::unique(("recent picture", path)), path, room) } else { room };
    ui.painter().rect_stroke(paper, 0, Stroke::new(1.0, theme.hairline), StrokeKind::Outside);
    let (left, width) = (room.right() + 14.0, rect.right() - room.right() - 14.0);
    let fits = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), theme::regular(LABEL), theme.secondary).size().x <= width
    };
    let place = path_end(&place, fits);
    let lines = [
        (name.as_str(), theme::semibold(BODY), theme.ink, 4.0),
        (about.as_str(), theme::regular(LABEL), if is_map { theme.secondary } else { theme.caution }, 23.0),
        (place.as_str(), theme::regular(LABEL), theme.secondary, 40.0),
    ];
    for (text, font, color, top) in lines {
        let galley = elided(ui, text, font, color, width);
        ui.painter().galley(pos2(left, rect.top() + top), galley, color);
    }
    let response = response.on_hover_text(path.display().to_string());
    if response.clicked() {
        cx.act(Action::OpenFile(path.to_owned()));
    }
}

/// `вчера, 14:32 · 2 персоны`.
fn about(cx: &PanelContext<'_>, personas: usize, saved: Option<SystemTime>) -> String {
    let at = saved.and_then(|saved| Timestamp::try_from(saved).ok()).map(|at| at.to_zoned(TimeZone::system()));
    let personas = cx.format("recent-personas", &[("count", personas.into())]);
    match at {
        Some(at) => format!("{} · {personas}", format::moment(&at, &Zoned::now(), cx.words.language())),
        None => personas,
    }
}

fn ground(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    let theme = theme::of(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.hover);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, radius);
    }
}
