//! The columns of a table: how it is read, what each column is, and what names in it mean.

use super::lines::{INNER, subheading};
use crate::import::{
    Column, DecimalMark, Delimiter, Encoding, JourneyNames, Mapping, Means, Measure, Preview, Role, TableLayout,
    TableSource, TimeUnit, Unmatched, Whose, column_letter, plain,
};
use crate::model::{ElementId, StageId};
use crate::studio::desk::{ImportWish, PanelContext};
use crate::studio::dialogs::parts::words;
use crate::studio::theme::{self, BODY, LABEL};
use crate::studio::widgets::{Choice, Dropdown, elided};
use eframe::egui::{Rangef, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

/// Rows of data that the preview shows.
const SHOWN_ROWS: usize = 5;
/// Names that are listed for matching by hand.
const SHOWN_NAMES: usize = 40;

/// A table and how it is meant.
#[derive(Clone, Debug)]
pub(crate) struct MappedTable {
    /// The file or the pasted text.
    pub(crate) source: TableSource,
    /// Its first rows.
    pub(crate) preview: Preview,
    /// How it is meant.
    pub(crate) mapping: Mapping,
}

/// Sheet, encoding and the like; gives the wish to look at the table anew.
pub(super) fn options(ui: &mut Ui, cx: &PanelContext<'_>, table: &mut MappedTable) -> Option<ImportWish> {
    const WIDE: f32 = 163.0;
    let mapping = &mut table.mapping;
    let mut reading = mapping.reading.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
        let sheets = table.source.sheets();
        if sheets.is_empty() {
            let encodings: Vec<_> = Encoding::ALL.iter().map(|one| Choice::new(*one, one.name().to_owned())).collect();
            if let Some(encoding) = option(ui, cx, "import-encoding", WIDE, &encodings, &reading.encoding) {
                reading.encoding = encoding;
            }
            let delimiters: Vec<_> =
                Delimiter::ALL.iter().map(|one| Choice::new(*one, cx.text_of(one.key()))).collect();
            if let Some(delimiter) = option(ui, cx, "import-delimiter", WIDE, &delimiters, &reading.delimiter) {
                reading.delimiter = delimiter;
            }
        } else {
            let sheets: Vec<_> = sheets.iter().map(|sheet| Choice::new(sheet.clone(), sheet.clone())).collect();
            if let Some(sheet) = option(ui, cx, "import-sheet", 200.0, &sheets, &reading.sheet) {
                reading.sheet = sheet;
            }
        }
        let rows: Vec<_> =
            table.preview.rows.iter().take(20).map(|row| Choice::new(row.row, row.row.to_string())).collect();
        if let Some(header) = option(ui, cx, "import-header", WIDE, &rows, &reading.header) {
            reading.header = header;
        }
        let marks = [
            (None, "import-decimal-none"),
            (Some(DecimalMark::Comma), "import-decimal-comma"),
            (Some(DecimalMark::Point), "import-decimal-point"),
        ];
        let marks: Vec<_> = marks.iter().map(|(mark, key)| Choice::new(*mark, cx.text_of(key))).collect();
        if mapping.layout != TableLayout::EventLog {
            if let Some(mark) = option(ui, cx, "import-decimal", WIDE, &marks, &mapping.decimal) {
                mapping.decimal = mark;
            }
            if mapping.columns.iter().any(|column| column.role == Role::Measure(Measure::Time)) {
                let units = [TimeUnit::Seconds, TimeUnit::Minutes, TimeUnit::Hours, TimeUnit::Days];
                let units: Vec<_> = units.iter().map(|unit| Choice::new(*unit, cx.text_of(unit_key(*unit)))).collect();
                if let Some(unit) = option(ui, cx, "import-unit", WIDE, &units, &mapping.time_unit) {
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
    cx: &PanelContext<'_>,
    label: &'static str,
    width: f32,
    choices: &[Choice<T>],
    chosen: &T,
) -> Option<T> {
    let picked = ui.vertical(|ui| {
        ui.set_width(width);
        Dropdown::new(&cx.text(label)).width(width).show(ui, choices, chosen)
    });
    picked.inner.filter(|picked| picked != chosen)
}

/// Between two columns of the preview, in screen points; its rules go through.
const GAP: f32 = 6.0;

/// The first rows with the role of each column over it.
pub(super) fn preview(ui: &mut Ui, cx: &PanelContext<'_>, table: &mut MappedTable) {
    const LEAST: f32 = 148.0;
    let MappedTable { preview, mapping, .. } = table;
    let count = mapping.columns.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = ((INNER + GAP) / count as f32 - GAP).max(LEAST);
    let roles: Vec<_> =
        (mapping.layout.roles().iter()).map(|role| Choice::new(*role, cx.text_of(role.key()))).collect();
    let mut chosen = None;
    ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, 2.0);
            for (index, column) in mapping.columns.iter().enumerate() {
                ui.push_id(index, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        let letter = column_letter(index);
                        let label = cx.format("import-role-of", &[("column", letter.as_str().into())]);
                        if let Some(role) = Dropdown::new(&label).quiet().width(width).show(ui, &roles, &column.role) {
                            chosen = Some((index, role));
                        }
                        ui.add_space(2.0);
                        let look =
                            CellLook { head: true, read: column.role != Role::Ignored, figures: is_figure(column) };
                        cell(ui, &format!("{letter}  {}", column.header), width, look);
                        for row in preview.data(mapping.reading.header).take(SHOWN_ROWS) {
                            let text = row.cells.get(index).map_or("", String::as_str);
                            cell(ui, text, width, CellLook { head: false, ..look });
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
        words(ui, &cx.format(key, &[("count", hidden.into())]));
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
struct CellLook {
    head: bool,
    /// Whether its column is read.
    read: bool,
    figures: bool,
}

fn cell(ui: &mut Ui, text: &str, width: f32, look: CellLook) {
    const MARGIN: f32 = 10.0;
    let theme = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let color = if look.read { theme.ink } else { theme.faint };
    let font = match look {
        CellLook { head: true, read: true, .. } => theme::semibold(LABEL),
        CellLook { head: true, read: false, .. } => theme::medium(LABEL),
        CellLook { figures: true, .. } => theme::figures(LABEL),
        CellLook { .. } => theme::regular(LABEL),
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
pub(super) fn by_hand(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    names: &JourneyNames,
    (stages, segments): (&[Unmatched], &[Unmatched]),
    mapping: &mut Mapping,
) {
    if stages.is_empty() && segments.is_empty() {
        return;
    }
    ui.add_space(8.0);
    subheading(ui, &cx.text("import-names"));
    let ask = Choice::new(None, cx.text_of("import-name-open"));
    let nothing = cx.text_of("import-name-nothing");
    let mut choices: Vec<Choice<Option<Means<StageId>>>> =
        vec![ask, Choice::new(Some(Means::Nothing), nothing.clone())];
    choices.extend(
        cx.journey
            .stages
            .iter()
            .map(|stage| Choice::new(Some(Means::This(stage.id)), cx.name_of(ElementId::Stage(stage.id)))),
    );
    for Unmatched { name, times } in stages.iter().take(SHOWN_NAMES) {
        let said = mapping.stages.get(&plain(name)).copied();
        match name_line(ui, cx, "stage", (name.as_str(), *times), &choices, &said) {
            Some(Some(means)) => drop(mapping.stages.insert(plain(name), means)),
            Some(None) => drop(mapping.stages.remove(&plain(name))),
            None => {}
        }
    }
    let ask = Choice::new(None, cx.text_of("import-name-open"));
    let mut choices: Vec<Choice<Option<Means<Whose>>>> = vec![ask, Choice::new(Some(Means::Nothing), nothing)];
    choices.push(Choice::new(Some(Means::This(Whose::Everybody)), cx.text_of("funnel-everybody")));
    choices.extend(cx.document.personas.iter().map(|persona| {
        Choice::new(
            Some(Means::This(Whose::Persona(persona.id))),
            names.whose_name(Whose::Persona(persona.id)).to_owned(),
        )
    }));
    for Unmatched { name, times } in segments.iter().take(SHOWN_NAMES) {
        let said = mapping.segments.get(&plain(name)).copied();
        match name_line(ui, cx, "segment", (name.as_str(), *times), &choices, &said) {
            Some(Some(means)) => drop(mapping.segments.insert(plain(name), means)),
            Some(None) => drop(mapping.segments.remove(&plain(name))),
            None => {}
        }
    }
}

/// Notes names that stand for nothing or were matched by hand behind those that are known; what is neither any more goes.
pub(super) fn note_names<'a>(
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
    cx: &PanelContext<'_>,
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
            let shown = if times > 0 { cx.format("import-name-times", &values) } else { name.to_owned() };
            let galley = elided(ui, &shown, theme::regular(BODY), theme.ink, rect.width() - 12.0);
            ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, theme.ink);
            let label = cx.format("import-name-means", &[("name", name.into())]);
            Dropdown::new(&label).quiet().width(300.0).show(ui, choices, said)
        })
        .inner
    });
    picked.inner.filter(|picked| picked != said)
}
