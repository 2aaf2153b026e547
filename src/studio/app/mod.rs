//! The application: state, what is drawn, and what is done about what was asked.

mod brand;
mod choosing;
mod clip;
mod command_state;
mod console;
mod dispatch;
mod edit_in_show;
mod editing;
mod escape;
mod exporting;
mod feelings;
mod fitting;
mod focus_ring;
mod frame_state;
mod headless;
mod import;
mod incoming;
mod jobs;
mod leaving;
mod looking;
mod meeting;
mod meeting_watch;
mod move_focus;
mod on_stage;
mod opening;
mod persona;
mod printing;
mod problems;
mod recovery;
mod recovery_state;
mod run;
mod run_command;
mod saving;
mod script;
mod sent_pages;
mod show_state;
mod showing;
mod sides;
mod starting;
mod state;
mod structure_commands;
mod studio;
#[cfg(test)]
mod tests;
mod ui;
mod welcome;
mod what_if;
mod work;

pub use headless::Headless;
pub use run::run;
pub use studio::StudioOptions;

use studio::Studio;
