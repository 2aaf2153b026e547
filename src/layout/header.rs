//! Everything above the lanes: title, scenario, persona cards, stage heads.

use super::context::LayoutContext;
use super::emotion::persona_stroke;
use super::frame::StageColumn;
use super::needs::{ColumnNeed, HeadNeed};
use super::pass::CELL_INSET;
use super::rich_text::RichText;
use crate::i18n::format;
use crate::model::{Document, ElementId, Field, Journey, JourneyKind, Persona, Stage};
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
    cx: &LayoutContext<'_>,
    document: &Document,
    journey: &Journey,
    personas: &[&Arc<Persona>],
    area: Rect,
) -> Header {
    let mut header = Header { groups: Vec::new(), bottom: area.y0 };
    let cards_left = persona_cards(cx, document, personas, area, &mut header);
    // The cards are drawn first, for the title takes what they leave, but a reader begins with the title.
    let cards = std::mem::take(&mut header.groups);
    let title_right = if personas.is_empty() { area.x1 } else { cards_left - cx.u(48.0) };
    title_block(cx, document, journey, Rect { x1: title_right, ..area }, &mut header);
    header.groups.extend(cards);
    header
}

fn title_block(cx: &LayoutContext<'_>, document: &Document, journey: &Journey, area: Rect, header: &mut Header) {
    /// A title is read in one look up to this width, in layout units.
    const TITLE_WIDTH: f64 = 880.0;
    const SCENARIO_WIDTH: f64 = 1050.0;
    let project = &document.project;
    let kind = match journey.kind {
        JourneyKind::AsIs => "kind-as-is",
        JourneyKind::ToBe => "kind-to-be",
    };
    let mut eyebrow = vec![cx.words.text("map-eyebrow").into_owned(), cx.words.text(kind).into_owned()];
    eyebrow.extend(project.date.map(|date| format::month_year(date, cx.language)));
    let style = LayoutContext::style(Face::SemiBold, cx.scale.small, cx.theme.secondary).with_tracking(0.06);
    let mut eyebrow_words = RichText::default();
    eyebrow_words.push(&eyebrow.join(" · ").to_uppercase(), style);
    if !project.client.is_empty() || cx.edits(ElementId::Project, Field::Client) {
        eyebrow_words.push(" · ", style);
        eyebrow_words.capitals(cx, ElementId::Project, Field::Client, &project.client, style);
    }
    let eyebrow = eyebrow_words.set(cx, area.width());

    let mut y = area.y0;
    let mut drawing = cx.drawing();
    drawing.words(&eyebrow_words, &eyebrow, Point::new(area.x0, y));
    header.groups.push(drawing.finish(Some(Source { element: ElementId::Project, part: Part::Body }), Layer::Frame));
    y += eyebrow.height.get() + cx.u(12.0);

    let mut drawing = cx.drawing();
    let style = LayoutContext::style(Face::Bold, cx.scale.title, cx.theme.ink).with_leading(1.05).with_tracking(-0.012);
    let element = ElementId::Journey(journey.id);
    let title_words = RichText::of(cx, element, Field::Title, &journey.title, style);
    if !title_words.is_empty() {
        let title = title_words.balanced(cx, area.width().min(cx.u(TITLE_WIDTH)));
        // Hang the opening quotation mark's white space off the margin, so that the letters stand on it.
        drawing.words(&title_words, &title, Point::new(area.x0 - cx.scale.title * 0.04, y));
        y += title.height.get() + cx.u(14.0);
    }
    if !journey.scenario.is_empty() || cx.edits(element, Field::Scenario) {
        let style = LayoutContext::style(Face::Regular, cx.scale.lane * 0.97, cx.theme.body).with_leading(1.3);
        let mut words = RichText::default();
        let sentence = |text: &str| cx.words.format("scenario-prefix", &[("text", text.into())]);
        words.within(cx, (element, Field::Scenario), &journey.scenario, style, sentence);
        let scenario = words.balanced(cx, area.width().min(cx.u(SCENARIO_WIDTH)));
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
    cx: &LayoutContext<'_>,
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
    let gap = cx.u(28.0);
    let room = area.width() * SHARE_OF_SHEET;
    let width = cx.u(WIDTH).min(room);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive quotient")]
    let columns = (((room + gap) / (width + gap)).floor().max(1.0) as usize).min(personas.len());
    let rows: Vec<Vec<PersonaCard>> =
        (personas.chunks(columns)).map(|row| row.iter().map(|persona| card(cx, persona, width)).collect()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let left = area.x1 - columns as f64 * width - (columns - 1) as f64 * gap;
    let mut top = area.y0;
    for (row, people) in rows.into_iter().zip(personas.chunks(columns)) {
        let height = row.iter().map(|card| card.height).fold(0.0, f64::max);
        for (index, (card, persona)) in row.into_iter().zip(people).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
            let x = left + index as f64 * (width + gap);
            let rect = Rect::new(x, top, x + width, top + height);
            header.groups.extend(draw_card(cx, document, persona, &card, rect));
        }
        top += height + cx.u(14.0);
    }
    header.bottom = header.bottom.max(top - cx.u(14.0));
    left
}

/// The texts of a persona card.
struct PersonaCard {
    name: (RichText, Arc<Block>),
    segment: (RichText, Arc<Block>),
    quote: (RichText, Arc<Block>),
    height: f64,
}

const PORTRAIT: f64 = 92.0;
const CARD_PAD: f64 = 20.0;

fn card(cx: &LayoutContext<'_>, persona: &Persona, width: f64) -> PersonaCard {
    let text_width = width - cx.u(PORTRAIT + 2.0 * CARD_PAD + 20.0);
    let element = ElementId::Persona(persona.id);
    let style = LayoutContext::style(Face::Bold, cx.scale.lane * 1.08, cx.theme.ink).with_leading(1.2);
    let mut name_words = RichText::named(cx, (element, Field::Title), &persona.name, style, "new-persona");
    if let Some(age) = persona.age.filter(|_| !persona.name.is_empty()) {
        name_words.push(&format!(", {}", cx.words.format("age", &[("age", age.into())])), style);
    }
    let name = name_words.heading(cx, text_width);
    let segment_words = RichText::of(cx, element, Field::Segment, &persona.segment, cx.small());
    let segment = segment_words.balanced(cx, text_width);
    let style = LayoutContext::style(Face::SemiBold, cx.scale.body, cx.theme.ink).with_leading(1.28);
    let quote_words = RichText::quoted(cx, element, Field::Quote, &persona.quote, style);
    let quote = quote_words.balanced(cx, text_width);
    let words = name.height.get() + cx.u(3.0) + segment.height.get() + cx.u(10.0) + quote.height.get();
    let picture = cx.u(PORTRAIT + 26.0);
    PersonaCard {
        name: (name_words, name),
        segment: (segment_words, segment),
        quote: (quote_words, quote),
        height: words.max(picture) + cx.u(2.0 * CARD_PAD),
    }
}

fn draw_card(
    cx: &LayoutContext<'_>,
    document: &Document,
    persona: &Persona,
    card: &PersonaCard,
    rect: Rect,
) -> impl Iterator<Item = Arc<Group>> {
    let colors = cx.theme.persona(persona.look);
    let mut drawing = cx.drawing();
    drawing.rect(rect, cx.u(14.0), Some(cx.theme.paper), Some(Stroke::solid(cx.u(1.25), cx.theme.hairline)));
    let (pad, portrait) = (cx.u(CARD_PAD), cx.u(PORTRAIT));
    let circle = Rect::from_origin_size((rect.x0 + pad, rect.y0 + pad), (portrait, portrait));
    let round = Circle::new(circle.center(), portrait / 2.0).to_path(0.05);
    let rim = Stroke::solid(cx.u(3.0), colors.line);
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
            let style = LayoutContext::style(Face::Bold, cx.u(42.0), colors.line);
            let letter = cx.line(&initial, style);
            // Capitals look centred when their height is, not when their line is.
            if let Some(line) = letter.lines.first() {
                let cap = Face::Bold.cap_height() * style.size.get();
                let top = circle.center().y + cap / 2.0 - line.baseline.get();
                drawing.text(&letter, Point::new(circle.center().x - letter.width.get() / 2.0, top));
            }
        }
    }
    let sample_y = circle.y1 + cx.u(19.0);
    let sample = persona_stroke(cx, persona, cx.u(4.5));
    drawing.line(Point::new(circle.x0 + cx.u(4.0), sample_y), Point::new(circle.x1 - cx.u(4.0), sample_y), sample);

    let text_left = circle.x1 + cx.u(20.0);
    let mut y = rect.y0 + pad - cx.u(2.0);
    for ((words, block), gap) in [(&card.name, 3.0), (&card.segment, 10.0), (&card.quote, 0.0)] {
        drawing.words(words, block, Point::new(text_left, y));
        y += block.height.get() + cx.u(gap);
    }
    let element = ElementId::Persona(persona.id);
    let placeholder = drawing.take_placeholder(element);
    [drawing.finish(Some(Source { element, part: Part::Body }), Layer::Frame)].into_iter().chain(placeholder)
}

