//! The document that an audience is given.

use super::layers::leave_out_layer;
use super::pictures::only_what_is_shown;
use super::removal::Removal;
use super::spotless::forget_what_no_sheet_shows;
use crate::model::{Audience, Comparison, Document, MapLayer, PrintSetup, Project};
use std::sync::Arc;

/// The document as an audience is given it. Without hidden personas and what concerns them alone, hidden lanes with what stands in them,
/// what is confidential unless it sees that, and the parts of the map that it is not shown; without what the map itself hides; without
/// the speaker's script, meetings, what-ifs and other audiences; without what other programs may have left in the file, and without
/// what pictures tell besides their pixels. What author, client and research are called stays: that is on every sheet.
#[must_use]
pub fn given(document: &Document, audience: &Audience) -> Document {
    let given = Removal::of(document, audience).with_what_the_map_hides().from(document);
    let mut given = without_layers(&given, &audience.hidden_layers);
    forget_what_no_sheet_shows(&mut given);
    let project = Project {
        language: audience.language.unwrap_or(given.project.language),
        print: print_setup(&given, &given.project.print),
        script: Arc::default(),
        audiences: Arc::default(),
        meetings: Arc::default(),
        ..given.project.as_ref().clone()
    };
    given.project = Arc::new(project);
    only_what_is_shown(&mut given);
    given
}

/// The document as it is shown to an audience on a screen: without what it does not see, while script, meetings and all else that no sheet
/// shows stay with the speaker. What is shown is all the same element by element, so that it can be pointed at and edited.
#[must_use]
pub fn shown_to(document: &Document, audience: &Audience) -> Document {
    without_layers(&Removal::of(document, audience).from(document), &audience.hidden_layers)
}

/// The document without some of what it says across all lanes.
#[must_use]
pub fn without_layers(document: &Document, layers: &[MapLayer]) -> Document {
    let mut without = document.clone();
    for layer in layers {
        leave_out_layer(&mut without, *layer);
    }
    without
}

/// A setup that names nobody and nothing that the document has not, and no audience any more.
#[must_use]
pub fn print_setup(given: &Document, setup: &PrintSetup) -> PrintSetup {
    let has_lane = |lane| given.journeys.iter().any(|journey| journey.lanes.get(lane).is_some());
    let comparison = match setup.comparison {
        Comparison::Personas(one, other) if given.persona(one).is_none() || given.persona(other).is_none() => {
            Comparison::FirstTwo
        }
        known => known,
    };
    PrintSetup {
        workshop_lanes: setup.workshop_lanes.iter().copied().filter(|lane| has_lane(*lane)).collect(),
        comparison,
        audience: None,
        extra: crate::model::Extra::new(),
        ..setup.clone()
    }
}
