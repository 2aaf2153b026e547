//! What a journey map *is*: values without files, windows, clocks or chance.

mod date;
mod document;
mod dropoff;
mod elements;
mod emotion;
mod evidence;
mod extra;
mod field;
mod funnel;
mod id;
mod image;
mod items;
mod kind;
mod mend;
mod persona;
mod sheet;
mod validate;
mod value;

pub use crate::text::Language;
pub use date::{Date, ParseDateError};
pub use document::{Document, ElementRef};
pub use dropoff::{Cause, DropOff, Severity};
pub use elements::{
    Aim, Barrier, BarrierKind, Card, Journey, Lane, Metric, Note, Project, Solution, Stage, Touchpoint,
};
pub use emotion::{EmotionPoint, Intensity, LabelPlace, Labelling};
pub use evidence::Evidence;
pub use extra::Extra;
pub use field::Field;
pub use funnel::{Contradiction, ContradictionKind, Counted, DataSource, Funnel, FunnelRow, contradictions};
pub use id::{
    BarrierId, DropOffId, ElementId, EmotionId, Id, IdSource, JourneyId, LaneId, MetricId, NoteId, ParseIdError,
    PersonaId, SolutionId, StageId, TouchpointId,
};
pub use image::{Framing, Image, ImageHash, ImageKind};
pub use items::{Items, Keyed};
pub use kind::{JourneyKind, LaneKind};
pub use mend::separate;
pub use persona::{LineStyle, Marker, Persona, PersonaList, PersonaLook};
pub use sheet::{LONGEST_SIDE, Orientation, Paper, SHORTEST_SIDE, Sheet};
pub use validate::{Breach, BreachKind, validate};
pub use value::{Amount, Ems, Feeling, Share, Weight, Zoom};
