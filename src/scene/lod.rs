//! Level of detail: what a group is drawn from where it is so small that its parts cannot be told.

use super::item::{Fill, Item, Stroke};
use crate::color::Rgba;
use crate::text::Face;
use kurbo::{BezPath, Rect};
use std::sync::OnceLock;

/// How much ink type holds, as a share of a bar as high as its small letters.
pub const INK_OF_TYPE: f32 = 0.35;

/// What is known of a group for levels of detail.
#[derive(Clone, Copy, Debug)]
pub struct LodSummary {
    /// Glyphs in its texts.
    pub letters: usize,
    /// Its tallest small letters, in points; where nothing is written, of its tallest icon.
    pub tallest: f64,
    /// Whether something in it is as large as its box, such as a card or a tag: then its mean colour is that of a thing, not of a
    /// thing and the paper beside it.
    pub is_solid: bool,
    /// The mean colour of its box, each channel multiplied by the last, its opacity.
    pub tone: [u8; 4],
}

/// The summary of a group, made once somebody asked. Groups are equal whether it was made or not.
#[derive(Clone, Debug, Default)]
pub struct LazyLod(OnceLock<LodSummary>);

impl PartialEq for LazyLod {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl LazyLod {
    pub(super) fn get_or_make(&self, items: &[Item], bounds: Rect) -> &LodSummary {
        self.0.get_or_init(|| LodSummary::of(items, bounds))
    }
}

impl LodSummary {
    fn of(items: &[Item], bounds: Rect) -> Self {
        let area = bounds.area().max(1e-9);
        let (mut letters, mut tallest, mut tallest_icon) = (0, 0.0_f64, 0.0_f64);
        let mut largest = 0.0_f64;
        let mut tone = [0.0_f64; 4];
        let mut ink = |color: Rgba, covered: f64| {
            let share = (covered / area).clamp(0.0, 1.0) * f64::from(color.a) / 255.0;
            let channels = [color.r, color.g, color.b, 255].map(|channel| f64::from(channel) * share);
            for (mean, more) in tone.iter_mut().zip(channels) {
                *mean = *mean * (1.0 - share) + more;
            }
        };
        for item in items {
            match item {
                Item::Rect { rect, fill, stroke, .. } => {
                    largest = largest.max(rect.area());
                    if let Some(fill) = fill {
                        ink(fill.middle(), rect.area());
                    }
                    if let Some(stroke) = stroke {
                        ink(stroke.color, 2.0 * (rect.width() + rect.height()) * stroke.width);
                    }
                }
                Item::Path { path, fill: Some(fill), stroke } => {
                    let (color, covered) = seen_of_shape(path, *fill, *stroke);
                    largest = largest.max(covered);
                    ink(color, covered);
                }
                Item::Symbol { symbol, fill: Some(fill), stroke, .. } => {
                    let (color, covered) = seen_of_shape(symbol.outline(), *fill, *stroke);
                    largest = largest.max(covered);
                    ink(color, covered);
                }
                Item::Text { run, .. } => {
                    letters += run.glyphs.len();
                    let height = run.small_letters();
                    let tallest = if run.face == Face::Icons { &mut tallest_icon } else { &mut tallest };
                    *tallest = tallest.max(height);
                    ink(run.color, run.width.get() * height * f64::from(INK_OF_TYPE));
                }
                Item::Image { rect, fallback, .. } => {
                    largest = largest.max(rect.area());
                    ink(*fallback, rect.area());
                }
                Item::Path { fill: None, .. } | Item::Symbol { fill: None, .. } | Item::Link { .. } => {}
            }
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "means of bytes")]
        let tone = tone.map(|mean| mean.round().clamp(0.0, 255.0) as u8);
        let tallest = if tallest > 0.0 { tallest } else { tallest_icon };
        Self { letters, tallest, is_solid: largest >= 0.7 * area, tone }
    }
}

/// The colour by which a filled shape is known from afar, and about how much of the sheet it covers.
fn seen_of_shape(outline: &BezPath, fill: Fill, stroke: Option<Stroke>) -> (Rgba, f64) {
    (stroke.map_or_else(|| fill.middle(), |stroke| stroke.color), outline.control_box().area() * 0.8)
}
