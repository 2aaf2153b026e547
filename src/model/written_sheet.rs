//! How a sheet stands in a file.
//!
//! Five papers stand there by their names. Every other one stands with its sides besides, as it lies: a program that does not know the
//! name has a sheet of that size, and so has this one with the name of a paper that comes later.

use super::sheet::{Orientation, Paper, Sheet, tame};
use crate::units::Mm;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// What a length of a roll is called.
const ROLL: &str = "roll";

fn side<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mm, D::Error> {
    Mm::deserialize(deserializer).map(tame)
}

/// A size of paper.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Paper")]
enum WrittenPaper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
    /// Any other sheet, as it lies.
    Custom {
        /// Width, between 50 mm and 5 m.
        #[serde(deserialize_with = "side")]
        width: Mm,
        /// Height, between 50 mm and 5 m.
        #[serde(deserialize_with = "side")]
        height: Mm,
        /// What the paper is called: `b2`, `letter`, or `roll` for a length of one. The sides count where nobody knows the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
}

impl WrittenPaper {
    fn of(paper: Paper, orientation: Orientation) -> Self {
        match paper {
            Paper::A0 => Self::A0,
            Paper::A1 => Self::A1,
            Paper::A2 => Self::A2,
            Paper::A3 => Self::A3,
            Paper::A4 => Self::A4,
            other => {
                let (width, height) = Sheet::of(other, orientation).sides();
                let named = || other.name().map(|name| name.to_lowercase().replace(' ', "-"));
                let name = if matches!(other, Paper::Roll { .. }) { Some(ROLL.to_owned()) } else { named() };
                Self::Custom { width, height, name }
            }
        }
    }

    fn read(self, orientation: Orientation) -> Paper {
        match self {
            Self::A0 => Paper::A0,
            Self::A1 => Paper::A1,
            Self::A2 => Paper::A2,
            Self::A3 => Paper::A3,
            Self::A4 => Paper::A4,
            Self::Custom { width, height, name } => match (name.as_deref(), orientation) {
                (Some(ROLL), Orientation::Landscape) => Paper::Roll { width: height, length: width },
                (Some(ROLL), Orientation::Portrait) => Paper::Roll { width, length: height },
                (name, _) => name.and_then(Paper::named).unwrap_or(Paper::Custom { width, height }),
            },
        }
    }
}

impl From<Paper> for WrittenPaper {
    fn from(paper: Paper) -> Self {
        Self::of(paper, Orientation::Landscape)
    }
}

impl From<WrittenPaper> for Paper {
    fn from(written: WrittenPaper) -> Self {
        written.read(Orientation::Landscape)
    }
}

/// A sheet: paper, the way it lies, and what is left free at its edges.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Sheet")]
struct WrittenSheet {
    /// The paper.
    paper: WrittenPaper,
    /// The way it lies.
    orientation: Orientation,
    /// How much stays free at each of its edges, in millimetres; as much as suits the paper where none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<Mm>,
}

impl Default for WrittenSheet {
    fn default() -> Self {
        Sheet::default().into()
    }
}

impl From<Sheet> for WrittenSheet {
    fn from(sheet: Sheet) -> Self {
        let Sheet { paper, orientation, margin } = sheet;
        Self { paper: WrittenPaper::of(paper, orientation), orientation, margin }
    }
}

impl From<WrittenSheet> for Sheet {
    fn from(written: WrittenSheet) -> Self {
        let WrittenSheet { paper, orientation, margin } = written;
        Self { paper: paper.read(orientation), orientation, margin }.tamed()
    }
}

impl Serialize for Paper {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenPaper::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        WrittenPaper::deserialize(deserializer).map(Self::from)
    }
}

impl JsonSchema for Paper {
    fn schema_name() -> Cow<'static, str> {
        WrittenPaper::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenPaper::json_schema(generator)
    }
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenSheet::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Sheet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        WrittenSheet::deserialize(deserializer).map(Self::from)
    }
}

impl JsonSchema for Sheet {
    fn schema_name() -> Cow<'static, str> {
        WrittenSheet::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenSheet::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reread(sheet: Sheet) -> Sheet {
        serde_json::from_value(serde_json::to_value(sheet).expect("written")).expect("read")
    }

    #[test]
    fn every_sheet_reads_back_as_it_was_written() {
        let roll = Paper::Roll { width: Mm(914.0), length: Mm(600.0) };
        let custom = Paper::Custom { width: Mm(300.25), height: Mm(700.0) };
        for paper in Paper::NAMED.into_iter().chain([roll, custom]) {
            for orientation in [Orientation::Landscape, Orientation::Portrait] {
                for margin in [None, Some(Mm(12.5))] {
                    let sheet = Sheet { paper, orientation, margin };
                    assert_eq!(reread(sheet), sheet);
                }
            }
            let alone: Paper = serde_json::from_value(serde_json::to_value(paper).expect("written")).expect("read");
            assert_eq!(alone, paper, "also where no sheet says how it lies");
        }
    }

    #[test]
    fn a_program_that_does_not_know_a_name_has_a_sheet_of_its_size() {
        let written = serde_json::to_value(Sheet::portrait(Paper::B2)).expect("written");
        assert_eq!(written["paper"]["custom"]["height"], 707.0, "what read only sides has them: {written}");
        let later = r#"{ "paper": { "custom": { "width": 450, "height": 320, "name": "sra3" } } }"#;
        let sheet: Sheet = serde_json::from_str(later).expect("read");
        assert_eq!(sheet.paper, Paper::Custom { width: Mm(450.0), height: Mm(320.0) });
    }

    #[test]
    fn the_usual_papers_are_written_by_name_alone() {
        let written = serde_json::to_string(&Sheet::default()).expect("written");
        assert_eq!(written, r#"{"paper":"a1","orientation":"landscape"}"#);
    }
}
