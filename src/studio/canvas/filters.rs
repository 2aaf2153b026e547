//! Whose way and which channels are seen in full colour: a way of looking, never saved and never printed.

use super::zoom_pill::ground;
use crate::method::{self, channel_icon};
use crate::model::{Document, ElementId, ElementRef, Journey, Persona, PersonaId};
use crate::scene::{Part, PlacedRef, Source};
use crate::studio::desk::commands::Command;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::paint::Visibility;
use crate::studio::theme::{self, BODY, RADIUS};
use crate::studio::widgets::{IconButton, elided, focus_ring, hairline, icon, persona_mark, row_menu};
use eframe::egui::{
    Align, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How strong what is dimmed is still seen.
const DIMMED: f32 = 0.25;
/// The same of the curves and losses of others, while a point or loss of one persona is about to be placed.
const BEHIND: f32 = 0.4;
const HEIGHT: f32 = 32.0;
const MARGIN: f32 = 16.0;
/// Side of the button that compares.
const COMPARE: f32 = 28.0;
/// Room the small map takes at the right end.
const MINIMAP: f32 = 200.0;

/// How a group of the sheet is shown.
pub(super) fn visibility(cx: &PanelContext<'_>, placed: PlacedRef<'_>) -> Visibility {
    let (focus, channels) = (&cx.view.focus, &cx.view.channels);
    if let (Some(owner), Some(source)) = (cx.owner, placed.group.source)
        && is_anothers(cx.document, owner, source)
    {
        return Visibility::Dimmed(BEHIND);
    }
    of_interest(cx.journey, focus, channels, placed)
}

/// How a group is shown to who is interested in these people and these channels; in all of them where none is named.
pub(crate) fn of_interest(
    journey: &Journey,
    focus: &BTreeSet<PersonaId>,
    channels: &BTreeSet<String>,
    placed: PlacedRef<'_>,
) -> Visibility {
    if focus.is_empty() && channels.is_empty() {
        return Visibility::Shown;
    }
    let away = |persona: PersonaId| !focus.is_empty() && !focus.contains(&persona);
    let dimmed = match (placed.group.source, placed.group.whose) {
        (Some(source), _) => is_dimmed(journey, focus, channels, source),
        (None, whose) => whose.is_some_and(away),
    };
    if dimmed { Visibility::Dimmed(DIMMED) } else { Visibility::Shown }
}

/// Whether it is a curve, a feeling or a loss of somebody else.
fn is_anothers(document: &Document, owner: PersonaId, source: Source) -> bool {
    match document.element(source.element) {
        Some(ElementRef::Persona(persona)) => source.part != Part::Body && persona.id != owner,
        Some(ElementRef::Emotion(point)) => point.persona != owner,
        Some(ElementRef::DropOff(dropoff)) => dropoff.persona != owner,
        _ => false,
    }
}

fn is_dimmed(journey: &Journey, focus: &BTreeSet<PersonaId>, channels: &BTreeSet<String>, source: Source) -> bool {
    let away = |persona| !focus.is_empty() && !focus.contains(&persona);
    // Nobody named is everybody.
    let of_others = |personas: &[PersonaId]| !personas.is_empty() && personas.iter().all(|persona| away(*persona));
    match source.element {
        ElementId::Persona(persona) => away(persona),
        ElementId::Emotion(id) => journey.emotions.get(id).is_some_and(|point| away(point.persona)),
        ElementId::DropOff(id) => journey.dropoffs.get(id).is_some_and(|dropoff| away(dropoff.persona)),
        ElementId::Touchpoint(id) if source.part != Part::Area => journey.touchpoints.get(id).is_some_and(|card| {
            of_others(&card.personas) || (!channels.is_empty() && !channels.contains(&card.channel))
        }),
        ElementId::Barrier(id) => journey.barriers.get(id).is_some_and(|barrier| of_others(&barrier.personas)),
        ElementId::Metric(id) => journey.metrics.get(id).is_some_and(|metric| of_others(&metric.personas)),
        _ => false,
    }
}

/// The bar beside the zoom, if there is anything to choose from. It shows marks alone where names would find no room.
pub(super) fn show(ui: &mut Ui, cx: &PanelContext<'_>, zoom: Rect, canvas: Rect) {
    let people = cx.document.personas.len() > 1;
    let cards = &cx.journey.touchpoints;
    let by_channel = cards.at(0).is_some_and(|first| cards.iter().any(|card| card.channel != first.channel));
    let left = zoom.right() + 12.0;
    let room = canvas.right() - MARGIN - MINIMAP - left;
    if !people && !by_channel {
        return;
    }
    let all = cx.text("filter-all");
    let channels = match cx.view.channels.len() {
        0 => cx.text_of("filter-channels"),
        count => cx.format("filter-channels-some", &[("count", count.into())]),
    };
    let names: Vec<String> = cx.document.personas.iter().map(|persona| cx.persona_name(persona.id)).collect();
    let theme = theme::of(ui);
    let wide = |text: &str| elided(ui, text, theme::medium(BODY), theme.ink, 140.0).size().x;
    let plain = |named: bool| {
        let people_width: f32 = if people {
            wide(&all) + 20.0 + names.iter().map(|name| if named { wide(name) + 38.0 } else { 30.0 }).sum::<f32>()
        } else {
            0.0
        };
        let line = if people && by_channel { 9.0 } else { 0.0 };
        people_width + line + if by_channel { wide(&channels) + 50.0 } else { 0.0 } + 4.0
    };
    let named = plain(true) <= room;
    let mut width = plain(named);
    if width > room {
        return in_one(ui, cx, left, zoom.top(), (people, by_channel));
    }
    // Names are worth more than the button, which the palette has too.
    let compares = people && cx.commands.can_compare && width + COMPARE <= room;
    if compares {
        width += COMPARE;
    }
    let rect = Rect::from_min_size(pos2(left, zoom.top()), vec2(width, HEIGHT));
    ground(ui, rect, "filters");
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 2.0))).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if people {
            let nobody = cx.view.focus.is_empty();
            if segment(ui, &all, &cx.text("filter-people"), nobody, 10.0, None)
                .on_hover_text(cx.text("filter-people"))
                .clicked()
                && !nobody
            {
                for persona in &cx.view.focus {
                    cx.act(Action::ToggleFocus(*persona));
                }
            }
            for (persona, name) in cx.document.personas.iter().zip(&names) {
                person(ui, cx, persona, name, named);
            }
        }
        if compares {
            let on = cx.view.compare.is_some();
            let color = if on { theme.accent } else { theme.ink };
            let words = cx.command(Command::Compare);
            if ui.add(IconButton::new(Command::Compare.icon(), &words).size(COMPARE).color(color)).clicked() {
                cx.run(Command::Compare);
            }
        }
        if people && by_channel {
            let (line, _) = ui.allocate_exact_size(vec2(9.0, HEIGHT - 4.0), Sense::hover());
            ui.painter().vline(line.center().x, rect.y_range(), Stroke::new(1.0, theme.hairline));
        }
        if by_channel {
            let button = segment(ui, &channels, &channels, false, 32.0, Some("list-filter"));
            menu(&button, cx);
        }
    });
}

