//! The house: which room may use which, where egui may be named, where colours come from, what stands at the top level.
//!
//! The arrows are read from the table in ARCHITECTURE.md, so that the page and the sources cannot tell two stories.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot read its own sources should stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates that only the window may name.
const WINDOW_CRATES: [&str; 9] =
    ["accesskit", "eframe", "egui", "egui_extras", "emath", "epaint", "rfd", "wgpu", "winit"];

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

/// A source file: its path below `src/`, its code without comments and strings, and its strings.
struct Source {
    path: PathBuf,
    code: String,
    strings: Vec<String>,
}

impl Source {
    /// The room the file stands in; `lib` and `main` stand in none.
    fn room(&self) -> String {
        let first = self.path.iter().next().expect("a source has a name");
        Path::new(first).file_stem().expect("a source has a name").to_string_lossy().into_owned()
    }

    /// How many modules lie between the crate's root and the file's own items.
    fn depth(&self) -> usize {
        let parts = self.path.iter().count();
        if self.path.file_name().is_some_and(|name| name == "mod.rs") { parts - 1 } else { parts }
    }

    /// The first names after `crate::`, also where a brace lists several, and after a chain of `super::` that climbs to the root.
    fn rooms_used(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let climb = "super::".repeat(self.depth());
        for (at, _) in self.code.match_indices("crate::").filter(|(at, _)| is_word_start(&self.code, *at)) {
            used.extend(first_names(&self.code[at + "crate::".len()..]));
        }
        for (at, _) in self.code.match_indices(&climb).filter(|(at, _)| is_word_start(&self.code, *at)) {
            // An inline module of tests stands one level deeper; there the same chain ends inside the room.
            let names = first_names(&self.code[at + climb.len()..]);
            if !self.code[..at].contains("mod tests {") {
                used.extend(names.into_iter().filter(|name| name != "super"));
            }
        }
        used.remove(&self.room());
        used
    }
}

/// Whether the word at `at` is not the tail of a longer path or name.
fn is_word_start(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':' || letter == '$')
}

/// The name a path begins with, or, for `{a::…, b}`, the name of each of its paths.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    let Some(list) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut depth = 0_i32;
    let mut names = vec![name(list)];
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&list[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Splits Rust into code (comments and strings taken out) and strings.
fn split(text: &str) -> (String, Vec<String>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some(hashes) = raw_string(rest, &code) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &rest[hashes + 2..];
            let end = body.find(&close).unwrap_or(body.len());
            strings.push(body[..end].to_owned());
            rest = body.get(end + close.len()..).unwrap_or_default();
        } else if letter == '"' {
            let body = &rest[1..];
            let mut escaped = false;
            let end = body
                .find(|letter| {
                    let ends = letter == '"' && !escaped;
                    escaped = letter == '\\' && !escaped;
                    ends
                })
                .unwrap_or(body.len());
            strings.push(body[..end].to_owned());
            code.push_str("\"\"");
            rest = body.get(end + 1..).unwrap_or_default();
        } else if let Some(length) = char_literal(rest) {
            code.push_str("' '");
            rest = &rest[length..];
        } else {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    (code, strings)
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let inside_a_word = before.ends_with(|letter: char| letter.is_alphanumeric() && letter != 'b' || letter == '_');
    let hashes = rest.strip_prefix('r').filter(|_| !inside_a_word)?;
    let count = hashes.chars().take_while(|letter| *letter == '#').count();
    hashes[count..].starts_with('"').then_some(count)
}

/// The length of a character literal that begins here; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if body.starts_with('\\') {
        return body[2..].find('\'').map(|end| end + 4);
    }
    let letter = body.chars().next()?;
    body[letter.len_utf8()..].starts_with('\'').then(|| letter.len_utf8() + 2)
}

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

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    rust_files(&folder)
        .into_iter()
        .map(|path| {
            let (code, strings) = split(&read(&path));
            let path = path.strip_prefix(&folder).expect("found below it").to_owned();
            Source { path, code, strings }
        })
        .collect()
}

