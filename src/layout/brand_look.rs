//! What a brand changes of a sheet: the faces its texts are set in, and the colours of stages.

use super::paper::{PaperTheme, StageColors};
use crate::color::Rgba;
use crate::model::Brand;
use crate::text::{Face, OwnFace, Span, Style};

/// What a brand changes of a sheet. Whatever was laid out in another look is of no use.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BrandLook {
    regular: Option<OwnFace>,
    bold: Option<OwnFace>,
    stages: Vec<StageColors>,
}

impl BrandLook {
    /// Of a brand; a font file that cannot be used changes nothing.
    pub(super) fn of(brand: &Brand) -> Self {
        let [regular, bold] =
            [&brand.regular, &brand.bold].map(|file| file.as_ref().and_then(|file| OwnFace::of(file.bytes()).ok()));
        Self { regular, bold, stages: brand.colors.iter().map(|color| stage_colors(*color)).collect() }
    }

    /// The face that stands for another.
    fn face(&self, face: Face) -> Face {
        let own = match face {
            Face::Regular | Face::Medium => self.regular,
            Face::SemiBold | Face::Bold => self.bold,
            Face::Icons | Face::System(_) | Face::Own(_) => None,
        };
        own.map_or(face, Face::Own)
    }

    /// Whether texts are set in other faces than the bundled ones.
    pub(super) const fn has_faces(&self) -> bool {
        self.regular.is_some() || self.bold.is_some()
    }

    /// The same words in the brand's faces.
    pub(super) fn spans<'a>(&self, spans: &[Span<'a>]) -> Vec<Span<'a>> {
        let own = |style: Style| Style { face: self.face(style.face), ..style };
        spans.iter().map(|span| Span { style: own(span.style), ..*span }).collect()
    }

    /// Colours of the n-th stage.
    pub(super) fn stage(&self, theme: &PaperTheme, index: usize) -> StageColors {
        if self.stages.is_empty() { theme.stage(index) } else { self.stages[index % self.stages.len()] }
    }
}

/// A light ground of a colour, and the colour dark enough to be read on it.
fn stage_colors(color: Rgba) -> StageColors {
    /// How much of the colour is in the ground.
    const TINT: f64 = 0.1;
    /// What WCAG 2.2 asks of text.
    const READ: f64 = 4.5;
    let theme = PaperTheme::get();
    let color = Rgba { a: u8::MAX, ..color };
    let tint = theme.paper.mix(color, TINT);
    let darker = (0..=20).map(|step| color.mix(theme.ink, f64::from(step) / 20.0));
    let ink = { darker }.find(|ink| ink.contrast(tint) >= READ).unwrap_or(theme.ink);
    StageColors { tint, ink }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_of_a_brand_gives_a_ground_on_which_its_ink_is_read() {
        for hex in ["#FFFFFF", "#FFE100", "#000000", "#E4002B", "#00B2A9", "#7F7F7F80"] {
            let colors = stage_colors(Rgba::from_hex(hex).expect("a colour"));
            assert!(
                colors.ink.contrast(colors.tint) >= 4.5,
                "{hex}: {} on {}",
                colors.ink.to_hex(),
                colors.tint.to_hex()
            );
            assert_eq!((colors.ink.a, colors.tint.a), (255, 255));
        }
    }

    #[test]
    fn no_brand_changes_nothing() {
        let look = BrandLook::of(&Brand::default());
        assert!(!look.has_faces());
        assert_eq!(look.face(Face::Bold), Face::Bold);
        assert_eq!(look.stage(PaperTheme::get(), 7), PaperTheme::get().stage(7));
    }
}
