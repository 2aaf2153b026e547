//! How each persona feels at a stage and where they leave: a card a persona.

use super::content::HandoutContent;
use super::statement::{capital, rests_on};
use crate::i18n::{Value, format};
use crate::layout::compose::flow::{ChipLook, Kit, Node, Stack};
use crate::layout::portrait::portrait;
use crate::layout::rich_text::RichText;
use crate::method::{Curve, FunnelStep, Remaining, extremes, feeling_key, gains, tenths};
use crate::model::{DropOff, ElementId, EmotionPoint, JourneyKind, LaneKind, Persona, Severity};
use crate::scene::{Layer, Part, Role, Source, Stroke};
use crate::text::{Face, Style};
use kurbo::Rect;
use std::sync::Arc;

/// How much is told of a persona at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout::compose) enum Telling {
    /// All that is known, to be read.
    Whole,
    /// What stands for it, to be shown: the strongest feeling, and what a drop-off costs.
    Brief,
}

/// The cards of a stage, two beside each other, or three where that leaves no hole.
pub(super) fn cards(content: &HandoutContent<'_>, stage: usize, width: f64) -> Stack {
    let kit = &content.kit;
    let people: Vec<_> = content.personas.iter().zip(&content.ways).collect();
    let inner = |columns: usize| kit.cell_width(columns, width) - 2.0 * kit.card_insets().0;
    let told: Vec<usize> = (0..people.len())
        .filter(|at| card(content, stage, people[*at], (inner(2), Telling::Whole)).is_some())
        .collect();
    let threes = told.len().is_multiple_of(3) && width > kit.cx.scale.body * 46.0;
    let columns = if threes { 3 } else { told.len().clamp(1, 2) };
    let cell = kit.cell_width(columns, width);
    let cards = told.into_iter().filter_map(|at| card(content, stage, people[at], (inner(columns), Telling::Whole)));
    let cards: Vec<Node> = cards.map(|node| kit.card(node, cell)).collect();
    kit.grid(&cards, columns, (width, kit.grid_gap()))
}

/// What is known of a persona at a stage; nothing where nothing is.
pub(in crate::layout::compose) fn card(
    content: &HandoutContent<'_>,
    stage: usize,
    (persona, way): (&&Arc<Persona>, &Remaining),
    (width, telling): (f64, Telling),
) -> Option<Node> {
    let kit = &content.kit;
    let id = content.stages.get(stage)?.id;
    let points: Vec<&Arc<EmotionPoint>> =
        (content.journey.emotions.iter()).filter(|point| point.persona == persona.id && point.stage == id).collect();
    let steps: Vec<(&FunnelStep, &Arc<DropOff>)> = (way.steps.iter().filter(|step| step.stage == id))
        .filter_map(|step| Some((step, content.journey.dropoffs.get(step.id)?)))
        .collect();
    let mean = Curve::of(&content.journey, persona.id, JourneyKind::AsIs).and_then(|curve| curve.mean_in(stage));
    if points.is_empty() && steps.is_empty() && mean.is_none() {
        return None;
    }
    let mut stack = Stack::default();
    // The strongest feeling of today stands for the stage, as the eye finds it on the curve.
    let today = points.iter().filter(|point| point.curve.is_as_is());
    let strongest = today.max_by(|one, other| one.value.get().abs().total_cmp(&other.value.get().abs()));
    let value = strongest.map(|point| point.value.get()).or_else(|| mean.map(tenths));
    stack.push_head(0.0, head(content, persona, value, width));
    let spoken: Vec<&Arc<EmotionPoint>> = match telling {
        Telling::Whole => points.clone(),
        Telling::Brief => strongest.copied().into_iter().collect(),
    };
    let mut said = sayings(content, persona, (&spoken, strongest.copied()), width);
    if telling == Telling::Whole
        && let Some(gain) = gain(content, persona, stage)
    {
        said.push(kit.u(4.0), kit.text(&gain, kit.quiet(), width));
    }
    if !said.is_empty() {
        stack.push(kit.u(13.0), Node::Stack(said));
    }
    for (at, (step, dropoff)) in steps.into_iter().enumerate() {
        if at == 0 {
            stack.push_head(kit.u(14.0), kit.rule(width));
        }
        stack.push(kit.u(12.0), loss(content, (persona, way), (step, dropoff), (width, telling)));
    }
    Some(Node::Stack(stack))
}

