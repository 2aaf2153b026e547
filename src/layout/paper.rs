//! The sheet's own tokens: colours and type sizes, read from `assets/themes/`.

use crate::color::Rgba;
use crate::model::{PersonaLook, Sheet};
use crate::units::Pt;
use serde::Deserialize;
use std::sync::LazyLock;

/// Colours of a persona on paper.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonaColors {
    /// Curve and marker.
    pub line: Rgba,
    /// Text, at least 4.5:1 on white and on the ribbon.
    pub ink: Rgba,
    /// Behind the initials.
    pub tint: Rgba,
    /// Drop-off ribbon.
    pub ribbon: Rgba,
}

/// Colours of a stage on paper.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageColors {
    /// The head's ground.
    pub tint: Rgba,
    /// Number and duration, at least 4.5:1 on the tint.
    pub ink: Rgba,
}

/// Colours of the sheet. They do not follow the window's theme: paper is white.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperTheme {
    /// The sheet.
    pub paper: Rgba,
    /// Headings and strong outlines.
    pub ink: Rgba,
    /// Running text.
    pub body: Rgba,
    /// Hints, captions, the footer.
    pub secondary: Rgba,
    /// Lines between lanes.
    pub hairline: Rgba,
    /// A card that rests on evidence.
    pub outline: Rgba,
    /// A card that is a hypothesis.
    pub dashed_outline: Rgba,
    /// The line of calm in the emotion band.
    pub zero_line: Rgba,
    /// What goes well.
    pub positive: Rgba,
    /// Ground of a solution.
    pub positive_tint: Rgba,
    /// What goes wrong.
    pub negative: Rgba,
    /// Ground of a barrier.
    pub negative_tint: Rgba,
    /// The pen that marks what a meeting changed.
    pub red_line: Rgba,
    /// What lies over all that is not meant where a map is told view by view.
    pub dusk: Rgba,
    /// What needs care.
    pub caution: Rgba,
    /// The empty part of a bar.
    pub track: Rgba,
    /// Top of the emotion band.
    pub delight_tint: Rgba,
    /// Bottom of the emotion band.
    pub anger_tint: Rgba,
    /// Text on a strong ground.
    pub on_dark: Rgba,
    /// The question of an empty cell.
    pub hint: Rgba,
    /// Marks to cut and glue by beside the sheet, and what is written there.
    pub crop_mark: Rgba,
    /// Marks of a print shop: they belong to all inks.
    pub registration: Rgba,
    /// The inks of a press and what two of them give, as near as RGB comes to them.
    pub process: Vec<Rgba>,
    /// Greys, from light to dark.
    pub greys: Vec<Rgba>,
    /// The cuts and the names of tiles on the plan by which they are put together.
    pub assembly: Rgba,
    /// Hues of personas, told apart by line and marker too.
    pub personas: Vec<PersonaColors>,
    /// Tints of stages, repeated where there are more stages.
    pub stages: Vec<StageColors>,
}

#[expect(clippy::expect_used, reason = "the bundled theme is read by every test")]
static PAPER: LazyLock<PaperTheme> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../assets/themes/paper.json")).expect("the bundled paper theme is sound")
});

impl PaperTheme {
    /// The theme of every sheet.
    #[must_use]
    pub fn get() -> &'static Self {
        &PAPER
    }

    /// Colours of a persona.
    #[must_use]
    pub fn persona(&self, look: PersonaLook) -> PersonaColors {
        self.personas[usize::from(look.hue) % self.personas.len()]
    }

    /// Colours of the n-th stage.
    #[must_use]
    pub fn stage(&self, index: usize) -> StageColors {
        self.stages[index % self.stages.len()]
    }
}

/// One row of the table of type sizes, from the facts that a poster must respect: comfortable type is about 22 pt for each
/// metre of reading distance. Body and small type are the paper's minimum; titles and names of stages are set smaller than those
/// facts suggest, so that six names stand on one line each and the emotion band keeps its quarter of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeRow {
    short_side_mm: f64,
    distance_m: f64,
    body: f64,
    small: f64,
    card: f64,
    lane: f64,
    stage: f64,
    title: f64,
}

#[expect(clippy::expect_used, reason = "the bundled table is read by every test")]
static TYPE: LazyLock<Vec<TypeRow>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../assets/themes/type.json")).expect("the bundled type table is sound")
});

/// The distance from which type of this size is read, in metres to a tenth, never farther than it is: about 22 points for each metre
/// (print facts).
#[must_use]
pub fn reading_distance(points: f64) -> f64 {
    const POINTS_PER_METRE: f64 = 22.0;
    /// The sides of a paper are whole millimetres, so its type is a hair below the size of the table.
    const HAIR: f64 = 0.01;
    (points / POINTS_PER_METRE * 10.0 + HAIR).floor().max(1.0) / 10.0
}

