//! What the maps that were opened last are, read beside the window whenever the welcome screen is shown.

use super::jobs::Jobs;
use crate::method;
use crate::model::Document;
use crate::store::{self, OpenError};
use eframe::egui::Context;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What is told of a map before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recent {
    /// A map.
    Map {
        /// What it is called, as the window calls it while it is open; empty where it has no name.
        title: String,
        /// How many personas it has.
        personas: usize,
        /// When it was saved last, where the system knows.
        saved: Option<SystemTime>,
    },
    /// There is no such file any more.
    Gone,
    /// It cannot be read; opening it tells why.
    Unread,
}

/// What is known of the maps that were opened last.
#[derive(Default)]
pub(crate) struct Recents {
    jobs: Jobs<PathBuf, Recent>,
    cache: HashMap<PathBuf, CachedMap>,
}

#[derive(Debug, Default)]
struct CachedMap {
    recent: Option<Recent>,
    /// When somebody looked at it last.
    pass: Option<u64>,
}

impl Recents {
    /// What is known of a map; nothing before it was read. It is read again when it comes into view again.
    pub(crate) fn of(&mut self, ctx: &Context, path: &Path) -> Option<&Recent> {
        while let Some((path, ended)) = self.jobs.take() {
            self.cache.entry(path).or_default().recent = ended.done();
        }
        let pass = ctx.cumulative_pass_nr();
        if !self.cache.contains_key(path) {
            self.cache.insert(path.to_owned(), CachedMap::default());
        }
        let cache = self.cache.get_mut(path)?;
        let comes = cache.pass.replace(pass).is_none_or(|last| last + 1 < pass);
        if comes {
            let slot = path.to_owned();
            let path = slot.clone();
            if let Err(error) = self.jobs.start(slot, "recent map", ctx, move || read(&path)) {
                tracing::info!(%error, "a recent map was not looked at");
            }
        }
        cache.recent.as_ref()
    }
}

fn read(path: &Path) -> Recent {
    match store::open(path) {
        Ok(opened) => Recent::Map {
            title: title(&opened.document),
            personas: opened.document.personas.len(),
            saved: opened.stamp.modified,
        },
        Err(OpenError::Missing { .. }) => Recent::Gone,
        Err(_) => Recent::Unread,
    }
}

fn title(document: &Document) -> String {
    let journey = document.first_journey().map(Arc::as_ref);
    journey.and_then(|journey| method::title(&document.project, journey)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Items, Language};
    use eframe::egui::RawInput;
    use std::time::{Duration, Instant};

    #[test]
    fn a_recent_map_is_called_as_the_window_calls_it() {
        let template = method::templates().first().expect("a template");
        let mut document = template.document(Language::Ru, &mut store::fresh_ids());
        assert!(!title(&document).is_empty(), "a map that nobody has named");
        let mut journey = document.first_journey().expect("a template has a journey").as_ref().clone();
        journey.title = "Запись к врачу".to_owned();
        document.journeys = Items::default();
        document.journeys.insert(0, journey);
        assert_eq!(title(&document), "Запись к врачу", "not as the template");
        Arc::make_mut(&mut document.project).title = "Клиника".to_owned();
        assert_eq!(title(&document), "Клиника");
    }

    #[test]
    fn a_recent_map_tells_what_it_is_and_is_read_again_when_it_comes_into_view_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("карта.tropa");
        let ctx = Context::default();
        let mut recents = Recents::default();
        let mut frame = |shown: bool| {
            let mut recent = None;
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                if shown {
                    recent = recents.of(ui.ctx(), &path).cloned();
                }
            });
            output.textures_delta.clear();
            recent
        };
        let wait = |frame: &mut dyn FnMut(bool) -> Option<Recent>, wanted: &dyn Fn(&Recent) -> bool| {
            let begun = Instant::now();
            loop {
                if let Some(recent) = frame(true).filter(wanted) {
                    return recent;
                }
                assert!(begun.elapsed() < Duration::from_mins(1), "it was not read");
                std::thread::sleep(Duration::from_millis(2));
            }
        };
        assert_eq!(wait(&mut frame, &|_| true), Recent::Gone);
        let sample = store::sample(store::Sample::default(), Language::Ru).expect("the sample reads");
        store::save(&path, &sample).expect("saved");
        assert_eq!(frame(true), Some(Recent::Gone), "nobody looks at the disk in every frame");
        frame(false);
        frame(false);
        let is_map =
            |recent: &Recent| matches!(recent, Recent::Map { personas: 2, saved: Some(_), title } if !title.is_empty());
        wait(&mut frame, &is_map);
    }
}
