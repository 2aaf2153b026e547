//! Everything above the lanes: title, scenario, persona cards, stage heads.

use super::draw::{Drawing, Kit};
use super::emotion::persona_stroke;
use super::frame::StageColumn;
use crate::i18n::format;
use crate::model::{Document, ElementId, Journey, JourneyKind, Persona};
use crate::scene::{Fill, Group, Item, Layer, Part, Source, Stroke};
use crate::text::{Block, Face};
use kurbo::{BezPath, Circle, Point, Rect, Shape as _};
use std::sync::Arc;

/// Groups with their top left corner at the sheet's, and where they end.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) groups: Vec<Arc<Group>>,
    pub(super) bottom: f64,
}

/// Title block on the left, persona cards on the right, within `area` (its bottom is not looked at).
pub(super) fn header(
    kit: &Kit<'_>,
    document: &Document,
    journey: &Journey,
    personas: &[&Arc<Persona>],
    area: Rect,
) -> Header {
    let mut header = Header { groups: Vec::new(), bottom: area.y0 };
    let cards_left = persona_cards(kit, document, personas, area, &mut header);
    // The cards are drawn first, for the title takes what they leave, but a reader begins with the title.
    let cards = std::mem::take(&mut header.groups);
    let title_right = if personas.is_empty() { area.x1 } else { cards_left - kit.u(48.0) };
    title_block(kit, document, journey, Rect { x1: title_right, ..area }, &mut header);
    header.groups.extend(cards);
    header
}

fn title_block(kit: &Kit<'_>, document: &Document, journey: &Journey, area: Rect, header: &mut Header) {
    /// A title is read in one look up to this width, in layout units.
    const TITLE_WIDTH: f64 = 880.0;
    const SCENARIO_WIDTH: f64 = 1050.0;
    let project = &document.project;
    let kind = match journey.kind {
        JourneyKind::AsIs => "kind-as-is",
        JourneyKind::ToBe => "kind-to-be",
    };
    let mut eyebrow = vec![kit.words.text("map-eyebrow").into_owned(), kit.words.text(kind).into_owned()];
    eyebrow.extend(project.date.map(|date| format::month_year(date, kit.language)));
    if !project.client.is_empty() {
        eyebrow.push(project.client.clone());
    }
    let eyebrow = eyebrow.join(" · ").to_uppercase();
    let style = Kit::style(Face::SemiBold, kit.scale.small, kit.theme.secondary).with_tracking(0.06);
    let eyebrow = kit.set(&eyebrow, style, area.width());

    let mut y = area.y0;
    let mut drawing = Drawing::default();
    drawing.text(&eyebrow, Point::new(area.x0, y));
    header.groups.push(drawing.finish(Some(Source { element: ElementId::Project, part: Part::Body }), Layer::Frame));
    y += eyebrow.height.get() + kit.u(12.0);

    let mut drawing = Drawing::default();
    let style = Kit::style(Face::Bold, kit.scale.title, kit.theme.ink).with_leading(1.05).with_tracking(-0.012);
    let title = kit.balanced(&format::quote(&journey.title, kit.language), style, area.width().min(kit.u(TITLE_WIDTH)));
    if !journey.title.is_empty() {
        // Hang the opening quotation mark's white space off the margin, so that the letters stand on it.
        drawing.text(&title, Point::new(area.x0 - kit.scale.title * 0.04, y));
        y += title.height.get() + kit.u(14.0);
    }
    if !journey.scenario.is_empty() {
        let words = kit.words.format("scenario-prefix", &[("text", journey.scenario.as_str().into())]);
        let style = Kit::style(Face::Regular, kit.scale.lane * 0.97, kit.theme.body).with_leading(1.3);
        let scenario = kit.balanced(&words, style, area.width().min(kit.u(SCENARIO_WIDTH)));
        drawing.text(&scenario, Point::new(area.x0, y));
        y += scenario.height.get();
    }
    if !drawing.is_empty() {
        let source = Source { element: ElementId::Journey(journey.id), part: Part::Body };
        header.groups.push(drawing.finish(Some(source), Layer::Frame));
    }
    header.bottom = header.bottom.max(y);
}

