//! The displays of the machine: which there are, and on which of them the window stands.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};
use std::time::{Duration, Instant};

/// How often it is asked which displays there are: a cable is pulled without telling every system's windows.
pub(crate) const DISPLAY_WATCH: Duration = Duration::from_millis(700);

/// One display.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Display {
    /// What the system calls it; it has the same name the next time it is plugged in.
    pub(crate) name: String,
    /// Where it stands among the others, in its own pixels.
    pub(crate) place: Rect,
    /// Pixels a point.
    pub(crate) scale: f32,
}

impl Display {
    /// Its upper left corner, in points.
    pub(crate) fn corner(&self) -> Pos2 {
        (self.place.min.to_vec2() / self.scale.max(0.1)).to_pos2()
    }

    /// How large it is, in points.
    pub(crate) fn size(&self) -> Vec2 {
        self.place.size() / self.scale.max(0.1)
    }

    /// Its size in pixels as a person says it: `1920 × 1080`.
    pub(crate) fn pixels(&self) -> String {
        format!("{:.0} × {:.0}", self.place.width(), self.place.height())
    }
}

/// The displays of the machine, in the order in which the system counts them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Displays {
    all: Vec<Display>,
    /// The one on which the window stands.
    here: Option<usize>,
    /// Whether the system leaves it to the person where a window stands, as Wayland does.
    pub(crate) windows_stay: bool,
    asked: Option<Instant>,
}

impl Displays {
    /// These displays, the window on one of them.
    #[cfg(test)]
    pub(crate) const fn these(all: Vec<Display>, here: Option<usize>) -> Self {
        Self { all, here, windows_stay: false, asked: None }
    }

    /// Asks the system again, if that was not done just now.
    pub(crate) fn look(&mut self, frame: &eframe::Frame) {
        let Some(window) = frame.winit_window() else { return };
        if self.asked.is_some_and(|asked| asked.elapsed() < DISPLAY_WATCH) {
            return;
        }
        self.asked = Some(Instant::now());
        let here = window.current_monitor();
        self.here = None;
        self.all.clear();
        for (index, monitor) in window.available_monitors().enumerate() {
            if here.as_ref() == Some(&monitor) {
                self.here = Some(index);
            }
            let (at, size) = (monitor.position(), monitor.size());
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "pixels of displays are few"
            )]
            self.all.push(Display {
                name: monitor.name().unwrap_or_else(|| (index + 1).to_string()),
                place: Rect::from_min_size(pos2(at.x as f32, at.y as f32), vec2(size.width as f32, size.height as f32)),
                scale: monitor.scale_factor() as f32,
            });
        }
        self.windows_stay = window.outer_position().is_err();
    }

    /// All of them, each with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Display)> {
        self.all.iter().enumerate()
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.all.len()
    }

    /// The display of this name.
    pub(crate) fn named(&self, name: &str) -> Option<(usize, &Display)> {
        self.iter().find(|(_, display)| display.name == name)
    }

    /// The display for the audience: the one that was chosen, if it is plugged in, or else the first on which the window does not stand.
    /// `None` where there is one display alone.
    pub(crate) fn for_audience(&self, chosen: Option<&str>) -> Option<(usize, &Display)> {
        if self.all.len() < 2 {
            return None;
        }
        let chosen = chosen.and_then(|name| self.named(name));
        chosen.or_else(|| self.iter().find(|(index, _)| Some(*index) != self.here))
    }

    /// The display for who speaks, if the audience has that of this number: the one on which the window stands already, or the first
    /// of the others.
    pub(crate) fn for_speaker(&self, audience: usize) -> Option<(usize, &Display)> {
        let other = |(index, _): &(usize, &Display)| *index != audience;
        let here = self.iter().find(|(index, _)| Some(*index) == self.here);
        here.filter(other).or_else(|| self.iter().find(other))
    }

    /// Whether the window stands on the display of this number.
    pub(crate) fn is_here(&self, index: usize) -> bool {
        self.here == Some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(name: &str, left: f32) -> Display {
        Display { name: name.to_owned(), place: Rect::from_min_size(pos2(left, 0.0), vec2(1920.0, 1080.0)), scale: 1.0 }
    }

    fn two() -> Displays {
        Displays::these(vec![display("eDP-1", 0.0), display("HDMI-1", 1920.0)], Some(0))
    }

    #[test]
    fn the_audience_gets_the_display_on_which_the_window_does_not_stand() {
        let displays = two();
        assert_eq!(displays.for_audience(None).map(|(index, _)| index), Some(1));
        assert_eq!(displays.for_speaker(1).map(|(index, _)| index), Some(0));
    }

    #[test]
    fn a_chosen_display_is_the_audiences_even_where_the_window_stands_on_it_and_the_window_goes_to_the_other() {
        let displays = two();
        assert_eq!(displays.for_audience(Some("eDP-1")).map(|(index, _)| index), Some(0));
        assert_eq!(displays.for_speaker(0).map(|(index, _)| index), Some(1));
    }

    #[test]
    fn a_chosen_display_that_is_not_plugged_in_is_as_if_none_was_chosen() {
        assert_eq!(two().for_audience(Some("DP-7")).map(|(index, _)| index), Some(1));
    }

    #[test]
    fn one_display_alone_is_for_both() {
        let one = Displays::these(vec![display("eDP-1", 0.0)], Some(0));
        assert_eq!(one.for_audience(Some("eDP-1")), None);
        assert_eq!(Displays::default().for_audience(None), None);
    }
}
