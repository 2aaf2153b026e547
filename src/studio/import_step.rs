//! The step between a file and the figures of a map: how its columns are meant, what of it cannot be used, and what would change.

use super::app::{Action, ImportWish, Scope};
use super::dialogs::{answers, heading, words};
use super::kept::{Snapshot, kept};
use super::theme::{self, BODY, LABEL};
use super::widgets::{Button, Choice, Dropdown, Segment, checkbox, elided, hairline, icon, segmented, wrapped};
use crate::i18n::{Value, format};
use crate::import::{
    Change, Counts, DecimalMark, Delimiter, Encoding, Fault, Layout, Mapping, Means, Measure, Names, Outcome, Preview,
    Progress, Role, Source, TimeUnit, Unmatched, Whose, column_letter, compare, plain,
};
use crate::model::{ElementId, StageId};
use eframe::egui::{Id, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};
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
        let changes = compare(&scope.journey.funnel, &outcome.funnel);
        if changes.is_empty() {
            words(ui, &scope.text("import-nothing-changes"));
        }
        ScrollArea::vertical()
            .id_salt("changes")
            .auto_shrink([false, true])
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                ui.set_width(INNER);
                for change in &changes {
                    change_line(ui, scope, change);
                }
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

/// The first rows with the role of each column over it.
fn preview(ui: &mut Ui, scope: &Scope<'_>, table: &mut Table) {
    const GAP: f32 = 6.0;
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
                        let read = column.role != Role::Ignored;
                        cell(ui, &format!("{letter}  {}", column.header), width, Look::Head { read });
                        for row in preview.data(mapping.reading.header).take(SHOWN_ROWS) {
                            cell(ui, row.cells.get(index).map_or("", String::as_str), width, Look::Cell { read });
                        }
                    });
                });
            }
        });
        ui.add_space(6.0);
    });
    if let Some((index, role)) = chosen {
        mapping.set_role(index, role);
    }
}

/// How a cell of the preview looks.
#[derive(Clone, Copy)]
enum Look {
    Head { read: bool },
    Cell { read: bool },
}

fn cell(ui: &mut Ui, text: &str, width: f32, look: Look) {
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let (font, color) = match look {
        Look::Head { read: true } => (theme::semibold(LABEL), theme.ink),
        Look::Head { read: false } => (theme::medium(LABEL), theme.faint),
        Look::Cell { read: true } => (theme::regular(LABEL), theme.ink),
        Look::Cell { read: false } => (theme::regular(LABEL), theme.faint),
    };
    if matches!(look, Look::Cell { .. }) {
        ui.painter().hline(rect.x_range(), rect.top(), eframe::egui::Stroke::new(1.0, theme.hairline));
    }
    let galley = elided(ui, text, font, color, rect.width() - 12.0);
    ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, color);
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
        line(ui, &fault.told(scope.words), !fault.is_warning());
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

/// One row that comes, goes or differs.
fn change_line(ui: &mut Ui, scope: &Scope<'_>, change: &Change) {
    let stage = scope.name_of(ElementId::Stage(change.stage));
    let whose = change.persona.map_or_else(|| scope.text_of("funnel-everybody"), |persona| scope.persona_name(persona));
    let figures = match (change.before, change.after) {
        (Some(before), Some(after)) => differences(scope, change, before, after),
        (Some(before), None) => scope.format("import-change-goes", &[("figures", figures(scope, before).into())]),
        (None, Some(after)) => scope.format("import-change-comes", &[("figures", figures(scope, after).into())]),
        (None, None) => String::new(),
    };
    let theme = theme::of(ui);
    let head = elided(ui, &format!("{whose} · {stage}"), theme::medium(BODY), theme.ink, 300.0);
    let text = wrapped(ui, &figures, theme::regular(BODY), theme.secondary, INNER - 330.0);
    let height = text.size().y.max(head.size().y) + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(INNER, height), Sense::hover());
    ui.painter().galley(pos2(rect.left(), rect.top() + 5.0), head, theme.ink);
    ui.painter().galley(pos2(rect.left() + 316.0, rect.top() + 5.0), text, theme.secondary);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{whose} · {stage}: {figures}"))
    });
    hairline(ui);
}

/// All figures of a row.
fn figures(scope: &Scope<'_>, counts: Counts) -> String {
    let parts = [
        ("funnel-entered", people(scope, counts.entered)),
        ("funnel-left", people(scope, counts.left)),
        ("funnel-time", counts.seconds.map(|seconds| format::span(seconds, scope.words.language()))),
    ];
    let said =
        |(key, value): (&'static str, Option<String>)| Some(format!("{} {}", scope.text(key).to_lowercase(), value?));
    parts.into_iter().filter_map(said).collect::<Vec<_>>().join(", ")
}

/// What differs between two rows, and by how much.
fn differences(scope: &Scope<'_>, change: &Change, before: Counts, after: Counts) -> String {
    let language = scope.words.language();
    let dash = || "—".to_owned();
    let mut parts = Vec::new();
    let counted = [
        ("funnel-entered", before.entered, after.entered, change.entered_by()),
        ("funnel-left", before.left, after.left, change.left_by()),
    ];
    for (key, old, new, by) in counted {
        if old == new {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "people, written with two digits behind the mark at most")]
        let by = by.map(|by| format!(" ({}{})", if by > 0 { "+" } else { "" }, format::number(by as f64, language)));
        let (old, new) = (people(scope, old).unwrap_or_else(dash), people(scope, new).unwrap_or_else(dash));
        parts.push(format!("{} {old} → {new}{}", scope.text(key).to_lowercase(), by.unwrap_or_default()));
    }
    if before.seconds != after.seconds {
        let shown = |seconds: Option<f64>| seconds.map_or_else(dash, |seconds| format::span(seconds, language));
        let name = scope.text("funnel-time").to_lowercase();
        parts.push(format!("{name} {} → {}", shown(before.seconds), shown(after.seconds)));
    }
    parts.join(", ")
}

#[expect(clippy::cast_precision_loss, reason = "people, written in a list")]
fn people(scope: &Scope<'_>, count: Option<u64>) -> Option<String> {
    count.map(|count| format::number(count as f64, scope.words.language()))
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