/// Draws the persona cards from the right; gives the left edge of the leftmost.
fn persona_cards(
    kit: &Kit<'_>,
    document: &Document,
    personas: &[&Arc<Persona>],
    area: Rect,
    header: &mut Header,
) -> f64 {
    const WIDTH: f64 = 500.0;
    /// The title needs the rest.
    const SHARE_OF_SHEET: f64 = 0.56;
    if personas.is_empty() {
        return area.x1;
    }
    let gap = kit.u(28.0);
    let room = area.width() * SHARE_OF_SHEET;
    let width = kit.u(WIDTH).min(room);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive quotient")]
    let columns = (((room + gap) / (width + gap)).floor().max(1.0) as usize).min(personas.len());
    let rows: Vec<Vec<Card>> =
        (personas.chunks(columns)).map(|row| row.iter().map(|persona| card(kit, persona, width)).collect()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let left = area.x1 - columns as f64 * width - (columns - 1) as f64 * gap;
    let mut top = area.y0;
    for (row, people) in rows.into_iter().zip(personas.chunks(columns)) {
        let height = row.iter().map(|card| card.height).fold(0.0, f64::max);
        for (index, (card, persona)) in row.into_iter().zip(people).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
            let x = left + index as f64 * (width + gap);
            let rect = Rect::new(x, top, x + width, top + height);
            header.groups.push(draw_card(kit, document, persona, &card, rect));
        }
        top += height + kit.u(14.0);
    }
    header.bottom = header.bottom.max(top - kit.u(14.0));
    left
}

/// The texts of a persona card.
struct Card {
    name: Arc<Block>,
    segment: Arc<Block>,
    quote: Arc<Block>,
    height: f64,
}

const PORTRAIT: f64 = 92.0;
const CARD_PAD: f64 = 20.0;

fn card(kit: &Kit<'_>, persona: &Persona, width: f64) -> Card {
    let text_width = width - kit.u(PORTRAIT + 2.0 * CARD_PAD + 20.0);
    let name = match persona.age {
        Some(age) => format!("{}, {}", persona.name, kit.words.format("age", &[("age", age.into())])),
        None => persona.name.clone(),
    };
    let name =
        kit.heading(&name, Kit::style(Face::Bold, kit.scale.lane * 1.08, kit.theme.ink).with_leading(1.2), text_width);
    let segment = kit.balanced(&persona.segment, kit.small(), text_width);
    let quote = if persona.quote.is_empty() { String::new() } else { format::quote(&persona.quote, kit.language) };
    let quote =
        kit.balanced(&quote, Kit::style(Face::SemiBold, kit.scale.body, kit.theme.ink).with_leading(1.28), text_width);
    let words = name.height.get() + kit.u(3.0) + segment.height.get() + kit.u(10.0) + quote.height.get();
    let picture = kit.u(PORTRAIT + 26.0);
    Card { name, segment, quote, height: words.max(picture) + kit.u(2.0 * CARD_PAD) }
}

fn draw_card(kit: &Kit<'_>, document: &Document, persona: &Persona, card: &Card, rect: Rect) -> Arc<Group> {
    let colors = kit.theme.persona(persona.look);
    let mut drawing = Drawing::default();
    drawing.rect(rect, kit.u(14.0), Some(kit.theme.paper), Some(Stroke::solid(kit.u(1.25), kit.theme.hairline)));
    let (pad, portrait) = (kit.u(CARD_PAD), kit.u(PORTRAIT));
    let circle = Rect::from_origin_size((rect.x0 + pad, rect.y0 + pad), (portrait, portrait));
    let round = Circle::new(circle.center(), portrait / 2.0).to_path(0.05);
    let rim = Stroke::solid(kit.u(3.0), colors.line);
    match persona.portrait.and_then(|portrait| document.images.get(&portrait)) {
        Some(image) => {
            drawing.push(
                Item::Image { rect: circle, circle: true, image: Arc::clone(image), fallback: colors.tint },
                circle,
            );
            drawing.path(round, None, Some(rim));
        }
        None => {
            drawing.path(round, Some(Fill::Solid(colors.tint)), Some(rim));
            let initial: String =
                persona.name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
            let style = Kit::style(Face::Bold, kit.u(42.0), colors.line);
            let letter = kit.line(&initial, style);
            // Capitals look centred when their height is, not when their line is.
            if let Some(line) = letter.lines.first() {
                let cap = Face::Bold.cap_height() * style.size.get();
                let top = circle.center().y + cap / 2.0 - line.baseline.get();
                drawing.text(&letter, Point::new(circle.center().x - letter.width.get() / 2.0, top));
            }
        }
    }
    let sample_y = circle.y1 + kit.u(19.0);
    let sample = persona_stroke(kit, persona, kit.u(4.5));
    drawing.line(Point::new(circle.x0 + kit.u(4.0), sample_y), Point::new(circle.x1 - kit.u(4.0), sample_y), sample);

    let text_left = circle.x1 + kit.u(20.0);
    let mut y = rect.y0 + pad - kit.u(2.0);
    drawing.text(&card.name, Point::new(text_left, y));
    y += card.name.height.get() + kit.u(3.0);
    drawing.text(&card.segment, Point::new(text_left, y));
    y += card.segment.height.get() + kit.u(10.0);
    drawing.text(&card.quote, Point::new(text_left, y));
    drawing.finish(Some(Source { element: ElementId::Persona(persona.id), part: Part::Body }), Layer::Frame)
}

