//! The whole way: all stages and all curves, with what was said where there is room for it.

use super::frames::{SlideName, room_below};
use crate::layout::compose::flow::{CurveFigure, Kit, Node, Section, Stack};
use crate::layout::compose::handout::content::HandoutContent;
use crate::layout::compose::handout::persona::curve_alt;
use crate::method::{Curve, labelled};
use crate::model::{EmotionId, JourneyKind, PersonaId};
use crate::scene::Role;
use crate::text::Style;

/// A slide where somebody's feelings are known.
pub(super) fn overview<'c>(content: &'c HandoutContent<'_>) -> Vec<Section<'c>> {
    let kit = &content.kit;
    let curves = content.personas.iter().filter_map(|persona| {
        let curve = Curve::of(&content.journey, persona.id, JourneyKind::AsIs)?;
        Some((*persona, curve_alt(content, persona, &curve)))
    });
    let (people, told): (Vec<_>, Vec<String>) = curves.unzip();
    if people.is_empty() || content.stages.is_empty() {
        return Vec::new();
    }
    let width = kit.form.content.width();
    let kind = if content.journey.kind.is_as_is() { "kind-as-is" } else { "kind-to-be" };
    let above = format!("{} · {}", kit.word("map-eyebrow"), kit.word(kind));
    let title = kit.word("handout-whole-way");
    let name = SlideName::new(content, title.clone(), above);
    let mut opening = Stack::default();
    opening.push(0.0, Node::Words(name.heading(content).listed(&title, 0)));
    // Whose line is whose.
    let mut legend: Vec<Vec<(f64, Node)>> = vec![Vec::new()];
    let mut x = 0.0;
    for persona in &people {
        let style = Style { color: kit.cx.theme.persona(persona.look).ink, ..kit.bold() };
        let words = kit.set(&Kit::rich(&content.name(persona), style), width - kit.mark_room(), Role::Paragraph);
        let wide = words.width() + kit.mark_room();
        if x > 0.0 && x + wide > width {
            legend.push(Vec::new());
            x = 0.0;
        }
        let node = Node::Words(kit.with_mark(words.whose(persona.id), persona.look));
        if let Some(row) = legend.last_mut() {
            row.push((x, node));
        }
        x += wide + kit.u(24.0);
    }
    for row in legend {
        opening.push(kit.u(6.0), Node::beside(row));
    }
    let ids: Vec<PersonaId> = people.iter().map(|persona| persona.id).collect();
    let said: Vec<EmotionId> = labelled(&content.journey, &ids).into_iter().map(|speaking| speaking.point).collect();
    // Names of stages stand in three lines at most.
    let height = (room_below(kit, &opening) - kit.u(66.0)).max(kit.lines(6.0));
    let figure = CurveFigure {
        journey: &content.journey,
        personas: &people,
        stages: 0..content.stages.len(),
        size: (width, height),
        alt: told.join(". "),
        numbered: &[],
        said: &said,
        left: &[],
        named: true,
    };
    let mut blocks = Stack::default();
    blocks.push(0.0, figure.node(kit).0);
    vec![Section { frame: name.frame(content), opening, blocks, joined: false }]
}
