//! The bar at the bottom: paper, legibility, remarks, selection, language.

use crate::i18n::Localized as _;
use crate::i18n::format::{self, paper_name};
use crate::layout::{Notice, reading_distance};
use crate::model::{Paper, PrintLayout, Sheet};
use crate::preflight::{Finding, Severity};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext, Workspace};
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{elided, focus_ring, icon};
use crate::units::Mm;
use eframe::egui::{Align, Color32, Layout, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// How many remarks are told under the pointer.
const TOLD: usize = 4;

/// Shows the bar.
pub(crate) fn show(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        item(ui, None, &paper_words(cx), theme.secondary, false);
        if is_of_map(cx) {
            legibility(ui, cx);
        }
        let count = cx.remarks.len();
        if count > 0 {
            let words = cx.format("remarks", &[("count", count.into())]);
            let first: Vec<&str> = cx.remarks.iter().take(TOLD).map(|remark| remark.text.as_str()).collect();
            let more = if count > TOLD { "\n…" } else { "" };
            let line = item(ui, Some("circle-alert"), &words, theme.caution, true);
            if line.on_hover_text(format!("{}{more}", first.join("\n"))).clicked() {
                cx.act(Action::Go(Workspace::Review));
            }
        }
        for_print(ui, cx);
        hidden(ui, cx);
        hidden_personas(ui, cx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let code = cx.words.language().code().to_uppercase();
            let words = cx.command(Command::ToggleLanguage);
            if item(ui, None, &code, theme.ink, true).on_hover_text(words).clicked() {
                cx.run(Command::ToggleLanguage);
            }
            if let Some(size) = cx.pdf_size {
                let values = [("size", format::bytes(size, cx.words.language()).into())];
                item(ui, None, &cx.format("pdf-size", &values), theme.secondary, false);
            }
            if !cx.selection.is_empty() && cx.view.workspace != Workspace::Print {
                let words = cx.format("selected", &[("count", cx.selection.len().into())]);
                item(ui, None, &words, theme.secondary, false);
            }
        });
    });
}

/// «К печати: 2»: what should be seen to before the map is printed, and the way there.
fn for_print(ui: &mut Ui, cx: &PanelContext<'_>) {
    let Some(report) = cx.preflight else { return };
    // How small the type is stands here already.
    let open: Vec<&Finding> = report.open().filter(|finding| finding.key != "preflight-type-small").collect();
    if open.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    let color =
        if open.iter().any(|finding| finding.severity == Severity::Wrong) { theme.negative } else { theme.caution };
    let words = cx.format("preflight-count", &[("count", open.len().into())]);
    let first: Vec<String> = open.iter().take(TOLD).map(|finding| finding.message(cx.words)).collect();
    let more = if open.len() > TOLD { "\n…" } else { "" };
    let line = item(ui, Some("printer"), &words, color, true);
    if line.on_hover_text(format!("{}{more}", first.join("\n"))).clicked() {
        cx.act(Action::Go(Workspace::Print));
    }
}

/// «Скрыто: 1 этап, 2 дорожки», and the way to see them.
fn hidden(ui: &mut Ui, cx: &PanelContext<'_>) {
    let stages = cx.journey.stages.iter().filter(|stage| !stage.visible).count();
    let lanes = cx.journey.lanes.iter().filter(|lane| !lane.visible).count();
    let counts = [("count-stages", stages), ("count-lanes", lanes)];
    let parts: Vec<String> = (counts.into_iter().filter(|(_, count)| *count > 0))
        .map(|(key, count)| cx.format(key, &[("count", count.into())]))
        .collect();
    if parts.is_empty() {
        return;
    }
    let words = cx.format("hidden-bands", &[("what", parts.join(", ").into())]);
    let color = theme::of(ui).secondary;
    if item(ui, Some("eye-off"), &words, color, true).on_hover_text(cx.text("hidden-show")).clicked() {
        cx.run(Command::ShowHidden);
    }
}

/// «Не показаны: Марина», and the way to see them.
fn hidden_personas(ui: &mut Ui, cx: &PanelContext<'_>) {
    let hidden = cx.document.personas.iter().filter(|persona| cx.view.hidden.contains(&persona.id));
    let names: Vec<String> = hidden.map(|persona| cx.persona_name(persona.id)).collect();
    if names.is_empty() {
        return;
    }
    let words = cx.format("hidden-personas", &[("names", names.join(", ").into())]);
    let color = theme::of(ui).secondary;
    let line = item(ui, Some("eye-off"), &words, color, true);
    if line.on_hover_text(cx.command(Command::ShowPersonas)).clicked() {
        cx.run(Command::ShowPersonas);
    }
}

