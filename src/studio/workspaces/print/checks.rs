//! What is worth knowing before the pages are printed, each with a way to see it and a way to mend it.

use super::super::review::{link, link_name};
use super::histogram::histogram;
use crate::edit::Edit;
use crate::i18n::Localized as _;
use crate::model::ElementId;
use crate::preflight::{Finding, Mend, Report, Severity};
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::theme::{self, BODY, LABEL, TITLE};
use crate::studio::widgets::{hairline, icon, section, wrapped};
use eframe::egui::{Id, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// From the edge of the panel to the words.
const INDENT: f32 = 28.0;
/// Above and below the words of a finding.
const AIR: f32 = 12.0;
/// How high a line of links is.
const LINK: f32 = 18.0;
/// Names that are listed at most.
const LISTED: usize = 8;

/// Shows the findings.
pub(super) fn checks(ui: &mut Ui, cx: &PanelContext<'_>) {
    let theme = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.label(RichText::new(cx.text("print-checks")).font(theme::semibold(TITLE)).color(theme.ink));
    ui.add_space(4.0);
    let Some(report) = cx.preflight else {
        ui.add_space(AIR);
        ui.label(RichText::new(cx.text("preflight-running")).font(theme::regular(BODY)).color(theme.secondary));
        return;
    };
    let unseen = report.left_out.lines(cx.words).join("\n");
    for (index, finding) in report.findings.iter().enumerate() {
        // A kind of finding is the same line wherever it stands, so what was opened stays open.
        let about = finding.elements.first().filter(|_| finding.key == "preflight-picture");
        ui.push_id((finding.key, about, finding.severity == Severity::Good), |ui| line(ui, cx, report, finding));
        if index + 1 < report.findings.len() || !unseen.is_empty() {
            hairline(ui);
        }
    }
    if !unseen.is_empty() {
        words(ui, Severity::Told, &cx.text("check-left-out"), Some(&unseen));
        ui.add_space(AIR);
    }
    if report.sizes.len() > 1 {
        hairline(ui);
        ui.add_space(20.0);
        section(ui, &cx.text("group-type"));
        ui.add_space(AIR);
        histogram(ui, cx, report);
    }
    ui.add_space(16.0);
}

/// A finding, and what can be done about it.
fn line(ui: &mut Ui, cx: &PanelContext<'_>, report: &Report, finding: &Finding) {
    words(ui, finding.severity, &finding.message(cx.words), finding.help(cx.words).as_deref());
    let open = ui.scope_id().with("open");
    let opened = ui.data(|data| data.get_temp::<Opened>(open)).unwrap_or_default();
    let shows = finding.elements.iter().any(|element| !matches!(element, ElementId::Project));
    if shows || !finding.mends.is_empty() {
        ui.add_space(4.0);
        indented(ui, |ui| {
            // A row is as high as this from its beginning.
            ui.spacing_mut().interact_size.y = LINK;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
                if shows {
                    show_link(ui, cx, finding, (open, opened));
                }
                for mend in &finding.mends {
                    mend_link(ui, cx, mend, (open, opened));
                }
            });
        });
    }
    match opened {
        Opened::Nothing => {}
        Opened::Elements => indented(ui, |ui| names(ui, cx, &finding.elements)),
        Opened::Longest => indented(ui, |ui| {
            ui.add_space(6.0);
            section(ui, &cx.text("preflight-longest"));
            names(ui, cx, &report.longest);
        }),
        Opened::Field => indented(ui, |ui| field(ui, cx, &finding.mends)),
    }
    ui.add_space(AIR);
}

/// What of a finding is open below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opened {
    #[default]
    Nothing,
    /// The names of what it is about.
    Elements,
    /// The names of what has the longest texts.
    Longest,
    /// The field in which is said what is missing.
    Field,
}

/// Opens something, or closes it where it is open.
fn toggle(ui: &Ui, (open, opened): (Id, Opened), what: Opened) {
    let next = if opened == what { Opened::Nothing } else { what };
    ui.data_mut(|data| data.insert_temp(open, next));
}

