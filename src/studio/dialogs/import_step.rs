//! The step between a file and the figures of a map: how its columns are meant, what of it cannot be used, and what would change.

use super::parts::{answers, heading, words};
use crate::i18n::{Localized as _, Value, format};
use crate::import::{
    Change, Column, DecimalMark, Delimiter, Difference, Encoding, Fault, Layout, Mapping, Means, Measure, Names,
    Outcome, Preview, Progress, Role, Source, TimeUnit, Unmatched, Whose, column_letter, compare, plain,
};
use crate::model::{ElementId, StageId};
use crate::studio::desk::memo::{Snapshot, kept};
use crate::studio::desk::{Action, ImportWish, Scope};
use crate::studio::theme::{self, BODY, CONTROL, LABEL};
use crate::studio::widgets::{Button, Choice, Dropdown, Segment, checkbox, elided, icon, segmented, wrapped};
use eframe::egui::{Align2, Color32, FontId, Id, Rangef, Rect, RichText, ScrollArea, Sense, Stroke, Ui, pos2, vec2};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Width of the dialog's content, in screen points.
pub(crate) const WIDTH: f32 = 880.0;
/// The same beside a scroll bar.
const INNER: f32 = WIDTH - 14.0;
/// Rows of data that the preview shows.
const SHOWN_ROWS: usize = 5;
/// Faults that are listed; the rest is counted.
const SHOWN_FAULTS: usize = 60;
/// Names that are listed for matching by hand.
const SHOWN_NAMES: usize = 40;

/// A reading on another thread: how far it is, and whether it is to stop.
#[derive(Debug, Default)]
pub(crate) struct Job {
    done: AtomicU64,
    total: AtomicU64,
    rows: AtomicU64,
    stop: AtomicBool,
}

impl Job {
    /// Notes how far it is; whether to go on.
    pub(crate) fn note(&self, progress: Progress) -> bool {
        self.done.store(progress.done, Ordering::Relaxed);
        self.total.store(progress.total, Ordering::Relaxed);
        self.rows.store(progress.rows, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// Asks it to stop.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn progress(&self) -> Progress {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        Progress { done: of(&self.done), total: of(&self.total), rows: of(&self.rows) }
    }
}

/// A table and how it is meant.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The file or the pasted text.
    pub(crate) source: Source,
    /// Its first rows.
    pub(crate) preview: Preview,
    /// How it is meant.
    pub(crate) mapping: Mapping,
}

/// What the step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The columns and what they are.
    Columns,
    /// What would change.
    Changes,
}

/// A table on its way to the funnel.
#[derive(Clone, Debug)]
pub(crate) struct ImportStep {
    /// What messages call it.
    pub(crate) name: String,
    /// What is shown.
    pub(crate) side: Side,
    /// The table, once it was looked at.
    pub(crate) table: Option<Table>,
    /// Names that stood for nothing at some time, so that one that is matched stays where it is.
    pub(crate) stages: Vec<Unmatched>,
    /// The same of personas and segments.
    pub(crate) segments: Vec<Unmatched>,
    /// What was read, or why nothing was.
    pub(crate) read: Option<Result<Arc<Outcome>, String>>,
    /// What is going on.
    pub(crate) job: Option<Arc<Job>>,
}

impl ImportStep {
    /// A step whose table is being looked at.
    pub(crate) const fn new(name: String, side: Side) -> Self {
        Self { name, side, table: None, stages: Vec::new(), segments: Vec::new(), read: None, job: None }
    }

    /// Takes in what was read, or why nothing was.
    pub(crate) fn take(&mut self, read: Result<Outcome, String>) {
        self.job = None;
        if let (Ok(outcome), Some(table)) = (&read, &self.table) {
            note_names(&mut self.stages, &outcome.stages, table.mapping.stages.keys());
            note_names(&mut self.segments, &outcome.segments, table.mapping.segments.keys());
        }
        self.read = Some(read.map(Arc::new));
    }

