//! What came of a meeting, to be looked through: each change stays or is taken back, each question can be put otherwise.

use crate::edit::{Edit, meeting};
use crate::method::{ChangeWords, change_words, meeting_sum, meeting_title};
use crate::model::{ElementId, Meeting, MeetingChange, MeetingId, PrintLayout, Verdict};
use crate::studio::desk::commands::Command;
use crate::studio::desk::memo::Snapshot;
use crate::studio::desk::{Action, MeetingWish, PanelContext};
use crate::studio::panels;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Button, Choice, Dropdown, IconButton, TextField, hairline, panel_title};
use eframe::egui::{Align, Area, Context, Frame, Id, Layout, Margin, Order, RichText, ScrollArea, Ui, pos2, vec2};
use std::sync::Arc;

/// Width of the list.
const WIDTH: f32 = 380.0;
/// Between two changes.
const GAP: f32 = 8.0;

/// The list while it is open.
#[derive(Debug, Default)]
pub(crate) struct MeetingPanel {
    open: bool,
    /// Which meeting is meant; the last where none is named.
    chosen: Option<MeetingId>,
    /// What the changes are, for the document in which they were looked up last.
    known: Option<Known>,
}

/// The changes of a meeting, in words.
#[derive(Debug)]
struct Known {
    document: Snapshot,
    meeting: MeetingId,
    language: crate::model::Language,
    lines: Arc<[ReviewLine]>,
}

/// A change, ready to be shown.
#[derive(Clone, Debug)]
struct ReviewLine {
    element: ElementId,
    words: ChangeWords,
    verdict: Verdict,
    /// It is on the map.
    is_there: bool,
    /// It was changed once more after the meeting.
    is_newer: bool,
}

impl MeetingPanel {
    /// Opens the list, or closes it if it is open.
    pub(crate) const fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Opens the list of a meeting.
    pub(crate) const fn open(&mut self, meeting: MeetingId) {
        (self.open, self.chosen) = (true, Some(meeting));
    }

    /// Whether the list is open.
    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows the list.
    pub(crate) fn show(&mut self, ctx: &Context, cx: &PanelContext<'_>) {
        if !self.open {
            self.known = None;
            return;
        }
        let meetings = &cx.document.project.meetings;
        let chosen = meetings.iter().find(|meeting| Some(meeting.id) == self.chosen).or_else(|| meetings.last());
        let Some(shown) = chosen else {
            self.open = false;
            return;
        };
        let lines = self.lines(cx, shown);
        let at = pos2(12.0, panels::TOP + 8.0);
        let room = ctx.content_rect().bottom() - at.y - panels::BOTTOM - 24.0;
        Area::new(Id::unique("meeting")).order(Order::Middle).fixed_pos(at).show(ctx, |ui| {
            panels::floating(ui).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                self.head(ui, cx, shown);
                ScrollArea::vertical().max_height((room - 150.0).max(160.0)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = GAP;
                    for line in lines.iter() {
                        change(ui, cx, shown, line);
                    }
                    questions(ui, cx, shown);
                });
                foot(ui, cx, shown, &lines);
            });
        });
    }

    fn lines(&mut self, cx: &PanelContext<'_>, shown: &Meeting) -> Arc<[ReviewLine]> {
        let (document, language) = (Snapshot::of(cx.document), cx.words.language());
        let known = self.known.as_ref();
        if let Some(known) =
            known.filter(|it| (&it.document, it.meeting, it.language) == (&document, shown.id, language))
        {
            return Arc::clone(&known.lines);
        }
        let line = |change: &MeetingChange| ReviewLine {
            element: change.element,
            words: change_words(change, cx.document, cx.words),
            verdict: change.verdict,
            is_there: change.head.is_none() && cx.document.has(change.element),
            is_newer: meeting::has_changed_since(change, cx.document),
        };
        let lines: Arc<[ReviewLine]> = meeting::changes_of(shown, cx.document).iter().map(line).collect();
        self.known = Some(Known { document, meeting: shown.id, language, lines: Arc::clone(&lines) });
        lines
    }

    /// What the meeting is called, and the others.
    fn head(&mut self, ui: &mut Ui, cx: &PanelContext<'_>, shown: &Meeting) {
        let meetings = &cx.document.project.meetings;
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            panel_title(ui, "clipboard", &meeting_title(shown, cx.words));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new("x", &cx.text("find-close")).size(28.0)).clicked() {
                    self.open = false;
                }
            });
        });
        if meetings.len() > 1 {
            // Two on one day are told apart by what came of them.
            let choice = |meeting: &Meeting| {
                let came = meeting_sum(meeting.changes.len(), meeting.questions.len(), cx.words);
                let title = [meeting_title(meeting, cx.words), came];
                Choice::new(
                    meeting.id,
                    title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "),
                )
            };
            let choices: Vec<Choice<MeetingId>> = meetings.iter().rev().map(choice).collect();
            let other = Dropdown::new(&cx.text("meeting-which")).quiet().show(ui, &choices, &shown.id);
            if let Some(other) = other {
                self.chosen = Some(other);
            }
        }
        let hint = meeting_title(&Meeting { title: String::new(), ..shown.clone() }, cx.words);
        let mut title = shown.title.clone();
        let field = TextField::new(&cx.text("meeting-title")).quiet().hint(&hint).show(ui, &mut title);
        cx.track_field(&field);
        if field.changed() {
            cx.apply(meeting::amended(cx.document, shown.id, |it| Some(Meeting { title, ..it.clone() })));
        }
        if shown.is_running() {
            let theme = theme::of(ui);
            ui.label(RichText::new(cx.text("meeting-still-on")).font(theme::regular(BODY)).color(theme.caution));
            ui.horizontal(|ui| {
                if ui.add(Button::new(&cx.text("meeting-go-on"))).clicked() {
                    cx.run(Command::Present);
                }
                if ui.add(Button::new(&cx.text("meeting-close"))).clicked() {
                    cx.act(Action::Meeting(MeetingWish::Close(shown.id)));
                }
            });
        }
    }
}

