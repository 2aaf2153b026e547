//! A font file that was parsed: shaper, characters, metrics, outlines.

use harfrust::{Direction, Feature, ShapePlan, Shaper, ShaperData, Tag, script};
use kurbo::{BezPath, Point};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Golos's contextual alternates turn `<-` into ← and `<<` into «; a map says what its author typed, and one glyph that stands for two
/// texts could not be copied out of a PDF. Other scripts cannot be written without theirs.
pub(super) const NEVER_CONTEXTUAL: [Feature; 1] =
    [Feature { tag: Tag::new(b"calt"), value: 0, start: 0, end: u32::MAX }];

/// A parsed face with all that shaping and drawing need of it.
pub(super) struct Loaded {
    /// The shaper over the face's tables.
    pub(super) shaper: Shaper<'static>,
    /// The one plan for every text of a bundled face. Golos keeps its kerning and its default features the same for every script
    /// (`scripts_share_one_plan` proves it), so Cyrillic and Latin need not be shaped apart.
    pub(super) plan: ShapePlan,
    /// What it is always shaped with.
    pub(super) features: &'static [Feature],
    /// Font units in one em.
    pub(super) units_per_em: f64,
    /// The hyphen: its glyph, and its advance in em.
    pub(super) hyphen: Option<(u16, f64)>,
    charmap: Charmap<'static>,
    outlines: OutlineGlyphCollection<'static>,
    advances: GlyphMetrics<'static>,
    pub(super) ascent: f64,
    pub(super) descent: f64,
    pub(super) cap_height: f64,
    pub(super) x_height: f64,
}

impl Loaded {
    pub(super) fn new(font: &FontRef<'static>, data: &'static ShaperData, features: &'static [Feature]) -> Self {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f64::from(metrics.units_per_em.max(1));
        let em = |units: f32| f64::from(units) / units_per_em;
        let shaper = data.shaper(font).build();
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, features);
        let charmap = font.charmap();
        let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let hyphen =
            glyph_id(&charmap, '-').map(|id| (id, em(advances.advance_width(GlyphId::from(id)).unwrap_or(0.0))));
        Self {
            shaper,
            plan,
            features,
            units_per_em,
            hyphen,
            charmap,
            outlines: font.outline_glyphs(),
            advances,
            ascent: em(metrics.ascent),
            descent: em(metrics.descent.abs()),
            cap_height: em(metrics.cap_height.unwrap_or(0.0)),
            x_height: em(metrics.x_height.unwrap_or(0.0)),
        }
    }

    /// The glyph of a character.
    pub(super) fn glyph_id(&self, character: char) -> Option<u16> {
        glyph_id(&self.charmap, character)
    }

    /// Advance of a glyph in em, before kerning; zero for an index the face does not have.
    pub(super) fn glyph_advance(&self, id: u16) -> f64 {
        f64::from(self.advances.advance_width(GlyphId::from(id)).unwrap_or(0.0)) / self.units_per_em
    }

    /// The outline of a glyph in em, y downwards.
    pub(super) fn outline(&self, id: GlyphId) -> BezPath {
        let mut pen = Pen { path: BezPath::new(), scale: 1.0 / self.units_per_em };
        if let Some(glyph) = self.outlines.get(id) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if glyph.draw(settings, &mut pen).is_err() {
                // A glyph that cannot be read is blank: half an outline would be worse.
                return BezPath::new();
            }
        }
        pen.path
    }
}

fn glyph_id(charmap: &Charmap<'_>, character: char) -> Option<u16> {
    let id = charmap.map(character)?;
    u16::try_from(id.to_u32()).ok().filter(|id| *id != 0)
}

/// Turns font units with y up into em with y down.
struct Pen {
    path: BezPath,
    scale: f64,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(f64::from(x) * self.scale, -f64::from(y) * self.scale)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, to) = (self.point(cx0, cy0), self.point(x, y));
        self.path.quad_to(control, to);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, to) = (self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y));
        self.path.curve_to(first, second, to);
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
