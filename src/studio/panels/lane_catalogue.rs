//! Which lane to add: the kinds a map can have, those that it has not first, and one of one's own.

use super::menu;
use crate::edit::{Edit, Element, StepName};
use crate::method::lane_icon;
use crate::model::{ElementId, Lane, LaneKind};
use crate::studio::desk::lane_names::lane_name;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme::{self, LABEL};
use crate::studio::widgets::{elided, hairline, row_menu};
use eframe::egui::{Context, Pos2, Response, Sense, Ui, pos2, vec2};
use std::sync::Arc;

/// The catalogue while it is open, and where the lane would go.
#[derive(Clone, Debug, Default)]
pub(crate) struct LaneCatalogue {
    open: bool,
    fresh: bool,
    at: Pos2,
    index: Option<usize>,
}

impl LaneCatalogue {
    /// Opens the catalogue at a place of the screen, for a place among the lanes.
    pub(crate) const fn open(&mut self, at: Pos2, index: Option<usize>) {
        *self = Self { open: true, fresh: true, at, index };
    }

    /// Closes the catalogue.
    pub(crate) const fn close(&mut self) {
        self.open = false;
    }

    /// Whether the catalogue is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows the catalogue.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        let index = self.index;
        let fresh = self.open && std::mem::take(&mut self.fresh);
        menu(ctx, "lane catalogue", self.at, 248.0, &mut self.open, |ui| {
            let first = rows(ui, cx, index);
            if fresh {
                first.request_focus();
            }
        });
    }
}

/// The rows; gives the first.
fn rows(ui: &mut Ui, cx: &PanelContext<'_>, index: Option<usize>) -> Response {
    let lane_of = |kind: LaneKind| cx.journey.lanes.iter().find(|lane| lane.kind == kind);
    let (missing, present): (Vec<LaneKind>, Vec<LaneKind>) = LaneKind::ALL
        .into_iter()
        .filter(|kind| *kind != LaneKind::Text)
        .partition(|kind| lane_of(*kind).is_none_or(|lane| !lane.visible));
    caption(ui, &cx.text("catalogue-title"));
    let mut first: Option<Response> = None;
    for kind in missing {
        let row = match lane_of(kind) {
            Some(hidden) => hidden_row(ui, cx, hidden),
            None => row(ui, cx, kind, lane_icon(kind), &cx.text(kind.name_key()), index),
        };
        first.get_or_insert(row);
    }
    if first.is_some() {
        line(ui);
    }
    let own = row(ui, cx, LaneKind::Text, "plus", &cx.text("catalogue-own"), index);
    let again: Vec<LaneKind> = present.into_iter().filter(|kind| kind.holds_notes()).collect();
    if !again.is_empty() {
        line(ui);
        caption(ui, &cx.text("catalogue-more"));
    }
    for kind in again {
        row(ui, cx, kind, lane_icon(kind), &cx.text(kind.name_key()), index);
    }
    first.unwrap_or(own)
}

fn row(ui: &mut Ui, cx: &PanelContext<'_>, kind: LaneKind, icon: &str, words: &str, index: Option<usize>) -> Response {
    let response = row_menu(ui, icon, words, None, true, false);
    if response.clicked() {
        cx.act(Action::AddLane { kind, index });
    }
    response
}

/// A lane that is there and not seen is not added once more but shown.
fn hidden_row(ui: &mut Ui, cx: &PanelContext<'_>, lane: &Arc<Lane>) -> Response {
    let words = cx.format("catalogue-hidden", &[("name", lane_name(cx, lane).into())]);
    let response = row_menu(ui, "eye", &words, None, true, false);
    if response.clicked() {
        let mut shown = lane.as_ref().clone();
        shown.visible = true;
        let edits = vec![Edit::Change(Box::new(Element::Lane(shown)))];
        cx.apply(Edit::Several { name: StepName::ShowHidden, edits });
        cx.act(Action::Select(Some(ElementId::Lane(lane.id))));
    }
    response
}

fn caption(ui: &mut Ui, text: &str) {
    let theme = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let galley = elided(ui, text, theme::regular(LABEL), theme.secondary, rect.width() - 20.0);
    ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, theme.secondary);
}

fn line(ui: &mut Ui) {
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
}
