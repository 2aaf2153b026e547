//! The lines of the dialog for files.

use super::listing::FolderEntry;
use crate::export::Format;
use crate::i18n::format;
use crate::press::Drawn;
use crate::studio::desk::PanelContext;
use crate::studio::desk::prefs::ExportHabits;
use crate::studio::desk::print_words::{made_key, size_name};
use crate::studio::dialogs::overwrite::moment;
use crate::studio::theme::{self, BODY, LABEL, RADIUS};
use crate::studio::widgets::{Segment, checkbox, elided, focus_ring, icon, segmented};
use eframe::egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a line of the list.
pub(crate) const HEIGHT: f32 = 30.0;

/// How far the list has to be scrolled so that a line stands in its middle.
pub(crate) fn offset_of(index: usize, room: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a folder shows some thousand lines at most")]
    let top = index as f32 * HEIGHT;
    (top - (room - HEIGHT) / 2.0).max(0.0)
}

/// A folder at the side.
pub(crate) fn place(ui: &mut Ui, sign: &str, name: &str, here: bool) -> Response {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, name));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS - 2, if here { theme.accent_soft } else { theme.hover });
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS - 2);
    }
    let ink = if here { theme.accent } else { theme.secondary };
    icon(ui.painter(), sign, pos2(rect.left() + 14.0, rect.center().y), 15.0, ink);
    let text = elided(ui, name, theme::regular(BODY), theme.ink, rect.width() - 36.0);
    ui.painter().galley(pos2(rect.left() + 28.0, rect.center().y - text.size().y / 2.0), text, theme.ink);
    response
}

/// A folder or a file of the list: name, when it was changed, how long it is.
pub(crate) fn entry(ui: &mut Ui, cx: &PanelContext<'_>, entry: &FolderEntry, marked: bool) -> Response {
    /// From the right end to the right end of the date.
    const SIZE: f32 = 80.0;
    const DATE: f32 = 124.0;
    let theme = theme::of(ui);
    let sense = Sense::CLICK;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, marked, &entry.name));
    if marked || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS - 2, if marked { theme.accent_soft } else { theme.hover });
    }
    let (sign, ink) = if entry.is_folder { ("folder", theme.accent) } else { ("file-text", theme.secondary) };
    icon(ui.painter(), sign, pos2(rect.left() + 18.0, rect.center().y), 16.0, ink);
    let put_right = |words: &str, right: f32| {
        let text = elided(ui, words, theme::figures(LABEL), theme.secondary, DATE);
        ui.painter().galley(pos2(right - text.size().x, rect.center().y - text.size().y / 2.0), text, theme.secondary);
    };
    let language = cx.words.language();
    if !entry.is_folder {
        put_right(&format::bytes(entry.sight.len, language), rect.right() - 12.0);
    }
    if let Some(time) = entry.sight.modified.and_then(|time| moment(cx, time)) {
        put_right(&time, rect.right() - SIZE);
    }
    let text = elided(ui, &entry.name, theme::regular(BODY), theme.ink, rect.width() - 34.0 - SIZE - DATE - 12.0);
    ui.painter().galley(pos2(rect.left() + 34.0, rect.center().y - text.size().y / 2.0), text, theme.ink);
    response
}

/// How a format is written, where there is a choice.
pub(crate) fn options(ui: &mut Ui, cx: &PanelContext<'_>, format: Format, habits: &mut ExportHabits) {
    match format {
        Format::Png => {
            ui.horizontal(|ui| {
                let theme = theme::of(ui);
                let name = cx.text("chooser-dpi");
                let text = elided(ui, &name, theme::regular(BODY), theme.secondary, 200.0);
                let (rect, _) = ui.allocate_exact_size(vec2(text.size().x + 8.0, theme::CONTROL), Sense::hover());
                ui.painter().galley(pos2(rect.left(), rect.center().y - text.size().y / 2.0), text, theme.secondary);
                let choices = ExportHabits::DPI.map(|dpi| Segment::new(dpi, dpi.to_string()));
                if let Some(dpi) = segmented(ui, &name, &choices, habits.dpi(), None) {
                    habits.set_dpi(dpi);
                }
            });
        }
        Format::Svg => {
            checkbox(ui, &cx.text("chooser-svg-text"), &mut habits.text_in_svg);
        }
        Format::Pdf | Format::Html | Format::Pptx => {}
    }
}

/// What an export will be, as far as it was drawn to learn that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measure {
    /// How long, in bytes; of a picture nobody knows before.
    bytes: Option<u64>,
    pages: usize,
    /// The size of the first page, in points.
    paper: Option<kurbo::Size>,
    /// In points.
    smallest_type: f64,
}

impl Measure {
    /// What was drawn in this format, or in another that has as many pages.
    pub(crate) fn of(drawn: &Drawn, in_format: bool) -> Self {
        let bytes = u64::try_from(drawn.files.iter().map(Vec::len).sum::<usize>()).ok().filter(|_| in_format);
        Self { bytes, pages: drawn.pages, paper: drawn.paper, smallest_type: drawn.smallest_type }
    }
}

/// «A1, 1 лист, ≈ 140 КБ, самый мелкий текст 16 пт».
pub(crate) fn will_be(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    format: Format,
    habits: ExportHabits,
    measure: Option<Measure>,
) {
    let theme = theme::of(ui);
    let mut parts = vec![cx.text_of(made_key(cx.document.project.print.layout))];
    if let Some(Measure { bytes, pages, paper, smallest_type }) = measure {
        if let Some(paper) = paper {
            parts.push(size_name(cx, paper));
            if format == Format::Png && pages == 1 {
                let side = |points: f64| (points / 72.0 * f64::from(habits.dpi())).round();
                let values = [("width", side(paper.width).into()), ("height", side(paper.height).into())];
                parts.push(cx.format("chooser-pixels", &values));
            } else {
                parts.push(cx.format("chooser-sheets", &[("count", pages.into())]));
            }
        }
        if let Some(bytes) = bytes {
            parts.push(format!("≈ {}", format::bytes(bytes, cx.words.language())));
        }
        if smallest_type > 0.0 && smallest_type.is_finite() {
            let points = (smallest_type * 10.0).round() / 10.0;
            parts.push(cx.format("chooser-smallest", &[("size", points.into())]));
        }
    }
    let words = parts.join(", ");
    let text = elided(ui, &words, theme::regular(BODY), theme.secondary, ui.available_width() - 28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    icon(ui.painter(), "info", pos2(rect.left() + 8.0, rect.center().y), 15.0, theme.secondary);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - text.size().y / 2.0), text, theme.secondary);
}
