//! What stands in a cell as a card or a text, drawn at its own origin.

use super::card_cache::DrawnCard;
use super::context::LayoutContext;
use super::evidence_lines::unchecked;
use super::marker::PersonaMarks;
use super::rich_text::RichText;
use crate::model::{ElementId, Field, Framing, Image, Note, Touchpoint};
use crate::scene::{Dash, Fill, Item, Role, Stroke};
use crate::text::{Block, Face};
use kurbo::{BezPath, Point, Rect};
use std::sync::Arc;

/// A text in a lane of texts. Where the map has checked other texts (`mixed`), one that nobody has checked yet has a thin dashed
/// line beside it; a map of nothing but hypotheses stays clean, and what is checked needs no mark.
pub(super) fn note(cx: &LayoutContext<'_>, note: &Note, mixed: bool, width: f64) -> DrawnCard {
    let element = ElementId::Note(note.id);
    let words = RichText::named(cx, (element, Field::Text), &note.text, cx.body(), "new-note");
    let block = words.set(cx, width);
    let mut drawing = cx.drawing();
    if mixed && note.evidence.is_hypothesis() {
        let (x, air) = (-cx.u(7.0), cx.u(3.0));
        let bottom = (block.height.get() - air).max(air);
        drawing.line(Point::new(x, air), Point::new(x, bottom), unchecked(cx, cx.u(1.25)));
    }
    drawing.words(&words, &block, Point::ORIGIN);
    DrawnCard::of(drawing, element, block.height.get())
}

/// The most a picture of a card is as high as it is wide: three to two, lying.
const PICTURE_HEIGHT: f64 = 2.0 / 3.0;
/// The least, so that a strip of a screenshot can still be seen.
const PICTURE_LEAST: f64 = 0.2;

/// How high the picture of a card is drawn at a width, in points: all of it where it is broad, its middle where it is tall.
fn picture_height(image: &Image, width: f64) -> f64 {
    let shape = image.size().map_or(PICTURE_HEIGHT, |(across, down)| f64::from(down) / f64::from(across.max(1)));
    width * shape.clamp(PICTURE_LEAST, PICTURE_HEIGHT)
}

/// What lies outside the round upper corners of a card, to cover the square corners of a picture that fills its top.
fn outside_corners(card: Rect, radius: f64) -> [BezPath; 2] {
    // How far the handles of a cubic that stands for a quarter of a circle lie from its ends, in radii.
    const BEND: f64 = 0.552_284_75;
    [(card.x0, radius), (card.x1, -radius)].map(|(x, inward)| {
        let (edge, level, upright) =
            (Point::new(x, card.y0), Point::new(x + inward, card.y0), Point::new(x, card.y0 + radius));
        let mut path = BezPath::new();
        path.move_to(edge);
        path.line_to(level);
        path.curve_to(level.lerp(edge, BEND), upright.lerp(edge, BEND), upright);
        path.close_path();
        path
    })
}

/// A text beside the marks of personas, and how much higher it gets by them: a word that they alone leave no room for is not
/// divided, they go to a line of their own below it.
fn beside_marks(cx: &LayoutContext<'_>, words: &RichText, marks: &PersonaMarks<'_>, width: f64) -> (Arc<Block>, f64) {
    let beside = words.set(cx, width - marks.width());
    if marks.is_empty() || beside.divided() == 0 {
        return (beside, 0.0);
    }
    let alone = words.set(cx, width);
    // A hyphen is better than a word that is cut.
    let is_worse = (alone.is_torn(), alone.divided()) >= (beside.is_torn(), beside.divided());
    if is_worse {
        return (beside, 0.0);
    }
    let last = alone.lines.last().map_or(0.0, |line| line.width.get());
    let below = if last + marks.width() > width { cx.u(16.0) } else { 0.0 };
    (alone, below)
}

