//! Texts, styles and widths that the tests of this room share.

use super::{Block, Face, GlyphRun, Language, Setting, Span, Style};
use crate::color::Rgba;
use crate::units::Pt;
use proptest::prelude::*;

pub(super) fn set(spans: &[Span<'_>], setting: &Setting) -> Block {
    super::set(spans, Language::Ru, setting)
}

pub(super) fn set_one(text: &str, style: Style, setting: &Setting) -> Block {
    super::set_one(text, style, Language::Ru, setting)
}

pub(super) const INK: Rgba = Rgba { r: 27, g: 28, b: 32, a: 255 };

pub(super) const STORY: &str = "Я вывожу свой магазин на маркетплейсы и хочу за 14 дней понять, окупится ли реклама: сейчас конверсия \
    18 %, а средний чек — 1 234 ₽. Без поддержки персонального менеджера перераспределение остатков по складам \
    https://example.ru/catalogue/very-long-address?utm_source=journey занимает неделю, т. е. слишком долго для нас.";

pub(super) fn style(size: f64) -> Style {
    Style::new(Face::Regular, Pt(size), INK)
}

pub(super) fn within(width: f64) -> Setting {
    Setting { width: Some(Pt(width)), ..Setting::default() }
}

pub(super) fn lines(block: &Block) -> Vec<String> {
    block.lines.iter().map(|line| line.runs.iter().map(|(_, run)| shown(run)).collect()).collect()
}

/// What a reader sees of a run: its text and the hyphen that was added.
fn shown(run: &GlyphRun) -> String {
    let added = run.glyphs.iter().any(|glyph| glyph.start == glyph.end && glyph.start as usize == run.text.len());
    format!("{}{}", run.text, if added { "-" } else { "" })
}

pub(super) fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[а-яё]{1,16}",
        2 => "[a-z]{1,14}",
        1 => "[А-ЯЁ]{2,5}",
        1 => "[0-9]{1,6}",
        1 => Just("—".to_owned()),
        1 => "(«[а-я]{1,9}»|https://[a-z/.]{1,30}|[а-я]{1,8}-[а-я]{1,8}|[а-я]{3,8}\u{AD}[а-я]{3,8}|№|%|₽|т\\.|👩‍👩‍👧|е\u{301})",
        1 => any::<String>(),
    ];
    let space = prop_oneof![9 => Just(" "), 1 => Just("\n"), 1 => Just("\u{A0}"), 1 => Just("  "), 1 => Just("\t")];
    prop::collection::vec((word, space), 0..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}