    /// What can be taken over now.
    pub(crate) fn outcome(&self) -> Option<&Arc<Outcome>> {
        self.read.as_ref()?.as_ref().ok().filter(|_| self.job.is_none())
    }

    /// Shows the step.
    pub(crate) fn show(&mut self, ui: &mut Ui, scope: &Scope<'_>) {
        let key = if self.side == Side::Changes { "import-again-title" } else { "import-title" };
        heading(ui, &scope.format(key, &[("file", self.name.as_str().into())]));
        // Files of one name lie in several folders.
        if let Some(path) = self.table.as_ref().and_then(|table| table.source.path()) {
            words(ui, &path.display().to_string());
        }
        ui.add_space(6.0);
        let room = (ui.ctx().content_rect().height() - 230.0).max(200.0);
        let changed = match self.side {
            Side::Columns => {
                ScrollArea::vertical()
                    .id_salt("import")
                    .auto_shrink([false, true])
                    .max_height(room)
                    .min_scrolled_height(room)
                    .show(ui, |ui| self.columns(ui, scope))
                    .inner
            }
            Side::Changes => {
                self.changes(ui, scope, room);
                None
            }
        };
        if let Some(wish) = changed {
            scope.act(Action::Import(wish));
        }
        ui.add_space(8.0);
        self.state(ui, scope);
        ui.add_space(10.0);
        answers(ui, |ui| {
            let ready = self.outcome().is_some_and(|outcome| outcome.taken().is_ok());
            let key = if self.side == Side::Changes { "import-take-changes" } else { "import-take" };
            if ui.add(Button::primary(&scope.text(key)).enabled(ready)).clicked() {
                scope.act(Action::Import(ImportWish::Take));
            }
            if self.side == Side::Changes
                && self.table.is_some()
                && ui.add(Button::new(&scope.text("import-columns"))).clicked()
            {
                self.side = Side::Columns;
            }
            if ui.add(Button::ghost(&scope.text("dialog-cancel"))).clicked() {
                scope.act(Action::CloseDialog);
            }
        });
    }

    /// How far it is, or what would be taken.
    fn state(&self, ui: &mut Ui, scope: &Scope<'_>) {
        if let Some(job) = &self.job {
            progress_bar(ui, scope, job.progress());
            ui.ctx().request_repaint_after(Duration::from_millis(50));
            return;
        }
        match &self.read {
            Some(Ok(outcome)) => {
                #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
                let count = |number: u64| Value::from(number as f64);
                let taken = outcome.funnel.rows.len();
                let values =
                    [("taken", taken.into()), ("rows", count(outcome.rows)), ("left", count(outcome.left_out))];
                words(ui, &scope.format("import-summary", &values));
            }
            Some(Err(problem)) => line(ui, problem, true),
            None => {}
        }
    }

    /// What the columns are; gives what has to be done after a change.
    fn columns(&mut self, ui: &mut Ui, scope: &Scope<'_>) -> Option<ImportWish> {
        ui.set_width(INNER);
        // A map may have ten thousand titles: they are gone through once a snapshot, not once a frame.
        let key = (Snapshot::of(scope.document), scope.journey.id);
        let names = kept(ui, Id::unique("import names"), key, || Arc::new(Names::of(scope.document, scope.journey)));
        let table = self.table.as_mut()?;
        let before = table.mapping.clone();
        let wish = options(ui, scope, table);
        ui.add_space(10.0);
        let layouts: Vec<_> =
            Layout::ALL.iter().map(|layout| Segment::new(*layout, scope.text_of(layout.key()))).collect();
        if let Some(layout) = segmented(ui, &scope.text("import-layout"), &layouts, table.mapping.layout, None) {
            table.mapping.set_layout(layout, &table.preview, &names);
        }
        let help = format!("{}-help", table.mapping.layout.key());
        ui.add_space(2.0);
        words(ui, &scope.text_of(&help));
        preview(ui, scope, table);
        ui.add_space(8.0);
        match table.mapping.layout {
            Layout::EventLog => {
                checkbox(ui, &scope.text("import-users"), &mut table.mapping.users);
            }
            Layout::Long | Layout::Wide => {
                checkbox(ui, &scope.text("import-difference"), &mut table.mapping.left_by_difference);
            }
        }
        by_hand(ui, scope, &names, (&self.stages, &self.segments), &mut table.mapping);
        if let Some(Ok(outcome)) = &self.read {
            faults(ui, scope, outcome);
        }
        wish.or((table.mapping != before).then_some(ImportWish::Read))
    }

