//! What every part of the window shares: the document in hand, how a person sees it, and what a part may ask for.

pub(crate) mod action;
pub(crate) mod commands;
pub(crate) mod facts;
pub(crate) mod fuzzy;
pub(crate) mod keys;
pub(crate) mod lane_names;
mod layout_job;
pub(crate) mod memo;
pub(crate) mod open_file;
pub(crate) mod panel_fold;
mod person;
mod place;
pub(crate) mod prefs;
pub(crate) mod purpose;
pub(crate) mod review;
mod scope;
mod session;
pub(crate) mod shortcut;
mod surface;
pub(crate) mod told;
mod view;

pub(crate) use action::{Action, Actions, ChooserWish, ImportWish, UnsavedAnswer};
pub(crate) use person::Person;
pub(crate) use place::Place;
pub(crate) use purpose::Purpose;
pub(crate) use scope::{FileFacts, Scope};
pub(crate) use session::{Session, Vantage};
pub(crate) use surface::{Surface, Viewing};
pub(crate) use view::DocumentView;
