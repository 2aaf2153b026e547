//! A sheet as large as its drawing: the smallest on which type has a wanted size and everything has room.

use super::engine::{Engine, LayoutInput};
use super::fit::{STEPS, scale_at};
use super::paper::TypeScale;
use super::view::View;
use crate::model::{LONGEST_SIDE, Orientation, Paper, Sheet};
use crate::units::{Mm, Pt};
use std::sync::atomic::AtomicBool;

/// Sheets are looked for in steps of so much of their long side, from this length on.
const STEP: Mm = Mm(10.0);
const SHORTEST: Mm = Mm(150.0);
/// Type that is so much smaller, in points, is the same.
const SAME: f64 = 0.05;
/// So often a sheet is made a step longer where the search for its size of type, which looks at a few sizes, ends below the wanted one.
const MORE_STEPS: u32 = 12;

impl Engine {
    /// The smallest sheet on which the smallest type of a map has at least this size and everything has room: of a roll so much of it,
    /// else a sheet of the proportions of A1 that lies as the sheet does on which the map is now, with its margins. `None` where no sheet has:
    /// none asks for type that is larger than a fifth more than A0 does.
    pub fn sheet_for_type(&mut self, input: &LayoutInput<'_>, size: Pt) -> Option<Sheet> {
        let sheet = input.sheet();
        let most = whole(LONGEST_SIDE / STEP);
        let (mut short, mut long) = (whole(SHORTEST / STEP), most);
        if !self.has_room(input, as_long(sheet, long), size)? {
            return None;
        }
        while short < long {
            let middle = short + (long - short) / 2;
            if self.has_room(input, as_long(sheet, middle), size)? {
                long = middle;
            } else {
                short = middle + 1;
            }
        }
        for _ in 0..MORE_STEPS {
            let found = as_long(sheet, long);
            for found in [named(found), found] {
                let layout = self.lay_out(input.document, input.journey, &on(input.view, found));
                if layout.frame.smallest_type >= size.get() - SAME {
                    return Some(found);
                }
            }
            if long >= most {
                return Some(found);
            }
            long = (long + 1 + long / 50).min(most);
        }
        Some(as_long(sheet, long))
    }

    /// Whether everything has room on a sheet at the smallest size of type that is at least this; at once no where the sheet asks for smaller
    /// type. `None` without a journey.
    fn has_room(&mut self, input: &LayoutInput<'_>, sheet: Sheet, size: Pt) -> Option<bool> {
        let asked = TypeScale::of(sheet).smallest().get();
        let Some(step) = STEPS.rev().find(|step| asked * scale_at(*step) >= size.get() - SAME) else {
            return Some(false);
        };
        let view = on(input.view, sheet);
        self.all_fit(&[LayoutInput { view: &view, held: None, ..*input }], step, &AtomicBool::new(false))
    }
}

/// A paper that has a name and hardly another size, for that is what shops have; else the same.
fn named(sheet: Sheet) -> Sheet {
    let (wide, high) = sheet.sides();
    let hardly = |side: Mm, than: Mm| (Mm(-1.0)..=STEP).contains(&(side - than));
    let orientation = if wide >= high { Orientation::Landscape } else { Orientation::Portrait };
    let papers = Paper::NAMED.into_iter().map(|paper| Sheet { paper, orientation, ..sheet });
    let near = |named: &Sheet| hardly(named.sides().0, wide) && hardly(named.sides().1, high);
    if matches!(sheet.paper, Paper::Custom { .. }) { papers.into_iter().find(near).unwrap_or(sheet) } else { sheet }
}

fn on(view: &View, sheet: Sheet) -> View {
    View { sheet: Some(sheet), ..view.clone() }
}

/// The same kind of sheet, so many steps long.
fn as_long(sheet: Sheet, steps: u32) -> Sheet {
    let length = STEP * f64::from(steps);
    let (wide, high) = sheet.sides();
    let across = Mm((length.get() / std::f64::consts::SQRT_2).round());
    let paper = match sheet.paper {
        Paper::Roll { width, .. } => Paper::Roll { width, length },
        _ if wide >= high => Paper::Custom { width: length, height: across },
        _ => Paper::Custom { width: across, height: length },
    };
    Sheet { paper, ..sheet }.tamed()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred steps")]
fn whole(steps: f64) -> u32 {
    steps.floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::synth;
    use crate::model::Document;

    fn found(document: &Document, sheet: Sheet, size: f64) -> Option<Sheet> {
        let journey = document.first_journey()?.id;
        let view = View { sheet: Some(sheet), ..View::default() };
        let input = LayoutInput { document, journey, view: &view, held: None };
        Engine::default().sheet_for_type(&input, Pt(size))
    }

    fn smallest_type(document: &Document, sheet: Sheet) -> f64 {
        let journey = document.first_journey().expect("a journey").id;
        let view = View { sheet: Some(sheet), ..View::default() };
        Engine::default().lay_out(document, journey, &view).frame.smallest_type
    }

    #[test]
    fn a_sheet_for_a_size_of_type_has_that_size_and_a_much_smaller_one_has_not() {
        let document = synth(6, 60, 2, 1);
        let roll = Paper::Roll { width: Mm(914.0), length: Mm(2000.0) };
        for (sheet, size) in
            [(Sheet::landscape(Paper::A1), 16.0), (Sheet::landscape(Paper::A1), 22.0), (Sheet::landscape(roll), 9.0)]
        {
            let found = found(&document, sheet, size).expect("there is one");
            let type_size = smallest_type(&document, found);
            assert!(type_size >= size - SAME && type_size < size * 1.1, "{type_size} on {found:?}");
            let (wide, high) = found.sides();
            let smaller = match found.paper {
                Paper::Roll { width, length } => {
                    assert_eq!((width, high), (Mm(914.0), Mm(914.0)), "the roll is as wide as it is");
                    Paper::Roll { width, length: length * 0.9 }
                }
                _ => {
                    assert!((wide / high - std::f64::consts::SQRT_2).abs() < 0.01, "usual proportions: {found:?}");
                    Paper::Custom { width: wide * 0.9, height: high * 0.9 }
                }
            };
            let type_size = smallest_type(&document, Sheet { paper: smaller, ..found });
            assert!(type_size < size - SAME, "{type_size} on a tenth less");
        }
    }

    #[test]
    fn a_paper_that_shops_have_is_taken_where_it_is_hardly_larger() {
        let own = |width: f64, height: f64| Sheet::landscape(Paper::Custom { width: Mm(width), height: Mm(height) });
        assert_eq!(named(own(840.0, 594.0)).paper, Paper::A1);
        assert_eq!(named(own(1190.0, 841.0)).paper, Paper::A0);
        assert_eq!(named(own(590.0, 834.0)), Sheet::portrait(Paper::A1));
        assert_eq!(named(own(800.0, 566.0)), own(800.0, 566.0));
    }

    #[test]
    fn the_way_a_sheet_lies_and_its_margins_stay_and_what_no_sheet_has_is_told() {
        let document = synth(6, 30, 2, 1);
        let standing = Sheet { margin: Some(Mm(25.0)), ..Sheet::portrait(Paper::A1) };
        let sheet = found(&document, standing, 14.0).expect("there is one");
        let (wide, high) = sheet.sides();
        assert!(wide < high && sheet.margin == Some(Mm(25.0)), "{sheet:?}");
        assert_eq!(found(&document, standing, 40.0), None, "no sheet is read from so far");
        assert_eq!(found(&document, standing, 14.0), Some(sheet), "always the same");
    }
}
