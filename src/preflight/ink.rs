//! What a printer cannot hold: lines that are too fine, pictures of too few pixels, characters that no face has.

use super::finding::{Finding, Severity};
use super::mend::Mend;
use super::survey::{SHARP, Survey};
use crate::i18n::Value;
use crate::method;
use crate::model::{Document, ElementId};

/// Below so many everybody sees the pixels.
const COARSE: f64 = 75.0;
/// Characters that are named.
const NAMED: usize = 6;

/// Lines and pictures.
pub(super) fn findings(document: &Document, survey: &Survey) -> Vec<Finding> {
    let mut findings = Vec::new();
    if survey.thin.count > 0 {
        findings.push(
            Finding::new(Severity::Doubtful, "preflight-thin")
                .with("count", survey.thin.count)
                .with("width", (survey.thinnest * 100.0).round() / 100.0)
                .about(survey.thin.elements.iter().copied()),
        );
    }
    for picture in survey.pictures.iter().filter(|picture| picture.dpi < SHARP - 0.5) {
        let severity = if picture.dpi < COARSE { Severity::Wrong } else { Severity::Doubtful };
        let name = picture.element.map_or_else(|| Value::from(""), |element| named(document, element));
        let kind = if matches!(picture.element, Some(ElementId::Persona(_))) { "portrait" } else { "picture" };
        let portrait = match picture.element {
            Some(ElementId::Persona(persona)) => Some(Mend::Portrait(persona)),
            _ => None,
        };
        findings.push(
            Finding::new(severity, "preflight-picture")
                .with("kind", kind)
                .with("name", name)
                .with("dpi", picture.dpi.floor())
                .with("sharp", SHARP)
                .with("pixels", picture.needed.ceil())
                .about(picture.element)
                .mended_by(portrait),
        );
    }
    let (characters, found) = &survey.missing;
    if !characters.is_empty() {
        let names =
            characters.iter().take(NAMED).map(|character| format!("{character} U+{:04X}", u32::from(*character)));
        let rest = if characters.len() > NAMED { ", …" } else { "" };
        let names = names.collect::<Vec<_>>().join(", ") + rest;
        findings.push(
            Finding::new(Severity::Wrong, "preflight-glyphs")
                .with("count", characters.len())
                .with("characters", names)
                .about(found.elements.iter().copied()),
        );
    }
    if !survey.families.is_empty() {
        let families = survey.families.iter().copied().collect::<Vec<_>>().join(", ");
        findings.push(
            Finding::new(Severity::Told, "preflight-families")
                .with("count", survey.families.len())
                .with("families", families),
        );
    }
    findings
}

/// What an element is called in a finding.
pub(super) fn named(document: &Document, element: ElementId) -> Value {
    let name = document.element(element).map(method::short_name).unwrap_or_default();
    match name {
        name if !name.is_empty() => Value::Text(name),
        _ if matches!(element, ElementId::Persona(_)) => Value::Key("nameless-person"),
        _ => Value::Key("nameless"),
    }
}
