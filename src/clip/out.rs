//! Fragment → what other programs read: text with tabs for spreadsheets, a table in HTML for all that set pages.

use super::Fragment;
use super::html::FRAGMENT;
use crate::i18n::{Messages, format};
use crate::model::{
    Date, DropOff, ElementId, ElementRef, EmotionPoint, LaneId, Language, Metric, Persona, Share, Solution, StageId,
    Touchpoint,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::fmt::Write as _;

/// The most JSON that rides in a page of HTML, in bytes: 1 MiB. Some programs choke on more; ours reads its own format first.
const MOST_RIDING: usize = 1 << 20;

/// The fragment as a table of texts: stages across, lanes down, in each cell a line a card.
struct TextGrid {
    stages: Vec<String>,
    lanes: Vec<(String, Vec<Vec<String>>)>,
    /// Personas and other things that stand in no cell.
    loose: Vec<String>,
}

impl TextGrid {
    fn of(fragment: &Fragment) -> Self {
        let loose =
            fragment.document.personas.iter().filter(|persona| fragment.has_copied(ElementId::Persona(persona.id)));
        let loose = loose.map(|persona| said_of(persona)).collect();
        let Some(part) = fragment.document.first_journey() else {
            return Self { stages: Vec::new(), lanes: Vec::new(), loose };
        };
        let writer = FragmentWriter { fragment, language: fragment.document.project.language };
        let mut cells: FxHashMap<(LaneId, StageId), Vec<ElementRef<'_>>> = FxHashMap::default();
        let mut standing: Vec<ElementRef<'_>> = part.standing().collect();
        standing.sort_by(|one, other| earlier(*one, *other));
        for element in standing {
            if let (Some(lane), Some(stage)) = (part.lane_of(element.element()), element.stage()) {
                cells.entry((lane.id, stage)).or_default().push(element);
            }
        }
        let all: Vec<(String, Vec<Vec<String>>)> = (part.lanes.iter())
            .map(|lane| {
                let name = if lane.title.is_empty() {
                    Messages::of(writer.language).text(lane.kind.name_key()).into_owned()
                } else {
                    lane.title.clone()
                };
                let cells = part.stages.iter().map(|stage| {
                    let standing = cells.get(&(lane.id, stage.id)).into_iter().flatten();
                    standing.map(|&element| writer.line(element)).collect::<Vec<_>>()
                });
                (lane.id, name, cells.collect::<Vec<_>>())
            })
            .filter(|(lane, _, cells)| {
                fragment.has_copied(ElementId::Lane(*lane)) || cells.iter().any(|cell| !cell.is_empty())
            })
            .map(|(_, name, cells)| (name, cells))
            .collect();
        // A column without a card is shown only if its stage was copied itself.
        let used: Vec<bool> = (part.stages.iter().enumerate())
            .map(|(place, stage)| {
                fragment.has_copied(ElementId::Stage(stage.id)) || all.iter().any(|(_, cells)| !cells[place].is_empty())
            })
            .collect();
        let keep = |place: usize| used.get(place).copied().unwrap_or_default();
        let stages =
            part.stages.iter().enumerate().filter(|(place, _)| keep(*place)).map(|(_, stage)| stage.name.clone());
        let narrowed = |cells: Vec<Vec<String>>| {
            cells.into_iter().enumerate().filter(|(place, _)| keep(*place)).map(|(_, cell)| cell).collect()
        };
        Self {
            stages: stages.collect(),
            lanes: all.into_iter().map(|(name, cells)| (name, narrowed(cells))).collect(),
            loose,
        }
    }

    /// The lines, if all of them stand in one cell or in none.
    fn only_cell(&self) -> Option<Vec<&str>> {
        let mut full = self.lanes.iter().flat_map(|(_, cells)| cells).filter(|cell| !cell.is_empty());
        let first = full.next();
        if full.next().is_some() || first.is_none() && (self.stages.len() + self.lanes.len() > 0) {
            return None;
        }
        Some(self.loose.iter().chain(first.into_iter().flatten()).map(String::as_str).collect())
    }
}

struct FragmentWriter<'a> {
    fragment: &'a Fragment,
    language: Language,
}

impl FragmentWriter<'_> {
    fn line(&self, element: ElementRef<'_>) -> String {
        match element {
            ElementRef::Note(note) => note.text.clone(),
            ElementRef::Touchpoint(card) => of_touchpoint(card),
            ElementRef::Emotion(point) => self.of_emotion(point),
            ElementRef::DropOff(dropoff) => self.of_dropoff(dropoff),
            ElementRef::Barrier(barrier) => joined(&barrier.title, &barrier.text),
            ElementRef::Solution(solution) => self.of_solution(solution),
            ElementRef::Metric(metric) => self.of_metric(metric),
            ElementRef::Project(_)
            | ElementRef::Persona(_)
            | ElementRef::Journey(_)
            | ElementRef::Stage(_)
            | ElementRef::Lane(_) => String::new(),
        }
    }

    fn named(&self, persona: crate::model::PersonaId, text: String) -> String {
        // Of one person alone a spreadsheet wants the numbers bare.
        match self.fragment.document.persona(persona) {
            Some(persona) if self.fragment.document.personas.len() > 1 => format!("{text} ({})", persona.name),
            _ => text,
        }
    }

    fn of_emotion(&self, point: &EmotionPoint) -> String {
        let value = format::feeling(point.value.get(), self.language);
        let quote = point.quote.trim();
        let text = if quote.is_empty() { value } else { format!("{value} {}", format::quote(quote, self.language)) };
        self.named(point.persona, text)
    }

    fn of_dropoff(&self, dropoff: &DropOff) -> String {
        let lost = format::percent(dropoff.lost.get(), self.language);
        let reason = dropoff.reason.trim();
        self.named(dropoff.persona, if reason.is_empty() { lost } else { format!("{lost} — {reason}") })
    }

    fn of_solution(&self, solution: &Solution) -> String {
        let year = self.fragment.document.project.date.map(Date::year);
        let due = solution.due.map(|due| format::due(due, year, self.language)).unwrap_or_default();
        let by: Vec<&str> = [solution.owner.trim(), &due].into_iter().filter(|part| !part.is_empty()).collect();
        let text = joined(&solution.title, &solution.text);
        if by.is_empty() { text } else { format!("{text} ({})", by.join(", ")) }
    }

    fn of_metric(&self, metric: &Metric) -> String {
        let amount = |value: Option<crate::model::Amount>| {
            value.map_or_else(|| "—".to_owned(), |value| format::number(value.get(), self.language))
        };
        let unit = if metric.unit.is_empty() { String::new() } else { format!(" {}", metric.unit) };
        match (metric.fact, metric.target) {
            (None, None) => metric.name.clone(),
            (fact, None) => format!("{}: {}{unit}", metric.name, amount(fact)),
            (fact, target) => format!("{}: {} / {}{unit}", metric.name, amount(fact), amount(target)),
        }
    }
}

