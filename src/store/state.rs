//! Where the program keeps what belongs to this machine and to no project: locks of open files and copies for recovery.

use etcetera::{AppStrategy as _, AppStrategyArgs};
use std::path::PathBuf;

/// The folder for what must outlive a run but is nobody's document; it may not exist yet. None where the system names no home,
/// and none in the tests of this library: those bring a folder of their own to whatever they try.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    // A test must not lock or recover files of the person who runs it.
    if cfg!(test) {
        return None;
    }
    let names =
        AppStrategyArgs { top_level_domain: "io".to_owned(), author: "tropa".to_owned(), app_name: "tropa".to_owned() };
    let strategy = etcetera::choose_app_strategy(names).ok()?;
    // Windows and macOS make no difference between state and data.
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()))
}