fn person(ui: &mut Ui, cx: &PanelContext<'_>, persona: &Arc<Persona>, name: &str, named: bool) {
    let theme = theme::of(ui);
    let on = cx.view.focus.contains(&persona.id);
    let words = cx.format("filter-person", &[("name", name.into())]);
    let shown = if named { name } else { "" };
    let response = segment(ui, shown, &words, on, if named { 28.0 } else { 20.0 }, None);
    let away = !cx.view.focus.is_empty() && !on;
    let hue = theme.persona(persona.look.hue);
    let ring = if away { hue.gamma_multiply(0.4) } else { hue };
    let at = pos2(response.rect.left() + 15.0, response.rect.center().y);
    persona_mark(ui.painter(), persona.look, at, 5.5, Stroke::new(2.0, ring));
    if response.on_hover_text(words).clicked() {
        cx.act(Action::ToggleFocus(persona.id));
    }
}

/// A part of the bar: words behind a room of their own.
fn segment(ui: &mut Ui, shown: &str, words: &str, on: bool, room: f32, sign: Option<&str>) -> Response {
    let theme = theme::of(ui);
    let galley = elided(ui, shown, theme::medium(BODY), theme.ink, 140.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + room + 10.0, HEIGHT - 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, words));
    if on || response.hovered() {
        let ground = if on { theme.accent_soft } else { theme.hover };
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 1.0)), RADIUS - 1, ground);
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.shrink(1.0), RADIUS - 1);
    }
    if let Some(name) = sign {
        icon(ui.painter(), name, pos2(rect.left() + 18.0, rect.center().y), 15.0, theme.ink);
    }
    ui.painter().galley(pos2(rect.left() + room, rect.center().y - galley.size().y / 2.0), galley, theme.ink);
    response
}

