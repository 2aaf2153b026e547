//! Everything above the lanes: title, scenario, persona cards, stage heads.

use super::draw::{Drawing, Kit};
use super::emotion::persona_stroke;
use super::frame::StageColumn;
use super::words::Words;
use crate::i18n::format;
use crate::model::{Document, ElementId, Field, Journey, JourneyKind, Persona};
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
    let style = Kit::style(Face::SemiBold, kit.scale.small, kit.theme.secondary).with_tracking(0.06);
    let mut eyebrow_words = Words::default();
    eyebrow_words.push(&eyebrow.join(" · ").to_uppercase(), style);
    if !project.client.is_empty() || kit.edits(ElementId::Project, Field::Client) {
        eyebrow_words.push(" · ", style);
        eyebrow_words.capitals(kit, ElementId::Project, Field::Client, &project.client, style);
    }
    let eyebrow = kit.set_words(&eyebrow_words, area.width());

    let mut y = area.y0;
    let mut drawing = Drawing::default();
    drawing.words(&eyebrow_words, &eyebrow, Point::new(area.x0, y));
    header.groups.push(drawing.finish(Some(Source { element: ElementId::Project, part: Part::Body }), Layer::Frame));
    y += eyebrow.height.get() + kit.u(12.0);

    let mut drawing = Drawing::default();
    let style = Kit::style(Face::Bold, kit.scale.title, kit.theme.ink).with_leading(1.05).with_tracking(-0.012);
    let element = ElementId::Journey(journey.id);
    let title_words = Words::of(kit, element, Field::Title, &journey.title, style);
    if !title_words.is_empty() {
        let title = kit.balanced(&title_words, area.width().min(kit.u(TITLE_WIDTH)));
        // Hang the opening quotation mark's white space off the margin, so that the letters stand on it.
        drawing.words(&title_words, &title, Point::new(area.x0 - kit.scale.title * 0.04, y));
        y += title.height.get() + kit.u(14.0);
    }
    if !journey.scenario.is_empty() || kit.edits(element, Field::Scenario) {
        let style = Kit::style(Face::Regular, kit.scale.lane * 0.97, kit.theme.body).with_leading(1.3);
        let mut words = Words::default();
        let sentence = |text: &str| kit.words.format("scenario-prefix", &[("text", text.into())]);
        words.within(kit, (element, Field::Scenario), &journey.scenario, style, sentence);
        let scenario = kit.balanced(&words, area.width().min(kit.u(SCENARIO_WIDTH)));
        drawing.words(&words, &scenario, Point::new(area.x0, y));
        y += scenario.height.get();
    }
    if !drawing.is_empty() {
        let source = Source { element, part: Part::Body };
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
    name: (Words, Arc<Block>),
    segment: (Words, Arc<Block>),
    quote: (Words, Arc<Block>),
    height: f64,
}

const PORTRAIT: f64 = 92.0;
const CARD_PAD: f64 = 20.0;

fn card(kit: &Kit<'_>, persona: &Persona, width: f64) -> Card {
    let text_width = width - kit.u(PORTRAIT + 2.0 * CARD_PAD + 20.0);
    let element = ElementId::Persona(persona.id);
    let style = Kit::style(Face::Bold, kit.scale.lane * 1.08, kit.theme.ink).with_leading(1.2);
    let mut name_words = Words::named(kit, (element, Field::Title), &persona.name, style, "new-persona");
    if let Some(age) = persona.age.filter(|_| !persona.name.is_empty()) {
        name_words.push(&format!(", {}", kit.words.format("age", &[("age", age.into())])), style);
    }
    let name = kit.heading(&name_words, text_width);
    let segment_words = Words::of(kit, element, Field::Segment, &persona.segment, kit.small());
    let segment = kit.balanced(&segment_words, text_width);
    let style = Kit::style(Face::SemiBold, kit.scale.body, kit.theme.ink).with_leading(1.28);
    let quote_words = Words::quoted(kit, element, Field::Quote, &persona.quote, style);
    let quote = kit.balanced(&quote_words, text_width);
    let words = name.height.get() + kit.u(3.0) + segment.height.get() + kit.u(10.0) + quote.height.get();
    let picture = kit.u(PORTRAIT + 26.0);
    Card {
        name: (name_words, name),
        segment: (segment_words, segment),
        quote: (quote_words, quote),
        height: words.max(picture) + kit.u(2.0 * CARD_PAD),
    }
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
                Item::Image {
                    rect: circle,
                    circle: true,
                    image: Arc::clone(image),
                    framing: persona.crop.unwrap_or_default(),
                    fallback: colors.tint,
                },
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
    for ((words, block), gap) in [(&card.name, 3.0), (&card.segment, 10.0), (&card.quote, 0.0)] {
        drawing.words(words, block, Point::new(text_left, y));
        y += block.height.get() + kit.u(gap);
    }
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
        name: (Words, Arc<Block>),
        /// Question and duration.
        below: [(Words, Arc<Block>); 2],
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
            let element = ElementId::Stage(stage.id);
            let style = head(kit.theme.ink);
            let name_words = Words::named(kit, (element, Field::Title), &stage.name, style, "new-stage");
            let name = kit.heading(&name_words, name_width);
            let question = Words::of(kit, element, Field::Question, &stage.question, kit.body().with_leading(1.24));
            let style = Kit::style(Face::SemiBold, kit.scale.small, colors.ink).with_leading(1.24);
            let duration = Words::of(kit, element, Field::Duration, &stage.duration, style);
            let below = [question, duration].map(|words| {
                let block = kit.set_words(&words, width);
                (words, block)
            });
            let mut height = name.height.get().max(number.height.get());
            for (_, block) in &below {
                height += if block.lines.is_empty() { 0.0 } else { block.height.get() + kit.u(4.0) };
            }
            Texts { number, name: (name_words, name), below, height }
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
            let (name_words, name) = &texts.name;
            drawing.words(name_words, name, Point::new(x + texts.number.width.get() + kit.u(10.0), y));
            y += name.height.get().max(texts.number.height.get());
            for (words, block) in &texts.below {
                if !block.lines.is_empty() {
                    drawing.words(words, block, Point::new(x, y + kit.u(4.0)));
                    y += block.height.get() + kit.u(4.0);
                }
            }
            drawing.finish(Some(Source { element: ElementId::Stage(stage.id), part: Part::Body }), Layer::Stages)
        })
        .collect();
    (groups, height)
}
