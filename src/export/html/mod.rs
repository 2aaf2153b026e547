//! Pages → one HTML file to hand over: any browser opens it without a network, to look closer, to ask what is behind a card, to read
//! it aloud, to print it.
//!
//! Nothing is in the file that is on none of its pages. Its script is ours, is named by its hash, and may load nothing
//! ([`policy`]); texts of a map reach it as data alone.
//!
//! | file | what it does |
//! |---|---|
//! | `shown` | who and what is on the pages, and what is known of it |
//! | `sheet` | a page as an SVG |
//! | `chrome` | what stands around the pages |
//! | `theme` | colours of the window |
//!
//! `assets/html` has the style and the script.

mod chrome;
mod sheet;
mod shown;
mod theme;

use super::error::ExportError;
use super::items::{check_page, escape};
use super::limits::PRODUCER;
use super::metadata::Metadata;
use super::svg::{SvgWriter, Words, short_number};
use super::watch::ExportWatch;
use super::web_fonts::{FAMILY, WebFonts};
use crate::i18n::Messages;
use crate::scene::Page;
use crate::text::Face;
use crate::units::{Mm, Pt};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use sheet::SheetWriter;
use shown::ShownThings;
use std::fmt::Write as _;

const STYLE: &str = include_str!("../../../assets/html/view.css");
const SCRIPT: &str = include_str!("../../../assets/html/view.js");

/// An HTML file of these pages, of which there must be one.
///
/// # Errors
/// A page that no file can have, a face that cannot be embedded, or nobody who wants it any more.
pub(super) fn html(pages: &[Page], meta: &Metadata, watch: &ExportWatch) -> Result<Vec<u8>, ExportError> {
    watch.begin()?;
    pages.iter().try_for_each(check_page)?;
    let words = Messages::of(meta.language);
    let shown = ShownThings::of(pages, meta, words);
    let data = chrome::data(pages, &shown, words);
    let title = if meta.title.is_empty() { words.text("map-eyebrow").into_owned() } else { meta.title.clone() };
    let bar = chrome::bar(meta, &title, &shown, words);
    let around =
        [(Face::Regular, data.as_str()), (Face::SemiBold, &data), (Face::Regular, &bar), (Face::SemiBold, &title)];
    let letters = (Face::Regular, "0123456789%\u{A0}…");
    let fonts = WebFonts::of(pages, around.into_iter().chain([letters]))?;

    let mut writer = SvgWriter::new(Words::Web(&fonts), pages);
    let mut sheets = SheetWriter::new(&shown);
    for (at, page) in pages.iter().enumerate() {
        watch.step(at, pages.len()).begin()?;
        let name = chrome::page_name(pages, at, words);
        let _ = writeln!(writer.body, "<section class=\"sheet s{at}\" aria-label=\"{}\">", escape(&name));
        sheets.page(page, &name, &mut writer);
        writer.body.push_str("</section>\n");
    }
    let style = [&fonts.css(), &theme::css(), &sizes(pages), STYLE, &hues(&shown), &writer.css(FAMILY)].concat();
    let mut file = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"{PRODUCER}\">\n\
         <title>{}</title>\n",
        meta.language.code(),
        policy(&style),
        escape(&title)
    );
    if !meta.subject.is_empty() {
        let _ = writeln!(file, "<meta name=\"description\" content=\"{}\">", escape(&meta.subject));
    }
    let _ = writeln!(file, "<style>{style}</style>\n</head>\n<body data-of=\"{}\">", pages.len());
    file.push_str(&chrome::symbols(&shown));
    let _ = writeln!(file, "<svg class=\"away\" aria-hidden=\"true\"><defs>\n{}</defs></svg>", writer.definitions);
    file.push_str(&bar);
    file.push_str(&chrome::around(&writer.body, words));
    let _ = writeln!(file, "<script type=\"application/json\" id=\"data\">{data}</script>");
    let _ = writeln!(file, "<script>{SCRIPT}</script>\n</body>\n</html>");
    Ok(file.into_bytes())
}

/// What the file may do: show its own style, run its own script, and nothing from elsewhere.
fn policy(style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(SCRIPT)
    )
}

/// How large each page is, on the screen and on paper.
fn sizes(pages: &[Page]) -> String {
    let mut css = String::from("#sheets{--zoom:.5}\n");
    let mut print = String::new();
    for (at, page) in pages.iter().enumerate() {
        let [width, height] = chrome::size(page).map(|side| short_number(side, 2));
        let _ = writeln!(css, ".s{at}{{width:calc({width}px*var(--zoom));height:calc({height}px*var(--zoom))}}");
        let [width, height] = [page.size.width, page.size.height].map(|side| short_number(Mm::from(Pt(side)).get(), 3));
        let _ = writeln!(css, "@page s{at}{{size:{width}mm {height}mm;margin:0}}");
        let _ = write!(print, ".s{at}{{page:s{at};width:{width}mm!important;height:{height}mm!important}}");
    }
    let _ = writeln!(css, "@media print{{{print}}}\n:root{{--family:\"{FAMILY}\",system-ui,sans-serif}}");
    css
}

/// The colours of people.
fn hues(shown: &ShownThings<'_>) -> String {
    let hues = shown.people.iter().enumerate();
    hues.fold(String::new(), |mut css, (number, (.., look))| {
        let _ = writeln!(css, ".hue{number}{{fill:var(--personas-{})}}", look.hue % 5);
        css
    })
}