/// All that the bar holds behind one button, where the canvas is too narrow for it.
fn in_one(ui: &mut Ui, cx: &PanelContext<'_>, left: f32, top: f32, (people, by_channel): (bool, bool)) {
    let theme = theme::of(ui);
    let words = cx.text("filter-short");
    let width = elided(ui, &words, theme::medium(BODY), theme.ink, 140.0).size().x + 46.0;
    let rect = Rect::from_min_size(pos2(left, top), vec2(width, HEIGHT));
    ground(ui, rect, "filters");
    let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(2.0, 2.0))).layout(Layout::left_to_right(Align::Center));
    let on = cx.commands.is_filtered || cx.view.compare.is_some();
    let button = ui.scope_builder(builder, |ui| segment(ui, &words, &words, on, 32.0, Some("list-filter"))).inner;
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(240.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if people {
            let nobody = cx.view.focus.is_empty();
            if row_menu(ui, "users", &cx.text("filter-people"), None, true, nobody).clicked() {
                for persona in &cx.view.focus {
                    cx.act(Action::ToggleFocus(*persona));
                }
            }
            for persona in &cx.document.personas {
                let on = cx.view.focus.contains(&persona.id);
                let row = row_menu(ui, "", &cx.persona_name(persona.id), None, true, on);
                let at = pos2(row.rect.left() + 18.0, row.rect.center().y);
                persona_mark(ui.painter(), persona.look, at, 5.5, Stroke::new(2.0, theme.persona(persona.look.hue)));
                if row.clicked() {
                    cx.act(Action::ToggleFocus(persona.id));
                }
            }
        }
        if people && cx.commands.can_compare {
            let (words, on) = (cx.command(Command::Compare), cx.view.compare.is_some());
            if row_menu(ui, Command::Compare.icon(), &words, None, true, on).clicked() {
                cx.run(Command::Compare);
            }
        }
        if people && by_channel {
            ui.add_space(4.0);
            hairline(ui);
            ui.add_space(4.0);
        }
        if by_channel {
            channel_rows(ui, cx);
        }
    });
}

fn menu(button: &Response, cx: &PanelContext<'_>) {
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(240.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        channel_rows(ui, cx);
    });
}