/// Sizes of type on one sheet, in points, and the distance from which it is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeScale {
    /// Reading distance in metres.
    pub distance: f64,
    /// Running text; also the smallest size the paper allows.
    pub body: f64,
    /// Captions, hints, the footer.
    pub small: f64,
    /// Titles of cards.
    pub card: f64,
    /// Titles of lanes.
    pub lane: f64,
    /// Names of stages.
    pub stage: f64,
    /// The title of the map.
    pub title: f64,
}

impl TypeScale {
    /// What the paper asks for. Sizes between the papers of the table follow the short side, from row to row. A sheet larger than A0 is
    /// not read from further away, people walk along it: it asks for no larger type; and nothing asks for smaller type than A5, for
    /// eyes do not grow sharper with a smaller sheet.
    #[must_use]
    pub fn of(sheet: Sheet) -> Self {
        let (width, height) = sheet.sides();
        // A long banner is read like the named sheet of the same area, not like a strip of its short side.
        let short = (width.get() * height.get() / std::f64::consts::SQRT_2).sqrt();
        let upper = TYPE.iter().position(|row| short <= row.short_side_mm).unwrap_or(TYPE.len() - 1).max(1);
        let (low, high) = (TYPE[upper - 1], TYPE[upper]);
        let share = ((short / low.short_side_mm).ln() / (high.short_side_mm / low.short_side_mm).ln()).clamp(0.0, 1.0);
        let between = |low: f64, high: f64| low * (high / low).powf(share);
        Self {
            distance: between(low.distance_m, high.distance_m),
            body: between(low.body, high.body),
            small: between(low.small, high.small),
            card: between(low.card, high.card),
            lane: between(low.lane, high.lane),
            stage: between(low.stage, high.stage),
            title: between(low.title, high.title),
        }
    }

    /// All sizes times a factor; the distance stays.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self {
            distance: self.distance,
            body: self.body * factor,
            small: self.small * factor,
            card: self.card * factor,
            lane: self.lane * factor,
            stage: self.stage * factor,
            title: self.title * factor,
        }
    }

    /// The smallest size of all.
    #[must_use]
    pub const fn smallest(self) -> Pt {
        Pt(self.small.min(self.body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Paper;
    use crate::units::Mm;

    #[test]
    fn named_papers_get_the_sizes_of_the_table() {
        for (paper, body) in [
            (Paper::A5, 6.5),
            (Paper::A4, 7.0),
            (Paper::A3, 8.0),
            (Paper::A2, 11.0),
            (Paper::A1, 16.0),
            (Paper::A0, 22.0),
        ] {
            let scale = TypeScale::of(Sheet::landscape(paper));
            assert!((scale.body - body).abs() < 0.05, "{paper:?}: {}", scale.body);
        }
    }

    #[test]
    fn a_larger_sheet_never_gets_smaller_type() {
        let mut last = 0.0;
        for side in (100..4000).step_by(50) {
            let side = f64::from(side);
            let scale = TypeScale::of(Sheet::landscape(Paper::Custom { width: Mm(side * 1.4), height: Mm(side) }));
            assert!(scale.body >= last && scale.body.is_finite(), "{side}");
            last = scale.body;
        }
    }

    #[test]
    fn no_paper_asks_for_type_that_a_print_shop_would_refuse_or_nobody_stands_back_for() {
        let roll = |width: f64| Paper::Roll { width: Mm(width), length: Mm(5000.0) };
        let strange = [Paper::Custom { width: Mm(50.0), height: Mm(50.0) }, roll(610.0), roll(1067.0)];
        for paper in Paper::NAMED.into_iter().chain(strange) {
            let scale = TypeScale::of(Sheet::landscape(paper));
            assert!((6.4..=22.1).contains(&scale.smallest().get()), "{paper:?}: {}", scale.smallest().get());
            assert!((0.3..=1.01).contains(&scale.distance), "{paper:?}: {} m", scale.distance);
        }
    }

    #[test]
    fn text_on_paper_has_enough_contrast() {
        let theme = PaperTheme::get();
        let white = theme.paper;
        for ink in
            [theme.ink, theme.body, theme.secondary].into_iter().chain(theme.personas.iter().map(|colors| colors.ink))
        {
            assert!(ink.contrast(white) >= 4.5, "{}", ink.to_hex());
        }
        for colors in &theme.stages {
            assert!(colors.ink.contrast(colors.tint) >= 4.5, "{}", colors.ink.to_hex());
        }
        for colors in &theme.personas {
            assert!(colors.ink.contrast(colors.ribbon) >= 4.5, "{}", colors.ink.to_hex());
        }
    }
}
