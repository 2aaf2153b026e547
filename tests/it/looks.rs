//! How well personas are told apart: the five styles, the look of the next one, and looks that are too alike.
#![expect(clippy::float_cmp, reason = "a colour differs from itself by nothing")]

use crate::support::{at_least, lay_out, sample};
use std::sync::Arc;
use tropa::color::{Rgba, Vision};
use tropa::layout::vignette::{Tones, curve};
use tropa::layout::{Engine, PaperTheme, PersonaColors, View};
use tropa::method::synth;
use tropa::model::{LineStyle, Marker, PersonaId, PersonaLook};
use tropa::scene::{Item, Symbol};

/// Every two of the five, with the difference of a colour of theirs.
fn pairs(vision: Vision, color: fn(&PersonaColors) -> Rgba) -> Vec<(usize, usize, f64)> {
    let hues = &PaperTheme::get().personas;
    assert_eq!(hues.len(), 5);
    let mut pairs = Vec::new();
    for (at, one) in hues.iter().enumerate() {
        for (other_at, other) in hues.iter().enumerate().skip(at + 1) {
            pairs.push((at, other_at, vision.difference(color(one), color(other))));
        }
    }
    pairs
}

#[test]
fn every_two_of_the_five_lines_differ_plainly_in_the_four_colour_views_and_a_little_in_grey() {
    /// Twice what is just seen side by side (2.3). In grey that is all that five hues on white can keep: each needs 3:1.
    const IN_GREY: f64 = 4.6;
    for vision in Vision::COLORS {
        for (one, other, difference) in pairs(vision, |colors| colors.line) {
            assert!(difference >= PaperTheme::PLAIN, "{vision:?}: hues {one} and {other} differ by {difference:.1}");
        }
    }
    for (one, other, difference) in pairs(Vision::Grey, |colors| colors.line) {
        assert!(difference >= IN_GREY, "hues {one} and {other} differ by {difference:.1} in grey");
    }
}

#[test]
fn ribbons_and_soft_grounds_can_be_told_apart_where_they_touch() {
    for vision in Vision::COLORS {
        for (one, other, difference) in pairs(vision, |colors| colors.ribbon) {
            assert!(difference >= 5.0, "{vision:?}: ribbons {one} and {other} differ by {difference:.1}");
        }
        for (one, other, difference) in pairs(vision, |colors| colors.tint) {
            assert!(difference >= 2.3, "{vision:?}: tints {one} and {other} differ by {difference:.1}");
        }
    }
}

#[test]
fn no_two_of_the_five_styles_share_dash_or_marker_so_grey_print_tells_them_apart() {
    let paper = PaperTheme::get();
    for one in 0..5 {
        for other in (0..5).filter(|other| *other != one) {
            let (one, other) = (PersonaLook::nth(one), PersonaLook::nth(other));
            assert!(one.line != other.line && one.marker != other.marker, "{one:?} {other:?}");
            assert_eq!(paper.too_similar(one, other), None, "{one:?} {other:?}");
        }
    }
}

#[test]
fn every_line_is_seen_on_white_paper() {
    let light = |color: Rgba| {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
    };
    for colors in at_least(5, &PaperTheme::get().personas) {
        let contrast = 1.05 / (light(colors.line) + 0.05);
        assert!(contrast >= 3.0, "{} has {contrast:.2}:1 (WCAG 2.2, 1.4.11)", colors.line.to_hex());
    }
}

#[test]
fn the_next_persona_gets_a_hue_a_dash_and_a_marker_that_nobody_has() {
    let paper = PaperTheme::get();
    // Whoever is there first, the others come out all different.
    for first in 0..5 {
        let mut taken = vec![PersonaLook::nth(first)];
        while taken.len() < 5 {
            let next = paper.most_distinct_look(&taken);
            for other in &taken {
                let differs = next.hue != other.hue && next.line != other.line && next.marker != other.marker;
                assert!(differs, "{next:?} beside {taken:?}");
            }
            taken.push(next);
        }
    }
    assert_eq!(paper.most_distinct_look(&[]), PersonaLook::nth(0));
}

