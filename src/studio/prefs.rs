//! What the window remembers between runs: theme, language, recent files, what the wheel does. Losing it harms nobody.

use super::panels::Panels;
use super::theme::ThemeId;
use crate::editor::WheelHabits;
use crate::model::Language;
use etcetera::{AppStrategy as _, AppStrategyArgs};
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How many files and commands are remembered.
const RECENT: usize = 8;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Prefs {
    /// The theme.
    pub(crate) theme: ThemeId,
    /// The language of the window; the system's where none was chosen.
    pub(crate) language: Option<Language>,
    /// Files opened or saved last, the newest first.
    pub(crate) recent: Vec<PathBuf>,
    /// Projects and the table that figures of each were read from last, the newest first: a map remembers only its name.
    pub(crate) funnels: Vec<(PathBuf, PathBuf)>,
    /// What hands and eyes are used to.
    pub(crate) hands: Hands,
    /// The commands that were chosen last in the palette, by their keys, the newest first.
    pub(crate) commands: Vec<String>,
    /// How wide the panels are, and whether they are folded.
    pub(crate) panels: Panels,
    /// Whether the window was ever opened: the first time it begins with the worked example.
    pub(crate) ran_before: bool,
}

/// What hands and eyes are used to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Hands {
    /// What the wheel does.
    pub(crate) wheel: WheelHabits,
    /// How fast the sheet goes on under a drag that comes to the edge of the canvas.
    pub(crate) edge_scroll: EdgeScroll,
    /// Whether letters, digits and signs alone are shortcuts (WCAG 2.1.4).
    pub(crate) single_keys: bool,
    /// Whether the camera cuts instead of gliding.
    pub(crate) reduced_motion: bool,
}

impl Default for Hands {
    fn default() -> Self {
        Self {
            wheel: WheelHabits::default(),
            edge_scroll: EdgeScroll::default(),
            single_keys: true,
            reduced_motion: false,
        }
    }
}

/// How fast the sheet goes on under a drag that comes to the edge of the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EdgeScroll {
    /// It stays.
    Off,
    /// At half the speed.
    Slow,
    /// At the common speed.
    #[default]
    Normal,
    /// At twice the speed.
    Fast,
}

impl EdgeScroll {
    /// Every speed in the order of the settings.
    pub(crate) const ALL: [Self; 4] = [Self::Off, Self::Slow, Self::Normal, Self::Fast];

    /// The fluent key of its name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Off => "edge-scroll-off",
            Self::Slow => "edge-scroll-slow",
            Self::Normal => "edge-scroll-normal",
            Self::Fast => "edge-scroll-fast",
        }
    }

    /// The speed as a factor of the common one.
    pub(crate) const fn factor(self) -> f64 {
        match self {
            Self::Off => 0.0,
            Self::Slow => 0.5,
            Self::Normal => 1.0,
            Self::Fast => 2.0,
        }
    }
}

impl Prefs {
    /// Reads the file; what is missing or cannot be read is as at the first run.
    pub(crate) fn load() -> Self {
        let Some(path) = file() else { return Self::default() };
        let read = std::fs::read_to_string(&path).ok().and_then(|text| serde_json::from_str(&text).ok());
        read.unwrap_or_default()
    }

    /// Writes the file beside itself and puts it in its place, so that a crash leaves the old one.
    pub(crate) fn save(&self) {
        if let Some(path) = file()
            && let Err(error) = self.write(&path)
        {
            tracing::warn!(%error, "the preferences were not saved");
        }
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        file.persist(path)?;
        Ok(())
    }

    /// Puts a command, by its key, at the head of those that were chosen.
    pub(crate) fn choose(&mut self, key: &str) {
        self.commands.retain(|other| other != key);
        self.commands.insert(0, key.to_owned());
        self.commands.truncate(RECENT);
    }

    /// Puts a file at the head of the recent ones.
    pub(crate) fn remember(&mut self, path: &Path) {
        to_head(&mut self.recent, path);
    }

    /// Notes the table that a project took its figures from.
    pub(crate) fn remember_table(&mut self, project: &Path, table: &Path) {
        self.funnels.retain(|(other, _)| other != project);
        self.funnels.insert(0, (project.to_owned(), table.to_owned()));
        self.funnels.truncate(RECENT);
    }

    /// The table that a project took its figures from.
    pub(crate) fn table_of(&self, project: &Path) -> Option<&Path> {
        self.funnels.iter().find(|(other, _)| other == project).map(|(_, table)| table.as_path())
    }
}

fn to_head(paths: &mut Vec<PathBuf>, path: &Path) {
    paths.retain(|other| other != path);
    paths.insert(0, path.to_owned());
    paths.truncate(RECENT);
}

fn file() -> Option<PathBuf> {
    // A test must not change how the person who runs it works.
    if cfg!(test) {
        return None;
    }
    let names =
        AppStrategyArgs { top_level_domain: "io".to_owned(), author: "tropa".to_owned(), app_name: "tropa".to_owned() };
    etcetera::choose_app_strategy(names).ok().map(|strategy| strategy.in_config_dir("window.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opened_again_moves_to_the_head_and_the_list_stays_short() {
        let mut prefs = Prefs::default();
        for number in 0..12 {
            prefs.remember(Path::new(&format!("{number}.tropa")));
        }
        prefs.remember(Path::new("8.tropa"));
        assert_eq!(prefs.recent.len(), RECENT);
        assert_eq!(prefs.recent[0], Path::new("8.tropa"));
        assert_eq!(prefs.recent.iter().filter(|path| *path == Path::new("8.tropa")).count(), 1);
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn what_is_written_is_read_back() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("deep").join("window.json");
        let prefs =
            Prefs { theme: ThemeId::Dark, hands: Hands { single_keys: false, ..Hands::default() }, ..Prefs::default() };
        prefs.write(&path)?;
        assert_eq!(serde_json::from_str::<Prefs>(&std::fs::read_to_string(&path)?)?, prefs);
        Ok(())
    }
}
