//! Finding words on the map, and replacing them: a bar over the canvas.

use crate::edit::{self, Query, TextMatch};
use crate::editor::{Camera, highlights, reading_order};
use crate::model::{Document, ElementId, Field, JourneyId};
use crate::scene::Scene;
use crate::studio::canvas::rect_on_screen;
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::panels;
use crate::studio::theme::{self, LABEL, Theme, ThemeId};
use crate::studio::widgets::{Button, IconButton, TextField, elided, label, select_all};
use eframe::egui::{
    Align, Area, Context, Id, Key, Layout, Memory, Modifiers, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Width of the bar, in screen points.
const WIDTH: f32 = 408.0;
/// Beside «3 из 17», which takes the room that it needs and leaves the rest to the field.
const COUNT_MARGIN: f32 = 8.0;
/// From the edges of the canvas.
const MARGIN: f32 = 16.0;
/// Side of the small buttons.
const SMALL: f32 = 28.0;
/// How strongly what was found is marked, and the place one is at.
const PALE: f32 = 0.3;
const STRONG: f32 = 0.42;

/// The bar, and what is looked for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent states of one bar")]
pub(crate) struct FindBar {
    open: bool,
    replacing: bool,
    /// Whether the field has still to get the focus.
    fresh: bool,
    /// Whether the field for what takes their place has still to get it.
    fresh_with: bool,
    /// The field of the bar that had the focus in the last frame.
    field: Option<Id>,
    /// What was pressed in it.
    pressed: Option<Pressed>,
    words: String,
    with: String,
    /// At which place one is, counted from 0.
    at: usize,
    /// Whether the words were changed in this frame.
    typed: bool,
    /// Whether the place has still to be shown.
    reveal: bool,
    /// Whether it has to be shown once what was asked for is done.
    reveal_after: bool,
    /// What replacing came to.
    status: Option<String>,
    /// Where one looked before anything was found: a query that finds nothing leads back there.
    from: Option<Camera>,
    found: Vec<TextMatch>,
    /// For what it was found.
    found_for: Option<(Arc<Document>, JourneyId, Query)>,
    highlights: Vec<(ElementId, kurbo::Rect)>,
    /// On what it was marked.
    marked_on: Option<(Arc<Scene>, Query)>,
}

/// What a key asks of the bar.
#[derive(Clone, Copy, Debug)]
enum Pressed {
    /// Put other words into this place.
    Replace,
    /// Go to the next place, or the one before.
    Step { back: bool },
}

impl FindBar {
    /// Opens the bar, with the line for replacing or as it was, and puts the focus into it.
    pub(crate) fn open(&mut self, replacing: bool) {
        self.open = true;
        self.fresh = true;
        self.replacing |= replacing;
        self.status = None;
    }

    /// Goes to the next place or the one before; opens the bar where nothing is looked for.
    pub(crate) fn step(&mut self, back: bool) {
        if !self.open || self.words.is_empty() {
            return self.open(false);
        }
        let count = self.found.len().max(1);
        self.at = if back { (self.at + count - 1) % count } else { (self.at + 1) % count };
        self.reveal = true;
    }

    fn close(&mut self) {
        *self =
            Self { words: std::mem::take(&mut self.words), with: std::mem::take(&mut self.with), ..Self::default() };
    }

    /// Whether Esc closes the bar: while one types in it, and wherever the focus is while nothing else wants the key (`free`).
    pub(crate) const fn wants_escape(&self, free: bool) -> bool {
        // The key has taken the focus from the field by now, so what counts is the frame before.
        self.open && (self.field.is_some() || free)
    }

    /// Closes the bar and leaves its field.
    pub(crate) fn close_by_escape(&mut self, ctx: &Context) {
        if let Some(field) = self.field {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
        }
        self.close();
    }

    /// Takes the keys that mean something to the bar while one is typing in it, before anything else hears them.
    pub(crate) fn take_keys(&mut self, ctx: &Context) {
        let Some(field) = self.field.take().filter(|_| self.open) else { return };
        let (back, next) = ctx.input_mut(|input| {
            (input.consume_key(Modifiers::SHIFT, Key::Enter), input.consume_key(Modifiers::NONE, Key::Enter))
        });
        if next && field == with_id() {
            self.pressed = Some(Pressed::Replace);
        } else if back || next {
            self.pressed = Some(Pressed::Step { back });
        }
    }

    /// Brings what was found in step with the document.
    fn refresh(&mut self, cx: &PanelContext<'_>) {
        let query = Query::new(&self.words);
        let known = self.found_for.as_ref().is_some_and(|(document, journey, of)| {
            Arc::ptr_eq(document, cx.document) && *journey == cx.journey.id && *of == query
        });
        if !known {
            let order = reading_order(cx.document, cx.journey.id, &cx.layout.frame);
            self.found = edit::find(cx.document, cx.journey.id, &order, &query);
            self.found_for = Some((Arc::clone(cx.document), cx.journey.id, query));
        }
        // After the last place comes the first.
        self.at = if self.at < self.found.len() { self.at } else { 0 };
    }

    /// Whether one is typing in it.
    pub(crate) const fn has_focus(&self) -> bool {
        self.field.is_some()
    }

    /// What is looked for, if anything is.
    pub(crate) fn query(&self) -> Option<Query> {
        Some(Query::new(&self.words)).filter(|query| self.open && !query.is_empty())
    }

    /// Marks what was found on the sheet.
    pub(crate) fn paint(&mut self, ui: &Ui, cx: &PanelContext<'_>, canvas: Rect) {
        if !self.open {
            return;
        }
        let query = Query::new(&self.words);
        let scene = &cx.layout.scene;
        let known = self.marked_on.as_ref().is_some_and(|(on, of)| Arc::ptr_eq(on, scene) && *of == query);
        if !known {
            self.highlights = highlights(scene, &query);
            self.marked_on = Some((Arc::clone(scene), query));
        }
        // The paper is white in every theme.
        let theme = Theme::of(ThemeId::Light);
        let here = self.found.get(self.at).map(|found| found.element);
        let painter = ui.painter_at(canvas);
        for (element, rect) in &self.highlights {
            let rect = rect_on_screen(cx.surface, *rect).expand(1.0);
            if rect.intersects(canvas) {
                let strength = if here == Some(*element) { STRONG } else { PALE };
                painter.rect_filled(rect, 2, theme.found.gamma_multiply(strength));
                if here == Some(*element) {
                    // Stronger by a line and not by more colour: the words stay as dark as they are.
                    painter.rect_stroke(rect, 2, Stroke::new(1.5, theme.found), StrokeKind::Outside);
                }
            }
        }
    }

    /// Shows the bar at the top right of the canvas.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>, canvas: Rect) {
        if !self.open || !canvas.is_positive() {
            return;
        }
        match self.pressed.take() {
            Some(Pressed::Replace) => {
                self.refresh(cx);
                self.replace_here(cx);
            }
            Some(Pressed::Step { back }) => self.step(back),
            None => {}
        }
        self.reveal |= std::mem::take(&mut self.reveal_after);
        self.refresh(cx);
        let width = WIDTH.min(canvas.width() - 2.0 * MARGIN);
        let at = pos2(canvas.right() - MARGIN - width, canvas.top() + MARGIN);
        Area::new(Id::unique("find bar")).order(Order::Middle).fixed_pos(at).show(ctx, |ui| {
            panels::floating(ui).show(ui, |ui| {
                ui.set_width(width - 18.0);
                ui.spacing_mut().item_spacing = vec2(2.0, 6.0);
                self.first_line(ui, cx);
                if self.replacing {
                    self.second_line(ui, cx);
                }
                if let Some(status) = &self.status {
                    label(ui, status);
                }
            });
        });
        let fields = [words_id(), with_id()];
        self.field = ctx.memory(Memory::focused).filter(|focused| fields.contains(focused));
        self.refresh(cx);
        if std::mem::take(&mut self.typed) {
            // While a word is typed the first place of the page one is at is shown; another page is gone to by a step alone.
            let here = self.found.iter().position(|found| place_of(found) == cx.view.workspace);
            self.at = here.unwrap_or(0);
            self.reveal = here.is_some() || self.found.is_empty();
        }
        if std::mem::take(&mut self.reveal) {
            match self.found.get(self.at) {
                Some(found) => {
                    self.from.get_or_insert(cx.surface.camera);
                    cx.act(revealing(found));
                }
                // A half-typed word may have led away; the whole one is nowhere, so nobody wants to be there.
                None => {
                    if let Some(camera) = self.from.take() {
                        cx.act(Action::Look(camera));
                    }
                }
            }
        }
    }

    /// Words, count, steps, close.
    fn first_line(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let theme = theme::of(ui);
        ui.horizontal(|ui| {
            let (glyph, key) =
                if self.replacing { ("chevron-down", "find-less") } else { ("chevron-right", "find-more") };
            if ui.add(IconButton::new(glyph, &cx.text(key)).size(SMALL)).clicked() {
                self.replacing = !self.replacing;
                self.fresh = true;
            }
            let hint = cx.text("find-hint");
            // What was just replaced is gone from the map, and that is no failure.
            let nothing = self.found.is_empty() && self.status.is_none() && !Query::new(&self.words).is_empty();
            let ink = if nothing { theme.negative } else { theme.secondary };
            let count = if self.words.is_empty() {
                String::new()
            } else {
                let place = (self.at + 1).min(self.found.len());
                cx.format("find-count", &[("place", place.into()), ("total", self.found.len().into())])
            };
            let galley = elided(ui, &count, theme::regular(LABEL), ink, f32::INFINITY);
            let room = galley.size().x + 2.0 * COUNT_MARGIN;
            let field = ui.available_width() - room - 3.0 * (SMALL + 2.0) - 6.0;
            let before = self.words.clone();
            let response = TextField::new(&hint)
                .quiet()
                .hint(&hint)
                .id(words_id())
                .width(field)
                .wrong(nothing)
                .show(ui, &mut self.words);
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
                select_all(ui, words_id(), &self.words);
            }
            if before != self.words {
                self.typed = true;
                self.status = None;
            }
            // Past the buttons, to the field that people mean.
            let tabbed = ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.shift);
            self.fresh_with = self.replacing && response.lost_focus() && tabbed;
            let (rect, counted) = ui.allocate_exact_size(vec2(room, SMALL), Sense::hover());
            counted.widget_info(|| WidgetInfo::labeled(Role::Status, true, &count));
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
            let some = !self.found.is_empty();
            for (glyph, command) in [("chevron-up", Command::FindPrevious), ("chevron-down", Command::FindNext)] {
                let name = cx.command(command);
                let keys = command.keys();
                let button = IconButton::new(glyph, &name).shortcut(keys.as_deref()).size(SMALL).enabled(some);
                if ui.add(button).clicked() {
                    self.step(command == Command::FindPrevious);
                }
            }
            if ui.add(IconButton::new("x", &cx.text("find-close")).shortcut(Some("Esc")).size(SMALL)).clicked() {
                self.close();
            }
        });
    }

    /// What takes their place.
    fn second_line(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        ui.horizontal(|ui| {
            ui.add_space(SMALL + 2.0);
            let (one, all) = (cx.text("find-replace"), cx.text("find-replace-all"));
            let some = !self.found.is_empty();
            let rest = ui.available_rect_before_wrap();
            let end =
                ui.scope_builder(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)), |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    if ui.add(Button::new(&all).enabled(some)).clicked() {
                        self.replace_all(cx);
                    }
                    if ui.add(Button::new(&one).enabled(some)).clicked() {
                        self.replace_here(cx);
                    }
                    ui.min_rect().left()
                });
            let hint = cx.text("find-with");
            let field = Rect::from_min_max(rest.min, pos2(end.inner - 6.0, rest.max.y));
            let builder = UiBuilder::new().max_rect(field);
            ui.scope_builder(builder, |ui| {
                let response = TextField::new(&hint)
                    .quiet()
                    .hint(&hint)
                    .id(with_id())
                    .width(field.width())
                    .show(ui, &mut self.with);
                if std::mem::take(&mut self.fresh_with) {
                    response.request_focus();
                    select_all(ui, with_id(), &self.with);
                }
            });
        });
    }

    /// Replaces the place one is at and goes to the next.
    fn replace_here(&mut self, cx: &PanelContext<'_>) {
        let Some(found) = self.found.get(self.at) else { return };
        let done = edit::replace(cx.document, std::slice::from_ref(found), &self.with);
        if done.locked > 0 {
            self.status = Some(cx.text_of("find-locked-one"));
            return self.step(false);
        }
        // What was put there may say the words again, and then they are no longer the next place.
        self.at += Query::new(&self.words).matches(&self.with).len();
        self.status = None;
        self.reveal_after = true;
        if let Some(edit) = done.edit {
            cx.apply(edit);
        } else {
            self.step(false);
        }
    }

    fn replace_all(&mut self, cx: &PanelContext<'_>) {
        let done = edit::replace(cx.document, &self.found, &self.with);
        let values = [("count", done.replaced.into()), ("locked", done.locked.into())];
        let key = if done.locked > 0 { "find-replaced-but-locked" } else { "find-replaced" };
        self.status = Some(cx.format(key, &values));
        if let Some(edit) = done.edit {
            cx.apply(edit);
        }
    }
}

/// Where a place stands: what is said on a persona's page alone is there.
const fn place_of(found: &TextMatch) -> Workspace {
    match (found.element, found.field) {
        (ElementId::Persona(_), Field::Line(..) | Field::Demographics) => Workspace::Personas,
        _ => Workspace::Map,
    }
}

const fn revealing(found: &TextMatch) -> Action {
    match (place_of(found), found.element) {
        (Workspace::Personas, ElementId::Persona(persona)) => Action::RevealPersona(persona),
        (_, element) => Action::Reveal(element),
    }
}

fn words_id() -> Id {
    Id::unique("find words")
}

fn with_id() -> Id {
    Id::unique("find with")
}