/// The texts in the head of a stage.
pub(super) struct HeadTexts {
    number: Arc<Block>,
    name: (RichText, Arc<Block>),
    /// Question and duration.
    below: [(RichText, Arc<Block>); 2],
    height: f64,
}

/// The texts in the head of a stage in a column of this width, its name at this size, all in points.
pub(super) fn head_texts(cx: &LayoutContext<'_>, stage: &Stage, index: usize, column: f64, size: f64) -> HeadTexts {
    let colors = cx.theme.stage(index);
    let width = column - cx.u(CELL_INSET + HEAD_RIGHT);
    let head = |color| LayoutContext::style(Face::Bold, size, color).with_leading(1.14);
    let number = cx.line(&(index + 1).to_string(), head(colors.ink));
    // A name may run on over the chevron's shoulder, which slopes away from it.
    let name_width = width + cx.u(6.0) - number.width.get() - cx.u(10.0);
    let element = ElementId::Stage(stage.id);
    let style = head(cx.theme.ink);
    let name_words = RichText::named(cx, (element, Field::Title), &stage.name, style, "new-stage");
    let name = name_words.heading(cx, name_width);
    let question = RichText::of(cx, element, Field::Question, &stage.question, cx.body().with_leading(1.24));
    let style = LayoutContext::style(Face::SemiBold, cx.scale.small, colors.ink).with_leading(1.24);
    let duration = RichText::of(cx, element, Field::Duration, &stage.duration, style);
    let below = [question, duration].map(|words| {
        let block = words.set(cx, width);
        (words, block)
    });
    let mut height = name.height.get().max(number.height.get());
    for (_, block) in &below {
        height += if block.lines.is_empty() { 0.0 } else { block.height.get() + cx.u(4.0) };
    }
    HeadTexts { number, name: (name_words, name), below, height }
}

