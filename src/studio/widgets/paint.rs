//! Small strokes that several widgets share.

use crate::studio::theme::{self, Theme};
use crate::text;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, vec2,
};
use std::sync::Arc;

/// Paints an icon around a point; an unknown name paints a ring, so that a gap in the icon table is seen and not silent.
pub(crate) fn icon(painter: &Painter, name: &str, center: Pos2, size: f32, color: Color32) {
    let character = text::icon(name).or_else(|| text::icon("circle")).unwrap_or(' ');
    painter.text(center, Align2::CENTER_CENTER, character, theme::icon_font(size), color);
}

/// One line of text, cut with an ellipsis where it is wider than `width` points.
pub(crate) fn elided(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.replace('\n', " "), TextFormat::simple(font, color));
    job.wrap =
        TextWrapping { max_width: width.max(0.0), max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    ui.painter().layout_job(job)
}

/// Text broken at `width` points. Lines that follow each other stand as far apart as those of a page.
pub(crate) fn wrapped(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    /// From line to line, in sizes of the type.
    const LEADING: f32 = 1.35;
    let galley = ui.painter().layout(text.to_owned(), font.clone(), color, width);
    if galley.rows.len() < 2 {
        return galley;
    }
    let mut format = TextFormat::simple(font, color);
    format.line_height = Some((format.font_id.size * LEADING).round());
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// The ring around what has the focus: 3 points of soft accent outside a 1 point accent border.
pub(crate) fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, radius: u8) {
    painter.rect_stroke(rect, CornerRadius::same(radius + 2), Stroke::new(3.0, theme.ring), StrokeKind::Outside);
    painter.rect_stroke(rect, CornerRadius::same(radius), Stroke::new(1.0, theme.accent), StrokeKind::Inside);
}

/// A horizontal hairline over the whole width.
pub(crate) fn hairline(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::of(ui).hairline));
}

/// Lets the bar of what is scrolled next stand in the margin of its panel: beside the contents, not over their edges.
pub(crate) fn scroll_in_margin(ui: &mut Ui) {
    ui.spacing_mut().scroll.bar_outer_margin = -9.0;
}

/// A line of body text.
pub(crate) fn body(ui: &mut Ui, text: &str, color: Color32) -> Response {
    ui.label(eframe::egui::RichText::new(text).font(theme::regular(theme::BODY)).color(color))
}

/// A label in secondary ink.
pub(crate) fn label(ui: &mut Ui, text: &str) -> Response {
    let color = theme::of(ui).secondary;
    ui.label(eframe::egui::RichText::new(text).font(theme::regular(theme::LABEL)).color(color))
}
