//! What a turn of the wheel or two fingers on a trackpad mean: scrolling or zooming.

use kurbo::Vec2;
use serde::{Deserialize, Serialize};

/// How many screen points of a trackpad zoom as far as one notch of a wheel.
const POINTS_PER_NOTCH: f64 = 40.0;
/// Notches that double the zoom, as the rungs of [`super::Camera::step`] do.
const NOTCHES_PER_DOUBLING: f64 = 8.0;

/// What sends the turns. No system tells it reliably, so it can be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WheelDevice {
    /// Told apart by the turns: whole notches straight up or down come from a mouse.
    #[default]
    Auto,
    /// Two fingers.
    Trackpad,
    /// A wheel.
    Mouse,
}

/// What a person is used to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WheelHabits {
    /// Whether the wheel of a mouse zooms without Ctrl; two fingers scroll all the same.
    pub zooms: bool,
    /// What is in hand.
    pub device: WheelDevice,
    /// Whether everything goes the other way round.
    pub invert: bool,
}

/// One turn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one turn")]
pub struct WheelTurn {
    /// How far, in notches or in screen points; positive moves what is seen right and down.
    pub amount: Vec2,
    /// Whether `amount` counts notches.
    pub notches: bool,
    /// Whether the system is sure that these are fingers.
    pub fingers: bool,
    /// Ctrl, Cmd on macOS: it zooms.
    pub primary: bool,
    /// Shift or Alt: it scrolls sideways or up and down, whatever the wheel does otherwise.
    pub scrolls: bool,
}

/// What a turn does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turned {
    /// The sheet scrolls.
    Scroll,
    /// So many rungs of the ladder of zooms nearer; negative: farther.
    Step(i32),
    /// The zoom is multiplied.
    Zoom(f64),
}

/// Reads turns one after another: notches that come in parts are gathered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wheel {
    rest: f64,
    zooming: bool,
}

impl Wheel {
    /// Whether the last turn zoomed, so that what still comes of it is no scrolling.
    #[must_use]
    pub const fn is_zooming(&self) -> bool {
        self.zooming
    }

    /// What a turn does.
    pub fn turn(&mut self, turn: &WheelTurn, habits: WheelHabits) -> Turned {
        let mouse = match habits.device {
            WheelDevice::Mouse => true,
            WheelDevice::Trackpad => false,
            WheelDevice::Auto => is_wheel(turn),
        };
        self.zooming = turn.primary || (habits.zooms && mouse && !turn.scrolls);
        if !self.zooming || !turn.amount.is_finite() {
            self.rest = 0.0;
            return Turned::Scroll;
        }
        // With Shift some systems turn the wheel sideways themselves.
        let along = if turn.amount.y == 0.0 { turn.amount.x } else { turn.amount.y };
        let along = if habits.invert { -along } else { along };
        let notches = if turn.notches { along } else { along / POINTS_PER_NOTCH };
        if !(turn.notches && mouse) {
            return Turned::Zoom((notches / NOTCHES_PER_DOUBLING).exp2());
        }
        if self.rest * notches < 0.0 {
            self.rest = 0.0;
        }
        self.rest += notches.clamp(-100.0, 100.0);
        let whole = self.rest.trunc();
        self.rest -= whole;
        #[expect(clippy::cast_possible_truncation, reason = "at most a hundred notches, and whole ones")]
        Turned::Step(whole as i32)
    }
}

/// Fingers go aslant and by parts of a notch, a wheel does neither.
fn is_wheel(turn: &WheelTurn) -> bool {
    turn.notches && !turn.fingers && turn.amount.y.fract() == 0.0 && (turn.amount.x == 0.0 || turn.scrolls)
}
