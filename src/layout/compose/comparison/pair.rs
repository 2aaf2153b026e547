//! Two personas on one way: where they feel otherwise, where each leaves, what only one of them passes.

use super::super::board::{Board, BoardContent, BoardRow, RowBody, RowLabel};
use super::super::digest::{Figure, Statement, headed};
use super::cells::{self, Cells};
use super::gap_marks::gap_marks;
use crate::i18n::{Messages, Value, format};
use crate::layout::context::LayoutContext;
use crate::layout::dropoff;
use crate::layout::frame::Frame;
use crate::layout::header::TitleBlock;
use crate::layout::pass::SheetPass;
use crate::method::{Gap, Remaining, gaps, remaining, tenths};
use crate::model::{
    Barrier, Document, Journey, JourneyId, Lane, LaneKind, Persona, PersonaId, Stage, StageId, Touchpoint,
};
use crate::scene::{Group, Placed};
use kurbo::{Rect, Vec2};
use std::sync::Arc;

/// The lanes of which a comparison tells, as far as they are on the map's sheet.
const TOLD: [LaneKind; 4] = [LaneKind::Touchpoints, LaneKind::Emotions, LaneKind::DropOff, LaneKind::Barriers];

/// Hides all lanes of which a comparison of these two does not tell: that of barriers too where all hold both back.
pub(super) fn keep_lanes(journey: &mut Journey, pair: (PersonaId, PersonaId)) {
    let of_one = |barrier: &Arc<Barrier>| {
        let concerns = |persona| barrier.personas.is_empty() || barrier.personas.contains(&persona);
        concerns(pair.0) != concerns(pair.1)
    };
    let barriers = journey.barriers.iter().any(of_one);
    let told = |kind: LaneKind| TOLD.contains(&kind) && (barriers || kind != LaneKind::Barriers);
    journey
        .lanes
        .update_each(|lane| (lane.visible && !told(lane.kind)).then(|| Lane { visible: false, ..lane.clone() }));
}

/// Two personas beside each other.
pub(super) struct Pair<'a> {
    document: &'a Document,
    journey: &'a Journey,
    personas: [&'a Arc<Persona>; 2],
    gaps: Vec<Gap>,
    ways: [Remaining; 2],
}

impl<'a> Pair<'a> {
    pub(super) fn of(document: &'a Document, journey: JourneyId, pair: (PersonaId, PersonaId)) -> Option<Self> {
        let journey = document.journey(journey)?;
        let personas = [document.persona(pair.0)?, document.persona(pair.1)?];
        Some(Self {
            document,
            journey,
            personas,
            gaps: gaps(journey, pair.0, pair.1),
            ways: personas.map(|persona| remaining(document, journey, persona.id)),
        })
    }

    fn shows(&self, kind: LaneKind) -> bool {
        self.journey.lanes.iter().any(|lane| lane.visible && lane.kind == kind)
    }

    /// The stages where they feel otherwise, the greatest difference first.
    fn greatest(&self) -> Vec<&Gap> {
        let mut greatest: Vec<&Gap> = self.gaps.iter().filter(|gap| gap.written() != 0.0).collect();
        greatest.sort_by(|one, other| other.written().abs().total_cmp(&one.written().abs()));
        greatest
    }

    fn stage(&self, id: StageId) -> Option<&Arc<Stage>> {
        self.journey.stages.get(id)
    }

    fn name(&self, words: &Messages, at: usize) -> String {
        name(self.personas[at], words)
    }

    /// What it comes to: who feels worse, and at how many stages.
    fn conclusion(&self, words: &Messages) -> String {
        let [one, other] = [0, 1].map(|at| self.name(words, at));
        let lower = self.gaps.iter().filter(|gap| gap.written() < 0.0).count();
        let higher = self.gaps.iter().filter(|gap| gap.written() > 0.0).count();
        let of = Value::from(self.gaps.len());
        let told = |worse: &str, better: &str, count: usize| {
            let values = [("one", worse.into()), ("other", better.into()), ("count", count.into()), ("of", of.clone())];
            words.format("compare-worse", &values)
        };
        match lower.cmp(&higher) {
            std::cmp::Ordering::Greater => told(&one, &other, lower),
            std::cmp::Ordering::Less => told(&other, &one, higher),
            std::cmp::Ordering::Equal => words.format("compare-apart", &[("one", one.into()), ("other", other.into())]),
        }
    }

    fn statements(&self, cx: &LayoutContext<'_>) -> Vec<Statement> {
        let told = [self.greatest_gap(cx), self.ends(cx), self.greatest_losses(cx), self.own_touchpoints(cx)];
        told.into_iter().flatten().collect()
    }

    fn pair_of(&self, figures: [String; 2]) -> [Figure; 2] {
        let [one, other] = figures;
        [Figure::of(self.personas[0].look, one), Figure::of(self.personas[1].look, other)]
    }

