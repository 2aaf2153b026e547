//! The bundled faces: bytes, metrics, outlines and the shapers made of them.

use harfrust::{Direction, Feature, ShapePlan, Shaper, ShaperData, Tag, script};
use kurbo::{BezPath, Point};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::OnceLock;

/// A bundled face. All are static TrueType and live in `fonts/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Golos Text 400.
    Regular,
    /// Golos Text 500.
    Medium,
    /// Golos Text 600.
    SemiBold,
    /// Golos Text 700.
    Bold,
    /// Lucide icons: a glyph an icon.
    Icons,
}

impl Face {
    /// Every bundled face, in the order of the enum.
    pub const ALL: [Self; 5] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold, Self::Icons];

    /// The font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/GolosText-Regular.ttf"),
            Self::Medium => include_bytes!("../../fonts/GolosText-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../fonts/GolosText-SemiBold.ttf"),
            Self::Bold => include_bytes!("../../fonts/GolosText-Bold.ttf"),
            Self::Icons => include_bytes!("../../fonts/Lucide.ttf"),
        }
    }

    /// The name by which PDF and SVG call the face: name record 6 of the font file.
    #[must_use]
    pub const fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "GolosText-Regular",
            Self::Medium => "GolosText-Medium",
            Self::SemiBold => "GolosText-SemiBold",
            Self::Bold => "GolosText-Bold",
            Self::Icons => "lucide",
        }
    }

    /// Font units in one em.
    #[must_use]
    pub fn units_per_em(self) -> f64 {
        self.loaded().units_per_em
    }

    /// Height above the baseline that the face claims, in em.
    #[must_use]
    pub fn ascent(self) -> f64 {
        self.loaded().ascent
    }

    /// Depth below the baseline that the face claims, in em and positive.
    #[must_use]
    pub fn descent(self) -> f64 {
        self.loaded().descent
    }

    /// Height of a flat capital, in em; zero for [`Face::Icons`].
    #[must_use]
    pub fn cap_height(self) -> f64 {
        self.loaded().cap_height
    }

    /// Height of a flat small letter, in em; zero for [`Face::Icons`].
    #[must_use]
    pub fn x_height(self) -> f64 {
        self.loaded().x_height
    }

    /// Whether the face has a glyph for `character`.
    #[must_use]
    pub fn has(self, character: char) -> bool {
        self.glyph_id(character).is_some()
    }

    /// Advance of a glyph in em, before kerning; zero for an index the face does not have.
    #[must_use]
    pub fn glyph_advance(self, id: u16) -> f64 {
        let loaded = self.loaded();
        f64::from(loaded.advances.advance_width(GlyphId::from(id)).unwrap_or(0.0)) / loaded.units_per_em
    }

    /// The glyph the face draws for `character`.
    pub(super) fn glyph_id(self, character: char) -> Option<u16> {
        glyph_id(&self.loaded().charmap, character)
    }

    /// The hyphen that is added where a word is divided: its glyph, and its advance in em.
    pub(super) fn hyphen(self) -> Option<(u16, f64)> {
        self.loaded().hyphen
    }

    /// The parsed face, parsed once a process.
    pub(super) fn loaded(self) -> &'static Loaded {
        // Two rows of cells, because a shaper borrows the tables from the first for as long as the process lives.
        static DATA: [OnceLock<ShaperData>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];
        static LOADED: [OnceLock<Loaded>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];
        // The enum has no explicit values, so a variant's value is its place in `ALL`.
        let place = self as usize;
        LOADED[place].get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the bytes are compiled in; `bundled_faces_parse` proves them")]
            let font = FontRef::new(self.bytes()).expect("a bundled face parses");
            Loaded::new(&font, DATA[place].get_or_init(|| ShaperData::new(&font)))
        })
    }
}

/// A parsed face with all that shaping and drawing need of it.
pub(super) struct Loaded {
    /// The shaper over the face's tables.
    pub(super) shaper: Shaper<'static>,
    /// The one plan for every text. Golos keeps its kerning and its default features the same for every script
    /// (`scripts_share_one_plan` proves it), so Cyrillic and Latin need not be shaped apart.
    pub(super) plan: ShapePlan,
    /// What the plan was made with. Golos's contextual alternates turn `<-` into ← and `<<` into «; a map says what its
    /// author typed, and one glyph that stands for two texts could not be copied out of a PDF.
    pub(super) features: [Feature; 1],
    /// Font units in one em.
    pub(super) units_per_em: f64,
    hyphen: Option<(u16, f64)>,
    charmap: Charmap<'static>,
    outlines: OutlineGlyphCollection<'static>,
    advances: GlyphMetrics<'static>,
    ascent: f64,
    descent: f64,
    cap_height: f64,
    x_height: f64,
}

impl Loaded {
    fn new(font: &FontRef<'static>, data: &'static ShaperData) -> Self {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f64::from(metrics.units_per_em.max(1));
        let em = |units: f32| f64::from(units) / units_per_em;
        let shaper = data.shaper(font).build();
        let features = [Feature::new(Tag::new(b"calt"), 0, ..)];
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &features);
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
}

