//! Find or do: every command and every element by a few letters of its name, the wrong keyboard layout forgiven.

use super::app::{Action, Scope, kind_icon, kind_key};
use super::commands::Command;
use super::theme;
use super::widgets::{TextField, label, row_menu};
use crate::editor::reading_order;
use crate::i18n::Messages;
use crate::model::{ElementId, Language};
use eframe::egui::{Align2, Area, Context, Frame, Id, Key, Margin, Order, ScrollArea, Stroke, vec2};

/// How many lines are offered.
const OFFERED: usize = 12;
/// The keys of a Russian and an English keyboard, place by place.
const RUSSIAN_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбю";
const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/// The open field and what is typed in it.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    open: bool,
    fresh: bool,
    query: String,
    marked: usize,
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
    /// Opens the field, or closes it if it is open.
    pub(crate) fn toggle(&mut self) {
        *self = Self { open: !self.open, fresh: true, ..Self::default() };
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
        let lines = lines(scope, &self.query);
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
                        if row_menu(ui, line.icon, &line.text, line.keys.as_deref(), true, marked).clicked() {
                            taken = Some(line.target);
                        }
                    }
                });
            });
        });
        match taken {
            Some(Target::Command(command)) => scope.run(command),
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

/// What fits the query, the best first. Without a query: the commands.
fn lines(scope: &Scope<'_>, query: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for command in Command::ALL {
        if command == Command::Find || !command.is_enabled(scope.facts) {
            continue;
        }
        let text = scope.command(command);
        // Both languages find a command, whichever the window speaks.
        let names =
            [Language::Ru, Language::En].map(|language| Messages::of(language).text(command.key()).into_owned());
        if let Some(score) = names.iter().filter_map(|name| best(query, name)).max() {
            lines.push(Line {
                target: Target::Command(command),
                icon: command.icon(),
                text,
                keys: command.keys(),
                score,
            });
        }
    }
    if !query.trim().is_empty() {
        for element in reading_order(scope.document, scope.journey.id, &scope.layout.frame) {
            let text = scope.name_of(element);
            if let Some(score) = best(query, &text) {
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
        lines.sort_by_key(|line| std::cmp::Reverse(line.score));
    }
    lines.truncate(OFFERED);
    lines
}

/// How well a name fits the query as typed or as it would have been on the other keyboard.
fn best(query: &str, name: &str) -> Option<u32> {
    let query = query.trim().to_lowercase();
    let name = name.to_lowercase();
    let other: String = query.chars().map(other_layout).collect();
    fit(&query, &name).max(fit(&other, &name).map(|score| score / 2))
}

fn other_layout(letter: char) -> char {
    let swap = |from: &str, to: &str| from.chars().zip(to.chars()).find(|(one, _)| *one == letter).map(|(_, two)| two);
    swap(RUSSIAN_KEYS, LATIN_KEYS).or_else(|| swap(LATIN_KEYS, RUSSIAN_KEYS)).unwrap_or(letter)
}

/// The letters of the query in order within the name; beginnings of words and unbroken runs count more.
fn fit(query: &str, name: &str) -> Option<u32> {
    if let Some(at) = name.find(query) {
        let start = at == 0 || name[..at].ends_with(|before: char| !before.is_alphanumeric());
        return Some(if start { 1000 } else { 500 });
    }
    let mut rest = name.chars();
    let mut score = 100_u32;
    for letter in query.chars().filter(|letter| !letter.is_whitespace()) {
        let skipped = rest.by_ref().take_while(|other| *other != letter).count();
        let skipped = u32::try_from(skipped).unwrap_or(u32::MAX);
        if rest.as_str().is_empty() && !name.ends_with(letter) {
            return None;
        }
        score = score.saturating_sub(skipped * 4);
    }
    (score > 40).then_some(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_keyboard_layout_is_forgiven() {
        assert!(best("зва", "Сохранить PDF…").is_some());
        assert!(best("gtxfnm", "Печать").is_some());
    }

    #[test]
    fn the_beginning_of_a_word_comes_before_its_middle() {
        assert!(best("карт", "Новая карта…") > best("арт", "Новая карта…"));
        assert_eq!(best("щщ", "Новая карта…"), None);
    }
}
