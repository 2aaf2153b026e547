//! The settings: how the window looks and what hands are used to. Each takes effect at once.

use crate::editor::WheelDevice;
use crate::model::Language;
use crate::studio::desk::prefs::EdgeScrollSpeed;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, BODY, CONTROL, ThemeId};
use crate::studio::widgets::{Segment, checkbox, elided, section, segmented};
use eframe::egui::{Sense, Ui, pos2, vec2};

/// Width of the dialog's content, in screen points.
pub(crate) const WIDTH: f32 = 520.0;
/// Width of the names of the settings.
const NAMES: f32 = 176.0;

/// Shows the settings.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let mut habits = cx.person.habits;
    ui.spacing_mut().item_spacing.y = 8.0;

    section(ui, &cx.text("settings-look"));
    let languages = [(Language::Ru, "language-own-ru"), (Language::En, "language-own-en")];
    if let Some(language) = row(ui, cx, "settings-language", &languages, cx.person.language) {
        cx.act(Action::SetLanguage(language));
    }
    let themes = [(None, "theme-system"), (Some(ThemeId::Light), "theme-light"), (Some(ThemeId::Dark), "theme-dark")];
    let worn = (!cx.person.follows_system).then_some(cx.person.theme);
    if let Some(theme) = row(ui, cx, "settings-theme", &themes, worn) {
        cx.act(Action::SetTheme(theme));
    }
    tick(ui, cx, "settings-reduced-motion", &mut habits.reduced_motion);

    ui.add_space(8.0);
    section(ui, &cx.text("settings-wheel"));
    let wheel = [(false, "wheel-scroll"), (true, "wheel-zoom")];
    if let Some(zooms) = row(ui, cx, "settings-wheel-does", &wheel, habits.wheel.zooms) {
        habits.wheel.zooms = zooms;
    }
    let devices = [
        (WheelDevice::Auto, "device-auto"),
        (WheelDevice::Mouse, "device-mouse"),
        (WheelDevice::Trackpad, "device-trackpad"),
    ];
    if let Some(device) = row(ui, cx, "settings-device", &devices, habits.wheel.device) {
        habits.wheel.device = device;
    }
    tick(ui, cx, "settings-invert", &mut habits.wheel.invert);

    ui.add_space(8.0);
    section(ui, &cx.text("settings-hands"));
    let speeds = EdgeScrollSpeed::ALL.map(|speed| (speed, speed.key()));
    if let Some(speed) = row(ui, cx, "settings-edge-scroll", &speeds, habits.edge_scroll) {
        habits.edge_scroll = speed;
    }
    tick(ui, cx, "settings-single-keys", &mut habits.single_keys);

    if habits != cx.person.habits {
        cx.act(Action::SetHabits(habits));
    }
}

/// A name and a row of choices beside it; gives what was chosen just now.
fn row<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    name: &'static str,
    choices: &[(T, &'static str)],
    chosen: T,
) -> Option<T> {
    let theme = theme::of(ui);
    let name = cx.text(name);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(NAMES, CONTROL), Sense::hover());
        let galley = elided(ui, &name, theme::regular(BODY), theme.ink, rect.width() - 8.0);
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.ink);
        let segments: Vec<_> = choices.iter().map(|(value, key)| Segment::new(*value, cx.text_of(key))).collect();
        segmented(ui, &name, &segments, chosen, Some(WIDTH - NAMES))
    })
    .inner
}

/// A box to tick, in line with the choices.
fn tick(ui: &mut Ui, cx: &PanelContext<'_>, name: &'static str, on: &mut bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(NAMES);
        checkbox(ui, &cx.text(name), on);
    });
}
