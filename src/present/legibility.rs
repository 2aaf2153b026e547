//! Whether the last row can read what is on the picture.

use crate::model::MeetingRoom;
use crate::text::Face;
use kurbo::Size;

/// Capitals have to be this high to be read, in minutes of arc (ISO 9241-303: 16′ at least, 20′ to 22′ preferred).
const LEAST: f64 = 16.0;
/// At this height they are read with ease.
const EASY: f64 = 20.0;
/// What is short of the least by so small a part is short by rounding alone.
const HAIR: f64 = 1e-6;

/// The size of the smallest type that has to be read at a stop, beside what the room asks for. Sizes of type in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    /// The smallest type that stands there.
    pub size: f64,
    /// The smallest that the last row can read.
    pub least: f64,
}

impl Legibility {
    /// Whether the last row can read it.
    #[must_use]
    pub fn holds(self) -> bool {
        self.size >= self.least * (1.0 - HAIR)
    }

    /// How high its capitals are to the last row, in minutes of arc.
    #[must_use]
    pub fn arc_minutes(self) -> f64 {
        if self.least > 0.0 { LEAST * self.size / self.least } else { 0.0 }
    }

    /// The smallest type that the last row of a room can read, in points of a screen of this size.
    #[must_use]
    pub fn least_type(room: MeetingRoom, screen: Size) -> f64 {
        type_of(room, screen, LEAST)
    }

    /// The type that it reads with ease.
    #[must_use]
    pub fn easy_type(room: MeetingRoom, screen: Size) -> f64 {
        type_of(room, screen, EASY)
    }

    /// From which distance type of a size can be read that is shown in a room, in metres.
    #[must_use]
    pub fn reach(self, room: MeetingRoom) -> f64 {
        if self.least > 0.0 { room.tamed().depth * self.size / self.least } else { 0.0 }
    }
}

/// The size of type whose capitals are so many minutes of arc high to the last row.
fn type_of(room: MeetingRoom, screen: Size, minutes: f64) -> f64 {
    let room = room.tamed();
    let height = 2.0 * room.depth * (minutes / 60.0 / 2.0).to_radians().tan();
    height / room.picture * screen.width / Face::Regular.cap_height()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_type_of_a_room_has_capitals_of_sixteen_minutes_of_arc() {
        let (room, screen) = (MeetingRoom { depth: 4.0, picture: 2.0 }, Size::new(1440.0, 900.0));
        let least = Legibility::least_type(room, screen);
        // Worked by hand: 16′ at 4 m are 18.617 mm, which are 13.404 points of a picture of 2 m.
        assert!((least * Face::Regular.cap_height() - 13.404).abs() < 0.001, "{least}");
        let far = Legibility::least_type(MeetingRoom { depth: 8.0, ..room }, screen);
        assert!((far / least - 2.0).abs() < 1e-4, "twice as far asks for twice the type: {far}");
        let measured = Legibility { size: 1.25 * least, least };
        assert!((measured.arc_minutes() - 20.0).abs() < 1e-9 && measured.holds());
        assert!((measured.reach(room) - 5.0).abs() < 1e-9);
        assert!(!Legibility { size: 0.99 * least, least }.holds());
    }
}
