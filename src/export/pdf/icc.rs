//! The profile that says what the numbers of a colour mean: sRGB, as its standard gives it, made here so that nobody else's words are in it.

/// One curve for three channels, in so many steps.
const STEPS: u16 = 1024;

/// A profile of sRGB by ICC.1:2001, version 2.
pub(super) fn srgb() -> Vec<u8> {
    // Adapted to the light of D50 by Bradford, as profiles are: IEC 61966-2-1 and its amendment.
    const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
    const RED: [f64; 3] = [0.436_065_67, 0.222_488_4, 0.013_916_02];
    const GREEN: [f64; 3] = [0.385_147_09, 0.716_873_17, 0.097_076_42];
    const BLUE: [f64; 3] = [0.143_066_41, 0.060_607_91, 0.714_096_07];
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description("sRGB")),
        (b"cprt", copyright("No copyright, use freely")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve()),
    ];
    // Green and blue have the curve of red.
    let count = tags.len() + 2;
    let mut table: Vec<u8> = number(count).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let begin = HEADER + 4 + 12 * count;
    for (name, content) in &tags {
        let entry = [number(begin + data.len()), number(content.len())].concat();
        let names: &[&[u8; 4]] = if *name == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[name] };
        for name in names {
            table.extend_from_slice(*name);
            table.extend_from_slice(&entry);
        }
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(begin + data.len(), WHITE);
    profile.extend(table);
    profile.extend(data);
    profile
}

const HEADER: usize = 128;

fn header(size: usize, white: [f64; 3]) -> Vec<u8> {
    let mut header = number(size).to_vec();
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // A day that never changes: that of the standard.
    for part in [1999_u16, 10, 18, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(HEADER - 60, 0);
    header.extend(white.into_iter().flat_map(fixed));
    header.resize(HEADER, 0);
    header
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number with sixteen bits before its point and sixteen behind it.
#[expect(clippy::cast_possible_truncation, reason = "constants below one and a bit")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn xyz(color: [f64; 3]) -> Vec<u8> {
    [*b"XYZ ", [0; 4]].concat().into_iter().chain(color.into_iter().flat_map(fixed)).collect()
}

fn copyright(text: &str) -> Vec<u8> {
    let mut tag = [*b"text", [0; 4]].concat();
    tag.extend_from_slice(text.as_bytes());
    tag.push(0);
    tag
}

fn description(text: &str) -> Vec<u8> {
    let mut tag = [*b"desc", [0; 4]].concat();
    tag.extend(number(text.len() + 1));
    tag.extend_from_slice(text.as_bytes());
    tag.push(0);
    // Neither in Unicode nor in the script of old systems.
    tag.resize(tag.len() + 4 + 4 + 2 + 1 + 67, 0);
    tag
}

/// How much light a channel's value gives.
fn curve() -> Vec<u8> {
    let mut tag = [*b"curv", [0; 4]].concat();
    tag.extend(number(STEPS.into()));
    for step in 0..STEPS {
        let value = f64::from(step) / f64::from(STEPS - 1);
        let light = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1")]
        tag.extend_from_slice(&((light * 65_535.0).round() as u16).to_be_bytes());
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_as_long_as_it_says_and_its_tags_lie_in_it() {
        let profile = srgb();
        let at = |place: usize| u32::from_be_bytes(profile[place..place + 4].try_into().expect("four bytes")) as usize;
        assert_eq!(at(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..at(HEADER) {
            let entry = HEADER + 4 + 12 * tag;
            let (from, length) = (at(entry + 4), at(entry + 8));
            assert!(from % 4 == 0 && from + length <= profile.len());
        }
        // White is white: the primaries add up to it.
        let fixed_at = |place: usize| f64::from(i32::try_from(at(place)).expect("small")) / 65_536.0;
        for axis in 0..3 {
            let of = |tag: usize| fixed_at(at(HEADER + 4 + 12 * tag + 4) + 8 + 4 * axis);
            assert!((of(3) + of(4) + of(5) - of(2)).abs() < 2e-4, "axis {axis}");
        }
    }
}