    /// What would come, go and differ.
    fn changes(&self, ui: &mut Ui, scope: &Scope<'_>, room: f32) {
        let Some(Ok(outcome)) = &self.read else { return };
        let key = (Snapshot::of(scope.document), scope.journey.id, Snapshot::of(outcome), scope.words.language());
        let lines = kept(ui, Id::unique("import changes"), key, || {
            Arc::new(change_lines(scope, &compare(&scope.journey.funnel, &outcome.funnel)))
        });
        if lines.is_empty() {
            words(ui, &scope.text("import-nothing-changes"));
        } else {
            change_head(ui, scope);
        }
        let room = room - if lines.is_empty() { 0.0 } else { CHANGE_HEAD };
        ScrollArea::vertical()
            .id_salt("changes")
            .auto_shrink([false, true])
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                ui.set_width(INNER);
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    lines.iter().for_each(|line| change_line(ui, scope, line));
                });
                faults(ui, scope, outcome);
            });
    }
}

/// Sheet, encoding and the like; gives the wish to look at the table anew.
fn options(ui: &mut Ui, scope: &Scope<'_>, table: &mut Table) -> Option<ImportWish> {
    const WIDE: f32 = 163.0;
    let mapping = &mut table.mapping;
    let mut reading = mapping.reading.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
        let sheets = table.source.sheets();
        if sheets.is_empty() {
            let encodings: Vec<_> = Encoding::ALL.iter().map(|one| Choice::new(*one, one.name().to_owned())).collect();
            if let Some(encoding) = option(ui, scope, "import-encoding", WIDE, &encodings, &reading.encoding) {
                reading.encoding = encoding;
            }
            let delimiters: Vec<_> =
                Delimiter::ALL.iter().map(|one| Choice::new(*one, scope.text_of(one.key()))).collect();
            if let Some(delimiter) = option(ui, scope, "import-delimiter", WIDE, &delimiters, &reading.delimiter) {
                reading.delimiter = delimiter;
            }
        } else {
            let sheets: Vec<_> = sheets.iter().map(|sheet| Choice::new(sheet.clone(), sheet.clone())).collect();
            if let Some(sheet) = option(ui, scope, "import-sheet", 200.0, &sheets, &reading.sheet) {
                reading.sheet = sheet;
            }
        }
        let rows: Vec<_> =
            table.preview.rows.iter().take(20).map(|row| Choice::new(row.row, row.row.to_string())).collect();
        if let Some(header) = option(ui, scope, "import-header", WIDE, &rows, &reading.header) {
            reading.header = header;
        }
        let marks = [
            (None, "import-decimal-none"),
            (Some(DecimalMark::Comma), "import-decimal-comma"),
            (Some(DecimalMark::Point), "import-decimal-point"),
        ];
        let marks: Vec<_> = marks.iter().map(|(mark, key)| Choice::new(*mark, scope.text_of(key))).collect();
        if mapping.layout != Layout::EventLog {
            if let Some(mark) = option(ui, scope, "import-decimal", WIDE, &marks, &mapping.decimal) {
                mapping.decimal = mark;
            }
            if mapping.columns.iter().any(|column| column.role == Role::Measure(Measure::Time)) {
                let units = [TimeUnit::Seconds, TimeUnit::Minutes, TimeUnit::Hours, TimeUnit::Days];
                let units: Vec<_> =
                    units.iter().map(|unit| Choice::new(*unit, scope.text_of(unit_key(*unit)))).collect();
                if let Some(unit) = option(ui, scope, "import-unit", WIDE, &units, &mapping.time_unit) {
                    mapping.time_unit = unit;
                }
            }
        }
    });
    (reading != mapping.reading).then_some(ImportWish::Look(reading))
}

