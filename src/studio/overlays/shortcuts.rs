//! Every shortcut and every habit of the hand on one page: the command table, and what no command stands for as data.

use crate::studio::desk::PanelContext;
use crate::studio::desk::commands::{Command, CommandGroup};
use crate::studio::desk::fuzzy::score;
use crate::studio::theme::{self, BODY, TITLE};
use crate::studio::widgets::{IconButton, TextField, elided, key_cap, key_cap_width, label, section};
use eframe::egui::{
    Align, Context, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

/// What hands do that is no command: where it belongs, what is done, and what comes of it. Both by their fluent keys.
const HABITS: [(CommandGroup, &str, &str); 26] = [
    (CommandGroup::Look, "hand-wheel", "does-scroll"),
    (CommandGroup::Look, "hand-wheel-shift", "does-scroll-sideways"),
    (CommandGroup::Look, "hand-wheel-primary", "does-zoom-at-pointer"),
    (CommandGroup::Look, "hand-pinch", "does-zoom-at-pointer"),
    (CommandGroup::Look, "hand-drag-space", "does-pan"),
    (CommandGroup::Look, "hand-drag-middle", "does-pan"),
    (CommandGroup::Look, "hand-drag-right", "does-pan"),
    (CommandGroup::Look, "hand-z-press", "does-quick-zoom"),
    (CommandGroup::Look, "hand-z-press-alt", "does-quick-zoom-out"),
    (CommandGroup::Look, "hand-z", "does-toggle-zoom"),
    (CommandGroup::Look, "hand-pages", "does-page"),
    (CommandGroup::Look, "hand-arrows-free", "does-scroll"),
    (CommandGroup::Edit, "hand-double-click", "does-edit-text"),
    (CommandGroup::Edit, "hand-letters", "does-begin-text"),
    (CommandGroup::Edit, "hand-click-shift", "does-select-more"),
    (CommandGroup::Edit, "hand-drag-alt", "does-copy"),
    (CommandGroup::Edit, "hand-drag-shift", "does-lock-axis"),
    (CommandGroup::Edit, "hand-drag-label", "does-move-label"),
    (CommandGroup::Edit, "hand-arrows", "does-nudge"),
    (CommandGroup::Edit, "hand-arrows-shift", "does-nudge-far"),
    (CommandGroup::Edit, "hand-right-click", "does-menu"),
    (CommandGroup::Edit, "hand-tab", "does-next"),
    (CommandGroup::Edit, "hand-arrows-primary", "does-neighbour"),
    (CommandGroup::Edit, "hand-arrows-cell", "does-next-cell"),
    (CommandGroup::Edit, "hand-shift-enter", "does-to-cell"),
    (CommandGroup::Edit, "hand-escape", "does-escape"),
];

/// Between columns, in screen points.
const GUTTER: f32 = 40.0;
/// For the bar of the scroll area.
const BAR: f32 = 26.0;
/// Height of a line.
const LINE: f32 = 26.0;
/// From one key cap to the next under it.
const CAP: f32 = 22.0;
/// So many letters of two ways to do a thing stand in one line with its words.
const BESIDE: usize = 28;
/// Height of a heading with the room around it.
const HEADING: f32 = 38.0;

/// The page while it is open.
#[derive(Debug, Default)]
pub(crate) struct ShortcutSheet {
    open: bool,
    fresh: bool,
    query: String,
}

/// One line: what is done, and what comes of it.
struct ShortcutRow {
    words: String,
    keys: Vec<String>,
}

impl ShortcutRow {
    /// Whether the ways to do it stand under each other: there are many, or they leave no room for the words beside them.
    fn is_stacked(&self) -> bool {
        let letters: usize = self.keys.iter().map(|keys| keys.chars().count()).sum();
        self.keys.len() > 2 || (self.keys.len() == 2 && letters > BESIDE)
    }

    fn height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "there are a handful of ways to do a thing")]
        let more = if self.is_stacked() { self.keys.len() - 1 } else { 0 } as f32;
        LINE + more * CAP
    }
}

impl ShortcutSheet {
    /// Opens the page, or closes it if it is open.
    pub(crate) fn toggle(&mut self) {
        *self = Self { open: !self.open, fresh: true, query: String::new() };
    }

    /// Whether the page is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows the page.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        if !self.open {
            return;
        }
        let theme = theme::Theme::of(cx.person.theme);
        let window = ctx.content_rect().size();
        let width = (window.x - 96.0).min(1120.0);
        let columns = if width >= 900.0 { 3 } else { 2 };
        let ground = Frame::NONE
            .fill(theme.panel)
            .stroke(Stroke::new(1.0, theme.hairline))
            .shadow(ctx.global_style().visuals.window_shadow)
            .corner_radius(theme::BLOCK_RADIUS)
            .inner_margin(Margin { left: 28, right: 28, top: 20, bottom: 24 });
        let shown = Modal::new(Id::unique("shortcuts")).frame(ground).backdrop_color(theme.scrim).show(ctx, |ui| {
            ui.set_width(width - 56.0);
            self.head(ui, cx);
            let groups = groups(cx, &self.query);
            if groups.is_empty() {
                ui.add_space(8.0);
                label(ui, &cx.text("finder-nothing"));
            }
            let columns = in_columns(groups, columns);
            let room = (window.y - 170.0).max(200.0);
            let height = columns.iter().map(|(height, _)| *height).fold(0.0, f32::max).min(room);
            // A dialog would else stay as small as it once was.
            let scroll = ScrollArea::vertical().auto_shrink([false, true]);
            let scroll = scroll.min_scrolled_height(height).max_height(height);
            scroll.show(ui, |ui| page(ui, cx, columns));
        });
        if shown.should_close() {
            self.open = false;
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let ink = theme::of(ui).ink;
        ui.horizontal(|ui| {
            ui.label(RichText::new(cx.text("shortcuts-title")).font(theme::semibold(TITLE + 3.0)).color(ink));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new("x", &cx.text("find-close")).shortcut(Some("Esc"))).clicked() {
                    self.open = false;
                }
                let hint = cx.text("shortcuts-search");
                let id = Id::unique("shortcuts field");
                let field = TextField::new(&hint).quiet().hint(&hint).id(id).width(220.0);
                let response = field.show(ui, &mut self.query);
                if std::mem::take(&mut self.fresh) {
                    response.request_focus();
                }
            });
        });
        ui.add_space(6.0);
    }
}