fn glyph_id(charmap: &Charmap<'_>, character: char) -> Option<u16> {
    let id = charmap.map(character)?;
    u16::try_from(id.to_u32()).ok().filter(|id| *id != 0)
}

/// The outline of a glyph: one em is 1.0, y grows downwards, the origin lies on the baseline. Empty for a space and for
/// an index the face does not have. Read from the font at each call, a microsecond or two; keep it if you draw it often.
#[must_use]
pub fn glyph_outline(face: Face, id: u16) -> BezPath {
    let loaded = face.loaded();
    let mut pen = Pen { path: BezPath::new(), scale: 1.0 / loaded.units_per_em };
    if let Some(glyph) = loaded.outlines.get(GlyphId::from(id)) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if glyph.draw(settings, &mut pen).is_err() {
            // A glyph that cannot be read is blank: half an outline would be worse.
            return BezPath::new();
        }
    }
    pen.path
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

#[cfg(test)]
mod tests {
    use super::*;
    use harfrust::UnicodeBuffer;
    use kurbo::Shape;
    use skrifa::string::StringId;

    #[test]
    fn bundled_faces_parse() {
        for face in Face::ALL {
            let font = FontRef::new(face.bytes()).expect("parses");
            let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first().expect("has a name");
            assert_eq!(name.to_string(), face.postscript_name());
            assert!((face.units_per_em() - 1000.0).abs() < f64::EPSILON, "{face:?}");
            assert!(face.ascent() > 0.0, "{face:?}");
        }
        let golos = Face::Regular;
        for (is, should) in
            [(golos.ascent(), 0.98), (golos.descent(), 0.22), (golos.cap_height(), 0.7), (golos.x_height(), 0.53)]
        {
            assert!((is - should).abs() < 1e-6, "{is} is not {should}");
        }
    }

    #[test]
    fn golos_has_every_sign_the_interface_writes() {
        for face in [Face::Regular, Face::Medium, Face::SemiBold, Face::Bold] {
            for sign in "«»„“”—–…·×№₽€↓↑→−\u{2009}\u{202F}\u{A0}\u{2010}\u{2011}\u{AD}ёЁ".chars()
            {
                assert!(face.has(sign), "{face:?} lacks U+{:04X}", u32::from(sign));
            }
            assert!(!face.has('漢'));
        }
    }

    #[test]
    fn outlines_stand_on_the_baseline_with_y_down() {
        let id = Face::Regular.glyph_id('Н').expect("a letter");
        let bounds = glyph_outline(Face::Regular, id).bounding_box();
        assert!((bounds.y0 + Face::Regular.cap_height()).abs() < 0.01, "{bounds:?}");
        assert!(bounds.y1.abs() < 0.01, "{bounds:?}");
        assert!(bounds.x1 < Face::Regular.glyph_advance(id), "{bounds:?}");
        let space = Face::Regular.glyph_id(' ').expect("a space");
        assert!(glyph_outline(Face::Regular, space).is_empty());
        assert!(glyph_outline(Face::Regular, u16::MAX).is_empty());
    }

    #[test]
    fn scripts_share_one_plan() {
        let loaded = Face::Regular.loaded();
        let shape = |text: &str, script| {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            buffer.set_direction(Direction::LeftToRight);
            buffer.set_script(script);
            let plan = ShapePlan::new(&loaded.shaper, Direction::LeftToRight, Some(script), None, &[]);
            let shaped = loaded.shaper.shape(buffer, harfrust::ShapeOptions::new().plan(Some(&plan)));
            let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
            glyphs.map(|(info, position)| (info.glyph_id, position.x_advance)).collect::<Vec<_>>()
        };
        for text in ["ГА ТАРА Удобно, «Ау»: АВТО, 1/2 -> 18 %", "AVATAR To, «Yes»: LT 1/2 -> 18 %"]
        {
            assert_eq!(shape(text, script::CYRILLIC), shape(text, script::LATIN), "{text}");
        }
    }

    #[test]
    fn a_glyph_stands_for_one_letter_only() {
        let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
                       abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for face in [Face::Regular, Face::Medium, Face::SemiBold, Face::Bold] {
            let mut seen = std::collections::HashMap::new();
            for letter in letters.chars() {
                let id = face.glyph_id(letter).expect("a letter");
                assert_eq!(seen.insert(id, letter), None, "{face:?} shares a glyph with {letter}");
            }
        }
    }

    #[test]
    fn shaping_leaves_every_letter_its_own_glyph() {
        let signs: Vec<char> =
            (' '..='~').chain('А'..='я').chain("ёЁ«»—–…·×№₽€→\u{A0}\u{2009}\u{202F}".chars()).collect();
        for one in &signs {
            for other in &signs {
                let mut ids = Vec::new();
                let text = format!("x{one}{other}{one}x");
                super::super::shape::shape(&text, Face::Regular, |_, glyph| ids.push(Some(glyph.id)));
                let own = ['x', *one, *other, *one, 'x'].map(|sign| Face::Regular.glyph_id(sign));
                assert_eq!(ids, own, "{text}");
            }
        }
    }
}