const fn unit_key(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "import-unit-seconds",
        TimeUnit::Minutes => "import-unit-minutes",
        TimeUnit::Hours => "import-unit-hours",
        TimeUnit::Days => "import-unit-days",
    }
}

/// A list with its name over it.
fn option<T: Clone + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    label: &'static str,
    width: f32,
    choices: &[Choice<T>],
    chosen: &T,
) -> Option<T> {
    let picked = ui.vertical(|ui| {
        ui.set_width(width);
        Dropdown::new(&scope.text(label)).width(width).show(ui, choices, chosen)
    });
    picked.inner.filter(|picked| picked != chosen)
}

/// Between two columns of the preview, in screen points; its rules go through.
const GAP: f32 = 6.0;

/// The first rows with the role of each column over it.
fn preview(ui: &mut Ui, scope: &Scope<'_>, table: &mut Table) {
    const LEAST: f32 = 148.0;
    let Table { preview, mapping, .. } = table;
    let count = mapping.columns.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = ((INNER + GAP) / count as f32 - GAP).max(LEAST);
    let roles: Vec<_> =
        (mapping.layout.roles().iter()).map(|role| Choice::new(*role, scope.text_of(role.key()))).collect();
    let mut chosen = None;
    ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, 2.0);
            for (index, column) in mapping.columns.iter().enumerate() {
                ui.push_id(index, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        let letter = column_letter(index);
                        let label = scope.format("import-role-of", &[("column", letter.as_str().into())]);
                        if let Some(role) = Dropdown::new(&label).quiet().width(width).show(ui, &roles, &column.role) {
                            chosen = Some((index, role));
                        }
                        ui.add_space(2.0);
                        let look = Look { head: true, read: column.role != Role::Ignored, figures: is_figure(column) };
                        cell(ui, &format!("{letter}  {}", column.header), width, look);
                        for row in preview.data(mapping.reading.header).take(SHOWN_ROWS) {
                            let text = row.cells.get(index).map_or("", String::as_str);
                            cell(ui, text, width, Look { head: false, ..look });
                        }
                    });
                });
            }
        });
        ui.add_space(6.0);
    });
    let hidden = preview.data(mapping.reading.header).skip(SHOWN_ROWS).count();
    if hidden > 0 {
        let key = if preview.is_whole { "import-preview-more" } else { "import-preview-many-more" };
        words(ui, &scope.format(key, &[("count", hidden.into())]));
    }
    if let Some((index, role)) = chosen {
        mapping.set_role(index, role);
    }
}

/// Whether a column holds figures.
const fn is_figure(column: &Column) -> bool {
    matches!(column.role, Role::Measure(_))
}

/// How a cell of the preview looks.
#[derive(Clone, Copy)]
struct Look {
    head: bool,
    /// Whether its column is read.
    read: bool,
    figures: bool,
}

fn cell(ui: &mut Ui, text: &str, width: f32, look: Look) {
    const MARGIN: f32 = 10.0;
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let color = if look.read { theme.ink } else { theme.faint };
    let font = match look {
        Look { head: true, read: true, .. } => theme::semibold(LABEL),
        Look { head: true, read: false, .. } => theme::medium(LABEL),
        Look { figures: true, .. } => theme::figures(LABEL),
        Look { .. } => theme::regular(LABEL),
    };
    if !look.head {
        let through = Rangef::new(rect.left(), rect.right() + GAP);
        ui.painter().hline(through, rect.top(), Stroke::new(1.0, theme.hairline));
    }
    let galley = elided(ui, text, font, color, rect.width() - 2.0 * MARGIN);
    let left = if look.figures { rect.right() - MARGIN - galley.size().x } else { rect.left() + MARGIN };
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, text));
}

