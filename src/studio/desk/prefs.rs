//! What the window remembers between runs: theme, language, recent files, what the wheel does. Losing it harms nobody.

use super::panel_fold::Panels;
use super::show_habits::ShowHabits;
use crate::disk::{self, Unread};
use crate::editor::WheelHabits;
use crate::export::{Options, SvgText};
use crate::model::Language;
use crate::store;
use crate::studio::theme::ThemeId;
use etcetera::{AppStrategy as _, AppStrategyArgs};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_path_to_error::Segment;
use std::error::Error;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How many files and commands are remembered.
const RECENT: usize = 8;

/// The longest file that is read, in bytes: what is remembered has some kilobytes.
const MAX_BYTES: u64 = 1 << 20;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Prefs {
    /// The theme, as it was worn last.
    pub(crate) theme: ThemeId,
    /// Whether the theme is the system's.
    pub(crate) follows_system: bool,
    /// The language of the window; the system's where none was chosen.
    pub(crate) language: Option<Language>,
    /// Files opened or saved last, the newest first.
    pub(crate) recent: Vec<PathBuf>,
    /// Projects and the table that figures of each were read from last, the newest first: a map remembers only its name.
    pub(crate) funnels: Vec<(PathBuf, PathBuf)>,
    /// What hands and eyes are used to.
    #[serde(rename = "hands")]
    pub(crate) habits: InputHabits,
    /// The commands that were chosen last in the palette, by their keys, the newest first.
    pub(crate) commands: Vec<String>,
    /// How wide the panels are, and whether they are folded.
    pub(crate) panels: Panels,
    /// Folders in which files were chosen last, the newest first.
    pub(crate) folders: Vec<PathBuf>,
    /// How drawings are written.
    pub(crate) exports: ExportHabits,
    /// Where maps are shown to others.
    pub(crate) show: ShowHabits,
    /// Whether the window was ever opened: the first time it begins with the worked example.
    pub(crate) ran_before: bool,
}

/// How drawings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ExportHabits {
    dpi: u16,
    /// Whether the words of an SVG stay text.
    pub(crate) text_in_svg: bool,
}

impl Default for ExportHabits {
    fn default() -> Self {
        Self { dpi: 150, text_in_svg: false }
    }
}

impl ExportHabits {
    /// Dots per inch that are offered for a PNG: for a screen, for an office printer, for a print shop.
    pub(crate) const DPI: [u16; 3] = [96, 150, 300];

    /// Dots per inch of a PNG: one of those that are offered, whatever the file of preferences says.
    pub(crate) fn dpi(self) -> u16 {
        if Self::DPI.contains(&self.dpi) { self.dpi } else { Self::default().dpi }
    }

    /// What is chosen for drawings.
    pub(crate) fn options(self) -> Options {
        let words = if self.text_in_svg { SvgText::Text } else { SvgText::Outlines };
        Options { dpi: self.dpi().into(), words, ..Options::default() }
    }

    /// Takes other dots per inch.
    pub(crate) const fn set_dpi(&mut self, dpi: u16) {
        self.dpi = dpi;
    }
}

/// What hands and eyes are used to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct InputHabits {
    /// What the wheel does.
    pub(crate) wheel: WheelHabits,
    /// How fast the sheet goes on under a drag that comes to the edge of the canvas.
    pub(crate) edge_scroll: EdgeScrollSpeed,
    /// Whether letters, digits and signs alone are shortcuts (WCAG 2.1.4).
    pub(crate) single_keys: bool,
    /// Whether the camera cuts instead of gliding.
    pub(crate) reduced_motion: bool,
}

impl Default for InputHabits {
    fn default() -> Self {
        Self {
            wheel: WheelHabits::default(),
            edge_scroll: EdgeScrollSpeed::default(),
            single_keys: true,
            reduced_motion: false,
        }
    }
}

/// How fast the sheet goes on under a drag that comes to the edge of the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EdgeScrollSpeed {
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

impl EdgeScrollSpeed {
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
    /// Reads the file; what is missing is as at the first run. A file that cannot be read at all is set aside, for the next save
    /// would replace it; gives where it is then.
    pub(crate) fn load() -> (Self, Option<PathBuf>) {
        file().map(|path| Self::load_from(&path)).unwrap_or_default()
    }

