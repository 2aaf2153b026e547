//! The lane of gains: how much better each persona should feel at each stage than today.

use super::card_cache::DrawnCard;
use super::cells::Cell;
use super::context::LayoutContext;
use crate::i18n::format;
use crate::method::gains;
use crate::model::{EmotionPoint, Items, Journey, Persona, PersonaId, Stage, StageId};
use crate::scene::{Fill, Layer};
use crate::text::Face;
use kurbo::{Point, Vec2};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The gains of a journey by stage. It follows the journey from layout to layout and says by a stamp whether they are others now.
#[derive(Debug, Default)]
pub(super) struct Gains {
    emotions: Items<EmotionPoint>,
    stages: Items<Stage>,
    personas: Vec<PersonaId>,
    stamp: u64,
    by_stage: FxHashMap<StageId, Vec<(PersonaId, Option<f64>)>>,
}

impl Gains {
    /// Brings all in step with a journey and the personas of its document.
    pub(super) fn follow(&mut self, journey: &Journey, personas: &Items<Persona>) {
        let same = self.emotions.same(&journey.emotions)
            && self.stages.same(&journey.stages)
            && self.personas.iter().copied().eq(personas.iter().map(|persona| persona.id))
            && self.stamp > 0;
        if same {
            return;
        }
        (self.emotions, self.stages) = (journey.emotions.clone(), journey.stages.clone());
        self.personas = personas.iter().map(|persona| persona.id).collect();
        self.stamp += 1;
        self.by_stage.clear();
        for persona in personas {
            for (stage, gain) in gains(journey, persona.id) {
                self.by_stage.entry(stage).or_default().push((persona.id, gain));
            }
        }
        if self.by_stage.values().flatten().all(|(_, gain)| gain.is_none()) {
            self.by_stage.clear();
        }
    }

    /// A number that is another one as soon as the gains are others.
    pub(super) const fn stamp(&self) -> u64 {
        self.stamp
    }

    /// What is gained at a stage by each persona in their order, where it is known, and the stamp. Nothing where nobody gains anything
    /// on the whole way.
    pub(super) fn at(&self, stage: StageId) -> (&[(PersonaId, Option<f64>)], u64) {
        (self.by_stage.get(&stage).map_or(&[], Vec::as_slice), self.stamp)
    }
}

/// Type of the figures, in layout units.
const FIGURE: f64 = 21.0;

/// The gains of one stage beside each other, as many in a row as there is room for: the persona's mark, the figure, an arrow; a dash
/// for whom no gain is known. Each has the same place in the cells of all stages.
pub(super) fn cell(
    cx: &LayoutContext<'_>,
    gains: &[(PersonaId, Option<f64>)],
    personas: &[&Arc<Persona>],
    (inset, width): (f64, f64),
) -> Cell {
    let (mark, arrow, gap) = (cx.u(6.5), cx.u(17.0), cx.u(7.0));
    let style = |color| LayoutContext::style(Face::Bold, cx.u(FIGURE), color).with_leading(1.2);
    // As wide as the widest of the usual ones, `+0,8`.
    let slot = 2.0 * mark + gap + cx.u(FIGURE * 2.3 + 3.0) + arrow;
    let mut cell = Cell::default();
    let (mut x, mut y) = (0.0, 0.0);
    for (persona, gain) in gains {
        let Some(persona) = personas.iter().find(|shown| shown.id == *persona) else { continue };
        let colors = cx.theme.persona(persona.look);
        let written = gain.map_or_else(|| "—".to_owned(), |gain| format::gain(gain, cx.language));
        let ink = if gain.is_some() { cx.theme.ink } else { cx.theme.secondary };
        let figure = cx.line(&written, style(ink));
        // Rounded to nothing it leads nowhere: an arrow there would point at the next figure.
        let leads = gain
            .filter(|_| written != "0")
            .map(|gain| if gain > 0.0 { ("arrow-up", cx.theme.positive) } else { ("arrow-down", cx.theme.negative) });
        let taken = 2.0 * mark + gap + figure.width.get() + leads.map_or(0.0, |_| cx.u(3.0) + arrow);
        let height = figure.height.get();
        cx.probe.iter().for_each(|probe| probe.hear_piece(taken));
        if x > 0.0 && x + taken > width {
            (x, y) = (0.0, y + height + cx.u(4.0));
        }
        // Each by itself, so that it can step back with the curve that it follows from.
        let mut drawing = cx.drawing();
        let middle = height / 2.0;
        drawing.symbol(cx.marker(persona.look, mark), Point::new(mark, middle), Fill::Solid(colors.line), None);
        let figure_left = 2.0 * mark + gap;
        drawing.text(&figure, Point::new(figure_left, 0.0));
        let arrow_left = figure_left + figure.width.get() + cx.u(3.0);
        if let Some((icon, color)) = leads {
            drawing.icon(icon, arrow, color, Point::new(arrow_left, middle - arrow / 2.0));
        }
        let group = drawing.finish_whose(Some(persona.id), Layer::Cards);
        cell.drawn.push((Vec2::new(inset + x, y), DrawnCard { group, placeholder: None, height }));
        cell.height = y + height;
        x += taken.max(slot) + cx.u(24.0);
    }
    cell
}
