//! The command palette, to find or do: every command and every element by a few letters of its name, whichever language or keyboard they are typed in.

use crate::editor::reading_order;
use crate::i18n::Messages;
use crate::method::kind_icon;
use crate::model::{ElementId, Language};
use crate::studio::desk::commands::{Command, CommandGroup};
use crate::studio::desk::fuzzy::score;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, ICON, LABEL};
use crate::studio::widgets::{TextField, elided, icon, row_menu};
use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, Margin, Order, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// How many lines are offered.
const OFFERED: usize = 12;
/// Width of the palette and the greatest height of its list, in screen points.
const WIDTH: f32 = 560.0;
const TALLEST: f32 = 432.0;
/// Height of a line, of a heading over lines, and the room between two of them.
const LINE: f32 = 30.0;
const HEADING: f32 = 28.0;
const GAP: f32 = 1.0;
/// In this order headings stand while nothing is typed: what is done to a map before what is done to its file.
const HEADINGS: [CommandGroup; 6] = [
    CommandGroup::Place,
    CommandGroup::Edit,
    CommandGroup::Look,
    CommandGroup::Find,
    CommandGroup::Window,
    CommandGroup::File,
];

/// The open field and what is typed in it.
#[derive(Debug, Default)]
pub(crate) struct CommandPalette {
    open: bool,
    fresh: bool,
    query: String,
    marked: usize,
    /// The commands that were chosen last, the newest first.
    recent: Vec<Command>,
}

/// What a line leads to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum PaletteTarget {
    Command(Command),
    Element(ElementId),
}

struct PaletteEntry {
    /// What stands over it, where it is the first of its kind.
    heading: Option<&'static str>,
    target: PaletteTarget,
    icon: &'static str,
    text: String,
    keys: Option<String>,
    score: u32,
    /// Whether it can be chosen now; else it says why not.
    enabled: bool,
}

impl PaletteEntry {
    fn of(cx: &PanelContext<'_>, command: Command, score: u32) -> Self {
        let words = cx.words;
        let mut text = if words.has(&full(command)) { cx.text_of(&full(command)) } else { cx.command(command) };
        if command.works_on_selection() && !cx.selection.is_empty() {
            let about = match cx.selection.single() {
                Some(element) => cx.short_name_of(element),
                None => cx.format("selected-count", &[("count", cx.selection.len().into())]),
            };
            text = format!("{text} · {about}");
        }
        let why = command.why_not(cx.commands);
        if let Some(why) = why {
            text = format!("{text} · {}", cx.text(why));
        }
        Self {
            heading: None,
            target: PaletteTarget::Command(command),
            icon: command.icon(),
            text,
            keys: command.keys(),
            score,
            enabled: why.is_none(),
        }
    }

    const fn height(&self) -> f32 {
        LINE + GAP + if self.heading.is_some() { HEADING + GAP } else { 0.0 }
    }
}

impl CommandPalette {
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
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        if !self.open {
            return;
        }
        let lines = lines(cx, &self.query, &self.recent);
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
        let mut taken =
            if enter { lines.get(self.marked).filter(|line| line.enabled).map(|line| line.target) } else { None };
        let width = WIDTH.min(ctx.content_rect().width() - 32.0);
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
                let hint = cx.text("finder-hint");
                let field = TextField::new(&hint).quiet().hint(&hint).icon("search").id(Id::unique("finder field"));
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
                    nothing(ui, cx);
                }
                // The height is that of the lines in every frame, not what an earlier frame left of it.
                let content: f32 = lines.iter().map(PaletteEntry::height).sum();
                let room = (ctx.content_rect().height() - 160.0).clamp(LINE, TALLEST);
                let height = content.min(room);
                ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = GAP;
                    for (index, line) in lines.iter().enumerate() {
                        if let Some(heading) = line.heading {
                            over(ui, &cx.text(heading));
                        }
                        let marked = index == self.marked;
                        let row = row_menu(ui, line.icon, &line.text, line.keys.as_deref(), line.enabled, marked);
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
            Some(PaletteTarget::Command(command)) => cx.act(Action::Choose(command)),
            Some(PaletteTarget::Element(element)) => cx.act(Action::Reveal(element)),
            None => {}
        }
        let elsewhere =
            !self.fresh && shown.response.clicked_elsewhere() && ctx.input(|input| input.pointer.any_click());
        if taken.is_some() || escape || elsewhere {
            self.open = false;
        }
    }
}