/// One change with what can be said of it.
fn change(ui: &mut Ui, cx: &PanelContext<'_>, shown: &Meeting, line: &ReviewLine) {
    let theme = theme::of(ui);
    let is_back = line.verdict == Verdict::RolledBack;
    let ink = if is_back { theme.faint } else { theme.ink };
    let text = |ui: &mut Ui, words: &str, color, font| {
        let words = RichText::new(words).font(font).color(color);
        ui.label(if is_back { words.strikethrough() } else { words });
    };
    Frame::NONE.fill(theme.control).corner_radius(theme::CARD_RADIUS).inner_margin(Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
            text(ui, &line.words.title, ink, theme::semibold(BODY));
            let accent = if is_back { theme.faint } else { theme.accent };
            if !line.words.place.is_empty() {
                text(ui, &line.words.place, accent, theme::regular(BODY));
            }
            for part in &line.words.parts {
                text(ui, &part.line(), accent, theme::regular(BODY));
            }
            if let Some(followers) = &line.words.followers {
                text(ui, followers, theme.secondary, theme::regular(LABEL));
            }
            if line.is_newer && !is_back {
                ui.label(RichText::new(cx.text("meeting-newer")).font(theme::regular(LABEL)).color(theme.caution));
            }
            ui.horizontal(|ui| {
                let wish = |wish: fn(MeetingId, Vec<ElementId>) -> MeetingWish| {
                    Action::Meeting(wish(shown.id, vec![line.element]))
                };
                if line.is_there && ui.add(Button::ghost(&cx.text("meeting-show"))).clicked() {
                    cx.act(Action::Reveal(line.element));
                }
                match line.verdict {
                    Verdict::Open => {
                        if ui.add(Button::new(&cx.text("meeting-keep"))).clicked() {
                            cx.act(wish(MeetingWish::Keep));
                        }
                        if ui.add(Button::new(&cx.text("meeting-roll-back"))).clicked() {
                            cx.act(wish(MeetingWish::RollBack));
                        }
                    }
                    said => {
                        let key = if said == Verdict::Kept { "meeting-kept" } else { "meeting-rolled-back" };
                        ui.label(RichText::new(cx.text(key)).font(theme::regular(BODY)).color(theme.secondary));
                        if said == Verdict::Kept && ui.add(Button::ghost(&cx.text("meeting-roll-back"))).clicked() {
                            cx.act(wish(MeetingWish::RollBack));
                        }
                    }
                }
            });
        },
    );
}

/// The questions, to be put otherwise or forgotten.
fn questions(ui: &mut Ui, cx: &PanelContext<'_>, shown: &Meeting) {
    if shown.questions.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    ui.add_space(4.0);
    ui.label(RichText::new(cx.text("meeting-questions")).font(theme::semibold(BODY)).color(theme.ink));
    for (nth, question) in shown.questions.iter().enumerate() {
        let put = |text: Option<String>| -> Edit {
            meeting::amended(cx.document, shown.id, |it| {
                let mut it = it.clone();
                match text {
                    Some(text) => it.questions.iter_mut().skip(nth).take(1).for_each(|it| it.text.clone_from(&text)),
                    None => drop(it.questions.remove(nth)),
                }
                (it.is_running() || !it.changes.is_empty() || !it.questions.is_empty()).then_some(it)
            })
        };
        ui.horizontal(|ui| {
            let mut text = question.text.clone();
            let id = Id::unique(("question of a meeting", nth));
            let width = ui.available_width() - 34.0;
            let field = TextField::new(&cx.text("meeting-question")).quiet().id(id).width(width).show(ui, &mut text);
            cx.track_field(&field);
            if field.changed() {
                cx.apply(put(Some(text)));
            }
            if ui.add(IconButton::new("trash-2", &cx.text("meeting-forget-question")).size(28.0)).clicked() {
                cx.apply(put(None));
            }
        });
        if !question.at.is_empty() {
            ui.label(RichText::new(&question.at).font(theme::regular(LABEL)).color(theme.secondary));
        }
    }
}

/// What can be done with all of it.
fn foot(ui: &mut Ui, cx: &PanelContext<'_>, shown: &Meeting, lines: &[ReviewLine]) {
    let open: Vec<ElementId> =
        lines.iter().filter(|line| line.verdict == Verdict::Open).map(|line| line.element).collect();
    ui.add_space(2.0);
    hairline(ui);
    ui.add_space(2.0);
    if open.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::ghost(&cx.text("meeting-keep-all"))).clicked() {
                cx.act(Action::Meeting(MeetingWish::Keep(shown.id, open.clone())));
            }
            if ui.add(Button::ghost(&cx.text("meeting-roll-back-all"))).clicked() {
                cx.act(Action::Meeting(MeetingWish::RollBack(shown.id, open)));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        if !lines.is_empty() && ui.add(Button::new(&cx.text("meeting-red-line"))).clicked() {
            cx.act(Action::Meeting(MeetingWish::Print(shown.id, PrintLayout::RedLine)));
        }
        if ui.add(Button::new(&cx.text("meeting-protocol"))).clicked() {
            cx.act(Action::Meeting(MeetingWish::Print(shown.id, PrintLayout::Protocol)));
        }
    });
}
