//! How personas are told apart: which look is free, and which two are too alike.

use super::paper::PaperTheme;
use crate::color::Vision;
use crate::model::{LineStyle, Marker, PersonaLook};

impl PaperTheme {
    /// The least difference of two hues, in units of CIEDE2000, at which colour alone tells two personas apart: plain at a glance
    /// and not only side by side. The five hues keep it for every pair in the four views with colours. In grey none can: all of
    /// them have to be dark enough to be seen on white, so there dash and marker tell people apart.
    pub const PLAIN: f64 = 10.0;

    /// The look for one more persona beside those that are taken. No dash and no marker comes twice while one is free; among
    /// the hues it is the one whose least difference from the taken, over normal, protan, deutan, tritan and grey view, is the
    /// greatest. When all are taken, the look that shares least with any other.
    #[must_use]
    pub fn most_distinct_look(&self, taken: &[PersonaLook]) -> PersonaLook {
        let hues = u8::try_from(self.personas.len()).unwrap_or(u8::MAX);
        let mut best: Option<(LookRank, PersonaLook)> = None;
        for hue in 0..hues {
            for line in LineStyle::ALL {
                for marker in Marker::ALL {
                    let look = PersonaLook { hue, line, marker };
                    let rank = self.rank(look, taken);
                    if best.as_ref().is_none_or(|(found, _)| rank.is_better(found)) {
                        best = Some((rank, look));
                    }
                }
            }
        }
        best.map_or_else(PersonaLook::default, |(_, look)| look)
    }

    fn rank(&self, look: PersonaLook, taken: &[PersonaLook]) -> LookRank {
        let count = |same: &dyn Fn(&PersonaLook) -> bool| taken.iter().filter(|other| same(other)).count();
        let usual = PersonaLook::nth(look.hue.into());
        LookRank {
            repeated: count(&|other| other.line == look.line) + count(&|other| other.marker == look.marker),
            shared: taken.iter().map(|other| shared(look, *other)).max().unwrap_or_default(),
            apart: taken.iter().map(|other| self.apart(look, *other)).fold(f64::INFINITY, f64::min),
            unusual: usize::from(look.line != usual.line) + usize::from(look.marker != usual.marker),
        }
    }

    /// The least difference of the hues of two looks over all views, in units of CIEDE2000.
    #[must_use]
    pub fn apart(&self, one: PersonaLook, other: PersonaLook) -> f64 {
        let (one, other) = (self.persona(one).line, self.persona(other).line);
        Vision::ALL.into_iter().map(|vision| vision.difference(one, other)).fold(f64::INFINITY, f64::min)
    }

    /// In which view two personas are taken for each other: where their hues are not plainly different, and curves have the same
    /// dash or points the same marker. The views in which it is told are those in which most people meet it: normal, then grey.
    #[must_use]
    pub fn too_similar(&self, one: PersonaLook, other: PersonaLook) -> Option<Vision> {
        if one.line != other.line && one.marker != other.marker {
            return None;
        }
        let (one, other) = (self.persona(one).line, self.persona(other).line);
        let views = [Vision::Normal, Vision::Grey, Vision::Deutan, Vision::Protan, Vision::Tritan];
        views.into_iter().find(|vision| vision.difference(one, other) < Self::PLAIN)
    }
}

/// How good a look would be.
struct LookRank {
    /// How often its dash and its marker are taken.
    repeated: usize,
    /// What it has in common with the look that is most like it: hue, dash, marker.
    shared: usize,
    /// How far its hue is from the nearest.
    apart: f64,
    /// What of it is not what goes with its hue.
    unusual: usize,
}

impl LookRank {
    fn is_better(&self, other: &Self) -> bool {
        (self.repeated.cmp(&other.repeated))
            .then(self.shared.cmp(&other.shared))
            .then(other.apart.total_cmp(&self.apart))
            .then(self.unusual.cmp(&other.unusual))
            .is_lt()
    }
}

fn shared(one: PersonaLook, other: PersonaLook) -> usize {
    usize::from(one.hue == other.hue) + usize::from(one.line == other.line) + usize::from(one.marker == other.marker)
}