/// The heading over lines of one kind, on the indent of their icons.
fn over(ui: &mut Ui, text: &str) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let galley = elided(ui, text, theme::medium(LABEL), theme.secondary, rect.width() - 20.0);
    ui.painter().galley(pos2(rect.left() + 10.0, rect.bottom() - 5.0 - galley.size().y), galley, theme.secondary);
}

/// That nothing fits, on the indent of the lines.
fn nothing(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    let words = cx.text("finder-nothing");
    let (rect, told) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    let galley = elided(ui, &words, theme::regular(BODY), theme.secondary, rect.width() - 48.0);
    icon(ui.painter(), "circle-help", pos2(rect.left() + 18.0, rect.center().y), ICON, theme.faint);
    ui.painter().galley(pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
}

/// What fits the query, the best first. Without a query: the commands chosen last, then all others by what they do.
fn lines(cx: &PanelContext<'_>, query: &str, recent: &[Command]) -> Vec<PaletteEntry> {
    if query.trim().is_empty() { all_lines(cx, recent) } else { fitting_lines(cx, query) }
}

fn offered(cx: &PanelContext<'_>, command: Command) -> bool {
    command != Command::Palette && command.is_enabled(cx.commands)
}

fn all_lines(cx: &PanelContext<'_>, recent: &[Command]) -> Vec<PaletteEntry> {
    let mut lines = Vec::new();
    let mut group = |heading, commands: &mut dyn Iterator<Item = Command>| {
        let first = lines.len();
        lines.extend(commands.filter(|command| offered(cx, *command)).map(|command| PaletteEntry::of(cx, command, 0)));
        if let Some(line) = lines.get_mut(first) {
            line.heading = Some(heading);
        }
    };
    group("finder-recent", &mut recent.iter().copied());
    for heading in HEADINGS {
        let own = |command: &Command| command.group() == heading && !recent.contains(command);
        group(heading.key(), &mut Command::all().filter(own));
    }
    lines
}

fn fitting_lines(cx: &PanelContext<'_>, query: &str) -> Vec<PaletteEntry> {
    let mut lines = Vec::new();
    for command in Command::all().filter(|command| *command != Command::Palette) {
        if let Some(score) = score_of(cx, query, command) {
            lines.push(PaletteEntry::of(cx, command, score));
        }
    }
    for element in reading_order(cx.document, cx.journey.id, &cx.layout.frame) {
        let text = cx.name_of(element);
        if let Some(score) = score(query, &text) {
            let text = format!("{text} · {}", cx.text_of(element.kind_key()));
            let target = PaletteTarget::Element(element);
            lines.push(PaletteEntry {
                heading: None,
                target,
                icon: kind_icon(element),
                text,
                keys: None,
                score,
                enabled: true,
            });
        }
    }
    // Stable, so that among equals the order of the table stays; what cannot be done now is last, and says why.
    lines.sort_by_key(|line| (!line.enabled, std::cmp::Reverse(line.score)));
    lines.truncate(OFFERED);
    lines
}

/// How well a command fits: what is read on the screen before its name in the other language, and both before what else people
/// call it.
fn score_of(cx: &PanelContext<'_>, query: &str, command: Command) -> Option<u32> {
    let shown = cx.words.language();
    let by_name = |language: Language| {
        let messages = Messages::of(language);
        let full = full(command);
        let names = [command.key(), &full].map(|key| messages.has(key).then(|| messages.text(key)));
        let score = names.into_iter().flatten().filter_map(|name| score(query, &name)).max()?;
        Some(if language == shown { score } else { score - score / 8 })
    };
    let also = |language: Language| {
        let messages = Messages::of(language);
        let key = format!("{}-also", command.key());
        let others = messages.has(&key).then(|| messages.text(&key))?;
        let score = others.split(',').filter_map(|name| score(query, name.trim())).max()?;
        Some(score - score / 3)
    };
    [Language::Ru, Language::En].into_iter().flat_map(|language| [by_name(language), also(language)]).flatten().max()
}

/// The key of a command's name where no panel around it says what it is about.
fn full(command: Command) -> String {
    format!("{}-full", command.key())
}
