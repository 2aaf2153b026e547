//! What a journey map *is*: values without files, windows, clocks or chance.

mod date;
mod document;
mod elements;
mod field;
mod id;
mod image;
mod items;
mod sheet;
mod validate;
mod value;

pub use crate::text::Language;
pub use date::{Date, ParseDateError};
pub use document::{Document, ElementRef};
pub use elements::{
    Aim, Barrier, BarrierKind, DropOff, EmotionPoint, Evidence, Extra, Journey, JourneyKind, Lane, LaneKind, LineStyle,
    Marker, Metric, Note, Persona, PersonaLook, Project, Severity, Solution, Stage, Touchpoint,
};
pub use field::Field;
pub use id::{
    BarrierId, DropOffId, ElementId, EmotionId, IdSource, JourneyId, LaneId, MetricId, NoteId, ParseIdError, PersonaId,
    SolutionId, StageId, TouchpointId,
};
pub use image::{Image, ImageHash, ImageKind};
pub use items::{Items, Keyed};
pub use sheet::{LONGEST_SIDE, Orientation, Paper, SHORTEST_SIDE, Sheet};
pub use validate::{Breach, BreachKind, validate};
pub use value::{Amount, Feeling, Share, Weight};