/// From the words of a head to the right edge of its column, in layout units.
const HEAD_RIGHT: f64 = 20.0;

/// The size of all names of stages, in points: the largest at which none is hyphenated, between that of the paper and that of running text.
pub(super) fn head_size(cx: &LayoutContext<'_>, columns: &[StageColumn], needs: &[ColumnNeed]) -> f64 {
    let (least, most) = (cx.scale.body, cx.scale.stage);
    let share = columns.iter().zip(needs).map(|(column, need)| {
        let width = (column.right - column.left) / cx.unit;
        let HeadNeed { small, full } = need.head;
        if full <= width { 1.0 } else { ((width - small) / (full - small)).clamp(0.0, 1.0) }
    });
    least + (most - least) * share.fold(1.0, f64::min)
}

/// The band of chevrons, one a stage, names of this size, from the sheet's top left corner, and behind them what asks for names; gives the groups and the
/// band's height.
pub(super) fn stage_heads(
    cx: &LayoutContext<'_>,
    journey: &Journey,
    columns: &[StageColumn],
    size: f64,
    top: f64,
) -> (Vec<Arc<Group>>, f64) {
    // What follows from a chevron's shape lies left of its column: the words of a head stand on the edge of the cells under it.
    let (notch, gap) = (cx.u(16.0), cx.u(4.0));
    let (pad_left, pad_top, pad_bottom) = (cx.u(CELL_INSET), cx.u(12.0), cx.u(12.0));
    let texts: Vec<HeadTexts> = (journey.shown_stages().zip(columns).enumerate())
        .map(|(index, (stage, column))| head_texts(cx, stage, index, column.right - column.left, size))
        .collect();
    let height = texts.iter().map(|texts| texts.height).fold(0.0, f64::max) + pad_top + pad_bottom;

    let last = columns.len().saturating_sub(1);
    let mut placeholders = Vec::new();
    let mut groups: Vec<Arc<Group>> = (journey.shown_stages().zip(columns).zip(texts).enumerate())
        .map(|(index, ((stage, column), texts))| {
            // Notch and tip point at the lines between the columns.
            let tip = column.right - if index == last { 0.0 } else { gap };
            let left = column.left - if index == 0 { 0.0 } else { notch };
            let right = tip - if index == last { 0.0 } else { notch };
            let (bottom, middle) = (top + height, top + height / 2.0);
            let mut path = BezPath::new();
            path.move_to((left, top));
            path.line_to((right, top));
            path.line_to((tip, middle));
            path.line_to((right, bottom));
            path.line_to((left, bottom));
            path.line_to((column.left, middle));
            path.close_path();
            let mut drawing = cx.drawing();
            drawing.path(path, Some(Fill::Solid(cx.theme.stage(index).tint)), None);
            let x = column.left + pad_left;
            let mut y = top + pad_top;
            drawing.text(&texts.number, Point::new(x, y));
            let (name_words, name) = &texts.name;
            drawing.words(name_words, name, Point::new(x + texts.number.width.get() + cx.u(10.0), y));
            y += name.height.get().max(texts.number.height.get());
            for (words, block) in &texts.below {
                if !block.lines.is_empty() {
                    drawing.words(words, block, Point::new(x, y + cx.u(4.0)));
                    y += block.height.get() + cx.u(4.0);
                }
            }
            let element = ElementId::Stage(stage.id);
            placeholders.extend(drawing.take_placeholder(element));
            drawing.finish(Some(Source { element, part: Part::Body }), Layer::Stages)
        })
        .collect();
    groups.extend(placeholders);
    (groups, height)
}
