//! The way along which people are lost, of a persona or of everybody: the share that reaches each stage, and what is lost where.

use super::super::alt;
use super::super::context::LayoutContext;
use super::super::frame::{CELL_INSET, Frame, StageColumn};
use super::super::losses::ShownLosses;
use super::super::paper::PersonaColors;
use crate::i18n::format;
use crate::method::Remaining;
use crate::model::{DropOff, Journey, Persona};
use crate::text::{Block, Face};
use std::sync::Arc;

/// The way of a persona's people, or of everybody.
pub(super) struct Way<'a> {
    /// `None` is everybody.
    pub(super) persona: Option<&'a Persona>,
    /// The share at the beginning of the sheet; `None` where nothing is measured.
    pub(super) start: Option<f64>,
    /// The share that reaches a stage, where it has room.
    pub(super) labels: Vec<Label>,
    /// In the order of the way.
    pub(super) losses: Vec<Loss<'a>>,
}

/// A share at the beginning of a stage, x of the sheet.
pub(super) struct Label {
    /// The left edge of the stage.
    pub(super) stage: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) share: Arc<Block>,
}

/// What is lost at one place.
pub(super) struct Loss<'a> {
    /// `None` where nobody has said why, but it was counted.
    pub(super) dropoff: Option<&'a DropOff>,
    pub(super) x: f64,
    /// The edges of its stage.
    pub(super) stage: (f64, f64),
    /// The number of its stage.
    pub(super) stage_number: Option<usize>,
    /// Whether it is told of: what is lost at a hidden stage is missing and not spoken of.
    pub(super) is_told: bool,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) rate: f64,
    pub(super) people: Option<u64>,
    pub(super) money: Option<f64>,
}

impl<'a> Way<'a> {
    pub(super) fn of_persona(
        cx: &LayoutContext<'_>,
        frame: &Frame,
        journey: &'a Journey,
        persona: &'a Persona,
        remaining: &'a Remaining,
    ) -> Self {
        // Whose ribbon this is may have been lost in part on the sheet before: see `ShownLosses::start`.
        let shown = ShownLosses::of(frame, journey, remaining);
        let losses = (shown.steps.iter())
            .map(|&(x, step, dropoff)| {
                let column = frame.column(dropoff.stage);
                Loss {
                    dropoff: Some(dropoff),
                    x,
                    stage: column.map_or((x, x), |column| (column.left, column.right)),
                    stage_number: alt::stage_number(journey, dropoff.stage),
                    is_told: column.is_some(),
                    before: step.before,
                    after: step.after,
                    rate: step.rate,
                    people: step.people,
                    money: step.money,
                }
            })
            .collect();
        let mut way = Self { persona: Some(persona), start: shown.start, labels: Vec::new(), losses };
        // Nothing measured is not everybody: without drop-offs there is a line to put them on, and no figures.
        if shown.start.is_some() {
            let written = shown.at_stage_start.iter().map(|share| remaining.written(*share, cx.language));
            way.labels = way.labels(cx, frame, written);
        }
        way
    }

    /// The way of everybody as it was counted: the share that came to each stage of the journey, and how many.
    pub(super) fn of_everybody(
        cx: &LayoutContext<'_>,
        frame: &Frame,
        journey: &Journey,
        counted: &[(f64, u64)],
    ) -> Option<Self> {
        let place = |column: &StageColumn| journey.stages.position(column.id);
        let came = |column: &StageColumn| counted.get(place(column)?).copied();
        // What is lost at hidden stages is missing at the next one that is shown.
        let went_on = |at: usize, column: &StageColumn| match frame.stages.get(at + 1) {
            Some(next) => came(next),
            None => counted.get(place(column)? + 1).copied(),
        };
        let losses: Vec<Loss<'_>> = (frame.stages.iter().enumerate())
            .filter_map(|(at, column)| Some((column, came(column)?, went_on(at, column)?)))
            .filter(|(_, own, next)| next.0 < own.0)
            .map(|(column, own, next)| Loss {
                dropoff: None,
                x: f64::midpoint(column.left, column.right),
                stage: (column.left, column.right),
                stage_number: alt::stage_number(journey, column.id),
                is_told: true,
                before: own.0,
                after: next.0,
                rate: 1.0 - next.0 / own.0,
                people: own.1.checked_sub(next.1),
                money: None,
            })
            .collect();
        let shares: Vec<f64> = frame.stages.iter().map(|column| came(column).map_or(0.0, |own| own.0)).collect();
        let mut way = Self { persona: None, start: Some(*shares.first()?), labels: Vec::new(), losses };
        let name = cx.words.text("lane-drop-off-everybody");
        let written = shares.iter().enumerate().map(|(at, share)| {
            let share = format::whole_percent(*share, cx.language);
            if at == 0 { format!("{name} {share}") } else { share }
        });
        way.labels = way.labels(cx, frame, written);
        Some(way)
    }

    /// The share at the beginning of each stage, set and placed. A stage narrower than its figure goes without it.
    fn labels(&self, cx: &LayoutContext<'_>, frame: &Frame, written: impl Iterator<Item = String>) -> Vec<Label> {
        let style = LayoutContext::style(Face::SemiBold, cx.scale.card, self.colors(cx).ink);
        let last = frame.stages.last().map_or(0.0, |column| column.right);
        let mut free_from = f64::NEG_INFINITY;
        (frame.stages.iter().zip(written))
            .filter_map(|(column, written)| {
                let share = cx.line(&written, style);
                let left = column.left + cx.u(CELL_INSET);
                let right = left + share.width.get();
                let fits = left >= free_from && right <= last;
                free_from = if fits { right + cx.u(6.0) } else { free_from };
                fits.then_some(Label { stage: column.left, left, right, share })
            })
            .collect()
    }

    /// Who is there at the beginning of the sheet, who leaves where, and who is left.
    pub(super) fn in_words(&self, cx: &LayoutContext<'_>) -> String {
        let share = |share: f64| format::percent(share, cx.language);
        let said = |key: &str, of: f64| cx.words.format(key, &[("share", share(of).as_str().into())]);
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.start.map(|start| said("alt-ribbon-from", start)));
        for loss in self.losses.iter().filter(|loss| loss.is_told) {
            let Some(stage) = loss.stage_number else { continue };
            let mut values = vec![("stage", stage.into()), ("share", share(loss.rate).as_str().into())];
            let wanted = loss.dropoff.and_then(|dropoff| dropoff.target).map(|target| share(target.get()));
            let key = if wanted.is_some() { "alt-ribbon-loss-wanted" } else { "alt-ribbon-loss" };
            values.extend(wanted.map(|wanted| ("wanted", wanted.as_str().into())));
            parts.push(cx.words.format(key, &values));
        }
        parts.extend(self.losses.last().map(|last| said("alt-ribbon-to", last.after)));
        let everybody = || cx.words.text("lane-drop-off-everybody").into_owned();
        let name = self.persona.map_or_else(everybody, |persona| alt::name(cx, persona));
        alt::story(cx, "alt-ribbon", &name, &parts, "alt-ribbon-nothing")
    }

    pub(super) fn colors(&self, cx: &LayoutContext<'_>) -> PersonaColors {
        /// Of the quiet ink in the ribbon of everybody: as much as there is of their own in those of personas.
        const RIBBON: f64 = 0.3;
        let theme = cx.theme;
        self.persona.map_or_else(
            || PersonaColors {
                line: theme.secondary,
                ink: theme.body,
                tint: theme.track,
                ribbon: theme.paper.mix(theme.secondary, RIBBON),
            },
            |persona| theme.persona(persona.look),
        )
    }
}