/// The groups that have lines that fit the query, with their lines.
fn groups(cx: &PanelContext<'_>, query: &str) -> Vec<(CommandGroup, Vec<ShortcutRow>)> {
    let fits = |group: CommandGroup, line: &ShortcutRow| {
        let text = format!("{} {} {}", line.words, line.keys.join(" "), cx.text(group.key()));
        query.trim().is_empty() || score(query, &text).is_some()
    };
    let lines_of = |group: CommandGroup| {
        let commands = Command::all().filter(|command| command.group() == group);
        let keyed = commands.filter(|command| !command.shortcuts().is_empty()).map(|command| ShortcutRow {
            words: cx.text_of(command.key()).trim_end_matches('…').to_owned(),
            // Two ways to press it are enough to learn.
            keys: command.shortcuts().iter().take(2).map(|keys| keys.words()).collect(),
        });
        let habits = HABITS.iter().filter(|(of, ..)| *of == group).map(|(_, hand, does)| ShortcutRow {
            words: cx.text_of(does),
            keys: vec![cx.format(hand, &[("primary", crate::studio::desk::shortcut::PRIMARY.into())])],
        });
        // Several ways to do one thing are one line.
        let mut lines: Vec<ShortcutRow> = keyed.collect();
        for habit in habits {
            match lines.iter_mut().find(|line| line.words == habit.words) {
                Some(known) => known.keys.extend(habit.keys),
                None => lines.push(habit),
            }
        }
        lines.retain(|line| fits(group, line));
        lines
    };
    CommandGroup::ALL.into_iter().map(|group| (group, lines_of(group))).filter(|(_, lines)| !lines.is_empty()).collect()
}

/// A column with its height.
type ShortcutColumn = (f32, Vec<(CommandGroup, Vec<ShortcutRow>)>);

/// The groups in columns of about the same length, none torn apart.
fn in_columns(groups: Vec<(CommandGroup, Vec<ShortcutRow>)>, count: usize) -> Vec<ShortcutColumn> {
    let mut columns: Vec<ShortcutColumn> = (0..count).map(|_| (0.0, Vec::new())).collect();
    for (group, lines) in groups {
        let height = HEADING + lines.iter().map(ShortcutRow::height).sum::<f32>();
        let shortest = columns.iter_mut().min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((filled, groups)) = shortest {
            *filled += height;
            groups.push((group, lines));
        }
    }
    columns
}

/// Sets the columns side by side.
fn page(ui: &mut Ui, cx: &PanelContext<'_>, columns: Vec<ShortcutColumn>) {
    let count = columns.len();
    let all = ui.available_rect_before_wrap();
    #[expect(clippy::cast_precision_loss, reason = "two or three columns")]
    let (many, gutters) = (count as f32, GUTTER * (count - 1) as f32);
    // The bar of the scroll area stands over what is under it.
    let width = (all.width() - gutters - BAR) / many;
    let height = columns.iter().map(|(height, _)| *height).fold(0.0, f32::max);
    let mut left = all.left();
    for (_, groups) in columns {
        let place = eframe::egui::Rect::from_min_size(pos2(left, all.top()), vec2(width, height));
        left += width + GUTTER;
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for (group, lines) in groups {
                ui.add_space(12.0);
                section(ui, &cx.text(group.key()));
                ui.add_space(4.0);
                for line in &lines {
                    show_line(ui, line);
                }
            }
        });
    }
}

fn show_line(ui: &mut Ui, line: &ShortcutRow) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), line.height()), Sense::hover());
    response.widget_info(|| {
        let spoken = format!("{}: {}", line.words, line.keys.join(", "));
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, spoken)
    });
    let middle = rect.top() + LINE / 2.0;
    let mut right = rect.right();
    if line.is_stacked() {
        let mut at = middle;
        for keys in &line.keys {
            key_cap(ui, pos2(rect.right(), at), keys, None);
            right = right.min(rect.right() - key_cap_width(ui, keys) - 4.0);
            at += CAP;
        }
    } else {
        for keys in line.keys.iter().rev() {
            key_cap(ui, pos2(right, middle), keys, None);
            right -= key_cap_width(ui, keys) + 4.0;
        }
    }
    let room = (right - rect.left() - 8.0).max(24.0);
    let galley = elided(ui, &line.words, theme::regular(BODY), theme.ink, room);
    ui.painter().galley(pos2(rect.left(), middle - galley.size().y / 2.0), galley, theme.ink);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.hairline.gamma_multiply(0.6)));
}