/// Names that stand for nothing, or were matched by hand, each with what it may mean.
fn by_hand(
    ui: &mut Ui,
    scope: &Scope<'_>,
    names: &Names,
    (stages, segments): (&[Unmatched], &[Unmatched]),
    mapping: &mut Mapping,
) {
    if stages.is_empty() && segments.is_empty() {
        return;
    }
    ui.add_space(8.0);
    subheading(ui, &scope.text("import-names"));
    let ask = Choice::new(None, scope.text_of("import-name-open"));
    let nothing = scope.text_of("import-name-nothing");
    let mut choices: Vec<Choice<Option<Means<StageId>>>> =
        vec![ask, Choice::new(Some(Means::Nothing), nothing.clone())];
    choices.extend(
        scope
            .journey
            .stages
            .iter()
            .map(|stage| Choice::new(Some(Means::This(stage.id)), scope.name_of(ElementId::Stage(stage.id)))),
    );
    for Unmatched { name, times } in stages.iter().take(SHOWN_NAMES) {
        let said = mapping.stages.get(&plain(name)).copied();
        match name_line(ui, scope, "stage", (name.as_str(), *times), &choices, &said) {
            Some(Some(means)) => drop(mapping.stages.insert(plain(name), means)),
            Some(None) => drop(mapping.stages.remove(&plain(name))),
            None => {}
        }
    }
    let ask = Choice::new(None, scope.text_of("import-name-open"));
    let mut choices: Vec<Choice<Option<Means<Whose>>>> = vec![ask, Choice::new(Some(Means::Nothing), nothing)];
    choices.push(Choice::new(Some(Means::This(Whose::Everybody)), scope.text_of("funnel-everybody")));
    choices.extend(scope.document.personas.iter().map(|persona| {
        Choice::new(
            Some(Means::This(Whose::Persona(persona.id))),
            names.whose_name(Whose::Persona(persona.id)).to_owned(),
        )
    }));
    for Unmatched { name, times } in segments.iter().take(SHOWN_NAMES) {
        let said = mapping.segments.get(&plain(name)).copied();
        match name_line(ui, scope, "segment", (name.as_str(), *times), &choices, &said) {
            Some(Some(means)) => drop(mapping.segments.insert(plain(name), means)),
            Some(None) => drop(mapping.segments.remove(&plain(name))),
            None => {}
        }
    }
}

/// Notes names that stand for nothing or were matched by hand behind those that are known; what is neither any more goes.
fn note_names<'a>(
    known: &mut Vec<Unmatched>,
    unmatched: &[Unmatched],
    matched: impl Iterator<Item = &'a String> + Clone,
) {
    let same = |one: &Unmatched, name: &str| plain(&one.name) == plain(name);
    known.retain(|one| {
        unmatched.iter().any(|other| same(one, &other.name)) || matched.clone().any(|name| same(one, name))
    });
    let said = matched.map(|name| Unmatched { name: name.clone(), times: 0 });
    for one in unmatched.iter().cloned().chain(said) {
        match known.iter_mut().find(|other| same(other, &one.name)) {
            Some(other) => other.times = other.times.max(one.times),
            None => known.push(one),
        }
    }
}

fn name_line<T: Clone + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    salt: &str,
    (name, times): (&str, u64),
    choices: &[Choice<T>],
    said: &T,
) -> Option<T> {
    let picked = ui.push_id((salt, name), |ui| {
        ui.horizontal(|ui| {
            let theme = theme::of(ui);
            let (rect, _) = ui.allocate_exact_size(vec2(360.0, 34.0), Sense::hover());
            #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
            let values = [("name", name.into()), ("times", (times as f64).into())];
            let shown = if times > 0 { scope.format("import-name-times", &values) } else { name.to_owned() };
            let galley = elided(ui, &shown, theme::regular(BODY), theme.ink, rect.width() - 12.0);
            ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.ink);
            let label = scope.format("import-name-means", &[("name", name.into())]);
            Dropdown::new(&label).quiet().width(300.0).show(ui, choices, said)
        })
        .inner
    });
    picked.inner.filter(|picked| picked != said)
}

