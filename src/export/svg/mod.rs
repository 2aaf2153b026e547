//! Page → SVG for other drawing programs.
//!
//! Text is written as outlines, one symbol a glyph, so that it looks the same where the fonts are not installed; what it
//! says stands in the label of each group. Whoever has the fonts and goes on working may have it as text instead.
//!
//! | file | what it does |
//! |---|---|
//! | `writer` | items of a scene as elements |
//! | `names` | groups by lane, stage and element, with names |
//! | `roles` | what groups are to whoever reads the file with a program |
//! | `words` | runs as text, to be edited |
//! | `web_text` | runs as text, to be read in a browser |
//! | `values` | colours, numbers and paths |

mod names;
mod roles;
mod values;
mod web_text;
pub(super) mod words;
mod writer;

use super::error::ExportError;
use super::items::{check_page, escape, is_sound};
use super::limits::{MITRE_LIMIT, PRODUCER};
use super::metadata::Metadata;
use super::watch::ExportWatch;
use crate::scene::{Item, Page, PlacedRef, Role};
use crate::units::{Mm, Pt};
use names::Names;
use values::number;

pub(super) use roles::{Roles, attributes};
pub(super) use values::{data as path_data, number as short_number};
pub(super) use writer::{SvgWriter, Words};

/// How an SVG writes its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SvgText {
    /// As outlines, which look the same everywhere.
    #[default]
    Outlines,
    /// As text in Golos Text, which can be edited and looks the same where that is installed.
    Text,
}

/// An SVG of a page, in millimetres as it prints. Its groups are named by lane, stage and element.
///
/// # Errors
/// A page that no file can have, or nobody who wants it any more.
pub(super) fn svg(page: &Page, meta: &Metadata, words: SvgText, watch: &ExportWatch) -> Result<String, ExportError> {
    watch.begin()?;
    check_page(page)?;
    let words_in = match words {
        SvgText::Outlines => Words::Outlines,
        SvgText::Text => Words::Editable,
    };
    let mut writer = SvgWriter::new(words_in, std::slice::from_ref(page));
    let printed: Vec<PlacedRef<'_>> = page.printed().collect();
    let (mut names, mut roles) = (Names::new(meta, &printed), Roles::default());
    let through_window = !page.is_whole();
    if through_window {
        writer.open_window(page);
    }
    for (placed, way) in printed.iter().zip(names.ways(&printed)) {
        let items: Vec<&Item> = page.items(*placed).filter(|item| is_sound(item)).collect();
        if items.is_empty() && through_window {
            continue;
        }
        if !names.is_at(&way) {
            roles.go_to(Role::Plain, &mut writer.body);
        }
        names.go_to(way, &mut writer.body);
        roles.go_to(placed.group.role, &mut writer.body);
        writer.group(*placed, &items, &names.of(placed.group));
    }
    roles.go_to(Role::Plain, &mut writer.body);
    names.close(0, &mut writer.body);
    if through_window {
        writer.close_window();
    }
    writer.anchors(page);
    writer.marks(page);
    let SvgWriter { definitions, body, .. } = writer;
    let (width, height) = (page.size.width, page.size.height);
    let mm = |length: f64| number(Mm::from(Pt(length)).get(), 3);
    let optional = |tag: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("<{tag}>{}</{tag}>\n", escape(text)) }
    };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {PRODUCER} -->\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" lang=\"{}\" \
         stroke-miterlimit=\"{MITRE_LIMIT}\"{}>\n{}{}<defs>\n{definitions}</defs>\n\
         <path fill=\"#fff\" d=\"M0 0H{2}V{3}H0z\"/>\n{body}</svg>\n",
        mm(width),
        mm(height),
        number(width, 3),
        number(height, 3),
        meta.language.code(),
        match words {
            SvgText::Outlines => "",
            // The face's contextual alternates would turn `->` into an arrow.
            SvgText::Text => {
                " font-family=\"Golos Text\" xml:space=\"preserve\" style=\"font-feature-settings:'calt' 0\""
            }
        },
        optional("title", &meta.title),
        optional("desc", &meta.subject),
    ))
}
