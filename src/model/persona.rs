//! The people whose ways are drawn, and how they are told apart.

use super::evidence::Evidence;
use super::extra::Extra;
use super::field::Field;
use super::flags::is_no;
use super::id::PersonaId;
use super::image::{Framing, ImageHash};
use super::map_element::{MapElement, accessors};
use super::persona_list::PersonaList;
use super::value::Amount;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the line of a persona is broken, so that hue is never the only difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineStyle {
    /// An unbroken line.
    #[default]
    Solid,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
    /// Dash and dot in turn.
    DashDot,
    /// Long dashes.
    LongDash,
}

impl LineStyle {
    /// Every way to break a line.
    pub const ALL: [Self; 5] = [Self::Solid, Self::Dotted, Self::Dashed, Self::DashDot, Self::LongDash];
}

/// The shape at a persona's emotion points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Marker {
    /// ●
    #[default]
    Circle,
    /// ◆
    Diamond,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ✚
    Cross,
}

impl Marker {
    /// Every shape.
    pub const ALL: [Self; 5] = [Self::Circle, Self::Diamond, Self::Square, Self::Triangle, Self::Cross];
}

/// How a persona is told apart on the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PersonaLook {
    /// Which of the theme's persona hues, counted from 0; the theme repeats them where there are fewer.
    pub hue: u8,
    /// Line of the curve.
    pub line: LineStyle,
    /// Marker of the points.
    pub marker: Marker,
}

impl PersonaLook {
    /// The n-th look of a whole set, as a template gives it: hue, line and marker all differ for the first five.
    #[must_use]
    pub fn nth(index: usize) -> Self {
        let place = index % LineStyle::ALL.len();
        let hue = u8::try_from(place).unwrap_or_default();
        Self { hue, line: LineStyle::ALL[place], marker: Marker::ALL[place] }
    }
}

/// A person whose way is drawn: «портреты, с их желаниями, проблемами, критериями выбора и возражениями, страхами и
/// сомнениями» (source text 003).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Persona {
    /// Stable id.
    pub id: PersonaId,
    /// First name, as the legend shows it.
    #[serde(default)]
    pub name: String,
    /// Age in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u16>,
    /// Segment of the audience.
    #[serde(default)]
    pub segment: String,
    /// Family, town, work, income: what of it matters for the way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub demographics: String,
    /// What this person says, in their own words, without quotation marks.
    #[serde(default)]
    pub quote: String,
    /// Portrait, by the hash of a picture of the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<ImageHash>,
    /// Which part of the portrait the circle shows; as much as fits around its middle where none is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<Framing>,
    /// Colour, line and marker.
    #[serde(default)]
    pub look: PersonaLook,
    /// What they wish for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<String>,
    /// What troubles them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
    /// By what they choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<String>,
    /// What they object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<String>,
    /// What they fear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fears: Vec<String>,
    /// What they doubt: «страхами и сомнениями» (source text 003).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
    /// Through which channels they like to speak and buy: «предпочитаемый канал» (source text 003).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// Where they can be found: «где искать свою аудиторию» (source text 003).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// What they read, watch and are subscribed to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subscriptions: Vec<String>,
    /// What one customer of this kind brings, in the project's currency. Losses are told in money where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Amount>,
    /// What the portrait rests on.
    #[serde(default, skip_serializing_if = "Evidence::is_hypothesis")]
    pub evidence: Evidence,
    /// Whether it is not for everybody: an audience that does not see what is confidential gets nothing of it, in no file.
    #[serde(default, skip_serializing_if = "is_no")]
    pub confidential: bool,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Persona {
    /// A persona of whom nothing is known yet.
    #[must_use]
    pub fn new(id: PersonaId) -> Self {
        Self {
            id,
            name: String::new(),
            age: None,
            segment: String::new(),
            demographics: String::new(),
            quote: String::new(),
            portrait: None,
            crop: None,
            look: PersonaLook::default(),
            wishes: Vec::new(),
            problems: Vec::new(),
            criteria: Vec::new(),
            objections: Vec::new(),
            fears: Vec::new(),
            doubts: Vec::new(),
            channels: Vec::new(),
            places: Vec::new(),
            subscriptions: Vec::new(),
            value: None,
            evidence: Evidence::default(),
            confidential: false,
            extra: Extra::new(),
        }
    }

    /// The lines of one of the lists.
    #[must_use]
    pub fn list(&self, list: PersonaList) -> &[String] {
        match list {
            PersonaList::Wishes => &self.wishes,
            PersonaList::Problems => &self.problems,
            PersonaList::Criteria => &self.criteria,
            PersonaList::Objections => &self.objections,
            PersonaList::Fears => &self.fears,
            PersonaList::Doubts => &self.doubts,
            PersonaList::Places => &self.places,
            PersonaList::Subscriptions => &self.subscriptions,
        }
    }

    /// The lines of one of the lists, to be changed.
    pub const fn list_mut(&mut self, list: PersonaList) -> &mut Vec<String> {
        match list {
            PersonaList::Wishes => &mut self.wishes,
            PersonaList::Problems => &mut self.problems,
            PersonaList::Criteria => &mut self.criteria,
            PersonaList::Objections => &mut self.objections,
            PersonaList::Fears => &mut self.fears,
            PersonaList::Doubts => &mut self.doubts,
            PersonaList::Places => &mut self.places,
            PersonaList::Subscriptions => &mut self.subscriptions,
        }
    }
}

impl MapElement for Persona {
    accessors! { evidence, confidential }

    fn texts(&self) -> Vec<(Field, &str)> {
        let mut texts: Vec<(Field, &str)> = vec![
            (Field::Title, &self.name),
            (Field::Segment, &self.segment),
            (Field::Demographics, &self.demographics),
            (Field::Quote, &self.quote),
        ];
        for list in PersonaList::ALL {
            // A line that cannot be counted is one that nobody finds by hand either.
            let lines = (0..=u16::MAX).zip(self.list(list));
            texts.extend(lines.map(|(line, text)| (Field::Line(list, line), text.as_str())));
        }
        texts
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.name),
            Field::Segment => Some(&mut self.segment),
            Field::Demographics => Some(&mut self.demographics),
            Field::Quote => Some(&mut self.quote),
            Field::Line(list, line) => self.list_mut(list).get_mut(usize::from(line)),
            _ => None,
        }
    }

    fn words(&self) -> &str {
        &self.name
    }

    fn picture(&self) -> Option<ImageHash> {
        self.portrait
    }
}
