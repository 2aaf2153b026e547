//! What is seen of a sheet that is shown to others, as a value: read off a show, or off a stop of one of its views.

use crate::editor::Camera;
use crate::model::{PersonaId, ScriptView};
use crate::present::{BlankScreen, Show, Stop, unlit};
use kurbo::{Point, Rect, Size};
use std::collections::BTreeSet;

/// What is seen of a sheet that is shown to others.
#[derive(Clone, Debug, Default)]
pub(crate) struct StageView {
    /// Where the sheet stands on the audience's screen, whose upper left corner is the origin.
    pub(crate) camera: Camera,
    /// The parts of the sheet that lie in the dark, without overlaps, and how dark it is there, 0–1.
    pub(crate) dusk: Vec<(Rect, f32)>,
    /// The people who are meant; all others step back. Nobody named means everybody.
    pub(crate) meant: BTreeSet<PersonaId>,
    /// How far along the sheet the curves have drawn themselves, in points of the sheet; all the way where nothing is said.
    pub(crate) drawn_to: Option<f64>,
    /// Nothing is seen at all.
    pub(crate) blank: Option<BlankScreen>,
    /// Places of the laser on the sheet, the last being where it is, each with how much of it is left, 0–1.
    pub(crate) laser: Vec<(Point, f64)>,
    /// Where the lens is held, on the sheet.
    pub(crate) lens: Option<Point>,
    /// Strokes of ink, on the sheet.
    pub(crate) ink: Vec<Vec<Point>>,
}

impl StageView {
    /// What a show shows of a sheet now.
    pub(crate) fn of(show: &Show, sheet: Size) -> Self {
        let pointing = show.pointing();
        let lit = show.stop().map_or(&[][..], |stop| &stop.lit);
        let (before, way) = show.dusk();
        Self {
            camera: show.camera(),
            dusk: dusk(sheet.to_rect(), before, lit, way),
            meant: show.view().map(|shown| people(&shown.view)).unwrap_or_default(),
            drawn_to: show.drawn_to(),
            blank: show.blank(),
            laser: show.laser_trail(),
            lens: pointing.at().filter(|_| show.has_lens()),
            ink: pointing.strokes().to_vec(),
        }
    }

    /// What is seen of a sheet at a stop, on a screen of this size.
    pub(crate) fn at(view: &ScriptView, stop: &Stop, sheet: Size, screen: Size) -> Self {
        let dark = unlit(sheet.to_rect(), &stop.lit).into_iter().map(|part| (part, 1.0));
        Self { camera: stop.camera(screen.to_rect()), dusk: dark.collect(), meant: people(view), ..Self::default() }
    }
}

fn people(view: &ScriptView) -> BTreeSet<PersonaId> {
    view.personas.iter().copied().collect()
}

/// The dark parts of a sheet while the light goes from one part of it to another: what lies in the dark all the way stays as it is.
fn dusk(sheet: Rect, before: &[Rect], now: &[Rect], way: f64) -> Vec<(Rect, f32)> {
    if way >= 1.0 {
        return unlit(sheet, now).into_iter().map(|part| (part, 1.0)).collect();
    }
    let (was, is) = (unlit(sheet, before), unlit(sheet, now));
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let (gone, come) = ((1.0 - way) as f32, way as f32);
    let without = |of: &[Rect], others: &[Rect]| -> Vec<Rect> {
        if others.is_empty() { of.to_vec() } else { of.iter().flat_map(|part| unlit(*part, others)).collect() }
    };
    let both = is.iter().flat_map(|one| was.iter().map(|other| one.intersect(*other)));
    let both = both.filter(|part| part.width() > 0.0 && part.height() > 0.0).map(|part| (part, 1.0));
    let coming = without(&is, &was).into_iter().map(|part| (part, come));
    let going = without(&was, &is).into_iter().map(|part| (part, gone));
    both.chain(coming).chain(going).filter(|(_, strength)| *strength > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rect, dusk};
    use kurbo::Point;

    #[test]
    fn what_lies_in_the_dark_before_and_after_stays_dark_all_the_way() {
        let sheet = Rect::new(0.0, 0.0, 100.0, 50.0);
        let (left, right) = ([Rect::new(0.0, 0.0, 20.0, 50.0)], [Rect::new(40.0, 0.0, 60.0, 50.0)]);
        let parts = dusk(sheet, &left, &right, 0.25);
        let dark = |x: f64| -> f32 {
            parts.iter().filter(|(part, _)| part.contains(Point::new(x, 25.0))).map(|(_, it)| it).sum()
        };
        for (x, strength) in [(10.0, 0.25), (30.0, 1.0), (50.0, 0.75), (80.0, 1.0)] {
            assert!((dark(x) - strength).abs() < 1e-6, "{x}: {}", dark(x));
        }
        assert!(dusk(sheet, &left, &[], 1.0).is_empty(), "where all is meant nothing is dark");
        let parts = dusk(sheet, &[], &left, 0.5);
        assert!(parts.iter().all(|(_, strength)| (*strength - 0.5).abs() < 1e-6) && !parts.is_empty());
    }
}
