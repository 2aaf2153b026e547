//! Colour tokens, read from the theme files that are compiled in.

use crate::color::Rgba;
use eframe::egui::{Color32, Ui};
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::OnceLock;

/// The themes of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ThemeId {
    /// Ink on warm white.
    #[default]
    Light,
    /// The same table at night.
    Dark,
}

impl ThemeId {
    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// All colours of the window. The sheet has a theme of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Theme {
    /// Whether light text stands on a dark ground.
    pub(crate) dark: bool,
    /// Behind the sheet.
    #[serde(deserialize_with = "color")]
    pub(crate) desk: Color32,
    /// Panels and bars.
    #[serde(deserialize_with = "color")]
    pub(crate) panel: Color32,
    /// The sheet before anything is drawn on it.
    #[serde(deserialize_with = "color")]
    pub(crate) paper: Color32,
    /// Buttons and fields.
    #[serde(deserialize_with = "color")]
    pub(crate) control: Color32,
    /// The ground of a segmented control.
    #[serde(deserialize_with = "color")]
    pub(crate) trough: Color32,
    /// Text.
    #[serde(deserialize_with = "color")]
    pub(crate) ink: Color32,
    /// Labels.
    #[serde(deserialize_with = "color")]
    pub(crate) secondary: Color32,
    /// What is off or cannot be used.
    #[serde(deserialize_with = "color")]
    pub(crate) faint: Color32,
    /// Separators.
    #[serde(deserialize_with = "color")]
    pub(crate) hairline: Color32,
    /// Outlines of controls.
    #[serde(deserialize_with = "color")]
    pub(crate) border: Color32,
    /// A control under the pointer.
    #[serde(deserialize_with = "color")]
    pub(crate) hover: Color32,
    /// A control that is held down.
    #[serde(deserialize_with = "color")]
    pub(crate) pressed: Color32,
    /// The mark of the program and ticked boxes.
    #[serde(deserialize_with = "color")]
    pub(crate) mark: Color32,
    /// What stands on the mark.
    #[serde(deserialize_with = "color")]
    pub(crate) on_mark: Color32,
    /// The one accent.
    #[serde(deserialize_with = "color")]
    pub(crate) accent: Color32,
    /// The accent under the pointer.
    #[serde(deserialize_with = "color")]
    pub(crate) accent_hover: Color32,
    /// The accent held down.
    #[serde(deserialize_with = "color")]
    pub(crate) accent_pressed: Color32,
    /// A ground that says "chosen" quietly.
    #[serde(deserialize_with = "color")]
    pub(crate) accent_soft: Color32,
    /// What stands on the accent.
    #[serde(deserialize_with = "color")]
    pub(crate) on_accent: Color32,
    /// The soft ring around what has the focus.
    #[serde(deserialize_with = "color")]
    pub(crate) ring: Color32,
    /// Good news.
    #[serde(deserialize_with = "color")]
    pub(crate) positive: Color32,
    /// Losses and errors.
    #[serde(deserialize_with = "color")]
    pub(crate) negative: Color32,
    /// The ground of losses and errors.
    #[serde(deserialize_with = "color")]
    pub(crate) negative_soft: Color32,
    /// Remarks.
    #[serde(deserialize_with = "color")]
    pub(crate) caution: Color32,
    /// A mark, a bar or a line that says the same: brighter than a text may be.
    #[serde(deserialize_with = "color")]
    pub(crate) caution_mark: Color32,
    /// The ground of remarks.
    #[serde(deserialize_with = "color")]
    pub(crate) caution_soft: Color32,
    /// The shadow of popups and of the sheet.
    #[serde(deserialize_with = "color")]
    pub(crate) shadow: Color32,
    /// The shadow of a lifted card.
    #[serde(deserialize_with = "color")]
    pub(crate) lift: Color32,
    /// What dims the window behind a dialog.
    #[serde(deserialize_with = "color")]
    pub(crate) scrim: Color32,
    /// The tint of the cell where a drag would land.
    #[serde(deserialize_with = "color")]
    pub(crate) landing: Color32,
    /// The marker over words that were found; it is laid over the paper thinly.
    #[serde(deserialize_with = "color")]
    pub(crate) found: Color32,
    /// What is around the sheet while it is shown to others, in either theme.
    #[serde(deserialize_with = "color")]
    pub(crate) show: Color32,
    /// What lies over the parts of the sheet that are not meant then.
    #[serde(deserialize_with = "color")]
    pub(crate) unlit: Color32,
    /// The laser pointer, and what is drawn over the sheet for a moment.
    #[serde(deserialize_with = "color")]
    pub(crate) laser: Color32,
    /// The track of a feeling: bad, neutral, good.
    #[serde(deserialize_with = "colors")]
    pub(crate) feelings: Vec<Color32>,
    /// Hues of personas.
    #[serde(deserialize_with = "colors")]
    pub(crate) personas: Vec<Color32>,
    /// Soft grounds in the hues of personas.
    #[serde(deserialize_with = "colors")]
    pub(crate) persona_softs: Vec<Color32>,
    /// Marks of stages on template cards, stronger than the tints of the sheet.
    #[serde(deserialize_with = "colors")]
    pub(crate) stages: Vec<Color32>,
}

