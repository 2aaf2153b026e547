//! Where a map begins: new, open, recent files, a finished map to look at, templates.

mod recent;
mod tiles;

pub(crate) use tiles::Samples;

use crate::studio::desk::commands::Command;
use crate::studio::desk::prefs::Prefs;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::dialogs::left_copies::LeftCopy;
use crate::studio::paint::sheet_picture::SheetPictures;
use crate::studio::platform::recents::Recents;
use crate::studio::theme::{self, BLOCK_RADIUS, BODY, LABEL};
use crate::studio::widgets::{Button, follow_focus, icon, scroll_in_margin, section, wrapped};
use eframe::egui::{Frame, Margin, Panel, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// What the welcome screen is made of.
pub(crate) struct WelcomeScreen<'a> {
    /// What the window remembers.
    pub(crate) prefs: &'a Prefs,
    /// The worked examples.
    pub(crate) samples: &'a Samples,
    /// The maps that were opened last.
    pub(crate) recents: &'a mut Recents,
    /// What was not saved the last time and is not decided about.
    pub(crate) left: &'a [LeftCopy],
    /// Whether a map is open behind it.
    pub(crate) has_map: bool,
}

/// Width of the part with what goes on, and what is free beside it.
const SIDE: f32 = 372.0;
const SIDE_MARGIN: f32 = 36.0;
/// A window below this height has no room to waste.
const LOW: f32 = 800.0;
/// The widest that examples and templates are together: beyond that a hand has far to go.
const WIDEST: f32 = 2080.0;

/// Shows the welcome screen.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>, screen: WelcomeScreen<'_>, pictures: &mut SheetPictures) {
    let theme = theme::of(ui);
    let top = if ui.available_height() < LOW { 36 } else { 56 };
    let ground = Frame::NONE.fill(theme.panel).inner_margin(Margin { left: 36, right: 36, top, bottom: 28 });
    let samples = screen.samples;
    Panel::left("welcome")
        .exact_size(SIDE)
        .resizable(false)
        .frame(ground)
        .show(ui, |ui| side(ui, cx, screen, pictures));
    let desk = ui.available_rect_before_wrap();
    ui.painter().rect_filled(desk, 0, theme.desk);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let frame = Frame::NONE.inner_margin(Margin { left: 52, right: 52, top, bottom: 40 });
        frame.show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            tiles::show(ui, cx, samples, pictures);
        });
        follow_focus(ui);
    });
}

fn side(ui: &mut Ui, cx: &PanelContext<'_>, screen: WelcomeScreen<'_>, pictures: &mut SheetPictures) {
    let theme = theme::of(ui);
    let WelcomeScreen { prefs, recents, left, has_map, .. } = screen;
    if let Some(newest) = left.first() {
        waiting(ui, cx, newest, left.len());
    }
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(46.0, 46.0), Sense::hover());
        ui.painter().rect_filled(rect, BLOCK_RADIUS - 2, theme.mark);
        icon(ui.painter(), "route", rect.center(), 26.0, theme.on_mark);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(RichText::new(cx.text("app-name")).font(theme::bold(26.0)).color(theme.ink));
            ui.label(RichText::new(cx.text("app-what")).font(theme::regular(BODY)).color(theme.secondary));
        });
    });
    ui.add_space(28.0);
    if has_map {
        let text = cx.format("welcome-back", &[("name", cx.file.name.as_str().into())]);
        if ui.add(Button::new(&text).icon("chevron-left").shortcut(Some("Esc")).wide().left()).clicked() {
            cx.act(Action::BackToMap);
        }
    }
    let keys = Command::New.keys();
    let text = cx.text("welcome-new");
    if ui.add(Button::primary(&text).icon("plus").shortcut(keys.as_deref()).wide().left()).clicked() {
        cx.run(Command::New);
    }
    let keys = Command::Open.keys();
    let text = cx.command(Command::Open);
    if ui.add(Button::new(&text).icon("folder-open").shortcut(keys.as_deref()).wide().left()).clicked() {
        cx.run(Command::Open);
    }
    if prefs.recent.is_empty() {
        return;
    }
    ui.add_space(24.0);
    section(ui, &cx.text("welcome-recent"));
    scroll_in_margin(ui);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // The ground of a row under the pointer is wider than its words.
        ui.set_clip_rect(ui.clip_rect().expand2(vec2(SIDE_MARGIN / 2.0, 0.0)));
        for path in &prefs.recent {
            recent::show(ui, cx, path, recents, pictures);
        }
        follow_focus(ui);
    });
}

/// That something was not saved the last time, at the foot of the side.
fn waiting(ui: &mut Ui, cx: &PanelContext<'_>, newest: &LeftCopy, count: usize) {
    let theme = theme::of(ui);
    let ground =
        Frame::NONE.fill(theme.caution_soft).corner_radius(BLOCK_RADIUS).inner_margin(Margin::symmetric(16, 14));
    Panel::bottom("left copies").resizable(false).show_separator_line(false).frame(Frame::NONE).show(ui, |ui| {
        ui.add_space(12.0);
        ground.show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
            icon(ui.painter(), "history", pos2(rect.left() + 8.0, rect.center().y), 16.0, theme.caution);
            let head = wrapped(ui, &cx.text("copies-waiting"), theme::semibold(BODY), theme.ink, rect.width());
            ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - head.size().y / 2.0), head, theme.ink);
            let inner = Rect::from_min_max(ui.cursor().min + vec2(26.0, 0.0), ui.max_rect().max);
            let shown = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                let (name, when) = (newest.name(cx.words), newest.when(cx.words));
                let values = [("name", name.into()), ("when", when.into()), ("more", (count - 1).into())];
                ui.label(
                    RichText::new(cx.format("copies-waiting-text", &values))
                        .font(theme::regular(LABEL))
                        .color(theme.secondary),
                );
                ui.add_space(4.0);
                if ui.add(Button::new(&cx.text("copies-look"))).clicked() {
                    cx.act(Action::AskAboutCopies);
                }
            });
            ui.advance_cursor_after_rect(shown.response.rect);
        });
    });
}
