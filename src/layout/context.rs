//! What every part of a layout needs: tokens, sizes, words, and texts set in the sheet's own type.

use super::effort::Effort;
use super::paper::{PaperTheme, StageColors, TypeScale};
use super::probe::Probe;
use super::symbols::SymbolCache;
use super::text_cache::TextCache;
use crate::color::Rgba;
use crate::i18n::Messages;
use crate::model::{ElementId, Field, Language, PersonaLook};
use crate::scene::Symbol;
use crate::text::{Align, Block, Face, Setting, Span, Style};
use crate::units::Pt;
use std::cell::RefCell;
use std::sync::Arc;

/// What every part of the layout needs: tokens, sizes, words and the memory of texts.
pub(super) struct LayoutContext<'a> {
    pub(super) theme: &'static PaperTheme,
    pub(super) scale: TypeScale,
    /// Points of one layout unit: the sheet's running text is 16 units high, so that the proportions of all papers are
    /// drawn up once.
    pub(super) unit: f64,
    pub(super) language: Language,
    pub(super) words: &'a Messages,
    pub(super) texts: &'a RefCell<TextCache>,
    pub(super) symbols: SymbolCache,
    /// The year of the map: days of it go without.
    pub(super) year: Option<i16>,
    /// The text that is being edited where it stands.
    pub(super) editing: Option<(ElementId, Field)>,
    pub(super) effort: Effort,
    /// Whether touchpoint cards have their words under the icon, since columns are narrow.
    pub(super) compact_cards: bool,
    /// Hears how wide texts have to be, where that is what is asked.
    pub(super) probe: Option<Probe>,
}

impl LayoutContext<'_> {
    /// Whether this text is being edited.
    pub(super) fn edits(&self, element: ElementId, field: Field) -> bool {
        self.editing == Some((element, field))
    }

    /// Whether nothing is drawn, for only sizes are asked for.
    pub(super) fn is_measuring(&self) -> bool {
        self.effort == Effort::Measure
    }

    /// The mark of a persona, about `radius` points to its edge.
    pub(super) fn marker(&self, look: PersonaLook, radius: f64) -> Arc<Symbol> {
        self.symbols.marker(look.marker, radius)
    }

    /// A disc.
    pub(super) fn disc(&self, radius: f64) -> Arc<Symbol> {
        self.symbols.disc(radius)
    }

    /// Layout units in points.
    pub(super) fn u(&self, units: f64) -> f64 {
        units * self.unit
    }

    /// Colours of the n-th stage.
    pub(super) fn stage_colors(&self, index: usize) -> StageColors {
        self.texts.borrow().look.stage(self.theme, index)
    }

    /// A style of the sheet.
    pub(super) const fn style(face: Face, size: f64, color: Rgba) -> Style {
        Style::new(face, Pt(size), color)
    }

    /// Running text.
    pub(super) fn body(&self) -> Style {
        Self::style(Face::Regular, self.scale.body, self.theme.body)
    }

    /// Captions and hints.
    pub(super) fn small(&self) -> Style {
        Self::style(Face::Regular, self.scale.small, self.theme.secondary).with_leading(1.24)
    }

    /// Sets a text of one style to a width in points.
    pub(super) fn set(&self, text: &str, style: Style, width: f64) -> Arc<Block> {
        self.set_spans(&[Span { text, style }], width)
    }

    /// Sets a text of one or several styles to a width in points.
    pub(super) fn set_spans(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        self.get(spans, &Self::setting(width, true), self.effort)
    }

    /// Sets a heading to a width in points: a name is not hyphenated, unless one word alone is too long.
    pub(super) fn heading(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        self.get(spans, &Self::setting(width, false), self.effort)
    }

    /// Breaks a text as [`Self::balanced`] does, to know how high it is.
    pub(super) fn measured(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        self.get(spans, &Self::hung(width), Effort::Measure)
    }

    /// Sets a heading so that its lines are about equally long: in the narrowest width that needs no further line and divides no further
    /// word. A text of more lines than a heading has is no better for it, and would be set many times.
    ///
    /// The quotation mark with which it begins hangs in the margin that such texts have.
    pub(super) fn balanced(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        /// More lines than these are read as a text.
        const MOST_LINES: usize = 12;
        let whole = self.measured(spans, width);
        if !(2..=MOST_LINES).contains(&whole.lines.len()) {
            return self.get(spans, &Self::hung(width), self.effort);
        }
        let (mut low, mut high) = (width / 3.0, width);
        for _ in 0..6 {
            let middle = f64::midpoint(low, high);
            let block = self.measured(spans, middle);
            let is_alike = block.lines.len() <= whole.lines.len() && block.divided() <= whole.divided();
            if is_alike && block.width.get() <= middle { high = middle } else { low = middle }
        }
        self.get(spans, &Self::hung(high), self.effort)
    }

    /// Sets a heading whose lines end at the right edge of a width in points.
    pub(super) fn at_the_end(&self, spans: &[Span<'_>], width: f64) -> Arc<Block> {
        let setting = Setting { align: Align::End, ..Self::setting(width, false) };
        self.get(spans, &setting, self.effort)
    }

    const fn hung(width: f64) -> Setting {
        Setting { hang: true, ..Self::setting(width, false) }
    }

    fn get(&self, spans: &[Span<'_>], setting: &Setting, effort: Effort) -> Arc<Block> {
        if let (Some(probe), Some(width)) = (&self.probe, setting.width) {
            let granted = Pt(probe.granted());
            let least = self.texts.borrow_mut().least(spans, self.language, !setting.hyphenate, granted);
            probe.hear(least, width.get());
            return Arc::default();
        }
        Arc::new(self.texts.borrow_mut().get(spans, self.language, setting, effort))
    }

    const fn setting(width: f64, hyphenate: bool) -> Setting {
        Setting { width: Some(Pt(width.max(1.0))), align: Align::Start, hyphenate, hang: false }
    }

    /// Sets a text on one line, however long.
    pub(super) fn line(&self, text: &str, style: Style) -> Arc<Block> {
        self.line_of(&[Span { text, style }])
    }

    /// Sets a text of one or several styles on one line, however long.
    pub(super) fn line_of(&self, spans: &[Span<'_>]) -> Arc<Block> {
        let setting = Setting { hyphenate: false, ..Setting::default() };
        self.get(spans, &setting, self.effort)
    }
}
