//! Texts that are edited where they stand: no box until the pointer or the focus is on them.

use crate::edit::Query;
use crate::studio::desk::PanelContext;
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{focus_ring, select_when_tabbed_into};
use eframe::egui::text::{CCursor, LayoutJob, TextFormat};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{
    Color32, FontId, Frame, Galley, Id, Key, Margin, Modifiers, Pos2, Rect, Response, RichText, Shape, TextBuffer,
    TextEdit, Ui, UiBuilder, pos2, vec2,
};
use std::sync::Arc;

/// How far the ground of a text reaches beyond its letters.
const AROUND: f32 = 6.0;
/// How far the letters of a list stand behind its bullets.
pub(super) const INDENT: f32 = 14.0;

/// What is done with Enter, and what is drawn beside the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum InlineKind {
    /// One text: Enter ends the editing.
    Text,
    /// Words of the person: like a text, with quotation marks hung around it.
    Quote(&'static str, &'static str),
    /// One point a line, with bullets of this colour: Enter begins the next.
    List(Color32),
}

/// A text in its place.
pub(super) struct Inline<'a> {
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    pub(super) font: FontId,
    pub(super) kind: InlineKind,
}

impl Inline<'_> {
    /// Shows the text over all the width there is.
    pub(super) fn show(self, ui: &mut Ui, cx: &PanelContext<'_>, text: &mut String) -> Response {
        let theme = theme::of(ui);
        let id = ui.scope_id().with(self.label);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let list = matches!(self.kind, InlineKind::List(_));
        if focused && !list && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        let indent = if list { INDENT } else { 0.0 };
        let width = ui.available_width();
        let start = ui.cursor().min;
        let area = Rect::from_min_size(start - vec2(AROUND, 0.0), vec2(width + 2.0 * AROUND, f32::INFINITY));
        let ground = ui.painter().add(Shape::Noop);
        let marks = ui.painter().add(Shape::Noop);
        #[expect(clippy::cast_possible_truncation, reason = "two small widths")]
        let margin = Margin { left: (AROUND + indent) as i8, right: AROUND as i8, top: 3, bottom: 4 };
        let mut field = ui.new_child(UiBuilder::new().max_rect(area));
        let font = self.font.clone();
        let mut set =
            |ui: &Ui, text: &dyn TextBuffer, width: f32| paragraph(ui, text.as_str(), &font, theme.ink, width);
        let TextEditOutput { response, galley, galley_pos, .. } = TextEdit::multiline(text)
            .id(id)
            .layouter(&mut set)
            .font(self.font.clone())
            .text_color(theme.ink)
            .frame(Frame::NONE.inner_margin(margin))
            .margin(margin)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .hint_text(RichText::new(self.hint).font(self.font.clone()).color(theme.secondary))
            .show(&mut field);
        let response = response.response;
        // The ground reaches beyond the column; what comes below begins at the column's edge all the same.
        ui.advance_cursor_after_rect(Rect::from_min_size(start, vec2(width, response.rect.height())));
        if !list {
            select_when_tabbed_into(ui, &response, text);
        }
        if !list && text.contains('\n') {
            *text = text.replace('\n', " ");
        }
        if response.hovered() || response.has_focus() {
            let fill = if response.has_focus() { theme.control } else { theme.hover };
            ui.painter().set(ground, Shape::rect_filled(response.rect, RADIUS, fill));
        }
        if response.has_focus() {
            focus_ring(ui.painter(), theme, response.rect, RADIUS);
        }
        if let Some(query) = &cx.view.sought {
            ui.painter().set(marks, sought(query, text, &galley, galley_pos, theme.found.gamma_multiply(0.36)));
        }
        match self.kind {
            InlineKind::List(color) if !text.is_empty() || response.has_focus() => {
                bullets(ui, &galley, galley_pos, color);
            }
            InlineKind::Quote(open, close) if !text.is_empty() => {
                let color = theme.faint;
                let mark = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), self.font.clone(), color);
                let open = mark(open);
                ui.painter().galley(galley_pos - vec2(open.size().x + 1.0, 0.0), open, color);
                if let Some(last) = galley.rows.last() {
                    let end = galley_pos + vec2(last.pos.x + last.size.x + 1.0, last.pos.y);
                    ui.painter().galley(end, mark(close), color);
                }
            }
            _ => {}
        }
        cx.track_field(&response);
        response.accessible_name(self.label)
    }
}

/// A text whose lines stand as far apart as those of a page; large type needs less between them.
fn paragraph(ui: &Ui, text: &str, font: &FontId, ink: Color32, width: f32) -> Arc<Galley> {
    const LEADING: f32 = 1.35;
    const TIGHT: f32 = 1.2;
    let mut format = TextFormat::simple(font.clone(), ink);
    let leading = if font.size > BODY + 2.0 { TIGHT } else { LEADING };
    format.line_height = Some((font.size * leading).round());
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// What is looked for in a text, marked behind its letters.
fn sought(query: &Query, text: &str, galley: &Galley, at: Pos2, color: Color32) -> Shape {
    let count = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let place = |byte: usize| galley.layout_from_cursor(CCursor::new(count(byte)));
    let mut marks = Vec::new();
    for found in query.matches(text) {
        let (first, last) = (place(found.start), place(found.end));
        for (index, row) in galley.rows.iter().enumerate().take(last.row + 1).skip(first.row) {
            let left = if index == first.row { row.x_offset(first.column) } else { 0.0 };
            let right = if index == last.row { row.x_offset(last.column) } else { row.size.x };
            let from = at + row.pos.to_vec2() + vec2(left, 0.0);
            marks.push(Shape::rect_filled(Rect::from_min_size(from, vec2(right - left, row.size.y)), 2, color));
        }
    }
    Shape::Vec(marks)
}

/// A bullet at the first row of each line.
fn bullets(ui: &Ui, galley: &Galley, at: Pos2, color: Color32) {
    let mut begins = true;
    for row in &galley.rows {
        if begins {
            let middle = at.y + row.pos.y + (BODY * 0.66).max(row.size.y.min(20.0) / 2.0);
            ui.painter().circle_filled(pos2(at.x - INDENT + 3.0, middle), 2.5, color);
        }
        begins = row.ends_with_newline;
    }
}

/// A text that is kept as typed while it has the focus: a line that is still empty is no point of a list yet.
pub(super) fn lines(ui: &mut Ui, cx: &PanelContext<'_>, inline: Inline<'_>, value: &[String]) -> Option<Vec<String>> {
    let id: Id = ui.scope_id().with((inline.label, "as typed"));
    let mut buffer = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| value.join("\n"));
    let response = inline.show(ui, cx, &mut buffer);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, buffer.clone()));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let lines: Vec<String> = buffer.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    (response.changed() && lines != value).then_some(lines)
}
