//! What every part of the window shares: the document in hand, how a person sees it, and what a part may ask for.

pub(crate) mod action;
pub(crate) mod command_state;
pub(crate) mod commands;
pub(crate) mod fuzzy;
pub(crate) mod keys;
pub(crate) mod lane_names;
mod layout_job;
pub(crate) mod memo;
pub(crate) mod open_file;
mod panel_context;
pub(crate) mod panel_fold;
mod person;
pub(crate) mod prefs;
pub(crate) mod print_words;
pub(crate) mod purpose;
pub(crate) mod review;
mod session;
pub(crate) mod shortcut;
mod show_habits;
pub(crate) mod step_summary;
mod surface;
mod view;
mod workspace;

pub(crate) use action::{Action, Actions, ChooserWish, ImportWish, MeetingWish, PrintWish, UnsavedAnswer, WhatIfWish};
pub(crate) use panel_context::{FileState, PanelContext};
pub(crate) use person::Person;
pub(crate) use purpose::Purpose;
pub(crate) use session::{Session, Vantage};
pub(crate) use show_habits::{AudienceScreen, ShowHabits};
pub(crate) use surface::{Surface, Viewing};
pub(crate) use view::{DocumentView, KeptBack};
pub(crate) use workspace::Workspace;
