//! The question before a stage, lane or persona goes with all that stands in it.

use super::parts::answers;
use crate::edit::{Contents, contents};
use crate::i18n::Messages;
use crate::model::ElementId;
use crate::studio::desk::{Action, PanelContext};
use crate::studio::theme;
use crate::studio::widgets::{Button, checkbox};
use eframe::egui::Ui;

/// What the question is about.
#[derive(Clone, Debug)]
pub(crate) struct Removal {
    ids: Vec<ElementId>,
    ask_no_more: bool,
    /// Whether the answer has still to get the focus.
    fresh: bool,
}

impl Removal {
    /// A question about these.
    pub(crate) const fn new(ids: Vec<ElementId>) -> Self {
        Self { ids, ask_no_more: false, fresh: true }
    }

    /// Shows the question and its answers.
    pub(crate) fn show(&mut self, ui: &mut Ui, cx: &PanelContext<'_>) {
        let (title, text) = question(cx, &self.ids);
        super::parts::heading(ui, &title);
        super::parts::words(ui, &text);
        checkbox(ui, &cx.text("remove-ask-no-more"), &mut self.ask_no_more);
        ui.add_space(8.0);
        answers(ui, |ui| {
            let yes = ui.add(Button::new(&cx.text("remove-yes")).icon("trash-2").color(theme::of(ui).negative));
            if std::mem::take(&mut self.fresh) {
                yes.request_focus();
            }
            if yes.clicked() {
                cx.act(Action::Remove { ids: self.ids.clone(), ask_no_more: self.ask_no_more });
            }
            if ui.add(Button::ghost(&cx.text("dialog-cancel"))).clicked() {
                cx.act(Action::CloseDialog);
            }
        });
    }
}

/// Heading and text of the question.
fn question(cx: &PanelContext<'_>, ids: &[ElementId]) -> (String, String) {
    let kind = match ids {
        [ElementId::Stage(_)] => "stage",
        [ElementId::Lane(_)] => "lane",
        [ElementId::Persona(_)] => "persona",
        _ => "several",
    };
    let title = match ids {
        [id] => match (cx.journey.lanes.iter()).find(|lane| ElementId::Lane(lane.id) == *id) {
            Some(lane) => crate::studio::desk::lane_names::lane_name(cx, lane),
            None => cx.short_name_of(*id),
        },
        _ => String::new(),
    };
    let values = [("name", title.into()), ("count", ids.len().into())];
    let found = contents(cx.document, ids);
    let (what, goes) = list(cx.words, &found);
    (
        cx.format(&format!("remove-title-{kind}"), &values),
        cx.format(&format!("remove-text-{kind}"), &[("what", what.into()), ("goes", goes.into())]),
    )
}

/// «5 точек контакта, 2 барьера и 3 точки эмоций», and the number that the verb before it follows.
fn list(words: &Messages, found: &Contents) -> (String, usize) {
    let counts = [
        ("count-touchpoints", found.touchpoints),
        ("count-notes", found.notes),
        ("count-barriers", found.barriers),
        ("count-solutions", found.solutions),
        ("count-metrics", found.metrics),
        ("count-emotions", found.emotions),
        ("count-dropoffs", found.dropoffs),
    ];
    let present: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    // Several things go in the plural, whatever their number.
    let goes = if let [(_, count)] = present.as_slice() { *count } else { 2 };
    (counted(words, &present), goes)
}

/// Counts in words, with «и» before the last.
pub(crate) fn counted(words: &Messages, counts: &[(&str, usize)]) -> String {
    let mut parts: Vec<String> =
        counts.iter().map(|(key, count)| words.format(key, &[("count", (*count).into())])).collect();
    let Some(last) = parts.pop() else { return String::new() };
    if parts.is_empty() {
        return last;
    }
    words.format("list-and", &[("first", parts.join(", ").into()), ("last", last.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn said(found: Contents) -> String {
        let words = Messages::of(Language::Ru);
        let (what, goes) = list(words, &found);
        words.format("remove-text-stage", &[("what", what.into()), ("goes", goes.into())])
    }

    #[test]
    fn what_goes_with_a_stage_is_counted_in_good_russian() {
        let found = Contents { touchpoints: 5, barriers: 2, emotions: 3, ..Contents::default() };
        assert_eq!(
            said(found),
            "Вместе с этапом уйдут 5\u{a0}точек контакта, 2\u{a0}барьера и 3\u{a0}точки эмоций. Это можно отменить."
        );
        let one = Contents { notes: 21, ..Contents::default() };
        assert_eq!(said(one), "Вместе с этапом уйдёт 21\u{a0}заметка. Это можно отменить.");
        let two = Contents { solutions: 1, metrics: 1, ..Contents::default() };
        assert_eq!(said(two), "Вместе с этапом уйдут 1\u{a0}решение и 1\u{a0}показатель. Это можно отменить.");
    }
}