/// A touchpoint card: its picture if it has one, channel icon, title, platform, persona marks; dashed where it is a hypothesis, a thick ink outline and a
/// star where it is a moment of truth.
pub(super) fn touchpoint(
    cx: &LayoutContext<'_>,
    touchpoint: &Touchpoint,
    marks: &PersonaMarks<'_>,
    picture: Option<&Arc<Image>>,
    width: f64,
) -> DrawnCard {
    let theme = cx.theme;
    // In a narrow column the words have the whole width, under the icon and the marks.
    let compact = cx.compact_cards;
    let icon_size = cx.u(21.0);
    let shown = picture.map_or(0.0, |picture| picture_height(picture, width));
    let (side, top, bottom) = (cx.u(if compact { 10.0 } else { 13.0 }), shown + cx.u(11.0), cx.u(10.0));
    // Without a channel there is no icon, and nothing is said of it.
    let channel = crate::method::channel(&touchpoint.channel);
    let icon = match channel {
        Some(channel) => Some(channel.icon),
        None if touchpoint.channel.is_empty() => None,
        None => Some("circle"),
    };
    let icon_width = icon.map_or(0.0, |_| icon_size + cx.u(10.0));
    let text_left = side + if compact { 0.0 } else { icon_width };
    let element = ElementId::Touchpoint(touchpoint.id);
    let style = LayoutContext::style(Face::Medium, cx.scale.card, theme.ink).with_leading(1.22);
    let title_words = RichText::of(cx, element, Field::Title, &touchpoint.title, style);
    let title = title_words.heading(cx, width - text_left - side);
    let channel_name = || {
        let key = format!("channel-{}", channel.map_or("other", |channel| channel.key));
        cx.words.text(&key).into_owned()
    };
    let place = (element, Field::Platform);
    let platform_words = if icon.is_some() {
        RichText::or(cx, place, &touchpoint.platform, cx.small(), channel_name)
    } else {
        RichText::of(cx, element, Field::Platform, &touchpoint.platform, cx.small())
    };
    // What stands above the words of a narrow card.
    let marks_above = compact && 2.0 * side + icon_width + marks.width() <= width;
    let above = compact && (icon.is_some() || (marks_above && !marks.is_empty()));
    let text_top = top + if above { icon_size + cx.u(5.0) } else { 0.0 };
    let room = width - text_left - side;
    let (platform, below) = if compact || cx.probe.is_some() {
        let below = if marks_above || marks.is_empty() { 0.0 } else { cx.u(16.0) };
        (platform_words.set(cx, room), below)
    } else if platform_words.is_empty() {
        // Nothing is said of the channel: the marks stand beside the end of the title, or below it.
        let last = title.lines.last().map_or(0.0, |line| line.width.get());
        let below = if marks.is_empty() || last + marks.width() <= room { 0.0 } else { cx.u(16.0) };
        (platform_words.set(cx, room), below)
    } else {
        beside_marks(cx, &platform_words, marks, room)
    };
    let title_height = title.height.get();
    let platform_top = text_top + title_height + if title_height > 0.0 { cx.u(1.0) } else { 0.0 };
    let height = (platform_top + platform.height.get() + below + bottom).max(shown + cx.u(62.0));
    cx.probe.iter().for_each(|probe| probe.hear_piece(2.0 * side + marks.width()));

    if cx.is_measuring() {
        return DrawnCard::measured(height);
    }
    let mut drawing = cx.drawing();
    let card = Rect::new(0.0, 0.0, width, height);
    let outline = if touchpoint.moment_of_truth && touchpoint.evidence.is_hypothesis() {
        // As thick as a moment of truth is, and in the rhythm that is as plain at that width.
        Stroke { dash: Dash::pair(cx.u(7.0), cx.u(4.5)), ..Stroke::solid(cx.u(2.5), theme.ink) }
    } else if touchpoint.moment_of_truth {
        Stroke::solid(cx.u(2.5), theme.ink)
    } else if touchpoint.evidence.is_hypothesis() {
        unchecked(cx, cx.u(1.25))
    } else {
        Stroke::solid(cx.u(1.25), theme.outline)
    };
    let radius = cx.u(9.0);
    match picture {
        None => drawing.rect(card, radius, Some(theme.paper), Some(outline)),
        Some(picture) => {
            drawing.rect(card, radius, Some(theme.paper), None);
            let rect = Rect::new(0.0, 0.0, width, shown);
            let image = Arc::clone(picture);
            let framing = Framing::default();
            let alt = cx.words.format("alt-picture", &[("title", touchpoint.title.trim().into())]);
            drawing.describe(Role::Plain, Some(alt));
            drawing.push(Item::Image { rect, circle: false, image, framing, fallback: theme.track }, rect);
            for corner in outside_corners(card, radius) {
                drawing.path(corner, Some(Fill::Solid(theme.paper)), None);
            }
            drawing.line(Point::new(0.0, shown), Point::new(width, shown), Stroke::solid(cx.u(1.0), theme.hairline));
            drawing.rect(card, radius, None, Some(outline));
        }
    }
    if let Some(icon) = icon {
        drawing.icon(icon, icon_size, theme.body, Point::new(side, top - cx.u(0.5)));
    }
    drawing.words(&title_words, &title, Point::new(text_left, text_top));
    drawing.words(&platform_words, &platform, Point::new(text_left, platform_top));
    let marks_middle = if marks_above { top + icon_size / 2.0 } else { height - bottom - cx.u(6.0) };
    marks.draw(&mut drawing, width - side, marks_middle);
    if touchpoint.moment_of_truth {
        let center = Point::new(width - cx.u(3.0), cx.u(1.0));
        let radius = cx.u(12.5);
        drawing.symbol(cx.disc(radius), center, Fill::Solid(theme.ink), None);
        let star = cx.u(15.0);
        drawing.icon("star", star, theme.on_dark, center - (star / 2.0, star / 2.0));
    }
    DrawnCard::of(drawing, element, height)
}
