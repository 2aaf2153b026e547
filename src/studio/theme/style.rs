//! Tokens turned into egui's style, for whatever the studio's own widgets do not paint themselves.

use super::tokens::{Theme, ThemeId};
use super::{BLOCK_RADIUS, BODY, CONTROL, LABEL, RADIUS, TITLE, medium, regular, semibold};
use eframe::egui::style::{ScrollStyle, WidgetVisuals};
use eframe::egui::{
    self, Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, ThemePreference, Visuals, vec2,
};

/// Dresses the window.
pub(crate) fn apply(ctx: &egui::Context, id: ThemeId) {
    let theme = Theme::of(id);
    let (preference, slot) = match id {
        ThemeId::Light => (ThemePreference::Light, egui::Theme::Light),
        ThemeId::Dark => (ThemePreference::Dark, egui::Theme::Dark),
    };
    ctx.set_theme(preference);
    ctx.set_style_of(slot, style(theme));
    ctx.options_mut(|options| {
        // The command table owns these keys.
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
        // Widgets and the sheet leave out what is out of view where it is made; to ask again here walks every vertex of the sheet in
        // every frame. The price is that all lines of one long field are drawn.
        options.tessellation_options.coarse_tessellation_culling = false;
        // A notch of the wheel is one of eight steps to the double, as the zoom keys are.
        options.input_options.scroll_zoom_speed =
            std::f32::consts::LN_2 / 8.0 / options.input_options.line_scroll_speed;
    });
}

fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, regular(LABEL)),
            (TextStyle::Body, regular(BODY)),
            (TextStyle::Button, medium(BODY)),
            (TextStyle::Heading, semibold(TITLE)),
            (TextStyle::Monospace, regular(BODY)),
        ]
        .into(),
        visuals: visuals(theme),
        animation_time: 0.1,
        ..Style::default()
    };
    // Words of the tool are no text to copy; a double click beside a field must not mark its label.
    style.interaction.selectable_labels = false;
    style.spacing.item_spacing = vec2(8.0, 8.0);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = vec2(CONTROL, CONTROL);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.tooltip_width = 320.0;
    style.spacing.icon_width = 16.0;
    style.spacing.combo_height = 320.0;
    style.spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 2.0,
        active_handle_opacity: 0.2,
        interact_handle_opacity: 0.4,
        ..ScrollStyle::floating()
    };
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let rounded = CornerRadius::same(RADIUS);
    let look = |fill: Color32, border: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: rounded,
        fg_stroke: Stroke::new(1.0, theme.ink),
        expansion: 0.0,
    };
    let mut visuals = Visuals {
        override_text_color: None,
        weak_text_color: Some(theme.secondary),
        hyperlink_color: theme.accent,
        faint_bg_color: theme.hover,
        extreme_bg_color: theme.control,
        text_edit_bg_color: Some(theme.control),
        code_bg_color: theme.trough,
        warn_fg_color: theme.caution,
        error_fg_color: theme.negative,
        window_corner_radius: CornerRadius::same(BLOCK_RADIUS),
        window_shadow: Shadow { offset: [0, 12], blur: 40, spread: 0, color: theme.lift },
        window_fill: theme.panel,
        window_stroke: Stroke::new(1.0, theme.hairline),
        menu_corner_radius: CornerRadius::same(RADIUS + 3),
        panel_fill: theme.panel,
        popup_shadow: Shadow { offset: [0, 4], blur: 16, spread: 0, color: theme.shadow },
        striped: false,
        disabled_alpha: 0.45,
        ..base
    };
    visuals.widgets.noninteractive =
        WidgetVisuals { bg_stroke: Stroke::new(1.0, theme.hairline), ..look(theme.panel, theme.hairline) };
    visuals.widgets.inactive = look(theme.control, theme.border);
    visuals.widgets.hovered = look(theme.hover, theme.border);
    visuals.widgets.active = look(theme.pressed, theme.border);
    visuals.widgets.open = look(theme.hover, theme.border);
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(1.0, theme.ink);
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.accent);
    visuals
}
