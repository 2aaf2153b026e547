//! Papers, as the command line names them.

use crate::i18n::{number, system_language};
use crate::model::{Orientation, Paper, SHORTEST_TILE, Sheet};
use crate::units::Mm;

/// Reads a paper as the command line names it.
pub(super) fn parse_paper(text: &str) -> Result<Paper, String> {
    // On a Russian keyboard the letters of papers look the same.
    let lower = text.to_lowercase().replace('а', "a").replace('в', "b");
    if let Some(paper) = Paper::named(&lower) {
        return Ok(paper);
    }
    let (roll, sides) = match lower.strip_prefix("roll") {
        Some(sides) => (true, sides.trim_start_matches('-')),
        None => (false, lower.as_str()),
    };
    let sides = sides.trim_end_matches("mm").split_once(['x', '×', 'х']);
    let side = |text: &str| number::typed(text, system_language()).map(Mm);
    sides
        .and_then(|(width, height)| {
            let (width, height) = (side(width)?, side(height)?);
            if roll { Paper::roll(width, height) } else { Paper::custom(width, height) }
        })
        .ok_or_else(|| {
            "a5 to a0, 2a0, b5 to b0, letter, legal, tabloid, ansi-c to ansi-e, WIDTHxHEIGHT, or rollWIDTHxLENGTH; \
             with sides of 50–5000 mm"
                .to_owned()
        })
}

/// Reads a paper that a poster can be cut into.
pub(super) fn parse_tile(text: &str) -> Result<Paper, String> {
    let paper = parse_paper(text)?;
    let (width, height) = Sheet::landscape(paper).sides();
    if width.min(height) >= SHORTEST_TILE {
        Ok(paper)
    } else {
        Err("a4, a3, or any other paper with sides of at least 100 mm".to_owned())
    }
}

/// The same sheet with its long side as its height. A custom one lies as its sides say.
pub(super) fn upright(sheet: Sheet) -> Sheet {
    let paper = match sheet.paper {
        Paper::Custom { width, height } if width > height => Paper::Custom { width: height, height: width },
        paper => paper,
    };
    Sheet { paper, orientation: Orientation::Portrait, ..sheet }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_stands_upright_whatever_its_paper() {
        let custom = |width: f64, height: f64| Paper::Custom { width: Mm(width), height: Mm(height) };
        for paper in [Paper::A1, custom(1500.0, 1067.0), custom(700.0, 1000.0)] {
            let (width, height) = upright(Sheet::landscape(paper)).sides();
            assert!(width < height, "{paper:?}");
        }
    }

    #[test]
    fn papers_are_read_by_name_and_by_sides() {
        assert_eq!(parse_paper("A1"), Ok(Paper::A1));
        assert_eq!(parse_paper("a4"), Ok(Paper::A4));
        assert_eq!(parse_paper("А4"), Ok(Paper::A4), "in Cyrillic");
        assert_eq!(parse_paper("1000x700"), Ok(Paper::Custom { width: Mm(1000.0), height: Mm(700.0) }));
        assert_eq!(parse_paper("В2"), Ok(Paper::B2), "in Cyrillic");
        assert_eq!(parse_paper("ansi-c"), Ok(Paper::AnsiC));
        let roll = Paper::Roll { width: Mm(914.0), length: Mm(2400.0) };
        assert_eq!((parse_paper("roll914x2400"), parse_paper("roll-914х2400mm")), (Ok(roll), Ok(roll)));
        assert_eq!(parse_paper("420,5х297mm"), Ok(Paper::Custom { width: Mm(420.5), height: Mm(297.0) }));
        for text in ["", "a6", "roll914", "roll914x9000", "10x10", "NaNx100", "infx100", "1e9x100", "-5x100"] {
            assert!(parse_paper(text).is_err(), "{text}");
        }
        assert_eq!(parse_tile("A3"), Ok(Paper::A3));
        assert!(parse_tile("216x279").is_ok(), "Letter");
        assert!(parse_tile("90x200").is_err());
    }
}
