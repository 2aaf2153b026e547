//! In what an element differs from what it was, by name: for the list of steps and for what a meeting changed.

use crate::i18n::Messages;
use crate::model::ElementRef;

/// The message that names the first part, none of its texts, in which an element differs from what it was.
#[must_use]
pub fn changed_part(was: ElementRef<'_>, is: ElementRef<'_>) -> Option<&'static str> {
    let first = |parts: &[(bool, &'static str)]| parts.iter().find(|(differs, _)| *differs).map(|(_, key)| *key);
    let placed = was.stage() != is.stage() || was.at() != is.at();
    let common = first(&[
        (was.evidence() != is.evidence(), "field-evidence"),
        (placed, "history-place"),
        (was.locked() != is.locked(), "history-lock"),
        (was.confidential() != is.confidential(), "history-confidential"),
    ]);
    let own = match (was, is) {
        (ElementRef::Touchpoint(was), ElementRef::Touchpoint(is)) => first(&[
            (was.channel != is.channel, "field-channel"),
            (was.personas != is.personas, "field-people"),
            (was.picture != is.picture, "field-picture"),
            (was.moment_of_truth != is.moment_of_truth, "mark-moment"),
        ]),
        (ElementRef::Emotion(was), ElementRef::Emotion(is)) => first(&[
            (was.persona != is.persona, "element-persona"),
            (was.curve != is.curve, "field-curve"),
            (was.intensity != is.intensity, "field-intensity"),
            (was.label != is.label, "field-label"),
            (was.touchpoint != is.touchpoint, "field-touchpoint"),
        ]),
        (ElementRef::DropOff(was), ElementRef::DropOff(is)) => first(&[
            (was.persona != is.persona, "element-persona"),
            (was.lost != is.lost || was.people != is.people, "history-lost"),
            (was.cause != is.cause, "field-cause"),
            (was.severity != is.severity, "field-severity"),
            (was.solution != is.solution, "element-solution"),
            (was.touchpoint != is.touchpoint, "field-touchpoint"),
        ]),
        (ElementRef::Barrier(was), ElementRef::Barrier(is)) => {
            first(&[(was.kind != is.kind, "field-kind"), (was.personas != is.personas, "field-concerns")])
        }
        (ElementRef::Solution(was), ElementRef::Solution(is)) => {
            first(&[(was.due != is.due, "field-due"), (was.barriers != is.barriers, "field-lowers")])
        }
        (ElementRef::Metric(was), ElementRef::Metric(is)) => first(&[
            (was.target != is.target, "field-target"),
            (was.fact != is.fact, "field-fact"),
            (was.aim != is.aim, "field-aim"),
            (was.personas != is.personas, "field-concerns"),
        ]),
        (ElementRef::Stage(was), ElementRef::Stage(is)) => {
            first(&[(was.width != is.width, "history-width"), (was.visible != is.visible, "history-seen")])
        }
        (ElementRef::Lane(was), ElementRef::Lane(is)) => first(&[
            (was.height != is.height, "history-height"),
            (was.visible != is.visible, "history-seen"),
            (was.backstage != is.backstage, "field-backstage"),
        ]),
        (ElementRef::Persona(was), ElementRef::Persona(is)) => first(&[
            (was.age != is.age, "field-age"),
            (was.portrait != is.portrait || was.crop != is.crop, "field-portrait"),
            (was.look != is.look, "history-look"),
        ]),
        (ElementRef::Journey(was), ElementRef::Journey(is)) => first(&[(was.kind != is.kind, "field-kind")]),
        (ElementRef::Project(was), ElementRef::Project(is)) => first(&[
            (was.sheet != is.sheet, "group-sheet"),
            (was.language != is.language, "field-map-language"),
            (was.date != is.date, "field-date"),
            (was.audiences != is.audiences || was.print.audience != is.print.audience, "group-audience"),
            (was.print.layout != is.print.layout, "group-print"),
            (was.print.imposition != is.print.imposition, "field-imposition"),
            (was.print.split != is.print.split, "group-split"),
            (was.print.marks != is.print.marks, "field-bleed"),
            (was.print.comparison != is.print.comparison, "field-compare"),
            (was.print.workshop_lanes != is.print.workshop_lanes, "group-workshop-lanes"),
            (was.print.pdf != is.print.pdf, "group-pdf"),
            (was.print != is.print, "group-sheet"),
        ]),
        _ => None,
    };
    own.or(common)
}

/// The name of a part as it stands within a line.
#[must_use]
pub fn part_label(words: &Messages, key: &str) -> String {
    let label = words.text(key);
    // A label may go on after a comma with a unit or an example.
    lower_first(label.split(',').next().unwrap_or(&label))
}

/// A word as it stands within a line.
#[must_use]
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
