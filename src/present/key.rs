//! Keys of a show, as the programs have them that people know.

use crate::editor::Direction;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShowKey {
    /// N, space.
    Next,
    /// P, Backspace, Shift+space.
    Previous,
    /// `PgDn`, also of a clicker.
    PageDown,
    /// `PgUp`, also of a clicker.
    PageUp,
    /// An arrow: the next or the one before, in the overview the picture beside.
    Arrow(Direction),
    /// The first view.
    Home,
    /// The last view.
    End,
    /// A digit of the number of a view.
    Digit(u8),
    /// Goes to the view of the number; in the overview to the one that is marked; else the next.
    Enter,
    /// B, full stop: a black screen.
    Black,
    /// W, comma: a white screen.
    White,
    /// L, K: the laser.
    Laser,
    /// Z: the lens.
    Lens,
    /// D: ink.
    Ink,
    /// C, Shift+D: the ink is gone.
    ClearInk,
    /// U: the last stroke of ink is gone.
    UndoInk,
    /// H: what is confidential is hidden or shown.
    Confidential,
    /// S: the notes of the speaker.
    Notes,
    /// Q: a question is noted down.
    Question,
    /// G: the overview of all views.
    Grid,
    /// E: the map is edited in place.
    Edit,
    /// I: what if fewer left here.
    WhatIf,
    /// ?, F1: the strip of keys.
    Help,
    /// One rung down; the last leaves the show.
    Escape,
    /// −: leaves the show from wherever.
    Leave,
    /// F5, with Shift or without, as the button of a clicker sends it. A show that runs is not begun anew.
    Start,
}

impl ShowKey {
    /// What a key asks for: by the character on it where that is a Latin letter or a sign, else by its place, so that И is B on a Russian
    /// keyboard.
    ///
    /// `character` is what the key types in the layout that is on, where it is known. `key` is the name of the key, or of the one at its
    /// place on an English keyboard where it has none: a letter, a digit, `PageDown`, `Space`, `Minus`, `F5`.
    #[must_use]
    pub fn of(character: Option<char>, key: &str, shift: bool) -> Option<Self> {
        let typed = character.filter(|typed| !typed.is_control() && !typed.is_whitespace());
        let typed = typed.map(|typed| typed.to_lowercase().next().unwrap_or(typed));
        Self::by_character(typed, shift).or_else(|| Self::by_place(key, shift)).or_else(|| {
            // A keyboard on a screen says no place.
            Self::by_character(typed.and_then(latin), shift)
        })
    }

    fn by_character(typed: Option<char>, shift: bool) -> Option<Self> {
        Some(match typed? {
            'n' => Self::Next,
            'p' => Self::Previous,
            'b' | '.' => Self::Black,
            'w' | ',' => Self::White,
            'l' | 'k' => Self::Laser,
            'z' => Self::Lens,
            'd' if shift => Self::ClearInk,
            'd' => Self::Ink,
            'c' => Self::ClearInk,
            'u' => Self::UndoInk,
            'h' => Self::Confidential,
            's' => Self::Notes,
            'q' => Self::Question,
            'g' => Self::Grid,
            'e' => Self::Edit,
            'i' => Self::WhatIf,
            '?' => Self::Help,
            '-' | '−' | '–' => Self::Leave,
            digit => Self::Digit(u8::try_from(digit.to_digit(10)?).ok()?),
        })
    }

    fn by_place(key: &str, shift: bool) -> Option<Self> {
        Some(match key {
            "PageDown" => Self::PageDown,
            "PageUp" => Self::PageUp,
            "Right" | "ArrowRight" => Self::Arrow(Direction::Right),
            "Left" | "ArrowLeft" => Self::Arrow(Direction::Left),
            "Down" | "ArrowDown" => Self::Arrow(Direction::Down),
            "Up" | "ArrowUp" => Self::Arrow(Direction::Up),
            "Space" if shift => Self::Previous,
            "Space" => Self::Next,
            "Backspace" => Self::Previous,
            "Enter" => Self::Enter,
            "Home" => Self::Home,
            "End" => Self::End,
            "Escape" => Self::Escape,
            "F5" => Self::Start,
            "F1" | "Questionmark" => Self::Help,
            "Slash" if shift => Self::Help,
            "Minus" => Self::Leave,
            "Period" => Self::Black,
            "Comma" => Self::White,
            _ => {
                let mut letters = key.chars();
                let letter = letters.next().filter(|letter| letters.next().is_none() && letter.is_ascii_alphanumeric());
                Self::by_character(letter.map(|letter| letter.to_ascii_lowercase()), shift)?
            }
        })
    }

    /// Whether it is a letter, a digit or a sign: such keys can be switched off, for people who speak to their computer (WCAG 2.1.4).
    #[must_use]
    pub const fn is_character(self) -> bool {
        !matches!(
            self,
            Self::PageDown
                | Self::PageUp
                | Self::Arrow(_)
                | Self::Home
                | Self::End
                | Self::Enter
                | Self::Escape
                | Self::Start
        )
    }
}

/// The letter at the place of a Cyrillic one.
fn latin(typed: char) -> Option<char> {
    const CYRILLIC: &str = "йцукенгшщзфывапролдячсмить";
    const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
    CYRILLIC.chars().zip(LATIN.chars()).find(|(cyrillic, _)| *cyrillic == typed).map(|(_, latin)| latin)
}
