//! What is printed, of whom, on which paper, and what the file bears.

use super::audience::audience;
use super::cards::cards;
use super::paper_way::{bleed, has_bleed, imposition, marks};
use super::parts::{choose, close_lines};
use super::proof::proof_choice;
use crate::edit::Edit;
use crate::i18n::format::paper_name;
use crate::layout::Printed;
use crate::model::{Comparison, Lane, LaneId, Language, PersonaId, PrintLayout, PrintSetup, SplitBy};
use crate::studio::desk::lane_names::lane_name;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::panels::form;
use crate::studio::panels::inspector::paper::{fit_to_drawing, paper as paper_fields};
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{Choice, Segment, checkbox, field_label, section, segmented};
use eframe::egui::{RichText, Ui, vec2};
use std::num::NonZeroUsize;
use std::sync::Arc;

/// Room between two groups.
const BETWEEN: f32 = 14.0;

/// Shows what can be chosen for what is made of the map, and nothing else.
pub(super) fn options(ui: &mut Ui, cx: &PanelContext<'_>, (printed, is_settling): (&Printed, bool)) {
    let mut project = cx.document.project.as_ref().clone();
    ui.push_id("audience", |ui| audience(ui, cx, &mut project));
    ui.add_space(BETWEEN);
    let mut setup = project.print.clone();
    let mut whom = setup.audience.and_then(|id| project.audience(id)).cloned();
    section(ui, &cx.text("group-print"));
    if let Some(layout) = cards(ui, cx, setup.layout) {
        choose(&mut setup, layout);
        // What is made for an audience is chosen where all else is chosen.
        if let Some(own) = whom.as_mut().and_then(|audience| audience.layout.as_mut()) {
            *own = layout;
        }
    }
    let layout = setup.layout;
    ui.add_space(BETWEEN);
    match layout {
        PrintLayout::Poster | PrintLayout::Personas | PrintLayout::Comparison | PrintLayout::RedLine => {
            let own = whom.as_mut().and_then(|audience| audience.sheet.as_mut());
            ui.push_id("print sheet", |ui| {
                if let Some(own) = own {
                    paper_fields(ui, cx, own);
                } else {
                    paper_fields(ui, cx, &mut project.sheet);
                    fit_to_drawing(ui, cx);
                }
            });
        }
        PrintLayout::Handout | PrintLayout::Protocol => match setup.imposition.halved() {
            Some(paper) => {
                let values = [("paper", paper_name(paper, cx.words).into())];
                told(ui, &cx.format("print-half", &values));
            }
            None => {
                ui.push_id("handout sheet", |ui| paper_fields(ui, cx, &mut setup.handout));
            }
        },
        PrintLayout::Workshop => {
            ui.push_id("workshop sheet", |ui| paper_fields(ui, cx, &mut setup.workshop));
        }
        PrintLayout::Slides | PrintLayout::Script => told(ui, &cx.text("print-slides-size")),
    }
    if layout == PrintLayout::Script {
        let mut with_notes = !setup.without_notes;
        checkbox(ui, &cx.text("print-script-notes"), &mut with_notes);
        setup.without_notes = !with_notes;
    }
    if layout == PrintLayout::Comparison {
        ui.push_id("print sides", |ui| sides(ui, cx, &mut setup));
    }
    ui.push_id("imposition", |ui| imposition(ui, cx, &mut setup, (printed, is_settling)));
    let (splits, bleeds) = (layout == PrintLayout::Poster && has_split(cx, &setup), has_bleed(&setup));
    match (splits, bleeds) {
        (true, true) => ui.columns(2, |columns| {
            if let [left, right] = columns {
                left.push_id("print split", |ui| split(ui, cx, &mut setup));
                right.push_id("bleed", |ui| bleed(ui, cx, &mut setup.marks));
            }
        }),
        (true, false) => ui.push_id("print split", |ui| split(ui, cx, &mut setup)).inner,
        (false, true) => ui.push_id("bleed", |ui| bleed(ui, cx, &mut setup.marks)).inner,
        (false, false) => {}
    }
    if bleeds {
        close_lines(ui, |ui| marks(ui, cx, &mut setup.marks));
    }
    if layout != PrintLayout::Comparison {
        people(ui, cx);
    }
    if layout == PrintLayout::Workshop {
        lanes(ui, cx, &mut setup.workshop_lanes);
    }
    let own = whom.as_mut().and_then(|audience| audience.language.as_mut());
    language(ui, cx, own.unwrap_or(&mut project.language));
    ui.add_space(BETWEEN);
    section(ui, &cx.text("group-pdf"));
    close_lines(ui, |ui| {
        checkbox(ui, &cx.text("pdf-embed"), &mut setup.pdf.embed_project);
        checkbox(ui, &cx.text("pdf-accessible"), &mut setup.pdf.accessible);
        checkbox(ui, &cx.text("pdf-archive"), &mut setup.pdf.archive);
    });
    ui.add_space(BETWEEN);
    ui.push_id("print proof", |ui| proof_choice(ui, cx));
    project.print = setup;
    if let Some(changed) = whom.filter(|whom| !project.audiences.contains(whom)) {
        let audiences = Arc::make_mut(&mut project.audiences);
        audiences.iter_mut().filter(|known| known.id == changed.id).for_each(|known| *known = changed.clone());
    }
    if project != *cx.document.project {
        cx.apply(Edit::DescribeProject(Box::new(project)));
    }
}

/// A line that says what is so.
fn told(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(theme::regular(LABEL)).color(theme::of(ui).secondary));
}

/// Whether there is anything to split.
fn has_split(cx: &PanelContext<'_>, setup: &PrintSetup) -> bool {
    setup.split != SplitBy::Nothing || cx.journey.shown_stages().nth(1).is_some()
}

