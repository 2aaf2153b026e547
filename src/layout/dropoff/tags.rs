//! What is said of losses: the share in a chip, the reasons, how many people and how much money.

use super::super::context::LayoutContext;
use super::super::rich_text::RichText;
use super::way::{Loss, Way};
use crate::i18n::{Value, format};
use crate::model::{ElementId, Field, Severity};
use crate::text::{Block, Face, Style};
use std::ops::Range;
use std::sync::Arc;

/// Height of a chip with the share lost, in layout units.
pub(super) const CHIP: f64 = 24.0;
/// Its inner margin.
pub(super) const CHIP_PAD: f64 = 9.0;
/// A reason narrower than this, in layout units, would be a column of syllables; one wider reads badly.
const NARROW: f64 = 96.0;
const WIDE: f64 = 230.0;
/// A reason of more lines than this at that width is set wider.
const LINES: f64 = 3.0;
/// Words of more letters than this are addresses, which may be broken.
const WORD: usize = 24;
/// More reasons than this do not stand under one chip.
const MOST_REASONS: usize = 6;
/// Leading of reasons and amounts.
const LEADING: f64 = 1.16;

/// What is said of one loss.
pub(super) struct Reason {
    /// Its place among the losses of its way.
    pub(super) loss: usize,
    pub(super) said: RichText,
    /// The width of one line, as far as one is not too long.
    natural: f64,
}

/// Losses that are told of together: one as a rule, several where they crowd each other.
pub(super) struct Tag {
    /// Which of the way's leave together. What is lost at hidden stages between them is among them and not spoken of.
    pub(super) losses: Range<usize>,
    /// Those that it tells of.
    pub(super) told: Vec<usize>,
    /// Where the middle of its chip is wanted.
    pub(super) x: f64,
    pub(super) share: Arc<Block>,
    pub(super) chip: f64,
    pub(super) dress: Dress,
    /// None of them empty.
    pub(super) reasons: Vec<Reason>,
    /// People and money, each on a line of its own and both on one.
    amounts: Option<(Arc<Block>, Arc<Block>)>,
    /// The least and the best width of all those words; nothing where there are none.
    pub(super) least: f64,
    pub(super) natural: f64,
}

/// How a chip looks: filled where people are gone and that is known, else an outline; what nobody has checked is dashed as it is
/// everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dress {
    pub(super) filled: bool,
    pub(super) dashed: bool,
}

