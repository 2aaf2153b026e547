//! What is printed and its papers, in words.

use super::PanelContext;
use crate::i18n::format::paper_name;
use crate::model::{Audience, Paper, PrintLayout};
use crate::units::{Mm, Pt};

/// The fluent key of what is made of a map.
pub(crate) const fn made_key(layout: PrintLayout) -> &'static str {
    match layout {
        PrintLayout::Poster => "print-poster",
        PrintLayout::Personas => "print-personas",
        PrintLayout::Comparison => "print-comparison",
        PrintLayout::Handout => "print-handout",
        PrintLayout::Slides => "print-slides",
        PrintLayout::Workshop => "print-workshop",
        PrintLayout::Script => "print-script",
        PrintLayout::RedLine => "print-red-line",
        PrintLayout::Protocol => "print-protocol",
    }
}

/// What an audience is called.
pub(crate) fn audience_name(cx: &PanelContext<'_>, audience: &Audience) -> String {
    let name = audience.name.trim();
    if name.is_empty() { cx.text_of("audience-unnamed") } else { name.to_owned() }
}

/// «A4», or the sides in millimetres.
pub(crate) fn size_name(cx: &PanelContext<'_>, size: kurbo::Size) -> String {
    let (width, height) = (Mm::from(Pt(size.width)), Mm::from(Pt(size.height)));
    let named = Paper::of_sides(width, height).map(|paper| paper_name(paper, cx.words));
    let own = || {
        cx.format("chooser-paper", &[("width", width.get().round().into()), ("height", height.get().round().into())])
    };
    named.unwrap_or_else(own)
}