#[test]
fn the_next_hue_is_the_one_farthest_from_those_that_are_taken() {
    let paper = PaperTheme::get();
    let taken = [PersonaLook::nth(0), PersonaLook::nth(3)];
    let least = |hue: u8| {
        let look = PersonaLook { hue, ..PersonaLook::default() };
        taken.iter().map(|other| paper.apart(look, *other)).fold(f64::INFINITY, f64::min)
    };
    let next = paper.most_distinct_look(&taken);
    for hue in 0..5 {
        assert!(least(next.hue) >= least(hue), "hue {hue} is farther than {next:?}");
    }
    assert_eq!(least(0), 0.0);
}

#[test]
fn a_dash_or_marker_that_is_free_is_taken_though_somebody_mixed_theirs() {
    // A blue dashed line with crosses, an orange solid one with diamonds.
    let taken = [
        PersonaLook { hue: 0, line: LineStyle::Dashed, marker: Marker::Cross },
        PersonaLook { hue: 1, line: LineStyle::Solid, marker: Marker::Diamond },
    ];
    let next = PaperTheme::get().most_distinct_look(&taken);
    assert!(!taken.iter().any(|other| other.line == next.line || other.marker == next.marker), "{next:?}");
}

#[test]
fn beyond_five_nobody_has_the_very_look_of_another() {
    let mut taken: Vec<PersonaLook> = (0..5).map(PersonaLook::nth).collect();
    while taken.len() < 15 {
        let next = PaperTheme::get().most_distinct_look(&taken);
        assert!(!taken.contains(&next), "{next:?} is number {}", taken.len());
        taken.push(next);
    }
}

#[test]
fn the_same_marker_in_another_hue_is_told_as_alike_in_grey_and_the_same_hue_as_alike_for_all() {
    let paper = PaperTheme::get();
    let (one, other) = (PersonaLook::nth(0), PersonaLook::nth(2));
    assert_eq!(paper.too_similar(one, PersonaLook { marker: one.marker, ..other }), Some(Vision::Grey));
    assert_eq!(paper.too_similar(one, PersonaLook { line: one.line, ..other }), Some(Vision::Grey));
    assert_eq!(paper.too_similar(one, PersonaLook { hue: one.hue, line: one.line, ..other }), Some(Vision::Normal));
    assert_eq!(paper.too_similar(one, PersonaLook { hue: one.hue, ..other }), None, "dash and marker say it");
}

#[test]
fn a_small_curve_has_all_points_of_its_persona_and_stays_in_its_box() {
    let document = sample();
    let journey = document.first_journey().expect("a map");
    let layout = Engine::default().lay_out(&document, journey.id, &View::default());
    let black = Rgba { r: 0, g: 0, b: 0, a: 255 };
    let tones = Tones { line: black, ground: black, zero: black };
    let size = kurbo::Size::new(200.0, 60.0);
    for persona in at_least(2, &document.personas) {
        let who = (persona.id, persona.look);
        let drawn = curve(journey, &layout.frame, who, tones, size).expect("the sample's people have curves");
        let group = &drawn.groups.iter().next().expect("one group").group;
        let marks = journey.emotions.iter().filter(|point| point.persona == persona.id).count();
        let filled = |item: &&Item| matches!(item, Item::Symbol { fill: Some(_), .. });
        assert!(marks > 1 && group.items.iter().filter(filled).count() == marks, "{}", persona.name);
        assert_eq!(group.bounds.union(size.to_rect()), size.to_rect(), "{}", persona.name);
    }
    let nobody = (PersonaId::new(4711), PersonaLook::default());
    assert!(curve(journey, &layout.frame, nobody, tones, size).is_none());
}

#[test]
fn marks_of_one_look_and_size_are_one_shape_however_many_cards_bear_them() {
    let document = synth(20, 2_000, 3, 1);
    let layout = lay_out(&document, &View::default());
    let mut marks = 0;
    let mut shapes: Vec<&Arc<Symbol>> = Vec::new();
    for placed in layout.scene.groups.iter() {
        let symbols = placed.group.items.iter().filter_map(|item| match item {
            Item::Symbol { symbol, .. } => Some(symbol),
            _ => None,
        });
        for symbol in symbols {
            marks += 1;
            if !shapes.iter().any(|shape| Arc::ptr_eq(shape, symbol)) {
                assert!(!shapes.contains(&symbol), "a shape that is there already, once more: {symbol:?}");
                shapes.push(symbol);
            }
        }
    }
    assert!(marks > 2_000, "{marks}");
    // Three looks, each at a few sizes, and the discs of the legend and of moments of truth.
    assert!((3..30).contains(&shapes.len()), "{}", shapes.len());
}