/// Face, name and feeling.
fn head(content: &HandoutContent<'_>, persona: &Arc<Persona>, value: Option<f64>, width: f64) -> Node {
    let kit = &content.kit;
    let source = Source { element: ElementId::Persona(persona.id), part: Part::Body };
    let face = kit.u(34.0);
    let mut drawing = kit.cx.drawing();
    drawing.describe(Role::Artifact, None);
    let circle = Rect::new(0.0, 0.0, face, face).inset(-kit.u(1.4));
    portrait(&kit.cx, &mut drawing, (content.document, persona), (circle, kit.u(2.6)));
    let mut items = vec![(0.0, Node::drawn(drawing.finish(Some(source), Layer::Frame), face))];
    let mut room = width - face - kit.u(11.0);
    if let Some(value) = value {
        let style = Kit::style(Face::Bold, kit.cx.scale.body * 1.7, mood(kit, value)).with_leading(1.1);
        let figure = kit.balanced(&Kit::rich(&format::feeling(value, kit.cx.language), style), width, Role::Paragraph);
        let wide = figure.width();
        let top = (face - style.size.get() * style.leading) / 2.0;
        items.push((width - wide, lowered(top, Node::Words(figure.whose(persona.id)))));
        room -= wide + kit.u(12.0);
    }
    let style = Kit::style(Face::SemiBold, kit.cx.scale.lane * 0.98, kit.cx.theme.ink).with_leading(1.2);
    // The same mark as on the curve.
    let name = kit.heading(&content.name(persona), style, room - kit.mark_room(), 3).of(source);
    let name = Node::Words(kit.with_mark(name, persona.look));
    let top = ((face - name.height()) / 2.0).max(0.0);
    items.insert(1, (face + kit.u(11.0), lowered(top, name)));
    Node::beside(items)
}

/// A node so far below the top of its row.
pub(in crate::layout::compose) fn lowered(top: f64, node: Node) -> Node {
    let mut stack = Stack::default();
    stack.push(0.0, Node::air(top));
    stack.push(0.0, node);
    stack.whole()
}

/// The colour of a feeling.
fn mood(kit: &Kit<'_>, value: f64) -> crate::color::Rgba {
    match value {
        _ if value >= 0.5 => kit.cx.theme.positive,
        _ if value <= -0.5 => kit.cx.theme.negative,
        _ => kit.cx.theme.secondary,
    }
}

/// What was said and felt, point by point; the one that stands for the stage first.
fn sayings(
    content: &HandoutContent<'_>,
    persona: &Persona,
    (points, first): (&[&Arc<EmotionPoint>], Option<&Arc<EmotionPoint>>),
    width: f64,
) -> Stack {
    let kit = &content.kit;
    let turns = extremes(&content.journey, persona.id, JourneyKind::AsIs);
    let mut sorted: Vec<&&Arc<EmotionPoint>> = points.iter().collect();
    sorted.sort_by(|one, other| {
        let order = |point: &EmotionPoint| {
            // What stands for the stage is told below its large number, the others after it with numbers of their own.
            let stands = first.is_some_and(|first| first.id == point.id);
            (!stands, !point.curve.is_as_is())
        };
        order(one).cmp(&order(other)).then(one.at.get().total_cmp(&other.at.get()))
    });
    let mut stack = Stack::default();
    for point in sorted {
        let (quote, feeling) = (point.quote.trim(), point.feeling.trim());
        let is_first = first.is_some_and(|first| first.id == point.id);
        if quote.is_empty() && feeling.is_empty() && !is_first {
            continue;
        }
        let value = point.value.get();
        let mut words = RichText::default();
        if !point.curve.is_as_is() {
            words.push(&format!("{}, ", kit.word("kind-to-be")), kit.quiet());
        }
        let turn = turns.iter().find(|turn| turn.point == point.id && point.curve.is_as_is());
        let named = turn.and_then(|turn| turn.turn.name_key(value)).map(|key| match key {
            "quote-peak" => kit.word("handout-peak"),
            _ => kit.word("handout-low"),
        });
        if !is_first {
            let style = Style { color: mood(kit, value), ..kit.bold() };
            words.push(&format!("{} ", format::feeling(value, kit.cx.language)), style);
        }
        let own =
            if feeling.is_empty() && quote.is_empty() { kit.word(feeling_key(value)) } else { feeling.to_owned() };
        let lead: Vec<String> = named.into_iter().chain((!own.is_empty()).then_some(own)).collect();
        words.push(&lead.join(", "), kit.quiet());
        if !quote.is_empty() {
            words.push(if lead.is_empty() { "" } else { ": " }, kit.quiet());
            words.push(&format::quote(quote, kit.cx.language), kit.body());
        }
        let source = Source { element: ElementId::Emotion(point.id), part: Part::Label };
        stack.push(kit.u(5.0), Node::Words(kit.set(&words, width, Role::Paragraph).of(source)));
    }
    stack
}