/// The part of a file before its unit tests.
fn without_tests(code: &str) -> &str {
    code.find("#[cfg(test)]").map_or(code, |end| &code[..end])
}

/// The names between backticks.
fn ticked(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

/// The table of rooms in ARCHITECTURE.md: room → rooms it may use.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let page = read(&root().join("ARCHITECTURE.md"));
    let table = page.split("## Rooms").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a chapter on rooms");
    table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (ticked(cells[1]).pop_first().expect("a row names its room"), ticked(cells[3]))
        })
        .collect()
}

/// Whether `word` stands in `text` by itself.
fn has_word(text: &str, word: &str) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(joins) && !text[at + word.len()..].starts_with(joins))
}

#[test]
fn a_room_uses_only_the_rooms_that_architecture_allows() {
    let arrows = arrows();
    let mut breaches = Vec::new();
    for source in sources() {
        let room = source.room();
        if room == "lib" || room == "main" {
            continue;
        }
        let Some(allowed) = arrows.get(&room) else {
            breaches.push(format!("`{room}` has no row in ARCHITECTURE.md"));
            continue;
        };
        breaches.extend(
            source
                .rooms_used()
                .difference(allowed)
                .map(|used| format!("src/{} uses `{used}`: `{room}` may not", source.path.display())),
        );
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
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
    for source in sources().iter().filter(|source| source.room() == "model") {
        for (at, _) in source.code.match_indices("crate::text") {
            let rest = &source.code[at..];
            assert!(rest.starts_with("crate::text::Language"), "src/{}: {rest:.40}", source.path.display());
        }
    }
}

#[test]
fn egui_is_named_only_in_the_studio_and_at_the_door() {
    let mut breaches = Vec::new();
    for source in sources().iter().filter(|source| source.room() != "studio" && source.room() != "main") {
        for name in WINDOW_CRATES.iter().filter(|name| has_word(&source.code, name)) {
            breaches.push(format!("src/{} names {name}", source.path.display()));
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

/// What in a file sets a colour by hand.
fn colours(source: &Source) -> Vec<String> {
    let code = without_tests(&source.code);
    let mut found = Vec::new();
    // Tests may name a colour; the strings of a file that has tests cannot be told apart, so they are read only elsewhere.
    if code.len() == source.code.len() {
        found.extend(source.strings.iter().filter(|text| is_hex(text)).cloned());
    }
    for call in ["from_rgb(", "from_gray(", "from_rgba_unmultiplied(", "from_rgba_premultiplied(", "Rgba { r:"] {
        let by_hand =
            |at: usize| code[at + call.len()..].trim_start().starts_with(|letter: char| letter.is_ascii_digit());
        found.extend(code.match_indices(call).filter(|(at, _)| by_hand(*at)).map(|_| format!("{call}…")));
    }
    found
}

/// Whether a string reads as a colour: `#RGB`, `#RRGGBB` or `#RRGGBBAA`.
fn is_hex(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[test]
fn colours_come_from_themes() {
    let mut breaches = Vec::new();
    for source in sources() {
        let path = source.path.to_string_lossy().replace('\\', "/");
        let found = colours(&source);
        // A file of tests may name the colours it expects.
        if source.path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        breaches.extend(found.iter().map(|colour| format!("src/{path}: {colour}")));
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
fn the_reader_of_sources_tells_code_from_comments_and_strings() {
    let (code, strings) = split(
        "use crate::{a::{b, c}, d}; // crate::no\n/* crate::no */ let s = \"crate::no \\\" \"; r#\"crate::no\"#; '\"' x",
    );
    let source = Source { path: PathBuf::from("room/part.rs"), code, strings };
    assert_eq!(source.rooms_used(), BTreeSet::from(["a".to_owned(), "d".to_owned()]));
    assert_eq!(source.strings.len(), 2);
    assert!(!source.code.contains("no"));
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
