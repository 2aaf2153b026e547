//! Words of which a mapping and an error speak alike: how a text is written, and what a column holds.

use serde::{Deserialize, Serialize};

/// How the letters of a text are written as bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-16, the smaller byte first.
    Utf16Le,
    /// UTF-16, the greater byte first.
    Utf16Be,
    /// Windows-1251, in which Russian spreadsheets write CSV.
    Windows1251,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1251, Self::Utf16Le, Self::Utf16Be];

    /// Its name, which is the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1251 => "Windows-1251",
        }
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Comma, Self::Tab];

    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Comma => "import-delimiter-comma",
            Self::Semicolon => "import-delimiter-semicolon",
            Self::Tab => "import-delimiter-tab",
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How many came to the stage.
    Entered,
    /// How many went no further, in people or, with a percent sign, as a part of those who came.
    Left,
    /// How long one stays.
    Time,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Nothing that is read.
    #[default]
    Ignored,
    /// Names of stages.
    Stage,
    /// Names of personas or segments.
    Segment,
    /// A count or a time. In a wide table the heading names the stage.
    Measure(Measure),
    /// Which visit an event belongs to.
    Session,
    /// Who it was.
    User,
    /// What was met: the title of a touchpoint or the name of a stage.
    Touchpoint,
    /// When.
    Timestamp,
}

impl Role {
    /// The fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ignored => "import-role-ignored",
            Self::Stage => "import-role-stage",
            Self::Segment => "import-role-segment",
            Self::Measure(Measure::Entered) => "import-role-entered",
            Self::Measure(Measure::Left) => "import-role-left",
            Self::Measure(Measure::Time) => "import-role-time",
            Self::Session => "import-role-session",
            Self::User => "import-role-user",
            Self::Touchpoint => "import-role-touchpoint",
            Self::Timestamp => "import-role-timestamp",
        }
    }
}