/// What the persona gains here once the way is as it should become.
fn gain(content: &HandoutContent<'_>, persona: &Persona, stage: usize) -> Option<String> {
    content.lane(LaneKind::Gains)?;
    let (_, gain) = gains(&content.journey, persona.id).into_iter().nth(stage)?;
    let language = content.kit.cx.language;
    let value = format::gain(gain?, language);
    let title = content.lane_title(LaneKind::Gains);
    Some(content.kit.cx.words.format("handout-gain", &[("title", title.into()), ("gain", value.into())]))
}

/// A drop-off: the share in a chip, the reason, what is left, people and money, and what would bring them back.
pub(super) fn loss(
    content: &HandoutContent<'_>,
    (persona, way): (&Persona, &Remaining),
    (step, dropoff): (&FunnelStep, &Arc<DropOff>),
    (width, telling): (f64, Telling),
) -> Node {
    let kit = &content.kit;
    let (theme, language) = (kit.cx.theme, kit.cx.language);
    let source = Source { element: ElementId::DropOff(dropoff.id), part: Part::Body };
    let known = !dropoff.evidence.is_hypothesis();
    let filled = known && dropoff.severity == Severity::Abandonment;
    let outline = if known {
        Stroke::solid(kit.u(1.1), theme.negative)
    } else {
        Stroke { color: theme.negative, ..crate::layout::evidence_lines::unchecked(&kit.cx, kit.u(1.1)) }
    };
    let look = ChipLook {
        fill: Some(if filled { theme.negative } else { theme.paper }),
        outline: (!filled).then_some(outline),
        ink: if filled { theme.on_dark } else { theme.ink },
        icon: Some("arrow-down"),
    };
    let line = kit.body().size.get() * kit.body().leading;
    let share = format!("\u{2212}{}", format::percent(step.rate, language));
    let (chip, chip_width) = kit.chip(&share, look, (line, 0.0));
    // Reasons of several losses begin at one edge, whatever their shares.
    let (_, usual) = kit.chip("\u{2212}00,0\u{a0}%", look, (line, 0.0));
    let left = chip_width.max(usual) + kit.u(10.0);
    let arrived = way.written(step.before, language);
    let arrived = arrived.trim_end_matches(['%', '\u{a0}', ' ']);
    let left_over = format!("{arrived} → {}", way.written(step.after, language));
    let style = Style { color: theme.secondary, ..Kit::style(Face::SemiBold, kit.cx.scale.small, theme.secondary) };
    let figures = kit.set(&Kit::rich(&left_over, style.with_leading(1.3)), width, Role::Paragraph);
    let figures_width = figures.width();
    let reason = dropoff.reason.trim();
    let reason = if reason.is_empty() { kit.word("dropoff-no-reason") } else { capital(reason) };
    // Where the reason would be a column of syllables between chip and figures, all words stand below them.
    let between = width - left - figures_width - kit.u(10.0);
    let is_wide = between >= kit.cx.scale.body * 9.0;
    let room = if is_wide { between } else { width };
    let mut words = Stack::default();
    let reason = kit.set(&Kit::rich(&reason, kit.body()), room, Role::Paragraph);
    words.push(0.0, Node::Words(reason.of(source)));
    let mut told: Vec<String> = Vec::new();
    if telling == Telling::Whole && !dropoff.cause.is_own() {
        told.push(kit.word(dropoff.cause.key()).to_lowercase());
    }
    told.extend(step.people.map(|people| kit.cx.words.format("people-short", &[("count", people.into())])));
    if let Some(money) = step.money {
        let currency = format::currency(&content.document.project.currency, content.document.project.language);
        told.push(format::money(money, currency, language));
    }
    if dropoff.evidence.is_said() && (telling == Telling::Whole || dropoff.evidence.is_hypothesis()) {
        told.push(rests_on(content, &dropoff.evidence));
    }
    let below = if is_wide { width - left } else { width };
    if !told.is_empty() {
        let small = kit.set(&Kit::rich(&told.join(" · "), kit.small()), below, Role::Paragraph);
        words.push(kit.u(1.0), Node::Words(small.of(source)));
    }
    let comeback = dropoff.comeback.trim();
    if telling == Telling::Whole && !comeback.is_empty() {
        let mut back = RichText::default();
        back.push(&kit.cx.words.format("handout-comeback", &[("what", Value::from(comeback))]), kit.small());
        words.push(kit.u(1.0), Node::Words(kit.set(&back, below, Role::Paragraph).of(source)));
    }
    let drop = (line - style.size.get() * 1.3) / 2.0;
    let figures = (width - figures_width, lowered(drop, Node::Words(figures.whose(persona.id))));
    let chip = (0.0, Node::drawn(chip, line));
    if !is_wide {
        let mut stack = Stack::default();
        stack.push_head(0.0, Node::beside(vec![chip, figures]));
        stack.push(kit.u(3.0), Node::Stack(words));
        return stack.whole();
    }
    Node::beside(vec![chip, (left, Node::Stack(words)), figures])
}