    fn load_from(path: &Path) -> (Self, Option<PathBuf>) {
        let read = match disk::read(path, MAX_BYTES) {
            Ok((_, bytes)) => Self::of(&bytes),
            Err(Unread::Io(error)) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return (Self::default(), None);
            }
            Err(_) => None,
        };
        let Some(prefs) = read else {
            let aside = store::free_name(path);
            return match std::fs::rename(path, &aside) {
                Ok(()) => (Self::default(), Some(aside)),
                Err(error) => {
                    tracing::warn!(%error, "the preferences cannot be read and were not set aside");
                    (Self::default(), None)
                }
            };
        };
        (prefs, None)
    }

    /// Reads what can be read: a word of another version loses what it says and nothing else. `None` where nothing can be.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut found = serde_json::from_slice::<Value>(bytes).ok().filter(Value::is_object)?;
        loop {
            match serde_path_to_error::deserialize(&found) {
                Ok(prefs) => return Some(prefs),
                // Each turn takes one value away, so there is an end.
                Err(error) if take_away(&mut found, error.path()) => {}
                Err(_) => return None,
            }
        }
    }

    /// Writes the file; it names what a person works on, so it is theirs alone.
    pub(crate) fn save(&self) {
        if let Some(path) = file()
            && let Err(error) = self.write(&path)
        {
            tracing::warn!(%error, "the preferences were not saved");
        }
    }

    fn write(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        disk::put_private(path, serde_json::to_string_pretty(self)?.as_bytes())?;
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

    /// Puts the folder of a file that was chosen at the head of the recent ones.
    pub(crate) fn remember_folder(&mut self, file: &Path) {
        if let Some(folder) = file.parent() {
            to_head(&mut self.folders, folder);
        }
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

/// Takes the value at a path out of what was read; whether it was there.
fn take_away(found: &mut Value, path: &serde_path_to_error::Path) -> bool {
    let steps: Vec<&Segment> = path.iter().collect();
    let Some((last, way)) = steps.split_last() else { return false };
    let mut holder = found;
    for step in way {
        let next = match step {
            Segment::Map { key } => holder.get_mut(key),
            Segment::Seq { index } => holder.get_mut(index),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        match next {
            Some(inner) => holder = inner,
            None => return false,
        }
    }
    match (holder, last) {
        (Value::Object(fields), Segment::Map { key }) => fields.remove(key).is_some(),
        (Value::Array(values), Segment::Seq { index }) if *index < values.len() => {
            values.remove(*index);
            true
        }
        _ => false,
    }
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
    fn what_is_written_is_read_back() -> Result<(), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("deep").join("window.json");
        let prefs = Prefs {
            theme: ThemeId::Dark,
            habits: InputHabits { single_keys: false, ..InputHabits::default() },
            ..Prefs::default()
        };
        prefs.write(&path)?;
        assert_eq!(Prefs::load_from(&path), (prefs, None));
        Ok(())
    }

    #[test]
    fn a_word_of_another_version_loses_what_it_says_and_nothing_else() {
        let read = Prefs::of(
            br#"{ "theme": "plaid", "language": "ru", "recent": ["a.tropa", 7, "b.tropa"], "funnels": [["a.tropa"]],
                "hands": { "wheel": "sideways", "edge_scroll": "fast", "single_keys": false }, "ran_before": true }"#,
        );
        let habits = InputHabits { edge_scroll: EdgeScrollSpeed::Fast, single_keys: false, ..InputHabits::default() };
        let recent = vec![PathBuf::from("a.tropa"), PathBuf::from("b.tropa")];
        let wanted = Prefs { language: Some(Language::Ru), recent, habits, ran_before: true, ..Prefs::default() };
        assert_eq!(read, Some(wanted));
    }

    #[test]
    #[expect(clippy::panic_in_result_fn, reason = "a test fails either way")]
    fn a_file_that_cannot_be_read_is_set_aside_and_not_replaced() -> Result<(), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("window.json");
        assert_eq!(Prefs::load_from(&path), (Prefs::default(), None), "the first run");
        for broken in [&b""[..], b"[]", b"7", b"{ \"theme\": ", b"\xFF"] {
            std::fs::write(&path, broken)?;
            let (prefs, aside) = Prefs::load_from(&path);
            let aside = aside.ok_or("it is not set aside")?;
            prefs.write(&path)?;
            assert_eq!((prefs, std::fs::read(&aside)?), (Prefs::default(), broken.to_vec()));
            assert_eq!(Prefs::load_from(&path).1, None, "what was written since can be read");
        }
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 6, "each under a name of its own");
        Ok(())
    }
}