/// Goes to a text of the smallest type, so near that it can be read.
fn where_it_is_small(cx: &PanelContext<'_>) {
    if let Some(element) = cx.layout.scene.smallest_text() {
        cx.act(Action::Reveal(element));
        cx.run(Command::ZoomSelection);
    }
}

/// Type sizes are told to a tenth of a point.
fn tenth(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}

/// Whether what is looked at is the map on its own sheet: on the page before printing it may be something else.
fn is_of_map(cx: &PanelContext<'_>) -> bool {
    cx.view.workspace != Workspace::Print || cx.document.project.print.layout == PrintLayout::Poster
}

/// The paper of what is looked at.
fn paper_words(cx: &PanelContext<'_>) -> String {
    let (project, setup) = (&cx.document.project, &cx.document.project.print);
    let layout = if cx.view.workspace == Workspace::Print { setup.layout } else { PrintLayout::Poster };
    match layout {
        PrintLayout::Handout | PrintLayout::Protocol => sheet_words(cx, setup.handout),
        PrintLayout::Workshop => sheet_words(cx, setup.workshop),
        PrintLayout::Slides | PrintLayout::Script => cx.text_of("paper-slides"),
        PrintLayout::Poster | PrintLayout::Personas | PrintLayout::Comparison | PrintLayout::RedLine => {
            sheet_words(cx, project.sheet)
        }
    }
}

/// How small the type of the map is, or from where it is read.
fn legibility(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    let small = cx.layout.notices.iter().find_map(|notice| match notice {
        Notice::TypeBelowMinimum { actual, minimum, .. } => Some((tenth(*actual), tenth(*minimum))),
        _ => None,
    });
    let distance = reading_distance(cx.layout.frame.smallest_type);
    if let Some((actual, minimum)) = small {
        let words = cx.format("legible-not", &[("actual", actual.into()), ("minimum", minimum.into())]);
        let line = item(ui, Some("circle-alert"), &words, theme.caution, true);
        if line.on_hover_text(cx.text("legible-where")).clicked() {
            where_it_is_small(cx);
        }
    } else if cx.layout.frame.smallest_type > 0.0 {
        let words = cx.format("legible", &[("distance", distance.into())]);
        item(ui, Some("check"), &words, theme.positive, false);
    }
}

/// «A1, альбомная · 841 × 594 мм».
pub(crate) fn sheet_words(cx: &PanelContext<'_>, sheet: Sheet) -> String {
    let (width, height) = sheet.sides();
    let whole = |side: Mm| side.get().round();
    let name = paper_name(sheet.paper, cx.words);
    let paper = match sheet.paper {
        Paper::Custom { .. } => name,
        _ => format!("{name}, {}", cx.text(orientation_key(sheet))),
    };
    let values = [("paper", paper.into()), ("width", whole(width).into()), ("height", whole(height).into())];
    cx.format("sheet-words", &values)
}

const fn orientation_key(sheet: Sheet) -> &'static str {
    match sheet.orientation {
        crate::model::Orientation::Landscape => "orientation-landscape",
        crate::model::Orientation::Portrait => "orientation-portrait",
    }
}

fn item(ui: &mut Ui, name: Option<&str>, text: &str, color: Color32, clickable: bool) -> Response {
    let theme = theme::of(ui);
    let galley = elided(ui, text, theme::regular(LABEL), color, 480.0);
    let room = if name.is_some() { 20.0 } else { 0.0 };
    let sense = if clickable { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + room, 24.0), sense);
    let role = if clickable { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    if let Some(name) = name {
        icon(ui.painter(), name, pos2(rect.left() + 7.0, rect.center().y), 14.0, color);
    }
    let at = pos2(rect.left() + room, rect.center().y - galley.size().y / 2.0);
    if clickable && response.hovered() {
        let base = at.y + galley.size().y - 1.0;
        ui.painter().hline(at.x..=rect.right(), base, eframe::egui::Stroke::new(1.0, color));
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.expand(3.0), 4);
    }
    ui.painter().galley(at, galley, color);
    response
}