    fn greatest_gap(&self, cx: &LayoutContext<'_>) -> Option<Statement> {
        let gap = *self.greatest().first().filter(|_| self.shows(LaneKind::Emotions))?;
        let stage = format::quote(self.stage(gap.stage)?.name.trim(), cx.language);
        let feeling = |value: f64| format::feeling(tenths(value), cx.language);
        let difference = format::number(gap.written().abs(), cx.language);
        Some(Statement {
            of: cx.words.format("compare-gap-of", &[("stage", stage.into())]),
            figures: self.pair_of([feeling(gap.one), feeling(gap.other)]),
            between: "",
            told: cx.words.format("compare-gap-told", &[("difference", difference.into())]),
        })
    }

    fn ends(&self, cx: &LayoutContext<'_>) -> Option<Statement> {
        let known = self.ways.iter().all(|way| !way.steps.is_empty()) && self.shows(LaneKind::DropOff);
        known.then_some(())?;
        let [one, other] = [0, 1].map(|at| self.ways[at].written(self.ways[at].at_end, cx.language));
        let told = if one == other {
            cx.words.text("compare-end-same").into_owned()
        } else {
            // Of small shares a whole point would say that there is no difference.
            let [one, other] = [0, 1].map(|at| self.ways[at].at_end * 100.0);
            let places = u8::from((one - other).abs() < 1.0);
            let points = (format::rounded(one, places) - format::rounded(other, places)).abs();
            let points = format::rounded(points, places).max(0.1);
            cx.words.format("compare-end-told", &[("points", format::number(points, cx.language).into())])
        };
        let of = cx.words.text("compare-end-of").into_owned();
        Some(Statement { of, figures: self.pair_of([one, other]), between: "", told })
    }

    fn greatest_losses(&self, cx: &LayoutContext<'_>) -> Option<Statement> {
        let greatest = |at: usize| {
            let steps = self.ways[at].steps.iter().filter(|step| step.lost() > 0.0);
            steps.max_by(|one, other| one.lost().total_cmp(&other.lost()).then(other.id.cmp(&one.id)))
        };
        let steps = [greatest(0)?, greatest(1)?];
        self.shows(LaneKind::DropOff).then_some(())?;
        let told = |at: usize| {
            let step = steps[at];
            let stage = self.stage(step.stage).map_or("", |stage| stage.name.trim());
            let reason = self.journey.dropoffs.get(step.id).map_or("", |dropoff| dropoff.reason.trim());
            let parts = [stage, reason].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let values = [("persona", self.name(cx.words, at).into()), ("what", parts.join(" — ").into())];
            cx.words.format("compare-loss-told", &values)
        };
        Some(Statement {
            of: cx.words.text("compare-loss-of").into_owned(),
            figures: self.pair_of([0, 1].map(|at| cells::lost(steps[at].rate, cx.language))),
            between: "",
            told: [told(0), told(1)].join("\n"),
        })
    }

    fn own_touchpoints(&self, cx: &LayoutContext<'_>) -> Option<Statement> {
        let count = |who: Who| self.touchpoints(who).count();
        let [one, other] = [count(Who::First), count(Who::Second)];
        (one + other > 0 && self.shows(LaneKind::Touchpoints)).then_some(())?;
        Some(Statement {
            of: cx.words.text("compare-own-of").into_owned(),
            figures: self.pair_of([one, other].map(|count| count.to_string())),
            between: "",
            told: cx.words.format("compare-own-told", &[("count", count(Who::Both).into())]),
        })
    }

    /// Who of the two something concerns.
    fn who(&self, named: &[PersonaId]) -> Who {
        match [0, 1].map(|at| named.is_empty() || named.contains(&self.personas[at].id)) {
            [true, false] => Who::First,
            [false, true] => Who::Second,
            _ => Who::Both,
        }
    }

