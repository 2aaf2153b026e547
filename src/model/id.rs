//! Stable names of things: an element keeps its id through every edit, save and merge.

use super::for_each_kind::for_each_kind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A text that is not an id of the kind that was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an id like `{prefix}-1a`")]
pub struct ParseIdError {
    text: String,
    prefix: &'static str,
}

/// An id of one kind of element.
pub trait Id: Copy + Eq {
    /// The id of this number.
    fn numbered(number: u64) -> Self;

    /// Its number.
    fn number(self) -> u64;

    /// The element it names.
    fn element(self) -> ElementId;

    /// The id of an element of this kind; `None` for one of another kind.
    fn of(element: ElementId) -> Option<Self>;
}

/// Writes `number` in base 36, as the part of an id behind its prefix.
fn write_base36(number: u64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    // 13 digits hold any u64 in base 36.
    let mut digits = [b'0'; 13];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = DIGITS[(rest % 36) as usize];
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits[at..].iter().try_for_each(|&digit| fmt::Write::write_char(out, char::from(digit)))
}

/// A number that is written behind a word.
macro_rules! id_type {
    ($doc:literal $name:ident $prefix:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// What stands before the dash in the written id.
            pub const PREFIX: &'static str = $prefix;

            /// The id of this number.
            #[must_use]
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The number.
            #[must_use]
            pub const fn number(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(concat!($prefix, "-"))?;
                write_base36(self.0, out)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, out)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                text.strip_prefix(concat!($prefix, "-"))
                    .filter(|digits| !digits.starts_with('+'))
                    .and_then(|digits| u64::from_str_radix(digits, 36).ok())
                    .map(Self)
                    .ok_or_else(|| ParseIdError { text: text.to_owned(), prefix: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'_, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": concat!("^", $prefix, "-[0-9a-z]{1,13}$") })
            }
        }
    };
}

macro_rules! ids {
    ($($kind:ident $list:ident { $doc:literal, $type:ident, $name:ident = $prefix:literal, $word:literal })*) => {
        $(
            id_type! { $doc $name $prefix }

            impl Id for $name {
                fn numbered(number: u64) -> Self {
                    Self(number)
                }

                fn number(self) -> u64 {
                    self.0
                }

                fn element(self) -> ElementId {
                    ElementId::$kind(self)
                }

                fn of(element: ElementId) -> Option<Self> {
                    match element {
                        ElementId::$kind(id) => Some(id),
                        _ => None,
                    }
                }
            }
        )*

        /// The id of any element that can be shown and selected.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ElementId {
            /// The project as a whole: title block and footer.
            Project,
            $(#[doc = $doc] $kind($name),)*
        }

        impl ElementId {
            /// The id of the same kind with another number; the project has none.
            #[must_use]
            pub const fn with_number(self, number: u64) -> Self {
                match self {
                    Self::Project => Self::Project,
                    $(Self::$kind(_) => Self::$kind($name::new(number)),)*
                }
            }

            /// The name of the kind in files and keys, such as `touchpoint`.
            #[must_use]
            pub const fn kind(self) -> &'static str {
                match self {
                    Self::Project => "project",
                    $(Self::$kind(_) => $word,)*
                }
            }

            /// The fluent key that names the kind.
            #[must_use]
            pub const fn kind_key(self) -> &'static str {
                match self {
                    Self::Project => "element-project",
                    $(Self::$kind(_) => concat!("element-", $word),)*
                }
            }
        }

        impl fmt::Display for ElementId {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Project => out.write_str("project"),
                    $(Self::$kind(id) => id.fmt(out),)*
                }
            }
        }

        impl FromStr for ElementId {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                match text.split_once('-').map_or(text, |(prefix, _)| prefix) {
                    "project" if text == "project" => Ok(Self::Project),
                    $($prefix => text.parse().map(Self::$kind),)*
                    _ => Err(ParseIdError { text: text.to_owned(), prefix: StageId::PREFIX }),
                }
            }
        }
    };
}

id_type! { "A view of the script by which a map is told." ViewId "view" }
id_type! { "An audience, for which some of a map is left out." AudienceId "audience" }
id_type! { "A meeting in which a map was looked at." MeetingId "meeting" }
id_type! { "A what-if: what would come of losses eased and feelings lifted." WhatIfId "whatif" }

for_each_kind! { ids Journey journeys { "A journey: one map.", Journey, JourneyId = "journey", "journey" } }

impl Serialize for ElementId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ElementId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for ElementId {
    fn schema_name() -> Cow<'static, str> {
        "ElementId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(project|[a-z]+-[0-9a-z]{1,13})$" })
    }
}

/// Gives numbers for new ids: a small deterministic generator, so that the model itself never asks for randomness and two
/// people who add cards to the same file on two machines do not invent the same id.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A source that always gives the same numbers for the same seed.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number, below 36⁸, so that a written id has at most eight digits behind its dash.
    pub const fn next_number(&mut self) -> u64 {
        // SplitMix64 (Steele, Lea, Flood 2014): full period, good spread, three lines.
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % 36_u64.pow(8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_what_they_write() {
        for number in [0, 1, 35, 36, 1_000_000, u64::MAX] {
            let id = TouchpointId::new(number);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(TouchpointId::new(46).to_string(), "touch-1a");
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        for text in ["stage-1", "touch", "touch-", "touch-+1", "touch-Я", ""] {
            assert!(text.parse::<TouchpointId>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_id_of_any_element_reads_back_what_it_writes() {
        for element in [ElementId::Project, StageId::new(46).element(), TouchpointId::new(46).element()] {
            assert_eq!(element.to_string().parse(), Ok(element));
        }
        for text in ["project-1", "stage", "card-1", "touch-Я", ""] {
            assert!(text.parse::<ElementId>().is_err(), "{text}");
        }
    }
}
