//! Find or do: every command and every element by a few letters of its name, whichever language or keyboard they are typed in.

use super::app::{Action, Scope, kind_icon, kind_key};
use super::commands::Command;
use super::fuzzy::score;
use super::theme;
use super::widgets::{TextField, label, row_menu};
use crate::editor::reading_order;
use crate::i18n::Messages;
use crate::model::{ElementId, Language};
use eframe::egui::{Align2, Area, Context, Frame, Id, Key, Margin, Order, ScrollArea, Stroke, vec2};

/// How many lines are offered.
const OFFERED: usize = 12;

/// The open field and what is typed in it.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    open: bool,
    fresh: bool,
    query: String,
    marked: usize,
    /// The commands that were chosen last, the newest first.
    recent: Vec<Command>,
}

/// What a line leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Command(Command),
    Element(ElementId),
}

struct Line {
    target: Target,
    icon: &'static str,
    text: String,
    keys: Option<String>,
    score: u32,
}

impl Finder {
    /// Opens the field, or closes it if it is open. The commands of these keys were chosen last, the newest first.
    pub(crate) fn toggle(&mut self, recent: &[String]) {
        let command = |key: &String| Command::all().find(|command| command.key() == key);
        let recent = recent.iter().filter_map(command).collect();
        *self = Self { open: !self.open, fresh: true, recent, ..Self::default() };
    }

    /// Whether the field is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows the field and its lines.
    pub(crate) fn show(&mut self, ctx: &Context, scope: &Scope<'_>) {
        if !self.open {
            return;
        }
        let lines = lines(scope, &self.query, &self.recent);
        let (up, down, enter, escape) = ctx.input_mut(|input| {
            use eframe::egui::Modifiers;
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        if down {
            self.marked += 1;
        }
        if up {
            self.marked = self.marked.saturating_sub(1);
        }
        self.marked = self.marked.min(lines.len().saturating_sub(1));
        let mut taken = if enter { lines.get(self.marked).map(|line| line.target) } else { None };
        let width = 520.0_f32.min(ctx.content_rect().width() - 32.0);
        let area = Area::new(Id::unique("finder")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 72.0));
        let shown = area.show(ctx, |ui| {
            let theme = theme::of(ui);
            let ground = Frame::NONE
                .fill(theme.panel)
                .stroke(Stroke::new(1.0, theme.hairline))
                .shadow(ui.visuals().window_shadow)
                .corner_radius(theme::BLOCK_RADIUS)
                .inner_margin(Margin::same(10));
            ground.show(ui, |ui| {
                ui.set_width(width);
                let hint = scope.text("finder-hint");
                let field = TextField::new(&hint).quiet().hint(&hint).id(Id::unique("finder field"));
                let before = self.query.clone();
                let response = field.show(ui, &mut self.query);
                if self.fresh {
                    response.request_focus();
                    self.fresh = false;
                }
                if before != self.query {
                    self.marked = 0;
                }
                if lines.is_empty() {
                    label(ui, &scope.text("finder-nothing"));
                }
                ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    for (index, line) in lines.iter().enumerate() {
                        let marked = index == self.marked;
                        let row = row_menu(ui, line.icon, &line.text, line.keys.as_deref(), true, marked);
                        if marked && (up || down) {
                            row.scroll_to_me(None);
                        }
                        if row.clicked() {
                            taken = Some(line.target);
                        }
                    }
                });
            });
        });
        match taken {
            Some(Target::Command(command)) => scope.act(Action::Choose(command)),
            Some(Target::Element(element)) => scope.act(Action::Reveal(element)),
            None => {}
        }
        let elsewhere =
            !self.fresh && shown.response.clicked_elsewhere() && ctx.input(|input| input.pointer.any_click());
        if taken.is_some() || escape || elsewhere {
            self.open = false;
        }
    }
}

/// What fits the query, the best first. Without a query: the commands, those chosen last in front.
fn lines(scope: &Scope<'_>, query: &str, recent: &[Command]) -> Vec<Line> {
    let mut lines = Vec::new();
    let empty = query.trim().is_empty();
    for command in Command::all() {
        if command == Command::Palette || !command.is_enabled(scope.facts) {
            continue;
        }
        let score = if empty {
            // How long ago it was chosen, counted from the end.
            let ago = recent.iter().position(|other| *other == command);
            Some(ago.map_or(0, |ago| u32::try_from(recent.len() - ago).unwrap_or(0)))
        } else {
            // Both languages find a command, whichever the window speaks.
            [Language::Ru, Language::En]
                .into_iter()
                .flat_map(|language| names(command, language))
                .filter_map(|name| score(query, &name))
                .max()
        };
        if let Some(score) = score {
            lines.push(Line {
                target: Target::Command(command),
                icon: command.icon(),
                text: scope.command(command),
                keys: command.keys(),
                score,
            });
        }
    }
    if !empty {
        for element in reading_order(scope.document, scope.journey.id, &scope.layout.frame) {
            let text = scope.name_of(element);
            if let Some(score) = score(query, &text) {
                let text = format!("{text} · {}", scope.text_of(kind_key(element)));
                lines.push(Line {
                    target: Target::Element(element),
                    icon: kind_icon(element),
                    text,
                    keys: None,
                    score,
                });
            }
        }
    }
    // Stable, so that among equals the order of the table stays.
    lines.sort_by_key(|line| std::cmp::Reverse(line.score));
    if !empty {
        lines.truncate(OFFERED);
    }
    lines
}

/// What a command is called in a language, and what else people call it.
fn names(command: Command, language: Language) -> Vec<String> {
    let messages = Messages::of(language);
    let also = format!("{}-also", command.key());
    let mut names = vec![messages.text(command.key()).into_owned()];
    if messages.has(&also) {
        names.push(messages.text(&also).into_owned());
    }
    names
}
