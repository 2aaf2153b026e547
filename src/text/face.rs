//! The bundled faces, and those of the system that stand in for them: bytes, metrics, outlines.

use super::loaded::{Loaded, NEVER_CONTEXTUAL};
use super::own::OwnFace;
use super::system::{SystemFace, SystemFile};
use harfrust::ShaperData;
use kurbo::{BezPath, Rect, Shape as _};
use skrifa::{FontRef, GlyphId};
use std::sync::OnceLock;

/// A face: one of the bundled ones, which are static TrueType and live in `fonts/`, or one of the system's for what they lack.
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
    /// A face of the system. Nobody sets a text in one; characters that the bundled face lacks come out in it.
    System(SystemFace),
    /// A face that the project brings along, in place of the bundled ones.
    Own(OwnFace),
}

impl Face {
    /// Every bundled face, in the order of the enum.
    pub const ALL: [Self; 5] = [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold, Self::Icons];

    /// The bundled face in whose place this one is used, or the face itself where it is bundled.
    pub(super) fn bundled(self) -> Option<Self> {
        match self {
            Self::System(_) => None,
            Self::Own(face) if face.weight() >= 600 => Some(Self::Bold),
            Self::Own(_) => Some(Self::Regular),
            bundled => Some(bundled),
        }
    }

    /// The place of a bundled face in [`Self::ALL`].
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Regular => Some(0),
            Self::Medium => Some(1),
            Self::SemiBold => Some(2),
            Self::Bold => Some(3),
            Self::Icons => Some(4),
            Self::System(_) | Self::Own(_) => None,
        }
    }

    /// The font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../fonts/GolosText-Regular.ttf"),
            Self::Medium => include_bytes!("../../fonts/GolosText-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../fonts/GolosText-SemiBold.ttf"),
            Self::Bold => include_bytes!("../../fonts/GolosText-Bold.ttf"),
            Self::Icons => include_bytes!("../../fonts/Lucide.ttf"),
            Self::System(face) => face.file().map_or(&[], SystemFile::bytes),
            Self::Own(face) => face.bytes(),
        }
    }

    /// Which font of a collection it is; zero in a file of one font.
    #[must_use]
    pub fn index(self) -> u32 {
        match self {
            Self::System(face) => face.index(),
            _ => 0,
        }
    }

    /// The name by which PDF and SVG call the face: name record 6 of the font file.
    #[must_use]
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::Regular => "GolosText-Regular",
            Self::Medium => "GolosText-Medium",
            Self::SemiBold => "GolosText-SemiBold",
            Self::Bold => "GolosText-Bold",
            Self::Icons => "lucide",
            Self::System(face) => face.postscript_name(),
            Self::Own(face) => face.postscript_name(),
        }
    }

    /// The name of its family, as other programs list it.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Regular | Self::Medium | Self::SemiBold | Self::Bold => "Golos Text",
            Self::Icons => "lucide",
            Self::System(face) => face.family(),
            Self::Own(face) => face.family(),
        }
    }

    /// How heavy its strokes are, from 100 to 900.
    #[must_use]
    pub fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Icons => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
            Self::Bold => 700,
            Self::System(face) => face.weight(),
            Self::Own(face) => face.weight(),
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
        self.loaded().glyph_advance(id)
    }

    /// The glyph that the face draws for a character where nothing around it asks for another.
    #[must_use]
    pub fn glyph_id(self, character: char) -> Option<u16> {
        self.loaded().glyph_id(character)
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
        let Some(place) = self.place() else {
            return match self {
                Self::Own(face) => face.loaded(),
                // A face of the system is chosen only after its file was read.
                Self::System(face) => face.file().map_or_else(|| Self::Regular.loaded(), SystemFile::loaded),
                _ => Self::Regular.loaded(),
            };
        };
        LOADED[place].get_or_init(|| {
            #[expect(clippy::expect_used, reason = "the bytes are compiled in; `bundled_faces_parse` proves them")]
            let font = FontRef::new(self.bytes()).expect("a bundled face parses");
            Loaded::new(&font, DATA[place].get_or_init(|| ShaperData::new(&font)), &NEVER_CONTEXTUAL)
        })
    }
}

/// The outline of a glyph: one em is 1.0, y grows downwards, the origin lies on the baseline. Empty for a space and for
/// an index the face does not have. Read from the font at each call, a microsecond or two; keep it if you draw it often.
#[must_use]
pub fn glyph_outline(face: Face, id: u16) -> BezPath {
    if id == 0 {
        return empty_box(face);
    }
    face.loaded().outline(GlyphId::from(id))
}

/// What stands for a character that no face has: a box that is seen. That of Golos is drawn with a hair and vanishes on paper.
fn empty_box(face: Face) -> BezPath {
    /// Air at the sides, and the stroke, in em.
    const AIR: f64 = 0.06;
    const STROKE: f64 = 0.07;
    let width = face.glyph_advance(0).max(0.4);
    let height = Face::Regular.cap_height();
    let outer = Rect::new(AIR, -height, width - AIR, 0.0);
    let mut outline = outer.to_path(0.1);
    outline.extend(outer.inset(-STROKE).to_path(0.1).reverse_subpaths());
    outline
}

#[cfg(test)]
mod tests {
    use super::*;
    use harfrust::{Direction, ShapePlan, UnicodeBuffer, script};
    use kurbo::Shape;
    use skrifa::MetadataProvider as _;
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
    fn what_no_face_has_is_a_box_that_is_seen() {
        for face in Face::ALL {
            let outline = glyph_outline(face, 0);
            // A twelfth of an em wide and high is ink on any printer.
            assert!(outline.area().abs() > 0.08, "{face:?}: {} em²", outline.area());
            assert!(outline.bounding_box().x1 <= face.glyph_advance(0).max(0.4), "{face:?}");
        }
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
                super::super::shape::shape(&text, Face::Regular, false, |_, glyph| ids.push(Some(glyph.id)));
                let own = ['x', *one, *other, *one, 'x'].map(|sign| Face::Regular.glyph_id(sign));
                assert_eq!(ids, own, "{text}");
            }
        }
    }
}
