//! For whom it is printed: a choice, what those do not see, and what there is to say of them.

use super::parts::{self, close_lines};
use crate::audience::Hidden;
use crate::model::{Audience, AudienceId, MapLayer, PrintLayout, Project};
use crate::studio::desk::PanelContext;
use crate::studio::desk::lane_names::lane_name;
use crate::studio::desk::memo::{Snapshot, memoized};
use crate::studio::desk::print_words::audience_name;
use crate::studio::panels::form;
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{Button, Choice, Dropdown, checkbox, field_label, section};
use eframe::egui::{Id, RichText, Ui};
use std::sync::Arc;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    /// All of it, for nobody in particular.
    Everybody,
    /// An audience of the project.
    Known(AudienceId),
    /// A new one.
    New(Preset),
}

/// What a new audience begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Preset {
    /// Those who pay for it: slides, without what statements rest on, and with money.
    Board,
    /// Those who work on it: a handout, with everything.
    Team,
    /// Those it is made for: what is confidential stays at home.
    Client,
    /// Nothing is said yet.
    Own,
}

impl Preset {
    const ALL: [Self; 4] = [Self::Board, Self::Team, Self::Client, Self::Own];

    const fn key(self) -> &'static str {
        match self {
            Self::Board => "audience-board",
            Self::Team => "audience-team",
            Self::Client => "audience-client",
            Self::Own => "audience-new",
        }
    }

    /// The audience, for the map that is in hand.
    fn audience(self, cx: &PanelContext<'_>, id: AudienceId) -> Audience {
        let name = cx.text_of(if self == Self::Own { "audience-unnamed" } else { self.key() });
        let audience = Audience::new(id, name);
        match self {
            Self::Board => Audience {
                sees_confidential: true,
                hidden_layers: vec![MapLayer::Evidence],
                // How the work is done out of the customer's sight is not what a board decides on.
                hidden_lanes: (cx.journey.lanes.iter())
                    .filter(|lane| lane.visible && lane.kind.holds_notes() && lane.is_backstage())
                    .map(|lane| lane.id)
                    .collect(),
                layout: Some(PrintLayout::Slides),
                ..audience
            },
            Self::Team => Audience { sees_confidential: true, layout: Some(PrintLayout::Handout), ..audience },
            Self::Client => Audience { layout: Some(PrintLayout::Poster), ..audience },
            Self::Own => audience,
        }
    }
}

/// Whether the fields of the audience are shown.
fn fold() -> Id {
    Id::unique("fields of the audience")
}

/// Shows the choice and what follows from it; what is chosen goes into the project.
pub(super) fn audience(ui: &mut Ui, cx: &PanelContext<'_>, project: &mut Project) {
    let chosen = project.print.audience.map_or(Whom::Everybody, Whom::Known);
    section(ui, &cx.text("group-audience"));
    let mut choices = vec![Choice::new(Whom::Everybody, cx.text_of("audience-everybody")).icon("map")];
    let known = project.audiences.iter();
    choices.extend(known.map(|it| Choice::new(Whom::Known(it.id), audience_name(cx, it)).icon("users")));
    let new = Preset::ALL.into_iter().filter(|preset| {
        let name = cx.text_of(preset.key());
        *preset == Preset::Own || project.audiences.iter().all(|known| known.name != name)
    });
    choices.extend(new.map(|preset| {
        let name = cx.text_of(preset.key());
        let name = if preset == Preset::Own { name } else { cx.format("audience-add", &[("name", name.into())]) };
        Choice::new(Whom::New(preset), name).icon("plus")
    }));
    let is_there = match chosen {
        Whom::Known(id) => project.audience(id).is_some(),
        Whom::Everybody | Whom::New(_) => true,
    };
    if !is_there {
        choices.push(Choice::new(chosen, cx.text_of("audience-gone")));
    }
    match Dropdown::new(&cx.text("group-audience")).quiet().show(ui, &choices, &chosen) {
        Some(Whom::Everybody) => project.print.audience = None,
        Some(Whom::Known(id)) => choose(project, id),
        Some(Whom::New(preset)) => {
            let audience = preset.audience(cx, project.free_audience());
            let id = audience.id;
            Arc::make_mut(&mut project.audiences).push(audience);
            choose(project, id);
            ui.data_mut(|data| data.insert_temp(fold(), preset == Preset::Own));
        }
        None => {}
    }
    let Some(known) = project.print.audience.and_then(|id| project.audience(id)) else { return };
    told(ui, cx, known);
    let open = ui.data(|data| data.get_temp::<bool>(fold())).unwrap_or_default();
    let words = cx.text(if open { "audience-close" } else { "audience-edit" });
    if ui.add(Button::ghost(&words).icon(if open { "chevron-up" } else { "chevron-down" })).clicked() {
        ui.data_mut(|data| data.insert_temp(fold(), !open));
    }
    if !open {
        return;
    }
    let mut next = known.clone();
    let stays = ui.push_id("audience", |ui| fields(ui, cx, &mut next, project)).inner;
    let audiences = Arc::make_mut(&mut project.audiences);
    if stays {
        audiences.iter_mut().filter(|known| known.id == next.id).for_each(|known| *known = next.clone());
    } else {
        audiences.retain(|known| known.id != next.id);
        project.print.audience = None;
    }
}

