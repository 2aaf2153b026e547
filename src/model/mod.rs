//! What a journey map *is*: values without files, windows, clocks or chance.

mod audience;
mod barrier;
mod brand;
mod date;
mod document;
mod dropoff;
mod element;
mod emotion;
mod evidence;
mod extra;
mod field;
mod flags;
mod font_file;
mod for_each_kind;
mod funnel;
mod id;
mod image;
mod items;
mod journey;
mod journey_elements;
mod kind;
mod lane;
mod layer;
mod map_element;
mod meeting;
mod metric;
mod note;
mod owned_element;
mod persona;
mod persona_list;
mod print;
mod project;
mod renumber;
mod script;
mod sheet;
mod solution;
mod stage;
mod touchpoint;
mod validate;
mod value;
mod what_if;
mod written_sheet;

pub use crate::text::Language;
pub use audience::Audience;
pub use barrier::{Barrier, BarrierKind};
pub use brand::Brand;
pub use date::{Date, ParseDateError};
pub use document::{Document, PROJECT_MIME};
pub use dropoff::{Cause, DropOff, Severity};
pub use element::ElementRef;
pub use emotion::{EmotionPoint, Intensity, LabelPlace, Labelling};
pub use evidence::Evidence;
pub use extra::Extra;
pub use field::Field;
pub use font_file::FontFile;
#[cfg(test)]
pub(crate) use for_each_kind::for_each_kind;
pub(crate) use for_each_kind::for_each_kind_of_journey;
pub use funnel::{Contradiction, ContradictionKind, Counted, DataSource, Funnel, FunnelRow, contradictions};
pub use id::{
    AudienceId, BarrierId, DropOffId, ElementId, EmotionId, Id, IdSource, JourneyId, LaneId, MeetingId, MetricId,
    NoteId, ParseIdError, PersonaId, SolutionId, StageId, TouchpointId, ViewId, WhatIfId,
};
pub use image::{Framing, Image, ImageHash, ImageKind};
pub use items::{Items, Keyed};
pub use journey::Journey;
pub use kind::{JourneyKind, LaneKind};
pub use lane::Lane;
pub use layer::MapLayer;
pub use map_element::MapElement;
pub use meeting::{HeadChange, MapBefore, MapHead, Meeting, MeetingChange, MeetingQuestion, Verdict};
pub use metric::{Aim, Metric};
pub use note::Note;
pub use owned_element::Element;
pub use persona::{LineStyle, Marker, Persona, PersonaLook};
pub use persona_list::PersonaList;
pub use print::{
    Comparison, Imposition, PdfSetup, PrintLayout, PrintMarks, PrintSetup, SHORTEST_TILE, SplitBy, WIDEST_BLEED,
};
pub use project::Project;
pub use renumber::renumber_duplicates;
pub use script::{MeetingRoom, Script, ScriptView, SheetAnchor, SheetWindow, ViewSubject};
pub use sheet::{LONGEST_SIDE, Orientation, Paper, SHORTEST_SIDE, Sheet};
pub use solution::Solution;
pub use stage::Stage;
pub use touchpoint::{Card, Touchpoint};
pub use validate::{Breach, BreachKind, validate};
pub use value::{Amount, Ems, Feeling, Share, Weight, Zoom};
pub use what_if::{EasedDropOff, LiftedFeeling, WhatIf};
