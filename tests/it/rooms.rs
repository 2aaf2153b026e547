//! The house: which room may use which, that nothing goes in circles, where colours come from, what stands at the top level.
//!
//! The arrows are read from the table in ARCHITECTURE.md, so that the page and the sources cannot tell two stories.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot read its own sources should stop at once")]

use crate::support::house::{House, circles};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// All that stands at the top of the repository.
const TOP_LEVEL: [&str; 21] = [
    ".ci",
    ".gitattributes",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY.md",
    "assets",
    "benches",
    "clippy.toml",
    "deny.toml",
    "fonts",
    "packaging",
    "rustfmt.toml",
    "src",
    "tests",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below `folder`.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn house() -> &'static House {
    static HOUSE: LazyLock<House> =
        LazyLock::new(|| House::read(&|file| fs::read_to_string(root().join("src").join(file)).ok()));
    &HOUSE
}

/// The names between backticks.
fn ticked(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

/// The table of rooms in ARCHITECTURE.md: room → rooms it may use.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    arrows_of("## Rooms")
}

/// A table in a chapter of ARCHITECTURE.md: who → whom it may use.
fn arrows_of(chapter: &str) -> BTreeMap<String, BTreeSet<String>> {
    let page = read(&root().join("ARCHITECTURE.md"));
    let table = page.split(chapter).nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a chapter with a table");
    table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (ticked(cells[1]).pop_first().expect("a row names its room"), ticked(cells[3]))
        })
        .collect()
}

