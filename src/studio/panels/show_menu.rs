//! Showing the map to others: the button, and the menu beside it with where they look and how it begins.

use super::menu_lines::{line, separator};
use crate::studio::desk::commands::Command;
use crate::studio::desk::print_words::audience_name;
use crate::studio::desk::{Action, AudienceScreen, PanelContext, ShowHabits};
use crate::studio::platform::displays::Displays;
use crate::studio::theme::{self, CONTROL, LABEL, RADIUS};
use crate::studio::widgets::{Button, IconButton, focus_ring, icon, row_menu};
use eframe::egui::{
    Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// Width of the menu.
const MENU: f32 = 340.0;
/// Width of the sign that opens it.
const SIGN: f32 = 22.0;

/// What the menu chooses among.
#[derive(Clone, Copy)]
pub(crate) struct ShowChoice<'a> {
    /// The displays that are plugged in.
    pub(crate) displays: &'a Displays,
    /// What was chosen.
    pub(crate) habits: &'a ShowHabits,
}

/// Shows the button and the sign that opens the menu, from the right; without words in a narrow window.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, choice: ShowChoice<'_>, narrow: bool) {
    let sign = sign(ui, cx);
    Popup::menu(&sign).close_behavior(PopupCloseBehavior::CloseOnClick).width(MENU).show(|ui| menu(ui, cx, choice));
    // Together they are one control.
    ui.add_space(3.0 - ui.spacing().item_spacing.x);
    let words = cx.text("show");
    let button =
        if narrow { ui.add(IconButton::new("play", &words)) } else { ui.add(Button::new(&words).icon("play")) };
    let keys = Command::Present.keys().unwrap_or_default();
    if button.on_hover_text(format!("{}   {keys}", cx.command(Command::Present))).clicked() {
        cx.run(Command::Present);
    }
}

fn sign(ui: &mut Ui, cx: &PanelContext<'_>) -> Response {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(SIGN, CONTROL), Sense::click());
    let words = cx.text("show-menu");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let open = Popup::is_id_open(ui, Popup::default_response_id(&response));
    let fill = if open || response.hovered() { theme.hover } else { theme.control };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, theme.border), StrokeKind::Inside);
    icon(ui.painter(), "chevron-down", rect.center(), 12.0, theme.secondary);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, RADIUS);
    }
    response.on_hover_text(words)
}

fn menu(ui: &mut Ui, cx: &PanelContext<'_>, choice: ShowChoice<'_>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    for command in [Command::Present, Command::PresentHere, Command::Rehearse] {
        line(ui, cx, command);
    }
    separator(ui);
    heading(ui, &cx.text("show-screen"));
    screens(ui, cx, choice);
    if let Some(hint) = hint(choice) {
        sentence(ui, &cx.text(hint));
    }
    whom(ui, cx);
    separator(ui);
    line(ui, cx, Command::Script);
    if row_menu(ui, "ruler", &cx.text("show-room"), None, true, false).clicked() {
        cx.act(Action::AskAboutRoom);
    }
}

/// To whom it is shown, where the project says for whom it is; the one that is taken has a tick.
fn whom(ui: &mut Ui, cx: &PanelContext<'_>) {
    let audiences = &cx.document.project.audiences;
    if audiences.is_empty() {
        return;
    }
    separator(ui);
    heading(ui, &cx.text("show-to"));
    let chosen = cx.view.shown_to.filter(|id| cx.document.project.audience(*id).is_some());
    if choice_line(ui, &cx.text("show-to-nobody"), chosen.is_none()) {
        cx.act(Action::ShowTo(None));
    }
    for audience in audiences.iter() {
        if choice_line(ui, &audience_name(cx, audience), chosen == Some(audience.id)) {
            cx.act(Action::ShowTo(Some(audience.id)));
        }
    }
}

/// The places where the audience can look; the one that is taken has a tick.
fn screens(ui: &mut Ui, cx: &PanelContext<'_>, choice: ShowChoice<'_>) {
    let ShowChoice { displays, habits } = choice;
    let taken = displays.for_audience(habits.display.as_deref()).map(|(index, _)| index);
    let on_display = habits.screen == AudienceScreen::Display;
    if displays.count() > 1 {
        for (index, display) in displays.iter() {
            let key = if displays.is_here(index) { "show-display-here" } else { "show-display" };
            let values = [("name", display.name.as_str().into()), ("size", display.pixels().into())];
            if choice_line(ui, &cx.format(key, &values), on_display && taken == Some(index)) {
                cx.act(Action::ChooseScreen(AudienceScreen::Display, Some(display.name.clone())));
            }
        }
    }
    let window = habits.screen == AudienceScreen::Window;
    if choice_line(ui, &cx.text("show-in-window"), window) {
        cx.act(Action::ChooseScreen(AudienceScreen::Window, None));
    }
    let here = habits.screen == AudienceScreen::Here || (on_display && taken.is_none());
    if choice_line(ui, &cx.text("show-here"), here) {
        let screen = if displays.count() > 1 { AudienceScreen::Here } else { AudienceScreen::Display };
        cx.act(Action::ChooseScreen(screen, None));
    }
}

/// What is to be known about the displays, where there is something.
fn hint(choice: ShowChoice<'_>) -> Option<&'static str> {
    match choice.habits.screen {
        AudienceScreen::Window => Some("show-window-hint"),
        AudienceScreen::Display if choice.displays.count() < 2 && choice.displays.windows_stay => {
            Some("show-wayland-hint")
        }
        AudienceScreen::Display if choice.displays.count() < 2 => Some("show-one-display-hint"),
        _ => None,
    }
}

fn choice_line(ui: &mut Ui, words: &str, taken: bool) -> bool {
    row_menu(ui, if taken { "check" } else { "" }, words, None, true, false).clicked()
}

fn heading(ui: &mut Ui, words: &str) {
    let color = theme::of(ui).secondary;
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(RichText::new(words).font(theme::semibold(LABEL)).color(color));
    });
}

fn sentence(ui: &mut Ui, words: &str) {
    let color = theme::of(ui).secondary;
    ui.horizontal(|ui| {
        ui.add_space(36.0);
        ui.set_max_width(MENU - 60.0);
        ui.label(RichText::new(words).font(theme::regular(LABEL)).color(color));
    });
}
