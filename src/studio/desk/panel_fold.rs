//! How wide the two panels beside the canvas are, and whether they are folded: the palette to a strip of icons, the inspector to
//! a handle from which it opens over the canvas. Folded, they lose nothing of what they hold.

use serde::{Deserialize, Serialize};

/// Width of the palette, in points, and within which limits a person can make it another.
const PALETTE: Width = Width { own: 216.0, narrow: 204.0, least: 180.0, most: 320.0 };
/// Those of the inspector.
const INSPECTOR: Width = Width { own: 300.0, narrow: 276.0, least: 264.0, most: 440.0 };
/// Width of the palette that is a strip of icons.
pub(crate) const STRIP: f32 = 52.0;
/// In a window narrower than this the palette is a strip unless the person said otherwise.
const STRIP_BELOW: f32 = 1200.0;
/// In a window narrower than this both panels are narrower unless the person said otherwise.
const NARROW_BELOW: f32 = 1360.0;
/// The share of the window that one panel takes at most.
const SHARE: f32 = 0.34;

/// The widths that a panel can have.
struct Width {
    own: f32,
    narrow: f32,
    least: f32,
    most: f32,
}

/// A panel beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// On the left: what can be put on the map.
    Palette,
    /// On the right: what is selected.
    Inspector,
}

impl Side {
    const fn widths(self) -> &'static Width {
        match self {
            Self::Palette => &PALETTE,
            Self::Inspector => &INSPECTOR,
        }
    }
}

/// How a person has the panels; remembered between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Panels {
    /// Whether both are put aside for a while, whatever each is else.
    aside: bool,
    /// Whether the palette is folded; by the width of the window where nobody said.
    palette: Option<bool>,
    /// Whether the inspector is folded.
    inspector: bool,
    /// Width of the palette that the person gave it, in points.
    palette_width: Option<u16>,
    /// Width of the inspector that the person gave it, in points.
    inspector_width: Option<u16>,
}

impl Panels {
    /// Whether a panel is folded in a window of this width.
    pub(crate) fn is_folded(self, side: Side, window: f32) -> bool {
        self.aside
            || match side {
                Side::Palette => self.palette.unwrap_or(window < STRIP_BELOW),
                Side::Inspector => self.inspector,
            }
    }

    /// Folds a panel, or unfolds it; the other one stays as it is seen.
    pub(crate) fn toggle(&mut self, side: Side, window: f32) {
        let folded = self.is_folded(side, window);
        if std::mem::take(&mut self.aside) {
            (self.palette, self.inspector) = (Some(true), true);
        }
        match side {
            Side::Palette => self.palette = Some(!folded),
            Side::Inspector => self.inspector = !folded,
        }
    }

    /// Puts both panels aside, or brings back what was put aside. Where both were folded one by one it unfolds both.
    pub(crate) fn toggle_both(&mut self, window: f32) {
        if self.aside {
            self.aside = false;
        } else if self.is_folded(Side::Palette, window) && self.is_folded(Side::Inspector, window) {
            (self.palette, self.inspector) = (Some(false), false);
        } else {
            self.aside = true;
        }
    }

    /// How wide an unfolded panel is in a window of this width.
    pub(crate) fn width(self, side: Side, window: f32) -> f32 {
        let chosen = match side {
            Side::Palette => self.palette_width,
            Side::Inspector => self.inspector_width,
        };
        let widths = side.widths();
        let own = if window < NARROW_BELOW { widths.narrow } else { widths.own };
        chosen.map_or(own, f32::from).clamp(widths.least, widths.most.min(window * SHARE).max(widths.least))
    }

    /// Makes a panel as wide as its limits allow; without a width it is as wide as it was at first.
    pub(crate) fn set_width(&mut self, side: Side, width: Option<f32>) {
        let widths = side.widths();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies within the limits of a panel, which are whole and positive"
        )]
        let chosen = width.map(|width| width.clamp(widths.least, widths.most).round() as u16);
        match side {
            Side::Palette => self.palette_width = chosen,
            Side::Inspector => self.inspector_width = chosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_window_has_a_strip_until_the_person_says_otherwise() {
        let mut panels = Panels::default();
        assert!(panels.is_folded(Side::Palette, 1024.0) && !panels.is_folded(Side::Palette, 1280.0));
        panels.toggle(Side::Palette, 1024.0);
        assert!(!panels.is_folded(Side::Palette, 1024.0));
    }

    #[test]
    fn what_was_put_aside_comes_back_as_it_was() {
        let mut panels = Panels::default();
        panels.toggle(Side::Palette, 1440.0);
        let before = panels;
        panels.toggle_both(1440.0);
        assert!(panels.is_folded(Side::Palette, 1440.0) && panels.is_folded(Side::Inspector, 1440.0));
        panels.toggle_both(1440.0);
        assert_eq!(panels, before);
        panels.toggle_both(1440.0);
        panels.toggle(Side::Palette, 1440.0);
        assert!(!panels.is_folded(Side::Palette, 1440.0) && panels.is_folded(Side::Inspector, 1440.0));
    }

    #[test]
    fn a_panel_stays_within_its_limits_whatever_is_asked_or_read() {
        let mut panels = Panels::default();
        panels.set_width(Side::Palette, Some(9000.0));
        assert!((panels.width(Side::Palette, 1920.0) - PALETTE.most).abs() < 0.5);
        panels.inspector_width = Some(u16::MAX);
        assert!(panels.width(Side::Inspector, 1024.0) <= 1024.0 * SHARE);
        panels.set_width(Side::Palette, None);
        assert!((panels.width(Side::Palette, 1920.0) - PALETTE.own).abs() < 0.5);
    }
}