/// Cards row by row, and whatever has a place along the stage by that.
fn earlier(one: ElementRef<'_>, other: ElementRef<'_>) -> Ordering {
    let row = |element: ElementRef<'_>| match element {
        ElementRef::Touchpoint(card) => card.row,
        _ => 0,
    };
    let at = |element: ElementRef<'_>| element.at().map_or(0.0, Share::get);
    row(one).cmp(&row(other)).then(at(one).total_cmp(&at(other)))
}

fn of_touchpoint(card: &Touchpoint) -> String {
    let place = card.platform.trim();
    if place.is_empty() { card.title.clone() } else { format!("{} ({place})", card.title) }
}

fn said_of(persona: &Persona) -> String {
    joined(&persona.name, &persona.segment)
}

/// A title and its text as one line that [`super::words::titled`] takes apart again.
fn joined(title: &str, text: &str) -> String {
    match (title.trim(), text.trim()) {
        ("", text) => text.to_owned(),
        (title, "") => title.to_owned(),
        (title, text) => format!("{title}: {text}"),
    }
}

/// The fragment as plain text: a line a card where all stand in one cell, else a table with tabs that spreadsheets take apart
/// into cells.
#[must_use]
pub fn text(fragment: &Fragment) -> String {
    let grid = TextGrid::of(fragment);
    if let Some(lines) = grid.only_cell() {
        return lines.join("\n");
    }
    let mut text = String::new();
    for line in &grid.loose {
        text.push_str(&quoted(line));
        text.push('\n');
    }
    for stage in &grid.stages {
        text.push('\t');
        text.push_str(&quoted(stage));
    }
    for (lane, cells) in &grid.lanes {
        text.push('\n');
        text.push_str(&quoted(lane));
        for cell in cells {
            text.push('\t');
            text.push_str(&quoted(&cell.join("\n")));
        }
    }
    text
}

/// A cell as spreadsheets write it in plain text.
fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The fragment as HTML: a table of stages × lanes, or paragraphs where all stands in one cell. The fragment itself rides in an
/// attribute, so that a paste in another window brings the elements and not their words.
#[must_use]
pub fn html(fragment: &Fragment) -> String {
    /// Every style stands at its own tag: the programs that read this keep no style sheets. No colour is said, so that the
    /// text has the one of the page it comes to.
    const CELL: &str = "border:0.5pt solid;padding:4pt 6pt;vertical-align:top;text-align:left";
    // Excel would put what follows a plain break into the next cell.
    const BREAK: &str = "<br style=\"mso-data-placement:same-cell\">";
    let grid = TextGrid::of(fragment);
    let json = fragment.to_json().filter(|json| json.len() <= MOST_RIDING);
    let riding = json.map(|json| format!(" {FRAGMENT}=\"{}\"", STANDARD.encode(json))).unwrap_or_default();
    let font = "font-family:'Golos Text',Arial,sans-serif;font-size:11pt";
    let mut page = String::from("<meta charset=\"utf-8\">");
    if let Some(lines) = grid.only_cell() {
        let _ = write!(page, "<div{riding} style=\"{font}\">");
        for line in lines {
            let _ = write!(page, "<p style=\"margin:0\">{}</p>", escaped(line, BREAK));
        }
        page.push_str("</div>");
        return page;
    }
    for line in &grid.loose {
        let _ = write!(page, "<p style=\"{font}\">{}</p>", escaped(line, BREAK));
    }
    let _ =
        write!(page, "<table{riding} style=\"border-collapse:collapse;{font}\"><thead><tr><th style=\"{CELL}\"></th>");
    for stage in &grid.stages {
        let _ = write!(page, "<th style=\"{CELL};font-weight:bold\">{}</th>", escaped(stage, BREAK));
    }
    page.push_str("</tr></thead><tbody>");
    for (lane, cells) in &grid.lanes {
        let _ = write!(page, "<tr><th style=\"{CELL};font-weight:bold\">{}</th>", escaped(lane, BREAK));
        for cell in cells {
            let lines: Vec<String> = cell.iter().map(|line| escaped(line, BREAK)).collect();
            let _ = write!(page, "<td style=\"{CELL}\">{}</td>", lines.join(BREAK));
        }
        page.push_str("</tr>");
    }
    page.push_str("</tbody></table>");
    page
}

/// Text as HTML bears it.
fn escaped(text: &str, line_break: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str(line_break),
            '\r' | '\0' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
