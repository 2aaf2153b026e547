//! Which face of the system draws what the bundled faces lack. Equal systems choose equally: by a list for each script, then by name.

use super::invisible::is_invisible;
use super::system::{SystemFace, SystemFont};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use unicode_script::Script;

/// What suits beside Golos, first what suits best, by script. Chinese, Japanese and Korean write many characters alike and draw them
/// each in their own way.
const PREFERRED: &[(Script, &[&str])] = &[
    (
        Script::Han,
        &[
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "PingFang SC",
            "Microsoft YaHei",
            "Hiragino Sans GB",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Droid Sans Fallback",
            "Heiti SC",
            "SimHei",
            "SimSun",
        ],
    ),
    (
        Script::Hiragana,
        &[
            "Noto Sans CJK JP",
            "Noto Sans JP",
            "Source Han Sans",
            "Source Han Sans JP",
            "Hiragino Sans",
            "Hiragino Kaku Gothic ProN",
            "Yu Gothic",
            "Meiryo",
            "IPAexGothic",
            "IPAPGothic",
            "TakaoPGothic",
            "VL PGothic",
            "MS PGothic",
            "Noto Sans CJK SC",
            "Droid Sans Fallback",
        ],
    ),
    (
        Script::Hangul,
        &[
            "Noto Sans CJK KR",
            "Noto Sans KR",
            "Source Han Sans K",
            "Source Han Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            "NanumGothic",
            "Noto Sans CJK SC",
            "WenQuanYi Micro Hei",
            "Droid Sans Fallback",
        ],
    ),
    (Script::Arabic, &["Noto Sans Arabic", "Segoe UI", "SF Arabic", "Geeza Pro", "Tahoma", "Arial", "DejaVu Sans"]),
    (Script::Hebrew, &["Noto Sans Hebrew", "Segoe UI", "SF Hebrew", "Arial Hebrew", "Arial", "DejaVu Sans"]),
    (Script::Thai, &["Noto Sans Thai", "Leelawadee UI", "Thonburi", "Tahoma"]),
    (Script::Devanagari, &["Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Mangal"]),
    (
        Script::Common,
        &[
            "Noto Emoji",
            "Segoe UI Emoji",
            "Segoe UI Symbol",
            "Symbola",
            "Noto Sans Symbols",
            "Noto Sans Symbols 2",
            "Noto Sans Symbols2",
            "Noto Sans Math",
            "Apple Symbols",
            "DejaVu Sans",
        ],
    ),
];

/// What suits every script.
const PLAIN: &[&str] = &[
    "Noto Sans",
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
    "Tahoma",
    "Nirmala UI",
    "DejaVu Sans",
    "Liberation Sans",
    "FreeSans",
    "Arial Unicode MS",
    "Droid Sans Fallback",
];

/// The face that draws each of these characters (graphemes, which stay whole) of one script, as near as can be to a weight: one for all
/// of them where there is one. `None` where there is no face.
pub(super) fn faces_for(graphemes: &[&str], script: Script, weight: u16) -> Vec<Option<SystemFace>> {
    let order = order(script, weight);
    let draws_all = |face: &&SystemFace| graphemes.iter().all(|grapheme| draws(**face, grapheme));
    if let Some(face) = order.iter().find(draws_all) {
        return vec![Some(*face); graphemes.len()];
    }
    graphemes.iter().map(|grapheme| order.iter().copied().find(|face| draws(*face, grapheme))).collect()
}

/// Whether a face has a glyph for all that is seen of a grapheme, and can be read.
fn draws(face: SystemFace, grapheme: &str) -> bool {
    let mut seen = grapheme.chars().filter(|character| !is_invisible(*character));
    seen.all(|character| face.font().draws(character)) && face.file().is_some()
}

/// The faces of the system in the order in which they suit a script and a weight.
fn order(script: Script, weight: u16) -> Arc<[SystemFace]> {
    type Orders = HashMap<(Script, u16), Arc<[SystemFace]>>;
    static ORDERS: OnceLock<Mutex<Orders>> = OnceLock::new();
    let mut orders = ORDERS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let found = orders.entry((script, weight)).or_insert_with(|| {
        let mut faces: Vec<(_, SystemFace)> = SystemFace::all()
            .map(|face| {
                let font = face.font();
                ((rank(font, script), !font.is_plain, font.weight.abs_diff(weight)), face)
            })
            .collect();
        faces.sort_unstable();
        faces.into_iter().map(|(_, face)| face).collect()
    });
    Arc::clone(found)
}

/// How well a family suits a script; less is better.
fn rank(font: &SystemFont, script: Script) -> usize {
    let is = |family: &str| font.families.iter().any(|own| own.eq_ignore_ascii_case(family));
    let of_script = format!("Noto Sans {}", script.full_name().replace('_', " "));
    let preferred = PREFERRED.iter().find(|(of, _)| *of == script).map_or(&[][..], |(_, families)| families);
    let listed = preferred.iter().copied().chain([of_script.as_str()]).chain(PLAIN.iter().copied());
    if let Some(place) = listed.clone().position(is) {
        return place;
    }
    let last = listed.count();
    let family = font.families.first().map_or("", |family| family.as_str());
    let says = |word: &str| family.contains(word);
    // What is drawn dot by dot, what has serifs or is written by hand, what is even in width, and then the rest: plain faces first.
    let penalty = match () {
        () if says("Unifont") || says("Fixed") => 4,
        () if says("Serif") || says("Nastaliq") || says("Times") || says("Rashi") || says("Song") || says("Ming") => 3,
        () if font.is_monospaced || says("Mono") => 2,
        () if says("Sans") || says("Gothic") => 0,
        () => 1,
    };
    last + penalty
}