/// Whether and into which sheets a poster is split.
fn split(ui: &mut Ui, cx: &PanelContext<'_>, setup: &mut PrintSetup) {
    let stages = cx.journey.shown_stages().count();
    // Five to seven stages are read well; two sheets are less to hang than three.
    let usual = NonZeroUsize::new(stages.div_ceil(2).clamp(1, 7)).unwrap_or(NonZeroUsize::MIN);
    let most = if let SplitBy::Stages(most) = setup.split { most } else { usual };
    let choices = [
        Choice::new(SplitBy::Nothing, cx.text_of("split-off")),
        Choice::new(SplitBy::Legible, cx.text_of("split-auto")),
        Choice::new(SplitBy::Stages(most), cx.text_of("split-stages")),
    ];
    if let Some(chosen) = form::choice(ui, cx, "group-split", &choices, &setup.split) {
        setup.split = chosen;
    }
    if setup.split != SplitBy::Stages(most) {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few stages")]
    let shown = most.get() as f64;
    if let Some(Some(typed)) = form::number(ui, cx, "field-split-stages", Some(shown)) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few thousand")]
        let typed = NonZeroUsize::new(typed.round().clamp(1.0, 9999.0) as usize);
        setup.split = SplitBy::Stages(typed.unwrap_or(most));
    }
}

/// What stands beside what.
fn sides(ui: &mut Ui, cx: &PanelContext<'_>, setup: &mut PrintSetup) {
    let personas: Vec<PersonaId> = cx.document.personas.iter().map(|persona| persona.id).collect();
    let first_two = || Some((*personas.first()?, *personas.get(1)?));
    let pair = match setup.comparison {
        Comparison::Personas(one, other) => Some((one, other)),
        Comparison::FirstTwo | Comparison::TodayAndTomorrow => first_two(),
    };
    let segments =
        [Segment::new(false, cx.text_of("compare-personas")), Segment::new(true, cx.text_of("compare-tomorrow"))];
    let name = cx.text("field-compare");
    field_label(ui, &name);
    let tomorrow = setup.comparison == Comparison::TodayAndTomorrow;
    let width = ui.available_width();
    if let Some(tomorrow) = segmented(ui, &name, &segments, tomorrow, Some(width)) {
        setup.comparison = if tomorrow { Comparison::TodayAndTomorrow } else { Comparison::FirstTwo };
    }
    let Some((one, other)) = pair.filter(|_| !tomorrow) else { return };
    let choice =
        |id: &PersonaId| Choice::new(*id, cx.persona_name(*id)).marked(cx.persona(*id).map(|persona| persona.look));
    let choices: Vec<Choice<PersonaId>> = personas.iter().map(choice).collect();
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        if let Some(chosen) = form::choice(left, cx, "compare-left", &choices, &one) {
            setup.comparison = Comparison::Personas(chosen, if chosen == other { one } else { other });
        }
        if let Some(chosen) = form::choice(right, cx, "compare-right", &choices, &other) {
            setup.comparison = Comparison::Personas(if chosen == one { other } else { one }, chosen);
        }
    });
}

/// Who is shown: the same choice as on the map.
fn people(ui: &mut Ui, cx: &PanelContext<'_>) {
    if cx.document.personas.len() < 2 {
        return;
    }
    ui.add_space(BETWEEN);
    section(ui, &cx.text("group-people"));
    let shown = cx.document.personas.len() - cx.view.hidden.len().min(cx.document.personas.len());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 0.0);
        for persona in &cx.document.personas {
            let mut on = !cx.view.hidden.contains(&persona.id);
            // A print of nobody's way is none.
            let last = on && shown == 1;
            if checkbox(ui, &cx.persona_name(persona.id), &mut on).changed() && !last {
                cx.act(Action::ToggleHidden(persona.id));
            }
        }
    });
}

/// Which lanes are filled by hand.
fn lanes(ui: &mut Ui, cx: &PanelContext<'_>, chosen: &mut Vec<LaneId>) {
    ui.add_space(BETWEEN);
    section(ui, &cx.text("group-workshop-lanes"));
    let shown: Vec<_> = cx.journey.lanes.iter().filter(|lane| lane.visible).collect();
    close_lines(ui, |ui| lane_boxes(ui, cx, &shown, chosen));
}

fn lane_boxes(ui: &mut Ui, cx: &PanelContext<'_>, shown: &[&Arc<Lane>], chosen: &mut Vec<LaneId>) {
    let is_on = |chosen: &[LaneId], lane: LaneId| chosen.is_empty() || chosen.contains(&lane);
    for lane in shown {
        let mut on = is_on(chosen, lane.id);
        if !checkbox(ui, &lane_name(cx, lane), &mut on).changed() {
            continue;
        }
        let next: Vec<LaneId> = (shown.iter().map(|lane| lane.id))
            .filter(|other| if *other == lane.id { on } else { is_on(chosen, *other) })
            .collect();
        // Nothing named means all; a map without a lane is none.
        if !next.is_empty() {
            *chosen = if next.len() == shown.len() { Vec::new() } else { next };
        }
    }
}

fn language(ui: &mut Ui, cx: &PanelContext<'_>, language: &mut Language) {
    let segments =
        [Segment::new(Language::Ru, cx.text_of("language-ru")), Segment::new(Language::En, cx.text_of("language-en"))];
    let name = cx.text("field-map-language");
    field_label(ui, &name);
    let width = ui.available_width();
    if let Some(chosen) = segmented(ui, &name, &segments, *language, Some(width)) {
        *language = chosen;
    }
}