#[test]
fn a_room_uses_only_the_rooms_that_architecture_allows() {
    let arrows = arrows();
    let mut breaches = BTreeSet::new();
    let mut drawn = 0;
    for (at, module) in &house().modules {
        let Some(room) = at.first() else { continue };
        let Some(allowed) = arrows.get(room) else {
            breaches.insert(format!("`{room}` has no row in ARCHITECTURE.md"));
            continue;
        };
        for named in &module.named {
            let Some(used) = named.path.first().filter(|used| *used != room && arrows.contains_key(*used)) else {
                continue;
            };
            drawn += 1;
            if !allowed.contains(used) {
                let (file, path) = (module.file.display(), named.written.join("::"));
                breaches.insert(format!("src/{file} names {path}: `{room}` may not use `{used}`"));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
    assert!(drawn > 1000, "only {drawn} paths lead from one room to another");
}

#[test]
fn a_folder_of_the_window_uses_only_those_below_it() {
    let allowed = arrows_of("## Inside the window");
    let folder = |file: &Path| file.iter().nth(1).unwrap_or_default().to_string_lossy().into_owned();
    let in_studio = house().modules.values().filter(|module| module.file.starts_with("studio"));
    let folders: BTreeSet<String> =
        in_studio.map(|module| folder(&module.file)).filter(|name| Path::new(name).extension().is_none()).collect();
    assert_eq!(folders, allowed.keys().cloned().collect(), "each folder has a row, and each row a folder");
    let drawn = house().arrows(Path::new("studio"), folder);
    for (from, to) in drawn.iter().filter(|(from, _)| folders.contains(*from)) {
        for (used, path) in to {
            assert!(allowed[from].contains(used), "{path}: `{from}` may not use `{used}`");
        }
    }
}

#[test]
fn the_arrows_form_no_circle_among_the_rooms_that_draw_and_keep() {
    // `model` knows `text` for one type alone; the next test holds it to that.
    let mut arrows = arrows();
    arrows.get_mut("model").expect("there is a model").remove("text");
    let mut placed = BTreeSet::new();
    loop {
        let free: Vec<String> = arrows
            .iter()
            .filter(|(room, uses)| !placed.contains(*room) && uses.iter().all(|used| placed.contains(used)))
            .map(|(room, _)| room.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        placed.extend(free);
    }
    let stuck: Vec<&String> = arrows.keys().filter(|room| !placed.contains(*room)).collect();
    assert!(stuck.is_empty(), "these rooms use each other in a circle, or one that has no row: {stuck:?}");
}

#[test]
fn the_model_knows_of_type_only_the_language() {
    for module in house().modules.values().filter(|module| module.file.starts_with("model")) {
        for named in module.named.iter().filter(|named| named.path.first().is_some_and(|room| room == "text")) {
            assert_eq!(named.path.get(1).map(String::as_str), Some("Language"), "src/{}", module.file.display());
        }
    }
}

#[test]
fn no_files_of_a_room_and_no_folders_of_the_studio_name_each_other_in_a_circle() {
    let house = house();
    let name = |file: &Path| file.to_string_lossy().replace('\\', "/");
    let folder = |file: &Path| file.iter().take(2).collect::<PathBuf>().to_string_lossy().replace('\\', "/");
    let folders: BTreeSet<PathBuf> =
        house.modules.values().map(|module| module.file.iter().take(1).collect()).collect();
    let parts: BTreeSet<PathBuf> = house.modules.values().map(|module| module.file.iter().take(2).collect()).collect();
    let rooms = folders.into_iter().filter(|room| room.extension().is_none() && room != Path::new("studio"));
    let parts = parts.into_iter().filter(|part| part.extension().is_none() && part.starts_with("studio"));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    found.insert("studio".to_owned(), circles(&house.arrows(Path::new("studio"), folder)));
    for place in rooms.chain(parts) {
        found.insert(name(&place), circles(&house.arrows(&place, name)));
    }
    assert!(found.len() > 20, "{:?}", found.keys());
    let told: Vec<String> = (found.iter().filter(|(_, circles)| !circles.is_empty()))
        .map(|(place, circles)| format!("{place}:\n    {}", circles.join("\n    ")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_type_name_stands_in_three_places() {
    let types = house().types();
    assert!(types.len() > 500, "{}", types.len());
    let files = |files: &[&Path]| files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(", ");
    let borne_by_many: Vec<String> = (types.iter().filter(|(_, places)| places.len() > 2))
        .map(|(name, places)| format!("`{name}` says not which: {}", files(places)))
        .collect();
    assert!(borne_by_many.is_empty(), "{}", borne_by_many.join("\n"));
}

#[test]
fn the_words_of_architecture_lead_to_what_is_there() {
    let page = read(&root().join("ARCHITECTURE.md"));
    let chapter = page.split("\n## Words\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the chapter");
    let types = house().types();
    let is_there = |name: &str| match name.split_once("::") {
        Some((room, defined)) => {
            types.get(defined).is_some_and(|files| files.iter().any(|file| file.starts_with(room)))
        }
        None => ["src", "."].iter().any(|top| root().join(top).join(name).exists()),
    };
    let told = chapter.lines().filter(|line| line.contains('`')).flat_map(ticked);
    // A type of the language, and two names of variables.
    let named = told.filter(|name| !["Arc", "cx", "ctx"].contains(&name.as_str()));
    let (led, lost): (Vec<String>, Vec<String>) = named.partition(|name| is_there(name));
    assert!(lost.is_empty(), "ARCHITECTURE.md tells of what is not there: {lost:?}");
    assert!(led.len() > 80, "{}", led.len());
}

#[test]
fn no_file_of_the_studio_has_more_than_five_hundred_lines() {
    let source = root().join("src");
    let files = rust_files(&source.join("studio"));
    assert!(files.len() > 100, "{}", files.len());
    let long: Vec<(PathBuf, usize)> = (files.into_iter())
        .map(|file| {
            let lines = read(&file).lines().count();
            (file, lines)
        })
        .filter(|(_, lines)| *lines > 500)
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn colours_come_from_themes() {
    let mut breaches = Vec::new();
    for module in house().modules.values() {
        breaches.extend(module.colours.iter().map(|colour| format!("src/{}: {colour}", module.file.display())));
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn the_top_level_holds_what_it_should_and_no_more() {
    // Git knows what belongs to the repository; a source archive holds nothing else but what building leaves.
    let listed = Command::new("git").args(["ls-tree", "--name-only", "HEAD"]).current_dir(root()).output();
    let found: BTreeSet<String> = match listed {
        Ok(output) if output.status.success() => {
            String::from_utf8_lossy(&output.stdout).lines().map(ToOwned::to_owned).collect()
        }
        _ => fs::read_dir(root())
            .expect("the repository can be listed")
            .map(|entry| entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned())
            .filter(|name| name != "target" && name != ".git")
            .collect(),
    };
    let wanted: BTreeSet<String> = TOP_LEVEL.iter().map(|name| (*name).to_owned()).collect();
    let extra: Vec<_> = found.difference(&wanted).collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(extra.is_empty() && missing.is_empty(), "not expected: {extra:?}, missing: {missing:?}");
}

#[test]
fn every_test_file_is_built_and_stands_in_the_index() {
    let index = read(&root().join("tests/README.md"));
    let main = read(&root().join("tests/it/main.rs"));
    let built: BTreeSet<&str> = main.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert!(built.contains("rooms"), "{built:?}");
    for entry in fs::read_dir(root().join("tests/it")).expect("the tests can be listed") {
        let name = entry.expect("a folder can be listed").file_name().to_string_lossy().into_owned();
        let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") else { continue };
        assert!(built.contains(module), "tests/it/main.rs does not name {module}: it is never built");
        assert!(index.contains(&format!("`{name}`")), "tests/README.md does not mention {name}");
    }
}

#[test]
fn the_reader_of_sources_follows_names_to_the_file_that_defines_them() {
    let files = BTreeMap::from([
        ("lib.rs", "pub mod a; pub mod b;"),
        (
            "a/mod.rs",
            "mod one; mod two; pub use one::{One, made as make}; #[cfg(test)] mod tests { use super::two::*; }",
        ),
        ("a/one.rs", "use super::two::Two; pub struct One; pub fn made() -> Two { todo!() } // crate::b::no"),
        ("a/two.rs", "pub struct Two; fn back() { assert!(super::make(\"crate::b::no #fff\") == Two, \"#fff\"); }"),
        (
            "b.rs",
            "use crate::a::{self, One}; fn red() { a::make(); vec![Rgba { r: 1, g: 1 }, crate::a::One] }\n\
                  #[cfg(test)] fn tested() { struct One; from_rgb(1, 2, 3); }\n\
                  trait Inner { type Two; } fn local() { enum One {} }",
        ),
    ]);
    let house = House::read(&|file| files.get(file.to_str()?).map(|text| (*text).to_owned()));
    let name = |file: &Path| file.to_string_lossy().into_owned();
    let arrows = house.arrows(Path::new(""), name);
    let told = |from: &str| -> Vec<String> {
        arrows.get(from).into_iter().flatten().map(|(to, by)| format!("{to} by {by}")).collect()
    };
    assert_eq!(told("a/one.rs"), ["a/two.rs by super::two::Two"]);
    assert_eq!(told("a/two.rs"), ["a/one.rs by super::make"]);
    assert_eq!(told("b.rs"), ["a/one.rs by crate::a::One"]);
    assert_eq!(told("a/mod.rs"), [""; 0], "it only passes on");
    assert_eq!(circles(&arrows), ["a/one.rs → a/two.rs (super::two::Two), a/two.rs → a/one.rs (super::make)"]);
    assert_eq!(house.modules[&vec!["b".to_owned()]].colours.len(), 1);
    assert_eq!(house.modules[&vec!["a".to_owned(), "two".to_owned()]].colours, ["#fff"]);
    let types = house.types();
    assert_eq!(types.keys().copied().collect::<Vec<_>>(), ["Inner", "One", "Two"]);
    assert_eq!(types["One"], [Path::new("a/one.rs"), Path::new("b.rs")], "also within a function, but for tests");
}

/// The rows of the table of conventions that this version keeps; those of presenting follow with the presenter.
const HABITS: [&str; 32] = [
    "nav-pan",
    "nav-scroll",
    "nav-zoom",
    "nav-keys",
    "nav-back",
    "nav-minimap",
    "nav-find",
    "nav-palette",
    "nav-keyscroll",
    "sel-click",
    "sel-tab",
    "sel-live",
    "drag-threshold",
    "drag-feel",
    "drag-edge",
    "drag-snap",
    "drag-axis",
    "drag-copy",
    "nudge",
    "del",
    "group-lock-z",
    "align",
    "panels",
    "menu",
    "edit-start",
    "edit-end",
    "esc-ladder",
    "undo-mark",
    "paste-lines",
    "paste-table",
    "paste-image",
    "copy-out",
];

#[test]
fn every_hand_habit_has_a_test_that_exists() {
    let readme = fs::read_to_string(root().join("tests/README.md")).expect("the index of tests");
    let table = readme.split("## Hand habits").nth(1).expect("the table of habits");
    let rows: Vec<(&str, Vec<&str>)> = table
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split(" | ");
            let habit = cells.next()?.trim_end_matches('`');
            let tests = cells.next()?.trim_end_matches(" |").split(" · ");
            Some((habit, tests.map(|test| test.trim_matches('`')).collect()))
        })
        .collect();
    assert_eq!(rows.iter().map(|(habit, _)| *habit).collect::<Vec<_>>(), HABITS);
    let mut sources = String::new();
    for folder in ["tests", "src"] {
        for file in rust_files(&root().join(folder)) {
            sources.push_str(&fs::read_to_string(&file).expect("a source"));
        }
    }
    for (habit, tests) in rows {
        assert!(!tests.is_empty(), "{habit} has no test");
        for test in tests {
            assert!(sources.contains(&format!("fn {test}(")), "{habit}: there is no test {test}");
        }
    }
}
