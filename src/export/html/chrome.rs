//! What stands around the pages: a bar, a panel, and the data that they are made of.

use super::shown::ShownThings;
use crate::export::items::escape;
use crate::export::metadata::Metadata;
use crate::export::svg::path_data;
use crate::i18n::{Messages, format};
use crate::model::Marker;
use crate::scene::Page;
use crate::text::{Face, glyph_outline, icon};
use kurbo::Affine;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Pixels of a style sheet in a point.
const PIXELS: f64 = 96.0 / 72.0;

/// The icons of the bar.
const ICONS: [&str; 8] = ["chevron-left", "chevron-right", "layers-2", "maximize", "minus", "plus", "printer", "x"];

/// The size of a page in pixels of a style sheet.
pub(super) fn size(page: &Page) -> [f64; 2] {
    [page.size.width, page.size.height].map(|side| side * PIXELS)
}

/// What a page is called: by its name, or by its number.
pub(super) fn page_name(pages: &[Page], at: usize, words: &Messages) -> String {
    match pages.get(at) {
        Some(page) if !page.name.is_empty() => page.name.clone(),
        _ => words.format("html-page", &[("n", (at + 1).into()), ("of", pages.len().into())]),
    }
}

/// What the script knows. No text in it can end the element that it stands in.
pub(super) fn data(pages: &[Page], shown: &ShownThings<'_>, words: &Messages) -> String {
    let text = |key: &str| words.text(key).into_owned();
    let things = shown.things.iter().map(|thing| {
        let people: Vec<usize> = thing.personas.iter().filter_map(|persona| shown.number(*persona)).collect();
        let mut told = json!({ "kind": thing.kind, "title": thing.title, "rows": thing.rows });
        if !people.is_empty() {
            told["who"] = json!(people);
        }
        if thing.is_moment {
            told["moment"] = json!(true);
        }
        if let Some(hypothesis) = thing.hypothesis {
            told["hypothesis"] = json!(hypothesis);
        }
        told
    });
    let round = |side: f64| (side * 100.0).round() / 100.0;
    let data = json!({
        "pages": (0..pages.len()).map(|at| page_name(pages, at, words)).collect::<Vec<_>>(),
        "sizes": pages.iter().map(|page| size(page).map(round)).collect::<Vec<_>>(),
        "people": shown.people.iter().map(|(_, name, _)| name).collect::<Vec<_>>(),
        "things": things.collect::<Vec<Value>>(),
        "percent": format::percent(0.0, words.language()),
        "moment": text("legend-moment"),
        "hypothesis": text("legend-hypothesis"),
        "checked": text("legend-evidence"),
    });
    let mut plain = String::new();
    for character in data.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(plain, "\\u{:04x}", u32::from(character));
            }
            _ => plain.push(character),
        }
    }
    plain
}

/// Icons and the marks of people, to be referred to.
pub(super) fn symbols(shown: &ShownThings<'_>) -> String {
    let mut symbols = String::from("<svg class=\"away\" aria-hidden=\"true\"><defs>\n");
    for name in ICONS {
        let glyph = icon(name).and_then(|character| Face::Icons.glyph_id(character));
        let outline =
            glyph.map(|id| Affine::translate((0.0, 24.0)) * Affine::scale(24.0) * glyph_outline(Face::Icons, id));
        if let Some(outline) = outline {
            let data = path_data(&outline, 2);
            let _ = writeln!(symbols, "<symbol id=\"icon-{name}\" viewBox=\"0 0 24 24\"><path d=\"{data}\"/></symbol>");
        }
    }
    for (number, (.., look)) in shown.people.iter().enumerate() {
        let mark = match look.marker {
            Marker::Circle => "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0z",
            Marker::Diamond => "M0-7L7 0L0 7L-7 0z",
            Marker::Square => "M-5.5-5.5h11v11h-11z",
            Marker::Triangle => "M0-6.5L7 6H-7z",
            Marker::Cross => "M-2-7h4v5h5v4h-5v5h-4v-5h-5v-4h5z",
        };
        let _ = writeln!(symbols, "<path id=\"who{number}\" class=\"hue{number}\" d=\"{mark}\"/>");
    }
    symbols.push_str("</defs></svg>\n");
    symbols
}