impl Dress {
    fn of(losses: &[&Loss<'_>]) -> Self {
        let known = |loss: &&Loss<'_>| loss.dropoff.is_none_or(|dropoff| !dropoff.evidence.is_hypothesis());
        let gone = |loss: &&Loss<'_>| loss.dropoff.is_some_and(|dropoff| dropoff.severity == Severity::Abandonment);
        Self { filled: losses.iter().any(|loss| gone(loss) && known(loss)), dashed: !losses.iter().any(known) }
    }
}

/// The words of a tag, set.
pub(super) struct SetWords {
    /// In the order of the tag's.
    pub(super) reasons: Vec<Arc<Block>>,
    pub(super) amounts: Option<Arc<Block>>,
    pub(super) height: f64,
    pub(super) lines: usize,
    /// From their top to the first baseline.
    pub(super) baseline: f64,
}

impl Tag {
    pub(super) fn of(cx: &LayoutContext<'_>, way: &Way<'_>, range: Range<usize>, currency: &str) -> Self {
        let losses = way.losses.get(range.clone()).unwrap_or_default();
        let (told, spoken): (Vec<usize>, Vec<&Loss<'_>>) =
            range.clone().zip(losses).filter(|(_, loss)| loss.is_told).unzip();
        let joined = told.len() > 1;
        let dress = Dress::of(&spoken);
        let listed = || told.iter().zip(&spoken).take(MOST_REASONS);
        let reasons: Vec<Reason> = listed().filter_map(|(at, loss)| Reason::of(cx, *at, loss, joined)).collect();
        let color = if dress.filled { cx.theme.on_dark } else { cx.theme.ink };
        let style = LayoutContext::style(Face::SemiBold, cx.scale.small, color).with_leading(1.2);
        let before = losses.first().map_or(0.0, |loss| loss.before);
        let after = losses.last().map_or(0.0, |loss| loss.after);
        let rate = match losses {
            [alone] => alone.rate,
            _ if before > 0.0 => (before - after) / before,
            _ => 0.0,
        };
        let mut share = match losses {
            [alone] => lost_and_wanted(cx, alone),
            _ => lost(cx, rate),
        };
        if joined {
            let values = [("share", share.as_str().into()), ("count", told.len().into())];
            share = cx.words.format("dropoffs-joined", &values);
        }
        let share = cx.line(&share, style);
        let chip = share.width.get() + cx.u(CHIP_PAD) * 2.0;
        let amounts = amounts(cx, &spoken, currency);
        let word = listed().filter_map(|(_, loss)| longest_word(cx, loss)).fold(0.0, f64::max);
        let natural = reasons.iter().map(|reason| reason.natural).fold(0.0, f64::max);
        let (apart, together) =
            amounts.as_ref().map_or((0.0, 0.0), |(apart, together)| (apart.width.get(), together.width.get()));
        let natural = natural.max(together);
        let least = natural.min(cx.u(NARROW).max(word)).max(apart);
        Self { x: middle(losses), losses: range, told, share, chip, dress, reasons, amounts, least, natural }
    }

    /// Those whose reasons are listed where there is room for words.
    pub(super) fn listed(&self) -> &[usize] {
        self.told.get(..MOST_REASONS).unwrap_or(&self.told)
    }

    /// Its words within a width in points.
    pub(super) fn set(&self, cx: &LayoutContext<'_>, width: f64) -> Option<SetWords> {
        (self.natural > 0.0).then_some(())?;
        let reasons: Vec<Arc<Block>> =
            self.reasons.iter().map(|reason| reason.said.heading(cx, width.min(reason.natural.max(1.0)))).collect();
        let amounts = self
            .amounts
            .as_ref()
            .map(|(apart, together)| Arc::clone(if together.width.get() <= width + 1e-6 { together } else { apart }));
        let blocks = || reasons.iter().chain(&amounts);
        Some(SetWords {
            height: blocks().map(|block| block.height.get()).sum(),
            lines: blocks().map(|block| block.lines.len()).sum(),
            baseline: blocks().next().and_then(|block| block.lines.first()).map_or(0.0, |line| line.baseline.get()),
            reasons,
            amounts,
        })
    }

    /// Whether it tells of several losses.
    pub(super) fn is_joined(&self) -> bool {
        self.told.len() > 1
    }

    /// Whether it is known how many people it loses.
    pub(super) const fn has_amounts(&self) -> bool {
        self.amounts.is_some()
    }

    /// The element that the chip stands for.
    pub(super) fn element(&self, way: &Way<'_>) -> Option<ElementId> {
        Some(ElementId::DropOff(way.losses.get(self.losses.start)?.dropoff?.id))
    }
}

impl Reason {
    /// With its own share in front where others stand beside it.
    fn of(cx: &LayoutContext<'_>, at: usize, loss: &Loss<'_>, joined: bool) -> Option<Self> {
        let style = quiet(cx, cx.theme.ink);
        let mut said = RichText::default();
        if joined {
            said.push(&format!("{}\u{a0}", lost_and_wanted(cx, loss)), Style { face: Face::SemiBold, ..style });
        }
        let dropoff = loss.dropoff?;
        said.trimmed(cx, ElementId::DropOff(dropoff.id), Field::Reason, &dropoff.reason, style);
        let line = (!said.is_empty()).then(|| said.line(cx).width.get())?;
        let natural = line.min(cx.u(WIDE).max(line / LINES));
        Some(Self { loss: at, said, natural })
    }
}

/// Where the middle of the chip of losses that leave together is wanted.
pub(super) fn middle(losses: &[Loss<'_>]) -> f64 {
    match losses {
        [first, .., last] => f64::midpoint(first.x, last.x),
        [alone] => alone.x,
        [] => 0.0,
    }
}

/// A share that is lost, as it is written.
fn lost(cx: &LayoutContext<'_>, rate: f64) -> String {
    format!("−{}", format::percent(rate, cx.language))
}

/// The same, and what should be lost where that is said: `−38 % → −20 %`.
fn lost_and_wanted(cx: &LayoutContext<'_>, loss: &Loss<'_>) -> String {
    let now = lost(cx, loss.rate);
    match loss.dropoff.and_then(|dropoff| dropoff.target) {
        Some(target) => format!("{now} → {}", lost(cx, target.get())),
        None => now,
    }
}

fn quiet(cx: &LayoutContext<'_>, color: crate::color::Rgba) -> Style {
    LayoutContext::style(Face::Regular, cx.scale.small, color).with_leading(LEADING)
}

/// The width of the longest word of a reason.
fn longest_word(cx: &LayoutContext<'_>, loss: &Loss<'_>) -> Option<f64> {
    let words = loss.dropoff?.reason.split_whitespace().filter(|word| word.chars().take(WORD + 1).count() <= WORD);
    let word = words.max_by_key(|word| word.chars().count())?;
    Some(cx.line(word, quiet(cx, cx.theme.ink)).width.get())
}

/// How many people and how much money are lost, on two lines and on one; nothing where nobody was counted.
fn amounts(cx: &LayoutContext<'_>, losses: &[&Loss<'_>], currency: &str) -> Option<(Arc<Block>, Arc<Block>)> {
    let people = losses.iter().try_fold(0_u64, |sum, loss| sum.checked_add(loss.people?))?;
    let money = losses.iter().try_fold(0.0, |sum, loss| Some(sum + loss.money?));
    #[expect(clippy::cast_precision_loss, reason = "people are fewer than 2⁵³")]
    let people = cx.words.format("people-short", &[("count", Value::Number(people as f64))]);
    let style = quiet(cx, cx.theme.secondary);
    let Some(money) = money.map(|money| format::money(-money, currency, cx.language)) else {
        let line = cx.line(&people, style);
        return Some((Arc::clone(&line), line));
    };
    Some((cx.line(&format!("{people}\n{money}"), style), cx.line(&format!("{people} · {money}"), style)))
}
