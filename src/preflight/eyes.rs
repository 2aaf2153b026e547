//! Curves that cannot be told apart where colours are not seen as they were chosen.

use super::finding::{Finding, Severity};
use super::ink::named;
use super::mend::Mend;
use crate::color::Vision;
use crate::layout::{PaperTheme, PrintInput, Printed};
use crate::model::{ElementId, LineStyle, Marker, Persona, PersonaId, PersonaLook};
use crate::scene::{Part, PlacedRef, Scene};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Views in the order in which most people meet them.
const VIEWS: [Vision; 5] = [Vision::Normal, Vision::Grey, Vision::Deutan, Vision::Protan, Vision::Tritan];

/// Every two personas whose curves merge on a sheet on which both are drawn. Where their dashes differ nothing does; where their points alone do, it can be told.
pub(super) fn findings(input: &PrintInput<'_>, printed: &Printed) -> Vec<Finding> {
    let theme = PaperTheme::get();
    let sheets: Vec<BTreeSet<PersonaId>> = printed.sheets.iter().map(|sheet| drawn(&sheet.scene)).collect();
    let beside =
        |one: PersonaId, other: PersonaId| sheets.iter().any(|drawn| drawn.contains(&one) && drawn.contains(&other));
    let shown: Vec<&Arc<Persona>> = input.document.personas.iter().collect();
    let mut findings = Vec::new();
    for (at, one) in shown.iter().enumerate() {
        for other in
            shown.iter().skip(at + 1).filter(|other| other.look.line == one.look.line && beside(one.id, other.id))
        {
            let lines = (theme.persona(one.look).line, theme.persona(other.look).line);
            let merges = |vision: &Vision| vision.difference(lines.0, lines.1) < PaperTheme::PLAIN;
            let Some(vision) = VIEWS.into_iter().find(merges) else { continue };
            let severity = if one.look.marker == other.look.marker { Severity::Doubtful } else { Severity::Told };
            let taken: Vec<PersonaLook> = input.document.personas.iter().map(|persona| persona.look).collect();
            let mend = free(other.look, &taken).map(|look| Mend::Look { persona: other.id, look });
            let ids = [ElementId::Persona(one.id), ElementId::Persona(other.id)];
            findings.push(
                Finding::new(severity, "preflight-lines-merge")
                    .with("vision", name(vision))
                    .with("one", named(input.document, ids[0]))
                    .with("other", named(input.document, ids[1]))
                    .about(ids)
                    .mended_by(mend),
            );
        }
    }
    findings
}

/// Whose curves are drawn on a sheet.
fn drawn(scene: &Scene) -> BTreeSet<PersonaId> {
    let source = |placed: PlacedRef<'_>| placed.group.source.filter(|source| source.part == Part::Curve);
    let curves = scene.printed().filter_map(source);
    curves
        .filter_map(|curve| if let ElementId::Persona(persona) = curve.element { Some(persona) } else { None })
        .collect()
}

/// The look with a dash that nobody has, and a marker that nobody has where one is free; none where all dashes are taken.
fn free(look: PersonaLook, taken: &[PersonaLook]) -> Option<PersonaLook> {
    let line = LineStyle::ALL.into_iter().find(|line| taken.iter().all(|other| other.line != *line))?;
    let shared = taken.iter().filter(|other| other.marker == look.marker).count() > 1;
    let free = Marker::ALL.into_iter().find(|marker| taken.iter().all(|other| other.marker != *marker));
    let marker = free.filter(|_| shared).unwrap_or(look.marker);
    Some(PersonaLook { line, marker, ..look })
}

const fn name(vision: Vision) -> &'static str {
    match vision {
        Vision::Normal => "normal",
        Vision::Protan => "protan",
        Vision::Deutan => "deutan",
        Vision::Tritan => "tritan",
        Vision::Grey => "grey",
    }
}