/// What cannot be, row by row.
fn faults(ui: &mut Ui, scope: &Scope<'_>, outcome: &Outcome) {
    let list = outcome.faults.list();
    if list.is_empty() {
        return;
    }
    ui.add_space(10.0);
    subheading(ui, &scope.text("import-faults"));
    // What leaves rows out comes before what is only odd.
    let (odd, grave): (Vec<&Fault>, Vec<&Fault>) = list.iter().partition(|fault| fault.is_warning());
    for fault in grave.iter().chain(&odd).take(SHOWN_FAULTS) {
        line(ui, &fault.message(scope.words), !fault.is_warning());
    }
    let more = list.len().saturating_sub(SHOWN_FAULTS) as u64 + outcome.faults.more();
    if more > 0 {
        #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
        words(ui, &scope.format("import-faults-more", &[("count", (more as f64).into())]));
    }
}

fn subheading(ui: &mut Ui, text: &str) {
    let color = theme::of(ui).ink;
    ui.label(RichText::new(text).font(theme::semibold(BODY)).color(color));
    ui.add_space(2.0);
}

/// A remark with its sign, broken into lines.
fn line(ui: &mut Ui, text: &str, grave: bool) {
    let theme = theme::of(ui);
    let color = if grave { theme.negative } else { theme.caution };
    let galley = wrapped(ui, text, theme::regular(LABEL), theme.ink, ui.available_width() - 28.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 6.0), Sense::hover());
    icon(ui.painter(), "triangle-alert", pos2(rect.left() + 9.0, rect.top() + 11.0), 14.0, color);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top() + 3.0), galley, theme.ink);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, text));
}

/// A figure that reading again would change, in words.
#[derive(Clone, Debug, PartialEq)]
struct ChangeLine {
    stage: String,
    whose: String,
    figure: String,
    was: String,
    is: String,
    /// By how much it grows, with its sign; empty where one of them is not known.
    by: String,
    /// Whether the line before is of another row.
    begins: bool,
}

/// What reading again would change, a line a figure.
fn change_lines(scope: &Scope<'_>, changes: &[Change]) -> Vec<ChangeLine> {
    let language = scope.words.language();
    let everybody = scope.text("funnel-everybody");
    let line = |change: &Change, difference: &Difference| {
        let written = |value: f64| match difference.measure {
            Measure::Time => format::span(value, language),
            Measure::Entered | Measure::Left => format::number(value, language),
        };
        let known = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), written);
        let signed = |by: f64| format!("{}{}", if by < 0.0 { '−' } else { '+' }, written(by.abs()));
        let figure = match difference.measure {
            Measure::Entered => "funnel-entered",
            Measure::Left => "funnel-left",
            Measure::Time => "funnel-time",
        };
        ChangeLine {
            stage: scope.name_of(ElementId::Stage(change.stage)),
            whose: change.persona.map_or_else(|| everybody.clone().into(), |persona| scope.persona_name(persona)),
            figure: scope.text_of(figure),
            was: known(difference.before),
            is: known(difference.after),
            by: difference.by().map(signed).unwrap_or_default(),
            begins: false,
        }
    };
    let mut lines = Vec::new();
    for change in changes {
        let first = lines.len();
        lines.extend(change.differences().map(|difference| line(change, &difference)));
        if let Some(line) = lines.get_mut(first) {
            line.begins = true;
        }
    }
    lines
}