/// Chooses an audience, and what is made of the map for it.
fn choose(project: &mut Project, id: AudienceId) {
    project.print.audience = Some(id);
    let layout = project.audience(id).and_then(|audience| audience.layout);
    if let Some(layout) = layout {
        parts::choose(&mut project.print, layout);
    }
}

/// Says what those do not see.
fn told(ui: &mut Ui, cx: &PanelContext<'_>, audience: &Audience) {
    let key = (Snapshot::of(cx.document), cx.journey.id, audience.clone());
    let hidden = memoized(ui, Id::unique("what those do not see"), key, || {
        Arc::new(Hidden::of(cx.document, cx.journey.id, audience))
    });
    let line = |ui: &mut Ui, words: String| {
        let words = RichText::new(words).font(theme::regular(LABEL)).color(theme::of(ui).secondary);
        ui.label(words)
    };
    let response = line(ui, hidden.message(cx.words));
    if !hidden.elements.is_empty() {
        let names = hidden.elements.iter().take(MOST_NAMED).map(|element| {
            let (kind, name) = (cx.text_of(element.kind_key()), cx.short_name_of(*element));
            if kind == name { kind } else { format!("{kind}: {name}") }
        });
        let mut names = names.collect::<Vec<_>>().join("\n");
        if hidden.elements.len() > MOST_NAMED {
            names.push_str("\n…");
        }
        response.on_hover_text(names);
    }
    if hidden.changes_figures() {
        line(ui, cx.text_of("unseen-figures"));
    }
    // What was changed may tell of what is hidden now.
    if matches!(cx.document.project.print.layout, PrintLayout::RedLine | PrintLayout::Protocol) {
        line(ui, cx.text_of("audience-no-meetings"));
    }
}

/// So many names stand in a tip.
const MOST_NAMED: usize = 12;

/// The fields of an audience; whether it stays.
fn fields(ui: &mut Ui, cx: &PanelContext<'_>, next: &mut Audience, project: &Project) -> bool {
    if let Some(name) = form::text(ui, cx, "field-name", &next.name, 1) {
        next.name = name;
    }
    field_label(ui, &cx.text("audience-sees"));
    close_lines(ui, |ui| {
        checkbox(ui, &cx.text("audience-confidential"), &mut next.sees_confidential);
        for layer in MapLayer::ALL {
            ticked(ui, &cx.text_of(layer.key()), &mut next.hidden_layers, layer);
        }
    });
    if cx.document.personas.len() > 1 {
        field_label(ui, &cx.text("group-people"));
        close_lines(ui, |ui| {
            for persona in &cx.document.personas {
                ticked(ui, &cx.persona_name(persona.id), &mut next.hidden_personas, persona.id);
            }
        });
    }
    field_label(ui, &cx.text("audience-lanes"));
    close_lines(ui, |ui| {
        for lane in cx.journey.lanes.iter().filter(|lane| lane.visible) {
            ticked(ui, &lane_name(cx, lane), &mut next.hidden_lanes, lane.id);
        }
    });
    field_label(ui, &cx.text("audience-own"));
    close_lines(ui, |ui| {
        own(ui, &cx.text("audience-own-layout"), &mut next.layout, project.print.layout);
        own(ui, &cx.text("audience-own-language"), &mut next.language, project.language);
        own(ui, &cx.text("audience-own-sheet"), &mut next.sheet, project.sheet);
    });
    !ui.add(Button::ghost(&cx.text("audience-remove")).icon("trash-2")).clicked()
}

/// A box that is ticked as long as something is not hidden.
fn ticked<T: PartialEq>(ui: &mut Ui, words: &str, hidden: &mut Vec<T>, one: T) {
    let mut on = !hidden.contains(&one);
    if checkbox(ui, words, &mut on).changed() {
        hidden.retain(|other| *other != one);
        if !on {
            hidden.push(one);
        }
    }
}

/// A box that is ticked where an audience has its own of something; it begins with what there is.
fn own<T>(ui: &mut Ui, words: &str, value: &mut Option<T>, now: T) {
    let mut on = value.is_some();
    if checkbox(ui, words, &mut on).changed() {
        *value = on.then_some(now);
    }
}
