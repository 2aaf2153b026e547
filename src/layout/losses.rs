//! What a sheet shows of a persona's losses: all of them, or those of the stages that are on it.

use super::frame::Frame;
use crate::method::{FunnelStep, Remaining};
use crate::model::{DropOff, Journey, Share};
use std::sync::Arc;

/// A persona's losses on one sheet.
pub(super) struct ShownLosses<'a> {
    /// The share of those who set out that comes to where the sheet begins; `None` where nobody has measured any loss.
    pub(super) start: Option<f64>,
    /// The share that reaches each stage on the sheet, in the order of its columns.
    pub(super) at_stage_start: Vec<f64>,
    /// Each loss on the sheet in the order of the way, with the x at which it happens.
    pub(super) steps: Vec<(f64, &'a FunnelStep, &'a Arc<DropOff>)>,
}

impl<'a> ShownLosses<'a> {
    /// Those of a whole way that fall on the columns of a sheet.
    pub(super) fn of(frame: &Frame, journey: &'a Journey, remaining: &'a Remaining) -> Self {
        let place = |id| journey.stages.position(id);
        let begins = frame.stages.first().and_then(|column| place(column.id));
        let mut start = 1.0;
        let mut steps = Vec::new();
        for step in &remaining.steps {
            let Some(dropoff) = journey.dropoffs.get(step.id) else { continue };
            let own = place(dropoff.stage).map(|at| journey.stages.iter().enumerate().skip(at));
            // Whoever left at a hidden stage is missing at the next one that is shown.
            let Some((at, stage)) = own.and_then(|mut rest| rest.find(|(_, stage)| stage.visible)) else { continue };
            let along = if stage.id == dropoff.stage { dropoff.at } else { Share::default() };
            match frame.x_of(stage.id, along) {
                Some(x) => steps.push((x, step, dropoff)),
                None if begins.is_some_and(|begins| at < begins) => start = step.after,
                None => {}
            }
        }
        let share = |id| place(id).and_then(|at| remaining.at_stage_start.get(at)).copied().unwrap_or(start);
        Self {
            start: (!remaining.steps.is_empty()).then_some(start),
            at_stage_start: frame.stages.iter().map(|column| share(column.id)).collect(),
            steps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame::StageColumn;
    use super::*;
    use crate::method::{remaining, synth};

    #[test]
    fn a_sheet_begins_with_the_share_that_the_one_before_it_ends_with() {
        let mut document = synth(12, 5, 2, 3);
        let stages: Vec<_> = document.first_journey().expect("a journey").stages.iter().map(|stage| stage.id).collect();
        let id = document.first_journey().expect("a journey").id;
        let journey = document.journeys.get_mut(id).expect("a journey");
        let hidden = stages[5];
        journey
            .stages
            .update_each(|stage| (stage.id == hidden).then(|| crate::model::Stage { visible: false, ..stage.clone() }));
        let journey = document.journey(id).expect("a journey");
        let frame = |stages: &[crate::model::StageId]| {
            let shown = stages.iter().filter(|id| **id != hidden);
            Frame {
                stages: shown.map(|id| StageColumn { id: *id, left: 0.0, right: 1.0 }).collect(),
                ..Frame::default()
            }
        };
        for persona in &document.personas {
            let remaining = remaining(&document, journey, persona.id);
            assert!(!remaining.steps.is_empty(), "somebody leaves");
            let whole = frame(&stages);
            let whole = ShownLosses::of(&whole, journey, &remaining);
            assert_eq!((whole.start, whole.steps.len()), (Some(1.0), remaining.steps.len()));
            let (mut left, mut shown, mut shares) = (1.0, Vec::new(), Vec::new());
            for sheet in stages.chunks(4) {
                let frame = frame(sheet);
                let losses = ShownLosses::of(&frame, journey, &remaining);
                assert_eq!(losses.start, Some(left));
                left = losses.steps.last().map_or(left, |(_, step, _)| step.after);
                shown.extend(losses.steps.iter().map(|(_, step, _)| step.id));
                shares.extend(losses.at_stage_start);
            }
            assert_eq!(shown, remaining.steps.iter().map(|step| step.id).collect::<Vec<_>>(), "each once");
            assert_eq!(shares, whole.at_stage_start);
        }
    }
}