    /// The touchpoints at stages on the sheet that these pass.
    fn touchpoints(&self, who: Who) -> impl Iterator<Item = &'a Arc<Touchpoint>> {
        let shown = |stage: StageId| self.journey.stages.get(stage).is_some_and(|stage| stage.visible);
        let journey = self.journey;
        journey.touchpoints.iter().filter(move |card| self.who(&card.personas) == who && shown(card.stage))
    }

    fn touchpoint_row(&self, pass: &SheetPass<'_>, who: Who) -> Option<BoardRow> {
        self.touchpoints(who).next()?;
        let (words, look) = (pass.cx.words, who.of(&self.personas).map(|persona| persona.look));
        let looks: Vec<_> = look.into_iter().collect();
        let (title, hint) = match who.of(&self.personas) {
            Some(persona) => (
                words.format("compare-only", &[("persona", name(persona, words).into())]),
                words.text("compare-only-hint"),
            ),
            None => (words.text("compare-both").into_owned(), words.text("compare-both-hint")),
        };
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let mut cards: Vec<Arc<Touchpoint>> =
                self.touchpoints(who).filter(|card| card.stage == column.id).cloned().collect();
            cards.sort_by(|one, other| one.row.cmp(&other.row).then(one.at.get().total_cmp(&other.at.get())));
            let cell = pass.item_columns(LaneKind::Barriers, column, cards.len());
            row.add(column, cell.set(&cards, |card, width| cells::touchpoint(&pass.cx, card, look, width)));
        }
        Some(row.into_row(RowLabel::of(pass, &looks, &title, &hint), cells::touchpoint_baseline(&pass.cx)))
    }

    /// The barriers of one of the two alone.
    fn barrier_row(&self, pass: &SheetPass<'_>) -> Option<BoardRow> {
        let own = |barrier: &&Arc<Barrier>| self.who(&barrier.personas) != Who::Both;
        self.journey.barriers.iter().find(own)?;
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("lane-barriers"), &words.text("compare-barriers-hint"));
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let barriers: Vec<Arc<Barrier>> =
                self.journey.barriers.iter().filter(own).filter(|it| it.stage == column.id).cloned().collect();
            let cell = pass.item_columns(LaneKind::Barriers, column, barriers.len());
            row.add(column, cell.set(&barriers, |barrier, width| cells::barrier(pass, barrier, width)));
        }
        Some(row.into_row(label, cells::box_baseline(&pass.cx)))
    }

    fn gap_row(&self, pass: &SheetPass<'_>) -> BoardRow {
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("compare-gap"), &words.text("compare-gap-hint"));
        // Those that are as great as the third are told as loud.
        let third = self.greatest().into_iter().take(3).map(|gap| gap.written().abs()).fold(f64::INFINITY, f64::min);
        let mut row = Cells::default();
        for column in pass.columns.iter() {
            let gap = self.gaps.iter().find(|gap| gap.stage == column.id).map(Gap::written);
            let looks = self.personas.map(|persona| persona.look);
            let great = gap.is_some_and(|gap| gap.abs() >= third - 1e-9);
            row.add(column, cells::gap(pass, column, gap, great, looks));
        }
        row.into_row(label, cells::gap_baseline(&pass.cx))
    }

    fn ribbon_row(&self, pass: &SheetPass<'_>) -> BoardRow {
        let words = pass.cx.words;
        let label = RowLabel::of(pass, &[], &words.text("lane-drop-off"), &words.text("lane-drop-off-hint"));
        let frame = Frame { stages: pass.columns.to_vec(), ..Frame::default() };
        let ribbons = dropoff::ribbons(&pass.cx, &frame, self.document, self.journey, &self.personas);
        let groups = ribbons.groups.into_iter().map(|group| Placed { offset: Vec2::ZERO, group }).collect();
        BoardRow { label, body: RowBody::Groups { groups, height: ribbons.height, baseline: pass.cx.u(17.6) } }
    }
}

/// Whom of two something concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    First,
    Second,
    Both,
}

impl Who {
    fn of<'a>(self, pair: &[&'a Arc<Persona>; 2]) -> Option<&'a Arc<Persona>> {
        match self {
            Self::First => Some(pair[0]),
            Self::Second => Some(pair[1]),
            Self::Both => None,
        }
    }
}

fn name(persona: &Persona, words: &Messages) -> String {
    let name = persona.name.trim();
    if name.is_empty() { words.text("nameless-person").into_owned() } else { name.to_owned() }
}

impl Board for Pair<'_> {
    fn measure(&self, pass: &SheetPass<'_>) -> BoardContent {
        let cx = &pass.cx;
        let kind = if self.journey.kind.is_as_is() { "kind-as-is" } else { "kind-to-be" };
        let told = self.conclusion(cx.words);
        let title = TitleBlock::told(
            cx,
            self.document,
            self.journey,
            &["compare-eyebrow", kind],
            (&told, self.journey.title.trim()),
        );
        let header = headed(pass, self.document, &title, &self.personas, &self.statements(cx));
        let mut rows = Vec::new();
        if self.shows(LaneKind::Emotions) {
            rows.push(BoardRow::emotions(pass));
            rows.push(self.gap_row(pass));
        }
        if self.shows(LaneKind::DropOff) {
            rows.push(self.ribbon_row(pass));
        }
        if self.shows(LaneKind::Touchpoints) {
            let all = [Who::First, Who::Second, Who::Both];
            rows.extend(all.into_iter().filter_map(|who| self.touchpoint_row(pass, who)));
        }
        if self.shows(LaneKind::Barriers) {
            rows.extend(self.barrier_row(pass));
        }
        BoardContent { header, rows }
    }

    fn over_band(&self, pass: &SheetPass<'_>, frame: &Frame, taken: &[Rect]) -> Vec<Arc<Group>> {
        let pair = self.personas.map(|persona| persona.id);
        gap_marks(pass, frame, self.journey, pair, &self.greatest(), taken)
    }
}