fn icon_of(name: &str) -> String {
    format!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#icon-{name}\"/></svg>")
}

/// A button with an icon.
fn button(id: &str, name: &str, label: &str) -> String {
    let label = escape(label);
    format!("<button type=\"button\" id=\"{id}\" aria-label=\"{label}\" title=\"{label}\">{}</button>\n", icon_of(name))
}

/// The bar above the pages: what this is, who and what is shown of it.
pub(super) fn bar(meta: &Metadata, title: &str, shown: &ShownThings<'_>, words: &Messages) -> String {
    let text = |key: &str| escape(&words.text(key));
    let mut bar =
        format!("<a class=\"away\" href=\"#view\">{}</a>\n<header>\n<div class=\"name\">\n", text("html-skip"));
    let _ = writeln!(bar, "<h1>{}</h1>", escape(title));
    let under: Vec<String> = [meta.author.clone()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .chain(meta.date.map(|date| format::month_year(date, words.language())))
        .collect();
    if !under.is_empty() {
        let _ = writeln!(bar, "<p>{}</p>", escape(&under.join(" · ")));
    }
    bar.push_str("</div>\n<div class=\"tools\">\n");
    if !shown.people.is_empty() {
        let _ = writeln!(bar, "<div class=\"people\" role=\"group\" aria-label=\"{}\">", text("html-people"));
        for (number, (_, name, _)) in shown.people.iter().enumerate() {
            let _ = writeln!(
                bar,
                "<button type=\"button\" class=\"chip\" value=\"{number}\" aria-pressed=\"true\"><svg class=\"mark\" \
                 viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><use href=\"#who{number}\"/></svg>{}</button>",
                escape(name)
            );
        }
        bar.push_str("</div>\n");
    }
    if shown.lanes.len() > 1 {
        let _ = writeln!(
            bar,
            "<details class=\"menu\"><summary aria-label=\"{}\">{}<span>{}</span></summary>\n<div class=\"drop\" role=\"group\" aria-label=\"{}\">",
            text("html-lanes"),
            icon_of("layers-2"),
            text("html-lanes"),
            text("html-lanes")
        );
        for (number, (_, name)) in shown.lanes.iter().enumerate() {
            let name = escape(name);
            let _ = writeln!(bar, "<label><input type=\"checkbox\" value=\"{number}\" checked>{name}</label>");
        }
        let _ = writeln!(
            bar,
            "<button type=\"button\" id=\"every\">{}</button>\n</div></details>",
            text("html-every-lane")
        );
    }
    bar.push_str(&button("print", "printer", &words.text("html-print")));
    bar.push_str("</div>\n</header>\n");
    bar
}

/// The pages, and the panel and the pills around them.
pub(super) fn around(pages: &str, words: &Messages) -> String {
    let text = |key: &str| escape(&words.text(key));
    let named = |id: &str, name: &str, key: &str| button(id, name, &words.text(key));
    let mut around = format!(
        "<main>\n<div id=\"view\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n<div id=\"sheets\">\n{pages}</div>\n</div>\n",
        text("html-view")
    );
    let _ = writeln!(
        around,
        "<aside id=\"aside\" aria-label=\"{}\" hidden>\n<div class=\"top\"><p class=\"kind\" id=\"kind\"></p>\n{}</div>\n\
         <div class=\"told\" id=\"told\"><h2 id=\"title\" tabindex=\"-1\"></h2></div>\n</aside>",
        text("html-details"),
        named("close", "x", "html-close")
    );
    let _ = writeln!(
        around,
        "<div class=\"pill zoom\" role=\"group\" aria-label=\"{}\">\n{}<button type=\"button\" id=\"share\" \
         title=\"{}\"></button>\n{}{}</div>",
        text("html-zoom"),
        named("smaller", "minus", "html-smaller"),
        text("html-own-size"),
        named("larger", "plus", "html-larger"),
        named("fit", "maximize", "html-fit")
    );
    let _ = writeln!(
        around,
        "<div class=\"pill pages\" role=\"group\" aria-label=\"{}\">\n{}<span id=\"page\" aria-live=\"polite\"></span>\n{}</div>\n</main>",
        text("html-pages"),
        named("before", "chevron-left", "html-before"),
        named("after", "chevron-right", "html-after")
    );
    around
}