/// Leads to what a finding is about, or lists it where it is about several.
fn show_link(ui: &mut Ui, cx: &PanelContext<'_>, finding: &Finding, state: (Id, Opened)) {
    let theme = theme::of(ui);
    match &finding.elements[..] {
        [only] => {
            if link(ui, &cx.text("preflight-show"), theme.accent).clicked() {
                cx.act(Action::Reveal(*only));
            }
        }
        several => {
            let words = cx.format("preflight-show-all", &[("count", several.len().into())]);
            if link(ui, &words, theme.accent).clicked() {
                toggle(ui, state, Opened::Elements);
            }
        }
    }
}

fn mend_link(ui: &mut Ui, cx: &PanelContext<'_>, mend: &Mend, state: (Id, Opened)) {
    if !link(ui, &mend.message(cx.words), theme::of(ui).accent).clicked() {
        return;
    }
    match mend {
        Mend::Shorten => toggle(ui, state, Opened::Longest),
        Mend::Date | Mend::Sample => toggle(ui, state, Opened::Field),
        Mend::Portrait(persona) => cx.act(Action::PickPortrait(*persona)),
        Mend::LargerSheet(_) | Mend::Split | Mend::HideLane { .. } | Mend::Look { .. } => {
            if let Some(edit) = mend.edit(cx.document) {
                cx.apply(edit);
            }
        }
    }
}

/// Each of these by its name, which leads to it.
fn names(ui: &mut Ui, cx: &PanelContext<'_>, elements: &[ElementId]) {
    let theme = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(6.0);
    for element in elements.iter().take(LISTED).filter(|element| cx.document.has(**element)) {
        if link(ui, &link_name(cx, *element), theme.accent).clicked() {
            cx.act(Action::Reveal(*element));
        }
    }
    if elements.len() > LISTED {
        let words = cx.format("preflight-more", &[("count", (elements.len() - LISTED).into())]);
        ui.label(RichText::new(words).font(theme::regular(LABEL)).color(theme.secondary));
    }
}

/// Says what nobody but the author knows, where it is missed.
fn field(ui: &mut Ui, cx: &PanelContext<'_>, mends: &[Mend]) {
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut project = cx.document.project.as_ref().clone();
    if mends.contains(&Mend::Date)
        && let Some(date) = form::date(ui, cx, "field-date", project.date)
    {
        project.date = date;
    }
    if mends.contains(&Mend::Sample)
        && let Some(research) = form::text(ui, cx, "field-research", &project.research, 2)
    {
        project.research = research;
    }
    if project != *cx.document.project {
        cx.apply(Edit::DescribeProject(Box::new(project)));
    }
}

/// The sign of a finding, what it says, and why in a line below.
fn words(ui: &mut Ui, severity: Severity, title: &str, help: Option<&str>) {
    let theme = theme::of(ui);
    let width = ui.available_width() - INDENT;
    let head = wrapped(ui, title, theme::medium(BODY), theme.ink, width);
    let below = wrapped(ui, help.unwrap_or_default(), theme::regular(LABEL), theme.secondary, width);
    let below_height = if help.is_some() { below.size().y + 2.0 } else { 0.0 };
    let size = vec2(ui.available_width(), AIR + head.size().y + below_height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let told = help.map_or_else(|| title.to_owned(), |help| format!("{title}. {help}"));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    let (name, color) = match severity {
        Severity::Good => ("check", theme.positive),
        Severity::Doubtful => ("circle-alert", theme.caution),
        Severity::Wrong => ("triangle-alert", theme.negative),
        Severity::Told => ("info", theme.secondary),
    };
    let top = rect.top() + AIR;
    icon(ui.painter(), name, pos2(rect.left() + 8.0, top + 9.0), 16.0, color);
    let under = top + head.size().y + 2.0;
    ui.painter().galley(pos2(rect.left() + INDENT, top), head, theme.ink);
    ui.painter().galley(pos2(rect.left() + INDENT, under), below, theme.secondary);
}

/// What stands below the words of a finding begins where they do.
fn indented(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    let mut room = ui.available_rect_before_wrap();
    room.min.x += INDENT;
    let used = ui.scope_builder(UiBuilder::new().max_rect(room), show).response.rect;
    ui.advance_cursor_after_rect(used);
}