/// All channels, and each that the map uses.
fn channel_rows(ui: &mut Ui, cx: &PanelContext<'_>) {
    let all = cx.view.channels.is_empty();
    if row_menu(ui, "layout-grid", &cx.text("filter-channels-all"), None, true, all).clicked() {
        for channel in &cx.view.channels {
            cx.act(Action::ToggleChannel(channel.clone()));
        }
    }
    ui.add_space(4.0);
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let used: BTreeSet<&str> = cx.journey.touchpoints.iter().map(|card| card.channel.as_str()).collect();
        for key in used {
            let words = method::channel(key).map_or_else(|| key.to_owned(), |channel| cx.text_of(&channel.name_key()));
            let on = cx.view.channels.contains(key);
            let row = row_menu(ui, channel_icon(key), &words, None, true, on);
            if on {
                let at = pos2(row.rect.right() - 16.0, row.rect.center().y);
                icon(ui.painter(), "check", at, 14.0, theme::of(ui).accent);
            }
            if row.clicked() {
                cx.act(Action::ToggleChannel(key.to_owned()));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Element;
    use crate::model::Language;

    fn dimmed(document: &Document, focus: &[PersonaId], channels: &[&str]) -> Vec<ElementId> {
        let focus: BTreeSet<PersonaId> = focus.iter().copied().collect();
        let channels: BTreeSet<String> = channels.iter().map(|key| (*key).to_owned()).collect();
        let journey = document.first_journey().expect("the sample has a map");
        let cards = journey.touchpoints.iter().map(|card| ElementId::Touchpoint(card.id));
        let points = journey.emotions.iter().map(|point| ElementId::Emotion(point.id));
        let losses = journey.dropoffs.iter().map(|dropoff| ElementId::DropOff(dropoff.id));
        let barriers = journey.barriers.iter().map(|barrier| ElementId::Barrier(barrier.id));
        let personas = document.personas.iter().map(|persona| ElementId::Persona(persona.id));
        (cards.chain(points).chain(losses).chain(barriers).chain(personas))
            .filter(|element| is_dimmed(journey, &focus, &channels, Source { element: *element, part: Part::Body }))
            .collect()
    }

    #[test]
    fn one_persona_in_focus_dims_all_that_is_only_the_others_and_two_dim_nothing() {
        let document = crate::store::sample(crate::store::Sample::default(), Language::Ru).expect("the sample reads");
        let (one, other) = (document.personas.at(0).expect("one").id, document.personas.at(1).expect("two").id);
        let journey = document.first_journey().expect("the sample has a map");
        let away = dimmed(&document, &[one], &[]);
        assert!(away.contains(&ElementId::Persona(other)) && !away.contains(&ElementId::Persona(one)));
        assert!(!journey.emotions.is_empty() && !journey.touchpoints.is_empty() && !journey.barriers.is_empty());
        for point in &journey.emotions {
            assert_eq!(away.contains(&ElementId::Emotion(point.id)), point.persona == other);
        }
        for card in &journey.touchpoints {
            assert_eq!(away.contains(&ElementId::Touchpoint(card.id)), card.personas == [other]);
        }
        for barrier in &journey.barriers {
            assert_eq!(away.contains(&ElementId::Barrier(barrier.id)), barrier.personas == [other]);
        }
        assert_eq!(dimmed(&document, &[one, other], &[]), []);
    }

    #[test]
    fn barriers_and_metrics_that_are_only_the_others_step_back_with_them() {
        let mut document = crate::store::sample(crate::store::Sample::School, Language::Ru).expect("the sample reads");
        let (one, other) = (document.personas.at(0).expect("one").id, document.personas.at(1).expect("two").id);
        let journey = document.first_journey().expect("the sample has a map");
        let (barrier, metric) =
            (journey.barriers.at(0).expect("one").clone(), journey.metrics.at(0).expect("one").clone());
        let (barrier_id, metric_id) = (ElementId::Barrier(barrier.id), ElementId::Metric(metric.id));
        let mut whose = |personas: Vec<PersonaId>| {
            let barrier = crate::model::Barrier { personas: personas.clone(), ..barrier.as_ref().clone() };
            let metric = crate::model::Metric { personas, ..metric.as_ref().clone() };
            for element in [Element::Barrier(barrier), Element::Metric(metric)] {
                let edit = crate::edit::Edit::Change(Box::new(element));
                document = crate::edit::apply(&document, &edit).expect("it can be anybody's");
            }
            let away = dimmed(&document, &[one], &[]);
            let journey = document.first_journey().expect("a map");
            let metrics = &journey.metrics;
            let of_metric =
                |id| is_dimmed(journey, &[one].into(), &BTreeSet::new(), Source { element: id, part: Part::Body });
            (away.contains(&barrier_id), !metrics.is_empty() && of_metric(metric_id))
        };
        assert_eq!(whose(vec![other]), (true, true));
        assert_eq!(whose(vec![one, other]), (false, false));
        assert_eq!(whose(Vec::new()), (false, false), "nobody named is everybody");
    }

    #[test]
    fn what_follows_from_the_curves_of_one_persona_steps_back_with_them() {
        use crate::layout::{Engine, View};
        let document = crate::store::sample(crate::store::Sample::School, Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("the sample has a map").id;
        let scene = Engine::default().lay_out(&document, journey, &View::default()).scene;
        let one = document.personas.at(0).expect("one").id;
        let own = scene.groups.iter().filter(|placed| placed.group.whose == Some(one)).count();
        let others = scene.groups.iter().filter(|placed| placed.group.whose.is_some_and(|it| it != one)).count();
        // An area between its two curves and a gain a stage.
        assert!(own > 1 && others > 1, "{own} and {others}");
    }

    #[test]
    fn a_channel_dims_the_cards_of_the_others_and_nothing_else() {
        let document = crate::store::sample(crate::store::Sample::default(), Language::Ru).expect("the sample reads");
        let journey = document.first_journey().expect("the sample has a map");
        let channel = &journey.touchpoints.at(0).expect("a card").channel;
        let others = journey.touchpoints.iter().filter(|card| card.channel != *channel);
        let others: Vec<ElementId> = others.map(|card| ElementId::Touchpoint(card.id)).collect();
        assert!(!others.is_empty());
        assert_eq!(dimmed(&document, &[], &[channel]), others);
    }
}