/// The band of chevrons, one a stage, from the sheet's top left corner; gives the groups and the band's height.
pub(super) fn stage_heads(
    kit: &Kit<'_>,
    journey: &Journey,
    columns: &[StageColumn],
    top: f64,
) -> (Vec<Arc<Group>>, f64) {
    struct Texts {
        number: Arc<Block>,
        name: Arc<Block>,
        question: Arc<Block>,
        duration: Arc<Block>,
        height: f64,
    }
    let (notch, gap) = (kit.u(16.0), kit.u(4.0));
    let (pad_left, pad_right, pad_top, pad_bottom) = (kit.u(12.0), kit.u(20.0), kit.u(12.0), kit.u(12.0));
    let indent = |index: usize| if index == 0 { kit.u(0.0) } else { notch };

    let texts: Vec<Texts> = (journey.shown_stages().zip(columns).enumerate())
        .map(|(index, (stage, column))| {
            let colors = kit.theme.stage(index);
            let width = column.right - column.left - pad_left - pad_right - indent(index);
            let head = |color| Kit::style(Face::Bold, kit.scale.stage, color).with_leading(1.14);
            let number = kit.line(&(index + 1).to_string(), head(colors.ink));
            // A name may run to the chevron's shoulder: the tip begins below it.
            let name_width = width + pad_right - kit.u(6.0) - number.width.get() - kit.u(10.0);
            let name = kit.heading(&stage.name, head(kit.theme.ink), name_width);
            let question = kit.set(&stage.question, kit.body().with_leading(1.24), width);
            let duration = kit.set(
                &stage.duration,
                Kit::style(Face::SemiBold, kit.scale.small, colors.ink).with_leading(1.24),
                width,
            );
            let mut height = name.height.get().max(number.height.get());
            for block in [&question, &duration] {
                height += if block.lines.is_empty() { 0.0 } else { block.height.get() + kit.u(4.0) };
            }
            Texts { number, name, question, duration, height }
        })
        .collect();
    let height = texts.iter().map(|texts| texts.height).fold(0.0, f64::max) + pad_top + pad_bottom;

    let last = columns.len().saturating_sub(1);
    let groups = (journey.shown_stages().zip(columns).zip(texts).enumerate())
        .map(|(index, ((stage, column), texts))| {
            let (left, right) = (column.left, column.right - if index == last { 0.0 } else { gap });
            let (bottom, middle) = (top + height, top + height / 2.0);
            let mut path = BezPath::new();
            path.move_to((left, top));
            path.line_to((right, top));
            if index != last {
                path.line_to((right + notch, middle));
            }
            path.line_to((right, bottom));
            path.line_to((left, bottom));
            if index != 0 {
                path.line_to((left + notch, middle));
            }
            path.close_path();
            let mut drawing = Drawing::default();
            drawing.path(path, Some(Fill::Solid(kit.theme.stage(index).tint)), None);
            let x = left + pad_left + indent(index);
            let mut y = top + pad_top;
            drawing.text(&texts.number, Point::new(x, y));
            drawing.text(&texts.name, Point::new(x + texts.number.width.get() + kit.u(10.0), y));
            y += texts.name.height.get().max(texts.number.height.get());
            for block in [&texts.question, &texts.duration] {
                if !block.lines.is_empty() {
                    drawing.text(block, Point::new(x, y + kit.u(4.0)));
                    y += block.height.get() + kit.u(4.0);
                }
            }
            drawing.finish(Some(Source { element: ElementId::Stage(stage.id), part: Part::Body }), Layer::Stages)
        })
        .collect();
    (groups, height)
}