/// Where the columns of the changes begin, or end where they hold figures, in points from the left.
const CHANGE_STAGE: f32 = 0.0;
const CHANGE_WHOSE: f32 = 264.0;
const CHANGE_FIGURE: f32 = 448.0;
const CHANGE_WAS: f32 = 676.0;
const CHANGE_IS: f32 = 772.0;
const CHANGE_BY: f32 = INNER;
/// Height of the headings with the gap below them.
const CHANGE_HEAD: f32 = 36.0;
/// Between two columns.
const CHANGE_GAP: f32 = 12.0;

/// The headings of the changes.
fn change_head(ui: &mut Ui, scope: &Scope<'_>) {
    let gap = ui.spacing().item_spacing.y;
    let (rect, _) = ui.allocate_exact_size(vec2(INNER, CHANGE_HEAD - gap), Sense::hover());
    let color = theme::of(ui).secondary;
    for (key, left, width) in [
        ("element-stage", CHANGE_STAGE, CHANGE_WHOSE),
        ("import-change-whose", CHANGE_WHOSE, CHANGE_FIGURE - CHANGE_WHOSE),
        ("import-change-figure", CHANGE_FIGURE, CHANGE_WAS - 90.0 - CHANGE_FIGURE),
    ] {
        let galley = elided(ui, &scope.text(key), theme::semibold(LABEL), color, width - CHANGE_GAP);
        ui.painter().galley(pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0), galley, color);
    }
    for (key, right) in
        [("import-change-was", CHANGE_WAS), ("import-change-is", CHANGE_IS), ("import-change-by", CHANGE_BY)]
    {
        let at = pos2(rect.left() + right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, scope.text(key), theme::semibold(LABEL), color);
    }
}

/// A figure that would change.
fn change_line(ui: &mut Ui, scope: &Scope<'_>, line: &ChangeLine) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(INNER, CONTROL), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    if line.begins {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.hairline));
        for (text, font, left, right) in [
            (&line.stage, theme::medium(BODY), CHANGE_STAGE, CHANGE_WHOSE),
            (&line.whose, theme::regular(BODY), CHANGE_WHOSE, CHANGE_FIGURE),
        ] {
            let galley = elided(ui, text, font, theme.ink, right - left - CHANGE_GAP);
            let at = pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, theme.ink);
        }
    }
    let text = |at: f32, anchor: Align2, text: &str, font: FontId, color: Color32| {
        ui.painter().text(pos2(rect.left() + at, rect.center().y), anchor, text, font, color);
    };
    text(CHANGE_FIGURE, Align2::LEFT_CENTER, &line.figure, theme::regular(BODY), theme.secondary);
    text(CHANGE_WAS, Align2::RIGHT_CENTER, &line.was, theme::figures(BODY), theme.secondary);
    text(CHANGE_IS, Align2::RIGHT_CENTER, &line.is, theme::figures(BODY), theme.ink);
    text(CHANGE_BY, Align2::RIGHT_CENTER, &line.by, theme::figures(BODY), theme.secondary);
    response.widget_info(|| {
        let values = [
            ("stage", line.stage.as_str().into()),
            ("whose", line.whose.as_str().into()),
            ("figure", line.figure.as_str().into()),
            ("was", line.was.as_str().into()),
            ("is", line.is.as_str().into()),
        ];
        let said = scope.format("import-change-said", &values);
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, said)
    });
}

fn progress_bar(ui: &mut Ui, scope: &Scope<'_>, progress: Progress) {
    let theme = theme::of(ui);
    #[expect(clippy::cast_precision_loss, reason = "rows of a file")]
    words(ui, &scope.format("import-reading", &[("rows", (progress.rows as f64).into())]));
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, 3, theme.trough);
    #[expect(clippy::cast_possible_truncation, reason = "a share of a bar")]
    let end = rect.left() + rect.width() * progress.share() as f32;
    ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(end, rect.bottom())), 3, theme.accent);
    response.widget_info(|| {
        let mut info = eframe::egui::WidgetInfo::new(eframe::egui::Role::ProgressIndicator);
        info.value = Some(progress.share() * 100.0);
        info
    });
}