impl Theme {
    /// A theme by its name; each is read once.
    pub(crate) fn of(id: ThemeId) -> &'static Self {
        static LIGHT: OnceLock<Theme> = OnceLock::new();
        static DARK: OnceLock<Theme> = OnceLock::new();
        match id {
            ThemeId::Light => LIGHT.get_or_init(|| read(include_str!("../../../assets/themes/light.json"))),
            ThemeId::Dark => DARK.get_or_init(|| read(include_str!("../../../assets/themes/dark.json"))),
        }
    }

    /// The hue of a persona; hues repeat where there are fewer than personas.
    pub(crate) fn persona(&self, hue: u8) -> Color32 {
        cycle(&self.personas, hue.into()).unwrap_or(self.accent)
    }

    /// The soft ground in a persona's hue.
    pub(crate) fn persona_soft(&self, hue: u8) -> Color32 {
        cycle(&self.persona_softs, hue.into()).unwrap_or(self.accent_soft)
    }

    /// The mark of the n-th stage.
    pub(crate) fn stage(&self, index: usize) -> Color32 {
        cycle(&self.stages, index).unwrap_or(self.accent_soft)
    }
}

fn cycle(colors: &[Color32], index: usize) -> Option<Color32> {
    colors.get(index.checked_rem(colors.len())?).copied()
}

#[expect(clippy::expect_used, reason = "the files are compiled in; `both_themes_read` proves them")]
fn read(text: &str) -> Theme {
    serde_json::from_str(text).expect("a bundled theme reads")
}

const fn to_color(color: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied_const(color.r, color.g, color.b, color.a)
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    Rgba::deserialize(deserializer).map(to_color)
}

fn colors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Color32>, D::Error> {
    Ok(Vec::<Rgba>::deserialize(deserializer)?.into_iter().map(to_color).collect())
}

/// The theme the window wears at the moment.
pub(crate) fn of(ui: &Ui) -> &'static Theme {
    Theme::of(if ui.visuals().dark_mode { ThemeId::Dark } else { ThemeId::Light })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_its_ground_in_both_themes() {
        for id in [ThemeId::Light, ThemeId::Dark] {
            let theme = Theme::of(id);
            let pairs = [
                ("ink", theme.ink, theme.panel),
                ("secondary", theme.secondary, theme.panel),
                ("secondary on the desk", theme.secondary, theme.desk),
                ("what is not chosen of several", theme.secondary, theme.trough),
                ("ink on a chosen ground", theme.ink, theme.accent_soft),
                ("accent", theme.accent, theme.panel),
                ("on accent", theme.on_accent, theme.accent),
                ("positive", theme.positive, theme.panel),
                ("negative", theme.negative, theme.panel),
                ("caution", theme.caution, theme.panel),
                ("caution on its soft ground", theme.caution, theme.caution_soft),
            ];
            for (name, text, ground) in pairs {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{id:?}: {name} has a contrast of {ratio:.2}");
            }
        }
    }

    #[test]
    fn the_ground_of_a_segmented_control_is_seen_wherever_it_stands() {
        for id in [ThemeId::Light, ThemeId::Dark] {
            let theme = Theme::of(id);
            for (name, ground) in [("desk", theme.desk), ("panel", theme.panel), ("chosen", theme.control)] {
                let ratio = contrast(theme.trough, ground);
                assert!(ratio >= 1.08, "{id:?}: on the {name} it has a contrast of {ratio:.2}");
            }
        }
    }

    #[test]
    fn both_themes_have_a_soft_ground_for_every_persona() {
        for id in [ThemeId::Light, ThemeId::Dark] {
            let theme = Theme::of(id);
            assert_eq!(theme.personas.len(), theme.persona_softs.len());
            assert_eq!(theme.persona(0), theme.persona(u8::try_from(theme.personas.len()).unwrap_or_default()));
            assert_eq!(theme.feelings.len(), 3, "bad, neutral, good");
        }
    }
}
